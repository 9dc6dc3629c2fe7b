//! Certificate: who the certificates are for, by whom, how long, and with what key.

use super::fields::Fields;
use crate::Result;
use crate::codec::Reader;
use crate::trace::model::{Field, Value};
use crate::x509::Certificate;

/// Reads a Certificate message.
pub(super) fn message(fields: &mut Fields<'_>) -> Result<()> {
    fields.list("certificate_list", Reader::vec24, |fields| {
        let der = fields.take(Reader::vec24)?;
        fields.add_with("certificate", Value::None, describe(der));
        Ok(())
    })
}

/// What a certificate says.
pub(super) fn describe(der: &[u8]) -> Vec<Field> {
    let text = |name, text: String| Field::new(name, Value::Text(text));
    let Ok(certificate) = Certificate::from_der(der) else {
        return vec![Field::new(super::UNDECODED, Value::Bytes(der.to_vec()))];
    };
    let mut fields = vec![
        text("subject", certificate.subject().oneline()),
        text("issuer", certificate.issuer().oneline()),
        Field::new("serial", Value::Bytes(certificate.serial().to_vec())),
        text("not_before", certificate.not_before().to_string()),
        text("not_after", certificate.not_after().to_string()),
    ];
    if let Ok(key) = certificate.public_key() {
        let bits = Field::new("bits", Value::Number(key.bits() as u64));
        fields.push(Field::with("public_key", Value::Text(key.key_type().to_string()), vec![bits]));
    }
    fields.push(Field::new("length", Value::Number(der.len() as u64)));
    fields
}
