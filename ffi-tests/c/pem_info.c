/* Files with certificates, revocation lists and keys in them. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "check.h"

static void add(BIO *bio, const char *name)
{
    char path[512], text[8192];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    FILE *file = fopen(path, "r");
    size_t length = file == NULL ? 0 : fread(text, 1, sizeof text, file);
    CHECK(length > 0);
    BIO_write(bio, text, (int)length);
    fclose(file);
}

/* What each element has: c a certificate, k a key, e a key that is encrypted in the traditional way, p one that is in PKCS#8. */
static void check_found(const char *const *names, const char *wanted)
{
    BIO *bio = BIO_new(BIO_s_mem());
    for (; *names != NULL; names++)
        add(bio, *names);
    STACK_OF(X509_INFO) *all = PEM_X509_INFO_read_bio(bio, NULL, NULL, NULL);
    CHECK(all != NULL);
    char found[64] = "";
    for (int i = 0; i < sk_X509_INFO_num(all); i++) {
        X509_INFO *info = sk_X509_INFO_value(all, i);
        strcat(found, i == 0 ? "" : " ");
        strcat(found, info->x509 != NULL ? "c" : "");
        if (info->x_pkey != NULL && info->x_pkey->dec_pkey != NULL)
            strcat(found, "k");
        else if (info->x_pkey != NULL)
            strcat(found, info->enc_cipher.cipher != NULL ? "e" : "p");
        CHECK((info->enc_len > 0) == (info->enc_data != NULL));
        CHECK((info->x_pkey != NULL && info->x_pkey->dec_pkey == NULL) == (info->enc_len > 0));
    }
    CHECK_STR(found, wanted);
    sk_X509_INFO_pop_free(all, X509_INFO_free);
    BIO_free(bio);
}

static void files(void)
{
    check_found((const char *[]){"server-rsa.crt", "server-rsa.key", "ca-rsa.crt", "ca-ecdsa.crt", NULL}, "ck c c");
    check_found((const char *[]){"server-rsa.pkcs1.key", "server-rsa.crt", NULL}, "ck");
    check_found((const char *[]){"server-rsa.legacy-encrypted.key", "server-rsa.crt", NULL}, "ce");
    check_found((const char *[]){"server-rsa.encrypted.key", "server-rsa.crt", NULL}, "cp");
    check_found((const char *[]){"server-p256.sec1.key", "ffdhe2048.pem", "server-p256.key", NULL}, "k k");
    check_found((const char *[]){NULL}, "");
}

static void added(void)
{
    BIO *bio = BIO_new(BIO_s_mem());
    add(bio, "ca-rsa.crt");
    STACK_OF(X509_INFO) *all = PEM_X509_INFO_read_bio(bio, NULL, NULL, NULL);
    add(bio, "ca-ecdsa.crt");
    CHECK(PEM_X509_INFO_read_bio(bio, all, NULL, NULL) == all);
    CHECK_INT(sk_X509_INFO_num(all), 2);
    sk_X509_INFO_pop_free(all, X509_INFO_free);
    add(bio, "ca-rsa.crt");
    BIO_puts(bio, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    CHECK(PEM_X509_INFO_read_bio(bio, NULL, NULL, NULL) == NULL);
    unsigned long error = ERR_peek_last_error();
    CHECK_INT(ERR_GET_LIB(error), ERR_LIB_PEM);
    CHECK_INT(ERR_GET_REASON(error), ERR_R_ASN1_LIB);
    ERR_clear_error();
    BIO_free(bio);
}

int main(void)
{
    TEST(files);
    TEST(added);
    return check_done("pem_info");
}
