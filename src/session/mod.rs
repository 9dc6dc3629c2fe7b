//! Sessions: what two sides keep of a handshake to shorten the next one (RFC 5246, section 7.3; RFC 5077), how a session
//! is written down, and where a server keeps its own: in a cache, or in tickets that the clients hold.

mod cache;
mod serial;
mod ticket;

pub use cache::{Counter, DEFAULT_CAPACITY, Inserted, Lookup, SessionCache, Statistics};
pub(crate) use ticket::now;
pub use ticket::{TICKET_KEYS_LEN, TicketKeys};

use core::fmt;
use core::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::Arc;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::codepoint::{CompressionMethod, MaxFragmentLength, NamedGroup, ProtocolVersion};
use crate::crypto::HashAlgorithm;
use crate::crypto::suites::CipherSuite;
use crate::x509::{Attached, Certificate};

/// The greatest length of a session id, in bytes.
pub const MAX_SESSION_ID: usize = 32;

/// The greatest length of a session id context (`SSL_CTX_set_session_id_context`), in bytes.
pub const MAX_SESSION_ID_CONTEXT: usize = 32;

/// The master secret of a session (RFC 5246, section 8.1). Wiped when dropped and never shown.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct MasterSecret([u8; Self::LEN]);

impl MasterSecret {
    /// The secret's length in bytes.
    pub const LEN: usize = 48;

    /// Holds `secret`.
    pub const fn new(secret: [u8; Self::LEN]) -> Self {
        Self(secret)
    }
}

impl AsRef<[u8]> for MasterSecret {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl PartialEq for MasterSecret {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for MasterSecret {}

impl fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterSecret(..)")
    }
}

/// A session of SSL 3.0 to TLS 1.2. Once shared through an `Arc` it changes no more, but for its time and timeout, and that
/// it can be barred from resumption.
#[derive(Debug)]
pub struct Session {
    attached: Attached,
    /// The version it was made with; it can be resumed with no other.
    pub version: ProtocolVersion,
    /// The suite it was made with; it can be resumed with no other.
    pub suite: &'static CipherSuite,
    /// The compression method it was made with; it can be resumed with no other.
    pub compression: CompressionMethod,
    /// How much records carry at most, if that was agreed (RFC 6066, section 4).
    pub max_fragment_length: Option<MaxFragmentLength>,
    /// The secret that new connections derive their keys from.
    pub master_secret: MasterSecret,
    /// The session's id, at most [`MAX_SESSION_ID`] bytes; empty if no cache may hold it.
    pub id: Vec<u8>,
    /// What it may be resumed for (`SSL_CTX_set_session_id_context`), at most [`MAX_SESSION_ID_CONTEXT`] bytes.
    pub sid_ctx: Vec<u8>,
    /// On a client: the ticket that the server gave (RFC 5077); empty for none.
    pub ticket: Vec<u8>,
    /// How long the server means to accept the ticket, in seconds; 0 if it did not say.
    pub ticket_lifetime_hint: u32,
    /// The application's data in the ticket (`SSL_SESSION_set1_ticket_appdata`).
    pub ticket_appdata: Vec<u8>,
    /// The peer's certificates, its own first. The serial form keeps the first alone, as OpenSSL's does.
    pub peer_chain: Vec<Arc<Certificate>>,
    /// The `X509_V_` number of the peer's verification.
    pub verify_result: i32,
    /// The name of the host that the client asked for and the server acknowledged.
    pub server_name: Option<String>,
    /// The application protocol agreed on.
    pub alpn: Option<Vec<u8>>,
    /// The group of the key exchange.
    pub group: Option<NamedGroup>,
    /// The name of the pre-shared key that went into the secret.
    pub psk_identity: Option<Vec<u8>>,
    /// On a client: what the server said to help it choose a pre-shared key.
    pub psk_identity_hint: Option<Vec<u8>>,
    /// When it was made, in seconds since 1970.
    time: AtomicI64,
    /// How long after that it may be resumed, in seconds.
    timeout: AtomicI64,
    /// Whether the master secret is bound to the handshake (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether the records of a CBC suite were encrypted before they were authenticated (RFC 7366).
    pub encrypt_then_mac: bool,
    /// On a server that asks for client certificates: a digest of the authorities it trusted, so that a session does not
    /// outlive the trust it was made in. `None` if it asked for none. On a client: `None` if it did not verify the server.
    pub client_ca_digest: Option<[u8; 32]>,
    /// Set where the session must not be resumed any more, by whoever holds it.
    not_resumable: AtomicBool,
}

impl Session {
    /// A session without an id, ticket, peer or name, that expires at `time`, until those fields are set.
    pub const fn new(
        version: ProtocolVersion,
        suite: &'static CipherSuite,
        master_secret: MasterSecret,
        time: i64,
    ) -> Self {
        Self {
            attached: Attached::new(),
            version,
            suite,
            compression: CompressionMethod::NULL,
            max_fragment_length: None,
            master_secret,
            id: Vec::new(),
            sid_ctx: Vec::new(),
            ticket: Vec::new(),
            ticket_lifetime_hint: 0,
            ticket_appdata: Vec::new(),
            peer_chain: Vec::new(),
            verify_result: 0,
            server_name: None,
            alpn: None,
            group: None,
            psk_identity: None,
            psk_identity_hint: None,
            time: AtomicI64::new(time),
            timeout: AtomicI64::new(0),
            extended_master_secret: false,
            encrypt_then_mac: false,
            client_ca_digest: None,
            not_resumable: AtomicBool::new(false),
        }
    }

    /// Stores a ticket that the server gave, with its lifetime in seconds (0: not said). The session's id becomes the
    /// ticket's SHA-256, as with OpenSSL: a client sends it with the ticket and so sees whether the server took the ticket
    /// (RFC 5077, section 3.4).
    pub fn set_ticket(&mut self, ticket: Vec<u8>, lifetime_hint: u32) {
        self.id = HashAlgorithm::Sha256.digest(&[&ticket]).as_ref().to_vec();
        self.ticket = ticket;
        self.ticket_lifetime_hint = lifetime_hint;
    }

    /// On a server: the session that a client's `ticket` held, with the id that the client sent along.
    pub fn from_client(mut self, id: Vec<u8>, ticket: Vec<u8>) -> Self {
        self.id = id;
        self.ticket = ticket;
        self
    }

    /// When the session was made, in seconds since 1970.
    pub fn time(&self) -> i64 {
        self.time.load(Ordering::Relaxed)
    }

    /// Sets when it was made, wherever it is held.
    pub fn set_time(&self, time: i64) {
        self.time.store(time, Ordering::Relaxed);
    }

    /// How long after that it may be resumed, in seconds.
    pub fn timeout(&self) -> i64 {
        self.timeout.load(Ordering::Relaxed)
    }

    /// Sets how long it may be resumed, wherever it is held.
    pub fn set_timeout(&self, timeout: i64) {
        self.timeout.store(timeout, Ordering::Relaxed);
    }

    /// What the user of this module keeps beside the session. A clone starts without.
    pub(crate) const fn attached(&self) -> &Attached {
        &self.attached
    }

    /// Whether the session is too old at `now`, in seconds since 1970.
    pub fn is_expired(&self, now: i64) -> bool {
        now > self.time().saturating_add(self.timeout())
    }

    /// How long it may still be resumed at `now`, in seconds since 1970.
    pub fn remaining(&self, now: i64) -> i64 {
        self.time().saturating_add(self.timeout()).saturating_sub(now).max(0)
    }

    /// Whether there is something to resume by and nothing against it: `SSL_SESSION_is_resumable`.
    pub fn is_resumable(&self) -> bool {
        let has_name = !self.id.is_empty() || !self.ticket.is_empty();
        has_name && !self.not_resumable.load(Ordering::Relaxed)
    }

    /// Bars the session from resumption wherever it is held: after a fatal alert (RFC 5246, section 7.2.2), or when it is
    /// removed from a cache.
    pub fn set_not_resumable(&self) {
        self.not_resumable.store(true, Ordering::Relaxed);
    }
}

impl Clone for Session {
    fn clone(&self) -> Self {
        Self {
            attached: Attached::new(),
            version: self.version,
            suite: self.suite,
            compression: self.compression,
            max_fragment_length: self.max_fragment_length,
            master_secret: self.master_secret.clone(),
            id: self.id.clone(),
            sid_ctx: self.sid_ctx.clone(),
            ticket: self.ticket.clone(),
            ticket_lifetime_hint: self.ticket_lifetime_hint,
            ticket_appdata: self.ticket_appdata.clone(),
            peer_chain: self.peer_chain.clone(),
            verify_result: self.verify_result,
            server_name: self.server_name.clone(),
            alpn: self.alpn.clone(),
            group: self.group,
            psk_identity: self.psk_identity.clone(),
            psk_identity_hint: self.psk_identity_hint.clone(),
            time: AtomicI64::new(self.time()),
            timeout: AtomicI64::new(self.timeout()),
            extended_master_secret: self.extended_master_secret,
            encrypt_then_mac: self.encrypt_then_mac,
            client_ca_digest: self.client_ca_digest,
            not_resumable: AtomicBool::new(self.not_resumable.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests;
