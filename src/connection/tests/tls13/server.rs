//! The server's side of a handshake: what it chooses, and what it refuses.

use super::*;

#[test]
fn a_handshake() {
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    pair.handshake();
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    pair.check();
    assert_eq!(pair.server.connection.facts().version, Some(ProtocolVersion::TLS1_3));
}

/// A server that asks for a certificate, now or `later`, of authorities whose names take so many bytes, with their lengths.
fn asks_with_names(bytes: usize, later: bool) -> Pair {
    let (mut client, mut server) = (config13(&["client-p256"]), config13(&["server-p256"]));
    client.post_handshake_auth = later;
    server.verify = VerifyMode { peer: true, post_handshake: later, ..VerifyMode::default() };
    server.client_ca_names = Arc::new(vec![vec![0x30; 30_000 - 2], vec![0x30; bytes - 30_000 - 2]]);
    let mut pair = Pair::new(client, server);
    pair.handshake();
    if later {
        pair.server.connection.request_certificate().unwrap();
        pair.handshake();
    }
    pair
}

#[test]
fn the_names_of_authorities_fit_beside_the_other_extensions() {
    for later in [false, true] {
        let mut pair = asks_with_names(65_400, later);
        pair.check();
        assert_eq!(pair.server.connection.facts().peer_chain.len(), 1);
        for bytes in [65_520, 65_529, 65_533, 65_535, 70_000] {
            let pair = asks_with_names(bytes, later);
            let expected = (AlertDescription::INTERNAL_ERROR, Reason::CA_DN_LENGTH_MISMATCH);
            assert_eq!(refusal(&pair.server), expected, "{bytes} bytes, later: {later}");
        }
    }
}

#[test]
fn a_status_fits_its_extension() {
    let handshake = |script| {
        let (mut client, mut server) = (config13(&[]), config13(&["server-p256"]));
        (client.status_request, server.asks.certificate_status) = (true, true);
        client.max_certificate_list = 1 << 20;
        let mut pair = Pair::new(client, server);
        pair.server.script = script;
        pair.handshake();
        pair
    };
    fn of_length<const N: usize>(question: &Question, _: &Connection) -> Option<Answer> {
        matches!(question, Question::CertificateStatus { .. }).then(|| Answer::Status(vec![1; N]))
    }
    let mut pair = handshake(of_length::<65_527>);
    pair.check();
    assert_eq!(pair.client.connection.facts().certificate_status.as_ref().map(Vec::len), Some(65_527));
    for script in [of_length::<65_528>, of_length::<70_000>] {
        assert_eq!(refusal(&handshake(script).server), (AlertDescription::INTERNAL_ERROR, Reason::BAD_LENGTH));
    }
}

/// A signature that no message can carry makes a state panic: whoever goes on all the same has a connection that has failed.
#[test]
fn a_step_that_panics_is_the_last() {
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    pair.server.script =
        |question, _| matches!(question, Question::Sign(_)).then(|| Answer::Signature(vec![0; 1 << 16]));
    let handshake = core::panic::AssertUnwindSafe(|| {
        pair.handshake();
    });
    assert!(std::panic::catch_unwind(handshake).is_err());
    assert!(pair.server.connection.has_started());
    assert!(matches!(pair.server.connection.failure(), Some(Error::Internal { .. })));
}
