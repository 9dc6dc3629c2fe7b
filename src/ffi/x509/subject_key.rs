//! The public key of a certificate or request (`X509_PUBKEY`): its SubjectPublicKeyInfo, and the key once it was read.

use std::sync::{Arc, OnceLock};

use crate::crypto::PublicKey;
use crate::error::Error;
use crate::ffi::Pushed;
use crate::ffi::evp::Key;
use crate::x509::Certificate;

/// A SubjectPublicKeyInfo and the key in it.
pub(crate) struct SubjectKey {
    der: Box<[u8]>,
    key: OnceLock<Result<Arc<Key>, Error>>,
}

impl SubjectKey {
    /// A certificate's.
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let key = certificate.public_key().map(|key| Arc::new(Key::public(key.clone())));
        Self { der: certificate.spki().into(), key: OnceLock::from(key) }
    }

    /// A key's. It keeps the key. Fails if that has no public half.
    pub(crate) fn of_key(key: Arc<Key>) -> Result<Self, Pushed> {
        Ok(Self { der: key.need_public()?.spki_der().into(), key: OnceLock::from(Ok(key)) })
    }

    /// The SubjectPublicKeyInfo.
    pub(crate) const fn der(&self) -> &[u8] {
        &self.der
    }

    /// The key, read at the first call. Fails if it is malformed or of a kind that is not supported.
    pub(crate) fn key(&self) -> Result<&Arc<Key>, Error> {
        let read = || PublicKey::from_spki_der(&self.der).map(|key| Arc::new(Key::public(key)));
        self.key.get_or_init(read).as_ref().map_err(Clone::clone)
    }
}
