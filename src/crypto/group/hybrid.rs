//! Hybrids of an elliptic curve with ML-KEM-768 (draft-ietf-tls-ecdhe-mlkem): who records today and has a quantum computer
//! later would have to break both.

use zeroize::Zeroizing;

use super::{EphemeralKey, SharedSecret, respond_with};
use crate::alert::AlertDescription;
use crate::codepoint::NamedGroup;
use crate::crypto::backend::Backend;
use crate::crypto::mlkem::{self, CIPHERTEXT, DecapsulationKey, ENCAPSULATION_KEY};
use crate::error::{Error, Reason, Result};

/// What a hybrid is made of.
#[derive(Clone, Copy)]
pub(super) struct Hybrid {
    group: NamedGroup,
    curve: NamedGroup,
    /// ML-KEM's part comes first in shares and secrets.
    kem_first: bool,
}

impl Hybrid {
    /// The hybrid that `group` is, if it is one.
    pub(super) const fn of(group: NamedGroup) -> Option<Self> {
        match group {
            NamedGroup::X25519MLKEM768 => Some(Self { group, curve: NamedGroup::X25519, kem_first: true }),
            NamedGroup::SECP256R1MLKEM768 => Some(Self { group, curve: NamedGroup::SECP256R1, kem_first: false }),
            _ => None,
        }
    }

    /// Puts the two parts of a share or secret together.
    fn join(self, kem: &[u8], curve: &[u8]) -> Vec<u8> {
        if self.kem_first { [kem, curve].concat() } else { [curve, kem].concat() }
    }

    /// Takes a share apart, of which `N` bytes are ML-KEM's; the curve's part is not checked.
    fn split<const N: usize>(self, share: &[u8]) -> Result<(&[u8; N], &[u8])> {
        let parts = if self.kem_first {
            share.split_first_chunk()
        } else {
            share.split_last_chunk().map(|(curve, kem)| (kem, curve))
        };
        parts.ok_or_else(|| self.refused("is too short"))
    }

    fn refused(self, why: &str) -> Error {
        Error::Peer {
            alert: AlertDescription::ILLEGAL_PARAMETER,
            reason: Reason::BAD_KEY_SHARE,
            detail: format!("the peer's key share for {} {why}", self.group),
        }
    }

    fn secret(self, kem: &[u8], curve: &SharedSecret) -> SharedSecret {
        SharedSecret(Zeroizing::new(self.join(kem, curve.as_ref())))
    }

    /// Makes a client's key pair, and its share.
    pub(super) fn generate(self, backend: Backend) -> Result<(HybridKey, Vec<u8>)> {
        let kem = DecapsulationKey::generate(backend)?;
        let curve = EphemeralKey::generate_with(backend, self.curve)?;
        let share = self.join(&kem.encapsulation_key(), curve.public());
        Ok((HybridKey { hybrid: self, kem, curve }, share))
    }

    /// A server's share in answer to a client's, and the secret.
    pub(super) fn respond(self, backend: Backend, client_share: &[u8]) -> Result<(Vec<u8>, SharedSecret)> {
        let (key, point) = self.split::<ENCAPSULATION_KEY>(client_share)?;
        let (curve_share, curve_secret) = respond_with(backend, self.curve, point)?;
        let (kem_secret, ciphertext) =
            mlkem::encapsulate(backend, key).ok_or_else(|| self.refused("has no key of ML-KEM in it"))??;
        Ok((self.join(&ciphertext, &curve_share), self.secret(&kem_secret[..], &curve_secret)))
    }
}

/// A client's key pair for a hybrid.
pub(super) struct HybridKey {
    hybrid: Hybrid,
    kem: DecapsulationKey,
    curve: EphemeralKey,
}

impl HybridKey {
    /// The key pair on the curve.
    pub(super) const fn curve(&self) -> &EphemeralKey {
        &self.curve
    }

    /// The secret that follows from a server's share.
    pub(super) fn agree(self, server_share: &[u8]) -> Result<SharedSecret> {
        let Self { hybrid, kem, curve } = self;
        let (ciphertext, point) = hybrid.split::<CIPHERTEXT>(server_share)?;
        let curve_secret = curve.agree(point)?;
        Ok(hybrid.secret(&kem.decapsulate(ciphertext)[..], &curve_secret))
    }
}
