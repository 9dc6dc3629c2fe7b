//! The status of certificates as an authority's server tells it (OCSP, RFC 6960): which certificate a question is about, and
//! whether an answer is to be believed.

use std::sync::Arc;

use super::oid::{digest, eku, ext};
use super::tlv::{self, Der, tag};
use super::{Certificate, X509Error, signature};
use crate::crypto::HashAlgorithm;

mod response;

pub use response::{BasicResponse, ResponderId};

/// Which certificate is meant: its serial number, and hashes of its issuer's name and key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertId<'a> {
    /// The contents of the hash algorithm's OBJECT IDENTIFIER.
    pub hash_algorithm: &'a [u8],
    /// The hash of the issuer's name.
    pub name_hash: &'a [u8],
    /// The hash of the issuer's key.
    pub key_hash: &'a [u8],
    /// The contents of the serial number's INTEGER.
    pub serial: &'a [u8],
}

impl<'a> CertId<'a> {
    /// Reads a CertID.
    pub(crate) fn read(der: &mut Der<'a>) -> Result<Self, X509Error> {
        let mut body = der.nested(tag::SEQUENCE)?;
        let hash_algorithm = body.nested(tag::SEQUENCE)?.oid()?;
        let name_hash = body.expect(tag::OCTET_STRING)?.value;
        let key_hash = body.expect(tag::OCTET_STRING)?.value;
        let serial = body.integer()?;
        body.finish()?;
        Ok(Self { hash_algorithm, name_hash, key_hash, serial })
    }

    /// Whether `issuer` issued the certificate that is meant. `None` if the hash algorithm is not known.
    pub fn is_issued_by(&self, issuer: &Certificate) -> Option<bool> {
        let hash = hash_of(self.hash_algorithm)?;
        Some(
            hash.digest(&[issuer.subject().der()]).as_ref() == self.name_hash
                && hash.digest(&[key_bits(issuer).unwrap_or_default()]).as_ref() == self.key_hash,
        )
    }

    /// Whether both are about certificates of one issuer.
    fn has_issuer_of(&self, other: &Self) -> bool {
        Self { serial: &[], ..*self } == Self { serial: &[], ..*other }
    }
}

/// The DER of the CertID of the certificate with a serial number, whose issuer's name (its DER) and key (its bits) these are.
/// `None` if hashes of this algorithm do not name certificates.
pub(crate) fn id_der(hash: HashAlgorithm, issuer: &[u8], key: &[u8], serial: &[u8]) -> Option<Vec<u8>> {
    let oid = [digest::SHA1, digest::SHA256, digest::SHA384, digest::SHA512]
        .into_iter()
        .find(|oid| hash_of(oid) == Some(hash))?;
    let mut body = tlv::element(tag::SEQUENCE, &[tlv::element(tag::OID, oid), vec![5, 0]].concat());
    tlv::write(&mut body, tag::OCTET_STRING, hash.digest(&[issuer]).as_ref());
    tlv::write(&mut body, tag::OCTET_STRING, hash.digest(&[key]).as_ref());
    tlv::write(&mut body, tag::INTEGER, serial);
    Some(tlv::element(tag::SEQUENCE, &body))
}

/// The hash algorithm that an OBJECT IDENTIFIER's contents name.
fn hash_of(oid: &[u8]) -> Option<HashAlgorithm> {
    Some(match oid {
        digest::SHA1 => HashAlgorithm::Sha1,
        digest::SHA256 => HashAlgorithm::Sha256,
        digest::SHA384 => HashAlgorithm::Sha384,
        digest::SHA512 => HashAlgorithm::Sha512,
        _ => return None,
    })
}

/// The bits of a certificate's public key, without its algorithm, which key hashes are made of.
pub(crate) fn key_bits(certificate: &Certificate) -> Option<&[u8]> {
    let mut fields = Der::new(certificate.spki(), "SubjectPublicKeyInfo").nested(tag::SEQUENCE).ok()?;
    fields.expect(tag::SEQUENCE).ok()?;
    Some(fields.bit_string().ok()?.1)
}

/// How an answer is judged: OpenSSL's `OCSP_` flags.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judging {
    /// Certificates in the answer are not taken for the signer's.
    pub not_internal: bool,
    /// The signature is not checked.
    pub no_signature: bool,
    /// Certificates in the answer and given ones do not help in finding the signer's path.
    pub no_chain: bool,
    /// The signer's path is not verified.
    pub no_verify: bool,
    /// A signer that was given needs no path.
    pub trust_given: bool,
    /// Whether the signer may speak for the issuer is not looked at.
    pub no_checks: bool,
    /// An anchor that is trusted for OCSP does not make up for a signer that may not speak for the issuer.
    pub not_explicit: bool,
}

/// Why an answer is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disbelief {
    /// The certificate of whom it names as its signer is missing.
    SignerNotFound,
    /// The signer's key cannot be read.
    NoSignerKey,
    /// The signature is not the signer's.
    BadSignature,
    /// The signer's path does not verify.
    PathNotVerified,
    /// It says nothing of any certificate.
    NoStatus,
    /// It uses a hash algorithm that is not known.
    UnknownHash,
    /// The signer is not the issuer, and the issuer has not empowered it.
    MissingUsage,
    /// The signer's anchor is not trusted for OCSP.
    AnchorNotTrusted,
    /// The signer may not speak for the issuer.
    NotTheIssuers,
}

/// Judges an answer. `given` are certificates of which one may be the signer's. `verify` finds the path of a signer, with the
/// help of others and with revocation lists unless its third argument says no, and returns it from the signer up, or `None`.
/// `is_trusted` says whether an anchor is trusted for OCSP.
pub fn judge(
    response: &BasicResponse<'_>,
    given: &[Arc<Certificate>],
    how: Judging,
    verify: impl FnOnce(&Arc<Certificate>, &[Arc<Certificate>], bool) -> Option<Vec<Arc<Certificate>>>,
    is_trusted: impl FnOnce(&Certificate) -> bool,
) -> Result<(), Disbelief> {
    let outside = given.iter().find(|certificate| response.responder.is(certificate));
    let inside = || response.certificates.iter().find(|certificate| response.responder.is(certificate));
    let signer = outside.or_else(|| if how.not_internal { None } else { inside() }).ok_or(Disbelief::SignerNotFound)?;
    if !how.no_signature {
        let key = signer.public_key().map_err(|_| Disbelief::NoSignerKey)?;
        signature::verify("OCSP response", key, response.algorithm, response.signed, response.signature)
            .map_err(|_| Disbelief::BadSignature)?;
    }
    if how.no_verify || (how.trust_given && outside.is_some()) {
        return Ok(());
    }
    let help = if how.no_chain { Vec::new() } else { [&response.certificates[..], given].concat() };
    let need_lists = signer.extension(ext::OCSP_NO_CHECK).is_none();
    let path = verify(signer, &help, need_lists).ok_or(Disbelief::PathNotVerified)?;
    if how.no_checks {
        return Ok(());
    }
    let standing = standing(response, &path)?;
    match (standing, path.last()) {
        (Standing::Speaks, _) => Ok(()),
        (_, Some(anchor)) if !how.not_explicit && is_trusted(anchor) => Ok(()),
        (Standing::NotEmpowered, _) => Err(Disbelief::MissingUsage),
        (Standing::Stranger, Some(_)) if !how.not_explicit => Err(Disbelief::AnchorNotTrusted),
        (Standing::Stranger, _) => Err(Disbelief::NotTheIssuers),
    }
}

/// What a signer is to the issuer of the certificates that an answer is about.
enum Standing {
    /// It is the issuer, or the issuer has empowered it.
    Speaks,
    /// The issuer has signed its certificate, but not for this.
    NotEmpowered,
    /// None of this.
    Stranger,
}

/// What the signer, whose path this is, is to the issuer.
fn standing(response: &BasicResponse<'_>, path: &[Arc<Certificate>]) -> Result<Standing, Disbelief> {
    let (first, others) = response.ids.split_first().ok_or(Disbelief::NoStatus)?;
    let differs = others.iter().find(|id| !id.has_issuer_of(first));
    // Hashes of two kinds may mean one issuer: then each is looked at.
    let ids = match differs {
        Some(other) if other.hash_algorithm == first.hash_algorithm => return Ok(Standing::Stranger),
        Some(_) => &response.ids[..],
        None => &response.ids[..1],
    };
    let issued = |issuer: &Certificate| -> Result<bool, Disbelief> {
        for id in ids {
            if !id.is_issued_by(issuer).ok_or(Disbelief::UnknownHash)? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    let Some(signer) = path.first() else { return Ok(Standing::Stranger) };
    if let Some(issuer) = path.get(1)
        && issued(issuer)?
    {
        let empowered =
            signer.extended_key_usage().is_some_and(|mut usages| usages.any(|usage| usage == eku::OCSP_SIGNING));
        return Ok(if empowered { Standing::Speaks } else { Standing::NotEmpowered });
    }
    Ok(if issued(signer)? { Standing::Speaks } else { Standing::Stranger })
}
