//! What an `X509_VERIFY_PARAM` holds, and how one takes over what another says.

use std::ffi::{CStr, CString, c_int, c_uint, c_ulong};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};

use super::check::{X509_PURPOSE_SMIME_SIGN, X509_PURPOSE_SSL_CLIENT, X509_PURPOSE_SSL_SERVER};
use super::constants::{
    X509_V_FLAG_POLICY_CHECK, X509_V_FLAG_TRUSTED_FIRST, X509_V_FLAG_USE_CHECK_TIME, X509_VP_FLAG_DEFAULT,
    X509_VP_FLAG_LOCKED, X509_VP_FLAG_ONCE, X509_VP_FLAG_OVERWRITE, X509_VP_FLAG_RESET_FLAGS,
};
use super::purpose::{purpose, trust_for, trust_number};
use crate::ffi::object::CType;
use crate::ffi::types::X509_VERIFY_PARAM;
use crate::x509::{Purpose, TrustFor, VerifyParams};

/// What is set. A field that is not set is taken over from what it inherits.
#[derive(Clone)]
pub(crate) struct Settings {
    /// `X509_V_FLAG_` bits.
    pub(crate) flags: c_ulong,
    /// `X509_VP_FLAG_` bits: how settings are taken over.
    pub(crate) inheritance: u32,
    /// Seconds since 1970; counts if [`X509_V_FLAG_USE_CHECK_TIME`] is set.
    pub(crate) time: i64,
    /// An `X509_PURPOSE_` number; 0 if not set.
    pub(crate) purpose: c_int,
    /// An `X509_TRUST_` number; 0 if not set.
    pub(crate) trust: c_int,
    /// The greatest number of intermediate certificates; -1 if not set.
    pub(crate) depth: c_int,
    /// The security level; -1 if not set.
    pub(crate) auth_level: c_int,
    /// The policies, one of which must be valid: contents of OBJECT IDENTIFIERs. `None` if not set.
    pub(crate) policies: Option<Vec<Box<[u8]>>>,
    /// The host names, one of which must match.
    pub(crate) hosts: Vec<Arc<CStr>>,
    /// `X509_CHECK_FLAG_` bits.
    pub(crate) host_flags: c_uint,
    /// The IP address, 4 or 16 bytes.
    pub(crate) ip: Option<Vec<u8>>,
    /// The mail address.
    pub(crate) email: Option<Arc<CStr>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            flags: 0,
            inheritance: 0,
            time: 0,
            purpose: 0,
            trust: 0,
            depth: -1,
            auth_level: -1,
            policies: None,
            hosts: Vec::new(),
            host_flags: 0,
            ip: None,
            email: None,
        }
    }
}

impl Settings {
    /// The settings that OpenSSL knows by a name, such as `ssl_client` (for a client's certificate).
    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        let settings = Self::default();
        Some(match name {
            b"default" => Self { flags: X509_V_FLAG_TRUSTED_FIRST, depth: 100, ..settings },
            b"pkcs7" | b"smime_sign" => {
                Self { purpose: X509_PURPOSE_SMIME_SIGN, trust: trust_number(TrustFor::Email), ..settings }
            }
            b"ssl_client" => {
                Self { purpose: X509_PURPOSE_SSL_CLIENT, trust: trust_number(TrustFor::TlsClient), ..settings }
            }
            b"ssl_server" => {
                Self { purpose: X509_PURPOSE_SSL_SERVER, trust: trust_number(TrustFor::TlsServer), ..settings }
            }
            _ => return None,
        })
    }

    /// Takes over what `other` has set (`X509_VERIFY_PARAM_inherit`).
    pub(crate) fn inherit(&mut self, other: &Self) {
        let bits = self.inheritance | other.inheritance;
        if bits & X509_VP_FLAG_ONCE != 0 {
            self.inheritance = 0;
        }
        if bits & X509_VP_FLAG_LOCKED != 0 {
            return;
        }
        let overwrite = bits & X509_VP_FLAG_OVERWRITE != 0;
        let takes = |is_set: bool, other_is_set: bool| {
            overwrite || (other_is_set && (bits & X509_VP_FLAG_DEFAULT != 0 || !is_set))
        };
        if takes(self.purpose != 0, other.purpose != 0) {
            self.purpose = other.purpose;
        }
        if takes(self.trust != 0, other.trust != 0) {
            self.trust = other.trust;
        }
        if takes(self.depth != -1, other.depth != -1) {
            self.depth = other.depth;
        }
        if takes(self.auth_level != -1, other.auth_level != -1) {
            self.auth_level = other.auth_level;
        }
        let use_time = X509_V_FLAG_USE_CHECK_TIME;
        if overwrite || self.flags & use_time == 0 {
            self.time = other.time;
            self.flags &= !use_time;
        }
        if bits & X509_VP_FLAG_RESET_FLAGS != 0 {
            self.flags = 0;
        }
        self.flags |= other.flags;
        if takes(self.policies.is_some(), other.policies.is_some()) {
            self.set_policies(other.policies.clone());
        }
        if takes(self.host_flags != 0, other.host_flags != 0) {
            self.host_flags = other.host_flags;
        }
        if takes(!self.hosts.is_empty(), !other.hosts.is_empty()) {
            self.hosts.clone_from(&other.hosts);
        }
        if takes(self.email.is_some(), other.email.is_some()) {
            self.email.clone_from(&other.email);
        }
        if takes(self.ip.is_some(), other.ip.is_some()) {
            self.ip.clone_from(&other.ip);
        }
    }

    /// Sets the policies, and that they are processed; `None` unsets them.
    pub(crate) fn set_policies(&mut self, policies: Option<Vec<Box<[u8]>>>) {
        if policies.is_some() {
            self.flags |= X509_V_FLAG_POLICY_CHECK;
        }
        self.policies = policies;
    }

    /// Takes over all that `other` has set (`X509_VERIFY_PARAM_set1`).
    pub(crate) fn set_from(&mut self, other: &Self) {
        let bits = self.inheritance;
        self.inheritance |= X509_VP_FLAG_DEFAULT;
        self.inherit(other);
        self.inheritance = bits;
    }

    /// The settings as verification takes them.
    pub(crate) fn to_verify_params(&self) -> VerifyParams {
        let uses_time = self.flags & X509_V_FLAG_USE_CHECK_TIME != 0;
        VerifyParams {
            time: uses_time.then_some(self.time),
            depth: usize::try_from(self.depth).ok(),
            flags: self.flags as u32,
            purpose: purpose(self.purpose).unwrap_or(Purpose::Any),
            trust: trust_for(self.trust).filter(|trust| *trust != TrustFor::Anything),
            policies: self.policies.clone().unwrap_or_default(),
            hosts: self.hosts.iter().map(|host| host.to_string_lossy().into_owned()).collect(),
            host_flags: self.host_flags,
            ip: self.ip.clone(),
            email: self.email.as_ref().map(|email| email.to_string_lossy().into_owned()),
            auth_level: self.auth_level.clamp(0, 5) as u8,
        }
    }
}

/// An `X509_VERIFY_PARAM`. Its settings are read without a lock, for many connections share a store's and a context's.
#[derive(Default)]
pub(crate) struct Param {
    settings: ArcSwap<Settings>,
    /// By which the table finds it. A name that was shown stays until the next is set.
    name: ArcSwapOption<CString>,
    /// The name in the certificate that matched; apart, so that its text stays where it is when a setting changes.
    peer_name: Mutex<Option<CString>>,
}

impl CType for X509_VERIFY_PARAM {
    type Rust = Param;
}

impl Param {
    /// Nothing is set but what `settings` says.
    pub(crate) fn new(settings: Settings) -> Self {
        Self::of(Arc::new(settings))
    }

    /// As [`new`](Self::new), with settings that others share until they are changed here.
    pub(crate) fn of(settings: Arc<Settings>) -> Self {
        Self { settings: ArcSwap::new(settings), name: ArcSwapOption::empty(), peer_name: Mutex::default() }
    }

    /// As [`new`](Self::new), with a name.
    pub(crate) fn named(name: &str, settings: Settings) -> Self {
        let param = Self::new(settings);
        param.set_name(CString::new(name).ok());
        param
    }

    /// The name.
    pub(crate) fn name(&self) -> Option<Arc<CString>> {
        self.name.load_full()
    }

    /// Sets the name.
    pub(crate) fn set_name(&self, name: Option<CString>) {
        self.name.store(name.map(Arc::new));
    }

    /// What is set now.
    pub(crate) fn settings(&self) -> Arc<Settings> {
        self.settings.load_full()
    }

    /// Changes the settings.
    pub(crate) fn change(&self, change: impl Fn(&mut Settings)) {
        self.settings.rcu(|settings| {
            let mut settings = Settings::clone(settings);
            change(&mut settings);
            settings
        });
    }

    /// A pointer to the name that matched, valid until it is set again; NULL if none has.
    pub(crate) fn peer_name_ptr(&self) -> *const std::ffi::c_char {
        let name = self.peer_name.lock().unwrap_or_else(PoisonError::into_inner);
        name.as_ref().map_or(std::ptr::null(), |name| name.as_ptr())
    }

    /// Sets the name that matched.
    pub(crate) fn set_peer_name(&self, name: Option<CString>) {
        *self.peer_name.lock().unwrap_or_else(PoisonError::into_inner) = name;
    }

    /// Takes the name that matched out.
    pub(crate) fn take_peer_name(&self) -> Option<CString> {
        self.peer_name.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
