//! What is to be done with a key, and how (`EVP_PKEY_CTX`).

use core::cell::{Cell, Ref, RefCell, RefMut};
use core::ffi::{c_char, c_int, c_void};
use core::ptr;
use std::sync::Arc;

use super::failure;
use super::key::{
    EVP_PKEY_DH, EVP_PKEY_DHX, EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_NONE, EVP_PKEY_RSA, EVP_PKEY_RSA_PSS, has_name,
};
use super::key_cell::{Key, Material};
use super::reasons::{
    EVP_R_NO_KEY_SET, EVP_R_OPERATION_NOT_INITIALIZED, EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE,
    EVP_R_UNSUPPORTED_ALGORITHM,
};
use crate::crypto::hash::HashAlgorithm;
use crate::crypto::key::{DhDomain, KeyType, Pss, Salt, Signing};
use crate::ffi::arguments::{borrowed, counted, text};
use crate::ffi::err::{self, ERR_LIB_EVP, Pushed};
use crate::ffi::object::{self, CType};
use crate::ffi::rsa::constants::{
    RSA_NO_PADDING, RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_AUTO, RSA_PSS_SALTLEN_DIGEST,
    RSA_PSS_SALTLEN_MAX,
};
use crate::ffi::types::{ENGINE, EVP_PKEY, EVP_PKEY_CTX, OSSL_LIB_CTX};
use crate::ffi::{entry, entry_quiet};

/// Nothing has been chosen yet.
pub const EVP_PKEY_OP_UNDEFINED: c_int = 0;
/// Making parameters.
pub const EVP_PKEY_OP_PARAMGEN: c_int = 0x2;
/// Making a key.
pub const EVP_PKEY_OP_KEYGEN: c_int = 0x4;
/// Making a key from its numbers.
pub const EVP_PKEY_OP_FROMDATA: c_int = 0x8;
/// Signing a digest.
pub const EVP_PKEY_OP_SIGN: c_int = 0x10;
/// Verifying a digest's signature.
pub const EVP_PKEY_OP_VERIFY: c_int = 0x20;
/// Recovering a digest from its signature.
pub const EVP_PKEY_OP_VERIFYRECOVER: c_int = 0x40;
/// Signing a message.
pub const EVP_PKEY_OP_SIGNCTX: c_int = 0x80;
/// Verifying a message's signature.
pub const EVP_PKEY_OP_VERIFYCTX: c_int = 0x100;
/// Encrypting.
pub const EVP_PKEY_OP_ENCRYPT: c_int = 0x200;
/// Decrypting.
pub const EVP_PKEY_OP_DECRYPT: c_int = 0x400;
/// Agreeing on a secret.
pub const EVP_PKEY_OP_DERIVE: c_int = 0x800;
/// Whatever makes or checks signatures.
pub const EVP_PKEY_OP_TYPE_SIG: c_int = 0x1f0;
/// Encrypting and decrypting.
pub const EVP_PKEY_OP_TYPE_CRYPT: c_int = 0x600;
/// Whatever makes keys and parameters.
pub const EVP_PKEY_OP_TYPE_GEN: c_int = 0x6;

/// EVP_PKEY_gen_cb: called while a key is made; 0 ends that.
pub type EVP_PKEY_gen_cb = Option<unsafe extern "C" fn(ctx: *mut EVP_PKEY_CTX) -> c_int>;

/// What an `EVP_PKEY_CTX` points to.
pub(crate) struct PkeyContext {
    /// The `EVP_PKEY_` number of the keys it is for.
    pub(crate) id: c_int,
    /// The key it works with; `None` if it is to make one.
    pub(crate) key: Option<Arc<Key>>,
    pub(crate) operation: Cell<c_int>,
    settings: RefCell<Settings>,
    callback: Cell<EVP_PKEY_gen_cb>,
    app_data: Cell<*mut c_void>,
    data: Cell<*mut c_void>,
}

impl CType for EVP_PKEY_CTX {
    type Rust = PkeyContext;
}

/// What a program has said about the operation; `None` for what it has not.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    pub(crate) digest: Option<HashAlgorithm>,
    pub(crate) padding: Option<c_int>,
    pub(crate) salt: Option<c_int>,
    pub(crate) mgf_digest: Option<HashAlgorithm>,
    pub(crate) oaep_digest: Option<HashAlgorithm>,
    pub(crate) oaep_label: Vec<u8>,
    pub(crate) bits: Option<usize>,
    /// Big-endian.
    pub(crate) exponent: Option<Vec<u8>>,
    pub(crate) curve: Option<KeyType>,
    pub(crate) domain: Option<DhDomain>,
    /// Whether a Diffie-Hellman secret is as long as the prime.
    pub(crate) pad: bool,
    pub(crate) peer: Option<Arc<Key>>,
}

impl PkeyContext {
    pub(crate) fn new(id: c_int, key: Option<Arc<Key>>) -> Self {
        Self {
            id,
            key,
            operation: Cell::new(EVP_PKEY_OP_UNDEFINED),
            settings: RefCell::default(),
            callback: Cell::new(None),
            app_data: Cell::new(ptr::null_mut()),
            data: Cell::new(ptr::null_mut()),
        }
    }

    /// A context for a key.
    pub(crate) fn of_key(key: Arc<Key>) -> Result<Self, Pushed> {
        let id = key.need()?.key_type();
        Ok(Self::new(super::key_cell::id_of(id), Some(key)))
    }

    /// A context of its own with the same settings.
    pub(crate) fn duplicate(&self) -> Self {
        let copy = Self::new(self.id, self.key.clone());
        copy.operation.set(self.operation.get());
        *copy.settings.borrow_mut() = self.settings.borrow().clone();
        copy.callback.set(self.callback.get());
        copy.app_data.set(self.app_data.get());
        copy
    }

    pub(crate) fn settings(&self) -> Ref<'_, Settings> {
        self.settings.borrow()
    }

    pub(crate) fn settings_mut(&self) -> RefMut<'_, Settings> {
        self.settings.borrow_mut()
    }

    pub(crate) fn is_rsa(&self) -> bool {
        [EVP_PKEY_RSA, EVP_PKEY_RSA_PSS].contains(&self.id)
    }

    pub(crate) fn is_dh(&self) -> bool {
        [EVP_PKEY_DH, EVP_PKEY_DHX].contains(&self.id)
    }

    /// What the key holds; that there is none is an error.
    pub(crate) fn material(&self) -> Result<Material, Pushed> {
        self.key.as_ref().ok_or_else(|| failure(EVP_R_NO_KEY_SET))?.need()
    }

    /// Begins an operation anew. With `false` the key is not of a kind for it.
    pub(crate) fn begin(&self, operation: c_int, possible: bool) -> Result<c_int, Pushed> {
        if !possible {
            err::push(ERR_LIB_EVP, EVP_R_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE, "");
            return Ok(-2);
        }
        *self.settings.borrow_mut() = Settings::default();
        self.operation.set(operation);
        Ok(1)
    }

    /// Fails unless the operation is one of these.
    pub(crate) fn expect(&self, operations: c_int) -> Result<(), Pushed> {
        if self.operation.get() & operations == 0 {
            return Err(failure(EVP_R_OPERATION_NOT_INITIALIZED));
        }
        Ok(())
    }

    /// How the key signs under the settings.
    pub(crate) fn signing(&self) -> Signing {
        let settings = self.settings();
        match self.id {
            EVP_PKEY_EC => Signing::Ecdsa(settings.digest),
            EVP_PKEY_ED25519 => Signing::Ed25519,
            id => match settings.padding.unwrap_or(if id == EVP_PKEY_RSA {
                RSA_PKCS1_PADDING
            } else {
                RSA_PKCS1_PSS_PADDING
            }) {
                RSA_PKCS1_PSS_PADDING => {
                    let hash = settings.digest.unwrap_or(HashAlgorithm::Sha1);
                    let mgf_hash = settings.mgf_digest.unwrap_or(hash);
                    let salt = match settings.salt.unwrap_or(RSA_PSS_SALTLEN_AUTO) {
                        RSA_PSS_SALTLEN_DIGEST => Salt::Digest,
                        RSA_PSS_SALTLEN_MAX => Salt::Max,
                        length => usize::try_from(length).map_or(Salt::Auto, Salt::Length),
                    };
                    Signing::Pss(Pss { hash, mgf_hash, salt })
                }
                RSA_NO_PADDING => Signing::RsaRaw,
                _ => Signing::Pkcs1(settings.digest),
            },
        }
    }

    /// The program's callback for progress, which may end the making of a key. False if it does.
    pub(crate) fn progress(&self, pointer: *mut EVP_PKEY_CTX) -> bool {
        // SAFETY: the program's callback, with its own context, of which nothing is borrowed.
        self.callback.get().is_none_or(|callback| unsafe { callback(pointer) } != 0)
    }
}

/// The kinds of keys that a context can be for.
const KINDS: [KeyType; 7] =
    [KeyType::Rsa, KeyType::RsaPss, KeyType::EcP256, KeyType::Ed25519, KeyType::X25519, KeyType::Dh, KeyType::DhX942];

/// EVP_PKEY_CTX_new: a context for a key, to be freed with EVP_PKEY_CTX_free. It takes a reference of its own. e is not
/// used. Returns NULL on error. OpenSSL: EVP_PKEY_CTX_new(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_new(pkey: *mut EVP_PKEY, _e: *mut ENGINE) -> *mut EVP_PKEY_CTX {
    entry(ptr::null_mut(), || Ok(object::new(PkeyContext::of_key(counted!(pkey))?)))
}

/// EVP_PKEY_CTX_new_from_pkey: as EVP_PKEY_CTX_new. libctx and propquery are not used.
/// OpenSSL: EVP_PKEY_CTX_new_from_pkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_new_from_pkey(
    _libctx: *mut OSSL_LIB_CTX,
    pkey: *mut EVP_PKEY,
    _propquery: *const c_char,
) -> *mut EVP_PKEY_CTX {
    entry(ptr::null_mut(), || Ok(object::new(PkeyContext::of_key(counted!(pkey))?)))
}

/// EVP_PKEY_CTX_new_id: a context that makes keys of the kind id, such as EVP_PKEY_RSA, to be freed with
/// EVP_PKEY_CTX_free. e is not used. Returns NULL on error. OpenSSL: EVP_PKEY_CTX_new_id(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_new_id(id: c_int, _e: *mut ENGINE) -> *mut EVP_PKEY_CTX {
    entry(ptr::null_mut(), || {
        // SAFETY: takes no pointer.
        if id == EVP_PKEY_NONE || unsafe { super::key::EVP_PKEY_type(id) } != id {
            return Err(err::push(ERR_LIB_EVP, EVP_R_UNSUPPORTED_ALGORITHM, format!("no keys of the kind {id}")));
        }
        Ok(object::new(PkeyContext::new(id, None)))
    })
}

/// EVP_PKEY_CTX_new_from_name: as EVP_PKEY_CTX_new_id, for the kind of a name such as "EC". libctx and propquery are not
/// used. OpenSSL: EVP_PKEY_CTX_new_from_name(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_new_from_name(
    _libctx: *mut OSSL_LIB_CTX,
    name: *const c_char,
    _propquery: *const c_char,
) -> *mut EVP_PKEY_CTX {
    entry(ptr::null_mut(), || {
        let name = text!(name);
        let kind = KINDS.iter().find(|kind| has_name(**kind, name.to_bytes()));
        let unknown = || err::push(ERR_LIB_EVP, EVP_R_UNSUPPORTED_ALGORITHM, format!("no keys of the kind {name:?}"));
        Ok(object::new(PkeyContext::new(super::key_cell::id_of(*kind.ok_or_else(unknown)?), None)))
    })
}

/// EVP_PKEY_CTX_dup: a copy of a context with its settings, to be freed with EVP_PKEY_CTX_free. Returns NULL on error.
/// OpenSSL: EVP_PKEY_CTX_dup(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_dup(ctx: *const EVP_PKEY_CTX) -> *mut EVP_PKEY_CTX {
    entry(ptr::null_mut(), || Ok(object::new(borrowed!(ctx).duplicate())))
}

/// EVP_PKEY_CTX_free: frees a context; NULL is nothing to do. OpenSSL: EVP_PKEY_CTX_free(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_free(ctx: *mut EVP_PKEY_CTX) {
    // SAFETY: the program gives its reference back.
    entry_quiet((), || unsafe { object::free(ctx) });
}

/// EVP_PKEY_CTX_get0_pkey: the key that a context works with, which belongs to it; NULL if it has none.
/// OpenSSL: EVP_PKEY_CTX_get0_pkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get0_pkey(ctx: *mut EVP_PKEY_CTX) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).key.as_ref().map_or(ptr::null_mut(), object::get0)))
}

/// EVP_PKEY_CTX_get0_peerkey: the key to agree on a secret with, which belongs to the context; NULL if it has none.
/// OpenSSL: EVP_PKEY_CTX_get0_peerkey(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get0_peerkey(ctx: *mut EVP_PKEY_CTX) -> *mut EVP_PKEY {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).settings().peer.as_ref().map_or(ptr::null_mut(), object::get0)))
}

/// EVP_PKEY_CTX_get_operation: the EVP_PKEY_OP_ number of what a context was begun for. OpenSSL: EVP_PKEY_CTX_get_operation(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_operation(ctx: *mut EVP_PKEY_CTX) -> c_int {
    entry(EVP_PKEY_OP_UNDEFINED, || Ok(borrowed!(ctx).operation.get()))
}

/// EVP_PKEY_CTX_is_a: 1 if a context is for the kind of keys that a name names, else 0. OpenSSL: EVP_PKEY_CTX_is_a(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_is_a(ctx: *mut EVP_PKEY_CTX, keytype: *const c_char) -> c_int {
    entry(0, || {
        let (id, name) = (borrowed!(ctx).id, text!(keytype));
        Ok(KINDS.iter().any(|kind| super::key_cell::id_of(*kind) == id && has_name(*kind, name.to_bytes())).into())
    })
}

/// EVP_PKEY_CTX_set_cb: sets what is called while a key is made; returning 0 ends that. NULL for none.
/// OpenSSL: EVP_PKEY_CTX_set_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_cb(
    ctx: *mut EVP_PKEY_CTX,
    cb: Option<unsafe extern "C" fn(ctx: *mut EVP_PKEY_CTX) -> c_int>,
) {
    entry((), || {
        borrowed!(ctx).callback.set(cb);
        Ok(())
    });
}

/// EVP_PKEY_CTX_get_cb: what is called while a key is made; NULL for none. OpenSSL: EVP_PKEY_CTX_get_cb(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_cb(ctx: *mut EVP_PKEY_CTX) -> EVP_PKEY_gen_cb {
    entry(None, || Ok(borrowed!(ctx).callback.get()))
}

/// EVP_PKEY_CTX_get_keygen_info: a number that tells of the progress of making a key: always 0; with -1 for idx how many
/// such numbers there are. OpenSSL: EVP_PKEY_CTX_get_keygen_info(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_keygen_info(_ctx: *mut EVP_PKEY_CTX, idx: c_int) -> c_int {
    if idx == -1 { 2 } else { 0 }
}

/// EVP_PKEY_CTX_set_app_data: keeps a pointer of the program's. OpenSSL: EVP_PKEY_CTX_set_app_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_app_data(ctx: *mut EVP_PKEY_CTX, data: *mut c_void) {
    entry((), || {
        borrowed!(ctx).app_data.set(data);
        Ok(())
    });
}

/// EVP_PKEY_CTX_get_app_data: the pointer of EVP_PKEY_CTX_set_app_data. OpenSSL: EVP_PKEY_CTX_get_app_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_app_data(ctx: *mut EVP_PKEY_CTX) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).app_data.get()))
}

/// EVP_PKEY_CTX_set_data: keeps another pointer of the program's. OpenSSL: EVP_PKEY_CTX_set_app_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_set_data(ctx: *mut EVP_PKEY_CTX, data: *mut c_void) {
    entry((), || {
        borrowed!(ctx).data.set(data);
        Ok(())
    });
}

/// EVP_PKEY_CTX_get_data: the pointer of EVP_PKEY_CTX_set_data. OpenSSL: EVP_PKEY_CTX_set_app_data(3)
#[unsafe(no_mangle)]
pub unsafe extern "C" fn EVP_PKEY_CTX_get_data(ctx: *const EVP_PKEY_CTX) -> *mut c_void {
    entry(ptr::null_mut(), || Ok(borrowed!(ctx).data.get()))
}
