//! Any bytes as PEM: what is read is written again, and read the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::x509::pem;

fuzz_target!(|bytes: &[u8]| {
    for block in pem::blocks(bytes).flatten() {
        for name in ["ANY PRIVATE KEY", "PARAMETERS", "CERTIFICATE", "TRUSTED CERTIFICATE", "CERTIFICATE REQUEST", "PKCS7"] {
            pem::fits(block.label, name);
        }
        let text = pem::encode_with_headers(block.label, &block.header_text(), &block.der);
        let again = pem::blocks(text.as_bytes()).next().expect("a block").expect("PEM that was written");
        assert!(again.label == block.label && again.der == block.der && again.headers == block.headers);
    }
    for certificate in pem::certificates(bytes).flatten() {
        assert_eq!(pem::certificates(certificate.to_pem().as_bytes()).next(), Some(Ok(certificate)));
    }
});
