//! ServerKeyExchange, ClientKeyExchange and CertificateVerify: what they hold follows from the cipher suite, by whose name
//! every suite of the registry is told apart, those that this library does not have included.

use super::fields::Fields;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ProtocolVersion;
use crate::trace::model::Value;
use crate::trace::names;

/// A curve with a number, the one way to name one that is still in use.
const NAMED_CURVE: u8 = 3;

/// How a suite's premaster secret is agreed on.
#[derive(Clone, Copy)]
pub(super) struct Exchange {
    /// What the suite's name says between `TLS_` and `_WITH_`: `ECDHE_RSA`.
    name: &'static str,
    kind: Kind,
    /// A pre-shared key takes part.
    psk: bool,
}

/// What the two sides send each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A secret that is encrypted to the server's key.
    Rsa,
    /// Keys over a finite field.
    Dh,
    /// Keys over an elliptic curve.
    Ecdh,
    /// Nothing.
    None,
}

impl Exchange {
    /// The key exchange of a suite, if it is one of those that can be read.
    pub(super) fn of_suite(id: u16) -> Option<Self> {
        let (name, _) = names::suite_name(id)?.strip_prefix("TLS_")?.split_once("_WITH_")?;
        let psk = name.split('_').any(|part| part == "PSK");
        let kind = match name.split('_').next()? {
            "RSA" => Kind::Rsa,
            "DH" | "DHE" => Kind::Dh,
            "ECDH" | "ECDHE" => Kind::Ecdh,
            "PSK" if name == "PSK" => Kind::None,
            "PSK" => Kind::Dh,
            _ => return None,
        };
        Some(Self { name, kind, psk })
    }

    /// Whether the server's part is signed: it is not where either side proves itself otherwise, or not at all.
    fn is_signed(self) -> bool {
        !self.psk && self.name.split('_').all(|part| part != "anon")
    }
}

/// Reads a ServerKeyExchange.
pub(super) fn server(exchange: Option<Exchange>, version: ProtocolVersion, fields: &mut Fields<'_>) -> Result<()> {
    let Some(exchange) = exchange else { return Ok(()) };
    fields.add("key_exchange", Value::Text(exchange.name.to_owned()));
    if exchange.psk {
        fields.text("psk_identity_hint", Reader::vec16)?;
    }
    match exchange.kind {
        Kind::Dh => {
            let prime = fields.vec("dh_p", Reader::vec16)?;
            fields.add("dh_p_bits", Value::Number(bits(prime)));
            fields.vec("dh_g", Reader::vec16)?;
            fields.vec("dh_ys", Reader::vec16)?;
        }
        Kind::Ecdh => {
            if fields.u8("curve_type", names::curve_type)? != NAMED_CURVE {
                return Ok(());
            }
            fields.u16("named_curve", names::group)?;
            fields.vec("public", Reader::vec8)?;
        }
        Kind::Rsa | Kind::None => {}
    }
    if exchange.is_signed() && !fields.is_empty() { signature(version, fields) } else { Ok(()) }
}

/// Reads a ClientKeyExchange.
pub(super) fn client(exchange: Option<Exchange>, version: ProtocolVersion, fields: &mut Fields<'_>) -> Result<()> {
    let Some(exchange) = exchange else { return Ok(()) };
    fields.add("key_exchange", Value::Text(exchange.name.to_owned()));
    if exchange.psk {
        fields.text("psk_identity", Reader::vec16)?;
    }
    if fields.is_empty() {
        // A client whose certificate already holds its key (RFC 5246, section 7.4.7.2).
        return Ok(());
    }
    match exchange.kind {
        Kind::Rsa if version == ProtocolVersion::SSL3 => fields.remaining("encrypted_premaster_secret"),
        Kind::Rsa => drop(fields.vec("encrypted_premaster_secret", Reader::vec16)?),
        Kind::Dh => drop(fields.vec("dh_yc", Reader::vec16)?),
        Kind::Ecdh => drop(fields.vec("public", Reader::vec8)?),
        Kind::None => {}
    }
    Ok(())
}

/// Reads a signature, which names its algorithm since TLS 1.2. A CertificateVerify is nothing else.
pub(super) fn signature(version: ProtocolVersion, fields: &mut Fields<'_>) -> Result<()> {
    if version >= ProtocolVersion::TLS1_2 {
        fields.u16("signature_algorithm", names::scheme)?;
    }
    fields.vec("signature", Reader::vec16).map(drop)
}

/// The length of a number in bits.
fn bits(number: &[u8]) -> u64 {
    let leading = number.iter().take_while(|byte| **byte == 0).count();
    let first = number.get(leading).map_or(0, |byte| byte.leading_zeros());
    8 * (number.len() - leading) as u64 - u64::from(first)
}
