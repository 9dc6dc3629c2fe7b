"""Resumption where the program seals the tickets or keeps the sessions, and with GnuTLS, by ticket and by ID, in both roles.
What OpenSSL and Python resume by themselves is among the features."""

import os
import re
import tempfile

from harness import CA, PeerServer, case, cert, expect, key, peer_client, run, s_client
from suites import gnutls_server
from features import TLS12, has

TLS12_GNUTLS = "NORMAL:-VERS-ALL:+VERS-TLS1.2"


def twice(*options, client=()):
    """Two s_clients, the second with the session of the first; what they say. Our server resumes."""
    with PeerServer("-N", "2", *options) as server, tempfile.TemporaryDirectory() as folder:
        session, other = os.path.join(folder, "session"), os.path.join(folder, "other")
        first = s_client(server.port, *TLS12, *client, "-sess_out", session)
        second = s_client(server.port, *TLS12, *client, "-sess_in", session, "-sess_out", other)
        has(second, r"\nReused, TLSv1.2")
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])
        return first, second


def sealed(how):
    @case(f"s_client resumes at our server, tickets by {how}", "openssl")
    def resume():
        first, second = (re.search(r"TLS session ticket:\n((?: +[0-9a-f]{4} - .*\n)+)", text) for text in twice("-T", how))
        expect("a ticket", bool(first and second), True)
        expect("the name of the key", "peer.c" in first.group(1), True)
        expect("replaced", first.group(1) != second.group(1), how == "renew")

    @case(f"gnutls-cli resumes at our server, tickets by {how}", "gnutls-cli")
    def resume_gnutls():
        gnutls_resumes("-T", how)


def gnutls_resumes(*options, priority=TLS12_GNUTLS):
    with PeerServer("-N", "2", *options) as server:
        text = run(["gnutls-cli", "--resume", "--port", str(server.port), "--priority", priority,
                    "--x509cafile", CA, "--verify-hostname", "localhost", "127.0.0.1"], data=b"ping\n")
        has(text, "This is a resumed session")
        expect("resumed", [r["resumed"] for r in server.reports()], [False, True])


for kind in ("evp", "hmac", "renew"):
    sealed(kind)


def kept(how):
    @case(f"s_client resumes at our server, sessions kept outside, {how}", "openssl")
    def resume():
        twice("-K", how, client=("-no_ticket",))

    @case(f"gnutls-cli resumes at our server, sessions kept outside, {how}", "gnutls-cli")
    def resume_gnutls():
        gnutls_resumes("-K", how, "-o", "no-ticket")


kept("external")
kept("later")


@case("gnutls-cli resumes at our server by ID", "gnutls-cli")
def gnutls_by_id():
    gnutls_resumes("-o", "no-ticket")
    gnutls_resumes(priority=TLS12_GNUTLS + ":%NO_TICKETS")


def at_gnutls(kind, theirs, ours):
    @case(f"our client resumes at gnutls-serv by {kind}", "gnutls-serv")
    def resume():
        command = ["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert("server-rsa"), "--x509keyfile",
                   key("server-rsa"), "--disable-client-cert", "--priority", TLS12_GNUTLS, *theirs]
        with gnutls_server(command) as server:
            reports = peer_client(server.port, "-N", "3", "-R", *ours)
            expect("resumed", [r["resumed"] for r in reports], [False, True, True])


at_gnutls("ticket", ["--nodb"], ())
at_gnutls("ID, the server has no tickets", ["--noticket"], ())
at_gnutls("ID, the client has no tickets", [], ("-o", "no-ticket"))


@case("our client resumes at gnutls-serv with its certificate", "gnutls-serv")
def with_certificate():
    command = ["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert("server-rsa"), "--x509keyfile",
               key("server-rsa"), "--require-client-cert", "--verify-client-cert", "--x509cafile", CA,
               "--priority", TLS12_GNUTLS]
    with gnutls_server(command) as server:
        reports = peer_client(server.port, "-N", "2", "-R", "-c", cert("client-rsa"), "-k", key("client-rsa"))
        expect("resumed", [r["resumed"] for r in reports], [False, True])
