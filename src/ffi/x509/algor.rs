//! `X509_ALGOR`: an algorithm and its parameters.

use std::ffi::{c_int, c_ulong, c_void};
use std::ptr;

use crate::ffi::arguments::put;
use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::bits::{ASN1_TYPE_cmp, ASN1_TYPE_set};
use crate::ffi::asn1::primitive::Object;
use crate::ffi::asn1::string::V_ASN1_NULL;
use crate::ffi::asn1::template::field::Optional;
use crate::ffi::asn1::template::structure::sequence;
use crate::ffi::asn1::template::{Template, dup, exported};
use crate::ffi::evp::digest::{EVP_MD_FLAG_DIGALGID_ABSENT, EVP_MD_get_flags, EVP_MD_get_type};
use crate::ffi::objects::object::{OBJ_cmp, OBJ_dup, OBJ_nid2obj};
use crate::ffi::types::{ASN1_OBJECT, EVP_MD};
use crate::ffi::{entry, entry_quiet, non_null};

/// Of X509_ALGOR_set0: the parameters stay.
const V_ASN1_EOC: c_int = 0;
/// Of X509_ALGOR_get0 and X509_ALGOR_set0: no parameters.
const V_ASN1_UNDEF: c_int = -1;

sequence! {
    /// AlgorithmIdentifier (RFC 5280, section 4.1.1.2), `struct X509_algor_st`.
    pub struct X509_ALGOR {
        /// Which algorithm.
        algorithm: Object,
        /// Its parameters, or NULL.
        parameter: Optional<ASN1_TYPE>,
    }
}

exported! { X509_ALGOR:
    new X509_ALGOR_new; free X509_ALGOR_free; dup X509_ALGOR_dup; d2i d2i_X509_ALGOR; i2d i2d_X509_ALGOR;
    item X509_ALGOR_it;
}

/// X509_ALGOR_get0: puts the algorithm's object, the type of its parameters, V_ASN1_UNDEF if there are none, and their value
/// where the pointers say that are not NULL. All stay the algorithm's. OpenSSL: X509_ALGOR_get0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ALGOR_get0(
    paobj: *mut *const ASN1_OBJECT,
    pptype: *mut c_int,
    ppval: *mut *const c_void,
    algor: *const X509_ALGOR,
) {
    entry((), || {
        // SAFETY: a live algorithm, whose parameters are NULL or live.
        let (algor, parameter) = unsafe {
            let algor = non_null(algor)?.as_ref();
            (algor, algor.parameter.as_ref())
        };
        put!(paobj, algor.algorithm.cast_const());
        if !pptype.is_null() {
            put!(pptype, parameter.map_or(V_ASN1_UNDEF, |parameter| parameter.r#type));
            if let Some(parameter) = parameter {
                // SAFETY: pointers are as long as the union.
                put!(ppval, unsafe { parameter.value.ptr }.cast_const());
            }
        }
        Ok(())
    });
}

/// X509_ALGOR_set0: sets an algorithm's object and parameters, which become the algorithm's. With the type V_ASN1_UNDEF it
/// has no parameters then. Returns 1, or 0 on error. OpenSSL: X509_ALGOR_set0(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ALGOR_set0(
    alg: *mut X509_ALGOR,
    aobj: *mut ASN1_OBJECT,
    ptype: c_int,
    pval: *mut c_void,
) -> c_int {
    entry(0, || {
        if alg.is_null() {
            return Ok(0);
        }
        // SAFETY: a live algorithm of the program's own, which hands over object and value.
        unsafe {
            if ptype != V_ASN1_UNDEF && (*alg).parameter.is_null() {
                (*alg).parameter = ASN1_TYPE::new()?;
            }
            let old = std::mem::replace(&mut (*alg).algorithm, aobj);
            if old != aobj {
                Object::free(old);
            }
            match ptype {
                V_ASN1_EOC => {}
                V_ASN1_UNDEF => ASN1_TYPE::free(std::mem::replace(&mut (*alg).parameter, ptr::null_mut())),
                _ => ASN1_TYPE_set((*alg).parameter, ptype, pval),
            }
        }
        Ok(1)
    })
}

/// X509_ALGOR_set_md: sets an algorithm to that of a digest. OpenSSL: X509_ALGOR_set_md(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ALGOR_set_md(alg: *mut X509_ALGOR, md: *const EVP_MD) {
    entry_quiet((), || {
        // SAFETY: the program passes NULL or a live digest and a live algorithm.
        unsafe {
            let absent = EVP_MD_get_flags(md) & EVP_MD_FLAG_DIGALGID_ABSENT as c_ulong != 0;
            let parameters = if absent { V_ASN1_UNDEF } else { V_ASN1_NULL };
            X509_ALGOR_set0(alg, OBJ_nid2obj(EVP_MD_get_type(md)), parameters, ptr::null_mut());
        }
    });
}

/// X509_ALGOR_cmp: compares algorithms and their parameters. Returns 0 if they are the same. OpenSSL: X509_ALGOR_cmp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ALGOR_cmp(a: *const X509_ALGOR, b: *const X509_ALGOR) -> c_int {
    entry(-1, || {
        // SAFETY: live algorithms.
        unsafe {
            let (a, b) = (non_null(a)?.as_ref(), non_null(b)?.as_ref());
            let objects = OBJ_cmp(a.algorithm, b.algorithm);
            Ok(match (objects, a.parameter.is_null(), b.parameter.is_null()) {
                (0, true, true) => 0,
                (0, false, false) => ASN1_TYPE_cmp(a.parameter, b.parameter),
                (0, ..) => -1,
                _ => objects,
            })
        }
    })
}

/// X509_ALGOR_copy: makes dest a copy of src. Returns 1, or 0 on error. OpenSSL: X509_ALGOR_copy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_ALGOR_copy(dest: *mut X509_ALGOR, src: *const X509_ALGOR) -> c_int {
    entry(0, || {
        if dest.is_null() || src.is_null() {
            return Ok(0);
        }
        // SAFETY: live algorithms, of which the program owns the first; the copies are made before anything is freed.
        unsafe {
            let parameter = dup::<ASN1_TYPE>((*src).parameter)?;
            let algorithm = OBJ_dup((*src).algorithm);
            Object::free(std::mem::replace(&mut (*dest).algorithm, algorithm));
            ASN1_TYPE::free(std::mem::replace(&mut (*dest).parameter, parameter));
        }
        Ok(1)
    })
}
