//! rsa.h: RSA keys as objects of their own, and how operations with RSA keys are done.

pub mod constants;
pub mod der;
pub mod encryption;
pub mod keys;
pub mod operations;
pub mod settings;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::crypto::key::{PrivateKey, PublicKey, RsaNumbers};
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::err::{self, ERR_LIB_RSA, Pushed};
use crate::ffi::evp::key_cell::Material;
use crate::ffi::object::CType;
use crate::ffi::types::RSA;

/// What an `RSA` points to. Programs use the same key in several threads.
#[derive(Default)]
pub(crate) struct Rsa(Mutex<State>);

impl CType for RSA {
    type Rust = Rsa;
}

/// The numbers that have been set. Those handed out belong to the `RSA`, and stay as long as they are not replaced.
#[derive(Clone, Default)]
struct State {
    n: Option<Arc<Bignum>>,
    e: Option<Arc<Bignum>>,
    d: Option<Arc<Bignum>>,
    p: Option<Arc<Bignum>>,
    q: Option<Arc<Bignum>>,
    dp: Option<Arc<Bignum>>,
    dq: Option<Arc<Bignum>>,
    qinv: Option<Arc<Bignum>>,
    /// The key of the numbers, once it was needed.
    material: Option<Material>,
}

fn number(bytes: &[u8]) -> Option<Arc<Bignum>> {
    Some(Arc::new(Bignum::of(Number::new(bytes, false))))
}

impl Rsa {
    /// The object of a key; `None` if it is none of RSA.
    pub(crate) fn of(material: &Material) -> Option<Self> {
        let (n, e) = material.public()?.rsa_numbers()?;
        let mut state = State { n: number(&n), e: number(&e), material: Some(material.clone()), ..State::default() };
        if let Material::Pair(key) = material {
            let RsaNumbers { d, p, q, dp, dq, qinv, .. } = key.rsa_numbers()?;
            (state.d, state.p, state.q) = (number(&d), number(&p), number(&q));
            (state.dp, state.dq, state.qinv) = (number(&dp), number(&dq), number(&qinv));
        }
        Some(Self(Mutex::new(state)))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key that the numbers make: a pair if the primes are among them. Fails if they do not make one.
    pub(crate) fn material(&self) -> Result<Material, Pushed> {
        let mut state = self.lock();
        if let Some(material) = &state.material {
            return Ok(material.clone());
        }
        let bytes = |place: &Option<Arc<Bignum>>| place.as_ref().map(|number| number.number().magnitude().to_vec());
        let secret = |place: &Option<Arc<Bignum>>| bytes(place).unwrap_or_default().into();
        let (Some(n), Some(e)) = (bytes(&state.n), bytes(&state.e)) else {
            return Err(err::push(ERR_LIB_RSA, constants::RSA_R_VALUE_MISSING, "n and e are not set"));
        };
        let material = if state.d.is_some() && state.p.is_some() && state.q.is_some() {
            let (d, p, q) = (secret(&state.d), secret(&state.p), secret(&state.q));
            let (dp, dq, qinv) = (secret(&state.dp), secret(&state.dq), secret(&state.qinv));
            let numbers = RsaNumbers { n, e, d, p, q, dp, dq, qinv };
            PrivateKey::from_rsa(&numbers, None).map(|key| Material::Pair(Arc::new(key)))
        } else {
            PublicKey::from_rsa(&n, &e, None).map(Material::Public)
        };
        let material =
            material.map_err(|error| err::push(ERR_LIB_RSA, constants::RSA_R_INVALID_KEYPAIR, error.to_string()))?;
        state.material = Some(material.clone());
        Ok(material)
    }

    /// The private key.
    fn private(&self) -> Result<Arc<PrivateKey>, Pushed> {
        match self.material()? {
            Material::Pair(key) => Ok(key),
            _ => Err(err::push(ERR_LIB_RSA, constants::RSA_R_MISSING_PRIVATE_KEY, "there is no private key")),
        }
    }
}
