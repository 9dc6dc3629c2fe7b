//! The handshake messages of TLS 1.3 (RFC 8446, section 4), one file each. The hellos are those of every version; a
//! HelloRetryRequest is a ServerHello with a random of its own.

use super::{HandshakeMessage, unexpected};
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::crypto::hash::HashAlgorithm;
use crate::handshake::messages::{ClientHello, Finished, ServerHello};

mod certificate;
mod certificate_compression;
mod certificate_request;
mod certificate_verify;
mod compressed_certificate;
mod encrypted_extensions;
mod end_of_early_data;
mod hello_retry_request;
mod key_update;
mod new_session_ticket;
#[cfg(test)]
mod tests;

pub use certificate::{Certificate, CertificateEntry, encode_certificate};
pub use certificate_compression::ALGORITHMS as COMPRESSION_ALGORITHMS;
pub use certificate_request::CertificateRequest;
pub use certificate_verify::{CertificateVerify, signed_content};
pub use compressed_certificate::CompressedCertificate;
pub use encrypted_extensions::EncryptedExtensions;
pub use end_of_early_data::EndOfEarlyData;
pub use hello_retry_request::HELLO_RETRY_REQUEST;
pub use key_update::KeyUpdate;
pub use new_session_ticket::NewSessionTicket;

/// Any handshake message of TLS 1.3, decoded.
#[expect(clippy::large_enum_variant, reason = "one exists at a time, and not for long")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A client opens a handshake.
    ClientHello(ClientHello),
    /// The server chooses, or asks for another ClientHello.
    ServerHello(ServerHello),
    /// The server hands out a ticket.
    NewSessionTicket(NewSessionTicket),
    /// The client's early data is over.
    EndOfEarlyData(EndOfEarlyData),
    /// The server's answers that need not be known before there are keys.
    EncryptedExtensions(EncryptedExtensions),
    /// A certificate chain.
    Certificate(Certificate),
    /// The server asks for a certificate.
    CertificateRequest(CertificateRequest),
    /// A side proves that it owns its certificate's key.
    CertificateVerify(CertificateVerify),
    /// The handshake's checksum.
    Finished(Finished),
    /// A side changes its key.
    KeyUpdate(KeyUpdate),
    /// A certificate chain, compressed.
    CompressedCertificate(CompressedCertificate),
}

impl Message {
    /// Decodes a message of a handshake whose suite has the hash `hash`, on which only a Finished depends.
    pub fn decode(message: &HandshakeMessage, hash: HashAlgorithm) -> Result<Self> {
        let body = message.body();
        Ok(match message.typ() {
            HandshakeType::CLIENT_HELLO => Self::ClientHello(ClientHello::decode(body)?),
            HandshakeType::SERVER_HELLO => Self::ServerHello(ServerHello::decode(body)?),
            HandshakeType::NEW_SESSION_TICKET => Self::NewSessionTicket(NewSessionTicket::decode(body)?),
            HandshakeType::END_OF_EARLY_DATA => Self::EndOfEarlyData(EndOfEarlyData::decode(body)?),
            HandshakeType::ENCRYPTED_EXTENSIONS => Self::EncryptedExtensions(EncryptedExtensions::decode(body)?),
            HandshakeType::CERTIFICATE => Self::Certificate(Certificate::decode(body)?),
            HandshakeType::CERTIFICATE_REQUEST => Self::CertificateRequest(CertificateRequest::decode(body)?),
            HandshakeType::CERTIFICATE_VERIFY => Self::CertificateVerify(CertificateVerify::decode(body)?),
            HandshakeType::FINISHED => Self::Finished(Finished::decode(body, hash.output_len())?),
            HandshakeType::KEY_UPDATE => Self::KeyUpdate(KeyUpdate::decode(body)?),
            HandshakeType::COMPRESSED_CERTIFICATE => Self::CompressedCertificate(CompressedCertificate::decode(body)?),
            other => return Err(unexpected(other)),
        })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::ClientHello(message) => message.encode(out),
            Self::ServerHello(message) => message.encode(out),
            Self::NewSessionTicket(message) => message.encode(out),
            Self::EndOfEarlyData(message) => message.encode(out),
            Self::EncryptedExtensions(message) => message.encode(out),
            Self::Certificate(message) => message.encode(out),
            Self::CertificateRequest(message) => message.encode(out),
            Self::CertificateVerify(message) => message.encode(out),
            Self::Finished(message) => message.encode(out),
            Self::KeyUpdate(message) => message.encode(out),
            Self::CompressedCertificate(message) => message.encode(out),
        }
    }
}
