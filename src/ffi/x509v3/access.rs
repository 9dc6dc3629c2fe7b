//! Access to information about authorities, usages, and TLS features.

use std::ffi::c_int;

use super::general_name::GENERAL_NAME;
use crate::bio::BIO;
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::asn1::primitive::{Integer, Object};
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::SequenceOf;
use crate::ffi::asn1::template::structure::sequence;
use crate::ffi::types::{stack_st_ACCESS_DESCRIPTION, stack_st_ASN1_INTEGER, stack_st_ASN1_OBJECT};
use crate::ffi::{entry, non_null};

sequence! {
    /// AccessDescription (RFC 5280, section 4.2.2.1), `struct ACCESS_DESCRIPTION_st`.
    pub struct ACCESS_DESCRIPTION {
        /// What is there, and how it is got.
        method: Object,
        /// Where.
        location: GENERAL_NAME,
    }
}

exported! { ACCESS_DESCRIPTION:
    new ACCESS_DESCRIPTION_new; free ACCESS_DESCRIPTION_free; d2i d2i_ACCESS_DESCRIPTION; i2d i2d_ACCESS_DESCRIPTION;
    item ACCESS_DESCRIPTION_it;
}

/// authorityInfoAccess and subjectInfoAccess.
pub(crate) type AuthorityInfoAccess = SequenceOf<ACCESS_DESCRIPTION, stack_st_ACCESS_DESCRIPTION>;

exported! { AuthorityInfoAccess:
    new AUTHORITY_INFO_ACCESS_new; free AUTHORITY_INFO_ACCESS_free; d2i d2i_AUTHORITY_INFO_ACCESS;
    i2d i2d_AUTHORITY_INFO_ACCESS; item AUTHORITY_INFO_ACCESS_it;
}

/// extKeyUsage.
pub(crate) type ExtendedKeyUsage = SequenceOf<Object, stack_st_ASN1_OBJECT>;

exported! { ExtendedKeyUsage:
    new EXTENDED_KEY_USAGE_new; free EXTENDED_KEY_USAGE_free; d2i d2i_EXTENDED_KEY_USAGE; i2d i2d_EXTENDED_KEY_USAGE;
    item EXTENDED_KEY_USAGE_it;
}

/// TLSFeatures (RFC 7633).
pub(crate) type TlsFeature = SequenceOf<Integer, stack_st_ASN1_INTEGER>;

exported! { TlsFeature:
    new TLS_FEATURE_new; free TLS_FEATURE_free;
}

/// i2a_ACCESS_DESCRIPTION: writes what a description's method is to a BIO. Returns how many characters, or -1 on error.
/// OpenSSL: i2a_ACCESS_DESCRIPTION(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn i2a_ACCESS_DESCRIPTION(bp: *mut BIO, a: *const ACCESS_DESCRIPTION) -> c_int {
    entry(-1, || {
        // SAFETY: a live description.
        let method = unsafe { (*non_null(a)?.as_ptr()).method };
        let text = borrowed!(method.cast_const()).text(false);
        // SAFETY: the program's BIO.
        let written = unsafe { der::write(bp, text.as_bytes()) };
        Ok(if written { c_int::try_from(text.len()).unwrap_or(c_int::MAX) } else { -1 })
    })
}
