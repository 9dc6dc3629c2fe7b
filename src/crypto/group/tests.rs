//! Key exchange against RFC 7748 and openssl, the backends against each other, and what is refused.

use super::super::backend::Backend;
use super::super::fixtures::{hex, table};
use super::{EphemeralKey, respond, respond_with};
use crate::alert::AlertDescription;
use crate::codepoint::NamedGroup;

const CURVES: [NamedGroup; 4] =
    [NamedGroup::X25519, NamedGroup::SECP256R1, NamedGroup::SECP384R1, NamedGroup::SECP521R1];

fn curve(name: &str) -> Option<NamedGroup> {
    CURVES.into_iter().find(|group| group.name() == Some(name))
}

#[test]
fn agrees_with_openssl() {
    let mut tested = 0;
    for line in table(include_str!("../testdata/exchanges.txt")) {
        let [name, secret, public, peer, shared, _] = line[..] else { panic!("six fields") };
        let Some(group) = curve(name) else { continue };
        for backend in Backend::available() {
            let key = EphemeralKey::from_secret(*backend, group, &hex(secret)).unwrap();
            assert_eq!(key.public(), hex(public), "{name} {backend:?}");
            assert_eq!(key.agree(&hex(peer)).unwrap().as_ref(), hex(shared), "{name} {backend:?}");
        }
        tested += 1;
    }
    assert_eq!(tested, CURVES.len());
}

#[test]
fn x25519_as_in_rfc_7748() {
    // Section 5.2, the first two examples.
    let examples = [
        (
            "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
            "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        ),
        (
            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
            "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
            "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        ),
    ];
    for backend in Backend::available() {
        for (scalar, u, result) in examples {
            let key = EphemeralKey::from_secret(*backend, NamedGroup::X25519, &hex(scalar)).unwrap();
            assert_eq!(key.agree(&hex(u)).unwrap().as_ref(), hex(result), "{backend:?}");
        }
    }
}

#[test]
fn both_sides_agree_in_every_group() {
    let groups = CURVES.into_iter().chain([NamedGroup::FFDHE2048, NamedGroup::FFDHE3072, NamedGroup::FFDHE4096]);
    for group in groups {
        for backend in Backend::available() {
            let ours = EphemeralKey::generate_with(*backend, group).unwrap();
            let theirs = EphemeralKey::generate(group).unwrap();
            assert_eq!(ours.group(), group);
            let (our_public, their_public) = (ours.public().to_vec(), theirs.public().to_vec());
            assert_ne!(our_public, their_public);
            let shared = ours.agree(&their_public).unwrap();
            assert_eq!(shared.as_ref(), theirs.agree(&our_public).unwrap().as_ref(), "{group}");
        }
    }
}

#[test]
fn points_that_are_none_are_refused() {
    for backend in Backend::available() {
        for group in [NamedGroup::SECP256R1, NamedGroup::SECP384R1, NamedGroup::SECP521R1] {
            let good = EphemeralKey::generate_with(*backend, group).unwrap().public().to_vec();
            let refused = |peer: &[u8], what: &str| {
                let Err(error) = EphemeralKey::generate_with(*backend, group).unwrap().agree(peer) else {
                    panic!("{group} {backend:?}: {what} is taken")
                };
                assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
            };
            refused(&[], "nothing");
            refused(&[0], "the point at infinity");
            refused(&good[..good.len() - 1], "a truncated point");
            refused(&[&good[..], &[0]].concat(), "a longer point");
            let mut off_curve = good.clone();
            *off_curve.last_mut().unwrap() ^= 1;
            refused(&off_curve, "a point off the curve");
            let coordinate = (good.len() - 1) / 2;
            let mut compressed = good[..=coordinate].to_vec();
            compressed[0] = 2 + (good[good.len() - 1] & 1);
            refused(&compressed, "a compressed point");
            let mut hybrid = good.clone();
            hybrid[0] = 6 + (good[good.len() - 1] & 1);
            refused(&hybrid, "a point in hybrid form");
            let mut beyond = vec![0xff; good.len()];
            beyond[0] = 4;
            refused(&beyond, "coordinates not below the field's prime");
        }
    }
}

#[test]
fn x25519_points_of_small_order_are_refused() {
    // 0, 1, the two of order 8, p - 1, p and p + 1: with each, every secret gives zero (RFC 7748, section 6.1).
    let small = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ];
    for backend in Backend::available() {
        for peer in small {
            let key = EphemeralKey::generate_with(*backend, NamedGroup::X25519).unwrap();
            let error = key.agree(&hex(peer)).err().unwrap_or_else(|| panic!("{peer} is taken by {backend:?}"));
            assert_eq!(error.alert(), Some(AlertDescription::ILLEGAL_PARAMETER));
        }
        for length in [0, 31, 33] {
            let key = EphemeralKey::generate_with(*backend, NamedGroup::X25519).unwrap();
            assert!(key.agree(&vec![9; length]).is_err(), "{length} bytes");
        }
    }
}

#[test]
fn an_unknown_group_has_no_keys() {
    assert!(EphemeralKey::generate(NamedGroup(0x6a6a)).is_err());
}

const HYBRIDS: [NamedGroup; 2] = [NamedGroup::X25519MLKEM768, NamedGroup::SECP256R1MLKEM768];

#[test]
fn a_server_answers_in_every_group() {
    let groups = CURVES.into_iter().chain([NamedGroup::FFDHE2048]).chain(HYBRIDS);
    for group in groups {
        for ours in Backend::available() {
            for theirs in Backend::available() {
                let client = EphemeralKey::generate_with(*ours, group).unwrap();
                let (share, secret) = respond_with(*theirs, group, client.public()).unwrap();
                assert_eq!(client.agree(&share).unwrap().as_ref(), secret.as_ref(), "{group} {ours:?} {theirs:?}");
            }
        }
    }
    assert!(respond(NamedGroup(0x6a6a), &[1; 32]).is_err());
}

#[test]
fn hybrids_are_made_as_the_draft_says() {
    // draft-ietf-tls-ecdhe-mlkem, section 4: the lengths, and whose part comes first; ML-KEM's is told from a point by
    // what the curve's half alone agrees on.
    for (group, curve, client_len, server_len, secret_len) in [
        (NamedGroup::X25519MLKEM768, NamedGroup::X25519, 1184 + 32, 1088 + 32, 64),
        (NamedGroup::SECP256R1MLKEM768, NamedGroup::SECP256R1, 65 + 1184, 65 + 1088, 64),
    ] {
        for backend in Backend::available() {
            let client = EphemeralKey::generate_with(*backend, group).unwrap();
            assert_eq!(client.public().len(), client_len);
            let client_share = client.public().to_vec();
            let kem_first = group == NamedGroup::X25519MLKEM768;
            let (point, kem) = match kem_first {
                true => (&client_share[1184..], &client_share[..1184]),
                false => (&client_share[..65], &client_share[65..]),
            };
            let key = mlkem_part(*backend, kem);
            let server = EphemeralKey::generate_with(*backend, curve).unwrap();
            let server_point = server.public().to_vec();
            let point_secret = server.agree(point).unwrap();
            let (kem_secret, ciphertext) = key;
            let (share, expected) = match kem_first {
                true => ([&ciphertext[..], &server_point].concat(), [&kem_secret[..], point_secret.as_ref()].concat()),
                false => ([&server_point, &ciphertext[..]].concat(), [point_secret.as_ref(), &kem_secret[..]].concat()),
            };
            assert_eq!(share.len(), server_len);
            assert_eq!(expected.len(), secret_len);
            assert_eq!(client.agree(&share).unwrap().as_ref(), expected, "{group} {backend:?}");
        }
    }
}

/// Wraps a secret for a key of ML-KEM.
fn mlkem_part(backend: Backend, key: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let (secret, ciphertext) =
        crate::crypto::mlkem::encapsulate(backend, key.try_into().unwrap()).expect("a key").unwrap();
    (secret.to_vec(), ciphertext.to_vec())
}

#[test]
fn hybrid_shares_that_are_none_are_refused() {
    #[track_caller]
    fn refused<T>(result: crate::Result<T>) {
        assert_eq!(result.err().and_then(|error| error.alert()), Some(AlertDescription::ILLEGAL_PARAMETER));
    }
    for group in HYBRIDS {
        for backend in Backend::available() {
            let client = || EphemeralKey::generate_with(*backend, group).unwrap();
            let good = client().public().to_vec();
            let kem_at = if group == NamedGroup::X25519MLKEM768 { 0 } else { 65 };
            let point_at = if group == NamedGroup::X25519MLKEM768 { 1184 } else { 0 };
            for length in [0, 1, 32, 65, 1184, good.len() - 1] {
                refused(respond_with(*backend, group, &good[..length]));
            }
            refused(respond_with(*backend, group, &[&good[..], &[0]].concat()));
            let mut no_key = good.clone();
            no_key[kem_at..kem_at + 2].fill(0xff);
            refused(respond_with(*backend, group, &no_key));
            let mut no_point = good.clone();
            no_point[point_at..point_at + 32].fill(0);
            refused(respond_with(*backend, group, &no_point));

            let (share, _) = respond_with(*backend, group, &good).unwrap();
            for length in [0, 1, 32, 65, 1088, share.len() - 1] {
                refused(client().agree(&share[..length]));
            }
            refused(client().agree(&[&share[..], &[0]].concat()));
            let point_at = if group == NamedGroup::X25519MLKEM768 { 1088 } else { 0 };
            let mut no_point = share.clone();
            no_point[point_at..point_at + 32].fill(0);
            refused(client().agree(&no_point));
        }
    }
}

#[test]
fn the_x25519_part_of_a_hybrid_works_alone() {
    for backend in Backend::available() {
        let hybrid = EphemeralKey::generate_with(*backend, NamedGroup::X25519MLKEM768).unwrap();
        let alone = hybrid.x25519_part().unwrap();
        assert_eq!(alone.group(), NamedGroup::X25519);
        assert_eq!(hybrid.public()[1184..], *alone.public());
        let (share, secret) = respond(NamedGroup::X25519, alone.public()).unwrap();
        assert_eq!(alone.agree(&share).unwrap().as_ref(), secret.as_ref());
        for group in [NamedGroup::X25519, NamedGroup::SECP256R1MLKEM768] {
            assert!(EphemeralKey::generate_with(*backend, group).unwrap().x25519_part().is_none());
        }
    }
}
