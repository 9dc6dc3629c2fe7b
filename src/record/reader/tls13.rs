//! What is particular to reading records of TLS 1.3 (RFC 8446, section 5): once there are keys, all that matters comes under
//! them, and what else may come is told here.

use super::{check_type, too_long};
use crate::alert::AlertDescription;
use crate::codepoint::ContentType;
use crate::error::Reason;
use crate::record::protection::{Opened, Protection};
use crate::record::{MAX_TLS13_CIPHERTEXT, RecordHeader};
use crate::{Error, Result};

use super::RecordReader;

/// What a protected record is longer by, in bytes, than the data in it: the type and the tag.
const OVERHEAD: usize = 17;

/// Which records may come, besides ChangeCipherSpec, that the keys at hand do not protect.
pub(super) struct Leniency {
    /// An alert of a client that has no keys.
    plain_alert: bool,
    /// Early data that is passed over: how many bytes of it may still come.
    early_data: Option<usize>,
}

impl RecordReader {
    /// Takes an alert that is not protected, as long as nothing has come that is: a client that cannot make anything of a
    /// server's hello has no keys.
    pub const fn allow_plain_alert(&mut self) {
        self.leniency.plain_alert = true;
    }

    /// Passes over early data, which the client has sent under keys that are not used (RFC 8446, section 4.2.10): until
    /// there are keys, application data; then, records that these keys do not open. The first record of another
    /// kind ends it. Fails once more than `limit` bytes have come.
    pub const fn skip_early_data(&mut self, limit: usize) {
        self.leniency.early_data = Some(limit);
    }
}

impl Leniency {
    /// No such records.
    pub(super) const NONE: Self = Self { plain_alert: false, early_data: None };

    /// Refuses a header that no record may have under `protection`.
    pub(super) fn check_header(&self, protection: &Protection, header: RecordHeader, limit: usize) -> Result<()> {
        let RecordHeader { content_type, length, .. } = header;
        check_type(content_type)?;
        if is_protected(protection, content_type) {
            if length > MAX_TLS13_CIPHERTEXT {
                return Err(Error::RecordOverflow { what: "a record", length, limit: MAX_TLS13_CIPHERTEXT });
            }
            return Ok(());
        }
        let expected = match content_type {
            ContentType::CHANGE_CIPHER_SPEC => true,
            ContentType::ALERT => protection.is_null() || self.plain_alert,
            // Early data after a HelloRetryRequest, when there are no keys yet.
            ContentType::APPLICATION_DATA if self.early_data.is_some() => {
                return if length > MAX_TLS13_CIPHERTEXT {
                    Err(too_long(length, MAX_TLS13_CIPHERTEXT))
                } else {
                    Ok(())
                };
            }
            _ => protection.is_null(),
        };
        if !expected {
            return Err(Error::Peer {
                alert: AlertDescription::UNEXPECTED_MESSAGE,
                reason: Reason::BAD_RECORD_TYPE,
                detail: format!("a record of {content_type} that is not encrypted"),
            });
        }
        if length > limit { Err(too_long(length, limit)) } else { Ok(()) }
    }

    /// Opens `body`. `None` if it is to be passed over.
    pub(super) fn open(
        &mut self,
        protection: &mut Protection,
        header: RecordHeader,
        body: &mut [u8],
    ) -> Result<Option<Opened>> {
        let content_type = header.content_type;
        if !is_protected(protection, content_type) {
            if self.early_data.is_some() && content_type == ContentType::APPLICATION_DATA {
                return self.skip(header.length).map(|()| None);
            }
            if content_type == ContentType::HANDSHAKE {
                self.early_data = None;
            }
            return Ok(Some(Opened { content_type, data: 0..body.len(), padding: 0 }));
        }
        match protection.open(header, body) {
            Err(Error::BadRecordMac) if self.early_data.is_some() => self.skip(header.length).map(|()| None),
            opened => {
                *self = Self::NONE;
                opened.map(Some)
            }
        }
    }

    /// Counts early data that is passed over. Each record counts, however little is in it.
    fn skip(&mut self, length: usize) -> Result<()> {
        let count = length.saturating_sub(OVERHEAD).max(1);
        self.early_data = self.early_data.and_then(|left| left.checked_sub(count));
        if self.early_data.is_some() {
            return Ok(());
        }
        Err(Error::Peer {
            alert: AlertDescription::UNEXPECTED_MESSAGE,
            reason: Reason::TOO_MUCH_EARLY_DATA,
            detail: "more early data came than was allowed, and it was refused".into(),
        })
    }
}

/// Whether a record whose header says `content_type` comes under the keys.
pub(super) fn is_protected(protection: &Protection, content_type: ContentType) -> bool {
    protection.hides_type() && content_type == ContentType::APPLICATION_DATA
}
