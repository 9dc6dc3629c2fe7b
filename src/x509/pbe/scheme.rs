//! Schemes of password-based encryption: their AlgorithmIdentifiers, and what they do.

use zeroize::Zeroizing;

use super::kdf::{self, Kdf, Use};
use super::{MAX_ITERATIONS, Password, PbeCipher, oid};
use crate::crypto::{HashAlgorithm, rng};
use crate::error::Result;
use crate::x509::X509Error;
use crate::x509::tlv::{self, Der, tag};

const WHAT: &str = "password-based encryption";

/// How much memory scrypt may take at most, as OpenSSL has it.
const SCRYPT_MEMORY: u64 = 32 << 20;
/// How much scrypt may compute at most, as N times r times p.
const SCRYPT_WORK: u64 = 1 << 24;

/// A scheme with its parameters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Scheme {
    /// PBES2.
    Pbes2(Pbes2),
    /// One of those before it.
    Old { pbe: OldPbe, salt: Vec<u8>, iterations: u32 },
}

/// What PBES2 encrypts with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pbes2 {
    kdf: Kdf,
    cipher: PbeCipher,
    iv: Vec<u8>,
}

/// The schemes before PBES2. Those with the hash first are of PKCS#5 (PBES1), the others of PKCS#12, with SHA-1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OldPbe {
    Md5Des,
    Md5Rc2,
    Sha1Des,
    Sha1Rc2,
    Pkcs12Des3,
    Pkcs12Des2,
    Pkcs12Rc2128,
    Pkcs12Rc240,
}

impl OldPbe {
    const ALL: [Self; 8] = [
        Self::Md5Des,
        Self::Md5Rc2,
        Self::Sha1Des,
        Self::Sha1Rc2,
        Self::Pkcs12Des3,
        Self::Pkcs12Des2,
        Self::Pkcs12Rc2128,
        Self::Pkcs12Rc240,
    ];

    fn of(oid: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|pbe| pbe.oid() == oid)
    }

    fn oid(self) -> Vec<u8> {
        let (family, number) = match self {
            Self::Md5Des => (oid::PKCS5, 3),
            Self::Md5Rc2 => (oid::PKCS5, 6),
            Self::Sha1Des => (oid::PKCS5, 10),
            Self::Sha1Rc2 => (oid::PKCS5, 11),
            Self::Pkcs12Des3 => (oid::PKCS12_PBE, 3),
            Self::Pkcs12Des2 => (oid::PKCS12_PBE, 4),
            Self::Pkcs12Rc2128 => (oid::PKCS12_PBE, 5),
            Self::Pkcs12Rc240 => (oid::PKCS12_PBE, 6),
        };
        [family, &[number]].concat()
    }

    fn cipher(self) -> PbeCipher {
        match self {
            Self::Md5Des | Self::Sha1Des => PbeCipher::Des,
            Self::Md5Rc2 | Self::Sha1Rc2 => PbeCipher::Rc264,
            Self::Pkcs12Des3 => PbeCipher::Des3,
            Self::Pkcs12Des2 => PbeCipher::Des2,
            Self::Pkcs12Rc2128 => PbeCipher::Rc2128,
            Self::Pkcs12Rc240 => PbeCipher::Rc240,
        }
    }

    /// The key and the initialisation vector.
    fn derive(self, password: Password<'_>, salt: &[u8], iterations: u32) -> (Zeroizing<Vec<u8>>, Vec<u8>) {
        let hash = match self {
            Self::Md5Des | Self::Md5Rc2 => HashAlgorithm::Md5,
            _ => HashAlgorithm::Sha1,
        };
        match self {
            Self::Md5Des | Self::Md5Rc2 | Self::Sha1Des | Self::Sha1Rc2 => {
                let derived = kdf::pbkdf1(hash, password.bytes(), salt, iterations);
                let (key, iv) = (derived.get(..8), derived.get(8..16));
                (Zeroizing::new(key.unwrap_or_default().to_vec()), iv.unwrap_or_default().to_vec())
            }
            Self::Pkcs12Des3 | Self::Pkcs12Des2 | Self::Pkcs12Rc2128 | Self::Pkcs12Rc240 => {
                let (password, cipher) = (password.utf16(), self.cipher());
                let key = kdf::pkcs12(hash, Use::Key, &password, salt, iterations, cipher.key_length());
                let iv = kdf::pkcs12(hash, Use::Iv, &password, salt, iterations, cipher.iv_length());
                (key, iv.to_vec())
            }
        }
    }
}

impl Scheme {
    /// PBES2 with PBKDF2 and HMAC of a hash, with a random salt and initialisation vector.
    pub(crate) fn pbes2(cipher: PbeCipher, hash: HashAlgorithm, iterations: u32) -> Result<Self> {
        let salt = rng::array::<16>()?.to_vec();
        let mut iv = vec![0; cipher.iv_length()];
        rng::fill(&mut iv)?;
        Ok(Self::Pbes2(Pbes2 { kdf: Kdf::Pbkdf2 { salt, iterations, hash }, cipher, iv }))
    }

    /// An old scheme, with a random salt.
    pub(crate) fn old(pbe: OldPbe, iterations: u32) -> Result<Self> {
        Ok(Self::Old { pbe, salt: rng::array::<8>()?.to_vec(), iterations })
    }

    /// The same with a new salt and initialisation vector. `None` if there is no randomness.
    pub(crate) fn anew(mut self) -> Option<Self> {
        match &mut self {
            Self::Pbes2(Pbes2 { kdf: Kdf::Pbkdf2 { salt, .. } | Kdf::Scrypt { salt, .. }, iv, .. }) => {
                rng::fill(salt).ok()?;
                rng::fill(iv).ok()?;
            }
            Self::Old { salt, .. } => rng::fill(salt).ok()?,
        }
        Some(self)
    }

    /// Reads an AlgorithmIdentifier.
    pub(crate) fn from_der(algorithm: &[u8]) -> core::result::Result<Self, X509Error> {
        let mut outer = Der::new(algorithm, WHAT);
        let mut fields = outer.nested(tag::SEQUENCE)?;
        outer.finish()?;
        let oid = fields.oid()?;
        let scheme = if oid == oid::PBES2 {
            Self::Pbes2(Pbes2::read(fields.nested(tag::SEQUENCE)?)?)
        } else if let Some(pbe) = OldPbe::of(oid) {
            let mut parameters = fields.nested(tag::SEQUENCE)?;
            let salt = parameters.expect(tag::OCTET_STRING)?.value.to_vec();
            let iterations = read_iterations(&mut parameters)?;
            parameters.finish()?;
            Self::Old { pbe, salt, iterations }
        } else {
            let name = tlv::dotted(oid).unwrap_or_default();
            return Err(X509Error::Unsupported { what: format!("encryption by the algorithm {name}") });
        };
        fields.finish()?;
        Ok(scheme)
    }

    /// The AlgorithmIdentifier.
    pub(crate) fn to_der(&self) -> Vec<u8> {
        match self {
            Self::Pbes2(scheme) => algorithm(oid::PBES2, &scheme.to_der()),
            Self::Old { pbe, salt, iterations } => {
                let mut parameters = Vec::new();
                tlv::write(&mut parameters, tag::OCTET_STRING, salt);
                write_unsigned(&mut parameters, *iterations);
                algorithm(&pbe.oid(), &sequence(&parameters))
            }
        }
    }

    /// How often the password is hashed.
    pub(crate) fn hashings(&self) -> u64 {
        match self {
            Self::Pbes2(Pbes2 { kdf: Kdf::Pbkdf2 { iterations, .. }, .. }) | Self::Old { iterations, .. } => {
                u64::from(*iterations)
            }
            Self::Pbes2(Pbes2 { kdf: Kdf::Scrypt { log_n, r, p, .. }, .. }) => (u64::from(*r) * u64::from(*p)) << log_n,
        }
    }

    /// Decrypts. [`X509Error::BadDecrypt`] if the password seems to be wrong.
    pub(crate) fn decrypt(
        &self,
        password: Password<'_>,
        data: &[u8],
    ) -> core::result::Result<Zeroizing<Vec<u8>>, X509Error> {
        let (cipher, key, iv) = self.derive(password).ok_or(X509Error::BadDecrypt)?;
        cipher.decrypt(&key, &iv, data).ok_or(X509Error::BadDecrypt)
    }

    /// Encrypts. `None` if the scheme's function cannot be computed.
    pub(crate) fn encrypt(&self, password: Password<'_>, data: &[u8]) -> Option<Vec<u8>> {
        let (cipher, key, iv) = self.derive(password)?;
        cipher.encrypt(&key, &iv, data)
    }

    fn derive(&self, password: Password<'_>) -> Option<(PbeCipher, Zeroizing<Vec<u8>>, Vec<u8>)> {
        Some(match self {
            Self::Pbes2(Pbes2 { kdf, cipher, iv }) => {
                (*cipher, kdf.derive(password.bytes(), cipher.key_length())?, iv.clone())
            }
            Self::Old { pbe, salt, iterations } => {
                let (key, iv) = pbe.derive(password, salt, *iterations);
                (pbe.cipher(), key, iv)
            }
        })
    }
}

impl Pbes2 {
    /// Reads PBES2-params.
    fn read(mut fields: Der<'_>) -> core::result::Result<Self, X509Error> {
        let mut derivation = fields.nested(tag::SEQUENCE)?;
        let mut encryption = fields.nested(tag::SEQUENCE)?;
        fields.finish()?;
        let oid = encryption.oid()?;
        let cipher = PbeCipher::from_oid(oid).ok_or_else(|| X509Error::Unsupported {
            what: format!("encryption by the cipher {}", tlv::dotted(oid).unwrap_or_default()),
        })?;
        let iv = encryption.expect(tag::OCTET_STRING)?.value.to_vec();
        if iv.len() != cipher.iv_length() {
            return Err(encryption.error());
        }
        encryption.finish()?;
        let (kdf, key_length) = read_kdf(&mut derivation)?;
        if key_length.is_some_and(|length| length as usize != cipher.key_length()) {
            return Err(derivation.error());
        }
        Ok(Self { kdf, cipher, iv })
    }

    /// PBES2-params.
    fn to_der(&self) -> Vec<u8> {
        let mut parameters = Vec::new();
        let kdf = match &self.kdf {
            Kdf::Pbkdf2 { salt, iterations, hash } => {
                tlv::write(&mut parameters, tag::OCTET_STRING, salt);
                write_unsigned(&mut parameters, *iterations);
                if *hash != HashAlgorithm::Sha1 {
                    let oid = PRFS.iter().find(|(_, known)| known == hash).map_or(&[][..], |(oid, _)| oid);
                    parameters.extend(algorithm(oid, &[5, 0]));
                }
                oid::PBKDF2
            }
            Kdf::Scrypt { salt, log_n, r, p } => {
                tlv::write(&mut parameters, tag::OCTET_STRING, salt);
                write_unsigned(&mut parameters, 1 << log_n);
                write_unsigned(&mut parameters, *r);
                write_unsigned(&mut parameters, *p);
                oid::SCRYPT
            }
        };
        let mut iv = Vec::new();
        tlv::write(&mut iv, tag::OCTET_STRING, &self.iv);
        let cipher = self.cipher.oid().unwrap_or_default();
        sequence(&[algorithm(kdf, &sequence(&parameters)), algorithm(cipher, &iv)].concat())
    }
}

/// The pseudo-random functions of PBKDF2.
const PRFS: [(&[u8], HashAlgorithm); 5] = [
    (oid::HMAC_SHA1, HashAlgorithm::Sha1),
    (oid::HMAC_SHA224, HashAlgorithm::Sha224),
    (oid::HMAC_SHA256, HashAlgorithm::Sha256),
    (oid::HMAC_SHA384, HashAlgorithm::Sha384),
    (oid::HMAC_SHA512, HashAlgorithm::Sha512),
];

/// Reads the AlgorithmIdentifier of a key derivation function, and the length of the key that it may state.
fn read_kdf(fields: &mut Der<'_>) -> core::result::Result<(Kdf, Option<u32>), X509Error> {
    let oid = fields.oid()?;
    let unsupported =
        |what: &str, oid| X509Error::Unsupported { what: format!("{what} {}", tlv::dotted(oid).unwrap_or_default()) };
    let mut parameters = fields.nested(tag::SEQUENCE)?;
    fields.finish()?;
    let salt = parameters.expect(tag::OCTET_STRING)?.value.to_vec();
    if oid == oid::PBKDF2 {
        let iterations = read_iterations(&mut parameters)?;
        let length = if parameters.next_is(tag::INTEGER) { Some(read_unsigned(&mut parameters)?) } else { None };
        let hash = match parameters.optional(tag::SEQUENCE)? {
            None => HashAlgorithm::Sha1,
            Some(prf) => {
                let mut prf = prf.reader(WHAT);
                let oid = prf.oid()?;
                let known = PRFS.into_iter().find(|(known, _)| *known == oid).map(|(_, hash)| hash);
                known.ok_or_else(|| unsupported("PBKDF2 with the function", oid))?
            }
        };
        parameters.finish()?;
        return Ok((Kdf::Pbkdf2 { salt, iterations, hash }, length));
    }
    if oid == oid::SCRYPT {
        let n = read_unsigned(&mut parameters)?;
        let (r, p) = (read_unsigned(&mut parameters)?, read_unsigned(&mut parameters)?);
        let length = if parameters.is_empty() { None } else { Some(read_unsigned(&mut parameters)?) };
        parameters.finish()?;
        let memory = 128 * u64::from(n) * u64::from(r);
        let work = u64::from(n).saturating_mul(u64::from(r)).saturating_mul(u64::from(p));
        if !n.is_power_of_two() || n < 2 || r == 0 || p == 0 || memory > SCRYPT_MEMORY || work > SCRYPT_WORK {
            return Err(X509Error::Unsupported { what: format!("scrypt with N={n}, r={r}, p={p}") });
        }
        return Ok((Kdf::Scrypt { salt, log_n: n.trailing_zeros() as u8, r, p }, length));
    }
    Err(unsupported("the key derivation function", oid))
}

fn read_iterations(fields: &mut Der<'_>) -> core::result::Result<u32, X509Error> {
    let error = fields.error();
    match read_unsigned(fields)? {
        0 => Err(error),
        count if count > MAX_ITERATIONS => {
            Err(X509Error::Unsupported { what: format!("hashing a password {count} times") })
        }
        count => Ok(count),
    }
}

/// An INTEGER of at most 32 bits that is not negative.
pub(crate) fn read_unsigned(fields: &mut Der<'_>) -> core::result::Result<u32, X509Error> {
    let error = fields.error();
    let value = fields.integer()?;
    let digits = value.strip_prefix(&[0]).unwrap_or(value);
    if value.first().is_some_and(|first| first & 0x80 != 0) || digits.len() > 4 {
        return Err(error);
    }
    Ok(digits.iter().fold(0, |value, byte| value << 8 | u32::from(*byte)))
}

/// Appends an INTEGER.
pub(crate) fn write_unsigned(out: &mut Vec<u8>, value: u32) {
    let bytes = u64::from(value).to_be_bytes();
    let skip = (value.leading_zeros() as usize + 31) / 8;
    tlv::write(out, tag::INTEGER, bytes.get(skip.min(7)..).unwrap_or_default());
}

fn algorithm(oid: &[u8], parameters: &[u8]) -> Vec<u8> {
    let mut fields = Vec::new();
    tlv::write(&mut fields, tag::OID, oid);
    fields.extend_from_slice(parameters);
    sequence(&fields)
}

fn sequence(fields: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    tlv::write(&mut out, tag::SEQUENCE, fields);
    out
}
