//! A server that says what a test wants, right or wrong, with the right keys.

use super::*;
use crate::codepoint::CertificateCompressionAlgorithm;
use crate::crypto::group;
use crate::handshake::extensions::{KeyShareEntry, ServerExtensions};
use crate::handshake::messages::tls13::{
    Certificate, CertificateEntry, CertificateVerify, CompressedCertificate, EncryptedExtensions, signed_content,
};
use crate::handshake::messages::{ClientHello, Finished, HandshakeMessage, ServerHello, frame};
use crate::handshake::tls13::key_schedule::{EarlySecret, TrafficSecret};
use crate::handshake::transcript::Transcript;
use crate::record::{OutputBuffer, RecordWriter};

/// The server, and the client that talks with it.
pub(super) struct Puppet {
    pub(super) client: End,
    /// The client's last hello.
    pub(super) hello: ClientHello,
    transcript: Transcript,
    writer: RecordWriter,
    suite: &'static CipherSuite,
    /// The name of our certificate.
    certificate: &'static str,
    server: Option<TrafficSecret>,
    /// The pre-shared key in use.
    psk: Option<Vec<u8>>,
}

/// A client of TLS 1.3 alone.
pub(super) fn client_config() -> Config {
    let mut config = config13(&[]);
    config.groups = vec![NamedGroup::X25519, NamedGroup::SECP256R1];
    config
}

impl Puppet {
    /// Lets a client say hello.
    pub(super) fn new(config: Config) -> Self {
        Self::resume(config, None)
    }

    /// As [`new`](Self::new), for a client that may offer a session.
    pub(super) fn resume(config: Config, session: Option<Arc<Session>>) -> Self {
        let mut client = End::new(Role::Client, config);
        client.connection.offer_session(session);
        let mut wire = Vec::new();
        client.run(&[], &mut wire);
        let message = HandshakeMessage::from_raw(wire[5..].to_vec()).unwrap();
        let mut transcript = Transcript::new();
        transcript.add(message.raw());
        let suite = suites::by_id(0x1301).unwrap();
        transcript.start_hash(suite.prf_hash);
        let mut writer = RecordWriter::new();
        writer.set_version(ProtocolVersion::TLS1_3);
        let hello = ClientHello::decode(message.body()).unwrap();
        Self { client, hello, transcript, writer, suite, certificate: "server-p256", server: None, psk: None }
    }

    /// Shows this certificate.
    pub(super) const fn with_certificate(mut self, name: &'static str) -> Self {
        self.certificate = name;
        self
    }

    /// Uses this pre-shared key.
    pub(super) fn with_psk(mut self, key: &[u8]) -> Self {
        self.psk = Some(key.to_vec());
        self
    }

    /// Sends a handshake message. What the client has to say to it is in its error or in what comes back.
    pub(super) fn say(&mut self, typ: HandshakeType, body: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
        let message = frame(typ, body);
        self.transcript.add(&message);
        let mut out = OutputBuffer::new();
        self.writer.write(ContentType::HANDSHAKE, &message, &mut out).unwrap();
        let mut wire = Vec::new();
        self.client.feed(out.pending(), usize::MAX, &[], &mut wire);
        wire
    }

    /// The hello that fits, as `change` has it.
    fn answer(&self, share: KeyShareEntry, change: impl FnOnce(&mut ServerHello)) -> ServerHello {
        let mut answer = ServerHello {
            version: ProtocolVersion::TLS1_2,
            random: [7; 32],
            session_id: self.hello.session_id.clone(),
            cipher_suite: self.suite.id,
            compression_method: 0,
            extensions: ServerExtensions {
                supported_versions: Some(ProtocolVersion::TLS1_3),
                key_share: Some(share),
                ..ServerExtensions::default()
            },
        };
        change(&mut answer);
        answer
    }

    /// Says hello, and changes keys.
    pub(super) fn hello(mut self, change: impl FnOnce(&mut ServerHello)) -> Self {
        let offered = self.hello.extensions.key_share.as_ref().unwrap()[0].clone();
        let (key_exchange, shared) = group::respond(offered.group, &offered.key_exchange).unwrap();
        let answer = self.answer(KeyShareEntry { group: offered.group, key_exchange }, change);
        self.say(HandshakeType::SERVER_HELLO, |out| answer.encode(out));
        let secret = EarlySecret::new(self.suite.prf_hash, self.psk.as_deref());
        let shared = answer.extensions.key_share.is_some().then(|| shared.as_ref());
        let server = secret.into_handshake(shared).server_traffic(&self.transcript.current());
        self.writer.set_protection(server.protection(self.suite));
        self.server = Some(server);
        self
    }

    /// Asks for another hello, and takes it.
    pub(super) fn retry(mut self, change: impl FnOnce(&mut ServerExtensions)) -> Self {
        let mut extensions = ServerExtensions {
            supported_versions: Some(ProtocolVersion::TLS1_3),
            selected_group: Some(NamedGroup::SECP256R1),
            ..ServerExtensions::default()
        };
        change(&mut extensions);
        let retry = ServerHello::hello_retry_request(self.hello.session_id.clone(), self.suite.id, extensions);
        self.transcript.replace_by_hash(self.suite.prf_hash);
        let wire = self.say(HandshakeType::SERVER_HELLO, |out| retry.encode(out));
        if self.client.error.is_none() {
            // Its record may come after a ChangeCipherSpec.
            let record = if wire[0] == 20 { &wire[6..] } else { &wire[..] };
            let message = HandshakeMessage::from_raw(record[5..].to_vec()).unwrap();
            self.transcript.add(message.raw());
            self.hello = ClientHello::decode(message.body()).unwrap();
        }
        self
    }

    /// Sends EncryptedExtensions.
    pub(super) fn extensions(mut self, change: impl FnOnce(&mut EncryptedExtensions)) -> Self {
        let mut message = EncryptedExtensions::default();
        change(&mut message);
        self.say(HandshakeType::ENCRYPTED_EXTENSIONS, |out| message.encode(out));
        self
    }

    /// The chain to show.
    fn chain(&self) -> Certificate {
        let chain =
            pem::certificates(&pki(&format!("{}.crt", self.certificate))).map(Result::unwrap).collect::<Vec<_>>();
        let entry = |c: &Arc<crate::x509::Certificate>| CertificateEntry {
            cert_data: c.der().to_vec(),
            extensions: Default::default(),
        };
        Certificate { certificate_request_context: vec![], certificate_list: chain.iter().map(entry).collect() }
    }

    /// Shows the certificate.
    pub(super) fn certificate(mut self, change: impl FnOnce(&mut Certificate)) -> Self {
        let mut message = self.chain();
        change(&mut message);
        self.say(HandshakeType::CERTIFICATE, |out| message.encode(out));
        self
    }

    /// Shows the certificate, compressed.
    pub(super) fn compressed_certificate(
        mut self,
        algorithm: CertificateCompressionAlgorithm,
        change: impl FnOnce(&mut CompressedCertificate),
    ) -> Self {
        let mut body = Vec::new();
        self.chain().encode(&mut body);
        let mut message = CompressedCertificate::compress(algorithm, &body).unwrap();
        change(&mut message);
        self.say(HandshakeType::COMPRESSED_CERTIFICATE, |out| message.encode(out));
        self
    }

    /// Signs with this algorithm.
    pub(super) fn verify(
        mut self,
        algorithm: crate::codepoint::SignatureScheme,
        change: impl FnOnce(&mut CertificateVerify),
    ) -> Self {
        let key_file = pki(&format!("{}.key", self.certificate));
        let key = PrivateKey::from_pkcs8_der(&pem::blocks(&key_file).next().unwrap().unwrap().der).unwrap();
        let content = signed_content(Role::Server, self.transcript.current().as_ref());
        let mut message = CertificateVerify { algorithm, signature: key.sign(algorithm, &content).unwrap() };
        change(&mut message);
        self.say(HandshakeType::CERTIFICATE_VERIFY, |out| message.encode(out));
        self
    }

    /// Ends our part.
    pub(super) fn finished(mut self, change: impl FnOnce(&mut Finished)) -> Self {
        let key = self.server.as_ref().unwrap().finished_key();
        let mut message = Finished { verify_data: key.verify_data(&self.transcript.current()).as_ref().to_vec() };
        change(&mut message);
        self.say(HandshakeType::FINISHED, |out| message.encode(out));
        self
    }

    /// What the client refused, and the alert it sent.
    pub(super) fn refusal(&self) -> (AlertDescription, Reason) {
        let error = self.client.error.as_ref().expect("the client goes on");
        (error.alert().unwrap(), error.reason())
    }

    /// Checks that the client is content, and done.
    pub(super) fn check(self) {
        assert_eq!(self.client.error, None);
        assert!(!self.client.connection.is_handshaking());
    }
}
