"""Reads a PNG picture: its size, and how many points it has of each colour. Enough for what rsvg-convert writes: 8 bits, RGB or
RGBA, not interlaced."""

import collections
import struct
import zlib


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert depth == 8 and colour in (2, 6) and not interlaced
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    return width, height, _count(zlib.decompress(packed), width, height, 3 if colour == 2 else 4)


def _count(rows, width, height, size):
    """Undoes the filters (PNG specification, section 9) and counts."""
    stride = width * size
    above = bytearray(stride)
    colours = collections.Counter()
    for y in range(height):
        start = y * (stride + 1)
        kind, row = rows[start], bytearray(rows[start + 1:start + 1 + stride])
        if kind == 2:
            row = bytearray((a + b) & 255 for a, b in zip(row, above))
        elif kind:
            for x in range(stride):
                left = row[x - size] if x >= size else 0
                if kind == 1:
                    guess = left
                elif kind == 3:
                    guess = (left + above[x]) // 2
                else:
                    guess = _paeth(left, above[x], above[x - size] if x >= size else 0)
                row[x] = (row[x] + guess) & 255
        colours.update(bytes(row[x:x + size]) for x in range(0, stride, size))
        above = row
    return colours


def _paeth(left, above, corner):
    p = left + above - corner
    return min((left, above, corner), key=lambda value: abs(p - value))
