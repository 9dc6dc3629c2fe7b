//! Resumption: which of a client's pre-shared keys a server takes, and the tickets that it hands out.

use super::*;
use crate::alert::AlertDescription;
use crate::codec::Writer;
use crate::codepoint::PskKeyExchangeMode;
use crate::handshake::extensions::PskIdentity;
use crate::handshake::messages::{ClientHello, frame};
use crate::handshake::tls13::key_schedule::{EarlySecret, PskKind};
use crate::session::{MasterSecret, now};

pub(super) const SHA256_SUITE: u16 = 0x1301;
const SHA384_SUITE: u16 = 0x1302;

/// A session that a server may have made just now, whose key is as long as its hash.
pub(super) fn session(suite: u16) -> Session {
    let suite = suites::by_id(suite).unwrap();
    let secret = MasterSecret::of_psk(&vec![9; suite.prf_hash.output_len()]).unwrap();
    let mut session = Session::new(ProtocolVersion::TLS1_3, suite, secret, now());
    session.set_timeout(100);
    session.ticket_age_add = 0x8000_0000;
    session
}

/// A client that has `ticket` for `session`, and a server, which gives no tickets and has suites of the session's hash alone:
/// the suite is chosen before a key.
pub(super) fn ends(session: &Session, ticket: Vec<u8>, keys: &Arc<TicketKeys>) -> Pair {
    let mut server = config13(&["server-p256"]);
    server.ticket_keys = Some(Arc::clone(keys));
    server.num_tickets = 0;
    server.tls13_suites.retain(|suite| suite.prf_hash == session.suite.prf_hash);
    let mut pair = Pair::new(config13(&[]), server);
    let mut session = session.clone();
    session.set_ticket(ticket, 100);
    pair.client.connection.offer_session(Some(Arc::new(session)));
    pair
}

/// A client with a ticket that its server has made, after `change` of both configurations.
pub(super) fn with_ticket(session: &Session, change: fn(&mut Config, &mut Config)) -> Pair {
    let keys = Arc::new(TicketKeys::new(100).unwrap());
    let mut pair = ends(session, keys.seal(session).unwrap(), &keys);
    reconfigure(&mut pair, change);
    pair
}

pub(super) fn reconfigure(pair: &mut Pair, change: fn(&mut Config, &mut Config)) {
    let of = |end: &End| Config::clone(end.connection.config());
    let (mut client, mut server) = (of(&pair.client), of(&pair.server));
    change(&mut client, &mut server);
    pair.client.connection.set_config(Arc::new(client));
    pair.server.connection.set_config(Arc::new(server));
}

/// Shakes hands, and says whether both ends say that the session went on.
pub(super) fn resumes(pair: &mut Pair) -> bool {
    pair.handshake();
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    let (client, server) = (pair.client.connection.facts(), pair.server.connection.facts());
    assert_eq!(client.resumed, server.resumed);
    assert_eq!(client.group, server.group);
    assert_eq!(server.resumed, server.own_certificate.is_none());
    let resumed = client.resumed;
    transfer(&mut pair.client, &mut pair.server, b"from the client");
    transfer(&mut pair.server, &mut pair.client, &vec![7; 40_000]);
    resumed
}

/// Shakes hands, which must fail on the server with this alert and reason.
fn refused(pair: &mut Pair) -> (AlertDescription, Reason) {
    pair.handshake();
    let error = pair.server.error.as_ref().expect("the server refuses");
    let alert = error.alert().unwrap();
    assert_eq!(pair.client.error, Some(Error::AlertReceived { description: alert }));
    (alert, error.reason())
}

/// Answers of somebody's own.
pub(super) type Script = fn(&Question, &Connection) -> Option<Answer>;

/// A change of what a client says first.
type Change = fn(&mut ClientHello);

pub(super) const SAME: fn(&mut Config, &mut Config) = |_, _| {};

#[test]
fn a_ticket_is_resumed_with_any_suite_of_its_hash() {
    for (made, used, resumed) in [
        (SHA256_SUITE, SHA256_SUITE, true),
        (SHA256_SUITE, 0x1303, true),
        (SHA384_SUITE, SHA384_SUITE, true),
        (SHA384_SUITE, SHA256_SUITE, false),
    ] {
        let mut pair = with_ticket(&session(made), SAME);
        let mut server = Config::clone(pair.server.connection.config());
        server.tls13_suites = vec![suites::by_id(used).unwrap()];
        pair.server.connection.set_config(Arc::new(server));
        assert_eq!(resumes(&mut pair), resumed, "{made:x} {used:x}");
        assert_eq!(pair.server.connection.facts().suite.unwrap().id, used);
        assert_eq!(pair.server.connection.facts().group, Some(NamedGroup::X25519MLKEM768));
    }
}

#[test]
fn both_ends_are_who_they_were() {
    let mut first = session(SHA256_SUITE);
    let file = pki("client-p256.crt");
    first.peer_chain = vec![pem::certificates(&file).next().unwrap().unwrap()];
    first.verify_result = 19;
    first.sid_ctx = b"test".to_vec();
    let mut pair = with_ticket(&first, |_, server| server.session_id_context = b"test".to_vec());
    assert!(resumes(&mut pair));
    for facts in [pair.client.connection.facts(), pair.server.connection.facts()] {
        assert_eq!(facts.peer_chain[0].der(), first.peer_chain[0].der());
        assert_eq!(facts.verify_result, 19);
    }
}

#[test]
fn what_a_session_is_bound_to() {
    fn verifying(server: &mut Config) {
        server.verify = VerifyMode { peer: true, ..VerifyMode::default() };
        server.session_id_context = b"test".to_vec();
    }
    type Row = (&'static str, bool, fn(&mut Session), fn(&mut Config, &mut Config));
    let rows: [Row; 11] = [
        ("nothing special", true, |_| {}, SAME),
        ("another context", false, |session| session.sid_ctx = b"other".to_vec(), SAME),
        ("expired", false, |session| session.set_time(now() - 101), SAME),
        ("almost expired", true, |session| session.set_time(now() - 98), SAME),
        ("of TLS 1.2", false, |session| session.version = ProtocolVersion::TLS1_2, SAME),
        (
            "of the same name",
            true,
            |session| session.server_name = Some("a".to_owned()),
            |client, _| client.server_name = Some("a".to_owned()),
        ),
        ("of another name", false, |session| session.server_name = Some("b".to_owned()), SAME),
        (
            "a client that nobody has verified",
            false,
            |session| session.sid_ctx = b"test".to_vec(),
            |_, server| verifying(server),
        ),
        (
            "a client that was verified",
            true,
            |session| {
                session.sid_ctx = b"test".to_vec();
                let mut config = Config::new();
                verifying(&mut config);
                session.rare_mut().client_ca_digest = config.client_ca_digest();
            },
            |_, server| verifying(server),
        ),
        (
            "a client that was verified for others",
            false,
            |session| {
                session.sid_ctx = b"test".to_vec();
                session.rare_mut().client_ca_digest = Some([1; 32]);
            },
            |_, server| verifying(server),
        ),
        (
            "a client that has shown no certificate and must",
            false,
            |session| {
                session.sid_ctx = b"test".to_vec();
                let mut config = Config::new();
                verifying(&mut config);
                session.rare_mut().client_ca_digest = config.client_ca_digest();
            },
            |client, server| {
                verifying(server);
                server.verify.fail_if_no_peer_cert = true;
                use_certificate(&mut client.certificates, "client-p256");
            },
        ),
    ];
    for (name, resumed, change, configure) in rows {
        let keys = Arc::new(TicketKeys::new(1000).unwrap());
        let mut held = session(SHA256_SUITE);
        change(&mut held);
        let ticket = keys.seal(&held).unwrap();
        // The client does not know that the server will not take it.
        let mut offered = session(SHA256_SUITE);
        offered.server_name.clone_from(&held.server_name);
        if name == "of another name" {
            offered.server_name = None;
        }
        let mut pair = ends(&offered, ticket, &keys);
        reconfigure(&mut pair, configure);
        assert_eq!(resumes(&mut pair), resumed, "{name}");
    }
}

#[test]
fn a_server_that_verifies_clients_needs_a_context() {
    let mut pair = with_ticket(&session(SHA256_SUITE), |_, server| server.verify.peer = true);
    let expected = (AlertDescription::INTERNAL_ERROR, Reason::SESSION_ID_CONTEXT_UNINITIALIZED);
    assert_eq!(refused(&mut pair), expected);
}

#[test]
fn tickets_of_other_keys_are_passed_over() {
    let held = session(SHA256_SUITE);
    let ticket = TicketKeys::new(100).unwrap().seal(&held).unwrap();
    for ticket in [ticket, b"short".to_vec(), vec![0; 30_000]] {
        let mut pair = ends(&held, ticket, &Arc::new(TicketKeys::new(100).unwrap()));
        assert!(!resumes(&mut pair));
    }
}

#[test]
fn after_a_retry() {
    let mut pair = with_ticket(&session(SHA384_SUITE), |client, server| {
        client.groups = vec![NamedGroup::X25519, NamedGroup::SECP384R1];
        server.groups = vec![NamedGroup::SECP384R1];
    });
    assert!(resumes(&mut pair));
    assert_eq!(pair.server.connection.facts().group, Some(NamedGroup::SECP384R1));
}

#[test]
fn a_key_alone_only_where_both_want_it() {
    // No group in common, so that nothing but the key is left.
    fn apart(client: &mut Config, server: &mut Config) {
        client.groups = vec![NamedGroup::SECP521R1];
        server.groups = vec![NamedGroup::X25519];
    }
    let mut pair = with_ticket(&session(SHA256_SUITE), |client, server| {
        apart(client, server);
        (client.psk_without_dhe, server.psk_without_dhe) = (true, true);
    });
    assert!(resumes(&mut pair));
    assert_eq!(pair.server.connection.facts().group, None);

    let one_side: [fn(&mut Config, &mut Config); 2] = [
        |client, server| {
            apart(client, server);
            client.psk_without_dhe = true;
        },
        |client, server| {
            apart(client, server);
            server.psk_without_dhe = true;
        },
    ];
    for change in one_side {
        let mut pair = with_ticket(&session(SHA256_SUITE), change);
        assert_eq!(refused(&mut pair), (AlertDescription::HANDSHAKE_FAILURE, Reason::NO_SUITABLE_KEY_SHARE));
    }
    // With a group in common there is a key exchange, whatever else is allowed.
    let mut pair = with_ticket(&session(SHA256_SUITE), |client, server| {
        (client.psk_without_dhe, server.psk_without_dhe) = (true, true);
    });
    assert!(resumes(&mut pair));
    assert!(pair.server.connection.facts().group.is_some());
}

/// What the client says first, after `change`, with a binder for each key that `keys` says: its kind and itself.
fn changed_hello(pair: &mut Pair, change: fn(&mut ClientHello), keys: &[(PskKind, &[u8])]) -> Vec<u8> {
    let mut wire = Vec::new();
    pair.client.run(&[], &mut wire);
    let mut hello = ClientHello::decode(&wire[5 + 4..]).unwrap();
    change(&mut hello);
    let offer = hello.extensions.pre_shared_key.as_mut().unwrap();
    let hash = suites::by_id(SHA256_SUITE).unwrap().prf_hash;
    offer.binders = vec![vec![0; 32]; offer.identities.len()];
    let message = frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    let offer = hello.extensions.pre_shared_key.as_mut().unwrap();
    let bound = hash.digest(&[offer.without_binders(&message)]);
    for (binder, (kind, key)) in offer.binders.iter_mut().zip(keys) {
        let key = EarlySecret::new(hash, Some(key)).binder_key(*kind);
        *binder = key.verify_data(&bound).as_ref().to_vec();
    }
    let message = frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    let mut record = vec![22, 3, 1];
    record.vec16(|out| out.bytes(&message));
    record
}

/// What a server makes of a changed hello: whether it resumes.
fn server_takes(pair: &mut Pair, record: &[u8]) -> Result<bool, (AlertDescription, Reason)> {
    pair.server.feed(record, usize::MAX, &pair.known, &mut Vec::new());
    match &pair.server.error {
        None => Ok(pair.server.connection.facts().resumed),
        Some(error) => Err((error.alert().unwrap(), error.reason())),
    }
}

#[test]
fn a_binder_must_be_right() {
    let wrong = Err((AlertDescription::DECRYPT_ERROR, Reason::BINDER_DOES_NOT_VERIFY));
    let cases: [(PskKind, &[u8], _); 3] = [
        (PskKind::Resumption, &[9; 32], Ok(true)),
        (PskKind::External, &[9; 32], wrong),
        (PskKind::Resumption, &[8; 32], wrong),
    ];
    for (kind, key, expected) in cases {
        let mut pair = with_ticket(&session(SHA256_SUITE), |client, _| {
            client.tls13_suites = vec![suites::by_id(SHA256_SUITE).unwrap()];
        });
        let record = changed_hello(&mut pair, |_| {}, &[(kind, key)]);
        assert_eq!(server_takes(&mut pair, &record), expected, "{kind:?}");
    }
    // Any byte of the hello or of the binder itself.
    for from_end in [1, 32, 40, 100] {
        let mut pair = with_ticket(&session(SHA256_SUITE), SAME);
        let mut record = Vec::new();
        pair.client.run(&[], &mut record);
        let at = record.len() - from_end;
        record[at] ^= 1;
        let result = server_takes(&mut pair, &record);
        // A changed ticket is none of ours.
        assert!(result == wrong || from_end > 36 && result == Ok(false), "{from_end}: {result:?}");
    }
    // A binder of another hash's length.
    let mut pair = with_ticket(&session(SHA256_SUITE), |client, _| {
        client.tls13_suites = vec![suites::by_id(SHA256_SUITE).unwrap()];
    });
    let mut record = changed_hello(&mut pair, |_| {}, &[(PskKind::Resumption, &[9; 32])]);
    let mut hello = ClientHello::decode(&record[9..]).unwrap();
    hello.extensions.pre_shared_key.as_mut().unwrap().binders[0].extend([0; 16]);
    let message = frame(HandshakeType::CLIENT_HELLO, |out| hello.encode(out));
    record = vec![22, 3, 1];
    record.vec16(|out| out.bytes(&message));
    assert_eq!(server_takes(&mut pair, &record), wrong);
}

#[test]
fn some_identities_are_looked_at() {
    fn with_strangers<const N: usize>(hello: &mut ClientHello) {
        let offer = hello.extensions.pre_shared_key.as_mut().unwrap();
        let stranger = PskIdentity { identity: b"somebody else's".to_vec(), obfuscated_ticket_age: 0 };
        offer.identities.splice(..0, vec![stranger; N]);
    }
    let cases: [(Change, usize, bool); 3] =
        [(with_strangers::<1>, 1, true), (with_strangers::<7>, 7, true), (with_strangers::<8>, 8, false)];
    for (change, strangers, resumed) in cases {
        let mut pair = with_ticket(&session(SHA256_SUITE), |client, _| {
            client.tls13_suites = vec![suites::by_id(SHA256_SUITE).unwrap()];
        });
        let mut keys: Vec<(PskKind, &[u8])> = vec![(PskKind::Resumption, &[1; 32]); strangers];
        keys.push((PskKind::Resumption, &[9; 32]));
        let record = changed_hello(&mut pair, change, &keys);
        assert_eq!(server_takes(&mut pair, &record), Ok(resumed), "{strangers}");
    }
}

#[test]
fn how_a_key_is_used_must_be_said() {
    let cases: [(Change, _); 3] = [
        (
            |hello| hello.extensions.psk_key_exchange_modes = None,
            Err((AlertDescription::MISSING_EXTENSION, Reason::MISSING_PSK_KEX_MODES_EXTENSION)),
        ),
        (|hello| hello.extensions.psk_key_exchange_modes = Some(vec![PskKeyExchangeMode::PSK_KE]), Ok(false)),
        (|hello| hello.extensions.psk_key_exchange_modes = Some(vec![PskKeyExchangeMode(7)]), Ok(false)),
    ];
    for (change, expected) in cases {
        let mut pair = with_ticket(&session(SHA256_SUITE), |client, server| {
            client.tls13_suites = vec![suites::by_id(SHA256_SUITE).unwrap()];
            server.num_tickets = 2;
        });
        let record = changed_hello(&mut pair, change, &[(PskKind::Resumption, &[9; 32])]);
        assert_eq!(server_takes(&mut pair, &record), expected);
    }
}

/// Ends that may resume a session that somebody keeps, whose name is the ticket; if it is single-use, only once.
fn ends_of_kept(single_use: bool) -> Pair {
    let mut held = session(SHA256_SUITE);
    held.id = vec![3; 32];
    let mut pair = ends(&held, held.id.clone(), &Arc::new(TicketKeys::new(100).unwrap()));
    if single_use {
        reconfigure(&mut pair, |_, server| server.max_early_data = 1);
    } else {
        reconfigure(&mut pair, |_, server| server.ticket_keys = None);
    }
    pair.known = vec![Arc::new(held)];
    pair
}

fn never_taken(question: &Question, _: &Connection) -> Option<Answer> {
    assert!(!matches!(question, Question::TakeSession { .. }));
    None
}

#[test]
fn sessions_that_are_kept() {
    let mut pair = ends_of_kept(false);
    pair.server.script = never_taken;
    assert!(resumes(&mut pair));
    assert!(resumes(&mut ends_of_kept(true)));
    let mut pair = ends_of_kept(true);
    pair.known = Vec::new();
    pair.server.script = never_taken;
    assert!(!resumes(&mut pair));
    // One that another connection has taken meanwhile.
    let mut pair = ends_of_kept(true);
    pair.server.script = |question, _| matches!(question, Question::TakeSession { .. }).then(|| Answer::Session(None));
    assert!(!resumes(&mut pair));
    // One that has been barred meanwhile.
    let mut pair = ends_of_kept(false);
    pair.known[0].set_not_resumable();
    assert!(!resumes(&mut pair));
}

/// Whoever has seen a ticket's name cannot cost its client the session.
#[test]
fn a_wrong_binder_uses_no_session_up() {
    let mut pair = ends_of_kept(true);
    pair.server.script = never_taken;
    reconfigure(&mut pair, |client, _| client.tls13_suites = vec![suites::by_id(SHA256_SUITE).unwrap()]);
    let record = changed_hello(&mut pair, |_| {}, &[(PskKind::Resumption, &[8; 32])]);
    let wrong = Err((AlertDescription::DECRYPT_ERROR, Reason::BINDER_DOES_NOT_VERIFY));
    assert_eq!(server_takes(&mut pair, &record), wrong);
}

#[test]
fn a_key_from_outside() {
    let answers: Script = |question, connection| match question {
        Question::OfferPsk => {
            let session = Arc::new(session(SHA256_SUITE));
            Some(Answer::OfferedPsk(Some(crate::connection::ExternalPsk { identity: b"outside".to_vec(), session })))
        }
        Question::FindPskSession { identity } => {
            assert_eq!(connection.role(), Role::Server);
            // What it is bound to otherwise does not count.
            let mut session = session(SHA256_SUITE);
            session.sid_ctx = b"other".to_vec();
            session.server_name = Some("other".to_owned());
            session.set_not_resumable();
            Some(Answer::Session((identity == b"outside").then(|| Arc::new(session))))
        }
        _ => None,
    };
    let mut client = config13(&[]);
    client.asks.offer_psk = true;
    let mut server = config13(&["server-p256"]);
    server.asks.find_psk_session = true;
    server.num_tickets = 0;
    let mut pair = Pair::new(client.clone(), server.clone());
    (pair.client.script, pair.server.script) = (answers, answers);
    // The suites are chosen before the keys, so the hash must fit.
    assert!(!resumes(&mut pair));
    server.tls13_suites.retain(|suite| suite.id == SHA256_SUITE);
    let mut pair = Pair::new(client.clone(), server.clone());
    (pair.client.script, pair.server.script) = (answers, answers);
    assert!(resumes(&mut pair));
    // Nobody knows it.
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.client.script = answers;
    pair.server.script =
        |question, _| matches!(question, Question::FindPskSession { .. }).then_some(Answer::Session(None));
    assert!(!resumes(&mut pair));
    // Whoever would know refuses.
    let mut pair = Pair::new(client, server);
    pair.client.script = answers;
    pair.server.script = |question, _| {
        matches!(question, Question::FindPskSession { .. })
            .then_some(Answer::Refuse { alert: AlertDescription::INTERNAL_ERROR, reason: Reason::BAD_EXTENSION })
    };
    assert_eq!(refused(&mut pair), (AlertDescription::INTERNAL_ERROR, Reason::BAD_EXTENSION));
}

#[test]
fn a_ticket_that_a_hello_has_no_room_for_is_not_offered() {
    for length in [65_000, 65_400, 65_485, 65_535] {
        let keys = Arc::new(TicketKeys::new(100).unwrap());
        assert!(!resumes(&mut ends(&session(SHA256_SUITE), vec![1; length], &keys)), "{length} bytes");
    }
}

#[test]
fn a_key_whose_name_a_hello_has_no_room_for() {
    fn named<const N: usize>(question: &Question, _: &Connection) -> Option<Answer> {
        let Question::OfferPsk = question else { return None };
        let session = Arc::new(session(SHA256_SUITE));
        Some(Answer::OfferedPsk(Some(crate::connection::ExternalPsk { identity: vec![b'x'; N], session })))
    }
    for script in [named::<65_400>, named::<65_485>, named::<65_535>] {
        let mut client = config13(&[]);
        client.asks.offer_psk = true;
        let mut pair = Pair::new(client, config13(&["server-p256"]));
        pair.client.script = script;
        pair.handshake();
        assert_eq!(pair.client.error.map(|error| error.reason()), Some(Reason::BAD_PSK));
    }
}
