//! `X509_ATTRIBUTE`: a type with values, as requests and PKCS#12 have them.

use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::primitive::Object;
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::SetOf;
use crate::ffi::asn1::template::structure::sequence;

sequence! {
    /// Attribute (RFC 2986, section 4.1), `struct x509_attributes_st`. Programs do not see inside.
    pub struct X509_ATTRIBUTE {
        /// Its type.
        object: Object,
        /// Its values.
        values: SetOf<ASN1_TYPE>,
    }
}

exported! { X509_ATTRIBUTE:
    new X509_ATTRIBUTE_new; free X509_ATTRIBUTE_free; dup X509_ATTRIBUTE_dup;
    d2i d2i_X509_ATTRIBUTE; i2d i2d_X509_ATTRIBUTE; item X509_ATTRIBUTE_it;
}
