//! `X509_LOOKUP`: places where a store looks for certificates and revocation lists.

use std::env;
use std::ffi::{OsStr, c_char, c_int, c_long, c_uchar, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, LazyLock, Weak};

use super::lookup::{BySubject, Ctrl, LookupHandle, Method, OwnLookup};
use super::name_view::name;
use super::store::Store;
use super::store_api::load_failed;
use super::store_object::Held;
use super::store_object_api::X509_LU_CRL;
use crate::ffi::arguments::{borrowed, counted, text};
use crate::ffi::asn1::ASN1_INTEGER;
use crate::ffi::err::reasons::x509::{
    X509_R_INVALID_DIRECTORY, X509_R_LOADING_DEFAULTS, X509_R_NO_CERTIFICATE_FOUND, X509_R_NO_CRL_FOUND,
};
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_PASSED_INVALID_ARGUMENT, Pushed};
use crate::ffi::object;
use crate::ffi::types::{X509_LOOKUP, X509_LOOKUP_METHOD, X509_NAME, X509_OBJECT, X509_STORE};
use crate::ffi::{entry, entry_quiet};
use crate::x509::{Certificate, Crl, X509Error, pem, system};

/// An X509_LOOKUP_ctrl command: reads a file.
pub const X509_L_FILE_LOAD: c_int = 1;
/// An X509_LOOKUP_ctrl command: adds directories.
pub const X509_L_ADD_DIR: c_int = 2;

const PEM: c_long = 1;
const ASN1: c_long = 2;
const DEFAULT: c_long = 3;

/// A method of ours.
struct Own(Arc<Method>);

// SAFETY: its cells are set when it is made, and never again.
unsafe impl Send for Own {}
// SAFETY: as above.
unsafe impl Sync for Own {}

fn own(ctrl: Ctrl, by_subject: Option<BySubject>) -> Own {
    let method = Method::default();
    method.ctrl.set(Some(ctrl));
    method.by_subject.set(by_subject);
    #[allow(clippy::arc_with_non_send_sync, reason = "see `Own`")]
    Own(Arc::new(method))
}

static FILE: LazyLock<Own> = LazyLock::new(|| own(file_ctrl, None));
static HASH_DIR: LazyLock<Own> = LazyLock::new(|| own(directory_ctrl, Some(directory_by_subject)));

/// X509_LOOKUP_file: the method that reads files at once (X509_LOOKUP_load_file). It is static.
/// OpenSSL: X509_LOOKUP_file(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_LOOKUP_file() -> *mut X509_LOOKUP_METHOD {
    entry_quiet(ptr::null_mut(), || object::get0(&FILE.0))
}

/// X509_LOOKUP_hash_dir: the method that looks into hashed directories (X509_LOOKUP_add_dir). It is static.
/// OpenSSL: X509_LOOKUP_hash_dir(3)
#[unsafe(no_mangle)]
pub extern "C" fn X509_LOOKUP_hash_dir() -> *mut X509_LOOKUP_METHOD {
    entry_quiet(ptr::null_mut(), || object::get0(&HASH_DIR.0))
}

/// X509_STORE_add_lookup: a store's lookup by a method, made if there is none yet. It belongs to the store; a method of the
/// program's own must live as long. Returns NULL on error. OpenSSL: X509_STORE_add_lookup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_add_lookup(xs: *mut X509_STORE, meth: *mut X509_LOOKUP_METHOD) -> *mut X509_LOOKUP {
    entry(ptr::null_mut(), || {
        let store = counted!(xs);
        let _: &Method = borrowed!(meth);
        if let Some(lookup) = store.lookup_by(meth) {
            return Ok(object::get0(&lookup));
        }
        // SAFETY: the program keeps the method alive.
        let made = unsafe { LookupHandle::create(meth, Arc::downgrade(&store)) };
        let Some(lookup) = made else { return Ok(ptr::null_mut()) };
        store.add_lookup(&lookup);
        // Directories are looked into by the store itself.
        if !lookup.is_by(X509_LOOKUP_hash_dir()) && lookup.method().by_subject.get().is_some() {
            store.change(|trust| trust.add_lookup(Arc::new(OwnLookup(Arc::downgrade(&lookup)))));
        }
        Ok(object::get0(&lookup))
    })
}

/// X509_LOOKUP_new: a lookup of no store, to be freed with X509_LOOKUP_free. Returns NULL on error.
/// OpenSSL: X509_LOOKUP_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_new(method: *mut X509_LOOKUP_METHOD) -> *mut X509_LOOKUP {
    entry(ptr::null_mut(), || {
        let _: &Method = borrowed!(method);
        // SAFETY: the program keeps the method alive.
        Ok(unsafe { LookupHandle::create(method, Weak::new()) }.map_or(ptr::null_mut(), object::into_raw))
    })
}

/// X509_LOOKUP_free: frees a lookup of no store; NULL is nothing to do. OpenSSL: X509_LOOKUP_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_free(ctx: *mut X509_LOOKUP) {
    // SAFETY: the program gives its lookup back.
    entry_quiet((), || unsafe { object::take(ctx) }.into_iter().for_each(LookupHandle::end));
}

/// X509_LOOKUP_init: lets the method begin. Returns what it says; 1 if it has nothing to begin. OpenSSL: X509_LOOKUP_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_init(ctx: *mut X509_LOOKUP) -> c_int {
    entry(0, || {
        let lookup = counted!(ctx);
        // SAFETY: the method's function, with a live lookup.
        Ok(lookup.method().init.get().map_or(1, |init| unsafe { init(ctx) }))
    })
}

/// X509_LOOKUP_shutdown: lets the method end. Returns what it says; 1 if it has nothing to end.
/// OpenSSL: X509_LOOKUP_shutdown(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_shutdown(ctx: *mut X509_LOOKUP) -> c_int {
    entry(0, || {
        let lookup = counted!(ctx);
        // SAFETY: the method's function, with a live lookup.
        Ok(lookup.method().shutdown.get().map_or(1, |shutdown| unsafe { shutdown(ctx) }))
    })
}

/// X509_LOOKUP_set_method_data: keeps a value for the method. Returns 1; 0 for NULL. OpenSSL: X509_LOOKUP_set_method_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_set_method_data(ctx: *mut X509_LOOKUP, data: *mut c_void) -> c_int {
    entry(0, || {
        borrowed!(ctx).data.store(data, Ordering::Release);
        Ok(1)
    })
}

/// X509_LOOKUP_get_method_data: the value that is kept for the method, or NULL. OpenSSL: X509_LOOKUP_get_method_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_get_method_data(ctx: *const X509_LOOKUP) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).data.load(Ordering::Acquire)))
}

/// X509_LOOKUP_get_store: the store that a lookup belongs to, or NULL. OpenSSL: X509_LOOKUP_get_store(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_get_store(ctx: *const X509_LOOKUP) -> *mut X509_STORE {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).store().map_or(ptr::null_mut(), |store| object::get0(&store))))
}

/// X509_LOOKUP_ctrl: gives a lookup a command of its method, such as X509_L_FILE_LOAD or X509_L_ADD_DIR. Returns what the
/// method says: mostly 1, 0 on error; -1 for NULL; 1 if the method takes no commands. OpenSSL: X509_LOOKUP_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_ctrl(
    ctx: *mut X509_LOOKUP,
    cmd: c_int,
    argc: *const c_char,
    argl: c_long,
    ret: *mut *mut c_char,
) -> c_int {
    entry(-1, || {
        let lookup = counted!(ctx);
        // SAFETY: the method's function, with what the program gave.
        Ok(lookup.method().ctrl.get().map_or(1, |ctrl| unsafe { ctrl(ctx, cmd, argc, argl, ret) }))
    })
}

/// X509_LOOKUP_by_subject: asks a lookup for the certificate (X509_LU_X509) or revocation list (X509_LU_CRL) of a name, which
/// it puts into ret. Returns 1 if there is one, else 0. OpenSSL: X509_LOOKUP_by_subject(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_by_subject(
    ctx: *mut X509_LOOKUP,
    r#type: c_int,
    name: *const X509_NAME,
    ret: *mut X509_OBJECT,
) -> c_int {
    entry(0, || {
        let lookup = counted!(ctx);
        // SAFETY: the method's function, with what the program gave.
        Ok(lookup.method().by_subject.get().map_or(0, |find| unsafe { find(ctx, r#type, name, ret) }))
    })
}

/// X509_LOOKUP_by_issuer_serial: as X509_LOOKUP_by_subject, by issuer and serial number.
/// OpenSSL: X509_LOOKUP_by_issuer_serial(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_by_issuer_serial(
    ctx: *mut X509_LOOKUP,
    r#type: c_int,
    name: *const X509_NAME,
    serial: *const ASN1_INTEGER,
    ret: *mut X509_OBJECT,
) -> c_int {
    entry(0, || {
        let lookup = counted!(ctx);
        let find = lookup.method().by_issuer_serial.get();
        // SAFETY: the method's function, with what the program gave.
        Ok(find.map_or(0, |find| unsafe { find(ctx, r#type, name, serial, ret) }))
    })
}

/// X509_LOOKUP_by_fingerprint: as X509_LOOKUP_by_subject, by fingerprint. OpenSSL: X509_LOOKUP_by_fingerprint(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_by_fingerprint(
    ctx: *mut X509_LOOKUP,
    r#type: c_int,
    bytes: *const c_uchar,
    len: c_int,
    ret: *mut X509_OBJECT,
) -> c_int {
    entry(0, || {
        let lookup = counted!(ctx);
        let find = lookup.method().by_fingerprint.get();
        // SAFETY: the method's function, with what the program gave.
        Ok(find.map_or(0, |find| unsafe { find(ctx, r#type, bytes, len, ret) }))
    })
}

/// X509_LOOKUP_by_alias: as X509_LOOKUP_by_subject, by alias. OpenSSL: X509_LOOKUP_by_alias(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_LOOKUP_by_alias(
    ctx: *mut X509_LOOKUP,
    r#type: c_int,
    str: *const c_char,
    len: c_int,
    ret: *mut X509_OBJECT,
) -> c_int {
    entry(0, || {
        let lookup = counted!(ctx);
        let find = lookup.method().by_alias.get();
        // SAFETY: the method's function, with what the program gave.
        Ok(find.map_or(0, |find| unsafe { find(ctx, r#type, str, len, ret) }))
    })
}

/// What of a file is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Certificates,
    Crls,
    Both,
}

/// Adds what a file holds to the lookup's store; returns how much that was.
fn load(lookup: *mut X509_LOOKUP, file: &Path, kind: c_long, wanted: Wanted) -> Result<c_int, Pushed> {
    let store = borrowed!(lookup).store();
    let failed = |error: X509Error| load_failed(&error);
    let text = std::fs::read(file).map_err(|error| failed(X509Error::io(file, &error)))?;
    let mut certificates = Vec::new();
    let mut crls = Vec::new();
    match (kind, wanted) {
        (PEM, _) => {
            for block in pem::blocks(&text) {
                let block = block.map_err(failed)?;
                if block.is_certificate() && wanted != Wanted::Crls {
                    certificates.push(block.certificate().map_err(failed)?);
                } else if block.is_crl() && wanted != Wanted::Certificates {
                    crls.push(Crl::from_der(&block.der).map_err(failed)?);
                }
            }
        }
        (ASN1, Wanted::Crls) => crls.push(Crl::from_der(&text).map_err(failed)?),
        (ASN1, _) => certificates.push(Certificate::from_der(&text).map_err(failed)?),
        _ => return Err(err::push(ERR_LIB_X509, ERR_R_PASSED_INVALID_ARGUMENT, format!("file type {kind}"))),
    }
    let count = certificates.len() + crls.len();
    match wanted {
        _ if count > 0 => {}
        Wanted::Certificates => {
            return Err(err::push(ERR_LIB_X509, X509_R_NO_CERTIFICATE_FOUND, file.to_string_lossy()));
        }
        Wanted::Crls => return Err(err::push(ERR_LIB_X509, X509_R_NO_CRL_FOUND, file.to_string_lossy())),
        Wanted::Both => return Err(failed(X509Error::NotFound { what: "certificate or revocation list" })),
    }
    if let Some(store) = store {
        store.change(|trust| {
            certificates.into_iter().for_each(|certificate| trust.add(certificate));
            crls.into_iter().for_each(|crl| trust.add_crl(crl));
        });
    }
    Ok(c_int::try_from(count).unwrap_or(c_int::MAX))
}

fn path(name: &core::ffi::CStr) -> &Path {
    Path::new(OsStr::from_bytes(name.to_bytes()))
}

/// X509_load_cert_file: adds the certificates of a file (X509_FILETYPE_PEM; of X509_FILETYPE_ASN1 the one that it is) to a
/// lookup's store. Returns how many there were, or 0 on error. OpenSSL: X509_load_cert_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_load_cert_file(ctx: *mut X509_LOOKUP, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || load(ctx, path(text!(file)), r#type.into(), Wanted::Certificates))
}

/// X509_load_crl_file: adds the revocation lists of a file (X509_FILETYPE_PEM; of X509_FILETYPE_ASN1 the one that it is) to a
/// lookup's store. Returns how many there were, or 0 on error. OpenSSL: X509_load_crl_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_load_crl_file(ctx: *mut X509_LOOKUP, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || load(ctx, path(text!(file)), r#type.into(), Wanted::Crls))
}

/// X509_load_cert_crl_file: adds the certificates and revocation lists of a PEM file, or the certificate that a file of type
/// X509_FILETYPE_ASN1 is, to a lookup's store. Returns how many there were, or 0 on error.
/// OpenSSL: X509_load_cert_crl_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_load_cert_crl_file(ctx: *mut X509_LOOKUP, file: *const c_char, r#type: c_int) -> c_int {
    entry(0, || load(ctx, path(text!(file)), r#type.into(), Wanted::Both))
}

/// What X509_LOOKUP_file does: `X509_L_FILE_LOAD`.
unsafe extern "C" fn file_ctrl(
    ctx: *mut X509_LOOKUP,
    cmd: c_int,
    argc: *const c_char,
    argl: c_long,
    _ret: *mut *mut c_char,
) -> c_int {
    entry(0, || {
        if cmd != X509_L_FILE_LOAD {
            return Ok(0);
        }
        if argl == DEFAULT {
            let loaded = load(ctx, &system::default_file(), PEM, Wanted::Both);
            return loaded.map(|_| 1).map_err(|_| err::push(ERR_LIB_X509, X509_R_LOADING_DEFAULTS, ""));
        }
        let wanted = if argl == PEM { Wanted::Both } else { Wanted::Certificates };
        load(ctx, path(text!(argc)), argl, wanted).map(|_| 1)
    })
}

/// What X509_LOOKUP_hash_dir does: `X509_L_ADD_DIR`.
unsafe extern "C" fn directory_ctrl(
    ctx: *mut X509_LOOKUP,
    cmd: c_int,
    argc: *const c_char,
    argl: c_long,
    _ret: *mut *mut c_char,
) -> c_int {
    entry(0, || {
        if cmd != X509_L_ADD_DIR {
            return Ok(0);
        }
        let store: Option<Arc<Store>> = borrowed!(ctx).store();
        let directories: Vec<PathBuf> = if argl == DEFAULT {
            env::split_paths(&system::default_directory()).collect()
        } else {
            let list = if argc.is_null() { &[] } else { text!(argc).to_bytes() };
            if list.is_empty() {
                return Err(err::push(ERR_LIB_X509, X509_R_INVALID_DIRECTORY, "no directory"));
            }
            env::split_paths(OsStr::from_bytes(list)).collect()
        };
        if let Some(store) = store {
            store.change(|trust| {
                directories
                    .iter()
                    .filter(|path| !path.as_os_str().is_empty())
                    .for_each(|path| trust.add_directory(path));
            });
        }
        Ok(1)
    })
}

/// How X509_LOOKUP_hash_dir looks things up.
unsafe extern "C" fn directory_by_subject(
    ctx: *mut X509_LOOKUP,
    kind: c_int,
    name: *const X509_NAME,
    ret: *mut X509_OBJECT,
) -> c_int {
    entry(0, || {
        let Some(store) = borrowed!(ctx).store() else { return Ok(0) };
        let name = name!(name);
        let trust = store.snapshot();
        let held = if kind == X509_LU_CRL {
            trust.find_crls(&name).first().cloned().map(Held::Crl)
        } else {
            trust.find_by_subject(&name).first().cloned().map(Held::Certificate)
        };
        let found = held.is_some();
        if let Some(held) = held {
            borrowed!(ret).set(held);
        }
        Ok(found.into())
    })
}
