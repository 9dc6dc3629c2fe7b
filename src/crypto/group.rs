//! Key exchange over the named groups: X25519 (RFC 7748), the NIST curves (RFC 8422), ffdhe (RFC 7919), and the curves'
//! hybrids with ML-KEM.
//!
//! Who begins makes an [`EphemeralKey`]; who answers may do so too, but for the hybrids, where the answer hangs on the
//! beginner's share: [`respond`] is for all of them.

mod hybrid;

use graviola::key_agreement as graviola_groups;
use p256::elliptic_curve::sec1::ToSec1Point;
use zeroize::{Zeroize, Zeroizing};

use self::hybrid::{Hybrid, HybridKey};
use super::backend::Backend;
use super::dh::{DhKeyPair, DhParameters};
use super::rng;
use crate::alert::AlertDescription;
use crate::codepoint::NamedGroup;
use crate::error::{Error, Reason, Result};

/// What both sides of a key exchange computed; wiped when dropped.
pub struct SharedSecret(Zeroizing<Vec<u8>>);

impl SharedSecret {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// Copies what a backend computed, and wipes it there.
    fn take(bytes: &mut [u8]) -> Self {
        let secret = Self::new(bytes);
        bytes.zeroize();
        secret
    }
}

impl AsRef<[u8]> for SharedSecret {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A key pair for one exchange over a named group; the private half is wiped when dropped.
pub struct EphemeralKey {
    group: NamedGroup,
    secret: Secret,
    public: Vec<u8>,
}

enum Secret {
    GraviolaX25519(graviola_groups::x25519::StaticPrivateKey),
    GraviolaP256(graviola_groups::p256::StaticPrivateKey),
    GraviolaP384(graviola_groups::p384::StaticPrivateKey),
    X25519(x25519_dalek::StaticSecret),
    P256(p256::SecretKey),
    P384(p384::SecretKey),
    P521(p521::SecretKey),
    Ffdhe(DhKeyPair),
    Hybrid(Box<HybridKey>),
}

impl EphemeralKey {
    /// Makes a key pair. Fails if the group is none of those known here, or the random source fails.
    pub fn generate(group: NamedGroup) -> Result<Self> {
        Self::generate_with(Backend::get(), group)
    }

    /// As [`EphemeralKey::generate`], computed by `backend`, which must be available on this CPU.
    pub fn generate_with(backend: Backend, group: NamedGroup) -> Result<Self> {
        let unsupported = || Error::Internal { what: "a key share for a group that is not supported" };
        if let Some(parameters) = DhParameters::from_group(group) {
            let key = DhKeyPair::generate(parameters)?;
            let public = key.public().to_vec();
            return Ok(Self { group, secret: Secret::Ffdhe(key), public });
        }
        if let Some(hybrid) = Hybrid::of(group) {
            let (key, public) = hybrid.generate(backend)?;
            return Ok(Self { group, secret: Secret::Hybrid(Box::new(key)), public });
        }
        let (length, top_mask) = match group {
            NamedGroup::X25519 | NamedGroup::SECP256R1 => (32, 0xff),
            NamedGroup::SECP384R1 => (48, 0xff),
            NamedGroup::SECP521R1 => (66, 0x01),
            _ => return Err(unsupported()),
        };
        let mut bytes = Zeroizing::new([0; 66]);
        // A draw is refused if it is zero or not below the curve's order: of 2^32 draws, one for P-256, far fewer for
        // the others.
        for _ in 0..64 {
            rng::fill(&mut bytes[..length])?;
            bytes[0] &= top_mask;
            if let Some(key) = Self::from_secret(backend, group, &bytes[..length]) {
                return Ok(key);
            }
        }
        Err(Error::Internal { what: "the random source gives no scalar in range" })
    }

    /// The key pair whose private half is `secret`; `None` if that is out of the group's range.
    fn from_secret(backend: Backend, group: NamedGroup, secret: &[u8]) -> Option<Self> {
        let (secret, public) = match (backend, group) {
            (Backend::Graviola, NamedGroup::X25519) => {
                let key = graviola_groups::x25519::StaticPrivateKey::try_from_slice(secret).ok()?;
                let public = key.public_key().as_bytes().to_vec();
                (Secret::GraviolaX25519(key), public)
            }
            (Backend::Graviola, NamedGroup::SECP256R1) => {
                let key = graviola_groups::p256::StaticPrivateKey::from_bytes(secret).ok()?;
                let public = key.public_key_uncompressed().to_vec();
                (Secret::GraviolaP256(key), public)
            }
            (Backend::Graviola, NamedGroup::SECP384R1) => {
                let key = graviola_groups::p384::StaticPrivateKey::from_bytes(secret).ok()?;
                let public = key.public_key_uncompressed().to_vec();
                (Secret::GraviolaP384(key), public)
            }
            (Backend::Portable, NamedGroup::X25519) => {
                let bytes = Zeroizing::new(<[u8; 32]>::try_from(secret).ok()?);
                let key = x25519_dalek::StaticSecret::from(*bytes);
                let public = x25519_dalek::PublicKey::from(&key).as_bytes().to_vec();
                (Secret::X25519(key), public)
            }
            (Backend::Portable, NamedGroup::SECP256R1) => {
                let key = p256::SecretKey::from_slice(secret).ok()?;
                let public = key.public_key().to_sec1_point(false).as_bytes().to_vec();
                (Secret::P256(key), public)
            }
            (Backend::Portable, NamedGroup::SECP384R1) => {
                let key = p384::SecretKey::from_slice(secret).ok()?;
                let public = key.public_key().to_sec1_point(false).as_bytes().to_vec();
                (Secret::P384(key), public)
            }
            (_, NamedGroup::SECP521R1) => {
                let key = p521::SecretKey::from_slice(secret).ok()?;
                let public = key.public_key().to_sec1_point(false).as_bytes().to_vec();
                (Secret::P521(key), public)
            }
            _ => return None,
        };
        Some(Self { group, secret, public })
    }

    /// The group.
    pub const fn group(&self) -> NamedGroup {
        self.group
    }

    /// The public half as it goes on the wire: an uncompressed point, a u-coordinate, Y padded to the prime's length, or
    /// for a hybrid ML-KEM's encapsulation key beside one of the former.
    pub fn public(&self) -> &[u8] {
        &self.public
    }

    /// The key pair on X25519 that is part of this one for [`NamedGroup::X25519MLKEM768`], as a key pair of its own: a
    /// client may offer one share twice, alone and in a hybrid.
    pub fn x25519_part(&self) -> Option<Self> {
        let Secret::Hybrid(hybrid) = &self.secret else { return None };
        let Self { group, secret, public } = hybrid.curve();
        let secret = match secret {
            Secret::GraviolaX25519(key) => {
                let bytes = Zeroizing::new(key.as_bytes());
                Secret::GraviolaX25519(graviola_groups::x25519::StaticPrivateKey::from_array(&bytes))
            }
            Secret::X25519(key) => Secret::X25519(key.clone()),
            _ => return None,
        };
        Some(Self { group: *group, secret, public: public.clone() })
    }

    /// What both sides compute from `peer`, the other public half: the x- or u-coordinate, for ffdhe as
    /// [`DhKeyPair::agree_padded`] gives it, for a hybrid both secrets.
    ///
    /// Fails with `illegal_parameter` if `peer` is no point of the curve (only uncompressed ones are taken, RFC 8422,
    /// section 5.1.2), a point of small order on X25519 (RFC 7748, section 6.1), out of range for ffdhe, or of the wrong
    /// length for a hybrid.
    pub fn agree(self, peer: &[u8]) -> Result<SharedSecret> {
        let bad_point = || bad_point(self.group);
        let nist = || if peer.first() == Some(&4) { Ok(peer) } else { Err(bad_point()) };
        match self.secret {
            Secret::GraviolaX25519(key) => graviola_groups::x25519::PublicKey::try_from_slice(peer)
                .and_then(|peer| key.diffie_hellman(&peer))
                .map(|mut secret| SharedSecret::take(&mut secret.0))
                .map_err(|_| bad_point()),
            Secret::GraviolaP256(key) => graviola_groups::p256::PublicKey::from_x962_uncompressed(peer)
                .and_then(|peer| key.diffie_hellman(&peer))
                .map(|secret| SharedSecret::new(&secret.0))
                .map_err(|_| bad_point()),
            Secret::GraviolaP384(key) => graviola_groups::p384::PublicKey::from_x962_uncompressed(peer)
                .and_then(|peer| key.diffie_hellman(&peer))
                .map(|secret| SharedSecret::new(&secret.0))
                .map_err(|_| bad_point()),
            Secret::X25519(key) => {
                let peer: [u8; 32] = peer.try_into().map_err(|_| bad_point())?;
                let secret = key.diffie_hellman(&peer.into());
                if secret.was_contributory() { Ok(SharedSecret::new(secret.as_bytes())) } else { Err(bad_point()) }
            }
            Secret::P256(key) => p256::PublicKey::from_sec1_bytes(nist()?)
                .map(|peer| SharedSecret::new(key.diffie_hellman(&peer).raw_secret_bytes()))
                .map_err(|_| bad_point()),
            Secret::P384(key) => p384::PublicKey::from_sec1_bytes(nist()?)
                .map(|peer| SharedSecret::new(key.diffie_hellman(&peer).raw_secret_bytes()))
                .map_err(|_| bad_point()),
            Secret::P521(key) => p521::PublicKey::from_sec1_bytes(nist()?)
                .map(|peer| SharedSecret::new(key.diffie_hellman(&peer).raw_secret_bytes()))
                .map_err(|_| bad_point()),
            Secret::Ffdhe(key) => key.agree_padded(peer),
            Secret::Hybrid(key) => key.agree(peer),
        }
    }
}

/// What the holder of `secret` on a curve has in common with `peer`, as [`EphemeralKey::agree`] gives it.
pub(super) fn agree(curve: NamedGroup, secret: &[u8], peer: &[u8]) -> Result<SharedSecret> {
    let key = EphemeralKey::from_secret(Backend::get(), curve, secret);
    key.ok_or(Error::Internal { what: "a private key that is none of its curve's" })?.agree(peer)
}

/// The public half of `secret` on a curve, as [`EphemeralKey::public`] gives it; `None` if it is out of the curve's range.
pub(super) fn public_of(backend: Backend, curve: NamedGroup, secret: &[u8]) -> Option<Vec<u8>> {
    EphemeralKey::from_secret(backend, curve, secret).map(|key| key.public)
}

/// Answers a client's share for `group`: our own share, and what both sides compute.
///
/// Fails as [`EphemeralKey::generate`] and [`EphemeralKey::agree`] do; with `illegal_parameter` also if a hybrid's share has
/// no key of ML-KEM in it.
pub fn respond(group: NamedGroup, client_share: &[u8]) -> Result<(Vec<u8>, SharedSecret)> {
    respond_with(Backend::get(), group, client_share)
}

/// As [`respond`], computed by `backend`, which must be available on this CPU.
fn respond_with(backend: Backend, group: NamedGroup, client_share: &[u8]) -> Result<(Vec<u8>, SharedSecret)> {
    if let Some(hybrid) = Hybrid::of(group) {
        return hybrid.respond(backend, client_share);
    }
    let mut key = EphemeralKey::generate_with(backend, group)?;
    let share = core::mem::take(&mut key.public);
    Ok((share, key.agree(client_share)?))
}

fn bad_point(group: NamedGroup) -> Error {
    Error::Peer {
        alert: AlertDescription::ILLEGAL_PARAMETER,
        reason: Reason::BAD_ECPOINT,
        detail: format!("the peer's key share is not a usable point of {group}"),
    }
}

#[cfg(test)]
mod tests;
