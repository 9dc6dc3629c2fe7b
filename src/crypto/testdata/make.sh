#!/bin/sh
# Makes the fixtures of this folder anew with the openssl command (3.0): keys.txt, signatures.txt, exchanges.txt,
# diffie_hellman.txt and prf.txt. Lines are a name and values in hexadecimal. The tests hold for whatever keys it draws.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
hex() { od -An -v -tx1 "$@" | tr -d ' \n'; }

# keys.txt: NAME PKCS8 TRADITIONAL SPKI, where TRADITIONAL is PKCS#1 or SEC 1, or - if there is none.
key() { # NAME ALGORITHM [OPTION...]
    name=$1 algorithm=$2
    shift 2
    openssl genpkey -quiet -algorithm "$algorithm" "$@" -out "$work/$name.pem" 2>/dev/null ||
        openssl genpkey -algorithm "$algorithm" "$@" -out "$work/$name.pem" 2>/dev/null
    openssl pkcs8 -topk8 -nocrypt -in "$work/$name.pem" -outform DER -out "$work/$name.p8"
    traditional=-
    case $algorithm in
    RSA) traditional=$(openssl rsa -traditional -in "$work/$name.pem" -outform DER 2>/dev/null | hex) ;;
    EC) traditional=$(openssl ec -in "$work/$name.pem" -outform DER 2>/dev/null | hex) ;;
    esac
    openssl pkey -in "$work/$name.pem" -pubout -outform DER -out "$work/$name.spki"
    echo "$name $(hex "$work/$name.p8") $traditional $(hex "$work/$name.spki")"
}
{
    key rsa1024 RSA -pkeyopt rsa_keygen_bits:1024
    key rsa2048 RSA -pkeyopt rsa_keygen_bits:2048
    key rsa2050 RSA -pkeyopt rsa_keygen_bits:2050
    key pss2048 RSA-PSS -pkeyopt rsa_keygen_bits:2048
    key pss2048sha256 RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha256 \
        -pkeyopt rsa_pss_keygen_mgf1_md:sha256 -pkeyopt rsa_pss_keygen_saltlen:32
    key p256 EC -pkeyopt ec_paramgen_curve:P-256
    key p384 EC -pkeyopt ec_paramgen_curve:P-384
    key p521 EC -pkeyopt ec_paramgen_curve:P-521
    key ed25519 ED25519
} >keys.txt

# signatures.txt: KEY SCHEME SIGNATURE, of the message below; SCHEME is the TLS code point.
printf 'The quick brown fox jumps over the lazy dog' >"$work/message"
sign() { # KEY SCHEME DIGEST [OPTION...]
    key=$1 scheme=$2 digest=$3
    shift 3
    openssl pkeyutl -sign -inkey "$work/$key.pem" -rawin -digest "$digest" -in "$work/message" "$@" -out "$work/sig"
    echo "$key $scheme $(hex "$work/sig")"
}
{
    for key in rsa1024 rsa2048 rsa2050; do
        { openssl md5 -binary "$work/message" && openssl sha1 -binary "$work/message"; } >"$work/digest"
        openssl pkeyutl -sign -inkey "$work/$key.pem" -in "$work/digest" -pkeyopt digest:md5-sha1 -out "$work/sig"
        echo "$key ff01 $(hex "$work/sig")"
        sign $key 0201 sha1
        sign $key 0301 sha224
        sign $key 0401 sha256
        sign $key 0501 sha384
        sign $key 0601 sha512
        sign $key 0804 sha256 -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:digest
        sign $key 0805 sha384 -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:digest
    done
    sign rsa2048 0806 sha512 -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:digest
    sign pss2048 0809 sha256 -pkeyopt rsa_pss_saltlen:digest
    sign pss2048 080a sha384 -pkeyopt rsa_pss_saltlen:digest
    sign pss2048 080b sha512 -pkeyopt rsa_pss_saltlen:digest
    sign pss2048sha256 0809 sha256 -pkeyopt rsa_pss_saltlen:digest
    for key in p256 p384 p521; do
        sign $key 0203 sha1
        sign $key 0303 sha224
        sign $key 0403 sha256
        sign $key 0503 sha384
        sign $key 0603 sha512
    done
    openssl pkeyutl -sign -inkey "$work/ed25519.pem" -rawin -in "$work/message" -out "$work/sig"
    echo "ed25519 0807 $(hex "$work/sig")"
} >signatures.txt

# exchanges.txt: GROUP PRIVATE PUBLIC PEER SECRET; for ffdhe also the PKCS#3 parameters.
field() { # NAME TITLE: a number of the textual form of a key
    openssl pkey -in "$work/$1.pem" -noout -text 2>/dev/null |
        awk -v title="$2" '$0 ~ "^" title { on = 1; next } on && /^ +[0-9a-f:]+$/ { gsub(/[ :]/, ""); printf "%s", $0; next } on { exit }'
}
exchange() { # GROUP PUBLIC-TITLE PARAMETERS
    openssl pkey -in "$work/b.pem" -pubout -out "$work/b.pub"
    openssl pkeyutl -derive -inkey "$work/a.pem" -peerkey "$work/b.pub" -out "$work/secret"
    echo "$1 $(field a priv) $(field a "$2") $(field b "$2") $(hex "$work/secret") $3"
}
{
    for side in a b; do openssl genpkey -algorithm X25519 -out "$work/$side.pem"; done
    exchange x25519 pub -
    for curve in 256 384 521; do
        for side in a b; do
            openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-$curve -out "$work/$side.pem"
        done
        exchange secp${curve}r1 pub -
    done
    for bits in 2048 3072 4096; do
        openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe$bits 2>/dev/null |
            openssl asn1parse -noout -out "$work/params"
        for side in a b; do
            openssl genpkey -algorithm DH -pkeyopt group:ffdhe$bits -out "$work/$side.pem" 2>/dev/null
        done
        exchange ffdhe$bits public "$(hex "$work/params")"
    done
    openssl dhparam -dsaparam -outform DER -out "$work/params" 1024 2>/dev/null
    openssl dhparam -inform DER -in "$work/params" -out "$work/params.pem"
    for side in a b; do openssl genpkey -paramfile "$work/params.pem" -out "$work/$side.pem"; done
    exchange custom1024 public "$(hex "$work/params")"
} >exchanges.txt

# diffie_hellman.txt: NAME PKCS8 SPKI PEER-SPKI SECRET, of keys as certificates have them.
{
    for option in DH=group:ffdhe2048 DHX=dh_rfc5114:1 DHX=group:ffdhe2048; do
        for side in a b; do
            openssl genpkey -quiet -algorithm "${option%%=*}" -pkeyopt "${option#*=}" -out "$work/$side.pem"
            openssl pkey -in "$work/$side.pem" -pubout -outform DER -out "$work/$side.pub"
        done
        openssl pkcs8 -topk8 -nocrypt -in "$work/a.pem" -outform DER -out "$work/a.p8"
        openssl pkeyutl -derive -inkey "$work/a.pem" -peerkey "$work/b.pub" -out "$work/secret"
        echo "$option $(hex "$work/a.p8") $(hex "$work/a.pub") $(hex "$work/b.pub") $(hex "$work/secret")"
    done
} >diffie_hellman.txt

# prf.txt: DIGEST SECRET LABEL SEED OUTPUT
prf() { # DIGEST SECRET LABEL SEED LENGTH
    label=$(printf %s "$3" | hex)
    output=$(openssl kdf -keylen "$5" -kdfopt "digest:$1" -kdfopt "hexsecret:$2" -kdfopt "hexseed:$label$4" -binary TLS1-PRF | hex)
    echo "$1 $2 $label $4 $output"
}
secret=$(openssl rand -hex 48) odd=$(openssl rand -hex 33) seed=$(openssl rand -hex 64)
{
    prf SHA256 "$secret" 'master secret' "$seed" 48
    prf SHA384 "$secret" 'key expansion' "$seed" 104
    prf SHA256 "$odd" 'client finished' "$seed" 12
    prf SHA512 "$odd" 'test label' "$seed" 200
    prf MD5-SHA1 "$secret" 'key expansion' "$seed" 104
    prf MD5-SHA1 "$odd" 'master secret' "$seed" 48
} >prf.txt
