//! A CertificateRequest after the handshake (RFC 8446, section 4.6.2), from a server that was told that it may ask.

use std::sync::Arc;

use super::authentication::{self, Authentication, Request};
use super::request;
use crate::Result;
use crate::handshake::messages::HandshakeMessage;
use crate::handshake::messages::tls13::CertificateRequest;
use crate::handshake::other_extensions;
use crate::handshake::state::{Context, State, Traffic};
use crate::handshake::transcript::Transcript;

/// Takes the request; `transcript` is that of the handshake.
pub(in crate::handshake) fn receive(
    message: &HandshakeMessage,
    mut transcript: Transcript,
    traffic: Traffic,
    cx: &mut Context<'_>,
) -> Result<State> {
    let asked = CertificateRequest::decode(message.body())?;
    transcript.add(message.raw());
    let context = asked.certificate_request_context.clone();
    let (wanted, received) = request::read(asked);
    cx.facts.certificate_request = Some(Arc::clone(&wanted));
    other_extensions::show(&received, cx, move |cx| {
        let Some(established) = &traffic.established else { return Ok(State::Traffic(traffic)) };
        let finished_key = established.ours.finished_key();
        let next = Box::new(move |_: Transcript, _: &mut Context<'_>| Ok(State::Traffic(traffic)));
        authentication::begin(
            Authentication { request: Some(Request { context, wanted }), transcript, finished_key, next },
            cx,
        )
    })
}
