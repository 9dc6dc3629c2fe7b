//! Public and private keys: reading them, signing and verifying, and key exchange with RSA and Diffie-Hellman keys.

mod dh;
mod ec;
mod ed25519;
mod emsa;
mod encryption;
mod generate;
mod numbers;
mod oid;
mod parameters;
pub mod point;
mod private;
mod public;
mod rsa;
mod scheme;
mod signing;
#[cfg(test)]
mod tests;

pub use dh::DhDomain;
pub use encryption::{RsaFailure, RsaPadding};
pub use numbers::RsaNumbers;
pub use parameters::Parameters;
pub use private::PrivateKey;
pub use public::PublicKey;
pub use signing::{Pss, Salt, Signing};

use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::error::Error;

/// What kind of key a key is: what it may sign with depends on that.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyType {
    /// RSA for every use (rsaEncryption).
    Rsa,
    /// RSA for PSS signatures only (id-RSASSA-PSS).
    RsaPss,
    /// ECDSA on secp256r1.
    EcP256,
    /// ECDSA on secp384r1.
    EcP384,
    /// ECDSA on secp521r1.
    EcP521,
    /// Ed25519 (RFC 8410).
    Ed25519,
    /// X25519 (RFC 8410): agrees on secrets and signs nothing.
    X25519,
    /// Diffie-Hellman with the parameters of PKCS#3 (dhKeyAgreement): agrees on secrets and signs nothing.
    Dh,
    /// Diffie-Hellman with the parameters of X9.42 (dhpublicnumber).
    DhX942,
}

impl core::fmt::Display for KeyType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Rsa => "RSA",
            Self::RsaPss => "RSA-PSS",
            Self::EcP256 => "EC P-256",
            Self::EcP384 => "EC P-384",
            Self::EcP521 => "EC P-521",
            Self::Ed25519 => "Ed25519",
            Self::X25519 => "X25519",
            Self::Dh => "DH",
            Self::DhX942 => "X9.42 DH",
        })
    }
}

impl KeyType {
    /// Whether this is an RSA key, of either kind.
    pub const fn is_rsa(self) -> bool {
        matches!(self, Self::Rsa | Self::RsaPss)
    }

    /// Whether this is a Diffie-Hellman key, of either kind.
    pub const fn is_dh(self) -> bool {
        matches!(self, Self::Dh | Self::DhX942)
    }

    /// Whether keys of this type sign; the others only agree on secrets.
    pub const fn signs(self) -> bool {
        !self.is_dh() && !matches!(self, Self::X25519)
    }

    /// The curve of an ECDSA key.
    pub const fn curve(self) -> Option<NamedGroup> {
        match self {
            Self::EcP256 => Some(NamedGroup::SECP256R1),
            Self::EcP384 => Some(NamedGroup::SECP384R1),
            Self::EcP521 => Some(NamedGroup::SECP521R1),
            Self::Rsa | Self::RsaPss | Self::Ed25519 | Self::X25519 | Self::Dh | Self::DhX942 => None,
        }
    }

    /// Whether a key of this type can sign with `scheme` under the rules of TLS 1.2, where an ECDSA scheme names a hash
    /// and says nothing of the curve.
    pub fn signs_with(self, scheme: SignatureScheme) -> bool {
        scheme::Operation::of(self, scheme).is_some()
    }
}

/// The error for key material that cannot be read.
fn unreadable(what: &'static str, problem: impl ToString) -> Error {
    Error::KeyParse { what, problem: problem.to_string() }
}
