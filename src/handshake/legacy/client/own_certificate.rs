//! Which of our certificates answers a CertificateRequest (RFC 5246, section 7.4.6).

use std::sync::Arc;

use crate::codepoint::{ClientCertificateType, ProtocolVersion, SignatureScheme};
use crate::config::{CertifiedKey, Config};
use crate::handshake::RequestedCertificate;
use crate::handshake::legacy::signatures;
use crate::x509::Name;

/// The certificate to show, and the algorithm to sign with. Among those that the server can use, one whose chain leads to an
/// authority that it named comes first; if there is none, another may still do.
pub(crate) fn choose(
    version: ProtocolVersion,
    config: &Config,
    request: &RequestedCertificate,
) -> Option<(Arc<CertifiedKey>, SignatureScheme)> {
    let usable: Vec<_> = config
        .certificates
        .complete()
        .filter_map(|held| Some((held, scheme(version, config, request, held)?)))
        .collect();
    let authorities: Vec<_> = request.authorities.iter().filter_map(|der| Name::from_der(der).ok()).collect();
    let trusted = usable.iter().find(|(held, _)| leads_to(held, &authorities));
    trusted.or(usable.first()).map(|(held, scheme)| (Arc::clone(held), *scheme))
}

/// The algorithm that signs with the key of `held`, if the server takes that kind of key and the algorithm.
fn scheme(
    version: ProtocolVersion,
    config: &Config,
    request: &RequestedCertificate,
    held: &CertifiedKey,
) -> Option<SignatureScheme> {
    let (_, key) = held.complete()?;
    let kind =
        if key.key_type().is_rsa() { ClientCertificateType::RSA_SIGN } else { ClientCertificateType::ECDSA_SIGN };
    if !request.types.contains(&kind) {
        return None;
    }
    let ours: Vec<_> = config.client_signature_schemes().collect();
    signatures::choose(version, config.security_level, key.public_key(), &request.signature_schemes, &ours)
}

/// Whether one of the certificates that would be sent is issued by one of the authorities.
fn leads_to(held: &CertifiedKey, authorities: &[Name]) -> bool {
    held.certificates().any(|certificate| authorities.iter().any(|authority| authority == certificate.issuer()))
}
