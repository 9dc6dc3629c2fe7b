//! Any bytes as the body of an EncryptedExtensions.
#![no_main]

mod messages;

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::HandshakeType;

fuzz_target!(|body: &[u8]| messages::fuzz(HandshakeType::ENCRYPTED_EXTENSIONS, body));
