//! Parameters of keys as PEM, whatever kind they are of.

use std::ffi::c_int;
use std::ptr;

use super::block::BlockText;
use super::generic::put;
use crate::bio::BIO;
use crate::crypto::DhParameters;
use crate::crypto::key::{DhDomain, KeyType, Parameters};
use crate::ffi::arguments::borrowed;
use crate::ffi::asn1::der;
use crate::ffi::ec::der as ec;
use crate::ffi::err::reasons::pem::PEM_R_UNSUPPORTED_KEY_COMPONENTS;
use crate::ffi::err::{self, ERR_LIB_PEM, ERR_R_ASN1_LIB, Pushed};
use crate::ffi::evp::key_cell::{Key, Material};
use crate::ffi::evp::key_der::free;
use crate::ffi::types::EVP_PKEY;
use crate::ffi::{entry, object};
use crate::x509::pem;

#[track_caller]
fn unsupported(detail: &str) -> Pushed {
    err::push(ERR_LIB_PEM, PEM_R_UNSUPPORTED_KEY_COMPONENTS, detail)
}

fn read(label: &str, contents: &[u8]) -> Result<Parameters, Pushed> {
    match label {
        "EC PARAMETERS" => {
            let curve = ec::curve_of(contents).ok_or_else(|| unsupported("a curve that is not known here"))?;
            Ok(Parameters::Ec(curve))
        }
        "DH PARAMETERS" => {
            let (parameters, private_bits) = DhParameters::read_pkcs3_der(contents).map_err(|error| {
                der::malformed(error.to_string());
                err::push(ERR_LIB_PEM, ERR_R_ASN1_LIB, error.to_string())
            })?;
            let domain = DhDomain { key_type: KeyType::Dh, parameters, order: None, private_bits };
            Ok(Parameters::Dh(Box::new(domain)))
        }
        other => Err(unsupported(other)),
    }
}

/// PEM_read_bio_Parameters: reads the next parameters of a BIO, of an elliptic curve or of Diffie-Hellman; blocks of other kinds
/// are passed over. If x is not NULL the key that holds them is also put into `*x`, and the one there before is freed.
/// Returns that key, to be freed with EVP_PKEY_free; NULL on error. OpenSSL: PEM_read_bio_Parameters(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_read_bio_Parameters(bp: *mut BIO, x: *mut *mut EVP_PKEY) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || {
        // SAFETY: the program's BIO, and a place as the function's contract asks for.
        unsafe {
            let text = BlockText::take(bp, "PARAMETERS")?;
            let block = text.read()?;
            let key = Key::of(Material::Parameters(read(block.label, &block.der)?));
            Ok(der::replace(object::new(key), x, free))
        }
    })
}

/// PEM_write_bio_Parameters: writes the parameters of a key to a BIO. Returns 1, or 0 on error.
/// OpenSSL: PEM_write_bio_Parameters(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PEM_write_bio_Parameters(bp: *mut BIO, x: *const EVP_PKEY) -> c_int {
    entry(0, || {
        let parameters = borrowed!(x).need()?.parameters().ok_or_else(|| unsupported("a key without parameters"))?;
        let block = match &parameters {
            Parameters::Ec(curve) => {
                let oid = ec::parameters_of(*curve).ok_or_else(|| unsupported("a key without parameters"))?;
                pem::encode("EC PARAMETERS", oid)
            }
            Parameters::Dh(domain) if domain.key_type == KeyType::Dh => {
                pem::encode("DH PARAMETERS", &domain.parameters.to_pkcs3_der(domain.private_bits)?)
            }
            Parameters::Dh(_) => return Err(unsupported("parameters of X9.42")),
        };
        // SAFETY: the program's BIO.
        unsafe { put(bp, &block) }
    })
}
