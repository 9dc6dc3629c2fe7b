//! Setters come in pairs, for a context and for a connection. This is what both kinds of object have in common.

use std::sync::Arc;

use crate::ffi::arguments::borrowed;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX};
use crate::ffi::x509::Param;

use super::method::Method;
use super::settings::Settings;

/// A pointer to an object that has [`Settings`]: `SSL_CTX` or `SSL`.
pub(crate) trait Target: Copy {
    /// Looks at the settings; NULL is an error. Nothing is borrowed from the object meanwhile.
    fn look<T>(self, look: impl FnOnce(&Settings) -> T) -> Result<T, Pushed>;

    /// Changes the settings; NULL is an error.
    fn change<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Result<T, Pushed>;

    /// The method that the object was made with.
    fn method(self) -> Result<&'static Method, Pushed>;

    /// The verification settings; NULL is an error.
    fn param(self) -> Result<Arc<Param>, Pushed>;

    /// Changes what the engine's configuration is made from, and brings it up to date.
    fn reconfigure<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Result<T, Pushed> {
        self.change(|settings| {
            let result = change(settings);
            settings.update_config();
            result
        })
    }
}

impl Target for *const SSL_CTX {
    fn look<T>(self, look: impl FnOnce(&Settings) -> T) -> Result<T, Pushed> {
        Ok(look(&borrowed!(self).settings.load()))
    }

    fn change<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Result<T, Pushed> {
        Ok(borrowed!(self).change(change))
    }

    fn method(self) -> Result<&'static Method, Pushed> {
        Ok(borrowed!(self).method)
    }

    fn param(self) -> Result<Arc<Param>, Pushed> {
        self.look(|settings| Arc::clone(&settings.param))
    }
}

impl Target for *mut SSL_CTX {
    fn look<T>(self, look: impl FnOnce(&Settings) -> T) -> Result<T, Pushed> {
        self.cast_const().look(look)
    }

    fn change<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Result<T, Pushed> {
        self.cast_const().change(change)
    }

    fn method(self) -> Result<&'static Method, Pushed> {
        self.cast_const().method()
    }

    fn param(self) -> Result<Arc<Param>, Pushed> {
        self.cast_const().param()
    }
}

impl Target for *const SSL {
    fn look<T>(self, look: impl FnOnce(&Settings) -> T) -> Result<T, Pushed> {
        let settings = borrowed!(self).state.borrow().settings.clone();
        Ok(look(&settings))
    }

    fn change<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Result<T, Pushed> {
        let mut state = borrowed!(self).state.borrow_mut();
        let result = change(Arc::make_mut(&mut state.settings));
        state.adopt_config();
        Ok(result)
    }

    fn method(self) -> Result<&'static Method, Pushed> {
        Ok(borrowed!(self).context.borrow().method)
    }

    fn param(self) -> Result<Arc<Param>, Pushed> {
        Ok(Arc::clone(&borrowed!(self).state.borrow().param))
    }
}

impl Target for *mut SSL {
    fn look<T>(self, look: impl FnOnce(&Settings) -> T) -> Result<T, Pushed> {
        self.cast_const().look(look)
    }

    fn change<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Result<T, Pushed> {
        self.cast_const().change(change)
    }

    fn method(self) -> Result<&'static Method, Pushed> {
        self.cast_const().method()
    }

    fn param(self) -> Result<Arc<Param>, Pushed> {
        self.cast_const().param()
    }
}
