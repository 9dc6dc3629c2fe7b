"""TLS 1.3 with the newest OpenSSL that Python's pyOpenSSL brings along: what Debian's does not have yet, which is the hybrid
groups, and what it offers by default today."""

import socket
import threading

import harness
from harness import CA, WAIT, PeerServer, case, cert, expect, key, peer_client
from tls13 import CLIENT_HELLO, TLS13, negotiated

if not harness.missing("pyopenssl"):
    from OpenSSL import SSL
    from cryptography.hazmat.bindings.openssl.binding import Binding

NEEDS = ("pyopenssl",)
HYBRIDS = ["X25519MLKEM768", "SecP256r1MLKEM768"]


def context(groups=None, certificate=None):
    made = SSL.Context(SSL.TLS_METHOD)
    made.set_min_proto_version(SSL.TLS1_3_VERSION)
    made.load_verify_locations(CA)
    if certificate:
        made.use_certificate_chain_file(cert(certificate))
        made.use_privatekey_file(key(certificate))
    else:
        made.set_verify(SSL.VERIFY_PEER)
    if groups and Binding.lib.SSL_CTX_set1_curves_list(made._context, groups.encode()) != 1:
        raise harness.Failed(f"OpenSSL does not know the groups {groups}")
    return made


def group_of(tls):
    name = Binding.lib.SSL_get0_group_name(tls._ssl)
    return Binding.ffi.string(name).decode()


class NewestServer:
    """Echoes once in a thread."""

    def __init__(self, groups=None):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(WAIT)
        self.port = self.listener.getsockname()[1]
        self.groups, self.result = groups, None
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self):
        try:
            with self.listener:
                plain, _ = self.listener.accept()
            plain.setblocking(True)
            tls = SSL.Connection(context(self.groups, "server-p256"), plain)
            tls.set_accept_state()
            tls.sendall(tls.recv(100))
            self.result = group_of(tls)
            tls.shutdown()
            plain.close()
        except Exception as error:  # whatever pyOpenSSL raises is what it has to say
            self.result = error

    def finish(self):
        self.thread.join(WAIT)
        return self.result


def newest_client(port, groups=None):
    """Connects and echoes; returns the group."""
    plain = socket.create_connection(("127.0.0.1", port), WAIT)
    plain.setblocking(True)
    tls = SSL.Connection(context(groups), plain)
    tls.set_tlsext_host_name(b"localhost")
    tls.set_connect_state()
    tls.sendall(b"ping")
    expect("echo", tls.recv(100), b"ping")
    group = group_of(tls)
    tls.shutdown()
    plain.close()
    return group


def hybrid(group):
    @case(f"TLS 1.3: the newest OpenSSL's server -> our client: {group}", *NEEDS)
    def client():
        server = NewestServer(group)
        report = peer_client(server.port, *TLS13, "-g", group, "-C")
        negotiated(report, group=group)
        expect("hellos", report["messages"][CLIENT_HELLO], 1)
        expect("what OpenSSL saw", server.finish(), group)

    @case(f"TLS 1.3: the newest OpenSSL's client -> our server: {group}", *NEEDS)
    def server_side():
        with PeerServer(*TLS13, "-C") as server:
            expect("what OpenSSL saw", newest_client(server.port, group), group)
            report = server.report()
            negotiated(report, group=group)
            expect("hellos", report["messages"][CLIENT_HELLO], 1)

    @case(f"TLS 1.3: the newest OpenSSL's server asks our client for another hello: {group}", *NEEDS)
    def retry_there():
        server = NewestServer(group)
        report = peer_client(server.port, *TLS13, "-g", f"P-384:{group}", "-C")
        expect("hellos", report["messages"][CLIENT_HELLO], 2)
        expect("what OpenSSL saw", server.finish(), group)

    @case(f"TLS 1.3: our server asks the newest OpenSSL's client for another hello: {group}", *NEEDS)
    def retry_here():
        with PeerServer(*TLS13, "-g", group, "-C") as server:
            expect("what OpenSSL saw", newest_client(server.port, f"P-384:{group}"), group)
            expect("hellos", server.report()["messages"][CLIENT_HELLO], 2)


for h in HYBRIDS:
    hybrid(h)


@case("TLS 1.3: the newest OpenSSL and we agree on X25519MLKEM768 at once, untold", *NEEDS)
def hybrids_untold():
    server = NewestServer()
    report = peer_client(server.port, *TLS13, "-C")
    expect("client", (report["group"], report["messages"][CLIENT_HELLO], server.finish()), (HYBRIDS[0], 1, HYBRIDS[0]))
    with PeerServer(*TLS13, "-C") as ours:
        expect("what OpenSSL saw", newest_client(ours.port), HYBRIDS[0])
        report = ours.report()
        expect("server", (report["group"], report["messages"][CLIENT_HELLO]), (HYBRIDS[0], 1))
