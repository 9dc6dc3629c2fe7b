//! Points on curves.

use core::ffi::{c_int, c_uchar, c_void};
use core::ptr;

use super::Point;
use super::group::{
    EC_R_BUFFER_TOO_SMALL, EC_R_INCOMPATIBLE_OBJECTS, EC_R_INVALID_FORM, EC_R_POINT_IS_NOT_ON_CURVE,
    POINT_CONVERSION_COMPRESSED, POINT_CONVERSION_HYBRID, POINT_CONVERSION_UNCOMPRESSED,
};
use crate::crypto::key::PublicKey;
use crate::ffi::arguments::{borrowed, input, put_bytes};
use crate::ffi::err::{self, ERR_LIB_EC, Pushed};
use crate::ffi::object;
use crate::ffi::types::{EC_GROUP, EC_POINT};
use crate::ffi::{entry, entry_quiet};

/// EC_POINT_new: a new point on a curve, that at infinity, to be freed with EC_POINT_free. Returns NULL on error.
/// OpenSSL: EC_POINT_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_new(group: *const EC_GROUP) -> *mut EC_POINT {
    entry(ptr::null_mut(), || Ok(object::new(Point::of(borrowed!(group).0, None))))
}

/// EC_POINT_free: frees a point; NULL is nothing to do. OpenSSL: EC_POINT_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_free(point: *mut EC_POINT) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(point) });
}

/// EC_POINT_clear_free: as EC_POINT_free. OpenSSL: EC_POINT_clear_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_clear_free(point: *mut EC_POINT) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(point) });
}

/// EC_POINT_dup: a copy of a point, to be freed with EC_POINT_free. Returns NULL on error. OpenSSL: EC_POINT_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_dup(src: *const EC_POINT, group: *const EC_GROUP) -> *mut EC_POINT {
    let _ = group;
    entry(ptr::null_mut(), || {
        let point = borrowed!(src);
        let place = point.lock().clone();
        Ok(object::new(Point::of(point.curve, place)))
    })
}

/// EC_POINT_is_at_infinity: 1 if a point is that at infinity, else 0. OpenSSL: EC_POINT_is_at_infinity(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_is_at_infinity(group: *const EC_GROUP, p: *const EC_POINT) -> c_int {
    let _ = group;
    entry(0, || Ok(borrowed!(p).lock().is_none().into()))
}

/// EC_POINT_is_on_curve: 1 if a point is on a curve, as all are that are of it, 0 if not, -1 on error. ctx is not used.
/// OpenSSL: EC_POINT_is_on_curve(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_is_on_curve(
    group: *const EC_GROUP,
    point: *const EC_POINT,
    ctx: *mut c_void,
) -> c_int {
    let _ = ctx;
    entry(-1, || Ok((borrowed!(group).0 == borrowed!(point).curve).into()))
}

/// EC_POINT_cmp: 0 if two points are the same, 1 if not, -1 on error. ctx is not used. OpenSSL: EC_POINT_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_cmp(
    group: *const EC_GROUP,
    a: *const EC_POINT,
    b: *const EC_POINT,
    ctx: *mut c_void,
) -> c_int {
    let _ = (group, ctx);
    entry(-1, || {
        let (a, b) = (borrowed!(a), borrowed!(b));
        if a.curve != b.curve {
            return Err(err::push(ERR_LIB_EC, EC_R_INCOMPATIBLE_OBJECTS, "the points are on different curves"));
        }
        let first = a.lock().clone();
        Ok((first != *b.lock()).into())
    })
}

/// A point in the form that the number says.
pub(super) fn encode(key: Option<&PublicKey>, form: c_int) -> Result<Vec<u8>, Pushed> {
    let Some(whole) = key.and_then(PublicKey::bytes) else { return Ok(vec![0]) };
    let odd = whole.last().is_some_and(|last| last & 1 == 1);
    let coordinates = whole.get(1..).unwrap_or_default();
    let first = form as u8 + u8::from(odd);
    Ok(match form {
        POINT_CONVERSION_UNCOMPRESSED => whole.to_vec(),
        POINT_CONVERSION_COMPRESSED => [&[first], &coordinates[..coordinates.len() / 2]].concat(),
        POINT_CONVERSION_HYBRID => [&[first], coordinates].concat(),
        _ => return Err(err::push(ERR_LIB_EC, EC_R_INVALID_FORM, format!("form {form}"))),
    })
}

/// EC_POINT_point2oct: writes a point to buf, of len bytes, in a form such as POINT_CONVERSION_UNCOMPRESSED. Returns how many
/// bytes that are, also with NULL for buf; 0 on error. bnctx is not used. OpenSSL: EC_POINT_point2oct(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_point2oct(
    group: *const EC_GROUP,
    p: *const EC_POINT,
    form: c_int,
    buf: *mut c_uchar,
    len: usize,
    bnctx: *mut c_void,
) -> usize {
    let _ = (group, bnctx);
    entry(0, || {
        let encoded = encode(borrowed!(p).lock().as_ref(), form)?;
        if !buf.is_null() && len < encoded.len() {
            return Err(err::push(ERR_LIB_EC, EC_R_BUFFER_TOO_SMALL, format!("{len} bytes, not {}", encoded.len())));
        }
        put_bytes!(buf, &encoded);
        Ok(encoded.len())
    })
}

/// EC_POINT_oct2point: reads a point of len bytes, in any form. Returns 1, or 0 if it is none of the curve. bnctx is not used.
/// OpenSSL: EC_POINT_oct2point(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_POINT_oct2point(
    group: *const EC_GROUP,
    p: *mut EC_POINT,
    buf: *const c_uchar,
    len: usize,
    bnctx: *mut c_void,
) -> c_int {
    let _ = bnctx;
    entry(0, || {
        let (curve, point, bytes) = (borrowed!(group).0, borrowed!(p), input!(buf, len));
        if curve != point.curve {
            return Err(err::push(ERR_LIB_EC, EC_R_INCOMPATIBLE_OBJECTS, "the point is on another curve"));
        }
        *point.lock() = if bytes == [0] { None } else { Some(decode(curve, bytes)?) };
        Ok(1)
    })
}

/// Reads a point in any form.
pub(crate) fn decode(curve: crate::crypto::key::KeyType, bytes: &[u8]) -> Result<PublicKey, Pushed> {
    let failed = |detail: String| err::push(ERR_LIB_EC, EC_R_POINT_IS_NOT_ON_CURVE, detail);
    let (first, rest) = bytes.split_first().ok_or_else(|| failed("no bytes".to_owned()))?;
    let hybrid = [6, 7].contains(first);
    if hybrid && rest.last().is_none_or(|last| last & 1 != first & 1) {
        return Err(failed("a hybrid form whose bit is wrong".to_owned()));
    }
    let uncompressed = [&[4], rest].concat();
    let bytes = if hybrid { &uncompressed } else { bytes };
    PublicKey::from_bytes(curve, bytes).map_err(|error| failed(error.to_string()))
}
