//! status_request (RFC 6066, section 8): the client wants the server to prove that its certificate is still good.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{CertificateStatusType, ExtensionType};

/// Reads a client's request: whether it is for an OCSP response. Requests of a type that is not known are no error. Which
/// responders the client trusts, and what it wants to have in the request, is read and not kept.
pub(super) fn read(r: &mut Reader<'_>) -> Result<bool> {
    if CertificateStatusType(r.u8()?) != CertificateStatusType::OCSP {
        r.take_rest();
        return Ok(false);
    }
    let mut responders = r.sub16()?;
    while !responders.is_empty() {
        if responders.vec16()?.is_empty() {
            return Err(r.error());
        }
    }
    r.vec16()?;
    Ok(true)
}

/// Writes a client's request for an OCSP response of any responder.
pub(super) fn write(out: &mut Vec<u8>) {
    extension(out, ExtensionType::STATUS_REQUEST, |out| {
        out.u8(CertificateStatusType::OCSP.0);
        out.vec16(|_| {});
        out.vec16(|_| {});
    });
}
