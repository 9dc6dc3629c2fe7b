//! ChangeCipherSpec: one byte, once, at its place, for both ends, in full and abbreviated handshakes. That every other
//! place is the wrong one is tested with the order of all messages.

use super::order::{Said, Scenario};
use super::*;

fn scenarios() -> [Scenario; 4] {
    let suite = suites::by_name("ECDHE-ECDSA-AES128-GCM-SHA256").unwrap();
    let scenario = |name| Scenario::new(name, ProtocolVersion::TLS1_2, suite);
    [
        scenario("full"),
        scenario("client certificate").with_client_certificate(),
        scenario("ticket").with_tickets(),
        scenario("resumed").with_tickets().resumed(),
    ]
}

/// Runs each handshake up to each ChangeCipherSpec; `meddle` says what its sender sends in place of it, and whether that
/// must be refused with which reason.
fn at_each_change(meddle: impl Fn(&mut End, &[Arc<Session>]) -> (Vec<u8>, Reason, AlertDescription)) {
    let mut met = 0;
    for scenario in scenarios() {
        let course = scenario.run(&mut scenario.pair(), usize::MAX);
        for (step, (speaker, said, _)) in course.iter().enumerate() {
            if *said != Said::ChangeCipherSpec {
                continue;
            }
            let mut pair = scenario.pair();
            scenario.run(&mut pair, step);
            let (wire, reason, alert) = meddle(pair.end(*speaker), &scenario.known);
            let listener = pair.end(speaker.peer());
            listener.hear(&wire);
            while listener.say(&scenario.known).is_some() {
                listener.take_output();
            }
            let error = listener.error.as_ref().unwrap_or_else(|| panic!("{}: {wire:x?} is taken", scenario.name));
            assert_eq!((error.reason(), error.alert()), (reason, Some(alert)), "{}: {error}", scenario.name);
            met += 1;
        }
    }
    assert_eq!(met, 8, "two in each handshake");
}

const UNEXPECTED: AlertDescription = AlertDescription::UNEXPECTED_MESSAGE;

#[test]
fn it_is_the_one_byte_1() {
    let payloads: [(&[u8], Reason); 6] = [
        (&[], Reason::RECORD_TOO_SMALL),
        (&[0], Reason::BAD_CHANGE_CIPHER_SPEC),
        (&[2], Reason::BAD_CHANGE_CIPHER_SPEC),
        (&[1, 1], Reason::BAD_CHANGE_CIPHER_SPEC),
        (&[1, 0], Reason::BAD_CHANGE_CIPHER_SPEC),
        (&[1; 16_384], Reason::BAD_CHANGE_CIPHER_SPEC),
    ];
    for (payload, reason) in payloads {
        let [high, low] = (payload.len() as u16).to_be_bytes();
        at_each_change(|_, _| ([&[20, 3, 3, high, low], payload].concat(), reason, UNEXPECTED));
    }
}

#[test]
fn there_is_no_second() {
    at_each_change(|speaker, known| {
        speaker.say(known);
        let mut wire = speaker.take_output();
        wire.extend(speaker.blurt(Said::ChangeCipherSpec, &[]));
        (wire, Reason::CCS_RECEIVED_EARLY, UNEXPECTED)
    });
    // One that is not protected, though the keys have changed.
    at_each_change(|speaker, known| {
        speaker.say(known);
        let wire = speaker.take_output();
        (wire.repeat(2), Reason::DECRYPTION_FAILED_OR_BAD_RECORD_MAC, AlertDescription::BAD_RECORD_MAC)
    });
}

#[test]
fn none_is_left_out() {
    at_each_change(|speaker, known| {
        speaker.say(known);
        speaker.take_output();
        // Finished follows, protected or, as by an attacker who took ChangeCipherSpec away, not: it is no message.
        let (_, finished) = speaker.say(known).unwrap();
        speaker.take_output();
        let [high, low] = (finished.len() as u16).to_be_bytes();
        ([&[22, 3, 3, high, low], &finished[..]].concat(), Reason::UNEXPECTED_MESSAGE, UNEXPECTED)
    });
}

#[test]
fn none_comes_before_the_keys_are_agreed() {
    for scenario in scenarios() {
        let course = scenario.run(&mut scenario.pair(), usize::MAX);
        for (step, (speaker, said, _)) in course.iter().enumerate() {
            if *said == Said::ChangeCipherSpec {
                break;
            }
            let mut pair = scenario.pair();
            scenario.run(&mut pair, step);
            let listener = pair.end(speaker.peer());
            listener.hear(&[20, 3, 3, 0, 1, 1]);
            while listener.say(&scenario.known).is_some() {
                listener.take_output();
            }
            let error = listener.error.as_ref().unwrap_or_else(|| panic!("{}: it is taken", scenario.name));
            assert_eq!(error.reason(), Reason::CCS_RECEIVED_EARLY, "{}: {error}", scenario.name);
            assert_eq!(error.alert(), Some(UNEXPECTED));
        }
    }
}

#[test]
fn none_comes_once_the_handshake_is_over() {
    for role in [Role::Client, Role::Server] {
        let [full, ..] = scenarios();
        let mut pair = full.pair();
        pair.handshake().check();
        let wire = pair.end(role).blurt(Said::ChangeCipherSpec, &[]);
        let listener = pair.end(role.peer());
        listener.hear(&wire);
        while listener.say(&[]).is_some() {
            listener.take_output();
        }
        let error = listener.error.as_ref().unwrap();
        assert_eq!((error.reason(), error.alert()), (Reason::UNEXPECTED_CCS_MESSAGE, Some(UNEXPECTED)));
    }
}
