/* Revocation lists: made, signed, written, read, changed, printed, and used by verifications. What is expected is what
 * OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static BIO *file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    return BIO_new_file(path, "r");
}

static X509 *load(const char *name)
{
    BIO *bio = file(name);
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return x;
}

static EVP_PKEY *load_key(const char *name)
{
    BIO *bio = file(name);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return key;
}

/* Whether two lists have the same DER. */
static int same(const X509_CRL *a, const X509_CRL *b)
{
    unsigned char *der[2] = {NULL, NULL};
    int n = i2d_X509_CRL(a, &der[0]), m = i2d_X509_CRL(b, &der[1]);
    int equal = n > 0 && n == m && memcmp(der[0], der[1], n) == 0;
    OPENSSL_free(der[0]);
    OPENSSL_free(der[1]);
    return equal;
}

static void add_revoked(X509_CRL *crl, const ASN1_INTEGER *serial, time_t when)
{
    X509_REVOKED *revoked = X509_REVOKED_new();
    ASN1_INTEGER *copy = ASN1_INTEGER_dup(serial);
    ASN1_TIME *date = ASN1_TIME_set(NULL, when);
    CHECK_INT(X509_REVOKED_set_serialNumber(revoked, copy), 1);
    CHECK_INT(X509_REVOKED_set_revocationDate(revoked, date), 1);
    CHECK_INT(X509_CRL_add0_revoked(crl, revoked), 1);
    ASN1_TIME_free(date);
    ASN1_INTEGER_free(copy);
}

/* A list of the authority ca-rsa with the certificate and the number 5. */
static X509_CRL *make(const X509 *revoked)
{
    X509 *ca = load("ca-rsa.crt");
    EVP_PKEY *key = load_key("ca-rsa.key");
    X509_CRL *crl = X509_CRL_new();
    ASN1_TIME *from = ASN1_TIME_set(NULL, time(NULL) - 60), *to = ASN1_TIME_set(NULL, time(NULL) + 3600);
    CHECK_INT(X509_CRL_set_version(crl, X509_CRL_VERSION_2), 1);
    CHECK_INT(X509_CRL_set_issuer_name(crl, X509_get_subject_name(ca)), 1);
    CHECK_INT(X509_CRL_set1_lastUpdate(crl, from), 1);
    CHECK(X509_CRL_get0_nextUpdate(crl) == NULL);
    CHECK_INT(X509_CRL_set1_nextUpdate(crl, to), 1);
    CHECK(X509_CRL_get_REVOKED(crl) == NULL);
    if (revoked != NULL)
        add_revoked(crl, X509_get0_serialNumber(revoked), 1700000000);
    ASN1_INTEGER *five = ASN1_INTEGER_new();
    ASN1_INTEGER_set(five, 5);
    add_revoked(crl, five, 1700000000);
    CHECK_INT(X509_CRL_sort(crl), 1);
    CHECK(X509_CRL_sign(crl, key, EVP_sha256()) > 0);
    CHECK_INT(X509_CRL_verify(crl, key), 1);
    X509_REVOKED *found = NULL;
    CHECK_INT(X509_CRL_get0_by_serial(crl, &found, five), 1);
    CHECK(found == sk_X509_REVOKED_value(X509_CRL_get_REVOKED(crl), 0));
    ASN1_INTEGER_free(five);
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    EVP_PKEY_free(key);
    X509_free(ca);
    return crl;
}

static void making(void)
{
    X509 *leaf = load("server-rsa.crt"), *other = load("client-rsa.crt");
    X509_CRL *crl = make(leaf);
    CHECK_INT(X509_CRL_get_version(crl), 1);
    CHECK_INT(sk_X509_REVOKED_num(X509_CRL_get_REVOKED(crl)), 2);
    CHECK_INT(X509_CRL_get_signature_nid(crl), NID_sha256WithRSAEncryption);
    X509_REVOKED *found = NULL;
    CHECK_INT(X509_CRL_get0_by_cert(crl, &found, leaf), 1);
    CHECK(found != NULL && ASN1_INTEGER_cmp(X509_REVOKED_get0_serialNumber(found), X509_get0_serialNumber(leaf)) == 0);
    CHECK_INT(ASN1_TIME_cmp_time_t(X509_REVOKED_get0_revocationDate(found), 1700000000), 0);
    CHECK_INT(X509_CRL_get0_by_cert(crl, &found, other), 0);

    unsigned char *der = NULL;
    int len = i2d_X509_CRL(crl, &der);
    CHECK(len > 0);
    const unsigned char *in = der;
    X509_CRL *read = d2i_X509_CRL(NULL, &in, len);
    CHECK(read != NULL && in == der + len);
    CHECK(same(crl, read));
    CHECK_INT(X509_CRL_cmp(crl, read), 0);
    const ASN1_BIT_STRING *signature;
    const X509_ALGOR *algorithm;
    X509_CRL_get0_signature(read, &signature, &algorithm);
    CHECK_INT(ASN1_STRING_length(signature), 256);
    CHECK_INT(OBJ_obj2nid(algorithm->algorithm), NID_sha256WithRSAEncryption);
    X509_CRL *copy = X509_CRL_dup(read);
    CHECK_INT(X509_CRL_match(copy, read), 0);

    /* A change makes the signature wrong until it is made again. */
    EVP_PKEY *key = load_key("ca-rsa.key");
    X509_EXTENSION *number = NULL;
    ASN1_OBJECT *type = OBJ_nid2obj(NID_crl_number);
    ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new();
    ASN1_STRING_set(value, "\x02\x01\x09", 3);
    number = X509_EXTENSION_create_by_OBJ(NULL, type, 0, value);
    CHECK_INT(X509_CRL_add_ext(copy, number, -1), 1);
    CHECK_INT(X509_CRL_get_ext_count(copy), 1);
    CHECK_INT(X509_CRL_get_ext_by_NID(copy, NID_crl_number, -1), 0);
    CHECK(X509_CRL_sign(copy, key, EVP_sha384()) > 0);
    CHECK_INT(X509_CRL_verify(copy, key), 1);
    CHECK(!same(copy, read));
    BIO *text = BIO_new(BIO_s_mem());
    CHECK_INT(X509_CRL_print(text, copy), 1);
    char *printed;
    BIO_write(text, "", 1);
    BIO_get_mem_data(text, &printed);
    CHECK(strstr(printed, "Certificate Revocation List (CRL):\n        Version 2 (0x1)\n") == printed);
    CHECK(strstr(printed, "X509v3 CRL Number: \n                9\n") != NULL);
    CHECK(strstr(printed, "Revoked Certificates:\n    Serial Number: 05\n        Revocation Date: Nov 14 22:13:20 2023 GMT\n") != NULL);
    BIO_free(text);
    X509_EXTENSION_free(X509_CRL_delete_ext(copy, 0));
    CHECK_INT(X509_CRL_get_ext_count(copy), 0);
    X509_EXTENSION_free(number);
    ASN1_OCTET_STRING_free(value);
    EVP_PKEY_free(key);
    X509_CRL_free(copy);
    X509_CRL_free(read);
    OPENSSL_free(der);
    X509_CRL_free(crl);
    X509_free(other);
    X509_free(leaf);
}

static void pem(void)
{
    X509_CRL *crl = make(NULL);
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_X509_CRL(bio, crl), 1);
    X509_CRL *read = PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL);
    CHECK(read != NULL && same(crl, read));
    CHECK(PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL) == NULL);
    ERR_clear_error();
    X509_CRL_free(read);
    CHECK_INT(i2d_X509_CRL_bio(bio, crl), 1);
    read = d2i_X509_CRL_bio(bio, NULL);
    CHECK(read != NULL && same(crl, read));
    X509_CRL_free(read);
    BIO_free(bio);
    X509_CRL_free(crl);
}

static int seen_error, saw_crl;

static int on_result(int ok, X509_STORE_CTX *ctx)
{
    if (!ok) {
        seen_error = X509_STORE_CTX_get_error(ctx);
        saw_crl = X509_STORE_CTX_get0_current_crl(ctx) != NULL;
    }
    return ok;
}

/* The error of a verification of server-rsa with a list in the store, or given. */
static int verified(X509_CRL *stored, X509_CRL *given)
{
    X509 *ca = load("ca-rsa.crt"), *leaf = load("server-rsa.crt");
    X509_STORE *store = X509_STORE_new();
    X509_STORE_add_cert(store, ca);
    if (stored != NULL)
        CHECK_INT(X509_STORE_add_crl(store, stored), 1);
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
    X509_STORE_set_verify_cb(store, on_result);
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    X509_STORE_CTX_init(ctx, store, leaf, NULL);
    STACK_OF(X509_CRL) *crls = sk_X509_CRL_new_null();
    if (given != NULL)
        sk_X509_CRL_push(crls, given);
    X509_STORE_CTX_set0_crls(ctx, crls);
    seen_error = saw_crl = 0;
    int ok = X509_verify_cert(ctx);
    int error = X509_STORE_CTX_get_error(ctx);
    CHECK(ok == (error == 0) && seen_error == error);
    X509_STORE_CTX_free(ctx);
    sk_X509_CRL_free(crls);
    X509_STORE_free(store);
    X509_free(leaf);
    X509_free(ca);
    return error;
}

static void verifying(void)
{
    X509 *leaf = load("server-rsa.crt");
    X509_CRL *good = make(NULL), *bad = make(leaf);
    CHECK_INT(verified(NULL, NULL), X509_V_ERR_UNABLE_TO_GET_CRL);
    CHECK_INT(saw_crl, 0);
    CHECK_INT(verified(good, NULL), X509_V_OK);
    CHECK_INT(verified(NULL, good), X509_V_OK);
    CHECK_INT(verified(bad, NULL), X509_V_ERR_CERT_REVOKED);
    CHECK_INT(saw_crl, 1);
    CHECK_INT(verified(NULL, bad), X509_V_ERR_CERT_REVOKED);
    X509_CRL_free(good);
    X509_CRL_free(bad);
    X509_free(leaf);
}

/* A store takes the lists of a PEM file too, and finds them by a name that a program made. */
static void loading(void)
{
    char path[] = "/tmp/oxissl-crl-XXXXXX";
    int fd = mkstemp(path);
    X509 *leaf = load("server-rsa.crt"), *ca = load("ca-rsa.crt");
    X509_CRL *crl = make(leaf);
    BIO *bio = BIO_new_file(path, "w");
    CHECK_INT(PEM_write_bio_X509(bio, ca), 1);
    CHECK_INT(PEM_write_bio_X509_CRL(bio, crl), 1);
    BIO_free(bio);

    X509_STORE *store = X509_STORE_new();
    CHECK_INT(X509_STORE_load_file(store, path), 1);
    CHECK_INT(sk_X509_OBJECT_num(X509_STORE_get0_objects(store)), 2);
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    CHECK_INT(X509_STORE_CTX_init(ctx, store, leaf, NULL), 1);
    CHECK_INT(X509_verify_cert(ctx), 0);
    CHECK_INT(X509_STORE_CTX_get_error(ctx), X509_V_ERR_CERT_REVOKED);
    X509_NAME *name = X509_NAME_new();
    X509_NAME_add_entry_by_txt(name, "O", MBSTRING_ASC, (const unsigned char *)"oxissl TESTS", -1, -1, 0);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"OxiSSL test root RSA", -1, -1, 0);
    X509_OBJECT *object = X509_STORE_CTX_get_obj_by_subject(ctx, X509_LU_CRL, name);
    CHECK(object != NULL && X509_CRL_cmp(X509_OBJECT_get0_X509_CRL(object), crl) == 0);
    X509_OBJECT_free(object);
    X509_NAME_free(name);
    X509_STORE_CTX_free(ctx);
    X509_STORE_free(store);

    bio = BIO_new_file(path, "a");
    BIO_puts(bio, "-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n");
    BIO_free(bio);
    store = X509_STORE_new();
    CHECK_INT(X509_STORE_load_file(store, path), 0);
    CHECK_INT(sk_X509_OBJECT_num(X509_STORE_get0_objects(store)), 0);
    X509_STORE_free(store);
    ERR_clear_error();

    close(fd);
    unlink(path);
    X509_CRL_free(crl);
    X509_free(ca);
    X509_free(leaf);
}

static void nothing(void)
{
    X509_CRL_free(NULL);
    X509_REVOKED_free(NULL);
    static const unsigned char cut[] = {0x30, 0x05, 0x30, 0x03};
    const unsigned char *in = cut;
    CHECK(d2i_X509_CRL(NULL, &in, sizeof cut) == NULL && in == cut);
    CHECK(ERR_get_error() != 0);
    ERR_clear_error();
    X509_CRL *crl = X509_CRL_new();
    CHECK(sk_X509_REVOKED_num(X509_CRL_get_REVOKED(crl)) == -1);
    CHECK(X509_CRL_get_ext_count(crl) == 0);
    X509_CRL_free(crl);
}

/* Extensions as structures, of a list and of an entry. */
static void extension_structures(void)
{
    X509_CRL *crl = X509_CRL_new();
    X509_REVOKED *revoked = X509_REVOKED_new();
    ASN1_INTEGER *number = ASN1_INTEGER_new(), *back;
    ASN1_ENUMERATED *reason = ASN1_ENUMERATED_new(), *why;
    int critical = 7;

    ASN1_INTEGER_set(number, 4711);
    ASN1_ENUMERATED_set(reason, 4);
    CHECK(X509_CRL_get_ext_d2i(crl, NID_crl_number, &critical, NULL) == NULL);
    CHECK_INT(critical, -1);
    CHECK_INT(X509_CRL_add1_ext_i2d(crl, NID_crl_number, number, 0, 0), 1);
    CHECK_INT(X509_CRL_add1_ext_i2d(crl, NID_crl_number, number, 0, X509V3_ADD_DEFAULT), 0);
    CHECK_INT(X509_CRL_get_ext_count(crl), 1);
    back = X509_CRL_get_ext_d2i(crl, NID_crl_number, &critical, NULL);
    CHECK(back != NULL && ASN1_INTEGER_get(back) == 4711);
    CHECK_INT(critical, 0);
    CHECK_INT(X509_REVOKED_add1_ext_i2d(revoked, NID_crl_reason, reason, 0, 0), 1);
    why = X509_REVOKED_get_ext_d2i(revoked, NID_crl_reason, &critical, NULL);
    CHECK(why != NULL && ASN1_ENUMERATED_get(why) == 4);
    ERR_clear_error();
    ASN1_INTEGER_free(number);
    ASN1_INTEGER_free(back);
    ASN1_ENUMERATED_free(reason);
    ASN1_ENUMERATED_free(why);
    X509_REVOKED_free(revoked);
    X509_CRL_free(crl);
}

int main(void)
{
    TEST(making);
    TEST(pem);
    TEST(verifying);
    TEST(loading);
    TEST(nothing);
    TEST(extension_structures);
    return check_done("crl");
}
