#!/bin/sh
# Compares what show.c writes with OxiSSL and with OpenSSL's libcrypto, byte for byte.
#   compare.sh LIBRARY-DIRECTORY FILE...   PEM files; each is compared alone, and those that differ are named
set -eu
here=$(cd "$(dirname "$0")" && pwd)
libraries=$(cd "$1" && pwd)
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -std=c99 -Wall -Wextra -O1 -o "$work/theirs" "$here/show.c" -lcrypto
cc -std=c99 -Wall -Wextra -O1 -I"$here/../../include" -o "$work/ours" "$here/show.c" -L"$libraries" \
    "-Wl,-rpath,$libraries" -loxissl
same=0
differing=0
for file; do
    "$work/theirs" "$file" >"$work/theirs.txt"
    "$work/ours" "$file" >"$work/ours.txt"
    if cmp -s "$work/theirs.txt" "$work/ours.txt"; then
        same=$((same + $(grep -c '^== ' "$work/ours.txt" || true)))
    else
        differing=$((differing + 1))
        echo "differs: $file"
        diff -a "$work/theirs.txt" "$work/ours.txt" | head -n "${LINES_SHOWN:-20}"
    fi
done
echo "differential: $same certificates shown the same, $differing files differ"
[ "$differing" = 0 ]
