//! The server of TLS 1.3 (RFC 8446, appendix A.2), a state per message and question.

#[allow(dead_code, reason = "the handshake that uses it is being written")]
mod psk;
mod terms;
#[allow(dead_code, reason = "the handshake that uses it is being written")]
pub(in crate::handshake) mod tickets;
