//! What a handshake talks through: records out, the keys of both directions, and the events that tell of it.

use std::collections::VecDeque;

use super::event::{Direction, Event};
use super::progress::Progress;
use super::role::Role;
use crate::Result;
use crate::alert::{Alert, AlertDescription, AlertLevel};
use crate::codepoint::{ContentType, HandshakeType};
use crate::config::Observe;
use crate::record::{OutputBuffer, RecordReader, RecordWriter};

/// The record layer of both directions, what waits to be written, and what waits to be told.
pub(crate) struct Channel {
    pub(crate) role: Role,
    pub(crate) reader: RecordReader,
    pub(crate) writer: RecordWriter,
    pub(crate) output: OutputBuffer,
    pub(crate) events: VecDeque<Event>,
    pub(crate) progress: Progress,
    /// A copy of the configuration's wishes.
    pub(crate) observe: Observe,
}

impl Channel {
    /// A channel that protects nothing yet.
    pub(crate) fn new(role: Role, observe: Observe) -> Self {
        Self {
            role,
            reader: RecordReader::new(),
            writer: RecordWriter::new(),
            output: OutputBuffer::new(),
            events: VecDeque::new(),
            progress: Progress::BEFORE,
            observe,
        }
    }

    /// Sends a whole handshake message, its four-byte header included.
    pub(crate) fn send_handshake(&mut self, message_type: HandshakeType, message: &[u8]) -> Result<()> {
        self.send(ContentType::HANDSHAKE, message)?;
        if let Some(progress) = Progress::after(self.role, Direction::Sent, message_type) {
            self.progress = progress;
        }
        Ok(())
    }

    /// Sends ChangeCipherSpec. The caller changes the keys.
    pub(crate) fn send_change_cipher_spec(&mut self) -> Result<()> {
        self.send(ContentType::CHANGE_CIPHER_SPEC, &[1])?;
        self.progress = Progress::after_change_cipher_spec(self.role, Direction::Sent);
        Ok(())
    }

    /// Sends an alert.
    pub(crate) fn send_alert(&mut self, level: AlertLevel, description: AlertDescription) -> Result<()> {
        self.send(ContentType::ALERT, &[level.0, description.0])?;
        let alert = Alert { level, description };
        self.note_progress(|| Event::Alert { direction: Direction::Sent, alert });
        Ok(())
    }

    /// Sends application data.
    pub(crate) fn send_data(&mut self, data: &[u8]) -> Result<()> {
        self.send_records(ContentType::APPLICATION_DATA, data)
    }

    /// Sends `payload`, with the event that shows it.
    fn send(&mut self, content_type: ContentType, payload: &[u8]) -> Result<()> {
        self.send_records(content_type, payload)?;
        self.note_message(Direction::Sent, content_type, payload);
        Ok(())
    }

    /// Sends `payload`, with the events that show its records.
    fn send_records(&mut self, content_type: ContentType, payload: &[u8]) -> Result<()> {
        let start = self.output.pending().len();
        self.writer.write(content_type, payload, &mut self.output)?;
        if self.observe.messages {
            let headers = headers(self.output.pending().get(start..).unwrap_or_default());
            self.events.extend(headers.map(|header| Event::RecordHeader { direction: Direction::Sent, header }));
        }
        Ok(())
    }

    /// Tells of a message, if anybody wants to know.
    pub(crate) fn note_message(&mut self, direction: Direction, content_type: ContentType, bytes: &[u8]) {
        if self.observe.messages {
            self.events.push_back(Event::Message { direction, content_type, bytes: bytes.to_vec() });
        }
    }

    /// Tells of the payload of the record at hand, if anybody wants to know.
    pub(crate) fn note_payload(&mut self, content_type: ContentType) {
        if self.observe.messages {
            let bytes = self.reader.payload().to_vec();
            self.events.push_back(Event::Message { direction: Direction::Received, content_type, bytes });
        }
    }

    /// Tells of the handshake's course, if anybody wants to know.
    pub(crate) fn note_progress(&mut self, event: impl FnOnce() -> Event) {
        if self.observe.progress {
            self.events.push_back(event());
        }
    }

    /// Tells the key log of a secret, if there is one.
    pub(crate) fn log_secret(&mut self, label: &str, client_random: &[u8; 32], secret: &[u8]) {
        if self.observe.key_log {
            self.events.push_back(Event::KeyLog(super::event::key_log_line(label, client_random, secret)));
        }
    }
}

/// The headers of the records that `records` is made of.
fn headers(mut records: &[u8]) -> impl Iterator<Item = [u8; crate::record::HEADER]> {
    std::iter::from_fn(move || {
        let (header, rest) = records.split_first_chunk()?;
        let &[_, _, _, high, low] = header;
        records = rest.get(usize::from(u16::from_be_bytes([high, low]))..).unwrap_or_default();
        Some(*header)
    })
}
