//! Signature algorithms of certificates: which key they need, how strong their hash is, and which SignatureScheme verifies them.

use super::oid::{digest, key};
use super::tlv::{Der, tag};
use crate::codepoint::SignatureScheme;

/// A certificate's signature algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureAlgorithm {
    /// The key's algorithm: the contents of its OBJECT IDENTIFIER.
    pub(crate) key: &'static [u8],
    /// The scheme that verifies it with a key that is not restricted to RSASSA-PSS; `None` if nothing here does.
    pub(crate) scheme: Option<SignatureScheme>,
    /// The strength of its hash against collisions, in bits, as OpenSSL counts it.
    pub(crate) security_bits: u32,
}

impl SignatureAlgorithm {
    /// Reads an AlgorithmIdentifier. `None` if it is not known as a signature algorithm, or has parameters that do not belong.
    pub(crate) fn from_der(der: &[u8]) -> Option<Self> {
        const RSA_PKCS1: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1];
        const ECDSA_SHA2: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3];
        const ECDSA_SHA1: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1];
        const DSA_SHA1: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x38, 4, 3];
        const DSA_SHA2: [u8; 8] = [0x60, 0x86, 0x48, 1, 101, 3, 4, 3];
        use SignatureScheme as S;

        let mut outer = Der::new(der, "AlgorithmIdentifier");
        let mut body = outer.nested(tag::SEQUENCE).ok()?;
        let oid = body.oid().ok()?;
        let parameters = if body.is_empty() { None } else { Some(body.any().ok()?.raw) };
        body.finish().ok()?;

        let (key, scheme, security_bits) = match oid {
            key::RSA_PSS => return Self::pss(parameters?),
            key::ED25519 => (key::ED25519, Some(S::ED25519), 128),
            key::ED448 => (key::ED448, None, 224),
            [prefix @ .., last] if prefix == RSA_PKCS1 => match last {
                2 => (key::RSA, None, 0),
                4 => (key::RSA, None, 39),
                5 => (key::RSA, Some(S::RSA_PKCS1_SHA1), 63),
                14 => (key::RSA, Some(S::RSA_PKCS1_SHA224), 112),
                11 => (key::RSA, Some(S::RSA_PKCS1_SHA256), 128),
                12 => (key::RSA, Some(S::RSA_PKCS1_SHA384), 192),
                13 => (key::RSA, Some(S::RSA_PKCS1_SHA512), 256),
                _ => return None,
            },
            [prefix @ .., last] if prefix == ECDSA_SHA2 => match last {
                1 => (key::EC, Some(S::ECDSA_SHA224), 112),
                2 => (key::EC, Some(S::ECDSA_SECP256R1_SHA256), 128),
                3 => (key::EC, Some(S::ECDSA_SECP384R1_SHA384), 192),
                4 => (key::EC, Some(S::ECDSA_SECP521R1_SHA512), 256),
                _ => return None,
            },
            oid if oid == ECDSA_SHA1 => (key::EC, Some(S::ECDSA_SHA1), 63),
            oid if oid == DSA_SHA1 => (key::DSA, None, 63),
            [prefix @ .., last] if prefix == DSA_SHA2 => match last {
                1 => (key::DSA, None, 112),
                2 => (key::DSA, None, 128),
                _ => return None,
            },
            _ => return None,
        };
        // RSA's parameters are NULL, which some leave out; the others have none (RFC 4055, RFC 5758, RFC 8410).
        let fits = match parameters {
            None => true,
            Some(parameters) => key == key::RSA && parameters == [5, 0],
        };
        Some(Self { key, scheme: scheme.filter(|_| fits), security_bits })
    }

    /// Whether it is the one that `scheme` stands for, by some key.
    pub fn is(&self, scheme: SignatureScheme) -> bool {
        [self.key, key::RSA].iter().any(|key| self.scheme_for(key) == Some(scheme))
    }

    /// Whether an RSA key makes the signature.
    pub fn is_rsa(&self) -> bool {
        [key::RSA, key::RSA_PSS].contains(&self.key)
    }

    /// RSASSA-PSS-params (RFC 4055, section 3.1). The schemes of TLS fix the mask's hash to the message's and the salt's
    /// length to the hash's: anything else cannot be verified.
    fn pss(parameters: &[u8]) -> Option<Self> {
        let mut outer = Der::new(parameters, "RSASSA-PSS-params");
        let mut body = outer.nested(tag::SEQUENCE).ok()?;
        let mut explicit = |n| -> Option<Option<Der<'_>>> {
            Some(body.optional(tag::context_constructed(n)).ok()?.map(|tlv| tlv.reader("RSASSA-PSS-params")))
        };
        let hash = match explicit(0)? {
            Some(mut hash) => algorithm_oid(hash.any().ok()?.raw)?,
            None => digest::SHA1,
        };
        let mask_hash = match explicit(1)? {
            Some(mut mask) => {
                let mut mask = mask.nested(tag::SEQUENCE).ok()?;
                (mask.oid().ok()? == digest::MGF1).then_some(())?;
                algorithm_oid(mask.any().ok()?.raw)?
            }
            None => digest::SHA1,
        };
        let salt_length = match explicit(2)? {
            Some(mut salt) => salt.integer().ok()?,
            None => &[20],
        };
        let trailer = match explicit(3)? {
            Some(mut trailer) => trailer.integer().ok()?,
            None => &[1],
        };
        body.finish().ok()?;
        let (scheme, length, security_bits) = match hash {
            digest::SHA1 => (None, 20, 63),
            digest::SHA256 => (Some(SignatureScheme::RSA_PSS_RSAE_SHA256), 32, 128),
            digest::SHA384 => (Some(SignatureScheme::RSA_PSS_RSAE_SHA384), 48, 192),
            digest::SHA512 => (Some(SignatureScheme::RSA_PSS_RSAE_SHA512), 64, 256),
            _ => (None, 0, 0),
        };
        let fits = mask_hash == hash && salt_length == [length] && trailer == [1];
        Some(Self { key: key::RSA_PSS, scheme: scheme.filter(|_| fits), security_bits })
    }

    /// Whether a key of the algorithm `key` may have made such a signature.
    pub(crate) fn fits_key(&self, key: &[u8]) -> bool {
        self.key == key || (self.key == key::RSA_PSS && key == key::RSA)
    }

    /// The scheme that verifies it with a key of the algorithm `key`.
    pub(crate) fn scheme_for(&self, key: &[u8]) -> Option<SignatureScheme> {
        match self.scheme? {
            SignatureScheme::RSA_PSS_RSAE_SHA256 if key == key::RSA_PSS => Some(SignatureScheme::RSA_PSS_PSS_SHA256),
            SignatureScheme::RSA_PSS_RSAE_SHA384 if key == key::RSA_PSS => Some(SignatureScheme::RSA_PSS_PSS_SHA384),
            SignatureScheme::RSA_PSS_RSAE_SHA512 if key == key::RSA_PSS => Some(SignatureScheme::RSA_PSS_PSS_SHA512),
            scheme => self.fits_key(key).then_some(scheme),
        }
    }
}

/// The OBJECT IDENTIFIER of an AlgorithmIdentifier that takes no parameters but NULL.
fn algorithm_oid(der: &[u8]) -> Option<&[u8]> {
    let mut outer = Der::new(der, "AlgorithmIdentifier");
    let mut body = outer.nested(tag::SEQUENCE).ok()?;
    let oid = body.oid().ok()?;
    (body.is_empty() || body.any().ok()?.raw == [5, 0]).then_some(oid)
}
