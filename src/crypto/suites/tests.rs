//! Tests of the suites. The files in testdata come from OpenSSL 3.0.22, by testdata/refresh.sh.

use super::*;
use crate::codepoint::{NamedGroup, SignatureScheme};
use crate::error::{Error, Reason};

/// What OpenSSL says of each suite: the number, IANA's name, the version, the bits of strength and of the algorithm,
/// whether it is AEAD, the handshake digest, and SSL_CIPHER_description's line.
const FACTS: &str = include_str!("testdata/suites.txt");

/// Cipher strings, and under each the suites that OpenSSL makes of it.
const CIPHER_STRINGS: &str = include_str!("testdata/cipher_strings.txt");

/// What OpenSSL would say of the suites that distributions build it without, by its sources: those with Triple DES.
const FACTS_NOT_BUILT: &str = "\
c008|TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA|TLSv1.0|112|168|0|MD5-SHA1|ECDHE-ECDSA-DES-CBC3-SHA       TLSv1   Kx=ECDH     Au=ECDSA Enc=3DES(168)              Mac=SHA1
c012|TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA|TLSv1.0|112|168|0|MD5-SHA1|ECDHE-RSA-DES-CBC3-SHA         TLSv1   Kx=ECDH     Au=RSA   Enc=3DES(168)              Mac=SHA1
0016|TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA|SSLv3|112|168|0|MD5-SHA1|DHE-RSA-DES-CBC3-SHA           SSLv3   Kx=DH       Au=RSA   Enc=3DES(168)              Mac=SHA1
c017|TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA|TLSv1.0|112|168|0|MD5-SHA1|AECDH-DES-CBC3-SHA             TLSv1   Kx=ECDH     Au=None  Enc=3DES(168)              Mac=SHA1
001b|TLS_DH_anon_WITH_3DES_EDE_CBC_SHA|SSLv3|112|168|0|MD5-SHA1|ADH-DES-CBC3-SHA               SSLv3   Kx=DH       Au=None  Enc=3DES(168)              Mac=SHA1
000a|TLS_RSA_WITH_3DES_EDE_CBC_SHA|SSLv3|112|168|0|MD5-SHA1|DES-CBC3-SHA                   SSLv3   Kx=RSA      Au=RSA   Enc=3DES(168)              Mac=SHA1
c034|TLS_ECDHE_PSK_WITH_3DES_EDE_CBC_SHA|TLSv1.0|112|168|0|MD5-SHA1|ECDHE-PSK-3DES-EDE-CBC-SHA     TLSv1   Kx=ECDHEPSK Au=PSK   Enc=3DES(168)              Mac=SHA1
0093|TLS_RSA_PSK_WITH_3DES_EDE_CBC_SHA|SSLv3|112|168|0|MD5-SHA1|RSA-PSK-3DES-EDE-CBC-SHA       SSLv3   Kx=RSAPSK   Au=RSA   Enc=3DES(168)              Mac=SHA1
008f|TLS_DHE_PSK_WITH_3DES_EDE_CBC_SHA|SSLv3|112|168|0|MD5-SHA1|DHE-PSK-3DES-EDE-CBC-SHA       SSLv3   Kx=DHEPSK   Au=PSK   Enc=3DES(168)              Mac=SHA1
008b|TLS_PSK_WITH_3DES_EDE_CBC_SHA|SSLv3|112|168|0|MD5-SHA1|PSK-3DES-EDE-CBC-SHA           SSLv3   Kx=PSK      Au=PSK   Enc=3DES(168)              Mac=SHA1
";

/// Whether distributions build OpenSSL with the suite.
fn is_built(suite: &CipherSuite) -> bool {
    !suite.openssl_name.contains("DES-CBC3") && !suite.openssl_name.contains("3DES")
}

fn names(suites: &[&CipherSuite]) -> String {
    suites.iter().map(|suite| suite.openssl_name).collect::<Vec<_>>().join(":")
}

fn reason<T: core::fmt::Debug>(result: crate::Result<T>) -> Reason {
    result.unwrap_err().reason()
}

#[test]
fn the_table_is_openssls() {
    let all = parse_cipher_list("ALL:COMPLEMENTOFALL").unwrap().suites;
    assert_eq!(all.len(), ALL.iter().filter(|suite| !suite.is_on_request()).count());
    let facts = |built: bool| {
        let facts = all.iter().filter(|suite| is_built(suite) == built).map(|suite| {
            let digest = match suite.handshake_digest() {
                HashAlgorithm::Md5Sha1 => "MD5-SHA1",
                HashAlgorithm::Sha256 => "SHA256",
                HashAlgorithm::Sha384 => "SHA384",
                other => panic!("{other:?}"),
            };
            let CipherSuite { id, name, strength_bits, algorithm_bits, .. } = suite;
            let (version, aead) = (suite.version_name(), u8::from(suite.is_aead()));
            let description = description(suite);
            format!("{id:04x}|{name}|{version}|{strength_bits}|{algorithm_bits}|{aead}|{digest}|{description}")
        });
        facts.collect::<String>()
    };
    assert_eq!(facts(true), FACTS);
    assert_eq!(facts(false), FACTS_NOT_BUILT);
}

#[test]
fn the_prf_of_every_suite() {
    // RFC 5246, section 5: SHA-256 unless the suite says otherwise; those that do are named SHA384.
    for suite in ALL {
        let expected = if suite.name.ends_with("SHA384") { HashAlgorithm::Sha384 } else { HashAlgorithm::Sha256 };
        assert_eq!(suite.prf_hash, expected, "{}", suite.name);
    }
}

#[test]
fn lookup() {
    for suite in ALL {
        assert_eq!(by_id(suite.id), Some(suite));
        assert_eq!(by_name(suite.name), Some(suite));
        assert_eq!(by_name(suite.openssl_name), Some(suite));
    }
    assert_eq!(by_id(0x1306), None);
    // Those of TLS 1.3 are none of a cipher string's.
    assert_eq!(by_id(0x1301).unwrap().name, "TLS_AES_128_GCM_SHA256");
    assert_eq!(by_name("TLS_AES_128_GCM_SHA256"), None);
    assert_eq!(by_name("aes128-sha"), None);
}

#[test]
fn versions() {
    let sha1 = by_name("AES128-SHA").unwrap();
    let gcm = by_name("AES128-GCM-SHA256").unwrap();
    assert!(sha1.works_with(ProtocolVersion::SSL3) && sha1.works_with(ProtocolVersion::TLS1_2));
    assert!(!gcm.works_with(ProtocolVersion::TLS1_1) && !gcm.works_with(ProtocolVersion::TLS1_3));
}

#[test]
fn cipher_strings_select_what_openssl_selects() {
    let lines: Vec<&str> = CIPHER_STRINGS.lines().collect();
    let cases = lines.as_chunks::<2>().0;
    assert!(cases.len() > 50);
    for [string, expected] in cases {
        let list = parse_cipher_list(string).unwrap_or_else(|error| panic!("{string}: {error}"));
        let built: Vec<_> = list.suites.iter().copied().filter(|suite| is_built(suite)).collect();
        assert_eq!(names(&built), expected.trim(), "{string}");
    }
}

#[test]
fn our_default_has_no_static_rsa_and_nothing_anonymous() {
    let default = parse_cipher_list("DEFAULT").unwrap().suites;
    assert_eq!(default, default_list());
    assert!(default.iter().all(|suite| !suite.key_exchange.encrypts_to_rsa()));
    assert!(default.iter().all(|suite| suite.authentication != Authentication::Anonymous));
    assert!(default.len() >= 21);

    let complement = parse_cipher_list("COMPLEMENTOFDEFAULT").unwrap().suites;
    let rest = |suite: &&CipherSuite| {
        suite.strength_bits > 0
            && (suite.key_exchange.encrypts_to_rsa()
                || !is_built(suite)
                || suite.is_ccm()
                || suite.authentication == Authentication::Anonymous)
    };
    assert_eq!(complement, parse_cipher_list("ALL").unwrap().suites.into_iter().filter(rest).collect::<Vec<_>>());
    let null = parse_cipher_list("eNULL").unwrap().suites;
    let on_request = parse_cipher_list("kDH").unwrap().suites;
    assert_eq!(default.len() + complement.len() + null.len() + on_request.len(), ALL.len());

    // Only what the string begins with is DEFAULT, with or without a separator after it.
    let more = parse_cipher_list("DEFAULTAES128-SHA").unwrap().suites;
    assert_eq!(names(&more), format!("{}:AES128-SHA", names(&default)));
    assert_eq!(names(&parse_cipher_list("AES128-SHA:DEFAULT").unwrap().suites), "AES128-SHA");
}

#[test]
fn weak_suites_are_had_by_name_only() {
    let triple_des = parse_cipher_list("3DES").unwrap().suites;
    let expected = "ECDHE-ECDSA-DES-CBC3-SHA:ECDHE-RSA-DES-CBC3-SHA:DHE-RSA-DES-CBC3-SHA:\
         AECDH-DES-CBC3-SHA:ADH-DES-CBC3-SHA:DES-CBC3-SHA:\
         ECDHE-PSK-3DES-EDE-CBC-SHA:RSA-PSK-3DES-EDE-CBC-SHA:DHE-PSK-3DES-EDE-CBC-SHA:PSK-3DES-EDE-CBC-SHA";
    assert_eq!(names(&triple_des), expected);
    assert_eq!(parse_cipher_list("MEDIUM").unwrap().suites, triple_des);
    assert_eq!(names(&parse_cipher_list("HIGH:MEDIUM+kRSA:-AES:-CHACHA20").unwrap().suites), "DES-CBC3-SHA");
    // By strength they come between AES and nothing.
    let sorted = parse_cipher_list("NULL-SHA:DES-CBC3-SHA:AES128-SHA:@STRENGTH").unwrap().suites;
    assert_eq!(names(&sorted), "AES128-SHA:DES-CBC3-SHA:NULL-SHA");

    for string in ["DEFAULT", "ALL", "HIGH", "COMPLEMENTOFDEFAULT"] {
        let suites = parse_cipher_list(string).unwrap().suites;
        assert!(suites.iter().all(|suite| suite.strength_bits > 0), "{string}");
        assert_eq!(suites.iter().any(|suite| !is_built(suite)), string == "ALL" || string == "COMPLEMENTOFDEFAULT");
    }
}

/// What `openssl ciphers -V kDHr` of OpenSSL 1.0.2 says of the suites that later ones no longer have; Triple DES' strength
/// is as those count it.
const STATIC_DH: &str = "\
00a1|DH-RSA-AES256-GCM-SHA384       TLSv1.2 Kx=DH/RSA   Au=DH    Enc=AESGCM(256)            Mac=AEAD
00a0|DH-RSA-AES128-GCM-SHA256       TLSv1.2 Kx=DH/RSA   Au=DH    Enc=AESGCM(128)            Mac=AEAD
0069|DH-RSA-AES256-SHA256           TLSv1.2 Kx=DH/RSA   Au=DH    Enc=AES(256)               Mac=SHA256
003f|DH-RSA-AES128-SHA256           TLSv1.2 Kx=DH/RSA   Au=DH    Enc=AES(128)               Mac=SHA256
0037|DH-RSA-AES256-SHA              SSLv3   Kx=DH/RSA   Au=DH    Enc=AES(256)               Mac=SHA1
0031|DH-RSA-AES128-SHA              SSLv3   Kx=DH/RSA   Au=DH    Enc=AES(128)               Mac=SHA1
0010|DH-RSA-DES-CBC3-SHA            SSLv3   Kx=DH/RSA   Au=DH    Enc=3DES(168)              Mac=SHA1
";

#[test]
fn static_diffie_hellman_is_had_on_request_only() {
    let selected = |string: &str| names(&parse_cipher_list(string).unwrap().suites);
    let facts = ALL.iter().filter(|suite| suite.is_on_request());
    assert_eq!(facts.map(|suite| format!("{:04x}|{}", suite.id, description(suite))).collect::<String>(), STATIC_DH);
    for word in ["kDHr", "kDH", "aDH"] {
        assert_eq!(parse_cipher_list(word).unwrap().suites.len(), 7, "{word}");
    }
    assert_eq!(selected("DH-RSA-AES128-SHA:TLS_DH_RSA_WITH_AES_256_CBC_SHA"), "DH-RSA-AES128-SHA:DH-RSA-AES256-SHA");
    assert_eq!(selected("kDHr+AESGCM"), "DH-RSA-AES256-GCM-SHA384:DH-RSA-AES128-GCM-SHA256");
    for string in [
        "DEFAULT",
        "ALL:COMPLEMENTOFALL",
        "COMPLEMENTOFDEFAULT",
        "HIGH:MEDIUM",
        "DH:DHE:kDHE",
        "AES:3DES:SHA:SHA256:AESGCM",
        "RSA:aRSA:kRSA",
        "TLSv1.2:SSLv3",
        "ALL:kDH:-ALL:ALL",
    ] {
        let suites = parse_cipher_list(string).unwrap().suites;
        assert!(suites.iter().all(|suite| !suite.is_on_request()), "{string}");
    }
    // Once they are there, every word is about them.
    assert_eq!(selected("kDH:!AES256:!3DES:!SHA:-SHA256"), "DH-RSA-AES128-GCM-SHA256");
    assert_eq!(selected("DH-RSA-AES128-SHA:AES128-SHA:+kDH"), "AES128-SHA:DH-RSA-AES128-SHA");
    assert_eq!(
        highest(|level| level.allows_suite(by_name("DH-RSA-AES128-SHA").unwrap())),
        Some(2),
        "no forward secrecy"
    );
}

#[test]
fn names_of_both_kinds() {
    let list = parse_cipher_list("TLS_RSA_WITH_AES_128_CBC_SHA:AES256-SHA:!TLS_RSA_WITH_AES_256_CBC_SHA").unwrap();
    assert_eq!(names(&list.suites), "AES128-SHA");
    let list = parse_cipher_list("TLS_AES_128_GCM_SHA256:TLS_RSA_WITH_AES_128_CBC_SHA+kRSA").unwrap();
    assert_eq!(names(&list.suites), "AES128-SHA");
}

#[test]
fn security_levels_in_cipher_strings() {
    let level = |string: &str| parse_cipher_list(string).unwrap().security_level;
    assert_eq!(level("AES"), None);
    assert_eq!(level("DEFAULT@SECLEVEL=1"), Some(1));
    assert_eq!(level("DEFAULT:@SECLEVEL=0"), Some(0));
    assert_eq!(level("@SECLEVEL=5:AES"), Some(5));
    assert_eq!(level("AES@SECLEVEL=3:@SECLEVEL=4"), Some(4));
    // What follows an unknown word up to the next separator is passed over.
    assert_eq!(level("AES:NOSUCH@SECLEVEL=0"), None);
}

#[test]
fn invalid_commands() {
    // Each is refused by OpenSSL 3.0's SSL_CTX_set_cipher_list.
    for string in [
        "#",
        "AES:#",
        "AES#",
        "AES@",
        "@",
        "+",
        "-",
        "!",
        "+:AES",
        "AES:-",
        "AES!",
        "AES+",
        "AES:+",
        "AES+:RSA",
        "AES:@FOO",
        "AES@SECLEVEL=6",
        "AES@SECLEVEL=10",
        "AES:@SECLEVEL=",
        "AES:@SECLEVEL=a",
        "AES:@STRENGTHX",
        "AES:-@STRENGTH",
        "@SECLEVEL=0AES",
        "AES\u{e9}",
    ] {
        assert_eq!(reason(parse_cipher_list(string)), Reason::INVALID_COMMAND, "{string}");
    }
}

#[test]
fn nothing_selected() {
    for string in
        ["", ":", "FOO", "aes", "@STRENGTH", "FOO@SECLEVEL=0", "AES:!AES", "-AES", "DEFAULT:-ALL", "SECLEVEL=3"]
    {
        assert_eq!(reason(parse_cipher_list(string)), Reason::NO_CIPHER_MATCH, "{string}");
    }
    let Err(Error::Usage { detail, .. }) = parse_cipher_list("IDEA:AES+FOO:kRSA+ECDHE") else { panic!() };
    assert_eq!(detail, "no cipher matches \"IDEA:AES+FOO:kRSA+ECDHE\"; not known: FOO; not implemented: IDEA");
}

#[test]
fn suite_b() {
    // RFC 6460, sections 3 and 4.
    let list = parse_cipher_list("SUITEB128:ALL").unwrap();
    assert_eq!(list.suite_b, Some(SuiteB::Bits128));
    let profile = parse_cipher_list("SUITEB192").unwrap().suite_b.unwrap();
    assert_eq!(profile.groups(), [NamedGroup::SECP384R1]);
    assert_eq!(profile.signature_schemes(), [SignatureScheme::ECDSA_SECP384R1_SHA384]);
    assert_eq!(parse_cipher_list("SUITEB128ONLY").unwrap().suite_b, Some(SuiteB::Bits128Only));
    assert_eq!(parse_cipher_list("AES:SUITEB128").unwrap().suite_b, None);
}

#[test]
fn lists_of_tls_1_3_suites() {
    let parsed = |text: &str| names(&parse_ciphersuites(text).unwrap());
    let default = "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
    // SSL_CTX_set_ciphersuites(3).
    assert_eq!(names(&default_tls13_list()), default);
    assert_eq!(parsed(default), default);
    assert_eq!(parsed(""), "");
    assert_eq!(
        parsed("TLS_AES_128_CCM_8_SHA256:TLS_AES_128_CCM_SHA256"),
        "TLS_AES_128_CCM_8_SHA256:TLS_AES_128_CCM_SHA256"
    );
    // What SSL_CTX_set_ciphersuites of OpenSSL 3.0 takes and refuses.
    assert_eq!(parsed(" TLS_AES_128_GCM_SHA256 ::foo"), "TLS_AES_128_GCM_SHA256");
    assert_eq!(parsed("TLS_AES_128_GCM_SHA256:TLS_AES_128_GCM_SHA256"), "TLS_AES_128_GCM_SHA256");
    for bad in [
        ":",
        " ",
        "foo",
        "tls_aes_128_gcm_sha256",
        "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384",
        "AES128-SHA",
        "DEFAULT",
    ] {
        assert_eq!(reason(parse_ciphersuites(bad)), Reason::NO_CIPHER_MATCH, "{bad}");
    }
}

#[test]
fn groups_lists() {
    // What SSL_CTX_set1_groups_list of OpenSSL 3.0 takes and refuses.
    use NamedGroup as G;
    let parsed = parse_groups_list("P-256:X25519: secp521r1 :ffdhe2048\t").unwrap();
    assert_eq!(parsed, [G::SECP256R1, G::X25519, G::SECP521R1, G::FFDHE2048]);
    for (name, group) in [
        ("prime256v1", G::SECP256R1),
        ("secp256r1", G::SECP256R1),
        ("x25519", G::X25519),
        ("P-384", G::SECP384R1),
        ("secp384r1", G::SECP384R1),
        ("P-521", G::SECP521R1),
        ("ffdhe3072", G::FFDHE3072),
        ("ffdhe4096", G::FFDHE4096),
        ("X448:ffdhe4096:B-571", G::FFDHE4096),
        ("X25519MLKEM768", G::X25519MLKEM768),
        ("SecP256r1MLKEM768", G::SECP256R1MLKEM768),
    ] {
        assert_eq!(parse_groups_list(name).unwrap(), [group], "{name}");
    }
    for bad in [
        "",
        ":",
        "P-256:",
        "P-256::X25519",
        "P-256:foo",
        "p-256",
        "PRIME256V1",
        "SECP256R1",
        "FFDHE2048",
        "?P-256",
        "P-256:secp256r1",
        "P-256:X25519:P-256",
        "X448",
        "P-256,X25519",
    ] {
        assert_eq!(reason(parse_groups_list(bad)), Reason::BAD_VALUE, "{bad}");
    }
}

#[test]
fn sigalgs_lists() {
    // What SSL_CTX_set1_sigalgs_list of OpenSSL 3.0 takes and refuses.
    use SignatureScheme as S;
    let parsed = parse_sigalgs_list("RSA+SHA256:ecdsa_secp256r1_sha256: RSA-PSS+SHA256 :ed25519").unwrap();
    assert_eq!(parsed, [S::RSA_PKCS1_SHA256, S::ECDSA_SECP256R1_SHA256, S::RSA_PSS_RSAE_SHA256, S::ED25519]);
    for (text, scheme) in [
        ("RSA+sha256", S::RSA_PKCS1_SHA256),
        ("SHA256+RSA", S::RSA_PKCS1_SHA256),
        ("PSS+SHA512", S::RSA_PSS_RSAE_SHA512),
        ("RSA+SHA1", S::RSA_PKCS1_SHA1),
        ("RSA+SHA224", S::RSA_PKCS1_SHA224),
        ("ECDSA+SHA1", S::ECDSA_SHA1),
        ("ECDSA+SHA512", S::ECDSA_SECP521R1_SHA512),
        ("rsa_pss_pss_sha256", S::RSA_PSS_PSS_SHA256),
        ("rsa_pkcs1_sha1", S::RSA_PKCS1_SHA1),
        ("DSA+SHA256:ed448:ECDSA+SHA384", S::ECDSA_SECP384R1_SHA384),
    ] {
        assert_eq!(parse_sigalgs_list(text).unwrap(), [scheme], "{text}");
    }
    for bad in [
        "",
        "RSA+SHA256:",
        "rsa+sha256",
        "RSA_PSS_RSAE_SHA256",
        "Ed25519",
        "RSA+MD5",
        "RSA-PSS+SHA224",
        "RSA-PSS+SHA1",
        "ed25519+SHA256",
        "RSA + SHA256",
        "ECDSA+SHA2-256",
        "RSA+SHA256+X",
        "RSA+SHA256:foo",
        "RSA+SHA256:RSA+SHA256",
        "RSA+SHA256:rsa_pkcs1_sha256",
        "DSA+SHA256",
    ] {
        assert_eq!(reason(parse_sigalgs_list(bad)), Reason::BAD_VALUE, "{bad}");
    }
}

#[test]
fn defaults_are_in_openssls_order() {
    // From the ClientHello of `openssl s_client -cipher DEFAULT:@SECLEVEL=0`, 3.0.22, without X448, ffdhe6144, ffdhe8192,
    // Ed448 and DSA; the hybrids, and P-384 before P-521, as later ones have them.
    let groups: Vec<u16> = default_groups().iter().map(|group| group.0).collect();
    assert_eq!(groups, [4588, 4587, 0x1d, 0x17, 0x18, 0x19, 0x100, 0x101, 0x102]);
    let schemes: Vec<u16> = default_signature_schemes().iter().map(|scheme| scheme.0).collect();
    assert_eq!(
        schemes,
        [
            0x403, 0x503, 0x603, 0x807, 0x809, 0x80a, 0x80b, 0x804, 0x805, 0x806, 0x401, 0x501, 0x601, 0x303, 0x203,
            0x301, 0x201
        ]
    );
}

#[test]
fn security_level_numbers() {
    assert_eq!(SecurityLevel::new(-1), SecurityLevel::new(0));
    assert_eq!(SecurityLevel::new(9).number(), 5);
    assert_eq!(SecurityLevel::DEFAULT.number(), 2);
    assert!(SecurityLevel::new(2).is_chosen() && !SecurityLevel::DEFAULT.is_chosen());
    // SSL_CTX_set_security_level(3), "DEFAULT CALLBACK BEHAVIOUR".
    let bits: Vec<u32> = (0..=5).map(|level| SecurityLevel::new(level).minimum_bits()).collect();
    assert_eq!(bits, [0, 80, 112, 128, 192, 256]);
}

/// The highest level that allows something, checked to allow it at every level below.
fn highest(allows: impl Fn(SecurityLevel) -> bool) -> Option<u8> {
    let allowed: Vec<u8> = (0..=5).filter(|level| allows(SecurityLevel::new((*level).into()))).collect();
    assert!(allowed.iter().copied().eq(0..allowed.len() as u8));
    allowed.last().copied()
}

#[test]
fn what_security_levels_allow() {
    // SSL_CTX_set_security_level(3), with the strengths of SP 800-57, part 1, tables 2 and 3.
    let suite = |name| highest(|level| level.allows_suite(by_name(name).unwrap()));
    assert_eq!(suite("ECDHE-RSA-AES128-GCM-SHA256"), Some(3));
    assert_eq!(suite("ECDHE-RSA-AES256-GCM-SHA384"), Some(5));
    assert_eq!(suite("ECDHE-RSA-AES256-SHA"), Some(3));
    assert_eq!(suite("ECDHE-RSA-AES256-SHA384"), Some(5));
    assert_eq!(suite("AES256-GCM-SHA384"), Some(2));
    assert_eq!(suite("ECDHE-RSA-DES-CBC3-SHA"), Some(2));
    assert_eq!(suite("ECDHE-RSA-NULL-SHA"), Some(0));
    assert_eq!(suite("ADH-AES256-GCM-SHA384"), Some(0));

    let group = |group| highest(|level| level.allows_group(group));
    assert_eq!(group(NamedGroup::FFDHE2048), Some(2));
    assert_eq!(group(NamedGroup::X25519), Some(3));
    assert_eq!(group(NamedGroup::SECP256R1), Some(3));
    assert_eq!(group(NamedGroup::SECP384R1), Some(4));
    assert_eq!(group(NamedGroup::SECP521R1), Some(5));
    assert_eq!(group(NamedGroup::X25519MLKEM768), Some(4));
    assert_eq!(group(NamedGroup::SECP256R1MLKEM768), Some(4));

    let signature = |scheme| highest(|level| level.allows_signature(scheme));
    assert_eq!(signature(SignatureScheme::RSA_PKCS1_MD5_SHA1), Some(0));
    assert_eq!(signature(SignatureScheme::RSA_PKCS1_SHA1), Some(0));
    assert_eq!(signature(SignatureScheme::ECDSA_SHA224), Some(2));
    assert_eq!(signature(SignatureScheme::RSA_PSS_RSAE_SHA256), Some(3));
    assert_eq!(signature(SignatureScheme::ED25519), Some(3));
    assert_eq!(signature(SignatureScheme::RSA_PKCS1_SHA384), Some(4));
    assert_eq!(signature(SignatureScheme::ECDSA_SECP521R1_SHA512), Some(5));

    assert_eq!(highest(|level| level.allows_key(112)), Some(2));
    assert_eq!(highest(|level| level.allows_dh_parameters(80)), Some(1));
    assert_eq!(highest(|level| level.allows_dh_parameters(79)), None);
    let version = |version| highest(|level| level.allows_version(version));
    assert_eq!(version(ProtocolVersion::SSL3), Some(1));
    assert_eq!(version(ProtocolVersion::TLS1_0), Some(2));
    assert_eq!(version(ProtocolVersion::TLS1_1), Some(3));
    assert_eq!(version(ProtocolVersion::TLS1_2), Some(5));
    assert!(SecurityLevel::DEFAULT.allows_version(ProtocolVersion::SSL3), "nobody chose it");
    assert_eq!(highest(SecurityLevel::allows_tickets), Some(2));
    assert_eq!(highest(SecurityLevel::allows_compression), Some(1));
    assert!(SecurityLevel::DEFAULT.allows_compression());
}
