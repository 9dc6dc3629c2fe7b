#!/bin/sh
# Lists the functions that a shared library of OpenSSL exports and that OxiSSL's headers do not declare, one a line.
#   absent.sh libssl.so.3 [include-directory]
set -eu
here=$(dirname "$0")
include=${2:-$here/../include}
export LC_ALL=C
{
    awk -f "$here/declared.awk" "$include"/openssl/*.h | awk '{ print "here", $1 }'
    nm -D --defined-only "$1" | awk '$2 ~ /[TW]/ { sub(/@.*/, "", $3); print "there", $3 }'
} | awk '$1 == "here" { here[$2] = 1; next } !($2 in here) { print $2 }' | sort
