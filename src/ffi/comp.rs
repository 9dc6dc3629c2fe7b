//! `openssl/comp.h`: ways to compress, of which there is one, and streams that are compressed by them.

use core::cell::RefCell;
use core::ffi::{CStr, c_char, c_int, c_uchar};
use core::ptr;

use zeroize::Zeroizing;

use super::arguments::{borrowed, input, put_bytes};
use super::err::Pushed;
use super::object::{self, CType};
use super::objects::obj_mac::{NID_undef, NID_zlib_compression};
use super::types::{COMP_CTX, COMP_METHOD};
use super::{entry, entry_quiet};
use crate::codepoint::CompressionMethod;
use crate::record::{Compressor, Decompressor};

/// What a `COMP_METHOD` points to.
struct Method {
    nid: c_int,
    name: &'static CStr,
}

static ZLIB: Method = Method { nid: NID_zlib_compression, name: c"zlib compression" };

/// The method behind a pointer; `None` for NULL.
fn method(meth: *const COMP_METHOD) -> Option<&'static Method> {
    // SAFETY: the program passes NULL or what `COMP_zlib` returned.
    unsafe { meth.cast::<Method>().as_ref() }
}

/// COMP_zlib: DEFLATE in the zlib format (RFC 1950, RFC 1951): a static object. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_zlib() -> *mut COMP_METHOD {
    ptr::from_ref(&ZLIB).cast_mut().cast()
}

/// COMP_get_type: the NID of a method; NID_undef for NULL. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_get_type(meth: *const COMP_METHOD) -> c_int {
    method(meth).map_or(NID_undef, |method| method.nid)
}

/// COMP_get_name: the name of a method; NULL for NULL. The text is static. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_get_name(meth: *const COMP_METHOD) -> *const c_char {
    method(meth).map_or(ptr::null(), |method| method.name.as_ptr())
}

/// A stream in both directions.
pub(crate) struct Context {
    method: &'static Method,
    compressor: RefCell<Option<Compressor>>,
    decompressor: RefCell<Option<Decompressor>>,
}

impl CType for COMP_CTX {
    type Rust = Context;
}

/// COMP_CTX_new: a stream in each direction, of which nothing has been compressed or expanded. Returns NULL if meth is
/// NULL. Free it with COMP_CTX_free. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_CTX_new(meth: *mut COMP_METHOD) -> *mut COMP_CTX {
    entry_quiet(ptr::null_mut(), || {
        let Some(method) = method(meth) else { return ptr::null_mut() };
        object::new(Context {
            method,
            compressor: RefCell::new(Compressor::new(CompressionMethod::DEFLATE)),
            decompressor: RefCell::new(Decompressor::new(CompressionMethod::DEFLATE)),
        })
    })
}

/// COMP_CTX_free: frees a stream; NULL is nothing to do. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_CTX_free(ctx: *mut COMP_CTX) {
    // SAFETY: the program gives back what `COMP_CTX_new` returned.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// COMP_CTX_get_method: the method of a stream; NULL on error. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_CTX_get_method(ctx: *const COMP_CTX) -> *const COMP_METHOD {
    entry(ptr::null(), || Ok(ptr::from_ref(borrowed!(ctx).method).cast()))
}

/// COMP_CTX_get_type: the NID of a stream's method; NID_undef on error. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_CTX_get_type(comp: *const COMP_CTX) -> c_int {
    entry(NID_undef, || Ok(borrowed!(comp).method.nid))
}

/// Runs `work` on a block and as much room as the program has, with a byte to spare; hands over what came of it.
fn block(
    out: *mut c_uchar,
    olen: c_int,
    r#in: *mut c_uchar,
    ilen: c_int,
    work: impl FnOnce(&[u8], &mut [u8]) -> Option<usize>,
) -> Result<c_int, Pushed> {
    let (Ok(olen), Ok(ilen)) = (usize::try_from(olen), usize::try_from(ilen)) else { return Ok(-1) };
    let bytes = input!(r#in, ilen);
    let mut room = Zeroizing::new(vec![0; olen + 1]);
    let Some(done) = work(bytes, &mut room).and_then(|length| room.get(..length)) else { return Ok(-1) };
    put_bytes!(out, done);
    Ok(c_int::try_from(done.len()).unwrap_or(-1))
}

/// COMP_compress_block: compresses the ilen bytes of in to out, which has room for olen, so that they can be expanded at
/// once. Returns how many bytes that takes; -1 if it does not fit or on error. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_compress_block(
    ctx: *mut COMP_CTX,
    out: *mut c_uchar,
    olen: c_int,
    r#in: *mut c_uchar,
    ilen: c_int,
) -> c_int {
    entry(-1, || {
        let mut compressor = borrowed!(ctx).compressor.borrow_mut();
        block(out, olen, r#in, ilen, |bytes, room| compressor.as_mut()?.compress_into(bytes, room).ok())
    })
}

/// COMP_expand_block: expands the ilen bytes of in to out, which has room for olen. Returns how many bytes that gives; -1
/// if they do not fit, are no part of the stream, or on error. OpenSSL: openssl/comp.h
#[unsafe(no_mangle)]
pub unsafe extern "C" fn COMP_expand_block(
    ctx: *mut COMP_CTX,
    out: *mut c_uchar,
    olen: c_int,
    r#in: *mut c_uchar,
    ilen: c_int,
) -> c_int {
    entry(-1, || {
        let mut decompressor = borrowed!(ctx).decompressor.borrow_mut();
        block(out, olen, r#in, ilen, |bytes, room| decompressor.as_mut()?.decompress_into(bytes, room).ok())
    })
}
