//! Curves' numbers and sums of multiples of points, for programs that compute with points of their own.

use p256::elliptic_curve::bigint::Encoding;
use p256::elliptic_curve::ff::PrimeField;
use p256::elliptic_curve::group::Curve as _;
use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize, Group, ProjectivePoint, PublicKey, Scalar};

use primeorder::PrimeCurveParams;

use super::super::dh::trim;
use super::KeyType;
use crate::error::{Error, Result};

/// A multiple of a point.
#[derive(Clone, Copy)]
pub struct Term<'a> {
    /// How often the point is taken, big-endian, of any length.
    pub scalar: &'a [u8],
    /// Whether it is taken off instead.
    pub negative: bool,
    /// The point, uncompressed; `None` is the curve's generator.
    pub point: Option<&'a [u8]>,
}

/// The numbers of a curve y² = x³ + ax + b over a prime field, big-endian; its cofactor is 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CurveNumbers {
    /// The field's prime.
    pub prime: Vec<u8>,
    /// The first coefficient.
    pub a: Vec<u8>,
    /// The second coefficient.
    pub b: Vec<u8>,
    /// The order of the generator.
    pub order: Vec<u8>,
}

/// The numbers of the curve of `curve`; `None` for a kind of key that is of none.
pub fn numbers(curve: KeyType) -> Option<CurveNumbers> {
    match curve {
        KeyType::EcP256 => Some(numbers_of::<p256::NistP256>()),
        KeyType::EcP384 => Some(numbers_of::<p384::NistP384>()),
        KeyType::EcP521 => Some(numbers_of::<p521::NistP521>()),
        _ => None,
    }
}

fn numbers_of<C: PrimeCurveParams>() -> CurveNumbers {
    let bytes = |element: C::FieldElement| trim(element.to_repr().as_ref()).to_vec();
    let mut prime = bytes(-C::FieldElement::from(1));
    // -1 is p - 1, which is even.
    if let Some(last) = prime.last_mut() {
        *last |= 1;
    }
    let (a, b) = (bytes(C::EQUATION_A), bytes(C::EQUATION_B));
    CurveNumbers { prime, a, b, order: trim(C::ORDER.to_be_bytes().as_ref()).to_vec() }
}

/// The sum of some terms on the curve of `curve`, uncompressed; `None` is the point at infinity. Fails for a point that is not
/// on the curve, and for a kind of key that is of none.
pub fn sum(curve: KeyType, terms: &[Term<'_>]) -> Result<Option<Vec<u8>>> {
    match curve {
        KeyType::EcP256 => sum_on::<p256::NistP256>(terms),
        KeyType::EcP384 => sum_on::<p384::NistP384>(terms),
        KeyType::EcP521 => sum_on::<p521::NistP521>(terms),
        _ => Err(Error::Internal { what: "points of a key that is of no curve" }),
    }
}

fn sum_on<C>(terms: &[Term<'_>]) -> Result<Option<Vec<u8>>>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let mut total = ProjectivePoint::<C>::identity();
    for term in terms {
        let base = match term.point {
            None => ProjectivePoint::<C>::generator(),
            Some(bytes) => PublicKey::<C>::from_sec1_bytes(bytes)
                .map_err(|problem| super::unreadable("point", problem))?
                .to_projective(),
        };
        let radix = Scalar::<C>::from(256_u64);
        let scalar = term
            .scalar
            .iter()
            .fold(Scalar::<C>::from(0_u64), |scalar, byte| scalar * radix + Scalar::<C>::from(u64::from(*byte)));
        let multiple = base * scalar;
        total += if term.negative { -multiple } else { multiple };
    }
    let sum = PublicKey::<C>::from_affine(total.to_affine()).ok();
    Ok(sum.map(|sum| sum.to_sec1_point(false).as_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::hex;
    use super::*;

    #[test]
    fn knows_the_numbers_of_curves() {
        // FIPS 186-4, appendix D.1.2.
        let p256 = numbers(KeyType::EcP256).unwrap();
        assert_eq!(p256.prime, hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"));
        assert_eq!(p256.b, hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"));
        for (curve, bits) in [(KeyType::EcP256, 256), (KeyType::EcP384, 384), (KeyType::EcP521, 521)] {
            let CurveNumbers { prime, mut a, order, .. } = numbers(curve).unwrap();
            assert_eq!(prime.len(), usize::div_ceil(bits, 8));
            // a is -3.
            *a.last_mut().unwrap() += 3;
            assert_eq!(a, prime);
            // The generator as often as its order is the point at infinity.
            assert_eq!(sum(curve, &[Term { scalar: &order, negative: false, point: None }]).unwrap(), None);
        }
        assert_eq!(numbers(KeyType::Ed25519), None);
    }

    #[test]
    fn adds_and_multiplies() {
        for (curve, length) in [(KeyType::EcP256, 65), (KeyType::EcP384, 97), (KeyType::EcP521, 133)] {
            let times = |scalar: &[u8], negative| sum(curve, &[Term { scalar, negative, point: None }]).unwrap();
            let one = times(&[1], false).unwrap();
            assert_eq!(one.len(), length);
            let of = |point| Term { scalar: &[1], negative: false, point: Some(point) };
            assert_eq!(sum(curve, &[of(&one), of(&one)]).unwrap(), times(&[2], false));
            assert_eq!(sum(curve, &[of(&one), Term { negative: true, ..of(&one) }]).unwrap(), None);
            assert_eq!(times(&[0, 1, 0], false), times(&[1, 0], false));
            let three = sum(curve, &[Term { scalar: &[2], ..of(&one) }, of(&one)]).unwrap();
            assert_eq!(three, times(&[3], false));
            // A private key's point is the generator as often as its scalar says.
            let key = super::super::PrivateKey::from_ec_scalar(curve, &[1, 2, 3]).unwrap();
            assert_eq!(times(&[1, 2, 3], false).as_deref(), key.public_key().bytes());
            assert!(sum(curve, &[of(&one[1..])]).is_err());
        }
        assert!(sum(KeyType::Rsa, &[]).is_err());
    }
}
