//! Tests of sessions. The files in testdata come from OpenSSL 3.0.22, by openssl_sessions.c.

mod cache;
mod serial;
mod ticket;

use super::*;
use crate::crypto::suites;

/// A client's session with a ticket, sealed with the keys 0, 1, 2, … 79.
const TICKET_SESSION: &[u8] = include_bytes!("../testdata/ticket_session.der");

/// A client's session without a ticket.
const ID_SESSION: &[u8] = include_bytes!("../testdata/id_session.der");

/// When OpenSSL made those sessions, as `openssl sess_id` shows it.
const MADE: i64 = 1_795_438_279;

/// A session of the id `id`, made at `time`, that lives 100 seconds.
fn session(id: &[u8], time: i64) -> Session {
    let suite = suites::by_name("ECDHE-RSA-AES128-GCM-SHA256").unwrap();
    let mut session = Session::new(ProtocolVersion::TLS1_2, suite, MasterSecret::new([7; 48]), time);
    session.id = id.to_vec();
    session.set_timeout(100);
    session
}

#[test]
fn expiry() {
    let session = session(b"id", 1000);
    assert!(!session.is_expired(1000) && !session.is_expired(1100));
    assert!(session.is_expired(1101));
    let endless = session.clone();
    endless.set_timeout(i64::MAX);
    assert!(!endless.is_expired(i64::MAX));
}

#[test]
fn what_can_be_resumed() {
    assert!(!session(b"", 0).is_resumable());
    let by_id = Arc::new(session(b"id", 0));
    assert!(by_id.is_resumable());
    Arc::clone(&by_id).set_not_resumable();
    assert!(!by_id.is_resumable());
    assert!(!Session::clone(&by_id).is_resumable());
}

#[test]
fn a_ticket_gives_the_session_its_id() {
    // OpenSSL's client did the same with the same ticket.
    let theirs = Session::from_der(TICKET_SESSION).unwrap();
    let mut ours = session(b"", 0);
    ours.set_ticket(theirs.ticket.clone(), 7200);
    assert_eq!(ours.id, theirs.id);
    assert_eq!(ours.ticket_lifetime_hint, 7200);
    assert!(ours.is_resumable());
}

#[test]
fn the_secret_is_not_shown() {
    let shown = format!("{:?}", session(b"id", 0));
    assert!(shown.contains("MasterSecret(..)") && !shown.contains("7, 7"), "{shown}");
}
