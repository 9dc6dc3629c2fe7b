//! Revocation lists as text.

use std::ffi::{c_int, c_ulong};

use libc::FILE;

use super::extensions::X509_CRL_get0_extensions;
use super::list::{
    X509_CRL_get_REVOKED, X509_CRL_get_issuer, X509_CRL_get_version, X509_CRL_get0_lastUpdate, X509_CRL_get0_nextUpdate,
};
use super::revoked::X509_REVOKED;
use super::view::crl;
use crate::bio::BIO;
use crate::ffi::asn1::integer::i2a_ASN1_INTEGER;
use crate::ffi::asn1::time::ASN1_TIME_print;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::pem::file::with_file;
use crate::ffi::stack::OPENSSL_STACK;
use crate::ffi::types::X509_CRL;
use crate::ffi::x509::name_print::{X509_NAME_print_ex, XN_FLAG_COMPAT};
use crate::ffi::x509::print::Printer;
use crate::ffi::x509v3::print::X509V3_extensions_print;

/// X509_CRL_print: writes a list as text. Returns 1, or 0 on error. OpenSSL: X509_CRL_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_print(bp: *mut BIO, x: *mut X509_CRL) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { X509_CRL_print_ex(bp, x, XN_FLAG_COMPAT as c_ulong) }
}

/// X509_CRL_print_fp: as X509_CRL_print, to a file. OpenSSL: X509_CRL_print_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_print_fp(bp: *mut FILE, x: *mut X509_CRL) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(bp, |bio| X509_CRL_print(bio, x)) })
}

/// X509_CRL_print_ex: as X509_CRL_print, with the issuer's name as XN_FLAG_ bits say. OpenSSL: X509_CRL_print_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_CRL_print_ex(out: *mut BIO, x: *mut X509_CRL, nmflag: c_ulong) -> c_int {
    entry(0, || {
        let crl = crl!(x);
        let printer = Printer(out);
        // SAFETY: the program's BIO, and a live list.
        unsafe {
            printer.put("Certificate Revocation List (CRL):\n")?;
            match X509_CRL_get_version(x) {
                version @ 0..=1 => printer.put(&format!("        Version {} (0x{version:x})\n", version + 1))?,
                version => printer.put(&format!("        Version unknown ({version})\n"))?,
            }
            printer.put("    ")?;
            printer.signature(crl.signature_algorithm_der(), None)?;
            printer.put("        Issuer: ")?;
            X509_NAME_print_ex(out, X509_CRL_get_issuer(x), 0, nmflag);
            printer.put("\n        Last Update: ")?;
            ASN1_TIME_print(out, X509_CRL_get0_lastUpdate(x));
            printer.put("\n        Next Update: ")?;
            match X509_CRL_get0_nextUpdate(x) {
                next if next.is_null() => printer.put("NONE")?,
                next => drop(ASN1_TIME_print(out, next)),
            }
            printer.put("\n")?;
            X509V3_extensions_print(out, c"CRL extensions".as_ptr(), X509_CRL_get0_extensions(x), 0, 8);
            let entries = X509_CRL_get_REVOKED(x).cast::<OPENSSL_STACK>();
            let entries = entries.as_ref().map_or(&[][..], OPENSSL_STACK::elements);
            printer.put(if entries.is_empty() { "No Revoked Certificates.\n" } else { "Revoked Certificates:\n" })?;
            for entry in entries {
                print_entry(out, entry.cast())?;
            }
        }
        printer.signature(crl.signature_algorithm_der(), Some(crl.signature()))?;
        Ok(1)
    })
}

/// Writes one entry.
///
/// # Safety
/// A live BIO and a live entry.
unsafe fn print_entry(out: *mut BIO, entry: *const X509_REVOKED) -> Result<(), Pushed> {
    let printer = Printer(out);
    // SAFETY: as the caller promises.
    unsafe {
        printer.put("    Serial Number: ")?;
        i2a_ASN1_INTEGER(out, (*entry).serial);
        printer.put("\n        Revocation Date: ")?;
        ASN1_TIME_print(out, (*entry).date);
        printer.put("\n")?;
        X509V3_extensions_print(out, c"CRL entry extensions".as_ptr(), (*entry).extensions, 0, 8);
    }
    Ok(())
}
