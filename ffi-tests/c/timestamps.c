/* OXISSL_…_signed_certificate_timestamps: what a client is told of its server's certificate by those who log it. */
#include "pair.h"

#ifdef OXISSL_VERSION_TEXT
#include <oxissl.h>

/* An extension: its type, its length, and a list of two timestamps that are none. */
static const unsigned char info[] = "\x00\x12\x00\x08\x00\x06\x00\x01" "a\x00\x01" "b";

static void asked_for(void)
{
    struct pair p = pair_new("server-rsa");
    const unsigned char *list = info;
    SSL_SESSION *session;

    CHECK_INT(SSL_CTX_use_serverinfo(p.server_ctx, info, 12), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p)); /* not asked */
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.client, &list), 0);
    CHECK(list == NULL);
    pair_disconnect(&p);

    CHECK_INT(OXISSL_CTX_request_signed_certificate_timestamps(p.client_ctx, 1), 1);
    pair_connect(&p, 0);
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.client, &list), 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.client, &list), 8);
    CHECK(list != NULL && !memcmp(list, info + 4, 8));
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.server, &list), 0);
    session = SSL_get1_session(p.client);
    SSL_shutdown(p.client);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p)); /* no certificate, no timestamps */
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.client, &list), 0);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(OXISSL_request_signed_certificate_timestamps(p.client, 0), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.client, &list), 0);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static int parse(SSL *ssl, unsigned type, const unsigned char *in, size_t inlen, int *al, void *arg)
{
    (void)ssl, (void)type, (void)al;
    CHECK(inlen == 8 && !memcmp(in, info + 4, 8));
    ++*(int *)arg;
    return 1;
}

/* The program may have an extension of its own for it as well: it is sent once, and both hear of the answer. */
static void together_with_a_custom_extension(void)
{
    struct pair p = pair_new("server-rsa");
    const unsigned char *list;
    int calls = 0;

    CHECK_INT(SSL_CTX_use_serverinfo(p.server_ctx, info, 12), 1);
    CHECK_INT(SSL_CTX_add_client_custom_ext(p.client_ctx, 18, NULL, NULL, NULL, parse, &calls), 1);
    CHECK_INT(OXISSL_CTX_request_signed_certificate_timestamps(p.client_ctx, 1), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(calls, 1);
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(p.client, &list), 8);
    pair_free(&p);
}

static void malformed(void)
{
    static const unsigned char bad[] = "\x00\x12\x00\x04\x00\x02\x00\x00";
    struct pair p = pair_new("server-rsa");
    int c, s;

    CHECK_INT(SSL_CTX_use_serverinfo(p.server_ctx, bad, 8), 1);
    CHECK_INT(OXISSL_CTX_request_signed_certificate_timestamps(p.client_ctx, 1), 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_BAD_EXTENSION);
    SSL_do_handshake(p.server);
    CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_DECODE_ERROR);
    pair_free(&p);
}

static void nothing_passed(void)
{
    CHECK_INT(OXISSL_CTX_request_signed_certificate_timestamps(NULL, 1), 0);
    CHECK_INT(OXISSL_request_signed_certificate_timestamps(NULL, 1), 0);
    CHECK_INT(OXISSL_get0_signed_certificate_timestamps(NULL, NULL), 0);
    ERR_clear_error();
}

int main(void)
{
    SSL_library_init();
    TEST(asked_for);
    TEST(together_with_a_custom_extension);
    TEST(malformed);
    TEST(nothing_passed);
    return check_done("timestamps");
}
#else
int main(void)
{
    return check_done("timestamps (not in OpenSSL)");
}
#endif
