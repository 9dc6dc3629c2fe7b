//! The extensions of hellos, each by name with its own fields.

use super::fields::{Fields, number8, number16};
use super::request::authority;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::ExtensionType;
use crate::trace::names;

/// Whose hello it is: many extensions look different in the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sender {
    Client,
    Server,
}

/// Reads the extensions at a hello's end, if there are any.
pub(super) fn block(fields: &mut Fields<'_>, sender: Sender) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    fields.nested("extensions", Reader::vec16, |fields| fields.each(|fields| extension(fields, sender)))
}

/// Reads one extension.
fn extension(fields: &mut Fields<'_>, sender: Sender) -> Result<()> {
    fields.tagged(
        |number| names::extension(number).to_string(),
        |number, fields| body(ExtensionType(number), sender, fields),
    )
}

/// Reads an extension's body. What it leaves is shown as bytes.
fn body(typ: ExtensionType, sender: Sender, fields: &mut Fields<'_>) -> Result<()> {
    use Sender::{Client, Server};
    match (typ, sender) {
        (ExtensionType::SERVER_NAME, Client) => fields.items(Reader::vec16, |fields| {
            fields.u8("name_type", number8)?;
            fields.text("host_name", Reader::vec16)
        }),
        (ExtensionType::MAX_FRAGMENT_LENGTH, _) => fields.u8("max_fragment_length", names::fragment_length).map(drop),
        (ExtensionType::STATUS_REQUEST, Client) => {
            fields.u8("status_type", names::status_type)?;
            fields.list("responder_id_list", Reader::vec16, |fields| {
                fields.vec("responder_id", Reader::vec16).map(drop)
            })?;
            fields.vec("request_extensions", Reader::vec16).map(drop)
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
        (ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP, Server) => {
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
        (ExtensionType::SUPPORTED_VERSIONS, Client) => {
            fields.items(Reader::vec8, |fields| fields.u16("version", names::version).map(drop))
        }
        (ExtensionType::SUPPORTED_VERSIONS, Server) => fields.u16("selected_version", names::version).map(drop),
        (ExtensionType::RENEGOTIATION_INFO, _) => fields.vec("renegotiated_connection", Reader::vec8).map(drop),
        (KEY_SHARE, Client) => fields.items(Reader::vec16, key_share),
        (KEY_SHARE, Server) => key_share(fields),
        (PSK_KEY_EXCHANGE_MODES, Client) => {
            fields.items(Reader::vec8, |fields| fields.u8("ke_mode", names::psk_mode).map(drop))
        }
        (ExtensionType::RECORD_SIZE_LIMIT, _) => fields.u16("record_size_limit", number16).map(drop),
        (CERTIFICATE_AUTHORITIES, _) => fields.items(Reader::vec16, authority),
        (ExtensionType::NEXT_PROTOCOL_NEGOTIATION, Server) => {
            fields.each(|fields| fields.text("protocol_name", Reader::vec8))
        }
        _ => Ok(()),
    }
}

const PSK_KEY_EXCHANGE_MODES: ExtensionType = ExtensionType(45);
const CERTIFICATE_AUTHORITIES: ExtensionType = ExtensionType(47);
const KEY_SHARE: ExtensionType = ExtensionType(51);

/// Reads a signature algorithm.
pub(super) fn scheme(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("signature_scheme", names::scheme).map(drop)
}

/// Reads a key of TLS 1.3.
fn key_share(fields: &mut Fields<'_>) -> Result<()> {
    fields.u16("group", names::group)?;
    fields.vec("key_exchange", Reader::vec16).map(drop)
}
