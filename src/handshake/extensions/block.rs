//! The extensions of a message as they came: in their order, unknown ones among them.

use crate::alert::AlertDescription;
use crate::codec::Reader;
use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::{Error, Result};

/// The extensions of a received message, undecoded. Empty in one that was not received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtensionBlock {
    /// The extensions one after another, each with its type and length; known to be well formed.
    bytes: Vec<u8>,
}

impl ExtensionBlock {
    /// Takes the extensions from the end of a hello, which may have none. No type may come twice.
    pub(super) fn decode(r: &mut Reader<'_>) -> Result<Self> {
        if r.is_empty() { Ok(Self::default()) } else { Self::take(r) }
    }

    /// Takes extensions that stand behind their length. No type may come twice.
    pub(super) fn take(r: &mut Reader<'_>) -> Result<Self> {
        let mut list = r.sub16()?;
        let bytes = list.clone().take_rest().to_vec();
        let mut types = Vec::new();
        while !list.is_empty() {
            types.push(list.u16()?);
            list.vec16()?;
        }
        // Sorted, because a hello holds up to 16383 extensions and comparing each with each is a peer's to abuse.
        types.sort_unstable();
        if let Some((twice, _)) = types.iter().zip(types.iter().skip(1)).find(|(a, b)| a == b) {
            return Err(Error::Peer {
                alert: AlertDescription::ILLEGAL_PARAMETER,
                reason: Reason::BAD_EXTENSION,
                detail: format!("the extension {} comes twice", ExtensionType(*twice)),
            });
        }
        Ok(Self { bytes })
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The type of the last one.
    pub(super) fn last(&self) -> Option<ExtensionType> {
        self.iter().last().map(|(typ, _)| typ)
    }

    /// All extensions with their bodies, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (ExtensionType, &[u8])> {
        let mut r = Reader::new(&self.bytes, "extensions");
        core::iter::from_fn(move || Some((ExtensionType(r.u16().ok()?), r.vec16().ok()?)))
    }

    /// The body of the extension `typ`, if it came.
    pub fn get(&self, typ: ExtensionType) -> Option<&[u8]> {
        self.iter().find_map(|(t, body)| (t == typ).then_some(body))
    }
}
