//! Objects by number, name and encoding: the known ones, and those that programs add.

use std::collections::HashMap;
use std::ffi::{CStr, CString, c_int};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::object::{Identifier, encode};
use super::table::{OBJECTS, Object};

/// The first number that is nobody's.
static NEXT: AtomicI32 = AtomicI32::new(1248);

/// One that a program added: it stays for good, as its names are handed out.
struct Added {
    object: &'static Object,
    identifier: Arc<Identifier>,
}

static ADDED: RwLock<Vec<Added>> = RwLock::new(Vec::new());

/// Where the known objects are in [`OBJECTS`].
struct Index {
    short: HashMap<&'static CStr, &'static Object>,
    long: HashMap<&'static CStr, &'static Object>,
    der: HashMap<Vec<u8>, &'static Object>,
    identifiers: HashMap<c_int, Arc<Identifier>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index =
            Index { short: HashMap::new(), long: HashMap::new(), der: HashMap::new(), identifiers: HashMap::new() };
        for object in OBJECTS {
            let der = encode(object.identifier).unwrap_or_default();
            index.short.entry(object.short).or_insert(object);
            index.long.entry(object.long).or_insert(object);
            index.identifiers.insert(object.nid, Arc::new(Identifier::known(object.nid, der.clone())));
            if !der.is_empty() {
                index.der.entry(der).or_insert(object);
            }
        }
        index
    })
}

fn added<T>(find: impl Fn(&Added) -> Option<T>) -> Option<T> {
    ADDED.read().unwrap_or_else(PoisonError::into_inner).iter().find_map(find)
}

/// The object of a number.
pub(crate) fn by_nid(nid: c_int) -> Option<&'static Object> {
    let known = OBJECTS.binary_search_by_key(&nid, |object| object.nid).ok().and_then(|at| OBJECTS.get(at));
    known.or_else(|| added(|one| (one.object.nid == nid).then_some(one.object)))
}

/// The object of a short name.
pub(crate) fn by_short_name(name: &CStr) -> Option<&'static Object> {
    let known = index().short.get(name).copied();
    known.or_else(|| added(|one| (one.object.short == name && !name.is_empty()).then_some(one.object)))
}

/// The object of a long name.
pub(crate) fn by_long_name(name: &CStr) -> Option<&'static Object> {
    let known = index().long.get(name).copied();
    known.or_else(|| added(|one| (one.object.long == name && !name.is_empty()).then_some(one.object)))
}

/// The number of the object with these contents of its encoding.
pub(crate) fn nid_of(der: &[u8]) -> Option<c_int> {
    let known = index().der.get(der).map(|object| object.nid);
    known.or_else(|| added(|one| (one.identifier.der() == der && !der.is_empty()).then_some(one.object.nid)))
}

/// The identifier of a number, which stays for good.
pub(crate) fn identifier(nid: c_int) -> Option<Arc<Identifier>> {
    let known = index().identifiers.get(&nid).cloned();
    known.or_else(|| added(|one| (one.object.nid == nid).then(|| Arc::clone(&one.identifier))))
}

/// Takes `count` numbers that are nobody's, and says the first.
pub(crate) fn reserve(count: c_int) -> c_int {
    NEXT.fetch_add(count.max(0), Ordering::Relaxed)
}

/// Adds an object, and says its number. Empty names are none.
pub(crate) fn add(short: &CStr, long: &CStr, der: Vec<u8>) -> c_int {
    let keep = |name: &CStr| -> &'static CStr { Box::leak(CString::from(name).into_boxed_c_str()) };
    let nid = reserve(1);
    let object = Box::leak(Box::new(Object { nid, short: keep(short), long: keep(long), identifier: "" }));
    let identifier = Arc::new(Identifier::known(nid, der));
    ADDED.write().unwrap_or_else(PoisonError::into_inner).push(Added { object, identifier });
    nid
}
