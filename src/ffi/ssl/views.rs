//! What `get0` functions of a connection have handed out: kept so that the program's pointers stay good until the
//! connection goes or a new handshake begins.

use std::ffi::CString;
use std::sync::Arc;

use crate::crypto::suites::CipherSuite;
use crate::ffi::x509::CertificateStack;
use crate::x509::Certificate;

use super::cipher_lists::CipherStack;
use super::client_cas::NameList;

/// The things handed out.
#[derive(Default)]
pub(crate) struct Views {
    /// `SSL_get_servername`.
    pub(crate) server_name: Option<CString>,
    /// `SSL_get_peer_cert_chain`.
    pub(crate) peer_chain: Chain,
    /// `SSL_get0_verified_chain`.
    pub(crate) verified_chain: Chain,
    /// `SSL_get_client_CA_list` of a client: what the server asked for.
    pub(crate) requested_cas: Option<NameList>,
    /// `SSL_get_client_ciphers`.
    pub(crate) client_suites: Option<(Vec<&'static CipherSuite>, CipherStack)>,
    /// `SSL_get_psk_identity`.
    pub(crate) psk_identity: Option<CString>,
    /// `SSL_get_psk_identity_hint`.
    pub(crate) psk_identity_hint: Option<CString>,
    /// `SSL_client_hello_get0_ciphers`.
    pub(crate) client_ciphers: Vec<u8>,
}

/// A chain of certificates, as a stack.
#[derive(Default)]
pub(crate) struct Chain(Option<CertificateStack>);

impl Chain {
    /// The stack of these certificates, which are the same each time but for a new handshake. NULL if there are none.
    pub(crate) fn show(&mut self, certificates: &[Arc<Certificate>]) -> *mut crate::ffi::types::stack_st_X509 {
        let same = |shown: &CertificateStack| {
            let shown = shown.certificates();
            shown.len() == certificates.len() && shown.iter().zip(certificates).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        if certificates.is_empty() {
            return core::ptr::null_mut();
        }
        if !self.0.as_ref().is_some_and(same) {
            self.0 = Some(CertificateStack::new(certificates.to_vec()));
        }
        self.0.as_ref().map_or(core::ptr::null_mut(), CertificateStack::as_ptr)
    }
}
