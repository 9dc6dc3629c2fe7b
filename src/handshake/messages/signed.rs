//! The digitally-signed element: the signature and, since TLS 1.2 (RFC 5246, section 4.7), which algorithm made it.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ProtocolVersion, SignatureScheme};

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigitallySigned {
    /// The algorithm, whatever the peer wrote: whether it was offered and fits the key is for the verifier to check.
    /// `None` before TLS 1.2, where it follows from the key.
    pub scheme: Option<SignatureScheme>,
    /// The signature.
    pub signature: Vec<u8>,
}

impl DigitallySigned {
    /// Reads a signature as `version` writes it.
    pub fn decode(r: &mut Reader<'_>, version: ProtocolVersion) -> Result<Self> {
        let scheme = if version >= ProtocolVersion::TLS1_2 { Some(SignatureScheme(r.u16()?)) } else { None };
        let signature = r.vec16()?.to_vec();
        Ok(Self { scheme, signature })
    }

    /// Appends the signature.
    pub fn encode(&self, out: &mut Vec<u8>) {
        self.scheme.iter().for_each(|scheme| out.u16(scheme.0));
        out.vec16(|out| out.bytes(&self.signature));
    }
}
