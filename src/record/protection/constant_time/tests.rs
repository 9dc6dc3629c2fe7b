//! The constant-time HMAC against the ordinary one, and its work for every padding.

use std::cell::Cell;

use super::super::PSEUDO_HEADER;
use super::*;
use crate::crypto::HmacKey;

const HEADER: PseudoHeader = [0, 1, 2, 3, 4, 5, 6, 7, 23, 3, 3, 0x12, 0x34];

/// Bytes that differ from their neighbours.
fn data(length: usize) -> Vec<u8> {
    (0..length).map(|i| (i * 7 + i / 256) as u8).collect()
}

/// Compares the MAC of every secret length with HMAC as RustCrypto computes it.
fn compare<C: Compression>(hash: HashAlgorithm, lengths: impl Iterator<Item = usize>) {
    let key = vec![0x5a; C::OUTPUT];
    let (ours, reference) = (Keyed::<C>::new(&key), HmacKey::new(hash, &key));
    for most in lengths {
        let data = data(most);
        let least = most.saturating_sub(256);
        for length in least..=most {
            let expected = reference.sign(&[&HEADER, &data[..length]]);
            let got = ours.mac(&HEADER, &data, length, least);
            assert_eq!(&got[..C::OUTPUT], expected.as_ref(), "{length} of {least}..={most}");
        }
        let expected = reference.sign(&[&HEADER, &data]);
        assert_eq!(&ours.mac(&HEADER, &data, most, most)[..C::OUTPUT], expected.as_ref(), "{most}, known");
    }
}

#[test]
fn sha1_is_hmac_for_every_length() {
    compare::<Sha1>(HashAlgorithm::Sha1, (0..330).chain([16364]));
}

#[test]
fn sha256_is_hmac_for_every_length() {
    compare::<Sha256>(HashAlgorithm::Sha256, (0..330).chain([16352]));
}

#[test]
fn sha384_is_hmac_for_every_length() {
    compare::<Sha384>(HashAlgorithm::Sha384, (0..450).chain([16336]));
}

thread_local! {
    static BLOCKS: Cell<usize> = const { Cell::new(0) };
}

/// A compression function that counts the blocks it takes in.
#[derive(Clone, Zeroize)]
struct Counting<C: Compression>(C);

impl<C: Compression> Compression for Counting<C> {
    const BLOCK: usize = C::BLOCK;
    const OUTPUT: usize = C::OUTPUT;
    const INITIAL: Self = Self(C::INITIAL);
    fn compress(&mut self, blocks: &[u8]) {
        BLOCKS.set(BLOCKS.get() + blocks.len() / C::BLOCK);
        self.0.compress(blocks);
    }
    fn output(&self) -> [u8; MAX_MAC] {
        self.0.output()
    }
}

/// For bodies of some lengths, counts the compressions of every padding, and checks that they are what the longest data
/// needs by itself: not fewer, and none wasted.
fn count<C: Compression>() {
    let key = Keyed::<Counting<C>>::new(&[1; 20]);
    for most in [0, 1, 43, 64, 235, 256, 300, 1000, 16384] {
        let data = data(most);
        let least = most.saturating_sub(256);
        let needed = (PSEUDO_HEADER + most + C::BLOCK / 8) / C::BLOCK + 1 + 1;
        for length in least..=most {
            BLOCKS.set(0);
            key.mac(&HEADER, &data, length, least);
            assert_eq!(BLOCKS.get(), needed, "{length} of {least}..={most}");
        }
    }
}

#[test]
fn every_padding_takes_as_many_compressions() {
    count::<Sha1>();
    count::<Sha256>();
    count::<Sha384>();
}

#[test]
fn the_mac_is_extracted_from_every_place() {
    for length in [20, 32, 48] {
        for total in [length, length + 1, length + 47, length + 300] {
            let bytes = data(total);
            let least = (total - length).saturating_sub(256);
            for at in least..=total - length {
                assert_eq!(extract(&bytes, at, least, length)[..length], bytes[at..at + length], "{at} of {total}");
            }
        }
    }
}

/// SSL 3.0's MAC for every secret length, whose header the length is in, against the plain hashes.
#[cfg(feature = "ssl3")]
#[test]
fn ssl_3_is_its_hashes_for_every_length() {
    use crate::crypto::ssl3;
    let (key, mac) = ([0x5a; 20], Mac::new_ssl3(&[0x5a; 20]));
    for most in (0..200).chain([16364]) {
        let data = data(most);
        let least = most.saturating_sub(256);
        for length in least..=most {
            let mut header = HEADER;
            header[11..].copy_from_slice(&(length as u16).to_be_bytes());
            let prefix = ssl3::inner_prefix(HashAlgorithm::Sha1, &key);
            let inner = HashAlgorithm::Sha1.digest(&[&prefix, &header[..9], &header[11..], &data[..length]]);
            let expected = ssl3::outer_hash(HashAlgorithm::Sha1, &key, inner.as_ref());
            assert_eq!(mac.mac(&header, &data, length, least)[..20], *expected.as_ref(), "{length} of {most}");
        }
    }
}

#[test]
fn masks() {
    for (a, b) in [(0, 0), (0, 1), (1, 0), (255, 256), (256, 255), (1 << 20, 1 << 20)] {
        assert_eq!(less(a, b), if a < b { usize::MAX } else { 0 }, "{a} < {b}");
        assert_eq!(equal(a, b), if a == b { usize::MAX } else { 0 }, "{a} == {b}");
    }
}
