/* Application protocols by next protocol negotiation, which ALPN has replaced. */
#include "pair.h"

static const unsigned char named[] = "\x06spdy/1\x08http/1.1";
static unsigned named_len = sizeof named - 1;
static int server_returns, client_returns, server_calls, client_calls;
static const char *client_takes;
static char steps[4096];

static int advertise(SSL *ssl, const unsigned char **out, unsigned *outlen, void *arg)
{
    CHECK(SSL_is_server(ssl) && arg == &server_calls);
    server_calls++;
    *out = named;
    *outlen = named_len;
    return server_returns;
}

static int choose(SSL *ssl, unsigned char **out, unsigned char *outlen, const unsigned char *in, unsigned inlen, void *arg)
{
    CHECK(!SSL_is_server(ssl) && arg == &client_calls);
    CHECK(inlen == named_len && !memcmp(in, named, inlen));
    client_calls++;
    if (client_takes != NULL) {
        *out = (unsigned char *)client_takes;
        *outlen = (unsigned char)strlen(client_takes);
    } else {
        SSL_select_next_proto(out, outlen, in, inlen, (const unsigned char *)"\x08http/1.1", 9);
    }
    return client_returns;
}

static int select_alpn(SSL *ssl, const unsigned char **out, unsigned char *outlen, const unsigned char *in, unsigned inlen, void *arg)
{
    (void)ssl, (void)inlen, (void)arg;
    *out = in + 1;
    *outlen = in[0];
    return SSL_TLSEXT_ERR_OK;
}

static struct pair prepared(void)
{
    struct pair p = pair_new("server-rsa");

    server_calls = client_calls = 0;
    server_returns = client_returns = SSL_TLSEXT_ERR_OK;
    client_takes = NULL;
    named_len = sizeof named - 1;
    SSL_CTX_set_next_protos_advertised_cb(p.server_ctx, advertise, &server_calls);
    SSL_CTX_set_next_proto_select_cb(p.client_ctx, choose, &client_calls);
    return p;
}

/* What a side thinks was chosen, as a string. */
static const char *chosen(SSL *ssl)
{
    static char text[2][256];
    char *place = text[SSL_is_server(ssl)];
    const unsigned char *data;
    unsigned len;

    SSL_get0_next_proto_negotiated(ssl, &data, &len);
    CHECK((data == NULL) == (len == 0));
    snprintf(place, sizeof text[0], "%.*s", (int)len, data ? (const char *)data : "");
    return place;
}

static void negotiated(void)
{
    struct pair p = prepared();
    SSL_SESSION *session;

    pair_connect(&p, 0);
    CHECK_STR(chosen(p.client), "");
    CHECK(pair_handshake(&p));
    CHECK_STR(chosen(p.client), "http/1.1");
    CHECK_STR(chosen(p.server), "http/1.1");
    CHECK(pair_says(p.server, p.client, "next"));
    session = SSL_get1_session(p.client);
    SSL_shutdown(p.client);
    pair_disconnect(&p);

    client_takes = "spdy/1"; /* every connection chooses anew, a resumed one too */
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_STR(chosen(p.client), "spdy/1");
    CHECK_STR(chosen(p.server), "spdy/1");
    CHECK_INT(server_calls, 2);
    CHECK_INT(client_calls, 2);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void choice_of_its_own(void)
{
    struct pair p = prepared();

    client_takes = "something else";
    named_len = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(chosen(p.server), "something else");
    pair_free(&p);
}

static void not_negotiated(void)
{
    struct pair p = prepared();

    server_returns = SSL_TLSEXT_ERR_NOACK;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(chosen(p.client), "");
    CHECK_STR(chosen(p.server), "");
    CHECK_INT(server_calls, 1);
    CHECK_INT(client_calls, 0);
    pair_disconnect(&p);

    server_returns = SSL_TLSEXT_ERR_OK; /* a client without NPN */
    SSL_CTX_set_next_proto_select_cb(p.client_ctx, NULL, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(server_calls, 1);
    pair_disconnect(&p);

    SSL_CTX_set_next_proto_select_cb(p.client_ctx, choose, &client_calls); /* a server without */
    SSL_CTX_set_next_protos_advertised_cb(p.server_ctx, NULL, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(client_calls, 0);
    pair_free(&p);
}

static void alpn_first(void)
{
    struct pair p = prepared();
    const unsigned char *alpn;
    unsigned len;

    CHECK_INT(SSL_CTX_set_alpn_protos(p.client_ctx, (const unsigned char *)"\x02h2", 3), 0);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p)); /* the server does not know ALPN */
    CHECK_STR(chosen(p.server), "http/1.1");
    pair_disconnect(&p);

    SSL_CTX_set_alpn_select_cb(p.server_ctx, select_alpn, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(chosen(p.client), "");
    CHECK_INT(server_calls, 1);
    SSL_get0_alpn_selected(p.client, &alpn, &len);
    CHECK(len == 2 && !memcmp(alpn, "h2", 2));
    pair_free(&p);
}

static void refusals(void)
{
    struct pair p = prepared();
    int c, s, i;

    for (i = 0; i < 2; i++) {
        client_returns = i ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
        client_takes = i ? "" : NULL; /* the empty protocol is none */
        pair_connect(&p, 0);
        CHECK(!pair_handshake_results(&p, &c, &s));
        CHECK_INT(next_reason(), SSL_R_BAD_EXTENSION);
        SSL_do_handshake(p.server);
        CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE);
        pair_disconnect(&p);
    }
    pair_free(&p);
}

static void on_step(const SSL *ssl, int where, int ret)
{
    (void)ret;
    if ((where & SSL_CB_LOOP) && strlen(steps) + 8 < sizeof steps)
        strcat(strcat(steps, SSL_state_string(ssl)), " ");
}

static void in_its_place(void)
{
    struct pair p = prepared();

    SSL_CTX_set_info_callback(p.client_ctx, on_step);
    steps[0] = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK(strstr(steps, "TWCCS TWNP TWFIN ") != NULL);
    SSL_CTX_set_info_callback(p.client_ctx, NULL);
    SSL_CTX_set_info_callback(p.server_ctx, on_step);
    pair_disconnect(&p);
    steps[0] = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK(strstr(steps, "TRCCS TRNP TRFIN ") != NULL);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(negotiated);
    TEST(choice_of_its_own);
    TEST(not_negotiated);
    TEST(alpn_first);
    TEST(refusals);
    TEST(in_its_place);
    return check_done("npn");
}
