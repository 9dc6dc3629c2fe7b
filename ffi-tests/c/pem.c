/* Certificates and keys in PEM, and keys in DER. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "check.h"

static BIO *open_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    return BIO_new_file(path, "r");
}

static EVP_PKEY *load(const char *name, pem_password_cb *callback, void *argument)
{
    BIO *bio = open_file(name);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, callback, argument);
    BIO_free(bio);
    return key;
}

/* The library and reason of the last error, and none is left. */
static void check_last(int library, int reason)
{
    unsigned long error = ERR_peek_last_error();
    CHECK_INT(ERR_GET_LIB(error), library);
    CHECK_INT(ERR_GET_REASON(error), reason);
    ERR_clear_error();
}

static void certificates(void)
{
    BIO *bio = open_file("server-rsa.crt"), *copy = BIO_new(BIO_s_mem());
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL), *y = NULL;
    CHECK(x != NULL);
    CHECK_INT(BIO_puts(copy, "before\n"), 7);
    CHECK_INT(PEM_write_bio_X509(copy, x), 1);
    CHECK_INT(PEM_write_bio_X509(copy, x), 1);
    CHECK_INT(BIO_puts(copy, "after\n"), 6);
    CHECK(PEM_read_bio_X509(copy, &y, NULL, NULL) == y && X509_cmp(x, y) == 0);
    CHECK(PEM_read_bio_X509_AUX(copy, &y, NULL, NULL) == y && X509_cmp(x, y) == 0);
    CHECK(PEM_read_bio_X509(copy, NULL, NULL, NULL) == NULL);
    check_last(ERR_LIB_PEM, PEM_R_NO_START_LINE);
    BIO_free(copy);
    BIO_free(bio);

    FILE *file = tmpfile();
    CHECK_INT(PEM_write_X509(file, x), 1);
    rewind(file);
    X509 *z = PEM_read_X509(file, NULL, NULL, NULL);
    CHECK(z != NULL && X509_cmp(x, z) == 0);
    fclose(file);
    X509_free(x);
    X509_free(y);
    X509_free(z);
}

static void bad_blocks(void)
{
    static const struct {
        const char *text;
        int reason;
    } BAD[] = {
        {"-----BEGIN CERTIFICATE-----\nAAAA\n", PEM_R_BAD_END_LINE},
        {"-----BEGIN CERTIFICATE-----\nAAAA\n-----END OTHER-----\n", PEM_R_BAD_END_LINE},
        {"-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n", PEM_R_BAD_BASE64_DECODE},
        {"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ERR_R_ASN1_LIB},
        {"", PEM_R_NO_START_LINE},
    };
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        BIO *bio = BIO_new_mem_buf(BAD[i].text, -1);
        CHECK(PEM_read_bio_X509(bio, NULL, NULL, NULL) == NULL);
        check_last(ERR_LIB_PEM, BAD[i].reason);
        BIO_free(bio);
    }
}

static void keys(void)
{
    static const struct {
        const char *name;
        int id, bits;
    } KEYS[] = {
        {"server-rsa.key", EVP_PKEY_RSA, 2048},    {"server-rsa.pkcs1.key", EVP_PKEY_RSA, 2048},
        {"server-p256.key", EVP_PKEY_EC, 256},     {"server-p256.sec1.key", EVP_PKEY_EC, 256},
        {"server-p521.key", EVP_PKEY_EC, 521},     {"server-ed25519.key", EVP_PKEY_ED25519, 256},
        {"server-rsa-pss.key", EVP_PKEY_RSA_PSS, 2048},
    };
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        EVP_PKEY *key = load(KEYS[i].name, NULL, NULL), *again = NULL;
        CHECK_INT(EVP_PKEY_get_id(key), KEYS[i].id);
        CHECK_INT(EVP_PKEY_get_bits(key), KEYS[i].bits);
        unsigned char *der = NULL;
        int length = i2d_PrivateKey(key, &der);
        const unsigned char *in = der;
        CHECK(d2i_AutoPrivateKey(&again, &in, length) == again && again != NULL && in == der + length);
        CHECK_INT(EVP_PKEY_eq(key, again), 1);
        OPENSSL_free(der);
        BIO *bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL), 1);
        CHECK(PEM_read_bio_PrivateKey(bio, &again, NULL, NULL) == again);
        CHECK_INT(EVP_PKEY_eq(key, again), 1);
        CHECK_INT(PEM_write_bio_PUBKEY(bio, key), 1);
        CHECK(PEM_read_bio_PUBKEY(bio, &again, NULL, NULL) == again);
        CHECK_INT(EVP_PKEY_eq(key, again), 1);
        BIO_free(bio);
        EVP_PKEY_free(key);
        EVP_PKEY_free(again);
    }
}

static int calls;

static int refuse(char *buf, int size, int rwflag, void *u)
{
    (void)buf, (void)u;
    CHECK_INT(rwflag, 0);
    CHECK_INT(size, PEM_BUFSIZE);
    calls++;
    return -1;
}

static int give(char *buf, int size, int rwflag, void *u)
{
    (void)size, (void)rwflag;
    strcpy(buf, u);
    return (int)strlen(u);
}

static void passwords(void)
{
    static char right[] = "oxissl", wrong[] = "not it";
    static const char *const NAMES[] = {"server-rsa.encrypted.key", "server-rsa.legacy-encrypted.key"};
    EVP_PKEY *plain = load("server-rsa.key", refuse, NULL);
    CHECK(plain != NULL);
    for (int i = 0; i < 2; i++) {
        EVP_PKEY *key = load(NAMES[i], NULL, right);
        CHECK_INT(EVP_PKEY_eq(plain, key), 1);
        EVP_PKEY_free(key);
        key = load(NAMES[i], give, right);
        CHECK_INT(EVP_PKEY_eq(plain, key), 1);
        EVP_PKEY_free(key);
        ERR_clear_error();
        CHECK(load(NAMES[i], give, wrong) == NULL);
        CHECK(ERR_peek_last_error() != 0);
        ERR_clear_error();
        calls = 0;
        CHECK(load(NAMES[i], refuse, NULL) == NULL);
        CHECK(calls > 0);
        check_last(ERR_LIB_PEM, PEM_R_BAD_PASSWORD_READ);
    }
    EVP_PKEY_free(plain);
}

static void fitting(void)
{
    BIO *bio = open_file("server-rsa.crt");
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    EVP_PKEY *key = load("server-rsa.key", NULL, NULL), *other = load("client-rsa.key", NULL, NULL);
    EVP_PKEY *kind = load("server-p256.key", NULL, NULL);
    CHECK_INT(X509_check_private_key(x, key), 1);
    ERR_clear_error();
    CHECK_INT(X509_check_private_key(x, other), 0);
    check_last(ERR_LIB_X509, X509_R_KEY_VALUES_MISMATCH);
    CHECK_INT(X509_check_private_key(x, kind), 0);
    check_last(ERR_LIB_X509, X509_R_KEY_TYPE_MISMATCH);
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
    EVP_PKEY_free(kind);
    X509_free(x);
}

int main(void)
{
    TEST(certificates);
    TEST(bad_blocks);
    TEST(keys);
    TEST(passwords);
    TEST(fitting);
    return check_done("pem");
}
