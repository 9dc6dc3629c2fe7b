//! The client's side of a handshake: what it refuses of a server, and with which alert.

use super::puppet::{Puppet, client_config};
use super::*;
use crate::codepoint::{ExtensionType, SignatureScheme};
use crate::handshake::extensions::{ClientExtensions, KeyShareEntry};
use crate::handshake::messages::tls13::CertificateRequest;
use crate::handshake::messages::{CertificateStatus, ClientHello, ServerHello};
use crate::session::MasterSecret;

use AlertDescription as Alert;

const P256: SignatureScheme = SignatureScheme::ECDSA_SECP256R1_SHA256;
const UNKNOWN: (ExtensionType, Vec<u8>) = (ExtensionType(0xfafa), Vec::new());

/// What a client makes of this ServerHello.
fn hello(change: impl FnOnce(&mut ServerHello)) -> (Alert, Reason) {
    Puppet::new(client_config()).hello(change).refusal()
}

/// A server up to its EncryptedExtensions.
fn begun() -> Puppet {
    Puppet::new(client_config()).hello(|_| ()).extensions(|_| ())
}

#[test]
fn a_handshake_goes_through() {
    begun().certificate(|_| ()).verify(P256, |_| ()).finished(|_| ()).check();
}

#[test]
fn the_session_id_is_echoed() {
    let mut config = client_config();
    config.middlebox_compat = true;
    let puppet = Puppet::new(config.clone()).hello(|answer| answer.session_id[31] ^= 1);
    assert_eq!(puppet.refusal(), (Alert::ILLEGAL_PARAMETER, Reason::INVALID_SESSION_ID));
    let puppet = Puppet::new(config).hello(|answer| answer.session_id.clear());
    assert_eq!(puppet.refusal(), (Alert::ILLEGAL_PARAMETER, Reason::INVALID_SESSION_ID));
}

#[test]
fn a_server_without_a_usable_share_is_refused() {
    let missing = hello(|answer| answer.extensions.key_share = None);
    assert_eq!(missing, (Alert::MISSING_EXTENSION, Reason::NO_SUITABLE_KEY_SHARE));
    let share = |group, key_exchange| Some(KeyShareEntry { group, key_exchange });
    for (group, key_exchange) in [
        (NamedGroup::SECP256R1, vec![4; 65]),
        (NamedGroup::SECP384R1, vec![4; 97]),
        (NamedGroup::X25519, vec![0; 32]),
        (NamedGroup::X25519, vec![9; 31]),
    ] {
        let (alert, _) = hello(|answer| answer.extensions.key_share = share(group, key_exchange.clone()));
        assert_eq!(alert, Alert::ILLEGAL_PARAMETER, "{group}");
    }
}

#[test]
fn extensions_that_answer_nothing_are_refused() {
    let unsupported = Alert::UNSUPPORTED_EXTENSION;
    assert_eq!(hello(|answer| answer.extensions.others.push(UNKNOWN)).0, unsupported);
    let begun = || Puppet::new(client_config()).hello(|_| ());
    assert_eq!(begun().extensions(|m| m.extensions.server_name = true).refusal().0, unsupported);
    assert_eq!(begun().extensions(|m| m.extensions.record_size_limit = Some(100)).refusal().0, unsupported);
    let retry = Puppet::new(client_config()).retry(|extensions| extensions.others.push(UNKNOWN));
    assert_eq!(retry.refusal().0, unsupported);
}

#[test]
fn the_protocol_is_one_of_those_offered() {
    let chosen = |protocol: &[u8]| {
        let mut config = client_config();
        config.alpn_protocols = vec![b"h2".to_vec()];
        Puppet::new(config).hello(|_| ()).extensions(|message| message.extensions.alpn = Some(protocol.to_vec()))
    };
    assert_eq!(chosen(b"h3").refusal().0, Alert::ILLEGAL_PARAMETER);
    assert_eq!(chosen(b"h2").client.connection.facts().alpn.as_deref(), Some(&b"h2"[..]));
}

/// The hello without what a HelloRetryRequest may change.
fn unchanged(hello: &ClientHello) -> ClientHello {
    let mut hello = hello.clone();
    hello.extensions =
        ClientExtensions { key_share: None, cookie: None, received: Default::default(), ..hello.extensions };
    hello
}

#[test]
fn a_second_hello_is_the_first_but_for_what_was_asked() {
    let puppet = Puppet::new(client_config());
    let first = puppet.hello.clone();
    let puppet = puppet.retry(|extensions| extensions.cookie = Some(b"cookie".to_vec()));
    assert_eq!(unchanged(&puppet.hello), unchanged(&first));
    let shares = puppet.hello.extensions.key_share.clone().unwrap();
    assert_eq!(shares.iter().map(|share| share.group).collect::<Vec<_>>(), [NamedGroup::SECP256R1]);
    assert_eq!(puppet.hello.extensions.cookie.as_deref(), Some(&b"cookie"[..]));
    puppet.hello(|_| ()).extensions(|_| ()).certificate(|_| ()).verify(P256, |_| ()).finished(|_| ()).check();
}

#[test]
fn a_cookie_alone_leaves_the_shares() {
    let puppet = Puppet::new(client_config());
    let first = puppet.hello.extensions.key_share.clone();
    let puppet = puppet.retry(|extensions| {
        extensions.selected_group = None;
        extensions.cookie = Some(b"cookie".to_vec());
    });
    assert_eq!(puppet.hello.extensions.key_share, first);
    puppet.hello(|_| ()).extensions(|_| ()).certificate(|_| ()).verify(P256, |_| ()).finished(|_| ()).check();
}

#[test]
fn a_certificate_is_shown_and_proved() {
    let refusal = |puppet: Puppet| puppet.refusal().0;
    let status = begun().certificate(|message| {
        message.certificate_list[0].extensions.status = Some(CertificateStatus { response: vec![1] });
    });
    assert_eq!(refusal(status), Alert::UNSUPPORTED_EXTENSION);
    assert_eq!(refusal(begun().finished(|_| ())), Alert::UNEXPECTED_MESSAGE, "no certificate");
    assert_eq!(refusal(begun().certificate(|_| ()).finished(|_| ())), Alert::UNEXPECTED_MESSAGE, "no proof");
    assert_eq!(refusal(begun().verify(P256, |_| ())), Alert::UNEXPECTED_MESSAGE, "a proof of nothing");
}

#[test]
fn a_signature_fits_key_and_offer() {
    let signed = |name, scheme, claimed| {
        let puppet = Puppet::new(client_config()).with_certificate(name).hello(|_| ()).extensions(|_| ());
        puppet.certificate(|_| ()).verify(scheme, |message| message.algorithm = claimed).refusal()
    };
    let wrong_type = (Alert::ILLEGAL_PARAMETER, Reason::WRONG_SIGNATURE_TYPE);
    let pkcs1 = SignatureScheme::RSA_PKCS1_SHA256;
    assert_eq!(signed("server-rsa", pkcs1, pkcs1), wrong_type, "PKCS #1 v1.5, though offered");
    assert_eq!(signed("server-p384", P256, P256), wrong_type, "another curve than the key's");
    assert_eq!(signed("server-p256", P256, SignatureScheme::ED25519), wrong_type, "another kind of key");
    assert_eq!(signed("server-p256", P256, SignatureScheme::ECDSA_SHA1), wrong_type, "SHA-1");
    assert_eq!(signed("server-p256", P256, SignatureScheme(0x0900)), wrong_type, "unknown");
    let mut config = client_config();
    config.signature_schemes = vec![SignatureScheme::ECDSA_SECP384R1_SHA384, SignatureScheme::RSA_PKCS1_SHA256];
    let puppet = Puppet::new(config).hello(|_| ()).extensions(|_| ()).certificate(|_| ()).verify(P256, |_| ());
    assert_eq!(puppet.refusal(), wrong_type, "not offered");
    let puppet = begun().certificate(|_| ()).verify(P256, |message| *message.signature.last_mut().unwrap() ^= 1);
    assert_eq!(puppet.refusal(), (Alert::DECRYPT_ERROR, Reason::BAD_SIGNATURE));
}

#[test]
fn a_finished_is_right() {
    let ended = |change: fn(&mut Vec<u8>)| {
        let puppet = begun().certificate(|_| ()).verify(P256, |_| ());
        puppet.finished(|message| change(&mut message.verify_data)).refusal()
    };
    assert_eq!(ended(|data| data[0] ^= 1), (Alert::DECRYPT_ERROR, Reason::DIGEST_CHECK_FAILED));
    assert_eq!(ended(|data| data.truncate(12)).0, Alert::DECODE_ERROR);
    assert_eq!(ended(|data| data.push(0)).0, Alert::DECODE_ERROR);
}

#[test]
fn a_request_during_the_handshake_has_no_context() {
    let mut request = CertificateRequest::default();
    request.extensions.signature_algorithms = vec![P256];
    request.certificate_request_context = vec![1];
    let mut puppet = begun();
    puppet.say(HandshakeType::CERTIFICATE_REQUEST, |out| request.encode(out));
    assert_eq!(puppet.refusal(), (Alert::ILLEGAL_PARAMETER, Reason::INVALID_CONTEXT));
    let mut puppet = begun().certificate(|_| ());
    puppet.say(HandshakeType::CERTIFICATE_REQUEST, |out| request.encode(out));
    assert_eq!(puppet.refusal().0, Alert::UNEXPECTED_MESSAGE, "too late");
}

/// A session with a ticket, for the hash of this suite.
fn session(suite: u16) -> Arc<Session> {
    let secret = MasterSecret::of_psk(PSK).unwrap();
    let mut session =
        Session::new(ProtocolVersion::TLS1_3, suites::by_id(suite).unwrap(), secret, crate::session::now());
    session.set_timeout(3600);
    session.set_ticket(b"ticket".to_vec(), 3600);
    Arc::new(session)
}

/// A client that offers a session, and a server that takes the key of this number.
fn resumed(suite: u16, index: u16, change: impl FnOnce(&mut ServerHello)) -> Puppet {
    Puppet::resume(client_config(), Some(session(suite))).with_psk(PSK).hello(|answer| {
        answer.extensions.pre_shared_key = Some(index);
        change(answer);
    })
}

#[test]
fn a_pre_shared_key_is_one_of_those_offered() {
    resumed(0x1301, 0, |_| ()).extensions(|_| ()).finished(|_| ()).check();
    let illegal = (Alert::ILLEGAL_PARAMETER, Reason::BAD_PSK_IDENTITY);
    assert_eq!(resumed(0x1301, 1, |_| ()).refusal(), illegal, "there is one key only");
    assert_eq!(resumed(0x1302, 0, |_| ()).refusal(), illegal, "it is for another hash");
    let alone = resumed(0x1301, 0, |answer| answer.extensions.key_share = None);
    assert_eq!(alone.refusal().0, Alert::ILLEGAL_PARAMETER, "the client wants a key exchange, too");
    let mut puppet = resumed(0x1301, 0, |_| ()).extensions(|_| ());
    let mut request = CertificateRequest::default();
    request.extensions.signature_algorithms = vec![P256];
    puppet.say(HandshakeType::CERTIFICATE_REQUEST, |out| request.encode(out));
    assert_eq!(puppet.refusal().0, Alert::UNEXPECTED_MESSAGE, "no certificates with a pre-shared key");
}

#[test]
fn a_pre_shared_key_may_do_alone_where_that_is_wanted() {
    let mut config = client_config();
    config.psk_without_dhe = true;
    let puppet = Puppet::resume(config, Some(session(0x1301))).with_psk(PSK).hello(|answer| {
        answer.extensions.pre_shared_key = Some(0);
        answer.extensions.key_share = None;
    });
    puppet.extensions(|_| ()).finished(|_| ()).check();
}

#[test]
fn a_key_for_another_hash_is_not_offered_again() {
    let puppet = Puppet::resume(client_config(), Some(session(0x1302)));
    assert!(puppet.hello.extensions.pre_shared_key.is_some());
    let puppet = puppet.retry(|_| ());
    assert_eq!(puppet.hello.extensions.pre_shared_key, None);
    let puppet = Puppet::resume(client_config(), Some(session(0x1301))).with_psk(PSK);
    let first = puppet.hello.extensions.pre_shared_key.clone().unwrap();
    let puppet = puppet.retry(|_| ());
    assert_ne!(puppet.hello.extensions.pre_shared_key.as_ref().unwrap().binders, first.binders, "bound to both hellos");
    let puppet = puppet.hello(|answer| answer.extensions.pre_shared_key = Some(0));
    puppet.extensions(|_| ()).finished(|_| ()).check();
}

#[test]
fn what_may_not_be_resumed_is_not_offered() {
    let offers = |session: Arc<Session>| {
        Puppet::resume(client_config(), Some(session)).hello.extensions.pre_shared_key.is_some()
    };
    assert!(offers(session(0x1301)));
    let used = session(0x1301);
    used.set_not_resumable();
    assert!(!offers(used));
    let stale = session(0x1301);
    stale.set_time(crate::session::now() - 3601);
    stale.set_timeout(100_000);
    assert!(!offers(stale), "the server said an hour");
    let expired = session(0x1301);
    expired.set_timeout(10);
    expired.set_time(crate::session::now() - 20);
    assert!(!offers(expired));
    let mut elsewhere = Session::clone(&session(0x1301));
    elsewhere.server_name = Some("elsewhere.example".to_owned());
    assert!(!offers(Arc::new(elsewhere)));
}

#[test]
fn a_downgrade_shows() {
    for end in [b"DOWNGRD\x01", b"DOWNGRD\0"] {
        let puppet = Puppet::new(client_config()).hello(|answer| {
            answer.cipher_suite = 0xc02b;
            answer.random[24..].copy_from_slice(end);
            answer.extensions.supported_versions = None;
            answer.extensions.key_share = None;
        });
        assert_eq!(puppet.refusal(), (Alert::ILLEGAL_PARAMETER, Reason::INAPPROPRIATE_FALLBACK));
    }
}
