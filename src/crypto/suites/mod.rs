//! Cipher suites: what each one is made of, its names, and the languages in which programs choose suites, groups and
//! signature algorithms.

mod cipher_list;
mod groups;
mod keywords;
mod security;
mod sigalgs;
mod table;
mod tls13;

pub use cipher_list::{CipherList, SuiteB, default_list, parse_cipher_list};
pub use groups::{default_groups, parse_groups_list};
pub use security::SecurityLevel;
pub use sigalgs::{default_signature_schemes, parse_sigalgs_list};
pub use table::{ALL, TLS13};
pub use tls13::{default_tls13_list, parse_ciphersuites};

use crate::codepoint::ProtocolVersion;
use crate::crypto::{AeadAlgorithm, CbcAlgorithm, HashAlgorithm};

/// A cipher suite: a row of [`ALL`] or of [`TLS13`].
#[derive(Debug)]
pub struct CipherSuite {
    /// The number that travels in hellos.
    pub id: u16,
    /// IANA's name, which `SSL_CIPHER_standard_name` returns.
    pub name: &'static str,
    /// OpenSSL's name, which `SSL_CIPHER_get_name` returns.
    pub openssl_name: &'static str,
    /// How the premaster secret is agreed on.
    pub key_exchange: KeyExchange,
    /// What the server proves who it is with.
    pub authentication: Authentication,
    /// How records are protected.
    pub bulk: BulkCipher,
    /// The hash of TLS 1.2's PRF or TLS 1.3's HKDF, and of the transcript. (Older versions always use MD5 with SHA-1.)
    pub prf_hash: HashAlgorithm,
    /// The oldest version the suite may be used with, as OpenSSL counts it.
    pub min_version: ProtocolVersion,
    /// The newest version the suite may be used with.
    pub max_version: ProtocolVersion,
    /// The strength of the encryption, in bits: what `SSL_CIPHER_get_bits` returns and `@STRENGTH` sorts by.
    pub strength_bits: u16,
    /// The length of the encryption key, in bits: what `SSL_CIPHER_get_bits` stores.
    pub algorithm_bits: u16,
}

/// How the two sides agree on a premaster secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyExchange {
    /// The client encrypts it to the server's RSA key: no forward secrecy.
    Rsa,
    /// Diffie-Hellman with the key in the server's certificate: no forward secrecy. Where a secret begins with zeros, the
    /// time of what follows tells, and with a key that lasts a patient attacker makes a plaintext of that (CVE-2020-1968).
    Dh,
    /// Ephemeral Diffie-Hellman over a finite field.
    Dhe,
    /// Ephemeral Diffie-Hellman over an elliptic curve.
    Ecdhe,
    /// Both have a key from before (RFC 4279, section 2): no forward secrecy.
    Psk,
    /// A key from before, and ephemeral Diffie-Hellman over a finite field (RFC 4279, section 3).
    DhePsk,
    /// A key from before, and ephemeral Diffie-Hellman over an elliptic curve (RFC 5489).
    EcdhePsk,
    /// A key from before, and a secret encrypted to the server's RSA key (RFC 4279, section 4).
    RsaPsk,
    /// Whatever the two agree on beside the suite (TLS 1.3).
    Any,
}

/// Whose fresh keys a ServerKeyExchange and a ClientKeyExchange carry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ephemeral {
    /// A finite field's.
    Dhe,
    /// An elliptic curve's.
    Ecdhe,
}

impl KeyExchange {
    /// The kind of fresh key that both sides make, if they do.
    pub const fn ephemeral(self) -> Option<Ephemeral> {
        match self {
            Self::Dhe | Self::DhePsk => Some(Ephemeral::Dhe),
            Self::Ecdhe | Self::EcdhePsk => Some(Ephemeral::Ecdhe),
            Self::Rsa | Self::Dh | Self::Psk | Self::RsaPsk | Self::Any => None,
        }
    }

    /// Whether a key that both have from before goes into the premaster secret.
    pub const fn uses_psk(self) -> bool {
        matches!(self, Self::Psk | Self::DhePsk | Self::EcdhePsk | Self::RsaPsk)
    }

    /// Whether the client encrypts a secret to the server's RSA key.
    pub const fn encrypts_to_rsa(self) -> bool {
        matches!(self, Self::Rsa | Self::RsaPsk)
    }

    /// Whether the premaster secret hangs on the key in the server's certificate.
    pub const fn uses_certified_key(self) -> bool {
        matches!(self, Self::Rsa | Self::RsaPsk | Self::Dh)
    }
}

/// What the server proves who it is with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Authentication {
    /// The RSA key of its certificate.
    Rsa,
    /// The ECDSA key of its certificate, or an Ed25519 key (RFC 8422, section 5.10).
    Ecdsa,
    /// The Diffie-Hellman key of its certificate, which the premaster secret is agreed with.
    Dh,
    /// The key that both have from before, and no certificate.
    Psk,
    /// Nothing: whoever is in the middle of the connection can be the server.
    Anonymous,
    /// Whatever the two agree on beside the suite (TLS 1.3).
    Any,
}

impl Authentication {
    /// Whether the server shows a certificate, and may ask for one.
    pub const fn by_certificate(self) -> bool {
        matches!(self, Self::Rsa | Self::Ecdsa | Self::Dh)
    }
}

/// How records are encrypted and authenticated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BulkCipher {
    /// One algorithm for both.
    Aead(AeadAlgorithm),
    /// CBC encryption with HMAC, in the order that encrypt_then_mac decides (RFC 7366).
    Cbc {
        /// The block cipher.
        cipher: CbcAlgorithm,
        /// HMAC's hash.
        mac: HashAlgorithm,
    },
    /// No encryption, only HMAC.
    Null {
        /// HMAC's hash.
        mac: HashAlgorithm,
    },
}

impl PartialEq for CipherSuite {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for CipherSuite {}

impl CipherSuite {
    /// Whether one algorithm encrypts and authenticates: `SSL_CIPHER_is_aead`.
    pub const fn is_aead(&self) -> bool {
        matches!(self.bulk, BulkCipher::Aead(_))
    }

    /// Whether the suite encrypts with AES in counter mode with CBC-MAC.
    pub const fn is_ccm(&self) -> bool {
        matches!(
            self.bulk,
            BulkCipher::Aead(
                AeadAlgorithm::Aes128Ccm
                    | AeadAlgorithm::Aes256Ccm
                    | AeadAlgorithm::Aes128Ccm8
                    | AeadAlgorithm::Aes256Ccm8
            )
        )
    }

    /// Whether the suite encrypts in CBC mode: only there does encrypt_then_mac (RFC 7366) make a difference.
    pub const fn is_cbc(&self) -> bool {
        matches!(self.bulk, BulkCipher::Cbc { .. })
    }

    /// Whether the server signs its ServerKeyExchange: it has a fresh key, and a certificate to sign with.
    pub const fn signs_key_exchange(&self) -> bool {
        self.key_exchange.ephemeral().is_some() && self.authentication.by_certificate()
    }

    /// Whether the suite is had on request only: by its name or by a word for its key exchange, never as one of a larger
    /// set.
    pub fn is_on_request(&self) -> bool {
        self.key_exchange == KeyExchange::Dh
    }

    /// Whether the suite may be used with `version`.
    pub fn works_with(&self, version: ProtocolVersion) -> bool {
        (self.min_version..=self.max_version).contains(&version)
    }

    /// The hash that `SSL_CIPHER_get_handshake_digest` returns: for suites older than TLS 1.2, or in their manner, OpenSSL
    /// says what the older versions use and not [`prf_hash`](Self::prf_hash).
    pub fn handshake_digest(&self) -> HashAlgorithm {
        match (self.bulk, self.key_exchange) {
            (BulkCipher::Cbc { mac: HashAlgorithm::Sha256 | HashAlgorithm::Sha384, .. }, KeyExchange::Ecdhe)
            | (
                BulkCipher::Cbc { mac: HashAlgorithm::Sha384, .. } | BulkCipher::Null { mac: HashAlgorithm::Sha384 },
                _,
            )
            | (BulkCipher::Aead(_), _) => self.prf_hash,
            (BulkCipher::Cbc { .. } | BulkCipher::Null { .. }, _) => HashAlgorithm::Md5Sha1,
        }
    }

    /// The oldest version as `SSL_CIPHER_get_version` spells it: `TLSv1.0`, where everything else says `TLSv1`.
    pub fn version_name(&self) -> &'static str {
        match self.min_version {
            ProtocolVersion::TLS1_0 => "TLSv1.0",
            version => version.name().unwrap_or("unknown"),
        }
    }
}

/// The suite with the number `id`, of whichever version.
pub fn by_id(id: u16) -> Option<&'static CipherSuite> {
    ALL.iter().chain(TLS13).find(|suite| suite.id == id)
}

/// The suite of TLS 1.2 and before that IANA or OpenSSL calls `name`; capitals matter.
pub fn by_name(name: &str) -> Option<&'static CipherSuite> {
    ALL.iter().find(|suite| suite.name == name || suite.openssl_name == name)
}

/// The line that `SSL_CIPHER_description` returns, with the newline it ends in.
pub fn description(suite: &CipherSuite) -> String {
    let exchange = match suite.key_exchange {
        KeyExchange::Rsa => "RSA",
        KeyExchange::Dh => "DH/RSA",
        KeyExchange::Dhe => "DH",
        KeyExchange::Ecdhe => "ECDH",
        KeyExchange::Psk => "PSK",
        KeyExchange::DhePsk => "DHEPSK",
        KeyExchange::EcdhePsk => "ECDHEPSK",
        KeyExchange::RsaPsk => "RSAPSK",
        KeyExchange::Any => "any",
    };
    let authentication = match suite.authentication {
        Authentication::Rsa => "RSA",
        Authentication::Ecdsa => "ECDSA",
        Authentication::Dh => "DH",
        Authentication::Psk => "PSK",
        Authentication::Anonymous => "None",
        Authentication::Any => "any",
    };
    let (encryption, mac) = match suite.bulk {
        BulkCipher::Aead(AeadAlgorithm::Aes128Gcm) => ("AESGCM(128)", "AEAD"),
        BulkCipher::Aead(AeadAlgorithm::Aes256Gcm) => ("AESGCM(256)", "AEAD"),
        BulkCipher::Aead(AeadAlgorithm::ChaCha20Poly1305) => ("CHACHA20/POLY1305(256)", "AEAD"),
        BulkCipher::Aead(AeadAlgorithm::Aes128Ccm) => ("AESCCM(128)", "AEAD"),
        BulkCipher::Aead(AeadAlgorithm::Aes256Ccm) => ("AESCCM(256)", "AEAD"),
        BulkCipher::Aead(AeadAlgorithm::Aes128Ccm8) => ("AESCCM8(128)", "AEAD"),
        BulkCipher::Aead(AeadAlgorithm::Aes256Ccm8) => ("AESCCM8(256)", "AEAD"),
        BulkCipher::Cbc { cipher: CbcAlgorithm::TripleDes, mac } => ("3DES(168)", mac_name(mac)),
        BulkCipher::Cbc { cipher: CbcAlgorithm::Aes128, mac } => ("AES(128)", mac_name(mac)),
        BulkCipher::Cbc { cipher: CbcAlgorithm::Aes256, mac } => ("AES(256)", mac_name(mac)),
        BulkCipher::Null { mac } => ("None", mac_name(mac)),
    };
    let version = suite.min_version.name().unwrap_or("unknown");
    format!(
        "{:<30} {version:<7} Kx={exchange:<8} Au={authentication:<5} Enc={encryption:<22} Mac={mac:<4}\n",
        suite.openssl_name
    )
}

const fn mac_name(mac: HashAlgorithm) -> &'static str {
    match mac {
        HashAlgorithm::Md5 => "MD5",
        HashAlgorithm::Sha1 => "SHA1",
        HashAlgorithm::Sha256 => "SHA256",
        HashAlgorithm::Sha384 => "SHA384",
        _ => "unknown",
    }
}

#[cfg(test)]
mod tests;
