//! The certificates that a peer shows.

use std::sync::Arc;

use super::state::refused;
use crate::Result;
use crate::alert::AlertDescription;
use crate::error::Reason;
use crate::x509::Certificate;

/// Reads the certificates of a Certificate message, each in DER.
pub(super) fn parse<'a>(chain: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<Arc<Certificate>>> {
    let parse = |(index, der): (usize, &[u8])| {
        Certificate::from_der(der).map_err(|error| {
            refused(
                AlertDescription::BAD_CERTIFICATE,
                Reason::CERT_LENGTH_MISMATCH,
                format!("certificate {index} of the peer's chain does not parse: {error}"),
            )
        })
    };
    chain.into_iter().enumerate().map(parse).collect()
}
