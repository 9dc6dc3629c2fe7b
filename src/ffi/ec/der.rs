//! Keys on curves as DER: SEC 1 (ECPrivateKey), SubjectPublicKeyInfo (EC_PUBKEY) and bare points; and curves (ECPKParameters).

use core::ffi::{c_int, c_long, c_uchar};
use core::ptr;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::group::{EC_GROUP_free, EC_R_MISSING_PARAMETERS, EC_R_UNKNOWN_GROUP, POINT_CONVERSION_UNCOMPRESSED};
use super::keys::EC_KEY_free;
use super::{EcKey, Group, Point, point};
use crate::crypto::key::{KeyType, PrivateKey, PublicKey};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der::{self, malformed};
use crate::ffi::asn1::forms::der_functions;
use crate::ffi::err::{self, ERR_LIB_EC, Pushed};
use crate::ffi::evp::key_cell::Material;
use crate::ffi::evp::key_der::own_form;
use crate::ffi::types::{EC_GROUP, EC_KEY};
use crate::ffi::{entry, non_null, object};
use crate::x509::tlv::Der;

/// The curves, as encoded object identifiers.
const CURVES: [(KeyType, &[u8]); 3] = [
    (KeyType::EcP256, &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7]),
    (KeyType::EcP384, &[6, 5, 0x2b, 0x81, 4, 0, 34]),
    (KeyType::EcP521, &[6, 5, 0x2b, 0x81, 4, 0, 35]),
];

/// The curve that EC parameters name.
pub(crate) fn curve_of(parameters: &[u8]) -> Option<KeyType> {
    CURVES.into_iter().find(|(_, oid)| *oid == parameters).map(|(curve, _)| curve)
}

/// The EC parameters that name a curve.
pub(crate) fn parameters_of(curve: KeyType) -> Option<&'static [u8]> {
    CURVES.into_iter().find(|(known, _)| *known == curve).map(|(_, oid)| oid)
}

fn of(material: &Material) -> Result<EcKey, Pushed> {
    EcKey::of(material).ok_or_else(|| malformed("a key that is on no curve"))
}

/// # Safety
/// As [`EC_KEY_free`].
pub(crate) unsafe fn free(key: *mut EC_KEY) {
    // SAFETY: as the caller promises.
    unsafe { EC_KEY_free(key) };
}

/// # Safety
/// As [`EC_GROUP_free`].
unsafe fn free_group(group: *mut EC_GROUP) {
    // SAFETY: as the caller promises.
    unsafe { EC_GROUP_free(group) };
}

fn read_private(element: &[u8]) -> Result<EcKey, Pushed> {
    let key = PrivateKey::from_sec1_der(element).map_err(|error| malformed(error.to_string()))?;
    of(&Material::Pair(Arc::new(key)))
}

fn write_private(key: &EcKey) -> Result<Zeroizing<Vec<u8>>, Pushed> {
    Ok(own_form(&*key.private()?))
}

fn read_info(element: &[u8]) -> Result<EcKey, Pushed> {
    let key = PublicKey::from_spki_der(element).map_err(|error| malformed(error.to_string()))?;
    of(&Material::Public(key))
}

fn write_info(key: &EcKey) -> Result<Vec<u8>, Pushed> {
    let material = key.material()?;
    material.public().map(|key| key.spki_der().to_vec()).ok_or_else(|| no_curve("no public key"))
}

#[track_caller]
fn no_curve(detail: &str) -> Pushed {
    err::push(ERR_LIB_EC, EC_R_MISSING_PARAMETERS, detail)
}

der_functions!(
    EC_KEY, read_info, write_info, free; d2i_EC_PUBKEY, i2d_EC_PUBKEY,
    d2i_EC_PUBKEY_bio, i2d_EC_PUBKEY_bio, d2i_EC_PUBKEY_fp, i2d_EC_PUBKEY_fp
);
der_functions!(
    EC_KEY, read_private, write_private, free; d2i_ECPrivateKey, i2d_ECPrivateKey,
    d2i_ECPrivateKey_bio, i2d_ECPrivateKey_bio, d2i_ECPrivateKey_fp, i2d_ECPrivateKey_fp
);

/// d2i_ECPKParameters: reads the object identifier of a curve: P-256, P-384 or P-521; as d2i_X509. Returns the curve, to be freed
/// with EC_GROUP_free, or NULL on error. OpenSSL: d2i_ECPKParameters(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn d2i_ECPKParameters(
    a: *mut *mut EC_GROUP,
    pp: *mut *const c_uchar,
    length: c_long,
) -> *mut EC_GROUP {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes what the function's contract asks for.
        unsafe {
            let mut input = Der::new(der::input(pp, length)?, "ECPKParameters");
            let element = input.any().map_err(|error| malformed(error.to_string()))?;
            let unknown = || err::push(ERR_LIB_EC, EC_R_UNKNOWN_GROUP, "a curve that is not known here");
            let curve = curve_of(element.raw).ok_or_else(unknown)?;
            Ok(der::taken(object::new(Group(curve)), a, free_group, pp, element.raw.len()))
        }
    })
}

/// i2d_ECPKParameters: writes the object identifier of a curve; as i2d_X509. OpenSSL: i2d_ECPKParameters(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2d_ECPKParameters(a: *const EC_GROUP, pp: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        let oid = parameters_of(borrowed!(a).0).ok_or_else(|| no_curve("no curve"))?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(oid, pp) }
    })
}

/// i2o_ECPublicKey: writes the public point of a key, in the form that EC_KEY_set_conv_form chose. If out is NULL nothing is
/// written; if *out is NULL memory is allocated, to be freed with OPENSSL_free; else *out is advanced. Returns the length, or 0
/// on error. OpenSSL: i2o_ECPublicKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2o_ECPublicKey(key: *const EC_KEY, out: *mut *mut c_uchar) -> c_int {
    entry(0, || {
        let point = borrowed!(key).point()?;
        // SAFETY: the program passes what the function's contract asks for.
        unsafe { der::put(&point, out) }
    })
}

/// o2i_ECPublicKey: reads a public point of len bytes into *key, whose curve is set. Advances *in behind it. Returns *key, or
/// NULL on error. OpenSSL: o2i_ECPublicKey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn o2i_ECPublicKey(key: *mut *mut EC_KEY, r#in: *mut *const c_uchar, len: c_long) -> *mut EC_KEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program passes a place, and bytes of the length that it says.
        let (place, bytes) = unsafe { (*non_null(key)?.as_ptr(), der::input(r#in, len)?) };
        borrowed!(place).set_point(bytes)?;
        // SAFETY: behind the bytes.
        unsafe { *r#in = (*r#in).add(bytes.len()) };
        Ok(place)
    })
}

impl EcKey {
    /// The public point, in the form that was chosen.
    pub(crate) fn point(&self) -> Result<Vec<u8>, Pushed> {
        let material = self.material()?;
        let public = material.public().ok_or_else(|| no_curve("no public key"))?;
        let form = self.lock().form;
        point::encode(Some(public), if form == 0 { POINT_CONVERSION_UNCOMPRESSED } else { form })
    }

    /// Sets the public point; its form is the one that is chosen from then on.
    fn set_point(&self, bytes: &[u8]) -> Result<(), Pushed> {
        let mut state = self.lock();
        let curve = state.group.as_ref().map(|group| group.0).ok_or_else(|| no_curve("no curve was chosen"))?;
        let public = point::decode(curve, bytes)?;
        state.public = Some(Arc::new(Point::of(curve, Some(public))));
        state.form = bytes.first().map_or(0, |first| c_int::from(first & !1));
        state.material = None;
        Ok(())
    }
}
