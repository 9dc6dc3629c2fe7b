//! The extensions of requests, questions, answers, and of what an answer says of one certificate. Each has the same
//! functions; `ocsp.h` declares them by hand.

use std::ffi::{c_int, c_ulong, c_void};
use std::ptr;

use super::structures::{OCSP_BASICRESP, OCSP_ONEREQ, OCSP_REQUEST, OCSP_SINGLERESP};
use crate::ffi::err::Pushed;
use crate::ffi::types::{ASN1_OBJECT, stack_st_X509_EXTENSION};
use crate::ffi::x509::extension_list::{
    X509v3_add_ext, X509v3_delete_ext, X509v3_get_ext, X509v3_get_ext_by_NID, X509v3_get_ext_by_OBJ,
    X509v3_get_ext_by_critical, X509v3_get_ext_count,
};
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::ffi::x509v3::convert::{X509V3_add1_i2d, X509V3_get_d2i};
use crate::ffi::{entry, non_null};

/// Makes the functions of a type, whose extensions are where `$place` finds them in a live object.
macro_rules! extensions {
    (
        $type:ident, $place:expr, $count:ident $by_nid:ident $by_obj:ident $by_critical:ident $get:ident $delete:ident
        $get_d2i:ident $add_i2d:ident $add:ident
    ) => {
        const _: unsafe fn(*mut $type) -> *mut *mut stack_st_X509_EXTENSION = $place;

        #[doc = concat!(stringify!($count), ": how many extensions there are.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $count(x: *mut $type) -> c_int {
            // SAFETY: NULL or a live object, and its list.
            entry(0, || unsafe { Ok(X509v3_get_ext_count(*place(x, $place)?)) })
        }

        #[doc = concat!(stringify!($by_nid), ": as X509v3_get_ext_by_NID.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $by_nid(x: *mut $type, nid: c_int, lastpos: c_int) -> c_int {
            // SAFETY: NULL or a live object, and its list.
            entry(-1, || unsafe { Ok(X509v3_get_ext_by_NID(*place(x, $place)?, nid, lastpos)) })
        }

        #[doc = concat!(stringify!($by_obj), ": as X509v3_get_ext_by_OBJ.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $by_obj(x: *mut $type, obj: *const ASN1_OBJECT, lastpos: c_int) -> c_int {
            // SAFETY: NULL or a live object, and its list.
            entry(-1, || unsafe { Ok(X509v3_get_ext_by_OBJ(*place(x, $place)?, obj, lastpos)) })
        }

        #[doc = concat!(stringify!($by_critical), ": as X509v3_get_ext_by_critical.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $by_critical(x: *mut $type, crit: c_int, lastpos: c_int) -> c_int {
            // SAFETY: NULL or a live object, and its list.
            entry(-1, || unsafe { Ok(X509v3_get_ext_by_critical(*place(x, $place)?, crit, lastpos)) })
        }

        #[doc = concat!(stringify!($get), ": the extension with a number, which belongs to the object, or NULL.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $get(x: *mut $type, loc: c_int) -> *mut X509_EXTENSION {
            // SAFETY: NULL or a live object, and its list.
            entry(ptr::null_mut(), || unsafe { Ok(X509v3_get_ext(*place(x, $place)?, loc)) })
        }

        #[doc = concat!(stringify!($delete), ": takes an extension out, which is the program's then.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $delete(x: *mut $type, loc: c_int) -> *mut X509_EXTENSION {
            // SAFETY: NULL or a live object, and its list.
            entry(ptr::null_mut(), || unsafe { Ok(X509v3_delete_ext(*place(x, $place)?, loc)) })
        }

        #[doc = concat!(stringify!($get_d2i), ": as X509V3_get_d2i.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $get_d2i(x: *mut $type, nid: c_int, crit: *mut c_int, idx: *mut c_int) -> *mut c_void {
            // SAFETY: NULL or a live object, and its list.
            entry(ptr::null_mut(), || unsafe { Ok(X509V3_get_d2i(*place(x, $place)?, nid, crit, idx)) })
        }

        #[doc = concat!(stringify!($add_i2d), ": as X509V3_add1_i2d.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $add_i2d(
            x: *mut $type,
            nid: c_int,
            value: *mut c_void,
            crit: c_int,
            flags: c_ulong,
        ) -> c_int {
            // SAFETY: NULL or a live object, and its list.
            entry(0, || unsafe { Ok(X509V3_add1_i2d(place(x, $place)?, nid, value, crit, flags)) })
        }

        #[doc = concat!(stringify!($add), ": adds a copy of an extension before the number loc; -1 is the end.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $add(x: *mut $type, ex: *mut X509_EXTENSION, loc: c_int) -> c_int {
            // SAFETY: NULL or a live object, and its list.
            entry(0, || unsafe { Ok(c_int::from(!X509v3_add_ext(place(x, $place)?, ex, loc).is_null())) })
        }
    };
}

/// Where the extensions of an object are; NULL is an error.
///
/// # Safety
/// NULL or a live object.
unsafe fn place<T>(
    x: *mut T,
    find: unsafe fn(*mut T) -> *mut *mut stack_st_X509_EXTENSION,
) -> Result<*mut *mut stack_st_X509_EXTENSION, Pushed> {
    // SAFETY: as the caller promises.
    Ok(unsafe { find(non_null(x)?.as_ptr()) })
}

/// # Safety
/// A live request.
unsafe fn of_request(x: *mut OCSP_REQUEST) -> *mut *mut stack_st_X509_EXTENSION {
    // SAFETY: what is signed is always there.
    unsafe { &raw mut (*(*x).info).extensions }
}

/// # Safety
/// A live question.
unsafe fn of_question(x: *mut OCSP_ONEREQ) -> *mut *mut stack_st_X509_EXTENSION {
    // SAFETY: as the caller promises.
    unsafe { &raw mut (*x).extensions }
}

/// # Safety
/// A live answer.
unsafe fn of_answer(x: *mut OCSP_BASICRESP) -> *mut *mut stack_st_X509_EXTENSION {
    // SAFETY: what is signed is always there.
    unsafe { &raw mut (*(*x).data).extensions }
}

/// # Safety
/// A live answer.
unsafe fn of_single(x: *mut OCSP_SINGLERESP) -> *mut *mut stack_st_X509_EXTENSION {
    // SAFETY: as the caller promises.
    unsafe { &raw mut (*x).extensions }
}

extensions! {
    OCSP_REQUEST, of_request, OCSP_REQUEST_get_ext_count OCSP_REQUEST_get_ext_by_NID OCSP_REQUEST_get_ext_by_OBJ OCSP_REQUEST_get_ext_by_critical
    OCSP_REQUEST_get_ext OCSP_REQUEST_delete_ext OCSP_REQUEST_get1_ext_d2i OCSP_REQUEST_add1_ext_i2d
    OCSP_REQUEST_add_ext
}
extensions! {
    OCSP_ONEREQ, of_question, OCSP_ONEREQ_get_ext_count OCSP_ONEREQ_get_ext_by_NID OCSP_ONEREQ_get_ext_by_OBJ OCSP_ONEREQ_get_ext_by_critical
    OCSP_ONEREQ_get_ext OCSP_ONEREQ_delete_ext OCSP_ONEREQ_get1_ext_d2i OCSP_ONEREQ_add1_ext_i2d
    OCSP_ONEREQ_add_ext
}
extensions! {
    OCSP_BASICRESP, of_answer, OCSP_BASICRESP_get_ext_count OCSP_BASICRESP_get_ext_by_NID OCSP_BASICRESP_get_ext_by_OBJ OCSP_BASICRESP_get_ext_by_critical
    OCSP_BASICRESP_get_ext OCSP_BASICRESP_delete_ext OCSP_BASICRESP_get1_ext_d2i OCSP_BASICRESP_add1_ext_i2d
    OCSP_BASICRESP_add_ext
}
extensions! {
    OCSP_SINGLERESP, of_single, OCSP_SINGLERESP_get_ext_count OCSP_SINGLERESP_get_ext_by_NID OCSP_SINGLERESP_get_ext_by_OBJ OCSP_SINGLERESP_get_ext_by_critical
    OCSP_SINGLERESP_get_ext OCSP_SINGLERESP_delete_ext OCSP_SINGLERESP_get1_ext_d2i OCSP_SINGLERESP_add1_ext_i2d
    OCSP_SINGLERESP_add_ext
}
