//! `X509_ALGOR`: an algorithm and its parameters.

use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::primitive::Object;
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::Optional;
use crate::ffi::asn1::template::structure::sequence;

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
