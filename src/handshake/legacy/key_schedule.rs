//! From the premaster secret to keys (RFC 5246, sections 5, 6.3, 7.4.9, 8.1; RFC 7627; RFC 5705), and for SSL 3.0 RFC 6101,
//! sections 5.6.8, 5.6.9, 6.1 and 6.2.

use zeroize::Zeroizing;

use crate::Result;
use crate::codepoint::ProtocolVersion;
use crate::crypto::hash::{Digest, HashAlgorithm};
use crate::crypto::prf::prf;
#[cfg(feature = "ssl3")]
use crate::crypto::ssl3;
use crate::crypto::suites::CipherSuite;
use crate::handshake::Randoms;
use crate::handshake::Role;
use crate::handshake::ToSign;
use crate::handshake::messages::verify_data_len;
use crate::handshake::transcript::Transcript;
use crate::record::{KeyBlockShape, Protection};
use crate::session::MasterSecret;

/// How secrets are derived from one another: version and suite decide it between them.
#[derive(Clone, Copy)]
pub(crate) struct Schedule {
    version: ProtocolVersion,
    /// The hash of the transcript and of the PRF.
    hash: HashAlgorithm,
}

impl Schedule {
    /// The schedule of `suite` in `version`: before TLS 1.2 no suite has a say in it.
    pub(crate) fn of(version: ProtocolVersion, suite: &CipherSuite) -> Self {
        let hash = if version >= ProtocolVersion::TLS1_2 { suite.prf_hash } else { HashAlgorithm::Md5Sha1 };
        Self { version, hash }
    }

    /// The hash of the transcript.
    pub(crate) const fn hash(self) -> HashAlgorithm {
        self.hash
    }

    /// The master secret as RFC 5246 has it: bound to the randoms alone.
    pub(crate) fn master_secret(self, premaster: &[u8], randoms: &Randoms) -> MasterSecret {
        self.derive_master(premaster, b"master secret", &[&randoms.client, &randoms.server])
    }

    /// The extended master secret (RFC 7627, section 4): bound to the whole handshake up to ClientKeyExchange.
    pub(crate) fn extended_master_secret(self, premaster: &[u8], session_hash: &Digest) -> MasterSecret {
        self.derive_master(premaster, b"extended master secret", &[session_hash.as_ref()])
    }

    fn derive_master(self, premaster: &[u8], label: &[u8], seed: &[&[u8]]) -> MasterSecret {
        let mut secret = Zeroizing::new([0; MasterSecret::LEN]);
        self.derive(premaster, label, seed, &mut secret[..]);
        MasterSecret::new(*secret)
    }

    /// Fills `out` with what follows from `secret`, for the use that `label` names.
    fn derive(self, secret: &[u8], label: &[u8], seed: &[&[u8]], out: &mut [u8]) {
        #[cfg(feature = "ssl3")]
        if self.version == ProtocolVersion::SSL3 {
            return ssl3::derive(secret, seed, out);
        }
        prf(self.hash, secret, label, seed, out);
    }

    /// The verify_data of the Finished that `sender` sends (RFC 5246, section 7.4.9), over the messages so far.
    pub(crate) fn verify_data(self, master: &MasterSecret, sender: Role, transcript: &Transcript) -> Vec<u8> {
        #[cfg(feature = "ssl3")]
        if self.version == ProtocolVersion::SSL3 {
            let sender: &[u8] = match sender {
                Role::Client => b"CLNT",
                Role::Server => b"SRVR",
            };
            return ssl3::transcript_hashes(transcript.hasher(), sender, master.as_ref()).as_ref().to_vec();
        }
        let label: &[u8] = match sender {
            Role::Client => b"client finished",
            Role::Server => b"server finished",
        };
        let mut data = vec![0; verify_data_len(self.version)];
        self.derive(master.as_ref(), label, &[transcript.current().as_ref()], &mut data);
        data
    }

    /// What a CertificateVerify signs: all messages so far (RFC 5246, section 7.4.8) or, in SSL 3.0, their hashes bound to the
    /// master secret (RFC 6101, section 5.6.8).
    pub(crate) fn certificate_verify(self, master: &MasterSecret, transcript: &Transcript) -> ToSign {
        #[cfg(feature = "ssl3")]
        if self.version == ProtocolVersion::SSL3 {
            let hashes = ssl3::transcript_hashes(transcript.hasher(), &[], master.as_ref());
            return ToSign::Hashes(hashes.as_ref().to_vec());
        }
        let _ = master;
        ToSign::Message(transcript.buffered().to_vec())
    }

    /// Keying material for the application (RFC 5705, section 4).
    pub(crate) fn export(
        self,
        master: &MasterSecret,
        randoms: &Randoms,
        label: &[u8],
        context: Option<&[u8]>,
        out: &mut [u8],
    ) {
        match context {
            None => self.derive(master.as_ref(), label, &[&randoms.client, &randoms.server], out),
            Some(context) => {
                let length = (context.len() as u16).to_be_bytes();
                self.derive(master.as_ref(), label, &[&randoms.client, &randoms.server, &length, context], out);
            }
        }
    }
}

/// The protections that follow from the master secret: of what the client writes, and of what the server writes
/// (RFC 5246, section 6.3).
pub(crate) fn protections(
    version: ProtocolVersion,
    suite: &CipherSuite,
    master: &MasterSecret,
    randoms: &Randoms,
    encrypt_then_mac: bool,
) -> Result<(Protection, Protection)> {
    let shape = KeyBlockShape::of(suite, version);
    let mut block = Zeroizing::new(vec![0; shape.key_block_len()]);
    let schedule = Schedule::of(version, suite);
    schedule.derive(master.as_ref(), b"key expansion", &[&randoms.server, &randoms.client], &mut block);
    let (client, server) = shape.split(&block)?;
    Ok((
        Protection::new(suite, version, client, encrypt_then_mac),
        Protection::new(suite, version, server, encrypt_then_mac),
    ))
}
