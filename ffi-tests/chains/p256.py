"""ECDSA over P-256 with SHA-256, for keys of tests only: nothing here is constant in time, and the keys follow from labels."""

import hashlib

from der import bits, integer, oid, seq

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def double(point):
    x, y, z = point
    if not y:
        return (0, 1, 0)
    delta, gamma = z * z % P, y * y % P
    beta, alpha = x * gamma % P, 3 * (x - delta) * (x + delta) % P
    x3 = (alpha * alpha - 8 * beta) % P
    z3 = ((y + z) ** 2 - gamma - delta) % P
    return (x3, (alpha * (4 * beta - x3) - 8 * gamma * gamma) % P, z3)


def add_affine(point, other):
    x1, y1, z1 = point
    if not z1:
        return (*other, 1)
    z2 = z1 * z1 % P
    u, s = other[0] * z2 % P, other[1] * z1 * z2 % P
    h, r = (u - x1) % P, (s - y1) % P
    if not h:
        return double(point) if not r else (0, 1, 0)
    h2 = h * h % P
    h3, v = h * h2 % P, x1 * h2 % P
    x3 = (r * r - h3 - 2 * v) % P
    return (x3, (r * (v - x3) - y1 * h3) % P, z1 * h % P)


def affine(point):
    inverse = pow(point[2], -1, P)
    return (point[0] * inverse**2 % P, point[1] * inverse**3 % P)


def powers():
    point, table = (*G, 1), []
    for _ in range(256):
        table.append(affine(point))
        point = double(point)
    return table


POWERS = powers()


def times_base(scalar):
    point = (0, 1, 0)
    for n in range(256):
        if scalar >> n & 1:
            point = add_affine(point, POWERS[n])
    return affine(point)


class Key:
    """A key that follows from a label."""

    def __init__(self, label):
        self.secret = int.from_bytes(hashlib.sha256(b"key " + label.encode()).digest(), "big") % (N - 1) + 1
        x, y = times_base(self.secret)
        self.point = b"\x04" + x.to_bytes(32, "big") + y.to_bytes(32, "big")

    def spki(self):
        return seq(seq(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")), bits(self.point))

    def explicit_spki(self):
        """The key with the curve's parameters in place of its name."""
        field = seq(oid("1.2.840.10045.1.1"), integer(P))
        curve = seq(*(b"\x04\x20" + value.to_bytes(32, "big") for value in (P - 3, B)))
        base = b"\x04\x41\x04" + G[0].to_bytes(32, "big") + G[1].to_bytes(32, "big")
        parameters = seq(integer(1), field, curve, base, integer(N), integer(1))
        return seq(seq(oid("1.2.840.10045.2.1"), parameters), bits(self.point))

    def sign(self, message):
        digest = hashlib.sha256(message).digest()
        e = int.from_bytes(digest, "big")
        k = int.from_bytes(hashlib.sha256(self.secret.to_bytes(32, "big") + digest).digest(), "big") % (N - 1) + 1
        r = times_base(k)[0] % N
        return seq(integer(r), integer(pow(k, -1, N) * (e + r * self.secret) % N))
