//! Digest algorithms (`EVP_MD`) and what they are. They are static: nothing to free.

use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{borrowed, input, put, put_bytes};
use crate::ffi::object::CType;
use crate::ffi::types::{ENGINE, EVP_MD};
use crate::ffi::{entry, entry_quiet};

use super::digest_names::names;

/// The greatest length of a digest, in bytes.
pub const EVP_MAX_MD_SIZE: c_int = 64;
/// EVP_MD_get_flags: the digest's length is the program's choice.
pub const EVP_MD_FLAG_XOF: c_int = 0x2;
/// EVP_MD_get_flags: the digest's AlgorithmIdentifier has parameters.
pub const EVP_MD_FLAG_DIGALGID_MASK: c_int = 0x18;
/// EVP_MD_get_flags: the AlgorithmIdentifier's parameters are NULL.
pub const EVP_MD_FLAG_DIGALGID_NULL: c_int = 0x0;
/// EVP_MD_get_flags: the AlgorithmIdentifier has no parameters.
pub const EVP_MD_FLAG_DIGALGID_ABSENT: c_int = 0x8;

impl CType for EVP_MD {
    type Rust = HashAlgorithm;
}

/// What the C pointers point to.
static ALL: [HashAlgorithm; HashAlgorithm::ALL.len()] = HashAlgorithm::ALL;

/// The C pointer of an algorithm.
pub(crate) const fn pointer_of(algorithm: HashAlgorithm) -> *const EVP_MD {
    let place: *const HashAlgorithm = &ALL[algorithm as usize];
    place.cast()
}

/// EVP_md5: the digest MD5 (RFC 1321), which is broken: only for old formats. Never NULL.
/// OpenSSL: EVP_md5(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_md5() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Md5)
}

/// EVP_sha1: the digest SHA-1 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha1() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha1)
}

/// EVP_sha224: the digest SHA-224 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha224(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha224() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha224)
}

/// EVP_sha256: the digest SHA-256 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha256() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha256)
}

/// EVP_sha384: the digest SHA-384 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha384(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha384() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha384)
}

/// EVP_sha512: the digest SHA-512 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha512(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha512() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha512)
}

/// EVP_md5_sha1: the digest that joins MD5 and SHA-1, one after the other, 36 bytes. Never NULL.
/// OpenSSL: EVP_md5_sha1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_md5_sha1() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Md5Sha1)
}

/// EVP_md4: the digest MD4 (RFC 1320), which is broken: only for old formats. Never NULL.
/// OpenSSL: EVP_md4(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_md4() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Md4)
}

/// EVP_ripemd160: the digest RIPEMD-160. Never NULL.
/// OpenSSL: EVP_ripemd160(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_ripemd160() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Ripemd160)
}

/// EVP_sha512_224: the digest SHA-512/224 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha512_224(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha512_224() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha512_224)
}

/// EVP_sha512_256: the digest SHA-512/256 (FIPS 180-4). Never NULL.
/// OpenSSL: EVP_sha512_256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha512_256() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha512_256)
}

/// EVP_sha3_224: the digest SHA3-224 (FIPS 202). Never NULL.
/// OpenSSL: EVP_sha3_224(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha3_224() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha3_224)
}

/// EVP_sha3_256: the digest SHA3-256 (FIPS 202). Never NULL.
/// OpenSSL: EVP_sha3_256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha3_256() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha3_256)
}

/// EVP_sha3_384: the digest SHA3-384 (FIPS 202). Never NULL.
/// OpenSSL: EVP_sha3_384(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha3_384() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha3_384)
}

/// EVP_sha3_512: the digest SHA3-512 (FIPS 202). Never NULL.
/// OpenSSL: EVP_sha3_512(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha3_512() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha3_512)
}

/// EVP_shake128: the digest SHAKE128 (FIPS 202): 16 bytes, or what EVP_DigestFinalXOF asks for. Never NULL.
/// OpenSSL: EVP_shake128(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_shake128() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Shake128)
}

/// EVP_shake256: the digest SHAKE256 (FIPS 202): 32 bytes, or what EVP_DigestFinalXOF asks for. Never NULL.
/// OpenSSL: EVP_shake256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_shake256() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Shake256)
}

/// EVP_blake2b512: the digest BLAKE2b with 64 bytes of output (RFC 7693). Never NULL.
/// OpenSSL: EVP_blake2b512(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_blake2b512() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Blake2b512)
}

/// EVP_blake2s256: the digest BLAKE2s with 32 bytes of output (RFC 7693). Never NULL.
/// OpenSSL: EVP_blake2s256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_blake2s256() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Blake2s256)
}

/// EVP_MD_get_size: the length of a digest in bytes; -1 for NULL. OpenSSL: EVP_MD_get_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get_size(md: *const EVP_MD) -> c_int {
    entry(-1, || Ok(borrowed!(md).output_len() as c_int))
}

/// EVP_MD_get_block_size: the length of a digest's input block in bytes; -1 for NULL. OpenSSL: EVP_MD_get_block_size(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get_block_size(md: *const EVP_MD) -> c_int {
    entry(-1, || Ok(borrowed!(md).block_len() as c_int))
}

/// EVP_MD_get_type: the NID of a digest; 0 for NULL. OpenSSL: EVP_MD_get_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get_type(md: *const EVP_MD) -> c_int {
    entry(0, || Ok(names(*borrowed!(md)).nid))
}

/// EVP_MD_get_pkey_type: the NID of RSA signatures with a digest; 0 if there are none, and for NULL.
/// OpenSSL: EVP_MD_get_pkey_type(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get_pkey_type(md: *const EVP_MD) -> c_int {
    entry(0, || Ok(names(*borrowed!(md)).signature_nid))
}

/// EVP_MD_get_flags: EVP_MD_FLAG_XOF and how the digest's AlgorithmIdentifier is written. OpenSSL: EVP_MD_get_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get_flags(md: *const EVP_MD) -> c_ulong {
    entry(0, || {
        let algorithm = *borrowed!(md);
        let extendable = if algorithm.is_extendable() { EVP_MD_FLAG_XOF } else { 0 };
        let identifier = match algorithm {
            HashAlgorithm::Md5
            | HashAlgorithm::Md5Sha1
            | HashAlgorithm::Md4
            | HashAlgorithm::Ripemd160
            | HashAlgorithm::Blake2b512
            | HashAlgorithm::Blake2s256 => EVP_MD_FLAG_DIGALGID_NULL,
            _ => EVP_MD_FLAG_DIGALGID_ABSENT,
        };
        Ok((extendable | identifier) as c_ulong)
    })
}

/// EVP_MD_get0_name: the name of a digest, such as "SHA256"; NULL for NULL. The text is static.
/// OpenSSL: EVP_MD_get0_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get0_name(md: *const EVP_MD) -> *const c_char {
    entry_quiet(core::ptr::null(), || {
        // SAFETY: NULL, or one of the statics above.
        unsafe { md.cast::<HashAlgorithm>().as_ref() }.map_or(core::ptr::null(), |md| names(*md).name().as_ptr())
    })
}

/// EVP_MD_get0_description: as EVP_MD_get0_name, in lower case. OpenSSL: EVP_MD_get0_description(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get0_description(md: *const EVP_MD) -> *const c_char {
    entry(core::ptr::null(), || Ok(names(*borrowed!(md)).long.as_ptr()))
}

/// EVP_MD_up_ref: does nothing, for digests are static. Returns 1. OpenSSL: EVP_MD_up_ref(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_up_ref(_md: *mut EVP_MD) -> c_int {
    1
}

/// EVP_MD_free: does nothing, for digests are static. OpenSSL: EVP_MD_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_free(_md: *mut EVP_MD) {}

/// EVP_Digest: the digest of `count` bytes in one call. Writes EVP_MD_get_size(type) bytes to `md` and, unless `size` is
/// NULL, their number to it. `impl` must be NULL. Returns 1, or 0 on error. OpenSSL: EVP_Digest(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_Digest(
    data: *const c_void,
    count: usize,
    md: *mut u8,
    size: *mut c_uint,
    r#type: *const EVP_MD,
    _impl: *mut ENGINE,
) -> c_int {
    entry(0, || {
        let digest = borrowed!(r#type).digest(&[input!(data, count)]);
        crate::ffi::non_null(md)?;
        put_bytes!(md, digest.as_ref());
        put!(size, digest.as_ref().len() as c_uint);
        Ok(1)
    })
}
