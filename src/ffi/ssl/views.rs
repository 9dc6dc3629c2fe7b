//! What `get0` functions of a connection have handed out: kept so that the program's pointers stay good until the
//! connection goes or a new handshake begins.

use std::ffi::CString;
use std::sync::Arc;

use crate::connection::RequestedCertificate;
use crate::crypto::suites::CipherSuite;
use crate::ffi::x509::CertificateStack;
use crate::x509::{Certificate, Name};

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
    /// What the server asked for of a client's certificate.
    pub(crate) request: Request,
    /// `SSL_get_client_ciphers`.
    pub(crate) client_suites: Option<(Vec<&'static CipherSuite>, CipherStack)>,
    /// `SSL_get_psk_identity`.
    pub(crate) psk_identity: Option<CString>,
    /// `SSL_get_psk_identity_hint`.
    pub(crate) psk_identity_hint: Option<CString>,
    /// `SSL_client_hello_get0_ciphers`.
    pub(crate) client_ciphers: Vec<u8>,
}

/// A server's CertificateRequest, as a client's program sees it.
#[derive(Default)]
pub(crate) struct Request(Option<ShownRequest>);

/// What is shown of a request.
pub(crate) struct ShownRequest {
    request: Arc<RequestedCertificate>,
    /// `SSL_get0_certificate_types`.
    pub(crate) types: Vec<u8>,
    /// `SSL_get_client_CA_list`.
    pub(crate) authorities: NameList,
}

impl Request {
    /// What is shown of `request`, which is the same each time but for a new handshake.
    pub(crate) fn of(&mut self, request: &Arc<RequestedCertificate>) -> &ShownRequest {
        let shown = self.0.take().filter(|shown| Arc::ptr_eq(&shown.request, request));
        let shown = shown.unwrap_or_else(|| {
            let names = request.authorities.iter().filter_map(|der| Name::from_der(der).ok()).map(Arc::new);
            ShownRequest {
                request: Arc::clone(request),
                types: request.types.iter().map(|kind| kind.0).collect(),
                authorities: NameList::new(names.collect()),
            }
        });
        self.0.insert(shown)
    }
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
