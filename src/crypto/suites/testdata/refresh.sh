#!/bin/sh
# Writes the suites' fixtures anew from the OpenSSL that is installed (3.0 is what OxiSSL compares with), or with --check
# says whether they still agree with it. Needs cc and OpenSSL's headers; the unit tests need neither.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cc -o "$scratch/ask" ask_openssl.c -lssl -lcrypto
"$scratch/ask" facts > "$scratch/suites.txt"
grep -v '^    ' cipher_strings.txt > "$scratch/strings"
"$scratch/ask" strings < "$scratch/strings" > "$scratch/cipher_strings.txt"
for file in suites.txt cipher_strings.txt; do
    case ${1-} in
        --check) diff -u "$file" "$scratch/$file" ;;
        *) cp "$scratch/$file" "$file" ;;
    esac
done
