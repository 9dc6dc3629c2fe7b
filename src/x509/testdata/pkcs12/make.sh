#!/bin/sh
# Makes the PKCS#12 files that the tests read, with the openssl and certtool commands; ber.p12 is legacy.p12 with lengths that
# are not stated and the OCTET STRING in pieces.
set -e
P=../../../../ffi-tests/pki
key="-inkey $P/server-p256.key -in $P/server-p256.crt"
openssl pkcs12 -export $key -certfile $P/ca-ecdsa.crt -name "modern name" -passout pass:secret -out modern.p12
openssl pkcs12 -export -legacy $key -certfile $P/ca-ecdsa.crt -name "legacy name" -passout pass:secret -out legacy.p12
openssl pkcs12 -export -nomac $key -passout pass:secret -out no-mac.p12
openssl pkcs12 -export -legacy $key -passout 'pass:pässwörd €' -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-RC2-128 -macalg sha1 \
    -out utf8.p12
openssl pkcs12 -export -legacy $key -passout pass: -keypbe PBE-SHA1-2DES -certpbe DES-EDE3-CBC -macalg sha512 \
    -out empty-password.p12
openssl pkcs12 -export -nokeys -in $P/ca-ecdsa.crt -passout pass:secret -out certificates-only.p12
certtool --to-p12 --load-privkey $P/server-p256.key --load-certificate $P/server-p256.crt --p12-name gnutls \
    --load-ca-certificate $P/ca-ecdsa.crt --password secret --outder --outfile gnutls.p12
