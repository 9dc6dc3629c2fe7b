//! Decoding against OpenSSL: `../testdata/handshakes.txt` holds messages and what OpenSSL's own trace says of each. What
//! both name is compared, in order.

use super::*;
use crate::codec::Writer;

/// Handshakes that OpenSSL did, with its trace; see `refresh.sh`.
const HANDSHAKES: &str = include_str!("../testdata/handshakes.txt");

/// A message that was captured, and the lines of OpenSSL's trace for it.
struct Captured {
    /// Whether it begins a connection.
    first: bool,
    content_type: ContentType,
    bytes: Vec<u8>,
    lines: Vec<&'static str>,
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn captured() -> Vec<Captured> {
    let mut messages: Vec<Captured> = Vec::new();
    let mut first = false;
    for line in HANDSHAKES.lines() {
        match line.as_bytes()[0] {
            b'=' => first = true,
            b'<' | b'>' => {
                let (content_type, hex) = line[2..].split_once(' ').unwrap();
                let content_type = ContentType(content_type.parse().unwrap());
                messages.push(Captured { first, content_type, bytes: unhex(hex), lines: Vec::new() });
                first = false;
            }
            _ => messages.last_mut().unwrap().lines.push(line.trim()),
        }
    }
    messages
}

/// What a line of OpenSSL's trace says that a trace of ours must say, too.
fn said_by_openssl(line: &str, random: &mut String) -> Vec<String> {
    let last_word = || line.rsplit(' ').next().unwrap();
    let after = |start| line.strip_prefix(start).map(str::trim);
    // Of `NAME (0x1234)`, `NAME (12)`: what is before and in the parentheses.
    let parentheses = line.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let name = |text: &str| format!("/{}", text.replace(" = ", "=").replace(", ", "/"));

    if line.contains("{0x") {
        return vec![last_word().to_owned()];
    }
    if let Some(rest) = after("extension_type=") {
        let known = rest.split_once('(').unwrap().0;
        let name = match known {
            "renegotiate" => "renegotiation_info",
            "psk" => "pre_shared_key",
            "cookie_ext" => "cookie",
            known => known,
        };
        return vec![name.to_owned()];
    }
    if let Some(hex) = after("gmt_unix_time=0x") {
        *random = hex.to_lowercase();
        return vec![];
    }
    if line.starts_with("Level=") {
        let number = |text: &str| text.split_once('(').unwrap().1.trim_end_matches(')').to_owned();
        let (level, description) = line.split_once(", ").unwrap();
        return vec![number(level), number(description)];
    }
    for start in ["DistinguishedName", "Issuer: ", "Subject: "] {
        if let Some(rest) = after(start) {
            return vec![name(rest.rsplit("): ").next().unwrap())];
        }
    }
    for start in ["Not Before:", "Not After :", "ticket_lifetime_hint=", "ticket_age_add=", "max_early_data="] {
        if let Some(rest) = after(start) {
            return vec![rest.to_owned()];
        }
    }
    if let Some(rest) = after("Serial Number:") {
        return vec![rest.rsplit("0x").next().unwrap().trim_end_matches(')').to_owned()];
    }
    if let Some(rest) = after("Public-Key: (") {
        return vec![rest.split(' ').next().unwrap().to_owned()];
    }
    if let Some((before, hex)) = line.split_once("): ")
        && before.contains("(len=")
    {
        let whole = format!("{}{}", core::mem::take(random), hex.to_lowercase());
        return if whole.is_empty() { vec![] } else { vec![whole] };
    }
    if let Some(version) = after("client_version=0x").or_else(|| after("server_version=0x")) {
        return vec![u32::from_str_radix(version.split(' ').next().unwrap(), 16).unwrap().to_string()];
    }
    match parentheses {
        Some((scheme, number)) if number.starts_with("0x") && number.len() == 6 => {
            vec![scheme.trim_start_matches("Signature Algorithm: ").to_owned()]
        }
        Some((_, number)) if number.parse::<u32>().is_ok() => vec![number.to_owned()],
        _ => vec![],
    }
}

/// What our fields say, in the same words.
fn said_by_us(fields: &[Field], said: &mut Vec<String>) {
    for field in fields {
        match (&*field.name, &field.value) {
            ("extensions", _) => {
                for extension in &field.children {
                    said.push(extension.name.to_string());
                    // What OpenSSL shows as bytes alone.
                    let bytes =
                        ["status_request", "server_name", "pre_shared_key", "certificate_authorities", "cookie"];
                    if !bytes.contains(&&*extension.name) {
                        said_by_us(&extension.children, said);
                    }
                }
                continue;
            }
            // OpenSSL says these in another way, or not at all.
            ("key_exchange", Value::Text(_)) => {}
            ("compression_method" | "dh_p_bits" | "length" | "status_type" | "response", _) => {}
            ("curve_type" | "public_key" | "protocol_name", _) => {}
            ("renegotiated_connection", Value::Bytes(both)) if both.len() == 24 => {
                said.extend(both.chunks(12).map(|half| Value::Bytes(half.to_vec()).to_string()));
            }
            ("psk_identity" | "psk_identity_hint", Value::Text(text)) if text.is_empty() => {}
            ("psk_identity" | "psk_identity_hint", Value::Text(text)) => {
                said.push(Value::Bytes(text.as_bytes().to_vec()).to_string());
            }
            ("cipher_suite" | "signature_scheme" | "signature_algorithm", value) => said.push(value.to_string()),
            (_, Value::Code { code, .. }) => said.push(code.to_string()),
            (_, Value::Bytes(bytes)) if bytes.is_empty() => {}
            (_, Value::None) => {}
            (_, value) => said.push(value.to_string()),
        }
        said_by_us(&field.children, said);
    }
}

/// Whether something was left undecoded.
fn is_whole(fields: &[Field]) -> bool {
    fields.iter().all(|field| field.name != UNDECODED && is_whole(&field.children))
}

#[test]
fn every_message_is_told_as_openssl_tells_it() {
    let mut decoder = Decoder::default();
    let (mut compared, mut names) = (0, std::collections::BTreeSet::new());
    for message in captured() {
        if message.first {
            decoder = Decoder::default();
        }
        let name = message_name(message.content_type, &message.bytes);
        let fields = decoder.fields(message.content_type, &message.bytes);
        assert!(is_whole(&fields), "{name}: {fields:?}");
        let mut random = String::new();
        let mut theirs: Vec<String> =
            message.lines.iter().flat_map(|line| said_by_openssl(line, &mut random)).collect();
        let mut ours = Vec::new();
        said_by_us(&fields, &mut ours);
        if name == "Certificate" {
            // A certificate's fields come in an order of our own.
            theirs.sort();
            ours.sort();
        }
        assert_eq!(ours, theirs, "{name}");
        compared += ours.len();
        names.insert(name);
    }
    assert!(compared > 1500, "{compared} facts are not all that there were");
    assert_eq!(names.len(), 18, "{names:?}");
}

#[test]
fn what_openssl_shows_as_bytes_is_decoded() {
    let mut decoder = Decoder::default();
    let messages = captured();
    let mut find = |name: &str| {
        let message = messages.iter().find(|message| message_name(message.content_type, &message.bytes) == name);
        let message = message.unwrap();
        Field::with("message", Value::None, decoder.fields(message.content_type, &message.bytes))
    };
    let hello = find("ClientHello");
    let text = |field: &Field, path: &[&str]| field.field(path).map(|field| field.value.to_string());
    assert_eq!(text(&hello, &["extensions", "server_name", "host_name"]).as_deref(), Some("localhost"));
    assert_eq!(text(&hello, &["extensions", "status_request", "status_type"]).as_deref(), Some("ocsp"));
    let protocols = hello.field(&["extensions", "application_layer_protocol_negotiation"]).unwrap();
    let protocols: Vec<_> = protocols.children.iter().map(|field| field.value.to_string()).collect();
    assert_eq!(protocols, ["h2", "http/1.1"]);
    assert_eq!(text(&hello, &["compression_methods", "compression_method"]).as_deref(), Some("null"));
    find("ServerHello");
    assert_eq!(text(&find("CertificateStatus"), &["response"]).as_deref(), Some("30030a0106"));
    assert_eq!(text(&find("ServerKeyExchange"), &["key_exchange"]).as_deref(), Some("ECDHE_RSA"));
}

#[test]
fn whatever_is_cut_off_or_wrong_is_shown_as_bytes() {
    for message in captured().iter().filter(|message| message.content_type == ContentType::HANDSHAKE) {
        let (typ, body) = (message.bytes[0], &message.bytes[4..]);
        for length in 0..body.len() {
            let mut cut = vec![typ];
            cut.vec24(|out| out.bytes(&body[..length]));
            let mut decoder = Decoder::after(Some(ProtocolVersion::TLS1_2), Some(0xc02f));
            decoder.fields(ContentType::HANDSHAKE, &cut);
            // A header that promises more than there is.
            let fields = decoder.fields(ContentType::HANDSHAKE, &message.bytes[..4 + length]);
            assert_eq!(fields, [Field::new(UNDECODED, Value::Bytes(message.bytes[..4 + length].to_vec()))]);
        }
    }
}

#[test]
fn whatever_is_changed_is_taken() {
    for message in captured().iter().filter(|message| message.bytes.len() < 400) {
        let mut changed = message.bytes.clone();
        for at in 0..changed.len() {
            let before = changed[at];
            for byte in [0, 1, 0x7f, 0xff] {
                changed[at] = byte;
                let mut decoder = Decoder::after(Some(ProtocolVersion::TLS1_0), Some(0xc035));
                decoder.fields(message.content_type, &changed);
            }
            changed[at] = before;
        }
    }
}

#[test]
fn parts_that_do_not_parse_spoil_nothing_but_themselves() {
    let mut hello = vec![1];
    hello.vec24(|out| {
        out.u16(0x0303);
        out.bytes(&[7; 32]);
        out.vec8(|_| {});
        out.vec16(|out| out.bytes(&[0xc0, 0x2f, 0x00])); // half a suite at the end
        out.vec8(|out| out.u8(0));
        out.vec16(|out| {
            out.u16(10);
            out.vec16(|out| out.u16(9)); // a list longer than its extension
            out.u16(0xfefe);
            out.vec16(|out| out.bytes(b"what is this"));
            out.u16(23);
            out.vec16(|_| {});
        });
        out.bytes(b"more");
    });
    let fields = Decoder::default().fields(ContentType::HANDSHAKE, &hello);
    let hello = Field::with("message", Value::None, fields);
    let bytes = |path: &[&str]| match &hello.field(path).unwrap().value {
        Value::Bytes(bytes) => bytes.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(hello.field(&["cipher_suites"]).unwrap().children.len(), 2);
    assert_eq!(bytes(&["cipher_suites", UNDECODED]), [0]);
    assert_eq!(bytes(&["extensions", "supported_groups", UNDECODED]), [0, 9]);
    assert_eq!(bytes(&["extensions", "0xfefe", UNDECODED]), b"what is this");
    assert!(hello.field(&["extensions", "extended_master_secret"]).unwrap().children.is_empty());
    assert_eq!(bytes(&[UNDECODED]), b"more");
}

#[test]
fn text_that_is_none_is_bytes() {
    assert_eq!(fields::text(b"h2"), Value::Text("h2".into()));
    assert_eq!(fields::text(b"a\nb"), Value::Bytes(b"a\nb".to_vec()));
    assert_eq!(fields::text(&[0xff]), Value::Bytes(vec![0xff]));
}

#[test]
fn ssl_3_has_its_own_finished_and_premaster() {
    let mut decoder = Decoder::after(Some(ProtocolVersion::SSL3), Some(0x002f));
    let mut finished = vec![20];
    finished.vec24(|out| out.bytes(&[1; 36]));
    let fields = decoder.fields(ContentType::HANDSHAKE, &finished);
    assert_eq!(fields[0], Field::new("md5_hash", Value::Bytes(vec![1; 16])));
    assert_eq!(fields[1], Field::new("sha_hash", Value::Bytes(vec![1; 20])));
    let mut exchange = vec![16];
    exchange.vec24(|out| out.bytes(&[2; 128]));
    let fields = decoder.fields(ContentType::HANDSHAKE, &exchange);
    assert_eq!(fields[1], Field::new("encrypted_premaster_secret", Value::Bytes(vec![2; 128])));
}
