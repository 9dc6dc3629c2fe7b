#!/bin/sh
# Writes the captured handshakes anew with the OpenSSL that is installed (3.0, built with its trace, as Debian's is). Needs
# cc and OpenSSL's headers; the unit tests need neither.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cc -o "$scratch/capture" capture.c -lssl -lcrypto
"$scratch/capture" ../../../ffi-tests/pki > "$scratch/handshakes.txt"
# Of certificates, extensions and what is in hexadecimal or PEM is left out.
sed -E '/X509v3 extensions:/,/-----END/d; /^ *([0-9a-f]{2}:)+[0-9a-f]{0,2}$/d; /^ *$/d' "$scratch/handshakes.txt" \
    > handshakes.txt
