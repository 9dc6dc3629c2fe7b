//! Which extension may stand in which message of TLS 1.3 (RFC 8446, section 4.2).

use super::ExtensionBlock;
use crate::alert::AlertDescription;
use crate::codepoint::ExtensionType as E;
use crate::error::Reason;
use crate::{Error, Result};

/// A message of TLS 1.3 that carries extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The client's opening.
    ClientHello,
    /// The server's choice.
    ServerHello,
    /// The server's wish for another ClientHello.
    HelloRetryRequest,
    /// What the server answers under encryption.
    EncryptedExtensions,
    /// One certificate of a chain.
    Certificate,
    /// The wish for a client's certificate.
    CertificateRequest,
    /// A ticket to resume with.
    NewSessionTicket,
}

impl Place {
    /// Whether the extension `typ` may stand here. Those that are not known here may stand anywhere.
    fn allows(self, typ: E) -> bool {
        use Place::{
            Certificate, CertificateRequest, ClientHello, EncryptedExtensions, HelloRetryRequest, NewSessionTicket,
            ServerHello,
        };
        let places: &[Self] = match typ {
            E::SERVER_NAME | E::MAX_FRAGMENT_LENGTH | E::SUPPORTED_GROUPS | E::ALPN | E::RECORD_SIZE_LIMIT => {
                &[ClientHello, EncryptedExtensions]
            }
            E::STATUS_REQUEST | E::SIGNED_CERTIFICATE_TIMESTAMP => &[ClientHello, CertificateRequest, Certificate],
            E::SIGNATURE_ALGORITHMS
            | E::SIGNATURE_ALGORITHMS_CERT
            | E::CERTIFICATE_AUTHORITIES
            | E::COMPRESS_CERTIFICATE => &[ClientHello, CertificateRequest],
            E::OID_FILTERS => &[CertificateRequest],
            E::KEY_SHARE | E::SUPPORTED_VERSIONS => &[ClientHello, ServerHello, HelloRetryRequest],
            E::PRE_SHARED_KEY => &[ClientHello, ServerHello],
            E::EARLY_DATA => &[ClientHello, EncryptedExtensions, NewSessionTicket],
            E::COOKIE => &[ClientHello, HelloRetryRequest],
            E::PSK_KEY_EXCHANGE_MODES
            | E::POST_HANDSHAKE_AUTH
            | E::PADDING
            // Answered by no message of TLS 1.3, and offered for the versions before it.
            | E::EC_POINT_FORMATS
            | E::ENCRYPT_THEN_MAC
            | E::EXTENDED_MASTER_SECRET
            | E::SESSION_TICKET
            | E::NEXT_PROTOCOL_NEGOTIATION
            | E::RENEGOTIATION_INFO => &[ClientHello],
            _ => return true,
        };
        places.contains(&self)
    }

    /// The message's name.
    const fn name(self) -> &'static str {
        match self {
            Self::ClientHello => "ClientHello",
            Self::ServerHello => "ServerHello",
            Self::HelloRetryRequest => "HelloRetryRequest",
            Self::EncryptedExtensions => "EncryptedExtensions",
            Self::Certificate => "Certificate",
            Self::CertificateRequest => "CertificateRequest",
            Self::NewSessionTicket => "NewSessionTicket",
        }
    }

    /// Fails if one of the extensions that came is known and has no place here.
    pub(super) fn check(self, received: &ExtensionBlock) -> Result<()> {
        match received.iter().find(|&(typ, _)| !self.allows(typ)) {
            Some((typ, _)) => Err(Error::Peer {
                alert: AlertDescription::ILLEGAL_PARAMETER,
                reason: Reason::BAD_EXTENSION,
                detail: format!("the extension {typ} has no place in a {}", self.name()),
            }),
            None => Ok(()),
        }
    }
}
