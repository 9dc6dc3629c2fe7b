/* Configuration files. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/bio.h>
#include <openssl/conf.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "check.h"

static int add(CONF *conf, const char *text, long *line)
{
    BIO *bio = BIO_new_mem_buf(text, -1);
    int done = NCONF_load_bio(conf, bio, line);
    BIO_free(bio);
    return done;
}

static void values(void)
{
    long line = -7, number = -7;
    CONF *conf = NCONF_new(NULL);
    CHECK_INT(add(conf, "n=12\nm=1x\nbig=99999999999999999999\nneg=-3\n[s]\nk=7\nl=${n}0 # no\n", &line), 1);
    CHECK_INT(line, -7);
    STACK_OF(CONF_VALUE) *section = NCONF_get_section(conf, "s");
    CHECK_INT(sk_CONF_VALUE_num(section), 2);
    CHECK_STR(sk_CONF_VALUE_value(section, 1)->section, "s");
    CHECK_STR(sk_CONF_VALUE_value(section, 1)->name, "l");
    CHECK_STR(sk_CONF_VALUE_value(section, 1)->value, "120");
    CHECK(NCONF_get_section(conf, "nope") == NULL);
    CHECK(ERR_peek_error() == 0);
    CHECK(NCONF_get_section(conf, NULL) == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), CONF_R_NO_SECTION);
    CHECK_STR(NCONF_get_string(conf, NULL, "n"), "12");
    CHECK_STR(NCONF_get_string(conf, "s", "n"), "12");
    CHECK_STR(NCONF_get_string(conf, "s", "k"), "7");
    CHECK_STR(NCONF_get_string(conf, "zz", "n"), "12");
    CHECK(NCONF_get_string(conf, NULL, "k") == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), CONF_R_NO_VALUE);
    CHECK_INT(ERR_GET_LIB(ERR_get_error()), ERR_LIB_CONF);
    CHECK(NCONF_get_string(conf, "s", NULL) == NULL);
    CHECK(NCONF_get_string(NULL, "s", "k") == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), CONF_R_NO_CONF_OR_ENVIRONMENT_VARIABLE);
    ERR_clear_error();
    CHECK(NCONF_get_number(conf, "s", "k", &number) == 1 && number == 7);
    CHECK(NCONF_get_number_e(conf, NULL, "m", &number) == 1 && number == 1);
    CHECK(NCONF_get_number_e(conf, NULL, "neg", &number) == 1 && number == 0);
    CHECK_INT(NCONF_get_number_e(conf, NULL, "big", &number), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), CONF_R_NUMBER_TOO_LARGE);
    NCONF_free(conf);
    NCONF_free(NULL);
}

static void malformed(void)
{
    static const struct {
        const char *text;
        int reason, line;
    } files[] = {
        { "a\n", CONF_R_MISSING_EQUAL_SIGN, 1 },       { "\n[s\n", CONF_R_MISSING_CLOSE_SQUARE_BRACKET, 2 },
        { "a=$zz\n", CONF_R_VARIABLE_HAS_NO_VALUE, 1 }, { "a=${b\n", CONF_R_NO_CLOSE_BRACE, 1 },
        { ".pragma=foo\n", CONF_R_INVALID_PRAGMA, 1 },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        CONF *conf = NCONF_new(NULL);
        long line = 0;
        CHECK_INT(add(conf, files[i].text, &line), 0);
        CHECK_INT(line, files[i].line);
        CHECK_INT(ERR_GET_REASON(ERR_peek_error()), files[i].reason);
        ERR_clear_error();
        NCONF_free(conf);
    }
    CONF *conf = NCONF_new(NULL);
    CHECK_INT(NCONF_load(conf, "/nonexistent", NULL), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), CONF_R_NO_SUCH_FILE);
    ERR_clear_error();
    NCONF_free(conf);
}

/* Extensions from sections. */
static void extensions(void)
{
    CONF *conf = NCONF_new(NULL);
    CHECK_INT(add(conf, "[alt]\nDNS.1=a.example\nDNS.2=b.example\nIP=192.0.2.1\n", NULL), 1);
    X509V3_CTX ctx;
    X509V3_set_ctx(&ctx, NULL, NULL, NULL, NULL, 0);
    X509V3_set_nconf(&ctx, conf);
    for (int i = 0; i < 2; i++) {
        X509_EXTENSION *ext = i == 0 ? X509V3_EXT_nconf_nid(conf, &ctx, NID_subject_alt_name, "critical,@alt")
                                     : X509V3_EXT_nconf(conf, &ctx, "subjectAltName", "critical,@alt");
        CHECK(ext != NULL);
        CHECK_INT(X509_EXTENSION_get_critical(ext), 1);
        GENERAL_NAMES *names = X509V3_EXT_d2i(ext);
        CHECK_INT(sk_GENERAL_NAME_num(names), 3);
        CHECK_INT(ASN1_STRING_length(sk_GENERAL_NAME_value(names, 1)->d.dNSName), 9);
        GENERAL_NAMES_free(names);
        X509_EXTENSION_free(ext);
    }
    CHECK(X509V3_EXT_nconf(conf, &ctx, "subjectAltName", "@none") == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), X509V3_R_INVALID_EXTENSION_STRING);
    ERR_clear_error();
    NCONF_free(conf);
}

int main(void)
{
    TEST(values);
    TEST(malformed);
    TEST(extensions);
    return check_done("conf");
}
