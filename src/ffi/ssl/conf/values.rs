//! What each command with a value does.

use core::ffi::{CStr, c_char, c_int, c_void};
use core::ptr;

use super::context::{AppliedTo, ConfContext, SSL_CONF_FLAG_REQUIRE_PRIVATE};
use super::switches::{OPTIONS, PROTOCOLS, VERIFY_MODES, apply_list};
use crate::ffi::bio::life::BIO_free;
use crate::ffi::bio::methods::BIO_new_file;
use crate::ffi::dh::parameters::DH_free;
use crate::ffi::pem::types::PEM_read_bio_DHparams;
use crate::ffi::ssl::certificates::{SSL_CTX_use_certificate_chain_file, SSL_use_certificate_chain_file};
use crate::ffi::ssl::cipher_lists::{
    SSL_CTX_set_cipher_list, SSL_CTX_set_ciphersuites, SSL_set_cipher_list, SSL_set_ciphersuites,
};
use crate::ffi::ssl::client_cas::{SSL_add_dir_cert_subjects_to_stack, SSL_add_file_cert_subjects_to_stack};
use crate::ffi::ssl::constants::SSL_FILETYPE_PEM;
use crate::ffi::ssl::ctrl_commands as command;
use crate::ffi::ssl::private_keys::{SSL_CTX_use_PrivateKey_file, SSL_use_PrivateKey_file};
use crate::ffi::ssl::record_padding::{SSL_CTX_set_block_padding, SSL_set_block_padding};
use crate::ffi::ssl::server_info::SSL_CTX_use_serverinfo_file;
use crate::ffi::ssl::target::Target;
use crate::ffi::ssl::ticket_issue::{SSL_CTX_set_num_tickets, SSL_set_num_tickets};
use crate::ffi::ssl3::SSL3_VERSION;
use crate::ffi::tls1::{TLS1_1_VERSION, TLS1_2_VERSION, TLS1_3_VERSION, TLS1_VERSION};
use crate::ffi::types::{SSL, SSL_CTX, X509_STORE};
use crate::ffi::x509::store_api::{
    X509_STORE_free, X509_STORE_load_file, X509_STORE_load_path, X509_STORE_new, X509_STORE_up_ref,
};

/// What carries out a command: whether its value was good.
pub(crate) type Apply = fn(&ConfContext, &CStr) -> bool;

/// Calls the function of contexts or that of connections; with nothing to apply to, all is well.
fn call(
    cctx: &ConfContext,
    context: impl FnOnce(*mut SSL_CTX) -> c_int,
    connection: impl FnOnce(*mut SSL) -> c_int,
) -> bool {
    let result = match cctx.applied_to.get() {
        AppliedTo::Nothing => 1,
        AppliedTo::Context(ctx) => context(ctx),
        AppliedTo::Connection(ssl) => connection(ssl),
    };
    result > 0
}

/// A command of [`AppliedTo::ctrl`] that takes a string.
fn list(cctx: &ConfContext, command: c_int, value: &CStr) -> bool {
    cctx.applied_to.get().ctrl(command, 0, value.as_ptr().cast_mut().cast())
}

pub(super) fn signature_algorithms(cctx: &ConfContext, value: &CStr) -> bool {
    list(cctx, command::SSL_CTRL_SET_SIGALGS_LIST, value)
}

pub(super) fn client_signature_algorithms(cctx: &ConfContext, value: &CStr) -> bool {
    list(cctx, command::SSL_CTRL_SET_CLIENT_SIGALGS_LIST, value)
}

pub(super) fn groups(cctx: &ConfContext, value: &CStr) -> bool {
    list(cctx, command::SSL_CTRL_SET_GROUPS_LIST, value)
}

/// One group; the words by which OpenSSL 1.0.2 was told to choose change nothing.
pub(super) fn ecdh_parameters(cctx: &ConfContext, value: &CStr) -> bool {
    let word = |word: &str| value.to_bytes().eq_ignore_ascii_case(word.as_bytes());
    word("automatic") || word("+automatic") || word("auto") || !value.to_bytes().contains(&b':') && groups(cctx, value)
}

pub(super) fn cipher_string(cctx: &ConfContext, value: &CStr) -> bool {
    let list = value.as_ptr();
    // SAFETY: live objects and a string.
    call(cctx, |ctx| unsafe { SSL_CTX_set_cipher_list(ctx, list) }, |ssl| unsafe { SSL_set_cipher_list(ssl, list) })
}

pub(super) fn ciphersuites(cctx: &ConfContext, value: &CStr) -> bool {
    let list = value.as_ptr();
    // SAFETY: as above.
    call(cctx, |ctx| unsafe { SSL_CTX_set_ciphersuites(ctx, list) }, |ssl| unsafe { SSL_set_ciphersuites(ssl, list) })
}

fn named(cctx: &ConfContext, names: &[super::switches::Named], value: &CStr) -> bool {
    value.to_str().is_ok_and(|value| apply_list(cctx, names, value))
}

pub(super) fn protocol(cctx: &ConfContext, value: &CStr) -> bool {
    named(cctx, PROTOCOLS, value)
}

pub(super) fn options(cctx: &ConfContext, value: &CStr) -> bool {
    named(cctx, OPTIONS, value)
}

pub(super) fn verify_mode(cctx: &ConfContext, value: &CStr) -> bool {
    named(cctx, VERIFY_MODES, value)
}

/// A bound of the versions: its name is written exactly, and there must be something to set it for. Versions of DTLS are
/// bounds of nothing here.
fn version(cctx: &ConfContext, command: c_int, value: &CStr) -> bool {
    let number = match value.to_bytes() {
        b"None" => 0,
        b"SSLv3" => SSL3_VERSION,
        b"TLSv1" => TLS1_VERSION,
        b"TLSv1.1" => TLS1_1_VERSION,
        b"TLSv1.2" => TLS1_2_VERSION,
        b"TLSv1.3" => TLS1_3_VERSION,
        b"DTLSv1" | b"DTLSv1.2" => return !matches!(cctx.applied_to.get(), AppliedTo::Nothing),
        _ => return false,
    };
    match cctx.applied_to.get() {
        AppliedTo::Nothing => false,
        to => to.ctrl(command, number, ptr::null_mut()),
    }
}

pub(super) fn min_protocol(cctx: &ConfContext, value: &CStr) -> bool {
    version(cctx, command::SSL_CTRL_SET_MIN_PROTO_VERSION, value)
}

pub(super) fn max_protocol(cctx: &ConfContext, value: &CStr) -> bool {
    version(cctx, command::SSL_CTRL_SET_MAX_PROTO_VERSION, value)
}

pub(super) fn certificate(cctx: &ConfContext, value: &CStr) -> bool {
    let file = value.as_ptr();
    // SAFETY: as above.
    let set = call(
        cctx,
        |ctx| unsafe { SSL_CTX_use_certificate_chain_file(ctx, file) },
        |ssl| unsafe { SSL_use_certificate_chain_file(ssl, file) },
    );
    if set && cctx.flags.get() & SSL_CONF_FLAG_REQUIRE_PRIVATE != 0 {
        let current = match cctx.applied_to.get() {
            AppliedTo::Nothing => None,
            AppliedTo::Context(ctx) => ctx.look(|settings| settings.current).ok().flatten(),
            AppliedTo::Connection(ssl) => ssl.look(|settings| settings.current).ok().flatten(),
        };
        if let Some(slot) = current {
            cctx.certificate_files.borrow_mut()[slot as usize] = Some(value.to_owned());
        }
    }
    set
}

pub(super) fn private_key(cctx: &ConfContext, value: &CStr) -> bool {
    let file = value.as_ptr();
    // SAFETY: as above.
    call(
        cctx,
        |ctx| unsafe { SSL_CTX_use_PrivateKey_file(ctx, file, SSL_FILETYPE_PEM) },
        |ssl| unsafe { SSL_use_PrivateKey_file(ssl, file, SSL_FILETYPE_PEM) },
    )
}

pub(super) fn server_info(cctx: &ConfContext, value: &CStr) -> bool {
    // SAFETY: as above.
    call(cctx, |ctx| unsafe { SSL_CTX_use_serverinfo_file(ctx, value.as_ptr()) }, |_| 1)
}

/// The commands that get and set a store.
type StoreCommands = (c_int, c_int);

const CHAIN_STORE: StoreCommands = (command::SSL_CTRL_GET_CHAIN_CERT_STORE, command::SSL_CTRL_SET_CHAIN_CERT_STORE);
const VERIFY_STORE: StoreCommands = (command::SSL_CTRL_GET_VERIFY_CERT_STORE, command::SSL_CTRL_SET_VERIFY_CERT_STORE);

/// Loads with `load` into the store that is set, or into a new one, and sets it, so that what follows from it is seen to.
fn store(
    cctx: &ConfContext,
    (get, set): StoreCommands,
    value: &CStr,
    load: unsafe extern "C" fn(*mut X509_STORE, *const c_char) -> c_int,
) -> bool {
    let to = cctx.applied_to.get();
    if matches!(to, AppliedTo::Nothing) {
        return true;
    }
    let mut store: *mut X509_STORE = ptr::null_mut();
    if !to.ctrl(get, 0, (&raw mut store).cast()) {
        return false;
    }
    // SAFETY: a store to which there is a reference here, of which the command takes one of its own, and a string.
    unsafe {
        if store.is_null() {
            store = X509_STORE_new();
        } else {
            X509_STORE_up_ref(store);
        }
        let done = load(store, value.as_ptr()) == 1 && to.ctrl(set, 1, store.cast::<c_void>());
        X509_STORE_free(store);
        done
    }
}

pub(super) fn chain_ca_file(cctx: &ConfContext, value: &CStr) -> bool {
    store(cctx, CHAIN_STORE, value, X509_STORE_load_file)
}

pub(super) fn chain_ca_path(cctx: &ConfContext, value: &CStr) -> bool {
    store(cctx, CHAIN_STORE, value, X509_STORE_load_path)
}

pub(super) fn verify_ca_file(cctx: &ConfContext, value: &CStr) -> bool {
    store(cctx, VERIFY_STORE, value, X509_STORE_load_file)
}

pub(super) fn verify_ca_path(cctx: &ConfContext, value: &CStr) -> bool {
    store(cctx, VERIFY_STORE, value, X509_STORE_load_path)
}

pub(super) fn request_ca_file(cctx: &ConfContext, value: &CStr) -> bool {
    // SAFETY: a stack of names that is owned, and a string.
    unsafe { SSL_add_file_cert_subjects_to_stack(cctx.authorities.get(), value.as_ptr()) == 1 }
}

/// The authorities in every file of a directory.
pub(super) fn request_ca_path(cctx: &ConfContext, value: &CStr) -> bool {
    // SAFETY: as above.
    unsafe { SSL_add_dir_cert_subjects_to_stack(cctx.authorities.get(), value.as_ptr()) == 1 }
}

pub(super) fn dh_parameters(cctx: &ConfContext, value: &CStr) -> bool {
    // SAFETY: what is made here is freed here; the command takes a copy.
    unsafe {
        let bio = BIO_new_file(value.as_ptr(), c"r".as_ptr());
        if bio.is_null() {
            return false;
        }
        let dh = PEM_read_bio_DHparams(bio, ptr::null_mut(), None, ptr::null_mut());
        let done = !dh.is_null() && cctx.applied_to.get().ctrl(command::SSL_CTRL_SET_TMP_DH, 0, dh.cast());
        DH_free(dh);
        BIO_free(bio);
        done
    }
}

pub(super) fn num_tickets(cctx: &ConfContext, value: &CStr) -> bool {
    // SAFETY: a string. As in OpenSSL, what is no number is 0.
    let Ok(number) = usize::try_from(unsafe { libc::atoi(value.as_ptr()) }) else { return false };
    if matches!(cctx.applied_to.get(), AppliedTo::Nothing) {
        return false;
    }
    // SAFETY: live objects.
    call(cctx, |ctx| unsafe { SSL_CTX_set_num_tickets(ctx, number) }, |ssl| unsafe { SSL_set_num_tickets(ssl, number) })
}

/// The size of the blocks that records of TLS 1.3 are padded to.
pub(super) fn record_padding(cctx: &ConfContext, value: &CStr) -> bool {
    // SAFETY: a string. As in OpenSSL, what is no number is 0.
    let Ok(size) = usize::try_from(unsafe { libc::atoi(value.as_ptr()) }) else { return false };
    if matches!(cctx.applied_to.get(), AppliedTo::Nothing) {
        return false;
    }
    // SAFETY: live objects.
    call(cctx, |ctx| unsafe { SSL_CTX_set_block_padding(ctx, size) }, |ssl| unsafe { SSL_set_block_padding(ssl, size) })
}
