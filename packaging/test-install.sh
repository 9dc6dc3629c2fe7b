#!/bin/sh
# Tests what `make install` installs: found by pkg-config, linked dynamically and statically, through the OpenSSL-shaped
# prefix too, from a moved tree, and taken away again by `make uninstall`. README.md's example must compile against it.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CC=${CC:-cc}
command -v pkg-config > /dev/null || {
    echo "install-test: skipped: pkg-config is not installed (apt-get install pkg-config)"
    [ -z "${OXISSL_REQUIRE_PEERS:-}" ] && exit 0
    exit 1
}
fail() { echo "install-test: $*" >&2; exit 1; }

cat > "$work/app.c" <<'C'
#include <stdio.h>
#include <openssl/ssl.h>
int main(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = ctx ? SSL_new(ctx) : NULL;
    puts(ssl ? "linked" : "broken");
    SSL_free(ssl);
    SSL_CTX_free(ctx);
    return ssl == NULL;
}
C

# link WHAT PREFIX FLAGS...: the program builds with these flags and runs.
link() {
    what=$1 prefix=$2
    shift 2
    $CC -Wall -Wextra -Werror -o "$work/app" "$work/app.c" "$@" || fail "$what: does not link"
    [ "$(LD_LIBRARY_PATH=$prefix/lib "$work/app")" = linked ] || fail "$what: does not run"
}
# needed: the names of the shared libraries that the program was linked with.
needed() { objdump -p "$work/app" | awk '$1 == "NEEDED" { print $2 }'; }
pc() { # pc PREFIX ARGUMENTS...
    PKG_CONFIG_PATH=$1/lib/pkgconfig:$1/lib/oxissl/compat/lib/pkgconfig
    export PKG_CONFIG_PATH
    shift
    pkg-config "$@"
}
check_tree() {
    p=$1
    [ "$(pc "$p" --cflags oxissl | sed "s|$p/lib/pkgconfig/../..|$p|; s/ *\$//")" = "-I$p/include/oxissl" ] || fail "wrong --cflags: $(pc "$p" --cflags oxissl)"
    link "dynamic" "$p" $(pc "$p" --cflags --libs oxissl)
    needed | grep -qx 'liboxissl.so.0' || fail "the program does not need liboxissl.so.0"
    awk '/^```c$/ { c = 1; next } /^```/ { c = 0 } c' README.md > "$work/readme.c"
    $CC -std=c99 -Wall -Wextra -pedantic -Werror -c -o "$work/readme.o" "$work/readme.c" $(pc "$p" --cflags oxissl) ||
        fail "the README's example does not compile"
    link "--static --libs" "$p" $(pc "$p" --cflags --static --libs oxissl)
    link "a static program" "$p" -static $(pc "$p" --cflags --static --libs oxissl)
    compat=$p/lib/oxissl/compat
    link "compat by pkg-config" "$p" $(pc "$p" --cflags --libs openssl)
    needed | grep -q 'libssl' && fail "compat: the program needs the real libssl"
    link "compat, libssl and libcrypto" "$p" $(pc "$p" --cflags --libs libssl libcrypto)
    link "compat, a static program" "$p" -static $(pc "$p" --cflags --static --libs openssl)
    link "compat by folder" "$p" "-I$compat/include" "-L$compat/lib" -lssl -lcrypto
}

make -s install PREFIX="$work/a" LIBDIR="$work/a/lib" INCLUDEDIR="$work/a/include" DESTDIR=
objdump -p "$work/a/lib/liboxissl.so" | grep -q 'SONAME *liboxissl.so.0$' || fail "wrong SONAME"
check_tree "$work/a"
mv "$work/a" "$work/b"
check_tree "$work/b"
mv "$work/b" "$work/a"
make -s uninstall PREFIX="$work/a" LIBDIR="$work/a/lib" INCLUDEDIR="$work/a/include" DESTDIR=
[ -z "$(find "$work/a" ! -type d)" ] || fail "uninstall left $(find "$work/a" ! -type d)"

make -s install PREFIX=/usr LIBDIR=/usr/lib/multiarch INCLUDEDIR=/usr/include DESTDIR="$work/d"
[ -e "$work/d/usr/lib/multiarch/liboxissl.so" ] || fail "DESTDIR with a deeper LIBDIR: no library"
for l in "$work"/d/usr/lib/multiarch/oxissl/compat/*/*; do [ -e "$l" ] || fail "$l leads nowhere"; done
grep -rIl "$work" "$work/d" && fail "an installed file names DESTDIR"
link "compat below DESTDIR" "$work/d/usr" "-I$work/d/usr/lib/multiarch/oxissl/compat/include" \
    "-L$work/d/usr/lib/multiarch/oxissl/compat/lib" "-Wl,-rpath,$work/d/usr/lib/multiarch" -lssl -lcrypto
echo "install-test: passed"
