//! The server's choice for a full handshake: suite, certificate, group and signature algorithm at once, since each
//! suite is only as good as the others that it needs.

use std::sync::Arc;

use super::flight::{self, SendServerHello};
use super::{Certified, FreshGroup, FreshKey, Opening, Selection, session_id};
use crate::Result;
use crate::codepoint::{CompressionMethod, NamedGroup, ProtocolVersion, SignatureScheme};
use crate::config::{Config, DhChoice, Slot};
use crate::crypto::dh::DhParameters;
use crate::crypto::key::PrivateKey;
use crate::crypto::suites::{Authentication, CipherSuite, Ephemeral};
use crate::handshake::Randoms;
use crate::handshake::hello::versions;
use crate::handshake::legacy::exchange::Exchange;
use crate::handshake::legacy::key_schedule::Schedule;
use crate::handshake::legacy::{signatures, static_dh};
use crate::handshake::messages::ClientHello;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Context, State};
use crate::handshake::{other_extensions, serving};

/// Begins a full handshake.
pub(super) fn start_anew(opening: Opening, cx: &mut Context<'_>) -> Result<State> {
    let received = &Arc::clone(&opening.hello).extensions.received;
    other_extensions::show(received, cx, move |cx| serving::settle_certificate(cx, move |cx| settle(opening, cx)))
}

/// Chooses the suite and all that hangs on it.
fn settle(opening: Opening, cx: &mut Context<'_>) -> Result<State> {
    let selection = select(&opening.hello, opening.version, cx.config)?;
    cx.facts.suite = Some(selection.suite);
    let certificate = selection.certified.as_ref().map(|certified| &certified.held).cloned();
    serving::find_status(certificate.as_ref(), cx, move |cx| {
        let hello = Arc::clone(&opening.hello);
        serving::choose_protocol(&hello, cx, move |cx| session_id::choose(opening, selection, cx))
    })
}

/// Goes on to ServerHello.
pub(super) fn answer_hello(
    opening: Opening,
    selection: Selection,
    session_id: Vec<u8>,
    cx: &mut Context<'_>,
) -> Result<State> {
    let Opening { hello, version, mut transcript, ticket_due } = opening;
    let suite = selection.suite;
    let config = cx.config;
    transcript.start_hash(Schedule::of(version, suite).hash());
    let asked_already = config.verify.client_once && cx.facts.asked_for_certificate;
    if !config.verify.peer || asked_already || !suite.authentication.by_certificate() {
        transcript.drop_buffer();
    }
    let exchange = Exchange {
        version,
        suite,
        randoms: Randoms { client: hello.random, server: versions::server_random(version, config, cx.facts)? },
        transcript,
        offered_version: hello.version,
        compression: compression(&hello, config),
        record_sizes: RecordSizes::of_offer(&hello, version, config),
        encrypt_then_mac: encrypt_then_mac(suite, &hello, config),
        next_protocol_due: false,
        extended_master_secret: config.extended_master_secret && hello.extensions.extended_master_secret,
        session_id,
    };
    cx.facts.extended_master_secret = exchange.extended_master_secret;
    cx.facts.own_certificate = selection.certified.as_ref().map(|certified| Arc::clone(&certified.held));
    SendServerHello::after_additions(exchange, ticket_due, cx, move |exchange, cx| {
        flight::after_hello(exchange, selection, ticket_due, cx)
    })
}

/// The first of our compression methods that the client offers; if it offers none of them, null.
fn compression(hello: &ClientHello, config: &Config) -> CompressionMethod {
    let shared = config.allowed_compression().iter().find(|method| hello.compression_methods.contains(&method.0));
    shared.copied().unwrap_or(CompressionMethod::NULL)
}

/// Whether records are encrypted before they are authenticated (RFC 7366): only CBC knows the difference.
pub(super) fn encrypt_then_mac(suite: &CipherSuite, hello: &ClientHello, config: &Config) -> bool {
    suite.is_cbc() && config.encrypt_then_mac && hello.extensions.encrypt_then_mac
}

/// The first suite in order that everything else fits.
fn select(hello: &ClientHello, version: ProtocolVersion, config: &Config) -> Result<Selection> {
    let usable = |suite: &&CipherSuite| {
        suite.works_with(version)
            && config.security_level.allows_suite(suite)
            && (config.asks.find_psk || !suite.key_exchange.uses_psk())
    };
    let mut ours: Vec<&'static CipherSuite> = config.cipher_suites.iter().copied().filter(usable).collect();
    let chosen = if config.server_preference {
        serving::order_for_client(&mut ours, hello, config);
        let shared = ours.iter().filter(|suite| hello.cipher_suites.contains(&suite.id));
        shared.copied().find_map(|suite| equip(suite, hello, version, config))
    } else {
        // Each is tried once: a hello can name one suite 32767 times, and each try reads the hello's other lists.
        let mut untried = ours.clone();
        let mut shared = hello.cipher_suites.iter().filter_map(|id| {
            let at = untried.iter().position(|suite| suite.id == *id)?;
            Some(untried.swap_remove(at))
        });
        shared.find_map(|suite| equip(suite, hello, version, config))
    };
    chosen.ok_or_else(|| serving::no_shared_cipher(hello, &ours, config))
}

/// All that `suite` needs, if it is there.
fn equip(
    suite: &'static CipherSuite,
    hello: &ClientHello,
    version: ProtocolVersion,
    config: &Config,
) -> Option<Selection> {
    let slots: &[Slot] = match suite.authentication {
        Authentication::Rsa if suite.key_exchange.encrypts_to_rsa() => &[Slot::Rsa],
        Authentication::Rsa => &[Slot::Rsa, Slot::RsaPss],
        Authentication::Ecdsa => &[Slot::Ecc, Slot::Ed25519],
        Authentication::Dh => &[Slot::Dh],
        Authentication::Any => return None,
        // An anonymous server must not ask who the client is (RFC 5246, section 7.4.4), and this one insists.
        Authentication::Anonymous if config.verify.peer && config.verify.fail_if_no_peer_cert => return None,
        Authentication::Psk | Authentication::Anonymous => {
            return Some(Selection { suite, certified: None, fresh: fresh_key(suite, hello, version, config, None)? });
        }
    };
    slots.iter().find_map(|&slot| {
        let held = config.certificates.get(slot);
        let (certificate, key) = held.complete()?;
        if suite.authentication == Authentication::Dh {
            static_dh::agreement_key(certificate, version)
                .filter(|(group, _)| static_dh::is_strong_enough(group, config))?;
        }
        if key.key_type().curve().is_some_and(|curve| !offers_group(hello, curve)) {
            return None;
        }
        let fresh = fresh_key(suite, hello, version, config, Some(key))?;
        Some(Selection { suite, certified: Some(Certified { held: Arc::clone(held), key: Arc::clone(key) }), fresh })
    })
}

/// The fresh key that `suite` wants, if it wants one; `None` if it wants one that cannot be had.
fn fresh_key(
    suite: &CipherSuite,
    hello: &ClientHello,
    version: ProtocolVersion,
    config: &Config,
    certificate_key: Option<&PrivateKey>,
) -> Option<Option<FreshKey>> {
    let group = match suite.key_exchange.ephemeral() {
        None => return Some(None),
        Some(Ephemeral::Dhe) => dh_group(suite, hello, config, certificate_key)?,
        Some(Ephemeral::Ecdhe) => FreshGroup::Ecdhe(ec_group(hello, config)?),
    };
    let scheme = match certificate_key {
        Some(key) => Some(scheme(hello, version, config, key)?),
        None => None,
    };
    Some(Some(FreshKey { group, scheme }))
}

/// Whether the client can use `group`; one that lists none can use any (RFC 8422, section 4).
fn offers_group(hello: &ClientHello, group: NamedGroup) -> bool {
    hello.extensions.supported_groups.as_ref().is_none_or(|groups| groups.contains(&group))
}

/// The group for ECDHE.
fn ec_group(hello: &ClientHello, config: &Config) -> Option<NamedGroup> {
    let ours = || config.offered_groups().filter(|group| !group.is_ffdhe() && !group.is_hybrid());
    match &hello.extensions.supported_groups {
        Some(theirs) if !config.server_preference => {
            theirs.iter().copied().find(|group| ours().any(|our| our == *group))
        }
        _ => ours().find(|&group| offers_group(hello, group)),
    }
}

/// The group for DHE. A client that lists finite-field groups gets one of them or none (RFC 7919, section 4), unless the
/// program has parameters of its own: as in OpenSSL, these count for every client.
fn dh_group(
    suite: &CipherSuite,
    hello: &ClientHello,
    config: &Config,
    certificate_key: Option<&PrivateKey>,
) -> Option<FreshGroup> {
    let listed = hello.extensions.supported_groups.iter().flatten().any(|group| group.is_ffdhe());
    let acceptable = |group: NamedGroup| !listed || offers_group(hello, group);
    let level = config.security_level;
    match &config.dh {
        DhChoice::None => None,
        DhChoice::Ask => Some(FreshGroup::DheAsked),
        DhChoice::Parameters(parameters) => level
            .allows_dh_parameters(parameters.security_bits())
            .then(|| FreshGroup::Dhe(DhParameters::clone(parameters))),
        DhChoice::Auto => auto_groups(match certificate_key {
            Some(key) => key.public_key().security_bits(),
            // Without a certificate, the encryption says how strong the connection is meant to be.
            None => suite.strength_bits.into(),
        })
        .find(|&group| acceptable(group) && level.allows_group(group))
        .and_then(DhParameters::from_group)
        .cloned()
        .map(FreshGroup::Dhe),
    }
}

/// The groups of RFC 7919 in the order in which they suit a certificate of `bits` bits of security: the least that is
/// as strong, then the stronger ones, then the weaker ones.
fn auto_groups(bits: u32) -> impl Iterator<Item = NamedGroup> {
    const GROUPS: [NamedGroup; 3] = [NamedGroup::FFDHE2048, NamedGroup::FFDHE3072, NamedGroup::FFDHE4096];
    let weaker = match bits {
        ..=112 => 0,
        113..=128 => 1,
        129.. => 2,
    };
    GROUPS.into_iter().skip(weaker).chain(GROUPS.into_iter().take(weaker).rev())
}

/// The algorithm to sign the key exchange with.
fn scheme(hello: &ClientHello, version: ProtocolVersion, config: &Config, key: &PrivateKey) -> Option<SignatureScheme> {
    let theirs = hello.extensions.signature_algorithms.as_deref().unwrap_or(&signatures::WITHOUT_EXTENSION);
    let ours: Vec<_> = config.offered_signature_schemes().collect();
    let (first, second) = if config.server_preference { (&ours[..], theirs) } else { (theirs, &ours[..]) };
    signatures::choose(version, config.security_level, key.public_key(), first, second)
}
