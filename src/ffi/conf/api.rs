//! Configuration files (`NCONF_load`) and what is in them.

use std::ffi::{CStr, c_char, c_int, c_long};
use std::ptr;

use libc::FILE;

use crate::bio::BIO;
use crate::conf::{Configuration, Fault, Malformed};
use crate::ffi::arguments::{put, text};
use crate::ffi::bio::io::BIO_read;
use crate::ffi::bio::life::BIO_free;
use crate::ffi::bio::methods::BIO_new_file;
use crate::ffi::conf_value::{CONF_VALUE, c_text, stack_of};
use crate::ffi::err::reasons::conf::{
    CONF_R_INVALID_PRAGMA, CONF_R_MISSING_CLOSE_SQUARE_BRACKET, CONF_R_MISSING_EQUAL_SIGN, CONF_R_NO_CLOSE_BRACE,
    CONF_R_NO_CONF, CONF_R_NO_CONF_OR_ENVIRONMENT_VARIABLE, CONF_R_NO_SECTION, CONF_R_NO_SUCH_FILE, CONF_R_NO_VALUE,
    CONF_R_NUMBER_TOO_LARGE, CONF_R_VARIABLE_EXPANSION_TOO_LONG, CONF_R_VARIABLE_HAS_NO_VALUE,
};
use crate::ffi::err::{self, ERR_LIB_CONF, ERR_R_UNSUPPORTED, Pushed};
use crate::ffi::pem::file::with_file;
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::{CONF, CONF_METHOD, stack_st_CONF_VALUE};
use crate::ffi::{entry, non_null};
use crate::x509::extension_text::Value;

/// What a section holds, as programs see it.
struct Listed {
    section: Vec<u8>,
    values: *mut stack_st_CONF_VALUE,
}

/// What is behind a `CONF`.
struct Loaded {
    configuration: Configuration,
    /// The sections as of the last file.
    listed: Vec<Listed>,
    /// Those as of earlier files, which programs may still have pointers into.
    earlier: Vec<Listed>,
}

impl Drop for Loaded {
    fn drop(&mut self) {
        for list in self.listed.iter().chain(&self.earlier) {
            // SAFETY: a stack of ours, of values of ours, which is freed once.
            unsafe {
                let stack = Box::from_raw(list.values.cast::<OPENSSL_STACK>());
                stack.elements().iter().for_each(|value| CONF_VALUE::release(value.cast()));
            }
        }
    }
}

impl Loaded {
    /// The value of a name in a section, and nowhere else.
    fn value(&self, section: &[u8], name: &[u8]) -> *mut c_char {
        let Some(list) = self.listed.iter().find(|list| list.section == section) else { return ptr::null_mut() };
        // SAFETY: a live stack of live values.
        unsafe {
            let values =
                (*list.values.cast::<OPENSSL_STACK>()).elements().iter().map(|value| value.cast::<CONF_VALUE>());
            values.filter(|value| c_text((**value).name) == Some(name)).map(|value| (*value).value).next()
        }
        .unwrap_or(ptr::null_mut())
    }
}

/// What stands in a section of a program's configuration.
///
/// # Safety
/// NULL or a live configuration.
pub(crate) unsafe fn section(conf: *const CONF, name: &[u8]) -> Option<Vec<Value>> {
    // SAFETY: as the caller promises.
    let loaded = unsafe { conf.cast::<Loaded>().as_ref() }?;
    loaded.configuration.section(name).map(<[Value]>::to_vec)
}

/// The value of a variable of the environment, or NULL; NULL in programs that run with another user's rights.
fn environment(name: &CStr) -> *mut c_char {
    // SAFETY: a C string; takes nothing otherwise.
    unsafe {
        let trusted = libc::getuid() == libc::geteuid() && libc::getgid() == libc::getegid();
        if trusted { libc::getenv(name.as_ptr()) } else { ptr::null_mut() }
    }
}

/// NCONF_new: a new configuration with nothing in it, to be freed with NCONF_free. meth must be NULL: there is one way to
/// read files. OpenSSL: NCONF_new_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_new(meth: *mut CONF_METHOD) -> *mut CONF {
    entry(ptr::null_mut(), || {
        if !meth.is_null() {
            return Err(err::push(ERR_LIB_CONF, ERR_R_UNSUPPORTED, "only the default method is known"));
        }
        let loaded = Loaded { configuration: Configuration::new(), listed: Vec::new(), earlier: Vec::new() };
        Ok(Box::into_raw(Box::new(loaded)).cast())
    })
}

/// NCONF_free: frees a configuration, and all that NCONF_get_section and NCONF_get_string gave out of it. NULL is nothing to
/// do. OpenSSL: NCONF_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_free(conf: *mut CONF) {
    entry((), || {
        if !conf.is_null() {
            // SAFETY: one of NCONF_new, that the program gives up.
            drop(unsafe { Box::from_raw(conf.cast::<Loaded>()) });
        }
        Ok(())
    });
}

fn refused(malformed: &Malformed) -> Pushed {
    let shown = |text: &[u8]| String::from_utf8_lossy(text).into_owned();
    let (library_reason, what) = match &malformed.fault {
        Fault::MissingCloseBracket => (CONF_R_MISSING_CLOSE_SQUARE_BRACKET, "expected ]".to_owned()),
        Fault::MissingEqualSign(found) => (CONF_R_MISSING_EQUAL_SIGN, format!("expected =, got \"{}\"", shown(found))),
        Fault::NoCloseBrace => (CONF_R_NO_CLOSE_BRACE, "expected the end of a variable's name".to_owned()),
        Fault::VariableHasNoValue(name) => (CONF_R_VARIABLE_HAS_NO_VALUE, format!("variable \"{}\"", shown(name))),
        Fault::TooLong => (CONF_R_VARIABLE_EXPANSION_TOO_LONG, "more than 65536 bytes".to_owned()),
        Fault::InvalidPragma => (CONF_R_INVALID_PRAGMA, "expected a known word, a colon and a value".to_owned()),
        Fault::Include => (ERR_R_UNSUPPORTED, "other files are not included".to_owned()),
    };
    err::push(ERR_LIB_CONF, library_reason, format!("line {}: {what}", malformed.line))
}

/// All that a BIO gives.
///
/// # Safety
/// The program's BIO.
unsafe fn read_all(bio: *mut BIO) -> Vec<u8> {
    let (mut all, mut part) = (Vec::new(), [0_u8; 4096]);
    loop {
        // SAFETY: as the caller promises; there is room for that much.
        let count = unsafe { BIO_read(bio, part.as_mut_ptr().cast(), 4096) };
        match usize::try_from(count).ok().and_then(|count| part.get(..count)) {
            None | Some([]) => return all,
            Some(read) => all.extend(read),
        }
    }
}

/// NCONF_load_bio: adds what a BIO says, to its end, to a configuration. Returns 1, or 0 on error, where eline, unless it is
/// NULL, is set to the line that is malformed; the configuration is then as it was. Files that include others are refused.
/// OpenSSL: NCONF_load(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_load_bio(conf: *mut CONF, bp: *mut BIO, eline: *mut c_long) -> c_int {
    entry(0, || {
        if conf.is_null() {
            return Err(err::push(ERR_LIB_CONF, CONF_R_NO_CONF, ""));
        }
        // SAFETY: the program's BIO, and a live configuration that no other thread uses now.
        let (text, loaded) = unsafe { (read_all(non_null(bp)?.as_ptr()), &mut *conf.cast::<Loaded>()) };
        let mut configuration = loaded.configuration.clone();
        let outer = |name: &[u8]| {
            let value = environment(&err::c_string(String::from_utf8_lossy(name).into_owned()));
            // SAFETY: NULL or a C string of the environment.
            unsafe { c_text(value.cast_const()) }.map(<[u8]>::to_vec)
        };
        configuration.read(&text, &outer).map_err(|malformed| {
            put!(eline, c_long::try_from(malformed.line).unwrap_or(c_long::MAX));
            refused(&malformed)
        })?;
        loaded.earlier.append(&mut loaded.listed);
        for section in configuration.sections() {
            let values = stack_of(Some(&section.name), &section.values)?;
            loaded.listed.push(Listed { section: section.name.clone(), values });
        }
        loaded.configuration = configuration;
        Ok(1)
    })
}

/// NCONF_load: as NCONF_load_bio, of a file by its name. OpenSSL: NCONF_load(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_load(conf: *mut CONF, file: *const c_char, eline: *mut c_long) -> c_int {
    entry(0, || {
        let name = text!(file);
        // SAFETY: C strings; the BIO is ours and freed once.
        unsafe {
            let bio = BIO_new_file(name.as_ptr(), c"rb".as_ptr());
            if bio.is_null() {
                return Err(err::push(ERR_LIB_CONF, CONF_R_NO_SUCH_FILE, name.to_string_lossy().into_owned()));
            }
            let done = NCONF_load_bio(conf, bio, eline);
            BIO_free(bio);
            Ok(done)
        }
    })
}

/// NCONF_load_fp: as NCONF_load_bio, of an open file. OpenSSL: NCONF_load_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_load_fp(conf: *mut CONF, fp: *mut FILE, eline: *mut c_long) -> c_int {
    // SAFETY: the program's configuration and open file.
    entry(0, || unsafe { with_file(fp, |bio| NCONF_load_bio(conf, bio, eline)) })
}

/// NCONF_get_section: the values of a section, which belong to the configuration; NULL if there is no such section.
/// OpenSSL: NCONF_get_section(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_get_section(conf: *const CONF, section: *const c_char) -> *mut stack_st_CONF_VALUE {
    entry(ptr::null_mut(), || {
        if conf.is_null() {
            return Err(err::push(ERR_LIB_CONF, CONF_R_NO_CONF, ""));
        }
        if section.is_null() {
            return Err(err::push(ERR_LIB_CONF, CONF_R_NO_SECTION, ""));
        }
        let name = text!(section).to_bytes();
        // SAFETY: a live configuration.
        let loaded = unsafe { &*conf.cast::<Loaded>() };
        let found = loaded.listed.iter().find(|list| list.section == name);
        Ok(found.map_or(ptr::null_mut(), |list| list.values))
    })
}

/// NCONF_get_string: the value of a name in a section, or in the section "default", where a group of NULL looks alone; of
/// the group "ENV" also in the environment. It belongs to the configuration. NULL, with an error, if there is none.
/// OpenSSL: NCONF_get_string(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_get_string(conf: *const CONF, group: *const c_char, name: *const c_char) -> *mut c_char {
    entry(ptr::null_mut(), || {
        // SAFETY: NULL or C strings; NULL or a live configuration.
        let (group, wanted, loaded) = unsafe { (c_text(group), c_text(name), conf.cast::<Loaded>().as_ref()) };
        let Some(loaded) = loaded else {
            return Err(err::push(ERR_LIB_CONF, CONF_R_NO_CONF_OR_ENVIRONMENT_VARIABLE, ""));
        };
        let mut found = ptr::null_mut();
        if let Some(wanted) = wanted {
            if let Some(group) = group {
                found = loaded.value(group, wanted);
                if found.is_null() && group == b"ENV" {
                    found = environment(text!(name));
                }
            }
            if found.is_null() {
                found = loaded.value(b"default", wanted);
            }
        }
        if found.is_null() {
            let shown = |text: Option<&[u8]>| String::from_utf8_lossy(text.unwrap_or_default()).into_owned();
            let detail = format!("group={} name={}", shown(group), shown(wanted));
            return Err(err::push(ERR_LIB_CONF, CONF_R_NO_VALUE, detail));
        }
        Ok(found)
    })
}

/// NCONF_get_number_e: the number that the value of a name begins with, 0 if it begins with none, is put where result points.
/// Returns 1, or 0 on error. OpenSSL: NCONF_get_number_e(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn NCONF_get_number_e(
    conf: *const CONF,
    group: *const c_char,
    name: *const c_char,
    result: *mut c_long,
) -> c_int {
    entry(0, || {
        let result = non_null(result)?.as_ptr();
        // SAFETY: the program passes what the function's contract asks for.
        let value = unsafe { NCONF_get_string(conf, group, name) };
        if value.is_null() {
            return Ok(0);
        }
        let mut number: c_long = 0;
        for digit in text!(value).to_bytes().iter().take_while(|byte| byte.is_ascii_digit()) {
            let more = number.checked_mul(10).and_then(|number| number.checked_add((digit - b'0').into()));
            number = more.ok_or_else(|| err::push(ERR_LIB_CONF, CONF_R_NUMBER_TOO_LARGE, ""))?;
        }
        put!(result, number);
        Ok(1)
    })
}
