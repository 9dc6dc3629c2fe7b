"""TLS 1.3 with NSS, both ways: suites, groups, HelloRetryRequest, resumption, early data, client certificates, during and after the
handshake."""

import tempfile

from harness import CA, Failed, PeerServer, case, cert, expect, key, peer_client
from features import has
from nss import NEEDS, selfserv, tstclnt
from tls13 import CLIENT_HELLO, PSK, TLS13, early_file, negotiated

THEIRS = ("-V", "tls1.3:tls1.3")
SUITES = {"TLS_AES_128_GCM_SHA256": "1301", "TLS_AES_256_GCM_SHA384": "1302", "TLS_CHACHA20_POLY1305_SHA256": "1303"}
GROUPS = {"X25519": "x25519", "P-256": "P256", "P-384": "P384", "P-521": "P521", "ffdhe2048": "FF2048", "ffdhe3072": "FF3072",
          "ffdhe4096": "FF4096"}


def suite(name, certificate):
    @case(f"TLS 1.3: NSS selfserv -> our client: {name}, {certificate}", *NEEDS)
    def client():
        with selfserv(*THEIRS, "-c", ":" + SUITES[name], "-H", "1", certificate=certificate) as server:
            report = peer_client(server.port, *TLS13, "-m", "get")
            negotiated(report, name)
            if report["received"] < 100:
                raise Failed(f"no page: {report}")

    @case(f"TLS 1.3: NSS tstclnt -> our server: {name}, {certificate}", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-m", "http", "-f", CA, certificate=certificate) as server:
            has(tstclnt(server.port, *THEIRS, "-c", ":" + SUITES[name]), "-----END CERTIFICATE-----")
            negotiated(server.report(), name)


for s in SUITES:
    suite(s, "server-p256")
for c in ("server-rsa", "server-p384", "server-p521"):
    suite("TLS_AES_128_GCM_SHA256", c)


def group(name):
    first = "P-384" if name == "X25519" else "X25519"

    @case(f"TLS 1.3: NSS selfserv -> our client: group {name}, at once and after another hello", *NEEDS)
    def client():
        with selfserv(*THEIRS, "-I", GROUPS[name]) as server:
            for groups, hellos in ((name, 1), (f"{first}:{name}", 2)):
                report = peer_client(server.port, *TLS13, "-m", "get", "-g", groups, "-C")
                expect("hellos", report["messages"][CLIENT_HELLO], hellos)

    @case(f"TLS 1.3: NSS tstclnt -> our server: group {name}, at once and after another hello", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-m", "http", "-g", name, "-C", "-N", "2") as server:
            tstclnt(server.port, *THEIRS, "-I", GROUPS[name])
            tstclnt(server.port, *THEIRS, "-I", f"{GROUPS[first]},{GROUPS[name]}")
            expect("hellos", [r["messages"][CLIENT_HELLO] for r in server.reports()], [1, 2])


for g in GROUPS:
    group(g)


@case("TLS 1.3: our client resumes at NSS selfserv", *NEEDS)
def resume_client():
    with selfserv(*THEIRS, "-u") as server:
        reports = peer_client(server.port, *TLS13, "-m", "get", "-N", "2", "-R")
        expect("resumed", [r["resumed"] for r in reports], [False, True])


@case("TLS 1.3: NSS tstclnt resumes at our server", *NEEDS)
def resume_server():
    with PeerServer(*TLS13, "-m", "http", "-N", "2") as server:
        tstclnt(server.port, *THEIRS, "-u", "-L", "2")
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


@case("TLS 1.3: our client's early data, which NSS selfserv may refuse", *NEEDS)
def early_client():
    with tempfile.TemporaryDirectory() as folder, selfserv(*THEIRS, "-u", "-Z") as server:
        early = early_file(folder, b"GET / HTTP/1.0\r\nEarly: yes\r\n")
        first, second = peer_client(server.port, *TLS13, "-m", "get", "-N", "2", "-R", "-e", early)
        expect("early", (first["early"], second["early"] in ("accepted", "rejected")), ("not sent", True))
        expect("resumed", second["resumed"], True)


@case("TLS 1.3: NSS tstclnt's early data at our server", *NEEDS)
def early_server():
    with PeerServer(*TLS13, "-m", "http", "-e", "any", "-N", "2") as server:
        tstclnt(server.port, *THEIRS, "-u", "-Z", "-L", "2")
        expect("early", [r["early"] for r in server.reports()], ["not sent", "accepted"])


def client_certificate(name):
    subject = name.replace("-", " ", 1)

    @case(f"TLS 1.3: our client shows NSS selfserv its certificate {name}", *NEEDS)
    def client():
        with selfserv(*THEIRS, "-r", "-r") as server:
            expect("ok", peer_client(server.port, *TLS13, "-m", "get", "-c", cert(name), "-k", key(name))["ok"], True)
            server.await_text(f"subject DN: CN={subject}")

    @case(f"TLS 1.3: NSS tstclnt shows our server its certificate {name}", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-a", CA, "-m", "http") as server:
            tstclnt(server.port, *THEIRS, "-n", "own", certificate=name)
            expect("peer", server.report()["peer"], f"/O=OxiSSL tests/CN={subject}")


for c in ("client-rsa", "client-p256"):
    client_certificate(c)


@case("TLS 1.3: a pre-shared key, NSS tstclnt and our server", *NEEDS)
def psk():
    with PeerServer(*TLS13, "-m", "http", "-Y", f"someone:{PSK}") as server:
        tstclnt(server.port, *THEIRS, "-z", f"0x{PSK}:someone", "-c", ":1301")
        expect("resumed", server.report()["resumed"], True)
