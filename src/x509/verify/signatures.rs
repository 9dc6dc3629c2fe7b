//! Signatures and validity periods, from the anchor down.

use std::sync::Arc;

use super::issued::{is_self_signed, likely_issued, signing_allowed};
use super::{Refused, Verification, VerifyError, flag};
use crate::x509::Certificate;

impl Verification<'_> {
    /// Checks each certificate's signature with its issuer's key, and its validity period, and reports each that passes.
    /// The anchor's own signature says nothing and is not checked unless asked for.
    pub(super) fn check_signatures_and_times(&mut self) -> Result<(), Refused> {
        let chain = self.chain.clone();
        let mut depth = chain.len() - 1;
        let mut issuer = &chain[depth];
        let mut subject = issuer;
        if likely_issued(issuer, issuer).is_err() && !self.params.has(flag::PARTIAL_CHAIN) {
            // The chain ends below an anchor, and that was overruled: the last certificate can only be an issuer.
            if depth > 0 {
                depth -= 1;
                subject = &chain[depth];
            } else {
                self.fail(issuer, 0, VerifyError::UNABLE_TO_VERIFY_LEAF_SIGNATURE)?;
            }
        }
        loop {
            let is_anchor = Arc::ptr_eq(issuer, subject);
            if !is_anchor || (self.params.has(flag::CHECK_SS_SIGNATURE) && is_self_signed(issuer)) {
                self.check_signature(subject, issuer, depth, is_anchor)?;
            }
            self.check_time(subject, depth)?;
            self.pass(subject, issuer, depth)?;
            let Some(next) = depth.checked_sub(1) else { return Ok(()) };
            depth = next;
            issuer = subject;
            subject = &chain[depth];
        }
    }

    /// Checks one signature. What is wrong with the issuer is reported at the issuer's depth.
    fn check_signature(
        &mut self,
        subject: &Arc<Certificate>,
        issuer: &Arc<Certificate>,
        depth: usize,
        is_anchor: bool,
    ) -> Result<(), Refused> {
        let issuer_depth = if is_anchor { depth } else { depth + 1 };
        let is_self_signed_leaf = is_anchor && !issuer.basic_constraints().is_some_and(|constraints| constraints.ca);
        if let Err(error) = signing_allowed(issuer, subject)
            && !is_self_signed_leaf
        {
            self.fail(issuer, issuer_depth, error)?;
        }
        if issuer.public_key().is_err() {
            return self.fail(issuer, issuer_depth, VerifyError::UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY);
        }
        let verifies = subject.verify_signed_by(issuer).is_ok();
        self.require(verifies, subject, depth, VerifyError::CERT_SIGNATURE_FAILURE)
    }

    fn check_time(&mut self, certificate: &Arc<Certificate>, depth: usize) -> Result<(), Refused> {
        let Some(now) = self.moment else { return Ok(()) };
        match certificate.not_before().unix() {
            None => self.fail(certificate, depth, VerifyError::ERROR_IN_CERT_NOT_BEFORE_FIELD)?,
            Some(start) if now < start => self.fail(certificate, depth, VerifyError::CERT_NOT_YET_VALID)?,
            Some(_) => {}
        }
        match certificate.not_after().unix() {
            None => self.fail(certificate, depth, VerifyError::ERROR_IN_CERT_NOT_AFTER_FIELD),
            Some(end) if end <= now => self.fail(certificate, depth, VerifyError::CERT_HAS_EXPIRED),
            Some(_) => Ok(()),
        }
    }
}
