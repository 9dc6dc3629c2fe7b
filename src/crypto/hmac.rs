//! HMAC (RFC 2104), with the key's two blocks hashed once and for all.

use ::hmac::{Hmac, KeyInit, Mac};
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
    Md5(Hmac<Md5>),
    Sha1(Hmac<Sha1>),
    Sha224(Hmac<Sha224>),
    Sha256(Hmac<Sha256>),
    Sha384(Hmac<Sha384>),
    Sha512(Hmac<Sha512>),
    Md5Sha1(Hmac<Md5>, Hmac<Sha1>),
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

    /// The MAC of `parts`, one after the other.
    pub fn sign(&self, parts: &[&[u8]]) -> Digest {
        match &self.0 {
            State::Md5(key) => tag(key, parts),
            State::Sha1(key) => tag(key, parts),
            State::Sha224(key) => tag(key, parts),
            State::Sha256(key) => tag(key, parts),
            State::Sha384(key) => tag(key, parts),
            State::Sha512(key) => tag(key, parts),
            State::Md5Sha1(md5, sha1) => Digest::new(&[tag(md5, parts).as_ref(), tag(sha1, parts).as_ref()]),
        }
    }

    /// Whether `tag` is the whole MAC of `parts`; takes as long whichever byte differs.
    pub fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        self.sign(parts).as_ref().ct_eq(tag).into()
    }
}

fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).expect("HMAC takes keys of every length")
}

fn tag<M: Mac + Clone>(key: &M, parts: &[&[u8]]) -> Digest {
    let mut mac = key.clone();
    for part in parts {
        mac.update(part);
    }
    Digest::new(&[&mac.finalize().into_bytes()])
}

#[cfg(test)]
mod tests;
