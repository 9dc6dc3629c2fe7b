"""Writes DER (X.690)."""


def tlv(tag, *contents):
    body = b"".join(contents)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def seq(*contents):
    return tlv(0x30, *contents)


def integer(value):
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def boolean(value):
    return tlv(0x01, b"\xff" if value else b"\x00")


def octets(*contents):
    return tlv(0x04, *contents)


def bits(data, unused=0):
    return tlv(0x03, bytes([unused]), data)


def named_bits(*numbers):
    """A BIT STRING with these bits set, without zeroes at its end."""
    value = sum(1 << (15 - number) for number in numbers).to_bytes(2, "big").rstrip(b"\x00")
    unused = next((n for n in range(8) if value and value[-1] >> n & 1), 0)
    return bits(value, unused)


def oid_contents(text):
    first, second, *rest = map(int, text.split("."))
    out = bytearray()
    for number in [first * 40 + second, *rest]:
        group = [number & 0x7F]
        while number := number >> 7:
            group.append(number & 0x7F | 0x80)
        out += bytes(reversed(group))
    return bytes(out)


def oid(text):
    return tlv(0x06, oid_contents(text))


def context(number, *contents, constructed=True):
    return tlv((0xA0 if constructed else 0x80) | number, *contents)
