//! Building the path from the leaf to a trust anchor.
//!
//! The search is greedy, as OpenSSL's is: at each step the trust store is asked, then what came with the leaf; without
//! [`flag::TRUSTED_FIRST`] first what came, as far as it leads, then the store, and then the store for ever shorter parts of
//! what came. Among several candidates the first that is valid now is taken, or else the one that expires last. No signature
//! is checked here, a candidate that came is used once, and the path has a greatest length: so the work is at most that
//! length times the number of candidates, and in comparisons of names only.

use std::cmp::Reverse;
use std::sync::Arc;

use super::issued::{is_self_signed, likely_issued};
use super::{Refused, Verification, VerifyError, VerifyParams, flag, trust};
use crate::x509::Certificate;
use crate::x509::trust_settings::Trust;

/// Where the next issuer is looked for.
#[derive(Clone, Copy, Debug)]
struct Search {
    came: bool,
    trusted: bool,
    /// Where in the chain another issuer is looked for in the store, in place of what follows there.
    alternative_to: Option<usize>,
}

impl Verification<'_> {
    /// Grows the chain until it reaches an anchor, or reports why it does not.
    pub(super) fn build_chain(&mut self) -> Result<(), Refused> {
        // One more than the limit may be tried, so that a chain that is too long can be told from one that leads nowhere.
        let limit = self.params.max_intermediates() + 1;
        let mut candidates: Vec<&Arc<Certificate>> = self.input.untrusted.iter().collect();
        let came = !candidates.is_empty();
        let trusted_first = !came || self.params.has(flag::TRUSTED_FIRST);
        let may_alternate = !trusted_first && !self.params.has(flag::NO_ALT_CHAINS);
        let mut search = Search { came, trusted: trusted_first, alternative_to: None };
        loop {
            let may_grow = self.chain.len() <= limit;
            if search.trusted {
                match self.add_trusted(&mut search, may_grow)? {
                    Added::Anchor => return Ok(()),
                    Added::Step => continue,
                    Added::Nothing => {}
                }
                if !search.came {
                    match &mut search.alternative_to {
                        Some(count) if *count > 1 => *count -= 1,
                        None if may_alternate && self.untrusted > 1 => search.alternative_to = Some(self.untrusted - 1),
                        _ => break,
                    }
                    continue;
                }
            }
            if !self.add_candidate(&mut candidates, may_grow) {
                search = Search { came: false, trusted: true, ..search };
            }
        }
        if self.chain.len() <= limit && self.chain.len() == self.untrusted && self.leaf_is_trusted_itself()? {
            return Ok(());
        }
        self.report_missing_anchor(limit)
    }

    /// Looks for an issuer in the trust store.
    fn add_trusted(&mut self, search: &mut Search, may_grow: bool) -> Result<Added, Refused> {
        let count = search.alternative_to.unwrap_or(self.chain.len());
        let Some(subject) = self.chain.get(count - 1).cloned() else { return Ok(Added::Nothing) };
        // The store is asked even for a self-signed certificate: it may be an anchor itself.
        if !may_grow {
            return Ok(Added::Nothing);
        }
        let Some(issuer) = self.trusted_issuer(&subject)? else { return Ok(Added::Nothing) };
        let subject_is_self_signed = is_self_signed(&subject);
        if subject_is_self_signed && *issuer != *subject {
            return Ok(Added::Nothing);
        }
        if search.alternative_to.take().is_some() {
            self.chain.truncate(count);
            self.untrusted = count;
        }
        search.came = false;
        let ends = subject_is_self_signed || is_self_signed(&issuer);
        if subject_is_self_signed {
            self.untrusted = self.chain.len() - 1;
            self.chain.pop();
        }
        self.chain.push(issuer);
        match self.trust_of_newest()? {
            Trust::Trusted => Ok(Added::Anchor),
            Trust::Rejected => Err(Refused),
            Trust::Unsaid if ends => Ok(Added::Nothing),
            Trust::Unsaid => Ok(Added::Step),
        }
    }

    /// Looks for an issuer among what came with the leaf; tells whether there was one.
    fn add_candidate(&mut self, candidates: &mut Vec<&Arc<Certificate>>, may_grow: bool) -> bool {
        let top = self.top();
        if !may_grow || is_self_signed(&top) {
            return false;
        }
        let Some(issuer) = self.best_candidate(candidates, &top) else { return false };
        candidates.retain(|candidate| !Arc::ptr_eq(candidate, &issuer));
        self.chain.push(issuer);
        self.untrusted += 1;
        true
    }

    /// The highest certificate so far.
    fn top(&self) -> Arc<Certificate> {
        self.chain.last().cloned().unwrap_or_else(|| self.leaf())
    }

    /// The trust store's best candidate for having issued `subject`.
    fn trusted_issuer(&mut self, subject: &Arc<Certificate>) -> Result<Option<Arc<Certificate>>, Refused> {
        if let (Some(find), None) = (self.input.find_issuer, self.input.trusted) {
            return find(subject).map_err(|error| {
                self.error = error;
                Refused
            });
        }
        let found = self.trusted_named(subject.issuer());
        Ok(self.best(found.iter().filter(|candidate| likely_issued(candidate, subject).is_ok())))
    }

    /// The best candidate for having issued `subject` among what came. A certificate does not come twice in a chain, except
    /// that a self-issued leaf may be looked for among what came with it.
    fn best_candidate(&self, candidates: &[&Arc<Certificate>], subject: &Certificate) -> Option<Arc<Certificate>> {
        let may_repeat = self.chain.len() == 1 && subject.is_self_issued();
        self.best(candidates.iter().copied().filter(|candidate| {
            likely_issued(candidate, subject).is_ok() && (may_repeat || !self.chain.contains(candidate))
        }))
    }

    /// The first candidate that is valid now, or else the one that expires last; of those whose key can be read, which is
    /// tried last because it costs most.
    fn best<'c>(&self, candidates: impl Iterator<Item = &'c Arc<Certificate>>) -> Option<Arc<Certificate>> {
        best_at(self.moment, candidates)
    }

    /// Whether the certificate that was just added from the store ends the search.
    fn trust_of_newest(&mut self) -> Result<Trust, Refused> {
        let newest = self.top();
        match trust(&newest, self.params.trust_for(), true) {
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

    /// With partial chains allowed, a leaf that lies in the trust store is its own anchor.
    fn leaf_is_trusted_itself(&mut self) -> Result<bool, Refused> {
        if !self.params.has(flag::PARTIAL_CHAIN) {
            return Ok(false);
        }
        let leaf = self.leaf();
        let Some(trusted) = self.trusted_named(leaf.subject()).iter().find(|found| **found == leaf).cloned() else {
            return Ok(false);
        };
        if trust(&trusted, self.params.trust_for(), true) == Trust::Rejected {
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

/// The best of `candidates` for having issued `subject`, as a verification chooses: `X509_STORE_CTX_get1_issuer`.
pub(crate) fn best_issuer(
    candidates: &[Arc<Certificate>],
    subject: &Certificate,
    params: &VerifyParams,
) -> Option<Arc<Certificate>> {
    best_at(params.moment(), candidates.iter().filter(|candidate| likely_issued(candidate, subject).is_ok()))
}

fn best_at<'c>(
    moment: Option<i64>,
    candidates: impl Iterator<Item = &'c Arc<Certificate>>,
) -> Option<Arc<Certificate>> {
    let mut candidates: Vec<&Arc<Certificate>> = candidates.collect();
    candidates.sort_by_key(|candidate| {
        let is_valid = is_valid_at(moment, candidate);
        Reverse((is_valid, if is_valid { None } else { candidate.not_after().unix() }))
    });
    candidates.into_iter().find(|candidate| candidate.public_key().is_ok()).cloned()
}

fn is_valid_at(moment: Option<i64>, certificate: &Certificate) -> bool {
    moment.is_none_or(|now| {
        certificate.not_before().unix().is_some_and(|start| start <= now)
            && certificate.not_after().unix().is_some_and(|end| now < end)
    })
}

/// What asking the store brought.
enum Added {
    /// The chain is complete.
    Anchor,
    /// A certificate that is no anchor itself.
    Step,
    Nothing,
}
