//! `SSL_METHOD`: which versions a context may speak, and on which side.

use core::ffi::c_int;

use crate::ffi::tls1::{TLS1_1_VERSION, TLS1_2_VERSION, TLS1_VERSION};
use crate::ffi::types::SSL_METHOD;

use super::constants::TLS_ANY_VERSION;

/// What an `SSL_METHOD` stands for.
pub(crate) struct Method {
    /// `TLS_ANY_VERSION`, or the one version.
    pub(crate) version: c_int,
    /// The side that connections take without being told; `None` if `SSL_set_connect_state` or its like decides.
    pub(crate) client: bool,
    pub(crate) server: bool,
}

impl Method {
    /// The versions that a new context starts with, as [`Settings`](super::settings::Settings) has them.
    pub(crate) fn bounds(&self) -> (Option<c_int>, c_int) {
        if self.version == TLS_ANY_VERSION { (None, 0) } else { (Some(self.version), self.version) }
    }

    const fn both(version: c_int) -> Self {
        Self { version, client: true, server: true }
    }

    const fn client(version: c_int) -> Self {
        Self { version, client: true, server: false }
    }

    const fn server(version: c_int) -> Self {
        Self { version, client: false, server: true }
    }
}

static TLS: Method = Method::both(TLS_ANY_VERSION);
static TLS_CLIENT: Method = Method::client(TLS_ANY_VERSION);
static TLS_SERVER: Method = Method::server(TLS_ANY_VERSION);
static TLS1_2: Method = Method::both(TLS1_2_VERSION);
static TLS1_2_CLIENT: Method = Method::client(TLS1_2_VERSION);
static TLS1_2_SERVER: Method = Method::server(TLS1_2_VERSION);
static TLS1_1: Method = Method::both(TLS1_1_VERSION);
static TLS1_1_CLIENT: Method = Method::client(TLS1_1_VERSION);
static TLS1_1_SERVER: Method = Method::server(TLS1_1_VERSION);
static TLS1: Method = Method::both(TLS1_VERSION);
static TLS1_CLIENT: Method = Method::client(TLS1_VERSION);
static TLS1_SERVER: Method = Method::server(TLS1_VERSION);

const fn pointer_of(method: &'static Method) -> *const SSL_METHOD {
    core::ptr::from_ref(method).cast()
}

/// TLS_method: the method for client and server connections, which speaks the highest version that both sides have.
/// Never NULL; nothing to free. OpenSSL: TLS_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLS_method() -> *const SSL_METHOD {
    pointer_of(&TLS)
}

/// TLS_client_method: as TLS_method, for client connections only. OpenSSL: TLS_client_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLS_client_method() -> *const SSL_METHOD {
    pointer_of(&TLS_CLIENT)
}

/// TLS_server_method: as TLS_method, for server connections only. OpenSSL: TLS_server_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLS_server_method() -> *const SSL_METHOD {
    pointer_of(&TLS_SERVER)
}

/// TLSv1_2_method: the method that speaks TLS 1.2 only. New programs use TLS_method and SSL_CTX_set_min_proto_version.
/// OpenSSL: TLSv1_2_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_2_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_2)
}

/// TLSv1_2_client_method: as TLSv1_2_method, for client connections only. OpenSSL: TLSv1_2_client_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_2_client_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_2_CLIENT)
}

/// TLSv1_2_server_method: as TLSv1_2_method, for server connections only. OpenSSL: TLSv1_2_server_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_2_server_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_2_SERVER)
}

/// TLSv1_1_method: the method that speaks TLS 1.1 only. New programs use TLS_method and SSL_CTX_set_min_proto_version.
/// OpenSSL: TLSv1_1_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_1_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_1)
}

/// TLSv1_1_client_method: as TLSv1_1_method, for client connections only. OpenSSL: TLSv1_1_client_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_1_client_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_1_CLIENT)
}

/// TLSv1_1_server_method: as TLSv1_1_method, for server connections only. OpenSSL: TLSv1_1_server_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_1_server_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_1_SERVER)
}

/// TLSv1_method: the method that speaks TLS 1.0 only. New programs use TLS_method and SSL_CTX_set_min_proto_version.
/// OpenSSL: TLSv1_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_method() -> *const SSL_METHOD {
    pointer_of(&TLS1)
}

/// TLSv1_client_method: as TLSv1_method, for client connections only. OpenSSL: TLSv1_client_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_client_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_CLIENT)
}

/// TLSv1_server_method: as TLSv1_method, for server connections only. OpenSSL: TLSv1_server_method(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn TLSv1_server_method() -> *const SSL_METHOD {
    pointer_of(&TLS1_SERVER)
}
