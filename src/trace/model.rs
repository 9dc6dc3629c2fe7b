//! What a trace is made of: plain data, owned, the same for every sink.

use core::ops::RangeInclusive;
use core::time::Duration;
use std::borrow::Cow;

use zeroize::Zeroizing;

pub use crate::connection::{Direction, ObservedRecord as TraceRecord, Role};

use crate::alert::Alert;
use crate::codepoint::{ContentType, HandshakeType, ProtocolVersion};

/// Something that happened on a connection.
#[derive(Clone)]
pub struct TraceEvent {
    /// When, counted from the trace's beginning.
    pub time: Duration,
    /// What.
    pub what: Traced,
}

/// What happened.
#[derive(Clone)]
pub enum Traced {
    /// A record was sent or received. The messages that it completes follow.
    Record(TraceRecord),
    /// A message is whole. The records that carried it went before.
    Message(TraceMessage),
    /// Keys were agreed: the line for an NSS key log that lets them be computed, without its line end. Only what must
    /// decrypt the traffic shows it.
    Secret(Zeroizing<String>),
}

impl TraceEvent {
    /// The record, if it is one.
    pub const fn record(&self) -> Option<&TraceRecord> {
        match &self.what {
            Traced::Record(record) => Some(record),
            _ => None,
        }
    }

    /// The message, if it is one.
    pub const fn message(&self) -> Option<&TraceMessage> {
        match &self.what {
            Traced::Message(message) => Some(message),
            _ => None,
        }
    }
}

/// A whole message: of the handshake, an alert, a ChangeCipherSpec, or application data.
#[derive(Clone)]
pub struct TraceMessage {
    /// Which way.
    pub direction: Direction,
    /// What kind of record carried it.
    pub content_type: ContentType,
    /// The version that the last of its records says.
    pub version: ProtocolVersion,
    /// The numbers of the records that carried it, in its direction; see [`TraceRecord::number`].
    pub records: RangeInclusive<u64>,
    /// The epoch of those records.
    pub epoch: u32,
    /// Whether they were encrypted.
    pub encrypted: bool,
    /// Its name: `ClientHello`, `ChangeCipherSpec`, `Alert`, `ApplicationData`, …
    pub name: Cow<'static, str>,
    /// Its bytes; a handshake message's header included.
    pub bytes: Vec<u8>,
    /// What stands in it.
    pub fields: Vec<Field>,
}

impl TraceMessage {
    /// Which handshake message it is, if it is one.
    pub fn handshake_type(&self) -> Option<HandshakeType> {
        let &typ = self.bytes.first()?;
        (self.content_type == ContentType::HANDSHAKE).then_some(HandshakeType(typ))
    }

    /// The alert, if it is one.
    pub fn alert(&self) -> Option<Alert> {
        (self.content_type == ContentType::ALERT).then(|| Alert::decode(&self.bytes).ok()).flatten()
    }

    /// The field that is reached by these names, one inside the other.
    pub fn field(&self, path: &[&str]) -> Option<&Field> {
        find(&self.fields, path)
    }
}

/// One thing that stands in a message: a name, a value, and what it is made of in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, as the RFCs have it: `session_id`, `cipher_suites`, `server_name`, …
    pub name: Cow<'static, str>,
    /// Its value.
    pub value: Value,
    /// Its parts.
    pub children: Vec<Field>,
}

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// None of its own: see the children.
    None,
    /// A number.
    Number(u64),
    /// A number with a meaning.
    Code {
        /// The number.
        code: u32,
        /// How many hexadecimal digits it is written with.
        digits: u8,
        /// What it is called; `None` if that is not known here.
        name: Option<Cow<'static, str>>,
    },
    /// Text.
    Text(String),
    /// Bytes, shown in hexadecimal.
    Bytes(Vec<u8>),
}

impl Field {
    /// A field without parts.
    pub fn new(name: impl Into<Cow<'static, str>>, value: Value) -> Self {
        Self { name: name.into(), value, children: Vec::new() }
    }

    /// A field with parts.
    pub fn with(name: impl Into<Cow<'static, str>>, value: Value, children: Vec<Self>) -> Self {
        Self { name: name.into(), value, children }
    }

    /// The part that is reached by these names, one inside the other.
    pub fn field(&self, path: &[&str]) -> Option<&Self> {
        find(&self.children, path)
    }
}

/// The field that `path` leads to.
fn find<'a>(fields: &'a [Field], path: &[&str]) -> Option<&'a Field> {
    let (name, rest) = path.split_first()?;
    let field = fields.iter().find(|field| field.name == *name)?;
    if rest.is_empty() { Some(field) } else { field.field(rest) }
}

impl core::fmt::Display for Value {
    /// Bytes are shown whole, and a code's number only if it has no name.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Number(number) => write!(f, "{number}"),
            Self::Code { name: Some(name), .. } => f.write_str(name),
            Self::Code { code, digits, name: None } => write!(f, "0x{code:0width$x}", width = usize::from(*digits)),
            Self::Text(text) => f.write_str(text),
            Self::Bytes(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}")),
        }
    }
}
