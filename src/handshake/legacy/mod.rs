//! The handshake of TLS 1.2 (RFC 5246), TLS 1.1 (RFC 4346) and TLS 1.0 (RFC 2246): the same messages in the same order.
//! What differs hangs on the version in [`Exchange`]: the PRF and the hash in [`key_schedule`], who signs with what in
//! [`signatures`], a few fields in the messages, and the rest in the records' protection.

mod client;
mod exchange;
mod finishing;
pub(crate) mod key_schedule;
mod premaster;
pub(crate) mod renegotiation;
mod server;
pub(super) mod signatures;
pub(super) mod static_dh;

pub(super) use client::receive_hello;
pub(super) use server::answer_hello;

use std::sync::Arc;

use self::exchange::{Exchange, Keys};
use super::extensions::ClientExtensions;
use super::messages::ClientHello;
use super::state::{Context, refused, refused_by_answer};
use crate::Result;
use crate::codepoint::ProtocolVersion;
use crate::session::{Session, now};

/// What a server makes of a ClientHello for one of these versions. SSL 3.0 has no extensions but the one that RFC 5746
/// gives it.
pub(super) fn read_hello(
    hello: Arc<ClientHello>,
    version: ProtocolVersion,
    cx: &mut Context<'_>,
) -> Result<Arc<ClientHello>> {
    let hello = if version > ProtocolVersion::SSL3 {
        hello
    } else {
        let renegotiation_info = hello.extensions.renegotiation_info.clone();
        let extensions = ClientExtensions { renegotiation_info, ..ClientExtensions::default() };
        Arc::new(ClientHello { extensions, ..ClientHello::clone(&hello) })
    };
    cx.facts.secure_renegotiation = renegotiation::check_client(&hello, cx.facts)?;
    Ok(hello)
}

/// The session that a full handshake makes.
fn new_session(exchange: &Exchange, keys: &Keys, cx: &Context<'_>) -> Arc<Session> {
    let config = cx.config;
    let facts = &*cx.facts;
    let mut session = Session::new(exchange.version, exchange.suite, keys.master.clone(), now());
    session.compression = exchange.compression;
    session.max_fragment_length = exchange.record_sizes.fragment_length;
    session.id.clone_from(&exchange.session_id);
    session.sid_ctx.clone_from(&config.session_id_context);
    session.peer_chain.clone_from(&facts.peer_chain);
    session.verify_result = facts.verify_result;
    session.server_name.clone_from(&facts.server_name);
    session.group = facts.group;
    if exchange.suite.key_exchange.uses_psk() {
        session.rare_mut().psk_identity.clone_from(&facts.psk_identity);
        session.rare_mut().psk_identity_hint.clone_from(&facts.psk_identity_hint);
    }
    session.alpn.clone_from(&facts.alpn);
    session.set_timeout(config.session_timeout);
    session.extended_master_secret = exchange.extended_master_secret;
    session.encrypt_then_mac = exchange.encrypt_then_mac;
    if let Some(digest) = config.client_ca_digest() {
        session.rare_mut().client_ca_digest = Some(digest);
    }
    Arc::new(session)
}
