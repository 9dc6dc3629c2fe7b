//! The ciphers of password-based encryption, all in CBC mode with PKCS#7 padding.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{
    BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt, InnerIvInit, KeyInit, array::Array,
};
use rc2::Rc2;
use zeroize::Zeroizing;

use super::oid;

/// A cipher.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PbeCipher {
    /// AES with a key of 128 bits.
    Aes128,
    /// AES with a key of 192 bits.
    Aes192,
    /// AES with a key of 256 bits.
    Aes256,
    /// DES three times, with three keys.
    Des3,
    /// DES three times, the first key again as the third.
    Des2,
    /// DES.
    Des,
    /// RC2 with a key of 128 bits.
    Rc2128,
    /// RC2 with a key of 64 bits.
    Rc264,
    /// RC2 with a key of 40 bits.
    Rc240,
}

impl PbeCipher {
    /// Those that PBES2 may name, with their object identifiers.
    const NAMED: [(&'static [u8], Self); 5] = [
        (oid::AES_128_CBC, Self::Aes128),
        (oid::AES_192_CBC, Self::Aes192),
        (oid::AES_256_CBC, Self::Aes256),
        (oid::DES_EDE3_CBC, Self::Des3),
        (oid::DES_CBC, Self::Des),
    ];

    /// The cipher of an object identifier.
    pub(super) fn from_oid(oid: &[u8]) -> Option<Self> {
        Self::NAMED.into_iter().find(|(known, _)| *known == oid).map(|(_, cipher)| cipher)
    }

    /// Its object identifier, if PBES2 may name it.
    pub(super) fn oid(self) -> Option<&'static [u8]> {
        Self::NAMED.into_iter().find(|(_, cipher)| *cipher == self).map(|(oid, _)| oid)
    }

    /// The key's length in bytes.
    pub(super) const fn key_length(self) -> usize {
        match self {
            Self::Aes128 | Self::Des2 | Self::Rc2128 => 16,
            Self::Aes192 | Self::Des3 => 24,
            Self::Aes256 => 32,
            Self::Des | Self::Rc264 => 8,
            Self::Rc240 => 5,
        }
    }

    /// The length of the initialisation vector and of a block in bytes.
    pub(super) const fn iv_length(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::Des3 | Self::Des2 | Self::Des | Self::Rc2128 | Self::Rc264 | Self::Rc240 => 8,
        }
    }

    /// Decrypts. `None` if key or IV are of the wrong length, or if the padding is wrong.
    pub(super) fn decrypt(self, key: &[u8], iv: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Self::Aes128 => decrypt(keyed::<aes::Aes128>(key)?, iv, data),
            Self::Aes192 => decrypt(keyed::<aes::Aes192>(key)?, iv, data),
            Self::Aes256 => decrypt(keyed::<aes::Aes256>(key)?, iv, data),
            Self::Des3 => decrypt(keyed::<des::TdesEde3>(key)?, iv, data),
            Self::Des2 => decrypt(keyed::<des::TdesEde2>(key)?, iv, data),
            Self::Des => decrypt(keyed::<des::Des>(key)?, iv, data),
            Self::Rc2128 | Self::Rc264 | Self::Rc240 => decrypt(self.rc2(key)?, iv, data),
        }
    }

    /// Encrypts. `None` if key or IV are of the wrong length.
    pub(super) fn encrypt(self, key: &[u8], iv: &[u8], data: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Aes128 => encrypt(keyed::<aes::Aes128>(key)?, iv, data),
            Self::Aes192 => encrypt(keyed::<aes::Aes192>(key)?, iv, data),
            Self::Aes256 => encrypt(keyed::<aes::Aes256>(key)?, iv, data),
            Self::Des3 => encrypt(keyed::<des::TdesEde3>(key)?, iv, data),
            Self::Des2 => encrypt(keyed::<des::TdesEde2>(key)?, iv, data),
            Self::Des => encrypt(keyed::<des::Des>(key)?, iv, data),
            Self::Rc2128 | Self::Rc264 | Self::Rc240 => encrypt(self.rc2(key)?, iv, data),
        }
    }

    fn rc2(self, key: &[u8]) -> Option<Rc2> {
        (key.len() == self.key_length()).then(|| Rc2::new_with_eff_key_len(key, 8 * key.len()))
    }
}

fn keyed<C: KeyInit>(key: &[u8]) -> Option<C> {
    C::new_from_slice(key).ok()
}

fn decrypt<C: BlockCipherDecrypt>(cipher: C, iv: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let decryptor = cbc::Decryptor::inner_iv_init(cipher, &Array::try_from(iv).ok()?);
    let mut buffer = Zeroizing::new(data.to_vec());
    let length = decryptor.decrypt_padded::<Pkcs7>(&mut buffer).ok()?.len();
    buffer.truncate(length);
    Some(buffer)
}

fn encrypt<C: BlockCipherEncrypt>(cipher: C, iv: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let encryptor = cbc::Encryptor::inner_iv_init(cipher, &Array::try_from(iv).ok()?);
    let mut buffer = Zeroizing::new([data, &[0; 16]].concat());
    Some(encryptor.encrypt_padded::<Pkcs7>(&mut buffer, data.len()).ok()?.to_vec())
}
