//! Cipher algorithms (`EVP_CIPHER`) by their functions. They are static: freeing one does nothing.

use core::ffi::{CStr, c_int};

use crate::crypto::cipher::{BlockCipher, CipherAlgorithm, Mode};
use crate::ffi::arguments::borrowed;
use crate::ffi::err::Pushed;
use crate::ffi::object::CType;
use crate::ffi::types::EVP_CIPHER;

/// An algorithm that has a name.
pub(crate) struct Cipher {
    pub(crate) algorithm: CipherAlgorithm,
    pub(super) nid: c_int,
    /// The first is what it says when asked.
    pub(super) names: &'static [&'static CStr],
}

impl CType for EVP_CIPHER {
    type Rust = Cipher;
}

/// All of them.
pub(super) static CIPHERS: [Cipher; 34] = [
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes128, Mode::Ecb),
        nid: 418,
        names: &[c"AES-128-ECB", c"2.16.840.1.101.3.4.1.1"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes128, Mode::Cbc),
        nid: 419,
        names: &[c"AES-128-CBC", c"AES128", c"2.16.840.1.101.3.4.1.2"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes128, Mode::Cfb),
        nid: 421,
        names: &[c"AES-128-CFB", c"2.16.840.1.101.3.4.1.4"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Aes128, Mode::Cfb8), nid: 653, names: &[c"AES-128-CFB8"] },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes128, Mode::Ofb),
        nid: 420,
        names: &[c"AES-128-OFB", c"2.16.840.1.101.3.4.1.3"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Aes128, Mode::Ctr), nid: 904, names: &[c"AES-128-CTR"] },
    Cipher {
        algorithm: CipherAlgorithm::Gcm(BlockCipher::Aes128),
        nid: 895,
        names: &[c"id-aes128-GCM", c"AES-128-GCM", c"2.16.840.1.101.3.4.1.6"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes192, Mode::Ecb),
        nid: 422,
        names: &[c"AES-192-ECB", c"2.16.840.1.101.3.4.1.21"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes192, Mode::Cbc),
        nid: 423,
        names: &[c"AES-192-CBC", c"AES192", c"2.16.840.1.101.3.4.1.22"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes192, Mode::Cfb),
        nid: 425,
        names: &[c"AES-192-CFB", c"2.16.840.1.101.3.4.1.24"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Aes192, Mode::Cfb8), nid: 654, names: &[c"AES-192-CFB8"] },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes192, Mode::Ofb),
        nid: 424,
        names: &[c"AES-192-OFB", c"2.16.840.1.101.3.4.1.23"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Aes192, Mode::Ctr), nid: 905, names: &[c"AES-192-CTR"] },
    Cipher {
        algorithm: CipherAlgorithm::Gcm(BlockCipher::Aes192),
        nid: 898,
        names: &[c"id-aes192-GCM", c"AES-192-GCM", c"2.16.840.1.101.3.4.1.26"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes256, Mode::Ecb),
        nid: 426,
        names: &[c"AES-256-ECB", c"2.16.840.1.101.3.4.1.41"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes256, Mode::Cbc),
        nid: 427,
        names: &[c"AES-256-CBC", c"AES256", c"2.16.840.1.101.3.4.1.42"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes256, Mode::Cfb),
        nid: 429,
        names: &[c"AES-256-CFB", c"2.16.840.1.101.3.4.1.44"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Aes256, Mode::Cfb8), nid: 655, names: &[c"AES-256-CFB8"] },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Aes256, Mode::Ofb),
        nid: 428,
        names: &[c"AES-256-OFB", c"2.16.840.1.101.3.4.1.43"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Aes256, Mode::Ctr), nid: 906, names: &[c"AES-256-CTR"] },
    Cipher {
        algorithm: CipherAlgorithm::Gcm(BlockCipher::Aes256),
        nid: 901,
        names: &[c"id-aes256-GCM", c"AES-256-GCM", c"2.16.840.1.101.3.4.1.46"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::TripleDes, Mode::Cbc),
        nid: 44,
        names: &[c"DES-EDE3-CBC", c"DES3", c"1.2.840.113549.3.7"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::TripleDes, Mode::Ecb),
        nid: 33,
        names: &[c"DES-EDE3", c"DES-EDE3-ECB"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::TripleDesTwoKeys, Mode::Cbc),
        nid: 43,
        names: &[c"DES-EDE-CBC"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Des, Mode::Cbc),
        nid: 31,
        names: &[c"DES-CBC", c"DES", c"1.3.14.3.2.7"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Des, Mode::Ecb),
        nid: 29,
        names: &[c"DES-ECB", c"1.3.14.3.2.6"],
    },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Rc2(128), Mode::Cbc),
        nid: 37,
        names: &[c"RC2-CBC", c"RC2", c"RC2-128", c"1.2.840.113549.3.2"],
    },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Rc2(128), Mode::Ecb), nid: 38, names: &[c"RC2-ECB"] },
    Cipher { algorithm: CipherAlgorithm::Block(BlockCipher::Rc2(64), Mode::Cbc), nid: 166, names: &[c"RC2-64-CBC"] },
    Cipher {
        algorithm: CipherAlgorithm::Block(BlockCipher::Rc2(40), Mode::Cbc),
        nid: 98,
        names: &[c"RC2-40-CBC", c"RC2-40"],
    },
    Cipher { algorithm: CipherAlgorithm::Rc4, nid: 5, names: &[c"RC4", c"1.2.840.113549.3.4"] },
    Cipher { algorithm: CipherAlgorithm::ChaCha20, nid: 1019, names: &[c"ChaCha20"] },
    Cipher { algorithm: CipherAlgorithm::ChaCha20Poly1305, nid: 1018, names: &[c"ChaCha20-Poly1305"] },
    Cipher { algorithm: CipherAlgorithm::Null, nid: 0, names: &[c"UNDEF", c"NULL"] },
];

impl Cipher {
    /// The C pointer.
    pub(crate) const fn pointer(&'static self) -> *const EVP_CIPHER {
        core::ptr::from_ref(self).cast()
    }

    /// The name that it says when asked.
    pub(super) fn name(&self) -> &'static CStr {
        self.names.first().copied().unwrap_or_default()
    }
}

/// The algorithm behind a pointer, which lives for ever; NULL is an error.
pub(crate) fn cipher(pointer: *const EVP_CIPHER) -> Result<&'static Cipher, Pushed> {
    Ok(borrowed!(pointer))
}

/// EVP_aes_128_ecb: the cipher AES with a key of 128 bits in ECB mode. Never NULL.
/// OpenSSL: EVP_aes_128_ecb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_ecb() -> *const EVP_CIPHER {
    CIPHERS[0].pointer()
}

/// EVP_aes_128_cbc: the cipher AES with a key of 128 bits in CBC mode. Never NULL.
/// OpenSSL: EVP_aes_128_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_cbc() -> *const EVP_CIPHER {
    CIPHERS[1].pointer()
}

/// EVP_aes_128_cfb128: the cipher AES with a key of 128 bits in CFB mode. Never NULL.
/// OpenSSL: EVP_aes_128_cfb128(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_cfb128() -> *const EVP_CIPHER {
    CIPHERS[2].pointer()
}

/// EVP_aes_128_cfb8: the cipher AES with a key of 128 bits in CFB mode of single bytes. Never NULL.
/// OpenSSL: EVP_aes_128_cfb8(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_cfb8() -> *const EVP_CIPHER {
    CIPHERS[3].pointer()
}

/// EVP_aes_128_ofb: the cipher AES with a key of 128 bits in OFB mode. Never NULL.
/// OpenSSL: EVP_aes_128_ofb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_ofb() -> *const EVP_CIPHER {
    CIPHERS[4].pointer()
}

/// EVP_aes_128_ctr: the cipher AES with a key of 128 bits in counter mode. Never NULL.
/// OpenSSL: EVP_aes_128_ctr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_ctr() -> *const EVP_CIPHER {
    CIPHERS[5].pointer()
}

/// EVP_aes_128_gcm: the cipher AES with a key of 128 bits in Galois/counter mode, which authenticates. Never NULL.
/// OpenSSL: EVP_aes_128_gcm(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_128_gcm() -> *const EVP_CIPHER {
    CIPHERS[6].pointer()
}

/// EVP_aes_192_ecb: the cipher AES with a key of 192 bits in ECB mode. Never NULL.
/// OpenSSL: EVP_aes_192_ecb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_ecb() -> *const EVP_CIPHER {
    CIPHERS[7].pointer()
}

/// EVP_aes_192_cbc: the cipher AES with a key of 192 bits in CBC mode. Never NULL.
/// OpenSSL: EVP_aes_192_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_cbc() -> *const EVP_CIPHER {
    CIPHERS[8].pointer()
}

/// EVP_aes_192_cfb128: the cipher AES with a key of 192 bits in CFB mode. Never NULL.
/// OpenSSL: EVP_aes_192_cfb128(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_cfb128() -> *const EVP_CIPHER {
    CIPHERS[9].pointer()
}

/// EVP_aes_192_cfb8: the cipher AES with a key of 192 bits in CFB mode of single bytes. Never NULL.
/// OpenSSL: EVP_aes_192_cfb8(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_cfb8() -> *const EVP_CIPHER {
    CIPHERS[10].pointer()
}

/// EVP_aes_192_ofb: the cipher AES with a key of 192 bits in OFB mode. Never NULL.
/// OpenSSL: EVP_aes_192_ofb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_ofb() -> *const EVP_CIPHER {
    CIPHERS[11].pointer()
}

/// EVP_aes_192_ctr: the cipher AES with a key of 192 bits in counter mode. Never NULL.
/// OpenSSL: EVP_aes_192_ctr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_ctr() -> *const EVP_CIPHER {
    CIPHERS[12].pointer()
}

/// EVP_aes_192_gcm: the cipher AES with a key of 192 bits in Galois/counter mode, which authenticates. Never NULL.
/// OpenSSL: EVP_aes_192_gcm(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_192_gcm() -> *const EVP_CIPHER {
    CIPHERS[13].pointer()
}

/// EVP_aes_256_ecb: the cipher AES with a key of 256 bits in ECB mode. Never NULL.
/// OpenSSL: EVP_aes_256_ecb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_ecb() -> *const EVP_CIPHER {
    CIPHERS[14].pointer()
}

/// EVP_aes_256_cbc: the cipher AES with a key of 256 bits in CBC mode. Never NULL.
/// OpenSSL: EVP_aes_256_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_cbc() -> *const EVP_CIPHER {
    CIPHERS[15].pointer()
}

/// EVP_aes_256_cfb128: the cipher AES with a key of 256 bits in CFB mode. Never NULL.
/// OpenSSL: EVP_aes_256_cfb128(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_cfb128() -> *const EVP_CIPHER {
    CIPHERS[16].pointer()
}

/// EVP_aes_256_cfb8: the cipher AES with a key of 256 bits in CFB mode of single bytes. Never NULL.
/// OpenSSL: EVP_aes_256_cfb8(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_cfb8() -> *const EVP_CIPHER {
    CIPHERS[17].pointer()
}

/// EVP_aes_256_ofb: the cipher AES with a key of 256 bits in OFB mode. Never NULL.
/// OpenSSL: EVP_aes_256_ofb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_ofb() -> *const EVP_CIPHER {
    CIPHERS[18].pointer()
}

/// EVP_aes_256_ctr: the cipher AES with a key of 256 bits in counter mode. Never NULL.
/// OpenSSL: EVP_aes_256_ctr(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_ctr() -> *const EVP_CIPHER {
    CIPHERS[19].pointer()
}

/// EVP_aes_256_gcm: the cipher AES with a key of 256 bits in Galois/counter mode, which authenticates. Never NULL.
/// OpenSSL: EVP_aes_256_gcm(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_aes_256_gcm() -> *const EVP_CIPHER {
    CIPHERS[20].pointer()
}

/// EVP_des_ede3_cbc: the cipher Triple DES with three keys in CBC mode. Never NULL.
/// OpenSSL: EVP_des_ede3_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_des_ede3_cbc() -> *const EVP_CIPHER {
    CIPHERS[21].pointer()
}

/// EVP_des_ede3_ecb: the cipher Triple DES with three keys in ECB mode. Never NULL.
/// OpenSSL: EVP_des_ede3_ecb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_des_ede3_ecb() -> *const EVP_CIPHER {
    CIPHERS[22].pointer()
}

/// EVP_des_ede_cbc: the cipher Triple DES with two keys in CBC mode. Never NULL.
/// OpenSSL: EVP_des_ede_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_des_ede_cbc() -> *const EVP_CIPHER {
    CIPHERS[23].pointer()
}

/// EVP_des_cbc: the cipher DES, which is broken, in CBC mode. Never NULL.
/// OpenSSL: EVP_des_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_des_cbc() -> *const EVP_CIPHER {
    CIPHERS[24].pointer()
}

/// EVP_des_ecb: the cipher DES, which is broken, in ECB mode. Never NULL.
/// OpenSSL: EVP_des_ecb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_des_ecb() -> *const EVP_CIPHER {
    CIPHERS[25].pointer()
}

/// EVP_rc2_cbc: the cipher RC2 with a key of 128 bits in CBC mode. Never NULL.
/// OpenSSL: EVP_rc2_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_rc2_cbc() -> *const EVP_CIPHER {
    CIPHERS[26].pointer()
}

/// EVP_rc2_ecb: the cipher RC2 with a key of 128 bits in ECB mode. Never NULL.
/// OpenSSL: EVP_rc2_ecb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_rc2_ecb() -> *const EVP_CIPHER {
    CIPHERS[27].pointer()
}

/// EVP_rc2_64_cbc: the cipher RC2 with a key of 64 bits, which is too short, in CBC mode. Never NULL.
/// OpenSSL: EVP_rc2_64_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_rc2_64_cbc() -> *const EVP_CIPHER {
    CIPHERS[28].pointer()
}

/// EVP_rc2_40_cbc: the cipher RC2 with a key of 40 bits, which is too short, in CBC mode. Never NULL.
/// OpenSSL: EVP_rc2_40_cbc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_rc2_40_cbc() -> *const EVP_CIPHER {
    CIPHERS[29].pointer()
}

/// EVP_rc4: the cipher RC4, which is broken. Never NULL.
/// OpenSSL: EVP_rc4(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_rc4() -> *const EVP_CIPHER {
    CIPHERS[30].pointer()
}

/// EVP_chacha20: the cipher ChaCha20 (RFC 8439); the IV begins with the counter. Never NULL.
/// OpenSSL: EVP_chacha20(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_chacha20() -> *const EVP_CIPHER {
    CIPHERS[31].pointer()
}

/// EVP_chacha20_poly1305: the cipher ChaCha20 with Poly1305 (RFC 8439), which authenticates. Never NULL.
/// OpenSSL: EVP_chacha20_poly1305(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_chacha20_poly1305() -> *const EVP_CIPHER {
    CIPHERS[32].pointer()
}

/// EVP_enc_null: the cipher that leaves data as it is. Never NULL.
/// OpenSSL: EVP_enc_null(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_enc_null() -> *const EVP_CIPHER {
    CIPHERS[33].pointer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_gives_its_cipher() {
        // SAFETY: the functions take nothing.
        let given: [(*const EVP_CIPHER, c_int); CIPHERS.len()] = unsafe {
            [
                (EVP_aes_128_ecb(), 418),
                (EVP_aes_128_cbc(), 419),
                (EVP_aes_128_cfb128(), 421),
                (EVP_aes_128_cfb8(), 653),
                (EVP_aes_128_ofb(), 420),
                (EVP_aes_128_ctr(), 904),
                (EVP_aes_128_gcm(), 895),
                (EVP_aes_192_ecb(), 422),
                (EVP_aes_192_cbc(), 423),
                (EVP_aes_192_cfb128(), 425),
                (EVP_aes_192_cfb8(), 654),
                (EVP_aes_192_ofb(), 424),
                (EVP_aes_192_ctr(), 905),
                (EVP_aes_192_gcm(), 898),
                (EVP_aes_256_ecb(), 426),
                (EVP_aes_256_cbc(), 427),
                (EVP_aes_256_cfb128(), 429),
                (EVP_aes_256_cfb8(), 655),
                (EVP_aes_256_ofb(), 428),
                (EVP_aes_256_ctr(), 906),
                (EVP_aes_256_gcm(), 901),
                (EVP_des_ede3_cbc(), 44),
                (EVP_des_ede3_ecb(), 33),
                (EVP_des_ede_cbc(), 43),
                (EVP_des_cbc(), 31),
                (EVP_des_ecb(), 29),
                (EVP_rc2_cbc(), 37),
                (EVP_rc2_ecb(), 38),
                (EVP_rc2_64_cbc(), 166),
                (EVP_rc2_40_cbc(), 98),
                (EVP_rc4(), 5),
                (EVP_chacha20(), 1019),
                (EVP_chacha20_poly1305(), 1018),
                (EVP_enc_null(), 0),
            ]
        };
        for (pointer, nid) in given {
            assert!(cipher(pointer).is_ok_and(|cipher| cipher.nid == nid), "{nid}");
        }
    }
}
