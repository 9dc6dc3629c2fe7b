/* PKCS#12 files: made and read here, and what is in them. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include "check.h"

static EVP_PKEY *key;
static X509 *own, *ca;
static STACK_OF(X509) *others;

static BIO *open_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    return BIO_new_file(path, "r");
}

static void check_last(int library, int reason)
{
    unsigned long error = ERR_peek_last_error();
    CHECK_INT(ERR_GET_LIB(error), library);
    CHECK_INT(ERR_GET_REASON(error), reason);
    ERR_clear_error();
}

static void load(void)
{
    BIO *bio = open_file("server-rsa.key");
    key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    bio = open_file("server-rsa.crt");
    own = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    bio = open_file("ca-rsa.crt");
    ca = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    bio = open_file("ca-ecdsa.crt");
    X509 *second = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    CHECK(key != NULL && own != NULL && ca != NULL && second != NULL);
    others = sk_X509_new_null();
    X509_up_ref(ca);
    sk_X509_push(others, ca);
    sk_X509_push(others, second);
}

/* The file through its encoding. */
static PKCS12 *again(PKCS12 *file)
{
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(i2d_PKCS12_bio(bio, file), 1);
    PKCS12_free(file);
    file = d2i_PKCS12_bio(bio, NULL);
    BIO_free(bio);
    CHECK(file != NULL);
    return file;
}

static void round_trips(void)
{
    static const int ALGORITHMS[][2] = {
        {0, 0},
        {NID_aes_128_cbc, NID_aes_192_cbc},
        {146, 146},
        {NID_des_ede3_cbc, -1},
        {-1, NID_aes_256_cbc},
        {-1, -1},
    };
    for (size_t i = 0; i < sizeof ALGORITHMS / sizeof ALGORITHMS[0]; i++) {
        PKCS12 *file = PKCS12_create("secret", "a name", key, own, others, ALGORITHMS[i][0], ALGORITHMS[i][1], 0, 0, 0);
        CHECK(file != NULL);
        file = again(file);
        CHECK_INT(PKCS12_mac_present(file), 1);
        CHECK_INT(PKCS12_verify_mac(file, "secret", -1), 1);
        CHECK_INT(PKCS12_verify_mac(file, "secrets", 6), 1);
        CHECK_INT(PKCS12_verify_mac(file, "Secret", -1), 0);
        EVP_PKEY *k = NULL;
        X509 *c = NULL;
        STACK_OF(X509) *rest = NULL;
        CHECK_INT(PKCS12_parse(file, "secret", &k, &c, &rest), 1);
        CHECK_INT(EVP_PKEY_eq(k, key), 1);
        CHECK(c != NULL && X509_cmp(c, own) == 0);
        CHECK_INT(sk_X509_num(rest), 2);
        CHECK(X509_cmp(sk_X509_value(rest, 0), ca) == 0);
        EVP_PKEY_free(k);
        X509_free(c);

        /* Without places for key and certificate, all certificates are others; and they are added to those there. */
        CHECK_INT(PKCS12_parse(file, "secret", NULL, NULL, &rest), 1);
        CHECK_INT(sk_X509_num(rest), 5);
        sk_X509_pop_free(rest, X509_free);
        CHECK_INT(PKCS12_parse(file, "secret", NULL, NULL, NULL), 1);

        k = (EVP_PKEY *)"x", c = (X509 *)"x", rest = NULL;
        ERR_clear_error();
        CHECK_INT(PKCS12_parse(file, "wrong", &k, &c, &rest), 0);
        check_last(ERR_LIB_PKCS12, PKCS12_R_MAC_VERIFY_FAILURE);
        CHECK(k == NULL && c == NULL && rest == NULL);

        /* OpenSSL 3.0 cannot change the password of PBES2. */
        if (ALGORITHMS[i][0] != 146 && (ALGORITHMS[i][0] != -1 || ALGORITHMS[i][1] != -1)) {
            PKCS12_free(file);
            continue;
        }
        CHECK_INT(PKCS12_newpass(file, "wrong", "new"), 0);
        check_last(ERR_LIB_PKCS12, PKCS12_R_MAC_VERIFY_FAILURE);
        CHECK_INT(PKCS12_newpass(file, "secret", "new"), 1);
        CHECK_INT(PKCS12_parse(file, "secret", &k, &c, NULL), 0);
        CHECK_INT(PKCS12_parse(file, "new", &k, &c, NULL), 1);
        CHECK_INT(EVP_PKEY_eq(k, key), 1);
        EVP_PKEY_free(k);
        X509_free(c);
        PKCS12_free(file);
        ERR_clear_error();
    }
}

static void passwords(void)
{
    /* No password and an empty one: either opens what the other made. */
    static const char *const EMPTY[] = {NULL, ""};
    for (int made = 0; made < 2; made++)
        for (int used = 0; used < 2; used++) {
            PKCS12 *file = again(PKCS12_create(EMPTY[made], NULL, key, own, NULL, 0, 0, 1, 1, 0));
            EVP_PKEY *k = NULL;
            CHECK_INT(PKCS12_parse(file, EMPTY[used], &k, NULL, NULL), 1);
            CHECK_INT(EVP_PKEY_eq(k, key), 1);
            CHECK_INT(PKCS12_verify_mac(file, EMPTY[made], -1), 1);
            EVP_PKEY_free(k);
            PKCS12_free(file);
        }
    PKCS12 *file = again(PKCS12_create("p\xc3\xa4ss \xe2\x82\xac", "n\xc3\xa4me", key, own, NULL, 146, 146, 10, 10, 0));
    CHECK_INT(PKCS12_parse(file, "p\xc3\xa4ss \xe2\x82\xac", NULL, NULL, NULL), 1);
    CHECK_INT(PKCS12_parse(file, "p\xe4ss", NULL, NULL, NULL), 0);
    PKCS12_free(file);
    ERR_clear_error();
}

static void macs(void)
{
    PKCS12 *file = again(PKCS12_create("secret", NULL, key, own, NULL, 0, 0, 1, -1, KEY_SIG));
    EVP_PKEY *k = NULL;
    CHECK_INT(PKCS12_mac_present(file), 0);
    CHECK_INT(PKCS12_verify_mac(file, "secret", -1), 0);
    check_last(ERR_LIB_PKCS12, PKCS12_R_MAC_ABSENT);
    CHECK_INT(PKCS12_parse(file, "secret", &k, NULL, NULL), 0);
    check_last(ERR_LIB_PKCS12, PKCS12_R_MAC_VERIFY_FAILURE);
    CHECK(k == NULL);
    PKCS12 *open = again(PKCS12_create(NULL, NULL, key, own, NULL, -1, -1, 0, -1, 0));
    CHECK_INT(PKCS12_parse(open, "", &k, NULL, NULL), 1);
    CHECK_INT(EVP_PKEY_eq(k, key), 1);
    EVP_PKEY_free(k);
    PKCS12_free(open);
    CHECK_INT(PKCS12_set_mac(file, "secret", -1, (unsigned char *)"salt", 4, 7, EVP_sha1()), 1);
    file = again(file);
    CHECK_INT(PKCS12_verify_mac(file, "secret", -1), 1);
    CHECK_INT(PKCS12_set_mac(file, "other", -1, NULL, 0, 0, NULL), 1);
    CHECK_INT(PKCS12_verify_mac(file, "secret", -1), 0);
    CHECK_INT(PKCS12_verify_mac(file, "other", 5), 1);
    PKCS12_free(file);
}

static void bad(void)
{
    EVP_PKEY *k = (EVP_PKEY *)"x";
    CHECK_INT(PKCS12_parse(NULL, NULL, &k, NULL, NULL), 0);
    check_last(ERR_LIB_PKCS12, PKCS12_R_INVALID_NULL_PKCS12_POINTER);
    CHECK(k == NULL);
    CHECK(PKCS12_create("x", NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0) == NULL);
    check_last(ERR_LIB_PKCS12, PKCS12_R_INVALID_NULL_ARGUMENT);
    CHECK(PKCS12_create("x", NULL, key, ca, NULL, 0, 0, 0, 0, 0) == NULL);
    check_last(ERR_LIB_X509, X509_R_KEY_VALUES_MISMATCH);
    CHECK(PKCS12_create("x", NULL, key, own, NULL, NID_commonName, 0, 0, 0, 0) == NULL);
    ERR_clear_error();
    const unsigned char bytes[] = {0x30, 3, 2, 1, 3}, *in = bytes;
    CHECK(d2i_PKCS12(NULL, &in, sizeof bytes) == NULL && in == bytes);
    ERR_clear_error();
    PKCS12_free(NULL);
}

int main(void)
{
    TEST(load);
    TEST(round_trips);
    TEST(passwords);
    TEST(macs);
    TEST(bad);
    EVP_PKEY_free(key);
    X509_free(own);
    X509_free(ca);
    sk_X509_pop_free(others, X509_free);
    return check_done("pkcs12");
}
