//! Policies of certificates and of proxies.

use std::ffi::{c_int, c_void};

use crate::ffi::asn1::any::ASN1_TYPE;
use crate::ffi::asn1::primitive::{DisplayText, Ia5String, Integer, Object, OctetString};
use crate::ffi::asn1::template::field::{Optional, SequenceOf};
use crate::ffi::asn1::template::structure::{allocate, release, sequence};
use crate::ffi::asn1::template::{Field, Held, Template, bad, exported};
use crate::ffi::types::{
    ASN1_OBJECT, stack_st_ASN1_INTEGER, stack_st_POLICY_MAPPING, stack_st_POLICYINFO, stack_st_POLICYQUALINFO,
};
use crate::ffi::{Pushed, objects};
use crate::x509::tlv::{self, Tlv, tag};

sequence! {
    /// NoticeReference (RFC 5280, section 4.2.1.4), `struct NOTICEREF_st`.
    pub struct NOTICEREF {
        /// Whose notices they are.
        organization: DisplayText,
        /// Their numbers.
        noticenos: SequenceOf<Integer, stack_st_ASN1_INTEGER>,
    }
}

exported! { NOTICEREF:
    new NOTICEREF_new; free NOTICEREF_free; d2i d2i_NOTICEREF; i2d i2d_NOTICEREF; item NOTICEREF_it;
}

sequence! {
    /// UserNotice, `struct USERNOTICE_st`.
    pub struct USERNOTICE {
        /// Which notices, or NULL.
        noticeref: Optional<NOTICEREF>,
        /// A text, or NULL.
        exptext: Optional<DisplayText>,
    }
}

exported! { USERNOTICE:
    new USERNOTICE_new; free USERNOTICE_free; d2i d2i_USERNOTICE; i2d i2d_USERNOTICE; item USERNOTICE_it;
}

/// PolicyQualifierInfo, `struct POLICYQUALINFO_st`: what it holds, the identifier says.
#[repr(C)]
pub struct POLICYQUALINFO {
    /// Which kind.
    pub pqualid: *mut ASN1_OBJECT,
    /// An `IA5STRING`, a [`USERNOTICE`], or an [`ASN1_TYPE`].
    pub d: *mut c_void,
}

/// The kinds of qualifier.
enum Qualifier {
    Uri,
    Notice,
    Other,
}

/// # Safety
/// NULL or a live object.
unsafe fn qualifier(kind: *const ASN1_OBJECT) -> Qualifier {
    // SAFETY: as the caller promises.
    let nid: c_int = unsafe { objects::object::OBJ_obj2nid(kind) };
    match nid {
        objects::obj_mac::NID_id_qt_cps => Qualifier::Uri,
        objects::obj_mac::NID_id_qt_unotice => Qualifier::Notice,
        _ => Qualifier::Other,
    }
}

impl Template for POLICYQUALINFO {
    type C = Self;
    const NAME: &'static str = "POLICYQUALINFO";
    const TAG: Option<u8> = Some(tag::SEQUENCE);

    fn new() -> Result<*mut Self, Pushed> {
        let value = allocate::<Self>()?;
        // SAFETY: fresh memory.
        unsafe { (*value).pqualid = Object::new()? };
        Ok(value)
    }

    unsafe fn free(value: *mut Self) {
        if value.is_null() {
            return;
        }
        // SAFETY: as the caller promises; the identifier says what the union holds.
        unsafe {
            let held = (*value).d;
            match qualifier((*value).pqualid) {
                Qualifier::Uri => Ia5String::free(held.cast()),
                Qualifier::Notice => USERNOTICE::free(held.cast()),
                Qualifier::Other => ASN1_TYPE::free(held.cast()),
            }
            Object::free((*value).pqualid);
            release(value);
        }
    }

    fn read(element: &Tlv<'_>) -> Result<*mut Self, Pushed> {
        let held = Held::<Self>::new(allocate()?);
        // SAFETY: fresh memory, where all zero is a valid value.
        let this = unsafe { &mut *held.as_ptr() };
        let mut inner = element.reader(Self::NAME);
        this.pqualid = <Object as Field>::take(&mut inner)?;
        // SAFETY: an object that was just made.
        this.d = match unsafe { qualifier(this.pqualid) } {
            Qualifier::Uri => <Ia5String as Field>::take(&mut inner)?.cast(),
            Qualifier::Notice => <USERNOTICE as Field>::take(&mut inner)?.cast(),
            Qualifier::Other => <ASN1_TYPE as Field>::take(&mut inner)?.cast(),
        };
        inner.finish().map_err(bad)?;
        Ok(held.into_raw())
    }

    unsafe fn write(value: *const Self, out: &mut Vec<u8>) -> Result<(), Pushed> {
        let mut inner = Vec::new();
        // SAFETY: as the caller promises; the identifier says what the union holds.
        unsafe {
            let held = (*value).d;
            <Object as Field>::append((*value).pqualid, &mut inner)?;
            match qualifier((*value).pqualid) {
                Qualifier::Uri => <Ia5String as Field>::append(held.cast(), &mut inner)?,
                Qualifier::Notice => <USERNOTICE as Field>::append(held.cast(), &mut inner)?,
                Qualifier::Other => <ASN1_TYPE as Field>::append(held.cast(), &mut inner)?,
            }
        }
        tlv::write(out, tag::SEQUENCE, &inner);
        Ok(())
    }
}

exported! { POLICYQUALINFO:
    new POLICYQUALINFO_new; free POLICYQUALINFO_free; d2i d2i_POLICYQUALINFO; i2d i2d_POLICYQUALINFO;
    item POLICYQUALINFO_it;
}

sequence! {
    /// PolicyInformation, `struct POLICYINFO_st`.
    pub struct POLICYINFO {
        /// Which policy.
        policyid: Object,
        /// What is said about it, or NULL.
        qualifiers: Optional<SequenceOf<POLICYQUALINFO, stack_st_POLICYQUALINFO>>,
    }
}

exported! { POLICYINFO:
    new POLICYINFO_new; free POLICYINFO_free; d2i d2i_POLICYINFO; i2d i2d_POLICYINFO; item POLICYINFO_it;
}

/// certificatePolicies.
pub(crate) type CertificatePolicies = SequenceOf<POLICYINFO, stack_st_POLICYINFO>;

exported! { CertificatePolicies:
    new CERTIFICATEPOLICIES_new; free CERTIFICATEPOLICIES_free; d2i d2i_CERTIFICATEPOLICIES;
    i2d i2d_CERTIFICATEPOLICIES; item CERTIFICATEPOLICIES_it;
}

sequence! {
    /// One pair of PolicyMappings (RFC 5280, section 4.2.1.5), `struct POLICY_MAPPING_st`.
    pub struct POLICY_MAPPING {
        /// The issuer's policy.
        issuerDomainPolicy: Object,
        /// The subject's, which is the same.
        subjectDomainPolicy: Object,
    }
}

exported! { POLICY_MAPPING:
    new POLICY_MAPPING_new; free POLICY_MAPPING_free; item POLICY_MAPPING_it;
}

/// policyMappings.
pub(crate) type PolicyMappings = SequenceOf<POLICY_MAPPING, stack_st_POLICY_MAPPING>;

exported! { PolicyMappings:
    item POLICY_MAPPINGS_it;
}

sequence! {
    /// ProxyPolicy (RFC 3820), `struct PROXY_POLICY_st`.
    pub struct PROXY_POLICY {
        /// In which language it is written.
        policyLanguage: Object,
        /// The policy, or NULL.
        policy: Optional<OctetString>,
    }
}

exported! { PROXY_POLICY:
    new PROXY_POLICY_new; free PROXY_POLICY_free; d2i d2i_PROXY_POLICY; i2d i2d_PROXY_POLICY; item PROXY_POLICY_it;
}

sequence! {
    /// ProxyCertInfo (RFC 3820), `struct PROXY_CERT_INFO_EXTENSION_st`.
    pub struct PROXY_CERT_INFO_EXTENSION {
        /// How many proxies may follow, or NULL.
        pcPathLengthConstraint: Optional<Integer>,
        /// What the proxy may do.
        proxyPolicy: PROXY_POLICY,
    }
}

exported! { PROXY_CERT_INFO_EXTENSION:
    new PROXY_CERT_INFO_EXTENSION_new; free PROXY_CERT_INFO_EXTENSION_free; d2i d2i_PROXY_CERT_INFO_EXTENSION;
    i2d i2d_PROXY_CERT_INFO_EXTENSION; item PROXY_CERT_INFO_EXTENSION_it;
}
