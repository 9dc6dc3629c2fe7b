//! How extensions of a type are read and shown, as a structure of functions (`X509V3_EXT_METHOD`).

use std::ffi::{c_char, c_int, c_void};
use std::ptr;
use std::sync::OnceLock;

use super::kinds::{ItemFunction, structure_of};
use super::values::extend;
use super::words::Known;
use crate::bio::BIO;
use crate::ffi::asn1::der;
use crate::ffi::conf_value::c_copy;
use crate::ffi::objects::object::{Identifier, OBJ_obj2nid};
use crate::ffi::objects::table::OBJECTS;
use crate::ffi::types::{X509V3_EXT_METHOD, stack_st_CONF_VALUE};
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::ffi::{Pushed, entry, entry_quiet, non_null};
use crate::x509::extension_text::{Form, form};

/// In a method's flags: what i2v gives is written one a line.
const MULTILINE: c_int = 0x4;

/// `struct v3_ext_method`, as `openssl/x509v3.h` declares it. Functions that a type has not are NULL.
#[repr(C)]
struct Method {
    nid: c_int,
    flags: c_int,
    item: Option<ItemFunction>,
    /// `ext_new`, `ext_free`, `d2i` and `i2d`, which the item stands for.
    without_item: [Option<unsafe extern "C" fn()>; 4],
    i2s: Option<unsafe extern "C" fn(method: *const Method, ext: *mut c_void) -> *mut c_char>,
    s2i: Option<unsafe extern "C" fn()>,
    i2v: Option<
        unsafe extern "C" fn(
            method: *const Method,
            ext: *mut c_void,
            list: *mut stack_st_CONF_VALUE,
        ) -> *mut stack_st_CONF_VALUE,
    >,
    v2i: Option<unsafe extern "C" fn()>,
    i2r: Option<unsafe extern "C" fn(method: *const Method, ext: *mut c_void, out: *mut BIO, indent: c_int) -> c_int>,
    r2i: Option<unsafe extern "C" fn()>,
    usr_data: *mut c_void,
}

// SAFETY: the pointers are to functions, or NULL.
unsafe impl Send for Method {}
// SAFETY: as above.
unsafe impl Sync for Method {}

/// How a method's extensions are shown, and the DER of one.
///
/// # Safety
/// A live method of [`methods`], and a structure of its type.
unsafe fn shown(method: *const Method, structure: *mut c_void) -> Result<(Option<Form>, Vec<u8>), Pushed> {
    // SAFETY: as the caller promises; an item lives as long as the program.
    unsafe {
        let method = non_null(method)?.as_ref();
        let structure = non_null(structure)?.as_ptr();
        let mut der = Vec::new();
        if let Some(item) = method.item {
            ((*item()).write)(structure.cast_const(), &mut der)?;
        }
        Ok((Identifier::from_nid(method.nid).and_then(|identifier| form(identifier.der())), der))
    }
}

unsafe extern "C" fn i2s(method: *const Method, ext: *mut c_void) -> *mut c_char {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes a method and a structure of its type.
        match unsafe { shown(method, ext) }? {
            (Some(Form::Line(read)), der) => read(&der, &Known).map_or(Ok(ptr::null_mut()), |text| c_copy(&text)),
            _ => Ok(ptr::null_mut()),
        }
    })
}

unsafe extern "C" fn i2v(
    method: *const Method,
    ext: *mut c_void,
    list: *mut stack_st_CONF_VALUE,
) -> *mut stack_st_CONF_VALUE {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes a method and a structure of its type; NULL or a live list.
        unsafe {
            match shown(method, ext)? {
                (Some(Form::Values { values, .. }), der) => {
                    values(&der, &Known).map_or(Ok(ptr::null_mut()), |values| extend(list, &values))
                }
                _ => Ok(ptr::null_mut()),
            }
        }
    })
}

unsafe extern "C" fn i2r(method: *const Method, ext: *mut c_void, out: *mut BIO, indent: c_int) -> c_int {
    entry(0, || {
        // SAFETY: the program passes a method, a structure of its type, and a BIO.
        unsafe {
            match shown(method, ext)? {
                (Some(Form::Block(read)), der) => {
                    let text = read(&der, usize::try_from(indent).unwrap_or(0), &Known);
                    Ok(text.is_ok_and(|text| der::write(out, &text)).into())
                }
                _ => Ok(0),
            }
        }
    })
}

/// The methods of the types that have a structure, in the order of their numbers.
fn methods() -> &'static [Method] {
    static METHODS: OnceLock<Vec<Method>> = OnceLock::new();
    METHODS.get_or_init(|| {
        let known = OBJECTS.iter().filter_map(|object| {
            let identifier = Identifier::from_nid(object.nid)?;
            let item = structure_of(identifier.der())?;
            let mut method = Method {
                nid: object.nid,
                flags: 0,
                item: Some(item),
                without_item: [None; 4],
                i2s: None,
                s2i: None,
                i2v: None,
                v2i: None,
                i2r: None,
                r2i: None,
                usr_data: ptr::null_mut(),
            };
            match form(identifier.der())? {
                Form::Line(_) => method.i2s = Some(i2s),
                Form::Block(_) => method.i2r = Some(i2r),
                Form::Values { multiline, .. } => {
                    method.i2v = Some(i2v);
                    method.flags = if multiline { MULTILINE } else { 0 };
                }
            }
            Some(method)
        });
        known.collect()
    })
}

/// X509V3_EXT_get_nid: how extensions of a type are read and shown; NULL if the type is not known. It belongs to the
/// library. OpenSSL: X509V3_EXT_get_nid(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509V3_EXT_get_nid(nid: c_int) -> *const X509V3_EXT_METHOD {
    entry_quiet(ptr::null(), || {
        let method = methods().iter().find(|method| method.nid == nid);
        method.map_or(ptr::null(), |method| ptr::from_ref(method).cast())
    })
}

/// X509V3_EXT_get: as X509V3_EXT_get_nid, for the type of an extension. OpenSSL: X509V3_EXT_get(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_get(ext: *mut X509_EXTENSION) -> *const X509V3_EXT_METHOD {
    entry(ptr::null(), || {
        // SAFETY: a live extension.
        let nid = unsafe { OBJ_obj2nid((*non_null(ext)?.as_ptr()).object) };
        Ok(X509V3_EXT_get_nid(nid))
    })
}
