//! How C's ASN.1 structures are made, read, written and freed, said once for each type.
//!
//! # How a type is given its functions
//! A structure that programs see is declared with [`sequence!`] or [`choice!`], which say what stands where; both are in
//! [`structure`], and what can stand there in [`field`] and in [`super::primitive`]. Then [`exported!`] gives it the
//! functions that OpenSSL's `DECLARE_ASN1_FUNCTIONS` declares; the header's fragment declares the structure and has the line
//! `DECLARE_ASN1_FUNCTIONS(X509_ALGOR)`:
//! ```text
//! sequence! {
//!     /// AlgorithmIdentifier (RFC 5280, section 4.1.1.2).
//!     pub struct X509_ALGOR {
//!         /// Which algorithm.
//!         algorithm: Object,
//!         /// Its parameters, or NULL.
//!         parameter: Optional<ASN1_TYPE>,
//!     }
//! }
//! exported! { X509_ALGOR:
//!     new X509_ALGOR_new; free X509_ALGOR_free; d2i d2i_X509_ALGOR; i2d i2d_X509_ALGOR; item X509_ALGOR_it;
//!     dup X509_ALGOR_dup;
//! }
//! ```
//! A type whose C object is opaque (an `Arc`) implements [`Template`] by hand and can then be a field like any other.

pub(crate) mod field;
pub(crate) mod structure;

use std::ffi::{c_int, c_long, c_uchar};
use std::ptr;

use crate::ffi::asn1::der;
use crate::ffi::entry;
use crate::ffi::err::reasons::asn1::{ASN1_R_ILLEGAL_ZERO_CONTENT, ASN1_R_WRONG_TAG};
use crate::ffi::err::{self, ERR_LIB_ASN1, ERR_R_NESTED_ASN1_ERROR, Pushed};
use crate::x509::X509Error;
use crate::x509::tlv::{Der, Tlv};

/// A type of ASN.1 and the C object that holds its values.
pub(crate) trait Template {
    /// What programs have pointers to.
    type C;
    /// Its name, for errors.
    const NAME: &'static str;
    /// The identifier byte that its encoding begins with; `None` if there are several.
    const TAG: Option<u8>;

    /// Whether an encoding that begins with this identifier byte is one.
    fn begins(tag: u8) -> bool {
        Self::TAG == Some(tag)
    }

    /// A new value that belongs to the program, as OpenSSL's `…_new` makes it.
    fn new() -> Result<*mut Self::C, Pushed>;

    /// Frees a value and all that belongs to it.
    ///
    /// # Safety
    /// `value` is NULL or belongs to the caller, who gives it up.
    unsafe fn free(value: *mut Self::C);

    /// A new value, read from an element whose identifier byte has been looked at (it may stand in for another one).
    fn read(element: &Tlv<'_>) -> Result<*mut Self::C, Pushed>;

    /// Appends the encoding of a value.
    ///
    /// # Safety
    /// `value` is a live value.
    unsafe fn write(value: *const Self::C, out: &mut Vec<u8>) -> Result<(), Pushed>;
}

/// What stands at one place of a SEQUENCE: a type that must be there, or something of [`field`].
pub(crate) trait Field {
    /// The C structure's member. All bits zero must be nothing to free.
    type C: Copy;

    /// What a new structure has there.
    fn blank() -> Result<Self::C, Pushed>;

    /// Frees what is there.
    ///
    /// # Safety
    /// As [`Template::free`].
    unsafe fn discard(value: Self::C);

    /// Reads what is there.
    fn take(der: &mut Der<'_>) -> Result<Self::C, Pushed>;

    /// Appends the encoding of what is there.
    ///
    /// # Safety
    /// As [`Template::write`].
    unsafe fn append(value: Self::C, out: &mut Vec<u8>) -> Result<(), Pushed>;
}

impl<T: Template> Field for T {
    type C = *mut T::C;

    fn blank() -> Result<Self::C, Pushed> {
        T::new()
    }

    unsafe fn discard(value: Self::C) {
        // SAFETY: as the caller promises.
        unsafe { T::free(value) };
    }

    fn take(der: &mut Der<'_>) -> Result<Self::C, Pushed> {
        T::read(&next::<T>(der)?)
    }

    unsafe fn append(value: Self::C, out: &mut Vec<u8>) -> Result<(), Pushed> {
        if value.is_null() {
            return Err(err::push(ERR_LIB_ASN1, ASN1_R_ILLEGAL_ZERO_CONTENT, format!("a {} is not set", T::NAME)));
        }
        // SAFETY: as the caller promises.
        unsafe { T::write(value, out) }
    }
}

/// A value that is freed unless it is handed on.
pub(crate) struct Held<T: Template>(*mut T::C);

impl<T: Template> Held<T> {
    /// Holds a value that belongs to the caller.
    pub(crate) const fn new(value: *mut T::C) -> Self {
        Self(value)
    }

    /// The value, which stays held.
    pub(crate) const fn as_ptr(&self) -> *mut T::C {
        self.0
    }

    /// The value, which is the caller's again.
    pub(crate) fn into_raw(self) -> *mut T::C {
        std::mem::ManuallyDrop::new(self).0
    }
}

impl<T: Template> Drop for Held<T> {
    fn drop(&mut self) {
        // SAFETY: it was held alone.
        unsafe { T::free(self.0) };
    }
}

/// The error of DER that does not parse.
#[track_caller]
pub(crate) fn bad(error: X509Error) -> Pushed {
    der::malformed(error.to_string())
}

/// The element that comes next, which must begin like a `T`.
pub(crate) fn next<'a, T: Template>(der: &mut Der<'a>) -> Result<Tlv<'a>, Pushed> {
    match der.peek() {
        Some(tag) if !T::begins(tag) => {
            let detail = format!("{}: the tag 0x{tag:02x} at byte {} is none of its own", T::NAME, der.offset());
            err::push(ERR_LIB_ASN1, ASN1_R_WRONG_TAG, detail.clone());
            Err(err::push(ERR_LIB_ASN1, ERR_R_NESTED_ASN1_ERROR, detail))
        }
        _ => der.any().map_err(bad),
    }
}

/// Reads the value that `bytes` begin with, and says how long its encoding is.
pub(crate) fn decode<T: Template>(bytes: &[u8]) -> Result<(*mut T::C, usize), Pushed> {
    let element = next::<T>(&mut Der::new(bytes, T::NAME))?;
    Ok((T::read(&element)?, element.raw.len()))
}

/// The encoding of a value.
///
/// # Safety
/// NULL, which has none and gives an empty one, or a live value.
pub(crate) unsafe fn encode<T: Template>(value: *const T::C) -> Result<Vec<u8>, Pushed> {
    let mut der = Vec::new();
    if !value.is_null() {
        // SAFETY: as the caller promises.
        unsafe { T::write(value, &mut der) }?;
    }
    Ok(der)
}

/// A copy of a value: what its encoding is read as. NULL for NULL.
///
/// # Safety
/// As [`encode`].
pub(crate) unsafe fn dup<T: Template>(value: *const T::C) -> Result<*mut T::C, Pushed> {
    if value.is_null() {
        return Ok(ptr::null_mut());
    }
    // SAFETY: as the caller promises.
    Ok(decode::<T>(&unsafe { encode::<T>(value) }?)?.0)
}

/// A `d2i_…` function's body.
///
/// # Safety
/// As [`der::input`] and [`der::replace`].
pub(crate) unsafe fn d2i<T: Template>(place: *mut *mut T::C, input: *mut *const c_uchar, length: c_long) -> *mut T::C {
    entry(ptr::null_mut(), || {
        // SAFETY: as the caller promises.
        unsafe {
            let (value, length) = decode::<T>(der::input(input, length)?)?;
            Ok(der::taken(value, place, T::free, input, length))
        }
    })
}

/// An `i2d_…` function's body. The encoding of NULL is empty.
///
/// # Safety
/// As [`encode`] and [`der::put`].
pub(crate) unsafe fn i2d<T: Template>(value: *const T::C, out: *mut *mut c_uchar) -> c_int {
    entry(-1, || {
        // SAFETY: as the caller promises.
        unsafe {
            match value.is_null() {
                true => Ok(0),
                false => der::put(&encode::<T>(value)?, out),
            }
        }
    })
}

/// Makes the C functions of a type, each by its kind and its name: `new`, `free`, `dup`, `d2i`, `i2d`, `item`, and with
/// BIOs and files `d2i_bio`, `i2d_bio`, `d2i_fp`, `i2d_fp`.
macro_rules! exported {
    ($template:ty: $($kind:ident $name:ident;)+) => {
        $($crate::ffi::asn1::template::exported!(@$kind $template, $name);)+
    };
    (@new $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": a new, blank object, to be freed; NULL if there is no memory.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub extern "C" fn $name() -> *mut <$template as $crate::ffi::asn1::template::Template>::C {
            $crate::ffi::entry(std::ptr::null_mut(), <$template as $crate::ffi::asn1::template::Template>::new)
        }
    };
    (@free $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": frees an object; NULL is nothing to do.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(a: *mut <$template as $crate::ffi::asn1::template::Template>::C) {
            $crate::ffi::entry_quiet((), || {
                // SAFETY: NULL, or the program gives its object back.
                unsafe { <$template as $crate::ffi::asn1::template::Template>::free(a) }
            });
        }
    };
    (@dup $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": a copy of an object, to be freed; NULL for NULL and on error.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            a: *const <$template as $crate::ffi::asn1::template::Template>::C,
        ) -> *mut <$template as $crate::ffi::asn1::template::Template>::C {
            // SAFETY: NULL or a live object.
            $crate::ffi::entry(std::ptr::null_mut(), || unsafe { $crate::ffi::asn1::template::dup::<$template>(a) })
        }
    };
    (@d2i $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": reads an object from DER; see d2i_X509.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            a: *mut *mut <$template as $crate::ffi::asn1::template::Template>::C,
            r#in: *mut *const std::ffi::c_uchar,
            len: std::ffi::c_long,
        ) -> *mut <$template as $crate::ffi::asn1::template::Template>::C {
            // SAFETY: the program passes what the function's contract asks for.
            unsafe { $crate::ffi::asn1::template::d2i::<$template>(a, r#in, len) }
        }
    };
    (@i2d $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": writes an object as DER; see i2d_X509.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            a: *const <$template as $crate::ffi::asn1::template::Template>::C,
            out: *mut *mut std::ffi::c_uchar,
        ) -> std::ffi::c_int {
            // SAFETY: the program passes what the function's contract asks for.
            unsafe { $crate::ffi::asn1::template::i2d::<$template>(a, out) }
        }
    };
    (@item $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": what the ASN1_item_ functions take for this type.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub extern "C" fn $name() -> *const $crate::ffi::asn1::item::ASN1_ITEM {
            $crate::ffi::asn1::item::ASN1_ITEM::of::<$template>()
        }
    };
    (@d2i_bio $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": reads an object's DER from a BIO; see d2i_X509_bio.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            bp: *mut $crate::bio::BIO,
            a: *mut *mut <$template as $crate::ffi::asn1::template::Template>::C,
        ) -> *mut <$template as $crate::ffi::asn1::template::Template>::C {
            // SAFETY: the program passes what the function's contract asks for.
            unsafe { $crate::ffi::asn1::template::d2i_bio::<$template>(bp, a) }
        }
    };
    (@i2d_bio $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": writes an object as DER to a BIO; see i2d_X509_bio.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            bp: *mut $crate::bio::BIO,
            a: *const <$template as $crate::ffi::asn1::template::Template>::C,
        ) -> std::ffi::c_int {
            // SAFETY: the program passes what the function's contract asks for.
            unsafe { $crate::ffi::asn1::template::i2d_bio::<$template>(bp, a) }
        }
    };
    (@d2i_fp $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": reads an object's DER from a file; see d2i_X509_fp.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            fp: *mut libc::FILE,
            a: *mut *mut <$template as $crate::ffi::asn1::template::Template>::C,
        ) -> *mut <$template as $crate::ffi::asn1::template::Template>::C {
            $crate::ffi::entry(std::ptr::null_mut(), || {
                // SAFETY: the program passes what the function's contract asks for.
                unsafe {
                    $crate::ffi::pem::file::with_file(fp, |bio| {
                        $crate::ffi::asn1::template::d2i_bio::<$template>(bio, a)
                    })
                }
            })
        }
    };
    (@i2d_fp $template:ty, $name:ident) => {
        #[doc = concat!(stringify!($name), ": writes an object as DER to a file; see i2d_X509_fp.")]
        #[allow(private_interfaces, private_bounds, reason = "programs have the C type, not the template")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            fp: *mut libc::FILE,
            a: *const <$template as $crate::ffi::asn1::template::Template>::C,
        ) -> std::ffi::c_int {
            $crate::ffi::entry(0, || {
                // SAFETY: the program passes what the function's contract asks for.
                unsafe {
                    $crate::ffi::pem::file::with_file(fp, |bio| {
                        $crate::ffi::asn1::template::i2d_bio::<$template>(bio, a)
                    })
                }
            })
        }
    };
}
pub(crate) use exported;

/// A `d2i_…_bio` function's body.
///
/// # Safety
/// NULL or a live BIO; the place as for [`der::replace`].
pub(crate) unsafe fn d2i_bio<T: Template>(bio: *mut crate::bio::BIO, place: *mut *mut T::C) -> *mut T::C {
    entry(ptr::null_mut(), || {
        // SAFETY: as the caller promises.
        unsafe {
            let (value, _) = decode::<T>(&der::read_element(bio)?)?;
            Ok(der::replace(value, place, T::free))
        }
    })
}

/// An `i2d_…_bio` function's body.
///
/// # Safety
/// NULL or a live BIO; NULL or a live value.
pub(crate) unsafe fn i2d_bio<T: Template>(bio: *mut crate::bio::BIO, value: *const T::C) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { Ok(der::write(bio, &encode::<T>(value)?).into()) })
}
