//! Any bytes as the body of a NewSessionTicket.
#![no_main]

mod messages;

use libfuzzer_sys::fuzz_target;
use oxissl::codepoint::HandshakeType;

fuzz_target!(|body: &[u8]| messages::fuzz(HandshakeType::NEW_SESSION_TICKET, body));
