//! `openssl/stack.h`: growing arrays of pointers, on which the typed stacks of `safestack.h` stand.

use std::cmp::Ordering;
use std::ffi::{c_int, c_void};
use std::ptr;

use super::entry_quiet;

/// Compares two elements, given pointers to them.
type Compare = unsafe extern "C" fn(*const c_void, *const c_void) -> c_int;

/// `struct stack_st`.
pub struct OPENSSL_STACK {
    elements: Vec<*mut c_void>,
    compare: Option<Compare>,
    sorted: bool,
}

impl OPENSSL_STACK {
    /// A stack of these elements, owned by the program.
    pub(crate) fn from_elements(elements: Vec<*mut c_void>) -> *mut Self {
        Box::into_raw(Box::new(Self { elements, compare: None, sorted: false }))
    }

    /// The elements.
    pub(crate) fn elements(&self) -> &[*mut c_void] {
        &self.elements
    }

    fn order(compare: Compare, a: *mut c_void, b: *mut c_void) -> Ordering {
        let (a, b) = (a.cast_const(), b.cast_const());
        // SAFETY: the program's function, which expects pointers to elements.
        unsafe { compare((&raw const a).cast(), (&raw const b).cast()) }.cmp(&0)
    }
}

/// # Safety
/// NULL or a live stack; the borrow ends before a callback runs.
unsafe fn get<'a>(st: *const OPENSSL_STACK) -> Option<&'a OPENSSL_STACK> {
    // SAFETY: as the caller promises.
    unsafe { st.as_ref() }
}

/// # Safety
/// NULL or a live stack that nobody else uses; the borrow ends before a callback runs.
unsafe fn get_mut<'a>(st: *mut OPENSSL_STACK) -> Option<&'a mut OPENSSL_STACK> {
    // SAFETY: as the caller promises.
    unsafe { st.as_mut() }
}

/// What a C index names, if it names an element.
fn index(st: &OPENSSL_STACK, i: c_int) -> Option<usize> {
    usize::try_from(i).ok().filter(|&i| i < st.elements.len())
}

fn count(n: usize) -> c_int {
    c_int::try_from(n).unwrap_or(c_int::MAX)
}

/// A new, empty stack that is sorted by cmp, which gets pointers to two elements. cmp may be NULL.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_sk_new(
    cmp: Option<unsafe extern "C" fn(a: *const c_void, b: *const c_void) -> c_int>,
) -> *mut OPENSSL_STACK {
    OPENSSL_sk_new_reserve(cmp, 0)
}

/// A new, empty stack.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_sk_new_null() -> *mut OPENSSL_STACK {
    OPENSSL_sk_new_reserve(None, 0)
}

/// As OPENSSL_sk_new, with room for n elements.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_sk_new_reserve(
    cmp: Option<unsafe extern "C" fn(a: *const c_void, b: *const c_void) -> c_int>,
    n: c_int,
) -> *mut OPENSSL_STACK {
    entry_quiet(ptr::null_mut(), || {
        let elements = Vec::with_capacity(usize::try_from(n).unwrap_or(0));
        Box::into_raw(Box::new(OPENSSL_STACK { elements, compare: cmp, sorted: false }))
    })
}

/// Makes room for n more elements. Returns 1, or 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_reserve(st: *mut OPENSSL_STACK, n: c_int) -> c_int {
    entry_quiet(0, || {
        // SAFETY: NULL or the program's stack.
        let Some(st) = (unsafe { get_mut(st) }) else { return 0 };
        st.elements.reserve(usize::try_from(n).unwrap_or(0));
        1
    })
}

/// Frees a stack; its elements stay. NULL is nothing to do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_free(st: *mut OPENSSL_STACK) {
    entry_quiet((), || {
        if !st.is_null() {
            // SAFETY: it came from `Box::into_raw`.
            drop(unsafe { Box::from_raw(st) });
        }
    });
}

/// Frees a stack, and each element that is not NULL with func.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_pop_free(
    st: *mut OPENSSL_STACK,
    func: Option<unsafe extern "C" fn(element: *mut c_void)>,
) {
    entry_quiet((), || {
        if st.is_null() {
            return;
        }
        // SAFETY: it came from `Box::into_raw`; the elements are what the function frees.
        unsafe {
            let st = Box::from_raw(st);
            let Some(func) = func else { return };
            for &element in st.elements.iter().filter(|element| !element.is_null()) {
                func(element);
            }
        }
    });
}

/// How many elements there are, or -1 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_num(st: *const OPENSSL_STACK) -> c_int {
    // SAFETY: NULL or the program's stack.
    unsafe { get(st) }.map_or(-1, |st| count(st.elements.len()))
}

/// The element with a number, or NULL if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_value(st: *const OPENSSL_STACK, i: c_int) -> *mut c_void {
    // SAFETY: NULL or the program's stack.
    let element = unsafe { get(st) }.and_then(|st| index(st, i).map(|i| st.elements[i]));
    element.unwrap_or(ptr::null_mut())
}

/// Replaces the element with a number. Returns data, or NULL if there is no such element.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_set(st: *mut OPENSSL_STACK, i: c_int, data: *const c_void) -> *mut c_void {
    // SAFETY: NULL or the program's stack.
    let Some(st) = (unsafe { get_mut(st) }) else { return ptr::null_mut() };
    let Some(i) = index(st, i) else { return ptr::null_mut() };
    st.elements[i] = data.cast_mut();
    st.sorted = false;
    data.cast_mut()
}

/// Adds an element before the one with the number where, or at the end if there is none such. Returns how many there are
/// then, or 0 on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_insert(sk: *mut OPENSSL_STACK, data: *const c_void, r#where: c_int) -> c_int {
    entry_quiet(0, || {
        // SAFETY: NULL or the program's stack.
        let Some(st) = (unsafe { get_mut(sk) }) else { return 0 };
        let at = index(st, r#where).unwrap_or(st.elements.len());
        st.elements.insert(at, data.cast_mut());
        st.sorted = false;
        count(st.elements.len())
    })
}

/// Adds an element at the end. Returns how many there are then, 0 on failure, -1 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_push(st: *mut OPENSSL_STACK, data: *const c_void) -> c_int {
    // SAFETY: NULL or the program's stack.
    if st.is_null() { -1 } else { unsafe { OPENSSL_sk_insert(st, data, -1) } }
}

/// Adds an element at the front. Returns how many there are then, or 0 on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_unshift(st: *mut OPENSSL_STACK, data: *const c_void) -> c_int {
    // SAFETY: NULL or the program's stack.
    unsafe { OPENSSL_sk_insert(st, data, 0) }
}

/// Takes out the element with a number. Returns it, or NULL if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_delete(st: *mut OPENSSL_STACK, loc: c_int) -> *mut c_void {
    // SAFETY: NULL or the program's stack.
    let Some(st) = (unsafe { get_mut(st) }) else { return ptr::null_mut() };
    index(st, loc).map_or(ptr::null_mut(), |i| st.elements.remove(i))
}

/// Takes out an element by its pointer. Returns it, or NULL if it is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_delete_ptr(st: *mut OPENSSL_STACK, p: *const c_void) -> *mut c_void {
    // SAFETY: NULL or the program's stack.
    let Some(st) = (unsafe { get_mut(st) }) else { return ptr::null_mut() };
    let at = st.elements.iter().position(|element| ptr::eq(*element, p));
    at.map_or(ptr::null_mut(), |at| st.elements.remove(at))
}

/// Takes out the last element. Returns it, or NULL if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_pop(st: *mut OPENSSL_STACK) -> *mut c_void {
    // SAFETY: NULL or the program's stack.
    unsafe { get_mut(st) }.and_then(|st| st.elements.pop()).unwrap_or(ptr::null_mut())
}

/// Takes out the first element. Returns it, or NULL if there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_shift(st: *mut OPENSSL_STACK) -> *mut c_void {
    // SAFETY: NULL or the program's stack.
    unsafe { OPENSSL_sk_delete(st, 0) }
}

/// Takes out all elements. They are not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_zero(st: *mut OPENSSL_STACK) {
    // SAFETY: NULL or the program's stack.
    if let Some(st) = unsafe { get_mut(st) } {
        st.elements.clear();
    }
}

/// A copy of a stack with the same elements; NULL gives an empty stack.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_dup(st: *const OPENSSL_STACK) -> *mut OPENSSL_STACK {
    entry_quiet(ptr::null_mut(), || {
        // SAFETY: NULL or the program's stack.
        let copy = match unsafe { get(st) } {
            Some(st) => OPENSSL_STACK { elements: st.elements.clone(), compare: st.compare, sorted: st.sorted },
            None => OPENSSL_STACK { elements: Vec::new(), compare: None, sorted: false },
        };
        Box::into_raw(Box::new(copy))
    })
}

/// A copy of a stack whose elements are copied by c, NULL staying NULL. If one cannot be, the others are freed by f and NULL
/// is returned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_deep_copy(
    st: *const OPENSSL_STACK,
    c: Option<unsafe extern "C" fn(element: *const c_void) -> *mut c_void>,
    f: Option<unsafe extern "C" fn(element: *mut c_void)>,
) -> *mut OPENSSL_STACK {
    entry_quiet(ptr::null_mut(), || {
        // SAFETY: NULL or the program's stack; its functions fit the elements.
        unsafe {
            let copy = OPENSSL_sk_dup(st);
            let Some(c) = c else { return copy };
            let elements = get(copy).map(|copy| copy.elements.clone()).unwrap_or_default();
            let mut made = Vec::with_capacity(elements.len());
            for element in elements {
                let new = if element.is_null() { ptr::null_mut() } else { c(element) };
                if new.is_null() && !element.is_null() {
                    if let Some(f) = f {
                        made.into_iter().filter(|made: &*mut c_void| !made.is_null()).for_each(|made| f(made));
                    }
                    OPENSSL_sk_free(copy);
                    return ptr::null_mut();
                }
                made.push(new);
            }
            if let Some(copy) = get_mut(copy) {
                copy.elements = made;
            }
            copy
        }
    })
}

/// Sets the function that the stack is sorted by. Returns the one before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_set_cmp_func(
    sk: *mut OPENSSL_STACK,
    cmp: Option<unsafe extern "C" fn(a: *const c_void, b: *const c_void) -> c_int>,
) -> Option<unsafe extern "C" fn(a: *const c_void, b: *const c_void) -> c_int> {
    // SAFETY: NULL or the program's stack.
    let st = unsafe { get_mut(sk) }?;
    if st.compare.map(|old| old as usize) != cmp.map(|new| new as usize) {
        st.sorted = false;
    }
    std::mem::replace(&mut st.compare, cmp)
}

/// Sorts a stack, if it has a function to sort by.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_sort(st: *mut OPENSSL_STACK) {
    entry_quiet((), || {
        // SAFETY: NULL or the program's stack; no borrow of it lives while its function runs.
        unsafe {
            let Some((compare, mut elements)) = get(st).and_then(|st| Some((st.compare?, st.elements.clone()))) else {
                return;
            };
            elements.sort_by(|&a, &b| OPENSSL_STACK::order(compare, a, b));
            if let Some(st) = get_mut(st) {
                st.elements = elements;
                st.sorted = true;
            }
        }
    });
}

/// Whether a stack is sorted. NULL is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_is_sorted(st: *const OPENSSL_STACK) -> c_int {
    // SAFETY: NULL or the program's stack.
    unsafe { get(st) }.is_none_or(|st| st.sorted).into()
}

/// The numbers of the elements equal to data: by the stack's function, for which the stack is sorted first, or by pointer.
///
/// # Safety
/// NULL or the program's stack.
unsafe fn find(st: *mut OPENSSL_STACK, data: *const c_void) -> Vec<usize> {
    // SAFETY: as the caller promises.
    unsafe {
        let compare = get(st).and_then(|st| st.compare);
        if compare.is_some() && !data.is_null() {
            OPENSSL_sk_sort(st);
        }
        let elements = get(st).map(|st| st.elements.clone()).unwrap_or_default();
        let same = |element: *mut c_void| match compare {
            Some(_) if data.is_null() => false,
            Some(compare) => OPENSSL_STACK::order(compare, element, data.cast_mut()) == Ordering::Equal,
            None => ptr::eq(element, data),
        };
        (0..elements.len()).filter(|&at| same(elements[at])).collect()
    }
}

/// The number of the first element that equals data, or -1. A stack with a function to sort by is sorted first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_find(st: *mut OPENSSL_STACK, data: *const c_void) -> c_int {
    // SAFETY: NULL or the program's stack.
    entry_quiet(-1, || unsafe { find(st, data) }.first().map_or(-1, |&at| count(at)))
}

/// As OPENSSL_sk_find, and writes to pnum how many elements equal data.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OPENSSL_sk_find_all(st: *mut OPENSSL_STACK, data: *const c_void, pnum: *mut c_int) -> c_int {
    entry_quiet(-1, || {
        // SAFETY: NULL or the program's stack; the number is NULL or writable.
        unsafe {
            let found = find(st, data);
            if !pnum.is_null() {
                *pnum = count(found.len());
            }
            found.first().map_or(-1, |&at| count(at))
        }
    })
}
