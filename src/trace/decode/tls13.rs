//! The messages that TLS 1.3 writes otherwise, or has added (RFC 8446, section 4; RFC 8879).

use super::certificate::describe;
use super::extensions::{self, Within};
use super::fields::{Fields, decode};
use crate::Result;
use crate::codec::Reader;
use crate::trace::model::{Field, Value};
use crate::trace::names;

/// Reads EncryptedExtensions.
pub(super) fn encrypted_extensions(fields: &mut Fields<'_>) -> Result<()> {
    extensions::block(fields, Within::EncryptedExtensions)
}

/// Reads a Certificate.
pub(super) fn certificate(fields: &mut Fields<'_>) -> Result<()> {
    fields.vec("certificate_request_context", Reader::vec8)?;
    fields.list("certificate_list", Reader::vec24, |fields| {
        let mut parts = describe(fields.take(Reader::vec24)?);
        let extensions = fields.take(Reader::vec16);
        if let Ok(block) = extensions {
            let children = decode(block, |fields| extensions::each(fields, Within::Certificate));
            parts.push(Field::with("extensions", Value::None, children));
        }
        fields.add_with("certificate", Value::None, parts);
        extensions.map(drop)
    })
}

/// Reads a CertificateRequest.
pub(super) fn certificate_request(fields: &mut Fields<'_>) -> Result<()> {
    fields.vec("certificate_request_context", Reader::vec8)?;
    extensions::block(fields, Within::CertificateRequest)
}

/// Reads a CompressedCertificate.
pub(super) fn compressed_certificate(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("algorithm", names::certificate_compression)?;
    fields.u24("uncompressed_length")?;
    fields.vec("compressed_certificate_message", Reader::vec24).map(drop)
}

/// Reads a NewSessionTicket.
pub(super) fn new_session_ticket(fields: &mut Fields<'_>) -> Result<()> {
    fields.u32("ticket_lifetime")?;
    fields.u32("ticket_age_add")?;
    fields.vec("ticket_nonce", Reader::vec8)?;
    fields.vec("ticket", Reader::vec16)?;
    extensions::block(fields, Within::NewSessionTicket)
}

/// Reads a KeyUpdate.
pub(super) fn key_update(fields: &mut Fields<'_>) -> Result<()> {
    fields.u8("request_update", names::key_update_request).map(drop)
}
