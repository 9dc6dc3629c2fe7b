//! The serial form of a session: OpenSSL's `SSL_SESSION` ASN.1 (i2d_SSL_SESSION(3)), so that sessions written by either
//! library can be read by the other.
//!
//! ```text
//! SSL_SESSION ::= SEQUENCE {
//!   1, protocol version              INTEGER
//!   suite, session id, master secret OCTET STRING
//!   [1] time  [2] timeout            INTEGER, seconds
//!   [3] peer                         Certificate
//!   [4] session id context           OCTET STRING
//!   [5] verify result                INTEGER
//!   [6] server name                  OCTET STRING
//!   [9] ticket lifetime hint [10] ticket
//!   [11] compression method          OCTET STRING of one byte
//!   [13] flags                       INTEGER, bit 0: extended master secret, bit 8: encrypt-then-MAC
//!   [14] ticket_age_add  [15] early data's greatest length
//!   [16] ALPN protocol               OCTET STRING
//!   [17] max_fragment_length         INTEGER
//!   [18] ticket application data     OCTET STRING
//!   [19] key exchange group          INTEGER }
//! ```
//!
//! All `[n]` are explicit and optional; integers of 0 are left out. OpenSSL refuses a session with a tag it does not know,
//! so what this library binds a session to beyond OpenSSL's fields goes in front of the application's data in `[18]`: the
//! eight bytes `OxiSSL1\0` and the 32 bytes of [`Session::client_ca_digest`]. OpenSSL carries them along unread, and so it
//! does the flags' bit 8.

use zeroize::Zeroizing;

use super::{MAX_SESSION_ID, MAX_SESSION_ID_CONTEXT, MasterSecret, Rare, Session};
use crate::codepoint::{CompressionMethod, MaxFragmentLength, NamedGroup, ProtocolVersion};
use crate::crypto::suites;
use crate::error::{Error, Reason, Result};
use crate::x509::Certificate;
use crate::x509::tlv::{self, Der, tag};

const WHAT: &str = "SSL_SESSION";

/// The only version there is of this form.
const FORM: u64 = 1;

/// The bit of `[13]` that says that the master secret is extended.
const FLAG_EXTENDED_MASTER_SECRET: u64 = 1;

/// The bit of `[13]` that says that the records were encrypted before they were authenticated: ours, not OpenSSL's.
const FLAG_ENCRYPT_THEN_MAC: u64 = 1 << 8;

/// What OpenSSL writes as `[17]` for a session that no handshake has made.
const UNSPECIFIED: u8 = 255;

/// What our own bindings in `[18]` begin with.
const BINDINGS: &[u8; 8] = b"OxiSSL1\0";

/// Space for everything but the certificate, the ticket and the application's data, so that no buffer grows and leaves an
/// unwiped copy behind.
const FIXED_SPACE: usize = 1536;

/// The numbers of the optional fields.
mod field {
    pub(super) const TIME: u8 = 1;
    pub(super) const TIMEOUT: u8 = 2;
    pub(super) const PEER: u8 = 3;
    pub(super) const SESSION_ID_CONTEXT: u8 = 4;
    pub(super) const VERIFY_RESULT: u8 = 5;
    pub(super) const SERVER_NAME: u8 = 6;
    pub(super) const PSK_IDENTITY_HINT: u8 = 7;
    pub(super) const PSK_IDENTITY: u8 = 8;
    pub(super) const TICKET_LIFETIME_HINT: u8 = 9;
    pub(super) const TICKET: u8 = 10;
    pub(super) const COMPRESSION: u8 = 11;
    pub(super) const SRP_USER: u8 = 12;
    pub(super) const FLAGS: u8 = 13;
    pub(super) const TICKET_AGE_ADD: u8 = 14;
    pub(super) const MAX_EARLY_DATA: u8 = 15;
    pub(super) const ALPN: u8 = 16;
    pub(super) const MAX_FRAGMENT_LENGTH: u8 = 17;
    pub(super) const TICKET_APPDATA: u8 = 18;
    pub(super) const GROUP: u8 = 19;
}

impl Session {
    /// The session as DER: what `i2d_SSL_SESSION` writes. It holds the master secret.
    pub fn to_der(&self) -> Zeroizing<Vec<u8>> {
        self.encode(&self.id, &self.ticket)
    }

    /// The session as it stands in a ticket: without an id, which a ticket's session has only while a client uses it, and
    /// without a ticket.
    pub(crate) fn to_ticket_der(&self) -> Zeroizing<Vec<u8>> {
        self.encode(&[], &[])
    }

    fn encode(&self, id: &[u8], ticket: &[u8]) -> Zeroizing<Vec<u8>> {
        let rare = self.rare();
        let peer = self.peer_chain.first().map_or(&[][..], |certificate| certificate.der());
        let names = [&rare.psk_identity, &rare.psk_identity_hint].into_iter().flatten().map(Vec::len).sum::<usize>();
        let space = FIXED_SPACE + peer.len() + ticket.len() + rare.ticket_appdata.len() + names;
        let mut body = Zeroizing::new(Vec::with_capacity(space));
        integer(&mut body, FORM);
        integer(&mut body, u64::from(self.version.0));
        tlv::write(&mut body, tag::OCTET_STRING, &self.suite.id.to_be_bytes());
        tlv::write(&mut body, tag::OCTET_STRING, id);
        tlv::write(&mut body, tag::OCTET_STRING, self.master_secret.as_ref());
        number(&mut body, field::TIME, u64::try_from(self.time()).unwrap_or(0));
        number(&mut body, field::TIMEOUT, u64::try_from(self.timeout()).unwrap_or(0));
        if !peer.is_empty() {
            tlv::write(&mut body, tag::context_constructed(field::PEER), peer);
        }
        explicit(&mut body, field::SESSION_ID_CONTEXT, |out| tlv::write(out, tag::OCTET_STRING, &self.sid_ctx));
        number(&mut body, field::VERIFY_RESULT, u64::try_from(self.verify_result).unwrap_or(0));
        octets(&mut body, field::SERVER_NAME, self.server_name.as_deref().unwrap_or_default().as_bytes());
        octets(&mut body, field::PSK_IDENTITY_HINT, rare.psk_identity_hint.as_deref().unwrap_or_default());
        octets(&mut body, field::PSK_IDENTITY, rare.psk_identity.as_deref().unwrap_or_default());
        number(&mut body, field::TICKET_LIFETIME_HINT, u64::from(self.ticket_lifetime_hint));
        octets(&mut body, field::TICKET, ticket);
        if self.compression != CompressionMethod::NULL {
            octets(&mut body, field::COMPRESSION, &[self.compression.0]);
        }
        number(&mut body, field::FLAGS, self.flags());
        number(&mut body, field::TICKET_AGE_ADD, u64::from(self.ticket_age_add));
        number(&mut body, field::MAX_EARLY_DATA, u64::from(self.max_early_data));
        octets(&mut body, field::ALPN, self.alpn.as_deref().unwrap_or_default());
        number(&mut body, field::MAX_FRAGMENT_LENGTH, self.max_fragment_length.map_or(0, |length| length.0.into()));
        octets(&mut body, field::TICKET_APPDATA, &self.bound_appdata());
        // Also where there was none, as OpenSSL has it.
        explicit(&mut body, field::GROUP, |out| integer(out, u64::from(self.group.map_or(0, |group| group.0))));

        let mut der = Zeroizing::new(Vec::with_capacity(body.len() + 8));
        tlv::write(&mut der, tag::SEQUENCE, &body);
        der
    }

    fn flags(&self) -> u64 {
        let flag = |on, flag| if on { flag } else { 0 };
        flag(self.extended_master_secret, FLAG_EXTENDED_MASTER_SECRET)
            | flag(self.encrypt_then_mac, FLAG_ENCRYPT_THEN_MAC)
    }

    /// Our bindings and the application's data.
    fn bound_appdata(&self) -> Vec<u8> {
        let Rare { client_ca_digest, ticket_appdata, .. } = self.rare();
        match client_ca_digest {
            Some(digest) => [&BINDINGS[..], digest, ticket_appdata].concat(),
            None => ticket_appdata.clone(),
        }
    }

    /// The session that `bytes` are the DER of: [`Session::read_der`] with nothing left over.
    pub fn from_der(bytes: &[u8]) -> Result<Self> {
        match Self::read_der(bytes)? {
            (session, length) if length == bytes.len() => Ok(session),
            _ => Err(malformed()),
        }
    }

    /// The session whose DER `bytes` begin with, and how many bytes that takes: what `d2i_SSL_SESSION` reads.
    ///
    /// Fails where the form is malformed, and for what could not be resumed: a version or suite that is not implemented,
    /// a secret that is not of 48 bytes or, in TLS 1.3, not of 1 to [`MasterSecret::MAX`]. SRP's names are dropped. A time that is not there is 1970, so that such a session has expired.
    pub fn read_der(bytes: &[u8]) -> Result<(Self, usize)> {
        let whole = Der::new(bytes, WHAT).expect(tag::SEQUENCE).map_err(|_| malformed())?;
        let mut fields = Fields(whole.reader(WHAT));
        if fields.integer()? != FORM {
            return Err(refused(Reason::UNKNOWN_SSL_VERSION, "is not in version 1 of the form"));
        }
        let version = ProtocolVersion(fields.integer()?.try_into().map_err(|_| malformed())?);
        let [high, low] = *fields.octets()? else {
            return Err(refused(
                Reason::CIPHER_CODE_WRONG_LENGTH,
                "names its cipher suite with more or less than 2 bytes",
            ));
        };
        let Some(suite) = suites::by_id(u16::from_be_bytes([high, low])) else {
            return Err(refused(Reason::UNKNOWN_CIPHER_RETURNED, "has a cipher suite that is not implemented"));
        };
        if !suite.works_with(version) {
            return Err(refused(Reason::UNKNOWN_SSL_VERSION, "has a version that its cipher suite is not for"));
        }
        let id = at_most(MAX_SESSION_ID, fields.octets()?)?;
        let secret = fields.octets()?;
        let fits =
            if version >= ProtocolVersion::TLS1_3 { !secret.is_empty() } else { secret.len() == MasterSecret::LEN };
        let secret = MasterSecret::of_psk(secret).filter(|_| fits).ok_or_else(malformed)?;
        let mut session = Self::new(version, suite, secret, 0);
        session.id = id;

        let mut previous = 0;
        while let Some((number, value)) = fields.optional()? {
            if number <= previous {
                return Err(malformed());
            }
            previous = number;
            session.set_field(number, value)?;
        }
        Ok((session, whole.raw.len()))
    }

    /// Takes over the optional field `[number]`.
    fn set_field(&mut self, number: u8, mut value: Fields<'_>) -> Result<()> {
        match number {
            field::TIME => self.set_time(value.integer()?.try_into().map_err(|_| malformed())?),
            field::TIMEOUT => self.set_timeout(value.integer()?.try_into().map_err(|_| malformed())?),
            field::PEER => {
                let certificate = value.element()?;
                self.peer_chain = vec![Certificate::from_der(certificate).map_err(|_| malformed())?];
            }
            field::SESSION_ID_CONTEXT => self.sid_ctx = at_most(MAX_SESSION_ID_CONTEXT, value.octets()?)?,
            field::VERIFY_RESULT => self.verify_result = value.integer()?.try_into().map_err(|_| malformed())?,
            field::SERVER_NAME => {
                let name = String::from_utf8(at_most(255, value.octets()?)?).map_err(|_| malformed())?;
                if name.contains('\0') {
                    return Err(malformed());
                }
                self.server_name = Some(name).filter(|name| !name.is_empty());
            }
            field::TICKET_LIFETIME_HINT => {
                self.ticket_lifetime_hint = value.integer()?.try_into().map_err(|_| malformed())?;
            }
            field::TICKET => self.ticket = at_most(usize::from(u16::MAX), value.octets()?)?,
            field::FLAGS => {
                let flags = value.integer()?;
                self.extended_master_secret = flags & FLAG_EXTENDED_MASTER_SECRET != 0;
                self.encrypt_then_mac = flags & FLAG_ENCRYPT_THEN_MAC != 0;
            }
            field::ALPN => self.alpn = Some(at_most(255, value.octets()?)?).filter(|name| !name.is_empty()),
            field::TICKET_APPDATA => {
                let data = value.octets()?;
                let bound = data.strip_prefix(BINDINGS).and_then(|rest| rest.split_first_chunk::<32>());
                let rare = self.rare_mut();
                rare.client_ca_digest = bound.map(|(digest, _)| *digest);
                rare.ticket_appdata = bound.map_or(data, |(_, rest)| rest).to_vec();
            }
            field::GROUP => {
                let group = value.integer()?.try_into().map_err(|_| malformed())?;
                self.group = (group != 0).then_some(NamedGroup(group));
            }
            field::COMPRESSION => {
                let &[method] = value.octets()? else {
                    return Err(refused(
                        Reason::BAD_LENGTH,
                        "names its compression method with more or less than a byte",
                    ));
                };
                self.compression = CompressionMethod(method);
            }
            field::MAX_FRAGMENT_LENGTH => {
                let length = MaxFragmentLength(value.integer()?.try_into().map_err(|_| malformed())?);
                if !matches!(length.0, 0 | UNSPECIFIED) && length.bytes().is_none() {
                    return Err(malformed());
                }
                self.max_fragment_length = length.bytes().map(|_| length);
            }
            field::PSK_IDENTITY_HINT => self.rare_mut().psk_identity_hint = Some(value.octets()?.to_vec()),
            field::PSK_IDENTITY => self.rare_mut().psk_identity = Some(value.octets()?.to_vec()),
            field::SRP_USER => {
                value.octets()?;
            }
            field::TICKET_AGE_ADD => self.ticket_age_add = value.integer()?.try_into().map_err(|_| malformed())?,
            field::MAX_EARLY_DATA => self.max_early_data = value.integer()?.try_into().map_err(|_| malformed())?,
            _ => return Err(malformed()),
        }
        value.finish()
    }
}

/// Reads the elements of a session.
struct Fields<'a>(Der<'a>);

impl<'a> Fields<'a> {
    /// An INTEGER from 0 to 2^63 - 1.
    fn integer(&mut self) -> Result<u64> {
        let bytes = self.0.integer().map_err(|_| malformed())?;
        if bytes.len() > 8 || bytes.first().is_none_or(|first| first & 0x80 != 0) {
            return Err(malformed());
        }
        Ok(bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }

    /// The contents of an OCTET STRING.
    fn octets(&mut self) -> Result<&'a [u8]> {
        Ok(self.0.expect(tag::OCTET_STRING).map_err(|_| malformed())?.value)
    }

    /// Any element, whole.
    fn element(&mut self) -> Result<&'a [u8]> {
        Ok(self.0.any().map_err(|_| malformed())?.raw)
    }

    /// The number and the contents of the next `[number]`; `None` at the end.
    fn optional(&mut self) -> Result<Option<(u8, Self)>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let element = self.0.any().map_err(|_| malformed())?;
        match element.tag.checked_sub(tag::context_constructed(0)) {
            Some(number) if number <= field::GROUP => Ok(Some((number, Self(element.reader(WHAT))))),
            _ => Err(malformed()),
        }
    }

    fn finish(&self) -> Result<()> {
        self.0.finish().map_err(|_| malformed())
    }
}

/// `bytes`, which must not be more than `limit`.
fn at_most(limit: usize, bytes: &[u8]) -> Result<Vec<u8>> {
    if bytes.len() <= limit { Ok(bytes.to_vec()) } else { Err(malformed()) }
}

/// Writes an INTEGER.
fn integer(out: &mut Vec<u8>, value: u64) {
    let mut bytes = [0; 9];
    let (_, low) = bytes.split_at_mut(1);
    low.copy_from_slice(&value.to_be_bytes());
    // All leading zeros but the one that keeps the number from being negative.
    let start = bytes.windows(2).take_while(|pair| matches!(pair, [0, 0..=0x7f])).count();
    tlv::write(out, tag::INTEGER, &bytes[start..]);
}

/// Writes `[number]` with an INTEGER in it, unless that is 0.
fn number(out: &mut Vec<u8>, number: u8, value: u64) {
    if value != 0 {
        explicit(out, number, |out| integer(out, value));
    }
}

/// Writes `[number]` with an OCTET STRING in it, unless that is empty.
fn octets(out: &mut Vec<u8>, number: u8, value: &[u8]) {
    if !value.is_empty() {
        explicit(out, number, |out| tlv::write(out, tag::OCTET_STRING, value));
    }
}

/// Writes `[number]` with what `body` writes in it.
fn explicit(out: &mut Vec<u8>, number: u8, body: impl FnOnce(&mut Vec<u8>)) {
    let mut contents = Vec::new();
    body(&mut contents);
    tlv::write(out, tag::context_constructed(number), &contents);
}

const fn malformed() -> Error {
    Error::Decode { what: WHAT }
}

fn refused(reason: Reason, why: &str) -> Error {
    Error::Usage { reason, detail: format!("the serialised session {why}") }
}
