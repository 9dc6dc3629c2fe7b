"""TLS 1.3 with Java's own TLS, both ways: suites, certificates, HelloRetryRequest, resumption, client certificates, new keys."""

import atexit
import functools
import os
import tempfile
import threading

from harness import CA, HERE, PeerServer, Server, case, cert, expect, key, peer_client, run
from tls13 import CLIENT_HELLO, KEY_UPDATE, TLS13, negotiated

NEEDS = ("java",)
SUITES = ("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")
ALGORITHMS = {"rsa": "RSA", "p256": "EC", "p384": "EC", "p521": "EC", "ed25519": "EdDSA"}
compiling = threading.Lock()


@functools.cache
def classes():
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    run(["javac", "-d", folder.name, os.path.join(HERE, "Jsse.java")])
    # Keys are renewed after 64 KiB.
    with open(os.path.join(folder.name, "security"), "w", encoding="ascii") as f:
        f.write("jdk.tls.keyLimits=AES/GCM/NoPadding KeyUpdate 2^16\n")
    return folder.name


def command(role, suite, certificate, *more, count=1, options=()):
    with compiling:
        path = classes()
    return ["java", "-XX:TieredStopAtLevel=1", f"-Djava.security.properties={path}/security", *options, "-cp", path, "Jsse",
            role, str(count), suite, ALGORITHMS[certificate.split("-")[1]], cert(certificate), key(certificate), CA, *more]


def java_server(suite, certificate="server-rsa", asked="no", **more):
    return Server(command("server", suite, certificate, asked, **more), r"listening: (\d+)")


def java_client(port, suite, certificate="client-rsa", length=5, **more):
    return run(command("client", suite, certificate, str(length), str(port), **more))


def pair(suite, certificate):
    @case(f"TLS 1.3: Java's server -> our client: {suite}, {certificate}", *NEEDS)
    def client():
        with java_server(suite, certificate) as server:
            report = peer_client(server.port, *TLS13, "-A", "http/1.1,h2")
            negotiated(report, suite)
            expect("alpn", report["alpn"], "h2")
            server.await_text(f"TLSv1.3 {suite} .* h2 -")

    @case(f"TLS 1.3: Java's client -> our server: {suite}, {certificate}", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-A", "http/1.1,h2", certificate=certificate) as server:
            text = java_client(server.port, suite)
            expect("what Java saw", text.split()[:2] + text.split()[3:4], ["TLSv1.3", suite, "http/1.1"])
            report = server.report()
            negotiated(report, suite)
            expect("closed", report["closed"], True)


for s in SUITES:
    pair(s, "server-p256")
for c in ("server-rsa", "server-p384", "server-p521", "server-ed25519"):
    pair(SUITES[1], c)


@case("TLS 1.3: Java's server asks our client for another hello", *NEEDS)
def retry_at_java():
    with java_server(SUITES[0], options=["-Djdk.tls.namedGroups=secp384r1"]) as server:
        report = peer_client(server.port, *TLS13, "-g", "X25519:P-384", "-C")
        expect("hellos", report["messages"][CLIENT_HELLO], 2)


@case("TLS 1.3: our server asks Java's client for another hello", *NEEDS)
def retry_at_ours():
    with PeerServer(*TLS13, "-g", "P-521", "-C") as server:
        java_client(server.port, SUITES[0])
        expect("hellos", server.report()["messages"][CLIENT_HELLO], 2)


@case("TLS 1.3: our client resumes at Java's server", *NEEDS)
def resume_at_java():
    with java_server(SUITES[0], count=2) as server:
        reports = peer_client(server.port, *TLS13, "-N", "2", "-R")
        expect("resumed", [r["resumed"] for r in reports], [False, True])


@case("TLS 1.3: Java's client resumes at our server", *NEEDS)
def resume_at_ours():
    with PeerServer(*TLS13, "-N", "2") as server:
        text = java_client(server.port, SUITES[0], count=2)
        made = [line.split()[2] for line in text.splitlines()]
        expect("times", made[0] == made[1], True)
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


@case("TLS 1.3: our client shows Java's server its certificate", *NEEDS)
def certificate_to_java():
    with java_server(SUITES[0], asked="asked") as server:
        peer_client(server.port, *TLS13, "-c", cert("client-p256"), "-k", key("client-p256"))
        server.await_text("CN=client p256")


@case("TLS 1.3: Java's client shows our server its certificate", *NEEDS)
def certificate_to_ours():
    with PeerServer(*TLS13, "-a", CA) as server:
        java_client(server.port, SUITES[0], certificate="client-rsa")
        expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=client rsa")


@case("TLS 1.3: Java's client updates the keys", *NEEDS)
def key_update():
    with PeerServer(*TLS13, "-C") as server:
        java_client(server.port, SUITES[0], length=1 << 18)
        report = server.report()
        expect("received", report["received"], 1 << 18)
        expect("updates", report["messages"].get(KEY_UPDATE, 0) > 1, True)
