//! The client of TLS 1.3 (RFC 8446, appendix A.1), a state per message and question:
//!
//! ```text
//! (hello::client) ── HelloRetryRequest ──▶ SendChangeCipherSpec · SendSecondClientHello · ExpectSecondServerHello
//! ExpectEncryptedExtensions                                   (early data: see `early_data`)
//! ExpectCertificateRequest · ExpectCertificate · VerifyServer · ExpectCertificateVerify    (the first is optional)
//! ExpectFinished
//! JudgeStatus                                                 (if a status was asked for)
//! EndEarlyData                                                (if it was announced)
//! SendChangeCipherSpec                                        (for the sake of what stands between, unless it was sent)
//! ChooseCertificate                                           (if one was asked for)
//! SendCertificate · SignTranscript · SendCertificateVerify    (if one was asked for; the last two if there is one)
//! SendFinished ──▶ Traffic
//! ```

mod authentication;
mod certificate;
pub(in crate::handshake) mod early_data;
mod encrypted_extensions;
mod finished;
mod flight;
mod later;
mod request;
mod retry;
mod server_hello;
mod ticket;

use std::sync::Arc;

pub(in crate::handshake) use later::receive as receive_request;
pub(in crate::handshake) use server_hello::receive as receive_hello;
pub(in crate::handshake) use ticket::receive as receive_ticket;

use self::early_data::Announced;
use crate::codepoint::MaxFragmentLength;
use crate::crypto::suites::CipherSuite;
use crate::handshake::RequestedCertificate;
use crate::handshake::messages::ClientHello;
use crate::handshake::state::PeerVerified;
use crate::handshake::tls13::key_schedule::{HandshakeSecret, TrafficSecret};
use crate::handshake::transcript::Transcript;

/// The handshake that is under way, from the ServerHello on.
struct Exchange {
    suite: &'static CipherSuite,
    transcript: Transcript,
    /// What was offered: nothing else may be answered.
    hello: Box<ClientHello>,
    secret: HandshakeSecret,
    /// What protects the handshake messages of either side.
    client: TrafficSecret,
    server: TrafficSecret,
    /// The early data that was announced.
    early: Option<Announced>,
    /// A ChangeCipherSpec is still to be sent.
    change_due: bool,
    /// How much records carry at most, if that was agreed by this extension.
    fragment_length: Option<MaxFragmentLength>,
}

/// A server that this side goes on with.
struct Accepted {
    exchange: Exchange,
    peer: PeerVerified,
    /// What it wants of a client certificate, if it wants one.
    request: Option<Arc<RequestedCertificate>>,
}
