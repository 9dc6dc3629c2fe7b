//! The status of the server's certificate (RFC 6066, section 8), from the request to the judgement.

use super::*;

/// What stands for an OCSP response: the engine does not look into it.
const RESPONSE: &[u8] = b"an OCSP response";

/// A client that asks and judges, and a server that has an answer.
fn configs() -> (Config, Config) {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    client.status_request = true;
    client.asks.certificate_status = true;
    server.asks.certificate_status = true;
    (client, server)
}

/// A server's script: it has a response.
fn found(question: &Question, _: &Connection) -> Option<Answer> {
    match question {
        Question::CertificateStatus { certificate } => {
            assert!(certificate.complete().is_some());
            Some(Answer::Status(RESPONSE.to_vec()))
        }
        _ => None,
    }
}

/// A server's script: it has none.
fn not_found(question: &Question, _: &Connection) -> Option<Answer> {
    matches!(question, Question::CertificateStatus { .. }).then_some(Answer::Ignore)
}

/// A client's script: it insists on the response, and looks at it after the server's certificate was verified.
fn strict(question: &Question, connection: &Connection) -> Option<Answer> {
    let Question::JudgeStatus = question else { return None };
    assert!(!connection.facts().verified_chain.is_empty());
    assert_eq!(connection.progress(), Progress::CLIENT_READ_SERVER_DONE);
    Some(match connection.facts().certificate_status.as_deref() {
        Some(RESPONSE) => Answer::Continue,
        _ => Answer::Refuse {
            alert: AlertDescription::BAD_CERTIFICATE_STATUS_RESPONSE,
            reason: Reason::INVALID_STATUS_RESPONSE,
        },
    })
}

#[test]
fn a_response_is_asked_for_sent_and_judged() {
    for suite in ["ECDHE-RSA-AES128-GCM-SHA256", "DHE-RSA-AES128-GCM-SHA256", "AES128-SHA"] {
        let (mut client, mut server) = configs();
        use_certificate(&mut server.certificates, "server-rsa");
        client.cipher_suites = vec![suites::by_name(suite).unwrap()];
        let mut pair = Pair::new(client, server);
        (pair.client.script, pair.server.script) = (strict, found);
        pair.handshake().check();
        assert!(pair.server.connection.facts().status_requested);
        assert_eq!(pair.client.connection.facts().certificate_status.as_deref(), Some(RESPONSE), "{suite}");
    }
}

#[test]
fn a_missing_response_is_judged_too() {
    let (client, server) = configs();
    let mut pair = Pair::new(client.clone(), server);
    (pair.client.script, pair.server.script) = (strict, not_found);
    pair.handshake();
    assert_eq!(pair.client.error.as_ref().map(Error::reason), Some(Reason::INVALID_STATUS_RESPONSE));
    let description = AlertDescription::BAD_CERTIFICATE_STATUS_RESPONSE;
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description }));

    // A server that knows nothing of it.
    let mut pair = Pair::new(client, config(&["server-p256"]));
    pair.client.script = strict;
    pair.handshake();
    assert_eq!(pair.client.error.map(|error| error.reason()), Some(Reason::INVALID_STATUS_RESPONSE));
}

#[test]
fn nobody_is_asked_who_does_not_want_to_know() {
    let unwanted = |question: &Question, _: &Connection| match question {
        Question::CertificateStatus { .. } | Question::JudgeStatus => panic!("nobody wants to know"),
        _ => None,
    };
    let (mut client, server) = configs();
    client.status_request = false;
    let mut pair = Pair::new(client, server);
    (pair.client.script, pair.server.script) = (unwanted, unwanted);
    pair.handshake().check();
    assert_eq!(pair.client.connection.facts().certificate_status, None);
}

#[test]
fn a_resumed_session_has_no_certificate_and_no_status() {
    let (client, server) = configs();
    let mut first = Pair::new(client.clone(), server.clone());
    (first.client.script, first.server.script) = (strict, found);
    first.handshake().check();
    let mut pair = Pair::new(client, server);
    pair.client.script = strict;
    pair.server.script = |question, _| match question {
        Question::CertificateStatus { .. } => panic!("no certificate is sent"),
        _ => None,
    };
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake().check();
    assert!(pair.client.connection.facts().resumed);
}

#[test]
fn a_response_that_no_message_can_carry_fails_the_handshake() {
    let (client, server) = configs();
    let mut pair = Pair::new(client, server);
    pair.server.script = |question, _| match question {
        Question::CertificateStatus { .. } => Some(Answer::Status(vec![0; 1 << 24])),
        _ => None,
    };
    pair.handshake();
    assert_eq!(pair.server.error.map(|error| error.reason()), Some(Reason::BAD_LENGTH));
}

/// A server's flight with a CertificateStatus that the client did not ask for, or a second one.
#[test]
fn a_status_out_of_place_is_unexpected() {
    for (asked, times) in [(false, 1), (true, 2)] {
        let (mut client, server) = configs();
        client.status_request = asked;
        let mut pair = Pair::new(client, server);
        pair.server.script = found;
        let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
        pair.client.run(&[], &mut to_server);
        pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
        let mut flight = records(&to_client);
        let certificate = flight.iter().position(|record| record[5] == HandshakeType::CERTIFICATE.0).unwrap();
        flight.retain(|record| record[5] != HandshakeType::CERTIFICATE_STATUS.0);
        let status = [&[22, 3, 3, 0, 9, 22, 0, 0, 5, 1, 0, 0, 1][..], &[0x30]].concat();
        for _ in 0..times {
            flight.insert(certificate + 1, status.clone());
        }
        pair.client.feed(&flight.concat(), usize::MAX, &[], &mut Vec::new());
        assert_eq!(pair.client.error.map(|error| error.reason()), Some(Reason::UNEXPECTED_MESSAGE), "asked: {asked}");
    }
}

/// Cuts a flight into its records.
fn records(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut records = Vec::new();
    while let [_, _, _, high, low, ..] = bytes {
        let (record, rest) = bytes.split_at(5 + usize::from(u16::from_be_bytes([*high, *low])));
        records.push(record.to_vec());
        bytes = rest;
    }
    records
}
