//! The MAC that guards a PKCS#12 file.

use subtle::ConstantTimeEq as _;

use super::WHAT;
use crate::crypto::{Digest, HashAlgorithm, HmacKey, rng};
use crate::x509::X509Error;
use crate::x509::pbe::{MAX_ITERATIONS, Password, pkcs12_mac_key, read_unsigned, write_unsigned};
use crate::x509::tlv::{self, Der, tag};

/// MacData: a MAC and what it is computed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MacData {
    hash: HashAlgorithm,
    mac: Vec<u8>,
    salt: Vec<u8>,
    iterations: u32,
}

/// The hashes, as the contents of their object identifiers.
const HASHES: [(HashAlgorithm, &[u8]); 6] = [
    (HashAlgorithm::Md5, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 5]),
    (HashAlgorithm::Sha1, &[0x2b, 14, 3, 2, 26]),
    (HashAlgorithm::Sha224, &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 4]),
    (HashAlgorithm::Sha256, &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 1]),
    (HashAlgorithm::Sha384, &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 2]),
    (HashAlgorithm::Sha512, &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 3]),
];

impl MacData {
    /// Reads a MacData.
    pub(super) fn read(reader: &mut Der<'_>) -> Result<Self, X509Error> {
        let mut fields = reader.nested(tag::SEQUENCE)?;
        let mut digest_info = fields.nested(tag::SEQUENCE)?;
        let mut algorithm = digest_info.nested(tag::SEQUENCE)?;
        let oid = algorithm.oid()?;
        let hash = HASHES.into_iter().find(|(_, known)| *known == oid).map(|(hash, _)| hash);
        let hash = hash.ok_or_else(|| X509Error::Unsupported {
            what: format!("{WHAT} with a MAC by {}", tlv::dotted(oid).unwrap_or_default()),
        })?;
        let mac = digest_info.expect(tag::OCTET_STRING)?.value.to_vec();
        digest_info.finish()?;
        let salt = fields.expect(tag::OCTET_STRING)?.value.to_vec();
        let error = fields.error();
        let iterations = if fields.is_empty() { 1 } else { read_unsigned(&mut fields)? };
        fields.finish()?;
        match iterations {
            0 => Err(error),
            count if count > MAX_ITERATIONS => {
                Err(X509Error::Unsupported { what: format!("hashing a password {count} times") })
            }
            _ => Ok(Self { hash, mac, salt, iterations }),
        }
    }

    /// The MAC of `data`. With no salt one is drawn.
    pub(crate) fn compute(
        hash: HashAlgorithm,
        password: Password<'_>,
        salt: Option<&[u8]>,
        iterations: u32,
        data: &[u8],
    ) -> crate::error::Result<Self> {
        let salt = match salt {
            Some(salt) => salt.to_vec(),
            None => rng::array::<8>()?.to_vec(),
        };
        let mut new = Self { hash, mac: Vec::new(), salt, iterations };
        new.mac = new.mac_of(password, data).as_ref().to_vec();
        Ok(new)
    }

    /// Whether there are MACs by this hash.
    pub(crate) fn can_hash_with(hash: HashAlgorithm) -> bool {
        HASHES.iter().any(|(known, _)| *known == hash)
    }

    /// How often the password is hashed.
    pub(crate) const fn iterations(&self) -> u32 {
        self.iterations
    }

    /// What the MAC hashes with.
    pub(crate) const fn hash(&self) -> HashAlgorithm {
        self.hash
    }

    /// Whether this is the MAC of `data`.
    pub(super) fn verify(&self, password: Password<'_>, data: &[u8]) -> bool {
        self.mac_of(password, data).as_ref().ct_eq(&self.mac).into()
    }

    fn mac_of(&self, password: Password<'_>, data: &[u8]) -> Digest {
        let key = pkcs12_mac_key(self.hash, password, &self.salt, self.iterations);
        HmacKey::new(self.hash, &key).sign(&[data])
    }

    /// The MacData as DER.
    pub(super) fn to_der(&self) -> Vec<u8> {
        let oid = HASHES.iter().find(|(hash, _)| *hash == self.hash).map_or(&[][..], |(_, oid)| oid);
        let mut algorithm = Vec::new();
        tlv::write(&mut algorithm, tag::OID, oid);
        algorithm.extend([5, 0]);
        let mut digest_info = Vec::new();
        tlv::write(&mut digest_info, tag::SEQUENCE, &algorithm);
        tlv::write(&mut digest_info, tag::OCTET_STRING, &self.mac);
        let mut fields = Vec::new();
        tlv::write(&mut fields, tag::SEQUENCE, &digest_info);
        tlv::write(&mut fields, tag::OCTET_STRING, &self.salt);
        if self.iterations > 1 {
            write_unsigned(&mut fields, self.iterations);
        }
        let mut der = Vec::new();
        tlv::write(&mut der, tag::SEQUENCE, &fields);
        der
    }
}
