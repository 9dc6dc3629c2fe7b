"""Starts and stops the two ends of a conversation and collects cases: what all interoperability tests share.

A case is a function that raises on failure. Servers listen on free ports of 127.0.0.1, are stopped by their process id, and
every wait is bounded.
"""

import contextlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PKI = os.path.join(os.path.dirname(HERE), "pki")
CA = os.path.join(PKI, "ca.pem")
WAIT = 20.0

# Where packages of Python's own can be put without touching the system.
sys.path.append(os.path.join(os.path.dirname(HERE), "build", "python"))

# How to get each program that we talk to.
PROGRAMS = {
    "openssl": "apt-get install openssl",
    "curl": "apt-get install curl",
    "gnutls-serv": "apt-get install gnutls-bin",
    "gnutls-cli": "apt-get install gnutls-bin",
    "tlslite-ng": "pip install --target ffi-tests/build/python tlslite-ng",
    "pyopenssl": "pip install --target ffi-tests/build/python pyopenssl",
    "selfserv": "apt-get install libnss3-tools",
    "tstclnt": "apt-get install libnss3-tools",
    "java": "apt-get install default-jdk-headless",
    "bouncy-castle": "apt-get install default-jdk-headless libbctls-java",
}

# Where Debian puts Bouncy Castle.
BOUNCY_CASTLE = [f"/usr/share/java/{name}.jar" for name in ("bctls", "bcprov", "bcutil")]

peer_program = os.path.join(HERE, "..", "build", "peer")
cases = []


class Failed(Exception):
    """A conversation went otherwise than it should."""


def case(name, *needs):
    """Registers the decorated function as the case `name`, which needs these programs."""

    def register(function):
        cases.append((name, needs, function))
        return function

    return register


def missing(program):
    modules = {"tlslite-ng": "tlslite", "pyopenssl": "OpenSSL"}
    if program in modules:
        return importlib.util.find_spec(modules[program]) is None
    if program == "bouncy-castle":
        return shutil.which("javac") is None or not all(map(os.path.exists, BOUNCY_CASTLE))
    return shutil.which("javac" if program == "java" else program) is None


def cert(name):
    return os.path.join(PKI, name + ".crt")


def key(name):
    return os.path.join(PKI, name + ".key")


def expect(what, got, wanted):
    if got != wanted:
        raise Failed(f"{what}: {got!r}, expected {wanted!r}")


class Server:
    """A running server process: its port, which it was given or says by `pattern`, and its output."""

    def __init__(self, command, pattern, port=None, keep_stdin=True):
        self.command = command
        self.output = tempfile.TemporaryFile()
        stdin = subprocess.PIPE if keep_stdin else subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=stdin, stdout=self.output, stderr=subprocess.STDOUT)
        end = time.monotonic() + WAIT
        while True:
            found = re.search(pattern, self.text())
            if found:
                self.port = port or int(found.group(1))
                return
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise Failed(f"{' '.join(command)} did not start: {self.text()}")
            time.sleep(0.01)

    def bytes(self):
        size = os.fstat(self.output.fileno()).st_size
        return os.pread(self.output.fileno(), size, 0)

    def text(self):
        return self.bytes().decode("utf-8", "replace")

    def await_text(self, pattern):
        """Waits until the server has said something."""
        end = time.monotonic() + WAIT
        while not re.search(pattern, self.text()):
            if time.monotonic() > end:
                raise Failed(f"{self.command[0]} did not say {pattern!r}: {self.text()}")
            time.sleep(0.01)

    def wait(self):
        """Waits for the server to end by itself; returns its exit status."""
        try:
            return self.process.wait(WAIT)
        except subprocess.TimeoutExpired:
            raise Failed(f"{self.command[0]} does not end: {self.text()}") from None

    def stop(self):
        if self.process.stdin:
            with contextlib.suppress(OSError):
                self.process.stdin.close()
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(2)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class PeerServer(Server):
    """Our server; `reports()` waits for its end and gives what it said about each connection."""

    def __init__(self, *options, certificate="server-rsa"):
        chain = os.path.join(PKI, certificate + (".pem" if certificate == "server-chain" else ".crt"))
        command = [peer_program, "server", "-c", chain, "-k", key(certificate), *options]
        super().__init__(command, r'"listening": (\d+)', keep_stdin=False)

    def reports(self):
        self.wait()
        return parse_reports(self.text())[1:]

    def report(self):
        found = self.reports()
        if len(found) != 1:
            raise Failed(f"our server said: {self.text()}")
        return found[0]


def parse_reports(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def run(command, data=None, ok=True):
    """Runs a program to its end; returns its output with its error output."""
    try:
        done = subprocess.run(command, input=data, stdin=subprocess.DEVNULL if data is None else None, timeout=WAIT,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except subprocess.TimeoutExpired as late:
        raise Failed(f"{' '.join(command)} does not end: {(late.output or b'').decode('utf-8', 'replace')}") from None
    text = done.stdout.decode("utf-8", "replace")
    if ok and done.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}: {text}")
    return text


def peer_client(port, *options, ok=True):
    """Our client: connects, verifies the server and talks. Returns its report, or a list of them with -N."""
    command = [peer_program, "client", "-p", str(port), "-a", CA, "-n", "localhost", *options]
    text = run(command, ok=ok)
    found = parse_reports(text)
    if not found:
        raise Failed(f"our client said: {text}")
    return found if "-N" in options else found[0]


def s_server(*options, certificate="server-rsa", mode=("-rev",)):
    """openssl s_server, verifying nothing unless told so; -rev answers each line reversed."""
    command = ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", cert(certificate), "-key", key(certificate),
               *mode, *options]
    if certificate == "server-chain":
        command += ["-cert_chain", cert("intermediate")]
    return Server(command, r"ACCEPT 127\.0\.0\.1:(\d+)")


def s_client(port, *options, data=b"ping\n", wait_for="ping", ok=True):
    """openssl s_client, verifying the server: sends `data`, waits until its output has `wait_for`, and returns the output.

    It stays until its input is closed, so that an echo can be seen before it says goodbye.
    """
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-CAfile", CA, "-verify_return_error",
               "-no_ign_eof", *options]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT)
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(data)
                process.stdin.flush()
            end = time.monotonic() + WAIT
            while wait_for and process.poll() is None:
                text = os.pread(output.fileno(), 1 << 20, 0).decode("utf-8", "replace")
                if re.search(wait_for, text.partition("Verify return code")[2]):
                    break
                if time.monotonic() > end:
                    raise Failed(f"s_client waits for {wait_for!r}: {text}")
                time.sleep(0.01)
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            status = process.wait(WAIT)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        text = os.pread(output.fileno(), 1 << 20, 0).decode("utf-8", "replace")
    if ok and status != 0:
        raise Failed(f"s_client ended with {status}: {text}")
    return text
