//! From the premaster secret to keys (RFC 5246, sections 5, 6.3, 7.4.9, 8.1; RFC 7627; RFC 5705).

use zeroize::Zeroizing;

use crate::Result;
use crate::crypto::hash::Digest;
use crate::crypto::prf::prf;
use crate::crypto::suites::CipherSuite;
use crate::handshake::Randoms;
use crate::handshake::Role;
use crate::handshake::messages::VERIFY_DATA;
use crate::record::{KeyBlockShape, Protection};
use crate::session::MasterSecret;

/// The master secret as RFC 5246 has it: bound to the randoms alone.
pub(crate) fn master_secret(suite: &CipherSuite, premaster: &[u8], randoms: &Randoms) -> MasterSecret {
    derive_master(suite, premaster, b"master secret", &[&randoms.client, &randoms.server])
}

/// The extended master secret (RFC 7627, section 4): bound to the whole handshake up to ClientKeyExchange.
pub(crate) fn extended_master_secret(suite: &CipherSuite, premaster: &[u8], session_hash: &Digest) -> MasterSecret {
    derive_master(suite, premaster, b"extended master secret", &[session_hash.as_ref()])
}

fn derive_master(suite: &CipherSuite, premaster: &[u8], label: &[u8], seed: &[&[u8]]) -> MasterSecret {
    let mut secret = Zeroizing::new([0; 48]);
    prf(suite.prf_hash, premaster, label, seed, &mut secret[..]);
    MasterSecret::new(*secret)
}

/// The verify_data of the Finished that `sender` sends (RFC 5246, section 7.4.9).
pub(crate) fn verify_data(
    suite: &CipherSuite,
    master: &MasterSecret,
    sender: Role,
    transcript_hash: &Digest,
) -> [u8; VERIFY_DATA] {
    let label: &[u8] = match sender {
        Role::Client => b"client finished",
        Role::Server => b"server finished",
    };
    let mut data = [0; VERIFY_DATA];
    prf(suite.prf_hash, master.as_ref(), label, &[transcript_hash.as_ref()], &mut data);
    data
}

/// Keying material for the application (RFC 5705, section 4).
pub(crate) fn export(
    suite: &CipherSuite,
    master: &MasterSecret,
    randoms: &Randoms,
    label: &[u8],
    context: Option<&[u8]>,
    out: &mut [u8],
) {
    match context {
        None => prf(suite.prf_hash, master.as_ref(), label, &[&randoms.client, &randoms.server], out),
        Some(context) => {
            let length = (context.len() as u16).to_be_bytes();
            prf(suite.prf_hash, master.as_ref(), label, &[&randoms.client, &randoms.server, &length, context], out);
        }
    }
}

/// The protections that follow from the master secret: of what the client writes, and of what the server writes
/// (RFC 5246, section 6.3).
pub(crate) fn protections(
    suite: &CipherSuite,
    master: &MasterSecret,
    randoms: &Randoms,
    encrypt_then_mac: bool,
) -> Result<(Protection, Protection)> {
    let shape = KeyBlockShape::of(suite);
    let mut block = Zeroizing::new(vec![0; shape.key_block_len()]);
    prf(suite.prf_hash, master.as_ref(), b"key expansion", &[&randoms.server, &randoms.client], &mut block);
    let (client, server) = shape.split(&block)?;
    Ok((Protection::new(suite, client, encrypt_then_mac), Protection::new(suite, server, encrypt_then_mac)))
}
