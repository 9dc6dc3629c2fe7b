//! What a certificate's extensions say, as OpenSSL's bits.

use super::oid::eku;
use super::{Certificate, verify};

/// freshestCRL (RFC 5280, section 4.2.1.15).
const FRESHEST_CRL: &[u8] = &[0x55, 0x1d, 46];

/// The `EXFLAG_` bits of a certificate.
pub(crate) fn extension_flags(certificate: &Certificate) -> u32 {
    let parsed = certificate.parsed();
    let flags = [
        (0x1, parsed.basic_constraints.is_some()),
        (0x2, parsed.key_usage.is_some()),
        (0x4, parsed.extended_key_usage.is_some()),
        (0x8, parsed.netscape_cert_type.is_some()),
        (0x10, parsed.basic_constraints.is_some_and(|constraints| constraints.ca)),
        (0x20, certificate.is_self_issued()),
        (0x40, certificate.version() == 0),
        (0x80, parsed.invalid),
        // The flags are known.
        (0x100, true),
        (0x200, parsed.unhandled_critical),
        (0x400, parsed.proxy.is_some()),
        (0x1000, certificate.extension(FRESHEST_CRL).is_some()),
        (0x2000, verify::is_self_signed(certificate)),
        (0x1_0000, parsed.basic_constraints_critical),
        (0x8_0000, parsed.subject_alt_name_critical),
    ];
    flags.iter().filter(|(_, set)| *set).fold(0, |flags, (flag, _)| flags | flag)
}

/// The `XKU_` bits of a certificate; all bits set if it has no extended key usage.
pub(crate) fn extended_key_usage(certificate: &Certificate) -> u32 {
    let Some(usages) = certificate.extended_key_usage() else { return u32::MAX };
    usages.fold(0, |flags, usage| {
        flags
            | match usage {
                eku::SERVER_AUTH => 0x1,
                eku::CLIENT_AUTH => 0x2,
                [0x2b, 6, 1, 5, 5, 7, 3, 4] => 0x4,
                [0x2b, 6, 1, 5, 5, 7, 3, 3] => 0x8,
                eku::MS_SGC | eku::NS_SGC => 0x10,
                [0x2b, 6, 1, 5, 5, 7, 3, 9] => 0x20,
                [0x2b, 6, 1, 5, 5, 7, 3, 8] => 0x40,
                [0x2b, 6, 1, 5, 5, 7, 3, 10] => 0x80,
                eku::ANY => 0x100,
                _ => 0,
            }
    })
}
