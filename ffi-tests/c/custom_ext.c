/* Extensions of the program's own: when their functions are called, with what, and what they can do. */
#include "pair.h"

#define OURS 0xffce
#define OTHER 0xffcf

static char log_text[4096];

static void note(const char *text)
{
    if (strlen(log_text) + strlen(text) < sizeof log_text)
        strcat(log_text, text);
}

/* What one side does. */
struct side {
    char name;
    const char *sends;     /* NULL: leaves the extension out */
    int add_returns, parse_returns, alert;
};

static int add(SSL *ssl, unsigned type, const unsigned char **out, size_t *outlen, int *al, void *arg)
{
    struct side *side = arg;
    char line[64];

    CHECK(SSL_is_server(ssl) == (side->name == 's'));
    snprintf(line, sizeof line, "%c add %x;", side->name, type);
    note(line);
    if (side->add_returns < 0) {
        *al = side->alert;
        return -1;
    }
    if (side->sends == NULL)
        return 0;
    *outlen = strlen(side->sends);
    *out = OPENSSL_malloc(*outlen + 1);
    memcpy((void *)*out, side->sends, *outlen + 1);
    return 1;
}

static void release(SSL *ssl, unsigned type, const unsigned char *out, void *arg)
{
    char line[64];

    (void)ssl;
    snprintf(line, sizeof line, "%c free %x %s;", ((struct side *)arg)->name, type, (const char *)out);
    note(line);
    OPENSSL_free((void *)out);
}

static int parse(SSL *ssl, unsigned type, const unsigned char *in, size_t inlen, int *al, void *arg)
{
    struct side *side = arg;
    char line[64];

    snprintf(line, sizeof line, "%c parse %x %.*s;", side->name, type, (int)inlen, (const char *)in);
    note(line);
    CHECK(SSL_get_SSL_CTX(ssl) != NULL);
    if (side->parse_returns <= 0)
        *al = side->alert;
    return side->parse_returns;
}

static struct side client_side, server_side;

static struct pair prepared(void)
{
    struct pair p = pair_new("server-rsa");
    struct side client = {'c', "hello", 1, 1, 0}, server = {'s', "welcome", 1, 1, 0};

    client_side = client;
    server_side = server;
    log_text[0] = 0;
    CHECK_INT(SSL_CTX_add_client_custom_ext(p.client_ctx, OURS, add, release, &client_side, parse, &client_side), 1);
    CHECK_INT(SSL_CTX_add_server_custom_ext(p.server_ctx, OURS, add, release, &server_side, parse, &server_side), 1);
    return p;
}

static void both_ways(void)
{
    struct pair p = prepared();

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(log_text, "c add ffce;c free ffce hello;s parse ffce hello;s add ffce;s free ffce welcome;c parse ffce welcome;");
    CHECK(pair_says(p.client, p.server, "extended"));
    pair_free(&p);
}

static void left_out(void)
{
    struct pair p = prepared();

    server_side.sends = NULL;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(log_text, "c add ffce;c free ffce hello;s parse ffce hello;s add ffce;");
    pair_disconnect(&p);

    client_side.sends = NULL;
    server_side.sends = "nobody asked";
    log_text[0] = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p)); /* a server answers only what the client sent */
    CHECK_STR(log_text, "c add ffce;");
    pair_free(&p);
}

/* Without a function the extension is empty: whatever the manual says, on servers too, if it was added in the old way. */
static void without_functions(void)
{
    struct pair p = pair_new("server-rsa");
    struct side server = {'s', "answer", 1, 1, 0}, client = {'c', NULL, 1, 1, 0};

    log_text[0] = 0;
    CHECK_INT(SSL_CTX_add_client_custom_ext(p.client_ctx, OURS, NULL, NULL, NULL, NULL, NULL), 1);
    CHECK_INT(SSL_CTX_add_server_custom_ext(p.server_ctx, OURS, add, release, &server, parse, &server), 1);
    CHECK_INT(SSL_CTX_add_client_custom_ext(p.client_ctx, OTHER, NULL, NULL, NULL, parse, &client), 1);
    CHECK_INT(SSL_CTX_add_server_custom_ext(p.server_ctx, OTHER, NULL, NULL, NULL, parse, &server), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(log_text, "s parse ffce ;s parse ffcf ;s add ffce;s free ffce answer;c parse ffcf ;");
    pair_free(&p);
}

/* Steps both sides to the end and checks the reasons that they give: first the side that stops, then the one told. */
static void stops(struct pair *p, int server_stops, int reason, int alert)
{
    int c, s;

    pair_connect(p, 0);
    CHECK(!pair_handshake_results(p, &c, &s));
    CHECK_INT(next_reason(), reason);
    SSL_do_handshake(server_stops ? p->client : p->server);
    CHECK_INT(next_reason(), SSL_AD_REASON_OFFSET + alert);
    pair_disconnect(p);
}

static void alerts_of_functions(void)
{
    struct pair p = prepared();

    server_side.parse_returns = 0;
    server_side.alert = SSL_AD_ACCESS_DENIED;
    stops(&p, 1, SSL_R_BAD_EXTENSION, SSL_AD_ACCESS_DENIED);
    server_side.parse_returns = -1;
    server_side.alert = SSL_AD_USER_CANCELLED;
    stops(&p, 1, SSL_R_BAD_EXTENSION, SSL_AD_USER_CANCELLED);
    server_side.parse_returns = 1;
    server_side.add_returns = -1;
    server_side.alert = SSL_AD_INTERNAL_ERROR;
    stops(&p, 1, SSL_R_CALLBACK_FAILED, SSL_AD_INTERNAL_ERROR);
    server_side.add_returns = 1;
    client_side.parse_returns = 0;
    client_side.alert = SSL_AD_ILLEGAL_PARAMETER;
    stops(&p, 0, SSL_R_BAD_EXTENSION, SSL_AD_ILLEGAL_PARAMETER);
    client_side.parse_returns = 1;
    client_side.add_returns = -1;
    pair_connect(&p, 0); /* before the first message, so that there is nobody to hear the alert */
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_CALLBACK_FAILED);
    pair_free(&p);
}

static void resumed(void)
{
    struct pair p = prepared();
    SSL_SESSION *session;

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    session = SSL_get1_session(p.client);
    SSL_shutdown(p.client);
    pair_disconnect(&p);
    log_text[0] = 0;
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_STR(log_text, "c add ffce;c free ffce hello;"); /* the server passes it over */
    SSL_SESSION_free(session);
    pair_free(&p);
}

static int add_ex(SSL *ssl, unsigned type, unsigned context, const unsigned char **out, size_t *outlen, X509 *x,
                  size_t index, int *al, void *arg)
{
    char line[64];

    (void)ssl, (void)al, (void)arg;
    CHECK(x == NULL && index == 0);
    snprintf(line, sizeof line, "add %x %x;", type, context);
    note(line);
    *out = (const unsigned char *)"x";
    *outlen = 1;
    return 1;
}

static void free_ex(SSL *ssl, unsigned type, unsigned context, const unsigned char *out, void *arg)
{
    char line[64];

    (void)ssl, (void)arg;
    CHECK_STR((const char *)out, "x");
    snprintf(line, sizeof line, "free %x %x;", type, context);
    note(line);
}

static int parse_ex(SSL *ssl, unsigned type, unsigned context, const unsigned char *in, size_t inlen, X509 *x,
                    size_t index, int *al, void *arg)
{
    char line[64];

    (void)ssl, (void)al, (void)arg;
    CHECK(x == NULL && index == 0 && inlen == 1 && *in == 'x');
    snprintf(line, sizeof line, "parse %x %x;", type, context);
    note(line);
    return 1;
}

static void contexts(void)
{
    struct pair p = pair_new("server-rsa");
    unsigned both = SSL_EXT_CLIENT_HELLO | SSL_EXT_TLS1_2_SERVER_HELLO;
    SSL_SESSION *session;

    log_text[0] = 0;
    CHECK_INT(SSL_CTX_add_custom_ext(p.client_ctx, OURS, both, add_ex, free_ex, NULL, parse_ex, NULL), 1);
    CHECK_INT(SSL_CTX_add_custom_ext(p.server_ctx, OURS, both, add_ex, free_ex, NULL, parse_ex, NULL), 1);
    /* Neither of these is for this version. */
    CHECK_INT(SSL_CTX_add_custom_ext(p.client_ctx, OTHER, both | SSL_EXT_TLS1_3_ONLY, add_ex, NULL, NULL, parse_ex, NULL), 1);
    CHECK_INT(SSL_CTX_add_custom_ext(p.client_ctx, OTHER + 1, SSL_EXT_TLS1_3_CERTIFICATE, add_ex, NULL, NULL, parse_ex, NULL), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(log_text, "add ffce 80;free ffce 80;parse ffce 80;add ffce 100;free ffce 100;parse ffce 100;");
    session = SSL_get1_session(p.client);
    SSL_shutdown(p.client);
    pair_disconnect(&p);

    log_text[0] = 0; /* not ignored on resumption */
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_STR(log_text, "add ffce 80;free ffce 80;parse ffce 80;add ffce 100;free ffce 100;parse ffce 100;");
    SSL_SESSION_free(session);
    pair_free(&p);
}

/* An extension that is registered, but not for the message that it comes in. */
static void wrong_message(void)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_add_custom_ext(p.client_ctx, OURS, SSL_EXT_CLIENT_HELLO, add_ex, NULL, NULL, parse_ex, NULL), 1);
    CHECK_INT(SSL_CTX_add_custom_ext(p.server_ctx, OURS, SSL_EXT_CLIENT_HELLO | SSL_EXT_TLS1_2_SERVER_HELLO, add_ex, NULL,
                                     NULL, parse_ex, NULL), 1);
    stops(&p, 0, SSL_R_BAD_EXTENSION, SSL_AD_ILLEGAL_PARAMETER);
    pair_free(&p);
}

static void what_can_be_added(void)
{
    static const unsigned handled[] = {0, 1, 5, 10, 11, 13, 16, 21, 22, 23, 35, 41, 42, 43, 44, 45, 47, 49, 51, 13172, 0xff01};
    SSL_CTX *ctx = client_context();
    size_t i;

    for (i = 0; i < sizeof handled / sizeof *handled; i++) {
        CHECK_INT(SSL_extension_supported(handled[i]), 1);
        CHECK_INT(SSL_CTX_add_client_custom_ext(ctx, handled[i], NULL, NULL, NULL, NULL, NULL), 0);
    }
    CHECK_INT(SSL_extension_supported(OURS), 0);
    CHECK_INT(SSL_extension_supported(0x10000), 0);
    /* Handled, and still free: programs had to do it themselves before. */
    CHECK_INT(SSL_extension_supported(TLSEXT_TYPE_signed_certificate_timestamp), 1);
    CHECK_INT(SSL_CTX_add_client_custom_ext(ctx, TLSEXT_TYPE_signed_certificate_timestamp, NULL, NULL, NULL, NULL, NULL), 1);
    CHECK_INT(SSL_CTX_add_client_custom_ext(ctx, 0x10000, NULL, NULL, NULL, NULL, NULL), 0);
    CHECK_INT(SSL_CTX_add_custom_ext(ctx, OURS, SSL_EXT_CLIENT_HELLO, NULL, free_ex, NULL, NULL, NULL), 0);

    CHECK_INT(SSL_CTX_has_client_custom_ext(ctx, OURS), 0);
    CHECK_INT(SSL_CTX_add_server_custom_ext(ctx, OURS, NULL, NULL, NULL, NULL, NULL), 1);
    CHECK_INT(SSL_CTX_has_client_custom_ext(ctx, OURS), 0);
    CHECK_INT(SSL_CTX_add_server_custom_ext(ctx, OURS, NULL, NULL, NULL, NULL, NULL), 0);
    CHECK_INT(SSL_CTX_add_client_custom_ext(ctx, OURS, NULL, NULL, NULL, NULL, NULL), 1);
    CHECK_INT(SSL_CTX_has_client_custom_ext(ctx, OURS), 1);
    CHECK_INT(SSL_CTX_add_custom_ext(ctx, OURS, SSL_EXT_CLIENT_HELLO, NULL, NULL, NULL, NULL, NULL), 0);
    CHECK_INT(SSL_CTX_add_custom_ext(ctx, OTHER, SSL_EXT_CLIENT_HELLO, NULL, NULL, NULL, NULL, NULL), 1);
    CHECK_INT(SSL_CTX_add_client_custom_ext(ctx, OTHER, NULL, NULL, NULL, NULL, NULL), 0);
    SSL_CTX_free(ctx);
}

/* A connection has the extensions that its context had when it was made, or has since it was put under another. */
static SSL_CTX *named_ctx;
static int by_name(SSL *ssl, int *alert, void *arg)
{
    (void)alert, (void)arg;
    SSL_set_SSL_CTX(ssl, named_ctx);
    return SSL_CLIENT_HELLO_SUCCESS;
}

static void another_context(void)
{
    struct pair p = prepared();

    named_ctx = server_context("server-rsa");
    SSL_CTX_set_client_hello_cb(p.server_ctx, by_name, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(log_text, "c add ffce;c free ffce hello;"); /* the other context does not know it */
    SSL_CTX_free(named_ctx);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(both_ways);
    TEST(left_out);
    TEST(without_functions);
    TEST(alerts_of_functions);
    TEST(resumed);
    TEST(contexts);
    TEST(wrong_message);
    TEST(what_can_be_added);
    TEST(another_context);
    return check_done("custom_ext");
}
