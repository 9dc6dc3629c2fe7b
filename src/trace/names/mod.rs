//! What numbers are called in IANA's registries: more of them than this library takes part in, for a trace shows what a
//! peer sends.

mod suites;

use std::borrow::Cow;

use super::model::Value;
use crate::codepoint::{
    CertificateCompressionAlgorithm, ClientCertificateType, CompressionMethod, ExtensionType, KeyUpdateRequest,
    NamedGroup, PskKeyExchangeMode, SignatureScheme,
};

/// A registry: numbers and their names.
type Registry = [(u16, &'static str)];

/// Values that are sent so that peers learn to ignore what they do not know (RFC 8701).
const GREASE: &str = "GREASE";

const EXTENSIONS: &Registry = &[
    (2, "client_certificate_url"),
    (3, "trusted_ca_keys"),
    (4, "truncated_hmac"),
    (6, "user_mapping"),
    (7, "client_authz"),
    (8, "server_authz"),
    (9, "cert_type"),
    (12, "srp"),
    (14, "use_srtp"),
    (15, "heartbeat"),
    (17, "status_request_v2"),
    (19, "client_certificate_type"),
    (20, "server_certificate_type"),
    (24, "token_binding"),
    (25, "cached_info"),
    (34, "delegated_credential"),
    (52, "transparency_info"),
    (54, "connection_id"),
    (55, "external_id_hash"),
    (56, "external_session_id"),
    (57, "quic_transport_parameters"),
    (58, "ticket_request"),
    (59, "dnssec_chain"),
    (17513, "application_settings"),
    (65037, "encrypted_client_hello"),
];

const GROUPS: &Registry = &[
    (1, "sect163k1"),
    (2, "sect163r1"),
    (3, "sect163r2"),
    (4, "sect193r1"),
    (5, "sect193r2"),
    (6, "sect233k1"),
    (7, "sect233r1"),
    (8, "sect239k1"),
    (9, "sect283k1"),
    (10, "sect283r1"),
    (11, "sect409k1"),
    (12, "sect409r1"),
    (13, "sect571k1"),
    (14, "sect571r1"),
    (15, "secp160k1"),
    (16, "secp160r1"),
    (17, "secp160r2"),
    (18, "secp192k1"),
    (19, "secp192r1"),
    (20, "secp224k1"),
    (21, "secp224r1"),
    (22, "secp256k1"),
    (26, "brainpoolP256r1"),
    (27, "brainpoolP384r1"),
    (28, "brainpoolP512r1"),
    (30, "x448"),
    (41, "curveSM2"),
    (259, "ffdhe6144"),
    (260, "ffdhe8192"),
    (512, "MLKEM512"),
    (513, "MLKEM768"),
    (514, "MLKEM1024"),
    (4589, "SecP384r1MLKEM1024"),
];

const SCHEMES: &Registry = &[
    (0x0101, "rsa_pkcs1_md5"),
    (0x0202, "dsa_sha1"),
    (0x0302, "dsa_sha224"),
    (0x0402, "dsa_sha256"),
    (0x0502, "dsa_sha384"),
    (0x0602, "dsa_sha512"),
    (0x0808, "ed448"),
    (0x081a, "ecdsa_brainpoolP256r1tls13_sha256"),
    (0x081b, "ecdsa_brainpoolP384r1tls13_sha384"),
    (0x081c, "ecdsa_brainpoolP512r1tls13_sha512"),
];

const CERTIFICATE_TYPES: &Registry = &[
    (4, "dss_fixed_dh"),
    (5, "rsa_ephemeral_dh"),
    (6, "dss_ephemeral_dh"),
    (20, "fortezza_dms"),
    (65, "rsa_fixed_ecdh"),
    (66, "ecdsa_fixed_ecdh"),
];

const COMPRESSIONS: &Registry = &[(64, "lzs")];

const POINT_FORMATS: &Registry =
    &[(0, "uncompressed"), (1, "ansiX962_compressed_prime"), (2, "ansiX962_compressed_char2")];

const CURVE_TYPES: &Registry = &[(1, "explicit_prime"), (2, "explicit_char2"), (3, "named_curve")];

const FRAGMENT_LENGTHS: &Registry = &[(1, "512"), (2, "1024"), (3, "2048"), (4, "4096")];

const STATUS_TYPES: &Registry = &[(1, "ocsp"), (2, "ocsp_multi")];

/// The name of `number` in a registry.
fn look_up(registry: &Registry, number: u16) -> Option<&'static str> {
    registry.iter().find(|(known, _)| *known == number).map(|(_, name)| *name)
}

/// IANA's name of a cipher suite.
pub(super) fn suite_name(id: u16) -> Option<&'static str> {
    look_up(suites::SUITES, id)
}

/// A number of 16 bits with its name.
fn code16(number: u16, name: Option<&'static str>) -> Value {
    let grease = (number & 0x0f0f == 0x0a0a && number >> 8 == number & 0xff).then_some(GREASE);
    Value::Code { code: number.into(), digits: 4, name: name.or(grease).map(Cow::Borrowed) }
}

/// A number of 8 bits with its name.
fn code8(number: u8, name: Option<&'static str>) -> Value {
    Value::Code { code: number.into(), digits: 2, name: name.map(Cow::Borrowed) }
}

/// A protocol version. The drafts of TLS 1.3 count, too.
pub(super) fn version(number: u16) -> Value {
    code16(number, crate::codepoint::ProtocolVersion(number).name())
}

/// A cipher suite.
pub(super) fn suite(id: u16) -> Value {
    code16(id, suite_name(id))
}

/// An extension's type.
pub(super) fn extension(number: u16) -> Value {
    code16(number, ExtensionType(number).name().or_else(|| look_up(EXTENSIONS, number)))
}

/// A key exchange group.
pub(super) fn group(number: u16) -> Value {
    code16(number, NamedGroup(number).name().or_else(|| look_up(GROUPS, number)))
}

/// A signature algorithm with its hash.
pub(super) fn scheme(number: u16) -> Value {
    code16(number, SignatureScheme(number).name().or_else(|| look_up(SCHEMES, number)))
}

/// A kind of client certificate.
pub(super) fn certificate_type(number: u8) -> Value {
    code8(number, ClientCertificateType(number).name().or_else(|| look_up(CERTIFICATE_TYPES, number.into())))
}

/// A compression method.
pub(super) fn compression(number: u8) -> Value {
    code8(number, CompressionMethod(number).name().or_else(|| look_up(COMPRESSIONS, number.into())))
}

/// How points of a curve are written.
pub(super) fn point_format(number: u8) -> Value {
    code8(number, look_up(POINT_FORMATS, number.into()))
}

/// How a curve is described.
pub(super) fn curve_type(number: u8) -> Value {
    code8(number, look_up(CURVE_TYPES, number.into()))
}

/// A fragment length to agree on (RFC 6066, section 4).
pub(super) fn fragment_length(number: u8) -> Value {
    code8(number, look_up(FRAGMENT_LENGTHS, number.into()))
}

/// A kind of certificate status.
pub(super) fn status_type(number: u8) -> Value {
    code8(number, look_up(STATUS_TYPES, number.into()))
}

/// How TLS 1.3 may use a pre-shared key.
pub(super) fn psk_mode(number: u8) -> Value {
    code8(number, PskKeyExchangeMode(number).name())
}

/// Whether a KeyUpdate is to be answered.
pub(super) fn key_update_request(number: u8) -> Value {
    code8(number, KeyUpdateRequest(number).name())
}

/// How a Certificate message is compressed.
pub(super) fn certificate_compression(number: u16) -> Value {
    code16(number, CertificateCompressionAlgorithm(number).name())
}

/// How bad an alert is.
pub(super) fn alert_level(number: u8) -> Value {
    code8(number, crate::alert::AlertLevel(number).name())
}

/// What an alert says.
pub(super) fn alert_description(number: u8) -> Value {
    code8(number, crate::alert::AlertDescription(number).name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_are_in_order_and_agree_with_the_table_of_those_we_have() {
        assert!(suites::SUITES.is_sorted_by(|(a, _), (b, _)| a < b));
        for suite in crate::crypto::suites::ALL.iter().chain(crate::crypto::suites::TLS13) {
            assert_eq!(suite_name(suite.id), Some(suite.name));
        }
    }

    #[test]
    fn what_takes_part_here_is_named_once() {
        assert!(EXTENSIONS.iter().all(|(number, _)| ExtensionType(*number).name().is_none()));
        assert!(GROUPS.iter().all(|(number, _)| NamedGroup(*number).name().is_none()));
        assert!(SCHEMES.iter().all(|(number, _)| SignatureScheme(*number).name().is_none()));
        let types = CERTIFICATE_TYPES.iter().map(|(number, _)| ClientCertificateType(*number as u8));
        assert!(types.filter_map(ClientCertificateType::name).next().is_none());
    }

    #[test]
    fn unknown_numbers_stay_numbers() {
        assert_eq!(suite(0x1301).to_string(), "TLS_AES_128_GCM_SHA256");
        assert_eq!(suite(0xfefe).to_string(), "0xfefe");
        assert_eq!(group(0x2a2a).to_string(), "GREASE");
        assert_eq!(group(0x2a3a).to_string(), "0x2a3a");
        assert_eq!(compression(9).to_string(), "0x09");
    }
}
