//! The opaque C types, by the names that `openssl/types.h` gives them. A program only ever has pointers to them.
//! And the one kind of function that more than one header takes.

use core::ffi::{c_char, c_int, c_void};

/// `pem_password_cb *`: writes a password to `buf`, at most `size` bytes, and returns its length; a negative number if there
/// is none.
pub type pem_password_cb =
    Option<unsafe extern "C" fn(buf: *mut c_char, size: c_int, rwflag: c_int, userdata: *mut c_void) -> c_int>;

/// `struct ossl_param_st`: a named value. Programs make them and see what is in them.
#[repr(C)]
pub struct OSSL_PARAM {
    /// The name; NULL in what ends an array.
    pub key: *const c_char,
    /// Which kind of value.
    pub data_type: core::ffi::c_uint,
    /// The value.
    pub data: *mut c_void,
    /// Its length in bytes.
    pub data_size: usize,
    /// How much a getter has written.
    pub return_size: usize,
}

/// `struct evp_cipher_info_st`: how a PEM block is encrypted.
#[repr(C)]
pub struct EVP_CIPHER_INFO {
    /// The cipher; NULL if the block is not encrypted.
    pub cipher: *const EVP_CIPHER,
    /// The initialisation vector, of which the cipher uses as much as it needs.
    pub iv: [u8; 16],
}

/// Defines opaque types: no size that matters, no way to make one, neither `Send` nor `Sync`.
macro_rules! opaque {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])*
        #[repr(C)]
        pub struct $name {
            _opaque: [u8; 0],
            _pinned: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,
        })*
    };
}

opaque! {
    /// `struct ssl_st`: one TLS connection.
    SSL;
    /// `struct ssl_ctx_st`: what connections are made from.
    SSL_CTX;
    /// `struct ssl_method_st`: a range of versions and a side.
    SSL_METHOD;
    /// `struct ssl_cipher_st`: a cipher suite.
    SSL_CIPHER;
    /// `struct ssl_comp_st`: a compression method with its number.
    SSL_COMP;
    /// `struct comp_method_st`: a way to compress.
    COMP_METHOD;
    /// `struct comp_ctx_st`: a stream being compressed or expanded.
    COMP_CTX;
    /// `struct ssl_conf_ctx_st`: what named settings are applied to.
    SSL_CONF_CTX;
    /// `struct ssl_session_st`: a session that can be resumed.
    SSL_SESSION;
    /// `struct x509_st`: a certificate.
    X509;
    /// `struct X509_pubkey_st`: a public key as certificates hold it.
    X509_PUBKEY;
    /// `STACK_OF(X509_ATTRIBUTE)`.
    stack_st_X509_ATTRIBUTE;
    /// `struct X509_name_st`: a distinguished name.
    X509_NAME;
    /// `struct X509_name_entry_st`: one attribute of a distinguished name.
    X509_NAME_ENTRY;
    /// `struct X509_crl_st`: a certificate revocation list.
    X509_CRL;
    /// `struct x509_object_st`: what a store holds.
    X509_OBJECT;
    /// `struct x509_lookup_st`: where a store looks for more.
    X509_LOOKUP;
    /// `struct x509_lookup_method_st`: what a kind of lookup does.
    X509_LOOKUP_METHOD;
    /// `struct x509_store_st`: trust anchors.
    X509_STORE;
    /// `struct x509_store_ctx_st`: one verification of a chain.
    X509_STORE_CTX;
    /// `struct X509_VERIFY_PARAM_st`: how chains are verified.
    X509_VERIFY_PARAM;
    /// `STACK_OF(X509)`.
    stack_st_X509;
    /// `STACK_OF(X509_REVOKED)`.
    stack_st_X509_REVOKED;
    /// `STACK_OF(X509_CRL)`.
    stack_st_X509_CRL;
    /// `STACK_OF(X509_OBJECT)`.
    stack_st_X509_OBJECT;
    /// `STACK_OF(X509_INFO)`.
    stack_st_X509_INFO;
    /// `STACK_OF(X509_NAME)`.
    stack_st_X509_NAME;
    /// `STACK_OF(GENERAL_NAME)`.
    stack_st_GENERAL_NAME;
    /// `STACK_OF(ACCESS_DESCRIPTION)`.
    stack_st_ACCESS_DESCRIPTION;
    /// `STACK_OF(DIST_POINT)`.
    stack_st_DIST_POINT;
    /// `STACK_OF(POLICYINFO)`.
    stack_st_POLICYINFO;
    /// `STACK_OF(POLICYQUALINFO)`.
    stack_st_POLICYQUALINFO;
    /// `STACK_OF(POLICY_MAPPING)`.
    stack_st_POLICY_MAPPING;
    /// `STACK_OF(GENERAL_SUBTREE)`.
    stack_st_GENERAL_SUBTREE;
    /// `STACK_OF(ASN1_INTEGER)`.
    stack_st_ASN1_INTEGER;
    /// `STACK_OF(ASN1_OBJECT)`.
    stack_st_ASN1_OBJECT;
    /// `STACK_OF(CONF_VALUE)`.
    stack_st_CONF_VALUE;
    /// `STACK_OF(OPENSSL_STRING)`.
    stack_st_OPENSSL_STRING;
    /// `struct conf_st`: what a configuration file says.
    CONF;
    /// `struct conf_method_st`: a way to read configuration files; only ever NULL.
    CONF_METHOD;
    /// `LHASH_OF(CONF_VALUE)`: only ever NULL, in signatures.
    lhash_st_CONF_VALUE;
    /// `STACK_OF(X509_EXTENSION)`.
    stack_st_X509_EXTENSION;
    /// `STACK_OF(SSL_CIPHER)`.
    stack_st_SSL_CIPHER;
    /// `STACK_OF(SSL_COMP)`.
    stack_st_SSL_COMP;
    /// `struct evp_pkey_st`: a public or private key.
    EVP_PKEY;
    /// `struct evp_pkey_ctx_st`: what is to be done with a key.
    EVP_PKEY_CTX;
    /// `struct evp_md_st`: a digest algorithm.
    EVP_MD;
    /// `struct evp_md_ctx_st`: a digest being computed.
    EVP_MD_CTX;
    /// `struct evp_cipher_st`: a cipher algorithm.
    EVP_CIPHER;
    /// `struct evp_cipher_ctx_st`: an encryption or decryption under way.
    EVP_CIPHER_CTX;
    /// `struct evp_mac_st`: an algorithm of message authentication codes.
    EVP_MAC;
    /// `struct evp_mac_ctx_st`: a message authentication code being computed.
    EVP_MAC_CTX;
    /// `struct hmac_ctx_st`: an HMAC being computed.
    HMAC_CTX;
    /// `struct rsa_st`: an RSA key.
    RSA;
    /// `struct ec_key_st`: a key on a curve.
    EC_KEY;
    /// `struct ec_group_st`: a curve.
    EC_GROUP;
    /// `struct ec_point_st`: a point on a curve.
    EC_POINT;
    /// `struct ECDSA_SIG_st`: a signature as two numbers.
    ECDSA_SIG;
    /// `struct bignum_st`: a whole number of any length.
    BIGNUM;
    /// `struct bignum_ctx`: numbers for a while.
    BN_CTX;
    /// `struct bn_mont_ctx_st`: what is prepared for a modulus.
    BN_MONT_CTX;
    /// `struct bn_gencb_st`: told how the search for a prime goes.
    BN_GENCB;
    /// `struct evp_Encode_Ctx_st`: base64 in pieces.
    EVP_ENCODE_CTX;
    /// `struct dh_st`: Diffie-Hellman parameters, and perhaps keys.
    DH;
    /// `struct v3_ext_method`: how extensions of a type are read, written and shown.
    X509V3_EXT_METHOD;
    /// `struct ASN1_VALUE_st`: an object of a type that an ASN1_ITEM tells.
    ASN1_VALUE;
    /// `struct asn1_object_st`: an object identifier.
    ASN1_OBJECT;
    /// `struct oxissl_trace_st`: what a connection exchanged.
    OXISSL_TRACE;
    /// `struct oxissl_trace_event_st`: one record or message of it.
    OXISSL_TRACE_EVENT;
    /// `struct PKCS12_st`: a PKCS#12 file.
    PKCS12;
    /// `struct engine_st`: only ever NULL, in signatures.
    ENGINE;
    /// `struct ossl_init_settings_st`: only ever NULL, in signatures.
    OPENSSL_INIT_SETTINGS;
    /// `struct ossl_lib_ctx_st`: only ever NULL, in signatures.
    OSSL_LIB_CTX;
}
