//! The object identifiers that name key types, curves and hashes.

use der::asn1::ObjectIdentifier;

use super::super::hash::HashAlgorithm;

/// rsaEncryption (RFC 8017, appendix A.1).
pub(super) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// id-mgf1 (RFC 8017, appendix A.2.1).
pub(super) const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
/// id-RSASSA-PSS (RFC 8017, appendix A.2.3).
pub(super) const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
/// id-ecPublicKey (RFC 5480, section 2.1.1).
pub(super) const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// secp256r1 (RFC 5480, section 2.1.1.1).
pub(super) const SECP256R1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
/// secp384r1 (RFC 5480, section 2.1.1.1).
pub(super) const SECP384R1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
/// secp521r1 (RFC 5480, section 2.1.1.1).
pub(super) const SECP521R1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");
/// id-Ed25519 (RFC 8410, section 3).
pub(super) const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
/// id-X25519 (RFC 8410, section 3).
pub(super) const X25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.110");
/// dhKeyAgreement (PKCS#3, section 9).
pub(super) const DH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.3.1");
/// dhpublicnumber (RFC 3279, section 2.3.3), X9.42's.
pub(super) const DH_X942: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10046.2.1");

/// The hash that `oid` names (RFC 8017, appendix B.1), if it is one that PSS is used with here.
pub(super) fn hash(oid: ObjectIdentifier) -> Option<HashAlgorithm> {
    const NAMES: [(ObjectIdentifier, HashAlgorithm); 5] = [
        (ObjectIdentifier::new_unwrap("1.3.14.3.2.26"), HashAlgorithm::Sha1),
        (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.4"), HashAlgorithm::Sha224),
        (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1"), HashAlgorithm::Sha256),
        (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2"), HashAlgorithm::Sha384),
        (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3"), HashAlgorithm::Sha512),
    ];
    NAMES.iter().find(|(name, _)| *name == oid).map(|(_, hash)| *hash)
}
