//! asn1.h: object identifiers, integers, times and strings.

pub(crate) mod der;
pub mod integer;
pub mod object;
pub mod string;
pub mod text;
pub mod time;
pub(crate) mod value;

pub(crate) use value::{ASN1_INTEGER, ASN1_STRING, ASN1_TIME};
