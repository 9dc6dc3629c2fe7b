//! `BIO_s_bio`: one half of a pair; what is written to one half can be read from the other. Each half has a ring of its own,
//! of fixed size, for what is written to it (`BIO_s_bio(3)`).

use std::ffi::{c_char, c_int, c_long, c_void};
use std::ptr;

use libc::size_t;

use super::method::{BIO_METHOD, puts_by_write};
use super::{BIO, clear_retry, set_retry};
use crate::ffi::bio::constants::*;
use crate::ffi::err::reasons::bio::{BIO_R_BROKEN_PIPE, BIO_R_IN_USE, BIO_R_INVALID_ARGUMENT};
use crate::ffi::err::{self, ERR_LIB_BIO};

/// The size of a ring unless a program says otherwise: one TLS record of the greatest size fits.
const DEFAULT_SIZE: usize = 17 * 1024;

/// The method.
pub(crate) static METHOD: BIO_METHOD = BIO_METHOD {
    write_ex: Some(write),
    read_ex: Some(read),
    puts: Some(puts_by_write),
    ctrl: Some(ctrl),
    create: Some(create),
    destroy: Some(destroy),
    ..BIO_METHOD::named(BIO_TYPE_BIO, c"BIO pair")
};

/// One half. `ring` holds what was written to this half and not yet read from the other.
struct Half {
    /// The other half's BIO, NULL while there is none.
    peer: *mut BIO,
    /// Whether no more will be written to this half.
    closed: bool,
    /// How many bytes wait.
    len: usize,
    /// Where they begin.
    offset: usize,
    /// How long the ring is, or will be.
    size: usize,
    /// The ring, once the pair is made.
    ring: Vec<u8>,
    /// How many bytes the other half asked for in vain.
    request: usize,
}

impl Half {
    /// The bytes that wait and lie together.
    fn readable(&self) -> (usize, usize) {
        (self.offset, self.len.min(self.size - self.offset))
    }

    /// The free bytes that lie together, after those that wait.
    fn writable(&self) -> (usize, usize) {
        let mut at = self.offset + self.len;
        if at >= self.size {
            at -= self.size;
        }
        (at, (self.size - self.len).min(self.size - at))
    }

    /// Takes `n` bytes, which [`Self::readable`] covers, off the ring.
    fn consume(&mut self, n: usize) {
        self.len -= n;
        self.offset += n;
        if self.len == 0 || self.offset == self.size {
            self.offset = 0;
        }
    }
}

unsafe fn half(bio: *mut BIO) -> *mut Half {
    // SAFETY: a live BIO of this method, whose data `create` set.
    unsafe { (*bio).data.get().cast() }
}

/// The other half, or NULL.
unsafe fn other(bio: *mut BIO) -> *mut Half {
    // SAFETY: a live BIO of this method; a peer is a live one too, as both forget each other when one goes.
    unsafe {
        let peer = (*half(bio)).peer;
        if peer.is_null() { ptr::null_mut() } else { half(peer) }
    }
}

unsafe extern "C" fn create(bio: *mut BIO) -> c_int {
    let half = Half {
        peer: ptr::null_mut(),
        closed: false,
        len: 0,
        offset: 0,
        size: DEFAULT_SIZE,
        ring: Vec::new(),
        request: 0,
    };
    // SAFETY: a BIO that is being made.
    unsafe { (*bio).data.set(Box::into_raw(Box::new(half)).cast()) };
    1
}

unsafe extern "C" fn destroy(bio: *mut BIO) -> c_int {
    // SAFETY: the half goes with its BIO.
    unsafe {
        part(bio);
        drop(Box::from_raw(half(bio)));
        (*bio).data.set(ptr::null_mut());
    }
    1
}

/// Makes two halves one pair; false, with an error, if one of them has a peer already.
unsafe fn join(first: *mut BIO, second: *mut BIO) -> bool {
    // SAFETY: two live BIOs of this method.
    unsafe {
        if !(*half(first)).peer.is_null() || !(*half(second)).peer.is_null() {
            err::push(ERR_LIB_BIO, BIO_R_IN_USE, "already in a pair");
            return false;
        }
        for (bio, peer) in [(first, second), (second, first)] {
            let half = &mut *half(bio);
            half.ring.resize(half.size, 0);
            half.peer = peer;
            half.len = 0;
            half.offset = 0;
            half.closed = false;
            half.request = 0;
        }
        (*first).init.set(1);
        (*second).init.set(1);
    }
    true
}

/// Ends a pair. What waited in it is lost.
unsafe fn part(bio: *mut BIO) {
    // SAFETY: a live BIO of this method, and its live peer.
    unsafe {
        let peer = (*half(bio)).peer;
        if peer.is_null() {
            return;
        }
        for bio in [bio, peer] {
            let half = &mut *half(bio);
            half.peer = ptr::null_mut();
            half.len = 0;
            half.offset = 0;
            (*bio).init.set(0);
        }
    }
}

unsafe extern "C" fn read(bio: *mut BIO, out: *mut c_char, room: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO and the caller's buffer; no callback runs while `ring` is borrowed.
    unsafe {
        clear_retry(bio);
        *done = 0;
        let ring = other(bio);
        if (*bio).init.get() == 0 || ring.is_null() {
            return 0;
        }
        let ring = &mut *ring;
        ring.request = 0;
        if out.is_null() || room == 0 {
            return 0;
        }
        if ring.len == 0 {
            if ring.closed {
                return 0;
            }
            set_retry(bio, BIO_FLAGS_READ);
            ring.request = room.min(ring.size);
            return -1;
        }
        let wanted = room.min(ring.len);
        while *done < wanted {
            let (at, together) = ring.readable();
            let n = together.min(wanted - *done);
            ptr::copy_nonoverlapping(ring.ring.as_ptr().add(at), out.cast::<u8>().add(*done), n);
            ring.consume(n);
            *done += n;
        }
        1
    }
}

unsafe extern "C" fn write(bio: *mut BIO, data: *const c_char, len: size_t, done: *mut size_t) -> c_int {
    // SAFETY: a live BIO and the caller's bytes; no callback runs while `ring` is borrowed.
    unsafe {
        clear_retry(bio);
        *done = 0;
        if (*bio).init.get() == 0 || data.is_null() || len == 0 {
            return 0;
        }
        if !open_for_writing(bio) {
            return -1;
        }
        let ring = &mut *half(bio);
        let wanted = len.min(ring.size - ring.len);
        while *done < wanted {
            let (at, together) = ring.writable();
            let n = together.min(wanted - *done);
            ptr::copy_nonoverlapping(data.cast::<u8>().add(*done), ring.ring.as_mut_ptr().add(at), n);
            ring.len += n;
            *done += n;
        }
        1
    }
}

/// Whether something can be written now; else an error or a retry is noted. Also notes that a request was heard.
unsafe fn open_for_writing(bio: *mut BIO) -> bool {
    // SAFETY: a live BIO of this method.
    unsafe {
        let ring = half(bio);
        (*ring).request = 0;
        if (*ring).closed {
            err::push(ERR_LIB_BIO, BIO_R_BROKEN_PIPE, "this half of the pair is shut for writing");
            return false;
        }
        if (*ring).len == (*ring).size {
            set_retry(bio, BIO_FLAGS_WRITE);
            return false;
        }
        true
    }
}

/// `BIO_nread0` and `BIO_nread`: the bytes in place, of which at most `take` are taken off.
unsafe fn read_in_place(bio: *mut BIO, buffer: *mut *mut c_char, take: Option<usize>) -> c_long {
    // SAFETY: a live BIO; `buffer` is NULL or writable.
    unsafe {
        clear_retry(bio);
        let ring = other(bio);
        if (*bio).init.get() == 0 || ring.is_null() {
            return 0;
        }
        (*ring).request = 0;
        if (*ring).len == 0 {
            let (mut nothing, mut n) = (0, 0);
            return read(bio, &mut nothing, 1, &mut n).into();
        }
        let (at, together) = (*ring).readable();
        if !buffer.is_null() {
            *buffer = (*ring).ring.as_mut_ptr().add(at).cast();
        }
        let n = take.map_or(together, |take| take.min(together));
        if take.is_some() {
            (*ring).consume(n);
        }
        n as c_long
    }
}

/// `BIO_nwrite0` and `BIO_nwrite`: the room in place, of which at most `take` bytes are said to be filled.
unsafe fn write_in_place(bio: *mut BIO, buffer: *mut *mut c_char, take: Option<usize>) -> c_long {
    // SAFETY: a live BIO; `buffer` is NULL or writable.
    unsafe {
        clear_retry(bio);
        if (*bio).init.get() == 0 {
            return 0;
        }
        if !open_for_writing(bio) {
            return -1;
        }
        let ring = half(bio);
        let (at, together) = (*ring).writable();
        if !buffer.is_null() {
            *buffer = (*ring).ring.as_mut_ptr().add(at).cast();
        }
        let n = take.map_or(together, |take| take.min(together));
        if take.is_some() {
            (*ring).len += n;
        }
        n as c_long
    }
}

unsafe extern "C" fn ctrl(bio: *mut BIO, command: c_int, argl: c_long, argp: *mut c_void) -> c_long {
    // SAFETY: a live BIO of this method, and the pointers that each command asks for.
    unsafe {
        let own = half(bio);
        let peer = other(bio);
        let count = usize::try_from(argl).unwrap_or(0);
        match command {
            BIO_C_SET_WRITE_BUF_SIZE => {
                if !peer.is_null() {
                    err::push(ERR_LIB_BIO, BIO_R_IN_USE, "the size of a pair's buffer is fixed");
                    return 0;
                }
                if count == 0 {
                    err::push(ERR_LIB_BIO, BIO_R_INVALID_ARGUMENT, "size");
                    return 0;
                }
                (*own).size = count;
                (*own).ring = Vec::new();
                1
            }
            BIO_C_GET_WRITE_BUF_SIZE => (*own).size as c_long,
            BIO_C_MAKE_BIO_PAIR => c_long::from(join(bio, argp.cast())),
            BIO_C_DESTROY_BIO_PAIR => {
                part(bio);
                1
            }
            BIO_C_GET_WRITE_GUARANTEE if peer.is_null() || (*own).closed => 0,
            BIO_C_GET_WRITE_GUARANTEE => ((*own).size - (*own).len) as c_long,
            BIO_C_GET_READ_REQUEST => (*own).request as c_long,
            BIO_C_RESET_READ_REQUEST => {
                (*own).request = 0;
                1
            }
            BIO_C_SHUTDOWN_WR => {
                (*own).closed = true;
                1
            }
            BIO_C_NREAD0 => read_in_place(bio, argp.cast(), None),
            BIO_C_NREAD => read_in_place(bio, argp.cast(), Some(count)),
            BIO_C_NWRITE0 => write_in_place(bio, argp.cast(), None),
            BIO_C_NWRITE => write_in_place(bio, argp.cast(), Some(count)),
            BIO_CTRL_RESET => {
                (*own).len = 0;
                (*own).offset = 0;
                0
            }
            BIO_CTRL_GET_CLOSE => (*bio).shutdown.get().into(),
            BIO_CTRL_SET_CLOSE => {
                (*bio).shutdown.set(argl as c_int);
                1
            }
            BIO_CTRL_PENDING if peer.is_null() => 0,
            BIO_CTRL_PENDING => (*peer).len as c_long,
            BIO_CTRL_WPENDING => (*own).len as c_long,
            BIO_CTRL_DUP | BIO_CTRL_FLUSH => 1,
            BIO_CTRL_EOF => c_long::from(peer.is_null() || ((*peer).len == 0 && (*peer).closed)),
            _ => 0,
        }
    }
}
