//! What a session is bound to, and whether a ClientHello still fits it.

use super::negotiate::encrypt_then_mac;
use crate::Result;
use crate::alert::AlertDescription;
use crate::config::Config;
use crate::error::Reason;
use crate::handshake::Facts;
use crate::handshake::legacy::{refused, renegotiation};
use crate::handshake::messages::ClientHello;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::session_terms;
use crate::session::{Session, now};

/// Whether `session` can be resumed for this hello; if not, a full handshake makes a new one. An error is a handshake that
/// must not go on at all.
pub(super) fn allow(session: &Session, hello: &ClientHello, config: &Config, facts: &Facts) -> Result<bool> {
    if !session.is_resumable()
        || facts.version != Some(session.version)
        || !session_terms::same_context(session, config)?
        || session.is_expired(now())
        || !session_terms::same_peers(session, config, facts)
        || !renegotiation::is_of_same_peer(session, facts)
        || !same_protection(session, hello, config)
    {
        return Ok(false);
    }
    if session.extended_master_secret && !hello.extensions.extended_master_secret {
        return Err(refused(
            AlertDescription::HANDSHAKE_FAILURE,
            Reason::INCONSISTENT_EXTMS,
            "the client resumes a session with an extended master secret, but no longer offers it".to_owned(),
        ));
    }
    if !hello.cipher_suites.contains(&session.suite.id) {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::REQUIRED_CIPHER_MISSING,
            format!("the client resumes a session of {}, but does not offer that suite", session.suite.name),
        ));
    }
    if !hello.compression_methods.contains(&session.compression.0) {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::REQUIRED_COMPRESSION_ALGORITHM_MISSING,
            format!("the client resumes a session with compression {}, but does not offer that", session.compression),
        ));
    }
    Ok(true)
}

/// Whether the records would be protected as they were, as far as that is the server's to say: it still has the suite, the
/// master secret is bound to the handshake or not (RFC 7627, section 5.3), and so is the order of encryption and MAC.
fn same_protection(session: &Session, hello: &ClientHello, config: &Config) -> bool {
    let extended = session.extended_master_secret;
    let suite_is_ours = config.cipher_suites.iter().any(|suite| suite.id == session.suite.id);
    let secret_fits = if extended {
        config.extended_master_secret
    } else {
        !(config.extended_master_secret && hello.extensions.extended_master_secret)
    };
    suite_is_ours
        && secret_fits
        && config.allows_compression(session.compression)
        && session.max_fragment_length == RecordSizes::of_offer(hello, session.version, config).fragment_length
        && session.encrypt_then_mac == encrypt_then_mac(session.suite, hello, config)
}
