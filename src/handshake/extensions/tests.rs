//! Each extension as it travels, whole, cut off and malformed.

use super::*;
use crate::codec::Reader;
use crate::codepoint::{
    CertificateCompressionAlgorithm, MaxFragmentLength, NamedGroup, ProtocolVersion, PskKeyExchangeMode,
    SignatureScheme,
};

mod tls13;

/// The bytes of a block of extensions, each a number and a body.
fn bytes(extensions: &[(u16, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    out.vec16(|out| {
        for (typ, body) in extensions {
            out.u16(*typ);
            out.vec16(|out| out.bytes(body));
        }
    });
    out
}

fn client(extensions: &[(u16, &[u8])]) -> Result<ClientExtensions> {
    ClientExtensions::decode(&mut Reader::new(&bytes(extensions), "test"))
}

fn server(extensions: &[(u16, &[u8])]) -> Result<ServerExtensions> {
    ServerExtensions::decode(&mut Reader::new(&bytes(extensions), "test"), false)
}

/// Both alert and reason, for short comparisons.
fn refusal<T: core::fmt::Debug>(result: Result<T>) -> (AlertDescription, Reason) {
    let error = result.unwrap_err();
    (error.alert().unwrap(), error.reason())
}

const BAD: (AlertDescription, Reason) = (AlertDescription::DECODE_ERROR, Reason::BAD_EXTENSION);

#[test]
fn client_extensions_come_back() {
    let extensions = ClientExtensions {
        server_name: Some(b"example.org".to_vec()),
        alpn: Some(vec![b"h2".to_vec(), b"x".to_vec()]),
        supported_groups: Some(vec![NamedGroup::X25519, NamedGroup(0x1234)]),
        ec_point_formats: Some(vec![UNCOMPRESSED]),
        signature_algorithms: Some(vec![SignatureScheme::ED25519, SignatureScheme::RSA_PKCS1_SHA1]),
        signature_algorithms_cert: Some(vec![SignatureScheme::ED25519]),
        session_ticket: Some(b"ticket".to_vec()),
        status_request: true,
        max_fragment_length: Some(MaxFragmentLength::BYTES_1024),
        record_size_limit: Some(1000),
        next_protocols: true,
        extended_master_secret: true,
        encrypt_then_mac: true,
        renegotiation_info: Some(vec![1, 2, 3]),
        supported_versions: Some(vec![ProtocolVersion::TLS1_3, ProtocolVersion::TLS1_2]),
        psk_key_exchange_modes: Some(vec![PskKeyExchangeMode::PSK_DHE_KE, PskKeyExchangeMode::PSK_KE]),
        key_share: Some(vec![
            KeyShareEntry { group: NamedGroup::X25519, key_exchange: vec![1; 32] },
            KeyShareEntry { group: NamedGroup(0x1a1a), key_exchange: vec![0] },
        ]),
        cookie: Some(b"cookie".to_vec()),
        early_data: true,
        post_handshake_auth: true,
        certificate_authorities: Some(vec![vec![0x30, 0], vec![0x30, 1, 0]]),
        compress_certificate: Some(vec![CertificateCompressionAlgorithm::BROTLI, CertificateCompressionAlgorithm(9)]),
        padding: None,
        pre_shared_key: Some(OfferedPsks {
            identities: vec![
                PskIdentity { identity: b"ticket".to_vec(), obfuscated_ticket_age: 0x8000_0001 },
                PskIdentity { identity: b"x".to_vec(), obfuscated_ticket_age: 0 },
            ],
            binders: vec![vec![3; 32], vec![4; 48]],
        }),
        others: vec![],
        received: ExtensionBlock::default(),
    };
    let mut out = Vec::new();
    extensions.encode(&mut out);
    let decoded = ClientExtensions::decode(&mut Reader::new(&out, "test")).unwrap();
    assert_eq!(decoded.received.iter().count(), 23);
    assert!(decoded.received.iter().all(|(typ, _)| extensions.has(typ)));
    assert_eq!(ClientExtensions { received: ExtensionBlock::default(), ..decoded }, extensions);
}

#[test]
fn server_extensions_come_back() {
    let extensions = ServerExtensions {
        server_name: true,
        alpn: Some(b"h2".to_vec()),
        ec_point_formats: Some(vec![2, UNCOMPRESSED]),
        session_ticket: true,
        status_request: true,
        max_fragment_length: Some(MaxFragmentLength::BYTES_1024),
        record_size_limit: Some(1000),
        next_protocols: Some(vec![b"h2".to_vec(), b"x".to_vec()]),
        extended_master_secret: true,
        encrypt_then_mac: true,
        renegotiation_info: Some(vec![]),
        supported_versions: Some(ProtocolVersion::TLS1_2),
        key_share: Some(KeyShareEntry { group: NamedGroup::X25519, key_exchange: vec![1; 32] }),
        selected_group: None,
        pre_shared_key: Some(1),
        cookie: None,
        others: vec![],
        received: ExtensionBlock::default(),
    };
    let mut out = Vec::new();
    extensions.encode(&mut out);
    let decoded = ServerExtensions::decode(&mut Reader::new(&out, "test"), false).unwrap();
    assert_eq!(decoded.received.iter().count(), 14);
    assert_eq!(ServerExtensions { received: ExtensionBlock::default(), ..decoded }, extensions);
}

#[test]
fn without_extensions_nothing_is_written() {
    let mut out = Vec::new();
    ClientExtensions::default().encode(&mut out);
    ServerExtensions::default().encode(&mut out);
    assert_eq!(out, []);
    assert_eq!(client(&[]).unwrap(), ClientExtensions::default(), "an empty block is none");
}

#[test]
fn a_status_request_is_for_ocsp_or_for_nothing_known() {
    assert!(client(&[(5, &[1, 0, 0, 0, 0])]).unwrap().status_request);
    assert!(client(&[(5, &[1, 0, 3, 0, 1, 7, 0, 2, 8, 9])]).unwrap().status_request, "responders and extensions");
    assert!(!client(&[(5, &[2, 1])]).unwrap().status_request, "RFC 6961's type, which is not known");
    for body in
        [&[][..], &[1], &[1, 0, 0], &[1, 0, 0, 0, 0, 0], &[1, 0, 2, 0, 0, 0, 0], &[1, 0, 1, 0, 0, 0], &[1, 0, 0, 0, 1]]
    {
        assert_eq!(refusal(client(&[(5, body)])), BAD, "{body:?}");
    }
}

#[test]
fn record_sizes_that_do_not_exist_are_refused() {
    let invalid = (AlertDescription::ILLEGAL_PARAMETER, Reason::SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH);
    for value in [0, 5, 255] {
        assert_eq!(refusal(client(&[(1, &[value])])), invalid);
        assert_eq!(refusal(server(&[(1, &[value])])), invalid);
    }
    assert_eq!(client(&[(1, &[4])]).unwrap().max_fragment_length, Some(MaxFragmentLength::BYTES_4096));
    assert_eq!(MaxFragmentLength(4).bytes(), Some(4096));
    let too_small = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_EXTENSION);
    assert_eq!(refusal(client(&[(28, &[0, 63])])), too_small);
    assert_eq!(client(&[(28, &[0, 64])]).unwrap().record_size_limit, Some(64));
    assert_eq!(client(&[(28, &[0x40, 1])]).unwrap().record_size_limit, Some(0x4001), "TLS 1.3's, not ours to refuse");
    for body in [&[][..], &[1, 1]] {
        assert_eq!(refusal(client(&[(1, body)])), BAD);
    }
    for body in [&[][..], &[1], &[1, 1, 1]] {
        assert_eq!(refusal(client(&[(28, body)])), BAD);
    }
}

#[test]
fn a_servers_protocols_have_names() {
    assert_eq!(server(&[(13172, b"")]).unwrap().next_protocols, Some(vec![]));
    for body in [&b"\x00"[..], b"\x02h", b"\x02h2\x00", b"\x01h2"] {
        assert_eq!(refusal(server(&[(13172, body)])), BAD, "{body:?}");
    }
}

#[test]
fn no_extension_comes_twice() {
    let duplicate = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_EXTENSION);
    assert_eq!(refusal(client(&[(23, &[]), (22, &[]), (23, &[])])), duplicate);
    assert_eq!(refusal(client(&[(0xaaaa, &[1]), (0xaaaa, &[2])])), duplicate, "unknown ones neither");
    assert_eq!(refusal(server(&[(23, &[]), (23, &[])])), duplicate);
}

#[test]
fn unknown_extensions_are_kept_in_order() {
    let extensions = client(&[(0xaaaa, b"a"), (23, &[]), (1, &[2])]).unwrap();
    assert!(extensions.extended_master_secret);
    let received: Vec<_> = extensions.received.iter().map(|(typ, body)| (typ.0, body)).collect();
    assert_eq!(received, [(0xaaaa, &b"a"[..]), (23, &[]), (1, &[2])]);
    assert!(extensions.has(ExtensionType(0xaaaa)) && !extensions.has(ExtensionType(0xaaab)));
}

#[test]
fn a_server_name_is_one_host_name() {
    let name = |list: &[u8]| {
        let mut body = Vec::new();
        body.vec16(|out| out.bytes(list));
        client(&[(0, &body)]).map(|extensions| extensions.server_name.unwrap())
    };
    assert_eq!(name(b"\x00\x00\x01a").unwrap(), b"a");
    for list in [&b""[..], b"\x01\x00\x01a", b"\x00\x00\x00", b"\x00\x00\x02a", b"\x00\x00\x01a\x00\x00\x01b"] {
        assert_eq!(refusal(name(list)), BAD, "{list:?}");
    }
    let unrecognized = (AlertDescription::UNRECOGNIZED_NAME, Reason::BAD_EXTENSION);
    assert_eq!(refusal(name(b"\x00\x00\x03a\x00b")), unrecognized);
    assert_eq!(name(&[&[0, 0, 255][..], &[b'a'; 255]].concat()).unwrap().len(), 255);
    assert_eq!(refusal(name(&[&[0, 1, 0][..], &[b'a'; 256]].concat())), unrecognized);
}

#[test]
fn protocol_names_are_not_empty() {
    for body in [&b"\x00\x00"[..], b"\x00\x01\x00", b"\x00\x03\x01a\x00", b"\x00\x02\x02a", b"\x00\x02\x01ab", b""] {
        assert_eq!(refusal(client(&[(16, body)])), BAD, "{body:?}");
        assert_eq!(refusal(server(&[(16, body)])), BAD, "{body:?}");
    }
    assert_eq!(refusal(server(&[(16, b"\x00\x04\x01a\x01b")])), BAD, "a server chooses one");
}

#[test]
fn lists_are_whole_and_not_empty() {
    for typ in [10, 13, 50] {
        for body in [&[][..], &[0], &[0, 0], &[0, 1, 4], &[0, 3, 4, 3, 4], &[0, 2, 4, 3, 9], &[0, 4, 4, 3]] {
            assert_eq!(refusal(client(&[(typ, body)])), BAD, "{typ} {body:?}");
        }
    }
    for body in [&[][..], &[0], &[1, 3], &[3, 3, 4, 3], &[2, 3, 4, 3]] {
        assert_eq!(refusal(client(&[(43, body)])), BAD, "supported_versions {body:?}");
    }
    for body in [&[][..], &[3], &[3, 4, 0]] {
        assert_eq!(refusal(server(&[(43, body)])), BAD, "supported_versions {body:?}");
    }
}

#[test]
fn point_formats_have_the_uncompressed_one() {
    for body in [&[][..], &[0], &[2, 0], &[1, 0, 0]] {
        assert_eq!(refusal(client(&[(11, body)])), BAD, "{body:?}");
    }
    let missing = (AlertDescription::ILLEGAL_PARAMETER, Reason::TLS_INVALID_ECPOINTFORMAT_LIST);
    assert_eq!(refusal(client(&[(11, &[1, 1])])), missing);
    assert_eq!(refusal(server(&[(11, &[2, 1, 2])])), missing);
}

#[test]
fn flags_have_no_body() {
    for typ in [22, 23, 13172] {
        assert_eq!(refusal(client(&[(typ, &[0])])), BAD, "{typ}");
    }
    for typ in [0, 5, 22, 23, 35] {
        assert_eq!(refusal(server(&[(typ, &[0])])), BAD, "{typ}");
    }
}

#[test]
fn renegotiation_info_says_its_length() {
    let wrong = (AlertDescription::DECODE_ERROR, Reason::RENEGOTIATION_ENCODING_ERR);
    for body in [&[][..], &[1], &[0, 0], &[1, 2, 3]] {
        assert_eq!(refusal(client(&[(0xff01, body)])), wrong, "{body:?}");
        assert_eq!(refusal(server(&[(0xff01, body)])), wrong, "{body:?}");
    }
    assert_eq!(client(&[(0xff01, &[0])]).unwrap().renegotiation_info, Some(vec![]));
}

#[test]
fn every_truncation_of_a_block_fails() {
    let whole = bytes(&[(0, b"\x00\x04\x00\x00\x01a"), (23, &[]), (10, &[0, 2, 0, 29])]);
    for n in 1..whole.len() {
        assert!(ClientExtensions::decode(&mut Reader::new(&whole[..n], "test")).is_err(), "{n} bytes");
    }
}
