//! `X509_STORE`: what is trusted.

use std::ffi::{CStr, OsStr, c_char, c_int, c_ulong, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr;

use super::certificate_view::certificate;
use super::param_api::check_purpose;
use super::store::Store;
use super::trust_api::check_number;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_X509_STORE;
use crate::ffi::err::reasons::bio::BIO_R_NO_SUCH_FILE;
use crate::ffi::err::reasons::x509::X509_R_NO_CERTIFICATE_OR_CRL_FOUND;
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_LIB_BIO, ERR_LIB_X509, ERR_R_PEM_LIB, ERR_R_SYS_LIB, Pushed};
use crate::ffi::object;
use crate::ffi::types::{X509, X509_STORE, X509_STORE_CTX, X509_VERIFY_PARAM};
use crate::ffi::{entry, entry_quiet};
use crate::x509::X509Error;

/// The path that a C string names.
pub(crate) fn path(name: &CStr) -> &Path {
    Path::new(OsStr::from_bytes(name.to_bytes()))
}

/// Puts the failure to load a file of certificates on the queue.
pub(crate) fn load_failed(error: &X509Error) -> Pushed {
    use crate::ffi::err::reasons::asn1::ASN1_R_DECODE_ERROR;
    match error {
        X509Error::Io { os_error, .. } => {
            err::push_system(os_error.unwrap_or(0), error.to_string());
            if *os_error == Some(libc::ENOENT) {
                err::push(ERR_LIB_BIO, BIO_R_NO_SUCH_FILE, "");
            }
            err::push(ERR_LIB_X509, ERR_R_SYS_LIB, error.to_string())
        }
        X509Error::NotFound { .. } => err::push(ERR_LIB_X509, X509_R_NO_CERTIFICATE_OR_CRL_FOUND, error.to_string()),
        X509Error::Pem { .. } => err::push(ERR_LIB_X509, ERR_R_PEM_LIB, error.to_string()),
        _ => err::push(ERR_LIB_ASN1, ASN1_R_DECODE_ERROR, error.to_string()),
    }
}

/// X509_STORE_new: a new store that trusts nothing, to be freed with X509_STORE_free. Returns NULL on error.
/// OpenSSL: X509_STORE_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_new() -> *mut X509_STORE {
    entry(ptr::null_mut(), || {
        let store = object::new::<X509_STORE>(Store::default());
        borrowed!(store).ex_data.created(CRYPTO_EX_INDEX_X509_STORE, store.cast());
        Ok(store)
    })
}

/// X509_STORE_free: gives back one reference to a store; NULL is nothing to do. OpenSSL: X509_STORE_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_free(v: *mut X509_STORE) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(v) });
}

/// X509_STORE_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: X509_STORE_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_up_ref(v: *mut X509_STORE) -> c_int {
    // SAFETY: the program passes NULL or a live store.
    entry(0, || unsafe { object::up_ref(v) }.map(|()| 1))
}

/// X509_STORE_add_cert: trusts a certificate, to which the store takes a reference of its own. One that is there already is
/// no error. Returns 1; 0 for NULL. OpenSSL: X509_STORE_add_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_add_cert(xs: *mut X509_STORE, x: *mut X509) -> c_int {
    entry(0, || {
        let certificate = certificate!(x);
        borrowed!(xs).change(|trust| trust.add(certificate));
        Ok(1)
    })
}

/// X509_STORE_load_file: trusts the certificates of a PEM file and takes its revocation lists. Returns 1; 0 if there are none
/// or one cannot be read, and then nothing is taken. OpenSSL: X509_STORE_load_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_load_file(xs: *mut X509_STORE, file: *const c_char) -> c_int {
    entry(0, || {
        let store = borrowed!(xs);
        let file = path(text!(file));
        store.change(|trust| trust.add_file(file)).map_err(|error| load_failed(&error))?;
        Ok(1)
    })
}

/// X509_STORE_load_path: trusts the certificates of a directory as openssl rehash makes it, or of several, with colons
/// between. They are read when they are looked for. Returns 1; 0 for NULL. OpenSSL: X509_STORE_load_path(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_load_path(xs: *mut X509_STORE, path: *const c_char) -> c_int {
    entry(0, || {
        let store = borrowed!(xs);
        let directories = OsStr::from_bytes(text!(path).to_bytes());
        store.change(|trust| {
            for directory in std::env::split_paths(directories).filter(|path| !path.as_os_str().is_empty()) {
                trust.add_directory(&directory);
            }
        });
        Ok(1)
    })
}

/// X509_STORE_load_locations: X509_STORE_load_file and X509_STORE_load_path, each unless its argument is NULL. Returns 1; 0
/// if both are NULL or one fails. OpenSSL: X509_STORE_load_locations(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_load_locations(
    xs: *mut X509_STORE,
    file: *const c_char,
    dir: *const c_char,
) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        let loaded = (file.is_null() || X509_STORE_load_file(xs, file) == 1)
            && (dir.is_null() || X509_STORE_load_path(xs, dir) == 1);
        c_int::from(loaded && !(file.is_null() && dir.is_null()))
    }
}

/// X509_STORE_set_default_paths: trusts what the system does, or what the environment variables SSL_CERT_FILE and
/// SSL_CERT_DIR name. That there is nothing is no error. Returns 1; 0 for NULL. OpenSSL: X509_STORE_set_default_paths(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_default_paths(xs: *mut X509_STORE) -> c_int {
    entry(0, || {
        borrowed!(xs).change(crate::x509::TrustStore::add_system_defaults);
        Ok(1)
    })
}

/// X509_STORE_set_flags: adds X509_V_FLAG_ bits to the store's parameters. Returns 1; 0 for NULL.
/// OpenSSL: X509_STORE_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_flags(xs: *mut X509_STORE, flags: c_ulong) -> c_int {
    entry(0, || {
        borrowed!(xs).param().change(|settings| settings.flags |= flags);
        Ok(1)
    })
}

/// X509_STORE_set_depth: sets how many intermediate certificates a chain may have. Returns 1; 0 for NULL.
/// OpenSSL: X509_STORE_set_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_depth(store: *mut X509_STORE, depth: c_int) -> c_int {
    entry(0, || {
        borrowed!(store).param().change(|settings| settings.depth = depth);
        Ok(1)
    })
}

/// X509_STORE_set_purpose: sets what certificates are to be used for, as X509_VERIFY_PARAM_set_purpose. Returns 1, or 0 on
/// error. OpenSSL: X509_STORE_set_purpose(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_purpose(xs: *mut X509_STORE, purpose: c_int) -> c_int {
    entry(0, || {
        let store = borrowed!(xs);
        check_purpose(purpose)?;
        store.param().change(|settings| settings.purpose = purpose);
        Ok(1)
    })
}

/// X509_STORE_set_trust: sets what anchors must be trusted for, as X509_VERIFY_PARAM_set_trust. Returns 1, or 0 on error.
/// OpenSSL: X509_STORE_set_trust(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_trust(xs: *mut X509_STORE, trust: c_int) -> c_int {
    entry(0, || {
        let store = borrowed!(xs);
        check_number(trust)?;
        store.param().change(|settings| settings.trust = trust);
        Ok(1)
    })
}

/// X509_STORE_get0_param: the parameters that verifications with the store begin with. They belong to the store. Returns
/// NULL for NULL. OpenSSL: X509_STORE_get0_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_get0_param(xs: *const X509_STORE) -> *mut X509_VERIFY_PARAM {
    entry(ptr::null_mut(), || Ok(object::get0(borrowed!(xs).param())))
}

/// X509_STORE_set1_param: takes over all that `pm` has set. Returns 1; 0 for NULL. OpenSSL: X509_STORE_set1_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set1_param(xs: *mut X509_STORE, pm: *const X509_VERIFY_PARAM) -> c_int {
    entry(0, || {
        let settings = borrowed!(pm).settings();
        borrowed!(xs).param().change(|own| own.set_from(&settings));
        Ok(1)
    })
}

/// X509_STORE_set_verify_cb: sets the callback of verifications that set none of their own; NULL takes it away.
/// OpenSSL: X509_STORE_set_verify_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_verify_cb(
    xs: *mut X509_STORE,
    verify_cb: Option<unsafe extern "C" fn(ok: c_int, ctx: *mut X509_STORE_CTX) -> c_int>,
) {
    entry((), || {
        borrowed!(xs).set_callback(verify_cb);
        Ok(())
    });
}

/// X509_STORE_get_verify_cb: the callback that X509_STORE_set_verify_cb set, or NULL. OpenSSL: X509_STORE_get_verify_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_get_verify_cb(
    xs: *const X509_STORE,
) -> Option<unsafe extern "C" fn(ok: c_int, ctx: *mut X509_STORE_CTX) -> c_int> {
    entry(None, || Ok(borrowed!(xs).callback()))
}

/// X509_STORE_set_ex_data: attaches a value to a store, under an index of X509_STORE_get_ex_new_index. Returns 1 or 0.
/// OpenSSL: X509_STORE_set_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_set_ex_data(xs: *mut X509_STORE, idx: c_int, data: *mut c_void) -> c_int {
    entry(0, || Ok(borrowed!(xs).ex_data.set(idx, data).into()))
}

/// X509_STORE_get_ex_data: the value attached under an index, or NULL. OpenSSL: X509_STORE_get_ex_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_get_ex_data(xs: *const X509_STORE, idx: c_int) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(xs).ex_data.get(idx)))
}
