//! `openssl/rand.h`: files of random bytes, which OpenSSL kept between runs. The operating system's source needs none of them,
//! so a file that is read adds nothing.

use std::ffi::{OsStr, c_char, c_int, c_long};
use std::fs;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::ptr;

use super::arguments::{put_bytes, text};
use super::err::Pushed;
use super::{entry, err};
use crate::crypto::rng;

/// How many bytes are written, and read of what is no regular file.
const WRITTEN: usize = 1024;
const READ_OF_A_DEVICE: u64 = 256;

#[track_caller]
fn unusable(name: &OsStr, problem: &std::io::Error) -> Pushed {
    err::push(err::ERR_LIB_SYS, problem.raw_os_error().unwrap_or(0), format!("{}: {problem}", name.to_string_lossy()))
}

/// RAND_load_file: reads up to max_bytes bytes of a file, or all of it if that is -1, and adds nothing to what the operating
/// system has of randomness. Returns how many it read, or -1 if the file cannot be read. OpenSSL: RAND_load_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_load_file(file: *const c_char, max_bytes: c_long) -> c_int {
    entry(-1, || {
        let name = OsStr::from_bytes(text!(file).to_bytes());
        if max_bytes == 0 {
            return Ok(0);
        }
        let opened = fs::File::open(name).map_err(|problem| unusable(name, &problem))?;
        let regular = opened.metadata().is_ok_and(|metadata| metadata.is_file());
        let limit = match u64::try_from(max_bytes) {
            Ok(most) => most,
            Err(_) if regular => c_int::MAX as u64,
            Err(_) => READ_OF_A_DEVICE,
        };
        let mut sink = std::io::sink();
        let read = std::io::copy(&mut opened.take(limit), &mut sink).map_err(|problem| unusable(name, &problem))?;
        Ok(c_int::try_from(read).unwrap_or(c_int::MAX))
    })
}

/// RAND_write_file: writes 1024 random bytes to a file that only its owner can read. Returns their number, or -1 on failure.
/// OpenSSL: RAND_write_file(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_write_file(file: *const c_char) -> c_int {
    entry(-1, || {
        let name = OsStr::from_bytes(text!(file).to_bytes());
        let bytes = rng::array::<WRITTEN>()?;
        let mut options = fs::OpenOptions::new();
        let opened = options.write(true).create(true).truncate(true).mode(0o600).open(name);
        let written = opened.and_then(|mut opened| opened.write_all(&bytes));
        written.map_err(|problem| unusable(name, &problem))?;
        Ok(WRITTEN as c_int)
    })
}

/// RAND_file_name: writes the name of the usual file to buf, which has room for num bytes: what RANDFILE says, or .rnd in the
/// folder that HOME says. Returns buf, or NULL if neither is set or there is no room. OpenSSL: RAND_file_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn RAND_file_name(buf: *mut c_char, num: usize) -> *const c_char {
    entry(ptr::null(), || {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let name = set("RANDFILE").map(PathBuf::from).or_else(|| Some(PathBuf::from(set("HOME")?).join(".rnd")));
        let Some(mut bytes) = name.map(|name| name.into_os_string().as_bytes().to_vec()) else {
            return Ok(ptr::null());
        };
        bytes.push(0);
        if bytes.len() > num {
            return Ok(ptr::null());
        }
        put_bytes!(buf, &bytes);
        Ok(buf.cast_const())
    })
}
