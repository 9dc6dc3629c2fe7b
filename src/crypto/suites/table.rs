//! The table of suites, in OpenSSL's order of preference, which is the order that cipher strings start from:
//! forward-secret AEAD, forward-secret CBC with TLS 1.2's MACs before SHA-1, then static RSA in the same manner; stronger
//! encryption first, none at all last, ECDHE before DHE, ECDSA before RSA. What OpenSSL no longer has comes after all.

use super::{Authentication, BulkCipher, CipherSuite, KeyExchange};
use crate::codepoint::ProtocolVersion;
use crate::crypto::AeadAlgorithm::{
    Aes128Ccm, Aes128Ccm8, Aes128Gcm, Aes256Ccm, Aes256Ccm8, Aes256Gcm, ChaCha20Poly1305,
};
use crate::crypto::HashAlgorithm::{Md5, Sha1, Sha256, Sha384};
use crate::crypto::{AeadAlgorithm, CbcAlgorithm, HashAlgorithm};

/// What a row says of key exchange and authentication.
type Asymmetric = (KeyExchange, Authentication);

const RSA: Asymmetric = (KeyExchange::Rsa, Authentication::Rsa);
const DH_RSA: Asymmetric = (KeyExchange::Dh, Authentication::Dh);
const DHE_RSA: Asymmetric = (KeyExchange::Dhe, Authentication::Rsa);
const ANONYMOUS_DHE: Asymmetric = (KeyExchange::Dhe, Authentication::Anonymous);
const ANONYMOUS_ECDHE: Asymmetric = (KeyExchange::Ecdhe, Authentication::Anonymous);
const PSK: Asymmetric = (KeyExchange::Psk, Authentication::Psk);
const DHE_PSK: Asymmetric = (KeyExchange::DhePsk, Authentication::Psk);
const ECDHE_PSK: Asymmetric = (KeyExchange::EcdhePsk, Authentication::Psk);
const RSA_PSK: Asymmetric = (KeyExchange::RsaPsk, Authentication::Rsa);
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
        Aes128Gcm | Aes128Ccm | Aes128Ccm8 => (Sha256, 128),
        Aes256Gcm => (Sha384, 256),
        ChaCha20Poly1305 | Aes256Ccm | Aes256Ccm8 => (Sha256, 256),
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

const fn tls13(id: u16, name: &'static str, cipher: AeadAlgorithm) -> CipherSuite {
    CipherSuite {
        min_version: ProtocolVersion::TLS1_3,
        max_version: ProtocolVersion::TLS1_3,
        ..aead(id, name, name, (KeyExchange::Any, Authentication::Any), cipher)
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
        (Md5 | Sha1, KeyExchange::Ecdhe | KeyExchange::EcdhePsk) => (Sha256, ProtocolVersion::TLS1_0),
        (Md5 | Sha1, _) => (Sha256, ProtocolVersion::SSL3),
        // RFC 5487, section 3, leaves these to the older versions too; the hash of their PRF is TLS 1.2's alone.
        (hash, kind) if kind.uses_psk() => (hash, ProtocolVersion::TLS1_0),
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

/// Every suite of TLS 1.2 and before, the most preferred first.
#[rustfmt::skip]
pub static ALL: &[CipherSuite] = &[
    aead(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384", ECDHE_ECDSA, Aes256Gcm),
    aead(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384", ECDHE_RSA, Aes256Gcm),
    aead(0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "DHE-RSA-AES256-GCM-SHA384", DHE_RSA, Aes256Gcm),
    aead(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305", ECDHE_ECDSA, ChaCha20Poly1305),
    aead(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-RSA-CHACHA20-POLY1305", ECDHE_RSA, ChaCha20Poly1305),
    aead(0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "DHE-RSA-CHACHA20-POLY1305", DHE_RSA, ChaCha20Poly1305),
    aead(0xc0af, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8", "ECDHE-ECDSA-AES256-CCM8", ECDHE_ECDSA, Aes256Ccm8),
    aead(0xc0ad, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM", "ECDHE-ECDSA-AES256-CCM", ECDHE_ECDSA, Aes256Ccm),
    aead(0xc0a3, "TLS_DHE_RSA_WITH_AES_256_CCM_8", "DHE-RSA-AES256-CCM8", DHE_RSA, Aes256Ccm8),
    aead(0xc09f, "TLS_DHE_RSA_WITH_AES_256_CCM", "DHE-RSA-AES256-CCM", DHE_RSA, Aes256Ccm),
    aead(0x00a7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384", "ADH-AES256-GCM-SHA384", ANONYMOUS_DHE, Aes256Gcm),
    aead(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256", ECDHE_ECDSA, Aes128Gcm),
    aead(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256", ECDHE_RSA, Aes128Gcm),
    aead(0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "DHE-RSA-AES128-GCM-SHA256", DHE_RSA, Aes128Gcm),
    aead(0xc0ae, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", "ECDHE-ECDSA-AES128-CCM8", ECDHE_ECDSA, Aes128Ccm8),
    aead(0xc0ac, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM", "ECDHE-ECDSA-AES128-CCM", ECDHE_ECDSA, Aes128Ccm),
    aead(0xc0a2, "TLS_DHE_RSA_WITH_AES_128_CCM_8", "DHE-RSA-AES128-CCM8", DHE_RSA, Aes128Ccm8),
    aead(0xc09e, "TLS_DHE_RSA_WITH_AES_128_CCM", "DHE-RSA-AES128-CCM", DHE_RSA, Aes128Ccm),
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
    aead(0x00ad, "TLS_RSA_PSK_WITH_AES_256_GCM_SHA384", "RSA-PSK-AES256-GCM-SHA384", RSA_PSK, Aes256Gcm),
    aead(0x00ab, "TLS_DHE_PSK_WITH_AES_256_GCM_SHA384", "DHE-PSK-AES256-GCM-SHA384", DHE_PSK, Aes256Gcm),
    aead(0xccae, "TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256", "RSA-PSK-CHACHA20-POLY1305", RSA_PSK, ChaCha20Poly1305),
    aead(0xccad, "TLS_DHE_PSK_WITH_CHACHA20_POLY1305_SHA256", "DHE-PSK-CHACHA20-POLY1305", DHE_PSK, ChaCha20Poly1305),
    aead(0xccac, "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-PSK-CHACHA20-POLY1305", ECDHE_PSK, ChaCha20Poly1305),
    aead(0xc0ab, "TLS_PSK_DHE_WITH_AES_256_CCM_8", "DHE-PSK-AES256-CCM8", DHE_PSK, Aes256Ccm8),
    aead(0xc0a7, "TLS_DHE_PSK_WITH_AES_256_CCM", "DHE-PSK-AES256-CCM", DHE_PSK, Aes256Ccm),
    aead(0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384", "AES256-GCM-SHA384", RSA, Aes256Gcm),
    aead(0xc0a1, "TLS_RSA_WITH_AES_256_CCM_8", "AES256-CCM8", RSA, Aes256Ccm8),
    aead(0xc09d, "TLS_RSA_WITH_AES_256_CCM", "AES256-CCM", RSA, Aes256Ccm),
    aead(0x00a9, "TLS_PSK_WITH_AES_256_GCM_SHA384", "PSK-AES256-GCM-SHA384", PSK, Aes256Gcm),
    aead(0xccab, "TLS_PSK_WITH_CHACHA20_POLY1305_SHA256", "PSK-CHACHA20-POLY1305", PSK, ChaCha20Poly1305),
    aead(0xc0a9, "TLS_PSK_WITH_AES_256_CCM_8", "PSK-AES256-CCM8", PSK, Aes256Ccm8),
    aead(0xc0a5, "TLS_PSK_WITH_AES_256_CCM", "PSK-AES256-CCM", PSK, Aes256Ccm),
    aead(0x00ac, "TLS_RSA_PSK_WITH_AES_128_GCM_SHA256", "RSA-PSK-AES128-GCM-SHA256", RSA_PSK, Aes128Gcm),
    aead(0x00aa, "TLS_DHE_PSK_WITH_AES_128_GCM_SHA256", "DHE-PSK-AES128-GCM-SHA256", DHE_PSK, Aes128Gcm),
    aead(0xc0aa, "TLS_PSK_DHE_WITH_AES_128_CCM_8", "DHE-PSK-AES128-CCM8", DHE_PSK, Aes128Ccm8),
    aead(0xc0a6, "TLS_DHE_PSK_WITH_AES_128_CCM", "DHE-PSK-AES128-CCM", DHE_PSK, Aes128Ccm),
    aead(0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256", "AES128-GCM-SHA256", RSA, Aes128Gcm),
    aead(0xc0a0, "TLS_RSA_WITH_AES_128_CCM_8", "AES128-CCM8", RSA, Aes128Ccm8),
    aead(0xc09c, "TLS_RSA_WITH_AES_128_CCM", "AES128-CCM", RSA, Aes128Ccm),
    aead(0x00a8, "TLS_PSK_WITH_AES_128_GCM_SHA256", "PSK-AES128-GCM-SHA256", PSK, Aes128Gcm),
    aead(0xc0a8, "TLS_PSK_WITH_AES_128_CCM_8", "PSK-AES128-CCM8", PSK, Aes128Ccm8),
    aead(0xc0a4, "TLS_PSK_WITH_AES_128_CCM", "PSK-AES128-CCM", PSK, Aes128Ccm),
    cbc(0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256", "AES256-SHA256", RSA, CbcAlgorithm::Aes256, Sha256),
    cbc(0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256", "AES128-SHA256", RSA, CbcAlgorithm::Aes128, Sha256),
    null(0x003b, "TLS_RSA_WITH_NULL_SHA256", "NULL-SHA256", RSA, Sha256),
    cbc(0xc038, "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384", "ECDHE-PSK-AES256-CBC-SHA384", ECDHE_PSK, CbcAlgorithm::Aes256, Sha384),
    cbc(0xc036, "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA", "ECDHE-PSK-AES256-CBC-SHA", ECDHE_PSK, CbcAlgorithm::Aes256, Sha1),
    cbc(0x00b7, "TLS_RSA_PSK_WITH_AES_256_CBC_SHA384", "RSA-PSK-AES256-CBC-SHA384", RSA_PSK, CbcAlgorithm::Aes256, Sha384),
    cbc(0x00b3, "TLS_DHE_PSK_WITH_AES_256_CBC_SHA384", "DHE-PSK-AES256-CBC-SHA384", DHE_PSK, CbcAlgorithm::Aes256, Sha384),
    cbc(0x0095, "TLS_RSA_PSK_WITH_AES_256_CBC_SHA", "RSA-PSK-AES256-CBC-SHA", RSA_PSK, CbcAlgorithm::Aes256, Sha1),
    cbc(0x0091, "TLS_DHE_PSK_WITH_AES_256_CBC_SHA", "DHE-PSK-AES256-CBC-SHA", DHE_PSK, CbcAlgorithm::Aes256, Sha1),
    cbc(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA", "AES256-SHA", RSA, CbcAlgorithm::Aes256, Sha1),
    cbc(0x00af, "TLS_PSK_WITH_AES_256_CBC_SHA384", "PSK-AES256-CBC-SHA384", PSK, CbcAlgorithm::Aes256, Sha384),
    cbc(0x008d, "TLS_PSK_WITH_AES_256_CBC_SHA", "PSK-AES256-CBC-SHA", PSK, CbcAlgorithm::Aes256, Sha1),
    cbc(0xc037, "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256", "ECDHE-PSK-AES128-CBC-SHA256", ECDHE_PSK, CbcAlgorithm::Aes128, Sha256),
    cbc(0xc035, "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA", "ECDHE-PSK-AES128-CBC-SHA", ECDHE_PSK, CbcAlgorithm::Aes128, Sha1),
    cbc(0x00b6, "TLS_RSA_PSK_WITH_AES_128_CBC_SHA256", "RSA-PSK-AES128-CBC-SHA256", RSA_PSK, CbcAlgorithm::Aes128, Sha256),
    cbc(0x00b2, "TLS_DHE_PSK_WITH_AES_128_CBC_SHA256", "DHE-PSK-AES128-CBC-SHA256", DHE_PSK, CbcAlgorithm::Aes128, Sha256),
    cbc(0x0094, "TLS_RSA_PSK_WITH_AES_128_CBC_SHA", "RSA-PSK-AES128-CBC-SHA", RSA_PSK, CbcAlgorithm::Aes128, Sha1),
    cbc(0x0090, "TLS_DHE_PSK_WITH_AES_128_CBC_SHA", "DHE-PSK-AES128-CBC-SHA", DHE_PSK, CbcAlgorithm::Aes128, Sha1),
    cbc(0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA", "AES128-SHA", RSA, CbcAlgorithm::Aes128, Sha1),
    cbc(0x00ae, "TLS_PSK_WITH_AES_128_CBC_SHA256", "PSK-AES128-CBC-SHA256", PSK, CbcAlgorithm::Aes128, Sha256),
    cbc(0x008c, "TLS_PSK_WITH_AES_128_CBC_SHA", "PSK-AES128-CBC-SHA", PSK, CbcAlgorithm::Aes128, Sha1),
    cbc(0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "DES-CBC3-SHA", RSA, CbcAlgorithm::TripleDes, Sha1),
    cbc(0xc034, "TLS_ECDHE_PSK_WITH_3DES_EDE_CBC_SHA", "ECDHE-PSK-3DES-EDE-CBC-SHA", ECDHE_PSK, CbcAlgorithm::TripleDes, Sha1),
    cbc(0x0093, "TLS_RSA_PSK_WITH_3DES_EDE_CBC_SHA", "RSA-PSK-3DES-EDE-CBC-SHA", RSA_PSK, CbcAlgorithm::TripleDes, Sha1),
    cbc(0x008f, "TLS_DHE_PSK_WITH_3DES_EDE_CBC_SHA", "DHE-PSK-3DES-EDE-CBC-SHA", DHE_PSK, CbcAlgorithm::TripleDes, Sha1),
    cbc(0x008b, "TLS_PSK_WITH_3DES_EDE_CBC_SHA", "PSK-3DES-EDE-CBC-SHA", PSK, CbcAlgorithm::TripleDes, Sha1),
    null(0xc03b, "TLS_ECDHE_PSK_WITH_NULL_SHA384", "ECDHE-PSK-NULL-SHA384", ECDHE_PSK, Sha384),
    null(0xc03a, "TLS_ECDHE_PSK_WITH_NULL_SHA256", "ECDHE-PSK-NULL-SHA256", ECDHE_PSK, Sha256),
    null(0xc039, "TLS_ECDHE_PSK_WITH_NULL_SHA", "ECDHE-PSK-NULL-SHA", ECDHE_PSK, Sha1),
    null(0x00b9, "TLS_RSA_PSK_WITH_NULL_SHA384", "RSA-PSK-NULL-SHA384", RSA_PSK, Sha384),
    null(0x00b8, "TLS_RSA_PSK_WITH_NULL_SHA256", "RSA-PSK-NULL-SHA256", RSA_PSK, Sha256),
    null(0x00b5, "TLS_DHE_PSK_WITH_NULL_SHA384", "DHE-PSK-NULL-SHA384", DHE_PSK, Sha384),
    null(0x00b4, "TLS_DHE_PSK_WITH_NULL_SHA256", "DHE-PSK-NULL-SHA256", DHE_PSK, Sha256),
    null(0x002e, "TLS_RSA_PSK_WITH_NULL_SHA", "RSA-PSK-NULL-SHA", RSA_PSK, Sha1),
    null(0x002d, "TLS_DHE_PSK_WITH_NULL_SHA", "DHE-PSK-NULL-SHA", DHE_PSK, Sha1),
    null(0x0002, "TLS_RSA_WITH_NULL_SHA", "NULL-SHA", RSA, Sha1),
    null(0x0001, "TLS_RSA_WITH_NULL_MD5", "NULL-MD5", RSA, Md5),
    null(0x00b1, "TLS_PSK_WITH_NULL_SHA384", "PSK-NULL-SHA384", PSK, Sha384),
    null(0x00b0, "TLS_PSK_WITH_NULL_SHA256", "PSK-NULL-SHA256", PSK, Sha256),
    null(0x002c, "TLS_PSK_WITH_NULL_SHA", "PSK-NULL-SHA", PSK, Sha1),
    aead(0x00a1, "TLS_DH_RSA_WITH_AES_256_GCM_SHA384", "DH-RSA-AES256-GCM-SHA384", DH_RSA, Aes256Gcm),
    aead(0x00a0, "TLS_DH_RSA_WITH_AES_128_GCM_SHA256", "DH-RSA-AES128-GCM-SHA256", DH_RSA, Aes128Gcm),
    cbc(0x0069, "TLS_DH_RSA_WITH_AES_256_CBC_SHA256", "DH-RSA-AES256-SHA256", DH_RSA, CbcAlgorithm::Aes256, Sha256),
    cbc(0x003f, "TLS_DH_RSA_WITH_AES_128_CBC_SHA256", "DH-RSA-AES128-SHA256", DH_RSA, CbcAlgorithm::Aes128, Sha256),
    cbc(0x0037, "TLS_DH_RSA_WITH_AES_256_CBC_SHA", "DH-RSA-AES256-SHA", DH_RSA, CbcAlgorithm::Aes256, Sha1),
    cbc(0x0031, "TLS_DH_RSA_WITH_AES_128_CBC_SHA", "DH-RSA-AES128-SHA", DH_RSA, CbcAlgorithm::Aes128, Sha1),
    cbc(0x0010, "TLS_DH_RSA_WITH_3DES_EDE_CBC_SHA", "DH-RSA-DES-CBC3-SHA", DH_RSA, CbcAlgorithm::TripleDes, Sha1),
];

/// Every suite of TLS 1.3, the most preferred first.
pub static TLS13: &[CipherSuite] = &[
    tls13(0x1302, "TLS_AES_256_GCM_SHA384", Aes256Gcm),
    tls13(0x1303, "TLS_CHACHA20_POLY1305_SHA256", ChaCha20Poly1305),
    tls13(0x1301, "TLS_AES_128_GCM_SHA256", Aes128Gcm),
    tls13(0x1304, "TLS_AES_128_CCM_SHA256", Aes128Ccm),
    tls13(0x1305, "TLS_AES_128_CCM_8_SHA256", Aes128Ccm8),
];
