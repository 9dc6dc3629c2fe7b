//! Hashed directories (`openssl rehash`): files `HHHHHHHH.N` of certificates and `HHHHHHHH.rN` of revocation lists, named by
//! the hash of the subject or issuer, which are read when they are looked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arc_swap::ArcSwap;

use super::shelf::{Shelf, Shelved};
use super::store::Lookup;
use super::{Certificate, Crl, Name, pem};

/// How many files `HASH.0`, `HASH.1`, … are looked at for one name.
const MAX_FILES_PER_NAME: u32 = 64;

/// A hashed directory, with what was found in it so far; that is replaced as a whole when it grows, so readers never wait.
#[derive(Debug)]
pub(crate) struct Directory {
    path: PathBuf,
    certificates: ArcSwap<Shelf<Certificate>>,
    crls: ArcSwap<Shelf<Crl>>,
}

impl Directory {
    /// The directory at `path`, which need not exist.
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), certificates: ArcSwap::default(), crls: ArcSwap::default() }
    }

    /// The texts of the files of `name` with this letter before the number.
    fn files(&self, name: &Name, letter: &str) -> impl Iterator<Item = Vec<u8>> {
        let hash = name.hash_number();
        (0..MAX_FILES_PER_NAME)
            .map_while(move |n| std::fs::read(self.path.join(format!("{hash:08x}.{letter}{n}"))).ok())
    }
}

/// Puts what was read on a shelf. What is not there is not remembered: it may come, and names that a peer invents must not
/// fill memory.
fn remember<T: Shelved>(shelf: &ArcSwap<Shelf<T>>, found: &[Arc<T>]) {
    if !found.is_empty() {
        shelf.rcu(|known| {
            let mut known = Shelf::clone(known);
            found.iter().for_each(|item| known.add(item.clone()));
            known
        });
    }
}

impl Lookup for Directory {
    fn certificates(&self, subject: &Name) -> Vec<Arc<Certificate>> {
        let known = self.certificates.load();
        if !known.find(subject).is_empty() {
            return known.find(subject).to_vec();
        }
        let found: Vec<_> = self
            .files(subject, "")
            .flat_map(|text| pem::certificates(&text).map_while(Result::ok).collect::<Vec<_>>())
            .filter(|certificate| certificate.subject() == subject)
            .collect();
        remember(&self.certificates, &found);
        found
    }

    fn crls(&self, issuer: &Name) -> Vec<Arc<Crl>> {
        let found: Vec<_> = self
            .files(issuer, "r")
            .flat_map(|text| pem::crls(&text).map_while(Result::ok).collect::<Vec<_>>())
            .filter(|crl| crl.issuer() == issuer)
            .collect();
        remember(&self.crls, &found);
        found
    }

    fn found(&self) -> (Vec<Arc<Certificate>>, Vec<Arc<Crl>>) {
        (self.certificates.load().all().to_vec(), self.crls.load().all().to_vec())
    }

    fn directory(&self) -> Option<&Path> {
        Some(&self.path)
    }
}
