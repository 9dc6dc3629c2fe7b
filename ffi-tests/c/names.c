/* Names that programs make and change, and the objects in them. */
#include "check.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/x509.h>

static void check_text(int line, const X509_NAME *name, const char *wanted)
{
    char *text;
    BIO *bio = BIO_new(BIO_s_mem());
    long length;
    X509_NAME_print_ex(bio, name, 0, XN_FLAG_ONELINE);
    length = BIO_get_mem_data(bio, &text);
    if ((size_t)length != strlen(wanted) || memcmp(text, wanted, length) != 0) {
        fprintf(stderr, "line %d: %.*s, expected %s\n", line, (int)length, text, wanted);
        check_in_test = 1;
    }
    BIO_free(bio);
}
#define CHECK_TEXT(name, wanted) check_text(__LINE__, name, wanted)

static const unsigned char *bytes(const char *text)
{
    return (const unsigned char *)text;
}

static X509_NAME *made(void)
{
    X509_NAME *name = X509_NAME_new();
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "C", MBSTRING_ASC, bytes("SE"), -1, -1, 0), 1);
    CHECK_INT(X509_NAME_add_entry_by_NID(name, NID_organizationName, MBSTRING_UTF8, bytes("\xc3\x85"), -1, -1, 0), 1);
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "commonName", V_ASN1_PRINTABLESTRING, bytes("name"), 4, -1, 0), 1);
    return name;
}

static void entries_are_added_in_order(void)
{
    static const unsigned char der[] = { 0x30, 0x28, 0x31, 0x0b, 0x30, 0x09, 0x06, 0x03, 0x55, 0x04, 0x06, 0x13, 0x02, 'S',
                                         'E',  0x31, 0x0b, 0x30, 0x09, 0x06, 0x03, 0x55, 0x04, 0x0a, 0x0c, 0x02, 0xc3, 0x85,
                                         0x31, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x04, 0x03, 0x13, 0x03, 'x',  'y',  'z' };
    X509_NAME *name = made(), *copy;
    unsigned char *out = NULL;
    const unsigned char *in;
    size_t length;
    char text[64];
    X509_NAME_ENTRY *entry;
    CHECK_INT(X509_NAME_entry_count(name), 3);
    CHECK_TEXT(name, "C = SE, O = \\C3\\85, CN = name");
    CHECK_INT(X509_NAME_get_text_by_NID(name, NID_commonName, text, sizeof(text)), 4);
    CHECK_STR(text, "name");
    entry = X509_NAME_delete_entry(name, 2);
    CHECK(entry != NULL && X509_NAME_entry_count(name) == 2);
    CHECK_INT(X509_NAME_ENTRY_set_data(entry, V_ASN1_UNDEF, bytes("xyz"), 3), 1);
    CHECK_INT(X509_NAME_add_entry(name, entry, -1, 0), 1);
    X509_NAME_ENTRY_free(entry);
    CHECK_INT(i2d_X509_NAME(name, &out), sizeof(der));
    CHECK(out != NULL && memcmp(out, der, sizeof(der)) == 0);
    OPENSSL_free(out);
    CHECK_INT(X509_NAME_get0_der(name, &in, &length), 1);
    CHECK(length == sizeof(der) && memcmp(in, der, length) == 0);
    in = der;
    copy = d2i_X509_NAME(NULL, &in, sizeof(der));
    CHECK_INT(X509_NAME_cmp(name, copy), 0);
    CHECK(X509_NAME_hash(name) == X509_NAME_hash(copy));
    X509_NAME_free(copy);
    copy = X509_NAME_dup(name);
    CHECK_INT(X509_NAME_cmp(name, copy), 0);
    CHECK(X509_NAME_delete_entry(copy, 7) == NULL);
    X509_NAME_ENTRY_free(X509_NAME_delete_entry(copy, 0));
    CHECK(X509_NAME_cmp(name, copy) != 0);
    CHECK_TEXT(copy, "O = \\C3\\85, CN = xyz");
    X509_NAME_free(copy);
    X509_NAME_free(name);
}

static void sets_grow_and_shrink(void)
{
    X509_NAME *name = made();
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "OU", MBSTRING_ASC, bytes("with O"), -1, 2, -1), 1);
    CHECK_TEXT(name, "C = SE, O = \\C3\\85 + OU = with O, CN = name");
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "L", MBSTRING_ASC, bytes("with CN"), -1, 3, 1), 1);
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "ST", MBSTRING_ASC, bytes("first"), -1, 0, 0), 1);
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "DC", MBSTRING_ASC, bytes("alone"), -1, 99, -1), 1);
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 0)), 0);
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 1)), 1);
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 3)), 2);
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 6)), 3);
    X509_NAME_ENTRY_free(X509_NAME_delete_entry(name, 1));
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 1)), 1);
    X509_NAME_ENTRY_free(X509_NAME_delete_entry(name, 1));
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 1)), 1);
    CHECK_INT(X509_NAME_ENTRY_set(X509_NAME_get_entry(name, 2)), 2);
    X509_NAME_free(name);
}

static void what_a_field_does_not_take_is_refused(void)
{
    X509_NAME *name = X509_NAME_new();
    X509_NAME_ENTRY *entry = NULL;
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "C", MBSTRING_ASC, bytes("SWE"), -1, -1, 0), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), ASN1_R_STRING_TOO_LONG);
    ERR_clear_error();
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "C", MBSTRING_ASC, bytes("*?"), -1, -1, 0), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), ASN1_R_ILLEGAL_CHARACTERS);
    ERR_clear_error();
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, bytes("\xff"), -1, -1, 0), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), ASN1_R_INVALID_UTF8STRING);
    ERR_clear_error();
    CHECK_INT(X509_NAME_add_entry_by_txt(name, "NoSuchField", MBSTRING_ASC, bytes("x"), -1, -1, 0), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), X509_R_INVALID_FIELD_NAME);
    ERR_clear_error();
    CHECK(X509_NAME_ENTRY_create_by_NID(&entry, 123456, MBSTRING_ASC, bytes("x"), -1) == NULL && entry == NULL);
    ERR_clear_error();
    CHECK_INT(X509_NAME_entry_count(name), 0);
    CHECK_INT(i2d_X509_NAME(name, NULL), 2);
    X509_NAME_free(name);
}

static void a_certificates_name_can_be_changed(void)
{
    X509 *x = X509_new();
    CHECK_INT(X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC, bytes("a"), -1, -1, 0), 1);
    CHECK_TEXT(X509_get_subject_name(x), "CN = a");
    X509_free(x);
}

static void every_object_is_found_by_its_names(void)
{
    int nid, names = 0, encodings = 0;
    for (nid = 0; nid < 1248; nid++) {
        const char *sn = OBJ_nid2sn(nid), *ln = OBJ_nid2ln(nid);
        if (sn == NULL)
            continue;
        names++;
        /* Two are there twice. */
        CHECK_INT(OBJ_sn2nid(sn), nid == 404 ? 393 : nid);
        CHECK_INT(OBJ_ln2nid(ln), nid == 404 ? 393 : nid);
        if (OBJ_length(OBJ_nid2obj(nid)) > 0) {
            char text[128];
            OBJ_obj2txt(text, sizeof(text), OBJ_nid2obj(nid), 1);
            CHECK_INT(OBJ_txt2nid(text), nid == 676 ? 379 : nid);
            encodings++;
        }
    }
    ERR_clear_error();
    /* Counted in OpenSSL 3.0. */
    CHECK_INT(names, 1239);
    CHECK_INT(encodings, 1104);
}

static void objects_of_a_programs_own(void)
{
    int nid = OBJ_create("1.2.3.4.5.6", "mine", "my object"), digest, key;
    ASN1_OBJECT *object;
    char text[32];
    CHECK(nid >= 1248);
    CHECK_STR(OBJ_nid2sn(nid), "mine");
    CHECK_STR(OBJ_nid2ln(nid), "my object");
    CHECK_INT(OBJ_txt2nid("1.2.3.4.5.6"), nid);
    CHECK_INT(OBJ_ln2nid("my object"), nid);
    object = OBJ_txt2obj("1.2.3.4.5.6", 1);
    CHECK_INT(OBJ_obj2nid(object), nid);
    OBJ_obj2txt(text, sizeof(text), object, 0);
    CHECK_STR(text, "my object");
    ASN1_OBJECT_free(object);
    CHECK_INT(OBJ_create("1.2.3.4.5.6", "other", "other"), NID_undef);
    CHECK_INT(OBJ_create("1.2.3.4.5.7", "CN", "other"), NID_undef);
    CHECK_INT(OBJ_create("not an identifier", "third", "third"), NID_undef);
    ERR_clear_error();
    CHECK_INT(OBJ_find_sigid_algs(NID_ecdsa_with_SHA256, &digest, &key), 1);
    CHECK(digest == NID_sha256 && key == NID_X9_62_id_ecPublicKey);
    CHECK_INT(OBJ_find_sigid_by_algs(&nid, NID_sha384, NID_rsaEncryption), 1);
    CHECK_INT(nid, NID_sha384WithRSAEncryption);
    CHECK_INT(OBJ_find_sigid_by_algs(&nid, NID_sha1, NID_rsaEncryption), 1);
    CHECK_INT(nid, NID_sha1WithRSAEncryption);
    CHECK_INT(OBJ_find_sigid_algs(NID_commonName, NULL, NULL), 0);
}

int main(void)
{
    TEST(entries_are_added_in_order);
    TEST(sets_grow_and_shrink);
    TEST(what_a_field_does_not_take_is_refused);
    TEST(a_certificates_name_can_be_changed);
    TEST(every_object_is_found_by_its_names);
    TEST(objects_of_a_programs_own);
    return check_done("names");
}
