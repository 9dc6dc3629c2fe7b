//! `CONF_VALUE`: a name with a value, in a section.

use std::ffi::{CStr, c_char};
use std::ptr;

use crate::ffi::crypto::memory::{CRYPTO_free, CRYPTO_malloc};
use crate::ffi::err::{self, ERR_LIB_CONF, ERR_R_MALLOC_FAILURE, Pushed};
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::stack_st_CONF_VALUE;
use crate::x509::extension_text::Value;

/// `CONF_VALUE`, as `openssl/conf.h` declares it. Each text is NULL or of the C allocator.
#[repr(C)]
pub struct CONF_VALUE {
    /// The section that it stands in.
    pub section: *mut c_char,
    /// Its name.
    pub name: *mut c_char,
    /// Its value.
    pub value: *mut c_char,
}

/// A copy of a text as a C string of the C allocator. A NUL within ends it.
pub(crate) fn c_copy(text: &[u8]) -> Result<*mut c_char, Pushed> {
    let length = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
    let memory = CRYPTO_malloc(length + 1, ptr::null(), 0).cast::<c_char>();
    if memory.is_null() {
        return Err(err::push(ERR_LIB_CONF, ERR_R_MALLOC_FAILURE, ""));
    }
    // SAFETY: room for the text and a NUL.
    unsafe {
        ptr::copy_nonoverlapping(text.as_ptr().cast(), memory, length);
        *memory.add(length) = 0;
    }
    Ok(memory)
}

/// The bytes of a C string; `None` for NULL.
///
/// # Safety
/// NULL or a C string that lives during `'a`.
pub(crate) unsafe fn c_text<'a>(text: *const c_char) -> Option<&'a [u8]> {
    // SAFETY: as the caller promises.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_bytes())
}

impl CONF_VALUE {
    /// A new one that belongs to the program.
    pub(crate) fn create(section: Option<&[u8]>, value: &Value) -> Result<*mut Self, Pushed> {
        let copy = |text: Option<&[u8]>| text.map_or(Ok(ptr::null_mut()), c_copy);
        let memory = CRYPTO_malloc(size_of::<Self>(), ptr::null(), 0).cast::<Self>();
        if memory.is_null() {
            return Err(err::push(ERR_LIB_CONF, ERR_R_MALLOC_FAILURE, ""));
        }
        // SAFETY: room for one.
        unsafe { memory.write(Self { section: ptr::null_mut(), name: ptr::null_mut(), value: ptr::null_mut() }) };
        let fill = || {
            // SAFETY: as above.
            unsafe {
                (*memory).section = copy(section)?;
                (*memory).name = copy(value.name.as_deref())?;
                (*memory).value = copy(value.value.as_deref())?;
            }
            Ok(memory)
        };
        // SAFETY: nobody else has it.
        fill().inspect_err(|_| unsafe { Self::release(memory) })
    }

    /// Frees one. NULL is nothing to do.
    ///
    /// # Safety
    /// NULL or one of [`CONF_VALUE::create`], or made by a program alike, that nobody uses any more.
    pub(crate) unsafe fn release(value: *mut Self) {
        if !value.is_null() {
            // SAFETY: as the caller promises.
            unsafe {
                for text in [(*value).section, (*value).name, (*value).value] {
                    CRYPTO_free(text.cast(), ptr::null(), 0);
                }
                CRYPTO_free(value.cast(), ptr::null(), 0);
            }
        }
    }

    /// What it says.
    ///
    /// # Safety
    /// A live one.
    pub(crate) unsafe fn read(value: *const Self) -> Value {
        // SAFETY: as the caller promises.
        unsafe {
            Value { name: c_text((*value).name).map(<[u8]>::to_vec), value: c_text((*value).value).map(<[u8]>::to_vec) }
        }
    }
}

/// A new stack of values that belongs to the program.
pub(crate) fn stack_of(section: Option<&[u8]>, values: &[Value]) -> Result<*mut stack_st_CONF_VALUE, Pushed> {
    let mut elements = Vec::with_capacity(values.len());
    for value in values {
        match CONF_VALUE::create(section, value) {
            Ok(value) => elements.push(value.cast()),
            Err(pushed) => {
                // SAFETY: nobody else has them.
                elements
                    .into_iter()
                    .for_each(|value: *mut std::ffi::c_void| unsafe { CONF_VALUE::release(value.cast()) });
                return Err(pushed);
            }
        }
    }
    Ok(OPENSSL_STACK::from_elements(elements).cast())
}

/// What a stack of values says; `None` for NULL.
///
/// # Safety
/// NULL or a live stack of live values.
pub(crate) unsafe fn values_in(stack: *const stack_st_CONF_VALUE) -> Option<Vec<Value>> {
    // SAFETY: as the caller promises.
    let stack = unsafe { stack.cast::<OPENSSL_STACK>().as_ref() }?;
    let values = stack.elements().iter().filter(|value| !value.is_null());
    // SAFETY: as the caller promises.
    Some(values.map(|value| unsafe { CONF_VALUE::read(value.cast()) }).collect())
}
