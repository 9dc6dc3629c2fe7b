#!/bin/sh
# Makes every file of this folder again, with the openssl tool (3.0 or later). The files are committed, so that neither the
# demo nor the tests need it. Keys are new each time; names and dates are fixed.
set -eu
cd "$(dirname "$0")"
rm -f ./*.crt ./*.key ./*.der ./*.pem
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

from=20240101000000Z
to=20460101000000Z

cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = default
[default]
new_certs_dir = $work
database = $work/index
serial = $work/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = none
[any]
organizationName = optional
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[server_rsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,DNS:*.wild.test,IP:127.0.0.1,IP:::1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,DNS:*.wild.test,IP:127.0.0.1,IP:::1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[server_dh]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyAgreement
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,DNS:*.wild.test,IP:127.0.0.1,IP:::1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[wrong_name]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:elsewhere.test
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[client]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[client_dh]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyAgreement
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
CNF
: > "$work/index"
echo 1000 > "$work/serial"

# new_key FILE TYPE: a fresh unencrypted PKCS#8 key.
new_key() {
    case $2 in
    rsa)     openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1" ;;
    rsa-pss) openssl genpkey -quiet -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out "$1" ;;
    ed25519) openssl genpkey -quiet -algorithm ED25519 -out "$1" ;;
    *)       openssl genpkey -quiet -algorithm EC -pkeyopt "ec_paramgen_curve:$2" -pkeyopt ec_param_enc:named_curve -out "$1" ;;
    esac
}

# issue NAME KEYTYPE CA SECTION CN [FROM TO]: NAME.key and NAME.crt, signed by CA (or by itself where CA is NAME).
issue() {
    name=$1 ca=$3 section=$4
    new_key "$name.key" "$2"
    openssl req -new -batch -key "$name.key" -subj "/O=OxiSSL tests/CN=$5" -out "$work/$name.csr"
    if [ "$ca" = "$name" ]; then
        set -- "${6:-$from}" "${7:-$to}" -selfsign -keyfile "$name.key"
    else
        set -- "${6:-$from}" "${7:-$to}" -cert "$ca.crt" -keyfile "$ca.key"
    fi
    start=$1 end=$2
    shift 2
    openssl ca -batch -config "$work/ca.cnf" -extensions "$section" -startdate "$start" -enddate "$end" -notext \
        "$@" -in "$work/$name.csr" -out "$name.crt" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
}

# issue_dh NAME ALGORITHM GROUP SECTION CN: the same with a Diffie-Hellman key, issued by ca-rsa. Such a key signs no request: it takes
# the place of the one in another key's. `openssl x509` puts it there but knows no dates: they are written over its own,
# and the certificate is signed again.
issue_dh() {
    openssl genpkey -quiet -algorithm "$2" -pkeyopt "$3" -out "$1.key"
    openssl pkey -in "$1.key" -pubout -out "$work/$1.pub"
    new_key "$work/$1.other" P-256
    openssl req -new -batch -key "$work/$1.other" -subj "/O=OxiSSL tests/CN=$5" -out "$work/$1.csr"
    openssl x509 -req -in "$work/$1.csr" -force_pubkey "$work/$1.pub" -CA ca-rsa.crt -CAkey ca-rsa.key -days 365 \
        -set_serial "0x$(openssl rand -hex 8)" -sha256 -extfile "$work/ca.cnf" -extensions "$4" \
        -outform DER -out "$work/$1.der" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
    # The certificate is a header of 4 bytes, what is signed, the algorithm, and the signature, whose 256 bytes end it.
    dates="s/\x17\x0d[0-9]{12}Z\x17\x0d[0-9]{12}Z/\x17\x0d${from#20}\x17\x0d${to#20}/"
    openssl asn1parse -inform DER -in "$work/$1.der" -strparse 4 -noout -out "$work/$1.old"
    LC_ALL=C sed -E "$dates" "$work/$1.old" > "$work/$1.tbs"
    openssl dgst -sha256 -sign ca-rsa.key -out "$work/$1.sig" "$work/$1.tbs"
    {
        head -c 4 "$work/$1.der"
        cat "$work/$1.tbs"
        tail -c +$((5 + $(wc -c < "$work/$1.tbs"))) "$work/$1.der" | head -c -256
        cat "$work/$1.sig"
    } | openssl x509 -inform DER -out "$1.crt"
}

issue ca-rsa rsa ca-rsa root "OxiSSL test root RSA"
issue ca-ecdsa P-256 ca-ecdsa root "OxiSSL test root ECDSA"
issue ca-other P-256 ca-other root "OxiSSL root nobody trusts"
issue intermediate P-256 ca-ecdsa issuing "OxiSSL test intermediate"
cat ca-rsa.crt ca-ecdsa.crt > ca.pem

issue server-rsa rsa ca-rsa server_rsa localhost
issue server-rsa-pss rsa-pss ca-rsa server localhost
issue server-p256 P-256 ca-ecdsa server localhost
issue server-p384 P-384 ca-ecdsa server localhost
issue server-p521 P-521 ca-ecdsa server localhost
issue server-ed25519 ed25519 ca-ecdsa server localhost
issue server-chain P-256 intermediate server localhost
issue client-rsa rsa ca-rsa client "client rsa"
issue client-p256 P-256 ca-ecdsa client "client p256"
issue client-ed25519 ed25519 ca-ecdsa client "client ed25519"
issue client-rsa-pss rsa-pss ca-rsa client "client rsa-pss"
issue client-p384 P-384 ca-ecdsa client "client p384"
issue client-p521 P-521 ca-ecdsa client "client p521"
issue client-chain P-256 intermediate client "client of the intermediate"

issue_dh server-dh DH group:ffdhe2048 server_dh localhost
issue_dh server-dhx-1024 DHX dh_rfc5114:1 server_dh localhost
issue_dh client-dh DH group:ffdhe2048 client_dh "client dh"
issue_dh client-dh-other DH group:modp_2048 client_dh "client dh of another group"

issue expired P-256 ca-ecdsa server localhost 20240101000000Z 20240201000000Z
issue future P-256 ca-ecdsa server localhost 20450101000000Z 20460101000000Z
issue wrong-name P-256 ca-ecdsa wrong_name elsewhere.test
issue self-signed P-256 self-signed server localhost
issue untrusted P-256 ca-other server localhost

cat server-chain.crt intermediate.crt > server-chain.pem
cat client-chain.crt intermediate.crt > client-chain.pem

openssl rsa -in server-rsa.key -traditional -out server-rsa.pkcs1.key 2> /dev/null
openssl ec -in server-p256.key -out server-p256.sec1.key 2> /dev/null
openssl pkcs8 -topk8 -in server-rsa.key -v2 aes-256-cbc -passout pass:oxissl -out server-rsa.encrypted.key
openssl rsa -in server-rsa.key -traditional -aes128 -passout pass:oxissl -out server-rsa.legacy-encrypted.key 2> /dev/null
openssl x509 -in server-rsa.crt -outform DER -out server-rsa.crt.der
openssl pkcs8 -topk8 -nocrypt -in server-rsa.key -outform DER -out server-rsa.key.der
openssl genpkey -quiet -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out ffdhe2048.pem
openssl genpkey -quiet -genparam -algorithm DH -pkeyopt group:modp_2048 -out modp2048.pem
