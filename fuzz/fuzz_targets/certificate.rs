//! Any bytes as a certificate, and everything that is read out of one; a chain of the certificate alone is verified, too.
#![no_main]

use std::hint::black_box;

use libfuzzer_sys::fuzz_target;
use oxissl::crypto::HashAlgorithm;
use oxissl::x509::{Certificate, GeneralName, Name, Subtrees, TrustStore, VerifyParams, host, verify_chain};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(name) = Name::from_der(bytes) {
        look_at_name(&name);
    }
    compute(Certificate::from_trusted_der(bytes).map(|certificate| format!("{:?}", certificate.trust_settings())));
    let Ok(certificate) = Certificate::from_der(bytes) else { return };
    assert_eq!(certificate.der(), bytes);
    look_at_name(certificate.subject());
    look_at_name(certificate.issuer());
    for time in [certificate.not_before(), certificate.not_after()] {
        compute((time.unix(), time.date_time(), time.to_asn1_text()));
    }
    for extension in certificate.extensions() {
        compute(format!("{extension:?}"));
    }
    compute((certificate.version(), certificate.serial(), certificate.tbs(), certificate.spki()));
    compute((certificate.key_algorithm(), certificate.signature(), certificate.signature_algorithm_der()));
    compute((certificate.signature_algorithm(), certificate.basic_constraints(), certificate.key_usage()));
    compute((
        certificate.subject_key_id(),
        certificate.is_self_issued(),
        certificate.fingerprint(HashAlgorithm::Sha256),
    ));
    compute(certificate.extended_key_usage().map(Iterator::count));
    certificate.subject_alt_names().into_iter().flatten().for_each(look_at_general_name);
    if let Some(key_id) = certificate.authority_key_id() {
        key_id.issuer().into_iter().flatten().for_each(look_at_general_name);
    }
    if let Some(constraints) = certificate.name_constraints() {
        look_at_subtrees(constraints.permitted());
        look_at_subtrees(constraints.excluded());
    }
    compute(host::match_host(&certificate, b"www.example.com", 0));
    compute((host::match_email(&certificate, b"a@example.com", 0), host::match_ip(&certificate, &[127, 0, 0, 1])));

    let mut store = TrustStore::new();
    store.add(certificate.clone());
    let params =
        VerifyParams { time: Some(1_800_000_000), hosts: vec!["example.com".to_owned()], ..Default::default() };
    verify_chain(&store, &[certificate], &params, &mut |_| true);
});

fn look_at_name(name: &Name) {
    compute((name.oneline(), name.hash_number(), name.canonical()));
    assert_eq!(name.entries().count() == 0, name.is_empty());
    name.common_names().for_each(|entry| compute(entry.text()));
}

fn look_at_general_name(name: GeneralName<'_>) {
    compute(format!("{name:?}"));
    if let Some(name) = name.directory_name() {
        look_at_name(&name);
    }
}

fn look_at_subtrees(subtrees: Subtrees<'_>) {
    for subtree in subtrees {
        look_at_general_name(subtree.base);
    }
}

/// Has the value computed, though nobody wants it.
fn compute<T>(value: T) {
    drop(black_box(value));
}
