//! A trace as JSON lines (RFC 8259): one object for the connection, then one for each record and each message.
//!
//! ```text
//! {"event":"start","role":"client","time":1732362135.5}
//! {"event":"record","time":0.000312,"direction":"sent","record":1,"epoch":0,"type":"handshake","version":"TLSv1",…}
//! {"event":"message","time":0.000312,"direction":"sent","records":[1,1],"name":"ClientHello","fields":[…],…}
//! ```
//! Times are seconds, an event's since the start. A field is an object with `name`, and what it has of `value`, `code` and
//! `fields`. Bytes are in hexadecimal.

use std::time::SystemTime;

use super::Trace;
use super::model::{Field, TraceEvent, TraceMessage, TraceRecord, Traced, Value};
use crate::codepoint::ContentType;

/// The whole trace.
pub fn render(trace: &Trace) -> String {
    let start = trace.start.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let mut out = String::new();
    let mut object = Object::begin(&mut out);
    object.text("event", "start");
    object.text("role", trace.role.name());
    object.raw("time", &format!("{:.6}", start.as_secs_f64()));
    object.end();
    out.push('\n');
    trace.events.iter().for_each(|event| write_event(&mut out, event));
    out
}

/// One event, as a line. Secrets have none.
pub fn write_event(out: &mut String, event: &TraceEvent) {
    let time = format!("{:.6}", event.time.as_secs_f64());
    match &event.what {
        Traced::Record(record) => write_record(Object::begin(out), &time, record),
        Traced::Message(message) => write_message(Object::begin(out), &time, message),
        Traced::Secret(_) => return,
    }
    out.push('\n');
}

fn write_record(mut object: Object<'_>, time: &str, record: &TraceRecord) {
    let header = record.header();
    object.text("event", "record");
    object.raw("time", time);
    object.text("direction", record.direction.name());
    object.raw("record", &record.number.to_string());
    object.raw("epoch", &record.epoch.to_string());
    object.text("type", &header.content_type.to_string());
    object.text("version", &super::names::version(header.version.0).to_string());
    object.raw("encrypted", &record.encrypted.to_string());
    object.raw("length", &header.length.to_string());
    match &record.plaintext {
        Some(plaintext) => object.raw("plaintext_length", &plaintext.len().to_string()),
        None => object.raw("plaintext_length", "null"),
    }
    if let Some(inner) = record.inner {
        object.text("inner_type", &inner.content_type.to_string());
        object.raw("padding", &inner.padding.to_string());
    }
    object.end();
}

fn write_message(mut object: Object<'_>, time: &str, message: &TraceMessage) {
    object.text("event", "message");
    object.raw("time", time);
    object.text("direction", message.direction.name());
    object.raw("records", &format!("[{},{}]", message.records.start(), message.records.end()));
    object.raw("epoch", &message.epoch.to_string());
    object.text("type", &message.content_type.to_string());
    object.text("version", &super::names::version(message.version.0).to_string());
    object.raw("encrypted", &message.encrypted.to_string());
    object.text("name", &message.name);
    object.raw("length", &message.bytes.len().to_string());
    object.fields(&message.fields);
    if message.content_type != ContentType::APPLICATION_DATA {
        object.text("bytes", &Value::Bytes(message.bytes.clone()).to_string());
    }
    object.end();
}

/// A JSON object that is being written.
struct Object<'a> {
    out: &'a mut String,
    between: char,
}

impl<'a> Object<'a> {
    fn begin(out: &'a mut String) -> Self {
        Self { out, between: '{' }
    }

    fn end(self) {
        self.out.push('}');
    }

    /// A member whose value is JSON already.
    fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.out.push_str(json);
    }

    /// A member whose value is a string.
    fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        write_string(self.out, text);
    }

    /// The member `fields`.
    fn fields(&mut self, fields: &[Field]) {
        self.name("fields");
        self.out.push('[');
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            let mut object = Object::begin(self.out);
            object.text("name", &field.name);
            match &field.value {
                Value::None => {}
                Value::Number(number) => object.raw("value", &number.to_string()),
                value => object.text("value", &value.to_string()),
            }
            if let Value::Code { code, .. } = field.value {
                object.raw("code", &code.to_string());
            }
            if !field.children.is_empty() {
                object.fields(&field.children);
            }
            object.end();
        }
        self.out.push(']');
    }

    fn name(&mut self, name: &str) {
        self.out.push(core::mem::replace(&mut self.between, ','));
        write_string(self.out, name);
        self.out.push(':');
    }
}

/// A string with what JSON wants escaped.
fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\x1f' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        let mut out = String::new();
        write_string(&mut out, "a\"b\\c\n\u{1}é");
        assert_eq!(out, r#""a\"b\\c\u000a\u0001é""#);
    }
}
