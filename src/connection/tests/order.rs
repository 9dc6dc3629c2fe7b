//! Every message where it does not belong: handshakes are held up at each step, and the end that listens is sent every type
//! of message but those that may come there. It must say `unexpected_message` and never end in a finished handshake.

use std::collections::BTreeMap;

use super::*;
use crate::handshake::messages::frame;

/// Something that one end says at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    Message(HandshakeType),
    ChangeCipherSpec,
    Alert,
    Data,
}

/// Two configurations, and what they know of each other from before.
pub(super) struct Scenario {
    pub(super) name: String,
    pub(super) client: Config,
    pub(super) server: Config,
    pub(super) session: Option<Arc<Session>>,
    pub(super) known: Vec<Arc<Session>>,
    /// It is the second handshake of its connection, by this side's wish.
    pub(super) again: Option<Role>,
    /// The client announces early data.
    pub(super) early: bool,
}

/// Who said what, and with which bytes.
pub(super) type Utterance = (Role, Said, Vec<u8>);

/// A conversation.
pub(super) type Course = Vec<Utterance>;

/// Who may speak, and what may come.
pub(super) type Turn = (Role, Vec<Said>);

/// What may be said, and what becomes of the rest.
pub(super) struct Grammar {
    /// Who may speak after so many steps of a course, and what may come then.
    pub(super) turns: fn(&Scenario, &Course, usize) -> Vec<Turn>,
    /// How the other end answers what somebody says after that much of a course and may not say; `None` if it pays no heed.
    pub(super) answer: fn(&Scenario, &[Utterance], Role, Said) -> Option<AlertDescription>,
}

/// What RFC 5246 says.
const LEGACY: Grammar = Grammar { turns, answer };

impl Scenario {
    pub(super) fn new(name: &str, version: ProtocolVersion, suite: &'static CipherSuite) -> Self {
        let (mut client, mut server) = ends_for(suite);
        for config in [&mut client, &mut server] {
            (config.min_version, config.max_version) = (version, version);
            config.observe.messages = true;
        }
        let name = format!("{version}, {}, {name}", suite.name);
        Self { name, client, server, session: None, known: Vec::new(), again: None, early: false }
    }

    /// With the suite that is usual in `version`: SSL 3.0 has no elliptic curves.
    pub(super) fn usual(name: &str, version: ProtocolVersion) -> Self {
        let kinds = [
            (suites::KeyExchange::Ecdhe, suites::Authentication::Ecdsa),
            (suites::KeyExchange::Dhe, suites::Authentication::Rsa),
        ];
        let suite = kinds.into_iter().find_map(|kind| {
            let fits = |suite: &&CipherSuite| (suite.key_exchange, suite.authentication) == kind;
            suites::ALL.iter().filter(|suite| suite.works_with(version)).find(fits)
        });
        Self::new(name, version, suite.unwrap())
    }

    /// The client shows a certificate.
    pub(super) fn with_client_certificate(self) -> Self {
        self.with_client_certificate_of("client-rsa")
    }

    /// The client shows the certificate of that name.
    fn with_client_certificate_of(mut self, name: &str) -> Self {
        use_certificate(&mut self.client.certificates, name);
        self.server.verify.peer = true;
        self.server.session_id_context = b"order".to_vec();
        self
    }

    /// The server shows what there is to say of its certificate.
    fn with_status(mut self) -> Self {
        self.client.status_request = true;
        self.client.asks.certificate_status = true;
        self.server.asks.certificate_status = true;
        self
    }

    /// The client says which of the server's protocols it has chosen.
    fn with_next_protocol(mut self) -> Self {
        self.client.asks.select_protocol = true;
        self.server.asks.name_protocols = true;
        self
    }

    /// The server gives a ticket.
    pub(super) fn with_tickets(mut self) -> Self {
        for config in [&mut self.client, &mut self.server] {
            config.ticket_keys = Some(Arc::new(TicketKeys::new(7200).unwrap()));
        }
        self
    }

    /// The session of a first handshake is resumed.
    pub(super) fn resumed(mut self) -> Self {
        let mut pair = self.pair();
        pair.handshake().check();
        self.session = pair.client.sessions.first().cloned();
        self.known = pair.server.sessions;
        self
    }

    /// One handshake has gone before.
    pub(super) fn again_by(mut self, role: Role) -> Self {
        self.client.renegotiation.by_hello_request = true;
        self.server.renegotiation.by_client_hello = true;
        self.again = Some(role);
        self
    }

    pub(super) fn pair(&self) -> Pair {
        // A connection that fails bars its session: each has copies of its own.
        let copy = |session: &Arc<Session>| Arc::new(Session::clone(session));
        let mut pair = Pair::new(self.client.clone(), self.server.clone());
        pair.known = self.known.iter().map(copy).collect();
        pair.client.connection.offer_session(self.session.as_ref().map(copy));
        if let Some(role) = self.again {
            pair.handshake().check();
            pair.end(role).connection.renegotiate(false).unwrap();
        }
        if self.early {
            pair.client.connection.want_early_data();
            pair.server.connection.want_early_data();
        }
        pair
    }

    /// The whole conversation, or its first `steps` steps.
    pub(super) fn run(&self, pair: &mut Pair, steps: usize) -> Course {
        let mut course = Course::new();
        while course.len() < steps {
            let Some((role, (said, bytes))) =
                [Role::Client, Role::Server].into_iter().find_map(|role| pair.say(role).map(|said| (role, said)))
            else {
                break;
            };
            let wire = pair.end(role).take_output();
            pair.end(role.peer()).hear(&wire);
            course.push((role, said, bytes));
        }
        course
    }

    /// Holds a handshake up after `step` steps and has `speaker` say what does not belong there.
    fn misplace(&self, grammar: &Grammar, step: usize, speaker: Role, said: Said, body: &[u8]) {
        let place = || format!("{}: {said:?} from the {speaker:?} after {step} steps", self.name);
        let mut pair = self.pair();
        let course = self.run(&mut pair, step);
        let wire = pair.end(speaker).blurt(said, body);
        pair.end(speaker.peer()).hear(&wire);
        while pair.say(speaker.peer()).is_some() {
            pair.end(speaker.peer()).take_output();
        }
        let victim = pair.end(speaker.peer());
        let Some(alert) = (grammar.answer)(self, &course, speaker, said) else {
            assert_eq!(victim.error, None, "{}", place());
            return;
        };
        let error = victim.error.as_ref().unwrap_or_else(|| panic!("{} is taken", place()));
        assert_eq!(error.alert(), Some(alert), "{}: {error}", place());
        assert!(matches!(victim.connection.phase, Phase::Failed(_)), "{}", place());
    }

    /// Says everything of `vocabulary` wherever it does not belong in `course`; how often.
    fn misplace_all(&self, grammar: &Grammar, course: &Course, vocabulary: &BTreeMap<Said, Vec<u8>>) -> usize {
        let mut misplaced = 0;
        for step in 0..=course.len() {
            for (speaker, fitting) in (grammar.turns)(self, course, step) {
                for (&said, body) in vocabulary.iter().filter(|(said, _)| !fitting.contains(said)) {
                    self.misplace(grammar, step, speaker, said, body);
                    misplaced += 1;
                }
            }
        }
        misplaced
    }
}

/// By the grammar of section 7.3: the next message; a CertificateRequest or not, if the server has shown a certificate; no
/// CertificateStatus after all; once both are through, data or the wish for another handshake; and data in that one until
/// its sender changes the keys.
fn turns(scenario: &Scenario, course: &Course, step: usize) -> Vec<Turn> {
    const REQUEST: Said = Said::Message(HandshakeType::CERTIFICATE_REQUEST);
    const DONE: Said = Said::Message(HandshakeType::SERVER_HELLO_DONE);
    let heard = |wanted| course[..step].iter().any(|(_, said, _)| *said == wanted);
    let Some(&(speaker, next, _)) = course.get(step) else {
        return vec![
            (Role::Client, vec![Said::Data, Said::Message(HandshakeType::CLIENT_HELLO)]),
            (Role::Server, vec![Said::Data, Said::Message(HandshakeType::HELLO_REQUEST)]),
        ];
    };
    let other = match next {
        REQUEST => Some(DONE),
        Said::Message(HandshakeType::CERTIFICATE_STATUS) => course.get(step + 1).map(|(_, said, _)| *said),
        DONE if heard(Said::Message(HandshakeType::CERTIFICATE)) && !heard(REQUEST) => Some(REQUEST),
        _ => None,
    };
    let changed = course[..step].iter().any(|(role, said, _)| (*role, *said) == (speaker, Said::ChangeCipherSpec));
    let data = (scenario.again.is_some() && !changed).then_some(Said::Data);
    // A hint for pre-shared keys may come where no fresh key has to (RFC 4279, sections 2 and 4).
    let kind = scenario.client.cipher_suites[0].key_exchange;
    let hint = kind.uses_psk() && kind.ephemeral().is_none() && matches!(next, REQUEST | DONE) && !heard(REQUEST);
    let hint = hint.then_some(Said::Message(HandshakeType::SERVER_KEY_EXCHANGE));
    vec![(speaker, [next].into_iter().chain(other).chain(data).chain(hint).collect())]
}

fn answer(scenario: &Scenario, course: &[Utterance], speaker: Role, said: Said) -> Option<AlertDescription> {
    let from_server = |message| said == Said::Message(message) && speaker == Role::Server;
    // A client that is negotiating pays no heed to a HelloRequest (section 7.4.1.1).
    if from_server(HandshakeType::HELLO_REQUEST) {
        return None;
    }
    // There is a word of its own for an anonymous server that asks who the client is (section 7.4.4).
    let anonymous = scenario.client.cipher_suites[0].authentication == suites::Authentication::Anonymous;
    let after_key = course.len() == 3;
    Some(match from_server(HandshakeType::CERTIFICATE_REQUEST) && anonymous && after_key {
        true => AlertDescription::HANDSHAKE_FAILURE,
        false => AlertDescription::UNEXPECTED_MESSAGE,
    })
}

impl Pair {
    pub(super) fn end(&mut self, role: Role) -> &mut End {
        if role == Role::Client { &mut self.client } else { &mut self.server }
    }

    /// Has one end say one thing.
    pub(super) fn say(&mut self, role: Role) -> Option<(Said, Vec<u8>)> {
        if role == Role::Client { self.client.say(&[]) } else { self.server.say(&self.known) }
    }
}

impl End {
    /// Says one thing, which is then in the output; `None` if it waits, or is through or has failed.
    pub(super) fn say(&mut self, known: &[Arc<Session>]) -> Option<(Said, Vec<u8>)> {
        while self.error.is_none() {
            if self.connection.is_early_data_settled() {
                self.connection.end_early_data();
            }
            match self.connection.step() {
                Ok(Step::Event(Event::Message { direction: Direction::Sent, content_type, bytes })) => {
                    let said = match content_type {
                        ContentType::HANDSHAKE => Said::Message(HandshakeType(bytes[0])),
                        ContentType::CHANGE_CIPHER_SPEC => Said::ChangeCipherSpec,
                        _ => Said::Alert,
                    };
                    return Some((said, bytes));
                }
                Ok(Step::Event(event)) => self.events.push(event),
                Ok(Step::Ask(question)) => {
                    let answer = self.answer(question, known);
                    self.connection.answer(answer).unwrap();
                }
                Ok(Step::NeedInput | Step::Data | Step::Closed) => break,
                Ok(Step::NeedOutput) => panic!("what was said has been taken"),
                Err(error) => self.error = Some(error),
            }
        }
        None
    }

    pub(super) fn take_output(&mut self) -> Vec<u8> {
        let mut wire = Vec::new();
        self.flush(&mut wire);
        wire
    }

    /// Takes all of `bytes` in, without doing anything about it.
    pub(super) fn hear(&mut self, bytes: &[u8]) {
        self.connection.space(true)[..bytes.len()].copy_from_slice(bytes);
        self.connection.filled(bytes.len());
    }

    /// Puts `said` on the wire, under this end's present keys, whether it belongs there or not.
    pub(super) fn blurt(&mut self, said: Said, body: &[u8]) -> Vec<u8> {
        let channel = &mut self.connection.channel;
        match said {
            Said::Message(message_type) => {
                let message = frame(message_type, |out| out.extend_from_slice(body));
                channel.send_handshake(message_type, &message).unwrap();
            }
            Said::ChangeCipherSpec => channel.send_change_cipher_spec().unwrap(),
            Said::Alert => unreachable!("an alert belongs everywhere"),
            Said::Data => channel.send_data(b"data").unwrap(),
        }
        self.take_output()
    }
}

/// Handshakes of every version, key exchange and course.
fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for &version in LEGACY_VERSIONS {
        let mut kinds = Vec::new();
        for suite in suites::ALL.iter().filter(|suite| suite.works_with(version)) {
            let kind = (suite.key_exchange, suite.authentication);
            if !kinds.contains(&kind) {
                kinds.push(kind);
                scenarios.push(Scenario::new("full", version, suite));
            }
        }
        let scenario = |name| Scenario::usual(name, version);
        scenarios.extend([
            scenario("client certificate").with_client_certificate(),
            Scenario::new("static client certificate", version, suites::by_name("DH-RSA-AES128-SHA").unwrap())
                .with_client_certificate_of("client-dh"),
            scenario("certificate status").with_status(),
            scenario("next protocol").with_next_protocol(),
            scenario("ticket").with_tickets(),
            scenario("resumed by id").resumed(),
            scenario("resumed by ticket").with_tickets().resumed(),
            scenario("next protocol, resumed").with_next_protocol().resumed(),
            scenario("again, the client wants it").with_client_certificate().again_by(Role::Client),
            scenario("again, the server wants it").with_tickets().again_by(Role::Server),
        ]);
    }
    scenarios
}

/// Every type of message with a body: one that was seen in a handshake, where there is one. A few types stand for all that
/// nobody knows.
pub(super) fn vocabulary(courses: &[Course]) -> BTreeMap<Said, Vec<u8>> {
    let known = (0..=u8::MAX).filter(|typ| HandshakeType(*typ).name().is_some() || typ % 50 == 0);
    let mut vocabulary: BTreeMap<Said, Vec<u8>> =
        known.map(|typ| (Said::Message(HandshakeType(typ)), Vec::new())).collect();
    vocabulary.extend([(Said::ChangeCipherSpec, Vec::new()), (Said::Data, Vec::new())]);
    for (_, said, bytes) in courses.iter().flatten() {
        if let Said::Message(_) = said {
            vocabulary.insert(*said, bytes[4..].to_vec());
        }
    }
    vocabulary
}

#[test]
fn every_message_where_it_does_not_belong() {
    let scenarios = scenarios();
    let courses: Vec<Course> = scenarios
        .iter()
        .map(|scenario| {
            let mut pair = scenario.pair();
            let course = scenario.run(&mut pair, usize::MAX);
            pair.check();
            // A client that follows a HelloRequest offers the session it has: a ticket, which SSL 3.0 has not.
            let facts = pair.client.connection.facts();
            let has_ticket = scenario.again == Some(Role::Server) && facts.version > Some(ProtocolVersion::SSL3);
            assert_eq!(facts.resumed, scenario.session.is_some() || has_ticket, "{}", scenario.name);
            course
        })
        .collect();
    let misplaced = misplace_everywhere(&LEGACY, &scenarios, &courses, &vocabulary(&courses));
    assert!(misplaced > 1000, "only {misplaced} were tried");
}

/// Says everything of `vocabulary` wherever it does not belong; how often.
pub(super) fn misplace_everywhere(
    grammar: &Grammar,
    scenarios: &[Scenario],
    courses: &[Course],
    vocabulary: &BTreeMap<Said, Vec<u8>>,
) -> usize {
    // On every core, since there are thousands.
    let cores = std::thread::available_parallelism().unwrap().get();
    std::thread::scope(|scope| {
        let misplace_some = |first: usize| {
            let own = scenarios.iter().zip(courses).skip(first).step_by(cores);
            own.map(|(scenario, course)| scenario.misplace_all(grammar, course, vocabulary)).sum::<usize>()
        };
        let threads: Vec<_> = (0..cores).map(|first| scope.spawn(move || misplace_some(first))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
