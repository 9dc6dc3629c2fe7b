//! Base64 (RFC 4648) piece by piece, as text files have it: in lines, and read with more patience than RFC 4648 asks for.

use base64ct::{Base64, Encoding};
use zeroize::{Zeroize, Zeroizing};

/// How many bytes make a line.
const LINE: usize = 48;
/// How many characters make a line.
const LINE_TEXT: usize = 64;

/// How decoding goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// More may come.
    More,
    /// Padding, or a hyphen, ended it.
    End,
    /// This is not base64.
    Wrong,
}

/// What is held between two pieces: of bytes to encode, or of characters to decode.
#[derive(Clone, Default)]
pub(crate) struct Pieces {
    held: Zeroizing<Vec<u8>>,
}

/// The text of bytes, padded.
pub(crate) fn encode(bytes: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(Base64::encode_string(bytes))
}

/// What a character stands for: 0 to 63, and 0 for padding; `None` if it is not of the alphabet. Takes as long for every
/// character of the alphabet.
fn value(character: u8) -> Option<u8> {
    let c = i16::from(character);
    // All ones if the character lies in the range.
    let within = |first: u8, last: u8| !((c - i16::from(first)) | (i16::from(last) - c)) >> 15;
    let value = (within(b'A', b'Z') & (c - 64))
        | (within(b'a', b'z') & (c - 70))
        | (within(b'0', b'9') & (c + 5))
        | (within(b'+', b'+') & 63)
        | (within(b'/', b'/') & 64)
        | (within(b'=', b'=') & 1);
    u8::try_from(value - 1).ok()
}

const fn is_space(character: u8) -> bool {
    matches!(character, b' ' | b'\t' | b'\n' | b'\r')
}

/// The bytes of a text that is a whole number of groups of 4 characters, between spaces: 3 bytes for each group, however it is
/// padded. `None` if it is anything else.
pub(crate) fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let start = text.iter().position(|c| !matches!(c, b' ' | b'\t')).unwrap_or(text.len());
    let end = text.iter().rposition(|c| !is_space(*c) && *c != b'-').map_or(start, |last| (last + 1).max(start));
    let (groups, rest) = text.get(start..end)?.as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(groups.len() * 3));
    for group in groups {
        let mut bits = 0;
        for character in group {
            bits = bits << 6 | u32::from(value(*character)?);
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    Some(bytes)
}

impl Pieces {
    /// Begins anew.
    pub(crate) fn clear(&mut self) {
        self.held.zeroize();
    }

    /// How much is held.
    pub(crate) fn held(&self) -> usize {
        self.held.len()
    }

    /// The text of as many bytes as fill lines; if `lines` is false, of as many as need no padding.
    pub(crate) fn encode(&mut self, bytes: &[u8], lines: bool) -> Zeroizing<Vec<u8>> {
        self.held.extend_from_slice(bytes);
        let group = if lines { LINE } else { 3 };
        let whole = self.held.len() / group * group;
        let rest = Zeroizing::new(self.held.get(whole..).unwrap_or_default().to_vec());
        self.held.truncate(whole);
        let text = self.lines(lines);
        self.held = rest;
        text
    }

    /// The text of what is held.
    pub(crate) fn finish_encoding(&mut self, lines: bool) -> Zeroizing<Vec<u8>> {
        let text = self.lines(lines);
        self.clear();
        text
    }

    fn lines(&self, lines: bool) -> Zeroizing<Vec<u8>> {
        let mut text = Zeroizing::new(Vec::with_capacity(self.held.len() / LINE * (LINE_TEXT + 1) + LINE_TEXT + 1));
        if lines {
            for line in self.held.chunks(LINE) {
                text.extend_from_slice(encode(line).as_bytes());
                text.push(b'\n');
            }
        } else {
            text.extend_from_slice(encode(&self.held).as_bytes());
        }
        text
    }

    /// Decodes as many groups of 4 characters as there are, to the end of `bytes`. Spaces are passed over. No text at all is
    /// the end.
    pub(crate) fn decode(&mut self, text: &[u8], bytes: &mut Zeroizing<Vec<u8>>) -> Progress {
        let mut padding = self.held.iter().rev().take(2).take_while(|c| **c == b'=').count();
        if text.is_empty() {
            return Progress::End;
        }
        let mut ended = false;
        for &character in text {
            match character {
                b'-' => {
                    ended = true;
                    break;
                }
                _ if is_space(character) => {}
                _ if value(character).is_none() || (padding > 0 && character != b'=') => return Progress::Wrong,
                _ => {
                    padding += usize::from(character == b'=');
                    if padding > 2 {
                        return Progress::Wrong;
                    }
                    self.held.push(character);
                }
            }
            if self.held.len() == LINE_TEXT && !self.flush(padding, bytes) {
                return Progress::Wrong;
            }
        }
        if !self.held.is_empty() {
            let whole = self.held.len().is_multiple_of(4);
            if whole && !self.flush(padding, bytes) || !whole && ended {
                return Progress::Wrong;
            }
        }
        if ended || (self.held.is_empty() && padding > 0) { Progress::End } else { Progress::More }
    }

    /// Decodes what is held, less the padding.
    fn flush(&mut self, padding: usize, bytes: &mut Zeroizing<Vec<u8>>) -> bool {
        let made = decode(&self.held);
        self.clear();
        let kept = made.as_ref().and_then(|made| made.get(..made.len().checked_sub(padding)?));
        kept.map(|kept| bytes.extend_from_slice(kept)).is_some()
    }

    /// Ends decoding: what is held of whole groups; `None` if a group is not whole.
    pub(crate) fn finish_decoding(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        let made = decode(&self.held)?;
        self.clear();
        Some(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_4648s_examples() {
        let examples =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (plain, text) in examples {
            assert_eq!(*encode(plain.as_bytes()), text);
            let mut bytes = Zeroizing::default();
            let progress = Pieces::default().decode(text.as_bytes(), &mut bytes);
            assert_eq!(&bytes[..], plain.as_bytes());
            assert_eq!(progress == Progress::More, !text.is_empty() && !text.ends_with('='), "{text}");
        }
    }

    #[test]
    fn every_character_is_itself_or_nothing() {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for character in 0..=255 {
            let expected = ALPHABET.iter().position(|c| *c == character).map(|at| at as u8);
            assert_eq!(value(character), expected.or((character == b'=').then_some(0)), "{character}");
        }
    }

    #[test]
    fn what_is_not_base64() {
        for wrong in ["Zm9*", "Zg==Zg==", "Zm9v===", "Zm9-"] {
            assert_eq!(
                Pieces::default().decode(wrong.as_bytes(), &mut Zeroizing::default()),
                Progress::Wrong,
                "{wrong}"
            );
        }
        assert!(decode(b"Zm9").is_none());
        assert!(decode(b"Zm9v\nZm9v").is_none());
    }
}
