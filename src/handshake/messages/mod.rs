//! The handshake messages of TLS 1.2 and below (RFC 5246, section 7.4), one file each: its struct, its codec, its tests.
//! Those that TLS 1.3 writes otherwise, or has added, are in [`tls13`].
//!
//! `decode` takes a message's body, without the four-byte header, and fails unless it is that message from the first
//! byte to the last. `encode` appends the body. [`HandshakeMessage`] is a whole message as it travelled, header and
//! all, as the transcript needs it; [`frame`] makes one from a body.

use crate::codec::Writer;
use crate::codepoint::{HandshakeType, ProtocolVersion};
use crate::crypto::suites::CipherSuite;
use crate::{Error, Result};

mod certificate;
mod certificate_request;
mod certificate_status;
mod certificate_verify;
mod client_hello;
mod client_key_exchange;
mod finished;
mod hello_request;
mod new_session_ticket;
mod next_protocol;
mod server_hello;
mod server_hello_done;
mod server_key_exchange;
mod signed;
pub mod tls13;

#[cfg(test)]
mod tests;

pub use certificate::{Certificate, encode_chain};
pub use certificate_request::CertificateRequest;
pub use certificate_status::CertificateStatus;
pub use certificate_verify::CertificateVerify;
pub use client_hello::ClientHello;
pub use client_key_exchange::{ClientKeyExchange, ClientShare};
pub use finished::{Finished, verify_data_len};
pub use hello_request::HelloRequest;
pub use new_session_ticket::NewSessionTicket;
pub use next_protocol::NextProtocol;
pub use server_hello::ServerHello;
pub use server_hello_done::ServerHelloDone;
pub use server_key_exchange::{ServerKeyExchange, ServerParameters};
pub use signed::DigitallySigned;

/// The length in bytes of a handshake message's header: its type and the length of its body.
pub const MESSAGE_HEADER: usize = 4;

/// The greatest length in bytes of a session ID (RFC 5246, section 7.4.1.2).
pub const MAX_SESSION_ID: usize = 32;

/// A whole handshake message as it travelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandshakeMessage {
    typ: HandshakeType,
    raw: Vec<u8>,
}

impl HandshakeMessage {
    /// The message of type `typ` whose body `body` writes.
    pub fn new(typ: HandshakeType, body: impl FnOnce(&mut Vec<u8>)) -> Self {
        Self { typ, raw: frame(typ, body) }
    }

    /// The message whose bytes, header included, are `raw`: exactly one, or it is an error.
    pub fn from_raw(raw: Vec<u8>) -> Result<Self> {
        let mut r = crate::codec::Reader::new(&raw, "handshake message");
        let typ = HandshakeType(r.u8()?);
        r.vec24()?;
        r.finish()?;
        Ok(Self { typ, raw })
    }

    /// Its type.
    pub const fn typ(&self) -> HandshakeType {
        self.typ
    }

    /// Its bytes, header included: what the transcript hashes.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Its bytes after the header.
    pub fn body(&self) -> &[u8] {
        self.raw.get(MESSAGE_HEADER..).unwrap_or_default()
    }

    /// Gives up the bytes, header included.
    pub fn into_raw(self) -> Vec<u8> {
        self.raw
    }
}

/// The bytes of the message of type `typ` whose body `body` writes. Panics if the body reaches 2^24 bytes.
pub fn frame(typ: HandshakeType, body: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    out.u8(typ.0);
    out.vec24(body);
    out
}

/// Any handshake message, decoded.
#[expect(clippy::large_enum_variant, reason = "one exists at a time, and not for long")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A server asks for a new handshake.
    HelloRequest(HelloRequest),
    /// A client opens a handshake.
    ClientHello(ClientHello),
    /// The server chooses.
    ServerHello(ServerHello),
    /// The server hands out a ticket.
    NewSessionTicket(NewSessionTicket),
    /// A certificate chain.
    Certificate(Certificate),
    /// What there is to say of the server's certificate.
    CertificateStatus(CertificateStatus),
    /// The server's ephemeral key.
    ServerKeyExchange(ServerKeyExchange),
    /// The server asks for a certificate.
    CertificateRequest(CertificateRequest),
    /// The server's first flight ends.
    ServerHelloDone(ServerHelloDone),
    /// The client proves that it owns its certificate's key.
    CertificateVerify(CertificateVerify),
    /// The client's half of the key exchange.
    ClientKeyExchange(ClientKeyExchange),
    /// The application protocol that the client has chosen (NPN).
    NextProtocol(NextProtocol),
    /// The handshake's checksum.
    Finished(Finished),
}

impl Message {
    /// Decodes a message of `version`, which all but the hellos depend on in some way. The two key exchange messages
    /// cannot be read without the suite in use.
    pub fn decode(message: &HandshakeMessage, version: ProtocolVersion, suite: &CipherSuite) -> Result<Self> {
        let body = message.body();
        Ok(match message.typ() {
            HandshakeType::HELLO_REQUEST => Self::HelloRequest(HelloRequest::decode(body)?),
            HandshakeType::CLIENT_HELLO => Self::ClientHello(ClientHello::decode(body)?),
            HandshakeType::SERVER_HELLO => Self::ServerHello(ServerHello::decode(body)?),
            HandshakeType::NEW_SESSION_TICKET => Self::NewSessionTicket(NewSessionTicket::decode(body)?),
            HandshakeType::CERTIFICATE => Self::Certificate(Certificate::decode(body)?),
            HandshakeType::CERTIFICATE_STATUS => Self::CertificateStatus(CertificateStatus::decode(body)?),
            HandshakeType::SERVER_KEY_EXCHANGE => {
                Self::ServerKeyExchange(ServerKeyExchange::decode(body, version, suite)?)
            }
            HandshakeType::CERTIFICATE_REQUEST => Self::CertificateRequest(CertificateRequest::decode(body, version)?),
            HandshakeType::SERVER_HELLO_DONE => Self::ServerHelloDone(ServerHelloDone::decode(body)?),
            HandshakeType::CERTIFICATE_VERIFY => Self::CertificateVerify(CertificateVerify::decode(body, version)?),
            HandshakeType::CLIENT_KEY_EXCHANGE => {
                Self::ClientKeyExchange(ClientKeyExchange::decode(body, version, suite)?)
            }
            HandshakeType::NEXT_PROTOCOL => Self::NextProtocol(NextProtocol::decode(body)?),
            HandshakeType::FINISHED => Self::Finished(Finished::decode(body, verify_data_len(version))?),
            other => return Err(unexpected(other)),
        })
    }
}

/// The error for a handshake message that no state of any version here takes.
pub(crate) fn unexpected(typ: HandshakeType) -> Error {
    Error::UnexpectedMessage { state: "handshake", got: typ.to_string() }
}
