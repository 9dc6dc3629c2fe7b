# Prints the functions that C headers declare, one a line: its name, then "yes" or "no" for a comment of its own before it.
# Reads headers as build.rs writes them: prototypes at file level, bodies only in inline functions and type definitions.

# Looks for the name in one declaration: the word before the first "(", or before the second where a pointer to a function
# is returned.
function declaration(text,    name) {
    gsub(/[ \t]+/, " ", text)
    gsub(/(STACK|LHASH)_OF *\([A-Za-z0-9_ ]*\)/, "void", text)
    if (text ~ /^ *(typedef|static|struct [A-Za-z0-9_]+ *$|union|enum)/ || text !~ /\(/)
        return
    if (text ~ /^[^(]*\( *\*/)
        sub(/^[^(]*\( *\*/, "", text)
    sub(/ *\(.*/, "", text)
    name = text
    sub(/.*[ *]/, "", name)
    if (name ~ /^[A-Za-z_][A-Za-z0-9_]*$/)
        print name, (documented ? "yes" : "no")
}

# The functions that one of OpenSSL's DECLARE_ASN1_ lines stands for; its macro's own comment is theirs.
function asn1_functions(line,    macro, arguments, n, type, item, name) {
    macro = line
    sub(/^[ \t]*/, "", macro)
    sub(/\(.*/, "", macro)
    gsub(/^[^(]*\(|\).*|[ \t]/, "", line)
    n = split(line, arguments, ",")
    type = arguments[1]
    item = n > 1 ? arguments[2] : type
    name = arguments[n]
    if (macro ~ /ALLOC_FUNCTIONS|ASN1_FUNCTIONS/) {
        print name "_new yes"
        print name "_free yes"
    }
    if (macro ~ /ENCODE_FUNCTIONS|ASN1_FUNCTIONS/) {
        print "d2i_" name " yes"
        print "i2d_" name " yes"
    }
    if (macro ~ /ENCODE_FUNCTIONS$|ENCODE_FUNCTIONS_name|ASN1_FUNCTIONS|ASN1_ITEM/)
        print item "_it yes"
    if (macro ~ /DUP_FUNCTION/)
        print name "_dup yes"
    if (macro ~ /IO_FUNCTIONS/) {
        print "d2i_" name "_bio yes"
        print "i2d_" name "_bio yes"
        print "d2i_" name "_fp yes"
        print "i2d_" name "_fp yes"
    }
}

FNR == 1 { depth = 0; statement = ""; comment = 0; in_comment = 0; in_macro = 0 }
in_macro { in_macro = /\\$/; next }
!in_comment && /^[ \t]*#/ { in_macro = /\\$/; next }
/^[ \t]*extern "C" *\{/ { next }
# What gives a stack its functions, which are inline.
!in_comment && depth == 0 && /^DEFINE_[A-Z_]*STACK_OF/ { comment = 0; next }
# One line declares the functions of a type; the comment above a group of such lines is that of all of them.
depth == 0 && !in_comment && /^DECLARE_PEM_/ {
    split($0, part, /[(), ]+/)
    if (part[1] !~ /write/) {
        print "PEM_read_bio_" part[2], (comment ? "yes" : "no")
        print "PEM_read_" part[2], (comment ? "yes" : "no")
    }
    if (part[1] !~ /read/) {
        print "PEM_write_bio_" part[2], (comment ? "yes" : "no")
        print "PEM_write_" part[2], (comment ? "yes" : "no")
    }
    next
}
!in_comment && depth == 0 && /^[ \t]*(OXISSL_)?DECLARE_ASN1_[A-Za-z_]*\(/ { asn1_functions($0); comment = 0; next }
{
    line = $0
    while (line != "") {
        if (in_comment) {
            end = index(line, "*/")
            if (end == 0)
                break
            line = substr(line, end + 2)
            in_comment = 0
            continue
        }
        if (match(line, /^[ \t]+/)) {
            statement = statement " "
            line = substr(line, RLENGTH + 1)
            continue
        }
        two = substr(line, 1, 2)
        if (two == "/*" || two == "//") {
            comment = 1
            if (two == "//")
                break
            in_comment = 1
            line = substr(line, 3)
            continue
        }
        c = substr(line, 1, 1)
        line = substr(line, 2)
        if (statement ~ /^ *$/ && c != ";" && c != "}") {
            documented = comment
            comment = 0
        }
        if (c == "{") {
            depth++
            body = body || statement ~ /\)/
        } else if (c == "}") {
            if (depth > 0 && --depth == 0 && body) {
                statement = ""
                body = 0
            }
        } else if (depth == 0 && c == ";") {
            declaration(statement)
            statement = ""
        } else if (depth == 0)
            statement = statement c
    }
    statement = statement " "
}
