#!/bin/sh
# Installs the built libraries, the headers and the pkg-config files; called by `make install`.
#   install.sh DESTDIR PREFIX LIBDIR INCLUDEDIR VERSION API-VERSION archive shared-library [OPENSSL_NO_x...]
# The headers say that what the last arguments name is absent; those are taken out: they were built in.
set -eu
here=$(dirname "$0")
dest=$1 prefix=$2 libdir=$3 includedir=$4 version=$5 api_version=$6 archive=$7 shared=$8
shift 8
major=${version%%.*}

# to_prefix FOLDER: the way from a folder below the prefix up to the prefix, as "../..", so that the tree can be moved;
# the prefix itself for a folder elsewhere.
to_prefix() {
    case $1 in
    "$prefix"/*) printf '%s\n' "${1#"$prefix"/}" | sed -e 's|//*|/|g' -e 's|[^/][^/]*|..|g' ;;
    *) printf '%s\n' "$prefix" ;;
    esac
}
# from_prefix FOLDER: a folder as pkg-config shall see it.
from_prefix() {
    case $1 in
    "$prefix"/*) printf '${prefix}/%s\n' "${1#"$prefix"/}" ;;
    *) printf '%s\n' "$1" ;;
    esac
}
put() { # put MODE FOLDER FILE...
    mode=$1 folder=$2
    shift 2
    mkdir -p "$folder"
    for file; do
        rm -f "$folder/${file##*/}"
        cp -p "$file" "$folder/" && chmod "$mode" "$folder/${file##*/}"
    done
}

put 644 "$dest$includedir/oxissl/openssl" "$here"/../include/openssl/*.h
put 644 "$dest$includedir/oxissl" "$here"/../include/oxissl.h
for present; do
    configuration=$dest$includedir/oxissl/openssl/configuration.h
    sed "/^#define $present\$/d" "$here/../include/openssl/configuration.h" > "$configuration"
done
put 644 "$dest$libdir" "$archive"
put 755 "$dest$libdir" "$shared"
ln -sf "liboxissl.so.$version" "$dest$libdir/liboxissl.so.$major"
ln -sf "liboxissl.so.$major" "$dest$libdir/liboxissl.so"

mkdir -p "$dest$libdir/pkgconfig"
sed -e "s|\${pcfiledir}/@TO_PREFIX@|$(case $libdir in "$prefix"/*) printf '${pcfiledir}/' ;; esac)$(to_prefix "$libdir/pkgconfig")|" \
    -e "s|@INCLUDEDIR@|$(from_prefix "$includedir")|" -e "s|@VERSION@|$version|" \
    "$here/oxissl.pc.in" > "$dest$libdir/pkgconfig/oxissl.pc"

# The same files in the shape of OpenSSL's prefix, for a program's --with-openssl=DIR or PKG_CONFIG_PATH: links only.
compat=$dest$libdir/oxissl/compat
rm -rf "$compat"
mkdir -p "$compat/include" "$compat/lib/pkgconfig"
case $libdir,$includedir in
"$prefix"/*,"$prefix"/*) headers=$(to_prefix "$libdir/oxissl/compat/include")/${includedir#"$prefix"/} ;;
*) headers=$includedir ;;
esac
ln -s "$headers/oxissl/openssl" "$compat/include/openssl"
ln -s "$headers/oxissl/oxissl.h" "$compat/include/oxissl.h"
for name in ssl crypto; do
    ln -s ../../../liboxissl.so "$compat/lib/lib$name.so"
    ln -s ../../../liboxissl.a "$compat/lib/lib$name.a"
done
ln -s "../../../liboxissl.so.$major" "$compat/lib/liboxissl.so.$major"
for name in openssl libssl libcrypto; do
    {
        sed -e "s|@NAME@|$name|" -e "s|@VERSION@|$version|" -e "s|@API_VERSION@|$api_version|" "$here/compat.pc.in"
        if [ $name = openssl ]; then
            echo 'Requires: libssl libcrypto'
        else
            echo "Libs: -L\${libdir} -l${name#lib}"
            echo 'Libs.private: -lpthread -ldl -lm'
            echo 'Cflags: -I${includedir}'
        fi
        [ $name != libssl ] || echo 'Requires.private: libcrypto'
    } > "$compat/lib/pkgconfig/$name.pc"
done
