//! What is kept of a client's offer after the handshake, for whoever asks what both sides have.

use super::messages::ClientHello;
use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::crypto::suites::{self, CipherSuite};

/// How many groups and signature algorithms are kept: more than any real client has. What a client can make a server keep
/// has a bound.
const MAX_KEPT: usize = 128;

/// A client's offer, most wanted first, without what is not known here, or repeated.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The numbers of the cipher suites that are known here, each once.
    cipher_suites: Box<[u16]>,
    /// The first 128 groups.
    pub groups: Box<[NamedGroup]>,
    /// The first 128 signature algorithms.
    pub signature_schemes: Box<[SignatureScheme]>,
}

impl Offer {
    /// The offer of a ClientHello.
    pub(crate) fn of(hello: &ClientHello) -> Self {
        // By our own list, since a hello can name one suite 32767 times.
        let mut known: Vec<_> = suites::TLS13
            .iter()
            .chain(suites::ALL)
            .filter_map(|suite| Some((hello.cipher_suites.iter().position(|id| *id == suite.id)?, suite.id)))
            .collect();
        known.sort_unstable_by_key(|(position, _)| *position);
        let extensions = &hello.extensions;
        Self {
            cipher_suites: known.iter().map(|&(_, id)| id).collect(),
            groups: first(extensions.supported_groups.as_deref()),
            signature_schemes: first(extensions.signature_algorithms.as_deref()),
        }
    }

    /// The cipher suites that are known here, each once.
    pub fn cipher_suites(&self) -> impl Iterator<Item = &'static CipherSuite> {
        self.cipher_suites.iter().filter_map(|&id| suites::by_id(id))
    }
}

/// What is kept of a list.
fn first<T: Copy>(list: Option<&[T]>) -> Box<[T]> {
    list.unwrap_or_default().iter().copied().take(MAX_KEPT).collect()
}
