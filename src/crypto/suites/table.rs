//! The table of suites, in OpenSSL's order of preference, which is the order that cipher strings start from:
//! forward-secret AEAD, forward-secret CBC with TLS 1.2's MACs before SHA-1, then static RSA in the same manner; stronger
//! encryption first, none at all last, ECDHE before DHE, ECDSA before RSA.

use super::{Authentication, BulkCipher, CipherSuite, KeyExchange};
use crate::codepoint::ProtocolVersion;
use crate::crypto::AeadAlgorithm::{Aes128Gcm, Aes256Gcm, ChaCha20Poly1305};
use crate::crypto::HashAlgorithm::{Md5, Sha1, Sha256, Sha384};
use crate::crypto::{AeadAlgorithm, CbcAlgorithm, HashAlgorithm};

/// What a row says of key exchange and authentication.
type Asymmetric = (KeyExchange, Authentication);

const RSA: Asymmetric = (KeyExchange::Rsa, Authentication::Rsa);
const DHE_RSA: Asymmetric = (KeyExchange::Dhe, Authentication::Rsa);
const ANONYMOUS_DHE: Asymmetric = (KeyExchange::Dhe, Authentication::Anonymous);
const ANONYMOUS_ECDHE: Asymmetric = (KeyExchange::Ecdhe, Authentication::Anonymous);
const ECDHE_RSA: Asymmetric = (KeyExchange::Ecdhe, Authentication::Rsa);
const ECDHE_ECDSA: Asymmetric = (KeyExchange::Ecdhe, Authentication::Ecdsa);

const fn aead(
    id: u16,
    name: &'static str,
    openssl_name: &'static str,
    (key_exchange, authentication): Asymmetric,
    cipher: AeadAlgorithm,
) -> CipherSuite {
    let (prf_hash, bits) = match cipher {
        Aes128Gcm => (Sha256, 128),
        Aes256Gcm => (Sha384, 256),
        ChaCha20Poly1305 => (Sha256, 256),
    };
    CipherSuite {
        id,
        name,
        openssl_name,
        key_exchange,
        authentication,
        bulk: BulkCipher::Aead(cipher),
        prf_hash,
        min_version: ProtocolVersion::TLS1_2,
        max_version: ProtocolVersion::TLS1_2,
        strength_bits: bits,
        algorithm_bits: bits,
    }
}

const fn cbc(
    id: u16,
    name: &'static str,
    openssl_name: &'static str,
    (key_exchange, authentication): Asymmetric,
    cipher: CbcAlgorithm,
    mac: HashAlgorithm,
) -> CipherSuite {
    let (strength_bits, algorithm_bits) = match cipher {
        CbcAlgorithm::TripleDes => (112, 168),
        CbcAlgorithm::Aes128 => (128, 128),
        CbcAlgorithm::Aes256 => (256, 256),
    };
    let bulk = BulkCipher::Cbc { cipher, mac };
    CipherSuite {
        bulk,
        strength_bits,
        algorithm_bits,
        ..null(id, name, openssl_name, (key_exchange, authentication), mac)
    }
}

const fn null(
    id: u16,
    name: &'static str,
    openssl_name: &'static str,
    (key_exchange, authentication): Asymmetric,
    mac: HashAlgorithm,
) -> CipherSuite {
    let (prf_hash, min_version) = match (mac, key_exchange) {
        (Md5 | Sha1, KeyExchange::Ecdhe) => (Sha256, ProtocolVersion::TLS1_0),
        (Md5 | Sha1, _) => (Sha256, ProtocolVersion::SSL3),
        (hash, _) => (hash, ProtocolVersion::TLS1_2),
    };
    CipherSuite {
        id,
        name,
        openssl_name,
        key_exchange,
        authentication,
        bulk: BulkCipher::Null { mac },
        prf_hash,
        min_version,
        max_version: ProtocolVersion::TLS1_2,
        strength_bits: 0,
        algorithm_bits: 0,
    }
}

/// Every suite there is, the most preferred first.
#[rustfmt::skip]
pub static ALL: &[CipherSuite] = &[
    aead(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384", ECDHE_ECDSA, Aes256Gcm),
    aead(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384", ECDHE_RSA, Aes256Gcm),
    aead(0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "DHE-RSA-AES256-GCM-SHA384", DHE_RSA, Aes256Gcm),
    aead(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305", ECDHE_ECDSA, ChaCha20Poly1305),
    aead(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-RSA-CHACHA20-POLY1305", ECDHE_RSA, ChaCha20Poly1305),
    aead(0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "DHE-RSA-CHACHA20-POLY1305", DHE_RSA, ChaCha20Poly1305),
    aead(0x00a7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384", "ADH-AES256-GCM-SHA384", ANONYMOUS_DHE, Aes256Gcm),
    aead(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256", ECDHE_ECDSA, Aes128Gcm),
    aead(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256", ECDHE_RSA, Aes128Gcm),
    aead(0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "DHE-RSA-AES128-GCM-SHA256", DHE_RSA, Aes128Gcm),
    aead(0x00a6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256", "ADH-AES128-GCM-SHA256", ANONYMOUS_DHE, Aes128Gcm),
    cbc(0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "ECDHE-ECDSA-AES256-SHA384", ECDHE_ECDSA, CbcAlgorithm::Aes256, Sha384),
    cbc(0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "ECDHE-RSA-AES256-SHA384", ECDHE_RSA, CbcAlgorithm::Aes256, Sha384),
    cbc(0x006b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", "DHE-RSA-AES256-SHA256", DHE_RSA, CbcAlgorithm::Aes256, Sha256),
    cbc(0x006d, "TLS_DH_anon_WITH_AES_256_CBC_SHA256", "ADH-AES256-SHA256", ANONYMOUS_DHE, CbcAlgorithm::Aes256, Sha256),
    cbc(0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "ECDHE-ECDSA-AES128-SHA256", ECDHE_ECDSA, CbcAlgorithm::Aes128, Sha256),
    cbc(0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "ECDHE-RSA-AES128-SHA256", ECDHE_RSA, CbcAlgorithm::Aes128, Sha256),
    cbc(0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256", "DHE-RSA-AES128-SHA256", DHE_RSA, CbcAlgorithm::Aes128, Sha256),
    cbc(0x006c, "TLS_DH_anon_WITH_AES_128_CBC_SHA256", "ADH-AES128-SHA256", ANONYMOUS_DHE, CbcAlgorithm::Aes128, Sha256),
    cbc(0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "ECDHE-ECDSA-AES256-SHA", ECDHE_ECDSA, CbcAlgorithm::Aes256, Sha1),
    cbc(0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "ECDHE-RSA-AES256-SHA", ECDHE_RSA, CbcAlgorithm::Aes256, Sha1),
    cbc(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA", "DHE-RSA-AES256-SHA", DHE_RSA, CbcAlgorithm::Aes256, Sha1),
    cbc(0xc019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA", "AECDH-AES256-SHA", ANONYMOUS_ECDHE, CbcAlgorithm::Aes256, Sha1),
    cbc(0x003a, "TLS_DH_anon_WITH_AES_256_CBC_SHA", "ADH-AES256-SHA", ANONYMOUS_DHE, CbcAlgorithm::Aes256, Sha1),
    cbc(0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "ECDHE-ECDSA-AES128-SHA", ECDHE_ECDSA, CbcAlgorithm::Aes128, Sha1),
    cbc(0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "ECDHE-RSA-AES128-SHA", ECDHE_RSA, CbcAlgorithm::Aes128, Sha1),
    cbc(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA", "DHE-RSA-AES128-SHA", DHE_RSA, CbcAlgorithm::Aes128, Sha1),
    cbc(0xc018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA", "AECDH-AES128-SHA", ANONYMOUS_ECDHE, CbcAlgorithm::Aes128, Sha1),
    cbc(0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA", "ADH-AES128-SHA", ANONYMOUS_DHE, CbcAlgorithm::Aes128, Sha1),
    cbc(0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA", "ECDHE-ECDSA-DES-CBC3-SHA", ECDHE_ECDSA, CbcAlgorithm::TripleDes, Sha1),
    cbc(0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", "ECDHE-RSA-DES-CBC3-SHA", ECDHE_RSA, CbcAlgorithm::TripleDes, Sha1),
    cbc(0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA", "DHE-RSA-DES-CBC3-SHA", DHE_RSA, CbcAlgorithm::TripleDes, Sha1),
    cbc(0xc017, "TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA", "AECDH-DES-CBC3-SHA", ANONYMOUS_ECDHE, CbcAlgorithm::TripleDes, Sha1),
    cbc(0x001b, "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA", "ADH-DES-CBC3-SHA", ANONYMOUS_DHE, CbcAlgorithm::TripleDes, Sha1),
    null(0xc006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA", "ECDHE-ECDSA-NULL-SHA", ECDHE_ECDSA, Sha1),
    null(0xc010, "TLS_ECDHE_RSA_WITH_NULL_SHA", "ECDHE-RSA-NULL-SHA", ECDHE_RSA, Sha1),
    null(0xc015, "TLS_ECDH_anon_WITH_NULL_SHA", "AECDH-NULL-SHA", ANONYMOUS_ECDHE, Sha1),
    aead(0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384", "AES256-GCM-SHA384", RSA, Aes256Gcm),
    aead(0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256", "AES128-GCM-SHA256", RSA, Aes128Gcm),
    cbc(0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256", "AES256-SHA256", RSA, CbcAlgorithm::Aes256, Sha256),
    cbc(0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256", "AES128-SHA256", RSA, CbcAlgorithm::Aes128, Sha256),
    null(0x003b, "TLS_RSA_WITH_NULL_SHA256", "NULL-SHA256", RSA, Sha256),
    cbc(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA", "AES256-SHA", RSA, CbcAlgorithm::Aes256, Sha1),
    cbc(0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA", "AES128-SHA", RSA, CbcAlgorithm::Aes128, Sha1),
    cbc(0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "DES-CBC3-SHA", RSA, CbcAlgorithm::TripleDes, Sha1),
    null(0x0002, "TLS_RSA_WITH_NULL_SHA", "NULL-SHA", RSA, Sha1),
    null(0x0001, "TLS_RSA_WITH_NULL_MD5", "NULL-MD5", RSA, Md5),
];
