//! The bytes that come and go once, and while, the connection stands.

use std::collections::VecDeque;

use zeroize::Zeroizing;

use super::{Connection, Phase};
use crate::alert::{AlertDescription, AlertLevel};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::error::Reason;
use crate::handshake::Progress;
use crate::handshake::legacy::key_schedule::Schedule;
use crate::handshake::state::{Context, Traffic};
use crate::record::{Loan, MAX_PLAINTEXT, OutputBuffer};
use crate::{Error, Result};

/// How much application data is set aside at most, in bytes.
const MAX_ASIDE: usize = 16 * MAX_PLAINTEXT;

/// How many bytes a record set aside counts for at least, since a short one takes more memory than it holds.
const ASIDE_LEAST: usize = 64;

/// Data that came while a handshake was under way that somebody waited for, by records.
#[derive(Default)]
pub(super) struct Aside {
    records: VecDeque<Zeroizing<Vec<u8>>>,
    /// How much of the first was read, in bytes.
    read: usize,
}

impl Aside {
    fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    fn first(&self) -> Option<&[u8]> {
        self.records.front()?.get(self.read..)
    }

    fn push(&mut self, data: &[u8]) -> Result<()> {
        let held: usize = self.records.iter().map(|record| record.len().max(ASIDE_LEAST)).sum();
        if held + data.len() > MAX_ASIDE {
            return Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::UNEXPECTED_RECORD,
                detail: format!("more than {MAX_ASIDE} bytes of application data came in a handshake"),
            });
        }
        self.records.push_back(Zeroizing::new(data.to_vec()));
        Ok(())
    }

    fn consume(&mut self, n: usize) {
        self.read += n;
        if self.records.front().is_some_and(|first| first.len() <= self.read) {
            self.records.pop_front();
            self.read = 0;
        }
    }
}

impl Connection {
    /// Where to put bytes that came from the peer. Without `read_ahead` it is no longer than the record under way and
    /// the header after it, so that polling the transport stays right.
    pub fn space(&mut self, read_ahead: bool) -> &mut [u8] {
        self.channel.reader.space(read_ahead)
    }

    /// Says that the first `n` bytes of the space were filled.
    pub fn filled(&mut self, n: usize) {
        self.channel.reader.filled(n);
    }

    /// Lends out the buffer with the space, where filling it may run code that reaches this connection.
    pub fn lend_space(&mut self, read_ahead: bool) -> Loan {
        self.channel.reader.lend(read_ahead)
    }

    /// Takes the buffer back, with `n` bytes filled.
    pub fn settle_space(&mut self, loan: Loan, n: usize) {
        self.channel.reader.settle(loan, n);
    }

    /// Lends out the output, where writing it may run code that reaches this connection.
    pub fn lend_output(&mut self) -> OutputBuffer {
        self.channel.output.lend()
    }

    /// Takes the output back, with its first `n` bytes written.
    pub fn settle_output(&mut self, lent: OutputBuffer, n: usize) {
        self.channel.output.settle(lent, n);
        self.control_waits &= !self.channel.is_flushed();
    }

    /// The bytes to be written to the peer.
    pub fn output(&self) -> &[u8] {
        self.channel.output.pending()
    }

    /// Whether anything is to be written to the peer, known in all bytes or not yet padded.
    pub fn has_output(&self) -> bool {
        !self.channel.is_flushed()
    }

    /// Whether records wait for [`next_to_pad`](Self::next_to_pad).
    pub fn is_padding_due(&self) -> bool {
        self.channel.writer.holds()
    }

    /// If the configuration [asks](crate::config::Asks) for the padding of records: the next record that must be
    /// [padded](Self::pad) before it is part of the output. What it carries, and how many bytes it has with its type.
    pub fn next_to_pad(&mut self) -> Result<Option<(ContentType, usize)>> {
        self.channel.next_to_pad()
    }

    /// Puts the record that waits longest into the output, with so many zeros if it has room for them.
    pub fn pad(&mut self, zeros: usize) -> Result<()> {
        self.channel.pad(zeros)
    }

    /// Says that the first `n` bytes of the output were written.
    pub fn sent(&mut self, n: usize) {
        self.channel.output.sent(n);
        self.control_waits &= !self.channel.is_flushed();
    }

    /// Reads decrypted data into `out`: as much as there is of one record. Returns how many bytes.
    pub fn read(&mut self, out: &mut [u8]) -> usize {
        let n = self.peek(out);
        if !self.aside.is_empty() {
            self.aside.consume(n);
            return n;
        }
        self.channel.reader.consume(n);
        if n > 0 && self.channel.reader.payload().is_empty() {
            self.data_at_hand = false;
            self.channel.reader.release();
        }
        n
    }

    /// As [`read`](Self::read), but the data stays.
    pub fn peek(&self, out: &mut [u8]) -> usize {
        let at_hand = self.at_hand();
        let n = out.len().min(at_hand.len());
        let (from, to) = (at_hand.get(..n).unwrap_or_default(), out.get_mut(..n).unwrap_or_default());
        to.copy_from_slice(from);
        n
    }

    /// How many decrypted bytes can be read without another step.
    pub fn pending(&self) -> usize {
        self.at_hand().len()
    }

    /// The record's worth of data that is next to be read.
    fn at_hand(&self) -> &[u8] {
        match self.aside.first() {
            Some(first) => first,
            None if self.data_at_hand => self.channel.reader.payload(),
            None => &[],
        }
    }

    /// Moves the data at hand out of the way of a handshake that is to go on before anybody reads it. That it is too much
    /// shows in the next step.
    pub fn set_data_aside(&mut self) {
        if core::mem::take(&mut self.data_at_hand) {
            let data = self.channel.reader.payload();
            let len = data.len();
            let kept = self.aside.push(data);
            self.channel.reader.consume(len);
            if let Err(error) = kept {
                self.fail(error);
            }
        }
    }

    /// Whether any byte from the peer is held, processed or not.
    pub fn has_pending(&self) -> bool {
        self.channel.reader.has_buffered() || !self.aside.is_empty()
    }

    /// Encrypts all of `data` into the output. The handshake must be over.
    pub fn write(&mut self, data: &[u8]) -> Result<()> {
        match &mut self.phase {
            Phase::Established(_) if self.sent_close => Err(Error::Usage {
                reason: Reason::PROTOCOL_IS_SHUTDOWN,
                detail: "nothing can be written after close_notify was sent".to_owned(),
            }),
            Phase::Established(Traffic { established: Some(established) }) => {
                let records = data.len().div_ceil(self.channel.writer.max_fragment()) as u64;
                let mut cx = Context { config: &self.config, facts: &mut self.facts, channel: &mut self.channel };
                established.prepare_data(records, &mut cx)?;
                self.channel.progress = Progress::DONE;
                self.channel.send_data(data)
            }
            Phase::Established(_) => self.channel.send_data(data),
            Phase::Failed(error) => Err(error.clone()),
            Phase::Idle | Phase::Handshake(_) => {
                Err(Error::Usage { reason: Reason::STILL_IN_INIT, detail: "the handshake is not over".to_owned() })
            }
        }
    }

    /// Says close_notify to the peer, once. Data can still be read.
    pub fn close(&mut self) -> Result<()> {
        if self.sent_close || self.failure().is_some() {
            return Ok(());
        }
        self.sent_close = true;
        self.channel.send_alert(AlertLevel::WARNING, AlertDescription::CLOSE_NOTIFY)
    }

    /// Whether close_notify was sent.
    pub const fn sent_close(&self) -> bool {
        self.sent_close
    }

    /// Whether close_notify came.
    pub const fn received_close(&self) -> bool {
        self.received_close
    }

    /// Says that the transport ended. Without a close_notify that is an error, for the end may have been cut off.
    pub fn end_of_input(&mut self) -> Error {
        let error = Error::UnexpectedEof;
        self.fail(error.clone());
        error
    }

    /// Gives buffers back that hold nothing.
    pub fn release_buffers(&mut self) {
        self.channel.reader.release();
    }

    /// Fills `out` with keying material that both ends share (RFC 5705; RFC 8446, section 7.5), for the use that `label` names.
    pub fn export_keying_material(&self, label: &[u8], context: Option<&[u8]>, out: &mut [u8]) -> Result<()> {
        if let Phase::Established(Traffic { established: Some(established) }) = &self.phase {
            return established.exporter.export(label, context.unwrap_or_default(), out);
        }
        let facts = &self.facts;
        let (Phase::Established(_), Some(session), Some(suite), Some(randoms)) =
            (&self.phase, &facts.session, facts.suite, &facts.randoms)
        else {
            return Err(Error::Usage {
                reason: Reason::STILL_IN_INIT,
                detail: "keying material is exported after the handshake".to_owned(),
            });
        };
        if session.version == ProtocolVersion::SSL3 {
            return Err(Error::Usage {
                reason: Reason::UNSUPPORTED_SSL_VERSION,
                detail: "SSL 3.0 has no keying material to export".to_owned(),
            });
        }
        if context.is_some_and(|context| context.len() > usize::from(u16::MAX)) {
            return Err(Error::Usage {
                reason: Reason::LENGTH_TOO_LONG,
                detail: "an exporter's context has at most 65535 bytes".to_owned(),
            });
        }
        Schedule::of(session.version, suite).export(&session.master_secret, randoms, label, context, out);
        Ok(())
    }

    /// Fills `out` with keying material of early data (RFC 8446, section 7.5), bound to `label` and `context`; for a client
    /// that has offered early data, and for a server that has taken it.
    pub fn export_early_keying_material(&self, label: &[u8], context: &[u8], out: &mut [u8]) -> Result<()> {
        match &self.facts.early_exporter {
            Some(exporter) => exporter.export(label, context, out),
            None => Err(Error::Usage {
                reason: Reason::BAD_EARLY_DATA,
                detail: "there is no early data to export keying material of".to_owned(),
            }),
        }
    }
}
