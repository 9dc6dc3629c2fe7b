//! GeneralName (RFC 5280, section 4.2.1.6): the names in subjectAltName, name constraints and key identifiers.

use super::tlv::{Der, Tlv, tag};
use super::{Name, X509Error};

/// One name, borrowed from its certificate. Strings are bytes as they stand there: they may hold anything, NUL included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneralName<'a> {
    /// otherName: a type of one's own.
    Other {
        /// The type: the contents of its OBJECT IDENTIFIER.
        oid: &'a [u8],
        /// The value's DER.
        value: &'a [u8],
    },
    /// rfc822Name: a mail address.
    Email(&'a [u8]),
    /// dNSName.
    Dns(&'a [u8]),
    /// x400Address: its contents.
    X400(&'a [u8]),
    /// directoryName: a Name's DER.
    Directory(&'a [u8]),
    /// ediPartyName: its contents.
    EdiParty(&'a [u8]),
    /// uniformResourceIdentifier.
    Uri(&'a [u8]),
    /// iPAddress: 4 or 16 bytes; in name constraints twice that, address and mask.
    Ip(&'a [u8]),
    /// registeredID: the contents of an OBJECT IDENTIFIER.
    RegisteredId(&'a [u8]),
}

impl<'a> GeneralName<'a> {
    /// Reads one name.
    pub(crate) fn read(der: &mut Der<'a>) -> Result<Self, X509Error> {
        const OTHER: u8 = tag::context_constructed(0);
        const EMAIL: u8 = tag::context(1);
        const DNS: u8 = tag::context(2);
        const X400: u8 = tag::context_constructed(3);
        const DIRECTORY: u8 = tag::context_constructed(4);
        const EDI_PARTY: u8 = tag::context_constructed(5);
        const URI: u8 = tag::context(6);
        const IP: u8 = tag::context(7);
        const REGISTERED_ID: u8 = tag::context(8);

        let error = der.error();
        let element = der.any()?;
        let value = element.value;
        Ok(match element.tag {
            OTHER => {
                let mut body = element.reader("otherName");
                let oid = body.oid()?;
                let mut explicit = body.nested(tag::context_constructed(0))?;
                let value = explicit.any()?.raw;
                explicit.finish()?;
                body.finish()?;
                Self::Other { oid, value }
            }
            EMAIL => Self::Email(value),
            DNS => Self::Dns(value),
            X400 => Self::X400(value),
            DIRECTORY => {
                let mut body = element.reader("directoryName");
                let Tlv { raw, .. } = body.expect(tag::SEQUENCE)?;
                body.finish()?;
                Self::Directory(raw)
            }
            EDI_PARTY => Self::EdiParty(value),
            URI => Self::Uri(value),
            IP => Self::Ip(value),
            REGISTERED_ID => Self::RegisteredId(super::tlv::check_oid(value).ok_or(error)?),
            _ => return Err(error),
        })
    }

    /// A directoryName, read.
    pub fn directory_name(&self) -> Option<Name> {
        match self {
            Self::Directory(der) => Name::from_der(der).ok(),
            _ => None,
        }
    }
}

/// Names one after the other. Their encoding was checked when the certificate was read.
#[derive(Clone, Copy, Debug)]
pub struct GeneralNames<'a>(Der<'a>);

impl<'a> GeneralNames<'a> {
    /// Names that `contents` holds, the contents of a GeneralNames.
    pub(crate) const fn new(contents: &'a [u8]) -> Self {
        Self(Der::new(contents, "GeneralNames"))
    }

    /// Fails unless every name can be read, and every directoryName too.
    pub(crate) fn check(contents: &'a [u8]) -> Result<(), X509Error> {
        let mut der = Der::new(contents, "GeneralNames");
        while !der.is_empty() {
            if let GeneralName::Directory(name) = GeneralName::read(&mut der)? {
                Name::from_der(name)?;
            }
        }
        Ok(())
    }
}

impl<'a> Iterator for GeneralNames<'a> {
    type Item = GeneralName<'a>;

    fn next(&mut self) -> Option<GeneralName<'a>> {
        GeneralName::read(&mut self.0).ok()
    }
}
