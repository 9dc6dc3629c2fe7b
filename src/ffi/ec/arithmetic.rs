//! Computing with points, and the numbers of curves.

use core::ffi::{c_int, c_void};

use super::group::{EC_R_INCOMPATIBLE_OBJECTS, EC_R_POINT_IS_NOT_ON_CURVE};
use super::{Group, Point};
use crate::crypto::key::point::{Term, numbers, sum};
use crate::crypto::key::{KeyType, Parameters, PublicKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::bn::{Bignum, Number};
use crate::ffi::entry;
use crate::ffi::err::{self, ERR_LIB_EC, Pushed};
use crate::ffi::evp::pkey_settings::nid_of;
use crate::ffi::types::{BIGNUM, EC_GROUP, EC_POINT};

/// One of the curves there are.
#[repr(C)]
pub struct EC_builtin_curve {
    /// Its NID.
    pub nid: c_int,
    /// What it is, in a static text.
    pub comment: *const core::ffi::c_char,
}

/// EC_get_builtin_curves: writes the curves there are to r, which has room for nitems. Returns how many there are.
/// OpenSSL: EC_get_builtin_curves(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_get_builtin_curves(r: *mut EC_builtin_curve, nitems: usize) -> usize {
    let curves = [
        (KeyType::EcP384, c"NIST/SECG curve over a 384 bit prime field"),
        (KeyType::EcP521, c"NIST/SECG curve over a 521 bit prime field"),
        (KeyType::EcP256, c"X9.62/SECG curve over a 256 bit prime field"),
    ];
    if !r.is_null() {
        for (place, (curve, comment)) in curves.iter().enumerate().take(nitems) {
            // SAFETY: the program passes room for that many.
            unsafe { r.add(place).write(EC_builtin_curve { nid: nid_of(*curve), comment: comment.as_ptr() }) };
        }
    }
    curves.len()
}

/// EC_GROUP_get_order: writes the order of a curve's generator to order. Returns 1, or 0 on error. ctx is not used.
/// OpenSSL: EC_GROUP_get_order(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_get_order(group: *const EC_GROUP, order: *mut BIGNUM, ctx: *mut c_void) -> c_int {
    let _ = ctx;
    entry(0, || {
        let numbers = numbers(borrowed!(group).0).ok_or_else(|| unfit("no curve"))?;
        borrowed!(order).set(Number::new(&numbers.order, false));
        Ok(1)
    })
}

/// EC_GROUP_get_cofactor: writes the cofactor of a curve, which is 1, to cofactor. Returns 1, or 0 on error. ctx is not used.
/// OpenSSL: EC_GROUP_get_cofactor(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_get_cofactor(
    group: *const EC_GROUP,
    cofactor: *mut BIGNUM,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(0, || {
        let Group(_) = borrowed!(group);
        borrowed!(cofactor).set(Number::new(&[1], false));
        Ok(1)
    })
}

/// EC_GROUP_cmp: 0 if two curves are the same, 1 if not, -1 on error. ctx is not used. OpenSSL: EC_GROUP_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_cmp(a: *const EC_GROUP, b: *const EC_GROUP, ctx: *mut c_void) -> c_int {
    let _ = ctx;
    entry(-1, || Ok((borrowed!(a).0 != borrowed!(b).0).into()))
}

fn unfit(detail: &str) -> Pushed {
    err::push(ERR_LIB_EC, EC_R_INCOMPATIBLE_OBJECTS, detail)
}

/// Puts a sum into a point; the point at infinity among the terms is left out.
fn put_sum(
    group: *const EC_GROUP,
    r: *mut EC_POINT,
    terms: &[(Number, Option<*const EC_POINT>)],
) -> Result<c_int, Pushed> {
    let (curve, result) = (borrowed!(group).0, borrowed!(r));
    if result.curve != curve {
        return Err(unfit("the point is on another curve"));
    }
    let mut places = Vec::new();
    for (number, point) in terms {
        let place = match point {
            None => None,
            Some(point) => {
                let point: &Point = borrowed!(*point);
                if point.curve != curve {
                    return Err(unfit("the point is on another curve"));
                }
                let Some(key) = point.lock().clone() else { continue };
                Some(key)
            }
        };
        places.push((number, place));
    }
    let terms: Vec<Term<'_>> = places
        .iter()
        .map(|(number, place)| Term {
            scalar: number.magnitude(),
            negative: number.is_negative(),
            point: place.as_ref().and_then(PublicKey::bytes),
        })
        .collect();
    let sum = sum(curve, &terms)?.map(|bytes| PublicKey::from_bytes(curve, &bytes)).transpose()?;
    *result.lock() = sum;
    Ok(1)
}

fn one() -> Number {
    Number::new(&[1], false)
}

/// EC_POINT_add: puts the sum of two points into r. Returns 1, or 0 on error. ctx is not used. OpenSSL: EC_POINT_add(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_add(
    group: *const EC_GROUP,
    r: *mut EC_POINT,
    a: *const EC_POINT,
    b: *const EC_POINT,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(0, || put_sum(group, r, &[(one(), Some(a)), (one(), Some(b))]))
}

/// EC_POINT_dbl: puts twice a point into r. Returns 1, or 0 on error. ctx is not used. OpenSSL: EC_POINT_dbl(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_dbl(
    group: *const EC_GROUP,
    r: *mut EC_POINT,
    a: *const EC_POINT,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(0, || put_sum(group, r, &[(Number::new(&[2], false), Some(a))]))
}

/// EC_POINT_invert: makes a point its negative. Returns 1, or 0 on error. ctx is not used. OpenSSL: EC_POINT_invert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_invert(group: *const EC_GROUP, a: *mut EC_POINT, ctx: *mut c_void) -> c_int {
    let _ = ctx;
    entry(0, || put_sum(group, a, &[(Number::new(&[1], true), Some(a.cast_const()))]))
}

/// EC_POINT_mul: puts n times the generator and m times q into r. NULL for n, or for q and m, leaves that out. Returns 1, or 0
/// on error. ctx is not used. OpenSSL: EC_POINT_mul(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_mul(
    group: *const EC_GROUP,
    r: *mut EC_POINT,
    n: *const BIGNUM,
    q: *const EC_POINT,
    m: *const BIGNUM,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(0, || {
        let mut terms = Vec::new();
        if !n.is_null() {
            terms.push((borrowed!(n).number(), None));
        }
        if !q.is_null() && !m.is_null() {
            terms.push((borrowed!(m).number(), Some(q)));
        }
        put_sum(group, r, &terms)
    })
}

/// EC_POINT_get_affine_coordinates: writes the coordinates of a point to x and y, each unless it is NULL. Returns 1, or 0 on
/// error and for the point at infinity. ctx is not used. OpenSSL: EC_POINT_get_affine_coordinates(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_get_affine_coordinates(
    group: *const EC_GROUP,
    p: *const EC_POINT,
    x: *mut BIGNUM,
    y: *mut BIGNUM,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(0, || {
        let Group(_) = borrowed!(group);
        let place = borrowed!(p).lock().clone();
        let whole = place.as_ref().and_then(PublicKey::bytes).ok_or_else(|| unfit("the point at infinity"))?;
        let coordinates = whole.get(1..).unwrap_or_default();
        let (first, second) = coordinates.split_at(coordinates.len() / 2);
        for (number, bytes) in [(x, first), (y, second)] {
            if !number.is_null() {
                let number: &Bignum = borrowed!(number);
                number.set(Number::new(bytes, false));
            }
        }
        Ok(1)
    })
}

/// EC_POINT_set_affine_coordinates: makes a point that of two coordinates. Returns 1, or 0 if it is not on the curve. ctx is not
/// used. OpenSSL: EC_POINT_set_affine_coordinates(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_set_affine_coordinates(
    group: *const EC_GROUP,
    p: *mut EC_POINT,
    x: *const BIGNUM,
    y: *const BIGNUM,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(0, || {
        let (curve, point) = (borrowed!(group).0, borrowed!(p));
        if point.curve != curve {
            return Err(unfit("the point is on another curve"));
        }
        let outside = |detail: String| err::push(ERR_LIB_EC, EC_R_POINT_IS_NOT_ON_CURVE, detail);
        let length = Parameters::Ec(curve).bits().div_ceil(8);
        let mut bytes = vec![4];
        for number in [borrowed!(x).number(), borrowed!(y).number()] {
            let digits = number.magnitude();
            let zeros = length.checked_sub(digits.len()).filter(|_| !number.is_negative());
            bytes.resize(bytes.len() + zeros.ok_or_else(|| outside("a coordinate is out of range".to_owned()))?, 0);
            bytes.extend_from_slice(digits);
        }
        let key = PublicKey::from_bytes(curve, &bytes).map_err(|error| outside(error.to_string()))?;
        *point.lock() = Some(key);
        Ok(1)
    })
}

/// EC_POINT_copy: makes a point the same as another of its curve. Returns 1, or 0 on error. OpenSSL: EC_POINT_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_copy(dst: *mut EC_POINT, src: *const EC_POINT) -> c_int {
    entry(0, || {
        let (to, from) = (borrowed!(dst), borrowed!(src));
        if to.curve != from.curve {
            return Err(unfit("the point is on another curve"));
        }
        let place = from.lock().clone();
        *to.lock() = place;
        Ok(1)
    })
}

/// EC_POINT_set_to_infinity: makes a point that at infinity. Returns 1, or 0 on error. OpenSSL: EC_POINT_set_to_infinity(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_set_to_infinity(group: *const EC_GROUP, point: *mut EC_POINT) -> c_int {
    entry(0, || {
        let Group(_) = borrowed!(group);
        *borrowed!(point).lock() = None;
        Ok(1)
    })
}
