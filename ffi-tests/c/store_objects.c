/*
 * What stores hold and where they look: X509_OBJECT, X509_LOOKUP with files and a program's own methods, purposes, trust and
 * the table of parameters.
 */
#include "check.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <string.h>

static X509 *load(const char *name)
{
    char path[1024];
    X509 *certificate;
    BIO *bio;

    snprintf(path, sizeof path, PKI "/%s", name);
    bio = BIO_new_file(path, "r");
    CHECK(bio != NULL);
    certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    CHECK(certificate != NULL);
    BIO_free(bio);
    return certificate;
}

static int verify(X509_STORE *store, X509 *certificate)
{
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    int error;

    CHECK(X509_STORE_CTX_init(ctx, store, certificate, NULL) == 1);
    X509_verify_cert(ctx);
    error = X509_STORE_CTX_get_error(ctx);
    X509_STORE_CTX_free(ctx);
    return error;
}

static void objects(void)
{
    X509 *root = load("ca-rsa.crt"), *leaf = load("server-rsa.crt");
    X509_STORE *store = X509_STORE_new();
    X509_OBJECT *object = X509_OBJECT_new();
    STACK_OF(X509_OBJECT) *all;
    STACK_OF(X509) *certificates;

    CHECK(X509_OBJECT_get_type(object) == X509_LU_NONE && X509_OBJECT_get0_X509(object) == NULL);
    CHECK(X509_OBJECT_get0_X509(NULL) == NULL && X509_OBJECT_get0_X509_CRL(object) == NULL);
    CHECK(X509_OBJECT_set1_X509(object, root) == 1);
    CHECK(X509_OBJECT_get_type(object) == X509_LU_X509 && X509_OBJECT_get0_X509(object) == root);
    X509_OBJECT_free(object);
    X509_OBJECT_free(NULL);

    CHECK(sk_X509_OBJECT_num(X509_STORE_get0_objects(store)) == 0);
    CHECK(X509_STORE_add_cert(store, root) == 1 && X509_STORE_add_cert(store, root) == 1);
    CHECK(X509_STORE_lock(store) == 1);
    all = X509_STORE_get0_objects(store);
    CHECK(sk_X509_OBJECT_num(all) == 1);
    CHECK(X509_OBJECT_get0_X509(sk_X509_OBJECT_value(all, 0)) == root);
    CHECK(X509_STORE_unlock(store) == 1);
    CHECK(verify(store, leaf) == X509_V_OK);
    certificates = X509_STORE_get1_all_certs(store);
    CHECK(sk_X509_num(certificates) == 1);
    sk_X509_pop_free(certificates, X509_free);

    /* What is taken out of the stack is out of the store. */
    object = sk_X509_OBJECT_delete(X509_STORE_get0_objects(store), 0);
    X509_OBJECT_free(object);
    CHECK(verify(store, leaf) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    CHECK(sk_X509_OBJECT_num(X509_STORE_get0_objects(store)) == 0);
    CHECK(X509_STORE_add_cert(store, root) == 1);
    CHECK(verify(store, leaf) == X509_V_OK);
    X509_STORE_free(store);
    X509_free(root);
    X509_free(leaf);
}

static void files(void)
{
    X509 *leaf = load("server-rsa.crt"), *root = load("ca-rsa.crt"), *issuer = NULL;
    X509_STORE *store = X509_STORE_new();
    X509_LOOKUP *lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    STACK_OF(X509) *found;
    X509_OBJECT *object;

    CHECK(lookup != NULL && lookup == X509_STORE_add_lookup(store, X509_LOOKUP_file()));
    CHECK(X509_LOOKUP_get_store(lookup) == store);
    CHECK(X509_LOOKUP_load_file(lookup, PKI "/none.pem", X509_FILETYPE_PEM) == 0);
    CHECK(X509_LOOKUP_load_file(lookup, PKI "/ca-rsa.key", X509_FILETYPE_PEM) == 0);
    CHECK(ERR_GET_REASON(ERR_peek_last_error()) == X509_R_NO_CERTIFICATE_OR_CRL_FOUND);
    ERR_clear_error();
    CHECK(X509_load_cert_file(lookup, PKI "/server-rsa.crt.der", X509_FILETYPE_ASN1) == 1);
    CHECK(verify(store, leaf) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    CHECK(X509_LOOKUP_load_file(lookup, PKI "/ca-rsa.crt", X509_FILETYPE_PEM) == 1);
    CHECK(verify(store, leaf) == X509_V_OK);
    lookup = X509_STORE_add_lookup(store, X509_LOOKUP_hash_dir());
    CHECK(X509_LOOKUP_add_dir(lookup, PKI, X509_FILETYPE_PEM) == 1);
    CHECK(X509_LOOKUP_add_dir(lookup, "", X509_FILETYPE_PEM) == 0);
    ERR_clear_error();

    CHECK(X509_STORE_CTX_init(ctx, store, leaf, NULL) == 1);
    CHECK(X509_STORE_CTX_get1_issuer(&issuer, ctx, leaf) == 1 && X509_cmp(issuer, root) == 0);
    X509_free(issuer);
    object = X509_STORE_CTX_get_obj_by_subject(ctx, X509_LU_X509, X509_get_subject_name(root));
    CHECK(object != NULL && X509_cmp(X509_OBJECT_get0_X509(object), root) == 0);
    X509_OBJECT_free(object);
    CHECK(X509_STORE_CTX_get_obj_by_subject(ctx, X509_LU_CRL, X509_get_subject_name(root)) == NULL);
    found = X509_STORE_CTX_get1_certs(ctx, X509_get_subject_name(root));
    CHECK(sk_X509_num(found) == 1);
    sk_X509_pop_free(found, X509_free);
    X509_STORE_CTX_free(ctx);
    X509_STORE_free(store);
    X509_free(root);
    X509_free(leaf);
}

static X509 *kept;
static int asked, made, ended, freed;

static int on_new(X509_LOOKUP *ctx)
{
    made++;
    return X509_LOOKUP_set_method_data(ctx, &kept);
}

static int on_shutdown(X509_LOOKUP *ctx)
{
    CHECK(X509_LOOKUP_get_method_data(ctx) == &kept);
    ended++;
    return 1;
}

static void on_free(X509_LOOKUP *ctx)
{
    CHECK(X509_LOOKUP_get_method_data(ctx) == &kept);
    freed++;
}

static int by_subject(X509_LOOKUP *ctx, X509_LOOKUP_TYPE type, const X509_NAME *name, X509_OBJECT *ret)
{
    X509 **certificate = X509_LOOKUP_get_method_data(ctx);

    asked++;
    if (type != X509_LU_X509 || X509_NAME_cmp(name, X509_get_subject_name(*certificate)) != 0)
        return 0;
    return X509_OBJECT_set1_X509(ret, *certificate);
}

static void own_method(void)
{
    X509_LOOKUP_METHOD *method = X509_LOOKUP_meth_new("kept");
    X509_STORE *store = X509_STORE_new();
    X509 *leaf = load("server-rsa.crt");

    kept = load("ca-rsa.crt");
    CHECK(X509_LOOKUP_meth_set_new_item(method, on_new) == 1 && X509_LOOKUP_meth_set_free(method, on_free) == 1);
    CHECK(X509_LOOKUP_meth_set_shutdown(method, on_shutdown) == 1);
    CHECK(X509_LOOKUP_meth_set_get_by_subject(method, by_subject) == 1);
    CHECK(X509_LOOKUP_meth_get_get_by_subject(method) == by_subject && X509_LOOKUP_meth_get_ctrl(method) == NULL);
    CHECK(X509_STORE_add_lookup(store, method) != NULL && made == 1);
    CHECK(verify(store, leaf) == X509_V_OK && asked > 0);
    X509_STORE_free(store);
    CHECK(ended == 1 && freed == 1);
    X509_LOOKUP_meth_free(method);
    X509_free(kept);
    X509_free(leaf);
}

static void purposes(void)
{
    X509 *leaf = load("server-rsa.crt"), *root = load("ca-rsa.crt");
    int at, purpose = 0;

    CHECK(X509_PURPOSE_get_count() == 9 && X509_PURPOSE_get0(9) == NULL && X509_PURPOSE_get0(-1) == NULL);
    at = X509_PURPOSE_get_by_sname("smimesign");
    CHECK(at == 3 && X509_PURPOSE_get_by_sname("nothing") == -1);
    CHECK(X509_PURPOSE_get_id(X509_PURPOSE_get0(at)) == X509_PURPOSE_SMIME_SIGN);
    CHECK(strcmp(X509_PURPOSE_get0_name(X509_PURPOSE_get0(at)), "S/MIME signing") == 0);
    CHECK(X509_PURPOSE_get_trust(X509_PURPOSE_get0(at)) == X509_TRUST_EMAIL);
    CHECK(X509_PURPOSE_get_by_id(X509_PURPOSE_ANY) == 6 && X509_PURPOSE_get_by_id(99) == -1);
    CHECK(X509_PURPOSE_set(&purpose, 2) == 1 && purpose == 2 && X509_PURPOSE_set(&purpose, 99) == 0 && purpose == 2);
    CHECK(X509_check_purpose(leaf, X509_PURPOSE_SSL_SERVER, 0) == 1);
    CHECK(X509_check_purpose(leaf, X509_PURPOSE_SSL_SERVER, 1) == 0);
    CHECK(X509_check_purpose(root, X509_PURPOSE_SSL_SERVER, 1) == 1);
    CHECK(X509_check_purpose(leaf, -1, 0) == 1 && X509_check_purpose(leaf, 99, 0) == -1);
    CHECK(X509_check_ca(root) == 1 && X509_check_ca(leaf) == 0);
    CHECK(X509_check_issued(root, leaf) == X509_V_OK);
    CHECK(X509_check_issued(leaf, root) == X509_V_ERR_SUBJECT_ISSUER_MISMATCH);
    CHECK(X509_get_proxy_pathlen(leaf) == -1);

    CHECK(X509_TRUST_get_count() == 8 && X509_TRUST_get_by_id(X509_TRUST_SSL_SERVER) == 2);
    CHECK(strcmp(X509_TRUST_get0_name(X509_TRUST_get0(2)), "SSL Server") == 0);
    CHECK(X509_check_trust(root, X509_TRUST_SSL_SERVER, 0) == X509_TRUST_TRUSTED);
    CHECK(X509_check_trust(root, X509_TRUST_SSL_SERVER, X509_TRUST_NO_SS_COMPAT) == X509_TRUST_UNTRUSTED);
    CHECK(X509_check_trust(leaf, X509_TRUST_DEFAULT, 0) == X509_TRUST_UNTRUSTED);
    ERR_clear_error();
    X509_free(leaf);
    X509_free(root);
}

static void parameters(void)
{
    X509_VERIFY_PARAM *param = X509_VERIFY_PARAM_new();
    char *text;

    CHECK(X509_VERIFY_PARAM_get_count() == 5);
    CHECK(strcmp(X509_VERIFY_PARAM_get0_name(X509_VERIFY_PARAM_get0(1)), "pkcs7") == 0);
    CHECK(X509_VERIFY_PARAM_get0_name(param) == NULL && X509_VERIFY_PARAM_set1_name(param, "mine") == 1);
    CHECK(X509_VERIFY_PARAM_set_trust(param, X509_TRUST_TSA) == 1 && X509_VERIFY_PARAM_set_trust(param, 99) == 0);
    CHECK(X509_VERIFY_PARAM_get1_ip_asc(param) == NULL);
    CHECK(X509_VERIFY_PARAM_set1_ip_asc(param, "2001:db8::ff") == 1);
    text = X509_VERIFY_PARAM_get1_ip_asc(param);
    CHECK(text != NULL && strcmp(text, "2001:DB8:0:0:0:0:0:FF") == 0);
    OPENSSL_free(text);
    CHECK(X509_VERIFY_PARAM_set1_policies(param, NULL) == 1 && X509_VERIFY_PARAM_get_flags(param) == 0);
    CHECK(X509_VERIFY_PARAM_add0_table(param) == 1);
    CHECK(X509_VERIFY_PARAM_lookup("mine") == param && X509_VERIFY_PARAM_get_count() == 6);
    CHECK(X509_VERIFY_PARAM_lookup("none") == NULL);
    X509_VERIFY_PARAM_table_cleanup();
    CHECK(X509_VERIFY_PARAM_get_count() == 5);
    ERR_clear_error();
}

/* A program's own way of finding issuers: the store's, or another anchor, or an error. */
static int issuer_result, issuer_asked;

static int find_issuer(X509 **issuer, X509_STORE_CTX *ctx, X509 *x)
{
    issuer_asked++;
    if (issuer_result == 2)
        return X509_STORE_CTX_get1_issuer(issuer, ctx, x);
    if (issuer_result == 1) {
        CHECK(X509_up_ref(kept) == 1);
        *issuer = kept;
    }
    return issuer_result;
}

static void issuers(void)
{
    X509 *root = load("ca-rsa.crt"), *leaf = load("server-rsa.crt");
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    STACK_OF(X509) *given = sk_X509_new_null();

    kept = root;
    CHECK(X509_STORE_get_get_issuer(store) == NULL);
    CHECK(X509_STORE_CTX_init(ctx, store, leaf, NULL) == 1);
    CHECK(X509_STORE_CTX_get_get_issuer(ctx) == X509_STORE_CTX_get1_issuer);
    X509_STORE_set_get_issuer(store, find_issuer);
    CHECK(X509_STORE_get_get_issuer(store) == find_issuer);
    X509_STORE_CTX_cleanup(ctx);
    CHECK(X509_STORE_CTX_init(ctx, store, leaf, NULL) == 1);
    CHECK(X509_STORE_CTX_get_get_issuer(ctx) == find_issuer);
    issuer_result = 2;
    CHECK(verify(store, leaf) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY && issuer_asked == 1);
    issuer_result = 0;
    CHECK(verify(store, leaf) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    issuer_result = 1;
    CHECK(verify(store, leaf) == X509_V_OK);
    issuer_result = -1;
    CHECK(verify(store, leaf) == X509_V_ERR_STORE_LOOKUP);
    CHECK(X509_STORE_add_cert(store, root) == 1);
    issuer_result = 2;
    CHECK(verify(store, leaf) == X509_V_OK);
    X509_STORE_set_get_issuer(store, NULL);
    CHECK(verify(store, leaf) == X509_V_OK);
    X509_STORE_CTX_cleanup(ctx);

    /* The first certificate of those given is the one to verify if no other is set. */
    CHECK(sk_X509_push(given, leaf) == 1);
    CHECK(X509_STORE_CTX_init(ctx, store, NULL, given) == 1);
    CHECK(X509_STORE_CTX_verify(ctx) == 1 && X509_STORE_CTX_get0_cert(ctx) == leaf);
    X509_STORE_CTX_free(ctx);
    sk_X509_free(given);
    CHECK(X509_self_signed(root, 0) == 1 && X509_self_signed(root, 1) == 1 && X509_self_signed(leaf, 1) == 0);
    CHECK(X509_get_pathlen(leaf) == -1);
    X509_STORE_free(store);
    X509_free(root);
    X509_free(leaf);
    kept = NULL;
    ERR_clear_error();
}

int main(void)
{
    issuers();
    objects();
    files();
    own_method();
    purposes();
    parameters();
    puts("store_objects: all passed");
    return 0;
}
