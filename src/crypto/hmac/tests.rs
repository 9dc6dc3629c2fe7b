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
        // Of those that TLS does not use, as OpenSSL 3.0 has them.
        (HashAlgorithm::Md4, "be192c588a8e914d8a59b474a828128f"),
        (HashAlgorithm::Ripemd160, "dda6c0213a485a9e24f4742064a7f033b43c4069"),
        (HashAlgorithm::Sha512_224, "4a530b31a79ebcce36916546317c45f247d83241dfb818fd37254bde"),
        (HashAlgorithm::Sha512_256, "6df7b24630d5ccb2ee335407081a87188c221489768fa2020513b2d593359456"),
        (HashAlgorithm::Sha3_224, "7fdb8dd88bd2f60d1b798634ad386811c2cfc85bfaf5d52bbace5e66"),
        (HashAlgorithm::Sha3_256, "c7d4072e788877ae3596bbb0da73b887c9171f93095b294ae857fbe2645e1ba5"),
        (
            HashAlgorithm::Sha3_384,
            "f1101f8cbf9766fd6764d2ed61903f21ca9b18f57cf3e1a23ca13508a93243ce48c045dc007f26a21b3f5e0e9df4c20a",
        ),
        (
            HashAlgorithm::Sha3_512,
            "5a4bfeab6166427c7a3647b747292b8384537cdb89afb3bf5665e4c5e709350b287baec921fd7ca0ee7a0c31d022a95e\
             1fc92ba9d77df883960275beb4e62024",
        ),
        (
            HashAlgorithm::Blake2b512,
            "6ff884f8ddc2a6586b3c98a4cd6ebdf14ec10204b6710073eb5865ade37a2643b8807c1335d107ecdb9ffeaeb6828c46\
             25ba172c66379efcd222c2de11727ab4",
        ),
        (HashAlgorithm::Blake2s256, "90b6281e2f3038c9056af0b4a7e763cae6fe5d9eb4386a0ec95237890c104ff0"),
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
