/* Keying material exported from TLS 1.3, early data's too, and the lines of a key log. */
#include "pair.h"

static SSL_SESSION *newest;

static int keep_session(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    SSL_SESSION_free(newest);
    newest = session;
    return 1;
}

static char log_lines[8192];

static void on_key(const SSL *ssl, const char *line)
{
    CHECK(ssl != NULL);
    strncat(log_lines, line, sizeof log_lines - strlen(log_lines) - 2);
    strcat(log_lines, "\n");
}

/* A pair of contexts that speak TLS 1.3 alone. */
static struct pair new_pair(void)
{
    struct pair p = pair_new("server-p256");

    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_early_data(p.server_ctx, 1000), 1);
    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(p.client_ctx, keep_session);
    return p;
}

static const unsigned char *bytes(const char *text)
{
    return (const unsigned char *)text;
}

static int export(SSL *ssl, unsigned char *out, size_t len, const char *label, const char *context)
{
    size_t context_len = context ? strlen(context) : 0;

    return SSL_export_keying_material(ssl, out, len, label, strlen(label), bytes(context), context_len, context != NULL);
}

static int export_early(SSL *ssl, unsigned char *out, size_t len, const char *label, const char *context)
{
    return SSL_export_keying_material_early(ssl, out, len, label, strlen(label), bytes(context), strlen(context));
}

static void after_the_handshake(void)
{
    struct pair p = new_pair();
    unsigned char a[100], b[100];
    char label[251];

    pair_connect(&p, 0);
    CHECK(export(p.client, a, sizeof a, "EXPERIMENTAL-test", NULL) <= 0); /* too early */
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_version(p.client), "TLSv1.3");
    CHECK_INT(export(p.client, a, sizeof a, "EXPERIMENTAL-test", "context"), 1);
    CHECK_INT(export(p.server, b, sizeof b, "EXPERIMENTAL-test", "context"), 1);
    CHECK(!memcmp(a, b, sizeof a));
    CHECK_INT(export(p.server, b, sizeof b, "EXPERIMENTAL-other", "context"), 1);
    CHECK(memcmp(a, b, sizeof a) != 0);
    CHECK_INT(export(p.server, b, 50, "EXPERIMENTAL-test", "context"), 1);
    CHECK(memcmp(a, b, 50) != 0); /* the length goes into it */

    /* No context is the same as an empty one. */
    CHECK_INT(export(p.client, a, sizeof a, "EXPERIMENTAL-test", NULL), 1);
    CHECK_INT(export(p.server, b, sizeof b, "EXPERIMENTAL-test", ""), 1);
    CHECK(!memcmp(a, b, sizeof a));
    CHECK_INT(export(p.client, a, sizeof a, "master secret", NULL), 1); /* nothing in TLS 1.3 */

    memset(label, 'x', sizeof label);
    label[249] = 0;
    CHECK_INT(export(p.client, a, sizeof a, label, NULL), 1);
    label[249] = 'x';
    label[250] = 0;
    CHECK(export(p.client, a, sizeof a, label, NULL) <= 0);
    CHECK_INT(export_early(p.client, a, sizeof a, "EXPERIMENTAL-test", ""), 0);
    CHECK_INT(export_early(p.server, a, sizeof a, "EXPERIMENTAL-test", ""), 0);
    pair_free(&p);
}

static void of_early_data(void)
{
    struct pair p = new_pair();
    unsigned char a[64], b[64];
    char text[64];
    size_t n;

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK(pair_says(p.server, p.client, "a ticket comes before this"));
    CHECK(newest != NULL);
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, newest), 1);
    CHECK_INT(export_early(p.client, a, sizeof a, "EXPERIMENTAL-test", "context"), 0);
    CHECK_INT(SSL_write_early_data(p.client, "early", 5, &n), 1);
    CHECK_INT(export_early(p.client, a, sizeof a, "EXPERIMENTAL-test", "context"), 1);
    CHECK_INT(SSL_read_early_data(p.server, text, sizeof text, &n), SSL_READ_EARLY_DATA_SUCCESS);
    CHECK_INT(export_early(p.server, b, sizeof b, "EXPERIMENTAL-test", "context"), 1);
    CHECK(!memcmp(a, b, sizeof a));
    CHECK_INT(export_early(p.server, b, sizeof b, "EXPERIMENTAL-test", ""), 1);
    CHECK(memcmp(a, b, sizeof a) != 0);
    SSL_SESSION_free(newest);
    newest = NULL;
    pair_free(&p);
}

/* Each label once, and all lines with the client's random. */
static void key_log(void)
{
    static const char *const labels[] = {"CLIENT_HANDSHAKE_TRAFFIC_SECRET", "SERVER_HANDSHAKE_TRAFFIC_SECRET",
                                         "CLIENT_TRAFFIC_SECRET_0", "SERVER_TRAFFIC_SECRET_0", "EXPORTER_SECRET"};
    struct pair p = new_pair();
    unsigned char random[SSL3_RANDOM_SIZE];
    char start[128];
    size_t i, j, n;

    for (j = 0; j < 2; j++) {
        SSL_CTX_set_keylog_callback(p.client_ctx, j ? NULL : on_key);
        SSL_CTX_set_keylog_callback(p.server_ctx, j ? on_key : NULL);
        log_lines[0] = 0;
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK_INT(SSL_get_client_random(p.client, random, sizeof random), SSL3_RANDOM_SIZE);
        for (i = 0; i < sizeof labels / sizeof *labels; i++) {
            const char *line;
            size_t k;

            n = (size_t)snprintf(start, sizeof start, "%s ", labels[i]);
            for (k = 0; k < sizeof random; k++)
                n += (size_t)snprintf(start + n, sizeof start - n, "%02x", random[k]);
            line = strstr(log_lines, start);
            CHECK(line != NULL);
            CHECK(line == log_lines || line[-1] == '\n');
            CHECK(strstr(line + 1, start) == NULL);
            CHECK_INT(strcspn(line + n + 1, "\n"), 96); /* SHA-384 */
        }
        for (i = 0, n = 0; log_lines[i]; i++)
            n += log_lines[i] == '\n';
        CHECK_INT(n, 5);
        pair_disconnect(&p);
    }
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(after_the_handshake);
    TEST(of_early_data);
    TEST(key_log);
    return check_done("exporters");
}
