//! Private keys in PEM: PKCS#8, PKCS#1 and SEC1, in the clear or encrypted with a password.

use pkcs8::der::Decode as _;
use pkcs8::der::asn1::OctetStringRef;
use zeroize::Zeroizing;

use super::pem::{self, PemBlock};
use super::{X509Error, legacy_encryption};
use crate::crypto::PrivateKey;

/// Asks for the password of an encrypted key. `None` says that there is none.
pub type AskPassword<'a> = dyn FnMut() -> Option<Zeroizing<Vec<u8>>> + 'a;

/// The first private key of a PEM text. `password` is asked if that key is encrypted, and only then.
pub fn private_key(text: &[u8], password: &mut AskPassword<'_>) -> Result<PrivateKey, X509Error> {
    for block in pem::blocks(text) {
        let block = block?;
        if pem::is_private_key(block.label) {
            return read(&block, password);
        }
    }
    Err(X509Error::NotFound { what: "private key" })
}

/// The first private key of a PEM text, if its block has this label; to find PKCS#1 keys only, for one.
pub fn private_key_labelled(label: &str, text: &[u8], password: &mut AskPassword<'_>) -> Result<PrivateKey, X509Error> {
    for block in pem::blocks(text) {
        let block = block?;
        if block.label == label {
            return read(&block, password);
        }
    }
    Err(X509Error::NotFound { what: "private key" })
}

fn read(block: &PemBlock<'_>, password: &mut AskPassword<'_>) -> Result<PrivateKey, X509Error> {
    let decrypted;
    let der: &[u8] = if block.label == "ENCRYPTED PRIVATE KEY" {
        decrypted = decrypt_pkcs8(&block.der, password)?;
        &decrypted
    } else {
        match legacy_encryption::decrypt(block, password)? {
            Some(plaintext) => {
                decrypted = plaintext;
                &decrypted
            }
            None => &block.der,
        }
    };
    let key = match block.label {
        "RSA PRIVATE KEY" => PrivateKey::from_pkcs1_der(der),
        "EC PRIVATE KEY" => PrivateKey::from_sec1_der(der),
        _ => PrivateKey::from_pkcs8_der(der),
    };
    key.map_err(|error| X509Error::Key { detail: error.to_string() })
}

/// Decrypts an EncryptedPrivateKeyInfo (RFC 5958, section 3) to the DER of what it holds.
pub fn decrypt_pkcs8(der: &[u8], password: &mut AskPassword<'_>) -> Result<Zeroizing<Vec<u8>>, X509Error> {
    let info = pkcs8::EncryptedPrivateKeyInfo::<&OctetStringRef>::from_der(der)
        .map_err(|error| X509Error::Unsupported { what: format!("this encryption of a private key ({error})") })?;
    let password = password().ok_or(X509Error::PasswordRequired)?;
    let mut buffer = Zeroizing::new(info.encrypted_data.as_bytes().to_vec());
    let length =
        info.encryption_algorithm.decrypt_in_place(&password, &mut buffer).map_err(|_| X509Error::BadDecrypt)?.len();
    buffer.truncate(length);
    Ok(buffer)
}
