/* Records of TLS 1.3 that are longer than what is in them: by blocks, or as a callback says. */
#include "pair.h"

/* What a side has sent: the lengths of its last records of application data, without the tag. */
static struct {
    int type, lengths[64], n;
} wire;

static void watch(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    const unsigned char *header = buf;

    (void)version, (void)ssl, (void)arg, (void)len;
    if (!write_p || wire.n == 64)
        return;
    if (content_type == SSL3_RT_HEADER)
        wire.lengths[wire.n] = (header[3] << 8 | header[4]) - 16;
    if (content_type == SSL3_RT_INNER_CONTENT_TYPE && *header == wire.type)
        wire.n++;
}

/* What the callback was asked, and what it says. */
static struct {
    int calls, handshake, alerts;
    size_t len, zeros;
    void *arg;
    SSL *ssl;
} asked;

static size_t say(SSL *ssl, int type, size_t len, void *arg)
{
    asked.calls += type == SSL3_RT_APPLICATION_DATA;
    asked.handshake += type == SSL3_RT_HANDSHAKE;
    asked.alerts += type == SSL3_RT_ALERT;
    asked.len = len;
    asked.arg = arg;
    asked.ssl = ssl;
    return asked.zeros;
}

static struct pair fresh(void)
{
    struct pair p = pair_new_tls13("server-p256");

    memset(&wire, 0, sizeof wire);
    memset(&asked, 0, sizeof asked);
    wire.type = SSL3_RT_APPLICATION_DATA;
    return p;
}

/* Sends so many bytes from the client; the server gets them and no more. */
static void send_bytes(struct pair *p, int length)
{
    static char data[40000], got[40000];
    int have = 0, n;

    memset(data, 'x', sizeof data);
    memset(got, 0, sizeof got);
    wire.n = 0;
    CHECK_INT(SSL_write(p->client, data, length), length);
    while ((n = SSL_read(p->server, got + have, (int)sizeof got - have)) > 0)
        have += n;
    CHECK_INT(have, length);
    CHECK(!memcmp(data, got, (size_t)length));
}

static void start(struct pair *p)
{
    pair_connect(p, 65536);
    CHECK(pair_handshake(p));
    SSL_set_msg_callback(p->client, watch);
}

static void block_sizes(void)
{
    SSL_CTX *ctx = client_context();
    SSL *ssl = SSL_new(ctx);

    CHECK_INT(SSL_CTX_set_block_padding(ctx, 0), 1);
    CHECK_INT(SSL_CTX_set_block_padding(ctx, 1), 1);
    CHECK_INT(SSL_CTX_set_block_padding(ctx, 16384), 1);
    CHECK_INT(SSL_CTX_set_block_padding(ctx, 16385), 0);
    CHECK_INT(SSL_set_block_padding(ssl, 0), 1);
    CHECK_INT(SSL_set_block_padding(ssl, 16384), 1);
    CHECK_INT(SSL_set_block_padding(ssl, 16385), 0);
    CHECK_INT(ERR_peek_error(), 0);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void in_blocks(void)
{
    /* Data; the block; how long the record is with its type. */
    static const int cases[][3] = {
        { 1, 0, 2 },        { 1, 1, 2 },           { 1, 512, 512 },        { 511, 512, 512 },
        { 512, 512, 1024 }, { 1023, 512, 1024 },   { 10, 100, 100 },       { 99, 100, 100 },
        { 100, 100, 200 },  { 5, 16384, 16384 },   { 16383, 4096, 16384 }, { 16384, 4096, 16385 },
        { 16350, 100, 16384 },
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pair p = fresh();

        CHECK_INT(SSL_CTX_set_block_padding(p.client_ctx, (size_t)cases[i][1]), 1);
        start(&p);
        send_bytes(&p, cases[i][0]);
        CHECK_INT(wire.n, 1);
        CHECK_INT(wire.lengths[0], cases[i][2]);
        pair_free(&p);
    }
}

static void for_one_connection(void)
{
    struct pair p = fresh();

    CHECK_INT(SSL_CTX_set_block_padding(p.client_ctx, 100), 1);
    start(&p);
    send_bytes(&p, 1);
    CHECK_INT(wire.lengths[0], 100);
    CHECK_INT(SSL_set_block_padding(p.client, 256), 1); /* at any time */
    send_bytes(&p, 1);
    CHECK_INT(wire.lengths[0], 256);
    CHECK_INT(SSL_CTX_set_block_padding(p.client_ctx, 512), 1); /* too late for what is made already */
    send_bytes(&p, 1);
    CHECK_INT(wire.lengths[0], 256);
    CHECK_INT(SSL_set_block_padding(p.client, 0), 1);
    send_bytes(&p, 1);
    CHECK_INT(wire.lengths[0], 2);
    pair_free(&p);
}

static void by_callback(void)
{
    struct pair p = fresh();
    int arg;

    CHECK(SSL_CTX_get_record_padding_callback_arg(p.client_ctx) == NULL);
    SSL_CTX_set_record_padding_callback(p.client_ctx, say);
    SSL_CTX_set_record_padding_callback_arg(p.client_ctx, &arg);
    CHECK(SSL_CTX_get_record_padding_callback_arg(p.client_ctx) == &arg);
    CHECK_INT(SSL_CTX_set_block_padding(p.client_ctx, 512), 1); /* the callback counts */
    asked.zeros = 7;
    start(&p);
    CHECK(SSL_get_record_padding_callback_arg(p.client) == &arg);
    CHECK(asked.handshake > 0);
    CHECK(asked.arg == &arg);
    CHECK(asked.ssl == p.client);
    CHECK_INT(asked.calls, 0);
    send_bytes(&p, 10);
    CHECK_INT(asked.calls, 1);
    CHECK_INT(asked.len, 11);
    CHECK_INT(wire.lengths[0], 18);
    asked.zeros = 0;
    send_bytes(&p, 10);
    CHECK_INT(wire.lengths[0], 11);
    SSL_set_record_padding_callback_arg(p.client, &p);
    CHECK(SSL_get_record_padding_callback_arg(p.client) == &p);
    CHECK(SSL_CTX_get_record_padding_callback_arg(p.client_ctx) == &arg);
    asked.alerts = 0;
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(asked.alerts, 1);
    CHECK(asked.arg == &p);
    CHECK_INT(SSL_shutdown(p.server), 0);
    pair_free(&p);
}

static void never_too_long(void)
{
    /* Data; how long the record is with its type; whether the callback is asked at all. */
    static const int cases[][3] = {
        { 1, 16384, 1 }, { 16382, 16384, 1 }, { 16383, 16384, 0 }, { 16384, 16385, 0 },
    };
    struct pair p = fresh();
    size_t i;

    CHECK_INT(SSL_CTX_set_block_padding(p.client_ctx, 0), 1);
    start(&p);
    CHECK_INT(SSL_set_record_padding_callback(p.client, say), 1);
    asked.zeros = (size_t)-1;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        asked.calls = 0;
        send_bytes(&p, cases[i][0]);
        CHECK_INT(wire.n, 1);
        CHECK_INT(wire.lengths[0], cases[i][1]);
        CHECK_INT(asked.calls, cases[i][2]);
    }
    asked.calls = 0;
    send_bytes(&p, 40000);
    CHECK_INT(wire.n, 3);
    CHECK_INT(wire.lengths[1], 16385);
    CHECK_INT(wire.lengths[2], 16384);
    CHECK_INT(asked.calls, 1);
    CHECK_INT(SSL_set_max_send_fragment(p.client, 1000), 1);
    send_bytes(&p, 10);
    CHECK_INT(wire.lengths[0], 1000);
    CHECK_INT(SSL_set_record_padding_callback(p.client, NULL), 1);
    send_bytes(&p, 10);
    CHECK_INT(wire.lengths[0], 11);
    pair_free(&p);
}

static void of_a_handshake(void)
{
    struct pair p = fresh();
    int i;

    wire.type = SSL3_RT_HANDSHAKE;
    CHECK_INT(SSL_CTX_set_block_padding(p.server_ctx, 1024), 1);
    SSL_CTX_set_msg_callback(p.server_ctx, watch);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK(wire.n > 3);
    for (i = 0; i < wire.n; i++)
        CHECK_INT(wire.lengths[i] % 1024, 0);
    pair_free(&p);
}

/* What is not of TLS 1.3 cannot be padded. */
static void before_tls13(void)
{
    struct pair p = fresh();

    pair_set_version(&p, TLS1_2_VERSION);
    SSL_CTX_set_record_padding_callback(p.client_ctx, say);
    CHECK_INT(SSL_CTX_set_block_padding(p.client_ctx, 512), 1);
    start(&p);
    CHECK(pair_says(p.client, p.server, "short"));
    CHECK_INT(asked.calls + asked.handshake + asked.alerts, 0);
    pair_free(&p);
}

/* New keys and padding go together. */
static void with_new_keys(void)
{
    struct pair p = fresh();
    int i;

    SSL_CTX_set_record_padding_callback(p.client_ctx, say);
    asked.zeros = 100;
    start(&p);
    for (i = 0; i < 3; i++) {
        CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 1);
        send_bytes(&p, 20000);
        CHECK(pair_says(p.server, p.client, "answer"));
    }
    pair_free(&p);
}

/* A callback may use its connection, for what does not write. */
static size_t look(SSL *ssl, int type, size_t len, void *arg)
{
    (void)type, (void)arg;
    CHECK_INT(SSL_version(ssl), TLS1_3_VERSION);
    CHECK(SSL_get_current_cipher(ssl) != NULL);
    return len;
}

static void that_looks_at_the_connection(void)
{
    struct pair p = fresh();

    SSL_CTX_set_record_padding_callback(p.client_ctx, look);
    start(&p);
    send_bytes(&p, 10);
    CHECK_INT(wire.lengths[0], 22);
    pair_free(&p);
}

int main(void)
{
    TEST(block_sizes);
    TEST(in_blocks);
    TEST(for_one_connection);
    TEST(by_callback);
    TEST(never_too_long);
    TEST(of_a_handshake);
    TEST(before_tls13);
    TEST(with_new_keys);
    TEST(that_looks_at_the_connection);
    return check_done("record padding");
}
