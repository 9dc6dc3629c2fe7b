//! What an `SSL_CTX` is set to, and what each `SSL` starts from: the engine's configuration and the program's callbacks.
//!
//! A context holds its settings in an `ArcSwap`; a new connection takes the current ones, and setters copy before they
//! change, so that nothing is locked.

use core::ffi::{c_int, c_long, c_void};
use std::sync::Arc;

use crate::codepoint::ProtocolVersion;
use crate::config::{Config, RenegotiationRules, Slot, VerifyMode};
use crate::ffi::evp::Key;
use crate::ffi::oxissl::private_key_method::PrivateKeyMethod;
use crate::ffi::x509::{CertificateStack, Param, Store};
use crate::session::TicketKeys;

use super::callbacks::{
    CertVerifyCallback, CertificateCallback, ClientCertificateCallback, GEN_SESSION_CB, GetSessionCallback,
    InfoCallback, JudgeCookieCallback, MakeCookieCallback, MessageCallback, NewSessionCallback, RecordPaddingCallback,
    RemoveSessionCallback, SSL_CTX_alpn_select_cb_func, SSL_CTX_decrypt_session_ticket_fn,
    SSL_CTX_generate_session_ticket_fn, SSL_CTX_keylog_cb_func, SSL_allow_early_data_cb_fn, SSL_client_hello_cb_fn,
    SSL_psk_client_cb_func, SSL_psk_find_session_cb_func, SSL_psk_server_cb_func, SSL_psk_use_session_cb_func,
    SSL_verify_cb, ServerNameCallback, StatusCallback, TicketKeyCallback, TicketKeyHmacCallback,
};
use super::cipher_lists::{self, CipherStack};
use super::client_cas::NameList;
use super::constants::{
    SSL_SESS_CACHE_SERVER, SSL_VERIFY_CLIENT_ONCE, SSL_VERIFY_FAIL_IF_NO_PEER_CERT, SSL_VERIFY_NONE, SSL_VERIFY_PEER,
    SSL_VERIFY_POST_HANDSHAKE,
};
use super::custom_extensions::CustomExtension;
use super::mode::{SSL_MODE_AUTO_RETRY, SSL_MODE_SEND_FALLBACK_SCSV};
use super::next_protocol::{SSL_CTX_npn_advertised_cb_func, SSL_CTX_npn_select_cb_func};
use super::options::{
    SSL_OP_ALLOW_CLIENT_RENEGOTIATION, SSL_OP_ALLOW_NO_DHE_KEX, SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION,
    SSL_OP_CIPHER_SERVER_PREFERENCE, SSL_OP_DISABLE_TLSEXT_CA_NAMES, SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS,
    SSL_OP_ENABLE_MIDDLEBOX_COMPAT, SSL_OP_LEGACY_SERVER_CONNECT, SSL_OP_NO_ANTI_REPLAY, SSL_OP_NO_COMPRESSION,
    SSL_OP_NO_ENCRYPT_THEN_MAC, SSL_OP_NO_EXTENDED_MASTER_SECRET, SSL_OP_NO_RENEGOTIATION,
    SSL_OP_NO_RX_CERTIFICATE_COMPRESSION, SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION, SSL_OP_NO_SSLv3,
    SSL_OP_NO_TICKET, SSL_OP_NO_TLSv1, SSL_OP_NO_TLSv1_1, SSL_OP_NO_TLSv1_2, SSL_OP_NO_TLSv1_3,
    SSL_OP_NO_TX_CERTIFICATE_COMPRESSION, SSL_OP_PRIORITIZE_CHACHA, SSL_OP_TLSEXT_PADDING,
};
use super::password::PasswordCallback;
use super::server_info::ServerInfo;
use super::status::NO_STATUS_TYPE;
use super::tmp_dh::TemporaryDh;

/// Everything that a context and its connections are set to.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) config: Arc<Config>,
    /// `SSL_OP_` bits as the program set them.
    pub(crate) options: u64,
    /// `SSL_MODE_` bits.
    pub(crate) mode: u32,
    /// The versions as the program set them: 0 for the lowest and the highest there is. While nobody has set the lowest, it
    /// is TLS 1.2.
    pub(crate) min_version: Option<c_int>,
    pub(crate) max_version: c_int,
    pub(crate) read_ahead: bool,
    /// More than one pipeline is allowed: connections read ahead.
    pub(crate) pipelined: bool,
    pub(crate) quiet_shutdown: bool,
    /// The suites, as the program sees them; the engine's side is in `config`.
    pub(crate) cipher_stack: Arc<CipherStack>,

    /// `SSL_VERIFY_` bits.
    pub(crate) verify_mode: c_int,
    pub(crate) verify_callback: SSL_verify_cb,
    /// The context's verification settings, with which its connections begin.
    pub(crate) param: Arc<Param>,
    /// Where trust anchors are looked for: the context's own store, or one for verification alone.
    pub(crate) store: Arc<Store>,
    pub(crate) verify_store: Option<Arc<Store>>,
    /// Where the certificates are looked for that complete our own chains, if not in `store`.
    pub(crate) chain_store: Option<Arc<Store>>,

    /// The keys as the program handed them over, by slot; the engine's side of them is in `config`.
    pub(crate) keys: [Option<Arc<Key>>; Slot::ALL.len()],
    /// What signs and decrypts for certificates without a key.
    pub(crate) private_key_method: Option<Arc<PrivateKeyMethod>>,
    /// The rest of each certificate's chain, where the program has set one.
    pub(crate) chains: [Option<Arc<CertificateStack>>; Slot::ALL.len()],
    /// The slot that was set last.
    pub(crate) current: Option<Slot>,
    /// Certificates for the chain of every slot that has none of its own.
    pub(crate) extra_chain: Option<Arc<CertificateStack>>,
    /// The extensions that a server has ready for each certificate, by slot.
    pub(crate) server_info: [Option<Arc<ServerInfo>>; Slot::ALL.len()],
    /// Extensions that hellos have beside the library's own.
    pub(crate) custom_extensions: Arc<Vec<CustomExtension>>,
    pub(crate) password: PasswordCallback,
    /// The authorities that a server names, as the program sees them; the engine's side is in `config`.
    pub(crate) client_cas: Option<Arc<NameList>>,
    /// Those of `SSL_CTX_set0_CA_list`, which count if there are no others.
    pub(crate) cas: Option<Arc<NameList>>,

    /// What a client asks of the status of the server's certificate: a `TLSEXT_STATUSTYPE_` or -1.
    pub(crate) status_type: c_long,

    pub(crate) info: InfoCallback,
    pub(crate) message: (MessageCallback, *mut c_void),
    pub(crate) certificate: (CertificateCallback, *mut c_void),
    pub(crate) generate_session_id: GEN_SESSION_CB,
    pub(crate) allow_early_data: (SSL_allow_early_data_cb_fn, *mut c_void),
    pub(crate) record_padding: (RecordPaddingCallback, *mut c_void),
    /// What a server makes its fresh finite-field keys with.
    pub(crate) temporary_dh: TemporaryDh,
    pub(crate) psk_client: SSL_psk_client_cb_func,
    pub(crate) psk_server: SSL_psk_server_cb_func,
    pub(crate) psk_find_session: SSL_psk_find_session_cb_func,
    pub(crate) psk_use_session: SSL_psk_use_session_cb_func,

    /// Both keys of session tickets, kept also while tickets are switched off.
    pub(crate) ticket_keys: Arc<TicketKeys>,
    pub(crate) context: ContextOnly,
}

// SAFETY: the pointers are the program's own and are only handed back to its functions, which it lets threads share.
unsafe impl Send for Settings {}
// SAFETY: as above.
unsafe impl Sync for Settings {}

/// Settings that only a context has. They count for connections that exist already, too.
#[derive(Clone)]
pub(crate) struct ContextOnly {
    pub(crate) session_cache_mode: c_int,
    pub(crate) new_session: NewSessionCallback,
    pub(crate) remove_session: RemoveSessionCallback,
    pub(crate) get_session: GetSessionCallback,
    pub(crate) server_name: (ServerNameCallback, *mut c_void),
    pub(crate) status: (StatusCallback, *mut c_void),
    pub(crate) npn_advertised: (SSL_CTX_npn_advertised_cb_func, *mut c_void),
    pub(crate) npn_select: (SSL_CTX_npn_select_cb_func, *mut c_void),
    pub(crate) alpn_select: (SSL_CTX_alpn_select_cb_func, *mut c_void),
    pub(crate) key_log: SSL_CTX_keylog_cb_func,
    pub(crate) client_certificate: ClientCertificateCallback,
    pub(crate) cert_verify: (CertVerifyCallback, *mut c_void),
    pub(crate) client_hello: (SSL_client_hello_cb_fn, *mut c_void),
    pub(crate) tickets: TicketCallbacks,
    pub(crate) make_cookie: MakeCookieCallback,
    pub(crate) judge_cookie: JudgeCookieCallback,
}

/// The functions that have a say in session tickets.
#[derive(Clone, Copy)]
pub(crate) struct TicketCallbacks {
    pub(crate) generate: SSL_CTX_generate_session_ticket_fn,
    pub(crate) decrypt: SSL_CTX_decrypt_session_ticket_fn,
    /// What both of these get.
    pub(crate) arg: *mut c_void,
    /// Sets up what seals and opens tickets, in place of the context's keys.
    pub(crate) key: TicketKeyCallback,
    /// The same as it was before OpenSSL 3.0. It counts if the other is not set.
    pub(crate) key_hmac: TicketKeyHmacCallback,
}

impl TicketCallbacks {
    const NONE: Self = Self { generate: None, decrypt: None, arg: core::ptr::null_mut(), key: None, key_hmac: None };

    /// Whether any is set.
    const fn is_any(&self) -> bool {
        self.generate.is_some() || self.decrypt.is_some() || self.key.is_some() || self.key_hmac.is_some()
    }
}

impl Settings {
    /// The defaults of a new context.
    pub(crate) fn new(ticket_keys: Arc<TicketKeys>) -> Self {
        let null = core::ptr::null_mut();
        let config = Config::new();
        let mut settings = Self {
            cipher_stack: Arc::new(CipherStack::new(cipher_lists::suites(&config))),
            config: Arc::new(config),
            options: SSL_OP_NO_COMPRESSION | SSL_OP_ENABLE_MIDDLEBOX_COMPAT,
            mode: SSL_MODE_AUTO_RETRY,
            min_version: None,
            max_version: 0,
            read_ahead: false,
            pipelined: false,
            quiet_shutdown: false,
            verify_mode: SSL_VERIFY_NONE,
            verify_callback: None,
            param: Arc::default(),
            store: Arc::default(),
            verify_store: None,
            chain_store: None,
            keys: Default::default(),
            private_key_method: None,
            chains: Default::default(),
            current: None,
            extra_chain: None,
            server_info: Default::default(),
            custom_extensions: Arc::default(),
            password: PasswordCallback::default(),
            client_cas: None,
            cas: None,
            status_type: NO_STATUS_TYPE,
            info: None,
            message: (None, null),
            certificate: (None, null),
            generate_session_id: None,
            allow_early_data: (None, null),
            record_padding: (None, null),
            temporary_dh: TemporaryDh::default(),
            psk_client: None,
            psk_server: None,
            psk_find_session: None,
            psk_use_session: None,
            ticket_keys,
            context: ContextOnly {
                session_cache_mode: SSL_SESS_CACHE_SERVER,
                new_session: None,
                remove_session: None,
                get_session: None,
                server_name: (None, null),
                status: (None, null),
                npn_advertised: (None, null),
                npn_select: (None, null),
                alpn_select: (None, null),
                key_log: None,
                client_certificate: None,
                cert_verify: (None, null),
                client_hello: (None, null),
                tickets: TicketCallbacks::NONE,
                make_cookie: None,
                judge_cookie: None,
            },
        };
        settings.update_config();
        settings
    }

    /// The engine's configuration, to be changed.
    pub(crate) fn config_mut(&mut self) -> &mut Config {
        Arc::make_mut(&mut self.config)
    }

    /// Carries over into the engine's configuration what follows from options, versions, verify mode and callbacks.
    pub(crate) fn update_config(&mut self) {
        let on = |option| self.options & option != 0;
        let version =
            |number: c_int, default| u16::try_from(number).ok().filter(|&n| n != 0).map_or(default, ProtocolVersion);
        let (min, max) = (
            self.min_version.map_or(ProtocolVersion::TLS1_2, |number| version(number, ProtocolVersion::TLS1_0)),
            version(self.max_version, ProtocolVersion::TLS1_3),
        );
        let disabled = [
            (SSL_OP_NO_SSLv3, ProtocolVersion::SSL3),
            (SSL_OP_NO_TLSv1, ProtocolVersion::TLS1_0),
            (SSL_OP_NO_TLSv1_1, ProtocolVersion::TLS1_1),
            (SSL_OP_NO_TLSv1_2, ProtocolVersion::TLS1_2),
            (SSL_OP_NO_TLSv1_3, ProtocolVersion::TLS1_3),
        ];
        let disabled_versions =
            disabled.into_iter().filter(|&(option, _)| on(option)).map(|(_, version)| version).collect();
        let send_fallback_scsv = self.mode & SSL_MODE_SEND_FALLBACK_SCSV != 0;
        let split_first_byte = !on(SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS);
        let server_preference = on(SSL_OP_CIPHER_SERVER_PREFERENCE);
        let prioritize_chacha = on(SSL_OP_PRIORITIZE_CHACHA);
        let hide_ca_names = on(SSL_OP_DISABLE_TLSEXT_CA_NAMES);
        let ticket_keys = (!on(SSL_OP_NO_TICKET)).then(|| self.ticket_keys.clone());
        let compression_methods = if on(SSL_OP_NO_COMPRESSION) { Vec::new() } else { super::compression::methods() };
        let encrypt_then_mac = !on(SSL_OP_NO_ENCRYPT_THEN_MAC);
        let extended_master_secret = !on(SSL_OP_NO_EXTENDED_MASTER_SECRET);
        let legacy_server_connect = on(SSL_OP_LEGACY_SERVER_CONNECT);
        let middlebox_compat = on(SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
        let pad_client_hello = on(SSL_OP_TLSEXT_PADDING);
        let renegotiation = RenegotiationRules {
            forbidden: on(SSL_OP_NO_RENEGOTIATION),
            by_hello_request: true,
            by_client_hello: on(SSL_OP_ALLOW_CLIENT_RENEGOTIATION),
            unsafe_legacy: on(SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION),
            no_resumption: on(SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION),
        };
        let verify = VerifyMode {
            peer: self.verify_mode & SSL_VERIFY_PEER != 0,
            fail_if_no_peer_cert: self.verify_mode & SSL_VERIFY_FAIL_IF_NO_PEER_CERT != 0,
            client_once: self.verify_mode & SSL_VERIFY_CLIENT_ONCE != 0,
            post_handshake: self.verify_mode & SSL_VERIFY_POST_HANDSHAKE != 0,
        };
        let (replay_protection, psk_without_dhe) = (!on(SSL_OP_NO_ANTI_REPLAY), on(SSL_OP_ALLOW_NO_DHE_KEX));
        let take_compressed = !on(SSL_OP_NO_RX_CERTIFICATE_COMPRESSION);
        let send_compressed = !on(SSL_OP_NO_TX_CERTIFICATE_COMPRESSION);
        let other_extensions = !self.custom_extensions.is_empty();
        let context = self.context.clone();
        let (info, message, certificate) =
            (self.info.is_some(), self.message.0.is_some(), self.certificate.0.is_some());
        let session_id = self.generate_session_id.is_some();
        let early_data = self.allow_early_data.0.is_some();
        let record_padding = self.record_padding.0.is_some();
        let dh = self.temporary_dh.choice();
        let (choose_psk, find_psk) = (self.psk_client.is_some(), self.psk_server.is_some());
        let offer_psk = choose_psk || self.psk_use_session.is_some();
        let find_psk_session = find_psk || self.psk_find_session.is_some();

        let config = self.config_mut();
        config.min_version = min;
        config.max_version = max;
        config.disabled_versions = disabled_versions;
        config.send_fallback_scsv = send_fallback_scsv;
        config.split_first_byte = split_first_byte;
        config.server_preference = server_preference;
        config.prioritize_chacha = prioritize_chacha;
        config.hide_ca_names = hide_ca_names;
        config.ticket_keys = ticket_keys;
        config.replay_protection = replay_protection;
        config.psk_without_dhe = psk_without_dhe;
        config.compression_methods = compression_methods;
        config.certificate_compression.takes = take_compressed;
        config.certificate_compression.sends = send_compressed;
        config.encrypt_then_mac = encrypt_then_mac;
        config.extended_master_secret = extended_master_secret;
        config.legacy_server_connect = legacy_server_connect;
        config.pad_client_hello = pad_client_hello;
        config.middlebox_compat = middlebox_compat;
        config.renegotiation = renegotiation;
        config.verify = verify;
        config.issue_session_ids = context.session_cache_mode & SSL_SESS_CACHE_SERVER != 0;
        config.asks.client_hello = context.client_hello.0.is_some();
        config.asks.server_name = context.server_name.0.is_some();
        config.asks.certificate = certificate;
        config.asks.client_certificate = certificate || context.client_certificate.is_some();
        config.asks.certificate_status = context.status.0.is_some();
        config.asks.other_extensions = other_extensions;
        config.asks.name_protocols = context.npn_advertised.0.is_some();
        config.asks.select_protocol = context.npn_select.0.is_some();
        config.asks.alpn = context.alpn_select.0.is_some();
        config.asks.find_session =
            context.session_cache_mode & SSL_SESS_CACHE_SERVER != 0 || context.get_session.is_some();
        config.asks.session_id = session_id;
        config.asks.early_data = early_data;
        config.asks.record_padding = record_padding;
        config.dh = dh;
        config.asks.choose_psk = choose_psk;
        config.asks.offer_psk = offer_psk;
        config.asks.find_psk = find_psk;
        config.asks.find_psk_session = find_psk_session;
        config.asks.tickets = context.tickets.is_any();
        config.observe.messages = message;
        config.observe.progress = info;
        config.observe.key_log = context.key_log.is_some();
        config.observe.sessions = context.session_cache_mode != 0;
    }
}
