//! A trace as indented text: a line for each record and each message, and the message's fields below it.

use core::fmt::{self, Write};

use super::Trace;
use super::model::{Field, TraceEvent, TraceMessage, TraceRecord, Traced, Value};
use crate::codepoint::ContentType;
use crate::connection::InnerPlaintext;

/// How many bytes are shown; of more, only the first ones.
const SHOWN_BYTES: usize = 32;

/// The whole trace.
pub fn render(trace: &Trace) -> String {
    let mut out = format!("trace of a {}, times in seconds since it began\n", trace.role.name());
    for event in &trace.events {
        // A string takes whatever is written to it.
        let _ = write_event(&mut out, event);
    }
    out
}

/// One event with its fields. Secrets are not shown.
pub fn write_event(out: &mut impl Write, event: &TraceEvent) -> fmt::Result {
    let time = event.time.as_secs_f64();
    match &event.what {
        Traced::Record(record) => writeln!(out, "{time:.6} {}", RecordLine(record)),
        Traced::Message(message) => {
            writeln!(out, "{time:.6} {}", MessageLine(message))?;
            write_fields(out, &message.fields, 1)
        }
        Traced::Secret(_) => Ok(()),
    }
}

/// Fields, each on a line, those inside another one level deeper than it.
pub fn write_fields(out: &mut impl Write, fields: &[Field], depth: usize) -> fmt::Result {
    for field in fields {
        write!(out, "{:indent$}{}", "", field.name, indent = 4 * depth)?;
        match &field.value {
            Value::None => out.write_char('\n')?,
            Value::Code { code, digits, name: Some(name) } => {
                writeln!(out, ": {name} (0x{code:0width$x})", width = usize::from(*digits))?;
            }
            Value::Bytes(bytes) if bytes.is_empty() => out.write_str(": empty\n")?,
            Value::Bytes(bytes) if bytes.len() > SHOWN_BYTES => {
                let shown = Value::Bytes(bytes.iter().take(SHOWN_BYTES).copied().collect());
                writeln!(out, ": {shown}... ({} bytes)", bytes.len())?;
            }
            value => writeln!(out, ": {value}")?,
        }
        write_fields(out, &field.children, depth + 1)?;
    }
    Ok(())
}

/// So many bytes, in words.
pub fn bytes(count: usize) -> String {
    format!("{count} byte{}", if count == 1 { "" } else { "s" })
}

/// `received record 3: handshake, TLSv1.2, epoch 1, encrypted, 40 bytes of payload in 61`, or of TLS 1.3
/// `received record 3: application_data with handshake inside, TLSv1.2, epoch 1, encrypted, 40 bytes of payload and 7 of
/// padding in 69`
struct RecordLine<'a>(&'a TraceRecord);

impl fmt::Display for RecordLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let record = self.0;
        let header = record.header();
        let encrypted = if record.encrypted { "encrypted" } else { "in the clear" };
        write!(f, "{} record {}: {}", record.direction.name(), record.number, header.content_type)?;
        if let Some(inner) = record.inner {
            write!(f, " with {} inside", inner.content_type)?;
        }
        let version = super::names::version(header.version.0);
        write!(f, ", {version}, epoch {}, {encrypted}, ", record.epoch)?;
        match (&record.plaintext, record.inner) {
            (Some(plaintext), Some(InnerPlaintext { padding: padding @ 1.., .. })) => {
                let payload = bytes(plaintext.len());
                write!(f, "{payload} of payload and {padding} of padding in {}", record.wire.len())
            }
            (Some(plaintext), _) => write!(f, "{} of payload in {}", bytes(plaintext.len()), record.wire.len()),
            (None, _) => write!(f, "{} that could not be decrypted", bytes(record.wire.len())),
        }
    }
}

/// `sent ClientHello: 200 bytes in record 1`
struct MessageLine<'a>(&'a TraceMessage);

impl fmt::Display for MessageLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.0;
        let (first, last) = (message.records.start(), message.records.end());
        write!(f, "{} {}: {} in ", message.direction.name(), message.name, bytes(message.bytes.len()))?;
        if first == last {
            write!(f, "record {first}")?
        } else {
            write!(f, "records {first} to {last}")?
        }
        if message.encrypted && message.content_type != ContentType::APPLICATION_DATA {
            f.write_str(", encrypted")?;
        }
        Ok(())
    }
}
