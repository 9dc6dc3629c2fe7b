//! Certificates of clients: who is asked for what, what is shown, and how it is proven.

use super::*;
use crate::codepoint::{ClientCertificateType, SignatureScheme};

/// A server that insists on a certificate, naming the authorities of these files.
fn asking(authorities: &[&str]) -> Config {
    let mut server = config(&["server-p256"]);
    server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
    server.session_id_context = b"test".to_vec();
    let names = authorities.iter().map(|name| {
        let file = pki(&format!("{name}.crt"));
        pem::certificates(&file).next().unwrap().unwrap().subject().der().to_vec()
    });
    server.client_ca_names = Arc::new(names.collect());
    server
}

/// The common name in the certificate that the server got; `None` if it got none.
fn shown(pair: &Pair) -> Option<String> {
    let chain = &pair.server.connection.facts().peer_chain;
    chain.first().map(|certificate| certificate.subject().oneline())
}

/// What comes of a handshake, and who the client showed itself as.
fn shows(client: &Config, server: &Config) -> Option<String> {
    let mut pair = Pair::new(client.clone(), server.clone());
    pair.handshake();
    shown(&pair).inspect(|_| {
        pair.check();
    })
}

#[test]
fn every_kind_of_key_signs_by_every_algorithm_of_its_own() {
    let keys = ["rsa", "rsa-pss", "p256", "p384", "p521", "ed25519"];
    let mut signed = 0;
    for key in keys {
        let client = config(&[&format!("client-{key}")]);
        for scheme in client.offered_signature_schemes() {
            let mut server = asking(&[]);
            server.client_signature_schemes = vec![scheme];
            let mut pair = Pair::new(client.clone(), server);
            pair.handshake();
            match shown(&pair) {
                Some(name) => {
                    pair.check();
                    assert!(name.ends_with(&format!("CN=client {key}")), "{name}");
                    let (client, server) = (pair.client.connection.facts(), pair.server.connection.facts());
                    assert_eq!((client.own_signature, server.peer_signature), (Some(scheme), Some(scheme)));
                    signed += 1;
                }
                None => assert_eq!(
                    pair.server.error,
                    Some(Error::PeerDidNotReturnCertificate { alert: AlertDescription::HANDSHAKE_FAILURE }),
                    "{key} {scheme}"
                ),
            }
        }
    }
    assert!(signed >= keys.len() * 2, "only {signed}");
}

#[test]
fn the_types_follow_from_the_algorithms_unless_set() {
    use ClientCertificateType as Type;
    let requested = |change: fn(&mut Config)| {
        let mut server = asking(&[]);
        server.verify.fail_if_no_peer_cert = false;
        change(&mut server);
        let mut pair = Pair::new(config(&[]), server);
        pair.handshake().check();
        pair.client.connection.facts().certificate_request.clone().unwrap()
    };
    assert_eq!(requested(|_| {}).types, [Type::RSA_SIGN, Type::ECDSA_SIGN]);
    let rsa = requested(|server| server.client_signature_schemes = vec![SignatureScheme::RSA_PSS_RSAE_SHA256]);
    assert_eq!(
        (&rsa.types[..], &rsa.signature_schemes[..]),
        (&[Type::RSA_SIGN][..], &[SignatureScheme::RSA_PSS_RSAE_SHA256][..])
    );
    assert_eq!(
        requested(|server| server.client_signature_schemes = vec![SignatureScheme::ED25519]).types,
        [Type::ECDSA_SIGN]
    );
    assert_eq!(
        requested(|server| server.client_certificate_types = vec![Type(9), Type(64)]).types,
        [Type(9), Type(64)]
    );
}

/// A client with several certificates shows the one whose authority the server named.
#[test]
fn the_authorities_choose() {
    let client = config(&["client-rsa", "client-p256", "client-ed25519"]);
    let ends = |shown: Option<String>, name: &str| assert!(shown.is_some_and(|shown| shown.ends_with(name)), "{name}");
    ends(shows(&client, &asking(&[])), "CN=client rsa");
    ends(shows(&client, &asking(&["ca-rsa"])), "CN=client rsa");
    ends(shows(&client, &asking(&["ca-ecdsa"])), "CN=client p256");
    ends(shows(&client, &asking(&["ca-ecdsa", "ca-rsa"])), "CN=client rsa");
    // None leads there: the server may still know better.
    ends(shows(&client, &asking(&["ca-other"])), "CN=client rsa");

    // What may not be used does not count.
    let mut server = asking(&["ca-ecdsa"]);
    server.client_signature_schemes = vec![SignatureScheme::ED25519];
    ends(shows(&client, &server), "CN=client ed25519");
    server.client_signature_schemes = vec![SignatureScheme::RSA_PSS_RSAE_SHA256];
    ends(shows(&client, &server), "CN=client rsa");

    // The chain leads there, by its intermediate.
    let mut client = config(&["client-rsa"]);
    use_certificate(&mut client.certificates, "client-chain");
    let file = pki("intermediate.crt");
    let intermediate = pem::certificates(&file).next().unwrap().unwrap();
    client.certificates.get_mut(Slot::Ecc).chain = vec![intermediate];
    ends(shows(&client, &asking(&["intermediate"])), "CN=client of the intermediate");
    ends(shows(&client, &asking(&["ca-ecdsa"])), "CN=client of the intermediate");
}

/// A client with an empty Certificate goes on only where it may.
#[test]
fn without_a_certificate() {
    let mut server = asking(&[]);
    assert_eq!(shows(&config(&[]), &server), None);
    server.verify.fail_if_no_peer_cert = false;
    let mut pair = Pair::new(config(&[]), server.clone());
    pair.handshake().check();
    assert_eq!(shown(&pair), None);
    assert!(pair.client.connection.facts().certificate_request.is_some());

    // Its certificates are of no use here.
    server.client_certificate_types = vec![ClientCertificateType::ECDSA_SIGN];
    let mut pair = Pair::new(config(&["client-rsa"]), server);
    pair.handshake().check();
    assert_eq!(shown(&pair), None);
}

#[test]
fn a_server_must_have_an_algorithm_to_ask_for() {
    let mut server = asking(&[]);
    server.client_signature_schemes = vec![SignatureScheme::ECDSA_SHA1];
    let mut pair = Pair::new(config(&["client-p256"]), server);
    pair.handshake();
    assert_eq!(pair.server.error.as_ref().map(Error::reason), Some(Reason::NO_SUITABLE_SIGNATURE_ALGORITHM));
}

/// A signature by an algorithm that the server did not name.
#[test]
fn only_what_was_named_is_accepted() {
    let mut pair = Pair::new(config(&["client-p256"]), asking(&[]));
    // The client believes that the server takes all; the server's mind changes before the proof comes.
    let mut strict = asking(&[]);
    strict.client_signature_schemes = vec![SignatureScheme::RSA_PSS_RSAE_SHA256];
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    pair.client.run(&[], &mut to_server);
    pair.server.feed(&core::mem::take(&mut to_server), usize::MAX, &[], &mut to_client);
    pair.client.feed(&core::mem::take(&mut to_client), usize::MAX, &[], &mut to_server);
    pair.server.connection.set_config(Arc::new(strict));
    pair.server.feed(&to_server, usize::MAX, &[], &mut to_client);
    let scheme = SignatureScheme::ECDSA_SECP256R1_SHA256;
    assert_eq!(pair.server.error, Some(Error::WrongSignatureType { scheme }));
}
