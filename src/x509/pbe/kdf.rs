//! Keys from passwords.

use zeroize::Zeroizing;

use super::Password;
use crate::crypto::{HashAlgorithm, pbkdf};

/// A key derivation function of PBES2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Kdf {
    /// PBKDF2 with HMAC.
    Pbkdf2 { salt: Vec<u8>, iterations: u32, hash: HashAlgorithm },
    /// scrypt (RFC 7914), with the parameters that are named there, N as the power of two.
    Scrypt { salt: Vec<u8>, log_n: u8, r: u32, p: u32 },
}

impl Kdf {
    /// The key. `None` if the function cannot be computed so.
    pub(super) fn derive(&self, password: &[u8], length: usize) -> Option<Zeroizing<Vec<u8>>> {
        let mut key = Zeroizing::new(vec![0; length]);
        match self {
            Self::Pbkdf2 { hash, .. } if hash.is_extendable() => return None,
            Self::Pbkdf2 { salt, iterations, hash } => pbkdf::pbkdf2(*hash, password, salt, *iterations, &mut key),
            Self::Scrypt { salt, log_n, r, p } => {
                let params = scrypt::Params::new(*log_n, *r, *p).ok()?;
                scrypt::scrypt(password, salt, &params, &mut key).ok()?;
            }
        }
        Some(key)
    }
}

/// PBKDF1 (RFC 8018, section 5.1): the hash of password and salt, hashed again and again.
pub(super) fn pbkdf1(hash: HashAlgorithm, password: &[u8], salt: &[u8], iterations: u32) -> Zeroizing<Vec<u8>> {
    let mut digest = hash.digest(&[password, salt]);
    for _ in 1..iterations {
        digest = hash.digest(&[digest.as_ref()]);
    }
    Zeroizing::new(digest.as_ref().to_vec())
}

/// What PKCS#12 derives bytes for (RFC 7292, appendix B.3).
#[derive(Clone, Copy)]
pub(super) enum Use {
    Key = 1,
    Iv = 2,
    Mac = 3,
}

/// The key of a MAC of PKCS#12, as long as the hash.
pub(crate) fn pkcs12_mac_key(
    hash: HashAlgorithm,
    password: Password<'_>,
    salt: &[u8],
    iterations: u32,
) -> Zeroizing<Vec<u8>> {
    pkcs12(hash, Use::Mac, &password.utf16(), salt, iterations, hash.output_len())
}

/// The derivation of PKCS#12 (RFC 7292, appendix B.2).
pub(super) fn pkcs12(
    hash: HashAlgorithm,
    purpose: Use,
    password: &[u8],
    salt: &[u8],
    iterations: u32,
    length: usize,
) -> Zeroizing<Vec<u8>> {
    let block = hash.block_len();
    let repeated = |bytes: &[u8]| -> Zeroizing<Vec<u8>> {
        let length = bytes.len().div_ceil(block) * block;
        Zeroizing::new(bytes.iter().copied().cycle().take(length).collect())
    };
    let diversifier = vec![purpose as u8; block];
    let mut input = Zeroizing::new([repeated(salt).as_slice(), repeated(password).as_slice()].concat());
    let mut out = Zeroizing::new(Vec::with_capacity(length + hash.output_len()));
    while out.len() < length {
        let mut digest = hash.digest(&[&diversifier, &input]);
        for _ in 1..iterations {
            digest = hash.digest(&[digest.as_ref()]);
        }
        out.extend_from_slice(digest.as_ref());
        let addend = Zeroizing::new(digest.as_ref().iter().copied().cycle().take(block).collect::<Vec<u8>>());
        for piece in input.chunks_mut(block) {
            // Adds it and one, as big-endian numbers.
            let mut carry = 1;
            for (byte, add) in piece.iter_mut().zip(addend.iter()).rev() {
                let sum = u16::from(*byte) + u16::from(*add) + carry;
                *byte = sum as u8;
                carry = sum >> 8;
            }
        }
    }
    out.truncate(length);
    out
}
