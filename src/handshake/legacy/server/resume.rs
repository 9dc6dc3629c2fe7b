//! Whether an earlier session goes on: by ticket (RFC 5077) or by id (RFC 5246, section 7.4.1.2).

use std::sync::Arc;

use super::flight::SendServerHello;
use super::hello::Opening;
use super::negotiate;
use crate::alert::AlertDescription;
use crate::config::Config;
use crate::error::Reason;
use crate::handshake::Role;
use crate::handshake::legacy::exchange::Exchange;
use crate::handshake::legacy::finishing::Finishing;
use crate::handshake::legacy::key_schedule::Schedule;
use crate::handshake::legacy::{refused, versions};
use crate::handshake::messages::ClientHello;
use crate::handshake::state::{Asking, Context, PeerVerified, State, misfit};
use crate::handshake::{Answer, Question};
use crate::handshake::{Facts, Randoms};
use crate::session::{Session, now};
use crate::{Error, Result};

/// Looks for the session that the client names.
pub(super) fn look_for_session(opening: Opening, cx: &mut Context<'_>) -> Result<State> {
    let hello = &opening.hello;
    match (&cx.config.ticket_keys, hello.extensions.session_ticket.as_deref()) {
        (Some(keys), Some(ticket @ [_, ..])) => match keys.open(ticket, now()) {
            Some((mut session, renew)) => {
                session.ticket = ticket.to_vec();
                session.id.clone_from(&hello.session_id);
                go_on(opening, Arc::new(session), renew, cx)
            }
            None => negotiate::start_anew(opening, cx),
        },
        _ if !hello.session_id.is_empty() && cx.config.asks.find_session => State::ask(FindSession { opening }),
        _ => negotiate::start_anew(opening, cx),
    }
}

/// Somebody keeps sessions.
struct FindSession {
    opening: Opening,
}

impl Asking for FindSession {
    fn question(&self) -> Question {
        Question::FindSession { id: self.opening.hello.session_id.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Session(Some(session)) => go_on(self.opening, session, false, cx),
            Answer::Session(None) => negotiate::start_anew(self.opening, cx),
            _ => Err(misfit("FindSession")),
        }
    }
}

/// Resumes `session` if it was made for a handshake like this one; else makes a new one.
fn go_on(opening: Opening, session: Arc<Session>, renew: bool, cx: &mut Context<'_>) -> Result<State> {
    if cx.config.verify.peer && cx.config.session_id_context.is_empty() {
        return Err(Error::Usage {
            reason: Reason::SESSION_ID_CONTEXT_UNINITIALIZED,
            detail: "a server that verifies clients needs a session id context to resume sessions".to_owned(),
        });
    }
    if !same_terms(&session, &opening.hello, cx.config, cx.facts) {
        return negotiate::start_anew(opening, cx);
    }
    if session.extended_master_secret && !opening.hello.extensions.extended_master_secret {
        return Err(refused(
            AlertDescription::HANDSHAKE_FAILURE,
            Reason::INCONSISTENT_EXTMS,
            "the client resumes a session with an extended master secret, but no longer offers it".to_owned(),
        ));
    }
    if !opening.hello.compression_methods.contains(&session.compression.0) {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::REQUIRED_COMPRESSION_ALGORITHM_MISSING,
            format!("the client resumes a session with compression {}, but does not offer that", session.compression),
        ));
    }
    negotiate::choose_protocol(opening, cx, move |opening, cx| resume(opening, session, renew, cx))
}

/// Whether everything that a session is bound to is as it was.
fn same_terms(session: &Session, hello: &ClientHello, config: &Config, facts: &Facts) -> bool {
    session.is_resumable()
        && !session.is_expired(now())
        && facts.version == Some(session.version)
        && session.sid_ctx == config.session_id_context
        && session.server_name == facts.server_name
        && config.allows_compression(session.compression)
        && hello.cipher_suites.contains(&session.suite.id)
        && config.cipher_suites.iter().any(|suite| suite.id == session.suite.id)
        && (session.extended_master_secret
            || !hello.extensions.extended_master_secret
            || !config.extended_master_secret)
        && (!config.verify.peer || session.client_ca_digest == config.client_ca_digest())
        && (!config.verify.fail_if_no_peer_cert || !config.verify.peer || !session.peer_chain.is_empty())
}

/// The abbreviated handshake (RFC 5246, section 7.3, figure 2).
fn resume(opening: Opening, session: Arc<Session>, ticket_due: bool, cx: &mut Context<'_>) -> Result<State> {
    let Opening { hello, mut transcript, .. } = opening;
    let suite = session.suite;
    transcript.start_hash(Schedule::of(session.version, suite).hash());
    transcript.drop_buffer();
    let facts = &mut *cx.facts;
    facts.resumed = true;
    facts.suite = Some(suite);
    facts.extended_master_secret = session.extended_master_secret;
    let exchange = Exchange {
        version: session.version,
        suite,
        randoms: Randoms { client: hello.random, server: versions::server_random(session.version, cx.config)? },
        transcript,
        offered_version: hello.version,
        compression: session.compression,
        encrypt_then_mac: negotiate::encrypt_then_mac(suite, &hello, cx.config),
        extended_master_secret: session.extended_master_secret,
        session_id: hello.session_id.clone(),
    };
    State::send(SendServerHello {
        exchange,
        ticket_due,
        next: Box::new(move |exchange, cx| {
            let peer = PeerVerified::by_resumption(&session, cx.facts);
            let keys = exchange.keys_of_master(session.master_secret.clone(), cx)?;
            Finishing { exchange, keys, peer, session, ticket_due }.speak_first(Role::Server)
        }),
    })
}
