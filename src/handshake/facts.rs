//! What is known of a connection and its peer.

use std::sync::Arc;

use super::early_data::EarlyData;
use super::messages::ClientHello;
use super::offer::Offer;
use super::role::Role;
use super::tls13::key_schedule::ExporterSecret;
use crate::codepoint::{
    CertificateCompressionAlgorithm, ClientCertificateType, NamedGroup, ProtocolVersion, SignatureScheme,
};
use crate::config::CertifiedKey;
use crate::crypto::suites::CipherSuite;
use crate::session::Session;
use crate::x509::Certificate;

/// What has been learnt so far. Nothing here is a secret but what `session` and `early_exporter` hold.
#[derive(Default)]
pub struct Facts {
    /// The version in use, once negotiated.
    pub version: Option<ProtocolVersion>,
    /// The version in the ClientHello, once there was one.
    pub client_version: Option<ProtocolVersion>,
    /// The suite of the handshake, once negotiated.
    pub suite: Option<&'static CipherSuite>,
    /// The session in use: what a client offers, then what was agreed.
    pub session: Option<Arc<Session>>,
    /// Whether an earlier session was resumed.
    pub resumed: bool,
    /// The host the client named and, on a server, the name as it came.
    pub server_name: Option<String>,
    /// Whether the server said that it used the name.
    pub server_name_acknowledged: bool,
    /// The application protocol agreed on.
    pub alpn: Option<Vec<u8>>,
    /// The application protocol that the client has chosen by NPN.
    pub next_protocol: Option<Vec<u8>>,
    /// On a server: the client asked for the status of our certificate. That is for full handshakes only.
    pub status_requested: bool,
    /// The OCSP response for the server's certificate: on a server the one to send, on a client the one that came.
    pub certificate_status: Option<Vec<u8>>,
    /// On a server: what became of its cookie.
    pub cookie: CookieUse,
    /// What became of early data.
    pub early_data: EarlyData,
    /// What early keying material is exported from: on a client that has offered early data, on a server that has taken it.
    pub(crate) early_exporter: Option<Box<ExporterSecret>>,
    /// The group of the key exchange, if it has a number.
    pub group: Option<NamedGroup>,
    /// The name of the pre-shared key in use.
    pub psk_identity: Option<Vec<u8>>,
    /// What the server said to help the client choose a pre-shared key.
    pub psk_identity_hint: Option<Vec<u8>>,
    /// The peer's certificates as they came, its own first.
    pub peer_chain: Vec<Arc<Certificate>>,
    /// The chain that was verified.
    pub verified_chain: Vec<Arc<Certificate>>,
    /// The `X509_V_` number of the verification.
    pub verify_result: i32,
    /// The algorithm of the peer's signature.
    pub peer_signature: Option<SignatureScheme>,
    /// The algorithm of our own signature.
    pub own_signature: Option<SignatureScheme>,
    /// The certificate that this side presented.
    pub own_certificate: Option<Arc<CertifiedKey>>,
    /// On a server, while the handshake lasts: the ClientHello.
    pub client_hello: Option<Arc<ClientHello>>,
    /// On a server: what is kept of the ClientHello.
    pub offer: Option<Box<Offer>>,
    /// On a client: the signed certificate timestamps that the server sent (RFC 6962), as they came.
    pub certificate_timestamps: Option<Vec<u8>>,
    /// On a client that was asked for a certificate: what was asked for.
    pub certificate_request: Option<Arc<RequestedCertificate>>,
    /// Whether the peer supports secure renegotiation (RFC 5746).
    pub secure_renegotiation: bool,
    /// Whether the extended master secret is in use.
    pub extended_master_secret: bool,
    /// On a server: whether it has asked for a certificate, in this handshake or one before.
    pub asked_for_certificate: bool,
    /// The randoms of both hellos: the client's, then the server's.
    pub randoms: Option<Randoms>,
    /// The verify_data of our own Finished.
    pub own_finished: Vec<u8>,
    /// The verify_data of the peer's Finished.
    pub peer_finished: Vec<u8>,
    /// While a connection is renegotiated: what the new handshake must keep to.
    pub(crate) before: Option<Box<Before>>,
}

/// What became of a server's cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CookieUse {
    /// There is none.
    #[default]
    None,
    /// The client has it, and is to bring it back.
    Asked,
    /// The client has brought it back.
    Returned,
}

/// What an earlier handshake on the same connection settled.
pub(crate) struct Before {
    pub(crate) version: ProtocolVersion,
    /// Whether the peer supports secure renegotiation (RFC 5746).
    pub(crate) secure: bool,
    pub(crate) client_verify_data: Vec<u8>,
    pub(crate) server_verify_data: Vec<u8>,
    /// The peer's own certificate, if it has shown one.
    pub(crate) peer: Option<Arc<Certificate>>,
    pub(crate) extended_master_secret: bool,
    pub(crate) encrypt_then_mac: bool,
}

impl Facts {
    /// Makes ready for another handshake on the connection: what it does not settle anew stays, and what it must keep to
    /// is put down.
    pub(crate) fn begin_again(&mut self, role: Role) {
        let last = core::mem::take(self);
        let (client, server) = match role {
            Role::Client => (&last.own_finished, &last.peer_finished),
            Role::Server => (&last.peer_finished, &last.own_finished),
        };
        self.before = last.version.map(|version| {
            Box::new(Before {
                version,
                secure: last.secure_renegotiation,
                client_verify_data: client.clone(),
                server_verify_data: server.clone(),
                peer: last.peer_chain.first().cloned(),
                extended_master_secret: last.extended_master_secret,
                encrypt_then_mac: last.session.as_ref().is_some_and(|session| session.encrypt_then_mac),
            })
        });
        if role == Role::Server {
            // A client that is not asked again is still who it was.
            self.peer_chain = last.peer_chain;
            self.verified_chain = last.verified_chain;
            self.verify_result = last.verify_result;
        }
        self.version = last.version;
        self.suite = last.suite;
        self.session = last.session;
        self.randoms = last.randoms;
        self.server_name = last.server_name;
        // An application protocol is agreed on once for a connection, as in OpenSSL.
        self.alpn = last.alpn;
        self.next_protocol = last.next_protocol;
        self.secure_renegotiation = last.secure_renegotiation;
        self.asked_for_certificate = last.asked_for_certificate;
        self.own_finished = last.own_finished;
        self.peer_finished = last.peer_finished;
    }
}

/// What a server asked of a client's certificate.
#[derive(Clone, Debug, Default)]
pub struct RequestedCertificate {
    /// The kinds of key.
    pub types: Vec<ClientCertificateType>,
    /// The signature algorithms.
    pub signature_schemes: Vec<SignatureScheme>,
    /// The names of acceptable authorities, as DER; empty if any will do.
    pub authorities: Vec<Vec<u8>>,
    /// How the client may compress its Certificate.
    pub compression: Vec<CertificateCompressionAlgorithm>,
}

/// The randoms of both hellos. The server's is zeros until it has spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Randoms {
    /// The client's.
    pub client: [u8; 32],
    /// The server's.
    pub server: [u8; 32],
}
