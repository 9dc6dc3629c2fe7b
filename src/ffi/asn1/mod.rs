//! asn1.h: object identifiers, integers, times and strings.

pub mod any;
pub mod bits;
pub(crate) mod der;
pub(crate) mod forms;
pub mod header;
pub mod integer;
pub(crate) mod item;
pub mod item_api;
pub mod mbstring;
pub mod number;
pub mod object;
pub(crate) mod primitive;
pub mod primitive_functions;
pub mod string;
pub(crate) mod template;
pub mod text;
pub mod time;
pub mod time_kinds;
pub(crate) mod value;

pub(crate) use value::{ASN1_INTEGER, ASN1_STRING, ASN1_TIME};
