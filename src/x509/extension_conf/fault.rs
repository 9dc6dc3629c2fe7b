//! What can be wrong with a line of configuration.

/// OpenSSL's library and reason, and those that were found inside of it. The names are those of the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    codes: [(i32, i32); 3],
}

impl Fault {
    pub(crate) const BN_DEC2BN_ERROR: Self = Self::x509v3(100);
    pub(crate) const EXTENSION_SETTING_NOT_SUPPORTED: Self = Self::x509v3(103);
    pub(crate) const INVALID_BOOLEAN_STRING: Self = Self::x509v3(104);
    pub(crate) const INVALID_EXTENSION_STRING: Self = Self::x509v3(105);
    pub(crate) const INVALID_NAME: Self = Self::x509v3(106);
    pub(crate) const INVALID_EMPTY_NAME: Self = Self::x509v3(108);
    pub(crate) const INVALID_NULL_VALUE: Self = Self::x509v3(109);
    pub(crate) const INVALID_OBJECT_IDENTIFIER: Self = Self::x509v3(110).inside(Self::UNKNOWN_OBJECT_NAME);
    pub(crate) const UNKNOWN_BIT_STRING_ARGUMENT: Self = Self::x509v3(111);
    pub(crate) const NO_PUBLIC_KEY: Self = Self::x509v3(114);
    pub(crate) const UNSUPPORTED_OPTION: Self = Self::x509v3(117);
    pub(crate) const BAD_IP_ADDRESS: Self = Self::x509v3(118);
    pub(crate) const BAD_OBJECT: Self = Self::x509v3(119).inside(Self::UNKNOWN_OBJECT_NAME);
    pub(crate) const UNKNOWN_OPTION: Self = Self::x509v3(120);
    pub(crate) const NO_ISSUER_CERTIFICATE: Self = Self::x509v3(121);
    pub(crate) const UNABLE_TO_GET_ISSUER_KEYID: Self = Self::x509v3(123);
    pub(crate) const MISSING_VALUE: Self = Self::x509v3(124);
    pub(crate) const NO_ISSUER_DETAILS: Self = Self::x509v3(127);
    pub(crate) const INVALID_SYNTAX: Self = Self::x509v3(143);
    pub(crate) const OTHERNAME_ERROR: Self = Self::x509v3(147);
    /// Of the library of objects.
    const UNKNOWN_OBJECT_NAME: Self = Self { codes: [(8, 103), (0, 0), (0, 0)] };
    /// Of the common library.
    pub(crate) const ILLEGAL_HEX_DIGIT: Self = Self { codes: [(15, 102), (0, 0), (0, 0)] };
    /// Of the common library.
    pub(crate) const ODD_NUMBER_OF_DIGITS: Self = Self { codes: [(15, 103), (0, 0), (0, 0)] };

    const fn x509v3(reason: i32) -> Self {
        Self { codes: [(34, reason), (0, 0), (0, 0)] }
    }

    /// This one, found because of `cause`.
    const fn inside(self, cause: Self) -> Self {
        Self { codes: [cause.codes[0], self.codes[0], (0, 0)] }
    }

    /// The one that `outer` is because of this one.
    pub(crate) fn within(self, outer: Self) -> Self {
        let mut codes = self.codes;
        if let (Some(free), [code, ..]) = (codes.iter_mut().find(|code| code.0 == 0), outer.codes) {
            *free = code;
        }
        Self { codes }
    }

    /// The libraries and reasons, in the order in which they come upon the queue.
    pub(crate) fn codes(&self) -> impl Iterator<Item = (i32, i32)> {
        self.codes.into_iter().filter(|(library, _)| *library != 0)
    }
}
