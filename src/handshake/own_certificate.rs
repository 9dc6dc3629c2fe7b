//! Which of our certificates answers a CertificateRequest (RFC 5246, section 7.4.6; RFC 8446, section 4.4.2.3).

use std::sync::Arc;

use crate::codepoint::{ClientCertificateType, ProtocolVersion, SignatureScheme};
use crate::config::{CertifiedKey, Config};
use crate::crypto::suites::KeyExchange;
use crate::handshake::legacy::{signatures, static_dh};
use crate::handshake::tls13;
use crate::handshake::{Facts, RequestedCertificate};
use crate::x509::Name;

/// How this side proves that a certificate is its own.
#[derive(Clone, Copy)]
pub(crate) enum Proof {
    /// It signs the handshake.
    Signature(SignatureScheme),
    /// It agrees on the premaster secret with the certificate's key.
    Agreement,
}

impl Proof {
    /// The algorithm that signs, if one does.
    pub(crate) const fn signature(self) -> Option<SignatureScheme> {
        match self {
            Self::Signature(scheme) => Some(scheme),
            Self::Agreement => None,
        }
    }
}

/// The certificate to show, and how to prove that it is ours. Among those that the server can use, one whose chain leads to
/// an authority that it named comes first; if there is none, another may still do.
pub(crate) fn choose(
    config: &Config,
    facts: &Facts,
    request: &RequestedCertificate,
) -> Option<(Arc<CertifiedKey>, Proof)> {
    let usable: Vec<_> =
        config.certificates.complete().filter_map(|held| Some((held, proof(config, facts, request, held)?))).collect();
    let authorities: Vec<_> = request.authorities.iter().filter_map(|der| Name::from_der(der).ok()).collect();
    let trusted = usable.iter().find(|(held, _)| leads_to(held, &authorities));
    trusted.or(usable.first()).map(|(held, proof)| (Arc::clone(held), *proof))
}

/// What proves that `held` is ours, if the server takes that kind of key, and the algorithm or the group.
fn proof(config: &Config, facts: &Facts, request: &RequestedCertificate, held: &CertifiedKey) -> Option<Proof> {
    let (certificate, key) = held.complete()?;
    let version = facts.version?;
    let theirs = &request.signature_schemes;
    let ours: Vec<_> = config.client_signature_schemes().collect();
    if version >= ProtocolVersion::TLS1_3 {
        return tls13::signatures::choose(key.public_key(), theirs, &ours).map(Proof::Signature);
    }
    let kind = match key.key_type() {
        kind if kind.is_rsa() => ClientCertificateType::RSA_SIGN,
        kind if kind.is_dh() => ClientCertificateType::RSA_FIXED_DH,
        _ => ClientCertificateType::ECDSA_SIGN,
    };
    if !request.types.contains(&kind) {
        return None;
    }
    if kind == ClientCertificateType::RSA_FIXED_DH {
        // A key of another group has nothing in common with the server's (RFC 5246, section 7.4.6).
        let server =
            facts.peer_chain.first().filter(|_| facts.suite.is_some_and(|s| s.key_exchange == KeyExchange::Dh));
        let (servers, _) = static_dh::agreement_key(server?, version)?;
        let (ours, _) = static_dh::agreement_key(certificate, version)?;
        return (ours == servers).then_some(Proof::Agreement);
    }
    signatures::choose(version, config.security_level, key.public_key(), theirs, &ours).map(Proof::Signature)
}

/// Whether one of the certificates that would be sent is issued by one of the authorities.
fn leads_to(held: &CertifiedKey, authorities: &[Name]) -> bool {
    held.certificates().any(|certificate| authorities.iter().any(|authority| authority == certificate.issuer()))
}
