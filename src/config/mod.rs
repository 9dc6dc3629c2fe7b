//! What a connection is told before it starts: everything that an `SSL_CTX` and an `SSL` share.
//!
//! A connection holds an `Arc<Config>`, a snapshot taken when it is made; setters on one connection copy it first
//! (`Arc::make_mut`), so that nothing here is ever locked.

mod certificate_compression;
mod certificates;
mod cookie_key;

use std::sync::Arc;

use crate::codepoint::{
    ClientCertificateType, CompressionMethod, MaxFragmentLength, NamedGroup, ProtocolVersion, SignatureScheme,
};
use crate::crypto::HashAlgorithm;
use crate::crypto::dh::DhParameters;
use crate::crypto::suites::{self, CipherSuite, SecurityLevel};
use crate::session::TicketKeys;

pub use certificate_compression::{CertificateCompression, PreparedCertificate};
pub use certificates::{Certificates, CertifiedKey, Slot};
pub use cookie_key::CookieKey;

/// The versions that can be spoken, newest first.
pub const VERSIONS: &[ProtocolVersion] = &[
    ProtocolVersion::TLS1_3,
    ProtocolVersion::TLS1_2,
    ProtocolVersion::TLS1_1,
    ProtocolVersion::TLS1_0,
    #[cfg(feature = "ssl3")]
    ProtocolVersion::SSL3,
];

/// Everything a handshake is decided by.
#[derive(Clone)]
pub struct Config {
    /// The lowest version to negotiate.
    pub min_version: ProtocolVersion,
    /// The highest version to negotiate.
    pub max_version: ProtocolVersion,
    /// Versions in between that are switched off (`SSL_OP_NO_TLSv1_2` and its kin).
    pub disabled_versions: Vec<ProtocolVersion>,
    /// A client says that it tries again with less than it has (`SSL_MODE_SEND_FALLBACK_SCSV`, RFC 7507).
    pub send_fallback_scsv: bool,
    /// Cipher suites of TLS 1.2 and before, most wanted first.
    pub cipher_suites: Vec<&'static CipherSuite>,
    /// Cipher suites of TLS 1.3, most wanted first; empty if it cannot be spoken.
    pub tls13_suites: Vec<&'static CipherSuite>,
    /// A server obeys its own order of cipher suites and not the client's (`SSL_OP_CIPHER_SERVER_PREFERENCE`).
    pub server_preference: bool,
    /// Such a server puts its suites with ChaCha20 first for a client that wants one most (`SSL_OP_PRIORITIZE_CHACHA`).
    pub prioritize_chacha: bool,
    /// Key exchange groups, most wanted first.
    pub groups: Vec<NamedGroup>,
    /// Signature algorithms for both directions, most wanted first.
    pub signature_schemes: Vec<SignatureScheme>,
    /// What keys, suites, groups and signatures must measure up to (`SSL_CTX_set_security_level(3)`).
    pub security_level: SecurityLevel,
    /// Our certificates and their keys.
    pub certificates: Certificates,
    /// What a server uses for DHE.
    pub dh: DhChoice,
    /// What a server says to help clients choose a pre-shared key (`SSL_CTX_use_psk_identity_hint(3)`).
    pub psk_identity_hint: Option<Vec<u8>>,
    /// Whether and how the peer's certificate counts.
    pub verify: VerifyMode,
    /// The kinds of client certificate that a server asks for; empty for what its signature algorithms allow.
    pub client_certificate_types: Vec<ClientCertificateType>,
    /// The signature algorithms for client certificates, most wanted first; empty if they are those for all else.
    pub client_signature_schemes: Vec<SignatureScheme>,
    /// The names of certificate authorities that a server sends in its CertificateRequest, as DER.
    pub client_ca_names: Arc<Vec<Vec<u8>>>,
    /// A server names no authorities to clients (`SSL_OP_DISABLE_TLSEXT_CA_NAMES`).
    pub hide_ca_names: bool,
    /// The host that a client names in the server_name extension.
    pub server_name: Option<String>,
    /// A client of TLS 1.3 looks like one of TLS 1.2 that resumes a session, to whoever stands between and knows no later
    /// version (`SSL_OP_ENABLE_MIDDLEBOX_COMPAT`; RFC 8446, appendix D.4).
    pub middlebox_compat: bool,
    /// A client lets the server ask for its certificate after the handshake (`SSL_CTX_set_post_handshake_auth(3)`).
    pub post_handshake_auth: bool,
    /// A client asks for the status of the server's certificate (RFC 6066).
    pub status_request: bool,
    /// A client asks for signed certificate timestamps (RFC 6962).
    pub request_timestamps: bool,
    /// A client's hello is padded where its length is one that some servers hang on (`SSL_OP_TLSEXT_PADDING`).
    pub pad_client_hello: bool,
    /// The application protocols that a client offers, most wanted first.
    pub alpn_protocols: Vec<Vec<u8>>,
    /// What a session must have been made for to be resumed here: at most 32 bytes.
    pub session_id_context: Vec<u8>,
    /// How long a session stays resumable, in seconds.
    pub session_timeout: i64,
    /// A server gives sessions an id, so that a cache can hold them.
    pub issue_session_ids: bool,
    /// The keys of session tickets; `None` neither issues nor accepts nor asks for them (`SSL_OP_NO_TICKET`).
    pub ticket_keys: Option<Arc<TicketKeys>>,
    /// How many tickets a server sends after a full handshake of TLS 1.3 (`SSL_CTX_set_num_tickets(3)`).
    pub num_tickets: usize,
    /// How many bytes of early data a server lets clients send that resume the sessions it gives them from now on; 0 for
    /// none (`SSL_CTX_set_max_early_data(3)`).
    pub max_early_data: u32,
    /// How many bytes of early data a server takes at most on one connection, or passes over
    /// (`SSL_CTX_set_recv_max_early_data(3)`).
    pub recv_max_early_data: u32,
    /// A server that takes early data lets each session be used once (off with `SSL_OP_NO_ANTI_REPLAY`).
    pub replay_protection: bool,
    /// Resume sessions of TLS 1.3 also without a fresh key exchange, by the pre-shared key alone (`SSL_OP_ALLOW_NO_DHE_KEX`).
    pub psk_without_dhe: bool,
    /// The compression methods offered and accepted beside null, most wanted first; each is DEFLATE by its number. See
    /// [`allowed_compression`](Self::allowed_compression).
    pub compression_methods: Vec<CompressionMethod>,
    /// How certificates may be compressed in TLS 1.3.
    pub certificate_compression: CertificateCompression,
    /// Offer and accept encrypt-then-MAC (RFC 7366).
    pub encrypt_then_mac: bool,
    /// Offer and accept the extended master secret (RFC 7627).
    pub extended_master_secret: bool,
    /// A client goes on with a server that does not know RFC 5746 (`SSL_OP_LEGACY_SERVER_CONNECT`).
    pub legacy_server_connect: bool,
    /// Write the first byte of data alone where the next record's IV is known beforehand (TLS 1.0 with CBC), so that nobody
    /// can choose what follows that IV (off with `SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS`).
    pub split_first_byte: bool,
    /// Which further handshakes there may be on a connection.
    pub renegotiation: RenegotiationRules,
    /// Largest plaintext fragment to send, in bytes: 512 to 16384.
    pub max_send_fragment: usize,
    /// In TLS 1.3: the number of bytes that records are padded to multiples of; 0 for no padding.
    pub block_padding: usize,
    /// A client asks for records that carry no more than this (RFC 6066, section 4).
    pub max_fragment_length: Option<MaxFragmentLength>,
    /// How much a protected record may carry that the peer sends (RFC 8449), in bytes: 64 to 16384. A client asks for it;
    /// a server tells it to a client that asks.
    pub record_size_limit: Option<u16>,
    /// How many bytes are taken from the transport at once when reading ahead, if more than a record.
    pub read_buffer_len: usize,
    /// The greatest size of the peer's certificate chain, in bytes (`SSL_CTX_set_max_cert_list(3)`).
    pub max_certificate_list: usize,
    /// The questions that somebody wants to answer; the engine decides the others itself.
    pub asks: Asks,
    /// A server of TLS 1.3 asks each client for a second ClientHello, with a cookie by this key, and needs nothing of the first
    /// to go on from the second: another connection may do that (`SSL_stateless(3)`).
    pub cookies: Option<Arc<CookieKey>>,
    /// The events that somebody wants to see.
    pub observe: Observe,
}

/// A server's finite-field group for DHE.
#[derive(Clone, Default)]
pub enum DhChoice {
    /// None: DHE suites are not used.
    #[default]
    None,
    /// An RFC 7919 group as strong as the certificate's key (`SSL_CTX_set_dh_auto(3)`).
    Auto,
    /// These parameters (`SSL_CTX_set_tmp_dh(3)`).
    Parameters(Arc<DhParameters>),
    /// Somebody has parameters for each handshake (`SSL_CTX_set_tmp_dh_callback(3)`).
    Ask,
}

/// What is done about the peer's certificate (`SSL_CTX_set_verify(3)`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerifyMode {
    /// A client refuses a server whose certificate does not verify; a server asks for a certificate.
    pub peer: bool,
    /// A server refuses a client without a certificate.
    pub fail_if_no_peer_cert: bool,
    /// A server asks for a certificate once on a connection, and not again when it is renegotiated.
    pub client_once: bool,
    /// A server of TLS 1.3 asks for a certificate not in the handshake, but when it is told to
    /// ([`Connection::request_certificate`](crate::connection::Connection::request_certificate)).
    pub post_handshake: bool,
}

/// Which further handshakes there may be on a connection: by default none that the peer wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RenegotiationRules {
    /// None at all, also not of this side's own wish (`SSL_OP_NO_RENEGOTIATION`).
    pub forbidden: bool,
    /// A client follows a server's HelloRequest.
    pub by_hello_request: bool,
    /// A server answers a ClientHello that it did not ask for (`SSL_OP_ALLOW_CLIENT_RENEGOTIATION`).
    pub by_client_hello: bool,
    /// Also with a peer that does not support RFC 5746, so that nothing ties the handshakes together
    /// (`SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION`).
    pub unsafe_legacy: bool,
    /// A server resumes no session then (`SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION`).
    pub no_resumption: bool,
}

/// Which optional questions are put (see [`Question`](crate::connection::Question)).
#[derive(Clone, Copy, Debug, Default)]
pub struct Asks {
    /// Somebody has a say in cookies.
    pub cookies: bool,
    /// Somebody looks at each ClientHello first.
    pub client_hello: bool,
    /// Somebody chooses by the client's server_name.
    pub server_name: bool,
    /// Somebody sets the certificate at the last moment (`SSL_CTX_set_cert_cb(3)`).
    pub certificate: bool,
    /// Somebody chooses a client certificate when one is asked for (`SSL_CTX_set_client_cert_cb(3)`).
    pub client_certificate: bool,
    /// Somebody has the status of a server's certificate, or judges it.
    pub certificate_status: bool,
    /// Somebody adds extensions to hellos and looks at those that came.
    pub other_extensions: bool,
    /// Somebody names a server's application protocols (NPN).
    pub name_protocols: bool,
    /// Somebody chooses among a server's application protocols, so that a client asks for them (NPN).
    pub select_protocol: bool,
    /// Somebody chooses among the client's application protocols.
    pub alpn: bool,
    /// Somebody has a say in whether early data is taken (`SSL_CTX_set_allow_early_data_cb(3)`).
    pub early_data: bool,
    /// Somebody keeps sessions by their id.
    pub find_session: bool,
    /// Somebody makes the ids of new sessions (`SSL_CTX_set_generate_session_id(3)`).
    pub session_id: bool,
    /// Somebody opens and seals tickets in place of [`Config::ticket_keys`] (`SSL_CTX_set_tlsext_ticket_key_evp_cb(3)`).
    pub tickets: bool,
    /// Somebody has a client's pre-shared keys of TLS 1.3.
    pub offer_psk: bool,
    /// Somebody has a client's pre-shared keys; without, it offers no suite that takes one.
    pub choose_psk: bool,
    /// Somebody pads the records of TLS 1.3 ([`Connection::next_to_pad`](crate::connection::Connection::next_to_pad)).
    pub record_padding: bool,
    /// Somebody has a server's pre-shared keys; without, it uses no suite that takes one.
    pub find_psk: bool,
    /// Somebody has sessions that stand for a server's pre-shared keys in TLS 1.3.
    pub find_psk_session: bool,
}

/// Which events are wanted (see [`Event`](crate::connection::Event)).
#[derive(Clone, Copy, Debug, Default)]
pub struct Observe {
    /// Every record header, handshake message, ChangeCipherSpec and alert, with its bytes.
    pub messages: bool,
    /// Starts, ends, and each step of a handshake.
    pub progress: bool,
    /// Lines for an NSS key log.
    pub key_log: bool,
    /// New sessions.
    pub sessions: bool,
    /// Everything that a trace is made of; records count from when this is first wanted.
    pub trace: bool,
}

impl Config {
    /// The safe defaults: TLS 1.2 and 1.3, the default suites and groups, no verification (as OpenSSL's API has it).
    pub fn new() -> Self {
        Self {
            min_version: ProtocolVersion::TLS1_2,
            max_version: ProtocolVersion::TLS1_3,
            disabled_versions: Vec::new(),
            send_fallback_scsv: false,
            cipher_suites: suites::default_list(),
            tls13_suites: suites::default_tls13_list(),
            server_preference: false,
            prioritize_chacha: false,
            groups: suites::default_groups(),
            signature_schemes: suites::default_signature_schemes(),
            security_level: SecurityLevel::DEFAULT,
            certificates: Certificates::default(),
            dh: DhChoice::None,
            psk_identity_hint: None,
            verify: VerifyMode::default(),
            client_certificate_types: Vec::new(),
            client_signature_schemes: Vec::new(),
            client_ca_names: Arc::default(),
            hide_ca_names: false,
            server_name: None,
            middlebox_compat: true,
            post_handshake_auth: false,
            status_request: false,
            request_timestamps: false,
            pad_client_hello: false,
            alpn_protocols: Vec::new(),
            session_id_context: Vec::new(),
            session_timeout: 7200,
            issue_session_ids: true,
            ticket_keys: None,
            num_tickets: 2,
            max_early_data: 0,
            recv_max_early_data: crate::record::MAX_PLAINTEXT as u32,
            replay_protection: true,
            psk_without_dhe: false,
            compression_methods: Vec::new(),
            certificate_compression: CertificateCompression::default(),
            encrypt_then_mac: true,
            extended_master_secret: true,
            legacy_server_connect: false,
            split_first_byte: true,
            renegotiation: RenegotiationRules::default(),
            max_send_fragment: crate::record::MAX_PLAINTEXT,
            block_padding: 0,
            max_fragment_length: None,
            record_size_limit: None,
            read_buffer_len: 0,
            max_certificate_list: 100 * 1024,
            asks: Asks::default(),
            cookies: None,
            observe: Observe::default(),
        }
    }

    /// Whether `version` may be negotiated.
    pub fn allows_version(&self, version: ProtocolVersion) -> bool {
        (self.min_version..=self.max_version).contains(&version)
            && VERSIONS.contains(&version)
            && !self.disabled_versions.contains(&version)
            && self.security_level.allows_version(version)
    }

    /// The signature algorithms that the security level leaves, most wanted first.
    pub fn offered_signature_schemes(&self) -> impl Iterator<Item = SignatureScheme> {
        self.signature_schemes.iter().copied().filter(|&scheme| self.security_level.allows_signature(scheme))
    }

    /// The keys of session tickets, unless the security level forbids tickets.
    pub fn tickets(&self) -> Option<&Arc<TicketKeys>> {
        self.ticket_keys.as_ref().filter(|_| self.security_level.allows_tickets())
    }

    /// Whether a server lets each session of TLS 1.3 be used once, so that early data cannot be replayed.
    pub const fn sessions_are_single_use(&self) -> bool {
        self.max_early_data > 0 && self.replay_protection
    }

    /// Whether a server's tickets of TLS 1.3 only name sessions that somebody keeps, in place of holding them.
    pub const fn tickets_are_stateful(&self) -> bool {
        self.ticket_keys.is_none() || self.sessions_are_single_use()
    }

    /// The signature algorithms for client certificates that the security level leaves, most wanted first: those that a
    /// server names and accepts, and those that a client signs with.
    pub fn client_signature_schemes(&self) -> impl Iterator<Item = SignatureScheme> {
        let schemes = &self.client_signature_schemes;
        let schemes = if schemes.is_empty() { &self.signature_schemes } else { schemes };
        schemes.iter().copied().filter(|&scheme| self.security_level.allows_signature(scheme))
    }

    /// The groups that the security level leaves, most wanted first.
    pub fn offered_groups(&self) -> impl Iterator<Item = NamedGroup> {
        self.groups.iter().copied().filter(|&group| self.security_level.allows_group(group))
    }

    /// The compression methods that the security level leaves, most wanted first.
    pub fn allowed_compression(&self) -> &[CompressionMethod] {
        if self.security_level.allows_compression() { &self.compression_methods } else { &[] }
    }

    /// Whether a session with this compression method may be resumed.
    pub fn allows_compression(&self, method: CompressionMethod) -> bool {
        method == CompressionMethod::NULL || self.allowed_compression().contains(&method)
    }

    /// The authorities that a server names to a client whose certificate it asks for.
    pub fn sent_ca_names(&self) -> &[Vec<u8>] {
        if self.hide_ca_names { &[] } else { &self.client_ca_names }
    }

    /// A digest of the authorities whose clients a server trusts, to bind sessions to; `None` if it asks for none.
    pub fn client_ca_digest(&self) -> Option<[u8; 32]> {
        let names: Vec<&[u8]> = self.client_ca_names.iter().map(Vec::as_slice).collect();
        self.verify.peer.then(|| HashAlgorithm::Sha256.digest(&names).as_ref().try_into().unwrap_or_default())
    }

    /// The versions that may be negotiated, in words.
    pub fn versions_text(&self) -> String {
        let names: Vec<_> = VERSIONS
            .iter()
            .filter(|&&version| self.allows_version(version))
            .map(|version| version.to_string())
            .collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}
