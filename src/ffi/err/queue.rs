//! A thread's ring of errors.

use std::cell::RefCell;
use std::ffi::{CString, c_int, c_ulong};

/// How many errors a queue holds; one more pushes out the oldest (`ERR_NUM_ERRORS`).
pub(crate) const CAPACITY: usize = 16;

/// One error.
#[derive(Clone, Default)]
pub(crate) struct Entry {
    /// The packed code, 0 if none was set.
    pub(crate) code: c_ulong,
    /// The source file that raised it.
    pub(crate) file: CString,
    /// The line in it.
    pub(crate) line: c_int,
    /// The function that raised it; empty if unknown.
    pub(crate) func: CString,
    /// What happened in this case.
    pub(crate) data: Option<CString>,
    /// How many `ERR_set_mark` marks lie on this error.
    pub(crate) marks: u32,
}

/// The ring. An error taken out stays in its slot until the slot is used again, so that the strings that C got pointers to
/// stay valid, as OpenSSL promises: until the next error is raised.
#[derive(Default)]
pub(crate) struct Queue {
    slots: [Entry; CAPACITY],
    /// The slot of the oldest error.
    first: usize,
    /// How many errors there are.
    len: usize,
}

impl Queue {
    /// Adds an error, over the oldest if the queue is full.
    pub(crate) fn push(&mut self, entry: Entry) {
        let slot = (self.first + self.len) % CAPACITY;
        if self.len == CAPACITY {
            self.first = (self.first + 1) % CAPACITY;
        } else {
            self.len += 1;
        }
        self.slots[slot] = entry;
    }

    /// The oldest error.
    pub(crate) fn oldest(&self) -> Option<&Entry> {
        (self.len > 0).then(|| &self.slots[self.first])
    }

    /// The newest error.
    pub(crate) fn newest(&self) -> Option<&Entry> {
        (self.len > 0).then(|| &self.slots[(self.first + self.len - 1) % CAPACITY])
    }

    /// The newest error, to be changed.
    pub(crate) fn newest_mut(&mut self) -> Option<&mut Entry> {
        (self.len > 0).then(|| &mut self.slots[(self.first + self.len - 1) % CAPACITY])
    }

    /// Takes out the oldest error. Its strings stay where they are.
    pub(crate) fn pop_oldest(&mut self) -> Option<&Entry> {
        let slot = self.first;
        self.len = self.len.checked_sub(1)?;
        self.first = (self.first + 1) % CAPACITY;
        Some(&self.slots[slot])
    }

    /// Forgets all errors.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Marks the newest error; false if there is none (`ERR_set_mark`).
    pub(crate) fn set_mark(&mut self) -> bool {
        self.newest_mut().map(|entry| entry.marks += 1).is_some()
    }

    /// Takes out errors down to the newest mark and removes the mark; false if there was none (`ERR_pop_to_mark`).
    pub(crate) fn pop_to_mark(&mut self) -> bool {
        while let Some(entry) = self.newest_mut() {
            if entry.marks > 0 {
                entry.marks -= 1;
                return true;
            }
            *entry = Entry::default();
            self.len -= 1;
        }
        false
    }

    /// Removes the newest mark and no error; false if there was none (`ERR_clear_last_mark`).
    pub(crate) fn clear_last_mark(&mut self) -> bool {
        for nth in (0..self.len).rev() {
            let entry = &mut self.slots[(self.first + nth) % CAPACITY];
            if entry.marks > 0 {
                entry.marks -= 1;
                return true;
            }
        }
        false
    }
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Works on this thread's queue. While the thread ends and its queue is gone, `f` gets an empty one.
pub(crate) fn with_queue<T>(f: impl FnOnce(&mut Queue) -> T) -> T {
    let mut f = Some(f);
    let done = QUEUE.try_with(|queue| f.take().map(|f| f(&mut queue.borrow_mut())));
    match (done, f) {
        (Ok(Some(value)), _) => value,
        (_, Some(f)) => f(&mut Queue::default()),
        (_, None) => unreachable!("the closure is only taken to be run"),
    }
}
