//! Verdicts compared with those of the `openssl verify` command: testdata/cases.txt lists the chains, testdata/make.sh made
//! them and wrote into testdata/verdicts.txt what the command (OpenSSL 3.0) reported for each.

use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::x509::{pem, verify_flag as flag};

/// The time that make.sh asked the command about.
const MOMENT: i64 = 1_800_000_000;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/x509/testdata").join(name)
}

fn load(name: &str) -> Vec<Arc<Certificate>> {
    if name.is_empty() {
        return Vec::new();
    }
    let text = std::fs::read(path(&format!("{name}.pem"))).unwrap();
    pem::certificates(&text).map(Result::unwrap).collect()
}

fn store(name: &str) -> TrustStore {
    let mut store = TrustStore::new();
    load(name).into_iter().for_each(|certificate| store.add(certificate));
    store
}

fn chain(leaf: &str, untrusted: &str) -> Vec<Arc<Certificate>> {
    [load(leaf), load(untrusted)].concat()
}

fn params() -> VerifyParams {
    VerifyParams { time: Some(MOMENT), ..VerifyParams::default() }
}

/// What the command's options ask for.
fn parse_options(options: &str) -> VerifyParams {
    let mut params = params();
    let mut words = options.split_whitespace();
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap().to_owned();
        match word {
            "-purpose" => params.purpose = if value() == "sslserver" { Purpose::TlsServer } else { Purpose::TlsClient },
            "-verify_depth" => params.depth = Some(value().parse().unwrap()),
            "-auth_level" => params.auth_level = value().parse().unwrap(),
            "-verify_hostname" => params.hosts.push(value()),
            "-verify_email" => params.email = Some(value()),
            "-verify_ip" => {
                params.ip = Some(match value().parse().unwrap() {
                    std::net::IpAddr::V4(ip) => ip.octets().to_vec(),
                    std::net::IpAddr::V6(ip) => ip.octets().to_vec(),
                })
            }
            "-partial_chain" => params.flags |= flag::PARTIAL_CHAIN,
            "-ignore_critical" => params.flags |= flag::IGNORE_CRITICAL,
            "-x509_strict" => params.flags |= flag::X509_STRICT,
            "-check_ss_sig" => params.flags |= flag::CHECK_SS_SIGNATURE,
            "-no_check_time" => params.flags |= flag::NO_CHECK_TIME,
            "-crl_check" => params.flags |= flag::CRL_CHECK,
            "-crl_check_all" => params.flags |= flag::CRL_CHECK_ALL,
            other => panic!("option {other}"),
        }
    }
    params
}

/// Failures that the command overrules, to go on.
fn command_overrules(error: VerifyError) -> bool {
    matches!(
        error,
        VerifyError::CERT_HAS_EXPIRED
            | VerifyError::DEPTH_ZERO_SELF_SIGNED_CERT
            | VerifyError::INVALID_CA
            | VerifyError::INVALID_NON_CA
            | VerifyError::PATH_LENGTH_EXCEEDED
            | VerifyError::CRL_HAS_EXPIRED
            | VerifyError::CRL_NOT_YET_VALID
            | VerifyError::UNHANDLED_CRITICAL_EXTENSION
            | VerifyError::NO_EXPLICIT_POLICY
    ) || is_strict(error)
}

/// Failures that only strict checking reports.
fn is_strict(error: VerifyError) -> bool {
    (VerifyError::PATHLEN_INVALID_FOR_NON_CA..=VerifyError::EXTENSIONS_REQUIRE_VERSION_3).contains(&error)
}

#[test]
fn verdicts_are_those_of_openssl_verify() {
    let cases = std::fs::read_to_string(path("cases.txt")).unwrap();
    let verdicts = std::fs::read_to_string(path("verdicts.txt")).unwrap();
    let cases: Vec<&str> = cases.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() >= 120 && cases.len() == verdicts.lines().count());
    let mut wrong = Vec::new();
    for (case, verdict) in cases.iter().zip(verdicts.lines()) {
        let [name, trusted, untrusted, leaf, options] = case.splitn(5, ':').collect::<Vec<_>>()[..] else {
            panic!("{case}")
        };
        let expected = verdict.strip_prefix(name).and_then(|rest| rest.strip_prefix(":")).unwrap().trim();
        let mut reported = Vec::new();
        verify_chain(&store(trusted), &chain(leaf, untrusted), &parse_options(options), &mut |step| {
            if !step.ok {
                reported.push(format!("{}@{}", step.error.0, step.depth));
            }
            step.ok || command_overrules(step.error)
        });
        let reported = reported.join(" ");
        if reported != expected {
            wrong.push(format!("{name}: openssl says [{expected}], not [{reported}]"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_callback_sees_each_certificate_from_the_root_down() {
    let mut seen = Vec::new();
    let outcome = verify_chain(&store("root"), &chain("leaf", "inter"), &params(), &mut |step| {
        seen.push((
            step.ok,
            step.error.0,
            step.depth,
            step.current.unwrap().subject().oneline(),
            step.issuer.is_some(),
        ));
        step.ok
    });
    // What a callback in a program that uses OpenSSL's X509_verify_cert sees.
    let root = "/C=SE/O=Example/CN=Root".to_owned();
    let inter = "/C=SE/O=Example/CN=Inter".to_owned();
    assert_eq!(
        seen,
        [(true, 0, 2, root, true), (true, 0, 1, inter, true), (true, 0, 0, "/CN=www.example.com".to_owned(), true)]
    );
    assert!(outcome.ok && outcome.error == VerifyError::OK && outcome.depth == 0);
    assert_eq!((outcome.chain.len(), outcome.untrusted), (3, 2));
}

#[test]
fn overruling_everything_gives_openssl_s_client_s_sequence() {
    // `openssl s_client` without the root prints num=20 and num=21 for a leaf alone, and num=20 only with its issuer.
    for (untrusted, expected) in [("", &[(20, 0), (21, 0)][..]), ("inter", &[(20, 1)])] {
        let mut errors = Vec::new();
        let outcome = verify_chain(&TrustStore::new(), &chain("leaf", untrusted), &params(), &mut |step| {
            if !step.ok {
                errors.push((step.error.0, step.depth));
            }
            true
        });
        assert_eq!(errors, expected);
        assert!(outcome.ok);
        assert_eq!(Some(&outcome.error.0), expected.last().map(|(error, _)| error), "the last error stays");
    }
}

#[test]
fn a_callback_may_clear_the_error_or_refuse_a_good_certificate() {
    let cleared = verify_chain(&store("root"), &chain("leaf-expired", "inter"), &params(), &mut |step| {
        step.error = VerifyError::OK;
        true
    });
    assert!(cleared.ok && cleared.error == VerifyError::OK);
    let refused = verify_chain(&store("root"), &chain("leaf", "inter"), &params(), &mut |step| step.depth != 1);
    assert!(!refused.ok && refused.error == VerifyError::UNSPECIFIED && refused.depth == 1);
}

#[test]
fn the_matched_name_is_told() {
    let hosts = ["nowhere.example", "b.wild.example.com"].map(str::to_owned).to_vec();
    let outcome =
        verify_chain(&store("root"), &chain("leaf", "inter"), &VerifyParams { hosts, ..params() }, &mut |step| step.ok);
    assert_eq!(outcome.peer_name.as_deref(), Some("*.wild.example.com"));
}

#[test]
fn an_anchor_in_a_hashed_directory_is_found() {
    let mut store = TrustStore::new();
    store.add_directory(&path("hashed"));
    // The second time it comes from memory.
    for _ in 0..2 {
        assert!(verify_chain(&store, &chain("leaf", "inter"), &params(), &mut |step| step.ok).ok);
        assert!(!verify_chain(&store, &chain("new-leaf", "new-chain"), &params(), &mut |step| step.ok).ok);
    }
}

#[test]
fn an_empty_chain_is_an_invalid_call() {
    let outcome = verify_chain(&TrustStore::new(), &[], &params(), &mut |_| true);
    assert!(!outcome.ok && outcome.error == VerifyError::INVALID_CALL);
}

#[test]
fn policies_that_are_asked_for_are_not_taken_for_granted() {
    let asked = VerifyParams { flags: flag::POLICY_CHECK | flag::EXPLICIT_POLICY, ..params() };
    let outcome = verify_chain(&store("root"), &chain("leaf", "inter"), &asked, &mut |step| step.ok);
    assert_eq!(outcome.error, VerifyError::NO_EXPLICIT_POLICY);
}

#[test]
fn numbers_and_alerts() {
    // Numbers of <openssl/x509_vfy.h>; alerts as `openssl s_client -verify_return_error` sends them.
    for (error, number, alert) in [
        (VerifyError::UNABLE_TO_GET_ISSUER_CERT_LOCALLY, 20, 48),
        (VerifyError::DEPTH_ZERO_SELF_SIGNED_CERT, 18, 48),
        (VerifyError::CERT_HAS_EXPIRED, 10, 45),
        (VerifyError::CERT_NOT_YET_VALID, 9, 42),
        (VerifyError::HOSTNAME_MISMATCH, 62, 42),
        (VerifyError::INVALID_PURPOSE, 26, 43),
        (VerifyError::CERT_SIGNATURE_FAILURE, 7, 51),
        (VerifyError::INVALID_CA, 79, 48),
        (VerifyError::UNHANDLED_CRITICAL_EXTENSION, 34, 46),
    ] {
        assert_eq!((error.0, error.alert().0), (number, alert));
    }
    assert_eq!(VerifyError::CERT_HAS_EXPIRED.to_string(), "certificate has expired");
}
