/* Base64: in one call, in pieces, and as a filter of a chain of BIOs. */
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "check.h"

static void blocks(void)
{
    static const struct {
        const char *text;
        int result;
    } decoded[] = {{"Zm9vYmFy", 6}, {"Zm9vYg==", 6},  {" \tZm9v\r\n", 3}, {"Zm9", -1},  {"Zm9v\nZm9v", -1}, {"Zm9-", -1},
                   {"", 0},         {"Z=9v", 3},      {"Zm9v-", 3},       {"Zm9*", -1}, {"\nZm9v", -1},    {"====", 3},
                   {"Zm9v    ", 3}, {"Zm9v  Zm", -1}, {"Zm9v\x80", -1}};
    unsigned char out[100];
    size_t i;

    CHECK_INT(EVP_EncodeBlock(out, (const unsigned char *)"", 0), 0);
    CHECK_STR((char *)out, "");
    CHECK_INT(EVP_EncodeBlock(out, (const unsigned char *)"f", 1), 4);
    CHECK_STR((char *)out, "Zg==");
    CHECK_INT(EVP_EncodeBlock(out, (const unsigned char *)"fooba", 5), 8);
    CHECK_STR((char *)out, "Zm9vYmE=");
    CHECK_INT(EVP_EncodeBlock(out, (const unsigned char *)"\xfb\xff\xbf", 3), 4);
    CHECK_STR((char *)out, "+/+/");
    for (i = 0; i < sizeof(decoded) / sizeof(decoded[0]); i++) {
        int n = EVP_DecodeBlock(out, (const unsigned char *)decoded[i].text, (int)strlen(decoded[i].text));

        if (n != decoded[i].result)
            fprintf(stderr, "case %d: ", (int)i);
        CHECK_INT(n, decoded[i].result);
    }
    CHECK_INT(EVP_DecodeBlock(out, (const unsigned char *)"Zm9vYg==", 8), 6);
    CHECK(memcmp(out, "foob\0\0", 6) == 0);
}

/* Encodes 200 bytes in pieces. */
static void encoding(void)
{
    static const char *last = "w8TFxsc=\n";
    unsigned char data[200], out[500], whole[500];
    EVP_ENCODE_CTX *ctx = EVP_ENCODE_CTX_new(), *copy = EVP_ENCODE_CTX_new();
    int piece, i, n, total, first = 0;

    for (i = 0; i < 200; i++)
        data[i] = (unsigned char)i;
    for (piece = 1; piece <= 200; piece++) {
        EVP_EncodeInit(ctx);
        for (total = i = 0; i < 200; i += piece) {
            CHECK_INT(EVP_EncodeUpdate(ctx, out + total, &n, data + i, piece < 200 - i ? piece : 200 - i), 1);
            total += n;
        }
        CHECK_INT(total, 260);
        CHECK_INT(EVP_ENCODE_CTX_num(ctx), 8);
        CHECK_INT(EVP_ENCODE_CTX_copy(copy, ctx), 1);
        CHECK_INT(EVP_ENCODE_CTX_num(copy), 8);
        EVP_EncodeFinal(copy, out + total, &n);
        CHECK_INT(n, 13);
        total += n;
        CHECK(out[total] == 0 && out[64] == '\n' && out[259] == '\n');
        CHECK(strcmp((char *)out + total - strlen(last), last) == 0);
        if (first++ == 0)
            memcpy(whole, out, sizeof(whole));
        CHECK_STR((char *)out, (char *)whole);
    }
    EVP_EncodeInit(ctx);
    CHECK_INT(EVP_EncodeUpdate(ctx, out, &n, data, 0), 0);
    CHECK_INT(n, 0);
    CHECK_INT(EVP_EncodeUpdate(ctx, out, &n, data, -1), 0);
    EVP_EncodeFinal(ctx, out, &n);
    CHECK_INT(n, 0);
    EVP_ENCODE_CTX_free(ctx);
    EVP_ENCODE_CTX_free(copy);
    EVP_ENCODE_CTX_free(NULL);
}

static void decoding(void)
{
    static const struct {
        const char *text;
        int result, length, final;
    } cases[] = {
        {"Zm9vYmFy", 1, 6, 1},
        {"Zm9vYg==", 0, 4, 1},
        {"Zm9vYg==\n", 0, 4, 1},
        {"Zm9vYg", 1, 0, -1},
        {"Zm9v\nYm\r Fy", 1, 6, 1},
        {"Zm9vYg==Zm9v", -1, 0, 1},
        {"Zm9vYg=\n=\n-----", 0, 4, 1},
        {"Zm9v-----END", 0, 3, 1},
        {"Zm9-----END", -1, 0, -1},
        {"Zm9*", -1, 0, -1},
        {"Zm9v===", -1, 0, -1},
        {"", 0, 0, 1},
        {"\n", 1, 0, 1},
        {"Z=", 1, 0, -1},
        {"Zm9v====", -1, 0, -1},
        {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAZm9*", -1, 48, -1},
        {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", 0, 46, 1},
        {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\nZg==", -1, 46, 1},
    };
    EVP_ENCODE_CTX *ctx = EVP_ENCODE_CTX_new();
    unsigned char out[200];
    size_t i;
    int n;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int before = check_in_test;

        check_in_test = 0;
        EVP_DecodeInit(ctx);
        CHECK_INT(EVP_DecodeUpdate(ctx, out, &n, (const unsigned char *)cases[i].text, (int)strlen(cases[i].text)),
                  cases[i].result);
        CHECK_INT(n, cases[i].length);
        CHECK_INT(EVP_DecodeFinal(ctx, out, &n), cases[i].final);
        if (check_in_test)
            fprintf(stderr, "case %d\n", (int)i);
        check_in_test |= before;
    }
    /* One character at a time. */
    {
        static const char text[] = "Zm9vYg==\n";
        int total = 0;

        EVP_DecodeInit(ctx);
        for (i = 0; text[i] != 0; i++) {
            CHECK_INT(EVP_DecodeUpdate(ctx, out + total, &n, (const unsigned char *)text + i, 1), i < 7 ? 1 : i == 7 ? 0 : 1);
            total += n;
        }
        CHECK(total == 4 && memcmp(out, "foob", 4) == 0);
        CHECK_INT(EVP_DecodeFinal(ctx, out, &n), 1);
        CHECK_INT(n, 0);
    }
    EVP_ENCODE_CTX_free(ctx);
}

static const char *filtered(const char *text, int flags, int room, int *result)
{
    static char out[8192];
    BIO *filter = BIO_new(BIO_f_base64()), *memory = BIO_new_mem_buf(text, -1);
    int n, total = 0;

    BIO_set_flags(filter, flags);
    BIO_set_mem_eof_return(memory, 0);
    BIO_push(filter, memory);
    while ((n = BIO_read(filter, out + total, room)) > 0)
        total += n;
    out[total] = 0;
    *result = n;
    BIO_free_all(filter);
    return out;
}

static void reading(void)
{
    static const struct {
        const char *text;
        int flags;
        const char *plain;
        int result;
    } cases[] = {
        {"Zm9vYmFy\n", 0, "foobar", 0},
        {"Zm9vYmFy", 0, "", 0},
        {"Zm9v\nYmFy", 0, "foobar", 0},
        {"Subject: text\nZm9v\nYmFy\n", 0, "foobar", 0},
        {"\nZm9vYg==\n-----", 0, "foob", 0},
        {"-----BEGIN X-----\nZm9vYg==\n-----END X-----\n", 0, "foob", 0},
        {"Zm9vYmFy", BIO_FLAGS_BASE64_NO_NL, "foobar", 0},
        {"Zm9vYg==", BIO_FLAGS_BASE64_NO_NL, "foob", 0},
        {"Zm9vYg==\n", BIO_FLAGS_BASE64_NO_NL, "foob", 0},
        {"Zm9v\nYmFy", BIO_FLAGS_BASE64_NO_NL, "", 0},
        {"Zm9vYm", BIO_FLAGS_BASE64_NO_NL, "foo", 0},
        {"Zm9v*mFy", BIO_FLAGS_BASE64_NO_NL, "", 0},
        {"Zm9v\nYm*y\n", 0, "", 0},
        {"", 0, "", 0},
        {"\n\n\n", 0, "", 0},
    };
    size_t i;
    int room, result;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (room = 1; room < 40; room += 7) {
            int before = check_in_test;

            check_in_test = 0;
            CHECK_STR(filtered(cases[i].text, cases[i].flags, room, &result), cases[i].plain);
            CHECK_INT(result, cases[i].result);
            if (check_in_test)
                fprintf(stderr, "case %d, %d at a time\n", (int)i, room);
            check_in_test |= before;
        }
}

static void writing(void)
{
    unsigned char data[3000];
    char *text;
    int flags, piece, i, n;
    long length;

    for (i = 0; i < 3000; i++)
        data[i] = (unsigned char)(i * 7);
    for (flags = 0; flags <= BIO_FLAGS_BASE64_NO_NL; flags += BIO_FLAGS_BASE64_NO_NL)
        for (piece = 1; piece < 3001; piece = piece * 3 + 1) {
            BIO *filter = BIO_new(BIO_f_base64()), *memory = BIO_new(BIO_s_mem());
            char *back = malloc(4000);
            int total = 0;

            CHECK_INT(BIO_method_type(filter), BIO_TYPE_BASE64);
            CHECK_STR(BIO_method_name(filter), "base64 encoding");
            BIO_set_flags(filter, flags);
            BIO_set_mem_eof_return(memory, 0);
            BIO_push(filter, memory);
            for (i = 0; i < 2999; i += piece) {
                n = piece < 2999 - i ? piece : 2999 - i;
                CHECK_INT(BIO_write(filter, data + i, n), n);
            }
            CHECK_INT(BIO_wpending(filter) > 0, flags == 0);
            CHECK_INT(BIO_flush(filter), 1);
            CHECK_INT(BIO_wpending(filter), BIO_wpending(memory));
            length = BIO_get_mem_data(memory, &text);
            CHECK_INT(length, flags ? 4000 : 4063);
            CHECK_INT(memchr(text, '\n', (size_t)length) == NULL, flags != 0);
            CHECK_INT(text[length - 1], flags ? '=' : '\n');
            while ((n = BIO_read(filter, back + total, 4000 - total)) > 0)
                total += n;
            CHECK(total == 2999 && memcmp(back, data, 2999) == 0);
            free(back);
            BIO_free_all(filter);
        }
    {
        BIO *filter = BIO_new(BIO_f_base64());

        CHECK(BIO_write(filter, data, 3) <= 0);
        CHECK(BIO_read(filter, data, 3) <= 0);
        BIO_free(filter);
        filter = BIO_push(BIO_new(BIO_f_base64()), BIO_new(BIO_s_mem()));
        CHECK_INT(BIO_puts(filter, "foo"), 3);
        CHECK_INT(BIO_gets(filter, (char *)data, 10), -2);
        CHECK_INT(BIO_flush(filter), 1);
        CHECK_INT(BIO_get_mem_data(BIO_next(filter), &text), 5);
        CHECK(memcmp(text, "Zm9v\n", 5) == 0);
        BIO_free_all(filter);
    }
}

int main(void)
{
    TEST(blocks);
    TEST(encoding);
    TEST(decoding);
    TEST(reading);
    TEST(writing);
    return check_done("base64");
}
