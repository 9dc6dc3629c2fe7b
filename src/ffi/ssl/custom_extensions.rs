//! Extensions of the program's own: it adds them to hellos and reads them from the peer's.

use core::ffi::{c_int, c_uchar, c_uint, c_void};
use std::sync::Arc;

use crate::codepoint::ExtensionType;
use crate::connection::Role;
use crate::ffi::entry;
use crate::ffi::err::Pushed;
use crate::ffi::types::{SSL, SSL_CTX, X509};

use super::target::Target;

/// Context of an extension: only in TLS.
pub const SSL_EXT_TLS_ONLY: c_int = 0x0001;
/// Context of an extension: only in DTLS, which means never.
pub const SSL_EXT_DTLS_ONLY: c_int = 0x0002;
/// Context of an extension: allowed in DTLS, but not implemented there.
pub const SSL_EXT_TLS_IMPLEMENTATION_ONLY: c_int = 0x0004;
/// Context of an extension: in SSL 3.0, too.
pub const SSL_EXT_SSL3_ALLOWED: c_int = 0x0008;
/// Context of an extension: only up to TLS 1.2.
pub const SSL_EXT_TLS1_2_AND_BELOW_ONLY: c_int = 0x0010;
/// Context of an extension: only from TLS 1.3 on.
pub const SSL_EXT_TLS1_3_ONLY: c_int = 0x0020;
/// Context of an extension: not when a session is resumed.
pub const SSL_EXT_IGNORE_ON_RESUMPTION: c_int = 0x0040;
/// Context of an extension: in the ClientHello.
pub const SSL_EXT_CLIENT_HELLO: c_int = 0x0080;
/// Context of an extension: in the ServerHello, up to TLS 1.2.
pub const SSL_EXT_TLS1_2_SERVER_HELLO: c_int = 0x0100;
/// Context of an extension: in the ServerHello of TLS 1.3.
pub const SSL_EXT_TLS1_3_SERVER_HELLO: c_int = 0x0200;
/// Context of an extension: in EncryptedExtensions.
pub const SSL_EXT_TLS1_3_ENCRYPTED_EXTENSIONS: c_int = 0x0400;
/// Context of an extension: in HelloRetryRequest.
pub const SSL_EXT_TLS1_3_HELLO_RETRY_REQUEST: c_int = 0x0800;
/// Context of an extension: in the Certificate message of TLS 1.3.
pub const SSL_EXT_TLS1_3_CERTIFICATE: c_int = 0x1000;
/// Context of an extension: in the NewSessionTicket of TLS 1.3.
pub const SSL_EXT_TLS1_3_NEW_SESSION_TICKET: c_int = 0x2000;
/// Context of an extension: in the CertificateRequest of TLS 1.3.
pub const SSL_EXT_TLS1_3_CERTIFICATE_REQUEST: c_int = 0x4000;

/// The context of extensions that are added without one.
pub(crate) const OLD_STYLE_CONTEXT: c_int =
    SSL_EXT_TLS1_2_AND_BELOW_ONLY | SSL_EXT_CLIENT_HELLO | SSL_EXT_TLS1_2_SERVER_HELLO | SSL_EXT_IGNORE_ON_RESUMPTION;

/// Gives the body of an extension: points out at it and returns 1; returns 0 to leave the extension out, or -1, with the
/// alert to send in al, to stop the handshake. x and chainidx are for certificates of TLS 1.3.
pub type SSL_custom_ext_add_cb_ex = Option<
    unsafe extern "C" fn(
        s: *mut SSL,
        ext_type: c_uint,
        context: c_uint,
        out: *mut *const c_uchar,
        outlen: *mut usize,
        x: *mut X509,
        chainidx: usize,
        al: *mut c_int,
        add_arg: *mut c_void,
    ) -> c_int,
>;
/// Gets back what an SSL_custom_ext_add_cb_ex gave, once it has been copied.
pub type SSL_custom_ext_free_cb_ex = Option<
    unsafe extern "C" fn(s: *mut SSL, ext_type: c_uint, context: c_uint, out: *const c_uchar, add_arg: *mut c_void),
>;
/// Gets the body of an extension that the peer sent, for as long as it runs. Returns 1; or 0, with the alert to send in al,
/// to stop the handshake.
pub type SSL_custom_ext_parse_cb_ex = Option<
    unsafe extern "C" fn(
        s: *mut SSL,
        ext_type: c_uint,
        context: c_uint,
        r#in: *const c_uchar,
        inlen: usize,
        x: *mut X509,
        chainidx: usize,
        al: *mut c_int,
        parse_arg: *mut c_void,
    ) -> c_int,
>;
/// As SSL_custom_ext_add_cb_ex, for TLS 1.2 and older.
pub type custom_ext_add_cb = Option<
    unsafe extern "C" fn(
        s: *mut SSL,
        ext_type: c_uint,
        out: *mut *const c_uchar,
        outlen: *mut usize,
        al: *mut c_int,
        add_arg: *mut c_void,
    ) -> c_int,
>;
/// As SSL_custom_ext_free_cb_ex, for TLS 1.2 and older.
pub type custom_ext_free_cb =
    Option<unsafe extern "C" fn(s: *mut SSL, ext_type: c_uint, out: *const c_uchar, add_arg: *mut c_void)>;
/// As SSL_custom_ext_parse_cb_ex, for TLS 1.2 and older.
pub type custom_ext_parse_cb = Option<
    unsafe extern "C" fn(
        s: *mut SSL,
        ext_type: c_uint,
        r#in: *const c_uchar,
        inlen: usize,
        al: *mut c_int,
        parse_arg: *mut c_void,
    ) -> c_int,
>;

/// An extension that a context was told of.
#[derive(Clone)]
pub(crate) struct CustomExtension {
    pub(crate) kind: ExtensionType,
    /// The side that uses it; `None` for both.
    pub(crate) role: Option<Role>,
    /// `SSL_EXT_` bits.
    pub(crate) context: c_int,
    pub(crate) handler: Handler,
}

/// Who adds an extension and reads it.
#[derive(Clone)]
pub(crate) enum Handler {
    /// Functions that are told the message.
    Functions {
        add: SSL_custom_ext_add_cb_ex,
        free: SSL_custom_ext_free_cb_ex,
        add_arg: *mut c_void,
        parse: SSL_custom_ext_parse_cb_ex,
        parse_arg: *mut c_void,
    },
    /// Functions that are not.
    OldFunctions {
        add: custom_ext_add_cb,
        free: custom_ext_free_cb,
        add_arg: *mut c_void,
        parse: custom_ext_parse_cb,
        parse_arg: *mut c_void,
    },
    /// The server's certificate has the body (`SSL_CTX_use_serverinfo`).
    ServerInfo,
}

/// The extensions that are handled by the library, or kept for it. One that was not always is the exception: see
/// [`register`].
const SUPPORTED: [u16; 24] =
    [0, 1, 5, 10, 11, 13, 16, 18, 21, 22, 23, 28, 35, 41, 42, 43, 44, 45, 47, 49, 50, 51, 13172, 0xff01];

/// Whether `kind` is handled by the library.
fn is_supported(kind: c_uint) -> bool {
    u16::try_from(kind).is_ok_and(|kind| SUPPORTED.contains(&kind))
}

/// Tells a context of an extension; `false` if that cannot be: the library handles it, it is there already, or its number
/// is none. Serverinfo may come again, for another certificate.
pub(crate) fn register(
    ctx: *mut SSL_CTX,
    kind: c_uint,
    role: Option<Role>,
    context: c_uint,
    handler: Handler,
) -> Result<bool, Pushed> {
    let sct = c_uint::from(ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP.0);
    let (Ok(number), Ok(context)) = (u16::try_from(kind), c_int::try_from(context)) else { return Ok(false) };
    if is_supported(kind) && kind != sct {
        return Ok(false);
    }
    let kind = ExtensionType(number);
    ctx.reconfigure(|settings| {
        let table = Arc::make_mut(&mut settings.custom_extensions);
        let same =
            |held: &&CustomExtension| held.kind == kind && (held.role.is_none() || role.is_none() || held.role == role);
        match (table.iter().find(same), &handler) {
            (Some(CustomExtension { handler: Handler::ServerInfo, .. }), Handler::ServerInfo) => true,
            (Some(_), _) => false,
            (None, _) => {
                table.push(CustomExtension { kind, role, context, handler });
                true
            }
        }
    })
}

/// SSL_CTX_add_custom_ext: adds an extension of the program's own to the hellos of clients and servers. context says in
/// which messages it may stand, and when, by SSL_EXT_ values. add_cb gives its body; with NULL, it is empty in a
/// ClientHello and not in a ServerHello. free_cb gets the body back. parse_cb gets the body that the peer sent. A server
/// answers only what the client has sent. Returns 1; 0 if the library handles the extension, or it is there already.
/// OpenSSL: SSL_CTX_add_custom_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_add_custom_ext(
    ctx: *mut SSL_CTX,
    ext_type: c_uint,
    context: c_uint,
    add_cb: SSL_custom_ext_add_cb_ex,
    free_cb: SSL_custom_ext_free_cb_ex,
    add_arg: *mut c_void,
    parse_cb: SSL_custom_ext_parse_cb_ex,
    parse_arg: *mut c_void,
) -> c_int {
    entry(0, || {
        if add_cb.is_none() && free_cb.is_some() {
            return Ok(0);
        }
        let handler = Handler::Functions { add: add_cb, free: free_cb, add_arg, parse: parse_cb, parse_arg };
        Ok(register(ctx, ext_type, None, context, handler)?.into())
    })
}

/// SSL_CTX_add_client_custom_ext: as SSL_CTX_add_custom_ext, for clients, up to TLS 1.2, and not when a session is resumed.
/// OpenSSL: SSL_CTX_add_client_custom_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_add_client_custom_ext(
    ctx: *mut SSL_CTX,
    ext_type: c_uint,
    add_cb: custom_ext_add_cb,
    free_cb: custom_ext_free_cb,
    add_arg: *mut c_void,
    parse_cb: custom_ext_parse_cb,
    parse_arg: *mut c_void,
) -> c_int {
    entry(0, || {
        let handler = Handler::OldFunctions { add: add_cb, free: free_cb, add_arg, parse: parse_cb, parse_arg };
        Ok(register(ctx, ext_type, Some(Role::Client), OLD_STYLE_CONTEXT as c_uint, handler)?.into())
    })
}

/// SSL_CTX_add_server_custom_ext: as SSL_CTX_add_custom_ext, for servers, up to TLS 1.2, and not when a session is resumed.
/// OpenSSL: SSL_CTX_add_server_custom_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_add_server_custom_ext(
    ctx: *mut SSL_CTX,
    ext_type: c_uint,
    add_cb: custom_ext_add_cb,
    free_cb: custom_ext_free_cb,
    add_arg: *mut c_void,
    parse_cb: custom_ext_parse_cb,
    parse_arg: *mut c_void,
) -> c_int {
    entry(0, || {
        let handler = Handler::OldFunctions { add: add_cb, free: free_cb, add_arg, parse: parse_cb, parse_arg };
        Ok(register(ctx, ext_type, Some(Role::Server), OLD_STYLE_CONTEXT as c_uint, handler)?.into())
    })
}

/// SSL_CTX_has_client_custom_ext: whether SSL_CTX_add_client_custom_ext or SSL_CTX_add_custom_ext has added an extension to
/// a context. Returns 1 or 0. OpenSSL: SSL_CTX_has_client_custom_ext(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_CTX_has_client_custom_ext(ctx: *const SSL_CTX, ext_type: c_uint) -> c_int {
    entry(0, || {
        ctx.look(|settings| {
            let added =
                |held: &CustomExtension| c_uint::from(held.kind.0) == ext_type && held.role != Some(Role::Server);
            settings.custom_extensions.iter().any(added).into()
        })
    })
}

/// SSL_extension_supported: 1 if the library handles an extension itself, or keeps it for itself, so that programs cannot
/// add it; else 0. OpenSSL: SSL_extension_supported(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn SSL_extension_supported(ext_type: c_uint) -> c_int {
    is_supported(ext_type).into()
}
