//! HMAC (RFC 2104), with the key's two blocks hashed once and for all.

use ::hmac::{KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use subtle::ConstantTimeEq;

use super::hash::{Digest, HashAlgorithm};

/// A MAC key made ready: signing costs no rehashing of the key. Wiped when dropped.
#[derive(Clone)]
pub struct HmacKey(State);

#[derive(Clone)]
enum State {
    Md5(::hmac::Hmac<Md5>),
    Sha1(::hmac::Hmac<Sha1>),
    Sha224(::hmac::Hmac<Sha224>),
    Sha256(::hmac::Hmac<Sha256>),
    Sha384(::hmac::Hmac<Sha384>),
    Sha512(::hmac::Hmac<Sha512>),
    Md5Sha1(::hmac::Hmac<Md5>, ::hmac::Hmac<Sha1>),
}

impl HmacKey {
    /// Makes `key`, of any length, ready. [`HashAlgorithm::Md5Sha1`] gives both MACs under the one key, MD5's first.
    pub fn new(hash: HashAlgorithm, key: &[u8]) -> Self {
        Self(match hash {
            HashAlgorithm::Md5 => State::Md5(keyed(key)),
            HashAlgorithm::Sha1 => State::Sha1(keyed(key)),
            HashAlgorithm::Sha224 => State::Sha224(keyed(key)),
            HashAlgorithm::Sha256 => State::Sha256(keyed(key)),
            HashAlgorithm::Sha384 => State::Sha384(keyed(key)),
            HashAlgorithm::Sha512 => State::Sha512(keyed(key)),
            HashAlgorithm::Md5Sha1 => State::Md5Sha1(keyed(key), keyed(key)),
        })
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

fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).expect("HMAC takes keys of every length")
}

/// A MAC that is being computed. Wiped when dropped.
#[derive(Clone)]
pub struct Hmac(State);

impl Hmac {
    /// Adds `data`.
    pub fn update(&mut self, data: &[u8]) {
        match &mut self.0 {
            State::Md5(mac) => mac.update(data),
            State::Sha1(mac) => mac.update(data),
            State::Sha224(mac) => mac.update(data),
            State::Sha256(mac) => mac.update(data),
            State::Sha384(mac) => mac.update(data),
            State::Sha512(mac) => mac.update(data),
            State::Md5Sha1(md5, sha1) => {
                md5.update(data);
                sha1.update(data);
            }
        }
    }

    /// The MAC of all that was added.
    pub fn finish(self) -> Digest {
        match self.0 {
            State::Md5(mac) => tag(mac),
            State::Sha1(mac) => tag(mac),
            State::Sha224(mac) => tag(mac),
            State::Sha256(mac) => tag(mac),
            State::Sha384(mac) => tag(mac),
            State::Sha512(mac) => tag(mac),
            State::Md5Sha1(md5, sha1) => Digest::new(&[tag(md5).as_ref(), tag(sha1).as_ref()]),
        }
    }
}

fn tag(mac: impl Mac) -> Digest {
    Digest::new(&[&mac.finalize().into_bytes()])
}

#[cfg(test)]
mod tests;
