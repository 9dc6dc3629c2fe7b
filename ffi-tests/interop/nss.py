"""Conversations with NSS, by its tools selfserv, tstclnt and strsclnt: versions, suites, resumption, client certificates."""

import atexit
import functools
import os
import socket
import tempfile
import threading

from harness import CA, Failed, PeerServer, Server, case, cert, expect, key, peer_client, run
from old_suites import NAMES, SSL3, TLS12, VERSIONS, pairs

NEEDS = ("selfserv", "tstclnt", "openssl")
making = threading.Lock()


@functools.cache
def databases():
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return folder.name


def database(certificate):
    """A database with the roots and at most one certificate: NSS names certificates by their subject, so each needs its own."""
    with making:
        path = os.path.join(databases(), certificate or "none")
        if not os.path.isdir(path):
            os.mkdir(path)
            run(["certutil", "-N", "-d", f"sql:{path}", "--empty-password"])
            for ca in ("ca-rsa", "ca-ecdsa"):
                run(["certutil", "-A", "-d", f"sql:{path}", "-n", ca, "-t", "CT,C,", "-a", "-i", cert(ca)])
            if certificate:
                bundle = os.path.join(path, "bundle.p12")
                run(["openssl", "pkcs12", "-export", "-name", "own", "-in", cert(certificate), "-inkey", key(certificate),
                     "-passout", "pass:", "-out", bundle])
                run(["pk12util", "-i", bundle, "-d", f"sql:{path}", "-W", ""])
        return f"sql:{path}"


def selfserv(*options, certificate="server-rsa"):
    """selfserv cannot choose a free port: find one and try again if it was taken meanwhile."""
    store = database(certificate)
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        name = "-e" if certificate in ("server-p256", "server-p384", "server-p521") else "-n"
        command = ["selfserv", "-d", store, name, "own", "-p", str(port), "-v", *options]
        try:
            server = Server(command, "About to call accept", port)
        except Failed as failure:
            last = failure
            continue
        return server
    raise last


def tstclnt(port, *options, certificate=None, ok=True):
    """Asks for a page; returns all that tstclnt says of it."""
    with tempfile.NamedTemporaryFile() as request:
        request.write(b"GET / HTTP/1.0\r\n\r\n")
        request.flush()
        return run(["tstclnt", "-4", "-h", "localhost", "-p", str(port), "-d", database(certificate), "-A", request.name,
                    "-v", *options], ok=ok)


def versions(version):
    name = "ssl3" if version == SSL3 else "tls" + version
    return ("-V", f"{name}:{name}")


def nss_pair(version, suite):
    ours = ("-V", f"{version}:{version}", "-l", suite.name + ":@SECLEVEL=0")
    theirs = (*versions(version), "-c", ":" + suite.code)
    ems = () if version == SSL3 else ("-G",)
    number = "3.0" if version == SSL3 else f"3.{int(version[-1]) + 1}"

    @case(f"NSS selfserv -> our client: {NAMES[version]}, {suite.name}, {suite.certificate}", *NEEDS)
    def from_selfserv():
        with selfserv(*theirs, "-H", "1", *ems, certificate=suite.certificate) as server:
            report = peer_client(server.port, *ours, "-m", "get")
            expect("negotiated", (report["version"], report["cipher"]), (NAMES[version], suite.name))
            if report["received"] < 100:
                raise Failed(f"no page: {report}")

    @case(f"NSS tstclnt -> our server: {NAMES[version]}, {suite.name}, {suite.certificate}", *NEEDS)
    def from_tstclnt():
        with PeerServer(*ours, "-m", "http", "-f", CA, certificate=suite.certificate) as server:
            text = tstclnt(server.port, *theirs, *ems)
            if "-----END CERTIFICATE-----" not in text or f"SSL version {number} " not in text:
                raise Failed(text)
            report = server.report()
            expect("negotiated", (report["version"], report["cipher"]), (NAMES[version], suite.name))


for pair in pairs((SSL3, *VERSIONS)):
    nss_pair(*pair)


def resumption(version, kind, ours, theirs):
    minimum = ("-V", f"{version}:{version}", "-l", "ECDHE-RSA-AES128-SHA:@SECLEVEL=0")

    @case(f"our client resumes at NSS selfserv: {NAMES[version]}, by {kind}", *NEEDS)
    def at_selfserv():
        with selfserv(*versions(version), *theirs) as server:
            reports = peer_client(server.port, *minimum, *ours, "-m", "get", "-R", "-N", "2")
            expect("resumed", [r["resumed"] for r in reports], [False, True])
            server.await_text(r"1 stateless resumes" if kind == "ticket" else r"1 cache hits")

    @case(f"NSS strsclnt resumes at our server: {NAMES[version]}, by {kind}", *NEEDS)
    def from_strsclnt():
        with PeerServer(*minimum, *ours, "-m", "http", "-N", "2") as server:
            text = run(["strsclnt", "-4", "-p", str(server.port), "-d", database(None), "-c", "2", "-t", "1",
                        "-o", "-C", ":C013", *versions(version), *theirs, "localhost"])
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])
            expect("stateless", "1 stateless resumes" in text, kind == "ticket")


for version in VERSIONS:
    resumption(version, "ticket", (), ("-u",))
    resumption(version, "session ID", ("-o", "no-ticket"), ())


def client_certificate(version, name, subject):
    suite, code = ("AES128-SHA", "002F") if version == SSL3 else ("ECDHE-RSA-AES128-SHA", "C013")
    ours = ("-V", f"{version}:{version}", "-l", suite + ":@SECLEVEL=0")

    @case(f"our client shows NSS selfserv its certificate {name}: {NAMES[version]}", *NEEDS)
    def to_selfserv():
        with selfserv(*versions(version), "-r", "-r", *(() if version == SSL3 else ("-G",))) as server:
            report = peer_client(server.port, *ours, "-m", "get", "-c", cert(name), "-k", key(name))
            expect("ok", report["ok"], True)
            server.await_text(f"subject DN: CN={subject}")

    @case(f"NSS tstclnt shows our server its certificate {name}: {NAMES[version]}", *NEEDS)
    def from_tstclnt():
        with PeerServer(*ours, "-a", CA, "-m", "http") as server:
            tstclnt(server.port, *versions(version), "-c", ":" + code, "-n", "own", certificate=name)
            expect("peer", server.report()["peer"], f"/O=OxiSSL tests/CN={subject}")


for version in (SSL3, *VERSIONS):
    client_certificate(version, "client-rsa", "client rsa")
for version in VERSIONS:
    client_certificate(version, "client-p256", "client p256")


@case("our client has no certificate for NSS selfserv, and says so by an alert: SSLv3", *NEEDS)
def no_certificate_alert():
    with selfserv(*versions(SSL3), "-r") as server:
        report = peer_client(server.port, "-V", "3.0:3.0", "-l", "AES128-SHA:@SECLEVEL=0", "-m", "get")
        expect("ok", report["ok"], True)


@case("NSS tstclnt has no certificate for our server, and says so by an alert: SSLv3", *NEEDS)
def no_certificate_alert_to_us():
    with PeerServer("-V", "3.0:3.0", "-l", "AES128-SHA:@SECLEVEL=0", "-a", CA, "-m", "http") as server:
        tstclnt(server.port, *versions(SSL3), ok=False)
        expect("reason", server.report()["reason"], "peer did not return a certificate")


@case("NSS selfserv wants a certificate that our client has not", *NEEDS)
def no_certificate():
    with selfserv(*versions(TLS12), "-r", "-r") as server:
        report = peer_client(server.port, "-m", "get", ok=False)
        expect("ok", report["ok"], False)


@case("our server wants a certificate that NSS tstclnt has not", *NEEDS)
def no_client_certificate():
    with PeerServer("-a", CA, "-m", "http") as server:
        tstclnt(server.port, *versions(TLS12), ok=False)
        expect("reason", server.report()["reason"], "peer did not return a certificate")
