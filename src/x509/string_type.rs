//! Text in the string types of ASN.1: which types can hold it, and how they write it.

use super::tlv::tag;

/// How a text is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextForm {
    /// UTF-8.
    Utf8,
    /// A byte a character, Latin-1.
    Latin1,
    /// Two bytes a character, big-endian.
    TwoByte,
    /// Four bytes a character, big-endian.
    FourByte,
}

/// A type that a text can be written in, with OpenSSL's bit for it, in the order of preference.
const TYPES: [(u32, u8); 7] = [
    (0x1, tag::NUMERIC_STRING),
    (0x2, tag::PRINTABLE_STRING),
    (0x10, tag::IA5_STRING),
    (0x4, tag::T61_STRING),
    (0x800, tag::BMP_STRING),
    (0x100, tag::UNIVERSAL_STRING),
    (0x2000, tag::UTF8_STRING),
];

/// The characters of a text; `None` if it is not in its form.
pub(crate) fn characters(form: TextForm, text: &[u8]) -> Option<Vec<u32>> {
    match form {
        TextForm::Utf8 => Some(core::str::from_utf8(text).ok()?.chars().map(u32::from).collect()),
        TextForm::Latin1 => Some(text.iter().copied().map(u32::from).collect()),
        TextForm::TwoByte => {
            let (units, []) = text.as_chunks::<2>() else { return None };
            Some(units.iter().map(|unit| u16::from_be_bytes(*unit).into()).collect())
        }
        TextForm::FourByte => {
            let (units, []) = text.as_chunks::<4>() else { return None };
            Some(units.iter().map(|unit| u32::from_be_bytes(*unit)).collect())
        }
    }
}

/// Whether a character can stand in a PrintableString.
pub(crate) fn is_printable(character: u32) -> bool {
    match u8::try_from(character) {
        Ok(byte) => byte.is_ascii_alphanumeric() || b" '()+,-./:=?".contains(&byte),
        Err(_) => false,
    }
}

fn holds(tag: u8, character: u32) -> bool {
    match tag {
        tag::NUMERIC_STRING => character == 0x20 || (0x30..=0x39).contains(&character),
        tag::PRINTABLE_STRING => is_printable(character),
        tag::IA5_STRING => character < 0x80,
        tag::T61_STRING => character <= 0xff,
        tag::BMP_STRING => character <= 0xffff,
        tag::UTF8_STRING => char::from_u32(character).is_some(),
        _ => true,
    }
}

/// The tag of the first type of those in `mask` that holds all of a text.
pub(crate) fn first_type(characters: &[u32], mask: u32) -> Option<u8> {
    let fits = |tag: u8| characters.iter().all(|character| holds(tag, *character));
    TYPES.iter().find(|(bit, tag)| mask & bit != 0 && fits(*tag)).map(|(_, tag)| *tag)
}

/// The contents of a string of a type that [`first_type`] chose.
pub(crate) fn contents(tag: u8, characters: &[u32]) -> Vec<u8> {
    match tag {
        tag::BMP_STRING => characters.iter().flat_map(|character| (*character as u16).to_be_bytes()).collect(),
        tag::UNIVERSAL_STRING => characters.iter().flat_map(|character| character.to_be_bytes()).collect(),
        tag::UTF8_STRING => {
            characters.iter().filter_map(|character| char::from_u32(*character)).collect::<String>().into_bytes()
        }
        _ => characters.iter().map(|character| *character as u8).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_type_that_holds_all_is_taken() {
        let of = |text: &str, mask| first_type(&characters(TextForm::Utf8, text.as_bytes()).unwrap(), mask);
        assert_eq!(of("12 3", 0x2817), Some(tag::NUMERIC_STRING));
        assert_eq!(of("a-b", 0x2816), Some(tag::PRINTABLE_STRING));
        assert_eq!(of("a*b", 0x2816), Some(tag::IA5_STRING));
        assert_eq!(of("\u{e9}", 0x2806), Some(tag::T61_STRING));
        assert_eq!(of("\u{20ac}", 0x2806), Some(tag::BMP_STRING));
        assert_eq!(of("\u{1f600}", 0x2806), Some(tag::UTF8_STRING));
        assert_eq!(of("a*b", 0x2), None);
    }

    #[test]
    fn characters_are_written_as_the_type_has_them() {
        let text = characters(TextForm::TwoByte, &[0x20, 0xac]).unwrap();
        assert_eq!(contents(tag::UTF8_STRING, &text), "\u{20ac}".as_bytes());
        assert_eq!(contents(tag::BMP_STRING, &text), [0x20, 0xac]);
        assert_eq!(contents(tag::UNIVERSAL_STRING, &text), [0, 0, 0x20, 0xac]);
        assert!(characters(TextForm::TwoByte, &[0x20]).is_none() && characters(TextForm::Utf8, &[0xff]).is_none());
    }
}
