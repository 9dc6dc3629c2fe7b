//! Lists of TLS 1.3's suites: the default, and the language of `SSL_CTX_set_ciphersuites`.

use super::{CipherSuite, TLS13};
use crate::error::{Error, Reason, Result};

/// The suites of TLS 1.3 that a new context has, in OpenSSL's order: those with CCM are had by name only.
pub fn default_tls13_list() -> Vec<&'static CipherSuite> {
    TLS13.iter().filter(|suite| !suite.is_ccm()).collect()
}

/// Reads a list of suites of TLS 1.3 with colons between them, the most preferred first: `TLS_AES_128_GCM_SHA256:
/// TLS_CHACHA20_POLY1305_SHA256`. The empty text is the empty list, with which TLS 1.3 cannot be spoken.
///
/// Blanks around a name do not count, capitals do. A name that is not known is passed over, and one that comes again.
/// Fails with [`Reason::NO_CIPHER_MATCH`] if none is left of a text that is not empty.
pub fn parse_ciphersuites(text: &str) -> Result<Vec<&'static CipherSuite>> {
    let mut suites = Vec::new();
    for name in text.split(':').map(str::trim_ascii) {
        if let Some(suite) = TLS13.iter().find(|suite| suite.name == name && !suites.contains(suite)) {
            suites.push(suite);
        }
    }
    if suites.is_empty() && !text.is_empty() {
        let detail = format!("no suite of TLS 1.3 is called as any in \"{text}\"");
        return Err(Error::Usage { reason: Reason::NO_CIPHER_MATCH, detail });
    }
    Ok(suites)
}
