//! One line of a configuration file.

use super::{Configuration, Environment, Fault, MAX_VALUE};

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_space(*first)
    {
        text = rest;
    }
    text
}

fn trim(text: &[u8]) -> &[u8] {
    let mut text = trim_start(text);
    while let [rest @ .., last] = text
        && is_space(*last)
    {
        text = rest;
    }
    text
}

/// Splits after as many bytes as `take` says belong together.
fn split_while(text: &[u8], take: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !take(*byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, &[]))
}

/// A line without its comment.
fn without_comment(line: &[u8]) -> &[u8] {
    let (mut quote, mut escaped) = (None, false);
    for (at, byte) in line.iter().enumerate() {
        match (quote, byte) {
            _ if escaped => escaped = false,
            (_, b'\\') => escaped = true,
            (Some(open), _) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'#') => return line.get(..at).unwrap_or(line),
            (None, byte) if is_quote(*byte) => quote = Some(*byte),
            (None, _) => {}
        }
    }
    line
}

impl Configuration {
    /// Takes a name off the start of a text: letters, digits, and some punctuation.
    fn split_name<'a>(&self, text: &'a [u8]) -> (&'a [u8], &'a [u8]) {
        let mut end = 0;
        while let Some(byte) = text.get(end) {
            match byte {
                b'\\' if end + 1 < text.len() => end += 2,
                b'$' if self.dollar_in_names => end += 1,
                byte if is_word(*byte) || b"!%&*+,-./;?@^|~".contains(byte) => end += 1,
                _ => break,
            }
        }
        text.split_at_checked(end).unwrap_or((text, &[]))
    }

    /// What a line says. `section` is the one that it stands in.
    pub(super) fn take_line(
        &mut self,
        line: &[u8],
        section: &mut Vec<u8>,
        environment: Environment<'_>,
    ) -> Result<(), Fault> {
        // As in C, a NUL ends the line.
        let line = line.split(|byte| *byte == 0).next().unwrap_or_default();
        let line = trim_start(without_comment(line));
        match line {
            [] => return Ok(()),
            [b'[', heading @ ..] => {
                *section = self.heading(trim_start(heading))?;
                self.enter(section);
                return Ok(());
            }
            _ => {}
        }
        let (first, rest) = self.split_name(line);
        let (own, name, rest) = match rest {
            [b':', b':', rest @ ..] => {
                let (name, rest) = self.split_name(rest);
                (Some(first), name, rest)
            }
            _ => (None, first, rest),
        };
        let rest = trim_start(rest);
        for (directive, is_pragma) in [(&b".pragma"[..], true), (b".include", false)] {
            if name == directive {
                let argument = trim(rest.strip_prefix(b"=").unwrap_or(rest));
                return if is_pragma { self.pragma(argument) } else { Err(Fault::Include) };
            }
        }
        let [b'=', value @ ..] = rest else { return Err(Fault::MissingEqualSign(rest.to_vec())) };
        let target = own.unwrap_or(section).to_vec();
        let value = self.expand(trim(value), &target, environment)?;
        self.set(&target, name, &value);
        Ok(())
    }

    /// The name in a heading, which is one word or several.
    fn heading(&self, text: &[u8]) -> Result<Vec<u8>, Fault> {
        let mut rest = text;
        loop {
            let (word, after) = self.split_name(rest);
            let next = trim_start(after);
            match next {
                [b']', ..] => {
                    let length = text.len() - after.len();
                    return Ok(text.get(..length).unwrap_or_default().to_vec());
                }
                [] => return Err(Fault::MissingCloseBracket),
                _ if word.is_empty() && next.len() == rest.len() => return Err(Fault::MissingCloseBracket),
                _ => rest = next,
            }
        }
    }

    /// A directive: a word, a colon, and what it is set to. Those that are not known, or about other files, mean nothing.
    fn pragma(&mut self, text: &[u8]) -> Result<(), Fault> {
        let colon = text.iter().position(|byte| *byte == b':').ok_or(Fault::InvalidPragma)?;
        let (word, value) = text.split_at_checked(colon).ok_or(Fault::InvalidPragma)?;
        let value = value.get(1..).unwrap_or_default();
        if word.is_empty() || value.is_empty() {
            return Err(Fault::InvalidPragma);
        }
        let is_on = || match trim(value) {
            b"on" | b"true" => Ok(true),
            b"off" | b"false" => Ok(false),
            _ => Err(Fault::InvalidPragma),
        };
        match trim(word) {
            b"dollarid" => self.dollar_in_names = is_on()?,
            b"abspath" => {
                is_on()?;
            }
            _ => {}
        }
        Ok(())
    }

    /// A value without its quotes and backslashes, and with what its variables stand for.
    fn expand(&self, text: &[u8], section: &[u8], environment: Environment<'_>) -> Result<Vec<u8>, Fault> {
        let mut value = Vec::with_capacity(text.len());
        let mut rest = text;
        while let [first, after @ ..] = rest {
            rest = after;
            match *first {
                quote if is_quote(quote) => {
                    while let [byte, after @ ..] = rest {
                        rest = after;
                        match (*byte, after) {
                            (byte, _) if byte == quote => break,
                            (b'\\', [escaped, after @ ..]) => {
                                value.push(*escaped);
                                rest = after;
                            }
                            (b'\\', []) => {}
                            (byte, _) => value.push(byte),
                        }
                    }
                }
                b'\\' => {
                    if let [escaped, after @ ..] = rest {
                        rest = after;
                        value.push(match escaped {
                            b'r' => b'\r',
                            b'n' => b'\n',
                            b'b' => 8,
                            b't' => b'\t',
                            other => *other,
                        });
                    }
                }
                b'$' if !self.dollar_in_names || matches!(rest, [b'{' | b'(', ..]) => {
                    let (found, after) = self.variable(rest, section, environment)?;
                    if value.len() + found.len() + after.len() > MAX_VALUE {
                        return Err(Fault::TooLong);
                    }
                    value.extend(found);
                    rest = after;
                }
                byte => value.push(byte),
            }
        }
        Ok(value)
    }

    /// The value of the variable that a text begins with, behind its `$`, and what follows it.
    fn variable<'a>(
        &self,
        text: &'a [u8],
        section: &[u8],
        environment: Environment<'_>,
    ) -> Result<(Vec<u8>, &'a [u8]), Fault> {
        let (close, text) = match text {
            [b'{', rest @ ..] => (Some(b'}'), rest),
            [b'(', rest @ ..] => (Some(b')'), rest),
            rest => (None, rest),
        };
        let in_name = |byte: u8| is_word(byte) || (self.dollar_in_names && byte == b'$');
        let (first, rest) = split_while(text, in_name);
        let (section, name, rest) = match rest {
            [b':', b':', rest @ ..] => {
                let (name, rest) = split_while(rest, in_name);
                (first, name, rest)
            }
            _ => (section, first, rest),
        };
        let rest = match (close, rest) {
            (None, rest) => rest,
            (Some(close), [byte, rest @ ..]) if *byte == close => rest,
            _ => return Err(Fault::NoCloseBrace),
        };
        let value = self.value(section, name, environment);
        Ok((value.ok_or_else(|| Fault::VariableHasNoValue(name.to_vec()))?, rest))
    }
}
