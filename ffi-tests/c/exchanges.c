/* Key exchanges without a certificate, or with more than one: anonymous ones and pre-shared keys. */
#include "pair.h"

static const unsigned char key[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

/* How both callbacks behave, and what they saw. */
static struct {
    unsigned client_returns, server_returns;
    int client_calls, server_calls;
    char hint[300], identity[300];
    const char *chosen;
} plan;

static unsigned choose(SSL *ssl, const char *hint, char *identity, unsigned room, unsigned char *psk, unsigned psk_room)
{
    plan.client_calls++;
    CHECK_INT(room, PSK_MAX_IDENTITY_LEN);
    CHECK_INT(psk_room, PSK_MAX_PSK_LEN);
    CHECK(SSL_is_init_finished(ssl) == 0);
    snprintf(plan.hint, sizeof plan.hint, "%s", hint ? hint : "(null)");
    snprintf(identity, room, "%s", plan.chosen);
    memcpy(psk, key, sizeof key);
    return plan.client_returns;
}

static unsigned find(SSL *ssl, const char *identity, unsigned char *psk, unsigned room)
{
    plan.server_calls++;
    CHECK_INT(room, PSK_MAX_PSK_LEN);
    CHECK_STR(SSL_get_psk_identity(ssl), identity);
    snprintf(plan.identity, sizeof plan.identity, "%s", identity);
    memcpy(psk, key, sizeof key);
    return plan.server_returns;
}

/* A pair for one suite, at security level 0, the server with the test certificate and both with a key. */
static struct pair shared(const char *suite)
{
    struct pair p = pair_new("server-rsa");
    char list[100];

    memset(&plan, 0, sizeof plan);
    plan.client_returns = plan.server_returns = sizeof key;
    plan.chosen = "someone";
    snprintf(list, sizeof list, "%s:@SECLEVEL=0", suite);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, list), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, list), 1);
    SSL_CTX_set_psk_client_callback(p.client_ctx, choose);
    SSL_CTX_set_psk_server_callback(p.server_ctx, find);
    CHECK_INT(SSL_CTX_set_dh_auto(p.server_ctx, 1), 1);
    return p;
}

static void every_kind_with_and_without_a_hint(void)
{
    static const char *const suites[] = {
        "PSK-AES128-GCM-SHA256", "PSK-AES256-CBC-SHA384", "PSK-CHACHA20-POLY1305", "DHE-PSK-AES128-CBC-SHA",
        "DHE-PSK-AES256-GCM-SHA384", "ECDHE-PSK-AES128-CBC-SHA256", "ECDHE-PSK-CHACHA20-POLY1305",
        "RSA-PSK-AES128-GCM-SHA256", "RSA-PSK-AES256-CBC-SHA", "PSK-NULL-SHA256",
    };
    size_t i;
    int hinted;

    for (i = 0; i < sizeof suites / sizeof *suites; i++)
        for (hinted = 0; hinted < 2; hinted++) {
            struct pair p = shared(suites[i]);

            CHECK_INT(SSL_CTX_use_psk_identity_hint(p.server_ctx, hinted ? "of the test" : NULL), 1);
            pair_connect(&p, 0);
            CHECK(SSL_get_psk_identity(p.client) == NULL && SSL_get_psk_identity_hint(p.client) == NULL);
            CHECK(pair_handshake(&p));
            CHECK_STR(SSL_get_cipher_name(p.client), suites[i]);
            CHECK_STR(plan.hint, hinted ? "of the test" : "(null)");
            CHECK_STR(plan.identity, "someone");
            CHECK_INT(plan.client_calls, 1);
            CHECK_INT(plan.server_calls, 1);
            CHECK_STR(SSL_get_psk_identity(p.client), "someone");
            CHECK_STR(SSL_get_psk_identity(p.server), "someone");
            if (hinted)
                CHECK_STR(SSL_get_psk_identity_hint(p.client), "of the test");
            else
                CHECK(SSL_get_psk_identity_hint(p.client) == NULL);
            CHECK((SSL_get0_peer_certificate(p.client) != NULL) == !strncmp(suites[i], "RSA", 3));
            CHECK(pair_says(p.client, p.server, "to the server") && pair_says(p.server, p.client, "to the client"));
            pair_free(&p);
        }
}

static void a_connection_has_its_own_callbacks_and_hint(void)
{
    struct pair p = shared("PSK-AES128-GCM-SHA256");

    SSL_CTX_set_psk_client_callback(p.client_ctx, NULL);
    SSL_CTX_set_psk_server_callback(p.server_ctx, NULL);
    CHECK_INT(SSL_CTX_use_psk_identity_hint(p.server_ctx, "the context's"), 1);
    pair_connect(&p, 0);
    SSL_set_psk_client_callback(p.client, choose);
    SSL_set_psk_server_callback(p.server, find);
    CHECK_INT(SSL_use_psk_identity_hint(p.server, "the connection's"), 1);
    CHECK(pair_handshake(&p));
    CHECK_STR(plan.hint, "the connection's");
    pair_free(&p);
}

static void failing(const char *what, int client_reason, int server_reason)
{
    struct pair p = shared("PSK-AES128-GCM-SHA256");
    int client_result, server_result, client_saw = 0, server_saw = 0, i;

    plan.chosen = what[0] == 'l' ? "" : "someone";
    if (what[0] == 'c')
        plan.client_returns = 0;
    if (what[0] == 's')
        plan.server_returns = 0;
    if (what[0] == 'm')
        plan.client_returns = PSK_MAX_PSK_LEN + 1;
    if (what[0] == 'n')
        plan.server_returns = PSK_MAX_PSK_LEN + 1;
    pair_connect(&p, 0);
    for (i = 0; i < 10; i++) {
        ERR_clear_error();
        client_result = SSL_do_handshake(p.client);
        if (client_result <= 0 && SSL_get_error(p.client, client_result) == SSL_ERROR_SSL && !client_saw)
            client_saw = next_reason();
        ERR_clear_error();
        server_result = SSL_do_handshake(p.server);
        if (server_result <= 0 && SSL_get_error(p.server, server_result) == SSL_ERROR_SSL && !server_saw)
            server_saw = next_reason();
    }
    CHECK(!SSL_is_init_finished(p.client) && !SSL_is_init_finished(p.server));
    if (client_reason)
        CHECK_INT(client_saw, client_reason);
    else
        CHECK(client_saw != 0);
    if (server_reason)
        CHECK_INT(server_saw, server_reason);
    else
        CHECK(server_saw != 0);
    pair_free(&p);
}

static void without_a_key_the_handshake_fails(void)
{
    failing("client has none", SSL_R_PSK_IDENTITY_NOT_FOUND, SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE);
    failing("server has none", SSL_R_TLSV1_ALERT_UNKNOWN_PSK_IDENTITY, SSL_R_PSK_IDENTITY_NOT_FOUND);
    failing("more than the client has room for", 0, 0);
    failing("n: the same at the server", SSL_R_TLSV1_ALERT_INTERNAL_ERROR, 0);
}

static void hints_have_a_greatest_length(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    SSL *ssl = SSL_new(ctx);
    char hint[PSK_MAX_IDENTITY_LEN + 2];

    memset(hint, 'h', sizeof hint);
    hint[PSK_MAX_IDENTITY_LEN + 1] = 0;
    CHECK_INT(SSL_CTX_use_psk_identity_hint(ctx, hint), 0);
    CHECK_INT(next_reason(), SSL_R_DATA_LENGTH_TOO_LONG);
    CHECK_INT(SSL_use_psk_identity_hint(ssl, hint), 0);
    CHECK_INT(next_reason(), SSL_R_DATA_LENGTH_TOO_LONG);
    hint[PSK_MAX_IDENTITY_LEN] = 0;
    CHECK_INT(SSL_CTX_use_psk_identity_hint(ctx, hint), 1);
    CHECK_INT(SSL_use_psk_identity_hint(ssl, hint), 1);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void suites_without_a_callback_are_not_offered(void)
{
    struct pair p = shared("PSK-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
    STACK_OF(SSL_CIPHER) *supported;

    SSL_CTX_set_psk_client_callback(p.client_ctx, NULL);
    pair_connect(&p, 0);
    supported = SSL_get1_supported_ciphers(p.client);
    CHECK_INT(sk_SSL_CIPHER_num(supported), 1);
    sk_SSL_CIPHER_free(supported);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_cipher_name(p.server), "ECDHE-RSA-AES128-GCM-SHA256");
    pair_disconnect(&p);
    SSL_CTX_set_psk_client_callback(p.client_ctx, choose);
    SSL_CTX_set_psk_server_callback(p.server_ctx, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_cipher_name(p.server), "ECDHE-RSA-AES128-GCM-SHA256");
    pair_free(&p);
}

static void a_session_remembers_the_key_by_name(void)
{
    struct pair p = shared("ECDHE-PSK-AES128-CBC-SHA256");
    SSL_SESSION *session;
    unsigned char *der = NULL;
    const unsigned char *at;
    int len;

    CHECK_INT(SSL_CTX_use_psk_identity_hint(p.server_ctx, "of the test"), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    session = SSL_get1_session(p.client);
    len = i2d_SSL_SESSION(session, &der);
    SSL_SESSION_free(session);
    at = der;
    session = d2i_SSL_SESSION(NULL, &at, len);
    CHECK(session != NULL);
    OPENSSL_free(der);
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    SSL_SESSION_free(session);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_INT(plan.client_calls, 1);
    CHECK_STR(SSL_get_psk_identity(p.client), "someone");
    CHECK_STR(SSL_get_psk_identity_hint(p.client), "of the test");
    CHECK_STR(SSL_get_psk_identity(p.server), "someone");
    pair_free(&p);
}

static void anonymous_ends(void)
{
    static const char *const suites[] = {
        "ADH-AES128-SHA", "ADH-AES256-SHA256", "ADH-AES128-GCM-SHA256", "ADH-AES256-GCM-SHA384", "AECDH-AES128-SHA",
        "AECDH-AES256-SHA", "AECDH-NULL-SHA",
    };
    size_t i;

    for (i = 0; i < sizeof suites / sizeof *suites; i++) {
        struct pair p = shared(suites[i]);

        SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK_STR(SSL_get_cipher_name(p.client), suites[i]);
        CHECK(SSL_get0_peer_certificate(p.client) == NULL && SSL_get_peer_cert_chain(p.client) == NULL);
        CHECK(SSL_get0_peer_certificate(p.server) == NULL);
        CHECK_INT(SSL_CIPHER_get_auth_nid(SSL_get_current_cipher(p.client)), NID_auth_null);
        CHECK(pair_says(p.client, p.server, "to whom it may concern"));
        pair_free(&p);
    }
}

static void anonymous_suites_need_level_0(void)
{
    struct pair p = shared("AECDH-AES128-SHA");
    int client_result, server_result;

    SSL_CTX_set_security_level(p.client_ctx, 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &client_result, &server_result));
    CHECK_INT(next_reason(), SSL_R_NO_CIPHERS_AVAILABLE);
    pair_disconnect(&p);
    SSL_CTX_set_security_level(p.client_ctx, 0);
    SSL_CTX_set_security_level(p.server_ctx, 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &client_result, &server_result));
    CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
    pair_free(&p);
}

int main(void)
{
    TEST(every_kind_with_and_without_a_hint);
    TEST(a_connection_has_its_own_callbacks_and_hint);
    TEST(without_a_key_the_handshake_fails);
    TEST(hints_have_a_greatest_length);
    TEST(suites_without_a_callback_are_not_offered);
    TEST(a_session_remembers_the_key_by_name);
    TEST(anonymous_ends);
    TEST(anonymous_suites_need_level_0);
    return check_done("key exchanges");
}
