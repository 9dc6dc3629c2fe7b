//! Lists made by the openssl command (testdata/make.sh); what is expected is what `openssl crl -text` shows.

use std::path::PathBuf;

use super::*;
use crate::x509::pem;

pub(super) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/x509/crl/testdata").join(name)
}

fn load(name: &str) -> Arc<Crl> {
    let text = std::fs::read(path(&format!("{name}.pem"))).unwrap();
    Crl::from_der(&pem::blocks(&text).next().unwrap().unwrap().der).unwrap()
}

fn certificate(name: &str) -> Arc<Certificate> {
    pem::certificates(&std::fs::read(path(&format!("{name}.pem"))).unwrap()).next().unwrap().unwrap()
}

#[test]
fn a_list_is_read_whole() {
    let crl = load("inter-crl");
    assert_eq!(crl.version(), 1);
    assert_eq!(crl.issuer().oneline(), "/C=SE/O=Example/CN=Inter");
    assert_eq!(crl.last_update().to_string(), "Jan  1 00:00:00 2026 GMT");
    assert_eq!(crl.next_update().unwrap().to_string(), "Jan  1 00:00:00 2040 GMT");
    assert_eq!(crl.number(), Some(&[7][..]));
    assert_eq!(crl.authority_key_id().unwrap().key_id, certificate("inter").subject_key_id());
    assert_eq!(crl.revoked_count(), 2);
    let entries: Vec<_> = crl.revoked().map(|entry| (entry.serial, entry.reason, entry.date.to_string())).collect();
    let date = "Jan  1 00:00:00 2025 GMT".to_owned();
    assert_eq!(entries, [(&[5][..], Some(4), date.clone()), (&[0x11], None, date)]);
    assert!(!crl.is_delta() && !crl.is_indirect() && !crl.is_invalid() && !crl.has_unhandled_critical());

    let first = load("inter-v1");
    assert_eq!((first.version(), first.number(), first.extensions().count()), (0, None, 0));
}

#[test]
fn entries_are_found_by_serial_number() {
    let crl = load("inter-big");
    // Leading zero bytes make positive what would be negative.
    let big = certificate("leaf-big");
    assert_eq!(crl.find(big.serial()).unwrap().serial, big.serial());
    for serial in [&[0x0f][..], &[0x12]] {
        assert_eq!(crl.find(serial).unwrap().serial, serial);
    }
    for serial in [&[][..], &[0], &[0x10], &[0x13], &[0, 0xf1], &[0xff]] {
        assert!(crl.find(serial).is_none(), "{serial:02x?}");
    }
    assert!(load("inter-empty").find(&[0x10]).is_none());
}

#[test]
fn of_two_entries_the_one_that_revokes_counts() {
    let crl = load("inter-crl");
    let (entries, removed) = (crl.revoked().map(|entry| entry.der.to_vec()).collect::<Vec<_>>(), load("inter-removed"));
    let removed = removed.revoked().next().unwrap();
    assert_eq!(removed.reason, Some(Revoked::REMOVE_FROM_CRL));
    // The entry of 0x11, said to be of 0x10.
    let mut revoking = entries[1].clone();
    let at = revoking.iter().position(|byte| *byte == 0x11).unwrap();
    revoking[at] = 0x10;
    for list in [[removed.der, &revoking], [&revoking, removed.der]] {
        let crl = Crl::from_der(&with_entries(&crl, &list.concat())).unwrap();
        assert_eq!(crl.find(&[0x10]).unwrap().reason, None);
    }
}

/// The list with other entries, and a signature that does not fit them.
fn with_entries(crl: &Crl, entries: &[u8]) -> Vec<u8> {
    let mut tbs = Vec::new();
    let mut outer = Der::new(crl.tbs(), "test");
    let mut body = outer.nested(tag::SEQUENCE).unwrap();
    for _ in 0..5 {
        tbs.extend_from_slice(body.any().unwrap().raw);
    }
    body.any().unwrap();
    tlv::write(&mut tbs, tag::SEQUENCE, entries);
    tbs.extend_from_slice(body.any().unwrap().raw);
    let mut whole = Vec::new();
    tlv::write(&mut whole, tag::SEQUENCE, &tbs);
    whole.extend_from_slice(crl.signature_algorithm_der());
    tlv::write(&mut whole, tag::BIT_STRING, &[&[0], crl.signature()].concat());
    let mut der = Vec::new();
    tlv::write(&mut der, tag::SEQUENCE, &whole);
    der
}

#[test]
fn signatures_are_checked_with_the_issuer_s_key() {
    let crl = load("inter-crl");
    crl.verify_signed_by(&certificate("inter")).unwrap();
    assert!(crl.verify_signed_by(&certificate("root")).is_err());
    assert!(load("inter-damaged").verify_signed_by(&certificate("inter")).is_err());
}

#[test]
fn scopes_and_oddities_are_seen() {
    let scope = |name| load(name).scope().map(|s| (s.only_users, s.only_authorities, s.only_attributes, s.indirect));
    assert_eq!(scope("inter-crl"), None);
    assert_eq!(scope("inter-users"), Some((true, false, false, false)));
    assert_eq!(scope("inter-cas"), Some((false, true, false, false)));
    assert_eq!(scope("inter-attributes"), Some((false, false, true, false)));
    assert_eq!(scope("inter-indirect"), Some((false, false, false, true)));
    // keyCompromise is bit 1 of ReasonFlags, which OpenSSL shows as 0x40.
    assert_eq!(load("inter-reasons").scope().unwrap().only_reasons, Some(0x40));
    assert!(load("inter-contradicts").is_invalid());
    assert!(load("inter-delta").is_delta());
    assert!(load("inter-critical").has_unhandled_critical() && !load("inter-noncritical").has_unhandled_critical());
}

#[test]
fn what_is_cut_short_or_longer_is_refused_with_its_place() {
    let der = load("inter-crl").der().to_vec();
    for length in 0..der.len() {
        assert!(Crl::from_der(&der[..length]).is_err());
    }
    let longer = [&der[..], &[0]].concat();
    assert_eq!(Crl::from_der(&longer).unwrap_err(), X509Error::Decode { what: "CRL", offset: der.len() });
}

#[test]
fn verdicts_are_those_of_openssl_verify() {
    use crate::x509::{TrustStore, VerifyError, VerifyInput, VerifyParams, verify, verify_flag as flag};
    let read = |name: &str| std::fs::read_to_string(path(name)).unwrap();
    let (cases, verdicts) = (read("cases.txt"), read("verdicts.txt"));
    let cases: Vec<&str> = cases.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() >= 55 && cases.len() == verdicts.lines().count());
    let mut wrong = Vec::new();
    for (case, verdict) in cases.iter().zip(verdicts.lines()) {
        let [name, crls, untrusted, leaf, options] = case.splitn(5, ':').collect::<Vec<_>>()[..] else {
            panic!("{case}")
        };
        let flags = options.split_whitespace().map(|option| match option {
            "-crl_check" => flag::CRL_CHECK,
            "-crl_check_all" => flag::CRL_CHECK | flag::CRL_CHECK_ALL,
            "-extended_crl" => flag::EXTENDED_CRL_SUPPORT,
            "-ignore_critical" => flag::IGNORE_CRITICAL,
            "-no_check_time" => flag::NO_CHECK_TIME,
            other => panic!("option {other}"),
        });
        let params = VerifyParams {
            time: Some(1_800_000_000),
            flags: flags.fold(0, |all, flag| all | flag),
            ..Default::default()
        };
        let lists = if crls.is_empty() { String::new() } else { read(&format!("{crls}.pem")) };
        let lists: Vec<_> = pem::crls(lists.as_bytes()).map(Result::unwrap).collect();
        let untrusted: Vec<_> = Some(untrusted).filter(|name| !name.is_empty()).map(certificate).into_iter().collect();
        let leaf = certificate(leaf);
        // Once with the lists in the store, once given beside it: the verdict is the same.
        for in_store in [true, false] {
            let mut store = TrustStore::new();
            store.add(certificate("root"));
            lists.iter().filter(|_| in_store).for_each(|crl| store.add_crl(crl.clone()));
            let given = if in_store { &[][..] } else { &lists };
            let mut reported = Vec::new();
            let input = VerifyInput {
                store: &store,
                trusted: None,
                leaf: &leaf,
                untrusted: &untrusted,
                crls: given,
                find_issuer: None,
            };
            verify(input, &params, &mut |step| {
                if !step.ok {
                    reported.push(format!("{}@{}", step.error.0, step.depth));
                    let about_none = [VerifyError::UNABLE_TO_GET_CRL, VerifyError::UNABLE_TO_GET_ISSUER_CERT_LOCALLY];
                    assert_eq!(step.crl.is_none(), about_none.contains(&step.error), "{name}");
                }
                step.ok || [VerifyError::CRL_HAS_EXPIRED, VerifyError::CRL_NOT_YET_VALID].contains(&step.error)
            });
            let (reported, expected) = (reported.join(" "), verdict.split_once(':').unwrap().1.trim());
            if reported != expected {
                wrong.push(format!("{name} ({in_store}): openssl says [{expected}], not [{reported}]"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
