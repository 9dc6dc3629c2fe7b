//! Session tickets and the keys that seal them (RFC 5077, section 4, with AES-256 and SHA-256, as OpenSSL has it):
//! a server's session, encrypted for itself, kept by the client.
//!
//! ```text
//! key name (16) | IV (16) | AES-256-CBC(session) | HMAC-SHA256 of all before it (32)
//! ```
//!
//! A context makes its own random key, and a new one after half the time that sessions live; older keys open the tickets
//! that they sealed for as long as those live. So a key that leaks does not open the past for ever. Servers that share
//! keys set them, and then nothing rotates. Keys are looked up through an atomic pointer: no connection waits for another.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use arc_swap::ArcSwap;
use zeroize::Zeroizing;

use super::Session;
use crate::crypto::cbc::AES_BLOCK as BLOCK;
use crate::crypto::{CbcAlgorithm, CbcKey, HashAlgorithm, HmacKey, rng};
use crate::error::{Error, Reason, Result};

/// The length of what `SSL_CTX_set_tlsext_ticket_keys` takes: the key's name (16 bytes), the HMAC key (32), the AES key (32).
pub const TICKET_KEYS_LEN: usize = NAME + MAC + AES;

const NAME: usize = 16;
const MAC: usize = 32;
const AES: usize = 32;

/// A context's ticket keys.
pub struct TicketKeys {
    keys: ArcSwap<KeyRing>,
    /// How long a session lives, in seconds, and so its ticket.
    lifetime: i64,
}

/// Who made the key that seals, and so whether it is replaced in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// This library, for this context alone.
    Own,
    /// The program has set it or taken a copy of it.
    Program,
}

#[derive(Clone)]
struct KeyRing {
    origin: Origin,
    /// Seals, and opens.
    current: Arc<TicketKey>,
    /// Open only, the newest first.
    previous: Vec<Arc<TicketKey>>,
}

struct TicketKey {
    /// Name, HMAC key and AES key, one after the other.
    bytes: Zeroizing<[u8; TICKET_KEYS_LEN]>,
    name: [u8; NAME],
    mac: HmacKey,
    aes: CbcKey,
    /// When it was made, in seconds since 1970.
    made: i64,
}

impl TicketKeys {
    /// Keys of this context alone, for sessions that live `lifetime` seconds.
    pub fn new(lifetime: i64) -> Result<Self> {
        Self::new_at(lifetime, now())
    }

    pub(super) fn new_at(lifetime: i64, now: i64) -> Result<Self> {
        let current = Arc::new(TicketKey::generate(now)?);
        let ring = KeyRing { origin: Origin::Own, current, previous: Vec::new() };
        Ok(Self { keys: ArcSwap::from_pointee(ring), lifetime })
    }

    /// Keys that the program sets, which do not rotate: `SSL_CTX_set_tlsext_ticket_keys`.
    ///
    /// Fails with [`Reason::INVALID_TICKET_KEYS_LENGTH`] unless `bytes` are [`TICKET_KEYS_LEN`].
    pub fn from_bytes(bytes: &[u8], lifetime: i64) -> Result<Self> {
        let bytes = <&[u8; TICKET_KEYS_LEN]>::try_from(bytes).map_err(|_| Error::Usage {
            reason: Reason::INVALID_TICKET_KEYS_LENGTH,
            detail: format!("ticket keys of {} bytes, {TICKET_KEYS_LEN} expected", bytes.len()),
        })?;
        let current = Arc::new(TicketKey::new(Zeroizing::new(*bytes), now()));
        let ring = KeyRing { origin: Origin::Program, current, previous: Vec::new() };
        Ok(Self { keys: ArcSwap::from_pointee(ring), lifetime })
    }

    /// The key that seals, in the layout of [`TICKET_KEYS_LEN`]: `SSL_CTX_get_tlsext_ticket_keys`. A program takes it to
    /// share it with other servers, so it rotates no more.
    pub fn to_bytes(&self) -> Zeroizing<[u8; TICKET_KEYS_LEN]> {
        self.keys.rcu(|ring| KeyRing { origin: Origin::Program, ..KeyRing::clone(ring) });
        self.keys.load().current.bytes.clone()
    }

    /// The same keys, for sessions that live `lifetime` seconds from now on: for `SSL_CTX_set_timeout`.
    pub fn with_lifetime(&self, lifetime: i64) -> Self {
        Self { keys: ArcSwap::new(self.keys.load_full()), lifetime }
    }

    /// The ticket of `session`, which holds what [`Session::to_der`] writes, without the id and the client's ticket.
    ///
    /// Fails if the operating system has no randomness, or if the ticket does not fit NewSessionTicket's 65535 bytes.
    pub fn seal(&self, session: &Session) -> Result<Vec<u8>> {
        self.seal_at(session, now())
    }

    pub(super) fn seal_at(&self, session: &Session, now: i64) -> Result<Vec<u8>> {
        self.rotate(now)?;
        self.keys.load().current.seal(&session.to_ticket_der())
    }

    /// The session in `ticket`, without an id; and whether the client should have a new ticket, since the key that sealed
    /// this one is no longer in use. `None` if no key of ours sealed it, or if the session has expired at `now`, in seconds
    /// since 1970.
    pub fn open(&self, ticket: &[u8], now: i64) -> Option<(Session, bool)> {
        let keys = self.keys.load();
        let (name, _) = ticket.split_first_chunk::<NAME>()?;
        let key = core::iter::once(&keys.current).chain(&keys.previous).find(|key| key.name == *name)?;
        let session = Session::from_der(&key.open(ticket)?).ok()?;
        if session.is_expired(now) {
            return None;
        }
        let renew = !Arc::ptr_eq(key, &keys.current) || self.is_due(&keys, now);
        Some((session, renew))
    }

    /// How long a key seals, in seconds.
    const fn sealing_time(&self) -> i64 {
        if self.lifetime < 2 { 1 } else { self.lifetime / 2 }
    }

    /// Whether the ring's key has sealed for long enough.
    fn is_due(&self, ring: &KeyRing, now: i64) -> bool {
        ring.origin == Origin::Own && now.saturating_sub(ring.current.made) >= self.sealing_time()
    }

    /// Makes a new key if it is time, and forgets those whose last tickets have expired.
    fn rotate(&self, now: i64) -> Result<()> {
        if !self.is_due(&self.keys.load(), now) {
            return Ok(());
        }
        let fresh = Arc::new(TicketKey::generate(now)?);
        let opening_time = self.sealing_time().saturating_add(self.lifetime);
        self.keys.rcu(|ring| {
            // Another thread may have been faster.
            if !self.is_due(ring, now) {
                return Arc::clone(ring);
            }
            let all = core::iter::once(&ring.current).chain(&ring.previous);
            let previous = all.filter(|key| now.saturating_sub(key.made) <= opening_time).cloned().collect();
            Arc::new(KeyRing { origin: Origin::Own, current: Arc::clone(&fresh), previous })
        });
        Ok(())
    }
}

impl core::fmt::Debug for TicketKeys {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("TicketKeys").field("lifetime", &self.lifetime).finish_non_exhaustive()
    }
}

impl TicketKey {
    fn generate(now: i64) -> Result<Self> {
        let mut bytes = Zeroizing::new([0; TICKET_KEYS_LEN]);
        rng::fill(&mut bytes[..])?;
        Ok(Self::new(bytes, now))
    }

    fn new(bytes: Zeroizing<[u8; TICKET_KEYS_LEN]>, made: i64) -> Self {
        let (name, keys) = bytes.split_at(NAME);
        let (mac, aes) = keys.split_at(MAC);
        let mut own_name = [0; NAME];
        own_name.copy_from_slice(name);
        Self {
            name: own_name,
            mac: HmacKey::new(HashAlgorithm::Sha256, mac),
            aes: CbcKey::new(CbcAlgorithm::Aes256, aes),
            bytes,
            made,
        }
    }

    /// Encrypts and authenticates `plaintext`.
    fn seal(&self, plaintext: &[u8]) -> Result<Vec<u8>> {
        let iv = rng::array::<BLOCK>()?;
        let padding = BLOCK - plaintext.len() % BLOCK;
        let length = NAME + BLOCK + plaintext.len() + padding + MAC;
        if length > usize::from(u16::MAX) {
            let detail = format!("a session ticket of {length} bytes, at most {} allowed", u16::MAX);
            return Err(Error::Usage { reason: Reason::DATA_LENGTH_TOO_LONG, detail });
        }
        // Reserved whole, so that no plaintext is left behind where a smaller buffer was.
        let mut ticket = Vec::with_capacity(length);
        ticket.extend_from_slice(&self.name);
        ticket.extend_from_slice(&iv);
        ticket.extend_from_slice(plaintext);
        ticket.resize(length - MAC, padding as u8);
        self.aes.encrypt(&iv, &mut ticket[NAME + BLOCK..]);
        let tag = self.mac.sign(&[&ticket]);
        ticket.extend_from_slice(tag.as_ref());
        Ok(ticket)
    }

    /// The plaintext of `ticket`, once its MAC is found right. Padding is looked at only after that, so that it tells
    /// nothing to those who do not have the key.
    fn open(&self, ticket: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (sealed, tag) = ticket.split_last_chunk::<MAC>()?;
        if !self.mac.verify(&[sealed], tag) {
            return None;
        }
        let (_, rest) = sealed.split_first_chunk::<NAME>()?;
        let (iv, ciphertext) = rest.split_first_chunk::<BLOCK>()?;
        if ciphertext.len() % BLOCK != 0 {
            return None;
        }
        let mut plaintext = Zeroizing::new(ciphertext.to_vec());
        self.aes.decrypt(iv, &mut plaintext);
        let padding = *plaintext.last()?;
        let length = plaintext.len().checked_sub(padding.into())?;
        let padded = plaintext.get(length..)?;
        if !(1..=BLOCK).contains(&padded.len()) || padded.iter().any(|byte| *byte != padding) {
            return None;
        }
        plaintext.truncate(length);
        Some(plaintext)
    }
}

/// The time, in seconds since 1970.
pub(crate) fn now() -> i64 {
    now_millis() / 1000
}

/// The time, in milliseconds since 1970.
pub(crate) fn now_millis() -> i64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
}
