//! `X509_VERIFY_PARAM`: names, the table of them, trust and policies.

use std::ffi::{CString, c_char, c_int};
use std::ptr;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use super::certificate_stack::elements_of;
use super::param::{Param, Settings};
use super::trust_api::check_number;
use crate::ffi::arguments::{borrowed, text};
use crate::ffi::crypto::memory::CRYPTO_strdup;
use crate::ffi::objects::object::OBJ_nid2obj;
use crate::ffi::types::{ASN1_OBJECT, X509_VERIFY_PARAM, stack_st_ASN1_OBJECT};
use crate::ffi::{entry, entry_quiet, err, object};

/// The parameters that OpenSSL has names for, in the order of its table.
static NAMED: LazyLock<Vec<Arc<Param>>> = LazyLock::new(|| {
    ["default", "pkcs7", "smime_sign", "ssl_client", "ssl_server"]
        .iter()
        .filter_map(|name| Some(Arc::new(Param::named(name, Settings::named(name.as_bytes())?))))
        .collect()
});

/// The parameters that programs have given names.
static GIVEN: Mutex<Vec<Arc<Param>>> = Mutex::new(Vec::new());

fn given() -> MutexGuard<'static, Vec<Arc<Param>>> {
    GIVEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The parameters with a name: a program's own, or OpenSSL's.
pub(crate) fn by_name(name: &[u8]) -> Option<Arc<Param>> {
    let has_name = |param: &&Arc<Param>| param.name().is_some_and(|found| found.to_bytes() == name);
    given().iter().find(has_name).or_else(|| NAMED.iter().find(has_name)).cloned()
}

/// X509_VERIFY_PARAM_lookup: the parameters of a name: one that X509_VERIFY_PARAM_add0_table added, or "default", "pkcs7",
/// "smime_sign", "ssl_client" (for the certificate of a client) or "ssl_server" (of a server). They are static. Returns NULL
/// for any other name. OpenSSL: X509_VERIFY_PARAM_lookup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_lookup(name: *const c_char) -> *const X509_VERIFY_PARAM {
    entry(ptr::null(), || Ok(shown(by_name(text!(name).to_bytes()).as_ref())))
}

fn shown(param: Option<&Arc<Param>>) -> *const X509_VERIFY_PARAM {
    param.map_or(ptr::null(), |param| object::get0::<X509_VERIFY_PARAM>(param).cast_const())
}

/// X509_VERIFY_PARAM_get_count: how many parameters X509_VERIFY_PARAM_get0 knows.
/// OpenSSL: X509_VERIFY_PARAM_get_count
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get_count() -> c_int {
    entry_quiet(0, || c_int::try_from(NAMED.len() + given().len()).unwrap_or(c_int::MAX))
}

/// X509_VERIFY_PARAM_get0: the named parameters with a number, counted from 0; NULL if there are none. They are static.
/// OpenSSL: X509_VERIFY_PARAM_get0
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get0(id: c_int) -> *const X509_VERIFY_PARAM {
    entry_quiet(ptr::null(), || {
        let Ok(number) = usize::try_from(id) else { return ptr::null() };
        match number.checked_sub(NAMED.len()) {
            None => shown(NAMED.get(number)),
            Some(number) => shown(given().get(number)),
        }
    })
}

/// X509_VERIFY_PARAM_add0_table: makes parameters be found by their name, in place of those that were added with the same
/// name; they then belong to the table. Returns 1; 0 for NULL. OpenSSL: X509_VERIFY_PARAM_add0_table
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_add0_table(param: *mut X509_VERIFY_PARAM) -> c_int {
    entry(0, || {
        // SAFETY: the program gives up its parameters.
        let Some(param) = (unsafe { object::take(param) }) else { return Err(err::push_null()) };
        let mut table = given();
        table.retain(|other| other.name() != param.name());
        table.push(param);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_table_cleanup: frees what X509_VERIFY_PARAM_add0_table added.
/// OpenSSL: X509_VERIFY_PARAM_table_cleanup
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_table_cleanup() {
    entry_quiet((), || {
        let removed = std::mem::take(&mut *given());
        drop(removed);
    });
}

/// X509_VERIFY_PARAM_get0_name: the name of parameters, which belongs to them; NULL if they have none.
/// OpenSSL: X509_VERIFY_PARAM_get0_name
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get0_name(param: *const X509_VERIFY_PARAM) -> *const c_char {
    entry(ptr::null(), || Ok(borrowed!(param).name().map_or(ptr::null(), |name| name.as_ptr())))
}

/// X509_VERIFY_PARAM_set1_name: sets the name of parameters; NULL takes it away. Returns 1; 0 for NULL parameters.
/// OpenSSL: X509_VERIFY_PARAM_set1_name
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1_name(param: *mut X509_VERIFY_PARAM, name: *const c_char) -> c_int {
    entry(0, || {
        let name = if name.is_null() { None } else { Some(CString::from(text!(name))) };
        borrowed!(param).set_name(name);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_set_trust: sets what the anchor must be trusted for: an X509_TRUST_ number. Returns 1; 0 for one that is
/// not known. OpenSSL: X509_VERIFY_PARAM_set_trust(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set_trust(param: *mut X509_VERIFY_PARAM, trust: c_int) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        check_number(trust)?;
        param.change(|settings| settings.trust = trust);
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_add0_policy: adds a policy to those of which the chain must be valid for one, if an explicit policy is
/// asked for. The object then belongs to the parameters. Returns 1; 0 for NULL.
/// OpenSSL: X509_VERIFY_PARAM_add0_policy(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_add0_policy(
    param: *mut X509_VERIFY_PARAM,
    policy: *mut ASN1_OBJECT,
) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let identifier = borrowed!(policy);
        let der: Box<[u8]> = identifier.der().into();
        param.change(|settings| settings.policies.get_or_insert_default().push(der.clone()));
        // What OBJ_nid2obj gives is nobody's.
        if !ptr::eq(OBJ_nid2obj(identifier.nid()), policy) {
            // SAFETY: the program gives up its object.
            unsafe { object::free(policy) };
        }
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_set1_policies: sets the policies, of which the chain must be valid for one if an explicit policy is
/// asked for, and that policies are processed; NULL unsets them. The objects are copied. Returns 1; 0 for NULL parameters.
/// OpenSSL: X509_VERIFY_PARAM_set1_policies(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_set1_policies(
    param: *mut X509_VERIFY_PARAM,
    policies: *mut stack_st_ASN1_OBJECT,
) -> c_int {
    entry(0, || {
        let param = borrowed!(param);
        let policies = (!policies.is_null()).then(|| {
            // SAFETY: a live stack of objects.
            let objects = unsafe { elements_of::<ASN1_OBJECT>(policies.cast(), object::get1) };
            objects.iter().map(|object| object.der().into()).collect::<Vec<Box<[u8]>>>()
        });
        param.change(|settings| settings.set_policies(policies.clone()));
        Ok(1)
    })
}

/// X509_VERIFY_PARAM_get1_ip_asc: the IP address that is asked for, as text, to be freed with OPENSSL_free; NULL if there is
/// none. OpenSSL: X509_VERIFY_PARAM_get1_ip_asc(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_VERIFY_PARAM_get1_ip_asc(param: *mut X509_VERIFY_PARAM) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let Some(ip) = borrowed!(param).settings().ip.clone() else { return Ok(ptr::null_mut()) };
        let text = err::c_string(address_text(&ip));
        // SAFETY: a C string.
        Ok(unsafe { CRYPTO_strdup(text.as_ptr(), ptr::null(), 0) })
    })
}

/// An address as OpenSSL writes it: IPv6 in full, in capital letters.
fn address_text(ip: &[u8]) -> String {
    match ip {
        [a, b, c, d] => format!("{a}.{b}.{c}.{d}"),
        ip => {
            let groups = ip.chunks(2).map(|pair| pair.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)));
            groups.map(|group| format!("{group:X}")).collect::<Vec<_>>().join(":")
        }
    }
}
