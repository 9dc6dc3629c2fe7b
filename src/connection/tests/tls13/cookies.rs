//! Servers that send their clients away with a cookie, and what they make of it when it comes back.

use super::super::renegotiation::{feed, run};
use super::*;
use crate::config::CookieKey;
use crate::handshake::messages::{ClientHello, frame};

use AlertDescription as Alert;

/// A server that sends cookies by this key.
fn baker(key: &Arc<CookieKey>) -> Config {
    let mut server = config13(&["server-p256"]);
    server.cookies = Some(Arc::clone(key));
    server
}

fn key() -> Arc<CookieKey> {
    Arc::new(CookieKey::new().unwrap())
}

/// A client that has a cookie, and its second hello, which is on its way.
fn with_cookie(client: Config, server: Config, session: Option<Arc<Session>>) -> (End, Vec<u8>) {
    let mut pair = Pair::new(client, server);
    pair.client.connection.offer_session(session);
    let (mut hello, mut request, mut second) = (Vec::new(), Vec::new(), Vec::new());
    pair.client.run(&[], &mut hello);
    pair.server.feed(&hello, usize::MAX, &[], &mut request);
    assert!(pair.server.connection.is_cookie_settled());
    assert_eq!(pair.server.connection.facts().cookie, CookieUse::Asked);
    pair.client.feed(&request, usize::MAX, &[], &mut second);
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    (pair.client, second)
}

/// Goes on with another server, which has seen nothing of the first hello.
fn resume(client: End, second: &[u8], server: Config) -> Pair {
    let mut pair = Pair { client, server: End::new(Role::Server, server), known: Vec::new(), chunk: usize::MAX };
    let mut to_client = Vec::new();
    run(&mut pair.server, &[], &mut to_client);
    feed(&mut pair.server, second, &[], &mut to_client);
    let mut to_server = Vec::new();
    feed(&mut pair.client, &to_client, &[], &mut to_server);
    to_client.clear();
    feed(&mut pair.server, &to_server, &[], &mut to_client);
    feed(&mut pair.client, &to_client, &[], &mut Vec::new());
    pair
}

#[test]
fn another_server_goes_on() {
    let key = key();
    for compat in [true, false] {
        for groups in [vec![NamedGroup::X25519], vec![NamedGroup::SECP384R1]] {
            let mut server = baker(&key);
            server.groups.clone_from(&groups);
            let mut client = config13(&[]);
            client.middlebox_compat = compat;
            let (client, second) = with_cookie(client, server.clone(), None);
            assert_eq!(second[0] == 20, compat, "a ChangeCipherSpec goes before it");
            let mut pair = resume(client, &second, server);
            assert_eq!(pair.server.connection.facts().cookie, CookieUse::Returned);
            pair.check();
            assert_eq!(pair.client.connection.facts().group, Some(groups[0]));
        }
    }
}

#[test]
fn the_same_server_goes_on() {
    let mut pair = Pair::new(config13(&[]), baker(&key()));
    pair.handshake().check();
    let mut legacy = config13(&[]);
    legacy.max_version = ProtocolVersion::TLS1_2;
    let mut pair = Pair::new(legacy, baker(&key()));
    pair.handshake().check();
    assert_eq!(pair.server.connection.facts().cookie, CookieUse::None);
}

#[test]
fn sessions_are_resumed_with_cookies() {
    let key = key();
    let mut server = baker(&key);
    server.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
    let mut client = config13(&[]);
    client.ticket_keys.clone_from(&server.ticket_keys);
    let mut first = Pair::new(client.clone(), server.clone());
    first.handshake().check();
    first.converse();
    let session = first.client.sessions.last().cloned();
    assert!(session.is_some());
    let (client, second) = with_cookie(client, server.clone(), session);
    let mut pair = resume(client, &second, server);
    pair.check();
    assert!(pair.server.connection.facts().resumed);
}

/// Where the cookie stands in these records.
fn place(wire: &[u8], content: &[u8]) -> usize {
    wire.windows(content.len()).position(|window| window == content).expect("the cookie is there")
}

/// The second hello with another cookie of the same length, as `change` has it.
fn with_another(server: Config, change: impl FnOnce(&CookieKey, &mut Vec<u8>)) -> (End, Vec<u8>) {
    let key = server.cookies.clone().unwrap();
    let (client, mut second) = with_cookie(config13(&[]), server, None);
    // A ChangeCipherSpec, and a record with a hello.
    let hello = ClientHello::decode(&second[6 + 5 + 4..]).unwrap();
    let cookie = hello.extensions.cookie.unwrap();
    let mut other = cookie.clone();
    change(&key, &mut other);
    assert_eq!(other.len(), cookie.len());
    let at = place(&second, &cookie);
    second[at..at + cookie.len()].copy_from_slice(&other);
    (client, second)
}

#[test]
fn a_changed_cookie_is_refused() {
    let key = key();
    let len = {
        let mut len = 0;
        with_another(baker(&key), |_, cookie| len = cookie.len());
        len
    };
    for at in 0..len {
        let (client, second) = with_another(baker(&key), |_, cookie| cookie[at] ^= 1);
        let error = resume(client, &second, baker(&key)).server.error.unwrap();
        assert_eq!((error.alert(), error.reason()), (Some(Alert::ILLEGAL_PARAMETER), Reason::COOKIE_MISMATCH), "{at}");
    }
    let (client, second) = with_another(baker(&key), |_, _| ());
    let error = resume(client, &second, baker(&self::key())).server.error.unwrap();
    assert_eq!(error.reason(), Reason::COOKIE_MISMATCH, "another key");
}

#[test]
fn a_stale_cookie_is_none() {
    let key = key();
    for (age, good) in [(0_i64, true), (590, true), (610, false), (-60, false)] {
        let (client, second) = with_another(baker(&key), |key, cookie| {
            let mut content = key.open(cookie).unwrap().to_vec();
            let made = crate::session::now() - age;
            content[5..13].copy_from_slice(&made.to_be_bytes());
            *cookie = key.seal(content);
        });
        // The hello that the server sees has the cookie that the client sent, so that only the time counts.
        let pair = resume(client, &second, baker(&key));
        let made_of_it = if good { CookieUse::Returned } else { CookieUse::Asked };
        assert_eq!(pair.server.connection.facts().cookie, made_of_it, "{age}");
    }
}

#[test]
fn what_was_settled_stays() {
    let key = key();
    let (client, second) = with_cookie(config13(&[]), baker(&key), None);
    let mut server = baker(&key);
    server.tls13_suites.retain(|suite| suite.id == 0x1303);
    let error = resume(client, &second, server).server.error.unwrap();
    assert_eq!((error.alert(), error.reason()), (Some(Alert::ILLEGAL_PARAMETER), Reason::BAD_CIPHER));
}

/// What a server that remembers says to a second hello that is changed.
fn refusal(change: fn(&mut ClientHello)) -> Alert {
    let mut pair = Pair::new(config13(&[]), baker(&key()));
    let mut first = true;
    pair.client.connection.channel.rewrite = Some(Box::new(move |typ, message| {
        if typ == HandshakeType::CLIENT_HELLO && !core::mem::take(&mut first) {
            let mut hello = ClientHello::decode(&message[4..]).unwrap();
            change(&mut hello);
            *message = frame(typ, |out| hello.encode(out));
        }
    }));
    pair.handshake();
    pair.server.error.unwrap().alert().unwrap()
}

#[test]
fn a_hello_with_a_cookie_announces_no_early_data() {
    let key = key();
    let mut client = Pair::new(config13(&[]), baker(&key)).client;
    let (mut hello, mut request, mut second) = (Vec::new(), Vec::new(), Vec::new());
    let mut first = true;
    client.connection.channel.rewrite = Some(Box::new(move |typ, message| {
        if typ == HandshakeType::CLIENT_HELLO && !core::mem::take(&mut first) {
            let mut hello = ClientHello::decode(&message[4..]).unwrap();
            hello.extensions.early_data = true;
            *message = frame(typ, |out| hello.encode(out));
        }
    }));
    client.run(&[], &mut hello);
    End::new(Role::Server, baker(&key)).feed(&hello, usize::MAX, &[], &mut request);
    client.feed(&request, usize::MAX, &[], &mut second);
    let mut server = End::new(Role::Server, baker(&key));
    server.feed(&second, usize::MAX, &[], &mut Vec::new());
    let error = server.error.unwrap();
    assert_eq!((error.alert(), error.reason()), (Some(Alert::ILLEGAL_PARAMETER), Reason::BAD_EXTENSION));
}

#[test]
fn the_second_hello_is_the_first_with_the_cookie() {
    assert_eq!(refusal(|hello| hello.extensions.cookie = None), Alert::ILLEGAL_PARAMETER);
    assert_eq!(refusal(|hello| hello.extensions.cookie = Some(vec![1])), Alert::ILLEGAL_PARAMETER);
    assert_eq!(refusal(|hello| hello.extensions.key_share = Some(Vec::new())), Alert::ILLEGAL_PARAMETER);
}

#[test]
fn somebody_has_a_say() {
    let mut server = baker(&key());
    server.asks.cookies = true;
    let answers = |script: fn(&Question, &Connection) -> Option<Answer>| {
        let mut pair = Pair::new(config13(&[]), server.clone());
        pair.server.script = script;
        let (mut hello, mut request, mut second) = (Vec::new(), Vec::new(), Vec::new());
        pair.client.run(&[], &mut hello);
        pair.server.feed(&hello, usize::MAX, &[], &mut request);
        pair.client.feed(&request, usize::MAX, &[], &mut second);
        let mut again = End::new(Role::Server, server.clone());
        again.script = script;
        again.run(&[], &mut Vec::new());
        again.feed(&second, usize::MAX, &[], &mut Vec::new());
        (pair.server.error.or(again.error).map(|error| error.reason()), again.connection.facts().cookie)
    };
    let made = answers(|question, _| match question {
        Question::MakeCookie => Some(Answer::Cookie(b"mine".to_vec())),
        Question::JudgeCookie { cookie } if cookie == b"mine" => Some(Answer::Continue),
        _ => None,
    });
    assert_eq!(made, (None, CookieUse::Returned));
    let passed_over = answers(|question, _| match question {
        Question::MakeCookie => Some(Answer::Cookie(Vec::new())),
        Question::JudgeCookie { .. } => Some(Answer::Ignore),
        _ => None,
    });
    assert_eq!(passed_over, (None, CookieUse::Asked));
    let too_long = answers(|question, _| match question {
        Question::MakeCookie => Some(Answer::Cookie(vec![0; 256])),
        _ => None,
    });
    assert_eq!(too_long.0, Some(Reason::BAD_DATA_RETURNED_BY_CALLBACK));
}
