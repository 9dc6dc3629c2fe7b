//! Any bytes as a signed OCSP answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::x509::ocsp::BasicResponse;

fuzz_target!(|bytes: &[u8]| {
    drop(BasicResponse::from_der(bytes));
});
