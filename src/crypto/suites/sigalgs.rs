//! Lists of signature algorithms: the default, and the language of `SSL_CTX_set1_sigalgs_list`.

use crate::codepoint::SignatureScheme;
use crate::error::{Error, Reason, Result};

/// The signature algorithms that a new context has, in OpenSSL 3.0's order. The security level takes the SHA-1 and
/// SHA-224 ones out unless it is low.
pub fn default_signature_schemes() -> Vec<SignatureScheme> {
    DEFAULT_SIGNATURE_SCHEMES.to_vec()
}

const DEFAULT_SIGNATURE_SCHEMES: &[SignatureScheme] = &[
    SignatureScheme::ECDSA_SECP256R1_SHA256,
    SignatureScheme::ECDSA_SECP384R1_SHA384,
    SignatureScheme::ECDSA_SECP521R1_SHA512,
    SignatureScheme::ED25519,
    SignatureScheme::RSA_PSS_PSS_SHA256,
    SignatureScheme::RSA_PSS_PSS_SHA384,
    SignatureScheme::RSA_PSS_PSS_SHA512,
    SignatureScheme::RSA_PSS_RSAE_SHA256,
    SignatureScheme::RSA_PSS_RSAE_SHA384,
    SignatureScheme::RSA_PSS_RSAE_SHA512,
    SignatureScheme::RSA_PKCS1_SHA256,
    SignatureScheme::RSA_PKCS1_SHA384,
    SignatureScheme::RSA_PKCS1_SHA512,
    SignatureScheme::ECDSA_SHA224,
    SignatureScheme::ECDSA_SHA1,
    SignatureScheme::RSA_PKCS1_SHA224,
    SignatureScheme::RSA_PKCS1_SHA1,
];

/// What an element of a list stands for.
enum Element {
    Scheme(SignatureScheme),
    /// An algorithm that OpenSSL has and this library has not.
    Absent,
    Unknown,
}

/// Reads a list of signature algorithms with colons between them, the most preferred first. Each is a scheme's registered
/// name (`rsa_pss_rsae_sha256`) or a key's and a hash's name joined by `+` (`RSA-PSS+SHA256`, `ECDSA+SHA384`).
///
/// Blanks around an element do not count, capitals do. Algorithms that OpenSSL has and this library has not (DSA, Ed448)
/// are passed over. Fails with [`Reason::BAD_VALUE`] for an empty or unknown element, for an algorithm that comes twice,
/// and if none is left.
pub fn parse_sigalgs_list(text: &str) -> Result<Vec<SignatureScheme>> {
    let mut schemes = Vec::new();
    for element in text.split(':').map(str::trim_ascii) {
        match read_element(element) {
            Element::Scheme(scheme) if schemes.contains(&scheme) => {
                return Err(bad_list(text, format_args!("{scheme} comes twice")));
            }
            Element::Scheme(scheme) => schemes.push(scheme),
            Element::Absent => {}
            Element::Unknown => {
                return Err(bad_list(text, format_args!("no signature algorithm is called \"{element}\"")));
            }
        }
    }
    if schemes.is_empty() {
        return Err(bad_list(text, format_args!("none of the algorithms is implemented")));
    }
    Ok(schemes)
}

fn read_element(element: &str) -> Element {
    if let Some((one, other)) = element.split_once('+') {
        // OpenSSL takes the two halves in either order.
        return read_halves(one, other).or_else(|| read_halves(other, one)).unwrap_or(Element::Unknown);
    }
    if element == "ed448" {
        return Element::Absent;
    }
    let named = DEFAULT_SIGNATURE_SCHEMES.iter().find(|scheme| scheme.name() == Some(element));
    named.map_or(Element::Unknown, |scheme| Element::Scheme(*scheme))
}

/// The scheme of a key's name and a hash's name; `None` if they are not those.
fn read_halves(key: &str, hash: &str) -> Option<Element> {
    let column = ["SHA1", "SHA224", "SHA256", "SHA384", "SHA512"]
        .iter()
        .position(|name| *name == hash || name.to_ascii_lowercase() == hash)?;
    let of_hash = |row: [Option<SignatureScheme>; 5]| row[column].map_or(Element::Unknown, Element::Scheme);
    Some(match key {
        "RSA" => of_hash([
            Some(SignatureScheme::RSA_PKCS1_SHA1),
            Some(SignatureScheme::RSA_PKCS1_SHA224),
            Some(SignatureScheme::RSA_PKCS1_SHA256),
            Some(SignatureScheme::RSA_PKCS1_SHA384),
            Some(SignatureScheme::RSA_PKCS1_SHA512),
        ]),
        "ECDSA" => of_hash([
            Some(SignatureScheme::ECDSA_SHA1),
            Some(SignatureScheme::ECDSA_SHA224),
            Some(SignatureScheme::ECDSA_SECP256R1_SHA256),
            Some(SignatureScheme::ECDSA_SECP384R1_SHA384),
            Some(SignatureScheme::ECDSA_SECP521R1_SHA512),
        ]),
        "RSA-PSS" | "PSS" => of_hash([
            None,
            None,
            Some(SignatureScheme::RSA_PSS_RSAE_SHA256),
            Some(SignatureScheme::RSA_PSS_RSAE_SHA384),
            Some(SignatureScheme::RSA_PSS_RSAE_SHA512),
        ]),
        "DSA" => Element::Absent,
        _ => return None,
    })
}

fn bad_list(text: &str, why: core::fmt::Arguments<'_>) -> Error {
    Error::Usage { reason: Reason::BAD_VALUE, detail: format!("signature algorithms \"{text}\": {why}") }
}
