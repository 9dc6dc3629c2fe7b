//! Diffie-Hellman keys of both kinds against openssl, and values that no key has.

use der::asn1::{AnyRef, BitStringRef, OctetStringRef, UintRef};
use der::{Encode, Tag};
use pkcs8::{AlgorithmIdentifierRef, PrivateKeyInfoRef, SubjectPublicKeyInfoRef};

use super::super::{KeyType, PrivateKey, PublicKey, oid};
use crate::codepoint::{ProtocolVersion, SignatureScheme};
use crate::crypto::fixtures::{hex, table};
use crate::error::Error;

/// The lines of diffie_hellman.txt: what kind of key, the key, its public half, another, and what they have in common.
fn fixtures() -> impl Iterator<Item = (&'static str, [Vec<u8>; 4])> {
    table(include_str!("../../testdata/diffie_hellman.txt")).map(|line| {
        let [name, pkcs8, spki, peer, secret] = line[..] else { panic!("five fields") };
        (name, [hex(pkcs8), hex(spki), hex(peer), hex(secret)])
    })
}

#[test]
fn keys_of_both_kinds_agree_as_in_openssl() {
    let mut kinds = Vec::new();
    for (name, [pkcs8, spki, peer, secret]) in fixtures() {
        let key = PrivateKey::from_der_any(&pkcs8).unwrap();
        let (public, peer) = (PublicKey::from_spki_der(&spki).unwrap(), PublicKey::from_spki_der(&peer).unwrap());
        assert_eq!(key.public_key(), &public, "{name}");
        assert_eq!(key.public_key().spki_der(), spki, "{name}");
        assert_eq!(*key.to_pkcs8_der(), pkcs8, "{name}");
        assert_ne!(public, peer, "{name}");
        let (group, value) = peer.dh().unwrap();
        assert_eq!(group, public.dh().unwrap().0, "{name}");
        let leading = secret.iter().take_while(|byte| **byte == 0).count();
        assert_eq!(key.agree(value).unwrap().as_ref(), &secret[leading..], "{name}");
        let strength = if name.contains("rfc5114:1") { (1024, 80) } else { (2048, 112) };
        assert_eq!((key.bits(), public.security_bits()), strength, "{name}");
        kinds.push(key.key_type());
    }
    assert_eq!(kinds, [KeyType::Dh, KeyType::DhX942, KeyType::DhX942]);
}

#[test]
fn they_do_nothing_else() {
    for (name, [pkcs8, spki, ..]) in fixtures() {
        let key = PrivateKey::from_pkcs8_der(&pkcs8).unwrap();
        let public = PublicKey::from_spki_der(&spki).unwrap();
        for scheme in crate::crypto::suites::default_signature_schemes() {
            assert!(!public.signs_with(scheme), "{name}");
            assert!(key.sign(scheme, b"message").is_err());
            assert_eq!(public.verify(scheme, b"message", &[1; 256]), Err(Error::WrongSignatureType { scheme }));
        }
        assert!(key.sign(SignatureScheme::RSA_PKCS1_MD5_SHA1, b"message").is_err());
        assert!(key.decrypt_premaster(&[1; 256], ProtocolVersion::TLS1_2).is_err());
        assert!(public.rsa_encrypt_pkcs1v15(&[1; 48]).is_err());
    }
}

fn integer(value: &[u8]) -> Vec<u8> {
    let leading = value.iter().take_while(|byte| **byte == 0).count();
    UintRef::new(&value[leading..]).unwrap().to_der().unwrap()
}

fn minus_one(value: &[u8]) -> Vec<u8> {
    let mut value = value.to_vec();
    *value.last_mut().unwrap() -= 1;
    value
}

/// The public key of these numbers: p and g, and for X9.42 q.
fn public(numbers: &[&[u8]], value: &[u8]) -> crate::Result<PublicKey> {
    let algorithm = if numbers.len() > 2 { oid::DH_X942 } else { oid::DH };
    let fields = numbers.iter().flat_map(|number| integer(number)).collect::<Vec<_>>();
    let parameters = Some(AnyRef::new(Tag::Sequence, &fields).unwrap());
    let value = integer(value);
    let subject_public_key = BitStringRef::from_bytes(&value).unwrap();
    let algorithm = AlgorithmIdentifierRef { oid: algorithm, parameters };
    PublicKey::from_spki_der(&SubjectPublicKeyInfoRef { algorithm, subject_public_key }.to_der().unwrap())
}

#[test]
fn values_that_no_key_has() {
    // RFC 5114, section 2.1: q is far shorter than p, and (p - 1) / q has many small factors.
    let (_, [_, spki, ..]) = fixtures().nth(1).unwrap();
    let key = PublicKey::from_spki_der(&spki).unwrap();
    let (group, value) = key.dh().unwrap();
    let (p, g) = (&group.p[..], &group.g[..]);
    let q = hex("f518aa8781a8df278aba4e7d64b7cb9d49462353");
    assert_eq!(public(&[p, g, &q], value), Ok(key.clone()));
    assert!(public(&[p, g], value).is_ok());
    for bad in [vec![0], vec![1], minus_one(p), p.to_vec(), [&[1], p].concat()] {
        assert!(public(&[p, g], &bad).is_err());
        assert!(public(&[p, g, &q], &bad).is_err());
    }
    // In range, and not of the group that g generates.
    assert!(public(&[p, g], &[2]).is_ok());
    assert!(public(&[p, g, &q], &[2]).is_err());
    let (_, [pkcs8, ..]) = fixtures().nth(1).unwrap();
    assert!(PrivateKey::from_pkcs8_der(&pkcs8).unwrap().agree(&[2]).is_err());
    // Not its order.
    assert!(public(&[p, g, &minus_one(&q)], value).is_err());
    // No group at all.
    assert!(public(&[&minus_one(p), g], value).is_err(), "even");
    assert!(public(&[p, &[1]], value).is_err());
    assert!(public(&[&[0x17], &[5]], &[2]).is_err(), "a toy");
    assert!(public(&[p], value).is_err());
}

#[test]
fn private_values_that_no_key_has() {
    let group = crate::crypto::DhParameters::from_group(crate::codepoint::NamedGroup::FFDHE2048).unwrap();
    let fields = [integer(&group.p), integer(&group.g)].concat();
    let parameters = Some(AnyRef::new(Tag::Sequence, &fields).unwrap());
    let algorithm = AlgorithmIdentifierRef { oid: oid::DH, parameters };
    let read = |value: &[u8]| {
        let key = integer(value);
        let info = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&key).unwrap());
        PrivateKey::from_pkcs8_der(&info.to_der().unwrap())
    };
    assert!(read(&[3]).is_ok());
    for bad in [vec![0], vec![1], minus_one(&group.p), group.p.clone()] {
        assert!(matches!(read(&bad), Err(Error::KeyParse { .. })));
    }
}
