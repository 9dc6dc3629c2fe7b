//! HMAC (RFC 2104), with the key's two blocks hashed once and for all.

use ::hmac::{KeyInit, Mac, SimpleHmac};
use blake2::{Blake2b512, Blake2s256};
use md4::Md4;
use md5::Md5;
use ripemd::Ripemd160;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};
use subtle::ConstantTimeEq;

use super::hash::{Digest, HashAlgorithm};

/// A MAC key made ready: signing costs no rehashing of the key. Wiped when dropped.
#[derive(Clone)]
pub struct HmacKey(State);

/// The state for every hash, and how each is run. What TLS has no use for is large, and so behind a pointer; both hashes
/// together stand there by hand.
macro_rules! state {
    ($($small:ident)*; $($large:ident)*) => {
        #[derive(Clone)]
        enum State {
            $($small(::hmac::Hmac<$small>),)*
            $($large(Box<SimpleHmac<$large>>),)*
            Md5Sha1(::hmac::Hmac<Md5>, ::hmac::Hmac<Sha1>),
        }

        impl State {
            fn new(hash: HashAlgorithm, key: &[u8]) -> Self {
                match hash {
                    $(HashAlgorithm::$small => Self::$small(keyed(key)),)*
                    $(HashAlgorithm::$large => Self::$large(Box::new(keyed(key))),)*
                    HashAlgorithm::Md5Sha1 => Self::Md5Sha1(keyed(key), keyed(key)),
                    HashAlgorithm::Shake128 | HashAlgorithm::Shake256 => unreachable!("HMAC is not defined with {hash:?}"),
                }
            }

            fn update(&mut self, data: &[u8]) {
                match self {
                    $(Self::$small(mac) => mac.update(data),)*
                    $(Self::$large(mac) => mac.update(data),)*
                    Self::Md5Sha1(md5, sha1) => {
                        md5.update(data);
                        sha1.update(data);
                    }
                }
            }

            fn finish(self) -> Digest {
                match self {
                    $(Self::$small(mac) => tag(mac),)*
                    $(Self::$large(mac) => tag(*mac),)*
                    Self::Md5Sha1(md5, sha1) => Digest::new(&[tag(md5).as_ref(), tag(sha1).as_ref()]),
                }
            }
        }
    };
}

state! {
    Md5 Sha1 Sha224 Sha256 Sha384 Sha512;
    Md4 Ripemd160 Sha512_224 Sha512_256 Sha3_224 Sha3_256 Sha3_384 Sha3_512 Blake2b512 Blake2s256
}

fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).expect("HMAC takes keys of every length")
}

fn tag(mac: impl Mac) -> Digest {
    Digest::new(&[&mac.finalize().into_bytes()])
}

impl HmacKey {
    /// Makes `key`, of any length, ready. [`HashAlgorithm::Md5Sha1`] gives both MACs under the one key, MD5's first.
    ///
    /// # Panics
    /// If the hash is [extendable](HashAlgorithm::is_extendable): HMAC is not defined with such.
    pub fn new(hash: HashAlgorithm, key: &[u8]) -> Self {
        Self(State::new(hash, key))
    }

    /// Starts a MAC of what comes in pieces.
    pub fn start(&self) -> Hmac {
        Hmac(self.0.clone())
    }

    /// The MAC of `parts`, one after the other.
    pub fn sign(&self, parts: &[&[u8]]) -> Digest {
        let mut mac = self.start();
        for part in parts {
            mac.update(part);
        }
        mac.finish()
    }

    /// Whether `tag` is the whole MAC of `parts`; takes as long whichever byte differs.
    pub fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        self.sign(parts).as_ref().ct_eq(tag).into()
    }
}

/// A MAC that is being computed. Wiped when dropped.
#[derive(Clone)]
pub struct Hmac(State);

impl Hmac {
    /// Adds `data`.
    pub fn update(&mut self, data: &[u8]) {
        self.0.update(data);
    }

    /// The MAC of all that was added.
    pub fn finish(self) -> Digest {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests;
