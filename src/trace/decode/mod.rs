//! The fields of each message. What does not parse is shown as bytes: nothing that a peer sends is refused here.
//!
//! The handshake's own parsers stop at the first thing that is wrong. These show all that comes, and so share nothing
//! with them but the names of numbers.

mod certificate;
mod extensions;
mod fields;
mod hello;
mod key_exchange;
mod request;
#[cfg(test)]
mod tests;
mod tls13;

use std::borrow::Cow;

use super::model::{Field, TraceMessage, Value};
use super::names;
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::{ContentType, HandshakeType, ProtocolVersion};
use crate::connection::ObservedMessage;
use extensions::Within;
use fields::{Fields, decode, number8};
use key_exchange::Exchange;

pub use fields::UNDECODED;

/// The length in bytes of an MD5 hash, with which an SSL 3.0 Finished begins.
const MD5: usize = 16;

/// Decodes a connection's messages: what some mean depends on the ServerHello before them.
#[derive(Default)]
pub struct Decoder {
    version: Option<ProtocolVersion>,
    exchange: Option<Exchange>,
}

impl Decoder {
    /// A decoder of messages that come after a ServerHello with this version and cipher suite.
    pub fn after(version: Option<ProtocolVersion>, suite: Option<u16>) -> Self {
        Self { version, exchange: suite.and_then(Exchange::of_suite) }
    }

    /// Decodes a message.
    pub fn message(&mut self, message: ObservedMessage) -> TraceMessage {
        let ObservedMessage { direction, content_type, version, records, epoch, encrypted, bytes } = message;
        let fields = self.fields(content_type, &bytes);
        let name = message_name(content_type, &bytes);
        TraceMessage { direction, content_type, version, records, epoch, encrypted, name, bytes, fields }
    }

    /// What stands in a message whose bytes are `bytes`, a handshake message's header included.
    pub fn fields(&mut self, content_type: ContentType, bytes: &[u8]) -> Vec<Field> {
        match content_type {
            ContentType::CHANGE_CIPHER_SPEC => decode(bytes, |fields| fields.u8("type", number8).map(drop)),
            ContentType::ALERT => decode(bytes, |fields| {
                fields.u8("level", names::alert_level)?;
                fields.u8("description", names::alert_description).map(drop)
            }),
            ContentType::APPLICATION_DATA => vec![Field::new("length", Value::Number(bytes.len() as u64))],
            ContentType::HANDSHAKE => self.handshake(bytes),
            _ => decode(bytes, |_| Ok(())),
        }
    }

    /// What stands in a handshake message.
    fn handshake(&mut self, bytes: &[u8]) -> Vec<Field> {
        let mut r = Reader::new(bytes, "handshake message");
        let (Ok(typ), Ok(body), true) = (r.u8(), r.vec24(), r.is_empty()) else {
            return decode(bytes, |_| Ok(()));
        };
        let typ = HandshakeType(typ);
        if typ == HandshakeType::SERVER_HELLO {
            let hello::Chosen { version, suite } = hello::chosen(body);
            (self.version, self.exchange) = (version, suite.and_then(Exchange::of_suite));
            let within = if hello::is_retry(bytes) { Within::HelloRetryRequest } else { Within::ServerHello };
            return decode(body, |fields| hello::server(within, fields));
        }
        decode(body, |fields| self.body(typ, fields))
    }

    /// Reads the body of a handshake message that is no ServerHello.
    fn body(&self, typ: HandshakeType, fields: &mut Fields<'_>) -> Result<()> {
        let version = self.version.unwrap_or(ProtocolVersion::TLS1_2);
        match typ {
            HandshakeType::CLIENT_HELLO => hello::client(fields),
            HandshakeType::ENCRYPTED_EXTENSIONS => tls13::encrypted_extensions(fields),
            HandshakeType::KEY_UPDATE => tls13::key_update(fields),
            HandshakeType::COMPRESSED_CERTIFICATE => tls13::compressed_certificate(fields),
            HandshakeType::NEW_SESSION_TICKET if version == ProtocolVersion::TLS1_3 => {
                tls13::new_session_ticket(fields)
            }
            HandshakeType::CERTIFICATE if version == ProtocolVersion::TLS1_3 => tls13::certificate(fields),
            HandshakeType::CERTIFICATE_REQUEST if version == ProtocolVersion::TLS1_3 => {
                tls13::certificate_request(fields)
            }
            HandshakeType::NEW_SESSION_TICKET => {
                fields.u32("lifetime_hint")?;
                fields.vec("ticket", Reader::vec16).map(drop)
            }
            HandshakeType::CERTIFICATE => certificate::message(fields),
            HandshakeType::SERVER_KEY_EXCHANGE => key_exchange::server(self.exchange, version, fields),
            HandshakeType::CERTIFICATE_REQUEST => request::message(version, fields),
            HandshakeType::CERTIFICATE_VERIFY => key_exchange::signature(version, fields),
            HandshakeType::CLIENT_KEY_EXCHANGE => key_exchange::client(self.exchange, version, fields),
            HandshakeType::FINISHED if version == ProtocolVersion::SSL3 => {
                fields.bytes("md5_hash", MD5)?;
                fields.remaining("sha_hash");
                Ok(())
            }
            HandshakeType::FINISHED => {
                fields.remaining("verify_data");
                Ok(())
            }
            HandshakeType::CERTIFICATE_STATUS => {
                fields.u8("status_type", names::status_type)?;
                fields.vec("response", Reader::vec24).map(drop)
            }
            HandshakeType::NEXT_PROTOCOL => {
                fields.text("selected_protocol", Reader::vec8)?;
                fields.length("padding_length", Reader::vec8)
            }
            _ => Ok(()),
        }
    }
}

/// What a message is called.
pub fn message_name(content_type: ContentType, bytes: &[u8]) -> Cow<'static, str> {
    match content_type {
        ContentType::CHANGE_CIPHER_SPEC => "ChangeCipherSpec".into(),
        ContentType::ALERT => "Alert".into(),
        ContentType::APPLICATION_DATA => "ApplicationData".into(),
        ContentType::HANDSHAKE if bytes.first() == Some(&HandshakeType::SERVER_HELLO.0) && hello::is_retry(bytes) => {
            "HelloRetryRequest".into()
        }
        ContentType::HANDSHAKE => match bytes.first().map(|&typ| (typ, HandshakeType(typ).name())) {
            Some((_, Some(name))) => name.into(),
            Some((typ, None)) => format!("Handshake({typ})").into(),
            None => "Handshake".into(),
        },
        ContentType(number) => format!("Record({number})").into(),
    }
}
