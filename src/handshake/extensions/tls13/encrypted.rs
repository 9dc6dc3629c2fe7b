//! The extensions of EncryptedExtensions.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, MaxFragmentLength, NamedGroup};
use crate::handshake::extensions::placement::Place;
use crate::handshake::extensions::{
    ClientExtensions, ExtensionBlock, alpn, ec, flag, parse, record_sizes, unsolicited, write_others,
};

/// The server's answers that need not be known before there are keys: `None` or `false` where one is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncryptedSet {
    /// server_name: the server used the name.
    pub server_name: bool,
    /// max_fragment_length: how much a record may carry in either direction.
    pub max_fragment_length: Option<MaxFragmentLength>,
    /// supported_groups: what the server would rather have, for the client's next connection.
    pub supported_groups: Option<Vec<NamedGroup>>,
    /// ALPN: the protocol chosen, not empty.
    pub alpn: Option<Vec<u8>>,
    /// record_size_limit: how much a record that this side receives may carry, in bytes, the content type counted.
    pub record_size_limit: Option<u16>,
    /// early_data: the server takes it.
    pub early_data: bool,
    /// Extensions that are not known here, to be written. Those that came are in `received`.
    pub others: Vec<(ExtensionType, Vec<u8>)>,
    /// All extensions as they came. Not written by [`encode`](Self::encode).
    pub received: ExtensionBlock,
}

impl EncryptedSet {
    /// Reads the extensions behind their length.
    pub(in crate::handshake) fn decode(r: &mut Reader<'_>) -> Result<Self> {
        let received = ExtensionBlock::take(r)?;
        Place::EncryptedExtensions.check(&received)?;
        let mut this = Self::default();
        for (typ, body) in received.iter() {
            match typ {
                ExtensionType::SERVER_NAME => this.server_name = parse(typ, body, flag::read)?,
                ExtensionType::MAX_FRAGMENT_LENGTH => {
                    this.max_fragment_length = Some(parse(typ, body, record_sizes::read_fragment_length)?);
                }
                ExtensionType::SUPPORTED_GROUPS => this.supported_groups = Some(parse(typ, body, ec::read_groups)?),
                ExtensionType::ALPN => this.alpn = Some(parse(typ, body, alpn::read_choice)?),
                ExtensionType::RECORD_SIZE_LIMIT => {
                    this.record_size_limit = Some(parse(typ, body, record_sizes::read_limit)?);
                }
                ExtensionType::EARLY_DATA => this.early_data = parse(typ, body, flag::read)?,
                _ => {}
            }
        }
        this.received = received;
        Ok(this)
    }

    /// Appends the extensions behind their length.
    pub(in crate::handshake) fn encode(&self, out: &mut Vec<u8>) {
        out.vec16(|out| {
            write_others(out, &self.others);
            flag::write(out, ExtensionType::SERVER_NAME, self.server_name);
            if let Some(length) = self.max_fragment_length {
                record_sizes::write_fragment_length(out, length);
            }
            if let Some(groups) = &self.supported_groups {
                ec::write_groups(out, groups);
            }
            if let Some(name) = &self.alpn {
                alpn::write(out, [name.as_slice()]);
            }
            if let Some(limit) = self.record_size_limit {
                record_sizes::write_limit(out, limit);
            }
            flag::write(out, ExtensionType::EARLY_DATA, self.early_data);
        });
    }

    /// Fails if the server answered an extension that the client did not send.
    pub fn check_solicited(&self, offer: &ClientExtensions) -> Result<()> {
        unsolicited(&self.received, |typ| offer.has(typ))
    }
}
