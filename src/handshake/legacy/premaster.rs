//! The premaster secret of suites with a pre-shared key (RFC 4279, sections 2 to 4).

use zeroize::Zeroizing;

/// The secret that `other`, what the rest of the key exchange agreed on, and the pre-shared key `psk` make together. For
/// a pre-shared key alone, `other` is as many zeros.
pub(crate) fn with_psk(other: Option<&[u8]>, psk: &[u8]) -> Zeroizing<Vec<u8>> {
    let zeros = vec![0; psk.len()];
    let other = other.unwrap_or(&zeros);
    let mut secret = Zeroizing::new(Vec::with_capacity(4 + other.len() + psk.len()));
    for part in [other, psk] {
        secret.extend_from_slice(&(part.len() as u16).to_be_bytes());
        secret.extend_from_slice(part);
    }
    secret
}

#[cfg(test)]
mod tests {
    use super::with_psk;

    #[test]
    fn layouts() {
        // RFC 4279, section 2: the length, that many zeros, the length again, the key.
        assert_eq!(with_psk(None, &[7, 8, 9])[..], [0, 3, 0, 0, 0, 0, 3, 7, 8, 9]);
        // Sections 3 and 4: the length of the other secret, that secret, the length of the key, the key.
        assert_eq!(with_psk(Some(&[1; 4]), &[7, 8, 9])[..], [0, 4, 1, 1, 1, 1, 0, 3, 7, 8, 9]);
    }
}
