//! Certificates and requests as text: `X509_print` and its kin.

use std::ffi::{c_int, c_ulong};

use libc::FILE;

use super::algor::X509_ALGOR;
use super::certificate_view::{CertificateView, certificate};
use super::name_print::{X509_NAME_print_ex, XN_FLAG_COMPAT, XN_FLAG_SEP_MASK, XN_FLAG_SEP_MULTILINE};
use crate::bio::BIO;
use crate::ffi::asn1::string::V_ASN1_NEG;
use crate::ffi::asn1::time::ASN1_TIME_print;
use crate::ffi::asn1::value::{ASN1_INTEGER, ASN1_STRING, ASN1_TIME, bytes};
use crate::ffi::asn1::{der, template};
use crate::ffi::err::print_api::ERR_print_errors;
use crate::ffi::err::{self, ERR_LIB_X509, ERR_R_BUF_LIB, Pushed};
use crate::ffi::evp::Key;
use crate::ffi::objects::object::Identifier;
use crate::ffi::pem::file::with_file;
use crate::ffi::types::{X509, X509_NAME};
use crate::ffi::x509v3::print::X509V3_extensions_print;
use crate::ffi::{entry, non_null};
use crate::x509::key_text;
use crate::x509::tlv::{Der, tag};

/// In what X509_print_ex leaves out: nothing.
pub const X509_FLAG_COMPAT: c_int = 0;
/// Leaves out the first two lines.
pub const X509_FLAG_NO_HEADER: c_int = 0x1;
/// Leaves out the version.
pub const X509_FLAG_NO_VERSION: c_int = 0x2;
/// Leaves out the serial number.
pub const X509_FLAG_NO_SERIAL: c_int = 0x4;
/// Leaves out the algorithm of the signature.
pub const X509_FLAG_NO_SIGNAME: c_int = 0x8;
/// Leaves out the issuer.
pub const X509_FLAG_NO_ISSUER: c_int = 0x10;
/// Leaves out the period of validity.
pub const X509_FLAG_NO_VALIDITY: c_int = 0x20;
/// Leaves out the subject.
pub const X509_FLAG_NO_SUBJECT: c_int = 0x40;
/// Leaves out the public key.
pub const X509_FLAG_NO_PUBKEY: c_int = 0x80;
/// Leaves out the extensions.
pub const X509_FLAG_NO_EXTENSIONS: c_int = 0x100;
/// Leaves out the signature.
pub const X509_FLAG_NO_SIGDUMP: c_int = 0x200;
/// Leaves out the trust settings.
pub const X509_FLAG_NO_AUX: c_int = 0x400;
/// Leaves out a request's attributes.
pub const X509_FLAG_NO_ATTRIBUTES: c_int = 0x800;
/// Leaves out the unique identifiers.
pub const X509_FLAG_NO_IDS: c_int = 0x1000;

/// Where text goes.
pub(crate) struct Printer(pub(crate) *mut BIO);

impl Printer {
    /// Writes text; that the BIO does not take it is an error.
    pub(crate) fn put(&self, text: &str) -> Result<(), Pushed> {
        // SAFETY: the program's BIO.
        match unsafe { der::write(self.0, text.as_bytes()) } {
            true => Ok(()),
            false => Err(err::push(ERR_LIB_X509, ERR_R_BUF_LIB, "the BIO takes no more")),
        }
    }

    /// A name behind its label, as XN_FLAG_ bits say.
    pub(super) fn name(&self, label: &str, name: *const X509_NAME, flags: c_ulong) -> Result<(), Pushed> {
        let multiline = flags as c_int & XN_FLAG_SEP_MASK == XN_FLAG_SEP_MULTILINE;
        let (between, indent) = if multiline { ('\n', 12) } else { (' ', 0) };
        self.put(&format!("        {label}:{between}"))?;
        // SAFETY: the program's BIO, and a live name.
        let printed = unsafe { X509_NAME_print_ex(self.0, name, indent, flags) };
        if printed < c_int::from(flags == XN_FLAG_COMPAT as c_ulong) {
            return Err(err::push(ERR_LIB_X509, ERR_R_BUF_LIB, "the name cannot be written"));
        }
        self.put("\n")
    }

    /// A public key behind its algorithm.
    pub(super) fn key(&self, spki: &[u8], key: Result<std::sync::Arc<Key>, Pushed>) -> Result<(), Pushed> {
        let mut fields = Der::new(spki, "SubjectPublicKeyInfo");
        let algorithm = fields.nested(tag::SEQUENCE).and_then(|mut fields| {
            let mut algorithm = fields.nested(tag::SEQUENCE)?;
            Ok(Identifier::from_der(algorithm.oid()?).text(false))
        });
        let algorithm = algorithm.unwrap_or_default();
        self.put(&format!("        Subject Public Key Info:\n            Public Key Algorithm: {algorithm}\n"))?;
        match key.and_then(|key| key.need_public()) {
            Ok(key) => self.put(&key_text::public_key(&key, 16)),
            Err(_) => {
                self.put("            Unable to load Public Key\n")?;
                // SAFETY: the program's BIO.
                unsafe { ERR_print_errors(self.0) };
                Ok(())
            }
        }
    }

    /// Bytes in hexadecimal, 18 a line.
    pub(super) fn dump(&self, bytes: &[u8], indent: usize) -> Result<(), Pushed> {
        let indent = " ".repeat(indent);
        let rows = bytes.chunks(18).map(|row| {
            let row: Vec<_> = row.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{indent}{}", row.join(":"))
        });
        self.put(&format!("{}\n", rows.collect::<Vec<_>>().join(":\n")))
    }

    /// The algorithm of a signature, and the signature.
    pub(super) fn signature(&self, algorithm: &[u8], signature: Option<&[u8]>) -> Result<(), Pushed> {
        let mut fields = Der::new(algorithm, "AlgorithmIdentifier").nested(tag::SEQUENCE);
        let oid = fields.as_mut().map_or(&[][..], |fields| fields.oid().unwrap_or_default());
        // An algorithm that is not set yet is NULL.
        let identifier = Identifier::from_der(oid);
        let name = if matches!(oid, [] | [0]) { "NULL".to_owned() } else { identifier.text(false) };
        self.put(&format!("    Signature Algorithm: {name}"))?;
        if signature.is_some() {
            self.put("\n    Signature Value:")?;
        }
        if oid == crate::x509::signature::RSA_PSS {
            let parameters = fields.ok().and_then(|mut fields| fields.any().ok());
            self.put(&pss_parameters(parameters.map(|parameters| parameters.raw)))?;
        } else {
            self.put("\n")?;
        }
        signature.map_or(Ok(()), |signature| self.dump(signature, 8))
    }

    fn serial(&self, serial: *const ASN1_INTEGER) -> Result<(), Pushed> {
        // SAFETY: a live integer.
        let (magnitude, negative) = unsafe { (bytes(serial)?, (*serial).r#type & V_ASN1_NEG != 0) };
        let value = magnitude.iter().fold(0_u128, |value, byte| value << 8 | u128::from(*byte));
        let fits = !magnitude.is_empty() && magnitude.len() <= 8 && value <= 1 << 63;
        let fits = fits && (value < 1 << 63 || negative) && !(negative && value == 1);
        if fits {
            let sign = if negative { "-" } else { "" };
            return self.put(&format!("        Serial Number: {sign}{value} ({sign}0x{value:x})\n"));
        }
        let sign = if negative { " (Negative)" } else { "" };
        let digits: Vec<_> = magnitude.iter().map(|byte| format!("{byte:02x}")).collect();
        let end = if digits.is_empty() { "" } else { "\n" };
        self.put(&format!("        Serial Number:\n            {sign}{}{end}", digits.join(":")))
    }

    fn time(&self, label: &str, time: *const ASN1_TIME) -> Result<(), Pushed> {
        self.put(label)?;
        // SAFETY: the program's BIO, and a live time.
        match unsafe { ASN1_TIME_print(self.0, time) } {
            1 => Ok(()),
            _ => Err(err::push(ERR_LIB_X509, ERR_R_BUF_LIB, "the time cannot be written")),
        }
    }
}

/// The parameters of a PSS signature (RFC 4055, section 3.1), where some are usual.
fn pss_parameters(parameters: Option<&[u8]>) -> String {
    const INDENT: &str = "        ";
    let read = || -> Option<String> {
        let mut body = Der::new(parameters?, "RSASSA-PSS-params").nested(tag::SEQUENCE).ok()?;
        let mut field = |n| -> Option<Option<Der<'_>>> {
            Some(body.optional(tag::context_constructed(n)).ok()?.map(|field| field.reader("RSASSA-PSS-params")))
        };
        let name = |mut algorithm: Der<'_>| Some(Identifier::from_der(algorithm.oid().ok()?).text(false));
        let hash = match field(0)? {
            Some(mut hash) => name(hash.nested(tag::SEQUENCE).ok()?)?,
            None => "sha1 (default)".to_owned(),
        };
        let mask = match field(1)? {
            Some(mut mask) => {
                let mut mask = mask.nested(tag::SEQUENCE).ok()?;
                let function = Identifier::from_der(mask.oid().ok()?).text(false);
                let hash = mask.nested(tag::SEQUENCE).ok().and_then(name).unwrap_or_else(|| "INVALID".to_owned());
                format!("{function} with {hash}")
            }
            None => "mgf1 with sha1 (default)".to_owned(),
        };
        let number = |field: Option<Der<'_>>, usual: &str| -> Option<String> {
            let Some(mut field) = field else { return Some(format!("{usual} (default)")) };
            let contents = field.integer().ok()?;
            let zeros = contents.iter().take_while(|byte| **byte == 0).count().min(contents.len() - 1);
            Some(contents.iter().skip(zeros).map(|byte| format!("{byte:02X}")).collect())
        };
        let salt = number(field(2)?, "14")?;
        let trailer = number(field(3)?, "01")?;
        Some(format!(
            "{INDENT}\n{INDENT}Hash Algorithm: {hash}\n{INDENT}Mask Algorithm: {mask}\n{INDENT} Salt Length: 0x{salt}\n\
             {INDENT}Trailer Field: 0x{trailer}\n"
        ))
    };
    read().unwrap_or_else(|| format!("{INDENT}(INVALID PSS PARAMETERS)\n"))
}

/// X509_print_ex: writes a certificate to a BIO as text for people. Names are written as the XN_FLAG_ bits of nmflag say,
/// and what the X509_FLAG_ bits of cflag name is left out. Returns 1, or 0 on error. OpenSSL: X509_print_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_print_ex(bp: *mut BIO, x: *const X509, nmflag: c_ulong, cflag: c_ulong) -> c_int {
    entry(0, || {
        let (certificate, print) = (certificate!(x), Printer(bp));
        let view = CertificateView::of(&certificate)?;
        let wanted = |flag: c_int| cflag & flag as c_ulong == 0;
        if wanted(X509_FLAG_NO_HEADER) {
            print.put("Certificate:\n    Data:\n")?;
        }
        if wanted(X509_FLAG_NO_VERSION) {
            print.put(&match certificate.version() {
                version @ 0..=2 => format!("        Version: {} (0x{version:x})\n", version + 1),
                version => format!("        Version: Unknown ({version})\n"),
            })?;
        }
        if wanted(X509_FLAG_NO_SERIAL) {
            print.serial(view.serial.as_ptr())?;
        }
        if wanted(X509_FLAG_NO_SIGNAME) {
            print.put("    ")?;
            print.signature(certificate.tbs_signature_algorithm_der(), None)?;
        }
        if wanted(X509_FLAG_NO_ISSUER) {
            print.name("Issuer", super::certificate_view::name_pointer(certificate.issuer()), nmflag)?;
        }
        if wanted(X509_FLAG_NO_VALIDITY) {
            print.put("        Validity\n")?;
            print.time("            Not Before: ", view.not_before.as_ptr())?;
            print.time("\n            Not After : ", view.not_after.as_ptr())?;
            print.put("\n")?;
        }
        if wanted(X509_FLAG_NO_SUBJECT) {
            print.name("Subject", super::certificate_view::name_pointer(certificate.subject()), nmflag)?;
        }
        if wanted(X509_FLAG_NO_PUBKEY) {
            let key = view.key(&certificate);
            print.key(certificate.spki(), super::pubkey::key_of(&key).cloned())?;
        }
        if wanted(X509_FLAG_NO_IDS) {
            let mut ids = Der::new(certificate.unique_ids_der(), "unique identifiers");
            for (number, label) in [(1, "Issuer"), (2, "Subject")] {
                if let Ok(Some(id)) = ids.optional(tag::context(number)) {
                    print.put(&format!("        {label} Unique ID: "))?;
                    print.dump(id.value.get(1..).unwrap_or_default(), 12)?;
                }
            }
        }
        if wanted(X509_FLAG_NO_EXTENSIONS) {
            let (title, list) = (c"X509v3 extensions", view.extensions(&certificate)?.as_ptr());
            // SAFETY: the program's BIO, and the certificate's own list. What cannot be written there is left out.
            unsafe { X509V3_extensions_print(bp, title.as_ptr(), list, cflag, 8) };
        }
        if wanted(X509_FLAG_NO_SIGDUMP) {
            print.signature(certificate.signature_algorithm_der(), Some(certificate.signature()))?;
        }
        Ok(1)
    })
}

/// X509_print: writes a certificate to a BIO as text for people. Returns 1, or 0 on error. OpenSSL: X509_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_print(bp: *mut BIO, x: *const X509) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { X509_print_ex(bp, x, XN_FLAG_COMPAT as c_ulong, X509_FLAG_COMPAT as c_ulong) }
}

/// X509_print_ex_fp: as X509_print_ex, to a file. OpenSSL: X509_print_ex_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_print_ex_fp(fp: *mut FILE, x: *const X509, nmflag: c_ulong, cflag: c_ulong) -> c_int {
    // SAFETY: as the caller promises.
    entry(0, || unsafe { with_file(fp, |bio| X509_print_ex(bio, x, nmflag, cflag)) })
}

/// X509_print_fp: as X509_print, to a file. OpenSSL: X509_print_fp(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_print_fp(bp: *mut FILE, x: *const X509) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { X509_print_ex_fp(bp, x, XN_FLAG_COMPAT as c_ulong, X509_FLAG_COMPAT as c_ulong) }
}

/// X509_signature_print: writes the algorithm of a signature to a BIO, and the signature unless it is NULL. Returns 1, or 0 on
/// error. OpenSSL: X509_signature_print(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_signature_print(bp: *mut BIO, alg: *const X509_ALGOR, sig: *const ASN1_STRING) -> c_int {
    entry(0, || {
        // SAFETY: a live algorithm, and NULL or a live string.
        unsafe {
            let algorithm = template::encode::<X509_ALGOR>(non_null(alg)?.as_ptr())?;
            let signature = if sig.is_null() { None } else { Some(bytes(sig)?) };
            Printer(bp).signature(&algorithm, signature)?;
        }
        Ok(1)
    })
}

/// X509_signature_dump: writes the bytes of a signature to a BIO in hexadecimal, behind so many spaces. Returns 1, or 0 on
/// error. OpenSSL: X509_signature_dump(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_signature_dump(bp: *mut BIO, sig: *const ASN1_STRING, indent: c_int) -> c_int {
    entry(0, || {
        // SAFETY: a live string.
        let signature = unsafe { bytes(sig) }?;
        Printer(bp).dump(signature, usize::try_from(indent).unwrap_or(0))?;
        Ok(1)
    })
}
