//! `SSL_CONF_`: settings by name, as command lines and configuration files have them.
//!
//! | where | what |
//! |---|---|
//! | [`context`] | `SSL_CONF_CTX`: what is set, and which commands are allowed |
//! | [`commands`] | the commands' names, and carrying them out |
//! | [`values`] | what each command with a value does |
//! | [`switches`] | the names of options, protocols and verification modes |

pub mod commands;
pub mod context;
pub(crate) mod switches;
pub(crate) mod values;
