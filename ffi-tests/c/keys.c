/* Keys: making them, signing and verifying with them. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <string.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "check.h"

static EVP_PKEY *make(int id, int detail) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(id, NULL);
    EVP_PKEY *key = NULL;
    CHECK(ctx != NULL);
    CHECK(EVP_PKEY_keygen(ctx, &key) <= 0);
    ERR_clear_error();
    CHECK(EVP_PKEY_keygen_init(ctx) == 1);
    if (id == EVP_PKEY_RSA || id == EVP_PKEY_RSA_PSS) {
        CHECK(EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, detail) == 1);
        CHECK(EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ctx, NID_X9_62_prime256v1) <= 0);
    }
    if (id == EVP_PKEY_EC) {
        CHECK(EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ctx, detail) == 1);
        CHECK(EVP_PKEY_CTX_set_ec_param_enc(ctx, OPENSSL_EC_NAMED_CURVE) == 1);
    }
    ERR_clear_error();
    CHECK(EVP_PKEY_keygen(ctx, &key) == 1);
    CHECK(EVP_PKEY_get_id(key) == id);
    EVP_PKEY_CTX_free(ctx);
    return key;
}

static void digest_signatures(EVP_PKEY *key, const EVP_MD *md, int pss) {
    unsigned char signature[512], text[] = "some text";
    size_t length = sizeof(signature), asked = 0;
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    EVP_PKEY_CTX *settings = NULL;
    CHECK(EVP_DigestSignInit(ctx, &settings, md, NULL, key) == 1);
    CHECK(settings != NULL);
    if (pss) {
        CHECK(EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1);
        CHECK(EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, 11) == 1);
    }
    CHECK(EVP_DigestSign(ctx, NULL, &asked, text, sizeof(text)) == 1);
    CHECK(asked == (size_t)EVP_PKEY_get_size(key));
    CHECK(EVP_DigestSign(ctx, signature, &length, text, sizeof(text)) == 1);
    CHECK(length <= asked && length > 0);

    EVP_MD_CTX_reset(ctx);
    CHECK(EVP_DigestVerifyInit(ctx, &settings, md, NULL, key) == 1);
    if (pss)
        CHECK(EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1);
    CHECK(EVP_DigestVerify(ctx, signature, length, text, sizeof(text)) == 1);

    EVP_MD_CTX_reset(ctx);
    CHECK(EVP_DigestVerifyInit(ctx, &settings, md, NULL, key) == 1);
    if (pss)
        CHECK(EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1);
    CHECK(EVP_DigestVerify(ctx, signature, length, text, sizeof(text) - 1) != 1);
    ERR_clear_error();

    EVP_MD_CTX_reset(ctx);
    CHECK(EVP_DigestSignInit(ctx, &settings, md, NULL, key) == 1);
    if (EVP_PKEY_get_id(key) == EVP_PKEY_ED25519) {
        CHECK(EVP_DigestSignUpdate(ctx, text, 1) != 1);
        ERR_clear_error();
    } else {
        if (pss)
            CHECK(EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1);
        CHECK(EVP_DigestSignUpdate(ctx, text, 4) == 1);
        CHECK(EVP_DigestSignUpdate(ctx, text + 4, sizeof(text) - 4) == 1);
        length = sizeof(signature);
        CHECK(EVP_DigestSignFinal(ctx, signature, &length) == 1);
        EVP_MD_CTX_reset(ctx);
        CHECK(EVP_DigestVerifyInit(ctx, &settings, md, NULL, key) == 1);
        if (pss)
            CHECK(EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1);
        CHECK(EVP_DigestVerifyUpdate(ctx, text, sizeof(text)) == 1);
        CHECK(EVP_DigestVerifyFinal(ctx, signature, length) == 1);
    }
    EVP_MD_CTX_free(ctx);
}

static void old_signatures(EVP_PKEY *key) {
    unsigned char signature[512];
    unsigned int length = 0;
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    CHECK(EVP_SignInit(ctx, EVP_sha256()) == 1);
    CHECK(EVP_SignUpdate(ctx, "abc", 3) == 1);
    CHECK(EVP_SignFinal(ctx, signature, &length, key) == 1);
    CHECK(EVP_VerifyInit(ctx, EVP_sha256()) == 1);
    CHECK(EVP_VerifyUpdate(ctx, "abc", 3) == 1);
    CHECK(EVP_VerifyFinal(ctx, signature, length, key) == 1);
    CHECK(EVP_VerifyInit(ctx, EVP_sha256()) == 1);
    CHECK(EVP_VerifyUpdate(ctx, "abd", 3) == 1);
    CHECK(EVP_VerifyFinal(ctx, signature, length, key) != 1);
    ERR_clear_error();
    EVP_MD_CTX_free(ctx);
}

static void prehashed(EVP_PKEY *key) {
    unsigned char signature[512], digest[32] = {1}, recovered[512];
    size_t length = sizeof(signature), size = sizeof(recovered);
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(key, NULL);
    CHECK(EVP_PKEY_sign(ctx, signature, &length, digest, 32) <= 0);
    CHECK(EVP_PKEY_sign_init(ctx) == 1);
    CHECK(EVP_PKEY_CTX_set_signature_md(ctx, EVP_sha256()) == 1);
    CHECK(EVP_PKEY_sign(ctx, signature, &length, digest, 31) <= 0);
    length = sizeof(signature);
    CHECK(EVP_PKEY_sign(ctx, signature, &length, digest, 32) == 1);
    CHECK(EVP_PKEY_verify_init(ctx) == 1);
    CHECK(EVP_PKEY_CTX_set_signature_md(ctx, EVP_sha256()) == 1);
    CHECK(EVP_PKEY_verify(ctx, signature, length, digest, 32) == 1);
    digest[0] = 2;
    CHECK(EVP_PKEY_verify(ctx, signature, length, digest, 32) != 1);
    if (EVP_PKEY_get_id(key) == EVP_PKEY_RSA) {
        digest[0] = 1;
        CHECK(EVP_PKEY_verify_recover_init(ctx) == 1);
        CHECK(EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING) == 1);
        CHECK(EVP_PKEY_CTX_set_signature_md(ctx, EVP_sha256()) == 1);
        CHECK(EVP_PKEY_verify_recover(ctx, recovered, &size, signature, length) == 1);
        CHECK(size == 32 && memcmp(recovered, digest, 32) == 0);
    } else {
        CHECK(EVP_PKEY_verify_recover_init(ctx) == -2);
    }
    ERR_clear_error();
    EVP_PKEY_CTX_free(ctx);
}

static void all_kinds(void) {
    EVP_PKEY *rsa = make(EVP_PKEY_RSA, 2048), *pss = make(EVP_PKEY_RSA_PSS, 1024);
    EVP_PKEY *p256 = make(EVP_PKEY_EC, NID_X9_62_prime256v1), *p521 = make(EVP_PKEY_EC, NID_secp521r1);
    EVP_PKEY *ed = make(EVP_PKEY_ED25519, 0), *x = make(EVP_PKEY_X25519, 0), *empty = EVP_PKEY_new();
    CHECK(EVP_PKEY_get_bits(rsa) == 2048);
    digest_signatures(rsa, EVP_sha256(), 0);
    digest_signatures(rsa, EVP_sha1(), 0);
    digest_signatures(rsa, EVP_sha384(), 1);
    digest_signatures(pss, EVP_sha256(), 1);
    digest_signatures(p256, EVP_sha256(), 0);
    digest_signatures(p521, NULL, 0);
    digest_signatures(ed, NULL, 0);
    old_signatures(rsa);
    old_signatures(p256);
    prehashed(rsa);
    prehashed(p256);
    CHECK(EVP_PKEY_get_id(empty) == EVP_PKEY_NONE);
    CHECK(EVP_PKEY_get_bits(x) == 253 && EVP_PKEY_get_size(x) == 32);
    CHECK(EVP_PKEY_CTX_new_id(12345, NULL) == NULL);
    CHECK(EVP_PKEY_CTX_new(NULL, NULL) == NULL);
    ERR_clear_error();
    EVP_PKEY_free(rsa);
    EVP_PKEY_free(pss);
    EVP_PKEY_free(p256);
    EVP_PKEY_free(p521);
    EVP_PKEY_free(ed);
    EVP_PKEY_free(x);
    EVP_PKEY_free(empty);
}

static void rsa_objects(void) {
    RSA *rsa = RSA_new(), *again;
    BIGNUM *e = BN_new();
    EVP_PKEY *key = EVP_PKEY_new(), *copy = EVP_PKEY_new();
    const BIGNUM *n = NULL, *p = NULL, *d = NULL;
    unsigned char digest[20] = {3}, signature[256];
    unsigned int length = 0;
    CHECK(BN_set_word(e, RSA_F4) == 1);
    CHECK(RSA_generate_key_ex(rsa, 2048, e, NULL) == 1);
    CHECK(RSA_bits(rsa) == 2048 && RSA_size(rsa) == 256);
    RSA_get0_key(rsa, &n, NULL, &d);
    RSA_get0_factors(rsa, &p, NULL);
    CHECK(BN_num_bits(n) == 2048 && BN_num_bits(p) == 1024 && d != NULL);
    CHECK(RSA_check_key(rsa) == 1);
    CHECK(RSA_sign(NID_sha1, digest, 20, signature, &length, rsa) == 1 && length == 256);
    CHECK(RSA_verify(NID_sha1, digest, 20, signature, length, rsa) == 1);
    digest[1] = 1;
    CHECK(RSA_verify(NID_sha1, digest, 20, signature, length, rsa) == 0);
    CHECK(EVP_PKEY_assign_RSA(key, rsa) == 1);
    CHECK(EVP_PKEY_get_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) == 2048);
    CHECK(EVP_PKEY_get0_RSA(key) == rsa);
    again = EVP_PKEY_get1_RSA(key);
    CHECK(again == rsa);
    CHECK(EVP_PKEY_get1_EC_KEY(key) == NULL);
    CHECK(EVP_PKEY_set1_RSA(copy, again) == 1);
    CHECK(EVP_PKEY_eq(key, copy) == 1);
    digest_signatures(copy, EVP_sha256(), 0);
    RSA_free(again);
    EVP_PKEY_free(copy);
    EVP_PKEY_free(key);

    /* From a public key alone. */
    rsa = RSA_new();
    CHECK(RSA_set0_key(rsa, NULL, NULL, NULL) == 0);
    RSA_free(rsa);
    BN_free(e);
    ERR_clear_error();
}

static void ec_objects(void) {
    EC_KEY *key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1), *other = EC_KEY_new();
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *point = EC_POINT_new(group);
    EVP_PKEY *holder = EVP_PKEY_new();
    unsigned char buffer[100], signature[80], secret[32], same[32];
    unsigned int length = 0;
    CHECK(EC_GROUP_get_curve_name(EC_KEY_get0_group(key)) == NID_X9_62_prime256v1);
    CHECK(EC_GROUP_get_degree(group) == 256);
    CHECK(EC_KEY_get0_public_key(key) == NULL && EC_KEY_get0_private_key(key) == NULL);
    CHECK(EC_KEY_generate_key(other) == 0);
    CHECK(EC_KEY_set_group(other, group) == 1);
    CHECK(EC_KEY_generate_key(key) == 1 && EC_KEY_generate_key(other) == 1);
    CHECK(EC_KEY_check_key(key) == 1);
    CHECK(EC_POINT_is_at_infinity(group, point) == 1);
    CHECK(EC_POINT_point2oct(group, EC_KEY_get0_public_key(key), POINT_CONVERSION_UNCOMPRESSED, NULL, 0, NULL) == 65);
    CHECK(EC_POINT_point2oct(group, EC_KEY_get0_public_key(key), POINT_CONVERSION_COMPRESSED, buffer, 20, NULL) == 0);
    CHECK(EC_POINT_point2oct(group, EC_KEY_get0_public_key(key), POINT_CONVERSION_COMPRESSED, buffer, 100, NULL) == 33);
    CHECK(EC_POINT_oct2point(group, point, buffer, 33, NULL) == 1);
    CHECK(EC_POINT_cmp(group, point, EC_KEY_get0_public_key(key), NULL) == 0);
    CHECK(EC_POINT_point2oct(group, point, POINT_CONVERSION_HYBRID, buffer, 100, NULL) == 65);
    CHECK(EC_POINT_oct2point(group, point, buffer, 65, NULL) == 1);
    CHECK(EC_POINT_cmp(group, point, EC_KEY_get0_public_key(key), NULL) == 0);
    buffer[0] ^= 1;
    CHECK(EC_POINT_oct2point(group, point, buffer, 65, NULL) == 0);
    CHECK(EC_POINT_cmp(group, point, EC_KEY_get0_public_key(other), NULL) == 1);
    CHECK(ECDSA_sign(0, buffer, 32, signature, &length, key) == 1);
    CHECK((int)length <= ECDSA_size(key));
    CHECK(ECDSA_verify(0, buffer, 32, signature, (int)length, key) == 1);
    CHECK(ECDSA_verify(0, buffer, 32, signature, (int)length, other) == 0);
    CHECK(ECDH_compute_key(secret, 32, EC_KEY_get0_public_key(other), key, NULL) == 32);
    CHECK(ECDH_compute_key(same, 32, EC_KEY_get0_public_key(key), other, NULL) == 32);
    CHECK(memcmp(secret, same, 32) == 0);
    CHECK(EVP_PKEY_set1_EC_KEY(holder, key) == 1);
    CHECK(EVP_PKEY_get_id(holder) == EVP_PKEY_EC && EVP_PKEY_get0_EC_KEY(holder) == key);
    digest_signatures(holder, EVP_sha256(), 0);
    CHECK(EC_GROUP_new_by_curve_name(12345) == NULL && EC_KEY_new_by_curve_name(12345) == NULL);
    CHECK(EC_curve_nist2nid("P-384") == NID_secp384r1 && strcmp(EC_curve_nid2nist(NID_secp521r1), "P-521") == 0);
    ERR_clear_error();
    EVP_PKEY_free(holder);
    EC_POINT_free(point);
    EC_GROUP_free(group);
    EC_KEY_free(key);
    EC_KEY_free(other);
}

static size_t agree(EVP_PKEY *own, EVP_PKEY *peer, unsigned char *secret, size_t length) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(own, NULL);
    size_t asked = 0;
    CHECK(EVP_PKEY_derive(ctx, secret, &length) <= 0);
    CHECK(EVP_PKEY_derive_init(ctx) == 1);
    CHECK(EVP_PKEY_derive_set_peer(ctx, peer) == 1);
    CHECK(EVP_PKEY_derive(ctx, NULL, &asked) == 1);
    CHECK(EVP_PKEY_derive(ctx, secret, &length) == 1 && length == asked);
    ERR_clear_error();
    EVP_PKEY_CTX_free(ctx);
    return length;
}

static void agreeing(void) {
    int kinds[] = {EVP_PKEY_X25519, EVP_PKEY_EC};
    for (int i = 0; i < 2; i++) {
        EVP_PKEY *a = make(kinds[i], NID_secp384r1), *b = make(kinds[i], NID_secp384r1), *copy = EVP_PKEY_dup(a);
        EVP_PKEY *other = make(EVP_PKEY_EC, NID_X9_62_prime256v1);
        unsigned char first[64], second[64];
        size_t length = agree(a, b, first, 64);
        EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(a, NULL);
        CHECK(agree(b, copy, second, 64) == length && memcmp(first, second, length) == 0);
        CHECK(EVP_PKEY_eq(a, copy) == 1 && EVP_PKEY_eq(a, b) == 0);
        CHECK(EVP_PKEY_derive_init(ctx) == 1);
        CHECK(EVP_PKEY_derive_set_peer(ctx, other) <= 0);
        ERR_clear_error();
        EVP_PKEY_CTX_free(ctx);
        EVP_PKEY_free(a);
        EVP_PKEY_free(b);
        EVP_PKEY_free(copy);
        EVP_PKEY_free(other);
    }
}

static void raw_bytes(void) {
    /* RFC 8032, section 7.1, test 2. */
    static const unsigned char seed[32] = {0x4c, 0xcd, 0x08, 0x9b, 0x28, 0xff, 0x96, 0xda, 0x9d, 0xb6, 0xc3,
                                           0x46, 0xec, 0x11, 0x4e, 0x0f, 0x5b, 0x8a, 0x31, 0x9f, 0x35, 0xab,
                                           0xa6, 0x24, 0xda, 0x8c, 0xf6, 0xed, 0x4f, 0xb8, 0xa6, 0xfb};
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 32), *public;
    unsigned char bytes[32];
    size_t length = 0;
    int nid = 1;
    CHECK(EVP_PKEY_get_raw_public_key(key, NULL, &length) == 1 && length == 32);
    CHECK(EVP_PKEY_get_raw_public_key(key, bytes, &length) == 1 && bytes[0] == 0x3d && bytes[31] == 0x0c);
    public = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, bytes, 32);
    CHECK(EVP_PKEY_eq(key, public) == 1);
    CHECK(EVP_PKEY_get_raw_private_key(key, bytes, &length) == 1 && memcmp(bytes, seed, 32) == 0);
    CHECK(EVP_PKEY_get_raw_private_key(public, bytes, &length) == 0);
    length = 31;
    CHECK(EVP_PKEY_get_raw_private_key(key, bytes, &length) == 0);
    CHECK(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 31) == NULL);
    CHECK(EVP_PKEY_new_raw_private_key(EVP_PKEY_RSA, NULL, seed, 32) == NULL);
    CHECK(EVP_PKEY_get_default_digest_nid(key, &nid) == 0 && nid == 1);
    ERR_clear_error();
    EVP_PKEY_free(key);
    EVP_PKEY_free(public);
}

static size_t crypt(EVP_PKEY *key, int padding, const EVP_MD *md, const char *label, unsigned char *out,
                    const unsigned char *in, size_t length, int (*begin)(EVP_PKEY_CTX *),
                    int (*run)(EVP_PKEY_CTX *, unsigned char *, size_t *, const unsigned char *, size_t)) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(key, NULL);
    size_t asked = 0, room = 10;
    int result;
    CHECK(run(ctx, NULL, &asked, in, length) <= 0);
    CHECK(begin(ctx) == 1);
    CHECK(EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING) <= 0);
    CHECK(EVP_PKEY_CTX_set_rsa_padding(ctx, padding) == 1);
    if (md != NULL) {
        const EVP_MD *set = NULL;
        unsigned char *copy = OPENSSL_malloc(strlen(label) + 1);
        memcpy(copy, label, strlen(label) + 1);
        CHECK(EVP_PKEY_CTX_set_rsa_oaep_md(ctx, md) == 1);
        CHECK(EVP_PKEY_CTX_get_rsa_oaep_md(ctx, &set) == 1 && EVP_MD_get_type(set) == EVP_MD_get_type(md));
        CHECK(EVP_PKEY_CTX_set0_rsa_oaep_label(ctx, copy, (int)strlen(label)) == 1);
    }
    CHECK(run(ctx, NULL, &asked, in, length) == 1);
    CHECK(asked == (size_t)EVP_PKEY_get_size(key));
    CHECK(run(ctx, out, &room, in, length) <= 0);
    ERR_clear_error();
    result = run(ctx, out, &asked, in, length);
    EVP_PKEY_CTX_free(ctx);
    return result == 1 ? asked : 0;
}

#define ENCRYPT EVP_PKEY_encrypt_init, EVP_PKEY_encrypt
#define DECRYPT EVP_PKEY_decrypt_init, EVP_PKEY_decrypt

static int reason(void) {
    int reason = ERR_GET_REASON(ERR_peek_error());
    ERR_clear_error();
    return reason;
}

static void encrypting(void) {
    EVP_PKEY *key = make(EVP_PKEY_RSA, 2048), *ec = make(EVP_PKEY_EC, NID_X9_62_prime256v1);
    unsigned char text[256] = "some text", sealed[256], opened[256];
    size_t length;
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(ec, NULL);
    RSA *rsa = EVP_PKEY_get1_RSA(key);
    CHECK(EVP_PKEY_encrypt_init(ctx) == -2 && EVP_PKEY_decrypt_init(ctx) == -2);
    ERR_clear_error();
    EVP_PKEY_CTX_free(ctx);

    CHECK(crypt(key, RSA_PKCS1_PADDING, NULL, NULL, sealed, text, 10, ENCRYPT) == 256);
    CHECK(crypt(key, RSA_PKCS1_PADDING, NULL, NULL, opened, sealed, 256, DECRYPT) == 10);
    CHECK(memcmp(text, opened, 10) == 0);
    sealed[9] ^= 1;
    CHECK(crypt(key, RSA_PKCS1_PADDING, NULL, NULL, opened, sealed, 256, DECRYPT) == 0);
    CHECK(reason() == RSA_R_PKCS_DECODING_ERROR);
    CHECK(crypt(key, RSA_PKCS1_PADDING, NULL, NULL, sealed, text, 246, ENCRYPT) == 0);
    CHECK(reason() == RSA_R_DATA_TOO_LARGE_FOR_KEY_SIZE);
    memset(sealed, 0xff, 256);
    CHECK(crypt(key, RSA_PKCS1_PADDING, NULL, NULL, opened, sealed, 256, DECRYPT) == 0);
    CHECK(reason() == RSA_R_DATA_TOO_LARGE_FOR_MODULUS);

    CHECK(crypt(key, RSA_PKCS1_OAEP_PADDING, EVP_sha256(), "label", sealed, text, 190, ENCRYPT) == 256);
    CHECK(crypt(key, RSA_PKCS1_OAEP_PADDING, EVP_sha256(), "label", opened, sealed, 256, DECRYPT) == 190);
    CHECK(memcmp(text, opened, 190) == 0);
    CHECK(crypt(key, RSA_PKCS1_OAEP_PADDING, EVP_sha256(), "other", opened, sealed, 256, DECRYPT) == 0);
    CHECK(reason() == RSA_R_OAEP_DECODING_ERROR);
    CHECK(crypt(key, RSA_PKCS1_OAEP_PADDING, EVP_sha256(), "label", sealed, text, 191, ENCRYPT) == 0);
    CHECK(reason() == RSA_R_DATA_TOO_LARGE_FOR_KEY_SIZE);

    CHECK(crypt(key, RSA_NO_PADDING, NULL, NULL, sealed, text, 255, ENCRYPT) == 0);
    CHECK(reason() == RSA_R_DATA_TOO_SMALL_FOR_KEY_SIZE);
    text[0] = 0;
    length = crypt(key, RSA_NO_PADDING, NULL, NULL, sealed, text, 256, ENCRYPT);
    CHECK(length == 256 && crypt(key, RSA_NO_PADDING, NULL, NULL, opened, sealed, 256, DECRYPT) == 256);
    CHECK(memcmp(text, opened, 256) == 0);

    CHECK(RSA_public_encrypt(10, text, sealed, rsa, RSA_PKCS1_PADDING) == 256);
    CHECK(RSA_private_decrypt(256, sealed, opened, rsa, RSA_PKCS1_PADDING) == 10 && memcmp(text, opened, 10) == 0);
    CHECK(RSA_public_encrypt(10, text, sealed, rsa, RSA_PKCS1_OAEP_PADDING) == 256);
    CHECK(RSA_private_decrypt(256, sealed, opened, rsa, RSA_PKCS1_PADDING) == -1);
    CHECK(RSA_private_decrypt(256, sealed, opened, rsa, RSA_PKCS1_OAEP_PADDING) == 10);
    CHECK(crypt(key, RSA_PKCS1_OAEP_PADDING, EVP_sha1(), "", opened, sealed, 256, DECRYPT) == 10);
    ERR_clear_error();
    CHECK(RSA_public_encrypt(10, text, sealed, rsa, RSA_PKCS1_PSS_PADDING) == -1);
    CHECK(reason() == RSA_R_UNKNOWN_PADDING_TYPE);
    CHECK(RSA_private_encrypt(10, text, sealed, rsa, RSA_PKCS1_PADDING) == 256);
    CHECK(RSA_public_decrypt(256, sealed, opened, rsa, RSA_PKCS1_PADDING) == 10 && memcmp(text, opened, 10) == 0);
    CHECK(RSA_public_decrypt(256, text, opened, rsa, RSA_PKCS1_PADDING) == -1);
    CHECK(RSA_private_encrypt(246, text, sealed, rsa, RSA_PKCS1_PADDING) == -1);
    CHECK(RSA_private_encrypt(10, text, sealed, rsa, RSA_PKCS1_OAEP_PADDING) == -1);
    ERR_clear_error();
    RSA_free(rsa);
    EVP_PKEY_free(key);
    EVP_PKEY_free(ec);
}

static void two_numbers(void) {
    EC_KEY *key = EC_KEY_new_by_curve_name(NID_secp384r1);
    unsigned char digest[48] = {7}, buffer[200], *out = buffer;
    static const unsigned char small[] = {0x30, 6, 2, 1, 5, 2, 1, 7}, negative[] = {0x30, 6, 2, 1, 0x85, 2, 1, 7};
    const unsigned char *in = buffer;
    const BIGNUM *r = NULL, *s = NULL;
    ECDSA_SIG *signature, *again;
    int length;
    CHECK(EC_KEY_generate_key(key) == 1);
    signature = ECDSA_do_sign(digest, 48, key);
    CHECK(signature != NULL && ECDSA_do_verify(digest, 48, signature, key) == 1);
    length = i2d_ECDSA_SIG(signature, NULL);
    CHECK(length > 90 && length <= ECDSA_size(key) && i2d_ECDSA_SIG(signature, &out) == length);
    CHECK(out == buffer + length && ECDSA_verify(0, digest, 48, buffer, length, key) == 1);
    again = d2i_ECDSA_SIG(NULL, &in, length);
    CHECK(again != NULL && in == out);
    ECDSA_SIG_get0(again, &r, &s);
    CHECK(BN_cmp(r, ECDSA_SIG_get0_r(signature)) == 0 && BN_cmp(s, ECDSA_SIG_get0_s(signature)) == 0);
    CHECK(ECDSA_SIG_set0(again, NULL, NULL) == 0);
    CHECK(ECDSA_SIG_set0(again, BN_dup(s), BN_dup(ECDSA_SIG_get0_r(signature))) == 1);
    CHECK(ECDSA_do_verify(digest, 48, again, key) == 0);
    digest[0] = 8;
    CHECK(ECDSA_do_verify(digest, 48, signature, key) == 0);
    in = small;
    CHECK(d2i_ECDSA_SIG(&again, &in, sizeof(small)) == again && BN_is_word(ECDSA_SIG_get0_s(again), 7));
    in = negative;
    CHECK(d2i_ECDSA_SIG(NULL, &in, sizeof(negative)) == NULL);
    in = small;
    CHECK(d2i_ECDSA_SIG(NULL, &in, sizeof(small) - 1) == NULL);
    ERR_clear_error();
    ECDSA_SIG_free(signature);
    ECDSA_SIG_free(again);
    ECDSA_SIG_free(NULL);
    EC_KEY_free(key);
}

static void points(void) {
    int curves[] = {NID_X9_62_prime256v1, NID_secp384r1, NID_secp521r1};
    EC_builtin_curve list[100];
    size_t count = EC_get_builtin_curves(NULL, 0);
    CHECK(count >= 3 && count <= 100 && EC_get_builtin_curves(list, count) == count && list[0].comment != NULL);
    for (int i = 0; i < 3; i++) {
        EC_GROUP *group = EC_GROUP_new_by_curve_name(curves[i]), *other = EC_GROUP_new_by_curve_name(curves[(i + 1) % 3]);
        EC_POINT *a = EC_POINT_new(group), *b = EC_POINT_new(group), *c = EC_POINT_new(group);
        BIGNUM *n = BN_new(), *x = BN_new(), *y = BN_new();
        CHECK(EC_GROUP_cmp(group, other, NULL) == 1 && EC_GROUP_cmp(group, group, NULL) == 0);
        CHECK(EC_GROUP_get_cofactor(group, n, NULL) == 1 && BN_is_one(n));
        CHECK(EC_GROUP_get_order(group, n, NULL) == 1 && BN_num_bits(n) == EC_GROUP_order_bits(group));
        CHECK(EC_POINT_mul(group, a, n, NULL, NULL, NULL) == 1 && EC_POINT_is_at_infinity(group, a) == 1);
        CHECK(BN_set_word(n, 3) == 1 && EC_POINT_mul(group, a, n, NULL, NULL, NULL) == 1);
        CHECK(BN_set_word(n, 2) == 1 && EC_POINT_mul(group, b, n, NULL, NULL, NULL) == 1);
        CHECK(EC_POINT_add(group, c, a, b, NULL) == 1);
        /* 5 = 3 + 2 = 1 + 2 * 2. */
        CHECK(BN_set_word(x, 1) == 1 && EC_POINT_mul(group, a, x, b, n, NULL) == 1);
        CHECK(EC_POINT_cmp(group, a, c, NULL) == 0);
        CHECK(EC_POINT_dbl(group, b, a, NULL) == 1 && EC_POINT_add(group, c, c, a, NULL) == 1);
        CHECK(EC_POINT_cmp(group, b, c, NULL) == 0);
        CHECK(EC_POINT_get_affine_coordinates(group, b, x, y, NULL) == 1);
        CHECK(EC_POINT_set_affine_coordinates(group, a, x, y, NULL) == 1 && EC_POINT_cmp(group, a, b, NULL) == 0);
        CHECK(EC_POINT_set_affine_coordinates(group, a, y, x, NULL) == 0);
        CHECK(EC_POINT_invert(group, c, NULL) == 1 && EC_POINT_add(group, c, b, c, NULL) == 1);
        CHECK(EC_POINT_is_at_infinity(group, c) == 1 && EC_POINT_copy(c, b) == 1 && EC_POINT_cmp(group, b, c, NULL) == 0);
        CHECK(EC_POINT_set_to_infinity(group, c) == 1 && EC_POINT_is_at_infinity(group, c) == 1);
        CHECK(EC_POINT_get_affine_coordinates(group, c, x, y, NULL) == 0);
        CHECK(EC_POINT_mul(other, c, x, NULL, NULL, NULL) == 0);
        ERR_clear_error();
        BN_free(n);
        BN_free(x);
        BN_free(y);
        EC_POINT_free(a);
        EC_POINT_free(b);
        EC_POINT_free(c);
        EC_GROUP_free(group);
        EC_GROUP_free(other);
    }
}

int main(void) {
    TEST(two_numbers);
    TEST(points);
    TEST(encrypting);
    TEST(all_kinds);
    TEST(agreeing);
    TEST(raw_bytes);
    TEST(rsa_objects);
    TEST(ec_objects);
    return check_done("keys");
}
