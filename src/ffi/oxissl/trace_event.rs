//! One event of a trace, as its callback sees it.

use core::ffi::{c_char, c_int};
use core::ptr;
use std::ffi::CString;

use libc::size_t;

use crate::codepoint::{ContentType, ProtocolVersion};
use crate::connection::{Direction, InnerPlaintext};
use crate::ffi::arguments::{borrowed, put, text};
use crate::ffi::entry;
use crate::ffi::object::CType;
use crate::ffi::types::OXISSL_TRACE_EVENT;
use crate::trace::{Field, TraceEvent, Traced};

impl CType for OXISSL_TRACE_EVENT {
    type Rust = TraceEventObject;
}

/// What an `OXISSL_TRACE_EVENT` points to.
pub(crate) struct TraceEventObject {
    kind: c_int,
    microseconds: u64,
    direction: Direction,
    content_type: ContentType,
    version: ProtocolVersion,
    records: (u64, u64),
    epoch: u32,
    encrypted: bool,
    inner: Option<InnerPlaintext>,
    name: CString,
    handshake_type: c_int,
    bytes: Vec<u8>,
    fields: Vec<Line>,
}

/// A field in the order in which a message shows it.
struct Line {
    depth: c_int,
    /// The names that lead to it, with `/` between them.
    path: String,
    name: CString,
    value: CString,
}

impl TraceEventObject {
    /// The event, as C sees it. A secret is an event without bytes.
    pub(crate) fn new(event: &TraceEvent) -> Self {
        let mut this = Self {
            kind: 0,
            microseconds: u64::try_from(event.time.as_micros()).unwrap_or(u64::MAX),
            direction: Direction::Sent,
            content_type: ContentType(0),
            version: ProtocolVersion(0),
            records: (0, 0),
            epoch: 0,
            encrypted: false,
            inner: None,
            name: CString::default(),
            handshake_type: -1,
            bytes: Vec::new(),
            fields: Vec::new(),
        };
        match &event.what {
            Traced::Record(record) => {
                let header = record.header();
                this.kind = OXISSL_TRACE_RECORD;
                this.direction = record.direction;
                this.content_type = header.content_type;
                this.version = header.version;
                this.records = (record.number, record.number);
                this.epoch = record.epoch;
                this.encrypted = record.encrypted;
                this.inner = record.inner;
                this.name = c_string(&header.content_type.to_string());
                this.bytes.clone_from(&record.wire);
            }
            Traced::Message(message) => {
                this.kind = OXISSL_TRACE_MESSAGE;
                this.direction = message.direction;
                this.content_type = message.content_type;
                this.version = message.version;
                this.records = (*message.records.start(), *message.records.end());
                this.epoch = message.epoch;
                this.encrypted = message.encrypted;
                this.name = c_string(&message.name);
                this.handshake_type = message.handshake_type().map_or(-1, |typ| typ.0.into());
                this.bytes.clone_from(&message.bytes);
                flatten(&message.fields, "", 0, &mut this.fields);
            }
            Traced::Secret(_) => {}
        }
        this
    }
}

/// Puts fields one after the other, each before its parts.
fn flatten(fields: &[Field], above: &str, depth: c_int, lines: &mut Vec<Line>) {
    for field in fields {
        let path = format!("{above}{}", field.name);
        let inside = format!("{path}/");
        lines.push(Line { depth, path, name: c_string(&field.name), value: c_string(&field.value.to_string()) });
        flatten(&field.children, &inside, depth + 1, lines);
    }
}

/// Text without a zero byte, which no name and no value has.
fn c_string(text: &str) -> CString {
    CString::new(text).unwrap_or_default()
}

/// What OXISSL_trace_event_kind says of a record.
pub const OXISSL_TRACE_RECORD: c_int = 1;
/// What OXISSL_trace_event_kind says of a message: of the handshake, an alert, a ChangeCipherSpec, or application data.
pub const OXISSL_TRACE_MESSAGE: c_int = 2;

/// OXISSL_trace_event_kind: OXISSL_TRACE_RECORD for a record, or OXISSL_TRACE_MESSAGE for a message, which comes after the
/// records that carried it. Returns 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_kind(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(0, || Ok(borrowed!(event).kind))
}

/// OXISSL_trace_event_time: when it happened, in microseconds since the trace was attached. Returns 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_time(event: *const OXISSL_TRACE_EVENT) -> u64 {
    entry(0, || Ok(borrowed!(event).microseconds))
}

/// OXISSL_trace_event_sent: 1 if this side sent it, 0 if the peer did. Returns -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_sent(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(c_int::from(borrowed!(event).direction == Direction::Sent)))
}

/// OXISSL_trace_event_first_record: the record's number, or that of the first record that carried the message. The records
/// of each direction count from 1. Returns 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_first_record(event: *const OXISSL_TRACE_EVENT) -> u64 {
    entry(0, || Ok(borrowed!(event).records.0))
}

/// OXISSL_trace_event_last_record: the record's number, or that of the last record that carried the message. Returns 0 on
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_last_record(event: *const OXISSL_TRACE_EVENT) -> u64 {
    entry(0, || Ok(borrowed!(event).records.1))
}

/// OXISSL_trace_event_epoch: how often the keys of its direction had changed before it: 0 before the first change. Returns -1
/// on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_epoch(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(c_int::try_from(borrowed!(event).epoch).unwrap_or(c_int::MAX)))
}

/// OXISSL_trace_event_content_type: an SSL3_RT_ value: SSL3_RT_HANDSHAKE, SSL3_RT_ALERT, SSL3_RT_CHANGE_CIPHER_SPEC or
/// SSL3_RT_APPLICATION_DATA; a record's is the one in its header. Returns -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_content_type(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(c_int::from(borrowed!(event).content_type.0)))
}

/// OXISSL_trace_event_inner_type: what a record of TLS 1.3 holds, whose header always says SSL3_RT_APPLICATION_DATA: an
/// SSL3_RT_ value. Returns -1 if the header says it, if the record could not be decrypted, and for a message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_inner_type(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(borrowed!(event).inner.map_or(-1, |inner| inner.content_type.0.into())))
}

/// OXISSL_trace_event_padding: with how many zeros a record of TLS 1.3 hides the length of what it holds. Returns 0 for any
/// other event.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_padding(event: *const OXISSL_TRACE_EVENT) -> size_t {
    entry(0, || Ok(borrowed!(event).inner.map_or(0, |inner| inner.padding)))
}

/// OXISSL_trace_event_version: the version in the record's header, or in that of the last record that carried the message:
/// TLS1_2_VERSION, …. Returns -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_version(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(c_int::from(borrowed!(event).version.0)))
}

/// OXISSL_trace_event_encrypted: 1 if it travelled encrypted, 0 if not. Returns -1 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_encrypted(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(c_int::from(borrowed!(event).encrypted)))
}

/// OXISSL_trace_event_name: what it is: ClientHello, Alert, ChangeCipherSpec, ApplicationData, …; a record's is the name of
/// its content type. The string lives as long as the event. Returns NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_name(event: *const OXISSL_TRACE_EVENT) -> *const c_char {
    entry(ptr::null(), || Ok(borrowed!(event).name.as_ptr()))
}

/// OXISSL_trace_event_handshake_type: which handshake message it is: SSL3_MT_CLIENT_HELLO, …; -1 if it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_handshake_type(event: *const OXISSL_TRACE_EVENT) -> c_int {
    entry(-1, || Ok(borrowed!(event).handshake_type))
}

/// OXISSL_trace_event_data: the bytes of a record as they travelled, header included; those of a message in the clear, a
/// handshake message's header included. Stores how many there are in `*len`, unless that is NULL. The bytes live as long
/// as the event. Returns NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_data(event: *const OXISSL_TRACE_EVENT, len: *mut size_t) -> *const u8 {
    entry(ptr::null(), || {
        let bytes = &borrowed!(event).bytes;
        put!(len, bytes.len());
        Ok(bytes.as_ptr())
    })
}

/// OXISSL_trace_event_field_count: how many fields the message has, those inside others included; a record has none.
/// Returns 0 on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_field_count(event: *const OXISSL_TRACE_EVENT) -> size_t {
    entry(0, || Ok(borrowed!(event).fields.len()))
}

/// OXISSL_trace_event_field: a field of the message, counted from 0 in the order in which they stand there: its name, its
/// value in words (bytes in hexadecimal; empty if it only has parts), and how many fields it is inside of. Each goes
/// through its pointer, unless that is NULL. The strings live as long as the event. Returns 1, or 0 if there is no such
/// field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_field(
    event: *const OXISSL_TRACE_EVENT,
    index: size_t,
    name: *mut *const c_char,
    value: *mut *const c_char,
    depth: *mut c_int,
) -> c_int {
    entry(0, || {
        let Some(line) = borrowed!(event).fields.get(index) else { return Ok(0) };
        put!(name, line.name.as_ptr());
        put!(value, line.value.as_ptr());
        put!(depth, line.depth);
        Ok(1)
    })
}

/// OXISSL_trace_event_value: the value of the first field that is reached by these names with / between them, as
/// "extensions/server_name/host_name"; NULL if there is none. The string lives as long as the event.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OXISSL_trace_event_value(
    event: *const OXISSL_TRACE_EVENT,
    path: *const c_char,
) -> *const c_char {
    entry(ptr::null(), || {
        let path = text!(path).to_bytes();
        let found = borrowed!(event).fields.iter().find(|line| line.path.as_bytes() == path);
        Ok(found.map_or(ptr::null(), |line| line.value.as_ptr()))
    })
}
