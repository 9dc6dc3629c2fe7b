//! What a server asks in every version once it knows the ClientHello: its certificate, the certificate's status, and the
//! application protocol. Each goes on with what it is given as `next`.

use std::sync::Arc;

use super::ask::{Answer, Question};
use super::messages::{CertificateStatus, ClientHello};
use super::state::{Asking, Context, State, misfit, refused_by_answer};
use crate::codepoint::ProtocolVersion;
use crate::config::{CertifiedKey, Config};
use crate::crypto::aead::AeadAlgorithm;
use crate::crypto::suites::{self, BulkCipher, CipherSuite};
use crate::error::Reason;
use crate::{Error, Result};

/// What follows.
type Next = Box<dyn FnOnce(&mut Context<'_>) -> Result<State> + Send>;

/// Lets somebody set our certificate at the last moment.
pub(super) fn settle_certificate(
    cx: &mut Context<'_>,
    next: impl FnOnce(&mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    if cx.config.asks.certificate { State::ask(SettleCertificate { next: Box::new(next) }) } else { next(cx) }
}

/// Somebody may still set our certificate.
struct SettleCertificate {
    next: Next,
}

impl Asking for SettleCertificate {
    fn question(&self) -> Question {
        Question::Certificate
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => (self.next)(cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("Certificate", alert, reason)),
            _ => Err(misfit("Certificate")),
        }
    }
}

/// Looks for the status of the `certificate` that was chosen, if there is one and the client wants its status.
pub(super) fn find_status(
    certificate: Option<&Arc<CertifiedKey>>,
    cx: &mut Context<'_>,
    next: impl FnOnce(&mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    match certificate {
        Some(certificate) if cx.facts.status_requested && cx.config.asks.certificate_status => {
            State::ask(FindStatus { certificate: Arc::clone(certificate), next: Box::new(next) })
        }
        _ => next(cx),
    }
}

/// Somebody keeps the status of our certificates.
struct FindStatus {
    certificate: Arc<CertifiedKey>,
    next: Next,
}

impl Asking for FindStatus {
    fn question(&self) -> Question {
        Question::CertificateStatus { certificate: Arc::clone(&self.certificate) }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        let most = match cx.facts.version {
            Some(ProtocolVersion::TLS1_3) => CertificateStatus::MAX_RESPONSE_IN_EXTENSION,
            _ => CertificateStatus::MAX_RESPONSE,
        };
        match answer {
            Answer::Status(response) if response.len() > most => {
                return Err(Error::Usage {
                    reason: Reason::BAD_LENGTH,
                    detail: format!("an OCSP response of {} bytes, at most {most} can be sent", response.len()),
                });
            }
            Answer::Status(response) if response.is_empty() => {}
            Answer::Status(response) => cx.facts.certificate_status = Some(response),
            Answer::Ignore => {}
            Answer::Refuse { alert, reason } => return Err(refused_by_answer("CertificateStatus", alert, reason)),
            _ => return Err(misfit("CertificateStatus")),
        }
        (self.next)(cx)
    }
}

/// Has an application protocol chosen (RFC 7301), if the client offers any. A resumed session's protocol does not count:
/// each connection negotiates its own (section 3.1), once.
pub(super) fn choose_protocol(
    hello: &ClientHello,
    cx: &mut Context<'_>,
    next: impl FnOnce(&mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    match &hello.extensions.alpn {
        Some(offered) if cx.config.asks.alpn && cx.facts.before.is_none() => {
            State::ask(ChooseProtocol { offered: offered.clone(), next: Box::new(next) })
        }
        _ => next(cx),
    }
}

/// Somebody chooses an application protocol.
struct ChooseProtocol {
    offered: Vec<Vec<u8>>,
    next: Next,
}

impl Asking for ChooseProtocol {
    fn question(&self) -> Question {
        Question::Alpn { offered: self.offered.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Protocol(protocol) => cx.facts.alpn = Some(protocol),
            Answer::Ignore => {}
            Answer::Refuse { .. } => return Err(Error::NoApplicationProtocol),
            _ => return Err(misfit("Alpn")),
        }
        (self.next)(cx)
    }
}

/// How many of a client's suites an error names: more than any real client has, and few enough to be logged.
const MAX_NAMED: usize = 100;

/// Puts `ours` in the order that a server with its own preference goes by: suites with ChaCha20 come first for a client that
/// wants one most, as those without hardware for AES do, if the configuration says so.
pub(super) fn order_for_client(ours: &mut [&'static CipherSuite], hello: &ClientHello, config: &Config) {
    let is_chacha = |suite: &CipherSuite| suite.bulk == BulkCipher::Aead(AeadAlgorithm::ChaCha20Poly1305);
    let most_wanted = hello.cipher_suites.iter().find_map(|id| suites::by_id(*id));
    if config.prioritize_chacha && most_wanted.is_some_and(is_chacha) {
        ours.sort_by_key(|suite| !is_chacha(suite));
    }
}

/// The error that says what each side has.
pub(super) fn no_shared_cipher(hello: &ClientHello, ours: &[&CipherSuite], config: &Config) -> Error {
    let name =
        |id: &u16| suites::by_id(*id).map_or_else(|| format!("{id:#06x}"), |suite| suite.openssl_name.to_owned());
    let mut client = hello.cipher_suites.iter().take(MAX_NAMED).map(name).collect::<Vec<_>>().join(":");
    if hello.cipher_suites.len() > MAX_NAMED {
        client.push_str(":...");
    }
    let server = ours.iter().map(|suite| suite.openssl_name).collect::<Vec<_>>().join(":");
    Error::NoSharedCipher { client, server: format!("{server} and {}", certificate_kinds(config)) }
}

/// The kinds of key that we have certificates for, in words.
pub(super) fn certificate_kinds(config: &Config) -> String {
    let complete = config.certificates.complete().filter_map(|held| held.complete());
    let kinds: Vec<_> = complete.map(|(_, key)| key.key_type().to_string()).collect();
    if kinds.is_empty() { "no certificate".to_owned() } else { format!("certificates for {}", kinds.join(", ")) }
}
