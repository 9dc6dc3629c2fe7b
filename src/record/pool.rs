//! A thread's pool of record buffers, so that a connection holds one only while bytes are in it.

use core::cell::RefCell;

use zeroize::Zeroize;

use super::{HEADER, MAX_CIPHERTEXT};

/// How long a line of the CPU's cache is, in bytes.
pub(super) const LINE: usize = 64;

/// The length in bytes of a new buffer: the longest record and the header after it, from [`lead`] on.
pub(super) const BUFFER: usize = LINE + HEADER + MAX_CIPHERTEXT + HEADER;

/// How many buffers a thread keeps.
const KEPT: usize = 16;

/// The length in bytes above which a buffer is freed and not kept.
const LONGEST_KEPT: usize = 8 * BUFFER;

thread_local! {
    static POOL: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// A buffer of at least `length` bytes. They hold no secret; what they are is not said, so that none need be cleared.
pub(super) fn take(length: usize) -> Vec<u8> {
    // While a thread ends its pool is gone before its last connections may be: they get fresh buffers.
    let kept = POOL.try_with(|pool| pool.borrow_mut().pop()).ok().flatten();
    let mut buffer = kept.unwrap_or_default();
    if buffer.len() < length {
        buffer.resize(length.max(BUFFER), 0);
    }
    buffer
}

/// Where in a buffer a record is to begin, so that what its header is followed by begins with a line of the cache: bytes
/// that do are copied and encrypted faster.
pub(super) fn lead(buffer: &[u8]) -> usize {
    (LINE - (buffer.as_ptr().addr() + HEADER) % LINE) % LINE
}

/// Gives a buffer back, wiping its first `secret` bytes.
pub(super) fn give(mut buffer: Vec<u8>, secret: usize) {
    let secret = secret.min(buffer.len());
    buffer[..secret].zeroize();
    if buffer.is_empty() || buffer.len() > LONGEST_KEPT {
        return;
    }
    // Nothing to do if the pool is gone: the buffer is freed.
    let _ = POOL.try_with(|pool| {
        let mut pool = pool.borrow_mut();
        if pool.len() < KEPT {
            pool.push(buffer);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_comes_back_wiped() {
        let mut buffer = take(10);
        assert_eq!(buffer.len(), BUFFER);
        buffer[..20].fill(0xaa);
        let address = buffer.as_ptr();
        give(buffer, 20);
        let again = take(10);
        assert_eq!(again.as_ptr(), address, "the pool keeps it");
        assert!(again.iter().all(|&byte| byte == 0));
    }

    #[test]
    fn what_follows_a_header_begins_with_a_line() {
        let buffer = take(1);
        for at in 0..2 * LINE {
            let lead = lead(&buffer[at..]);
            assert!(lead < LINE);
            assert!(buffer[at + lead + HEADER..].as_ptr().addr().is_multiple_of(LINE));
        }
    }

    #[test]
    fn a_long_buffer_is_made_and_not_kept() {
        let buffer = take(LONGEST_KEPT + 1);
        assert_eq!(buffer.len(), LONGEST_KEPT + 1);
        give(buffer, 0);
        assert_eq!(take(1).len(), BUFFER);
    }

    #[test]
    fn the_pool_is_bounded() {
        let many: Vec<_> = (0..KEPT + 3).map(|_| take(1)).collect();
        many.into_iter().for_each(|buffer| give(buffer, 0));
        assert_eq!(POOL.with(|pool| pool.borrow().len()), KEPT);
    }
}
