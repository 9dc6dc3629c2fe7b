"""TLS 1.0 and 1.1, and the suites with Triple DES and without encryption, with OpenSSL and GnuTLS: suites, resumption, client
certificates, and how versions are agreed on.

Distributions build OpenSSL without Triple DES, so GnuTLS, NSS and tlslite-ng alone speak that.
"""

from harness import CA, Failed, PeerServer, case, cert, expect, key, peer_client, run, s_client, s_server
from old_suites import NAMES, TLS10, TLS11, TLS12, pairs
from suites import gnutls_priority, gnutls_server

OLD = (TLS10, TLS11)
FLAGS = {TLS10: "-tls1", TLS11: "-tls1_1", TLS12: "-tls1_2"}
LEVEL_0 = ":@SECLEVEL=0"


def ours(version, suite):
    return ("-V", f"{version}:{version}", "-l", suite + LEVEL_0)


def theirs(version, suite):
    return (FLAGS[version], "-cipher", suite + LEVEL_0)


def openssl_pair(version, suite, certificate):
    agreed = (NAMES[version], suite)

    @case(f"openssl s_server -> our client: {NAMES[version]}, {suite}, {certificate}", "openssl")
    def from_s_server():
        with s_server(*theirs(version, suite), certificate=certificate) as server:
            report = peer_client(server.port, *ours(version, suite))
            expect("negotiated", (report["version"], report["cipher"]), agreed)
            expect("received", report["received"], 5)

    @case(f"openssl s_client -> our server: {NAMES[version]}, {suite}, {certificate}", "openssl")
    def from_s_client():
        with PeerServer(*ours(version, suite), certificate=certificate) as server:
            text = s_client(server.port, *theirs(version, suite))
            if f"Cipher is {suite}\n" not in text or f"Protocol  : {NAMES[version]}\n" not in text:
                raise Failed(text)
            report = server.report()
            expect("negotiated", (report["version"], report["cipher"]), agreed)


def gnutls_pair(version, suite, certificate):
    agreed = (NAMES[version], suite)
    priority = gnutls_priority(suite, version)

    @case(f"gnutls-serv -> our client: {NAMES[version]}, {suite}, {certificate}", "gnutls-serv")
    def from_gnutls_serv():
        command = ["gnutls-serv", "--echo", "--port", "0", "--priority", priority, "--x509certfile", cert(certificate),
                   "--x509keyfile", key(certificate), "--disable-client-cert"]
        with gnutls_server(command) as server:
            report = peer_client(server.port, *ours(version, suite))
            expect("negotiated", (report["version"], report["cipher"]), agreed)

    @case(f"gnutls-cli -> our server: {NAMES[version]}, {suite}, {certificate}", "gnutls-cli")
    def from_gnutls_cli():
        with PeerServer(*ours(version, suite), certificate=certificate) as server:
            text = run(["gnutls-cli", "--port", str(server.port), "--priority", priority, "--x509cafile", CA,
                        "--verify-hostname", "localhost", "127.0.0.1"], data=b"ping\n")
            # In TLS 1.0 the first byte comes alone, and gnutls-cli prints what it gets.
            if "ping" not in text:
                raise Failed(text)
            report = server.report()
            expect("negotiated", (report["version"], report["cipher"]), agreed)


NULL = [("NULL-MD5", "server-rsa"), ("NULL-SHA", "server-rsa"), ("ECDHE-RSA-NULL-SHA", "server-rsa"),
        ("ECDHE-ECDSA-NULL-SHA", "server-p256")]
SUITES = [(version, suite.name, suite.certificate) for version, suite in pairs(OLD)]
SUITES += [(version, *suite) for version in (*OLD, TLS12) for suite in NULL]
SUITES += [(TLS12, "NULL-SHA256", "server-rsa")]
SUITES += [(TLS12, s.name, s.certificate) for v, s in pairs((TLS12,)) if "DES-CBC3" in s.name]

for row in SUITES:
    if "DES-CBC3" not in row[1]:
        openssl_pair(*row)
    if "ECDHE-ECDSA-NULL" not in row[1]:  # GnuTLS has its name and no such suite
        gnutls_pair(*row)


def resumption(version, kind, options, flags):
    suite = "ECDHE-RSA-AES128-SHA"

    @case(f"our client resumes at openssl s_server: {NAMES[version]}, by {kind}", "openssl")
    def at_s_server():
        with s_server(*theirs(version, suite), *flags) as server:
            reports = peer_client(server.port, *ours(version, suite), *options, "-R", "-N", "2")
            expect("resumed", [r["resumed"] for r in reports], [False, True])

    @case(f"openssl s_client resumes at our server: {NAMES[version]}, by {kind}", "openssl")
    def from_s_client():
        with PeerServer(*ours(version, suite), *options, "-N", "6") as server:
            run(["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-reconnect", "-CAfile", CA,
                 *theirs(version, suite), *flags], data=b"")
            expect("resumed", [r["resumed"] for r in server.reports()], [False, *[True] * 5])


def client_certificate(version, name):
    suite = "ECDHE-RSA-AES128-SHA"

    @case(f"our client shows openssl s_server its certificate {name}: {NAMES[version]}", "openssl")
    def to_s_server():
        with s_server(*theirs(version, suite), "-Verify", "2", "-CAfile", CA, "-verify_return_error") as server:
            report = peer_client(server.port, *ours(version, suite), "-c", cert(name), "-k", key(name))
            expect("ok", report["ok"], True)
            server.await_text(f"CN = {name.replace('-', ' ')}")

    @case(f"openssl s_client shows our server its certificate {name}: {NAMES[version]}", "openssl")
    def from_s_client():
        with PeerServer(*ours(version, suite), "-a", CA) as server:
            s_client(server.port, *theirs(version, suite), "-cert", cert(name), "-key", key(name))
            expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=" + name.replace("-", " "))


for version in OLD:
    resumption(version, "ticket", (), ())
    resumption(version, "session ID", ("-o", "no-ticket"), ("-no_ticket",))
    client_certificate(version, "client-rsa")
    client_certificate(version, "client-p256")


def common(version, our_range, their_flags):
    ranged = ("-V", our_range, "-l", "ALL" + LEVEL_0)

    @case(f"the highest common version: our client has {our_range}, openssl s_server {' '.join(their_flags)}", "openssl")
    def with_s_server():
        with s_server("-cipher", "ALL" + LEVEL_0, *their_flags) as server:
            expect("version", peer_client(server.port, *ranged)["version"], NAMES[version])

    @case(f"the highest common version: our server has {our_range}, openssl s_client {' '.join(their_flags)}", "openssl")
    def with_s_client():
        with PeerServer(*ranged) as server:
            s_client(server.port, "-cipher", "ALL" + LEVEL_0, *their_flags)
            expect("version", server.report()["version"], NAMES[version])


common(TLS12, "1.0:1.2", ())  # s_client and s_server have TLS 1.3, too
common(TLS11, "1.0:1.1", ())
common(TLS10, "1.0:1.0", ())
common(TLS11, "1.0:1.2", ("-tls1_1",))
common(TLS10, "1.0:1.2", ("-tls1",))
common(TLS10, "1.0:1.2", ("-no_tls1_1", "-no_tls1_2", "-no_tls1_3"))


@case("openssl s_client falls back from our server, and is told not to", "openssl")
def fallback():
    with PeerServer("-V", "1.0:1.2", "-l", "ALL" + LEVEL_0) as server:
        text = s_client(server.port, *theirs(TLS11, "ALL"), "-fallback_scsv", ok=False, wait_for="alert")
        if "tlsv1 alert inappropriate fallback" not in text:
            raise Failed(text)
        expect("reason", server.report()["reason"], "inappropriate fallback")


@case("openssl s_client falls back from our server where that has no more", "openssl")
def right_fallback():
    with PeerServer("-V", "1.0:1.1", "-l", "ALL" + LEVEL_0) as server:
        s_client(server.port, *theirs(TLS11, "ALL"), "-fallback_scsv")
        expect("version", server.report()["version"], NAMES[TLS11])
