use super::kdf::{self, Use};
use super::*;
use crate::crypto::HashAlgorithm;

#[test]
fn every_scheme_undoes_itself_and_reads_back() {
    let mut schemes: Vec<Scheme> = [
        OldPbe::Md5Des,
        OldPbe::Md5Rc2,
        OldPbe::Sha1Des,
        OldPbe::Sha1Rc2,
        OldPbe::Pkcs12Des3,
        OldPbe::Pkcs12Des2,
        OldPbe::Pkcs12Rc2128,
        OldPbe::Pkcs12Rc240,
    ]
    .map(|pbe| Scheme::old(pbe, 3).unwrap())
    .into();
    for hash in [HashAlgorithm::Sha1, HashAlgorithm::Sha224, HashAlgorithm::Sha256, HashAlgorithm::Sha512] {
        schemes.push(Scheme::pbes2(PbeCipher::Aes256, hash, 300).unwrap());
    }
    for cipher in [PbeCipher::Aes128, PbeCipher::Aes192, PbeCipher::Des3, PbeCipher::Des] {
        schemes.push(Scheme::pbes2(cipher, HashAlgorithm::Sha384, 128).unwrap());
    }
    for scheme in schemes {
        assert_eq!(Scheme::from_der(&scheme.to_der()), Ok(scheme.clone()), "{scheme:?}");
        let sealed = scheme.encrypt(Password::new(b"password"), b"what is kept").unwrap();
        let opened = scheme.decrypt(Password::new(b"password"), &sealed).unwrap();
        assert_eq!(opened.as_slice(), b"what is kept", "{scheme:?}");
        let wrong = scheme.decrypt(Password::new(b"Password"), &sealed);
        assert_ne!(wrong.ok().as_deref().map(Vec::as_slice), Some(&b"what is kept"[..]), "{scheme:?}");
    }
}

#[test]
fn integers_are_written_in_the_fewest_bytes() {
    for (value, der) in [
        (0, &[2, 1, 0][..]),
        (1, &[2, 1, 1]),
        (127, &[2, 1, 127]),
        (128, &[2, 2, 0, 128]),
        (2048, &[2, 2, 8, 0]),
        (0x8000, &[2, 3, 0, 0x80, 0]),
        (u32::MAX, &[2, 5, 0, 255, 255, 255, 255]),
    ] {
        let mut out = Vec::new();
        scheme::write_unsigned(&mut out, value);
        assert_eq!(out, der);
        assert_eq!(scheme::read_unsigned(&mut crate::x509::tlv::Der::new(der, "test")), Ok(value));
    }
}

#[test]
fn pkcs12_derives_what_others_do() {
    // Test vectors of the PKCS#12 key derivation that several implementations share ("smeg", then "queeg").
    let derive = |purpose, password: &str, salt: &[u8], iterations, length| {
        let password = Password::new(password.as_bytes()).utf16();
        kdf::pkcs12(HashAlgorithm::Sha1, purpose, &password, salt, iterations, length)
    };
    let salt = [0x0a, 0x58, 0xcf, 0x64, 0x53, 0x0d, 0x82, 0x3f];
    assert_eq!(
        derive(Use::Key, "smeg", &salt, 1, 24).as_slice(),
        hex("8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3")
    );
    assert_eq!(derive(Use::Iv, "smeg", &salt, 1, 8).as_slice(), hex("79993dfe048d3b76"));
    let salt = [0x05, 0xde, 0xc9, 0x59, 0xac, 0xff, 0x72, 0xf7];
    assert_eq!(
        derive(Use::Key, "queeg", &salt, 1000, 24).as_slice(),
        hex("ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4")
    );
    assert_eq!(derive(Use::Iv, "queeg", &salt, 1000, 8).as_slice(), hex("11dedad7758d4860"));
}

#[test]
fn what_would_take_too_long_is_refused() {
    let mut scheme = Scheme::pbes2(PbeCipher::Aes128, HashAlgorithm::Sha256, MAX_ITERATIONS).unwrap().to_der();
    assert!(Scheme::from_der(&scheme).is_ok());
    let most = MAX_ITERATIONS.to_be_bytes();
    let at = scheme.windows(3).position(|window| window == &most[1..]).unwrap();
    scheme[at] += 1;
    assert!(matches!(Scheme::from_der(&scheme), Err(X509Error::Unsupported { .. })));
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
