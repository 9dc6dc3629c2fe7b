//! The fields of each message. What does not parse is shown as bytes.

use std::borrow::Cow;

use super::model::{Field, TraceMessage};
use crate::codepoint::{ContentType, HandshakeType};
use crate::connection::ObservedMessage;

/// Decodes a connection's messages: what some mean depends on those before them.
#[derive(Default)]
pub struct Decoder {}

impl Decoder {
    /// Decodes a message.
    pub fn message(&mut self, message: ObservedMessage) -> TraceMessage {
        let ObservedMessage { direction, content_type, records, epoch, encrypted, bytes } = message;
        let fields = self.fields(content_type, &bytes);
        let name = name(content_type, &bytes);
        TraceMessage { direction, content_type, records, epoch, encrypted, name, bytes, fields }
    }

    /// What stands in a message whose bytes are `bytes`, a handshake message's header included.
    pub fn fields(&mut self, _: ContentType, _: &[u8]) -> Vec<Field> {
        Vec::new()
    }
}

/// What a message is called.
fn name(content_type: ContentType, bytes: &[u8]) -> Cow<'static, str> {
    match content_type {
        ContentType::CHANGE_CIPHER_SPEC => "ChangeCipherSpec".into(),
        ContentType::ALERT => "Alert".into(),
        ContentType::APPLICATION_DATA => "ApplicationData".into(),
        ContentType::HANDSHAKE => bytes.first().map_or("Handshake".into(), |&typ| match HandshakeType(typ).name() {
            Some(name) => name.into(),
            None => format!("Handshake {typ}").into(),
        }),
        other => other.to_string().into(),
    }
}
