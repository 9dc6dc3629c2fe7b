#!/bin/sh
# The symbol gate: what the shared library exports is what the headers declare is what they document.
#   check-symbols.sh liboxissl.so include-directory
set -eu
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

awk -f "$here/declared.awk" "$2"/openssl/*.h "$2"/oxissl.h | sort > "$work/all"
awk '{ print $1 }' "$work/all" | sort -u > "$work/declared"
awk '$2 == "yes" { print $1 }' "$work/all" | sort -u > "$work/documented"
awk '{ print $1 }' "$work/all" | uniq -d > "$work/twice"
nm -D --defined-only "$1" | awk '$2 ~ /[TWDBRV]/ { print $3 }' > "$work/raw"
grep '@@OXISSL_0$' "$work/raw" | sed 's/@@.*//' | sort -u > "$work/exported"
grep -v '@@OXISSL_0$' "$work/raw" > "$work/foreign" || true

failed=0
# complain FILE TEXT: lists what is in FILE, if anything is.
complain() {
    [ -s "$1" ] || return 0
    echo "$2:" >&2
    sed 's/^/    /' "$1" >&2
    failed=1
}
comm -23 "$work/declared" "$work/exported" > "$work/a"
comm -13 "$work/declared" "$work/exported" > "$work/b"
comm -23 "$work/declared" "$work/documented" > "$work/c"
complain "$work/a" "declared but not exported"
complain "$work/b" "exported but not declared"
complain "$work/c" "declared without a comment"
complain "$work/twice" "declared twice"
complain "$work/foreign" "exported without the version OXISSL_0"
[ -s "$work/declared" ] || { echo "no function is declared" >&2; failed=1; }
echo "symbols: $(wc -l < "$work/exported") exported, $(wc -l < "$work/declared") declared, $(wc -l < "$work/documented") documented"
exit "$failed"
