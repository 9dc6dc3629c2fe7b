//! Reading all that a PEM file holds.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;
use std::sync::Arc;

use libc::FILE;
use zeroize::Zeroizing;

use super::block::BlockText;
use super::encryption::{self, cipher_info};
use super::file::with_file;
use super::password::PasswordSource;
use super::raw::allocated;
use super::read::key_failed;
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::err::{self, ERR_LIB_PEM, ERR_R_ASN1_LIB, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push};
use crate::ffi::types::{EVP_CIPHER_INFO, OSSL_LIB_CTX, pem_password_cb, stack_st_X509_INFO};
use crate::ffi::x509::info::{X509_INFO, X509_INFO_new, X509_PKEY_new};
use crate::ffi::{entry, object};
use crate::x509::pem::{self, PemBlock};
use crate::x509::{Certificate, Crl, X509Error, key_file};

/// What is found together.
#[derive(Default)]
struct Found {
    certificate: Option<Arc<Certificate>>,
    crl: Option<Arc<Crl>>,
    key: Option<FoundKey>,
}

/// A private key. One that is encrypted stays so.
enum FoundKey {
    Clear(Key),
    Encrypted(EVP_CIPHER_INFO, Zeroizing<Vec<u8>>),
}

impl Found {
    /// The C structure.
    fn into_raw(self) -> Result<*mut X509_INFO, Pushed> {
        let (mut encrypted, mut key) = (None, None);
        match self.key {
            Some(FoundKey::Clear(clear)) => key = Some(Some(clear)),
            Some(FoundKey::Encrypted(how, data)) => {
                encrypted = Some((how, c_int::try_from(data.len()).unwrap_or(0), allocated(&data)?));
                key = Some(None);
            }
            None => {}
        }
        let raw = X509_INFO_new();
        // SAFETY: a new structure, and ours.
        unsafe {
            (*raw).x509 = self.certificate.map_or(ptr::null_mut(), object::into_raw);
            (*raw).crl = self.crl.map_or(ptr::null_mut(), object::into_raw);
            if let Some(key) = key {
                (*raw).x_pkey = X509_PKEY_new();
                (*(*raw).x_pkey).dec_pkey = key.map_or(ptr::null_mut(), object::new);
            }
            if let Some((how, length, data)) = encrypted {
                (*raw).enc_cipher = how;
                (*raw).enc_len = length;
                (*raw).enc_data = data.cast();
            }
        }
        Ok(raw)
    }
}

fn malformed(error: &X509Error) -> Pushed {
    der::malformed(error.to_string());
    err::push(ERR_LIB_PEM, ERR_R_ASN1_LIB, error.to_string())
}

fn key(text: &BlockText, block: &PemBlock<'_>) -> Result<FoundKey, Pushed> {
    let headers = block.header_text();
    if block.label == "ENCRYPTED PRIVATE KEY" || !headers.is_empty() {
        return Ok(FoundKey::Encrypted(cipher_info(&headers)?, block.der.clone()));
    }
    let key = key_file::private_key(text.text(), &mut || None).map_err(|error| key_failed(&error))?;
    Ok(FoundKey::Clear(Key::pair(Arc::new(key))))
}

/// Reads all blocks: what is of another kind than what was found before goes together with it.
///
/// # Safety
/// NULL or a live BIO.
unsafe fn read_all(bio: *mut BIO, password: &PasswordSource) -> Result<Vec<Found>, Pushed> {
    let (mut all, mut last) = (Vec::new(), Found::default());
    let mut any = false;
    // SAFETY: as the caller promises.
    while let Some((label, text)) = unsafe { BlockText::next(bio) }? {
        let block = text.read()?;
        if block.is_certificate() {
            let contents = encryption::contents(&block, password)?;
            let read =
                if label == "TRUSTED CERTIFICATE" { Certificate::from_trusted_der } else { Certificate::from_der };
            let certificate = read(&contents).map_err(|error| malformed(&error))?;
            if last.certificate.is_some() {
                all.push(std::mem::take(&mut last));
            }
            last.certificate = Some(certificate);
        } else if label == "X509 CRL" {
            let crl = Crl::from_der(&encryption::contents(&block, password)?).map_err(|error| malformed(&error))?;
            if last.crl.is_some() {
                all.push(std::mem::take(&mut last));
            }
            last.crl = Some(crl);
        } else if pem::is_private_key(&label) {
            let key = key(&text, &block)?;
            if last.key.is_some() {
                all.push(std::mem::take(&mut last));
            }
            last.key = Some(key);
        } else {
            continue;
        }
        any = true;
    }
    if any {
        all.push(last);
    }
    Ok(all)
}

/// PEM_X509_INFO_read_bio: reads all certificates, revocation lists and private keys of a BIO. What follows each other and is of
/// different kinds goes into one X509_INFO. Encrypted keys stay encrypted; the password of anything else that is encrypted
/// comes from cb, which gets u; without cb, u is the password, a C string. They are added to sk; if that is NULL, to a new
/// stack. Returns the stack, whose elements are to be freed with X509_INFO_free; NULL on error, and then sk is as it was.
/// OpenSSL: PEM_X509_INFO_read_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_X509_INFO_read_bio(
    bp: *mut BIO,
    sk: *mut stack_st_X509_INFO,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut stack_st_X509_INFO {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO.
        let found = unsafe { read_all(bp, &PasswordSource::new(cb, u)) }?;
        let stack = if sk.is_null() { OPENSSL_STACK::from_elements(Vec::new()).cast() } else { sk };
        for found in found {
            // SAFETY: the program's stack, or a new one.
            unsafe { OPENSSL_sk_push(stack.cast::<OPENSSL_STACK>(), found.into_raw()?.cast()) };
        }
        Ok(stack)
    })
}

/// PEM_X509_INFO_read_bio_ex: as PEM_X509_INFO_read_bio. There is one library context, so libctx is to be NULL; properties are not
/// looked at. OpenSSL: PEM_X509_INFO_read_bio_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_X509_INFO_read_bio_ex(
    bp: *mut BIO,
    sk: *mut stack_st_X509_INFO,
    cb: pem_password_cb,
    u: *mut c_void,
    _libctx: *mut OSSL_LIB_CTX,
    _propq: *const c_char,
) -> *mut stack_st_X509_INFO {
    // SAFETY: as the caller promises.
    unsafe { PEM_X509_INFO_read_bio(bp, sk, cb, u) }
}

/// PEM_X509_INFO_read: as PEM_X509_INFO_read_bio, from a file. OpenSSL: PEM_X509_INFO_read(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_X509_INFO_read(
    fp: *mut FILE,
    sk: *mut stack_st_X509_INFO,
    cb: pem_password_cb,
    u: *mut c_void,
) -> *mut stack_st_X509_INFO {
    // SAFETY: as the caller promises.
    entry(ptr::null_mut(), || unsafe { with_file(fp, |bio| PEM_X509_INFO_read_bio(bio, sk, cb, u)) })
}
