//! Which version is spoken (RFC 5246, appendix E.1; RFC 8446, section 4.2.1), and the guards against being talked into an
//! older one: TLS_FALLBACK_SCSV (RFC 7507) and the sentinels in ServerHello.random (RFC 8446, section 4.1.3).

use core::ops::RangeInclusive;

use super::FALLBACK_SCSV;
use crate::alert::AlertDescription;
use crate::codepoint::ProtocolVersion;
use crate::config::{Config, VERSIONS};
use crate::crypto::rng;
use crate::error::Reason;
use crate::handshake::Facts;
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::handshake::state::refused;
use crate::{Error, Result};

/// How the random of a server ends that could have spoken TLS 1.3 but goes on with TLS 1.2.
const DOWNGRADED_TO_1_2: &[u8; 8] = b"DOWNGRD\x01";

/// How the random of a server ends that could have spoken TLS 1.2 but goes on with an older version.
const DOWNGRADED_BELOW_1_2: &[u8; 8] = b"DOWNGRD\0";

/// The versions that a client offers. A hello of TLS 1.2 can say no more than its highest version, so that where some in
/// between are switched off only those below the lowest gap are offered, as in OpenSSL. A connection that is renegotiated
/// gets no TLS 1.3 (RFC 8446, section 4.1.2).
pub(in crate::handshake) fn offered(config: &Config, facts: &Facts) -> Result<RangeInclusive<ProtocolVersion>> {
    let allowed =
        |version| config.allows_version(version) && (facts.before.is_none() || version < ProtocolVersion::TLS1_3);
    let mut run =
        VERSIONS.iter().rev().copied().skip_while(|&version| !allowed(version)).take_while(|&version| allowed(version));
    let lowest = run.next().ok_or_else(|| Error::Usage {
        reason: Reason::NO_PROTOCOLS_AVAILABLE,
        detail: "every protocol version is switched off".to_owned(),
    })?;
    Ok(lowest..=run.last().unwrap_or(lowest))
}

/// The version that a server chose, on a client whose hello was `offer`. One after TLS 1.2 stands in an extension, where no
/// other may stand and none that was not offered (RFC 8446, section 4.2.1).
pub(in crate::handshake) fn chosen(answer: &ServerHello, offer: &ClientHello) -> Result<ProtocolVersion> {
    let illegal =
        |detail| Err(refused(AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_PROTOCOL_VERSION_NUMBER, detail));
    let Some(listed) = &offer.extensions.supported_versions else { return Ok(answer.version) };
    match answer.extensions.supported_versions {
        Some(version) if version < ProtocolVersion::TLS1_3 || !listed.contains(&version) => illegal(format!(
            "the server chose {version} in supported_versions, which was not offered or has no place there"
        )),
        Some(version) if answer.version != ProtocolVersion::TLS1_2 => {
            illegal(format!("the server chose {version}, but its legacy_version is not TLS 1.2's: {}", answer.version))
        }
        Some(version) => Ok(version),
        None if answer.is_hello_retry_request() => Err(refused(
            AlertDescription::MISSING_EXTENSION,
            Reason::UNSUPPORTED_PROTOCOL,
            "the HelloRetryRequest has no supported_versions".to_owned(),
        )),
        None => Ok(answer.version),
    }
}

/// Checks, on a client, that the version that the server chose was offered, and that nobody on the way made it choose a
/// lower one.
pub(in crate::handshake) fn check_chosen(
    version: ProtocolVersion,
    answer: &ServerHello,
    config: &Config,
    facts: &Facts,
) -> Result<()> {
    let offered = offered(config, facts)?;
    let listed = answer.extensions.supported_versions.is_some();
    // TLS 1.3 is no answer in a renegotiation, where it was not offered (RFC 8446, section 4.1.3).
    let out_of_place = if facts.before.is_some() { listed } else { version >= ProtocolVersion::TLS1_3 && !listed };
    if !offered.contains(&version) || out_of_place {
        return Err(Error::UnsupportedProtocol { peer: version.to_string(), ours: config.versions_text() });
    }
    // Who says that it falls back has more than it offers.
    let highest = if config.send_fallback_scsv { VERSIONS[0] } else { *offered.end() };
    let warns = |sentinel: &[u8; 8]| answer.random.ends_with(sentinel);
    let downgraded = version < highest
        && (warns(DOWNGRADED_BELOW_1_2) || highest >= ProtocolVersion::TLS1_3 && warns(DOWNGRADED_TO_1_2));
    if downgraded {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::INAPPROPRIATE_FALLBACK,
            format!("the server chose {version}, but says in its random that it was offered less than both sides have"),
        ));
    }
    Ok(())
}

/// The highest version that both sides have, on a server. A client's list of versions counts in place of the one in its
/// hello, which says TLS 1.2 even if the client no longer speaks it (RFC 8446, section 4.2.1). A connection that is
/// renegotiated gets no later version than it has (RFC 8446, section 4.1.2).
pub(in crate::handshake) fn choose(hello: &ClientHello, config: &Config, facts: &Facts) -> Result<ProtocolVersion> {
    let listed = hello.extensions.supported_versions.as_deref();
    if listed.is_some() && hello.version <= ProtocolVersion::SSL3 {
        // RFC 8446, appendix D.5.
        return Err(refused(
            AlertDescription::PROTOCOL_VERSION,
            Reason::BAD_LEGACY_VERSION,
            format!("a ClientHello that lists versions has the legacy_version of {}", hello.version),
        ));
    }
    let offered = |version| match listed {
        Some(versions) => versions.contains(&version),
        None => version <= hello.version && version <= ProtocolVersion::TLS1_2,
    };
    let attained = |version| facts.before.as_ref().is_none_or(|before| version <= before.version);
    let allowed = || VERSIONS.iter().copied().filter(|&version| config.allows_version(version) && attained(version));
    let Some(version) = allowed().find(|&version| offered(version)) else {
        let peer = match listed {
            Some(versions) => versions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            None => hello.version.to_string(),
        };
        if listed.is_none() && VERSIONS.iter().all(|&version| hello.version < version) {
            return Err(refused(
                AlertDescription::PROTOCOL_VERSION,
                Reason::VERSION_TOO_LOW,
                format!("the client speaks nothing later than {peer}, which is not taken"),
            ));
        }
        return Err(Error::UnsupportedProtocol { peer, ours: config.versions_text() });
    };
    if hello.cipher_suites.contains(&FALLBACK_SCSV) && allowed().next().is_some_and(|highest| version < highest) {
        return Err(refused(
            AlertDescription::INAPPROPRIATE_FALLBACK,
            Reason::INAPPROPRIATE_FALLBACK,
            format!("the client fell back to {version} though both sides have a higher version"),
        ));
    }
    Ok(version)
}

/// The random of a server that chose `version`: it says if the server could have spoken a later one. A connection that is
/// renegotiated could not.
pub(in crate::handshake) fn server_random(
    version: ProtocolVersion,
    config: &Config,
    facts: &Facts,
) -> Result<[u8; 32]> {
    let mut random: [u8; 32] = rng::array()?;
    let could = |other| version < other && config.allows_version(other) && facts.before.is_none();
    let sentinel = if version < ProtocolVersion::TLS1_2 {
        (could(ProtocolVersion::TLS1_2) || could(ProtocolVersion::TLS1_3)).then_some(DOWNGRADED_BELOW_1_2)
    } else {
        could(ProtocolVersion::TLS1_3).then_some(DOWNGRADED_TO_1_2)
    };
    if let Some(sentinel) = sentinel {
        random[24..].copy_from_slice(sentinel);
    }
    Ok(random)
}
