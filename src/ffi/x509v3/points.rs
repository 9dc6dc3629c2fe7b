//! CRL distribution points.

use super::general_name::GeneralNames;
use crate::ffi::asn1::primitive::BitString;
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::{
    Explicit, Implicit, Optional, SequenceOf, SetOf, TaggedFlag, Uncoded, UncodedPointer,
};
use crate::ffi::asn1::template::structure::{choice, sequence};
use crate::ffi::types::{X509_NAME, X509_NAME_ENTRY, stack_st_DIST_POINT};

choice! {
    /// DistributionPointName (RFC 5280, section 4.2.1.13), `struct DIST_POINT_NAME_st`.
    pub struct DIST_POINT_NAME (r#type, name) {
        0 => Implicit<0, GeneralNames>,
        1 => Implicit<1, SetOf<X509_NAME_ENTRY>>,
    } and {
        /// The whole name that a relative one stands for, or NULL.
        dpname: UncodedPointer<X509_NAME>,
    }
}

exported! { DIST_POINT_NAME:
    new DIST_POINT_NAME_new; free DIST_POINT_NAME_free; d2i d2i_DIST_POINT_NAME; i2d i2d_DIST_POINT_NAME;
    item DIST_POINT_NAME_it;
}

sequence! {
    /// DistributionPoint, `struct DIST_POINT_st`.
    pub struct DIST_POINT {
        /// Where the CRL is, or NULL.
        distpoint: Optional<Explicit<0, DIST_POINT_NAME>>,
        /// For which reasons it may list a certificate, or NULL for all.
        reasons: Optional<Implicit<1, BitString>>,
        /// Who issues it, or NULL for the certificate's issuer.
        CRLissuer: Optional<Implicit<2, GeneralNames>>,
        /// The reasons as bits, for who verifies.
        dp_reasons: Uncoded,
    }
}

exported! { DIST_POINT:
    new DIST_POINT_new; free DIST_POINT_free; d2i d2i_DIST_POINT; i2d i2d_DIST_POINT; item DIST_POINT_it;
}

/// crlDistributionPoints and freshestCRL.
pub(crate) type CrlDistPoints = SequenceOf<DIST_POINT, stack_st_DIST_POINT>;

exported! { CrlDistPoints:
    new CRL_DIST_POINTS_new; free CRL_DIST_POINTS_free; d2i d2i_CRL_DIST_POINTS; i2d i2d_CRL_DIST_POINTS;
    item CRL_DIST_POINTS_it;
}

sequence! {
    /// IssuingDistributionPoint (RFC 5280, section 5.2.5), `struct ISSUING_DIST_POINT_st`.
    pub struct ISSUING_DIST_POINT {
        /// Where the CRL is, or NULL.
        distpoint: Optional<Explicit<0, DIST_POINT_NAME>>,
        /// Whether it lists certificates of users only.
        onlyuser: TaggedFlag<1>,
        /// Whether it lists certificates of authorities only.
        onlyCA: TaggedFlag<2>,
        /// For which reasons it lists certificates, or NULL for all.
        onlysomereasons: Optional<Implicit<3, BitString>>,
        /// Whether it lists certificates of other issuers.
        indirectCRL: TaggedFlag<4>,
        /// Whether it lists attribute certificates only.
        onlyattr: TaggedFlag<5>,
    }
}

exported! { ISSUING_DIST_POINT:
    new ISSUING_DIST_POINT_new; free ISSUING_DIST_POINT_free; d2i d2i_ISSUING_DIST_POINT; i2d i2d_ISSUING_DIST_POINT;
    item ISSUING_DIST_POINT_it;
}
