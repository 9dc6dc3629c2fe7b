//! Things that are found by a name: the certificates and the revocation lists of a store.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Certificate, Crl, Name};

/// What stands on a [`Shelf`].
pub(crate) trait Shelved: PartialEq {
    /// The name that it is found by.
    fn name(&self) -> &Name;
}

impl Shelved for Certificate {
    fn name(&self) -> &Name {
        self.subject()
    }
}

impl Shelved for Crl {
    fn name(&self) -> &Name {
        self.issuer()
    }
}

/// Things in the order in which they were added, each once.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    all: Vec<Arc<T>>,
    /// By the canonical form of their names.
    by_name: HashMap<Box<[u8]>, Vec<Arc<T>>>,
}

impl<T: Shelved> Shelf<T> {
    /// Adds one, unless it is there already.
    pub(crate) fn add(&mut self, item: Arc<T>) {
        let same_name = self.by_name.entry(item.name().canonical().into()).or_default();
        if !same_name.contains(&item) {
            same_name.push(item.clone());
            self.all.push(item);
        }
    }

    /// Keeps those for which `keep` holds.
    pub(crate) fn retain(&mut self, keep: impl Fn(&Arc<T>) -> bool) {
        self.all.retain(&keep);
        self.by_name.retain(|_, items| {
            items.retain(&keep);
            !items.is_empty()
        });
    }

    /// All, in the order in which they were added.
    pub(crate) fn all(&self) -> &[Arc<T>] {
        &self.all
    }

    /// Those with a name.
    pub(crate) fn find(&self, name: &Name) -> &[Arc<T>] {
        self.by_name.get(name.canonical()).map_or(&[], Vec::as_slice)
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { all: Vec::new(), by_name: HashMap::new() }
    }
}

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Self { all: self.all.clone(), by_name: self.by_name.clone() }
    }
}
