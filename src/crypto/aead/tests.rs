//! The AEADs against the vectors of NIST and RFC 8439, and the backends against each other.

use super::super::backend::Backend;
use super::super::fixtures::hex;
use super::{AeadAlgorithm, AeadKey};
use crate::error::Error;

struct Case {
    algorithm: AeadAlgorithm,
    key: &'static str,
    nonce: &'static str,
    aad: &'static str,
    plaintext: &'static str,
    ciphertext: &'static str,
    tag: &'static str,
}

/// The specification of GCM (McGrew and Viega, submitted to NIST), test cases 4 and 16, and 1 for an empty message;
/// RFC 8439, section 2.8.2; NIST SP 800-38C, appendix C.3.
const CASES: [Case; 5] = [
    Case {
        algorithm: AeadAlgorithm::Aes128Gcm,
        key: "00000000000000000000000000000000",
        nonce: "000000000000000000000000",
        aad: "",
        plaintext: "",
        ciphertext: "",
        tag: "58e2fccefa7e3061367f1d57a4e7455a",
    },
    Case {
        algorithm: AeadAlgorithm::Aes128Gcm,
        key: "feffe9928665731c6d6a8f9467308308",
        nonce: "cafebabefacedbaddecaf888",
        aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
                    b16aedf5aa0de657ba637b39",
        ciphertext: "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa05\
                     1ba30b396a0aac973d58e091",
        tag: "5bc94fbc3221a5db94fae95ae7121a47",
    },
    Case {
        algorithm: AeadAlgorithm::Aes256Gcm,
        key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
        nonce: "cafebabefacedbaddecaf888",
        aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
                    b16aedf5aa0de657ba637b39",
        ciphertext: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838\
                     c5f61e6393ba7a0abcc9f662",
        tag: "76fc6ece0f4e1768cddf8853bb2d551b",
    },
    Case {
        algorithm: AeadAlgorithm::ChaCha20Poly1305,
        key: "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
        nonce: "070000004041424344454647",
        aad: "50515253c0c1c2c3c4c5c6c7",
        plaintext: "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a204966204920636f\
                    756c64206f6666657220796f75206f6e6c79206f6e652074697020666f7220746865206675747572652c2073756e7363\
                    7265656e20776f756c642062652069742e",
        ciphertext: "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b\
                     1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc\
                     3ff4def08e4b7a9de576d26586cec64b6116",
        tag: "1ae10b594f09e26a7e902ecbd0600691",
    },
    Case {
        algorithm: AeadAlgorithm::Aes128Ccm8,
        key: "404142434445464748494a4b4c4d4e4f",
        nonce: "101112131415161718191a1b",
        aad: "000102030405060708090a0b0c0d0e0f10111213",
        plaintext: "202122232425262728292a2b2c2d2e2f3031323334353637",
        ciphertext: "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5",
        tag: "484392fbc1b09951",
    },
];

#[test]
fn the_standards_examples() {
    for backend in Backend::available() {
        for case in &CASES {
            let key = AeadKey::with_backend(*backend, case.algorithm, &hex(case.key));
            let nonce = hex(case.nonce).try_into().unwrap();
            let aad = hex(case.aad);
            let mut data = hex(case.plaintext);
            let mut tag = vec![0; case.algorithm.tag_len()];
            key.seal_in_place(&nonce, &aad, &mut data, &mut tag);
            assert_eq!(data, hex(case.ciphertext), "{backend:?} {:?}", case.algorithm);
            assert_eq!(tag, hex(case.tag), "{backend:?} {:?}", case.algorithm);
            key.open_in_place(&nonce, &aad, &mut data, &tag).unwrap();
            assert_eq!(data, hex(case.plaintext));
        }
    }
}

#[test]
fn every_change_is_noticed() {
    for backend in Backend::available() {
        for case in &CASES {
            let key = AeadKey::with_backend(*backend, case.algorithm, &hex(case.key));
            let nonce: [u8; 12] = hex(case.nonce).try_into().unwrap();
            let (aad, sealed, tag) = (hex(case.aad), hex(case.ciphertext), hex(case.tag));
            let open = |nonce: &[u8; 12], aad: &[u8], sealed: &[u8], tag: &[u8]| {
                key.open_in_place(nonce, aad, &mut sealed.to_vec(), tag)
            };
            assert_eq!(open(&nonce, &aad, &sealed, &tag), Ok(()));
            for at in 0..tag.len() {
                let mut wrong = tag.clone();
                wrong[at] ^= 0x80;
                assert_eq!(open(&nonce, &aad, &sealed, &wrong), Err(Error::BadRecordMac), "tag byte {at}");
            }
            for at in 0..sealed.len() {
                let mut wrong = sealed.clone();
                wrong[at] ^= 1;
                assert_eq!(open(&nonce, &aad, &wrong, &tag), Err(Error::BadRecordMac), "data byte {at}");
            }
            for at in 0..aad.len() {
                let mut wrong = aad.clone();
                wrong[at] ^= 1;
                assert_eq!(open(&nonce, &wrong, &sealed, &tag), Err(Error::BadRecordMac), "aad byte {at}");
            }
            let mut wrong = nonce;
            wrong[0] ^= 1;
            assert_eq!(open(&wrong, &aad, &sealed, &tag), Err(Error::BadRecordMac), "nonce");
        }
    }
}

#[test]
fn the_backends_agree_at_every_length() {
    let backends = Backend::available();
    for algorithm in [AeadAlgorithm::Aes128Gcm, AeadAlgorithm::Aes256Gcm, AeadAlgorithm::ChaCha20Poly1305] {
        let bytes: Vec<u8> = (0..=255).collect();
        let keys: Vec<_> = backends
            .iter()
            .map(|backend| AeadKey::with_backend(*backend, algorithm, &bytes[..algorithm.key_len()]))
            .collect();
        for length in (0..600).chain([1400, 4096, 16384, 16385]) {
            let sealed: Vec<_> = keys
                .iter()
                .map(|key| {
                    let mut data: Vec<u8> = (0..length).map(|at| at as u8).collect();
                    let mut tag = [0; 16];
                    key.seal_in_place(&[7; 12], &bytes[..length % 40], &mut data, &mut tag);
                    (data, tag)
                })
                .collect();
            assert!(sealed.windows(2).all(|pair| pair[0] == pair[1]), "{algorithm:?}, {length} bytes");
        }
    }
}

#[test]
#[should_panic(expected = "length")]
fn a_key_of_the_wrong_length_is_refused() {
    AeadKey::new(AeadAlgorithm::Aes256Gcm, &[0; 16]);
}
