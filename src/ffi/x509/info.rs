//! What is found together in a file: a certificate, a revocation list, a private key (`X509_INFO`).

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use crate::ffi::crypto::memory::CRYPTO_free;
use crate::ffi::types::{EVP_CIPHER_INFO, EVP_PKEY, X509, X509_CRL};
use crate::ffi::{entry_quiet, object};

/// `struct X509_info_st`, whose members programs look at and take.
#[repr(C)]
pub struct X509_INFO {
    /// A certificate, or NULL.
    pub x509: *mut X509,
    /// A revocation list, or NULL.
    pub crl: *mut X509_CRL,
    /// A private key, or NULL.
    pub x_pkey: *mut X509_PKEY,
    /// How the key is still encrypted.
    pub enc_cipher: EVP_CIPHER_INFO,
    /// How many bytes it is then.
    pub enc_len: c_int,
    /// Its encrypted bytes, or NULL.
    pub enc_data: *mut c_char,
}

/// `struct private_key_st`: a private key of a file.
#[repr(C)]
pub struct X509_PKEY {
    version: c_int,
    enc_algor: *mut c_void,
    enc_pkey: *mut c_void,
    /// The key, or NULL if it is still encrypted.
    pub dec_pkey: *mut EVP_PKEY,
    key_length: c_int,
    key_data: *mut c_char,
    key_free: c_int,
    cipher: EVP_CIPHER_INFO,
}

const NOT_ENCRYPTED: EVP_CIPHER_INFO = EVP_CIPHER_INFO { cipher: ptr::null(), iv: [0; 16] };

/// X509_INFO_new: a new structure that holds nothing. OpenSSL: X509_INFO_new(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_INFO_new() -> *mut X509_INFO {
    entry_quiet(ptr::null_mut(), || {
        Box::into_raw(Box::new(X509_INFO {
            x509: ptr::null_mut(),
            crl: ptr::null_mut(),
            x_pkey: ptr::null_mut(),
            enc_cipher: NOT_ENCRYPTED,
            enc_len: 0,
            enc_data: ptr::null_mut(),
        }))
    })
}

/// X509_INFO_free: frees a structure and what it holds; NULL is nothing to do. OpenSSL: X509_INFO_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_INFO_free(a: *mut X509_INFO) {
    entry_quiet((), || {
        if a.is_null() {
            return;
        }
        // SAFETY: it came from `X509_INFO_new`, and what it holds is its own.
        unsafe {
            let info = Box::from_raw(a);
            object::free(info.x509);
            object::free(info.crl);
            X509_PKEY_free(info.x_pkey);
            CRYPTO_free(info.enc_data.cast(), ptr::null(), 0);
        }
    });
}

/// X509_PKEY_new: a new structure that holds no key. OpenSSL: X509_PKEY_new(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_PKEY_new() -> *mut X509_PKEY {
    entry_quiet(ptr::null_mut(), || {
        Box::into_raw(Box::new(X509_PKEY {
            version: 0,
            enc_algor: ptr::null_mut(),
            enc_pkey: ptr::null_mut(),
            dec_pkey: ptr::null_mut(),
            key_length: 0,
            key_data: ptr::null_mut(),
            key_free: 0,
            cipher: NOT_ENCRYPTED,
        }))
    })
}

/// X509_PKEY_free: frees a structure and the key that it holds; NULL is nothing to do. OpenSSL: X509_PKEY_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_PKEY_free(a: *mut X509_PKEY) {
    entry_quiet((), || {
        if !a.is_null() {
            // SAFETY: it came from `X509_PKEY_new`, and the key is its own.
            unsafe { object::free(Box::from_raw(a).dec_pkey) };
        }
    });
}
