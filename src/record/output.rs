//! Records on their way to the transport.

use super::pool;

/// Bytes waiting to be sent, in a buffer from the thread's pool while there are any.
///
/// All that lies here was made for the wire, encrypted where it has to be, so the buffer needs no wiping.
#[derive(Default)]
pub struct OutputBuffer {
    /// Initialised throughout; what counts is `start..end`. Without bytes to send it is empty and owns nothing.
    bytes: Vec<u8>,
    start: usize,
    end: usize,
}

impl OutputBuffer {
    /// An empty buffer, which owns no memory.
    pub const fn new() -> Self {
        Self { bytes: Vec::new(), start: 0, end: 0 }
    }

    /// What is to be sent next.
    pub fn pending(&self) -> &[u8] {
        self.bytes.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether nothing is to be sent.
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Says that the first `n` bytes of what was pending are sent. With the last of them the memory goes back.
    pub fn sent(&mut self, n: usize) {
        self.start = self.end.min(self.start + n);
        if self.is_empty() {
            (self.start, self.end) = (0, 0);
            pool::give(core::mem::take(&mut self.bytes), 0);
        }
    }

    /// Lends out what is pending, for a transport that may run code which reaches this buffer. What the transport did
    /// not take comes back with [`settle`](Self::settle).
    pub fn lend(&mut self) -> Self {
        core::mem::take(self)
    }

    /// Takes back what was lent, of which the first `n` bytes are sent. What was appended meanwhile comes after it.
    pub fn settle(&mut self, mut lent: Self, n: usize) {
        lent.sent(n);
        if !self.is_empty() && !lent.is_empty() {
            let newer = self.pending();
            lent.append(newer.len()).copy_from_slice(newer);
            *self = lent;
        } else if !lent.is_empty() {
            *self = lent;
        }
    }

    /// Makes room for `n` more bytes, so that appending up to as many moves nothing.
    pub(super) fn reserve(&mut self, n: usize) {
        if self.bytes.len() - self.end >= n {
            return;
        }
        if self.bytes.is_empty() {
            self.bytes = pool::take(pool::BUFFER.max(n + pool::LINE));
            self.start = pool::lead(&self.bytes);
            self.end = self.start;
            return;
        }
        self.bytes.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.bytes.len() - self.end < n {
            self.bytes.resize((self.end + n).max(2 * self.bytes.len()), 0);
        }
    }

    /// Appends `n` bytes, whatever they are, for the caller to overwrite.
    pub(super) fn append(&mut self, n: usize) -> &mut [u8] {
        self.reserve(n);
        let at = self.end;
        self.end += n;
        &mut self.bytes[at..self.end]
    }
}

impl Drop for OutputBuffer {
    fn drop(&mut self) {
        pool::give(core::mem::take(&mut self.bytes), 0);
    }
}

impl core::fmt::Debug for OutputBuffer {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("OutputBuffer").field("pending", &self.pending().len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_appended_is_pending_until_sent() {
        let mut out = OutputBuffer::new();
        assert!(out.is_empty());
        out.append(3).copy_from_slice(b"abc");
        out.append(2).copy_from_slice(b"de");
        assert_eq!(out.pending(), b"abcde");
        out.sent(2);
        assert_eq!(out.pending(), b"cde");
        out.append(1).copy_from_slice(b"f");
        assert_eq!(out.pending(), b"cdef");
        out.sent(4);
        assert!(out.is_empty() && out.bytes.capacity() == 0, "the memory goes back");
    }

    #[test]
    fn what_is_lent_comes_back_before_what_was_appended_meanwhile() {
        let mut out = OutputBuffer::new();
        out.append(4).copy_from_slice(b"abcd");
        let lent = out.lend();
        assert!(out.is_empty());
        assert_eq!(lent.pending(), b"abcd");
        out.append(2).copy_from_slice(b"ef");
        out.settle(lent, 3);
        assert_eq!(out.pending(), b"def");
        let lent = out.lend();
        out.settle(lent, 3);
        assert!(out.is_empty());
    }

    #[test]
    fn it_grows_and_keeps_what_is_unsent() {
        let mut out = OutputBuffer::new();
        out.append(pool::BUFFER).fill(1);
        out.sent(pool::BUFFER - 2);
        out.append(3 * pool::BUFFER).fill(2);
        assert_eq!(out.pending().len(), 2 + 3 * pool::BUFFER);
        assert_eq!(&out.pending()[..3], [1, 1, 2]);
    }
}
