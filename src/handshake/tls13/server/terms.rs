//! Whether a session fits the handshake that a client wants to resume it with.

use crate::Result;
use crate::codepoint::ProtocolVersion;
use crate::config::Config;
use crate::crypto::suites::CipherSuite;
use crate::handshake::Facts;
use crate::handshake::session_terms;
use crate::handshake::tls13::key_schedule::PskKind;
use crate::session::{Session, now};

/// Whether the key of `session` may go into a handshake of `suite`; if not, another may. An error is a handshake that must
/// not go on at all. A key from outside of TLS is bound to its hash and to the timeout of its session alone, as with OpenSSL:
/// whoever gave it has just said that it is good.
pub(super) fn allow(
    session: &Session,
    kind: PskKind,
    suite: &CipherSuite,
    config: &Config,
    facts: &Facts,
) -> Result<bool> {
    if session.version != ProtocolVersion::TLS1_3
        || session.suite.prf_hash != suite.prf_hash
        || session.master_secret.is_empty()
        || session.is_expired(now())
    {
        return Ok(false);
    }
    match kind {
        PskKind::External => session_terms::check_context(config).map(|()| true),
        PskKind::Resumption => Ok(session_terms::same_context(session, config)?
            && !session.is_barred()
            && session_terms::same_peers(session, config, facts)),
    }
}
