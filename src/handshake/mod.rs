//! The handshake: its messages and their extensions, the states that exchange them, and what they ask, tell and learn.

mod ask;
pub(crate) mod channel;
pub(crate) mod early_data;
mod event;
pub mod extensions;
mod facts;
pub(crate) mod hello;
pub mod joiner;
pub(crate) mod legacy;
pub mod messages;
mod observation;
mod offer;
mod other_extensions;
pub(crate) mod own_certificate;
mod peer_chain;
mod progress;
mod record_sizes;
mod role;
mod serving;
mod session_terms;
pub(crate) mod state;
pub(crate) mod tls13;
pub mod transcript;

pub use ask::{Answer, DecryptRequest, ExternalPsk, Psk, Question, SignRequest, TicketUse, ToSign, Verdict};
pub use early_data::EarlyData;
pub use event::{Direction, Event};
pub use facts::{CookieUse, Facts, Randoms, RequestedCertificate};
pub use observation::{InnerPlaintext, Observation, ObservedMessage, ObservedRecord};
pub use offer::Offer;
pub use progress::Progress;
pub use role::Role;
