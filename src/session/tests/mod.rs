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

/// A client's session of TLS 1.3, with a ticket sealed with those keys, too.
const TLS13_SESSION: &[u8] = include_bytes!("../testdata/tls13_session.der");

/// When OpenSSL made that one.
const MADE_13: i64 = 0x6b04_a2b4;

/// When OpenSSL made the others, as `openssl sess_id` shows it.
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
fn ages_are_in_milliseconds() {
    let session = session(b"id", 10);
    assert_eq!(session.age_millis(12_345), 2_345);
    session.set_time_millis(12_345);
    assert_eq!((session.time(), session.age_millis(12_345), session.age_millis(13_000)), (12, 0, 655));
    assert_eq!(Session::clone(&session).age_millis(13_000), 655);
    session.set_time(12);
    assert_eq!(session.age_millis(13_000), 1_000);
    session.set_time(i64::MAX);
    assert!(session.age_millis(0) < 0);
}

#[test]
fn the_age_of_a_ticket_is_told_in_disguise() {
    // RFC 8446, section 4.2.11.1: the sum modulo 2^32.
    let mut session = session(b"id", 0);
    session.set_time_millis(500);
    session.ticket_age_add = 7;
    assert_eq!(session.obfuscated_ticket_age(1_500), 1_007);
    session.ticket_age_add = u32::MAX;
    assert_eq!(session.obfuscated_ticket_age(1_500), 999);
    assert_eq!(session.obfuscated_ticket_age(400), u32::MAX, "a clock that was set back");
}

#[test]
fn a_hello_is_fresh_for_ten_seconds() {
    let mut session = session(b"id", 100);
    session.ticket_age_add = u32::MAX - 2;
    let told = session.obfuscated_ticket_age(105_000);
    for (now, fresh) in [(103_999, false), (104_000, true), (105_000, true), (115_000, true), (115_001, false)] {
        assert_eq!(session.is_fresh(told, now), fresh, "{now}");
    }
    assert!(!session.is_fresh(told.wrapping_add(3), 1_000), "an age beyond what the clock can tell");
    session.set_time(i64::MIN);
    assert!(!session.is_fresh(told, i64::MAX));
}

#[test]
fn a_tickets_session_has_a_secret_of_its_own() {
    let mut base = session(b"id", 10);
    base.ticket = b"used".to_vec();
    base.server_name = Some("a.example".to_owned());
    base.set_not_resumable();
    let psk = MasterSecret::of_psk(&[1; 32]).unwrap();
    let session = base.with_psk(psk.clone(), 5, 6, 20_001);
    assert_eq!((session.time(), session.timeout(), session.age_millis(20_001)), (20, 100, 0));
    assert_eq!((session.ticket_age_add, session.max_early_data), (5, 6));
    assert_eq!((&session.master_secret, &session.server_name), (&psk, &base.server_name));
    assert!(!session.is_resumable(), "by nothing yet");
    let mut session = session;
    session.set_ticket(b"ticket".to_vec(), 100);
    assert!(session.is_resumable(), "also where the first may not be any more");
}

#[test]
fn a_pre_shared_key_has_at_most_512_bytes() {
    assert_eq!(MasterSecret::of_psk(&[1; 512]).unwrap().as_ref().len(), 512);
    assert!(MasterSecret::of_psk(&[1; 513]).is_none());
    assert!(MasterSecret::of_psk(&[]).unwrap().is_empty());
}

#[test]
fn the_secret_is_not_shown() {
    let shown = format!("{:?}", session(b"id", 0));
    assert!(shown.contains("MasterSecret(..)") && !shown.contains("7, 7"), "{shown}");
}
