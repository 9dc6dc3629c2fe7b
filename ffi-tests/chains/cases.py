"""The chains: each has a name, a leaf, what comes with it, what is trusted, and the options of `openssl verify`."""

from dataclasses import dataclass, field

from der import boolean, context, integer, octets, oid, seq, tlv
from pki import *


@dataclass
class Case:
    name: str
    leaf: Certificate
    untrusted: list = field(default_factory=list)
    trusted: list = field(default_factory=list)
    options: str = ""


CASES = []


def case(title, leaf, untrusted=(), trusted=None, options=""):
    CASES.append(Case(title, leaf, list(untrusted), [ROOT] if trusted is None else list(trusted), options))


ROOT = make("Root", ca=True)
INTER = make("Inter", ROOT, ca=True)
LEAF_SAN = san(dns("www.example.com"), dns("*.wild.example.com"), mail("someone@example.com"), ip(192, 0, 2, 1))
LEAF = make("leaf", INTER, [LEAF_SAN])


def below(title, leaf_extensions=(), inter=None, options="", leaf=None, **more):
    """A leaf of an intermediate below the root."""
    inter = inter or INTER
    case(title, leaf or make("leaf", inter, leaf_extensions, **more), [inter], options=options)


def under(title, inter_extensions, leaf_extensions=(), options="", subject="leaf", **more):
    """A leaf of an intermediate with extensions of its own."""
    inter = make("Inter", ROOT, inter_extensions, ca=True)
    case(title, make(subject, inter, leaf_extensions, **more), [inter], options=options)


def building():
    other_root = make("Other Root", ca=True)
    case("good-three", LEAF, [INTER])
    case("good-root-sent-too", LEAF, [INTER, ROOT])
    case("good-any-order", LEAF, [other_root, ROOT, LEAF, INTER])
    case("good-intermediate-trusted", LEAF, [], [ROOT, INTER])
    case("no-intermediate", LEAF)
    case("no-root", LEAF, [INTER], [])
    case("no-root-but-sent", LEAF, [INTER, ROOT], [])
    case("wrong-root", LEAF, [INTER], [other_root])
    case("root-itself", ROOT)
    case("root-itself-untrusted", ROOT, [], [])
    case("root-itself-check-signature", ROOT, options="-check_ss_sig")
    case("root-signature-broken", LEAF, [INTER], [ROOT.broken()])
    case("root-signature-broken-checked", LEAF, [INTER], [ROOT.broken()], "-check_ss_sig")
    case("intermediate-signature-broken", LEAF, [INTER.broken()])
    case("leaf-signature-broken", LEAF.broken(), [INTER])
    case("intermediate-as-anchor", LEAF, [], [INTER])
    case("intermediate-as-anchor-partial", LEAF, [], [INTER], "-partial_chain")
    case("leaf-as-anchor", LEAF, [], [LEAF])
    case("leaf-as-anchor-partial", LEAF, [], [LEAF], "-partial_chain")
    case("partial-chain-but-wrong-anchor", LEAF, [INTER], [other_root], "-partial_chain")
    self_signed = make("alone", None, [LEAF_SAN])
    case("self-signed-leaf", self_signed, [], [])
    case("self-signed-leaf-trusted", self_signed, [], [self_signed])
    mimic = make("Root", ca=True, key_label="mimic")
    case("mimic-of-root-sent", make("leaf", mimic), [mimic], [ROOT])
    case("mimic-of-root-without-key-ids", make("leaf", make("Root", extensions=[basic()], plain=True, key_label="m2"),
                                               plain=True), [mimic], [ROOT])

    cross = make("Inter", other_root, ca=True)
    case("cross-signed-both-roots", LEAF, [cross, INTER], [ROOT, other_root])
    case("cross-signed-first-root", LEAF, [cross, INTER], [ROOT])
    case("cross-signed-first-root-reversed", LEAF, [INTER, cross], [ROOT])
    case("cross-signed-other-root", LEAF, [cross, INTER], [other_root])
    case("cross-signed-untrusted-first", LEAF, [cross, INTER], [ROOT], "-untrusted_first")
    root_cross = make("Root", other_root, ca=True)
    case("root-cross-signed-trusted-first", LEAF, [INTER, root_cross], [ROOT])
    case("root-cross-signed-untrusted-first", LEAF, [INTER, root_cross], [ROOT], "-untrusted_first")
    case("root-cross-signed-no-alternatives", LEAF, [INTER, root_cross], [ROOT], "-untrusted_first -no_alt_chains")
    case("root-cross-signed-other-root", LEAF, [INTER, root_cross], [other_root])
    case("root-cross-signed-and-other-sent", LEAF, [INTER, root_cross, other_root], [ROOT], "-untrusted_first")
    case("alternative-for-intermediate", LEAF, [cross], [ROOT, INTER], "-untrusted_first")
    case("alternative-for-leaf-only", LEAF, [cross, other_root], [ROOT, INTER], "-untrusted_first")

    old = make("Inter", ROOT, ca=True, end=NOW - 10)
    older = make("Inter", ROOT, ca=True, end=NOW - 1000)
    case("expired-alternative-first", LEAF, [old, INTER])
    case("expired-alternative-last", LEAF, [INTER, old])
    case("only-expired-alternatives", LEAF, [older, old])
    case("only-expired-alternatives-reversed", LEAF, [old, older])
    case("expired-alternative-in-store", LEAF, [], [ROOT, old, INTER])
    case("expired-root-beside-good", LEAF, [INTER], [make("Root", ca=True, end=NOW - 10), ROOT])
    future = make("Inter", ROOT, ca=True, start=NOW + 10)
    case("future-alternative-first", LEAF, [future, INTER])
    impostor = make("Inter", ROOT, ca=True, key_label="impostor")
    case("impostor-with-other-key-id", LEAF, [impostor, INTER])
    no_ids = make("Inter", ROOT, [basic(), usage(CERT_SIGN)], plain=True, key_label="impostor")
    case("impostor-without-key-id", LEAF, [no_ids, INTER])

    chain, issuer = [], ROOT
    for number in range(8):
        issuer = make(f"Inter {number}", issuer, ca=True)
        chain.append(issuer)
    deep = make("leaf", issuer)
    case("deep", deep, chain)
    for depth in (0, 1, 6, 7, 8):
        case(f"deep-depth-{depth}", deep, chain, options=f"-verify_depth {depth}")
    case("depth-0-direct", make("leaf", ROOT), options="-verify_depth 0")
    case("depth-0-with-intermediate", LEAF, [INTER], options="-verify_depth 0")
    case("depth-0-self-signed", ROOT, options="-verify_depth 0")
    case("deep-gap", deep, chain[:3] + chain[4:])
    loop_a = make("Loop A", signer=key("Loop B"), issuer_name=name(cn("Loop B")), ca=True)
    loop_b = make("Loop B", signer=key("Loop A"), issuer_name=name(cn("Loop A")), ca=True)
    case("loop", make("leaf", loop_a), [loop_a, loop_b])
    rekeyed = make("Root", ROOT, ca=True, key_label="new key")
    case("self-issued-new-key", make("leaf", rekeyed), [rekeyed])
    case("trusted-stack", LEAF, [INTER], [ROOT], "-stack")


def fields():
    below("leaf-expired", end=NOW - 1)
    below("leaf-expires-now", end=NOW)
    below("leaf-not-yet-valid", start=NOW + 1)
    below("leaf-begins-now", start=NOW)
    below("leaf-expired-unchecked", end=NOW - 1, options="-no_check_time")
    below("leaf-bad-not-before", times=seq(tlv(0x17, b"2701010000Z"), moment(NOW + YEAR)))
    below("leaf-bad-not-after", times=seq(moment(NOW - YEAR), tlv(0x17, b"991301000000Z")))
    below("leaf-generalized-time", times=seq(tlv(0x18, b"20200101000000Z"), tlv(0x18, b"20480101000000Z")))
    below("leaf-year-9999", times=seq(moment(NOW - YEAR), tlv(0x18, b"99991231235959Z")))
    for at, label in enumerate(("root", "intermediate")):
        root = make("Root", ca=True, end=NOW - 1) if at == 0 else ROOT
        inter = make("Inter", root, ca=True, end=NOW - 1) if at == 1 else INTER
        case(f"{label}-expired", LEAF, [inter], [root])
        case(f"{label}-expired-unchecked", LEAF, [inter], [root], "-no_check_time")
    below("algorithms-differ", outer="1.2.840.10045.4.3.3")
    below("algorithms-differ-strict", outer="1.2.840.10045.4.3.3", options="-x509_strict")
    below("algorithm-unknown", outer="1.2.3.4", inner="1.2.3.4")
    below("algorithm-of-other-key", outer="1.2.840.113549.1.1.11", inner="1.2.840.113549.1.1.11")
    below("explicit-curve", spki=key("leaf").explicit_spki())
    below("named-curve", [LEAF_SAN], options="-auth_level 2")
    below("auth-level-3", [LEAF_SAN], options="-auth_level 3")
    below("auth-level-4", [LEAF_SAN], options="-auth_level 4")
    below("unreadable-key", spki=seq(seq(oid("1.2.3.4")), b"\x03\x02\x00\x01"))
    below("host-matches", [LEAF_SAN], options="-verify_hostname www.example.com")
    below("host-wildcard", [LEAF_SAN], options="-verify_hostname a.wild.example.com")
    below("host-wildcard-deeper", [LEAF_SAN], options="-verify_hostname a.b.wild.example.com")
    below("host-differs", [LEAF_SAN], options="-verify_hostname example.org")
    below("mail-matches", [LEAF_SAN], options="-verify_email someone@example.com")
    below("mail-differs", [LEAF_SAN], options="-verify_email noone@example.com")
    below("address-matches", [LEAF_SAN], options="-verify_ip 192.0.2.1")
    below("address-differs", [LEAF_SAN], options="-verify_ip 192.0.2.2")
    below("host-and-mail-differ", [LEAF_SAN], options="-verify_hostname a.b -verify_email noone@example.com")
    case("no-crl", LEAF, [INTER], options="-crl_check")
    case("no-crl-all", LEAF, [INTER], options="-crl_check_all")
    case("key-id-differs", make("leaf", INTER, [authority_key_id(b"other")], plain=True), [INTER])
    case("authority-serial-matches", make("leaf", INTER, [authority_key_id(None, ROOT.subject, INTER.serial)],
                                          plain=True), [INTER])
    case("authority-serial-differs", make("leaf", INTER, [authority_key_id(None, ROOT.subject, 7)], plain=True), [INTER])
    case("authority-issuer-differs", make("leaf", INTER, [authority_key_id(None, LEAF.subject, INTER.serial)],
                                          plain=True), [INTER])


def extensions():
    for critical in (False, True):
        for options in ("", "-ignore_critical"):
            title = f"unknown-{'critical' if critical else 'plain'}{options}"
            below(title, [extension("1.2.3.4", octets(b"?"), critical)], options=options)
    under("intermediate-unknown-critical", [extension("1.2.3.4", octets(b"?"), True)])
    case("root-unknown-critical", LEAF, [INTER], [make("Root", ca=True, extensions=[
        extension("1.2.3.4", octets(b"?"), True)])])
    below("extension-twice", [LEAF_SAN, LEAF_SAN])
    below("unknown-extension-twice", [extension("1.2.3.4", octets(b"?"))] * 2)
    below("basic-constraints-malformed", [extension("2.5.29.19", b"\x30\x05\x01")], plain=True)
    under("names-malformed", [extension("2.5.29.17", b"\x30\x03\x82\x05a")])
    below("key-usage-empty", [extension("2.5.29.15", b"\x03\x01\x00", True)])

    no_basic = make("Inter", ROOT, plain=True)
    case("issuer-says-nothing", make("leaf", no_basic), [no_basic])
    not_ca = make("Inter", ROOT, [basic(False)], plain=True)
    case("issuer-no-authority", make("leaf", not_ca), [not_ca])
    only_usage = make("Inter", ROOT, [usage(CERT_SIGN)], plain=True)
    case("issuer-by-usage", make("leaf", only_usage), [only_usage])
    only_usage_root = make("Root", None, [usage(CERT_SIGN)], plain=True)
    case("root-by-usage", make("leaf", only_usage_root), [], [only_usage_root])
    case("root-by-usage-strict", make("leaf", only_usage_root), [], [only_usage_root], "-x509_strict")
    version_1 = make("Root", version=0, plain=True)
    case("root-version-1", make("leaf", version_1), [], [version_1])
    case("root-version-1-strict", make("leaf", version_1), [], [version_1], "-x509_strict")
    version_1_inter = make("Inter", ROOT, version=0, plain=True)
    case("intermediate-version-1", make("leaf", version_1_inter), [version_1_inter])
    by_netscape = make("Root", None, [netscape(5)], plain=True)
    case("root-by-netscape", make("leaf", by_netscape), [], [by_netscape])
    for purpose in ("sslserver", "smimesign"):
        case(f"root-by-netscape-{purpose}", make("leaf", by_netscape), [], [by_netscape], f"-purpose {purpose}")
    cannot_sign = make("Inter", ROOT, [basic(), usage(CRL_SIGN)], plain=True)
    case("issuer-usage-forbids", make("leaf", cannot_sign), [cannot_sign])
    cannot_root = make("Root", None, [basic(), usage(CRL_SIGN)], plain=True)
    case("root-usage-forbids", make("leaf", cannot_root), [], [cannot_root])
    case("root-usage-forbids-itself", cannot_root, [], [cannot_root], "-check_ss_sig")

    for limit in (0, 1, 2):
        first = make("First", ROOT, [basic(True, limit), usage(CERT_SIGN)], plain=True)
        second = make("Second", first, ca=True)
        third = make("Third", second, ca=True)
        case(f"path-length-{limit}-of-2", make("leaf", third), [first, second, third])
    first = make("First", ROOT, [basic(True, 0), usage(CERT_SIGN)], plain=True)
    again = make("First", first, ca=True, key_label="again")
    case("path-length-self-issued", make("leaf", again), [first, again])
    limited = make("Root", None, [basic(True, 0), usage(CERT_SIGN)], plain=True)
    case("path-length-of-root", make("leaf", make("Inter", limited, ca=True)), [make("Inter", limited, ca=True)], [limited])
    under("path-length-negative", [], leaf_extensions=[basic(False, -1)], plain=True)

    for title, more in {
        "pathlen-not-ca": [basic(False, 1)], "critical-key-id": [subject_key_id(b"1", True)],
        "critical-authority-id": [authority_key_id(b"1", critical=True)], "no-authority-id": [basic(False)],
        "cert-sign-not-ca": [basic(False), usage(CERT_SIGN)],
    }.items():
        case(f"strict-{title}", make("leaf", INTER, more, plain=True), [INTER], options="-x509_strict")
    strict = "-x509_strict"
    below("strict-good", [LEAF_SAN], options=strict)
    case("strict-empty-subject", make(name(), INTER, [LEAF_SAN]), [INTER], options=strict)
    case("strict-empty-subject-critical-san", make(name(), INTER, [san(dns("a.b"), critical=True)]), [INTER],
         options=strict)
    case("strict-empty-subject-no-san", make(name(), INTER), [INTER], options=strict)
    case("strict-empty-san", make("leaf", INTER, [san()]), [INTER], options=strict)
    loose = make("Inter", ROOT, [basic(critical=False)], plain=True)
    case("strict-loose-issuer", make("leaf", loose), [loose], options=strict)
    case("strict-version-1-leaf", make("leaf", INTER, version=0), [INTER], options=strict)
    no_key_id = make("Inter", ROOT, [basic(), usage(CERT_SIGN), authority_key_id(key_id(ROOT.key))], plain=True)
    case("strict-no-key-id", make("leaf", no_key_id), [no_key_id], options=strict)


PURPOSES = ("sslclient", "sslserver", "nssslserver", "smimesign", "smimeencrypt", "crlsign", "any", "ocsphelper",
            "timestampsign")


def purposes():
    leaves = {
        "plain": [], "server": [extended("server")], "client": [extended("client")], "mail": [extended("email")],
        "any-usage": [extended("any")], "sgc": [extended("sgc")], "stamp": [extended("stamp", critical=True)],
        "stamp-plain": [extended("stamp")], "stamp-and-odd": [extended("stamp", "odd", critical=True)],
        "stamp-and-server": [extended("stamp", "server", critical=True)],
        "encipherment": [usage(KEY_ENCIPHERMENT)], "signature": [usage(DIGITAL_SIGNATURE)],
        "crl": [usage(CRL_SIGN)], "agreement": [usage(KEY_AGREEMENT)], "repudiation": [usage(NON_REPUDIATION)],
        "netscape-server": [netscape(1)], "netscape-client": [netscape(0)], "netscape-mail": [netscape(2)],
    }
    for title, more in leaves.items():
        leaf = make("leaf", INTER, more)
        for purpose in PURPOSES:
            case(f"{title}-for-{purpose}", leaf, [INTER], options=f"-purpose {purpose}")
    inters = {"server": [extended("server")], "client": [extended("client")], "mail": [extended("email")]}
    for title, more in inters.items():
        inter = make("Inter", ROOT, more, ca=True)
        leaf = make("leaf", inter)
        for purpose in PURPOSES[:5]:
            case(f"issuer-{title}-for-{purpose}", leaf, [inter], options=f"-purpose {purpose}")
    case("root-server-for-client", LEAF, [INTER], [make("Root", None, [extended("server")], ca=True)],
         "-purpose sslclient")
    case("root-for-sslserver", ROOT, options="-purpose sslserver")
    for purpose in ("sslserver", "sslclient", "smimesign"):
        tolerated = make("leaf", INTER, [netscape(0)])
        case(f"strict-netscape-client-for-{purpose}", tolerated, [INTER], options=f"-x509_strict -purpose {purpose}")


def trust():
    settings = {
        "server": (["server"], None), "client": (["client"], None), "not-server": (None, ["server"]),
        "any": (["any"], None), "not-any": (None, ["any"]), "nothing": ([], None), "email": (["email"], None),
        "server-not-any": (["server"], ["any"]),
    }
    for title, (trusted, rejected) in settings.items():
        anchor = ROOT.trusting(trusted, rejected)
        for options in ("", "-purpose sslserver", "-verify_name ssl_server", "-purpose crlsign", "-purpose any"):
            case(f"root-trusted-{title}{options.replace(' ', '-')}", LEAF, [INTER], [anchor], options)
        case(f"intermediate-trusted-{title}", LEAF, [], [INTER.trusting(trusted, rejected)], "-purpose sslserver")
        case(f"leaf-trusted-{title}-partial", LEAF, [], [LEAF.trusting(trusted, rejected)],
             "-purpose sslserver -partial_chain")
    served = make("Root", None, [extended("client")], ca=True).trusting(["server"])
    case("trust-before-usage", LEAF, [INTER], [served], "-purpose sslserver")
    for named in ("default", "pkcs7", "smime_sign", "ssl_client", "ssl_server"):
        case(f"named-{named}", LEAF, [INTER], options=f"-verify_name {named}")


def constrained(title, subtree, good, bad, subject="leaf"):
    for verb, listed in (("permitted", {"permitted": [subtree]}), ("excluded", {"excluded": [subtree]})):
        for outcome, each in (("inside", good), ("outside", bad)):
            under(f"{title}-{verb}-{outcome}", [constraints(**listed)], [san(each)], subject=subject)


def name_constraints():
    constrained("dns", dns("example.com"), dns("www.example.com"), dns("www.example.org"))
    constrained("dns-dot", dns(".example.com"), dns("www.example.com"), dns("example.com"))
    constrained("dns-suffix", dns("example.com"), dns("EXAMPLE.com"), dns("notexample.com"))
    constrained("dns-all", dns(""), dns("www.example.com"), mail("a@b"))
    constrained("mail-address", mail("a@example.com"), mail("a@EXAMPLE.com"), mail("A@example.com"))
    constrained("mail-host", mail("example.com"), mail("a@example.com"), mail("a@www.example.com"))
    constrained("mail-domain", mail(".example.com"), mail("a@www.example.com"), mail("a@example.com"))
    constrained("uri-host", uri("example.com"), uri("https://example.com/a"), uri("https://www.example.com:1/a"))
    constrained("uri-domain", uri(".example.com"), uri("https://www.example.com"), uri("https://example.com"))
    constrained("uri-malformed", uri("example.com"), uri("example.com"), uri("mailto:a@example.com"))
    constrained("address", ip(192, 0, 2, 0, 255, 255, 255, 0), ip(192, 0, 2, 9), ip(192, 0, 3, 9))
    constrained("address-of-other-kind", ip(192, 0, 2, 0, 255, 255, 255, 0), ip(*[0] * 16), ip(192, 0, 2))
    constrained("address-mask-short", ip(192, 0, 2, 0), ip(192, 0, 2, 9), dns("a.b"))
    constrained("directory", directory(name(org("Example"))), directory(name(org("Example"), cn("a"))),
                directory(name(org("Other"), cn("a"))))
    constrained("registered-id", context(8, b"\x2a\x03", constructed=False), context(8, b"\x2a\x03", constructed=False),
                dns("a.b"))
    constrained("smtp-utf8", mail("example.com"),
                context(0, oid("1.3.6.1.5.5.7.8.9"), context(0, tlv(0x0C, b"a@example.com"))),
                context(0, oid("1.3.6.1.5.5.7.8.9"), context(0, tlv(0x0C, b"a@example.org"))))
    limit = [constraints([directory(name(org("Example")))])]
    under("subject-inside", limit, subject=name(org("Example"), cn("leaf")))
    under("subject-case-differs", limit, subject=name(org("EXAMPLE "), cn("leaf")))
    under("subject-outside", limit, subject=name(org("Other"), cn("leaf")))
    under("subject-empty", limit, [LEAF_SAN], subject=name())
    limit = [constraints([dns("example.com")])]
    under("common-name-inside", limit, subject=name(cn("www.example.com")))
    under("common-name-outside", limit, subject=name(cn("www.example.org")))
    under("common-name-no-host", limit, subject=name(cn("Some One")))
    under("common-name-beside-names", limit, [san(dns("www.example.com"))], subject=name(cn("www.example.org")))
    under("common-name-beside-mail", limit, [san(mail("a@b"))], subject=name(cn("www.example.org")))
    under("wildcard-inside", limit, [san(dns("*.example.com"))])
    limit = [constraints([mail("example.com")])]
    under("subject-mail-inside", limit, subject=name(cn("leaf"), email("a@example.com")))
    under("subject-mail-outside", limit, subject=name(cn("leaf"), email("a@example.org")))
    under("subject-mail-utf8", limit, subject=name(cn("leaf"), email("a@example.com", 0x0C)))
    under("minimum", [constraints([dns("example.com")], extra=context(0, b"\x01", constructed=False))],
          [san(dns("a.example.com"))])
    under("maximum", [constraints([dns("example.com")], extra=context(1, b"\x01", constructed=False))],
          [san(dns("a.example.com"))])
    under("minimum-unused", [constraints([mail("a.b")], extra=context(0, b"\x01", constructed=False))],
          [san(dns("a.example.com"))])
    under("constraints-empty", [extension("2.5.29.30", seq(), True)], [LEAF_SAN])
    under("constraints-malformed", [extension("2.5.29.30", seq(b"\xa0\x03\x01"), True)], [LEAF_SAN])
    both = constraints([dns("example.com")], [dns("secret.example.com")])
    for host in ("www.example.com", "a.secret.example.com", "example.org"):
        under(f"both-lists-{host}", [both], [san(dns(host))])
    root = make("Root", None, [constraints([dns("example.com")])], ca=True)
    case("constraints-of-root", LEAF, [make("Inter", root, ca=True)], [root])
    self_issued = make("Inter", INTER, ca=True, key_label="self issued")
    narrow = make("Inter", ROOT, [constraints([directory(name(org("X")))])], ca=True)
    case("constraints-self-issued", make(name(org("X")), self_issued), [narrow, self_issued])


P1, P2, P3, P4 = (f"1.3.6.1.4.1.99999.{n}" for n in range(1, 5))


def policed(title, root_side, leaf_side, options=("",), middle=None):
    """Policies of an intermediate and a leaf, perhaps with an intermediate between, under several options."""
    first = make("First", ROOT, root_side, ca=True)
    chain = [first]
    if middle is not None:
        chain.append(make("Second", first, middle, ca=True))
    leaf = make("leaf", chain[-1], leaf_side)
    for each in options:
        suffix = each.replace("-policy ", "").replace(P1, "p1").replace(P2, "p2").replace(P3, "p3").replace(" ", "")
        case(f"policy-{title}{suffix}", leaf, chain, options=each if each else "-policy_check")


def policy():
    explicit = "-explicit_policy"
    asked = ("", explicit, f"{explicit} -policy {P1}", f"{explicit} -policy {P2}", f"{explicit} -policy {ANY_POLICY}",
             f"-policy {P1}", f"{explicit} -policy {P1} -inhibit_any", f"{explicit} -policy {P1} -inhibit_map",
             f"{explicit} -policy {P2} -inhibit_map")
    policed("none", [], [], asked[:3])
    policed("same", [policies(P1)], [policies(P1)], asked)
    policed("differ", [policies(P1)], [policies(P2)], asked)
    policed("leaf-only", [], [policies(P1)], asked[:3])
    policed("any-then-named", [policies(ANY_POLICY)], [policies(P1)], asked)
    policed("named-then-any", [policies(P1)], [policies(ANY_POLICY)], asked)
    policed("any-any", [policies(ANY_POLICY)], [policies(ANY_POLICY)], asked)
    policed("two-one", [policies(P1, P2)], [policies(P2)], asked)
    policed("any-beside-named", [policies(ANY_POLICY, P1)], [policies(P2)], asked)
    policed("mapped", [policies(P1), mappings((P1, P2))], [policies(P2)], asked)
    policed("mapped-not-met", [policies(P1), mappings((P1, P3))], [policies(P2)], asked)
    policed("mapped-from-any", [policies(ANY_POLICY), mappings((P1, P2))], [policies(P2)], asked)
    policed("mapped-from-any-twice", [policies(ANY_POLICY), mappings((P1, P2), (P1, P3))], [policies(P3)], asked)
    policed("mapped-unknown", [policies(P1), mappings((P2, P3))], [policies(P3)], asked)
    policed("mapped-to-many", [policies(P1), mappings((P1, P2), (P1, P3))], [policies(P3, P2)], asked)
    policed("mapped-then-any", [policies(P1), mappings((P1, P2), (P1, P3))], [policies(ANY_POLICY)], asked)
    policed("mapped-twice", [policies(P1), mappings((P1, P2))], [policies(P3)], asked,
            middle=[policies(P2), mappings((P2, P3))])
    policed("any-in-the-middle", [policies(P1)], [policies(P1)], asked, middle=[policies(ANY_POLICY)])
    policed("nothing-in-the-middle", [policies(P1)], [policies(P1)], asked[:3], middle=[])
    policed("inhibit-any-0", [policies(P1), inhibit_any(0)], [policies(ANY_POLICY)], asked)
    policed("inhibit-any-1", [policies(P1), inhibit_any(1)], [policies(P1)], asked[:3], middle=[policies(ANY_POLICY)])
    policed("inhibit-any-1-late", [policies(P1), inhibit_any(1)], [policies(ANY_POLICY)], asked[:3],
            middle=[policies(P1)])
    policed("constraint-explicit-0", [policies(P1), policy_constraints(0)], [], asked[:3])
    policed("constraint-explicit-1", [policies(P1), policy_constraints(1)], [], asked[:3])
    policed("constraint-explicit-2", [policies(P1), policy_constraints(2)], [], asked[:3])
    policed("constraint-explicit-0-met", [policies(P1), policy_constraints(0)], [policies(P1)], asked[:4])
    policed("constraint-no-mapping", [policies(P1), policy_constraints(None, 0)], [policies(P3)], asked[:3],
            middle=[policies(P1), mappings((P1, P3))])
    policed("constraint-mapping-1", [policies(P1), policy_constraints(None, 1)], [policies(P3)], asked[:3],
            middle=[policies(P1), mappings((P1, P3))])
    policed("twice", [policies(P1)], [policies(P1, P1)], asked[:3])
    policed("any-twice", [policies(P1)], [policies(ANY_POLICY, ANY_POLICY)], asked[:2])
    policed("empty", [policies(P1)], [policies()], asked[:3])
    policed("map-any", [policies(P1), mappings((ANY_POLICY, P2))], [policies(P2)], asked[:3])
    policed("map-to-any", [policies(P1), mappings((P1, ANY_POLICY))], [policies(P2)], asked[:3])
    policed("constraints-empty", [policies(P1), policy_constraints()], [policies(P1)], asked[:2])
    policed("malformed", [policies(P1)], [extension("2.5.29.32", b"\x30\x03\x06")], asked[:2])
    policed("malformed-issuer", [extension("2.5.29.32", b"\x30\x03\x06")], [], asked[:2])
    policed("negative-skip", [policies(P1), inhibit_any(-1)], [policies(P1)], asked[:2])
    policed("repeated-extension", [policies(P1), policies(P2)], [policies(P1)], asked[:2])
    self_issued = make("Root", ROOT, [policies(P1), policy_constraints(1)], ca=True, key_label="self issued root")
    case("policy-self-issued", make("leaf", self_issued), [self_issued], options="-policy_check")
    case("policy-anchor-alone", ROOT, options=f"{explicit} -policy {P1}")
    case("policy-leaf-of-root", make("leaf", ROOT, [policies(P1)]), options=f"{explicit} -policy {P1}")


def proxies():
    holder = make(name(org("Example"), cn("holder")), INTER)

    def proxy(subject, issuer, pathlen=None, more=(), **rest):
        return make(subject, issuer, [proxy_info(pathlen), *more], plain=True, **rest)

    allow = "-allow_proxy_certs"
    first_name = name(org("Example"), cn("holder"), cn("proxy"))
    first = proxy(first_name, holder)
    second = proxy(name(org("Example"), cn("holder"), cn("proxy"), cn("more")), first)
    case("proxy-not-allowed", first, [holder, INTER])
    case("proxy", first, [holder, INTER], options=allow)
    case("proxy-of-proxy", second, [first, holder, INTER], options=allow)
    for limit in (0, 1):
        limited = proxy(first_name, holder, limit)
        again = proxy(name(org("Example"), cn("holder"), cn("proxy"), cn("more")), limited)
        case(f"proxy-path-length-{limit}", again, [limited, holder, INTER], options=allow)
        case(f"proxy-path-length-{limit}-itself", limited, [holder, INTER], options=allow)
    case("proxy-of-authority", proxy(name(cn("Inter"), cn("proxy")), INTER), [INTER], options=allow)
    case("proxy-with-names", proxy(first_name, holder, None, [LEAF_SAN]), [holder, INTER], options=allow)
    case("proxy-other-subject", proxy(name(org("Example"), cn("other"), cn("proxy")), holder), [holder, INTER],
         options=allow)
    case("proxy-no-common-name", proxy(name(org("Example"), cn("holder"), org("proxy")), holder), [holder, INTER],
         options=allow)
    case("proxy-short-subject", proxy(name(cn("proxy")), holder), [holder, INTER], options=allow)
    multi = name(org("Example"), tlv(0x31, cn("holder")[2:], cn("proxy")[2:]))
    case("proxy-in-one-set", proxy(multi, holder), [holder, INTER], options=allow)
    cannot = make(name(org("Example"), cn("holder")), INTER, [usage(KEY_ENCIPHERMENT)])
    case("proxy-holder-may-not-sign", proxy(first_name, cannot), [cannot, INTER], options=allow)
    case("proxy-malformed", make(first_name, holder, [extension("1.3.6.1.5.5.7.1.14", b"\x30\x03\x02", True)],
                                 plain=True), [holder, INTER], options=allow)
    short = make("Inter", ROOT, [basic(True, 0), usage(CERT_SIGN)], plain=True)
    held = make(name(org("Example"), cn("holder")), short)
    case("proxy-beyond-path-length", proxy(first_name, held), [held, short], options=allow)
    case("proxy-for-sslclient", first, [holder, INTER], options=f"{allow} -purpose sslclient")


for family in (building, fields, extensions, purposes, trust, name_constraints, policy, proxies):
    family()
