//! The handshake's transcript: the bytes of every message so far, kept or hashed.
//!
//! Which hash is wanted is known only once the suite is. A client's CertificateVerify signs the messages with a hash of
//! its own choice (RFC 5246, section 7.4.8), so where one may come the bytes are kept until it has.

use super::messages::frame;
use crate::codec::Writer;
use crate::codepoint::HandshakeType;
use crate::crypto::hash::{Digest, HashAlgorithm, Hasher};

/// The messages of a handshake so far.
#[derive(Clone)]
pub struct Transcript {
    /// The bytes themselves, until they are dropped.
    kept: Option<Vec<u8>>,
    /// Their hash, once it is chosen.
    hasher: Option<Hasher>,
}

impl Default for Transcript {
    fn default() -> Self {
        Self::new()
    }
}

impl Transcript {
    /// No messages yet; what is added is kept.
    pub const fn new() -> Self {
        Self { kept: Some(Vec::new()), hasher: None }
    }

    /// Adds a whole message, header included. (A HelloRequest is never added.)
    pub fn add(&mut self, raw: &[u8]) {
        if let Some(kept) = &mut self.kept {
            kept.extend_from_slice(raw);
        }
        if let Some(hasher) = &mut self.hasher {
            hasher.update(raw);
        }
    }

    /// Chooses the hash and feeds it what is kept. Call it once, before [`drop_buffer`](Self::drop_buffer).
    pub fn start_hash(&mut self, algorithm: HashAlgorithm) {
        let mut hasher = algorithm.start();
        hasher.update(self.buffered());
        self.hasher = Some(hasher);
    }

    /// Puts in place of the first ClientHello, which is all that there is, the message_hash that holds its hash (RFC 8446,
    /// section 4.4.1). The hash must be chosen; call it before the HelloRetryRequest is added.
    pub fn replace_by_hash(&mut self, algorithm: HashAlgorithm) {
        *self = Self::of_first_hello(algorithm, self.current().as_ref());
    }

    /// What [`replace_by_hash`](Self::replace_by_hash) leaves of a first ClientHello with the hash `hash`: for a server that
    /// has put the hash into a cookie and forgotten the rest.
    pub fn of_first_hello(algorithm: HashAlgorithm, hash: &[u8]) -> Self {
        let mut this = Self::new();
        this.start_hash(algorithm);
        this.add(&frame(HandshakeType::MESSAGE_HASH, |out| out.bytes(hash)));
        this
    }

    /// The hash that `algorithm` makes of all messages so far, which must be kept, and of `more`: that of a ClientHello up
    /// to its binders (RFC 8446, section 4.2.11.2).
    pub fn hash_with(&self, algorithm: HashAlgorithm, more: &[u8]) -> Digest {
        algorithm.digest(&[self.buffered(), more])
    }

    /// The hash of all messages so far. Panics if no hash was chosen: only states that follow the choice of a suite ask.
    pub fn current(&self) -> Digest {
        self.hasher.as_ref().expect("the suite, and with it the hash, is chosen first").fork_finish()
    }

    /// The hash in the making. Panics as [`current`](Self::current) does.
    #[cfg(feature = "ssl3")]
    pub const fn hasher(&self) -> &Hasher {
        self.hasher.as_ref().expect("the suite, and with it the hash, is chosen first")
    }

    /// Whether the messages are kept, so that a CertificateVerify can be checked.
    pub const fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// All messages so far, one after another; empty once dropped.
    pub fn buffered(&self) -> &[u8] {
        self.kept.as_deref().unwrap_or_default()
    }

    /// Stops keeping the messages: no CertificateVerify will come, or it has come.
    pub fn drop_buffer(&mut self) {
        self.kept = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_of_all_messages_whenever_it_was_chosen() {
        for chosen_after in 0..=3 {
            let mut transcript = Transcript::new();
            for (n, message) in [&b"a"[..], b"b", b"c"].into_iter().enumerate() {
                if n == chosen_after {
                    transcript.start_hash(HashAlgorithm::Sha256);
                }
                transcript.add(message);
            }
            if chosen_after == 3 {
                transcript.start_hash(HashAlgorithm::Sha256);
            }
            assert_eq!(transcript.buffered(), b"abc");
            // FIPS 180-2, appendix B.1: SHA-256 of "abc".
            let expected = [
                0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0,
                0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad,
            ];
            assert_eq!(transcript.current().as_ref(), expected, "chosen after {chosen_after}");
        }
    }

    #[test]
    fn the_hash_goes_on_when_the_messages_are_dropped() {
        let mut transcript = Transcript::new();
        transcript.add(b"ab");
        transcript.start_hash(HashAlgorithm::Sha1);
        transcript.drop_buffer();
        assert_eq!(transcript.buffered(), b"");
        transcript.add(b"c");
        // FIPS 180-2, appendix A.1: SHA-1 of "abc".
        let expected = [
            0xa9, 0x99, 0x3e, 0x36, 0x47, 0x06, 0x81, 0x6a, 0xba, 0x3e, 0x25, 0x71, 0x78, 0x50, 0xc2, 0x6c, 0x9c, 0xd0,
            0xd8, 0x9d,
        ];
        assert_eq!(transcript.current().as_ref(), expected);
        assert_eq!(transcript.current().as_ref(), expected, "asking changes nothing");
    }

    /// RFC 8446, section 4.4.1: Hash(message_hash || 00 00 Hash.length || Hash(ClientHello1) || HelloRetryRequest || …).
    #[test]
    fn a_retried_hello_counts_as_its_hash() {
        let algorithm = HashAlgorithm::Sha256;
        let first = algorithm.digest(&[b"first"]);
        let expected = algorithm.digest(&[&[254, 0, 0, 32], first.as_ref(), b"retry", b"second"]);

        let mut transcript = Transcript::new();
        transcript.add(b"first");
        transcript.start_hash(algorithm);
        transcript.replace_by_hash(algorithm);
        transcript.add(b"retry");
        assert_eq!(transcript.hash_with(algorithm, b"second").as_ref(), expected.as_ref());
        transcript.add(b"second");
        assert_eq!(transcript.current().as_ref(), expected.as_ref());

        let mut forgotten = Transcript::of_first_hello(algorithm, first.as_ref());
        forgotten.add(b"retry");
        forgotten.add(b"second");
        assert_eq!(forgotten.current().as_ref(), expected.as_ref());
    }
}
