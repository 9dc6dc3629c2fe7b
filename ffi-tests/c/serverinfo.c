/* Extensions that a server has ready for its certificates, such as signed certificate timestamps. */
#include "pair.h"

#define SCT TLSEXT_TYPE_signed_certificate_timestamp
#define OURS 0xffce

/* Type, length, body: two timestamps that are none; and an extension of the program's own. */
static const unsigned char both[] = "\x00\x12\x00\x08\x00\x06\x00\x01" "a\x00\x01" "b" "\xff\xce\x00\x03xyz";
static char got[256];

static int parse(SSL *ssl, unsigned type, const unsigned char *in, size_t inlen, int *al, void *arg)
{
    size_t used = strlen(got), i;

    (void)ssl, (void)al, (void)arg;
    used += (size_t)snprintf(got + used, sizeof got - used, "%x:", type);
    for (i = 0; i < inlen; i++)
        used += (size_t)snprintf(got + used, sizeof got - used, "%02x", in[i]);
    snprintf(got + used, sizeof got - used, ";");
    return 1;
}

static int add_something(SSL *ssl, unsigned type, const unsigned char **out, size_t *outlen, int *al, void *arg)
{
    (void)ssl, (void)type, (void)al, (void)arg;
    *out = (const unsigned char *)"?";
    *outlen = 1;
    return 1;
}

static void ask_for(struct pair *p, unsigned type)
{
    CHECK_INT(SSL_CTX_add_client_custom_ext(p->client_ctx, type, NULL, NULL, NULL, parse, NULL), 1);
}

static void v1(void)
{
    struct pair p = pair_new("server-rsa");

    got[0] = 0;
    CHECK_INT(SSL_CTX_use_serverinfo(p.server_ctx, both, 12), 1);
    ask_for(&p, SCT);
    ask_for(&p, OURS);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(got, "12:0006000161000162;");
    pair_disconnect(&p);

    got[0] = 0; /* nothing of it for a client that does not ask */
    SSL_CTX_free(p.client_ctx);
    p.client_ctx = client_context();
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(got, "");
    pair_free(&p);
}

static void v2(void)
{
    static const unsigned char info[] =
        "\x00\x00\x01\xd0\x00\x12\x00\x08\x00\x06\x00\x01" "a\x00\x01" "b"
        "\x00\x00\x01\x80\xff\xce\x00\x03xyz";
    struct pair p = pair_new("server-rsa");
    SSL_SESSION *session;

    got[0] = 0;
    CHECK_INT(SSL_CTX_use_serverinfo_ex(p.server_ctx, SSL_SERVERINFOV2, info, sizeof info - 1), 1);
    ask_for(&p, SCT);
    ask_for(&p, OURS);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(got, "12:0006000161000162;ffce:78797a;");
    session = SSL_get1_session(p.client);
    SSL_shutdown(p.client);
    pair_disconnect(&p);
    got[0] = 0; /* no certificate, so none of its extensions */
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_STR(got, "");
    SSL_SESSION_free(session);
    pair_free(&p);
}

/* A client has to send it empty. */
static void not_empty(void)
{
    struct pair p = pair_new("server-rsa");
    int c, s;

    CHECK_INT(SSL_CTX_use_serverinfo(p.server_ctx, both, 12), 1);
    CHECK_INT(SSL_CTX_add_client_custom_ext(p.client_ctx, SCT, add_something, NULL, NULL, parse, NULL), 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_BAD_EXTENSION);
    SSL_do_handshake(p.client);
    CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_DECODE_ERROR);
    pair_free(&p);
}

/* Each certificate has its own; what was set last counts. */
static void by_certificate(void)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_use_serverinfo(p.server_ctx, both, 12), 1);
    CHECK_INT(SSL_CTX_use_certificate_chain_file(p.server_ctx, PKI "/server-p256.crt"), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.server_ctx, PKI "/server-p256.key", SSL_FILETYPE_PEM), 1);
    ask_for(&p, SCT);
    got[0] = 0;
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_cipher_list(p.client, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    CHECK(pair_handshake(&p));
    CHECK_STR(got, "12:0006000161000162;");
    pair_disconnect(&p);
    got[0] = 0;
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_cipher_list(p.client, "ECDHE-ECDSA-AES128-GCM-SHA256"), 1);
    CHECK(pair_handshake(&p));
    CHECK_STR(got, "");
    pair_free(&p);
}

static const char *write_file(const char *text)
{
    static char path[] = "/tmp/serverinfo-XXXXXX";
    FILE *f;

    strcpy(path, "/tmp/serverinfo-XXXXXX");
    f = fdopen(mkstemp(path), "w");
    fputs(text, f);
    fclose(f);
    return path;
}

static int use_text(SSL_CTX *ctx, const char *text)
{
    const char *path = write_file(text);
    int result = SSL_CTX_use_serverinfo_file(ctx, path);

    remove(path);
    return result;
}

static void files(void)
{
    /* The same two, one in each format: 0012 0008 0006 0001 61 0001 62, and 000001d0 ffce 0003 78797a. */
    static const char text[] = "-----BEGIN SERVERINFO FOR timestamps-----\nABIACAAGAAFhAAFi\n-----END SERVERINFO FOR timestamps-----\n"
                               "-----BEGIN SERVERINFOV2 FOR ours-----\nAAAB0P/OAAN4eXo=\n-----END SERVERINFOV2 FOR ours-----\n";
    struct pair p = pair_new("server-rsa");

    CHECK_INT(use_text(p.server_ctx, text), 1);
    ask_for(&p, SCT);
    ask_for(&p, OURS);
    got[0] = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(got, "12:0006000161000162;ffce:78797a;");
    pair_disconnect(&p);

    CHECK_INT(use_text(p.server_ctx, "nothing"), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), SSL_R_NO_PEM_EXTENSIONS);
    CHECK_INT(next_reason(), PEM_R_NO_START_LINE);
    CHECK_INT(use_text(p.server_ctx, "-----BEGIN SHORT-----\nAAAA\n-----END SHORT-----\n"), 0);
    CHECK_INT(next_reason(), SSL_R_PEM_NAME_TOO_SHORT);
    CHECK_INT(use_text(p.server_ctx, "-----BEGIN A LONG ENOUGH NAME BUT NOT THAT-----\nAAAA\n"
                                     "-----END A LONG ENOUGH NAME BUT NOT THAT-----\n"), 0);
    CHECK_INT(next_reason(), SSL_R_PEM_NAME_BAD_PREFIX);
    CHECK_INT(use_text(p.server_ctx, "-----BEGIN SERVERINFO FOR x-----\nABIACAAG\n-----END SERVERINFO FOR x-----\n"), 0);
    CHECK_INT(next_reason(), SSL_R_BAD_DATA);
    CHECK_INT(SSL_CTX_use_serverinfo_file(p.server_ctx, "/nonexistent/serverinfo"), 0);
    ERR_clear_error();
    pair_free(&p);
}

static void bad_data(void)
{
    SSL_CTX *ctx = server_context("server-rsa");

    CHECK_INT(SSL_CTX_use_serverinfo(ctx, NULL, 4), 0);
    CHECK_INT(next_reason(), ERR_R_PASSED_NULL_PARAMETER);
    CHECK_INT(SSL_CTX_use_serverinfo(ctx, both, 0), 0);
    CHECK_INT(next_reason(), ERR_R_PASSED_NULL_PARAMETER);
    CHECK_INT(SSL_CTX_use_serverinfo(ctx, both, 11), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_SERVERINFO_DATA);
    CHECK_INT(SSL_CTX_use_serverinfo_ex(ctx, 3, both, 12), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_SERVERINFO_DATA);
    /* What the library handles cannot be ready in advance. */
    CHECK_INT(SSL_CTX_use_serverinfo(ctx, (const unsigned char *)"\x00\x10\x00\x01x", 5), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_SERVERINFO_DATA);
    SSL_CTX_free(ctx);
}

int main(void)
{
    SSL_library_init();
    TEST(v1);
    TEST(v2);
    TEST(not_empty);
    TEST(by_certificate);
    TEST(files);
    TEST(bad_data);
    return check_done("serverinfo");
}
