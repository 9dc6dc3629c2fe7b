//! Signatures, key agreement and RSA encryption against Project Wycheproof's vectors.

use oxissl::crypto::HashAlgorithm;
use oxissl::crypto::key::{KeyType, PrivateKey, Pss, PublicKey, RsaPadding, Salt, Signing};
use wycheproof::{EllipticCurve, HashFunction, TestResult};

/// The hash of a name; `None` for those that nothing is signed with here: OpenSSL signs with no SHAKE either.
fn hash(name: HashFunction) -> Option<HashAlgorithm> {
    Some(match name {
        HashFunction::Sha1 => HashAlgorithm::Sha1,
        HashFunction::Sha2_224 => HashAlgorithm::Sha224,
        HashFunction::Sha2_256 => HashAlgorithm::Sha256,
        HashFunction::Sha2_384 => HashAlgorithm::Sha384,
        HashFunction::Sha2_512 => HashAlgorithm::Sha512,
        HashFunction::Sha2_512_224 => HashAlgorithm::Sha512_224,
        HashFunction::Sha2_512_256 => HashAlgorithm::Sha512_256,
        HashFunction::Sha3_224 => HashAlgorithm::Sha3_224,
        HashFunction::Sha3_256 => HashAlgorithm::Sha3_256,
        HashFunction::Sha3_384 => HashAlgorithm::Sha3_384,
        HashFunction::Sha3_512 => HashAlgorithm::Sha3_512,
        HashFunction::Shake128 | HashFunction::Shake256 => return None,
    })
}

/// Whether a signature is verified, both of the message and, unless the message itself is signed, of its digest.
fn verified(key: &PublicKey, how: Signing, message: &[u8], signature: &[u8]) -> bool {
    let whole = key.verify_message(how, message, signature).is_ok();
    if let Some(hash) = how.hash() {
        let digest = hash.digest(&[message]);
        assert_eq!(whole, key.verify_digest(how, digest.as_ref(), signature).is_ok(), "both ways are the same");
    }
    whole
}

#[test]
fn wycheproof_ecdsa() {
    let mut run = 0;
    for name in wycheproof::ecdsa::TestName::all() {
        let text = format!("{name:?}");
        let offered = ["Secp256r1", "Secp384r1", "Secp521r1"].iter().any(|curve| text.contains(curve));
        // Signatures as two numbers side by side are none of OpenSSL's.
        if !offered || text.ends_with("P1363") {
            continue;
        }
        for group in wycheproof::ecdsa::TestSet::load(name).unwrap().test_groups {
            let Some(hash) = hash(group.hash) else { continue };
            let key = PublicKey::from_spki_der(&group.der).unwrap();
            for test in group.tests {
                assert_ne!(test.result, TestResult::Acceptable, "{name:?} {}: to be decided", test.tc_id);
                let good = verified(&key, Signing::Ecdsa(Some(hash)), &test.msg, &test.sig);
                assert_eq!(good, test.result == TestResult::Valid, "{name:?} {}: {}", test.tc_id, test.comment);
                run += 1;
            }
        }
    }
    assert!(run > 4000, "{run}");
}

#[test]
fn wycheproof_rsa_pkcs1() {
    use wycheproof::rsa_pkcs1_verify::{TestFlag, TestName, TestSet};
    let mut run = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let Some(hash) = hash(group.hash) else { continue };
            let key = PublicKey::from_spki_der(&group.der).unwrap();
            for test in group.tests {
                let wanted = match test.result {
                    // A digest's name without its NULL (RFC 8017, appendix A.2.4): one encoding is enough.
                    TestResult::Acceptable => {
                        assert_eq!(test.flags, [TestFlag::MissingNull], "{name:?} {}", test.tc_id);
                        false
                    }
                    result => result == TestResult::Valid,
                };
                let good = verified(&key, Signing::Pkcs1(Some(hash)), &test.msg, &test.sig);
                assert_eq!(good, wanted, "{name:?} {}: {}", test.tc_id, test.comment);
                run += 1;
            }
        }
    }
    assert!(run > 4000, "{run}");
}

#[test]
fn wycheproof_rsa_pss() {
    use wycheproof::rsa_pss_verify::{TestName, TestSet};
    let mut run = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let (Some(hash), Some(Some(mgf_hash))) = (hash(group.hash), group.mgf_hash.map(self::hash)) else {
                continue;
            };
            // A key whose parameters name what is not supported is no key here.
            let Ok(key) = PublicKey::from_spki_der(&group.der) else {
                assert!(matches!(hash, HashAlgorithm::Sha512_224 | HashAlgorithm::Sha512_256), "{name:?}");
                continue;
            };
            let how = Signing::Pss(Pss { hash, mgf_hash, salt: Salt::Length(group.salt_size) });
            for test in group.tests {
                let good = verified(&key, how, &test.msg, &test.sig);
                // Acceptable are signatures with SHA-1 (WeakHash) and a mask of another hash: those are verified, as by
                // OpenSSL; what may be signed with is the security level's to say.
                assert_eq!(good, test.result != TestResult::Invalid, "{name:?} {}: {}", test.tc_id, test.comment);
                run += 1;
            }
        }
    }
    assert!(run > 1000, "{run}");
}

#[test]
fn wycheproof_ed25519() {
    use wycheproof::eddsa::{TestName, TestSet};
    let mut run = 0;
    for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
        let key = PublicKey::from_spki_der(&group.der).unwrap();
        for test in group.tests {
            let good = verified(&key, Signing::Ed25519, &test.msg, &test.sig);
            assert_eq!(good, test.result == TestResult::Valid, "{}: {}", test.tc_id, test.comment);
            run += 1;
        }
    }
    assert!(run >= 140, "{run}");
}

#[test]
fn wycheproof_x25519() {
    use wycheproof::xdh::{TestFlag, TestName, TestSet};
    let mut run = 0;
    for group in TestSet::load(TestName::X25519).unwrap().test_groups {
        for test in group.tests {
            let secret = PrivateKey::from_raw(KeyType::X25519, &test.private_key).unwrap().agree(&test.public_key);
            // A secret of zeros is refused (RFC 8446, section 7.4.2); other odd public values are not.
            let wanted = match test.result {
                TestResult::Acceptable => !test.flags.contains(&TestFlag::ZeroSharedSecret),
                result => result == TestResult::Valid,
            };
            let right = secret.as_ref().is_ok_and(|secret| secret.as_ref() == &test.shared_secret[..]);
            assert_eq!(right, wanted, "{}: {}", test.tc_id, test.comment);
            assert_eq!(secret.is_ok(), wanted, "{}: {}", test.tc_id, test.comment);
            run += 1;
        }
    }
    assert!(run > 500, "{run}");
}

#[test]
fn wycheproof_ecdh() {
    use wycheproof::ecdh::{EcdhEncoding, TestFlag, TestName, TestSet};
    let mut run = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let (key_type, length) = match group.curve {
                EllipticCurve::Secp256r1 => (KeyType::EcP256, 32),
                EllipticCurve::Secp384r1 => (KeyType::EcP384, 48),
                EllipticCurve::Secp521r1 => (KeyType::EcP521, 66),
                _ => continue,
            };
            for test in group.tests {
                let zeros = test.private_key.iter().take_while(|byte| **byte == 0).count();
                let digits = &test.private_key[zeros..];
                let mut scalar = vec![0; length - digits.len()];
                scalar.extend_from_slice(digits);
                let own = PrivateKey::from_ec_scalar(key_type, &scalar).unwrap();
                let peer = match group.encoding {
                    EcdhEncoding::Asn1 => PublicKey::from_spki_der(&test.public_key),
                    EcdhEncoding::EcPoint => PublicKey::from_bytes(key_type, &test.public_key),
                };
                let peer = peer.ok().filter(|peer| peer.key_type() == key_type);
                let secret = peer.and_then(|peer| own.agree(peer.bytes()?).ok());
                let right = secret.as_ref().is_some_and(|secret| secret.as_ref() == &test.shared_secret[..]);
                let wanted = match test.result {
                    // A compressed point is a point; a curve that is spelt out, or not said at all, is none.
                    TestResult::Acceptable => {
                        let point = [TestFlag::CompressedPoint, TestFlag::CompressedPublic];
                        test.flags.iter().all(|flag| point.contains(flag))
                    }
                    result => result == TestResult::Valid,
                };
                assert_eq!(right, wanted, "{name:?} {}: {} {:?}", test.tc_id, test.comment, test.flags);
                assert_eq!(secret.is_some(), wanted, "{name:?} {}: {}", test.tc_id, test.comment);
                run += 1;
            }
        }
    }
    assert!(run > 3000, "{run}");
}

/// Whether decrypting gives what the vector says, or nothing where it says so; and encrypting the way back.
fn decrypted(key: &PrivateKey, padding: &RsaPadding, ct: &[u8], pt: &[u8], result: TestResult, what: &str) {
    let made = key.rsa_decrypt(padding, ct).ok();
    match result {
        TestResult::Invalid => assert!(made.is_none(), "{what}"),
        _ => {
            assert_eq!(made.as_ref().map(|made| &made[..]), Some(pt), "{what}");
            let again = key.public_key().rsa_encrypt(padding, pt).unwrap();
            assert_eq!(&key.rsa_decrypt(padding, &again).unwrap()[..], pt, "{what}");
        }
    }
}

#[test]
fn wycheproof_rsa_oaep() {
    use wycheproof::rsa_oaep::{TestFlag, TestName, TestSet};
    let mut run = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PrivateKey::from_pkcs8_der(&group.pkcs8).unwrap();
            let (hash, mgf_hash) = (hash(group.hash).unwrap(), hash(group.mgf_hash).unwrap());
            for test in group.tests {
                let padding = RsaPadding::Oaep { hash, mgf_hash, label: test.label.to_vec() };
                // Padding made by hand so that its number is small is padding still.
                let odd = test.result == TestResult::Acceptable;
                assert!(!odd || test.flags.contains(&TestFlag::SmallIntegerCiphertext), "{name:?} {}", test.tc_id);
                let what = format!("{name:?} {}: {}", test.tc_id, test.comment);
                decrypted(&key, &padding, &test.ct, &test.pt, test.result, &what);
                run += 1;
            }
        }
    }
    assert!(run > 500, "{run}");
}

#[test]
fn wycheproof_rsa_pkcs1_encryption() {
    use wycheproof::rsa_pkcs1_decrypt::{TestName, TestSet};
    let mut run = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PrivateKey::from_pkcs8_der(&group.pkcs8).unwrap();
            for test in group.tests {
                assert_ne!(test.result, TestResult::Acceptable, "{name:?} {}: to be decided", test.tc_id);
                let what = format!("{name:?} {}: {}", test.tc_id, test.comment);
                decrypted(&key, &RsaPadding::Pkcs1, &test.ct, &test.pt, test.result, &what);
                run += 1;
            }
        }
    }
    assert!(run > 60, "{run}");
}
