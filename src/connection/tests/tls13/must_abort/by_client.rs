//! What a client refuses.

use super::*;
use crate::codepoint::SignatureScheme;

#[track_caller]
fn client_refuses(what: &str, pair: Pair, change: (HandshakeType, Change), alert: A) {
    refuses(what, pair, Role::Server, change, alert);
}

#[test]
fn what_was_not_offered() {
    let alert = A::ILLEGAL_PARAMETER;
    client_refuses("another session id", ends(), server_hello(|hello| hello.session_id = vec![7; 32]), alert);
    client_refuses("an unknown suite", ends(), server_hello(|hello| hello.cipher_suite = 0x1399), alert);
    client_refuses("a suite of TLS 1.2", ends(), server_hello(|hello| hello.cipher_suite = 0xc02b), alert);
    client_refuses("compression", ends(), server_hello(|hello| hello.compression_method = 1), alert);
    client_refuses("a legacy_version", ends(), server_hello(|hello| hello.version = ProtocolVersion::TLS1_3), alert);
    let old = server_hello(|hello| hello.extensions.supported_versions = Some(ProtocolVersion::TLS1_2));
    client_refuses("TLS 1.2 in supported_versions", ends(), old, alert);
    let unheard = server_hello(|hello| hello.extensions.supported_versions = Some(ProtocolVersion(0x0305)));
    client_refuses("an unknown version", ends(), unheard, alert);
    let group = server_hello(|hello| {
        hello.extensions.key_share = Some(KeyShareEntry { group: NamedGroup::SECP521R1, key_exchange: vec![4; 133] });
    });
    client_refuses("a group without a share", ends(), group, alert);
    let psk = server_hello(|hello| hello.extensions.pre_shared_key = Some(0));
    client_refuses("a pre-shared key", ends(), psk, A::UNSUPPORTED_EXTENSION);
}

#[test]
fn key_shares() {
    let mut pair = ends();
    pair.server = End::new(Role::Server, {
        let mut config = config13(&["server-p256"]);
        config.groups = vec![NamedGroup::X25519];
        config
    });
    let zero = server_hello(|hello| hello.extensions.key_share.as_mut().unwrap().key_exchange.fill(0));
    client_refuses("an X25519 share of small order", pair, zero, A::ILLEGAL_PARAMETER);
    client_refuses("no share", ends(), server_hello(|h| h.extensions.key_share = None), A::MISSING_EXTENSION);
}

#[test]
fn a_downgrade() {
    let mut server = config13(&["server-p256"]);
    server.max_version = ProtocolVersion::TLS1_2;
    let pair = Pair::new(config13(&[]), server);
    let sentinel = server_hello(|hello| hello.random[24..].copy_from_slice(b"DOWNGRD\x01"));
    client_refuses("the sentinel of TLS 1.2", pair, sentinel, A::ILLEGAL_PARAMETER);
}

#[test]
fn extensions_unasked_or_out_of_place() {
    let unasked = encrypted_extensions(|message| message.extensions.others.push((E(0x7777), Vec::new())));
    client_refuses("an unknown extension", ends(), unasked, A::UNSUPPORTED_EXTENSION);
    let alpn = encrypted_extensions(|message| message.extensions.alpn = Some(b"h2".to_vec()));
    client_refuses("ALPN", ends(), alpn, A::UNSUPPORTED_EXTENSION);
    let early = encrypted_extensions(|message| message.extensions.early_data = true);
    client_refuses("early_data", ends(), early, A::UNSUPPORTED_EXTENSION);
    let share = encrypted_extensions(|message| message.extensions.others.push((E::KEY_SHARE, vec![0, 29, 0, 0])));
    client_refuses("key_share among the encrypted", ends(), share, A::ILLEGAL_PARAMETER);
    let name = server_hello(|hello| hello.extensions.server_name = true);
    client_refuses("server_name in a ServerHello", ends(), name, A::ILLEGAL_PARAMETER);
    let twice = encrypted_extensions(|message| {
        message.extensions.others.extend([(E(0x7777), Vec::new()), (E(0x7777), Vec::new())]);
    });
    client_refuses("an extension twice", ends(), twice, A::ILLEGAL_PARAMETER);
    let certificate = certificate(|message| {
        message.certificate_list[0].extensions.others.push((E(0x7777), Vec::new()));
    });
    client_refuses("an extension of a certificate", ends(), certificate, A::UNSUPPORTED_EXTENSION);
}

/// A change of the HelloRetryRequest alone, or of the ServerHello after it alone.
fn retry(is_retry: bool, change: impl Fn(&mut ServerHello) + Send + 'static) -> (HandshakeType, Change) {
    server_hello(move |hello| {
        if hello.is_hello_retry_request() == is_retry {
            change(hello);
        }
    })
}

#[test]
fn retries() {
    let pair = ends_with_retry;
    let alert = A::ILLEGAL_PARAMETER;
    let group = retry(true, |hello| hello.extensions.selected_group = Some(NamedGroup(0x6666)));
    client_refuses("a group that was not offered", pair(), group, alert);
    let again = retry(true, |hello| hello.extensions.selected_group = Some(NamedGroup::X25519));
    client_refuses("a group whose share is there", pair(), again, alert);
    let nothing = retry(true, |hello| hello.extensions.selected_group = None);
    client_refuses("nothing to change", pair(), nothing, alert);
    let version = retry(true, |hello| hello.extensions.supported_versions = None);
    client_refuses("no version", pair(), version, A::MISSING_EXTENSION);
    let suite = retry(false, |hello| hello.cipher_suite = if hello.cipher_suite == 0x1301 { 0x1303 } else { 0x1301 });
    client_refuses("another suite than in the retry", pair(), suite, alert);
    let share = retry(false, |hello| {
        hello.extensions.key_share = Some(KeyShareEntry { group: NamedGroup::X25519, key_exchange: vec![9; 32] });
    });
    client_refuses("another group than in the retry", pair(), share, alert);
    let second = retry(false, |hello| {
        *hello = ServerHello::hello_retry_request(hello.session_id.clone(), hello.cipher_suite, {
            let mut extensions = hello.extensions.clone();
            extensions.key_share = None;
            extensions.selected_group = Some(NamedGroup::SECP521R1);
            extensions
        });
    });
    client_refuses("a second retry", pair(), second, A::UNEXPECTED_MESSAGE);
}

#[test]
fn certificate_requests() {
    let pair = ends_with_client_certificate;
    let context = certificate_request(|message| message.certificate_request_context = vec![1]);
    client_refuses("a context in the handshake", pair(), context, A::ILLEGAL_PARAMETER);
    let algorithms = raw(HandshakeType::CERTIFICATE_REQUEST, |message| {
        *message = frame(HandshakeType::CERTIFICATE_REQUEST, |out| out.extend([0, 0, 0]));
    });
    client_refuses("no signature_algorithms", pair(), algorithms, A::MISSING_EXTENSION);
}

#[test]
fn certificates() {
    let none = certificate(|message| message.certificate_list.clear());
    client_refuses("no certificate", ends(), none, A::DECODE_ERROR);
    let context = certificate(|message| message.certificate_request_context = vec![1]);
    client_refuses("a context", ends(), context, A::ILLEGAL_PARAMETER);
    let rubbish = certificate(|message| message.certificate_list[0].cert_data = b"rubbish".to_vec());
    client_refuses("what is no certificate", ends(), rubbish, A::BAD_CERTIFICATE);
}

/// What comes of verifying a server's chain at the security level that programs begin with.
fn verdict_at_level_1(chain: &[Arc<crate::x509::Certificate>]) -> Verdict {
    let mut store = TrustStore::new();
    store.add_pem(&pki("ca.pem")).unwrap();
    let params = VerifyParams { purpose: Purpose::TlsServer, auth_level: 1, ..VerifyParams::default() };
    let outcome = verify_chain(&store, chain, &params, &mut |step| step.ok);
    let (alert, detail) = (outcome.error.alert(), outcome.error.to_string());
    Verdict { accepted: outcome.ok, result: outcome.error.0, alert, detail, chain: outcome.chain }
}

#[test]
fn a_certificate_signed_with_md5() {
    let md5 = certificate(|message| {
        let der = &mut message.certificate_list[0].cert_data;
        let rsa = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1];
        let sha256 = [&rsa[..], &[11]].concat();
        let places: Vec<_> = (0..der.len() - 9).filter(|&at| der[at..at + 9] == sha256).collect();
        assert_eq!(places.len(), 2, "in what is signed, and before the signature");
        for at in places {
            der[at + 8] = 4;
        }
    });
    let mut pair = Pair::new(config13(&[]), config13(&["server-rsa"]));
    pair.client.script = |question, _| match question {
        Question::VerifyPeer { chain } => Some(Answer::Verified(verdict_at_level_1(chain))),
        _ => None,
    };
    client_refuses("md5WithRSAEncryption", pair, md5, A::BAD_CERTIFICATE);
}

#[test]
fn proofs() {
    let signature = certificate_verify(|message| *message.signature.last_mut().unwrap() ^= 1);
    client_refuses("a wrong signature", ends(), signature, A::DECRYPT_ERROR);
    for algorithm in [
        SignatureScheme::RSA_PKCS1_SHA256,
        SignatureScheme::ECDSA_SHA1,
        SignatureScheme::ECDSA_SECP384R1_SHA384,
        SignatureScheme(0x0999),
    ] {
        let change = certificate_verify(move |message| message.algorithm = algorithm);
        client_refuses("another algorithm", ends(), change, A::ILLEGAL_PARAMETER);
    }
    client_refuses("a wrong Finished", ends(), finished(|message| message.verify_data[0] ^= 1), A::DECRYPT_ERROR);
}
