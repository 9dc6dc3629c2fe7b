"""The installed library through ctypes, with only what these tests use."""

import ctypes
import os

PKI = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pki")

VERIFY_NONE, VERIFY_PEER = 0, 1
FILETYPE_PEM = 1
ERROR_NONE, ERROR_SSL, ERROR_WANT_READ, ERROR_WANT_WRITE, ERROR_SYSCALL, ERROR_ZERO_RETURN = 0, 1, 2, 3, 5, 6
CTRL_SET_TLSEXT_HOSTNAME, CTRL_SET_MIN_PROTO_VERSION, CTRL_SET_MAX_PROTO_VERSION = 55, 123, 124
TLS1_2_VERSION = 0x0303

lib = ctypes.CDLL(os.environ["OXISSL_LIBRARY"])


def declare(name, result, *arguments):
    function = getattr(lib, name)
    function.restype = result
    function.argtypes = arguments


pointer, integer, long, size, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_long, ctypes.c_size_t, ctypes.c_char_p
for method in ("TLS_method", "TLS_client_method", "TLS_server_method"):
    declare(method, pointer)
declare("SSL_CTX_new", pointer, pointer)
declare("SSL_CTX_free", None, pointer)
declare("SSL_CTX_ctrl", long, pointer, integer, long, pointer)
declare("SSL_CTX_set_verify", None, pointer, integer, pointer)
declare("SSL_CTX_load_verify_locations", integer, pointer, text, text)
declare("SSL_CTX_use_certificate_chain_file", integer, pointer, text)
declare("SSL_CTX_use_PrivateKey_file", integer, pointer, text, integer)
declare("SSL_new", pointer, pointer)
declare("SSL_free", None, pointer)
declare("SSL_ctrl", long, pointer, integer, long, pointer)
declare("SSL_set1_host", integer, pointer, text)
declare("SSL_set_fd", integer, pointer, integer)
declare("SSL_set_bio", None, pointer, pointer, pointer)
declare("SSL_get_rbio", pointer, pointer)
declare("SSL_get_wbio", pointer, pointer)
declare("SSL_set_connect_state", None, pointer)
declare("SSL_set_accept_state", None, pointer)
declare("SSL_connect", integer, pointer)
declare("SSL_do_handshake", integer, pointer)
declare("SSL_read", integer, pointer, text, integer)
declare("SSL_write", integer, pointer, text, integer)
declare("SSL_shutdown", integer, pointer)
declare("SSL_get_error", integer, pointer, integer)
declare("SSL_get_verify_result", long, pointer)
declare("SSL_get_version", text, pointer)
declare("SSL_get_current_cipher", pointer, pointer)
declare("SSL_CIPHER_get_name", text, pointer)
declare("BIO_new", pointer, pointer)
declare("BIO_s_mem", pointer)
declare("BIO_read", integer, pointer, text, integer)
declare("BIO_write", integer, pointer, text, integer)
declare("BIO_ctrl", long, pointer, integer, long, pointer)
declare("ERR_get_error", ctypes.c_ulong)
declare("ERR_reason_error_string", text, ctypes.c_ulong)
declare("X509_verify_cert_error_string", text, long)


def pki(name):
    return os.path.join(PKI, name).encode()


def errors():
    """The reasons on the queue, which is empty afterwards."""
    found = []
    while code := lib.ERR_get_error():
        found.append((lib.ERR_reason_error_string(code) or b"").decode())
    return found


class Context:
    """A context that is freed with its last user."""

    def __init__(self, method):
        self.handle = lib.SSL_CTX_new(getattr(lib, method)())
        if not self.handle:
            raise MemoryError(errors())
        lib.SSL_CTX_ctrl(self.handle, CTRL_SET_MAX_PROTO_VERSION, TLS1_2_VERSION, None)

    def __del__(self):
        lib.SSL_CTX_free(self.handle)


def client_context():
    context = Context("TLS_client_method")
    lib.SSL_CTX_set_verify(context.handle, VERIFY_PEER, None)
    if lib.SSL_CTX_load_verify_locations(context.handle, pki("ca.pem"), None) != 1:
        raise OSError(errors())
    return context


def server_context(name):
    context = Context("TLS_server_method")
    if (lib.SSL_CTX_use_certificate_chain_file(context.handle, pki(name + ".crt")) != 1
            or lib.SSL_CTX_use_PrivateKey_file(context.handle, pki(name + ".key"), FILETYPE_PEM) != 1):
        raise OSError(errors())
    return context
