//! What a writer makes of any payload, a reader under the same keys gives back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::ContentType;
use oxissl::config::VERSIONS;
use oxissl::crypto::suites;
use oxissl::record::{DirectionKeys, KeyBlockShape, OutputBuffer, Protection, RecordReader, RecordWriter};

fuzz_target!(|input: (u8, u8, bool, u16, &[u8])| {
    let (suite, version, encrypt_then_mac, max_fragment, payload) = input;
    let suite = &suites::ALL[usize::from(suite) % suites::ALL.len()];
    let version = VERSIONS[usize::from(version) % VERSIONS.len()];
    if !suite.works_with(version) {
        return;
    }
    let shape = KeyBlockShape::of(suite, version);
    let key_block = vec![7; shape.key_block_len()];
    let (keys, _): (DirectionKeys, DirectionKeys) = shape.split(&key_block).expect("it is that long");

    let mut writer = RecordWriter::new();
    writer.set_version(version);
    writer.set_protection(Protection::new(suite, version, keys, encrypt_then_mac));
    writer.set_max_fragment(max_fragment.into());
    let mut out = OutputBuffer::new();
    writer.write(ContentType::APPLICATION_DATA, payload, &mut out).expect("it is sealed");

    let mut reader = RecordReader::new();
    reader.set_version(Some(version));
    reader.set_protection(Protection::new(suite, version, keys, encrypt_then_mac));
    let mut got = Vec::new();
    while !out.is_empty() {
        let space = reader.space(true);
        let n = space.len().min(out.pending().len());
        space[..n].copy_from_slice(&out.pending()[..n]);
        reader.filled(n);
        out.sent(n);
        while let Some(record) = reader.next().expect("it opens") {
            got.extend_from_slice(reader.payload());
            reader.consume(record.len);
        }
    }
    assert!(got == payload && reader.at_record_boundary());
});
