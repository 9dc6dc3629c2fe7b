//! The numbers that travel in TLS messages, under the names their registries give them.
//!
//! Each is a thin wrapper and not an `enum`: a peer may send any number, and an unknown one must survive being read,
//! compared and shown.

macro_rules! code_points {
    ($(#[$doc:meta])* $name:ident($repr:ty) { $($(#[$item_doc:meta])* $item:ident = $value:expr, $text:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $repr);

        impl $name {
            $($(#[$item_doc])* #[doc = $text] pub const $item: Self = Self($value);)*

            /// The registry's name of this value, if it is one that is known here.
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($value => Some($text),)*
                    _ => None,
                }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match self.name() {
                    Some(name) => f.write_str(name),
                    None => write!(f, "{}({:#x})", stringify!($name), self.0),
                }
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(self, f)
            }
        }
    };
}
pub(crate) use code_points;

code_points! {
    /// What a record carries (RFC 5246, section 6.2.1).
    ContentType(u8) {
        CHANGE_CIPHER_SPEC = 20, "change_cipher_spec";
        ALERT = 21, "alert";
        HANDSHAKE = 22, "handshake";
        APPLICATION_DATA = 23, "application_data";
    }
}

code_points! {
    /// A compression method (RFC 3749, section 2).
    CompressionMethod(u8) {
        NULL = 0, "null";
        DEFLATE = 1, "DEFLATE";
    }
}

code_points! {
    /// How much a record may carry, as a client asks (RFC 6066, section 4).
    MaxFragmentLength(u8) {
        BYTES_512 = 1, "512 bytes";
        BYTES_1024 = 2, "1024 bytes";
        BYTES_2048 = 3, "2048 bytes";
        BYTES_4096 = 4, "4096 bytes";
    }
}

impl MaxFragmentLength {
    /// The length in bytes; `None` for a value that does not exist.
    pub const fn bytes(self) -> Option<usize> {
        match self.0 {
            1..=4 => Some(256 << self.0),
            _ => None,
        }
    }
}

code_points! {
    /// A protocol version as it stands in hellos and record headers.
    ProtocolVersion(u16) {
        SSL3 = 0x0300, "SSLv3";
        TLS1_0 = 0x0301, "TLSv1";
        TLS1_1 = 0x0302, "TLSv1.1";
        TLS1_2 = 0x0303, "TLSv1.2";
        TLS1_3 = 0x0304, "TLSv1.3";
    }
}

code_points! {
    /// The kind of a handshake message (RFC 5246, section 7.4; RFC 8446, section 4).
    HandshakeType(u8) {
        HELLO_REQUEST = 0, "HelloRequest";
        CLIENT_HELLO = 1, "ClientHello";
        SERVER_HELLO = 2, "ServerHello";
        NEW_SESSION_TICKET = 4, "NewSessionTicket";
        END_OF_EARLY_DATA = 5, "EndOfEarlyData";
        ENCRYPTED_EXTENSIONS = 8, "EncryptedExtensions";
        CERTIFICATE = 11, "Certificate";
        SERVER_KEY_EXCHANGE = 12, "ServerKeyExchange";
        CERTIFICATE_REQUEST = 13, "CertificateRequest";
        SERVER_HELLO_DONE = 14, "ServerHelloDone";
        CERTIFICATE_VERIFY = 15, "CertificateVerify";
        CLIENT_KEY_EXCHANGE = 16, "ClientKeyExchange";
        FINISHED = 20, "Finished";
        CERTIFICATE_STATUS = 22, "CertificateStatus";
        KEY_UPDATE = 24, "KeyUpdate";
        COMPRESSED_CERTIFICATE = 25, "CompressedCertificate";
        NEXT_PROTOCOL = 67, "NextProtocol";
        MESSAGE_HASH = 254, "message_hash";
    }
}

code_points! {
    /// A hello extension's number (IANA's TLS ExtensionType registry).
    ExtensionType(u16) {
        SERVER_NAME = 0, "server_name";
        MAX_FRAGMENT_LENGTH = 1, "max_fragment_length";
        STATUS_REQUEST = 5, "status_request";
        SUPPORTED_GROUPS = 10, "supported_groups";
        EC_POINT_FORMATS = 11, "ec_point_formats";
        SIGNATURE_ALGORITHMS = 13, "signature_algorithms";
        ALPN = 16, "application_layer_protocol_negotiation";
        SIGNED_CERTIFICATE_TIMESTAMP = 18, "signed_certificate_timestamp";
        PADDING = 21, "padding";
        ENCRYPT_THEN_MAC = 22, "encrypt_then_mac";
        EXTENDED_MASTER_SECRET = 23, "extended_master_secret";
        COMPRESS_CERTIFICATE = 27, "compress_certificate";
        RECORD_SIZE_LIMIT = 28, "record_size_limit";
        SESSION_TICKET = 35, "session_ticket";
        PRE_SHARED_KEY = 41, "pre_shared_key";
        EARLY_DATA = 42, "early_data";
        SUPPORTED_VERSIONS = 43, "supported_versions";
        COOKIE = 44, "cookie";
        PSK_KEY_EXCHANGE_MODES = 45, "psk_key_exchange_modes";
        CERTIFICATE_AUTHORITIES = 47, "certificate_authorities";
        OID_FILTERS = 48, "oid_filters";
        POST_HANDSHAKE_AUTH = 49, "post_handshake_auth";
        SIGNATURE_ALGORITHMS_CERT = 50, "signature_algorithms_cert";
        KEY_SHARE = 51, "key_share";
        NEXT_PROTOCOL_NEGOTIATION = 13172, "next_protocol_negotiation";
        RENEGOTIATION_INFO = 0xff01, "renegotiation_info";
    }
}

code_points! {
    /// What a client can ask of a certificate's status (RFC 6066, section 8).
    CertificateStatusType(u8) {
        OCSP = 1, "ocsp";
    }
}

code_points! {
    /// A key exchange group (IANA's TLS Supported Groups registry).
    NamedGroup(u16) {
        SECP256R1 = 23, "secp256r1";
        SECP384R1 = 24, "secp384r1";
        SECP521R1 = 25, "secp521r1";
        X25519 = 29, "x25519";
        FFDHE2048 = 256, "ffdhe2048";
        FFDHE3072 = 257, "ffdhe3072";
        FFDHE4096 = 258, "ffdhe4096";
        SECP256R1MLKEM768 = 4587, "SecP256r1MLKEM768";
        X25519MLKEM768 = 4588, "X25519MLKEM768";
    }
}

impl NamedGroup {
    /// Whether this is a finite-field group (RFC 7919); all others here are of elliptic curves, alone or in a hybrid.
    pub const fn is_ffdhe(self) -> bool {
        matches!(self.0, 256..=511)
    }

    /// Whether this is a hybrid of an elliptic curve with ML-KEM, which TLS 1.3 alone has.
    pub const fn is_hybrid(self) -> bool {
        matches!(self, Self::SECP256R1MLKEM768 | Self::X25519MLKEM768)
    }
}

code_points! {
    /// A signature algorithm with its hash (IANA's TLS SignatureScheme registry; for TLS 1.2 the two halves of a
    /// SignatureAndHashAlgorithm, hash first).
    SignatureScheme(u16) {
        RSA_PKCS1_MD5_SHA1 = 0xff01, "rsa_pkcs1_md5_sha1";
        RSA_PKCS1_SHA1 = 0x0201, "rsa_pkcs1_sha1";
        RSA_PKCS1_SHA224 = 0x0301, "rsa_pkcs1_sha224";
        RSA_PKCS1_SHA256 = 0x0401, "rsa_pkcs1_sha256";
        RSA_PKCS1_SHA384 = 0x0501, "rsa_pkcs1_sha384";
        RSA_PKCS1_SHA512 = 0x0601, "rsa_pkcs1_sha512";
        ECDSA_SHA1 = 0x0203, "ecdsa_sha1";
        ECDSA_SHA224 = 0x0303, "ecdsa_sha224";
        ECDSA_SECP256R1_SHA256 = 0x0403, "ecdsa_secp256r1_sha256";
        ECDSA_SECP384R1_SHA384 = 0x0503, "ecdsa_secp384r1_sha384";
        ECDSA_SECP521R1_SHA512 = 0x0603, "ecdsa_secp521r1_sha512";
        RSA_PSS_RSAE_SHA256 = 0x0804, "rsa_pss_rsae_sha256";
        RSA_PSS_RSAE_SHA384 = 0x0805, "rsa_pss_rsae_sha384";
        RSA_PSS_RSAE_SHA512 = 0x0806, "rsa_pss_rsae_sha512";
        ED25519 = 0x0807, "ed25519";
        RSA_PSS_PSS_SHA256 = 0x0809, "rsa_pss_pss_sha256";
        RSA_PSS_PSS_SHA384 = 0x080a, "rsa_pss_pss_sha384";
        RSA_PSS_PSS_SHA512 = 0x080b, "rsa_pss_pss_sha512";
    }
}

code_points! {
    /// What a server asks a client's certificate to be (RFC 5246, section 7.4.4; RFC 8422, section 5.5).
    ClientCertificateType(u8) {
        RSA_SIGN = 1, "rsa_sign";
        DSS_SIGN = 2, "dss_sign";
        RSA_FIXED_DH = 3, "rsa_fixed_dh";
        ECDSA_SIGN = 64, "ecdsa_sign";
    }
}

code_points! {
    /// How a pre-shared key may be used in TLS 1.3 (RFC 8446, section 4.2.9).
    PskKeyExchangeMode(u8) {
        PSK_KE = 0, "psk_ke";
        PSK_DHE_KE = 1, "psk_dhe_ke";
    }
}

code_points! {
    /// Whether a KeyUpdate is to be answered by another (RFC 8446, section 4.6.3).
    KeyUpdateRequest(u8) {
        UPDATE_NOT_REQUESTED = 0, "update_not_requested";
        UPDATE_REQUESTED = 1, "update_requested";
    }
}

code_points! {
    /// How a Certificate message is compressed (RFC 8879, section 3).
    CertificateCompressionAlgorithm(u16) {
        ZLIB = 1, "zlib";
        BROTLI = 2, "brotli";
        ZSTD = 3, "zstd";
    }
}
