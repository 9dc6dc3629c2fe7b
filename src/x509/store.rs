//! The trust store: certificates and revocation lists added one by one or by file, and places that are looked into when needed.
//!
//! A store is filled first and then shared as it is (in an `Arc`); looking things up takes no lock.

use std::borrow::Cow;
use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use super::directory::Directory;
use super::shelf::Shelf;
use super::{Certificate, Crl, Name, X509Error, pem};

/// A place where certificates and revocation lists are looked for that were not added to a store.
pub(crate) trait Lookup: Debug + Send + Sync {
    /// The certificates with this subject.
    fn certificates(&self, subject: &Name) -> Vec<Arc<Certificate>>;

    /// The revocation lists of this issuer.
    fn crls(&self, issuer: &Name) -> Vec<Arc<Crl>>;

    /// What was found so far and is kept, for showing what a store holds.
    fn found(&self) -> (Vec<Arc<Certificate>>, Vec<Arc<Crl>>) {
        Default::default()
    }

    /// The directory that is looked into, if it is one.
    fn directory(&self) -> Option<&Path> {
        None
    }
}

/// The certificates that verification trusts, and the revocation lists that it checks them with.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    certificates: Shelf<Certificate>,
    crls: Shelf<Crl>,
    lookups: Vec<Arc<dyn Lookup>>,
}

impl TrustStore {
    /// An empty store: nothing verifies.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a certificate. One that is there already is not added again, which is no error.
    pub fn add(&mut self, certificate: Arc<Certificate>) {
        self.certificates.add(certificate);
    }

    /// Adds a revocation list. One that is there already is not added again, which is no error.
    pub fn add_crl(&mut self, crl: Arc<Crl>) {
        self.crls.add(crl);
    }

    /// Adds the certificates and revocation lists of a PEM file; returns how many it holds. A file without any, or with one that
    /// cannot be read, is an error, and then nothing is added.
    pub fn add_file(&mut self, path: &Path) -> Result<usize, X509Error> {
        let text = std::fs::read(path).map_err(|error| X509Error::io(path, &error))?;
        self.add_pem(&text)
    }

    /// Adds the certificates and revocation lists of a PEM text, as [`TrustStore::add_file`] does.
    pub fn add_pem(&mut self, text: &[u8]) -> Result<usize, X509Error> {
        let certificates = pem::certificates(text).collect::<Result<Vec<_>, _>>()?;
        let crls = pem::crls(text).collect::<Result<Vec<_>, _>>()?;
        let count = certificates.len() + crls.len();
        if count == 0 {
            return Err(X509Error::NotFound { what: "certificate or revocation list" });
        }
        certificates.into_iter().for_each(|certificate| self.add(certificate));
        crls.into_iter().for_each(|crl| self.add_crl(crl));
        Ok(count)
    }

    /// Adds a directory of files named `HHHHHHHH.N` and `HHHHHHHH.rN`, as `openssl rehash` makes it: the hash of a subject or
    /// issuer in hexadecimal and a number from 0. It is not read, and need not even exist, until something is looked for.
    pub fn add_directory(&mut self, path: &Path) {
        if !self.lookups.iter().any(|lookup| lookup.directory() == Some(path)) {
            self.add_lookup(Arc::new(Directory::new(path)));
        }
    }

    /// Adds a place to look into, after those that are there.
    pub(crate) fn add_lookup(&mut self, lookup: Arc<dyn Lookup>) {
        self.lookups.push(lookup);
    }

    /// The certificates that were added, but for those of directories.
    pub fn certificates(&self) -> &[Arc<Certificate>] {
        self.certificates.all()
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.certificates.all().is_empty() && self.crls.all().is_empty() && self.lookups.is_empty()
    }

    /// The certificates with this subject. Directories are looked into only if no certificate that was added has it.
    pub fn find_by_subject(&self, subject: &Name) -> Cow<'_, [Arc<Certificate>]> {
        match self.certificates.find(subject) {
            [] => self
                .lookups
                .iter()
                .map(|lookup| lookup.certificates(subject))
                .find(|found| !found.is_empty())
                .map_or(Cow::Borrowed(&[]), Cow::Owned),
            found => Cow::Borrowed(found),
        }
    }

    /// The revocation lists of this issuer: those that were added, and those that the first directory that has any holds
    /// now, for a newer one may have come.
    pub fn find_crls(&self, issuer: &Name) -> Vec<Arc<Crl>> {
        let mut crls = self.crls.find(issuer).to_vec();
        let looked_up = self.lookups.iter().map(|lookup| lookup.crls(issuer)).find(|found| !found.is_empty());
        for crl in looked_up.into_iter().flatten() {
            if !crls.contains(&crl) {
                crls.push(crl);
            }
        }
        crls
    }

    /// All that is at hand: what was added, and what was found in directories so far.
    pub(crate) fn contents(&self) -> (Vec<Arc<Certificate>>, Vec<Arc<Crl>>) {
        let (mut certificates, mut crls) = (self.certificates.clone(), self.crls.clone());
        for (found, found_crls) in self.lookups.iter().map(|lookup| lookup.found()) {
            found.into_iter().for_each(|certificate| certificates.add(certificate));
            found_crls.into_iter().for_each(|crl| crls.add(crl));
        }
        (certificates.all().to_vec(), crls.all().to_vec())
    }

    /// Keeps those of the certificates and revocation lists that were added for which `keep` and `keep_crl` hold.
    pub(crate) fn retain(&mut self, keep: impl Fn(&Arc<Certificate>) -> bool, keep_crl: impl Fn(&Arc<Crl>) -> bool) {
        self.certificates.retain(keep);
        self.crls.retain(keep_crl);
    }
}
