//! Records against those that openssl made, and tampered ones.

use super::*;
use crate::crypto::{CbcKey, HashAlgorithm, HmacKey, suites};
use crate::record::MAX_PLAINTEXT;

const VERSION: ProtocolVersion = ProtocolVersion::TLS1_2;
const DATA: ContentType = ContentType::APPLICATION_DATA;

/// Every kind of protection: a suite's OpenSSL name and whether it encrypts, then MACs.
const KINDS: [(&str, bool); 13] = [
    ("ECDHE-RSA-AES128-GCM-SHA256", false),
    ("ECDHE-RSA-AES256-GCM-SHA384", false),
    ("ECDHE-RSA-CHACHA20-POLY1305", false),
    ("ECDHE-RSA-AES128-SHA", false),
    ("ECDHE-RSA-AES128-SHA256", false),
    ("ECDHE-RSA-AES256-SHA384", false),
    ("ECDHE-RSA-AES128-SHA", true),
    ("ECDHE-RSA-AES128-SHA256", true),
    ("ECDHE-RSA-AES256-SHA384", true),
    ("ECDHE-RSA-DES-CBC3-SHA", false),
    ("ECDHE-RSA-DES-CBC3-SHA", true),
    ("NULL-SHA256", false),
    ("NULL-MD5", false),
];

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

fn suite(name: &str) -> &'static CipherSuite {
    suites::by_name(name).unwrap()
}

/// Two ends of one direction under the same keys.
fn pair(name: &str, encrypt_then_mac: bool) -> (Protection, Protection) {
    let shape = KeyBlockShape::of(suite(name), VERSION);
    let key_block: Vec<u8> = (0..shape.key_block_len()).map(|i| i as u8).collect();
    let (keys, _) = shape.split(&key_block).unwrap();
    (
        Protection::new(suite(name), VERSION, keys, encrypt_then_mac),
        Protection::new(suite(name), VERSION, keys, encrypt_then_mac),
    )
}

fn seal(protection: &mut Protection, fragment: &[u8]) -> Vec<u8> {
    let mut body = vec![0xee; protection.sealed_len(fragment.len())];
    protection.seal(DATA, VERSION, fragment, &mut body).unwrap();
    body
}

fn open(protection: &mut Protection, body: &[u8]) -> Result<Vec<u8>> {
    let mut body = body.to_vec();
    let header = RecordHeader { content_type: DATA, version: VERSION, length: body.len() };
    protection.open(header, &mut body).map(|opened| body[opened.data].to_vec())
}

#[test]
fn opens_what_openssl_sent() {
    let mut lines = 0;
    for line in include_str!("openssl_records.txt").lines().filter(|line| !line.starts_with('#')) {
        lines += 1;
        let mut fields = line.split(' ');
        let mut field = || fields.next().unwrap();
        let (name, etm, side, key_block) = (field(), field() == "1", field(), hex(field()));
        let (client, server) = KeyBlockShape::of(suite(name), VERSION).split(&key_block).unwrap();
        let (keys, text): (_, &[u8]) = match side {
            "client" => (client, b"hello record layer\n"),
            _ => (server, b"reyal drocer olleh\n"),
        };
        let mut protection = Protection::new(suite(name), VERSION, keys, etm);
        let mut opened = Vec::new();
        for record in fields {
            let record = hex(record);
            let (&header, body) = record.split_first_chunk().unwrap();
            let mut body = body.to_vec();
            let header = RecordHeader::decode(header);
            assert_eq!(header.length, body.len());
            let record = protection.open(header, &mut body).unwrap_or_else(|e| panic!("{name} {etm} {side}: {e}"));
            opened.push((record.content_type, body[record.data].to_vec()));
        }
        assert_eq!(opened[0].0, ContentType::HANDSHAKE);
        assert_eq!(opened[0].1.len(), 16, "a Finished");
        assert_eq!(opened[0].1[..4], [20, 0, 0, 12]);
        assert_eq!(opened[1], (DATA, text.to_vec()), "{name} {etm} {side}");
        assert_eq!(opened.get(2).is_some(), side == "server");
        assert!(opened.get(2).is_none_or(|alert| *alert == (ContentType::ALERT, vec![2, 50])));
    }
    assert_eq!(lines, 18);
}

#[test]
fn every_length_comes_back_and_is_as_long_as_said() {
    for (name, etm) in KINDS {
        let (mut sender, mut receiver) = pair(name, etm);
        for length in (0..300).chain([1000, MAX_PLAINTEXT]) {
            let fragment: Vec<u8> = (0..length).map(|i| i as u8).collect();
            let body = seal(&mut sender, &fragment);
            assert_eq!(open(&mut receiver, &body).unwrap(), fragment, "{name} {etm} {length}");
        }
    }
}

#[test]
fn a_changed_bit_is_refused() {
    for (name, etm) in KINDS {
        for length in [0, 1, 40] {
            let (mut sender, _) = pair(name, etm);
            let body = seal(&mut sender, &vec![7; length]);
            for at in 0..body.len() {
                let (_, mut receiver) = pair(name, etm);
                let mut changed = body.clone();
                changed[at] ^= 1 << (at % 8);
                assert_eq!(open(&mut receiver, &changed), Err(Error::BadRecordMac), "{name} {etm} byte {at}");
            }
        }
    }
}

#[test]
fn every_truncation_is_refused() {
    for (name, etm) in KINDS {
        let (mut sender, _) = pair(name, etm);
        let body = seal(&mut sender, &[7; 70]);
        for length in 0..body.len() {
            let (_, mut receiver) = pair(name, etm);
            assert_eq!(open(&mut receiver, &body[..length]), Err(Error::BadRecordMac), "{name} {etm} {length}");
        }
    }
}

#[test]
fn type_version_and_order_are_authenticated() {
    for (name, etm) in KINDS {
        let (mut sender, _) = pair(name, etm);
        let body = seal(&mut sender, b"one");
        let second = seal(&mut sender, b"two");
        let length = body.len();
        for (content_type, version) in [(ContentType::ALERT, VERSION), (DATA, ProtocolVersion::TLS1_1)] {
            let (_, mut receiver) = pair(name, etm);
            let opened = receiver.open(RecordHeader { content_type, version, length }, &mut body.clone());
            assert_eq!(opened, Err(Error::BadRecordMac), "{name} {etm}");
        }
        let (_, mut receiver) = pair(name, etm);
        assert_eq!(open(&mut receiver, &second), Err(Error::BadRecordMac), "{name} {etm}: the second first");
        let (_, mut receiver) = pair(name, etm);
        open(&mut receiver, &body).unwrap();
        assert_eq!(open(&mut receiver, &body), Err(Error::BadRecordMac), "{name} {etm}: the first again");
    }
}

#[test]
fn the_sequence_number_does_not_begin_anew() {
    let mut sequence = Sequence(u64::MAX - 1);
    assert_eq!(sequence.next(), Ok(u64::MAX - 1));
    assert_eq!(sequence.next().unwrap_err().reason(), Reason::INVALID_SEQUENCE_NUMBER);
    assert_eq!(sequence.next().unwrap_err().reason(), Reason::INVALID_SEQUENCE_NUMBER);
}

/// TLS 1.0's records, made here of RustCrypto's HMAC and CBC: each IV is the last block of the record before, the first
/// the key block's (RFC 2246, section 6.2.3.2).
#[test]
fn tls_1_0_chains_its_ivs() {
    let version = ProtocolVersion::TLS1_0;
    for (name, etm) in [("ECDHE-RSA-AES128-SHA", false), ("ECDHE-RSA-AES256-SHA", true), ("DES-CBC3-SHA", false)] {
        let BulkCipher::Cbc { cipher, .. } = suite(name).bulk else { panic!("a CBC suite") };
        let block = cipher.block_len();
        let shape = KeyBlockShape::of(suite(name), version);
        assert_eq!(shape.iv_len, block);
        let key_block: Vec<u8> = (0..shape.key_block_len()).map(|i| i as u8).collect();
        let (keys, _) = shape.split(&key_block).unwrap();
        let [mut sender, mut receiver] = [(); 2].map(|()| Protection::new(suite(name), version, keys, etm));
        assert!(sender.has_chained_ivs());
        let (mut iv, mac_key) = (keys.iv.to_vec(), HmacKey::new(HashAlgorithm::Sha1, keys.mac_key));
        for (number, fragment) in [&b"one"[..], b"", &[7; 100]].into_iter().enumerate() {
            let header = |length: usize| [0, 0, 0, 0, 0, 0, 0, number as u8, 23, 3, 1, 0, length as u8];
            let mut data = fragment.to_vec();
            if !etm {
                data.extend_from_slice(mac_key.sign(&[&header(fragment.len()), fragment]).as_ref());
            }
            let padding = block - data.len() % block;
            data.resize(data.len() + padding, padding as u8 - 1);
            CbcKey::new(cipher, keys.key).encrypt(&iv, &mut data);
            iv = data[data.len() - block..].to_vec();
            if etm {
                let mac = mac_key.sign(&[&header(data.len()), &data]);
                data.extend_from_slice(mac.as_ref());
            }
            let mut body = vec![0; sender.sealed_len(fragment.len())];
            sender.seal(DATA, version, fragment, &mut body).unwrap();
            assert_eq!(body, data, "{name} {etm} {number}");
            let header = RecordHeader { content_type: DATA, version, length: body.len() };
            let range = receiver.open(header, &mut body).unwrap().data;
            assert_eq!(body[range], *fragment, "{name} {etm} {number}");
        }
    }
    let (later, _) = pair("ECDHE-RSA-AES128-SHA", false);
    assert!(!later.has_chained_ivs());
}

#[test]
fn ivs_do_not_repeat() {
    let (mut sender, _) = pair("ECDHE-RSA-AES128-SHA", false);
    let ivs: std::collections::HashSet<_> = (0..100).map(|_| seal(&mut sender, b"x")[..16].to_vec()).collect();
    assert_eq!(ivs.len(), 100);
}

/// A MAC-then-encrypt body, first of its direction, made here of RustCrypto's HMAC and CBC: `fragment`, its MAC, and
/// `padding` with its length byte, whatever they are.
fn mac_then_encrypt(name: &str, hash: HashAlgorithm, fragment: &[u8], padding: &[u8]) -> Vec<u8> {
    let BulkCipher::Cbc { cipher, .. } = suite(name).bulk else { panic!("a CBC suite") };
    let shape = KeyBlockShape::of(suite(name), VERSION);
    let key_block: Vec<u8> = (0..shape.key_block_len()).map(|i| i as u8).collect();
    let (keys, _) = shape.split(&key_block).unwrap();
    let mut header = vec![0; 8];
    header.extend_from_slice(&[23, 3, 3, (fragment.len() >> 8) as u8, fragment.len() as u8]);
    let mac = HmacKey::new(hash, keys.mac_key).sign(&[&header, fragment]);
    let mut data = [fragment, mac.as_ref(), padding].concat();
    let iv = vec![9; cipher.block_len()];
    CbcKey::new(cipher, keys.key).encrypt(&iv, &mut data);
    [iv, data].concat()
}

/// A suite, its hash and its block.
const MAC_THEN_ENCRYPT: [(&str, HashAlgorithm, usize); 4] = [
    ("ECDHE-RSA-AES128-SHA", HashAlgorithm::Sha1, 16),
    ("ECDHE-RSA-AES128-SHA256", HashAlgorithm::Sha256, 16),
    ("ECDHE-RSA-AES256-SHA384", HashAlgorithm::Sha384, 16),
    ("ECDHE-RSA-DES-CBC3-SHA", HashAlgorithm::Sha1, 8),
];

#[test]
fn every_length_of_padding_is_taken() {
    for (name, hash, block) in MAC_THEN_ENCRYPT {
        for length in 0..80 {
            let fragment = vec![0xc3; length];
            let least = block - 1 - (length + hash.output_len()) % block;
            for padding in (least..=255).step_by(block) {
                let body = mac_then_encrypt(name, hash, &fragment, &vec![padding as u8; padding + 1]);
                let (_, mut receiver) = pair(name, false);
                assert_eq!(open(&mut receiver, &body).unwrap(), fragment, "{name} {length} {padding}");
            }
        }
    }
}

#[test]
fn every_wrong_byte_of_padding_is_refused() {
    for (name, hash, block) in MAC_THEN_ENCRYPT {
        let least = block - 1 - (3 + hash.output_len()) % block;
        for length in (least..=255).step_by(block) {
            for at in 0..=length {
                let mut padding = vec![length as u8; length + 1];
                padding[at] ^= 0x10;
                let body = mac_then_encrypt(name, hash, b"abc", &padding);
                let (_, mut receiver) = pair(name, false);
                assert_eq!(open(&mut receiver, &body), Err(Error::BadRecordMac), "{name} {length} byte {at}");
            }
        }
    }
}

#[test]
fn padding_that_reaches_into_the_mac_or_beyond_is_refused() {
    for (name, hash, block) in MAC_THEN_ENCRYPT {
        let length = block - 1 - hash.output_len() % block;
        for says in (0..=255).filter(|&says| says != length) {
            let mut padding = vec![says as u8; length + 1];
            padding[length] = says as u8;
            let body = mac_then_encrypt(name, hash, b"", &padding);
            let (_, mut receiver) = pair(name, false);
            assert_eq!(open(&mut receiver, &body), Err(Error::BadRecordMac), "{name} {says}");
        }
    }
}

#[test]
fn the_key_block_is_cut_as_the_rfc_says() {
    // RFC 5246, section 6.3: client MAC, server MAC, client key, server key, client IV, server IV.
    let shape = KeyBlockShape { mac_key_len: 1, key_len: 2, iv_len: 1 };
    let (client, server) = shape.split(&[1, 2, 3, 3, 4, 4, 5, 6]).unwrap();
    assert_eq!((client.mac_key, client.key, client.iv), (&[1][..], &[3, 3][..], &[5][..]));
    assert_eq!((server.mac_key, server.key, server.iv), (&[2][..], &[4, 4][..], &[6][..]));
    assert!(shape.split(&[0; 7]).is_err() && shape.split(&[0; 9]).is_err());

    let shape = |name| KeyBlockShape::of(suite(name), VERSION);
    assert_eq!(shape("AES128-GCM-SHA256"), KeyBlockShape { mac_key_len: 0, key_len: 16, iv_len: 4 });
    assert_eq!(shape("ECDHE-RSA-CHACHA20-POLY1305"), KeyBlockShape { mac_key_len: 0, key_len: 32, iv_len: 12 });
    assert_eq!(shape("AES256-SHA"), KeyBlockShape { mac_key_len: 20, key_len: 32, iv_len: 0 });
}
