"""Runs the interoperability tests: `python3 ffi-tests/interop [-p peer-program] [-j jobs] [words that a case's name must have]`.

Installs nothing. Where a program is missing, its cases are left out with one line that says how to get it; that is a failure
only if OXISSL_REQUIRE_PEERS is set.
"""

import argparse
import concurrent.futures
import os
import sys
import traceback

import harness
import suites  # noqa: F401  (each of these modules registers its cases)
import exchanges  # noqa: F401
import extensions  # noqa: F401
import old_versions  # noqa: F401
import features  # noqa: F401
import transfers  # noqa: F401
import bouncy_castle  # noqa: F401
import nss  # noqa: F401
import tlslite_ng  # noqa: F401
import renegotiation  # noqa: F401
import resumption  # noqa: F401
import client_auth  # noqa: F401
import tls13  # noqa: F401
import tls13_gnutls  # noqa: F401
import tls13_nss  # noqa: F401
import jsse  # noqa: F401
import newest_openssl  # noqa: F401
import tls13_tlslite  # noqa: F401


def run(case):
    name, _, function = case
    try:
        function()
        return None
    except harness.Failed as failure:
        return f"{name}\n    {failure}"
    except Exception:  # a case must never take the others down
        return f"{name}\n{traceback.format_exc()}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-p", "--peer", default=harness.peer_program)
    parser.add_argument("-j", "--jobs", type=int, default=4)
    parser.add_argument("-l", "--list", action="store_true")
    parser.add_argument("--ssl3", action="store_true", help="the peer program speaks SSL 3.0: only and all its cases")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    harness.peer_program = os.path.abspath(options.peer)

    absent = {program for program in harness.PROGRAMS if harness.missing(program)}
    for program in sorted(absent):
        print(f"interop: {program} is not installed: its conversations are left out ({harness.PROGRAMS[program]})")
    chosen = [c for c in harness.cases if ("SSLv3" in c[0]) == options.ssl3 and all(word in c[0] for word in options.words)]
    for kind, word, suite in (("Triple DES", "DES-CBC3", "DES-CBC3-SHA"), ("static DH", " DH-RSA", "DH-RSA-AES128-SHA")):
        if "no cipher match" in harness.run([harness.peer_program, "client", "-p", "1", "-l", suite], ok=False):
            print(f"interop: the peer program is built without {kind}: its conversations are not held")
            chosen = [c for c in chosen if word not in c[0]]
    if "groups" in harness.run([harness.peer_program, "client", "-p", "1", "-g", "X25519MLKEM768"], ok=False):
        print("interop: the peer program is built without hybrid groups: their conversations are not held")
        chosen = [c for c in chosen if "newest OpenSSL" not in c[0]]
    wanted = [c for c in chosen if not absent.intersection(c[1])]
    if options.list:
        print("\n".join(c[0] for c in wanted))
        return 0

    failures = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for result in pool.map(run, wanted):
            if result:
                failures.append(result)
                print(f"FAILED {result}", flush=True)
    print(f"interop: {len(wanted) - len(failures)} passed, {len(failures)} failed, {len(chosen) - len(wanted)} left out")
    return 1 if failures or not wanted or (absent and os.environ.get("OXISSL_REQUIRE_PEERS")) else 0


sys.exit(main())
