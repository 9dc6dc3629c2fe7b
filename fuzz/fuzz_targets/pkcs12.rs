//! Any bytes as a PKCS#12 file, opened with the password of the seeds where that does not take long.
#![no_main]

use std::hint::black_box;

use libfuzzer_sys::fuzz_target;
use oxissl::x509::pbe::Password;
use oxissl::x509::pkcs12::Pkcs12;

fuzz_target!(|bytes: &[u8]| {
    let Ok((file, length)) = Pkcs12::from_ber(bytes) else { return };
    assert!(length <= bytes.len());
    let der = file.to_der();
    let (again, length) = Pkcs12::from_ber(&der).expect("a file that was written");
    assert!(again == file && length == der.len());
    if file.hashings() > 10_000 {
        return;
    }
    for password in [Password::NONE, Password::new(b"secret")] {
        drop(black_box((file.verify_mac(password), file.open(password, true))));
    }
});
