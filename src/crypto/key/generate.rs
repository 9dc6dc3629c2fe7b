//! Making keys.

use zeroize::Zeroizing;

use super::super::dh::DhKeyPair;
use super::super::rng;
use super::{KeyType, Parameters, PrivateKey, rsa};
use crate::error::{Error, Result};

/// How often a scalar is drawn: all but the first are seldom needed.
const DRAWS: usize = 64;

impl PrivateKey {
    /// Makes an RSA key whose modulus has `bits` bits, with this public exponent, big-endian: an odd number of 3 or more, and
    /// of at most 33 bits. `parameters` are those of an id-RSASSA-PSS key's AlgorithmIdentifier, in DER, empty if it has
    /// none; `None` makes a plain RSA key.
    pub fn generate_rsa(bits: usize, exponent: &[u8], parameters: Option<&[u8]>) -> Result<Self> {
        let der = rsa::generate(bits, exponent)?;
        Self::from_rsa_der(&der, parameters)
    }

    /// Makes a key of these parameters.
    pub fn generate(parameters: &Parameters) -> Result<Self> {
        match parameters {
            Parameters::Ec(curve) => {
                let length = parameters.bits().div_ceil(8);
                let mut scalar = Zeroizing::new(vec![0; length]);
                for _ in 0..DRAWS {
                    rng::fill(&mut scalar)?;
                    if *curve == KeyType::EcP521 {
                        scalar[0] &= 1;
                    }
                    if let Ok(key) = Self::from_ec_scalar(*curve, &scalar) {
                        return Ok(key);
                    }
                }
                Err(Error::Internal { what: "the random source gives no scalar in range" })
            }
            Parameters::Dh(domain) => Self::from_dh(domain, &DhKeyPair::generate(&domain.parameters)?.private()),
        }
    }

    /// Makes a key of a type whose private half is 32 bytes: Ed25519 or X25519.
    pub fn generate_raw(key_type: KeyType) -> Result<Self> {
        let secret = Zeroizing::new(rng::array::<32>()?);
        Self::from_raw(key_type, &*secret)
    }
}
