/* How long records are: this side's wish, what client and server agree on, and what a session keeps of it. */
#include "pair.h"

#ifdef OXISSL_VERSION_TEXT
#include <oxissl.h>
#endif

/* The greatest length that a record header told of, for each side and direction. */
struct seen {
    int sent, received;
};

static void note(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    struct seen *seen = arg;
    const unsigned char *header = buf;
    int *longest = write_p ? &seen->sent : &seen->received, length;

    (void)version;
    (void)ssl;
    if (content_type != SSL3_RT_HEADER)
        return;
    CHECK_INT(len, SSL3_RT_HEADER_LENGTH);
    length = header[3] << 8 | header[4];
    if (length > *longest)
        *longest = length;
}

static void watch(SSL *ssl, struct seen *seen)
{
    memset(seen, 0, sizeof *seen);
    SSL_set_msg_callback(ssl, note);
    SSL_set_msg_callback_arg(ssl, seen);
}

/* What AES-GCM adds to a record. */
enum { OVERHEAD = 8 + 16 };

static struct pair pair_gcm(void)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT);
    return p;
}

/* Moves 5000 bytes and checks that they arrive. */
static void move(SSL *from, SSL *to)
{
    char data[5000], got[sizeof data];
    int i, n, length = 0;

    for (i = 0; i < (int)sizeof data; i++)
        data[i] = (char)(i * 7);
    CHECK_INT(SSL_write(from, data, sizeof data), sizeof data);
    while (length < (int)sizeof got && (n = SSL_read(to, got + length, (int)sizeof got - length)) > 0)
        length += n;
    CHECK_INT(length, sizeof data);
    CHECK(memcmp(data, got, sizeof data) == 0);
}

static void settings_have_ranges(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl;

    CHECK_INT(SSL_CTX_set_max_send_fragment(ctx, 511), 0);
    CHECK_INT(SSL_CTX_set_max_send_fragment(ctx, 16385), 0);
    CHECK_INT(SSL_CTX_set_max_send_fragment(ctx, 16384), 1);
    CHECK_INT(SSL_CTX_set_split_send_fragment(ctx, 0), 0);
    CHECK_INT(SSL_CTX_set_split_send_fragment(ctx, 16385), 0);
    CHECK_INT(SSL_CTX_set_split_send_fragment(ctx, 16384), 1);
    CHECK_INT(SSL_CTX_set_max_send_fragment(ctx, 512), 1);
    CHECK_INT(SSL_CTX_set_split_send_fragment(ctx, 513), 0);
    CHECK_INT(SSL_CTX_set_split_send_fragment(ctx, 512), 1);
    CHECK_INT(SSL_CTX_set_split_send_fragment(ctx, 1), 1);
    CHECK_INT(SSL_CTX_set_max_pipelines(ctx, 0), 0);
    CHECK_INT(SSL_CTX_set_max_pipelines(ctx, SSL_MAX_PIPELINES + 1), 0);
    CHECK_INT(SSL_CTX_set_max_pipelines(ctx, 1), 1);
    CHECK_INT(SSL_CTX_get_read_ahead(ctx), 0);
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_set_split_send_fragment(ssl, 513), 0);
    CHECK_INT(SSL_set_split_send_fragment(ssl, 512), 1);
    CHECK_INT(SSL_set_max_send_fragment(ssl, 600), 1);
    CHECK_INT(SSL_set_max_pipelines(ssl, 33), 0);
    CHECK_INT(SSL_set_max_pipelines(ssl, 2), 1);
    CHECK_INT(SSL_get_read_ahead(ssl), 1);
    SSL_free(ssl);
    CHECK_INT(SSL_CTX_set_max_pipelines(ctx, SSL_MAX_PIPELINES), 1);
    CHECK_INT(SSL_CTX_get_read_ahead(ctx), 0);
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_get_read_ahead(ssl), 1);
    SSL_free(ssl);

    CHECK_INT(SSL_CTX_set_tlsext_max_fragment_length(ctx, 5), 0);
    CHECK_INT(next_reason(), SSL_R_SSL3_EXT_INVALID_MAX_FRAGMENT_LENGTH);
    CHECK_INT(SSL_CTX_set_tlsext_max_fragment_length(ctx, TLSEXT_max_fragment_length_4096), 1);
    CHECK_INT(SSL_CTX_set_tlsext_max_fragment_length(ctx, TLSEXT_max_fragment_length_DISABLED), 1);
    SSL_CTX_free(ctx);
}

static void own_wish(void)
{
    struct pair p = pair_gcm();
    struct seen seen;

    CHECK_INT(SSL_CTX_set_max_send_fragment(p.client_ctx, 700), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_max_send_fragment(p.server, 512), 1);
    watch(p.client, &seen);
    CHECK(pair_handshake(&p));
    CHECK_INT(seen.received, 512);
    seen.received = 0;
    move(p.client, p.server);
    move(p.server, p.client);
    CHECK_INT(seen.sent, 700 + OVERHEAD);
    CHECK_INT(seen.received, 512 + OVERHEAD);
    pair_free(&p);
}

static void agreed_lengths(void)
{
    struct pair p;
    struct seen client, server;
    int mode, round, length;
    SSL_SESSION *session;

    for (mode = TLSEXT_max_fragment_length_512; mode <= TLSEXT_max_fragment_length_4096; mode++) {
        p = pair_gcm();
        length = 256 << mode;
        session = NULL;
        CHECK_INT(SSL_CTX_set_tlsext_max_fragment_length(p.client_ctx, (unsigned char)mode), 1);
        for (round = 0; round < 2; round++) {
            pair_connect(&p, 0);
            if (session != NULL)
                CHECK_INT(SSL_set_session(p.client, session), 1);
            SSL_SESSION_free(session);
            watch(p.client, &client);
            watch(p.server, &server);
            CHECK(pair_handshake(&p));
            CHECK_INT(SSL_session_reused(p.client), round);
            CHECK(server.sent <= length + OVERHEAD && client.sent <= length + OVERHEAD);
            client.received = client.sent = 0;
            move(p.client, p.server);
            move(p.server, p.client);
            CHECK_INT(client.sent, length + OVERHEAD);
            CHECK_INT(client.received, length + OVERHEAD);
            session = SSL_get1_session(p.client);
            CHECK_INT(SSL_SESSION_get_max_fragment_length(session), mode);
            CHECK_INT(SSL_SESSION_get_max_fragment_length(SSL_get_session(p.server)), mode);
            SSL_shutdown(p.client);
            SSL_shutdown(p.server);
            pair_disconnect(&p);
        }
        SSL_SESSION_free(session);
        pair_free(&p);
    }
}

static void nothing_is_agreed_unless_asked(void)
{
    struct pair p = pair_connected("server-p256");

    CHECK_INT(SSL_SESSION_get_max_fragment_length(SSL_get_session(p.client)), TLSEXT_max_fragment_length_DISABLED);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_max_fragment_length(p.client, TLSEXT_max_fragment_length_1024), 1);
    /* A server does not ask. */
    CHECK_INT(SSL_set_tlsext_max_fragment_length(p.server, TLSEXT_max_fragment_length_512), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_SESSION_get_max_fragment_length(SSL_get_session(p.client)), TLSEXT_max_fragment_length_1024);
    pair_free(&p);
}

static void a_partial_write_is_one_record(void)
{
    struct pair p = pair_gcm();
    static char data[3000];

    pair_connect(&p, 0);
    SSL_set_mode(p.client, SSL_MODE_ENABLE_PARTIAL_WRITE);
    SSL_set_max_send_fragment(p.client, 600);
    SSL_set_tlsext_max_fragment_length(p.client, TLSEXT_max_fragment_length_512);
    CHECK(pair_handshake(&p));
    CHECK(SSL_write(p.client, data, sizeof data) > 0);
    CHECK_INT(SSL_read(p.server, data, sizeof data), 512);
    pair_free(&p);
}

static void read_ahead_takes_as_much_as_its_buffer_holds(void)
{
    struct pair p = pair_gcm();
    static char data[16384];
    char got;
    int i;

    SSL_CTX_set_read_ahead(p.server_ctx, 1);
    SSL_CTX_set_default_read_buffer_len(p.server_ctx, 100000);
    pair_connect(&p, 200000);
    SSL_set_default_read_buffer_len(p.client, 1);
    CHECK(pair_handshake(&p));
    for (i = 0; i < 5; i++)
        CHECK_INT(SSL_write(p.client, data, sizeof data), sizeof data);
    CHECK_INT(SSL_read(p.server, &got, 1), 1);
    /* All five records have left the transport. */
    CHECK_INT(BIO_pending(SSL_get_rbio(p.server)), 0);
    for (i = 1; i < 5 * (int)sizeof data; i++)
        if (SSL_read(p.server, &got, 1) != 1)
            break;
    CHECK_INT(i, 5 * (int)sizeof data);
    CHECK(!SSL_has_pending(p.server));
    pair_free(&p);
}

static void without_read_ahead_the_rest_stays_in_the_transport(void)
{
    struct pair p = pair_gcm();
    static char data[1000];

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_write(p.client, data, sizeof data), sizeof data);
    CHECK_INT(SSL_write(p.client, data, sizeof data), sizeof data);
    CHECK_INT(SSL_read(p.server, data, sizeof data), sizeof data);
    /* The header of the record after may have been read. */
    CHECK((int)BIO_pending(SSL_get_rbio(p.server)) >= (int)sizeof data + OVERHEAD);
    pair_free(&p);
}

#ifdef OXISSL_VERSION_TEXT
/* The extension that OpenSSL 3.0 does not have. */
static void record_size_limits(void)
{
    struct pair p = pair_gcm();
    struct seen client, server;

    CHECK_INT(OXISSL_CTX_set_record_size_limit(p.client_ctx, 63), 0);
    CHECK_INT(OXISSL_CTX_set_record_size_limit(p.client_ctx, 16385), 0);
    CHECK_INT(OXISSL_CTX_set_record_size_limit(p.client_ctx, 16384), 1);
    CHECK_INT(OXISSL_CTX_set_record_size_limit(p.client_ctx, 0), 1);
    CHECK_INT(OXISSL_CTX_set_record_size_limit(NULL, 100), 0);
    pair_connect(&p, 0);
    CHECK_INT(OXISSL_set_record_size_limit(p.client, 900), 1);
    CHECK_INT(OXISSL_set_record_size_limit(p.server, 64), 1);
    SSL_set_tlsext_max_fragment_length(p.client, TLSEXT_max_fragment_length_512);
    CHECK(pair_handshake(&p));
    watch(p.client, &client);
    watch(p.server, &server);
    move(p.client, p.server);
    move(p.server, p.client);
    CHECK_INT(client.sent, 64 + OVERHEAD);
    CHECK_INT(server.sent, 900 + OVERHEAD);
    CHECK_INT(SSL_SESSION_get_max_fragment_length(SSL_get_session(p.client)), TLSEXT_max_fragment_length_DISABLED);
    pair_free(&p);
}
#endif

int main(void)
{
    TEST(settings_have_ranges);
    TEST(own_wish);
    TEST(agreed_lengths);
    TEST(nothing_is_agreed_unless_asked);
    TEST(a_partial_write_is_one_record);
    TEST(read_ahead_takes_as_much_as_its_buffer_holds);
    TEST(without_read_ahead_the_rest_stays_in_the_transport);
#ifdef OXISSL_VERSION_TEXT
    TEST(record_size_limits);
#endif
    return check_done("fragments");
}
