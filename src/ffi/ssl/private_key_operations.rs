//! Who signs and decrypts for a connection: the key that is at hand or, for one that is elsewhere, the program's method.

use core::ffi::{c_int, c_void};
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::Error;
use crate::config::Slot;
use crate::connection::Answer;
use crate::crypto::key::PrivateKey;
use crate::error::Reason;
use crate::ffi::evp::key_cell::Material;
#[cfg(feature = "ssl3")]
use crate::ffi::oxissl::private_key_method::OXISSL_SIGN_RSA_PKCS1_RAW;
use crate::ffi::oxissl::private_key_method::{
    OXISSL_PRIVATE_KEY_METHOD, OXISSL_PRIVATE_KEY_RETRY, OXISSL_PRIVATE_KEY_SUCCESS,
};
use crate::ffi::types::SSL;
use crate::handshake::{DecryptRequest, SignRequest, ToSign};

use super::constants::{SSL_ASYNC_PAUSED, SSL_ERROR_WANT_ASYNC};
use super::drive::Stop;
use super::state::Ssl;

/// Why there is no answer.
pub(crate) enum Unanswered {
    /// It comes later, and the question stays open.
    NotNow(Stop),
    /// It never comes: the connection fails with this.
    Failed(Error),
}

impl From<Error> for Unanswered {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// The signature that is wanted.
pub(crate) fn sign(raw: *mut SSL, ssl: &Ssl, request: &SignRequest) -> Result<Answer, Unanswered> {
    if !request.key.is_elsewhere() {
        return Ok(Answer::Signature(request.sign()?));
    }
    let (algorithm, input) = match &request.input {
        ToSign::Message(message) => (request.scheme.0, message),
        #[cfg(feature = "ssl3")]
        ToSign::Hashes(hashes) => (OXISSL_SIGN_RSA_PKCS1_RAW, hashes),
    };
    let max = Material::Public(request.key.public_key().clone()).size();
    let signature = operate(raw, ssl, &request.key, max, |functions, out, len, arg| {
        let sign = functions.sign?;
        // SAFETY: the program's function, with its own connection, of which nothing is borrowed, room for `max` bytes, and
        // what it is to sign.
        Some(unsafe { sign(raw, out, len, max, algorithm, input.as_ptr(), input.len(), arg) })
    })?;
    Ok(Answer::Signature(signature.to_vec()))
}

/// The premaster secret that is wanted.
pub(crate) fn decrypt(raw: *mut SSL, ssl: &Ssl, request: &DecryptRequest) -> Result<Answer, Unanswered> {
    if !request.key.is_elsewhere() {
        return Ok(Answer::Premaster(request.decrypt()?));
    }
    let input = &request.ciphertext;
    if !request.is_decryptable()? {
        return Ok(Answer::Premaster(request.unpad(None)?));
    }
    let max = input.len();
    let block = operate(raw, ssl, &request.key, max, |functions, out, len, arg| {
        let decrypt = functions.decrypt?;
        // SAFETY: as above, with what it is to decrypt.
        Some(unsafe { decrypt(raw, out, len, max, input.as_ptr(), input.len(), arg) })
    })?;
    if block.len() != max {
        return Err(failed(&request.key, "gave less than a whole block"));
    }
    Ok(Answer::Premaster(request.unpad(Some(&block))?))
}

/// Has the program's method operate with `key`: `begin` calls one of its functions, or says that there is none. An operation
/// that has begun is completed, if the method has a function for that.
fn operate(
    raw: *mut SSL,
    ssl: &Ssl,
    key: &PrivateKey,
    max: usize,
    begin: impl FnOnce(&OXISSL_PRIVATE_KEY_METHOD, *mut u8, *mut usize, *mut c_void) -> Option<c_int>,
) -> Result<Zeroizing<Vec<u8>>, Unanswered> {
    let (method, has_begun) = ssl.with(|state| {
        // So that the program finds the certificate.
        let slot = Slot::of(key.key_type());
        if state.settings.current != slot {
            Arc::make_mut(&mut state.settings).current = slot;
        }
        (state.settings.private_key_method.clone(), state.private_key_operation)
    });
    let Some(method) = method else { return Err(failed(key, "is not there any more")) };
    let (mut out, mut len) = (Zeroizing::new(vec![0; max]), 0);
    let result = match method.functions.complete.filter(|_| has_begun) {
        // SAFETY: the program's function, with its own connection, of which nothing is borrowed, and room for `max` bytes.
        Some(complete) => Some(unsafe { complete(raw, out.as_mut_ptr(), &raw mut len, max, method.arg) }),
        None => begin(&method.functions, out.as_mut_ptr(), &raw mut len, method.arg),
    };
    let later = result == Some(OXISSL_PRIVATE_KEY_RETRY);
    ssl.with(|state| state.private_key_operation = later);
    match result {
        Some(OXISSL_PRIVATE_KEY_SUCCESS) if len <= max => {
            out.truncate(len);
            Ok(out)
        }
        Some(OXISSL_PRIVATE_KEY_SUCCESS) => Err(failed(key, "claims more than it had room for")),
        Some(OXISSL_PRIVATE_KEY_RETRY) => {
            Err(Unanswered::NotNow(Stop { error: SSL_ERROR_WANT_ASYNC, want: SSL_ASYNC_PAUSED }))
        }
        Some(_) => Err(failed(key, "failed")),
        None => Err(failed(key, "lacks the function")),
    }
}

/// The program's method does not do as it should.
fn failed(key: &PrivateKey, problem: &str) -> Unanswered {
    let detail = format!("the private key method for the {} certificate {problem}", key.key_type());
    Unanswered::Failed(Error::Usage { reason: Reason::CALLBACK_FAILED, detail })
}
