//! The traditional encryption of PEM blocks, and its headers.

use std::ffi::{CStr, c_char, c_int, c_long, c_uchar, c_void};

use zeroize::Zeroizing;

use super::password::PasswordSource;
use crate::ffi::arguments::{input, put, put_bytes, text};
use crate::ffi::err::reasons::evp::EVP_R_BAD_DECRYPT;
use crate::ffi::err::reasons::pem::{
    PEM_R_BAD_DECRYPT, PEM_R_BAD_IV_CHARS, PEM_R_BAD_PASSWORD_READ, PEM_R_MISSING_DEK_IV, PEM_R_NOT_DEK_INFO,
    PEM_R_NOT_ENCRYPTED, PEM_R_NOT_PROC_TYPE, PEM_R_READ_KEY, PEM_R_SHORT_HEADER, PEM_R_UNSUPPORTED_CIPHER,
    PEM_R_UNSUPPORTED_ENCRYPTION,
};
use crate::ffi::err::{self, ERR_LIB_EVP, ERR_LIB_PEM, ERR_R_PASSED_INVALID_ARGUMENT, Pushed};
use crate::ffi::evp::cipher_names::{EVP_CIPHER_get0_name, EVP_get_cipherbyname};
use crate::ffi::types::{EVP_CIPHER, EVP_CIPHER_INFO, pem_password_cb};
use crate::ffi::{entry, non_null};
use crate::x509::X509Error;
use crate::x509::legacy_encryption::{DekInfo, HeaderProblem};
use crate::x509::pem::PemBlock;

/// PEM_proc_type: the block is encrypted.
pub const PEM_TYPE_ENCRYPTED: c_int = 10;
/// PEM_proc_type: the block is protected from changes only.
pub const PEM_TYPE_MIC_ONLY: c_int = 20;
/// PEM_proc_type: the block is protected from changes only, and not encoded.
pub const PEM_TYPE_MIC_CLEAR: c_int = 30;
/// PEM_proc_type: the block is neither.
pub const PEM_TYPE_CLEAR: c_int = 40;

/// What a block holds, decrypted if its headers say that it is encrypted. The password is asked for then only.
///
/// The callback runs in here: nothing that it may change may be borrowed.
pub(super) fn contents(block: &PemBlock<'_>, password: &PasswordSource) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    match dek_info(&block.header_text())? {
        Some(info) => decrypt(&info, password, &block.der),
        None => Ok(block.der.clone()),
    }
}

/// What header lines say of the encryption; `None` if there are none.
fn dek_info(header: &str) -> Result<Option<DekInfo>, Pushed> {
    DekInfo::from_headers(header).map_err(|problem| {
        let (reason, detail) = match problem {
            HeaderProblem::NotProcType => (PEM_R_NOT_PROC_TYPE, "the first header is not Proc-Type"),
            HeaderProblem::OtherVersion => (PEM_R_NOT_PROC_TYPE, "Proc-Type is not of version 4"),
            HeaderProblem::NotEncrypted => (PEM_R_NOT_ENCRYPTED, "Proc-Type does not say ENCRYPTED"),
            HeaderProblem::Short => (PEM_R_SHORT_HEADER, "nothing follows Proc-Type"),
            HeaderProblem::NotDekInfo => (PEM_R_NOT_DEK_INFO, "what follows Proc-Type is not DEK-Info"),
            HeaderProblem::UnknownCipher => (PEM_R_UNSUPPORTED_ENCRYPTION, "the cipher that DEK-Info names"),
            HeaderProblem::MissingIv => (PEM_R_MISSING_DEK_IV, "DEK-Info has no initialisation vector"),
            HeaderProblem::BadIv => {
                (PEM_R_BAD_IV_CHARS, "the initialisation vector in DEK-Info is not hexadecimal or short")
            }
        };
        err::push(ERR_LIB_PEM, reason, detail)
    })
}

/// What header lines say of the encryption, for programs.
pub(super) fn cipher_info(header: &str) -> Result<EVP_CIPHER_INFO, Pushed> {
    let mut found = EVP_CIPHER_INFO { cipher: std::ptr::null(), iv: [0; 16] };
    if let Some(info) = dek_info(header)? {
        let name = std::ffi::CString::new(info.cipher_name()).unwrap_or_default();
        // SAFETY: a C string.
        found.cipher = unsafe { EVP_get_cipherbyname(name.as_ptr()) };
        if found.cipher.is_null() {
            return Err(err::push(ERR_LIB_PEM, PEM_R_UNSUPPORTED_ENCRYPTION, info.cipher_name()));
        }
        found.iv.iter_mut().zip(info.iv()).for_each(|(to, from)| *to = *from);
    }
    Ok(found)
}

fn decrypt(info: &DekInfo, password: &PasswordSource, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    let password = password.ask().ok_or_else(|| {
        err::push(ERR_LIB_PEM, PEM_R_BAD_PASSWORD_READ, "the block is encrypted and there is no password")
    })?;
    info.decrypt(&password, data).map_err(|error: X509Error| {
        err::push(ERR_LIB_EVP, EVP_R_BAD_DECRYPT, error.to_string());
        err::push(ERR_LIB_PEM, PEM_R_BAD_DECRYPT, error.to_string())
    })
}

/// The password that contents are written with: `kstr`, or what the source says if that is NULL.
///
/// # Safety
/// `kstr` is NULL or has `klen` bytes.
pub(super) unsafe fn password_to_write(
    kstr: *const c_uchar,
    klen: c_int,
    source: &PasswordSource,
) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    if kstr.is_null() {
        // An empty password is none.
        let asked = source.ask_to_write().filter(|password| !password.is_empty());
        return asked.ok_or_else(|| err::push(ERR_LIB_PEM, PEM_R_READ_KEY, "there is no password to encrypt with"));
    }
    let length = usize::try_from(klen)
        .map_err(|_| err::push(ERR_LIB_PEM, ERR_R_PASSED_INVALID_ARGUMENT, "a password of a negative length"))?;
    Ok(Zeroizing::new(input!(kstr, length).to_vec()))
}

/// Encryption with a cipher of a program and a random initialisation vector.
pub(super) fn with_cipher(cipher: *const EVP_CIPHER) -> Result<DekInfo, Pushed> {
    match DekInfo::generate(cipher_name(cipher)?) {
        Some(info) => Ok(info?),
        None => Err(unsupported(cipher)),
    }
}

fn cipher_name(cipher: *const EVP_CIPHER) -> Result<&'static str, Pushed> {
    // SAFETY: NULL or a live cipher, whose name is static.
    let name = unsafe { CStr::from_ptr(non_null(EVP_CIPHER_get0_name(cipher))?.as_ptr()) };
    Ok(name.to_str().unwrap_or_default())
}

#[track_caller]
fn unsupported(cipher: *const EVP_CIPHER) -> Pushed {
    let name = cipher_name(cipher).unwrap_or_default();
    err::push(ERR_LIB_PEM, PEM_R_UNSUPPORTED_CIPHER, format!("{name} does not encrypt PEM blocks"))
}

/// PEM_get_EVP_CIPHER_INFO: reads a block's header lines, as PEM_read_bio gives them: which cipher it is encrypted with, NULL
/// if there are no header lines, and its initialisation vector. Returns 1, or 0 on error. OpenSSL: PEM_get_EVP_CIPHER_INFO(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_get_EVP_CIPHER_INFO(header: *mut c_char, cipher: *mut EVP_CIPHER_INFO) -> c_int {
    entry(0, || {
        let header = if header.is_null() { "" } else { text!(header).to_str().unwrap_or("?") };
        non_null(cipher)?;
        let found = cipher_info(header)?;
        put!(cipher, found);
        Ok(1)
    })
}

/// PEM_do_header: decrypts a block's contents in place, as PEM_get_EVP_CIPHER_INFO says that they are encrypted, and puts their
/// length into *len. The password comes from cb, which gets u; without cb, u is the password, a C string. Contents that
/// are not encrypted stay as they are. Returns 1, or 0 on error. OpenSSL: PEM_do_header(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_do_header(
    cipher: *mut EVP_CIPHER_INFO,
    data: *mut c_uchar,
    len: *mut c_long,
    callback: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        // SAFETY: the program passes what the function's contract asks for.
        let (info, length) = unsafe { (non_null(cipher)?.as_ref(), *non_null(len)?.as_ptr()) };
        if info.cipher.is_null() {
            return Ok(1);
        }
        let length = usize::try_from(length)
            .map_err(|_| err::push(ERR_LIB_PEM, ERR_R_PASSED_INVALID_ARGUMENT, "a negative length"))?;
        let known = DekInfo::named(cipher_name(info.cipher)?).and_then(|dek_info| dek_info.with_iv(&info.iv));
        let known = known.ok_or_else(|| unsupported(info.cipher))?;
        let contents = decrypt(&known, &PasswordSource::new(callback, u), input!(data, length))?;
        put_bytes!(data, &contents);
        put!(len, contents.len() as c_long);
        Ok(1)
    })
}

/// PEM_proc_type: appends the header Proc-Type with one of the PEM_TYPE_ values to the C string in buf, which has room for
/// PEM_BUFSIZE bytes. OpenSSL: PEM_proc_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_proc_type(buf: *mut c_char, r#type: c_int) {
    let text = match r#type {
        PEM_TYPE_ENCRYPTED => "ENCRYPTED",
        PEM_TYPE_MIC_CLEAR => "MIC-CLEAR",
        PEM_TYPE_MIC_ONLY => "MIC-ONLY",
        _ => "BAD-TYPE",
    };
    // SAFETY: as the caller promises.
    entry((), || unsafe { append(buf, &format!("Proc-Type: 4,{text}\n")) });
}

/// PEM_dek_info: appends the header DEK-Info with the name of a cipher and len bytes of initialisation vector to the C string
/// in buf, which has room for PEM_BUFSIZE bytes. OpenSSL: PEM_dek_info(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_dek_info(buf: *mut c_char, r#type: *const c_char, len: c_int, str: *const c_char) {
    entry((), || {
        let iv = input!(str, usize::try_from(len).unwrap_or(0));
        let iv: String = iv.iter().map(|byte| format!("{byte:02X}")).collect();
        let line = format!("DEK-Info: {},{iv}\n", text!(r#type).to_string_lossy());
        // SAFETY: as the caller promises.
        unsafe { append(buf, &line) }
    });
}

/// Appends to a C string in a place of `PEM_BUFSIZE` bytes; what does not fit is left out.
///
/// # Safety
/// NULL, which is an error, or such a place.
unsafe fn append(buffer: *mut c_char, text: &str) -> Result<(), Pushed> {
    let buffer = non_null(buffer)?.as_ptr();
    // SAFETY: as the caller promises; the text ends before the room does.
    unsafe {
        let used = libc::strnlen(buffer, super::password::PEM_BUFSIZE as usize - 1);
        let length = text.len().min(super::password::PEM_BUFSIZE as usize - 1 - used);
        std::ptr::copy_nonoverlapping(text.as_ptr().cast::<c_char>(), buffer.add(used), length);
        buffer.add(used + length).write(0);
    }
    Ok(())
}
