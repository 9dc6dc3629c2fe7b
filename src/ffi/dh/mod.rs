//! dh.h: Diffie-Hellman parameters and keys over finite fields.

pub mod der;
pub mod keys;
pub mod parameters;

use core::ffi::c_long;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::crypto::dh::DhParameters;
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::err::{self, ERR_LIB_DH, Pushed};
use crate::ffi::object::CType;
use crate::ffi::types::DH;

/// What a `DH` points to. Programs use the same parameters in several threads.
#[derive(Default)]
pub(crate) struct Dh(Mutex<DhState>);

impl CType for DH {
    type Rust = Dh;
}

/// The numbers that have been set. Those handed out belong to the `DH`, and stay as long as they are not replaced.
#[derive(Clone, Default)]
struct DhState {
    p: Option<Arc<Bignum>>,
    q: Option<Arc<Bignum>>,
    g: Option<Arc<Bignum>>,
    public: Option<Arc<Bignum>>,
    private: Option<Arc<Bignum>>,
    /// The length in bits that a private value is recommended to have; 0 for none.
    length: c_long,
}

impl Dh {
    /// An object of these parameters.
    pub(crate) fn of(parameters: &DhParameters, length: c_long) -> Self {
        let number = |bytes: &[u8]| Some(Arc::new(Bignum::of(Number::new(bytes, false))));
        let (p, g) = (number(&parameters.p), number(&parameters.g));
        Self(Mutex::new(DhState { p, g, length, ..DhState::default() }))
    }

    fn lock(&self) -> MutexGuard<'_, DhState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The parameters, which must be set.
    pub(crate) fn parameters(&self) -> Result<DhParameters, Pushed> {
        let state = self.lock();
        let magnitude =
            |number: &Option<Arc<Bignum>>| number.as_ref().map(|number| number.number().magnitude().to_vec());
        match (magnitude(&state.p), magnitude(&state.g)) {
            (Some(p), Some(g)) => Ok(DhParameters { p, g }),
            _ => Err(err::push(ERR_LIB_DH, parameters::DH_R_NO_PARAMETERS_SET, "p and g are not set")),
        }
    }
}

/// The failure to do something with a `DH`.
fn failed(error: &crate::Error) -> Pushed {
    err::push(ERR_LIB_DH, parameters::DH_R_INVALID_PUBKEY, error.to_string())
}
