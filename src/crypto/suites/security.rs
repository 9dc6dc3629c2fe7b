//! Security levels (SSL_CTX_set_security_level(3)): how strong everything in a connection must be.

use super::{Authentication, BulkCipher, CipherSuite, KeyExchange};
use crate::codepoint::{NamedGroup, ProtocolVersion, SignatureScheme};
use crate::crypto::HashAlgorithm;

/// A security level, from 0 (nearly everything goes) to 5 (256 bits of security).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityLevel {
    number: u8,
    chosen: bool,
}

impl SecurityLevel {
    /// The level of a new context: 112 bits, as Debian builds OpenSSL. Nobody has chosen it.
    pub const DEFAULT: Self = Self { number: 2, chosen: false };

    /// The level `level`, which the program chose; one outside 0 to 5 is brought to the nearest.
    pub const fn new(level: i32) -> Self {
        let number = match level {
            ..=0 => 0,
            1..=4 => level as u8,
            5.. => 5,
        };
        Self { number, chosen: true }
    }

    /// The level's number.
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Whether the program chose the level. What is off until it is asked for (old versions, compression) need only be
    /// asked for at a level that nobody chose; a chosen one also forbids what it forbids in OpenSSL.
    pub const fn is_chosen(self) -> bool {
        self.chosen
    }

    /// How many bits of security everything must have.
    pub const fn minimum_bits(self) -> u32 {
        match self.number {
            0 => 0,
            1 => 80,
            2 => 112,
            3 => 128,
            4 => 192,
            _ => 256,
        }
    }

    /// Whether a certificate's key of `security_bits` bits of security (not of length) may be used.
    pub const fn allows_key(self, security_bits: u32) -> bool {
        security_bits >= self.minimum_bits()
    }

    /// Whether finite-field Diffie-Hellman parameters of `security_bits` bits of security may be used. Less than 80
    /// (1024-bit primes) is refused even at level 0.
    pub const fn allows_dh_parameters(self, security_bits: u32) -> bool {
        security_bits >= 80 && security_bits >= self.minimum_bits()
    }

    /// Whether `group` may be used.
    pub fn allows_group(self, group: NamedGroup) -> bool {
        let bits = match group {
            NamedGroup::FFDHE2048 => 112,
            NamedGroup::X25519 | NamedGroup::SECP256R1 | NamedGroup::FFDHE3072 | NamedGroup::FFDHE4096 => 128,
            // ML-KEM-768 is of NIST's category 3 (FIPS 203, section 8).
            NamedGroup::SECP384R1 | NamedGroup::X25519MLKEM768 | NamedGroup::SECP256R1MLKEM768 => 192,
            NamedGroup::SECP521R1 => 256,
            _ => 0,
        };
        bits >= self.minimum_bits()
    }

    /// Whether signatures made with `scheme` may be used: half its hash's length counts, and less where the hash is
    /// broken.
    pub fn allows_signature(self, scheme: SignatureScheme) -> bool {
        let bits = match scheme {
            SignatureScheme::RSA_PKCS1_SHA1 | SignatureScheme::ECDSA_SHA1 => 64,
            SignatureScheme::RSA_PKCS1_MD5_SHA1 => 67,
            SignatureScheme::RSA_PKCS1_SHA224 | SignatureScheme::ECDSA_SHA224 => 112,
            SignatureScheme::RSA_PKCS1_SHA256
            | SignatureScheme::ECDSA_SECP256R1_SHA256
            | SignatureScheme::RSA_PSS_RSAE_SHA256
            | SignatureScheme::RSA_PSS_PSS_SHA256
            | SignatureScheme::ED25519 => 128,
            SignatureScheme::RSA_PKCS1_SHA384
            | SignatureScheme::ECDSA_SECP384R1_SHA384
            | SignatureScheme::RSA_PSS_RSAE_SHA384
            | SignatureScheme::RSA_PSS_PSS_SHA384 => 192,
            SignatureScheme::RSA_PKCS1_SHA512
            | SignatureScheme::ECDSA_SECP521R1_SHA512
            | SignatureScheme::RSA_PSS_RSAE_SHA512
            | SignatureScheme::RSA_PSS_PSS_SHA512 => 256,
            _ => 0,
        };
        bits >= self.minimum_bits()
    }

    /// Whether `suite` may be used: strong enough, from level 1 on with a server that says who it is, from level 3 on
    /// forward secret, and from level 4 on without HMAC-SHA1, which has 160 bits.
    pub fn allows_suite(self, suite: &CipherSuite) -> bool {
        let sha1_mac = matches!(suite.bulk, BulkCipher::Cbc { mac: HashAlgorithm::Sha1, .. });
        u32::from(suite.strength_bits) >= self.minimum_bits()
            && !(sha1_mac && self.minimum_bits() > 160)
            && !(suite.authentication == Authentication::Anonymous && self.number >= 1)
            && !(suite.key_exchange.ephemeral().is_none() && suite.key_exchange != KeyExchange::Any && self.number >= 3)
    }

    /// Whether `version` may be used: any at a level that nobody chose. (What old versions sign with is another question,
    /// which [`allows_signature`](Self::allows_signature) answers with no from level 1 on.)
    pub const fn allows_version(self, version: ProtocolVersion) -> bool {
        let highest_level = match version {
            ProtocolVersion::SSL3 => 1,
            ProtocolVersion::TLS1_0 => 2,
            ProtocolVersion::TLS1_1 => 3,
            _ => 5,
        };
        !self.chosen || self.number <= highest_level
    }

    /// Whether compression may be used: below level 2, or where nobody chose a level.
    pub const fn allows_compression(self) -> bool {
        self.number < 2 || !self.chosen
    }

    /// Whether session tickets may be used: they end forward secrecy, so only below level 3.
    pub const fn allows_tickets(self) -> bool {
        self.number < 3
    }
}
