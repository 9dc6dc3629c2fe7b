"""TLS 1.3 with tlslite-ng, both ways: what few others do, such as compressed certificates, padded records, short records, and keys
shared from elsewhere without a fresh exchange."""

import threading

import harness
from harness import CA, PeerServer, case, cert, expect, key, peer_client
from tls13 import CLIENT_HELLO, KEY_UPDATE, PSK, TLS13, negotiated
from tlslite_ng import NEEDS, TlsliteServer, load

if not harness.missing("tlslite-ng"):
    import socket

    from tlslite.api import HandshakeSettings, TLSConnection
    from tlslite.constants import KeyUpdateMessageType

SUITES = {"TLS_AES_128_GCM_SHA256": "aes128gcm", "TLS_AES_256_GCM_SHA384": "aes256gcm",
          "TLS_CHACHA20_POLY1305_SHA256": "chacha20-poly1305", "TLS_AES_128_CCM_SHA256": "aes128ccm"}
COMPRESSED_CERTIFICATE = "25"


def settings(**changes):
    chosen = HandshakeSettings()
    chosen.minVersion = chosen.maxVersion = (3, 4)
    chosen.certificate_compression_send = chosen.certificate_compression_receive = []
    for name, value in changes.items():
        setattr(chosen, name, value)
    return chosen


class Tls13Server(TlsliteServer):
    """As its base, in TLS 1.3, with more to do before the echo."""

    def __init__(self, count=1, certificate="server-rsa", before=None, options=None, **changes):
        self.before, self.changes, self.options = before, changes, options or {}
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(harness.WAIT)
        self.port = self.listener.getsockname()[1]
        self.results = []
        self.certificate = certificate
        self.thread = threading.Thread(target=self.serve13, args=(count,))
        self.thread.start()

    def serve13(self, count):
        chain, private = load(self.certificate)
        with self.listener:
            for _ in range(count):
                try:
                    plain, _ = self.listener.accept()
                    plain.settimeout(harness.WAIT)
                    with plain:
                        tls = TLSConnection(plain)
                        tls.handshakeServer(certChain=chain, privateKey=private, settings=settings(**self.changes),
                                            **self.options)
                        data = tls.read(max=100, min=len(b"ping\n"))
                        if self.before:
                            self.before(tls)
                        tls.sendall(data)
                        rest = tls.read(max=100, min=1)
                        while rest:
                            tls.sendall(rest)
                            rest = tls.read(max=100, min=1)
                        chain_seen = tls.session.clientCertChain
                        self.results.append((tls.resumed, bool(chain_seen and chain_seen.getNumCerts())))
                        tls.close()
                except Exception as error:  # whatever tlslite-ng raises is what it has to say
                    self.results.append(error)


def tls13_client(port, certificate=None, session=None, data=b"ping", before=None, **changes):
    """Connects, echoes, says goodbye; returns the connection."""
    chain, private = load(certificate) if certificate else (None, None)
    with socket.create_connection(("127.0.0.1", port), harness.WAIT) as plain:
        tls = TLSConnection(plain)
        tls.handshakeClientCert(chain, private, session=session, settings=settings(**changes), serverName="localhost")
        if before:
            before(tls)
        tls.sendall(data)
        expect("echo", tls.read(max=len(data), min=len(data)), data)
        if before:
            tls.sendall(data)
            expect("echo", tls.read(max=len(data), min=len(data)), data)
        tls.close()
        return tls


def suite(name, cipher):
    @case(f"TLS 1.3: tlslite-ng server -> our client: {name}", *NEEDS)
    def client():
        server = Tls13Server(cipherNames=[cipher])
        negotiated(peer_client(server.port, *TLS13, "-L", ":".join(SUITES)), name)
        expect("what tlslite-ng saw", server.finish(), [(False, False)])

    @case(f"TLS 1.3: tlslite-ng client -> our server: {name}", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-L", ":".join(SUITES)) as server:
            tls13_client(server.port, cipherNames=[cipher])
            report = server.report()
            negotiated(report, name)
            expect("closed", report["closed"], True)


for s, c in SUITES.items():
    suite(s, c)


def certificate_kind(name):
    @case(f"TLS 1.3: tlslite-ng server -> our client: {name}", *NEEDS)
    def client():
        server = Tls13Server(certificate=name)
        negotiated(peer_client(server.port, *TLS13))
        expect("what tlslite-ng saw", server.finish(), [(False, False)])

    @case(f"TLS 1.3: tlslite-ng client -> our server: {name}", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, certificate=name) as server:
            tls13_client(server.port)
            negotiated(server.report())


for c in ("server-p256", "server-p384", "server-p521", "server-ed25519"):
    certificate_kind(c)


@case("TLS 1.3: a tlslite-ng server asks our client for another hello", *NEEDS)
def retry_there():
    server = Tls13Server(eccCurves=["secp384r1"], keyShares=["secp384r1"])
    report = peer_client(server.port, *TLS13, "-g", "X25519:P-384", "-C")
    expect("hellos", report["messages"][CLIENT_HELLO], 2)


@case("TLS 1.3: our server asks a tlslite-ng client for another hello", *NEEDS)
def retry_here():
    with PeerServer(*TLS13, "-g", "P-521", "-C") as server:
        tls13_client(server.port)
        expect("hellos", server.report()["messages"][CLIENT_HELLO], 2)


@case("TLS 1.3: our client resumes at a tlslite-ng server", *NEEDS)
def resume_there():
    server = Tls13Server(count=2, ticketKeys=[bytes(32)])
    reports = peer_client(server.port, *TLS13, "-N", "2", "-R")
    expect("resumed", [r["resumed"] for r in reports], [False, True])


@case("TLS 1.3: a tlslite-ng client resumes at our server", *NEEDS)
def resume_here():
    with PeerServer(*TLS13, "-N", "2") as server:
        first = tls13_client(server.port)
        second = tls13_client(server.port, session=first.session)
        expect("what tlslite-ng saw", (first.resumed, second.resumed), (False, True))
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


def pre_shared(modes, *ours):
    keys = [(b"someone", bytes.fromhex(PSK), "sha256")]

    @case(f"TLS 1.3: a pre-shared key, {modes}, our client and a tlslite-ng server", *NEEDS)
    def client():
        server = Tls13Server(pskConfigs=keys, psk_modes=[modes], cipherNames=["aes128gcm"])
        expect("resumed", peer_client(server.port, *TLS13, "-Y", f"someone:{PSK}", *ours)["resumed"], True)

    @case(f"TLS 1.3: a pre-shared key, {modes}, a tlslite-ng client and our server", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-Y", f"someone:{PSK}", *ours) as server:
            tls13_client(server.port, pskConfigs=keys, psk_modes=[modes], cipherNames=["aes128gcm"])
            report = server.report()
            expect("resumed", report["resumed"], True)
            expect("group", bool(report["group"]), modes == "psk_dhe_ke")


pre_shared("psk_dhe_ke")
pre_shared("psk_ke", "-O", "no-dhe-kex")


# A tlslite-ng server that asks for a certificate always says how to compress it, and must name a way.
NAMES_ZLIB = {"certificate_compression_receive": ["zlib"]}


def uncompressed():
    """Has our client compress in a way that is not tlslite-ng's: that takes the proof of a compressed certificate for wrong
    after the handshake."""
    return ("-z", "2") if compresses() else ()


@case("TLS 1.3: our client shows a tlslite-ng server its certificate", *NEEDS)
def certificate_there():
    server = Tls13Server(options={"reqCert": True}, **NAMES_ZLIB)
    peer_client(server.port, *TLS13, *uncompressed(), "-c", cert("client-rsa"), "-k", key("client-rsa"))
    expect("what tlslite-ng saw", server.finish(), [(False, True)])


@case("TLS 1.3: a tlslite-ng client shows our server its certificate", *NEEDS)
def certificate_here():
    for name in ("client-rsa", "client-p256"):
        with PeerServer(*TLS13, "-a", CA) as server:
            tls13_client(server.port, certificate=name)
            expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=" + name.replace("-", " "))


@case("TLS 1.3: our client shows a tlslite-ng server its certificate when asked later", *NEEDS)
def later_there():
    def ask(tls):
        for _ in tls.request_post_handshake_auth(settings(**NAMES_ZLIB)):
            pass

    server = Tls13Server(before=ask)
    peer_client(server.port, *TLS13, *uncompressed(), "-O", "post-handshake-auth", "-c", cert("client-rsa"), "-k",
                key("client-rsa"))
    expect("what tlslite-ng saw", server.finish(), [(False, True)])


@case("TLS 1.3: a tlslite-ng client shows our server its certificate when asked later", *NEEDS)
def later_here():
    with PeerServer(*TLS13, "-a", CA, "-x", "certificate") as server:
        tls13_client(server.port, certificate="client-rsa")
        expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=client rsa")


@case("TLS 1.3: a tlslite-ng server updates the keys", *NEEDS)
def update_there():
    def update(tls):
        for _ in tls.send_keyupdate_request(KeyUpdateMessageType.update_requested):
            pass

    server = Tls13Server(before=update)
    report = peer_client(server.port, *TLS13, "-C", "-u", "alone")
    expect("what tlslite-ng saw", server.finish(), [(False, False)])
    expect("updates", report["messages"][KEY_UPDATE] >= 2, True)


@case("TLS 1.3: a tlslite-ng client updates the keys", *NEEDS)
def update_here():
    def update(tls):
        for _ in tls.send_keyupdate_request(KeyUpdateMessageType.update_requested):
            pass

    with PeerServer(*TLS13, "-C") as server:
        tls13_client(server.port, before=update)
        expect("updates", server.report()["messages"][KEY_UPDATE], 2)


@case("TLS 1.3: records of at most 64 bytes for a tlslite-ng client", *NEEDS)
def short_records():
    with PeerServer(*TLS13) as server:
        tls13_client(server.port, data=b"0123456789" * 100, record_size_limit=64)
        expect("received", server.report()["received"], 1000)


@case("TLS 1.3: padded records from tlslite-ng", *NEEDS)
def padded():
    def pad(length, content_type, largest):
        return min(100, largest - length)

    with PeerServer(*TLS13) as server:
        tls13_client(server.port, padding_cb=pad)
        expect("received", server.report()["received"], 4)
    server = Tls13Server(padding_cb=pad)
    negotiated(peer_client(server.port, *TLS13))


def compresses():
    """OpenSSL 3.0 does not."""
    return not harness.run([harness.peer_program, "about"]).startswith('{"library": "OpenSSL')


@case("TLS 1.3: a tlslite-ng server's compressed certificate", *NEEDS)
def compressed_there():
    if compresses():
        server = Tls13Server(certificate_compression_send=["zlib"])
        report = peer_client(server.port, *TLS13, "-z", "1", "-C")
        expect("messages", report["messages"].get(COMPRESSED_CERTIFICATE), 1)


@case("TLS 1.3: our server's compressed certificate for a tlslite-ng client", *NEEDS)
def compressed_here():
    if compresses():
        with PeerServer(*TLS13, "-z", "1", "-C") as server:
            tls13_client(server.port, certificate_compression_receive=["zlib"])
            expect("messages", server.report()["messages"].get(COMPRESSED_CERTIFICATE), 1)


@case("TLS 1.3: our client's compressed certificate for a tlslite-ng server", *NEEDS)
def compressed_own():
    if compresses():
        server = Tls13Server(options={"reqCert": True}, certificate_compression_receive=["zlib"])
        report = peer_client(server.port, *TLS13, "-z", "1", "-C", "-c", cert("client-rsa"), "-k", key("client-rsa"))
        expect("messages", report["messages"].get(COMPRESSED_CERTIFICATE), 1)
        expect("what tlslite-ng saw", server.finish(), [(False, True)])


@case("TLS 1.3: a tlslite-ng client's compressed certificate for our server", *NEEDS)
def compressed_client():
    if compresses():
        with PeerServer(*TLS13, "-C", "-a", CA, "-z", "1") as server:
            # It looks at its own hello for what the server takes: so ours is compressed as well.
            tls13_client(server.port, certificate="client-rsa", certificate_compression_send=["zlib"],
                         certificate_compression_receive=["zlib"])
            report = server.report()
            expect("messages", report["messages"].get(COMPRESSED_CERTIFICATE), 2)
            expect("peer", report["peer"], "/O=OxiSSL tests/CN=client rsa")
