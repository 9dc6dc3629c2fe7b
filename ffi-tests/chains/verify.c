/*
 * Verifies chains as `openssl verify` does: each line of standard input holds the command's options and the file of the
 * certificate. For each a line is written: each failure as number@depth, and OK or failed. With -untrusted_first, which the
 * command does not have, X509_V_FLAG_TRUSTED_FIRST is cleared.
 */
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Failures after which the command goes on. */
static int goes_on(int error)
{
    switch (error) {
    case X509_V_ERR_NO_EXPLICIT_POLICY:
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_INVALID_NON_CA:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
    case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION:
    case X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY:
        return 1;
    default:
        return error >= X509_V_ERR_PATHLEN_INVALID_FOR_NON_CA && error <= X509_V_ERR_EXTENSIONS_REQUIRE_VERSION_3;
    }
}

static int on_result(int ok, X509_STORE_CTX *ctx)
{
    int error = X509_STORE_CTX_get_error(ctx);

    if (ok)
        return ok;
    printf("%d@%d ", error, X509_STORE_CTX_get_error_depth(ctx));
    return goes_on(error);
}

static void fail(const char *what)
{
    fprintf(stderr, "verify: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(2);
}

static STACK_OF(X509) *load(const char *file)
{
    STACK_OF(X509) *certificates = sk_X509_new_null();
    BIO *bio = BIO_new_file(file, "r");
    X509 *certificate;

    if (bio == NULL || certificates == NULL)
        fail(file);
    while ((certificate = PEM_read_bio_X509_AUX(bio, NULL, NULL, NULL)) != NULL)
        sk_X509_push(certificates, certificate);
    ERR_clear_error();
    BIO_free(bio);
    return certificates;
}

static unsigned long flag_of(const char *option)
{
    static const struct {
        const char *option;
        unsigned long flag;
    } flags[] = {
        {"-policy_check", X509_V_FLAG_POLICY_CHECK},       {"-explicit_policy", X509_V_FLAG_EXPLICIT_POLICY},
        {"-inhibit_any", X509_V_FLAG_INHIBIT_ANY},         {"-inhibit_map", X509_V_FLAG_INHIBIT_MAP},
        {"-x509_strict", X509_V_FLAG_X509_STRICT},         {"-partial_chain", X509_V_FLAG_PARTIAL_CHAIN},
        {"-no_alt_chains", X509_V_FLAG_NO_ALT_CHAINS},     {"-trusted_first", X509_V_FLAG_TRUSTED_FIRST},
        {"-allow_proxy_certs", X509_V_FLAG_ALLOW_PROXY_CERTS}, {"-check_ss_sig", X509_V_FLAG_CHECK_SS_SIGNATURE},
        {"-ignore_critical", X509_V_FLAG_IGNORE_CRITICAL}, {"-crl_check", X509_V_FLAG_CRL_CHECK},
        {"-crl_check_all", X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL},
        {"-no_check_time", X509_V_FLAG_NO_CHECK_TIME},
    };
    size_t i;

    for (i = 0; i < sizeof flags / sizeof *flags; i++)
        if (strcmp(option, flags[i].option) == 0)
            return flags[i].flag;
    return 0;
}

static void verify(char *line)
{
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();
    X509_VERIFY_PARAM *param = X509_VERIFY_PARAM_new();
    X509_LOOKUP *lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
    STACK_OF(X509) *untrusted = NULL, *trusted = NULL, *leaves = NULL;
    int untrusted_first = 0, ok;
    char *word;

    if (store == NULL || ctx == NULL || param == NULL || lookup == NULL)
        fail("no memory");
    for (word = strtok(line, " \n"); word != NULL; word = strtok(NULL, " \n")) {
        unsigned long flag = flag_of(word);
        const char *value;

        if (*word != '-') {
            leaves = load(word);
            continue;
        }
        if (flag != 0) {
            X509_VERIFY_PARAM_set_flags(param, flag);
            continue;
        }
        if (strcmp(word, "-untrusted_first") == 0) {
            untrusted_first = 1;
            continue;
        }
        value = strtok(NULL, " \n");
        if (value == NULL)
            fail(word);
        if (strcmp(word, "-CAfile") == 0)
            ok = X509_LOOKUP_load_file(lookup, value, X509_FILETYPE_PEM);
        else if (strcmp(word, "-untrusted") == 0)
            ok = (untrusted = load(value)) != NULL;
        else if (strcmp(word, "-trusted") == 0)
            ok = (trusted = load(value)) != NULL;
        else if (strcmp(word, "-attime") == 0)
            ok = (X509_VERIFY_PARAM_set_time(param, atol(value)), 1);
        else if (strcmp(word, "-verify_depth") == 0)
            ok = (X509_VERIFY_PARAM_set_depth(param, atoi(value)), 1);
        else if (strcmp(word, "-auth_level") == 0)
            ok = (X509_VERIFY_PARAM_set_auth_level(param, atoi(value)), 1);
        else if (strcmp(word, "-verify_hostname") == 0)
            ok = X509_VERIFY_PARAM_set1_host(param, value, 0);
        else if (strcmp(word, "-verify_email") == 0)
            ok = X509_VERIFY_PARAM_set1_email(param, value, 0);
        else if (strcmp(word, "-verify_ip") == 0)
            ok = X509_VERIFY_PARAM_set1_ip_asc(param, value);
        else if (strcmp(word, "-policy") == 0)
            ok = X509_VERIFY_PARAM_add0_policy(param, OBJ_txt2obj(value, 0));
        else if (strcmp(word, "-verify_name") == 0)
            ok = X509_VERIFY_PARAM_set1(param, X509_VERIFY_PARAM_lookup(value));
        else if (strcmp(word, "-purpose") == 0)
            ok = X509_VERIFY_PARAM_set_purpose(
                param, X509_PURPOSE_get_id(X509_PURPOSE_get0(X509_PURPOSE_get_by_sname(value))));
        else
            ok = 0;
        if (ok != 1)
            fail(word);
    }
    if (leaves == NULL || sk_X509_num(leaves) != 1)
        fail("no certificate");
    X509_STORE_set1_param(store, param);
    X509_STORE_set_verify_cb(store, on_result);
    if (X509_STORE_CTX_init(ctx, store, sk_X509_value(leaves, 0), untrusted) != 1)
        fail("X509_STORE_CTX_init");
    if (trusted != NULL)
        X509_STORE_CTX_set0_trusted_stack(ctx, trusted);
    if (untrusted_first)
        X509_VERIFY_PARAM_clear_flags(X509_STORE_CTX_get0_param(ctx), X509_V_FLAG_TRUSTED_FIRST);
    ok = X509_verify_cert(ctx) > 0 && X509_STORE_CTX_get_error(ctx) == X509_V_OK;
    puts(ok ? "OK" : "failed");

    X509_STORE_CTX_free(ctx);
    X509_STORE_free(store);
    X509_VERIFY_PARAM_free(param);
    sk_X509_pop_free(untrusted, X509_free);
    sk_X509_pop_free(trusted, X509_free);
    sk_X509_pop_free(leaves, X509_free);
    ERR_clear_error();
}

int main(void)
{
    char line[4096];

    while (fgets(line, sizeof line, stdin) != NULL)
        verify(line);
    return fflush(stdout) != 0;
}
