//! server_name (RFC 6066, section 3): the host name the client wants to reach.

use super::extension;
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;
use crate::error::Reason;
use crate::{Error, Result};

/// NameType host_name, the only one there is.
const HOST_NAME: u8 = 0;

/// The greatest length in bytes of a host name: that of a DNS name, and of OpenSSL's `TLSEXT_MAXLEN_host_name`.
const MAX_HOST_NAME: usize = 255;

/// Reads a client's list, which must hold exactly one host name.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<u8>> {
    let mut list = r.sub16()?;
    if list.u8()? != HOST_NAME {
        return Err(list.error());
    }
    let name = list.vec16()?;
    if name.is_empty() || !list.is_empty() {
        return Err(list.error());
    }
    if name.len() > MAX_HOST_NAME || name.contains(&0) {
        return Err(Error::Peer {
            alert: AlertDescription::UNRECOGNIZED_NAME,
            reason: Reason::BAD_EXTENSION,
            detail: "the server name is too long or has a zero byte in it".into(),
        });
    }
    Ok(name.to_vec())
}

/// Writes a client's list of one host name.
pub(super) fn write(out: &mut Vec<u8>, name: &[u8]) {
    extension(out, ExtensionType::SERVER_NAME, |out| {
        out.vec16(|out| {
            out.u8(HOST_NAME);
            out.vec16(|out| out.bytes(name));
        });
    });
}
