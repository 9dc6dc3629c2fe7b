//! What a server's sessions of every version are bound to.

use super::facts::Facts;
use crate::config::Config;
use crate::error::{Error, Reason, Result};
use crate::session::Session;

/// Whether `session` was made for what this server does now (`SSL_CTX_set_session_id_context`). A server that verifies
/// clients must say what that is, or clients verified for one thing could go on to another.
pub(super) fn same_context(session: &Session, config: &Config) -> Result<bool> {
    if session.sid_ctx != config.session_id_context {
        return Ok(false);
    }
    check_context(config).map(|()| true)
}

/// Fails if clients are verified, but nobody says for what.
pub(super) fn check_context(config: &Config) -> Result<()> {
    if config.verify.peer && config.session_id_context.is_empty() {
        return Err(Error::Usage {
            reason: Reason::SESSION_ID_CONTEXT_UNINITIALIZED,
            detail: "a server that verifies clients needs a session id context to resume sessions".to_owned(),
        });
    }
    Ok(())
}

/// Whether both sides are who they were: the name that the client asks for (RFC 6066, section 3), the authorities that its
/// certificate may be from, and a certificate where one is needed.
pub(super) fn same_peers(session: &Session, config: &Config, facts: &Facts) -> bool {
    let verify = config.verify;
    session.server_name == facts.server_name
        && (!verify.peer || session.rare().client_ca_digest == config.client_ca_digest())
        && (!verify.peer || !verify.fail_if_no_peer_cert || !session.peer_chain.is_empty())
}
