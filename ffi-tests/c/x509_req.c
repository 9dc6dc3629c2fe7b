/* Certification requests and public keys as certificates hold them. */
#include <openssl/asn1.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/pem.h>
#include <openssl/err.h>

#include "check.h"

static X509 *read_certificate(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return x;
}

static EVP_PKEY *read_key(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return key;
}

/* A request that is made, signed, written and read back. */
static void made(void)
{
    X509 *like = read_certificate("server-p256.crt");
    EVP_PKEY *key = read_key("server-rsa.key"), *other = read_key("server-p256.key");
    X509_REQ *req = X509_REQ_new();
    CHECK(req != NULL);
    CHECK(X509_REQ_set_version(req, X509_REQ_VERSION_1));
    CHECK_INT(X509_REQ_get_version(req), 0);
    CHECK(X509_REQ_set_subject_name(req, X509_get_subject_name(like)));
    CHECK_INT(X509_NAME_cmp(X509_REQ_get_subject_name(req), X509_get_subject_name(like)), 0);
    CHECK(X509_REQ_set_pubkey(req, key));
    CHECK(X509_REQ_get0_pubkey(req) == key);
    CHECK_INT(X509_REQ_check_private_key(req, key), 1);
    CHECK_INT(X509_REQ_check_private_key(req, other), 0);
    ERR_clear_error();
    CHECK(X509_REQ_sign(req, key, EVP_sha256()) == EVP_PKEY_size(key));
    CHECK_INT(X509_REQ_get_signature_nid(req), NID_sha256WithRSAEncryption);
    CHECK_INT(X509_REQ_verify(req, key), 1);
    CHECK(X509_REQ_verify(req, other) <= 0);
    const ASN1_BIT_STRING *signature = NULL;
    const X509_ALGOR *algorithm = NULL;
    X509_REQ_get0_signature(req, &signature, &algorithm);
    CHECK_INT(ASN1_STRING_length(signature), EVP_PKEY_size(key));
    CHECK_INT(OBJ_obj2nid(algorithm->algorithm), NID_sha256WithRSAEncryption);

    unsigned char *der = NULL, *again = NULL;
    int length = i2d_X509_REQ(req, &der);
    CHECK(length > 0);
    const unsigned char *rest = der;
    X509_REQ *read = d2i_X509_REQ(NULL, &rest, length);
    CHECK(read != NULL && rest == der + length);
    CHECK_INT(i2d_X509_REQ(read, &again), length);
    CHECK(memcmp(der, again, (size_t)length) == 0);
    CHECK_INT(X509_REQ_verify(read, key), 1);
    X509_REQ *copy = X509_REQ_dup(read);
    CHECK_INT(X509_REQ_verify(copy, key), 1);
    CHECK(X509_REQ_set_version(copy, 1));
    CHECK_INT(X509_REQ_verify(copy, key), 0);
    CHECK_INT(X509_REQ_verify(read, key), 1);

    /* Every cut is an error and gives no object. */
    for (int cut = 0; cut < length; cut++) {
        rest = der;
        CHECK(d2i_X509_REQ(NULL, &rest, cut) == NULL);
        CHECK(rest == der);
    }
    ERR_clear_error();
    OPENSSL_free(der);
    OPENSSL_free(again);
    X509_REQ_free(req);
    X509_REQ_free(read);
    X509_REQ_free(copy);
    X509_free(like);
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
}

static void blank(void)
{
    X509_REQ *req = X509_REQ_new();
    unsigned char *der = NULL;
    CHECK(i2d_X509_REQ(req, &der) < 0);
    CHECK(X509_REQ_get_pubkey(req) == NULL);
    CHECK_INT(X509_NAME_entry_count(X509_REQ_get_subject_name(req)), 0);
    X509_REQ_free(req);
    X509_REQ_free(NULL);
    ERR_clear_error();
}

static void public_keys(void)
{
    X509 *x = read_certificate("server-p256.crt");
    X509_PUBKEY *pub = X509_get_X509_PUBKEY(x);
    CHECK(pub != NULL && X509_get_X509_PUBKEY(x) == pub);
    CHECK(X509_PUBKEY_get0(pub) == X509_get0_pubkey(x));
    ASN1_OBJECT *object = NULL;
    const unsigned char *bytes = NULL;
    int length = 0;
    X509_ALGOR *algorithm = NULL;
    CHECK_INT(X509_PUBKEY_get0_param(&object, &bytes, &length, &algorithm, pub), 1);
    CHECK_INT(OBJ_obj2nid(object), NID_X9_62_id_ecPublicKey);
    CHECK_INT(length, 65);
    CHECK(bytes[0] == 4);
    CHECK_INT(OBJ_obj2nid(algorithm->algorithm), NID_X9_62_id_ecPublicKey);
    CHECK_INT(algorithm->parameter->type, V_ASN1_OBJECT);
    CHECK_INT(OBJ_obj2nid(algorithm->parameter->value.object), NID_X9_62_prime256v1);
    CHECK_INT(X509_PUBKEY_get0_param(NULL, NULL, NULL, NULL, pub), 1);
    ASN1_BIT_STRING *bits = X509_get0_pubkey_bitstr(x);
    CHECK(ASN1_STRING_get0_data(bits) == bytes);

    unsigned char *der = NULL;
    int size = i2d_X509_PUBKEY(pub, &der);
    CHECK(size > 65);
    const unsigned char *rest = der;
    X509_PUBKEY *read = d2i_X509_PUBKEY(NULL, &rest, size);
    CHECK(read != NULL && rest == der + size);
    CHECK_INT(X509_PUBKEY_eq(read, pub), 1);
    EVP_PKEY *other = read_key("server-rsa.key"), *key = X509_PUBKEY_get(read);
    CHECK_INT(EVP_PKEY_eq(key, X509_get0_pubkey(x)), 1);
    CHECK(X509_PUBKEY_set(&read, other));
    CHECK(X509_PUBKEY_get0(read) == other);
    CHECK(X509_PUBKEY_eq(read, pub) != 1);
    CHECK_INT(X509_PUBKEY_set(&read, NULL), 0);
    CHECK(X509_PUBKEY_get0(read) == other);
    X509_PUBKEY *empty = X509_PUBKEY_new();
    CHECK(X509_PUBKEY_get0(empty) == NULL);
    X509_PUBKEY_free(empty);
    X509_PUBKEY_free(read);
    OPENSSL_free(der);
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
    X509_free(x);
    ERR_clear_error();
}

/* Names are changed in place; extensions travel as an attribute. */
static void attributes(void)
{
    X509 *x = read_certificate("server-p256.crt"), *made = X509_new();
    EVP_PKEY *key = read_key("server-p256.key");
    X509_REQ *req = X509_REQ_new();
    X509_NAME *name = X509_REQ_get_subject_name(req);
    CHECK(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"asked", -1, -1, 0));
    CHECK(X509_REQ_set_pubkey(req, key));
    CHECK_INT(X509_REQ_get_attr_count(req), 0);
    STACK_OF(X509_EXTENSION) *list = X509_REQ_get_extensions(req);
    CHECK(list != NULL && sk_X509_EXTENSION_num(list) == 0);
    sk_X509_EXTENSION_free(list);
    list = NULL;
    for (int i = 0; i < X509_get_ext_count(x); i++)
        X509v3_add_ext(&list, X509_get_ext(x, i), -1);
    CHECK(X509_REQ_add_extensions(req, list));
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    CHECK(X509_REQ_sign(req, key, EVP_sha256()) > 0);
    CHECK_INT(X509_REQ_verify(req, key), 1);

    unsigned char *der = NULL;
    int length = i2d_X509_REQ(req, &der);
    const unsigned char *rest = der;
    X509_REQ *read = d2i_X509_REQ(NULL, &rest, length);
    CHECK(read != NULL);
    char *line = X509_NAME_oneline(X509_REQ_get_subject_name(read), NULL, 0);
    CHECK_STR(line, "/CN=asked");
    OPENSSL_free(line);
    CHECK_INT(X509_REQ_get_attr_count(read), 1);
    CHECK_INT(X509_REQ_get_attr_by_NID(read, NID_ext_req, -1), 0);
    CHECK_INT(X509_REQ_get_attr_by_NID(read, NID_ext_req, 0), -1);
    list = X509_REQ_get_extensions(read);
    CHECK_INT(X509v3_get_ext_count(list), X509_get_ext_count(x));
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    X509_ATTRIBUTE *attribute = X509_REQ_delete_attr(read, 0);
    CHECK(attribute != NULL);
    CHECK_INT(X509_REQ_get_attr_count(read), 0);
    CHECK(X509_REQ_add1_attr(read, attribute));
    CHECK_INT(X509_REQ_get_attr_count(read), 1);
    CHECK(X509_REQ_get_attr(read, 0) != NULL && X509_REQ_get_attr(read, 1) == NULL);
    X509_ATTRIBUTE_free(attribute);

    /* A certificate's name likewise. */
    name = X509_get_subject_name(made);
    CHECK(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"made.test", -1, -1, 0));
    CHECK(X509_set_issuer_name(made, name));
    CHECK(X509_gmtime_adj(X509_getm_notBefore(made), 0) && X509_gmtime_adj(X509_getm_notAfter(made), 60));
    CHECK(X509_set_pubkey(made, key));
    CHECK(X509_sign(made, key, EVP_sha256()) > 0);
    CHECK_INT(X509_check_host(made, "made.test", 0, 0, NULL), 1);
    CHECK_INT(X509_NAME_cmp(X509_get_issuer_name(made), name), 0);
    OPENSSL_free(der);
    X509_free(made);
    X509_free(x);
    X509_REQ_free(req);
    X509_REQ_free(read);
    EVP_PKEY_free(key);
    ERR_clear_error();
}

static void signed_challenges(void)
{
    EVP_PKEY *key = read_key("server-p256.key"), *other = read_key("client-p256.key");
    NETSCAPE_SPKI *spki = NETSCAPE_SPKI_new();
    CHECK(spki != NULL && spki->spkac != NULL);
    CHECK(NETSCAPE_SPKI_b64_encode(spki) == NULL);
    CHECK(NETSCAPE_SPKI_set_pubkey(spki, key));
    CHECK(ASN1_STRING_set(spki->spkac->challenge, "challenge", -1));
    CHECK(NETSCAPE_SPKI_sign(spki, key, EVP_sha256()) > 0);
    CHECK_INT(OBJ_obj2nid(spki->sig_algor.algorithm), NID_ecdsa_with_SHA256);
    CHECK_INT(NETSCAPE_SPKI_verify(spki, key), 1);
    ERR_clear_error();
    CHECK(NETSCAPE_SPKI_verify(spki, other) <= 0);
    char *text = NETSCAPE_SPKI_b64_encode(spki);
    CHECK(text != NULL);
    NETSCAPE_SPKI *read = NETSCAPE_SPKI_b64_decode(text, -1);
    CHECK(read != NULL);
    CHECK_INT(NETSCAPE_SPKI_verify(read, key), 1);
    CHECK_INT(ASN1_STRING_length(read->spkac->challenge), 9);
    EVP_PKEY *got = NETSCAPE_SPKI_get_pubkey(read);
    CHECK_INT(EVP_PKEY_eq(got, key), 1);
    CHECK(NETSCAPE_SPKI_b64_decode("AAAA", -1) == NULL);
    CHECK(NETSCAPE_SPKI_b64_decode("!!!!", -1) == NULL);
    ERR_clear_error();
    OPENSSL_free(text);
    EVP_PKEY_free(got);
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
    NETSCAPE_SPKI_free(spki);
    NETSCAPE_SPKI_free(read);
}

/* Any value can be signed: here an algorithm, which is the signature's own. */
static void items(void)
{
    EVP_PKEY *key = read_key("server-rsa.key");
    X509_ALGOR *algorithm = X509_ALGOR_new();
    ASN1_BIT_STRING *signature = ASN1_BIT_STRING_new();
    CHECK(ASN1_item_sign(ASN1_ITEM_rptr(X509_ALGOR), algorithm, NULL, signature, algorithm, key, EVP_sha384()) > 0);
    CHECK_INT(OBJ_obj2nid(algorithm->algorithm), NID_sha384WithRSAEncryption);
    CHECK_INT(ASN1_STRING_length(signature), EVP_PKEY_size(key));
    CHECK_INT(ASN1_item_verify(ASN1_ITEM_rptr(X509_ALGOR), algorithm, signature, algorithm, key), 1);
    signature->data[5] ^= 1;
    CHECK_INT(ASN1_item_verify(ASN1_ITEM_rptr(X509_ALGOR), algorithm, signature, algorithm, key), 0);
    ERR_clear_error();
    ASN1_BIT_STRING_free(signature);
    X509_ALGOR_free(algorithm);
    EVP_PKEY_free(key);
}

static void certificate_signatures(void)
{
    X509 *x = read_certificate("server-p256.crt");
    const ASN1_BIT_STRING *signature = NULL;
    const X509_ALGOR *algorithm = NULL;
    X509_get0_signature(&signature, &algorithm, x);
    CHECK(signature != NULL && ASN1_STRING_length(signature) > 60);
    CHECK_INT(OBJ_obj2nid(algorithm->algorithm), X509_get_signature_nid(x));
    CHECK_INT(OBJ_obj2nid(X509_get0_tbs_sigalg(x)->algorithm), X509_get_signature_nid(x));
    X509_get0_signature(NULL, NULL, x);
    STACK_OF(X509) *stack = sk_X509_new_null();
    X509 *y = read_certificate("server-rsa.crt");
    sk_X509_push(stack, y);
    sk_X509_push(stack, x);
    CHECK(X509_find_by_issuer_and_serial(stack, X509_get_issuer_name(x), X509_get_serialNumber(x)) == x);
    CHECK(X509_find_by_subject(stack, X509_get_subject_name(y)) == y);
    CHECK(X509_find_by_subject(stack, X509_get_issuer_name(y)) == NULL);
    CHECK_INT(X509_issuer_and_serial_cmp(x, x), 0);
    CHECK(X509_issuer_and_serial_cmp(x, y) != 0);
    sk_X509_pop_free(stack, X509_free);
}

int main(void)
{
    TEST(made);
    TEST(blank);
    TEST(public_keys);
    TEST(signed_challenges);
    TEST(attributes);
    TEST(items);
    TEST(certificate_signatures);
    return check_done("x509_req");
}
