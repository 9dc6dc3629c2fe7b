/* SSL_get_error, which tells of its own connection only, and what a failed handshake leaves on the queue. */
#include "pair.h"

static void failed_handshake(void)
{
    struct pair p = pair_new("server-rsa");
    int c, s;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "AES128-SHA"), 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(s, -1);
    CHECK_INT(SSL_get_error(p.server, s), SSL_ERROR_SSL);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_SSL);
    CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE);
    CHECK_INT(SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE, SSL_AD_REASON_OFFSET + SSL_AD_HANDSHAKE_FAILURE);
    CHECK_INT(SSL_do_handshake(p.client), -1); /* it stays broken */
    pair_free(&p);
}

/* One connection's failure must not be shown as another's. */
static void errors_of_others(void)
{
    struct pair bad = pair_new("server-rsa"), good = pair_connected("server-rsa");
    char buf[8];
    int c, s;

    CHECK_INT(SSL_CTX_set_cipher_list(bad.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(bad.server_ctx, "AES128-SHA"), 1);
    pair_connect(&bad, 0);
    CHECK(!pair_handshake_results(&bad, &c, &s));
    CHECK_INT(SSL_get_error(bad.server, s), SSL_ERROR_SSL);
#ifdef OXISSL_VERSION_TEXT
    /* The queue still holds the other's error: OpenSSL would answer SSL_ERROR_SSL here. */
    CHECK(ERR_peek_error() != 0);
    CHECK_INT(SSL_read(good.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(good.server, -1), SSL_ERROR_WANT_READ);
#endif
    ERR_clear_error();
    CHECK_INT(SSL_read(good.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(good.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_get_error(good.server, 5), SSL_ERROR_NONE);
    pair_free(&bad);
    CHECK(pair_says(good.client, good.server, "untouched"));
    pair_free(&good);
}

static void versions(void)
{
    CHECK(OpenSSL_version_num() >= 0x30000000L);
    CHECK(OpenSSL_version_num() == OPENSSL_VERSION_NUMBER);
    CHECK(strlen(OpenSSL_version(OPENSSL_VERSION)) > 0);
    CHECK_INT(OPENSSL_init_ssl(0, NULL), 1);
    CHECK_INT(SSL_library_init(), 1);
    SSL_load_error_strings();
}

int main(void)
{
    TEST(versions);
    TEST(failed_handshake);
    TEST(errors_of_others);
    return check_done("ssl_get_error");
}
