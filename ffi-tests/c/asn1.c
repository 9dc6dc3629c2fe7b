/* ASN.1 values: reading and writing DER, and what programs see in between. */
#include "check.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/x509.h>

/* sha256WithRSAEncryption with NULL parameters (RFC 4055). */
static const unsigned char rsa_sha256[] = { 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01,
                                            0x0b, 0x05, 0x00 };

static void an_algorithm_is_read_and_written(void)
{
    const unsigned char *in = rsa_sha256;
    X509_ALGOR *algor = d2i_X509_ALGOR(NULL, &in, sizeof(rsa_sha256)), *copy;
    unsigned char *out = NULL;
    CHECK(algor != NULL);
    if (algor == NULL)
        return;
    CHECK(in == rsa_sha256 + sizeof(rsa_sha256));
    CHECK_INT(OBJ_obj2nid(algor->algorithm), NID_sha256WithRSAEncryption);
    CHECK_INT(algor->parameter->type, V_ASN1_NULL);
    copy = X509_ALGOR_dup(algor);
    CHECK_INT(i2d_X509_ALGOR(copy, &out), sizeof(rsa_sha256));
    CHECK(memcmp(out, rsa_sha256, sizeof(rsa_sha256)) == 0);
    OPENSSL_free(out);
    X509_ALGOR_free(copy);
    X509_ALGOR_free(algor);
    X509_ALGOR_free(NULL);
    CHECK_INT(i2d_X509_ALGOR(NULL, NULL), 0);
}

static void parameters_are_optional(void)
{
    X509_ALGOR *algor = X509_ALGOR_new();
    unsigned char *out = NULL;
    CHECK(algor->parameter == NULL);
    CHECK(i2d_X509_ALGOR(algor, NULL) <= 0);
    ERR_clear_error();
    algor->algorithm = OBJ_nid2obj(NID_ED25519);
    CHECK_INT(i2d_X509_ALGOR(algor, &out), 7);
    CHECK(memcmp(out, "\x30\x05\x06\x03\x2b\x65\x70", 7) == 0);
    OPENSSL_free(out);
    X509_ALGOR_free(algor);
}

static void what_does_not_parse_changes_nothing(void)
{
    static const unsigned char wrong_tag[] = { 0x31, 0 }, cut[] = { 0x30, 5, 6, 3, 0x2b },
                               trailing[] = { 0x30, 8, 6, 3, 0x2b, 0x65, 0x70, 5, 0, 0 };
    X509_ALGOR *algor;
    const unsigned char *in = wrong_tag;
    CHECK(d2i_X509_ALGOR(NULL, &in, sizeof(wrong_tag)) == NULL);
    CHECK(in == wrong_tag);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ASN1_R_WRONG_TAG);
    ERR_clear_error();
    in = cut;
    CHECK(d2i_X509_ALGOR(NULL, &in, sizeof(cut)) == NULL);
    in = trailing;
    CHECK(d2i_X509_ALGOR(NULL, &in, sizeof(trailing)) == NULL);
    CHECK(ERR_get_error() != 0);
    ERR_clear_error();
    algor = NULL;
    in = cut;
    CHECK(d2i_X509_ALGOR(&algor, &in, sizeof(cut)) == NULL && algor == NULL);
    ERR_clear_error();
}

static void any_type_keeps_its_encoding(void)
{
    static const struct {
        const char *der;
        int length, type;
    } cases[] = {
        { "\x01\x01\xff", 3, V_ASN1_BOOLEAN },
        { "\x02\x02\xff\x7f", 4, V_ASN1_INTEGER },
        { "\x02\x01\x00", 3, V_ASN1_INTEGER },
        { "\x03\x02\x03\x08", 4, V_ASN1_BIT_STRING },
        { "\x05\x00", 2, V_ASN1_NULL },
        { "\x06\x03\x2b\x65\x70", 5, V_ASN1_OBJECT },
        { "\x0a\x01\x07", 3, V_ASN1_ENUMERATED },
        { "\x0c\x02\xc3\xa9", 4, V_ASN1_UTF8STRING },
        { "\x30\x03\x02\x01\x05", 5, V_ASN1_SEQUENCE },
        { "\x31\x00", 2, V_ASN1_SET },
        { "\xa1\x03\x02\x01\x05", 5, V_ASN1_OTHER },
    };
    size_t i;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const unsigned char *in = (const unsigned char *)cases[i].der;
        ASN1_TYPE *any = d2i_ASN1_TYPE(NULL, &in, cases[i].length);
        unsigned char *out = NULL;
        CHECK(any != NULL);
        if (any == NULL)
            continue;
        CHECK_INT(any->type, cases[i].type);
        CHECK_INT(i2d_ASN1_TYPE(any, &out), cases[i].length);
        CHECK(out != NULL && memcmp(out, cases[i].der, cases[i].length) == 0);
        OPENSSL_free(out);
        ASN1_TYPE_free(any);
    }
}

int main(void)
{
    TEST(an_algorithm_is_read_and_written);
    TEST(parameters_are_optional);
    TEST(what_does_not_parse_changes_nothing);
    TEST(any_type_keeps_its_encoding);
    return check_done("asn1");
}
