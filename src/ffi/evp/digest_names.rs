//! The names of digests, and finding digests by them.

use core::ffi::{CStr, c_char, c_int, c_void};
use core::ptr;

use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{borrowed, input, put, put_bytes, text};
use crate::ffi::types::{EVP_MD, OSSL_LIB_CTX};
use crate::ffi::{entry, entry_quiet, non_null};

use super::digest::pointer_of;

/// How a digest is called.
pub(crate) struct Names {
    /// Its number.
    pub(crate) nid: c_int,
    /// The number of RSA signatures with it, or 0.
    pub(crate) signature_nid: c_int,
    /// Its own names; the first is what it says when asked.
    names: &'static [&'static CStr],
    /// The long name of its number.
    pub(crate) long: &'static CStr,
    /// Names of signatures that stand for it too.
    aliases: &'static [&'static CStr],
}

impl Names {
    /// The name that it says when asked.
    pub(crate) fn name(&self) -> &'static CStr {
        self.names.first().copied().unwrap_or_default()
    }

    fn is(&self, name: &[u8]) -> bool {
        self.names.iter().any(|own| own.to_bytes().eq_ignore_ascii_case(name))
    }
}

/// The names of an algorithm.
pub(crate) const fn names(algorithm: HashAlgorithm) -> &'static Names {
    match algorithm {
        HashAlgorithm::Md5 => &Names {
            nid: 4,
            signature_nid: 8,
            names: &[c"MD5", c"SSL3-MD5", c"1.2.840.113549.2.5"],
            long: c"md5",
            aliases: &[c"RSA-MD5", c"md5WithRSAEncryption"],
        },
        HashAlgorithm::Sha1 => &Names {
            nid: 64,
            signature_nid: 65,
            names: &[c"SHA1", c"SHA-1", c"SSL3-SHA1", c"1.3.14.3.2.26"],
            long: c"sha1",
            aliases: &[c"RSA-SHA1", c"RSA-SHA1-2", c"sha1WithRSAEncryption"],
        },
        HashAlgorithm::Sha224 => &Names {
            nid: 675,
            signature_nid: 671,
            names: &[c"SHA224", c"SHA2-224", c"SHA-224", c"2.16.840.1.101.3.4.2.4"],
            long: c"sha224",
            aliases: &[c"RSA-SHA224", c"sha224WithRSAEncryption"],
        },
        HashAlgorithm::Sha256 => &Names {
            nid: 672,
            signature_nid: 668,
            names: &[c"SHA256", c"SHA2-256", c"SHA-256", c"2.16.840.1.101.3.4.2.1"],
            long: c"sha256",
            aliases: &[c"RSA-SHA256", c"sha256WithRSAEncryption"],
        },
        HashAlgorithm::Sha384 => &Names {
            nid: 673,
            signature_nid: 669,
            names: &[c"SHA384", c"SHA2-384", c"SHA-384", c"2.16.840.1.101.3.4.2.2"],
            long: c"sha384",
            aliases: &[c"RSA-SHA384", c"sha384WithRSAEncryption"],
        },
        HashAlgorithm::Sha512 => &Names {
            nid: 674,
            signature_nid: 670,
            names: &[c"SHA512", c"SHA2-512", c"SHA-512", c"2.16.840.1.101.3.4.2.3"],
            long: c"sha512",
            aliases: &[c"RSA-SHA512", c"sha512WithRSAEncryption"],
        },
        HashAlgorithm::Md5Sha1 => {
            &Names { nid: 114, signature_nid: 114, names: &[c"MD5-SHA1"], long: c"md5-sha1", aliases: &[] }
        }
        HashAlgorithm::Md4 => &Names {
            nid: 257,
            signature_nid: 396,
            names: &[c"MD4", c"1.2.840.113549.2.4"],
            long: c"md4",
            aliases: &[c"RSA-MD4", c"md4WithRSAEncryption"],
        },
        HashAlgorithm::Ripemd160 => &Names {
            nid: 117,
            signature_nid: 119,
            names: &[c"RIPEMD160", c"RIPEMD-160", c"RIPEMD", c"RMD160", c"1.3.36.3.2.1"],
            long: c"ripemd160",
            aliases: &[c"RSA-RIPEMD160", c"ripemd160WithRSA"],
        },
        HashAlgorithm::Sha512_224 => &Names {
            nid: 1094,
            signature_nid: 1145,
            names: &[c"SHA512-224", c"SHA2-512/224", c"SHA-512/224", c"2.16.840.1.101.3.4.2.5"],
            long: c"sha512-224",
            aliases: &[c"RSA-SHA512/224", c"sha512-224WithRSAEncryption"],
        },
        HashAlgorithm::Sha512_256 => &Names {
            nid: 1095,
            signature_nid: 1146,
            names: &[c"SHA512-256", c"SHA2-512/256", c"SHA-512/256", c"2.16.840.1.101.3.4.2.6"],
            long: c"sha512-256",
            aliases: &[c"RSA-SHA512/256", c"sha512-256WithRSAEncryption"],
        },
        HashAlgorithm::Sha3_224 => &Names {
            nid: 1096,
            signature_nid: 1116,
            names: &[c"SHA3-224", c"2.16.840.1.101.3.4.2.7"],
            long: c"sha3-224",
            aliases: &[c"RSA-SHA3-224", c"id-rsassa-pkcs1-v1_5-with-sha3-224"],
        },
        HashAlgorithm::Sha3_256 => &Names {
            nid: 1097,
            signature_nid: 1117,
            names: &[c"SHA3-256", c"2.16.840.1.101.3.4.2.8"],
            long: c"sha3-256",
            aliases: &[c"RSA-SHA3-256", c"id-rsassa-pkcs1-v1_5-with-sha3-256"],
        },
        HashAlgorithm::Sha3_384 => &Names {
            nid: 1098,
            signature_nid: 1118,
            names: &[c"SHA3-384", c"2.16.840.1.101.3.4.2.9"],
            long: c"sha3-384",
            aliases: &[c"RSA-SHA3-384", c"id-rsassa-pkcs1-v1_5-with-sha3-384"],
        },
        HashAlgorithm::Sha3_512 => &Names {
            nid: 1099,
            signature_nid: 1119,
            names: &[c"SHA3-512", c"2.16.840.1.101.3.4.2.10"],
            long: c"sha3-512",
            aliases: &[c"RSA-SHA3-512", c"id-rsassa-pkcs1-v1_5-with-sha3-512"],
        },
        HashAlgorithm::Shake128 => &Names {
            nid: 1100,
            signature_nid: 0,
            names: &[c"SHAKE128", c"SHAKE-128", c"2.16.840.1.101.3.4.2.11"],
            long: c"shake128",
            aliases: &[],
        },
        HashAlgorithm::Shake256 => &Names {
            nid: 1101,
            signature_nid: 0,
            names: &[c"SHAKE256", c"SHAKE-256", c"2.16.840.1.101.3.4.2.12"],
            long: c"shake256",
            aliases: &[],
        },
        HashAlgorithm::Blake2b512 => &Names {
            nid: 1056,
            signature_nid: 0,
            names: &[c"BLAKE2b512", c"BLAKE2B-512", c"1.3.6.1.4.1.1722.12.2.1.16"],
            long: c"blake2b512",
            aliases: &[],
        },
        HashAlgorithm::Blake2s256 => &Names {
            nid: 1057,
            signature_nid: 0,
            names: &[c"BLAKE2s256", c"BLAKE2S-256", c"1.3.6.1.4.1.1722.12.2.2.8"],
            long: c"blake2s256",
            aliases: &[],
        },
    }
}

/// The digest of one of its own names, in upper or lower case.
pub(crate) fn by_name(name: &[u8]) -> Option<HashAlgorithm> {
    HashAlgorithm::ALL.into_iter().find(|algorithm| names(*algorithm).is(name))
}

/// The digest of a NID.
pub(crate) fn by_nid(nid: c_int) -> Option<HashAlgorithm> {
    HashAlgorithm::ALL.into_iter().find(|algorithm| names(*algorithm).nid == nid)
}

/// EVP_get_digestbyname: the digest of a name such as "SHA256" or "RSA-SHA256", in upper or lower case. Returns NULL for a
/// name that is not known, and for NULL. OpenSSL: EVP_get_digestbyname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_get_digestbyname(name: *const c_char) -> *const EVP_MD {
    entry(ptr::null(), || {
        if name.is_null() {
            return Ok(ptr::null());
        }
        let name = text!(name).to_bytes();
        let aliased = |algorithm: &HashAlgorithm| {
            names(*algorithm).aliases.iter().any(|alias| alias.to_bytes().eq_ignore_ascii_case(name))
        };
        let found = by_name(name).or_else(|| HashAlgorithm::ALL.into_iter().find(aliased));
        Ok(found.map_or(ptr::null(), pointer_of))
    })
}

/// EVP_MD_fetch: the digest of a name such as "SHA256". There is one library context, so ctx is to be NULL; properties are not
/// looked at. Returns NULL for a name that is not known. OpenSSL: EVP_MD_fetch(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_fetch(
    _ctx: *mut OSSL_LIB_CTX,
    algorithm: *const c_char,
    _properties: *const c_char,
) -> *mut EVP_MD {
    entry(ptr::null_mut(), || {
        let found = by_name(text!(algorithm).to_bytes());
        let found = found.ok_or_else(|| super::failure(super::reasons::EVP_R_UNSUPPORTED_ALGORITHM))?;
        Ok(pointer_of(found).cast_mut())
    })
}

/// EVP_Q_digest: the digest of a name, of datalen bytes, in one call. Writes it to md, and its length to mdlen unless that is NULL. There
/// is one library context, so libctx is to be NULL; properties are not looked at. Returns 1, or 0 on error.
/// OpenSSL: EVP_Q_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_Q_digest(
    _libctx: *mut OSSL_LIB_CTX,
    name: *const c_char,
    _propq: *const c_char,
    data: *const c_void,
    datalen: usize,
    md: *mut u8,
    mdlen: *mut usize,
) -> c_int {
    entry(0, || {
        let found = by_name(text!(name).to_bytes());
        let found = found.ok_or_else(|| super::failure(super::reasons::EVP_R_UNSUPPORTED_ALGORITHM))?;
        let digest = found.digest(&[input!(data, datalen)]);
        non_null(md)?;
        put_bytes!(md, digest.as_ref());
        put!(mdlen, digest.as_ref().len());
        Ok(1)
    })
}

/// EVP_MD_is_a: 1 if the digest has this name, else 0. OpenSSL: EVP_MD_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_is_a(md: *const EVP_MD, name: *const c_char) -> c_int {
    entry(0, || {
        let name = text!(name).to_bytes();
        Ok((!md.is_null() && names(*borrowed!(md)).is(name)).into())
    })
}

/// EVP_MD_names_do_all: calls `fn` with each name of a digest and with `data`. Returns 1, or 0 on error.
/// OpenSSL: EVP_MD_names_do_all(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_names_do_all(
    md: *const EVP_MD,
    r#fn: Option<unsafe extern "C" fn(name: *const c_char, data: *mut c_void)>,
    data: *mut c_void,
) -> c_int {
    entry(0, || {
        let names = names(*borrowed!(md)).names;
        if let Some(tell) = r#fn {
            // SAFETY: the program's function takes what it was given for; the names are static.
            names.iter().for_each(|name| unsafe { tell(name.as_ptr(), data) });
        }
        Ok(1)
    })
}

/// EVP_MD_do_all_provided: calls `fn` with each digest and with `arg`. OpenSSL: EVP_MD_do_all_provided(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_do_all_provided(
    _libctx: *mut OSSL_LIB_CTX,
    r#fn: Option<unsafe extern "C" fn(md: *mut EVP_MD, arg: *mut c_void)>,
    arg: *mut c_void,
) {
    entry_quiet((), || {
        if let Some(tell) = r#fn {
            // SAFETY: the program's function takes what it was given for; digests are static.
            HashAlgorithm::ALL.into_iter().for_each(|algorithm| unsafe { tell(pointer_of(algorithm).cast_mut(), arg) });
        }
    });
}

/// Calls `tell` with all digests by their long names, and with NULL and two names for each alias.
fn tell_all(
    tell: Option<unsafe extern "C" fn(*const EVP_MD, *const c_char, *const c_char, *mut c_void)>,
    arg: *mut c_void,
) {
    let Some(tell) = tell else { return };
    let mut told: Vec<(&CStr, Option<HashAlgorithm>, &CStr)> = Vec::new();
    for algorithm in HashAlgorithm::ALL {
        let names = names(algorithm);
        told.push((names.long, Some(algorithm), c""));
        told.extend(names.aliases.iter().map(|alias| (*alias, None, names.name())));
    }
    told.sort_by_key(|(from, ..)| *from);
    for (from, algorithm, to) in told {
        let digest = algorithm.map_or(ptr::null(), pointer_of);
        let to = if algorithm.is_some() { ptr::null() } else { to.as_ptr() };
        // SAFETY: the program's function takes what it was given for; names and digests are static.
        unsafe { tell(digest, from.as_ptr(), to, arg) };
    }
}

/// EVP_MD_do_all: calls `fn` with each digest, its long name as `from`, NULL and `arg`; and for each other name that stands for
/// a digest with NULL, that name as `from`, the digest's name as `to` and `arg`. OpenSSL: EVP_MD_do_all(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_do_all(
    r#fn: Option<unsafe extern "C" fn(ciph: *const EVP_MD, from: *const c_char, to: *const c_char, x: *mut c_void)>,
    arg: *mut c_void,
) {
    entry_quiet((), || tell_all(r#fn, arg));
}

/// EVP_MD_do_all_sorted: as EVP_MD_do_all, in the order of the names. OpenSSL: EVP_MD_do_all_sorted(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_do_all_sorted(
    r#fn: Option<unsafe extern "C" fn(ciph: *const EVP_MD, from: *const c_char, to: *const c_char, x: *mut c_void)>,
    arg: *mut c_void,
) {
    entry_quiet((), || tell_all(r#fn, arg));
}

/// EVP_add_digest: does nothing: every digest is known by its names from the start. Returns 1, or 0 for NULL.
/// OpenSSL: EVP_add_digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_add_digest(digest: *const EVP_MD) -> c_int {
    entry(0, || {
        borrowed!(digest);
        Ok(1)
    })
}
