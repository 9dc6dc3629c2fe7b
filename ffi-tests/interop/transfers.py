"""Large transfers, both ways, with odd sizes of writes: what is sent is what arrives, and its end is marked."""

import os
import random
import socket
import ssl
import subprocess
import tempfile

from harness import CA, WAIT, Failed, PeerServer, case, expect, peer_client, s_server
from features import python_server
from suites import python_context

SIZE = 5 * 1024 * 1024 + 13
SUITES = ["ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-RSA-AES256-SHA384", "AES128-SHA"]


def data_file(folder, size):
    path = os.path.join(folder, "data")
    with open(path, "wb") as f:
        f.write(random.Random(size).randbytes(size))
    return path


def same(what, path, got):
    with open(path, "rb") as f:
        if f.read() != got:
            raise Failed(f"{what}: {len(got)} bytes arrived, and not the ones sent")


def read(path):
    with open(path, "rb") as f:
        return f.read()


def receive_all(tls):
    parts = []
    while part := tls.recv(65536):
        parts.append(part)
    return b"".join(parts)


def transfer(suite, block, size, *options):
    label = f"{size} bytes in writes of {block}, {suite}{' ' + ' '.join(options) if options else ''}"
    ours = ("-l", suite, "-b", str(block), *options)

    @case(f"our client -> s_server: {label}", "openssl")
    def client_to_s_server():
        with tempfile.TemporaryDirectory() as folder:
            path = data_file(folder, size)
            with s_server("-tls1_2", "-naccept", "1", "-cipher", suite + ":@SECLEVEL=0", mode=()) as server:
                peer_client(server.port, "-m", "send", "-f", path, *ours)
                server.wait()
                if read(path) not in server.bytes():  # among what s_server says itself
                    raise Failed("what s_server printed is not what was sent")

    @case(f"our client -> Python: {label}")
    def client_to_python():
        with tempfile.TemporaryDirectory() as folder:
            path = data_file(folder, size)
            port, finish = python_server(python_context(ssl.PROTOCOL_TLS_SERVER, suite, "server-rsa"), receive_all)
            peer_client(port, "-m", "send", "-f", path, *ours)
            same("upload", path, finish())

    @case(f"Python -> our client: {label}")
    def python_to_client():
        with tempfile.TemporaryDirectory() as folder:
            path, copy = data_file(folder, size), os.path.join(folder, "copy")
            port, finish = python_server(python_context(ssl.PROTOCOL_TLS_SERVER, suite, "server-rsa"),
                                         lambda tls: (tls.sendall(read(path)), tls.unwrap().close()))
            report = peer_client(port, "-m", "receive", "-f", copy, *ours)
            finish()
            expect("received", report["received"], size)
            same("download", path, read(copy))

    @case(f"s_client -> our server: {label}", "openssl")
    def s_client_to_server():
        with tempfile.TemporaryDirectory() as folder:
            path, copy = data_file(folder, size), os.path.join(folder, "copy")
            with PeerServer("-m", "receive", "-f", copy, *ours) as server, open(path, "rb") as f:
                subprocess.run(["openssl", "s_client", "-quiet", "-no_ign_eof", "-nocommands", "-tls1_2", "-cipher",
                                suite + ":@SECLEVEL=0", "-connect", f"127.0.0.1:{server.port}"], stdin=f, timeout=WAIT,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
                expect("received", server.report()["received"], size)
                same("upload", path, read(copy))

    @case(f"our server -> s_client: {label}", "openssl")
    def server_to_s_client():
        with tempfile.TemporaryDirectory() as folder:
            path = data_file(folder, size)
            with PeerServer("-m", "send", "-f", path, *ours) as server:
                got = subprocess.run(["openssl", "s_client", "-quiet", "-tls1_2", "-cipher", suite + ":@SECLEVEL=0",
                                      "-connect", f"127.0.0.1:{server.port}"], stdin=subprocess.DEVNULL, timeout=WAIT,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
                same("download", path, got)
                expect("ok", server.report()["ok"], True)

    @case(f"curl <- our server: {label}", "curl")
    def server_to_curl():
        with tempfile.TemporaryDirectory() as folder:
            path = data_file(folder, size)
            with PeerServer("-m", "http", "-f", path, *ours) as server:
                got = subprocess.run(["curl", "-sS", "--max-time", "15", "--tls-max", "1.2", "--ciphers",
                                      suite + ":@SECLEVEL=0", "--cacert", CA, f"https://localhost:{server.port}/"],
                                     stdin=subprocess.DEVNULL, timeout=WAIT, stdout=subprocess.PIPE, check=True).stdout
                same("download", path, got)

    @case(f"Python <-> our server, an echo: {label}")
    def echo():
        data = random.Random(size).randbytes(size // 8)
        context = python_context(ssl.PROTOCOL_TLS_CLIENT, suite)
        with PeerServer(*ours) as server:
            with socket.create_connection(("127.0.0.1", server.port), WAIT) as plain:
                with context.wrap_socket(plain, server_hostname="localhost") as tls:
                    for start in range(0, len(data), 10007):
                        part = data[start:start + 10007]
                        tls.sendall(part)
                        got = b""
                        while len(got) < len(part) and (more := tls.recv(20000)):
                            got += more
                        if got != part:
                            raise Failed(f"the echo differs after {start} bytes")
                    tls.unwrap().close()
            expect("received", server.report()["received"], len(data))


for name in SUITES:
    transfer(name, 16384, SIZE)
for block_size in (16385, 100003):
    transfer(SUITES[0], block_size, SIZE)
for name in SUITES[2:]:
    transfer(name, 9999, SIZE, "-o", "no-etm")
transfer(SUITES[0], 1, 3001)
transfer(SUITES[2], 1, 3001)
