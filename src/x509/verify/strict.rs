//! What RFC 5280 demands of issuers and few verifiers insist on: checked with [`flag::X509_STRICT`](super::flag::X509_STRICT).

use super::VerifyError;
use crate::x509::{Certificate, KeyUsage};

/// The rules that a certificate breaks, in the order in which OpenSSL reports them. That key identifiers must not be critical
/// is not among them: as critical extensions they are not handled, which is reported already.
pub(super) fn violations(certificate: &Certificate, is_last: bool) -> impl Iterator<Item = VerifyError> {
    use VerifyError as E;
    let extensions = certificate.parsed();
    let constraints = extensions.basic_constraints;
    let is_ca = constraints.is_some_and(|constraints| constraints.ca);
    let has_path_length = constraints.is_some_and(|constraints| constraints.path_length.is_some());
    // Without the extension, OpenSSL finds no usage here.
    let may = |usage| certificate.key_usage().is_some_and(|found| found.any_of(usage));
    let has_names = extensions.subject_alt_name.is_some();
    let no_subject = certificate.subject().is_empty();
    let is_v3 = certificate.version() >= 2;
    let has_authority_key_id = certificate.authority_key_id().is_some_and(|id| id.key_id.is_some());
    let has_subject_key_id = extensions.subject_key_id.is_some();

    [
        (E::PATHLEN_INVALID_FOR_NON_CA, has_path_length && !is_ca),
        (E::PATHLEN_WITHOUT_KU_KEY_CERT_SIGN, has_path_length && !may(KeyUsage::KEY_CERT_SIGN)),
        (E::CA_BCONS_NOT_CRITICAL, is_ca && !extensions.basic_constraints_critical),
        (E::CA_CERT_MISSING_KEY_USAGE, is_ca && certificate.key_usage().is_none()),
        (E::KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA, !is_ca && may(KeyUsage::KEY_CERT_SIGN)),
        (E::ISSUER_NAME_EMPTY, certificate.issuer().is_empty()),
        (E::SUBJECT_NAME_EMPTY, no_subject && (is_ca || may(KeyUsage::CRL_SIGN) || !has_names)),
        (E::EMPTY_SUBJECT_SAN_NOT_CRITICAL, no_subject && has_names && !extensions.subject_alt_name_critical),
        (E::EMPTY_SUBJECT_ALT_NAME, certificate.subject_alt_names().is_some_and(|mut names| names.next().is_none())),
        (E::SIGNATURE_ALGORITHM_INCONSISTENCY, !certificate.signature_algorithms_agree()),
        (E::MISSING_AUTHORITY_KEY_IDENTIFIER, is_v3 && !is_last && !has_authority_key_id),
        (E::MISSING_SUBJECT_KEY_IDENTIFIER, is_v3 && is_ca && !has_subject_key_id),
        (E::EXTENSIONS_REQUIRE_VERSION_3, !is_v3 && extensions.count > 0),
    ]
    .into_iter()
    .filter_map(|(error, broken)| broken.then_some(error))
}
