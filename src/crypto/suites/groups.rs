//! Lists of key exchange groups: the default, and the language of `SSL_CTX_set1_groups_list`.

use crate::codepoint::NamedGroup;
use crate::error::{Error, Reason, Result};

/// The groups that a new context has, the most preferred first.
pub fn default_groups() -> Vec<NamedGroup> {
    DEFAULT_GROUPS.to_vec()
}

const DEFAULT_GROUPS: &[NamedGroup] = &[
    NamedGroup::X25519MLKEM768,
    NamedGroup::SECP256R1MLKEM768,
    NamedGroup::X25519,
    NamedGroup::SECP256R1,
    NamedGroup::SECP384R1,
    NamedGroup::SECP521R1,
    NamedGroup::FFDHE2048,
    NamedGroup::FFDHE3072,
    NamedGroup::FFDHE4096,
];

/// The names that groups have in lists: the TLS registry's, the curve's, and NIST's.
static NAMES: &[(NamedGroup, &[&str])] = &[
    (NamedGroup::X25519, &["x25519", "X25519"]),
    (NamedGroup::SECP256R1, &["secp256r1", "prime256v1", "P-256"]),
    (NamedGroup::SECP384R1, &["secp384r1", "P-384"]),
    (NamedGroup::SECP521R1, &["secp521r1", "P-521"]),
    (NamedGroup::FFDHE2048, &["ffdhe2048"]),
    (NamedGroup::FFDHE3072, &["ffdhe3072"]),
    (NamedGroup::FFDHE4096, &["ffdhe4096"]),
    (NamedGroup::X25519MLKEM768, &["X25519MLKEM768"]),
    (NamedGroup::SECP256R1MLKEM768, &["SecP256r1MLKEM768"]),
];

/// The names that OpenSSL knows and that stand for nothing here, since their groups are not implemented.
#[rustfmt::skip]
static ABSENT: &[&str] = &[
    "x448", "X448", "ffdhe6144", "ffdhe8192",
    "secp160k1", "secp160r1", "secp160r2", "secp192k1", "secp192r1", "prime192v1", "P-192",
    "secp224k1", "secp224r1", "P-224", "secp256k1", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1",
    "sect163k1", "sect163r1", "sect163r2", "sect193r1", "sect193r2", "sect233k1", "sect233r1", "sect239k1",
    "sect283k1", "sect283r1", "sect409k1", "sect409r1", "sect571k1", "sect571r1",
    "K-163", "K-233", "K-283", "K-409", "K-571", "B-163", "B-233", "B-283", "B-409", "B-571",
];

/// Reads a list of group names with colons between them, the most preferred first: `X25519:P-256:ffdhe2048`.
///
/// Blanks around a name do not count, capitals do. Groups that OpenSSL has and this library has not are passed over.
/// Fails with [`Reason::BAD_VALUE`] for an empty or unknown name, for a group that comes twice, and if none is left.
pub fn parse_groups_list(text: &str) -> Result<Vec<NamedGroup>> {
    let mut groups = Vec::new();
    for name in text.split(':').map(str::trim_ascii) {
        if ABSENT.contains(&name) {
            continue;
        }
        let Some((group, _)) = NAMES.iter().find(|(_, names)| names.contains(&name)) else {
            return Err(bad_list(text, format_args!("no group is called \"{name}\"")));
        };
        if groups.contains(group) {
            return Err(bad_list(text, format_args!("the group {group} comes twice")));
        }
        groups.push(*group);
    }
    if groups.is_empty() {
        return Err(bad_list(text, format_args!("none of the groups is implemented")));
    }
    Ok(groups)
}

fn bad_list(text: &str, why: core::fmt::Arguments<'_>) -> Error {
    Error::Usage { reason: Reason::BAD_VALUE, detail: format!("groups list \"{text}\": {why}") }
}
