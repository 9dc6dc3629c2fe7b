//! The extensions of a ClientHello.

use super::placement::Place;
use super::{
    ExtensionBlock, KeyShareEntry, OfferedPsks, alpn, block, certificate_authorities, compress_certificate, cookie, ec,
    flag, key_share, padding, parse, pre_shared_key, psk_key_exchange_modes, record_sizes, renegotiation_info,
    server_name, session_ticket, signature_algorithms, status_request, supported_versions, write_others,
};
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::{
    CertificateCompressionAlgorithm, ExtensionType, MaxFragmentLength, NamedGroup, ProtocolVersion, PskKeyExchangeMode,
    SignatureScheme,
};

/// The extensions of a ClientHello: `None` or `false` where one is not there. No list that is there is empty, but that
/// of the key shares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientExtensions {
    /// server_name: the host wanted, 1 to 255 bytes without a zero among them.
    pub server_name: Option<Vec<u8>>,
    /// ALPN: the protocols offered, most wanted first, none empty.
    pub alpn: Option<Vec<Vec<u8>>>,
    /// supported_groups: most wanted first.
    pub supported_groups: Option<Vec<NamedGroup>>,
    /// ec_point_formats: uncompressed (0) is always among them.
    pub ec_point_formats: Option<Vec<u8>>,
    /// signature_algorithms: most wanted first.
    pub signature_algorithms: Option<Vec<SignatureScheme>>,
    /// signature_algorithms_cert: those for certificates, where they differ.
    pub signature_algorithms_cert: Option<Vec<SignatureScheme>>,
    /// session_ticket: a ticket to resume with, or empty to ask for one.
    pub session_ticket: Option<Vec<u8>>,
    /// status_request: an OCSP response for the server's certificate is wanted.
    pub status_request: bool,
    /// max_fragment_length: how much a record may carry in either direction.
    pub max_fragment_length: Option<MaxFragmentLength>,
    /// record_size_limit: how much a record that this side receives may carry, in bytes.
    pub record_size_limit: Option<u16>,
    /// next_protocol_negotiation: the server's protocols are wanted.
    pub next_protocols: bool,
    /// extended_master_secret.
    pub extended_master_secret: bool,
    /// encrypt_then_mac.
    pub encrypt_then_mac: bool,
    /// renegotiation_info: the client's last verify_data, empty in a first handshake.
    pub renegotiation_info: Option<Vec<u8>>,
    /// supported_versions: every version the client speaks.
    pub supported_versions: Option<Vec<ProtocolVersion>>,
    /// psk_key_exchange_modes: how a pre-shared key may be used.
    pub psk_key_exchange_modes: Option<Vec<PskKeyExchangeMode>>,
    /// key_share: the client's halves of key exchanges, most wanted first, none for a group twice; may be empty.
    pub key_share: Option<Vec<KeyShareEntry>>,
    /// cookie: what the HelloRetryRequest wanted to have back.
    pub cookie: Option<Vec<u8>>,
    /// early_data: application data follows at once.
    pub early_data: bool,
    /// post_handshake_auth: the client's certificate may be asked for later.
    pub post_handshake_auth: bool,
    /// certificate_authorities: the names, in DER, of those that the client trusts.
    pub certificate_authorities: Option<Vec<Vec<u8>>>,
    /// compress_certificate: how the server's Certificate may be compressed, most wanted first.
    pub compress_certificate: Option<Vec<CertificateCompressionAlgorithm>>,
    /// padding: how many bytes, to be written after all but the pre-shared keys.
    pub padding: Option<usize>,
    /// pre_shared_key: the keys that the client has, most wanted first. Stands last.
    pub pre_shared_key: Option<OfferedPsks>,
    /// Extensions that are not known here, to be written. Those that came are in `received`.
    pub others: Vec<(ExtensionType, Vec<u8>)>,
    /// All extensions as they came, if this hello was received. Not written by [`encode`](Self::encode).
    pub received: ExtensionBlock,
}

impl ClientExtensions {
    /// Reads the end of a ClientHello.
    pub(in crate::handshake) fn decode(r: &mut Reader<'_>) -> Result<Self> {
        let received = ExtensionBlock::decode(r)?;
        let psk = ExtensionType::PRE_SHARED_KEY;
        if received.get(psk).is_some() && received.last() != Some(psk) {
            return Err(pre_shared_key::not_last());
        }
        let mut this = Self::default();
        for (typ, body) in received.iter() {
            match typ {
                ExtensionType::SERVER_NAME => this.server_name = Some(parse(typ, body, server_name::read)?),
                ExtensionType::ALPN => this.alpn = Some(parse(typ, body, alpn::read)?),
                ExtensionType::SUPPORTED_GROUPS => this.supported_groups = Some(parse(typ, body, ec::read_groups)?),
                ExtensionType::EC_POINT_FORMATS => {
                    this.ec_point_formats = Some(parse(typ, body, ec::read_point_formats)?);
                }
                ExtensionType::SIGNATURE_ALGORITHMS => {
                    this.signature_algorithms = Some(parse(typ, body, signature_algorithms::read)?);
                }
                ExtensionType::SIGNATURE_ALGORITHMS_CERT => {
                    this.signature_algorithms_cert = Some(parse(typ, body, signature_algorithms::read)?);
                }
                ExtensionType::SESSION_TICKET => this.session_ticket = Some(parse(typ, body, session_ticket::read)?),
                ExtensionType::STATUS_REQUEST => this.status_request = parse(typ, body, status_request::read)?,
                ExtensionType::MAX_FRAGMENT_LENGTH => {
                    this.max_fragment_length = Some(parse(typ, body, record_sizes::read_fragment_length)?);
                }
                ExtensionType::RECORD_SIZE_LIMIT => {
                    this.record_size_limit = Some(parse(typ, body, record_sizes::read_limit)?);
                }
                ExtensionType::NEXT_PROTOCOL_NEGOTIATION => this.next_protocols = parse(typ, body, flag::read)?,
                ExtensionType::EXTENDED_MASTER_SECRET => this.extended_master_secret = parse(typ, body, flag::read)?,
                ExtensionType::ENCRYPT_THEN_MAC => this.encrypt_then_mac = parse(typ, body, flag::read)?,
                ExtensionType::RENEGOTIATION_INFO => {
                    this.renegotiation_info = Some(parse(typ, body, renegotiation_info::read)?);
                }
                ExtensionType::SUPPORTED_VERSIONS => {
                    this.supported_versions = Some(parse(typ, body, supported_versions::read)?);
                }
                ExtensionType::PSK_KEY_EXCHANGE_MODES => {
                    this.psk_key_exchange_modes = Some(parse(typ, body, psk_key_exchange_modes::read)?);
                }
                ExtensionType::KEY_SHARE => this.key_share = Some(parse(typ, body, key_share::read_shares)?),
                ExtensionType::COOKIE => this.cookie = Some(parse(typ, body, cookie::read)?),
                ExtensionType::EARLY_DATA => this.early_data = parse(typ, body, flag::read)?,
                ExtensionType::POST_HANDSHAKE_AUTH => this.post_handshake_auth = parse(typ, body, flag::read)?,
                ExtensionType::CERTIFICATE_AUTHORITIES => {
                    this.certificate_authorities = Some(parse(typ, body, certificate_authorities::read)?);
                }
                ExtensionType::COMPRESS_CERTIFICATE => {
                    this.compress_certificate = Some(parse(typ, body, compress_certificate::read)?);
                }
                ExtensionType::PRE_SHARED_KEY => {
                    this.pre_shared_key = Some(parse(typ, body, pre_shared_key::read_offer)?);
                }
                _ => {}
            }
        }
        this.received = received;
        Ok(this)
    }

    /// Appends the end of a ClientHello: the extensions behind their length, or nothing if there are none.
    pub(in crate::handshake) fn encode(&self, out: &mut Vec<u8>) {
        block(out, |out| self.write(out));
    }

    /// How many bytes they take, without their length: more than 65535 cannot be encoded.
    pub(in crate::handshake) fn len(&self) -> usize {
        let mut out = Vec::new();
        self.write(&mut out);
        out.len()
    }

    fn write(&self, out: &mut Vec<u8>) {
        write_others(out, &self.others);
        if let Some(verify_data) = &self.renegotiation_info {
            renegotiation_info::write(out, verify_data);
        }
        if let Some(name) = &self.server_name {
            server_name::write(out, name);
        }
        if let Some(length) = self.max_fragment_length {
            record_sizes::write_fragment_length(out, length);
        }
        if let Some(formats) = &self.ec_point_formats {
            ec::write_point_formats(out, formats);
        }
        if let Some(groups) = &self.supported_groups {
            ec::write_groups(out, groups);
        }
        if let Some(ticket) = &self.session_ticket {
            session_ticket::write(out, ticket);
        }
        if self.status_request {
            status_request::write(out);
        }
        flag::write(out, ExtensionType::NEXT_PROTOCOL_NEGOTIATION, self.next_protocols);
        if let Some(names) = &self.alpn {
            alpn::write(out, names.iter().map(Vec::as_slice));
        }
        if let Some(limit) = self.record_size_limit {
            record_sizes::write_limit(out, limit);
        }
        flag::write(out, ExtensionType::ENCRYPT_THEN_MAC, self.encrypt_then_mac);
        flag::write(out, ExtensionType::EXTENDED_MASTER_SECRET, self.extended_master_secret);
        if let Some(schemes) = &self.signature_algorithms_cert {
            signature_algorithms::write(out, ExtensionType::SIGNATURE_ALGORITHMS_CERT, schemes);
        }
        flag::write(out, ExtensionType::POST_HANDSHAKE_AUTH, self.post_handshake_auth);
        if let Some(schemes) = &self.signature_algorithms {
            signature_algorithms::write(out, ExtensionType::SIGNATURE_ALGORITHMS, schemes);
        }
        if let Some(versions) = &self.supported_versions {
            supported_versions::write(out, versions);
        }
        if let Some(modes) = &self.psk_key_exchange_modes {
            psk_key_exchange_modes::write(out, modes);
        }
        if let Some(shares) = &self.key_share {
            key_share::write_shares(out, shares);
        }
        if let Some(cookie) = &self.cookie {
            cookie::write(out, cookie);
        }
        if let Some(algorithms) = &self.compress_certificate {
            compress_certificate::write(out, algorithms);
        }
        flag::write(out, ExtensionType::EARLY_DATA, self.early_data);
        if let Some(names) = &self.certificate_authorities {
            certificate_authorities::write(out, names);
        }
        if let Some(length) = self.padding {
            padding::write(out, length);
        }
        if let Some(offer) = &self.pre_shared_key {
            pre_shared_key::write_offer(out, offer);
        }
    }

    /// Whether a ClientHello with these fields carries the extension `typ`.
    pub fn has(&self, typ: ExtensionType) -> bool {
        match typ {
            ExtensionType::SERVER_NAME => self.server_name.is_some(),
            ExtensionType::ALPN => self.alpn.is_some(),
            ExtensionType::SUPPORTED_GROUPS => self.supported_groups.is_some(),
            ExtensionType::EC_POINT_FORMATS => self.ec_point_formats.is_some(),
            ExtensionType::SIGNATURE_ALGORITHMS => self.signature_algorithms.is_some(),
            ExtensionType::SIGNATURE_ALGORITHMS_CERT => self.signature_algorithms_cert.is_some(),
            ExtensionType::SESSION_TICKET => self.session_ticket.is_some(),
            ExtensionType::STATUS_REQUEST => self.status_request,
            ExtensionType::MAX_FRAGMENT_LENGTH => self.max_fragment_length.is_some(),
            ExtensionType::RECORD_SIZE_LIMIT => self.record_size_limit.is_some(),
            ExtensionType::NEXT_PROTOCOL_NEGOTIATION => self.next_protocols,
            ExtensionType::EXTENDED_MASTER_SECRET => self.extended_master_secret,
            ExtensionType::ENCRYPT_THEN_MAC => self.encrypt_then_mac,
            ExtensionType::RENEGOTIATION_INFO => self.renegotiation_info.is_some(),
            ExtensionType::SUPPORTED_VERSIONS => self.supported_versions.is_some(),
            ExtensionType::PSK_KEY_EXCHANGE_MODES => self.psk_key_exchange_modes.is_some(),
            ExtensionType::KEY_SHARE => self.key_share.is_some(),
            ExtensionType::COOKIE => self.cookie.is_some(),
            ExtensionType::EARLY_DATA => self.early_data,
            ExtensionType::POST_HANDSHAKE_AUTH => self.post_handshake_auth,
            ExtensionType::CERTIFICATE_AUTHORITIES => self.certificate_authorities.is_some(),
            ExtensionType::COMPRESS_CERTIFICATE => self.compress_certificate.is_some(),
            ExtensionType::PRE_SHARED_KEY => self.pre_shared_key.is_some(),
            _ => self.others.iter().any(|(other, _)| *other == typ) || self.received.get(typ).is_some(),
        }
    }

    /// Fails if one that came has no place in the ClientHello of a TLS 1.3 handshake.
    pub fn check_placement(&self) -> Result<()> {
        Place::ClientHello.check(&self.received)
    }
}
