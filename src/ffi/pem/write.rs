//! Writing certificates and keys as PEM.

use std::ffi::{c_int, c_uchar, c_void};

use libc::FILE;

use super::file::with_file;
use crate::bio::BIO;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::reasons::pem::PEM_R_UNSUPPORTED_CIPHER;
use crate::ffi::err::{self, ERR_LIB_PEM};
use crate::ffi::types::{EVP_CIPHER, EVP_PKEY, pem_password_cb};
use crate::x509::pem;

/// PEM_write_bio_PrivateKey: writes a private key to a BIO as PKCS#8, not encrypted: enc must be NULL, and the arguments
/// behind it are not used. Returns 1, or 0 on error. OpenSSL: PEM_write_bio_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PrivateKey(
    out: *mut BIO,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    let _ = (kstr, klen, cb, u);
    entry(0, || {
        if !enc.is_null() {
            return Err(err::push(ERR_LIB_PEM, PEM_R_UNSUPPORTED_CIPHER, "keys are written unencrypted"));
        }
        let key = borrowed!(x).need_private()?;
        let text = pem::encode("PRIVATE KEY", &key.to_pkcs8_der());
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(out, text.as_bytes()) }.into())
    })
}

/// PEM_write_PrivateKey: as PEM_write_bio_PrivateKey, to a file. OpenSSL: PEM_write_PrivateKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_PrivateKey(
    out: *mut FILE,
    x: *const EVP_PKEY,
    enc: *const EVP_CIPHER,
    kstr: *const c_uchar,
    klen: c_int,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(out, |bio| PEM_write_bio_PrivateKey(bio, x, enc, kstr, klen, cb, u)) })
}

/// PEM_write_bio_PUBKEY: writes a public key to a BIO. Returns 1, or 0 on error. OpenSSL: PEM_write_bio_PUBKEY(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_PUBKEY(out: *mut BIO, x: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let text = pem::encode("PUBLIC KEY", borrowed!(x).need_public()?.spki_der());
        // SAFETY: the program's BIO.
        Ok(unsafe { der::write(out, text.as_bytes()) }.into())
    })
}
