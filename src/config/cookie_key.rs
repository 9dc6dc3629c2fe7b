//! What a server knows its own cookies by (RFC 8446, section 4.2.2).

use zeroize::Zeroizing;

use crate::Result;
use crate::crypto::hash::HashAlgorithm;
use crate::crypto::hmac::HmacKey;
use crate::crypto::rng;

/// How long the key is, in bytes, and the MAC at the end of each cookie.
const LEN: usize = 32;

/// A key that authenticates what a server has its clients keep for it.
pub struct CookieKey(HmacKey);

impl CookieKey {
    /// A fresh key. Fails if the operating system has no randomness.
    pub fn new() -> Result<Self> {
        let mut key = Zeroizing::new([0; LEN]);
        rng::fill(&mut key[..])?;
        Ok(Self(HmacKey::new(HashAlgorithm::Sha256, &key[..])))
    }

    /// The cookie that holds `content`.
    pub(crate) fn seal(&self, mut content: Vec<u8>) -> Vec<u8> {
        let mac = self.0.sign(&[&content]);
        content.extend_from_slice(mac.as_ref());
        content
    }

    /// What `cookie` holds; `None` if it is not of this key.
    pub(crate) fn open<'a>(&self, cookie: &'a [u8]) -> Option<&'a [u8]> {
        let (content, mac) = cookie.split_at_checked(cookie.len().checked_sub(LEN)?)?;
        self.0.verify(&[content], mac).then_some(content)
    }
}
