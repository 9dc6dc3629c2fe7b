"""Compares verdicts over generated chains with OpenSSL's.

    chains FOLDER OURS [THEIRS]     FOLDER for the certificates; OURS and THEIRS: verify.c, built with us and with OpenSSL

Each case of cases.py goes through OURS and through the command `openssl verify`, and through THEIRS where the command has no option for
it. Failures with their depths, in order, and the verdict must be the same.
Those of hostile.py go through OURS alone, and must take little time.
"""

import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cases import CASES
from hostile import SECONDS, hostile
from pki import NOW


def write(folder, number, kind, certificates):
    path = folder / f"{number:03}-{kind}.pem"
    path.write_text("".join(certificate.pem() for certificate in certificates))
    return str(path)


def arguments(folder, number, case):
    words = [] if "-attime" in case.options else ["-attime", str(NOW)]
    if "-no_check_time" in case.options:
        words = []
    options = case.options.split()
    if "-stack" in options:
        options.remove("-stack")
        words += ["-trusted", write(folder, number, "trusted", case.trusted)]
    elif case.trusted:
        words += ["-CAfile", write(folder, number, "trusted", case.trusted)]
    if case.untrusted:
        words += ["-untrusted", write(folder, number, "untrusted", case.untrusted)]
    return [*words, *options, write(folder, number, "leaf", [case.leaf])]


def batch(program, lines):
    run = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=50)
    if run.returncode:
        sys.exit(f"{program}: {run.returncode}: {run.stderr}")
    return run.stdout.splitlines()


def by_command(words):
    command = ["openssl", "verify", "-no-CAfile", "-no-CApath", "-no-CAstore", *words]
    if "-CAfile" in words:
        command.remove("-no-CAfile")
    run = subprocess.run(command, capture_output=True, text=True, timeout=50)
    failures = re.findall(r"error (\d+) at (\d+) depth lookup", run.stdout + run.stderr)
    verdict = "OK" if run.returncode == 0 else "failed"
    return " ".join([*(f"{error}@{depth}" for error, depth in failures), verdict])


def try_hostile(folder, program):
    """What is wrong with the verdicts over hostile chains, and how long they took."""
    cases = list(hostile())
    lines = [" ".join(arguments(folder, 900 + number, case)) for number, (case, _) in enumerate(cases)]
    start = time.monotonic()
    found = batch(program, lines)
    elapsed = time.monotonic() - start
    wrong = [
        f"{case.name}: [{verdict}], not [{expected}…]"
        for (case, expected), verdict in zip(cases, found, strict=True)
        if not verdict.startswith(expected)
    ]
    return wrong + ([f"hostile chains: {elapsed:.1f} s"] if elapsed > SECONDS else []), elapsed


def main():
    folder, ours, *theirs = sys.argv[1:]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    names = [case.name for case in CASES]
    repeated = {name for name in names if names.count(name) > 1}
    if repeated or len(CASES) < 150:
        sys.exit(f"{len(CASES)} cases, of the same name: {sorted(repeated)}")
    words = [arguments(folder, number, case) for number, case in enumerate(CASES)]
    lines = [" ".join(each) for each in words]
    found = batch(ours, lines)
    with ThreadPoolExecutor(4) as pool:
        expected = list(pool.map(lambda each: None if "-untrusted_first" in each else by_command(each), words))
    if theirs:
        by_program = batch(theirs[0], lines)
        for number, verdict in enumerate(by_program):
            if expected[number] is None:
                expected[number] = verdict
            elif expected[number] != verdict:
                sys.exit(f"{names[number]}: openssl verify says {expected[number]}, verify.c with OpenSSL {verdict}")
    wrong = [
        f"{name}: OpenSSL says [{theirs}], not [{ours}]   {line}"
        for name, ours, theirs, line in zip(names, found, expected, lines, strict=True)
        if theirs is not None and ours != theirs
    ]
    hostile_wrong, hostile_seconds = try_hostile(folder, ours)
    for each in wrong + hostile_wrong:
        print(each)
    good = sum(verdict == "OK" for verdict in found)
    print(f"chains: {len(CASES)} ({good} good, {len(CASES) - good} bad), {len(wrong)} differ, "
          f"{time.monotonic() - start:.1f} s; hostile ones {hostile_seconds:.1f} s")
    sys.exit(bool(wrong or hostile_wrong))


main()
