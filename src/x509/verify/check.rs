//! The checks on a chain that is built, but for its signatures.

use std::sync::Arc;

use super::purpose::{Authority, Fitness, authority, fits};
use super::{Purpose, Refused, Verification, VerifyError, flag};
use super::{proxy, strict, trust};
use crate::x509::oid::{curve, key};
use crate::x509::tlv::{Der, tag};
use crate::x509::trust_settings::Trust;
use crate::x509::{Certificate, GeneralName, host};

/// How many comparisons of a name with a subtree a whole verification may take: a chain that needs more is refused, so that
/// many long lists cannot make it slow.
const MAX_COMPARISONS: usize = 1 << 24;

impl Verification<'_> {
    /// Critical extensions, whether issuers are authorities, purposes, and path lengths, from the leaf up.
    pub(super) fn check_extensions(&mut self) -> Result<(), Refused> {
        let chain = self.chain.clone();
        let is_strict = self.params.has(flag::X509_STRICT);
        // Intermediate authorities below the certificate at hand, not counting self-issued ones.
        let mut path_length: u32 = 0;
        let mut proxies = proxy::Path::default();
        for (depth, certificate) in chain.iter().enumerate() {
            let extensions = certificate.parsed();
            let critical_handled = !extensions.unhandled_critical || self.params.has(flag::IGNORE_CRITICAL);
            self.require(critical_handled, certificate, depth, VerifyError::UNHANDLED_CRITICAL_EXTENSION)?;
            let proxy_allowed = extensions.proxy.is_none() || self.params.has(flag::ALLOW_PROXY_CERTS);
            self.require(proxy_allowed, certificate, depth, VerifyError::PROXY_CERTIFICATES_NOT_ALLOWED)?;

            let is_last = depth + 1 == chain.len();
            // Below a proxy comes a proxy or the certificate that issued it, which is no authority.
            let is_authority = depth > 0 && !proxies.is_next();
            let (acceptable, error) = match authority(certificate) {
                found if depth > 0 && !is_authority => (found == Authority::No, VerifyError::INVALID_NON_CA),
                Authority::BasicConstraints => (true, VerifyError::INVALID_CA),
                Authority::No => (depth == 0, VerifyError::INVALID_CA),
                _ => ((depth == 0 || is_last) && !is_strict, VerifyError::INVALID_CA),
            };
            self.require(acceptable, certificate, depth, error)?;
            if chain.len() > 1
                && let Err(error) = check_key(certificate)
            {
                self.fail(certificate, depth, error)?;
            }
            if is_strict && chain.len() > 1 {
                for error in strict::violations(certificate, is_last) {
                    self.fail(certificate, depth, error)?;
                }
            }
            let serves = self.serves_purpose(certificate, depth, is_authority);
            self.require(serves, certificate, depth, VerifyError::INVALID_PURPOSE)?;

            let limit = certificate.basic_constraints().and_then(|constraints| constraints.path_length);
            let short_enough =
                depth < 2 || limit.is_none_or(|limit| path_length <= limit.saturating_add(proxies.length()));
            self.require(short_enough, certificate, depth, VerifyError::PATH_LENGTH_EXCEEDED)?;
            if depth > 0 && !certificate.is_self_issued() {
                path_length += 1;
            }
            if !proxies.take(extensions.proxy) {
                self.fail(certificate, depth, VerifyError::PROXY_PATH_LENGTH_EXCEEDED)?;
            }
        }
        Ok(())
    }

    /// Trust settings of a certificate of the store come before what its extensions say.
    fn serves_purpose(&self, certificate: &Certificate, depth: usize, as_authority: bool) -> bool {
        let trust = match depth >= self.untrusted {
            true => trust::trust(certificate, self.params.trust_for(), false),
            false => Trust::Unsaid,
        };
        match trust {
            Trust::Trusted => true,
            Trust::Rejected => self.params.purpose == Purpose::Any,
            Trust::Unsaid => match fits(certificate, self.params.purpose, as_authority) {
                Fitness::Yes => true,
                Fitness::No => false,
                Fitness::Tolerated(_) => !self.params.has(flag::X509_STRICT),
            },
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
        self.peer_name = params
            .hosts
            .iter()
            .find_map(|name| host::match_host(&leaf, name.as_bytes(), params.host_flags))
            .map(|name| String::from_utf8_lossy(&name).into_owned());
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
        let mut budget = MAX_COMPARISONS;
        for (depth, certificate) in chain.iter().enumerate().rev() {
            if depth != 0 && certificate.is_self_issued() {
                continue;
            }
            if certificate.parsed().proxy.is_some() {
                let named = proxy::is_named_after_issuer(certificate);
                self.require(named, certificate, depth, VerifyError::PROXY_SUBJECT_NAME_VIOLATION)?;
            }
            for constraints in chain.iter().skip(depth + 1).rev().filter_map(|issuer| issuer.name_constraints()) {
                let constraints = constraints.prepare();
                let flags = self.params.host_flags;
                let check_common_names = depth == 0
                    && flags & NEVER_CHECK_SUBJECT == 0
                    && (flags & ALWAYS_CHECK_SUBJECT != 0 || !has_dns_name(certificate));
                let Some(left) = budget.checked_sub(constraints.comparisons(certificate)) else {
                    // Whoever overrules it takes the names for good: nothing more is compared.
                    return self.fail(certificate, depth, VerifyError::UNSPECIFIED);
                };
                budget = left;
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
}

fn has_dns_name(certificate: &Arc<Certificate>) -> bool {
    certificate.subject_alt_names().into_iter().flatten().any(|name| matches!(name, GeneralName::Dns(_)))
}

/// Whether a key can be read and names its curve (RFC 5480 forbids to give the curve's parameters in place of its name). Keys
/// of kinds that OpenSSL reads and we do not are let pass: what they would sign cannot be verified.
fn check_key(certificate: &Certificate) -> Result<(), VerifyError> {
    const OUR_CURVES: [&[u8]; 3] = [curve::P256, curve::P384, curve::P521];
    let parameters = || {
        let mut spki = Der::new(certificate.spki(), "SubjectPublicKeyInfo");
        let mut algorithm = spki.nested(tag::SEQUENCE)?.nested(tag::SEQUENCE)?;
        algorithm.oid()?;
        algorithm.any()
    };
    let is_foreign = match certificate.key_algorithm() {
        key::EC => match parameters() {
            Ok(parameters) if parameters.tag == tag::SEQUENCE => return Err(VerifyError::EC_KEY_EXPLICIT_PARAMS),
            Ok(parameters) => parameters.tag == tag::OID && !OUR_CURVES.contains(&parameters.value),
            Err(_) => false,
        },
        key::DSA | key::ED448 | key::X448 => true,
        _ => false,
    };
    if is_foreign || certificate.public_key().is_ok() { Ok(()) } else { Err(VerifyError::UNSPECIFIED) }
}
