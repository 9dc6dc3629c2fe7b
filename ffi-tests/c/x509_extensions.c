/* Extensions of certificates: looking them up, making them, what is in them. What is expected is what OpenSSL 3.0
 * answers. */
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

static void certificate_lists(void)
{
    X509 *x = load("ca-rsa.crt");
    const STACK_OF(X509_EXTENSION) *all = X509_get0_extensions(x);
    int count = X509_get_ext_count(x);
    CHECK(count > 0);
    CHECK_INT(X509v3_get_ext_count(all), count);
    CHECK_INT(sk_X509_EXTENSION_num(all), count);
    int at = X509_get_ext_by_NID(x, NID_basic_constraints, -1);
    CHECK(at >= 0);
    CHECK_INT(X509_get_ext_by_NID(x, NID_basic_constraints, at), -1);
    CHECK_INT(X509_get_ext_by_NID(x, NID_subject_alt_name, -1), -1);
    CHECK_INT(X509_get_ext_by_NID(x, 99999, -1), -2);
    ERR_clear_error();
    CHECK_INT(X509_get_ext_by_OBJ(x, OBJ_nid2obj(NID_basic_constraints), -1), at);
    int critical = X509_get_ext_by_critical(x, 1, -1);
    CHECK(critical >= 0);
    CHECK_INT(X509_EXTENSION_get_critical(X509_get_ext(x, critical)), 1);
    X509_EXTENSION *ext = X509_get_ext(x, at);
    CHECK(ext != NULL && ext == X509v3_get_ext(all, at) && ext == X509_get_ext(x, at));
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(ext)), NID_basic_constraints);
    CHECK_INT(ASN1_STRING_type(X509_EXTENSION_get_data(ext)), V_ASN1_OCTET_STRING);
    CHECK(X509_get_ext(x, count) == NULL && X509_get_ext(x, -1) == NULL);
    X509_free(x);
    CHECK_INT(X509v3_get_ext_count(NULL), 0);
    CHECK_INT(X509v3_get_ext_by_NID(NULL, NID_basic_constraints, -1), -1);
    CHECK_INT(X509v3_get_ext_by_critical(NULL, 1, -1), -1);
    CHECK(X509v3_get_ext(NULL, 0) == NULL && X509v3_delete_ext(NULL, 0) == NULL);
    CHECK(ERR_get_error() == 0);
}

static void single_extensions(void)
{
    /* SEQUENCE { OID basicConstraints, BOOLEAN TRUE, OCTET STRING { SEQUENCE { } } } */
    static const unsigned char der[] = { 0x30, 12, 6, 3, 0x55, 0x1d, 19, 1, 1, 0xff, 4, 2, 0x30, 0 };
    const unsigned char *in = der;
    X509_EXTENSION *read = d2i_X509_EXTENSION(NULL, &in, sizeof der);
    CHECK(read != NULL && in == der + sizeof der);
    CHECK_INT(X509_EXTENSION_get_critical(read), 1);

    ASN1_OCTET_STRING *data = ASN1_STRING_type_new(V_ASN1_OCTET_STRING);
    ASN1_STRING_set(data, "\x30", 2);
    X509_EXTENSION *made = X509_EXTENSION_create_by_NID(NULL, NID_basic_constraints, 5, data);
    unsigned char *out = NULL;
    CHECK_INT(i2d_X509_EXTENSION(made, &out), sizeof der);
    CHECK(out != NULL && memcmp(out, der, sizeof der) == 0);
    OPENSSL_free(out);

    /* An existing one is changed. */
    CHECK(X509_EXTENSION_create_by_OBJ(&made, OBJ_nid2obj(NID_key_usage), 0, data) == made);
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(made)), NID_key_usage);
    CHECK_INT(X509_EXTENSION_get_critical(made), 0);
    CHECK_INT(i2d_X509_EXTENSION(made, NULL), sizeof der - 3);
    CHECK_INT(X509_EXTENSION_set_critical(made, 1), 1);
    CHECK_INT(X509_EXTENSION_set_object(made, X509_EXTENSION_get_object(read)), 1);
    CHECK_INT(X509_EXTENSION_set_data(made, X509_EXTENSION_get_data(read)), 1);
    CHECK_INT(ASN1_STRING_cmp(X509_EXTENSION_get_data(made), data), 0);
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(made)), NID_basic_constraints);

    /* A number without an object makes none. */
    CHECK(X509_EXTENSION_create_by_NID(NULL, 99999, 0, data) == NULL);
    CHECK(ERR_get_error() != 0);
    ERR_clear_error();
    CHECK(X509_EXTENSION_dup(NULL) == NULL && X509_EXTENSION_get_object(NULL) == NULL);
    CHECK(X509_EXTENSION_get_data(NULL) == NULL && X509_EXTENSION_get_critical(NULL) == 0);
    in = der;
    CHECK(d2i_X509_EXTENSION(NULL, &in, sizeof der - 1) == NULL && in == der);
    ERR_clear_error();

    STACK_OF(X509_EXTENSION) *list = NULL;
    CHECK(X509v3_add_ext(&list, made, -1) == list && list != NULL);
    X509_EXTENSION_set_object(made, OBJ_nid2obj(NID_key_usage));
    CHECK(X509v3_add_ext(&list, made, 0) == list);
    X509_EXTENSION_set_object(made, OBJ_nid2obj(NID_ext_key_usage));
    CHECK(X509v3_add_ext(&list, made, 17) == list);
    CHECK_INT(X509v3_get_ext_count(list), 3);
    CHECK_INT(X509v3_get_ext_by_NID(list, NID_key_usage, -1), 0);
    CHECK_INT(X509v3_get_ext_by_NID(list, NID_ext_key_usage, -5), 2);
    X509_EXTENSION *taken = X509v3_delete_ext(list, 1);
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(taken)), NID_basic_constraints);
    CHECK_INT(X509v3_get_ext_count(list), 2);
    CHECK(X509v3_delete_ext(list, 2) == NULL);
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    X509_EXTENSION_free(taken);
    X509_EXTENSION_free(made);
    X509_EXTENSION_free(read);
    X509_EXTENSION_free(NULL);
    ASN1_STRING_free(data);
}

int main(void)
{
    TEST(certificate_lists);
    TEST(single_extensions);
    return check_done("x509_extensions");
}
