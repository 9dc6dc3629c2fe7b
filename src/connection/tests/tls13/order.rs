//! Every message of TLS 1.3 where it does not belong, as `order` does it for the versions before.

use super::super::order::{Course, Grammar, Said, Scenario, Turn, Utterance, misplace_everywhere, vocabulary};
use super::*;

/// What RFC 8446 says.
const TLS13: Grammar = Grammar { turns, answer };

const fn message(message_type: HandshakeType) -> Said {
    Said::Message(message_type)
}

const REQUEST: Said = message(HandshakeType::CERTIFICATE_REQUEST);
const CERTIFICATE: Said = message(HandshakeType::CERTIFICATE);
const FINISHED: Said = message(HandshakeType::FINISHED);
const KEY_UPDATE: Said = message(HandshakeType::KEY_UPDATE);

/// By the grammar of sections 2 and 4: the next message; a CertificateRequest or not, where a certificate is to follow; a
/// ChangeCipherSpec, which is dropped, between the first hello and the listener's view of the other's Finished; early data
/// until the message that ends it; and once both are through, what may come at any time.
fn turns(scenario: &Scenario, course: &Course, step: usize) -> Vec<Turn> {
    let said = |by, what| course[..step].iter().any(|(role, said, _)| (*role, *said) == (by, what));
    if said(Role::Client, FINISHED) {
        return vec![
            (Role::Client, vec![Said::Data, KEY_UPDATE]),
            (Role::Server, vec![Said::Data, KEY_UPDATE, message(HandshakeType::NEW_SESSION_TICKET)]),
        ];
    }
    let (speaker, next, _) = course[step];
    if next == Said::ChangeCipherSpec {
        // Its sender's keys change with it: what it says now cannot be read.
        return Vec::new();
    }
    let mut fitting = vec![next];
    match next {
        REQUEST => fitting.push(CERTIFICATE),
        CERTIFICATE if speaker == Role::Server && !said(Role::Server, REQUEST) => fitting.push(REQUEST),
        _ => {}
    }
    if step > 0 {
        fitting.push(Said::ChangeCipherSpec);
    }
    if scenario.early && speaker == Role::Client && step > 0 {
        fitting.push(Said::Data);
    }
    vec![(speaker, fitting)]
}

/// A client that does not know the version yet pays no heed to a HelloRequest.
fn answer(_: &Scenario, course: &[Utterance], speaker: Role, said: Said) -> Option<AlertDescription> {
    let request = (speaker, said) == (Role::Server, message(HandshakeType::HELLO_REQUEST));
    let heedless = request && course.iter().all(|(role, ..)| *role == Role::Client);
    (!heedless).then_some(AlertDescription::UNEXPECTED_MESSAGE)
}

/// A scenario of TLS 1.3, with tickets.
fn scenario(name: &str, certificate: &str) -> Scenario {
    let [client, server] = [config13(&[]), config13(&[certificate])];
    let mut scenario = Scenario {
        name: format!("TLS 1.3, {certificate}, {name}"),
        client,
        server,
        session: None,
        known: Vec::new(),
        again: None,
        early: false,
    };
    for config in [&mut scenario.client, &mut scenario.server] {
        config.min_version = ProtocolVersion::TLS1_3;
        (config.observe.messages, config.middlebox_compat) = (true, false);
    }
    scenario.with_tickets()
}

/// The server has no use for the share that the client sends first.
fn with_retry(mut scenario: Scenario) -> Scenario {
    scenario.server.groups = vec![NamedGroup::SECP384R1];
    scenario
}

/// Both look like TLS 1.2 to what stands between.
fn with_compat(mut scenario: Scenario) -> Scenario {
    for config in [&mut scenario.client, &mut scenario.server] {
        config.middlebox_compat = true;
    }
    scenario
}

/// The pre-shared key goes in alone, since no group is left.
fn by_key_alone(mut scenario: Scenario) -> Scenario {
    (scenario.client.psk_without_dhe, scenario.client.groups) = (true, vec![NamedGroup::SECP521R1]);
    (scenario.server.psk_without_dhe, scenario.server.groups) = (true, vec![NamedGroup::X25519]);
    scenario
}

/// Early data is announced and taken.
fn with_early_data(mut scenario: Scenario) -> Scenario {
    (scenario.server.max_early_data, scenario.server.replay_protection) = (1000, false);
    let mut scenario = scenario.resumed();
    scenario.early = true;
    scenario
}

fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for certificate in ["server-p256", "server-rsa"] {
        let scenario = |name| scenario(name, certificate);
        scenarios.extend([
            scenario("full"),
            with_compat(scenario("middlebox compatibility")),
            with_retry(scenario("retry")),
            with_compat(with_retry(scenario("retry, middlebox compatibility"))),
            scenario("client certificate").with_client_certificate(),
            with_compat(with_retry(scenario("client certificate, retry"))).with_client_certificate(),
            scenario("resumed").resumed(),
            with_compat(scenario("resumed, middlebox compatibility")).resumed(),
            with_retry(scenario("resumed, retry")).resumed(),
            with_early_data(scenario("early data")),
            with_early_data(with_compat(scenario("early data, middlebox compatibility"))),
            by_key_alone(scenario("resumed by key alone").resumed()),
        ]);
    }
    scenarios
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
            assert_eq!(pair.client.connection.facts().resumed, scenario.session.is_some(), "{}", scenario.name);
            course
        })
        .collect();
    let mut vocabulary = vocabulary(&courses);
    vocabulary.insert(KEY_UPDATE, vec![0]);
    let seen = |course: &Course, wanted| course.iter().filter(|(_, said, _)| *said == wanted).count();
    let courses_with = |wanted, times| courses.iter().filter(|course| seen(course, wanted) == times).count();
    assert_eq!(courses_with(message(HandshakeType::CLIENT_HELLO), 2), 8, "retries");
    assert_eq!(courses_with(message(HandshakeType::END_OF_EARLY_DATA), 1), 4, "early data");
    assert_eq!(courses_with(REQUEST, 1), 4, "client certificates");
    assert_eq!(courses_with(Said::ChangeCipherSpec, 2), 10, "middlebox compatibility");
    let misplaced = misplace_everywhere(&TLS13, &scenarios, &courses, &vocabulary);
    assert!(misplaced > 1000, "only {misplaced} were tried");
}
