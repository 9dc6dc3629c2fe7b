//! The object identifiers that certificates use, as the contents of their DER.

/// Extensions of RFC 5280, section 4.2.
pub(crate) mod ext {
    pub(crate) const SUBJECT_KEY_ID: &[u8] = &[0x55, 0x1d, 14];
    pub(crate) const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
    pub(crate) const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 17];
    pub(crate) const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
    pub(crate) const CRL_NUMBER: &[u8] = &[0x55, 0x1d, 20];
    pub(crate) const CRL_REASON: &[u8] = &[0x55, 0x1d, 21];
    pub(crate) const DELTA_CRL: &[u8] = &[0x55, 0x1d, 27];
    pub(crate) const ISSUING_DISTRIBUTION_POINT: &[u8] = &[0x55, 0x1d, 28];
    pub(crate) const CERTIFICATE_ISSUER: &[u8] = &[0x55, 0x1d, 29];
    pub(crate) const NAME_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 30];
    pub(crate) const CRL_DISTRIBUTION_POINTS: &[u8] = &[0x55, 0x1d, 31];
    pub(crate) const CERTIFICATE_POLICIES: &[u8] = &[0x55, 0x1d, 32];
    pub(crate) const POLICY_MAPPINGS: &[u8] = &[0x55, 0x1d, 33];
    pub(crate) const AUTHORITY_KEY_ID: &[u8] = &[0x55, 0x1d, 35];
    pub(crate) const POLICY_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 36];
    pub(crate) const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 37];
    pub(crate) const INHIBIT_ANY_POLICY: &[u8] = &[0x55, 0x1d, 54];
    /// id-pkix-ocsp-nocheck (RFC 6960).
    pub(crate) const OCSP_NO_CHECK: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 48, 1, 5];
    /// proxyCertInfo (RFC 3820).
    pub(crate) const PROXY_CERT_INFO: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 14];
    /// Netscape's certificate type, which came before extended key usage.
    pub(crate) const NETSCAPE_CERT_TYPE: &[u8] = &[0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 1, 1];
}

/// Extended key usages.
pub(crate) mod eku {
    pub(crate) const SERVER_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
    pub(crate) const CLIENT_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];
    pub(crate) const CODE_SIGNING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 3];
    pub(crate) const EMAIL_PROTECTION: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 4];
    pub(crate) const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];
    pub(crate) const OCSP_SIGNING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 9];
    pub(crate) const DVCS: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 10];
    /// id-ad-ocsp, which trust settings may name.
    pub(crate) const OCSP: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 48, 1];
    pub(crate) const ANY: &[u8] = &[0x55, 0x1d, 37, 0];
    /// Microsoft's server gated crypto, which counts as a server's usage.
    pub(crate) const MS_SGC: &[u8] = &[0x2b, 6, 1, 4, 1, 0x82, 0x37, 10, 3, 3];
    /// Netscape's server gated crypto, which counts as a server's usage.
    pub(crate) const NS_SGC: &[u8] = &[0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 4, 1];
    /// Those that OpenSSL has a bit for.
    pub(crate) const KNOWN: &[&[u8]] = &[
        SERVER_AUTH,
        CLIENT_AUTH,
        CODE_SIGNING,
        EMAIL_PROTECTION,
        TIME_STAMPING,
        OCSP_SIGNING,
        DVCS,
        ANY,
        MS_SGC,
        NS_SGC,
    ];
}

/// anyPolicy (RFC 5280, section 4.2.1.4).
pub(crate) const ANY_POLICY: &[u8] = &[0x55, 0x1d, 32, 0];

/// Name attributes.
pub(crate) mod attr {
    pub(crate) const COMMON_NAME: &[u8] = &[0x55, 4, 3];
    pub(crate) const EMAIL_ADDRESS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1];
}

/// id-on-SmtpUTF8Mailbox (RFC 8398): an otherName that is a mail address.
pub(crate) const SMTP_UTF8_MAILBOX: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 8, 9];

/// Algorithms of keys.
pub(crate) mod key {
    pub(crate) const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
    pub(crate) const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
    pub(crate) const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
    pub(crate) const DSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1];
    pub(crate) const ED25519: &[u8] = &[0x2b, 101, 112];
    pub(crate) const ED448: &[u8] = &[0x2b, 101, 113];
    pub(crate) const X448: &[u8] = &[0x2b, 101, 111];
}

/// Curves of keys.
pub(crate) mod curve {
    pub(crate) const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    pub(crate) const P384: &[u8] = &[0x2b, 0x81, 4, 0, 34];
    pub(crate) const P521: &[u8] = &[0x2b, 0x81, 4, 0, 35];
}

/// Digest algorithms.
pub(crate) mod digest {
    pub(crate) const SHA1: &[u8] = &[0x2b, 14, 3, 2, 26];
    pub(crate) const SHA256: &[u8] = &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 1];
    pub(crate) const SHA384: &[u8] = &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 2];
    pub(crate) const SHA512: &[u8] = &[0x60, 0x86, 0x48, 1, 101, 3, 4, 2, 3];
    /// id-mgf1 (RFC 8017).
    pub(crate) const MGF1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8];
}

/// OpenSSL's short name of an attribute type, or `None` if it has none here.
pub(crate) fn short_name(oid: &[u8]) -> Option<&'static str> {
    Some(match oid {
        [0x55, 4, last] => match last {
            3 => "CN",
            4 => "SN",
            5 => "serialNumber",
            6 => "C",
            7 => "L",
            8 => "ST",
            9 => "street",
            10 => "O",
            11 => "OU",
            12 => "title",
            13 => "description",
            15 => "businessCategory",
            16 => "postalAddress",
            17 => "postalCode",
            18 => "postOfficeBox",
            20 => "telephoneNumber",
            41 => "name",
            42 => "GN",
            43 => "initials",
            44 => "generationQualifier",
            45 => "x500UniqueIdentifier",
            46 => "dnQualifier",
            65 => "pseudonym",
            72 => "role",
            97 => "organizationIdentifier",
            _ => return None,
        },
        attr::EMAIL_ADDRESS => "emailAddress",
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 2] => "unstructuredName",
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 8] => "unstructuredAddress",
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 100, 1, 1] => "UID",
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 100, 1, 3] => "mail",
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 100, 1, 25] => "DC",
        [0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, 1] => "jurisdictionL",
        [0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, 2] => "jurisdictionST",
        [0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, 3] => "jurisdictionC",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tlv::dotted;
    use super::*;

    #[test]
    fn identifiers_are_those_of_the_registries() {
        // RFC 5280, RFC 3820, RFC 8398, RFC 8017, RFC 8410, RFC 5480 and Netscape's and Microsoft's documents.
        for (oid, text) in [
            (ext::NETSCAPE_CERT_TYPE, "2.16.840.1.113730.1.1"),
            (ext::PROXY_CERT_INFO, "1.3.6.1.5.5.7.1.14"),
            (eku::MS_SGC, "1.3.6.1.4.1.311.10.3.3"),
            (eku::NS_SGC, "2.16.840.1.113730.4.1"),
            (attr::EMAIL_ADDRESS, "1.2.840.113549.1.9.1"),
            (eku::OCSP, "1.3.6.1.5.5.7.48.1"),
            (ANY_POLICY, "2.5.29.32.0"),
            (SMTP_UTF8_MAILBOX, "1.3.6.1.5.5.7.8.9"),
            (key::RSA, "1.2.840.113549.1.1.1"),
            (key::EC, "1.2.840.10045.2.1"),
            (key::DSA, "1.2.840.10040.4.1"),
            (key::ED25519, "1.3.101.112"),
            (digest::SHA1, "1.3.14.3.2.26"),
            (digest::SHA512, "2.16.840.1.101.3.4.2.3"),
        ] {
            assert_eq!(dotted(oid).as_deref(), Some(text));
        }
    }
}
