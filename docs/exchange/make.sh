#!/bin/sh
# Draws the pictures of docs/exchange.md. Called by `make docs-pictures`.
#   make.sh trace-program folder-of-certificates folder-for-pictures
set -eu
program=$1 pki=$2 out=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# draw NAME OPTION...: one connection, without times, so that the picture is the same every time.
draw() {
    name=$1
    shift
    "$program" -t -s "$pki/server-rsa" "$@" "$work" > "$work/log" 2>&1 || [ "$name" = refused ] || { cat "$work/log" >&2; exit 1; }
    mv "$work/trace.svg" "$out/$name.svg"
    echo "$out/$name.svg"
}
draw full -a "$pki/ca.pem"
draw rsa -a "$pki/ca.pem" -l AES128-SHA -T
draw dhe -a "$pki/ca.pem" -l DHE-RSA-AES128-GCM-SHA256 -T
draw anonymous -a "$pki/ca.pem" -l ADH-AES128-GCM-SHA256:@SECLEVEL=0 -T
draw resumed -a "$pki/ca.pem" -r
draw resumed-by-id -a "$pki/ca.pem" -r -T
draw client-certificate -a "$pki/ca.pem" -i "$pki/client-rsa"
draw compressed -a "$pki/ca.pem" -z
draw renegotiated -a "$pki/ca.pem" -n
draw refused -a "$pki/ca-other.crt"
