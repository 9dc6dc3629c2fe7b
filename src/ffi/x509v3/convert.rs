//! Extensions to structures and back (`X509V3_EXT_d2i` and its kin).

use std::ffi::{c_int, c_ulong, c_void};
use std::ptr;

use super::kinds;
use crate::ffi::arguments::put;
use crate::ffi::err::reasons::x509v3::{
    X509V3_R_ERROR_CREATING_EXTENSION, X509V3_R_EXTENSION_EXISTS, X509V3_R_EXTENSION_NOT_FOUND,
    X509V3_R_UNKNOWN_EXTENSION,
};
use crate::ffi::err::{self, ERR_LIB_X509V3, Pushed};
use crate::ffi::objects::object::{Identifier, OBJ_nid2obj, OBJ_obj2nid};
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_push, OPENSSL_sk_set};
use crate::ffi::types::stack_st_X509_EXTENSION;
use crate::ffi::x509::extension_list::{X509v3_delete_ext, X509v3_get_ext_by_NID};
use crate::ffi::x509::extension_object::{X509_EXTENSION, extensions_in};
use crate::ffi::{entry, non_null};

/// What X509V3_add1_i2d does is in these bits of its flags.
pub const X509V3_ADD_OP_MASK: c_int = 0xf;
/// To add an extension; it is an error if there is one of the type.
pub const X509V3_ADD_DEFAULT: c_int = 0;
/// To add an extension, whether or not there is one of the type.
pub const X509V3_ADD_APPEND: c_int = 1;
/// To add an extension, in place of one of the type.
pub const X509V3_ADD_REPLACE: c_int = 2;
/// To replace the extension of the type; it is an error if there is none.
pub const X509V3_ADD_REPLACE_EXISTING: c_int = 3;
/// To add an extension unless there is one of the type.
pub const X509V3_ADD_KEEP_EXISTING: c_int = 4;
/// To delete the extension of the type; it is an error if there is none.
pub const X509V3_ADD_DELETE: c_int = 5;
/// In the flags: failing puts no error on the queue.
pub const X509V3_ADD_SILENT: c_int = 0x10;

/// X509V3_EXT_d2i: the structure that an extension's value stands for, such as GENERAL_NAMES for subjectAltName, to be
/// freed by its own function. Returns NULL if it does not parse, or without an error if there is no structure for the
/// type. OpenSSL: X509V3_EXT_d2i(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_d2i(ext: *mut X509_EXTENSION) -> *mut c_void {
    entry(ptr::null_mut(), || {
        // SAFETY: a live extension.
        let raw = unsafe { X509_EXTENSION::raw(ext) }?;
        kinds::read(raw.oid, raw.value).unwrap_or(Ok(ptr::null_mut()))
    })
}

/// X509V3_get_d2i: as X509V3_EXT_d2i, of the extension of a type in a list. Where idx is NULL it must be the only one; else
/// it is the next behind the number `*idx`, which is set to its number, or to -1 if there is none. crit, unless NULL, is set
/// to whether it is critical, or to -1 if there is none, or -2 if there are several. OpenSSL: X509V3_get_d2i(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_get_d2i(
    x: *const stack_st_X509_EXTENSION,
    nid: c_int,
    crit: *mut c_int,
    idx: *mut c_int,
) -> *mut c_void {
    entry(ptr::null_mut(), || {
        // SAFETY: NULL or a number; NULL or a live list.
        let (last, list) = unsafe { (idx.as_ref().copied().unwrap_or(-1), extensions_in(x)) };
        let start = usize::try_from(last.saturating_add(1)).unwrap_or(0);
        // SAFETY: a live extension of the list.
        let is_wanted = |extension: &*mut X509_EXTENSION| unsafe { OBJ_obj2nid((**extension).object) == nid };
        let mut found = list.iter().enumerate().skip(start).filter(|(_, extension)| is_wanted(extension));
        let first = found.next();
        if idx.is_null() && found.next().is_some() {
            put!(crit, -2);
            return Ok(ptr::null_mut());
        }
        let Some((at, extension)) = first else {
            put!(idx, -1);
            put!(crit, -1);
            return Ok(ptr::null_mut());
        };
        put!(idx, c_int::try_from(at).unwrap_or(c_int::MAX));
        // SAFETY: a live extension of the list.
        let critical = unsafe { (**extension).critical };
        put!(crit, critical.into());
        // SAFETY: as above.
        Ok(unsafe { X509V3_EXT_d2i(*extension) })
    })
}

/// An extension of a type, from its structure.
///
/// # Safety
/// A live structure of the type.
pub(crate) unsafe fn make(nid: c_int, critical: bool, structure: *const c_void) -> Result<*mut X509_EXTENSION, Pushed> {
    let unknown = || err::push(ERR_LIB_X509V3, X509V3_R_UNKNOWN_EXTENSION, format!("number {nid}"));
    let identifier = Identifier::from_nid(nid).ok_or_else(unknown)?;
    let structure = non_null(structure)?.as_ptr();
    // SAFETY: as the caller promises.
    let value = unsafe { kinds::write(identifier.der(), structure) }.ok_or_else(unknown)??;
    X509_EXTENSION::create(OBJ_nid2obj(nid), critical, &value)
}

/// X509V3_EXT_i2d: a new extension of a type from its structure, to be freed with X509_EXTENSION_free. Returns NULL on
/// error. OpenSSL: X509V3_EXT_i2d(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_i2d(ext_nid: c_int, crit: c_int, ext_struc: *mut c_void) -> *mut X509_EXTENSION {
    // SAFETY: the program passes a structure of the type.
    entry(ptr::null_mut(), || unsafe { make(ext_nid, crit != 0, ext_struc) })
}

/// X509V3_add1_i2d: adds an extension of a type, made from its structure, to the list in `*x`, which is made if it is NULL,
/// as an X509V3_ADD_ number in flags says. Returns 1; 0 on error; -1 if there is no memory. OpenSSL: X509V3_add1_i2d(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_add1_i2d(
    x: *mut *mut stack_st_X509_EXTENSION,
    nid: c_int,
    value: *mut c_void,
    crit: c_int,
    flags: c_ulong,
) -> c_int {
    entry(0, || {
        let place = non_null(x)?.as_ptr();
        let operation = (flags & X509V3_ADD_OP_MASK as c_ulong) as c_int;
        let refuse = |reason| match flags & X509V3_ADD_SILENT as c_ulong {
            0 => Err(err::push(ERR_LIB_X509V3, reason, format!("extension number {nid}"))),
            _ => Ok(0),
        };
        // SAFETY: NULL or a live list of the program's own.
        unsafe {
            let at = match operation {
                X509V3_ADD_APPEND => -1,
                _ => X509v3_get_ext_by_NID(*place, nid, -1),
            };
            match operation {
                X509V3_ADD_KEEP_EXISTING if at >= 0 => return Ok(1),
                X509V3_ADD_DEFAULT if at >= 0 => return refuse(X509V3_R_EXTENSION_EXISTS),
                X509V3_ADD_REPLACE_EXISTING | X509V3_ADD_DELETE if at < 0 => {
                    return refuse(X509V3_R_EXTENSION_NOT_FOUND);
                }
                X509V3_ADD_DELETE => {
                    X509_EXTENSION::release(X509v3_delete_ext(*place, at));
                    return Ok(1);
                }
                _ => {}
            }
            let extension = match make(nid, crit != 0, value) {
                Ok(extension) => extension,
                Err(_) => return Err(err::push(ERR_LIB_X509V3, X509V3_R_ERROR_CREATING_EXTENSION, "")),
            };
            if at >= 0 {
                let old = extensions_in(*place).get(usize::try_from(at).unwrap_or(0)).copied();
                OPENSSL_sk_set((*place).cast(), at, extension.cast_const().cast());
                X509_EXTENSION::release(old.unwrap_or(ptr::null_mut()));
            } else {
                if (*place).is_null() {
                    *place = OPENSSL_STACK::from_elements(Vec::new()).cast();
                }
                OPENSSL_sk_push((*place).cast(), extension.cast_const().cast());
            }
            Ok(1)
        }
    })
}
