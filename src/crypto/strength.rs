//! What a modulus of some length is worth, in bits of a symmetric key.

/// The strength of RSA with a modulus of `bits` (NIST SP 800-56B, appendix D, rounded to a multiple
/// of 8): what `EVP_PKEY_get_security_bits` says.
pub fn modulus_security_bits(bits: usize) -> u32 {
    if bits < 8 {
        return 0;
    }
    let limit = match bits {
        0..=7680 => 192,
        7681..=15360 => 256,
        _ => 1200,
    };
    let x = bits as f64 * core::f64::consts::LN_2;
    let strength = (1.923 * (x * x.ln().powi(2)).cbrt() - 4.69) / core::f64::consts::LN_2;
    ((strength as u32 + 4) & !7).min(limit)
}

/// The strength of finite-field DH with a prime of `bits`, in the steps of NIST SP 800-57, part 1, table 2: what
/// `DH_security_bits` says.
pub const fn field_security_bits(bits: usize) -> u32 {
    match bits {
        15360.. => 256,
        7680.. => 192,
        3072.. => 128,
        2048.. => 112,
        1024.. => 80,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{field_security_bits, modulus_security_bits};

    #[test]
    fn the_steps_of_fields() {
        for (bits, strength) in [(1023, 0), (1024, 80), (1536, 80), (2048, 112), (3071, 112), (3072, 128), (7680, 192)]
        {
            assert_eq!(field_security_bits(bits), strength, "{bits} bits");
        }
    }

    #[test]
    fn the_standard_sizes() {
        // What OpenSSL 3.0's RSA_security_bits says; NIST SP 800-56B, table 4, has those from 2048 to 8192.
        let expected = [
            (512, 56),
            (1024, 80),
            (1536, 96),
            (2048, 112),
            (3072, 128),
            (4096, 152),
            (6144, 176),
            (7680, 192),
            (7681, 200),
            (8192, 200),
            (15360, 256),
            (16384, 272),
        ];
        for (bits, strength) in expected {
            assert_eq!(modulus_security_bits(bits), strength, "{bits} bits");
        }
    }
}
