//! What the engine asks of whoever drives it, and the answers.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::extensions::ExtensionBlock;
use crate::Result;
use crate::alert::AlertDescription;
use crate::codepoint::{ExtensionType, ProtocolVersion, SignatureScheme};
use crate::config::CertifiedKey;
use crate::crypto::dh::DhParameters;
use crate::crypto::key::PrivateKey;
use crate::session::Session;
use crate::x509::Certificate;

/// Something that the engine cannot decide alone. It stays open, and [`Connection::step`](crate::connection::Connection::step)
/// repeats it, until it is answered.
///
/// The last three are always put, the others only if [`Asks`](crate::config::Asks) wants them.
#[derive(Clone)]
pub enum Question {
    /// A ClientHello has come and nothing of it has been acted on. Answers: `Continue`, `Refuse`.
    ClientHello,
    /// The client named a host, or none: see [`Facts::server_name`](super::Facts). The configuration may be replaced
    /// before answering. Answers: `Continue` (acknowledge the name), `Ignore` (go on without), `Refuse`.
    ServerName,
    /// Something for a client's cookie is wanted, by which it is known again. Answers: `Cookie`, `Refuse`.
    MakeCookie,
    /// A cookie of ours has come back. Is it this client's? Answers: `Continue`, `Ignore` (it is asked for another), `Refuse`.
    JudgeCookie {
        /// What [`MakeCookie`](Self::MakeCookie) was answered with.
        cookie: Vec<u8>,
    },
    /// The session of this id is wanted. Answer: `Session`.
    FindSession {
        /// The id that the client sent: 1 to 32 bytes.
        id: Vec<u8>,
    },
    /// This session, which [`FindSession`](Self::FindSession) was answered with, is used up: nobody else is to be given it from
    /// now on. Answer: `Session`, with none if somebody else has it already.
    TakeSession {
        /// The session.
        session: Arc<Session>,
    },
    /// The session that stands for a pre-shared key from outside of TLS is wanted: with the key as its secret, and the suite
    /// whose hash it is for. Answers: `Session`, `Refuse`.
    FindPskSession {
        /// The name that the client sent: 1 to 65535 bytes.
        identity: Vec<u8>,
    },
    /// The session in a client's ticket is wanted. Answers: `Ticket`, `Refuse`.
    OpenTicket {
        /// What the client sent; empty if it only says that it takes tickets.
        ticket: Vec<u8>,
        /// The id that it sent along, which the session is to have.
        id: Vec<u8>,
    },
    /// An id for a new session is wanted. Answers: `SessionId`, `Refuse`.
    SessionId,
    /// A ticket is wanted for this session. Answers: `Sealed`, `Refuse`.
    SealTicket {
        /// The session, which [`Facts::session`](super::Facts) shows, too.
        session: Arc<Session>,
    },
    /// The last moment to set our own certificate. Answers: `Continue`, `Refuse`.
    Certificate,
    /// The server asks for a certificate; see [`Facts::certificate_request`](super::Facts). The configuration's
    /// certificates may be set before answering. Answers: `Continue`, `Refuse`.
    ClientCertificate,
    /// The client wants the status of the certificate that we are going to send. Answers: `Status`, `Ignore`, `Refuse`.
    CertificateStatus {
        /// The certificate, with its key.
        certificate: Arc<CertifiedKey>,
    },
    /// Is the status of the server's certificate acceptable? See [`Facts::certificate_status`](super::Facts), which is
    /// `None` if the server did not send any. Answers: `Continue`, `Refuse`.
    JudgeStatus,
    /// Extensions came that are not known here, or others: all of a hello. Answers: `Continue`, `Refuse`.
    SeeExtensions {
        /// The extensions.
        received: ExtensionBlock,
    },
    /// Extensions that are not known here may be added to our hello. A server adds only to what the client's has. Answers:
    /// `Extensions`, `Refuse`.
    AddExtensions,
    /// On a server: the client would like to choose among our application protocols (NPN). Answers: `Protocols`, `Ignore`,
    /// `Refuse`.
    NameProtocols,
    /// On a client: one of the server's application protocols is to be chosen, or another (NPN). Answers: `Protocol`,
    /// `Refuse`.
    SelectProtocol {
        /// The server's, which may be none.
        offered: Vec<Vec<u8>>,
    },
    /// One of the client's application protocols is to be chosen. Answers: `Protocol`, `Ignore`, `Refuse`.
    Alpn {
        /// The client's offer.
        offered: Vec<Vec<u8>>,
    },
    /// May the client's early data be taken? All else that speaks against it has been looked at. Answers: `Continue`,
    /// `Ignore`.
    EarlyData,
    /// Is the peer who its certificates say? Answer: `Verified`.
    VerifyPeer {
        /// The chain that came, the peer's own certificate first; never empty.
        chain: Vec<Arc<Certificate>>,
    },
    /// Something is to be signed, perhaps with a key that is elsewhere ([`PrivateKey::is_elsewhere`]). Answer: `Signature`.
    Sign(SignRequest),
    /// A premaster secret is to be decrypted, perhaps with a key that is elsewhere. Answer: `Premaster`.
    Decrypt(DecryptRequest),
    /// A server's finite-field parameters for DHE are wanted ([`DhChoice::Ask`](crate::config::DhChoice)). Answer:
    /// `DhParameters`.
    DhParameters,
    /// A client is to choose a pre-shared key; see [`Facts::psk_identity_hint`](super::Facts) for what the server says to
    /// help. Answers: `ChosenPsk`, `Refuse`.
    ChoosePsk,
    /// A client of TLS 1.3 may offer a pre-shared key from outside of TLS. Answers: `OfferedPsk`, `Refuse`.
    OfferPsk,
    /// A server is to find the pre-shared key of this name. Answers: `Psk`, `Refuse`.
    FindPsk {
        /// The name.
        identity: Vec<u8>,
    },
}

/// A pre-shared key, and its name. The key is wiped when dropped.
pub struct Psk {
    /// The name: at most 65535 bytes.
    pub identity: Vec<u8>,
    /// The key: at most 65535 bytes.
    pub key: Zeroizing<Vec<u8>>,
}

/// A pre-shared key of TLS 1.3 from outside of TLS.
pub struct ExternalPsk {
    /// Its name: 1 to 65535 bytes.
    pub identity: Vec<u8>,
    /// The session that stands for it: with the key as its secret, and the suite whose hash it is for.
    pub session: Arc<Session>,
}

/// A signature that is wanted.
#[derive(Clone)]
pub struct SignRequest {
    /// With this key.
    pub key: Arc<PrivateKey>,
    /// By this algorithm.
    pub scheme: SignatureScheme,
    /// Over this.
    pub input: ToSign,
}

/// What is to be signed.
#[derive(Clone)]
pub enum ToSign {
    /// A message, which is not hashed yet.
    Message(Vec<u8>),
    /// The hashes themselves, as SSL 3.0 makes them.
    #[cfg(feature = "ssl3")]
    Hashes(Vec<u8>),
}

impl SignRequest {
    /// Signs with the key that is at hand.
    pub fn sign(&self) -> Result<Vec<u8>> {
        match &self.input {
            ToSign::Message(message) => self.key.sign(self.scheme, message),
            #[cfg(feature = "ssl3")]
            ToSign::Hashes(hashes) => self.key.sign_hashes(hashes),
        }
    }
}

/// An RSA-encrypted premaster secret (RFC 5246, section 7.4.7.1).
#[derive(Clone)]
pub struct DecryptRequest {
    /// The key it was encrypted to.
    pub key: Arc<PrivateKey>,
    /// The encrypted secret.
    pub ciphertext: Vec<u8>,
    /// The version that the client offered, which the secret must begin with.
    pub client_version: ProtocolVersion,
}

impl DecryptRequest {
    /// Decrypts with the key that is at hand. A wrong ciphertext yields a random secret, in the same time.
    pub fn decrypt(&self) -> Result<Zeroizing<[u8; 48]>> {
        self.key.decrypt_premaster(&self.ciphertext, self.client_version)
    }

    /// Whether there is anything for others to decrypt who have the key. A ciphertext that is no number below the modulus
    /// yields a random secret: ask [`unpad`](Self::unpad) for it with `None`. Fails if its length is wrong.
    pub fn is_decryptable(&self) -> Result<bool> {
        self.key.public_key().is_rsa_ciphertext(&self.ciphertext)
    }

    /// The secret in `block`, which others have decrypted: all of it, padding included. One that holds no premaster secret
    /// of the client's version, or none at all, yields a random secret, in the same time. Fails if the block is not as long
    /// as the modulus.
    pub fn unpad(&self, block: Option<&[u8]>) -> Result<Zeroizing<[u8; 48]>> {
        let nothing = vec![0; self.ciphertext.len()];
        self.key.public_key().rsa_unpad_premaster(block.unwrap_or(&nothing), self.client_version)
    }
}

/// An answer to a [`Question`].
pub enum Answer {
    /// Go on.
    Continue,
    /// Go on as if the extension had not been there.
    Ignore,
    /// Stop the handshake with this alert.
    Refuse {
        /// The alert to send.
        alert: AlertDescription,
        /// OpenSSL's reason for it.
        reason: crate::error::Reason,
    },
    /// Something to remember: at most 255 bytes.
    Cookie(Vec<u8>),
    /// The session that was looked for, if there is one.
    Session(Option<Arc<Session>>),
    /// The OCSP response to send, in DER; an empty one is none.
    Status(Vec<u8>),
    /// What is made of a client's ticket.
    Ticket(TicketUse),
    /// The new session's id: 1 to 32 bytes that no other session has.
    SessionId(Vec<u8>),
    /// The ticket; empty for none after all.
    Sealed(Vec<u8>),
    /// The extensions to add, none of which is known here, each with its body.
    Extensions(Vec<(ExtensionType, Vec<u8>)>),
    /// The protocol chosen.
    Protocol(Vec<u8>),
    /// Our protocols.
    Protocols(Vec<Vec<u8>>),
    /// What became of the peer's chain.
    Verified(Verdict),
    /// The signature.
    Signature(Vec<u8>),
    /// The premaster secret.
    Premaster(Zeroizing<[u8; 48]>),
    /// The parameters, if there are any.
    DhParameters(Option<Arc<DhParameters>>),
    /// The pre-shared key that was chosen, if there is one for this server.
    ChosenPsk(Option<Psk>),
    /// The pre-shared key to offer, if there is one.
    OfferedPsk(Option<ExternalPsk>),
    /// The pre-shared key that was looked for, if there is one of that name.
    Psk(Option<Zeroizing<Vec<u8>>>),
}

/// What is made of a client's ticket.
#[derive(Clone)]
pub enum TicketUse {
    /// This session is resumed.
    Resume {
        /// The session, with the id that the client sent along.
        session: Arc<Session>,
        /// The client is given a new ticket.
        renew: bool,
    },
    /// It holds nothing to resume, and the client is given a new one. After an empty ticket, the session is looked for by
    /// its id.
    Replace,
    /// As if the client did not know tickets.
    Ignore,
}

/// What was found about the peer's certificates.
#[derive(Clone)]
pub struct Verdict {
    /// Whether the handshake goes on.
    pub accepted: bool,
    /// The result's `X509_V_` number: 0 if all is well.
    pub result: i32,
    /// The alert that fits `result`.
    pub alert: AlertDescription,
    /// Which certificate failed, and why: for the error's text.
    pub detail: String,
    /// The chain that was built, the peer's certificate first, up to the trust anchor; empty if none was.
    pub chain: Vec<Arc<Certificate>>,
}
