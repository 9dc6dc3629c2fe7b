//! CertificateRequest (RFC 5246, section 7.4.4).

use super::extensions::scheme;
use super::fields::Fields;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ProtocolVersion;
use crate::trace::model::Value;
use crate::trace::names;
use crate::x509::Name;

/// Reads a CertificateRequest. Signature algorithms came with TLS 1.2.
pub(super) fn message(version: ProtocolVersion, fields: &mut Fields<'_>) -> Result<()> {
    fields.list("certificate_types", Reader::vec8, |fields| {
        fields.u8("certificate_type", names::certificate_type).map(drop)
    })?;
    if version >= ProtocolVersion::TLS1_2 {
        fields.list("supported_signature_algorithms", Reader::vec16, scheme)?;
    }
    fields.list("certificate_authorities", Reader::vec16, authority)
}

/// Reads a certificate authority's name.
pub(super) fn authority(fields: &mut Fields<'_>) -> Result<()> {
    let der = fields.take(Reader::vec16)?;
    let name = Name::from_der(der).map_or_else(|_| Value::Bytes(der.to_vec()), |name| Value::Text(name.oneline()));
    fields.add("distinguished_name", name);
    Ok(())
}
