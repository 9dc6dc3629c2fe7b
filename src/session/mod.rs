//! Sessions: what two sides keep of a handshake to shorten the next one (RFC 5246, section 7.3; RFC 5077), how a session
//! is written down, and where a server keeps its own: in a cache, or in tickets that the clients hold.

mod cache;
mod serial;
mod ticket;

pub use cache::{Counter, DEFAULT_CAPACITY, Inserted, Lookup, SessionCache, Statistics};
pub use ticket::{TICKET_KEYS_LEN, TicketKeys};
pub(crate) use ticket::{now, now_millis};

use core::fmt;
use core::sync::atomic::{AtomicBool, AtomicI64, AtomicU16, Ordering};
use std::sync::Arc;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::codepoint::{CompressionMethod, MaxFragmentLength, NamedGroup, ProtocolVersion};
use crate::crypto::HashAlgorithm;
use crate::crypto::suites::CipherSuite;
use crate::x509::{Attached, Certificate};

/// The greatest length of a session id, in bytes.
pub const MAX_SESSION_ID: usize = 32;

/// The greatest length of a session id context (`SSL_CTX_set_session_id_context`), in bytes.
pub const MAX_SESSION_ID_CONTEXT: usize = 32;

/// The secret of a session: up to TLS 1.2 the master secret (RFC 5246, section 8.1), in TLS 1.3 the pre-shared key that the
/// session is resumed by (RFC 8446, section 4.6.1). Wiped when dropped and never shown.
#[derive(Clone, Default)]
pub struct MasterSecret(Zeroizing<Box<[u8]>>);

impl MasterSecret {
    /// The length of a master secret in bytes, up to TLS 1.2.
    pub const LEN: usize = 48;

    /// The greatest length of a pre-shared key of TLS 1.3 in bytes, as OpenSSL has it.
    pub const MAX: usize = 512;

    /// Holds `secret`.
    pub fn new(secret: [u8; Self::LEN]) -> Self {
        let secret = Zeroizing::new(secret);
        Self(Zeroizing::new(Box::from(&secret[..])))
    }

    /// Holds a pre-shared key; `None` if it has more than [`MAX`](Self::MAX) bytes.
    pub fn of_psk(key: &[u8]) -> Option<Self> {
        (key.len() <= Self::MAX).then(|| Self(Zeroizing::new(Box::from(key))))
    }

    /// Whether there is none yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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

/// How much younger than its session a ticket may be said to be, in milliseconds: the time that a hello travels, as OpenSSL
/// allows it.
const FRESHNESS: i64 = 10_000;

/// How much older: ages that are counted in seconds may differ by one.
const CLOCK_STEP: i64 = 1_000;

/// A session: up to TLS 1.2 a handshake makes one, in TLS 1.3 each ticket does. Once shared through an `Arc` it changes no
/// more, but for its time and timeout, and that it can be barred from resumption.
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
    /// On a client: the ticket that the server gave (RFC 5077; RFC 8446, section 4.6.1); empty for none.
    pub ticket: Vec<u8>,
    /// How long the server means to accept the ticket, in seconds; 0 if it did not say.
    pub ticket_lifetime_hint: u32,
    /// What a client adds to the age of its ticket, so that nobody can tell by the age which connections belong together.
    pub ticket_age_add: u32,
    /// How many bytes of early data a client may send when it resumes the session; 0 if none.
    pub max_early_data: u32,
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
    /// What few sessions have.
    rare: Option<Box<Rare>>,
    /// When it was made, in seconds since 1970.
    time: AtomicI64,
    /// How many milliseconds later than that, where it is known.
    millis: AtomicU16,
    /// How long after that it may be resumed, in seconds.
    timeout: AtomicI64,
    /// Whether the master secret is bound to the handshake (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether the records of a CBC suite were encrypted before they were authenticated (RFC 7366).
    pub encrypt_then_mac: bool,
    /// Set where the session must not be resumed any more, by whoever holds it.
    not_resumable: AtomicBool,
}

/// What few sessions have, out of the way of those that do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rare {
    /// The application's data in the ticket (`SSL_SESSION_set1_ticket_appdata`).
    pub ticket_appdata: Vec<u8>,
    /// The name of the pre-shared key that went into the secret.
    pub psk_identity: Option<Vec<u8>>,
    /// On a client: what the server said to help it choose a pre-shared key.
    pub psk_identity_hint: Option<Vec<u8>>,
    /// On a server that asks for client certificates: a digest of the authorities it trusted, so that a session does not
    /// outlive the trust it was made in. `None` if it asked for none. On a client: `None` if it did not verify the server.
    pub client_ca_digest: Option<[u8; 32]>,
}

/// What most sessions have of it.
static NOTHING_RARE: Rare =
    Rare { ticket_appdata: Vec::new(), psk_identity: None, psk_identity_hint: None, client_ca_digest: None };

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
            ticket_age_add: 0,
            max_early_data: 0,
            peer_chain: Vec::new(),
            verify_result: 0,
            server_name: None,
            alpn: None,
            group: None,
            rare: None,
            time: AtomicI64::new(time),
            millis: AtomicU16::new(0),
            timeout: AtomicI64::new(0),
            extended_master_secret: false,
            encrypt_then_mac: false,
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

    /// On a server: whether a client that tells this age of its ticket ([`obfuscated_ticket_age`](Self::obfuscated_ticket_age))
    /// has just spoken, so that its early data is not recorded long ago (RFC 8446, section 8.3). `now` as for
    /// [`age_millis`](Self::age_millis).
    pub fn is_fresh(&self, told: u32, now: i64) -> bool {
        let told = i64::from(told.wrapping_sub(self.ticket_age_add));
        let own = self.age_millis(now);
        (own.saturating_sub(FRESHNESS)..=own.saturating_add(CLOCK_STEP)).contains(&told)
    }

    /// The session of a ticket of TLS 1.3 (RFC 8446, section 4.6.1), which goes on where this one was made: the same peers and
    /// terms, but a secret of its own. `now` in milliseconds since 1970.
    pub fn with_psk(&self, psk: MasterSecret, ticket_age_add: u32, max_early_data: u32, now: i64) -> Self {
        let mut session = self.clone();
        session.master_secret = psk;
        session.ticket_age_add = ticket_age_add;
        session.max_early_data = max_early_data;
        session.set_time_millis(now);
        session.id.clear();
        session.ticket.clear();
        session.not_resumable = AtomicBool::new(false);
        session
    }

    /// As this session, for a peer that shows its certificate only now.
    pub fn of_peer(&self, peer_chain: &[Arc<Certificate>], verify_result: i32) -> Self {
        Self { peer_chain: peer_chain.to_vec(), verify_result, ..self.clone() }
    }

    /// What few sessions have.
    pub fn rare(&self) -> &Rare {
        self.rare.as_deref().unwrap_or(&NOTHING_RARE)
    }

    /// What few sessions have, to be changed.
    pub fn rare_mut(&mut self) -> &mut Rare {
        self.rare.get_or_insert_with(|| Box::new(NOTHING_RARE.clone()))
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
        self.millis.store(0, Ordering::Relaxed);
    }

    /// As [`set_time`](Self::set_time), in milliseconds since 1970.
    pub fn set_time_millis(&self, time: i64) {
        self.set_time(time.div_euclid(1000));
        self.millis.store(time.rem_euclid(1000) as u16, Ordering::Relaxed);
    }

    /// How old it is at `now`, in milliseconds; `now` in milliseconds since 1970.
    pub fn age_millis(&self, now: i64) -> i64 {
        let made = self.time().saturating_mul(1000).saturating_add(self.millis.load(Ordering::Relaxed).into());
        now.saturating_sub(made)
    }

    /// On a client: the age of the ticket as it is told the server (RFC 8446, section 4.2.11.1). `now` as for
    /// [`age_millis`](Self::age_millis).
    pub fn obfuscated_ticket_age(&self, now: i64) -> u32 {
        (self.age_millis(now).max(0) as u32).wrapping_add(self.ticket_age_add)
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
        has_name && !self.is_barred()
    }

    /// Whether it was barred from resumption.
    pub fn is_barred(&self) -> bool {
        self.not_resumable.load(Ordering::Relaxed)
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
            ticket_age_add: self.ticket_age_add,
            max_early_data: self.max_early_data,
            peer_chain: self.peer_chain.clone(),
            verify_result: self.verify_result,
            server_name: self.server_name.clone(),
            alpn: self.alpn.clone(),
            group: self.group,
            rare: self.rare.clone(),
            time: AtomicI64::new(self.time()),
            millis: AtomicU16::new(self.millis.load(Ordering::Relaxed)),
            timeout: AtomicI64::new(self.timeout()),
            extended_master_secret: self.extended_master_secret,
            encrypt_then_mac: self.encrypt_then_mac,
            not_resumable: AtomicBool::new(self.not_resumable.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests;
