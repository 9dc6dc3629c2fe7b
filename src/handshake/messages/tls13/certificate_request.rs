//! CertificateRequest (RFC 8446, section 4.3.2): the server asks for the client's certificate, now or after the handshake.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::handshake::extensions::RequestExtensions;

/// What certificate the server would take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateRequest {
    /// What tells this request from others on the connection, at most 255 bytes; empty during a handshake.
    pub certificate_request_context: Vec<u8>,
    /// The extensions; signature_algorithms is always among them.
    pub extensions: RequestExtensions,
}

impl CertificateRequest {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "CertificateRequest");
        let certificate_request_context = r.vec8()?.to_vec();
        let extensions = RequestExtensions::decode(&mut r)?;
        r.finish()?;
        Ok(Self { certificate_request_context, extensions })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.vec8(|out| out.bytes(&self.certificate_request_context));
        self.extensions.encode(out);
    }
}
