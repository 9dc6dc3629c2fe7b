//! Finite-field Diffie-Hellman: the groups of RFC 7919, and parameters from a file or from a peer's ServerKeyExchange
//! (RFC 5246, section 8.1.2).

use std::sync::LazyLock;

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use der::asn1::{AnyRef, UintRef};
use der::{Decode, Encode, Reader, SliceReader, Tag};
use zeroize::Zeroizing;

use super::group::SharedSecret;
use super::rng;
use super::strength::field_security_bits;
use crate::alert::AlertDescription;
use crate::codepoint::NamedGroup;
use crate::error::{Error, Reason, Result};

mod ffdhe;

/// The shortest prime taken from anyone, in bits: OpenSSL's least modulus. What is long enough to be secure is the
/// caller's security level to say.
const MIN_BITS: usize = 512;
/// The longest prime taken from anyone, in bits, as in OpenSSL: the work grows with its cube.
const MAX_BITS: usize = 10_000;

/// A prime modulus and a generator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DhParameters {
    /// The prime, big-endian.
    pub p: Vec<u8>,
    /// The generator, big-endian.
    pub g: Vec<u8>,
}

/// A group of RFC 7919, with what is computed from its prime once.
struct KnownGroup {
    name: NamedGroup,
    parameters: DhParameters,
    field: BoxedMontyParams,
    /// The exponent's length in bits: at least twice the group's strength (RFC 7919, appendix A).
    exponent_bits: u32,
}

static KNOWN: LazyLock<[KnownGroup; 3]> = LazyLock::new(|| {
    let group = |name, prime: &str, bits, exponent_bits| {
        let p = BoxedUint::from_be_hex(prime, bits).expect("a constant of that many bits");
        KnownGroup {
            name,
            parameters: DhParameters { p: p.to_be_bytes().into_vec(), g: vec![2] },
            field: BoxedMontyParams::new_vartime(Odd::new(p).expect("a prime constant")),
            exponent_bits,
        }
    };
    [
        group(NamedGroup::FFDHE2048, ffdhe::FFDHE2048, 2048, 225),
        group(NamedGroup::FFDHE3072, ffdhe::FFDHE3072, 3072, 275),
        group(NamedGroup::FFDHE4096, ffdhe::FFDHE4096, 4096, 325),
    ]
});

impl DhParameters {
    /// The parameters of a group of RFC 7919; `None` for any other group.
    pub fn from_group(group: NamedGroup) -> Option<&'static Self> {
        KNOWN.iter().find(|known| known.name == group).map(|known| &known.parameters)
    }

    /// The group of RFC 7919 that has these parameters.
    pub fn named_group(&self) -> Option<NamedGroup> {
        self.known().map(|known| known.name)
    }

    /// The prime's length in bits.
    pub fn bits(&self) -> usize {
        bit_length(&self.p)
    }

    /// How strong the group is, in bits of a symmetric key (`EVP_PKEY_get_security_bits`).
    pub fn security_bits(&self) -> u32 {
        field_security_bits(self.bits())
    }

    /// Reads the PKCS#3 DHParameter of a `BEGIN DH PARAMETERS` block. The length of the private value that it may
    /// recommend is ignored.
    pub fn from_pkcs3_der(der: &[u8]) -> Result<Self> {
        Self::read_pkcs3_der(der).map(|(parameters, _)| parameters)
    }

    /// Reads a PKCS#3 DHParameter, with the length in bits of the private value if it recommends one.
    pub fn read_pkcs3_der(der: &[u8]) -> Result<(Self, Option<u32>)> {
        let parse = |mut reader: SliceReader<'_>| -> der::Result<(Self, Option<u32>)> {
            let parameters = reader.sequence(|fields| -> der::Result<(Self, Option<u32>)> {
                let p = UintRef::decode(fields)?.as_bytes().to_vec();
                let g = UintRef::decode(fields)?.as_bytes().to_vec();
                let length = Option::<UintRef<'_>>::decode(fields)?.map(|length| {
                    // One that does not fit is longer than any prime that is taken.
                    length.as_bytes().iter().fold(0_u32, |value, byte| value.saturating_mul(256) | u32::from(*byte))
                });
                Ok((Self { p, g }, length))
            })?;
            reader.finish()?;
            Ok(parameters)
        };
        let parameters = SliceReader::new(der)
            .and_then(parse)
            .map_err(|problem| Error::KeyParse { what: "DH parameters", problem: problem.to_string() })?;
        Group::new(&parameters.0)?;
        Ok(parameters)
    }

    /// The PKCS#3 DHParameter, with the length in bits of the private value if one is recommended.
    pub fn to_pkcs3_der(&self, private_bits: Option<u32>) -> Result<Vec<u8>> {
        let encode = || {
            let numbers = [UintRef::new(trim(&self.p))?.to_der()?, UintRef::new(trim(&self.g))?.to_der()?];
            let length = private_bits.map_or(Ok(Vec::new()), |bits| bits.to_der())?;
            let contents = [&numbers[0][..], &numbers[1], &length].concat();
            AnyRef::new(Tag::Sequence, &contents)?.to_der()
        };
        encode().map_err(|_: der::Error| Error::Internal { what: "encoding DH parameters" })
    }

    /// Fails unless `public` is a value that someone can have in this group, whose generator is of `order` if that is
    /// known.
    pub fn check_public(&self, order: Option<&[u8]>, public: &[u8]) -> Result<()> {
        Group::new(self)?.with_order(order)?.element(public).map(drop)
    }

    fn known(&self) -> Option<&'static KnownGroup> {
        let p = trim(&self.p);
        KNOWN.iter().find(|known| known.parameters.p == p && trim(&self.g) == known.parameters.g)
    }
}

/// Parameters that were checked, ready for computing.
struct Group {
    field: BoxedMontyParams,
    generator: BoxedUint,
    exponent_bits: u32,
    /// The order of the generator, if it is known: what is not of the group that it generates is refused.
    order: Option<BoxedUint>,
}

impl Group {
    /// Fails with `illegal_parameter` unless p is odd and of a length between [`MIN_BITS`] and [`MAX_BITS`], and
    /// 1 < g < p - 1. Whether p is prime is not tested, as by no other TLS library.
    fn new(parameters: &DhParameters) -> Result<Self> {
        if let Some(known) = parameters.known() {
            let field = known.field.clone();
            let generator = element(&field, &parameters.g)?;
            return Ok(Self { field, generator, exponent_bits: known.exponent_bits, order: None });
        }
        let bits = parameters.bits();
        if bits < MIN_BITS {
            return Err(refused(Reason::DH_KEY_TOO_SMALL, format!("a DH prime of only {bits} bits")));
        }
        if bits > MAX_BITS {
            return Err(refused(Reason::BAD_DH_VALUE, format!("a DH prime of {bits} bits, more than {MAX_BITS}")));
        }
        let p = BoxedUint::from_be_slice_vartime(trim(&parameters.p));
        let Some(p) = Odd::new(p).into_option() else {
            return Err(refused(Reason::BAD_DH_VALUE, "an even DH prime".into()));
        };
        let field = BoxedMontyParams::new_vartime(p);
        let generator = element(&field, &parameters.g)?;
        // Nothing is known of the order of g: the exponent is as long as the prime allows.
        Ok(Self { field, generator, exponent_bits: bits as u32 - 1, order: None })
    }

    /// Takes the order of the generator, big-endian, if it is known. Fails if it cannot be that.
    fn with_order(mut self, order: Option<&[u8]>) -> Result<Self> {
        if let Some(order) = order {
            self.order = Some(element(&self.field, order)?);
            self.element(&self.generator.to_be_bytes())?;
        }
        Ok(self)
    }

    /// Reads a public value; refuses all but 1 < value < p - 1, and what is not of the generator's order: with a key that
    /// lasts, a value of a small order finds out about it, bit after bit (RFC 2785).
    fn element(&self, bytes: &[u8]) -> Result<BoxedUint> {
        let value = element(&self.field, bytes)?;
        if let Some(order) = &self.order {
            let power = BoxedMontyForm::new(value.clone(), &self.field).pow(order).retrieve();
            if power != BoxedUint::one_with_precision(self.field.bits_precision()) {
                return Err(refused(Reason::BAD_DH_VALUE, "a DH value that is not of the generator's group".into()));
            }
        }
        Ok(value)
    }

    fn power(&self, base: BoxedUint, exponent: &BoxedUint) -> Zeroizing<BoxedUint> {
        let base = Zeroizing::new(BoxedMontyForm::new(base, &self.field));
        let power = Zeroizing::new(base.pow_bounded_exp(exponent, self.exponent_bits));
        Zeroizing::new(power.retrieve())
    }

    fn byte_length(&self) -> usize {
        self.field.modulus().bit_width_vartime().div_ceil(8) as usize
    }
}

/// A key pair; the private half is wiped when dropped.
pub struct DhKeyPair {
    group: Group,
    exponent: Zeroizing<BoxedUint>,
    public: Vec<u8>,
}

impl DhKeyPair {
    /// Makes a key pair. Fails if the parameters are impossible (see [`DhKeyPair::agree`] for the errors) or the
    /// random source fails.
    pub fn generate(parameters: &DhParameters) -> Result<Self> {
        let group = Group::new(parameters)?;
        let mut secret = Zeroizing::new(vec![0; group.exponent_bits.div_ceil(8) as usize]);
        rng::fill(&mut secret)?;
        // Exactly as many bits as asked for, so that the exponent is neither 0 nor 1.
        let top = (group.exponent_bits - 1) % 8;
        secret[0] = secret[0] & ((1 << top) - 1) | 1 << top;
        Ok(Self::from_exponent(group, &secret))
    }

    /// The key pair of a private value, big-endian, where the generator is of `order` if that is known. Fails if the
    /// parameters are impossible, or the value is not between 1 and p - 1.
    pub fn from_private(parameters: &DhParameters, order: Option<&[u8]>, private: &[u8]) -> Result<Self> {
        let mut group = Group::new(parameters)?.with_order(order)?;
        element(&group.field, private)?;
        group.exponent_bits = parameters.bits() as u32;
        Ok(Self::from_exponent(group, private))
    }

    /// Our private value, big-endian, as long as the exponent may be.
    pub fn private(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.exponent.to_be_bytes().into_vec())
    }

    fn from_exponent(group: Group, secret: &[u8]) -> Self {
        let exponent = Zeroizing::new(BoxedUint::from_be_slice_truncated(secret, group.exponent_bits));
        let public = to_fixed_bytes(&group.power(group.generator.clone(), &exponent), group.byte_length()).to_vec();
        Self { group, exponent, public }
    }

    /// Our public value, as long as the prime.
    pub fn public(&self) -> &[u8] {
        &self.public
    }

    /// What both sides compute from `peer`, the other public value, without its leading zero bytes
    /// (RFC 5246, section 8.1.2).
    ///
    /// Fails with `illegal_parameter` unless 1 < `peer` < p - 1, or if the result is one that gives the secret away.
    pub fn agree(&self, peer: &[u8]) -> Result<SharedSecret> {
        // The length shows in what follows it anyway: hashing more or fewer blocks is how the version's PRF works.
        Ok(SharedSecret::new(trim(self.agree_padded(peer)?.as_ref())))
    }

    /// As [`agree`](Self::agree), as long as the prime (RFC 8446, section 7.4.1).
    pub fn agree_padded(&self, peer: &[u8]) -> Result<SharedSecret> {
        let peer = self.group.element(peer)?;
        let shared = self.group.power(peer, &self.exponent);
        if !in_range(&self.group.field, &shared) {
            return Err(refused(Reason::BAD_DH_VALUE, "the peer's DH value generates a group of order 1 or 2".into()));
        }
        Ok(SharedSecret::new(&to_fixed_bytes(&shared, self.group.byte_length())))
    }
}

/// Reads a number; refuses all but 1 < number < p - 1.
fn element(field: &BoxedMontyParams, bytes: &[u8]) -> Result<BoxedUint> {
    BoxedUint::from_be_slice(trim(bytes), field.bits_precision())
        .ok()
        .filter(|number| in_range(field, number))
        .ok_or_else(|| refused(Reason::BAD_DH_VALUE, "a DH value that is not between 1 and p - 1".into()))
}

/// Whether 1 < `number` < p - 1.
fn in_range(field: &BoxedMontyParams, number: &BoxedUint) -> bool {
    let one = BoxedUint::one_with_precision(field.bits_precision());
    let last = field.modulus().as_ref().wrapping_sub(&one);
    *number > one && *number < last
}

fn to_fixed_bytes(number: &BoxedUint, length: usize) -> Zeroizing<Vec<u8>> {
    let whole = Zeroizing::new(number.to_be_bytes().into_vec());
    Zeroizing::new(whole[whole.len() - length..].to_vec())
}

fn bit_length(bytes: &[u8]) -> usize {
    let bytes = trim(bytes);
    bytes.first().map_or(0, |first| bytes.len() * 8 - first.leading_zeros() as usize)
}

/// `bytes` without leading zeros.
pub(super) fn trim(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    &bytes[zeros..]
}

fn refused(reason: Reason, detail: String) -> Error {
    Error::Peer { alert: AlertDescription::ILLEGAL_PARAMETER, reason, detail }
}

#[cfg(test)]
mod tests;
