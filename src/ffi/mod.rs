//! The C ABI: OpenSSL 3.0's names, numbers and conventions over the Rust core.
//!
//! # How a C function is written
//! ```text
//! /// Says how many bytes wait in `bio` to be read. Returns 0 if there are none.
//! #[unsafe(no_mangle)]
//! pub unsafe extern "C" fn BIO_ctrl_pending(bio: *mut BIO) -> size_t {
//!     entry(0, || {
//!         let bio = non_null(bio)?;
//!         …
//!         Ok(pending)
//!     })
//! }
//! ```
//! - The signature is plain, so that cbindgen can read it: `c_int`, `c_long`, `size_t`, `*mut SSL`, and
//!   `Option<unsafe extern "C" fn(…)>` for callbacks; never `i32`, generics or `Self`. Parameters carry the names that the
//!   header shall show. Where OpenSSL has `const`, so do we.
//! - The doc comment becomes the header's comment: plain sentences for a C programmer, no Markdown links. It says what is
//!   returned on failure and who owns what is handed over.
//! - The body runs in [`entry`], which catches panics. The body returns `Result<T, Pushed>`: an `Err` means that the cause
//!   is on this thread's error queue, and the caller gets the failure value. [`Pushed`] is only had by
//!   putting an error there: by [`err::push`], or by `?` on a [`crate::Error`].
//! - Failing without an error (would block, end of file, not found) is `Ok(failure value)`.
//! - Outputs through pointers are written last, when nothing can fail any more.
//! - Every function is reachable with NULL: [`non_null`] and [`object::get`] answer `ERR_R_PASSED_NULL_PARAMETER`; a
//!   `…_free` function takes NULL as nothing to do.
//! - No Rust reference into an object lives while a program's callback runs: the callback may call anything on the same
//!   object, even free it. Objects hold their state in cells and are borrowed for the time between callbacks only.
//!
//! # Types
//! A C type (`SSL`, `X509`, …) is an opaque type in [`types`]; what it stands for is said once with [`object::CType`]. Its
//! pointers come from and go back to an `Arc` ([`object::new`], [`object::get`], [`object::up_ref`], [`object::free`]):
//! OpenSSL's reference count is the `Arc`'s. `get0` functions hand out a pointer without counting, `get1` functions count.
//! Types without a count in OpenSSL use the same and have no `up_ref` in the header.
//!
//! # Headers
//! `build.rs` lists which files make which header. Constants are `pub const NAME: c_int = …` in those files (64-bit ones
//! in hex, never as shifts: a shift becomes an `int` shift in C). `src/ffi/headers/<name>.h` holds what Rust cannot say:
//! includes, function-like macros, and, after its line `/* After the declarations. */`, inline functions (needed where a
//! macro would use its argument twice). A hidden C type of ours that a fragment declares is named in `cbindgen.toml`. Rust
//! items that are not for C are `pub(crate)`, or live in files that belong to no header. A function that does not work is not in the header.
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals, reason = "the names are OpenSSL's")]
#![allow(clippy::missing_safety_doc, reason = "each function asks what its OpenSSL manual page asks: valid pointers")]

pub(crate) mod arguments;
pub mod asn1;
pub mod bio;
pub mod bn;
pub mod buffer;
pub mod comp;
pub mod conf;
pub(crate) mod conf_value;
pub mod crypto;
pub mod dh;
pub mod ec;
pub mod err;
pub mod evp;
pub(crate) mod ex_data;
pub mod guard;
pub mod hmac;
pub mod low_hashes;
pub mod object;
pub mod objects;
pub mod ocsp;
pub(crate) mod owner;
pub mod oxissl;
pub mod params;
pub mod pem;
pub mod pkcs12;
pub mod rand;
pub mod rand_file;
pub mod rsa;
pub mod ssl;
pub mod ssl3;
pub mod stack;
pub mod tls1;
pub mod types;
pub mod ui;
pub mod x509;
pub mod x509v3;

pub(crate) use err::Pushed;
pub(crate) use guard::{entry, entry_quiet, non_null};
