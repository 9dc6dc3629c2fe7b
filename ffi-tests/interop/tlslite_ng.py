"""Conversations with tlslite-ng, a TLS in pure Python that still speaks the oldest versions: versions, suites, resumption,
client certificates."""

import socket
import threading

import harness
from harness import CA, WAIT, Failed, PeerServer, case, cert, expect, key, peer_client
from old_suites import NAMES, SSL3, SUITES, TLS12, VERSIONS, pairs

if not harness.missing("tlslite-ng"):
    from tlslite.api import HandshakeSettings, SessionCache, TLSConnection, X509CertChain, parsePEMKey

NEEDS = ("tlslite-ng",)
NUMBERS = {SSL3: (3, 0), "1.0": (3, 1), "1.1": (3, 2), TLS12: (3, 3)}


def settings(version, suite):
    chosen = HandshakeSettings()
    chosen.minVersion = chosen.maxVersion = NUMBERS[version]
    exchange, cipher, mac = suite.tlslite
    chosen.keyExchangeNames, chosen.cipherNames, chosen.macNames = [exchange], [cipher], [mac]
    chosen.useExperimentalTackExtension = False
    return chosen


def load(name):
    chain = X509CertChain()
    with open(cert(name), encoding="ascii") as f:
        chain.parsePemList(f.read())
    with open(key(name), encoding="ascii") as f:
        return chain, parsePEMKey(f.read(), private=True)


class TlsliteServer:
    """Serves `count` connections in a thread: echoes what it reads once, then waits for the goodbye."""

    def __init__(self, version, suite, count=1, **options):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(WAIT)
        self.port = self.listener.getsockname()[1]
        self.results = []
        chain, private = load(suite.certificate)
        arguments = {"certChain": chain, "privateKey": private, "settings": settings(version, suite), **options}
        self.thread = threading.Thread(target=self.serve, args=(count, arguments))
        self.thread.start()

    def serve(self, count, arguments):
        with self.listener:
            for _ in range(count):
                try:
                    plain, _ = self.listener.accept()
                    plain.settimeout(WAIT)
                    with plain:
                        tls = TLSConnection(plain)
                        tls.handshakeServer(**arguments)
                        version = tls.version  # closing resets it
                        tls.sendall(tls.read(max=100, min=len(b"ping\n")))
                        rest = tls.recv(100)
                        chain = tls.session.clientCertChain
                        certified = bool(chain and chain.getNumCerts())
                        self.results.append((version, tls.session.cipherSuite, tls.resumed, rest, certified))
                        tls.close()
                except Exception as error:  # whatever tlslite-ng raises is what it has to say
                    self.results.append(error)

    def finish(self):
        self.thread.join(WAIT)
        return self.results


def tlslite_client(port, version, suite, certificate=None, session=None):
    """Connects, echoes and says goodbye; returns the connection's version and session, and whether that was resumed."""
    chain, private = load(certificate) if certificate else (None, None)
    with socket.create_connection(("127.0.0.1", port), WAIT) as plain:
        tls = TLSConnection(plain)
        tls.handshakeClientCert(chain, private, session=session, settings=settings(version, suite), serverName="localhost")
        version = tls.version  # closing resets it
        tls.sendall(b"ping")
        expect("echo", tls.read(max=100, min=4), b"ping")
        tls.close()
        return version, tls.session, tls.resumed


def ours(version, suite):
    return ("-V", f"{version}:{version}", "-l", suite.name + ":@SECLEVEL=0")


def tlslite_pair(version, suite):
    agreed = (NAMES[version], suite.name)

    @case(f"tlslite-ng server -> our client: {NAMES[version]}, {suite.name}, {suite.certificate}", *NEEDS)
    def from_server():
        server = TlsliteServer(version, suite)
        report = peer_client(server.port, *ours(version, suite))
        expect("negotiated", (report["version"], report["cipher"]), agreed)
        expect("what tlslite-ng saw", server.finish(), [(NUMBERS[version], int(suite.code, 16), False, b"", False)])

    @case(f"tlslite-ng client -> our server: {NAMES[version]}, {suite.name}, {suite.certificate}", *NEEDS)
    def from_client():
        with PeerServer(*ours(version, suite), certificate=suite.certificate) as server:
            seen, session, _ = tlslite_client(server.port, version, suite)
            expect("what tlslite-ng saw", (seen, session.cipherSuite), (NUMBERS[version], int(suite.code, 16)))
            report = server.report()
            expect("negotiated", (report["version"], report["cipher"]), agreed)
            expect("closed", report["closed"], True)


for pair in pairs((SSL3, *VERSIONS)):
    tlslite_pair(*pair)


def resumption(version):
    suite = SUITES[0]

    @case(f"our client resumes at a tlslite-ng server: {NAMES[version]}, by session ID", *NEEDS)
    def at_server():
        server = TlsliteServer(version, suite, count=2, sessionCache=SessionCache())
        reports = peer_client(server.port, *ours(version, suite), "-R", "-N", "2")
        expect("resumed", [r["resumed"] for r in reports], [False, True])
        expect("what tlslite-ng saw", [r[2] for r in server.finish()], [False, True])

    @case(f"tlslite-ng client resumes at our server: {NAMES[version]}, by session ID", *NEEDS)
    def from_client():
        with PeerServer(*ours(version, suite), "-N", "2") as server:
            _, session, first = tlslite_client(server.port, version, suite)
            _, _, second = tlslite_client(server.port, version, suite, session=session)
            expect("what tlslite-ng saw", (first, second), (False, True))
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


def client_certificate(version, name, suite):
    @case(f"our client shows a tlslite-ng server its certificate {name}: {NAMES[version]}", *NEEDS)
    def to_server():
        server = TlsliteServer(version, suite, reqCert=True)
        peer_client(server.port, *ours(version, suite), "-c", cert(name), "-k", key(name))
        expect("what tlslite-ng saw", server.finish(), [(NUMBERS[version], int(suite.code, 16), False, b"", True)])

    @case(f"tlslite-ng client shows our server its certificate {name}: {NAMES[version]}", *NEEDS)
    def from_client():
        with PeerServer(*ours(version, suite), "-a", CA, certificate=suite.certificate) as server:
            tlslite_client(server.port, version, suite, certificate=name)
            expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=" + name.replace("-", " "))


def without_certificate(version):
    suite = SUITES[0]

    @case(f"our client has no certificate for a tlslite-ng server: {NAMES[version]}", *NEEDS)
    def to_server():
        server = TlsliteServer(version, suite, reqCert=True)
        expect("ok", peer_client(server.port, *ours(version, suite))["ok"], True)
        expect("what tlslite-ng saw", server.finish(), [(NUMBERS[version], int(suite.code, 16), False, b"", False)])

    @case(f"our server insists on a certificate from a tlslite-ng client: {NAMES[version]}", *NEEDS)
    def from_client():
        with PeerServer(*ours(version, suite), "-a", CA) as server:
            try:
                tlslite_client(server.port, version, suite)
            except Exception as error:
                expect("alert", "handshake_failure" in str(error), True)
            else:
                raise Failed("the handshake went through")
            # tlslite-ng shows an empty list in SSL 3.0 too, where an alert stands in for it.
            reason = "no certificates returned" if version == SSL3 else "peer did not return a certificate"
            expect("reason", server.report()["reason"], reason)


for version in (SSL3, *VERSIONS):
    resumption(version)
    client_certificate(version, "client-rsa", SUITES[0])
    without_certificate(version)
for version in VERSIONS:
    client_certificate(version, "client-p256", SUITES[8])
