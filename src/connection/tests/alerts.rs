//! Every alert: what a peer must do to be told it, or why nobody is ever told it.

use super::*;
use crate::alert::Alert;
use crate::codepoint::CompressionMethod;
use crate::record::HEADER;
use crate::x509::VerifyError;

use AlertDescription as A;

/// When an alert is sent.
enum Sent {
    /// Fatal, by the end that is named, whose error has this reason. The peer hears of it.
    Fatal(Role, Reason, fn() -> Pair),
    /// As a warning, by the end that is named, which goes on.
    Warning(Role, fn() -> Pair),
    /// Never, for this reason.
    Never(&'static str),
}

use Sent::{Fatal, Never, Warning};

/// A pair that tells of alerts.
fn pair(client: Config, server: Config) -> Pair {
    let observe = |mut config: Config| {
        config.observe.progress = true;
        config
    };
    Pair::new(observe(client), observe(server))
}

/// A handshake with this certificate of the server's.
fn served_with(certificate: &str) -> Pair {
    let mut pair = pair(config(&[]), config(&[certificate]));
    pair.handshake();
    pair
}

/// A handshake whose ClientHello, or the flight that answers it, is changed on the way.
fn changed(flight: Role, change: impl Fn(&mut Vec<u8>)) -> Pair {
    let mut pair = pair(config(&[]), config(&["server-rsa"]));
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.run(&[], &mut to_client);
    if flight == Role::Client {
        change(&mut to_server);
    }
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    if flight == Role::Server {
        change(&mut to_client);
    }
    to_server.clear();
    pair.client.feed(&to_client, usize::MAX, &[], &mut to_server);
    pair.server.feed(&to_server, usize::MAX, &[], &mut Vec::new());
    pair
}

/// A client that is answered with these bytes.
fn answered_with(bytes: &[u8]) -> Pair {
    changed(Role::Server, |flight| *flight = bytes.to_vec())
}

/// A handshake in which an end's questions are answered so.
fn scripted(role: Role, change: impl Fn(&mut Config), script: fn(&Question, &Connection) -> Option<Answer>) -> Pair {
    let (mut client, mut server) = (config(&[]), config(&["server-rsa"]));
    change(&mut client);
    change(&mut server);
    let mut pair = pair(client, server);
    if role == Role::Client {
        pair.client.script = script
    } else {
        pair.server.script = script
    }
    pair.handshake();
    pair
}

/// A verdict that a chain is no good.
fn verdict(error: VerifyError) -> Option<Answer> {
    Some(Answer::Verified(Verdict {
        accepted: false,
        result: error.0,
        alert: error.alert(),
        detail: error.to_string(),
        chain: Vec::new(),
    }))
}

fn refusal(alert: AlertDescription, reason: Reason) -> Option<Answer> {
    Some(Answer::Refuse { alert, reason })
}

/// Hands the client's output to the server, and what that says back to the client.
fn deliver_to_server(pair: &mut Pair) {
    let (mut wire, mut answer) = (Vec::new(), Vec::new());
    pair.client.flush(&mut wire);
    deliver(&mut pair.server, &wire, &mut answer);
    deliver(&mut pair.client, &answer, &mut Vec::new());
}

fn deliver(end: &mut End, mut bytes: &[u8], answer: &mut Vec<u8>) {
    while end.error.is_none() {
        match end.connection.step() {
            Ok(Step::NeedInput) if bytes.is_empty() => break,
            Ok(Step::NeedInput) => {
                let space = end.connection.space(false);
                let n = space.len().min(bytes.len());
                space[..n].copy_from_slice(&bytes[..n]);
                end.connection.filled(n);
                bytes = &bytes[n..];
            }
            Ok(Step::NeedOutput) => end.flush(answer),
            Ok(Step::Event(event)) => end.events.push(event),
            Ok(Step::Closed) => break,
            Ok(_) => panic!("nothing else can happen here"),
            Err(error) => end.error = Some(error),
        }
    }
    end.flush(answer);
}

/// The server's handshake messages, each in a record: where the body of the one of this type begins.
fn body_of(flight: &[u8], typ: HandshakeType) -> usize {
    let mut at = 0;
    while flight[at + HEADER] != typ.0 {
        at += HEADER + usize::from(u16::from_be_bytes([flight[at + 3], flight[at + 4]]));
    }
    at + HEADER + 4
}

#[rustfmt::skip]
const TABLE: &[(AlertDescription, Sent)] = &[
    (A::CLOSE_NOTIFY, Warning(Role::Client, || {
        let mut pair = served_with("server-rsa");
        pair.client.connection.close().unwrap();
        deliver_to_server(&mut pair);
        pair
    })),
    (A::UNEXPECTED_MESSAGE, Fatal(Role::Client, Reason::UNEXPECTED_MESSAGE, || {
        answered_with(&[22, 3, 3, 0, 4, 14, 0, 0, 0])
    })),
    (A::BAD_RECORD_MAC, Fatal(Role::Server, Reason::DECRYPTION_FAILED_OR_BAD_RECORD_MAC, || {
        let mut pair = served_with("server-rsa");
        pair.client.connection.write(b"data").unwrap();
        let (mut wire, mut answer) = (Vec::new(), Vec::new());
        pair.client.flush(&mut wire);
        *wire.last_mut().unwrap() ^= 1;
        deliver(&mut pair.server, &wire, &mut answer);
        deliver(&mut pair.client, &answer, &mut Vec::new());
        pair
    })),
    (A::DECRYPTION_FAILED, Never("it tells padding from MAC: bad_record_mac in its place (RFC 5246, section 7.2.2)")),
    (A::RECORD_OVERFLOW, Fatal(Role::Client, Reason::PACKET_LENGTH_TOO_LONG, || answered_with(&[22, 3, 3, 0x48, 1]))),
    (A::DECOMPRESSION_FAILURE, Fatal(Role::Server, Reason::BAD_DECOMPRESSION, || {
        let (mut client, mut server) = (config(&[]), config(&["server-rsa"]));
        client.compression_methods = vec![CompressionMethod::DEFLATE];
        server.compression_methods = vec![CompressionMethod::DEFLATE];
        let mut pair = pair(client, server);
        pair.handshake();
        pair.client.connection.channel.writer.set_compressor(None);
        pair.client.connection.write(b"not compressed").unwrap();
        deliver_to_server(&mut pair);
        pair
    })),
    (A::HANDSHAKE_FAILURE, Fatal(Role::Server, Reason::NO_SHARED_CIPHER, || {
        let mut client = config(&[]);
        client.cipher_suites = vec![suites::by_name("ECDHE-ECDSA-AES128-GCM-SHA256").unwrap()];
        let mut pair = pair(client, config(&["server-rsa"]));
        pair.handshake();
        pair
    })),
    (A::NO_CERTIFICATE, Never("only in SSL 3.0, where a client's warning stands for an empty Certificate")),
    (A::BAD_CERTIFICATE, Fatal(Role::Client, Reason::CERT_LENGTH_MISMATCH, || {
        // Behind the lengths of list and certificate, a SEQUENCE is to begin.
        changed(Role::Server, |flight| { let at = body_of(flight, HandshakeType::CERTIFICATE); flight[at + 6] = 0x31; })
    })),
    (A::UNSUPPORTED_CERTIFICATE, Fatal(Role::Client, Reason::CERTIFICATE_VERIFY_FAILED, || served_with("client-rsa"))),
    (A::CERTIFICATE_REVOKED, Fatal(Role::Client, Reason::CERTIFICATE_VERIFY_FAILED, || {
        scripted(Role::Client, |_| {}, |question, _| match question {
            Question::VerifyPeer { .. } => verdict(VerifyError::CERT_REVOKED),
            _ => None,
        })
    })),
    (A::CERTIFICATE_EXPIRED, Fatal(Role::Client, Reason::CERTIFICATE_VERIFY_FAILED, || served_with("expired"))),
    (A::CERTIFICATE_UNKNOWN, Fatal(Role::Client, Reason::CERTIFICATE_VERIFY_FAILED, || {
        scripted(Role::Client, |_| {}, |question, _| match question {
            Question::VerifyPeer { .. } => verdict(VerifyError::UNHANDLED_CRITICAL_EXTENSION),
            _ => None,
        })
    })),
    (A::ILLEGAL_PARAMETER, Fatal(Role::Client, Reason::WRONG_CIPHER_RETURNED, || {
        changed(Role::Server, |flight| {
            // Behind version, random and session id.
            let at = body_of(flight, HandshakeType::SERVER_HELLO) + 34;
            let at = at + 1 + usize::from(flight[at]);
            flight[at..at + 2].fill(0xee);
        })
    })),
    (A::UNKNOWN_CA, Fatal(Role::Client, Reason::CERTIFICATE_VERIFY_FAILED, || served_with("untrusted"))),
    (A::ACCESS_DENIED, Fatal(Role::Server, Reason::CALLBACK_FAILED, || {
        // The library itself knows nobody to be denied; a program may.
        scripted(Role::Server, |config| config.asks.client_hello = true, |question, _| match question {
            Question::ClientHello => refusal(A::ACCESS_DENIED, Reason::CALLBACK_FAILED),
            _ => None,
        })
    })),
    (A::DECODE_ERROR, Fatal(Role::Client, Reason::LENGTH_MISMATCH, || answered_with(&[22, 3, 3, 0, 5, 2, 0, 0, 1, 0]))),
    (A::DECRYPT_ERROR, Fatal(Role::Client, Reason::BAD_SIGNATURE, || {
        // The signature ends before the record with ServerHelloDone.
        changed(Role::Server, |flight| { let at = flight.len() - HEADER - 4 - 1; flight[at] ^= 1; })
    })),
    (A::EXPORT_RESTRICTION, Never("there are no export suites (RFC 5246, section 7.2.2: it must not be sent)")),
    (A::PROTOCOL_VERSION, Fatal(Role::Server, Reason::UNSUPPORTED_PROTOCOL, || {
        changed(Role::Client, |hello| hello[HEADER + 4..HEADER + 6].copy_from_slice(&[3, 2]))
    })),
    (A::INSUFFICIENT_SECURITY, Never("handshake_failure says it, as in OpenSSL")),
    (A::INTERNAL_ERROR, Fatal(Role::Server, Reason::CA_DN_LENGTH_MISMATCH, || {
        let mut server = config(&["server-rsa"]);
        server.verify.peer = true;
        server.client_ca_names = Arc::new(vec![vec![0x30; 1000]; 66]);
        let mut pair = pair(config(&[]), server);
        pair.handshake();
        pair
    })),
    (A::INAPPROPRIATE_FALLBACK, Fatal(Role::Server, Reason::INAPPROPRIATE_FALLBACK, || {
        let (mut client, mut server) = (config(&[]), config(&["server-rsa"]));
        client.cipher_suites = vec![suites::by_name("ECDHE-RSA-AES128-SHA").unwrap()];
        client.send_fallback_scsv = true;
        (client.min_version, client.max_version) = (ProtocolVersion::TLS1_1, ProtocolVersion::TLS1_1);
        server.min_version = ProtocolVersion::TLS1_1;
        let mut pair = pair(client, server);
        pair.handshake();
        pair
    })),
    (A::USER_CANCELED, Never("a program that gives up closes, and there is no call that says why")),
    (A::NO_RENEGOTIATION, Warning(Role::Client, || {
        let mut pair = served_with("server-rsa");
        pair.server.connection.channel.send_handshake(HandshakeType::HELLO_REQUEST, &[0; 4]).unwrap();
        let (mut wire, mut answer) = (Vec::new(), Vec::new());
        pair.server.flush(&mut wire);
        deliver(&mut pair.client, &wire, &mut answer);
        deliver(&mut pair.server, &answer, &mut Vec::new());
        pair
    })),
    (A::MISSING_EXTENSION, Never("of TLS 1.3")),
    (A::UNSUPPORTED_EXTENSION, Fatal(Role::Client, Reason::UNSOLICITED_EXTENSION, || {
        changed(Role::Server, |flight| {
            // The empty renegotiation_info becomes something unheard of.
            let at = flight.windows(5).position(|bytes| bytes == [0xff, 1, 0, 1, 0]).unwrap();
            flight[at] = 0x77;
        })
    })),
    (A::CERTIFICATE_UNOBTAINABLE, Never("no certificate is fetched from a URL (RFC 6066, section 5)")),
    (A::UNRECOGNIZED_NAME, Fatal(Role::Server, Reason::CALLBACK_FAILED, || {
        scripted(Role::Server, |config| config.asks.server_name = true, |question, _| match question {
            Question::ServerName => refusal(A::UNRECOGNIZED_NAME, Reason::CALLBACK_FAILED),
            _ => None,
        })
    })),
    (A::BAD_CERTIFICATE_STATUS_RESPONSE, Fatal(Role::Client, Reason::INVALID_STATUS_RESPONSE, || {
        let ask = |config: &mut Config| (config.status_request, config.asks.certificate_status) = (true, true);
        scripted(Role::Client, ask, |question, _| match question {
            Question::JudgeStatus => refusal(A::BAD_CERTIFICATE_STATUS_RESPONSE, Reason::INVALID_STATUS_RESPONSE),
            _ => None,
        })
    })),
    (A::BAD_CERTIFICATE_HASH_VALUE, Never("no certificate is fetched from a URL (RFC 6066, section 5)")),
    (A::UNKNOWN_PSK_IDENTITY, Fatal(Role::Server, Reason::PSK_IDENTITY_NOT_FOUND, || {
        let with_psk = |config: &mut Config| {
            config.cipher_suites = vec![suites::by_name("PSK-AES128-GCM-SHA256").unwrap()];
            (config.asks.choose_psk, config.asks.find_psk) = (true, true);
        };
        scripted(Role::Server, with_psk, |question, _| match question {
            Question::FindPsk { .. } => Some(Answer::Psk(None)),
            _ => None,
        })
    })),
    (A::CERTIFICATE_REQUIRED, Never("of TLS 1.3; handshake_failure in older versions")),
    (A::NO_APPLICATION_PROTOCOL, Fatal(Role::Server, Reason::NO_APPLICATION_PROTOCOL, || {
        let with_alpn = |config: &mut Config| {
            config.alpn_protocols = vec![b"h2".to_vec()];
            config.asks.alpn = true;
        };
        scripted(Role::Server, with_alpn, |question, _| match question {
            Question::Alpn { .. } => refusal(A::NO_APPLICATION_PROTOCOL, Reason::NO_APPLICATION_PROTOCOL),
            _ => None,
        })
    })),
];

/// Whether an end noted this alert in this direction.
fn noted(end: &End, wanted: Direction, wanted_alert: Alert) -> bool {
    let is_it = |event: &Event| matches!(event, Event::Alert { direction, alert } if (*direction, *alert) == (wanted, wanted_alert));
    end.events.iter().any(is_it)
}

#[test]
fn every_alert_is_sent_where_it_should_be() {
    for (description, sent) in TABLE {
        let (by, provoke) = match sent {
            Fatal(by, _, provoke) | Warning(by, provoke) => (*by, provoke),
            Never(why) => {
                assert!(!why.is_empty());
                continue;
            }
        };
        let pair = provoke();
        let (sender, receiver) =
            if by == Role::Client { (&pair.client, &pair.server) } else { (&pair.server, &pair.client) };
        let level = if let Fatal(..) = sent { AlertLevel::FATAL } else { AlertLevel::WARNING };
        let alert = Alert { level, description: *description };
        if let Fatal(_, reason, _) = sent {
            let error = sender.error.as_ref().unwrap_or_else(|| panic!("{description}: no error"));
            assert_eq!((error.alert(), error.reason()), (Some(*description), *reason), "{description}: {error}");
            assert_eq!(receiver.error, Some(Error::AlertReceived { description: *description }), "{description}");
            assert_eq!(receiver.error.as_ref().unwrap().reason(), Reason::of_alert(*description));
        } else {
            assert_eq!(sender.error, None, "{description}");
        }
        assert!(noted(sender, Direction::Sent, alert), "{description}");
        assert!(noted(receiver, Direction::Received, alert), "{description}");
    }
}

#[test]
fn no_alert_is_forgotten() {
    for number in 0..=u8::MAX {
        let entries = TABLE.iter().filter(|(description, _)| description.0 == number).count();
        assert_eq!(entries, usize::from(AlertDescription(number).name().is_some()), "{number}");
    }
}

#[test]
fn warnings_in_a_row_are_bounded() {
    let mut pair = served_with("server-rsa");
    let mut sent = 0;
    while pair.server.error.is_none() {
        let channel = &mut pair.client.connection.channel;
        channel.send_alert(AlertLevel::WARNING, A::USER_CANCELED).unwrap();
        let mut wire = Vec::new();
        pair.client.flush(&mut wire);
        deliver(&mut pair.server, &wire, &mut Vec::new());
        sent += 1;
        assert!(sent <= 5);
    }
    assert_eq!((sent, pair.server.error.unwrap().reason()), (5, Reason::TOO_MANY_WARN_ALERTS));
}
