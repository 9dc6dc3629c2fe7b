//! Compressed Certificate messages in TLS 1.3 (RFC 8879), as OpenSSL has them since 3.2: compressed certificates are taken,
//! and a client compresses its own; a server sends only what the program has had compressed beforehand.

use core::ffi::{c_int, c_uchar};
use core::ptr;

use libc::size_t;

use crate::codepoint::CertificateCompressionAlgorithm;
use crate::config::{PreparedCertificate, Slot};
use crate::error::Reason;
use crate::ffi::arguments::{input, put};
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::ffi::{entry, non_null};
use crate::handshake::messages::tls13::{COMPRESSION_ALGORITHMS, CompressedCertificate};

use super::settings::Settings;
use super::target::Target;
use super::{failure, invalid_argument};

/// The algorithm of a TLSEXT_comp_cert_ number.
fn algorithm(number: c_int) -> Option<CertificateCompressionAlgorithm> {
    COMPRESSION_ALGORITHMS.into_iter().find(|algorithm| c_int::from(algorithm.0) == number)
}

/// Sets the algorithms by their numbers. Those that are not known are passed over, but one must be.
fn set_preference(target: impl Target, numbers: &[u8]) -> Result<(), Pushed> {
    let (numbers, _) = numbers.as_chunks();
    let mut algorithms = Vec::new();
    for algorithm in numbers.iter().filter_map(|&number| algorithm(c_int::from_ne_bytes(number))) {
        if !algorithms.contains(&algorithm) {
            algorithms.push(algorithm);
        }
    }
    if algorithms.is_empty() && !numbers.is_empty() {
        return Err(failure(Reason::UNSUPPORTED_COMPRESSION_ALGORITHM));
    }
    target.change(|settings| settings.config_mut().certificate_compression.algorithms = algorithms)
}

/// Compresses the Certificate message of each certificate with this algorithm or, with 0, with each that is preferred.
fn compress(target: impl Target, number: c_int) -> Result<(), Pushed> {
    target.change(|settings| {
        let algorithms = match number {
            0 => settings.config.certificate_compression.algorithms.clone(),
            number => algorithm(number).into_iter().collect(),
        };
        let mut count = 0;
        for (slot, &algorithm) in Slot::ALL.iter().flat_map(|slot| algorithms.iter().map(move |one| (*slot, one))) {
            let held = settings.config.certificates.get(slot);
            if held.certificate.is_none() {
                continue;
            }
            let body = held.certificate_message();
            let message = CompressedCertificate::compress(algorithm, &body).map_err(|error| failure(error.reason()))?;
            settings.config_mut().certificates.get_mut(slot).prepare(PreparedCertificate::new(message, &body));
            count += 1;
        }
        match (count, algorithms.is_empty()) {
            (0, true) => Err(failure(Reason::UNSUPPORTED_COMPRESSION_ALGORITHM)),
            (0, false) => Err(failure(Reason::NO_CERTIFICATE_ASSIGNED)),
            _ => Ok(()),
        }
    })?
}

/// The slot of the certificate that was set last.
fn current(settings: &Settings) -> Result<Slot, Pushed> {
    settings.current.ok_or_else(|| failure(Reason::NO_CERTIFICATE_ASSIGNED))
}

/// The current certificate's message, compressed: stores a copy of it and its length before, and returns its length.
fn get(target: impl Target, number: c_int, data: *mut *mut c_uchar, orig_len: *mut size_t) -> Result<size_t, Pushed> {
    non_null(data)?;
    non_null(orig_len)?;
    let algorithm = algorithm(number).ok_or_else(|| failure(Reason::UNSUPPORTED_COMPRESSION_ALGORITHM))?;
    let message = target.look(|settings| {
        let held = settings.config.certificates.get(current(settings)?);
        let body = held.certificate_message();
        match held.compressed_to(algorithm, &body) {
            Some(message) => Ok(message.clone()),
            None => CompressedCertificate::compress(algorithm, &body).map_err(|error| failure(error.reason())),
        }
    })??;
    let bytes = &message.compressed_certificate_message;
    let memory = non_null(CRYPTO_malloc(bytes.len(), ptr::null(), 0).cast::<c_uchar>())?.as_ptr();
    // SAFETY: new memory with room for the bytes.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), memory, bytes.len()) };
    put!(data, memory);
    put!(orig_len, message.uncompressed_length);
    Ok(bytes.len())
}

/// Has this ready as the current certificate's compressed message. It must be that, or it is refused.
fn set(target: impl Target, number: c_int, compressed: &[u8], orig_length: usize) -> Result<(), Pushed> {
    let algorithm = algorithm(number).ok_or_else(|| failure(Reason::UNSUPPORTED_COMPRESSION_ALGORITHM))?;
    let compressed_certificate_message = compressed.to_vec();
    let message = CompressedCertificate { algorithm, uncompressed_length: orig_length, compressed_certificate_message };
    target.change(|settings| {
        let slot = current(settings)?;
        let body = settings.config.certificates.get(slot).certificate_message();
        if !message.decompress(body.len()).is_ok_and(|decompressed| decompressed == body) {
            return Err(invalid_argument("these bytes are not the current certificate's message, compressed"));
        }
        settings.config_mut().certificates.get_mut(slot).prepare(PreparedCertificate::new(message, &body));
        Ok(())
    })?
}

/// SSL_CTX_set1_cert_comp_preference: with which algorithms certificates may be compressed on the way here, most wanted first,
/// and which are used on the way there: len numbers, TLSEXT_comp_cert_brotli and TLSEXT_comp_cert_zlib, both from the start in
/// this order. Others are ignored. With none at all (NULL, or a len of 0) no certificate is compressed. Returns 1, or 0 on
/// error, as when there is no known one. OpenSSL: SSL_CTX_set1_cert_comp_preference(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set1_cert_comp_preference(ctx: *mut SSL_CTX, algs: *mut c_int, len: size_t) -> c_int {
    entry(0, || {
        let len = if algs.is_null() { 0 } else { len };
        set_preference(ctx, input!(algs, len.saturating_mul(size_of::<c_int>()))).map(|()| 1)
    })
}

/// SSL_set1_cert_comp_preference: as SSL_CTX_set1_cert_comp_preference, for one connection.
/// OpenSSL: SSL_CTX_set1_cert_comp_preference(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set1_cert_comp_preference(ssl: *mut SSL, algs: *mut c_int, len: size_t) -> c_int {
    entry(0, || {
        let len = if algs.is_null() { 0 } else { len };
        set_preference(ssl, input!(algs, len.saturating_mul(size_of::<c_int>()))).map(|()| 1)
    })
}

/// SSL_CTX_compress_certs: compresses the certificates that are set, with their chains, so that a server can send them
/// compressed to clients that take it: with this algorithm or, if it is 0, with each of
/// SSL_CTX_set1_cert_comp_preference. Call it last: a certificate or chain that changes later, or that travels with an
/// OCSP response, is sent as it is. Returns 1, or 0 if nothing could be compressed.
/// OpenSSL: SSL_CTX_compress_certs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_compress_certs(ctx: *mut SSL_CTX, alg: c_int) -> c_int {
    entry(0, || compress(ctx, alg).map(|()| 1))
}

/// SSL_compress_certs: as SSL_CTX_compress_certs, for one connection. OpenSSL: SSL_CTX_compress_certs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_compress_certs(ssl: *mut SSL, alg: c_int) -> c_int {
    entry(0, || compress(ssl, alg).map(|()| 1))
}

/// SSL_CTX_get1_compressed_cert: the certificate that was set last, with its chain, compressed. Stores the compressed bytes,
/// to be freed with OPENSSL_free, and the length that they had before. Returns how many bytes there are, or 0 on error.
/// OpenSSL: SSL_CTX_get1_compressed_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get1_compressed_cert(
    ctx: *mut SSL_CTX,
    alg: c_int,
    data: *mut *mut c_uchar,
    orig_len: *mut size_t,
) -> size_t {
    entry(0, || get(ctx, alg, data, orig_len))
}

/// SSL_get1_compressed_cert: as SSL_CTX_get1_compressed_cert, for one connection.
/// OpenSSL: SSL_CTX_get1_compressed_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get1_compressed_cert(
    ssl: *mut SSL,
    alg: c_int,
    data: *mut *mut c_uchar,
    orig_len: *mut size_t,
) -> size_t {
    entry(0, || get(ssl, alg, data, orig_len))
}

/// SSL_CTX_set1_compressed_cert: the certificate that was set last, with its chain, compressed elsewhere, as
/// SSL_CTX_get1_compressed_cert gives it. Returns 1, or 0 on error, as when the bytes are of something else.
/// OpenSSL: SSL_CTX_set1_compressed_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set1_compressed_cert(
    ctx: *mut SSL_CTX,
    algorithm: c_int,
    comp_data: *mut c_uchar,
    comp_length: size_t,
    orig_length: size_t,
) -> c_int {
    entry(0, || set(ctx, algorithm, input!(comp_data, comp_length), orig_length).map(|()| 1))
}

/// SSL_set1_compressed_cert: as SSL_CTX_set1_compressed_cert, for one connection.
/// OpenSSL: SSL_CTX_set1_compressed_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set1_compressed_cert(
    ssl: *mut SSL,
    algorithm: c_int,
    comp_data: *mut c_uchar,
    comp_length: size_t,
    orig_length: size_t,
) -> c_int {
    entry(0, || set(ssl, algorithm, input!(comp_data, comp_length), orig_length).map(|()| 1))
}
