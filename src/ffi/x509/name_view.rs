//! The C objects that belong to a name: its entries, and the name that they make once a program has changed them.

use std::ffi::c_int;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ffi::asn1::der;
use crate::ffi::asn1::template::Template;
use crate::ffi::asn1::value::Asn1Value;
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_INTERNAL_ERROR, Pushed};
use crate::ffi::object::{self, CType};
use crate::ffi::objects::object::Identifier;
use crate::ffi::types::{X509_NAME, X509_NAME_ENTRY};
use crate::x509::tlv::{self, Tlv, tag};
use crate::x509::{Name, NameEntry};

/// Lives in the name, made when it is first asked for.
pub(crate) struct NameView(Mutex<State>);

struct State {
    entries: Vec<Arc<Entry>>,
    /// The entries are not those of the name any more.
    changed: bool,
    /// The name that they make, once it is asked for.
    current: Option<Arc<Name>>,
}

/// An `X509_NAME_ENTRY`.
pub(crate) struct Entry {
    place: Mutex<Place>,
    /// Its value.
    pub(crate) data: Asn1Value,
}

#[derive(Clone)]
struct Place {
    /// The attribute's type.
    object: Arc<Identifier>,
    /// Which RelativeDistinguishedName it belongs to.
    set: c_int,
}

impl CType for X509_NAME_ENTRY {
    type Rust = Entry;
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Entry {
    /// An entry of a type, with a value.
    pub(crate) fn new(object: Identifier, data: Asn1Value, set: c_int) -> Self {
        Self { place: Mutex::new(Place { object: Arc::new(object), set }), data }
    }

    /// The attribute's type.
    pub(crate) fn object(&self) -> Arc<Identifier> {
        Arc::clone(&lock(&self.place).object)
    }

    /// Changes the attribute's type.
    pub(crate) fn set_object(&self, object: Identifier) {
        lock(&self.place).object = Arc::new(object);
    }

    /// Which RelativeDistinguishedName it belongs to.
    pub(crate) fn set(&self) -> c_int {
        lock(&self.place).set
    }

    fn move_to(&self, set: c_int) {
        lock(&self.place).set = set;
    }

    /// A copy of it in another place.
    pub(crate) fn copy(&self, set: c_int) -> Result<Self, Pushed> {
        let data = Asn1Value::new(0, &[]);
        // SAFETY: a live string.
        unsafe { data.copy_from(self.data.as_ptr()) }?;
        Ok(Self { place: Mutex::new(Place { object: self.object(), set }), data })
    }

    /// Appends its AttributeTypeAndValue.
    pub(crate) fn write(&self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        let mut pair = Vec::new();
        let object = self.object();
        // SAFETY: an object and a string that are alive.
        unsafe {
            crate::ffi::asn1::primitive::Object::write(Arc::as_ptr(&object).cast(), &mut pair)?;
            crate::ffi::asn1::any::write_string(self.data.as_ptr(), &mut pair)?;
        }
        tlv::write(out, tag::SEQUENCE, &pair);
        Ok(())
    }
}

/// A name as it is now: what was read, or what a program has made of it.
pub(crate) enum Current<'a> {
    /// What was read.
    Own(&'a Name),
    /// What came of changes.
    Changed(Arc<Name>),
}

impl Deref for Current<'_> {
    type Target = Name;

    fn deref(&self) -> &Name {
        match self {
            Self::Own(name) => name,
            Self::Changed(name) => name,
        }
    }
}

/// The name that a program's name is now.
pub(crate) fn current(name: &Name) -> Result<Current<'_>, Pushed> {
    let Some(view) = name.attached().get::<NameView>() else { return Ok(Current::Own(name)) };
    let mut state = lock(&view.0);
    if !state.changed {
        return Ok(Current::Own(name));
    }
    if state.current.is_none() {
        let made = Name::from_der(&encode(&state.entries)?).map_err(|error| der::malformed(error.to_string()))?;
        state.current = Some(Arc::new(made));
    }
    state.current.clone().map_or(Ok(Current::Own(name)), |name| Ok(Current::Changed(name)))
}

/// The name that a program's pointer stands for, as [`current`]; NULL ends the body with an error.
macro_rules! name {
    ($pointer:expr) => {{
        let current: $crate::ffi::x509::name_view::Current<'_> =
            $crate::ffi::x509::name_view::current($crate::ffi::arguments::borrowed!($pointer))?;
        current
    }};
}
pub(crate) use name;

/// The DER of a name of these entries.
fn encode(entries: &[Arc<Entry>]) -> Result<Vec<u8>, Pushed> {
    let mut sets = Vec::new();
    for entries in entries.chunk_by(|a, b| a.set() == b.set()) {
        let mut set = Vec::new();
        for entry in entries {
            let mut element = Vec::new();
            entry.write(&mut element)?;
            set.push(element);
        }
        set.sort();
        tlv::write(&mut sets, tag::SET, &set.concat());
    }
    let mut der = Vec::new();
    tlv::write(&mut der, tag::SEQUENCE, &sets);
    Ok(der)
}

impl NameView {
    /// The view of a name.
    fn of(name: &Name) -> Result<&Self, Pushed> {
        let make = || {
            let entries = name.entries().map(|entry| {
                // A string's type has the number of its tag.
                let data = Asn1Value::new(c_int::from(entry.value_tag), entry.value);
                let set = c_int::try_from(entry.set).unwrap_or(c_int::MAX);
                Arc::new(Entry::new(Identifier::from_der(entry.oid), data, set))
            });
            Self(Mutex::new(State { entries: entries.collect(), changed: false, current: None }))
        };
        let view = name.attached().get_or_make(make);
        view.ok_or_else(|| err::push(ERR_LIB_X509, ERR_R_INTERNAL_ERROR, "something else is attached"))
    }
}

/// The entries of a name, in their order.
pub(crate) fn entries(name: &Name) -> Result<Vec<Arc<Entry>>, Pushed> {
    Ok(lock(&NameView::of(name)?.0).entries.clone())
}

/// Adds a copy of an entry before the one with the number `loc`, or at the end. `set` is 0 for a new
/// RelativeDistinguishedName, -1 or 1 for the one of the entry before or behind.
pub(crate) fn insert(name: &Name, entry: &Entry, loc: c_int, set: c_int) -> Result<(), Pushed> {
    let mut state = lock(&NameView::of(name)?.0);
    let entries = &mut state.entries;
    let at = usize::try_from(loc).map_or(entries.len(), |loc| loc.min(entries.len()));
    let before = at.checked_sub(1).and_then(|before| entries.get(before)).map(|entry| entry.set());
    let behind = entries.get(at).map(|entry| entry.set());
    let own = match (set, before, behind) {
        (-1, before, _) => before.unwrap_or(0),
        (_, _, Some(behind)) => behind,
        (_, before, None) => before.map_or(0, |before| before + 1),
    };
    entries.insert(at, Arc::new(entry.copy(own)?));
    if set == 0 || (set == -1 && at == 0) {
        for entry in entries.iter().skip(at + 1) {
            entry.move_to(entry.set() + 1);
        }
    }
    state.changed = true;
    state.current = None;
    Ok(())
}

/// Takes out the entry with a number, if there is one.
pub(crate) fn remove(name: &Name, loc: c_int) -> Result<Option<Arc<Entry>>, Pushed> {
    let mut state = lock(&NameView::of(name)?.0);
    let Some(at) = usize::try_from(loc).ok().filter(|at| *at < state.entries.len()) else { return Ok(None) };
    let removed = state.entries.remove(at);
    let before = at.checked_sub(1).and_then(|before| state.entries.get(before));
    let before = before.map_or(removed.set() - 1, |before| before.set());
    if state.entries.get(at).is_some_and(|behind| before + 1 < behind.set()) {
        for entry in state.entries.iter().skip(at) {
            entry.move_to(entry.set() - 1);
        }
    }
    state.changed = true;
    state.current = None;
    Ok(Some(removed))
}

/// A name of a certificate lies in the certificate; one that is made by itself in an `Arc`. Both are read the same.
impl CType for X509_NAME {
    type Rust = Name;
}

impl Template for X509_NAME {
    type C = Self;
    const NAME: &'static str = "X509_NAME";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        let empty = Name::from_der(&[tag::SEQUENCE, 0]).map_err(|error| der::malformed(error.to_string()))?;
        Ok(object::new(empty))
    }

    unsafe fn free(value: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { object::free(value) };
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        Ok(object::new(Name::from_der(element.raw).map_err(|error| der::malformed(error.to_string()))?))
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        // SAFETY: as the caller promises.
        out.extend_from_slice(current(unsafe { object::get(value) }?)?.der());
        Ok(())
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
