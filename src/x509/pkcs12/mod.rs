//! PKCS#12 (RFC 7292): keys and certificates in one file, under a password.

mod bag;
mod ber;
mod mac;
mod oid;
mod safe;
#[cfg(test)]
mod tests;

pub(crate) use bag::{Bag, BagKind, key_usage_attribute, write_all};
pub(crate) use mac::MacData;
pub(crate) use safe::Safe;

use std::sync::Arc;

use safe::Contents;

use super::pbe::{Password, Scheme};
use super::tlv::{self, Der, tag};
use super::{Certificate, Labels, X509Error, key_file};
use crate::crypto::PrivateKey;

const WHAT: &str = "PKCS#12";

/// A private key, if there is one, and certificates with what each is called.
pub type Opened = (Option<PrivateKey>, Vec<(Arc<Certificate>, Labels)>);

/// A PKCS#12 file: the encoded AuthenticatedSafe, and what its MAC is computed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pkcs12 {
    auth_safe: Vec<u8>,
    mac: Option<MacData>,
}

impl Pkcs12 {
    /// Reads the PFX that `bytes` begin with, in DER or BER. Tells how many bytes it took.
    pub fn from_ber(bytes: &[u8]) -> Result<(Self, usize), X509Error> {
        let (der, length) = ber::to_der(bytes)?;
        let mut outer = Der::new(&der, WHAT);
        let mut fields = outer.nested(tag::SEQUENCE)?;
        if fields.integer()? != [3] {
            return Err(X509Error::Unsupported { what: "a version of PKCS#12 other than 3".to_owned() });
        }
        let mut content = fields.nested(tag::SEQUENCE)?;
        let kind = content.oid()?;
        if kind != oid::DATA {
            return Err(X509Error::Unsupported {
                what: "a PKCS#12 file that is not protected by a password".to_owned(),
            });
        }
        let mut explicit = content.nested(tag::context_constructed(0))?;
        let auth_safe = explicit.expect(tag::OCTET_STRING)?.value.to_vec();
        explicit.finish()?;
        content.finish()?;
        let mac = if fields.is_empty() { None } else { Some(MacData::read(&mut fields)?) };
        fields.finish()?;
        Ok((Self { auth_safe, mac }, length))
    }

    /// A file that holds these, without a MAC.
    pub(crate) fn of(safes: &[Safe]) -> Self {
        let contents: Vec<u8> = safes.iter().flat_map(Safe::to_der).collect();
        let mut auth_safe = Vec::new();
        tlv::write(&mut auth_safe, tag::SEQUENCE, &contents);
        Self { auth_safe, mac: None }
    }

    /// The file as DER.
    pub fn to_der(&self) -> Vec<u8> {
        let mut fields = vec![tag::INTEGER, 1, 3];
        fields.extend(safe::data(&self.auth_safe));
        if let Some(mac) = &self.mac {
            fields.extend(mac.to_der());
        }
        let mut der = Vec::new();
        tlv::write(&mut der, tag::SEQUENCE, &fields);
        der
    }

    /// What its MAC is computed with, if it has one.
    pub(crate) const fn mac(&self) -> Option<&MacData> {
        self.mac.as_ref()
    }

    /// Gives it another MAC.
    pub(crate) fn set_mac(&mut self, mac: Option<MacData>) {
        self.mac = mac;
    }

    /// What the MAC is computed over.
    pub(crate) fn authenticated(&self) -> &[u8] {
        &self.auth_safe
    }

    /// Whether the MAC is right; `None` if there is none.
    pub fn verify_mac(&self, password: Password<'_>) -> Option<bool> {
        self.mac.as_ref().map(|mac| mac.verify(password, &self.auth_safe))
    }

    /// Its parts, in order.
    pub(crate) fn safes(&self) -> Result<Vec<Safe>, X509Error> {
        let (der, _) = ber::to_der(&self.auth_safe)?;
        let mut outer = Der::new(&der, "AuthenticatedSafe");
        let mut parts = outer.nested(tag::SEQUENCE)?;
        outer.finish()?;
        let mut safes = Vec::new();
        while !parts.is_empty() {
            safes.push(Safe::read(&mut parts)?);
        }
        Ok(safes)
    }

    /// All bags, in order. Keys stay encrypted; parts that are not encrypted with a password are passed over.
    pub(crate) fn bags(&self, password: Password<'_>) -> Result<Vec<Bag>, X509Error> {
        let mut bags = Vec::new();
        for safe in self.safes()? {
            if let Some(contents) = safe.open(password)? {
                bags.extend(bag::read_all(&contents)?);
            }
        }
        Ok(bags)
    }

    /// The first private key, if it is wanted, and all certificates with what they are called. Bags of other kinds are passed
    /// over.
    pub fn open(&self, password: Password<'_>, key_wanted: bool) -> Result<Opened, X509Error> {
        let (mut key, mut certificates) = (None, Vec::new());
        let read = |info: &[u8]| {
            PrivateKey::from_pkcs8_der(info).map_err(|error| X509Error::Key { detail: error.to_string() })
        };
        for bag in self.bags(password)? {
            match bag.kind {
                BagKind::Certificate(der) => {
                    let alias = bag.attributes.friendly_name.map(|name| name.into_bytes().into());
                    let labels = Labels { alias, key_id: bag.attributes.local_key_id.map(Into::into) };
                    certificates.push((Certificate::from_der(&der)?, labels));
                }
                BagKind::Key(info) if key_wanted && key.is_none() => key = Some(read(&info)?),
                BagKind::ShroudedKey(info) if key_wanted && key.is_none() => {
                    key = Some(read(&key_file::decrypt_pkcs8_with(&info, password)?)?);
                }
                _ => {}
            }
        }
        Ok((key, certificates))
    }

    /// How often a password is hashed to open the file, as far as that can be seen from outside.
    pub fn hashings(&self) -> u64 {
        let mut sum = self.mac.as_ref().map_or(0, |mac| u64::from(mac.iterations()));
        for safe in self.safes().into_iter().flatten() {
            match &safe.contents {
                Contents::Encrypted { algorithm, .. } => {
                    sum += Scheme::from_der(algorithm).map_or(0, |scheme| scheme.hashings());
                }
                Contents::Plain(contents) => {
                    for bag in bag::read_all(contents).into_iter().flatten() {
                        if let BagKind::ShroudedKey(info) = &bag.kind {
                            sum += key_file::scheme_of_pkcs8(info).map_or(0, |scheme| scheme.hashings());
                        }
                    }
                }
                Contents::Other(_) => {}
            }
        }
        sum
    }

    /// The same under another password: everything is encrypted by the algorithms that it was encrypted with, with new salts.
    pub(crate) fn with_password(&self, old: Password<'_>, new: Password<'_>) -> Result<Self, X509Error> {
        let cannot = || X509Error::Unsupported { what: "encrypting anew".to_owned() };
        let mut safes = Vec::new();
        for safe in self.safes()? {
            let Some(contents) = safe.open(old)? else {
                safes.push(safe);
                continue;
            };
            let mut bags = bag::read_all(&contents)?;
            for bag in &mut bags {
                if let BagKind::ShroudedKey(info) = &mut bag.kind {
                    let scheme = key_file::scheme_of_pkcs8(info)?.anew().ok_or_else(cannot)?;
                    let key = key_file::decrypt_pkcs8_with(info, old)?;
                    *info = key_file::encrypt_pkcs8(&key, &scheme, new).ok_or_else(cannot)?;
                }
            }
            let contents = write_all(&bags);
            safes.push(match &safe.contents {
                Contents::Encrypted { algorithm, .. } => {
                    let scheme = Scheme::from_der(algorithm)?.anew().ok_or_else(cannot)?;
                    Safe::seal(&contents, Some((&scheme, new))).ok_or_else(cannot)?
                }
                _ => Safe::seal(&contents, None).ok_or_else(cannot)?,
            });
        }
        let mut changed = Self::of(&safes);
        if let Some(mac) = &self.mac {
            let mac = MacData::compute(mac.hash(), new, None, mac.iterations(), &changed.auth_safe);
            changed.mac = Some(mac.map_err(|_| cannot())?);
        }
        Ok(changed)
    }
}
