//! ECDSA signatures as two numbers (`ECDSA_SIG`).

use core::ffi::{c_int, c_long, c_uchar};
use core::ptr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::group::EC_R_BAD_SIGNATURE;
use crate::crypto::key::Signing;
use crate::ffi::arguments::{borrowed, input, put};
use crate::ffi::asn1::der;
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::dh::parameters::show;
use crate::ffi::err::{self, ERR_LIB_EC, Pushed};
use crate::ffi::object::{self, CType};
use crate::ffi::types::{BIGNUM, EC_KEY, ECDSA_SIG};
use crate::ffi::{entry, entry_quiet};
use crate::x509::tlv::{Der, tag};

/// What an `ECDSA_SIG` points to.
#[derive(Default)]
pub(crate) struct Values(Mutex<State>);

/// The two numbers; `None` for those that are not set.
#[derive(Default)]
struct State {
    r: Option<Arc<Bignum>>,
    s: Option<Arc<Bignum>>,
}

impl CType for ECDSA_SIG {
    type Rust = Values;
}

impl Values {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a SEQUENCE of two INTEGERs (RFC 3279, section 2.2.3).
    fn read(bytes: &[u8]) -> Result<Self, Pushed> {
        let bad = |error: crate::x509::X509Error| der::malformed(error.to_string());
        let mut outer = Der::new(bytes, "ECDSA signature");
        let mut numbers = outer.expect(tag::SEQUENCE).map_err(bad)?.reader("ECDSA signature");
        let mut number = || {
            let value = numbers.expect(tag::INTEGER).map_err(bad)?.value;
            // Neither a negative number nor one with more zeros before it than it needs.
            match value {
                [0, next, ..] if next & 0x80 == 0 => Err(der::malformed("an INTEGER that is not DER")),
                [] => Err(der::malformed("an empty INTEGER")),
                [first, ..] if first & 0x80 != 0 => Err(der::malformed("an INTEGER that is negative")),
                _ => Ok(Some(Arc::new(Bignum::of(Number::new(value, false))))),
            }
        };
        let state = State { r: number()?, s: number()? };
        numbers.finish().map_err(bad)?;
        Ok(Self(Mutex::new(state)))
    }

    /// Writes the SEQUENCE.
    fn write(&self) -> Result<Vec<u8>, Pushed> {
        let state = self.lock();
        let mut body = Vec::new();
        for number in [&state.r, &state.s] {
            let missing = || err::push(ERR_LIB_EC, EC_R_BAD_SIGNATURE, "a number of the signature is not set");
            let number = number.as_ref().ok_or_else(missing)?.number();
            let digits = number.magnitude();
            let zero = digits.first().is_none_or(|first| first & 0x80 != 0);
            element(&mut body, tag::INTEGER, &[&[0][..usize::from(zero)], digits].concat());
        }
        let mut whole = Vec::new();
        element(&mut whole, tag::SEQUENCE, &body);
        Ok(whole)
    }
}

/// Appends an element.
fn element(out: &mut Vec<u8>, tag: u8, value: &[u8]) {
    out.push(tag);
    match value.len() {
        length if length < 0x80 => out.push(length as u8),
        length => {
            let bytes = length.to_be_bytes();
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            out.push(0x80 | (bytes.len() - zeros) as u8);
            out.extend(bytes.iter().skip(zeros));
        }
    }
    out.extend_from_slice(value);
}

/// ECDSA_SIG_new: a new signature, of which nothing is set, to be freed with ECDSA_SIG_free. OpenSSL: ECDSA_SIG_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_SIG_new() -> *mut ECDSA_SIG {
    entry_quiet(ptr::null_mut(), || object::new(Values::default()))
}

/// ECDSA_SIG_free: frees a signature; NULL is nothing to do. OpenSSL: ECDSA_SIG_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_SIG_free(sig: *mut ECDSA_SIG) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(sig) });
}

/// ECDSA_SIG_set0: sets the two numbers, which then belong to sig. Returns 1; 0 if one is NULL, when nothing is taken over.
/// OpenSSL: ECDSA_SIG_set0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_SIG_set0(sig: *mut ECDSA_SIG, r: *mut BIGNUM, s: *mut BIGNUM) -> c_int {
    entry(0, || {
        let values = borrowed!(sig);
        if r.is_null() || s.is_null() {
            return Ok(0);
        }
        let mut state = values.lock();
        // SAFETY: the program hands its numbers over.
        (state.r, state.s) = unsafe { (object::take(r), object::take(s)) };
        Ok(1)
    })
}

/// ECDSA_SIG_get0: shows the two numbers, each unless its pointer is NULL. They belong to sig; NULL if not set.
/// OpenSSL: ECDSA_SIG_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_SIG_get0(sig: *const ECDSA_SIG, pr: *mut *const BIGNUM, ps: *mut *const BIGNUM) {
    entry((), || {
        let state = borrowed!(sig).lock();
        put!(pr, show(&state.r));
        put!(ps, show(&state.s));
        Ok(())
    });
}

/// ECDSA_SIG_get0_r: the first number, which belongs to sig; NULL if not set. OpenSSL: ECDSA_SIG_get0_r(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_SIG_get0_r(sig: *const ECDSA_SIG) -> *const BIGNUM {
    entry(ptr::null(), || Ok(show(&borrowed!(sig).lock().r)))
}

/// ECDSA_SIG_get0_s: the second number, which belongs to sig; NULL if not set. OpenSSL: ECDSA_SIG_get0_s(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_SIG_get0_s(sig: *const ECDSA_SIG) -> *const BIGNUM {
    entry(ptr::null(), || Ok(show(&borrowed!(sig).lock().s)))
}

/// d2i_ECDSA_SIG: reads a signature as DER from `*pp`, which moves behind it. If sig is not NULL it is also put into `*sig`, and
/// what was there before is freed. Returns the signature, to be freed with ECDSA_SIG_free, or NULL on failure.
/// OpenSSL: d2i_ECDSA_SIG(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_ECDSA_SIG(
    sig: *mut *mut ECDSA_SIG,
    pp: *mut *const c_uchar,
    len: c_long,
) -> *mut ECDSA_SIG {
    entry(ptr::null_mut(), || {
        // SAFETY: as the function's contract asks for.
        unsafe {
            let element = der::first_element(der::input(pp, len)?)?;
            Ok(der::taken(object::new(Values::read(element)?), sig, object::free::<ECDSA_SIG>, pp, element.len()))
        }
    })
}

/// i2d_ECDSA_SIG: writes a signature as DER: to `*pp`, which moves behind it; to new memory for OPENSSL_free if `*pp` is NULL;
/// nowhere if pp is NULL. Returns the length in bytes, or a negative number on failure. OpenSSL: i2d_ECDSA_SIG(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_ECDSA_SIG(sig: *const ECDSA_SIG, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let bytes = borrowed!(sig).write()?;
        // SAFETY: as the function's contract asks for.
        unsafe { der::put(&bytes, pp) }
    })
}

/// ECDSA_do_sign: the signature of a digest, to be freed with ECDSA_SIG_free. Returns NULL on error.
/// OpenSSL: ECDSA_do_sign(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_do_sign(dgst: *const c_uchar, dgst_len: c_int, eckey: *mut EC_KEY) -> *mut ECDSA_SIG {
    entry(ptr::null_mut(), || {
        let digest = input!(dgst, usize::try_from(dgst_len).unwrap_or(0));
        let signature = borrowed!(eckey).private()?.sign_digest(Signing::Ecdsa(None), digest)?;
        Ok(object::new(Values::read(&signature)?))
    })
}

/// ECDSA_do_verify: whether sig is a signature of a digest. Returns 1 if so, 0 if not, -1 on other errors.
/// OpenSSL: ECDSA_do_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ECDSA_do_verify(
    dgst: *const c_uchar,
    dgst_len: c_int,
    sig: *const ECDSA_SIG,
    eckey: *mut EC_KEY,
) -> c_int {
    entry(-1, || {
        let material = borrowed!(eckey).material()?;
        let missing = || err::push(ERR_LIB_EC, EC_R_BAD_SIGNATURE, "there is no public key");
        let key = material.public().ok_or_else(missing)?;
        let digest = input!(dgst, usize::try_from(dgst_len).unwrap_or(0));
        let signature = borrowed!(sig).write()?;
        Ok(key.verify_digest(Signing::Ecdsa(None), digest, &signature).is_ok().into())
    })
}
