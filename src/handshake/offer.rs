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
    /// The cipher suites that are known here, each once.
    pub cipher_suites: Vec<&'static CipherSuite>,
    /// The first 128 groups.
    pub groups: Vec<NamedGroup>,
    /// The first 128 signature algorithms.
    pub signature_schemes: Vec<SignatureScheme>,
}

impl Offer {
    /// The offer of a ClientHello.
    pub(crate) fn of(hello: &ClientHello) -> Self {
        // By our own list, since a hello can name one suite 32767 times.
        let mut known: Vec<_> = suites::ALL
            .iter()
            .filter_map(|suite| Some((hello.cipher_suites.iter().position(|id| *id == suite.id)?, suite)))
            .collect();
        known.sort_unstable_by_key(|(position, _)| *position);
        let extensions = &hello.extensions;
        Self {
            cipher_suites: known.into_iter().map(|(_, suite)| suite).collect(),
            groups: extensions.supported_groups.iter().flatten().copied().take(MAX_KEPT).collect(),
            signature_schemes: extensions.signature_algorithms.iter().flatten().copied().take(MAX_KEPT).collect(),
        }
    }
}
