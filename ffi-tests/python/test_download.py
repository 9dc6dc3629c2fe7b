"""The page that Python's HTTPS server gives is the page that arrives, beside the real libssl in one process."""

import http.server
import os
import socket
import ssl
import subprocess
import sys
import threading
import unittest

import native
from download import download

PAGE = bytes(range(256)) * 3000


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/page" else 404)
        self.end_headers()
        if self.path == "/page":
            self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """HTTPS; a handshake that the client breaks off is the client's business."""

    def __init__(self, certificate):
        super().__init__(("127.0.0.1", 0), Pages)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(native.pki(certificate + ".crt").decode(), native.pki(certificate + ".key").decode())
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def finish_request(self, request, client_address):
        try:
            with self.context.wrap_socket(request, server_side=True) as tls:
                super().finish_request(tls, client_address)
                tls.unwrap().close()
        except OSError:
            pass

    def __enter__(self):
        return self.server_port

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Download(unittest.TestCase):
    CA = native.pki("ca.pem").decode()

    def test_page(self):
        for certificate in ("server-rsa", "server-p256", "server-ed25519"):
            with self.subTest(certificate), Server(certificate) as port:
                header, _, body = download("localhost", port, "/page", self.CA).partition(b"\r\n\r\n")
                self.assertIn(b" 200 ", header)
                self.assertEqual(body, PAGE)
                self.assertIn(b" 404 ", download("localhost", port, "/other", self.CA))

    def test_as_a_program(self):
        program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "download.py")
        with Server("server-rsa") as port:
            page = subprocess.run([sys.executable, program, "localhost", str(port), "/page", self.CA], timeout=30,
                                  stdout=subprocess.PIPE, check=True).stdout
        self.assertTrue(page.endswith(PAGE))

    def test_refusals(self):
        rows = (("expired", "certificate has expired"), ("wrong-name", "hostname mismatch"),
                ("self-signed", "self-signed certificate"), ("untrusted", "unable to get local issuer certificate"))
        for certificate, reason in rows:
            with self.subTest(certificate), Server(certificate) as port:
                with self.assertRaises(OSError) as caught:
                    download("localhost", port, "/page", self.CA)
                self.assertEqual(caught.exception.args[0], ["certificate verify failed"])
                self.assertEqual(caught.exception.args[1], reason)

    def test_nobody_is_trusted_without_a_ca(self):
        with Server("server-rsa") as port, self.assertRaises(OSError):
            download("localhost", port, "/page")

    def test_the_real_library_is_untouched(self):
        """Python's ssl goes on with its own OpenSSL while ours is loaded."""
        native.errors()
        self.assertIn("OpenSSL", ssl.OPENSSL_VERSION)
        with Server("server-rsa") as port:
            context = ssl.create_default_context(cafile=self.CA)
            with socket.create_connection(("127.0.0.1", port)) as plain:
                with context.wrap_socket(plain, server_hostname="localhost") as tls:
                    self.assertIn(tls.version(), ("TLSv1.2", "TLSv1.3"))
            self.assertEqual(download("localhost", port, "/page", self.CA).partition(b"\r\n\r\n")[2], PAGE)


if __name__ == "__main__":
    unittest.main()
