"""Every TLS 1.2 cipher suite with every type of certificate that fits it, both ways, against four other programs."""

import os
import socket
import ssl
import threading

from harness import CA, PKI, WAIT, Failed, PeerServer, Server, case, cert, expect, key, peer_client, run, s_client, s_server

RSA_BULK = ["AES128-SHA", "AES256-SHA", "AES128-SHA256", "AES256-SHA256", "AES128-GCM-SHA256", "AES256-GCM-SHA384"]
ECDHE_BULK = ["AES128-SHA", "AES256-SHA", "AES128-SHA256", "AES256-SHA384", "AES128-GCM-SHA256", "AES256-GCM-SHA384",
              "CHACHA20-POLY1305"]
RSA_SUITES = RSA_BULK
DHE_SUITES = ["DHE-RSA-" + bulk for bulk in [*RSA_BULK, "CHACHA20-POLY1305"]]
ECDHE_RSA_SUITES = ["ECDHE-RSA-" + bulk for bulk in ECDHE_BULK]
ECDHE_ECDSA_SUITES = ["ECDHE-ECDSA-" + bulk for bulk in ECDHE_BULK]

# (suite, certificate): a key of type id-RSASSA-PSS can sign but not decrypt; Ed25519 goes with the ECDSA suites (RFC 8422).
PAIRS = [(suite, "server-rsa") for suite in RSA_SUITES]
PAIRS += [(suite, c) for suite in DHE_SUITES + ECDHE_RSA_SUITES for c in ("server-rsa", "server-rsa-pss")]
PAIRS += [(suite, "server-" + k) for suite in ECDHE_ECDSA_SUITES for k in ("p256", "p384", "p521", "ed25519")]


def gnutls_priority(suite, version="1.2"):
    """The same suite, in one version, as a GnuTLS priority string."""
    exchange = "ECDHE-ECDSA" if suite.startswith("ECDHE-ECDSA") else "ECDHE-RSA" if suite.startswith("ECDHE-RSA") \
        else "DHE-RSA" if suite.startswith("DHE-RSA") else "RSA"
    bulk = suite.removeprefix(exchange + "-")
    if bulk.startswith("CHACHA20"):
        cipher, mac = "CHACHA20-POLY1305", "AEAD"
    elif bulk.startswith(("DES-CBC3", "NULL")):
        cipher, mac = "3DES-CBC" if bulk.startswith("DES") else "NULL", bulk.rsplit("-", 1)[1]
        mac = "SHA1" if mac == "SHA" else mac
    elif "GCM" in bulk:
        cipher, mac = bulk.rsplit("-", 1)[0].replace("AES", "AES-"), "AEAD"
    else:
        cipher, mac = bulk.split("-")[0].replace("AES", "AES-") + "-CBC", bulk.split("-")[1].replace("SHA", "SHA")
        mac = "SHA1" if mac == "SHA" else mac
    return (f"NONE:+VERS-TLS{version}:+{exchange}:+{cipher}:+{mac}:+SIGN-ALL:+GROUP-ALL:+COMP-NULL:+CTYPE-X509"
            ":%VERIFY_ALLOW_SIGN_WITH_SHA1")


def openssl_pair(suite, certificate):
    @case(f"openssl s_server -> our client: {suite}, {certificate}", "openssl")
    def from_s_server():
        with s_server("-tls1_2", "-cipher", suite + ":@SECLEVEL=0", certificate=certificate) as server:
            report = peer_client(server.port, "-l", suite)
            expect("cipher", report["cipher"], suite)
            expect("received", report["received"], 5)

    @case(f"openssl s_client -> our server: {suite}, {certificate}", "openssl")
    def from_s_client():
        with PeerServer("-l", suite, certificate=certificate) as server:
            text = s_client(server.port, "-tls1_2", "-cipher", suite + ":@SECLEVEL=0")
            if f"Cipher is {suite}\n" not in text:
                raise Failed(text)
            expect("cipher", server.report()["cipher"], suite)


def python_context(side, suite, certificate=None):
    context = ssl.SSLContext(side)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(suite + ":@SECLEVEL=0")
    if certificate:
        context.load_cert_chain(cert(certificate), key(certificate))
        context.load_dh_params(os.path.join(PKI, "ffdhe2048.pem"))
    else:
        context.load_verify_locations(CA)
    return context


def python_pair(suite, certificate):
    @case(f"Python's ssl server -> our client: {suite}, {certificate}")
    def from_python_server():
        context = python_context(ssl.PROTOCOL_TLS_SERVER, suite, certificate)
        heard = []
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(WAIT)

            def serve():
                try:
                    plain, _ = listener.accept()
                    plain.settimeout(WAIT)
                    with context.wrap_socket(plain, server_side=True) as tls:
                        tls.sendall(tls.recv(100))
                        heard.append(tls.cipher()[0])
                        heard.append(tls.recv(100))
                except OSError as error:
                    heard.append(error)

            thread = threading.Thread(target=serve)
            thread.start()
            try:
                report = peer_client(listener.getsockname()[1], "-l", suite)
            finally:
                thread.join(WAIT)
        expect("cipher", report["cipher"], suite)
        expect("what Python saw", heard, [suite, b""])

    @case(f"Python's ssl client -> our server: {suite}, {certificate}")
    def from_python_client():
        context = python_context(ssl.PROTOCOL_TLS_CLIENT, suite)
        with PeerServer("-l", suite, certificate=certificate) as server:
            with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
                with context.wrap_socket(plain, server_hostname="localhost") as tls:
                    tls.sendall(b"ping")
                    expect("echo", tls.recv(100), b"ping")
                    expect("cipher", tls.cipher()[0], suite)
                    tls.unwrap().close()
            report = server.report()
            expect("closed", report["closed"], True)


def curl_pair(suite, certificate):
    @case(f"curl -> our server: {suite}, {certificate}", "curl")
    def from_curl():
        with PeerServer("-l", suite, "-m", "http", "-f", CA, certificate=certificate) as server:
            page = run(["curl", "-sS", "--max-time", "15", "--tls-max", "1.2", "--ciphers", suite + ":@SECLEVEL=0",
                        "--cacert", CA, f"https://localhost:{server.port}/"])
            with open(CA, encoding="ascii") as f:
                expect("page", page, f.read())
            expect("cipher", server.report()["cipher"], suite)


def gnutls_pair(suite, certificate):
    priority = gnutls_priority(suite)

    @case(f"gnutls-serv -> our client: {suite}, {certificate}", "gnutls-serv")
    def from_gnutls_serv():
        command = ["gnutls-serv", "--echo", "--port", "0", "--priority", priority, "--x509certfile", cert(certificate),
                   "--x509keyfile", key(certificate), "--disable-client-cert"]
        with gnutls_server(command) as server:
            expect("cipher", peer_client(server.port, "-l", suite)["cipher"], suite)

    @case(f"gnutls-cli -> our server: {suite}, {certificate}", "gnutls-cli")
    def from_gnutls_cli():
        with PeerServer("-l", suite, certificate=certificate) as server:
            text = run(["gnutls-cli", "--port", str(server.port), "--priority", priority, "--x509cafile", CA,
                        "--verify-hostname", "localhost", "127.0.0.1"], data=b"ping\n")
            if "\nping\n" not in text:
                raise Failed(text)
            expect("cipher", server.report()["cipher"], suite)


def gnutls_server(command):
    """gnutls-serv cannot choose a free port: find one and try again if it was taken meanwhile."""
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        command[command.index("--port") + 1] = str(port)
        try:
            return Server(command, rf"IPv4 .*port ({port})\.\.\.done")
        except Failed as failure:
            last = failure
    raise last


for pair in PAIRS:
    openssl_pair(*pair)
    python_pair(*pair)
    curl_pair(*pair)
    if pair[1] != "server-rsa-pss":
        gnutls_pair(*pair)
