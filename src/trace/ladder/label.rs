//! The words of a ladder: what is most telling of each message, without what is random in it.

use core::time::Duration;

use crate::codepoint::{ContentType, HandshakeType, ProtocolVersion};
use crate::trace::model::{Field, TraceMessage, TraceRecord, Value};

/// How many items of a list are named.
const SOME: usize = 4;

/// What a ServerHello is called that asks for another ClientHello.
pub(super) const HELLO_RETRY_REQUEST: &str = "HelloRetryRequest";

/// What an arrow is called.
pub(super) fn name(message: &TraceMessage) -> String {
    match value(message, &["description"]) {
        Some(description) if message.content_type == ContentType::ALERT => format!("Alert: {description}"),
        _ => message.name.to_string(),
    }
}

/// What a ServerHello settles.
pub(super) fn negotiated(hello: &TraceMessage) -> String {
    let words = [chosen_version(hello), value(hello, &["cipher_suite"])];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether a ServerHello settles on TLS 1.3.
pub(super) fn is_tls13(hello: &TraceMessage) -> bool {
    chosen_version(hello).as_deref() == ProtocolVersion::TLS1_3.name()
}

/// The most telling first.
pub(super) fn details(message: &TraceMessage) -> Vec<String> {
    let of = |path: &[&str]| value(message, path);
    let sized = |what: &str, path: &[&str]| length(message, path).map(|length| format!("{what} of {}", bytes(length)));
    let details = match (message.content_type, message.handshake_type()) {
        (ContentType::ALERT, _) => vec![of(&["level"])],
        (_, Some(HandshakeType::CLIENT_HELLO)) => vec![
            highest_version(message).or_else(|| of(&["client_version"])).map(|version| format!("up to {version}")),
            message.field(&["cipher_suites"]).map(|suites| count(suites.children.len(), "cipher suite")),
            of(&["extensions", "server_name", "host_name"]).map(|name| format!("server_name {name}")),
            pre_shared_keys(message),
            message.field(&["extensions", "early_data"]).map(|_| "early data follows".to_owned()),
            key_shares(message),
            sized("cookie", &["extensions", "cookie", "cookie"]),
            session_id(message),
            ticket(message),
            renegotiated(message),
            compression(message, "compression_methods"),
            protocols(message),
            listed(message, "groups", &["extensions", "supported_groups"]),
        ],
        (_, Some(HandshakeType::SERVER_HELLO)) if message.name == HELLO_RETRY_REQUEST => vec![
            chosen_version(message),
            of(&["cipher_suite"]),
            of(&["extensions", "key_share", "selected_group"]).map(|group| format!("wants a key share for {group}")),
            sized("cookie", &["extensions", "cookie", "cookie"]),
        ],
        (_, Some(HandshakeType::SERVER_HELLO)) => vec![
            chosen_version(message),
            of(&["cipher_suite"]),
            of(&["extensions", "key_share", "group"]).map(|group| format!("key share for {group}")),
            of(&["extensions", "pre_shared_key", "selected_identity"]).map(|n| format!("takes pre-shared key {n}")),
            session_id(message),
            ticket(message).map(|_| "a session ticket will follow".to_owned()),
            protocols(message),
            compression(message, "compression_method"),
            renegotiated(message),
        ],
        (_, Some(HandshakeType::CERTIFICATE)) => certificates(message),
        (_, Some(HandshakeType::SERVER_KEY_EXCHANGE)) => vec![
            of(&["named_curve"]).or_else(|| of(&["dh_p_bits"]).map(|bits| format!("prime of {bits} bits"))),
            sized("public key", &["public"]).or_else(|| sized("public key", &["dh_ys"])),
            of(&["psk_identity_hint"]).filter(|hint| !hint.is_empty()).map(|hint| format!("identity hint {hint}")),
            of(&["signature_algorithm"]).map(|algorithm| format!("signed with {algorithm}")),
            length(message, &["signature"]).is_none().then(|| "not signed".to_owned()),
        ],
        (_, Some(HandshakeType::ENCRYPTED_EXTENSIONS)) => vec![
            protocols(message),
            message.field(&["extensions", "early_data"]).map(|_| "takes the early data".to_owned()),
            listed_names(message, &["extensions"]).or_else(|| Some("no extensions".to_owned())),
        ],
        (_, Some(HandshakeType::CERTIFICATE_REQUEST)) => {
            let either = |name: &str, extension: &str| {
                message.field(&[name]).or_else(|| message.field(&["extensions", extension]))
            };
            let schemes = either("supported_signature_algorithms", "signature_algorithms");
            let authorities = either("certificate_authorities", "certificate_authorities");
            let authorities = authorities.map_or(&[][..], |list| &list.children);
            let mut details = vec![
                length(message, &["certificate_request_context"])
                    .filter(|&length| length > 0)
                    .map(|length| format!("context of {}", bytes(length))),
                listed(message, "types", &["certificate_types"]),
                schemes.map(|schemes| count(schemes.children.len(), "signature algorithm")),
            ];
            details.extend(authorities.iter().map(|authority| Some(format!("issued by {}", authority.value))));
            details
        }
        (_, Some(HandshakeType::CERTIFICATE_VERIFY)) => vec![
            of(&["signature_algorithm"]).map(|algorithm| format!("signed with {algorithm}")),
            sized("signature", &["signature"]),
        ],
        (_, Some(HandshakeType::CLIENT_KEY_EXCHANGE)) => vec![
            of(&["psk_identity"]).map(|identity| format!("identity {identity}")),
            sized("encrypted premaster secret", &["encrypted_premaster_secret"]),
            sized("public key", &["public"]).or_else(|| sized("public key", &["dh_yc"])),
        ],
        (_, Some(HandshakeType::NEW_SESSION_TICKET)) => {
            let lifetime = of(&["lifetime_hint"]).or_else(|| of(&["ticket_lifetime"]));
            let early_data = of(&["extensions", "early_data", "max_early_data_size"]);
            vec![
                sized("ticket", &["ticket"]),
                lifetime.map(|seconds| format!("for {seconds} seconds")),
                early_data.map(|bytes| format!("with up to {bytes} bytes of early data")),
            ]
        }
        (_, Some(HandshakeType::COMPRESSED_CERTIFICATE)) => vec![
            of(&["algorithm"]),
            of(&["uncompressed_length"]).map(|length| format!("{length} bytes before")),
            length(message, &["compressed_certificate_message"]).map(|length| format!("{} now", bytes(length))),
        ],
        (_, Some(HandshakeType::CERTIFICATE_STATUS)) => vec![of(&["status_type"]), sized("response", &["response"])],
        (_, Some(HandshakeType::FINISHED)) => {
            vec![sized("verify_data", &["verify_data"]).or_else(|| Some("MD5 and SHA-1 hashes".to_owned()))]
        }
        _ => message.fields.iter().filter(|_| message.handshake_type().is_some()).map(shown).collect(),
    };
    details.into_iter().flatten().collect()
}

/// The lines about records: which, of what kind, how long.
pub(super) fn records(records: &[&TraceRecord], to_server: bool) -> [String; 3] {
    let (Some(first), Some(last)) = (records.first(), records.last()) else { return Default::default() };
    let end = if to_server { "client" } else { "server" };
    let which = if first.number == last.number {
        format!("{end} record {}", first.number)
    } else {
        format!("{end} records {} to {}", first.number, last.number)
    };
    let header = first.header();
    let wire: usize = records.iter().map(|record| record.header().length).sum();
    let payload: Option<usize> = records.iter().map(|record| record.plaintext.as_ref().map(Vec::len)).sum();
    let payload = match payload {
        Some(payload) if payload != wire => format!(", {payload} decrypted"),
        _ => String::new(),
    };
    let padding = match records.iter().filter_map(|record| record.inner).map(|inner| inner.padding).sum() {
        0 => String::new(),
        padding => format!(", {padding} padding"),
    };
    let kind = match first.inner {
        Some(inner) if inner.content_type != header.content_type => {
            format!("{}, hides {}", header.content_type, inner.content_type)
        }
        _ => format!("{}, {}", header.content_type, header.version),
    };
    [which, kind, format!("{}{payload}{padding}", bytes(wire))]
}

/// A time, as precise as it is short.
pub(super) fn milliseconds(time: Duration) -> String {
    let micros = time.as_micros();
    match micros {
        0..10_000 => format!("{}.{:02} ms", micros / 1000, micros % 1000 / 10),
        10_000..1_000_000 => format!("{}.{} ms", micros / 1000, micros % 1000 / 100),
        _ => format!("{}.{:02} s", micros / 1_000_000, micros % 1_000_000 / 10_000),
    }
}

/// How many bytes.
pub(super) fn bytes(n: usize) -> String {
    count(n, "byte")
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn value(message: &TraceMessage, path: &[&str]) -> Option<String> {
    message.field(path).map(|field| field.value.to_string())
}

/// How long a field of bytes is.
fn length(message: &TraceMessage, path: &[&str]) -> Option<usize> {
    match &message.field(path)?.value {
        Value::Bytes(bytes) => Some(bytes.len()),
        Value::Text(text) => Some(text.len()),
        _ => None,
    }
}

/// The first items of a list, if it has any.
fn listed(message: &TraceMessage, what: &str, path: &[&str]) -> Option<String> {
    let items: Vec<_> = message.field(path)?.children.iter().map(|item| item.value.to_string()).collect();
    let more = if items.len() > SOME { format!(" and {} more", items.len() - SOME) } else { String::new() };
    let named = items.iter().take(SOME).map(String::as_str).collect::<Vec<_>>().join(", ");
    (!items.is_empty()).then(|| format!("{what} {named}{more}"))
}

/// The names of a field's parts, if it has any.
fn listed_names(message: &TraceMessage, path: &[&str]) -> Option<String> {
    let names: Vec<_> = message.field(path)?.children.iter().map(|part| &*part.name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The highest version that a ClientHello lists.
fn highest_version(message: &TraceMessage) -> Option<String> {
    let versions = &message.field(&["extensions", "supported_versions"])?.children;
    let known = versions.iter().filter_map(|version| match version.value {
        Value::Code { code, .. } => u16::try_from(code).ok().map(ProtocolVersion),
        _ => None,
    });
    known.filter(|version| version.name().is_some()).max().map(|version| version.to_string())
}

/// The version that a ServerHello chooses.
fn chosen_version(hello: &TraceMessage) -> Option<String> {
    let listed = value(hello, &["extensions", "supported_versions", "selected_version"]);
    listed.or_else(|| value(hello, &["server_version"]))
}

/// For which groups a ClientHello has key shares.
fn key_shares(message: &TraceMessage) -> Option<String> {
    let parts = &message.field(&["extensions", "key_share"])?.children;
    let groups: Vec<_> =
        parts.iter().filter(|part| part.name == "group").map(|group| group.value.to_string()).collect();
    Some(if groups.is_empty() { "no key share".to_owned() } else { format!("key shares for {}", groups.join(", ")) })
}

/// How many pre-shared keys a ClientHello offers.
fn pre_shared_keys(message: &TraceMessage) -> Option<String> {
    let identities = &message.field(&["extensions", "pre_shared_key", "identities"])?.children;
    Some(count(identities.iter().filter(|part| part.name == "identity").count(), "pre-shared key"))
}

fn session_id(message: &TraceMessage) -> Option<String> {
    match length(message, &["session_id"])? {
        0 => Some("no session_id".to_owned()),
        length => Some(format!("session_id of {}", bytes(length))),
    }
}

fn ticket(message: &TraceMessage) -> Option<String> {
    message.field(&["extensions", "session_ticket"])?;
    Some(match length(message, &["extensions", "session_ticket", "ticket"]) {
        Some(length) => format!("session_ticket of {}", bytes(length)),
        None => "empty session_ticket".to_owned(),
    })
}

fn protocols(message: &TraceMessage) -> Option<String> {
    listed(message, "ALPN", &["extensions", "application_layer_protocol_negotiation"])
}

/// A method other than null.
fn compression(message: &TraceMessage, name: &str) -> Option<String> {
    let field = message.field(&[name])?;
    let mut methods = core::iter::once(field).chain(&field.children);
    let method = methods.find(|method| matches!(method.value, Value::Code { code: 1.., .. }))?;
    Some(format!("compression {}", method.value))
}

/// Whether the message says that it continues an earlier handshake.
fn renegotiated(message: &TraceMessage) -> Option<String> {
    let length = length(message, &["extensions", "renegotiation_info", "renegotiated_connection"])?;
    (length > 0).then(|| format!("renegotiation_info of {}", bytes(length)))
}

/// Whose certificates.
fn certificates(message: &TraceMessage) -> Vec<Option<String>> {
    let list = message.field(&["certificate_list"]).map_or(&[][..], |list| &list.children);
    let of = |certificate: &Field, name| certificate.field(&[name]).map(|field| field.value.to_string());
    let Some(first) = list.first() else { return vec![Some("empty: no certificate".to_owned())] };
    vec![
        of(first, "subject"),
        of(first, "issuer").map(|issuer| format!("issued by {issuer}")),
        of(first, "public_key").map(|key| match first.field(&["public_key", "bits"]) {
            Some(bits) => format!("{key} key of {} bits", bits.value),
            None => format!("{key} key"),
        }),
        (list.len() > 1).then(|| format!("and {}", count(list.len() - 1, "certificate above it"))),
    ]
}

/// A field of a message that nothing special is known of.
fn shown(field: &Field) -> Option<String> {
    match &field.value {
        Value::None => Some(field.name.to_string()),
        Value::Bytes(value) => Some(format!("{} of {}", field.name, bytes(value.len()))),
        value => Some(format!("{} {value}", field.name)),
    }
}

#[cfg(test)]
mod tests;
