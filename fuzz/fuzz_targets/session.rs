//! Any bytes as a session, as a ticket, and as what a ticket of our own keys holds; what is read is written and read again.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use oxissl::session::{Session, TICKET_KEYS_LEN, TicketKeys};

static KEYS: LazyLock<TicketKeys> =
    LazyLock::new(|| TicketKeys::from_bytes(&[7; TICKET_KEYS_LEN], i64::MAX).expect("keys of the right length"));

fuzz_target!(|bytes: &[u8]| {
    // The name of the keys in front, so that the MAC is what refuses it.
    let named = [&[7; 16], bytes].concat();
    assert!(KEYS.open(bytes, 0).is_none() && KEYS.open(&named, 0).is_none(), "a ticket that nobody sealed");

    if let Ok((session, length)) = Session::read_der(bytes) {
        assert!(length <= bytes.len());
        let der = session.to_der();
        let again = Session::from_der(&der).expect("a session that was written");
        assert_eq!(again.to_der(), der);
        if let Ok(ticket) = KEYS.seal(&session) {
            assert_eq!(KEYS.open(&ticket, session.time()).is_some(), !session.is_expired(session.time()));
        }
    }
});
