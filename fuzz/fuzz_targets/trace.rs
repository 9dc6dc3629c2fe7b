//! Any messages, in any order, decoded for a trace and written in every form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::{ContentType, ProtocolVersion};
use oxissl::connection::{Direction, Observation, ObservedMessage, ObservedRecord, Role};
use oxissl::trace::{Trace, json, ladder, pcapng, text};

fuzz_target!(|input: (bool, Vec<(bool, u8, &[u8])>)| {
    let (client, messages) = input;
    let mut trace = Trace::new(if client { Role::Client } else { Role::Server });
    for (number, (sent, content_type, bytes)) in (1..).zip(messages) {
        let direction = if sent { Direction::Sent } else { Direction::Received };
        let encrypted = content_type & 0x80 != 0;
        let mut wire = vec![content_type, 3, 3];
        wire.extend(u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes());
        wire.extend_from_slice(bytes);
        let plaintext = (content_type & 0x40 == 0).then(|| bytes.to_vec());
        trace.add(Observation::Record(ObservedRecord {
            direction,
            number,
            epoch: 0,
            encrypted,
            inner: None,
            wire,
            plaintext,
        }));
        trace.add(Observation::Message(ObservedMessage {
            direction,
            content_type: ContentType(20 + content_type % 5),
            version: ProtocolVersion::TLS1_2,
            records: number..=number,
            epoch: 0,
            encrypted,
            bytes: bytes.to_vec(),
        }));
    }
    text::render(&trace);
    json::render(&trace);
    ladder::render(&trace, true);
    pcapng::render(&trace);
});
