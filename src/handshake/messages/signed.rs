//! The digitally-signed element of TLS 1.2 (RFC 5246, section 4.7): which algorithm, and the signature.
//!
//! Before TLS 1.2 the algorithm is not sent: it follows from the key.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::SignatureScheme;

/// A signature with the algorithm that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigitallySigned {
    /// The algorithm, whatever the peer wrote: whether it was offered and fits the key is for the verifier to check.
    pub scheme: SignatureScheme,
    /// The signature.
    pub signature: Vec<u8>,
}

impl DigitallySigned {
    /// Reads a signature in TLS 1.2's form.
    pub fn decode(r: &mut Reader<'_>) -> Result<Self> {
        let scheme = SignatureScheme(r.u16()?);
        let signature = r.vec16()?.to_vec();
        Ok(Self { scheme, signature })
    }

    /// Appends the signature in TLS 1.2's form.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u16(self.scheme.0);
        out.vec16(|out| out.bytes(&self.signature));
    }
}
