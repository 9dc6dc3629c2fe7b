//! conf.h: configuration files.

pub mod api;
