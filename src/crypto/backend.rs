//! The choice between graviola with its fork rind, where the CPU has what they need, and RustCrypto everywhere else.

use std::sync::OnceLock;

/// Who computes a primitive that both backends offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backend {
    /// graviola: formally verified assembly; for AEADs its fork rind. graviola panics on a CPU that lacks what it
    /// requires, so it is only ever chosen by [`Backend::get`].
    Graviola,
    /// RustCrypto: portable Rust, with its own use of CPU features where it finds them.
    Portable,
}

impl Backend {
    /// This process's backend: chosen by the CPU's features at the first call.
    pub fn get() -> Self {
        static CHOSEN: OnceLock<Backend> = OnceLock::new();
        *CHOSEN.get_or_init(|| if graviola::util::is_cpu_supported() { Self::Graviola } else { Self::Portable })
    }

    /// The backends that run on this CPU: what tests compare with each other.
    #[cfg(test)]
    pub(crate) fn available() -> &'static [Self] {
        match Self::get() {
            Self::Graviola => &[Self::Graviola, Self::Portable],
            Self::Portable => &[Self::Portable],
        }
    }
}
