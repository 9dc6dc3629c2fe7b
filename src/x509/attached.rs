//! What a caller of this module keeps beside a certificate, a name or a session: something it computes once and finds again.

use core::any::Any;
use core::fmt;
use std::sync::OnceLock;

/// A place for one value of the caller's own type. A clone of its owner starts without one.
#[derive(Default)]
pub(crate) struct Attached(OnceLock<Box<dyn Any + Send + Sync>>);

impl Attached {
    /// A place that holds nothing yet.
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The value, made at the first call. `None` if a value of another type is there.
    pub(crate) fn get_or_make<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.0.get_or_init(|| Box::new(make())).downcast_ref()
    }

    /// The value, if it was made.
    pub(crate) fn get<T: Any>(&self) -> Option<&T> {
        self.0.get()?.downcast_ref()
    }
}

impl Clone for Attached {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attached")
    }
}
