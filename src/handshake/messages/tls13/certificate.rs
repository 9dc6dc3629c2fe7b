//! Certificate (RFC 8446, section 4.4.2): a chain of certificates, the sender's own first, each with what is said of it.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::handshake::extensions::EntryExtensions;

/// One certificate of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateEntry {
    /// The certificate in DER; never empty.
    pub cert_data: Vec<u8>,
    /// What comes with it.
    pub extensions: EntryExtensions,
}

/// A certificate chain as it travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// That of the CertificateRequest that this answers, at most 255 bytes; empty during a handshake.
    pub certificate_request_context: Vec<u8>,
    /// The certificates, the sender's own first; empty where a client has none to give.
    pub certificate_list: Vec<CertificateEntry>,
}

impl Certificate {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "Certificate");
        let certificate_request_context = r.vec8()?.to_vec();
        let mut list = r.sub24()?;
        r.finish()?;
        let mut certificate_list = Vec::new();
        while !list.is_empty() {
            let cert_data = list.vec24()?;
            if cert_data.is_empty() {
                return Err(list.error());
            }
            let extensions = EntryExtensions::decode(&mut list)?;
            certificate_list.push(CertificateEntry { cert_data: cert_data.to_vec(), extensions });
        }
        Ok(Self { certificate_request_context, certificate_list })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let entries = self.certificate_list.iter().map(|entry| (entry.cert_data.as_slice(), &entry.extensions));
        encode_certificate(out, &self.certificate_request_context, entries);
    }
}

/// Appends the body of a Certificate message that answers the request `context` with these certificates in DER, each with
/// what is said of it: for a sender that holds them elsewhere and need not copy them.
pub fn encode_certificate<'a>(
    out: &mut Vec<u8>,
    context: &[u8],
    entries: impl IntoIterator<Item = (&'a [u8], &'a EntryExtensions)>,
) {
    out.vec8(|out| out.bytes(context));
    out.vec24(|out| {
        for (cert_data, extensions) in entries {
            out.vec24(|out| out.bytes(cert_data));
            extensions.encode(out);
        }
    });
}
