//! The extensions of a revocation list that verification looks at (RFC 5280, section 5.2), read once when the list is.

use super::distribution::IssuingDistributionPoint;
use crate::x509::extensions::{Span, read_authority_key_id, read_extension};
use crate::x509::oid::ext;
use crate::x509::tlv::{Der, tag};
use crate::x509::{GeneralNames, RawExtension, X509Error};

/// What was found in a list's extensions, and in those of its entries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CrlExtensions {
    /// Contents of the SEQUENCE.
    pub(crate) issuing_distribution_point: Option<Span>,
    /// Contents of the SEQUENCE.
    pub(crate) authority_key_id: Option<Span>,
    /// Contents of the INTEGER.
    pub(crate) number: Option<Span>,
    /// Contents of the INTEGER: the number of the list that this one continues.
    pub(crate) base_number: Option<Span>,
    /// A critical extension that verification does not know, of the list or of an entry.
    pub(crate) unhandled_critical: bool,
    /// An extension that verification needs is malformed, repeated or contradictory.
    pub(crate) invalid: bool,
}

impl CrlExtensions {
    /// Reads the extensions in `list`, the contents of the SEQUENCE. A list that does not parse is an error; an extension
    /// whose value does not parse sets `invalid`: the list can still be shown, but revokes and clears nothing.
    pub(crate) fn read(&mut self, mut list: Der<'_>) -> Result<(), X509Error> {
        let mut seen: Vec<&[u8]> = Vec::new();
        while !list.is_empty() {
            let (extension, value_offset) = read_extension(&mut list)?;
            match self.note(extension, value_offset) {
                Ok(false) => {}
                Ok(true) if !seen.contains(&extension.oid) => seen.push(extension.oid),
                Ok(true) | Err(_) => self.invalid = true,
            }
            let supported =
                [ext::ISSUING_DISTRIBUTION_POINT, ext::AUTHORITY_KEY_ID, ext::DELTA_CRL].contains(&extension.oid);
            self.unhandled_critical |= extension.critical && !supported;
        }
        self.invalid |= self.base_number.is_some() && self.number.is_none();
        Ok(())
    }

    /// Takes in one extension; tells whether it is one of those read here.
    fn note(&mut self, extension: RawExtension<'_>, value_offset: usize) -> Result<bool, X509Error> {
        let mut value = Der::new(extension.value, "CRL extension");
        match extension.oid {
            ext::ISSUING_DISTRIBUTION_POINT => {
                let sequence = value.expect(tag::SEQUENCE)?;
                if IssuingDistributionPoint::read(sequence.reader("issuingDistributionPoint"))?.contradicts_itself() {
                    return Err(value.error());
                }
                self.issuing_distribution_point =
                    Some(Span::new(value_offset + sequence.value_offset(), sequence.value.len()));
            }
            ext::AUTHORITY_KEY_ID => {
                let sequence = value.expect(tag::SEQUENCE)?;
                if let Some(issuer) = read_authority_key_id(sequence.reader("authorityKeyIdentifier"))?.issuer {
                    GeneralNames::check(issuer)?;
                }
                self.authority_key_id = Some(Span::new(value_offset + sequence.value_offset(), sequence.value.len()));
            }
            ext::CRL_NUMBER => self.number = Some(integer(&mut value, value_offset)?),
            ext::DELTA_CRL => self.base_number = Some(integer(&mut value, value_offset)?),
            _ => return Ok(false),
        }
        value.finish()?;
        Ok(true)
    }
}

/// Where the contents of the INTEGER that comes next lie in the outermost input.
fn integer(value: &mut Der<'_>, value_offset: usize) -> Result<Span, X509Error> {
    let mut checked = *value;
    checked.integer()?;
    let element = value.expect(tag::INTEGER)?;
    Ok(Span::new(value_offset + element.value_offset(), element.value.len()))
}
