//! Rust objects behind C's opaque pointers. Each is an `Arc`, whose count is OpenSSL's reference count.

use std::sync::Arc;

use super::err::{self, Pushed};

/// Says which Rust type a C type stands for. Implemented once for each opaque type, beside the Rust type.
pub(crate) trait CType {
    /// What a pointer to the C type really points to.
    type Rust;
}

/// A new object with one reference, owned by the program.
pub(crate) fn new<C: CType>(value: C::Rust) -> *mut C {
    into_raw(Arc::new(value))
}

/// Hands one reference to the program.
pub(crate) fn into_raw<C: CType>(object: Arc<C::Rust>) -> *mut C {
    Arc::into_raw(object).cast_mut().cast()
}

/// A pointer for a `get0` function: valid as long as `object` lives, not counted.
pub(crate) fn get0<C: CType>(object: &Arc<C::Rust>) -> *mut C {
    Arc::as_ptr(object).cast_mut().cast()
}

/// Borrows the object behind a pointer; NULL is `ERR_R_PASSED_NULL_PARAMETER`.
///
/// # Safety
/// `pointer` is NULL or came from this module and its object outlives `'a`. `'a` must end before a callback runs.
#[track_caller]
#[inline]
pub(crate) unsafe fn get<'a, C: CType>(pointer: *const C) -> Result<&'a C::Rust, Pushed> {
    if pointer.is_null() {
        return Err(err::push_null());
    }
    // SAFETY: not NULL, so it came from `Arc::into_raw` and the object is alive.
    Ok(unsafe { &*pointer.cast::<C::Rust>() })
}

/// A counted reference of our own to the object behind a pointer: keeps it alive over callbacks.
///
/// # Safety
/// As [`get`].
#[track_caller]
pub(crate) unsafe fn get1<C: CType>(pointer: *const C) -> Result<Arc<C::Rust>, Pushed> {
    if pointer.is_null() {
        return Err(err::push_null());
    }
    let pointer = pointer.cast::<C::Rust>();
    // SAFETY: it came from `Arc::into_raw`, and the program holds a reference, so the count is at least one.
    unsafe {
        Arc::increment_strong_count(pointer);
        Ok(Arc::from_raw(pointer))
    }
}

/// Takes over the program's reference, for a `set0` function. NULL is `None`.
///
/// # Safety
/// `pointer` is NULL or came from this module, and the program gives up one reference to it.
pub(crate) unsafe fn take<C: CType>(pointer: *mut C) -> Option<Arc<C::Rust>> {
    // SAFETY: the reference that `Arc::into_raw` gave out comes back.
    (!pointer.is_null()).then(|| unsafe { Arc::from_raw(pointer.cast::<C::Rust>()) })
}

/// One reference more, for an `…_up_ref` function.
///
/// # Safety
/// As [`get`].
#[track_caller]
pub(crate) unsafe fn up_ref<C: CType>(pointer: *const C) -> Result<(), Pushed> {
    // SAFETY: as the caller promises.
    std::mem::forget(unsafe { get1(pointer) }?);
    Ok(())
}

/// One reference less, for an `…_free` function. NULL is nothing to do.
///
/// # Safety
/// As [`take`].
pub(crate) unsafe fn free<C: CType>(pointer: *mut C) {
    // SAFETY: as the caller promises.
    drop(unsafe { take(pointer) });
}
