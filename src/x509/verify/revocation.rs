//! Whether certificates of the chain are revoked.

use super::{Refused, Verification, VerifyError, flag};

impl Verification<'_> {
    /// Each certificate that a revocation list is asked for fails: they are not read yet. They are to come from
    /// `self.input.crls` and `self.input.store.find_crls`.
    pub(super) fn check_revocation(&mut self) -> Result<(), Refused> {
        if !self.params.has(flag::CRL_CHECK) {
            return Ok(());
        }
        let chain = self.chain.clone();
        let checked = if self.params.has(flag::CRL_CHECK_ALL) { chain.len() } else { 1 };
        for (depth, certificate) in chain.iter().enumerate().take(checked) {
            self.fail(certificate, depth, VerifyError::UNABLE_TO_GET_CRL)?;
        }
        Ok(())
    }
}
