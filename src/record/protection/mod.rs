//! How records are protected: not at all, with an AEAD, with CBC and HMAC, with HMAC alone, or as TLS 1.3 has it.
//!
//! Each protection turns a fragment into a record's body and back: `seal` writes a body of exactly `sealed_len` bytes;
//! `open` decrypts one in place and says where in it the plaintext lies. Both take what the header says, since it is
//! authenticated, and count records, since the count is too.

use core::ops::Range;

use super::RecordHeader;
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::AeadAlgorithm;
use crate::crypto::aead::NONCE_LEN;
use crate::crypto::suites::{BulkCipher, CipherSuite};
use crate::error::Reason;
use crate::{Error, Result};

mod aead;
mod cbc;
mod constant_time;
mod mac;
mod tls13;

pub use aead::AeadProtection;
pub use cbc::CbcProtection;
pub use mac::MacProtection;
pub use tls13::Tls13Protection;

/// The protection of one direction's records, with its keys and its count of records.
pub enum Protection {
    /// None: before the first ChangeCipherSpec.
    Null,
    /// AES-GCM, AES-CCM or ChaCha20-Poly1305.
    Aead(Box<AeadProtection>),
    /// AES or Triple DES in CBC mode with HMAC, in either order.
    CbcHmac(Box<CbcProtection>),
    /// HMAC without encryption.
    Mac(Box<MacProtection>),
    /// TLS 1.3's, with an AEAD.
    Tls13(Box<Tls13Protection>),
}

/// What was found in a record's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it carries: in TLS 1.3 that is not what the header says.
    pub content_type: ContentType,
    /// Where in the body that lies.
    pub data: Range<usize>,
    /// How many zeros came after it.
    pub padding: usize,
}

impl Protection {
    /// No protection.
    pub const NULL: Self = Self::Null;

    /// The protection that `suite` gives in `version`. `encrypt_then_mac` (RFC 7366) counts only for CBC suites.
    ///
    /// Panics if the keys are not as long as [`KeyBlockShape`] says.
    pub fn new(suite: &CipherSuite, version: ProtocolVersion, keys: DirectionKeys<'_>, encrypt_then_mac: bool) -> Self {
        match suite.bulk {
            BulkCipher::Aead(algorithm) => Self::Aead(Box::new(AeadProtection::new(algorithm, keys))),
            BulkCipher::Cbc { cipher, mac } => {
                Self::CbcHmac(Box::new(CbcProtection::new(cipher, mac, version, keys, encrypt_then_mac)))
            }
            BulkCipher::Null { mac } => Self::Mac(Box::new(MacProtection::new(mac, version, keys))),
        }
    }

    /// The protection of TLS 1.3 under a traffic key and IV.
    ///
    /// Panics if the key is not as long as the algorithm says.
    pub fn tls13(algorithm: AeadAlgorithm, key: &[u8], iv: &[u8; NONCE_LEN]) -> Self {
        Self::Tls13(Box::new(Tls13Protection::new(algorithm, key, iv)))
    }

    /// Whether it is that of TLS 1.3, which hides what kind of data records carry.
    pub const fn hides_type(&self) -> bool {
        matches!(self, Self::Tls13(_))
    }

    /// How many more records may be protected before new keys must take over, where versions can change them at any time.
    pub fn records_left(&self) -> u64 {
        match self {
            Self::Tls13(this) => this.records_left(),
            _ => u64::MAX,
        }
    }

    /// Lets so many records more go under the keys of TLS 1.3.
    #[cfg(test)]
    pub fn leave_records(&mut self, records: u64) {
        if let Self::Tls13(this) = self {
            this.leave_records(records);
        }
    }

    /// Whether it hides what records carry: a NULL suite only authenticates them.
    pub const fn encrypts(&self) -> bool {
        !matches!(self, Self::Null | Self::Mac(_))
    }

    /// Whether records are encrypted whose header says `content_type`. In TLS 1.3 all of them say the same.
    pub fn encrypts_type(&self, content_type: ContentType) -> bool {
        self.encrypts() && (content_type == ContentType::APPLICATION_DATA || !self.hides_type())
    }

    /// Whether there is none.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether each record's IV is the end of the record before, which has gone over the wire when the next one's data is
    /// chosen: an attacker who has a part in that can test guesses of earlier data (BEAST).
    pub fn has_chained_ivs(&self) -> bool {
        matches!(self, Self::CbcHmac(this) if this.has_chained_ivs())
    }

    /// The length in bytes of the record's body that a fragment of `length` bytes becomes.
    pub fn sealed_len(&self, length: usize) -> usize {
        match self {
            Self::Null => length,
            Self::Aead(this) => this.sealed_len(length),
            Self::CbcHmac(this) => this.sealed_len(length),
            Self::Mac(this) => this.sealed_len(length),
            Self::Tls13(this) => this.sealed_len(length),
        }
    }

    /// Protects `fragment` into `body`, whose length is [`sealed_len`](Self::sealed_len) of the fragment's; in TLS 1.3 it may
    /// be longer, and is padded then.
    pub fn seal(
        &mut self,
        content_type: ContentType,
        version: ProtocolVersion,
        fragment: &[u8],
        body: &mut [u8],
    ) -> Result<()> {
        match self {
            Self::Null => {
                body.copy_from_slice(fragment);
                Ok(())
            }
            Self::Aead(this) => this.seal(content_type, version, fragment, body),
            Self::CbcHmac(this) => this.seal(content_type, version, fragment, body),
            Self::Mac(this) => this.seal(content_type, version, fragment, body),
            Self::Tls13(this) => this.seal(content_type, fragment, body),
        }
    }

    /// Checks and decrypts `body` in place.
    ///
    /// Fails with [`Error::BadRecordMac`] whatever is wrong with the body, and in constant time as far as a CBC
    /// record's padding goes. Only what is no kind of data in TLS 1.3, and yet authentic, is told apart.
    pub fn open(&mut self, header: RecordHeader, body: &mut [u8]) -> Result<Opened> {
        let data = match self {
            Self::Null => 0..body.len(),
            Self::Aead(this) => this.open(header, body)?,
            Self::CbcHmac(this) => this.open(header, body)?,
            Self::Mac(this) => this.open(header, body)?,
            Self::Tls13(this) => return this.open(header, body),
        };
        Ok(Opened { content_type: header.content_type, data, padding: 0 })
    }
}

impl core::fmt::Debug for Protection {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Aead(_) => "Aead(..)",
            Self::CbcHmac(_) => "CbcHmac(..)",
            Self::Mac(_) => "Mac(..)",
            Self::Tls13(_) => "Tls13(..)",
        })
    }
}

/// One direction's part of the key block.
#[derive(Clone, Copy)]
pub struct DirectionKeys<'a> {
    /// The MAC key; empty for an AEAD.
    pub mac_key: &'a [u8],
    /// The cipher key.
    pub key: &'a [u8],
    /// The implicit part of an AEAD's nonce; the first record's IV for CBC in TLS 1.0, empty later, when IVs travel with the
    /// records.
    pub iv: &'a [u8],
}

/// The lengths in bytes of a key block's parts (RFC 5246, section 6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyBlockShape {
    /// Of one MAC key.
    pub mac_key_len: usize,
    /// Of one cipher key.
    pub key_len: usize,
    /// Of one IV.
    pub iv_len: usize,
}

impl KeyBlockShape {
    /// The lengths that `suite` needs in `version`.
    pub fn of(suite: &CipherSuite, version: ProtocolVersion) -> Self {
        match suite.bulk {
            BulkCipher::Aead(algorithm) => Self {
                mac_key_len: 0,
                key_len: algorithm.key_len(),
                iv_len: match algorithm {
                    AeadAlgorithm::ChaCha20Poly1305 => 12,
                    _ => 4,
                },
            },
            BulkCipher::Cbc { cipher, mac } => Self {
                mac_key_len: mac.output_len(),
                key_len: cipher.key_len(),
                iv_len: if version <= ProtocolVersion::TLS1_0 { cipher.block_len() } else { 0 },
            },
            BulkCipher::Null { mac } => Self { mac_key_len: mac.output_len(), key_len: 0, iv_len: 0 },
        }
    }

    /// The length in bytes of the whole key block: both directions' keys.
    pub const fn key_block_len(self) -> usize {
        2 * (self.mac_key_len + self.key_len + self.iv_len)
    }

    /// The client's and the server's keys out of a key block, which must be
    /// [`key_block_len`](Self::key_block_len) bytes long.
    pub fn split(self, key_block: &[u8]) -> Result<(DirectionKeys<'_>, DirectionKeys<'_>)> {
        let mut r = crate::codec::Reader::new(key_block, "key block");
        let [client_mac, server_mac] = [r.bytes(self.mac_key_len)?, r.bytes(self.mac_key_len)?];
        let [client_key, server_key] = [r.bytes(self.key_len)?, r.bytes(self.key_len)?];
        let [client_iv, server_iv] = [r.bytes(self.iv_len)?, r.bytes(self.iv_len)?];
        r.finish()?;
        Ok((
            DirectionKeys { mac_key: client_mac, key: client_key, iv: client_iv },
            DirectionKeys { mac_key: server_mac, key: server_key, iv: server_iv },
        ))
    }
}

/// The length in bytes of a [`PseudoHeader`].
const PSEUDO_HEADER: usize = 13;

/// What is authenticated with each record: its number, type, version and length (RFC 5246, sections 6.2.3.1, 6.2.3.3).
type PseudoHeader = [u8; PSEUDO_HEADER];

/// Builds a [`PseudoHeader`].
fn pseudo_header(number: u64, content_type: ContentType, version: ProtocolVersion, length: usize) -> PseudoHeader {
    let mut header = [0; PSEUDO_HEADER];
    header[..8].copy_from_slice(&number.to_be_bytes());
    header[8] = content_type.0;
    header[9..11].copy_from_slice(&version.0.to_be_bytes());
    header[11..].copy_from_slice(&(length as u16).to_be_bytes());
    header
}

/// What SSL 3.0 authenticates with each record: the same without the version (RFC 6101, section 5.2.3.1).
#[cfg(feature = "ssl3")]
fn without_version(header: &PseudoHeader) -> [u8; PSEUDO_HEADER - 2] {
    let mut short = [0; PSEUDO_HEADER - 2];
    short[..9].copy_from_slice(&header[..9]);
    short[9..].copy_from_slice(&header[11..]);
    short
}

/// The count of records under one key.
#[derive(Default)]
struct Sequence(u64);

impl Sequence {
    /// The next record's number. Fails rather than begin anew (RFC 5246, section 6.1).
    fn next(&mut self) -> Result<u64> {
        let number = self.0;
        self.0 = number.checked_add(1).ok_or_else(|| Error::Usage {
            reason: Reason::INVALID_SEQUENCE_NUMBER,
            detail: "2^64 records went under one key".into(),
        })?;
        Ok(number)
    }
}

#[cfg(test)]
mod tests;
