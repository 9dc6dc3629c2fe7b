//! Encryption with RSA keys (RFC 8017, section 7), for what programs encrypt; TLS's own use of it is in `rsa`.

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq, ConstantTimeGreater};
use zeroize::Zeroizing;

use super::super::hash::HashAlgorithm;
use super::super::rng;
use super::{KeyType, PrivateKey, PublicKey, emsa, private, public};
use crate::error::Error;

/// How a message is made as long as the modulus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RsaPadding {
    /// Not at all: it is that long, and a number below the modulus.
    None,
    /// RSAES-PKCS1-v1_5 (section 7.2). Whoever tells a sender whether it was right gives the key's secrets away.
    Pkcs1,
    /// RSAES-OAEP (section 7.1).
    Oaep {
        /// What the label is hashed with.
        hash: HashAlgorithm,
        /// What the mask is made with.
        mgf_hash: HashAlgorithm,
        /// What both sides must say; mostly nothing.
        label: Vec<u8>,
    },
}

/// Why something is not encrypted or decrypted.
#[derive(Debug)]
pub enum RsaFailure {
    /// It is too long for the key.
    TooLong,
    /// It is too short: without padding it must be as long as the modulus.
    TooShort,
    /// It is a number that is not below the modulus.
    TooGreat,
    /// It is not padded so.
    Padding,
    /// The key is not for that, or something failed that is not the message's fault.
    Other(Error),
}

impl From<Error> for RsaFailure {
    fn from(error: Error) -> Self {
        match error {
            Error::Usage { .. } => Self::TooGreat,
            error => Self::Other(error),
        }
    }
}

impl PublicKey {
    /// Encrypts a message to this key, which must be a plain RSA key.
    pub fn rsa_encrypt(&self, padding: &RsaPadding, message: &[u8]) -> Result<Vec<u8>, RsaFailure> {
        let (public::Kind::Rsa(key, _), KeyType::Rsa) = (self.kind(), self.key_type()) else {
            return Err(RsaFailure::Other(Error::Internal { what: "encrypting with a key that is not for that" }));
        };
        let block = pad(padding, message, self.bits().div_ceil(8))?;
        Ok(key.apply(&block)?)
    }
}

impl PrivateKey {
    /// Decrypts what was encrypted to this key, a plain RSA key. It may be shorter than the modulus: then zeros were left out.
    ///
    /// In constant time but for the length of the result and whether there is one.
    pub fn rsa_decrypt(&self, padding: &RsaPadding, encrypted: &[u8]) -> Result<Zeroizing<Vec<u8>>, RsaFailure> {
        let (private::Kind::Rsa(key), KeyType::Rsa) = (self.kind(), self.key_type()) else {
            return Err(RsaFailure::Other(self.not_here()));
        };
        let zeros = key.size().checked_sub(encrypted.len()).ok_or(RsaFailure::TooLong)?;
        let block = key.apply(&[&vec![0; zeros], encrypted].concat()).map(Zeroizing::new)?;
        match padding {
            RsaPadding::None => Ok(block),
            RsaPadding::Pkcs1 => pkcs1_open(&block).ok_or(RsaFailure::Padding),
            RsaPadding::Oaep { hash, mgf_hash, label } => {
                oaep_open(*hash, *mgf_hash, label, &block).ok_or(RsaFailure::Padding)
            }
        }
    }
}

/// Makes a message as long as the modulus.
fn pad(padding: &RsaPadding, message: &[u8], length: usize) -> Result<Zeroizing<Vec<u8>>, RsaFailure> {
    let mut block = Zeroizing::new(Vec::with_capacity(length));
    match padding {
        RsaPadding::None if message.len() < length => return Err(RsaFailure::TooShort),
        RsaPadding::None if message.len() > length => return Err(RsaFailure::TooLong),
        RsaPadding::None => block.extend_from_slice(message),
        RsaPadding::Pkcs1 => {
            let filler = length.checked_sub(message.len() + 3).filter(|filler| *filler >= 8);
            let mut filler = vec![0; filler.ok_or(RsaFailure::TooLong)?];
            rng::fill(&mut filler)?;
            while let Some(zero) = filler.iter_mut().find(|byte| **byte == 0) {
                [*zero] = rng::array::<1>()?;
            }
            block.extend_from_slice(&[0, 2]);
            block.extend_from_slice(&filler);
            block.push(0);
            block.extend_from_slice(message);
        }
        RsaPadding::Oaep { hash, mgf_hash, label } => {
            let taken = message.len() + 2 * hash.output_len() + 2;
            let filler = length.checked_sub(taken).ok_or(RsaFailure::TooLong)?;
            let mut seed = Zeroizing::new(vec![0; hash.output_len()]);
            rng::fill(&mut seed)?;
            let mut data = Zeroizing::new(Vec::with_capacity(length));
            data.extend_from_slice(hash.digest(&[label]).as_ref());
            data.resize(hash.output_len() + filler, 0);
            data.push(1);
            data.extend_from_slice(message);
            emsa::mask(*mgf_hash, &seed, &mut data);
            emsa::mask(*mgf_hash, &data, &mut seed);
            block.push(0);
            block.extend_from_slice(&seed);
            block.extend_from_slice(&data);
        }
    }
    Ok(block)
}

/// The message in a block of PKCS#1 padding: `00 02 <at least 8 bytes, none zero> 00 <message>`.
fn pkcs1_open(block: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (head, rest) = block.split_at_checked(2)?;
    let (end, found) = position(rest, 0);
    let good = head.ct_eq(&[0, 2]) & found & end.ct_gt(&7);
    after(rest, end, good)
}

/// The message in a block of OAEP (section 7.1.2).
fn oaep_open(hash: HashAlgorithm, mgf_hash: HashAlgorithm, label: &[u8], block: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (first, rest) = block.split_first()?;
    let (seed, data) = rest.split_at_checked(hash.output_len())?;
    let (mut seed, mut data) = (Zeroizing::new(seed.to_vec()), Zeroizing::new(data.to_vec()));
    emsa::mask(mgf_hash, &data, &mut seed);
    emsa::mask(mgf_hash, &seed, &mut data);
    let (named, rest) = data.split_at_checked(hash.output_len())?;
    // What is before the first byte of 1 must be zeros.
    let (end, found) = position(rest, 1);
    let mut good = first.ct_eq(&0) & named.ct_eq(hash.digest(&[label]).as_ref()) & found;
    for (place, byte) in (0_u32..).zip(rest) {
        good &= byte.ct_eq(&0) | !end.ct_gt(&place);
    }
    after(rest, end, good)
}

/// Where a byte is the first time, and whether it is there at all.
fn position(bytes: &[u8], wanted: u8) -> (u32, Choice) {
    let (mut place, mut found) = (0, Choice::from(0));
    for (at, byte) in (0_u32..).zip(bytes) {
        let here = byte.ct_eq(&wanted);
        place.conditional_assign(&at, here & !found);
        found |= here;
    }
    (place, found)
}

/// What stands after a place, if all was good.
fn after(bytes: &[u8], place: u32, good: Choice) -> Option<Zeroizing<Vec<u8>>> {
    if !bool::from(good) {
        return None;
    }
    bytes.get(place as usize + 1..).map(|message| Zeroizing::new(message.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(head: &[u8], filler: usize, tail: &[u8]) -> Option<Vec<u8>> {
        pkcs1_open(&[head, &vec![7; filler], tail].concat()).map(|message| message.to_vec())
    }

    #[test]
    fn takes_only_pkcs1_padding() {
        assert_eq!(open(&[0, 2], 8, &[0, 5, 0]), Some(vec![5, 0]));
        assert_eq!(open(&[0, 2], 9, &[0]), Some(vec![]));
        for (head, filler, tail) in
            [([0, 1], 8, &[0, 5][..]), ([1, 2], 8, &[0]), ([0, 2], 7, &[0, 5]), ([0, 2], 9, &[])]
        {
            assert_eq!(open(&head, filler, tail), None);
        }
        assert!(pkcs1_open(&[0]).is_none());
    }

    #[test]
    fn opens_what_it_pads() {
        let oaep = |label: &[u8]| RsaPadding::Oaep {
            hash: HashAlgorithm::Sha256,
            mgf_hash: HashAlgorithm::Sha1,
            label: label.to_vec(),
        };
        for length in [0, 1, 62] {
            let message = vec![9; length];
            let block = pad(&oaep(b"label"), &message, 128).unwrap();
            let open = |label: &[u8], block: &[u8]| oaep_open(HashAlgorithm::Sha256, HashAlgorithm::Sha1, label, block);
            assert_eq!(open(b"label", &block).unwrap().to_vec(), message);
            assert!(open(b"", &block).is_none());
            for byte in [0, 1, 40, 127] {
                let mut other = block.to_vec();
                other[byte] ^= 1;
                assert!(open(b"label", &other).is_none_or(|opened| opened.to_vec() != message), "{byte}");
            }
        }
        assert!(matches!(pad(&oaep(b""), &[0; 63], 128), Err(RsaFailure::TooLong)));
        assert_eq!(pkcs1_open(&pad(&RsaPadding::Pkcs1, &[4; 117], 128).unwrap()).unwrap().to_vec(), [4; 117]);
        assert!(matches!(pad(&RsaPadding::Pkcs1, &[4; 118], 128), Err(RsaFailure::TooLong)));
        assert!(matches!(pad(&RsaPadding::None, &[4; 127], 128), Err(RsaFailure::TooShort)));
    }
}
