"""TLS 1.3 with GnuTLS, both ways: suites, groups, certificates, HelloRetryRequest, resumption, early data, pre-shared keys,
certificates that are asked for later, new keys."""

import os
import subprocess
import tempfile

from harness import CA, WAIT, Failed, PeerServer, case, cert, expect, key, peer_client, run
from features import has
from suites import gnutls_server
from tls13 import CERTIFICATES, CLIENT_HELLO, KEY_UPDATE, PSK, SUITES, TLS13, early_file, negotiated

TLS13_GNUTLS = "NORMAL:-VERS-ALL:+VERS-TLS1.3"
CIPHERS = dict(zip(SUITES, ("AES-128-GCM", "AES-256-GCM", "CHACHA20-POLY1305", "AES-128-CCM", "AES-128-CCM-8")))
GROUPS = {"X25519": "X25519", "P-256": "SECP256R1", "P-384": "SECP384R1", "P-521": "SECP521R1", "ffdhe2048": "FFDHE2048",
          "ffdhe3072": "FFDHE3072", "ffdhe4096": "FFDHE4096"}


def serv(*options, priority=TLS13_GNUTLS, certificate="server-rsa", asking=("--disable-client-cert",)):
    return gnutls_server(["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert(certificate), "--x509keyfile",
                          key(certificate), "--priority", priority, *asking, *options])


def cli(port, *options, priority=TLS13_GNUTLS, data=b"ping\n", ok=True):
    return run(["gnutls-cli", "--port", str(port), "--priority", priority, "--x509cafile", CA, "--verify-hostname",
                "localhost", "127.0.0.1", *options], data=data, ok=ok)


def patient_cli(port, *options):
    """gnutls-cli that stays until it has heard back."""
    command = ["gnutls-cli", "--port", str(port), "--priority", TLS13_GNUTLS, "--x509cafile", CA, "--verify-hostname",
               "localhost", "127.0.0.1", *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as client:
        client.stdin.write(b"ping\n")
        client.stdin.flush()
        heard = b""
        while b"\nping\n" not in heard:
            line = client.stdout.readline()
            if not line:
                raise Failed(heard.decode("utf-8", "replace"))
            heard += line
        client.communicate(timeout=WAIT)


def suite(name):
    priority = f"{TLS13_GNUTLS}:-CIPHER-ALL:+{CIPHERS[name]}"

    @case(f"TLS 1.3: gnutls-serv -> our client: {name}", "gnutls-serv")
    def client():
        with serv(priority=priority) as server:
            negotiated(peer_client(server.port, *TLS13, "-L", ":".join(SUITES)), name)

    @case(f"TLS 1.3: gnutls-cli -> our server: {name}", "gnutls-cli")
    def server_side():
        with PeerServer(*TLS13, "-L", ":".join(SUITES)) as server:
            has(cli(server.port, priority=priority), "\nping\n")
            negotiated(server.report(), name)


for s in SUITES:
    suite(s)


def certificate_kind(name):
    @case(f"TLS 1.3: gnutls-serv -> our client: {name}", "gnutls-serv")
    def client():
        with serv(certificate=name) as server:
            negotiated(peer_client(server.port, *TLS13))

    @case(f"TLS 1.3: gnutls-cli -> our server: {name}", "gnutls-cli")
    def server_side():
        with PeerServer(*TLS13, certificate=name) as server:
            has(cli(server.port), "\nping\n")
            negotiated(server.report())


for c in CERTIFICATES:
    certificate_kind(c)


def group(name):
    only = f"{TLS13_GNUTLS}:-GROUP-ALL:+GROUP-{GROUPS[name]}"
    first = "P-384" if name == "X25519" else "X25519"
    # GnuTLS sends a share for the first group of each kind.
    same_kind = {"P-256": "P-384", "P-384": "P-256", "P-521": "P-256", "ffdhe2048": "ffdhe3072", "ffdhe3072": "ffdhe2048",
                 "ffdhe4096": "ffdhe2048"}.get(name)

    @case(f"TLS 1.3: gnutls-serv -> our client: group {name}, at once and after another hello", "gnutls-serv")
    def client():
        with serv(priority=only) as server:
            for groups, hellos in ((name, 1), (f"{first}:{name}", 2)):
                report = peer_client(server.port, *TLS13, "-g", groups, "-C")
                expect("hellos", report["messages"][CLIENT_HELLO], hellos)

    @case(f"TLS 1.3: gnutls-cli -> our server: group {name}, at once and after another hello", "gnutls-cli")
    def server_side():
        with PeerServer(*TLS13, "-g", name, "-C", "-N", "2" if same_kind else "1") as server:
            cli(server.port, priority=only)
            if same_kind:
                cli(server.port, priority=f"{TLS13_GNUTLS}:-GROUP-ALL:+GROUP-{GROUPS[same_kind]}:+GROUP-{GROUPS[name]}")
            hellos = [r["messages"][CLIENT_HELLO] for r in server.reports()]
            expect("hellos", hellos, [1, 2] if same_kind else [1])


for g in GROUPS:
    group(g)


@case("TLS 1.3: our client resumes at gnutls-serv", "gnutls-serv")
def resume_client():
    with serv() as server:
        reports = peer_client(server.port, *TLS13, "-N", "3", "-R")
        expect("resumed", [r["resumed"] for r in reports], [False, True, True])


def resume_server(kind, *ours):
    @case(f"TLS 1.3: gnutls-cli resumes at our server, {kind}", "gnutls-cli")
    def resume():
        with PeerServer(*TLS13, *ours, "-N", "2") as server:
            has(cli(server.port, "--resume"), "This is a resumed session")
            expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


resume_server("by tickets")
resume_server("by sessions that the server keeps", "-o", "no-ticket")
resume_server("by tickets that the program seals", "-T", "evp")


@case("TLS 1.3: our client's early data at gnutls-serv", "gnutls-serv")
def early_client():
    with tempfile.TemporaryDirectory() as folder, serv("--earlydata", "--maxearlydata", "4096") as server:
        early = early_file(folder, b"early to rise\n" * 50)
        reports = peer_client(server.port, *TLS13, "-N", "2", "-R", "-e", early)
        expect("early", [r["early"] for r in reports], ["not sent", "accepted"])


@case("TLS 1.3: gnutls-cli's early data at our server", "gnutls-cli")
def early_server():
    data = b"early to rise\n" * 50
    with tempfile.TemporaryDirectory() as folder, PeerServer(*TLS13, "-e", "any", "-N", "2") as server:
        cli(server.port, "--resume", "--earlydata", early_file(folder, data))
        reports = server.reports()
        expect("early", [r["early"] for r in reports], ["not sent", "accepted"])
        expect("received", [r["early_received"] for r in reports], [0, len(data)])


@case("TLS 1.3: a pre-shared key, our client and gnutls-serv", "gnutls-serv")
def psk_client():
    with tempfile.TemporaryDirectory() as folder:
        passwords = os.path.join(folder, "passwords")
        with open(passwords, "w", encoding="ascii") as f:
            f.write(f"someone:{PSK}\n")
        with serv("--pskpasswd", passwords, priority=TLS13_GNUTLS + ":+ECDHE-PSK:+PSK") as server:
            report = peer_client(server.port, *TLS13, "-Y", f"someone:{PSK}")
            expect("resumed", report["resumed"], True)


@case("TLS 1.3: a pre-shared key, gnutls-cli and our server", "gnutls-cli")
def psk_server():
    with PeerServer(*TLS13, "-Y", f"someone:{PSK}") as server:
        cli(server.port, "--pskusername", "someone", "--pskkey", PSK,
            priority=TLS13_GNUTLS + ":-KX-ALL:+ECDHE-PSK:-CIPHER-ALL:+AES-128-GCM")
        expect("resumed", server.report()["resumed"], True)


def client_certificate(name):
    subject = "/O=OxiSSL tests/CN=" + name.replace("-", " ", 1)

    @case(f"TLS 1.3: our client shows gnutls-serv its certificate {name}", "gnutls-serv")
    def client():
        with serv("--x509cafile", CA, asking=("--require-client-cert", "--verify-client-cert")) as server:
            peer_client(server.port, *TLS13, "-c", cert(name), "-k", key(name))
            server.await_text("CN=" + name.replace("-", " ", 1))

    @case(f"TLS 1.3: gnutls-cli shows our server its certificate {name}", "gnutls-cli")
    def server_side():
        with PeerServer(*TLS13, "-a", CA) as server:
            cli(server.port, "--x509certfile", cert(name), "--x509keyfile", key(name))
            expect("peer", server.report()["peer"], subject)

    @case(f"TLS 1.3: gnutls-cli shows our server its certificate {name} when asked later", "gnutls-cli")
    def later():
        with PeerServer(*TLS13, "-a", CA, "-x", "certificate") as server:
            patient_cli(server.port, "--post-handshake-auth", "--x509certfile", cert(name), "--x509keyfile", key(name))
            expect("peer", server.report()["peer"], subject)


for c in ("client-rsa", "client-p256", "client-ed25519"):
    client_certificate(c)


@case("TLS 1.3: gnutls-cli updates the keys", "gnutls-cli")
def key_update():
    with PeerServer(*TLS13, "-C") as server:
        cli(server.port, "--inline-commands", data=b"ping\n^rekey^\npong\n")
        if server.report()["messages"].get(KEY_UPDATE, 0) < 1:
            raise Failed("no KeyUpdate came")


@case("TLS 1.3: our client updates the keys with gnutls-serv", "gnutls-serv")
def update_ours():
    with serv() as server:
        expect("updates", peer_client(server.port, *TLS13, "-u", "requested", "-C")["messages"][KEY_UPDATE], 2)
