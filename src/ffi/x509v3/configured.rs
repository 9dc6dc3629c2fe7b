//! Extensions from lines of configuration (`X509V3_EXT_conf_nid`).

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use crate::crypto::HashAlgorithm;
use crate::ffi::arguments::text;
use crate::ffi::asn1::primitive::Object;
use crate::ffi::asn1::template::Template;
use crate::ffi::conf::api::section;
use crate::ffi::err::reasons::x509v3::{
    X509V3_R_ERROR_IN_EXTENSION, X509V3_R_EXTENSION_NAME_ERROR, X509V3_R_EXTENSION_VALUE_ERROR,
    X509V3_R_UNKNOWN_EXTENSION, X509V3_R_UNKNOWN_EXTENSION_NAME,
};
use crate::ffi::err::{self, ERR_LIB_X509V3, ERR_R_UNSUPPORTED, Pushed};
use crate::ffi::object;
use crate::ffi::objects::names::{OBJ_sn2nid, by_nid};
use crate::ffi::objects::obj_mac::NID_undef;
use crate::ffi::objects::object::{Identifier, OBJ_txt2obj};
use crate::ffi::types::{CONF, EVP_PKEY, X509, X509_CRL, lhash_st_CONF_VALUE};
use crate::ffi::x509::extension_object::X509_EXTENSION;
use crate::ffi::x509::request::X509_REQ;
use crate::ffi::x509::sealed;
use crate::ffi::{entry, non_null};
use crate::x509::extension_conf::{Context, Fault, build, from_hexadecimal, prefixes};
use crate::x509::extension_text::Value;
use crate::x509::tlv::{Der, tag};
use crate::x509::{Certificate, addresses};

/// `struct v3_ext_ctx`, as `openssl/x509v3.h` declares it: what extensions being made can refer to.
#[repr(C)]
pub struct X509V3_CTX {
    /// `X509V3_CTX_` bits.
    pub flags: c_int,
    /// The issuer's certificate, or NULL.
    pub issuer_cert: *mut X509,
    /// The certificate that the extension is for, or NULL.
    pub subject_cert: *mut X509,
    /// The request that the extension is for, or NULL.
    pub subject_req: *mut X509_REQ,
    /// The CRL that the extension is for, or NULL.
    pub crl: *mut X509_CRL,
    /// Not used.
    pub db_meth: *mut c_void,
    /// The configuration of X509V3_set_nconf, or NULL.
    pub db: *mut c_void,
    /// The issuer's key, or NULL.
    pub issuer_pkey: *mut EVP_PKEY,
}

/// In a context's flags: only try.
const TEST: c_int = 0x1;

/// X509V3_set_ctx: sets what extensions being made can refer to: the issuer's certificate, and the certificate, the request or
/// the CRL that they are for, each of which may be NULL and must outlive their use. OpenSSL: X509V3_set_ctx(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_set_ctx(
    ctx: *mut X509V3_CTX,
    issuer: *mut X509,
    subject: *mut X509,
    req: *mut X509_REQ,
    crl: *mut X509_CRL,
    flags: c_int,
) {
    entry((), || {
        let context = X509V3_CTX {
            flags,
            issuer_cert: issuer,
            subject_cert: subject,
            subject_req: req,
            crl,
            db_meth: ptr::null_mut(),
            db: ptr::null_mut(),
            issuer_pkey: ptr::null_mut(),
        };
        // SAFETY: the program passes room for a context.
        unsafe { non_null(ctx)?.as_ptr().write(context) };
        Ok(())
    });
}

/// What a program's context refers to.
struct Given {
    issuer: Option<std::sync::Arc<Certificate>>,
    subject: Option<std::sync::Arc<Certificate>>,
    conf: *const CONF,
    only_trying: bool,
}

impl Given {
    /// # Safety
    /// NULL or a context whose certificates are live; NULL or a configuration that lives as long as what is made.
    unsafe fn of(ctx: *const X509V3_CTX, conf: *const CONF) -> Result<Self, Pushed> {
        // SAFETY: as the caller promises.
        unsafe {
            let Some(ctx) = ctx.as_ref() else {
                return Ok(Self { issuer: None, subject: None, conf, only_trying: false });
            };
            let certificate = |x: *mut X509| if x.is_null() { Ok(None) } else { sealed(x).map(Some) };
            Ok(Self {
                issuer: certificate(ctx.issuer_cert)?,
                subject: certificate(ctx.subject_cert)?,
                conf: if conf.is_null() { ctx.db.cast_const().cast() } else { conf },
                only_trying: ctx.flags & TEST != 0,
            })
        }
    }
}

impl Context for Given {
    fn object(&self, text: &[u8]) -> Option<Vec<u8>> {
        let text = err::c_string(String::from_utf8_lossy(text).into_owned());
        // SAFETY: a C string; the object is ours.
        unsafe {
            let object = OBJ_txt2obj(text.as_ptr(), 0);
            let oid = object::get(object.cast_const()).ok()?.der().to_vec();
            Object::free(object);
            Some(oid)
        }
    }

    fn subject_key_hash(&self) -> Option<Vec<u8>> {
        let mut spki = Der::new(self.subject.as_ref()?.spki(), "SubjectPublicKeyInfo").nested(tag::SEQUENCE).ok()?;
        spki.expect(tag::SEQUENCE).ok()?;
        Some(HashAlgorithm::Sha1.digest(&[spki.bit_string().ok()?.1]).as_ref().to_vec())
    }

    fn has_issuer(&self) -> bool {
        self.issuer.is_some()
    }

    fn issuer_key_id(&self) -> Option<Vec<u8>> {
        self.issuer.as_ref()?.subject_key_id().map(<[u8]>::to_vec)
    }

    fn issuer_serial(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let issuer = self.issuer.as_ref()?;
        Some((issuer.issuer().der().to_vec(), issuer.serial().to_vec()))
    }

    fn issuer_alt_names(&self) -> Option<Vec<u8>> {
        let names = self.issuer.as_ref()?.extension(&[0x55, 0x1d, 17])?;
        Some(Der::new(names.value, "GeneralNames").expect(tag::SEQUENCE).ok()?.value.to_vec())
    }

    fn subject_emails(&self) -> Vec<Vec<u8>> {
        self.subject.as_ref().map(|subject| addresses::emails_of_name(subject.subject())).unwrap_or_default()
    }

    fn section(&self, name: &[u8]) -> Option<Vec<Value>> {
        // SAFETY: NULL or a live configuration, as for `of`.
        unsafe { section(self.conf, name) }
    }

    fn only_trying(&self) -> bool {
        self.only_trying
    }
}

/// An extension from a line, of the type whose OBJECT IDENTIFIER's contents are `oid`.
///
/// # Safety
/// NULL or a context whose certificates are live.
unsafe fn make(
    oid: &[u8],
    ctx: *const X509V3_CTX,
    conf: *const CONF,
    line: &[u8],
) -> Result<*mut X509_EXTENSION, Pushed> {
    let prefixes = prefixes(line);
    let detail = || format!("value={}", String::from_utf8_lossy(line));
    let push = |fault: Fault, outer: c_int| {
        for (library, reason) in fault.codes() {
            err::push(library, reason, detail());
        }
        err::push(ERR_LIB_X509V3, outer, detail())
    };
    let value = match prefixes.der {
        Some(hex) => from_hexadecimal(hex).map_err(|fault| push(fault, X509V3_R_EXTENSION_VALUE_ERROR))?,
        None => {
            // SAFETY: as the caller promises.
            let context = unsafe { Given::of(ctx, conf) }?;
            build(oid, prefixes.text, &context).map_err(|fault| push(fault, X509V3_R_ERROR_IN_EXTENSION))?
        }
    };
    X509_EXTENSION::create(object::new(Identifier::from_der(oid)), prefixes.critical, &value)
}

/// As X509V3_EXT_nconf_nid.
///
/// # Safety
/// As [`make`], and a C string.
unsafe fn make_by_nid(
    conf: *const CONF,
    ctx: *const X509V3_CTX,
    nid: c_int,
    value: *const c_char,
) -> Result<*mut X509_EXTENSION, Pushed> {
    let unknown = || err::push(ERR_LIB_X509V3, X509V3_R_UNKNOWN_EXTENSION, format!("number {nid}"));
    let identifier = by_nid(nid).and_then(|object| Identifier::from_nid(object.nid)).ok_or_else(unknown)?;
    let line = text!(value).to_bytes();
    // SAFETY: as the caller promises.
    unsafe { make(identifier.der(), ctx, conf, line) }
}

/// As X509V3_EXT_nconf.
///
/// # Safety
/// As [`make`], and C strings.
unsafe fn make_by_name(
    conf: *const CONF,
    ctx: *const X509V3_CTX,
    name: *const c_char,
    value: *const c_char,
) -> Result<*mut X509_EXTENSION, Pushed> {
    let (wanted, line) = (text!(name), text!(value).to_bytes());
    let detail = || format!("name={}, value={}", wanted.to_string_lossy(), String::from_utf8_lossy(line));
    let oid = match prefixes(line).der {
        Some(_) => {
            let nameless = Given { issuer: None, subject: None, conf: ptr::null(), only_trying: false };
            let failed = || err::push(ERR_LIB_X509V3, X509V3_R_EXTENSION_NAME_ERROR, detail());
            nameless.object(wanted.to_bytes()).ok_or_else(failed)?
        }
        None => {
            // SAFETY: a C string.
            let nid = unsafe { OBJ_sn2nid(name) };
            let identifier = if nid == NID_undef { None } else { Identifier::from_nid(nid) };
            let unknown = || {
                err::push(ERR_LIB_X509V3, X509V3_R_UNKNOWN_EXTENSION_NAME, detail());
                err::push(ERR_LIB_X509V3, X509V3_R_ERROR_IN_EXTENSION, detail())
            };
            identifier.ok_or_else(unknown)?.der().to_vec()
        }
    };
    // SAFETY: as the caller promises.
    unsafe { make(&oid, ctx, conf, line) }
}

/// Old tables of configuration are not known.
fn no_table(conf: *const lhash_st_CONF_VALUE) -> Result<(), Pushed> {
    if conf.is_null() { Ok(()) } else { Err(err::push(ERR_LIB_X509V3, ERR_R_UNSUPPORTED, "expected no LHASH")) }
}

/// X509V3_EXT_conf_nid: as X509V3_EXT_nconf_nid. conf must be NULL. OpenSSL: X509V3_EXT_conf_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_conf_nid(
    conf: *mut lhash_st_CONF_VALUE,
    ctx: *mut X509V3_CTX,
    ext_nid: c_int,
    value: *const c_char,
) -> *mut X509_EXTENSION {
    // SAFETY: the program passes what the function's contract asks for.
    entry(ptr::null_mut(), || unsafe {
        no_table(conf)?;
        make_by_nid(ptr::null(), ctx, ext_nid, value)
    })
}

/// X509V3_EXT_conf: as X509V3_EXT_nconf. conf must be NULL. OpenSSL: X509V3_EXT_conf(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_conf(
    conf: *mut lhash_st_CONF_VALUE,
    ctx: *mut X509V3_CTX,
    name: *const c_char,
    value: *const c_char,
) -> *mut X509_EXTENSION {
    // SAFETY: the program passes what the function's contract asks for.
    entry(ptr::null_mut(), || unsafe {
        no_table(conf)?;
        make_by_name(ptr::null(), ctx, name, value)
    })
}

/// X509V3_set_nconf: sets the configuration whose sections extensions being made can refer to, which must outlive their use.
/// OpenSSL: X509V3_set_nconf(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_set_nconf(ctx: *mut X509V3_CTX, conf: *mut CONF) {
    entry((), || {
        // SAFETY: the program passes a context.
        unsafe { (*non_null(ctx)?.as_ptr()).db = conf.cast() };
        Ok(())
    });
}

/// X509V3_EXT_nconf_nid: a new extension of a type from a line of configuration, such as "critical,CA:TRUE", "DER:0500" or
/// "@section", to be freed with X509_EXTENSION_free. conf has the section; if it is NULL, the one of X509V3_set_nconf. ctx,
/// which may be NULL, is what else the line can refer to. Returns NULL on error. OpenSSL: X509V3_EXT_nconf_nid(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_nconf_nid(
    conf: *mut CONF,
    ctx: *mut X509V3_CTX,
    ext_nid: c_int,
    value: *const c_char,
) -> *mut X509_EXTENSION {
    // SAFETY: the program passes what the function's contract asks for.
    entry(ptr::null_mut(), || unsafe { make_by_nid(conf, ctx, ext_nid, value) })
}

/// X509V3_EXT_nconf: as X509V3_EXT_nconf_nid, with the short name of the type; of an extension whose DER is given, with any
/// name or its numbers with dots. OpenSSL: X509V3_EXT_nconf(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509V3_EXT_nconf(
    conf: *mut CONF,
    ctx: *mut X509V3_CTX,
    name: *const c_char,
    value: *const c_char,
) -> *mut X509_EXTENSION {
    // SAFETY: the program passes what the function's contract asks for.
    entry(ptr::null_mut(), || unsafe { make_by_name(conf, ctx, name, value) })
}
