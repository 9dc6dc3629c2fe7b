//! Numbers as text.

use core::ffi::{c_char, c_int};
use core::ptr;

use crypto_bigint::BoxedUint;

use super::Number;
use super::octets::give;
use crate::ffi::arguments::{borrowed, put_bytes};
use crate::ffi::crypto::memory::CRYPTO_malloc;
use crate::ffi::err::Pushed;
use crate::ffi::types::BIGNUM;
use crate::ffi::{entry, non_null};

/// The most digits that are read.
const MAX_DIGITS: usize = c_int::MAX as usize / 4;

/// Reads the number that a text begins with, and puts it into `*place`, or a new one there if that is NULL. Returns how many
/// characters the number takes; 0 if there is no digit.
fn read(place: *mut *mut BIGNUM, text: *const c_char, radix: u32) -> Result<c_int, Pushed> {
    if text.is_null() {
        return Ok(0);
    }
    let text = crate::ffi::arguments::text!(text).to_bytes();
    let (negative, digits) = text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest));
    let count = digits.iter().take_while(|digit| char::from(**digit).is_digit(radix)).count();
    let length = count + usize::from(negative);
    let Some(digits) = digits.get(..count).filter(|_| (1..MAX_DIGITS).contains(&count)) else { return Ok(0) };
    if place.is_null() {
        return Ok(length as c_int);
    }
    let digits = core::str::from_utf8(digits).unwrap_or_default();
    let Ok(value) = BoxedUint::from_str_radix_vartime(digits, radix) else { return Ok(0) };
    let number = Number::new(&value.to_be_bytes(), negative);
    // SAFETY: the program passes room for one pointer, which is NULL or to a number.
    unsafe { place.write(give(number, place.read())?) };
    Ok(length as c_int)
}

/// A text in memory of OPENSSL_malloc.
fn hand_out(text: String) -> Result<*mut c_char, Pushed> {
    let mut bytes = zeroize::Zeroizing::new(text.into_bytes());
    bytes.push(0);
    let room = non_null(CRYPTO_malloc(bytes.len(), ptr::null(), 0))?.as_ptr();
    put_bytes!(room, &bytes);
    Ok(room.cast())
}

/// BN_hex2bn: reads the hexadecimal number that a text begins with, perhaps with a minus sign, into `*a`, or into a new
/// number there if that is NULL, to be freed with BN_free. Returns how many characters it takes, or 0 if there is none. With a
/// NULL it only counts. OpenSSL: BN_hex2bn(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_hex2bn(a: *mut *mut BIGNUM, str: *const c_char) -> c_int {
    entry(0, || read(a, str, 16))
}

/// BN_dec2bn: as BN_hex2bn, for a decimal number. OpenSSL: BN_dec2bn(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_dec2bn(a: *mut *mut BIGNUM, str: *const c_char) -> c_int {
    entry(0, || read(a, str, 10))
}

/// BN_bn2hex: a number in hexadecimal, two digits for each byte, to be freed with OPENSSL_free. Returns NULL on failure.
/// OpenSSL: BN_bn2hex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_bn2hex(a: *const BIGNUM) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let number = borrowed!(a).number();
        if number.magnitude.is_empty() {
            return hand_out("0".to_owned());
        }
        let mut text = String::with_capacity(2 + 2 * number.magnitude.len());
        text.push_str(if number.negative { "-" } else { "" });
        for nibble in number.magnitude.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
            text.push(char::from_digit(nibble.into(), 16).unwrap_or('0').to_ascii_uppercase());
        }
        hand_out(text)
    })
}

/// BN_bn2dec: a number in decimal, to be freed with OPENSSL_free. Returns NULL on failure. OpenSSL: BN_bn2dec(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn BN_bn2dec(a: *const BIGNUM) -> *mut c_char {
    entry(ptr::null_mut(), || {
        let number = borrowed!(a).number();
        let digits = BoxedUint::from_be_slice_vartime(&number.magnitude).to_string_radix_vartime(10);
        hand_out(if number.negative { format!("-{digits}") } else { digits })
    })
}
