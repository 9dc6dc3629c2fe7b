//! Encryption with a password: the algorithms of PKCS#5 (RFC 8018: PBES1 and PBES2, with PBKDF2 or scrypt) and PKCS#12
//! (RFC 7292, appendix B), as private keys and PKCS#12 files use them.

mod cipher;
mod kdf;
mod oid;
mod scheme;
#[cfg(test)]
mod tests;

pub(crate) use cipher::PbeCipher;
pub(crate) use kdf::pkcs12_mac_key;
pub(crate) use scheme::{OldPbe, Scheme, read_unsigned, write_unsigned};

use zeroize::Zeroizing;

#[cfg(test)]
use super::X509Error;

/// How often a password may be hashed at most: a file that asks for more would keep its reader busy for minutes.
pub(crate) const MAX_ITERATIONS: u32 = 10_000_000;

/// A password. PKCS#12 tells no password from an empty one.
#[derive(Clone, Copy)]
pub struct Password<'a>(Option<&'a [u8]>);

impl<'a> Password<'a> {
    /// No password.
    pub const NONE: Self = Self(None);

    /// A password in UTF-8; where it is not, each byte is a character of ISO 8859-1.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(Some(bytes))
    }

    /// Whether it is none or empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes().is_empty()
    }

    /// Its bytes, as PBES2 hashes them.
    fn bytes(&self) -> &'a [u8] {
        self.0.unwrap_or_default()
    }

    /// As PKCS#12 hashes it: UTF-16, big-endian, with a zero behind it; nothing for no password.
    fn utf16(&self) -> Zeroizing<Vec<u8>> {
        let Some(bytes) = self.0 else { return Zeroizing::default() };
        let mut units = Zeroizing::new(Vec::with_capacity(2 * bytes.len() + 2));
        match core::str::from_utf8(bytes) {
            Ok(text) => text.encode_utf16().for_each(|unit| units.extend(unit.to_be_bytes())),
            Err(_) => bytes.iter().for_each(|byte| units.extend([0, *byte])),
        }
        units.extend([0, 0]);
        units
    }
}
