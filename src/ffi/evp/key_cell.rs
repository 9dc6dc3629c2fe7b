//! What an `EVP_PKEY` holds: nothing yet, parameters, a public key or a key pair.

use core::ffi::{CStr, c_int};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::failure;
use super::key::{
    EVP_PKEY_DH, EVP_PKEY_DHX, EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_NONE, EVP_PKEY_RSA, EVP_PKEY_RSA_PSS,
    EVP_PKEY_X25519,
};
use super::key_objects::KeyObject;
use super::reasons::{EVP_R_NO_KEY_SET, EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM};
use crate::crypto::key::{KeyType, Parameters, PrivateKey, PublicKey};
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::object::CType;
use crate::ffi::types::EVP_PKEY;

/// What an `EVP_PKEY` points to: a cell, for a program may make it empty and fill it later. Programs use the same key in
/// several threads.
#[derive(Default)]
pub(crate) struct Key(Mutex<State>);

#[derive(Clone, Default)]
struct State {
    material: Option<Material>,
    /// The object that the program has of the key.
    object: Option<KeyObject>,
    /// Whether the object came first: what it holds is what the key holds, also when it changes.
    assigned: bool,
}

impl CType for EVP_PKEY {
    type Rust = Key;
}

/// What can be in a key.
#[derive(Clone)]
pub(crate) enum Material {
    /// What keys of a group have in common, without a key.
    Parameters(Parameters),
    /// A public key alone.
    Public(PublicKey),
    /// A key pair.
    Pair(Arc<PrivateKey>),
}

impl Material {
    /// The kind of key.
    pub(crate) fn key_type(&self) -> KeyType {
        match self {
            Self::Parameters(parameters) => parameters.key_type(),
            Self::Public(key) => key.key_type(),
            Self::Pair(key) => key.key_type(),
        }
    }

    /// The public key, if there is one.
    pub(crate) fn public(&self) -> Option<&PublicKey> {
        match self {
            Self::Parameters(_) => None,
            Self::Public(key) => Some(key),
            Self::Pair(key) => Some(key.public_key()),
        }
    }

    /// The parameters, if keys of this kind have any.
    pub(crate) fn parameters(&self) -> Option<Parameters> {
        match self {
            Self::Parameters(parameters) => Some(parameters.clone()),
            Self::Public(key) => key.parameters(),
            Self::Pair(key) => key.public_key().parameters(),
        }
    }

    /// The size in bits: of the modulus, the prime or the curve.
    pub(crate) fn bits(&self) -> usize {
        match self {
            Self::Parameters(parameters) => parameters.bits(),
            Self::Public(key) => key.bits(),
            Self::Pair(key) => key.bits(),
        }
    }

    /// The strength in bits.
    pub(crate) fn security_bits(&self) -> u32 {
        match self {
            Self::Parameters(parameters) => parameters.security_bits(),
            Self::Public(key) => key.security_bits(),
            Self::Pair(key) => key.public_key().security_bits(),
        }
    }

    /// The greatest length of a signature, of an RSA ciphertext, or of a secret that is agreed on, in bytes.
    pub(crate) fn size(&self) -> usize {
        signature_size(self.key_type(), self.bits())
    }
}

/// The greatest length of what a key of this type and length in bits makes, as [`Material::size`].
pub(crate) fn signature_size(key_type: KeyType, bits: usize) -> usize {
    let bytes = bits.div_ceil(8);
    match key_type {
        KeyType::Rsa | KeyType::RsaPss | KeyType::Dh | KeyType::DhX942 => bytes,
        // A DER sequence of two integers, each of which may need a leading zero; from P-384 on the outer length
        // still fits one byte, for P-521 it takes two.
        KeyType::EcP256 | KeyType::EcP384 => 2 + 2 * (2 + bytes + 1),
        KeyType::EcP521 => 3 + 2 * (2 + bytes),
        KeyType::Ed25519 => 64,
        KeyType::X25519 => 32,
    }
}

/// The `EVP_PKEY_` number of a kind.
pub(crate) const fn id_of(key_type: KeyType) -> c_int {
    match key_type {
        KeyType::Rsa => EVP_PKEY_RSA,
        KeyType::RsaPss => EVP_PKEY_RSA_PSS,
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => EVP_PKEY_EC,
        KeyType::Ed25519 => EVP_PKEY_ED25519,
        KeyType::X25519 => EVP_PKEY_X25519,
        KeyType::Dh => EVP_PKEY_DH,
        KeyType::DhX942 => EVP_PKEY_DHX,
    }
}

/// The name of a kind.
pub(crate) const fn name_of(key_type: KeyType) -> &'static CStr {
    match key_type {
        KeyType::Rsa => c"RSA",
        KeyType::RsaPss => c"RSA-PSS",
        KeyType::EcP256 | KeyType::EcP384 | KeyType::EcP521 => c"EC",
        KeyType::Ed25519 => c"ED25519",
        KeyType::X25519 => c"X25519",
        KeyType::Dh => c"DH",
        KeyType::DhX942 => c"DHX",
    }
}

impl Key {
    /// A key that holds this.
    pub(crate) const fn of(material: Material) -> Self {
        Self(Mutex::new(State { material: Some(material), object: None, assigned: false }))
    }

    /// A key pair.
    pub(crate) const fn pair(private: Arc<PrivateKey>) -> Self {
        Self::of(Material::Pair(private))
    }

    /// A public key alone.
    pub(crate) const fn public(public: PublicKey) -> Self {
        Self::of(Material::Public(public))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts something into the key, in place of what was there.
    pub(crate) fn set(&self, material: Material) {
        *self.lock() = State { material: Some(material), object: None, assigned: false };
    }

    /// Makes the key hold what an object holds.
    pub(crate) fn assign(&self, object: KeyObject) {
        *self.lock() = State { material: None, object: Some(object), assigned: true };
    }

    /// The object of the key, made at the first call.
    pub(crate) fn object(&self, make: impl FnOnce(&Material) -> Option<KeyObject>) -> Option<KeyObject> {
        let mut state = self.lock();
        if state.object.is_none() {
            state.object = state.material.as_ref().and_then(make);
        }
        state.object.clone()
    }

    /// What the key holds; `None` if nothing.
    pub(crate) fn material(&self) -> Option<Material> {
        let State { material, object, assigned } = self.lock().clone();
        if assigned { object?.material() } else { material }
    }

    /// What the key holds; an empty one is an error on the queue.
    #[track_caller]
    pub(crate) fn need(&self) -> Result<Material, Pushed> {
        self.material().ok_or_else(|| failure(EVP_R_NO_KEY_SET))
    }

    /// The public key; `None` if there is none.
    pub(crate) fn public_key(&self) -> Option<PublicKey> {
        self.material()?.public().cloned()
    }

    /// The private key; `None` if there is none.
    pub(crate) fn private_key(&self) -> Option<Arc<PrivateKey>> {
        match self.material() {
            Some(Material::Pair(key)) => Some(key),
            _ => None,
        }
    }

    /// The public key; that there is none is an error on the queue.
    #[track_caller]
    pub(crate) fn need_public(&self) -> Result<PublicKey, Pushed> {
        self.public_key().ok_or_else(|| failure(EVP_R_NO_KEY_SET))
    }

    /// The private key; that there is none is an error on the queue.
    #[track_caller]
    pub(crate) fn need_private(&self) -> Result<Arc<PrivateKey>, Pushed> {
        let none = || err::push(ERR_LIB_EVP, EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM, "not a private key");
        self.private_key().ok_or_else(none)
    }

    /// The `EVP_PKEY_` number of its kind; `EVP_PKEY_NONE` for an empty one.
    pub(crate) fn id(&self) -> c_int {
        self.material().map_or(EVP_PKEY_NONE, |material| id_of(material.key_type()))
    }
}
