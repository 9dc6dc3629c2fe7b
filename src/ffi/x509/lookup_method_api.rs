//! `X509_LOOKUP_METHOD`: a program's own kind of lookup.

use std::ffi::{c_char, c_int, c_long, c_uchar};
use std::ptr;

use super::lookup::Method;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::asn1::ASN1_INTEGER;
use crate::ffi::object;
use crate::ffi::types::{X509_LOOKUP, X509_LOOKUP_METHOD, X509_NAME, X509_OBJECT};
use crate::ffi::{entry, entry_quiet};

/// X509_LOOKUP_meth_new: a new method that does nothing yet, to be freed with X509_LOOKUP_meth_free when no store has a
/// lookup by it any more. Returns NULL on error. OpenSSL: X509_LOOKUP_meth_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_new(name: *const c_char) -> *mut X509_LOOKUP_METHOD {
    entry(ptr::null_mut(), || {
        // It is shown nowhere, but there must be one.
        let _ = text!(name);
        Ok(object::new(Method::default()))
    })
}

/// X509_LOOKUP_meth_free: frees a method; NULL is nothing to do. OpenSSL: X509_LOOKUP_meth_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_free(method: *mut X509_LOOKUP_METHOD) {
    // SAFETY: the program gives its method back.
    entry_quiet((), || unsafe { object::free(method) });
}

/// X509_LOOKUP_meth_set_new_item: sets the function that is called with each new lookup; 0 refuses it. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_new_item(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_new_item(
    method: *mut X509_LOOKUP_METHOD,
    new_item: Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int>,
) -> c_int {
    entry(0, || {
        borrowed!(method).new_item.set(new_item);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_new_item: the function that is called with each new lookup; 0 refuses it, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_new_item(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_new_item(
    method: *const X509_LOOKUP_METHOD,
) -> Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int> {
    entry(None, || Ok(borrowed!(method).new_item.get()))
}

/// X509_LOOKUP_meth_set_free: sets the function that frees what the method keeps for a lookup. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_free(
    method: *mut X509_LOOKUP_METHOD,
    free: Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP)>,
) -> c_int {
    entry(0, || {
        borrowed!(method).free.set(free);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_free: the function that frees what the method keeps for a lookup, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_free(
    method: *const X509_LOOKUP_METHOD,
) -> Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP)> {
    entry(None, || Ok(borrowed!(method).free.get()))
}

/// X509_LOOKUP_meth_set_init: sets the function that X509_LOOKUP_init calls. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_init(
    method: *mut X509_LOOKUP_METHOD,
    init: Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int>,
) -> c_int {
    entry(0, || {
        borrowed!(method).init.set(init);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_init: the function that X509_LOOKUP_init calls, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_init(
    method: *const X509_LOOKUP_METHOD,
) -> Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int> {
    entry(None, || Ok(borrowed!(method).init.get()))
}

/// X509_LOOKUP_meth_set_shutdown: sets the function that X509_LOOKUP_shutdown calls, as does freeing the store. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_shutdown(
    method: *mut X509_LOOKUP_METHOD,
    shutdown: Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int>,
) -> c_int {
    entry(0, || {
        borrowed!(method).shutdown.set(shutdown);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_shutdown: the function that X509_LOOKUP_shutdown calls, as does freeing the store, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_shutdown(
    method: *const X509_LOOKUP_METHOD,
) -> Option<unsafe extern "C" fn(ctx: *mut X509_LOOKUP) -> c_int> {
    entry(None, || Ok(borrowed!(method).shutdown.get()))
}

/// X509_LOOKUP_meth_set_ctrl: sets the function that X509_LOOKUP_ctrl calls. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_ctrl(
    method: *mut X509_LOOKUP_METHOD,
    ctrl: Option<
        unsafe extern "C" fn(
            ctx: *mut X509_LOOKUP,
            cmd: c_int,
            argc: *const c_char,
            argl: c_long,
            ret: *mut *mut c_char,
        ) -> c_int,
    >,
) -> c_int {
    entry(0, || {
        borrowed!(method).ctrl.set(ctrl);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_ctrl: the function that X509_LOOKUP_ctrl calls, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_ctrl(
    method: *const X509_LOOKUP_METHOD,
) -> Option<
    unsafe extern "C" fn(
        ctx: *mut X509_LOOKUP,
        cmd: c_int,
        argc: *const c_char,
        argl: c_long,
        ret: *mut *mut c_char,
    ) -> c_int,
> {
    entry(None, || Ok(borrowed!(method).ctrl.get()))
}

/// X509_LOOKUP_meth_set_get_by_subject: sets the function that looks for the certificate or revocation list of a name. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_get_by_subject(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_get_by_subject(
    method: *mut X509_LOOKUP_METHOD,
    by_subject: Option<
        unsafe extern "C" fn(
            ctx: *mut X509_LOOKUP,
            r#type: c_int,
            name: *const X509_NAME,
            ret: *mut X509_OBJECT,
        ) -> c_int,
    >,
) -> c_int {
    entry(0, || {
        borrowed!(method).by_subject.set(by_subject);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_get_by_subject: the function that looks for the certificate or revocation list of a name, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_get_by_subject(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_get_by_subject(
    method: *const X509_LOOKUP_METHOD,
) -> Option<
    unsafe extern "C" fn(ctx: *mut X509_LOOKUP, r#type: c_int, name: *const X509_NAME, ret: *mut X509_OBJECT) -> c_int,
> {
    entry(None, || Ok(borrowed!(method).by_subject.get()))
}

/// X509_LOOKUP_meth_set_get_by_issuer_serial: sets the function that looks for what an issuer gave a serial number. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_get_by_issuer_serial(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_get_by_issuer_serial(
    method: *mut X509_LOOKUP_METHOD,
    by_issuer_serial: Option<
        unsafe extern "C" fn(
            ctx: *mut X509_LOOKUP,
            r#type: c_int,
            name: *const X509_NAME,
            serial: *const ASN1_INTEGER,
            ret: *mut X509_OBJECT,
        ) -> c_int,
    >,
) -> c_int {
    entry(0, || {
        borrowed!(method).by_issuer_serial.set(by_issuer_serial);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_get_by_issuer_serial: the function that looks for what an issuer gave a serial number, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_get_by_issuer_serial(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_get_by_issuer_serial(
    method: *const X509_LOOKUP_METHOD,
) -> Option<
    unsafe extern "C" fn(
        ctx: *mut X509_LOOKUP,
        r#type: c_int,
        name: *const X509_NAME,
        serial: *const ASN1_INTEGER,
        ret: *mut X509_OBJECT,
    ) -> c_int,
> {
    entry(None, || Ok(borrowed!(method).by_issuer_serial.get()))
}

/// X509_LOOKUP_meth_set_get_by_fingerprint: sets the function that looks for what has a fingerprint. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_get_by_fingerprint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_get_by_fingerprint(
    method: *mut X509_LOOKUP_METHOD,
    by_fingerprint: Option<
        unsafe extern "C" fn(
            ctx: *mut X509_LOOKUP,
            r#type: c_int,
            bytes: *const c_uchar,
            len: c_int,
            ret: *mut X509_OBJECT,
        ) -> c_int,
    >,
) -> c_int {
    entry(0, || {
        borrowed!(method).by_fingerprint.set(by_fingerprint);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_get_by_fingerprint: the function that looks for what has a fingerprint, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_get_by_fingerprint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_get_by_fingerprint(
    method: *const X509_LOOKUP_METHOD,
) -> Option<
    unsafe extern "C" fn(
        ctx: *mut X509_LOOKUP,
        r#type: c_int,
        bytes: *const c_uchar,
        len: c_int,
        ret: *mut X509_OBJECT,
    ) -> c_int,
> {
    entry(None, || Ok(borrowed!(method).by_fingerprint.get()))
}

/// X509_LOOKUP_meth_set_get_by_alias: sets the function that looks for what has an alias. Returns 1; 0 for NULL.
/// OpenSSL: X509_LOOKUP_meth_set_get_by_alias(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_set_get_by_alias(
    method: *mut X509_LOOKUP_METHOD,
    by_alias: Option<
        unsafe extern "C" fn(
            ctx: *mut X509_LOOKUP,
            r#type: c_int,
            str: *const c_char,
            len: c_int,
            ret: *mut X509_OBJECT,
        ) -> c_int,
    >,
) -> c_int {
    entry(0, || {
        borrowed!(method).by_alias.set(by_alias);
        Ok(1)
    })
}

/// X509_LOOKUP_meth_get_get_by_alias: the function that looks for what has an alias, or NULL.
/// OpenSSL: X509_LOOKUP_meth_get_get_by_alias(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_meth_get_get_by_alias(
    method: *const X509_LOOKUP_METHOD,
) -> Option<
    unsafe extern "C" fn(
        ctx: *mut X509_LOOKUP,
        r#type: c_int,
        str: *const c_char,
        len: c_int,
        ret: *mut X509_OBJECT,
    ) -> c_int,
> {
    entry(None, || Ok(borrowed!(method).by_alias.get()))
}
