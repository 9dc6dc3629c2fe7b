//! Any bytes as the body of a CompressedCertificate.
#![no_main]

mod messages;

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::HandshakeType;

fuzz_target!(|body: &[u8]| messages::fuzz(HandshakeType::COMPRESSED_CERTIFICATE, body));
