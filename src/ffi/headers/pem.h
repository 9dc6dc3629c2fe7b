#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/pemerr.h>

#include <stdio.h>

/* What blocks begin and end with. */
#define PEM_STRING_X509_OLD "X509 CERTIFICATE"
#define PEM_STRING_X509 "CERTIFICATE"
#define PEM_STRING_X509_TRUSTED "TRUSTED CERTIFICATE"
#define PEM_STRING_EVP_PKEY "ANY PRIVATE KEY"
#define PEM_STRING_PUBLIC "PUBLIC KEY"
#define PEM_STRING_RSA "RSA PRIVATE KEY"
#define PEM_STRING_PKCS8 "ENCRYPTED PRIVATE KEY"
#define PEM_STRING_PKCS8INF "PRIVATE KEY"
#define PEM_STRING_DHPARAMS "DH PARAMETERS"
#define PEM_STRING_ECPRIVATEKEY "EC PRIVATE KEY"
#define PEM_STRING_X509_REQ_OLD "NEW CERTIFICATE REQUEST"
#define PEM_STRING_X509_REQ "CERTIFICATE REQUEST"
#define PEM_STRING_X509_CRL "X509 CRL"
#define PEM_STRING_RSA_PUBLIC "RSA PUBLIC KEY"
#define PEM_STRING_DSA "DSA PRIVATE KEY"
#define PEM_STRING_DSA_PUBLIC "DSA PUBLIC KEY"
#define PEM_STRING_PKCS7 "PKCS7"
#define PEM_STRING_PKCS7_SIGNED "PKCS #7 SIGNED DATA"
#define PEM_STRING_DHXPARAMS "X9.42 DH PARAMETERS"
#define PEM_STRING_SSL_SESSION "SSL SESSION PARAMETERS"
#define PEM_STRING_DSAPARAMS "DSA PARAMETERS"
#define PEM_STRING_ECDSA_PUBLIC "ECDSA PUBLIC KEY"
#define PEM_STRING_ECPARAMETERS "EC PARAMETERS"
#define PEM_STRING_PARAMETERS "PARAMETERS"
#define PEM_STRING_CMS "CMS"

/* Writes a password to buf and returns its length; a negative number if there is none. */
typedef int pem_password_cb(char *buf, int size, int rwflag, void *userdata);

/* Declare the PEM functions of a type. */
#define DECLARE_PEM_read(name, type) \
    type *PEM_read_bio_##name(BIO *out, type **x, pem_password_cb *cb, void *u); \
    type *PEM_read_##name(FILE *out, type **x, pem_password_cb *cb, void *u);
#define DECLARE_PEM_write(name, type) \
    int PEM_write_bio_##name(BIO *out, const type *x); \
    int PEM_write_##name(FILE *out, const type *x);
#define DECLARE_PEM_write_cb(name, type) \
    int PEM_write_bio_##name(BIO *out, const type *x, const EVP_CIPHER *enc, const unsigned char *kstr, int klen, \
                             pem_password_cb *cb, void *u); \
    int PEM_write_##name(FILE *out, const type *x, const EVP_CIPHER *enc, const unsigned char *kstr, int klen, \
                         pem_password_cb *cb, void *u);
#define DECLARE_PEM_rw(name, type) DECLARE_PEM_read(name, type) DECLARE_PEM_write(name, type)
#define DECLARE_PEM_rw_cb(name, type) DECLARE_PEM_read(name, type) DECLARE_PEM_write_cb(name, type)
#define DECLARE_PEM_write_const DECLARE_PEM_write
#define DECLARE_PEM_write_cb_const DECLARE_PEM_write_cb
#define DECLARE_PEM_rw_const DECLARE_PEM_rw

#ifdef __cplusplus
extern "C" {
#endif

/*
 * PEM_read_bio_X reads the next block of its kind from a BIO; blocks of other kinds are passed over. If x is not NULL the
 * object is also put into *x, and the one there before is freed. The password of an encrypted block comes from cb, which
 * gets u; without cb, u is the password, a C string. Returns the object, to be freed with X_free; NULL on error, which is
 * PEM_R_NO_START_LINE if there is none. PEM_read_X does so from a file.
 * PEM_write_bio_X writes an object to a BIO, PEM_write_X to a file. Both return 1, or 0 on error. Where they take a cipher
 * the block is encrypted with it, if it is not NULL, by the password kstr of klen bytes, or if that is NULL by what cb, or u
 * without cb, gives. OpenSSL: PEM_read_CMS(3)
 */
DECLARE_PEM_rw(X509, X509)
DECLARE_PEM_rw(X509_AUX, X509)
DECLARE_PEM_rw(PUBKEY, EVP_PKEY)
DECLARE_PEM_rw(DHparams, DH)
DECLARE_PEM_rw(X509_CRL, X509_CRL)
DECLARE_PEM_rw(X509_REQ, X509_REQ)
DECLARE_PEM_rw(PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO)
DECLARE_PEM_rw_cb(RSAPrivateKey, RSA)
DECLARE_PEM_rw(RSAPublicKey, RSA)
DECLARE_PEM_rw(RSA_PUBKEY, RSA)
DECLARE_PEM_rw_cb(ECPrivateKey, EC_KEY)
DECLARE_PEM_rw(EC_PUBKEY, EC_KEY)
DECLARE_PEM_rw(ECPKParameters, EC_GROUP)

#ifdef __cplusplus
}
#endif
