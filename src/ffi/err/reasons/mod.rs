//! The reasons of each library, one file per header (`sslerr.h`, `bioerr.h`, …).

pub mod asn1;
pub mod bio;
pub mod bn;
pub mod conf;
pub mod crypto;
pub mod evp;
pub mod obj;
pub mod ocsp;
pub mod pem;
pub mod pkcs12;
pub mod ssl;
pub mod x509;
pub mod x509v3;
