//! What a client's hello offers, as its configuration has it: suites, groups and shares of them, extensions, a session.

use core::ops::RangeInclusive;

use crate::codepoint::{CompressionMethod, NamedGroup, ProtocolVersion, PskKeyExchangeMode};
use crate::config::VERSIONS;
use crate::crypto::group::EphemeralKey;
use crate::crypto::rng;
use crate::crypto::suites::{CipherSuite, Ephemeral};
use crate::error::Reason;
use crate::handshake::extensions::{ClientExtensions, KeyShareEntry, UNCOMPRESSED};
use crate::handshake::legacy::renegotiation;
use crate::handshake::state::Context;
use crate::session::{Session, now, now_millis};
use crate::{Error, Result};

/// The versions that are offered.
type Versions = RangeInclusive<ProtocolVersion>;

/// The longest ticket that is offered, in bytes. A server may hand out up to 65535, but so many leave no room for the other
/// extensions of a hello, which together take at most as many.
const MAX_OFFERED_TICKET: usize = 1 << 15;

/// Whether TLS 1.3 is offered.
fn has_tls13(versions: &Versions) -> bool {
    *versions.end() >= ProtocolVersion::TLS1_3
}

/// Whether a version before TLS 1.3 is offered.
fn has_legacy(versions: &Versions) -> bool {
    *versions.start() < ProtocolVersion::TLS1_3
}

/// The suites of the configuration that can be used with one of these versions, those of TLS 1.3 first. As in OpenSSL, the
/// highest must have one.
pub(super) fn suites(versions: &Versions, cx: &Context<'_>) -> Result<Vec<&'static CipherSuite>> {
    let fits = |suite: &&CipherSuite| {
        suite.min_version <= *versions.end()
            && suite.max_version >= *versions.start()
            && cx.config.security_level.allows_suite(suite)
            && (cx.config.asks.choose_psk || !suite.key_exchange.uses_psk())
    };
    let configured = cx.config.tls13_suites.iter().chain(&cx.config.cipher_suites).copied();
    let offered: Vec<_> = configured.filter(fits).collect();
    let highest = *versions.end();
    if !offered.iter().any(|suite| suite.works_with(highest)) {
        return Err(Error::Usage {
            reason: Reason::NO_CIPHERS_AVAILABLE,
            detail: format!("no cipher suite is configured that {highest} can use"),
        });
    }
    Ok(offered)
}

/// Null compression, after those that are wanted more. TLS 1.3 has no other (RFC 8446, section 4.1.2).
pub(super) fn compression_methods(versions: &Versions, cx: &Context<'_>) -> Vec<u8> {
    let wanted = cx.config.allowed_compression().iter().copied().filter(|_| !has_tls13(versions));
    wanted.chain([CompressionMethod::NULL]).map(|method| method.0).collect()
}

/// The id of the session to resume; where it has none to tell, something that looks like one to whoever stands between and
/// knows no TLS 1.3 (RFC 8446, appendix D.4).
pub(super) fn session_id(session: Option<&Session>, versions: &Versions, cx: &Context<'_>) -> Result<Vec<u8>> {
    match session.filter(|session| session.version < ProtocolVersion::TLS1_3) {
        Some(session) => Ok(session.id.clone()),
        None if has_tls13(versions) && cx.config.middlebox_compat => Ok(rng::array::<32>()?.to_vec()),
        None => Ok(Vec::new()),
    }
}

/// Whether a session may be offered now. A client that verifies takes over no server that was not found good, unless the
/// one who verified the first handshake, too, accepted it all the same.
pub(super) fn is_resumable(session: &Session, suites: &[&CipherSuite], versions: &Versions, cx: &Context<'_>) -> bool {
    session.is_resumable()
        && !session.is_expired(now())
        && versions.contains(&session.version)
        && match session.version {
            ProtocolVersion::TLS1_3 => has_hash_of(session, suites) && !is_stale(session),
            _ => suites.iter().any(|suite| suite.id == session.suite.id) && may_use_id_or_ticket(session, cx),
        }
        && cx.config.allows_compression(session.compression)
        && cx.config.max_fragment_length.is_none_or(|length| session.max_fragment_length == Some(length))
        && session.server_name == cx.config.server_name
        && session.ticket.len() <= MAX_OFFERED_TICKET
        && (!cx.config.verify.peer || session.verify_result == 0 || session.rare().client_ca_digest.is_some())
        && renegotiation::is_of_same_peer(session, cx.facts)
}

/// Whether a session from before TLS 1.3 may be resumed by what it has.
fn may_use_id_or_ticket(session: &Session, cx: &Context<'_>) -> bool {
    session.ticket.is_empty() || cx.config.tickets().is_some()
}

/// Whether a suite is offered for the hash of a pre-shared key: it may be used with any of those (RFC 8446, section 4.6.1).
pub(super) fn has_hash_of(session: &Session, suites: &[&CipherSuite]) -> bool {
    let fits = |suite: &&&CipherSuite| suite.works_with(ProtocolVersion::TLS1_3);
    suites.iter().filter(fits).any(|suite| suite.prf_hash == session.suite.prf_hash)
}

/// Whether the server no longer takes the session's ticket.
fn is_stale(session: &Session) -> bool {
    session.age_millis(now_millis()) > i64::from(session.ticket_lifetime_hint) * 1000
}

/// The groups that can be used with one of these versions, most wanted first.
fn groups(versions: &Versions, suites: &[&CipherSuite], cx: &Context<'_>) -> Vec<NamedGroup> {
    let uses = |kind| suites.iter().any(|suite| suite.key_exchange.ephemeral() == Some(kind));
    let wanted = |group: &NamedGroup| {
        has_tls13(versions)
            || !group.is_hybrid() && uses(if group.is_ffdhe() { Ephemeral::Dhe } else { Ephemeral::Ecdhe })
    };
    cx.config.offered_groups().filter(wanted).collect()
}

/// Our halves of key exchanges that the server may go on with at once: for the group that is wanted most, and for X25519,
/// too, where that group is its hybrid with ML-KEM and so has its share anyway. None before TLS 1.3.
pub(super) fn shares(versions: &Versions, cx: &Context<'_>) -> Result<Vec<EphemeralKey>> {
    let mut shares = Vec::new();
    let mut groups = cx.config.offered_groups().filter(|_| has_tls13(versions));
    if let Some(first) = groups.next() {
        let share = EphemeralKey::generate(first)?;
        let part = share.x25519_part().filter(|part| groups.any(|group| group == part.group()));
        shares.push(share);
        shares.extend(part);
    }
    Ok(shares)
}

/// The share as it travels.
pub(in crate::handshake) fn share_entry(share: &EphemeralKey) -> KeyShareEntry {
    KeyShareEntry { group: share.group(), key_exchange: share.public().to_vec() }
}

/// The hello's extensions.
pub(super) fn extensions(
    versions: &Versions,
    suites: &[&CipherSuite],
    shares: &[EphemeralKey],
    session: Option<&Session>,
    cx: &Context<'_>,
) -> ClientExtensions {
    let config = cx.config;
    let (legacy, tls13) = (has_legacy(versions), has_tls13(versions));
    let ecdhe = suites.iter().any(|suite| suite.key_exchange.ephemeral() == Some(Ephemeral::Ecdhe));
    let groups = groups(versions, suites, cx);
    let ticket = session.filter(|session| session.version < ProtocolVersion::TLS1_3).map(|s| s.ticket.clone());
    let listed = || VERSIONS.iter().copied().filter(|version| versions.contains(version)).collect();
    ClientExtensions {
        server_name: config.server_name.as_ref().map(|name| name.clone().into_bytes()),
        alpn: (!config.alpn_protocols.is_empty() && cx.facts.before.is_none()).then(|| config.alpn_protocols.clone()),
        ec_point_formats: ecdhe.then(|| vec![UNCOMPRESSED]),
        supported_groups: (!groups.is_empty()).then_some(groups),
        signature_algorithms: (*versions.end() >= ProtocolVersion::TLS1_2)
            .then(|| config.offered_signature_schemes().collect()),
        session_ticket: config.tickets().filter(|_| legacy).map(|_| ticket.unwrap_or_default()),
        status_request: config.status_request,
        // That of the session, which is the configured one unless none is.
        max_fragment_length: session.map_or(config.max_fragment_length, |session| session.max_fragment_length),
        record_size_limit: config.record_size_limit,
        next_protocols: legacy && config.asks.select_protocol && cx.facts.before.is_none(),
        extended_master_secret: legacy && config.extended_master_secret,
        encrypt_then_mac: legacy && config.encrypt_then_mac,
        supported_versions: tls13.then(listed),
        psk_key_exchange_modes: tls13.then(|| psk_modes(config.psk_without_dhe)),
        compress_certificate: config.certificate_compression.offered().filter(|_| tls13),
        key_share: tls13.then(|| shares.iter().map(share_entry).collect()),
        post_handshake_auth: tls13 && config.post_handshake_auth,
        ..ClientExtensions::default()
    }
}

/// How a server may use a pre-shared key, most wanted first.
fn psk_modes(without_dhe: bool) -> Vec<PskKeyExchangeMode> {
    let modes = [PskKeyExchangeMode::PSK_DHE_KE].into_iter();
    modes.chain(without_dhe.then_some(PskKeyExchangeMode::PSK_KE)).collect()
}
