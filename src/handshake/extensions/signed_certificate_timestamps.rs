//! signed_certificate_timestamp (RFC 6962, section 3.3.1): logs say that they have seen the server's certificate. Clients
//! send it empty. Which logs, and whether it is true, is not looked at here.

use super::parse;
use crate::Result;
use crate::codepoint::ExtensionType;

/// Checks that a server's answer is a list of timestamps, at least one and none empty.
pub fn check(body: &[u8]) -> Result<()> {
    parse(ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP, body, |r| {
        let mut list = r.sub16()?;
        loop {
            if list.vec16()?.is_empty() {
                return Err(list.error());
            }
            if list.is_empty() {
                return Ok(());
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_timestamps_and_they_have_bytes() {
        assert!(check(b"\x00\x06\x00\x01a\x00\x01b").is_ok());
        for body in [&b""[..], b"\x00\x00", b"\x00\x02\x00\x00", b"\x00\x03\x00\x02a", b"\x00\x03\x00\x01a\x00"] {
            assert!(check(body).is_err(), "{body:?}");
        }
    }
}
