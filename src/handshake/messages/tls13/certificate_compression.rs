//! How Certificate messages are compressed and decompressed (RFC 8879).

use std::io::Read;

use flate2::read::{ZlibDecoder, ZlibEncoder};

use super::CompressedCertificate;
use crate::alert::AlertDescription;
use crate::codepoint::CertificateCompressionAlgorithm;
use crate::error::Reason;
use crate::{Error, Result};

/// The algorithms that there are here, the one that compresses best first.
pub const ALGORITHMS: [CertificateCompressionAlgorithm; 2] =
    [CertificateCompressionAlgorithm::BROTLI, CertificateCompressionAlgorithm::ZLIB];

/// What brotli reads and writes at a time, in bytes.
const BUFFER: usize = 4096;
/// With what a stream begins whose window is larger than brotli has (RFC 7932, section 9.1: a reserved pattern of 7 bits). The
/// library takes it, and windows of up to 1 GiB.
const LARGE_WINDOW: u8 = 0x11;
/// Brotli's best.
const QUALITY: u32 = 11;
/// Brotli's window, as a power of two: 64 KiB, which a chain seldom fills.
const WINDOW: u32 = 16;

impl CompressedCertificate {
    /// Compresses the body of a Certificate message. Fails if there is no such algorithm here, or if it is too long.
    pub fn compress(algorithm: CertificateCompressionAlgorithm, body: &[u8]) -> Result<Self> {
        let mut compressed = Vec::new();
        let read = match algorithm {
            CertificateCompressionAlgorithm::ZLIB => {
                ZlibEncoder::new(body, flate2::Compression::best()).read_to_end(&mut compressed)
            }
            CertificateCompressionAlgorithm::BROTLI => {
                brotli::CompressorReader::new(body, BUFFER, QUALITY, WINDOW).read_to_end(&mut compressed)
            }
            _ => {
                return Err(Error::Usage {
                    reason: Reason::UNSUPPORTED_COMPRESSION_ALGORITHM,
                    detail: format!("certificates cannot be compressed with {algorithm}"),
                });
            }
        };
        if read.is_err() || body.len().max(compressed.len()) >= 1 << 24 {
            return Err(Error::Internal { what: "a certificate could not be compressed" });
        }
        Ok(Self { algorithm, uncompressed_length: body.len(), compressed_certificate_message: compressed })
    }

    /// The body of the Certificate message, which must be as long as it says, and no longer than `limit` bytes.
    pub fn decompress(&self, limit: usize) -> Result<Vec<u8>> {
        let length = self.uncompressed_length;
        if length > limit {
            return Err(bad(format!(
                "a certificate of {length} bytes before its compression, at most {limit} allowed"
            )));
        }
        // A byte more than there may be shows that there is more.
        let most = length as u64 + 1;
        let compressed = &self.compressed_certificate_message[..];
        let mut body = Vec::new();
        let read = match self.algorithm {
            CertificateCompressionAlgorithm::ZLIB => ZlibDecoder::new(compressed).take(most).read_to_end(&mut body),
            CertificateCompressionAlgorithm::BROTLI
                if compressed.first().is_some_and(|first| first & 0x7f == LARGE_WINDOW) =>
            {
                return Err(bad("a compressed certificate with a window that brotli does not have".to_owned()));
            }
            CertificateCompressionAlgorithm::BROTLI => {
                brotli::Decompressor::new(compressed, BUFFER).take(most).read_to_end(&mut body)
            }
            other => return Err(bad(format!("a certificate that is compressed with {other}"))),
        };
        match read {
            Ok(read) if read == length => Ok(body),
            Ok(_) => Err(bad(format!("a compressed certificate that is not of {length} bytes, as it says"))),
            Err(_) => Err(bad("a compressed certificate that does not decompress".to_owned())),
        }
    }
}

/// The error for a certificate that cannot be decompressed (RFC 8879, section 4).
fn bad(detail: String) -> Error {
    Error::Peer { alert: AlertDescription::BAD_CERTIFICATE, reason: Reason::BAD_DECOMPRESSION, detail }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Python's `zlib.compress(b"certificate " * 8)`.
    const ZLIB: [u8; 23] = [
        0x78, 0x9c, 0x4b, 0x4e, 0x2d, 0x2a, 0xc9, 0x4c, 0xcb, 0x4c, 0x4e, 0x2c, 0x49, 0x55, 0x48, 0xa6, 0x01, 0x1b,
        0x00, 0x14, 0xd9, 0x25, 0x19,
    ];

    /// An "X", as brotli's own test data have it.
    const BROTLI: [u8; 5] = [0x0b, 0x00, 0x80, 0x58, 0x03];

    fn text() -> Vec<u8> {
        b"certificate ".repeat(8)
    }

    #[test]
    fn what_is_compressed_comes_back() {
        for algorithm in ALGORITHMS {
            for body in [Vec::new(), text(), vec![7; 100_000]] {
                let compressed = CompressedCertificate::compress(algorithm, &body).unwrap();
                assert_eq!(compressed.uncompressed_length, body.len());
                assert_eq!(compressed.decompress(body.len()).unwrap(), body, "{algorithm}");
            }
        }
    }

    #[test]
    fn what_others_compressed_is_read() {
        let of = |algorithm, uncompressed_length, compressed: &[u8]| {
            let compressed_certificate_message = compressed.to_vec();
            CompressedCertificate { algorithm, uncompressed_length, compressed_certificate_message }.decompress(1000)
        };
        assert_eq!(of(CertificateCompressionAlgorithm::ZLIB, 96, &ZLIB), Ok(text()));
        assert_eq!(of(CertificateCompressionAlgorithm::BROTLI, 1, &BROTLI), Ok(b"X".to_vec()));
    }

    /// As brotli's own command makes them with `--large_window`: 0x11, the size of the window, and the rest as always.
    #[test]
    fn windows_are_no_larger_than_brotli_has() {
        let mut large = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { large_window: true, lgwin: 30, ..Default::default() };
        brotli::BrotliCompress(&mut &text()[..], &mut large, &params).unwrap();
        assert_eq!(large[0], 0x11);
        let large = CompressedCertificate {
            algorithm: CertificateCompressionAlgorithm::BROTLI,
            uncompressed_length: text().len(),
            compressed_certificate_message: large,
        };
        assert_eq!(refusal(&large, 1000), BAD);
    }

    fn refusal(compressed: &CompressedCertificate, limit: usize) -> (AlertDescription, Reason) {
        let error = compressed.decompress(limit).unwrap_err();
        (error.alert().unwrap(), error.reason())
    }

    const BAD: (AlertDescription, Reason) = (AlertDescription::BAD_CERTIFICATE, Reason::BAD_DECOMPRESSION);

    #[test]
    fn the_length_is_as_it_says() {
        for algorithm in ALGORITHMS {
            let genuine = CompressedCertificate::compress(algorithm, &text()).unwrap();
            for length in [0, 95, 97, 1000] {
                let lying = CompressedCertificate { uncompressed_length: length, ..genuine.clone() };
                assert_eq!(refusal(&lying, 5000), BAD, "{algorithm}, {length} bytes");
            }
            assert_eq!(refusal(&genuine, 95), BAD, "longer than allowed");
        }
    }

    /// 64 MiB of zeros make some kilobytes; what comes out of them is never more than was announced.
    #[test]
    fn bombs_do_not_go_off() {
        for algorithm in ALGORITHMS {
            let mut bomb = CompressedCertificate::compress(algorithm, &vec![0; (1 << 24) - 1]).unwrap();
            assert!(bomb.compressed_certificate_message.len() < 20_000);
            assert_eq!(refusal(&bomb, 100 * 1024), BAD);
            bomb.uncompressed_length = 1000;
            assert_eq!(refusal(&bomb, 100 * 1024), BAD);
        }
    }

    #[test]
    fn damage_is_found() {
        for algorithm in ALGORITHMS {
            let genuine = CompressedCertificate::compress(algorithm, &text()).unwrap();
            for n in 0..genuine.compressed_certificate_message.len() {
                let cut = genuine.compressed_certificate_message[..n].to_vec();
                let cut = CompressedCertificate { compressed_certificate_message: cut, ..genuine.clone() };
                assert_eq!(refusal(&cut, 1000), BAD, "{algorithm}, {n} bytes");
            }
        }
        let unknown = CompressedCertificate {
            algorithm: CertificateCompressionAlgorithm::ZSTD,
            uncompressed_length: 1,
            compressed_certificate_message: vec![1],
        };
        assert_eq!(refusal(&unknown, 10), BAD);
        let error = CompressedCertificate::compress(CertificateCompressionAlgorithm::ZSTD, b"x").unwrap_err();
        assert_eq!(error.reason(), Reason::UNSUPPORTED_COMPRESSION_ALGORITHM);
    }
}
