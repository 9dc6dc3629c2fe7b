//! Hash functions and what they put out.

use blake2::{Blake2b512, Blake2s256};
use md4::Md4;
use md5::Md5;
use ripemd::Ripemd160;
use sha1::Sha1;
use sha2::digest::Digest as _;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};
use shake::{ExtendableOutput, Shake128, Shake256, Update, XofReader};
use zeroize::Zeroize;

/// The longest output of a [`HashAlgorithm`], in bytes.
pub const MAX_OUTPUT: usize = 64;

/// A hash function. TLS uses those up to [`Md5Sha1`](Self::Md5Sha1); the others are for programs.
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
    /// MD4 (RFC 1320), long broken.
    Md4,
    /// RIPEMD-160.
    Ripemd160,
    /// SHA-512/224 (FIPS 180-4).
    Sha512_224,
    /// SHA-512/256 (FIPS 180-4).
    Sha512_256,
    /// SHA3-224 (FIPS 202).
    Sha3_224,
    /// SHA3-256 (FIPS 202).
    Sha3_256,
    /// SHA3-384 (FIPS 202).
    Sha3_384,
    /// SHA3-512 (FIPS 202).
    Sha3_512,
    /// SHAKE128 (FIPS 202), whose output is as long as is asked for; 16 bytes if nobody asks.
    Shake128,
    /// SHAKE256 (FIPS 202), whose output is as long as is asked for; 32 bytes if nobody asks.
    Shake256,
    /// BLAKE2b with 64 bytes of output (RFC 7693).
    Blake2b512,
    /// BLAKE2s with 32 bytes of output (RFC 7693).
    Blake2s256,
}

impl HashAlgorithm {
    /// All of them, each at the place of its number as an enum.
    pub const ALL: [Self; 19] = [
        Self::Md5,
        Self::Sha1,
        Self::Sha224,
        Self::Sha256,
        Self::Sha384,
        Self::Sha512,
        Self::Md5Sha1,
        Self::Md4,
        Self::Ripemd160,
        Self::Sha512_224,
        Self::Sha512_256,
        Self::Sha3_224,
        Self::Sha3_256,
        Self::Sha3_384,
        Self::Sha3_512,
        Self::Shake128,
        Self::Shake256,
        Self::Blake2b512,
        Self::Blake2s256,
    ];

    /// The output's length in bytes.
    pub const fn output_len(self) -> usize {
        match self {
            Self::Md5 | Self::Md4 | Self::Shake128 => 16,
            Self::Sha1 | Self::Ripemd160 => 20,
            Self::Sha224 | Self::Sha512_224 | Self::Sha3_224 => 28,
            Self::Sha256 | Self::Sha512_256 | Self::Sha3_256 | Self::Shake256 | Self::Blake2s256 => 32,
            Self::Md5Sha1 => 36,
            Self::Sha384 | Self::Sha3_384 => 48,
            Self::Sha512 | Self::Sha3_512 | Self::Blake2b512 => 64,
        }
    }

    /// The length in bytes of the blocks that the function takes in.
    pub const fn block_len(self) -> usize {
        match self {
            Self::Md5
            | Self::Sha1
            | Self::Sha224
            | Self::Sha256
            | Self::Md5Sha1
            | Self::Md4
            | Self::Ripemd160
            | Self::Blake2s256 => 64,
            Self::Sha384 | Self::Sha512 | Self::Sha512_224 | Self::Sha512_256 | Self::Blake2b512 => 128,
            Self::Sha3_224 => 144,
            Self::Sha3_256 | Self::Shake256 => 136,
            Self::Sha3_384 => 104,
            Self::Sha3_512 => 72,
            Self::Shake128 => 168,
        }
    }

    /// Whether the output is as long as is asked for.
    pub const fn is_extendable(self) -> bool {
        matches!(self, Self::Shake128 | Self::Shake256)
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
        Hasher(State::new(self))
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

/// The state of the functions whose output has one length, and how each is run; the others stand there by hand.
macro_rules! state {
    ($($name:ident),*) => {
        #[derive(Clone)]
        enum State {
            $($name($name),)*
            Md5Sha1(Md5, Sha1),
            Shake128(Shake128),
            Shake256(Shake256),
        }

        impl State {
            fn new(algorithm: HashAlgorithm) -> Self {
                match algorithm {
                    $(HashAlgorithm::$name => Self::$name($name::new()),)*
                    HashAlgorithm::Md5Sha1 => Self::Md5Sha1(Md5::new(), Sha1::new()),
                    HashAlgorithm::Shake128 => Self::Shake128(Shake128::default()),
                    HashAlgorithm::Shake256 => Self::Shake256(Shake256::default()),
                }
            }

            fn update(&mut self, data: &[u8]) {
                match self {
                    $(Self::$name(hash) => sha2::Digest::update(hash, data),)*
                    Self::Md5Sha1(md5, sha1) => {
                        sha2::Digest::update(md5, data);
                        sha2::Digest::update(sha1, data);
                    }
                    Self::Shake128(hash) => hash.update(data),
                    Self::Shake256(hash) => hash.update(data),
                }
            }

            fn finish(self) -> Digest {
                match self {
                    $(Self::$name(hash) => Digest::new(&[&hash.finalize()]),)*
                    Self::Md5Sha1(md5, sha1) => Digest::new(&[&md5.finalize(), &sha1.finalize()]),
                    Self::Shake128(hash) => squeeze::<16>(hash),
                    Self::Shake256(hash) => squeeze::<32>(hash),
                }
            }
        }
    };
}

state!(
    Md5, Sha1, Sha224, Sha256, Sha384, Sha512, Md4, Ripemd160, Sha512_224, Sha512_256, Sha3_224, Sha3_256, Sha3_384,
    Sha3_512, Blake2b512, Blake2s256
);

/// The output of a hash that has no length of its own.
fn squeeze<const N: usize>(hash: impl ExtendableOutput) -> Digest {
    let mut out = [0; N];
    hash.finalize_xof().read(&mut out);
    Digest::new(&[&out])
}

impl Hasher {
    /// Adds `data`.
    pub fn update(&mut self, data: &[u8]) {
        self.0.update(data);
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
        self.0.finish()
    }

    /// Fills `out` with the hash of what was added. False, and nothing is written, if the hash is not
    /// [extendable](HashAlgorithm::is_extendable) and its length another.
    pub fn finish_into(self, out: &mut [u8]) -> bool {
        match self.0 {
            State::Shake128(hash) => hash.finalize_xof().read(out),
            State::Shake256(hash) => hash.finalize_xof().read(out),
            state => {
                let digest = state.finish();
                if digest.as_ref().len() != out.len() {
                    return false;
                }
                out.copy_from_slice(digest.as_ref());
            }
        }
        true
    }
}

#[cfg(test)]
mod tests;
