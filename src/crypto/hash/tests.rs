//! The hashes against FIPS and RFC vectors.

use super::super::fixtures::hex;
use super::{HashAlgorithm, MAX_OUTPUT};

/// The digests of "abc": RFC 1321, appendix A.5, and the examples that NIST publishes with FIPS 180-4.
const ABC: [(HashAlgorithm, &str); 19] = [
    (HashAlgorithm::Md5, "900150983cd24fb0d6963f7d28e17f72"),
    (HashAlgorithm::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (HashAlgorithm::Sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (HashAlgorithm::Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        HashAlgorithm::Sha384,
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
    ),
    (
        HashAlgorithm::Sha512,
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd\
         454d4423643ce80e2a9ac94fa54ca49f",
    ),
    (HashAlgorithm::Md5Sha1, "900150983cd24fb0d6963f7d28e17f72a9993e364706816aba3e25717850c26c9cd0d89d"),
    // Of those that TLS does not use, as OpenSSL 3.0 has them.
    (HashAlgorithm::Md4, "a448017aaf21d8525fc10ae87aa6729d"),
    (HashAlgorithm::Ripemd160, "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
    (HashAlgorithm::Sha512_224, "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"),
    (HashAlgorithm::Sha512_256, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
    (HashAlgorithm::Sha3_224, "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf"),
    (HashAlgorithm::Sha3_256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
    (
        HashAlgorithm::Sha3_384,
        "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25",
    ),
    (
        HashAlgorithm::Sha3_512,
        "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e39340\
         57340b4cf408d5a56592f8274eec53f0",
    ),
    (HashAlgorithm::Shake128, "5881092dd818bf5cf8a3ddb793fbcba7"),
    (HashAlgorithm::Shake256, "483366601360a8771c6863080cc4114d8db44530f8f1e1ee4f94ea37e78b5739"),
    (
        HashAlgorithm::Blake2b512,
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc95\
         18d38aa8dbf1925ab92386edd4009923",
    ),
    (HashAlgorithm::Blake2s256, "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
];

#[test]
fn the_standards_examples() {
    for (algorithm, expected) in ABC {
        let expected = hex(expected);
        assert_eq!(expected.len(), algorithm.output_len());
        assert!(algorithm.output_len() <= MAX_OUTPUT);
        assert_eq!(algorithm.digest(&[b"abc"]).as_ref(), expected, "{algorithm:?}");
        assert_eq!(algorithm.digest(&[b"a", b"", b"bc"]).as_ref(), expected, "{algorithm:?} in parts");
    }
}

#[test]
fn a_fork_leaves_the_computation_going() {
    for (algorithm, expected) in ABC {
        let mut hasher = algorithm.start();
        hasher.update(b"ab");
        let early = hasher.fork_finish();
        assert_eq!(early.as_ref(), algorithm.digest(&[b"ab"]).as_ref());
        hasher.update(b"c");
        assert_eq!(hasher.finish().as_ref(), hex(expected));
    }
}

#[test]
fn every_function_stands_at_its_number() {
    for (number, algorithm) in HashAlgorithm::ALL.into_iter().enumerate() {
        assert_eq!(algorithm as usize, number);
        assert!(ABC.iter().any(|(tested, _)| *tested == algorithm), "{algorithm:?} is not tested");
    }
}

#[test]
fn an_extendable_output_is_as_long_as_is_asked_for() {
    // FIPS 202's example of SHAKE128 and no message begins so; OpenSSL 3.0 goes on as it does here.
    let mut out = [0; 40];
    assert!(HashAlgorithm::Shake128.start().finish_into(&mut out));
    assert_eq!(out[..], hex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef263cb1eea988004b93"));
    assert!(!HashAlgorithm::Sha256.start().finish_into(&mut out));
    assert!(HashAlgorithm::Sha256.start().finish_into(&mut out[..32]));
    assert_eq!(out[..32], *HashAlgorithm::Sha256.digest(&[]).as_ref());
}
