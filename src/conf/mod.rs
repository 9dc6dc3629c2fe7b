//! OpenSSL's configuration files: sections of names with values.

mod line;

use crate::x509::extension_text::Value;

/// No value may be longer once what it refers to is in its place.
const MAX_VALUE: usize = 65536;
/// The section of what stands before the first heading, where names are looked for last.
const DEFAULT: &[u8] = b"default";

/// What is wrong with a file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) fault: Fault,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A heading has no `]`.
    MissingCloseBracket,
    /// A name without `=`; what stood there.
    MissingEqualSign(Vec<u8>),
    /// A `${` without its `}`.
    NoCloseBrace,
    /// A variable that is not known.
    VariableHasNoValue(Vec<u8>),
    /// A value that became too long.
    TooLong,
    /// A directive that is not understood.
    InvalidPragma,
    /// Another file is asked for, which is never read.
    Include,
}

/// Where values of the section `ENV` come from.
pub(crate) type Environment<'a> = &'a dyn Fn(&[u8]) -> Option<Vec<u8>>;

/// A section: its name, and what stands in it, each name once.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) name: Vec<u8>,
    pub(crate) values: Vec<Value>,
}

/// What files say.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    sections: Vec<Section>,
    /// Whether `$` is a character of names.
    dollar_in_names: bool,
}

impl Configuration {
    /// One with an empty section `default`.
    pub(crate) fn new() -> Self {
        Self { sections: vec![Section { name: DEFAULT.to_vec(), values: Vec::new() }], dollar_in_names: false }
    }

    /// All sections, in the order of their first headings.
    pub(crate) fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// What stands in a section.
    pub(crate) fn section(&self, name: &[u8]) -> Option<&[Value]> {
        self.sections.iter().find(|section| section.name == name).map(|section| &section.values[..])
    }

    /// The value of a name in one section and no other.
    fn value_in(&self, section: &[u8], name: &[u8]) -> Option<&[u8]> {
        let value = self.section(section)?.iter().find(|value| value.name.as_deref() == Some(name))?;
        value.value.as_deref()
    }

    /// The value that a name has in a section: there, in the environment if that is `ENV`, or in the section `default`.
    fn value(&self, section: &[u8], name: &[u8], environment: Environment<'_>) -> Option<Vec<u8>> {
        let own = self.value_in(section, name).map(<[u8]>::to_vec);
        let outer = || if section == b"ENV" { environment(name) } else { None };
        own.or_else(outer).or_else(|| self.value_in(DEFAULT, name).map(<[u8]>::to_vec))
    }

    /// The section of a name, which is made if there is none yet.
    fn enter(&mut self, name: &[u8]) -> usize {
        let found = self.sections.iter().position(|section| section.name == name);
        found.unwrap_or_else(|| {
            self.sections.push(Section { name: name.to_vec(), values: Vec::new() });
            self.sections.len() - 1
        })
    }

    fn set(&mut self, section: &[u8], name: &[u8], value: &[u8]) {
        let at = self.enter(section);
        if let Some(section) = self.sections.get_mut(at) {
            section.values.retain(|old| old.name.as_deref() != Some(name));
            section.values.push(Value::pair(name, value));
        }
    }

    /// Adds what a file says. On error the configuration is of no use.
    pub(crate) fn read(&mut self, text: &[u8], environment: Environment<'_>) -> Result<(), Malformed> {
        let lines = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).split(|byte| *byte == b'\n');
        let mut section = DEFAULT.to_vec();
        let (mut number, mut whole) = (0, Vec::new());
        for line in lines {
            number += 1;
            let end = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |last| last + 1);
            whole.extend(line.get(..end).unwrap_or_default());
            // One backslash at the end carries the line on; two are one.
            if whole.ends_with(b"\\") && !whole.ends_with(b"\\\\") {
                whole.pop();
                continue;
            }
            let statement = std::mem::take(&mut whole);
            self.take_line(&statement, &mut section, environment).map_err(|fault| Malformed { line: number, fault })?;
        }
        // The last line may end with a backslash.
        self.take_line(&whole, &mut section, environment).map_err(|fault| Malformed { line: number, fault })
    }
}

#[cfg(test)]
mod tests;
