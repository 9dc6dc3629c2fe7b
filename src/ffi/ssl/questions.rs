//! Which callback answers which question of the engine. One that says "not now" leaves the question open.

use core::ffi::{c_int, c_uint};
use core::ptr;
use std::sync::Arc;

use crate::alert::AlertDescription;
use crate::config::{CertifiedKey, Slot};
use crate::connection::{Answer, Connection, Question, Role, Verdict};
use crate::error::Reason;
use crate::ffi::evp::Key;
use crate::ffi::object;
use crate::ffi::types::{EVP_PKEY, SSL, X509};
use crate::ffi::x509::sealed;
use crate::ffi::x509::verify::{SslVerification, verify};
use crate::x509::{Certificate, Purpose};

use super::constants::{
    SSL_CLIENT_HELLO_CB, SSL_CLIENT_HELLO_RETRY, SSL_CLIENT_HELLO_SUCCESS, SSL_ERROR_WANT_CLIENT_HELLO_CB,
    SSL_ERROR_WANT_RETRY_VERIFY, SSL_ERROR_WANT_X509_LOOKUP, SSL_RETRY_VERIFY, SSL_VERIFY_NONE, SSL_X509_LOOKUP,
};
use super::context::Context;
use super::drive::Stop;
use super::private_key_operations::{self, Unanswered};
use super::state::Ssl;
use super::{
    custom_callbacks, early_data, next_protocol, psk, psk_session, session_cache, session_id, stateless, status,
    tickets, tmp_dh,
};
use crate::ffi::tls1::{SSL_TLSEXT_ERR_ALERT_WARNING, SSL_TLSEXT_ERR_NOACK, SSL_TLSEXT_ERR_OK};

/// Answers `question`. `raw` is `ssl`, as the program knows it.
pub(crate) fn answer(raw: *mut SSL, ssl: &Arc<Ssl>, question: Question) -> Result<(), Stop> {
    let answer = match question {
        Question::ClientHello => client_hello(raw, ssl)?,
        Question::MakeCookie => stateless::make_cookie(raw, ssl),
        Question::JudgeCookie { cookie } => stateless::judge_cookie(raw, ssl, &cookie),
        Question::ServerName => server_name(raw, ssl),
        Question::FindSession { id } => Answer::Session(session_cache::find(raw, &id)?),
        Question::TakeSession { session } => Answer::Session(session_cache::take(ssl, &session)),
        Question::FindPskSession { identity } => psk_session::find(raw, ssl, &identity),
        Question::SessionId => session_id::generate(raw, ssl),
        Question::OpenTicket { ticket, id } => tickets::open(raw, ssl, ticket, id),
        Question::SealTicket { session } => tickets::seal(raw, ssl, &session),
        Question::Certificate => certificate(raw, ssl)?,
        Question::ClientCertificate => client_certificate(raw, ssl)?,
        Question::CertificateStatus { certificate } => status::provide(raw, ssl, &certificate),
        Question::JudgeStatus => status::judge(raw, ssl),
        Question::SeeExtensions { received } => custom_callbacks::see(raw, ssl, &received),
        Question::AddExtensions => custom_callbacks::add(raw, ssl),
        Question::NameProtocols => next_protocol::advertise(raw, ssl),
        Question::SelectProtocol { offered } => next_protocol::select(raw, ssl, &offered),
        Question::Alpn { offered } => alpn(raw, ssl, &offered),
        Question::EarlyData => early_data::allow(raw, ssl),
        Question::VerifyPeer { chain } => Answer::Verified(verify_peer(raw, ssl, &chain)?),
        Question::Sign(request) => match private_key_operations::sign(raw, ssl, &request) {
            Ok(answer) => answer,
            Err(Unanswered::NotNow(stop)) => return Err(stop),
            Err(Unanswered::Failed(error)) => return ssl.with_engine(|engine| engine.fail_question(error)),
        },
        Question::Decrypt(request) => match private_key_operations::decrypt(raw, ssl, &request) {
            Ok(answer) => answer,
            Err(Unanswered::NotNow(stop)) => return Err(stop),
            Err(Unanswered::Failed(error)) => return ssl.with_engine(|engine| engine.fail_question(error)),
        },
        Question::DhParameters => tmp_dh::find(raw, ssl),
        Question::ChoosePsk => psk::choose(raw, ssl),
        Question::OfferPsk => psk_session::offer(raw, ssl),
        Question::FindPsk { identity } => psk::find(raw, ssl, identity),
    };
    // The callback may have set others.
    ssl.follow_contexts();
    Ok(ssl.with_engine(|engine: &mut Connection| engine.answer(answer))??)
}

/// The answer that stops the handshake.
pub(crate) const fn refuse(alert: AlertDescription, reason: Reason) -> Answer {
    Answer::Refuse { alert, reason }
}

/// An alert's number as a callback left it.
fn alert_of(number: c_int) -> AlertDescription {
    u8::try_from(number).map_or(AlertDescription::INTERNAL_ERROR, AlertDescription)
}

fn client_hello(raw: *mut SSL, ssl: &Ssl) -> Result<Answer, Stop> {
    let (callback, arg) = ssl.context.borrow().settings.load().context.client_hello;
    let Some(callback) = callback else { return Ok(Answer::Continue) };
    let mut alert = c_int::from(AlertDescription::INTERNAL_ERROR.0);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    match unsafe { callback(raw, &mut alert, arg) } {
        SSL_CLIENT_HELLO_SUCCESS => Ok(Answer::Continue),
        SSL_CLIENT_HELLO_RETRY => Err(Stop { error: SSL_ERROR_WANT_CLIENT_HELLO_CB, want: SSL_CLIENT_HELLO_CB }),
        _ => Ok(refuse(alert_of(alert), Reason::CALLBACK_FAILED)),
    }
}

fn server_name(raw: *mut SSL, ssl: &Ssl) -> Answer {
    let set_on = |context: &Context| context.settings.load().context.server_name;
    let (callback, arg) = match set_on(&ssl.context.borrow()) {
        (None, _) => set_on(&ssl.session_context),
        set => set,
    };
    let Some(callback) = callback else { return Answer::Ignore };
    let mut alert = c_int::from(AlertDescription::UNRECOGNIZED_NAME.0);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    match unsafe { callback(raw, &mut alert, arg) } {
        SSL_TLSEXT_ERR_OK => Answer::Continue,
        SSL_TLSEXT_ERR_NOACK => Answer::Ignore,
        SSL_TLSEXT_ERR_ALERT_WARNING => {
            // A warning that cannot be sent changes nothing.
            let _ = ssl.with_engine(|engine| engine.warn(alert_of(alert)));
            Answer::Ignore
        }
        _ => refuse(alert_of(alert), Reason::CALLBACK_FAILED),
    }
}

/// Runs the certificate callback: `true` if it is content or there is none.
fn run_certificate_callback(raw: *mut SSL, ssl: &Ssl) -> Result<bool, Stop> {
    let (callback, arg) = ssl.with(|state| state.settings.certificate);
    let Some(callback) = callback else { return Ok(true) };
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    match unsafe { callback(raw, arg) } {
        1.. => Ok(true),
        0 => Ok(false),
        _ => Err(Stop { error: SSL_ERROR_WANT_X509_LOOKUP, want: SSL_X509_LOOKUP }),
    }
}

fn certificate(raw: *mut SSL, ssl: &Ssl) -> Result<Answer, Stop> {
    Ok(match run_certificate_callback(raw, ssl)? {
        true => Answer::Continue,
        false => refuse(AlertDescription::INTERNAL_ERROR, Reason::CERT_CB_ERROR),
    })
}

/// A client's certificate: the certificate callback first; then, if there is still none, the older callback that hands
/// over both certificate and key.
fn client_certificate(raw: *mut SSL, ssl: &Ssl) -> Result<Answer, Stop> {
    if let Answer::Refuse { alert, reason } = certificate(raw, ssl)? {
        return Ok(refuse(alert, reason));
    }
    if ssl.with_engine(|engine| engine.has_suitable_certificate())? {
        return Ok(Answer::Continue);
    }
    let Some(callback) = ssl.context.borrow().settings.load().context.client_certificate else {
        return Ok(Answer::Continue);
    };
    let (mut x509, mut key): (*mut X509, *mut EVP_PKEY) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed.
    let result = unsafe { callback(raw, &mut x509, &mut key) };
    if result < 0 {
        return Err(Stop { error: SSL_ERROR_WANT_X509_LOOKUP, want: SSL_X509_LOOKUP });
    }
    if result == 1 {
        // SAFETY: a callback that returns 1 hands over one reference to each.
        let (given, key): (Option<Arc<Certificate>>, Option<Arc<Key>>) =
            unsafe { (object::take(x509), object::take(key)) };
        if given.is_some() {
            // SAFETY: `given` keeps what the pointer points to alive.
            if let Ok(certificate) = unsafe { sealed(x509) } {
                take_over(ssl, certificate, key);
            }
        }
    }
    Ok(Answer::Continue)
}

/// Makes the certificate that the client certificate callback has handed over the connection's own. One without its key is
/// used if the key is elsewhere.
fn take_over(ssl: &Ssl, certificate: Arc<Certificate>, key: Option<Arc<Key>>) {
    ssl.with(|state| {
        let public = key.as_ref().and_then(|key| key.public_key());
        let public = public.or_else(|| certificate.public_key().ok().cloned());
        let Some(slot) = public.and_then(|public| Slot::of(public.key_type())) else { return };
        let settings = Arc::make_mut(&mut state.settings);
        let held = CertifiedKey { certificate: Some(certificate), ..CertifiedKey::default() };
        *settings.config_mut().certificates.get_mut(slot) = held;
        settings.keys[slot as usize] = key;
        settings.update_keys();
        state.adopt_config();
    });
}

fn alpn(raw: *mut SSL, ssl: &Ssl, offered: &[Vec<u8>]) -> Answer {
    let (callback, arg) = ssl.context.borrow().settings.load().context.alpn_select;
    let Some(callback) = callback else { return Answer::Ignore };
    let list = super::alpn::list(offered);
    let (mut out, mut out_len) = (ptr::null(), 0_u8);
    // SAFETY: the program's callback, with its own connection, of which nothing is borrowed, and readable bytes.
    let result = unsafe { callback(raw, &mut out, &mut out_len, list.as_ptr(), list.len() as c_uint, arg) };
    match result {
        SSL_TLSEXT_ERR_OK if !out.is_null() => {
            // SAFETY: on success the callback has pointed `out` at that many bytes, in the list or static.
            Answer::Protocol(unsafe { core::slice::from_raw_parts(out, usize::from(out_len)) }.to_vec())
        }
        SSL_TLSEXT_ERR_NOACK => Answer::Ignore,
        _ => refuse(AlertDescription::NO_APPLICATION_PROTOCOL, Reason::NO_APPLICATION_PROTOCOL),
    }
}

/// Verifies the peer's chain. Without `SSL_VERIFY_PEER` the result is kept, and the handshake goes on whatever it is. A
/// callback that is content may still want to be asked again later (`SSL_set_retry_verify`).
fn verify_peer(raw: *mut SSL, ssl: &Ssl, chain: &[Arc<Certificate>]) -> Result<Verdict, Stop> {
    let (settings, param, role) = ssl.with(|state| {
        state.retry_verify = false;
        (Arc::clone(&state.settings), Arc::clone(&state.param), state.role())
    });
    let application = {
        let (callback, arg) = ssl.context.borrow().settings.load().context.cert_verify;
        callback.map(|callback| (callback, arg))
    };
    let outcome = verify(&SslVerification {
        ssl: raw.cast(),
        store: Arc::clone(settings.verify_store.as_ref().unwrap_or(&settings.store)),
        chain,
        purpose: if role == Some(Role::Server) { Purpose::TlsClient } else { Purpose::TlsServer },
        security_level: c_int::from(settings.config.security_level.number()),
        param: &param,
        callback: settings.verify_callback,
        application,
    });
    if outcome.ok && ssl.with(|state| core::mem::take(&mut state.retry_verify)) {
        return Err(Stop { error: SSL_ERROR_WANT_RETRY_VERIFY, want: SSL_RETRY_VERIFY });
    }
    let subject = outcome.chain.get(outcome.depth).or(chain.get(outcome.depth));
    let subject = subject.map(|certificate| certificate.subject().oneline()).unwrap_or_default();
    Ok(Verdict {
        accepted: outcome.ok || settings.verify_mode == SSL_VERIFY_NONE,
        result: outcome.error.0,
        alert: outcome.error.alert(),
        detail: format!("the peer's certificate was refused: {} (depth {}, {subject})", outcome.error, outcome.depth),
        chain: outcome.chain,
    })
}
