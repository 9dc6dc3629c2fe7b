//! Records under an AEAD: AES-GCM (RFC 5288), AES-CCM (RFC 6655), ChaCha20-Poly1305 (RFC 7905).

use core::ops::Range;

use zeroize::Zeroize;

use super::{DirectionKeys, Sequence, pseudo_header};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::aead::NONCE_LEN;
use crate::crypto::{AeadAlgorithm, AeadKey};
use crate::record::RecordHeader;
use crate::{Error, Result};

/// The length in bytes of the nonce's part that travels with each record of AES-GCM and AES-CCM in TLS 1.2.
const EXPLICIT_NONCE: usize = 8;

/// One direction's AEAD key.
pub struct AeadProtection {
    key: AeadKey,
    nonce: Nonce,
    sequence: Sequence,
}

/// How a record's nonce is made.
enum Nonce {
    /// A secret salt and eight bytes that travel; for those the record's number is sent.
    Salt([u8; NONCE_LEN - EXPLICIT_NONCE]),
    /// A secret IV, XORed with the record's number; nothing travels.
    Iv([u8; NONCE_LEN]),
}

impl Nonce {
    const fn explicit_len(&self) -> usize {
        match self {
            Self::Salt(_) => EXPLICIT_NONCE,
            Self::Iv(_) => 0,
        }
    }

    /// The nonce of the record with this number; `explicit` counts where the nonce has an explicit part.
    fn of(&self, number: u64, explicit: &[u8; EXPLICIT_NONCE]) -> [u8; NONCE_LEN] {
        let mut nonce = [0; NONCE_LEN];
        let (front, back) = nonce.split_at_mut(NONCE_LEN - EXPLICIT_NONCE);
        match self {
            Self::Salt(salt) => {
                front.copy_from_slice(salt);
                back.copy_from_slice(explicit);
            }
            Self::Iv(iv) => {
                back.copy_from_slice(&number.to_be_bytes());
                nonce.iter_mut().zip(iv).for_each(|(byte, iv)| *byte ^= iv);
            }
        }
        nonce
    }
}

impl AeadProtection {
    pub(super) fn new(algorithm: AeadAlgorithm, keys: DirectionKeys<'_>) -> Self {
        const LENGTH: &str = "the IV is as long as the key block's shape says";
        let nonce = match keys.iv.try_into() {
            Ok(iv) => Nonce::Iv(iv),
            Err(_) => Nonce::Salt(keys.iv.try_into().expect(LENGTH)),
        };
        Self { key: AeadKey::new(algorithm, keys.key), nonce, sequence: Sequence::default() }
    }

    pub(super) const fn sealed_len(&self, length: usize) -> usize {
        self.nonce.explicit_len() + length + self.key.tag_len()
    }

    pub(super) fn seal(
        &mut self,
        content_type: ContentType,
        version: ProtocolVersion,
        fragment: &[u8],
        body: &mut [u8],
    ) -> Result<()> {
        let number = self.sequence.next()?;
        let explicit = number.to_be_bytes();
        let (front, rest) = body.split_at_mut(self.nonce.explicit_len());
        let (data, tag) = rest.split_at_mut(fragment.len());
        front.copy_from_slice(&explicit[..front.len()]);
        data.copy_from_slice(fragment);
        let aad = pseudo_header(number, content_type, version, fragment.len());
        self.key.seal_in_place(&self.nonce.of(number, &explicit), &aad, data, tag);
        Ok(())
    }

    pub(super) fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Range<usize>> {
        let number = self.sequence.next()?;
        let start = self.nonce.explicit_len();
        let (front, rest) = body.split_at_mut_checked(start).ok_or(Error::BadRecordMac)?;
        let length = rest.len().checked_sub(self.key.tag_len()).ok_or(Error::BadRecordMac)?;
        let (data, tag) = rest.split_at_mut(length);
        let explicit = front.first_chunk().copied().unwrap_or_default();
        let aad = pseudo_header(number, header.content_type, header.version, data.len());
        self.key.open_in_place(&self.nonce.of(number, &explicit), &aad, data, tag)?;
        Ok(start..start + data.len())
    }
}

impl Drop for AeadProtection {
    fn drop(&mut self) {
        match &mut self.nonce {
            Nonce::Salt(salt) => salt.zeroize(),
            Nonce::Iv(iv) => iv.zeroize(),
        }
    }
}
