//! Our certificates and private keys: one of each kind of key, as OpenSSL keeps them.

use std::sync::Arc;

use super::PreparedCertificate;
use crate::crypto::key::{KeyType, PrivateKey};
use crate::x509::Certificate;

/// The kinds of key that can each have a certificate at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// RSA for PKCS#1 and PSS signatures and for key transport.
    Rsa,
    /// RSA restricted to PSS signatures.
    RsaPss,
    /// ECDSA, whatever the curve.
    Ecc,
    /// Ed25519.
    Ed25519,
    /// Diffie-Hellman, to agree on a premaster secret with.
    Dh,
}

impl Slot {
    /// All of them, in the order in which a client looks for one that fits a request.
    pub const ALL: [Self; 5] = [Self::Rsa, Self::RsaPss, Self::Ecc, Self::Ed25519, Self::Dh];

    /// Where a key of this type belongs; `None` if TLS has no use for its certificates.
    pub const fn of(key_type: KeyType) -> Option<Self> {
        Some(match key_type {
            KeyType::Rsa => Self::Rsa,
            KeyType::RsaPss => Self::RsaPss,
            KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => Self::Ecc,
            KeyType::Ed25519 => Self::Ed25519,
            KeyType::Dh | KeyType::DhX942 => Self::Dh,
            KeyType::X25519 => return None,
        })
    }
}

/// A certificate, the rest of its chain, and its key: each may be set at another time.
#[derive(Clone, Default)]
pub struct CertifiedKey {
    /// The end-entity certificate.
    pub certificate: Option<Arc<Certificate>>,
    /// The certificates to send after it.
    pub chain: Vec<Arc<Certificate>>,
    /// The private key.
    pub key: Option<Arc<PrivateKey>>,
    /// Certificate messages of TLS 1.3 that were compressed beforehand (`SSL_CTX_compress_certs(3)`).
    pub prepared: Vec<PreparedCertificate>,
}

impl CertifiedKey {
    /// The certificate and key, if both are there.
    pub fn complete(&self) -> Option<(&Arc<Certificate>, &Arc<PrivateKey>)> {
        Some((self.certificate.as_ref()?, self.key.as_ref()?))
    }

    /// What goes into a Certificate message: the certificate, then the chain.
    pub fn certificates(&self) -> impl Iterator<Item = &Arc<Certificate>> {
        self.certificate.iter().chain(&self.chain)
    }
}

/// The slots.
#[derive(Clone, Default)]
pub struct Certificates {
    slots: [Arc<CertifiedKey>; Slot::ALL.len()],
}

impl Certificates {
    /// What `slot` holds.
    pub fn get(&self, slot: Slot) -> &Arc<CertifiedKey> {
        &self.slots[slot as usize]
    }

    /// What `slot` holds, to be changed.
    pub fn get_mut(&mut self, slot: Slot) -> &mut CertifiedKey {
        Arc::make_mut(&mut self.slots[slot as usize])
    }

    /// The slots that hold both a certificate and its key.
    pub fn complete(&self) -> impl Iterator<Item = &Arc<CertifiedKey>> {
        Slot::ALL.into_iter().map(|slot| self.get(slot)).filter(|held| held.complete().is_some())
    }
}
