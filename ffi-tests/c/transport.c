/* What a connection does with its transport beyond moving bytes: where it stops reading, and when it flushes. */
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pair.h"

/* The server's end of a blocking socket: speaks first, then listens. */
static void *speak_first(void *arg)
{
    SSL *server = arg;
    char buf[16];

    CHECK_INT(SSL_accept(server), 1);
    CHECK_INT(SSL_write(server, "ready", 5), 5);
    CHECK_INT(SSL_read(server, buf, sizeof buf), 3);
    return NULL;
}

/* On a blocking socket a handshake ends with its last message; nobody waits for data that the other may never send. */
static void server_speaks_first(void)
{
    struct pair p = pair_new("server-p256");
    pthread_t thread;
    char buf[16];
    int fds[2];

    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
    p.client = SSL_new(p.client_ctx);
    p.server = SSL_new(p.server_ctx);
    CHECK_INT(SSL_set_fd(p.client, fds[0]), 1);
    CHECK_INT(SSL_set_fd(p.server, fds[1]), 1);
    CHECK_INT(pthread_create(&thread, NULL, speak_first, p.server), 0);
    CHECK_INT(SSL_connect(p.client), 1);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 5);
    CHECK_INT(SSL_write(p.client, "yes", 3), 3);
    CHECK_INT(pthread_join(thread, NULL), 0);
    close(fds[0]);
    close(fds[1]);
    pair_free(&p);
}

/* A BIO that keeps what is written until it is flushed. Its data is the BIO that takes it then. */
static char kept[65536];
static size_t n_kept;

static int keep(BIO *b, const char *data, int len)
{
    (void)b;
    memcpy(kept + n_kept, data, (size_t)len);
    n_kept += (size_t)len;
    return len;
}

static long keep_ctrl(BIO *b, int cmd, long larg, void *parg)
{
    size_t n = n_kept;

    (void)larg;
    (void)parg;
    if (cmd != BIO_CTRL_FLUSH)
        return 0;
    n_kept = 0;
    return n == 0 || BIO_write(BIO_get_data(b), kept, (int)n) == (int)n;
}

static void buffering_bio(void)
{
    BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "keep");
    struct pair p = pair_new("server-p256");
    char buf[16];
    BIO *keeper;

    BIO_meth_set_write(method, keep);
    BIO_meth_set_ctrl(method, keep_ctrl);
    pair_connect(&p, 0);
    keeper = BIO_new(method);
    BIO_set_data(keeper, SSL_get_wbio(p.client));
    BIO_set_init(keeper, 1);
    BIO_up_ref(SSL_get_rbio(p.client)); /* the connection gives up one of its two references */
    SSL_set0_wbio(p.client, keeper);
    n_kept = 0;
    CHECK(pair_handshake(&p));
    CHECK_INT(n_kept, 0);
    CHECK_INT(SSL_write(p.client, "later", 5), 5); /* data is the program's to flush */
    CHECK(n_kept > 5);
    CHECK(SSL_read(p.server, buf, sizeof buf) <= 0);
    CHECK_INT(BIO_flush(keeper), 1);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 5);
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(n_kept, 0); /* close_notify is on its way */
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0);
    BIO_free(BIO_get_data(keeper));
    pair_free(&p);
    BIO_meth_free(method);
}

/* A session whose connection this side has not closed is not resumed, even if the peer has. */
static void session_after_the_peers_close(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;
    char buf[4];
    int closes;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    for (closes = 0; closes < 2; closes++) {
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        session = SSL_get1_session(p.client);
        CHECK_INT(SSL_shutdown(p.client), 0);
        CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0);
        CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_ZERO_RETURN);
        if (closes)
            CHECK_INT(SSL_shutdown(p.server), 1);
        pair_disconnect(&p);
        pair_connect(&p, 0);
        CHECK_INT(SSL_set_session(p.client, session), 1);
        CHECK(pair_handshake(&p));
        CHECK_INT(SSL_session_reused(p.client), closes);
        SSL_SESSION_free(session);
        pair_disconnect(&p);
    }
    pair_free(&p);
}

/* A client that is cleared offers the session it had. */
static void cleared_client(void)
{
    struct pair p = pair_new("server-p256");
    BIO *client_bio, *server_bio;

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    CHECK_INT(SSL_clear(p.client), 1);
    SSL_free(p.server);
    p.server = SSL_new(p.server_ctx);
    CHECK_INT(BIO_new_bio_pair(&client_bio, 0, &server_bio, 0), 1);
    SSL_set_bio(p.client, client_bio, client_bio);
    SSL_set_bio(p.server, server_bio, server_bio);
    SSL_set_accept_state(p.server);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_INT(SSL_session_reused(p.server), 1);
    pair_free(&p);
}

/* SSL_get_error tells of the call that was refused, not of one before it. */
static void refused_calls(void)
{
    struct pair p = pair_new("server-p256");
    SSL *wrong_side;
    char buf[4];

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_READ);
    CHECK(SSL_read(p.client, buf, -1) < 0);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_BAD_LENGTH);
    wrong_side = SSL_new(p.server_ctx);
    CHECK(SSL_connect(wrong_side) <= 0);
    CHECK_INT(SSL_get_error(wrong_side, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED);
    SSL_free(wrong_side);
    pair_free(&p);
}

static int nothing(BIO *b, char *data, int len)
{
    (void)data, (void)len;
    BIO_clear_retry_flags(b);
    return 0;
}

/* Only a BIO that says that it is at its end ends the connection. */
static void nothing_to_read(void)
{
    struct pair p = pair_connected("server-rsa");
    BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "nothing");
    BIO *bio, *rest;
    char buf[8];

    CHECK_INT(BIO_meth_set_read(method, nothing), 1);
    CHECK_INT(BIO_meth_set_write(method, keep), 1);
    CHECK_INT(BIO_meth_set_ctrl(method, keep_ctrl), 1);
    bio = BIO_new(method);
    BIO_set_init(bio, 1);
    rest = SSL_get_rbio(p.client);
    BIO_up_ref(rest);
    SSL_set0_rbio(p.client, bio);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_SYSCALL);
    CHECK(ERR_peek_error() == 0);
    SSL_set0_rbio(p.client, rest);
    CHECK(pair_says(p.server, p.client, "still here"));
    pair_free(&p);
    BIO_meth_free(method);
}

static void cut_off(void)
{
    struct pair p = pair_connected("server-rsa");
    char buf[8];

    CHECK_INT(BIO_shutdown_wr(SSL_get_wbio(p.server)), 1);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_UNEXPECTED_EOF_WHILE_READING);
    pair_free(&p);
}

int main(void)
{
    alarm(60);
    TEST(server_speaks_first);
    TEST(buffering_bio);
    TEST(session_after_the_peers_close);
    TEST(cleared_client);
    TEST(refused_calls);
    TEST(nothing_to_read);
    TEST(cut_off);
    return check_done("transport");
}
