//! Public keys as text, as `X509_print` and `EVP_PKEY_print_public` show them.

use super::X509Error;
use super::tlv::{Der, tag};
use crate::crypto::PublicKey;
use crate::crypto::key::KeyType;

/// The text of a public key, each line behind `indent` spaces.
pub(crate) fn public_key(key: &PublicKey, indent: usize) -> String {
    let mut lines = Lines { text: String::new(), indent };
    let bits = key_bits(key.spki_der()).unwrap_or_default();
    match key.key_type() {
        kind @ (KeyType::Rsa | KeyType::RsaPss) => {
            lines.line(&format!("Public-Key: ({} bit)", key.bits()));
            if let Ok((modulus, exponent)) = rsa_numbers(bits) {
                lines.number("Modulus", modulus);
                lines.number("Exponent", exponent);
            }
            if kind == KeyType::RsaPss {
                pss_restrictions(&mut lines, key.spki_der());
            }
        }
        kind @ (KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521) => {
            lines.line(&format!("Public-Key: ({} bit)", key.bits()));
            lines.bytes("pub", bits);
            let (identifier, curve) = match kind {
                KeyType::EcP256 => ("prime256v1", "P-256"),
                KeyType::EcP384 => ("secp384r1", "P-384"),
                _ => ("secp521r1", "P-521"),
            };
            lines.line(&format!("ASN1 OID: {identifier}"));
            lines.line(&format!("NIST CURVE: {curve}"));
        }
        kind @ (KeyType::Ed25519 | KeyType::X25519) => {
            lines.line(if kind == KeyType::Ed25519 { "ED25519 Public-Key:" } else { "X25519 Public-Key:" });
            lines.bytes("pub", bits);
        }
        KeyType::Dh | KeyType::DhX942 => {
            lines.line(&format!("DH Public-Key: ({} bit)", key.bits()));
            if let Ok(value) = Der::new(bits, "DH public key").integer() {
                lines.number("public-key", value);
            }
        }
    }
    lines.text
}

/// Text whose lines begin with spaces.
struct Lines {
    text: String,
    indent: usize,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.text.push_str(&" ".repeat(self.indent));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A number that is not negative: short ones on the line.
    fn number(&mut self, label: &str, contents: &[u8]) {
        let zeros = contents.iter().take_while(|byte| **byte == 0).count();
        let magnitude = contents.get(zeros..).unwrap_or_default();
        if magnitude.len() > 8 {
            return self.bytes(label, contents);
        }
        let value = magnitude.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        self.line(&format!("{label}: {value} (0x{value:x})"));
    }

    /// Bytes in hexadecimal, 15 a line.
    fn bytes(&mut self, label: &str, bytes: &[u8]) {
        self.line(&format!("{label}:"));
        let last = bytes.len().div_ceil(15).saturating_sub(1);
        for (at, row) in bytes.chunks(15).enumerate() {
            let mut line = row.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":");
            if at != last {
                line.push(':');
            }
            self.line(&format!("    {line}"));
        }
    }
}

/// The bits of a SubjectPublicKeyInfo's key.
fn key_bits(spki: &[u8]) -> Result<&[u8], X509Error> {
    let mut fields = Der::new(spki, "SubjectPublicKeyInfo").nested(tag::SEQUENCE)?;
    fields.expect(tag::SEQUENCE)?;
    Ok(fields.bit_string()?.1)
}

/// The modulus and the exponent of an RSAPublicKey.
fn rsa_numbers(der: &[u8]) -> Result<(&[u8], &[u8]), X509Error> {
    let mut fields = Der::new(der, "RSAPublicKey").nested(tag::SEQUENCE)?;
    Ok((fields.integer()?, fields.integer()?))
}

/// What an id-RSASSA-PSS key is restricted to.
fn pss_restrictions(lines: &mut Lines, spki: &[u8]) {
    let restricted = Der::new(spki, "SubjectPublicKeyInfo").nested(tag::SEQUENCE).and_then(|mut fields| {
        let mut algorithm = fields.nested(tag::SEQUENCE)?;
        algorithm.oid()?;
        Ok(!algorithm.is_empty())
    });
    lines.line(match restricted {
        Ok(true) => "PSS parameter restrictions:",
        _ => "No PSS parameter restrictions",
    });
}
