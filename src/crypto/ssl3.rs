//! What SSL 3.0 makes of MD5 and SHA-1 where TLS has HMAC and a PRF (RFC 6101, sections 5.2.3.1, 5.6.8, 5.6.9, 6.1, 6.2).

use zeroize::Zeroizing;

use super::hash::{Digest, HashAlgorithm, Hasher};

/// The byte that fills what stands between a secret and what the inner hash covers.
const PAD_1: [u8; 48] = [0x36; 48];

/// The byte that fills what stands between a secret and the inner hash.
const PAD_2: [u8; 48] = [0x5c; 48];

/// The length in bytes of the padding that goes with a hash.
pub const fn pad_len(hash: HashAlgorithm) -> usize {
    match hash {
        HashAlgorithm::Sha1 => 40,
        _ => 48,
    }
}

/// What the inner hash of a MAC begins with.
pub fn inner_prefix(hash: HashAlgorithm, secret: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([secret, &PAD_1[..pad_len(hash)]].concat())
}

/// The outer hash of a MAC, over the inner one.
pub fn outer_hash(hash: HashAlgorithm, secret: &[u8], inner: &[u8]) -> Digest {
    hash.digest(&[secret, &PAD_2[..pad_len(hash)], inner])
}

/// Fills `out` with what follows from `secret`: in place of a label, each 16 bytes have a letter of their own.
pub fn derive(secret: &[u8], seed: &[&[u8]], out: &mut [u8]) {
    for (round, chunk) in (0_u8..26).zip(out.chunks_mut(16)) {
        let letters = vec![b'A' + round; usize::from(round) + 1];
        let inner = HashAlgorithm::Sha1.digest(&[&[&letters[..], secret], seed].concat());
        let block = HashAlgorithm::Md5.digest(&[secret, inner.as_ref()]);
        chunk.copy_from_slice(&block.as_ref()[..chunk.len()]);
    }
}

/// The hashes, MD5's and then SHA-1's, of a transcript bound to the master secret: a Finished with `sender`, what a
/// CertificateVerify signs without.
pub fn transcript_hashes(transcript: &Hasher, sender: &[u8], master: &[u8]) -> Digest {
    let [md5, sha1] = [HashAlgorithm::Md5, HashAlgorithm::Sha1].map(|hash| {
        let mut inner = transcript.half(hash);
        inner.update(sender);
        inner.update(master);
        inner.update(&PAD_1[..pad_len(hash)]);
        outer_hash(hash, master, inner.finish().as_ref())
    });
    Digest::new(&[md5.as_ref(), sha1.as_ref()])
}

#[cfg(test)]
mod tests;
