"""Key exchanges that need no certificate, or more than one: anonymous ones, pre-shared keys, and parameters of a server's own."""

import os
import tempfile

from harness import PKI, Failed, PeerServer, Server, case, cert, expect, key, peer_client, run, s_client
from suites import gnutls_server

NAME, SECRET = "someone", "0123456789abcdef0123456789abcdef"
OLD = ("-V", "1.0:1.2")

# (suite, GnuTLS's key exchange, cipher and MAC; None where GnuTLS has no such suite)
ANONYMOUS = [
    ("ADH-AES128-SHA", ("ANON-DH", "AES-128-CBC", "SHA1")),
    ("ADH-AES256-SHA256", ("ANON-DH", "AES-256-CBC", "SHA256")),
    ("ADH-AES128-GCM-SHA256", ("ANON-DH", "AES-128-GCM", "AEAD")),
    ("ADH-AES256-GCM-SHA384", ("ANON-DH", "AES-256-GCM", "AEAD")),
    ("AECDH-AES128-SHA", ("ANON-ECDH", "AES-128-CBC", "SHA1")),
    ("AECDH-AES256-SHA", ("ANON-ECDH", "AES-256-CBC", "SHA1")),
    ("AECDH-NULL-SHA", ("ANON-ECDH", "NULL", "SHA1")),
]
SHARED = [
    ("PSK-AES128-CBC-SHA", ("PSK", "AES-128-CBC", "SHA1")),
    ("PSK-AES256-CBC-SHA384", None),
    ("PSK-AES128-GCM-SHA256", ("PSK", "AES-128-GCM", "AEAD")),
    ("PSK-CHACHA20-POLY1305", ("PSK", "CHACHA20-POLY1305", "AEAD")),
    ("DHE-PSK-AES256-CBC-SHA", ("DHE-PSK", "AES-256-CBC", "SHA1")),
    ("DHE-PSK-AES128-GCM-SHA256", ("DHE-PSK", "AES-128-GCM", "AEAD")),
    ("ECDHE-PSK-AES128-CBC-SHA256", ("ECDHE-PSK", "AES-128-CBC", "SHA256")),
    ("ECDHE-PSK-CHACHA20-POLY1305", ("ECDHE-PSK", "CHACHA20-POLY1305", "AEAD")),
    ("RSA-PSK-AES128-CBC-SHA", ("RSA-PSK", "AES-128-CBC", "SHA1")),
    ("RSA-PSK-AES256-GCM-SHA384", ("RSA-PSK", "AES-256-GCM", "AEAD")),
    ("PSK-NULL-SHA256", ("PSK", "NULL", "SHA256")),
]


def priority(exchange, cipher, mac):
    return f"NONE:+VERS-TLS1.2:+{exchange}:+{cipher}:+{mac}:+SIGN-ALL:+GROUP-ALL:+COMP-NULL:+CTYPE-X509"


def level_0(suite):
    return suite + ":@SECLEVEL=0"


def bare_server(*options):
    """openssl s_server without a certificate."""
    return Server(["openssl", "s_server", "-accept", "127.0.0.1:0", "-nocert", "-rev", *options],
                  r"ACCEPT 127\.0\.0\.1:(\d+)")


def openssl_cases(suite, options, our_options, versions, psk):
    for version, theirs in versions:
        @case(f"openssl s_server -> our client: {suite}, {version}", "openssl")
        def from_s_server(theirs=theirs):
            certificate = ("-cert", cert("server-rsa"), "-key", key("server-rsa")) if suite.startswith("RSA") else ("-nocert",)
            hint = ("-psk_hint", "of openssl") if psk else ()
            command = ["openssl", "s_server", "-accept", "127.0.0.1:0", *certificate, "-rev", theirs, "-cipher",
                       level_0(suite), *options, *hint]
            with Server(command, r"ACCEPT 127\.0\.0\.1:(\d+)") as server:
                report = peer_client(server.port, "-l", level_0(suite), *OLD, *our_options)
                expect("cipher", report["cipher"], suite)
                expect("psk", report["psk"], NAME if psk else "")
                expect("hint", report["hint"], "of openssl" if psk else "")

        @case(f"openssl s_client -> our server: {suite}, {version}", "openssl")
        def from_s_client(theirs=theirs):
            hint = ("-H", "of ours") if psk else ()
            with PeerServer("-l", level_0(suite), *OLD, *our_options, *hint) as server:
                text = s_client(server.port, theirs, "-cipher", level_0(suite), *options)
                if f"Cipher is {suite}\n" not in text or psk and "PSK identity hint: of ours" not in text:
                    raise Failed(text)
                report = server.report()
                expect("cipher", report["cipher"], suite)
                expect("psk", report["psk"], NAME if psk else "")


def versions_of(suite):
    new = "GCM" in suite or "CHACHA20" in suite or suite.startswith("ADH") and suite.endswith("SHA256")
    return [("TLSv1.2", "-tls1_2")] + ([] if new else [("TLSv1.1", "-tls1_1"), ("TLSv1", "-tls1")])


def gnutls_cases(suite, names, psk):
    options = ("-y", f"{NAME}:{SECRET}") if psk else ()

    @case(f"gnutls-serv -> our client: {suite}", "gnutls-serv")
    def from_gnutls_serv():
        with tempfile.NamedTemporaryFile("w", suffix=".psk") as passwords:
            passwords.write(f"{NAME}:{SECRET}\n")
            passwords.flush()
            command = ["gnutls-serv", "--echo", "--port", "0", "--priority", priority(*names), "--disable-client-cert",
                       "--x509certfile", cert("server-rsa"), "--x509keyfile", key("server-rsa"),
                       *(("--pskpasswd", passwords.name, "--pskhint", "of gnutls") if psk else ())]
            with gnutls_server(command) as server:
                report = peer_client(server.port, "-l", level_0(suite), *options)
                expect("cipher", report["cipher"], suite)
                expect("psk", report["psk"], NAME if psk else "")

    if names[0] in ("DHE-PSK", "ECDHE-PSK"):
        # gnutls-cli 3.7.9 crashes after such a handshake, with gnutls-serv too.
        return

    @case(f"gnutls-cli -> our server: {suite}", "gnutls-cli")
    def from_gnutls_cli():
        with PeerServer("-l", level_0(suite), *options) as server:
            text = run(["gnutls-cli", "--port", str(server.port), "--priority", priority(*names), "--insecure",
                        *(("--pskusername", NAME, "--pskkey", SECRET) if psk else ()), "127.0.0.1"], data=b"ping\n")
            if "\nping\n" not in text:
                raise Failed(text)
            expect("cipher", server.report()["cipher"], suite)


for suite, names in ANONYMOUS:
    openssl_cases(suite, (), (), versions_of(suite), False)
    gnutls_cases(suite, names, False)
for suite, names in SHARED:
    openssl_cases(suite, ("-psk_identity", NAME, "-psk", SECRET), ("-y", f"{NAME}:{SECRET}"), versions_of(suite), True)
    if names:
        gnutls_cases(suite, names, True)


@case("openssl s_client -> our server: a key of another value", "openssl")
def another_key():
    with PeerServer("-l", "PSK-AES128-GCM-SHA256", "-y", f"{NAME}:{SECRET}") as server:
        s_client(server.port, "-tls1_2", "-cipher", "PSK-AES128-GCM-SHA256", "-psk_identity", NAME, "-psk", "00" * 16,
                 wait_for=None, ok=False)
        expect("ok", server.report()["ok"], False)


@case("openssl s_client -> our server: a key of another name", "openssl")
def another_name():
    with PeerServer("-l", "PSK-AES128-GCM-SHA256", "-y", f"{NAME}:{SECRET}") as server:
        text = s_client(server.port, "-tls1_2", "-cipher", "PSK-AES128-GCM-SHA256", "-psk_identity", "nobody", "-psk",
                        SECRET, wait_for=None, ok=False)
        if "unknown psk identity" not in text:
            raise Failed(text)
        expect("reason", server.report()["reason"], "psk identity not found")


PARAMETERS = os.path.join(PKI, "ffdhe2048.pem")
# Without a length, as RFC 3526 has its groups: no TLS number stands for this one.
MODP_2048 = os.path.join(PKI, "modp2048.pem")


def parameters_cases(what, path):
    @case(f"openssl s_client -> our server: {what}", "openssl")
    def from_s_client():
        suite = "DHE-RSA-AES128-GCM-SHA256"
        with PeerServer("-l", suite, "-D", path) as server:
            text = s_client(server.port, "-tls1_2", "-cipher", suite)
            if "Server Temp Key: DH, 2048 bits" not in text:
                raise Failed(text)
            expect("cipher", server.report()["cipher"], suite)

    @case(f"openssl s_server -> our client: {what}", "openssl")
    def from_s_server():
        command = ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", cert("server-rsa"), "-key", key("server-rsa"),
                   "-rev", "-tls1_2", "-dhparam", path]
        with Server(command, r"ACCEPT 127\.0\.0\.1:(\d+)") as server:
            expect("cipher", peer_client(server.port, "-l", "DHE-RSA-AES128-GCM-SHA256")["ok"], True)

    @case(f"gnutls-cli -> our server: {what}", "gnutls-cli")
    def from_gnutls_cli():
        with PeerServer("-l", "DHE-RSA-AES128-GCM-SHA256", "-D", path) as server:
            text = run(["gnutls-cli", "--port", str(server.port), "--priority",
                        priority("DHE-RSA", "AES-128-GCM", "AEAD"), "--insecure", "127.0.0.1"], data=b"ping\n")
            if "\nping\n" not in text:
                raise Failed(text)
            expect("ok", server.report()["ok"], True)


parameters_cases("the parameters of ffdhe2048", PARAMETERS)
parameters_cases("parameters of RFC 3526", MODP_2048)
