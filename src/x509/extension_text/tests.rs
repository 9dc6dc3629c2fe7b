use super::*;

/// Knows the names that the lines use, as OpenSSL has them.
struct Known;

impl Words for Known {
    fn object(&self, oid: &[u8]) -> String {
        let numbers = crate::x509::tlv::dotted(oid).unwrap();
        let name = match numbers.as_str() {
            "1.3.6.1.5.5.7.3.1" => "TLS Web Server Authentication",
            "1.3.6.1.5.5.7.3.2" => "TLS Web Client Authentication",
            "1.3.6.1.5.5.7.3.3" => "Code Signing",
            "1.3.6.1.5.5.7.3.4" => "E-mail Protection",
            "1.3.6.1.5.5.7.3.8" => "Time Stamping",
            "1.3.6.1.5.5.7.3.9" => "OCSP Signing",
            "2.5.29.37.0" => "Any Extended Key Usage",
            "2.5.29.32.0" => "X509v3 Any Policy",
            "1.3.6.1.5.5.7.48.1" => "OCSP",
            "1.3.6.1.5.5.7.48.2" => "CA Issuers",
            "1.3.6.1.5.5.7.48.5" => "CA Repository",
            "1.3.6.1.5.5.7.21.0" => "Any language",
            "1.3.6.1.5.5.7.21.1" => "Inherit all",
            "1.2.840.10040.2.1" => "Hold Instruction None",
            "1.2.840.10040.2.3" => "Hold Instruction Reject",
            _ => return numbers,
        };
        name.to_owned()
    }

    fn name(&self, name: &Name) -> Vec<u8> {
        // Names are shown elsewhere: these are the ones of the lines.
        let text = match name.oneline().as_str() {
            "/CN=zzzz" => "CN = zzzz",
            "/CN=name" => "CN = name",
            "/OU=second+CN=relative name" => "OU = second + CN = relative name",
            "/C=SE/O=Example, \"quoted\" \\+ co/OU=unit/CN=name" | "/C=SE/O=Example, quoted \\+ co/OU=unit/CN=name" => {
                "C = SE, O = \"Example, quoted + co\", OU = unit, CN = name"
            }
            other => panic!("{other}"),
        };
        text.into()
    }
}

fn unescape(text: &str) -> Vec<u8> {
    let text = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    // One byte a character.
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn extensions_print_as_in_openssl() {
    // extensions.txt is what libcrypto made and printed: see testdata/extensions.py.
    let mut wrong = Vec::new();
    let mut seen = 0;
    for line in include_str!("../testdata/extensions.txt").lines() {
        let [name, value, der, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if der == "-" {
            continue;
        }
        let der: Vec<u8> =
            (0..der.len() / 2).map(|at| u8::from_str_radix(&der[2 * at..2 * at + 2], 16).unwrap()).collect();
        let extension = crate::x509::RawExtension::from_der(&der).unwrap();
        let printed = print(extension.oid, extension.value, 4, &Known);
        let expected = (text != "-").then(|| unescape(text));
        let found = printed.and_then(Result::ok);
        if found != expected {
            let show = |text: &Option<Vec<u8>>| text.as_ref().map(|text| String::from_utf8_lossy(text).into_owned());
            wrong.push(format!("{name} = {value}: {:?} but {:?}", show(&found), show(&expected)));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 150);
}
