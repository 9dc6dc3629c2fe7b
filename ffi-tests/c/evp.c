/* Ciphers and MACs by themselves, against published examples. */
#define OPENSSL_SUPPRESS_DEPRECATED /* the functions with HMAC_CTX */
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/objects.h>
#include <openssl/params.h>

#include "check.h"

/* NIST SP 800-38A, sections F.2.1 and F.2.5. */
static const unsigned char iv[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
static const unsigned char plain[32] = {
    0x6b, 0xc1, 0xbe, 0xe2, 0x2e, 0x40, 0x9f, 0x96, 0xe9, 0x3d, 0x7e, 0x11, 0x73, 0x93, 0x17, 0x2a,
    0xae, 0x2d, 0x8a, 0x57, 0x1e, 0x03, 0xac, 0x9c, 0x9e, 0xb7, 0x6f, 0xac, 0x45, 0xaf, 0x8e, 0x51};
static const unsigned char key128[16] = {
    0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c};
static const unsigned char sealed128[32] = {
    0x76, 0x49, 0xab, 0xac, 0x81, 0x19, 0xb2, 0x46, 0xce, 0xe9, 0x8e, 0x9b, 0x12, 0xe9, 0x19, 0x7d,
    0x50, 0x86, 0xcb, 0x9b, 0x50, 0x72, 0x19, 0xee, 0x95, 0xdb, 0x11, 0x3a, 0x91, 0x76, 0x78, 0xb2};
static const unsigned char key256[32] = {
    0x60, 0x3d, 0xeb, 0x10, 0x15, 0xca, 0x71, 0xbe, 0x2b, 0x73, 0xae, 0xf0, 0x85, 0x7d, 0x77, 0x81,
    0x1f, 0x35, 0x2c, 0x07, 0x3b, 0x61, 0x08, 0xd7, 0x2d, 0x98, 0x10, 0xa3, 0x09, 0x14, 0xdf, 0xf4};
static const unsigned char sealed256[32] = {
    0xf5, 0x8c, 0x4c, 0x04, 0xd6, 0xe5, 0xf1, 0xba, 0x77, 0x9e, 0xab, 0xfb, 0x5f, 0x7b, 0xfb, 0xd6,
    0x9c, 0xfc, 0x4e, 0x96, 0x7e, 0xdb, 0x80, 0x8d, 0x67, 0x9f, 0x77, 0x7b, 0xc6, 0x70, 0x2c, 0x7d};

static void example(const EVP_CIPHER *cipher, const unsigned char *key, const unsigned char *sealed)
{
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    unsigned char out[64];
    int n, total, i;

    CHECK_INT(EVP_EncryptInit_ex(ctx, cipher, NULL, key, iv), 1);
    CHECK_INT(EVP_CIPHER_CTX_set_padding(ctx, 0), 1);
    for (i = total = 0; i < 32; i += 4) { /* in pieces */
        CHECK_INT(EVP_EncryptUpdate(ctx, out + total, &n, plain + i, 4), 1);
        total += n;
    }
    CHECK_INT(EVP_EncryptFinal_ex(ctx, out + total, &n), 1);
    CHECK_INT(n, 0);
    CHECK_INT(total, 32);
    CHECK(memcmp(out, sealed, 32) == 0);

    CHECK_INT(EVP_DecryptInit_ex(ctx, NULL, NULL, key, iv), 1); /* the same cipher */
    CHECK_INT(EVP_DecryptUpdate(ctx, out, &n, out, 32), 1);      /* in place */
    CHECK_INT(n, 32);
    CHECK(memcmp(out, plain, 32) == 0);
    CHECK_INT(EVP_DecryptFinal_ex(ctx, out, &n), 1);
    CHECK_INT(n, 0);

    CHECK_INT(EVP_DecryptInit_ex(ctx, NULL, NULL, NULL, iv), 1); /* the same key */
    CHECK_INT(EVP_DecryptUpdate(ctx, out, &n, sealed, 16), 1);
    CHECK(n == 16 && memcmp(out, plain, 16) == 0);

    CHECK_INT(EVP_CIPHER_CTX_reset(ctx), 1);
    CHECK_INT(EVP_CipherInit_ex(ctx, cipher, NULL, key, iv, 1), 1);
    CHECK_INT(EVP_CIPHER_CTX_encrypting(ctx), 1);
    CHECK_INT(EVP_CipherUpdate(ctx, out, &total, plain, 20), 1);
    CHECK_INT(total, 16);
    CHECK_INT(EVP_CipherFinal_ex(ctx, out + total, &n), 1);
    CHECK_INT(n, 16);
    CHECK_INT(EVP_CipherInit_ex(ctx, NULL, NULL, key, iv, 0), 1);
    CHECK_INT(EVP_CipherUpdate(ctx, out + 32, &total, out, 32), 1);
    CHECK_INT(total, 16);
    CHECK_INT(EVP_CipherFinal_ex(ctx, out + 32 + total, &n), 1);
    CHECK_INT(n, 4);
    CHECK(memcmp(out + 32, plain, 20) == 0);
    EVP_CIPHER_CTX_free(ctx);
}

static void ciphers(void)
{
    example(EVP_aes_128_cbc(), key128, sealed128);
    example(EVP_aes_256_cbc(), key256, sealed256);
}

static void wrong_use(void)
{
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    unsigned char out[64];
    int n;

    CHECK_INT(EVP_EncryptUpdate(ctx, out, &n, plain, 16), 0);
    CHECK_INT(EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, NULL, NULL), 1);
    CHECK_INT(EVP_EncryptUpdate(ctx, out, &n, plain, 16), 0); /* no key */
    CHECK_INT(EVP_EncryptInit_ex(ctx, NULL, NULL, key128, iv), 1);
    CHECK_INT(EVP_DecryptUpdate(ctx, out, &n, plain, 16), 0); /* the other way */
    CHECK_INT(EVP_CIPHER_CTX_set_padding(ctx, 0), 1);
    CHECK_INT(EVP_EncryptUpdate(ctx, out, &n, plain, 17), 1);
    CHECK_INT(EVP_EncryptFinal_ex(ctx, out, &n), 0); /* part of a block */
    ERR_clear_error();
    CHECK_INT(EVP_CIPHER_CTX_reset(ctx), 1);
    CHECK_INT(EVP_DecryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key128, iv), 1);
    CHECK_INT(EVP_DecryptUpdate(ctx, out, &n, sealed128, 32), 1);
    CHECK_INT(n, 16);
    CHECK_INT(EVP_DecryptFinal_ex(ctx, out, &n), 0); /* no padding there */
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), EVP_R_BAD_DECRYPT);
    ERR_clear_error();
    EVP_CIPHER_CTX_free(ctx);
    EVP_CIPHER_CTX_free(NULL);
}

static void facts(void)
{
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    EVP_CIPHER *fetched = EVP_CIPHER_fetch(NULL, "AES-256-CBC", NULL);

    CHECK(EVP_get_cipherbyname("aes-128-cbc") == EVP_aes_128_cbc());
    CHECK(EVP_get_cipherbyname("nothing") == NULL);
    CHECK_INT(EVP_CIPHER_nid(EVP_aes_256_cbc()), NID_aes_256_cbc);
    CHECK_STR(EVP_CIPHER_get0_name(EVP_aes_256_cbc()), "AES-256-CBC");
    CHECK_INT(EVP_CIPHER_block_size(EVP_aes_128_cbc()), 16);
    CHECK_INT(EVP_CIPHER_key_length(EVP_aes_256_cbc()), 32);
    CHECK_INT(EVP_CIPHER_iv_length(EVP_aes_128_cbc()), 16);
    CHECK_INT(EVP_CIPHER_mode(EVP_aes_128_cbc()), EVP_CIPH_CBC_MODE);
    CHECK(fetched != NULL);
    CHECK_INT(EVP_CIPHER_is_a(fetched, "AES-256-CBC"), 1);
    CHECK_INT(EVP_CIPHER_is_a(fetched, "AES-128-CBC"), 0);
    CHECK(EVP_CIPHER_CTX_get0_cipher(ctx) == NULL);
    CHECK_INT(EVP_EncryptInit_ex2(ctx, fetched, key256, iv, NULL), 1);
    CHECK_INT(EVP_CIPHER_CTX_nid(ctx), NID_aes_256_cbc);
    CHECK_INT(EVP_CIPHER_CTX_block_size(ctx), 16);
    CHECK_INT(EVP_CIPHER_CTX_key_length(ctx), 32);
    CHECK_INT(EVP_CIPHER_CTX_iv_length(ctx), 16);
    EVP_CIPHER_free(fetched);
    EVP_CIPHER_CTX_free(ctx);
}

/* RFC 4231, test case 2. */
static const char mac_key[] = "Jefe", mac_data[] = "what do ya want for nothing?";
static const unsigned char mac_sha256[32] = {
    0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e, 0x6a, 0x04, 0x24, 0x26, 0x08, 0x95, 0x75, 0xc7,
    0x5a, 0x00, 0x3f, 0x08, 0x9d, 0x27, 0x39, 0x83, 0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43};

static void hmac(void)
{
    HMAC_CTX *ctx = HMAC_CTX_new(), *copy = HMAC_CTX_new();
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned len;
    int i;

    CHECK(HMAC(EVP_sha256(), mac_key, 4, (const unsigned char *)mac_data, strlen(mac_data), out, &len) == out);
    CHECK_INT(len, 32);
    CHECK(memcmp(out, mac_sha256, 32) == 0);
    CHECK_INT(HMAC_Init_ex(ctx, mac_key, 4, EVP_sha256(), NULL), 1);
    CHECK_INT(HMAC_size(ctx), 32);
    CHECK(HMAC_CTX_get_md(ctx) == EVP_sha256());
    for (i = 0; i < 2; i++) { /* again with the same key */
        CHECK_INT(HMAC_Update(ctx, (const unsigned char *)mac_data, 10), 1);
        CHECK_INT(HMAC_CTX_copy(copy, ctx), 1);
        CHECK_INT(HMAC_Update(ctx, (const unsigned char *)mac_data + 10, strlen(mac_data) - 10), 1);
        CHECK_INT(HMAC_Final(ctx, out, &len), 1);
        CHECK(len == 32 && memcmp(out, mac_sha256, 32) == 0);
        CHECK_INT(HMAC_Init_ex(ctx, NULL, 0, NULL, NULL), 1);
    }
    CHECK_INT(HMAC_Update(copy, (const unsigned char *)mac_data + 10, strlen(mac_data) - 10), 1);
    CHECK_INT(HMAC_Final(copy, out, NULL), 1);
    CHECK(memcmp(out, mac_sha256, 32) == 0);
    CHECK_INT(HMAC_Init_ex(ctx, NULL, 0, EVP_sha1(), NULL), 0); /* another digest needs a key */
    CHECK_INT(HMAC_CTX_reset(ctx), 1);
    CHECK_INT(HMAC_Init_ex(ctx, NULL, 0, NULL, NULL), 0);
    ERR_clear_error();
    HMAC_CTX_free(ctx);
    HMAC_CTX_free(copy);
    HMAC_CTX_free(NULL);
}

static void mac(void)
{
    EVP_MAC *algorithm = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *ctx = EVP_MAC_CTX_new(algorithm), *copy;
    OSSL_PARAM params[2];
    char digest[] = "SHA256";
    unsigned char out[EVP_MAX_MD_SIZE];
    size_t len = 0;

    CHECK(EVP_MAC_fetch(NULL, "nothing", NULL) == NULL);
    ERR_clear_error();
    CHECK_INT(EVP_MAC_is_a(algorithm, "HMAC"), 1);
    CHECK_INT(EVP_MAC_CTX_get_mac_size(ctx), 0);
    params[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0);
    params[1] = OSSL_PARAM_construct_end();
    CHECK(OSSL_PARAM_locate(params, "digest") == params);
    CHECK(OSSL_PARAM_locate_const(params, "key") == NULL);
    CHECK_INT(EVP_MAC_init(ctx, (const unsigned char *)mac_key, 4, params), 1);
    CHECK_INT(EVP_MAC_CTX_get_mac_size(ctx), 32);
    CHECK_INT(EVP_MAC_update(ctx, (const unsigned char *)mac_data, 5), 1);
    copy = EVP_MAC_CTX_dup(ctx);
    CHECK_INT(EVP_MAC_update(ctx, (const unsigned char *)mac_data + 5, strlen(mac_data) - 5), 1);
    CHECK_INT(EVP_MAC_final(ctx, NULL, &len, 0), 1);
    CHECK_INT(len, 32);
    CHECK_INT(EVP_MAC_final(ctx, out, &len, 31), 0);
    ERR_clear_error();
    CHECK_INT(EVP_MAC_final(ctx, out, &len, sizeof out), 1);
    CHECK(memcmp(out, mac_sha256, 32) == 0);
    CHECK_INT(EVP_MAC_update(copy, (const unsigned char *)mac_data + 5, strlen(mac_data) - 5), 1);
    CHECK_INT(EVP_MAC_final(copy, out, &len, sizeof out), 1);
    CHECK(memcmp(out, mac_sha256, 32) == 0);
    CHECK_INT(EVP_MAC_init(ctx, NULL, 0, NULL), 1); /* the same key */
    CHECK_INT(EVP_MAC_update(ctx, (const unsigned char *)mac_data, strlen(mac_data)), 1);
    CHECK_INT(EVP_MAC_final(ctx, out, &len, sizeof out), 1);
    CHECK(memcmp(out, mac_sha256, 32) == 0);
    EVP_MAC_CTX_free(copy);
    EVP_MAC_CTX_free(ctx);
    EVP_MAC_free(algorithm);
}

int main(void)
{
    TEST(ciphers);
    TEST(wrong_use);
    TEST(facts);
    TEST(hmac);
    TEST(mac);
    return check_done("evp");
}
