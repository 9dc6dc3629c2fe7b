//! The extensions of hellos and of other messages, each by name with its own fields.

use super::fields::{Fields, number8, number16};
use super::request::authority;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ExtensionType;
use crate::trace::names;

/// What the extensions stand in: many look different in the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    ClientHello,
    ServerHello,
    HelloRetryRequest,
    EncryptedExtensions,
    Certificate,
    CertificateRequest,
    NewSessionTicket,
}

/// Reads extensions behind their length.
pub(super) fn block(fields: &mut Fields<'_>, within: Within) -> Result<()> {
    fields.nested("extensions", Reader::vec16, |fields| each(fields, within))
}

/// Reads extensions one after another.
pub(super) fn each(fields: &mut Fields<'_>, within: Within) -> Result<()> {
    fields.each(|fields| {
        fields.tagged(
            |number| names::extension(number).to_string(),
            |number, fields| body(ExtensionType(number), within, fields),
        )
    })
}

/// Reads an extension's body. What it leaves is shown as bytes.
fn body(typ: ExtensionType, within: Within, fields: &mut Fields<'_>) -> Result<()> {
    use Within::{Certificate, ClientHello, HelloRetryRequest, NewSessionTicket, ServerHello};
    match (typ, within) {
        (ExtensionType::SERVER_NAME, ClientHello) => fields.items(Reader::vec16, |fields| {
            fields.u8("name_type", number8)?;
            fields.text("host_name", Reader::vec16)
        }),
        (ExtensionType::MAX_FRAGMENT_LENGTH, _) => fields.u8("max_fragment_length", names::fragment_length).map(drop),
        (ExtensionType::STATUS_REQUEST, ClientHello) => {
            fields.u8("status_type", names::status_type)?;
            fields.list("responder_id_list", Reader::vec16, |fields| {
                fields.vec("responder_id", Reader::vec16).map(drop)
            })?;
            fields.vec("request_extensions", Reader::vec16).map(drop)
        }
        (ExtensionType::STATUS_REQUEST, Certificate) => {
            fields.u8("status_type", names::status_type)?;
            fields.vec("response", Reader::vec24).map(drop)
        }
        (ExtensionType::SUPPORTED_GROUPS, _) => {
            fields.items(Reader::vec16, |fields| fields.u16("named_group", names::group).map(drop))
        }
        (ExtensionType::EC_POINT_FORMATS, _) => {
            fields.items(Reader::vec8, |fields| fields.u8("ec_point_format", names::point_format).map(drop))
        }
        (ExtensionType::SIGNATURE_ALGORITHMS | ExtensionType::SIGNATURE_ALGORITHMS_CERT, _) => {
            fields.items(Reader::vec16, scheme)
        }
        (ExtensionType::ALPN, _) => fields.items(Reader::vec16, |fields| fields.text("protocol_name", Reader::vec8)),
        (ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP, ServerHello | Certificate) => {
            fields.items(Reader::vec16, |fields| fields.vec("sct", Reader::vec16).map(drop))
        }
        (ExtensionType::PADDING, _) => {
            fields.remaining_length("length");
            Ok(())
        }
        (ExtensionType::SESSION_TICKET, _) if !fields.is_empty() => {
            fields.remaining("ticket");
            Ok(())
        }
        (ExtensionType::SUPPORTED_VERSIONS, ClientHello) => {
            fields.items(Reader::vec8, |fields| fields.u16("version", names::version).map(drop))
        }
        (ExtensionType::SUPPORTED_VERSIONS, _) => fields.u16("selected_version", names::version).map(drop),
        (ExtensionType::RENEGOTIATION_INFO, _) => fields.vec("renegotiated_connection", Reader::vec8).map(drop),
        (ExtensionType::KEY_SHARE, ClientHello) => fields.items(Reader::vec16, key_share),
        (ExtensionType::KEY_SHARE, HelloRetryRequest) => fields.u16("selected_group", names::group).map(drop),
        (ExtensionType::KEY_SHARE, _) => key_share(fields),
        (ExtensionType::PRE_SHARED_KEY, ClientHello) => {
            fields.list("identities", Reader::vec16, |fields| {
                fields.vec("identity", Reader::vec16)?;
                fields.u32("obfuscated_ticket_age").map(drop)
            })?;
            fields.list("binders", Reader::vec16, |fields| fields.vec("binder", Reader::vec8).map(drop))
        }
        (ExtensionType::PRE_SHARED_KEY, _) => fields.u16("selected_identity", number16).map(drop),
        (ExtensionType::PSK_KEY_EXCHANGE_MODES, _) => {
            fields.items(Reader::vec8, |fields| fields.u8("ke_mode", names::psk_mode).map(drop))
        }
        (ExtensionType::EARLY_DATA, NewSessionTicket) => fields.u32("max_early_data_size").map(drop),
        (ExtensionType::COOKIE, _) => fields.vec("cookie", Reader::vec16).map(drop),
        (ExtensionType::COMPRESS_CERTIFICATE, _) => {
            fields.items(Reader::vec8, |fields| fields.u16("algorithm", names::certificate_compression).map(drop))
        }
        (ExtensionType::OID_FILTERS, _) => fields.items(Reader::vec16, |fields| {
            fields.vec("certificate_extension_oid", Reader::vec8)?;
            fields.vec("certificate_extension_values", Reader::vec16).map(drop)
        }),
        (ExtensionType::RECORD_SIZE_LIMIT, _) => fields.u16("record_size_limit", number16).map(drop),
        (ExtensionType::CERTIFICATE_AUTHORITIES, _) => fields.items(Reader::vec16, authority),
        (ExtensionType::NEXT_PROTOCOL_NEGOTIATION, ServerHello) => {
            fields.each(|fields| fields.text("protocol_name", Reader::vec8))
        }
        _ => Ok(()),
    }
}

/// Reads a signature algorithm.
pub(super) fn scheme(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("signature_scheme", names::scheme).map(drop)
}

/// Reads one side's half of a key exchange.
fn key_share(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("group", names::group)?;
    fields.vec("key_exchange", Reader::vec16).map(drop)
}
