//! How much longer records of TLS 1.3 are made than they need be (RFC 8446, section 5.4): up to a multiple of some length, or
//! as somebody says who is asked about each one. Until that is known a record waits, and so does all that comes after it.

use std::collections::VecDeque;

use zeroize::Zeroizing;

use super::{OutputBuffer, RecordWriter, Written};
use crate::Result;
use crate::codepoint::ContentType;
use crate::record::Protection;

/// What pads records.
pub(super) struct Padding {
    /// The length that a padded record is a multiple of, in bytes; 0 if records are not padded so.
    block: usize,
    asked: bool,
    held: VecDeque<Held>,
}

/// Something that waits.
enum Held {
    /// To be sealed.
    Fragment(ContentType, Zeroizing<Vec<u8>>),
    /// To protect what comes after it.
    Keys(Protection),
}

impl Padding {
    pub(super) const NONE: Self = Self { block: 0, asked: false, held: VecDeque::new() };

    /// Whether somebody is asked about each record.
    pub(super) const fn is_asked(&self) -> bool {
        self.asked
    }

    /// The zeros after a fragment of `length` bytes, where a record has room for `longest`.
    pub(super) const fn of(&self, length: usize, longest: usize) -> usize {
        match self.block {
            0 => 0,
            block => bounded((block - (length + 1) % block) % block, length, longest),
        }
    }

    pub(super) fn hold(&mut self, content_type: ContentType, fragment: &[u8]) {
        self.held.push_back(Held::Fragment(content_type, Zeroizing::new(fragment.to_vec())));
    }

    pub(super) fn hold_keys(&mut self, protection: Protection) {
        self.held.push_back(Held::Keys(protection));
    }

    /// The last keys that wait.
    pub(super) fn latest_keys(&self) -> Option<&Protection> {
        self.held.iter().rev().find_map(|held| if let Held::Keys(keys) = held { Some(keys) } else { None })
    }
}

/// No more zeros than a record with a fragment of `length` bytes, and its type, has room for.
const fn bounded(zeros: usize, length: usize, longest: usize) -> usize {
    let room = longest.saturating_sub(length + 1);
    if zeros < room { zeros } else { room }
}

impl RecordWriter {
    /// Sets how records of TLS 1.3 are padded: to multiples of `block` bytes, unless that is 0, or, if `asked`, as somebody
    /// says of each ([`next_to_pad`](Self::next_to_pad)).
    pub const fn set_padding(&mut self, block: usize, asked: bool) {
        self.padding.block = block;
        self.padding.asked = asked;
    }

    /// Whether records wait for somebody to say how they are to be padded.
    pub fn holds(&self) -> bool {
        !self.padding.held.is_empty()
    }

    /// The next record whose padding is to be said, by [`pad`](Self::pad): what it carries, and how many bytes it has with
    /// its type. What comes before it is appended to `out`.
    pub fn next_to_pad(
        &mut self,
        out: &mut OutputBuffer,
        show: &mut dyn FnMut(Written<'_>),
    ) -> Result<Option<(ContentType, usize)>> {
        loop {
            match self.padding.held.front() {
                None => return Ok(None),
                Some(Held::Keys(_)) => {
                    if let Some(Held::Keys(keys)) = self.padding.held.pop_front() {
                        self.begin_epoch(keys);
                    }
                }
                Some(Held::Fragment(content_type, fragment))
                    if self.protects(*content_type) && fragment.len() + 1 < self.max_fragment() =>
                {
                    return Ok(Some((*content_type, fragment.len() + 1)));
                }
                Some(Held::Fragment(..)) => self.pad(0, out, show)?,
            }
        }
    }

    /// Appends the record that waits longest to `out`, with as many zeros as there is room for, `zeros` at most.
    pub fn pad(&mut self, zeros: usize, out: &mut OutputBuffer, show: &mut dyn FnMut(Written<'_>)) -> Result<()> {
        let Some(Held::Fragment(content_type, fragment)) = self.padding.held.pop_front() else { return Ok(()) };
        if !self.protects(content_type) {
            self.write_plain(content_type, &fragment, out, show);
            return Ok(());
        }
        let zeros = bounded(zeros, fragment.len(), self.max_fragment());
        self.write_fragment(content_type, &fragment, zeros, out, show)
    }
}

impl core::fmt::Debug for Padding {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Padding").field("block", &self.block).field("asked", &self.asked).finish_non_exhaustive()
    }
}
