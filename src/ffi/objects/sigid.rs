//! Which signature algorithms are made of which digests and keys.

use std::ffi::c_int;
use std::sync::{PoisonError, RwLock};

use super::obj_mac::NID_undef;
use crate::ffi::arguments::put;
use crate::ffi::entry_quiet;

/// A signature algorithm, its digest (`NID_undef` if that is not fixed) and its key, by number.
type Composition = (c_int, c_int, c_int);

/// The known ones, in the order of their numbers.
#[rustfmt::skip]
static KNOWN: &[Composition] = &[
    (7, 3, 6),
    (8, 4, 6),
    (42, 41, 6),
    (65, 64, 6),
    (66, 41, 116),
    (70, 64, 67),
    (96, 95, 6),
    (104, 4, 19),
    (113, 64, 116),
    (115, 64, 19),
    (119, 117, 6),
    (396, 257, 6),
    (416, 64, 408),
    (668, 672, 6),
    (669, 673, 6),
    (670, 674, 6),
    (671, 675, 6),
    (791, 0, 408),
    (792, 0, 408),
    (793, 675, 408),
    (794, 672, 408),
    (795, 673, 408),
    (796, 674, 408),
    (802, 675, 116),
    (803, 672, 116),
    (807, 809, 811),
    (808, 809, 812),
    (852, 809, 850),
    (853, 809, 851),
    (912, 0, 912),
    (936, 64, 946),
    (937, 675, 946),
    (938, 672, 946),
    (939, 673, 946),
    (940, 674, 946),
    (941, 64, 947),
    (942, 675, 947),
    (943, 672, 947),
    (944, 673, 947),
    (945, 674, 947),
    (985, 982, 979),
    (986, 983, 980),
    (1087, 0, 1087),
    (1088, 0, 1088),
    (1116, 1096, 6),
    (1117, 1097, 6),
    (1118, 1098, 6),
    (1119, 1099, 6),
    (1204, 1143, 1172),
];

/// Those that programs added.
static ADDED: RwLock<Vec<Composition>> = RwLock::new(Vec::new());

fn find(is: impl Fn(&Composition) -> bool) -> Option<Composition> {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    KNOWN.iter().chain(added.iter()).find(|composition| is(composition)).copied()
}

/// OBJ_find_sigid_algs: writes the numbers of the digest and the key that a signature algorithm is made of. Either may be
/// NULL. Returns 1, or 0 if it is not known. OpenSSL: OBJ_find_sigid_algs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_find_sigid_algs(signid: c_int, pdig_nid: *mut c_int, ppkey_nid: *mut c_int) -> c_int {
    entry_quiet(0, || {
        let Some((_, digest, key)) = find(|known| known.0 == signid && signid != NID_undef) else { return 0 };
        put!(pdig_nid, digest);
        put!(ppkey_nid, key);
        1
    })
}

/// OBJ_find_sigid_by_algs: writes the number of the signature algorithm that is made of a digest and a key, unless psignid
/// is NULL. Returns 1, or 0 if there is none. OpenSSL: OBJ_find_sigid_by_algs(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OBJ_find_sigid_by_algs(psignid: *mut c_int, dig_nid: c_int, pkey_nid: c_int) -> c_int {
    entry_quiet(0, || {
        let Some((signature, ..)) = find(|known| known.1 == dig_nid && known.2 == pkey_nid && pkey_nid != NID_undef)
        else {
            return 0;
        };
        put!(psignid, signature);
        1
    })
}

/// OBJ_add_sigid: says of which digest and key a signature algorithm is made. Returns 1, or 0 if it is known as something
/// else. OpenSSL: OBJ_add_sigid(3)
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_add_sigid(signid: c_int, dig_id: c_int, pkey_id: c_int) -> c_int {
    entry_quiet(0, || {
        if signid == NID_undef || pkey_id == NID_undef {
            return 0;
        }
        match find(|known| known.0 == signid) {
            Some(known) => (known == (signid, dig_id, pkey_id)).into(),
            None => {
                ADDED.write().unwrap_or_else(PoisonError::into_inner).push((signid, dig_id, pkey_id));
                1
            }
        }
    })
}

/// OBJ_sigid_free: forgets what OBJ_add_sigid added. OpenSSL: OBJ_sigid_free(3)
#[unsafe(no_mangle)]
pub extern "C" fn OBJ_sigid_free() {
    entry_quiet((), || ADDED.write().unwrap_or_else(PoisonError::into_inner).clear());
}
