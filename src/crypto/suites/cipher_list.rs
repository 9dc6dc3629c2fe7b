//! The cipher string language of `SSL_CTX_set_cipher_list` (ciphers(1), "CIPHER LIST FORMAT").
//!
//! A string is a row of commands on an ordered list of all suites, none of them active at first. A command selects
//! suites by words joined with `+`, and adds them to the end of the active ones, moves the active ones among them to the
//! end (`+`), takes them out (`-`), or takes them out for good (`!`). What is active in the end is the result.

use super::keywords::{Selector, in_default, is_absent, request, selector};
use super::{ALL, CipherSuite, by_name};
use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::error::{Error, Reason, Result};

/// What a cipher string says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CipherList {
    /// The suites, the most preferred first; never empty.
    pub suites: Vec<&'static CipherSuite>,
    /// The security level that `@SECLEVEL=n` asked for, the last one if there are several.
    pub security_level: Option<u8>,
    /// The Suite B profile that the string asked for; it limits groups and signatures too.
    pub suite_b: Option<SuiteB>,
}

/// A profile of Suite B (RFC 6460), which a cipher string selects by beginning with its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuiteB {
    /// `SUITEB128`: 128 bits, and 192 bits if the peer wants them.
    Bits128,
    /// `SUITEB128ONLY`: 128 bits.
    Bits128Only,
    /// `SUITEB192`, also called `SUITEB128C2`: 192 bits.
    Bits192,
}

impl SuiteB {
    /// The profile that `text` begins with the name of.
    fn named_by(text: &str) -> Option<Self> {
        // Longer names stand before those they begin with.
        [
            ("SUITEB128ONLY", Self::Bits128Only),
            ("SUITEB128C2", Self::Bits192),
            ("SUITEB128", Self::Bits128),
            ("SUITEB192", Self::Bits192),
        ]
        .into_iter()
        .find_map(|(name, profile)| text.starts_with(name).then_some(profile))
    }

    /// The profile's suites, as OpenSSL's names.
    const fn suite_names(self) -> &'static [&'static str] {
        match self {
            Self::Bits128 => &["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384"],
            Self::Bits128Only => &["ECDHE-ECDSA-AES128-GCM-SHA256"],
            Self::Bits192 => &["ECDHE-ECDSA-AES256-GCM-SHA384"],
        }
    }

    /// The only groups that the profile allows.
    pub const fn groups(self) -> &'static [NamedGroup] {
        match self {
            Self::Bits128 => &[NamedGroup::SECP256R1, NamedGroup::SECP384R1],
            Self::Bits128Only => &[NamedGroup::SECP256R1],
            Self::Bits192 => &[NamedGroup::SECP384R1],
        }
    }

    /// The only signature algorithms that the profile allows.
    pub const fn signature_schemes(self) -> &'static [SignatureScheme] {
        match self {
            Self::Bits128 => &[SignatureScheme::ECDSA_SECP256R1_SHA256, SignatureScheme::ECDSA_SECP384R1_SHA384],
            Self::Bits128Only => &[SignatureScheme::ECDSA_SECP256R1_SHA256],
            Self::Bits192 => &[SignatureScheme::ECDSA_SECP384R1_SHA384],
        }
    }
}

/// The suites that `DEFAULT` stands for, and that a new context has.
pub fn default_list() -> Vec<&'static CipherSuite> {
    ALL.iter().filter(|suite| in_default(suite)).collect()
}

/// Reads a cipher string.
///
/// A word that is not known is passed over, as OpenSSL does, with the rest of its command. Names may be IANA's or
/// OpenSSL's. `DEFAULT` is known only as the first word. Suites that are had on request only are not added by any word but
/// their names and those for their key exchange; by every word they are moved and taken out.
///
/// Fails with [`Reason::NO_CIPHER_MATCH`] if nothing is selected in the end, and with [`Reason::INVALID_COMMAND`] where a
/// command has no words, or `@` stands before anything but `STRENGTH` and `SECLEVEL=0` to `SECLEVEL=5`.
pub fn parse_cipher_list(text: &str) -> Result<CipherList> {
    if let Some(profile) = SuiteB::named_by(text) {
        let suites = profile.suite_names().iter().filter_map(|name| by_name(name)).collect();
        return Ok(CipherList { suites, security_level: None, suite_b: Some(profile) });
    }

    let mut list = Ordering::new();
    let mut words = Words::default();
    let mut security_level = None;
    let mut rest = text;
    if let Some(after) = text.strip_prefix("DEFAULT") {
        list.apply(Command::Add, in_default);
        rest = after;
    }
    while let Some(first) = rest.chars().next() {
        if is_separator(first) {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if let Some(after) = rest.strip_prefix('@') {
            rest = after;
            let word = take_word(&mut rest);
            match (word, word.strip_prefix("SECLEVEL=").map(str::as_bytes)) {
                ("STRENGTH", _) => list.sort_by_strength(),
                (_, Some([digit @ b'0'..=b'5'])) => security_level = Some(digit - b'0'),
                _ => return Err(invalid_command(text, rest)),
            }
            skip_command(&mut rest);
            continue;
        }
        let command = Command::named_by(first);
        if command != Command::Add {
            rest = &rest[first.len_utf8()..];
        }
        match take_selection(&mut rest, &mut words) {
            Selection::Words(selection) => {
                let requested = command != Command::Add || selection.iter().any(Word::is_request);
                let selects = |suite: &CipherSuite| selection.iter().all(|word| word.selects(suite));
                list.apply(command, |suite| selects(suite) && (requested || !suite.is_on_request()));
            }
            Selection::Unknown => skip_command(&mut rest),
            Selection::Missing => return Err(invalid_command(text, rest)),
        }
    }

    let suites = list.into_active();
    if suites.is_empty() {
        let detail = format!("no cipher matches \"{text}\"{words}");
        return Err(Error::Usage { reason: Reason::NO_CIPHER_MATCH, detail });
    }
    Ok(CipherList { suites, security_level, suite_b: None })
}

/// A word that selects suites.
enum Word {
    Name(&'static CipherSuite),
    Keyword(Selector),
    /// A keyword for suites that are had on request only.
    Request(Selector),
}

impl Word {
    fn selects(&self, suite: &CipherSuite) -> bool {
        match self {
            Self::Name(name) => *name == suite,
            Self::Keyword(selector) | Self::Request(selector) => selector(suite),
        }
    }

    /// Whether the word is enough to add suites that are had on request only.
    const fn is_request(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Request(_))
    }
}

/// The words of a command.
enum Selection {
    /// Words of which all must select a suite.
    Words(Vec<Word>),
    /// One of the words is not known.
    Unknown,
    /// There is no word where one should be.
    Missing,
}

/// Takes words joined with `+`, up to one that is not known.
fn take_selection<'a>(rest: &mut &'a str, words: &mut Words<'a>) -> Selection {
    let mut selection = Vec::new();
    loop {
        let word = take_word(rest);
        if word.is_empty() {
            return Selection::Missing;
        }
        if let Some(suite) = by_name(word) {
            selection.push(Word::Name(suite));
        } else if let Some(selector) = selector(word) {
            selection.push(Word::Keyword(selector));
        } else if let Some(selector) = request(word) {
            selection.push(Word::Request(selector));
        } else {
            words.unknown.push(word);
            return Selection::Unknown;
        }
        if is_absent(word) {
            words.absent.push(word);
        }
        match rest.strip_prefix('+') {
            Some(more) => *rest = more,
            None => return Selection::Words(selection),
        }
    }
}

/// What a command does; the character it begins with says which.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
    Add,
    MoveToEnd,
    Delete,
    Kill,
}

impl Command {
    const fn named_by(first: char) -> Self {
        match first {
            '+' => Self::MoveToEnd,
            '-' => Self::Delete,
            '!' => Self::Kill,
            _ => Self::Add,
        }
    }
}

/// The list that commands work on.
struct Ordering(Vec<Entry>);

struct Entry {
    suite: &'static CipherSuite,
    active: bool,
}

impl Ordering {
    fn new() -> Self {
        Self(ALL.iter().map(|suite| Entry { suite, active: false }).collect())
    }

    /// Takes out the entries that `taken` picks, in their order.
    fn take(&mut self, taken: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        let (taken, left) = core::mem::take(&mut self.0).into_iter().partition(taken);
        self.0 = left;
        taken
    }

    /// Does `command` to the suites that `selected` picks.
    fn apply(&mut self, command: Command, selected: impl Fn(&CipherSuite) -> bool) {
        match command {
            Command::Add => {
                let added = self.take(|entry| !entry.active && selected(entry.suite));
                self.0.extend(added.into_iter().map(|entry| Entry { active: true, ..entry }));
            }
            Command::MoveToEnd => {
                let moved = self.take(|entry| entry.active && selected(entry.suite));
                self.0.extend(moved);
            }
            // Deleted suites go to the front, so that they come first if they are added again with others.
            Command::Delete => {
                let deleted = self.take(|entry| entry.active && selected(entry.suite));
                self.0.splice(..0, deleted.into_iter().map(|entry| Entry { active: false, ..entry }));
            }
            Command::Kill => self.0.retain(|entry| !selected(entry.suite)),
        }
    }

    /// Among those of one strength the order stays.
    fn sort_by_strength(&mut self) {
        let mut active = self.take(|entry| entry.active);
        active.sort_by_key(|entry| core::cmp::Reverse(entry.suite.strength_bits));
        self.0.extend(active);
    }

    fn into_active(self) -> Vec<&'static CipherSuite> {
        self.0.into_iter().filter(|entry| entry.active).map(|entry| entry.suite).collect()
    }
}

/// The words that selected nothing, for the error.
#[derive(Default)]
struct Words<'a> {
    unknown: Vec<&'a str>,
    absent: Vec<&'a str>,
}

impl core::fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if !self.unknown.is_empty() {
            write!(f, "; not known: {}", self.unknown.join(", "))?;
        }
        if !self.absent.is_empty() {
            write!(f, "; not implemented: {}", self.absent.join(", "))?;
        }
        Ok(())
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, ':' | ',' | ' ' | ';')
}

/// Takes the word that `rest` begins with, which may be empty.
fn take_word<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '=')));
    let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = after;
    word
}

/// Passes over what is left of a command.
fn skip_command(rest: &mut &str) {
    *rest = rest.find(is_separator).map_or("", |end| &rest[end..]);
}

fn invalid_command(text: &str, rest: &str) -> Error {
    let at = text.len() - rest.len();
    Error::Usage {
        reason: Reason::INVALID_COMMAND,
        detail: format!("the cipher string \"{text}\" has an invalid command before or at byte {at}"),
    }
}
