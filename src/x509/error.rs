//! What can be wrong with a certificate, a key file or a trust store.

use core::fmt;

/// Why something of the x509 module could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum X509Error {
    /// The bytes are not the DER that they should be.
    Decode {
        /// What was being read.
        what: &'static str,
        /// Where in the input the part that does not parse begins, in bytes.
        offset: usize,
    },
    /// A PEM block is malformed.
    Pem {
        /// What is wrong with it.
        what: &'static str,
        /// The line, from 1, at which the block begins.
        line: usize,
    },
    /// The file or text holds no PEM block of the kind asked for.
    NotFound {
        /// The kind asked for.
        what: &'static str,
    },
    /// The key is encrypted and the password was not given.
    PasswordRequired,
    /// The key does not decrypt with the password given.
    BadDecrypt,
    /// A private key is malformed or of a kind that is not supported.
    Key {
        /// What the key parser says.
        detail: String,
    },
    /// An algorithm or format that is not supported.
    Unsupported {
        /// What is not supported.
        what: String,
    },
    /// A file or directory cannot be read.
    Io {
        /// Its path.
        path: std::path::PathBuf,
        /// The operating system's error number, where there is one.
        os_error: Option<i32>,
        /// The operating system's text.
        detail: String,
    },
}

impl X509Error {
    /// The failure `error` of reading `path`.
    pub(crate) fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), os_error: error.raw_os_error(), detail: error.to_string() }
    }
}

impl fmt::Display for X509Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode { what, offset } => write!(f, "{what}: malformed DER at byte {offset}"),
            Self::Pem { what, line } => write!(f, "PEM block at line {line}: {what}"),
            Self::NotFound { what } => write!(f, "no PEM block holds a {what}"),
            Self::PasswordRequired => f.write_str("the key is encrypted and no password was given"),
            Self::BadDecrypt => f.write_str("the key does not decrypt: wrong password or damaged data"),
            Self::Key { detail } => write!(f, "private key: {detail}"),
            Self::Unsupported { what } => write!(f, "{what} is not supported"),
            Self::Io { path, detail, .. } => write!(f, "{}: {detail}", path.display()),
        }
    }
}

impl std::error::Error for X509Error {}
