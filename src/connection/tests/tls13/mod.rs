//! What TLS 1.3 does otherwise.

mod certificate_compression;
mod client;
mod cookies;
mod early_data;
mod must_abort;
mod order;
mod post_handshake_auth;
mod puppet;
mod resumption;
mod rfc8448;
mod server;

use super::*;

/// A configuration that speaks TLS 1.3 too, with these certificates, which go as they are.
fn config13(certificates: &[&str]) -> Config {
    let mut config = config(certificates);
    config.max_version = ProtocolVersion::TLS1_3;
    config.certificate_compression.algorithms.clear();
    config
}
