//! CertificateVerify (RFC 8446, section 4.4.3): a side signs the handshake so far.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::SignatureScheme;
use crate::handshake::Role;

/// The proof that the sender owns its certificate's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateVerify {
    /// The algorithm, whatever the peer wrote: whether it was offered and fits the key is for the verifier to check.
    pub algorithm: SignatureScheme,
    /// The signature over [`signed_content`].
    pub signature: Vec<u8>,
}

impl CertificateVerify {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "CertificateVerify");
        let algorithm = SignatureScheme(r.u16()?);
        let signature = r.vec16()?.to_vec();
        r.finish()?;
        Ok(Self { algorithm, signature })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u16(self.algorithm.0);
        out.vec16(|out| out.bytes(&self.signature));
    }
}

/// What a CertificateVerify of `signer` signs, where the messages before it have the hash `transcript_hash`. What comes
/// before the hash keeps it from being anything else that the key may ever sign.
pub fn signed_content(signer: Role, transcript_hash: &[u8]) -> Vec<u8> {
    let context = match signer {
        Role::Client => "TLS 1.3, client CertificateVerify",
        Role::Server => "TLS 1.3, server CertificateVerify",
    };
    [&[b' '; 64], context.as_bytes(), &[0], transcript_hash].concat()
}
