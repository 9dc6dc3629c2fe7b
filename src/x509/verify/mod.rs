//! Verification of a certificate chain (RFC 5280, section 6), with OpenSSL's choices: how the path is built, in which order
//! things are checked, which error is reported where, and a callback that sees each result and may overrule it.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Certificate, Crl, Name, TrustStore};

mod build;
mod check;
mod error;
mod issued;
mod params;
mod policy;
mod proxy;
mod purpose;
mod revocation;
mod signatures;
mod strict;
mod trust;

pub(crate) use build::best_issuer;
pub use error::VerifyError;
pub use issued::{check_authority_key_id, check_issued, is_self_signed};
pub use params::{VerifyParams, flag};
pub use purpose::{Authority, Fitness, Purpose, authority, fits};
pub use trust::TrustFor;
pub(crate) use trust::trust;

/// One result of verification, as OpenSSL's verify callback sees it in its X509_STORE_CTX.
#[derive(Debug)]
pub struct VerifyStep<'a> {
    /// Whether this says that something passed, and not that a check failed.
    pub ok: bool,
    /// Whether what passed are the policies, and not a certificate.
    pub of_policies: bool,
    /// The failure; if `ok`, the last failure that was overruled, if any. What the callback leaves here stays.
    pub error: VerifyError,
    /// Where the certificate stands in the chain: 0 for the leaf.
    pub depth: usize,
    /// The certificate it is about, if it is about one.
    pub current: Option<&'a Arc<Certificate>>,
    /// Its issuer, where the issuer is known: when a certificate passed.
    pub issuer: Option<&'a Arc<Certificate>>,
    /// The revocation list it is about, if it is about one.
    pub crl: Option<&'a Arc<Crl>>,
    /// The chain so far, leaf first.
    pub chain: &'a [Arc<Certificate>],
    /// How many certificates of the chain, from the leaf on, are not from the trust store.
    pub untrusted: usize,
}

/// How verification ended.
#[derive(Clone, Debug)]
pub struct VerifyOutcome {
    /// Whether the chain is accepted: no check failed, or each failure was overruled.
    pub ok: bool,
    /// The last failure; [`VerifyError::OK`] if there was none, or the callback cleared it.
    pub error: VerifyError,
    /// Where in the chain the last result was found.
    pub depth: usize,
    /// The chain that was built, leaf first.
    pub chain: Vec<Arc<Certificate>>,
    /// How many certificates of the chain, from the leaf on, are not from the trust store.
    pub untrusted: usize,
    /// The name in the leaf that matched one of [`VerifyParams::hosts`].
    pub peer_name: Option<String>,
}

/// Finds the trusted issuer of a certificate in place of the trust store.
pub type FindIssuer<'a> = dyn Fn(&Arc<Certificate>) -> Result<Option<Arc<Certificate>>, VerifyError> + 'a;

/// What a verification works on.
#[derive(Clone, Copy)]
pub struct VerifyInput<'a> {
    /// What is trusted, and revocation lists.
    pub store: &'a TrustStore,
    /// The certificates that are trusted in place of the store's, if any are given.
    pub trusted: Option<&'a [Arc<Certificate>]>,
    /// The certificate to verify.
    pub leaf: &'a Arc<Certificate>,
    /// Untrusted help in finding the path, in any order. The leaf may be among them.
    pub untrusted: &'a [Arc<Certificate>],
    /// Revocation lists beside the store's.
    pub crls: &'a [Arc<Crl>],
    /// Asked for trusted issuers in place of [`Self::store`], if it is given and [`Self::trusted`] is not. An error ends the
    /// verification.
    pub find_issuer: Option<&'a FindIssuer<'a>>,
}

/// Verifies the first certificate of `chain`; the others are untrusted help in finding the path, in any order. Without
/// revocation lists but the store's: otherwise as [`verify`].
pub fn verify_chain(
    store: &TrustStore,
    chain: &[Arc<Certificate>],
    params: &VerifyParams,
    on_result: &mut dyn FnMut(&mut VerifyStep<'_>) -> bool,
) -> VerifyOutcome {
    let Some((leaf, untrusted)) = chain.split_first() else {
        return VerifyOutcome {
            ok: false,
            error: VerifyError::INVALID_CALL,
            depth: 0,
            chain: Vec::new(),
            untrusted: 0,
            peer_name: None,
        };
    };
    verify(VerifyInput { store, trusted: None, leaf, untrusted, crls: &[], find_issuer: None }, params, on_result)
}

/// Verifies a certificate.
///
/// `on_result` is called with each failure (`ok` false), where returning `true` overrules it and goes on, and once for each
/// certificate that passed (`ok` true) from the anchor down to the leaf, where returning `false` stops. To verify without a
/// callback, pass `&mut |step| step.ok`.
pub fn verify(
    input: VerifyInput<'_>,
    params: &VerifyParams,
    on_result: &mut dyn FnMut(&mut VerifyStep<'_>) -> bool,
) -> VerifyOutcome {
    let mut verification = Verification {
        input,
        params,
        moment: params.moment(),
        on_result,
        chain: vec![input.leaf.clone()],
        untrusted: 1,
        error: VerifyError::OK,
        depth: 0,
        peer_name: None,
        crl: None,
    };
    let ok = verification.run().is_ok();
    if !ok && verification.error == VerifyError::OK {
        verification.error = VerifyError::UNSPECIFIED;
    }
    let Verification { chain, untrusted, error, depth, peer_name, .. } = verification;
    VerifyOutcome { ok, error, depth, chain, untrusted, peer_name }
}

/// Verification ends here: a failure was not overruled.
#[derive(Debug)]
struct Refused;

/// A verification under way.
struct Verification<'a> {
    input: VerifyInput<'a>,
    params: &'a VerifyParams,
    /// The time of verification, if times matter.
    moment: Option<i64>,
    on_result: &'a mut dyn FnMut(&mut VerifyStep<'_>) -> bool,
    chain: Vec<Arc<Certificate>>,
    untrusted: usize,
    error: VerifyError,
    depth: usize,
    peer_name: Option<String>,
    /// The revocation list at hand.
    crl: Option<Arc<Crl>>,
}

impl Verification<'_> {
    /// All checks, in OpenSSL's order: with a callback that overrules failures, each later one still comes.
    fn run(&mut self) -> Result<(), Refused> {
        let leaf = self.leaf();
        self.require(self.key_is_strong_enough(&leaf), &leaf, 0, VerifyError::EE_KEY_TOO_SMALL)?;
        self.build_chain()?;
        self.check_extensions()?;
        self.check_security_level()?;
        self.check_identity()?;
        self.check_revocation()?;
        self.check_signatures_and_times()?;
        self.check_name_constraints()?;
        self.check_policies()
    }

    /// The trusted certificates with this subject.
    fn trusted_named(&self, subject: &Name) -> Cow<'_, [Arc<Certificate>]> {
        match self.input.trusted {
            Some(trusted) => trusted.iter().filter(|certificate| certificate.subject() == subject).cloned().collect(),
            None => self.input.store.find_by_subject(subject),
        }
    }

    fn leaf(&self) -> Arc<Certificate> {
        // The chain begins with the leaf and only ever grows or has certificates replaced.
        self.chain[0].clone()
    }

    /// Reports `error` for the certificate at `depth` unless `holds`.
    fn require(&mut self, holds: bool, at: &Arc<Certificate>, depth: usize, error: VerifyError) -> Result<(), Refused> {
        if holds { Ok(()) } else { self.fail(at, depth, error) }
    }

    /// Reports a failure; goes on if it is overruled.
    fn fail(&mut self, current: &Arc<Certificate>, depth: usize, error: VerifyError) -> Result<(), Refused> {
        self.fail_at(Some(current), depth, error)
    }

    /// As [`fail`](Self::fail), where it may be no certificate's failure.
    fn fail_at(&mut self, current: Option<&Arc<Certificate>>, depth: usize, error: VerifyError) -> Result<(), Refused> {
        self.error = error;
        self.depth = depth;
        self.report(false, current, None)
    }

    /// Reports that a certificate passed.
    fn pass(&mut self, current: &Arc<Certificate>, issuer: &Arc<Certificate>, depth: usize) -> Result<(), Refused> {
        self.depth = depth;
        self.report(true, Some(current), Some(issuer))
    }

    /// Reports that policies are valid.
    fn notify_policies(&mut self) -> Result<(), Refused> {
        self.call(true, true, None, None)
    }

    fn report(
        &mut self,
        ok: bool,
        current: Option<&Arc<Certificate>>,
        issuer: Option<&Arc<Certificate>>,
    ) -> Result<(), Refused> {
        self.call(ok, false, current, issuer)
    }

    fn call(
        &mut self,
        ok: bool,
        of_policies: bool,
        current: Option<&Arc<Certificate>>,
        issuer: Option<&Arc<Certificate>>,
    ) -> Result<(), Refused> {
        let (error, depth, untrusted, crl) = (self.error, self.depth, self.untrusted, self.crl.as_ref());
        let mut step =
            VerifyStep { ok, of_policies, error, depth, current, issuer, crl, chain: &self.chain, untrusted };
        let goes_on = (self.on_result)(&mut step);
        self.error = step.error;
        if goes_on { Ok(()) } else { Err(Refused) }
    }
}

#[cfg(test)]
mod tests;
