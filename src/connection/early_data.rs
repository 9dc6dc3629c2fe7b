//! Data that goes before the handshake is over (RFC 8446, section 2.3).
//!
//! A client that [wants](Connection::want_early_data) to send early data steps until
//! [`is_early_data_settled`](Connection::is_early_data_settled), then [writes](Connection::write_early_data), and steps on as
//! it likes: the handshake goes on up to the end of the server's part, and no further before the client has
//! [ended](Connection::end_early_data) its early data. What the server sends meanwhile can be read. A server that wants early
//! data steps until that is settled, too, and then reads while it [takes](Connection::takes_early_data) any.

use super::{Connection, Phase, Step};
use crate::error::Reason;
use crate::handshake::early_data;
use crate::handshake::early_data::EarlyWriting;
use crate::handshake::state::State;
use crate::{Error, Result};

impl Connection {
    /// Wants to send early data, on a client, or to take it, on a server. No effect once the connection has started.
    pub const fn want_early_data(&mut self) {
        if !self.has_started() {
            self.channel.early = EarlyWriting::Wanted;
        }
    }

    /// Whether it is known if early data can be sent, on a client, or taken, on a server: the first has sent its
    /// ClientHello, the other its Finished or HelloRetryRequest, or, in older versions, the handshake is over.
    pub const fn is_early_data_settled(&self) -> bool {
        !matches!(self.channel.early, EarlyWriting::Wanted) || !self.is_handshaking()
    }

    /// Whether a client may send early data now, or so much of it as is left.
    pub const fn sends_early_data(&self) -> bool {
        self.channel.early.is_open()
    }

    /// Whether a server waits for early data that it takes.
    pub fn takes_early_data(&mut self) -> bool {
        match &mut self.phase {
            Phase::Handshake(State::Expecting(state)) => state.early_data_left().is_some(),
            _ => false,
        }
    }

    /// Encrypts all of `data` into the output, before the handshake is over. On a server, also after that.
    pub fn write_early_data(&mut self, data: &[u8]) -> Result<()> {
        match (&self.phase, &mut self.channel.early) {
            (Phase::Handshake(_), EarlyWriting::Client { left }) => {
                let less = u32::try_from(data.len()).ok().and_then(|length| left.checked_sub(length));
                *left = less.ok_or_else(|| Error::Usage {
                    reason: Reason::TOO_MUCH_EARLY_DATA,
                    detail: format!("{} bytes are more early data than the server allows", data.len()),
                })?;
                self.channel.send_data(data)
            }
            (Phase::Handshake(_), EarlyWriting::Server) => self.channel.send_data(data),
            (Phase::Established(_), EarlyWriting::Server) | (Phase::Failed(_), _) => self.write(data),
            _ => Err(Error::Usage {
                reason: Reason::BAD_EARLY_DATA,
                detail: "no early data can be sent on this connection now".to_owned(),
            }),
        }
    }

    /// A client has no more early data, or gives it up.
    pub const fn end_early_data(&mut self) {
        if matches!(self.channel.early, EarlyWriting::Wanted | EarlyWriting::Client { .. }) {
            self.channel.early = EarlyWriting::Closed;
        }
    }

    /// Whether the handshake has come to where a client ends its early data, and it may still send some. A server that
    /// wants something else than to send data does not wait for that.
    pub(super) fn holds_for_early_data(&self) -> bool {
        matches!(&self.phase, Phase::Handshake(State::Sending(state)) if state.ends_early_data())
            && self.channel.early.is_open()
            && self.joiner.is_empty()
    }

    /// What a client does meanwhile: it reads.
    pub(super) fn read_meanwhile(&mut self) -> Result<Option<Step>> {
        if !self.channel.is_flushed() {
            return Ok(Some(Step::NeedOutput));
        }
        match self.pending() {
            0 => self.next_record(),
            _ => Ok(Some(Step::Data)),
        }
    }

    /// Counts early data that a server takes. Whether it takes any now.
    pub(super) fn count_early_data(&mut self, length: usize) -> Result<bool> {
        let Phase::Handshake(State::Expecting(state)) = &mut self.phase else { return Ok(false) };
        let Some(left) = state.early_data_left() else { return Ok(false) };
        let less = u32::try_from(length).ok().and_then(|length| left.checked_sub(length));
        *left = less.ok_or_else(early_data::too_much)?;
        Ok(true)
    }
}
