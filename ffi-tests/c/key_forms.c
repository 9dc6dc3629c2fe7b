/* RSA and EC_KEY objects in every form that they are written in. What is expected is what OpenSSL 3.0 answers. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
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

/* Whether the object holds what the key holds; frees the object. */
static int same_rsa(RSA *rsa, EVP_PKEY *key, int private)
{
    const BIGNUM *n, *e, *d, *wanted_n, *wanted_e, *wanted_d;
    if (rsa == NULL)
        return 0;
    RSA_get0_key(rsa, &n, &e, &d);
    RSA_get0_key(EVP_PKEY_get0_RSA(key), &wanted_n, &wanted_e, &wanted_d);
    int same = BN_cmp(n, wanted_n) == 0 && BN_cmp(e, wanted_e) == 0;
    same = same && (private ? BN_cmp(d, wanted_d) == 0 : d == NULL);
    RSA_free(rsa);
    return same;
}

static int same_ec(EC_KEY *ec, EVP_PKEY *key, int private)
{
    if (ec == NULL)
        return 0;
    const EC_KEY *wanted = EVP_PKEY_get0_EC_KEY(key);
    int same = EC_POINT_cmp(EC_KEY_get0_group(wanted), EC_KEY_get0_public_key(ec), EC_KEY_get0_public_key(wanted), NULL) == 0;
    const BIGNUM *number = EC_KEY_get0_private_key(ec);
    same = same && (private ? BN_cmp(number, EC_KEY_get0_private_key(wanted)) == 0 : number == NULL);
    EC_KEY_free(ec);
    return same;
}

/* In memory, in a BIO and in a file: the same bytes each time, and the same key back. */
#define CHECK_DER(name, type, object, key, same, private) \
    do { \
        unsigned char *der = NULL; \
        int length = i2d_##name(object, &der); \
        CHECK(length > 0); \
        const unsigned char *in = der; \
        CHECK(same(d2i_##name(NULL, &in, length), key, private)); \
        CHECK(in == der + length); \
        in = der; \
        CHECK(d2i_##name(NULL, &in, length - 1) == NULL && in == der); \
        BIO *bio = BIO_new(BIO_s_mem()); \
        CHECK_INT(i2d_##name##_bio(bio, object), 1); \
        char *text; \
        CHECK_INT(BIO_get_mem_data(bio, &text), length); \
        CHECK(memcmp(text, der, (size_t)length) == 0); \
        type *place = NULL; \
        CHECK(d2i_##name##_bio(bio, &place) == place); \
        CHECK(same(place, key, private)); \
        CHECK(d2i_##name##_bio(bio, NULL) == NULL); \
        BIO_free(bio); \
        FILE *file = tmpfile(); \
        CHECK_INT(i2d_##name##_fp(file, object), 1); \
        rewind(file); \
        CHECK(same(d2i_##name##_fp(file, NULL), key, private)); \
        fclose(file); \
        OPENSSL_free(der); \
        ERR_clear_error(); \
    } while (0)

#define CHECK_PEM(name, label, object, key, same, private) \
    do { \
        BIO *bio = BIO_new(BIO_s_mem()); \
        CHECK_INT(PEM_write_bio_##name(bio, object), 1); \
        CHECK(begins_with(bio, "-----BEGIN " label "-----\n")); \
        CHECK(same(PEM_read_bio_##name(bio, NULL, NULL, NULL), key, private)); \
        CHECK(PEM_read_bio_##name(bio, NULL, NULL, NULL) == NULL); \
        BIO_free(bio); \
        FILE *file = tmpfile(); \
        CHECK_INT(PEM_write_##name(file, object), 1); \
        rewind(file); \
        CHECK(same(PEM_read_##name(file, NULL, NULL, NULL), key, private)); \
        fclose(file); \
        ERR_clear_error(); \
    } while (0)

#define CHECK_PRIVATE_PEM(name, label, object, key, same) \
    do { \
        BIO *bio = BIO_new(BIO_s_mem()); \
        CHECK_INT(PEM_write_bio_##name(bio, object, NULL, NULL, 0, NULL, NULL), 1); \
        CHECK(begins_with(bio, "-----BEGIN " label "-----\n")); \
        CHECK_INT(PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL), 1); \
        CHECK_INT(PEM_write_bio_##name(bio, object, EVP_aes_128_cbc(), NULL, 0, NULL, secret), 1); \
        CHECK(same(PEM_read_bio_##name(bio, NULL, NULL, NULL), key, 1)); \
        CHECK(same(PEM_read_bio_##name(bio, NULL, NULL, NULL), key, 1)); \
        CHECK(same(PEM_read_bio_##name(bio, NULL, NULL, secret), key, 1)); \
        BIO_free(bio); \
        FILE *file = tmpfile(); \
        CHECK_INT(PEM_write_##name(file, object, EVP_aes_256_cbc(), (unsigned char *)secret, 6, NULL, NULL), 1); \
        rewind(file); \
        CHECK(PEM_read_##name(file, NULL, NULL, "Secret") == NULL); \
        rewind(file); \
        CHECK(same(PEM_read_##name(file, NULL, NULL, secret), key, 1)); \
        fclose(file); \
        ERR_clear_error(); \
    } while (0)

static void rsa(void)
{
    EVP_PKEY *key = load("server-rsa.key");
    RSA *object = EVP_PKEY_get1_RSA(key);
    CHECK_DER(RSAPrivateKey, RSA, object, key, same_rsa, 1);
    CHECK_DER(RSAPublicKey, RSA, object, key, same_rsa, 0);
    CHECK_DER(RSA_PUBKEY, RSA, object, key, same_rsa, 0);
    CHECK_PRIVATE_PEM(RSAPrivateKey, "RSA PRIVATE KEY", object, key, same_rsa);
    CHECK_PEM(RSAPublicKey, "RSA PUBLIC KEY", object, key, same_rsa, 0);
    CHECK_PEM(RSA_PUBKEY, "PUBLIC KEY", object, key, same_rsa, 0);
    CHECK(same_rsa(RSAPrivateKey_dup(object), key, 1));
    CHECK(same_rsa(RSAPublicKey_dup(object), key, 0));
    RSA *public = RSAPublicKey_dup(object);
    CHECK(i2d_RSAPrivateKey(public, NULL) <= 0);
    RSA_free(public);
    RSA_free(object);
    EVP_PKEY_free(key);
    ERR_clear_error();
}

static void ec(void)
{
    static const char *const NAMES[] = {"server-p256.key", "server-p384.key", "server-p521.key"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        EVP_PKEY *key = load(NAMES[i]);
        EC_KEY *object = EVP_PKEY_get1_EC_KEY(key);
        CHECK_DER(ECPrivateKey, EC_KEY, object, key, same_ec, 1);
        CHECK_DER(EC_PUBKEY, EC_KEY, object, key, same_ec, 0);
        CHECK_PRIVATE_PEM(ECPrivateKey, "EC PRIVATE KEY", object, key, same_ec);
        CHECK_PEM(EC_PUBKEY, "PUBLIC KEY", object, key, same_ec, 0);
        EC_KEY_free(object);
        EVP_PKEY_free(key);
    }
}

static void curves(void)
{
    static const int NIDS[] = {NID_X9_62_prime256v1, NID_secp384r1, NID_secp521r1};
    for (size_t i = 0; i < 3; i++) {
        EC_GROUP *group = EC_GROUP_new_by_curve_name(NIDS[i]);
        unsigned char bytes[16], *out = bytes;
        int length = i2d_ECPKParameters(group, &out);
        CHECK_INT(length, i == 0 ? 10 : 7);
        const unsigned char *in = bytes;
        EC_GROUP *found = d2i_ECPKParameters(NULL, &in, length);
        CHECK_INT(EC_GROUP_get_curve_name(found), NIDS[i]);
        CHECK(in == bytes + length);
        BIO *bio = BIO_new(BIO_s_mem());
        CHECK_INT(PEM_write_bio_ECPKParameters(bio, group), 1);
        CHECK(begins_with(bio, "-----BEGIN EC PARAMETERS-----\n"));
        CHECK(PEM_read_bio_ECPKParameters(bio, &found, NULL, NULL) == found);
        CHECK_INT(EC_GROUP_get_curve_name(found), NIDS[i]);
        BIO_free(bio);
        EC_GROUP_free(found);
        EC_GROUP_free(group);
    }
    static const unsigned char BAD[] = {6, 3, 0x2a, 3, 4};
    const unsigned char *in = BAD;
    CHECK(d2i_ECPKParameters(NULL, &in, sizeof BAD) == NULL && in == BAD);
    ERR_clear_error();
}

static void points(void)
{
    EVP_PKEY *key = load("server-p256.key");
    EC_KEY *object = EVP_PKEY_get1_EC_KEY(key);
    for (int compressed = 0; compressed < 2; compressed++) {
        EC_KEY_set_conv_form(object, compressed ? POINT_CONVERSION_COMPRESSED : POINT_CONVERSION_UNCOMPRESSED);
        unsigned char *bytes = NULL;
        int length = i2o_ECPublicKey(object, &bytes);
        CHECK_INT(length, compressed ? 33 : 65);
        EC_KEY *found = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1), *same = found;
        const unsigned char *in = bytes;
        CHECK(o2i_ECPublicKey(&found, &in, length) == same && in == bytes + length);
        CHECK_INT(EC_KEY_get_conv_form(found), compressed ? POINT_CONVERSION_COMPRESSED : POINT_CONVERSION_UNCOMPRESSED);
        CHECK(same_ec(found, key, 0));
        EC_KEY *none = NULL;
        in = bytes;
        CHECK(o2i_ECPublicKey(&none, &in, length) == NULL && in == bytes);
        OPENSSL_free(bytes);
    }
    EC_KEY_free(object);
    EVP_PKEY_free(key);
    ERR_clear_error();
}

static void any(void)
{
    EVP_PKEY *key = load("server-rsa.key");
    unsigned char *der = NULL;
    int length = i2d_PublicKey(key, &der);
    CHECK_INT(length, i2d_RSAPublicKey(EVP_PKEY_get0_RSA(key), NULL));
    const unsigned char *in = der;
    EVP_PKEY *found = d2i_PublicKey(EVP_PKEY_RSA, NULL, &in, length);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    CHECK(in == der + length);
    EVP_PKEY_free(found);
    OPENSSL_free(der);
    EVP_PKEY_free(key);

    key = load("server-p384.key");
    der = NULL;
    length = i2d_PublicKey(key, &der);
    CHECK_INT(length, 97);
    found = EVP_PKEY_new();
    EVP_PKEY_assign_EC_KEY(found, EC_KEY_new_by_curve_name(NID_secp384r1));
    in = der;
    CHECK(d2i_PublicKey(EVP_PKEY_EC, &found, &in, length) == found && found != NULL);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    in = der;
    CHECK(d2i_PublicKey(EVP_PKEY_EC, NULL, &in, length) == NULL && in == der);
    EVP_PKEY_free(found);
    OPENSSL_free(der);

    FILE *file = tmpfile();
    CHECK_INT(i2d_PrivateKey_fp(file, key), 1);
    CHECK_INT(i2d_PUBKEY_fp(file, key), 1);
    rewind(file);
    found = d2i_PrivateKey_fp(file, NULL);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    EVP_PKEY_free(found);
    fclose(file);
    file = tmpfile();
    CHECK_INT(i2d_PUBKEY_fp(file, key), 1);
    rewind(file);
    found = d2i_PUBKEY_fp(file, NULL);
    CHECK_INT(EVP_PKEY_eq(found, key), 1);
    EVP_PKEY_free(found);
    fclose(file);
    EVP_PKEY_free(key);

    key = load("server-ed25519.key");
    CHECK(i2d_PublicKey(key, NULL) <= 0);
    EVP_PKEY_free(key);
    ERR_clear_error();
}

/* A key of another kind is refused. */
static void others(void)
{
    EVP_PKEY *key = load("server-p256.key");
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
    PEM_write_bio_PUBKEY(bio, key);
    CHECK(PEM_read_bio_RSAPrivateKey(bio, NULL, NULL, NULL) == NULL);
    CHECK(PEM_read_bio_RSA_PUBKEY(bio, NULL, NULL, NULL) == NULL);
    BIO_free(bio);
    EVP_PKEY_free(key);
    ERR_clear_error();
}

int main(void)
{
    TEST(rsa);
    TEST(ec);
    TEST(curves);
    TEST(points);
    TEST(any);
    TEST(others);
    return check_done("key forms");
}
