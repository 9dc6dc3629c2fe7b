//! TLS's pseudorandom function (RFC 5246, section 5; RFC 2246, section 5, for the versions before 1.2).

use super::hash::HashAlgorithm;
use super::hmac::HmacKey;

/// Fills `out` with `PRF(secret, label, seed)`, where the seed is its parts one after the other.
///
/// With [`HashAlgorithm::Md5Sha1`] it is the PRF of TLS 1.0 and 1.1: one half of the secret under MD5, the other under
/// SHA-1, added bit by bit.
pub fn prf(hash: HashAlgorithm, secret: &[u8], label: &[u8], seed: &[&[u8]], out: &mut [u8]) {
    out.fill(0);
    if hash == HashAlgorithm::Md5Sha1 {
        // The halves share their middle byte if the secret's length is odd.
        let half = secret.len().div_ceil(2);
        p_hash(HashAlgorithm::Md5, &secret[..half], label, seed, out);
        p_hash(HashAlgorithm::Sha1, &secret[secret.len() - half..], label, seed, out);
    } else {
        p_hash(hash, secret, label, seed, out);
    }
}

/// Adds P_hash, bit by bit, to `out`.
fn p_hash(hash: HashAlgorithm, secret: &[u8], label: &[u8], seed: &[&[u8]], out: &mut [u8]) {
    let key = HmacKey::new(hash, secret);
    let seed = [&[label], seed].concat();
    let mut a = key.sign(&seed);
    for chunk in out.chunks_mut(hash.output_len()) {
        let block = key.sign(&[&[a.as_ref()], seed.as_slice()].concat());
        for (to, from) in chunk.iter_mut().zip(block.as_ref()) {
            *to ^= from;
        }
        a = key.sign(&[a.as_ref()]);
    }
}

#[cfg(test)]
mod tests;
