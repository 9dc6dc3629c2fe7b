//! Whether one certificate looks as if it was issued by another, before any signature is checked.

use super::VerifyError;
use crate::x509::general_name::GeneralName;
use crate::x509::{AuthorityKeyId, Certificate, KeyUsage};

/// Whether `issuer` may have issued `subject`: names, key identifiers and algorithms agree. OpenSSL gives the reason if not.
/// Whether its key can be read is left to the caller, for that costs more.
pub(super) fn likely_issued(issuer: &Certificate, subject: &Certificate) -> Result<(), VerifyError> {
    if issuer.subject() != subject.issuer() {
        return Err(VerifyError::SUBJECT_ISSUER_MISMATCH);
    }
    if issuer.parsed().invalid || subject.parsed().invalid {
        return Err(VerifyError::UNSPECIFIED);
    }
    if let Some(id) = subject.authority_key_id() {
        check_authority_key_id(issuer, &id)?;
    }
    check_algorithms(issuer, subject)
}

/// Whether `issuer` issued `subject` as far as can be told without checking the signature: `X509_check_issued`.
pub fn check_issued(issuer: &Certificate, subject: &Certificate) -> Result<(), VerifyError> {
    likely_issued(issuer, subject)?;
    if issuer.public_key().is_err() {
        return Err(VerifyError::NO_ISSUER_PUBLIC_KEY);
    }
    signing_allowed(issuer, subject)
}

/// Whether a certificate looks self-signed: OpenSSL's `EXFLAG_SS`.
pub fn is_self_signed(certificate: &Certificate) -> bool {
    certificate.is_self_issued()
        && certificate.authority_key_id().is_none_or(|id| check_authority_key_id(certificate, &id).is_ok())
        && check_algorithms(certificate, certificate).is_ok()
}

/// Whether the issuer's key usage lets it sign the subject.
pub(super) fn signing_allowed(issuer: &Certificate, subject: &Certificate) -> Result<(), VerifyError> {
    let (usage, error) = match subject.parsed().proxy {
        Some(_) => (KeyUsage::DIGITAL_SIGNATURE, VerifyError::KEYUSAGE_NO_DIGITAL_SIGNATURE),
        None => (KeyUsage::KEY_CERT_SIGN, VerifyError::KEYUSAGE_NO_CERTSIGN),
    };
    if issuer.key_usage().is_none_or(|found| found.any_of(usage)) { Ok(()) } else { Err(error) }
}

/// Whether the issuer is the one that an authority key identifier names: `X509_check_akid`.
pub fn check_authority_key_id(issuer: &Certificate, id: &AuthorityKeyId<'_>) -> Result<(), VerifyError> {
    if let (Some(wanted), Some(found)) = (id.key_id, issuer.subject_key_id())
        && wanted != found
    {
        return Err(VerifyError::AKID_SKID_MISMATCH);
    }
    if id.serial.is_some_and(|serial| serial != issuer.serial()) {
        return Err(VerifyError::AKID_ISSUER_SERIAL_MISMATCH);
    }
    let named = id.issuer().and_then(|mut names| names.find(|name| matches!(name, GeneralName::Directory(_))));
    if named.is_some_and(|name| name.directory_name().as_ref() != Some(issuer.issuer())) {
        return Err(VerifyError::AKID_ISSUER_SERIAL_MISMATCH);
    }
    Ok(())
}

/// Whether the issuer's key is of the kind that the subject's signature needs.
fn check_algorithms(issuer: &Certificate, subject: &Certificate) -> Result<(), VerifyError> {
    match subject.signature_algorithm() {
        None => Err(VerifyError::UNSUPPORTED_SIGNATURE_ALGORITHM),
        Some(algorithm) if algorithm.fits_key(issuer.key_algorithm()) => Ok(()),
        Some(_) => Err(VerifyError::SIGNATURE_ALGORITHM_MISMATCH),
    }
}
