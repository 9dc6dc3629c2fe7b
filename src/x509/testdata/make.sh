#!/bin/sh
# Makes the certificates and keys of this folder with the openssl tool (3.0), and asks `openssl verify` for its verdict on
# each chain in cases.txt: verdicts.txt is what it said. Run it here; the keys of the authorities are thrown away.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/index.txt"
cat >"$work/ca.cnf" <<EOF
[ca]
default_ca = any
[any]
database = $work/index.txt
new_certs_dir = $work
default_md = sha256
policy = policy
unique_subject = no
rand_serial = yes
[policy]
commonName = optional
[req]
distinguished_name = empty
[empty]
EOF

# key NAME ALGORITHM: makes a key once.
key() {
    [ -e "$work/$1.key" ] && return
    case $2 in
    rsa*) openssl genrsa -out "$work/$1.key" "${2#rsa}" 2>/dev/null ;;
    pss*) openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out "$work/$1.key" 2>/dev/null ;;
    ed25519) openssl genpkey -algorithm ED25519 -out "$work/$1.key" ;;
    *) openssl ecparam -genkey -noout -name "$2" -out "$work/$1.key" ;;
    esac
}

# cert NAME SUBJECT ISSUER EXTENSIONS [KEY [ALGORITHM [START [END [MORE...]]]]]: issues NAME.pem. An ISSUER of "self" signs itself.
cert() {
    name=$1 subject=$2 issuer=$3 extensions=$4
    keyname=${5:-$name} algorithm=${6:-prime256v1} start=${7:-20240101000000Z} end=${8:-20460101000000Z}
    if [ $# -gt 8 ]; then shift 8; else set --; fi
    key "$keyname" "$algorithm"
    printf '[e]\n%b\n' "$extensions" >"$work/ext.cnf"
    openssl req -new -utf8 -config "$work/ca.cnf" -key "$work/$keyname.key" -subj "$subject" -out "$work/csr.pem"
    if [ "$issuer" = self ]; then
        set -- -selfsign -keyfile "$work/$keyname.key" "$@"
    else
        set -- -cert "$issuer.pem" -keyfile "$work/$(cat "$work/$issuer.keyname").key" "$@"
    fi
    openssl ca -config "$work/ca.cnf" -batch -notext -preserveDN -in "$work/csr.pem" -out "$name.pem" -startdate "$start" -enddate "$end" \
        -extfile "$work/ext.cnf" -extensions e "$@" 2>"$work/log" || { cat "$work/log"; exit 1; }
    echo "$keyname" >"$work/$name.keyname"
}

ids='subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid'
ca="basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n$ids"
ee="basicConstraints=CA:FALSE\n$ids"
san='subjectAltName=DNS:www.example.com,DNS:*.wild.example.com,IP:192.0.2.7,IP:2001:db8::7,email:user@example.com'
server="$ee\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n$san"

cert root /C=SE/O=Example/CN=Root self "$ca" root rsa2048
cert inter /C=SE/O=Example/CN=Inter root "$ca"
cert leaf /CN=www.example.com inter "$server"
cert leaf-direct /CN=direct.example.com root "$server"
cert leaf-p384 /CN=p384 inter "$server" leaf-p384 secp384r1
cert leaf-ed /CN=ed inter "$server" leaf-ed ed25519
cert leaf-expired /CN=expired inter "$server" leaf prime256v1 20240101000000Z 20250101000000Z
cert leaf-future /CN=future inter "$server" leaf prime256v1 20400101000000Z 20460101000000Z
cert leaf-selfsigned /CN=selfsigned self "$server" leaf
cert leaf-selfsigned-noku /CN=selfsigned2 self "$ids\n$san" leaf
cert client /CN=client inter "$ee\nkeyUsage=digitalSignature\nextendedKeyUsage=clientAuth" leaf
cert leaf-anyeku /CN=anyeku inter "$ee\nextendedKeyUsage=anyExtendedKeyUsage" leaf
cert leaf-botheku /CN=botheku inter "$ee\nextendedKeyUsage=clientAuth,serverAuth" leaf
cert leaf-noeku /CN=noeku inter "$ee" leaf
cert leaf-kunone /CN=kunone inter "$ee\nkeyUsage=nonRepudiation" leaf
cert leaf-kuenc /CN=kuenc inter "$ee\nkeyUsage=keyEncipherment" leaf
cert leaf-critical /CN=critical inter "$ee\n1.2.3.4.5=critical,ASN1:UTF8String:unknown" leaf
cert leaf-noncritical /CN=noncritical inter "$ee\n1.2.3.4.5=ASN1:UTF8String:unknown" leaf
cert leaf-akicritical /CN=akicritical inter "basicConstraints=CA:FALSE\nsubjectKeyIdentifier=critical,hash" leaf
cert leaf-badbc /CN=badbc inter "basicConstraints=DER:30:03:01:01\nsubjectKeyIdentifier=hash" leaf
cert leaf-neglen /CN=neglen inter "basicConstraints=DER:30:06:01:01:ff:02:01:80" leaf
cert leaf-emptyku /CN=emptyku inter "$ee\nkeyUsage=DER:03:02:07:00" leaf
cert leaf-badsan /CN=badsan inter "$ee\nsubjectAltName=DER:30:03:82:05:61" leaf
cert leaf-nstype /CN=nstype inter "$ee\nnsCertType=client" leaf
cert leaf-policy /CN=policy inter "$ee\ncertificatePolicies=critical,1.2.3.4" leaf

cert inter-expired /C=SE/O=Example/CN=Inter root "$ca" inter prime256v1 20240101000000Z 20250101000000Z
cert inter-future /C=SE/O=Example/CN=Inter root "$ca" inter prime256v1 20400101000000Z 20460101000000Z
cert inter-imposter /C=SE/O=Example/CN=Inter root "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign" inter-imposter
cert leaf-noids /CN=noids inter "basicConstraints=CA:FALSE" leaf
cert inter-otherkey /C=SE/O=Example/CN=Inter root "$ca" inter-otherkey
cert inter-rsa /C=SE/O=Example/CN=Inter root "basicConstraints=critical,CA:TRUE" inter-rsa rsa2048
cert inter-case '/C=SE/O=EXAMPLE/CN=  iNTER  ' root "$ca" inter
cert inter-notca /CN=NotCA root "$ee"
cert leaf-under-notca /CN=x inter-notca "$server" leaf
cert inter-nobc /CN=NoBC root "$ids"
cert leaf-under-nobc /CN=x inter-nobc "$server" leaf
cert inter-kuonly /CN=KuOnly root "keyUsage=keyCertSign\n$ids"
cert leaf-under-kuonly /CN=x inter-kuonly "$server" leaf
cert inter-nosign /CN=NoSign root "basicConstraints=critical,CA:TRUE\nkeyUsage=cRLSign\n$ids"
cert leaf-under-nosign /CN=x inter-nosign "$server" leaf
cert inter-clientonly /CN=ClientOnly root "$ca\nextendedKeyUsage=clientAuth"
cert leaf-under-clientonly /CN=x inter-clientonly "$server" leaf
cert inter-path0 /CN=Path0 root "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=keyCertSign\n$ids"
cert leaf-under-path0 /CN=x inter-path0 "$server" leaf
cert inter-below /CN=Below inter-path0 "$ca"
cert leaf-below /CN=x inter-below "$server" leaf
cert inter-path0-again /CN=Path0 inter-path0 "$ca" inter-path0-again
cert leaf-self-issued /CN=x inter-path0-again "$server" leaf
cert inter-critical /CN=Critical root "$ca\n1.2.3.4.5=critical,ASN1:UTF8String:unknown"
cert leaf-under-critical /CN=x inter-critical "$server" leaf
cert root-nosign /CN=RootNoSign self "basicConstraints=CA:TRUE\nkeyUsage=cRLSign\nsubjectKeyIdentifier=hash"
cert leaf-root-nosign /CN=x root-nosign "$ee" leaf
cert root-expired /CN=RootExpired self "$ca" root-expired prime256v1 20240101000000Z 20250101000000Z
cert leaf-root-expired /CN=x root-expired "$ee" leaf
cert root-noext /CN=RootNoExt self "subjectKeyIdentifier=hash"
cert leaf-root-noext /CN=x root-noext "$ee" leaf

# A root that came later than the intermediate it replaces: cross-signed both ways.
cert old-root /CN=OldRoot self "$ca"
cert new-root /CN=NewRoot self "$ca"
cert new-root-cross /CN=NewRoot old-root "$ca" new-root
cert new-root-cross-expired /CN=NewRoot old-root "$ca" new-root prime256v1 20240101000000Z 20250101000000Z
cert new-inter /CN=NewInter new-root "$ca"
cert new-leaf /CN=x new-inter "$server" leaf

# Strengths.
cert root-1024 /CN=Root1024 self "$ca" root-1024 rsa1024
cert leaf-root-1024 /CN=x root-1024 "$ee" leaf
cert leaf-1024 /CN=x inter "$ee" leaf-1024 rsa1024
cert leaf-sha1 /CN=x root "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -md sha1
cert root-ed /CN=RootEd self "$ca" root-ed ed25519 20240101000000Z 20460101000000Z -md null
cert leaf-root-ed /CN=x root-ed "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -md null
cert leaf-pss /CN=x root "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest
cert root-pss /CN=RootPss self "$ca" root-pss pss 20240101000000Z 20460101000000Z -sigopt rsa_pss_saltlen:digest
cert leaf-root-pss /CN=x root-pss "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -sigopt rsa_pss_saltlen:digest
cert leaf-sha512 /CN=x root "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -md sha512
cert root-p384 /CN=RootP384 self "$ca" root-p384 secp384r1 20240101000000Z 20460101000000Z -md sha384
cert leaf-root-p384 /CN=x root-p384 "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -md sha384
cert root-p521 /CN=RootP521 self "$ca" root-p521 secp521r1 20240101000000Z 20460101000000Z -md sha512
cert leaf-root-p521 /CN=x root-p521 "$ee" leaf prime256v1 20240101000000Z 20460101000000Z -md sha512

# Name constraints.
cert inter-nc /CN=NC root "$ca\nnameConstraints=critical,permitted;DNS:example.com,excluded;DNS:bad.example.com,permitted;IP:192.0.2.0/255.255.255.0,permitted;email:.example.com"
cert nc-good /CN=good.example.com inter-nc "$ee\nsubjectAltName=DNS:good.example.com,IP:192.0.2.9,email:a@mail.example.com" leaf
cert nc-outside /CN=x inter-nc "$ee\nsubjectAltName=DNS:good.example.org" leaf
cert nc-suffix /CN=x inter-nc "$ee\nsubjectAltName=DNS:badexample.com" leaf
cert nc-excluded /CN=x inter-nc "$ee\nsubjectAltName=DNS:www.bad.example.com" leaf
cert nc-ip /CN=x inter-nc "$ee\nsubjectAltName=IP:198.51.100.1" leaf
cert nc-email /CN=x inter-nc "$ee\nsubjectAltName=email:a@example.com" leaf
cert nc-cn /CN=www.example.org inter-nc "$ee" leaf
cert nc-cn-free '/CN=John Doe' inter-nc "$ee" leaf
cert nc-uri /CN=x inter-nc "$ee\nsubjectAltName=URI:http://example.org/" leaf
cert inter-nc-dir /CN=NCDir root "$ca\nnameConstraints=critical,permitted;dirName:d\n[d]\nO=Example\n"
cert nc-dir-good /O=EXAMPLE/CN=x inter-nc-dir "$ee" leaf
cert nc-dir-bad /O=Other/CN=x inter-nc-dir "$ee" leaf
cert inter-nc-uri /CN=NCUri root "$ca\nnameConstraints=critical,permitted;URI:.example.com"
cert nc-uri-good /CN=x inter-nc-uri "$ee\nsubjectAltName=URI:https://a.example.com:443/x" leaf
cert nc-uri-bad /CN=x inter-nc-uri "$ee\nsubjectAltName=URI:https://example.com/" leaf
cert nc-uri-odd /CN=x inter-nc-uri "$ee\nsubjectAltName=URI:mailto:a@b" leaf

# What `openssl ca` cannot make: a version 1 root, a damaged signature, trust settings.
key root-v1 prime256v1
openssl req -new -config "$work/ca.cnf" -key "$work/root-v1.key" -subj /CN=RootV1 -out "$work/csr.pem"
openssl x509 -req -in "$work/csr.pem" -signkey "$work/root-v1.key" -days 7000 -out root-v1.pem 2>/dev/null
echo root-v1 >"$work/root-v1.keyname"
cert leaf-root-v1 /CN=x root-v1 "basicConstraints=CA:FALSE" leaf
damage() { openssl x509 -in "$1.pem" -outform DER | python3 -c 'import sys; d=bytearray(sys.stdin.buffer.read()); d[-1]^=1; sys.stdout.buffer.write(d)' |
    openssl x509 -inform DER -out "$2.pem"; }
damage leaf leaf-damaged
damage inter inter-damaged
damage root root-damaged
openssl x509 -in root.pem -addtrust serverAuth -out root-trust-server.pem
openssl x509 -in root.pem -addtrust clientAuth -out root-trust-client.pem
openssl x509 -in root.pem -addreject serverAuth -out root-reject-server.pem
openssl x509 -in inter.pem -addtrust serverAuth -out inter-trust-server.pem
cat old-root.pem new-root.pem >both-roots.pem
cat inter-expired.pem inter.pem >inters.pem
cat inter-expired.pem inter-future.pem >inters-bad.pem
cat inter-otherkey.pem inter.pem >inters-keys.pem
cat new-inter.pem new-root-cross.pem >new-chain.pem
cat new-root-cross.pem new-inter.pem leaf.pem >new-chain-shuffled.pem
cat new-inter.pem new-root-cross-expired.pem new-root-cross.pem >new-chain-two.pem
cat inter-below.pem inter-path0.pem >below-chain.pem
cat inter-path0-again.pem inter-path0.pem >self-issued-chain.pem
cat inter.pem root.pem >inter-root.pem
mkdir -p hashed
cp root.pem "hashed/$(openssl x509 -in root.pem -noout -subject_hash).0"

# Names: each subject's hash and one-line form.
cert name-odd '/C=SE/O=A  B\/C/OU=x+OU=y/CN=Ä ö/emailAddress=A@b.example' self "$ids" leaf
cert name-ia5 '/DC=example/DC=com/UID=u/serialNumber=12/street=Main' self "$ids" leaf
for name in root inter inter-case name-odd name-ia5; do
    echo "$name $(openssl x509 -in $name.pem -noout -subject_hash) $(openssl x509 -in $name.pem -noout -subject -nameopt compat)"
done >names.txt

# Keys: one of each kind in every form.
password='pass:secret'
cp "$work/leaf.key" ec-sec1.pem
openssl pkcs8 -topk8 -nocrypt -in ec-sec1.pem -out ec-pkcs8.pem
openssl genrsa -traditional -out rsa-pkcs1.pem 2048 2>/dev/null
openssl pkcs8 -topk8 -nocrypt -in rsa-pkcs1.pem -out rsa-pkcs8.pem
for cipher in aes128 aes192 aes256 des3; do
    openssl rsa -in rsa-pkcs1.pem -traditional "-$cipher" -passout "$password" -out "rsa-legacy-$cipher.pem" 2>/dev/null
    openssl ec -in ec-sec1.pem "-$cipher" -passout "$password" -out "ec-legacy-$cipher.pem" 2>/dev/null
done
for cipher in aes-128-cbc aes-192-cbc aes-256-cbc des-ede3-cbc; do
    openssl pkcs8 -topk8 -v2 $cipher -v2prf hmacWithSHA256 -passout "$password" -in ec-sec1.pem -out "ec-pbes2-$cipher.pem"
done
for hash in SHA1 SHA384 SHA512; do
    openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWith$hash -passout "$password" -in ec-sec1.pem -out "ec-pbes2-$hash.pem"
done
openssl pkcs8 -topk8 -scrypt -scrypt_N 1024 -passout "$password" -in ec-sec1.pem -out ec-pbes2-scrypt.pem

# The verdicts: for each case what `openssl verify` reports, as error@depth, in order.
grep -v '^#' cases.txt | while IFS=: read -r name trusted untrusted leaf options; do
    set -- -attime 1800000000 -no-CApath -no-CAstore
    [ -n "$trusted" ] && set -- "$@" -CAfile "$trusted.pem" || set -- "$@" -no-CAfile
    [ -n "$untrusted" ] && set -- "$@" -untrusted "$untrusted.pem"
    reported=$(openssl verify $options "$@" "$leaf.pem" 2>&1 | sed -n 's/^error \([0-9]*\) at \([0-9]*\) depth.*/\1@\2/p' | tr '\n' ' ')
    echo "$name: ${reported% }"
done >verdicts.txt

# Host names: what X509_check_host says.
python3 hosts.py >hosts.txt
