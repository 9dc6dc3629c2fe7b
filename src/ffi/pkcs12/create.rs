//! Making PKCS#12 files.

use std::ffi::{CStr, c_char, c_int};
use std::ptr;
use std::sync::{Arc, Mutex};

use super::{failure, mac, reasons};
use crate::crypto::HashAlgorithm;
use crate::ffi::arguments::borrowed;
use crate::ffi::err::reasons::x509::X509_R_KEY_VALUES_MISMATCH;
use crate::ffi::err::{self, ERR_LIB_X509};
use crate::ffi::evp::pkcs8::{self, DEFAULT_ITERATIONS, scheme};
use crate::ffi::types::{EVP_PKEY, OSSL_LIB_CTX, PKCS12, X509, stack_st_X509};
use crate::ffi::x509::certificate_view::CertificateView;
use crate::ffi::x509::{certificate, certificates_of};
use crate::ffi::{Pushed, entry, object};
use crate::x509::key_file::encrypt_pkcs8;
use crate::x509::pbe::Password;
use crate::x509::pkcs12::{Bag, BagKind, Pkcs12, Safe, key_usage_attribute, write_all};
use crate::x509::{Certificate, Labels, X509Error};

/// PKCS12_create: a key for signatures and for key exchange.
pub const KEY_EX: c_int = 0x10;
/// PKCS12_create: a key for signatures only.
pub const KEY_SIG: c_int = 0x80;

fn encrypt_failed() -> Pushed {
    failure(reasons::PKCS12_R_ENCRYPT_ERROR, "")
}

/// A certificate under the names that it has.
fn labelled(certificate: &Certificate) -> Result<Bag, Pushed> {
    let Labels { alias, key_id } = CertificateView::of(certificate)?.labels().labels();
    let mut bag = Bag::new(BagKind::Certificate(certificate.der().to_vec()));
    bag.attributes.friendly_name = alias.map(|alias| String::from_utf8_lossy(&alias).into_owned());
    bag.attributes.local_key_id = key_id.map(Into::into);
    Ok(bag)
}

/// What a file is made of.
struct Plan<'a> {
    password: Password<'a>,
    name: Option<String>,
    key: *const EVP_PKEY,
    certificate: Option<Arc<Certificate>>,
    others: Vec<Arc<Certificate>>,
    key_scheme: c_int,
    certificate_scheme: c_int,
    iterations: u32,
    usage: c_int,
}

impl Plan<'_> {
    fn make(&self) -> Result<Pkcs12, Pushed> {
        let key_id = match &self.certificate {
            Some(certificate) if !self.key.is_null() => {
                let key = borrowed!(self.key).public_key();
                if certificate.public_key().ok() != key.as_ref() {
                    return Err(err::push(
                        ERR_LIB_X509,
                        X509_R_KEY_VALUES_MISMATCH,
                        "the certificate is for another key",
                    ));
                }
                Some(HashAlgorithm::Sha1.digest(&[certificate.der()]).as_ref().to_vec())
            }
            _ => None,
        };
        let named = |kind| {
            let mut bag = Bag::new(kind);
            bag.attributes.friendly_name = self.name.clone();
            bag.attributes.local_key_id = key_id.clone();
            bag
        };
        let mut safes = Vec::new();
        let own = self.certificate.iter().map(|own| {
            let mut bag = labelled(own)?;
            bag.attributes.friendly_name = self.name.clone().or(bag.attributes.friendly_name);
            bag.attributes.local_key_id = key_id.clone().or(bag.attributes.local_key_id);
            Ok(bag)
        });
        let certificates = own.chain(self.others.iter().map(|other| labelled(other)));
        let certificates = certificates.collect::<Result<Vec<Bag>, Pushed>>()?;
        if !certificates.is_empty() {
            let scheme = scheme(self.certificate_scheme, self.iterations)?;
            let encryption = scheme.as_ref().map(|scheme| (scheme, self.password));
            safes.push(Safe::seal(&write_all(&certificates), encryption).ok_or_else(encrypt_failed)?);
        }
        if !self.key.is_null() {
            let info = self.with_usage(pkcs8::private_key_info(self.key)?)?;
            let bag = match scheme(self.key_scheme, self.iterations)? {
                Some(scheme) => {
                    BagKind::ShroudedKey(encrypt_pkcs8(&info, &scheme, self.password).ok_or_else(encrypt_failed)?)
                }
                None => BagKind::Key(info),
            };
            safes.push(Safe::seal(&write_all(&[named(bag)]), None).ok_or_else(encrypt_failed)?);
        }
        Ok(Pkcs12::of(&safes))
    }

    /// The key with the attribute that says what it is for, if that is said.
    fn with_usage(&self, info: zeroize::Zeroizing<Vec<u8>>) -> Result<zeroize::Zeroizing<Vec<u8>>, Pushed> {
        if self.usage == 0 {
            return Ok(info);
        }
        key_usage_attribute(&info, self.usage as u8)
            .map_err(|error: X509Error| failure(reasons::PKCS12_R_ENCODE_ERROR, error.to_string()))
    }
}

/// PKCS12_create: a file with a key, its certificate and other certificates, each of which may be NULL, under the password pass, a
/// C string. name is what the key and its certificate are called; if it is NULL certificates are called what X509_alias_set1 set. nid_key and nid_cert are the algorithms that keys
/// and certificates are encrypted with, ciphers or such as NID_pbe_WithSHA1And3_Key_TripleDES_CBC; 0 stands for AES-256-CBC, -1
/// for none. The password is hashed iter times, 2048 if that is 0; and mac_iter times for the MAC, once if that is 0, while -1
/// makes no MAC. keytype is 0, KEY_EX or KEY_SIG. Returns the file, to be freed with PKCS12_free; NULL on error.
/// OpenSSL: PKCS12_create(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_create(
    pass: *const c_char,
    name: *const c_char,
    pkey: *mut EVP_PKEY,
    cert: *mut X509,
    ca: *mut stack_st_X509,
    nid_key: c_int,
    nid_cert: c_int,
    iter: c_int,
    mac_iter: c_int,
    keytype: c_int,
) -> *mut PKCS12 {
    entry(ptr::null_mut(), || {
        if pkey.is_null() && cert.is_null() && ca.is_null() {
            return Err(failure(reasons::PKCS12_R_INVALID_NULL_ARGUMENT, "neither a key nor certificates"));
        }
        let own = if cert.is_null() { None } else { Some(certificate!(cert)) };
        // SAFETY: the program passes NULL, or C strings and a stack of certificates.
        let plan = unsafe {
            Plan {
                password: super::password(pass, -1)?,
                name: (!name.is_null()).then(|| CStr::from_ptr(name).to_string_lossy().into_owned()),
                key: pkey,
                certificate: own,
                others: certificates_of(ca),
                key_scheme: nid_key,
                certificate_scheme: nid_cert,
                iterations: u32::try_from(iter).ok().filter(|iter| *iter != 0).unwrap_or(DEFAULT_ITERATIONS),
                usage: keytype,
            }
        };
        let mut file = plan.make()?;
        if mac_iter != -1 {
            mac::guard(&mut file, HashAlgorithm::Sha256, plan.password, None, mac_iter)?;
        }
        Ok(object::new(Mutex::new(file)))
    })
}

/// PKCS12_create_ex: as PKCS12_create. There is one library context, so ctx is to be NULL; properties are not looked at.
/// OpenSSL: PKCS12_create_ex(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_create_ex(
    pass: *const c_char,
    name: *const c_char,
    pkey: *mut EVP_PKEY,
    cert: *mut X509,
    ca: *mut stack_st_X509,
    nid_key: c_int,
    nid_cert: c_int,
    iter: c_int,
    mac_iter: c_int,
    keytype: c_int,
    _ctx: *mut OSSL_LIB_CTX,
    _propq: *const c_char,
) -> *mut PKCS12 {
    // SAFETY: as the caller promises.
    unsafe { PKCS12_create(pass, name, pkey, cert, ca, nid_key, nid_cert, iter, mac_iter, keytype) }
}

/// PKCS12_PBE_add: does nothing: all algorithms are there. OpenSSL: PKCS12_PBE_add(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PKCS12_PBE_add() {}
