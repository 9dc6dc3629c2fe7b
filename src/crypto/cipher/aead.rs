//! Authenticated encryption of data that comes in pieces: Galois/counter mode (NIST SP 800-38D), ChaCha20 with Poly1305
//! (RFC 8439).

use aes_gcm::aead::consts::U16;
use ghash::GHash;
use ghash::universal_hash::{KeyInit, UniversalHash};
use poly1305::Poly1305;
use zeroize::Zeroizing;

use super::mode::xor;
use super::{BlockKey, ChaCha, MAX_TAG, Register};

const BLOCK: usize = 16;

/// A hash of blocks over pieces of any length: first of what is only authenticated, then, from a new block on, of what is
/// encrypted too, and at last of how long both are.
#[derive(Clone)]
struct Pieces<H> {
    hash: H,
    held: Vec<u8>,
    /// How much of each there was, in bytes.
    lengths: [u64; 2],
    /// What is encrypted has begun.
    encrypted: bool,
}

impl<H: UniversalHash<BlockSize = U16> + Clone> Pieces<H> {
    const fn new(hash: H) -> Self {
        Self { hash, held: Vec::new(), lengths: [0; 2], encrypted: false }
    }

    fn authenticate(&mut self, data: &[u8]) -> bool {
        if self.encrypted {
            return false;
        }
        self.add(data);
        true
    }

    fn encrypted(&mut self, data: &[u8]) {
        if !self.encrypted {
            self.hash.update_padded(&self.held);
            self.held.clear();
            self.encrypted = true;
        }
        self.add(data);
    }

    fn add(&mut self, data: &[u8]) {
        self.lengths[usize::from(self.encrypted)] += data.len() as u64;
        let mut data = data;
        if !self.held.is_empty() {
            let (first, rest) = data.split_at((BLOCK - self.held.len()).min(data.len()));
            self.held.extend_from_slice(first);
            data = rest;
            if self.held.len() == BLOCK {
                self.hash.update_padded(&self.held);
                self.held.clear();
            }
        }
        let (whole, rest) = data.split_at(data.len() / BLOCK * BLOCK);
        self.hash.update_padded(whole);
        self.held.extend_from_slice(rest);
    }

    /// The hash of all, of which the last is filled up with zeros, and then of this last block.
    fn finish(&self, last: [u8; BLOCK]) -> [u8; BLOCK] {
        let mut hash = self.hash.clone();
        hash.update_padded(&self.held);
        hash.update_padded(&last);
        hash.finalize().into()
    }
}

/// A key for Galois/counter mode.
pub struct Gcm {
    key: BlockKey,
    hash: GHash,
}

/// One message in Galois/counter mode.
#[derive(Clone)]
pub(super) struct GcmStream {
    register: Register,
    pieces: Pieces<GHash>,
    /// What the tag is encrypted with.
    mask: [u8; BLOCK],
}

impl Gcm {
    /// A key of a cipher whose blocks have 16 bytes.
    pub(super) fn new(key: BlockKey) -> Self {
        let mut block = Zeroizing::new([0; BLOCK]);
        key.encrypt(&mut block[..]);
        Self { hash: GHash::new((&*block).into()), key }
    }

    /// Starts a message; `None` if the IV is empty.
    pub(super) fn start(&self, iv: &[u8]) -> Option<GcmStream> {
        let mut counter = [0; BLOCK];
        match iv.len() {
            0 => return None,
            12 => {
                counter[..12].copy_from_slice(iv);
                counter[15] = 1;
            }
            length => {
                let mut pieces = Pieces::new(self.hash.clone());
                pieces.add(iv);
                counter = pieces.finish((length as u128 * 8).to_be_bytes());
            }
        }
        let mut mask = counter;
        self.key.encrypt(&mut mask);
        let mut register = Register::counter32(counter);
        register.skip_block();
        Some(GcmStream { register, pieces: Pieces::new(self.hash.clone()), mask })
    }
}

impl GcmStream {
    pub(super) fn authenticate(&mut self, data: &[u8]) -> bool {
        self.pieces.authenticate(data)
    }

    pub(super) fn process(&mut self, key: &Gcm, encrypts: bool, data: &mut [u8]) {
        if !encrypts {
            self.pieces.encrypted(data);
        }
        self.register.process(&key.key, data);
        if encrypts {
            self.pieces.encrypted(data);
        }
    }

    pub(super) fn tag(&self) -> [u8; MAX_TAG] {
        let [authenticated, encrypted] = self.pieces.lengths.map(|length| u128::from(length * 8));
        let mut tag = self.pieces.finish((authenticated << 64 | encrypted).to_be_bytes());
        xor(&mut tag, &self.mask);
        tag
    }
}

/// One message with ChaCha20 and Poly1305.
#[derive(Clone)]
pub struct ChaChaPoly {
    stream: ChaCha,
    pieces: Pieces<Poly1305>,
}

impl ChaChaPoly {
    /// Starts a message. An IV of less than 12 bytes stands behind zeros; `None` if it has more, or none.
    pub(super) fn new(key: &[u8], iv: &[u8]) -> Option<Self> {
        let mut counter = [0; BLOCK];
        let room = counter[4..].len().checked_sub(iv.len()).filter(|_| !iv.is_empty())?;
        counter[4 + room..].copy_from_slice(iv);
        let mut stream = ChaCha::new(key, &counter)?;
        let mut hash_key = Zeroizing::new([0; 32]);
        stream.process(&mut hash_key[..]);
        stream.skip(32);
        Some(Self { stream, pieces: Pieces::new(Poly1305::new((&*hash_key).into())) })
    }

    pub(super) fn authenticate(&mut self, data: &[u8]) -> bool {
        self.pieces.authenticate(data)
    }

    pub(super) fn process(&mut self, encrypts: bool, data: &mut [u8]) {
        if !encrypts {
            self.pieces.encrypted(data);
        }
        self.stream.process(data);
        if encrypts {
            self.pieces.encrypted(data);
        }
    }

    pub(super) fn tag(&self) -> [u8; MAX_TAG] {
        let mut lengths = [0; BLOCK];
        lengths[..8].copy_from_slice(&self.pieces.lengths[0].to_le_bytes());
        lengths[8..].copy_from_slice(&self.pieces.lengths[1].to_le_bytes());
        self.pieces.finish(lengths)
    }
}
