//! What the engine tells a trace: every record, every message with the records that carried it, and the secrets that
//! decrypt them. The [`Observer`] counts records and finds out which of them a message came in.

use core::ops::RangeInclusive;
use std::collections::VecDeque;

use zeroize::Zeroizing;

use super::event::Direction;
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::record::{HEADER, RecordHeader};

/// Something to be traced.
#[derive(Clone)]
pub enum Observation {
    /// A record; the messages in it follow.
    Record(ObservedRecord),
    /// A whole message; its records went before.
    Message(ObservedMessage),
    /// A line for an NSS key log, without its line end. It holds secrets.
    Secret(Zeroizing<String>),
}

/// A record, as it travelled and as it was meant.
#[derive(Clone)]
pub struct ObservedRecord {
    /// Which way.
    pub direction: Direction,
    /// Its number: a direction's records count from 1.
    pub number: u64,
    /// How many times the keys of its direction had changed before it.
    pub epoch: u32,
    /// Whether it was encrypted.
    pub encrypted: bool,
    /// What TLS 1.3 hides in it; `None` if its header says itself what it carries, or if it could not be decrypted.
    pub inner: Option<InnerPlaintext>,
    /// Its bytes on the wire, header included.
    pub wire: Vec<u8>,
    /// What it carries, after decryption; `None` if it could not be decrypted.
    pub plaintext: Option<Vec<u8>>,
}

/// What a record of TLS 1.3 hides beside the data in it (RFC 8446, section 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InnerPlaintext {
    /// What the record carries.
    pub content_type: ContentType,
    /// How many zeros come after it.
    pub padding: usize,
}

impl ObservedRecord {
    /// Its header.
    pub fn header(&self) -> RecordHeader {
        RecordHeader::decode(self.wire.first_chunk().copied().unwrap_or([0; HEADER]))
    }

    /// What it carries, as far as that is known.
    pub fn content_type(&self) -> ContentType {
        self.inner.map_or_else(|| self.header().content_type, |inner| inner.content_type)
    }
}

/// A whole message: of the handshake, an alert, a ChangeCipherSpec, or application data.
#[derive(Clone)]
pub struct ObservedMessage {
    /// Which way.
    pub direction: Direction,
    /// What it is.
    pub content_type: ContentType,
    /// The version that the last of its records says.
    pub version: ProtocolVersion,
    /// The numbers of the records that carried it.
    pub records: RangeInclusive<u64>,
    /// The epoch of those records.
    pub epoch: u32,
    /// Whether they were encrypted.
    pub encrypted: bool,
    /// Its bytes; a handshake message's header included.
    pub bytes: Vec<u8>,
}

/// Numbers records and links messages to them.
#[derive(Default)]
pub(crate) struct Observer {
    sent: Way,
    received: Way,
}

/// A record that goes by.
pub(crate) struct Passing<'a> {
    pub(crate) direction: Direction,
    pub(crate) epoch: u32,
    pub(crate) encrypted: bool,
    pub(crate) inner: Option<InnerPlaintext>,
    pub(crate) wire: &'a [u8],
    pub(crate) plaintext: Option<&'a [u8]>,
}

/// One direction.
#[derive(Default)]
struct Way {
    /// How many records there were.
    records: u64,
    /// How often the keys had changed before the last record.
    epoch: u32,
    /// Whether the last record was encrypted.
    encrypted: bool,
    /// The version that the last record says.
    version: Option<ProtocolVersion>,
    /// The records with bytes that no message has claimed yet, and how many.
    unclaimed: VecDeque<(u64, usize)>,
}

impl Observer {
    fn way(&mut self, direction: Direction) -> &mut Way {
        match direction {
            Direction::Sent => &mut self.sent,
            Direction::Received => &mut self.received,
        }
    }

    /// A record goes by.
    pub(crate) fn record(&mut self, record: Passing<'_>) -> Observation {
        let Passing { direction, epoch, encrypted, inner, wire, plaintext } = record;
        let way = self.way(direction);
        way.records += 1;
        way.epoch = epoch;
        way.encrypted = encrypted;
        way.version = wire.first_chunk().map(|&header| RecordHeader::decode(header).version);
        if let Some(plaintext) = plaintext {
            way.unclaimed.push_back((way.records, plaintext.len()));
        }
        Observation::Record(ObservedRecord {
            direction,
            number: way.records,
            epoch,
            encrypted,
            inner,
            wire: wire.to_vec(),
            plaintext: plaintext.map(<[u8]>::to_vec),
        })
    }

    /// A message is whole. Its records have gone by.
    pub(crate) fn message(&mut self, direction: Direction, content_type: ContentType, bytes: &[u8]) -> Observation {
        let way = self.way(direction);
        let records = way.claim(bytes.len());
        Observation::Message(ObservedMessage {
            direction,
            content_type,
            version: way.version.unwrap_or(ProtocolVersion(0)),
            records,
            epoch: way.epoch,
            encrypted: way.encrypted,
            bytes: bytes.to_vec(),
        })
    }
}

impl Way {
    /// The records that carried the next `length` bytes.
    fn claim(&mut self, mut length: usize) -> RangeInclusive<u64> {
        let first = self.unclaimed.front().map_or(self.records, |&(number, _)| number);
        let mut last = first;
        while let Some((number, left)) = self.unclaimed.front_mut() {
            last = *number;
            if *left > length {
                *left -= length;
                break;
            }
            length -= *left;
            self.unclaimed.pop_front();
            if length == 0 {
                break;
            }
        }
        first..=last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(observer: &mut Observer, content_type: ContentType, length: usize) -> (RangeInclusive<u64>, u32) {
        match observer.message(Direction::Received, content_type, &vec![0; length]) {
            Observation::Message(message) => (message.records, message.epoch),
            _ => panic!("a message makes a message"),
        }
    }

    fn record(observer: &mut Observer, epoch: u32, length: usize) {
        let (wire, plaintext) = (&[0; 5], Some(&vec![0; length][..]));
        let direction = Direction::Received;
        observer.record(Passing { direction, epoch, encrypted: false, inner: None, wire, plaintext });
    }

    #[test]
    fn messages_are_linked_to_their_records() {
        let mut observer = Observer::default();
        record(&mut observer, 0, 10);
        assert_eq!(message(&mut observer, ContentType::HANDSHAKE, 4), (1..=1, 0), "several in one record");
        record(&mut observer, 0, 10);
        record(&mut observer, 0, 3);
        assert_eq!(message(&mut observer, ContentType::HANDSHAKE, 18), (1..=3, 0), "one in several records");
        assert_eq!(message(&mut observer, ContentType::HANDSHAKE, 1), (3..=3, 0));
        record(&mut observer, 0, 1);
        assert_eq!(message(&mut observer, ContentType::CHANGE_CIPHER_SPEC, 1), (4..=4, 0));
        record(&mut observer, 1, 0);
        assert_eq!(message(&mut observer, ContentType::APPLICATION_DATA, 0), (5..=5, 1), "an empty one");
        record(&mut observer, 1, 7);
        assert_eq!(message(&mut observer, ContentType::APPLICATION_DATA, 7), (6..=6, 1));
    }

    #[test]
    fn directions_count_apart() {
        let mut observer = Observer::default();
        record(&mut observer, 0, 1);
        let inner = Some(InnerPlaintext { content_type: ContentType::HANDSHAKE, padding: 3 });
        let (direction, wire) = (Direction::Sent, &[23, 3, 3, 0, 9]);
        let sent = Passing { direction, epoch: 2, encrypted: true, inner, wire, plaintext: None };
        let Observation::Record(sent) = observer.record(sent) else {
            panic!("a record makes a record");
        };
        assert_eq!((sent.number, sent.epoch, sent.encrypted, sent.header().length), (1, 2, true, 9));
        assert_eq!(
            (sent.header().content_type, sent.content_type()),
            (ContentType::APPLICATION_DATA, ContentType::HANDSHAKE)
        );
    }
}
