/* Which versions of the protocol are spoken: bounds, methods, options, and what is agreed on. */
#include "pair.h"

#define LEVEL_0 "ALL:@SECLEVEL=0"

/* What OpenSSL and a program at level 0 need to speak old versions at all. */
static void bounds(SSL_CTX *ctx, int min, int max)
{
    SSL_CTX_set_security_level(ctx, 0);
    CHECK_INT(SSL_CTX_set_cipher_list(ctx, LEVEL_0), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, min), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, max), 1);
}

static struct pair pair_between(int client_min, int client_max, int server_min, int server_max)
{
    struct pair p = pair_new("server-rsa");

    bounds(p.client_ctx, client_min, client_max);
    bounds(p.server_ctx, server_min, server_max);
    return p;
}

static void check_agreed(struct pair *p, int version, const char *name)
{
    const SSL_SESSION *session;

    pair_connect(p, 0);
    CHECK(pair_handshake(p));
    CHECK_INT(SSL_version(p->client), version);
    CHECK_INT(SSL_version(p->server), version);
    CHECK_STR(SSL_get_version(p->client), name);
    CHECK_STR(SSL_get_version(p->server), name);
    session = SSL_get0_session(p->client);
    CHECK_INT(SSL_SESSION_get_protocol_version(session), version);
    CHECK_INT(SSL_is_dtls(p->client), 0);
    CHECK(pair_says(p->client, p->server, "to the server"));
    CHECK(pair_says(p->server, p->client, "to the client"));
}

/* Nothing is agreed on: the side that finds out has this reason, and the other an alert, if it was told. */
static void check_refused(struct pair *p, int client_reason, int server_reason)
{
    int client_result, server_result;

    pair_connect(p, 0);
    CHECK_INT(pair_handshake_results(p, &client_result, &server_result), 0);
    if (client_reason != 0)
        CHECK_INT(next_reason(), client_reason);
    else if (server_reason != 0)
        CHECK_INT(next_reason(), server_reason);
}

static void each_version(void)
{
    static const struct {
        int version;
        const char *name;
    } rows[] = {{TLS1_VERSION, "TLSv1"}, {TLS1_1_VERSION, "TLSv1.1"}, {TLS1_2_VERSION, "TLSv1.2"}};
    static const char *const certificates[] = {"server-rsa", "server-p256"};
    size_t i, j;

    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        for (j = 0; j < 2; j++) {
            struct pair p = pair_new(certificates[j]);

            bounds(p.client_ctx, rows[i].version, rows[i].version);
            bounds(p.server_ctx, TLS1_VERSION, TLS1_2_VERSION);
            check_agreed(&p, rows[i].version, rows[i].name);
            CHECK_INT(SSL_client_version(p.client), rows[i].version);
            CHECK_INT(SSL_client_version(p.server), rows[i].version);
            pair_free(&p);
        }
}

static void the_highest_common_one(void)
{
    struct pair p = pair_between(TLS1_VERSION, TLS1_2_VERSION, TLS1_VERSION, TLS1_1_VERSION);

    check_agreed(&p, TLS1_1_VERSION, "TLSv1.1");
    CHECK_INT(SSL_client_version(p.client), TLS1_2_VERSION);
    CHECK_INT(SSL_client_version(p.server), TLS1_2_VERSION);
    pair_free(&p);

    p = pair_between(TLS1_VERSION, TLS1_1_VERSION, TLS1_VERSION, TLS1_2_VERSION);
    check_agreed(&p, TLS1_1_VERSION, "TLSv1.1");
    pair_free(&p);
}

static void none_in_common(void)
{
    struct pair p = pair_between(TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION, TLS1_2_VERSION);

    check_refused(&p, 0, SSL_R_UNSUPPORTED_PROTOCOL); /* the server finds out */
    pair_free(&p);

    p = pair_between(TLS1_2_VERSION, TLS1_2_VERSION, TLS1_VERSION, TLS1_1_VERSION);
    check_refused(&p, SSL_R_UNSUPPORTED_PROTOCOL, 0); /* the client finds out */
    pair_free(&p);
}

static void options(void)
{
    struct pair p = pair_between(TLS1_VERSION, TLS1_2_VERSION, TLS1_VERSION, TLS1_2_VERSION);

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TLSv1_2);
    check_agreed(&p, TLS1_1_VERSION, "TLSv1.1");
    pair_disconnect(&p);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TLSv1_1);
    check_agreed(&p, TLS1_VERSION, "TLSv1");
    pair_disconnect(&p);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TLSv1);
    check_refused(&p, 0, 0);
    pair_disconnect(&p);
    SSL_CTX_clear_options(p.server_ctx, SSL_OP_NO_TLSv1_2);
    check_agreed(&p, TLS1_2_VERSION, "TLSv1.2");
    pair_disconnect(&p);

    /* A server may leave out a version in between; a client goes down to those below the gap. */
    SSL_CTX_clear_options(p.server_ctx, SSL_OP_NO_TLSv1);
    check_agreed(&p, TLS1_2_VERSION, "TLSv1.2");
    pair_disconnect(&p);
    SSL_CTX_clear_options(p.server_ctx, SSL_OP_NO_TLSv1_1);
    SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_TLSv1_1);
    check_agreed(&p, TLS1_VERSION, "TLSv1");
    CHECK_INT(SSL_client_version(p.server), TLS1_VERSION);
    pair_disconnect(&p);

    SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_2);
    check_refused(&p, SSL_R_NO_PROTOCOLS_AVAILABLE, 0);
    pair_free(&p);
}

/* A pair of contexts made with methods of one version. */
static void check_methods(const SSL_METHOD *client, const SSL_METHOD *server, int version, const char *name)
{
    struct pair p = {NULL, NULL, NULL, NULL};

    p.client_ctx = SSL_CTX_new(client);
    p.server_ctx = SSL_CTX_new(server);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, LEVEL_0), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, LEVEL_0), 1);
    CHECK_INT(SSL_CTX_use_certificate_file(p.server_ctx, PKI "/server-rsa.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.server_ctx, PKI "/server-rsa.key", SSL_FILETYPE_PEM), 1);
    /* Such a method stays with its version. */
    CHECK_INT(SSL_CTX_set_min_proto_version(p.server_ctx, TLS1_1_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_2_VERSION), 1);
    check_agreed(&p, version, name);
    pair_free(&p);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static void methods(void)
{
    check_methods(TLSv1_method(), TLSv1_method(), TLS1_VERSION, "TLSv1");
    check_methods(TLSv1_client_method(), TLSv1_server_method(), TLS1_VERSION, "TLSv1");
    check_methods(TLSv1_1_method(), TLSv1_1_method(), TLS1_1_VERSION, "TLSv1.1");
    check_methods(TLSv1_1_client_method(), TLSv1_1_server_method(), TLS1_1_VERSION, "TLSv1.1");
    check_methods(TLSv1_2_method(), TLSv1_2_method(), TLS1_2_VERSION, "TLSv1.2");
    check_methods(TLSv1_2_client_method(), TLSv1_2_server_method(), TLS1_2_VERSION, "TLSv1.2");
}
#pragma GCC diagnostic pop

static void bounds_are_kept_and_checked(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    static const int numbers[] = {SSL3_VERSION, TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION, 0};
    size_t i;

    for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        CHECK_INT(SSL_CTX_set_min_proto_version(ctx, numbers[i]), 1);
        CHECK_INT(SSL_CTX_get_min_proto_version(ctx), numbers[i]);
    }
    for (i = 1; i < sizeof numbers / sizeof *numbers; i++) {
        CHECK_INT(SSL_CTX_set_max_proto_version(ctx, numbers[i]), 1);
        CHECK_INT(SSL_CTX_get_max_proto_version(ctx), numbers[i]);
    }
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, 0x02ff), 0);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, 0x0305), 0);
    CHECK_INT(SSL_CTX_get_min_proto_version(ctx), 0);
    SSL_CTX_free(ctx);
}

/* Old versions go no further than the security level that the program sets. */
static void security_levels(void)
{
    struct pair p = pair_between(TLS1_VERSION, TLS1_1_VERSION, TLS1_VERSION, TLS1_1_VERSION);

    /* Level 4 forbids the versions, level 1 what they sign with, */
    SSL_CTX_set_security_level(p.client_ctx, 4);
    check_refused(&p, SSL_R_NO_PROTOCOLS_AVAILABLE, 0);
    pair_disconnect(&p);
    SSL_CTX_set_security_level(p.client_ctx, 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE"), 1);
    check_refused(&p, SSL_R_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED, 0);
    pair_disconnect(&p);
    /* so that RSA key exchange remains, which has no signature. */
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "kRSA"), 1);
    check_agreed(&p, TLS1_1_VERSION, "TLSv1.1");
    pair_disconnect(&p);
    SSL_CTX_set_security_level(p.client_ctx, 0);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, LEVEL_0), 1);
    SSL_CTX_set_security_level(p.server_ctx, 3);
    check_refused(&p, 0, 0);
    pair_free(&p);

#ifdef OXISSL_VERSION_TEXT
    /* At the level of a new context, which nobody has set, asking for them is enough. */
    p = pair_new("server-rsa");
    CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, TLS1_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_VERSION), 1);
    check_refused(&p, 0, 0);
    pair_disconnect(&p);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.server_ctx, 0), 1);
    check_agreed(&p, TLS1_VERSION, "TLSv1");
    pair_free(&p);
#endif
}

/* RFC 7507: a client that tries again with less says so, and is refused where both sides have more. */
static void fallback(void)
{
    struct pair p = pair_between(TLS1_VERSION, TLS1_1_VERSION, TLS1_VERSION, TLS1_2_VERSION);
    int client_result, server_result;

    SSL_CTX_set_mode(p.client_ctx, SSL_MODE_SEND_FALLBACK_SCSV);
    pair_connect(&p, 0);
    CHECK_INT(pair_handshake_results(&p, &client_result, &server_result), 0);
    CHECK_INT(next_reason(), SSL_R_INAPPROPRIATE_FALLBACK);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_INAPPROPRIATE_FALLBACK);
    pair_disconnect(&p);

    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_1_VERSION), 1);
    check_agreed(&p, TLS1_1_VERSION, "TLSv1.1");
    pair_free(&p);
}

#ifdef OPENSSL_NO_SSL3
static void ssl3(void)
{
    struct pair p = pair_between(SSL3_VERSION, SSL3_VERSION, SSL3_VERSION, TLS1_2_VERSION);

    check_refused(&p, SSL_R_NO_PROTOCOLS_AVAILABLE, 0);
    pair_free(&p);
}
#else
static void ssl3(void)
{
    struct pair p = pair_between(SSL3_VERSION, SSL3_VERSION, SSL3_VERSION, TLS1_2_VERSION);

    check_agreed(&p, SSL3_VERSION, "SSLv3");
    CHECK_STR(SSL_CIPHER_get_name(SSL_get_current_cipher(p.client)), "AES256-SHA");
    pair_disconnect(&p);

    /* A client without a certificate says so by an alert, which is not the end, unless the server insists. */
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    check_agreed(&p, SSL3_VERSION, "SSLv3");
    CHECK(SSL_get0_peer_certificate(p.server) == NULL);
    pair_disconnect(&p);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    check_refused(&p, 0, SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE);
    pair_disconnect(&p);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    CHECK_INT(SSL_CTX_use_certificate_file(p.client_ctx, PKI "/client-rsa.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.client_ctx, PKI "/client-rsa.key", SSL_FILETYPE_PEM), 1);
    check_agreed(&p, SSL3_VERSION, "SSLv3");
    CHECK(SSL_get0_peer_certificate(p.server) != NULL);
    pair_disconnect(&p);

    /* Who does not name it does not get it. */
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_SSLv3);
    check_refused(&p, 0, 0);
    pair_disconnect(&p);
    SSL_CTX_clear_options(p.server_ctx, SSL_OP_NO_SSLv3);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.server_ctx, 0), 1);
    check_refused(&p, 0, 0);
    pair_free(&p);
}
#endif

/* How many records the first SSL_write of two bytes makes under TLS 1.0 and CBC. */
static int records_of_a_write(unsigned long long option)
{
    struct pair p = pair_between(TLS1_VERSION, TLS1_VERSION, TLS1_VERSION, TLS1_VERSION);
    unsigned char bytes[256];
    int length, at, count = 0;

    SSL_CTX_set_cipher_list(p.client_ctx, "AES128-SHA:@SECLEVEL=0");
    SSL_CTX_set_options(p.client_ctx, option);
    check_agreed(&p, TLS1_VERSION, "TLSv1");
    CHECK_INT(SSL_write(p.client, "ab", 2), 2);
    length = BIO_read(SSL_get_rbio(p.server), bytes, sizeof bytes);
    for (at = 0; at + 5 <= length; at += 5 + (bytes[at + 3] << 8 | bytes[at + 4])) {
        CHECK_INT(bytes[at], SSL3_RT_APPLICATION_DATA);
        CHECK_INT(bytes[at + 1] << 8 | bytes[at + 2], TLS1_VERSION);
        count++;
    }
    CHECK_INT(at, length);
    pair_free(&p);
    return count;
}

static void data_is_split_against_beast(void)
{
    CHECK_INT(records_of_a_write(0), 2);
    CHECK_INT(records_of_a_write(SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS), 1);
}

int main(void)
{
    TEST(each_version);
    TEST(the_highest_common_one);
    TEST(none_in_common);
    TEST(options);
    TEST(methods);
    TEST(bounds_are_kept_and_checked);
    TEST(security_levels);
    TEST(fallback);
    TEST(ssl3);
    TEST(data_is_split_against_beast);
    return check_done("versions");
}
