"""Extensions: the status of certificates, next protocol negotiation, extensions of a program's own."""

import contextlib
import os
import tempfile

from features import has
from harness import CA, PKI, PeerServer, case, cert, expect, key, peer_client, run, s_client, s_server
from suites import gnutls_server

TLS12 = ("-tls1_2",)
GNUTLS = "NORMAL:-VERS-ALL:+VERS-TLS1.2"

# Two extensions for a server to have ready: a list of two "timestamps", and one that nobody knows.
SERVERINFO = """-----BEGIN SERVERINFO FOR timestamps-----
ABIACAAGAAFhAAFi
-----END SERVERINFO FOR timestamps-----
-----BEGIN SERVERINFOV2 FOR ours-----
AAAB0P/OAAN4eXo=
-----END SERVERINFOV2 FOR ours-----
"""


@contextlib.contextmanager
def ocsp_response(certificate="server-rsa", issuer="ca-rsa", revoked=False):
    """A file with an OCSP response for a certificate of the test PKI, and a folder to write to."""
    with tempfile.TemporaryDirectory() as folder:
        serial = run(["openssl", "x509", "-in", cert(certificate), "-noout", "-serial"]).strip().split("=")[1]
        index, response = os.path.join(folder, "index.txt"), os.path.join(folder, "response.der")
        since = "240101000000Z" if revoked else ""
        with open(index, "w", encoding="ascii") as f:
            f.write(f"{'R' if revoked else 'V'}\t460101000000Z\t{since}\t{serial}\tunknown\t/CN=localhost\n")
        run(["openssl", "ocsp", "-index", index, "-CA", cert(issuer), "-rsigner", cert(issuer), "-rkey", key(issuer),
             "-issuer", cert(issuer), "-cert", cert(certificate), "-respout", response, "-ndays", "30", "-noverify"])
        yield response, folder


def contents(path):
    with open(path, "rb") as f:
        return f.read()


@contextlib.contextmanager
def serverinfo_file():
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as f:
        f.write(SERVERINFO)
        f.flush()
        yield f.name


# The status of certificates.


@case("s_client is shown the status of our certificate", "openssl")
def status_server():
    with ocsp_response() as (response, _), PeerServer("-S", response, "-N", "2") as server:
        text = s_client(server.port, *TLS12, "-status")
        has(text, r"OCSP Response Status: successful")
        has(text, r"Cert Status: good")
        has(s_client(server.port, *TLS12), r"(?s)^(?!.*OCSP)")
        expect("ok", [r["ok"] for r in server.reports()], [True, True])


@case("s_client is told that there is no status", "openssl")
def no_status_server():
    with PeerServer("-S", os.path.join(PKI, "nothing")) as server:
        has(s_client(server.port, *TLS12, "-status"), r"OCSP response: no response sent")


@case("our client gets the status of s_server's certificate", "openssl")
def status_client():
    with ocsp_response() as (response, folder), s_server(*TLS12, "-status_file", response) as server:
        got = os.path.join(folder, "got.der")
        expect("ok", peer_client(server.port, "-S", got)["ok"], True)
        expect("response", contents(got), contents(response))


@case("our client refuses a server without the status that it insists on", "openssl")
def no_status_client():
    with tempfile.TemporaryDirectory() as folder, s_server(*TLS12, mode=("-state",)) as server:
        report = peer_client(server.port, "-S", os.path.join(folder, "got.der"), ok=False)
        expect("reason", report["reason"], "invalid status response")
        server.await_text("read:fatal:bad certificate status response")


def suite_status(suite):
    @case(f"the status of certificates with {suite}", "openssl")
    def both():
        with ocsp_response() as (response, folder):
            with s_server(*TLS12, "-status_file", response, "-cipher", suite) as server:
                peer_client(server.port, "-S", os.path.join(folder, "got.der"), "-l", suite)
            with PeerServer("-S", response, "-l", suite) as server:
                has(s_client(server.port, *TLS12, "-status", "-cipher", suite), "Cert Status: good")


for name in ("AES128-SHA", "DHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305"):
    suite_status(name)


@case("gnutls-cli is shown the status of our certificate", "gnutls-cli", "openssl")
def status_gnutls_cli():
    for revoked in (False, True):
        with ocsp_response(revoked=revoked) as (response, folder), PeerServer("-S", response) as server:
            got = os.path.join(folder, "got.der")
            text = run(["gnutls-cli", "--port", str(server.port), "--x509cafile", CA, "--verify-hostname", "localhost",
                        "--priority", GNUTLS, "--save-ocsp", got, "127.0.0.1"], data=b"ping\n", ok=not revoked)
            if revoked:
                has(text, "revoked")
            else:
                has(text, "OCSP status request")
                expect("response", contents(got), contents(response))


@case("our client gets the status of gnutls-serv's certificate", "gnutls-serv", "openssl")
def status_gnutls_serv():
    with ocsp_response() as (response, folder):
        command = ["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert("server-rsa"), "--x509keyfile",
                   key("server-rsa"), "--disable-client-cert", "--priority", GNUTLS, "--ocsp-response", response]
        with gnutls_server(command) as server:
            got = os.path.join(folder, "got.der")
            peer_client(server.port, "-S", got)
            expect("response", contents(got), contents(response))


# Next protocol negotiation.


@case("s_client chooses among our protocols by NPN", "openssl")
def npn_server():
    with PeerServer("-P", "spdy/1,http/1.1", "-N", "3") as server:
        has(s_client(server.port, *TLS12, "-nextprotoneg", "http/1.1"), r"Next protocol: \(1\) http/1\.1")
        has(s_client(server.port, *TLS12, "-nextprotoneg", "other"), r"Next protocol: \(2\) other")
        s_client(server.port, *TLS12)
        expect("chosen", [r["npn"] for r in server.reports()], ["http/1.1", "other", ""])


@case("s_client resumes a session and chooses again by NPN", "openssl")
def npn_resumed():
    with tempfile.TemporaryDirectory() as folder, PeerServer("-P", "spdy/1,http/1.1", "-N", "2") as server:
        session = os.path.join(folder, "session")
        s_client(server.port, *TLS12, "-nextprotoneg", "http/1.1", "-sess_out", session)
        s_client(server.port, *TLS12, "-nextprotoneg", "spdy/1", "-sess_in", session)
        reports = server.reports()
        expect("chosen", [r["npn"] for r in reports], ["http/1.1", "spdy/1"])
        expect("resumed", [r["resumed"] for r in reports], [False, True])


@case("our client chooses among s_server's protocols by NPN", "openssl")
def npn_client():
    with s_server(*TLS12, "-nextprotoneg", "spdy/1,http/1.1") as server:
        expect("chosen", peer_client(server.port, "-P", "http/1.1")["npn"], "http/1.1")
        expect("chosen", peer_client(server.port)["npn"], "")
        reports = peer_client(server.port, "-P", "spdy/1", "-N", "2", "-R")
        expect("chosen", [(r["npn"], r["resumed"]) for r in reports], [("spdy/1", False), ("spdy/1", True)])


@case("ALPN comes before NPN", "openssl")
def alpn_first():
    with PeerServer("-P", "spdy/1", "-A", "h2") as server:
        s_client(server.port, *TLS12, "-nextprotoneg", "spdy/1", "-alpn", "h2")
        report = server.report()
        expect("chosen", (report["alpn"], report["npn"]), ("h2", ""))


# Extensions of a program's own.


@case("s_client gets our serverinfo", "openssl")
def serverinfo_server():
    with serverinfo_file() as path, PeerServer("-i", path) as server:
        text = s_client(server.port, *TLS12, "-serverinfo", "18,65486")
        has(text, r"(?s)BEGIN SERVERINFO FOR EXTENSION 18-----\s*ABIACAAGAAFhAAFi\s")
        has(text, r"(?s)BEGIN SERVERINFO FOR EXTENSION 65486-----\s*/84AA3h5eg==")


@case("our client gets s_server's serverinfo", "openssl")
def serverinfo_client():
    with serverinfo_file() as path, s_server(*TLS12, "-serverinfo", path) as server:
        expect("timestamps", peer_client(server.port, "-E", "18")["extension"], "0006000161000162")
        expect("ours", peer_client(server.port, "-E", "65486")["extension"], "78797a")


@case("extensions that nobody knows do no harm", "gnutls-serv", "openssl")
def unknown():
    command = ["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert("server-rsa"), "--x509keyfile",
               key("server-rsa"), "--disable-client-cert", "--priority", GNUTLS]
    with gnutls_server(command) as server:
        expect("answer", peer_client(server.port, "-E", "65486", "-P", "http/1.1")["extension"], "")
    with PeerServer() as server:
        s_client(server.port, *TLS12, "-serverinfo", "18,65486", "-nextprotoneg", "h2", "-status")
        expect("ok", server.report()["ok"], True)
