//! The server of TLS 1.2 (RFC 5246, section 7.3), a state per message and question:
//!
//! ```text
//! ExpectClientHello · SeeClientHello · ChooseByName
//! OpenTicket · FindSession ── resumed ──▶ ChooseProtocol, SendServerHello, then finishing, server first
//! ChooseCertificate · FindStatus · ChooseProtocol · ChooseSessionId
//! SendServerHello · SendCertificate
//! SendCertificateStatus                               (if the client wants one, and there is one)
//! SignKeyExchange · SendServerKeyExchange             (DHE and ECDHE only)
//! SendCertificateRequest                              (if the client is to show one)
//! SendServerHelloDone
//! ExpectCertificate · VerifyClient                    (if it was asked)
//! ExpectClientKeyExchange · DecryptPremaster          (the latter for RSA)
//! ExpectCertificateVerify                             (if it showed one)
//! ──▶ finishing, client first
//! ```

mod client_auth;
mod flight;
mod hello;
mod key_exchange;
mod negotiate;
mod resume;
mod session_id;
mod status;
mod terms;

use std::sync::Arc;

pub(crate) use hello::start;

use super::exchange::Exchange;
use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::config::CertifiedKey;
use crate::crypto::dh::DhParameters;
use crate::crypto::key::PrivateKey;
use crate::crypto::suites::CipherSuite;

/// What a full handshake will use.
struct Selection {
    suite: &'static CipherSuite,
    certified: Arc<CertifiedKey>,
    key: Arc<PrivateKey>,
    key_exchange: SelectedKeyExchange,
}

/// How the premaster secret will be agreed.
enum SelectedKeyExchange {
    /// The client encrypts it to the certificate's key.
    Rsa,
    /// A fresh key in this group, signed by this algorithm.
    Dhe(DhParameters, SignatureScheme),
    /// A fresh key in this group, signed by this algorithm.
    Ecdhe(NamedGroup, SignatureScheme),
}

/// A full handshake after the ServerHello.
struct Negotiated {
    exchange: Exchange,
    certified: Arc<CertifiedKey>,
    /// The certificate's key.
    key: Arc<PrivateKey>,
    /// The client will be given a ticket.
    ticket_due: bool,
}
