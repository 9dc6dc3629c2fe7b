"""Proves what `c-examples/trace` writes: `python3 ffi-tests/trace [-p trace-program] [words that a scenario's name must have]`.

Wireshark's tshark must name each message of each exchange in its order, decrypt the HTTP request, and find nothing malformed
and no wrong checksum; librsvg must draw the picture; the JSON lines must be JSON. The order of messages is that of the RFCs.
Where a program is missing, one line says so and what needs it is left out; that is a failure only if OXISSL_REQUIRE_PEERS is set.
"""

import argparse
import concurrent.futures
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import png

HERE = os.path.dirname(os.path.abspath(__file__))
PKI = os.path.join(os.path.dirname(HERE), "pki")
NEEDED = {"tshark": "tshark", "rsvg-convert": "librsvg2-bin", "openssl": "openssl"}

# Handshake messages (RFC 5246, section 7.4), as tshark shows them.
REQUEST, CLIENT_HELLO, SERVER_HELLO, TICKET, CERTIFICATE, SERVER_KEY = 0, 1, 2, 4, 11, 12
CERTIFICATE_REQUEST, DONE, VERIFY, CLIENT_KEY, FINISHED = 13, 14, 15, 16, 20
CLOSE_NOTIFY, UNKNOWN_CA = 0, 48
FULL = [CLIENT_HELLO, SERVER_HELLO, CERTIFICATE, SERVER_KEY, DONE, CLIENT_KEY, FINISHED, TICKET, FINISHED]
ANONYMOUS = [m for m in FULL if m != CERTIFICATE]
RSA = [m for m in FULL if m != SERVER_KEY]
MUTUAL = [CLIENT_HELLO, SERVER_HELLO, CERTIFICATE, SERVER_KEY, CERTIFICATE_REQUEST, DONE, CERTIFICATE, CLIENT_KEY, VERIFY,
          FINISHED, TICKET, FINISHED]
RESUMED = [CLIENT_HELLO, SERVER_HELLO, FINISHED, FINISHED]
CUT = [CLIENT_HELLO, SERVER_HELLO, CERTIFICATE]

# TLS 1.3 (RFC 8446, sections 2 and 4); tshark shows HelloRetryRequest as the ServerHello that it is.
END_OF_EARLY_DATA, ENCRYPTED_EXTENSIONS, COMPRESSED_CERTIFICATE = 5, 8, 25
SERVER_13 = [ENCRYPTED_EXTENSIONS, CERTIFICATE, VERIFY, FINISHED]
FULL_13 = [CLIENT_HELLO, SERVER_HELLO, *SERVER_13, FINISHED, TICKET, TICKET]
RETRIED_13 = [CLIENT_HELLO, SERVER_HELLO, *FULL_13]
MUTUAL_13 = [CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS, CERTIFICATE_REQUEST, CERTIFICATE, VERIFY, FINISHED,
             COMPRESSED_CERTIFICATE, VERIFY, FINISHED, TICKET, TICKET]
RESUMED_13 = [CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS, FINISHED, FINISHED, TICKET]
EARLY_13 = [CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS, FINISHED, END_OF_EARLY_DATA, FINISHED, TICKET]


def server(name, version="TLSv1.2"):
    return ["-v", version, "-s", os.path.join(PKI, name), "-a", os.path.join(PKI, "ca.pem")]


def tls13(name):
    return server(name, "TLSv1.3")


# Name, options, the handshake's messages.
SCENARIOS = [
    ("full ECDHE", server("server-rsa"), FULL),
    ("full ECDHE with ECDSA", server("server-p256"), FULL),
    ("full ECDHE with ChaCha20", [*server("server-rsa"), "-l", "ECDHE-RSA-CHACHA20-POLY1305"], FULL),
    ("full DHE", [*server("server-rsa"), "-l", "DHE-RSA-AES256-GCM-SHA384"], FULL),
    ("full RSA with CBC", [*server("server-rsa"), "-l", "AES128-SHA"], RSA),
    ("anonymous", [*server("server-rsa"), "-l", "ADH-AES128-GCM-SHA256:@SECLEVEL=0"], ANONYMOUS),
    ("full TLS 1.1", [*server("server-rsa"), "-v", "TLSv1.1", "-l", "ECDHE-RSA-AES128-SHA"], FULL),
    ("full TLS 1.0", [*server("server-rsa"), "-v", "TLSv1", "-l", "AES256-SHA"], RSA),
    ("full compressed", [*server("server-rsa"), "-z"], FULL),
    ("full in small records", [*server("server-rsa"), "-f", "512"], FULL),
    ("full at the server's end", [*server("server-rsa"), "-e"], FULL),
    ("resumed by ticket", [*server("server-rsa"), "-r"], RESUMED),
    ("resumed by session id", [*server("server-rsa"), "-r", "-T"], RESUMED),
    ("client certificate", [*server("server-rsa"), "-i", os.path.join(PKI, "client-rsa")], MUTUAL),
    ("renegotiated", [*server("server-rsa"), "-n"], [*FULL, REQUEST, *FULL]),
    ("renegotiated at the server's end", [*server("server-p256"), "-n", "-e"], [*FULL, REQUEST, *FULL]),
    ("full TLS 1.3", tls13("server-rsa"), FULL_13),
    ("full TLS 1.3 with ECDSA at the server's end", [*tls13("server-p256"), "-e"], FULL_13),
    ("full TLS 1.3 in small records", [*tls13("server-rsa"), "-f", "512"], FULL_13),
    ("full TLS 1.3 with a second hello", [*tls13("server-rsa"), "-g", "P-384"], RETRIED_13),
    ("client certificate in TLS 1.3", [*tls13("server-rsa"), "-i", os.path.join(PKI, "client-rsa")], MUTUAL_13),
    ("resumed in TLS 1.3", [*tls13("server-rsa"), "-r"], RESUMED_13),
    ("resumed in TLS 1.3 with early data", [*tls13("server-rsa"), "-r", "-E"], EARLY_13),
    ("resumed in TLS 1.3 with early data at the server's end", [*tls13("server-rsa"), "-r", "-E", "-e"], EARLY_13),
]


class Failed(Exception):
    """A trace is not as it should be."""


def expect(what, got, wanted):
    if got != wanted:
        raise Failed(f"{what}: {got!r}, expected {wanted!r}")


def run(command, status=0):
    done = subprocess.run(command, timeout=60, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if done.returncode != status:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}: {done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


def tshark(folder):
    """What tshark finds: for each field all its values, in the order of the packets."""
    names = ["tls.handshake.type", "tls.alert_message.desc", "http.request.uri", "http.response.code", "_ws.malformed",
             "tcp.checksum.status", "ip.checksum.status", "tcp.analysis.flags"]
    command = ["tshark", "-n", "-r", os.path.join(folder, "trace.pcapng"), "-o", "tcp.check_checksum:TRUE",
               "-o", "ip.check_checksum:TRUE", "-o", "http.desegment_body:FALSE", "-T", "fields", "-E", "separator=/t",
               "-E", "aggregator=,"]
    packets = [line.split("\t") for line in run([*command, *(f"-e{name}" for name in names)]).splitlines()]
    return {name: [value for packet in packets for value in packet[i].split(",") if value] for i, name in enumerate(names)}


def check_capture(folder, messages, closing):
    found = tshark(folder)
    expect("handshake messages", [int(typ) for typ in found["tls.handshake.type"]], messages)
    expect("alerts", {int(alert) for alert in found["tls.alert_message.desc"]}, {closing})
    right = {"1"}
    for name, values in {"_ws.malformed": set(), "tcp.analysis.flags": set(), "tcp.checksum.status": right,
                         "ip.checksum.status": right}.items():
        expect(name, set(found[name]), values)
    if FINISHED in messages:
        expect("decrypted requests", found["http.request.uri"], ["/"] * (1 + messages.count(REQUEST)))
        expect("decrypted answers", found["http.response.code"], ["200"] * (1 + messages.count(REQUEST)))


def check_picture(folder):
    path = os.path.join(folder, "trace.svg")
    root = xml.etree.ElementTree.parse(path).getroot()
    small = 240
    run(["rsvg-convert", "-w", str(small), "-a", "-o", path + ".png", path])
    width, height, colours = png.read(path + ".png")
    expect("size", (width, height), (small, math.ceil(int(root.get("height")) * small / int(root.get("width")))))
    total = width * height
    painted = total - max(colours.values())
    # Text, lines and bands, not a page of one colour nor one that is mostly ink.
    if len(colours) < 20 or not total / 50 < painted < total:
        raise Failed(f"the picture is blank: {len(colours)} colours, {painted} of {total} points painted")


def check_texts(folder, messages):
    with open(os.path.join(folder, "trace.jsonl"), encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    if not lines:
        raise Failed("no JSON lines")
    with open(os.path.join(folder, "trace.txt"), encoding="utf-8") as file:
        text = file.read()
    names = {CLIENT_HELLO: "ClientHello", FINISHED: "Finished", CERTIFICATE: "Certificate"}
    for typ, name in names.items():
        found = len(re.findall(rf"\b{name}\b", text))
        if (found == 0) != (typ not in messages):
            raise Failed(f"{name} is {found} times in the text")


def scenario(program, absent, options, messages, status=0, closing=CLOSE_NOTIFY):
    with tempfile.TemporaryDirectory() as folder:
        run([program, *options, folder], status)
        check_texts(folder, messages)
        if "tshark" not in absent:
            check_capture(folder, messages, closing)
        if "rsvg-convert" not in absent:
            check_picture(folder)


VERSIONS = {"-tls1_2": "TLSv1.2", "-tls1_3": "TLSv1.3"}


def foreign(program, absent, version, messages):
    """Somebody else's server."""
    command = ["openssl", "s_server", "-www", version, "-accept", "127.0.0.1:0", "-cert", os.path.join(PKI, "server-rsa.crt"),
               "-key", os.path.join(PKI, "server-rsa.key")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as peer:
        try:
            port = next(m.group(1) for m in (re.search(r"127\.0\.0\.1:(\d+)", line) for line in peer.stdout) if m)
            scenario(program, absent, ["-v", VERSIONS[version], "-c", f"localhost:{port}", "-a", os.path.join(PKI, "ca.pem")], messages)
        finally:
            peer.terminate()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-p", "--program", default=os.path.join(HERE, "..", "..", "c-examples", "build", "trace"))
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)

    absent = {needed for needed in NEEDED if shutil.which(needed) is None}
    for needed in sorted(absent):
        print(f"trace-test: {needed} is not installed: what it proves is left out (apt-get install {NEEDED[needed]})")

    cases = [(name, lambda o=options, m=messages: scenario(program, absent, o, m)) for name, options, messages in SCENARIOS]
    untrusting = ["-v", "TLSv1.2", "-s", os.path.join(PKI, "server-rsa"), "-a", os.path.join(PKI, "ca-other.crt")]
    cases.append(("failed", lambda: scenario(program, absent, untrusting, CUT, status=1, closing=UNKNOWN_CA)))
    if "openssl" not in absent:
        cases.append(("OpenSSL's server", lambda: foreign(program, absent, "-tls1_2", FULL)))
        cases.append(("OpenSSL's server in TLS 1.3", lambda: foreign(program, absent, "-tls1_3", FULL_13)))
    chosen = [case for case in cases if all(word in case[0] for word in arguments.words)]
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, _), failure in zip(chosen, pool.map(attempt, chosen)):
            if failure:
                failures += 1
                print(f"FAILED {name}\n    {failure}")
    print(f"trace-test: {len(chosen) - failures} passed, {failures} failed")
    return 1 if failures or not chosen or (absent and os.environ.get("OXISSL_REQUIRE_PEERS")) else 0


def attempt(case):
    """What is wrong, if anything is."""
    try:
        return case[1]()
    except (Failed, OSError, subprocess.SubprocessError) as failure:
        return failure


sys.exit(main())
