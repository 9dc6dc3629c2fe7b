//! What a program wants to be told of a long calculation (`BN_GENCB`).

use core::cell::Cell;
use core::ffi::{c_int, c_void};
use core::ptr;

use crate::ffi::arguments::borrowed;
use crate::ffi::object::{self, CType};
use crate::ffi::types::BN_GENCB;
use crate::ffi::{entry, entry_quiet};

#[derive(Clone, Copy)]
enum Callback {
    Old(unsafe extern "C" fn(a: c_int, b: c_int, arg: *mut c_void)),
    New(unsafe extern "C" fn(a: c_int, b: c_int, cb: *mut BN_GENCB) -> c_int),
}

/// What a `BN_GENCB` points to.
pub(crate) struct Teller {
    callback: Cell<Option<Callback>>,
    argument: Cell<*mut c_void>,
}

impl CType for BN_GENCB {
    type Rust = Teller;
}

/// BN_GENCB_new: a new object without a callback, to be freed with BN_GENCB_free. OpenSSL: BN_GENCB_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_GENCB_new() -> *mut BN_GENCB {
    entry_quiet(ptr::null_mut(), || {
        object::new(Teller { callback: Cell::new(None), argument: Cell::new(ptr::null_mut()) })
    })
}

/// BN_GENCB_free: frees an object of BN_GENCB_new; NULL is nothing to do. OpenSSL: BN_GENCB_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_GENCB_free(cb: *mut BN_GENCB) {
    // SAFETY: the program gives its object back.
    entry_quiet((), || unsafe { object::free(cb) });
}

/// BN_GENCB_set: sets a callback, which stops the calculation by returning 0, and what BN_GENCB_get_arg returns.
/// OpenSSL: BN_GENCB_set(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_GENCB_set(
    gencb: *mut BN_GENCB,
    callback: Option<unsafe extern "C" fn(a: c_int, b: c_int, cb: *mut BN_GENCB) -> c_int>,
    cb_arg: *mut c_void,
) {
    entry((), || {
        let teller = borrowed!(gencb);
        teller.callback.set(callback.map(Callback::New));
        teller.argument.set(cb_arg);
        Ok(())
    });
}

/// BN_GENCB_set_old: sets a callback of the older kind, which is given cb_arg. OpenSSL: BN_GENCB_set_old(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_GENCB_set_old(
    gencb: *mut BN_GENCB,
    callback: Option<unsafe extern "C" fn(a: c_int, b: c_int, arg: *mut c_void)>,
    cb_arg: *mut c_void,
) {
    entry((), || {
        let teller = borrowed!(gencb);
        teller.callback.set(callback.map(Callback::Old));
        teller.argument.set(cb_arg);
        Ok(())
    });
}

/// BN_GENCB_get_arg: what was set beside the callback. OpenSSL: BN_GENCB_get_arg(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_GENCB_get_arg(cb: *mut BN_GENCB) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(cb).argument.get()))
}

/// BN_GENCB_call: calls the callback, if there is one. Returns 1 if the calculation is to go on, else 0.
/// OpenSSL: BN_GENCB_call(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_GENCB_call(cb: *mut BN_GENCB, a: c_int, b: c_int) -> c_int {
    if cb.is_null() {
        return 1;
    }
    entry(0, || {
        let (callback, argument) = {
            let teller = borrowed!(cb);
            (teller.callback.get(), teller.argument.get())
        };
        // SAFETY: the program's callback, called as it is declared; nothing of the object is borrowed.
        Ok(unsafe {
            match callback {
                None => 1,
                Some(Callback::New(callback)) => callback(a, b, cb),
                Some(Callback::Old(callback)) => {
                    callback(a, b, argument);
                    1
                }
            }
        })
    })
}
