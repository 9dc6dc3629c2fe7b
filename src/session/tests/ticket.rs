//! Tickets and their keys.

use super::*;
use crate::error::Reason;

/// The keys of OpenSSL's server: the bytes 0 to 79.
fn shared_keys() -> TicketKeys {
    let bytes: Vec<u8> = (0..80).collect();
    TicketKeys::from_bytes(&bytes, 7200).unwrap()
}

#[test]
fn opens_what_openssl_sealed() {
    let client = Session::from_der(TICKET_SESSION).unwrap();
    let (server, renew) = shared_keys().open(&client.ticket, MADE).unwrap();
    assert!(!renew);
    assert_eq!(server.master_secret, client.master_secret);
    assert_eq!(server.suite, client.suite);
    assert_eq!(server.sid_ctx, b"context");
    assert!(server.id.is_empty() && server.ticket.is_empty());
    assert!(shared_keys().open(&client.ticket, MADE + 7200).is_some());
    assert!(shared_keys().open(&client.ticket, MADE + 7201).is_none(), "expired");
}

#[test]
fn opens_what_openssl_sealed_of_tls13() {
    let client = Session::from_der(TLS13_SESSION).unwrap();
    let (server, _) = shared_keys().open(&client.ticket, MADE_13).unwrap();
    assert_eq!((server.version, server.suite), (ProtocolVersion::TLS1_3, client.suite));
    assert_eq!(server.master_secret, client.master_secret);
    assert_eq!((server.ticket_age_add, server.max_early_data), (client.ticket_age_add, client.max_early_data));
    assert_eq!((&server.sid_ctx[..], server.alpn), (&b"context"[..], client.alpn));
}

#[test]
fn opens_what_it_sealed() {
    let keys = TicketKeys::new_at(100, 0).unwrap();
    let mut sealed = session(b"id", 10);
    sealed.ticket = b"a client's".to_vec();
    sealed.rare_mut().client_ca_digest = Some([3; 32]);
    let ticket = keys.seal_at(&sealed, 10).unwrap();
    // RFC 5077's parts: name, IV, whole blocks, MAC.
    assert_eq!((ticket.len() - 16 - 16 - 32) % 16, 0);
    let (opened, renew) = keys.open(&ticket, 10).unwrap();
    assert!(!renew);
    assert_eq!(opened.master_secret, sealed.master_secret);
    assert_eq!(opened.rare().client_ca_digest, sealed.rare().client_ca_digest);
    assert!(opened.id.is_empty() && opened.ticket.is_empty());
    assert_ne!(keys.seal_at(&sealed, 10).unwrap(), ticket, "each ticket has an IV of its own");
    assert!(TicketKeys::new_at(100, 0).unwrap().open(&ticket, 10).is_none(), "another context's keys");
}

#[test]
fn any_length_fits() {
    let keys = shared_keys();
    for length in 0..40 {
        let mut sealed = session(b"", 10);
        sealed.rare_mut().ticket_appdata = vec![5; length];
        let (opened, _) = keys.open(&keys.seal(&sealed).unwrap(), 10).unwrap();
        assert_eq!(opened.rare().ticket_appdata, sealed.rare().ticket_appdata);
    }
    let mut too_long = session(b"", 10);
    too_long.rare_mut().ticket_appdata = vec![0; 65535];
    assert_eq!(keys.seal(&too_long).unwrap_err().reason(), Reason::DATA_LENGTH_TOO_LONG);
}

#[test]
fn a_changed_ticket_does_not_open() {
    let keys = shared_keys();
    let ticket = keys.seal(&session(b"", 10)).unwrap();
    assert!(keys.open(&ticket, 10).is_some());
    for at in 0..ticket.len() {
        for bit in [1, 0x80] {
            let mut changed = ticket.clone();
            changed[at] ^= bit;
            assert!(keys.open(&changed, 10).is_none(), "byte {at}");
        }
        assert!(keys.open(&ticket[..at], 10).is_none(), "{at} bytes");
    }
    assert!(keys.open(&[&ticket[..], &[0]].concat(), 10).is_none());
}

#[test]
fn keys_rotate() {
    // Sessions live 100 s, so a key seals for 50.
    let keys = TicketKeys::new_at(100, 0).unwrap();
    let seal = |now| keys.seal_at(&session(b"", now), now).unwrap();
    let first = seal(0);
    let late = seal(49);
    assert_eq!(first[..16], late[..16], "the same key's name");
    assert!(!keys.open(&late, 49).unwrap().1);
    assert!(keys.open(&late, 50).unwrap().1, "a new key is due");

    let second = seal(50);
    assert_ne!(first[..16], second[..16]);
    assert!(!keys.open(&second, 50).unwrap().1);
    assert!(keys.open(&late, 50).unwrap().1, "sealed by an older key");
    let third = seal(100);
    assert!(keys.open(&late, 149).is_some(), "two keys later, as long as the session lives");
    assert!(keys.open(&late, 150).is_none());
    assert!(keys.open(&second, 150).unwrap().1);
    assert!(!keys.open(&third, 149).unwrap().1);

    // The first key is forgotten, however young the session says that it is.
    let young = keys.seal_at(&session(b"", 10_000), 100).unwrap();
    assert!(keys.open(&young, 101).is_some());
    seal(151);
    seal(300);
    assert!(keys.open(&young, 300).is_none());
}

#[test]
fn keys_that_the_program_holds_do_not_rotate() {
    let keys = shared_keys();
    let name = |ticket: Vec<u8>| ticket[..16].to_vec();
    assert_eq!(name(keys.seal_at(&session(b"", 0), 0).unwrap()), (0..16).collect::<Vec<u8>>());
    assert_eq!(name(keys.seal_at(&session(b"", 0), i64::MAX).unwrap()), (0..16).collect::<Vec<u8>>());
    assert_eq!(keys.to_bytes().as_slice(), (0..80).collect::<Vec<u8>>());

    // Taking the keys out stops the rotation, and another context that is given them opens the tickets.
    let own = TicketKeys::new_at(100, 0).unwrap();
    let other = TicketKeys::from_bytes(&own.to_bytes()[..], 100).unwrap();
    let ticket = own.seal_at(&session(b"", 1000), 1000).unwrap();
    assert!(!other.open(&ticket, 1000).unwrap().1);

    for length in [0, 48, 79, 81] {
        let error = TicketKeys::from_bytes(&vec![0; length], 100).unwrap_err();
        assert_eq!(error.reason(), Reason::INVALID_TICKET_KEYS_LENGTH);
    }
}

#[test]
fn another_lifetime_keeps_the_keys() {
    let keys = TicketKeys::new_at(100, 0).unwrap();
    let ticket = keys.seal_at(&session(b"", 0), 0).unwrap();
    let longer = keys.with_lifetime(1000);
    assert!(!longer.open(&ticket, 60).unwrap().1);
    assert!(keys.open(&ticket, 60).unwrap().1);
}

/// Threads whose clocks agree to a second rotate the keys at the same time, and none loses a ticket.
#[test]
fn rotation_under_many_threads() {
    const THREADS: usize = 4;
    let keys = TicketKeys::new_at(100, 0).unwrap();
    let second = std::sync::Barrier::new(THREADS);
    let lost = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for now in 0..400 {
                    second.wait();
                    let ticket = keys.seal_at(&session(b"", now), now).unwrap();
                    if keys.open(&ticket, now).is_none() {
                        // Not a panic here: the others would wait for this thread for ever.
                        lost.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    }
                }
            });
        }
    });
    assert_eq!(lost.into_inner(), 0);
}

#[test]
fn keys_are_not_shown() {
    assert_eq!(format!("{:?}", shared_keys()), "TicketKeys { lifetime: 7200, .. }");
}
