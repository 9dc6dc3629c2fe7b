//! Early data (RFC 8446, section 2.3): what a client sends behind its ClientHello, protected by a pre-shared key alone,
//! before it has heard from the server; and what a server sends before it has heard the rest of the client's handshake.

use crate::Error;
use crate::alert::AlertDescription;
use crate::error::Reason;

/// What became of a client's early data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EarlyData {
    /// There was none, or the server has not answered yet, on a client that has not announced any.
    #[default]
    NotSent,
    /// The server passes it over, or, on a client, has not answered yet.
    Rejected,
    /// The server takes it.
    Accepted,
}

/// Whether this side sends data before the handshake is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EarlyWriting {
    /// It does not, or no longer.
    #[default]
    Closed,
    /// It wants to: a client has early data to send; a server takes early data, and may answer.
    Wanted,
    /// A client may send so many more bytes.
    Client {
        /// How many.
        left: u32,
    },
    /// A server has sent its Finished.
    Server,
}

impl EarlyWriting {
    /// Whether a client may go on with its early data.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::Client { .. })
    }
}

/// The error for more early data than the server has allowed.
pub(crate) fn too_much() -> Error {
    Error::Peer {
        alert: AlertDescription::UNEXPECTED_MESSAGE,
        reason: Reason::TOO_MUCH_EARLY_DATA,
        detail: "the client sends more early data than it was allowed to".to_owned(),
    }
}
