//! pre_shared_key (RFC 8446, section 4.2.11): the keys that a client has, each with the proof that it has it, and which of
//! them the server took.

use super::extension;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::{Error, Result};

/// The least length of a binder in bytes: no hash of TLS 1.3 is shorter.
const LEAST_BINDER: usize = 32;

/// The name of a pre-shared key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PskIdentity {
    /// A ticket, or the name of a key that was agreed on elsewhere; never empty.
    pub identity: Vec<u8>,
    /// The ticket's age in milliseconds, with the ticket's `ticket_age_add` added; 0 for a key from elsewhere.
    pub obfuscated_ticket_age: u32,
}

/// The pre-shared keys that a client offers, most wanted first. It stands last in a ClientHello, and in it the binders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedPsks {
    /// The keys' names; at least one.
    pub identities: Vec<PskIdentity>,
    /// For each name an HMAC over the ClientHello up to the binders; each 32 to 255 bytes.
    pub binders: Vec<Vec<u8>>,
}

impl OfferedPsks {
    /// The length in bytes of the binders as they are written, their own lengths included.
    fn binders_len(&self) -> usize {
        2 + self.binders.iter().map(|binder| 1 + binder.len()).sum::<usize>()
    }

    /// What the binders are computed over: `hello`, a whole ClientHello with its header that ends in this offer, without
    /// the binders and their lengths. The lengths in front count them all the same.
    pub fn without_binders<'a>(&self, hello: &'a [u8]) -> &'a [u8] {
        hello.get(..hello.len().saturating_sub(self.binders_len())).unwrap_or_default()
    }
}

/// Reads a client's offer.
pub(super) fn read_offer(r: &mut Reader<'_>) -> Result<OfferedPsks> {
    let mut list = r.sub16()?;
    let mut identities = Vec::new();
    loop {
        let identity = list.vec16()?;
        if identity.is_empty() {
            return Err(list.error());
        }
        identities.push(PskIdentity { identity: identity.to_vec(), obfuscated_ticket_age: list.u32()? });
        if list.is_empty() {
            break;
        }
    }
    let mut list = r.sub16()?;
    let mut binders = Vec::new();
    loop {
        let binder = list.vec8()?;
        if binder.len() < LEAST_BINDER {
            return Err(list.error());
        }
        binders.push(binder.to_vec());
        if list.is_empty() {
            break;
        }
    }
    if identities.len() != binders.len() {
        return Err(Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::BAD_PSK,
            detail: format!("{} pre-shared keys are offered with {} binders", identities.len(), binders.len()),
        });
    }
    Ok(OfferedPsks { identities, binders })
}

/// Reads which key the server took.
pub(super) fn read_selected(r: &mut Reader<'_>) -> Result<u16> {
    r.u16()
}

/// Writes a client's offer.
pub(super) fn write_offer(out: &mut Vec<u8>, offer: &OfferedPsks) {
    extension(out, ExtensionType::PRE_SHARED_KEY, |out| {
        out.vec16(|out| {
            for psk in &offer.identities {
                out.vec16(|out| out.bytes(&psk.identity));
                out.u32(psk.obfuscated_ticket_age);
            }
        });
        out.vec16(|out| offer.binders.iter().for_each(|binder| out.vec8(|out| out.bytes(binder))));
    });
}

/// Writes which key the server took.
pub(super) fn write_selected(out: &mut Vec<u8>, index: u16) {
    extension(out, ExtensionType::PRE_SHARED_KEY, |out| out.u16(index));
}

/// The error for an offer that is not the last extension.
pub(super) fn not_last() -> Error {
    Error::Peer {
        alert: AlertDescription::ILLEGAL_PARAMETER,
        reason: Reason::BAD_EXTENSION,
        detail: "the extension pre_shared_key is not the last of the ClientHello".into(),
    }
}
