//! `oxissl.h`: what this library has beyond OpenSSL's interface.
//!
//! | where | what |
//! |---|---|
//! | [`io`] | a connection over two functions of the program |
//! | [`trace`], [`trace_object`] | what a connection exchanged: recording and writing it |
//! | [`trace_event`] | one record or message of it |

pub mod io;
pub mod trace;
pub mod trace_event;
pub(crate) mod trace_object;
