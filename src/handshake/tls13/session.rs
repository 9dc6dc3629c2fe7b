//! The session that a full handshake makes: all that its tickets have in common (RFC 8446, section 4.6.1).

use crate::codepoint::{MaxFragmentLength, ProtocolVersion};
use crate::crypto::suites::CipherSuite;
use crate::handshake::state::Context;
use crate::session::{MasterSecret, Session, now};

/// How long a ticket may be used at most, in seconds: seven days (RFC 8446, section 4.6.1).
pub(super) const MAX_TICKET_LIFETIME: u32 = 7 * 24 * 60 * 60;

/// The session of the handshake that comes to its end. It has no secret: that is for each ticket to have.
pub(super) fn new(
    suite: &'static CipherSuite,
    fragment_length: Option<MaxFragmentLength>,
    cx: &Context<'_>,
) -> Session {
    let config = cx.config;
    let facts = &*cx.facts;
    let mut session = Session::new(ProtocolVersion::TLS1_3, suite, MasterSecret::default(), now());
    session.max_fragment_length = fragment_length;
    session.sid_ctx.clone_from(&config.session_id_context);
    session.peer_chain.clone_from(&facts.peer_chain);
    session.verify_result = facts.verify_result;
    session.server_name.clone_from(&facts.server_name);
    session.group = facts.group;
    session.alpn.clone_from(&facts.alpn);
    session.set_timeout(config.session_timeout);
    if let Some(digest) = config.client_ca_digest() {
        session.rare_mut().client_ca_digest = Some(digest);
    }
    session
}
