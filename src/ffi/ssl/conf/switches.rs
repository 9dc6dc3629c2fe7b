//! Names that stand for bits: switches of a command line, and the elements of lists in a file.

use core::ffi::c_int;

use super::context::{ConfContext, SSL_CONF_FLAG_CLIENT, SSL_CONF_FLAG_SERVER};
use crate::ffi::ssl::constants::{
    SSL_VERIFY_CLIENT_ONCE, SSL_VERIFY_FAIL_IF_NO_PEER_CERT, SSL_VERIFY_PEER, SSL_VERIFY_POST_HANDSHAKE,
};
use crate::ffi::ssl::options::{
    SSL_OP_ALL, SSL_OP_ALLOW_CLIENT_RENEGOTIATION, SSL_OP_ALLOW_NO_DHE_KEX, SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION,
    SSL_OP_CIPHER_SERVER_PREFERENCE, SSL_OP_DISABLE_TLSEXT_CA_NAMES, SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS,
    SSL_OP_ENABLE_MIDDLEBOX_COMPAT, SSL_OP_LEGACY_SERVER_CONNECT, SSL_OP_NO_ANTI_REPLAY, SSL_OP_NO_COMPRESSION,
    SSL_OP_NO_ENCRYPT_THEN_MAC, SSL_OP_NO_EXTENDED_MASTER_SECRET, SSL_OP_NO_RENEGOTIATION,
    SSL_OP_NO_RX_CERTIFICATE_COMPRESSION, SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION, SSL_OP_NO_SSL_MASK,
    SSL_OP_NO_SSLv2, SSL_OP_NO_SSLv3, SSL_OP_NO_TICKET, SSL_OP_NO_TLSv1, SSL_OP_NO_TLSv1_1, SSL_OP_NO_TLSv1_2,
    SSL_OP_NO_TLSv1_3, SSL_OP_NO_TX_CERTIFICATE_COMPRESSION, SSL_OP_PRIORITIZE_CHACHA, SSL_OP_SINGLE_DH_USE,
    SSL_OP_SINGLE_ECDH_USE,
};

/// What a name does.
#[derive(Clone, Copy)]
pub(crate) enum Effect {
    /// Sets these `SSL_OP_` bits.
    Sets(u64),
    /// Clears them.
    Clears(u64),
    /// Sets these `SSL_VERIFY_` bits.
    Verifies(c_int),
}

impl Effect {
    /// Applies the effect or, if not `on`, its contrary.
    pub(crate) fn apply(self, cctx: &ConfContext, on: bool) {
        let to = cctx.applied_to.get();
        match self {
            Self::Sets(options) => to.set_options(options, on),
            Self::Clears(options) => to.set_options(options, !on),
            Self::Verifies(bits) => to.set_verify_mode(bits, on),
        }
    }
}

/// Whom a name is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Both,
    Client,
    Server,
}

impl Side {
    /// Whether a context that is told who it is for knows the name.
    fn is_meant(self, cctx: &ConfContext) -> bool {
        let on = |flag| cctx.flags.get() & flag != 0;
        match self {
            Self::Both => on(SSL_CONF_FLAG_CLIENT) || on(SSL_CONF_FLAG_SERVER),
            Self::Client => on(SSL_CONF_FLAG_CLIENT),
            Self::Server => on(SSL_CONF_FLAG_SERVER),
        }
    }
}

/// A name, whom it is for, and what it does.
pub(crate) type Named = (&'static str, Side, Effect);

use Effect::{Clears, Sets, Verifies};
use Side::{Both, Client, Server};

/// The commands of a command line that take no value.
pub(crate) const SWITCHES: &[Named] = &[
    ("no_ssl3", Both, Sets(SSL_OP_NO_SSLv3)),
    ("no_tls1", Both, Sets(SSL_OP_NO_TLSv1)),
    ("no_tls1_1", Both, Sets(SSL_OP_NO_TLSv1_1)),
    ("no_tls1_2", Both, Sets(SSL_OP_NO_TLSv1_2)),
    ("no_tls1_3", Both, Sets(SSL_OP_NO_TLSv1_3)),
    ("bugs", Both, Sets(SSL_OP_ALL)),
    ("no_comp", Both, Sets(SSL_OP_NO_COMPRESSION)),
    ("comp", Both, Clears(SSL_OP_NO_COMPRESSION)),
    ("tx_cert_comp", Both, Clears(SSL_OP_NO_TX_CERTIFICATE_COMPRESSION)),
    ("no_tx_cert_comp", Both, Sets(SSL_OP_NO_TX_CERTIFICATE_COMPRESSION)),
    ("rx_cert_comp", Both, Clears(SSL_OP_NO_RX_CERTIFICATE_COMPRESSION)),
    ("no_rx_cert_comp", Both, Sets(SSL_OP_NO_RX_CERTIFICATE_COMPRESSION)),
    ("ecdh_single", Server, Sets(SSL_OP_SINGLE_ECDH_USE)),
    ("no_ticket", Both, Sets(SSL_OP_NO_TICKET)),
    ("serverpref", Server, Sets(SSL_OP_CIPHER_SERVER_PREFERENCE)),
    ("legacy_renegotiation", Both, Sets(SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION)),
    ("client_renegotiation", Server, Sets(SSL_OP_ALLOW_CLIENT_RENEGOTIATION)),
    ("legacy_server_connect", Client, Sets(SSL_OP_LEGACY_SERVER_CONNECT)),
    ("no_legacy_server_connect", Client, Clears(SSL_OP_LEGACY_SERVER_CONNECT)),
    ("no_renegotiation", Both, Sets(SSL_OP_NO_RENEGOTIATION)),
    ("no_resumption_on_reneg", Server, Sets(SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION)),
    ("allow_no_dhe_kex", Both, Sets(SSL_OP_ALLOW_NO_DHE_KEX)),
    ("prioritize_chacha", Server, Sets(SSL_OP_PRIORITIZE_CHACHA)),
    ("no_middlebox", Both, Clears(SSL_OP_ENABLE_MIDDLEBOX_COMPAT)),
    ("anti_replay", Server, Clears(SSL_OP_NO_ANTI_REPLAY)),
    ("no_anti_replay", Server, Sets(SSL_OP_NO_ANTI_REPLAY)),
    ("no_etm", Both, Sets(SSL_OP_NO_ENCRYPT_THEN_MAC)),
    // Known, and no bit: which of several certificates is shown does not depend on how those above it are signed.
    ("strict", Both, Sets(0)),
];

/// The elements of Options.
pub(super) const OPTIONS: &[Named] = &[
    ("SessionTicket", Both, Clears(SSL_OP_NO_TICKET)),
    ("EmptyFragments", Both, Clears(SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS)),
    ("Bugs", Both, Sets(SSL_OP_ALL)),
    ("Compression", Both, Clears(SSL_OP_NO_COMPRESSION)),
    ("ServerPreference", Server, Sets(SSL_OP_CIPHER_SERVER_PREFERENCE)),
    ("NoResumptionOnRenegotiation", Server, Sets(SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION)),
    ("DHSingle", Server, Sets(SSL_OP_SINGLE_DH_USE)),
    ("ECDHSingle", Server, Sets(SSL_OP_SINGLE_ECDH_USE)),
    ("UnsafeLegacyRenegotiation", Both, Sets(SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION)),
    ("UnsafeLegacyServerConnect", Both, Sets(SSL_OP_LEGACY_SERVER_CONNECT)),
    ("ClientRenegotiation", Both, Sets(SSL_OP_ALLOW_CLIENT_RENEGOTIATION)),
    ("EncryptThenMac", Both, Clears(SSL_OP_NO_ENCRYPT_THEN_MAC)),
    ("NoRenegotiation", Both, Sets(SSL_OP_NO_RENEGOTIATION)),
    ("AllowNoDHEKEX", Both, Sets(SSL_OP_ALLOW_NO_DHE_KEX)),
    ("PrioritizeChaCha", Both, Sets(SSL_OP_PRIORITIZE_CHACHA)),
    ("MiddleboxCompat", Both, Sets(SSL_OP_ENABLE_MIDDLEBOX_COMPAT)),
    ("AntiReplay", Both, Clears(SSL_OP_NO_ANTI_REPLAY)),
    ("ExtendedMasterSecret", Both, Clears(SSL_OP_NO_EXTENDED_MASTER_SECRET)),
    ("CANames", Both, Clears(SSL_OP_DISABLE_TLSEXT_CA_NAMES)),
    ("TxCertificateCompression", Both, Clears(SSL_OP_NO_TX_CERTIFICATE_COMPRESSION)),
    ("RxCertificateCompression", Both, Clears(SSL_OP_NO_RX_CERTIFICATE_COMPRESSION)),
];

/// The elements of Protocol. OpenSSL's bits for DTLS are those of the TLS versions they were made from.
pub(super) const PROTOCOLS: &[Named] = &[
    ("ALL", Both, Clears(SSL_OP_NO_SSL_MASK)),
    ("SSLv2", Both, Clears(SSL_OP_NO_SSLv2)),
    ("SSLv3", Both, Clears(SSL_OP_NO_SSLv3)),
    ("TLSv1", Both, Clears(SSL_OP_NO_TLSv1)),
    ("TLSv1.1", Both, Clears(SSL_OP_NO_TLSv1_1)),
    ("TLSv1.2", Both, Clears(SSL_OP_NO_TLSv1_2)),
    ("TLSv1.3", Both, Clears(SSL_OP_NO_TLSv1_3)),
    ("DTLSv1", Both, Clears(SSL_OP_NO_TLSv1)),
    ("DTLSv1.2", Both, Clears(SSL_OP_NO_TLSv1_2)),
];

/// The elements of VerifyMode.
pub(super) const VERIFY_MODES: &[Named] = &[
    ("Peer", Client, Verifies(SSL_VERIFY_PEER)),
    ("Request", Server, Verifies(SSL_VERIFY_PEER)),
    ("Require", Server, Verifies(SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT)),
    ("Once", Server, Verifies(SSL_VERIFY_PEER | SSL_VERIFY_CLIENT_ONCE)),
    ("RequestPostHandshake", Server, Verifies(SSL_VERIFY_PEER | SSL_VERIFY_POST_HANDSHAKE)),
    (
        "RequirePostHandshake",
        Server,
        Verifies(SSL_VERIFY_PEER | SSL_VERIFY_POST_HANDSHAKE | SSL_VERIFY_FAIL_IF_NO_PEER_CERT),
    ),
];

/// Applies a list of names with commas between, each with a plus or a minus before it or nothing. False at the first that is
/// not known; those before it have been applied.
pub(super) fn apply_list(cctx: &ConfContext, names: &[Named], list: &str) -> bool {
    list.split(',').all(|element| {
        let element = element.trim();
        let (name, on) = match element.strip_prefix('-') {
            Some(name) => (name, false),
            None => (element.strip_prefix('+').unwrap_or(element), true),
        };
        let found = names.iter().find(|(known, side, _)| known.eq_ignore_ascii_case(name) && side.is_meant(cctx));
        found.map(|(_, _, effect)| effect.apply(cctx, on)).is_some()
    })
}
