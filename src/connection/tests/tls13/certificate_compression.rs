//! Certificates that travel compressed in TLS 1.3 (RFC 8879).

use super::puppet::{Puppet, client_config};
use super::*;
use crate::codepoint::CertificateCompressionAlgorithm as Algorithm;
use crate::codepoint::SignatureScheme;
use crate::config::PreparedCertificate;
use crate::handshake::messages::tls13::{COMPRESSION_ALGORITHMS, CompressedCertificate};

/// A configuration for TLS 1.3 alone that takes certificates compressed with these.
fn tls13(certificates: &[&str], algorithms: &[Algorithm]) -> Config {
    let mut config = config(certificates);
    config.min_version = ProtocolVersion::TLS1_3;
    config.max_version = ProtocolVersion::TLS1_3;
    config.certificate_compression.algorithms = algorithms.to_vec();
    config.observe.messages = true;
    config
}

/// Compresses the server's certificate beforehand.
fn prepare(config: &mut Config, algorithm: Algorithm) {
    let held = config.certificates.get_mut(Slot::Ecc);
    let body = held.certificate_message();
    held.prepare(PreparedCertificate::new(CompressedCertificate::compress(algorithm, &body).unwrap(), &body));
}

/// The algorithm of each Certificate message that the client saw: the server's, and its own. `None` for one as it is.
fn seen(pair: &Pair) -> Vec<Option<u16>> {
    let bytes = pair.client.events.iter().filter_map(|event| match event {
        Event::Message { content_type: ContentType::HANDSHAKE, bytes, .. } => Some(bytes),
        _ => None,
    });
    bytes
        .filter_map(|bytes| match HandshakeType(bytes[0]) {
            HandshakeType::CERTIFICATE => Some(None),
            HandshakeType::COMPRESSED_CERTIFICATE => Some(Some(u16::from_be_bytes([bytes[4], bytes[5]]))),
            _ => None,
        })
        .collect()
}

#[test]
fn a_server_sends_what_was_compressed_beforehand_to_who_takes_it() {
    for algorithm in COMPRESSION_ALGORITHMS {
        let mut server = tls13(&["server-p256"], &COMPRESSION_ALGORITHMS);
        prepare(&mut server, algorithm);
        for taken in [&[][..], &[Algorithm::ZLIB], &[Algorithm::BROTLI], &[Algorithm::ZLIB, Algorithm::BROTLI]] {
            let mut pair = Pair::new(tls13(&[], taken), server.clone());
            pair.handshake();
            pair.check();
            assert_eq!(seen(&pair), [taken.contains(&algorithm).then_some(algorithm.0)], "{algorithm} to {taken:?}");
            assert_eq!(pair.client.connection.facts().peer_chain.len(), 1);
        }
    }
}

#[test]
fn a_server_compresses_nothing_in_a_handshake() {
    let mut pair = Pair::new(tls13(&[], &[Algorithm::ZLIB]), tls13(&["server-p256"], &[Algorithm::ZLIB]));
    pair.handshake();
    pair.check();
    assert_eq!(seen(&pair), [None]);
}

#[test]
fn what_has_changed_since_is_sent_as_it_is() {
    let mut server = tls13(&["server-p256"], &[Algorithm::ZLIB]);
    prepare(&mut server, Algorithm::ZLIB);
    use_certificate(&mut server.certificates, "server-p384");
    let mut pair = Pair::new(tls13(&[], &[Algorithm::ZLIB]), server);
    pair.handshake();
    pair.check();
    assert_eq!(seen(&pair), [None]);
}

#[test]
fn a_client_compresses_as_the_server_likes_it() {
    let (zlib, brotli) = (Algorithm::ZLIB, Algorithm::BROTLI);
    for (client, server, used) in [
        (&[brotli, zlib][..], &[zlib, brotli][..], Some(zlib.0)),
        (&[brotli], &[zlib, brotli], Some(brotli.0)),
        (&[brotli], &[zlib], None),
        (&[], &[zlib], None),
        (&[zlib], &[], None),
    ] {
        let mut server = tls13(&["server-p256"], server);
        server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
        let mut pair = Pair::new(tls13(&["client-p256"], client), server);
        pair.handshake();
        pair.check();
        assert_eq!(seen(&pair), [None, used]);
        assert_eq!(pair.server.connection.facts().peer_chain.len(), 1);
    }
}

#[test]
fn either_direction_can_be_switched_off() {
    let pair = |change: fn(&mut Config, &mut Config)| {
        let (mut client, mut server) =
            (tls13(&["client-p256"], &[Algorithm::ZLIB]), tls13(&["server-p256"], &[Algorithm::ZLIB]));
        prepare(&mut server, Algorithm::ZLIB);
        server.verify = VerifyMode { peer: true, fail_if_no_peer_cert: true, ..VerifyMode::default() };
        change(&mut client, &mut server);
        let mut pair = Pair::new(client, server);
        pair.handshake();
        pair.check();
        seen(&pair)
    };
    let zlib = Some(Algorithm::ZLIB.0);
    assert_eq!(pair(|_, _| ()), [zlib, zlib]);
    assert_eq!(pair(|client, _| client.certificate_compression.takes = false), [None, zlib]);
    assert_eq!(pair(|client, _| client.certificate_compression.sends = false), [zlib, None]);
    assert_eq!(pair(|_, server| server.certificate_compression.takes = false), [zlib, None]);
    assert_eq!(pair(|_, server| server.certificate_compression.sends = false), [None, zlib]);
}

/// What a client that takes certificates compressed with `taken` makes of one compressed with zlib.
fn told(taken: &[Algorithm], change: impl FnOnce(&mut CompressedCertificate)) -> Puppet {
    let mut config = client_config();
    config.certificate_compression.algorithms = taken.to_vec();
    Puppet::new(config).hello(|_| ()).extensions(|_| ()).compressed_certificate(Algorithm::ZLIB, change)
}

#[test]
fn a_compressed_certificate_counts_as_one() {
    let scheme = SignatureScheme::ECDSA_SECP256R1_SHA256;
    told(&[Algorithm::ZLIB], |_| ()).verify(scheme, |_| ()).finished(|_| ()).check();
}

#[test]
fn what_was_not_offered_is_refused() {
    let not_offered = (AlertDescription::ILLEGAL_PARAMETER, Reason::UNSUPPORTED_COMPRESSION_ALGORITHM);
    assert_eq!(told(&[Algorithm::BROTLI], |_| ()).refusal(), not_offered);
    assert_eq!(told(&[Algorithm::ZLIB], |message| message.algorithm = Algorithm::ZSTD).refusal(), not_offered);
    let none = told(&[], |_| ()).refusal();
    assert_eq!(none, (AlertDescription::UNEXPECTED_MESSAGE, Reason::UNEXPECTED_MESSAGE));
}

#[test]
fn what_does_not_decompress_as_it_says_is_refused() {
    let bad = (AlertDescription::BAD_CERTIFICATE, Reason::BAD_DECOMPRESSION);
    let changes: [fn(&mut CompressedCertificate); 5] = [
        |message| message.uncompressed_length += 1,
        |message| message.uncompressed_length -= 1,
        |message| message.uncompressed_length = (1 << 24) - 1,
        |message| message.algorithm = Algorithm::BROTLI,
        |message| message.compressed_certificate_message[20] ^= 0x55,
    ];
    for (n, change) in changes.into_iter().enumerate() {
        assert_eq!(told(&COMPRESSION_ALGORITHMS, change).refusal(), bad, "change {n}");
    }
    let garbage = told(&[Algorithm::ZLIB], |message| {
        *message = CompressedCertificate::compress(Algorithm::ZLIB, b"no Certificate").unwrap();
    });
    assert_eq!(garbage.refusal().0, AlertDescription::DECODE_ERROR);
}
