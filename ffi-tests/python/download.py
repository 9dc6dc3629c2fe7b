"""Downloads a page over HTTPS with OxiSSL through ctypes: `OXISSL_LIBRARY=liboxissl.so.0 python3 download.py HOST PORT PATH CA`.

A whole small program, and what test_download.py runs against a server of Python's own ssl module.
"""

import socket
import sys

import native
from native import lib


def download(host, port, path, ca=None):
    """The page as bytes, header and all; raises OSError with the library's reasons if anything is wrong."""
    context = native.Context("TLS_client_method")
    lib.SSL_CTX_set_verify(context.handle, native.VERIFY_PEER, None)
    if ca and lib.SSL_CTX_load_verify_locations(context.handle, ca.encode(), None) != 1:
        raise OSError(native.errors())
    ssl = lib.SSL_new(context.handle)
    try:
        with socket.create_connection((host, port), 15) as plain:
            plain.settimeout(None)  # the library reads and writes the descriptor itself, and waits there
            lib.SSL_ctrl(ssl, native.CTRL_SET_TLSEXT_HOSTNAME, 0, host.encode())
            if lib.SSL_set1_host(ssl, host.encode()) != 1 or lib.SSL_set_fd(ssl, plain.fileno()) != 1:
                raise OSError(native.errors())
            if lib.SSL_connect(ssl) != 1:
                result = lib.SSL_get_verify_result(ssl)
                raise OSError(native.errors(), lib.X509_verify_cert_error_string(result).decode())
            request = f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode()
            if lib.SSL_write(ssl, request, len(request)) != len(request):
                raise OSError(native.errors())
            page = b""
            buffer = native.ctypes.create_string_buffer(16384)
            while (n := lib.SSL_read(ssl, buffer, len(buffer))) > 0:
                page += buffer.raw[:n]
            if lib.SSL_get_error(ssl, n) != native.ERROR_ZERO_RETURN:
                raise OSError("cut off", native.errors())
            lib.SSL_shutdown(ssl)
            return page
    finally:
        lib.SSL_free(ssl)


if __name__ == "__main__":
    sys.stdout.buffer.write(download(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None))
