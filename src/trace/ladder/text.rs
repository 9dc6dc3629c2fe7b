//! How wide text may become in a font that nobody knows, and how it is cut and broken to fit.

/// What stands between two details on one line.
const SEPARATOR: &str = " · ";

/// An upper bound of the width of `text` in any common sans-serif font, in pixels. DejaVu Sans and Verdana are the widest.
pub(super) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let thousandths: i32 = text.chars().map(|c| advance(c) + if bold { 80 } else { 0 }).sum();
    (thousandths * size + 999) / 1000
}

/// How far a character moves the pen, in thousandths of the font's size.
const fn advance(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '·' => 380,
        'f' | 't' | 'r' | '!' | '(' | ')' | '[' | ']' | '-' | '/' => 460,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '→' => 1030,
        '+' | '=' | '<' | '>' | '~' | '#' | '^' | '&' | 'A'..='Z' => 840,
        ' '..='~' => 660,
        '\u{a0}'..='\u{17f}' => 1100,
        // Ideographs are as wide as they are high; some digraphs and pictures are wider.
        _ => 1500,
    }
}

/// `text` if it fits into `room`, and else as much of its beginning as does, with an ellipsis.
pub(super) fn fit(text: &str, size: i32, bold: bool, room: i32) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size, bold);
    let mut fits = |c: char| {
        left -= width(c.encode_utf8(&mut [0; 4]), size, bold);
        left >= 0
    };
    let mut cut: String = text.chars().map_while(|c| fits(c).then_some(c)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// `details` on at most `lines` lines of width `room`: as many on each as there is room for. What does not fit is cut.
pub(super) fn wrap(details: &[String], size: i32, room: i32, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for (i, detail) in details.iter().enumerate() {
        if let Some(last) = wrapped.last_mut() {
            let together = format!("{last}{SEPARATOR}{detail}");
            if width(&together, size, false) <= room {
                *last = together;
                continue;
            }
            if wrapped.len() == lines {
                let all = format!("{}{SEPARATOR}{}", wrapped.pop().unwrap_or_default(), details[i..].join(SEPARATOR));
                wrapped.push(fit(&all, size, false, room));
                break;
            }
        }
        wrapped.push(fit(detail, size, false, room));
    }
    wrapped
}

/// `text` as XML wants it, in contents and in attributes. A peer may have written it: what XML forbids, and what would turn the
/// direction of the text around it, becomes a replacement character.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(' '),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn wider_than_the_widest_font() {
        // Advance widths of DejaVu Sans (its `hmtx` table), in pixels at size 100.
        for (text, regular, bold) in [
            ("ClientHello", 543, 618),
            ("ECDHE-RSA-AES128-GCM-SHA256", 1712, 1893),
            ("mmmm", 390, 417),
            ("0123", 255, 279),
        ] {
            assert!(width(text, 100, false) >= regular, "{text}");
            assert!(width(text, 100, true) >= bold, "{text}");
        }
    }

    #[test]
    fn cuts_what_does_not_fit() {
        assert_eq!(fit("short", 11, false, 200), "short");
        let cut = fit(&"long ".repeat(50), 11, false, 200);
        assert!(cut.ends_with('…') && cut.starts_with("long long") && width(&cut, 11, false) <= 200, "{cut}");
        assert_eq!(fit("word", 11, false, 0), "…");
    }

    #[test]
    fn breaks_between_details() {
        let details = strings(&["one one one", "two two two", "three"]);
        assert_eq!(wrap(&details, 10, 1000, 3), ["one one one · two two two · three"]);
        assert_eq!(wrap(&details, 10, 100, 3), details);
        let two = wrap(&details, 10, 110, 2);
        assert_eq!(two[0], "one one one");
        assert!(two.len() == 2 && two[1].starts_with("two two two ·") && two[1].ends_with('…'), "{two:?}");
        assert!(wrap(&[], 10, 100, 3).is_empty());
    }

    #[test]
    fn escapes_what_a_peer_may_have_written() {
        assert_eq!(escape("CN=<a> & \"b\"\u{1b}[1m\u{202e}"), "CN=&lt;a&gt; &amp; &quot;b&quot;\u{fffd}[1m\u{fffd}");
    }
}
