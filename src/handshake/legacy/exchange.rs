//! What both sides carry from the hellos to Finished.

use super::key_schedule::{self, Schedule};
use crate::Result;
use crate::codepoint::{CompressionMethod, ProtocolVersion};
use crate::crypto::suites::CipherSuite;
use crate::handshake::Randoms;
use crate::handshake::Role;
use crate::handshake::record_sizes::RecordSizes;
use crate::handshake::state::Context;
use crate::handshake::transcript::Transcript;
use crate::record::Protection;
use crate::session::MasterSecret;

/// The handshake that is under way, as agreed in the hellos.
pub(crate) struct Exchange {
    /// The version agreed on: what differs between versions hangs on it.
    pub(crate) version: ProtocolVersion,
    pub(crate) suite: &'static CipherSuite,
    pub(crate) randoms: Randoms,
    pub(crate) transcript: Transcript,
    /// The version in the ClientHello, which an RSA-encrypted premaster secret repeats.
    pub(crate) offered_version: ProtocolVersion,
    pub(crate) compression: CompressionMethod,
    pub(crate) record_sizes: RecordSizes,
    pub(crate) encrypt_then_mac: bool,
    pub(crate) extended_master_secret: bool,
    /// The client names the protocol that it has chosen among the server's (NPN).
    pub(crate) next_protocol_due: bool,
    /// The id that the server gave the session; empty for none.
    pub(crate) session_id: Vec<u8>,
}

/// The keys of the new connection state.
pub(crate) struct Keys {
    pub(crate) master: MasterSecret,
    /// For what the client writes.
    client: Option<Protection>,
    /// For what the server writes.
    server: Option<Protection>,
}

impl Exchange {
    /// How this handshake's secrets are derived.
    pub(crate) fn schedule(&self) -> Schedule {
        Schedule::of(self.version, self.suite)
    }

    /// The master secret and the keys that follow from `premaster`. The transcript must end with ClientKeyExchange.
    pub(crate) fn keys(&self, premaster: &[u8], cx: &mut Context<'_>) -> Result<Keys> {
        let master = if self.extended_master_secret {
            self.schedule().extended_master_secret(premaster, &self.transcript.current())
        } else {
            self.schedule().master_secret(premaster, &self.randoms)
        };
        self.keys_of_master(master, cx)
    }

    /// The keys that follow from a master secret.
    pub(crate) fn keys_of_master(&self, master: MasterSecret, cx: &mut Context<'_>) -> Result<Keys> {
        cx.channel.log_secret("CLIENT_RANDOM", &self.randoms.client, master.as_ref());
        let (client, server) =
            key_schedule::protections(self.version, self.suite, &master, &self.randoms, self.encrypt_then_mac)?;
        Ok(Keys { master, client: Some(client), server: Some(server) })
    }
}

impl Keys {
    /// Takes the protection of what `writer` writes: once, when the ChangeCipherSpec goes by.
    pub(crate) fn take(&mut self, writer: Role) -> Result<Protection> {
        let side = match writer {
            Role::Client => &mut self.client,
            Role::Server => &mut self.server,
        };
        side.take().ok_or(crate::Error::Internal { what: "the keys of a direction were taken twice" })
    }
}
