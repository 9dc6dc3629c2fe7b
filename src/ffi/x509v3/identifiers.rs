//! What a certificate is and whose key made it: basic constraints, key identifiers, periods.

use super::general_name::GeneralNames;
use crate::ffi::asn1::primitive::{GeneralizedTime, Integer, OctetString};
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::{Flag, Implicit, Optional};
use crate::ffi::asn1::template::structure::sequence;

sequence! {
    /// BasicConstraints (RFC 5280, section 4.2.1.9), `struct BASIC_CONSTRAINTS_st`.
    pub struct BASIC_CONSTRAINTS {
        /// Whether the subject is a certification authority.
        ca: Flag,
        /// How many intermediate certificates may follow, or NULL.
        pathlen: Optional<Integer>,
    }
}

exported! { BASIC_CONSTRAINTS:
    new BASIC_CONSTRAINTS_new; free BASIC_CONSTRAINTS_free; d2i d2i_BASIC_CONSTRAINTS; i2d i2d_BASIC_CONSTRAINTS;
    item BASIC_CONSTRAINTS_it;
}

sequence! {
    /// AuthorityKeyIdentifier (RFC 5280, section 4.2.1.1), `struct AUTHORITY_KEYID_st`.
    pub struct AUTHORITY_KEYID {
        /// The issuer's key identifier, or NULL.
        keyid: Optional<Implicit<0, OctetString>>,
        /// The issuer's issuer, or NULL.
        issuer: Optional<Implicit<1, GeneralNames>>,
        /// The issuer's serial number, or NULL.
        serial: Optional<Implicit<2, Integer>>,
    }
}

exported! { AUTHORITY_KEYID:
    new AUTHORITY_KEYID_new; free AUTHORITY_KEYID_free; d2i d2i_AUTHORITY_KEYID; i2d i2d_AUTHORITY_KEYID;
    item AUTHORITY_KEYID_it;
}

sequence! {
    /// PrivateKeyUsagePeriod (RFC 3280, section 4.2.1.4), `struct PKEY_USAGE_PERIOD_st`.
    pub struct PKEY_USAGE_PERIOD {
        /// From when the key may sign, or NULL.
        notBefore: Optional<Implicit<0, GeneralizedTime>>,
        /// Until when, or NULL.
        notAfter: Optional<Implicit<1, GeneralizedTime>>,
    }
}

exported! { PKEY_USAGE_PERIOD:
    new PKEY_USAGE_PERIOD_new; free PKEY_USAGE_PERIOD_free; d2i d2i_PKEY_USAGE_PERIOD; i2d i2d_PKEY_USAGE_PERIOD;
    item PKEY_USAGE_PERIOD_it;
}
