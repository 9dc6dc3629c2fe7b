//! What an `SSL_SESSION` is: a [`Session`] that connections and caches share, and beside it what programs attach and change.
//!
//! A session that is shared does not change, so a setter makes a changed copy, its latest version, which counts from then
//! on. The pointer that the program has stays that of the original, and pointers into any version stay good as long as the
//! original lives.

use core::ffi::CStr;
use std::ffi::CString;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use crate::codepoint::ProtocolVersion;
use crate::crypto::suites::{Authentication, BulkCipher, CipherSuite, KeyExchange};
use crate::crypto::{AeadAlgorithm, HashAlgorithm};
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_SSL_SESSION;
use crate::ffi::err::{self, Pushed};
use crate::ffi::ex_data::ExData;
use crate::ffi::object::{self, CType};
use crate::ffi::types::SSL_SESSION;
use crate::session::{MasterSecret, Session, now};

impl CType for SSL_SESSION {
    type Rust = Session;
}

/// How long a session made by hand lives, in seconds, as in OpenSSL: five minutes and a bit.
const TIMEOUT: i64 = 60 * 5 + 4;

/// `X509_V_ERR_UNSPECIFIED`: nothing was verified yet.
const NOT_VERIFIED: i32 = 1;

/// The suite of a session that has none yet. No configuration has it, so up to TLS 1.2 such a session is never offered or
/// resumed. In TLS 1.3, where the hash is what counts, whoever takes a pre-shared key asks for its [`suite`].
static NO_SUITE: CipherSuite = CipherSuite {
    id: 0,
    name: "(NONE)",
    openssl_name: "(NONE)",
    key_exchange: KeyExchange::Rsa,
    authentication: Authentication::Rsa,
    bulk: BulkCipher::Aead(AeadAlgorithm::Aes128Gcm),
    prf_hash: HashAlgorithm::Sha256,
    min_version: ProtocolVersion(0),
    max_version: ProtocolVersion(0),
    strength_bits: 0,
    algorithm_bits: 0,
};

/// What a session has beside it.
struct Beside {
    ex_data: ExData,
    /// Changed copies, the latest last.
    versions: Mutex<Vec<Arc<Session>>>,
    /// In a version: the session that it is a version of.
    original: Option<Weak<Session>>,
    host_name: OnceLock<Option<CString>>,
}

impl Beside {
    fn new(original: Option<Weak<Session>>) -> Self {
        Self { ex_data: ExData::new(), versions: Mutex::default(), original, host_name: OnceLock::new() }
    }

    /// What is beside `session`.
    fn of(session: &Session) -> Result<&Self, Pushed> {
        let mut new = false;
        let make = || {
            new = true;
            Self::new(None)
        };
        let beside = session.attached().get_or_make(make);
        let beside = beside.ok_or_else(|| err::push(err::ERR_LIB_SSL, err::ERR_R_INTERNAL_ERROR, "session"))?;
        if new {
            beside.ex_data.created(CRYPTO_EX_INDEX_SSL_SESSION, core::ptr::from_ref(session).cast_mut().cast());
        }
        Ok(beside)
    }

    fn latest(&self) -> Option<Arc<Session>> {
        self.versions.lock().unwrap_or_else(PoisonError::into_inner).last().cloned()
    }
}

impl Drop for Beside {
    /// The callbacks are the original's. They get no parent: it is half gone.
    fn drop(&mut self) {
        if self.original.is_none() {
            self.ex_data.freed(CRYPTO_EX_INDEX_SSL_SESSION, core::ptr::null_mut());
        }
    }
}

/// The values that a program has attached.
pub(crate) fn ex_data(session: &Session) -> Result<&ExData, Pushed> {
    Ok(&Beside::of(session)?.ex_data)
}

/// The session as it is now.
pub(crate) fn current(session: &Arc<Session>) -> Arc<Session> {
    let beside = session.attached().get::<Beside>();
    beside.and_then(Beside::latest).unwrap_or_else(|| Arc::clone(session))
}

/// The session whose pointer the program has, given any version of it.
pub(crate) fn original(session: &Arc<Session>) -> Arc<Session> {
    let beside = session.attached().get::<Beside>();
    beside.and_then(|beside| beside.original.as_ref()?.upgrade()).unwrap_or_else(|| Arc::clone(session))
}

/// The session behind a pointer as it is now; it lives as long as the pointer is good. NULL is an error.
///
/// # Safety
/// As [`object::get`].
pub(crate) unsafe fn look<'a>(pointer: *const SSL_SESSION) -> Result<&'a Session, Pushed> {
    // SAFETY: as the caller promises; a version lives as long as its original, which outlives 'a.
    unsafe {
        let session = object::get(pointer)?;
        let latest = session.attached().get::<Beside>().and_then(Beside::latest);
        Ok(latest.map_or(session, |latest| &*Arc::as_ptr(&latest)))
    }
}

/// Does something to the session behind a pointer and to its versions, which all may be held somewhere: for what can be
/// changed in place. NULL is an error.
///
/// # Safety
/// As [`object::get`].
pub(crate) unsafe fn everywhere(pointer: *const SSL_SESSION, work: impl Fn(&Session)) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    let session = unsafe { object::get1(pointer) }?;
    each(&session, work);
    Ok(())
}

/// As [`everywhere`], for a session at hand.
pub(crate) fn each(session: &Arc<Session>, work: impl Fn(&Session)) {
    let original = original(session);
    work(&original);
    if let Some(beside) = original.attached().get::<Beside>() {
        let versions = beside.versions.lock().unwrap_or_else(PoisonError::into_inner).clone();
        versions.iter().for_each(|version| work(version));
    }
}

/// Makes a changed version of the session behind a pointer the current one. NULL is an error.
///
/// # Safety
/// As [`object::get`].
pub(crate) unsafe fn change(pointer: *mut SSL_SESSION, change: impl FnOnce(&mut Session)) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    let session = unsafe { object::get1(pointer) }?;
    let beside = Beside::of(&session)?;
    let mut version = Session::clone(&current(&session));
    change(&mut version);
    version.attached().get_or_make(|| Beside::new(Some(Arc::downgrade(&session))));
    beside.versions.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(version));
    Ok(())
}

/// The name of the host, as a C string that lives as long as the session.
pub(crate) fn host_name(session: &Session) -> Result<Option<&CStr>, Pushed> {
    let make = || session.server_name.as_deref().and_then(|name| CString::new(name).ok());
    Ok(Beside::of(session)?.host_name.get_or_init(make).as_deref())
}

/// A session with nothing in it.
pub(crate) fn blank() -> Session {
    let mut session = Session::new(ProtocolVersion(0), &NO_SUITE, MasterSecret::default(), now());
    session.set_timeout(TIMEOUT);
    session.verify_result = NOT_VERIFIED;
    session
}

/// The suite of a session, if it has one.
pub(crate) fn suite(session: &Session) -> Option<&'static CipherSuite> {
    (!core::ptr::eq(session.suite, &raw const NO_SUITE)).then_some(session.suite)
}
