//! The sets of extensions that only messages of TLS 1.3 carry.

mod certificate;
mod certificate_request;
mod encrypted;
mod ticket;

pub use certificate::EntryExtensions;
pub use certificate_request::RequestExtensions;
pub use encrypted::EncryptedSet;
pub use ticket::TicketExtensions;
