//! Records that are authenticated and not encrypted (RFC 5246, section 6.2.3.1): the NULL suites, for testing.

use core::ops::Range;

use subtle::ConstantTimeEq;

use super::{DirectionKeys, PseudoHeader, Sequence, pseudo_header};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::{Digest, HashAlgorithm, HmacKey};
use crate::record::RecordHeader;
use crate::{Error, Result};

/// One direction's MAC key of a NULL suite.
pub struct MacProtection {
    key: Key,
    mac_len: usize,
    sequence: Sequence,
}

enum Key {
    Hmac(HmacKey),
    /// SSL 3.0's MAC with this hash and secret.
    #[cfg(feature = "ssl3")]
    Ssl3(HashAlgorithm, zeroize::Zeroizing<Vec<u8>>),
}

impl Key {
    fn mac(&self, header: &PseudoHeader, data: &[u8]) -> Digest {
        match self {
            Self::Hmac(key) => key.sign(&[header, data]),
            #[cfg(feature = "ssl3")]
            Self::Ssl3(hash, secret) => {
                use crate::crypto::ssl3;
                let prefix = ssl3::inner_prefix(*hash, secret);
                let inner = hash.digest(&[&prefix, &super::without_version(header), data]);
                ssl3::outer_hash(*hash, secret, inner.as_ref())
            }
        }
    }
}

impl MacProtection {
    pub(super) fn new(mac: HashAlgorithm, version: ProtocolVersion, keys: DirectionKeys<'_>) -> Self {
        let key = match version {
            #[cfg(feature = "ssl3")]
            ProtocolVersion::SSL3 => Key::Ssl3(mac, zeroize::Zeroizing::new(keys.mac_key.to_vec())),
            _ => Key::Hmac(HmacKey::new(mac, keys.mac_key)),
        };
        Self { key, mac_len: mac.output_len(), sequence: Sequence::default() }
    }

    pub(super) const fn sealed_len(&self, length: usize) -> usize {
        length + self.mac_len
    }

    pub(super) fn seal(
        &mut self,
        content_type: ContentType,
        version: ProtocolVersion,
        fragment: &[u8],
        body: &mut [u8],
    ) -> Result<()> {
        let header = pseudo_header(self.sequence.next()?, content_type, version, fragment.len());
        let (data, mac) = body.split_at_mut(fragment.len());
        data.copy_from_slice(fragment);
        mac.copy_from_slice(self.key.mac(&header, fragment).as_ref());
        Ok(())
    }

    pub(super) fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Range<usize>> {
        let number = self.sequence.next()?;
        let length = body.len().checked_sub(self.mac_len).ok_or(Error::BadRecordMac)?;
        let (data, mac) = body.split_at(length);
        let header = pseudo_header(number, header.content_type, header.version, length);
        if self.key.mac(&header, data).as_ref().ct_eq(mac).into() { Ok(0..length) } else { Err(Error::BadRecordMac) }
    }
}
