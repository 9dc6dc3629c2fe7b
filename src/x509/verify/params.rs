//! What a chain is verified for.

use std::time::{SystemTime, UNIX_EPOCH};

/// Flags of [`VerifyParams::flags`]: OpenSSL's `X509_V_FLAG_` bits. Trusted certificates are always tried first.
pub mod flag {
    /// A revocation list is needed for the leaf. None can be given yet, so every leaf fails.
    pub const CRL_CHECK: u32 = 0x4;
    /// With [`CRL_CHECK`], a revocation list is needed for each certificate.
    pub const CRL_CHECK_ALL: u32 = 0x8;
    /// Critical extensions that are not known are let pass.
    pub const IGNORE_CRITICAL: u32 = 0x10;
    /// RFC 5280's rules for what issuers must put into certificates are enforced.
    pub const X509_STRICT: u32 = 0x20;
    /// Policies are processed: chains that constrain policies fail, because they are not.
    pub const POLICY_CHECK: u32 = 0x80;
    /// A valid policy is needed: every chain fails, because policies are not processed.
    pub const EXPLICIT_POLICY: u32 = 0x100;
    /// A self-signed certificate's own signature is checked too.
    pub const CHECK_SS_SIGNATURE: u32 = 0x4000;
    /// Any certificate of the trust store is an anchor, self-signed or not.
    pub const PARTIAL_CHAIN: u32 = 0x8_0000;
    /// Validity periods are not looked at, unless a time is set.
    pub const NO_CHECK_TIME: u32 = 0x20_0000;
}

/// What the certificate is to be used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Anything: usages are not looked at.
    #[default]
    Any,
    /// A TLS server's certificate, checked by a client.
    TlsServer,
    /// A TLS client's certificate, checked by a server.
    TlsClient,
}

/// What a chain is verified for. The default asks for nothing but a chain to an anchor, valid now.
#[derive(Clone, Debug, Default)]
pub struct VerifyParams {
    /// The time of verification in seconds since 1970; `None` for now.
    pub time: Option<i64>,
    /// The greatest number of intermediate certificates; `None` for OpenSSL's 100.
    pub depth: Option<usize>,
    /// Bits of [`flag`].
    pub flags: u32,
    /// What the certificate is to be used for.
    pub purpose: Purpose,
    /// Host names, one of which the leaf must be for; none if empty. One that begins with a dot stands for all hosts below it.
    pub hosts: Vec<String>,
    /// Bits of [`super::super::host::flag`].
    pub host_flags: u32,
    /// The IP address, 4 or 16 bytes, that the leaf must be for.
    pub ip: Option<Vec<u8>>,
    /// The mail address that the leaf must be for.
    pub email: Option<String>,
    /// The security level, 0 to 5, that keys and signatures must reach.
    pub auth_level: u8,
}

impl VerifyParams {
    /// Whether a bit of [`flag`] is set.
    pub const fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// The greatest number of intermediate certificates, within what any chain may have.
    pub(crate) fn max_intermediates(&self) -> usize {
        self.depth.unwrap_or(100).min(MAX_DEPTH)
    }

    /// The strength in bits that the security level asks for, or `None` for level 0, which asks for nothing.
    pub(crate) const fn min_security_bits(&self) -> Option<u32> {
        match self.auth_level {
            0 => None,
            1 => Some(80),
            2 => Some(112),
            3 => Some(128),
            4 => Some(192),
            _ => Some(256),
        }
    }

    /// The time of verification, or `None` if times do not matter. A time that was set counts even with
    /// [`flag::NO_CHECK_TIME`], as in OpenSSL.
    pub(crate) fn moment(&self) -> Option<i64> {
        if self.time.is_some() || self.has(flag::NO_CHECK_TIME) {
            return self.time;
        }
        let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Some(i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX))
    }
}

/// A chain is never longer than this, whatever the depth asked for: every certificate in it costs a search.
const MAX_DEPTH: usize = 1000;
