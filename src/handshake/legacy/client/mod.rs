//! The client of TLS 1.2 (RFC 5246, section 7.3), a state per message:
//!
//! ```text
//! (hello::client)
//! ExpectServerHello ──────────────────── resumed ──▶ finishing, server first
//! ExpectCertificate · VerifyServer                   (unless anonymous, or by a pre-shared key)
//! ExpectCertificateStatus                            (optional, if the server said that it may come)
//! ExpectServerKeyExchange                            (not for RSA and static DH; optional for PSK and RSA-PSK)
//! ExpectCertificateRequest · ExpectServerHelloDone   (the first is optional)
//! JudgeStatus                                        (if a status was asked for)
//! ChooseCertificate · SendCertificate                (if one was asked for)
//! ChoosePsk                                          (suites with a pre-shared key)
//! SendClientKeyExchange
//! SignTranscript · SendCertificateVerify             (if one was sent, unless its key is a static DH one)
//! ──▶ finishing, client first
//! ```

mod certificate;
mod flight;
mod hello;
mod key_exchange;
mod next_protocol;
mod request;
mod status;

use std::sync::Arc;

pub(in crate::handshake) use hello::receive as receive_hello;

use super::exchange::Exchange;
use crate::handshake::RequestedCertificate;
use crate::handshake::state::PeerVerified;
use crate::x509::Certificate;

/// What the hellos settled.
struct Negotiated {
    exchange: Exchange,
    /// The server promised a NewSessionTicket.
    ticket_due: bool,
    /// The server said that a CertificateStatus may come.
    status_due: bool,
}

/// A handshake with a server that this side goes on with.
struct Accepted {
    negotiated: Negotiated,
    peer: PeerVerified,
    /// The server's certificate, unless its suite has none.
    certificate: Option<Arc<Certificate>>,
    /// What the server wants of a client certificate, if it wants one.
    request: Option<Arc<RequestedCertificate>>,
}
