/* Certificates with what is kept beside them, requests and revocation lists as PEM. What is expected is what OpenSSL 3.0
 * answers. */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include "check.h"

static EVP_PKEY *key;

static BIO *open_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    return BIO_new_file(path, "r");
}

static X509 *load(const char *name)
{
    BIO *bio = open_file(name);
    X509 *found = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    CHECK(found != NULL);
    return found;
}

static int begins_with(BIO *bio, const char *wanted)
{
    char *text;
    long length = BIO_get_mem_data(bio, &text);
    return length > (long)strlen(wanted) && memcmp(text, wanted, strlen(wanted)) == 0;
}

static void labels(void)
{
    X509 *own = load("server-rsa.crt");
    int plain = i2d_X509(own, NULL), length = 77;
    CHECK(X509_alias_get0(own, &length) == NULL && length == 77);
    CHECK(X509_keyid_get0(own, NULL) == NULL);
    CHECK_INT(i2d_X509_AUX(own, NULL), plain);
    CHECK_INT(X509_alias_set1(own, (const unsigned char *)"a name", -1), 1);
    CHECK_STR((char *)X509_alias_get0(own, &length), "a name");
    CHECK_INT(length, 6);
    CHECK_INT(X509_keyid_set1(own, (const unsigned char *)"\1\2\3\4", 3), 1);
    unsigned char *id = X509_keyid_get0(own, &length);
    CHECK(length == 3 && id != NULL && memcmp(id, "\1\2\3", 3) == 0);
    CHECK_INT(i2d_X509(own, NULL), plain);
    static const unsigned char AUX[] = {0x30, 13, 0x0c, 6, 'a', ' ', 'n', 'a', 'm', 'e', 4, 3, 1, 2, 3};
    unsigned char *der = NULL;
    length = i2d_X509_AUX(own, &der);
    CHECK_INT(length, plain + (int)sizeof AUX);
    CHECK(memcmp(der + plain, AUX, sizeof AUX) == 0);

    const unsigned char *in = der;
    X509 *found = d2i_X509_AUX(NULL, &in, length);
    CHECK(in == der + length && X509_cmp(found, own) == 0);
    CHECK_STR((char *)X509_alias_get0(found, NULL), "a name");
    CHECK(X509_keyid_get0(found, &length) != NULL && length == 3);
    CHECK_INT(X509_alias_set1(found, NULL, 0), 1);
    CHECK(X509_alias_get0(found, NULL) == NULL);
    X509_free(found);
    in = der;
    found = d2i_X509_AUX(NULL, &in, plain);
    CHECK(found != NULL && X509_alias_get0(found, NULL) == NULL);
    X509_free(found);
    in = der;
    CHECK(d2i_X509_AUX(NULL, &in, plain + 4) == NULL && in == der);
    CHECK_INT(X509_alias_set1(NULL, NULL, 0), 1);
    OPENSSL_free(der);

    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_X509_AUX(bio, own), 1);
    CHECK(begins_with(bio, "-----BEGIN TRUSTED CERTIFICATE-----\n"));
    CHECK_INT(PEM_write_bio_X509(bio, own), 1);
    found = PEM_read_bio_X509_AUX(bio, NULL, NULL, NULL);
    CHECK_STR((char *)X509_alias_get0(found, NULL), "a name");
    CHECK(PEM_read_bio_X509_AUX(bio, &found, NULL, NULL) == found && found != NULL);
    CHECK(X509_alias_get0(found, NULL) == NULL);
    X509_free(found);
    BIO_free(bio);
    FILE *file = tmpfile();
    CHECK_INT(PEM_write_X509_AUX(file, own), 1);
    rewind(file);
    found = PEM_read_X509_AUX(file, NULL, NULL, NULL);
    CHECK_STR((char *)X509_alias_get0(found, NULL), "a name");
    X509_free(found);
    fclose(file);
    X509_free(own);
    ERR_clear_error();
}

/* What PKCS#12 files say of certificates. */
static void pkcs12(void)
{
    X509 *own = load("server-rsa.crt"), *other = load("ca-rsa.crt");
    STACK_OF(X509) *others = sk_X509_new_null();
    sk_X509_push(others, other);
    X509_alias_set1(other, (const unsigned char *)"the other", -1);
    PKCS12 *file = PKCS12_create("secret", "mine", key, own, others, 0, 0, 1, 1, 0);
    CHECK(file != NULL);
    EVP_PKEY *found_key;
    X509 *found = NULL;
    STACK_OF(X509) *found_others = NULL;
    CHECK_INT(PKCS12_parse(file, "secret", &found_key, &found, &found_others), 1);
    CHECK_STR((char *)X509_alias_get0(found, NULL), "mine");
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size;
    int length = 0;
    X509_digest(own, EVP_sha1(), digest, &size);
    unsigned char *id = X509_keyid_get0(found, &length);
    CHECK(id != NULL && length == 20 && memcmp(id, digest, 20) == 0);
    CHECK_INT(sk_X509_num(found_others), 1);
    CHECK_STR((char *)X509_alias_get0(sk_X509_value(found_others, 0), NULL), "the other");
    CHECK(X509_keyid_get0(sk_X509_value(found_others, 0), NULL) == NULL);
    EVP_PKEY_free(found_key);
    X509_free(found);
    sk_X509_pop_free(found_others, X509_free);
    found_others = NULL;
    found = NULL;
    CHECK_INT(PKCS12_parse(file, "secret", NULL, &found, &found_others), 1);
    CHECK(found == NULL);
    CHECK_INT(sk_X509_num(found_others), 2);
    sk_X509_pop_free(found_others, X509_free);
    PKCS12_free(file);
    sk_X509_pop_free(others, X509_free);
    X509_free(own);
    ERR_clear_error();
}

static X509_NAME *a_name(void)
{
    X509_NAME *name = X509_NAME_new();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"example", -1, -1, 0);
    return name;
}

static void requests(void)
{
    X509_REQ *req = X509_REQ_new();
    X509_NAME *name = a_name();
    X509_REQ_set_subject_name(req, name);
    X509_REQ_set_pubkey(req, key);
    CHECK(X509_REQ_sign(req, key, EVP_sha256()) > 0);
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_X509_REQ(bio, req), 1);
    CHECK(begins_with(bio, "-----BEGIN CERTIFICATE REQUEST-----\n"));
    X509_REQ *found = PEM_read_bio_X509_REQ(bio, NULL, NULL, NULL);
    CHECK(found != NULL && X509_NAME_cmp(X509_REQ_get_subject_name(found), name) == 0);
    CHECK_INT(X509_REQ_verify(found, key), 1);
    CHECK(PEM_read_bio_X509_REQ(bio, NULL, NULL, NULL) == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), PEM_R_NO_START_LINE);
    ERR_clear_error();

    /* The older label is read too. */
    unsigned char *der = NULL;
    int length = i2d_X509_REQ(req, &der);
    CHECK(PEM_write_bio(bio, "NEW CERTIFICATE REQUEST", "", der, length) > 0);
    CHECK(PEM_read_bio_X509_REQ(bio, &found, NULL, NULL) == found && found != NULL);
    OPENSSL_free(der);
    X509_REQ_free(found);
    BIO_free(bio);
    FILE *file = tmpfile();
    CHECK_INT(PEM_write_X509_REQ(file, req), 1);
    rewind(file);
    found = PEM_read_X509_REQ(file, NULL, NULL, NULL);
    CHECK_INT(X509_REQ_verify(found, key), 1);
    fclose(file);
    X509_REQ_free(found);
    X509_REQ_free(req);
    X509_NAME_free(name);
}

static void revocation_lists(void)
{
    X509_CRL *crl = X509_CRL_new();
    X509_NAME *name = a_name();
    ASN1_TIME *now = X509_gmtime_adj(NULL, 0);
    X509_CRL_set_version(crl, X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(crl, name);
    X509_CRL_set1_lastUpdate(crl, now);
    X509_CRL_set1_nextUpdate(crl, now);
    CHECK(X509_CRL_sign(crl, key, EVP_sha256()) > 0);
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_X509_CRL(bio, crl), 1);
    CHECK(begins_with(bio, "-----BEGIN X509 CRL-----\n"));
    X509_CRL *found = PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL);
    CHECK(found != NULL && X509_NAME_cmp(X509_CRL_get_issuer(found), name) == 0);
    CHECK_INT(X509_CRL_verify(found, key), 1);
    X509_CRL_free(found);
    BIO_free(bio);
    FILE *file = tmpfile();
    CHECK_INT(PEM_write_X509_CRL(file, crl), 1);
    rewind(file);
    found = PEM_read_X509_CRL(file, NULL, NULL, NULL);
    CHECK_INT(X509_CRL_verify(found, key), 1);
    fclose(file);
    X509_CRL_free(found);
    X509_CRL_free(crl);
    X509_NAME_free(name);
    ASN1_TIME_free(now);
}

int main(void)
{
    BIO *bio = open_file("server-rsa.key");
    key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    TEST(labels);
    TEST(pkcs12);
    TEST(requests);
    TEST(revocation_lists);
    EVP_PKEY_free(key);
    return check_done("PEM forms");
}
