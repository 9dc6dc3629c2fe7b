//! Diffie-Hellman keys in certificates (RFC 5246, sections 7.4.2, 7.4.4 and 7.4.7.2): suites whose server has such a key
//! send no ServerKeyExchange, and a client that has one of the same group proves that it is its own by agreeing with it.

use crate::codepoint::ProtocolVersion;
use crate::config::Config;
use crate::crypto::dh::DhParameters;
use crate::x509::{Certificate, KeyUsage};

/// The group of a certificate's key and its public value; `None` unless the key may be agreed with: it is a
/// Diffie-Hellman key, its keyUsage allows that, and before TLS 1.2 the certificate is signed by RSA, as the names of suites
/// and of certificate types say.
pub(in crate::handshake) fn agreement_key(
    certificate: &Certificate,
    version: ProtocolVersion,
) -> Option<(&DhParameters, &[u8])> {
    let key = certificate.public_key().ok()?.dh()?;
    let for_agreement = certificate.key_usage().is_none_or(|usage| usage.any_of(KeyUsage::KEY_AGREEMENT));
    let signed_as_named = version >= ProtocolVersion::TLS1_2
        || certificate.signature_algorithm().is_some_and(|algorithm| algorithm.is_rsa());
    (for_agreement && signed_as_named).then_some(key)
}

/// Whether the security level allows the group.
pub(super) fn is_strong_enough(group: &DhParameters, config: &Config) -> bool {
    config.security_level.allows_dh_parameters(group.security_bits())
}
