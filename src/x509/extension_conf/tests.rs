use super::*;
use crate::crypto::HashAlgorithm;
use crate::x509::{Certificate, RawExtension, pem};

/// The certificates that the lines were made with.
struct Made {
    issuer: std::sync::Arc<Certificate>,
    subject: std::sync::Arc<Certificate>,
}

impl Context for Made {
    fn object(&self, text: &[u8]) -> Option<Vec<u8>> {
        let text = core::str::from_utf8(text).ok()?;
        let numbers = match text {
            "serverAuth" | "TLS Web Server Authentication" => "1.3.6.1.5.5.7.3.1",
            "clientAuth" => "1.3.6.1.5.5.7.3.2",
            "codeSigning" => "1.3.6.1.5.5.7.3.3",
            "emailProtection" => "1.3.6.1.5.5.7.3.4",
            "timeStamping" => "1.3.6.1.5.5.7.3.8",
            "OCSPSigning" => "1.3.6.1.5.5.7.3.9",
            "anyExtendedKeyUsage" => "2.5.29.37.0",
            "anyPolicy" => "2.5.29.32.0",
            "OCSP" => "1.3.6.1.5.5.7.48.1",
            "caIssuers" => "1.3.6.1.5.5.7.48.2",
            "caRepository" => "1.3.6.1.5.5.7.48.5",
            "msUPN" => "1.3.6.1.4.1.311.20.2.3",
            text => text,
        };
        let arcs: Vec<u32> = numbers.split('.').map(|arc| arc.parse().ok()).collect::<Option<_>>()?;
        let [first, second, rest @ ..] = &arcs[..] else { return None };
        let mut der = Vec::new();
        for arc in core::iter::once(first * 40 + second).chain(rest.iter().copied()) {
            let groups = [arc >> 28, arc >> 21, arc >> 14, arc >> 7].map(|group| (group & 0x7f) as u8 | 0x80);
            der.extend(groups.into_iter().skip_while(|group| *group == 0x80));
            der.push((arc & 0x7f) as u8);
        }
        Some(der)
    }

    fn subject_key_hash(&self) -> Option<Vec<u8>> {
        let mut spki = tlv::Der::new(self.subject.spki(), "spki").nested(tlv::tag::SEQUENCE).ok()?;
        spki.any().ok()?;
        Some(HashAlgorithm::Sha1.digest(&[spki.bit_string().ok()?.1]).as_ref().to_vec())
    }

    fn has_issuer(&self) -> bool {
        true
    }

    fn issuer_key_id(&self) -> Option<Vec<u8>> {
        self.issuer.subject_key_id().map(<[u8]>::to_vec)
    }

    fn issuer_serial(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        Some((self.issuer.issuer().der().to_vec(), self.issuer.serial().to_vec()))
    }

    fn issuer_alt_names(&self) -> Option<Vec<u8>> {
        None
    }

    fn subject_emails(&self) -> Vec<Vec<u8>> {
        Vec::new()
    }

    fn section(&self, name: &[u8]) -> Option<Vec<Value>> {
        let mut file = crate::conf::Configuration::new();
        file.read(include_bytes!("../testdata/extensions.cnf"), &|_| None).unwrap();
        file.section(name).map(<[Value]>::to_vec)
    }

    fn only_trying(&self) -> bool {
        false
    }
}

/// What is not made here: sections of a file, generated ASN.1, moved addresses, names from sections.
fn is_left_out(name: &str, value: &str) -> bool {
    let needs_a_section = value.contains('@') && !value.contains("@example") || value.contains("dirName");
    let types = ["policyMappings", "proxyCertInfo", "issuingDistributionPoint", "SXNetID", "subjectSignTool"];
    needs_a_section
        || types.contains(&name)
        || (name == "1.2.3.4" && value == "plain")
        || value.ends_with(";INTEGER:5")
        || value.contains("ASN1:")
        || value == "email:move"
        || (name == "crlDistributionPoints" && !value.contains(':'))
        || value.starts_with("idp,")
}

#[test]
fn extensions_are_made_as_in_openssl() {
    // extensions.txt is what libcrypto made: see testdata/extensions.py.
    let read = |text: &[u8]| pem::certificates(text).next().unwrap().unwrap();
    let context = Made {
        issuer: read(include_bytes!("../testdata/inter.pem")),
        subject: read(include_bytes!("../testdata/leaf.pem")),
    };
    let lines: Vec<Vec<&str>> =
        include_str!("../testdata/extensions.txt").lines().map(|line| line.split('\t').collect()).collect();
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect()
    };
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for line in &lines {
        let [name, value, der, text] = line[..] else { panic!("{line:?}") };
        if is_left_out(name, value) {
            continue;
        }
        // The type of an extension that was refused is that of another line.
        let made = lines.iter().find(|other| other[0] == name && other[2] != "-").map(|other| bytes(other[2]));
        let Some(made) = made else { continue };
        let oid = RawExtension::from_der(&made).unwrap().oid.to_vec();
        let prefixes = prefixes(value.as_bytes());
        let result = match prefixes.der {
            Some(hex) => from_hexadecimal(hex),
            None => build(&oid, prefixes.text, &context),
        };
        let found = match &result {
            Ok(value) => Ok(RawExtension { oid: &oid, critical: prefixes.critical, value }.to_der()),
            Err(fault) => Err(fault.codes().map(|(library, reason)| format!("{library}:{reason}")).collect::<Vec<_>>()),
        };
        // What was found to be wrong; the last is that it was in an extension.
        let codes = || text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let expected = if der == "-" { Err(codes()[..codes().len() - 1].to_vec()) } else { Ok(bytes(der)) };
        if found != expected {
            wrong.push(format!("{name} = {value}: {found:02x?} but {expected:02x?}"));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 100, "{seen}");
}
