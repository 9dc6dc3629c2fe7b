//! The checks on a chain that is built, but for its signatures.

use std::sync::Arc;

use super::purpose::{Authority, authority, fits};
use super::strict;
use super::{Refused, Verification, VerifyError, flag};
use crate::x509::trust_settings::Trust;
use crate::x509::{Certificate, GeneralName, host};

impl Verification<'_> {
    /// Critical extensions, whether issuers are authorities, purposes, and path lengths, from the leaf up.
    pub(super) fn check_extensions(&mut self) -> Result<(), Refused> {
        let chain = self.chain.clone();
        let is_strict = self.params.has(flag::X509_STRICT);
        // Intermediate authorities below the certificate at hand, not counting self-issued ones.
        let mut path_length: u32 = 0;
        for (depth, certificate) in chain.iter().enumerate() {
            let extensions = certificate.parsed();
            let critical_handled = !extensions.unhandled_critical || self.params.has(flag::IGNORE_CRITICAL);
            self.require(critical_handled, certificate, depth, VerifyError::UNHANDLED_CRITICAL_EXTENSION)?;
            self.require(!extensions.is_proxy, certificate, depth, VerifyError::PROXY_CERTIFICATES_NOT_ALLOWED)?;

            let found = authority(certificate);
            let is_last = depth + 1 == chain.len();
            let acceptable = match found {
                Authority::BasicConstraints => true,
                Authority::No => depth == 0,
                _ if depth == 0 => !is_strict,
                _ => is_last && !is_strict,
            };
            self.require(acceptable, certificate, depth, VerifyError::INVALID_CA)?;
            if is_strict && chain.len() > 1 {
                for error in strict::violations(certificate, is_last) {
                    self.fail(certificate, depth, error)?;
                }
            }
            self.require(self.serves_purpose(certificate, depth), certificate, depth, VerifyError::INVALID_PURPOSE)?;

            let limit = certificate.basic_constraints().and_then(|constraints| constraints.path_length);
            let short_enough = depth == 0 || limit.is_none_or(|limit| path_length <= limit);
            self.require(short_enough, certificate, depth, VerifyError::PATH_LENGTH_EXCEEDED)?;
            if depth > 0 && !certificate.is_self_issued() {
                path_length += 1;
            }
        }
        Ok(())
    }

    /// Trust settings of a certificate of the store come before what its extensions say.
    fn serves_purpose(&self, certificate: &Certificate, depth: usize) -> bool {
        let trust = if depth >= self.untrusted { self.explicit_trust(certificate) } else { Trust::Unsaid };
        match trust {
            Trust::Trusted => true,
            Trust::Rejected => false,
            Trust::Unsaid => fits(certificate, self.params.purpose, depth > 0),
        }
    }

    /// Whether a key reaches the security level. One that cannot be read does not reach any but level 0.
    pub(super) fn key_is_strong_enough(&self, certificate: &Certificate) -> bool {
        self.params
            .min_security_bits()
            .is_none_or(|needed| certificate.public_key().is_ok_and(|key| key.security_bits() >= needed))
    }

    /// The issuers' keys, and all signatures' hashes but the anchor's.
    pub(super) fn check_security_level(&mut self) -> Result<(), Refused> {
        let Some(needed) = self.params.min_security_bits() else { return Ok(()) };
        let chain = self.chain.clone();
        for (depth, certificate) in chain.iter().enumerate() {
            let key_is_strong = depth == 0 || self.key_is_strong_enough(certificate);
            self.require(key_is_strong, certificate, depth, VerifyError::CA_KEY_TOO_SMALL)?;
            let hash_is_strong = depth + 1 == chain.len()
                || certificate.signature_algorithm().is_some_and(|algorithm| algorithm.security_bits >= needed);
            self.require(hash_is_strong, certificate, depth, VerifyError::CA_MD_TOO_WEAK)?;
        }
        Ok(())
    }

    /// Host name, mail address and IP address.
    pub(super) fn check_identity(&mut self) -> Result<(), Refused> {
        let leaf = self.leaf();
        let params = self.params;
        self.peer_name =
            params.hosts.iter().find_map(|name| host::match_host(&leaf, name.as_bytes(), params.host_flags));
        let host_matches = params.hosts.is_empty() || self.peer_name.is_some();
        self.require(host_matches, &leaf, 0, VerifyError::HOSTNAME_MISMATCH)?;
        let email_matches = params.email.as_ref().is_none_or(|email| host::match_email(&leaf, email.as_bytes(), 0));
        self.require(email_matches, &leaf, 0, VerifyError::EMAIL_MISMATCH)?;
        let ip_matches = params.ip.as_ref().is_none_or(|ip| host::match_ip(&leaf, ip));
        self.require(ip_matches, &leaf, 0, VerifyError::IP_ADDRESS_MISMATCH)
    }

    /// The name constraints of each certificate against the names of all below it, but for self-issued intermediates.
    pub(super) fn check_name_constraints(&mut self) -> Result<(), Refused> {
        use host::flag::{ALWAYS_CHECK_SUBJECT, NEVER_CHECK_SUBJECT};
        let chain = self.chain.clone();
        for (depth, certificate) in chain.iter().enumerate().rev() {
            if depth != 0 && certificate.is_self_issued() {
                continue;
            }
            for constraints in chain.iter().skip(depth + 1).rev().filter_map(|issuer| issuer.name_constraints()) {
                let constraints = constraints.prepare();
                let flags = self.params.host_flags;
                let check_common_names = depth == 0
                    && flags & NEVER_CHECK_SUBJECT == 0
                    && (flags & ALWAYS_CHECK_SUBJECT != 0 || !has_dns_name(certificate));
                let checked = constraints.check(certificate).and_then(|()| {
                    if check_common_names { constraints.check_common_names(certificate) } else { Ok(()) }
                });
                if let Err(error) = checked {
                    self.fail(certificate, depth, error)?;
                }
            }
        }
        Ok(())
    }

    /// Policies are not processed: where a caller relies on them, the chain is refused.
    pub(super) fn check_policies(&mut self) -> Result<(), Refused> {
        let constrained = || self.chain.iter().any(|certificate| certificate.parsed().has_policy_constraints);
        if self.params.has(flag::EXPLICIT_POLICY) || (self.params.has(flag::POLICY_CHECK) && constrained()) {
            let leaf = self.leaf();
            return self.fail(&leaf, 0, VerifyError::NO_EXPLICIT_POLICY);
        }
        Ok(())
    }
}

fn has_dns_name(certificate: &Arc<Certificate>) -> bool {
    certificate.subject_alt_names().into_iter().flatten().any(|name| matches!(name, GeneralName::Dns(_)))
}
