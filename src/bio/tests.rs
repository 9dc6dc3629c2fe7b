//! What the C tests do not see: the results that the Rust side reads.

use super::{Transfer, clear_retry, free, new, pair, read, should_retry, write};
use crate::ffi::bio::constants::*;

#[test]
fn transfers_tell_bytes_retry_end_and_failure_apart() {
    // SAFETY: BIOs that live to the end of the test, and buffers of ours.
    unsafe {
        let (first, second) = (new(&pair::METHOD).unwrap(), new(&pair::METHOD).unwrap());
        super::call_ctrl(first, BIO_C_MAKE_BIO_PAIR, 0, second.cast());
        let mut buffer = [0; 8];
        assert_eq!(read(second, buffer.as_mut_ptr(), 8), Transfer::Retry);
        assert_eq!(should_retry(second), BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY);
        assert_eq!(write(first, b"abc".as_ptr(), 3), Transfer::Bytes(3));
        assert_eq!(read(second, buffer.as_mut_ptr(), 8), Transfer::Bytes(3));
        assert_eq!(&buffer[..3], b"abc");
        super::call_ctrl(first, BIO_C_SHUTDOWN_WR, 0, std::ptr::null_mut());
        assert_eq!(read(second, buffer.as_mut_ptr(), 8), Transfer::End);
        assert_eq!(write(first, b"abc".as_ptr(), 3), Transfer::Failed);
        clear_retry(first);
        assert!(free(first) && free(second));
    }
}
