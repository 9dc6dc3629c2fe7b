#!/bin/sh
# Makes the certificates and revocation lists of this folder with the openssl tool (3.0), and asks `openssl verify` for its
# verdict on each line of cases.txt: verdicts.txt is what it said. Run it here; the keys of the authorities are thrown away.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f ./*.pem
cat >"$work/ca.cnf" <<END
[ca]
default_ca = any
[any]
database = $work/index.txt
new_certs_dir = $work
serial = $work/serial
crlnumber = $work/crlnumber
default_md = sha256
policy = policy
unique_subject = no
[policy]
countryName = optional
organizationName = optional
commonName = optional
[req]
distinguished_name = empty
[empty]
END

# cert NAME SUBJECT ISSUER SERIAL EXTENSIONS [KEY]: issues NAME.pem. An ISSUER of "self" signs itself.
cert() {
    key=${6:-$1}
    [ -e "$work/$key.key" ] || openssl ecparam -genkey -noout -name prime256v1 -out "$work/$key.key"
    printf '[e]\n%b\n' "$5" >"$work/ext.cnf"
    openssl req -new -config "$work/ca.cnf" -key "$work/$key.key" -subj "$2" -out "$work/csr.pem"
    echo "$4" >"$work/serial"
    : >"$work/index.txt"
    if [ "$3" = self ]; then
        signer="-selfsign -keyfile $work/$key.key"
    else
        signer="-cert $3.pem -keyfile $work/$(cat "$work/$3.keyname").key"
    fi
    openssl ca -config "$work/ca.cnf" -batch -notext -preserveDN -in "$work/csr.pem" -out "$1.pem" $signer \
        -startdate 20240101000000Z -enddate 20460101000000Z -extfile "$work/ext.cnf" -extensions e 2>"$work/log" ||
        { cat "$work/log"; exit 1; }
    echo "$key" >"$work/$1.keyname"
}

# crl NAME ISSUER ENTRIES EXTENSIONS [LAST NEXT [MORE...]]: issues NAME.pem; ENTRIES are words SERIAL or SERIAL,REASON.
crl() {
    : >"$work/index.txt"
    for entry in $3; do
        serial=${entry%%,*} reason=
        case $entry in *,*) reason=,${entry#*,} ;; esac
        printf 'R\t460101000000Z\t250101000000Z%s\t%s\tunknown\t/CN=x\n' "$reason" "$serial" >>"$work/index.txt"
    done
    name=$1 issuer=$2 last=${5:-20260101000000Z} next=${6:-20400101000000Z}
    [ -n "$4" ] && printf '[e]\n%b\n' "$4" >"$work/ext.cnf" && set -- "$@" && extensions="-crlexts e" || extensions=
    cat "$work/ca.cnf" "$work/ext.cnf" >"$work/crl.cnf"
    [ -n "$4" ] || sed -i /crlnumber/d "$work/crl.cnf"
    echo 07 >"$work/crlnumber"
    [ $# -gt 6 ] && shift 6 || set --
    openssl ca -config "$work/crl.cnf" -gencrl -cert "$issuer.pem" -keyfile "$work/$(cat "$work/$issuer.keyname").key" \
        -crl_lastupdate "$last" -crl_nextupdate "$next" $extensions -out "$name.pem" "$@" 2>"$work/log" || { cat "$work/log"; exit 1; }
}

ids='subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid'
ca="basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n$ids"
ee="basicConstraints=CA:FALSE\n$ids"
aki='authorityKeyIdentifier=keyid'
cert root /C=SE/O=Example/CN=Root self 01 "$ca"
cert inter /C=SE/O=Example/CN=Inter root 02 "$ca"
cert inter-nosign /C=SE/O=Example/CN=Inter root 03 "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n$ids" inter
cert leaf /CN=leaf inter 10 "$ee" leaf
cert leaf-11 /CN=leaf inter 11 "$ee" leaf
cert leaf-big /CN=leaf inter F123456789ABCDEF0123456789ABCDEF01234567 "$ee" leaf
uri='fullname=URI:http://crl.example.com/a.crl'
cert leaf-dp /CN=leaf inter 12 "$ee\ncrlDistributionPoints=d\n[d]\n$uri" leaf
cert leaf-dp-other /CN=leaf inter 13 "$ee\ncrlDistributionPoints=d\n[d]\nfullname=URI:http://crl.example.com/b.crl" leaf
cert leaf-dp-reasons /CN=leaf inter 14 "$ee\ncrlDistributionPoints=d\n[d]\n$uri\nreasons=keyCompromise" leaf
cert leaf-dp-issuer /CN=leaf inter 15 "$ee\ncrlDistributionPoints=d\n[d]\n$uri\nCRLissuer=dirName:n\n[n]\nC=SE\nO=Example\nCN=Inter" leaf
cert leaf-dp-otherissuer /CN=leaf inter 16 "$ee\ncrlDistributionPoints=d\n[d]\n$uri\nCRLissuer=dirName:n\n[n]\nCN=Other" leaf
cert leaf-dp-relative /CN=leaf inter 17 "$ee\ncrlDistributionPoints=d\n[d]\nrelativename=n\n[n]\nCN=a" leaf
cert leaf-dp-dir /CN=leaf inter 18 "$ee\ncrlDistributionPoints=d\n[d]\nfullname=dirName:n\n[n]\nC=SE\nO=Example\nCN=Inter\n1.CN=a" leaf
cert leaf-dp-bad /CN=leaf inter 19 "$ee\ncrlDistributionPoints=DER:30:04:30:02:a0:01" leaf
cert other-ca /CN=Other root 04 "$ca"

crl root-crl root '' "$aki"
crl root-revokes-inter root '02,CACompromise' "$aki"
crl inter-crl inter '11 05,superseded' "$aki"
crl inter-v1 inter '11' ''
crl inter-empty inter '' "$aki"
crl inter-big inter 'F123456789ABCDEF0123456789ABCDEF01234567 0F 12' "$aki"
crl inter-revokes inter '10,keyCompromise 11' "$aki"
crl inter-removed inter '10,removeFromCRL' "$aki"
crl inter-expired inter '11' "$aki" 20260101000000Z 20260201000000Z
crl inter-future inter '11' "$aki" 20390101000000Z 20400101000000Z
crl inter-older inter '10' "$aki" 20250601000000Z 20400101000000Z
crl inter-wrongaki inter '11' "authorityKeyIdentifier=DER:30:04:80:02:ab:cd"
crl inter-critical inter '10' "$aki\n1.2.3.4.5=critical,ASN1:UTF8String:unknown"
crl inter-noncritical inter '11' "$aki\n1.2.3.4.5=ASN1:UTF8String:unknown"
crl inter-dp inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\n$uri"
crl inter-dp-relative inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nrelativename=n\n[n]\nCN=a"
crl inter-users inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nonlyuser=TRUE"
crl inter-cas inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nonlyCA=TRUE"
crl inter-attributes inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nonlyAA=TRUE"
crl inter-contradicts inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nonlyuser=TRUE\nonlyCA=TRUE"
crl inter-indirect inter '11' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nindirectCRL=TRUE"
crl inter-reasons inter '10' "$aki\nissuingDistributionPoint=critical,@d\n[d]\nonlysomereasons=keyCompromise"
crl inter-delta inter '11' "$aki\n2.5.29.27=critical,ASN1:INTEGER:5\ncrlNumber=DER:02:01:07"
crl other-crl other-ca '' "$aki"
cp inter-crl.pem inter-damaged.pem
openssl crl -in inter-crl.pem -outform DER | python3 -c 'import sys; d=bytearray(sys.stdin.buffer.read()); d[-1]^=1; sys.stdout.buffer.write(d)' |
    openssl crl -inform DER -out inter-damaged.pem
cat inter-crl.pem root-crl.pem >both.pem
cat inter-revokes.pem root-crl.pem >both-revokes.pem
cat inter-crl.pem root-revokes-inter.pem >both-inter-revoked.pem
cat inter-older.pem inter-empty.pem >two-ages.pem
cat inter-empty.pem inter-older.pem >two-ages-turned.pem
cat inter-expired.pem inter-revokes.pem >expired-and-valid.pem
cat inter-dp.pem inter-empty.pem >scoped-and-whole.pem
cat inter-reasons.pem inter-empty.pem >reasons-and-whole.pem

# The verdicts: for each case what `openssl verify` reports, as error@depth, in order.
grep -v '^#' cases.txt | while IFS=: read -r name crls untrusted leaf options; do
    set -- -attime 1800000000 -no-CApath -no-CAstore -CAfile root.pem
    [ -n "$untrusted" ] && set -- "$@" -untrusted "$untrusted.pem"
    [ -n "$crls" ] && set -- "$@" -CRLfile "$crls.pem"
    reported=$(openssl verify $options "$@" "$leaf.pem" 2>&1 | sed -n 's/^error \([0-9]*\) at \([0-9]*\) depth.*/\1@\2/p' | tr '\n' ' ')
    echo "$name: ${reported% }"
done >verdicts.txt
