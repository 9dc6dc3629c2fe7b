/* Digests, ciphers and keys of passwords by name, and what is computed with numbers. */
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "check.h"

static void digests(void)
{
    static const struct {
        const char *name;
        int size, block;
        unsigned char first[4];
    } known[] = {{"MD5", 16, 64, {0x90, 0x01, 0x50, 0x98}},        {"SHA1", 20, 64, {0xa9, 0x99, 0x3e, 0x36}},
                 {"SHA256", 32, 64, {0xba, 0x78, 0x16, 0xbf}},     {"SHA512-256", 32, 128, {0x53, 0x04, 0x8e, 0x26}},
                 {"SHA3-256", 32, 136, {0x3a, 0x98, 0x5d, 0xa7}},  {"RIPEMD160", 20, 64, {0x8e, 0xb2, 0x08, 0xf7}},
                 {"BLAKE2b512", 64, 128, {0xba, 0x80, 0xa5, 0x3f}}, {"SHAKE128", 16, 168, {0x58, 0x81, 0x09, 0x2d}}};
    unsigned char out[EVP_MAX_MD_SIZE], longer[100];
    unsigned int length;
    size_t i;

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        const EVP_MD *md = EVP_get_digestbyname(known[i].name);

        CHECK_STR(EVP_MD_get0_name(md), known[i].name);
        CHECK_INT(EVP_MD_get_size(md), known[i].size);
        CHECK_INT(EVP_MD_get_block_size(md), known[i].block);
        CHECK_INT(EVP_Digest("abc", 3, out, &length, md, NULL), 1);
        CHECK_INT(length, known[i].size);
        CHECK(memcmp(out, known[i].first, 4) == 0);
    }
    CHECK(EVP_get_digestbyname("RSA-SHA256") == EVP_sha256());
    CHECK(EVP_get_digestbyname("sha256WithRSAEncryption") == EVP_sha256());
    CHECK(EVP_get_digestbyname("no such digest") == NULL);
    CHECK(EVP_MD_is_a(EVP_sha384(), "SHA2-384"));
    CHECK_INT(EVP_MD_get_pkey_type(EVP_sha256()), 668);

    {
        EVP_MD_CTX *ctx = EVP_MD_CTX_new();

        CHECK_INT(EVP_DigestInit_ex(ctx, EVP_shake256(), NULL), 1);
        CHECK_INT(EVP_DigestUpdate(ctx, "abc", 3), 1);
        CHECK_INT(EVP_DigestFinalXOF(ctx, longer, sizeof(longer)), 1);
        CHECK(longer[0] == 0x48 && longer[1] == 0x33 && longer[99] == 0xd9);
        CHECK_INT(EVP_DigestInit_ex(ctx, EVP_sha256(), NULL), 1);
        CHECK_INT(EVP_DigestFinalXOF(ctx, longer, sizeof(longer)), 0);
        ERR_clear_error();
        EVP_MD_CTX_free(ctx);
    }
}

static void authenticated(const EVP_CIPHER *cipher)
{
    static const unsigned char key[32] = {1}, iv[12] = {2};
    unsigned char sealed[64], tag[16], opened[64];
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    int n, m;

    CHECK_INT(EVP_EncryptInit_ex(ctx, cipher, NULL, NULL, NULL), 1);
    CHECK_INT(EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_IVLEN, 12, NULL), 1);
    CHECK_INT(EVP_EncryptInit_ex(ctx, NULL, NULL, key, iv), 1);
    CHECK_INT(EVP_EncryptUpdate(ctx, NULL, &n, (const unsigned char *)"header", 6), 1);
    CHECK_INT(n, 6);
    CHECK_INT(EVP_EncryptUpdate(ctx, sealed, &n, (const unsigned char *)"a message of ", 13), 1);
    CHECK_INT(n, 13);
    CHECK_INT(EVP_EncryptUpdate(ctx, sealed + 13, &n, (const unsigned char *)"two pieces", 10), 1);
    CHECK_INT(EVP_EncryptFinal_ex(ctx, sealed + 23, &m), 1);
    CHECK_INT(m, 0);
    CHECK_INT(EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, 16, tag), 1);

    CHECK_INT(EVP_DecryptInit_ex(ctx, cipher, NULL, key, iv), 1);
    CHECK_INT(EVP_DecryptUpdate(ctx, NULL, &n, (const unsigned char *)"header", 6), 1);
    CHECK_INT(EVP_DecryptUpdate(ctx, opened, &n, sealed, 23), 1);
    CHECK(n == 23 && memcmp(opened, "a message of two pieces", 23) == 0);
    CHECK_INT(EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, 16, tag), 1);
    CHECK_INT(EVP_DecryptFinal_ex(ctx, opened, &n), 1);

    tag[15] ^= 1;
    CHECK_INT(EVP_DecryptInit_ex(ctx, cipher, NULL, key, iv), 1);
    CHECK_INT(EVP_DecryptUpdate(ctx, NULL, &n, (const unsigned char *)"header", 6), 1);
    CHECK_INT(EVP_DecryptUpdate(ctx, opened, &n, sealed, 23), 1);
    CHECK_INT(EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, 16, tag), 1);
    CHECK(EVP_DecryptFinal_ex(ctx, opened, &n) <= 0);
    ERR_clear_error();
    EVP_CIPHER_CTX_free(ctx);
}

static void ciphers(void)
{
    authenticated(EVP_aes_256_gcm());
    authenticated(EVP_chacha20_poly1305());
    CHECK(EVP_get_cipherbyname("des-ede3-cbc") == EVP_des_ede3_cbc());
    CHECK(EVP_get_cipherbyname("AES-128-CTR") == EVP_aes_128_ctr());
    CHECK_INT(EVP_CIPHER_get_mode(EVP_aes_128_gcm()), EVP_CIPH_GCM_MODE);
    CHECK(EVP_CIPHER_get_flags(EVP_aes_128_gcm()) & EVP_CIPH_FLAG_AEAD_CIPHER);
    CHECK_INT(EVP_CIPHER_get_key_length(EVP_des_ede3_cbc()), 24);
    CHECK_INT(EVP_CIPHER_get_block_size(EVP_aes_128_ctr()), 1);
}

static void passwords(void)
{
    unsigned char key[64], iv[16];

    /* RFC 6070 */
    CHECK_INT(PKCS5_PBKDF2_HMAC_SHA1("password", -1, (const unsigned char *)"salt", 4, 2, 20, key), 1);
    CHECK(key[0] == 0xea && key[1] == 0x6c && key[19] == 0x57);
    CHECK_INT(PKCS5_PBKDF2_HMAC("password", 8, (const unsigned char *)"salt", 4, 0, EVP_sha1(), 20, key), 0);
    ERR_clear_error();
    CHECK_INT(EVP_BytesToKey(EVP_aes_256_cbc(), EVP_md5(), (const unsigned char *)"\1\2\3\4\5\6\7\10",
                             (const unsigned char *)"secret", 6, 1, key, iv),
              32);
    CHECK(key[0] == 0xc9 && key[31] == 0xab && iv[0] == 0xe2 && iv[15] == 0x93);
    /* RFC 7914, section 12 */
    CHECK_INT(EVP_PBE_scrypt("", 0, (const unsigned char *)"", 0, 16, 1, 1, 0, key, 64), 1);
    CHECK(key[0] == 0x77 && key[1] == 0xd6 && key[63] == 0x06);
}

static void number_is(BIGNUM *number, const char *expected)
{
    char *text = BN_bn2dec(number);

    CHECK_STR(text, expected);
    OPENSSL_free(text);
}

static void numbers(void)
{
    BN_CTX *ctx = BN_CTX_new();
    BIGNUM *a = NULL, *b = NULL, *m = NULL, *r = BN_new(), *q;

    BN_dec2bn(&a, "-123456789012345678901234567890");
    BN_dec2bn(&b, "987654321");
    BN_dec2bn(&m, "340282366920938463463374607431768211507"); /* a prime of 129 bits */
    BN_CTX_start(ctx);
    q = BN_CTX_get(ctx);
    CHECK_INT(BN_add(r, a, b), 1);
    number_is(r, "-123456789012345678900246913569");
    CHECK_INT(BN_mul(r, a, b, ctx), 1);
    number_is(r, "-121932631124828532112482853211126352690");
    CHECK_INT(BN_div(q, r, a, b, ctx), 1);
    number_is(q, "-124999998873437499901");
    number_is(r, "-574845669");
    CHECK_INT(BN_nnmod(r, a, b, ctx), 1);
    number_is(r, "412808652");
    CHECK_INT(BN_mod_exp(r, b, b, m, ctx), 1);
    CHECK(BN_mod_inverse(q, r, m, ctx) == q);
    CHECK_INT(BN_mod_mul(r, r, q, m, ctx), 1);
    CHECK(BN_is_one(r));
    CHECK_INT(BN_rshift(r, b, 3), 1);
    number_is(r, "123456790");
    CHECK_INT(BN_set_bit(r, 40), 1);
    CHECK(BN_is_bit_set(r, 40) && !BN_is_bit_set(r, 41));
    CHECK_INT(BN_div(NULL, r, a, r, ctx), 1);
    BN_zero(q);
    CHECK_INT(BN_div(NULL, r, a, q, ctx), 0);
    ERR_clear_error();
    CHECK_INT(BN_rand_range(r, b), 1);
    CHECK(BN_cmp(r, b) < 0);
    CHECK_INT(BN_rand(r, 100, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ODD), 1);
    CHECK(BN_num_bits(r) == 100 && BN_is_odd(r));
    CHECK_INT(BN_generate_prime_ex(r, 128, 0, NULL, NULL, NULL), 1);
    CHECK(BN_num_bits(r) == 128 && BN_check_prime(r, ctx, NULL) == 1);
    BN_CTX_end(ctx);
    BN_free(a);
    BN_free(b);
    BN_free(m);
    BN_free(r);
    BN_CTX_free(ctx);
}

int main(void)
{
    TEST(digests);
    TEST(ciphers);
    TEST(passwords);
    TEST(numbers);
    return check_done("evp_algorithms");
}
