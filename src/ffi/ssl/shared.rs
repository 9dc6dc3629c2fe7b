//! What a client has offered, and which of it the server has, too: cipher suites, groups, signature algorithms.

use core::ffi::{c_char, c_int, c_long, c_uchar};
use core::ptr;

use crate::codepoint::{NamedGroup, ProtocolVersion, SignatureScheme};
use crate::connection::{Connection, Role};
use crate::ffi::arguments::{borrowed, put};
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::objects::obj_mac::{
    NID_ecdsa_with_SHA1, NID_ecdsa_with_SHA224, NID_ecdsa_with_SHA256, NID_ecdsa_with_SHA384, NID_ecdsa_with_SHA512,
    NID_sha1WithRSAEncryption, NID_sha224WithRSAEncryption, NID_sha256WithRSAEncryption, NID_sha384WithRSAEncryption,
    NID_sha512WithRSAEncryption, NID_undef,
};
use crate::ffi::types::{SSL, stack_st_SSL_CIPHER};
use crate::handshake::Offer;

use super::cipher;
use super::cipher_lists::{CipherStack, suites};
use super::signatures::{group_number, numbers};
use super::state::State;

/// What the client has offered, on a server that has read it.
fn offer(state: &State) -> Option<&Offer> {
    let engine: &Connection = state.engine.as_ref().filter(|engine| engine.role() == Role::Server)?;
    engine.facts().offer.as_deref()
}

/// SSL_get_client_ciphers: the cipher suites that the client has offered, without those that are not known, on a server;
/// NULL on a client, or before the ClientHello. The stack belongs to the connection. OpenSSL: SSL_get_client_ciphers(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_client_ciphers(s: *const SSL) -> *mut stack_st_SSL_CIPHER {
    if s.is_null() {
        return ptr::null_mut();
    }
    entry(ptr::null_mut(), || {
        let mut state = borrowed!(s).state.borrow_mut();
        let Some(suites) = offer(&state).map(|offer| offer.cipher_suites().collect::<Vec<_>>()) else {
            return Ok(ptr::null_mut());
        };
        let shown = &mut state.views.get_or_insert_default().client_suites;
        if !shown.as_ref().is_some_and(|(of, _)| *of == suites) {
            let stack = CipherStack::new(suites.iter().copied());
            *shown = Some((suites, stack));
        }
        Ok(shown.as_ref().map_or(ptr::null_mut(), |(_, stack)| stack.as_ptr()))
    })
}

/// SSL_get_shared_ciphers: writes the names of the cipher suites that the client has offered and the server has, with
/// colons between, into buf, which has room for size bytes; names that do not fit are left out. Returns buf; NULL on a
/// client, or if there are none. OpenSSL: SSL_get_shared_ciphers(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_shared_ciphers(s: *const SSL, buf: *mut c_char, size: c_int) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let state = borrowed!(s).state.borrow();
        let room = usize::try_from(size).unwrap_or(0);
        let ours: Vec<_> = suites(&state.settings.config).collect();
        let Some(offer) = offer(&state).filter(|_| room >= 2 && !buf.is_null()) else { return Ok(ptr::null_mut()) };
        let mut text = Vec::new();
        let shared = offer.cipher_suites().filter(|suite| ours.contains(suite));
        for name in shared.map(|suite| cipher::name(suite).to_bytes()) {
            // Each name takes a byte more: a colon, or the end.
            if text.len() + name.len() + 1 > room {
                break;
            }
            text.extend_from_slice(name);
            text.push(b':');
        }
        if text.pop().is_none() {
            return Ok(ptr::null_mut());
        }
        text.push(0);
        // SAFETY: the program has room for `size` bytes, and the text has no more.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), buf.cast(), text.len()) };
        Ok(buf)
    })
}

/// Carries out `SSL_get1_groups`: the client's groups, on a server; how many they are.
pub(crate) fn client_groups(ssl: *const SSL, out: *mut c_int) -> Result<c_long, Pushed> {
    let state = borrowed!(ssl).state.borrow();
    let Some(offer) = offer(&state) else { return Ok(0) };
    if !out.is_null() {
        for (index, group) in offer.groups.iter().enumerate() {
            // SAFETY: the program has asked how many there are and has room for as many.
            unsafe { out.add(index).write(group_number(*group)) };
        }
    }
    Ok(offer.groups.len() as c_long)
}

/// Carries out `SSL_get_shared_group`: a group that both sides have, by its place in the order of whoever's order counts;
/// with -1, how many there are. On a client always 0.
pub(crate) fn shared_group(ssl: *const SSL, place: c_long) -> Result<c_long, Pushed> {
    let state = borrowed!(ssl).state.borrow();
    let config = &state.settings.config;
    let Some(offer) = offer(&state) else { return Ok(0) };
    // Before TLS 1.3 there are no hybrids.
    let version = state.version();
    let usable = |group: &NamedGroup| version >= ProtocolVersion::TLS1_3 || !group.is_hybrid();
    let ours: Vec<_> = config.offered_groups().filter(usable).collect();
    let (first, second) =
        if config.server_preference { (&ours[..], &offer.groups[..]) } else { (&offer.groups[..], &ours[..]) };
    let mut shared = first.iter().copied().filter(|group| second.contains(group));
    Ok(match usize::try_from(place) {
        Ok(place) => shared.nth(place).map_or(NID_undef, group_number).into(),
        Err(_) if place == -1 => shared.count() as c_long,
        Err(_) => NID_undef.into(),
    })
}

/// The peer's signature algorithms: of its ClientHello, or of its CertificateRequest.
fn peer_schemes(state: &State) -> &[SignatureScheme] {
    let facts = state.engine.as_ref().map(Connection::facts);
    let requested = facts.and_then(|facts| facts.certificate_request.as_ref());
    match (offer(state), requested) {
        (Some(offer), _) => &offer.signature_schemes,
        (None, Some(request)) => &request.signature_schemes,
        (None, None) => &[],
    }
}

/// The number of a signature algorithm and its hash together; `NID_undef` if there is none.
const fn combined_number(scheme: SignatureScheme) -> c_int {
    use SignatureScheme as S;
    match scheme {
        S::RSA_PKCS1_SHA1 => NID_sha1WithRSAEncryption,
        S::RSA_PKCS1_SHA224 => NID_sha224WithRSAEncryption,
        S::RSA_PKCS1_SHA256 => NID_sha256WithRSAEncryption,
        S::RSA_PKCS1_SHA384 => NID_sha384WithRSAEncryption,
        S::RSA_PKCS1_SHA512 => NID_sha512WithRSAEncryption,
        S::ECDSA_SHA1 => NID_ecdsa_with_SHA1,
        S::ECDSA_SHA224 => NID_ecdsa_with_SHA224,
        S::ECDSA_SECP256R1_SHA256 => NID_ecdsa_with_SHA256,
        S::ECDSA_SECP384R1_SHA384 => NID_ecdsa_with_SHA384,
        S::ECDSA_SECP521R1_SHA512 => NID_ecdsa_with_SHA512,
        _ => NID_undef,
    }
}

/// Where a program wants to have a signature algorithm.
struct Places {
    sign: *mut c_int,
    hash: *mut c_int,
    both: *mut c_int,
    raw_sign: *mut c_uchar,
    raw_hash: *mut c_uchar,
}

impl Places {
    fn put(&self, scheme: SignatureScheme) {
        let (sign, hash) = numbers(scheme).unwrap_or((NID_undef, NID_undef));
        let [raw_hash, raw_sign] = scheme.0.to_be_bytes();
        put!(self.sign, sign);
        put!(self.hash, hash);
        put!(self.both, combined_number(scheme));
        put!(self.raw_sign, raw_sign);
        put!(self.raw_hash, raw_hash);
    }
}

/// SSL_get_sigalgs: stores the peer's signature algorithm with a number, counted from 0: what it signs with, its hash,
/// both, and the two bytes of its code. Each place may be NULL; with a negative number, nothing is stored. Returns how many
/// there are; 0 if there is none with this number. OpenSSL: SSL_get_sigalgs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_sigalgs(
    s: *mut SSL,
    idx: c_int,
    psign: *mut c_int,
    phash: *mut c_int,
    psignandhash: *mut c_int,
    rsig: *mut c_uchar,
    rhash: *mut c_uchar,
) -> c_int {
    entry(0, || {
        let state = borrowed!(s).state.borrow();
        let schemes = peer_schemes(&state);
        if let Ok(index) = usize::try_from(idx) {
            let Some(scheme) = schemes.get(index) else { return Ok(0) };
            let places = Places { sign: psign, hash: phash, both: psignandhash, raw_sign: rsig, raw_hash: rhash };
            places.put(*scheme);
        }
        Ok(schemes.len() as c_int)
    })
}

/// SSL_get_shared_sigalgs: as SSL_get_sigalgs, of the signature algorithms that this side has, too. There is none with a
/// negative number. OpenSSL: SSL_get_shared_sigalgs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_get_shared_sigalgs(
    s: *mut SSL,
    idx: c_int,
    psign: *mut c_int,
    phash: *mut c_int,
    psignandhash: *mut c_int,
    rsig: *mut c_uchar,
    rhash: *mut c_uchar,
) -> c_int {
    entry(0, || {
        let state = borrowed!(s).state.borrow();
        let config = &state.settings.config;
        let (theirs, ours): (_, Vec<_>) = (peer_schemes(&state), config.offered_signature_schemes().collect());
        let (first, second) = if config.server_preference { (&ours[..], theirs) } else { (theirs, &ours[..]) };
        let shared: Vec<_> = first.iter().copied().filter(|scheme| second.contains(scheme)).collect();
        let Some(scheme) = usize::try_from(idx).ok().and_then(|index| shared.get(index)) else { return Ok(0) };
        let places = Places { sign: psign, hash: phash, both: psignandhash, raw_sign: rsig, raw_hash: rhash };
        places.put(*scheme);
        Ok(shared.len() as c_int)
    })
}
