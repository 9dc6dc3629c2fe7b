//! The serial form, against sessions that OpenSSL wrote.

use super::*;
use crate::error::Reason;
use crate::x509::tlv;

/// Version 1 of the form, TLS 1.2, and a suite.
const HEAD: &[u8] = &[2, 1, 1, 2, 2, 3, 3, 4, 2, 0xc0, 0x2f];

/// Hexadecimal digits as bytes.
fn hex(digits: &str) -> Vec<u8> {
    digits.as_bytes().chunks(2).map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn reads_what_openssl_wrote() {
    // Expected values from `openssl sess_id -text` and `openssl asn1parse`.
    let session = Session::from_der(TICKET_SESSION).unwrap();
    assert_eq!(session.version, ProtocolVersion::TLS1_2);
    assert_eq!(session.suite.openssl_name, "ECDHE-ECDSA-AES256-GCM-SHA384");
    assert_eq!(session.id, hex("14A4AF1B3B6E265319E105E3913F278290AB1F8FF34E53DAE04F6701005FD002"));
    let secret = "2994830496C698E79983808725E8C812DF366A46F826C78990049BAD058F4490D150402845AC73F10A2723C5820ED45A";
    assert_eq!(session.master_secret.as_ref(), hex(secret));
    assert_eq!((session.time(), session.timeout()), (MADE, 7200));
    assert_eq!(session.peer_chain.len(), 1);
    assert_eq!(session.peer_chain[0].der().len(), 386);
    assert!(session.sid_ctx.is_empty());
    assert_eq!(session.verify_result, 0);
    assert_eq!(session.server_name.as_deref(), Some("a.example"));
    assert_eq!(session.ticket_lifetime_hint, 7200);
    assert_eq!(session.ticket.len(), 576);
    assert!(session.extended_master_secret);
    assert_eq!(session.alpn.as_deref(), Some(&b"h2"[..]));
    assert_eq!(session.group, Some(NamedGroup::X25519));
    assert_eq!(session.rare().client_ca_digest, None);

    let session = Session::from_der(ID_SESSION).unwrap();
    assert_eq!(session.id, hex("51AC527B2EEAFC67326F7B280BB0BA5FB844A2E417CDAE69471F60BE175F20C4"));
    assert!(session.ticket.is_empty());
}

#[test]
fn reads_what_openssl_wrote_of_tls13() {
    // Expected values from `openssl sess_id -text` and `openssl asn1parse`.
    let session = Session::from_der(TLS13_SESSION).unwrap();
    assert_eq!(session.version, ProtocolVersion::TLS1_3);
    assert_eq!(session.suite.openssl_name, "TLS_AES_256_GCM_SHA384");
    let psk = "F1FD08D482C0A487F0E64978AB754D11974B5D8DA82798E86A4CA930EEC0625D27E86073132C0E101F870C9F23263895";
    assert_eq!(session.master_secret.as_ref(), hex(psk));
    assert_eq!((session.time(), session.timeout()), (MADE_13, 7200));
    assert_eq!((session.ticket.len(), session.ticket_lifetime_hint), (624, 7200));
    assert_eq!((session.ticket_age_add, session.max_early_data), (0x2ed5_2c11, 16384));
    assert_eq!(session.alpn.as_deref(), Some(&b"h2"[..]));
    assert!(!session.extended_master_secret);
}

/// What stands at the end of every session that OpenSSL writes of a handshake without a group.
const NO_GROUP: [u8; 5] = [0xb3, 3, 2, 1, 0];

#[test]
fn the_secret_of_tls13_has_any_length() {
    // Version 1, TLS 1.3, TLS_AES_128_GCM_SHA256.
    let head = &[2, 1, 1, 2, 2, 3, 4, 4, 2, 0x13, 0x01];
    for length in [1, 16, 32, 48, 127] {
        let der = assemble(head, length, &[&[0xa4, 2, 4, 0], &NO_GROUP]);
        let session = Session::from_der(&der).unwrap();
        assert_eq!(session.group, None);
        assert_eq!(session.master_secret.as_ref(), vec![5; length]);
        assert_eq!(session.to_der().as_slice(), der);
    }
    assert_eq!(Session::from_der(&assemble(head, 0, &[])).unwrap_err().reason(), Reason::LENGTH_MISMATCH);
    let mut long = Session::from_der(&assemble(head, 1, &[])).unwrap();
    long.master_secret = MasterSecret::of_psk(&[5; 512]).unwrap();
    assert_eq!(Session::from_der(&long.to_der()).unwrap().master_secret, long.master_secret);
    // A suite of TLS 1.2 does not make a session of TLS 1.3.
    let mixed = assemble(&[2, 1, 1, 2, 2, 3, 4, 4, 2, 0xc0, 0x2f], 48, &[]);
    assert_eq!(Session::from_der(&mixed).unwrap_err().reason(), Reason::UNKNOWN_SSL_VERSION);
}

#[test]
fn writes_what_openssl_wrote() {
    for theirs in [TICKET_SESSION, ID_SESSION, TLS13_SESSION] {
        assert_eq!(Session::from_der(theirs).unwrap().to_der().as_slice(), theirs);
    }
}

#[test]
fn our_bindings_stand_before_the_applications_data() {
    let mut session = session(&[1; 32], 5);
    session.sid_ctx = b"context".to_vec();
    session.rare_mut().client_ca_digest = Some([9; 32]);
    session.rare_mut().ticket_appdata = b"application".to_vec();
    let der = session.to_der();
    let expected = [&[0xb2, 0x35, 4, 0x33][..], b"OxiSSL1\0", &[9; 32], b"application", &NO_GROUP].concat();
    assert!(der.ends_with(&expected));

    let back = Session::from_der(&der).unwrap();
    assert_eq!(back.rare(), session.rare());
    assert_eq!(back.sid_ctx, session.sid_ctx);
    assert_eq!(back.to_der(), der);

    session.rare_mut().client_ca_digest = None;
    let back = Session::from_der(&session.to_der()).unwrap();
    assert_eq!((back.rare().client_ca_digest, &back.rare().ticket_appdata[..]), (None, &b"application"[..]));
}

#[test]
fn numbers_at_their_limits() {
    for time in [0, 1, 127, 128, 255, 256, 0x7fff, 0x8000, 0x7fff_ffff, 0x8000_0000, i64::MAX] {
        let mut written = session(b"id", time);
        (written.verify_result, written.ticket_lifetime_hint) = (i32::MAX, u32::MAX);
        (written.ticket_age_add, written.max_early_data) = (u32::MAX, u32::MAX);
        let read = Session::from_der(&written.to_der()).unwrap();
        assert_eq!((read.time(), read.verify_result, read.ticket_lifetime_hint), (time, i32::MAX, u32::MAX));
        assert_eq!((read.ticket_age_add, read.max_early_data), (u32::MAX, u32::MAX));
    }
}

#[test]
fn says_how_much_it_read() {
    let more = [ID_SESSION, b"more"].concat();
    assert_eq!(Session::read_der(&more).unwrap().1, ID_SESSION.len());
    assert!(Session::from_der(&more).is_err());
}

#[test]
fn every_truncation_fails() {
    for n in 0..TICKET_SESSION.len() {
        assert!(Session::from_der(&TICKET_SESSION[..n]).is_err(), "{n} bytes");
    }
}

#[test]
fn hostile_bytes_never_panic() {
    // Every byte of a session replaced by each of these; what still reads must also write.
    for at in 0..TICKET_SESSION.len() {
        for value in [0, 1, 2, 4, 0x30, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xb4, 0xff] {
            let mut bytes = TICKET_SESSION.to_vec();
            bytes[at] = value;
            if let Ok(session) = Session::from_der(&bytes) {
                Session::from_der(&session.to_der()).unwrap();
            }
        }
    }
}

/// A session with `fields` behind its master secret; `head` stands before the session id.
fn assemble(head: &[u8], secret_len: usize, fields: &[&[u8]]) -> Vec<u8> {
    let secret = [&[4, secret_len as u8][..], &vec![5; secret_len]].concat();
    let body = [head, &[4, 1, 9], &secret, &fields.concat()].concat();
    let mut whole = Vec::new();
    tlv::write(&mut whole, tlv::tag::SEQUENCE, &body);
    whole
}

#[test]
fn refuses_nonsense() {
    // Version 1, TLS 1.2, ECDHE-RSA-AES128-GCM-SHA256.
    let time: &[u8] = &[0xa1, 3, 2, 1, 9];
    let timeout: &[u8] = &[0xa2, 3, 2, 1, 9];
    let good = Session::from_der(&assemble(HEAD, 48, &[time, timeout])).unwrap();
    assert_eq!((good.time(), good.timeout(), &good.id[..]), (9, 9, &[9][..]));

    for (bytes, reason) in [
        (assemble(&[2, 1, 2, 2, 2, 3, 3, 4, 2, 0xc0, 0x2f], 48, &[]), Reason::UNKNOWN_SSL_VERSION),
        (assemble(&[2, 1, 1, 2, 2, 3, 4, 4, 2, 0xc0, 0x2f], 48, &[]), Reason::UNKNOWN_SSL_VERSION),
        (assemble(&[2, 1, 1, 2, 2, 3, 1, 4, 2, 0xc0, 0x2f], 48, &[]), Reason::UNKNOWN_SSL_VERSION),
        (assemble(&[2, 1, 1, 2, 2, 3, 3, 4, 2, 0x13, 0x01], 48, &[]), Reason::UNKNOWN_SSL_VERSION),
        (assemble(&[2, 1, 1, 2, 2, 3, 3, 4, 2, 0x13, 0xff], 48, &[]), Reason::UNKNOWN_CIPHER_RETURNED),
        (assemble(&[2, 1, 1, 2, 2, 3, 3, 4, 3, 0, 0xc0, 0x2f], 48, &[]), Reason::CIPHER_CODE_WRONG_LENGTH),
        (assemble(HEAD, 47, &[]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 0, &[]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[timeout, time]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[time, time]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xa1, 3, 2, 1, 0x80]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xa1, 4, 2, 1, 9, 0]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xa1, 11, 2, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xa3, 2, 5, 0]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[[0xa4, 35, 4, 33].as_slice(), &[0; 33]].concat()]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xa6, 5, 4, 3, b'a', 0, b'b']]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xa6, 3, 4, 1, 0xff]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xab, 4, 4, 2, 1, 1]]), Reason::BAD_LENGTH),
        (assemble(HEAD, 48, &[&[0xae, 7, 2, 5, 1, 0, 0, 0, 0]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xaf, 7, 2, 5, 1, 0, 0, 0, 0]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xb1, 3, 2, 1, 5]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0xb4, 3, 2, 1, 1]]), Reason::LENGTH_MISMATCH),
        (assemble(HEAD, 48, &[&[0x81, 1, 9]]), Reason::LENGTH_MISMATCH),
    ] {
        assert_eq!(Session::from_der(&bytes).unwrap_err().reason(), reason, "{bytes:02x?}");
    }
    // What is known and of no use here is passed over.
    let ignored: &[&[u8]] = &[&[0xab, 3, 4, 1, 0], &[0xac, 3, 4, 1, 1]];
    Session::from_der(&assemble(HEAD, 48, ignored)).unwrap();
}

#[test]
fn the_fragment_length_is_written_as_openssl_does() {
    let der = assemble(HEAD, 48, &[&[0xb1, 3, 2, 1, 2]]);
    let session = Session::from_der(&der).unwrap();
    assert_eq!(session.max_fragment_length, Some(MaxFragmentLength::BYTES_1024));
    assert!(session.to_der().ends_with(&[&[0xb1, 3, 2, 1, 2], &NO_GROUP[..]].concat()));
    // As in a session that SSL_SESSION_new made: nobody has said anything.
    let der = assemble(HEAD, 48, &[&[0xb1, 4, 2, 2, 0, 255]]);
    assert_eq!(Session::from_der(&der).unwrap().max_fragment_length, None);
}

#[test]
fn the_compression_method_is_written_as_openssl_does() {
    // What ssl_asn1.c gives [11] for a session with `compress_meth` 1; `openssl sess_id -inform DER -text` shows it.
    let der = assemble(HEAD, 48, &[&[0xab, 3, 4, 1, 1]]);
    let session = Session::from_der(&der).unwrap();
    assert_eq!(session.compression, CompressionMethod::DEFLATE);
    assert!(session.to_der().ends_with(&[&[0xab, 3, 4, 1, 1], &NO_GROUP[..]].concat()));
}
