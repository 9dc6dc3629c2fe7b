//! The bags of a PKCS#12 file: a key, a certificate or something else, with a name.

use zeroize::Zeroizing;

use super::{ber, oid};
use crate::x509::X509Error;
use crate::x509::tlv::{self, Der, tag};

const WHAT: &str = "SafeBag";
/// How deep bags of bags may lie in each other.
const MAX_DEPTH: usize = 8;

/// One bag.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Bag {
    pub(crate) kind: BagKind,
    pub(crate) attributes: Attributes,
}

/// What is in a bag.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum BagKind {
    /// A PrivateKeyInfo.
    Key(Zeroizing<Vec<u8>>),
    /// An EncryptedPrivateKeyInfo.
    ShroudedKey(Vec<u8>),
    /// An X.509 certificate.
    Certificate(Vec<u8>),
    /// Anything else: the bag's number (RFC 7292, appendix D) where it has one of its own, and its contents.
    Other { number: Option<u8>, contents: Vec<u8> },
}

/// A bag's attributes.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct Attributes {
    /// friendlyName, in UTF-8.
    pub(crate) friendly_name: Option<String>,
    /// localKeyID, which a key and its certificate share.
    pub(crate) local_key_id: Option<Vec<u8>>,
    /// The others, each an encoded Attribute.
    pub(crate) others: Vec<Vec<u8>>,
}

/// The bags of SafeContents, in order, with those of bags of bags in the place of these.
pub(super) fn read_all(contents: &[u8]) -> Result<Vec<Bag>, X509Error> {
    let mut bags = Vec::new();
    let der = Zeroizing::new(ber::to_der(contents)?.0);
    read_into(&mut bags, &der, MAX_DEPTH)?;
    Ok(bags)
}

fn read_into(bags: &mut Vec<Bag>, contents: &[u8], depth: usize) -> Result<(), X509Error> {
    let mut outer = Der::new(contents, WHAT);
    let mut list = outer.nested(tag::SEQUENCE)?;
    outer.finish()?;
    while !list.is_empty() {
        let mut fields = list.nested(tag::SEQUENCE)?;
        let kind = fields.oid()?;
        let mut value = fields.nested(tag::context_constructed(0))?;
        let attributes = fields.optional(tag::SET)?;
        fields.finish()?;
        let number = kind.strip_prefix(oid::BAG).and_then(|number| number.first().copied());
        let element = value.any()?;
        value.finish()?;
        if number == Some(6) {
            let depth = depth.checked_sub(1).ok_or(fields.error())?;
            read_into(bags, element.raw, depth)?;
            continue;
        }
        let kind = match number {
            Some(1) => BagKind::Key(Zeroizing::new(element.raw.to_vec())),
            Some(2) => BagKind::ShroudedKey(element.raw.to_vec()),
            Some(3) => certificate(element.raw)?,
            _ => BagKind::Other { number, contents: element.raw.to_vec() },
        };
        let attributes = attributes.map_or(Ok(Attributes::default()), |set| Attributes::read(set.reader(WHAT)))?;
        bags.push(Bag { kind, attributes });
    }
    Ok(())
}

/// What a CertBag holds.
fn certificate(bag: &[u8]) -> Result<BagKind, X509Error> {
    let mut outer = Der::new(bag, "CertBag");
    let mut fields = outer.nested(tag::SEQUENCE)?;
    let kind = fields.oid()?;
    let mut value = fields.nested(tag::context_constructed(0))?;
    fields.finish()?;
    if kind != oid::X509_CERTIFICATE {
        return Ok(BagKind::Other { number: Some(3), contents: bag.to_vec() });
    }
    let der = value.expect(tag::OCTET_STRING)?.value.to_vec();
    value.finish()?;
    Ok(BagKind::Certificate(der))
}

impl Attributes {
    fn read(mut set: Der<'_>) -> Result<Self, X509Error> {
        let mut attributes = Self::default();
        while !set.is_empty() {
            let attribute = set.expect(tag::SEQUENCE)?;
            let mut fields = attribute.reader(WHAT);
            let kind = fields.oid()?;
            let mut values = fields.nested(tag::SET)?;
            fields.finish()?;
            match kind {
                oid::FRIENDLY_NAME if attributes.friendly_name.is_none() && values.next_is(tag::BMP_STRING) => {
                    attributes.friendly_name = Some(from_bmp(values.any()?.value).ok_or(values.error())?);
                }
                oid::LOCAL_KEY_ID if attributes.local_key_id.is_none() && values.next_is(tag::OCTET_STRING) => {
                    attributes.local_key_id = Some(values.any()?.value.to_vec());
                }
                _ => attributes.others.push(attribute.raw.to_vec()),
            }
        }
        Ok(attributes)
    }

    /// The SET of them as DER; nothing if there are none.
    fn to_der(&self) -> Vec<u8> {
        let mut encoded = self.others.clone();
        if let Some(name) = &self.friendly_name {
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
            encoded.push(attribute(oid::FRIENDLY_NAME, tag::BMP_STRING, &units));
        }
        if let Some(id) = &self.local_key_id {
            encoded.push(attribute(oid::LOCAL_KEY_ID, tag::OCTET_STRING, id));
        }
        if encoded.is_empty() {
            return Vec::new();
        }
        // The order of a SET OF in DER.
        encoded.sort();
        let mut set = Vec::new();
        tlv::write(&mut set, tag::SET, &encoded.concat());
        set
    }
}

fn attribute(kind: &[u8], value_tag: u8, value: &[u8]) -> Vec<u8> {
    let mut set = Vec::new();
    tlv::write(&mut set, value_tag, value);
    let mut fields = Vec::new();
    tlv::write(&mut fields, tag::OID, kind);
    tlv::write(&mut fields, tag::SET, &set);
    let mut attribute = Vec::new();
    tlv::write(&mut attribute, tag::SEQUENCE, &fields);
    attribute
}

/// The text of a BMPString; surrogates are taken for pairs. `None` if it has half a character.
fn from_bmp(bytes: &[u8]) -> Option<String> {
    let (units, []) = bytes.as_chunks::<2>() else { return None };
    let units = units.iter().map(|unit| u16::from_be_bytes(*unit));
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

impl Bag {
    /// A bag without attributes.
    pub(crate) fn new(kind: BagKind) -> Self {
        Self { kind, attributes: Attributes::default() }
    }

    /// The SafeBag as DER.
    fn to_der(&self) -> Zeroizing<Vec<u8>> {
        let (number, contents) = match &self.kind {
            BagKind::Key(info) => (Some(1), info.clone()),
            BagKind::ShroudedKey(info) => (Some(2), Zeroizing::new(info.clone())),
            BagKind::Certificate(der) => {
                let mut value = Vec::new();
                tlv::write(&mut value, tag::OCTET_STRING, der);
                let mut fields = Vec::new();
                tlv::write(&mut fields, tag::OID, oid::X509_CERTIFICATE);
                tlv::write(&mut fields, tag::context_constructed(0), &value);
                let mut bag = Vec::new();
                tlv::write(&mut bag, tag::SEQUENCE, &fields);
                (Some(3), Zeroizing::new(bag))
            }
            BagKind::Other { number, contents } => (*number, Zeroizing::new(contents.clone())),
        };
        let mut kind = oid::BAG.to_vec();
        kind.extend(number);
        let mut fields = Zeroizing::new(Vec::with_capacity(contents.len() + 64));
        tlv::write(&mut fields, tag::OID, &kind);
        tlv::write(&mut fields, tag::context_constructed(0), &contents);
        fields.extend(self.attributes.to_der());
        let mut bag = Zeroizing::new(Vec::with_capacity(fields.len() + 8));
        tlv::write(&mut bag, tag::SEQUENCE, &fields);
        bag
    }
}

/// SafeContents of these bags.
pub(crate) fn write_all(bags: &[Bag]) -> Zeroizing<Vec<u8>> {
    let mut list = Zeroizing::new(Vec::new());
    for bag in bags {
        let encoded = bag.to_der();
        let mut longer = Zeroizing::new(Vec::with_capacity(list.len() + encoded.len()));
        longer.extend_from_slice(&list);
        longer.extend_from_slice(&encoded);
        list = longer;
    }
    let mut contents = Zeroizing::new(Vec::with_capacity(list.len() + 8));
    tlv::write(&mut contents, tag::SEQUENCE, &list);
    contents
}

/// A PrivateKeyInfo with the attribute keyUsage, a bit string of one byte, in the place of its attributes.
pub(crate) fn key_usage_attribute(info: &[u8], usage: u8) -> Result<Zeroizing<Vec<u8>>, X509Error> {
    /// 2.5.29.15.
    const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
    let mut outer = Der::new(info, "PrivateKeyInfo");
    let mut fields = outer.nested(tag::SEQUENCE)?;
    let mut body = Zeroizing::new(Vec::with_capacity(info.len() + 64));
    for wanted in [tag::INTEGER, tag::SEQUENCE, tag::OCTET_STRING] {
        body.extend_from_slice(fields.expect(wanted)?.raw);
    }
    let unused = u8::try_from(usage.trailing_zeros().min(7)).unwrap_or(7);
    let attribute = attribute(KEY_USAGE, tag::BIT_STRING, &[unused, usage]);
    tlv::write(&mut body, tag::context_constructed(0), &attribute);
    let mut der = Zeroizing::new(Vec::with_capacity(body.len() + 8));
    tlv::write(&mut der, tag::SEQUENCE, &body);
    Ok(der)
}
