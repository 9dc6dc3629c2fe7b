//! A server whose client sends anything, at once or after part of a genuine handshake.
#![no_main]

mod connection;

use libfuzzer_sys::fuzz_target;
use oxissl::connection::Role;

fuzz_target!(|input: connection::Input<'_>| connection::fuzz(Role::Server, input));
