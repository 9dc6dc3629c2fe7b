//! Building the path from the leaf to a trust anchor.
//!
//! The search is greedy, as OpenSSL's is: at each step the trust store is asked first, then what the peer sent. Among several
//! candidates the first that is valid now is taken, or else the one that expires last. No signature is checked here, a
//! candidate of the peer's is used once, and the path has a greatest length: so the work is at most that length times the
//! number of candidates, and in comparisons of names only.

use std::sync::Arc;

use super::issued::{is_self_signed, likely_issued};
use super::{Purpose, Refused, Verification, VerifyError, flag};
use crate::x509::oid::eku;
use crate::x509::trust_settings::Trust;
use crate::x509::{Certificate, Time};

impl Verification<'_> {
    /// Grows the chain until it reaches an anchor, or reports why it does not.
    pub(super) fn build_chain(&mut self) -> Result<(), Refused> {
        // One more than the limit may be tried, so that a chain that is too long can be told from one that leads nowhere.
        let limit = self.params.max_intermediates() + 1;
        let mut candidates: Vec<&Arc<Certificate>> = self.input.untrusted.iter().collect();
        let mut peer_certificates_left = true;
        loop {
            let top = self.top();
            let top_is_self_signed = is_self_signed(&top);
            let may_grow = self.chain.len() <= limit;

            // The store is asked even for a self-signed certificate: it may be an anchor itself.
            if let Some(issuer) = self.trusted_issuer(&top).filter(|_| may_grow) {
                let reached = if top_is_self_signed { *issuer == *top } else { true };
                if reached {
                    peer_certificates_left = false;
                    let ends = top_is_self_signed || is_self_signed(&issuer);
                    if top_is_self_signed {
                        self.untrusted = self.chain.len() - 1;
                        self.chain.pop();
                    }
                    self.chain.push(issuer);
                    match self.trust_of_newest()? {
                        Trust::Trusted => return Ok(()),
                        Trust::Rejected => return Err(Refused),
                        Trust::Unsaid if ends => break,
                        Trust::Unsaid => continue,
                    }
                }
            }
            if !peer_certificates_left {
                break;
            }
            let issuer = if top_is_self_signed || !may_grow { None } else { self.best_candidate(&candidates, &top) };
            match issuer {
                Some(issuer) => {
                    let issuer = issuer.clone();
                    candidates.retain(|candidate| !Arc::ptr_eq(candidate, &issuer));
                    self.chain.push(issuer);
                    self.untrusted += 1;
                }
                None => break,
            }
        }
        if self.chain.len() <= limit && self.chain.len() == self.untrusted && self.leaf_is_trusted_itself()? {
            return Ok(());
        }
        self.report_missing_anchor(limit)
    }

    /// The highest certificate so far.
    fn top(&self) -> Arc<Certificate> {
        self.chain.last().cloned().unwrap_or_else(|| self.leaf())
    }

    /// The trust store's best candidate for having issued `subject`.
    fn trusted_issuer(&self, subject: &Certificate) -> Option<Arc<Certificate>> {
        let found = self.trusted_named(subject.issuer());
        self.best(found.iter().filter(|candidate| likely_issued(candidate, subject).is_ok())).cloned()
    }

    /// The peer's best candidate for having issued `subject`. A certificate does not come twice in a chain, except that a
    /// self-issued leaf may be looked for among what came with it.
    fn best_candidate<'c>(
        &self,
        candidates: &[&'c Arc<Certificate>],
        subject: &Certificate,
    ) -> Option<&'c Arc<Certificate>> {
        let may_repeat = self.chain.len() == 1 && subject.is_self_issued();
        self.best(candidates.iter().copied().filter(|candidate| {
            likely_issued(candidate, subject).is_ok() && (may_repeat || !self.chain.contains(candidate))
        }))
    }

    /// The first candidate that is valid now, or else the one that expires last.
    fn best<'c>(&self, candidates: impl Iterator<Item = &'c Arc<Certificate>>) -> Option<&'c Arc<Certificate>> {
        let mut best: Option<&Arc<Certificate>> = None;
        for candidate in candidates {
            if self.is_valid_now(candidate) {
                return Some(candidate);
            }
            if best.is_none_or(|best| expires_after(candidate.not_after(), best.not_after())) {
                best = Some(candidate);
            }
        }
        best
    }

    fn is_valid_now(&self, certificate: &Certificate) -> bool {
        self.moment.is_none_or(|now| {
            certificate.not_before().unix().is_some_and(|start| start <= now)
                && certificate.not_after().unix().is_some_and(|end| now < end)
        })
    }

    /// Whether the certificate that was just added from the store ends the search.
    fn trust_of_newest(&mut self) -> Result<Trust, Refused> {
        let newest = self.top();
        match self.trust_of(&newest) {
            Trust::Trusted => Ok(Trust::Trusted),
            Trust::Rejected => {
                let depth = self.chain.len() - 1;
                self.fail(&newest, depth, VerifyError::CERT_REJECTED)?;
                Ok(Trust::Unsaid)
            }
            Trust::Unsaid if self.params.has(flag::PARTIAL_CHAIN) => Ok(Trust::Trusted),
            Trust::Unsaid => Ok(Trust::Unsaid),
        }
    }

    /// What a certificate of the store is trusted for: what its trust settings say, and without any, a self-signed one is.
    fn trust_of(&self, certificate: &Certificate) -> Trust {
        match self.explicit_trust(certificate) {
            Trust::Unsaid if is_self_signed(certificate) => Trust::Trusted,
            trust => trust,
        }
    }

    /// What the trust settings of a certificate say for the purpose at hand.
    pub(super) fn explicit_trust(&self, certificate: &Certificate) -> Trust {
        let usage = match self.params.purpose {
            Purpose::Any => eku::ANY,
            Purpose::TlsServer => eku::SERVER_AUTH,
            Purpose::TlsClient => eku::CLIENT_AUTH,
        };
        certificate.trust_settings().map_or(Trust::Unsaid, |settings| settings.of(usage))
    }

    /// With partial chains allowed, a leaf that lies in the trust store is its own anchor.
    fn leaf_is_trusted_itself(&mut self) -> Result<bool, Refused> {
        if !self.params.has(flag::PARTIAL_CHAIN) {
            return Ok(false);
        }
        let leaf = self.leaf();
        let Some(trusted) = self.trusted_named(leaf.subject()).iter().find(|found| **found == leaf).cloned() else {
            return Ok(false);
        };
        if self.trust_of(&trusted) == Trust::Rejected {
            self.fail(&leaf, 0, VerifyError::CERT_REJECTED)?;
            return Ok(false);
        }
        self.chain[0] = trusted;
        self.untrusted = 0;
        Ok(true)
    }

    fn report_missing_anchor(&mut self, limit: usize) -> Result<(), Refused> {
        let top = self.top();
        let depth = self.chain.len() - 1;
        let error = if self.error != VerifyError::OK {
            // A failure that was overruled before stays the reason.
            self.error
        } else if self.chain.len() > limit {
            VerifyError::CERT_CHAIN_TOO_LONG
        } else if is_self_signed(&top) {
            if depth == 0 { VerifyError::DEPTH_ZERO_SELF_SIGNED_CERT } else { VerifyError::SELF_SIGNED_CERT_IN_CHAIN }
        } else if self.untrusted < self.chain.len() {
            VerifyError::UNABLE_TO_GET_ISSUER_CERT
        } else {
            VerifyError::UNABLE_TO_GET_ISSUER_CERT_LOCALLY
        };
        self.fail(&top, depth, error)
    }
}

/// Whether `a` is later than `b`; what is not a time is never later.
fn expires_after(a: Time, b: Time) -> bool {
    a.unix() > b.unix()
}
