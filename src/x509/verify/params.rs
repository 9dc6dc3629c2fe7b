//! What a chain is verified for.

use std::time::{SystemTime, UNIX_EPOCH};

use super::{Purpose, TrustFor};

/// Flags of [`VerifyParams::flags`]: OpenSSL's `X509_V_FLAG_` bits.
pub mod flag {
    /// A revocation list is needed for the leaf.
    pub const CRL_CHECK: u32 = 0x4;
    /// With [`CRL_CHECK`], a revocation list is needed for each certificate.
    pub const CRL_CHECK_ALL: u32 = 0x8;
    /// Critical extensions that are not known are let pass.
    pub const IGNORE_CRITICAL: u32 = 0x10;
    /// RFC 5280's rules for what issuers must put into certificates are enforced.
    pub const X509_STRICT: u32 = 0x20;
    /// Proxy certificates (RFC 3820) are allowed.
    pub const ALLOW_PROXY_CERTS: u32 = 0x40;
    /// Policies are processed.
    pub const POLICY_CHECK: u32 = 0x80;
    /// With [`POLICY_CHECK`], the chain must be valid for a policy.
    pub const EXPLICIT_POLICY: u32 = 0x100;
    /// With [`POLICY_CHECK`], anyPolicy stands for no other policy.
    pub const INHIBIT_ANY: u32 = 0x200;
    /// With [`POLICY_CHECK`], policies are not mapped.
    pub const INHIBIT_MAP: u32 = 0x400;
    /// The callback is told when policies were found valid.
    pub const NOTIFY_POLICY: u32 = 0x800;
    /// Revocation lists that cover some reasons only are used, too. Indirect ones and deltas are not, even so.
    pub const EXTENDED_CRL_SUPPORT: u32 = 0x1000;
    /// A self-signed certificate's own signature is checked too.
    pub const CHECK_SS_SIGNATURE: u32 = 0x4000;
    /// A trusted certificate is looked for before those that came with the leaf; the default.
    pub const TRUSTED_FIRST: u32 = 0x8000;
    /// Any certificate of the trust store is an anchor, self-signed or not.
    pub const PARTIAL_CHAIN: u32 = 0x8_0000;
    /// Without [`TRUSTED_FIRST`]: if what came with the leaf leads nowhere, no shorter part of it is tried.
    pub const NO_ALT_CHAINS: u32 = 0x10_0000;
    /// Validity periods are not looked at, unless a time is set.
    pub const NO_CHECK_TIME: u32 = 0x20_0000;
}

/// What a chain is verified for. The default asks for nothing but a chain to an anchor, valid now.
#[derive(Clone, Debug)]
pub struct VerifyParams {
    /// The time of verification in seconds since 1970; `None` for now.
    pub time: Option<i64>,
    /// The greatest number of intermediate certificates; `None` for OpenSSL's 100.
    pub depth: Option<usize>,
    /// Bits of [`flag`].
    pub flags: u32,
    /// What the certificate is to be used for.
    pub purpose: Purpose,
    /// What the anchor must be trusted for, if that does not follow from the purpose.
    pub trust: Option<TrustFor>,
    /// The policies, one of which the chain must be valid for if an explicit policy is asked for: contents of OBJECT
    /// IDENTIFIERs.
    pub policies: Vec<Box<[u8]>>,
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

impl Default for VerifyParams {
    fn default() -> Self {
        Self {
            time: None,
            depth: None,
            flags: flag::TRUSTED_FIRST,
            purpose: Purpose::Any,
            trust: None,
            policies: Vec::new(),
            hosts: Vec::new(),
            host_flags: 0,
            ip: None,
            email: None,
            auth_level: 0,
        }
    }
}

impl VerifyParams {
    /// What the anchor must be trusted for.
    pub(crate) fn trust_for(&self) -> TrustFor {
        self.trust.unwrap_or(self.purpose.trust())
    }

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
