//! Values that a program attaches to an object (`CRYPTO_get_ex_new_index(3)`): the values, and the registry of indexes.

use std::ffi::{c_int, c_long, c_void};
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::{iter, ptr};

/// How many classes of objects there are (`CRYPTO_EX_INDEX__COUNT`).
pub(crate) const CLASSES: usize = 18;

/// Called when an object is made (`CRYPTO_EX_new`) and when it is freed (`CRYPTO_EX_free`).
pub(crate) type Hook = unsafe extern "C" fn(
    parent: *mut c_void,
    ptr: *mut c_void,
    ad: *mut CRYPTO_EX_DATA,
    idx: c_int,
    argl: c_long,
    argp: *mut c_void,
);
/// Called when an object is copied (`CRYPTO_EX_dup`).
pub(crate) type DupHook = unsafe extern "C" fn(
    to: *mut CRYPTO_EX_DATA,
    from: *const CRYPTO_EX_DATA,
    from_d: *mut *mut c_void,
    idx: c_int,
    argl: c_long,
    argp: *mut c_void,
) -> c_int;

/// The C structure, as `openssl/crypto.h` declares it. Made for the time of a callback, or by a program in its own objects.
#[repr(C)]
pub struct CRYPTO_EX_DATA {
    pub(crate) ctx: *mut c_void,
    /// An [`ExData`]: borrowed from an object of ours, owned in a program's object.
    pub(crate) sk: *mut c_void,
}

/// One index of a class.
struct Index {
    argl: c_long,
    argp: Argument,
    new: Option<Hook>,
    dup: Option<DupHook>,
    free: Option<Hook>,
    /// The program has given it back: its callbacks are called no more.
    freed: AtomicBool,
    next: OnceLock<Box<Index>>,
}

/// The program's pointer that its callbacks get.
#[derive(Clone, Copy)]
struct Argument(*mut c_void);

// SAFETY: the pointer is only handed back to the program, which said that its callbacks may have it.
unsafe impl Send for Argument {}
// SAFETY: as above.
unsafe impl Sync for Argument {}

/// The indexes of each class from 1 on, as lists that only grow: read without a lock, since every new connection does.
/// Index 0 belongs to `…_set_app_data` in every class, and has no callbacks.
static REGISTRY: [OnceLock<Box<Index>>; CLASSES] = [const { OnceLock::new() }; CLASSES];

/// The indexes of a class that are in use, each with its number.
fn indexes(class: c_int) -> impl Iterator<Item = (c_int, &'static Index)> {
    let first = usize::try_from(class).ok().and_then(|class| REGISTRY.get(class)?.get());
    let all = iter::successors(first, |index| index.next.get()).map(Box::as_ref);
    (1..).zip(all).filter(|(_, index)| !index.freed.load(Ordering::Relaxed))
}

/// A new index in a class; `None` if there is no such class.
pub(crate) fn new_index(
    class: c_int,
    argl: c_long,
    argp: *mut c_void,
    new: Option<Hook>,
    dup: Option<DupHook>,
    free: Option<Hook>,
) -> Option<c_int> {
    let mut place = REGISTRY.get(usize::try_from(class).ok()?)?;
    let argp = Argument(argp);
    let mut index =
        Box::new(Index { argl, argp, new, dup, free, freed: AtomicBool::new(false), next: OnceLock::new() });
    for number in 1.. {
        match place.set(index) {
            Ok(()) => return Some(number),
            Err(back) => index = back,
        }
        place = &place.get()?.next;
    }
    None
}

/// Forgets the callbacks of an index; false if there is none such. The index is not given out again.
pub(crate) fn free_index(class: c_int, idx: c_int) -> bool {
    let Some((_, index)) = indexes(class).find(|(number, _)| *number == idx) else { return false };
    index.freed.store(true, Ordering::Relaxed);
    true
}

/// The values of one object.
#[derive(Default)]
pub(crate) struct ExData {
    values: Mutex<Vec<AtomicPtr<c_void>>>,
}

impl ExData {
    /// No values; no callback is called. See [`Self::created`].
    pub(crate) const fn new() -> Self {
        Self { values: Mutex::new(Vec::new()) }
    }

    /// The value at `idx`, NULL if none was set.
    pub(crate) fn get(&self, idx: c_int) -> *mut c_void {
        let values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        let value = usize::try_from(idx).ok().and_then(|idx| values.get(idx));
        value.map_or(ptr::null_mut(), |value| value.load(Ordering::Relaxed))
    }

    /// Sets the value at `idx`; false if `idx` cannot be an index.
    pub(crate) fn set(&self, idx: c_int, value: *mut c_void) -> bool {
        // A program has few indexes; a wild one shall not take the memory.
        let Some(idx) = usize::try_from(idx).ok().filter(|&idx| idx < 0x10000) else { return false };
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        if values.len() <= idx {
            values.resize_with(idx + 1, AtomicPtr::default);
        }
        values[idx] = AtomicPtr::new(value);
        true
    }

    /// The structure that callbacks get.
    fn as_c(&self) -> CRYPTO_EX_DATA {
        CRYPTO_EX_DATA { ctx: ptr::null_mut(), sk: ptr::from_ref(self).cast_mut().cast() }
    }

    fn run(&self, class: c_int, parent: *mut c_void, hook: impl Fn(&Index) -> Option<Hook>) {
        for (idx, index) in indexes(class) {
            if let Some(hook) = hook(index) {
                let value = self.get(idx);
                // SAFETY: the program's callback, called as it was registered; no lock is held.
                unsafe { hook(parent, value, &mut self.as_c(), idx, index.argl, index.argp.0) };
            }
        }
    }

    /// Calls the class's `new` callbacks for the object `parent`, which has just been made.
    pub(crate) fn created(&self, class: c_int, parent: *mut c_void) {
        self.run(class, parent, |index| index.new);
    }

    /// Calls the class's `free` callbacks for the object `parent`, which is about to go, and forgets the values.
    pub(crate) fn freed(&self, class: c_int, parent: *mut c_void) {
        self.run(class, parent, |index| index.free);
        self.values.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Copies the values of `from`, each as its index's `dup` callback says. False if a callback refused.
    pub(crate) fn copy_from(&self, class: c_int, from: &Self) -> bool {
        let count = from.values.lock().unwrap_or_else(PoisonError::into_inner).len();
        for idx in (0..).take(count) {
            let mut value = from.get(idx);
            let index = indexes(class).find(|(number, _)| *number == idx).map(|(_, index)| index);
            if let Some((dup, index)) = index.and_then(|index| Some((index.dup?, index))) {
                // SAFETY: the program's callback, called as it was registered; no lock is held.
                if unsafe { dup(&mut self.as_c(), &from.as_c(), &mut value, idx, index.argl, index.argp.0) } == 0 {
                    return false;
                }
            }
            self.set(idx, value);
        }
        true
    }
}
