//! Base64.

use core::cell::RefCell;
use core::ffi::{c_int, c_uchar};

use zeroize::Zeroizing;

use crate::base64::{self, Pieces, Progress};
use crate::bio::{BIO_METHOD, base64 as filter};
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::object::{self, CType};
use crate::ffi::types::EVP_ENCODE_CTX;
use crate::ffi::{entry, entry_quiet};

/// What an `EVP_ENCODE_CTX` points to.
#[derive(Default)]
pub(crate) struct EncodeContext(RefCell<Pieces>);

impl CType for EVP_ENCODE_CTX {
    type Rust = EncodeContext;
}

/// Writes text and a NUL.
fn put_text(out: *mut c_uchar, text: &[u8]) {
    put_bytes!(out, text);
    put_bytes!(out.wrapping_add(if out.is_null() { 0 } else { text.len() }), &[0]);
}

/// EVP_ENCODE_CTX_new: a new context, to be freed with EVP_ENCODE_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_ENCODE_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_ENCODE_CTX_new() -> *mut EVP_ENCODE_CTX {
    entry_quiet(core::ptr::null_mut(), || object::new(EncodeContext::default()))
}

/// EVP_ENCODE_CTX_free: frees a context; NULL is nothing to do. OpenSSL: EVP_ENCODE_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_ENCODE_CTX_free(ctx: *mut EVP_ENCODE_CTX) {
    // SAFETY: the program gives its context back.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// EVP_ENCODE_CTX_copy: makes dctx hold what sctx holds. Returns 1, or 0 on error. OpenSSL: EVP_ENCODE_CTX_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_ENCODE_CTX_copy(dctx: *mut EVP_ENCODE_CTX, sctx: *const EVP_ENCODE_CTX) -> c_int {
    entry(0, || {
        let pieces = borrowed!(sctx).0.borrow().clone();
        *borrowed!(dctx).0.borrow_mut() = pieces;
        Ok(1)
    })
}

/// EVP_ENCODE_CTX_num: how many bytes, or characters, a context holds. OpenSSL: EVP_ENCODE_CTX_num(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_ENCODE_CTX_num(ctx: *mut EVP_ENCODE_CTX) -> c_int {
    entry(0, || Ok(borrowed!(ctx).0.borrow().held() as c_int))
}

/// EVP_EncodeInit: begins to encode. OpenSSL: EVP_EncodeInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncodeInit(ctx: *mut EVP_ENCODE_CTX) {
    entry((), || {
        borrowed!(ctx).0.borrow_mut().clear();
        Ok(())
    });
}

/// EVP_EncodeUpdate: encodes inl bytes more: writes the lines that are full, each 64 characters of 48 bytes and a line end, and
/// a NUL to out, and their length to outl. Returns 1, or 0 on error or if there are no bytes. OpenSSL: EVP_EncodeUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncodeUpdate(
    ctx: *mut EVP_ENCODE_CTX,
    out: *mut c_uchar,
    outl: *mut c_int,
    r#in: *const c_uchar,
    inl: c_int,
) -> c_int {
    entry(0, || {
        put!(outl, 0);
        let Some(length) = usize::try_from(inl).ok().filter(|length| *length > 0) else { return Ok(0) };
        let mut pieces = borrowed!(ctx).0.borrow_mut();
        if (pieces.held() + length) / 48 * 65 > c_int::MAX as usize {
            return Ok(0);
        }
        let text = pieces.encode(input!(r#in, length), true);
        if !text.is_empty() {
            put_text(out, &text);
        }
        put!(outl, text.len() as c_int);
        Ok(1)
    })
}

/// EVP_EncodeFinal: ends encoding: writes the last line, if there is one, and a NUL to out, at most 66 bytes, and its length to
/// outl. OpenSSL: EVP_EncodeFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncodeFinal(ctx: *mut EVP_ENCODE_CTX, out: *mut c_uchar, outl: *mut c_int) {
    entry((), || {
        let text = borrowed!(ctx).0.borrow_mut().finish_encoding(true);
        if !text.is_empty() {
            put_text(out, &text);
        }
        put!(outl, text.len() as c_int);
        Ok(())
    });
}

/// EVP_EncodeBlock: encodes n bytes: writes 4 characters for every 3 of them, padded, and a NUL to t. Returns how many
/// characters, or -1 on error. OpenSSL: EVP_EncodeBlock(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_EncodeBlock(t: *mut c_uchar, f: *const c_uchar, n: c_int) -> c_int {
    entry(-1, || {
        let text = base64::encode(input!(f, usize::try_from(n).unwrap_or(0)));
        put_text(t, text.as_bytes());
        Ok(text.len() as c_int)
    })
}

/// EVP_DecodeInit: begins to decode. OpenSSL: EVP_DecodeInit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecodeInit(ctx: *mut EVP_ENCODE_CTX) {
    entry((), || {
        borrowed!(ctx).0.borrow_mut().clear();
        Ok(())
    });
}

/// EVP_DecodeUpdate: decodes inl characters more: writes 3 bytes for every 4 of them, fewer at the padding, to out, and how many
/// to outl. Returns 1 if more may come, 0 if padding or a hyphen ended the text or there are no characters, -1 if it is not
/// base64; what came before that is written. OpenSSL: EVP_DecodeUpdate(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecodeUpdate(
    ctx: *mut EVP_ENCODE_CTX,
    out: *mut c_uchar,
    outl: *mut c_int,
    r#in: *const c_uchar,
    inl: c_int,
) -> c_int {
    entry(-1, || {
        put!(outl, 0);
        let mut bytes = Zeroizing::default();
        let text = input!(r#in, usize::try_from(inl).unwrap_or(0));
        let progress = borrowed!(ctx).0.borrow_mut().decode(text, &mut bytes);
        put_bytes!(out, &bytes);
        put!(outl, bytes.len() as c_int);
        Ok(match progress {
            Progress::More => 1,
            Progress::End => 0,
            Progress::Wrong => -1,
        })
    })
}

/// EVP_DecodeFinal: ends decoding. Returns 1, or -1 if characters are left over. OpenSSL: EVP_DecodeFinal(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecodeFinal(ctx: *mut EVP_ENCODE_CTX, out: *mut c_uchar, outl: *mut c_int) -> c_int {
    entry(-1, || {
        put!(outl, 0);
        let Some(bytes) = borrowed!(ctx).0.borrow_mut().finish_decoding() else { return Ok(-1) };
        put_bytes!(out, &bytes);
        put!(outl, bytes.len() as c_int);
        Ok(1)
    })
}

/// EVP_DecodeBlock: decodes n characters, without the spaces around them: writes 3 bytes for every 4, also for those that are
/// padding, to t. Returns how many bytes, or -1 if it is not base64. OpenSSL: EVP_DecodeBlock(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_DecodeBlock(t: *mut c_uchar, f: *const c_uchar, n: c_int) -> c_int {
    entry(-1, || {
        let Some(bytes) = base64::decode(input!(f, usize::try_from(n).unwrap_or(0))) else { return Ok(-1) };
        put_bytes!(t, &bytes);
        Ok(bytes.len() as c_int)
    })
}

/// BIO_f_base64: the method of filters that encode what is written through them, in lines, and decode what is read.
/// BIO_flush ends what is written. With BIO_FLAGS_BASE64_NO_NL among the flags there are no line ends. OpenSSL: BIO_f_base64(3)
#[unsafe(no_mangle)]
pub extern "C" fn BIO_f_base64() -> *const BIO_METHOD {
    &filter::METHOD
}
