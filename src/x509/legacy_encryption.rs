//! The encryption of PEM blocks by headers (RFC 1421, section 4.6.1, with OpenSSL's ciphers and key derivation):
//! `Proc-Type: 4,ENCRYPTED` and `DEK-Info: cipher,IV`.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt, KeyInit, KeyIvInit};
use zeroize::Zeroizing;

use super::X509Error;
use crate::crypto::{HashAlgorithm, rng};

/// The ciphers that blocks are encrypted with, by their names in `DEK-Info`, and the lengths of key and IV in bytes.
const CIPHERS: [(&str, Cipher, usize, usize); 5] = [
    ("AES-128-CBC", Cipher::Aes128, 16, 16),
    ("AES-192-CBC", Cipher::Aes192, 24, 16),
    ("AES-256-CBC", Cipher::Aes256, 32, 16),
    ("DES-EDE3-CBC", Cipher::Des3, 24, 8),
    ("DES-CBC", Cipher::Des, 8, 8),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    Des3,
    Des,
}

/// How a block is encrypted: what its `DEK-Info` header says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct DekInfo {
    name: &'static str,
    cipher: Cipher,
    key_length: usize,
    iv: Vec<u8>,
}

/// What is wrong with the headers of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum HeaderProblem {
    /// The first header is not `Proc-Type`.
    NotProcType,
    /// It is not of version 4.
    OtherVersion,
    /// Its value is not `ENCRYPTED`.
    NotEncrypted,
    /// Nothing follows it.
    Short,
    /// What follows is not `DEK-Info`.
    NotDekInfo,
    /// The cipher is not known.
    UnknownCipher,
    /// There is no IV.
    MissingIv,
    /// The IV is not hexadecimal, or too short.
    BadIv,
}

impl HeaderProblem {
    fn into_error(self, line: usize) -> X509Error {
        match self {
            Self::UnknownCipher => {
                X509Error::Unsupported { what: "the cipher that the DEK-Info header names".to_owned() }
            }
            _ => X509Error::Pem { what: "the headers that should say how it is encrypted are malformed", line },
        }
    }
}

impl DekInfo {
    /// Reads header lines, such as [`PemBlock::header_text`](super::pem::PemBlock::header_text) gives. `None` if there are
    /// none: the block is not encrypted.
    pub(crate) fn from_headers(text: &str) -> Result<Option<Self>, HeaderProblem> {
        if text.is_empty() || text.starts_with('\n') {
            return Ok(None);
        }
        let rest = text.strip_prefix("Proc-Type:").ok_or(HeaderProblem::NotProcType)?;
        let rest = rest.trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix("4,").ok_or(HeaderProblem::OtherVersion)?.trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix("ENCRYPTED").ok_or(HeaderProblem::NotEncrypted)?;
        let (blank, rest) = rest.split_once('\n').ok_or(HeaderProblem::Short)?;
        if !blank.trim().is_empty() {
            return Err(HeaderProblem::NotEncrypted);
        }
        let rest = rest.strip_prefix("DEK-Info:").ok_or(HeaderProblem::NotDekInfo)?;
        let line = rest.lines().next().unwrap_or_default().trim();
        let (name, iv) = line.split_once(',').map_or((line, None), |(name, iv)| (name.trim_end(), Some(iv)));
        let mut info = Self::named(name).ok_or(HeaderProblem::UnknownCipher)?;
        let length = info.iv.len();
        info.iv = unhex(iv.ok_or(HeaderProblem::MissingIv)?.get(..2 * length).ok_or(HeaderProblem::BadIv)?)
            .ok_or(HeaderProblem::BadIv)?;
        Ok(Some(info))
    }

    /// Encryption with the cipher of a name, in upper or lower case, with a zero IV. `None` if blocks are not encrypted so.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (name, cipher, key_length, iv) =
            CIPHERS.into_iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))?;
        Some(Self { name, cipher, key_length, iv: vec![0; iv] })
    }

    /// Encryption with the cipher of a name, with a random IV.
    pub(crate) fn generate(name: &str) -> Option<crate::error::Result<Self>> {
        let mut info = Self::named(name)?;
        Some(rng::fill(&mut info.iv).map(|()| info))
    }

    /// The same cipher with another IV, of which as many bytes are taken as it needs. `None` if there are not as many.
    pub(crate) fn with_iv(mut self, iv: &[u8]) -> Option<Self> {
        self.iv = iv.get(..self.iv.len())?.to_vec();
        Some(self)
    }

    /// The cipher's name.
    pub(crate) const fn cipher_name(&self) -> &'static str {
        self.name
    }

    /// The initialisation vector.
    pub(crate) fn iv(&self) -> &[u8] {
        &self.iv
    }

    /// The header lines that say this, each with its end.
    pub(crate) fn to_headers(&self) -> String {
        let iv: String = self.iv.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: {},{iv}\n", self.name)
    }

    /// Decrypts. [`X509Error::BadDecrypt`] if the password seems to be wrong.
    pub(crate) fn decrypt(&self, password: &[u8], data: &[u8]) -> Result<Zeroizing<Vec<u8>>, X509Error> {
        let decrypted = match self.cipher {
            Cipher::Aes128 => self.decrypt_cbc::<aes::Aes128>(password, data),
            Cipher::Aes192 => self.decrypt_cbc::<aes::Aes192>(password, data),
            Cipher::Aes256 => self.decrypt_cbc::<aes::Aes256>(password, data),
            Cipher::Des3 => self.decrypt_cbc::<des::TdesEde3>(password, data),
            Cipher::Des => self.decrypt_cbc::<des::Des>(password, data),
        };
        decrypted.ok_or(X509Error::BadDecrypt)
    }

    /// Encrypts.
    pub(crate) fn encrypt(&self, password: &[u8], data: &[u8]) -> Vec<u8> {
        match self.cipher {
            Cipher::Aes128 => self.encrypt_cbc::<aes::Aes128>(password, data),
            Cipher::Aes192 => self.encrypt_cbc::<aes::Aes192>(password, data),
            Cipher::Aes256 => self.encrypt_cbc::<aes::Aes256>(password, data),
            Cipher::Des3 => self.encrypt_cbc::<des::TdesEde3>(password, data),
            Cipher::Des => self.encrypt_cbc::<des::Des>(password, data),
        }
    }

    fn decrypt_cbc<C: BlockCipherDecrypt + KeyInit>(&self, password: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let decryptor = cbc::Decryptor::<C>::new_from_slices(&self.key(password), &self.iv).ok()?;
        let mut buffer = Zeroizing::new(data.to_vec());
        let length = decryptor.decrypt_padded::<Pkcs7>(&mut buffer).ok()?.len();
        buffer.truncate(length);
        Some(buffer)
    }

    fn encrypt_cbc<C: BlockCipherEncrypt + KeyInit>(&self, password: &[u8], data: &[u8]) -> Vec<u8> {
        let encryptor = cbc::Encryptor::<C>::new_from_slices(&self.key(password), &self.iv);
        let mut buffer = Zeroizing::new([data, &[0; 16]].concat());
        encryptor
            .expect("key and IV are of the cipher's lengths")
            .encrypt_padded::<Pkcs7>(&mut buffer, data.len())
            .expect("there is room for a block more")
            .to_vec()
    }

    /// `EVP_BytesToKey` with MD5 and one round: MD5 of what came before, password and salt, over and over.
    fn key(&self, password: &[u8]) -> Zeroizing<Vec<u8>> {
        let salt = self.iv.get(..8).unwrap_or(&self.iv);
        let mut key = Zeroizing::new(Vec::with_capacity(self.key_length + HashAlgorithm::Md5.output_len()));
        let mut last = None;
        while key.len() < self.key_length {
            let before = last.as_ref().map_or(&[][..], |digest: &crate::crypto::Digest| digest.as_ref());
            let digest = HashAlgorithm::Md5.digest(&[before, password, salt]);
            key.extend_from_slice(digest.as_ref());
            last = Some(digest);
        }
        key.truncate(self.key_length);
        key
    }
}

/// Decrypts a block's contents; `None` if its headers do not say that it is encrypted.
pub(crate) fn decrypt(
    block: &super::pem::PemBlock<'_>,
    password: impl FnOnce() -> Option<Zeroizing<Vec<u8>>>,
) -> Result<Option<Zeroizing<Vec<u8>>>, X509Error> {
    match DekInfo::from_headers(&block.header_text()).map_err(|problem| problem.into_error(block.line))? {
        Some(info) => info.decrypt(&password().ok_or(X509Error::PasswordRequired)?, &block.der).map(Some),
        None => Ok(None),
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    pairs.iter().map(|pair| u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cipher_undoes_itself_and_its_headers_say_so() {
        for (name, _, _, iv) in CIPHERS {
            let info = DekInfo::generate(&name.to_lowercase()).unwrap().unwrap();
            assert_eq!(info.iv.len(), iv);
            assert_eq!(DekInfo::from_headers(&info.to_headers()).unwrap().as_ref(), Some(&info));
            let sealed = info.encrypt(b"password", b"what is kept");
            assert_eq!(info.decrypt(b"password", &sealed).unwrap().as_slice(), b"what is kept");
            assert_eq!(info.decrypt(b"password", &sealed[1..]), Err(X509Error::BadDecrypt));
        }
    }

    #[test]
    fn headers_that_say_something_else() {
        for (text, problem) in [
            ("Subject: x\n", HeaderProblem::NotProcType),
            ("Proc-Type: 3,ENCRYPTED\n", HeaderProblem::OtherVersion),
            ("Proc-Type: 4,MIC-ONLY\n", HeaderProblem::NotEncrypted),
            ("Proc-Type: 4,ENCRYPTEDx\n", HeaderProblem::NotEncrypted),
            ("Proc-Type: 4,ENCRYPTED", HeaderProblem::Short),
            ("Proc-Type: 4,ENCRYPTED\nX: y\n", HeaderProblem::NotDekInfo),
            ("Proc-Type: 4,ENCRYPTED\nDEK-Info: ROT-13,00\n", HeaderProblem::UnknownCipher),
            ("Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC\n", HeaderProblem::MissingIv),
            ("Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0011\n", HeaderProblem::BadIv),
            ("Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,00112233445566xx\n", HeaderProblem::BadIv),
        ] {
            assert_eq!(DekInfo::from_headers(text), Err(problem), "{text}");
        }
        assert_eq!(DekInfo::from_headers(""), Ok(None));
    }
}
