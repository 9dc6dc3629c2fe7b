"""Client certificates: with GnuTLS for every kind of key in both roles, and who is asked for what. What OpenSSL verifies and
shows is among the features."""

import harness
from harness import CA, PeerServer, case, cert, expect, key, peer_client, run, s_client, s_server
from suites import gnutls_server
from features import TLS12, has

TLS12_GNUTLS = "NORMAL:-VERS-ALL:+VERS-TLS1.2"
BOTH = ("-c", cert("client-rsa"), "-k", key("client-rsa"), "-c", cert("client-p256"), "-k", key("client-p256"))


def gnutls_asking(*options):
    """gnutls-serv, which insists on a certificate."""
    return gnutls_server(["gnutls-serv", "--echo", "--port", "0", "--x509certfile", cert("server-p256"), "--x509keyfile",
                          key("server-p256"), "--require-client-cert", "--verify-client-cert", "--priority",
                          TLS12_GNUTLS, *options])


def certificates(name):
    subject = name.replace("-", " ", 1)

    @case(f"gnutls-serv verifies our certificate {name}", "gnutls-serv")
    def client_side():
        with gnutls_asking("--x509cafile", CA) as server:
            peer_client(server.port, "-c", cert(name), "-k", key(name))
            server.await_text(f"CN={subject}")

    @case(f"our server verifies gnutls-cli's certificate {name}", "gnutls-cli")
    def server_side():
        with PeerServer("-a", CA) as server:
            run(["gnutls-cli", "--port", str(server.port), "--priority", TLS12_GNUTLS, "--x509cafile", CA, "--x509certfile",
                 cert(name), "--x509keyfile", key(name), "--verify-hostname", "localhost", "127.0.0.1"], data=b"ping\n")
            report = server.report()
            expect("peer", report["peer"], "/O=OxiSSL tests/CN=" + subject)
            expect("verify", report["verify"], 0)


for client in ("client-rsa", "client-rsa-pss", "client-p256", "client-p384", "client-p521", "client-ed25519"):
    certificates(client)


def authorities_choose():
    """OpenSSL shows the first certificate that it can sign with, whatever authorities are named."""
    return not run([harness.peer_program, "about"]).startswith('{"library": "OpenSSL')


def named(authority, subject):
    @case(f"our client shows s_server the certificate of {authority}", "openssl")
    def to_openssl():
        if not authorities_choose():
            return
        # What is verified against is what is named, and nothing else.
        with s_server(*TLS12, "-Verify", "3", "-CAfile", cert(authority), "-verify_return_error") as server:
            peer_client(server.port, *BOTH)
            server.await_text(f"CN = {subject}")

    @case(f"our client shows gnutls-serv the certificate of {authority}", "gnutls-serv")
    def to_gnutls():
        if not authorities_choose():
            return
        with gnutls_asking("--x509cafile", cert(authority)) as server:
            peer_client(server.port, *BOTH)
            server.await_text(f"CN={subject}")

    @case(f"our server names {authority} to s_client", "openssl")
    def by_our_server():
        with PeerServer("-a", CA, "-I", cert(authority)) as server:
            text = s_client(server.port, *TLS12, "-cert", cert(subject.replace(" ", "-")), "-key",
                            key(subject.replace(" ", "-")))
            has(text, f"Acceptable client certificate CA names\nO = OxiSSL tests, CN = OxiSSL test root "
                      f"{'RSA' if authority == 'ca-rsa' else 'ECDSA'}\nClient Certificate Types: RSA sign, (DSA sign, )?ECDSA sign\n")
            expect("ok", server.report()["ok"], True)


named("ca-rsa", "client rsa")
named("ca-ecdsa", "client p256")


def algorithms(scheme, kinds, name, wanted):
    @case(f"our server asks s_client to sign by {scheme}", "openssl")
    def server_side():
        with PeerServer("-a", CA, "-t", scheme) as server:
            text = s_client(server.port, *TLS12, "-cert", cert(name), "-key", key(name))
            has(text, f"Client Certificate Types: {kinds}\nRequested Signature Algorithms: {wanted}\n")
            expect("ok", server.report()["ok"], True)

    @case(f"s_server asks our client to sign by {scheme}", "openssl")
    def client_side():
        with s_server(*TLS12, "-Verify", "3", "-CAfile", CA, "-verify_return_error", "-client_sigalgs", scheme) as server:
            peer_client(server.port, "-c", cert(name), "-k", key(name))
            server.await_text(f"CN = {name.replace('-', ' ', 1)}")


algorithms("RSA-PSS+SHA256", "RSA sign", "client-rsa", r"RSA-PSS\+SHA256")
algorithms("RSA+SHA512", "RSA sign", "client-rsa", r"RSA\+SHA512")
algorithms("ECDSA+SHA384", "ECDSA sign", "client-p256", r"ECDSA\+SHA384")
algorithms("ed25519", "ECDSA sign", "client-ed25519", "[Ee]d25519")


@case("our client's chain leads s_server to its root", "openssl")
def chain():
    chain_file = cert("client-chain").replace(".crt", ".pem")
    with s_server(*TLS12, "-Verify", "3", "-CAfile", CA, "-verify_return_error") as server:
        peer_client(server.port, "-c", chain_file, "-k", key("client-chain"))
        server.await_text("CN = client of the intermediate")
    with PeerServer("-a", CA) as server:
        s_client(server.port, *TLS12, "-cert", cert("client-chain"), "-key", key("client-chain"), "-cert_chain",
                 cert("intermediate"))
        expect("peer", server.report()["peer"], "/O=OxiSSL tests/CN=client of the intermediate")
