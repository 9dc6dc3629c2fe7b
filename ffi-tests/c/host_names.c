/* For whom a certificate is: X509_check_host, X509_check_email and X509_check_ip over certificates made for each row. What is
 * expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "check.h"

#define SUBJECT X509_CHECK_FLAG_ALWAYS_CHECK_SUBJECT
#define PLAIN X509_CHECK_FLAG_NO_WILDCARDS
#define WHOLE X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS
#define MULTI X509_CHECK_FLAG_MULTI_LABEL_WILDCARDS
#define SINGLE X509_CHECK_FLAG_SINGLE_LABEL_SUBDOMAINS
#define NEVER X509_CHECK_FLAG_NEVER_CHECK_SUBJECT

/* Bytes and their number; text of a literal, NULs within and all. */
#define T(text) text, sizeof text - 1
#define NONE NULL, 0
#define CN(kind, text) V_ASN1_##kind, T(text)
#define NO_CN 0, NONE
#define DNS(text) GEN_DNS, T(text)
#define EMAIL(text) GEN_EMAIL, T(text)
#define IP(text) GEN_IPADD, T(text)
#define URI(text) GEN_URI, T(text)
#define NO_SAN 0, NONE

static const struct row {
    /* The subject's common name (or mail address, where that is asked for) and its type. */
    int cn_type;
    const char *cn;
    size_t cn_length;
    /* Alternative names, and their kinds. */
    int first_type;
    const char *first;
    size_t first_length;
    int second_type;
    const char *second;
    size_t second_length;
    /* What is asked for: by the kind of name, with its length or 0 for a C string. */
    int asked;
    const char *name;
    size_t length;
    unsigned int flags;
    int wanted;
    const char *peer;
} ROWS[] = {
#include "host_names.h"
};

static EVP_PKEY *key;

static X509 *made(const struct row *row)
{
    X509 *x = X509_new();
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), 0);
    X509_gmtime_adj(X509_getm_notAfter(x), 1000);
    X509_set_pubkey(x, key);
    if (row->cn_type != 0) {
        X509_NAME *name = X509_NAME_new();
        int nid = row->asked == GEN_EMAIL ? NID_pkcs9_emailAddress : NID_commonName;
        CHECK_INT(X509_NAME_add_entry_by_NID(name, nid, row->cn_type, (const unsigned char *)row->cn, (int)row->cn_length,
                                             -1, 0), 1);
        X509_set_subject_name(x, name);
        X509_NAME_free(name);
    }
    GENERAL_NAMES *names = GENERAL_NAMES_new();
    for (int i = 0; i < 2; i++) {
        int type = i == 0 ? row->first_type : row->second_type;
        if ((i == 0 ? row->first : row->second) == NULL)
            continue;
        GENERAL_NAME *name = GENERAL_NAME_new();
        ASN1_STRING *value = ASN1_STRING_type_new(type == GEN_IPADD ? V_ASN1_OCTET_STRING : V_ASN1_IA5STRING);
        ASN1_STRING_set(value, i == 0 ? row->first : row->second,
                        (int)(i == 0 ? row->first_length : row->second_length));
        GENERAL_NAME_set0_value(name, type, value);
        sk_GENERAL_NAME_push(names, name);
    }
    if (sk_GENERAL_NAME_num(names) > 0)
        CHECK_INT(X509_add1_ext_i2d(x, NID_subject_alt_name, names, 0, X509V3_ADD_DEFAULT), 1);
    GENERAL_NAMES_free(names);
    CHECK(X509_sign(x, key, EVP_sha256()) > 0);
    /* As a peer would send it. */
    unsigned char *der = NULL;
    int length = i2d_X509(x, &der);
    X509_free(x);
    const unsigned char *in = der;
    x = d2i_X509(NULL, &in, length);
    OPENSSL_free(der);
    return x;
}

static void rows(void)
{
    BIO *bio = BIO_new_file(PKI "/server-p256.key", "r");
    key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    CHECK(key != NULL);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const struct row *row = &ROWS[i];
        X509 *x = made(row);
        CHECK(x != NULL);
        char *peer = NULL;
        int found;
        if (row->asked == GEN_DNS)
            found = X509_check_host(x, row->name, row->length, row->flags, &peer);
        else if (row->asked == GEN_EMAIL)
            found = X509_check_email(x, row->name, row->length, row->flags);
        else if (row->length == 0)
            found = X509_check_ip_asc(x, row->name, row->flags);
        else
            found = X509_check_ip(x, (const unsigned char *)row->name, row->length, row->flags);
        if (found != row->wanted || (peer == NULL) != (row->peer == NULL) || (peer != NULL && strcmp(peer, row->peer) != 0)) {
            fprintf(stderr, "row %d: %s: %d %s, expected %d %s\n", (int)i, row->name, found, peer ? peer : "-",
                    row->wanted, row->peer ? row->peer : "-");
            check_in_test = 1;
        }
        OPENSSL_free(peer);
        X509_free(x);
    }
    EVP_PKEY_free(key);
    ERR_clear_error();
}

int main(void)
{
    TEST(rows);
    return check_done("host_names");
}
