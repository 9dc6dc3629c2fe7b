//! `GENERAL_NAME` and what it is made of.

use std::ffi::c_int;

use super::whole::WholeSequence;
use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::primitive::{DirectoryString, Ia5String, Object, OctetString};
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::{Explicit, Implicit, Optional, SequenceOf};
use crate::ffi::asn1::template::structure::{choice, sequence};
use crate::ffi::types::{X509_NAME, stack_st_GENERAL_NAME};

/// A name of a type of one's own.
pub const GEN_OTHERNAME: c_int = 0;
/// A mail address.
pub const GEN_EMAIL: c_int = 1;
/// A host name.
pub const GEN_DNS: c_int = 2;
/// An X.400 address.
pub const GEN_X400: c_int = 3;
/// A distinguished name.
pub const GEN_DIRNAME: c_int = 4;
/// A name of electronic data interchange.
pub const GEN_EDIPARTY: c_int = 5;
/// A URI.
pub const GEN_URI: c_int = 6;
/// An IP address.
pub const GEN_IPADD: c_int = 7;
/// An object identifier.
pub const GEN_RID: c_int = 8;

sequence! {
    /// OtherName, `struct otherName_st`.
    pub struct OTHERNAME {
        /// Of which type.
        type_id: Object,
        /// The value.
        value: Explicit<0, ASN1_TYPE>,
    }
}

exported! { OTHERNAME:
    new OTHERNAME_new; free OTHERNAME_free; d2i d2i_OTHERNAME; i2d i2d_OTHERNAME; item OTHERNAME_it;
}

sequence! {
    /// EDIPartyName, `struct EDIPartyName_st`.
    pub struct EDIPARTYNAME {
        /// Who assigned the name, or NULL.
        nameAssigner: Optional<Explicit<0, DirectoryString>>,
        /// The name.
        partyName: Explicit<1, DirectoryString>,
    }
}

exported! { EDIPARTYNAME:
    new EDIPARTYNAME_new; free EDIPARTYNAME_free; d2i d2i_EDIPARTYNAME; i2d i2d_EDIPARTYNAME; item EDIPARTYNAME_it;
}

choice! {
    /// GeneralName (RFC 5280, section 4.2.1.6), `struct GENERAL_NAME_st`.
    pub struct GENERAL_NAME (r#type, d) {
        GEN_OTHERNAME => Implicit<0, OTHERNAME>,
        GEN_EMAIL => Implicit<1, Ia5String>,
        GEN_DNS => Implicit<2, Ia5String>,
        GEN_X400 => Implicit<3, WholeSequence>,
        GEN_DIRNAME => Explicit<4, X509_NAME>,
        GEN_EDIPARTY => Implicit<5, EDIPARTYNAME>,
        GEN_URI => Implicit<6, Ia5String>,
        GEN_IPADD => Implicit<7, OctetString>,
        GEN_RID => Implicit<8, Object>,
    }
}

exported! { GENERAL_NAME:
    new GENERAL_NAME_new; free GENERAL_NAME_free; d2i d2i_GENERAL_NAME; i2d i2d_GENERAL_NAME; item GENERAL_NAME_it;
    dup GENERAL_NAME_dup;
}

/// GeneralNames.
pub(crate) type GeneralNames = SequenceOf<GENERAL_NAME, stack_st_GENERAL_NAME>;

exported! { GeneralNames:
    new GENERAL_NAMES_new; free GENERAL_NAMES_free; d2i d2i_GENERAL_NAMES; i2d i2d_GENERAL_NAMES;
    item GENERAL_NAMES_it;
}
