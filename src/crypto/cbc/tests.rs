//! CBC against NIST's vectors.

use super::super::fixtures::hex;
use super::{CbcAlgorithm, CbcKey};

#[test]
fn nists_examples() {
    // NIST SP 800-38A, sections F.2.1, F.2.2, F.2.5 and F.2.6.
    let iv = hex("000102030405060708090a0b0c0d0e0f");
    let plaintext = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51\
                         30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
    let cases = [
        (
            CbcAlgorithm::Aes128,
            "2b7e151628aed2a6abf7158809cf4f3c",
            "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2\
             73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7",
        ),
        (
            CbcAlgorithm::Aes256,
            "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d\
             39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
        ),
    ];
    for (algorithm, key, ciphertext) in cases {
        let key = CbcKey::new(algorithm, &hex(key));
        let mut data = plaintext.clone();
        key.encrypt(&iv, &mut data);
        assert_eq!(data, hex(ciphertext), "{algorithm:?}");
        key.decrypt(&iv, &mut data);
        assert_eq!(data, plaintext, "{algorithm:?}");
    }
}

#[test]
fn triple_des() {
    // NIST SP 800-67's keys (appendix B.1) and the block that they encrypt there; the rest is of OpenSSL's
    // `enc -des-ede3-cbc -nopad` with the same key.
    let key = CbcKey::new(CbcAlgorithm::TripleDes, &hex("0123456789abcdef23456789abcdef01456789abcdef0123"));
    let plaintext = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
    let iv = hex("f69f2445df4f9b17");
    let mut data = plaintext.clone();
    key.encrypt(&iv, &mut data);
    assert_eq!(data, hex("2079c3d53aa763e193b79e2569ab5262516570481f25b50f73c0bda85c8e0da7"));
    key.decrypt(&iv, &mut data);
    assert_eq!(data, plaintext);
    // "The qufck brown fox jump", each block by itself.
    for (clear, encrypted) in [("5468652071756663", "a826fd8ce53b855f"), ("6b2062726f776e20", "cce21c8112256fe6")] {
        let mut data = hex(clear);
        key.encrypt(&[0; 8], &mut data);
        assert_eq!(data, hex(encrypted));
    }
}

#[test]
#[should_panic(expected = "whole blocks")]
fn a_part_of_a_block_is_refused() {
    CbcKey::new(CbcAlgorithm::Aes128, &[0; 16]).decrypt(&[0; 16], &mut [0; 17]);
}
