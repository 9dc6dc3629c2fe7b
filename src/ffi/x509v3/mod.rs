//! x509v3.h: what is in extensions, as structures that programs see.

pub mod access;

pub mod certificate;
pub mod configured;
pub mod constraints;
pub mod convert;
pub mod general_name;
pub mod general_name_api;
pub mod identifiers;
pub mod information;
pub(crate) mod kinds;
pub mod method;
pub mod points;
pub mod policies;
pub mod print;
pub mod values;
pub(crate) mod whole;
pub(crate) mod words;
