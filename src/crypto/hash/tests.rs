//! The hashes against FIPS and RFC vectors.

use super::super::fixtures::hex;
use super::{HashAlgorithm, MAX_OUTPUT};

/// The digests of "abc": RFC 1321, appendix A.5, and the examples that NIST publishes with FIPS 180-4.
const ABC: [(HashAlgorithm, &str); 7] = [
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
