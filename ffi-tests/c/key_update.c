/* SSL_key_update: new keys on a connection of TLS 1.3, asked for by either side and announced by the next call. */
#include "pair.h"

/* How many KeyUpdates a side has sent and received. */
struct count {
    int sent, received;
};

static void count(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    struct count *seen = arg;

    (void)version, (void)ssl;
    if (content_type == SSL3_RT_HANDSHAKE && len > 0 && *(const unsigned char *)buf == SSL3_MT_KEY_UPDATE)
        ++*(write_p ? &seen->sent : &seen->received);
}

static struct count client_count, server_count;

static void begin(struct pair *p)
{
    *p = pair_new_tls13("server-p256");
    pair_connect(p, 0);
    memset(&client_count, 0, sizeof client_count);
    memset(&server_count, 0, sizeof server_count);
    SSL_set_msg_callback(p->client, count);
    SSL_set_msg_callback_arg(p->client, &client_count);
    SSL_set_msg_callback(p->server, count);
    SSL_set_msg_callback_arg(p->server, &server_count);
    CHECK(pair_handshake(p));
    CHECK(pair_says(p->server, p->client, "hello")); /* and the tickets before it */
}

static void not_before_tls13(void)
{
    struct pair p = pair_new("server-p256");

    pair_connect(&p, 0);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 0); /* nothing is negotiated yet */
    CHECK_INT(next_reason(), SSL_R_WRONG_SSL_VERSION);
    CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NONE);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_NOT_REQUESTED), 0);
    CHECK_INT(next_reason(), SSL_R_WRONG_SSL_VERSION);
    CHECK_INT(SSL_key_update(p.server, 7), 0); /* the version is looked at first */
    CHECK_INT(next_reason(), SSL_R_WRONG_SSL_VERSION);
    pair_free(&p);
}

static void refused(void)
{
    struct pair p;

    begin(&p);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_NONE), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_KEY_UPDATE_TYPE);
    CHECK_INT(SSL_key_update(p.client, 2), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_KEY_UPDATE_TYPE);
    CHECK_INT(SSL_in_init(p.client), 0);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_NOT_REQUESTED), 1);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 0); /* one at a time */
    CHECK_INT(next_reason(), SSL_R_STILL_IN_INIT);
    CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NOT_REQUESTED);
    CHECK_INT(SSL_in_init(p.client), 1);
    CHECK_INT(SSL_shutdown(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_SHUTDOWN_WHILE_IN_INIT);
    CHECK(pair_says(p.client, p.server, "and on"));
    CHECK_INT(SSL_in_init(p.client), 0);
    pair_free(&p);
}

static void in_the_handshake(void)
{
    struct pair p = pair_new_tls13("server-p256");

    pair_connect(&p, 0);
    SSL_do_handshake(p.client);
    SSL_do_handshake(p.server);
    SSL_do_handshake(p.server); /* the version is known, the client's Finished has not come */
    ERR_clear_error();
    CHECK_INT(SSL_key_update(p.server, SSL_KEY_UPDATE_REQUESTED), 0);
    CHECK_INT(next_reason(), SSL_R_STILL_IN_INIT);
    CHECK(pair_handshake(&p));
    pair_free(&p);
}

static void ours_alone(void)
{
    struct pair p;
    int i;

    begin(&p);
    for (i = 1; i <= 3; i++) {
        CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NONE);
        CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_NOT_REQUESTED), 1);
        CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NOT_REQUESTED);
        CHECK_INT(client_count.sent, i - 1); /* the next call says it */
        CHECK(pair_says(p.client, p.server, "under new keys"));
        CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NONE);
        CHECK_INT(SSL_get_key_update_type(p.server), SSL_KEY_UPDATE_NONE);
        CHECK(pair_says(p.server, p.client, "under the old ones"));
        CHECK_INT(client_count.sent, i);
        CHECK_INT(server_count.received, i);
    }
    CHECK_INT(server_count.sent, 0);
    pair_free(&p);
}

static void both(void)
{
    struct pair p;

    begin(&p);
    CHECK_INT(SSL_key_update(p.server, SSL_KEY_UPDATE_REQUESTED), 1);
    CHECK_INT(SSL_get_key_update_type(p.server), SSL_KEY_UPDATE_REQUESTED);
    CHECK(pair_says(p.server, p.client, "change yours"));
    CHECK_INT(SSL_get_key_update_type(p.server), SSL_KEY_UPDATE_NONE);
    CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NOT_REQUESTED); /* owed, before the next data */
    CHECK_INT(client_count.sent, 0);
    CHECK_INT(SSL_in_init(p.client), 0);
    CHECK(pair_says(p.client, p.server, "changed"));
    CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NONE);
    CHECK_INT(client_count.sent, 1);
    CHECK_INT(server_count.received, 1);
    CHECK(pair_says(p.server, p.client, "good"));
    CHECK_INT(server_count.sent, 1);
    pair_free(&p);
}

static void at_once(void)
{
    struct pair p;
    char buf[8];

    begin(&p);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 1);
    CHECK_INT(SSL_do_handshake(p.client), 1);
    CHECK_INT(client_count.sent, 1);
    CHECK_INT(SSL_get_key_update_type(p.client), SSL_KEY_UPDATE_NONE);
    CHECK_INT(SSL_is_init_finished(p.client), 1);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1); /* no data comes with it */
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(server_count.received, 1);
    /* So does a read. */
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_NOT_REQUESTED), 1);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), -1);
    CHECK_INT(client_count.sent, 2);
    CHECK(pair_says(p.server, p.client, "answer"));
    CHECK(pair_says(p.client, p.server, "question"));
    CHECK_INT(client_count.received, 1);
    pair_free(&p);
}

static void one_answer_for_many(void)
{
    struct pair p;
    char buf[8];
    int i;

    begin(&p);
    for (i = 0; i < 10; i++) {
        CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 1);
        CHECK_INT(SSL_do_handshake(p.client), 1);
    }
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
    CHECK_INT(server_count.received, 10);
    CHECK(pair_says(p.server, p.client, "once"));
    CHECK(server_count.sent >= 1 && server_count.sent <= 10); /* OpenSSL 3.0 answers most of them one by one */
    CHECK(pair_says(p.client, p.server, "and on"));
    pair_free(&p);
}

/* Both ask, each before it has heard the other. */
static void crossing(void)
{
    struct pair p;
    int i;

    begin(&p);
    for (i = 0; i < 3; i++) {
        CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 1);
        CHECK_INT(SSL_key_update(p.server, SSL_KEY_UPDATE_REQUESTED), 1);
        CHECK_INT(SSL_do_handshake(p.client), 1);
        CHECK_INT(SSL_do_handshake(p.server), 1);
        CHECK(pair_says(p.client, p.server, "to the server"));
        CHECK(pair_says(p.server, p.client, "to the client"));
    }
    CHECK(client_count.sent >= 3 && server_count.sent > 3); /* both wishes, and answers */
    pair_free(&p);
}

/* A write that is to be repeated comes first. */
static void not_in_a_write(void)
{
    static char data[100000];
    struct pair p;
    int written, read = 0, n;
    char buf[20000];

    begin(&p);
    CHECK_INT(SSL_write(p.client, data, sizeof data), -1); /* more than the transport takes */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_WRITE);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 0);
    CHECK_INT(next_reason(), SSL_R_BAD_WRITE_RETRY);
    do {
        while ((n = SSL_read(p.server, buf, sizeof buf)) > 0)
            read += n;
        written = SSL_write(p.client, data, sizeof data);
    } while (written < 0 && SSL_get_error(p.client, written) == SSL_ERROR_WANT_WRITE);
    CHECK_INT(written, sizeof data);
    while ((n = SSL_read(p.server, buf, sizeof buf)) > 0)
        read += n;
    CHECK_INT(read, sizeof data);
    CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 1);
    CHECK(pair_says(p.client, p.server, "now"));
    pair_free(&p);
}

/* One that finds no room is announced later, and no data is lost or doubled. */
static void through_a_narrow_transport(void)
{
    struct pair p;
    char buf[8];
    int i, got = 0, n;

    p = pair_new_tls13("server-p256");
    SSL_CTX_set_num_tickets(p.server_ctx, 0);
    pair_connect(&p, 40);
    CHECK(pair_handshake(&p));
    for (i = 0; i < 20; i++) {
        CHECK_INT(SSL_key_update(p.client, SSL_KEY_UPDATE_REQUESTED), 1);
        while ((n = SSL_write(p.client, "data", 4)) <= 0) {
            CHECK_INT(SSL_get_error(p.client, n), SSL_ERROR_WANT_WRITE);
            if ((n = SSL_read(p.server, buf, sizeof buf)) > 0)
                got += n;
            SSL_read(p.client, buf, sizeof buf); /* makes room for the server's answer */
        }
        CHECK_INT(n, 4);
    }
    for (i = 0; i < 20; i++) {
        SSL_read(p.client, buf, sizeof buf);
        if ((n = SSL_read(p.server, buf, sizeof buf)) > 0)
            got += n;
    }
    CHECK_INT(got, 80);
    pair_free(&p);
}

int main(void)
{
    TEST(not_before_tls13);
    TEST(refused);
    TEST(in_the_handshake);
    TEST(ours_alone);
    TEST(both);
    TEST(at_once);
    TEST(one_answer_for_many);
    TEST(crossing);
    TEST(not_in_a_write);
    TEST(through_a_narrow_transport);
    return check_done("key update");
}
