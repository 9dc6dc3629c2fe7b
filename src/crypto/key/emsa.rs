//! The paddings of RSA signatures (RFC 8017, section 9), for any hash, mask hash and salt.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::super::hash::HashAlgorithm;
use super::super::rng;
use super::signing::{Pss, Salt};
use crate::error::{Error, Reason, Result};

/// The shortest filler of PKCS#1 padding.
const MIN_FILLER: usize = 8;

fn too_short(what: &str) -> Error {
    Error::Usage { reason: Reason::BAD_SIGNATURE, detail: format!("the RSA key is too short for {what}") }
}

/// `00 01 ff … ff 00` before `content`, as long as the modulus. Fails if that has no room for it.
pub(super) fn pkcs1_pad(content: &[u8], length: usize) -> Result<Vec<u8>> {
    let filler = length.checked_sub(content.len() + 3).filter(|filler| *filler >= MIN_FILLER);
    let filler = filler.ok_or_else(|| too_short("what is to be signed"))?;
    Ok([&[0, 1], &vec![0xff; filler][..], &[0], content].concat())
}

/// What stands behind the padding of [`pkcs1_pad`]. A public key's operation made the block: there is nothing to hide.
pub(super) fn pkcs1_unpad(block: &[u8]) -> Option<&[u8]> {
    let rest = block.strip_prefix(&[0, 1])?;
    let filler = rest.iter().take_while(|byte| **byte == 0xff).count();
    let (_, rest) = rest.split_at_checked(filler).filter(|_| filler >= MIN_FILLER)?;
    rest.strip_prefix(&[0])
}

/// Adds MGF1's mask (appendix B.2.1) of `seed` to `data`.
pub(super) fn mask(hash: HashAlgorithm, seed: &[u8], data: &mut [u8]) {
    for (counter, piece) in (0_u32..).zip(data.chunks_mut(hash.output_len())) {
        let mask = hash.digest(&[seed, &counter.to_be_bytes()]);
        for (byte, mask) in piece.iter_mut().zip(mask.as_ref()) {
            *byte ^= mask;
        }
    }
}

/// The bits of the first byte of an encoding of `bits` bits.
const fn first_byte(bits: usize) -> u8 {
    0xff >> (bits.div_ceil(8) * 8 - bits)
}

/// EMSA-PSS-ENCODE (section 9.1.1) to `bits` bits.
pub(super) fn pss_encode(pss: Pss, digest: &[u8], bits: usize) -> Result<Vec<u8>> {
    let Pss { hash, mgf_hash, salt } = pss;
    if digest.len() != hash.output_len() {
        return Err(Error::Usage {
            reason: Reason::BAD_SIGNATURE,
            detail: format!("a digest of {} bytes, not {}", digest.len(), hash.output_len()),
        });
    }
    let length = bits.div_ceil(8);
    let room = length.checked_sub(hash.output_len() + 2).ok_or_else(|| too_short("the hash"))?;
    let salt_length = match salt {
        Salt::Digest => hash.output_len(),
        Salt::Max | Salt::Auto => room,
        Salt::Length(length) => length,
    };
    let filler = room.checked_sub(salt_length).ok_or_else(|| too_short("the salt"))?;
    let mut salt = Zeroizing::new(vec![0; salt_length]);
    rng::fill(&mut salt)?;
    let sealed = hash.digest(&[&[0; 8], digest, &salt]);
    let mut block = vec![0; filler];
    block.push(1);
    block.extend_from_slice(&salt);
    mask(mgf_hash, sealed.as_ref(), &mut block);
    block[0] &= first_byte(bits);
    block.extend_from_slice(sealed.as_ref());
    block.push(0xbc);
    Ok(block)
}

/// EMSA-PSS-VERIFY (section 9.1.2) of a block that is as long as the modulus.
pub(super) fn pss_verify(pss: Pss, digest: &[u8], block: &[u8], bits: usize) -> bool {
    let check = || {
        let (excess, block) = block.split_at_checked(block.len().checked_sub(bits.div_ceil(8))?)?;
        let (masked, rest) = block.split_at_checked(block.len().checked_sub(pss.hash.output_len() + 1)?)?;
        let (last, sealed) = rest.split_last()?;
        if excess.iter().any(|byte| *byte != 0) || *last != 0xbc || masked.first()? & !first_byte(bits) != 0 {
            return None;
        }
        let mut unmasked = masked.to_vec();
        mask(pss.mgf_hash, sealed, &mut unmasked);
        *unmasked.first_mut()? &= first_byte(bits);
        let filler = unmasked.iter().take_while(|byte| **byte == 0).count();
        let salt = unmasked.get(filler..)?.strip_prefix(&[1])?;
        let fits = match pss.salt {
            Salt::Digest => salt.len() == pss.hash.output_len(),
            Salt::Length(length) => salt.len() == length,
            Salt::Max => filler == 0,
            Salt::Auto => true,
        };
        let expected = pss.hash.digest(&[&[0; 8], digest, salt]);
        (fits && digest.len() == pss.hash.output_len()).then(|| bool::from(expected.as_ref().ct_eq(sealed)))
    };
    check().unwrap_or(false)
}
