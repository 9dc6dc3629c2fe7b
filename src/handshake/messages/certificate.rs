//! Certificate (RFC 5246, sections 7.4.2 and 7.4.6): a chain of certificates, the sender's own first.

use crate::Result;
use crate::codec::{Reader, Writer};

/// A certificate chain as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The certificates in DER, the sender's own first; empty where a client has none to give.
    pub chain: Vec<Vec<u8>>,
}

impl Certificate {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "Certificate");
        let mut list = r.sub24()?;
        r.finish()?;
        let mut chain = Vec::new();
        while !list.is_empty() {
            let der = list.vec24()?;
            if der.is_empty() {
                return Err(list.error());
            }
            chain.push(der.to_vec());
        }
        Ok(Self { chain })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        encode_chain(out, self.chain.iter().map(Vec::as_slice));
    }
}

/// Appends the body of a Certificate message whose certificates, in DER, are `chain`: for a sender that holds them
/// elsewhere and need not copy them.
pub fn encode_chain<'a>(out: &mut Vec<u8>, chain: impl IntoIterator<Item = &'a [u8]>) {
    out.vec24(|out| chain.into_iter().for_each(|der| out.vec24(|out| out.bytes(der))));
}
