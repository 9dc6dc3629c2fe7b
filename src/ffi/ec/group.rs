//! Curves.

use core::ffi::{c_char, c_int};
use core::ptr;

use super::Group;
use crate::crypto::key::Parameters;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::err::{self, ERR_LIB_EC};
use crate::ffi::evp::pkey_settings::{curve_of, nid_of};
use crate::ffi::object;
use crate::ffi::types::EC_GROUP;
use crate::ffi::{entry, entry_quiet};

/// A point is written as its x, with a bit of its y.
pub const POINT_CONVERSION_COMPRESSED: c_int = 2;
/// A point is written as its x and y.
pub const POINT_CONVERSION_UNCOMPRESSED: c_int = 4;
/// A point is written as its x and y, with a bit of y before them.
pub const POINT_CONVERSION_HYBRID: c_int = 6;
/// Reason: the curve is not known.
pub const EC_R_UNKNOWN_GROUP: c_int = 129;
/// Reason: no curve was chosen.
pub const EC_R_MISSING_PARAMETERS: c_int = 124;
/// Reason: there is no private key.
pub const EC_R_MISSING_PRIVATE_KEY: c_int = 125;
/// Reason: a private key is out of range.
pub const EC_R_INVALID_PRIVATE_KEY: c_int = 123;
/// Reason: a point is not on the curve.
pub const EC_R_POINT_IS_NOT_ON_CURVE: c_int = 107;
/// Reason: two things are of different curves.
pub const EC_R_INCOMPATIBLE_OBJECTS: c_int = 101;
/// Reason: a point cannot be written so.
pub const EC_R_INVALID_FORM: c_int = 104;
/// Reason: there is no room for the result.
pub const EC_R_BUFFER_TOO_SMALL: c_int = 100;
/// Reason: a signature is not one.
pub const EC_R_BAD_SIGNATURE: c_int = 156;

/// EC_GROUP_new_by_curve_name: the curve of a NID: P-256, P-384 or P-521, to be freed with EC_GROUP_free. Returns NULL for
/// another. OpenSSL: EC_GROUP_new_by_curve_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_new_by_curve_name(nid: c_int) -> *mut EC_GROUP {
    entry(ptr::null_mut(), || {
        let unknown = || err::push(ERR_LIB_EC, EC_R_UNKNOWN_GROUP, format!("the curve {nid} is not supported"));
        Ok(object::new(Group(curve_of(nid).ok_or_else(unknown)?)))
    })
}

/// EC_GROUP_free: frees a curve; NULL is nothing to do. OpenSSL: EC_GROUP_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_free(group: *mut EC_GROUP) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(group) });
}

/// EC_GROUP_dup: a copy of a curve, to be freed with EC_GROUP_free. Returns NULL on error. OpenSSL: EC_GROUP_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_dup(src: *const EC_GROUP) -> *mut EC_GROUP {
    entry(ptr::null_mut(), || Ok(object::new(Group(borrowed!(src).0))))
}

/// EC_GROUP_get_curve_name: the NID of a curve; 0 for NULL. OpenSSL: EC_GROUP_get_curve_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_get_curve_name(group: *const EC_GROUP) -> c_int {
    entry(0, || Ok(nid_of(borrowed!(group).0)))
}

/// EC_GROUP_get_degree: the length of a curve's field in bits; 0 for NULL. OpenSSL: EC_GROUP_get_degree(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_get_degree(group: *const EC_GROUP) -> c_int {
    entry(0, || Ok(Parameters::Ec(borrowed!(group).0).bits() as c_int))
}

/// EC_GROUP_order_bits: the length of a curve's order in bits; 0 for NULL. OpenSSL: EC_GROUP_order_bits(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_GROUP_order_bits(group: *const EC_GROUP) -> c_int {
    entry(0, || Ok(Parameters::Ec(borrowed!(group).0).bits() as c_int))
}

/// EC_curve_nid2nist: NIST's name of a curve, such as "P-256"; NULL for another. The text is static.
/// OpenSSL: EC_curve_nid2nist(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_curve_nid2nist(nid: c_int) -> *const c_char {
    use crate::crypto::key::KeyType;
    match curve_of(nid) {
        Some(KeyType::EcP256) => c"P-256".as_ptr(),
        Some(KeyType::EcP384) => c"P-384".as_ptr(),
        Some(KeyType::EcP521) => c"P-521".as_ptr(),
        _ => ptr::null(),
    }
}

/// EC_curve_nist2nid: the NID of a curve that NIST names so; 0 for another. OpenSSL: EC_curve_nist2nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EC_curve_nist2nid(name: *const c_char) -> c_int {
    entry(0, || {
        use crate::crypto::key::KeyType;
        Ok(match text!(name).to_bytes() {
            b"P-256" => nid_of(KeyType::EcP256),
            b"P-384" => nid_of(KeyType::EcP384),
            b"P-521" => nid_of(KeyType::EcP521),
            _ => 0,
        })
    })
}
