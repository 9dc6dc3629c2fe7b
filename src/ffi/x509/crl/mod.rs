//! Certificate revocation lists (`X509_CRL`) and their entries (`X509_REVOKED`).

pub mod extensions;
pub mod list;
pub mod make;
pub mod print;
pub mod revoked;
pub mod revoked_extensions;
pub(crate) mod view;
