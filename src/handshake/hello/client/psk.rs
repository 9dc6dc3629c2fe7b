//! The pre-shared keys that a ClientHello offers (RFC 8446, section 4.2.11): that of a ticket, one from outside of TLS, or
//! both, each with a binder, which proves that the client has the key and ties it to the handshake.

use std::sync::Arc;

use crate::codepoint::HandshakeType;
use crate::crypto::hash::HashAlgorithm;
use crate::error::Reason;
use crate::handshake::extensions::{OfferedPsks, PskIdentity};
use crate::handshake::messages::{ClientHello, frame};
use crate::handshake::tls13::key_schedule::{EarlySecret, PskKind};
use crate::handshake::transcript::Transcript;
use crate::session::{Session, now_millis};
use crate::{Error, Result};

/// What pre_shared_key takes besides the keys: its type, its length, and those of its lists; and early_data, which may come
/// with it.
const OVERHEAD: usize = 4 + 2 + 2 + 4;

/// A pre-shared key that is offered.
pub(in crate::handshake) struct OfferedPsk {
    pub(in crate::handshake) kind: PskKind,
    identity: Vec<u8>,
    /// Stands for the key: it is the session's secret, for the hash of the session's suite.
    pub(in crate::handshake) session: Arc<Session>,
}

impl OfferedPsk {
    /// The key of a session's ticket.
    pub(super) fn of_ticket(session: Arc<Session>) -> Self {
        Self { kind: PskKind::Resumption, identity: session.ticket.clone(), session }
    }

    /// A key from outside of TLS, by its name.
    pub(super) const fn external(identity: Vec<u8>, session: Arc<Session>) -> Self {
        Self { kind: PskKind::External, identity, session }
    }

    /// The hash that the key is for.
    pub(in crate::handshake) fn hash(&self) -> HashAlgorithm {
        self.session.suite.prf_hash
    }

    /// The secret that begins with the key.
    pub(in crate::handshake) fn early_secret(&self) -> EarlySecret {
        EarlySecret::new(self.hash(), Some(self.session.master_secret.as_ref()))
    }

    /// How many bytes it takes: the identity behind its length, its age, and the binder behind its length.
    fn needed(&self) -> usize {
        2 + self.identity.len() + 4 + 1 + self.hash().output_len()
    }

    /// The name, and how old a ticket is.
    fn named(&self) -> PskIdentity {
        let obfuscated_ticket_age = match self.kind {
            PskKind::External => 0,
            PskKind::Resumption => self.session.obfuscated_ticket_age(now_millis()),
        };
        PskIdentity { identity: self.identity.clone(), obfuscated_ticket_age }
    }
}

/// Puts the keys into `hello`, with binders that have their lengths and are to be computed. A ticket that `hello` has no room
/// for, however long the server has made it, is not offered.
pub(in crate::handshake) fn offer(hello: &mut ClientHello, psks: &mut Vec<OfferedPsk>) -> Result<()> {
    hello.extensions.pre_shared_key = None;
    let mut room = usize::from(u16::MAX).saturating_sub(hello.extensions.len() + OVERHEAD);
    let mut too_long = None;
    psks.retain(|psk| match room.checked_sub(psk.needed()) {
        Some(left) => {
            room = left;
            true
        }
        None => {
            too_long = too_long.or((psk.kind == PskKind::External).then_some(psk.identity.len()));
            false
        }
    });
    if let Some(length) = too_long {
        return Err(Error::Usage {
            reason: Reason::BAD_PSK,
            detail: format!("a ClientHello has no room for a pre-shared key whose name has {length} bytes"),
        });
    }
    hello.extensions.pre_shared_key = (!psks.is_empty()).then(|| OfferedPsks {
        identities: psks.iter().map(OfferedPsk::named).collect(),
        binders: psks.iter().map(|psk| vec![0; psk.hash().output_len()]).collect(),
    });
    Ok(())
}

/// Computes the binders over `hello`, in which nothing else changes from now on, and over the messages `before` it.
pub(in crate::handshake) fn bind(hello: &mut ClientHello, psks: &[OfferedPsk], before: &Transcript) {
    let message = frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    let Some(offer) = &mut hello.extensions.pre_shared_key else { return };
    let message = offer.without_binders(&message);
    offer.binders = psks
        .iter()
        .map(|psk| {
            let key = psk.early_secret().binder_key(psk.kind);
            key.verify_data(&before.hash_with(psk.hash(), message)).as_ref().to_vec()
        })
        .collect();
}
