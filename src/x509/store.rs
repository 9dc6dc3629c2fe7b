//! The trust store: certificates added one by one or by file, and hashed directories that are looked into when needed.
//!
//! A store is filled first and then shared as it is (in an `Arc`); looking things up takes no lock.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arc_swap::ArcSwap;

use super::{Certificate, Name, X509Error, pem};

/// Certificates by their subject's canonical form.
type BySubject = HashMap<Box<[u8]>, Vec<Arc<Certificate>>>;

/// How many files `HASH.0`, `HASH.1`, … of a directory are looked at for one name.
const MAX_FILES_PER_NAME: u32 = 64;

/// The certificates that verification trusts.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    certificates: Vec<Arc<Certificate>>,
    by_subject: BySubject,
    directories: Vec<Directory>,
}

/// A directory of files `HASH.N`, each with certificates whose subject has that hash.
#[derive(Clone, Debug)]
struct Directory {
    path: PathBuf,
    /// What was found so far; replaced as a whole when it grows, so that readers never wait.
    found: Arc<ArcSwap<BySubject>>,
}

impl TrustStore {
    /// An empty store: nothing verifies.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a certificate. One that is there already is not added again, which is no error.
    pub fn add(&mut self, certificate: Arc<Certificate>) {
        let same_subject = self.by_subject.entry(certificate.subject().canonical().into()).or_default();
        if !same_subject.contains(&certificate) {
            same_subject.push(certificate.clone());
            self.certificates.push(certificate);
        }
    }

    /// Adds the certificates of a PEM file; returns how many it holds. A file without any, or with one that cannot be read, is
    /// an error, and then the certificates before that one are in the store.
    pub fn add_file(&mut self, path: &Path) -> Result<usize, X509Error> {
        let text = std::fs::read(path).map_err(|error| X509Error::io(path, &error))?;
        self.add_pem(&text)
    }

    /// Adds the certificates of a PEM text, as [`TrustStore::add_file`] does.
    pub fn add_pem(&mut self, text: &[u8]) -> Result<usize, X509Error> {
        let mut count = 0;
        for certificate in pem::certificates(text) {
            self.add(certificate?);
            count += 1;
        }
        if count == 0 { Err(X509Error::NotFound { what: "certificate" }) } else { Ok(count) }
    }

    /// Adds a directory of files named `HHHHHHHH.N`, as `openssl rehash` makes it: the subject's hash in hexadecimal and a
    /// number from 0. It is not read, and need not even exist, until a certificate is looked for.
    pub fn add_directory(&mut self, path: &Path) {
        if !self.directories.iter().any(|directory| directory.path == path) {
            self.directories.push(Directory { path: path.to_owned(), found: Arc::default() });
        }
    }

    /// The certificates that were added, but for those of directories.
    pub fn certificates(&self) -> &[Arc<Certificate>] {
        &self.certificates
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.certificates.is_empty() && self.directories.is_empty()
    }

    /// The certificates with this subject. Directories are looked into only if no certificate that was added has it.
    pub fn find_by_subject(&self, subject: &Name) -> Cow<'_, [Arc<Certificate>]> {
        match self.by_subject.get(subject.canonical()) {
            Some(found) => Cow::Borrowed(found),
            None => self
                .directories
                .iter()
                .map(|directory| directory.find(subject))
                .find(|found| !found.is_empty())
                .map_or(Cow::Borrowed(&[]), Cow::Owned),
        }
    }
}

impl Directory {
    /// The certificates with this subject, from the files or, if they were read before, from memory.
    fn find(&self, subject: &Name) -> Vec<Arc<Certificate>> {
        if let Some(found) = self.found.load().get(subject.canonical()) {
            return found.clone();
        }
        let found = self.read(subject);
        // What is not there is not remembered: it may come, and names that a peer invents must not fill memory.
        if !found.is_empty() {
            self.found.rcu(|known| {
                let mut known = BySubject::clone(known);
                known.insert(subject.canonical().into(), found.clone());
                known
            });
        }
        found
    }

    fn read(&self, subject: &Name) -> Vec<Arc<Certificate>> {
        let hash = subject.hash_number();
        (0..MAX_FILES_PER_NAME)
            .map_while(|n| std::fs::read(self.path.join(format!("{hash:08x}.{n}"))).ok())
            .flat_map(|text| pem::certificates(&text).map_while(Result::ok).collect::<Vec<_>>())
            .filter(|certificate| certificate.subject() == subject)
            .collect()
    }
}
