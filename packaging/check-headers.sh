#!/bin/sh
# The header gate: each header compiles alone, as C99 and as C++17, without a warning, and includes none of OpenSSL's own.
#   check-headers.sh include-directory
set -eu
include=$1
failed=0 checked=0
for header in "$include"/openssl/*.h "$include"/oxissl.h; do
    name=${header#"$include"/}
    printf '#include <%s>\ntypedef int nothing;\n' "$name" |
        ${CC:-cc} -std=c99 -Wall -Wextra -pedantic -Werror -I"$include" -fsyntax-only -x c - || { echo "$name: not C99" >&2; failed=1; }
    printf '#include <%s>\ntypedef int nothing;\n' "$name" |
        ${CXX:-c++} -std=c++17 -Wall -Wextra -pedantic -Werror -I"$include" -fsyntax-only -x c++ - || { echo "$name: not C++17" >&2; failed=1; }
    foreign=$(printf '#include <%s>\n' "$name" | ${CC:-cc} -I"$include" -M -x c - | tr ' ' '\n' |
        grep '/openssl/' | grep -v "^$include/" || true)
    [ -z "$foreign" ] || { echo "$name includes" $foreign >&2; failed=1; }
    checked=$((checked + 1))
done
echo "headers: $checked checked"
exit "$failed"
