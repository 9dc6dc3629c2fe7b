//! `d2i` and `i2d` functions, in memory, in BIOs and in files, over a Rust function that reads DER and one that writes it.

/// Makes `d2i_X` and `i2d_X`: `der_functions!(C type, read, write, free; d2i_X, i2d_X)`, and with four names more
/// `d2i_X_bio`, `i2d_X_bio`, `d2i_X_fp` and `i2d_X_fp`. `read` makes the Rust object of a DER SEQUENCE, `write` gives the DER of
/// what a C pointer points to. cbindgen does not see them: the header's fragment has a line
/// `DECLARE_ASN1_ENCODE_FUNCTIONS_only(type, X)`, and `OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(type, X)` for the four.
macro_rules! der_functions {
    ($type:ty, $read:expr, $write:expr, $free:path; $d2i:ident, $i2d:ident) => {
        #[doc = concat!(stringify!($d2i), ": reads an object's DER; as d2i_X509.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $d2i(
            a: *mut *mut $type,
            r#in: *mut *const core::ffi::c_uchar,
            len: core::ffi::c_long,
        ) -> *mut $type {
            use $crate::ffi::asn1::der;
            $crate::ffi::entry(core::ptr::null_mut(), || {
                // SAFETY: the program passes what the function's contract asks for.
                unsafe {
                    let element = der::first_element(der::input(r#in, len)?)?;
                    Ok(der::taken($crate::ffi::object::new($read(element)?), a, $free, r#in, element.len()))
                }
            })
        }

        #[doc = concat!(stringify!($i2d), ": writes an object as DER; as i2d_X509.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $i2d(a: *const $type, out: *mut *mut core::ffi::c_uchar) -> core::ffi::c_int {
            $crate::ffi::entry(-1, || {
                let encoded = $write($crate::ffi::arguments::borrowed!(a))?;
                // SAFETY: the program passes what the function's contract asks for.
                unsafe { $crate::ffi::asn1::der::put(&encoded, out) }
            })
        }
    };
    (
        $type:ty, $read:expr, $write:expr, $free:path; $d2i:ident, $i2d:ident,
        $d2i_bio:ident, $i2d_bio:ident, $d2i_fp:ident, $i2d_fp:ident
    ) => {
        $crate::ffi::asn1::forms::der_functions!($type, $read, $write, $free; $d2i, $i2d);

        #[doc = concat!(stringify!($d2i_bio), ": reads an object's DER from a BIO; as d2i_X509_bio.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $d2i_bio(bp: *mut $crate::bio::BIO, a: *mut *mut $type) -> *mut $type {
            use $crate::ffi::asn1::der;
            $crate::ffi::entry(core::ptr::null_mut(), || {
                // SAFETY: the program's BIO, and a place as the function's contract asks for.
                unsafe {
                    let read = der::read_element(bp)?;
                    Ok(der::replace($crate::ffi::object::new($read(der::first_element(&read)?)?), a, $free))
                }
            })
        }

        #[doc = concat!(stringify!($i2d_bio), ": writes an object as DER to a BIO. Returns 1, or 0 on error.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $i2d_bio(bp: *mut $crate::bio::BIO, a: *const $type) -> core::ffi::c_int {
            $crate::ffi::entry(0, || {
                let encoded = $write($crate::ffi::arguments::borrowed!(a))?;
                // SAFETY: the program's BIO.
                Ok(unsafe { $crate::ffi::asn1::der::write(bp, &encoded) }.into())
            })
        }

        #[doc = concat!(stringify!($d2i_fp), ": as ", stringify!($d2i_bio), ", from a file.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $d2i_fp(fp: *mut libc::FILE, a: *mut *mut $type) -> *mut $type {
            $crate::ffi::entry(core::ptr::null_mut(), || {
                // SAFETY: as the caller promises.
                unsafe { $crate::ffi::pem::file::with_file(fp, |bio| $d2i_bio(bio, a)) }
            })
        }

        #[doc = concat!(stringify!($i2d_fp), ": as ", stringify!($i2d_bio), ", to a file.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $i2d_fp(fp: *mut libc::FILE, a: *const $type) -> core::ffi::c_int {
            // SAFETY: as the caller promises.
            $crate::ffi::entry(0, || unsafe { $crate::ffi::pem::file::with_file(fp, |bio| $i2d_bio(bio, a)) })
        }
    };
}
pub(crate) use der_functions;
