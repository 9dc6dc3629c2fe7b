#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets, fuzz/seeds/TARGET/*: captures of handshakes between openssl's own client and
server, and files of the test PKI, in the form in which each target takes its input. Run it from the top of the tree when
a target's input changes form, or there is something new to capture. Needs Debian's openssl."""

import base64
import itertools
import pathlib
import re
import socket
import subprocess
import tempfile
import threading
import zlib

TOP = pathlib.Path(__file__).resolve().parent.parent
PKI = TOP / "ffi-tests" / "pki"
SEEDS = TOP / "fuzz" / "seeds"


def seed(target, name, data):
    folder = SEEDS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def pump(source, sink, record):
    try:
        while data := source.recv(65536):
            record.extend(data)
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        # Whoever refuses a handshake may be gone before the other has said everything.
        pass


def capture(server_args, client_args):
    """What the client and the server said, of one handshake through a socket of ours, and what the client shows of it."""
    port, said = free_port(), (bytearray(), bytearray())
    server = subprocess.Popen(
        ["openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-naccept", "1", "-quiet", *server_args],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ours = listener.getsockname()[1]
        listener.settimeout(10)
        client = subprocess.Popen(
            ["openssl", "s_client", "-connect", f"127.0.0.1:{ours}", "-msg", *client_args],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        near, _ = listener.accept()
    for _ in range(100):
        try:
            far = socket.create_connection(("127.0.0.1", port))
            break
        except ConnectionRefusedError:
            threading.Event().wait(0.05)
    threads = [threading.Thread(target=pump, args=(near, far, said[0]), daemon=True),
               threading.Thread(target=pump, args=(far, near, said[1]), daemon=True)]
    for thread in threads:
        thread.start()
    threading.Event().wait(0.5)
    text, _ = client.communicate("Q\n", timeout=10)
    for sock in (near, far):
        sock.settimeout(0)
        sock.close()
    server.kill()
    server.wait(10)
    return bytes(said[0]), bytes(said[1]), text


def records(stream):
    """The records of a stream, as they travelled."""
    while len(stream) >= 5:
        length = 5 + int.from_bytes(stream[3:5], "big")
        yield stream[:length]
        stream = stream[length:]


def messages(stream):
    """The handshake bytes that are not encrypted."""
    plain = itertools.takewhile(lambda record: record[0] == 22, records(stream))
    return b"".join(record[5:] for record in plain)


def shown(text):
    """The handshake messages, encrypted ones too, that openssl's -msg shows: by name, in order."""
    for name, dump in re.findall(r"^(?:<<<|>>>) [^,]*, Handshake \[length \w+\], (\w+)\n((?:    .*\n)*)", text, re.M):
        yield name, bytes.fromhex(dump)


def pieces(items):
    """What a target reads as a Vec of tuples, each some fixed fields and then bytes, where the Vec comes last. A 1 tells of
    an item; the bytes' lengths are taken from the end of the input, each as wide as what is left of it asks for."""
    rest = b"\0"
    for fields, data in reversed(items):
        left = len(data) + len(rest)
        rest = b"\1" + fields + data + rest + len(data).to_bytes(1 if left < 256 else 2 if left < 65536 else 4, "big")
    return rest


def ocsp_response(path):
    """Writes an OCSP response for server-rsa."""
    serial = subprocess.run(["openssl", "x509", "-in", PKI / "server-rsa.crt", "-noout", "-serial"],
                            stdout=subprocess.PIPE, check=True, text=True).stdout.strip().split("=")[1]
    index = path.with_name("index.txt")
    index.write_text(f"V\t460101000000Z\t\t{serial}\tunknown\t/CN=localhost\n")
    ca = PKI / "ca-rsa.crt"
    subprocess.run(["openssl", "ocsp", "-index", index, "-CA", ca, "-rsigner", ca, "-rkey", ca.with_suffix(".key"),
                    "-issuer", ca, "-cert", PKI / "server-rsa.crt", "-respout", path, "-noverify"],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def extensions(hello, client):
    """The extensions of a hello with its header, without their length."""
    at = 4 + 2 + 32
    at += 1 + hello[at]
    if client:
        at += 2 + int.from_bytes(hello[at:at + 2], "big")
        at += 1 + hello[at]
    else:
        at += 3
    length = int.from_bytes(hello[at:at + 2], "big")
    return hello[at + 2:at + 2 + length]


def handshakes(response):
    rsa = ["-cert", str(PKI / "server-rsa.crt"), "-key", str(PKI / "server-rsa.key")]
    ecc = ["-cert", str(PKI / "server-p256.crt"), "-key", str(PKI / "server-p256.key")]
    own = ["-cert", str(PKI / "client-p256.crt"), "-key", str(PKI / "client-p256.key")]
    name = ["-servername", "localhost", "-alpn", "h2,http/1.1", "-status"]
    low = ["-cipher", "ALL:@SECLEVEL=0"]
    psk = ["-psk", "00112233445566778899aabbccddeeff"]
    return {
        "ecdhe-rsa": (rsa + ["-tls1_2"], ["-tls1_2", *name]),
        "ecdhe-ecdsa": (ecc + ["-tls1_2", "-alpn", "h2"], ["-tls1_2", *name]),
        "rsa": (rsa + ["-tls1_2", "-cipher", "AES128-SHA"], ["-tls1_2", "-cipher", "AES128-SHA"]),
        "dhe": (rsa + ["-tls1_2", "-cipher", "DHE-RSA-AES128-SHA"], ["-tls1_2", "-cipher", "DHE-RSA-AES128-SHA"]),
        "client-certificate": (
            ecc + ["-tls1_2", "-Verify", "1", "-CAfile", str(PKI / "ca.pem")], ["-tls1_2", *own]),
        "short-records": (ecc + ["-tls1_2"], ["-tls1_2", "-maxfraglen", "512"]),
        "anonymous": (["-nocert", "-tls1_2", "-cipher", "ADH-AES128-SHA:@SECLEVEL=0"],
                      ["-tls1_2", "-cipher", "ADH-AES128-SHA:@SECLEVEL=0"]),
        "psk": (["-nocert", "-tls1_2", "-cipher", "PSK", "-psk_hint", "hint", *psk],
                ["-tls1_2", "-cipher", "PSK", *psk]),
        "ecdhe-psk": (["-nocert", "-tls1_2", "-cipher", "ECDHE-PSK-AES128-CBC-SHA", *psk],
                      ["-tls1_2", "-cipher", "ECDHE-PSK-AES128-CBC-SHA", *psk]),
        "rsa-psk": (rsa + ["-tls1_2", "-cipher", "RSA-PSK-AES128-CBC-SHA", *psk],
                    ["-tls1_2", "-cipher", "RSA-PSK-AES128-CBC-SHA", *psk]),
        "dhe-psk": (["-nocert", "-tls1_2", "-cipher", "DHE-PSK-AES128-CBC-SHA", *psk],
                    ["-tls1_2", "-cipher", "DHE-PSK-AES128-CBC-SHA", *psk]),
        "npn": (ecc + ["-tls1_2", "-nextprotoneg", "h2,http/1.1"], ["-tls1_2", "-nextprotoneg", "http/1.1"]),
        "status": (rsa + ["-tls1_2", "-status_file", str(response)], ["-tls1_2", "-status"]),
        "tls1.1": (rsa + ["-tls1_1", *low], ["-tls1_1", *low]),
        "tls1.0": (rsa + ["-tls1", *low], ["-tls1", *low]),
        "refused": (ecc + ["-tls1_2"], ["-tls1_1", *low]),
        "tls1.3-offered": (ecc + ["-tls1_2"], name),
        "tls1.3-rsa": (rsa + ["-tls1_3", "-alpn", "h2", "-status_file", str(response)], ["-tls1_3", *name]),
        "tls1.3-retried": (ecc + ["-tls1_3", "-groups", "P-384"], ["-tls1_3", "-groups", "X25519:P-384"]),
        "tls1.3-client-certificate": (
            ecc + ["-tls1_3", "-Verify", "1", "-CAfile", str(PKI / "ca.pem")], ["-tls1_3", *own]),
    }


def conversation(name, client, server, text):
    """The seeds of one capture."""
    for message, data in shown(text):
        target = re.sub(r"(?<!^)([A-Z])", r"_\1", message.replace("NextProto", "NextProtocol")).lower()
        if data[4:]:
            seed(f"message_{target}", name, data[4:])
    for side, stream in (("client", client), ("server", server)):
        if not stream:
            print(f"{name}: the {side} said nothing")
            continue
        # No keys, any version, no read-ahead, 256 bytes at a time.
        seed("record_reader", f"{name}-{side}", bytes([0, 0, 0, 255]) + stream)
        # To the other side: every suite, from TLS 1.0 on, 256 bytes at a time, nothing genuine, and the records as they are.
        other = "server" if side == "client" else "client"
        flight = [(b"\0", record) for record in records(stream)]
        seed(f"connection_{other}", name, bytes([0xc0, 0x02, name.startswith("tls1.3-"), 255, 0, 0]) + pieces(flight))
        # A trace of the client's: each record in the clear, sent or not.
        seen = [(bytes([side == "client", record[0]]), record[5:]) for record in records(stream)]
        seed("trace", f"{name}-{side}", b"\1" + pieces(seen))
        plain = messages(stream)
        if plain:
            seed("handshake_joiner", f"{name}-{side}", bytes([255]) + plain)
        if plain and plain[0] in (1, 2):
            seed("extensions", f"{name}-{side}", extensions(plain, plain[0] == 1))


def main():
    with tempfile.TemporaryDirectory() as folder:
        response = pathlib.Path(folder) / "response.der"
        ocsp_response(response)
        kinds = handshakes(response)
        for name, (server_args, client_args) in kinds.items():
            conversation(name, *capture(server_args, client_args))

        path = pathlib.Path(folder) / "session"
        ecc_server, _ = kinds["ecdhe-ecdsa"]
        for name, more in (("ticket", []), ("id", ["-no_ticket"])):
            capture(ecc_server, ["-tls1_2", "-servername", "localhost", "-sess_out", path, *more])
            der = subprocess.run(["openssl", "sess_id", "-in", path, "-outform", "DER"], stdout=subprocess.PIPE, check=True)
            seed("session", name, der.stdout)

    # These have no body.
    for target in ("message_hello_request", "message_server_hello_done", "message_end_of_early_data"):
        seed(target, "long", b"\0")
    for request in (0, 1):
        seed("message_key_update", str(request), bytes([request]))
    certificate = (SEEDS / "message_certificate" / "tls1.3-client-certificate").read_bytes()
    packed = zlib.compress(certificate)
    seed("message_compressed_certificate", "zlib", b"".join(
        number.to_bytes(width, "big") for number, width in ((1, 2), (len(certificate), 3), (len(packed), 3))) + packed)

    # Both ends genuine to the end, or for so many bytes of it: each suite, each version, each thing to do afterwards.
    for number in range(32):
        choice = number * 17 & 0x3f | number % 8 << 6 | number // 8 << 9 | (number * 5 & 15) << 12
        for genuine in (0xffff, 300):
            data = choice.to_bytes(2, "little") + bytes([0, 255]) + genuine.to_bytes(2, "little")
            for role in ("client", "server"):
                seed(f"connection_{role}", f"{choice:04x}-{genuine}", data)

    # The same in TLS 1.3: full, retried, resumed with and without early data or a fresh exchange, asked later, compressed.
    for modern in (1, 3, 5, 7, 13, 15, 21, 29, 33, 37, 65, 97, 129, 0xff):
        for choice, genuine in itertools.product((0xe000, 0x600c, 0xe083), (0xffff, 2000)):
            data = choice.to_bytes(2, "little") + bytes([modern, 255]) + genuine.to_bytes(2, "little")
            for role in ("client", "server"):
                seed(f"connection_{role}", f"tls1.3-{modern:02x}-{choice:04x}-{genuine}", data)

    for path in PKI.glob("*.crt"):
        blocks = re.findall(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", path.read_bytes(), re.S)
        for block in blocks[:1]:
            der = subprocess.run(["openssl", "x509", "-outform", "DER"], input=block, stdout=subprocess.PIPE, check=True)
            seed("certificate", path.stem, der.stdout)
    # The answer is the OCTET STRING behind its type.
    response = (PKI / "ocsp-response.der").read_bytes()
    seed("ocsp", "ocsp-response.der", response[response.index(bytes.fromhex("2b0601050507300101")) + 13:])
    for path in [*PKI.glob("*.key"), *PKI.glob("*.key.der"), PKI / "ffdhe2048.pem"]:
        seed("key_file", path.name, path.read_bytes())
    for path in [PKI / "ca.pem", PKI / "server-rsa.legacy-encrypted.key", PKI / "ffdhe2048.pem"]:
        seed("pem", path.name, path.read_bytes())
    for path in (TOP / "src/x509/testdata").glob("ec-pbes2-*.pem"):
        lines = [line for line in path.read_text().splitlines() if not line.startswith("-")]
        seed("pkcs8", path.stem, base64.b64decode("".join(lines)))
    for path in (TOP / "src/x509/testdata/pkcs12").glob("*.p12"):
        seed("pkcs12", path.name, path.read_bytes())

    # libFuzzer's tuples: the step first; each piece is told of by a byte, and their bytes' lengths stand at the end.
    stream = zlib.compressobj()
    text = b"the same again and again, " * 20
    first = stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH)
    seed("compressed_records", "zlib", bytes([255, 1, 0, 0]) + first)
    seed("compressed_records", "bomb", bytes([255, 1, 0, 0]) + zlib.compress(bytes(1 << 20)))
    seed("compressed_records", "genuine", bytes([255, 1, 1, 3]) + text)
    seed("record_round_trip", "text", bytes([1, 0, 0, 0, 2]) + text)
    seed("record_round_trip", "chained", bytes([5, 2, 1, 64, 0]) + text)


main()
