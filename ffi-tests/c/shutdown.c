/* SSL_shutdown and the end of data. */
#include "pair.h"

/* The version that is spoken. */
static int version;

static struct pair fresh(void)
{
    struct pair p = pair_new("server-rsa");

    pair_set_version(&p, version);
    return p;
}

static struct pair connected(void)
{
    struct pair p = fresh();

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    return p;
}

static void both_ways(void)
{
    struct pair p = connected();
    char buf[8];

    CHECK_INT(SSL_get_shutdown(p.client), 0);
    CHECK_INT(SSL_shutdown(p.client), 0); /* sent, not yet answered */
    CHECK_INT(SSL_get_shutdown(p.client), SSL_SENT_SHUTDOWN);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_ZERO_RETURN);
    CHECK_INT(SSL_get_shutdown(p.server), SSL_RECEIVED_SHUTDOWN);
    CHECK_INT(SSL_shutdown(p.server), 1); /* that was both */
    CHECK_INT(SSL_get_shutdown(p.server), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_INT(SSL_get_shutdown(p.client), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    pair_free(&p);
}

static void waiting(void)
{
    struct pair p = connected();

    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(SSL_shutdown(p.client), -1); /* the answer has not come */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_READ);
    SSL_shutdown(p.server);
    CHECK_INT(SSL_shutdown(p.client), 1);
    pair_free(&p);
}

static void half_closed(void)
{
    struct pair p = connected();
    char buf[8];

    CHECK_INT(SSL_write(p.server, "last", 4), 4);
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 4); /* our side is closed, theirs still speaks */
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0);
    CHECK_INT(SSL_write(p.server, "more", 4), 4);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 4);
    CHECK_INT(SSL_write(p.client, "late", 4), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_PROTOCOL_IS_SHUTDOWN);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0); /* still closed */
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_ZERO_RETURN);
    CHECK_INT(SSL_shutdown(p.server), 1);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_ZERO_RETURN);
    pair_free(&p);
}

static void data_before_the_answer(void)
{
    struct pair p = connected();

    CHECK_INT(SSL_write(p.server, "unread", 6), 6);
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(SSL_shutdown(p.client), -1); /* data where the answer was expected */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_APPLICATION_DATA_AFTER_CLOSE_NOTIFY);
    pair_free(&p);
}

static void quiet(void)
{
    struct pair p = fresh();
    char buf[8];

    SSL_CTX_set_quiet_shutdown(p.client_ctx, 1);
    CHECK_INT(SSL_CTX_get_quiet_shutdown(p.client_ctx), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_get_quiet_shutdown(p.client), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_INT(SSL_get_shutdown(p.client), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ); /* nothing was sent */
    pair_free(&p);
}

static void set_by_hand(void)
{
    struct pair p = connected();
    char buf[8];

    SSL_set_shutdown(p.client, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_ZERO_RETURN);
    pair_free(&p);
}

static void full_transport(void)
{
    struct pair p = fresh();
    static char big[2000];

    pair_connect(&p, 1000);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_write(p.client, big, 970), 970);
    CHECK_INT(SSL_shutdown(p.client), -1); /* close_notify does not fit */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_WRITE);
    CHECK_INT(SSL_read(p.server, big, sizeof big), 970);
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(SSL_read(p.server, big, sizeof big), 0);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_ZERO_RETURN);
    pair_free(&p);
}

static void before_the_handshake(void)
{
    struct pair p = fresh();

    pair_connect(&p, 0);
    SSL_set_quiet_shutdown(p.server, 1);
    CHECK_INT(SSL_shutdown(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_SHUTDOWN_WHILE_IN_INIT);
    CHECK_INT(SSL_shutdown(p.server), -1);
    CHECK_INT(next_reason(), SSL_R_SHUTDOWN_WHILE_IN_INIT);
    CHECK_INT(SSL_get_shutdown(p.client), 0);
    CHECK(pair_handshake(&p));
    pair_free(&p);
}

/* A side that has closed follows the other's new keys, and owes nothing for them. */
static void half_closed_with_new_keys(void)
{
    struct pair p = connected();
    char buf[8];

    if (version == TLS1_3_VERSION) {
        CHECK_INT(SSL_shutdown(p.client), 0);
        CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0);
        CHECK_INT(SSL_key_update(p.server, SSL_KEY_UPDATE_REQUESTED), 1);
        CHECK_INT(SSL_write(p.server, "new", 3), 3);
        CHECK_INT(SSL_read(p.client, buf, sizeof buf), 3);
        CHECK_INT(SSL_write(p.server, "keys", 4), 4);
        CHECK_INT(SSL_read(p.client, buf, sizeof buf), 4);
        CHECK_INT(SSL_shutdown(p.server), 1);
        CHECK_INT(SSL_shutdown(p.client), 1);
        CHECK_INT(SSL_get_shutdown(p.client), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    }
    pair_free(&p);
}

static void test_all(void)
{
    TEST(both_ways);
    TEST(waiting);
    TEST(half_closed);
    TEST(half_closed_with_new_keys);
    TEST(data_before_the_answer);
    TEST(quiet);
    TEST(set_by_hand);
    TEST(full_transport);
    TEST(before_the_handshake);
}

int main(void)
{
    SSL_library_init();
    version = TLS1_2_VERSION;
    test_all();
    version = TLS1_3_VERSION;
    test_all();
    return check_done("shutdown");
}
