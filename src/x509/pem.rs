//! PEM (RFC 7468, and RFC 1421 for the headers of encrypted keys): finding blocks in a text, and writing them.

use std::sync::Arc;

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::{Certificate, Crl, X509Error};

/// One block.
#[derive(Clone)]
pub struct PemBlock<'a> {
    /// What stands after `BEGIN`: `CERTIFICATE`, `PRIVATE KEY`, ….
    pub label: &'a str,
    /// The header lines, name and value.
    pub headers: Vec<(&'a str, &'a str)>,
    /// The contents, wiped when dropped.
    pub der: Zeroizing<Vec<u8>>,
    /// The line, from 1, at which it begins.
    pub line: usize,
}

impl PemBlock<'_> {
    /// Whether it holds a certificate.
    pub fn is_certificate(&self) -> bool {
        matches!(self.label, "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE")
    }

    /// Whether it holds a revocation list.
    pub fn is_crl(&self) -> bool {
        self.label == "X509 CRL"
    }

    /// The value of the header `name`.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
    }

    /// The header lines as a text: `name: value`, each with its end.
    pub fn header_text(&self) -> String {
        self.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
    }

    /// The certificate that it holds.
    pub fn certificate(&self) -> Result<Arc<Certificate>, X509Error> {
        match self.label {
            "TRUSTED CERTIFICATE" => Certificate::from_trusted_der(&self.der),
            _ => Certificate::from_der(&self.der),
        }
    }
}

/// The blocks of a text, in order. What stands between blocks is ignored; a block that is malformed is an error, and the
/// search goes on behind its first line.
pub fn blocks(text: &[u8]) -> Blocks<'_> {
    Blocks { rest: text, line: 0 }
}

/// The certificates of a text, in order; blocks of other kinds are passed over.
pub fn certificates(text: &[u8]) -> impl Iterator<Item = Result<Arc<Certificate>, X509Error>> {
    blocks(text).filter_map(|block| match block {
        Ok(block) => block.is_certificate().then(|| block.certificate()),
        Err(error) => Some(Err(error)),
    })
}

/// Whether a block with this label holds what a name asks for. A name is a label too, or one that stands for several:
/// `ANY PRIVATE KEY`, `PARAMETERS`, or one of those that have an older name.
pub fn fits(label: &str, name: &str) -> bool {
    match name {
        "ANY PRIVATE KEY" => is_private_key(label),
        "PARAMETERS" => matches!(label, "EC PARAMETERS" | "DH PARAMETERS" | "X9.42 DH PARAMETERS"),
        "CERTIFICATE" => matches!(label, "CERTIFICATE" | "X509 CERTIFICATE"),
        "TRUSTED CERTIFICATE" => matches!(label, "TRUSTED CERTIFICATE" | "CERTIFICATE" | "X509 CERTIFICATE"),
        "CERTIFICATE REQUEST" => matches!(label, "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST"),
        "PKCS7" => matches!(label, "PKCS7" | "CERTIFICATE" | "PKCS #7 SIGNED DATA"),
        _ => label == name,
    }
}

/// Whether a block with this label holds a private key of a kind that can be read.
pub fn is_private_key(label: &str) -> bool {
    matches!(label, "PRIVATE KEY" | "ENCRYPTED PRIVATE KEY" | "RSA PRIVATE KEY" | "EC PRIVATE KEY")
}

/// The revocation lists of a text, in order; blocks of other kinds are passed over.
pub fn crls(text: &[u8]) -> impl Iterator<Item = Result<Arc<Crl>, X509Error>> {
    blocks(text).filter_map(|block| match block {
        Ok(block) => block.is_crl().then(|| Crl::from_der(&block.der)),
        Err(error) => Some(Err(error)),
    })
}

/// How many bytes a line of a block stands for, and how many characters it has.
const LINE: usize = 48;
const LINE_LEN: usize = 64;

/// A block's text: 64 characters a line, as OpenSSL writes it. Nothing else in memory holds what is in it.
pub fn encode(label: &str, der: &[u8]) -> Zeroizing<String> {
    encode_with_headers(label, "", der)
}

/// As [`encode`], with header lines, which come with their ends.
pub fn encode_with_headers(label: &str, headers: &str, der: &[u8]) -> Zeroizing<String> {
    let frame = "-----BEGIN -----\n\n-----END -----\n".len() + 2 * label.len() + headers.len();
    // All at once: a text that grows leaves parts of itself behind.
    let mut text = Zeroizing::new(String::with_capacity(frame + der.len().div_ceil(LINE) * (LINE_LEN + 1)));
    text.extend(["-----BEGIN ", label, "-----\n"]);
    if !headers.is_empty() {
        text.extend([headers, "\n"]);
    }
    let mut room = Zeroizing::new([0; LINE_LEN]);
    for line in der.chunks(LINE) {
        let encoded = Base64::encode(line, &mut *room).expect("there is room for a line");
        text.extend([encoded, "\n"]);
    }
    text.extend(["-----END ", label, "-----\n"]);
    text
}

impl Certificate {
    /// The certificate as a PEM block.
    pub fn to_pem(&self) -> String {
        core::mem::take(&mut *encode("CERTIFICATE", self.der()))
    }
}

/// Iterates over the blocks of a text.
#[derive(Clone, Debug)]
pub struct Blocks<'a> {
    rest: &'a [u8],
    line: usize,
}

impl<'a> Blocks<'a> {
    /// The bytes behind the last block that was returned.
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next line, without its end and without white space at its end.
    fn next_line(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|byte| *byte == b'\n').unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.get(1..).unwrap_or_default();
        self.line += 1;
        Some(line.trim_ascii_end())
    }

    /// Reads the block whose first line was just read.
    fn read_body(&mut self, label: &'a str) -> Result<PemBlock<'a>, X509Error> {
        let begin = self.line;
        let error = |what| X509Error::Pem { what, line: begin };
        let mut headers = Vec::new();
        let mut base64 = Zeroizing::new(Vec::with_capacity(self.base64_bound()));
        let mut may_have_headers = true;
        loop {
            let line = self.next_line().ok_or(error("there is no END line"))?;
            if let Some(end) = boundary(line, b"-----END ") {
                if end != label {
                    return Err(error("the END line is of another kind than the BEGIN line"));
                }
                break;
            }
            if line.starts_with(b"-----") {
                return Err(error("another boundary comes before the END line"));
            }
            let header = core::str::from_utf8(line).ok().and_then(|line| line.split_once(':'));
            match header {
                Some((name, value)) if may_have_headers => headers.push((name.trim(), value.trim())),
                Some(_) => return Err(error("not base64")),
                None if line.is_empty() => {}
                None => {
                    may_have_headers = false;
                    base64.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()));
                }
            }
        }
        let mut der = Zeroizing::new(vec![0; base64.len() / 4 * 3]);
        let length = Base64::decode(&base64[..], &mut der).map_err(|_| error("not base64"))?.len();
        der.truncate(length);
        Ok(PemBlock { label, headers, der, line: begin })
    }

    /// How long the block's base64 is at most, so that the buffer for it, which may hold a secret, never moves.
    fn base64_bound(&self) -> usize {
        const END: &[u8] = b"-----END ";
        self.rest.windows(END.len()).position(|window| window == END).unwrap_or(0)
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Result<PemBlock<'a>, X509Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.next_line()?;
            if let Some(label) = boundary(line, b"-----BEGIN ") {
                let mut inside = self.clone();
                let block = inside.read_body(label);
                if block.is_ok() {
                    *self = inside;
                }
                return Some(block);
            }
        }
    }
}

/// The label of a line that begins or ends a block.
fn boundary<'a>(line: &'a [u8], start: &[u8]) -> Option<&'a str> {
    core::str::from_utf8(line.strip_prefix(start)?.strip_suffix(b"-----")?).ok()
}
