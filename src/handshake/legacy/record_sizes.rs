//! How much a record may carry, as the hellos agree: by max_fragment_length, which is the session's and counts in both
//! directions and at once (RFC 6066, section 4), or by record_size_limit, of which each side has its own for the protected
//! records that it receives (RFC 8449).

use super::refused;
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::MaxFragmentLength;
use crate::config::Config;
use crate::error::Reason;
use crate::handshake::channel::Channel;
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::record::MAX_PLAINTEXT;

/// What was agreed.
#[derive(Clone, Copy)]
pub(crate) struct RecordSizes {
    pub(super) fragment_length: Option<MaxFragmentLength>,
    limits: Option<Limits>,
}

/// The record_size_limit of each side: what the other may send.
#[derive(Clone, Copy)]
struct Limits {
    own: u16,
    peer: u16,
}

impl RecordSizes {
    /// What a server makes of the client's wishes. A limit takes the place of a fragment length.
    pub(super) fn of_offer(hello: &ClientHello, config: &Config) -> Self {
        let own = config.record_size_limit.unwrap_or(MAX_PLAINTEXT as u16);
        let limits = hello.extensions.record_size_limit.map(|peer| Limits { own, peer });
        let fragment_length = hello.extensions.max_fragment_length.filter(|_| limits.is_none());
        Self { fragment_length, limits }
    }

    /// What a client makes of the server's answer, in which nothing stands that was not offered.
    pub(super) fn of_answer(answer: &ServerHello, offer: &ClientHello) -> Result<Self> {
        let (answer, offer) = (&answer.extensions, &offer.extensions);
        let limits = answer.record_size_limit.zip(offer.record_size_limit).map(|(peer, own)| Limits { own, peer });
        if limits.is_some() && answer.max_fragment_length.is_some() {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::BAD_EXTENSION,
                "the server answers both max_fragment_length and record_size_limit".to_owned(),
            ));
        }
        if answer.max_fragment_length.is_some() && answer.max_fragment_length != offer.max_fragment_length {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH,
                "the server answers another max_fragment_length than was offered".to_owned(),
            ));
        }
        Ok(Self { fragment_length: answer.max_fragment_length, limits })
    }

    /// The limit that a server answers.
    pub(super) fn own_limit(self) -> Option<u16> {
        self.limits.map(|limits| limits.own)
    }

    /// As they are in a session that is resumed: a fragment length lasts as long as the session, answered or not.
    pub(super) fn resumed(self, fragment_length: Option<MaxFragmentLength>) -> Self {
        Self { fragment_length: fragment_length.filter(|_| self.limits.is_none()), ..self }
    }

    /// Begins with the hellos: a fragment length counts for what is not protected, too.
    pub(super) fn begin(self, channel: &mut Channel) {
        if self.fragment_length.is_some() {
            self.begin_sending(channel);
            self.begin_receiving(channel);
        }
    }

    /// Begins with this side's new keys.
    pub(super) fn begin_sending(self, channel: &mut Channel) {
        channel.writer.set_limit(self.least(self.limits.map(|limits| limits.peer)));
    }

    /// Begins with the peer's new keys.
    pub(super) fn begin_receiving(self, channel: &mut Channel) {
        channel.reader.set_limit(self.least(self.limits.map(|limits| limits.own)));
    }

    /// How many bytes a record may carry in a direction with this limit.
    fn least(self, limit: Option<u16>) -> usize {
        let fragment = self.fragment_length.and_then(MaxFragmentLength::bytes);
        limit.map(usize::from).or(fragment).unwrap_or(MAX_PLAINTEXT).min(MAX_PLAINTEXT)
    }
}
