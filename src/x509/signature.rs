//! Signing what certificates, CRLs, requests and OCSP responses hold, and verifying it: the one place where an
//! AlgorithmIdentifier, a key and bytes come together.

use super::algorithm::SignatureAlgorithm;
use super::oid::{digest, key};
use super::tlv::{self, tag};
use crate::codepoint::SignatureScheme;
use crate::crypto::key::KeyType;
use crate::crypto::{HashAlgorithm, PrivateKey, PublicKey};
use crate::{Error, Result};

/// The contents of the OBJECT IDENTIFIER of PSS signatures.
pub(crate) const RSA_PSS: &[u8] = key::RSA_PSS;

/// How something is signed: the scheme, and the AlgorithmIdentifier that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signing {
    /// What the key computes.
    pub(crate) scheme: SignatureScheme,
    /// The AlgorithmIdentifier.
    pub(crate) algorithm: Vec<u8>,
}

impl Signing {
    /// How a key of a type signs over `hash`, or over the hash it is usually used with. With `pss` a plain RSA key makes a
    /// PSS signature. `None` if there is no such way.
    pub(crate) fn choose(key: KeyType, hash: Option<HashAlgorithm>, pss: bool) -> Option<Self> {
        use HashAlgorithm::{Sha1, Sha224, Sha256, Sha384, Sha512};
        use SignatureScheme as S;
        let hash_or_usual = hash.unwrap_or(Sha256);
        let scheme = match key {
            KeyType::Rsa if !pss => match hash_or_usual {
                Sha1 => S::RSA_PKCS1_SHA1,
                Sha224 => S::RSA_PKCS1_SHA224,
                Sha256 => S::RSA_PKCS1_SHA256,
                Sha384 => S::RSA_PKCS1_SHA384,
                Sha512 => S::RSA_PKCS1_SHA512,
                _ => return None,
            },
            KeyType::Rsa => match hash_or_usual {
                Sha256 => S::RSA_PSS_RSAE_SHA256,
                Sha384 => S::RSA_PSS_RSAE_SHA384,
                Sha512 => S::RSA_PSS_RSAE_SHA512,
                _ => return None,
            },
            KeyType::RsaPss => match hash_or_usual {
                Sha256 => S::RSA_PSS_PSS_SHA256,
                Sha384 => S::RSA_PSS_PSS_SHA384,
                Sha512 => S::RSA_PSS_PSS_SHA512,
                _ => return None,
            },
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => match hash_or_usual {
                Sha1 => S::ECDSA_SHA1,
                Sha224 => S::ECDSA_SHA224,
                Sha256 => S::ECDSA_SECP256R1_SHA256,
                Sha384 => S::ECDSA_SECP384R1_SHA384,
                Sha512 => S::ECDSA_SECP521R1_SHA512,
                _ => return None,
            },
            // It hashes by itself.
            KeyType::Ed25519 if hash.is_none() => S::ED25519,
            _ => return None,
        };
        Some(Self { scheme, algorithm: algorithm(scheme)? })
    }

    /// The signature of `body`. Fails if the key cannot make it.
    pub(crate) fn sign(&self, key: &PrivateKey, body: &[u8]) -> Result<Vec<u8>> {
        key.sign(self.scheme, body)
    }
}

/// Checks that `signature` is one of `body` by `key`, with the algorithm that an AlgorithmIdentifier says.
pub(crate) fn verify(
    what: &'static str,
    key: &PublicKey,
    algorithm: &[u8],
    body: &[u8],
    signature: &[u8],
) -> Result<()> {
    let failed = || Error::BadSignature { what };
    let algorithm = SignatureAlgorithm::from_der(algorithm).ok_or_else(failed)?;
    let scheme = key_algorithm(key.key_type()).and_then(|key| algorithm.scheme_for(key)).ok_or_else(failed)?;
    key.verify(scheme, body, signature).map_err(|_| failed())
}

/// The contents of the OBJECT IDENTIFIER of a type of key that signs.
pub(crate) const fn key_algorithm(key: KeyType) -> Option<&'static [u8]> {
    match key {
        KeyType::Rsa => Some(key::RSA),
        KeyType::RsaPss => Some(key::RSA_PSS),
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => Some(key::EC),
        KeyType::Ed25519 => Some(key::ED25519),
        _ => None,
    }
}

/// The AlgorithmIdentifier of a scheme, as RFC 3279, RFC 4055, RFC 5758 and RFC 8410 write it.
fn algorithm(scheme: SignatureScheme) -> Option<Vec<u8>> {
    use SignatureScheme as S;
    const PKCS1: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1];
    const ECDSA: [u8; 6] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4];
    const NULL: &[u8] = &[5, 0];
    let (oid, parameters) = match scheme {
        S::RSA_PKCS1_SHA1 => ([&PKCS1[..], &[5]].concat(), NULL.to_vec()),
        S::RSA_PKCS1_SHA224 => ([&PKCS1[..], &[14]].concat(), NULL.to_vec()),
        S::RSA_PKCS1_SHA256 => ([&PKCS1[..], &[11]].concat(), NULL.to_vec()),
        S::RSA_PKCS1_SHA384 => ([&PKCS1[..], &[12]].concat(), NULL.to_vec()),
        S::RSA_PKCS1_SHA512 => ([&PKCS1[..], &[13]].concat(), NULL.to_vec()),
        S::RSA_PSS_RSAE_SHA256 | S::RSA_PSS_PSS_SHA256 => (key::RSA_PSS.to_vec(), pss(digest::SHA256, 32)),
        S::RSA_PSS_RSAE_SHA384 | S::RSA_PSS_PSS_SHA384 => (key::RSA_PSS.to_vec(), pss(digest::SHA384, 48)),
        S::RSA_PSS_RSAE_SHA512 | S::RSA_PSS_PSS_SHA512 => (key::RSA_PSS.to_vec(), pss(digest::SHA512, 64)),
        S::ECDSA_SHA1 => ([&ECDSA[..], &[1]].concat(), Vec::new()),
        S::ECDSA_SHA224 => ([&ECDSA[..], &[3, 1]].concat(), Vec::new()),
        S::ECDSA_SECP256R1_SHA256 => ([&ECDSA[..], &[3, 2]].concat(), Vec::new()),
        S::ECDSA_SECP384R1_SHA384 => ([&ECDSA[..], &[3, 3]].concat(), Vec::new()),
        S::ECDSA_SECP521R1_SHA512 => ([&ECDSA[..], &[3, 4]].concat(), Vec::new()),
        S::ED25519 => (key::ED25519.to_vec(), Vec::new()),
        _ => return None,
    };
    Some(identifier(&oid, &parameters))
}

/// An AlgorithmIdentifier.
fn identifier(oid: &[u8], parameters: &[u8]) -> Vec<u8> {
    tlv::element(tag::SEQUENCE, &[&*tlv::element(tag::OID, oid), parameters].concat())
}

/// RSASSA-PSS-params (RFC 4055, section 3.1) with one hash for the message and the mask.
fn pss(hash: &[u8], salt_length: u8) -> Vec<u8> {
    let hash = identifier(hash, &[5, 0]);
    let mask = identifier(digest::MGF1, &hash);
    let salt = [tag::INTEGER, 1, salt_length];
    let fields = [(0, &*hash), (1, &*mask), (2, &salt)];
    let fields = fields.map(|(number, field)| tlv::element(tag::context_constructed(number), field));
    tlv::element(tag::SEQUENCE, &fields.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_algorithm_reads_back_as_itself() {
        let keys = [KeyType::Rsa, KeyType::RsaPss, KeyType::EcP256, KeyType::EcP384, KeyType::EcP521, KeyType::Ed25519];
        let hashes = [HashAlgorithm::Sha1, HashAlgorithm::Sha224, HashAlgorithm::Sha256, HashAlgorithm::Sha512];
        let mut count = 0;
        for key in keys {
            for pss in [false, true] {
                for hash in hashes.map(Some).into_iter().chain([None]) {
                    let Some(signing) = Signing::choose(key, hash, pss) else { continue };
                    let read = SignatureAlgorithm::from_der(&signing.algorithm).unwrap();
                    assert_eq!(read.scheme_for(key_algorithm(key).unwrap()), Some(signing.scheme), "{key} {hash:?}");
                    count += 1;
                }
            }
        }
        assert_eq!(count, 5 + 3 + 2 * 3 + 3 * 2 * 5 + 2);
    }

    #[test]
    fn a_hash_that_does_not_belong_is_refused() {
        for (key, hash) in [
            (KeyType::Rsa, Some(HashAlgorithm::Md5Sha1)),
            (KeyType::Ed25519, Some(HashAlgorithm::Sha256)),
            (KeyType::Dh, None),
        ] {
            assert_eq!(Signing::choose(key, hash, false), None);
        }
    }

    #[test]
    fn identifiers_are_what_openssl_writes() {
        let pki = |name: &str| {
            let path = format!("{}/ffi-tests/pki/{name}.crt", env!("CARGO_MANIFEST_DIR"));
            crate::x509::pem::certificates(&std::fs::read(path).unwrap()).next().unwrap().unwrap()
        };
        // ca-rsa and ca-ecdsa sign themselves, over SHA-256.
        let (rsa, ec) = (pki("ca-rsa"), pki("ca-ecdsa"));
        for (certificate, key) in [(&rsa, KeyType::Rsa), (&ec, KeyType::EcP256)] {
            let signing = Signing::choose(key, None, false).unwrap();
            assert_eq!(signing.algorithm, certificate.signature_algorithm_der());
            let key = certificate.public_key().unwrap();
            verify("certificate", key, &signing.algorithm, certificate.tbs(), certificate.signature()).unwrap();
            assert!(
                verify("certificate", key, &signing.algorithm, certificate.der(), certificate.signature()).is_err()
            );
        }
        let key = ec.public_key().unwrap();
        assert!(verify("certificate", key, rsa.signature_algorithm_der(), rsa.tbs(), rsa.signature()).is_err());
    }
}
