//! The server of TLS 1.2 (RFC 5246, section 7.3), a state per message and question:
//!
//! ```text
//! hello: ExpectClientHello · SeeClientHello · ChooseByName
//! OpenTicket · FindSession ── resumed ──▶ ChooseProtocol, SendServerHello, then finishing, server first
//! ChooseCertificate · FindStatus · ChooseProtocol · ChooseSessionId
//! SendServerHello
//! SendCertificate                                     (unless anonymous, or by a pre-shared key)
//! SendCertificateStatus                               (if the client wants one, and there is one)
//! FindDhParameters                                    (if somebody has them)
//! SignKeyExchange · SendServerKeyExchange             (with a fresh key, signed if there is a certificate; or a hint)
//! SendCertificateRequest                              (if the client is to show one)
//! SendServerHelloDone
//! ExpectCertificate · VerifyClient                    (if it was asked)
//! ExpectClientKeyExchange
//! FindPsk · DecryptPremaster                          (for a pre-shared key; for RSA)
//! ExpectCertificateVerify                             (if it showed one, unless its key is a static DH one)
//! ──▶ finishing, client first
//! ```

mod client_auth;
mod flight;
mod key_exchange;
mod negotiate;
mod next_protocol;
mod resume;
mod session_id;
mod status;
mod terms;

use std::sync::Arc;

use super::exchange::Exchange;
use crate::Result;
use crate::codepoint::{NamedGroup, ProtocolVersion, SignatureScheme};
use crate::config::CertifiedKey;
use crate::crypto::dh::DhParameters;
use crate::crypto::key::PrivateKey;
use crate::crypto::suites::CipherSuite;
use crate::handshake::hello;
use crate::handshake::messages::ClientHello;
use crate::handshake::state::{Context, State};
use crate::handshake::transcript::Transcript;

/// A ClientHello that is being considered.
struct Opening {
    hello: Arc<ClientHello>,
    /// The version that will be spoken.
    version: ProtocolVersion,
    transcript: Transcript,
    /// The client will be given a ticket: settled when a session is looked for.
    ticket_due: bool,
}

/// Goes on from a ClientHello for one of these versions.
pub(crate) fn answer_hello(opening: hello::server::Opening, cx: &mut Context<'_>) -> Result<State> {
    let hello::server::Opening { hello, version, transcript } = opening;
    resume::look_for_session(Opening { hello, version, transcript, ticket_due: false }, cx)
}

/// What a full handshake will use.
struct Selection {
    suite: &'static CipherSuite,
    /// What this side proves who it is with, unless the suite takes no certificate.
    certified: Option<Certified>,
    /// The fresh key, if the suite wants one.
    fresh: Option<FreshKey>,
}

/// A certificate and its key.
struct Certified {
    held: Arc<CertifiedKey>,
    key: Arc<PrivateKey>,
}

/// A fresh key that will be made.
struct FreshKey {
    group: FreshGroup,
    /// What it is signed by, if there is a certificate.
    scheme: Option<SignatureScheme>,
}

/// Where a fresh key is made.
enum FreshGroup {
    /// In this finite field.
    Dhe(DhParameters),
    /// In a finite field that somebody is asked for.
    DheAsked,
    /// In this group.
    Ecdhe(NamedGroup),
}

/// A full handshake after the ServerHello.
struct Negotiated {
    exchange: Exchange,
    certified: Option<Certified>,
    /// The client will be given a ticket.
    ticket_due: bool,
}
