//! The words of a ladder: what is most telling of each message, without what is random in it.

use core::time::Duration;

use crate::codepoint::{ContentType, HandshakeType};
use crate::trace::model::{Field, TraceMessage, TraceRecord, Value};

/// How many items of a list are named.
const SOME: usize = 4;

/// What an arrow is called.
pub(super) fn name(message: &TraceMessage) -> String {
    match value(message, &["description"]) {
        Some(description) if message.content_type == ContentType::ALERT => format!("Alert: {description}"),
        _ => message.name.to_string(),
    }
}

/// What a ServerHello settles.
pub(super) fn negotiated(hello: &TraceMessage) -> String {
    let words = [value(hello, &["server_version"]), value(hello, &["cipher_suite"])];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The most telling first.
pub(super) fn details(message: &TraceMessage) -> Vec<String> {
    let of = |path: &[&str]| value(message, path);
    let sized = |what: &str, path: &[&str]| length(message, path).map(|length| format!("{what} of {}", bytes(length)));
    let details = match (message.content_type, message.handshake_type()) {
        (ContentType::ALERT, _) => vec![of(&["level"])],
        (_, Some(HandshakeType::CLIENT_HELLO)) => vec![
            of(&["client_version"]).map(|version| format!("up to {version}")),
            message.field(&["cipher_suites"]).map(|suites| count(suites.children.len(), "cipher suite")),
            of(&["extensions", "server_name", "host_name"]).map(|name| format!("server_name {name}")),
            session_id(message),
            ticket(message),
            renegotiated(message),
            compression(message, "compression_methods"),
            protocols(message),
            listed(message, "groups", &["extensions", "supported_groups"]),
        ],
        (_, Some(HandshakeType::SERVER_HELLO)) => vec![
            of(&["server_version"]),
            of(&["cipher_suite"]),
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
        (_, Some(HandshakeType::CERTIFICATE_REQUEST)) => {
            let schemes = message.field(&["supported_signature_algorithms"]);
            let authorities = message.field(&["certificate_authorities"]).map_or(&[][..], |list| &list.children);
            let mut details = vec![
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
            vec![sized("ticket", &["ticket"]), of(&["lifetime_hint"]).map(|seconds| format!("for {seconds} seconds"))]
        }
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
    [which, format!("{}, {}", header.content_type, header.version), format!("{}{payload}", bytes(wire))]
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
