//! Any bytes as an encrypted private key in DER. How often its password is hashed stands in the key: where that is often, nobody
//! has the password.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::crypto::PrivateKey;
use oxissl::x509::key_file;
use zeroize::Zeroizing;

fuzz_target!(|bytes: &[u8]| {
    let known = key_file::hashings_of_pkcs8(bytes).is_ok_and(|hashings| hashings <= 10_000);
    if let Ok(info) = key_file::decrypt_pkcs8(bytes, &mut || known.then(|| Zeroizing::new(b"secret".to_vec()))) {
        drop(PrivateKey::from_pkcs8_der(&info));
    }
});
