//! What a server makes of a ClientHello for TLS 1.3 (RFC 8446, sections 4.1.1 and 9.2).

use std::sync::Arc;

use super::flight::SendServerHello;
use super::key_share::Choice;
use super::{Proof, Proposal, certificate, cookie, early_data, key_share, psk, retry};
use crate::alert::AlertDescription;
use crate::config::Config;
use crate::crypto::HashAlgorithm;
use crate::crypto::suites::CipherSuite;
use crate::error::Reason;
use crate::handshake::extensions::KeyShareEntry;
use crate::handshake::messages::ClientHello;
use crate::handshake::state::{Context, State, refused};
use crate::handshake::{hello, other_extensions, serving};
use crate::{Error, Result};

/// Goes on from a first ClientHello for TLS 1.3.
pub(in crate::handshake) fn answer_hello(opening: hello::server::Opening, cx: &mut Context<'_>) -> Result<State> {
    let hello::server::Opening { hello, transcript, .. } = opening;
    check(&hello)?;
    let suite = choose_suite(&hello, cx.config)?;
    let proposal = Proposal { hello, transcript, suite, retried: None };
    match &cx.config.cookies {
        Some(key) => cookie::open(proposal, &Arc::clone(key), cx),
        None => consider(proposal, cx),
    }
}

/// Settles what the ServerHello hangs on, or asks for another ClientHello. Pre-shared keys are looked at when there is nothing
/// more to ask for, since looking may use a session up: with a share to answer, or without one if they may go in alone.
pub(super) fn consider(proposal: Proposal, cx: &mut Context<'_>) -> Result<State> {
    cx.facts.suite = Some(proposal.suite);
    let modes = psk::Modes::of(&proposal.hello, cx.config);
    let choice = key_share::choose(&proposal, cx.config);
    let share = match &choice {
        Ok(Choice::Share(share)) if modes.with_dhe => Some(share.clone()),
        Ok(Choice::Retry(_)) if modes.with_dhe => return go_on_without_psk(proposal, choice, false, cx),
        _ if modes.alone => None,
        _ => return go_on_without_psk(proposal, choice, modes.any(), cx),
    };
    psk::choose(proposal, cx, move |proposal, outcome, cx| match outcome.chosen {
        Some(chosen) => resume(proposal, chosen, share, outcome.tickets_due, cx),
        None => go_on_without_psk(proposal, choice, outcome.tickets_due, cx),
    })
}

/// Goes on as the shares have it.
fn go_on_without_psk(
    proposal: Proposal,
    choice: Result<Choice>,
    tickets_due: bool,
    cx: &mut Context<'_>,
) -> Result<State> {
    match choice? {
        Choice::Retry(group) => retry::ask(proposal, Some(group), None),
        Choice::Share(share) => start_anew(proposal, share, tickets_due, cx),
    }
}

/// Goes on with a certificate.
fn start_anew(proposal: Proposal, share: KeyShareEntry, tickets_due: bool, cx: &mut Context<'_>) -> Result<State> {
    if proposal.hello.extensions.signature_algorithms.is_none() {
        // It may do without only if a pre-shared key of its goes in.
        return Err(missing(Reason::MISSING_SIGALGS_EXTENSION, "signature_algorithms"));
    }
    let received = &Arc::clone(&proposal.hello).extensions.received;
    other_extensions::show(received, cx, move |cx| {
        serving::settle_certificate(cx, move |cx| {
            let certified = certificate::choose(&proposal.hello, cx.config)?;
            let held = Arc::clone(&certified.held);
            serving::find_status(Some(&held), cx, move |cx| {
                let hello = Arc::clone(&proposal.hello);
                serving::choose_protocol(&hello, cx, move |_| {
                    let (share, proof) = (Some(share), Proof::Certificate(certified));
                    State::send(SendServerHello { proposal, share, proof, tickets_due, early_data: false })
                })
            })
        })
    })
}

/// Goes on with a pre-shared key, and a key exchange if there is a share to answer.
fn resume(
    proposal: Proposal,
    chosen: psk::Chosen,
    share: Option<KeyShareEntry>,
    tickets_due: bool,
    cx: &mut Context<'_>,
) -> Result<State> {
    cx.facts.resumed = true;
    let hello = Arc::clone(&proposal.hello);
    other_extensions::show(&Arc::clone(&hello).extensions.received, cx, move |cx| {
        serving::choose_protocol(&hello, cx, move |cx| {
            early_data::decide(proposal, chosen, cx, move |proposal, chosen, early_data, _| {
                let proof = Proof::Psk(Box::new(chosen));
                State::send(SendServerHello { proposal, share, proof, tickets_due, early_data })
            })
        })
    })
}

/// What a hello for TLS 1.3 must have, and must not (RFC 8446, sections 4.1.2, 4.2 and 9.2).
fn check(hello: &ClientHello) -> Result<()> {
    let extensions = &hello.extensions;
    extensions.check_placement()?;
    if hello.compression_methods != [0] {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::INVALID_COMPRESSION_ALGORITHM,
            "the ClientHello offers compression, which TLS 1.3 does not know".to_owned(),
        ));
    }
    let by_psk = extensions.pre_shared_key.is_some();
    if by_psk && extensions.psk_key_exchange_modes.is_none() {
        return Err(missing(Reason::MISSING_PSK_KEX_MODES_EXTENSION, "psk_key_exchange_modes"));
    }
    if !by_psk && extensions.signature_algorithms.is_none() {
        return Err(missing(Reason::MISSING_SIGALGS_EXTENSION, "signature_algorithms"));
    }
    match (&extensions.supported_groups, &extensions.key_share) {
        (None, None) if by_psk => Ok(()),
        (None, _) => Err(missing(Reason::MISSING_SUPPORTED_GROUPS_EXTENSION, "supported_groups")),
        (Some(_), None) => Err(missing(Reason::NO_SUITABLE_KEY_SHARE, "key_share")),
        (Some(_), Some(_)) => Ok(()),
    }
}

/// The error for a hello that lacks what belongs to what it offers.
fn missing(reason: Reason, name: &str) -> Error {
    refused(
        AlertDescription::MISSING_EXTENSION,
        reason,
        format!("the ClientHello lacks the extension {name}, which belongs to what it offers"),
    )
}

/// The suite: the client's first that we have, unless the server's order counts. A server that has nothing but pre-shared keys
/// of which only the bytes are known would rather have one for SHA-256, as those are for it (RFC 8446, section 4.2.11).
pub(super) fn choose_suite(hello: &ClientHello, config: &Config) -> Result<&'static CipherSuite> {
    let mut ours: Vec<_> =
        config.tls13_suites.iter().copied().filter(|suite| config.security_level.allows_suite(suite)).collect();
    let common: Vec<_> = if config.server_preference {
        serving::order_for_client(&mut ours, hello, config);
        ours.iter().filter(|suite| hello.cipher_suites.contains(&suite.id)).collect()
    } else {
        hello.cipher_suites.iter().filter_map(|id| ours.iter().find(|suite| suite.id == *id)).collect()
    };
    let keys_alone = config.asks.find_psk && config.certificates.complete().next().is_none();
    let fitting = common.iter().find(|suite| keys_alone && suite.prf_hash == HashAlgorithm::Sha256);
    fitting.or(common.first()).map(|suite| **suite).ok_or_else(|| serving::no_shared_cipher(hello, &ours, config))
}
