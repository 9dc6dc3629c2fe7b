//! signature_algorithms (RFC 5246, section 7.4.1.4.1) and signature_algorithms_cert (RFC 8446, section 4.2.3).

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, SignatureScheme};

/// Reads a list of signature algorithms, which has at least one.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<SignatureScheme>> {
    let schemes = r.u16_list()?;
    if schemes.is_empty() {
        return Err(r.error());
    }
    Ok(schemes.into_iter().map(SignatureScheme).collect())
}

/// Writes a list of signature algorithms as the extension `typ`, which is either of the two.
pub(super) fn write(out: &mut Vec<u8>, typ: ExtensionType, schemes: &[SignatureScheme]) {
    extension(out, typ, |out| out.vec16(|out| schemes.iter().for_each(|scheme| out.u16(scheme.0))));
}
