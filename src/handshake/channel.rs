//! What a handshake talks through: records out, the keys of both directions, and the events that tell of it.

use std::collections::VecDeque;

use super::early_data::EarlyWriting;
use super::event::{Direction, Event};
use super::observation::{InnerPlaintext, Observation, Observer, Passing};
use super::progress::Progress;
use super::role::Role;
use crate::Result;
use crate::alert::{Alert, AlertDescription, AlertLevel};
use crate::codepoint::{ContentType, HandshakeType, ProtocolVersion};
use crate::config::Observe;
use crate::record::{IncomingRecord, OutputBuffer, RecordReader, RecordWriter, Written};

/// The record layer of both directions, what waits to be written, and what waits to be told.
pub(crate) struct Channel {
    pub(crate) role: Role,
    pub(crate) reader: RecordReader,
    pub(crate) writer: RecordWriter,
    pub(crate) output: OutputBuffer,
    pub(crate) events: VecDeque<Event>,
    pub(crate) progress: Progress,
    pub(crate) early: EarlyWriting,
    /// A copy of the configuration's wishes.
    observe: Observe,
    /// There if a trace is wanted.
    observer: Option<Box<Observer>>,
    /// What a test makes of each handshake message before it leaves; the transcript has it as it was.
    #[cfg(test)]
    pub(crate) rewrite: Option<Rewrite>,
}

/// Changes a handshake message, its header included.
#[cfg(test)]
pub(crate) type Rewrite = Box<dyn FnMut(HandshakeType, &mut Vec<u8>) + Send>;

impl Channel {
    /// A channel that protects nothing yet.
    pub(crate) fn new(role: Role, observe: Observe) -> Self {
        let mut this = Self {
            role,
            reader: RecordReader::new(),
            writer: RecordWriter::new(),
            output: OutputBuffer::new(),
            events: VecDeque::new(),
            progress: Progress::BEFORE,
            early: EarlyWriting::Closed,
            observe,
            observer: None,
            #[cfg(test)]
            rewrite: None,
        };
        this.set_observe(observe);
        this
    }

    /// What is to be told from now on.
    pub(crate) fn set_observe(&mut self, observe: Observe) {
        self.observe = observe;
        if observe.trace {
            self.observer.get_or_insert_default();
            self.reader.keep_wire();
        }
    }

    /// Whether anybody watches the handshake's course.
    pub(crate) const fn is_watched(&self) -> bool {
        self.observe.progress
    }

    /// Takes the next record, or says that more bytes are needed. What comes is told even if it is refused.
    pub(crate) fn next_record(&mut self) -> Result<Option<IncomingRecord>> {
        let record = self.reader.next();
        if let (true, Some(header)) = (self.observe.messages, self.reader.new_header()) {
            self.events.push_back(Event::RecordHeader { direction: Direction::Received, header });
        }
        if let (true, Ok(Some(IncomingRecord { content_type, padding: Some(_), .. }))) =
            (self.observe.messages, &record)
        {
            let (direction, content_type) = (Direction::Received, *content_type);
            self.events.push_back(Event::InnerType { direction, content_type });
        }
        if let (Some(observer), wire @ [outer_type, ..]) = (&mut self.observer, self.reader.wire()) {
            let opened = record.as_ref().ok().and_then(Option::as_ref).filter(|record| !record.skipped);
            let inner = opened.and_then(|&IncomingRecord { content_type, padding, .. }| {
                padding.map(|padding| InnerPlaintext { content_type, padding })
            });
            let observation = observer.record(Passing {
                direction: Direction::Received,
                epoch: self.reader.epoch(),
                // Early data that is passed over is under keys that this side does not have.
                encrypted: self.reader.encrypts(ContentType(*outer_type))
                    || record.as_ref().is_ok_and(|record| record.is_some_and(|record| record.skipped)),
                inner,
                wire,
                plaintext: opened.map(|_| self.reader.payload()),
            });
            self.events.push_back(Event::Trace(Box::new(observation)));
        }
        record
    }

    /// Sends a whole handshake message, its four-byte header included.
    pub(crate) fn send_handshake(&mut self, message_type: HandshakeType, message: &[u8]) -> Result<()> {
        #[cfg(test)]
        let message = &self.rewritten(message_type, message)[..];
        self.send(ContentType::HANDSHAKE, message)?;
        if let Some(progress) = Progress::after(self.role, Direction::Sent, message_type) {
            self.progress = progress;
        }
        Ok(())
    }

    #[cfg(test)]
    fn rewritten(&mut self, message_type: HandshakeType, message: &[u8]) -> Vec<u8> {
        let mut message = message.to_vec();
        if let Some(rewrite) = &mut self.rewrite {
            rewrite(message_type, &mut message);
        }
        message
    }

    /// Sends ChangeCipherSpec. The caller changes the keys.
    pub(crate) fn send_change_cipher_spec(&mut self) -> Result<()> {
        self.send(ContentType::CHANGE_CIPHER_SPEC, &[1])?;
        self.progress = Progress::after_change_cipher_spec(self.role, Direction::Sent);
        Ok(())
    }

    /// Sends an alert.
    pub(crate) fn send_alert(&mut self, level: AlertLevel, description: AlertDescription) -> Result<()> {
        let known =
            if self.writer.version() == ProtocolVersion::SSL3 { description.in_ssl3() } else { Some(description) };
        let Some(description) = known else { return Ok(()) };
        self.send(ContentType::ALERT, &[level.0, description.0])?;
        let alert = Alert { level, description };
        self.note_progress(|| Event::Alert { direction: Direction::Sent, alert });
        Ok(())
    }

    /// Sends application data.
    pub(crate) fn send_data(&mut self, data: &[u8]) -> Result<()> {
        self.send_records(ContentType::APPLICATION_DATA, data)?;
        self.trace_message(Direction::Sent, ContentType::APPLICATION_DATA, data);
        Ok(())
    }

    /// Sends `payload`, with the event that shows it.
    fn send(&mut self, content_type: ContentType, payload: &[u8]) -> Result<()> {
        self.send_records(content_type, payload)?;
        self.note_message(Direction::Sent, content_type, payload);
        Ok(())
    }

    /// Sends `payload`, with the events that show its records.
    fn send_records(&mut self, content_type: ContentType, payload: &[u8]) -> Result<()> {
        let Self { writer, output, events, observe, observer, .. } = self;
        writer.write_and_show(content_type, payload, output, &mut |record| show(record, *observe, observer, events))
    }

    /// The next record that waits to be padded: its type, and how many bytes it has with that.
    pub(crate) fn next_to_pad(&mut self) -> Result<Option<(ContentType, usize)>> {
        let Self { writer, output, events, observe, observer, .. } = self;
        writer.next_to_pad(output, &mut |record| show(record, *observe, observer, events))
    }

    /// Sends the record that waits longest, with so many zeros if it has the room.
    pub(crate) fn pad(&mut self, zeros: usize) -> Result<()> {
        let Self { writer, output, events, observe, observer, .. } = self;
        writer.pad(zeros, output, &mut |record| show(record, *observe, observer, events))
    }

    /// Whether nothing is to be written to the peer.
    pub(crate) fn is_flushed(&self) -> bool {
        self.output.is_empty() && !self.writer.holds()
    }

    /// Tells of a message, if anybody wants to know.
    pub(crate) fn note_message(&mut self, direction: Direction, content_type: ContentType, bytes: &[u8]) {
        if self.observe.messages {
            self.events.push_back(Event::Message { direction, content_type, bytes: bytes.to_vec() });
        }
        self.trace_message(direction, content_type, bytes);
    }

    /// Tells the trace of a message, if there is one.
    fn trace_message(&mut self, direction: Direction, content_type: ContentType, bytes: &[u8]) {
        if let Some(observer) = &mut self.observer {
            let observation = observer.message(direction, content_type, bytes);
            self.events.push_back(Event::Trace(Box::new(observation)));
        }
    }

    /// Tells of the payload of the record at hand, if anybody wants to know.
    pub(crate) fn note_payload(&mut self, content_type: ContentType) {
        if self.observe.messages || self.observer.is_some() {
            let bytes = self.reader.payload().to_vec();
            self.note_message(Direction::Received, content_type, &bytes);
        }
    }

    /// Tells the trace of the application data in the record at hand, if there is one.
    pub(crate) fn note_data(&mut self) {
        if self.observer.is_some() {
            let bytes = self.reader.payload().to_vec();
            self.trace_message(Direction::Received, ContentType::APPLICATION_DATA, &bytes);
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
        if self.observe.key_log || self.observer.is_some() {
            let line = super::event::key_log_line(label, client_random, secret);
            if self.observer.is_some() {
                self.events.push_back(Event::Trace(Box::new(Observation::Secret(line.clone()))));
            }
            if self.observe.key_log {
                self.events.push_back(Event::KeyLog(line));
            }
        }
    }
}

/// Tells of a record that was made, if anybody wants to know.
fn show(record: Written<'_>, observe: Observe, observer: &mut Option<Box<Observer>>, events: &mut VecDeque<Event>) {
    let Written { content_type, plaintext, padding, epoch, encrypted, wire } = record;
    if let (true, Some(&header)) = (observe.messages, wire.first_chunk()) {
        events.push_back(Event::RecordHeader { direction: Direction::Sent, header });
        if padding.is_some() {
            events.push_back(Event::InnerType { direction: Direction::Sent, content_type });
        }
    }
    if let Some(observer) = observer {
        let observation = observer.record(Passing {
            direction: Direction::Sent,
            epoch,
            encrypted,
            inner: padding.map(|padding| InnerPlaintext { content_type, padding }),
            wire,
            plaintext: Some(plaintext),
        });
        events.push_back(Event::Trace(Box::new(observation)));
    }
}
