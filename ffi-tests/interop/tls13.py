"""TLS 1.3 with OpenSSL's programs, curl and Python's ssl: suites, groups, certificates, HelloRetryRequest, resumption, early data,
pre-shared keys, client certificates during and after the handshake, new keys."""

import os
import re
import socket
import ssl
import subprocess
import tempfile
import threading
import time

import harness
from harness import CA, WAIT, Failed, PeerServer, case, cert, expect, key, peer_client, run, s_client, s_server
from extensions import contents, ocsp_response
from features import has, python_server

TLS13 = ("-V", "1.3:1.3")
SUITES = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_CCM_SHA256",
          "TLS_AES_128_CCM_8_SHA256"]
CERTIFICATES = ["server-" + kind for kind in ("rsa", "rsa-pss", "p256", "p384", "p521", "ed25519")]
# As OpenSSL names them in lists, and as it reports them.
GROUPS = {"X25519": "x25519", "P-256": "secp256r1", "P-384": "secp384r1", "P-521": "secp521r1", "ffdhe2048": "ffdhe2048",
          "ffdhe3072": "ffdhe3072", "ffdhe4096": "ffdhe4096"}
# Messages by number, as the peer program counts them.
CLIENT_HELLO, NEW_SESSION_TICKET, CERTIFICATE_REQUEST, KEY_UPDATE = "1", "4", "13", "24"


def negotiated(report, suite=None, group=None):
    expect("version", report["version"], "TLSv1.3")
    if suite:
        expect("suite", report["cipher"], suite)
    if group:
        expect("group", report["group"].lower(), group.lower())


def suite_with_openssl(suite, certificate):
    @case(f"TLS 1.3: openssl s_server -> our client: {suite}, {certificate}", "openssl")
    def from_s_server():
        with s_server("-tls1_3", "-ciphersuites", suite, certificate=certificate) as server:
            report = peer_client(server.port, *TLS13, "-L", suite)
            negotiated(report, suite)
            expect("received", report["received"], 5)

    @case(f"TLS 1.3: openssl s_client -> our server: {suite}, {certificate}", "openssl")
    def from_s_client():
        with PeerServer(*TLS13, "-L", suite, certificate=certificate) as server:
            has(s_client(server.port, "-tls1_3", "-ciphersuites", suite), f"Cipher is {suite}\n")
            negotiated(server.report(), suite)


for s in SUITES:
    suite_with_openssl(s, "server-p256")
for c in CERTIFICATES:
    suite_with_openssl(SUITES[1], c)


def group_with_openssl(group):
    @case(f"TLS 1.3: openssl s_server -> our client: group {group}", "openssl")
    def from_s_server():
        with s_server("-tls1_3", "-groups", group) as server:
            report = peer_client(server.port, *TLS13, "-g", group, "-C")
            negotiated(report, group=GROUPS[group])
            expect("hellos", report["messages"][CLIENT_HELLO], 1)

    @case(f"TLS 1.3: openssl s_client -> our server: group {group}", "openssl")
    def from_s_client():
        with PeerServer(*TLS13, "-C") as server:
            s_client(server.port, "-tls1_3", "-groups", group)
            report = server.report()
            negotiated(report, group=GROUPS[group])
            expect("hellos", report["messages"][CLIENT_HELLO], 1)

    @case(f"TLS 1.3: openssl s_server asks our client for another hello: group {group}", "openssl")
    def retry_at_s_server():
        first = "P-384" if group == "X25519" else "X25519"
        with s_server("-tls1_3", "-groups", group) as server:
            report = peer_client(server.port, *TLS13, "-g", f"{first}:{group}", "-C")
            negotiated(report, group=GROUPS[group])
            expect("hellos", report["messages"][CLIENT_HELLO], 2)

    @case(f"TLS 1.3: our server asks openssl s_client for another hello: group {group}", "openssl")
    def retry_at_our_server():
        first = "P-384" if group == "X25519" else "X25519"
        with PeerServer(*TLS13, "-g", group, "-C") as server:
            s_client(server.port, "-tls1_3", "-groups", f"{first}:{group}")
            report = server.report()
            negotiated(report, group=GROUPS[group])
            expect("hellos", report["messages"][CLIENT_HELLO], 2)


for g in GROUPS:
    group_with_openssl(g)


@case("TLS 1.3: openssl s_server asks our client for a cookie", "openssl")
def cookie_there():
    with s_server("-tls1_3", "-stateless", mode=()) as server:
        # What it is to say must not come before the hello: it would answer that as any server does.
        answer = threading.Timer(1, lambda: (server.process.stdin.write(b"gnip\n"), server.process.stdin.flush()))
        answer.start()
        # It gives up on the ChangeCipherSpec before a second hello.
        report = peer_client(server.port, *TLS13, "-C", "-O", "no-middlebox")
        negotiated(report)
        expect("hellos", report["messages"][CLIENT_HELLO], 2)


@case("TLS 1.3: our server asks openssl s_client for a cookie", "openssl")
def cookie():
    with PeerServer(*TLS13, "-O", "cookie", "-C") as server:
        s_client(server.port, "-tls1_3")
        expect("hellos", server.report()["messages"][CLIENT_HELLO], 2)


@case("TLS 1.3: our server and openssl s_client have no group in common", "openssl")
def no_group():
    with PeerServer(*TLS13, "-g", "P-384") as server:
        has(s_client(server.port, "-tls1_3", "-groups", "X25519", wait_for=None, ok=False), "handshake failure")
        expect("reason", server.report()["reason"], "no suitable key share")


@case("TLS 1.3: each side's order of suites, as the server has it", "openssl")
def order():
    both = f"{SUITES[0]}:{SUITES[1]}"
    with PeerServer(*TLS13, "-L", both) as server:
        has(s_client(server.port, "-tls1_3", "-ciphersuites", f"{SUITES[1]}:{SUITES[0]}"), f"Cipher is {SUITES[1]}\n")
    with PeerServer(*TLS13, "-L", both, "-O", "server-preference") as server:
        has(s_client(server.port, "-tls1_3", "-ciphersuites", f"{SUITES[1]}:{SUITES[0]}"), f"Cipher is {SUITES[0]}\n")
    with s_server("-tls1_3", "-ciphersuites", both) as server:
        negotiated(peer_client(server.port, *TLS13, "-L", f"{SUITES[1]}:{SUITES[0]}"), SUITES[1])


@case("TLS 1.3: two certificates, by what s_client can verify", "openssl")
def two_certificates():
    rsa, ecdsa = "RSA-PSS", "ECDSA"
    for algorithms, kind in (("rsa_pss_rsae_sha256", rsa), ("ecdsa_secp256r1_sha256", ecdsa)):
        with PeerServer(*TLS13, "-c", cert("server-p256"), "-k", key("server-p256")) as server:
            has(s_client(server.port, "-tls1_3", "-sigalgs", algorithms), f"Peer signature type: {kind}")


@case("TLS 1.3: without middlebox compatibility", "openssl")
def no_middlebox():
    with s_server("-tls1_3", "-no_middlebox") as server:
        negotiated(peer_client(server.port, *TLS13, "-O", "no-middlebox"))
    with PeerServer(*TLS13, "-O", "no-middlebox") as server:
        s_client(server.port, "-tls1_3", "-no_middlebox")
        negotiated(server.report())


# Versions.


def version(ours, theirs, agreed):
    @case(f"TLS 1.3: our client of {ours} and s_server {theirs or 'of all versions'} agree on {agreed}", "openssl")
    def client():
        with s_server(*theirs) as server:
            expect("version", peer_client(server.port, "-V", ours)["version"], agreed)

    @case(f"TLS 1.3: our server of {ours} and s_client {theirs or 'of all versions'} agree on {agreed}", "openssl")
    def server_side():
        with PeerServer("-V", ours) as server:
            s_client(server.port, *theirs)
            expect("version", server.report()["version"], agreed)


version("1.2:1.3", (), "TLSv1.3")
version("1.2:1.3", ("-tls1_2",), "TLSv1.2")
version("1.2:1.2", (), "TLSv1.2")
version("1.2:1.3", ("-tls1_3",), "TLSv1.3")


@case("TLS 1.3: a client of 1.3 alone and a server of 1.2 alone say so", "openssl")
def no_version():
    with s_server("-tls1_2") as server:
        expect("reason", peer_client(server.port, *TLS13, ok=False)["reason"], "tlsv1 alert protocol version")
    with PeerServer(*TLS13) as server:
        has(s_client(server.port, "-tls1_2", wait_for=None, ok=False), "alert protocol version")
        expect("reason", server.report()["reason"], "unsupported protocol")


# Resumption.


def resumption(kind, ours, theirs):
    @case(f"TLS 1.3: our client resumes at s_server, {kind}", "openssl")
    def client():
        with s_server("-tls1_3", *theirs) as server:
            reports = peer_client(server.port, *TLS13, *ours, "-N", "3", "-R")
            expect("resumed", [r["resumed"] for r in reports], [False, True, True])

    @case(f"TLS 1.3: s_client resumes at our server, {kind}", "openssl")
    def server_side():
        with PeerServer(*TLS13, *ours, "-N", "2") as server, tempfile.TemporaryDirectory() as folder:
            session = os.path.join(folder, "session")
            has(s_client(server.port, "-tls1_3", *theirs, "-sess_out", session), r"\nNew, TLSv1.3")
            has(s_client(server.port, "-tls1_3", *theirs, "-sess_in", session), r"\nReused, TLSv1.3")
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


resumption("by tickets", (), ())
resumption("by sessions that the server keeps", ("-o", "no-ticket"), ("-no_ticket",))
resumption("without a new key share", ("-O", "no-dhe-kex"), ("-allow_no_dhe_kex",))
resumption("after another hello", ("-g", "X25519:P-384"), ("-groups", "P-384"))
resumption("with TLS_CHACHA20_POLY1305_SHA256", ("-L", SUITES[2]), ("-ciphersuites", SUITES[2]))


@case("TLS 1.3: our server's tickets, as many as it is told", "openssl")
def tickets():
    for count in (0, 1, 5):
        with PeerServer(*TLS13, "-w", str(count), "-C") as server:
            s_client(server.port, "-tls1_3")
            expect("tickets", server.report()["messages"].get(NEW_SESSION_TICKET, 0), count)


@case("TLS 1.3: s_client resumes by tickets that the program seals", "openssl")
def sealed():
    for how in ("evp", "hmac", "renew"):
        with PeerServer(*TLS13, "-T", how, "-N", "2") as server, tempfile.TemporaryDirectory() as folder:
            session = os.path.join(folder, "session")
            s_client(server.port, "-tls1_3", "-sess_out", session)
            has(s_client(server.port, "-tls1_3", "-sess_in", session), r"\nReused, TLSv1.3")
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


@case("TLS 1.3: s_client resumes by sessions that the program keeps", "openssl")
def kept():
    for how in ("external", "later"):
        with PeerServer(*TLS13, "-K", how, "-o", "no-ticket", "-N", "2") as server, tempfile.TemporaryDirectory() as folder:
            session = os.path.join(folder, "session")
            s_client(server.port, "-tls1_3", "-sess_out", session)
            has(s_client(server.port, "-tls1_3", "-sess_in", session), r"\nReused, TLSv1.3")
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


@case("TLS 1.3: Python's ssl resumes at our server")
def python_resumes():
    context = python_context(ssl.PROTOCOL_TLS_CLIENT)
    session = None
    with PeerServer(*TLS13, "-N", "2") as server:
        for again in (False, True):
            with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
                with context.wrap_socket(plain, server_hostname="localhost", session=session) as tls:
                    tls.sendall(b"ping")
                    expect("echo", tls.recv(10), b"ping")
                    expect("reused", tls.session_reused, again)
                    session = tls.session
                    tls.unwrap().close()
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


# Pre-shared keys from elsewhere.

PSK = "f0112233445566778899aabbccddeeff00112233445566778899aabbccddee0f"


@case("TLS 1.3: a pre-shared key, our client", "openssl")
def psk_client():
    for option in ("-Y", "-y"):
        with s_server("-tls1_3", "-psk", PSK, "-psk_identity", "someone", "-ciphersuites", SUITES[0]) as server:
            report = peer_client(server.port, *TLS13, option, f"someone:{PSK}")
            negotiated(report, SUITES[0])
            expect("resumed", report["resumed"], True)


@case("TLS 1.3: a pre-shared key, our server", "openssl")
def psk_server():
    for option in ("-Y", "-y"):
        with PeerServer(*TLS13, option, f"someone:{PSK}") as server:
            s_client(server.port, "-tls1_3", "-psk", PSK, "-psk_identity", "someone", "-ciphersuites", SUITES[0])
            report = server.report()
            negotiated(report, SUITES[0])
            expect("resumed", report["resumed"], True)


@case("TLS 1.3: a pre-shared key that the other side does not know", "openssl")
def psk_unknown():
    with PeerServer(*TLS13, "-Y", f"someone:{PSK}") as server:
        s_client(server.port, "-tls1_3", "-psk", PSK, "-psk_identity", "nobody")
        expect("resumed", server.report()["resumed"], False)


@case("TLS 1.3: a pre-shared key of the wrong value", "openssl")
def psk_wrong():
    with PeerServer(*TLS13, "-Y", f"someone:{PSK}") as server:
        s_client(server.port, "-tls1_3", "-psk", PSK[::-1], "-psk_identity", "someone", "-ciphersuites", SUITES[0],
                 wait_for=None, ok=False)
        expect("reason", server.report()["reason"], "binder does not verify")


# Early data.


def early_file(folder, data):
    path = os.path.join(folder, "early")
    with open(path, "wb") as f:
        f.write(data)
    return path


@case("TLS 1.3: our client's early data at s_server", "openssl")
def early_client():
    def answer(server, questions):
        # With early data s_server answers nothing by itself.
        for question in range(1, questions + 1):
            server.await_text("(?s)" + ".*ping" * question)
            server.process.stdin.write(b"pong\n")
            server.process.stdin.flush()

    with tempfile.TemporaryDirectory() as folder, s_server("-tls1_3", "-early_data", mode=()) as server:
        early = early_file(folder, b"early to rise\n" * 100)
        answering = threading.Thread(target=answer, args=(server, 3))
        answering.start()
        reports = peer_client(server.port, *TLS13, "-N", "3", "-R", "-e", early)
        answering.join()
        # A session is good for early data once.
        expect("early", [r["early"] for r in reports], ["not sent", "accepted", "rejected"])
        expect("heard", server.text().count("early to rise"), 100)


@case("TLS 1.3: s_client's early data at our server", "openssl")
def early_server():
    with tempfile.TemporaryDirectory() as folder:
        data = b"early to rise\n" * 50
        early, session = early_file(folder, data), os.path.join(folder, "session")
        with PeerServer(*TLS13, "-e", "any", "-N", "3") as server:
            s_client(server.port, "-tls1_3", "-sess_out", session)
            has(s_client(server.port, "-tls1_3", "-sess_in", session, "-early_data", early), "Early data was accepted")
            has(s_client(server.port, "-tls1_3", "-sess_in", session, "-early_data", early), "Early data was rejected")
            reports = server.reports()
            expect("early", [r["early"] for r in reports], ["not sent", "accepted", "rejected"])
            expect("received", [r["early_received"] for r in reports], [0, len(data), 0])


@case("TLS 1.3: s_client's early data at our server that asks for another hello", "openssl")
def early_retry():
    with tempfile.TemporaryDirectory() as folder:
        early, session = early_file(folder, b"early to rise\n" * 50), os.path.join(folder, "session")
        with PeerServer(*TLS13, "-e", "any", "-N", "2", "-g", "P-384") as server:
            s_client(server.port, "-tls1_3", "-groups", "X25519:P-384", "-sess_out", session)
            text = s_client(server.port, "-tls1_3", "-groups", "X25519:P-384", "-sess_in", session, "-early_data", early)
            has(text, "Early data was rejected")
            expect("early", [r["early"] for r in server.reports()], ["not sent", "rejected"])


# Client certificates.


def client_certificate(name):
    subject = "/O=OxiSSL tests/CN=" + name.replace("-", " ", 1)

    @case(f"TLS 1.3: our client shows s_server its certificate {name}", "openssl")
    def client():
        with s_server("-tls1_3", "-Verify", "3", "-CAfile", CA, "-verify_return_error") as server:
            negotiated(peer_client(server.port, *TLS13, "-c", cert(name), "-k", key(name)))
            server.await_text("CN = " + name.replace("-", " ", 1))

    @case(f"TLS 1.3: s_client shows our server its certificate {name}", "openssl")
    def server_side():
        with PeerServer(*TLS13, "-a", CA) as server:
            s_client(server.port, "-tls1_3", "-cert", cert(name), "-key", key(name))
            expect("peer", server.report()["peer"], subject)

    @case(f"TLS 1.3: s_client shows our server its certificate {name} when asked later", "openssl")
    def later():
        with PeerServer(*TLS13, "-a", CA, "-x", "certificate", "-C") as server:
            s_client(server.port, "-tls1_3", "-enable_pha", "-cert", cert(name), "-key", key(name))
            report = server.report()
            expect("peer", report["peer"], subject)
            expect("requests", report["messages"][CERTIFICATE_REQUEST], 1)


for c in ("client-rsa", "client-rsa-pss", "client-p256", "client-p384", "client-p521", "client-ed25519"):
    client_certificate(c)


@case("TLS 1.3: s_client has no certificate for our server", "openssl")
def no_certificate():
    with PeerServer(*TLS13, "-a", CA) as server:
        has(s_client(server.port, "-tls1_3", wait_for="alert", ok=False), "certificate required")
        expect("reason", server.report()["reason"], "peer did not return a certificate")


@case("TLS 1.3: our client has no certificate for s_server", "openssl")
def no_certificate_at_s_server():
    with s_server("-tls1_3", "-Verify", "3", "-CAfile", CA, "-verify_return_error") as server:
        report = peer_client(server.port, *TLS13, ok=False)
        expect("reason", report["reason"], "tlsv13 alert certificate required")


@case("TLS 1.3: s_client has no certificate when our server asks later", "openssl")
def no_certificate_later():
    with PeerServer(*TLS13, "-a", CA, "-x", "certificate") as server:
        s_client(server.port, "-tls1_3", "-enable_pha", wait_for="alert|ping", ok=False)
        expect("reason", server.report()["reason"], "peer did not return a certificate")


@case("TLS 1.3: s_client does not offer to show a certificate later", "openssl")
def not_offered():
    with PeerServer(*TLS13, "-a", CA, "-x", "certificate") as server:
        s_client(server.port, "-tls1_3", wait_for=None, ok=False)
        expect("reason", server.report()["reason"], "extension not received")


# New keys.


def key_update(how):
    updates = 2 if how == "requested" else 1

    @case(f"TLS 1.3: our client updates the keys with s_server: {how}", "openssl")
    def client():
        with s_server("-tls1_3") as server:
            expect("updates", peer_client(server.port, *TLS13, "-u", how, "-C")["messages"][KEY_UPDATE], updates)

    @case(f"TLS 1.3: our server updates the keys with s_client: {how}", "openssl")
    def server_side():
        with PeerServer(*TLS13, "-u", how, "-C") as server:
            type_to_s_client(server.port, b"ping\n", b"pong\n", b"Q\n")
            expect("updates", server.report()["messages"][KEY_UPDATE], updates)


def type_to_s_client(port, *lines):
    """Types one line after the other: a command is the first letter of what s_client reads at once."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-CAfile", CA, "-tls1_3"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as client:
        for line in lines:
            client.stdin.write(line)
            client.stdin.flush()
            time.sleep(0.5)
        client.communicate(timeout=WAIT)


for h in ("requested", "alone"):
    key_update(h)


@case("TLS 1.3: s_client updates the keys", "openssl")
def by_s_client():
    with PeerServer(*TLS13, "-C") as server:
        type_to_s_client(server.port, b"ping\n", b"K\n", b"pong\n", b"k\n", b"puff\n", b"Q\n")
        expect("updates", server.report()["messages"][KEY_UPDATE], 3)


# Names, protocols, status, exported keys, and the other programs.


def secrets(name):
    """The lines of a key log, in any order."""
    with open(name, encoding="ascii") as log:
        return sorted(line.strip() for line in log if not line.startswith("#"))


@case("TLS 1.3: s_server and our client log the same secrets", "openssl")
def client_secrets():
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = os.path.join(folder, "ours"), os.path.join(folder, "theirs")
        with s_server("-tls1_3", "-keylogfile", theirs) as server:
            peer_client(server.port, *TLS13, "-G", ours)
        expect("secrets", secrets(ours), secrets(theirs))
        expect("count", len(secrets(ours)), 5)


@case("TLS 1.3: s_client and our server log the same secrets, early ones too, and export the same", "openssl")
def server_secrets():
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = os.path.join(folder, "ours"), os.path.join(folder, "theirs")
        session, early = os.path.join(folder, "session"), os.path.join(folder, "early")
        with open(early, "w", encoding="ascii") as file:
            file.write("early")
        options = ("-tls1_3", "-keylogfile", theirs, "-keymatexport", "EXPORTER-interop", "-keymatexportlen", "32")
        with PeerServer(*TLS13, "-G", ours, "-e", "yes", "-N", "2") as server:
            texts = [s_client(server.port, *options, "-sess_out", session),
                     s_client(server.port, *options, "-sess_in", session, "-early_data", early)]
            exported = [re.search(r"Keying material: (\w+)", text)[1] for text in texts]
            reports = server.reports()
        expect("early data", reports[1]["early"], "accepted")
        expect("exported", [report["exported"] for report in reports], exported)
        expect("secrets", secrets(ours), secrets(theirs))
        expect("count", len(secrets(ours)), 5 + 7)


@case("TLS 1.3: server name and ALPN", "openssl")
def names():
    with s_server("-tls1_3", "-alpn", "h2,http/1.1") as server:
        expect("alpn", peer_client(server.port, *TLS13, "-A", "http/1.1,h2")["alpn"], "h2")
    with PeerServer(*TLS13, "-A", "h2,http/1.1") as server:
        has(s_client(server.port, "-tls1_3", "-alpn", "http/1.1,h2", "-servername", "localhost"), "ALPN protocol: h2")
        report = server.report()
        expect("alpn and name", (report["alpn"], report["name"]), ("h2", "localhost"))


@case("TLS 1.3: no protocol in common", "openssl")
def no_protocol():
    with PeerServer(*TLS13, "-A", "h2") as server:
        has(s_client(server.port, "-tls1_3", "-alpn", "spdy", wait_for=None, ok=False), "no application protocol")


@case("TLS 1.3: certificate status", "openssl")
def status():
    with ocsp_response() as (response, folder):
        with PeerServer(*TLS13, "-S", response) as server:
            has(s_client(server.port, "-tls1_3", "-status"), "OCSP Response Status: successful")
        with s_server("-tls1_3", "-status_file", response) as server:
            got = os.path.join(folder, "got")
            peer_client(server.port, *TLS13, "-S", got)
            expect("status", contents(got), contents(response))


def python_context(side, certificate=None):
    context = ssl.SSLContext(side)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if certificate:
        context.load_cert_chain(cert(certificate), key(certificate))
    else:
        context.load_verify_locations(CA)
    return context


def with_python(certificate):
    @case(f"TLS 1.3: Python's ssl server -> our client: {certificate}")
    def client():
        def serve(tls):
            tls.sendall(tls.recv(100))
            return tls.version(), tls.recv(100)

        port, finish = python_server(python_context(ssl.PROTOCOL_TLS_SERVER, certificate), serve)
        negotiated(peer_client(port, *TLS13))
        expect("what Python saw", finish(), ("TLSv1.3", b""))

    @case(f"TLS 1.3: Python's ssl client -> our server: {certificate}")
    def server_side():
        with PeerServer(*TLS13, certificate=certificate) as server:
            with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
                with python_context(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(plain, server_hostname="localhost") as tls:
                    tls.sendall(b"ping")
                    expect("echo", tls.recv(10), b"ping")
                    expect("version", tls.version(), "TLSv1.3")
                    tls.unwrap().close()
            report = server.report()
            negotiated(report)
            expect("closed", report["closed"], True)

    @case(f"TLS 1.3: curl -> our server: {certificate}", "curl")
    def curl():
        with PeerServer(*TLS13, "-m", "http", "-f", CA, certificate=certificate) as server:
            page = run(["curl", "-sS", "--max-time", "15", "--tlsv1.3", "--cacert", CA, f"https://localhost:{server.port}/"])
            with open(CA, encoding="ascii") as f:
                expect("page", page, f.read())
            negotiated(server.report())


for c in CERTIFICATES:
    with_python(c)


@case("TLS 1.3: Python's ssl shows its certificate when our server asks later")
def python_later():
    context = python_context(ssl.PROTOCOL_TLS_CLIENT)
    context.post_handshake_auth = True
    context.load_cert_chain(cert("client-rsa"), key("client-rsa"))
    with PeerServer(*TLS13, "-a", CA, "-x", "certificate") as server:
        with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as tls:
                tls.sendall(b"ping")
                expect("echo", tls.recv(10), b"ping")
                tls.unwrap().close()
        expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=client rsa")


@case("TLS 1.3: our client shows Python's ssl its certificate when asked later")
def python_asks_later():
    context = python_context(ssl.PROTOCOL_TLS_SERVER, "server-rsa")
    context.verify_mode = ssl.CERT_REQUIRED
    context.post_handshake_auth = True
    context.load_verify_locations(CA)

    def serve(tls):
        before = tls.getpeercert()
        tls.verify_client_post_handshake()
        tls.sendall(tls.recv(100))
        rest = tls.recv(100)
        return before, dict(pair for rdn in tls.getpeercert()["subject"] for pair in rdn)["commonName"], rest

    port, finish = python_server(context, serve)
    negotiated(peer_client(port, *TLS13, "-O", "post-handshake-auth", "-c", cert("client-rsa"), "-k", key("client-rsa")))
    seen = finish()
    expect("what Python saw", isinstance(seen, tuple) and seen[1], "client rsa")
