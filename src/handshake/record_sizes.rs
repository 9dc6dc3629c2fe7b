//! How much a record may carry, as the hellos agree: by max_fragment_length, which is the session's and counts in both
//! directions and at once (RFC 6066, section 4), or by record_size_limit, of which each side has its own for the protected
//! records that it receives (RFC 8449).

use super::channel::Channel;
use super::extensions::ClientExtensions;
use super::messages::ClientHello;
use super::state::refused;
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{MaxFragmentLength, ProtocolVersion};
use crate::config::Config;
use crate::error::Reason;
use crate::record::MAX_PLAINTEXT;

/// What was agreed.
#[derive(Clone, Copy)]
pub(crate) struct RecordSizes {
    pub(super) fragment_length: Option<MaxFragmentLength>,
    limits: Option<Limits>,
}

/// The record_size_limit of each side as it travels: what the other may send.
#[derive(Clone, Copy)]
struct Limits {
    own: u16,
    peer: u16,
    /// How much of that is not data: since TLS 1.3 the byte that says what the record carries (RFC 8449, section 4).
    overhead: u16,
}

impl Limits {
    fn new(own: u16, peer: u16, version: ProtocolVersion) -> Self {
        Self { own, peer, overhead: overhead(version) }
    }
}

/// How much of a record_size_limit is not data.
fn overhead(version: ProtocolVersion) -> u16 {
    u16::from(version >= ProtocolVersion::TLS1_3)
}

impl RecordSizes {
    /// What a server that chose `version` makes of the client's wishes. A limit takes the place of a fragment length.
    pub(super) fn of_offer(hello: &ClientHello, version: ProtocolVersion, config: &Config) -> Self {
        let own = config.record_size_limit.unwrap_or(MAX_PLAINTEXT as u16) + overhead(version);
        let limits = hello.extensions.record_size_limit.map(|peer| Limits::new(own, peer, version));
        let fragment_length = hello.extensions.max_fragment_length.filter(|_| limits.is_none());
        Self { fragment_length, limits }
    }

    /// What a client makes of the answer of a server that chose `version`, in which nothing stands that was not offered.
    pub(super) fn of_answer(
        fragment_length: Option<MaxFragmentLength>,
        limit: Option<u16>,
        offer: &ClientExtensions,
        version: ProtocolVersion,
    ) -> Result<Self> {
        let limits = limit.zip(offer.record_size_limit).map(|(peer, own)| Limits::new(own, peer, version));
        if limits.is_some() && fragment_length.is_some() {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::BAD_EXTENSION,
                "the server answers both max_fragment_length and record_size_limit".to_owned(),
            ));
        }
        if fragment_length.is_some() && fragment_length != offer.max_fragment_length {
            return Err(refused(
                AlertDescription::ILLEGAL_PARAMETER,
                Reason::SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH,
                "the server answers another max_fragment_length than was offered".to_owned(),
            ));
        }
        Ok(Self { fragment_length, limits })
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
        channel.writer.set_limit(self.least(self.limits.map(|limits| limits.peer - limits.overhead)));
    }

    /// Begins with the peer's new keys.
    pub(super) fn begin_receiving(self, channel: &mut Channel) {
        channel.reader.set_limit(self.least(self.limits.map(|limits| limits.own - limits.overhead)));
    }

    /// How many bytes a record may carry in a direction with this limit.
    fn least(self, limit: Option<u16>) -> usize {
        let fragment = self.fragment_length.and_then(MaxFragmentLength::bytes);
        limit.map(usize::from).or(fragment).unwrap_or(MAX_PLAINTEXT).min(MAX_PLAINTEXT)
    }
}
