use super::*;
use crate::crypto::{HashAlgorithm, PrivateKey};
use crate::x509::Certificate;
use crate::x509::pbe::{OldPbe, PbeCipher};

#[test]
fn what_is_put_in_comes_out() {
    let scheme = Scheme::old(OldPbe::Pkcs12Rc240, 2).unwrap();
    let mut bag = Bag::new(BagKind::Certificate(vec![0x30, 0]));
    bag.attributes.friendly_name = Some("Zoë 🔑".to_owned());
    bag.attributes.local_key_id = Some(vec![1, 2, 3]);
    let password = Password::new("pässwörd".as_bytes());
    let info = zeroize::Zeroizing::new(vec![0x30, 0]);
    let shrouding = Scheme::pbes2(PbeCipher::Aes128, HashAlgorithm::Sha512, 5).unwrap();
    let other = Bag::new(BagKind::ShroudedKey(key_file::encrypt_pkcs8(&info, &shrouding, password).unwrap()));
    let safes = [
        Safe::seal(&write_all(std::slice::from_ref(&bag)), Some((&scheme, password))).unwrap(),
        Safe::seal(&write_all(std::slice::from_ref(&other)), None).unwrap(),
    ];
    let mut file = Pkcs12::of(&safes);
    assert_eq!(file.verify_mac(password), None);
    file.set_mac(Some(MacData::compute(HashAlgorithm::Sha256, password, None, 3, &file.auth_safe).unwrap()));
    let der = file.to_der();
    let (read, length) = Pkcs12::from_ber(&[der.as_slice(), b"behind"].concat()).unwrap();
    assert_eq!(length, der.len());
    assert!(read == file);
    assert_eq!(read.verify_mac(password), Some(true));
    assert_eq!(read.verify_mac(Password::new(b"password")), Some(false));
    assert!(read.bags(password).unwrap() == [bag.clone(), other.clone()]);
    assert!(read.bags(Password::new(b"password")).is_err());

    let changed = read.with_password(password, Password::new(b"new")).unwrap();
    assert_eq!(changed.verify_mac(Password::new(b"new")), Some(true));
    assert_eq!(changed.verify_mac(password), Some(false));
    let changed = changed.bags(Password::new(b"new")).unwrap();
    assert!(changed[0] == bag);
    let BagKind::ShroudedKey(shrouded) = &changed[1].kind else { panic!("a key was there") };
    assert_eq!(key_file::decrypt_pkcs8_with(shrouded, Password::new(b"new")), Ok(info));
}

#[test]
fn no_password_is_not_an_empty_one() {
    let mut file = Pkcs12::of(&[]);
    file.set_mac(Some(MacData::compute(HashAlgorithm::Sha1, Password::NONE, None, 1, &file.auth_safe).unwrap()));
    assert_eq!(file.verify_mac(Password::NONE), Some(true));
    assert_eq!(file.verify_mac(Password::new(b"")), Some(false));
}

#[test]
fn every_truncation_is_an_error() {
    let der =
        Pkcs12::of(&[Safe::seal(&write_all(&[Bag::new(BagKind::Certificate(vec![0x30, 0]))]), None).unwrap()]).to_der();
    for length in 0..der.len() {
        assert!(Pkcs12::from_ber(&der[..length]).is_err(), "{length}");
    }
}

/// The certificates, the key and the name of the first bag that has one, of a file that another program made.
fn read_file(name: &str, password: Password<'_>) -> Result<(usize, Option<PrivateKey>, Option<String>), X509Error> {
    let path = format!("{}/src/x509/testdata/pkcs12/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let (file, length) = Pkcs12::from_ber(&bytes)?;
    assert_eq!(length, bytes.len());
    if file.verify_mac(password) == Some(false) {
        return Err(X509Error::BadDecrypt);
    }
    let (mut certificates, mut key, mut friendly_name) = (0, None, None);
    for bag in file.bags(password)? {
        friendly_name = friendly_name.or(bag.attributes.friendly_name);
        match bag.kind {
            BagKind::Certificate(der) => certificates += usize::from(Certificate::from_der(&der).is_ok()),
            BagKind::ShroudedKey(info) => {
                key = Some(PrivateKey::from_pkcs8_der(&key_file::decrypt_pkcs8_with(&info, password)?).unwrap());
            }
            _ => panic!("{name} holds something else"),
        }
    }
    Ok((certificates, key, friendly_name))
}

#[test]
fn files_of_other_programs() {
    for (name, password, certificates, has_key, friendly_name) in [
        ("modern.p12", "secret", 2, true, Some("modern name")),
        ("legacy.p12", "secret", 2, true, Some("legacy name")),
        ("ber.p12", "secret", 2, true, Some("legacy name")),
        ("no-mac.p12", "secret", 1, true, None),
        ("utf8.p12", "pässwörd €", 1, true, None),
        ("empty-password.p12", "", 1, true, None),
        ("certificates-only.p12", "secret", 1, false, None),
        ("gnutls.p12", "secret", 2, true, Some("gnutls")),
    ] {
        let (count, key, found) = read_file(name, Password::new(password.as_bytes())).unwrap();
        assert_eq!((count, key.is_some(), found.as_deref()), (certificates, has_key, friendly_name), "{name}");
        // GnuTLS hashes passwords 600,000 times: once is enough for a test.
        assert!(name == "gnutls.p12" || read_file(name, Password::new(b"wrong")).is_err(), "{name}");
    }
}
