//! The encryption of PEM blocks by headers (RFC 1421, section 4.6.1, with OpenSSL's ciphers and key derivation):
//! `Proc-Type: 4,ENCRYPTED` and `DEK-Info: cipher,IV`.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockCipherDecrypt, BlockModeDecrypt, KeyInit, KeyIvInit};
use zeroize::Zeroizing;

use super::X509Error;
use super::pem::PemBlock;
use crate::crypto::HashAlgorithm;

/// Decrypts a block's contents.
pub(crate) fn decrypt(block: &PemBlock<'_>, password: &[u8]) -> Result<Zeroizing<Vec<u8>>, X509Error> {
    let malformed = X509Error::Pem { what: "the DEK-Info header is missing or malformed", line: block.line };
    let (cipher, iv) = block.header("DEK-Info").and_then(|value| value.split_once(',')).ok_or(malformed.clone())?;
    let iv = unhex(iv.trim()).ok_or(malformed.clone())?;
    let plaintext = match cipher.trim() {
        "AES-128-CBC" => decrypt_cbc::<aes::Aes128>(16, &iv, password, &block.der),
        "AES-192-CBC" => decrypt_cbc::<aes::Aes192>(24, &iv, password, &block.der),
        "AES-256-CBC" => decrypt_cbc::<aes::Aes256>(32, &iv, password, &block.der),
        "DES-EDE3-CBC" => decrypt_cbc::<des::TdesEde3>(24, &iv, password, &block.der),
        other => return Err(X509Error::Unsupported { what: format!("the cipher {other} of a private key") }),
    };
    plaintext.ok_or(malformed)?.ok_or(X509Error::BadDecrypt)
}

/// Decrypts in CBC mode with PKCS#7 padding: `None` if the IV's length is wrong, `Some(None)` if the password seems to be.
fn decrypt_cbc<C>(key_length: usize, iv: &[u8], password: &[u8], data: &[u8]) -> Option<Option<Zeroizing<Vec<u8>>>>
where
    C: BlockCipherDecrypt + KeyInit,
{
    let key = derive_key(password, iv.get(..8)?, key_length);
    let decryptor = cbc::Decryptor::<C>::new_from_slices(&key, iv).ok()?;
    let mut buffer = Zeroizing::new(data.to_vec());
    let length = decryptor.decrypt_padded::<Pkcs7>(&mut buffer).map(<[u8]>::len);
    Some(length.ok().map(|length| {
        buffer.truncate(length);
        buffer
    }))
}

/// `EVP_BytesToKey` with MD5 and one round: MD5 of what came before, password and salt, over and over.
fn derive_key(password: &[u8], salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(length + HashAlgorithm::Md5.output_len()));
    let mut last = None;
    while key.len() < length {
        let before = last.as_ref().map_or(&[][..], |digest: &crate::crypto::Digest| digest.as_ref());
        let digest = HashAlgorithm::Md5.digest(&[before, password, salt]);
        key.extend_from_slice(digest.as_ref());
        last = Some(digest);
    }
    key.truncate(length);
    key
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    pairs.iter().map(|pair| u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
