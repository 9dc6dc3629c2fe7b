//! What a session is bound to, by id and by ticket; and tickets and ids that somebody else makes.

use super::*;
use crate::alert::AlertDescription;

/// What becomes of a second handshake that offers the first one's session.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Resumed,
    /// A full handshake in its stead.
    Anew,
    /// The server ends it, with this alert and reason.
    Refused(AlertDescription, Reason),
}
use Outcome::{Anew, Refused, Resumed};

/// A server end's answers that differ from those of [`End::answer`].
type Answers = fn(&Question, &Connection) -> Option<Answer>;

/// Connects again with the session of `first`.
fn again(client: &Config, server: &Config, first: &Pair) -> Outcome {
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake();
    match &pair.server.error {
        Some(error) => {
            let alert = error.alert().expect("an alert goes with it");
            assert_eq!(pair.client.error, Some(Error::AlertReceived { description: alert }));
            Refused(alert, error.reason())
        }
        None => {
            pair.check();
            if pair.client.connection.facts().resumed { Resumed } else { Anew }
        }
    }
}

/// One thing that differs in the second handshake, and what must come of it.
struct Row {
    name: &'static str,
    /// What both handshakes have in common.
    both: fn(&mut Config, &mut Config),
    /// What is changed for the second.
    second: fn(&mut Config, &mut Config),
    /// What is changed in the session, on both sides.
    session: fn(&mut Session),
    outcome: Outcome,
}

const SAME: fn(&mut Config, &mut Config) = |_, _| {};
const KEPT: fn(&mut Session) = |_| {};

fn verifying(config: &mut Config) {
    config.verify = VerifyMode { peer: true, ..VerifyMode::default() };
    config.session_id_context = b"test".to_vec();
}

fn cbc_only(config: &mut Config) {
    config.cipher_suites.retain(|suite| !suite.is_aead());
}

fn rows() -> Vec<Row> {
    vec![
        Row { name: "the same terms", both: SAME, second: SAME, session: KEPT, outcome: Resumed },
        Row {
            name: "another version",
            both: SAME,
            second: SAME,
            session: |session| session.version = ProtocolVersion::TLS1_1,
            outcome: Anew,
        },
        Row {
            name: "another session id context",
            both: SAME,
            second: |_, server| server.session_id_context = b"other".to_vec(),
            session: KEPT,
            outcome: Anew,
        },
        Row {
            name: "a verifying server without a session id context",
            both: |_, server| server.verify.peer = true,
            second: SAME,
            session: KEPT,
            outcome: Refused(AlertDescription::INTERNAL_ERROR, Reason::SESSION_ID_CONTEXT_UNINITIALIZED),
        },
        Row {
            name: "a verifying server with one",
            both: |_, server| verifying(server),
            second: SAME,
            session: KEPT,
            outcome: Resumed,
        },
        Row {
            name: "other client CAs",
            both: |_, server| verifying(server),
            second: |_, server| server.client_ca_names = Arc::new(vec![vec![0x30, 0]]),
            session: KEPT,
            outcome: Anew,
        },
        Row {
            name: "a certificate that the session does not have",
            both: |_, server| verifying(server),
            second: |client, server| {
                server.verify.fail_if_no_peer_cert = true;
                use_certificate(&mut client.certificates, "client-p256");
            },
            session: KEPT,
            outcome: Anew,
        },
        Row {
            name: "another name, of which only the server knows",
            both: |client, _| client.server_name = Some("one.example".to_owned()),
            second: SAME,
            session: |session| session.server_name = Some("two.example".to_owned()),
            outcome: Anew,
        },
        Row {
            name: "a suite that the server has no longer",
            both: SAME,
            second: |_, server| {
                let used = server.cipher_suites.iter().position(|suite| suite.id == 0xc02c).unwrap();
                server.cipher_suites.remove(used);
            },
            session: |session| assert_eq!(session.suite.id, 0xc02c),
            outcome: Anew,
        },
        Row {
            name: "expired",
            both: SAME,
            second: SAME,
            session: |session| session.set_time(session.time() - 7300),
            outcome: Anew,
        },
        Row {
            name: "a master secret that is now extended",
            both: |client, _| client.extended_master_secret = false,
            second: |client, _| client.extended_master_secret = true,
            session: KEPT,
            outcome: Anew,
        },
        Row {
            name: "a client that no longer extends the master secret",
            both: SAME,
            second: |client, _| client.extended_master_secret = false,
            session: KEPT,
            outcome: Refused(AlertDescription::HANDSHAKE_FAILURE, Reason::INCONSISTENT_EXTMS),
        },
        Row {
            name: "a server that no longer extends the master secret",
            both: SAME,
            second: |_, server| server.extended_master_secret = false,
            session: KEPT,
            outcome: Anew,
        },
        Row {
            name: "CBC with encrypt-then-MAC",
            both: |client, _| cbc_only(client),
            second: SAME,
            session: |session| assert!(session.encrypt_then_mac),
            outcome: Resumed,
        },
        Row {
            name: "CBC that loses encrypt-then-MAC",
            both: |client, _| cbc_only(client),
            second: |client, _| client.encrypt_then_mac = false,
            session: KEPT,
            outcome: Anew,
        },
        Row {
            name: "CBC that gains encrypt-then-MAC",
            both: |client, server| {
                cbc_only(client);
                server.encrypt_then_mac = false;
            },
            second: |_, server| server.encrypt_then_mac = true,
            session: |session| assert!(!session.encrypt_then_mac),
            outcome: Anew,
        },
    ]
}

/// Copies of `sessions` that `change` was done to.
fn changed(sessions: &[Arc<Session>], change: fn(&mut Session)) -> Vec<Arc<Session>> {
    let copies = sessions.iter().map(|session| {
        let mut copy = Session::clone(session);
        change(&mut copy);
        Arc::new(copy)
    });
    copies.collect()
}

#[test]
fn every_term_by_id_and_by_ticket() {
    for tickets in [false, true] {
        for row in rows() {
            let (mut client, mut server, mut first) = first_session(tickets, row.both);
            if tickets {
                // The server's side is in the ticket.
                let keys = server.ticket_keys.clone().unwrap();
                let session = &first.client.sessions[0];
                let (mut inside, _) = keys.open(&session.ticket, crate::session::now()).unwrap();
                (row.session)(&mut inside);
                let ticket = keys.seal(&inside).unwrap();
                let mut session = Session::clone(session);
                session.set_ticket(ticket, 0);
                first.client.sessions = vec![Arc::new(session)];
            } else {
                first.server.sessions = changed(&first.server.sessions, row.session);
            }
            (row.second)(&mut client, &mut server);
            assert_eq!(again(&client, &server, &first), row.outcome, "{} (tickets: {tickets})", row.name);
        }
    }
}

/// Our client offers no session whose suite it has not; this hello does.
#[test]
fn the_suite_must_be_offered_again() {
    for tickets in [false, true] {
        let (client, server, first) = first_session(tickets, |_, _| {});
        let mut other = client.clone();
        other.cipher_suites.retain(|suite| suite.id != first.client.sessions[0].suite.id);
        let mut session = Session::clone(&first.client.sessions[0]);
        session.suite = other.cipher_suites[0];
        let mut pair = Pair::new(other, server);
        pair.known.clone_from(&first.server.sessions);
        pair.client.connection.offer_session(Some(Arc::new(session)));
        pair.handshake();
        assert!(matches!(pair.server.error, Some(Error::Peer { reason: Reason::REQUIRED_CIPHER_MISSING, .. })));
        let description = AlertDescription::ILLEGAL_PARAMETER;
        assert_eq!(pair.client.error, Some(Error::AlertReceived { description }));
    }
}

/// A client that is told to go on with its session checks that it is the same (RFC 5246, section 7.4.1.3).
#[test]
fn the_server_must_keep_the_suite() {
    let (client, server, first) = first_session(false, |_, _| {});
    let mut session = Session::clone(&first.client.sessions[0]);
    session.suite = client.cipher_suites.iter().find(|suite| suite.id != session.suite.id).unwrap();
    let mut pair = Pair::new(client, server);
    pair.known.clone_from(&first.server.sessions);
    pair.client.connection.offer_session(Some(Arc::new(session)));
    pair.handshake();
    let reason = Reason::OLD_SESSION_CIPHER_NOT_RETURNED;
    assert!(matches!(&pair.client.error, Some(Error::Peer { reason: got, .. }) if *got == reason));
    let description = AlertDescription::ILLEGAL_PARAMETER;
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description }));
}

/// Runs a handshake in which `answers` come first on the server.
fn with_answers(client: &Config, server: &Config, offered: Option<Arc<Session>>, answers: Answers) -> Pair {
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.server.script = answers;
    pair.client.connection.offer_session(offered);
    pair.handshake();
    pair
}

/// What an outsider makes of the tickets with the context's keys.
fn open(question: &Question, server: &Connection, renew: bool) -> Option<Answer> {
    let keys = server.config().ticket_keys.as_ref()?;
    match question {
        Question::OpenTicket { ticket, .. } if ticket.is_empty() => Some(Answer::Ticket(TicketUse::Replace)),
        Question::OpenTicket { ticket, id } => {
            let (session, _) = keys.open(ticket, crate::session::now())?;
            let session = Arc::new(session.from_client(id.clone(), ticket.clone()));
            Some(Answer::Ticket(TicketUse::Resume { session, renew }))
        }
        Question::SealTicket { session } => Some(Answer::Sealed(keys.seal(session).unwrap())),
        _ => None,
    }
}

#[test]
fn tickets_that_somebody_else_opens_and_seals() {
    let (client, server, _) = first_session(true, |_, server| server.asks.tickets = false);
    let asking = Config { asks: crate::config::Asks { tickets: true, ..server.asks }, ..server };
    let mut first = with_answers(&client, &asking, None, |question, server| open(question, server, false));
    first.check();
    let session = first.client.sessions.first().cloned();
    assert!(session.as_ref().is_some_and(|session| !session.ticket.is_empty()));

    let ticket = |pair: &Pair| pair.client.connection.facts().session.as_ref().unwrap().ticket.clone();
    let mut kept = with_answers(&client, &asking, session.clone(), |question, server| open(question, server, false));
    assert!(kept.check().client.connection.facts().resumed);
    assert_eq!(ticket(&kept), ticket(&first));

    let mut renewed = with_answers(&client, &asking, session.clone(), |question, server| open(question, server, true));
    assert!(renewed.check().client.connection.facts().resumed);
    assert_ne!(ticket(&renewed), ticket(&first));

    let mut replaced = with_answers(&client, &asking, session.clone(), |question, server| match question {
        Question::OpenTicket { .. } => Some(Answer::Ticket(TicketUse::Replace)),
        question => open(question, server, false),
    });
    assert!(!replaced.check().client.connection.facts().resumed);
    assert!(!replaced.client.sessions[0].ticket.is_empty());

    let mut ignored = with_answers(&client, &asking, session.clone(), |question, _| match question {
        Question::OpenTicket { .. } => Some(Answer::Ticket(TicketUse::Ignore)),
        Question::SealTicket { .. } => panic!("no ticket is due"),
        _ => None,
    });
    assert!(!ignored.check().client.connection.facts().resumed);
    assert!(ignored.client.sessions[0].ticket.is_empty());
    assert_eq!(ignored.client.sessions[0].id.len(), 32);

    let mut none_after_all = with_answers(&client, &asking, None, |question, server| match question {
        Question::SealTicket { .. } => Some(Answer::Sealed(Vec::new())),
        question => open(question, server, false),
    });
    none_after_all.check();
    assert_eq!(none_after_all.client.sessions.len(), 0);

    for stop in [
        (|question, server| match question {
            Question::OpenTicket { .. } => Some(refused()),
            question => open(question, server, false),
        }) as Answers,
        |question, server| match question {
            Question::SealTicket { .. } => Some(refused()),
            question => open(question, server, true),
        },
    ] {
        let pair = with_answers(&client, &asking, session.clone(), stop);
        assert!(matches!(pair.server.error, Some(Error::Peer { reason: Reason::CALLBACK_FAILED, .. })));
        let description = AlertDescription::INTERNAL_ERROR;
        assert_eq!(pair.client.error, Some(Error::AlertReceived { description }));
    }
}

fn refused() -> Answer {
    Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::CALLBACK_FAILED }
}

#[test]
fn ids_that_somebody_else_makes() {
    let (client, mut server) = (config(&[]), config(&["server-p256"]));
    server.asks.session_id = true;
    let mut pair = with_answers(&client, &server, None, |question, _| {
        matches!(question, Question::SessionId).then(|| Answer::SessionId(b"mine".to_vec()))
    });
    pair.check();
    assert_eq!(pair.client.sessions[0].id, b"mine");
    assert_eq!(pair.server.sessions[0].id, b"mine");
    for (answers, reason) in [
        ((|_, _| Some(Answer::SessionId(Vec::new()))) as Answers, Reason::SSL_SESSION_ID_HAS_BAD_LENGTH),
        (|_, _| Some(Answer::SessionId(vec![1; 33])), Reason::SSL_SESSION_ID_HAS_BAD_LENGTH),
        (|_, _| Some(refused()), Reason::CALLBACK_FAILED),
    ] {
        let pair = with_answers(&client, &server, None, answers);
        assert_eq!(pair.server.error.as_ref().map(Error::reason), Some(reason));
    }
}

#[test]
fn a_session_without_an_id_is_not_kept() {
    let (client, mut server) = (config(&[]), config(&["server-p256"]));
    server.issue_session_ids = false;
    let mut pair = Pair::new(client, server);
    pair.handshake().check();
    assert!(pair.client.sessions.is_empty() && pair.server.sessions.is_empty());
    assert!(pair.client.connection.facts().session.as_ref().is_some_and(|session| !session.is_resumable()));
}

/// OpenSSL's security level 3 forbids tickets, on either side.
#[test]
fn no_tickets_above_security_level_2() {
    for high in [Role::Client, Role::Server] {
        let (client, server, first) = first_session(true, |client, server| {
            let config = if high == Role::Client { client } else { server };
            config.security_level = crate::crypto::suites::SecurityLevel::new(3);
        });
        let session = &first.client.sessions[0];
        assert!(session.ticket.is_empty() && session.id.len() == 32, "{high:?}");
        assert_eq!(again(&client, &server, &first), Resumed);
    }
}

/// A client that has its session back in another version does not go on (RFC 5246, section 7.4.1.2).
#[test]
fn the_server_must_keep_the_version() {
    let both = |client: &mut Config, server: &mut Config| {
        for config in [client, server] {
            config.min_version = ProtocolVersion::TLS1_1;
            // ECDHE-ECDSA-AES128-SHA, which both versions have.
            config.cipher_suites.retain(|suite| suite.id == 0xc009);
        }
    };
    let (client, mut server, first) = first_session(false, both);
    server.max_version = ProtocolVersion::TLS1_1;
    let mut pair = Pair::new(client, server);
    pair.known = changed(&first.server.sessions, |session| session.version = ProtocolVersion::TLS1_1);
    pair.client.connection.offer_session(first.client.sessions.first().cloned());
    pair.handshake();
    let reason = Reason::SSL_SESSION_VERSION_MISMATCH;
    assert!(matches!(&pair.client.error, Some(Error::Peer { reason: got, .. }) if *got == reason));
    let description = AlertDescription::ILLEGAL_PARAMETER;
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description }));
}
