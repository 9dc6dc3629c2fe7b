//! Any bytes as the body of an EndOfEarlyData.
#![no_main]

mod messages;

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::HandshakeType;

fuzz_target!(|body: &[u8]| messages::fuzz(HandshakeType::END_OF_EARLY_DATA, body));
