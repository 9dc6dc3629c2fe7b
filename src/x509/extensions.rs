//! The extensions that verification looks at (RFC 5280, section 4.2), read once when the certificate is.

use super::general_name::{GeneralName, GeneralNames};
use super::tlv::{self, Der, tag};
use super::{DistributionPoint, X509Error, oid::ext};

/// A part of the certificate's DER.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// `length` bytes from `start`.
    pub(crate) const fn new(start: usize, length: usize) -> Self {
        Self { start, end: start + length }
    }

    /// The bytes, of the DER that the span was taken from.
    pub(crate) fn of(self, der: &[u8]) -> &[u8] {
        der.get(self.start..self.end).unwrap_or_default()
    }
}

/// One extension as it stands in the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawExtension<'a> {
    /// Its type: the contents of the OBJECT IDENTIFIER.
    pub oid: &'a [u8],
    /// Whether a verifier that does not know it must refuse the certificate.
    pub critical: bool,
    /// The contents of its OCTET STRING.
    pub value: &'a [u8],
}

impl<'a> RawExtension<'a> {
    /// Reads an Extension; nothing may follow it.
    pub(crate) fn from_der(der: &'a [u8]) -> Result<Self, X509Error> {
        let mut list = Der::new(der, "Extension");
        let (extension, _) = read_extension(&mut list)?;
        list.finish()?;
        Ok(extension)
    }

    /// The Extension's DER.
    pub(crate) fn to_der(self) -> Vec<u8> {
        let mut body = Vec::with_capacity(self.oid.len() + self.value.len() + 10);
        tlv::write(&mut body, tag::OID, self.oid);
        if self.critical {
            tlv::write(&mut body, tag::BOOLEAN, &[0xff]);
        }
        tlv::write(&mut body, tag::OCTET_STRING, self.value);
        let mut der = Vec::with_capacity(body.len() + 4);
        tlv::write(&mut der, tag::SEQUENCE, &body);
        der
    }
}

/// basicConstraints (RFC 5280, section 4.2.1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasicConstraints {
    /// Whether the subject is a certification authority.
    pub ca: bool,
    /// How many intermediate certificates may follow this one in a path.
    pub path_length: Option<u32>,
}

/// keyUsage (RFC 5280, section 4.2.1.3), with OpenSSL's `KU_` bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyUsage(pub u16);

impl KeyUsage {
    /// digitalSignature.
    pub const DIGITAL_SIGNATURE: u16 = 0x80;
    /// nonRepudiation.
    pub const NON_REPUDIATION: u16 = 0x40;
    /// keyEncipherment.
    pub const KEY_ENCIPHERMENT: u16 = 0x20;
    /// keyAgreement.
    pub const KEY_AGREEMENT: u16 = 0x08;
    /// keyCertSign.
    pub const KEY_CERT_SIGN: u16 = 0x04;
    /// cRLSign.
    pub const CRL_SIGN: u16 = 0x02;

    /// Whether any of the bits in `mask` is set.
    pub const fn any_of(self, mask: u16) -> bool {
        self.0 & mask != 0
    }
}

/// authorityKeyIdentifier (RFC 5280, section 4.2.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthorityKeyId<'a> {
    /// The issuer's key identifier.
    pub key_id: Option<&'a [u8]>,
    /// The issuer's issuer: contents of a GeneralNames.
    pub(crate) issuer: Option<&'a [u8]>,
    /// The issuer's serial number: contents of an INTEGER.
    pub serial: Option<&'a [u8]>,
}

impl<'a> AuthorityKeyId<'a> {
    /// The names of the issuer's issuer.
    pub fn issuer(&self) -> Option<GeneralNames<'a>> {
        self.issuer.map(GeneralNames::new)
    }
}

/// Netscape's certificate type, a bit string with OpenSSL's `NS_` bits.
pub(crate) mod netscape {
    pub(crate) const SSL_CLIENT: u8 = 0x80;
    pub(crate) const SSL_SERVER: u8 = 0x40;
    pub(crate) const SMIME: u8 = 0x20;
    pub(crate) const SSL_CA: u8 = 0x04;
    pub(crate) const SMIME_CA: u8 = 0x02;
    /// Any kind of certification authority.
    pub(crate) const ANY_CA: u8 = 0x07;
}

/// proxyCertInfo (RFC 3820): the certificate was issued by one that is no authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// How many proxies may follow this one in a path.
    pub path_length: Option<u32>,
}

/// What was found in a certificate's extensions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extensions {
    pub(crate) basic_constraints: Option<BasicConstraints>,
    pub(crate) key_usage: Option<KeyUsage>,
    pub(crate) netscape_cert_type: Option<u8>,
    /// Contents of the SEQUENCE.
    pub(crate) extended_key_usage: Option<Span>,
    /// Contents of the GeneralNames.
    pub(crate) subject_alt_name: Option<Span>,
    /// Contents of the SEQUENCE.
    pub(crate) authority_key_id: Option<Span>,
    pub(crate) subject_key_id: Option<Span>,
    /// Contents of the SEQUENCE.
    pub(crate) distribution_points: Option<Span>,
    /// Contents of the SEQUENCE.
    pub(crate) name_constraints: Option<Span>,
    pub(crate) proxy: Option<Proxy>,
    /// A critical extension that verification does not know.
    pub(crate) unhandled_critical: bool,
    /// An extension that verification needs is malformed, repeated or contradictory.
    pub(crate) invalid: bool,
    pub(crate) basic_constraints_critical: bool,
    pub(crate) subject_alt_name_critical: bool,
    /// How many extensions there are.
    pub(crate) count: usize,
}

impl Extensions {
    /// Reads the extensions in `list`, the contents of the SEQUENCE, of a certificate that begins at `base`. A list that does not parse is an error; an extension
    /// whose value does not parse sets `invalid`, for the certificate can still be shown, though it never verifies.
    pub(crate) fn read(mut list: Der<'_>, base: usize) -> Result<Self, X509Error> {
        let mut found = Self::default();
        let mut seen: Vec<&[u8]> = Vec::new();
        while !list.is_empty() {
            let (extension, value_offset) = read_extension(&mut list)?;
            found.count += 1;
            let known = found.note(extension, value_offset - base).unwrap_or_else(|_| {
                found.invalid = true;
                true
            });
            if known {
                if seen.contains(&extension.oid) {
                    found.invalid = true;
                } else {
                    seen.push(extension.oid);
                }
            }
            found.unhandled_critical |= extension.critical && !is_supported(extension.oid);
        }
        found.invalid |= found.proxy.is_some()
            && (found.subject_alt_name.is_some() || found.basic_constraints.is_some_and(|b| b.ca));
        Ok(found)
    }

    /// Takes in one extension; tells whether it is one of those read here.
    fn note(&mut self, extension: RawExtension<'_>, value_offset: usize) -> Result<bool, X509Error> {
        let mut value = Der::new(extension.value, "extension");
        match extension.oid {
            ext::BASIC_CONSTRAINTS => {
                self.basic_constraints_critical = extension.critical;
                self.basic_constraints = Some(read_basic_constraints(&mut value)?);
            }
            ext::KEY_USAGE => {
                let (_, bits) = value.bit_string()?;
                let low = bits.first().copied().unwrap_or(0);
                let high = bits.get(1).copied().unwrap_or(0);
                let usage = KeyUsage(u16::from(low) | u16::from(high) << 8);
                self.key_usage = Some(usage);
                if usage.0 == 0 {
                    return Err(value.error());
                }
            }
            ext::NETSCAPE_CERT_TYPE => {
                self.netscape_cert_type = Some(value.bit_string()?.1.first().copied().unwrap_or(0));
            }
            ext::EXTENDED_KEY_USAGE => {
                let (span, mut usages) = contents(&mut value, value_offset)?;
                while !usages.is_empty() {
                    usages.oid()?;
                }
                self.extended_key_usage = Some(span);
            }
            ext::SUBJECT_ALT_NAME => {
                self.subject_alt_name_critical = extension.critical;
                let (span, mut names) = contents(&mut value, value_offset)?;
                check_names(&mut names)?;
                self.subject_alt_name = Some(span);
            }
            ext::AUTHORITY_KEY_ID => {
                let (span, body) = contents(&mut value, value_offset)?;
                if let Some(issuer) = read_authority_key_id(body)?.issuer {
                    GeneralNames::check(issuer)?;
                }
                self.authority_key_id = Some(span);
            }
            ext::SUBJECT_KEY_ID => {
                let id = value.expect(tag::OCTET_STRING)?;
                self.subject_key_id = Some(Span::new(value_offset + id.value_offset(), id.value.len()));
            }
            ext::NAME_CONSTRAINTS => {
                let (span, body) = contents(&mut value, value_offset)?;
                super::name_constraints::check_syntax(body)?;
                self.name_constraints = Some(span);
            }
            ext::CRL_DISTRIBUTION_POINTS => {
                let (span, mut points) = contents(&mut value, value_offset)?;
                while !points.is_empty() {
                    DistributionPoint::read(&mut points)?;
                }
                self.distribution_points = Some(span);
            }
            ext::PROXY_CERT_INFO => {
                // Whatever it says, it makes the certificate a proxy.
                self.proxy = Some(Proxy { path_length: None });
                self.proxy = Some(read_proxy(&mut value)?);
            }
            _ => return Ok(false),
        }
        value.finish()?;
        Ok(true)
    }
}

/// Reads one Extension; also where its value begins in the outermost input.
pub(crate) fn read_extension<'a>(list: &mut Der<'a>) -> Result<(RawExtension<'a>, usize), X509Error> {
    let mut body = list.nested(tag::SEQUENCE)?;
    let oid = body.oid()?;
    let critical = if body.next_is(tag::BOOLEAN) { body.boolean()? } else { false };
    let value = body.expect(tag::OCTET_STRING)?;
    body.finish()?;
    Ok((RawExtension { oid, critical, value: value.value }, value.value_offset()))
}

/// Reads the contents of an AuthorityKeyIdentifier.
pub(crate) fn read_authority_key_id(mut body: Der<'_>) -> Result<AuthorityKeyId<'_>, X509Error> {
    let key_id = body.optional(tag::context(0))?.map(|tlv| tlv.value);
    let issuer = body.optional(tag::context_constructed(1))?.map(|tlv| tlv.value);
    let serial = body.optional(tag::context(2))?.map(|tlv| tlv.value);
    body.finish()?;
    Ok(AuthorityKeyId { key_id, issuer, serial })
}

/// Whether a critical extension of this type is dealt with: the list of OpenSSL's `X509_supported_extension`, without the
/// address blocks of RFC 3779. Policies are in it because a verifier that was not asked for a policy accepts any.
fn is_supported(oid: &[u8]) -> bool {
    matches!(
        oid,
        ext::NETSCAPE_CERT_TYPE
            | ext::KEY_USAGE
            | ext::SUBJECT_ALT_NAME
            | ext::BASIC_CONSTRAINTS
            | ext::CERTIFICATE_POLICIES
            | ext::CRL_DISTRIBUTION_POINTS
            | ext::EXTENDED_KEY_USAGE
            | ext::POLICY_CONSTRAINTS
            | ext::PROXY_CERT_INFO
            | ext::NAME_CONSTRAINTS
            | ext::POLICY_MAPPINGS
            | ext::INHIBIT_ANY_POLICY
    )
}

fn read_basic_constraints(value: &mut Der<'_>) -> Result<BasicConstraints, X509Error> {
    let mut body = value.nested(tag::SEQUENCE)?;
    let ca = if body.next_is(tag::BOOLEAN) { body.boolean()? } else { false };
    let path_length = if body.is_empty() { None } else { Some(path_length(body.integer()?).ok_or(body.error())?) };
    body.finish()?;
    Ok(BasicConstraints { ca, path_length })
}

fn read_proxy(value: &mut Der<'_>) -> Result<Proxy, X509Error> {
    let mut body = value.nested(tag::SEQUENCE)?;
    let path_length = match body.next_is(tag::INTEGER) {
        true => Some(path_length(body.integer()?).ok_or(body.error())?),
        false => None,
    };
    let mut policy = body.nested(tag::SEQUENCE)?;
    policy.oid()?;
    policy.optional(tag::OCTET_STRING)?;
    policy.finish()?;
    body.finish()?;
    Ok(Proxy { path_length })
}

/// A path length; one beyond 32 bits is no limit in practice, and a negative one is an error.
fn path_length(integer: &[u8]) -> Option<u32> {
    match integer {
        [0x80..=0xff, ..] => None,
        [0, rest @ ..] | rest => {
            let fits = rest.len() <= 4;
            Some(if fits { rest.iter().fold(0, |n, byte| n << 8 | u32::from(*byte)) } else { u32::MAX })
        }
    }
}

/// Where the contents of the SEQUENCE that comes next lie in the outermost input, and a reader of them.
fn contents<'a>(value: &mut Der<'a>, value_offset: usize) -> Result<(Span, Der<'a>), X509Error> {
    let sequence = value.expect(tag::SEQUENCE)?;
    let span = Span::new(value_offset + sequence.value_offset(), sequence.value.len());
    Ok((span, sequence.reader("extension")))
}

/// Fails unless every name can be read, and every directoryName too.
fn check_names(names: &mut Der<'_>) -> Result<(), X509Error> {
    while !names.is_empty() {
        if let GeneralName::Directory(name) = GeneralName::read(names)? {
            super::Name::from_der(name)?;
        }
    }
    Ok(())
}
