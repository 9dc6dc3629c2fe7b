//! padding (RFC 7685): makes a ClientHello longer, for servers that hang on hellos of 256 to 511 bytes.

use core::ops::Range;

use super::extension;
use crate::codec::Writer;
use crate::codepoint::ExtensionType;

/// The lengths of hellos, with their headers, that some servers hang on.
const BAD_LENGTHS: Range<usize> = 256..512;

/// The length of an extension's header, in bytes.
const HEADER: usize = 4;

/// How many bytes of padding a hello of so many bytes, with its header, must be given; `None` for no padding. The extension
/// stands last, where some servers want one that is not empty.
pub fn needed(hello: usize) -> Option<usize> {
    BAD_LENGTHS.contains(&hello).then(|| (BAD_LENGTHS.end - hello).saturating_sub(HEADER).max(1))
}

/// Writes so many bytes of padding.
pub(super) fn write(out: &mut Vec<u8>, length: usize) {
    extension(out, ExtensionType::PADDING, |out| out.bytes(&vec![0; length]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_padded_hello_has_a_bad_length() {
        assert_eq!((needed(255), needed(512)), (None, None));
        assert_eq!(needed(256), Some(252));
        for hello in BAD_LENGTHS {
            let padding = needed(hello).unwrap();
            assert!(padding > 0 && hello + HEADER + padding >= 512, "{hello}");
        }
    }
}
