"""Further handshakes on a connection: who begins them, what is refused, and peers that do not know RFC 5746."""

import contextlib
import os
import re
import subprocess
import tempfile
import time

import harness
from harness import CA, WAIT, Failed, PeerServer, case, cert, expect, key, parse_reports, peer_client, run, s_server
from suites import gnutls_server

NO_RENEGOTIATION = 339  # SSL_R_NO_RENEGOTIATION
UNSAFE_LEGACY = 338  # SSL_R_UNSAFE_LEGACY_RENEGOTIATION_DISABLED
VERSIONS = ("1.2", "1.1", "1.0")
OLD = ("-cipher", "DEFAULT:@SECLEVEL=0")


def openssl_version(version):
    """The options with which openssl speaks only `version`."""
    return ("-tls" + version.replace(".", "_").replace("1_0", "1"), *(() if version == "1.2" else OLD))


def our_version(version):
    return ("-V", f"{version}:{version}", *(() if version == "1.2" else ("-l", "DEFAULT:@SECLEVEL=0")))


def dialogue(command, *turns):
    """Runs a program, and for each turn waits until its output has a pattern and then says something; returns the output.
    Saying None closes the program's input."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT)
        seen, end = 0, time.monotonic() + WAIT
        try:
            for pattern, say in turns:
                while True:
                    text = os.pread(output.fileno(), 1 << 20, 0).decode("utf-8", "replace")
                    found = re.search(pattern, text[seen:])
                    if found:
                        seen += found.end()
                        break
                    if process.poll() is not None or time.monotonic() > end:
                        raise Failed(f"{command[0]} does not say {pattern!r}: {text}")
                    time.sleep(0.01)
                with contextlib.suppress(BrokenPipeError):
                    if say is None:
                        process.stdin.close()
                    else:
                        process.stdin.write(say)
                        process.stdin.flush()
            process.wait(WAIT)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        return os.pread(output.fileno(), 1 << 20, 0).decode("utf-8", "replace")


def s_client(port, *options):
    return ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-CAfile", CA, "-verify_return_error", *options]


def gnutls_cli(port, *options):
    return ["gnutls-cli", "--port", str(port), "--x509cafile", CA, *options, "localhost"]


# Our client.

for version in VERSIONS:
    for how in ("full", "abbreviated"):

        @case(f"our client renegotiates with s_server, {how}, TLS {version}", "openssl")
        def client(version=version, how=how):
            with s_server(*openssl_version(version), "-client_renegotiation") as server:
                report = peer_client(server.port, "-x", how, *our_version(version))
                expect("renegotiations", report["renegotiations"], 1)
                expect("resumed", report["resumed"], how == "abbreviated")
                expect("secure", report["secure"], True)


@case("s_server refuses to renegotiate with our client by default", "openssl")
def s_server_refuses():
    with s_server("-tls1_2") as server:
        report = peer_client(server.port, "-x", "full", ok=False)
        expect("code", report["code"], NO_RENEGOTIATION)


def asked_by_s_server(command, *options):
    """Has s_server ask our client for another handshake, and then answer it; our client's report and s_server's output.
    It keeps no session, so that a certificate is asked for anew."""
    with s_server("-tls1_2", "-no_ticket", "-no_cache", "-CAfile", CA, mode=()) as server:
        command_line = [harness.peer_program, "client", "-p", str(server.port), "-a", CA, "-n", "localhost", *options]
        client = subprocess.Popen(command_line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            server.await_text("ping")
            server.process.stdin.write(command)
            server.process.stdin.flush()
            server.await_text("SSL_do_handshake -> 1")
            time.sleep(0.2)  # s_server says nothing when the client has answered
            with contextlib.suppress(BrokenPipeError):
                server.process.stdin.write(b"pong\n")
                server.process.stdin.flush()
            text = client.communicate(timeout=WAIT)[0].decode("utf-8", "replace")
        finally:
            if client.poll() is None:
                client.kill()
                client.wait()
        return parse_reports(text)[0], server.text()


@case("our client follows s_server's HelloRequest", "openssl")
def follow():
    report, _ = asked_by_s_server(b"r\n")
    expect("ok", report["ok"], True)
    expect("renegotiations", report["renegotiations"], 1)


@case("our client shows s_server a certificate when it is renegotiated", "openssl")
def certificate_for_s_server():
    report, text = asked_by_s_server(b"R\n", "-c", cert("client-p256"), "-k", key("client-p256"))
    expect("ok", report["ok"], True)
    expect("renegotiations", report["renegotiations"], 1)
    if not re.search(r"depth=0 .*client", text, re.IGNORECASE):
        raise Failed(f"s_server saw no certificate: {text}")


@case("our client refuses s_server's HelloRequest if it is told to", "openssl")
def refuse_s_server():
    report, text = asked_by_s_server(b"r\n", "-o", "no-renegotiation")
    if report["ok"] or "no renegotiation" not in text:
        raise Failed(f"s_server went on: {report} {text}")


@case("our client renegotiates with gnutls-serv", "gnutls-serv")
def client_gnutls():
    command = ["gnutls-serv", "--port", "0", "--echo", "--x509certfile", cert("server-rsa"), "--x509keyfile",
               key("server-rsa"), "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2"]
    with gnutls_server(command) as server:
        report = peer_client(server.port, "-x", "full")
        expect("renegotiations", report["renegotiations"], 1)


@case("our client and a gnutls-serv without RFC 5746", "gnutls-serv")
def legacy_server():
    command = ["gnutls-serv", "--port", "0", "--echo", "--x509certfile", cert("server-rsa"), "--x509keyfile",
               key("server-rsa"), "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2:%DISABLE_SAFE_RENEGOTIATION"]
    with gnutls_server(command) as server:
        expect("code", peer_client(server.port, ok=False)["code"], UNSAFE_LEGACY)
        report = peer_client(server.port, "-o", "legacy-server")
        expect("secure", report["secure"], False)
        # OpenSSL renegotiates here; we do not, for nothing ties the handshakes together.
        if os.path.basename(os.path.dirname(harness.peer_program)) != "openssl":
            report = peer_client(server.port, "-o", "legacy-server", "-x", "full", ok=False)
            expect("code", report["code"], UNSAFE_LEGACY)


# Our server.

for version in VERSIONS:

    @case(f"s_client renegotiates with our server, TLS {version}", "openssl")
    def s_client_renegotiates(version=version):
        with PeerServer("-o", "client-renegotiation", *our_version(version)) as server:
            dialogue(s_client(server.port, *openssl_version(version)),
                     (r"Verify return code[^\n]*\n", b"ping\n"), ("ping", b"R\n"), ("RENEGOTIATING", b"again\n"),
                     ("again", None))
            expect("renegotiations", server.report()["renegotiations"], 1)

    @case(f"our server asks s_client for a further handshake, TLS {version}", "openssl")
    def server_asks(version=version):
        with PeerServer("-x", "full", *our_version(version)) as server:
            dialogue(s_client(server.port, *openssl_version(version)),
                     (r"Verify return code[^\n]*\n", b"ping\n"), ("ping", None))
            report = server.report()
            expect("renegotiations", report["renegotiations"], 1)
            expect("resumed", report["resumed"], True)


@case("our server refuses to renegotiate with s_client by default", "openssl")
def refuse_s_client():
    with PeerServer() as server:
        text = dialogue(s_client(server.port, "-tls1_2"),
                        (r"Verify return code[^\n]*\n", b"ping\n"), ("ping", b"R\n"), ("no renegotiation", None))
        if "no renegotiation" not in text:
            raise Failed(text)
        server.wait()


@case("our server asks s_client for a certificate in a further handshake", "openssl")
def certificate_of_s_client():
    with PeerServer("-x", "certificate", "-a", CA) as server:
        dialogue(s_client(server.port, "-tls1_2", "-cert", cert("client-p256"), "-key", key("client-p256")),
                 (r"Verify return code[^\n]*\n", b"ping\n"), ("ping", None))
        report = server.report()
        expect("renegotiations", report["renegotiations"], 1)
        expect("verify", report["verify"], 0)
        if "client" not in report["peer"]:
            raise Failed(f"no certificate: {report}")


@case("our server asks curl for a certificate in a further handshake", "curl")
def certificate_of_curl():
    with PeerServer("-x", "certificate", "-a", CA, "-m", "echo") as server:
        run(["curl", "-s", "--tls-max", "1.2", "--cacert", CA, "--cert", cert("client-p256"), "--key", key("client-p256"),
             "--http0.9", "--max-time", "2", f"https://localhost:{server.port}/"], ok=False)
        report = server.reports()[0]
        expect("renegotiations", report.get("renegotiations", report), 1)


@case("gnutls-cli renegotiates with our server", "gnutls-cli")
def gnutls_renegotiates():
    with PeerServer("-o", "client-renegotiation") as server:
        dialogue(gnutls_cli(server.port, "--inline-commands", "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2"),
                 ("Simple Client Mode", b"ping\n"), ("ping", b"^renegotiate^\n"), ("[Rr]enegotiat|[Rr]ehandshake", b"again\n"),
                 ("again", None))
        expect("renegotiations", server.report()["renegotiations"], 1)


@case("our server asks gnutls-cli for a further handshake", "gnutls-cli")
def asks_gnutls():
    with PeerServer("-x", "full") as server:
        dialogue(gnutls_cli(server.port, "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2"),
                 ("Simple Client Mode", b"ping\n"), ("ping", None))
        expect("renegotiations", server.report()["renegotiations"], 1)


@case("our server and a gnutls-cli without RFC 5746", "gnutls-cli")
def legacy_client():
    priority = ("--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.2:%DISABLE_SAFE_RENEGOTIATION")
    with PeerServer() as server:
        dialogue(gnutls_cli(server.port, *priority), ("Simple Client Mode", b"ping\n"), ("ping", None))
        expect("secure", server.report()["secure"], False)
    with PeerServer("-x", "full") as server:
        dialogue(gnutls_cli(server.port, *priority), ("Simple Client Mode", b"ping\n"), ("[Ff]atal|Error", None))
        expect("code", server.report()["code"], UNSAFE_LEGACY)
