//! Whether certificates of the chain are revoked: OpenSSL's choice of a revocation list, and its checks on it.
//!
//! A list must come from the chain: its signer is the certificate's issuer, or stands above it. Lists that speak of other
//! issuers' certificates (indirect ones), lists of changes (deltas) and lists whose extensions are malformed are never
//! used, whatever the flags say: the certificate's list is missing then. Lists for some reasons only are used with
//! [`flag::EXTENDED_CRL_SUPPORT`], until all reasons are covered.

use std::sync::Arc;

use super::issued::check_authority_key_id;
use super::{Refused, Verification, VerifyError, flag};
use crate::x509::{ALL_REASONS, Certificate, Crl, KeyUsage, Revoked};

/// How well a list fits a certificate: of two lists the one with the higher number is taken.
mod score {
    /// No critical extension is unknown.
    pub(super) const NO_CRITICAL: u16 = 0x100;
    /// It speaks of the certificate.
    pub(super) const SCOPE: u16 = 0x80;
    /// It is valid now.
    pub(super) const TIME: u16 = 0x40;
    /// The certificate's issuer is its signer.
    pub(super) const ISSUER: u16 = 0x10;
    /// It needs no excuse.
    pub(super) const VALID: u16 = NO_CRITICAL | SCOPE | TIME;
}

/// A list that fits.
struct Found {
    crl: Arc<Crl>,
    /// Whose key signed it, if all is well.
    signer: Arc<Certificate>,
    score: u16,
    /// The reasons that are covered with it and the lists before it.
    reasons: u16,
}

impl Verification<'_> {
    /// Looks for each certificate that is to be checked in a revocation list.
    pub(super) fn check_revocation(&mut self) -> Result<(), Refused> {
        if !self.params.has(flag::CRL_CHECK) {
            return Ok(());
        }
        let chain = self.chain.clone();
        let checked = if self.params.has(flag::CRL_CHECK_ALL) { chain.len() } else { 1 };
        for (depth, certificate) in chain.iter().enumerate().take(checked) {
            let result = self.check_one(certificate, depth);
            self.crl = None;
            result?;
        }
        Ok(())
    }

    /// Takes lists until each reason to revoke the certificate is covered.
    fn check_one(&mut self, certificate: &Arc<Certificate>, depth: usize) -> Result<(), Refused> {
        if certificate.parsed().proxy.is_some() {
            return Ok(());
        }
        let mut covered = 0;
        while covered != ALL_REASONS {
            self.crl = None;
            let Some(found) = self.best_list(certificate, depth, covered) else {
                return self.fail(certificate, depth, VerifyError::UNABLE_TO_GET_CRL);
            };
            self.crl = Some(found.crl.clone());
            self.check_list(&found, certificate, depth)?;
            self.check_entry(&found.crl, certificate, depth)?;
            if found.reasons == covered {
                return self.fail(certificate, depth, VerifyError::UNABLE_TO_GET_CRL);
            }
            covered = found.reasons;
        }
        Ok(())
    }

    /// The list that fits best: of those that were given, or, if none of them is without fault, of the store's.
    fn best_list(&self, certificate: &Certificate, depth: usize, covered: u16) -> Option<Found> {
        let given = self.best_of(self.input.crls, certificate, depth, covered, 0);
        if given.as_ref().is_some_and(|found| found.score >= score::VALID) {
            return given;
        }
        let least = given.as_ref().map_or(0, |found| found.score);
        let stored = self.input.store.find_crls(certificate.issuer());
        self.best_of(&stored, certificate, depth, covered, least).or(given)
    }

    /// The list with the highest score, which must not be below `least`; of equal ones the newest.
    fn best_of(
        &self,
        lists: &[Arc<Crl>],
        certificate: &Certificate,
        depth: usize,
        covered: u16,
        least: u16,
    ) -> Option<Found> {
        let mut best: Option<Found> = None;
        for crl in lists {
            let Some(found) = self.rate(crl, certificate, depth, covered) else { continue };
            let better = match &best {
                Some(best) if found.score == best.score => is_newer(crl, &best.crl),
                Some(best) => found.score > best.score,
                None => found.score >= least,
            };
            if better {
                best = Some(found);
            }
        }
        best
    }

    /// How well a list fits a certificate; `None` if not at all.
    fn rate(&self, crl: &Arc<Crl>, certificate: &Certificate, depth: usize, covered: u16) -> Option<Found> {
        if crl.is_invalid() || crl.is_indirect() || crl.is_delta() || crl.issuer() != certificate.issuer() {
            return None;
        }
        let adds = |reasons: u16| reasons & !covered != 0;
        if let Some(reasons) = crl.scope().and_then(|scope| scope.only_reasons)
            && !(self.params.has(flag::EXTENDED_CRL_SUPPORT) && adds(reasons))
        {
            return None;
        }
        let (signer, signer_score) = self.signer_of(crl, depth)?;
        let mut found = Found { crl: crl.clone(), signer, score: signer_score, reasons: covered };
        if !crl.has_unhandled_critical() {
            found.score |= score::NO_CRITICAL;
        }
        if self.time_error(crl).is_none() {
            found.score |= score::TIME;
        }
        if let Some(reasons) = reasons_covered(certificate, crl) {
            if !adds(reasons) {
                return None;
            }
            found.reasons |= reasons;
            found.score |= score::SCOPE;
        }
        Some(found)
    }

    /// Who of the chain seems to have signed a list: the certificate's issuer, or else one above it that has the issuer's
    /// name.
    fn signer_of(&self, crl: &Crl, depth: usize) -> Option<(Arc<Certificate>, u16)> {
        let key_id = crl.authority_key_id();
        let fits = |signer: &Certificate| key_id.as_ref().is_none_or(|id| check_authority_key_id(signer, id).is_ok());
        let at = (depth + 1).min(self.chain.len() - 1);
        let issuer = self.chain.get(at)?;
        if fits(issuer) {
            return Some((issuer.clone(), score::ISSUER));
        }
        let above = self.chain.get(at + 1..)?;
        let signer = above.iter().find(|signer| signer.subject() == crl.issuer() && fits(signer))?;
        Some((signer.clone(), 0))
    }

    /// The checks on a list that was taken, for want of a better one.
    fn check_list(&mut self, found: &Found, certificate: &Arc<Certificate>, depth: usize) -> Result<(), Refused> {
        let Found { crl, signer, .. } = found;
        let may_sign = signer.key_usage().is_none_or(|usage| usage.any_of(KeyUsage::CRL_SIGN));
        self.require(may_sign, certificate, depth, VerifyError::KEYUSAGE_NO_CRL_SIGN)?;
        let in_scope = found.score & score::SCOPE != 0;
        self.require(in_scope, certificate, depth, VerifyError::DIFFERENT_CRL_SCOPE)?;
        if let Some(error) = self.time_error(crl) {
            self.fail(certificate, depth, error)?;
        }
        if signer.public_key().is_err() {
            return self.fail(certificate, depth, VerifyError::UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY);
        }
        let verifies = crl.verify_signed_by(signer).is_ok();
        self.require(verifies, certificate, depth, VerifyError::CRL_SIGNATURE_FAILURE)
    }

    /// What is wrong with a list's times.
    fn time_error(&self, crl: &Crl) -> Option<VerifyError> {
        let now = self.moment?;
        match crl.last_update().unix() {
            None => return Some(VerifyError::ERROR_IN_CRL_LAST_UPDATE_FIELD),
            Some(last) if now < last => return Some(VerifyError::CRL_NOT_YET_VALID),
            Some(_) => {}
        }
        match crl.next_update()?.unix() {
            None => Some(VerifyError::ERROR_IN_CRL_NEXT_UPDATE_FIELD),
            Some(next) if next <= now => Some(VerifyError::CRL_HAS_EXPIRED),
            Some(_) => None,
        }
    }

    /// Whether the certificate is on the list. Critical extensions can change what an entry means, so they come first.
    fn check_entry(&mut self, crl: &Crl, certificate: &Arc<Certificate>, depth: usize) -> Result<(), Refused> {
        let understood = !crl.has_unhandled_critical() || self.params.has(flag::IGNORE_CRITICAL);
        self.require(understood, certificate, depth, VerifyError::UNHANDLED_CRITICAL_CRL_EXTENSION)?;
        let entry = crl.find(certificate.serial());
        let revoked = entry.is_some_and(|entry| entry.reason != Some(Revoked::REMOVE_FROM_CRL));
        self.require(!revoked, certificate, depth, VerifyError::CERT_REVOKED)
    }
}

/// Whether `crl` was issued after `other`.
fn is_newer(crl: &Crl, other: &Crl) -> bool {
    match (crl.last_update().unix(), other.last_update().unix()) {
        (Some(new), Some(old)) => new > old,
        _ => false,
    }
}

/// The reasons that the list, which is of the certificate's issuer, covers for the certificate; `None` if it does not speak of it.
fn reasons_covered(certificate: &Certificate, crl: &Crl) -> Option<u16> {
    let scope = crl.scope();
    if let Some(scope) = &scope {
        let is_authority = certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
        let excludes = if is_authority { scope.only_users } else { scope.only_authorities };
        if excludes || scope.only_attributes {
            return None;
        }
    }
    let covered = scope.and_then(|scope| scope.only_reasons).unwrap_or(ALL_REASONS);
    for point in certificate.distribution_points() {
        let is_from_there = scope.is_none_or(|scope| point.is_of(certificate.issuer(), &scope, crl.issuer()));
        if point.may_be_issued_by(crl.issuer(), true) && is_from_there {
            return Some(covered & point.reasons);
        }
    }
    scope.is_none_or(|scope| scope.name.is_none()).then_some(covered)
}
