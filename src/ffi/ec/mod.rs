//! ec.h: curves, points on them, and keys as objects of their own.

pub mod arithmetic;
pub mod der;
pub mod group;
pub mod keys;
pub mod point;
pub mod signature_values;
pub mod signatures;

use core::ffi::c_int;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::crypto::key::{KeyType, Parameters, PrivateKey, PublicKey};
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::err::{self, ERR_LIB_EC, Pushed};
use crate::ffi::evp::key_cell::Material;
use crate::ffi::object::CType;
use crate::ffi::types::{EC_GROUP, EC_KEY, EC_POINT};

/// What an `EC_GROUP` points to: a curve. How things are written with it is always the same.
pub(crate) struct Group(pub(crate) KeyType);

impl CType for EC_GROUP {
    type Rust = Group;
}

/// What an `EC_POINT` points to.
pub(crate) struct Point {
    pub(crate) curve: KeyType,
    /// The point; `None` is that at infinity.
    pub(crate) place: Mutex<Option<PublicKey>>,
}

impl CType for EC_POINT {
    type Rust = Point;
}

impl Point {
    pub(crate) fn of(curve: KeyType, place: Option<PublicKey>) -> Self {
        Self { curve, place: Mutex::new(place) }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Option<PublicKey>> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an `EC_KEY` points to. Programs use the same key in several threads.
#[derive(Default)]
pub(crate) struct EcKey(Mutex<State>);

impl CType for EC_KEY {
    type Rust = EcKey;
}

/// What has been set. What is handed out belongs to the `EC_KEY`, and stays as long as it is not replaced.
#[derive(Clone, Default)]
struct State {
    group: Option<Arc<Group>>,
    public: Option<Arc<Point>>,
    private: Option<Arc<Bignum>>,
    /// How points are to be written; 0 for the usual, uncompressed.
    form: c_int,
    /// The key that these make, once it was needed.
    material: Option<Material>,
}

impl EcKey {
    /// The object of a key or its parameters; `None` if it is of no curve.
    pub(crate) fn of(material: &Material) -> Option<Self> {
        let curve = material.key_type();
        curve.curve()?;
        let mut state =
            State { group: Some(Arc::new(Group(curve))), material: Some(material.clone()), ..State::default() };
        state.public = material.public().map(|key| Arc::new(Point::of(curve, Some(key.clone()))));
        if let Material::Pair(key) = material {
            state.private = Some(Arc::new(Bignum::of(Number::new(&key.secret()?, false))));
        }
        Some(Self(Mutex::new(state)))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key that was set, or the parameters if none was. Fails if there is no curve, or the private key is out of range.
    pub(crate) fn material(&self) -> Result<Material, Pushed> {
        let mut state = self.lock();
        if let Some(material) = &state.material {
            return Ok(material.clone());
        }
        let Some(curve) = state.group.as_ref().map(|group| group.0) else {
            return Err(err::push(ERR_LIB_EC, group::EC_R_MISSING_PARAMETERS, "no curve was chosen"));
        };
        let public = state.public.as_ref().and_then(|point| point.lock().clone());
        let material = match (&state.private, public) {
            (Some(private), _) => {
                let scalar = Zeroizing::new(private.number().magnitude().to_vec());
                let key = PrivateKey::from_ec_scalar(curve, &scalar)
                    .map_err(|error| err::push(ERR_LIB_EC, group::EC_R_INVALID_PRIVATE_KEY, error.to_string()))?;
                Material::Pair(Arc::new(key))
            }
            (None, Some(public)) => Material::Public(public),
            (None, None) => Material::Parameters(Parameters::Ec(curve)),
        };
        state.material = Some(material.clone());
        Ok(material)
    }

    /// The private key.
    fn private(&self) -> Result<Arc<PrivateKey>, Pushed> {
        match self.material()? {
            Material::Pair(key) => Ok(key),
            _ => Err(err::push(ERR_LIB_EC, group::EC_R_MISSING_PRIVATE_KEY, "there is no private key")),
        }
    }
}
