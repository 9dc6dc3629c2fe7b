//! The PEM functions of types that are read and written with their `d2i` and `i2d` functions, a line each, and as many in
//! `headers/pem.h`.

use super::generic::pem_functions;
use crate::ffi::types::X509;
use crate::ffi::x509::certificate_der::{d2i_X509, i2d_X509};

pem_functions!(X509, "CERTIFICATE", d2i_X509, i2d_X509; PEM_read_bio_X509, PEM_read_X509, PEM_write_bio_X509, PEM_write_X509);
