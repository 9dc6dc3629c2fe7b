//! CertificateStatus (RFC 6066, section 8): the server's certificate comes with what its authority says of it.

use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::CertificateStatusType;
use crate::error::Reason;
use crate::{Error, Result};

/// An OCSP response for the server's certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateStatus {
    /// The response, in DER; never empty. Whether it says anything good is not looked at here.
    pub response: Vec<u8>,
}

impl CertificateStatus {
    /// The greatest length of a response that a message can carry, in bytes.
    pub const MAX_RESPONSE: usize = (1 << 24) - 1 - 4;
    /// The longest response that fits an extension, as which it is sent in TLS 1.3.
    pub const MAX_RESPONSE_IN_EXTENSION: usize = (1 << 16) - 1 - 4 - 4;

    /// Reads a message's body.
    pub fn decode(body: &[u8]) -> Result<Self> {
        let mut r = Reader::new(body, "CertificateStatus");
        let status_type = CertificateStatusType(r.u8()?);
        if status_type != CertificateStatusType::OCSP {
            return Err(Error::Peer {
                alert: AlertDescription::DECODE_ERROR,
                reason: Reason::UNSUPPORTED_STATUS_TYPE,
                detail: format!("the CertificateStatus is of type {status_type}, which was not asked for"),
            });
        }
        let response = r.vec24()?;
        if response.is_empty() {
            return Err(r.error());
        }
        r.finish()?;
        Ok(Self { response: response.to_vec() })
    }

    /// Appends the body.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.u8(CertificateStatusType::OCSP.0);
        out.vec24(|out| out.bytes(&self.response));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A response of three bytes, by the letter of the RFC.
    const BODY: [u8; 7] = [1, 0, 0, 3, 0x30, 0x01, 0x02];

    #[test]
    fn a_response_comes_back() {
        let status = CertificateStatus::decode(&BODY).unwrap();
        assert_eq!(status.response, [0x30, 1, 2]);
        let mut out = Vec::new();
        status.encode(&mut out);
        assert_eq!(out, BODY);
    }

    #[test]
    fn lengths_must_agree_and_there_must_be_a_response() {
        for n in 0..BODY.len() {
            assert_eq!(
                CertificateStatus::decode(&BODY[..n]).unwrap_err().alert(),
                Some(AlertDescription::DECODE_ERROR)
            );
        }
        for body in [&[1, 0, 0, 0][..], &[1, 0, 0, 1, 2, 3], &[1, 0, 0, 2, 3]] {
            assert!(CertificateStatus::decode(body).is_err(), "{body:?}");
        }
    }

    #[test]
    fn other_types_are_refused() {
        for status_type in [0, 2, 255] {
            let error = CertificateStatus::decode(&[status_type, 0, 0, 1, 0]).unwrap_err();
            assert_eq!(
                (error.alert(), error.reason()),
                (Some(AlertDescription::DECODE_ERROR), Reason::UNSUPPORTED_STATUS_TYPE)
            );
        }
    }
}
