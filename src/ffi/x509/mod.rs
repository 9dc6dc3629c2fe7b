//! x509.h, x509_vfy.h and x509v3.h: certificates, names, the trust store, and verification.

pub mod certificate;
pub mod certificate_der;
pub(crate) mod certificate_draft;
pub mod certificate_extensions;
pub mod certificate_set;
pub(crate) mod certificate_stack;
pub(crate) mod certificate_view;
pub mod check;
pub mod compare;
pub mod constants;
pub mod digest;
pub mod errors;
pub mod extension;
pub mod extension_list;
pub(crate) mod extension_object;
pub mod name;
pub mod name_print;
pub(crate) mod name_view;
pub(crate) mod param;
pub mod param_api;
pub mod param_identity;
pub mod pkey_der;
pub(crate) mod store;
pub mod store_api;
pub(crate) mod store_context;
pub mod store_context_api;
pub mod store_context_init;
pub(crate) mod store_object;
pub mod store_object_api;
pub mod store_objects_api;
pub(crate) mod subject_key;
pub(crate) mod verify;

pub(crate) use certificate_stack::{CertificateStack, certificates_of, stack_of};
pub(crate) use certificate_view::{certificate, sealed};
pub(crate) use param::Param;
pub(crate) use store::Store;
