use super::*;
use crate::record::MAX_PLAINTEXT;
use crate::record::protection::Protection;

const ALGORITHMS: [AeadAlgorithm; 3] =
    [AeadAlgorithm::Aes128Gcm, AeadAlgorithm::Aes256Gcm, AeadAlgorithm::ChaCha20Poly1305];

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap()).collect()
}

/// One end of a direction; every call makes the same.
fn end(algorithm: AeadAlgorithm) -> Protection {
    Protection::tls13(algorithm, &[7; 32][..algorithm.key_len()], &[9; NONCE_LEN])
}

fn seal(sender: &mut Protection, content_type: ContentType, fragment: &[u8], padding: usize) -> Vec<u8> {
    let mut body = vec![0xee; sender.sealed_len(fragment.len()) + padding];
    sender.seal(content_type, ProtocolVersion::TLS1_3, fragment, &mut body).unwrap();
    body
}

fn header(length: usize) -> RecordHeader {
    RecordHeader { content_type: ContentType::APPLICATION_DATA, version: ProtocolVersion::TLS1_2, length }
}

fn open(receiver: &mut Protection, body: &[u8]) -> Result<(ContentType, Vec<u8>, usize)> {
    let mut body = body.to_vec();
    let opened = receiver.open(header(body.len()), &mut body)?;
    Ok((opened.content_type, body[opened.data].to_vec(), opened.padding))
}

/// A body with any inside, authentic.
fn forge(inside: &[u8]) -> Vec<u8> {
    let mut body = [inside, &[0; 16]].concat();
    let header = header(body.len()).encode();
    let (data, tag) = body.split_at_mut(inside.len());
    let key = AeadKey::new(AeadAlgorithm::Aes128Gcm, &[7; 16]);
    key.seal_in_place(&[9; NONCE_LEN], &header, data, tag);
    body
}

#[test]
fn makes_the_record_of_rfc_8448() {
    // Section 3: the client's application data.
    let key = hex("17 42 2d da 59 6e d5 d9 ac d8 90 e3 c6 3f 50 51");
    let iv = hex("5b 78 92 3d ee 08 57 90 33 e5 23 d9");
    let record = hex("17 03 03 00 43 a2 3f 70 54 b6 2c 94 d0 af fa fe 82 28 ba 55 cb ef ac ea 42 f9 14 aa 66 bc ab 3f
        2b 98 19 a8 a5 b4 6b 39 5b d5 4a 9a 20 44 1e 2b 62 97 4e 1f 5a 62 92 a2 97 70 14 bd 1e 3d ea e6 3a ee bb 21 69
        49 15 e4");
    let payload: Vec<u8> = (0..50).collect();
    let mut sender = Protection::tls13(AeadAlgorithm::Aes128Gcm, &key, iv[..].try_into().unwrap());
    assert_eq!(seal(&mut sender, ContentType::APPLICATION_DATA, &payload, 0), record[5..]);
}

#[test]
fn every_length_comes_back_with_its_type_and_padding() {
    for algorithm in ALGORITHMS {
        let (mut sender, mut receiver) = (end(algorithm), end(algorithm));
        for length in (0..70).chain([MAX_PLAINTEXT]) {
            for padding in [0, 1, 5, 300] {
                for content_type in [ContentType::HANDSHAKE, ContentType::ALERT, ContentType::APPLICATION_DATA] {
                    // Zeros at the end of the data are no padding.
                    let mut fragment = vec![3; length];
                    fragment.iter_mut().rev().take(2).for_each(|byte| *byte = 0);
                    let body = seal(&mut sender, content_type, &fragment, padding);
                    assert_eq!(
                        open(&mut receiver, &body),
                        Ok((content_type, fragment, padding)),
                        "{algorithm:?} {length}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_changed_bit_or_header_is_refused_and_not_counted() {
    for algorithm in ALGORITHMS {
        let (mut sender, mut receiver) = (end(algorithm), end(algorithm));
        let body = seal(&mut sender, ContentType::APPLICATION_DATA, b"data", 0);
        for at in 0..body.len() {
            let mut changed = body.clone();
            changed[at] ^= 1;
            assert_eq!(open(&mut receiver, &changed), Err(Error::BadRecordMac), "{algorithm:?} byte {at}");
            assert_eq!(open(&mut receiver, &body[..at]), Err(Error::BadRecordMac), "{algorithm:?} {at} bytes");
        }
        let other = RecordHeader { version: ProtocolVersion::TLS1_0, ..header(body.len()) };
        assert_eq!(receiver.open(other, &mut body.clone()), Err(Error::BadRecordMac));
        let second = seal(&mut sender, ContentType::APPLICATION_DATA, b"data", 0);
        assert_eq!(open(&mut receiver, &second), Err(Error::BadRecordMac), "the second first");
        assert!(open(&mut receiver, &body).is_ok());
        assert_eq!(open(&mut receiver, &body), Err(Error::BadRecordMac), "the first again");
        assert!(open(&mut receiver, &second).is_ok());
    }
}

#[test]
fn only_three_types_may_be_inside() {
    for content_type in 0..=255 {
        let result = open(&mut end(AeadAlgorithm::Aes128Gcm), &forge(&[b'x', content_type, 0, 0]));
        if [21, 22, 23].contains(&content_type) {
            assert_eq!(result, Ok((ContentType(content_type), b"x".to_vec(), 2)));
        } else {
            let error = result.unwrap_err();
            // 0 is padding, and then the x is the type.
            assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "type {content_type}");
            assert_eq!(error.reason(), Reason::BAD_RECORD_TYPE);
        }
    }
    for zeros in [0, 1, 40] {
        let error = open(&mut end(AeadAlgorithm::Aes128Gcm), &forge(&vec![0; zeros])).unwrap_err();
        assert_eq!(error.alert(), Some(AlertDescription::UNEXPECTED_MESSAGE), "{zeros} zeros");
    }
}

#[test]
fn a_gcm_key_is_used_up_before_a_chacha_key() {
    for (algorithm, records) in [(AeadAlgorithm::Aes256Gcm, 23_726_566), (AeadAlgorithm::ChaCha20Poly1305, u64::MAX)] {
        let mut sender = end(algorithm);
        assert_eq!(sender.records_left(), records);
        seal(&mut sender, ContentType::APPLICATION_DATA, b"data", 0);
        assert_eq!(sender.records_left(), records - 1);
    }
    assert_eq!(Protection::NULL.records_left(), u64::MAX, "nothing to use up");
    assert!(!Protection::NULL.hides_type());
}
