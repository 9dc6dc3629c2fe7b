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

int main(void)
{
    TEST(blank);
    TEST(setters);
    TEST(changing);
    return check_done("x509_make");
}
