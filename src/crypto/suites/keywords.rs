//! The words of the cipher string language that stand for sets of suites (ciphers(1), "CIPHER STRINGS").

use super::{Authentication, BulkCipher, CipherSuite, KeyExchange};
use crate::codepoint::ProtocolVersion;
use crate::crypto::{AeadAlgorithm, CbcAlgorithm, HashAlgorithm};

/// Whether a suite belongs to the set that a word stands for.
pub(super) type Selector = fn(&CipherSuite) -> bool;

/// The words that select suites which this library has.
static SELECTORS: &[(&str, Selector)] = &[
    ("ALL", |s| !is_null(s)),
    ("COMPLEMENTOFALL", is_null),
    ("COMPLEMENTOFDEFAULT", |s| !in_default(s) && !is_null(s)),
    ("HIGH", |s| s.strength_bits >= 128),
    ("MEDIUM", is_triple_des),
    ("FIPS", |s| s.bulk != BulkCipher::Aead(AeadAlgorithm::ChaCha20Poly1305) && !s.is_ccm() && !is_null(s)),
    // Key exchange.
    ("kRSA", |s| s.key_exchange == KeyExchange::Rsa),
    ("RSA", |s| s.key_exchange == KeyExchange::Rsa && s.authentication == Authentication::Rsa),
    ("kDHE", dhe),
    ("kEDH", dhe),
    ("DH", dhe),
    ("DHE", |s| dhe(s) && !anonymous(s)),
    ("EDH", |s| dhe(s) && !anonymous(s)),
    ("ADH", |s| dhe(s) && anonymous(s)),
    ("kECDHE", ecdhe),
    ("kEECDH", ecdhe),
    ("ECDH", ecdhe),
    ("ECDHE", |s| ecdhe(s) && !anonymous(s)),
    ("EECDH", |s| ecdhe(s) && !anonymous(s)),
    ("AECDH", |s| ecdhe(s) && anonymous(s)),
    ("kPSK", |s| s.key_exchange == KeyExchange::Psk),
    ("kDHEPSK", |s| s.key_exchange == KeyExchange::DhePsk),
    ("kECDHEPSK", |s| s.key_exchange == KeyExchange::EcdhePsk),
    ("kRSAPSK", |s| s.key_exchange == KeyExchange::RsaPsk),
    ("PSK", |s| s.key_exchange.uses_psk()),
    // Authentication.
    ("aRSA", |s| s.authentication == Authentication::Rsa),
    ("aECDSA", |s| s.authentication == Authentication::Ecdsa),
    ("ECDSA", |s| s.authentication == Authentication::Ecdsa),
    ("aPSK", |s| s.authentication == Authentication::Psk),
    ("aNULL", anonymous),
    // Encryption.
    ("AES", |s| aes_bits(s).is_some()),
    ("AES128", |s| aes_bits(s) == Some(128)),
    ("AES256", |s| aes_bits(s) == Some(256)),
    ("AESGCM", |s| matches!(s.bulk, BulkCipher::Aead(AeadAlgorithm::Aes128Gcm | AeadAlgorithm::Aes256Gcm))),
    ("AESCCM", CipherSuite::is_ccm),
    ("AESCCM8", |s| matches!(s.bulk, BulkCipher::Aead(AeadAlgorithm::Aes128Ccm8 | AeadAlgorithm::Aes256Ccm8))),
    ("CHACHA20", |s| s.bulk == BulkCipher::Aead(AeadAlgorithm::ChaCha20Poly1305)),
    ("3DES", is_triple_des),
    ("NULL", is_null),
    ("eNULL", is_null),
    ("CBC", CipherSuite::is_cbc),
    // MAC: AEAD suites have none, whatever hash their name ends in.
    ("MD5", |s| mac(s) == Some(HashAlgorithm::Md5)),
    ("SHA1", |s| mac(s) == Some(HashAlgorithm::Sha1)),
    ("SHA", |s| mac(s) == Some(HashAlgorithm::Sha1)),
    ("SHA256", |s| mac(s) == Some(HashAlgorithm::Sha256)),
    ("SHA384", |s| mac(s) == Some(HashAlgorithm::Sha384)),
    // The oldest version the suite may be used with.
    ("TLSv1.2", |s| s.min_version == ProtocolVersion::TLS1_2),
    ("TLSv1.0", |s| s.min_version == ProtocolVersion::TLS1_0),
    ("TLSv1", |s| s.min_version == ProtocolVersion::TLS1_0),
    ("SSLv3", |s| s.min_version == ProtocolVersion::SSL3),
];

/// The words that select suites which are had on request only, as OpenSSL 1.0.2 had them.
static REQUESTS: &[(&str, Selector)] = &[
    ("kDHr", |s| s.key_exchange == KeyExchange::Dh),
    ("kDH", |s| s.key_exchange == KeyExchange::Dh),
    ("aDH", |s| s.authentication == Authentication::Dh),
];

/// The words that OpenSSL knows and that select nothing here, since no suite of their kind is implemented.
#[rustfmt::skip]
static ABSENT: &[&str] = &[
    "LOW", "aDSS", "DSS", "SRP", "aSRP", "kSRP",
    "CAMELLIA", "CAMELLIA128", "CAMELLIA256", "ARIA", "ARIA128", "ARIA256", "ARIAGCM",
    "DES", "RC2", "RC4", "IDEA", "SEED",
    "aGOST", "aGOST01", "aGOST12", "kGOST", "kGOST18", "GOST89", "GOST89MAC", "GOST94", "GOST12", "GOST2012",
];

/// What `word` stands for, if it is a keyword; one of a kind that is absent here selects nothing.
pub(super) fn selector(word: &str) -> Option<Selector> {
    match SELECTORS.iter().find(|(name, _)| *name == word) {
        Some((_, selector)) => Some(*selector),
        None => is_absent(word).then_some(|_| false),
    }
}

/// What `word` stands for, if it is a keyword for suites that are had on request only.
pub(super) fn request(word: &str) -> Option<Selector> {
    REQUESTS.iter().find(|(name, _)| *name == word).map(|(_, selector)| *selector)
}

/// Whether `word` is a keyword for suites of a kind that is absent here.
pub(super) fn is_absent(word: &str) -> bool {
    ABSENT.contains(&word)
}

/// Whether `DEFAULT` has the suite: all but static RSA, which is not forward secret and whose decryption has been
/// attacked again and again, anonymous ones, which any man in the middle can answer, Triple DES, whose short blocks
/// repeat, those that encrypt nothing, those with CCM, which is slow, and those that are had on request only.
pub(super) fn in_default(suite: &CipherSuite) -> bool {
    !suite.key_exchange.encrypts_to_rsa()
        && !anonymous(suite)
        && !is_triple_des(suite)
        && !is_null(suite)
        && !suite.is_ccm()
        && !suite.is_on_request()
}

fn anonymous(suite: &CipherSuite) -> bool {
    suite.authentication == Authentication::Anonymous
}

fn is_triple_des(suite: &CipherSuite) -> bool {
    matches!(suite.bulk, BulkCipher::Cbc { cipher: CbcAlgorithm::TripleDes, .. })
}

fn is_null(suite: &CipherSuite) -> bool {
    matches!(suite.bulk, BulkCipher::Null { .. })
}

fn dhe(suite: &CipherSuite) -> bool {
    suite.key_exchange == KeyExchange::Dhe
}

fn ecdhe(suite: &CipherSuite) -> bool {
    suite.key_exchange == KeyExchange::Ecdhe
}

/// The length of an AES suite's key.
fn aes_bits(suite: &CipherSuite) -> Option<u16> {
    match suite.bulk {
        BulkCipher::Aead(AeadAlgorithm::Aes128Gcm | AeadAlgorithm::Aes128Ccm | AeadAlgorithm::Aes128Ccm8)
        | BulkCipher::Cbc { cipher: CbcAlgorithm::Aes128, .. } => Some(128),
        BulkCipher::Aead(AeadAlgorithm::Aes256Gcm | AeadAlgorithm::Aes256Ccm | AeadAlgorithm::Aes256Ccm8)
        | BulkCipher::Cbc { cipher: CbcAlgorithm::Aes256, .. } => Some(256),
        BulkCipher::Aead(AeadAlgorithm::ChaCha20Poly1305)
        | BulkCipher::Cbc { cipher: CbcAlgorithm::TripleDes, .. }
        | BulkCipher::Null { .. } => None,
    }
}

/// The hash of a suite's HMAC.
fn mac(suite: &CipherSuite) -> Option<HashAlgorithm> {
    match suite.bulk {
        BulkCipher::Cbc { mac, .. } | BulkCipher::Null { mac } => Some(mac),
        BulkCipher::Aead(_) => None,
    }
}
