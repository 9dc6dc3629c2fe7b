//! The record layer (RFC 5246, section 6): headers, fragmentation, compression, the protection of records, and the pooled
//! buffers that they are read into and written from.
//!
//! [`RecordReader`] takes bytes from the transport and gives out records decrypted in place; [`RecordWriter`] cuts
//! payloads into records and appends them, encrypted in place, to an [`OutputBuffer`].

mod alert;
mod change_cipher_spec;
mod compression;
mod header;
mod output;
mod pool;
pub mod protection;
mod reader;
mod writer;

pub use change_cipher_spec::ChangeCipherSpec;
pub use compression::{Compressor, Decompressor};
pub use header::RecordHeader;
pub use output::OutputBuffer;
pub use protection::{DirectionKeys, KeyBlockShape, Protection};
pub use reader::{IncomingRecord, Loan, RecordReader};
pub use writer::{RecordWriter, Written};

/// The greatest length in bytes of what one record carries.
pub const MAX_PLAINTEXT: usize = 1 << 14;

/// The greatest length in bytes of a compressed fragment.
pub const MAX_COMPRESSED: usize = MAX_PLAINTEXT + 1024;

/// The greatest length in bytes of a protected record, without its header.
pub const MAX_CIPHERTEXT: usize = MAX_PLAINTEXT + 2048;

/// The greatest length in bytes of a protected record of TLS 1.3, without its header.
pub const MAX_TLS13_CIPHERTEXT: usize = MAX_PLAINTEXT + 256;

/// The length in bytes of a record's header.
pub const HEADER: usize = 5;
