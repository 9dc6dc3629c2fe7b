//! Which of several certificates a server shows, by what the client takes (RFC 8446, sections 4.2.3 and 4.4.2.2).

use super::*;
use crate::codepoint::SignatureScheme;
use crate::handshake::messages::{ClientHello, frame};

const PSS: SignatureScheme = SignatureScheme::RSA_PSS_RSAE_SHA256;
const ECDSA: SignatureScheme = SignatureScheme::ECDSA_SECP256R1_SHA256;
const PKCS1: SignatureScheme = SignatureScheme::RSA_PKCS1_SHA256;

/// What a server signs with that has an RSA certificate, signed with PKCS #1 v1.5, and an ECDSA certificate, signed with ECDSA. The
/// client takes the one list in the handshake, and in certificates the other, or the same.
fn chosen(handshake: &'static [SignatureScheme], certificates: Option<&'static [SignatureScheme]>) -> SignatureScheme {
    let mut pair = Pair::new(config13(&[]), config13(&["server-rsa", "server-p256"]));
    pair.client.connection.channel.rewrite = Some(Box::new(move |typ, message| {
        if typ == HandshakeType::CLIENT_HELLO {
            let mut hello = ClientHello::decode(&message[4..]).unwrap();
            hello.extensions.signature_algorithms = Some(handshake.to_vec());
            hello.extensions.signature_algorithms_cert = certificates.map(<[_]>::to_vec);
            *message = frame(typ, |out| hello.encode(out));
        }
    }));
    // The client does not know what it says, so that it does not get through.
    pair.handshake();
    assert_eq!(pair.server.connection.facts().version, Some(ProtocolVersion::TLS1_3));
    pair.server.connection.facts().own_signature.expect("a certificate is shown")
}

#[test]
fn by_the_signatures_of_the_handshake() {
    assert_eq!(chosen(&[PSS, ECDSA, PKCS1], None), PSS);
    assert_eq!(chosen(&[ECDSA, PSS, PKCS1], None), ECDSA);
}

#[test]
fn by_the_signatures_of_certificates() {
    assert_eq!(chosen(&[PSS, ECDSA], None), ECDSA, "nobody would verify the other");
    assert_eq!(chosen(&[PSS, ECDSA], Some(&[PKCS1, ECDSA])), PSS);
    assert_eq!(chosen(&[ECDSA, PSS], Some(&[PKCS1])), PSS);
    assert_eq!(chosen(&[PSS, ECDSA, PKCS1], Some(&[ECDSA])), ECDSA);
    assert_eq!(chosen(&[PSS], Some(&[ECDSA])), PSS, "better than none");
    assert_eq!(chosen(&[PSS], None), PSS, "better than none");
}
