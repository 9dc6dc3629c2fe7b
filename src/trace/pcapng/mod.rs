//! A pcapng file (draft-ietf-opsawg-pcapng) of a trace: the records as they travelled, in made-up TCP segments, with the secrets
//! that decrypt them, so that Wireshark shows at once what was said. **The file holds secrets.**

mod tcp;

use std::time::SystemTime;

use self::tcp::{Frame, Talk};
use super::model::{TraceEvent, Traced};
use super::{Direction, Trace};
use crate::alert::{AlertDescription, AlertLevel};
use crate::codec::Writer;
use crate::connection::Role;

/// Block types.
const SECTION_HEADER: u32 = 0x0a0d_0d0a;
const INTERFACE_DESCRIPTION: u32 = 1;
const ENHANCED_PACKET: u32 = 6;
const DECRYPTION_SECRETS: u32 = 10;

/// Says by its order of bytes that numbers are big-endian, as everything here is.
const BYTE_ORDER_MAGIC: u32 = 0x1a2b_3c4d;
/// The section's length is not given.
const UNKNOWN_LENGTH: u64 = u64::MAX;
const LINKTYPE_ETHERNET: u16 = 1;
/// The secrets are an NSS key log: "TLSK".
const TLS_KEY_LOG: u32 = 0x544c_534b;

/// Options.
const SHB_USERAPPL: u16 = 4;
const IF_NAME: u16 = 2;
const IF_TSRESOL: u16 = 9;
/// Timestamps count 10^-9 seconds.
const NANOSECONDS: u8 = 9;

/// The trace as a pcapng file.
pub fn render(trace: &Trace) -> Vec<u8> {
    let mut file = Vec::new();
    block(&mut file, SECTION_HEADER, |body| {
        body.u32(BYTE_ORDER_MAGIC);
        body.u16(1);
        body.u16(0);
        body.u64(UNKNOWN_LENGTH);
        option(body, SHB_USERAPPL, concat!("OxiSSL ", env!("CARGO_PKG_VERSION")).as_bytes());
        option(body, 0, b"");
    });
    block(&mut file, INTERFACE_DESCRIPTION, |body| {
        body.u16(LINKTYPE_ETHERNET);
        body.u16(0);
        body.u32(0); // packets are not cut
        option(body, IF_NAME, b"trace");
        option(body, IF_TSRESOL, &[NANOSECONDS]);
        option(body, 0, b"");
    });
    let secrets = trace.events.iter().filter_map(|event| match &event.what {
        Traced::Secret(line) => Some(line.as_str()),
        _ => None,
    });
    key_log(&mut file, secrets);
    for frame in frames(trace) {
        packet(&mut file, trace.start, &frame);
    }
    file
}

/// The trace's records as a TCP connection between the two ends; it ends if TLS was closed.
fn frames(trace: &Trace) -> Vec<Frame> {
    let begin = trace.events.iter().find(|event| event.record().is_some()).map(|event| event.time);
    let mut talk = Talk::new(begin.unwrap_or_default());
    for (event, record) in trace.events.iter().filter_map(|event| Some((event, event.record()?))) {
        talk.send(from_client(trace.role, record.direction), event.time, &record.wire);
    }
    if let Some(direction) = trace.events.iter().find_map(closes) {
        talk.close(
            from_client(trace.role, direction),
            trace.events.last().map_or_else(Default::default, |last| last.time),
        );
    }
    talk.frames
}

/// Who ends the connection with this event, if anybody does.
fn closes(event: &TraceEvent) -> Option<Direction> {
    let message = event.message()?;
    let alert = message.alert()?;
    let ends = alert.level == AlertLevel::FATAL || alert.description == AlertDescription::CLOSE_NOTIFY;
    ends.then_some(message.direction)
}

/// Whether what goes this way comes from the client.
fn from_client(role: Role, direction: Direction) -> bool {
    (role == Role::Client) == (direction == Direction::Sent)
}

/// A Decryption Secrets Block, which must stand before the packets that it decrypts.
fn key_log<'a>(file: &mut Vec<u8>, lines: impl Iterator<Item = &'a str>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    block(file, DECRYPTION_SECRETS, |body| {
        body.u32(TLS_KEY_LOG);
        let length = body.len();
        body.u32(0);
        let start = body.len();
        for line in lines {
            body.bytes(line.as_bytes());
            body.u8(b'\n');
        }
        let taken = body.len() - start;
        patch(body, length, taken);
        pad(body, start);
    });
}

/// An Enhanced Packet Block.
fn packet(file: &mut Vec<u8>, start: SystemTime, frame: &Frame) {
    let since_epoch = start.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default() + frame.time;
    block(file, ENHANCED_PACKET, |body| {
        body.u32(0); // the only interface
        body.u64(since_epoch.as_nanos() as u64);
        body.u32(frame.bytes.len() as u32);
        body.u32(frame.bytes.len() as u32);
        let start = body.len();
        body.bytes(&frame.bytes);
        pad(body, start);
    });
}

/// A block: its type, its length, what `body` appends, its length again. `body` leaves a multiple of four bytes.
fn block(file: &mut Vec<u8>, typ: u32, body: impl FnOnce(&mut Vec<u8>)) {
    let start = file.len();
    file.u32(typ);
    file.u32(0);
    body(file);
    let length = file.len() - start + 4;
    file.u32(length as u32);
    patch(file, start + 4, length);
}

/// An option: its code, its length, its value, filled up.
fn option(body: &mut Vec<u8>, code: u16, value: &[u8]) {
    body.u16(code);
    body.u16(value.len() as u16);
    let start = body.len();
    body.bytes(value);
    pad(body, start);
}

/// Fills what began at `start` up to a multiple of four bytes.
fn pad(body: &mut Vec<u8>, start: usize) {
    body.resize(start + (body.len() - start).next_multiple_of(4), 0);
}

/// Writes a number over the four bytes at `at`.
fn patch(file: &mut [u8], at: usize, value: usize) {
    if let Some(place) = file.get_mut(at..at + 4) {
        place.copy_from_slice(&(value as u32).to_be_bytes());
    }
}

#[cfg(test)]
mod tests;
