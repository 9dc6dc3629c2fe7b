//! Fragments that are compressed, or that only claim to be, read by a reader that decompresses; what was compressed comes
//! back, and nothing is longer than a record may be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::{CompressionMethod, ContentType};
use oxissl::record::{Compressor, Decompressor, MAX_PLAINTEXT, OutputBuffer, RecordReader, RecordWriter};

/// A piece: whether it is compressed properly, how often it is repeated, and its bytes.
type Piece<'a> = (bool, u8, &'a [u8]);

fuzz_target!(|input: (u8, Vec<Piece<'_>>)| {
    let (step, pieces) = input;
    let (mut compressing, mut plain) = (RecordWriter::new(), RecordWriter::new());
    compressing.set_compressor(Compressor::new(CompressionMethod::DEFLATE));
    let mut reader = RecordReader::new();
    reader.set_decompressor(Decompressor::new(CompressionMethod::DEFLATE));
    let (mut genuine, mut sent, mut got) = (true, Vec::new(), Vec::new());
    for (proper, times, bytes) in pieces {
        let payload = bytes.repeat(usize::from(times) + 1);
        if proper {
            sent.extend_from_slice(&payload);
        } else {
            genuine &= payload.is_empty();
        }
        let mut out = OutputBuffer::new();
        let writer = if proper { &mut compressing } else { &mut plain };
        writer.write(ContentType::APPLICATION_DATA, &payload, &mut out).expect("nothing is sealed");
        while !out.is_empty() {
            let space = reader.space(true);
            let n = space.len().min(usize::from(step) + 1).min(out.pending().len());
            space[..n].copy_from_slice(&out.pending()[..n]);
            reader.filled(n);
            out.sent(n);
            loop {
                match reader.next() {
                    Ok(Some(record)) => {
                        assert!(record.len <= MAX_PLAINTEXT);
                        got.extend_from_slice(reader.payload());
                        reader.consume(record.len);
                    }
                    Ok(None) => break,
                    Err(_) => return assert!(!genuine, "what was compressed does not come back"),
                }
            }
        }
    }
    assert!(!genuine || got == sent);
});
