//! Parameters: the prime and the generator.

use core::ffi::{c_int, c_long};
use core::ptr;
use std::sync::Arc;

use super::{Dh, DhState};
use crate::crypto::strength::field_security_bits;
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::bn::Bignum;
use crate::ffi::object;
use crate::ffi::types::{BIGNUM, DH};
use crate::ffi::{entry, entry_quiet};

/// The usual generator.
pub const DH_GENERATOR_2: c_int = 2;
/// The other usual generator.
pub const DH_GENERATOR_5: c_int = 5;
/// Reason: a public value, or the parameters under it, cannot be used.
pub const DH_R_INVALID_PUBKEY: c_int = 102;
/// Reason: the parameters are not set.
pub const DH_R_NO_PARAMETERS_SET: c_int = 107;
/// Reason: there is no private value.
pub const DH_R_NO_PRIVATE_VALUE: c_int = 100;

/// DH_new: new parameters, of which nothing is set, to be freed with DH_free. OpenSSL: DH_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_new() -> *mut DH {
    entry_quiet(ptr::null_mut(), || object::new(Dh::default()))
}

/// DH_free: gives back one reference, and frees the numbers with the last one; NULL is nothing to do. OpenSSL: DH_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_free(dh: *mut DH) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(dh) });
}

/// DH_up_ref: takes one reference more. Returns 1; 0 for NULL. OpenSSL: DH_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_up_ref(dh: *mut DH) -> c_int {
    // SAFETY: the program passes NULL or live parameters.
    entry(0, || unsafe { object::up_ref(dh) }.map(|()| 1))
}

/// Takes over a number, in place of the one there, unless it is NULL.
pub(crate) fn adopt(place: &mut Option<Arc<Bignum>>, number: *mut BIGNUM) {
    // SAFETY: the program hands its number over.
    if let Some(number) = unsafe { object::take(number) } {
        *place = Some(number);
    }
}

/// What is shown of a number.
pub(crate) fn show(number: &Option<Arc<Bignum>>) -> *const BIGNUM {
    number.as_ref().map_or(ptr::null(), |number| object::get0::<BIGNUM>(number).cast_const())
}

/// DH_set0_pqg: sets the prime, the order of the generator and the generator, which then belong to dh. NULL leaves what is
/// set; p and g must not be NULL the first time. Returns 1, or 0 on failure, when nothing is taken over.
/// OpenSSL: DH_set0_pqg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_set0_pqg(dh: *mut DH, p: *mut BIGNUM, q: *mut BIGNUM, g: *mut BIGNUM) -> c_int {
    entry(0, || {
        let mut state = borrowed!(dh).lock();
        if p.is_null() && state.p.is_none() || g.is_null() && state.g.is_none() {
            return Ok(0);
        }
        adopt(&mut state.p, p);
        adopt(&mut state.q, q);
        adopt(&mut state.g, g);
        Ok(1)
    })
}

/// DH_get0_pqg: shows the prime, the order of the generator and the generator, each unless its pointer is NULL. They belong
/// to dh; NULL if not set. OpenSSL: DH_get0_pqg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_pqg(
    dh: *const DH,
    p: *mut *const BIGNUM,
    q: *mut *const BIGNUM,
    g: *mut *const BIGNUM,
) {
    entry((), || {
        let state = borrowed!(dh).lock();
        put!(p, show(&state.p));
        put!(q, show(&state.q));
        put!(g, show(&state.g));
        Ok(())
    });
}

/// Shows one number.
fn get0(dh: *const DH, number: fn(&DhState) -> &Option<Arc<Bignum>>) -> *const BIGNUM {
    entry(ptr::null(), || Ok(show(number(&borrowed!(dh).lock()))))
}

/// DH_get0_p: the prime, which belongs to dh; NULL if not set. OpenSSL: DH_get0_p(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_p(dh: *const DH) -> *const BIGNUM {
    get0(dh, |state| &state.p)
}

/// DH_get0_q: the order of the generator, which belongs to dh; NULL if not set. OpenSSL: DH_get0_q(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_q(dh: *const DH) -> *const BIGNUM {
    get0(dh, |state| &state.q)
}

/// DH_get0_g: the generator, which belongs to dh; NULL if not set. OpenSSL: DH_get0_g(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get0_g(dh: *const DH) -> *const BIGNUM {
    get0(dh, |state| &state.g)
}

/// The prime's length in bits; 0 if not set.
fn bits(dh: *const DH) -> Result<usize, crate::ffi::Pushed> {
    Ok(borrowed!(dh).lock().p.as_ref().map_or(0, |p| p.number().bits()))
}

/// DH_size: the prime's length in bytes; -1 if it is not set. OpenSSL: DH_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_size(dh: *const DH) -> c_int {
    entry(-1, || bits(dh).map(|bits| if bits == 0 { -1 } else { bits.div_ceil(8) as c_int }))
}

/// DH_bits: the prime's length in bits; -1 if it is not set. OpenSSL: DH_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_bits(dh: *const DH) -> c_int {
    entry(-1, || bits(dh).map(|bits| if bits == 0 { -1 } else { bits as c_int }))
}

/// DH_security_bits: how strong the parameters are, in bits of a symmetric key; -1 if they are not set.
/// OpenSSL: DH_security_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_security_bits(dh: *const DH) -> c_int {
    entry(-1, || bits(dh).map(|bits| if bits == 0 { -1 } else { field_security_bits(bits) as c_int }))
}

/// DH_set_length: recommends a length in bits for private values; 0 for none. Returns 1. OpenSSL: DH_set_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_set_length(dh: *mut DH, length: c_long) -> c_int {
    entry(0, || {
        borrowed!(dh).lock().length = length;
        Ok(1)
    })
}

/// DH_get_length: the length in bits that private values are recommended to have; 0 for none. OpenSSL: DH_get_length(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn DH_get_length(dh: *const DH) -> c_long {
    entry(0, || Ok(borrowed!(dh).lock().length))
}
