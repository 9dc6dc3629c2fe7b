//! The server of TLS 1.3 (RFC 8446, appendix A.2), a state per message and question:
//!
//! ```text
//! hello: ExpectClientHello · SeeClientHello · ChooseByName
//! MakeCookie · JudgeCookie                                                 (where nothing is kept of a first hello)
//! SendHelloRetryRequest · SendChangeCipherSpec · ExpectSecondClientHello   (if there is no share to go on with; once)
//! FindPskSession · OpenTicket · FindSession                                (for each pre-shared key that the client offers)
//! SeeExtensions · SettleCertificate · FindStatus · ChooseProtocol          (see `serving`)
//! AllowEarlyData                                                           (if there is some, see `early_data`)
//! SendServerHello
//! SendChangeCipherSpec                                                     (in compatibility mode, unless it was sent)
//! SendEncryptedExtensions
//! SendCertificateRequest                                                   (if the client is to show a certificate)
//! SendCertificate · SignTranscript · SendCertificateVerify                 (without a pre-shared key)
//! SendFinished
//! ExpectEndOfEarlyData                                                     (if early data is taken)
//! ExpectCertificate · VerifyClient · ExpectCertificateVerify               (if it was asked)
//! ExpectFinished
//! ChooseSessionId · SealTicket · SendTicket                                (for each ticket that the client is given)
//! ```

mod certificate;
mod client_auth;
mod cookie;
mod early_data;
mod finish;
mod flight;
mod hello;
mod key_share;
mod later;
mod psk;
mod retry;
mod terms;
mod tickets;

use std::sync::Arc;

pub(in crate::handshake) use hello::answer_hello;
pub(in crate::handshake) use later::receive as receive_later;
pub(crate) use later::{Wish, ask as ask_later};
pub(crate) use tickets::{Issuer, issue_due};

use self::certificate::Certified;
use super::key_schedule::{HandshakeSecret, TrafficSecret};
use crate::codepoint::NamedGroup;
use crate::crypto::suites::CipherSuite;
use crate::handshake::messages::ClientHello;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::{Context, PeerVerified};
use crate::handshake::transcript::Transcript;
use crate::session::Session;

/// A ClientHello that is being considered.
struct Proposal {
    hello: Arc<ClientHello>,
    /// Kept up to this hello: after a HelloRetryRequest, with what stands for the first one.
    transcript: Transcript,
    suite: &'static CipherSuite,
    /// What our HelloRetryRequest asked for, if there was one.
    retried: Option<Retried>,
}

/// What a HelloRetryRequest asked for.
#[derive(Clone, Copy)]
struct Retried {
    /// A share for this group alone, or the shares that there were.
    group: Option<NamedGroup>,
}

/// A handshake after the ServerHello.
struct Exchange {
    hello: Arc<ClientHello>,
    suite: &'static CipherSuite,
    transcript: Transcript,
    record_sizes: RecordSizes,
    secret: HandshakeSecret,
    /// What protects the client's handshake messages.
    client: TrafficSecret,
    /// What protects ours.
    server: TrafficSecret,
    /// Who the client is, unless it was asked for a certificate.
    peer: Option<PeerVerified>,
    /// The session that goes on, or stands for the pre-shared key from outside of TLS.
    resumed: Option<Arc<Session>>,
    /// The client is to be given tickets.
    tickets_due: bool,
    /// Early data is taken: how many bytes of it.
    early_data: Option<u32>,
}

/// What this side proves who it is with.
enum Proof {
    /// A certificate.
    Certificate(Certified),
    /// A pre-shared key.
    Psk(Box<psk::Chosen>),
}

/// Whether a ChangeCipherSpec that means nothing is due after our first message: to a client that sent a session id, and only
/// then (RFC 8446, appendix D.4).
fn change_cipher_spec_due(hello: &ClientHello, cx: &Context<'_>) -> bool {
    cx.config.middlebox_compat && !hello.session_id.is_empty()
}
