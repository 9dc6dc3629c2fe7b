//! The extensions of TLS 1.3: malformed, in the wrong message, and not asked for.

use super::*;
use crate::handshake::extensions::placement::Place;
use crate::handshake::messages::CertificateStatus;

fn retry(extensions: &[(u16, &[u8])]) -> Result<ServerExtensions> {
    ServerExtensions::decode(&mut Reader::new(&bytes(extensions), "test"), true)
}

fn encrypted(extensions: &[(u16, &[u8])]) -> Result<EncryptedSet> {
    EncryptedSet::decode(&mut Reader::new(&bytes(extensions), "test"))
}

fn entry(extensions: &[(u16, &[u8])]) -> Result<EntryExtensions> {
    EntryExtensions::decode(&mut Reader::new(&bytes(extensions), "test"))
}

fn request(extensions: &[(u16, &[u8])]) -> Result<RequestExtensions> {
    RequestExtensions::decode(&mut Reader::new(&bytes(extensions), "test"))
}

fn ticket(extensions: &[(u16, &[u8])]) -> Result<TicketExtensions> {
    TicketExtensions::decode(&mut Reader::new(&bytes(extensions), "test"))
}

/// supported_versions of a server that chose TLS 1.3.
const CHOSE_1_3: (u16, &[u8]) = (43, &[3, 4]);

/// signature_algorithms, without which there is no CertificateRequest.
const SCHEMES: (u16, &[u8]) = (13, &[0, 2, 4, 3]);

#[test]
fn encrypted_extensions_come_back() {
    let extensions = EncryptedSet {
        server_name: true,
        max_fragment_length: Some(MaxFragmentLength::BYTES_512),
        supported_groups: Some(vec![NamedGroup::X25519]),
        alpn: Some(b"h2".to_vec()),
        record_size_limit: Some(0x4001),
        early_data: true,
        others: vec![(ExtensionType(0xfefe), b"x".to_vec())],
        received: ExtensionBlock::default(),
    };
    let mut out = Vec::new();
    extensions.encode(&mut out);
    let decoded = EncryptedSet::decode(&mut Reader::new(&out, "test")).unwrap();
    assert_eq!(decoded.received.iter().count(), 7);
    let unknown = decoded.received.get(ExtensionType(0xfefe)).unwrap().to_vec();
    let others = vec![(ExtensionType(0xfefe), unknown)];
    assert_eq!(EncryptedSet { received: ExtensionBlock::default(), others, ..decoded }, extensions);
}

#[test]
fn a_certificate_requests_extensions_come_back() {
    let extensions = RequestExtensions {
        status_request: true,
        signature_algorithms: vec![SignatureScheme::ED25519],
        signature_algorithms_cert: Some(vec![SignatureScheme::RSA_PKCS1_SHA256]),
        signed_certificate_timestamp: true,
        certificate_authorities: Some(vec![vec![0x30, 0]]),
        oid_filters: Some(vec![OidFilter {
            certificate_extension_oid: vec![6, 3, 85, 29, 15],
            certificate_extension_values: vec![3, 2, 7, 128],
        }]),
        compress_certificate: Some(vec![CertificateCompressionAlgorithm::ZLIB]),
        others: vec![],
        received: ExtensionBlock::default(),
    };
    let mut out = Vec::new();
    extensions.encode(&mut out);
    let decoded = RequestExtensions::decode(&mut Reader::new(&out, "test")).unwrap();
    assert_eq!(decoded.received.iter().count(), 7);
    assert_eq!(RequestExtensions { received: ExtensionBlock::default(), ..decoded }, extensions);
}

#[test]
fn what_is_said_of_a_certificate_comes_back() {
    let extensions = EntryExtensions {
        status: Some(CertificateStatus { response: b"yes".to_vec() }),
        signed_certificate_timestamps: Some(b"\x00\x03\x00\x01a".to_vec()),
        others: vec![],
        received: ExtensionBlock::default(),
    };
    let mut out = Vec::new();
    extensions.encode(&mut out);
    let decoded = EntryExtensions::decode(&mut Reader::new(&out, "test")).unwrap();
    assert_eq!(EntryExtensions { received: ExtensionBlock::default(), ..decoded }, extensions);
}

#[test]
fn key_shares_are_whole() {
    let good = [&[0, 7, 0, 29, 0, 3, 1, 2, 3][..], &[0, 12, 0, 29, 0, 1, 1, 0, 23, 0, 3, 1, 2, 3], &[0, 0]];
    for (body, count) in good.into_iter().zip([1, 2, 0]) {
        assert_eq!(client(&[(51, body)]).unwrap().key_share.unwrap().len(), count);
    }
    for body in [&[][..], &[0], &[0, 1, 0], &[0, 4, 0, 29, 0, 0], &[0, 4, 0, 29, 0, 1], &[0, 5, 0, 29, 0, 1, 9, 0]] {
        assert_eq!(refusal(client(&[(51, body)])), BAD, "{body:?}");
    }
    let twice = client(&[(51, &[0, 10, 0, 29, 0, 1, 1, 0, 29, 0, 1, 2])]);
    assert_eq!(refusal(twice), (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_KEY_SHARE));
    for body in [&[][..], &[0, 29], &[0, 29, 0, 0], &[0, 29, 0, 2, 9], &[0, 29, 0, 1, 9, 9]] {
        assert_eq!(refusal(server(&[(51, body)])), BAD, "{body:?}");
    }
    assert_eq!(retry(&[(51, &[0, 29])]).unwrap().selected_group, Some(NamedGroup::X25519));
    for body in [&[][..], &[0], &[0, 29, 0]] {
        assert_eq!(refusal(retry(&[(51, body)])), BAD, "{body:?}");
    }
}

/// An offer of pre-shared keys with these identities and binders of these lengths.
fn offer(identities: &[&[u8]], binders: &[usize]) -> Vec<u8> {
    let mut out = Vec::new();
    out.vec16(|out| {
        for identity in identities {
            out.vec16(|out| out.bytes(identity));
            out.u32(7);
        }
    });
    out.vec16(|out| binders.iter().for_each(|&length| out.vec8(|out| out.bytes(&vec![9; length]))));
    out
}

#[test]
fn pre_shared_keys_are_whole() {
    let decode = |body: &[u8]| client(&[(41, body)]).map(|extensions| extensions.pre_shared_key.unwrap());
    let psks = decode(&offer(&[b"a", b"bc"], &[32, 255])).unwrap();
    assert_eq!((psks.identities.len(), &psks.identities[1].identity[..]), (2, &b"bc"[..]));
    assert_eq!((psks.identities[1].obfuscated_ticket_age, psks.binders[1].len()), (7, 255));
    let whole = offer(&[b"a"], &[32]);
    for n in 0..whole.len() {
        assert_eq!(refusal(decode(&whole[..n])), BAD, "cut to {n}");
    }
    for body in [offer(&[], &[32]), offer(&[b"a"], &[]), offer(&[b""], &[32]), offer(&[b"a"], &[31])] {
        assert_eq!(refusal(decode(&body)), BAD, "{body:?}");
    }
    assert_eq!(refusal(decode(&[&whole[..], &[0]].concat())), BAD, "a byte more");
    for (identities, binders) in [(&[&b"a"[..]][..], &[32, 32][..]), (&[b"a", b"b"], &[32])] {
        let mismatch = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_PSK);
        assert_eq!(refusal(decode(&offer(identities, binders))), mismatch);
    }
    for body in [&[][..], &[0], &[0, 0, 0]] {
        assert_eq!(refusal(server(&[(41, body)])), BAD, "{body:?}");
    }
}

#[test]
fn pre_shared_keys_stand_last() {
    let offer = offer(&[b"a"], &[32]);
    client(&[(23, &[]), (41, &offer)]).unwrap();
    let misplaced = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_EXTENSION);
    assert_eq!(refusal(client(&[(41, &offer), (23, &[])])), misplaced);
    assert_eq!(
        refusal(client(&[(41, b"what is this"), (0xfefe, &[])])),
        misplaced,
        "before anything else is looked at"
    );
}

#[test]
fn lists_of_tls_1_3_are_whole_and_not_empty() {
    let refused: [(u16, &[&[u8]]); 4] = [
        (45, &[&[], &[0], &[2, 1], &[1, 1, 1]]),
        (44, &[&[], &[0], &[0, 0], &[0, 2, 1], &[0, 1, 1, 1]]),
        (47, &[&[], &[0, 0], &[0, 2, 0, 0], &[0, 3, 0, 2, 1], &[0, 4, 0, 1, 1, 0], &[0, 3, 0, 1, 1, 0]]),
        (27, &[&[], &[0], &[1, 0], &[3, 0, 1, 0], &[2, 0, 1, 0]]),
    ];
    for (typ, bodies) in refused {
        for body in bodies {
            assert_eq!(refusal(client(&[(typ, body)])), BAD, "{typ} {body:?}");
            if matches!(typ, 27 | 47) {
                assert_eq!(refusal(request(&[SCHEMES, (typ, body)])), BAD, "{typ} {body:?}");
            }
        }
    }
    for typ in [42, 49] {
        assert_eq!(refusal(client(&[(typ, &[0])])), BAD, "{typ}");
    }
    for body in [&[][..], &[0], &[0, 3, 0, 0, 0], &[0, 3, 1, 6, 0], &[0, 4, 1, 6, 0, 1], &[0, 4, 1, 6, 0, 0, 0]] {
        assert_eq!(refusal(request(&[SCHEMES, (48, body)])), BAD, "{body:?}");
    }
    assert_eq!(request(&[SCHEMES, (48, &[0, 0])]).unwrap().oid_filters, Some(vec![]));
    for body in [&[][..], &[0, 0, 0], &[0, 0, 0, 0, 0]] {
        assert_eq!(refusal(ticket(&[(42, body)])), BAD, "{body:?}");
    }
    for (typ, body) in [(5, &[0][..]), (18, &[0]), (13, &[]), (50, &[0, 0])] {
        assert_eq!(refusal(request(&[SCHEMES, (typ, body)][usize::from(typ == 13)..])), BAD, "{typ}");
    }
    for (typ, body) in [(42, &[0][..]), (0, &[0]), (28, &[0]), (10, &[0, 0]), (16, &[0, 0]), (1, &[])] {
        assert_eq!(refusal(encrypted(&[(typ, body)])), BAD, "{typ}");
    }
    for (typ, body) in
        [(5, &[][..]), (5, &[1, 0, 0, 0]), (5, &[1, 0, 0, 2, 9]), (5, &[1, 0, 0, 1, 9, 9]), (18, &[0, 0])]
    {
        assert_eq!(refusal(entry(&[(typ, body)])), BAD, "{typ} {body:?}");
    }
}

#[test]
fn a_certificate_request_says_which_signatures_it_takes() {
    let missing = (AlertDescription::MISSING_EXTENSION, Reason::MISSING_SIGALGS_EXTENSION);
    assert_eq!(refusal(request(&[])), missing);
    assert_eq!(request(&[SCHEMES]).unwrap().signature_algorithms, [SignatureScheme::ECDSA_SECP256R1_SHA256]);
}

/// Where RFC 8446, section 4.2, and the RFCs that define them have each extension that is known here: `C`lientHello,
/// `S`erverHello, Hello`R`etryRequest, `E`ncryptedExtensions, Certificate (`T`), CertificateRe`Q`uest, `N`ewSessionTicket.
const PLACES: [(u16, &str); 26] = [
    (0, "CE"),
    (1, "CE"),
    (5, "CQT"),
    (10, "CE"),
    (11, "C"),
    (13, "CQ"),
    (16, "CE"),
    (18, "CQT"),
    (21, "C"),
    (22, "C"),
    (23, "C"),
    (27, "CQ"),
    (28, "CE"),
    (35, "C"),
    (41, "CS"),
    (42, "CEN"),
    (43, "CSR"),
    (44, "CR"),
    (45, "C"),
    (47, "CQ"),
    (48, "Q"),
    (49, "C"),
    (50, "CQ"),
    (51, "CSR"),
    (13172, "C"),
    (0xff01, "C"),
];

#[test]
fn each_extension_has_its_messages() {
    for typ in 0..=u16::MAX {
        let known = PLACES.iter().find(|(known, _)| *known == typ).map(|(_, places)| *places);
        assert_eq!(ExtensionType(typ).name().is_some(), known.is_some(), "{typ}");
        let received = ExtensionBlock::take(&mut Reader::new(&bytes(&[(typ, &[])]), "test")).unwrap();
        for (letter, place) in [
            ('C', Place::ClientHello),
            ('S', Place::ServerHello),
            ('R', Place::HelloRetryRequest),
            ('E', Place::EncryptedExtensions),
            ('T', Place::Certificate),
            ('Q', Place::CertificateRequest),
            ('N', Place::NewSessionTicket),
        ] {
            let checked = place.check(&received);
            if known.is_none_or(|places| places.contains(letter)) {
                assert_eq!(checked, Ok(()), "{typ} in {place:?}");
            } else {
                let misplaced = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_EXTENSION);
                assert_eq!(refusal(checked), misplaced, "{typ} in {place:?}");
            }
        }
    }
}

#[test]
fn every_set_looks_where_it_is() {
    let misplaced = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_EXTENSION);
    assert_eq!(refusal(server(&[CHOSE_1_3, (16, b"\x00\x03\x02h2")])), misplaced);
    assert_eq!(refusal(server(&[CHOSE_1_3, (44, &[0, 1, 1])])), misplaced);
    assert_eq!(refusal(retry(&[CHOSE_1_3, (41, &[0, 0])])), misplaced);
    assert_eq!(refusal(encrypted(&[(51, &[0, 29, 0, 1, 1])])), misplaced);
    assert_eq!(refusal(entry(&[(0, &[])])), misplaced);
    assert_eq!(refusal(request(&[SCHEMES, (16, b"\x00\x03\x02h2")])), misplaced);
    assert_eq!(refusal(ticket(&[(43, &[3, 4])])), misplaced);
    assert_eq!(refusal(client(&[(48, &[0, 0])]).unwrap().check_placement()), misplaced);
    server(&[(16, b"\x00\x03\x02h2")]).unwrap();
}

#[test]
fn answers_are_to_what_was_asked() {
    let offer = ClientExtensions { server_name: Some(b"a".to_vec()), key_share: Some(vec![]), ..Default::default() };
    let unsolicited = (AlertDescription::UNSUPPORTED_EXTENSION, Reason::UNSOLICITED_EXTENSION);
    encrypted(&[(0, &[])]).unwrap().check_solicited(&offer).unwrap();
    // Not asked for; of a kind that nobody knows; of a kind that the client would have to have sent as grease.
    for answer in [(42, &[][..]), (0xfefe, b"x"), (0x1a1a, &[])] {
        assert_eq!(refusal(encrypted(&[answer]).unwrap().check_solicited(&offer)), unsolicited, "{answer:?}");
    }
    let own = ClientExtensions { others: vec![(ExtensionType(0xfefe), vec![])], ..offer.clone() };
    encrypted(&[(0xfefe, b"x")]).unwrap().check_solicited(&own).unwrap();

    retry(&[(51, &[0, 29]), (44, &[0, 1, 1])]).unwrap().check_solicited(&offer).unwrap();
    assert_eq!(refusal(server(&[(41, &[0, 0])]).unwrap().check_solicited(&offer)), unsolicited);
    assert_eq!(refusal(server(&[(44, &[0, 1, 1])]).unwrap().check_solicited(&offer)), unsolicited, "not a retry");

    let status = entry(&[(5, &[1, 0, 0, 1, 9])]).unwrap();
    status.check_solicited(|typ| typ == ExtensionType::STATUS_REQUEST).unwrap();
    assert_eq!(refusal(status.check_solicited(|_| false)), unsolicited);
}

/// RFC 8701: whoever is asked ignores what it does not know.
#[test]
fn grease_in_questions_is_ignored() {
    for grease in (0..16).map(|n: u16| (n << 4 | 0x0a) * 0x0101) {
        let hello = client(&[
            (grease, b"x"),
            (10, &[&[0, 4][..], &grease.to_be_bytes(), &[0, 29]].concat()),
            (51, &[&[0, 5][..], &grease.to_be_bytes(), &[0, 1, 0]].concat()),
            (43, &[&[4][..], &grease.to_be_bytes(), &[3, 4]].concat()),
            (13, &[&[0, 2][..], &grease.to_be_bytes()].concat()),
            (45, &[2, 0x0b, 1]),
            (27, &[&[2][..], &grease.to_be_bytes()].concat()),
        ])
        .unwrap();
        assert_eq!(hello.supported_groups.unwrap(), [NamedGroup(grease), NamedGroup::X25519]);
        assert_eq!(hello.supported_versions.unwrap(), [ProtocolVersion(grease), ProtocolVersion::TLS1_3]);
        request(&[SCHEMES, (grease, b"x")]).unwrap();
        assert_eq!(ticket(&[(grease, b"x")]).unwrap().max_early_data_size, None);
    }
}

#[test]
fn no_extension_comes_twice() {
    let twice = (AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_EXTENSION);
    assert_eq!(refusal(encrypted(&[(42, &[]), (42, &[])])), twice);
    assert_eq!(refusal(entry(&[(0xfefe, &[]), (0xfefe, &[])])), twice);
    assert_eq!(refusal(request(&[SCHEMES, SCHEMES])), twice);
    assert_eq!(refusal(ticket(&[(42, &[0; 4]), (42, &[0; 4])])), twice);
}
