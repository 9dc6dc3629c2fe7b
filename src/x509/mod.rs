//! Certificates (RFC 5280): reading them, the trust store, verification of chains with OpenSSL's semantics, host names, and
//! the PEM files that certificates and keys come in.

pub(crate) mod addresses;
mod algorithm;
mod attached;
mod certificate;
mod crl;
mod directory;
mod error;
pub(crate) mod extension_conf;
pub(crate) mod extension_text;
pub(crate) mod extensions;
mod general_name;
pub mod host;
pub mod key_file;
pub(crate) mod key_text;
pub(crate) mod legacy_encryption;
mod name;
mod name_constraints;
pub mod ocsp;
mod oid;
mod parts;
pub mod pbe;
pub mod pem;
pub mod pkcs12;
mod policies;
mod shelf;
pub(crate) mod signature;
mod store;
pub(crate) mod string_type;
pub mod system;
mod time;
pub(crate) mod tlv;
mod trust_settings;
pub(crate) mod usage_flags;
mod verify;

pub use algorithm::SignatureAlgorithm;
pub(crate) use attached::Attached;
pub use certificate::Certificate;
pub use crl::{ALL_REASONS, Crl, DistributionPoint, DistributionPointName, IssuingDistributionPoint, Revoked};
pub use error::X509Error;
pub use extensions::{AuthorityKeyId, BasicConstraints, KeyUsage, Proxy, RawExtension};
pub use general_name::{GeneralName, GeneralNames};
pub use name::{Name, NameEntry};
pub use name_constraints::{NameConstraints, Subtree, Subtrees};
pub(crate) use parts::{CertificateParts, signed};
pub(crate) use store::Lookup;
pub use store::TrustStore;
pub use time::{DateTime, Time};
pub(crate) use trust_settings::Trust;
pub use trust_settings::{Labels, TrustSettings};
pub use verify::{
    Authority, FindIssuer, Fitness, Purpose, TrustFor, VerifyError, VerifyInput, VerifyOutcome, VerifyParams,
    VerifyStep, authority, check_authority_key_id, check_issued, fits, flag as verify_flag, is_self_signed, verify,
    verify_chain,
};
pub(crate) use verify::{best_issuer, trust};

#[cfg(test)]
mod tests;
