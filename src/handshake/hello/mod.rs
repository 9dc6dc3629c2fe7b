//! What comes before the version is known: the ClientHello, which serves every version that may be spoken, and the choice
//! of one of them (RFC 8446, sections 4.1.2 and 4.1.3).

pub(in crate::handshake) mod client;
pub(in crate::handshake) mod server;
pub(in crate::handshake) mod versions;

use std::sync::Arc;

use super::role::Role;
use super::state::{Context, State};
use crate::Result;
use crate::session::Session;

/// TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746, section 3.3): an empty renegotiation_info in a suite's clothes.
pub(in crate::handshake) const RENEGOTIATION_INFO_SCSV: u16 = 0x00ff;

/// TLS_FALLBACK_SCSV (RFC 7507): the client has tried a higher version before.
pub(in crate::handshake) const FALLBACK_SCSV: u16 = 0x5600;

/// The first state. A client offers to resume `session`.
pub(crate) fn start(session: Option<Arc<Session>>, cx: &mut Context<'_>) -> Result<State> {
    match cx.channel.role {
        Role::Client => client::start(session, cx),
        Role::Server => server::start(),
    }
}
