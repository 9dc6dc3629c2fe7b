//! Putting a certificate's parts together (RFC 5280, section 4.1).

use super::certificate::Certificate;
use super::tlv::{self, tag};

/// What a certificate is made of, each part in DER.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CertificateParts {
    /// The version as it is encoded; 0 is left out.
    pub(crate) version: u8,
    /// The contents of the INTEGER.
    pub(crate) serial: Vec<u8>,
    /// The AlgorithmIdentifier inside the signed part.
    pub(crate) signature_algorithm: Vec<u8>,
    /// The Name.
    pub(crate) issuer: Vec<u8>,
    /// Both times, one after the other, each a UTCTime or GeneralizedTime.
    pub(crate) validity: Vec<u8>,
    /// The Name.
    pub(crate) subject: Vec<u8>,
    /// The SubjectPublicKeyInfo.
    pub(crate) public_key: Vec<u8>,
    /// issuerUniqueID and subjectUniqueID, one after the other, if they are there.
    pub(crate) unique_ids: Vec<u8>,
    /// The Extensions; empty if there are none.
    pub(crate) extensions: Vec<u8>,
}

impl CertificateParts {
    /// How long all parts are together.
    pub(crate) fn len(&self) -> usize {
        let (names, key) = (self.issuer.len() + self.subject.len(), self.public_key.len());
        let others = [&self.serial, &self.signature_algorithm, &self.validity, &self.unique_ids, &self.extensions];
        names + key + others.iter().map(|part| part.len()).sum::<usize>()
    }

    /// The DER of the part that is signed. The parts must be shorter than 16 MiB together.
    pub(crate) fn tbs(&self) -> Vec<u8> {
        let mut body = Vec::new();
        if self.version != 0 {
            tlv::write(&mut body, tag::context_constructed(0), &[tag::INTEGER, 1, self.version]);
        }
        tlv::write(&mut body, tag::INTEGER, &self.serial);
        body.extend_from_slice(&self.signature_algorithm);
        body.extend_from_slice(&self.issuer);
        tlv::write(&mut body, tag::SEQUENCE, &self.validity);
        body.extend_from_slice(&self.subject);
        body.extend_from_slice(&self.public_key);
        body.extend_from_slice(&self.unique_ids);
        if !self.extensions.is_empty() {
            tlv::write(&mut body, tag::context_constructed(3), &self.extensions);
        }
        tlv::element(tag::SEQUENCE, &body)
    }
}

impl From<&Certificate> for CertificateParts {
    fn from(certificate: &Certificate) -> Self {
        Self {
            version: certificate.version(),
            serial: certificate.serial().to_vec(),
            signature_algorithm: certificate.tbs_signature_algorithm_der().to_vec(),
            issuer: certificate.issuer().der().to_vec(),
            validity: certificate.validity_der().to_vec(),
            subject: certificate.subject().der().to_vec(),
            public_key: certificate.spki().to_vec(),
            unique_ids: certificate.unique_ids_der().to_vec(),
            extensions: match certificate.extension_list() {
                [] => Vec::new(),
                list => tlv::element(tag::SEQUENCE, list),
            },
        }
    }
}

/// Something signed: its body, how, and the signature, as certificates, CRLs and requests have them.
pub(crate) fn signed(body: &[u8], algorithm: &[u8], signature: &[u8]) -> Vec<u8> {
    let bits = tlv::element(tag::BIT_STRING, &[&[0], signature].concat());
    tlv::element(tag::SEQUENCE, &[body, algorithm, &bits].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::x509::pem;

    #[test]
    fn certificates_come_out_as_they_went_in() {
        for file in ["leaf", "root", "root-v1", "nc-good", "inter-nc-dir", "leaf-pss"] {
            let path = format!("{}/src/x509/testdata/{file}.pem", env!("CARGO_MANIFEST_DIR"));
            let certificate = pem::certificates(&std::fs::read(path).unwrap()).next().unwrap().unwrap();
            let tbs = CertificateParts::from(&*certificate).tbs();
            let whole = signed(&tbs, certificate.signature_algorithm_der(), certificate.signature());
            assert_eq!(whole, certificate.der(), "{file}");
        }
    }
}
