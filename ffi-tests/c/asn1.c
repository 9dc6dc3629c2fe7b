/* ASN.1 values: reading and writing DER, and what programs see in between. */
#include "check.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/evp.h>
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

static void headers_are_read_and_written(void)
{
    /* What ASN1_get_object returns, the tag, the class, the length, how far it goes. */
    static const struct {
        const char *bytes;
        int size, result, tag, class;
        long length;
        int read;
    } table[] = {
        { "\x30\x02\0\0", 4, 0x20, 16, 0, 2, 2 },
        { "\x04\x81\x02..", 5, 0, 4, 0, 2, 3 },
        { "\x30\x80\0\0", 4, 0x21, 16, 0, 0, 2 },
        { "\x04\x80\0\0", 4, 0x80, 0, 0, 0, 0 },
        { "\xa0\x00", 2, 0x20, 0, 0x80, 0, 2 },
        { "\x5f\x81\x00\x00", 4, 0, 128, 0x40, 0, 4 },
        { "\x04\x05.", 3, 0x80, 4, 0, 5, 2 },
        { "\x04\x83\0\0\x01.", 6, 0, 4, 0, 1, 5 },
        { "\x04", 1, 0x80, 0, 0, 0, 0 },
        { "\x04\x89\1\1\1\1\1\1\1\1\1.", 12, 0x80, 0, 0, 0, 0 },
        { "\x1f\xff\xff\xff\xff\xff\x7f\0", 8, 0x80, 0, 0, 0, 0 },
    };
    unsigned char room[16], *out = room;
    size_t i;
    for (i = 0; i < sizeof(table) / sizeof(*table); i++) {
        const unsigned char *in = (const unsigned char *)table[i].bytes, *start = in;
        long length = 0;
        int tag = 0, class = 0;
        CHECK_INT(ASN1_get_object(&in, &length, &tag, &class, table[i].size), table[i].result);
        CHECK_INT(in - start, table[i].read);
        if (table[i].read != 0)
            CHECK(tag == table[i].tag && class == table[i].class && length == table[i].length);
        ERR_clear_error();
    }
    ASN1_put_object(&out, 1, 300, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
    ASN1_put_object(&out, 0, 1, 200, V_ASN1_PRIVATE);
    ASN1_put_object(&out, 2, 0, 3, V_ASN1_CONTEXT_SPECIFIC);
    CHECK_INT(ASN1_put_eoc(&out), 2);
    CHECK_INT(out - room, 12);
    CHECK(memcmp(room, "\x30\x82\x01\x2c\xdf\x81\x48\x01\xa3\x80\0\0", 12) == 0);
    CHECK_INT(ASN1_object_size(1, 300, V_ASN1_SEQUENCE), 304);
    CHECK_INT(ASN1_object_size(0, 127, 31), 130);
    CHECK_INT(ASN1_object_size(2, 10, 3), 14);
    CHECK_INT(ASN1_object_size(0, -1, 3), -1);
    CHECK_INT(ASN1_object_size(0, 0x7fffffff, 3), -1);
}

static void algorithms_are_set_and_compared(void)
{
    X509_ALGOR *a = X509_ALGOR_new(), *b = X509_ALGOR_new();
    const ASN1_OBJECT *object;
    const void *value;
    int type = 0;
    X509_ALGOR_set_md(a, EVP_md5());
    X509_ALGOR_get0(&object, &type, &value, a);
    CHECK(OBJ_obj2nid(object) == NID_md5 && type == V_ASN1_NULL);
    X509_ALGOR_set_md(b, EVP_sha256());
    X509_ALGOR_get0(&object, &type, NULL, b);
    CHECK(OBJ_obj2nid(object) == NID_sha256 && type == V_ASN1_UNDEF);
    CHECK(X509_ALGOR_cmp(a, b) != 0);
    CHECK_INT(X509_ALGOR_copy(b, a), 1);
    CHECK_INT(X509_ALGOR_cmp(a, b), 0);
    CHECK_INT(X509_ALGOR_set0(b, OBJ_nid2obj(NID_md5), V_ASN1_UNDEF, NULL), 1);
    CHECK(X509_ALGOR_cmp(a, b) != 0);
    CHECK_INT(X509_ALGOR_set0(a, OBJ_nid2obj(NID_X9_62_id_ecPublicKey), V_ASN1_OBJECT,
                              OBJ_nid2obj(NID_X9_62_prime256v1)), 1);
    X509_ALGOR_get0(NULL, &type, &value, a);
    CHECK(type == V_ASN1_OBJECT && OBJ_obj2nid(value) == NID_X9_62_prime256v1);
    CHECK_INT(X509_ALGOR_set0(NULL, NULL, V_ASN1_NULL, NULL), 0);
    CHECK_INT(X509_ALGOR_copy(NULL, a), 0);
    X509_ALGOR_free(a);
    X509_ALGOR_free(b);
}

static void attributes_have_values(void)
{
    X509_ATTRIBUTE *attribute, *made = NULL;
    ASN1_STRING *string;
    attribute = X509_ATTRIBUTE_create_by_NID(NULL, NID_pkcs9_challengePassword, MBSTRING_ASC, "secret", -1);
    CHECK_INT(X509_ATTRIBUTE_count(attribute), 1);
    CHECK_INT(OBJ_obj2nid(X509_ATTRIBUTE_get0_object(attribute)), NID_pkcs9_challengePassword);
    string = X509_ATTRIBUTE_get0_data(attribute, 0, V_ASN1_UTF8STRING, NULL);
    CHECK(string != NULL && strcmp((const char *)ASN1_STRING_get0_data(string), "secret") == 0);
    CHECK(X509_ATTRIBUTE_get0_data(attribute, 0, V_ASN1_IA5STRING, NULL) == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), X509_R_WRONG_TYPE);
    CHECK(X509_ATTRIBUTE_get0_type(attribute, 1) == NULL);
    CHECK(X509_ATTRIBUTE_get0_data(attribute, 1, V_ASN1_IA5STRING, NULL) == NULL);
    CHECK_INT(X509_ATTRIBUTE_set1_data(attribute, V_ASN1_OCTET_STRING, "\1\2", 2), 1);
    CHECK_INT(X509_ATTRIBUTE_set1_data(attribute, V_ASN1_UTF8STRING, string, -1), 1);
    CHECK_INT(X509_ATTRIBUTE_set1_data(attribute, 0, NULL, 0), 1);
    CHECK_INT(X509_ATTRIBUTE_count(attribute), 3);
    CHECK_INT(ASN1_TYPE_get(X509_ATTRIBUTE_get0_type(attribute, 1)), V_ASN1_OCTET_STRING);
    CHECK_INT(ASN1_STRING_cmp(X509_ATTRIBUTE_get0_data(attribute, 2, V_ASN1_UTF8STRING, NULL), string), 0);
    X509_ATTRIBUTE_free(attribute);
    CHECK(X509_ATTRIBUTE_create_by_txt(&made, "1.2.3.4", V_ASN1_OCTET_STRING, (const unsigned char *)"x", 1) == made);
    CHECK_INT(X509_ATTRIBUTE_count(made), 1);
    CHECK_INT(X509_ATTRIBUTE_set1_object(made, OBJ_nid2obj(NID_friendlyName)), 1);
    CHECK_INT(OBJ_obj2nid(X509_ATTRIBUTE_get0_object(made)), NID_friendlyName);
    X509_ATTRIBUTE_free(made);
    CHECK(X509_ATTRIBUTE_create_by_txt(NULL, "no such name", V_ASN1_OCTET_STRING, NULL, 0) == NULL);
    CHECK_INT(X509_ATTRIBUTE_count(NULL), 0);
    CHECK(X509_ATTRIBUTE_get0_object(NULL) == NULL);
    ERR_clear_error();
}

static void strings_in_hexadecimal_and_old_hashes(void)
{
    char text[100];
    BIO *bio = BIO_new(BIO_s_mem());
    ASN1_STRING *string = ASN1_OCTET_STRING_new();
    X509_NAME *name = X509_NAME_new();
    CHECK_INT(i2a_ASN1_STRING(bio, string, V_ASN1_OCTET_STRING), 1);
    ASN1_STRING_set(string, "0123456789012345678901234567890123456789", 36);
    CHECK_INT(i2a_ASN1_STRING(bio, string, V_ASN1_OCTET_STRING), 74);
    text[BIO_read(bio, text, 99)] = 0;
    CHECK_STR(text, "03031323334353637383930313233343536373839303132333435363738393031323334\\\n35");
    CHECK_INT(i2a_ASN1_STRING(bio, NULL, 0), 0);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"Example", -1, -1, 0);
    CHECK(X509_NAME_hash_old(name) == 0x19f54f65ul);
    X509_NAME_free(name);
    ASN1_STRING_free(string);
    BIO_free(bio);
}

int main(void)
{
    TEST(an_algorithm_is_read_and_written);
    TEST(parameters_are_optional);
    TEST(what_does_not_parse_changes_nothing);
    TEST(any_type_keeps_its_encoding);
    TEST(headers_are_read_and_written);
    TEST(algorithms_are_set_and_compared);
    TEST(attributes_have_values);
    TEST(strings_in_hexadecimal_and_old_hashes);
    return check_done("asn1");
}
