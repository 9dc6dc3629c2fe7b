//! The extensions of a ServerHello, and of the HelloRetryRequest that looks like one.

use super::placement::Place;
use super::{
    ClientExtensions, ExtensionBlock, KeyShareEntry, alpn, block, cookie, ec, flag, key_share, next_protocols, parse,
    pre_shared_key, record_sizes, renegotiation_info, supported_versions, unsolicited, write_others,
};
use crate::Result;
use crate::codec::Reader;
use crate::codepoint::{ExtensionType, MaxFragmentLength, NamedGroup, ProtocolVersion};

/// The extensions of a ServerHello: `None` or `false` where one is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerExtensions {
    /// server_name: the server used the name.
    pub server_name: bool,
    /// ALPN: the protocol chosen, not empty.
    pub alpn: Option<Vec<u8>>,
    /// ec_point_formats: uncompressed (0) is always among them.
    pub ec_point_formats: Option<Vec<u8>>,
    /// session_ticket: a NewSessionTicket will come.
    pub session_ticket: bool,
    /// status_request: a CertificateStatus may come.
    pub status_request: bool,
    /// max_fragment_length: how much a record may carry in either direction.
    pub max_fragment_length: Option<MaxFragmentLength>,
    /// record_size_limit: how much a record that this side receives may carry, in bytes.
    pub record_size_limit: Option<u16>,
    /// next_protocol_negotiation: the server's protocols, none empty.
    pub next_protocols: Option<Vec<Vec<u8>>>,
    /// extended_master_secret.
    pub extended_master_secret: bool,
    /// encrypt_then_mac.
    pub encrypt_then_mac: bool,
    /// renegotiation_info: both sides' last verify_data, empty in a first handshake.
    pub renegotiation_info: Option<Vec<u8>>,
    /// supported_versions: the version chosen, of a server that chose TLS 1.3 or later.
    pub supported_versions: Option<ProtocolVersion>,
    /// key_share: the server's half of the key exchange.
    pub key_share: Option<KeyShareEntry>,
    /// key_share of a HelloRetryRequest: the group that the server wants a share for.
    pub selected_group: Option<NamedGroup>,
    /// pre_shared_key: which of the client's keys is used, the first being 0.
    pub pre_shared_key: Option<u16>,
    /// cookie of a HelloRetryRequest: what the server wants to have back.
    pub cookie: Option<Vec<u8>>,
    /// Extensions that are not known here, to be written. Those that came are in `received`.
    pub others: Vec<(ExtensionType, Vec<u8>)>,
    /// All extensions as they came, if this hello was received. Not written by [`encode`](Self::encode).
    pub received: ExtensionBlock,
}

impl ServerExtensions {
    /// Reads the end of a ServerHello or, if it is a `retry`, of a HelloRetryRequest.
    pub(in crate::handshake) fn decode(r: &mut Reader<'_>, retry: bool) -> Result<Self> {
        let received = ExtensionBlock::decode(r)?;
        let mut this = Self::default();
        for (typ, body) in received.iter() {
            match typ {
                ExtensionType::SERVER_NAME => this.server_name = parse(typ, body, flag::read)?,
                ExtensionType::ALPN => this.alpn = Some(parse(typ, body, alpn::read_choice)?),
                ExtensionType::EC_POINT_FORMATS => {
                    this.ec_point_formats = Some(parse(typ, body, ec::read_point_formats)?);
                }
                ExtensionType::SESSION_TICKET => this.session_ticket = parse(typ, body, flag::read)?,
                ExtensionType::STATUS_REQUEST => this.status_request = parse(typ, body, flag::read)?,
                ExtensionType::MAX_FRAGMENT_LENGTH => {
                    this.max_fragment_length = Some(parse(typ, body, record_sizes::read_fragment_length)?);
                }
                ExtensionType::RECORD_SIZE_LIMIT => {
                    this.record_size_limit = Some(parse(typ, body, record_sizes::read_limit)?);
                }
                ExtensionType::NEXT_PROTOCOL_NEGOTIATION => {
                    this.next_protocols = Some(parse(typ, body, next_protocols::read)?);
                }
                ExtensionType::EXTENDED_MASTER_SECRET => this.extended_master_secret = parse(typ, body, flag::read)?,
                ExtensionType::ENCRYPT_THEN_MAC => this.encrypt_then_mac = parse(typ, body, flag::read)?,
                ExtensionType::RENEGOTIATION_INFO => {
                    this.renegotiation_info = Some(parse(typ, body, renegotiation_info::read)?);
                }
                ExtensionType::SUPPORTED_VERSIONS => {
                    this.supported_versions = Some(parse(typ, body, supported_versions::read_choice)?);
                }
                ExtensionType::KEY_SHARE if retry => {
                    this.selected_group = Some(parse(typ, body, key_share::read_selected_group)?);
                }
                ExtensionType::KEY_SHARE => this.key_share = Some(parse(typ, body, key_share::read_share)?),
                ExtensionType::PRE_SHARED_KEY => {
                    this.pre_shared_key = Some(parse(typ, body, pre_shared_key::read_selected)?);
                }
                ExtensionType::COOKIE if retry => this.cookie = Some(parse(typ, body, cookie::read)?),
                _ => {}
            }
        }
        if this.supported_versions.is_some_and(|version| version >= ProtocolVersion::TLS1_3) {
            let place = if retry { Place::HelloRetryRequest } else { Place::ServerHello };
            place.check(&received)?;
        }
        this.received = received;
        Ok(this)
    }

    /// Appends the end of a ServerHello: the extensions behind their length, or nothing if there are none.
    pub(in crate::handshake) fn encode(&self, out: &mut Vec<u8>) {
        block(out, |out| {
            write_others(out, &self.others);
            if let Some(verify_data) = &self.renegotiation_info {
                renegotiation_info::write(out, verify_data);
            }
            flag::write(out, ExtensionType::SERVER_NAME, self.server_name);
            if let Some(formats) = &self.ec_point_formats {
                ec::write_point_formats(out, formats);
            }
            flag::write(out, ExtensionType::SESSION_TICKET, self.session_ticket);
            flag::write(out, ExtensionType::STATUS_REQUEST, self.status_request);
            if let Some(names) = &self.next_protocols {
                next_protocols::write(out, names);
            }
            if let Some(name) = &self.alpn {
                alpn::write(out, [name.as_slice()]);
            }
            if let Some(length) = self.max_fragment_length {
                record_sizes::write_fragment_length(out, length);
            }
            if let Some(limit) = self.record_size_limit {
                record_sizes::write_limit(out, limit);
            }
            flag::write(out, ExtensionType::ENCRYPT_THEN_MAC, self.encrypt_then_mac);
            flag::write(out, ExtensionType::EXTENDED_MASTER_SECRET, self.extended_master_secret);
            if let Some(version) = self.supported_versions {
                supported_versions::write_choice(out, version);
            }
            if let Some(share) = &self.key_share {
                key_share::write_share(out, share);
            }
            if let Some(group) = self.selected_group {
                key_share::write_selected_group(out, group);
            }
            if let Some(index) = self.pre_shared_key {
                pre_shared_key::write_selected(out, index);
            }
            if let Some(cookie) = &self.cookie {
                cookie::write(out, cookie);
            }
        });
    }

    /// Fails if the server answered an extension that the client did not send (RFC 5246, section 7.4.1.4). A
    /// renegotiation_info may also answer the signalling suite (RFC 5746, section 3.6); a list of supported_groups is
    /// tolerated from the servers that are known to send it; a HelloRetryRequest's cookie answers nothing.
    pub fn check_solicited(&self, offer: &ClientExtensions) -> Result<()> {
        unsolicited(&self.received, |typ| {
            offer.has(typ)
                || matches!(typ, ExtensionType::RENEGOTIATION_INFO | ExtensionType::SUPPORTED_GROUPS)
                || typ == ExtensionType::COOKIE && self.cookie.is_some()
        })
    }
}
