//! Where a handshake is, in OpenSSL's terms: the last message that was sent or received.

use super::event::Direction;
use super::role::Role;
use crate::codepoint::{HandshakeType, code_points};

code_points! {
    /// A value of OpenSSL's `OSSL_HANDSHAKE_STATE` with the text of `SSL_state_string_long(3)`.
    Progress(u8) {
        BEFORE = 0, "before SSL initialization";
        DONE = 1, "SSL negotiation finished successfully";
        CLIENT_READ_SERVER_HELLO = 3, "SSLv3/TLS read server hello";
        CLIENT_READ_CERTIFICATE = 4, "SSLv3/TLS read server certificate";
        CLIENT_READ_CERTIFICATE_STATUS = 5, "SSLv3/TLS read certificate status";
        CLIENT_READ_KEY_EXCHANGE = 6, "SSLv3/TLS read server key exchange";
        CLIENT_READ_CERTIFICATE_REQUEST = 7, "SSLv3/TLS read server certificate request";
        CLIENT_READ_SERVER_DONE = 8, "SSLv3/TLS read server done";
        CLIENT_READ_SESSION_TICKET = 9, "SSLv3/TLS read server session ticket";
        CLIENT_READ_CHANGE_CIPHER_SPEC = 10, "SSLv3/TLS read change cipher spec";
        CLIENT_READ_FINISHED = 11, "SSLv3/TLS read finished";
        CLIENT_WRITE_CLIENT_HELLO = 12, "SSLv3/TLS write client hello";
        CLIENT_WRITE_CERTIFICATE = 13, "SSLv3/TLS write client certificate";
        CLIENT_WRITE_KEY_EXCHANGE = 14, "SSLv3/TLS write client key exchange";
        CLIENT_WRITE_CERTIFICATE_VERIFY = 15, "SSLv3/TLS write certificate verify";
        CLIENT_WRITE_CHANGE_CIPHER_SPEC = 16, "SSLv3/TLS write change cipher spec";
        CLIENT_WRITE_NEXT_PROTOCOL = 17, "SSLv3/TLS write next proto";
        CLIENT_WRITE_FINISHED = 18, "SSLv3/TLS write finished";
        SERVER_WRITE_HELLO_REQUEST = 19, "SSLv3/TLS write hello request";
        SERVER_READ_CLIENT_HELLO = 20, "SSLv3/TLS read client hello";
        SERVER_WRITE_SERVER_HELLO = 22, "SSLv3/TLS write server hello";
        SERVER_WRITE_CERTIFICATE = 23, "SSLv3/TLS write certificate";
        SERVER_WRITE_KEY_EXCHANGE = 24, "SSLv3/TLS write key exchange";
        SERVER_WRITE_CERTIFICATE_REQUEST = 25, "SSLv3/TLS write certificate request";
        SERVER_WRITE_SERVER_DONE = 26, "SSLv3/TLS write server done";
        SERVER_READ_CERTIFICATE = 27, "SSLv3/TLS read client certificate";
        SERVER_READ_KEY_EXCHANGE = 28, "SSLv3/TLS read client key exchange";
        SERVER_READ_CERTIFICATE_VERIFY = 29, "SSLv3/TLS read certificate verify";
        SERVER_READ_NEXT_PROTOCOL = 30, "SSLv3/TLS read next proto";
        SERVER_READ_CHANGE_CIPHER_SPEC = 31, "SSLv3/TLS read change cipher spec";
        SERVER_READ_FINISHED = 32, "SSLv3/TLS read finished";
        SERVER_WRITE_SESSION_TICKET = 33, "SSLv3/TLS write session ticket";
        SERVER_WRITE_CERTIFICATE_STATUS = 34, "SSLv3/TLS write certificate status";
        SERVER_WRITE_CHANGE_CIPHER_SPEC = 35, "SSLv3/TLS write change cipher spec";
        SERVER_WRITE_FINISHED = 36, "SSLv3/TLS write finished";
        SERVER_WRITE_ENCRYPTED_EXTENSIONS = 37, "TLSv1.3 write encrypted extensions";
        CLIENT_READ_ENCRYPTED_EXTENSIONS = 38, "TLSv1.3 read encrypted extensions";
        CLIENT_READ_CERTIFICATE_VERIFY = 39, "TLSv1.3 read server certificate verify";
        SERVER_WRITE_CERTIFICATE_VERIFY = 40, "TLSv1.3 write server certificate verify";
        CLIENT_READ_HELLO_REQUEST = 41, "SSLv3/TLS read hello request";
        SERVER_WRITE_KEY_UPDATE = 42, "TLSv1.3 write server key update";
        CLIENT_WRITE_KEY_UPDATE = 43, "TLSv1.3 write client key update";
        SERVER_READ_KEY_UPDATE = 44, "TLSv1.3 read client key update";
        CLIENT_READ_KEY_UPDATE = 45, "TLSv1.3 read server key update";
        EARLY_DATA = 46, "TLSv1.3 early data";
        PENDING_EARLY_DATA_END = 47, "TLSv1.3 pending early data end";
        CLIENT_WRITE_END_OF_EARLY_DATA = 48, "TLSv1.3 write end of early data";
        SERVER_READ_END_OF_EARLY_DATA = 49, "TLSv1.3 read end of early data";
    }
}

impl Progress {
    /// Where a `role` is after a handshake message went `direction`; `None` if that role never does so.
    pub fn after(role: Role, direction: Direction, message: HandshakeType) -> Option<Self> {
        use Direction::{Received, Sent};
        use Role::{Client, Server};
        Some(match (role, direction, message) {
            (Client, Sent, HandshakeType::CLIENT_HELLO) => Self::CLIENT_WRITE_CLIENT_HELLO,
            (Client, Sent, HandshakeType::CERTIFICATE) => Self::CLIENT_WRITE_CERTIFICATE,
            (Client, Sent, HandshakeType::CLIENT_KEY_EXCHANGE) => Self::CLIENT_WRITE_KEY_EXCHANGE,
            (Client, Sent, HandshakeType::CERTIFICATE_VERIFY) => Self::CLIENT_WRITE_CERTIFICATE_VERIFY,
            (Client, Sent, HandshakeType::NEXT_PROTOCOL) => Self::CLIENT_WRITE_NEXT_PROTOCOL,
            (Client, Sent, HandshakeType::FINISHED) => Self::CLIENT_WRITE_FINISHED,
            (Client, Received, HandshakeType::HELLO_REQUEST) => Self::CLIENT_READ_HELLO_REQUEST,
            (Client, Received, HandshakeType::SERVER_HELLO) => Self::CLIENT_READ_SERVER_HELLO,
            (Client, Received, HandshakeType::CERTIFICATE) => Self::CLIENT_READ_CERTIFICATE,
            (Client, Received, HandshakeType::CERTIFICATE_STATUS) => Self::CLIENT_READ_CERTIFICATE_STATUS,
            (Client, Received, HandshakeType::SERVER_KEY_EXCHANGE) => Self::CLIENT_READ_KEY_EXCHANGE,
            (Client, Received, HandshakeType::CERTIFICATE_REQUEST) => Self::CLIENT_READ_CERTIFICATE_REQUEST,
            (Client, Received, HandshakeType::SERVER_HELLO_DONE) => Self::CLIENT_READ_SERVER_DONE,
            (Client, Received, HandshakeType::NEW_SESSION_TICKET) => Self::CLIENT_READ_SESSION_TICKET,
            (Client, Received, HandshakeType::FINISHED) => Self::CLIENT_READ_FINISHED,
            (Client, Received, HandshakeType::ENCRYPTED_EXTENSIONS) => Self::CLIENT_READ_ENCRYPTED_EXTENSIONS,
            (Client, Received, HandshakeType::CERTIFICATE_VERIFY) => Self::CLIENT_READ_CERTIFICATE_VERIFY,
            (Client, Received, HandshakeType::KEY_UPDATE) => Self::CLIENT_READ_KEY_UPDATE,
            (Client, Sent, HandshakeType::KEY_UPDATE) => Self::CLIENT_WRITE_KEY_UPDATE,
            (Client, Sent, HandshakeType::END_OF_EARLY_DATA) => Self::CLIENT_WRITE_END_OF_EARLY_DATA,
            (Server, Sent, HandshakeType::HELLO_REQUEST) => Self::SERVER_WRITE_HELLO_REQUEST,
            (Server, Sent, HandshakeType::SERVER_HELLO) => Self::SERVER_WRITE_SERVER_HELLO,
            (Server, Sent, HandshakeType::CERTIFICATE) => Self::SERVER_WRITE_CERTIFICATE,
            (Server, Sent, HandshakeType::CERTIFICATE_STATUS) => Self::SERVER_WRITE_CERTIFICATE_STATUS,
            (Server, Sent, HandshakeType::SERVER_KEY_EXCHANGE) => Self::SERVER_WRITE_KEY_EXCHANGE,
            (Server, Sent, HandshakeType::CERTIFICATE_REQUEST) => Self::SERVER_WRITE_CERTIFICATE_REQUEST,
            (Server, Sent, HandshakeType::SERVER_HELLO_DONE) => Self::SERVER_WRITE_SERVER_DONE,
            (Server, Sent, HandshakeType::NEW_SESSION_TICKET) => Self::SERVER_WRITE_SESSION_TICKET,
            (Server, Sent, HandshakeType::FINISHED) => Self::SERVER_WRITE_FINISHED,
            (Server, Received, HandshakeType::CLIENT_HELLO) => Self::SERVER_READ_CLIENT_HELLO,
            (Server, Received, HandshakeType::CERTIFICATE) => Self::SERVER_READ_CERTIFICATE,
            (Server, Received, HandshakeType::CLIENT_KEY_EXCHANGE) => Self::SERVER_READ_KEY_EXCHANGE,
            (Server, Received, HandshakeType::CERTIFICATE_VERIFY) => Self::SERVER_READ_CERTIFICATE_VERIFY,
            (Server, Received, HandshakeType::NEXT_PROTOCOL) => Self::SERVER_READ_NEXT_PROTOCOL,
            (Server, Received, HandshakeType::FINISHED) => Self::SERVER_READ_FINISHED,
            (Server, Sent, HandshakeType::ENCRYPTED_EXTENSIONS) => Self::SERVER_WRITE_ENCRYPTED_EXTENSIONS,
            (Server, Sent, HandshakeType::CERTIFICATE_VERIFY) => Self::SERVER_WRITE_CERTIFICATE_VERIFY,
            (Server, Sent, HandshakeType::KEY_UPDATE) => Self::SERVER_WRITE_KEY_UPDATE,
            (Server, Received, HandshakeType::KEY_UPDATE) => Self::SERVER_READ_KEY_UPDATE,
            (Server, Received, HandshakeType::END_OF_EARLY_DATA) => Self::SERVER_READ_END_OF_EARLY_DATA,
            _ => return None,
        })
    }

    /// Where a `role` is after a ChangeCipherSpec went `direction`.
    pub const fn after_change_cipher_spec(role: Role, direction: Direction) -> Self {
        match (role, direction) {
            (Role::Client, Direction::Sent) => Self::CLIENT_WRITE_CHANGE_CIPHER_SPEC,
            (Role::Client, Direction::Received) => Self::CLIENT_READ_CHANGE_CIPHER_SPEC,
            (Role::Server, Direction::Sent) => Self::SERVER_WRITE_CHANGE_CIPHER_SPEC,
            (Role::Server, Direction::Received) => Self::SERVER_READ_CHANGE_CIPHER_SPEC,
        }
    }
}
