//! Digest algorithms (`EVP_MD`). They are static: nothing to free.

use core::ffi::{c_char, c_int, c_uint, c_void};

use crate::crypto::hash::HashAlgorithm;
use crate::ffi::arguments::{borrowed, input, put, put_bytes, text};
use crate::ffi::object::CType;
use crate::ffi::types::{ENGINE, EVP_MD};
use crate::ffi::{entry, entry_quiet};

/// The greatest length of a digest, in bytes.
pub const EVP_MAX_MD_SIZE: c_int = 64;

impl CType for EVP_MD {
    type Rust = HashAlgorithm;
}

/// The algorithms that have a name, and the digest of TLS before 1.2 that joins two.
static MD5: HashAlgorithm = HashAlgorithm::Md5;
static SHA1: HashAlgorithm = HashAlgorithm::Sha1;
static SHA224: HashAlgorithm = HashAlgorithm::Sha224;
static SHA256: HashAlgorithm = HashAlgorithm::Sha256;
static SHA384: HashAlgorithm = HashAlgorithm::Sha384;
static SHA512: HashAlgorithm = HashAlgorithm::Sha512;
static MD5_SHA1: HashAlgorithm = HashAlgorithm::Md5Sha1;

/// The C pointer of an algorithm.
pub(crate) const fn pointer_of(algorithm: HashAlgorithm) -> *const EVP_MD {
    let place: *const HashAlgorithm = match algorithm {
        HashAlgorithm::Md5 => &MD5,
        HashAlgorithm::Sha1 => &SHA1,
        HashAlgorithm::Sha224 => &SHA224,
        HashAlgorithm::Sha256 => &SHA256,
        HashAlgorithm::Sha384 => &SHA384,
        HashAlgorithm::Sha512 => &SHA512,
        HashAlgorithm::Md5Sha1 => &MD5_SHA1,
    };
    place.cast()
}

/// The algorithm's NID, short name and long name.
pub(crate) const fn names(algorithm: HashAlgorithm) -> (c_int, &'static core::ffi::CStr) {
    match algorithm {
        HashAlgorithm::Md5 => (4, c"MD5"),
        HashAlgorithm::Sha1 => (64, c"SHA1"),
        HashAlgorithm::Sha224 => (675, c"SHA224"),
        HashAlgorithm::Sha256 => (672, c"SHA256"),
        HashAlgorithm::Sha384 => (673, c"SHA384"),
        HashAlgorithm::Sha512 => (674, c"SHA512"),
        HashAlgorithm::Md5Sha1 => (114, c"MD5-SHA1"),
    }
}

/// EVP_md5: the digest MD5 (RFC 1321), which is broken: only for old formats. Never NULL. OpenSSL: EVP_md5(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_md5() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Md5)
}

/// EVP_sha1: the digest SHA-1 (FIPS 180-4). Never NULL. OpenSSL: EVP_sha1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha1() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha1)
}

/// EVP_sha224: the digest SHA-224 (FIPS 180-4). Never NULL. OpenSSL: EVP_sha224(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha224() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha224)
}

/// EVP_sha256: the digest SHA-256 (FIPS 180-4). Never NULL. OpenSSL: EVP_sha256(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha256() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha256)
}

/// EVP_sha384: the digest SHA-384 (FIPS 180-4). Never NULL. OpenSSL: EVP_sha384(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha384() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha384)
}

/// EVP_sha512: the digest SHA-512 (FIPS 180-4). Never NULL. OpenSSL: EVP_sha512(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_sha512() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Sha512)
}

/// EVP_md5_sha1: the two digests MD5 and SHA-1, one after the other, 36 bytes. Never NULL. OpenSSL: EVP_md5_sha1(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_md5_sha1() -> *const EVP_MD {
    pointer_of(HashAlgorithm::Md5Sha1)
}

/// The digest of a name, in upper or lower case.
pub(crate) fn by_name(name: &[u8]) -> Option<HashAlgorithm> {
    Some(match name.to_ascii_lowercase().as_slice() {
        b"md5" | b"ssl3-md5" => HashAlgorithm::Md5,
        b"sha1" | b"sha-1" | b"ssl3-sha1" => HashAlgorithm::Sha1,
        b"sha224" | b"sha-224" | b"sha2-224" => HashAlgorithm::Sha224,
        b"sha256" | b"sha-256" | b"sha2-256" => HashAlgorithm::Sha256,
        b"sha384" | b"sha-384" | b"sha2-384" => HashAlgorithm::Sha384,
        b"sha512" | b"sha-512" | b"sha2-512" => HashAlgorithm::Sha512,
        b"md5-sha1" => HashAlgorithm::Md5Sha1,
        _ => return None,
    })
}

/// EVP_get_digestbyname: the digest of a name such as "SHA256" or "sha-256", in upper or lower case. Returns NULL for a
/// name that is not known, and for NULL. OpenSSL: EVP_get_digestbyname(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_get_digestbyname(name: *const c_char) -> *const EVP_MD {
    entry(core::ptr::null(), || {
        if name.is_null() {
            return Ok(core::ptr::null());
        }
        Ok(by_name(text!(name).to_bytes()).map_or(core::ptr::null(), pointer_of))
    })
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
    entry(0, || Ok(names(*borrowed!(md)).0))
}

/// EVP_MD_get0_name: the name of a digest, such as "SHA256"; NULL for NULL. The text is static.
/// OpenSSL: EVP_MD_get0_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_MD_get0_name(md: *const EVP_MD) -> *const c_char {
    entry_quiet(core::ptr::null(), || {
        // SAFETY: NULL, or one of the statics above.
        unsafe { md.cast::<HashAlgorithm>().as_ref() }.map_or(core::ptr::null(), |md| names(*md).1.as_ptr())
    })
}

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
