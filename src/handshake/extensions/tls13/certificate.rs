//! The extensions of one certificate in a Certificate message.

use crate::Result;
use crate::codec::{Reader, Writer};
use crate::codepoint::ExtensionType;
use crate::handshake::extensions::placement::Place;
use crate::handshake::extensions::{
    ExtensionBlock, extension, parse, signed_certificate_timestamps, unsolicited, write_others,
};
use crate::handshake::messages::CertificateStatus;

/// What comes with a certificate: `None` where one is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryExtensions {
    /// status_request: what the certificate's authority says of it.
    pub status: Option<CertificateStatus>,
    /// signed_certificate_timestamp: the list of timestamps as it travels.
    pub signed_certificate_timestamps: Option<Vec<u8>>,
    /// Extensions that are not known here, to be written. Those that came are in `received`.
    pub others: Vec<(ExtensionType, Vec<u8>)>,
    /// All extensions as they came. Not written by [`encode`](Self::encode).
    pub received: ExtensionBlock,
}

impl EntryExtensions {
    /// Reads the extensions behind their length.
    pub(in crate::handshake) fn decode(r: &mut Reader<'_>) -> Result<Self> {
        let received = ExtensionBlock::take(r)?;
        Place::Certificate.check(&received)?;
        let mut this = Self::default();
        for (typ, body) in received.iter() {
            match typ {
                ExtensionType::STATUS_REQUEST => {
                    this.status = Some(parse(typ, body, |r| CertificateStatus::decode(r.take_rest()))?);
                }
                ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP => {
                    signed_certificate_timestamps::check(body)?;
                    this.signed_certificate_timestamps = Some(body.to_vec());
                }
                _ => {}
            }
        }
        this.received = received;
        Ok(this)
    }

    /// Appends the extensions behind their length.
    pub(in crate::handshake) fn encode(&self, out: &mut Vec<u8>) {
        out.vec16(|out| {
            write_others(out, &self.others);
            if let Some(status) = &self.status {
                extension(out, ExtensionType::STATUS_REQUEST, |out| status.encode(out));
            }
            if let Some(list) = &self.signed_certificate_timestamps {
                extension(out, ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP, |out| out.bytes(list));
            }
        });
    }

    /// Fails if there is an extension that was not `asked` for, by the ClientHello or the CertificateRequest.
    pub fn check_solicited(&self, asked: impl Fn(ExtensionType) -> bool) -> Result<()> {
        unsolicited(&self.received, asked)
    }
}
