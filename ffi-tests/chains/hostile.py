"""Chains that are made to be slow to verify. What is said of them, and a time within which all must be done."""

from cases import Case, P1
from pki import *

# For all of them together, with reading the certificates; a good implementation needs a tenth of it, even unoptimized.
SECONDS = 20


def quick(subject, issuer=None, extensions=(), **more):
    """An authority whose signature is not worth its time: only its key and names are real."""
    return make(subject, issuer, [basic(), *extensions], plain=True, key_label="hostile", signer=Unsigned, **more)


class Unsigned:
    point = b""

    @staticmethod
    def sign(_):
        return bytes.fromhex("3006020101020101")


def hostile():
    root = make("Root", ca=True)
    expired = [quick("Inter", root, end=NOW - number) for number in range(1, 2001)]
    leaf = make("leaf", expired[0])
    yield Case("thousands-of-expired-candidates", leaf, expired, [root]), "7@"
    yield Case("thousands-of-anchors-of-one-name", leaf, [], expired), "2@1"

    ring, names = [], [name(cn(f"Ring {number}")) for number in range(40)]
    for number, subject in enumerate(names):
        for other in range(40):
            ring.append(quick(subject, issuer_name=names[(number + 1 + other) % 40]))
    yield Case("ring-of-issuers", make("leaf", ring[0]), ring, [root]), "22@101"

    long, issuer = [], root
    for number in range(2000):
        issuer = quick(f"Long {number}", issuer)
        long.append(issuer)
    yield Case("long-chain", make("leaf", issuer), long, [root]), "22@101"

    hosts = [dns(f"h{number}.example.com") for number in range(2000)]
    bombs, issuer = [], root
    for number in range(8):
        issuer = make(f"Bomb {number}", issuer, [constraints([dns("example.com")], hosts[500:1000])], ca=True)
        bombs.append(issuer)
    yield Case("names-against-constraints", make("leaf", issuer, [san(*hosts[1000:])]), bombs, [root]), "OK"
    huge = make("Inter", root, [constraints(hosts)], ca=True)
    yield Case("more-names-than-allowed", make("leaf", huge, [san(*hosts)]), [huge], [root]), "1@0"

    several = [f"{P1}.{number}" for number in range(10)]
    bombs, issuer = [], root
    for number in range(40):
        everything = mappings(*((a, b) for a in several for b in several))
        issuer = make(f"Policy {number}", issuer, [policies(*several), everything], ca=True)
        bombs.append(issuer)
    options = f"-explicit_policy -policy {several[0]}"
    yield Case("policies-mapped-to-all", make("leaf", issuer, [policies(*several)]), bombs, [root], options), "OK"
