//! A message callback that says what each message holds. More is told by `oxissl.h`'s traces.

use core::ffi::{c_int, c_void};
use core::fmt::Write;

use libc::size_t;

use crate::bio::BIO;
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::connection::Direction;
use crate::ffi::arguments::{borrowed, input};
use crate::ffi::asn1::der;
use crate::ffi::ssl3::SSL3_RT_HEADER;
use crate::ffi::types::SSL;
use crate::ffi::{entry, non_null};
use crate::record::RecordHeader;
use crate::trace::{Decoder, message_name, text};

/// SSL_trace: a function for SSL_set_msg_callback, which writes each record header and message as text to the BIO that
/// SSL_set_msg_callback_arg has set. OpenSSL: SSL_CTX_set_msg_callback(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_trace(
    write_p: c_int,
    version: c_int,
    content_type: c_int,
    buf: *const c_void,
    len: size_t,
    ssl: *mut SSL,
    arg: *mut c_void,
) {
    entry((), || {
        let bio: *mut BIO = non_null(arg)?.as_ptr().cast();
        let suite = borrowed!(ssl).with(|state| Some(state.engine.as_ref()?.facts().suite?.id));
        let direction = if write_p != 0 { Direction::Sent } else { Direction::Received };
        let version = u16::try_from(version).ok().map(ProtocolVersion);
        let text = describe(direction, Decoder::after(version, suite), content_type, input!(buf, len));
        // SAFETY: a BIO, as the callback's argument has to be; nothing is borrowed.
        unsafe { der::write(bio, text.as_bytes()) };
        Ok(())
    });
}

/// A header's or message's lines.
fn describe(direction: Direction, mut decoder: Decoder, content_type: c_int, bytes: &[u8]) -> String {
    let direction = direction.name();
    if content_type == SSL3_RT_HEADER {
        let RecordHeader { content_type, version, length } =
            RecordHeader::decode(bytes.first_chunk().copied().unwrap_or_default());
        return format!("{direction} record: {content_type}, {version}, {}\n", text::bytes(length));
    }
    let Ok(content_type) = u8::try_from(content_type).map(ContentType) else { return String::new() };
    let mut out = format!("{direction} {}: {}\n", message_name(content_type, bytes), text::bytes(bytes.len()));
    let fields = decoder.fields(content_type, bytes);
    // A string takes whatever is written to it.
    let _ = text::write_fields(&mut out, &fields, 1).and_then(|()| out.write_char('\n'));
    out
}
