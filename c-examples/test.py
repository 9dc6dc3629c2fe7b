"""Runs each example program: `python3 test.py [folder-of-programs]`."""

import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PKI = os.path.join(HERE, "..", "ffi-tests", "pki")
PROGRAMS = os.path.join(HERE, "build")
CLIENTS = 40


def pki(name):
    return os.path.join(PKI, name)


def run(name, *arguments, status=0):
    done = subprocess.run([os.path.join(PROGRAMS, name), *map(str, arguments)], timeout=30, check=False, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != status:
        raise AssertionError(f"{name} ended with {done.returncode}: {done.stdout}")
    return done.stdout


class Server:
    """A running example server; `output` is there once it has ended."""

    def __init__(self, name, *arguments):
        self.process = subprocess.Popen([os.path.join(PROGRAMS, name), *map(str, arguments)], text=True,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        line = self.process.stdout.readline()
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        if not found:
            raise AssertionError(line + self.process.stdout.read())
        self.port = int(found.group(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.output, _ = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.output, _ = self.process.communicate()
            raise


class Examples(unittest.TestCase):
    def test_membio(self):
        self.assertIn('read "through memory"', run("membio", pki("server-p256.crt"), pki("server-p256.key"), pki("ca.pem")))

    def test_io_callbacks(self):
        self.assertIn('read "through callbacks"',
                      run("io_callbacks", pki("server-rsa.crt"), pki("server-rsa.key"), pki("ca.pem")))

    def test_mutual_tls(self):
        output = run("mutual_tls", pki("server-p384.crt"), pki("server-p384.key"), pki("client-rsa.crt"),
                     pki("client-rsa.key"), pki("ca.pem"))
        self.assertIn("CN=localhost", output)
        self.assertIn("CN=client rsa", output)
        self.assertEqual(output.count("CertificateVerify"), 2 if "TLSv1.2" in output else 4)

    def test_clients_and_server(self):
        with Server("server", "-n", 3, pki("server-chain.pem"), pki("server-chain.key")) as server:
            for client in ("client", "client_cpp"):
                self.assertIn("Hello over TLS.", run(client, "localhost", server.port, pki("ca.pem")))
            refused = run("client", "localhost", server.port, pki("ca-other.crt"), status=1)
            self.assertIn("unable to get local issuer certificate", refused)
            self.assertIn("certificate verify failed", refused)

    def test_server_with_client_certificates(self):
        with Server("server", "-n", 2, "-a", pki("ca.pem"), pki("server-rsa.crt"), pki("server-rsa.key")) as server:
            run("client", "-c", pki("client-ed25519.crt"), "-k", pki("client-ed25519.key"), "localhost", server.port, pki("ca.pem"))
            run("client", "localhost", server.port, pki("ca.pem"), status=1)
        self.assertIn("CN=client ed25519", server.output)
        self.assertIn("peer did not return a certificate", server.output)

    def test_many_connections(self):
        """All connections are open at once and each has its own echo back."""
        context = ssl.create_default_context(cafile=pki("ca.pem"))
        together = threading.Barrier(CLIENTS)
        wrong = []

        def talk(port, number):
            try:
                with socket.create_connection(("127.0.0.1", port), 30) as plain:
                    with context.wrap_socket(plain, server_hostname="localhost") as tls:
                        together.wait(30)
                        sent = os.urandom(1000 * number + 1)
                        tls.sendall(sent)
                        got = b""
                        while len(got) < len(sent) and (more := tls.recv(65536)):
                            got += more
                        if got != sent:
                            wrong.append(number)
                        tls.unwrap().close()
            except (OSError, threading.BrokenBarrierError) as error:
                wrong.append((number, error))

        with Server("nonblocking_server", "-n", CLIENTS, pki("server-p256.crt"), pki("server-p256.key")) as server:
            threads = [threading.Thread(target=talk, args=(server.port, i)) for i in range(CLIENTS)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
