/* PEM blocks as they are, of any type, and their traditional encryption. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "check.h"

static void check_last(int library, int reason)
{
    unsigned long error = ERR_peek_last_error();
    CHECK_INT(ERR_GET_LIB(error), library);
    CHECK_INT(ERR_GET_REASON(error), reason);
    ERR_clear_error();
}

static BIO *open_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    return BIO_new_file(path, "r");
}

static int text_is(BIO *bio, const char *wanted)
{
    char *text;
    long length = BIO_get_mem_data(bio, &text);
    return length == (long)strlen(wanted) && memcmp(text, wanted, length) == 0;
}

static void blocks(void)
{
    BIO *bio = BIO_new(BIO_s_mem());
    unsigned char *data = NULL, bytes[100];
    char *name = NULL, *header = NULL;
    long length = 0;
    memset(bytes, 'x', sizeof bytes);
    CHECK_INT(PEM_write_bio(bio, "A THING", "Name: value\n", (const unsigned char *)"abcd", 4), 9);
    CHECK(text_is(bio, "-----BEGIN A THING-----\nName: value\n\nYWJjZA==\n-----END A THING-----\n"));
    CHECK_INT(PEM_write_bio(bio, "OTHER", "", bytes, sizeof bytes), 136 + 3);
    CHECK_INT(PEM_write_bio(bio, "OTHER", NULL, bytes, 48), 64 + 1);
    CHECK_INT(PEM_read_bio(bio, &name, &header, &data, &length), 1);
    CHECK_STR(name, "A THING");
    CHECK_STR(header, "Name: value\n");
    CHECK_INT(length, 4);
    CHECK(data != NULL && memcmp(data, "abcd", 4) == 0);
    OPENSSL_free(name), OPENSSL_free(header), OPENSSL_free(data);
    CHECK_INT(PEM_read_bio(bio, &name, &header, &data, &length), 1);
    CHECK_STR(name, "OTHER");
    CHECK_STR(header, "");
    CHECK_INT(length, sizeof bytes);
    OPENSSL_free(name), OPENSSL_free(header), OPENSSL_free(data);
    CHECK_INT(PEM_bytes_read_bio(&data, &length, NULL, "OTHER", bio, NULL, NULL), 1);
    CHECK_INT(length, 48);
    OPENSSL_free(data);
    CHECK_INT(PEM_read_bio(bio, &name, &header, &data, &length), 0);
    check_last(ERR_LIB_PEM, PEM_R_NO_START_LINE);
    BIO_free(bio);

    bio = open_file("server-rsa.pkcs1.key");
    CHECK_INT(PEM_bytes_read_bio(&data, &length, &name, PEM_STRING_EVP_PKEY, bio, NULL, NULL), 1);
    CHECK_STR(name, "RSA PRIVATE KEY");
    OPENSSL_free(name);
    OPENSSL_clear_free(data, length);
    BIO_free(bio);

    FILE *file = tmpfile();
    CHECK_INT(PEM_write(file, "F", "", bytes, 3), 5);
    rewind(file);
    CHECK_INT(PEM_read(file, &name, &header, &data, &length), 1);
    CHECK_INT(length, 3);
    OPENSSL_free(name), OPENSSL_free(header), OPENSSL_free(data);
    fclose(file);
}

static void headers(void)
{
    static const struct {
        const char *text;
        int reason;
    } BAD[] = {
        {"Subject: x\n", PEM_R_NOT_PROC_TYPE},
        {"Proc-Type: 4,MIC-ONLY\n", PEM_R_NOT_ENCRYPTED},
        {"Proc-Type: 4,ENCRYPTED\nX: y\n", PEM_R_NOT_DEK_INFO},
        {"Proc-Type: 4,ENCRYPTED\nDEK-Info: ROT-13,00\n", PEM_R_UNSUPPORTED_ENCRYPTION},
        {"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC \n", PEM_R_MISSING_DEK_IV},
        {"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n", PEM_R_BAD_IV_CHARS},
    };
    EVP_CIPHER_INFO info;
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        char text[128];
        strcpy(text, BAD[i].text);
        CHECK_INT(PEM_get_EVP_CIPHER_INFO(text, &info), 0);
        check_last(ERR_LIB_PEM, BAD[i].reason);
    }
    char none[] = "", buf[PEM_BUFSIZE] = "";
    CHECK_INT(PEM_get_EVP_CIPHER_INFO(none, &info), 1);
    CHECK(info.cipher == NULL);
    CHECK_INT(PEM_get_EVP_CIPHER_INFO(NULL, &info), 1);
    PEM_proc_type(buf, PEM_TYPE_ENCRYPTED);
    PEM_dek_info(buf, "AES-256-CBC", 16, "0123456789abcdef");
    CHECK_STR(buf, "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,30313233343536373839616263646566\n");
    CHECK_INT(PEM_get_EVP_CIPHER_INFO(buf, &info), 1);
    CHECK(info.cipher == EVP_aes_256_cbc() && memcmp(info.iv, "0123456789abcdef", 16) == 0);
}

/* An object of a type that only these functions know: a byte, whose encoding is itself. */
static int i2d_byte(const void *a, unsigned char **pp)
{
    if (pp != NULL)
        *(*pp)++ = *(const unsigned char *)a;
    return 1;
}

static void *d2i_byte(void **a, const unsigned char **pp, long length)
{
    unsigned char *byte = length == 1 ? OPENSSL_malloc(1) : NULL;
    if (byte != NULL)
        *byte = *(*pp)++;
    if (byte != NULL && a != NULL)
        *a = byte;
    return byte;
}

static int asked;

static int ask(char *buf, int size, int rwflag, void *u)
{
    (void)u;
    CHECK_INT(size, PEM_BUFSIZE);
    CHECK_INT(rwflag, 1);
    asked++;
    memcpy(buf, "called", 6);
    return 6;
}

static void encrypted(void)
{
    static char right[] = "secret", wrong[] = "Secret";
    const unsigned char thing = 'x';
    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(PEM_ASN1_write_bio(i2d_byte, "BYTE", bio, (void *)&thing, NULL, NULL, 0, NULL, NULL), 1);
    CHECK(text_is(bio, "-----BEGIN BYTE-----\neA==\n-----END BYTE-----\n"));
    CHECK_INT(PEM_ASN1_write_bio(i2d_byte, "BYTE", bio, (void *)&thing, EVP_aes_256_cbc(), (unsigned char *)right, 6,
                                 NULL, NULL), 1);
    CHECK_INT(PEM_ASN1_write_bio(i2d_byte, "BYTE", bio, (void *)&thing, EVP_aes_128_cbc(), NULL, 0, ask, NULL), 1);
    CHECK_INT(asked, 1);
    CHECK_INT(PEM_ASN1_write_bio(i2d_byte, "BYTE", bio, (void *)&thing, EVP_aes_128_cbc(), NULL, 0, NULL, right), 1);
    static char called[] = "called";
    char *const passwords[] = {NULL, right, called, right};
    for (int i = 0; i < 4; i++) {
        void *place = NULL;
        unsigned char *found = PEM_ASN1_read_bio(d2i_byte, "BYTE", bio, &place, NULL, passwords[i]);
        CHECK(found != NULL && *found == 'x' && place == found);
        OPENSSL_free(found);
    }
    CHECK(PEM_ASN1_read_bio(d2i_byte, "BYTE", bio, NULL, NULL, NULL) == NULL);
    check_last(ERR_LIB_PEM, PEM_R_NO_START_LINE);
    CHECK_INT(PEM_ASN1_write_bio(i2d_byte, "BYTE", bio, (void *)&thing, EVP_aes_128_cbc(), (unsigned char *)right, 6,
                                 NULL, NULL), 1);
    CHECK(PEM_ASN1_read_bio(d2i_byte, "BYTE", bio, NULL, NULL, wrong) == NULL);
    ERR_clear_error();

    /* By hand: the block, its headers, its contents. */
    CHECK_INT(PEM_ASN1_write_bio(i2d_byte, "BYTE", bio, (void *)&thing, EVP_aes_128_cbc(), (unsigned char *)right, 6,
                                 NULL, NULL), 1);
    char *name, *header;
    unsigned char *data;
    long length;
    EVP_CIPHER_INFO info;
    CHECK_INT(PEM_read_bio(bio, &name, &header, &data, &length), 1);
    CHECK_INT(length, 16);
    CHECK_INT(PEM_get_EVP_CIPHER_INFO(header, &info), 1);
    CHECK_INT(PEM_do_header(&info, data, &length, NULL, right), 1);
    CHECK_INT(length, 1);
    CHECK_INT(data[0], 'x');
    OPENSSL_free(name), OPENSSL_free(header), OPENSSL_free(data);
    BIO_free(bio);
}

int main(void)
{
    TEST(blocks);
    TEST(headers);
    TEST(encrypted);
    return check_done("pem_raw");
}
