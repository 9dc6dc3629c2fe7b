//! bn.h: whole numbers of any length, as programs carry them to and from keys and certificates, and compute with them.

pub mod arithmetic;
pub mod bits;
pub mod context;
pub mod flags;
pub mod generator;
mod math;
pub mod modular;
pub mod mpi;
pub mod number;
pub mod octets;
mod prime_digits;
pub mod primes;
pub mod random;
pub mod text;

#[cfg(test)]
pub(crate) use prime_digits::RFC3526_1536;

use core::cmp::Ordering;
use core::ffi::c_int;
use std::sync::atomic::AtomicI32;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::ffi::err::reasons::bn::{
    BN_R_ARG2_LT_ARG3 as ARG2_LT_ARG3, BN_R_BITS_TOO_SMALL as BITS_TOO_SMALL, BN_R_DIV_BY_ZERO as DIV_BY_ZERO,
    BN_R_INVALID_RANGE as INVALID_RANGE, BN_R_INVALID_SHIFT as INVALID_SHIFT, BN_R_NO_INVERSE as NO_INVERSE,
};
use crate::ffi::err::{self, Pushed};
use crate::ffi::object::CType;
use crate::ffi::types::BIGNUM;

/// Puts a reason of the BN library on the queue.
#[track_caller]
fn failure(reason: c_int) -> Pushed {
    err::push(err::ERR_LIB_BN, reason, "")
}

/// A number was to be divided by 0.
#[track_caller]
fn division_by_zero() -> Pushed {
    failure(DIV_BY_ZERO)
}

/// What a `BIGNUM` points to. Programs read numbers from several threads.
#[derive(Default)]
pub(crate) struct Bignum {
    number: Mutex<Number>,
    /// `BN_FLG_…`, as the program set them.
    flags: AtomicI32,
}

impl CType for BIGNUM {
    type Rust = Bignum;
}

/// A whole number, which may be a secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Number {
    /// Big-endian, without leading zeros.
    magnitude: Zeroizing<Vec<u8>>,
    /// Never of zero.
    negative: bool,
}

impl Number {
    /// The number with this magnitude, big-endian.
    pub(crate) fn new(magnitude: &[u8], negative: bool) -> Self {
        let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
        let magnitude = Zeroizing::new(magnitude.get(zeros..).unwrap_or_default().to_vec());
        Self { negative: negative && !magnitude.is_empty(), magnitude }
    }

    /// The magnitude, big-endian, without leading zeros.
    pub(crate) fn magnitude(&self) -> &[u8] {
        &self.magnitude
    }

    /// Whether it is less than 0.
    pub(crate) const fn is_negative(&self) -> bool {
        self.negative
    }

    /// The magnitude's length in bits.
    pub(crate) fn bits(&self) -> usize {
        self.magnitude.first().map_or(0, |first| self.magnitude.len() * 8 - first.leading_zeros() as usize)
    }

    /// The lowest 64 bits of the magnitude.
    fn word(&self) -> u64 {
        self.magnitude.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        self.magnitude.len().cmp(&other.magnitude.len()).then_with(|| self.magnitude.cmp(&other.magnitude))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
            (negative, _) => {
                if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}

impl Bignum {
    /// A number to hand out.
    pub(crate) fn of(number: Number) -> Self {
        Self { number: Mutex::new(number), flags: AtomicI32::new(0) }
    }

    /// A copy of the number.
    pub(crate) fn number(&self) -> Number {
        self.lock().clone()
    }

    /// Gives it another value.
    pub(crate) fn set(&self, number: Number) {
        *self.lock() = number;
    }

    fn lock(&self) -> MutexGuard<'_, Number> {
        self.number.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
