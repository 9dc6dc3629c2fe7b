//! PEM blocks as they are: name, header lines and contents.

use std::ffi::{CStr, c_char, c_int, c_long, c_uchar, c_void};
use std::ptr;

use libc::FILE;

use super::block::BlockText;
use super::encryption;
use super::file::with_file;
use super::password::PasswordSource;
use crate::bio::BIO;
use crate::ffi::arguments::{input, put, text};
use crate::ffi::asn1::der;
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::err::{self, ERR_LIB_PEM, ERR_R_BUF_LIB, ERR_R_MALLOC_FAILURE, ERR_R_PASSED_INVALID_ARGUMENT, Pushed};
use crate::ffi::types::pem_password_cb;
use crate::ffi::{entry, non_null};
use crate::x509::pem;

/// A copy of `bytes`, with a zero byte behind them, that the program frees with OPENSSL_free.
pub(crate) fn allocated(bytes: &[u8]) -> Result<*mut c_uchar, Pushed> {
    let room = CRYPTO_malloc(bytes.len() + 1, ptr::null(), 0).cast::<c_uchar>();
    if room.is_null() {
        return Err(err::push(ERR_LIB_PEM, ERR_R_MALLOC_FAILURE, ""));
    }
    // SAFETY: there is room for the bytes and one more.
    unsafe {
        ptr::copy_nonoverlapping(bytes.as_ptr(), room, bytes.len());
        room.add(bytes.len()).write(0);
    }
    Ok(room)
}

/// What a C string of a program says, as text.
///
/// # Safety
/// NULL, which is an error, or a C string.
pub(super) unsafe fn name<'a>(pointer: *const c_char) -> Result<&'a str, Pushed> {
    // SAFETY: as the caller promises.
    unsafe { CStr::from_ptr(non_null(pointer)?.as_ptr()) }
        .to_str()
        .map_err(|_| err::push(ERR_LIB_PEM, ERR_R_PASSED_INVALID_ARGUMENT, "the name of a PEM block is not UTF-8"))
}

/// PEM_read_bio: reads the next PEM block of a BIO, whatever it holds. Its name, its header lines (an empty string if it has
/// none) and its contents, still encrypted if they are, are put into memory that the program frees with OPENSSL_free.
/// Returns 1; 0 on error, which is PEM_R_NO_START_LINE if there is none, and then nothing is put. OpenSSL: PEM_read_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_bio(
    bp: *mut BIO,
    name: *mut *mut c_char,
    header: *mut *mut c_char,
    data: *mut *mut c_uchar,
    len: *mut c_long,
) -> c_int {
    entry(0, || {
        // SAFETY: the program's BIO.
        let block_text = unsafe { BlockText::take_any(bp) }?;
        let block = block_text.read()?;
        let length = c_long::try_from(block.der.len()).map_err(|_| err::push(ERR_LIB_PEM, ERR_R_BUF_LIB, ""))?;
        for place in [name, header] {
            non_null(place)?;
        }
        non_null(data)?;
        non_null(len)?;
        let (new_name, new_header) = (allocated(block.label.as_bytes())?, allocated(block.header_text().as_bytes())?);
        let contents = allocated(&block.der)?;
        put!(name, new_name.cast());
        put!(header, new_header.cast());
        put!(data, contents);
        put!(len, length);
        Ok(1)
    })
}

/// PEM_read: as PEM_read_bio, from a file. OpenSSL: PEM_read(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read(
    fp: *mut FILE,
    name: *mut *mut c_char,
    header: *mut *mut c_char,
    data: *mut *mut c_uchar,
    len: *mut c_long,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| PEM_read_bio(bio, name, header, data, len)) })
}

/// PEM_write_bio: writes a PEM block to a BIO: its name, header lines, which come with their ends (NULL or an empty string for
/// none), and len bytes of contents. Returns how many characters of base64 were written, with the ends of their lines; 0 on
/// error. OpenSSL: PEM_write_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio(
    bp: *mut BIO,
    name: *const c_char,
    hdr: *const c_char,
    data: *const c_uchar,
    len: c_long,
) -> c_int {
    entry(0, || {
        let length = usize::try_from(len)
            .map_err(|_| err::push(ERR_LIB_PEM, ERR_R_PASSED_INVALID_ARGUMENT, "a negative length"))?;
        // SAFETY: the program passes C strings.
        let name = unsafe { self::name(name) }?;
        let headers = if hdr.is_null() { "" } else { text!(hdr).to_str().unwrap_or_default() };
        let block = pem::encode_with_headers(name, headers, input!(data, length));
        // SAFETY: the program's BIO.
        if !unsafe { der::write(bp, block.as_bytes()) } {
            return Err(err::push(ERR_LIB_PEM, ERR_R_BUF_LIB, "the BIO does not take the block"));
        }
        let characters = length.div_ceil(3) * 4;
        Ok(c_int::try_from(characters + characters.div_ceil(64)).unwrap_or(c_int::MAX))
    })
}

/// PEM_write: as PEM_write_bio, to a file. OpenSSL: PEM_write(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write(
    fp: *mut FILE,
    name: *const c_char,
    hdr: *const c_char,
    data: *const c_uchar,
    len: c_long,
) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| PEM_write_bio(bio, name, hdr, data, len)) })
}

/// PEM_bytes_read_bio: reads the next PEM block of a BIO that holds what name asks for, and decrypts it if it is encrypted:
/// the password comes from cb, which gets u; without cb, u is the password, a C string. The contents, and if pnm is not NULL
/// the block's name, are put into memory that the program frees with OPENSSL_free. Returns 1; 0 on error, and then nothing
/// is put. OpenSSL: PEM_bytes_read_bio(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_bytes_read_bio(
    pdata: *mut *mut c_uchar,
    plen: *mut c_long,
    pnm: *mut *mut c_char,
    name: *const c_char,
    bp: *mut BIO,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    entry(0, || {
        // SAFETY: the program's BIO and C string.
        let block_text = unsafe { BlockText::take(bp, self::name(name)?) }?;
        let block = block_text.read()?;
        let contents = encryption::contents(&block, &PasswordSource::new(cb, u))?;
        non_null(pdata)?;
        non_null(plen)?;
        let length = c_long::try_from(contents.len()).map_err(|_| err::push(ERR_LIB_PEM, ERR_R_BUF_LIB, ""))?;
        let label = if pnm.is_null() { ptr::null_mut() } else { allocated(block.label.as_bytes())? };
        let data = allocated(&contents)?;
        put!(pnm, label.cast());
        put!(pdata, data);
        put!(plen, length);
        Ok(1)
    })
}

/// PEM_bytes_read_bio_secmem: as PEM_bytes_read_bio; the memory is wiped when the program frees it with
/// OPENSSL_secure_clear_free. OpenSSL: PEM_bytes_read_bio_secmem(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_bytes_read_bio_secmem(
    pdata: *mut *mut c_uchar,
    plen: *mut c_long,
    pnm: *mut *mut c_char,
    name: *const c_char,
    bp: *mut BIO,
    cb: pem_password_cb,
    u: *mut c_void,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { PEM_bytes_read_bio(pdata, plen, pnm, name, bp, cb, u) }
}
