//! Private keys in PEM: PKCS#8, PKCS#1 and SEC1, in the clear or encrypted with a password.

use zeroize::Zeroizing;

use super::pbe::{Password, Scheme};
use super::pem::{self, PemBlock};
use super::tlv::{self, Der, tag};
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
    // What cannot be decrypted anyway needs no password.
    scheme_of_pkcs8(der)?;
    decrypt_pkcs8_with(der, Password::new(&password().ok_or(X509Error::PasswordRequired)?))
}

/// As [`decrypt_pkcs8`], with a password that is known.
pub(crate) fn decrypt_pkcs8_with(der: &[u8], password: Password<'_>) -> Result<Zeroizing<Vec<u8>>, X509Error> {
    let (scheme, data) = encrypted_pkcs8(der)?;
    scheme.decrypt(password, data)
}

/// What an EncryptedPrivateKeyInfo is encrypted with.
pub(crate) fn scheme_of_pkcs8(der: &[u8]) -> Result<Scheme, X509Error> {
    encrypted_pkcs8(der).map(|(scheme, _)| scheme)
}

/// How often a password is hashed to decrypt an EncryptedPrivateKeyInfo.
pub fn hashings_of_pkcs8(der: &[u8]) -> Result<u64, X509Error> {
    scheme_of_pkcs8(der).map(|scheme| scheme.hashings())
}

fn encrypted_pkcs8(der: &[u8]) -> Result<(Scheme, &[u8]), X509Error> {
    let mut outer = Der::new(der, "EncryptedPrivateKeyInfo");
    let mut fields = outer.nested(tag::SEQUENCE)?;
    outer.finish()?;
    let scheme = Scheme::from_der(fields.expect(tag::SEQUENCE)?.raw)?;
    let data = fields.expect(tag::OCTET_STRING)?.value;
    fields.finish()?;
    Ok((scheme, data))
}

/// Encrypts a PrivateKeyInfo to an EncryptedPrivateKeyInfo. `None` if the scheme cannot.
pub(crate) fn encrypt_pkcs8(pkcs8: &[u8], scheme: &Scheme, password: Password<'_>) -> Option<Vec<u8>> {
    let mut fields = scheme.to_der();
    tlv::write(&mut fields, tag::OCTET_STRING, &scheme.encrypt(password, pkcs8)?);
    let mut der = Vec::new();
    tlv::write(&mut der, tag::SEQUENCE, &fields);
    Some(der)
}
