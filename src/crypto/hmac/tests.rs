//! HMAC against the RFCs' vectors.

use super::super::fixtures::hex;
use super::{HashAlgorithm, HmacKey};

#[test]
fn the_rfcs_examples() {
    // "Jefe", "what do ya want for nothing?": RFC 2202, test case 2 of each hash; RFC 4231, test case 2.
    let cases = [
        (HashAlgorithm::Md5, "750c783e6ab0b503eaa86e310a5db738"),
        (HashAlgorithm::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (HashAlgorithm::Sha224, "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44"),
        (HashAlgorithm::Sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (
            HashAlgorithm::Sha384,
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        ),
        (
            HashAlgorithm::Sha512,
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fd\
             caeab1a34d4a6b4b636e070a38bce737",
        ),
        (HashAlgorithm::Md5Sha1, "750c783e6ab0b503eaa86e310a5db738effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
    ];
    for (algorithm, expected) in cases {
        let key = HmacKey::new(algorithm, b"Jefe");
        assert_eq!(key.sign(&[b"what do ya want ", b"for nothing?"]).as_ref(), hex(expected), "{algorithm:?}");
    }
}

#[test]
fn a_key_longer_than_a_block() {
    // RFC 4231, test case 6.
    let key = HmacKey::new(HashAlgorithm::Sha256, &[0xaa; 131]);
    let tag = hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    assert!(key.verify(&[b"Test Using Larger Than Block-Size Key - Hash Key First"], &tag));
}

#[test]
fn only_the_whole_right_tag_verifies() {
    let key = HmacKey::new(HashAlgorithm::Sha1, b"Jefe");
    let data: &[&[u8]] = &[b"what do ya want for nothing?"];
    let tag = hex("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    assert!(key.verify(data, &tag));
    assert!(!key.verify(data, &tag[..19]));
    assert!(!key.verify(data, &[]));
    for at in 0..tag.len() {
        let mut wrong = tag.clone();
        wrong[at] ^= 1;
        assert!(!key.verify(data, &wrong), "byte {at}");
    }
}
