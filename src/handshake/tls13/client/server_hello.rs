//! ServerHello (RFC 8446, section 4.1.3): the suite, the server's half of the key exchange, and the keys that come of it.

use super::encrypted_extensions::ExpectEncryptedExtensions;
use super::{Exchange, retry};
use crate::alert::AlertDescription;
use crate::codepoint::{CompressionMethod, ProtocolVersion};
use crate::crypto::suites::{self, CipherSuite};
use crate::error::Reason;
use crate::handshake::Randoms;
use crate::handshake::hello::client::Offered;
use crate::handshake::messages::{ClientHello, ServerHello};
use crate::handshake::state::{Context, State, refused};
use crate::handshake::tls13::key_schedule::EarlySecret;
use crate::{Error, Result};

/// Takes the first ServerHello, whose bytes are `raw`, of a server that has chosen TLS 1.3. It may be a HelloRetryRequest.
pub(in crate::handshake) fn receive(
    offered: Offered,
    answer: ServerHello,
    raw: &[u8],
    cx: &mut Context<'_>,
) -> Result<State> {
    let suite = check(&answer, &offered.hello)?;
    cx.facts.version = Some(ProtocolVersion::TLS1_3);
    cx.facts.suite = Some(suite);
    cx.channel.writer.set_version(ProtocolVersion::TLS1_3);
    cx.channel.reader.set_version(Some(ProtocolVersion::TLS1_3));
    let Offered { mut transcript, hello, shares, session } = offered;
    transcript.start_hash(suite.prf_hash);
    let offered = Offered { transcript, hello, shares, session };
    if answer.is_hello_retry_request() {
        retry::receive(offered, answer, suite, raw, cx)
    } else {
        let change_due = cx.config.middlebox_compat;
        accept(offered, answer, suite, change_due, raw, cx)
    }
}

/// Checks what a ServerHello and a HelloRetryRequest have in common. Returns the suite.
pub(super) fn check(answer: &ServerHello, hello: &ClientHello) -> Result<&'static CipherSuite> {
    let illegal = |reason, detail| Err(refused(AlertDescription::ILLEGAL_PARAMETER, reason, detail));
    if answer.session_id != hello.session_id {
        return illegal(Reason::INVALID_SESSION_ID, "the server does not echo the session id".to_owned());
    }
    if CompressionMethod(answer.compression_method) != CompressionMethod::NULL {
        return illegal(
            Reason::INVALID_COMPRESSION_ALGORITHM,
            "the server chose to compress, which TLS 1.3 does not".to_owned(),
        );
    }
    answer.extensions.check_solicited(&hello.extensions)?;
    let fits =
        |suite: &&CipherSuite| hello.cipher_suites.contains(&suite.id) && suite.works_with(ProtocolVersion::TLS1_3);
    match suites::by_id(answer.cipher_suite).filter(fits) {
        Some(suite) => Ok(suite),
        None => illegal(
            Reason::WRONG_CIPHER_RETURNED,
            format!(
                "the server chose the cipher suite {:#06x}, which was not offered for TLS 1.3",
                answer.cipher_suite
            ),
        ),
    }
}

/// Goes on with what the server chose. The hash of the transcript has been chosen.
pub(super) fn accept(
    offered: Offered,
    answer: ServerHello,
    suite: &'static CipherSuite,
    change_due: bool,
    raw: &[u8],
    cx: &mut Context<'_>,
) -> Result<State> {
    let Offered { mut transcript, hello, shares, .. } = offered;
    let Some(theirs) = &answer.extensions.key_share else {
        return Err(refused(
            AlertDescription::MISSING_EXTENSION,
            Reason::NO_SUITABLE_KEY_SHARE,
            "the ServerHello has no key_share".to_owned(),
        ));
    };
    let Some(ours) = shares.into_iter().find(|ours| ours.group() == theirs.group) else {
        return Err(Error::WrongCurve { group: theirs.group });
    };
    let shared = ours.agree(&theirs.key_exchange)?;
    cx.facts.group = Some(theirs.group);

    transcript.add(raw);
    transcript.drop_buffer();
    let secret = EarlySecret::new(suite.prf_hash, None).into_handshake(Some(shared.as_ref()));
    let so_far = transcript.current();
    let (client, server) = (secret.client_traffic(&so_far), secret.server_traffic(&so_far));
    cx.channel.log_secret("CLIENT_HANDSHAKE_TRAFFIC_SECRET", &hello.random, client.as_ref());
    cx.channel.log_secret("SERVER_HANDSHAKE_TRAFFIC_SECRET", &hello.random, server.as_ref());
    cx.channel.reader.set_protection(server.protection(suite));
    cx.channel.writer.set_protection(client.protection(suite));
    cx.facts.randoms = Some(Randoms { client: hello.random, server: answer.random });
    let hello = Box::new(hello);
    let exchange = Exchange { suite, transcript, hello, secret, client, server, change_due, fragment_length: None };
    State::expect(ExpectEncryptedExtensions { exchange })
}
