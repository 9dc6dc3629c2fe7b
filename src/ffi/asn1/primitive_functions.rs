//! The functions that every primitive type has: `…_new`, `…_free`, `d2i_…`, `i2d_…` and `…_it`.

use super::primitive::{
    BitString, BmpString, DirectoryString, DisplayText, Enumerated, GeneralString, GeneralizedTime, Ia5String, Integer,
    Null, Object, OctetString, Printable, PrintableString, T61String, Time, UniversalString, UtcTime, Utf8String,
    VisibleString,
};
use super::template::exported;

exported! { Integer:
    new ASN1_INTEGER_new; free ASN1_INTEGER_free; d2i d2i_ASN1_INTEGER; i2d i2d_ASN1_INTEGER; item ASN1_INTEGER_it;
    dup ASN1_INTEGER_dup;
}
exported! { Enumerated:
    new ASN1_ENUMERATED_new; free ASN1_ENUMERATED_free; d2i d2i_ASN1_ENUMERATED; i2d i2d_ASN1_ENUMERATED;
    item ASN1_ENUMERATED_it;
}
exported! { BitString:
    new ASN1_BIT_STRING_new; free ASN1_BIT_STRING_free; d2i d2i_ASN1_BIT_STRING; i2d i2d_ASN1_BIT_STRING;
    item ASN1_BIT_STRING_it;
}
exported! { OctetString:
    new ASN1_OCTET_STRING_new; free ASN1_OCTET_STRING_free; d2i d2i_ASN1_OCTET_STRING; i2d i2d_ASN1_OCTET_STRING;
    item ASN1_OCTET_STRING_it;
}
exported! { Utf8String:
    new ASN1_UTF8STRING_new; free ASN1_UTF8STRING_free; d2i d2i_ASN1_UTF8STRING; i2d i2d_ASN1_UTF8STRING;
    item ASN1_UTF8STRING_it;
}
exported! { PrintableString:
    new ASN1_PRINTABLESTRING_new; free ASN1_PRINTABLESTRING_free; d2i d2i_ASN1_PRINTABLESTRING;
    i2d i2d_ASN1_PRINTABLESTRING; item ASN1_PRINTABLESTRING_it;
}
exported! { T61String:
    new ASN1_T61STRING_new; free ASN1_T61STRING_free; d2i d2i_ASN1_T61STRING; i2d i2d_ASN1_T61STRING;
    item ASN1_T61STRING_it;
}
exported! { Ia5String:
    new ASN1_IA5STRING_new; free ASN1_IA5STRING_free; d2i d2i_ASN1_IA5STRING; i2d i2d_ASN1_IA5STRING;
    item ASN1_IA5STRING_it;
}
exported! { VisibleString:
    new ASN1_VISIBLESTRING_new; free ASN1_VISIBLESTRING_free; d2i d2i_ASN1_VISIBLESTRING;
    i2d i2d_ASN1_VISIBLESTRING; item ASN1_VISIBLESTRING_it;
}
exported! { GeneralString:
    new ASN1_GENERALSTRING_new; free ASN1_GENERALSTRING_free; d2i d2i_ASN1_GENERALSTRING;
    i2d i2d_ASN1_GENERALSTRING; item ASN1_GENERALSTRING_it;
}
exported! { UniversalString:
    new ASN1_UNIVERSALSTRING_new; free ASN1_UNIVERSALSTRING_free; d2i d2i_ASN1_UNIVERSALSTRING;
    i2d i2d_ASN1_UNIVERSALSTRING; item ASN1_UNIVERSALSTRING_it;
}
exported! { BmpString:
    new ASN1_BMPSTRING_new; free ASN1_BMPSTRING_free; d2i d2i_ASN1_BMPSTRING; i2d i2d_ASN1_BMPSTRING;
    item ASN1_BMPSTRING_it;
}
exported! { UtcTime:
    new ASN1_UTCTIME_new; free ASN1_UTCTIME_free; d2i d2i_ASN1_UTCTIME; i2d i2d_ASN1_UTCTIME; item ASN1_UTCTIME_it;
    dup ASN1_UTCTIME_dup;
}
exported! { GeneralizedTime:
    new ASN1_GENERALIZEDTIME_new; free ASN1_GENERALIZEDTIME_free; d2i d2i_ASN1_GENERALIZEDTIME;
    i2d i2d_ASN1_GENERALIZEDTIME; item ASN1_GENERALIZEDTIME_it; dup ASN1_GENERALIZEDTIME_dup;
}
exported! { Time:
    new ASN1_TIME_new; free ASN1_TIME_free; d2i d2i_ASN1_TIME; i2d i2d_ASN1_TIME; item ASN1_TIME_it;
    dup ASN1_TIME_dup;
}
exported! { DirectoryString:
    new DIRECTORYSTRING_new; free DIRECTORYSTRING_free; d2i d2i_DIRECTORYSTRING; i2d i2d_DIRECTORYSTRING;
    item DIRECTORYSTRING_it;
}
exported! { DisplayText:
    new DISPLAYTEXT_new; free DISPLAYTEXT_free; d2i d2i_DISPLAYTEXT; i2d i2d_DISPLAYTEXT; item DISPLAYTEXT_it;
}
exported! { Printable:
    new ASN1_PRINTABLE_new; free ASN1_PRINTABLE_free; d2i d2i_ASN1_PRINTABLE; i2d i2d_ASN1_PRINTABLE;
    item ASN1_PRINTABLE_it;
}
exported! { Object:
    new ASN1_OBJECT_new; free ASN1_OBJECT_free; d2i d2i_ASN1_OBJECT; i2d i2d_ASN1_OBJECT; item ASN1_OBJECT_it;
}
exported! { Null:
    new ASN1_NULL_new; free ASN1_NULL_free; d2i d2i_ASN1_NULL; i2d i2d_ASN1_NULL; item ASN1_NULL_it;
}
