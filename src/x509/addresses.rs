//! Addresses that a certificate names: whom to write to, whom to ask about it.

use super::general_name::GeneralName;
use super::tlv::{Der, tag};
use super::{Certificate, Name, X509Error, oid};

/// authorityInfoAccess (RFC 5280, section 4.2.2.1).
const AUTHORITY_INFO_ACCESS: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 1];
/// Its method id-ad-ocsp.
const OCSP: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 48, 1];

/// The mail addresses of a certificate, each once: those of its subject, then those of its alternative names. One that is
/// no IA5String, is empty or has a NUL in it is left out.
pub(crate) fn emails(certificate: &Certificate) -> Vec<Vec<u8>> {
    let names = certificate.subject_alt_names().into_iter().flatten().filter_map(|name| match name {
        GeneralName::Email(email) => Some(email),
        _ => None,
    });
    let mut found = emails_of_name(certificate.subject());
    for email in names {
        if is_text(email) && !found.iter().any(|other| other == email) {
            found.push(email.to_vec());
        }
    }
    found
}

/// The mail addresses that are entries of a name, each once.
pub(crate) fn emails_of_name(name: &Name) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    for entry in name.entries_of(oid::attr::EMAIL_ADDRESS).filter(|entry| entry.value_tag == tag::IA5_STRING) {
        if is_text(entry.value) && !found.iter().any(|other| other == entry.value) {
            found.push(entry.value.to_vec());
        }
    }
    found
}

/// The URIs of the OCSP responders of a certificate, each once.
pub(crate) fn ocsp_responders(certificate: &Certificate) -> Vec<&[u8]> {
    let Some(extension) = certificate.extension(AUTHORITY_INFO_ACCESS) else { return Vec::new() };
    read_responders(extension.value).unwrap_or_default()
}

fn read_responders(value: &[u8]) -> Result<Vec<&[u8]>, X509Error> {
    let mut list = Der::new(value, "AuthorityInfoAccess").nested(tag::SEQUENCE)?;
    let mut found: Vec<&[u8]> = Vec::new();
    while !list.is_empty() {
        let mut description = list.nested(tag::SEQUENCE)?;
        let method = description.oid()?;
        match GeneralName::read(&mut description)? {
            GeneralName::Uri(uri) if method == OCSP && is_text(uri) && !found.contains(&uri) => found.push(uri),
            _ => {}
        }
        description.finish()?;
    }
    Ok(found)
}

fn is_text(text: &[u8]) -> bool {
    !text.is_empty() && !text.contains(&0)
}
