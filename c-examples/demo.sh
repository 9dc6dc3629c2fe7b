#!/bin/sh
# Runs the example server and client against each other over mutual TLS, then, where it is installed, the openssl tool
# against each of them. Called by `make demo`.
#   demo.sh folder-of-programs folder-of-certificates
set -eu
bin=$1 pki=$2
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
fail() { echo "demo: $*" >&2; cat "$work"/*.log >&2; exit 1; }

# start LOG PATTERN COMMAND...: starts a server and waits until its log shows the port; sets $server and $port.
start() {
    log=$1 pattern=$2
    shift 2
    : > "$log" # now, not when the server gets to it: the last server's port must not be read
    "$@" > "$log" 2>&1 < /dev/null &
    server=$!
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        port=$(sed -n "s/.*$pattern:\([0-9][0-9]*\).*/\1/p" "$log" | head -1)
        [ -z "$port" ] || return 0
        sleep 0.25
    done
    fail "the server did not start"
}

echo "== The C server and the C client over mutual TLS"
start "$work/server.log" 127.0.0.1 "$bin/server" -m -n 1 -a "$pki/ca.pem" "$pki/server-chain.pem" "$pki/server-chain.key"
"$bin/client" -m -c "$pki/client-rsa.crt" -k "$pki/client-rsa.key" localhost "$port" "$pki/ca.pem" > "$work/client.log" 2>&1 ||
    fail "the client failed"
wait "$server" || fail "the server failed"
server=
cat "$work/server.log" "$work/client.log"
grep -q 'Hello over TLS' "$work/client.log" || fail "the page did not arrive"

if ! command -v openssl > /dev/null; then
    echo "== The openssl tool is not installed: its part is left out"
    exit 0
fi
echo "== openssl s_client to the C server"
start "$work/server.log" 127.0.0.1 "$bin/server" -n 1 "$pki/server-rsa.crt" "$pki/server-rsa.key"
printf 'GET / HTTP/1.0\r\n\r\n' |
    openssl s_client -quiet -verify_return_error -CAfile "$pki/ca.pem" -connect "127.0.0.1:$port" > "$work/client.log" 2>&1 ||
    fail "s_client failed"
wait "$server" || fail "the server failed"
server=
cat "$work/server.log"
grep 'Hello over TLS' "$work/client.log" || fail "the page did not arrive"

echo "== The C client to openssl s_server"
start "$work/server.log" 127.0.0.1 openssl s_server -www -accept 127.0.0.1:0 -cert "$pki/server-p384.crt" -key "$pki/server-p384.key"
"$bin/client" localhost "$port" "$pki/ca.pem" > "$work/client.log" 2>&1 || fail "the client failed"
grep '^client' "$work/client.log"
grep -q 's_server' "$work/client.log" || fail "the page did not arrive"
echo "== demo: all is well"
