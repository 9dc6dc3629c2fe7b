//! NextProtocol, of the draft next_protocol_negotiation (NPN) that ALPN has replaced: the client names the application
//! protocol that it has chosen, encrypted and padded so that nobody on the way can tell which.

use crate::Result;
use crate::codec::{Reader, Writer};

/// The client's choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextProtocol {
    /// The protocol's name, at most 255 bytes. It need not be one that the server has.
    pub protocol: Vec<u8>,
}

impl NextProtocol {
    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "NextProtocol");
        let protocol = r.vec8()?.to_vec();
        // What the padding is does not matter.
        r.vec8()?;
        r.finish()?;
        Ok(Self { protocol })
    }

    /// Appends the body, whose length is a multiple of 32.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.vec8(|out| out.bytes(&self.protocol));
        out.vec8(|out| out.bytes(&[0; 32][(self.protocol.len() + 2) % 32..]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_padded_to_a_multiple_of_32() {
        for length in 0..=255 {
            let message = NextProtocol { protocol: vec![b'p'; length] };
            let mut out = Vec::new();
            message.encode(&mut out);
            assert_eq!(out.len() % 32, 0, "{length}");
            assert!(out.len() > length + 2, "{length}: as OpenSSL has it, there always is some padding");
            assert_eq!(NextProtocol::decode(&out).unwrap(), message);
        }
    }

    #[test]
    fn it_is_a_name_and_a_padding() {
        // By the letter of the draft: "h2", and a padding of 28 bytes.
        let body = [&[2, b'h', b'2', 28][..], &[0; 28]].concat();
        let mut out = Vec::new();
        NextProtocol { protocol: b"h2".to_vec() }.encode(&mut out);
        assert_eq!(out, body);
        for n in 0..body.len() {
            assert!(NextProtocol::decode(&body[..n]).is_err(), "{n} bytes");
        }
        assert!(NextProtocol::decode(&[&body[..], &[0]].concat()).is_err(), "and no more");
    }
}
