/*
 * Shows certificates in every way that programs do. Built once against OxiSSL and once against OpenSSL: compare.sh runs both
 * and compares what they write.
 *   show FILE...   PEM files, each with any number of certificates
 */
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/err.h>

#include <stdio.h>
#include <string.h>

static BIO *out;

/* Ways to write names: separators, names of types, order, escapes. */
static const unsigned long name_flags[] = {
    XN_FLAG_COMPAT,
    XN_FLAG_ONELINE,
    XN_FLAG_RFC2253,
    XN_FLAG_MULTILINE,
    XN_FLAG_SEP_COMMA_PLUS | XN_FLAG_FN_SN,
    XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_LN | XN_FLAG_SPC_EQ,
    XN_FLAG_SEP_SPLUS_SPC | XN_FLAG_FN_OID,
    XN_FLAG_SEP_COMMA_PLUS | XN_FLAG_FN_NONE | XN_FLAG_DN_REV,
    XN_FLAG_SEP_MULTILINE | XN_FLAG_FN_ALIGN | XN_FLAG_FN_SN,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_ESC_2253,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_ESC_CTRL,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_ESC_MSB,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_ESC_QUOTE | ASN1_STRFLGS_ESC_2253,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_UTF8_CONVERT,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_MSB,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_IGNORE_TYPE,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_DUMP_ALL,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_DUMP_ALL | ASN1_STRFLGS_DUMP_DER,
    XN_FLAG_SEP_COMMA_PLUS | ASN1_STRFLGS_DUMP_UNKNOWN | ASN1_STRFLGS_DUMP_DER,
    XN_FLAG_SEP_COMMA_PLUS | XN_FLAG_DUMP_UNKNOWN_FIELDS,
    XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB,
};

static void name(const char *what, X509_NAME *name)
{
    char buffer[64];
    char *line = X509_NAME_oneline(name, NULL, 0);
    BIO_printf(out, "%s oneline %s\n", what, line);
    OPENSSL_free(line);
    X509_NAME_oneline(name, buffer, sizeof buffer);
    BIO_printf(out, "%s short %s\n", what, buffer);
    BIO_printf(out, "%s hash %08lx entries %d\n", what, X509_NAME_hash(name), X509_NAME_entry_count(name));
    for (size_t i = 0; i < sizeof name_flags / sizeof *name_flags; i++) {
        BIO_printf(out, "%s %08lx [", what, name_flags[i]);
        int result = X509_NAME_print_ex(out, name, 2, name_flags[i]);
        BIO_printf(out, "] = %d\n", result);
    }
}

/* Names of every certificate's own that are asked for, in ways that match and ways that do not. */
static void hosts(X509 *x)
{
    static const char *const asked[] = {
        "localhost", "example.com", "www.example.com", "a.b.example.com", ".example.com", "WWW.EXAMPLE.COM",
        "xn--bcher-kva.example.com", "www.example.com.", "*.example.com", "foo.localhost", "", "..", "127.0.0.1",
        "www.nul.example", "e_x.example.com", "user@example.com",
    };
    static const unsigned int flags[] = {
        0, X509_CHECK_FLAG_ALWAYS_CHECK_SUBJECT, X509_CHECK_FLAG_NO_WILDCARDS, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS,
        X509_CHECK_FLAG_MULTI_LABEL_WILDCARDS, X509_CHECK_FLAG_SINGLE_LABEL_SUBDOMAINS, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT,
    };
    char subject[256] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(x), NID_commonName, subject, sizeof subject);
    for (size_t i = 0; i <= sizeof asked / sizeof *asked; i++) {
        const char *host = i < sizeof asked / sizeof *asked ? asked[i] : subject;
        BIO_printf(out, "host %s:", host);
        for (size_t j = 0; j < sizeof flags / sizeof *flags; j++) {
            char *peer = NULL;
            int result = X509_check_host(x, host, strlen(host), flags[j], &peer);
            BIO_printf(out, " %d%s%s", result, peer != NULL ? "=" : "", peer != NULL ? peer : "");
            OPENSSL_free(peer);
        }
        BIO_printf(out, " email %d ip %d\n", X509_check_email(x, host, strlen(host), 0), X509_check_ip_asc(x, host, 0));
    }
}

static void digest(const char *what, int (*function)(const X509 *, const EVP_MD *, unsigned char *, unsigned int *), X509 *x)
{
    unsigned char md[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    BIO_printf(out, "%s %d ", what, function(x, EVP_sha256(), md, &length));
    for (unsigned int i = 0; i < length; i++)
        BIO_printf(out, "%02x", md[i]);
    BIO_printf(out, "\n");
}

static void show(X509 *x)
{
    BIO_printf(out, "print %d\n", X509_print(out, x));
    BIO_printf(out, "print_ex %d\n", X509_print_ex(out, x, XN_FLAG_MULTILINE, X509_FLAG_NO_PUBKEY | X509_FLAG_NO_SIGDUMP));
    name("subject", X509_get_subject_name(x));
    name("issuer", X509_get_issuer_name(x));
    const ASN1_TIME *times[] = {X509_get0_notBefore(x), X509_get0_notAfter(x)};
    for (int i = 0; i < 2; i++) {
        BIO_printf(out, "time [");
        int result = ASN1_TIME_print(out, times[i]);
        BIO_printf(out, "] = %d check %d type %d\n", result, ASN1_TIME_check(times[i]), ASN1_STRING_type(times[i]));
    }
    BIO_printf(out, "serial ");
    i2a_ASN1_INTEGER(out, X509_get0_serialNumber(x));
    BIO_printf(out, "\nversion %ld signature %s", X509_get_version(x), OBJ_nid2sn(X509_get_signature_nid(x)));
    BIO_printf(out, " extensions %d\n", X509_get_ext_count(x));
    BIO_printf(out, "subject hash %08lx issuer hash %08lx\n", X509_subject_name_hash(x), X509_issuer_name_hash(x));
    digest("digest", X509_digest, x);
    digest("key digest", X509_pubkey_digest, x);
    hosts(x);
    unsigned char *der = NULL;
    BIO_printf(out, "length %d\n", i2d_X509(x, &der));
    OPENSSL_free(der);
    ERR_clear_error();
}

int main(int argc, char **argv)
{
    out = BIO_new_fp(stdout, BIO_NOCLOSE);
    for (int i = 1; i < argc; i++) {
        BIO *in = BIO_new_file(argv[i], "r");
        X509 *x;
        for (int number = 0; in != NULL && (x = PEM_read_bio_X509(in, NULL, NULL, NULL)) != NULL; number++) {
            BIO_printf(out, "== %s %d\n", argv[i], number);
            show(x);
            X509_free(x);
        }
        ERR_clear_error();
        BIO_free(in);
    }
    BIO_free(out);
    return 0;
}
