//! Arithmetic on numbers. Where the modulus is odd, powers and inverses take a time that tells the numbers' lengths only.

use core::cmp::Ordering;

use crypto_bigint::{BoxedUint, ConcatenatingMul, NonZero, Odd};
use zeroize::Zeroizing;

use super::Number;

impl Number {
    /// The magnitude, with room for this many bits.
    pub(super) fn magnitude_in(&self, bits: usize) -> Zeroizing<BoxedUint> {
        let bits = bits.max(self.bits()).max(1);
        Zeroizing::new(BoxedUint::from_be_slice_truncated(&self.magnitude, u32::try_from(bits).unwrap_or(u32::MAX)))
    }

    fn natural(&self) -> Zeroizing<BoxedUint> {
        self.magnitude_in(0)
    }

    /// The number with this magnitude.
    pub(super) fn from_natural(natural: &BoxedUint, negative: bool) -> Self {
        Self::new(&Zeroizing::new(natural.to_be_bytes()), negative)
    }

    /// The same number below or above zero.
    fn negated(&self) -> Self {
        Self::new(&self.magnitude, !self.negative)
    }

    /// Its magnitude.
    pub(super) fn absolute(&self) -> Self {
        Self::new(&self.magnitude, false)
    }

    pub(super) fn is_zero(&self) -> bool {
        self.magnitude.is_empty()
    }

    pub(super) fn is_odd(&self) -> bool {
        self.magnitude.last().is_some_and(|last| last & 1 == 1)
    }

    pub(super) fn of_word(word: u64) -> Self {
        Self::new(&word.to_be_bytes(), false)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let bits = self.bits().max(other.bits()) + 1;
        let (a, b) = (self.magnitude_in(bits), other.magnitude_in(bits));
        if self.negative == other.negative {
            return Self::from_natural(&Zeroizing::new(a.wrapping_add(&*b)), self.negative);
        }
        match self.compare_magnitude(other) {
            Ordering::Less => Self::from_natural(&Zeroizing::new(b.wrapping_sub(&*a)), other.negative),
            _ => Self::from_natural(&Zeroizing::new(a.wrapping_sub(&*b)), self.negative),
        }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let product = Zeroizing::new(self.natural().concatenating_mul(&*other.natural()));
        Self::from_natural(&product, self.negative != other.negative)
    }

    /// The quotient, rounded towards zero, and the remainder, which has the sign of `self`; `None` for a division by zero.
    pub(super) fn divided(&self, by: &Self) -> Option<(Self, Self)> {
        let divisor = Option::<NonZero<BoxedUint>>::from(by.natural().to_nz())?;
        let (quotient, rest) = self.natural().div_rem(&divisor);
        let (quotient, rest) = (Zeroizing::new(quotient), Zeroizing::new(rest));
        Some((Self::from_natural(&quotient, self.negative != by.negative), Self::from_natural(&rest, self.negative)))
    }

    /// What is left after a division by the modulus's magnitude: never negative; `None` for a modulus of zero.
    pub(super) fn reduced(&self, modulus: &Self) -> Option<Self> {
        let (_, rest) = self.divided(modulus)?;
        Some(if rest.negative { rest.plus(&modulus.absolute()) } else { rest })
    }

    /// The power of an exponent that is not negative.
    pub(super) fn power(&self, exponent: &Self) -> Self {
        let mut result = Self::of_word(1);
        for bit in (0..exponent.bits()).rev() {
            result = result.times(&result);
            if exponent.bit(bit) {
                result = result.times(self);
            }
        }
        result
    }

    /// The power, by the magnitude of the exponent, after a division by the modulus; `None` for a modulus of zero.
    pub(super) fn power_modulo(&self, exponent: &Self, modulus: &Self) -> Option<Self> {
        let base = self.reduced(modulus)?;
        if modulus.absolute() == Self::of_word(1) {
            return Some(Self::default());
        }
        let Some(odd) = Option::<Odd<BoxedUint>>::from(modulus.natural().to_odd()) else {
            let mut result = Self::of_word(1);
            for bit in (0..exponent.bits()).rev() {
                result = result.times(&result).reduced(modulus)?;
                if exponent.bit(bit) {
                    result = result.times(&base).reduced(modulus)?;
                }
            }
            return Some(result);
        };
        let base = base.magnitude_in(modulus.bits());
        let power = Zeroizing::new(base.pow_mod(&exponent.natural(), &odd));
        Some(Self::from_natural(&power, false))
    }

    /// What gives 1 when multiplied with `self` modulo this; `None` if there is nothing.
    pub(super) fn inverse_modulo(&self, modulus: &Self) -> Option<Self> {
        let value = self.reduced(modulus)?;
        if modulus.absolute() == Self::of_word(1) {
            return Some(Self::default());
        }
        let value = value.magnitude_in(modulus.bits());
        let modulus = Option::<NonZero<BoxedUint>>::from(modulus.natural().to_nz())?;
        let inverse = Option::<BoxedUint>::from(value.invert_mod(&modulus))?;
        Some(Self::from_natural(&Zeroizing::new(inverse), false))
    }

    /// The greatest number that divides both.
    pub(super) fn common_divisor(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.absolute(), other.absolute());
        while let Some((_, rest)) = a.divided(&b) {
            a = core::mem::replace(&mut b, rest);
        }
        a
    }

    /// The bit of this value, counted from the lowest.
    pub(super) fn bit(&self, index: usize) -> bool {
        let byte = self.magnitude.len().checked_sub(index / 8 + 1).and_then(|at| self.magnitude.get(at));
        byte.is_some_and(|byte| byte >> (index % 8) & 1 == 1)
    }

    /// With this bit set or not.
    pub(super) fn with_bit(&self, index: usize, is_set: bool) -> Self {
        let mut bytes = Zeroizing::new(vec![0; (index / 8 + 1).saturating_sub(self.magnitude.len())]);
        bytes.extend_from_slice(&self.magnitude);
        let at = bytes.len() - 1 - index / 8;
        let bit = 1 << (index % 8);
        bytes[at] = if is_set { bytes[at] | bit } else { bytes[at] & !bit };
        Self::new(&bytes, self.negative)
    }

    /// Only its lowest bits.
    pub(super) fn masked(&self, bits: usize) -> Self {
        let kept = bits.div_ceil(8).min(self.magnitude.len());
        let mut bytes = Zeroizing::new(self.magnitude[self.magnitude.len() - kept..].to_vec());
        if let Some(first) = bytes.first_mut().filter(|_| kept == bits.div_ceil(8) && !bits.is_multiple_of(8)) {
            *first &= 0xff >> (8 - bits % 8);
        }
        Self::new(&bytes, self.negative)
    }

    /// The magnitude times two to this power.
    pub(super) fn shifted_left(&self, bits: usize) -> Self {
        let shift = u32::try_from(bits).unwrap_or(u32::MAX);
        let shifted = Zeroizing::new(self.magnitude_in(self.bits() + bits + 1).unbounded_shl_vartime(shift));
        Self::from_natural(&shifted, self.negative)
    }

    /// The magnitude divided by two to this power, rounded towards zero.
    pub(super) fn shifted_right(&self, bits: usize) -> Self {
        let shift = u32::try_from(bits).unwrap_or(u32::MAX);
        Self::from_natural(&Zeroizing::new(self.natural().unbounded_shr_vartime(shift)), self.negative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64) -> Number {
        Number::new(&value.unsigned_abs().to_be_bytes(), value < 0)
    }

    /// Small numbers, as the machine computes with them.
    #[test]
    fn as_the_machine_computes() {
        let values = [0, 1, -1, 2, 3, -3, 7, -7, 255, 256, -256, 65_537, i64::from(u32::MAX), -(1 << 40)];
        for a in values {
            for b in values {
                let (x, y) = (number(a), number(b));
                assert!(x.plus(&y) == number(a + b), "{a} + {b}");
                assert!(x.minus(&y) == number(a - b), "{a} - {b}");
                if let Some(product) = a.checked_mul(b) {
                    assert!(x.times(&y) == number(product), "{a} * {b}");
                }
                match (x.divided(&y), b) {
                    (None, 0) => assert!(x.reduced(&y).is_none()),
                    (divided, _) => {
                        assert!(divided == Some((number(a / b), number(a % b))), "{a} / {b}");
                        assert!(x.reduced(&y) == Some(number(a.rem_euclid(b))), "{a} mod {b}");
                    }
                }
                if let (Some(inverse), true) = (x.inverse_modulo(&y), b.abs() > 1) {
                    assert!(inverse.times(&x).reduced(&y) == Some(number(1)), "1 / {a} mod {b}");
                    assert!(x.common_divisor(&y) == number(1), "{a}, {b}");
                } else if b.abs() > 1 {
                    assert!(x.common_divisor(&y) != number(1), "{a}, {b}");
                }
            }
            for shift in [0, 1, 8, 13] {
                assert!(number(a).shifted_left(shift) == number(a << shift), "{a} << {shift}");
                assert!(number(a).shifted_right(shift) == number(a / (1 << shift)), "{a} >> {shift}");
                assert!(number(a).masked(shift) == number(a % (1 << shift)), "{a}: {shift} bits");
                assert!(number(a).with_bit(shift, true).bit(shift) && !number(a).with_bit(shift, false).bit(shift));
            }
        }
        for (base, exponent, modulus, power) in
            [(3, 5, 7, 5), (3, 5, 16, 3), (-3, 3, 7, 1), (3, 0, 1, 0), (5, 117, 19, 1)]
        {
            let made = number(base).power_modulo(&number(exponent), &number(modulus));
            assert!(made == Some(number(power)), "{base} ^ {exponent} mod {modulus}");
        }
        assert!(number(-3).power(&number(3)) == number(-27));
        assert!(number(2).power_modulo(&number(2), &number(0)).is_none());
    }
}
