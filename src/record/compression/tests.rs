use super::*;

fn both() -> (Compressor, Decompressor) {
    let method = CompressionMethod::DEFLATE;
    (Compressor::new(method).unwrap(), Decompressor::new(method).unwrap())
}

/// Bytes that do not compress: a xorshift generator's.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn null_is_no_compression() {
    assert!(Compressor::new(CompressionMethod::NULL).is_none());
    assert!(Decompressor::new(CompressionMethod::NULL).is_none());
}

#[test]
fn what_is_compressed_comes_back_at_once() {
    let (mut compressor, mut decompressor) = both();
    let noise = noise(MAX_PLAINTEXT);
    let text = b"GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n".repeat(400);
    // Long enough for the stream's window to wrap in the middle of fragments of every kind.
    for round in 0..40 {
        for fragment in [&noise[..], &text[..MAX_PLAINTEXT], &noise[..round * 7], &[0; MAX_PLAINTEXT][..], b"x"] {
            let compressed = compressor.compress(fragment).unwrap();
            assert!(compressed.len() <= fragment.len() + 1024);
            assert!(decompressor.decompress(&compressed).unwrap()[..] == *fragment, "round {round}");
        }
    }
}

#[test]
fn the_history_is_kept_from_fragment_to_fragment() {
    let (mut compressor, _) = both();
    let noise = noise(1000);
    assert!(compressor.compress(&noise).unwrap().len() >= 1000);
    assert!(compressor.compress(&noise).unwrap().len() < 100, "it has been seen before");
}

/// Python 3.11: `c = zlib.compressobj()`, then twice `c.compress(b"hello hello hello") + c.flush(zlib.Z_SYNC_FLUSH)`.
#[test]
fn reads_what_zlib_writes() {
    let fragments: [&[u8]; 2] = [
        &[0x78, 0x9c, 0xca, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x90, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff],
        &[0xca, 0x40, 0x17, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff],
    ];
    let (_, mut decompressor) = both();
    for fragment in fragments {
        assert_eq!(decompressor.decompress(fragment).unwrap()[..], *b"hello hello hello");
    }
}

#[test]
fn what_is_no_part_of_the_stream_is_refused() {
    let (mut compressor, _) = both();
    let good = compressor.compress(b"hello").unwrap();
    let ended = {
        let mut whole = Compress::new(Compression::default(), true);
        let mut out = Vec::with_capacity(100);
        whole.compress_vec(b"hello", &mut out, flate2::FlushCompress::Finish).unwrap();
        out
    };
    // No zlib header; there is no block type 3; an end of the stream.
    let cases: [&[u8]; 3] = [b"hello", &[0x78, 0x9c, 0x07], &ended];
    for bad in cases {
        let (_, mut decompressor) = both();
        let error = decompressor.decompress(bad).unwrap_err();
        assert_eq!(error.alert(), Some(AlertDescription::DECOMPRESSION_FAILURE), "{bad:x?}");
        assert_eq!(error.reason(), Reason::BAD_DECOMPRESSION);
        assert!(decompressor.decompress(&good).is_err(), "a stream that failed stays so");
    }
}

#[test]
fn a_bomb_is_not_inflated() {
    // 16 MiB of zeros in one fragment of 16 KiB.
    let mut bomb = Vec::with_capacity(1 << 17);
    let mut deflate = Compress::new(Compression::best(), true);
    deflate.compress_vec(&vec![0; 1 << 24], &mut bomb, FlushCompress::Sync).unwrap();
    assert!(bomb.len() <= MAX_COMPRESSED, "{}", bomb.len());
    let (_, mut decompressor) = both();
    let error = decompressor.decompress(&bomb).unwrap_err();
    assert_eq!(error.alert(), Some(AlertDescription::DECOMPRESSION_FAILURE));
    assert_eq!(decompressor.inflate.total_out(), MAX_PLAINTEXT as u64 + 1);

    // As much as is allowed, and one byte more.
    for (length, good) in [(MAX_PLAINTEXT, true), (MAX_PLAINTEXT + 1, false)] {
        let mut out = Vec::with_capacity(1000);
        Compress::new(Compression::default(), true)
            .compress_vec(&vec![7; length], &mut out, FlushCompress::Sync)
            .unwrap();
        assert_eq!(both().1.decompress(&out).is_ok(), good);
    }
}
