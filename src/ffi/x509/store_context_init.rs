//! `X509_STORE_CTX`: verifying a chain outside of a connection.

use std::ffi::{c_char, c_int, c_ulong};
use std::ptr;

use libc::time_t;

use super::certificate_stack::certificates_of;
use super::certificate_view::certificate;
use super::constants::X509_V_FLAG_USE_CHECK_TIME;
use super::param::Settings;
use super::param_api::check_purpose;
use super::param_table::by_name;
use super::purpose::{purpose, trust_number};
use super::store_context::StoreContext;
use super::trust_api::check_number;
use crate::ffi::arguments::{borrowed, counted, text};
use crate::ffi::crypto::ex_data_api::CRYPTO_EX_INDEX_X509_STORE_CTX;
use crate::ffi::err::reasons::x509::X509_R_UNKNOWN_PURPOSE_ID;
use crate::ffi::err::{self, ERR_LIB_X509};
use crate::ffi::object;
use crate::ffi::types::{X509, X509_STORE, X509_STORE_CTX, X509_VERIFY_PARAM, stack_st_X509, stack_st_X509_CRL};
use crate::ffi::{entry, entry_quiet};

/// X509_STORE_CTX_new: a new verification, to be freed with X509_STORE_CTX_free. Returns NULL on error.
/// OpenSSL: X509_STORE_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_new() -> *mut X509_STORE_CTX {
    entry_quiet(ptr::null_mut(), || object::new(StoreContext::default()))
}

/// X509_STORE_CTX_free: frees a verification; NULL is nothing to do. OpenSSL: X509_STORE_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_free(ctx: *mut X509_STORE_CTX) {
    // SAFETY: the program gives its verification back.
    unsafe {
        X509_STORE_CTX_cleanup(ctx);
        entry_quiet((), || object::free(ctx));
    }
}

/// X509_STORE_CTX_cleanup: forgets all that was set and found, so that X509_STORE_CTX_init can begin anew. NULL is nothing
/// to do. OpenSSL: X509_STORE_CTX_cleanup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_cleanup(ctx: *mut X509_STORE_CTX) {
    entry((), || {
        if ctx.is_null() {
            return Ok(());
        }
        let context = counted!(ctx);
        context.ex_data.freed(CRYPTO_EX_INDEX_X509_STORE_CTX, ctx.cast());
        context.clean_up();
        Ok(())
    });
}

/// X509_STORE_CTX_init: prepares to verify a certificate with what a store trusts; `untrusted` are certificates that may
/// help, or NULL. The store and the stack must live until X509_STORE_CTX_cleanup. Returns 1; 0 for a NULL context.
/// OpenSSL: X509_STORE_CTX_init(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_init(
    ctx: *mut X509_STORE_CTX,
    trust_store: *mut X509_STORE,
    target: *mut X509,
    untrusted: *mut stack_st_X509,
) -> c_int {
    entry(0, || {
        let context = counted!(ctx);
        let store = if trust_store.is_null() { None } else { Some(counted!(trust_store)) };
        let certificate = if target.is_null() { None } else { Some(certificate!(target)) };
        context.init(store, certificate);
        context.untrusted.set(untrusted);
        context.ex_data.created(CRYPTO_EX_INDEX_X509_STORE_CTX, ctx.cast());
        Ok(1)
    })
}

/// X509_verify_cert: verifies the certificate that X509_STORE_CTX_init set. Returns 1 if it is accepted, 0 if not, which
/// X509_STORE_CTX_get_error explains, and a negative number if there is nothing to verify or it was done already.
/// OpenSSL: X509_verify_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_verify_cert(ctx: *mut X509_STORE_CTX) -> c_int {
    entry(-1, || Ok(counted!(ctx).verify()?.ok.into()))
}

/// X509_STORE_CTX_verify: as X509_verify_cert, of the first certificate of those that may help if none was set. Returns as that
/// does. OpenSSL: X509_STORE_CTX_verify(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_verify(ctx: *mut X509_STORE_CTX) -> c_int {
    entry(-1, || {
        let context = counted!(ctx);
        if context.certificate.borrow().is_none() {
            // SAFETY: NULL or a live stack: ours, or the program's, which it keeps alive.
            let first = unsafe { certificates_of(context.untrusted.get()) }.into_iter().next();
            context.certificate.replace(first);
        }
        Ok(context.verify()?.ok.into())
    })
}

/// X509_STORE_CTX_set_cert: sets the certificate to verify. OpenSSL: X509_STORE_CTX_set_cert(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_cert(ctx: *mut X509_STORE_CTX, target: *mut X509) {
    entry((), || {
        let certificate = if target.is_null() { None } else { Some(certificate!(target)) };
        borrowed!(ctx).certificate.replace(certificate);
        Ok(())
    });
}

/// X509_STORE_CTX_set0_untrusted: sets the certificates that may help. The stack stays the program's and must live until
/// X509_STORE_CTX_cleanup. OpenSSL: X509_STORE_CTX_set0_untrusted(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set0_untrusted(ctx: *mut X509_STORE_CTX, sk: *mut stack_st_X509) {
    entry((), || {
        borrowed!(ctx).untrusted.set(sk);
        Ok(())
    });
}

/// X509_STORE_CTX_set0_trusted_stack: sets the certificates to trust, in place of the store's. The stack stays the
/// program's and must live until X509_STORE_CTX_cleanup. OpenSSL: X509_STORE_CTX_set0_trusted_stack(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set0_trusted_stack(ctx: *mut X509_STORE_CTX, sk: *mut stack_st_X509) {
    entry((), || {
        borrowed!(ctx).trusted.set(sk);
        Ok(())
    });
}

/// X509_STORE_CTX_set0_crls: sets revocation lists to use beside the store's. The stack stays the program's and must live
/// until X509_STORE_CTX_cleanup. OpenSSL: X509_STORE_CTX_set0_crls(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set0_crls(ctx: *mut X509_STORE_CTX, sk: *mut stack_st_X509_CRL) {
    entry((), || {
        borrowed!(ctx).crls.set(sk);
        Ok(())
    });
}

/// X509_STORE_CTX_set_verify_cb: sets the callback that sees each result and may overrule it; NULL takes it away.
/// OpenSSL: X509_STORE_CTX_set_verify_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_verify_cb(
    ctx: *mut X509_STORE_CTX,
    verify: Option<unsafe extern "C" fn(ok: c_int, ctx: *mut X509_STORE_CTX) -> c_int>,
) {
    entry((), || {
        borrowed!(ctx).callback.set(verify);
        Ok(())
    });
}

/// X509_STORE_CTX_set_flags: adds X509_V_FLAG_ bits to the parameters. OpenSSL: X509_STORE_CTX_set_flags(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_flags(ctx: *mut X509_STORE_CTX, flags: c_ulong) {
    entry((), || {
        borrowed!(ctx).param().change(|settings| settings.flags |= flags);
        Ok(())
    });
}

/// X509_STORE_CTX_set_time: sets the time of verification, in place of the present. flags is not used.
/// OpenSSL: X509_STORE_CTX_set_time(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_time(ctx: *mut X509_STORE_CTX, flags: c_ulong, t: time_t) {
    let _ = flags;
    entry((), || {
        borrowed!(ctx).param().change(|settings| {
            settings.time = t;
            settings.flags |= X509_V_FLAG_USE_CHECK_TIME;
        });
        Ok(())
    });
}

/// X509_STORE_CTX_set_depth: sets how many intermediate certificates the chain may have.
/// OpenSSL: X509_STORE_CTX_set_depth(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_depth(ctx: *mut X509_STORE_CTX, depth: c_int) {
    entry((), || {
        borrowed!(ctx).param().change(|settings| settings.depth = depth);
        Ok(())
    });
}

/// X509_STORE_CTX_set_purpose: sets what the certificate is to be used for, and what the anchor must be trusted for by it,
/// each if the parameters say nothing yet. Returns 1; 0 for a purpose that is not known.
/// OpenSSL: X509_STORE_CTX_set_purpose(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_purpose(ctx: *mut X509_STORE_CTX, purpose: c_int) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { X509_STORE_CTX_purpose_inherit(ctx, 0, purpose, 0) }
}

/// X509_STORE_CTX_set_trust: sets what the anchor must be trusted for, if the parameters say nothing yet. Returns 1; 0 for a
/// trust that is not known. OpenSSL: X509_STORE_CTX_set_trust(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_trust(ctx: *mut X509_STORE_CTX, trust: c_int) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { X509_STORE_CTX_purpose_inherit(ctx, 0, 0, trust) }
}

/// X509_STORE_CTX_purpose_inherit: sets purpose and trust, each if the parameters say nothing yet. A purpose of 0 is
/// def_purpose; a trust of 0 is the purpose's. Returns 1; 0 for numbers that are not known.
/// OpenSSL: X509_STORE_CTX_purpose_inherit(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_purpose_inherit(
    ctx: *mut X509_STORE_CTX,
    def_purpose: c_int,
    purpose: c_int,
    trust: c_int,
) -> c_int {
    entry(0, || {
        let param = borrowed!(ctx).param();
        let wanted = if purpose == 0 { def_purpose } else { purpose };
        if wanted != 0 {
            check_purpose(wanted)?;
        }
        let trust = match self::purpose(wanted) {
            Some(purpose) if trust == 0 => trust_number(purpose.trust()),
            _ => trust,
        };
        if trust != 0 {
            check_number(trust)?;
        }
        param.change(|settings| settings.inherit(&Settings { purpose, trust, ..Settings::default() }));
        Ok(1)
    })
}

/// X509_STORE_CTX_set_default: takes over what is not set yet from the parameters of a name: "default", "ssl_client" (for
/// the certificate of a client) or "ssl_server" (of a server). Returns 1; 0 for any other name.
/// OpenSSL: X509_STORE_CTX_set_default(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set_default(ctx: *mut X509_STORE_CTX, name: *const c_char) -> c_int {
    entry(0, || {
        let name = text!(name);
        let unknown = || err::push(ERR_LIB_X509, X509_R_UNKNOWN_PURPOSE_ID, name.to_string_lossy());
        let settings = by_name(name.to_bytes()).ok_or_else(unknown)?.settings();
        borrowed!(ctx).param().change(|own| own.inherit(&settings));
        Ok(1)
    })
}

/// X509_STORE_CTX_set0_param: replaces the parameters; they then belong to the context.
/// OpenSSL: X509_STORE_CTX_set0_param(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn X509_STORE_CTX_set0_param(ctx: *mut X509_STORE_CTX, param: *mut X509_VERIFY_PARAM) {
    entry((), || {
        let context = borrowed!(ctx);
        // SAFETY: the program gives up its parameters.
        context.set_param(unsafe { object::take(param) }.unwrap_or_default());
        Ok(())
    });
}
