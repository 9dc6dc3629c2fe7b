#!/bin/sh
# bench.sh FOLDER OURS THEIRS: verifies chains of three certificates, which it makes in FOLDER, with bench.c built with us and with
# OpenSSL, in turn, five times each; prints the least times and how ours relate to theirs.
set -e
folder=$1 ours=$2 theirs=$3
mkdir -p "$folder"
cd "$folder"

# make NAME ISSUER EXTENSIONS: a key of the kind at hand and a certificate for it; the issuer of a root is -.
make() {
    key=$kind-$1.key
    # shellcheck disable=SC2086 # several words
    openssl genpkey $algorithm -out "$key" 2> /dev/null
    openssl req -new -key "$key" -subj "/O=bench/CN=$kind $1" -out "$kind-$1.csr"
    printf '%s\nsubjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid\n' "$3" > "$kind-$1.ext"
    if [ "$2" = - ]; then signer="-signkey $key"; else signer="-CA $kind-$2.pem -CAkey $kind-$2.key -CAcreateserial"; fi
    # shellcheck disable=SC2086 # several words
    openssl x509 -req -in "$kind-$1.csr" $signer -days 3650 -sha256 -extfile "$kind-$1.ext" -out "$kind-$1.pem" 2> /dev/null
}

for kind in rsa p256; do
    case $kind in
    rsa) algorithm="-algorithm RSA -pkeyopt rsa_keygen_bits:2048" ;;
    p256) algorithm="-algorithm EC -pkeyopt ec_paramgen_curve:P-256" ;;
    esac
    [ -f $kind-leaf.pem ] && continue
    authority=$(printf 'basicConstraints = critical, CA:true\nkeyUsage = critical, keyCertSign, cRLSign')
    make root - "$authority"
    make inter root "$authority"
    make leaf inter "$(printf 'basicConstraints = CA:false\nkeyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth\nsubjectAltName = DNS:localhost, DNS:example.com')"
done

for kind in rsa p256; do
    for _ in 1 2 3 4 5; do
        echo "ours $("$ours" . $kind)"
        echo "theirs $("$theirs" . $kind)"
    done | awk -v kind=$kind '
        function least(who, what, us) { if (!((who, what) in best) || us < best[who, what]) best[who, what] = us }
        function show(text, what) {
            printf "%-5s %-16s %7.1f us, OpenSSL %7.1f us: %.2f times as fast\n", kind, text, best["ours", what],
                best["theirs", what], best["theirs", what] / best["ours", what]
        }
        { least($1, "plain", $2 + 0); least($1, "parsing", $3 + 0) }
        END { show("verify", "plain"); show("parse and verify", "parsing") }'
done
