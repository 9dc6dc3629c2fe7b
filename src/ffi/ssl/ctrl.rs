//! `SSL_CTX_ctrl` and `SSL_ctrl`, through which the macros of ssl.h and tls1.h call: each command is carried out by the
//! function that stands for its macro.

use core::ffi::{c_int, c_long, c_void};

use crate::config::Slot;
use crate::connection::Connection;
use crate::ffi::Pushed;
use crate::ffi::entry;
use crate::ffi::types::{SSL, SSL_CTX, X509, X509_STORE, stack_st_X509};

use super::ctrl_commands::*;
use super::signatures::{self, Signer};
use super::target::Target;
use super::versions::{self, Bound};
use super::{
    algorithms, callbacks, chains, client_types, conduct, mode, observers, peer, record_sizes, renegotiate,
    server_name, session_cache, shared, status, ticket_keys, tmp_dh, trust, verify,
};

/// The numbers that a program passes as pointer and count.
fn numbers<'a>(pointer: *const c_void, count: c_long) -> Result<&'a [c_int], Pushed> {
    let count = usize::try_from(count).map_err(|_| super::invalid_argument("a negative count"))?;
    let pointer = crate::ffi::non_null(pointer.cast::<c_int>())?;
    // SAFETY: the program passes that many numbers, which it does not change during the call.
    Ok(unsafe { core::slice::from_raw_parts(pointer.as_ptr(), count) })
}

/// Writes a pointer where a program wants it.
fn put_pointer<T>(place: *mut c_void, pointer: *mut T) -> Result<c_long, Pushed> {
    let place = crate::ffi::non_null(place.cast::<*mut T>())?;
    // SAFETY: the program passes room for one pointer.
    unsafe { place.write(pointer) };
    Ok(1)
}

/// A command that contexts and connections have in common; `None` if it is not one.
fn common<T: Target>(target: T, cmd: c_int, larg: c_long, parg: *mut c_void) -> Option<Result<c_long, Pushed>> {
    Some(match cmd {
        SSL_CTRL_MODE => mode::set(target, larg),
        SSL_CTRL_CLEAR_MODE => mode::clear(target, larg),
        SSL_CTRL_GET_READ_AHEAD => conduct::read_ahead(target),
        SSL_CTRL_SET_READ_AHEAD => conduct::set_read_ahead(target, larg),
        SSL_CTRL_GET_MAX_CERT_LIST => conduct::max_cert_list(target),
        SSL_CTRL_SET_MAX_CERT_LIST => conduct::set_max_cert_list(target, larg),
        SSL_CTRL_SET_MAX_SEND_FRAGMENT => record_sizes::set_max_send_fragment(target, larg),
        SSL_CTRL_SET_SPLIT_SEND_FRAGMENT => record_sizes::set_split_send_fragment(target, larg),
        SSL_CTRL_SET_MIN_PROTO_VERSION => versions::set(target, Bound::Lowest, larg),
        SSL_CTRL_SET_MAX_PROTO_VERSION => versions::set(target, Bound::Highest, larg),
        SSL_CTRL_GET_MIN_PROTO_VERSION => versions::get(target, Bound::Lowest),
        SSL_CTRL_GET_MAX_PROTO_VERSION => versions::get(target, Bound::Highest),
        SSL_CTRL_SET_GROUPS => numbers(parg, larg).and_then(|nids| algorithms::set_groups(target, nids)),
        SSL_CTRL_SET_GROUPS_LIST => algorithms::set_groups_list(target, parg.cast()),
        SSL_CTRL_SET_SIGALGS => numbers(parg, larg).and_then(|nids| algorithms::set_signature_algorithms(target, nids)),
        SSL_CTRL_SET_SIGALGS_LIST => algorithms::set_signature_algorithms_list(target, parg.cast()),
        SSL_CTRL_SET_CLIENT_SIGALGS => {
            numbers(parg, larg).and_then(|nids| algorithms::set_client_signature_algorithms(target, nids))
        }
        SSL_CTRL_SET_CLIENT_SIGALGS_LIST => algorithms::set_client_signature_algorithms_list(target, parg.cast()),
        SSL_CTRL_SET_DH_AUTO => tmp_dh::set_auto(target, larg),
        SSL_CTRL_SET_TMP_DH => tmp_dh::set(target, parg.cast()),
        SSL_CTRL_CHAIN => chains::set(target, parg.cast::<stack_st_X509>(), larg == 0),
        SSL_CTRL_CHAIN_CERT => chains::add(target, parg.cast::<X509>(), larg == 0),
        SSL_CTRL_GET_CHAIN_CERTS => chains::get(target).and_then(|chain| put_pointer(parg, chain)),
        SSL_CTRL_SELECT_CURRENT_CERT => chains::select(target, parg.cast()),
        SSL_CTRL_SET_CHAIN_CERT_STORE => trust::set_chain_store(target, parg.cast::<X509_STORE>(), larg == 0),
        SSL_CTRL_GET_CHAIN_CERT_STORE => trust::chain_store(target).and_then(|store| put_pointer(parg, store)),
        SSL_CTRL_SET_VERIFY_CERT_STORE => trust::set_verify_store(target, parg.cast::<X509_STORE>(), larg == 0),
        SSL_CTRL_GET_VERIFY_CERT_STORE => trust::verify_store(target).and_then(|store| put_pointer(parg, store)),
        SSL_CTRL_SET_TLSEXT_STATUS_REQ_TYPE => status::set_type(target, larg),
        SSL_CTRL_SET_MSG_CALLBACK_ARG => observers::set_message_argument(target, parg),
        _ => return None,
    })
}

/// A command of contexts.
fn context(ctx: *mut SSL_CTX, cmd: c_int, larg: c_long, parg: *mut c_void) -> Result<c_long, Pushed> {
    if let Some(result) = common(ctx, cmd, larg, parg).or_else(|| session_cache::ctrl(ctx, cmd, larg)) {
        return result;
    }
    match cmd {
        SSL_CTRL_SET_MAX_PIPELINES => record_sizes::set_max_pipelines(ctx, larg),
        SSL_CTRL_EXTRA_CHAIN_CERT => chains::add_extra(ctx, parg.cast()),
        SSL_CTRL_GET_EXTRA_CHAIN_CERTS => put_pointer(parg, chains::get_extra(ctx, larg != 0)?),
        SSL_CTRL_CLEAR_EXTRA_CHAIN_CERTS => chains::clear_extra(ctx),
        SSL_CTRL_SET_CURRENT_CERT => chains::select_by_position(ctx, larg),
        SSL_CTRL_GET_TLSEXT_TICKET_KEYS => ticket_keys::get(ctx, parg, larg),
        SSL_CTRL_SET_TLSEXT_TICKET_KEYS => ticket_keys::set(ctx, parg, larg),
        SSL_CTRL_GET_TLSEXT_STATUS_REQ_TYPE => status::type_of_context(ctx),
        SSL_CTRL_GET_TLSEXT_STATUS_REQ_CB => status::callback(ctx, parg.cast()),
        SSL_CTRL_GET_TLSEXT_STATUS_REQ_CB_ARG => status::argument(ctx, parg.cast()),
        SSL_CTRL_SET_TLSEXT_STATUS_REQ_CB_ARG => status::set_argument(ctx, parg),
        SSL_CTRL_SET_CLIENT_CERT_TYPES => client_types::set(ctx, parg.cast(), larg),
        SSL_CTRL_SET_TLSEXT_SERVERNAME_ARG => server_name::set_callback_argument(ctx, parg),
        _ => Ok(0),
    }
}

/// A command of connections.
fn connection(ssl: *mut SSL, cmd: c_int, larg: c_long, parg: *mut c_void) -> Result<c_long, Pushed> {
    if let Some(result) = common(ssl, cmd, larg, parg) {
        return result;
    }
    match cmd {
        SSL_CTRL_SET_MAX_PIPELINES => record_sizes::set_max_pipelines_now(ssl, larg),
        SSL_CTRL_SET_TLSEXT_HOSTNAME => server_name::set_host_name(ssl, larg, parg.cast()),
        SSL_CTRL_SET_CURRENT_CERT if larg == super::constants::SSL_CERT_SET_SERVER.into() => {
            select_server_certificate(ssl)
        }
        SSL_CTRL_SET_CURRENT_CERT => chains::select_by_position(ssl, larg),
        SSL_CTRL_GET_GROUPS => shared::client_groups(ssl, parg.cast()),
        SSL_CTRL_GET_SHARED_GROUP => shared::shared_group(ssl, larg),
        SSL_CTRL_GET_TLSEXT_STATUS_REQ_TYPE => status::type_of_connection(ssl),
        SSL_CTRL_GET_TLSEXT_STATUS_REQ_OCSP_RESP => status::response(ssl, parg.cast()),
        SSL_CTRL_SET_TLSEXT_STATUS_REQ_OCSP_RESP => status::set_response(ssl, parg.cast(), larg),
        SSL_CTRL_SET_CLIENT_CERT_TYPES => client_types::set_on_server(ssl, parg.cast(), larg),
        SSL_CTRL_GET_CLIENT_CERT_TYPES => client_types::requested(ssl, parg.cast()),
        SSL_CTRL_SET_RETRY_VERIFY => verify::retry(ssl),
        SSL_CTRL_GET_CLIENT_CERT_REQUEST => peer::facts(ssl, |facts| facts.certificate_request.is_some().into()),
        SSL_CTRL_GET_RI_SUPPORT => peer::facts(ssl, |facts| facts.secure_renegotiation.into()),
        SSL_CTRL_GET_EXTMS_SUPPORT => peer::facts(ssl, |facts| match facts.version {
            Some(_) => facts.extended_master_secret.into(),
            None => -1,
        }),
        SSL_CTRL_GET_PEER_SIGNATURE_NID => signatures::signature_hash(ssl, Signer::Peer, parg.cast()),
        SSL_CTRL_GET_SIGNATURE_NID => signatures::signature_hash(ssl, Signer::Own, parg.cast()),
        SSL_CTRL_GET_NEGOTIATED_GROUP => signatures::negotiated_group(ssl),
        SSL_CTRL_GET_NUM_RENEGOTIATIONS => renegotiate::count(ssl, |engine| engine.renegotiations()),
        SSL_CTRL_CLEAR_NUM_RENEGOTIATIONS => renegotiate::count(ssl, Connection::clear_renegotiations),
        SSL_CTRL_GET_TOTAL_RENEGOTIATIONS => renegotiate::count(ssl, |engine| engine.total_renegotiations()),
        _ => Ok(0),
    }
}

/// `SSL_set_current_cert` with `SSL_CERT_SET_SERVER`: selects the certificate that was sent. Returns 1; 0 if none was.
fn select_server_certificate(ssl: *mut SSL) -> Result<c_long, Pushed> {
    let sent = peer::facts(ssl, |facts| {
        let public = facts.own_certificate.as_ref()?.certificate.as_ref()?.public_key().ok()?;
        Slot::of(public.key_type())
    })?;
    if sent.is_some() {
        ssl.change(|settings| settings.current = sent)?;
    }
    Ok(sent.is_some().into())
}

/// SSL_CTX_ctrl: carries out a command, one of SSL_CTRL_. Programs call the macros that stand for the commands. Returns 0
/// for a command that is not known; otherwise what the macro says. OpenSSL: SSL_CTX_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_ctrl(ctx: *mut SSL_CTX, cmd: c_int, larg: c_long, parg: *mut c_void) -> c_long {
    entry(0, || context(ctx, cmd, larg, parg))
}

/// SSL_ctrl: as SSL_CTX_ctrl, for one connection. OpenSSL: SSL_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_ctrl(ssl: *mut SSL, cmd: c_int, larg: c_long, parg: *mut c_void) -> c_long {
    entry(0, || connection(ssl, cmd, larg, parg))
}

/// SSL_CTX_callback_ctrl: carries out a command whose argument is a function. Programs call the macros that stand for the
/// commands. Returns 1; 0 for a command that is not known. OpenSSL: SSL_CTX_callback_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_callback_ctrl(
    ctx: *mut SSL_CTX,
    cmd: c_int,
    fp: Option<unsafe extern "C" fn()>,
) -> c_long {
    entry(0, || match cmd {
        SSL_CTRL_SET_TLSEXT_SERVERNAME_CB => {
            // SAFETY: the command says what the function's real type is.
            let callback: callbacks::ServerNameCallback = unsafe { core::mem::transmute(fp) };
            server_name::set_callback(ctx, callback)
        }
        SSL_CTRL_SET_TLSEXT_STATUS_REQ_CB => {
            // SAFETY: as above.
            let callback: callbacks::StatusCallback = unsafe { core::mem::transmute(fp) };
            status::set_callback(ctx, callback)
        }
        SSL_CTRL_SET_TLSEXT_TICKET_KEY_CB => {
            // SAFETY: as above.
            let callback: callbacks::TicketKeyHmacCallback = unsafe { core::mem::transmute(fp) };
            ctx.reconfigure(|settings| settings.context.tickets.key_hmac = callback)?;
            Ok(1)
        }
        SSL_CTRL_SET_MSG_CALLBACK => {
            // SAFETY: as above.
            let callback: callbacks::MessageCallback = unsafe { core::mem::transmute(fp) };
            ctx.reconfigure(|settings| settings.message.0 = callback)?;
            Ok(1)
        }
        _ => Ok(0),
    })
}

/// SSL_callback_ctrl: as SSL_CTX_callback_ctrl, for one connection. OpenSSL: SSL_callback_ctrl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_callback_ctrl(ssl: *mut SSL, cmd: c_int, fp: Option<unsafe extern "C" fn()>) -> c_long {
    entry(0, || match cmd {
        SSL_CTRL_SET_MSG_CALLBACK => {
            // SAFETY: the command says what the function's real type is.
            let callback: callbacks::MessageCallback = unsafe { core::mem::transmute(fp) };
            ssl.reconfigure(|settings| settings.message.0 = callback)?;
            Ok(1)
        }
        _ => Ok(0),
    })
}
