/* Making certificates: X509_new, the setters, signing, changing what was parsed. */
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/pem.h>
#include <openssl/err.h>

#include "check.h"

static X509 *read_certificate(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return x;
}

/* A certificate that says nothing yet says so. */
static void blank(void)
{
    X509 *x = X509_new();
    CHECK(x != NULL);
    CHECK_INT(X509_get_version(x), X509_VERSION_1);
    CHECK_INT(X509_NAME_entry_count(X509_get_subject_name(x)), 0);
    CHECK_INT(ASN1_STRING_length(X509_get_serialNumber(x)), 0);
    CHECK(X509_get_pubkey(x) == NULL);
    CHECK(X509_get0_extensions(x) == NULL);
    unsigned char *der = NULL;
    ERR_clear_error();
    CHECK(i2d_X509(x, &der) < 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), ASN1_R_ILLEGAL_ZERO_CONTENT);
    CHECK(X509_dup(x) == NULL);
    CHECK_INT(X509_set_version(NULL, 2), 0);
    CHECK_INT(X509_set_pubkey(x, NULL), 0);
    CHECK_INT(X509_set_subject_name(x, NULL), 0);
    CHECK_INT(X509_set_serialNumber(x, NULL), 0);
    CHECK_INT(X509_set1_notBefore(x, NULL), 0);
    X509_free(x);
    ERR_clear_error();
}

/* What is set is what is got, through pointers that stay the same. */
static void setters(void)
{
    X509 *other = read_certificate("server-p256.crt"), *x = X509_new();
    ASN1_INTEGER *serial = X509_get_serialNumber(x);
    CHECK(ASN1_INTEGER_set(serial, 0x1234));
    CHECK_INT(ASN1_INTEGER_get(X509_get0_serialNumber(x)), 0x1234);
    CHECK(X509_set_serialNumber(x, X509_get_serialNumber(other)));
    CHECK(X509_get_serialNumber(x) == serial);
    CHECK_INT(ASN1_INTEGER_cmp(serial, X509_get_serialNumber(other)), 0);
    CHECK(X509_set_version(x, X509_VERSION_3));
    CHECK_INT(X509_get_version(x), X509_VERSION_3);
    CHECK(X509_gmtime_adj(X509_getm_notBefore(x), 0) == X509_getm_notBefore(x));
    CHECK(X509_time_adj_ex(X509_getm_notAfter(x), 10, 5, NULL) != NULL);
    int days = 0, seconds = 0;
    CHECK(ASN1_TIME_diff(&days, &seconds, X509_get0_notBefore(x), X509_get0_notAfter(x)));
    CHECK_INT(days, 10);
    CHECK(seconds == 5 || seconds == 6);
    CHECK(X509_set1_notAfter(x, X509_get0_notAfter(other)));
    CHECK_INT(ASN1_TIME_compare(X509_get0_notAfter(x), X509_get0_notAfter(other)), 0);
    CHECK(X509_set_subject_name(x, X509_get_subject_name(other)));
    CHECK(X509_set_issuer_name(x, X509_get_issuer_name(other)));
    CHECK_INT(X509_NAME_cmp(X509_get_subject_name(x), X509_get_subject_name(other)), 0);
    CHECK(X509_get_subject_name(x) != X509_get_subject_name(other));
    CHECK_INT(X509_NAME_cmp(X509_get_issuer_name(x), X509_get_issuer_name(other)), 0);
    EVP_PKEY *key = X509_get_pubkey(other);
    CHECK(X509_set_pubkey(x, key));
    CHECK(X509_get0_pubkey(x) == key);
    CHECK_INT(X509_check_private_key(x, key), 1);
    CHECK_INT(X509_subject_name_cmp(x, other), 0);
    EVP_PKEY_free(key);
    X509_free(x);
    X509_free(other);
}

/* A setter changes the certificate it is called on and no copy of it. */
static void changing(void)
{
    X509 *x = read_certificate("server-p256.crt"), *copy = X509_dup(x);
    CHECK(copy != NULL && copy != x);
    CHECK_INT(X509_cmp(x, copy), 0);
    X509_NAME *subject = X509_get_subject_name(copy);
    CHECK(X509_set_version(copy, X509_VERSION_1));
    CHECK(X509_get_subject_name(copy) == subject);
    CHECK_INT(X509_get_version(copy), X509_VERSION_1);
    CHECK_INT(X509_get_version(x), X509_VERSION_3);
    CHECK(X509_set_version(copy, X509_VERSION_3));
    CHECK_INT(X509_cmp(x, copy), 0);

    /* A certificate that was read keeps its encoding when only what a getter points to is changed. */
    unsigned char *before = NULL, *after = NULL;
    int length = i2d_X509(x, &before);
    CHECK(ASN1_INTEGER_set(X509_get_serialNumber(x), 77));
    CHECK_INT(ASN1_INTEGER_get(X509_get0_serialNumber(x)), 77);
    CHECK_INT(i2d_X509(x, &after), length);
    CHECK(memcmp(before, after, (size_t)length) == 0);
    OPENSSL_free(before);
    OPENSSL_free(after);
    X509_free(copy);
    X509_free(x);
}

static EVP_PKEY *read_key(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return key;
}

/* A certificate signed by its own key, that verifies, and does not after a change. */
static void signed_by(const char *file, const EVP_MD *md, int nid)
{
    X509 *like = read_certificate("server-p256.crt"), *x = X509_new();
    EVP_PKEY *key = read_key(file), *other = read_key("expired.key");
    CHECK(X509_set_version(x, X509_VERSION_3));
    CHECK(ASN1_INTEGER_set(X509_get_serialNumber(x), 1));
    CHECK(X509_gmtime_adj(X509_getm_notBefore(x), 0) != NULL);
    CHECK(X509_gmtime_adj(X509_getm_notAfter(x), 3600) != NULL);
    CHECK(X509_set_subject_name(x, X509_get_subject_name(like)));
    CHECK(X509_set_issuer_name(x, X509_get_subject_name(x)));
    CHECK(X509_set_pubkey(x, key));
    ERR_clear_error();
    CHECK_INT(X509_verify(x, key), -1);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), ASN1_R_UNKNOWN_SIGNATURE_ALGORITHM);
    CHECK_INT(X509_check_host(x, "localhost", 0, 0, NULL), 1);
    CHECK_INT(X509_check_private_key(x, key), 1);

    int length = X509_sign(x, key, md);
    CHECK(length > 0 && length <= EVP_PKEY_size(key));
    CHECK_INT(X509_get_signature_nid(x), nid);
    CHECK_INT(X509_verify(x, key), 1);
    CHECK(X509_verify(x, other) != 1);

    /* What was written reads back the same, and is trusted by itself. */
    unsigned char *der = NULL;
    int size = i2d_X509(x, &der);
    const unsigned char *rest = der;
    X509 *again = d2i_X509(NULL, &rest, size);
    CHECK(again != NULL);
    CHECK_INT(X509_cmp(again, x), 0);
    CHECK_INT(X509_verify(again, key), 1);
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    CHECK(X509_STORE_add_cert(store, x));
    CHECK(X509_STORE_CTX_init(ctx, store, again, NULL));
    CHECK_INT(X509_verify_cert(ctx), 1);
    X509_STORE_CTX_free(ctx);
    X509_STORE_free(store);

    ERR_clear_error();
    CHECK(ASN1_INTEGER_set(X509_get_serialNumber(x), 2));
    CHECK_INT(X509_verify(x, key), 0);
    CHECK(X509_sign(x, key, md) > 0);
    CHECK_INT(X509_verify(x, key), 1);

    OPENSSL_free(der);
    X509_free(again);
    X509_free(x);
    X509_free(like);
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
    ERR_clear_error();
}

static void signatures(void)
{
    signed_by("server-rsa.key", EVP_sha256(), NID_sha256WithRSAEncryption);
    signed_by("server-rsa.key", EVP_sha512(), NID_sha512WithRSAEncryption);
    signed_by("server-rsa.key", EVP_sha1(), NID_sha1WithRSAEncryption);
    signed_by("server-rsa.key", NULL, NID_sha256WithRSAEncryption);
    signed_by("server-rsa-pss.key", EVP_sha256(), NID_rsassaPss);
    signed_by("server-p256.key", EVP_sha256(), NID_ecdsa_with_SHA256);
    signed_by("client-p384.key", EVP_sha384(), NID_ecdsa_with_SHA384);
    signed_by("client-p521.key", EVP_sha512(), NID_ecdsa_with_SHA512);
    signed_by("server-p256.key", EVP_sha224(), NID_ecdsa_with_SHA224);
    signed_by("server-ed25519.key", NULL, NID_ED25519);
}

/* What cannot sign leaves the certificate as it was. */
static void failing(void)
{
    X509 *x = read_certificate("server-p256.crt"), *copy = X509_dup(x);
    EVP_PKEY *ed = read_key("server-ed25519.key"), *public = X509_get_pubkey(x), *ec = read_key("server-p256.key");
    CHECK_INT(X509_sign(x, ed, EVP_sha256()), 0);
    CHECK_INT(X509_sign(x, public, EVP_sha256()), 0);
    CHECK_INT(X509_sign(x, ec, EVP_md5()), 0);
    CHECK_INT(X509_sign(NULL, ec, EVP_sha256()), 0);
    CHECK_INT(X509_cmp(x, copy), 0);
    X509_free(x);
    X509_free(copy);
    EVP_PKEY_free(ed);
    EVP_PKEY_free(ec);
    EVP_PKEY_free(public);
    ERR_clear_error();
}

int main(void)
{
    TEST(blank);
    TEST(setters);
    TEST(changing);
    TEST(signatures);
    TEST(failing);
    return check_done("x509_make");
}
