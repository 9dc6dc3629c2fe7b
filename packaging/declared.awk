# Prints the functions that C headers declare, one a line: its name, then "yes" or "no" for a comment of its own before it.
# Reads headers as build.rs writes them: prototypes at file level, bodies only in inline functions and type definitions.

# Looks for the name in one declaration: the word before the first "(", or before the second where a pointer to a function
# is returned.
function declaration(text,    name) {
    gsub(/[ \t]+/, " ", text)
    gsub(/STACK_OF *\([A-Za-z0-9_ ]*\)/, "void", text)
    if (text ~ /^ *(DEFINE_STACK_OF|typedef|static|struct [A-Za-z0-9_]+ *$|union|enum)/ || text !~ /\(/)
        return
    if (text ~ /^[^(]*\( *\*/)
        sub(/^[^(]*\( *\*/, "", text)
    sub(/ *\(.*/, "", text)
    name = text
    sub(/.*[ *]/, "", name)
    if (name ~ /^[A-Za-z_][A-Za-z0-9_]*$/)
        print name, (documented ? "yes" : "no")
}

FNR == 1 { depth = 0; statement = ""; comment = 0; in_comment = 0; in_macro = 0 }
in_macro { in_macro = /\\$/; next }
!in_comment && /^[ \t]*#/ { in_macro = /\\$/; next }
/^[ \t]*extern "C" *\{/ { next }
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
