//! Finite-field Diffie-Hellman against openssl, and what it refuses.

use der::Encode;
use der::asn1::UintRef;

use super::super::fixtures::{hex, table};
use super::{DhKeyPair, DhParameters, Group};
use crate::alert::AlertDescription;
use crate::codepoint::NamedGroup;
use crate::error::Reason;

#[test]
fn agrees_with_openssl() {
    let mut tested = 0;
    for line in table(include_str!("../testdata/exchanges.txt")) {
        let [name, secret, public, peer, shared, parameters] = line[..] else { panic!("six fields") };
        if parameters == "-" {
            continue;
        }
        let parameters = DhParameters::from_pkcs3_der(&hex(parameters)).unwrap();
        assert_eq!(
            parameters.named_group().and_then(NamedGroup::name),
            Some(name).filter(|name| name.starts_with("ff"))
        );
        let key = DhKeyPair::from_exponent(Group::new(&parameters).unwrap(), &hex(secret));
        let public = hex(public);
        // OpenSSL prints a number whose top bit is set with a zero before it.
        assert_eq!(key.public(), &public[public.len() - key.public().len()..], "{name}");
        assert_eq!(key.agree(&hex(peer)).unwrap().as_ref(), hex(shared), "{name}");
        tested += 1;
    }
    assert_eq!(tested, 4);
}

#[test]
fn the_known_groups_are_those_of_openssl() {
    for (group, bits) in [(NamedGroup::FFDHE2048, 2048), (NamedGroup::FFDHE3072, 3072), (NamedGroup::FFDHE4096, 4096)] {
        let ours = DhParameters::from_group(group).unwrap();
        assert_eq!(ours.bits(), bits);
        assert_eq!(ours.named_group(), Some(group));
        let line = table(include_str!("../testdata/exchanges.txt")).find(|line| Some(line[0]) == group.name()).unwrap();
        assert_eq!(DhParameters::from_pkcs3_der(&hex(line[5])).unwrap().p, ours.p, "{group}");
    }
    assert!(DhParameters::from_group(NamedGroup::X25519).is_none());
}

#[test]
fn values_that_give_the_secret_away_are_refused() {
    let parameters = DhParameters::from_group(NamedGroup::FFDHE2048).unwrap();
    let mut last = parameters.p.clone();
    *last.last_mut().unwrap() -= 1;
    let refused: [&[u8]; 6] = [&[], &[0], &[1], &last, &parameters.p, &[0xff; 257]];
    for peer in refused {
        let error = DhKeyPair::generate(parameters).unwrap().agree(peer).err().expect("refused");
        assert_eq!((error.alert(), error.reason()), (Some(AlertDescription::ILLEGAL_PARAMETER), Reason::BAD_DH_VALUE));
    }
    assert!(DhKeyPair::generate(parameters).unwrap().agree(&[2]).is_ok());
}

#[test]
fn impossible_parameters_are_refused() {
    let good = DhParameters::from_group(NamedGroup::FFDHE2048).unwrap();
    let refused = |p: Vec<u8>, g: Vec<u8>, reason, what| {
        let error = DhKeyPair::generate(&DhParameters { p, g }).err().expect(what);
        assert_eq!((error.alert(), error.reason()), (Some(AlertDescription::ILLEGAL_PARAMETER), reason), "{what}");
    };
    refused(vec![], vec![2], Reason::DH_KEY_TOO_SMALL, "no prime");
    refused(vec![0xff; 63], vec![2], Reason::DH_KEY_TOO_SMALL, "a short prime");
    refused(vec![0xff; 1251], vec![2], Reason::BAD_DH_VALUE, "a long prime");
    let mut even = good.p.clone();
    *even.last_mut().unwrap() -= 1;
    refused(even.clone(), vec![2], Reason::BAD_DH_VALUE, "an even modulus");
    for g in [vec![], vec![0], vec![1], even, good.p.clone()] {
        refused(good.p.clone(), g, Reason::BAD_DH_VALUE, "a useless generator");
    }
}

#[test]
fn a_shared_secret_of_one_is_refused() {
    // Modulo 2^512 - 1, which passes for a modulus since nobody tests for primes, 2^512 is 1.
    let parameters = DhParameters { p: vec![0xff; 64], g: vec![2] };
    let mut exponent = vec![0; 64];
    exponent[62] = 2;
    let key = DhKeyPair::from_exponent(Group::new(&parameters).unwrap(), &exponent);
    assert_eq!(key.agree(&[2]).err().unwrap().reason(), Reason::BAD_DH_VALUE);
}

#[test]
fn leading_zeros_of_the_secret_are_stripped_or_kept() {
    // 2^500 modulo 2^512 - 1 is a one and 500 zeros: 63 bytes, where the modulus has 64.
    let parameters = DhParameters { p: vec![0xff; 64], g: vec![2] };
    let mut exponent = vec![0; 64];
    exponent[62..].copy_from_slice(&500u16.to_be_bytes());
    let key = DhKeyPair::from_exponent(Group::new(&parameters).unwrap(), &exponent);
    let mut expected = vec![0; 63];
    expected[0] = 0x10;
    let padded = [&[0], &expected[..]].concat();
    assert_eq!(key.public(), padded);
    assert_eq!(key.agree(&[2]).unwrap().as_ref(), expected);
    assert_eq!(key.agree_padded(&[2]).unwrap().as_ref(), padded);
}

#[test]
fn damaged_pkcs3_is_refused() {
    let line = table(include_str!("../testdata/exchanges.txt")).find(|line| line[0] == "custom1024").unwrap();
    let der = hex(line[5]);
    DhParameters::from_pkcs3_der(&der).unwrap();
    for length in 0..der.len() {
        assert!(DhParameters::from_pkcs3_der(&der[..length]).is_err(), "{length} bytes");
    }
    assert!(DhParameters::from_pkcs3_der(&[&der[..], &[0]].concat()).is_err(), "bytes left over");
    let even = UintRef::new(&[0xfe; 128]).unwrap().to_der().unwrap();
    let body = [&even[..], &[2, 1, 2]].concat();
    let whole = [&[0x30, 0x81, body.len() as u8], &body[..]].concat();
    assert_eq!(DhParameters::from_pkcs3_der(&whole).err().unwrap().reason(), Reason::BAD_DH_VALUE);
}
