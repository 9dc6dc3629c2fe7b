//! The ciphers, MACs and key derivations against Project Wycheproof's vectors.

use std::sync::Arc;

use BlockCipher::{Aes128, Aes192, Aes256};
use CipherAlgorithm::{Block, Gcm};
use oxissl::crypto::cipher::{BlockCipher, CipherAlgorithm, CipherKey, CipherStream, FinalError, Mode};
use wycheproof::TestResult;

/// All of `data` in pieces of this length.
fn run(stream: &mut CipherStream, data: &[u8], piece: usize) -> Result<Vec<u8>, FinalError> {
    let mut out = Vec::new();
    data.chunks(piece).for_each(|piece| out.extend_from_slice(&stream.update(piece)));
    out.extend_from_slice(&stream.finish()?);
    Ok(out)
}

fn stream(algorithm: CipherAlgorithm, key: &[u8], encrypts: bool, iv: &[u8]) -> CipherStream {
    let key = Arc::new(CipherKey::new(algorithm, key).unwrap());
    CipherStream::new(algorithm, &key, encrypts, iv).unwrap()
}

/// All of a message with a tag, in pieces.
fn sealed(
    algorithm: CipherAlgorithm,
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    plain: &[u8],
    piece: usize,
) -> Option<Vec<u8>> {
    let key = Arc::new(CipherKey::new(algorithm, key)?);
    let mut stream = CipherStream::new(algorithm, &key, true, iv)?;
    assert!(aad.chunks(piece).all(|piece| stream.authenticate(piece)));
    let mut out = run(&mut stream, plain, piece).unwrap();
    out.extend_from_slice(&stream.tag()?);
    let mut back = CipherStream::new(algorithm, &key, false, iv)?;
    assert!(aad.chunks(piece).all(|piece| back.authenticate(piece)));
    assert_eq!(run(&mut back, &out[..plain.len()], piece).unwrap(), plain);
    assert_eq!(back.tag(), stream.tag(), "both sides see the same data");
    assert!(plain.is_empty() || !back.authenticate(b"late"));
    Some(out)
}

/// Project Wycheproof: the tag of what is encrypted is the vector's, or, of a bad vector, is not.
#[test]
fn wycheproof_aead() {
    let mut run = 0;
    for name in [wycheproof::aead::TestName::AesGcm, wycheproof::aead::TestName::ChaCha20Poly1305] {
        for group in wycheproof::aead::TestSet::load(name).unwrap().test_groups {
            let algorithm = match (name, group.key_size) {
                (wycheproof::aead::TestName::AesGcm, 128) => Gcm(Aes128),
                (wycheproof::aead::TestName::AesGcm, 192) => Gcm(Aes192),
                (wycheproof::aead::TestName::AesGcm, _) => Gcm(Aes256),
                _ => CipherAlgorithm::ChaCha20Poly1305,
            };
            for test in group.tests {
                for piece in [1, 16, 33] {
                    let wanted = [&test.ct[..], &test.tag[..]].concat();
                    let made = sealed(algorithm, &test.key, &test.nonce, &test.aad, &test.pt, piece);
                    // OpenSSL takes shorter IVs with ChaCha20-Poly1305, which the vectors call wrong.
                    let good = match test.result {
                        TestResult::Invalid => made.is_none_or(|made| made != wanted),
                        _ => made.as_ref() == Some(&wanted),
                    };
                    assert!(good, "{name:?} {}: {}", test.tc_id, test.comment);
                    run += 1;
                }
            }
        }
    }
    assert!(run > 1500, "{run}");
}

#[test]
fn wycheproof_cbc() {
    let mut ran = 0;
    for group in wycheproof::cipher::TestSet::load(wycheproof::cipher::TestName::AesCbcPkcs5).unwrap().test_groups {
        let cipher = match group.key_size {
            128 => Aes128,
            192 => Aes192,
            _ => Aes256,
        };
        for test in group.tests {
            let opened = run(&mut stream(Block(cipher, Mode::Cbc), &test.key, false, &test.nonce), &test.ct, 7);
            if test.result == TestResult::Invalid {
                assert_ne!(opened, Ok(test.pt.to_vec()), "{}", test.tc_id);
            } else {
                assert_eq!(opened, Ok(test.pt.to_vec()), "{}", test.tc_id);
                let sealed = run(&mut stream(Block(cipher, Mode::Cbc), &test.key, true, &test.nonce), &test.pt, 7);
                assert_eq!(sealed, Ok(test.ct.to_vec()), "{}", test.tc_id);
            }
            ran += 1;
        }
    }
    assert!(ran > 150, "{ran}");
}
