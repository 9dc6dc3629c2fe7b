//! The lowest and highest protocol version. The functions that set them are macros over `SSL_CTX_ctrl` and `SSL_ctrl`.

use core::ffi::{c_int, c_long};

use crate::ffi::Pushed;
use crate::ffi::ssl3::SSL3_VERSION;
use crate::ffi::tls1::TLS_MAX_VERSION;

use super::constants::TLS_ANY_VERSION;
use super::settings::Settings;
use super::target::Target;

/// Which end of the range.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    Lowest,
    Highest,
}

impl Bound {
    fn set(self, settings: &mut Settings, version: c_int) {
        match self {
            Self::Lowest => settings.min_version = Some(version),
            Self::Highest => settings.max_version = version,
        }
    }
}

/// `SSL_CTX_set_min_proto_version` and its like: sets a bound; 0 is the lowest or highest there is, but SSL 3.0 is had by
/// its number only. Returns 1, or 0 for a number that no version of TLS has. A method of one version stays with that: nothing
/// is set.
pub(crate) fn set(target: impl Target, bound: Bound, version: c_long) -> Result<c_long, Pushed> {
    let known = version == 0 || (c_long::from(SSL3_VERSION)..=c_long::from(TLS_MAX_VERSION)).contains(&version);
    let Some(version) = c_int::try_from(version).ok().filter(|_| known) else { return Ok(0) };
    if target.method()?.version == TLS_ANY_VERSION {
        target.reconfigure(|settings| bound.set(settings, version))?;
    }
    Ok(1)
}

/// `SSL_CTX_get_min_proto_version` and its like: the bound as it was set.
pub(crate) fn get(target: impl Target, bound: Bound) -> Result<c_long, Pushed> {
    target.look(|settings| match bound {
        Bound::Lowest => settings.min_version.unwrap_or(0).into(),
        Bound::Highest => settings.max_version.into(),
    })
}
