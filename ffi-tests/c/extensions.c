/* Protocol and name negotiation, exported keys, the key log. */
#include "pair.h"

static int choose(SSL *ssl, const unsigned char **out, unsigned char *outlen, const unsigned char *in, unsigned inlen, void *arg)
{
    static const unsigned char ours[] = "\x02h2\x08http/1.1";
    unsigned char *chosen;

    (void)ssl;
    if (SSL_select_next_proto(&chosen, outlen, ours, sizeof ours - 1, in, inlen) != OPENSSL_NPN_NEGOTIATED)
        return arg ? SSL_TLSEXT_ERR_ALERT_FATAL : SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

static void alpn(void)
{
    struct pair p = pair_new("server-rsa");
    const unsigned char *got;
    unsigned len;
    int c, s;

    SSL_CTX_set_alpn_select_cb(p.server_ctx, choose, NULL);
    CHECK_INT(SSL_CTX_set_alpn_protos(p.client_ctx, (const unsigned char *)"\x08http/1.1\x02h2", 12), 0);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    SSL_get0_alpn_selected(p.client, &got, &len);
    CHECK(len == 2 && !memcmp(got, "h2", 2)); /* by our preference */
    SSL_get0_alpn_selected(p.server, &got, &len);
    CHECK(len == 2 && !memcmp(got, "h2", 2));
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_alpn_protos(p.client, (const unsigned char *)"\x05other", 6), 0);
    CHECK(pair_handshake(&p)); /* not acknowledged */
    SSL_get0_alpn_selected(p.client, &got, &len);
    CHECK_INT(len, 0);
    pair_disconnect(&p);

    SSL_CTX_set_alpn_select_cb(p.server_ctx, choose, &p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_alpn_protos(p.client, (const unsigned char *)"\x05other", 6), 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_NO_APPLICATION_PROTOCOL);
    SSL_do_handshake(p.client);
    CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL);
    pair_free(&p);
}

static SSL_CTX *other_ctx;
static int switch_context(SSL *ssl, int *alert, void *arg)
{
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);

    CHECK(arg == &other_ctx);
    if (name == NULL)
        return SSL_TLSEXT_ERR_NOACK;
    if (!strcmp(name, "other.test"))
        SSL_set_SSL_CTX(ssl, other_ctx);
    if (!strcmp(name, "refused.test")) {
        *alert = SSL_AD_UNRECOGNIZED_NAME;
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    }
    return SSL_TLSEXT_ERR_OK;
}

static void server_name(void)
{
    struct pair p = pair_new("server-rsa");
    X509 *peer;
    char name[128];

    other_ctx = server_context("wrong-name");
    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, switch_context);
    SSL_CTX_set_tlsext_servername_arg(p.server_ctx, &other_ctx);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_host_name(p.client, "localhost"), 1);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_servername(p.client, TLSEXT_NAMETYPE_host_name), "localhost");
    CHECK_STR(SSL_get_servername(p.server, TLSEXT_NAMETYPE_host_name), "localhost");
    CHECK_INT(SSL_get_servername_type(p.server), TLSEXT_NAMETYPE_host_name);
    CHECK(SSL_get_SSL_CTX(p.server) == p.server_ctx);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_host_name(p.client, "other.test"), 1);
    CHECK_INT(SSL_set1_host(p.client, "elsewhere.test"), 1);
    CHECK(pair_handshake(&p));
    CHECK(SSL_get_SSL_CTX(p.server) == other_ctx);
    peer = SSL_get1_peer_certificate(p.client);
    CHECK_STR(X509_NAME_oneline(X509_get_subject_name(peer), name, sizeof name), "/O=OxiSSL tests/CN=elsewhere.test");
    X509_free(peer);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_host_name(p.client, "refused.test"), 1);
    CHECK(!pair_handshake(&p));
    SSL_do_handshake(p.client);
    CHECK_INT(next_reason(), SSL_R_TLSV1_UNRECOGNIZED_NAME);
    pair_disconnect(&p);

    pair_connect(&p, 0); /* no name at all */
    CHECK(pair_handshake(&p));
    CHECK(SSL_get_servername(p.server, TLSEXT_NAMETYPE_host_name) == NULL);
    SSL_CTX_free(other_ctx);
    pair_free(&p);
}

static int switch_early(SSL *ssl, int *alert, void *arg)
{
    (void)alert;
    CHECK(SSL_set_SSL_CTX(ssl, arg) == arg);
    return SSL_CLIENT_HELLO_SUCCESS;
}

static int count_names(SSL *ssl, int *alert, void *arg)
{
    (void)ssl, (void)alert;
    ++*(int *)arg;
    return SSL_TLSEXT_ERR_OK;
}

/* The context that a connection is put under brings the authorities that clients hear of; the name's callback stays. */
static void another_context_early(void)
{
    struct pair p = pair_new("server-rsa");
    SSL_CTX *other = server_context("server-p256");
    int calls = 0;

    SSL_CTX_set_client_hello_cb(p.server_ctx, switch_early, other);
    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, count_names);
    SSL_CTX_set_tlsext_servername_arg(p.server_ctx, &calls);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_client_CA_list(other, SSL_load_client_CA_file(PKI "/ca.pem"));
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_host_name(p.client, "localhost"), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(calls, 1);
    CHECK_STR(SSL_get_cipher_name(p.client), "ECDHE-ECDSA-AES256-GCM-SHA384");
    CHECK_INT(sk_X509_NAME_num(SSL_get_client_CA_list(p.client)), 2);
    SSL_CTX_free(other);
    pair_free(&p);
}

static int sets_alpn(SSL *ssl, int *alert, void *arg)
{
    (void)alert, (void)arg;
    SSL_CTX_set_alpn_select_cb(SSL_get_SSL_CTX(ssl), choose, NULL);
    return SSL_TLSEXT_ERR_OK;
}

/* Callbacks that only contexts have are looked up when they are needed, even on connections that exist already. */
static void callbacks_set_late(void)
{
    struct pair p = pair_new("server-rsa");
    const unsigned char *got;
    unsigned len;
    int calls = 0;

    CHECK_INT(SSL_CTX_set_alpn_protos(p.client_ctx, (const unsigned char *)"\x08http/1.1\x02h2", 12), 0);
    pair_connect(&p, 0);
    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, count_names);
    SSL_CTX_set_tlsext_servername_arg(p.server_ctx, &calls);
    SSL_CTX_set_alpn_select_cb(p.server_ctx, choose, NULL);
    CHECK(pair_handshake(&p));
    CHECK_INT(calls, 1);
    SSL_get0_alpn_selected(p.client, &got, &len);
    CHECK(len == 2 && !memcmp(got, "h2", 2));
    pair_disconnect(&p);

    pair_connect(&p, 0);
    SSL_CTX_set_alpn_select_cb(p.server_ctx, NULL, NULL);
    CHECK(pair_handshake(&p)); /* and taken away */
    SSL_get0_alpn_selected(p.client, &got, &len);
    CHECK_INT(len, 0);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, sets_alpn);
    CHECK(pair_handshake(&p)); /* by another callback, in the middle of the handshake */
    SSL_get0_alpn_selected(p.client, &got, &len);
    CHECK(len == 2 && !memcmp(got, "h2", 2));
    pair_free(&p);
}

static void server_name_limits(void)
{
    SSL_CTX *ctx = client_context();
    SSL *ssl = SSL_new(ctx);
    char name[400];

    memset(name, 'a', sizeof name);
    name[TLSEXT_MAXLEN_host_name] = 0;
    CHECK_INT(SSL_set_tlsext_host_name(ssl, name), 1);
    name[TLSEXT_MAXLEN_host_name] = 'a';
    name[TLSEXT_MAXLEN_host_name + 1] = 0;
    CHECK_INT(SSL_set_tlsext_host_name(ssl, name), 0);
    CHECK_INT(next_reason(), SSL_R_SSL3_EXT_INVALID_SERVERNAME);
    CHECK_INT(SSL_set_tlsext_host_name(ssl, NULL), 1);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void exported_keys(void)
{
    struct pair p = pair_connected("server-rsa");
    unsigned char a[100], b[100], zero[100] = {0};

    CHECK_INT(SSL_export_keying_material(p.client, a, sizeof a, "EXPERIMENTAL-test", 17, NULL, 0, 0), 1);
    CHECK_INT(SSL_export_keying_material(p.server, b, sizeof b, "EXPERIMENTAL-test", 17, NULL, 0, 0), 1);
    CHECK(!memcmp(a, b, sizeof a));
    CHECK(memcmp(a, zero, sizeof a) != 0);
    CHECK_INT(SSL_export_keying_material(p.server, b, sizeof b, "EXPERIMENTAL-test", 17, (const unsigned char *)"", 0, 1), 1);
    CHECK(memcmp(a, b, sizeof a) != 0); /* before TLS 1.3 an empty context is not the same as none */
    CHECK_INT(SSL_export_keying_material(p.client, a, sizeof a, "EXPERIMENTAL-test", 17, (const unsigned char *)"", 0, 1), 1);
    CHECK(!memcmp(a, b, sizeof a));
    CHECK(SSL_export_keying_material(p.client, a, sizeof a, "master secret", 13, NULL, 0, 0) <= 0); /* a reserved label */
    ERR_clear_error();
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK(SSL_export_keying_material(p.client, a, sizeof a, "EXPERIMENTAL-test", 17, NULL, 0, 0) <= 0); /* too early */
    pair_free(&p);
}

static char logged[512];
static int lines;
static void on_key(const SSL *ssl, const char *line)
{
    CHECK(ssl != NULL);
    lines++;
    snprintf(logged, sizeof logged, "%s", line);
}

static void key_log(void)
{
    struct pair p = pair_new("server-rsa");
    unsigned char random[SSL3_RANDOM_SIZE], key[SSL_MAX_MASTER_KEY_LENGTH];
    char expected[512];
    size_t i, n;

    SSL_CTX_set_keylog_callback(p.client_ctx, on_key);
    CHECK(SSL_CTX_get_keylog_callback(p.client_ctx) == on_key);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(lines, 1);
    CHECK_INT(SSL_get_client_random(p.client, random, sizeof random), SSL3_RANDOM_SIZE);
    CHECK_INT(SSL_SESSION_get_master_key(SSL_get_session(p.client), key, sizeof key), sizeof key);
    n = (size_t)snprintf(expected, sizeof expected, "CLIENT_RANDOM ");
    for (i = 0; i < sizeof random; i++)
        n += (size_t)snprintf(expected + n, sizeof expected - n, "%02x", random[i]);
    n += (size_t)snprintf(expected + n, sizeof expected - n, " ");
    for (i = 0; i < sizeof key; i++)
        n += (size_t)snprintf(expected + n, sizeof expected - n, "%02x", key[i]);
    CHECK_STR(logged, expected);
    pair_free(&p);
}

static void randoms_and_finished(void)
{
    struct pair p = pair_connected("server-rsa");
    unsigned char a[64], b[64];

    CHECK_INT(SSL_get_client_random(p.client, NULL, 0), SSL3_RANDOM_SIZE);
    CHECK_INT(SSL_get_server_random(p.client, a, sizeof a), SSL3_RANDOM_SIZE);
    CHECK_INT(SSL_get_server_random(p.server, b, sizeof b), SSL3_RANDOM_SIZE);
    CHECK(!memcmp(a, b, SSL3_RANDOM_SIZE));
    CHECK_INT(SSL_get_finished(p.client, a, sizeof a), 12);
    CHECK_INT(SSL_get_peer_finished(p.server, b, sizeof b), 12);
    CHECK(!memcmp(a, b, 12));
    pair_free(&p);
}

static void next_protocol(void)
{
    unsigned char *out, len;

    CHECK_INT(SSL_select_next_proto(&out, &len, (const unsigned char *)"\x01" "a\x01" "b", 4, (const unsigned char *)"\x01" "b", 2),
              OPENSSL_NPN_NEGOTIATED);
    CHECK(len == 1 && *out == 'b');
    CHECK_INT(SSL_select_next_proto(&out, &len, (const unsigned char *)"\x01" "a", 2, (const unsigned char *)"\x01" "b", 2),
              OPENSSL_NPN_NO_OVERLAP);
}

static void alpn_when_resumed(void)
{
    struct pair p = pair_connected("server-rsa");
    SSL_SESSION *session = SSL_get1_session(p.client);
    const unsigned char *name;
    unsigned len;

    SSL_CTX_set_alpn_select_cb(p.server_ctx, choose, "h2");
    CHECK_INT(SSL_CTX_set_alpn_protos(p.client_ctx, (const unsigned char *)"\x08http/1.1\x02h2", 12), 0);
    CHECK_INT(SSL_shutdown(p.client), 0);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    SSL_get0_alpn_selected(p.server, &name, &len);
    CHECK(len == 2 && !memcmp(name, "h2", 2));
    SSL_get0_alpn_selected(p.client, &name, &len);
    CHECK(len == 2 && !memcmp(name, "h2", 2));
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void alpn_taken_away(void)
{
    SSL_CTX *ctx = client_context();

    CHECK_INT(SSL_CTX_set_alpn_protos(ctx, (const unsigned char *)"\x02h2", 3), 0);
    CHECK_INT(SSL_CTX_set_alpn_protos(ctx, NULL, 0), 0);
    CHECK(ERR_peek_error() == 0);
    SSL_CTX_free(ctx);
}

int main(void)
{
    SSL_library_init();
    TEST(alpn);
    TEST(server_name);
    TEST(another_context_early);
    TEST(callbacks_set_late);
    TEST(server_name_limits);
    TEST(exported_keys);
    TEST(key_log);
    TEST(randoms_and_finished);
    TEST(next_protocol);
    TEST(alpn_when_resumed);
    TEST(alpn_taken_away);
    return check_done("extensions");
}
