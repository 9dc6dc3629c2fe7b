//! Any bytes, in pieces of any size, given to a record reader under any protection.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::ProtocolVersion;
use oxissl::crypto::suites;
use oxissl::record::{DirectionKeys, HEADER, KeyBlockShape, MAX_CIPHERTEXT, MAX_PLAINTEXT, Protection, RecordReader};

/// A protection by number; `None` for none.
fn protection(kind: u8) -> Option<Protection> {
    let (tls12, tls10) = (ProtocolVersion::TLS1_2, ProtocolVersion::TLS1_0);
    let (name, version, encrypt_then_mac) = match kind % 10 {
        0 => return None,
        1 => ("ECDHE-RSA-AES128-GCM-SHA256", tls12, false),
        2 => ("ECDHE-RSA-CHACHA20-POLY1305", tls12, false),
        3 => ("ECDHE-RSA-AES128-SHA", tls12, false),
        4 => ("ECDHE-RSA-AES256-SHA384", tls12, false),
        5 => ("ECDHE-RSA-AES128-SHA256", tls12, true),
        6 => ("ECDHE-RSA-AES128-SHA", tls10, false),
        7 => ("ECDHE-RSA-AES128-SHA", tls10, true),
        8 => ("DES-CBC3-SHA", tls10, false),
        _ => ("NULL-SHA", tls12, false),
    };
    let suite = suites::by_name(name)?;
    let shape = KeyBlockShape::of(suite, version);
    let zero = [0; 64];
    let keys =
        DirectionKeys { mac_key: &zero[..shape.mac_key_len], key: &zero[..shape.key_len], iv: &zero[..shape.iv_len] };
    Some(Protection::new(suite, version, keys, encrypt_then_mac))
}

fuzz_target!(|input: (u8, bool, bool, u8, &[u8])| {
    let (kind, negotiated, read_ahead, step, mut bytes) = input;
    let mut reader = RecordReader::new();
    if let Some(protection) = protection(kind) {
        reader.set_protection(protection);
    }
    reader.set_version(negotiated.then_some(ProtocolVersion::TLS1_2));
    loop {
        match reader.next() {
            Ok(Some(record)) => {
                assert!(record.len <= MAX_PLAINTEXT && reader.payload().len() == record.len);
                reader.consume(record.len / 2);
                reader.consume(record.len - record.len / 2);
                reader.release();
            }
            Ok(None) if bytes.is_empty() => break,
            Ok(None) => {
                assert!((1..=HEADER + MAX_CIPHERTEXT + HEADER).contains(&reader.wanted()));
                let space = reader.space(read_ahead);
                let n = space.len().min(usize::from(step) + 1).min(bytes.len());
                space[..n].copy_from_slice(&bytes[..n]);
                reader.filled(n);
                bytes = &bytes[n..];
            }
            Err(_) => break,
        }
    }
});
