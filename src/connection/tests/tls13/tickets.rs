//! What tickets a server gives, when, and what is in them.

use super::resumption::{SAME, SHA256_SUITE, Script, ends, reconfigure, resumes, session, with_ticket};
use super::*;
use crate::codec::Reader;
use crate::handshake::messages::tls13::NewSessionTicket;
use crate::session::{MasterSecret, now, now_millis};

/// The tickets that a server sent.
fn tickets(pair: &Pair) -> Vec<NewSessionTicket> {
    let sent = pair.server.events.iter().filter_map(|event| match event {
        Event::Message { direction: Direction::Sent, content_type: ContentType::HANDSHAKE, bytes } => Some(bytes),
        _ => None,
    });
    let tickets = sent.filter(|bytes| bytes[0] == HandshakeType::NEW_SESSION_TICKET.0);
    tickets.map(|bytes| NewSessionTicket::decode(&bytes[4..]).unwrap()).collect()
}

/// The tickets of a handshake, after `change` of both configurations; and the sessions on the server.
fn given(change: fn(&mut Config, &mut Config)) -> (Vec<NewSessionTicket>, Vec<Arc<Session>>) {
    let (mut client, mut server) = (config13(&[]), config13(&["server-p256"]));
    server.ticket_keys = Some(Arc::new(TicketKeys::new(100).unwrap()));
    server.observe.messages = true;
    change(&mut client, &mut server);
    let mut pair = Pair::new(client, server);
    pair.handshake();
    assert_eq!(pair.server.error, None);
    assert!(!pair.server.connection.is_handshaking());
    (tickets(&pair), core::mem::take(&mut pair.server.sessions))
}

#[test]
fn as_many_tickets_as_wanted() {
    for (count, change) in [
        (2, SAME),
        (0, (|_, server| server.num_tickets = 0) as fn(&mut Config, &mut Config)),
        (5, |_, server| server.num_tickets = 5),
        // Where nobody keeps what they would name.
        (0, |_, server| (server.ticket_keys, server.asks.find_session) = (None, false)),
        (2, |_, server| server.ticket_keys = None),
    ] {
        let (tickets, sessions) = given(change);
        assert_eq!((tickets.len(), sessions.len()), (count, count));
        for (n, ticket) in tickets.iter().enumerate() {
            for other in &tickets[..n] {
                assert_ne!(ticket.ticket_nonce, other.ticket_nonce);
                assert_ne!(ticket.ticket_age_add, other.ticket_age_add);
                assert_ne!(ticket.ticket, other.ticket);
            }
        }
        for (n, session) in sessions.iter().enumerate() {
            assert!(session.is_resumable());
            assert!(sessions[..n].iter().all(|other| other.master_secret != session.master_secret));
        }
    }
}

#[test]
fn one_ticket_after_a_resumption() {
    let mut pair = with_ticket(&session(SHA256_SUITE), |_, server| {
        server.num_tickets = 2;
        server.observe.messages = true;
    });
    pair.handshake();
    assert_eq!(pair.server.error, None);
    assert!(pair.server.connection.facts().resumed);
    assert_eq!((tickets(&pair).len(), pair.server.sessions.len()), (1, 1));
    assert_ne!(pair.server.sessions[0].master_secret, session(SHA256_SUITE).master_secret);
    assert!(pair.server.sessions[0].age_millis(now_millis()) < 50_000);
}

/// Both ends' sessions are to be of the connection that has given the ticket, and not of the one before.
#[test]
fn a_ticket_after_a_resumption_has_the_terms_of_its_connection() {
    let mut pair = with_ticket(&session(SHA256_SUITE), |client, server| {
        server.tls13_suites = vec![suites::by_id(0x1303).unwrap()];
        server.num_tickets = 1;
        client.observe.sessions = true;
    });
    assert!(resumes(&mut pair));
    for end in [&pair.client, &pair.server] {
        let session = &end.sessions[0];
        assert_eq!((session.suite.id, session.group), (0x1303, Some(NamedGroup::X25519MLKEM768)));
    }
}

#[test]
fn what_a_ticket_says() {
    let (tickets, sessions) = given(|_, server| server.max_early_data = 0x1234_5678);
    assert_eq!(tickets[0].ticket, sessions[0].id, "since it is good for one connection");
    assert_eq!(tickets[0].extensions.max_early_data_size, Some(0x1234_5678));
    assert_eq!(sessions[0].max_early_data, 0x1234_5678);

    let (tickets, sessions) = given(|client, server| {
        server.session_timeout = 30 * 24 * 3600;
        server.session_id_context = b"test".to_vec();
        client.server_name = Some("a".to_owned());
    });
    assert_eq!(tickets[0].extensions.max_early_data_size, None);
    // RFC 8446, section 4.6.1: no more than seven days.
    assert_eq!((tickets[0].ticket_lifetime, sessions[0].timeout()), (604_800, 604_800));
    assert_eq!(tickets[0].ticket_age_add, sessions[0].ticket_age_add);
    assert_eq!(sessions[0].sid_ctx, b"test");
    assert_eq!(sessions[0].server_name.as_deref(), Some("a"));
    assert!(tickets[0].ticket.len() > 100);

    let (tickets, _) = given(|_, server| (server.max_early_data, server.replay_protection) = (1, false));
    assert!(tickets[0].ticket.len() > 100, "replays are somebody else's concern");
}

/// The reader of the parts of a ticket that a test looks into.
#[test]
fn a_ticket_opens_to_what_the_client_derives() {
    let (mut client, mut server) = (config13(&[]), config13(&["server-p256"]));
    let keys = Arc::new(TicketKeys::new(100).unwrap());
    server.ticket_keys = Some(Arc::clone(&keys));
    server.observe.messages = true;
    client.observe.sessions = false;
    let mut pair = Pair::new(client, server);
    pair.handshake();
    for (ticket, session) in tickets(&pair).iter().zip(&pair.server.sessions) {
        let (opened, renew) = keys.open(&ticket.ticket, now()).unwrap();
        assert!(!renew);
        assert_eq!(opened.master_secret, session.master_secret);
        assert_eq!(opened.ticket_age_add, ticket.ticket_age_add);
        assert_eq!(opened.version, ProtocolVersion::TLS1_3);
        let mut nonce = Reader::new(&ticket.ticket_nonce, "nonce");
        assert!(nonce.u32().is_ok() && nonce.u32().is_ok() && nonce.finish().is_ok());
    }
}

#[test]
fn somebody_elses_ids_and_tickets() {
    let (mut client, mut server) = (config13(&[]), config13(&["server-p256"]));
    client.observe.sessions = false;
    (server.asks.session_id, server.asks.tickets, server.observe.messages) = (true, true, true);
    server.ticket_keys = Some(Arc::new(TicketKeys::new(100).unwrap()));
    let run = |script| {
        let mut pair = Pair::new(client.clone(), server.clone());
        pair.server.script = script;
        pair.handshake();
        pair
    };
    let pair = run(|question, connection| match question {
        Question::SessionId => Some(Answer::SessionId(b"mine".to_vec())),
        Question::SealTicket { session } => {
            assert!(Arc::ptr_eq(session, connection.facts().session.as_ref().unwrap()));
            assert_eq!(session.id, b"mine");
            Some(Answer::Sealed(b"a ticket".to_vec()))
        }
        _ => None,
    });
    assert!(tickets(&pair).iter().all(|ticket| ticket.ticket == b"a ticket"));
    assert_eq!(pair.server.sessions.len(), 2);
    // No ticket after all.
    let pair = run(|question, _| match question {
        Question::SessionId => Some(Answer::SessionId(b"mine".to_vec())),
        Question::SealTicket { .. } => Some(Answer::Sealed(Vec::new())),
        _ => None,
    });
    assert_eq!((tickets(&pair).len(), pair.server.sessions.len(), &pair.server.error), (0, 0, &None));
    let internal = AlertDescription::INTERNAL_ERROR;
    for (script, reason) in [
        (
            (|question, _| matches!(question, Question::SessionId).then(|| Answer::SessionId(vec![1; 33]))) as Script,
            Reason::SSL_SESSION_ID_HAS_BAD_LENGTH,
        ),
        (
            |question, _| match question {
                Question::SessionId => Some(Answer::SessionId(b"mine".to_vec())),
                Question::SealTicket { .. } => {
                    Some(Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::CALLBACK_FAILED })
                }
                _ => None,
            },
            Reason::CALLBACK_FAILED,
        ),
    ] {
        let error = run(script).server.error.unwrap();
        assert_eq!((error.alert(), error.reason()), (Some(internal), reason));
    }
}

#[test]
fn whoever_opens_tickets_says_whether_there_are_new_ones() {
    let rows: [(Script, bool, usize); 5] = [
        // With a session that cannot go on, nothing is renewed: the new one has tickets of its own.
        (|question, _| opened(question, |_| TicketUse::Resume { session: expired(), renew: false }), false, 2),
        (|question, _| opened(question, |session| TicketUse::Resume { session, renew: true }), true, 1),
        (|question, _| opened(question, |session| TicketUse::Resume { session, renew: false }), true, 0),
        (|question, _| opened(question, |_| TicketUse::Replace), false, 2),
        (|question, _| opened(question, |_| TicketUse::Ignore), false, 0),
    ];
    fn expired() -> Arc<Session> {
        let suite = suites::by_id(SHA256_SUITE).unwrap();
        let secret = MasterSecret::of_psk(&[9; 32]).unwrap();
        let session = Session::new(ProtocolVersion::TLS1_3, suite, secret, now() - 1000);
        session.set_timeout(100);
        Arc::new(session)
    }
    fn opened(question: &Question, make: fn(Arc<Session>) -> TicketUse) -> Option<Answer> {
        match question {
            Question::OpenTicket { ticket, id } => {
                assert_eq!((&ticket[..], &id[..]), (&b"opaque"[..], &b""[..]));
                Some(Answer::Ticket(make(Arc::new(session(SHA256_SUITE)))))
            }
            Question::SealTicket { .. } => Some(Answer::Sealed(b"another".to_vec())),
            _ => None,
        }
    }
    for (script, resumed, count) in rows {
        let mut pair = ends(&session(SHA256_SUITE), b"opaque".to_vec(), &Arc::new(TicketKeys::new(100).unwrap()));
        reconfigure(&mut pair, |client, server| {
            client.tls13_suites.retain(|suite| suite.id == SHA256_SUITE);
            server.asks.tickets = true;
            server.num_tickets = 2;
        });
        pair.server.script = script;
        pair.handshake();
        assert_eq!(pair.server.error, None);
        assert_eq!((pair.server.connection.facts().resumed, pair.server.sessions.len()), (resumed, count));
    }
}

#[test]
fn tickets_whenever_the_server_likes() {
    let (mut client, mut server) = (config13(&[]), config13(&["server-p256"]));
    server.ticket_keys = Some(Arc::new(TicketKeys::new(100).unwrap()));
    (server.num_tickets, server.observe.messages) = (1, true);
    client.observe.sessions = true;
    let mut pair = Pair::new(client, server);
    assert!(pair.server.connection.give_ticket().is_err());
    pair.handshake();
    assert!(pair.client.connection.give_ticket().is_err());
    for due in 1..=2 {
        pair.server.connection.give_ticket().unwrap();
        assert!(pair.server.connection.ticket_is_due(), "{due}");
    }
    pair.handshake();
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    assert!(!pair.server.connection.ticket_is_due());
    let tickets = tickets(&pair);
    assert_eq!((tickets.len(), pair.server.sessions.len(), pair.client.sessions.len()), (3, 3, 3));
    for (n, ticket) in tickets.iter().enumerate() {
        assert!(tickets[..n].iter().all(|other| other.ticket_nonce != ticket.ticket_nonce));
        assert_eq!(pair.client.sessions[n].master_secret, pair.server.sessions[n].master_secret);
    }
    transfer(&mut pair.server, &mut pair.client, b"and data");
    pair.server.connection.close().unwrap();
    assert!(pair.server.connection.give_ticket().is_err());
}
