//! psk_key_exchange_modes (RFC 8446, section 4.2.9): whether a pre-shared key comes with a key exchange.

use super::extension;
use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::{ExtensionType, PskKeyExchangeMode};

/// Reads a list of modes, which has at least one.
pub(super) fn read(r: &mut Reader<'_>) -> Result<Vec<PskKeyExchangeMode>> {
    let modes = r.vec8()?;
    if modes.is_empty() {
        return Err(r.error());
    }
    Ok(modes.iter().map(|&mode| PskKeyExchangeMode(mode)).collect())
}

/// Writes a list of modes.
pub(super) fn write(out: &mut Vec<u8>, modes: &[PskKeyExchangeMode]) {
    extension(out, ExtensionType::PSK_KEY_EXCHANGE_MODES, |out| {
        out.vec8(|out| modes.iter().for_each(|mode| out.u8(mode.0)));
    });
}
