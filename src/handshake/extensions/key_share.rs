//! key_share (RFC 8446, section 4.2.8): each side's half of a key exchange, and the group that a server asks for instead.

use super::extension;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, NamedGroup};
use crate::error::Reason;
use crate::{Error, Result};

/// One half of a key exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyShareEntry {
    /// The group of the exchange.
    pub group: NamedGroup,
    /// What the other side needs to know, as the group writes it; never empty.
    pub key_exchange: Vec<u8>,
}

impl KeyShareEntry {
    fn read(r: &mut Reader<'_>) -> Result<Self> {
        let group = NamedGroup(r.u16()?);
        let key_exchange = r.vec16()?;
        if key_exchange.is_empty() {
            return Err(r.error());
        }
        Ok(Self { group, key_exchange: key_exchange.to_vec() })
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.u16(self.group.0);
        out.vec16(|out| out.bytes(&self.key_exchange));
    }
}

/// Reads a client's shares. There may be none, where the client wants to be told the group; no group may come twice.
pub(super) fn read_shares(r: &mut Reader<'_>) -> Result<Vec<KeyShareEntry>> {
    let mut list = r.sub16()?;
    let mut shares = Vec::new();
    while !list.is_empty() {
        shares.push(KeyShareEntry::read(&mut list)?);
    }
    let mut groups: Vec<_> = shares.iter().map(|share| share.group).collect();
    groups.sort_unstable();
    match groups.iter().zip(groups.iter().skip(1)).find(|(a, b)| a == b) {
        Some((twice, _)) => Err(Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::BAD_KEY_SHARE,
            detail: format!("two key shares for the group {twice}"),
        }),
        None => Ok(shares),
    }
}

/// Reads a server's share.
pub(super) fn read_share(r: &mut Reader<'_>) -> Result<KeyShareEntry> {
    KeyShareEntry::read(r)
}

/// Reads the group that a HelloRetryRequest asks for.
pub(super) fn read_selected_group(r: &mut Reader<'_>) -> Result<NamedGroup> {
    Ok(NamedGroup(r.u16()?))
}

/// Writes a client's shares.
pub(super) fn write_shares(out: &mut Vec<u8>, shares: &[KeyShareEntry]) {
    extension(out, ExtensionType::KEY_SHARE, |out| out.vec16(|out| shares.iter().for_each(|share| share.write(out))));
}

/// Writes a server's share.
pub(super) fn write_share(out: &mut Vec<u8>, share: &KeyShareEntry) {
    extension(out, ExtensionType::KEY_SHARE, |out| share.write(out));
}

/// Writes the group that a HelloRetryRequest asks for.
pub(super) fn write_selected_group(out: &mut Vec<u8>, group: NamedGroup) {
    extension(out, ExtensionType::KEY_SHARE, |out| out.u16(group.0));
}
