/* Early data of TLS 1.3: written before the handshake, taken or passed over, bounded, good for once. */
#include "pair.h"

enum { LIMIT = 5000 };

static SSL_SESSION *newest;

static int keep_session(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    SSL_SESSION_free(newest);
    newest = session;
    return 1;
}

/* A pair of contexts that speak TLS 1.3 and have early data. */
static struct pair early_pair(void)
{
    struct pair p = pair_new("server-p256");

    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_early_data(p.server_ctx, LIMIT), 1);
    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(p.client_ctx, keep_session);
    return p;
}

/* Makes a session; it is in `newest`. */
static void first_connection(struct pair *p)
{
    char byte;

    pair_disconnect(p);
    pair_connect(p, 0);
    CHECK(pair_handshake(p));
    CHECK(pair_says(p->server, p->client, "x"));
    SSL_read(p->client, &byte, 1);
    CHECK(newest != NULL);
    CHECK_INT(SSL_get_early_data_status(p->client), SSL_EARLY_DATA_NOT_SENT);
    CHECK_INT(SSL_get_early_data_status(p->server), SSL_EARLY_DATA_NOT_SENT);
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
    pair_disconnect(p);
}

/* New connections, the client's with the session that was kept. */
static void connect_again(struct pair *p)
{
    pair_connect(p, 0);
    CHECK_INT(SSL_set_session(p->client, newest), 1);
}

static struct pair with_session(void)
{
    struct pair p = early_pair();

    first_connection(&p);
    connect_again(&p);
    return p;
}

static void done(struct pair *p)
{
    SSL_SESSION_free(newest);
    newest = NULL;
    pair_free(p);
}

/* Reads early data until there is no more; the text has room for 256 bytes. Returns the last result. */
static int read_early(SSL *server, char *text)
{
    size_t n, have = 0;
    int result;

    while ((result = SSL_read_early_data(server, text + have, 255 - have, &n)) == SSL_READ_EARLY_DATA_SUCCESS)
        have += n;
    if (result == SSL_READ_EARLY_DATA_FINISH)
        CHECK_INT(n, 0);
    text[have] = 0;
    return result;
}

static void write_early(SSL *ssl, const char *text)
{
    size_t n = 0;

    CHECK_INT(SSL_write_early_data(ssl, text, strlen(text), &n), 1);
    CHECK_INT(n, strlen(text));
}

static void taken(void)
{
    struct pair p = with_session();
    char text[256];

    CHECK_INT(SSL_SESSION_get_max_early_data(newest), LIMIT);
    write_early(p.client, "hel");
    CHECK_INT(SSL_is_init_finished(p.client), 0);
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_REJECTED);
    write_early(p.client, "lo");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_WANT_READ);
    CHECK_STR(text, "hello");
    CHECK_INT(SSL_get_early_data_status(p.server), SSL_EARLY_DATA_ACCEPTED);
    CHECK_INT(SSL_connect(p.client), 1);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK_STR(text, "");
    CHECK_INT(SSL_accept(p.server), 1);
    CHECK_INT(SSL_is_init_finished(p.server), 1);
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_ACCEPTED);
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_INT(SSL_session_reused(p.server), 1);
    CHECK(pair_says(p.client, p.server, "after it"));
    CHECK(pair_says(p.server, p.client, "and back"));
    done(&p);
}

/* The server answers before it has heard the client's Finished, and the client reads that before it has sent it. */
static void answered_at_once(void)
{
    struct pair p = with_session();
    char text[256];

    write_early(p.client, "question");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
    CHECK_STR(text, "question");
    write_early(p.server, "answer");
    CHECK_INT(SSL_read(p.client, text, sizeof text), 6);
    CHECK(!memcmp(text, "answer", 6));
    CHECK_INT(SSL_is_init_finished(p.client), 0);
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_ACCEPTED);
    write_early(p.client, "another");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
    CHECK_STR(text, "another");
    CHECK_INT(SSL_write(p.client, "late", 4), 4);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    write_early(p.server, "still");
    CHECK_INT(SSL_read(p.server, text, sizeof text), 4);
    CHECK_INT(SSL_is_init_finished(p.server), 1);
    CHECK_INT(SSL_read(p.client, text, sizeof text), 5);
    CHECK(pair_says(p.client, p.server, "after it"));
    done(&p);
}

/* A server that does not ask for early data passes it over. */
static void passed_over(void)
{
    struct pair p = with_session();

    write_early(p.client, "nobody hears this");
    write_early(p.client, "nor this");
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_REJECTED);
    CHECK_INT(SSL_get_early_data_status(p.server), SSL_EARLY_DATA_REJECTED);
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK(pair_says(p.client, p.server, "after it"));
    CHECK(pair_says(p.server, p.client, "and back"));
    done(&p);
}

/* More than the server cares to pass over ends the connection. */
static void passed_over_too_long(void)
{
    struct pair p = with_session();
    static const char zeros[LIMIT];
    size_t n;
    int client_result, server_result;

    CHECK_INT(SSL_get_recv_max_early_data(p.server), 16384);
    CHECK_INT(SSL_set_recv_max_early_data(p.server, LIMIT / 2), 1);
    CHECK_INT(SSL_get_recv_max_early_data(p.server), LIMIT / 2);
    CHECK_INT(SSL_write_early_data(p.client, zeros, LIMIT, &n), 1);
    CHECK_INT(pair_handshake_results(&p, &client_result, &server_result), 0);
    CHECK_INT(next_reason(), SSL_R_TOO_MUCH_EARLY_DATA);
    done(&p);
}

/* The same where the data is taken. */
static void taken_too_long(void)
{
    struct pair p = with_session();
    static const char zeros[LIMIT];
    static char text[LIMIT];
    size_t n;

    SSL_set_recv_max_early_data(p.server, LIMIT / 2);
    CHECK_INT(SSL_write_early_data(p.client, zeros, LIMIT, &n), 1);
    CHECK_INT(SSL_read_early_data(p.server, text, LIMIT, &n), SSL_READ_EARLY_DATA_ERROR);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_TOO_MUCH_EARLY_DATA);
    CHECK(SSL_connect(p.client) < 0 || SSL_read(p.client, text, 1) <= 0);
    CHECK_INT(next_reason(), SSL_AD_REASON_OFFSET + SSL_AD_UNEXPECTED_MESSAGE);
    done(&p);
}

/* A client keeps to what the session allows. */
static void written_too_long(void)
{
    struct pair p = with_session();
    static const char zeros[LIMIT + 1];
    size_t n;

    CHECK_INT(SSL_write_early_data(p.client, zeros, LIMIT, &n), 1);
    CHECK_INT(SSL_write_early_data(p.client, zeros, 1, &n), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_TOO_MUCH_EARLY_DATA);
    done(&p);
}

/* Unless told otherwise, a session is good for one connection. */
static void replayed(void)
{
    struct pair p = with_session();
    SSL_SESSION *session = SSL_SESSION_dup(newest);
    char text[256];

    write_early(p.client, "once");
    read_early(p.server, text);
    CHECK_STR(text, "once");
    CHECK_INT(SSL_connect(p.client), 1);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK(pair_handshake(&p));
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    write_early(p.client, "twice");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK_STR(text, "");
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_REJECTED);
    CHECK_INT(SSL_session_reused(p.client), 0);
    SSL_SESSION_free(session);
    done(&p);
}

static void replay_allowed(void)
{
    struct pair p = early_pair();
    SSL_SESSION *session;
    char text[256];
    int i;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_ANTI_REPLAY);
    first_connection(&p);
    session = SSL_SESSION_dup(newest);
    for (i = 0; i < 2; i++) {
        connect_again(&p);
        write_early(p.client, "again");
        read_early(p.server, text);
        CHECK_STR(text, "again");
        CHECK_INT(SSL_connect(p.client), 1);
        CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
        CHECK(pair_handshake(&p));
        SSL_shutdown(p.client);
        SSL_shutdown(p.server);
        pair_disconnect(&p);
        SSL_SESSION_free(newest);
        newest = session;
        SSL_SESSION_up_ref(session);
    }
    SSL_SESSION_free(session);
    done(&p);
}

static int decisions;

static int decide(SSL *ssl, void *arg)
{
    (void)ssl;
    decisions++;
    return *(int *)arg;
}

static void decided_by_callback(void)
{
    struct pair p = early_pair();
    char text[256];
    int allowed;

    for (allowed = 0; allowed < 2; allowed++) {
        first_connection(&p);
        connect_again(&p);
        decisions = 0;
        SSL_set_allow_early_data_cb(p.server, decide, &allowed);
        write_early(p.client, "may I");
        if (allowed) {
            CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
            CHECK_STR(text, "may I");
            CHECK_INT(SSL_connect(p.client), 1);
        }
        CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
        CHECK(pair_handshake(&p));
        CHECK_INT(decisions, 1);
        CHECK_INT(SSL_get_early_data_status(p.client),
                  allowed ? SSL_EARLY_DATA_ACCEPTED : SSL_EARLY_DATA_REJECTED);
        SSL_shutdown(p.client);
        SSL_shutdown(p.server);
    }
    done(&p);
}

static int choose_first(SSL *ssl, const unsigned char **out, unsigned char *len, const unsigned char *in, unsigned inlen,
                        void *arg)
{
    (void)ssl;
    (void)inlen;
    (void)arg;
    *out = in + 1;
    *len = in[0];
    return SSL_TLSEXT_ERR_OK;
}

/* The data belongs to an application protocol: without that it is not sent, and with another not taken. */
static void of_another_protocol(void)
{
    struct pair p = early_pair();
    SSL_SESSION *session;
    char text[256];
    size_t n;

    SSL_CTX_set_alpn_select_cb(p.server_ctx, choose_first, NULL);
    SSL_CTX_set_alpn_protos(p.client_ctx, (const unsigned char *)"\1a\1b", 4);
    first_connection(&p);
    session = SSL_SESSION_dup(newest);
    connect_again(&p);
    SSL_set_alpn_protos(p.client, (const unsigned char *)"\1b", 2);
    CHECK_INT(SSL_write_early_data(p.client, "x", 1, &n), 0);
    CHECK_INT(next_reason(), SSL_R_INCONSISTENT_EARLY_DATA_ALPN);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    SSL_set_alpn_protos(p.client, (const unsigned char *)"\1b\1a", 4);
    write_early(p.client, "x");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_REJECTED);
    SSL_SESSION_free(session);
    done(&p);
}

/* A server that wants another ClientHello passes over what came behind the first. */
static void after_a_retry(void)
{
    struct pair p = with_session();
    char text[256];
    size_t n;

    CHECK_INT(SSL_set1_groups_list(p.client, "X25519:P-256"), 1);
    CHECK_INT(SSL_set1_groups_list(p.server, "P-256"), 1);
    write_early(p.client, "in vain");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK_INT(SSL_connect(p.client), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_write_early_data(p.client, "too late", 8, &n), 0);
    ERR_clear_error();
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_REJECTED);
    CHECK_INT(SSL_get_early_data_status(p.server), SSL_EARLY_DATA_REJECTED);
    CHECK(pair_says(p.client, p.server, "after it"));
    done(&p);
}

/* A client without early data, and one that knows no TLS 1.3. */
static void none_came(void)
{
    struct pair p = early_pair();
    char text[256];

    pair_connect(&p, 0);
    SSL_do_handshake(p.client);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK_INT(SSL_get_early_data_status(p.server), SSL_EARLY_DATA_NOT_SENT);
    CHECK(pair_handshake(&p));
    CHECK(pair_says(p.client, p.server, "later"));
    pair_disconnect(&p);

    pair_connect(&p, 0);
    SSL_set_min_proto_version(p.client, TLS1_2_VERSION);
    SSL_set_max_proto_version(p.client, TLS1_2_VERSION);
    SSL_do_handshake(p.client);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_WANT_READ);
    SSL_do_handshake(p.client);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK_INT(SSL_is_init_finished(p.server), 1);
    CHECK(pair_handshake(&p));
    CHECK(pair_says(p.client, p.server, "later"));
    done(&p);
}

/* The program changes what the session allows, after the connection has got it. */
static void allowed_later(void)
{
    struct pair p = early_pair();
    SSL_SESSION *session;
    char text[256];
    size_t n;

    first_connection(&p);
    CHECK_INT(SSL_SESSION_set_max_early_data(newest, 0), 1);
    session = SSL_SESSION_dup(newest);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK_INT(SSL_write_early_data(p.client, "x", 1, &n), 0);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(SSL_SESSION_set_max_early_data(session, LIMIT), 1);
    write_early(p.client, "now");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
    CHECK_STR(text, "now");
    CHECK_INT(SSL_connect(p.client), 1);
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_early_data_status(p.client), SSL_EARLY_DATA_ACCEPTED);
    SSL_SESSION_free(session);
    done(&p);
}

/* The functions are called in their order, or not at all. */
static void out_of_order(void)
{
    struct pair p = early_pair();
    char text[256];
    size_t n = 7;

    pair_connect(&p, 0);
    CHECK_INT(SSL_write_early_data(p.client, "x", 1, &n), 0);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(SSL_write_early_data(p.server, "x", 1, &n), 0);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(SSL_read_early_data(p.client, text, 1, &n), SSL_READ_EARLY_DATA_ERROR);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(n, 7);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_read_early_data(p.server, text, 1, &n), SSL_READ_EARLY_DATA_ERROR);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    pair_disconnect(&p);

    first_connection(&p);
    connect_again(&p);
    write_early(p.client, "x");
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_ERROR);
    CHECK(SSL_write(p.server, text, 1) <= 0);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(SSL_connect(p.client), 1);
    CHECK_INT(SSL_write_early_data(p.client, "x", 1, &n), 0);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(read_early(p.server, text), SSL_READ_EARLY_DATA_FINISH);
    CHECK_INT(SSL_read_early_data(p.server, text, 1, &n), SSL_READ_EARLY_DATA_ERROR);
    CHECK_INT(next_reason(), ERR_GET_REASON(ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED));
    CHECK_INT(SSL_accept(p.server), 1);
    done(&p);
}

static void settings(void)
{
    struct pair p = early_pair();

    CHECK_INT(SSL_CTX_get_max_early_data(p.client_ctx), 0);
    CHECK_INT(SSL_CTX_get_max_early_data(p.server_ctx), LIMIT);
    CHECK_INT(SSL_CTX_get_recv_max_early_data(p.server_ctx), 16384);
    CHECK_INT(SSL_CTX_set_recv_max_early_data(p.server_ctx, 99), 1);
    CHECK_INT(SSL_CTX_get_recv_max_early_data(p.server_ctx), 99);
    pair_connect(&p, 0);
    CHECK_INT(SSL_get_max_early_data(p.server), LIMIT);
    CHECK_INT(SSL_get_recv_max_early_data(p.server), 99);
    CHECK_INT(SSL_set_max_early_data(p.server, 3), 1);
    CHECK_INT(SSL_get_max_early_data(p.server), 3);
    CHECK_INT(SSL_CTX_get_max_early_data(p.server_ctx), LIMIT);
    done(&p);
}

int main(void)
{
    TEST(settings);
    TEST(taken);
    TEST(answered_at_once);
    TEST(passed_over);
    TEST(passed_over_too_long);
    TEST(taken_too_long);
    TEST(written_too_long);
    TEST(replayed);
    TEST(replay_allowed);
    TEST(decided_by_callback);
    TEST(of_another_protocol);
    TEST(after_a_retry);
    TEST(none_came);
    TEST(allowed_later);
    TEST(out_of_order);
    return check_done("early data");
}
