//! The authorities that a server names when it asks for a client certificate.

use core::ffi::{c_char, c_int, c_void};
use core::ptr;
use std::collections::HashSet;
use std::ffi::{CString, OsStr};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::sync::Arc;

use crate::connection::Role;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::entry;
use crate::ffi::err::{self, Pushed};
use crate::ffi::object;
use crate::ffi::stack::{OPENSSL_STACK, OPENSSL_sk_pop_free, OPENSSL_sk_push};
use crate::ffi::types::{SSL, SSL_CTX, X509, X509_NAME, stack_st_X509_NAME};
use crate::ffi::x509::certificate;
use crate::ffi::x509::name::X509_NAME_free;
use crate::ffi::x509::name_view::current;
use crate::x509::{Name, X509Error, pem};

use super::files;
use super::settings::Settings;
use super::state::State;
use super::target::Target;

/// Names together with the stack that a getter shows of them. The stack's elements are references of its own.
pub(crate) struct NameList {
    names: Vec<Arc<Name>>,
    stack: *mut OPENSSL_STACK,
}

impl NameList {
    pub(crate) fn new(names: Vec<Arc<Name>>) -> Self {
        let pointers = names.iter().map(|name| object::into_raw::<X509_NAME>(Arc::clone(name)).cast());
        let stack = OPENSSL_STACK::from_elements(pointers.collect());
        Self { names, stack }
    }

    /// Takes over a program's stack and its names; `None` for NULL.
    ///
    /// # Safety
    /// NULL or a live stack of names, which the program gives up, but may go on looking at.
    unsafe fn adopt(list: *mut stack_st_X509_NAME) -> Option<Self> {
        // SAFETY: as the caller promises.
        let names = unsafe { names_of(list) }?;
        Some(Self { names, stack: list.cast() })
    }

    fn as_ptr(&self) -> *mut stack_st_X509_NAME {
        self.stack.cast()
    }
}

impl Drop for NameList {
    fn drop(&mut self) {
        unsafe extern "C" fn free(name: *mut c_void) {
            // SAFETY: the stack's elements are names, to each of which it has a reference.
            unsafe { X509_NAME_free(name.cast()) };
        }
        // SAFETY: the stack is owned here, and is freed once.
        unsafe { OPENSSL_sk_pop_free(self.stack, Some(free)) };
    }
}

// SAFETY: the stack is owned, and is only read after it was made.
unsafe impl Send for NameList {}
// SAFETY: as above.
unsafe impl Sync for NameList {}

/// The lists that a program can set: that of `SSL_CTX_set_client_CA_list`, and that of `SSL_CTX_set0_CA_list`, which
/// counts where the first is not set.
#[derive(Clone, Copy)]
enum List {
    ClientCas,
    Cas,
}

impl List {
    const fn of(self, settings: &Settings) -> &Option<Arc<NameList>> {
        match self {
            Self::ClientCas => &settings.client_cas,
            Self::Cas => &settings.cas,
        }
    }

    /// Sets the list, and what a server sends.
    fn set(self, settings: &mut Settings, names: Option<NameList>) {
        let names = names.map(Arc::new);
        match self {
            Self::ClientCas => settings.client_cas = names,
            Self::Cas => settings.cas = names,
        }
        let sent = settings.client_cas.as_ref().or(settings.cas.as_ref());
        let encoded = sent.map_or_else(Vec::new, |list| list.names.iter().map(|name| name.der().to_vec()).collect());
        settings.config_mut().client_ca_names = Arc::new(encoded);
    }

    /// The stack that shows the list; NULL if it is not set.
    fn show(self, target: impl Target) -> Result<*mut stack_st_X509_NAME, Pushed> {
        target.look(|settings| self.of(settings).as_ref().map_or(ptr::null_mut(), |list| list.as_ptr()))
    }

    /// Adds a certificate's subject.
    fn add(self, target: impl Target, certificate: *const X509) -> Result<c_int, Pushed> {
        let name = Arc::new(certificate!(certificate).subject().clone());
        target.change(|settings| {
            let mut names = self.of(settings).as_ref().map_or_else(Vec::new, |list| list.names.clone());
            names.push(name);
            self.set(settings, Some(NameList::new(names)));
            1
        })
    }
}

/// A copy of a name as it is now.
fn copy(name: &Name) -> Option<Arc<Name>> {
    current(name).ok().map(|name| Arc::new(name.clone()))
}

/// Copies of the names in a program's stack; `None` for NULL. A name that lies in a certificate has no count of its own,
/// so that it could not be shared.
///
/// # Safety
/// NULL or a live stack of names.
unsafe fn names_of(list: *const stack_st_X509_NAME) -> Option<Vec<Arc<Name>>> {
    // SAFETY: as the caller promises.
    let elements = unsafe { list.cast::<OPENSSL_STACK>().as_ref() }?.elements();
    // SAFETY: the elements are NULL or live names.
    let name = |element: &*mut c_void| unsafe { element.cast::<Name>().as_ref() }.and_then(copy);
    Some(elements.iter().filter_map(name).collect())
}

/// Takes over a program's list and its names.
fn set_list(which: List, target: impl Target, list: *mut stack_st_X509_NAME) -> Result<(), Pushed> {
    // SAFETY: NULL or a live stack of names, which the program gives up.
    let names = unsafe { NameList::adopt(list) };
    target.change(|settings| which.set(settings, names))
}

/// The subjects of the certificates in a PEM file, each once.
fn subjects(file: *const c_char) -> Result<Vec<Arc<Name>>, Pushed> {
    let contents = files::read(text!(file))?;
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    for certificate in pem::certificates(&contents) {
        let certificate = certificate.map_err(|error| files::failure(&error))?;
        if seen.insert(certificate.subject().canonical().to_vec()) {
            names.push(Arc::new(certificate.subject().clone()));
        }
    }
    Ok(names)
}

/// SSL_load_client_CA_file: the subjects of the certificates in a PEM file, as a new stack, to be freed with its names or
/// given to SSL_CTX_set_client_CA_list. Returns NULL on error. OpenSSL: SSL_load_client_CA_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_load_client_CA_file(file: *const c_char) -> *mut stack_st_X509_NAME {
    entry(ptr::null_mut(), || {
        let names = subjects(file)?;
        if names.is_empty() {
            return Err(files::failure(&X509Error::NotFound { what: "certificate" }));
        }
        let names = names.into_iter().map(|name| object::into_raw::<X509_NAME>(name).cast());
        Ok(OPENSSL_STACK::from_elements(names.collect()).cast())
    })
}

/// SSL_add_file_cert_subjects_to_stack: adds the subjects of the certificates in a PEM file to a stack, as far as they are
/// not there yet. Returns 1, or 0 on error. OpenSSL: SSL_add_file_cert_subjects_to_stack(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_add_file_cert_subjects_to_stack(
    stackCAs: *mut stack_st_X509_NAME,
    file: *const c_char,
) -> c_int {
    entry(0, || {
        let stack = crate::ffi::non_null(stackCAs.cast::<OPENSSL_STACK>())?.as_ptr();
        for name in subjects(file)? {
            // SAFETY: a live stack of names.
            let there = unsafe { &*stack }.elements().iter().any(|element| {
                // SAFETY: an element is a live name.
                unsafe { object::get(element.cast::<X509_NAME>().cast_const()) }.is_ok_and(|other| *other == *name)
            });
            if !there {
                // SAFETY: a live stack, which takes over the reference.
                unsafe { OPENSSL_sk_push(stack, object::into_raw::<X509_NAME>(name).cast()) };
            }
        }
        Ok(1)
    })
}

/// SSL_add_dir_cert_subjects_to_stack: adds the subjects of the certificates in the PEM files of a directory to a stack, as far
/// as they are not there yet. Returns 1; 0 if a file cannot be read. OpenSSL: SSL_add_dir_cert_subjects_to_stack(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_add_dir_cert_subjects_to_stack(
    stackCAs: *mut stack_st_X509_NAME,
    dir: *const c_char,
) -> c_int {
    entry(0, || {
        let entries = std::fs::read_dir(OsStr::from_bytes(text!(dir).to_bytes()))
            .map_err(|error| err::push(err::ERR_LIB_SSL, err::ERR_R_SYS_LIB, error.to_string()))?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
        paths.sort();
        for path in paths {
            let Ok(path) = CString::new(path.into_os_string().into_vec()) else { continue };
            // SAFETY: the program's stack, and a string.
            if unsafe { SSL_add_file_cert_subjects_to_stack(stackCAs, path.as_ptr()) } != 1 {
                return Ok(0);
            }
        }
        Ok(1)
    })
}

/// SSL_CTX_set_client_CA_list: sets the authorities that a server names when it asks for a client certificate, and takes
/// over the stack with its names. OpenSSL: SSL_CTX_set_client_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set_client_CA_list(ctx: *mut SSL_CTX, name_list: *mut stack_st_X509_NAME) {
    entry((), || set_list(List::ClientCas, ctx, name_list));
}

/// SSL_set_client_CA_list: as SSL_CTX_set_client_CA_list, for one connection. OpenSSL: SSL_set_client_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set_client_CA_list(s: *mut SSL, name_list: *mut stack_st_X509_NAME) {
    entry((), || set_list(List::ClientCas, s, name_list));
}

/// SSL_CTX_get_client_CA_list: the authorities that SSL_CTX_set_client_CA_list set, which belong to the context; NULL if
/// there are none. OpenSSL: SSL_CTX_get_client_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get_client_CA_list(s: *const SSL_CTX) -> *mut stack_st_X509_NAME {
    entry(ptr::null_mut(), || List::ClientCas.show(s))
}

/// The authorities that the server named, on a client that was asked for a certificate. The stack is made once.
fn requested(state: &mut State) -> *mut stack_st_X509_NAME {
    let request = state.engine.as_ref().and_then(|engine| engine.facts().certificate_request.clone());
    let Some(request) = request else { return ptr::null_mut() };
    state.views.get_or_insert_default().request.of(&request).authorities.as_ptr()
}

/// SSL_get_client_CA_list: on a server, the authorities that it names; on a client, those that the server named. The stack
/// belongs to the connection. Returns NULL if there are none. OpenSSL: SSL_get_client_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_client_CA_list(s: *const SSL) -> *mut stack_st_X509_NAME {
    entry(ptr::null_mut(), || {
        let connection = borrowed!(s);
        if connection.state.borrow().role() == Some(Role::Client) {
            return Ok(requested(&mut connection.state.borrow_mut()));
        }
        List::ClientCas.show(s)
    })
}

/// SSL_CTX_add_client_CA: names one authority more, the subject of a certificate. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_add_client_CA(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_add_client_CA(ctx: *mut SSL_CTX, x: *mut X509) -> c_int {
    entry(0, || List::ClientCas.add(ctx, x))
}

/// SSL_add_client_CA: as SSL_CTX_add_client_CA, for one connection. OpenSSL: SSL_add_client_CA(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_add_client_CA(ssl: *mut SSL, x: *mut X509) -> c_int {
    entry(0, || List::ClientCas.add(ssl, x))
}

/// SSL_CTX_set0_CA_list: sets the authorities that a peer's certificate may be from, and takes over the stack with its
/// names. A server names them unless SSL_CTX_set_client_CA_list has set others. OpenSSL: SSL_CTX_set0_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_set0_CA_list(ctx: *mut SSL_CTX, name_list: *mut stack_st_X509_NAME) {
    entry((), || set_list(List::Cas, ctx, name_list));
}

/// SSL_set0_CA_list: as SSL_CTX_set0_CA_list, for one connection. OpenSSL: SSL_set0_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_set0_CA_list(s: *mut SSL, name_list: *mut stack_st_X509_NAME) {
    entry((), || set_list(List::Cas, s, name_list));
}

/// SSL_CTX_get0_CA_list: what SSL_CTX_set0_CA_list set, which belongs to the context; NULL if that is nothing.
/// OpenSSL: SSL_CTX_get0_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_get0_CA_list(ctx: *const SSL_CTX) -> *const stack_st_X509_NAME {
    entry(ptr::null(), || Ok(List::Cas.show(ctx)?.cast_const()))
}

/// SSL_get0_CA_list: as SSL_CTX_get0_CA_list, for one connection. OpenSSL: SSL_get0_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_CA_list(s: *const SSL) -> *const stack_st_X509_NAME {
    entry(ptr::null(), || Ok(List::Cas.show(s)?.cast_const()))
}

/// SSL_CTX_add1_to_CA_list: adds a certificate's subject to the list of SSL_CTX_set0_CA_list. Returns 1, or 0 on error.
/// OpenSSL: SSL_CTX_add1_to_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_add1_to_CA_list(ctx: *mut SSL_CTX, x: *const X509) -> c_int {
    entry(0, || List::Cas.add(ctx, x))
}

/// SSL_add1_to_CA_list: as SSL_CTX_add1_to_CA_list, for one connection. OpenSSL: SSL_add1_to_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_add1_to_CA_list(ssl: *mut SSL, x: *const X509) -> c_int {
    entry(0, || List::Cas.add(ssl, x))
}

/// SSL_get0_peer_CA_list: on a client, the authorities that the server named. The stack belongs to the connection. Returns
/// NULL if there are none. OpenSSL: SSL_get0_peer_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get0_peer_CA_list(s: *const SSL) -> *const stack_st_X509_NAME {
    entry(ptr::null(), || Ok(requested(&mut borrowed!(s).state.borrow_mut()).cast_const()))
}

/// SSL_dup_CA_list: a copy of a stack of names, with the names, which belongs to the program. Returns NULL on error.
/// OpenSSL: SSL_dup_CA_list(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_dup_CA_list(sk: *const stack_st_X509_NAME) -> *mut stack_st_X509_NAME {
    entry(ptr::null_mut(), || {
        crate::ffi::non_null(sk)?;
        // SAFETY: a live stack of names.
        let names = unsafe { names_of(sk) }.unwrap_or_default();
        let pointers = names.into_iter().map(|name| object::into_raw::<X509_NAME>(name).cast());
        Ok(OPENSSL_STACK::from_elements(pointers.collect()).cast())
    })
}
