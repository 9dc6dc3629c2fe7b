use super::*;

fn read(text: &str) -> Result<Configuration, Malformed> {
    let mut configuration = Configuration::new();
    configuration.read(text.as_bytes(), &|name| (name == b"FOO").then(|| b"bar".to_vec()))?;
    Ok(configuration)
}

/// What was read, a line a name.
fn said(text: &str) -> String {
    let read = read(text).unwrap();
    let lines = read.sections().iter().flat_map(|section| {
        let name = String::from_utf8_lossy(&section.name).into_owned();
        let text = |part: &Option<Vec<u8>>| String::from_utf8_lossy(part.as_deref().unwrap_or_default()).into_owned();
        section.values.iter().map(move |value| format!("{name}|{}=<{}>", text(&value.name), text(&value.value)))
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// What libcrypto's NCONF_load_bio read.
#[test]
fn files_are_read_as_by_openssl() {
    for (text, wanted) in [
        (
            "a=1\n[s]\nb = $a x\nc=${a}y\nd=$(a)z\ne=${s::b}\nf=$s::c\n",
            "default|a=<1> s|b=<1 x> s|c=<1y> s|d=<1z> s|e=<1 x> s|f=<1y>",
        ),
        (
            "a = 'q # x' # comment\nb=\"x\\ny\" z\nc=a\\tb\\\\\\#d\n",
            "default|a=<q # x> default|b=<xny z> default|c=<a\tb\\#d>",
        ),
        ("a=one \\\n two\nb=3\n", "default|a=<one  two> default|b=<3>"),
        ("[ s ]\nx=1\n[t]\n[s]\ny=2\nx=3\n", "s|y=<2> s|x=<3>"),
        (".pragma = dollarid:on\na=b$c\nb=${a}\n", "default|a=<b$c> default|b=<b$c>"),
        ("s::a=5\n[s]\nb=$a\n", "s|a=<5> s|b=<5>"),
        ("a=\n b = \n", "default|a=<> default|b=<>"),
        ("a=$ENV::FOO\n", "default|a=<bar>"),
        ("# c\n  # d\na=1#2\n", "default|a=<1>"),
        ("a==b\n", "default|a=<=b>"),
        ("a.b;c,d=e\n", "default|a.b;c,d=<e>"),
        ("[a b]\nx=1\n", "a b|x=<1>"),
        ("[]\nx=1\n", "|x=<1>"),
        ("a='x\"y'\"z'w\"\n", "default|a=<x\"yz'w>"),
        ("\u{feff}a=1\r\nb=2\r\n", "default|a=<1> default|b=<2>"),
        ("a=x\\\\\nb=1", "default|a=<x\\> default|b=<1>"),
        ("=5\n", "default|=<5>"),
        ("a=\\$x\n", "default|a=<$x>"),
        ("a='x\\'y'\n", "default|a=<x'y>"),
        ("a=x\\", "default|a=<x>"),
    ] {
        assert_eq!(said(text), wanted, "{text}");
    }
}

#[test]
fn what_is_malformed_is_refused_in_its_line() {
    for (text, line, fault) in [
        ("a\n", 1, Fault::MissingEqualSign(Vec::new())),
        ("x=1\na b=c\n", 2, Fault::MissingEqualSign(b"b=c".to_vec())),
        ("[s\n", 1, Fault::MissingCloseBracket),
        ("a=$zz\n", 1, Fault::VariableHasNoValue(b"zz".to_vec())),
        ("a=$\n", 1, Fault::VariableHasNoValue(Vec::new())),
        ("a=${b\n", 1, Fault::NoCloseBrace),
        (".pragma=foo\n", 1, Fault::InvalidPragma),
        (".pragma=dollarid:xx\n", 1, Fault::InvalidPragma),
        (".include /etc/passwd\n", 1, Fault::Include),
    ] {
        assert_eq!(read(text).unwrap_err(), Malformed { line, fault }, "{text}");
    }
}

#[test]
fn values_cannot_grow_beyond_bounds() {
    let mut text = format!("a={}\n", "x".repeat(1000));
    for _ in 0..40 {
        text += "a=$a$a\n";
    }
    assert_eq!(read(&text).unwrap_err().fault, Fault::TooLong);
}
