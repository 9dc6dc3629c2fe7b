//! RSA (RFC 8017): signatures with graviola where it has the hash and the key's size, RustCrypto with blinding for the
//! rest, and the two sides of RSA key exchange (RFC 5246, section 7.4.7.1).

use std::sync::OnceLock;

use ::rsa::pkcs1::{self, EncodeRsaPrivateKey};
use ::rsa::traits::PublicKeyParts;
use ::rsa::{BoxedUint, Pkcs1v15Encrypt, Pkcs1v15Sign, PrivateKey, Pss, PublicKey, hazmat};
use der::Decode;
use der::asn1::{Any, AnyRef, UintRef};
use graviola::signing::rsa as fast;
use md5::Md5;
use pkcs8::AlgorithmIdentifierRef;
use rand::rngs::SysRng;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use subtle::{ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroizing;

use super::super::backend::Backend;
use super::super::hash::HashAlgorithm;
use super::super::rng;
use super::scheme::Operation;
use super::signing::{Pss as PssParameters, Salt};
use super::{oid, unreadable};
use crate::alert::AlertDescription;
use crate::codepoint::ProtocolVersion;
use crate::error::{Error, Reason, Result};

/// The modulus sizes accepted in a public key, in bits: what is secure is the security level's to say, what is
/// affordable OpenSSL's (OPENSSL_RSA_MAX_MODULUS_BITS).
const PUBLIC_BITS: core::ops::RangeInclusive<usize> = 1024..=16384;
/// The modulus sizes that graviola takes, in bits.
const FAST_BITS: core::ops::RangeInclusive<usize> = 2048..=8192;
/// What errors call a public key.
const WHAT_PUBLIC: &str = "RSA public key";
/// The premaster secret's length in bytes (RFC 5246, section 7.4.7.1).
const PREMASTER_LEN: usize = 48;

/// What an id-RSASSA-PSS key may be used with (RFC 4055, section 3.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct PssRestriction {
    hash: HashAlgorithm,
    mgf_hash: HashAlgorithm,
    min_salt_len: usize,
}

impl PssRestriction {
    /// Reads the parameters of an id-RSASSA-PSS AlgorithmIdentifier; absent ones restrict nothing.
    pub(super) fn from_parameters(parameters: Option<AnyRef<'_>>) -> Result<Option<Self>> {
        const WHAT: &str = "RSA-PSS key";
        let unsupported = || unreadable(WHAT, "its parameters name a hash or mask function that is not supported");
        let Some(parameters) = parameters else { return Ok(None) };
        let parameters: pkcs1::RsaPssParams<Any> =
            parameters.decode_as().map_err(|problem| unreadable(WHAT, problem))?;
        let mgf = parameters.mask_gen;
        let mgf_hash = mgf.parameters.filter(|_| mgf.oid == oid::MGF1).ok_or_else(unsupported)?;
        Ok(Some(Self {
            hash: oid::hash(parameters.hash.oid).ok_or_else(unsupported)?,
            mgf_hash: oid::hash(mgf_hash.oid).ok_or_else(unsupported)?,
            min_salt_len: parameters.salt_len.into(),
        }))
    }

    /// Whether the key may be used with these parameters, where an encoding takes `length` bytes.
    pub(super) fn allows(self, pss: PssParameters, length: usize) -> bool {
        let salt = match pss.salt {
            Salt::Digest => pss.hash.output_len(),
            Salt::Max | Salt::Auto => length.saturating_sub(pss.hash.output_len() + 2),
            Salt::Length(length) => length,
        };
        self.hash == pss.hash && self.mgf_hash == pss.mgf_hash && self.min_salt_len <= salt
    }

    /// Whether the key may be used with `hash`, the same for MGF1, and a salt as long as the hash.
    pub(super) fn permits(self, hash: HashAlgorithm) -> bool {
        self.hash == hash && self.mgf_hash == hash && self.min_salt_len <= hash.output_len()
    }
}

/// A public key.
pub(super) struct RsaPublic {
    fast: Option<Box<fast::VerifyingKey>>,
    /// Made when first needed if graviola can have the key: that is seldom, and costs as much as a verification.
    portable: OnceLock<PublicKey>,
    /// The key as a PKCS#1 RSAPublicKey.
    der: Vec<u8>,
    bits: usize,
}

impl RsaPublic {
    /// Reads a PKCS#1 RSAPublicKey.
    pub(super) fn from_pkcs1_der(backend: Backend, der: &[u8]) -> Result<Self> {
        let modulus =
            pkcs1::RsaPublicKeyRef::from_der(der).map_err(|problem| unreadable(WHAT_PUBLIC, problem))?.modulus;
        let bits = number(modulus).bit_width_vartime() as usize;
        let fast = if suits_graviola(backend, bits) { fast::VerifyingKey::from_pkcs1_der(der).ok() } else { None };
        let key = Self { fast: fast.map(Box::new), portable: OnceLock::new(), der: der.to_vec(), bits };
        if key.fast.is_none() {
            key.portable()?;
        }
        Ok(key)
    }

    /// The key as RustCrypto has it.
    fn portable(&self) -> Result<&PublicKey> {
        if let Some(key) = self.portable.get() {
            return Ok(key);
        }
        let key = pkcs1::RsaPublicKeyRef::from_der(&self.der).map_err(|problem| unreadable(WHAT_PUBLIC, problem))?;
        let key = PublicKey::new_with_size_limits(number(key.modulus), number(key.public_exponent), PUBLIC_BITS)
            .map_err(|problem| unreadable(WHAT_PUBLIC, problem))?;
        Ok(self.portable.get_or_init(|| key))
    }

    /// The modulus' length in bits.
    pub(super) const fn bits(&self) -> usize {
        self.bits
    }

    /// The public operation on a block as long as the modulus. Fails if it is not, or no number below the modulus.
    pub(super) fn apply(&self, block: &[u8]) -> Result<Vec<u8>> {
        let key = self.portable()?;
        let number = block_number(key, block)?;
        let result = hazmat::rsa_encrypt(key, &number).map_err(|_| Error::Internal { what: "RSA failed" })?;
        Ok(block_of(&result, key.size()).to_vec())
    }

    /// Whether an encrypted premaster secret is a number below the modulus. Fails if it is not as long as the modulus.
    pub(super) fn is_ciphertext(&self, ciphertext: &[u8]) -> Result<bool> {
        let key = self.portable()?;
        check_length(ciphertext, key.size())?;
        Ok(BoxedUint::from_be_slice_truncated(ciphertext, key.n_bits_precision()) < **key.n())
    }

    /// The premaster secret in what the RSA operation made of its ciphertext, or a random one: see
    /// [`RsaPrivate::decrypt_premaster`].
    pub(super) fn unpad_premaster(
        &self,
        block: &[u8],
        version: ProtocolVersion,
    ) -> Result<Zeroizing<[u8; PREMASTER_LEN]>> {
        if block.len() != self.portable()?.size() {
            return Err(Error::Internal { what: "a decrypted block that is not as long as the key" });
        }
        Ok(unpad_premaster(block, version, Zeroizing::new(rng::array()?)))
    }

    /// Whether `signature` is one of `message`.
    pub(super) fn verify(&self, operation: Operation, message: &[u8], signature: &[u8]) -> bool {
        use HashAlgorithm::{Sha256, Sha384, Sha512};
        use Operation::{Pkcs1, Pss};
        let verified = self.fast.as_ref().and_then(|key| {
            Some(match operation {
                Pkcs1(Sha256) => key.verify_pkcs1_sha256(signature, message),
                Pkcs1(Sha384) => key.verify_pkcs1_sha384(signature, message),
                Pkcs1(Sha512) => key.verify_pkcs1_sha512(signature, message),
                Pss(Sha256) => key.verify_pss_sha256(signature, message),
                Pss(Sha384) => key.verify_pss_sha384(signature, message),
                Pss(Sha512) => key.verify_pss_sha512(signature, message),
                _ => return None,
            })
        });
        verified.map_or_else(|| self.verify_portable(operation, message, signature), |result| result.is_ok())
    }

    fn verify_portable(&self, operation: Operation, message: &[u8], signature: &[u8]) -> bool {
        if let Operation::Pkcs1(hash) = operation {
            return self.verify_digest(hash, hash.digest(&[message]).as_ref(), signature);
        }
        let Ok(key) = self.portable() else { return false };
        let verified = match operation {
            Operation::Pss(hash) => {
                let digest = hash.digest(&[message]);
                match hash {
                    HashAlgorithm::Sha256 => key.verify(Pss::<Sha256>::new(), digest.as_ref(), signature),
                    HashAlgorithm::Sha384 => key.verify(Pss::<Sha384>::new(), digest.as_ref(), signature),
                    HashAlgorithm::Sha512 => key.verify(Pss::<Sha512>::new(), digest.as_ref(), signature),
                    _ => return false,
                }
            }
            Operation::Pkcs1(_) | Operation::Ecdsa(_) | Operation::Ed25519 => return false,
        };
        verified.is_ok()
    }

    /// Whether `signature` is a PKCS#1 v1.5 one of what has this digest.
    pub(super) fn verify_digest(&self, hash: HashAlgorithm, digest: &[u8], signature: &[u8]) -> bool {
        pkcs1v15(hash)
            .zip(self.portable().ok())
            .is_some_and(|(padding, key)| key.verify(padding, digest, signature).is_ok())
    }

    /// Encrypts with PKCS#1 v1.5 padding (RFC 8017, section 7.2.1). Fails if `plaintext` is too long for the key or the
    /// random source fails.
    pub(super) fn encrypt(&self, plaintext: &[u8]) -> Result<Vec<u8>> {
        self.portable()?
            .encrypt(&mut SysRng, Pkcs1v15Encrypt, plaintext)
            .map_err(|_| Error::Internal { what: "RSA encryption failed" })
    }
}

/// A private key; wiped when dropped.
pub(super) struct RsaPrivate {
    fast: Option<Box<fast::SigningKey>>,
    portable: PrivateKey,
}

impl RsaPrivate {
    /// Reads a PKCS#1 RSAPrivateKey of two primes and checks that its numbers fit each other. The Chinese remainder
    /// numbers are computed anew. Gives the key's PKCS#1 form with it, the greater prime first.
    pub(super) fn from_pkcs1_der(backend: Backend, der: &[u8]) -> Result<(Self, Zeroizing<Vec<u8>>)> {
        const WHAT: &str = "RSA private key";
        let key = pkcs1::RsaPrivateKey::from_der(der).map_err(|problem| unreadable(WHAT, problem))?;
        if key.other_prime_infos.is_some() {
            return Err(unreadable(WHAT, "keys of more than two primes are not supported"));
        }
        let mut primes = vec![number(key.prime1), number(key.prime2)];
        primes.sort_by(|a, b| b.cmp(a));
        let portable = PrivateKey::from_components(
            number(key.modulus),
            number(key.public_exponent),
            number(key.private_exponent),
            primes,
        )
        .map_err(|problem| unreadable(WHAT, problem))?;
        let encoded = portable.to_pkcs1_der().map_err(|problem| unreadable(WHAT, problem))?.to_bytes();
        let fast = suits_graviola(backend, modulus_bits(&portable))
            .then(|| fast::SigningKey::from_pkcs1_der(&encoded).ok().map(Box::new));
        Ok((Self { fast: fast.flatten(), portable }, encoded))
    }

    /// The modulus' length in bytes.
    pub(super) fn size(&self) -> usize {
        self.portable.size()
    }

    /// The private operation, blinded and checked, on a block as long as the modulus. Fails if it is not, or no number below
    /// the modulus.
    pub(super) fn apply(&self, block: &[u8]) -> Result<Vec<u8>> {
        let number = Zeroizing::new(block_number(&self.portable, block)?);
        let result = hazmat::rsa_decrypt_and_check(&self.portable, Some(&mut SysRng), &number)
            .map(Zeroizing::new)
            .map_err(|_| Error::Internal { what: "RSA failed" })?;
        Ok(block_of(&result, self.size()).to_vec())
    }

    /// The public key as a PKCS#1 RSAPublicKey.
    pub(super) fn public_pkcs1_der(&self) -> Result<Vec<u8>> {
        pkcs1::EncodeRsaPublicKey::to_pkcs1_der(self.portable.as_public_key())
            .map(|document| document.as_bytes().to_vec())
            .map_err(|problem| unreadable("RSA private key", problem))
    }

    /// The signature of `message`. Fails if the key is too short for the hash, or the random source fails.
    pub(super) fn sign(&self, operation: Operation, message: &[u8]) -> Result<Vec<u8>> {
        use HashAlgorithm::{Sha256, Sha384, Sha512};
        use Operation::{Pkcs1, Pss};
        if let Some(key) = &self.fast {
            let mut signature = vec![0; key.modulus_len_bytes()];
            let signed = match operation {
                Pkcs1(Sha256) => Some(key.sign_pkcs1_sha256(&mut signature, message).is_ok()),
                Pkcs1(Sha384) => Some(key.sign_pkcs1_sha384(&mut signature, message).is_ok()),
                Pkcs1(Sha512) => Some(key.sign_pkcs1_sha512(&mut signature, message).is_ok()),
                Pss(Sha256) => Some(key.sign_pss_sha256(&mut signature, message).is_ok()),
                Pss(Sha384) => Some(key.sign_pss_sha384(&mut signature, message).is_ok()),
                Pss(Sha512) => Some(key.sign_pss_sha512(&mut signature, message).is_ok()),
                _ => None,
            };
            match signed {
                Some(true) => return Ok(signature),
                Some(false) => return Err(Error::Internal { what: "RSA signing failed" }),
                None => {}
            }
        }
        self.sign_portable(operation, message)
    }

    fn sign_portable(&self, operation: Operation, message: &[u8]) -> Result<Vec<u8>> {
        let unusable = || Error::Internal { what: "an RSA key signs with RSA schemes only" };
        let key = &self.portable;
        let signed = match operation {
            Operation::Pkcs1(hash) => return self.sign_digest(hash, hash.digest(&[message]).as_ref()),
            Operation::Pss(hash) => {
                let digest = hash.digest(&[message]);
                match hash {
                    HashAlgorithm::Sha256 => key.sign_with_rng(&mut SysRng, Pss::<Sha256>::new(), digest.as_ref()),
                    HashAlgorithm::Sha384 => key.sign_with_rng(&mut SysRng, Pss::<Sha384>::new(), digest.as_ref()),
                    HashAlgorithm::Sha512 => key.sign_with_rng(&mut SysRng, Pss::<Sha512>::new(), digest.as_ref()),
                    _ => return Err(unusable()),
                }
            }
            Operation::Ecdsa(_) | Operation::Ed25519 => return Err(unusable()),
        };
        signed.map_err(|problem| self.unable(problem))
    }

    /// The PKCS#1 v1.5 signature of what has this digest.
    pub(super) fn sign_digest(&self, hash: HashAlgorithm, digest: &[u8]) -> Result<Vec<u8>> {
        let padding = pkcs1v15(hash).ok_or_else(|| Error::Usage {
            reason: Reason::BAD_SIGNATURE,
            detail: format!("RSA signatures cannot name the digest {hash:?}"),
        })?;
        let signed = self.portable.sign_with_rng(&mut SysRng, padding, digest);
        signed.map_err(|problem| self.unable(problem))
    }

    fn unable(&self, problem: ::rsa::Error) -> Error {
        Error::Usage {
            reason: Reason::BAD_SIGNATURE,
            detail: format!("signing with an RSA key of {} bits: {problem}", modulus_bits(&self.portable)),
        }
    }

    /// Decrypts the premaster secret of an RSA key exchange (RFC 5246, section 7.4.7.1).
    ///
    /// Whatever is wrong with the padding, the length or the version inside, the result is 48 random bytes, in the same
    /// time: the handshake then fails at Finished and tells the peer nothing. Only a ciphertext that is not as long as
    /// the modulus, which anyone can see, is an error.
    pub(super) fn decrypt_premaster(
        &self,
        ciphertext: &[u8],
        version: ProtocolVersion,
    ) -> Result<Zeroizing<[u8; PREMASTER_LEN]>> {
        let length = self.portable.size();
        check_length(ciphertext, length)?;
        let random = Zeroizing::new(rng::array()?);
        let ciphertext = BoxedUint::from_be_slice_truncated(ciphertext, self.portable.n_bits_precision());
        if ciphertext >= **self.portable.n() {
            return Ok(random);
        }
        let padded = hazmat::rsa_decrypt(Some(&mut SysRng), &self.portable, &ciphertext)
            .map(Zeroizing::new)
            .map_err(|_| Error::Internal { what: "RSA decryption failed" })?;
        let padded = Zeroizing::new(padded.to_be_bytes());
        // The number is stored in whole words, perhaps longer than the modulus.
        Ok(unpad_premaster(&padded[padded.len() - length..], version, random))
    }
}

/// The number in a block as long as the modulus. Fails if it is not, or not below the modulus.
fn block_number(key: &impl PublicKeyParts, block: &[u8]) -> Result<BoxedUint> {
    let number = BoxedUint::from_be_slice_truncated(block, key.n_bits_precision());
    if block.len() == key.size() && number < **key.n() {
        return Ok(number);
    }
    Err(Error::Usage {
        reason: Reason::BAD_LENGTH,
        detail: format!("{} bytes for an RSA key of {}: too many, too few or too great", block.len(), key.size()),
    })
}

/// A number as a block of `length` bytes: it is stored in whole words, perhaps longer than the modulus.
fn block_of(number: &BoxedUint, length: usize) -> Zeroizing<Vec<u8>> {
    let bytes = Zeroizing::new(number.to_be_bytes());
    Zeroizing::new(bytes[bytes.len() - length..].to_vec())
}

/// Makes a key, as a PKCS#1 RSAPrivateKey.
pub(super) fn generate(bits: usize, exponent: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    const WHAT: &str = "RSA key to be made";
    if !PUBLIC_BITS.contains(&bits) {
        return Err(unreadable(WHAT, format!("{bits} bits are too few or too many")));
    }
    let exponent = BoxedUint::from_be_slice_vartime(exponent);
    let key = PrivateKey::new_with_exp(&mut SysRng, bits, exponent).map_err(|problem| unreadable(WHAT, problem))?;
    key.to_pkcs1_der().map(|der| der.to_bytes()).map_err(|problem| unreadable(WHAT, problem))
}

/// What stands before a digest in a PKCS#1 signature; `None` for a hash that has no name there.
pub(super) fn digest_prefix(hash: HashAlgorithm) -> Option<Vec<u8>> {
    pkcs1v15(hash).map(|padding| padding.prefix.to_vec())
}

/// Fails unless an encrypted premaster secret is as long as the modulus.
fn check_length(ciphertext: &[u8], length: usize) -> Result<()> {
    if ciphertext.len() == length {
        return Ok(());
    }
    Err(Error::Peer {
        alert: AlertDescription::DECRYPT_ERROR,
        reason: Reason::DECRYPTION_FAILED,
        detail: format!("an encrypted premaster secret of {} bytes, not {length}", ciphertext.len()),
    })
}

/// The premaster secret in `padded`, or `random` if that is anything but
/// `00 02 <non-zero bytes> 00 <version> <46 bytes>`; without a branch on what it is.
///
/// `padded` is at least as long as the shortest modulus accepted.
fn unpad_premaster(
    padded: &[u8],
    version: ProtocolVersion,
    random: Zeroizing<[u8; PREMASTER_LEN]>,
) -> Zeroizing<[u8; PREMASTER_LEN]> {
    let (padding, premaster) = padded.split_at(padded.len() - PREMASTER_LEN);
    let (filler, end) = padding[2..].split_at(padding.len() - 3);
    let mut good = padding[..2].ct_eq(&[0, 2]) & end.ct_eq(&[0]) & premaster[..2].ct_eq(&version.0.to_be_bytes());
    for byte in filler {
        good &= !byte.ct_eq(&0);
    }
    let mut result = random;
    for (byte, decrypted) in result.iter_mut().zip(premaster) {
        byte.conditional_assign(decrypted, good);
    }
    result
}

/// Whether graviola does the key justice: it knows sizes within limits, and PSS only for whole bytes.
fn suits_graviola(backend: Backend, bits: usize) -> bool {
    backend == Backend::Graviola && FAST_BITS.contains(&bits) && bits.is_multiple_of(8)
}

fn modulus_bits(key: &impl PublicKeyParts) -> usize {
    key.n().bit_width_vartime() as usize
}

fn number(bytes: UintRef<'_>) -> BoxedUint {
    BoxedUint::from_be_slice_truncated(bytes.as_bytes(), bytes.as_bytes().len() as u32 * 8)
}

/// The padding for signatures over `hash`; `None` if the hash has no identifier for them.
fn pkcs1v15(hash: HashAlgorithm) -> Option<Pkcs1v15Sign> {
    Some(match hash {
        HashAlgorithm::Md5 => Pkcs1v15Sign::new::<Md5>(),
        HashAlgorithm::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
        HashAlgorithm::Sha224 => Pkcs1v15Sign::new::<Sha224>(),
        HashAlgorithm::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
        HashAlgorithm::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
        HashAlgorithm::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        // The two hashes stand there as they are (RFC 2246, section 7.4.3).
        HashAlgorithm::Md5Sha1 => Pkcs1v15Sign::new_unprefixed(),
        HashAlgorithm::Md4 => Pkcs1v15Sign::new::<md4::Md4>(),
        HashAlgorithm::Ripemd160 => Pkcs1v15Sign::new::<ripemd::Ripemd160>(),
        HashAlgorithm::Sha512_224 => Pkcs1v15Sign::new::<sha2::Sha512_224>(),
        HashAlgorithm::Sha512_256 => Pkcs1v15Sign::new::<sha2::Sha512_256>(),
        HashAlgorithm::Sha3_224 => Pkcs1v15Sign::new::<sha3::Sha3_224>(),
        HashAlgorithm::Sha3_256 => Pkcs1v15Sign::new::<sha3::Sha3_256>(),
        HashAlgorithm::Sha3_384 => Pkcs1v15Sign::new::<sha3::Sha3_384>(),
        HashAlgorithm::Sha3_512 => Pkcs1v15Sign::new::<sha3::Sha3_512>(),
        HashAlgorithm::Shake128 | HashAlgorithm::Shake256 | HashAlgorithm::Blake2b512 | HashAlgorithm::Blake2s256 => {
            return None;
        }
    })
}

/// The AlgorithmIdentifier of a plain RSA key, whose parameters are NULL (RFC 3279, section 2.3.1).
pub(super) const fn algorithm() -> AlgorithmIdentifierRef<'static> {
    AlgorithmIdentifierRef { oid: oid::RSA, parameters: Some(AnyRef::NULL) }
}
