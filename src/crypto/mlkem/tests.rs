//! The two backends against each other, from the same seeds, and what is no key.

use super::{DecapsulationKey, State, encapsulate, graviola_kem};
use crate::crypto::HashAlgorithm;
use crate::crypto::backend::Backend;
use ml_kem::{KeyExport, MlKem768};

/// Bytes that follow from a number.
fn bytes(from: u8) -> [u8; 64] {
    HashAlgorithm::Sha512.digest(&[b"seed", &[from]]).as_ref().try_into().unwrap()
}

#[test]
fn the_backends_agree() {
    if Backend::get() == Backend::Portable {
        return;
    }
    for number in 0..20 {
        let (seed, message) = (bytes(number), *bytes(number + 100).first_chunk::<32>().unwrap());
        let one = graviola_kem::DecapKey::keygen_internal(&seed);
        let other = ml_kem::DecapsulationKey::<MlKem768>::from_seed(seed.into());
        let key: [u8; 1184] = other.encapsulation_key().to_bytes().into();
        assert_eq!(one.encapsulation_key().as_bytes(), key);

        let (secret, ciphertext) = one.encapsulation_key().encaps_internal(graviola_kem::Message(message));
        let (same_ciphertext, same_secret) = other.encapsulation_key().encapsulate_deterministic(&message.into());
        assert_eq!(*ciphertext.as_ref(), <[u8; 1088]>::from(same_ciphertext));
        assert_eq!(*secret.as_ref(), <[u8; 32]>::from(same_secret));

        // Right, and changed: then both make the same secret of it, which the sender has not.
        let (one, other) = (State::Graviola(Box::new(one)), State::Portable(Box::new(other)));
        let mut wrong = *ciphertext.as_ref();
        wrong[usize::from(number) * 50] ^= 1;
        let rejected = match (&one, &other) {
            (State::Graviola(one), State::Portable(other)) => {
                let rejected = *one.decaps_internal(&wrong.into()).as_ref();
                assert_eq!(rejected, <[u8; 32]>::from(ml_kem::Decapsulate::decapsulate(&**other, &wrong.into())));
                rejected
            }
            _ => unreachable!(),
        };
        assert_ne!(rejected, *secret.as_ref());
        assert_eq!(*DecapsulationKey(one).decapsulate(ciphertext.as_ref()), *secret.as_ref());
        assert_eq!(*DecapsulationKey(other).decapsulate(ciphertext.as_ref()), *secret.as_ref());
    }
}

#[test]
fn each_backend_wraps_for_each() {
    for ours in Backend::available() {
        for theirs in Backend::available() {
            let key = DecapsulationKey::generate(*ours).unwrap();
            let (secret, ciphertext) = encapsulate(*theirs, &key.encapsulation_key()).unwrap().unwrap();
            assert_eq!(key.decapsulate(&ciphertext), secret, "{ours:?} {theirs:?}");
            let (another, _) = {
                let key = DecapsulationKey::generate(*ours).unwrap();
                encapsulate(*theirs, &key.encapsulation_key()).unwrap().unwrap()
            };
            assert_ne!(another, secret);
        }
    }
}

#[test]
fn numbers_beyond_the_modulus_are_no_key() {
    // FIPS 203, section 7.2: the modulus check. The first number is the low twelve bits; 3328 is the greatest.
    for backend in Backend::available() {
        let mut key = DecapsulationKey::generate(*backend).unwrap().encapsulation_key();
        for (number, is_key) in [(3328_u16, true), (3329, false), (4095, false)] {
            let [low, high] = number.to_le_bytes();
            key[0] = low;
            key[1] = key[1] & 0xf0 | high;
            assert_eq!(encapsulate(*backend, &key).is_some(), is_key, "{backend:?} {number}");
        }
    }
}
