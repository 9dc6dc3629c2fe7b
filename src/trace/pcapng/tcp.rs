//! A TCP connection that never was: Ethernet frames with IPv4 packets with TCP segments, each with the numbers and checksums that
//! it would have had.

use core::time::Duration;

use crate::codec::Writer;

/// What fits into a segment if Ethernet frames carry 1500 bytes.
pub(super) const MSS: usize = 1460;
/// How much may be on its way before it is acknowledged by a segment of its own.
const WINDOW: usize = 32 * 1024;

const ETHERTYPE_IPV4: u16 = 0x0800;
const PROTOCOL_TCP: u8 = 6;
const IPV4_HEADER: usize = 20;
const TCP_HEADER: usize = 20;
/// The only option used: the maximum segment size, in the segments that open the connection.
const MSS_OPTION: [u8; 4] = [2, 4, (MSS >> 8) as u8, MSS as u8];

/// TCP flags.
const FIN: u8 = 1;
const SYN: u8 = 2;
const PSH: u8 = 8;
const ACK: u8 = 16;

/// A packet as it would be captured.
pub(super) struct Frame {
    /// When, counted from the trace's beginning.
    pub(super) time: Duration,
    pub(super) bytes: Vec<u8>,
}

/// One end of the connection.
#[derive(Clone, Copy)]
struct End {
    /// A locally administered hardware address ends in this, and so does an address of 192.0.2.0/24, which is for
    /// documentation.
    host: u8,
    port: u16,
    /// The sequence number of the next byte.
    next: u32,
    /// How many packets were sent.
    packets: u16,
    /// Bytes sent since the other end last acknowledged some.
    unacknowledged: usize,
}

/// The connection and what has been sent on it.
pub(super) struct Talk {
    client: End,
    server: End,
    pub(super) frames: Vec<Frame>,
}

impl Talk {
    /// A connection that is opened at `time`.
    pub(super) fn new(time: Duration) -> Self {
        let end = |host, port, next| End { host, port, next, packets: 0, unacknowledged: 0 };
        // On port 443 TLS is expected, and HTTP in it.
        let mut talk = Self { client: end(1, 49152, 1_000_000), server: end(2, 443, 2_000_000), frames: Vec::new() };
        talk.segment(true, time, SYN, &[]);
        talk.segment(false, time, SYN | ACK, &[]);
        talk.segment(true, time, ACK, &[]);
        talk
    }

    /// Sends `bytes` in as many segments as it takes.
    pub(super) fn send(&mut self, from_client: bool, time: Duration, bytes: &[u8]) {
        let mut chunks = bytes.chunks(MSS).peekable();
        while let Some(chunk) = chunks.next() {
            let push = if chunks.peek().is_none() { PSH } else { 0 };
            self.segment(from_client, time, ACK | push, chunk);
            if self.end(from_client).unacknowledged > WINDOW {
                self.segment(!from_client, time, ACK, &[]);
            }
        }
    }

    /// Closes both directions.
    pub(super) fn close(&mut self, by_client: bool, time: Duration) {
        self.segment(by_client, time, FIN | ACK, &[]);
        self.segment(!by_client, time, FIN | ACK, &[]);
        self.segment(by_client, time, ACK, &[]);
    }

    fn end(&mut self, client: bool) -> &mut End {
        if client { &mut self.client } else { &mut self.server }
    }

    fn segment(&mut self, from_client: bool, time: Duration, flags: u8, payload: &[u8]) {
        let (from, to) = (*self.end(from_client), *self.end(!from_client));
        self.frames.push(Frame { time, bytes: frame(from, to, flags, payload) });
        let numbered = payload.len() as u32 + u32::from(flags & (SYN | FIN) != 0);
        let end = self.end(from_client);
        end.next = end.next.wrapping_add(numbered);
        end.packets = end.packets.wrapping_add(1);
        end.unacknowledged += payload.len();
        self.end(!from_client).unacknowledged = 0;
    }
}

/// The frame that carries a segment.
fn frame(from: End, to: End, flags: u8, payload: &[u8]) -> Vec<u8> {
    let options: &[u8] = if flags & SYN == 0 { &[] } else { &MSS_OPTION };
    let mut tcp = Vec::with_capacity(TCP_HEADER + options.len() + payload.len());
    tcp.u16(from.port);
    tcp.u16(to.port);
    tcp.u32(from.next);
    tcp.u32(if flags & ACK == 0 { 0 } else { to.next });
    tcp.u8(((TCP_HEADER + options.len()) * 4) as u8); // words, in the upper half
    tcp.u8(flags);
    tcp.u16(u16::MAX); // window
    tcp.u16(0); // checksum
    tcp.u16(0); // urgent pointer
    tcp.bytes(options);
    tcp.bytes(payload);
    let length = tcp.len() as u16;
    let pseudo_header = [&address(from)[..], &address(to), &[0, PROTOCOL_TCP], &length.to_be_bytes()].concat();
    let sum = checksum(&[&pseudo_header, &tcp]);
    set(&mut tcp, 16, sum);

    let mut ip = Vec::with_capacity(IPV4_HEADER);
    ip.u8(0x45); // version 4, five words of header
    ip.u8(0);
    ip.u16(IPV4_HEADER as u16 + length);
    ip.u16(from.packets);
    ip.u16(0x4000); // not to be fragmented
    ip.u8(64); // time to live
    ip.u8(PROTOCOL_TCP);
    ip.u16(0); // checksum
    ip.bytes(&address(from));
    ip.bytes(&address(to));
    let sum = checksum(&[&ip]);
    set(&mut ip, 10, sum);

    [&hardware_address(to)[..], &hardware_address(from), &ETHERTYPE_IPV4.to_be_bytes(), &ip, &tcp].concat()
}

fn address(end: End) -> [u8; 4] {
    [192, 0, 2, end.host]
}

fn hardware_address(end: End) -> [u8; 6] {
    [2, 0, 0, 0, 0, end.host]
}

/// Writes a checksum over the zeros at `at`.
fn set(header: &mut [u8], at: usize, checksum: u16) {
    if let Some(place) = header.get_mut(at..at + 2) {
        place.copy_from_slice(&checksum.to_be_bytes());
    }
}

/// The Internet checksum (RFC 1071) of `parts`, of which only the last may have an odd length.
pub(super) fn checksum(parts: &[&[u8]]) -> u16 {
    let words = parts.iter().flat_map(|part| part.chunks(2));
    let sum: u32 = words
        .map(|word| match *word {
            [high, low] => u32::from(u16::from_be_bytes([high, low])),
            [high] => u32::from(high) << 8,
            _ => 0,
        })
        .sum();
    let folded = (sum & 0xffff) + (sum >> 16);
    !((folded + (folded >> 16)) as u16)
}
