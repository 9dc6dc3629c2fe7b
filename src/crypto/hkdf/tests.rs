//! HKDF against RFC 5869, HKDF-Expand-Label against RFC 8448.

use super::super::fixtures::hex;
use super::{MAX_LABEL, Prk, extract};
use crate::crypto::HashAlgorithm;

struct Case {
    hash: HashAlgorithm,
    secret: Vec<u8>,
    salt: Vec<u8>,
    info: Vec<u8>,
    prk: &'static str,
    out: &'static str,
}

/// RFC 5869, appendices A.1 to A.4.
fn cases() -> [Case; 4] {
    let short = || vec![0x0b; 22];
    let counted = |from: u8, to: u8| (from..=to).collect::<Vec<_>>();
    [
        Case {
            hash: HashAlgorithm::Sha256,
            secret: short(),
            salt: counted(0, 0x0c),
            info: counted(0xf0, 0xf9),
            prk: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            out: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        },
        Case {
            hash: HashAlgorithm::Sha256,
            secret: counted(0, 0x4f),
            salt: counted(0x60, 0xaf),
            info: counted(0xb0, 0xff),
            prk: "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
            out: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09\
                  da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        },
        Case {
            hash: HashAlgorithm::Sha256,
            secret: short(),
            salt: Vec::new(),
            info: Vec::new(),
            prk: "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            out: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        },
        Case {
            hash: HashAlgorithm::Sha1,
            secret: vec![0x0b; 11],
            salt: counted(0, 0x0c),
            info: counted(0xf0, 0xf9),
            prk: "9b6c18c432a7bf8f0e71c8eb88f4b30baa2ba243",
            out: "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896",
        },
    ]
}

#[test]
fn as_in_rfc_5869() {
    for case in cases() {
        let prk = extract(case.hash, &case.salt, &case.secret);
        assert_eq!(prk.as_ref(), hex(case.prk));
        let expected = hex(case.out);
        let mut out = vec![0; expected.len()];
        let (first, second) = case.info.split_at(case.info.len() / 3);
        Prk::new(case.hash, prk.as_ref()).expand(&[first, second], &mut out);
        assert_eq!(out, expected);
    }
}

#[test]
fn labels_as_in_rfc_8448() {
    // Section 3: the server's handshake keys, and the secret derived from the early one, whose context is a hash.
    let prk = Prk::new(HashAlgorithm::Sha256, &hex("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38"));
    let (mut key, mut iv) = ([0; 16], [0; 12]);
    prk.expand_label(b"key", &[], &mut key);
    prk.expand_label(b"iv", &[], &mut iv);
    assert_eq!(key[..], hex("3fce516009c21727d0f2e4e86ee403bc"));
    assert_eq!(iv[..], hex("5d313eb2671276ee13000b30"));
    let early = extract(HashAlgorithm::Sha256, &[], &[0; 32]);
    assert_eq!(early.as_ref(), hex("33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a"));
    let mut derived = [0; 32];
    let nothing = HashAlgorithm::Sha256.digest(&[]);
    Prk::new(HashAlgorithm::Sha256, early.as_ref()).expand_label(b"derived", nothing.as_ref(), &mut derived);
    assert_eq!(derived[..], hex("6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba"));
}

#[test]
fn as_much_as_there_is() {
    let prk = Prk::new(HashAlgorithm::Sha256, &[1; 32]);
    assert_eq!(prk.max_output(), 8160);
    let mut all = vec![0; 8160];
    prk.expand(&[], &mut all);
    assert!(all.chunks(32).all(|block| block != [0; 32]));
    prk.expand_label(&[b'x'; MAX_LABEL], &[7; 255], &mut all);
}

#[test]
#[should_panic(expected = "255 blocks")]
fn more_than_there_is_is_refused() {
    Prk::new(HashAlgorithm::Sha256, &[1; 32]).expand(&[], &mut [0; 8161]);
}
