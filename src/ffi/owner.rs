//! References that own an object whose end the program hears of: its own references, and those of other objects. The
//! references that functions take for the time of a call own nothing.

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::ops::Deref;
use std::sync::Arc;

use super::err::Pushed;
use super::object::{self, CType};

/// An object that takes leave of the program.
pub(crate) trait Owned: Sized {
    /// Its owners.
    fn owners(&self) -> &Owners;
    /// Runs the program's callbacks for an object that goes. Called once, by whoever gives up the last reference, and the
    /// object is still whole.
    fn take_leave(this: &Arc<Self>);
}

/// How many own an object.
#[derive(Default)]
pub(crate) struct Owners {
    count: AtomicUsize,
    /// It has taken leave. A callback that took a reference meanwhile does not make it do so again.
    gone: AtomicBool,
}

/// One that owns an object.
pub(crate) struct Owner<T: Owned>(Arc<T>);

impl<T: Owned> Owner<T> {
    /// The first owner of a new object.
    pub(crate) fn new(object: T) -> Self {
        Self::of(&Arc::new(object))
    }

    /// One owner more.
    pub(crate) fn of(object: &Arc<T>) -> Self {
        object.owners().count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(object))
    }

    /// Gives the reference to the program.
    pub(crate) fn into_raw<C: CType<Rust = T>>(self) -> *mut C {
        let this = core::mem::ManuallyDrop::new(self);
        // SAFETY: `this` is neither dropped nor used again, so what it holds can move out of it.
        object::into_raw(unsafe { core::ptr::read(&raw const this.0) })
    }

    /// Takes the program's reference back, for an `…_free` function. NULL is `None`.
    ///
    /// # Safety
    /// As [`object::take`], and the pointer came from [`into_raw`](Self::into_raw) or [`up_ref`](Self::up_ref).
    pub(crate) unsafe fn take<C: CType<Rust = T>>(pointer: *mut C) -> Option<Self> {
        // SAFETY: as the caller promises.
        unsafe { object::take(pointer) }.map(Self)
    }

    /// One reference more for the program, for an `…_up_ref` function.
    ///
    /// # Safety
    /// As [`object::get`].
    #[track_caller]
    pub(crate) unsafe fn up_ref<C: CType<Rust = T>>(pointer: *const C) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        let object = unsafe { object::get1(pointer) }?;
        Self::of(&object).into_raw::<C>();
        Ok(())
    }
}

impl<T: Owned> Deref for Owner<T> {
    type Target = Arc<T>;

    fn deref(&self) -> &Arc<T> {
        &self.0
    }
}

impl<T: Owned> Drop for Owner<T> {
    fn drop(&mut self) {
        let owners = self.0.owners();
        if owners.count.fetch_sub(1, Ordering::AcqRel) == 1 && !owners.gone.swap(true, Ordering::AcqRel) {
            T::take_leave(&self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts its leaves.
    #[derive(Default)]
    struct Thing {
        owners: Owners,
        leaves: AtomicUsize,
    }

    impl Owned for Thing {
        fn owners(&self) -> &Owners {
            &self.owners
        }

        fn take_leave(this: &Arc<Self>) {
            this.leaves.fetch_add(1, Ordering::Relaxed);
            // As a callback may.
            drop(Owner::of(this));
        }
    }

    #[test]
    fn only_the_last_of_many_threads_takes_leave() {
        for _ in 0..200 {
            let thing = Arc::new(Thing::default());
            let owners: Vec<_> = (0..4).map(|_| Owner::of(&thing)).collect();
            std::thread::scope(|scope| {
                for owner in owners {
                    scope.spawn(move || {
                        let for_a_call = Arc::clone(&owner);
                        drop(owner);
                        drop(for_a_call);
                    });
                }
            });
            assert_eq!(thing.leaves.load(Ordering::Relaxed), 1);
        }
    }
}
