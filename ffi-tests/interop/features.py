"""What a handshake negotiates besides the suite: sessions, names, protocols, groups, signatures, client certificates, and
what is refused with which alert."""

import contextlib
import os
import re
import socket
import ssl
import tempfile
import threading

import harness
from harness import CA, PKI, WAIT, Failed, PeerServer, case, cert, expect, key, peer_client, run, s_client, s_server
from suites import gnutls_server, python_context

TLS12 = ("-tls1_2",)
MODERN = "ECDHE-RSA-AES128-GCM-SHA256"


def has(text, pattern):
    if not re.search(pattern, text):
        raise Failed(f"no {pattern!r} in: {text}")


def python_server(context, serve):
    """Runs `serve(tls)` for one connection in a thread; returns the port and a function that waits and gives its result."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(WAIT)
    result = []

    def work():
        try:
            plain, _ = listener.accept()
            plain.settimeout(WAIT)
            with context.wrap_socket(plain, server_side=True) as tls:
                result.append(serve(tls))
        except (OSError, ValueError) as error:
            result.append(error)
        finally:
            listener.close()

    thread = threading.Thread(target=work)
    thread.start()

    def finish():
        thread.join(WAIT)
        return result[0] if result else None

    return listener.getsockname()[1], finish


def plain_server(answer, read=True):
    """A TCP server that speaks no TLS: reads something, sends `answer` and closes; returns its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(WAIT)

    def work():
        try:
            plain, _ = listener.accept()
            with plain:
                plain.settimeout(WAIT)
                if read:
                    plain.recv(4096)
                plain.sendall(answer)
                plain.shutdown(socket.SHUT_WR)
                while plain.recv(4096):
                    pass
        except OSError:
            pass  # the client is what is tested
        finally:
            listener.close()

    threading.Thread(target=work).start()
    return listener.getsockname()[1]


# Sessions.


def resume_from_s_server(kind, ours, theirs):
    @case(f"our client resumes at s_server by {kind}", "openssl")
    def resume():
        with s_server(*TLS12, *theirs) as server:
            first, second, third = peer_client(server.port, "-N", "3", "-R", *ours)
            expect("resumed", [first["resumed"], second["resumed"], third["resumed"]], [False, True, True])
            expect("cipher", second["cipher"], first["cipher"])


resume_from_s_server("ticket", (), ())
resume_from_s_server("ID, the server has no tickets", (), ("-no_ticket",))
resume_from_s_server("ID, the client has no tickets", ("-o", "no-ticket"), ())


def resume_at_our_server(kind, ours, theirs):
    @case(f"s_client resumes at our server by {kind}", "openssl")
    def resume():
        with PeerServer("-N", "2", *ours) as server, tempfile.TemporaryDirectory() as folder:
            session = os.path.join(folder, "session")
            text = s_client(server.port, *TLS12, *theirs, "-sess_out", session)
            has(text, r"\nNew, TLSv1.2")
            has(s_client(server.port, *TLS12, *theirs, "-sess_in", session), r"\nReused, TLSv1.2")
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])

    @case(f"Python's ssl resumes at our server by {kind}")
    def resume_python():
        context = python_context(ssl.PROTOCOL_TLS_CLIENT, MODERN)
        if theirs:
            context.options |= ssl.OP_NO_TICKET
        session = None
        with PeerServer("-N", "2", *ours) as server:
            for again in (False, True):
                with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
                    with context.wrap_socket(plain, server_hostname="localhost", session=session) as tls:
                        tls.sendall(b"ping")
                        expect("echo", tls.recv(10), b"ping")
                        expect("reused", tls.session_reused, again)
                        session = tls.session
                        tls.unwrap().close()
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


resume_at_our_server("ticket", (), ())
resume_at_our_server("ID, the server has no tickets", ("-o", "no-ticket"), ())
resume_at_our_server("ID, the client has no tickets", (), ("-no_ticket",))


@case("gnutls-cli resumes at our server", "gnutls-cli")
def gnutls_resumes():
    with PeerServer("-N", "2") as server:
        text = run(["gnutls-cli", "--resume", "--port", str(server.port), "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2",
                    "--x509cafile", CA, "--verify-hostname", "localhost", "127.0.0.1"], data=b"ping\n")
        has(text, "This is a resumed session")
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


@case("a full handshake after a ticket of another server", "openssl")
def foreign_ticket():
    with tempfile.TemporaryDirectory() as folder:
        session = os.path.join(folder, "session")
        with PeerServer() as first:
            s_client(first.port, *TLS12, "-sess_out", session)
            first.wait()
        with PeerServer() as second:
            has(s_client(second.port, *TLS12, "-sess_in", session), r"\nNew, TLSv1.2")
            expect("resumed", second.report()["resumed"], False)


# Names and protocols.


@case("the server name reaches Python's server")
def name_to_python():
    context = python_context(ssl.PROTOCOL_TLS_SERVER, MODERN, "server-rsa")
    names = []
    context.sni_callback = lambda tls, name, _: names.append(name)
    port, finish = python_server(context, lambda tls: tls.sendall(tls.recv(10)))
    peer_client(port)
    finish()
    expect("names", names, ["localhost"])


@case("s_client's server name reaches our server", "openssl")
def name_from_s_client():
    with PeerServer() as server:
        s_client(server.port, *TLS12, "-servername", "some.name.test")
        expect("name", server.report()["name"], "some.name.test")


@case("our client has a protocol chosen by s_server", "openssl")
def alpn_client():
    with s_server(*TLS12, "-alpn", "h2,http/1.1") as server:
        expect("alpn", peer_client(server.port, "-A", "spdy/1,http/1.1")["alpn"], "http/1.1")


@case("our server chooses s_client's protocol", "openssl")
def alpn_server():
    with PeerServer("-A", "h2,http/1.1") as server:
        has(s_client(server.port, *TLS12, "-alpn", "http/1.1,h2"), "ALPN protocol: h2")
        expect("alpn", server.report()["alpn"], "h2")


@case("no protocol in common is refused by our server", "openssl")
def alpn_refused():
    with PeerServer("-A", "h2") as server:
        has(s_client(server.port, *TLS12, "-alpn", "other", wait_for=None, ok=False), "no application protocol")
        expect("ok", server.report()["ok"], False)


@case("no protocol in common is refused by s_server", "openssl")
def alpn_refused_by_them():
    context = python_context(ssl.PROTOCOL_TLS_SERVER, MODERN, "server-rsa")
    context.set_alpn_protocols(["h2"])
    port, finish = python_server(context, lambda tls: (tls.selected_alpn_protocol(), tls.sendall(tls.recv(10)))[0])
    expect("alpn", peer_client(port, "-A", "other")["alpn"], "")  # Python goes on without one
    expect("Python's choice", finish(), None)


# Client certificates.


def client_certificates(name):
    @case(f"our server verifies s_client's certificate {name}", "openssl")
    def server_side():
        with PeerServer("-a", CA) as server:
            text = s_client(server.port, *TLS12, "-cert", cert(name), "-key", key(name))
            has(text, "Acceptable client certificate CA names")
            report = server.report()
            expect("peer", report["peer"], "/O=OxiSSL tests/CN=" + name.replace("-", " ", 1))
            expect("verify", report["verify"], 0)

    @case(f"s_server verifies our certificate {name}", "openssl")
    def client_side():
        with s_server(*TLS12, "-Verify", "3", "-CAfile", CA, "-verify_return_error") as server:
            peer_client(server.port, "-c", cert(name), "-k", key(name))
            server.await_text(f"CN = {name.replace('-', ' ', 1)}")

    @case(f"our client resumes at s_server with the certificate {name}", "openssl")
    def resumed():
        with s_server(*TLS12, "-Verify", "3", "-CAfile", CA, "-verify_return_error") as server:
            reports = peer_client(server.port, "-N", "2", "-R", "-c", cert(name), "-k", key(name))
            expect("resumed", [r["resumed"] for r in reports], [False, True])


for client in ("client-rsa", "client-rsa-pss", "client-p256", "client-p384", "client-p521", "client-ed25519"):
    client_certificates(client)


@case("our server goes without a certificate only if it may", "openssl")
def no_client_certificate():
    with PeerServer("-a", CA) as server:
        has(s_client(server.port, *TLS12, wait_for=None, ok=False), "alert handshake failure|alert certificate required")
        report = server.report()
        expect("reason", report["reason"], "peer did not return a certificate")
    with s_server(*TLS12, "-verify", "3", "-CAfile", CA) as optional:
        peer_client(optional.port)


@case("our server refuses a client certificate of a CA it does not know", "openssl")
def unknown_client_ca():
    with PeerServer("-a", CA) as server:
        text = s_client(server.port, *TLS12, "-cert", cert("untrusted"), "-key", key("untrusted"), wait_for=None, ok=False)
        has(text, "alert unknown ca")
        report = server.report()
        expect("reason", report["reason"], "certificate verify failed")


# The server's certificate: X509_V_ codes of OpenSSL.


def bad_certificate(name, code, alert):
    @case(f"our client refuses the certificate {name}", "openssl")
    def refuse():
        with s_server(*TLS12, "-cipher", "ALL", certificate=name, mode=("-state",)) as server:
            report = peer_client(server.port, ok=False)
            expect("reason", report["reason"], "certificate verify failed")
            expect("verify", report["verify"], code)
            server.await_text(f"read:fatal:{alert}")


bad_certificate("expired", 10, "certificate expired")
bad_certificate("future", 9, "bad certificate")
bad_certificate("wrong-name", 62, "bad certificate")
bad_certificate("self-signed", 18, "unknown CA")
bad_certificate("untrusted", 20, "unknown CA")
bad_certificate("client-p256", 26, "unsupported certificate")


@case("our client accepts an intermediate, a wildcard and an address", "openssl")
def good_names():
    with s_server(*TLS12, certificate="server-chain") as server:
        peer_client(server.port)
        peer_client(server.port, "-n", "a.wild.test")
        peer_client(server.port, "-n", "127.0.0.1")
        expect("verify", peer_client(server.port, "-n", "a.b.wild.test", ok=False)["verify"], 62)


@case("our server sends its intermediate", "openssl")
def chain():
    with PeerServer(certificate="server-chain") as server:
        has(s_client(server.port, *TLS12), r"Verify return code: 0 \(ok\)")


# Groups.


def group(name, theirs):
    @case(f"s_client with the group {name} to our server", "openssl")
    def server_side():
        with PeerServer("-g", name) as server:
            has(s_client(server.port, *TLS12, "-cipher", MODERN), f"Server Temp Key: (ECDH, )?{theirs}")

    @case(f"s_client that offers only {name} to our server", "openssl")
    def server_follows():
        with PeerServer() as server:
            has(s_client(server.port, *TLS12, "-cipher", MODERN, "-groups", name), f"Server Temp Key: (ECDH, )?{theirs}")

    @case(f"s_server with the group {name} to our client", "openssl")
    def client_side():
        with s_server(*TLS12, "-groups", name) as server:
            peer_client(server.port, "-l", MODERN)

    @case(f"our client with only the group {name} to s_server", "openssl")
    def client_offers():
        with s_server(*TLS12) as server:
            peer_client(server.port, "-l", MODERN, "-g", name)


group("X25519", "X25519")
group("P-256", "(P-256|prime256v1)")
group("P-384", "(P-384|secp384r1)")
group("P-521", "(P-521|secp521r1)")


@case("no group in common", "openssl")
def no_common_group():
    with PeerServer("-l", MODERN, "-g", "P-384") as server:
        has(s_client(server.port, *TLS12, "-groups", "X25519", wait_for=None, ok=False), "alert handshake failure")
        expect("reason", server.report()["reason"], "no shared cipher")


def finite_field(bits):
    @case(f"s_server with {bits}-bit Diffie-Hellman to our client", "openssl")
    def client_side():
        with tempfile.TemporaryDirectory() as folder:
            parameters = os.path.join(folder, "dh.pem")
            run(["openssl", "genpkey", "-quiet", "-genparam", "-algorithm", "DH", "-pkeyopt", f"group:ffdhe{bits}",
                 "-out", parameters])
            with s_server(*TLS12, "-dhparam", parameters) as server:
                peer_client(server.port, "-l", "DHE-RSA-AES128-GCM-SHA256")

    @case(f"gnutls-serv with ffdhe{bits} to our client", "gnutls-serv")
    def client_gnutls():
        command = ["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert("server-rsa"), "--x509keyfile",
                   key("server-rsa"), "--disable-client-cert", "--priority",
                   f"NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+DHE-RSA:-GROUP-ALL:+GROUP-FFDHE{bits}"]
        with gnutls_server(command) as server:
            peer_client(server.port, "-l", "DHE-RSA-AES128-GCM-SHA256", "-g", f"ffdhe{bits}:X25519")

    @case(f"gnutls-cli with ffdhe{bits} to our server", "gnutls-cli")
    def server_gnutls():
        with PeerServer("-l", "DHE-RSA-AES128-GCM-SHA256") as server:
            run(["gnutls-cli", "--port", str(server.port), "--x509cafile", CA, "--verify-hostname", "localhost",
                 "--priority", f"NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+DHE-RSA:-GROUP-ALL:+GROUP-FFDHE{bits}",
                 "127.0.0.1"], data=b"ping\n")
            expect("ok", server.report()["ok"], True)


for size in (2048, 3072, 4096):
    finite_field(size)


# Signatures.

SIGNATURES = [
    ("rsa_pss_rsae_sha256", "server-rsa", "SHA256", "RSA-PSS"), ("rsa_pss_rsae_sha384", "server-rsa", "SHA384", "RSA-PSS"),
    ("rsa_pss_rsae_sha512", "server-rsa", "SHA512", "RSA-PSS"), ("RSA+SHA256", "server-rsa", "SHA256", "RSA"),
    ("RSA+SHA384", "server-rsa", "SHA384", "RSA"), ("RSA+SHA512", "server-rsa", "SHA512", "RSA"),
    ("rsa_pss_pss_sha256", "server-rsa-pss", "SHA256", "RSA-PSS"), ("ECDSA+SHA256", "server-p256", "SHA256", "ECDSA"),
    ("ECDSA+SHA384", "server-p256", "SHA384", "ECDSA"), ("ECDSA+SHA512", "server-p256", "SHA512", "ECDSA"),
    ("ECDSA+SHA256", "server-p521", "SHA256", "ECDSA"), ("ECDSA+SHA384", "server-p384", "SHA384", "ECDSA"),
    ("ed25519", "server-ed25519", None, "ed25519"),
]


def signature(scheme, certificate, digest, kind):
    @case(f"our server signs with {scheme}, {certificate}", "openssl")
    def server_side():
        with PeerServer(certificate=certificate) as server:
            # The certificates are signed with SHA-256, which the client must accept as well.
            text = s_client(server.port, *TLS12, "-sigalgs", scheme)
            if digest:
                has(text, f"Peer signing digest: {digest}")
            has(text, f"Peer signature type: {kind}")

    @case(f"our client accepts only {scheme}, {certificate}", "openssl")
    def client_side():
        with s_server(*TLS12, certificate=certificate) as server:
            peer_client(server.port, "-s", scheme)


for row in SIGNATURES:
    signature(*row)


@case("no signature algorithm in common", "openssl")
def no_common_signature():
    with PeerServer("-l", MODERN) as server:
        has(s_client(server.port, *TLS12, "-sigalgs", "ECDSA+SHA256", wait_for=None, ok=False), "alert handshake failure")
        expect("ok", server.report()["ok"], False)


# Extensions that change the keys.


@case("without extended master secret, our client", "openssl")
def no_ems_client():
    with s_server(*TLS12) as server:
        expect("with", peer_client(server.port)["ems"], True)
        reports = peer_client(server.port, "-o", "no-ems", "-N", "2", "-R")
        expect("without", [r["ems"] for r in reports], [False, False])
        expect("resumed", [r["resumed"] for r in reports], [False, True])


@case("without extended master secret, our server", "openssl")
def no_ems_server():
    with PeerServer("-o", "no-ems") as server:
        has(s_client(server.port, *TLS12), "Extended master secret: no")
    with PeerServer() as server:
        has(s_client(server.port, *TLS12), "Extended master secret: yes")


def mac_order(suite):
    @case(f"MAC then encrypt, {suite}", "openssl")
    def without():
        with s_server(*TLS12, "-cipher", suite + ":@SECLEVEL=0") as server:
            peer_client(server.port, "-l", suite, "-o", "no-etm")
        with PeerServer("-l", suite, "-o", "no-etm") as server:
            s_client(server.port, *TLS12, "-cipher", suite + ":@SECLEVEL=0")
            expect("ok", server.report()["ok"], True)

    @case(f"gnutls without encrypt-then-MAC, {suite}", "gnutls-cli")
    def gnutls_without():
        with PeerServer("-l", suite) as server:
            run(["gnutls-cli", "--port", str(server.port), "--x509cafile", CA, "--verify-hostname", "localhost",
                 "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2:+AES-128-CBC:+AES-256-CBC:+SHA256:+SHA384:%NO_ETM",
                 "127.0.0.1"], data=b"ping\n")
            expect("cipher", server.report()["cipher"], suite)


for name in ("ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES128-SHA256", "ECDHE-RSA-AES256-SHA384", "AES256-SHA"):
    mac_order(name)


# Versions.


@case("TLS 1.2 with s_server that could do more", "openssl")
def more_capable_server():
    with s_server() as server:
        expect("version", peer_client(server.port)["version"], "TLSv1.2")


@case("TLS 1.2 with s_client that could do more", "openssl")
def more_capable_client():
    with PeerServer() as server:
        has(s_client(server.port), r"New, TLSv1.2")


@case("our server refuses a client of TLS 1.1 or of TLS 1.3 alone", "openssl")
def wrong_version_client():
    for version in ("-tls1_1", "-tls1_3"):
        with PeerServer() as server:
            text = s_client(server.port, version, "-cipher", "ALL:@SECLEVEL=0", wait_for=None, ok=False)
            has(text, "alert protocol version")
            expect(f"reason for {version}", server.report()["reason"], "unsupported protocol")


@case("our client refuses a server of TLS 1.1 or of TLS 1.3 alone", "openssl")
def wrong_version_server():
    with s_server("-tls1_1", "-cipher", "ALL:@SECLEVEL=0") as server:
        report = peer_client(server.port, ok=False)
        expect("reason", report["reason"] in ("tlsv1 alert protocol version", "unsupported protocol"), True)
    with s_server("-tls1_3") as server:
        expect("reason", peer_client(server.port, ok=False)["reason"], "tlsv1 alert protocol version")


@case("a fallback signal at the highest version is welcome", "openssl")
def fallback():
    with PeerServer() as server:
        s_client(server.port, *TLS12, "-fallback_scsv")
        expect("ok", server.report()["ok"], True)


# Ends and refusals.


@case("secure renegotiation is signalled, renegotiation is refused", "openssl")
def renegotiation():
    with PeerServer() as server:
        text = s_client(server.port, *TLS12, data=b"R\n", wait_for="no renegotiation|RENEGOTIATING.*\n.*rror", ok=False)
        has(text, "Secure Renegotiation IS supported")
        has(text, "no renegotiation")
        server.wait()


@case("no cipher in common", "openssl")
def no_common_cipher():
    with PeerServer("-l", "AES128-SHA") as server:
        has(s_client(server.port, *TLS12, "-cipher", MODERN, wait_for=None, ok=False), "alert handshake failure")
        expect("reason", server.report()["reason"], "no shared cipher")
    with s_server(*TLS12, "-cipher", "AES128-SHA") as server:
        expect("reason", peer_client(server.port, "-l", MODERN, ok=False)["reason"], "sslv3 alert handshake failure")


@case("a plain HTTP request to our server")
def http_request():
    with PeerServer() as server:
        with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
            plain.sendall(b"GET / HTTP/1.0\r\n\r\n")
            expect("reason", server.report()["reason"], "http request")


@case("garbage to our server")
def garbage():
    for data, reason in ((b"\x80\x00garbage", None), (b"SSH-2.0-OpenSSH_9.2\r\n", "wrong version number"),
                         (b"\x16\x03\x01\xff\xff" + bytes(100), None)):
        with PeerServer() as server:
            with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
                with contextlib.suppress(OSError):  # it may have hung up already
                    plain.sendall(data)
                    plain.shutdown(socket.SHUT_WR)
                report = server.report()
                expect("ok", report["ok"], False)
                if reason:
                    expect("reason", report["reason"], reason)


@case("our client to a server of plain HTTP")
def not_tls():
    port = plain_server(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    expect("reason", peer_client(port, ok=False)["reason"], "wrong version number")


@case("our client to a server that hangs up")
def hang_up():
    port = plain_server(b"")
    report = peer_client(port, ok=False)
    expect("reason", report["reason"], "unexpected eof while reading")


@case("a cut connection is no end of data")
def truncation():
    context = python_context(ssl.PROTOCOL_TLS_SERVER, MODERN, "server-rsa")

    def cut(tls):
        tls.sendall(b"half")
        tls.shutdown(socket.SHUT_RDWR)

    port, finish = python_server(context, cut)
    with tempfile.NamedTemporaryFile() as f:
        report = peer_client(port, "-m", "receive", "-f", f.name, ok=False)
        expect("what arrived", f.read(), b"half")
    finish()
    expect("reason", report["reason"], "unexpected eof while reading")


@case("the end of data is told apart, both ways")
def close_notify():
    context = python_context(ssl.PROTOCOL_TLS_SERVER, MODERN, "server-rsa")
    port, finish = python_server(context, lambda tls: (tls.sendall(b"whole"), tls.unwrap().close()))
    with tempfile.NamedTemporaryFile() as f:
        expect("closed", peer_client(port, "-m", "receive", "-f", f.name)["closed"], True)
        expect("what arrived", f.read(), b"whole")
    finish()


@case("keys in every form load", "openssl")
def key_forms():
    for certificate, form in (("server-rsa", "server-rsa.pkcs1"), ("server-p256", "server-p256.sec1")):
        command = [harness.peer_program, "server", "-c", cert(certificate), "-k", key(form)]
        with harness.Server(command, r'"listening": (\d+)', keep_stdin=False) as server:
            s_client(server.port, *TLS12)
            expect("ended", server.wait(), 0)


@case("a key that does not fit its certificate is refused")
def wrong_key():
    text = run([harness.peer_program, "server", "-c", cert("server-rsa"), "-k", key("client-rsa")], ok=False)
    expect("reason", harness.parse_reports(text)[0]["reason"], "key values mismatch")


@case("our client gives up when a peer's certificate file is missing")
def missing_files():
    text = run([harness.peer_program, "server", "-c", os.path.join(PKI, "nothing.crt")], ok=False)
    expect("error", harness.parse_reports(text)[0]["error"], "certificate")
