//! The PRF against published vectors and openssl.

use super::super::fixtures::{hex, table};
use super::{HashAlgorithm, prf};

#[test]
fn agrees_with_openssl() {
    for line in table(include_str!("../testdata/prf.txt")) {
        let [hash, secret, label, seed, expected] = line[..] else { panic!("five fields") };
        let algorithm = match hash {
            "SHA256" => HashAlgorithm::Sha256,
            "SHA384" => HashAlgorithm::Sha384,
            "SHA512" => HashAlgorithm::Sha512,
            _ => HashAlgorithm::Md5Sha1,
        };
        let seed = hex(seed);
        let (first, second) = seed.split_at(seed.len() / 2);
        let expected = hex(expected);
        let mut out = vec![0xff; expected.len()];
        prf(algorithm, &hex(secret), &hex(label), &[first, second], &mut out);
        assert_eq!(out, expected, "{hash}");
    }
}
