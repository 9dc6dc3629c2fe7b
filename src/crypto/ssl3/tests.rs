//! SSL 3.0's constructions against tlslite-ng 0.8, in pure Python.

use super::super::fixtures::hex;
use super::*;

fn bytes(range: core::ops::Range<u8>) -> Vec<u8> {
    range.collect()
}

#[test]
fn secrets_are_derived_as_by_tlslite() {
    // PRF_SSL(bytes(range(48)), bytes(range(100, 164)), 104)
    let expected =
        hex("1d951449ec9a55924fd25a084453fa6ca42dda4dd43958a820699ee5b6cc833f3dd559abf64d2a6194cd998b25a77583\
         6d2d8458267ea545e0015e34811dfe8a4e6f2a5ba63bd0a852f9ed6daefc1e5dcb5caa5bb4116696e412049c7d8c28f6\
         7e6c40b614513ab4");
    let (secret, seed) = (bytes(0..48), bytes(100..164));
    for length in [104, 48, 16, 1] {
        let mut out = vec![0; length];
        derive(&secret, &[&seed[..32], &seed[32..]], &mut out);
        assert_eq!(out, expected[..length]);
    }
}

#[test]
fn transcripts_are_hashed_as_by_tlslite() {
    // HandshakeHashes.digestSSL(bytes(range(48)), sender) after update(b"a handshake so far")
    let mut transcript = HashAlgorithm::Md5Sha1.start();
    transcript.update(b"a handshake so far");
    let hashes = |sender| transcript_hashes(&transcript, sender, &bytes(0..48)).as_ref().to_vec();
    assert_eq!(hashes(b"CLNT"), hex("207a9b302d7a05e68b8240f67426833e38062a386af704c79b4c749305caa4068f640bc8"));
    assert_eq!(hashes(b""), hex("01274379cdfa0b9bdd6186d1fafcdca5592608461608e5793f6fe54914e8d873ad016b28"));
}

#[test]
fn records_are_authenticated_as_the_rfc_says() {
    // By Python's hashlib: md5(secret + b"\x5c" * 48 + md5(secret + b"\x36" * 48 + header + b"hello").digest()), and the
    // same with sha1 and 40 bytes of padding.
    let header = [0, 1, 2, 3, 4, 5, 6, 7, 23, 0, 5];
    for (hash, expected) in [
        (HashAlgorithm::Md5, "2a00c0686557df1fa85653a3c88c4546"),
        (HashAlgorithm::Sha1, "150dceb71b5cc63a9e953dc2172390b54c44d48e"),
    ] {
        let secret = bytes(0..hash.output_len() as u8);
        let inner = hash.digest(&[&inner_prefix(hash, &secret), &header, b"hello"]);
        assert_eq!(outer_hash(hash, &secret, inner.as_ref()).as_ref(), hex(expected), "{hash:?}");
    }
}
