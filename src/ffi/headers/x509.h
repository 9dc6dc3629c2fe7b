#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/asn1.h>
#include <openssl/dh.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <openssl/safestack.h>
#include <openssl/x509err.h>

#include <stdio.h>
#include <time.h>

/* Stacks of certificates and of names; who takes a stack says who frees the elements. */
DEFINE_STACK_OF(X509)
DEFINE_STACK_OF(X509_CRL)
DEFINE_STACK_OF(X509_REVOKED)
DEFINE_STACK_OF(X509_NAME)
DEFINE_STACK_OF(X509_EXTENSION)
typedef STACK_OF(X509_EXTENSION) X509_EXTENSIONS;
typedef struct X509_name_entry_st X509_NAME_ENTRY;
DEFINE_STACK_OF(X509_NAME_ENTRY)
DECLARE_ASN1_FUNCTIONS(X509_NAME)
DECLARE_ASN1_FUNCTIONS(X509_NAME_ENTRY)
DECLARE_ASN1_DUP_FUNCTION(X509_NAME_ENTRY)

/* An algorithm and its parameters. */
struct X509_algor_st {
    ASN1_OBJECT *algorithm;
    ASN1_TYPE *parameter;
};
typedef STACK_OF(X509_ALGOR) X509_ALGORS;
DEFINE_STACK_OF(X509_ALGOR)
DECLARE_ASN1_FUNCTIONS(X509_ALGOR)
DECLARE_ASN1_DUP_FUNCTION(X509_ALGOR)

/* A type with values; a certification request. */
typedef struct x509_attributes_st X509_ATTRIBUTE;
DEFINE_STACK_OF(X509_ATTRIBUTE)
DECLARE_ASN1_FUNCTIONS(X509_ATTRIBUTE)
DECLARE_ASN1_DUP_FUNCTION(X509_ATTRIBUTE)
typedef struct X509_req_st X509_REQ;
DEFINE_STACK_OF(X509_REQ)
DECLARE_ASN1_FUNCTIONS(X509_REQ)
DECLARE_ASN1_DUP_FUNCTION(X509_REQ)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS(X509_REQ)
#define X509_REQ_VERSION_1 0

/* A signed public key with a challenge. */
typedef struct Netscape_spkac_st {
    X509_PUBKEY *pubkey;
    ASN1_IA5STRING *challenge;
} NETSCAPE_SPKAC;
typedef struct Netscape_spki_st {
    NETSCAPE_SPKAC *spkac;
    X509_ALGOR sig_algor;
    ASN1_BIT_STRING *signature;
} NETSCAPE_SPKI;
DECLARE_ASN1_FUNCTIONS(NETSCAPE_SPKAC)
DECLARE_ASN1_FUNCTIONS(NETSCAPE_SPKI)

DECLARE_ASN1_FUNCTIONS(X509_PUBKEY)
DECLARE_ASN1_DUP_FUNCTION(X509_PUBKEY)
/* A private key as PKCS#8, not encrypted. */
typedef struct pkcs8_priv_key_info_st PKCS8_PRIV_KEY_INFO;
DECLARE_ASN1_FUNCTIONS(PKCS8_PRIV_KEY_INFO)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS(PKCS8_PRIV_KEY_INFO)

/* Keys as DER: PKCS#1, SEC 1 and SubjectPublicKeyInfo. */
OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(RSA, RSAPublicKey)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(RSA, RSAPrivateKey)
DECLARE_ASN1_ENCODE_FUNCTIONS_only(RSA, RSA_PUBKEY)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(RSA, RSA_PUBKEY)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(EC_KEY, ECPrivateKey)
DECLARE_ASN1_ENCODE_FUNCTIONS_only(EC_KEY, EC_PUBKEY)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(EC_KEY, EC_PUBKEY)

/* A private key out of a file: dec_pkey, or NULL if it is still encrypted. */
typedef struct private_key_st {
    int version;
    X509_ALGOR *enc_algor;
    ASN1_OCTET_STRING *enc_pkey;
    EVP_PKEY *dec_pkey;
    int key_length;
    char *key_data;
    int key_free;
    EVP_CIPHER_INFO cipher;
} X509_PKEY;

/* A certificate, a revocation list and a private key out of a file, each of which may be NULL. A key that is still encrypted is
 * in enc_data, of enc_len bytes, as enc_cipher says. */
typedef struct X509_info_st {
    X509 *x509;
    X509_CRL *crl;
    X509_PKEY *x_pkey;
    EVP_CIPHER_INFO enc_cipher;
    int enc_len;
    char *enc_data;
} X509_INFO;
DEFINE_STACK_OF(X509_INFO)

/* Revocation lists and their entries. */
#define X509_CRL_VERSION_1 0
#define X509_CRL_VERSION_2 1
DECLARE_ASN1_FUNCTIONS(X509_REVOKED)
DECLARE_ASN1_DUP_FUNCTION(X509_REVOKED)
DECLARE_ASN1_FUNCTIONS(X509_CRL)
DECLARE_ASN1_DUP_FUNCTION(X509_CRL)
OXISSL_DECLARE_ASN1_IO_FUNCTIONS(X509_CRL)
#define X509_CRL_set_lastUpdate X509_CRL_set1_lastUpdate
#define X509_CRL_set_nextUpdate X509_CRL_set1_nextUpdate

/* Kinds of file. */
#define X509_FILETYPE_PEM 1
#define X509_FILETYPE_ASN1 2
#define X509_FILETYPE_DEFAULT 3

/* Versions as they are encoded. */
#define X509_VERSION_1 0
#define X509_VERSION_2 1
#define X509_VERSION_3 2

/* The number that a hashed directory names files by. */
#define X509_NAME_hash(x) X509_NAME_hash_ex(x, NULL, NULL, NULL)

/* Older names. */
#define X509_set_notBefore X509_set1_notBefore
#define X509_set_notAfter X509_set1_notAfter
#define X509_get_notBefore X509_getm_notBefore
#define X509_get_notAfter X509_getm_notAfter
#define X509_name_cmp(a, b) X509_NAME_cmp((a), (b))
/* After the declarations. */
#include <openssl/x509_vfy.h>
