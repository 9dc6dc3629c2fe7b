//! What TLS 1.3 does otherwise.

mod certificate_choice;
mod certificate_compression;
mod client;
mod closing;
mod cookies;
mod early_data;
mod floods;
mod key_update;
mod must_abort;
mod order;
mod post_handshake_auth;
mod puppet;
mod records;
mod resumption;
mod rfc8448;
mod server;
mod tickets;

use super::renegotiation::{feed, run};
use super::*;

/// A configuration that speaks TLS 1.3 too, with these certificates, which go as they are.
fn config13(certificates: &[&str]) -> Config {
    let mut config = config(certificates);
    config.max_version = ProtocolVersion::TLS1_3;
    config.certificate_compression.algorithms.clear();
    config
}

/// Ends of an established connection, whose tickets are taken.
fn established() -> Pair {
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    pair.handshake().check();
    pair
}

/// Has `from` say what is in its output, and what else it has to say; `to` reads. What `to` has read, and what it says.
fn hear(from: &mut End, to: &mut End) -> (Vec<u8>, Vec<u8>) {
    let (mut wire, mut answer) = (Vec::new(), Vec::new());
    run(from, &[], &mut wire);
    (feed(to, &wire, &[], &mut answer), answer)
}

/// The alert and the reason with which an end gave up.
#[track_caller]
fn refusal(end: &End) -> (AlertDescription, Reason) {
    let error = end.error.as_ref().expect("it goes on");
    (error.alert().expect("an alert"), error.reason())
}
