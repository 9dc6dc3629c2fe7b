//! Keys and signatures against openssl, the backends against each other, and RSA key exchange with bad padding.

use ::rsa::BoxedUint;
use ::rsa::hazmat::rsa_encrypt;
use der::asn1::UintRef;
use der::{Decode, Encode};
use pkcs8::SubjectPublicKeyInfoRef;

use super::super::backend::Backend;
use super::super::fixtures::{hex, table};
use super::{KeyType, PrivateKey, PublicKey};
use crate::codepoint::{ProtocolVersion, SignatureScheme};
use crate::error::Error;

const MESSAGE: &[u8] = b"The quick brown fox jumps over the lazy dog";

/// A line of keys.txt.
struct Fixture {
    name: &'static str,
    pkcs8: Vec<u8>,
    traditional: Option<Vec<u8>>,
    spki: Vec<u8>,
}

fn fixtures() -> impl Iterator<Item = Fixture> {
    table(include_str!("../testdata/keys.txt")).map(|line| {
        let [name, pkcs8, traditional, spki] = line[..] else { panic!("four fields") };
        let traditional = (traditional != "-").then(|| hex(traditional));
        Fixture { name, pkcs8: hex(pkcs8), traditional, spki: hex(spki) }
    })
}

fn fixture(name: &str) -> Fixture {
    fixtures().find(|fixture| fixture.name == name).expect("a key of that name")
}

fn private(name: &str) -> PrivateKey {
    PrivateKey::from_pkcs8_der(&fixture(name).pkcs8).unwrap()
}

fn public(name: &str) -> PublicKey {
    PublicKey::from_spki_der(&fixture(name).spki).unwrap()
}

const ALL_SCHEMES: [SignatureScheme; 18] = [
    SignatureScheme::RSA_PKCS1_MD5_SHA1,
    SignatureScheme::RSA_PKCS1_SHA1,
    SignatureScheme::RSA_PKCS1_SHA224,
    SignatureScheme::RSA_PKCS1_SHA256,
    SignatureScheme::RSA_PKCS1_SHA384,
    SignatureScheme::RSA_PKCS1_SHA512,
    SignatureScheme::ECDSA_SHA1,
    SignatureScheme::ECDSA_SHA224,
    SignatureScheme::ECDSA_SECP256R1_SHA256,
    SignatureScheme::ECDSA_SECP384R1_SHA384,
    SignatureScheme::ECDSA_SECP521R1_SHA512,
    SignatureScheme::RSA_PSS_RSAE_SHA256,
    SignatureScheme::RSA_PSS_RSAE_SHA384,
    SignatureScheme::RSA_PSS_RSAE_SHA512,
    SignatureScheme::ED25519,
    SignatureScheme::RSA_PSS_PSS_SHA256,
    SignatureScheme::RSA_PSS_PSS_SHA384,
    SignatureScheme::RSA_PSS_PSS_SHA512,
];

#[test]
fn every_form_of_a_key_is_the_same_key() {
    for Fixture { name, pkcs8, traditional, spki } in fixtures() {
        let key = PrivateKey::from_pkcs8_der(&pkcs8).unwrap();
        let public = PublicKey::from_spki_der(&spki).unwrap();
        assert_eq!(*key.public_key(), public, "{name}");
        assert_eq!(key.public_key().spki_der(), spki, "{name}");
        assert_eq!(public.spki_der(), spki, "{name}");
        assert_eq!(*key.to_pkcs8_der(), pkcs8, "{name}");
        assert_eq!(*PrivateKey::from_der_any(&pkcs8).unwrap().public_key(), public, "{name}");
        if let Some(traditional) = traditional {
            let same = PrivateKey::from_der_any(&traditional).unwrap();
            assert_eq!(*same.public_key(), public, "{name}");
            assert_eq!(*same.to_pkcs8_der(), pkcs8, "{name}");
            let rsa = key.key_type() == KeyType::Rsa;
            assert_eq!(PrivateKey::from_pkcs1_der(&traditional).is_ok(), rsa, "{name} as PKCS#1");
            assert_eq!(PrivateKey::from_sec1_der(&traditional).is_ok(), !rsa, "{name} as SEC 1");
        }
        for other in fixtures().filter(|other| other.name != name) {
            assert_ne!(PublicKey::from_spki_der(&other.spki).unwrap(), public, "{name} and {}", other.name);
        }
    }
}

#[test]
fn types_and_sizes() {
    let expected = [
        ("rsa1024", KeyType::Rsa, 1024, 80),
        ("rsa2048", KeyType::Rsa, 2048, 112),
        ("rsa2050", KeyType::Rsa, 2050, 112),
        ("pss2048", KeyType::RsaPss, 2048, 112),
        ("pss2048sha256", KeyType::RsaPss, 2048, 112),
        ("p256", KeyType::EcP256, 256, 128),
        ("p384", KeyType::EcP384, 384, 192),
        ("p521", KeyType::EcP521, 521, 256),
        ("ed25519", KeyType::Ed25519, 256, 128),
    ];
    for (name, key_type, bits, security_bits) in expected {
        let key = private(name);
        assert_eq!((key.key_type(), key.bits()), (key_type, bits), "{name}");
        assert_eq!(key.public_key().security_bits(), security_bits, "{name}");
    }
}

#[test]
fn openssls_signatures_verify() {
    for line in table(include_str!("../testdata/signatures.txt")) {
        let [name, scheme, signature] = line[..] else { panic!("three fields") };
        let scheme = SignatureScheme(u16::from_str_radix(scheme, 16).unwrap());
        let signature = hex(signature);
        for backend in Backend::available() {
            let key = PublicKey::from_spki_der_with(*backend, &fixture(name).spki).unwrap();
            assert!(key.signs_with(scheme), "{name} {scheme}");
            assert_eq!(key.verify(scheme, MESSAGE, &signature), Ok(()), "{name} {scheme} {backend:?}");
            let bad = Err(Error::BadSignature { what: "signed data" });
            assert_eq!(key.verify(scheme, b"another message", &signature), bad, "{name} {scheme} {backend:?}");
            for at in [0, 1, 2, 5, signature.len() / 2, signature.len() - 1] {
                let mut wrong = signature.clone();
                wrong[at] ^= 0x10;
                assert_eq!(key.verify(scheme, MESSAGE, &wrong), bad, "{name} {scheme} {backend:?} byte {at}");
            }
            for wrong in [&[], &signature[..signature.len() - 1], &[&signature[..], &[0]].concat()] {
                assert_eq!(key.verify(scheme, MESSAGE, wrong), bad, "{name} {scheme} {backend:?}, length");
            }
        }
    }
}

#[test]
fn the_backends_take_each_others_signatures() {
    for Fixture { name, pkcs8, .. } in fixtures() {
        for scheme in ALL_SCHEMES {
            for signer in Backend::available() {
                let key = PrivateKey::from_pkcs8_der_with(*signer, &pkcs8).unwrap();
                if !key.public_key().signs_with(scheme) {
                    assert!(matches!(key.sign(scheme, MESSAGE), Err(Error::Usage { .. })), "{name} {scheme}");
                    let refused = Err(Error::WrongSignatureType { scheme });
                    assert_eq!(key.public_key().verify(scheme, MESSAGE, &[0; 64]), refused, "{name} {scheme}");
                    continue;
                }
                let signature = key.sign(scheme, MESSAGE).unwrap();
                for verifier in Backend::available() {
                    let public = PublicKey::from_spki_der_with(*verifier, key.public_key().spki_der()).unwrap();
                    assert_eq!(public.verify(scheme, MESSAGE, &signature), Ok(()), "{name} {scheme} {signer:?}");
                    assert!(public.verify(scheme, b"another message", &signature).is_err());
                }
            }
        }
    }
}

#[test]
fn who_signs_with_what() {
    let count = |name| ALL_SCHEMES.iter().filter(|scheme| public(name).signs_with(**scheme)).count();
    assert_eq!(count("rsa2048"), 9);
    assert_eq!(count("rsa1024"), 8, "no room for PSS with SHA-512");
    assert_eq!(count("pss2048"), 3);
    assert_eq!(count("pss2048sha256"), 1);
    assert!(public("pss2048sha256").signs_with(SignatureScheme::RSA_PSS_PSS_SHA256));
    for name in ["p256", "p384", "p521"] {
        assert_eq!(count(name), 5, "any hash goes with any curve");
    }
    assert_eq!(count("ed25519"), 1);
    assert!(KeyType::EcP521.signs_with(SignatureScheme::ECDSA_SHA1));
    assert!(!KeyType::Rsa.signs_with(SignatureScheme::RSA_PSS_PSS_SHA256));
    assert!(!KeyType::RsaPss.signs_with(SignatureScheme::RSA_PSS_RSAE_SHA256));
}

#[test]
fn ed25519_as_in_rfc_8032() {
    // Section 7.1, tests 1 and 3.
    let cases = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
             d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
             4a7c15e9716ed28dc027beceea1ec40a",
        ),
    ];
    for (seed, public, message, signature) in cases {
        // PKCS#8 as in RFC 8410, section 7.
        let pkcs8 = [hex("302e020100300506032b657004220420"), hex(seed)].concat();
        for backend in Backend::available() {
            let key = PrivateKey::from_pkcs8_der_with(*backend, &pkcs8).unwrap();
            assert!(key.public_key().spki_der().ends_with(&hex(public)));
            assert_eq!(key.sign(SignatureScheme::ED25519, &hex(message)).unwrap(), hex(signature), "{backend:?}");
        }
    }
}

#[test]
fn pkcs8_of_version_2_states_the_public_key() {
    // RFC 8410, section 10.3: the second example, with an attribute; then with its public key damaged.
    let good = hex("3072020101300506032b657004220420d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842\
                    a01f301d060a2a864886f70d01090914310f0c0d437572646c6520436861697273812100\
                    19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    let key = PrivateKey::from_der_any(&good).unwrap();
    assert_eq!(key.key_type(), KeyType::Ed25519);
    let mut bad = good;
    *bad.last_mut().unwrap() ^= 1;
    assert!(matches!(PrivateKey::from_der_any(&bad), Err(Error::KeyParse { .. })));
}

#[test]
fn sec1_keys_with_less_or_wrong_in_them() {
    for name in ["p256", "p384", "p521"] {
        let Fixture { traditional, spki, .. } = fixture(name);
        let sec1 = traditional.unwrap();
        let whole = PrivateKey::from_sec1_der(&sec1).unwrap();

        // The same key without its public half, which is the last field: [1] and the point's BIT STRING in it.
        let point = SubjectPublicKeyInfoRef::from_der(&spki).unwrap().subject_public_key.raw_bytes().len();
        let header = if point + 1 > 127 { 3 } else { 2 };
        let field = 2 * header + 1 + point;
        let body_start = if sec1[1] & 0x80 == 0 { 2 } else { 2 + usize::from(sec1[1] & 0x7f) };
        let body = &sec1[body_start..sec1.len() - field];
        let bare = [&[0x30, body.len() as u8][..], body].concat();
        let without = PrivateKey::from_sec1_der(&bare).unwrap();
        assert_eq!(without.public_key(), whole.public_key(), "{name}");
        assert_eq!(*without.to_pkcs8_der(), *whole.to_pkcs8_der(), "{name}");

        // The public half of another key: the scalar's last byte changed.
        let scalar = match name {
            "p256" => 32,
            "p384" => 48,
            _ => 66,
        };
        let mut wrong = sec1.clone();
        wrong[body_start + 3 + 2 + scalar - 1] ^= 1;
        assert!(matches!(PrivateKey::from_sec1_der(&wrong), Err(Error::KeyParse { .. })), "{name}");

        // A scalar of zero.
        let mut zero = bare.clone();
        zero[7..7 + scalar].fill(0);
        assert!(matches!(PrivateKey::from_sec1_der(&zero), Err(Error::KeyParse { .. })), "{name}");
    }
}

#[test]
fn rsa_numbers_that_do_not_fit_are_refused() {
    let der = fixture("rsa2048").traditional.unwrap();
    PrivateKey::from_pkcs1_der(&der).unwrap();
    // The last bytes of the modulus, the private exponent and the first prime: each follows a header of 4 bytes or 3.
    let modulus = 4 + 3 + 4 + 257;
    let private_exponent = modulus + 5 + 4 + 256;
    for at in [modulus - 1, private_exponent - 8, private_exponent + 3 + 64] {
        let mut wrong = der.clone();
        wrong[at] ^= 2;
        assert!(matches!(PrivateKey::from_pkcs1_der(&wrong), Err(Error::KeyParse { .. })), "byte {at}");
    }
}

#[test]
fn truncated_and_garbled_keys_are_errors() {
    for Fixture { name, pkcs8, spki, .. } in fixtures() {
        let lengths = |der: &[u8]| (0..der.len()).step_by(1 + der.len() / 50).collect::<Vec<_>>();
        for length in lengths(&pkcs8) {
            assert!(PrivateKey::from_der_any(&pkcs8[..length]).is_err(), "{name} {length}");
        }
        for length in lengths(&spki) {
            assert!(PublicKey::from_spki_der(&spki[..length]).is_err(), "{name} {length}");
        }
        assert!(PrivateKey::from_der_any(&[&pkcs8[..], &[0]].concat()).is_err(), "{name}");
        assert!(PublicKey::from_spki_der(&[&spki[..], &[0]].concat()).is_err(), "{name}");
    }
    for garbage in [&b""[..], b"\x30", b"\x30\x00", b"\x30\x80", b"\x30\x03\x02\x01\x00", b"\x02\x01\x00", &[0xff; 40]]
    {
        assert!(matches!(PrivateKey::from_der_any(garbage), Err(Error::KeyParse { .. })));
        assert!(matches!(PublicKey::from_spki_der(garbage), Err(Error::KeyParse { .. })));
    }
}

#[test]
fn unusable_rsa_public_keys_are_refused() {
    let refused = |modulus: &[u8], exponent: &[u8], what: &str| {
        let integers = [UintRef::new(modulus).unwrap().to_der(), UintRef::new(exponent).unwrap().to_der()];
        let body = integers.map(Result::unwrap).concat();
        let der = [&[0x30, 0x82], &(body.len() as u16).to_be_bytes()[..], &body].concat();
        for backend in Backend::available() {
            let key = PublicKey::from_parts(*backend, super::rsa::algorithm(), &der);
            assert!(matches!(key, Err(Error::KeyParse { .. })), "{what} {backend:?}");
        }
    };
    let exponent = [1, 0, 1];
    refused(&[0xff; 127], &exponent, "too short");
    refused(&[0xff; 2049], &exponent, "too long");
    refused(&[0xfe; 256], &exponent, "an even modulus");
    refused(&[0xff; 256], &[1], "an exponent of 1");
    refused(&[0xff; 256], &[0xff; 32], "an exponent that would cost too much");
}

#[test]
fn a_compressed_point_is_the_same_key() {
    let key = public("p256");
    let spki = key.spki_der();
    let point = &spki[spki.len() - 65..];
    // The same SubjectPublicKeyInfo with lengths 32 bytes shorter.
    let mut compressed = spki[..spki.len() - 65].to_vec();
    compressed[1] -= 32;
    let bits_length = compressed.len() - 2;
    compressed[bits_length] -= 32;
    compressed.push(2 + (point[64] & 1));
    compressed.extend_from_slice(&point[1..33]);
    for backend in Backend::available() {
        let same = PublicKey::from_spki_der_with(*backend, &compressed).unwrap();
        assert_eq!(same, key);
        assert_eq!(same.spki_der(), compressed);
        let signature = private("p256").sign(SignatureScheme::ECDSA_SECP256R1_SHA256, MESSAGE).unwrap();
        assert_eq!(same.verify(SignatureScheme::ECDSA_SECP256R1_SHA256, MESSAGE, &signature), Ok(()));
    }
}

#[test]
fn signature_numbers_out_of_range_are_refused() {
    // r or s of 0, of the curve's order or negative: Wycheproof's classics. The order is that of SEC 2, section 2.4.2.
    let order = hex("00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    let negative = [0x80];
    let numbers: [&[u8]; 4] = [&[0], &[1], &order, &negative];
    let integer = |bytes: &[u8]| [&[2, bytes.len() as u8], bytes].concat();
    for backend in Backend::available() {
        let key = PublicKey::from_spki_der_with(*backend, &fixture("p256").spki).unwrap();
        for r in numbers {
            for s in numbers {
                let body = [integer(r), integer(s)].concat();
                let signature = [&[0x30, body.len() as u8], &body[..]].concat();
                for scheme in [SignatureScheme::ECDSA_SECP256R1_SHA256, SignatureScheme::ECDSA_SHA1] {
                    assert!(key.verify(scheme, MESSAGE, &signature).is_err(), "{backend:?} {r:?} {s:?}");
                }
            }
        }
    }
}

/// Raw RSA with the public key: `padded` encrypted as it stands.
fn encrypt_raw(public: &PublicKey, padded: &[u8]) -> Vec<u8> {
    let info = SubjectPublicKeyInfoRef::from_der(public.spki_der()).unwrap();
    let key = ::rsa::pkcs1::RsaPublicKeyRef::from_der(info.subject_public_key.raw_bytes()).unwrap();
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    let key = ::rsa::PublicKey::new(number(key.modulus.as_bytes()), number(key.public_exponent.as_bytes())).unwrap();
    let length = public.bits().div_ceil(8);
    let precision = (public.bits() as u32).div_ceil(64) * 64;
    let encrypted = rsa_encrypt(&key, &BoxedUint::from_be_slice(padded, precision).unwrap()).unwrap().to_be_bytes();
    encrypted[encrypted.len() - length..].to_vec()
}

fn premaster() -> [u8; 48] {
    let mut premaster: [u8; 48] = core::array::from_fn(|at| at as u8);
    premaster[..2].copy_from_slice(&[3, 3]);
    premaster
}

#[test]
fn premaster_secrets_are_decrypted() {
    for name in ["rsa1024", "rsa2048", "rsa2050"] {
        let key = private(name);
        let encrypted = key.public_key().rsa_encrypt_pkcs1v15(&premaster()).unwrap();
        assert_eq!(encrypted.len(), key.bits().div_ceil(8));
        assert_eq!(*key.decrypt_premaster(&encrypted, ProtocolVersion::TLS1_2).unwrap(), premaster(), "{name}");
        let hand_made = [&[0, 2], &vec![0xa5; key.bits().div_ceil(8) - 51][..], &[0], &premaster()].concat();
        let encrypted = encrypt_raw(key.public_key(), &hand_made);
        assert_eq!(*key.decrypt_premaster(&encrypted, ProtocolVersion::TLS1_2).unwrap(), premaster(), "{name}");
    }
}

#[test]
fn a_bad_premaster_secret_becomes_a_random_one() {
    let key = private("rsa1024");
    let good = [&[0, 2], &[0xa5; 77][..], &[0], &premaster()].concat();
    assert_eq!(good.len(), 128);
    let random = |padded: &[u8], version, what: &str| {
        let encrypted = encrypt_raw(key.public_key(), padded);
        let first = key.decrypt_premaster(&encrypted, version).unwrap();
        let second = key.decrypt_premaster(&encrypted, version).unwrap();
        assert_ne!(*first, *second, "{what}");
        assert_ne!(first[2..], premaster()[2..], "{what}");
    };
    random(&good, ProtocolVersion::TLS1_1, "another version");
    for (at, value, what) in [
        (0, 1, "a first byte that is not 0"),
        (1, 1, "a block type that is not 2"),
        (2, 0, "a zero first in the filler: a longer message"),
        (78, 0, "a zero last in the filler: a longer message"),
        (79, 1, "no zero after the filler: no message, or a shorter one"),
        (80, 2, "another major version"),
        (81, 2, "another minor version"),
    ] {
        let mut padded = good.clone();
        padded[at] = value;
        random(&padded, ProtocolVersion::TLS1_2, what);
    }
    let mut shorter = good.clone();
    shorter[79] = 1;
    shorter[81] = 0;
    random(&shorter, ProtocolVersion::TLS1_2, "47 bytes");
    random(&[0; 128], ProtocolVersion::TLS1_2, "zero");
    let first = key.decrypt_premaster(&[0xff; 128], ProtocolVersion::TLS1_2).unwrap();
    let second = key.decrypt_premaster(&[0xff; 128], ProtocolVersion::TLS1_2).unwrap();
    assert_ne!(*first, *second, "a number beyond the modulus");
}

#[test]
fn impossible_premaster_ciphertexts_are_errors() {
    let key = private("rsa1024");
    for length in [0, 1, 48, 127, 129, 256] {
        assert!(key.decrypt_premaster(&vec![1; length], ProtocolVersion::TLS1_2).is_err(), "{length} bytes");
    }
    for name in ["pss2048", "p256", "ed25519"] {
        assert!(matches!(
            private(name).decrypt_premaster(&[1; 256], ProtocolVersion::TLS1_2),
            Err(Error::Usage { .. })
        ));
        assert!(matches!(public(name).rsa_encrypt_pkcs1v15(&[1; 48]), Err(Error::Usage { .. })));
    }
    assert!(public("rsa1024").rsa_encrypt_pkcs1v15(&[1; 118]).is_err(), "too long to encrypt");
}

#[test]
fn keys_are_shared_between_threads() {
    const fn shared<T: Send + Sync>() {}
    shared::<PrivateKey>();
    shared::<PublicKey>();
    shared::<crate::crypto::AeadKey>();
    shared::<crate::crypto::EphemeralKey>();
}

#[test]
fn nothing_secret_is_shown() {
    for Fixture { name, pkcs8, .. } in fixtures() {
        let key = PrivateKey::from_pkcs8_der(&pkcs8).unwrap();
        let shown = format!("{key:?} {:?}", key.public_key());
        assert!(shown.len() < 80, "{name}: {shown}");
    }
}

#[test]
fn blocks_that_others_decrypted_are_unpadded_alike() {
    let key = public("rsa1024");
    let good = [&[0, 2], &[0xa5; 77][..], &[0], &premaster()].concat();
    let unpad = |block: &[u8]| key.rsa_unpad_premaster(block, ProtocolVersion::TLS1_2);
    assert_eq!(*unpad(&good).unwrap(), premaster());
    let mut bad = good.clone();
    bad[1] = 1;
    for block in [&bad[..], &[0; 128]] {
        assert_ne!(*unpad(block).unwrap(), *unpad(block).unwrap(), "random");
    }
    for length in [0, 48, 127, 129] {
        assert!(unpad(&vec![0; length]).is_err(), "{length} bytes");
        assert!(key.is_rsa_ciphertext(&vec![0; length]).is_err(), "{length} bytes");
    }
    assert!(key.is_rsa_ciphertext(&encrypt_raw(&key, &good)).unwrap());
    assert!(!key.is_rsa_ciphertext(&[0xff; 128]).unwrap());
    assert!(public("pss2048").rsa_unpad_premaster(&[0; 256], ProtocolVersion::TLS1_2).is_err());
}

#[test]
fn a_key_elsewhere_does_nothing_itself() {
    for Fixture { name, pkcs8, .. } in fixtures() {
        let here = PrivateKey::from_pkcs8_der(&pkcs8).unwrap();
        let Some(key) = PrivateKey::elsewhere(here.public_key().clone()) else {
            assert!(here.key_type().is_dh(), "{name}");
            continue;
        };
        assert!(key.is_elsewhere() && !here.is_elsewhere());
        assert_eq!(key.public_key(), here.public_key());
        assert!(key.to_pkcs8_der().is_empty());
        for scheme in ALL_SCHEMES {
            assert!(matches!(key.sign(scheme, b"message"), Err(Error::Usage { .. })), "{name}");
        }
        assert!(
            matches!(key.decrypt_premaster(&[1; 256], ProtocolVersion::TLS1_2), Err(Error::Usage { .. })),
            "{name}"
        );
        assert!(key.agree(&[2]).is_err());
    }
}
