//! Handshake messages out of records: joins the fragments of one message, parts several in one record, and bounds each
//! kind's size before its bytes are collected.

use super::messages::{HandshakeMessage, MESSAGE_HEADER, unexpected};
use crate::alert::AlertDescription;
use crate::codec::Reader;
use crate::codepoint::HandshakeType;
use crate::error::Reason;
use crate::{Error, Result};

/// The greatest length in bytes of a certificate chain unless configured (`SSL_CTX_set_max_cert_list`).
pub const DEFAULT_MAX_CERT_LIST: usize = 100 * 1024;

/// Collects handshake bytes and gives out whole messages.
#[derive(Debug)]
pub struct HandshakeJoiner {
    bytes: Vec<u8>,
    /// Where in `bytes` the next message begins; what is before has been given out.
    start: usize,
    max_cert_list: usize,
}

impl Default for HandshakeJoiner {
    fn default() -> Self {
        Self::new(DEFAULT_MAX_CERT_LIST)
    }
}

impl HandshakeJoiner {
    /// An empty joiner. `max_cert_list` bounds a Certificate message, compressed or not, and a CertificateRequest, in
    /// bytes.
    pub const fn new(max_cert_list: usize) -> Self {
        Self { bytes: Vec::new(), start: 0, max_cert_list }
    }

    /// Adds the payload of a handshake record.
    pub fn push(&mut self, payload: &[u8]) {
        if self.start > 0 {
            // What was given out makes room; what moves is less than one message's bytes, once per record.
            self.bytes.drain(..self.start);
            self.start = 0;
        }
        self.bytes.extend_from_slice(payload);
    }

    /// The next whole message, or `None` if more bytes are needed. A message of an unknown type or of a length that its
    /// type never has is refused as soon as its header is there.
    #[expect(clippy::should_implement_trait, reason = "an iterator could not go on after None")]
    pub fn next(&mut self) -> Result<Option<HandshakeMessage>> {
        let rest = self.bytes.get(self.start..).unwrap_or_default();
        let mut r = Reader::new(rest, "handshake message");
        let (Ok(typ), Ok(length)) = (r.u8(), r.u24()) else { return Ok(None) };
        let typ = HandshakeType(typ);
        let limit = self.limit(typ).ok_or_else(|| unexpected(typ))?;
        if length > limit {
            return Err(Error::Peer {
                alert: AlertDescription::DECODE_ERROR,
                reason: Reason::EXCESSIVE_MESSAGE_SIZE,
                detail: format!("a {typ} of {length} bytes, at most {limit} allowed"),
            });
        }
        let whole = MESSAGE_HEADER + length;
        let Some(raw) = rest.get(..whole) else { return Ok(None) };
        // The last message held is not copied, and leaves the joiner without memory: most connections are idle.
        let raw = if self.start + whole == self.bytes.len() {
            let mut bytes = core::mem::take(&mut self.bytes);
            bytes.drain(..core::mem::take(&mut self.start));
            bytes
        } else {
            let raw = raw.to_vec();
            self.start += whole;
            raw
        };
        HandshakeMessage::from_raw(raw).map(Some)
    }

    /// Whether no byte of an unfinished or untaken message is held, as must be when keys change.
    pub const fn is_empty(&self) -> bool {
        self.start == self.bytes.len()
    }

    /// The greatest length in bytes of the body of a message of this type, as OpenSSL has it; `None` for types that
    /// do not exist.
    const fn limit(&self, typ: HandshakeType) -> Option<usize> {
        Some(match typ {
            HandshakeType::HELLO_REQUEST | HandshakeType::SERVER_HELLO_DONE | HandshakeType::END_OF_EARLY_DATA => 0,
            HandshakeType::KEY_UPDATE => 1,
            HandshakeType::CLIENT_HELLO => 131_396,
            HandshakeType::SERVER_HELLO | HandshakeType::ENCRYPTED_EXTENSIONS => 20_000,
            HandshakeType::NEW_SESSION_TICKET => 131_338,
            HandshakeType::CERTIFICATE | HandshakeType::CERTIFICATE_REQUEST | HandshakeType::COMPRESSED_CERTIFICATE => {
                self.max_cert_list
            }
            HandshakeType::SERVER_KEY_EXCHANGE => 102_400,
            HandshakeType::CERTIFICATE_VERIFY | HandshakeType::CERTIFICATE_STATUS => 16_384,
            HandshakeType::CLIENT_KEY_EXCHANGE => 2048,
            HandshakeType::NEXT_PROTOCOL => 514,
            HandshakeType::FINISHED => 64,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alert::AlertDescription;

    /// Three messages of 4, 16 and 304 bytes.
    fn stream() -> (Vec<Vec<u8>>, Vec<u8>) {
        let messages = vec![
            vec![14, 0, 0, 0],
            [&[20, 0, 0, 12][..], &[1; 12]].concat(),
            [&[15, 0, 1, 44][..], &[2; 300]].concat(),
        ];
        let stream = messages.concat();
        (messages, stream)
    }

    fn take_all(joiner: &mut HandshakeJoiner) -> Vec<Vec<u8>> {
        core::iter::from_fn(|| joiner.next().unwrap()).map(HandshakeMessage::into_raw).collect()
    }

    #[test]
    fn messages_come_out_whatever_way_they_come_in() {
        let (messages, stream) = stream();
        for at in 0..=stream.len() {
            let mut joiner = HandshakeJoiner::default();
            let (front, back) = stream.split_at(at);
            joiner.push(front);
            let mut got = take_all(&mut joiner);
            assert_eq!(joiner.is_empty(), [0, 4, 20, 324].contains(&at), "cut at {at}");
            joiner.push(back);
            got.extend(take_all(&mut joiner));
            assert_eq!(got, messages, "cut at {at}");
            assert!(joiner.is_empty());
        }
        let mut joiner = HandshakeJoiner::default();
        let mut got = Vec::new();
        for byte in stream {
            joiner.push(&[byte]);
            got.extend(take_all(&mut joiner));
        }
        assert_eq!(got, messages, "byte by byte");
    }

    #[test]
    fn what_waits_is_not_empty() {
        let mut joiner = HandshakeJoiner::default();
        joiner.push(&[14, 0, 0, 0, 14, 0, 0, 0]);
        joiner.next().unwrap().unwrap();
        assert!(!joiner.is_empty(), "a whole message that nobody took");
    }

    #[test]
    fn lengths_are_bounded_by_type() {
        let limits = [
            (0, 0),
            (1, 131_396),
            (2, 20_000),
            (4, 131_338),
            (5, 0),
            (8, 20_000),
            (11, 102_400),
            (12, 102_400),
            (13, 102_400),
            (14, 0),
            (15, 16_384),
            (16, 2048),
            (20, 64),
            (22, 16_384),
            (24, 1),
            (25, 102_400),
            (67, 514),
        ];
        for (typ, limit) in limits {
            let header = |length: usize| [typ, (length >> 16) as u8, (length >> 8) as u8, length as u8];
            let mut joiner = HandshakeJoiner::default();
            joiner.push(&header(limit + 1));
            let error = joiner.next().unwrap_err();
            assert_eq!(error.reason(), Reason::EXCESSIVE_MESSAGE_SIZE, "type {typ}");
            assert_eq!(error.alert(), Some(AlertDescription::DECODE_ERROR));
            let mut joiner = HandshakeJoiner::default();
            joiner.push(&header(limit));
            joiner.push(&vec![0; limit]);
            assert_eq!(joiner.next().unwrap().unwrap().body().len(), limit, "type {typ}");
        }
        let mut joiner = HandshakeJoiner::new(10);
        joiner.push(&[11, 0, 0, 11]);
        assert!(joiner.next().is_err(), "the chain's bound is the program's to set");
    }

    #[test]
    fn unknown_types_are_refused_with_their_header() {
        for typ in [3, 6, 9, 23, 254] {
            let mut joiner = HandshakeJoiner::default();
            joiner.push(&[typ, 0, 0]);
            assert_eq!(joiner.next(), Ok(None), "not before");
            joiner.push(&[1]);
            assert_eq!(joiner.next().unwrap_err().alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "type {typ}");
        }
    }
}
