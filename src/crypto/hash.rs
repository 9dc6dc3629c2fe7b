//! Hash functions and what they put out.

use md5::Md5;
use sha1::Sha1;
use sha2::digest::Digest as _;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroize;

/// The longest output of a [`HashAlgorithm`], in bytes.
pub const MAX_OUTPUT: usize = 64;

/// A hash function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HashAlgorithm {
    /// MD5 (RFC 1321): fingerprints and old protocol versions only.
    Md5,
    /// SHA-1 (FIPS 180-4).
    Sha1,
    /// SHA-224 (FIPS 180-4).
    Sha224,
    /// SHA-256 (FIPS 180-4).
    Sha256,
    /// SHA-384 (FIPS 180-4).
    Sha384,
    /// SHA-512 (FIPS 180-4).
    Sha512,
    /// MD5's output and SHA-1's after it: what TLS before 1.2 signs and hashes with (RFC 2246, section 4.7).
    Md5Sha1,
}

impl HashAlgorithm {
    /// The output's length in bytes.
    pub const fn output_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Md5Sha1 => 36,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// The length in bytes of the blocks that the function takes in.
    pub const fn block_len(self) -> usize {
        match self {
            Self::Md5 | Self::Sha1 | Self::Sha224 | Self::Sha256 | Self::Md5Sha1 => 64,
            Self::Sha384 | Self::Sha512 => 128,
        }
    }

    /// The hash of `parts`, one after the other.
    pub fn digest(self, parts: &[&[u8]]) -> Digest {
        let mut hasher = self.start();
        for part in parts {
            hasher.update(part);
        }
        hasher.finish()
    }

    /// A computation to which data is added piece by piece.
    pub fn start(self) -> Hasher {
        Hasher(match self {
            Self::Md5 => State::Md5(Md5::new()),
            Self::Sha1 => State::Sha1(Sha1::new()),
            Self::Sha224 => State::Sha224(Sha224::new()),
            Self::Sha256 => State::Sha256(Sha256::new()),
            Self::Sha384 => State::Sha384(Sha384::new()),
            Self::Sha512 => State::Sha512(Sha512::new()),
            Self::Md5Sha1 => State::Md5Sha1(Md5::new(), Sha1::new()),
        })
    }
}

/// The output of a hash or MAC, wiped when dropped.
pub struct Digest {
    bytes: [u8; MAX_OUTPUT],
    len: usize,
}

impl Digest {
    /// Holds the concatenation of `parts`, which must not exceed [`MAX_OUTPUT`].
    pub(crate) fn new(parts: &[&[u8]]) -> Self {
        let mut digest = Self { bytes: [0; MAX_OUTPUT], len: 0 };
        for part in parts {
            digest.bytes[digest.len..digest.len + part.len()].copy_from_slice(part);
            digest.len += part.len();
        }
        digest
    }
}

impl Drop for Digest {
    fn drop(&mut self) {
        self.bytes[..self.len].zeroize();
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// A hash computation in progress; its state is wiped when dropped.
#[derive(Clone)]
pub struct Hasher(State);

#[derive(Clone)]
enum State {
    Md5(Md5),
    Sha1(Sha1),
    Sha224(Sha224),
    Sha256(Sha256),
    Sha384(Sha384),
    Sha512(Sha512),
    Md5Sha1(Md5, Sha1),
}

impl Hasher {
    /// Adds `data`.
    pub fn update(&mut self, data: &[u8]) {
        match &mut self.0 {
            State::Md5(h) => h.update(data),
            State::Sha1(h) => h.update(data),
            State::Sha224(h) => h.update(data),
            State::Sha256(h) => h.update(data),
            State::Sha384(h) => h.update(data),
            State::Sha512(h) => h.update(data),
            State::Md5Sha1(md5, sha1) => {
                md5.update(data);
                sha1.update(data);
            }
        }
    }

    /// Of both hashes of [`HashAlgorithm::Md5Sha1`] the one that is `algorithm`; any other hash as it is.
    #[cfg(feature = "ssl3")]
    pub(super) fn half(&self, algorithm: HashAlgorithm) -> Self {
        Self(match (&self.0, algorithm) {
            (State::Md5Sha1(md5, _), HashAlgorithm::Md5) => State::Md5(md5.clone()),
            (State::Md5Sha1(_, sha1), HashAlgorithm::Sha1) => State::Sha1(sha1.clone()),
            (other, _) => other.clone(),
        })
    }

    /// The hash of what was added so far; more may be added afterwards.
    pub fn fork_finish(&self) -> Digest {
        self.clone().finish()
    }

    /// The hash of what was added.
    pub fn finish(self) -> Digest {
        match self.0 {
            State::Md5(h) => Digest::new(&[&h.finalize()]),
            State::Sha1(h) => Digest::new(&[&h.finalize()]),
            State::Sha224(h) => Digest::new(&[&h.finalize()]),
            State::Sha256(h) => Digest::new(&[&h.finalize()]),
            State::Sha384(h) => Digest::new(&[&h.finalize()]),
            State::Sha512(h) => Digest::new(&[&h.finalize()]),
            State::Md5Sha1(md5, sha1) => Digest::new(&[&md5.finalize(), &sha1.finalize()]),
        }
    }
}

#[cfg(test)]
mod tests;
