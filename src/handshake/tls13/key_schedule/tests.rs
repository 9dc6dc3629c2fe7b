//! Every secret against RFC 8448: section 3, a handshake without a pre-shared key, and section 4, which resumes it.

use super::{EarlySecret, PskKind, TrafficSecret};
use crate::codepoint::{ContentType, ProtocolVersion};
use crate::crypto::fixtures::hex;
use crate::crypto::suites::by_id;
use crate::crypto::{Digest, HashAlgorithm};

const SHA256: HashAlgorithm = HashAlgorithm::Sha256;

/// A transcript's hash.
fn hash(text: &str) -> Digest {
    Digest::new(&[&hex(text)])
}

#[track_caller]
fn assert_is(secret: impl AsRef<[u8]>, expected: &str) {
    assert_eq!(secret.as_ref(), hex(expected));
}

/// The pre-shared key of section 3's ticket, which section 4 uses.
const PSK: &str = "4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3";

#[test]
fn a_full_handshake() {
    let hellos = hash("860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8");
    let until_verify = hash("edb7725fa7a3473b031ec8ef65a2485493900138a2b91291407d7951a06110ed");
    let until_server = hash("9608102a0f1ccc6db6250b7b7e417b1a000eaada3daae4777a7686c9ff83df13");
    let until_client = hash("209145a96ee8e2a122ff810047cc952684658d6049e86429426db87c54ad143d");

    let shared = hex("8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d");
    let handshake = EarlySecret::new(SHA256, None).into_handshake(Some(&shared));
    let client = handshake.client_traffic(&hellos);
    assert_is(&client, "b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21");
    let server = handshake.server_traffic(&hellos);
    assert_is(&server, "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38");

    let finished = "9b9b141d906337fbd2cbdce71df4deda4ab42c309572cb7fffee5454b78f0718";
    assert_is(server.finished_key().verify_data(&until_verify), finished);
    assert!(server.finished_key().verifies(&until_verify, &hex(finished)));
    assert!(!server.finished_key().verifies(&until_server, &hex(finished)));
    assert!(!server.finished_key().verifies(&until_verify, &hex(&finished[2..])));
    let finished = "a8ec436d677634ae525ac1fcebe11a039ec17694fac6e98527b642f2edd5ce61";
    assert_is(client.finished_key().verify_data(&until_server), finished);

    let master = handshake.into_master();
    let client = master.client_traffic(&until_server);
    assert_is(&client, "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5");
    let server = master.server_traffic(&until_server);
    assert_is(&server, "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643");
    let exporter = master.exporter(&until_server);
    assert_is(&exporter, "fe22f881176eda18eb8f44529e6792c50c9a3f89452f68d8ae311b4309d3cf50");
    let psk = master.resumption(&until_client).psk(&[0, 0]);
    assert_is(&psk, PSK);
}

#[test]
fn a_resumed_handshake_with_early_data() {
    let without_binders = hash("63224b2e4573f2d3454ca84b9d009a04f6be9e05711a8396473aefa01e924a14");
    let hello = hash("08ad0fa05d7c7233b1775ba2ff9f4c5b8b59276b7f227f13a976245f5d960913");
    let hellos = hash("f736cb34fe25e701551bee6fd24c1cc7102a7daf9405cb15d97aafe16f757d03");
    let until_server = hash("b0aeffc46a2cfe33114e6fd7d51f9f04b1ca3c497dab08934a774a9d9ad7dbf3");

    let early = EarlySecret::new(SHA256, Some(&hex(PSK)));
    let binder = "3add4fb2d8fdf822a0ca3cf7678ef5e88dae990141c5924d57bb6fa31b9e5f9d";
    assert_is(early.binder_key(PskKind::Resumption).verify_data(&without_binders), binder);
    assert!(!early.binder_key(PskKind::External).verifies(&without_binders, &hex(binder)));
    let client = early.client_early_traffic(&hello);
    assert_is(&client, "3fbbe6a60deb66c30a32795aba0eff7eaa10105586e7be5c09678d63b6caab62");
    let exporter = early.early_exporter(&hello);
    assert_is(&exporter, "b2026866610937d7423e5be90862ccf24c0e6091186d34f812089ff5be2ef7df");

    let shared = hex("f44194756ff9ec9d25180635d66ea6824c6ab3bf179977be37f723570e7ccb2e");
    let handshake = early.into_handshake(Some(&shared));
    let client = handshake.client_traffic(&hellos);
    assert_is(&client, "2faac08f851d35fea3604fcb4de82dc62c9b164a70974d0462e27f1ab278700f");
    let server = handshake.server_traffic(&hellos);
    assert_is(&server, "fe927ae271312e8bf0275b581c54eef020450dc4ecffaa05a1a35d27518e7803");

    let master = handshake.into_master();
    let client = master.client_traffic(&until_server);
    assert_is(&client, "2abbf2b8e381d23dbebe1dd2a7d16a8bf484cb4950d23fb7fb7fa8547062d9a1");
    let server = master.server_traffic(&until_server);
    assert_is(&server, "cc21f1bf8feb7dd5fa505bd9c4b468a9984d554a993dc49e6d285598fb672691");
    let exporter = master.exporter(&until_server);
    assert_is(&exporter, "3fd93d4ffddc98e64b14dd107aedf8ee4add23f4510f58a4592d0b201bee56b4");
}

#[test]
fn a_secret_protects_records() {
    // Section 3: the server's EncryptedExtensions and the rest of its flight begin so; here its close_notify.
    let secret = hex("a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643");
    let mut protection = TrafficSecret::new(SHA256, &secret).unwrap().protection(by_id(0x1301).unwrap());
    let mut seal = |content_type, fragment: &[u8]| {
        let mut body = vec![0; protection.sealed_len(fragment.len())];
        protection.seal(content_type, ProtocolVersion::TLS1_2, fragment, &mut body).unwrap();
        body
    };
    // The ticket goes under the same key, and is the first record.
    seal(ContentType::HANDSHAKE, &[]);
    let data: Vec<u8> = (0..50).collect();
    assert_eq!(
        seal(ContentType::APPLICATION_DATA, &data),
        hex("2e937e11ef4ac740e538ad36005fc4a46932fc3225d05f82aa1b36e30efaf97d90e6dffc602dcb501a59a8fcc49c4bf2e5f0a21c\
             0047c2abf332540dd032e167c2955d")
    );
    assert_eq!(seal(ContentType::ALERT, &[1, 0]), hex("b58fd67166ebf599d24720cfbe7efa7a8864a9"));
}

#[test]
fn every_suite_has_a_schedule() {
    for suite in crate::crypto::suites::TLS13 {
        let handshake = EarlySecret::new(suite.prf_hash, None).into_handshake(Some(&[1; 32]));
        let secret = handshake.client_traffic(&suite.prf_hash.digest(&[b"hellos"]));
        assert_eq!(secret.as_ref().len(), suite.prf_hash.output_len());
        assert_ne!(secret.next().as_ref(), secret.as_ref());
        let (mut ours, mut theirs) = (secret.protection(suite), secret.protection(suite));
        let mut body = vec![0; ours.sealed_len(3)];
        ours.seal(ContentType::HANDSHAKE, ProtocolVersion::TLS1_2, b"abc", &mut body).unwrap();
        let header = crate::record::RecordHeader {
            content_type: ContentType::APPLICATION_DATA,
            version: ProtocolVersion::TLS1_2,
            length: body.len(),
        };
        let opened = theirs.open(header, &mut body).unwrap();
        assert_eq!((opened.content_type, &body[opened.data]), (ContentType::HANDSHAKE, &b"abc"[..]));
    }
}

#[test]
fn exporters_know_their_bounds() {
    let master = EarlySecret::new(SHA256, None).into_handshake(None).into_master();
    let exporter = master.exporter(&SHA256.digest(&[]));
    let (mut one, mut other) = ([0; 64], [0; 64]);
    exporter.export(b"EXPORTER-test", b"context", &mut one).unwrap();
    for (label, context) in [(&b"EXPORTER-test"[..], &b""[..]), (b"EXPORTER-tes", b"tcontext"), (b"", b"context")] {
        exporter.export(label, context, &mut other).unwrap();
        assert_ne!(one, other);
    }
    // The length goes into it: what is shorter is not the beginning of what is longer.
    exporter.export(b"EXPORTER-test", b"context", &mut other[..32]).unwrap();
    assert_ne!(one[..32], other[..32]);
    assert!(exporter.export(&[b'x'; 249], b"", &mut other).is_ok());
    assert!(exporter.export(&[b'x'; 250], b"", &mut other).is_err());
    assert!(exporter.export(b"x", b"", &mut vec![0; 8160]).is_ok());
    assert!(exporter.export(b"x", b"", &mut vec![0; 8161]).is_err());
}
