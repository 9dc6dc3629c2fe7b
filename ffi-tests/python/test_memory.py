"""A client and a server in Python over memory BIOs, every byte carried by hand."""

import ctypes
import unittest

import native
from native import lib


class Connection:
    """One side, with an input and an output in memory."""

    def __init__(self, context, server):
        self.context = context
        self.ssl = lib.SSL_new(context.handle)
        lib.SSL_set_bio(self.ssl, lib.BIO_new(lib.BIO_s_mem()), lib.BIO_new(lib.BIO_s_mem()))
        (lib.SSL_set_accept_state if server else lib.SSL_set_connect_state)(self.ssl)

    def __del__(self):
        lib.SSL_free(self.ssl)

    def take_output(self):
        buffer = ctypes.create_string_buffer(65536)
        n = lib.BIO_read(lib.SSL_get_wbio(self.ssl), buffer, len(buffer))
        return buffer.raw[:n] if n > 0 else b""

    def give_input(self, data):
        if data:
            assert lib.BIO_write(lib.SSL_get_rbio(self.ssl), data, len(data)) == len(data)

    def step(self):
        result = lib.SSL_do_handshake(self.ssl)
        if result == 1:
            return True
        error = lib.SSL_get_error(self.ssl, result)
        if error != native.ERROR_WANT_READ:
            raise OSError(error, native.errors())
        return False

    def read(self):
        buffer = ctypes.create_string_buffer(65536)
        n = lib.SSL_read(self.ssl, buffer, len(buffer))
        return buffer.raw[:n] if n > 0 else None


def connected(certificate, chunk):
    client, server = Connection(native.client_context(), False), Connection(native.server_context(certificate), True)
    lib.SSL_set1_host(client.ssl, b"localhost")
    done = [False, False]
    for _ in range(100):
        for i, (side, other) in enumerate(((client, server), (server, client))):
            done[i] = done[i] or side.step()
            data = side.take_output()
            for start in range(0, len(data), chunk):
                other.give_input(data[start:start + chunk])
                if chunk < 1000 and not all(done):
                    other.step()
        if all(done):
            return client, server
    raise AssertionError("the handshake does not end")


class Memory(unittest.TestCase):
    def test_data_both_ways(self):
        for certificate in ("server-rsa", "server-p384"):
            client, server = connected(certificate, 1 << 20)
            self.assertEqual(lib.SSL_get_version(client.ssl), b"TLSv1.2")
            self.assertEqual(lib.SSL_CIPHER_get_name(lib.SSL_get_current_cipher(client.ssl)),
                             lib.SSL_CIPHER_get_name(lib.SSL_get_current_cipher(server.ssl)))
            for a, b in ((client, server), (server, client)):
                self.assertEqual(lib.SSL_write(a.ssl, b"hello", 5), 5)
                b.give_input(a.take_output())
                self.assertEqual(b.read(), b"hello")
                self.assertIsNone(b.read())

    def test_dribbled_handshake(self):
        client, server = connected("server-p256", 1)
        self.assertEqual(lib.SSL_get_verify_result(client.ssl), 0)

    def test_callback_from_python(self):
        """A verify callback written in Python is called, and its answer counts."""
        seen = []
        callback_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        callback = callback_type(lambda ok, store: seen.append(ok) or 0)
        context = native.client_context()
        lib.SSL_CTX_set_verify(context.handle, native.VERIFY_PEER, ctypes.cast(callback, ctypes.c_void_p))
        client, server = Connection(context, False), Connection(native.server_context("server-rsa"), True)
        client.step()
        server.give_input(client.take_output())
        server.step()
        client.give_input(server.take_output())
        with self.assertRaises(OSError) as caught:
            client.step()
        self.assertEqual(caught.exception.args, (native.ERROR_SSL, ["certificate verify failed"]))
        self.assertEqual(seen, [1])


if __name__ == "__main__":
    unittest.main()
