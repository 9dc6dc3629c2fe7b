/* Numbers with their lengths, printed and constant; bytes in hexadecimal; old hashes; what HMAC is not defined with. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/md4.h>
#include <openssl/ripemd.h>

#include "check.h"

static void with_length(void)
{
    static const struct {
        const char *number;
        int length;
        unsigned char bytes[8];
    } cases[] = {{"0", 4, {0}},
                 {"7F", 5, {0, 0, 0, 1, 0x7f}},
                 {"-7F", 5, {0, 0, 0, 1, 0xff}},
                 {"80", 6, {0, 0, 0, 2, 0, 0x80}},
                 {"-80", 6, {0, 0, 0, 2, 0x80, 0x80}}};
    BIGNUM *n = NULL, *back = BN_new();
    unsigned char out[8];
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        memset(out, 0, sizeof(out));
        CHECK(BN_hex2bn(&n, cases[i].number) > 0);
        CHECK_INT(BN_bn2mpi(n, NULL), cases[i].length);
        CHECK_INT(BN_bn2mpi(n, out), cases[i].length);
        CHECK(memcmp(out, cases[i].bytes, 8) == 0);
        CHECK(BN_mpi2bn(out, cases[i].length, back) == back);
        CHECK_INT(BN_cmp(n, back), 0);
    }
    CHECK(BN_mpi2bn((const unsigned char *)"\0\0\0\2\1", 5, back) == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), BN_R_ENCODING_ERROR);
    CHECK_STR(ERR_reason_error_string(ERR_get_error()), "encoding error");
    CHECK(BN_mpi2bn((const unsigned char *)"\0\0", 2, back) == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BN_R_INVALID_LENGTH);
    BN_free(n);
    BN_free(back);
}

static int calls;

static int told(int a, int b, BN_GENCB *cb)
{
    calls += a + b;
    return BN_GENCB_get_arg(cb) == &calls;
}

static void told_before(int a, int b, void *arg)
{
    *(int *)arg += a * b;
}

static void the_rest(void)
{
    BIO *memory = BIO_new(BIO_s_mem());
    BN_GENCB *cb = BN_GENCB_new();
    BIGNUM *n = NULL;
    char *text;

    CHECK(BN_is_one(BN_value_one()));
    CHECK(BN_hex2bn(&n, "-0ABC") > 0);
    CHECK_INT(BN_print(memory, n), 1);
    CHECK_INT(BIO_get_mem_data(memory, &text), 4);
    CHECK(memcmp(text, "-ABC", 4) == 0);
    (void)BN_zero(n);
    CHECK_INT(BN_print(memory, n), 1);
    CHECK_INT(BIO_get_mem_data(memory, &text), 5);
    CHECK_INT(BN_get_flags(n, BN_FLG_MALLOCED | BN_FLG_CONSTTIME), BN_FLG_MALLOCED);
    BN_set_flags(n, BN_FLG_CONSTTIME);
    CHECK_INT(BN_get_flags(n, BN_FLG_CONSTTIME), BN_FLG_CONSTTIME);
    CHECK_INT(BN_GENCB_call(NULL, 1, 2), 1);
    BN_GENCB_set(cb, told, &calls);
    CHECK_INT(BN_GENCB_call(cb, 1, 2), 1);
    CHECK_INT(calls, 3);
    BN_GENCB_set(cb, told, NULL);
    CHECK_INT(BN_GENCB_call(cb, 1, 2), 0);
    BN_GENCB_set_old(cb, told_before, &calls);
    CHECK_INT(BN_GENCB_call(cb, 5, 2), 1);
    CHECK_INT(calls, 16);
    BN_GENCB_free(cb);
    BN_GENCB_free(NULL);
    BN_free(n);
    BIO_free(memory);
}

static void hexadecimal(void)
{
    static const struct {
        const char *text;
        long length;
        int reason;
    } cases[] = {{"01:aB:ff", 3, 0}, {"01aBff", 3, 0},
                 {"::01:", 1, 0},    {"01a", 0, CRYPTO_R_ODD_NUMBER_OF_DIGITS},
                 {"01zz", 0, CRYPTO_R_ILLEGAL_HEX_DIGIT},
                 {"0:1", 0, CRYPTO_R_ILLEGAL_HEX_DIGIT},
                 {"", 0, CRYPTO_R_HEX_STRING_TOO_SHORT}};
    unsigned char out[8];
    size_t i, length;
    char text[10], *made;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        long n = 0;
        unsigned char *bytes = OPENSSL_hexstr2buf(cases[i].text, &n);

        CHECK_INT(bytes != NULL, cases[i].reason == 0);
        CHECK_INT(n, cases[i].length);
        CHECK_INT(ERR_GET_REASON(ERR_get_error()), cases[i].reason);
        if (n == 3)
            CHECK(memcmp(bytes, "\x01\xab\xff", 3) == 0);
        OPENSSL_free(bytes);
    }
    made = OPENSSL_buf2hexstr((const unsigned char *)"\1\xab", 2);
    CHECK_STR(made, "01:AB");
    OPENSSL_free(made);
    made = OPENSSL_buf2hexstr(NULL, 0);
    CHECK_STR(made, "");
    OPENSSL_free(made);
    CHECK_INT(OPENSSL_hexstr2buf_ex(out, 1, &length, "0102", ':'), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), CRYPTO_R_TOO_SMALL_BUFFER);
    CHECK_INT(OPENSSL_hexstr2buf_ex(NULL, 0, &length, "0102", ':'), 1);
    CHECK_INT(length, 2);
    CHECK_INT(OPENSSL_hexstr2buf_ex(out, 8, &length, "01-02", '-'), 1);
    CHECK(length == 2 && out[1] == 2);
    CHECK_INT(OPENSSL_buf2hexstr_ex(text, 10, &length, out, 2, '\0'), 1);
    CHECK_STR(text, "0102");
    CHECK_INT(length, 5);
    CHECK_INT(OPENSSL_buf2hexstr_ex(NULL, 0, &length, out, 2, ':'), 1);
    CHECK_INT(length, 6);
    CHECK_INT(OPENSSL_buf2hexstr_ex(text, 5, &length, out, 2, ':'), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), CRYPTO_R_TOO_SMALL_BUFFER);
}

static void hashes(void)
{
    static const char digits[] = "12345678901234567890123456789012345678901234567890123456789012345678901234567890";
    unsigned char out[20], whole[20];
    RIPEMD160_CTX ripemd;
    MD4_CTX md4;
    size_t i;

    CHECK_INT(sizeof(md4), 92);
    CHECK_INT(sizeof(ripemd), 96);
    /* RFC 1320, A.5. */
    CHECK_INT(MD4_Init(&md4), 1);
    for (i = 0; i < 80; i++)
        CHECK_INT(MD4_Update(&md4, digits + i, 1), 1);
    CHECK_INT(MD4_Final(out, &md4), 1);
    CHECK(memcmp(out, "\xe3\x3b\x4d\xdc\x9c\x38\xf2\x19\x9c\x3e\x7b\x16\x4f\xcc\x05\x36", 16) == 0);
    CHECK(MD4((const unsigned char *)digits, 80, whole) == whole && memcmp(out, whole, 16) == 0);
    /* The authors' vectors. */
    CHECK_INT(RIPEMD160_Init(&ripemd), 1);
    for (i = 0; i < 80; i++)
        CHECK_INT(RIPEMD160_Update(&ripemd, digits + i, 1), 1);
    CHECK_INT(RIPEMD160_Final(out, &ripemd), 1);
    CHECK(memcmp(out, "\x9b\x75\x2e\x45\x57\x3d\x4b\x39\xf4\xdb\xd3\x32\x3c\xab\x82\xbf\x63\x32\x6b\xfb", 20) == 0);
    CHECK(RIPEMD160((const unsigned char *)digits, 80, whole) == whole && memcmp(out, whole, 20) == 0);
}

static void no_hmac(void)
{
    unsigned char out[EVP_MAX_MD_SIZE];
    HMAC_CTX *ctx = HMAC_CTX_new();
    unsigned int length;

    CHECK(HMAC(EVP_shake128(), "key", 3, (const unsigned char *)"data", 4, out, &length) == NULL);
    CHECK_INT(ERR_get_error(), 0);
    CHECK_INT(HMAC_Init_ex(ctx, "key", 3, EVP_shake256(), NULL), 0);
    CHECK_INT(ERR_get_error(), 0);
    HMAC_CTX_free(ctx);
}

int main(void)
{
    TEST(with_length);
    TEST(the_rest);
    TEST(hexadecimal);
    TEST(hashes);
    TEST(no_hmac);
    return check_done("numbers");
}
