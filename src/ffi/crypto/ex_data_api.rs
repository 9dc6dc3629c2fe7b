//! The `ex_data` functions of `crypto.h`.

use std::ffi::{c_int, c_long, c_void};
use std::ptr;

use crate::ffi::ex_data::{self, CRYPTO_EX_DATA, ExData};
use crate::ffi::{entry, entry_quiet, err, non_null};

/// The class of SSL objects.
pub const CRYPTO_EX_INDEX_SSL: c_int = 0;
/// The class of SSL_CTX objects.
pub const CRYPTO_EX_INDEX_SSL_CTX: c_int = 1;
/// The class of SSL_SESSION objects.
pub const CRYPTO_EX_INDEX_SSL_SESSION: c_int = 2;
/// The class of X509 objects.
pub const CRYPTO_EX_INDEX_X509: c_int = 3;
/// The class of X509_STORE objects.
pub const CRYPTO_EX_INDEX_X509_STORE: c_int = 4;
/// The class of X509_STORE_CTX objects.
pub const CRYPTO_EX_INDEX_X509_STORE_CTX: c_int = 5;
/// The class of DH objects.
pub const CRYPTO_EX_INDEX_DH: c_int = 6;
/// The class of DSA objects.
pub const CRYPTO_EX_INDEX_DSA: c_int = 7;
/// The class of EC_KEY objects.
pub const CRYPTO_EX_INDEX_EC_KEY: c_int = 8;
/// The class of RSA objects.
pub const CRYPTO_EX_INDEX_RSA: c_int = 9;
/// The class of ENGINE objects.
pub const CRYPTO_EX_INDEX_ENGINE: c_int = 10;
/// The class of UI objects.
pub const CRYPTO_EX_INDEX_UI: c_int = 11;
/// The class of BIO objects.
pub const CRYPTO_EX_INDEX_BIO: c_int = 12;
/// The class that is left to programs, for their own objects.
pub const CRYPTO_EX_INDEX_APP: c_int = 13;
/// The class of UI_METHOD objects.
pub const CRYPTO_EX_INDEX_UI_METHOD: c_int = 14;
/// The class of random generators.
pub const CRYPTO_EX_INDEX_RAND_DRBG: c_int = 15;
/// The class of OSSL_LIB_CTX objects.
pub const CRYPTO_EX_INDEX_OSSL_LIB_CTX: c_int = 16;
/// The class of EVP_PKEY objects.
pub const CRYPTO_EX_INDEX_EVP_PKEY: c_int = 17;
/// How many classes there are.
pub const CRYPTO_EX_INDEX__COUNT: c_int = 18;

/// A new index for values attached to objects of a class. The callbacks, each of which may be NULL, are called with
/// argl and argp when such an object is made, copied and freed. Returns the index, which is 1 or more, or -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_get_ex_new_index(
    class_index: c_int,
    argl: c_long,
    argp: *mut c_void,
    new_func: Option<
        unsafe extern "C" fn(
            parent: *mut c_void,
            ptr: *mut c_void,
            ad: *mut CRYPTO_EX_DATA,
            idx: c_int,
            argl: c_long,
            argp: *mut c_void,
        ),
    >,
    dup_func: Option<
        unsafe extern "C" fn(
            to: *mut CRYPTO_EX_DATA,
            from: *const CRYPTO_EX_DATA,
            from_d: *mut *mut c_void,
            idx: c_int,
            argl: c_long,
            argp: *mut c_void,
        ) -> c_int,
    >,
    free_func: Option<
        unsafe extern "C" fn(
            parent: *mut c_void,
            ptr: *mut c_void,
            ad: *mut CRYPTO_EX_DATA,
            idx: c_int,
            argl: c_long,
            argp: *mut c_void,
        ),
    >,
) -> c_int {
    entry(-1, || {
        ex_data::new_index(class_index, argl, argp, new_func, dup_func, free_func)
            .ok_or_else(|| err::push(err::ERR_LIB_CRYPTO, err::ERR_R_PASSED_INVALID_ARGUMENT, "no such class"))
    })
}

/// Makes the callbacks of an index NULL. Returns 1, or 0 if there is no such index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_free_ex_index(class_index: c_int, idx: c_int) -> c_int {
    entry_quiet(0, || ex_data::free_index(class_index, idx).into())
}

/// Makes ad, a part of the object obj of the program, hold no values, and calls the class's new callbacks. Returns 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_new_ex_data(class_index: c_int, obj: *mut c_void, ad: *mut CRYPTO_EX_DATA) -> c_int {
    entry(0, || {
        let ad = non_null(ad)?;
        let values = Box::into_raw(Box::new(ExData::new()));
        // SAFETY: the program's structure is writable; `values` has just been made.
        unsafe {
            ad.write(CRYPTO_EX_DATA { ctx: ptr::null_mut(), sk: values.cast() });
            (*values).created(class_index, obj);
        }
        Ok(1)
    })
}

/// Copies the values from one structure to another as the class's dup callbacks say. Returns 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_dup_ex_data(
    class_index: c_int,
    to: *mut CRYPTO_EX_DATA,
    from: *const CRYPTO_EX_DATA,
) -> c_int {
    entry(0, || {
        // SAFETY: structures that CRYPTO_new_ex_data filled.
        let (to, from) = unsafe { (values_of(to)?, values_of(from)?) };
        Ok(to.copy_from(class_index, from).into())
    })
}

/// Calls the class's free callbacks for the object obj and gives back what ad holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_free_ex_data(class_index: c_int, obj: *mut c_void, ad: *mut CRYPTO_EX_DATA) {
    entry_quiet((), || {
        if ad.is_null() {
            return;
        }
        // SAFETY: the program's structure, filled by CRYPTO_new_ex_data.
        let values = unsafe { (*ad).sk }.cast::<ExData>();
        if values.is_null() {
            return;
        }
        // SAFETY: the values came from a Box in CRYPTO_new_ex_data, and go now.
        unsafe {
            (*values).freed(class_index, obj);
            (*ad).sk = ptr::null_mut();
            drop(Box::from_raw(values));
        }
    });
}

/// Sets the value of an index. Returns 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_set_ex_data(ad: *mut CRYPTO_EX_DATA, idx: c_int, val: *mut c_void) -> c_int {
    entry(0, || {
        // SAFETY: a structure that CRYPTO_new_ex_data filled, or that a callback got.
        Ok(unsafe { values_of(ad) }?.set(idx, val).into())
    })
}

/// The value of an index, NULL if none was set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn CRYPTO_get_ex_data(ad: *const CRYPTO_EX_DATA, idx: c_int) -> *mut c_void {
    entry(ptr::null_mut(), || {
        // SAFETY: a structure that CRYPTO_new_ex_data filled, or that a callback got.
        Ok(unsafe { values_of(ad) }?.get(idx))
    })
}

/// # Safety
/// `ad` is NULL or was filled by `CRYPTO_new_ex_data`, or is a callback's.
unsafe fn values_of<'a>(ad: *const CRYPTO_EX_DATA) -> Result<&'a ExData, err::Pushed> {
    // SAFETY: not NULL, and filled with NULL or an `ExData`, as the caller promises.
    unsafe { Ok(non_null((*non_null(ad)?.as_ptr()).sk.cast::<ExData>())?.as_ref()) }
}
