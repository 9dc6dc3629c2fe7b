//! Signing and verifying for C: what X509_sign, X509_CRL_sign, X509_REQ_sign and their kin have in common.

use crate::crypto::HashAlgorithm;
use crate::error::Error;
use crate::ffi::err::reasons::asn1::{
    ASN1_R_DIGEST_AND_KEY_TYPE_NOT_SUPPORTED, ASN1_R_UNKNOWN_SIGNATURE_ALGORITHM, ASN1_R_WRONG_PUBLIC_KEY_TYPE,
};
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_R_EVP_LIB, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::object;
use crate::ffi::types::{EVP_MD, EVP_PKEY};
use crate::x509::SignatureAlgorithm;
use crate::x509::signature::{Signing, key_algorithm, verify};

/// Who signs, and how.
pub(crate) struct Signer<'a> {
    key: &'a Key,
    signing: Signing,
}

impl<'a> Signer<'a> {
    /// As the arguments of `X509_sign` say: a private key, and a digest or NULL.
    ///
    /// # Safety
    /// `key` is NULL or a live key that outlives the result; `digest` is NULL or a digest.
    pub(crate) unsafe fn new(key: *const EVP_PKEY, digest: *const EVP_MD) -> Result<Self, Pushed> {
        // SAFETY: as the caller promises.
        let (key, hash): (&Key, Option<HashAlgorithm>) = unsafe {
            let hash = if digest.is_null() { None } else { Some(*object::get(digest)?) };
            (object::get(key)?, hash)
        };
        Self::of(key, hash, false)
    }

    /// A key that signs over a hash, or over the one it usually does; with `pss` an RSA key makes PSS signatures.
    pub(crate) fn of(key: &'a Key, hash: Option<HashAlgorithm>, pss: bool) -> Result<Self, Pushed> {
        let kind = key.need_public()?.key_type();
        let signing = Signing::choose(kind, hash, pss).ok_or_else(|| {
            let detail = format!("a key of type {kind} does not sign over {hash:?}");
            err::push(ERR_LIB_ASN1, ASN1_R_DIGEST_AND_KEY_TYPE_NOT_SUPPORTED, detail)
        })?;
        Ok(Self { key, signing })
    }

    /// The AlgorithmIdentifier, which often is part of what is signed.
    pub(crate) fn algorithm(&self) -> &[u8] {
        &self.signing.algorithm
    }

    /// The signature of `body`.
    pub(crate) fn sign(&self, body: &[u8]) -> Result<Vec<u8>, Pushed> {
        let failed = |error: Error| err::push(ERR_LIB_ASN1, ERR_R_EVP_LIB, error.to_string());
        let key = self.key.need_private()?;
        self.signing.sign(&key, body).map_err(failed)
    }
}

/// Whether `signature` is one of `body` by a key, as `X509_verify` and its kin answer: 1, 0 with an error on the queue, or -1 if
/// the algorithm is not known or not the key's.
pub(crate) fn verified(
    what: &'static str,
    key: &Key,
    algorithm: &[u8],
    body: &[u8],
    signature: &[u8],
) -> Result<bool, Pushed> {
    let unknown = || err::push(ERR_LIB_ASN1, ASN1_R_UNKNOWN_SIGNATURE_ALGORITHM, "");
    let known = SignatureAlgorithm::from_der(algorithm).ok_or_else(unknown)?;
    let key = key.need_public()?;
    if !key_algorithm(key.key_type()).is_some_and(|key| known.fits_key(key)) {
        let detail = format!("the signature is not one of a key of type {}", key.key_type());
        return Err(err::push(ERR_LIB_ASN1, ASN1_R_WRONG_PUBLIC_KEY_TYPE, detail));
    }
    let result = verify(what, &key, algorithm, body, signature);
    Ok(result.map_err(|error| err::push(ERR_LIB_ASN1, ERR_R_EVP_LIB, error.to_string())).is_ok())
}
