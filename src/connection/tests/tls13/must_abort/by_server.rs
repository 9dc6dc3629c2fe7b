//! What a server refuses.

use super::*;

#[track_caller]
fn server_refuses(what: &str, pair: Pair, change: (HandshakeType, Change), alert: A) {
    refuses(what, pair, Role::Client, change, alert);
}

#[test]
fn compression() {
    for methods in [&[1, 0][..], &[0, 1], &[0, 0]] {
        let change = client_hello(|hello| hello.compression_methods = methods.to_vec());
        server_refuses("compression methods", ends(), change, A::ILLEGAL_PARAMETER);
    }
}

#[test]
fn missing_extensions() {
    let alert = A::MISSING_EXTENSION;
    server_refuses(
        "no signature_algorithms",
        ends(),
        client_hello(|h| h.extensions.signature_algorithms = None),
        alert,
    );
    server_refuses("no supported_groups", ends(), client_hello(|h| h.extensions.supported_groups = None), alert);
    server_refuses("no key_share", ends(), client_hello(|h| h.extensions.key_share = None), alert);
    let psk = with_psk(|_| {}, |hello| hello.extensions.psk_key_exchange_modes = None);
    server_refuses("no psk_key_exchange_modes", ends(), psk, alert);
    let unknown = with_psk(|_| {}, |hello| hello.extensions.signature_algorithms = None);
    server_refuses("an unknown ticket, and no signature_algorithms", ends(), unknown, alert);
}

/// A ClientHello that offers a ticket nobody knows.
fn with_psk(
    change: impl Fn(&mut crate::handshake::extensions::OfferedPsks) + Send + 'static,
    more: impl Fn(&mut ClientHello) + Send + 'static,
) -> (HandshakeType, Change) {
    use crate::handshake::extensions::{OfferedPsks, PskIdentity};
    client_hello(move |hello| {
        let identities = vec![PskIdentity { identity: b"a ticket".to_vec(), obfuscated_ticket_age: 0 }];
        let mut psks = OfferedPsks { identities, binders: vec![vec![0; 32]] };
        change(&mut psks);
        hello.extensions.pre_shared_key = Some(psks);
        more(hello);
    })
}

#[test]
fn pre_shared_keys() {
    let binders = with_psk(|psks| psks.binders.push(vec![0; 32]), |_| {});
    server_refuses("a binder too many", ends(), binders, A::ILLEGAL_PARAMETER);
    let not_last = raw(HandshakeType::CLIENT_HELLO, |message| {
        let (_, with_psk) = with_psk(|_| {}, |_| {});
        with_psk(message);
        // An empty extension behind it: all lengths around it grow by four.
        message.extend([0x77, 0x77, 0, 0]);
        let length = message.len() - 4;
        message[2..4].copy_from_slice(&(length as u16).to_be_bytes());
        let at = extensions_at(message);
        let extensions = message.len() - at - 2;
        message[at..at + 2].copy_from_slice(&(extensions as u16).to_be_bytes());
    });
    server_refuses("pre_shared_key is not last", ends(), not_last, A::ILLEGAL_PARAMETER);
}

/// Where the length of a ClientHello's extensions stands, its header counted.
fn extensions_at(message: &[u8]) -> usize {
    let mut reader = Reader::new(&message[4 + 2 + 32..], "ClientHello");
    let session_id = reader.vec8().unwrap().len();
    let suites = reader.vec16().unwrap().len();
    let methods = reader.vec8().unwrap().len();
    4 + 2 + 32 + 1 + session_id + 2 + suites + 1 + methods
}

#[test]
fn extensions_out_of_place() {
    let twice = with_extensions(&[(E(0x7777), b""), (E(0x7777), b"")]);
    server_refuses("an extension twice", ends(), twice, A::ILLEGAL_PARAMETER);
    let filters = with_extensions(&[(E::OID_FILTERS, &[0, 0])]);
    server_refuses("oid_filters in a ClientHello", ends(), filters, A::ILLEGAL_PARAMETER);
}

#[test]
fn what_cannot_be_agreed_on() {
    let versions = client_hello(|h| h.extensions.supported_versions = Some(vec![ProtocolVersion(0x0305)]));
    server_refuses("no version", ends(), versions, A::PROTOCOL_VERSION);
    let suites = client_hello(|hello| hello.cipher_suites = vec![0x1399]);
    server_refuses("no suite", ends(), suites, A::HANDSHAKE_FAILURE);
    let groups = client_hello(|hello| {
        hello.extensions.supported_groups = Some(vec![NamedGroup(0x6666)]);
        hello.extensions.key_share = Some(Vec::new());
    });
    server_refuses("no group", ends(), groups, A::HANDSHAKE_FAILURE);
    let signatures = client_hello(|hello| {
        hello.extensions.signature_algorithms = Some(vec![crate::codepoint::SignatureScheme::RSA_PSS_PSS_SHA512]);
    });
    server_refuses("no certificate", ends(), signatures, A::HANDSHAKE_FAILURE);
}

#[test]
fn key_shares() {
    let broken = client_hello(|hello| {
        let share = KeyShareEntry { group: NamedGroup::SECP256R1, key_exchange: vec![4; 65] };
        hello.extensions.supported_groups = Some(vec![NamedGroup::SECP256R1]);
        hello.extensions.key_share = Some(vec![share]);
    });
    server_refuses("a point that is none", ends(), broken, A::ILLEGAL_PARAMETER);
    let zero = client_hello(|hello| {
        let share = KeyShareEntry { group: NamedGroup::X25519, key_exchange: vec![0; 32] };
        hello.extensions.supported_groups = Some(vec![NamedGroup::X25519]);
        hello.extensions.key_share = Some(vec![share]);
    });
    server_refuses("an X25519 share of small order", ends(), zero, A::ILLEGAL_PARAMETER);
    let short = client_hello(|hello| {
        let share = KeyShareEntry { group: NamedGroup::X25519, key_exchange: vec![9; 31] };
        hello.extensions.supported_groups = Some(vec![NamedGroup::X25519]);
        hello.extensions.key_share = Some(vec![share]);
    });
    server_refuses("an X25519 share that is too short", ends(), short, A::ILLEGAL_PARAMETER);
}

#[test]
fn another_client_hello_after_a_retry() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let second = |change: fn(&mut ClientHello)| {
        let count = AtomicUsize::new(0);
        client_hello(move |hello| {
            if count.fetch_add(1, Ordering::Relaxed) == 1 {
                change(hello);
            }
        })
    };
    let suites = second(|hello| hello.cipher_suites = vec![0x1303]);
    server_refuses("another suite", ends_with_retry(), suites, A::ILLEGAL_PARAMETER);
    let random = second(|hello| hello.random[0] ^= 1);
    server_refuses("another random", ends_with_retry(), random, A::ILLEGAL_PARAMETER);
    let other = second(|hello| {
        hello.extensions.key_share = Some(vec![KeyShareEntry { group: NamedGroup::X25519, key_exchange: vec![9; 32] }]);
    });
    server_refuses("a share for another group", ends_with_retry(), other, A::ILLEGAL_PARAMETER);
}

#[test]
fn finite_field_shares() {
    let pair = || {
        let (mut client, mut server) = (config13(&[]), config13(&["server-p256"]));
        client.groups = vec![NamedGroup::FFDHE2048];
        server.groups.clone_from(&client.groups);
        Pair::new(client, server)
    };
    pair().handshake().check();
    let prime_less_one = |share: &mut [u8]| {
        share.copy_from_slice(&DhParameters::from_group(NamedGroup::FFDHE2048).unwrap().p);
        share[255] -= 1;
    };
    let zero = |share: &mut [u8]| share.fill(0);
    let one = |share: &mut [u8]| {
        share.fill(0);
        share[255] = 1;
    };
    let all = |share: &mut [u8]| share.fill(255);
    for (what, wrong) in [("p - 1", prime_less_one as fn(&mut [u8])), ("0", zero), ("1", one), ("above p", all)] {
        let change = client_hello(move |hello| {
            wrong(&mut hello.extensions.key_share.as_mut().unwrap()[0].key_exchange);
        });
        server_refuses(what, pair(), change, A::ILLEGAL_PARAMETER);
        let change = server_hello(move |hello| wrong(&mut hello.extensions.key_share.as_mut().unwrap().key_exchange));
        refuses(what, pair(), Role::Server, change, A::ILLEGAL_PARAMETER);
    }
}

#[test]
fn a_hello_of_ssl_3() {
    let old = client_hello(|hello| hello.version = ProtocolVersion::SSL3);
    server_refuses("a legacy_version of SSL 3.0", ends(), old, A::PROTOCOL_VERSION);
}

#[test]
fn client_certificates() {
    let context = certificate(|message| message.certificate_request_context = vec![1]);
    server_refuses("another context", ends_with_client_certificate(), context, A::ILLEGAL_PARAMETER);
    let none = certificate(|message| message.certificate_list.clear());
    server_refuses("no certificate", ends_with_client_certificate(), none, A::CERTIFICATE_REQUIRED);
    let unasked = certificate(|message| {
        message.certificate_list[0].extensions.others.push((E(0x7777), Vec::new()));
    });
    server_refuses("an extension of a certificate", ends_with_client_certificate(), unasked, A::UNSUPPORTED_EXTENSION);
}

#[test]
fn proofs() {
    let pair = ends_with_client_certificate;
    let signature = certificate_verify(|message| *message.signature.last_mut().unwrap() ^= 1);
    server_refuses("a wrong signature", pair(), signature, A::DECRYPT_ERROR);
    let algorithm = certificate_verify(|m| m.algorithm = crate::codepoint::SignatureScheme::RSA_PKCS1_SHA256);
    server_refuses("PKCS#1 v1.5", pair(), algorithm, A::ILLEGAL_PARAMETER);
    let curve = certificate_verify(|m| m.algorithm = crate::codepoint::SignatureScheme::ECDSA_SECP384R1_SHA384);
    server_refuses("the algorithm of another curve", pair(), curve, A::ILLEGAL_PARAMETER);
    server_refuses("a wrong Finished", ends(), finished(|message| message.verify_data[0] ^= 1), A::DECRYPT_ERROR);
    let short = raw(HandshakeType::FINISHED, |message| {
        message.pop();
        message[3] -= 1;
    });
    server_refuses("a short Finished", ends(), short, A::DECODE_ERROR);
}
