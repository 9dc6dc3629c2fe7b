//! Signed certificate timestamps (RFC 6962, section 3.3).

use super::super::tlv::{Der, tag};
use super::super::{Time, X509Error};
use super::simple::hexadecimal;
use super::{Unshown, Words};
use crate::codec::Reader;

/// The list of timestamps in an OCTET STRING.
pub(super) fn timestamps(value: &[u8], indent: usize, _: &dyn Words) -> Result<Vec<u8>, Unshown> {
    let contents = Der::new(value, "SignedCertificateTimestampList").expect(tag::OCTET_STRING)?;
    let error = X509Error::Decode { what: "SignedCertificateTimestampList", offset: contents.value_offset() };
    let blocks = read_list(contents.value, indent).map_err(|_| error)?;
    Ok(blocks.join("\n").into_bytes())
}

/// The texts of the timestamps.
fn read_list(contents: &[u8], indent: usize) -> crate::Result<Vec<String>> {
    let mut outer = Reader::new(contents, "SCT list");
    let mut list = outer.sub16()?;
    outer.finish()?;
    let mut blocks = Vec::new();
    while !list.is_empty() {
        let timestamp = list.vec16()?;
        let mut lines = vec![format!("{:indent$}Signed Certificate Timestamp:", "")];
        let mut line = |name: &str, value: &str| lines.push(format!("{:indent$}    {name}: {value}", ""));
        let hexadecimal = |bytes: &[u8]| wrapped(bytes, indent + 16);
        let mut fields = Reader::new(timestamp, "SCT");
        if fields.u8()? != 0 {
            line("Version   ", &format!("unknown\n{:indent$}                {}", "", hexadecimal(timestamp)));
        } else {
            line("Version   ", "v1 (0x0)");
            line("Log ID    ", &hexadecimal(fields.bytes(32)?));
            line("Timestamp ", &moment(fields.u64()?));
            let extensions = fields.vec16()?;
            line("Extensions", &if extensions.is_empty() { "none".to_owned() } else { hexadecimal(extensions) });
            let algorithm = signature_algorithm(fields.u16()?)?;
            let signature = hexadecimal(fields.vec16()?);
            line("Signature ", &format!("{algorithm}\n{:indent$}                {signature}", ""));
        }
        blocks.push(lines.join("\n"));
    }
    Ok(blocks)
}

/// The signature algorithms that logs may use, by their numbers in TLS.
fn signature_algorithm(number: u16) -> crate::Result<&'static str> {
    match number {
        0x0401 => Ok("sha256WithRSAEncryption"),
        0x0403 => Ok("ecdsa-with-SHA256"),
        _ => Err(crate::Error::Decode { what: "signature algorithm" }),
    }
}

/// Bytes in hexadecimal, 16 a line.
fn wrapped(bytes: &[u8], indent: usize) -> String {
    let lines: Vec<String> = bytes.chunks(16).map(hexadecimal).collect();
    lines.join(&format!(":\n{:indent$}", ""))
}

/// Milliseconds since 1970 as a date.
fn moment(milliseconds: u64) -> String {
    let seconds = i64::try_from(milliseconds / 1000).unwrap_or(i64::MAX);
    let text = Time::from_unix(seconds).to_string();
    // The fraction stands behind the seconds: `May 31 04:56:34.560 2019 GMT`.
    match text.split_at_checked(15) {
        Some((moment, year)) => format!("{moment}.{:03}{year}", milliseconds % 1000),
        None => text,
    }
}
