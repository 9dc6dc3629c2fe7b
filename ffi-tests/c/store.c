/* Stores, parameters and verification outside of a connection. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

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

/* What the callback saw: "ok/error@depth" of each result. */
static char seen[512];
static int overrule, my_index;

static int watch(int ok, X509_STORE_CTX *ctx)
{
    size_t end = strlen(seen);
    snprintf(seen + end, sizeof seen - end, "%d/%d@%d ", ok, X509_STORE_CTX_get_error(ctx),
             X509_STORE_CTX_get_error_depth(ctx));
    CHECK(X509_STORE_CTX_get_current_cert(ctx) != NULL);
    CHECK(sk_X509_num(X509_STORE_CTX_get0_chain(ctx)) > 0);
    CHECK(X509_STORE_CTX_get_ex_data(ctx, my_index) == &overrule);
    if (!ok && overrule == 2)
        X509_STORE_CTX_set_error(ctx, X509_V_OK);
    return ok || overrule;
}

static void check_verify(const char *leaf, const char *helper, const char *host, int accepted, int error, const char *wanted)
{
    X509 *x = load(leaf), *anchor = load("ca-rsa.crt");
    X509_STORE *store = X509_STORE_new();
    STACK_OF(X509) *helpers = sk_X509_new_null();
    if (helper != NULL)
        sk_X509_push(helpers, load(helper));
    CHECK_INT(X509_STORE_add_cert(store, anchor), 1);
    CHECK_INT(X509_STORE_add_cert(store, anchor), 1);
    CHECK_INT(X509_STORE_load_file(store, PKI "/ca.pem"), 1);
    X509_free(anchor);
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    CHECK_INT(X509_STORE_CTX_init(ctx, store, x, helpers), 1);
    X509_STORE_CTX_set_verify_cb(ctx, watch);
    CHECK_INT(X509_STORE_CTX_set_default(ctx, "ssl_server"), 1);
    CHECK_INT(X509_STORE_CTX_set_ex_data(ctx, my_index, &overrule), 1);
    X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(ctx);
    if (host != NULL)
        CHECK_INT(X509_VERIFY_PARAM_set1_host(param, host, 0), 1);
    seen[0] = '\0';
    CHECK_INT(X509_verify_cert(ctx), accepted);
    CHECK_INT(X509_STORE_CTX_get_error(ctx), error);
    CHECK_STR(seen, wanted);
    if (accepted && host != NULL && error == X509_V_OK && !overrule)
        CHECK_STR(X509_VERIFY_PARAM_get0_peername(param), host);
    STACK_OF(X509) *chain = X509_STORE_CTX_get1_chain(ctx);
    CHECK(sk_X509_value(chain, 0) == x);
    ERR_clear_error();
    CHECK_INT(X509_verify_cert(ctx), -1);
    ERR_clear_error();
    X509_STORE_CTX_free(ctx);
    sk_X509_pop_free(chain, X509_free);
    sk_X509_pop_free(helpers, X509_free);
    X509_STORE_free(store);
    X509_free(x);
}

static void verdicts(void)
{
    my_index = X509_STORE_CTX_get_ex_new_index(0, NULL, NULL, NULL, NULL);
    CHECK(my_index > 0);
    overrule = 0;
    check_verify("server-rsa.crt", NULL, "localhost", 1, X509_V_OK, "1/0@1 1/0@0 ");
    check_verify("server-chain.crt", "intermediate.crt", "localhost", 1, X509_V_OK, "1/0@2 1/0@1 1/0@0 ");
    check_verify("server-chain.crt", NULL, NULL, 0, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, "0/20@0 ");
    check_verify("server-rsa.crt", NULL, "elsewhere", 0, X509_V_ERR_HOSTNAME_MISMATCH, "0/62@0 ");
    check_verify("expired.crt", NULL, NULL, 0, X509_V_ERR_CERT_HAS_EXPIRED, "1/0@1 0/10@0 ");
    check_verify("client-rsa.crt", NULL, NULL, 0, X509_V_ERR_INVALID_PURPOSE, "0/26@0 ");
}

static void overruled(void)
{
    overrule = 1;
    check_verify("expired.crt", NULL, NULL, 1, X509_V_ERR_CERT_HAS_EXPIRED, "1/0@1 0/10@0 1/10@0 ");
    check_verify("server-chain.crt", NULL, NULL, 1, X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE,
                 "0/20@0 0/21@0 1/21@0 ");
    overrule = 2;
    check_verify("expired.crt", NULL, NULL, 1, X509_V_OK, "1/0@1 0/10@0 1/0@0 ");
}

static void nothing_to_verify(void)
{
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    ERR_clear_error();
    CHECK_INT(X509_verify_cert(ctx), -1);
    CHECK_INT(X509_STORE_CTX_get_error(ctx), X509_V_ERR_INVALID_CALL);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), X509_R_NO_CERT_SET_FOR_US_TO_VERIFY);
    X509_STORE_CTX_free(ctx);
}

static void locations(void)
{
    X509_STORE *store = X509_STORE_new();
    ERR_clear_error();
    CHECK_INT(X509_STORE_load_locations(store, PKI "/ca.pem", NULL), 1);
    CHECK_INT(X509_STORE_load_locations(store, NULL, NULL), 0);
    CHECK_INT(X509_STORE_load_locations(store, NULL, "/nonexistent"), 1);
    CHECK_INT(X509_STORE_load_locations(store, "/nonexistent", NULL), 0);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_SYS);
    ERR_clear_error();
    CHECK_INT(X509_STORE_load_locations(store, PKI "/server-rsa.key", NULL), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), X509_R_NO_CERTIFICATE_OR_CRL_FOUND);
    ERR_clear_error();
    CHECK_INT(X509_STORE_set_default_paths(store), 1);
    X509_STORE_free(store);
}

static void parameters(void)
{
    X509_VERIFY_PARAM *param = X509_VERIFY_PARAM_new(), *other = X509_VERIFY_PARAM_new();
    CHECK_INT(X509_VERIFY_PARAM_get_depth(param), -1);
    CHECK_INT(X509_VERIFY_PARAM_get_auth_level(param), -1);
    CHECK_INT(X509_VERIFY_PARAM_set1_host(param, "a\0b", 3), 0);
    CHECK_INT(X509_VERIFY_PARAM_set1_host(param, "ab", 3), 1);
    CHECK_INT(X509_VERIFY_PARAM_add1_host(param, "c", 0), 1);
    CHECK_STR(X509_VERIFY_PARAM_get0_host(param, 0), "ab");
    CHECK_STR(X509_VERIFY_PARAM_get0_host(param, 1), "c");
    CHECK(X509_VERIFY_PARAM_get0_host(param, 2) == NULL);
    CHECK_INT(X509_VERIFY_PARAM_set1_ip_asc(param, "1.2.3"), 0);
    CHECK_INT(X509_VERIFY_PARAM_set1_ip_asc(param, "::1"), 1);
    CHECK_INT(X509_VERIFY_PARAM_set1_ip(param, (const unsigned char *)"123", 3), 0);
    CHECK_INT(X509_VERIFY_PARAM_set_purpose(param, 77), 0);
    X509_VERIFY_PARAM_set_depth(other, 7);
    X509_VERIFY_PARAM_set_depth(param, 3);
    CHECK_INT(X509_VERIFY_PARAM_inherit(other, param), 1);
    CHECK_INT(X509_VERIFY_PARAM_get_depth(other), 7);
    CHECK_STR(X509_VERIFY_PARAM_get0_host(other, 0), "ab");
    CHECK_INT(X509_VERIFY_PARAM_set1(other, param), 1);
    CHECK_INT(X509_VERIFY_PARAM_get_depth(other), 3);
    ERR_clear_error();
    X509_VERIFY_PARAM_free(param);
    X509_VERIFY_PARAM_free(other);
    CHECK_STR(X509_verify_cert_error_string(X509_V_OK), "ok");
    CHECK_STR(X509_verify_cert_error_string(20), "unable to get local issuer certificate");
    CHECK_STR(X509_verify_cert_error_string(9999), "unknown certificate verification error");
}

int main(void)
{
    TEST(verdicts);
    TEST(overruled);
    TEST(nothing_to_verify);
    TEST(locations);
    TEST(parameters);
    return check_done("store");
}
