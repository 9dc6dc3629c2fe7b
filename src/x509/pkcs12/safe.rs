//! The parts of a PKCS#12 file: contents in the clear or encrypted, as PKCS#7 wraps them.

use zeroize::Zeroizing;

use super::{ber, oid};
use crate::x509::X509Error;
use crate::x509::pbe::{Password, Scheme};
use crate::x509::tlv::{self, Der, tag};

/// One part of a file (ContentInfo).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Safe {
    pub(crate) contents: Contents,
}

/// What is in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    /// SafeContents.
    Plain(Vec<u8>),
    /// SafeContents encrypted with a password.
    Encrypted { algorithm: Vec<u8>, data: Vec<u8> },
    /// A PKCS#7 type of another kind: the whole ContentInfo.
    Other(Vec<u8>),
}

impl Safe {
    /// Reads a ContentInfo.
    pub(super) fn read(reader: &mut Der<'_>) -> Result<Self, X509Error> {
        let info = reader.expect(tag::SEQUENCE)?;
        let mut fields = info.reader("ContentInfo");
        let kind = fields.oid()?;
        if kind != oid::DATA && kind != oid::ENCRYPTED_DATA {
            return Ok(Self { contents: Contents::Other(info.raw.to_vec()) });
        }
        let mut explicit = fields.nested(tag::context_constructed(0))?;
        fields.finish()?;
        let contents = if kind == oid::DATA {
            Contents::Plain(explicit.expect(tag::OCTET_STRING)?.value.to_vec())
        } else {
            let mut encrypted = explicit.nested(tag::SEQUENCE)?;
            encrypted.integer()?;
            let mut content = encrypted.nested(tag::SEQUENCE)?;
            content.oid()?;
            let algorithm = content.expect(tag::SEQUENCE)?.raw.to_vec();
            let data = match content.optional(tag::context(0))? {
                Some(whole) => whole.value.to_vec(),
                None => ber::join(content.expect(tag::context_constructed(0))?.value)?,
            };
            content.finish()?;
            Contents::Encrypted { algorithm, data }
        };
        explicit.finish()?;
        Ok(Self { contents })
    }

    /// The SafeContents; `None` if they are not encrypted with a password but otherwise.
    pub(crate) fn open(&self, password: Password<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, X509Error> {
        match &self.contents {
            Contents::Plain(contents) => Ok(Some(Zeroizing::new(contents.clone()))),
            Contents::Encrypted { algorithm, data } => Scheme::from_der(algorithm)?.decrypt(password, data).map(Some),
            Contents::Other(_) => Ok(None),
        }
    }

    /// SafeContents, in the clear or encrypted. `None` if the scheme cannot.
    pub(crate) fn seal(contents: &[u8], encryption: Option<(&Scheme, Password<'_>)>) -> Option<Self> {
        let contents = match encryption {
            None => Contents::Plain(contents.to_vec()),
            Some((scheme, password)) => {
                Contents::Encrypted { algorithm: scheme.to_der(), data: scheme.encrypt(password, contents)? }
            }
        };
        Some(Self { contents })
    }

    /// The ContentInfo as DER.
    pub(crate) fn to_der(&self) -> Vec<u8> {
        match &self.contents {
            Contents::Plain(contents) => data(contents),
            Contents::Encrypted { algorithm, data } => {
                let mut content = Vec::new();
                tlv::write(&mut content, tag::OID, oid::DATA);
                content.extend_from_slice(algorithm);
                tlv::write(&mut content, tag::context(0), data);
                let mut encrypted = vec![tag::INTEGER, 1, 0];
                tlv::write(&mut encrypted, tag::SEQUENCE, &content);
                let mut explicit = Vec::new();
                tlv::write(&mut explicit, tag::SEQUENCE, &encrypted);
                content_info(oid::ENCRYPTED_DATA, &explicit)
            }
            Contents::Other(info) => info.clone(),
        }
    }
}

/// A ContentInfo of the type data.
pub(super) fn data(contents: &[u8]) -> Vec<u8> {
    let mut explicit = Vec::new();
    tlv::write(&mut explicit, tag::OCTET_STRING, contents);
    content_info(oid::DATA, &explicit)
}

fn content_info(kind: &[u8], explicit: &[u8]) -> Vec<u8> {
    let mut fields = Vec::new();
    tlv::write(&mut fields, tag::OID, kind);
    tlv::write(&mut fields, tag::context_constructed(0), explicit);
    let mut info = Vec::new();
    tlv::write(&mut info, tag::SEQUENCE, &fields);
    info
}
