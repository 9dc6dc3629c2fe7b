//! Tickets that are sealed and opened by what a function of the program sets up (RFC 5077, section 4):
//!
//! ```text
//! key name (16) | IV | encrypted session | MAC of all before it
//! ```

use core::ffi::c_int;
use std::sync::Arc;

use subtle::ConstantTimeEq;

use crate::crypto::Digest;
use crate::ffi::evp::{CipherContext, MacContext};
use crate::ffi::hmac::HmacContext;
use crate::ffi::object;
use crate::ffi::types::{EVP_CIPHER_CTX, EVP_MAC_CTX, HMAC_CTX, SSL};
use crate::session::Session;

use super::settings::TicketCallbacks;

/// The length of a key's name.
pub(crate) const NAME: usize = 16;

/// The longest IV; as much room the function gets for one.
const MAX_IV: usize = 16;

/// What became of a ticket.
pub(crate) enum Opened {
    /// Its session, and whether the client should have a new one.
    Session(Box<Session>, bool),
    /// It could not be opened.
    Refused,
    /// The function failed.
    Failed,
}

/// What a function of the program has set up.
struct Sealer {
    cipher: Arc<CipherContext>,
    mac: MacKind,
}

enum MacKind {
    Evp(Arc<MacContext>),
    Hmac(Arc<HmacContext>),
}

impl Sealer {
    /// Has the function set up the means to seal (1) or open (0) a ticket, with this key name and IV. Returns what it
    /// returned; `None` if there is no function.
    fn set_up(
        raw: *mut SSL,
        callbacks: &TicketCallbacks,
        name: &mut [u8; NAME],
        iv: &mut [u8; MAX_IV],
        seals: bool,
    ) -> Option<(c_int, Self)> {
        let cipher: Arc<CipherContext> = Arc::default();
        let (cipher_pointer, enc) = (object::get0::<EVP_CIPHER_CTX>(&cipher), c_int::from(seals));
        let (name, iv) = (name.as_mut_ptr(), iv.as_mut_ptr());
        // SAFETY (both calls): the program's callback, with its own connection, of which nothing is borrowed, room for name
        // and IV, and contexts that outlive the call.
        let (result, mac) = if let Some(callback) = callbacks.key {
            let mac: Arc<MacContext> = Arc::default();
            // SAFETY: as above.
            let result = unsafe { callback(raw, name, iv, cipher_pointer, object::get0::<EVP_MAC_CTX>(&mac), enc) };
            (result, MacKind::Evp(mac))
        } else {
            let mac: Arc<HmacContext> = Arc::default();
            let callback = callbacks.key_hmac?;
            // SAFETY: as above.
            let result = unsafe { callback(raw, name, iv, cipher_pointer, object::get0::<HMAC_CTX>(&mac), enc) };
            (result, MacKind::Hmac(mac))
        };
        Some((result, Self { cipher, mac }))
    }

    /// The MAC of `parts`; `None` if none was set up.
    fn sign(&self, parts: &[&[u8]]) -> Option<Digest> {
        match &self.mac {
            MacKind::Evp(mac) => mac.sign(parts),
            MacKind::Hmac(mac) => mac.sign(parts),
        }
    }
}

/// Whether a function of the program seals and opens tickets.
pub(crate) const fn is_set(callbacks: &TicketCallbacks) -> bool {
    callbacks.key.is_some() || callbacks.key_hmac.is_some()
}

/// The ticket of `session`: empty if the program wants none or if it would be too long, `None` if the program fails.
pub(crate) fn seal(raw: *mut SSL, callbacks: &TicketCallbacks, session: &Session) -> Option<Vec<u8>> {
    let (mut name, mut iv) = ([0; NAME], [0; MAX_IV]);
    let (result, sealer) = Sealer::set_up(raw, callbacks, &mut name, &mut iv, true)?;
    if result <= 0 {
        return (result == 0).then(Vec::new);
    }
    let body = sealer.cipher.process(true, &session.to_ticket_der())?;
    let mut ticket = [&name[..], iv.get(..sealer.cipher.iv_len()?)?, &body].concat();
    ticket.extend_from_slice(sealer.sign(&[&ticket])?.as_ref());
    Some(if ticket.len() > usize::from(u16::MAX) { Vec::new() } else { ticket })
}

/// The session in `ticket`.
pub(crate) fn open(raw: *mut SSL, callbacks: &TicketCallbacks, ticket: &[u8]) -> Opened {
    let Some((name, (iv, _))) =
        ticket.split_first_chunk::<NAME>().and_then(|(name, rest)| Some((name, rest.split_first_chunk::<MAX_IV>()?)))
    else {
        return Opened::Refused;
    };
    match Sealer::set_up(raw, callbacks, &mut name.clone(), &mut iv.clone(), false) {
        Some((0, _)) => Opened::Refused,
        Some((result @ 1.., sealer)) => match unseal(&sealer, ticket) {
            Some(session) => Opened::Session(Box::new(session), result == 2),
            None => Opened::Refused,
        },
        _ => Opened::Failed,
    }
}

/// The session in `ticket`, once its MAC is found right.
fn unseal(sealer: &Sealer, ticket: &[u8]) -> Option<Session> {
    let mac_len = match &sealer.mac {
        MacKind::Evp(mac) => mac.len(),
        MacKind::Hmac(mac) => mac.len(),
    }?;
    let (sealed, mac) = ticket.split_at_checked(ticket.len().checked_sub(mac_len)?)?;
    let body = sealed.get(NAME + sealer.cipher.iv_len()?..).filter(|body| !body.is_empty())?;
    if !bool::from(sealer.sign(&[sealed])?.as_ref().ct_eq(mac)) {
        return None;
    }
    Session::from_der(&sealer.cipher.process(false, body)?).ok().filter(|session| session.id.is_empty())
}
