//! Random bytes from the operating system.

use rand::TryRng;
use rand::rngs::SysRng;

use crate::error::{Error, Result};

/// Fills `out` with random bytes.
///
/// Fails only if the operating system has none to give.
pub fn fill(out: &mut [u8]) -> Result<()> {
    #[cfg(test)]
    if crate::scripted::draw(out) {
        return Ok(());
    }
    SysRng.try_fill_bytes(out).map_err(|_| Error::Internal { what: "the operating system's random source failed" })
}

/// `N` random bytes; fails as [`fill`] does.
pub fn array<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn two_draws_differ() {
        assert_ne!(super::array::<32>().unwrap(), super::array::<32>().unwrap());
    }
}
