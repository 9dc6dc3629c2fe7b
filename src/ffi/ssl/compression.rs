//! Which compression methods there are, and which one a connection uses.
//!
//! The program may change the list of methods, which is one for the whole process, as it likes: empty it, or add a method
//! under a private number. Each connection takes what is in it when it is made.

use core::ffi::{c_char, c_int, c_void};
use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering};
use std::sync::LazyLock;

use crate::codepoint::CompressionMethod;
use crate::connection::Direction;
use crate::error::Reason;
use crate::ffi::arguments::borrowed;
use crate::ffi::comp::{COMP_get_name, COMP_get_type, COMP_zlib};
use crate::ffi::err::Pushed;
use crate::ffi::objects::obj_mac::NID_undef;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push};
use crate::ffi::types::{COMP_METHOD, SSL, SSL_COMP, stack_st_SSL_COMP};
use crate::ffi::{entry, entry_quiet};

use super::failure;

/// What an `SSL_COMP` points to. It is never freed: there are at most 256.
struct Numbered {
    id: CompressionMethod,
    method: *const COMP_METHOD,
}

/// The first number for private use (RFC 3749, section 2).
const FIRST_PRIVATE: c_int = 193;

/// A new element of the list.
fn numbered(id: CompressionMethod, method: *const COMP_METHOD) -> *mut c_void {
    Box::into_raw(Box::new(Numbered { id, method })).cast()
}

/// The list of methods; NULL if the program has taken it away.
static METHODS: LazyLock<AtomicPtr<OPENSSL_STACK>> = LazyLock::new(|| {
    // SAFETY: takes no pointers.
    let zlib = unsafe { COMP_zlib() };
    AtomicPtr::new(OPENSSL_STACK::from_elements(vec![numbered(CompressionMethod::DEFLATE, zlib)]))
});

/// The numbers of the methods in the list, most wanted first. Each is DEFLATE: there is no other to add.
pub(crate) fn methods() -> Vec<CompressionMethod> {
    // SAFETY: NULL or the list, which the program does not change while connections are made.
    let Some(list) = (unsafe { METHODS.load(Ordering::Acquire).as_ref() }) else { return Vec::new() };
    list.elements().iter().filter_map(|&element| numbered_at(element.cast())).map(|numbered| numbered.id).collect()
}

/// The element behind a pointer; `None` for NULL.
fn numbered_at(comp: *const SSL_COMP) -> Option<&'static Numbered> {
    // SAFETY: the program passes NULL or an element of the list, which are never freed.
    unsafe { comp.cast::<Numbered>().as_ref() }
}

/// SSL_COMP_get_compression_methods: the list of compression methods that connections offer and accept, unless
/// SSL_OP_NO_COMPRESSION is set, as it is from the start. A program may change it, before connections are made. It is not
/// to be freed. OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_COMP_get_compression_methods() -> *mut stack_st_SSL_COMP {
    entry_quiet(ptr::null_mut(), || METHODS.load(Ordering::Acquire).cast())
}

/// SSL_COMP_set0_compression_methods: puts another list of compression methods, made of elements of the first, in its
/// place; NULL for none. The library owns it then, and the program the one before, which is returned.
/// OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_COMP_set0_compression_methods(meths: *mut stack_st_SSL_COMP) -> *mut stack_st_SSL_COMP {
    entry_quiet(ptr::null_mut(), || METHODS.swap(meths.cast(), Ordering::AcqRel).cast())
}

/// SSL_COMP_add_compression_method: adds a method to the list under a number for private use, 193 to 255. Returns 0, or 1
/// on error. OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_COMP_add_compression_method(id: c_int, cm: *mut COMP_METHOD) -> c_int {
    entry(1, || {
        // SAFETY: the program passes NULL or a method.
        if unsafe { COMP_get_type(cm) } == NID_undef {
            return Ok(1);
        }
        let Some(number) = u8::try_from(id).ok().filter(|_| id >= FIRST_PRIVATE).map(CompressionMethod) else {
            return Err(failure(Reason::COMPRESSION_ID_NOT_WITHIN_PRIVATE_RANGE));
        };
        if methods().contains(&number) {
            return Err(failure(Reason::DUPLICATE_COMPRESSION_ID));
        }
        let list = METHODS.load(Ordering::Acquire);
        if list.is_null() {
            return Err(failure(Reason::COMPRESSION_DISABLED));
        }
        // SAFETY: the list, which nobody else changes meanwhile, as with OpenSSL.
        let count = unsafe { OPENSSL_sk_push(list, numbered(number, cm)) };
        Ok((count == 0).into())
    })
}

/// SSL_COMP_get0_name: the name of a method; NULL for NULL. The text is static.
/// OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_COMP_get0_name(comp: *const SSL_COMP) -> *const c_char {
    // SAFETY: the method is static.
    entry_quiet(ptr::null(), || numbered_at(comp).map_or(ptr::null(), |found| unsafe { COMP_get_name(found.method) }))
}

/// SSL_COMP_get_id: the number of a method in the handshake; -1 for NULL. OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_COMP_get_id(comp: *const SSL_COMP) -> c_int {
    entry_quiet(-1, || numbered_at(comp).map_or(-1, |found| found.id.0.into()))
}

/// SSL_COMP_get_name: the name of a way to compress; NULL for NULL. The text is static.
/// OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_COMP_get_name(comp: *const COMP_METHOD) -> *const c_char {
    // SAFETY: the program passes NULL or a method.
    entry_quiet(ptr::null(), || unsafe { COMP_get_name(comp) })
}

/// What one direction of a connection is compressed with.
fn in_use(s: *const SSL, direction: Direction) -> Result<*const COMP_METHOD, Pushed> {
    let method = borrowed!(s).with(|state| state.engine.as_ref().map(|engine| engine.compression(direction)));
    Ok(match method {
        None | Some(CompressionMethod::NULL) => ptr::null(),
        // SAFETY: takes no pointers.
        Some(_) => unsafe { COMP_zlib() },
    })
}

/// SSL_get_current_compression: how what the connection sends is compressed; NULL if it is not.
/// OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_current_compression(s: *const SSL) -> *const COMP_METHOD {
    entry(ptr::null(), || in_use(s, Direction::Sent))
}

/// SSL_get_current_expansion: how what the connection receives is compressed; NULL if it is not.
/// OpenSSL: SSL_COMP_add_compression_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_current_expansion(s: *const SSL) -> *const COMP_METHOD {
    entry(ptr::null(), || in_use(s, Direction::Received))
}
