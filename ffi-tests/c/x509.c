/* Certificates, names, times and digests. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "check.h"

static X509 *load(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return x;
}

/* The name of a certificate for localhost as a flag combination prints it. */
static void check_printed(X509_NAME *name, unsigned long flags, int result, const char *wanted)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char text[256];
    CHECK_INT(X509_NAME_print_ex(bio, name, 0, flags), result < 0 ? (int)strlen(wanted) : result);
    int n = BIO_read(bio, text, sizeof text - 1);
    text[n > 0 ? n : 0] = '\0';
    CHECK_STR(text, wanted);
    BIO_free(bio);
}

/* A name whose values need every kind of escape: O="a, b+\"c\"", OU="#x" and CN=" ü " (UTF-8), in two sets. */
static const unsigned char ODD_NAME[] = {
    0x30, 0x34, 0x31, 0x12, 0x30, 0x10, 0x06, 0x03, 0x55, 0x04, 0x0a, 0x0c, 0x09, 'a', ',', ' ', 'b', '+', '"', 'c',
    '"', '\\', 0x31, 0x1e, 0x30, 0x0b, 0x06, 0x03, 0x55, 0x04, 0x0b, 0x13, 0x04, '#', 'x', ' ', 'y', 0x30, 0x0f, 0x06,
    0x03, 0x55, 0x04, 0x03, 0x0c, 0x08, ' ', 0xc3, 0xbc, 'n', 'a', 'm', 'e', ' ',
};

static void names(void)
{
    X509 *x = load("server-rsa.crt");
    X509_NAME *name = X509_get_subject_name(x);
    char text[64];
    char *line = X509_NAME_oneline(name, NULL, 0);
    CHECK(line != NULL && strstr(line, "CN=") != NULL);
    OPENSSL_free(line);
    CHECK_INT(X509_NAME_get_text_by_NID(name, NID_commonName, text, 4), 3);
    CHECK_INT(strlen(text), 3);
    CHECK_INT(X509_NAME_get_text_by_NID(name, NID_title, text, sizeof text), -1);
    CHECK_INT(X509_NAME_get_index_by_NID(name, 99999, -1), -2);
    int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    CHECK(at >= 0);
    X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, at);
    CHECK_INT(OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry)), NID_commonName);
    CHECK_INT(ASN1_STRING_length(X509_NAME_ENTRY_get_data(entry)),
              X509_NAME_get_text_by_NID(name, NID_commonName, NULL, 0));
    CHECK(X509_NAME_get_entry(name, X509_NAME_entry_count(name)) == NULL);
    X509_NAME *copy = X509_NAME_dup(name);
    CHECK_INT(X509_NAME_cmp(name, copy), 0);
    CHECK(X509_NAME_hash(name) == X509_subject_name_hash(x));
    X509_NAME_free(copy);
    CHECK(X509_NAME_cmp(name, X509_get_issuer_name(x)) != 0);
    X509_free(x);
}

static void odd_names(void)
{
    const unsigned char *in = ODD_NAME;
    X509_NAME *name = d2i_X509_NAME(NULL, &in, sizeof ODD_NAME);
    CHECK(name != NULL && in == ODD_NAME + sizeof ODD_NAME);
    check_printed(name, XN_FLAG_ONELINE, -1, "O = \"a, b+\\\"c\\\"\\\\\", OU = \"#x y\" + CN = \" \\C3\\BCname \"");
    check_printed(name, XN_FLAG_RFC2253, -1, "CN=\\ \\C3\\BCname\\ +OU=\\#x y,O=a\\, b\\+\\\"c\\\"\\\\");
    check_printed(name, XN_FLAG_SEP_SPLUS_SPC | XN_FLAG_FN_OID, -1,
                  "2.5.4.10=a, b+\"c\"\\; 2.5.4.11=#x y + 2.5.4.3= \xfcname ");
    char text[64];
    CHECK_STR(X509_NAME_oneline(name, text, sizeof text), "/O=a, b\\+\"c\"\\/OU=#x y+CN= \\xC3\\xBCname ");
    CHECK_STR(X509_NAME_oneline(name, text, 20), "/O=a, b\\+\"c\"\\");
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 2)), 1);
    unsigned char *utf8 = NULL;
    CHECK_INT(ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, 2))), 8);
    CHECK(utf8 != NULL && memcmp(utf8, " \xc3\xbcname ", 8) == 0);
    OPENSSL_free(utf8);
    X509_NAME_free(name);
}

static void der(void)
{
    X509 *x = load("server-p256.crt"), *y = NULL;
    unsigned char *out = NULL;
    int length = i2d_X509(x, &out);
    CHECK(length > 100);
    CHECK_INT(i2d_X509(x, NULL), length);
    unsigned char *room = malloc((size_t)length + 3), *end = room;
    CHECK_INT(i2d_X509(x, &end), length);
    CHECK(end == room + length && memcmp(room, out, (size_t)length) == 0);

    const unsigned char *in = room;
    CHECK(d2i_X509(&y, &in, length + 3) == y && y != NULL && in == room + length);
    CHECK_INT(X509_cmp(x, y), 0);
    in = room;
    ERR_clear_error();
    CHECK(d2i_X509(NULL, &in, length - 1) == NULL && in == room);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ASN1_R_TOO_LONG);
    ERR_clear_error();
    in = room + 1;
    CHECK(d2i_X509(NULL, &in, length - 1) == NULL && in == room + 1);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ASN1_R_WRONG_TAG);
    ERR_clear_error();

    BIO *bio = BIO_new(BIO_s_mem());
    CHECK_INT(i2d_X509_bio(bio, x), 1);
    CHECK_INT(i2d_X509_bio(bio, x), 1);
    CHECK(d2i_X509_bio(bio, &y) == y && X509_cmp(x, y) == 0);
    CHECK_INT(BIO_pending(bio), length);
    BIO_free(bio);
    free(room);
    OPENSSL_free(out);
    X509_free(x);
    X509_free(y);
}

static void fields(void)
{
    X509 *x = load("server-rsa.crt");
    int days, seconds;
    CHECK_INT(X509_get_version(x), X509_VERSION_3);
    CHECK_INT(ASN1_TIME_diff(&days, &seconds, X509_get0_notAfter(x), X509_get0_notBefore(x)), 1);
    CHECK(days < 0 && seconds <= 0);
    CHECK_INT(X509_cmp_current_time(X509_get0_notBefore(x)), -1);
    CHECK_INT(X509_cmp_current_time(X509_getm_notAfter(x)), 1);
    ASN1_TIME *time = ASN1_TIME_set(NULL, 1795436773);
    struct tm tm;
    CHECK_INT(ASN1_TIME_to_tm(time, &tm), 1);
    CHECK_INT(tm.tm_year * 10000 + tm.tm_mon * 100 + tm.tm_mday, 1261023);
    CHECK_INT(tm.tm_wday, 1);
    BIO *bio = BIO_new(BIO_s_mem());
    char text[64] = "";
    CHECK_INT(ASN1_TIME_print(bio, time), 1);
    BIO_read(bio, text, sizeof text - 1);
    CHECK_STR(text, "Nov 23 12:26:13 2026 GMT");
    ASN1_TIME_free(time);

    ASN1_INTEGER *number = ASN1_INTEGER_new();
    CHECK_INT(ASN1_INTEGER_set(number, -258), 1);
    CHECK_INT(ASN1_INTEGER_get(number), -258);
    memset(text, 0, sizeof text);
    CHECK_INT(i2a_ASN1_INTEGER(bio, number), 5);
    BIO_read(bio, text, sizeof text - 1);
    CHECK_STR(text, "-0102");
    ASN1_INTEGER_free(number);
    BIO_free(bio);

    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    CHECK_INT(X509_digest(x, EVP_sha256(), digest, &length), 1);
    CHECK_INT(length, 32);
    CHECK_INT(X509_pubkey_digest(x, EVP_sha1(), digest, &length), 1);
    CHECK_INT(length, 20);
    EVP_PKEY *key = X509_get_pubkey(x);
    CHECK(key == X509_get0_pubkey(x));
    CHECK_INT(EVP_PKEY_get_id(key), EVP_PKEY_RSA);
    EVP_PKEY_free(key);
    X509_free(x);
}

static void hosts(void)
{
    X509 *x = load("server-rsa.crt");
    char *peer = NULL;
    CHECK_INT(X509_check_host(x, "localhost", 0, 0, &peer), 1);
    CHECK_STR(peer, "localhost");
    OPENSSL_free(peer);
    CHECK_INT(X509_check_host(x, "localhost", 10, 0, NULL), 1);
    CHECK_INT(X509_check_host(x, "elsewhere", 0, 0, NULL), 0);
    CHECK_INT(X509_check_host(x, "lo\0al", 5, 0, NULL), -2);
    CHECK_INT(X509_check_host(x, NULL, 0, 0, NULL), -2);
    CHECK_INT(X509_check_ip_asc(x, "127.0.0.1", 0), 1);
    CHECK_INT(X509_check_ip_asc(x, "127.0.0.2", 0), 0);
    CHECK_INT(X509_check_ip_asc(x, "bad", 0), -2);
    CHECK_INT(X509_check_email(x, "a@b", 0, 0), 0);
    X509_free(x);
}

int main(void)
{
    TEST(names);
    TEST(odd_names);
    TEST(der);
    TEST(fields);
    TEST(hosts);
    return check_done("x509");
}
