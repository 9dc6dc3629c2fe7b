//! The PEM functions of types that are read and written with their `d2i` and `i2d` functions, a line each, and as many in
//! `headers/pem.h`.

use super::generic::{pem_functions, pem_private_functions};
use crate::ffi::dh::der::{d2i_DHparams, i2d_DHparams};
use crate::ffi::ec::der::{
    d2i_EC_PUBKEY, d2i_ECPKParameters, free as free_ec, i2d_EC_PUBKEY, i2d_ECPKParameters, i2d_ECPrivateKey,
};
use crate::ffi::evp::key_objects::{ec_of, rsa_of};
use crate::ffi::rsa::der::{
    d2i_RSA_PUBKEY, d2i_RSAPublicKey, free as free_rsa, i2d_RSA_PUBKEY, i2d_RSAPrivateKey, i2d_RSAPublicKey,
};
use crate::ffi::types::{DH, EC_GROUP, EC_KEY, EVP_PKEY, RSA, X509, X509_CRL};
use crate::ffi::x509::certificate_aux::{d2i_X509_AUX, i2d_X509_AUX};
use crate::ffi::x509::certificate_der::{d2i_X509, i2d_X509};
use crate::ffi::x509::crl::list::{d2i_X509_CRL, i2d_X509_CRL};
use crate::ffi::x509::pkcs8_info::{PKCS8_PRIV_KEY_INFO, d2i_PKCS8_PRIV_KEY_INFO, i2d_PKCS8_PRIV_KEY_INFO};
use crate::ffi::x509::pkey_der::{d2i_PUBKEY, i2d_PUBKEY};
use crate::ffi::x509::request::X509_REQ;
use crate::ffi::x509::request_api::{d2i_X509_REQ, i2d_X509_REQ};

pem_functions!(X509, "CERTIFICATE", d2i_X509, i2d_X509; PEM_read_bio_X509, PEM_read_X509, PEM_write_bio_X509, PEM_write_X509);
pem_functions!(
    X509, "TRUSTED CERTIFICATE", d2i_X509_AUX, i2d_X509_AUX;
    PEM_read_bio_X509_AUX, PEM_read_X509_AUX, PEM_write_bio_X509_AUX, PEM_write_X509_AUX
);
pem_functions!(
    EVP_PKEY, "PUBLIC KEY", d2i_PUBKEY, i2d_PUBKEY;
    PEM_read_bio_PUBKEY, PEM_read_PUBKEY, PEM_write_bio_PUBKEY, PEM_write_PUBKEY
);
pem_functions!(
    DH, "DH PARAMETERS", d2i_DHparams, i2d_DHparams;
    PEM_read_bio_DHparams, PEM_read_DHparams, PEM_write_bio_DHparams, PEM_write_DHparams
);
pem_functions!(
    X509_CRL, "X509 CRL", d2i_X509_CRL, i2d_X509_CRL;
    PEM_read_bio_X509_CRL, PEM_read_X509_CRL, PEM_write_bio_X509_CRL, PEM_write_X509_CRL
);
pem_functions!(
    X509_REQ, "CERTIFICATE REQUEST", d2i_X509_REQ, i2d_X509_REQ;
    PEM_read_bio_X509_REQ, PEM_read_X509_REQ, PEM_write_bio_X509_REQ, PEM_write_X509_REQ
);
pem_functions!(
    PKCS8_PRIV_KEY_INFO, "PRIVATE KEY", d2i_PKCS8_PRIV_KEY_INFO, i2d_PKCS8_PRIV_KEY_INFO;
    PEM_read_bio_PKCS8_PRIV_KEY_INFO, PEM_read_PKCS8_PRIV_KEY_INFO,
    PEM_write_bio_PKCS8_PRIV_KEY_INFO, PEM_write_PKCS8_PRIV_KEY_INFO
);
pem_private_functions!(
    RSA, "RSA PRIVATE KEY", i2d_RSAPrivateKey, rsa_of, free_rsa;
    PEM_read_bio_RSAPrivateKey, PEM_read_RSAPrivateKey, PEM_write_bio_RSAPrivateKey, PEM_write_RSAPrivateKey
);
pem_functions!(
    RSA, "RSA PUBLIC KEY", d2i_RSAPublicKey, i2d_RSAPublicKey;
    PEM_read_bio_RSAPublicKey, PEM_read_RSAPublicKey, PEM_write_bio_RSAPublicKey, PEM_write_RSAPublicKey
);
pem_functions!(
    RSA, "PUBLIC KEY", d2i_RSA_PUBKEY, i2d_RSA_PUBKEY;
    PEM_read_bio_RSA_PUBKEY, PEM_read_RSA_PUBKEY, PEM_write_bio_RSA_PUBKEY, PEM_write_RSA_PUBKEY
);
pem_private_functions!(
    EC_KEY, "EC PRIVATE KEY", i2d_ECPrivateKey, ec_of, free_ec;
    PEM_read_bio_ECPrivateKey, PEM_read_ECPrivateKey, PEM_write_bio_ECPrivateKey, PEM_write_ECPrivateKey
);
pem_functions!(
    EC_KEY, "PUBLIC KEY", d2i_EC_PUBKEY, i2d_EC_PUBKEY;
    PEM_read_bio_EC_PUBKEY, PEM_read_EC_PUBKEY, PEM_write_bio_EC_PUBKEY, PEM_write_EC_PUBKEY
);
pem_functions!(
    EC_GROUP, "EC PARAMETERS", d2i_ECPKParameters, i2d_ECPKParameters;
    PEM_read_bio_ECPKParameters, PEM_read_ECPKParameters, PEM_write_bio_ECPKParameters, PEM_write_ECPKParameters
);
