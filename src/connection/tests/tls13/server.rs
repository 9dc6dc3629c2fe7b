//! The server's side of a handshake: what it chooses, and what it refuses.

use super::*;

#[test]
fn a_handshake() {
    let mut pair = Pair::new(config13(&[]), config13(&["server-p256"]));
    pair.handshake();
    assert_eq!((&pair.client.error, &pair.server.error), (&None, &None));
    pair.check();
    assert_eq!(pair.server.connection.facts().version, Some(ProtocolVersion::TLS1_3));
}
