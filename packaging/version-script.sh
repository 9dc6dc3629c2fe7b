#!/bin/sh
# Prints the linker's version script: every function that the headers declare is exported as version OXISSL_0, nothing else.
#   version-script.sh include-directory
set -eu
declared=$(awk -f "$(dirname "$0")/declared.awk" "$1"/openssl/*.h "$1"/oxissl.h)
echo "OXISSL_0 {"
echo "global:"
printf '%s\n' "$declared" | awk '{ print "    " $1 ";" }' | LC_ALL=C sort -u
echo "local:"
echo "    *;"
echo "};"
