"""Sessions written by one library and read by the other: ours and OpenSSL's, loaded side by side."""

import ctypes
import ctypes.util
import os
import unittest

from native import lib

pointer, integer, size, text, buffer = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_char_p
FUNCTIONS = {
    "TLS_method": (pointer,),
    "SSL_CTX_new": (pointer, pointer),
    "SSL_CTX_free": (None, pointer),
    "SSL_new": (pointer, pointer),
    "SSL_free": (None, pointer),
    "SSL_CIPHER_find": (pointer, pointer, buffer),
    "SSL_SESSION_new": (pointer,),
    "SSL_SESSION_free": (None, pointer),
    "SSL_SESSION_set1_id": (integer, pointer, buffer, ctypes.c_uint),
    "SSL_SESSION_set1_id_context": (integer, pointer, buffer, ctypes.c_uint),
    "SSL_SESSION_set1_master_key": (integer, pointer, buffer, size),
    "SSL_SESSION_set_cipher": (integer, pointer, pointer),
    "SSL_SESSION_set_protocol_version": (integer, pointer, integer),
    "SSL_SESSION_set_max_early_data": (integer, pointer, ctypes.c_uint32),
    "SSL_SESSION_get_max_early_data": (ctypes.c_uint32, pointer),
    "SSL_SESSION_set1_alpn_selected": (integer, pointer, buffer, size),
    "SSL_SESSION_set1_hostname": (integer, pointer, text),
    "SSL_SESSION_set1_ticket_appdata": (integer, pointer, buffer, size),
    "SSL_SESSION_set_time": (ctypes.c_long, pointer, ctypes.c_long),
    "SSL_SESSION_set_timeout": (ctypes.c_long, pointer, ctypes.c_long),
    "SSL_SESSION_print": (integer, pointer, pointer),
    "SSL_SESSION_print_keylog": (integer, pointer, pointer),
    "PEM_write_bio_SSL_SESSION": (integer, pointer, pointer),
    "PEM_read_bio_SSL_SESSION": (pointer, pointer, pointer, pointer, pointer),
    "i2d_SSL_SESSION": (integer, pointer, pointer),
    "d2i_SSL_SESSION": (pointer, pointer, pointer, ctypes.c_long),
    "BIO_new": (pointer, pointer),
    "BIO_s_mem": (pointer,),
    "BIO_free": (integer, pointer),
    "BIO_read": (integer, pointer, buffer, integer),
    "BIO_write": (integer, pointer, buffer, integer),
}
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "session", "testdata")


class Library:
    """One of the two."""

    def __init__(self, ssl, crypto):
        for name, (result, *arguments) in FUNCTIONS.items():
            # A prototype of its own: the other tests declare functions of the same library otherwise.
            function = ctypes.CFUNCTYPE(result, *arguments)
            setattr(self, name, function((name, crypto if name.startswith("BIO") else ssl)))
        self.context = self.SSL_CTX_new(self.TLS_method())
        self.connection = self.SSL_new(self.context)

    def written(self, function, session):
        bio = self.BIO_new(self.BIO_s_mem())
        result = function(bio, session)
        room = ctypes.create_string_buffer(1 << 16)
        length = self.BIO_read(bio, room, len(room))
        self.BIO_free(bio)
        return result, room.raw[:max(length, 0)]

    def to_der(self, session):
        room = ctypes.create_string_buffer(1 << 16)
        place = ctypes.c_void_p(ctypes.addressof(room))
        length = self.i2d_SSL_SESSION(session, ctypes.addressof(place))
        return room.raw[:length]

    def from_der(self, der):
        room = ctypes.create_string_buffer(der, len(der))
        place = ctypes.c_void_p(ctypes.addressof(room))
        return self.d2i_SSL_SESSION(None, ctypes.addressof(place), len(der))

    def from_pem(self, pem):
        bio = self.BIO_new(self.BIO_s_mem())
        self.BIO_write(bio, pem, len(pem))
        session = self.PEM_read_bio_SSL_SESSION(bio, None, None, None)
        self.BIO_free(bio)
        return session

    def made_by_hand(self, version, cipher, secret):
        session = self.SSL_SESSION_new()
        assert self.SSL_SESSION_set1_id(session, b"\x01" * 32, 32) == 1
        assert self.SSL_SESSION_set1_id_context(session, b"context", 7) == 1
        assert self.SSL_SESSION_set1_master_key(session, secret, len(secret)) == 1
        assert self.SSL_SESSION_set_cipher(session, self.SSL_CIPHER_find(self.connection, cipher)) == 1
        assert self.SSL_SESSION_set_protocol_version(session, version) == 1
        assert self.SSL_SESSION_set_max_early_data(session, 0x80000000) == 1
        assert self.SSL_SESSION_set1_alpn_selected(session, b"h2", 2) == 1
        assert self.SSL_SESSION_set1_hostname(session, b"a.example") == 1
        assert self.SSL_SESSION_set1_ticket_appdata(session, b"our own", 7) == 1
        self.SSL_SESSION_set_time(session, 1_800_000_000)
        self.SSL_SESSION_set_timeout(session, 300)
        return session


def openssl():
    try:
        return Library(ctypes.CDLL("libssl.so.3"), ctypes.CDLL("libcrypto.so.3"))
    except OSError:
        if os.environ.get("OXISSL_REQUIRE_PEERS"):
            raise
        raise unittest.SkipTest("OpenSSL 3 is not installed") from None


class Sessions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.theirs = openssl()
        crypto = ctypes.CDLL("libcrypto.so.3") if "libssl" in os.environ["OXISSL_LIBRARY"] else lib
        cls.ours = Library(lib, crypto)

    def agree(self, der, rewritten=True):
        """Both read a session, show the same of it, and may write it as it was. Returns what they show."""
        shown = []
        for library in (self.ours, self.theirs):
            session = library.from_der(der)
            self.assertTrue(session)
            functions = [library.SSL_SESSION_print, library.SSL_SESSION_print_keylog]
            if rewritten:
                self.assertEqual(library.to_der(session), der)
                functions.append(library.PEM_write_bio_SSL_SESSION)
            shown.append([library.written(function, session) for function in functions])
            library.SSL_SESSION_free(session)
        self.assertEqual(*shown)
        return shown[0]

    def test_sessions_of_handshakes(self):
        for name in ("tls13_session.der", "ticket_session.der", "id_session.der"):
            with self.subTest(name), open(os.path.join(DATA, name), "rb") as file:
                (printed, text), (logged, line), (written, pem) = self.agree(file.read())
                self.assertEqual((printed, logged, written), (1, 1, 1))
                self.assertIn(b"Session-ID: ", text)
                self.assertTrue(line.startswith(b"RSA Session-ID:"))
                self.assertTrue(pem.startswith(b"-----BEGIN SSL SESSION PARAMETERS-----\n"))

    def test_sessions_made_by_hand(self):
        kinds = [(0x0304, b"\x13\x01", b"\x02" * 32), (0x0304, b"\x13\x02", b"\x03" * 512),
                 (0x0304, b"\x13\x03", b"\x04"), (0x0303, b"\xc0\x2f", b"\x05" * 48)]
        for version, cipher, secret in kinds:
            with self.subTest(cipher=cipher, length=len(secret)):
                made = []
                for library in (self.ours, self.theirs):
                    session = library.made_by_hand(version, cipher, secret)
                    made.append(library.to_der(session))
                    library.SSL_SESSION_free(session)
                ours, theirs = made
                # OpenSSL adds a fragment length and a group that no handshake has settled.
                self.assertEqual(self.agree(ours)[:2], self.agree(theirs, rewritten=False))

    def test_pem_of_the_other(self):
        for writer, reader in ((self.ours, self.theirs), (self.theirs, self.ours)):
            session = writer.made_by_hand(0x0304, b"\x13\x01", b"\x02" * 32)
            _, pem = writer.written(writer.PEM_write_bio_SSL_SESSION, session)
            read = reader.from_pem(b"something else\n" + pem)
            self.assertTrue(read)
            self.assertEqual(reader.written(reader.SSL_SESSION_print, read),
                             writer.written(writer.SSL_SESSION_print, session))
            self.assertEqual(reader.SSL_SESSION_get_max_early_data(read), 0x80000000)
            reader.SSL_SESSION_free(read)
            writer.SSL_SESSION_free(session)

    def test_what_there_is_nothing_of(self):
        for library in (self.ours, self.theirs):
            session = library.SSL_SESSION_new()
            self.assertEqual(library.written(library.SSL_SESSION_print_keylog, session), (0, b""))
            self.assertEqual(library.SSL_SESSION_set1_master_key(session, b"\x01" * 513, 513), 0)
            self.assertFalse(library.from_pem(b"nothing\n"))
            library.SSL_SESSION_free(session)


if __name__ == "__main__":
    unittest.main()
