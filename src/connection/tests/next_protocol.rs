//! Next protocol negotiation: the server names its protocols, and the client chooses among encrypted messages.

use super::*;

fn configs() -> (Config, Config) {
    let (mut client, mut server) = (config(&[]), config(&["server-p256"]));
    client.asks.select_protocol = true;
    server.asks.name_protocols = true;
    (client, server)
}

/// A server's script.
fn names(question: &Question, _: &Connection) -> Option<Answer> {
    matches!(question, Question::NameProtocols)
        .then(|| Answer::Protocols(vec![b"spdy/1".to_vec(), b"http/1.1".to_vec()]))
}

/// A client's script: the last of what is offered, or something of its own.
fn chooses(question: &Question, _: &Connection) -> Option<Answer> {
    match question {
        Question::SelectProtocol { offered } => {
            Some(Answer::Protocol(offered.last().cloned().unwrap_or_else(|| b"own".to_vec())))
        }
        _ => None,
    }
}

fn pair(client: Config, server: Config) -> Pair {
    let mut pair = Pair::new(client, server);
    (pair.client.script, pair.server.script) = (chooses, names);
    pair
}

/// What both sides think was chosen, if they think the same.
fn chosen(pair: &Pair) -> Option<&[u8]> {
    let of = |end: &'_ End| end.connection.facts().next_protocol.clone();
    assert_eq!(of(&pair.client), of(&pair.server));
    pair.client.connection.facts().next_protocol.as_deref()
}

#[test]
fn the_client_chooses_in_full_and_resumed_handshakes() {
    for tickets in [false, true] {
        let (mut client, mut server) = configs();
        if tickets {
            client.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
            server.ticket_keys.clone_from(&client.ticket_keys);
        }
        let mut first = pair(client.clone(), server.clone());
        first.handshake().check();
        assert_eq!(chosen(&first), Some(&b"http/1.1"[..]));
        let mut again = pair(client, server);
        again.known.clone_from(&first.server.sessions);
        again.client.connection.offer_session(first.client.sessions.first().cloned());
        again.handshake().check();
        assert!(again.client.connection.facts().resumed, "tickets: {tickets}");
        assert_eq!(chosen(&again), Some(&b"http/1.1"[..]), "each connection chooses for itself");
    }
}

#[test]
fn the_choice_stands_between_change_cipher_spec_and_finished() {
    let (mut client, server) = configs();
    client.observe.messages = true;
    let mut pair = pair(client, server);
    pair.handshake().check();
    let sent: Vec<_> = pair
        .client
        .events
        .iter()
        .filter_map(|event| match event {
            Event::Message { direction: Direction::Sent, content_type, bytes } => Some((content_type.0, bytes[0])),
            _ => None,
        })
        .collect();
    assert_eq!(sent[sent.len() - 3..], [(20, 1), (22, 67), (22, 20)]);
}

#[test]
fn without_a_partner_nothing_is_chosen() {
    let (client, server) = configs();
    let mut lonely = pair(client.clone(), config(&["server-p256"]));
    lonely.handshake().check();
    assert_eq!(chosen(&lonely), None);
    let mut lonely = pair(config(&[]), server.clone());
    lonely.handshake().check();
    assert_eq!(chosen(&lonely), None);
    let mut silent = pair(client, server);
    silent.server.script = |question, _| matches!(question, Question::NameProtocols).then_some(Answer::Ignore);
    silent.handshake().check();
    assert_eq!(chosen(&silent), None);
}

#[test]
fn alpn_comes_first() {
    let (mut client, mut server) = configs();
    client.alpn_protocols = vec![b"h2".to_vec()];
    server.asks.alpn = true;
    let mut pair = pair(client, server);
    pair.handshake().check();
    assert_eq!(chosen(&pair), None);
    assert_eq!(pair.client.connection.facts().alpn.as_deref(), Some(&b"h2"[..]));
}

#[test]
fn a_server_may_name_none_and_a_client_choose_its_own() {
    let (client, server) = configs();
    let mut pair = pair(client, server);
    pair.server.script = |question, _| matches!(question, Question::NameProtocols).then(|| Answer::Protocols(vec![]));
    pair.handshake().check();
    assert_eq!(chosen(&pair), Some(&b"own"[..]));
}

#[test]
fn a_refusal_ends_the_handshake() {
    let (client, server) = configs();
    let mut pair = pair(client, server);
    pair.client.script = |question, _| {
        let (alert, reason) = (AlertDescription::HANDSHAKE_FAILURE, Reason::BAD_EXTENSION);
        matches!(question, Question::SelectProtocol { .. }).then_some(Answer::Refuse { alert, reason })
    };
    pair.handshake();
    assert_eq!(pair.client.error.as_ref().map(Error::reason), Some(Reason::BAD_EXTENSION));
    assert_eq!(pair.server.error, Some(Error::AlertReceived { description: AlertDescription::HANDSHAKE_FAILURE }));
}
