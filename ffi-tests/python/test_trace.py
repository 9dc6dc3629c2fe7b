"""A trace through ctypes: its JSON lines, and its events as they happen."""

import ctypes
import json
import unittest

import native
from native import declare, integer, lib, pointer, size, text
from test_memory import Connection

TRACE_JSON = 2
EVENT_RECORD, EVENT_MESSAGE = 1, 2


@unittest.skipUnless(hasattr(lib, "OXISSL_trace_new"), "OpenSSL has no such traces")
class Trace(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.callback_type = ctypes.CFUNCTYPE(None, pointer, pointer)
        declare("OXISSL_trace_new", pointer)
        declare("OXISSL_trace_free", None, pointer)
        declare("OXISSL_trace_attach", integer, pointer, pointer)
        declare("OXISSL_trace_set_callback", integer, pointer, cls.callback_type, pointer)
        declare("OXISSL_trace_write", integer, pointer, integer, pointer)
        declare("OXISSL_trace_event_kind", integer, pointer)
        declare("OXISSL_trace_event_name", text, pointer)
        declare("OXISSL_trace_event_value", text, pointer, text)
        declare("OXISSL_trace_event_data", pointer, pointer, ctypes.POINTER(size))
        declare("BIO_free", integer, pointer)

    def traced(self, side, callback=None):
        """A whole handshake and a close, one side of which is traced: what the trace wrote, as objects."""
        client = Connection(native.client_context(), False)
        server = Connection(native.server_context("server-rsa"), True)
        trace = lib.OXISSL_trace_new()
        if callback:
            self.assertEqual(lib.OXISSL_trace_set_callback(trace, callback, None), 1)
        self.assertEqual(lib.OXISSL_trace_attach(trace, (client if side == "client" else server).ssl), 1)
        name = ctypes.create_string_buffer(b"localhost")
        lib.SSL_ctrl(client.ssl, native.CTRL_SET_TLSEXT_HOSTNAME, 0, ctypes.cast(name, pointer))
        for _ in range(5):
            client.step()
            server.give_input(client.take_output())
            server.step()
            client.give_input(server.take_output())
        self.assertEqual(lib.SSL_write(client.ssl, b'"hush!"\n', 8), 8)
        lib.SSL_shutdown(client.ssl)
        server.give_input(client.take_output())
        self.assertEqual(server.read(), b'"hush!"\n')
        self.assertIsNone(server.read())
        bio = lib.BIO_new(lib.BIO_s_mem())
        self.assertEqual(lib.OXISSL_trace_write(trace, TRACE_JSON, bio), 1)
        lib.OXISSL_trace_free(trace)
        written = b""
        buffer = ctypes.create_string_buffer(65536)
        while (n := lib.BIO_read(bio, buffer, len(buffer))) > 0:
            written += buffer.raw[:n]
        lib.BIO_free(bio)
        return [json.loads(line) for line in written.decode().splitlines()]

    def test_every_line_is_json_and_messages_name_their_records(self):
        for side in ("client", "server"):
            start, *events = self.traced(side)
            self.assertEqual((start["event"], start["role"]), ("start", side))
            self.assertEqual({event["event"] for event in events}, {"record", "message"})
            records = {(e["direction"], e["record"]): e for e in events if e["event"] == "record"}
            messages = [e for e in events if e["event"] == "message"]
            for message in messages:
                first, last = message["records"]
                carriers = [records[message["direction"], number] for number in range(first, last + 1)]
                self.assertEqual({(c["type"], c["epoch"], c["encrypted"]) for c in carriers},
                                 {(message["type"], message["epoch"], message["encrypted"])})
                self.assertEqual(sum(c["plaintext_length"] for c in carriers), message["length"])
                if message["name"] != "ApplicationData":
                    self.assertEqual(len(bytes.fromhex(message["bytes"])), message["length"])
            times = [event["time"] for event in events]
            self.assertEqual(times, sorted(times))
            self.assertEqual([message["name"] for message in messages], [
                "ClientHello", "ServerHello", "Certificate", "ServerKeyExchange", "ServerHelloDone",
                "ClientKeyExchange", "ChangeCipherSpec", "Finished",
                "NewSessionTicket", "ChangeCipherSpec", "Finished",
                "ApplicationData", "Alert",
            ])

    def test_fields_are_a_tree(self):
        messages = {e["name"]: e for e in self.traced("server") if e["event"] == "message"}

        def part(fields, name):
            return next(field for field in fields if field["name"] == name)

        hello = messages["ClientHello"]["fields"]
        self.assertEqual(part(hello, "client_version"), {"name": "client_version", "value": "TLSv1.2", "code": 0x0303})
        server_name = part(part(hello, "extensions")["fields"], "server_name")
        self.assertEqual(part(server_name["fields"], "host_name")["value"], "localhost")
        suites = part(hello, "cipher_suites")["fields"]
        chosen = part(messages["ServerHello"]["fields"], "cipher_suite")
        self.assertIn(chosen, suites)
        self.assertEqual(messages["ApplicationData"]["fields"], [{"name": "length", "value": 8}])
        self.assertEqual([field["value"] for field in messages["Alert"]["fields"]], ["warning", "close_notify"])
        self.assertNotIn("hush", json.dumps(messages))

    def test_a_callback_from_python(self):
        seen = []

        def see(event, _):
            length = size()
            data = lib.OXISSL_trace_event_data(event, ctypes.byref(length))
            raw = ctypes.string_at(data, length.value)
            if lib.OXISSL_trace_event_kind(event) == EVENT_RECORD:
                self.assertEqual(len(raw), 5 + int.from_bytes(raw[3:5], "big"))
            else:
                seen.append((lib.OXISSL_trace_event_name(event), lib.OXISSL_trace_event_value(event, b"cipher_suite")))

        self.traced("client", self.callback_type(see))
        names = [name for name, _ in seen]
        self.assertEqual((names[0], names[-1]), (b"ClientHello", b"Alert"))
        self.assertTrue(dict(seen)[b"ServerHello"].startswith(b"TLS_ECDHE_RSA_WITH_"))


if __name__ == "__main__":
    unittest.main()
