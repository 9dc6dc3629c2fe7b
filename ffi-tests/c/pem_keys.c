/* Private keys and parameters in every form that they are written in. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "check.h"

static char secret[] = "secret";

static EVP_PKEY *load(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    CHECK(key != NULL);
    return key;
}

static int begins_with(BIO *bio, const char *wanted)
{
    char *text;
    long length = BIO_get_mem_data(bio, &text);
    return length > (long)strlen(wanted) && memcmp(text, wanted, strlen(wanted)) == 0;
}

static int give(char *buf, int size, int rwflag, void *u)
{
    (void)size;
    *(int *)u = rwflag;
    memcpy(buf, secret, 6);
    return 6;
}

/* What is in the BIO is this key, under the password, if it has one, and under no other. */
static void check_read(BIO *bio, EVP_PKEY *key, int encrypted)
{
    char *text;
    long length = BIO_get_mem_data(bio, &text);
    if (encrypted) {
        BIO *copy = BIO_new_mem_buf(text, (int)length);
        CHECK(PEM_read_bio_PrivateKey(copy, NULL, NULL, "Secret") == NULL);
        ERR_clear_error();
        BIO_free(copy);
    }
    EVP_PKEY *found = PEM_read_bio_PrivateKey(bio, NULL, NULL, encrypted ? secret : NULL);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    EVP_PKEY_free(found);
    BIO_free(bio);
}

static void pkcs8(void)
{
    static const char *const NAMES[] = {"server-rsa.key", "server-p256.key", "server-p521.key", "server-ed25519.key",
                                        "server-rsa-pss.key"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        EVP_PKEY *key = load(NAMES[i]);
        BIO *bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL), 1);
        CHECK(begins_with(bio, "-----BEGIN PRIVATE KEY-----\n"));
        check_read(bio, key, 0);

        bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PrivateKey(bio, key, EVP_aes_256_cbc(), (unsigned char *)secret, 6, NULL, NULL), 1);
        CHECK(begins_with(bio, "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        check_read(bio, key, 1);

        int rwflag = -1;
        bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PKCS8PrivateKey(bio, key, EVP_aes_128_cbc(), NULL, 0, give, &rwflag), 1);
        CHECK_INT(rwflag, 1);
        check_read(bio, key, 1);

        bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PKCS8PrivateKey(bio, key, EVP_aes_128_cbc(), NULL, 0, NULL, secret), 1);
        check_read(bio, key, 1);

        bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PKCS8PrivateKey_nid(bio, key, 146, secret, 6, NULL, NULL), 1);
        check_read(bio, key, 1);
        EVP_PKEY_free(key);
    }
}

static void pkcs8_der(void)
{
    EVP_PKEY *key = load("server-p256.key"), *found = NULL;
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(i2d_PKCS8PrivateKey_bio(bio, key, EVP_aes_256_cbc(), secret, 6, NULL, NULL), 1);
    CHECK(d2i_PKCS8PrivateKey_bio(bio, &found, NULL, secret) == found);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    CHECK_INT(i2d_PKCS8PrivateKey_nid_bio(bio, key, 146, NULL, 0, NULL, secret), 1);
    CHECK(d2i_PKCS8PrivateKey_bio(bio, NULL, NULL, "wrong") == NULL);
    ERR_clear_error();
    BIO_free(bio);

    bio = BIO_new(BIO_s_mem());
    CHECK_INT(i2d_PKCS8PrivateKey_bio(bio, key, NULL, NULL, 0, NULL, NULL), 1);
    char *der;
    const unsigned char *in;
    long length = BIO_get_mem_data(bio, &der);
    in = (unsigned char *)der;
    CHECK(d2i_AutoPrivateKey(&found, &in, length) == found);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    BIO_free(bio);
    EVP_PKEY_free(found);

    FILE *file = tmpfile();
    CHECK_INT(i2d_PKCS8PrivateKey_fp(file, key, EVP_aes_256_cbc(), secret, 6, NULL, NULL), 1);
    rewind(file);
    found = d2i_PKCS8PrivateKey_fp(file, NULL, NULL, secret);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    EVP_PKEY_free(found);
    EVP_PKEY_free(key);
    fclose(file);
}

static void pkcs8_objects(void)
{
    EVP_PKEY *key = load("server-p256.key");
    PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(key), *again = NULL;
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio, info), 1);
    CHECK(begins_with(bio, "-----BEGIN PRIVATE KEY-----\n"));
    CHECK(PEM_read_bio_PKCS8_PRIV_KEY_INFO(bio, &again, NULL, NULL) == again && again != NULL);
    CHECK_INT(i2d_PKCS8_PRIV_KEY_INFO_bio(bio, again), 1);
    CHECK(d2i_PKCS8_PRIV_KEY_INFO_bio(bio, &again) == again);
    EVP_PKEY *found = EVP_PKCS82PKEY(again);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    EVP_PKEY_free(found);
    CHECK_INT(i2d_PKCS8PrivateKeyInfo_bio(bio, key), 1);
    found = d2i_PrivateKey_bio(bio, NULL);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    EVP_PKEY_free(found);
    EVP_PKEY_free(key);
    PKCS8_PRIV_KEY_INFO_free(info);
    PKCS8_PRIV_KEY_INFO_free(again);
    const unsigned char bytes[] = {0x30, 3, 2, 1, 0}, *in = bytes;
    CHECK(d2i_PKCS8_PRIV_KEY_INFO(NULL, &in, sizeof bytes) == NULL && in == bytes);
    ERR_clear_error();
    BIO_free(bio);
}

static void traditional(void)
{
    static const struct {
        const char *name, *begin;
    } KEYS[] = {
        {"server-rsa.key", "-----BEGIN RSA PRIVATE KEY-----\n"},
        {"server-p384.key", "-----BEGIN EC PRIVATE KEY-----\n"},
    };
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        EVP_PKEY *key = load(KEYS[i].name);
        BIO *bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PrivateKey_traditional(bio, key, NULL, NULL, 0, NULL, NULL), 1);
        CHECK(begins_with(bio, KEYS[i].begin));
        check_read(bio, key, 0);
        bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_PrivateKey_traditional(bio, key, EVP_aes_256_cbc(), (unsigned char *)secret, 6, NULL,
                                                       NULL), 1);
        char begin[128];
        snprintf(begin, sizeof begin, "%sProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,", KEYS[i].begin);
        CHECK(begins_with(bio, begin));
        check_read(bio, key, 1);
        EVP_PKEY_free(key);
    }
    EVP_PKEY *key = load("server-ed25519.key");
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_PrivateKey_traditional(bio, key, NULL, NULL, 0, NULL, NULL), 0);
    unsigned long error = ERR_peek_last_error();
    CHECK_INT(ERR_GET_LIB(error), ERR_LIB_PEM);
    CHECK_INT(ERR_GET_REASON(error), PEM_R_UNSUPPORTED_PUBLIC_KEY_TYPE);
    ERR_clear_error();
    BIO_free(bio);
    EVP_PKEY_free(key);
}

static void public_keys(void)
{
    EVP_PKEY *key = load("server-p256.key");
    FILE *file = tmpfile();
    CHECK_INT(PEM_write_PUBKEY(file, key), 1);
    rewind(file);
    EVP_PKEY *found = PEM_read_PUBKEY(file, NULL, NULL, NULL);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    fclose(file);
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_PrivateKey(bio, found, NULL, NULL, 0, NULL, NULL), 0);
    ERR_clear_error();
    BIO_free(bio);
    EVP_PKEY_free(found);
    EVP_PKEY_free(key);
}

static void parameters(void)
{
    EVP_PKEY *key = load("server-p384.key");
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_Parameters(bio, key), 1);
    CHECK(begins_with(bio, "-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END"));
    EVP_PKEY *found = PEM_read_bio_Parameters(bio, NULL);
    CHECK_INT(EVP_PKEY_get_id(found), EVP_PKEY_EC);
    CHECK_INT(EVP_PKEY_get_bits(found), 384);
    EVP_PKEY_free(found);
    CHECK(PEM_read_bio_Parameters(bio, NULL) == NULL);
    ERR_clear_error();
    BIO_free(bio);
    EVP_PKEY_free(key);

    char path[512];
    snprintf(path, sizeof path, "%s/ffdhe2048.pem", PKI);
    bio = BIO_new_file(path, "r");
    found = PEM_read_bio_Parameters(bio, NULL);
    BIO_free(bio);
    CHECK_INT(EVP_PKEY_get_id(found), EVP_PKEY_DH);
    CHECK_INT(EVP_PKEY_get_bits(found), 2048);
    bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_write_bio_Parameters(bio, found), 1);
    CHECK(begins_with(bio, "-----BEGIN DH PARAMETERS-----\n"));
    BIO_free(bio);
    EVP_PKEY_free(found);
}

int main(void)
{
    TEST(pkcs8);
    TEST(pkcs8_der);
    TEST(pkcs8_objects);
    TEST(traditional);
    TEST(public_keys);
    TEST(parameters);
    return check_done("pem_keys");
}
