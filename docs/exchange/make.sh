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
draw full -v TLSv1.2 -a "$pki/ca.pem"
draw rsa -v TLSv1.2 -a "$pki/ca.pem" -l AES128-SHA -T
draw dhe -v TLSv1.2 -a "$pki/ca.pem" -l DHE-RSA-AES128-GCM-SHA256 -T
draw anonymous -v TLSv1.2 -a "$pki/ca.pem" -l ADH-AES128-GCM-SHA256:@SECLEVEL=0 -T
draw resumed -v TLSv1.2 -a "$pki/ca.pem" -r
draw resumed-by-id -v TLSv1.2 -a "$pki/ca.pem" -r -T
draw client-certificate -v TLSv1.2 -a "$pki/ca.pem" -i "$pki/client-rsa"
draw compressed -v TLSv1.2 -a "$pki/ca.pem" -z
draw renegotiated -v TLSv1.2 -a "$pki/ca.pem" -n
draw refused -v TLSv1.2 -a "$pki/ca-other.crt"
draw tls13 -v TLSv1.3 -a "$pki/ca.pem"
draw tls13-retried -v TLSv1.3 -a "$pki/ca.pem" -g P-256
draw tls13-client-certificate -v TLSv1.3 -a "$pki/ca.pem" -i "$pki/client-rsa"
draw tls13-resumed -v TLSv1.3 -a "$pki/ca.pem" -r
draw tls13-early-data -v TLSv1.3 -a "$pki/ca.pem" -r -E
