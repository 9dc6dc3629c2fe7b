//! The key schedule (RFC 8446, section 7): every secret of a connection, each made from the one before it.
//!
//! [`EarlySecret`] becomes [`HandshakeSecret`] becomes [`MasterSecret`]; each is used up by the next, and gives on the way
//! the secrets that are taken from it. The transcripts that go in are hashes of all messages up to a point, with their
//! headers.

use zeroize::{Zeroize, Zeroizing};

use crate::Result;
use crate::crypto::aead::NONCE_LEN;
use crate::crypto::hash::{Digest, HashAlgorithm};
use crate::crypto::hkdf::{self, Prk};
use crate::crypto::hmac::HmacKey;
use crate::crypto::suites::{BulkCipher, CipherSuite};
use crate::error::{Error, Reason};
use crate::record::Protection;

/// The longest output of a hash that a suite of TLS 1.3 has, in bytes.
const MAX_LEN: usize = 48;

/// A secret as long as its hash's output; wiped when dropped.
pub(crate) struct Secret {
    hash: HashAlgorithm,
    bytes: [u8; MAX_LEN],
}

impl Secret {
    /// Derive-Secret and its like: what follows from `from` for the use that `label` names in `context`.
    fn derive(from: &Prk, label: &[u8], context: &[u8]) -> Self {
        let mut secret = Self { hash: from.hash(), bytes: [0; MAX_LEN] };
        from.expand_label(label, context, &mut secret.bytes[..from.hash().output_len()]);
        secret
    }

    /// The secret with these bytes.
    ///
    /// Fails if there are not as many as the hash puts out.
    #[cfg(test)]
    pub(crate) fn new(hash: HashAlgorithm, bytes: &[u8]) -> Result<Self> {
        let mut secret = Self { hash, bytes: [0; MAX_LEN] };
        match secret.bytes.get_mut(..bytes.len()) {
            Some(place) if bytes.len() == hash.output_len() => place.copy_from_slice(bytes),
            _ => return Err(Error::Internal { what: "a secret that is not as long as its hash's output" }),
        }
        Ok(secret)
    }

    /// The secret, ready for others to be derived from it.
    fn prk(&self) -> Prk {
        Prk::new(self.hash, self.as_ref())
    }
}

impl AsRef<[u8]> for Secret {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.hash.output_len()]
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

/// Where a pre-shared key comes from; its binder says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PskKind {
    /// From outside of TLS.
    External,
    /// From a ticket.
    Resumption,
}

/// What there is before the hellos: a pre-shared key, or nothing.
pub(crate) struct EarlySecret(Prk);

impl EarlySecret {
    /// The early secret under the suite's hash; without a `psk` it is no secret.
    pub(crate) fn new(hash: HashAlgorithm, psk: Option<&[u8]>) -> Self {
        Self(extract(hash, &[], psk))
    }

    /// The key of the binder that proves to know the pre-shared key (section 4.2.11.2).
    pub(crate) fn binder_key(&self, kind: PskKind) -> FinishedKey {
        let label: &[u8] = match kind {
            PskKind::External => b"ext binder",
            PskKind::Resumption => b"res binder",
        };
        FinishedKey::of(&Secret::derive(&self.0, label, empty_hash(self.0.hash()).as_ref()))
    }

    /// What protects early data. The transcript is the ClientHello.
    pub(crate) fn client_early_traffic(&self, transcript: &Digest) -> TrafficSecret {
        TrafficSecret(Secret::derive(&self.0, b"c e traffic", transcript.as_ref()))
    }

    /// What early keying material is exported from. The transcript is the ClientHello.
    pub(crate) fn early_exporter(&self, transcript: &Digest) -> ExporterSecret {
        ExporterSecret(Secret::derive(&self.0, b"e exp master", transcript.as_ref()))
    }

    /// Goes on with what the key exchange gave; `None` where there is none but the pre-shared key (psk_ke).
    pub(crate) fn into_handshake(self, shared: Option<&[u8]>) -> HandshakeSecret {
        HandshakeSecret(next(&self.0, shared))
    }
}

/// What there is after the hellos.
pub(crate) struct HandshakeSecret(Prk);

impl HandshakeSecret {
    /// What protects the client's handshake messages. The transcript ends with ServerHello.
    pub(crate) fn client_traffic(&self, transcript: &Digest) -> TrafficSecret {
        TrafficSecret(Secret::derive(&self.0, b"c hs traffic", transcript.as_ref()))
    }

    /// What protects the server's handshake messages. The transcript ends with ServerHello.
    pub(crate) fn server_traffic(&self, transcript: &Digest) -> TrafficSecret {
        TrafficSecret(Secret::derive(&self.0, b"s hs traffic", transcript.as_ref()))
    }

    /// Goes on to what the handshake's end and all after it hang on.
    pub(crate) fn into_master(self) -> MasterSecret {
        MasterSecret(next(&self.0, None))
    }
}

/// What there is in the end.
pub(crate) struct MasterSecret(Prk);

impl MasterSecret {
    /// What protects the client's data. The transcript ends with the server's Finished.
    pub(crate) fn client_traffic(&self, transcript: &Digest) -> TrafficSecret {
        TrafficSecret(Secret::derive(&self.0, b"c ap traffic", transcript.as_ref()))
    }

    /// What protects the server's data. The transcript ends with the server's Finished.
    pub(crate) fn server_traffic(&self, transcript: &Digest) -> TrafficSecret {
        TrafficSecret(Secret::derive(&self.0, b"s ap traffic", transcript.as_ref()))
    }

    /// What keying material is exported from. The transcript ends with the server's Finished.
    pub(crate) fn exporter(&self, transcript: &Digest) -> ExporterSecret {
        ExporterSecret(Secret::derive(&self.0, b"exp master", transcript.as_ref()))
    }

    /// What the pre-shared keys of tickets come from. The transcript ends with the client's Finished.
    pub(crate) fn resumption(&self, transcript: &Digest) -> ResumptionSecret {
        ResumptionSecret(Secret::derive(&self.0, b"res master", transcript.as_ref()))
    }
}

/// What one direction's records are protected with for a time.
pub(crate) struct TrafficSecret(Secret);

impl TrafficSecret {
    /// The secret with these bytes; fails if they are not as many as `hash` puts out.
    #[cfg(test)]
    pub(crate) fn new(hash: HashAlgorithm, bytes: &[u8]) -> Result<Self> {
        Secret::new(hash, bytes).map(Self)
    }

    /// The protection of records (section 7.3), which count from 0.
    pub(crate) fn protection(&self, suite: &CipherSuite) -> Protection {
        let BulkCipher::Aead(algorithm) = suite.bulk else { unreachable!("the suites of TLS 1.3 have AEADs") };
        let prk = self.0.prk();
        let mut key = Zeroizing::new([0; 32]);
        let mut iv = Zeroizing::new([0; NONCE_LEN]);
        let key = &mut key[..algorithm.key_len()];
        prk.expand_label(b"key", &[], key);
        prk.expand_label(b"iv", &[], &mut iv[..]);
        Protection::tls13(algorithm, key, &iv)
    }

    /// The key of the Finished of whose messages the secret protects.
    pub(crate) fn finished_key(&self) -> FinishedKey {
        FinishedKey::of(&self.0)
    }

    /// The secret that comes after a KeyUpdate (section 7.2).
    pub(crate) fn next(&self) -> Self {
        Self(Secret::derive(&self.0.prk(), b"traffic upd", &[]))
    }
}

/// For a key log.
impl AsRef<[u8]> for TrafficSecret {
    fn as_ref(&self) -> &[u8] {
        self.0.as_ref()
    }
}

/// The key of a Finished or of a binder (section 4.4.4).
pub(crate) struct FinishedKey(HmacKey);

impl FinishedKey {
    fn of(base: &Secret) -> Self {
        let key = Secret::derive(&base.prk(), b"finished", &[]);
        Self(HmacKey::new(key.hash, key.as_ref()))
    }

    /// The verify_data over a transcript.
    pub(crate) fn verify_data(&self, transcript: &Digest) -> Digest {
        self.0.sign(&[transcript.as_ref()])
    }

    /// Whether the verify_data over a transcript is `claimed`; takes as long whichever byte differs.
    pub(crate) fn verifies(&self, transcript: &Digest, claimed: &[u8]) -> bool {
        self.0.verify(&[transcript.as_ref()], claimed)
    }
}

/// What keying material is exported from.
pub(crate) struct ExporterSecret(Secret);

impl ExporterSecret {
    /// Fills `out` with keying material for the use that `label` names, bound to `context` (section 7.5): no context is the
    /// same as an empty one.
    ///
    /// Fails if more is wanted, or the label is longer, than the derivation can give and take.
    pub(crate) fn export(&self, label: &[u8], context: &[u8], out: &mut [u8]) -> Result<()> {
        let prk = self.0.prk();
        if label.len() > hkdf::MAX_LABEL || out.len() > prk.max_output() {
            return Err(Error::Usage {
                reason: Reason::BAD_LENGTH,
                detail: format!(
                    "an exporter of TLS 1.3 has a label of at most {} bytes and gives at most {}",
                    hkdf::MAX_LABEL,
                    prk.max_output()
                ),
            });
        }
        let hash = prk.hash();
        let base = Secret::derive(&prk, label, empty_hash(hash).as_ref());
        base.prk().expand_label(b"exporter", hash.digest(&[context]).as_ref(), out);
        Ok(())
    }
}

/// For a key log.
impl AsRef<[u8]> for ExporterSecret {
    fn as_ref(&self) -> &[u8] {
        self.0.as_ref()
    }
}

/// What the pre-shared keys of tickets come from.
pub(crate) struct ResumptionSecret(Secret);

impl ResumptionSecret {
    /// The pre-shared key of the ticket with this nonce (section 4.6.1), of at most 255 bytes.
    pub(crate) fn psk(&self, nonce: &[u8]) -> Secret {
        Secret::derive(&self.0.prk(), b"resumption", nonce)
    }
}

/// HKDF-Extract, with zeros in the place of what is absent.
fn extract(hash: HashAlgorithm, salt: &[u8], secret: Option<&[u8]>) -> Prk {
    let zeros = &[0; MAX_LEN][..hash.output_len()];
    Prk::new(hash, hkdf::extract(hash, salt, secret.unwrap_or(zeros)).as_ref())
}

/// The next of the three secrets: `from`, and what has been agreed on since.
fn next(from: &Prk, agreed: Option<&[u8]>) -> Prk {
    let hash = from.hash();
    let salt = Secret::derive(from, b"derived", empty_hash(hash).as_ref());
    extract(hash, salt.as_ref(), agreed)
}

/// The hash of nothing.
fn empty_hash(hash: HashAlgorithm) -> Digest {
    hash.digest(&[])
}

#[cfg(test)]
mod tests;
