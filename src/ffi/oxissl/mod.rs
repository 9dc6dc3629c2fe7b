//! `oxissl.h`: what this library has beyond OpenSSL's interface.
//!
//! | where | what |
//! |---|---|
//! | [`io`] | a connection over two functions of the program |
//! | [`private_key_method`] | private keys that are kept elsewhere |
//! | [`record_size_limit`] | how much a record from the peer may carry |
//! | [`timestamps`] | signed certificate timestamps on clients |
//! | [`trace`], [`trace_object`] | what a connection exchanged: recording and writing it |
//! | [`trace_event`] | one record or message of it |

pub mod io;
pub mod private_key_method;
pub mod record_size_limit;
pub mod timestamps;
pub mod trace;
pub mod trace_event;
pub(crate) mod trace_object;
