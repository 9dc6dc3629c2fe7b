//! The primitives under both backends, and those that handshakes wait for. `cargo bench --bench crypto -- aead`, for one.
#![allow(missing_docs, reason = "what criterion's macros define has none")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use oxissl::codepoint::{NamedGroup, ProtocolVersion, SignatureScheme};
use oxissl::crypto::backend::Backend;
use oxissl::crypto::{
    AeadAlgorithm, AeadKey, CbcAlgorithm, CbcKey, EphemeralKey, HashAlgorithm, HmacKey, PrivateKey, PublicKey, prf,
};

/// The backends that run on this CPU.
fn backends() -> Vec<Backend> {
    let mut backends = vec![Backend::get()];
    if backends != [Backend::Portable] {
        backends.push(Backend::Portable);
    }
    backends
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal")).collect()
}

/// The PKCS#8 form of a key of the test table.
fn pkcs8(name: &str) -> Vec<u8> {
    let line =
        include_str!("../src/crypto/testdata/keys.txt").lines().find(|line| line.split(' ').next() == Some(name));
    hex(line.and_then(|line| line.split(' ').nth(1)).expect("a key of that name"))
}

fn aead(c: &mut Criterion) {
    let mut group = c.benchmark_group("aead");
    for length in [64, 1024, 16384] {
        group.throughput(Throughput::Bytes(length as u64));
        for algorithm in [AeadAlgorithm::Aes128Gcm, AeadAlgorithm::Aes256Gcm, AeadAlgorithm::ChaCha20Poly1305] {
            for backend in backends() {
                let key = AeadKey::with_backend(backend, algorithm, &[7; 32][..algorithm.key_len()]);
                let mut data = vec![0; length];
                group.bench_function(format!("{algorithm:?}/seal {length}/{backend:?}"), |b| {
                    b.iter(|| key.seal_in_place(&[1; 12], &[2; 13], black_box(&mut data), &mut [0; 16]));
                });
            }
        }
    }
    group.finish();
}

fn cbc(c: &mut Criterion) {
    let mut group = c.benchmark_group("cbc");
    group.throughput(Throughput::Bytes(16384));
    for algorithm in [CbcAlgorithm::Aes128, CbcAlgorithm::Aes256] {
        let key = CbcKey::new(algorithm, &[7; 32][..algorithm.key_len()]);
        let mut data = vec![0; 16384];
        group.bench_function(format!("{algorithm:?}/encrypt"), |b| {
            b.iter(|| key.encrypt(&[1; 16], black_box(&mut data)))
        });
        group.bench_function(format!("{algorithm:?}/decrypt"), |b| {
            b.iter(|| key.decrypt(&[1; 16], black_box(&mut data)))
        });
    }
    group.finish();
}

fn hash(c: &mut Criterion) {
    let mut group = c.benchmark_group("hash");
    let algorithms = [HashAlgorithm::Md5, HashAlgorithm::Sha1, HashAlgorithm::Sha256, HashAlgorithm::Sha384];
    for length in [64, 16384] {
        group.throughput(Throughput::Bytes(length as u64));
        let data = vec![0; length];
        for algorithm in algorithms {
            group.bench_function(format!("{algorithm:?} {length}"), |b| {
                b.iter(|| algorithm.digest(&[black_box(&data)]))
            });
            let key = HmacKey::new(algorithm, &[7; 32]);
            group.bench_function(format!("HMAC {algorithm:?} {length}"), |b| b.iter(|| key.sign(&[black_box(&data)])));
        }
        // graviola's own, to see whether they would be worth a backend.
        if Backend::get() == Backend::Graviola {
            use graviola::hashing::{Hash, Sha256, Sha384, hmac::Hmac};
            group.bench_function(format!("Sha256 {length}/graviola"), |b| b.iter(|| Sha256::hash(black_box(&data))));
            group.bench_function(format!("Sha384 {length}/graviola"), |b| b.iter(|| Sha384::hash(black_box(&data))));
            let key = Hmac::<Sha256>::new([7; 32]);
            group.bench_function(format!("HMAC Sha256 {length}/graviola"), |b| {
                b.iter(|| {
                    let mut mac = key.clone();
                    mac.update(black_box(&data));
                    mac.finish()
                });
            });
        }
    }
    group.bench_function("PRF, 104 bytes", |b| {
        let mut out = [0; 104];
        b.iter(|| prf::prf(HashAlgorithm::Sha256, &[7; 48], b"key expansion", &[&[1; 32], &[2; 32]], &mut out));
    });
    group.finish();
}

fn exchange(c: &mut Criterion) {
    let mut group = c.benchmark_group("exchange");
    group.sample_size(50);
    let groups = [
        NamedGroup::X25519,
        NamedGroup::SECP256R1,
        NamedGroup::SECP384R1,
        NamedGroup::SECP521R1,
        NamedGroup::FFDHE2048,
        NamedGroup::FFDHE3072,
    ];
    for named in groups {
        for backend in backends() {
            group.bench_function(format!("{named}/generate/{backend:?}"), |b| {
                b.iter(|| EphemeralKey::generate_with(backend, named));
            });
            let peer = EphemeralKey::generate(named).expect("a key").public().to_vec();
            group.bench_function(format!("{named}/agree/{backend:?}"), |b| {
                b.iter_batched(
                    || EphemeralKey::generate_with(backend, named).expect("a key"),
                    |key| key.agree(&peer),
                    BatchSize::SmallInput,
                );
            });
        }
    }
    group.finish();
}

fn signature(c: &mut Criterion) {
    let mut group = c.benchmark_group("signature");
    group.sample_size(50);
    let cases = [
        ("rsa2048", SignatureScheme::RSA_PSS_RSAE_SHA256),
        ("rsa2048", SignatureScheme::RSA_PKCS1_SHA1),
        ("p256", SignatureScheme::ECDSA_SECP256R1_SHA256),
        ("p256", SignatureScheme::ECDSA_SHA1),
        ("p384", SignatureScheme::ECDSA_SECP384R1_SHA384),
        ("p521", SignatureScheme::ECDSA_SECP521R1_SHA512),
        ("ed25519", SignatureScheme::ED25519),
    ];
    for (name, scheme) in cases {
        for backend in backends() {
            let key = PrivateKey::from_pkcs8_der_with(backend, &pkcs8(name)).expect("a key");
            let public = PublicKey::from_spki_der_with(backend, key.public_key().spki_der()).expect("a key");
            let signature = key.sign(scheme, b"message").expect("a signature");
            group.bench_function(format!("{name}/{scheme}/sign/{backend:?}"), |b| {
                b.iter(|| key.sign(scheme, b"message"))
            });
            group.bench_function(format!("{name}/{scheme}/verify/{backend:?}"), |b| {
                b.iter(|| public.verify(scheme, b"message", &signature));
            });
        }
    }
    for name in ["rsa2048", "p256", "p384", "ed25519"] {
        let key = PrivateKey::from_pkcs8_der(&pkcs8(name)).expect("a key");
        let spki = key.public_key().spki_der();
        group.bench_function(format!("{name}/read public key"), |b| b.iter(|| PublicKey::from_spki_der(spki)));
    }
    let key = PrivateKey::from_pkcs8_der(&pkcs8("rsa2048")).expect("a key");
    let encrypted = key.public_key().rsa_encrypt_pkcs1v15(&[3; 48]).expect("a ciphertext");
    group.bench_function("rsa2048/encrypt premaster", |b| b.iter(|| key.public_key().rsa_encrypt_pkcs1v15(&[3; 48])));
    group.bench_function("rsa2048/decrypt premaster", |b| {
        b.iter(|| key.decrypt_premaster(&encrypted, ProtocolVersion::TLS1_2));
    });
    group.finish();
}

criterion_group!(benches, aead, cbc, hash, exchange, signature);
criterion_main!(benches);
