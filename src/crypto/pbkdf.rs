//! Keys from passwords: PBKDF1 as OpenSSL goes on with it, and PBKDF2 (RFC 8018).

use zeroize::Zeroizing;

use super::hash::{Digest, HashAlgorithm};
use super::hmac::HmacKey;

/// Fills `out` with PBKDF2 of a password, with HMAC for its function.
///
/// # Panics
/// If the hash is [extendable](HashAlgorithm::is_extendable).
pub fn pbkdf2(hash: HashAlgorithm, password: &[u8], salt: &[u8], rounds: u32, out: &mut [u8]) {
    let key = HmacKey::new(hash, password);
    for (index, block) in (1u32..).zip(out.chunks_mut(hash.output_len())) {
        let mut last = key.sign(&[salt, &index.to_be_bytes()]);
        let mut sum = Zeroizing::new(last.as_ref().to_vec());
        for _ in 1..rounds {
            last = key.sign(&[last.as_ref()]);
            sum.iter_mut().zip(last.as_ref()).for_each(|(to, from)| *to ^= from);
        }
        block.copy_from_slice(&sum[..block.len()]);
    }
}

/// Fills `out` with hashes of a password and a salt, each of which is hashed `rounds` times and begins with the one before:
/// what the encryption of old PEM files derives its keys with.
pub fn bytes_to_key(hash: HashAlgorithm, password: &[u8], salt: &[u8], rounds: u32, out: &mut [u8]) {
    let mut last: Option<Digest> = None;
    for block in out.chunks_mut(hash.output_len()) {
        let before = last.as_ref().map_or(&[][..], AsRef::as_ref);
        let mut digest = hash.digest(&[before, password, salt]);
        for _ in 1..rounds {
            digest = hash.digest(&[digest.as_ref()]);
        }
        block.copy_from_slice(&digest.as_ref()[..block.len()]);
        last = Some(digest);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::hex;
    use super::*;

    #[test]
    fn rfc_6070s_examples_and_more() {
        let cases = [
            (HashAlgorithm::Sha1, &b"password"[..], &b"salt"[..], 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"),
            (
                HashAlgorithm::Sha1,
                b"passwordPASSWORDpassword",
                b"saltSALTsaltSALTsaltSALTsaltSALTsalt",
                4096,
                "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
            ),
            // RFC 7914, section 11.
            (
                HashAlgorithm::Sha256,
                b"passwd",
                b"salt",
                1,
                "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
            ),
        ];
        for (hash, password, salt, rounds, expected) in cases {
            let expected = hex(expected);
            let mut out = vec![0; expected.len()];
            pbkdf2(hash, password, salt, rounds, &mut out);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn openssls_keys_of_passwords() {
        // `openssl enc -aes-256-cbc -md md5 -k secret -S 0102030405060708 -P`: key and IV.
        let mut out = [0; 48];
        bytes_to_key(HashAlgorithm::Md5, b"secret", &[1, 2, 3, 4, 5, 6, 7, 8], 1, &mut out);
        assert_eq!(
            out[..],
            hex("c9e5a1bd216dbe1317e230cef48f38ee7f0e17ad64022144bccec4a1aa2879abe24b32bbbc4ef02ecbcb6576523ad893")
        );
    }
}
