use super::*;
use crate::crypto::key::{DhDomain, Parameters};

const HASHES: [HashAlgorithm; 6] = [
    HashAlgorithm::Md5,
    HashAlgorithm::Sha1,
    HashAlgorithm::Sha224,
    HashAlgorithm::Sha256,
    HashAlgorithm::Sha384,
    HashAlgorithm::Sha512,
];

fn made(key_type: KeyType) -> PrivateKey {
    match key_type {
        KeyType::Rsa => PrivateKey::generate_rsa(1025, &[1, 0, 1], None),
        KeyType::RsaPss => PrivateKey::generate_rsa(1024, &[3], Some(&[])),
        KeyType::Ed25519 => PrivateKey::generate_raw(key_type),
        _ => PrivateKey::generate(&Parameters::Ec(key_type)),
    }
    .unwrap()
}

#[test]
fn what_is_signed_is_verified_and_nothing_else() {
    for key_type in [KeyType::Rsa, KeyType::RsaPss, KeyType::EcP256, KeyType::EcP384, KeyType::EcP521, KeyType::Ed25519]
    {
        let key = made(key_type);
        assert_eq!(key.key_type(), key_type);
        let mut ways = vec![Signing::Ed25519, Signing::Ecdsa(None), Signing::Pkcs1(None)];
        for hash in HASHES {
            ways.extend([Signing::Pkcs1(Some(hash)), Signing::Ecdsa(Some(hash))]);
            for salt in [Salt::Digest, Salt::Max, Salt::Auto, Salt::Length(0), Salt::Length(7)] {
                ways.push(Signing::Pss(Pss { hash, mgf_hash: HashAlgorithm::Sha1, salt }));
            }
        }
        let mut signed = 0;
        for how in ways {
            let Ok(signature) = key.sign_message(how, b"message") else {
                let short = how.hash() == Some(HashAlgorithm::Sha512);
                assert!(key.public_key().allows(how).is_err() || short, "{key_type} {how:?}");
                continue;
            };
            signed += 1;
            assert_eq!(key.public_key().verify_message(how, b"message", &signature), Ok(()), "{key_type} {how:?}");
            assert!(key.public_key().verify_message(how, b"massage", &signature).is_err(), "{key_type} {how:?}");
            let mut wrong = signature.clone();
            wrong[signature.len() - 1] ^= 1;
            assert!(key.public_key().verify_message(how, b"message", &wrong).is_err(), "{key_type} {how:?}");
            if let Some(hash) = how.hash() {
                let digest = hash.digest(&[b"message"]);
                let signature = key.sign_digest(how, digest.as_ref()).unwrap();
                assert_eq!(key.public_key().verify_message(how, b"message", &signature), Ok(()), "{how:?}");
            }
        }
        assert!(signed > 0);
    }
}

#[test]
fn a_salt_of_another_length_is_refused_unless_any_is_asked_for() {
    let key = made(KeyType::Rsa);
    let pss = |salt| Signing::Pss(Pss { hash: HashAlgorithm::Sha256, mgf_hash: HashAlgorithm::Sha256, salt });
    let signature = key.sign_message(pss(Salt::Length(20)), b"message").unwrap();
    let verify = |salt| key.public_key().verify_message(pss(salt), b"message", &signature).is_ok();
    assert!(verify(Salt::Auto) && verify(Salt::Length(20)));
    assert!(!verify(Salt::Digest) && !verify(Salt::Max) && !verify(Salt::Length(19)));
}

#[test]
fn a_digest_is_recovered() {
    let key = made(KeyType::Rsa);
    let digest = HashAlgorithm::Sha384.digest(&[b"message"]);
    let how = Signing::Pkcs1(Some(HashAlgorithm::Sha384));
    let signature = key.sign_digest(how, digest.as_ref()).unwrap();
    assert_eq!(key.public_key().recover(how, &signature).unwrap(), digest.as_ref());
    assert!(key.public_key().recover(Signing::Pkcs1(Some(HashAlgorithm::Sha256)), &signature).is_err());
    let raw = key.public_key().recover(Signing::RsaRaw, &signature).unwrap();
    assert_eq!((raw.len(), raw[1], raw[2]), (129, 1, 0xff));
}

#[test]
fn keys_come_back_from_their_numbers() {
    for key_type in [KeyType::Rsa, KeyType::RsaPss] {
        let key = made(key_type);
        let parameters = (key_type == KeyType::RsaPss).then_some(&[][..]);
        let again = PrivateKey::from_rsa(&key.rsa_numbers().unwrap(), parameters).unwrap();
        assert_eq!(again.public_key(), key.public_key());
        let (n, e) = key.public_key().rsa_numbers().unwrap();
        assert_eq!(PublicKey::from_rsa(&n, &e, parameters).unwrap(), *key.public_key());
    }
    for key_type in [KeyType::EcP256, KeyType::EcP384, KeyType::EcP521] {
        let key = made(key_type);
        let again = PrivateKey::from_ec_scalar(key_type, &key.secret().unwrap()).unwrap();
        assert_eq!(again.public_key(), key.public_key());
        assert_eq!(PublicKey::from_bytes(key_type, key.public_key().bytes().unwrap()).unwrap(), *key.public_key());
    }
    for key_type in [KeyType::Ed25519, KeyType::X25519] {
        let key = PrivateKey::generate_raw(key_type).unwrap();
        let again = PrivateKey::from_raw(key_type, &key.secret().unwrap()).unwrap();
        assert_eq!(again.public_key(), key.public_key());
    }
}

#[test]
fn two_keys_agree() {
    let group = crate::crypto::dh::DhParameters::from_group(crate::codepoint::NamedGroup::FFDHE2048).unwrap();
    let domain = DhDomain { key_type: KeyType::Dh, parameters: group.clone(), order: None, private_bits: None };
    let pairs = [
        [(); 2].map(|()| PrivateKey::generate_raw(KeyType::X25519).unwrap()),
        [(); 2].map(|()| made(KeyType::EcP384)),
        [(); 2].map(|()| PrivateKey::generate(&Parameters::Dh(Box::new(domain.clone()))).unwrap()),
    ];
    for [ours, theirs] in pairs {
        let value = |key: &PrivateKey| {
            let public = key.public_key();
            public.bytes().map(<[u8]>::to_vec).or_else(|| public.dh().map(|(_, value)| value.to_vec())).unwrap()
        };
        let secret = ours.agree(&value(&theirs)).unwrap();
        assert_eq!(secret.as_ref(), theirs.agree(&value(&ours)).unwrap().as_ref());
        assert!(secret.as_ref().len() >= 32);
    }
}
