//! Reading: names, keys and bundles that the openssl tool made (testdata/make.sh), and input that is damaged everywhere.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::*;
use crate::crypto::HashAlgorithm;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/x509/testdata").join(name)
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

fn certificate(name: &str) -> std::sync::Arc<Certificate> {
    pem::certificates(&read(&format!("{name}.pem"))).next().unwrap().unwrap()
}

#[test]
fn names_are_hashed_and_shown_as_by_openssl() {
    // Each line: `openssl x509 -subject_hash`, and `-subject -nameopt compat`, which prints X509_NAME_oneline's text.
    let lines = String::from_utf8(read("names.txt")).unwrap();
    for line in lines.lines() {
        let (file, rest) = line.split_once(' ').unwrap();
        let (hash, subject) = rest.split_once(" subject=").unwrap();
        let found = certificate(file);
        assert_eq!(format!("{:08x}", found.subject().hash_number()), hash, "{file}");
        assert_eq!(found.subject().oneline(), subject, "{file}");
    }
    assert_eq!(certificate("inter").subject(), certificate("inter-case").subject());
    assert_ne!(certificate("inter").subject(), certificate("root").subject());
}

#[test]
fn what_a_certificate_says() {
    let leaf = certificate("leaf");
    assert_eq!((leaf.version(), leaf.is_self_issued()), (2, false));
    assert_eq!(leaf.not_before().to_string(), "Jan  1 00:00:00 2024 GMT");
    assert_eq!(leaf.not_after().to_string(), "Jan  1 00:00:00 2046 GMT");
    assert_eq!(leaf.basic_constraints(), Some(BasicConstraints { ca: false, path_length: None }));
    assert_eq!(leaf.key_usage(), Some(KeyUsage(KeyUsage::DIGITAL_SIGNATURE)));
    assert_eq!(leaf.extended_key_usage().unwrap().collect::<Vec<_>>(), [oid::eku::SERVER_AUTH]);
    let inter = certificate("inter");
    assert_eq!(leaf.authority_key_id().unwrap().key_id, inter.subject_key_id());
    let names: Vec<_> = leaf.subject_alt_names().unwrap().collect();
    assert_eq!(names[..2], [GeneralName::Dns(b"www.example.com"), GeneralName::Dns(b"*.wild.example.com")]);
    assert_eq!(names[2], GeneralName::Ip(&[192, 0, 2, 7]));
    assert_eq!(names[4], GeneralName::Email(b"user@example.com"));
    assert_eq!(certificate("root-v1").version(), 0);
    leaf.verify_signed_by(&inter).unwrap();
    assert!(leaf.verify_signed_by(&certificate("root")).is_err());
    assert_eq!(leaf.fingerprint(HashAlgorithm::Sha1).as_ref().len(), 20);
}

#[test]
fn pem_goes_around() {
    let text = read("leaf.pem");
    assert_eq!(certificate("leaf").to_pem().as_bytes(), text);
    let mut windows = b"some text\r\n".to_vec();
    windows.extend(String::from_utf8(text).unwrap().replace('\n', "\r\n").bytes());
    assert_eq!(pem::certificates(&windows).next().unwrap().unwrap(), certificate("leaf"));
}

#[test]
fn malformed_pem_is_an_error_with_its_line() {
    for (text, line) in [
        ("\n-----BEGIN CERTIFICATE-----\nAAAA\n", 2),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----\n", 1),
        ("-----BEGIN CERTIFICATE-----\nA!AA\n-----END CERTIFICATE-----\n", 1),
        ("-----BEGIN CERTIFICATE-----\nAAAAA\n-----END CERTIFICATE-----\n", 1),
    ] {
        let found = pem::blocks(text.as_bytes()).next().unwrap();
        assert!(matches!(found, Err(X509Error::Pem { line: at, .. }) if at == line), "{text}");
    }
    assert!(pem::blocks(b"no block here").next().is_none());
    assert_eq!(
        TrustStore::new().add_pem(b"no block here"),
        Err(X509Error::NotFound { what: "certificate or revocation list" })
    );
    let bad = [read("root.pem"), b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_vec()].concat();
    let mut store = TrustStore::new();
    assert!(matches!(store.add_pem(&bad), Err(X509Error::Decode { .. })));
    let bad = [read("root.pem"), b"-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n".to_vec()].concat();
    assert!(matches!(store.add_pem(&bad), Err(X509Error::Decode { .. })));
    assert!(store.is_empty());
}

#[test]
fn private_keys_in_every_form() {
    let mut unasked = || panic!("this key is not encrypted");
    let ec = key_file::private_key(&read("ec-sec1.pem"), &mut unasked).unwrap();
    let rsa = key_file::private_key(&read("rsa-pkcs1.pem"), &mut unasked).unwrap();
    assert_eq!(key_file::private_key(&read("ec-pkcs8.pem"), &mut unasked).unwrap().public_key(), ec.public_key());
    assert_eq!(key_file::private_key(&read("rsa-pkcs8.pem"), &mut unasked).unwrap().public_key(), rsa.public_key());
    let mut encrypted = 0;
    for entry in std::fs::read_dir(path("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let plain = match &name {
            name if name.starts_with("ec-legacy") || name.starts_with("ec-pbes2") => &ec,
            name if name.starts_with("rsa-legacy") => &rsa,
            _ => continue,
        };
        encrypted += 1;
        let text = read(&name);
        let mut secret = || Some(Zeroizing::new(b"secret".to_vec()));
        assert_eq!(key_file::private_key(&text, &mut secret).unwrap().public_key(), plain.public_key(), "{name}");
        assert_eq!(key_file::private_key(&text, &mut || None).err(), Some(X509Error::PasswordRequired), "{name}");
        let mut wrong = || Some(Zeroizing::new(b"Secret".to_vec()));
        assert!(key_file::private_key(&text, &mut wrong).is_err(), "{name}");
    }
    assert_eq!(encrypted, 16);
    let none = key_file::private_key(&read("leaf.pem"), &mut unasked).err();
    assert_eq!(none, Some(X509Error::NotFound { what: "private key" }));
}

/// Looks at everything that a certificate tells.
fn look_at(certificate: &Certificate) {
    let _ = certificate.subject().oneline();
    let _ = certificate.extensions().count() + certificate.subject_alt_names().map_or(0, Iterator::count);
    let _ = (certificate.authority_key_id(), certificate.public_key().is_ok(), certificate.signature_algorithm());
    let _ = host::match_host(certificate, b"www.example.com", 0);
    let _ = (certificate.not_before().to_string(), certificate.key_usage());
}

#[test]
fn every_truncation_fails() {
    for name in ["leaf", "inter-nc", "root-trust-server"] {
        let der = certificate(name).der().to_vec();
        for length in 0..der.len() {
            assert!(Certificate::from_der(&der[..length]).is_err(), "{name} cut to {length}");
        }
        assert!(Certificate::from_der(&[&der[..], &[0]].concat()).is_err(), "{name} with a byte more");
    }
}

#[test]
fn every_changed_byte_fails_or_breaks_the_signature() {
    let root = certificate("root");
    let store = {
        let mut store = TrustStore::new();
        store.add(root);
        store
    };
    let params = VerifyParams { time: Some(1_800_000_000), ..VerifyParams::default() };
    for name in ["inter-nc", "leaf-direct"] {
        let der = certificate(name).der().to_vec();
        for at in 0..der.len() {
            for change in [0x01, 0x80, 0xff, 0x20] {
                let mut changed = der.clone();
                changed[at] ^= change;
                let Ok(changed) = Certificate::from_der(&changed) else { continue };
                look_at(&changed);
                // A full verification costs an RSA operation: once a byte is enough.
                if change == 0x01 {
                    assert!(!verify_chain(&store, &[changed], &params, &mut |step| step.ok).ok, "{name}, byte {at}");
                }
            }
        }
    }
}

#[test]
fn the_system_bundle_loads() {
    let bundle = Path::new("/etc/ssl/certs/ca-certificates.crt");
    let Ok(text) = std::fs::read_to_string(bundle) else { return };
    let mut store = TrustStore::new();
    assert_eq!(store.add_file(bundle).unwrap(), text.matches("-----BEGIN CERTIFICATE-----").count());
    for found in store.certificates() {
        look_at(found);
        assert!(found.public_key().is_ok(), "{}", found.subject());
    }
}
