//! What objects and names are called in texts.

use crate::ffi::objects::object::Identifier;
use crate::ffi::x509::name_print::{XN_FLAG_ONELINE, text_of};
use crate::x509::Name;
use crate::x509::extension_text::Words;

/// Knows the names of `objects.h`.
pub(crate) struct Known;

impl Words for Known {
    fn object(&self, oid: &[u8]) -> String {
        Identifier::from_der(oid).text(false)
    }

    fn name(&self, name: &Name) -> Vec<u8> {
        text_of(name, 0, XN_FLAG_ONELINE).unwrap_or_default()
    }
}
