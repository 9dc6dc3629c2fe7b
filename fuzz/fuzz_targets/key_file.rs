//! Any bytes as a private key: DER of each form, and PEM, with a password where one is asked for.
#![no_main]

use std::hint::black_box;

use libfuzzer_sys::fuzz_target;
use oxissl::crypto::{DhParameters, PrivateKey, PublicKey};
use oxissl::x509::{key_file, pem};
use zeroize::Zeroizing;

fuzz_target!(|bytes: &[u8]| {
    let keys = [PrivateKey::from_der_any(bytes), PrivateKey::from_sec1_der(bytes), PrivateKey::from_pkcs1_der(bytes)];
    for key in keys.into_iter().flatten() {
        let again = PrivateKey::from_pkcs8_der(&key.to_pkcs8_der()).expect("a key that was written");
        assert!(again.public_key() == key.public_key());
    }
    if let Ok(key) = PublicKey::from_spki_der(bytes) {
        compute((key.bits(), key.security_bits()));
    }
    compute(DhParameters::from_pkcs3_der(bytes));

    // An encrypted PKCS#8 key says itself how often its password is hashed, up to hours: it is told that there is none.
    let costly = pem::blocks(bytes).flatten().any(|block| block.label == "ENCRYPTED PRIVATE KEY");
    compute(key_file::private_key(bytes, &mut || (!costly).then(|| Zeroizing::new(b"password".to_vec()))));
    compute(key_file::decrypt_pkcs8(bytes, &mut || None));
    for block in pem::blocks(bytes).flatten() {
        let text = pem::encode(block.label, &block.der);
        let again = pem::blocks(text.as_bytes()).next().expect("a block").expect("PEM that was written");
        assert!(again.label == block.label && again.der == block.der);
        compute(block.certificate());
    }
});

/// Has the value computed, though nobody wants it.
fn compute<T>(value: T) {
    drop(black_box(value));
}
