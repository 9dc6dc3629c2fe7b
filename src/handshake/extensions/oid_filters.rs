//! oid_filters (RFC 8446, section 4.2.5): what a client's certificate is to say in its extensions.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;

/// A wish about one extension of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidFilter {
    /// The extension's OID in DER; never empty.
    pub certificate_extension_oid: Vec<u8>,
    /// What it must hold, in DER; empty if it need only be there.
    pub certificate_extension_values: Vec<u8>,
}

/// Reads a list of filters, which may be empty.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<OidFilter>> {
    let mut list = r.sub16()?;
    let mut filters = Vec::new();
    while !list.is_empty() {
        let oid = list.vec8()?;
        if oid.is_empty() {
            return Err(list.error());
        }
        filters.push(OidFilter {
            certificate_extension_oid: oid.to_vec(),
            certificate_extension_values: list.vec16()?.to_vec(),
        });
    }
    Ok(filters)
}

/// Writes a list of filters.
pub(super) fn write(out: &mut Vec<u8>, filters: &[OidFilter]) {
    extension(out, ExtensionType::OID_FILTERS, |out| {
        out.vec16(|out| {
            for filter in filters {
                out.vec8(|out| out.bytes(&filter.certificate_extension_oid));
                out.vec16(|out| out.bytes(&filter.certificate_extension_values));
            }
        });
    });
}
