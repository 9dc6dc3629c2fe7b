"""Conversations with Bouncy Castle, which still agrees on keys with Diffie-Hellman keys in certificates, of both sides."""

import atexit
import functools
import os
import tempfile
import threading

from harness import BOUNCY_CASTLE, CA, HERE, PeerServer, Server, case, cert, expect, key, peer_client, run
from old_suites import NAMES, TLS12, VERSIONS

NEEDS = ("bouncy-castle",)
OLD = {"DH-RSA-AES128-SHA": 0x31, "DH-RSA-AES256-SHA": 0x37, "DH-RSA-DES-CBC3-SHA": 0x10}
NEW = {"DH-RSA-AES128-SHA256": 0x3F, "DH-RSA-AES256-SHA256": 0x69, "DH-RSA-AES128-GCM-SHA256": 0xA0,
       "DH-RSA-AES256-GCM-SHA384": 0xA1}
compiling = threading.Lock()


@functools.cache
def classes():
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    path = os.pathsep.join(BOUNCY_CASTLE)
    run(["javac", "-cp", path, "-d", folder.name, os.path.join(HERE, "StaticDh.java")])
    return os.pathsep.join([path, folder.name])


def command(role, version, suite, *port):
    with compiling:
        path = classes()
    name = role + "-dh"
    number = hex({**OLD, **NEW}[suite])
    return ["java", "-XX:TieredStopAtLevel=1", "-cp", path, "StaticDh", role, version, number, cert(name), key(name), *port]


def own(version, suite):
    return ["-l", suite, "-V", f"{version}:{version}"]


def check(report, version, suite, peer):
    expect("version", report["version"], NAMES[version])
    expect("suite", report["cipher"], suite)
    expect("peer", report["peer"], f"/O=OxiSSL tests/CN={peer}")
    expect("verify", report["verify"], 0)
    expect("received", report["received"], len(b"ping\n"))


def register(version, suite):
    @case(f"{NAMES[version]} {suite} with Bouncy Castle's client", *NEEDS)
    def our_server():
        with PeerServer("-a", CA, *own(version, suite), certificate="server-dh") as server:
            text = run(command("client", version, suite, str(server.port)))
            check(server.report(), version, suite, "client dh")
        expect("the client's output", text, "echoed: ping\n")

    @case(f"{NAMES[version]} {suite} with Bouncy Castle's server", *NEEDS)
    def our_client():
        with Server(command("server", version, suite), r"listening: (\d+)") as server:
            report = peer_client(server.port, "-c", cert("client-dh"), "-k", key("client-dh"), *own(version, suite))
            check(report, version, suite, "localhost")
            server.await_text("shown: true")


for v in VERSIONS:
    for s in {**OLD, **NEW} if v == TLS12 else OLD:
        register(v, s)
