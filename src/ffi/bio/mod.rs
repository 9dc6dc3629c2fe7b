//! `openssl/bio.h`.

pub mod callback;
pub mod chain;
pub mod constants;
pub mod ctrl;
pub mod dump;
pub mod io;
pub mod life;
pub mod meth;
pub mod meth_get;
pub mod methods;
pub mod pair;
pub mod state;
