//! The C objects that belong to a name: its entries.

use std::ffi::c_int;
use std::sync::Arc;

use crate::ffi::asn1::value::Asn1Value;
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_INTERNAL_ERROR, Pushed};
use crate::ffi::objects::object::Identifier;
use crate::x509::tlv::{self, tag};
use crate::x509::{Name, NameEntry};

/// Lives in the name, made when it is first asked for.
pub(crate) struct NameView {
    entries: Vec<Arc<Entry>>,
}

/// An `X509_NAME_ENTRY`.
pub(crate) struct Entry {
    /// The attribute's type.
    pub(crate) object: Arc<Identifier>,
    /// Its value.
    pub(crate) data: Asn1Value,
    /// Which RelativeDistinguishedName it belongs to.
    pub(crate) set: usize,
}

impl NameView {
    /// The view of a name.
    pub(crate) fn of(name: &Name) -> Result<&Self, Pushed> {
        let make = || Self {
            entries: name
                .entries()
                .map(|entry| {
                    let object = Arc::new(Identifier::from_der(entry.oid));
                    // A string's type has the number of its tag.
                    let data = Asn1Value::new(c_int::from(entry.value_tag), entry.value);
                    Arc::new(Entry { object, data, set: entry.set })
                })
                .collect(),
        };
        let view = name.attached().get_or_make(make);
        view.ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_INTERNAL_ERROR, "something else is attached"))
    }

    /// The entries, in their order.
    pub(crate) fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }
}

/// The name's one-line text, as many whole entries of it as fit `room` bytes.
pub(crate) fn oneline_within(name: &Name, room: usize) -> String {
    let mut text = String::new();
    let mut last_set = None;
    for entry in name.entries() {
        let part = alone(&entry).map_or_else(String::new, |name| name.oneline());
        if text.len() + part.len() > room {
            break;
        }
        let same_set = last_set.replace(entry.set) == Some(entry.set);
        text.push(if same_set { '+' } else { '/' });
        text.push_str(part.get(1..).unwrap_or_default());
    }
    text
}

/// A name of one entry.
fn alone(entry: &NameEntry<'_>) -> Option<Name> {
    let wrap = |tag: u8, body: &[u8]| {
        let mut element = Vec::with_capacity(body.len() + 5);
        tlv::write(&mut element, tag, body);
        element
    };
    let pair = [wrap(tag::OID, entry.oid), wrap(entry.value_tag, entry.value)].concat();
    Name::from_der(&wrap(tag::SEQUENCE, &wrap(tag::SET, &wrap(tag::SEQUENCE, &pair)))).ok()
}
