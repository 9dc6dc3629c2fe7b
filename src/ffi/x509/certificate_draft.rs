//! A certificate being made or changed: what was set on it, and the certificate that comes of it.

use std::sync::Arc;

use super::certificate_view::CertificateView;
use super::extension_object::encode_extensions;
use crate::ffi::asn1::ASN1_TIME;
use crate::ffi::asn1::string::V_ASN1_NEG;
use crate::ffi::asn1::value::{Asn1Value, bytes, integer_contents};
use crate::ffi::err::reasons::asn1::{ASN1_R_ENCODE_ERROR, ASN1_R_ILLEGAL_ZERO_CONTENT, ASN1_R_TOO_LONG};
use crate::ffi::err::{self, ERR_LIB_ASN1, Pushed};
use crate::x509::tlv;
use crate::x509::{Certificate, CertificateParts, Name, TrustSettings, signed};

/// The AlgorithmIdentifier of no algorithm, which an unsigned certificate has.
const NO_ALGORITHM: &[u8] = &[0x30, 3, 6, 1, 0];
/// No certificate needs more. It also keeps lengths within what [`tlv::write`] takes.
const MAX_CERTIFICATE: usize = 1 << 23;

/// What was set on a certificate.
pub(crate) struct Draft {
    /// The version as it is encoded.
    pub(crate) version: i64,
    /// The issuer, if it was set as a whole; else the certificate's own, which the program may have changed.
    pub(crate) issuer: Option<Arc<Name>>,
    /// The subject; as the issuer.
    pub(crate) subject: Option<Arc<Name>>,
    /// The AlgorithmIdentifier inside the signed part.
    pub(crate) inner_algorithm: Vec<u8>,
    /// The AlgorithmIdentifier beside the signature.
    pub(crate) algorithm: Vec<u8>,
    /// The signature.
    pub(crate) signature: Vec<u8>,
    /// OpenSSL's trust settings.
    pub(crate) trust: Option<TrustSettings>,
    sealed: Option<Arc<Certificate>>,
}

impl Draft {
    /// A draft that says what `certificate` says.
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let or_none = |algorithm: &[u8]| if algorithm.is_empty() { NO_ALGORITHM } else { algorithm }.to_vec();
        Self {
            version: certificate.version().into(),
            issuer: None,
            subject: None,
            inner_algorithm: or_none(certificate.tbs_signature_algorithm_der()),
            algorithm: or_none(certificate.signature_algorithm_der()),
            signature: certificate.signature().to_vec(),
            trust: certificate.trust_settings().cloned(),
            sealed: None,
        }
    }

    /// The DER of the part that is signed. `certificate` is the one whose draft this is, and `view` its view.
    pub(crate) fn tbs(&self, certificate: &Certificate, view: &CertificateView) -> Result<Vec<u8>, Pushed> {
        let version = u8::try_from(self.version).ok().filter(|version| *version < 0x80);
        let version = version.ok_or_else(|| failed(format!("version {} cannot be written", self.version)))?;
        let name = |set: &Option<Arc<Name>>, own: &Name| -> Result<Vec<u8>, Pushed> {
            Ok(super::name_view::current(set.as_deref().unwrap_or(own))?.der().to_vec())
        };
        let key = view.key(certificate);
        if key.der().is_empty() {
            return Err(missing("public key"));
        }
        let parts = CertificateParts {
            version,
            serial: serial(&view.serial)?,
            signature_algorithm: self.inner_algorithm.clone(),
            issuer: name(&self.issuer, certificate.issuer())?,
            validity: [time(&view.not_before)?, time(&view.not_after)?].concat(),
            subject: name(&self.subject, certificate.subject())?,
            public_key: key.der().to_vec(),
            unique_ids: certificate.unique_ids_der().to_vec(),
            // SAFETY: the list is the certificate's.
            extensions: unsafe { encode_extensions(view.extensions(certificate)?.as_ptr()) }?,
        };
        if parts.len() > MAX_CERTIFICATE {
            return Err(err::push(ERR_LIB_ASN1, ASN1_R_TOO_LONG, format!("a certificate of {} bytes", parts.len())));
        }
        Ok(parts.tbs())
    }

    /// The certificate that comes of the draft; the same one as long as nothing has changed.
    pub(super) fn sealed(&mut self, own: &Certificate, view: &CertificateView) -> Result<Arc<Certificate>, Pushed> {
        let der = signed(&self.tbs(own, view)?, &self.algorithm, &self.signature);
        if let Some(sealed) = &self.sealed
            && sealed.der() == der
            && sealed.trust_settings() == self.trust.as_ref()
        {
            return Ok(sealed.clone());
        }
        let made = Certificate::with_trust(&der, self.trust.clone()).map_err(|error| failed(error.to_string()))?;
        Ok(self.sealed.insert(made).clone())
    }

    /// Fails if the certificate was never signed, as such a certificate has no encoding.
    pub(crate) fn check_signed(&self) -> Result<(), Pushed> {
        if self.inner_algorithm == NO_ALGORITHM { Err(missing("signature")) } else { Ok(()) }
    }
}

#[track_caller]
fn missing(what: &str) -> Pushed {
    err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_ZERO_CONTENT, format!("the certificate has no {what} yet"))
}

#[track_caller]
fn failed(why: String) -> Pushed {
    err::push(ERR_LIB_ASN1, ASN1_R_ENCODE_ERROR, why)
}

/// The contents of the serial number, which the program may have changed.
fn serial(serial: &Asn1Value) -> Result<Vec<u8>, Pushed> {
    let serial = serial.as_ptr();
    // SAFETY: a live integer of the certificate's.
    let (magnitude, kind) = unsafe { (bytes(serial)?, (*serial).r#type) };
    Ok(integer_contents(magnitude, kind & V_ASN1_NEG != 0))
}

/// A time, which the program may have changed.
fn time(time: &Asn1Value) -> Result<Vec<u8>, Pushed> {
    let time: *const ASN1_TIME = time.as_ptr();
    // SAFETY: a live time of the certificate's.
    let (text, kind) = unsafe { (bytes(time)?, (*time).r#type) };
    match u8::try_from(kind) {
        Ok(kind @ (tlv::tag::UTC_TIME | tlv::tag::GENERALIZED_TIME)) => Ok(tlv::element(kind, text)),
        _ => Err(missing("period of validity")),
    }
}
