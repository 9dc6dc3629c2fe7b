//! What the engine tells about itself while it works.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::observation::Observation;
use crate::alert::Alert;
use crate::codepoint::ContentType;
use crate::session::Session;

/// Whether something went to the peer or came from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the peer.
    Sent,
    /// From the peer.
    Received,
}

impl Direction {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
        }
    }
}

/// Something that happened.
#[derive(Clone)]
pub enum Event {
    /// A handshake begins. Always told.
    HandshakeStart,
    /// A handshake is about to take its next step: [`Connection::progress`](crate::connection::Connection::progress) says where it is.
    Progress,
    /// The handshake is over. Always told, before anything that comes after it is read.
    HandshakeDone,
    /// What this side or the peer has said after the handshake, in TLS 1.3, is dealt with. Always told, before anything that
    /// comes after it is read.
    LaterMessageDone,
    /// The five bytes of a record header.
    RecordHeader {
        /// Which way.
        direction: Direction,
        /// The bytes.
        header: [u8; 5],
    },
    /// What the record of the last header carries, where the header does not say it: in TLS 1.3.
    InnerType {
        /// Which way.
        direction: Direction,
        /// What it carries.
        content_type: ContentType,
    },
    /// A whole handshake message with its header, a ChangeCipherSpec, or an alert.
    Message {
        /// Which way.
        direction: Direction,
        /// What it is.
        content_type: ContentType,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// An alert.
    Alert {
        /// Which way.
        direction: Direction,
        /// The alert.
        alert: Alert,
    },
    /// A session that can be resumed later.
    NewSession(Arc<Session>),
    /// A line for an NSS key log, without its line end. It holds secrets.
    KeyLog(Zeroizing<String>),
    /// Something for a trace.
    Trace(Box<Observation>),
}

/// A secret as an NSS key log wants it: `LABEL client_random secret`.
pub(crate) fn key_log_line(label: &str, client_random: &[u8; 32], secret: &[u8]) -> Zeroizing<String> {
    let mut line = Zeroizing::new(String::with_capacity(label.len() + 2 + 64 + 2 * secret.len()));
    line.push_str(label);
    for part in [&client_random[..], secret] {
        line.push(' ');
        for byte in part {
            for nibble in [byte >> 4, byte & 15] {
                line.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
            }
        }
    }
    line
}
