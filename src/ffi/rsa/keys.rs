//! RSA keys: their life, their numbers, making them.

use core::ffi::{c_int, c_void};
use core::ptr;
use std::sync::Arc;

use super::{Rsa, State};
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::bn::Bignum;
use crate::ffi::dh::parameters::{adopt, show};
use crate::ffi::evp::key_cell::Material;
use crate::ffi::evp::pkey_generate;
use crate::ffi::object;
use crate::ffi::types::{BIGNUM, RSA};
use crate::ffi::{entry, entry_quiet};

/// RSA_new: a new key, of which nothing is set, to be freed with RSA_free. OpenSSL: RSA_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_new() -> *mut RSA {
    entry_quiet(ptr::null_mut(), || object::new(Rsa::default()))
}

/// RSA_free: gives back one reference, and frees the numbers with the last one; NULL is nothing to do.
/// OpenSSL: RSA_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_free(rsa: *mut RSA) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(rsa) });
}

/// RSA_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: RSA_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_up_ref(rsa: *mut RSA) -> c_int {
    // SAFETY: the program passes NULL or a live key.
    entry(0, || unsafe { object::up_ref(rsa) }.map(|()| 1))
}

/// RSA_generate_key_ex: makes a key of bits bits with the public exponent e. cb is not called. Returns 1, or 0 on error.
/// OpenSSL: RSA_generate_key_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_generate_key_ex(rsa: *mut RSA, bits: c_int, e: *mut BIGNUM, cb: *mut c_void) -> c_int {
    let _ = cb;
    entry(0, || {
        let rsa = borrowed!(rsa);
        let exponent = borrowed!(e).number();
        let key = pkey_generate::rsa(usize::try_from(bits).unwrap_or(0), exponent.magnitude())?;
        if let Some(made) = Rsa::of(&Material::Pair(Arc::new(key))) {
            let made = made.lock().clone();
            *rsa.lock() = made;
        }
        Ok(1)
    })
}

/// RSA_set0_key: sets the modulus, the public and the private exponent, which then belong to r. NULL leaves what is set; n and
/// e must not be NULL the first time. Returns 1, or 0 on failure, when nothing is taken over. OpenSSL: RSA_set0_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_set0_key(r: *mut RSA, n: *mut BIGNUM, e: *mut BIGNUM, d: *mut BIGNUM) -> c_int {
    entry(0, || {
        let mut state = borrowed!(r).lock();
        if n.is_null() && state.n.is_none() || e.is_null() && state.e.is_none() {
            return Ok(0);
        }
        adopt(&mut state.n, n);
        adopt(&mut state.e, e);
        adopt(&mut state.d, d);
        state.material = None;
        Ok(1)
    })
}

/// RSA_set0_factors: sets the primes, which then belong to r. NULL leaves what is set; none must be NULL the first time.
/// Returns 1, or 0 on failure, when nothing is taken over. OpenSSL: RSA_set0_factors(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_set0_factors(r: *mut RSA, p: *mut BIGNUM, q: *mut BIGNUM) -> c_int {
    entry(0, || {
        let mut state = borrowed!(r).lock();
        if p.is_null() && state.p.is_none() || q.is_null() && state.q.is_none() {
            return Ok(0);
        }
        adopt(&mut state.p, p);
        adopt(&mut state.q, q);
        state.material = None;
        Ok(1)
    })
}

/// RSA_set0_crt_params: sets the numbers of the Chinese remainder theorem, which then belong to r. NULL leaves what is set;
/// none must be NULL the first time. Returns 1, or 0 on failure, when nothing is taken over.
/// OpenSSL: RSA_set0_crt_params(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_set0_crt_params(
    r: *mut RSA,
    dmp1: *mut BIGNUM,
    dmq1: *mut BIGNUM,
    iqmp: *mut BIGNUM,
) -> c_int {
    entry(0, || {
        let mut state = borrowed!(r).lock();
        let missing = |number: *mut BIGNUM, place: &Option<Arc<Bignum>>| number.is_null() && place.is_none();
        if missing(dmp1, &state.dp) || missing(dmq1, &state.dq) || missing(iqmp, &state.qinv) {
            return Ok(0);
        }
        adopt(&mut state.dp, dmp1);
        adopt(&mut state.dq, dmq1);
        adopt(&mut state.qinv, iqmp);
        state.material = None;
        Ok(1)
    })
}

/// RSA_get0_key: shows the modulus, the public and the private exponent, each unless its pointer is NULL. They belong to r;
/// NULL if not set. OpenSSL: RSA_get0_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_key(
    r: *const RSA,
    n: *mut *const BIGNUM,
    e: *mut *const BIGNUM,
    d: *mut *const BIGNUM,
) {
    entry((), || {
        let state = borrowed!(r).lock();
        put!(n, show(&state.n));
        put!(e, show(&state.e));
        put!(d, show(&state.d));
        Ok(())
    });
}

/// RSA_get0_factors: shows the primes, each unless its pointer is NULL. They belong to r; NULL if not set.
/// OpenSSL: RSA_get0_factors(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_factors(r: *const RSA, p: *mut *const BIGNUM, q: *mut *const BIGNUM) {
    entry((), || {
        let state = borrowed!(r).lock();
        put!(p, show(&state.p));
        put!(q, show(&state.q));
        Ok(())
    });
}

/// RSA_get0_crt_params: shows the numbers of the Chinese remainder theorem, each unless its pointer is NULL. They belong to r;
/// NULL if not set. OpenSSL: RSA_get0_crt_params(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_crt_params(
    r: *const RSA,
    dmp1: *mut *const BIGNUM,
    dmq1: *mut *const BIGNUM,
    iqmp: *mut *const BIGNUM,
) {
    entry((), || {
        let state = borrowed!(r).lock();
        put!(dmp1, show(&state.dp));
        put!(dmq1, show(&state.dq));
        put!(iqmp, show(&state.qinv));
        Ok(())
    });
}

/// Shows one number.
fn get0(r: *const RSA, number: fn(&State) -> &Option<Arc<Bignum>>) -> *const BIGNUM {
    entry(ptr::null(), || Ok(show(number(&borrowed!(r).lock()))))
}

/// RSA_get0_n: the modulus, which belongs to d; NULL if not set. OpenSSL: RSA_get0_n(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_n(d: *const RSA) -> *const BIGNUM {
    get0(d, |state| &state.n)
}

/// RSA_get0_e: the public exponent, which belongs to d; NULL if not set. OpenSSL: RSA_get0_e(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_e(d: *const RSA) -> *const BIGNUM {
    get0(d, |state| &state.e)
}

/// RSA_get0_d: the private exponent, which belongs to d; NULL if not set. OpenSSL: RSA_get0_d(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_d(d: *const RSA) -> *const BIGNUM {
    get0(d, |state| &state.d)
}

/// RSA_get0_p: the first prime, which belongs to d; NULL if not set. OpenSSL: RSA_get0_p(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_p(d: *const RSA) -> *const BIGNUM {
    get0(d, |state| &state.p)
}

/// RSA_get0_q: the second prime, which belongs to d; NULL if not set. OpenSSL: RSA_get0_q(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_get0_q(d: *const RSA) -> *const BIGNUM {
    get0(d, |state| &state.q)
}

/// RSA_bits: the modulus' length in bits; 0 if it is not set. OpenSSL: RSA_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_bits(rsa: *const RSA) -> c_int {
    entry(0, || Ok(borrowed!(rsa).lock().n.as_ref().map_or(0, |n| n.number().bits() as c_int)))
}

/// RSA_size: the modulus' length in bytes; 0 if it is not set. OpenSSL: RSA_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_size(rsa: *const RSA) -> c_int {
    entry(0, || Ok(borrowed!(rsa).lock().n.as_ref().map_or(0, |n| n.number().bits().div_ceil(8) as c_int)))
}

/// RSA_check_key: whether the numbers of a private key fit each other. Returns 1 if so, 0 if not, -1 if one is missing.
/// OpenSSL: RSA_check_key(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RSA_check_key(rsa: *const RSA) -> c_int {
    entry(-1, || {
        let rsa = borrowed!(rsa);
        let whole = {
            let state = rsa.lock();
            [&state.n, &state.e, &state.d, &state.p, &state.q].iter().all(|number| number.is_some())
        };
        if !whole {
            return rsa.private().map(|_| 1);
        }
        Ok(rsa.private().is_ok().into())
    })
}
