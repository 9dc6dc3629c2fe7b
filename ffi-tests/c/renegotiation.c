/* Further handshakes on a connection: who may want one, what the callbacks see, and data in between. */
#include "pair.h"

/* What the info callback saw, a letter for each call: S(tart), D(one), e(xit), a(lert). */
struct seen {
    char text[200];
};

static void info(const SSL *s, int where, int ret)
{
    struct seen *seen = SSL_get_app_data(s);
    char letter = 0;

    (void)ret;
    if (where & SSL_CB_ALERT)
        letter = 'a';
    else if (where & SSL_CB_HANDSHAKE_START)
        letter = 'S';
    else if (where & SSL_CB_HANDSHAKE_DONE)
        letter = 'D';
    else if (where & SSL_CB_EXIT)
        letter = 'e';
    if (letter && strlen(seen->text) + 1 < sizeof seen->text)
        strncat(seen->text, &letter, 1);
}

static struct seen client_seen, server_seen;

static struct pair connect_with(uint64_t client_options, uint64_t server_options)
{
    struct pair p = pair_new("server-rsa");

    SSL_CTX_set_options(p.client_ctx, client_options);
    SSL_CTX_set_options(p.server_ctx, server_options);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    client_seen.text[0] = server_seen.text[0] = 0;
    SSL_set_app_data(p.client, &client_seen);
    SSL_set_app_data(p.server, &server_seen);
    SSL_set_info_callback(p.client, info);
    SSL_set_info_callback(p.server, info);
    return p;
}

/* Reads; the number of bytes, or minus what SSL_get_error says. */
static int read_some(SSL *s)
{
    char buf[100];
    int n;

    ERR_clear_error();
    n = SSL_read(s, buf, sizeof buf);
    return n > 0 ? n : -SSL_get_error(s, n);
}

static int handshake(SSL *s)
{
    int n;

    ERR_clear_error();
    n = SSL_do_handshake(s);
    return n > 0 ? n : -SSL_get_error(s, n);
}

/* Both sides read until neither has anything to say: four times is enough for every handshake. */
static void settle(struct pair *p)
{
    int i;

    for (i = 0; i < 4; i++) {
        CHECK_INT(read_some(p->client), -SSL_ERROR_WANT_READ);
        CHECK_INT(read_some(p->server), -SSL_ERROR_WANT_READ);
    }
}

static void check_settled(struct pair *p)
{
    CHECK_INT(SSL_in_init(p->client), 0);
    CHECK_INT(SSL_in_init(p->server), 0);
    CHECK_INT(SSL_renegotiate_pending(p->client), 0);
    CHECK_INT(SSL_renegotiate_pending(p->server), 0);
    CHECK_STR(SSL_state_string(p->client), "SSLOK");
    CHECK(pair_says(p->client, p->server, "to the server"));
    CHECK(pair_says(p->server, p->client, "to the client"));
}

static void server_asks(void)
{
    struct pair p = connect_with(0, 0);

    CHECK_INT(SSL_get_secure_renegotiation_support(p.client), 1);
    CHECK_INT(SSL_get_secure_renegotiation_support(p.server), 1);
    CHECK_INT(SSL_renegotiate_pending(p.server), 0);
    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(SSL_renegotiate_pending(p.server), 1);
    CHECK_INT(SSL_in_init(p.server), 0);
    CHECK_INT(handshake(p.server), 1); /* the request is sent */
    CHECK_STR(server_seen.text, "SDe");
    CHECK_INT(SSL_renegotiate_pending(p.server), 1);
    CHECK_INT(SSL_in_init(p.server), 0);
    CHECK_INT(SSL_renegotiate_pending(p.client), 0);

    CHECK_INT(read_some(p.client), -SSL_ERROR_WANT_READ); /* the hello */
    CHECK_STR(client_seen.text, "Se");
    CHECK_INT(SSL_in_init(p.client), 1);
    CHECK_INT(SSL_renegotiate_pending(p.client), 1);
    CHECK_STR(SSL_state_string(p.client), "TWCH");
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_in_init(p.server), 1);
    CHECK_INT(read_some(p.client), -SSL_ERROR_WANT_READ);
    CHECK_STR(client_seen.text, "SeDe");
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ);
    CHECK_STR(server_seen.text, "SDeSeDe");
    check_settled(&p);
    CHECK_INT(SSL_session_reused(p.client), 1); /* that is what a client does when it is asked */
    CHECK_INT(SSL_session_reused(p.server), 1);

    CHECK_INT(SSL_num_renegotiations(p.client), 1);
    CHECK_INT(SSL_num_renegotiations(p.server), 1);
    CHECK_INT(SSL_clear_num_renegotiations(p.server), 1);
    CHECK_INT(SSL_num_renegotiations(p.server), 0);
    CHECK_INT(SSL_total_renegotiations(p.server), 1);
    CHECK_INT(SSL_CTX_sess_connect(p.client_ctx), 1);
    CHECK_INT(SSL_CTX_sess_connect_good(p.client_ctx), 2);
    CHECK_INT(SSL_CTX_sess_connect_renegotiate(p.client_ctx), 1);
    CHECK_INT(SSL_CTX_sess_accept(p.server_ctx), 1);
    CHECK_INT(SSL_CTX_sess_accept_good(p.server_ctx), 2);
    CHECK(SSL_CTX_sess_accept_renegotiate(p.server_ctx) >= 1);
    pair_free(&p);
}

static void client_begins(int abbreviated)
{
    struct pair p = connect_with(0, SSL_OP_ALLOW_CLIENT_RENEGOTIATION);

    CHECK_INT(abbreviated ? SSL_renegotiate_abbreviated(p.client) : SSL_renegotiate(p.client), 1);
    CHECK_INT(SSL_renegotiate_pending(p.client), 1);
    CHECK_INT(SSL_in_init(p.client), 0);
    CHECK_INT(handshake(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_in_init(p.client), 1);
    settle(&p);
    CHECK_STR(client_seen.text, abbreviated ? "SeeDe" : "SeeeDe");
    check_settled(&p);
    CHECK_INT(SSL_session_reused(p.client), abbreviated);
    CHECK_INT(SSL_num_renegotiations(p.client), 1);
    CHECK_INT(SSL_num_renegotiations(p.server), 0);
    CHECK_INT(SSL_CTX_sess_accept_renegotiate(p.server_ctx), 1);
    pair_free(&p);
}

static void client_begins_fully(void) { client_begins(0); }
static void client_begins_abbreviated(void) { client_begins(1); }

static void reading_and_writing_begin_it(void)
{
    struct pair p = connect_with(0, SSL_OP_ALLOW_CLIENT_RENEGOTIATION);

    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(read_some(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_in_init(p.client), 1);
    settle(&p);
    check_settled(&p);

    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(SSL_write(p.client, "late", 4), -1); /* after the handshake */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_write(p.client, "late", 4), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_write(p.client, "late", 4), 4);
    CHECK_INT(read_some(p.server), 4);
    check_settled(&p);

    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(SSL_write(p.server, "with the request", 16), 16);
    CHECK_INT(read_some(p.client), 16);
    settle(&p);
    check_settled(&p);
    CHECK_INT(SSL_total_renegotiations(p.server), 1);
    CHECK_INT(SSL_total_renegotiations(p.client), 3);
    pair_free(&p);
}

static void data_is_in_flight(void)
{
    struct pair p = connect_with(0, SSL_OP_ALLOW_CLIENT_RENEGOTIATION);

    /* Sent before the peer hears of it, read while it is under way. */
    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(handshake(p.server), 1);
    CHECK_INT(SSL_write(p.server, "one", 3), 3);
    CHECK_INT(SSL_write(p.client, "three", 5), 5);
    CHECK_INT(read_some(p.client), 3);
    CHECK_INT(SSL_in_init(p.client), 1);
    CHECK_INT(SSL_write(p.server, "more", 4), 4);
    CHECK_INT(read_some(p.client), 4);
    CHECK_INT(read_some(p.server), 5);
    settle(&p);
    check_settled(&p);
    CHECK_INT(SSL_total_renegotiations(p.client), 1);
    pair_free(&p);
}

static void refused_by_default(void)
{
    struct pair p = connect_with(0, 0);

    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(handshake(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ); /* goes on */
    CHECK_INT(SSL_in_init(p.server), 0);
    CHECK_INT(SSL_write(p.server, "still here", 10), 10);
    CHECK_INT(read_some(p.client), -SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_NO_RENEGOTIATION);
    CHECK_STR(client_seen.text, "Seaae"); /* the warning, and our handshake_failure */
    CHECK_INT(read_some(p.server), -SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE);
    pair_free(&p);
}

static void switched_off(void)
{
    struct pair p = connect_with(SSL_OP_NO_RENEGOTIATION, 0);

    CHECK_INT(SSL_renegotiate(p.client), 0);
    CHECK_INT(next_reason(), SSL_R_NO_RENEGOTIATION);
    CHECK_INT(SSL_renegotiate_abbreviated(p.client), 0);
    CHECK_INT(SSL_renegotiate_pending(p.client), 0);
    CHECK(pair_says(p.client, p.server, "nothing happened"));
    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(handshake(p.server), 1);
    CHECK_INT(read_some(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_in_init(p.client), 0);
    CHECK_INT(read_some(p.server), -SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_NO_RENEGOTIATION);
    pair_free(&p);

    p = connect_with(0, SSL_OP_NO_RENEGOTIATION | SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
    CHECK_INT(SSL_renegotiate(p.server), 0);
    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(handshake(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_in_init(p.server), 0);
    CHECK_INT(read_some(p.client), -SSL_ERROR_SSL);
    pair_free(&p);
}

static void a_certificate_is_asked_for_later(void)
{
    struct pair p = connect_with(0, 0);
    static const unsigned char other[] = "after the first";
    X509 *peer;

    CHECK_INT(SSL_use_certificate_file(p.client, PKI "/client-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(p.client, PKI "/client-p256.key", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    CHECK(SSL_get0_peer_certificate(p.server) == NULL);

    /* As servers do: ask, and see to it that the session without a certificate is not resumed. */
    SSL_set_verify(p.server, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT | SSL_VERIFY_CLIENT_ONCE, NULL);
    CHECK_INT(SSL_set_session_id_context(p.server, other, sizeof other), 1);
    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(handshake(p.server), 1);
    settle(&p);
    check_settled(&p);
    CHECK_INT(SSL_session_reused(p.server), 0);
    peer = SSL_get1_peer_certificate(p.server);
    CHECK(peer != NULL);
    CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
    X509_free(peer);

    /* Once was enough. */
    CHECK_INT(SSL_set_session_id_context(p.server, other, 5), 1);
    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(handshake(p.server), 1);
    settle(&p);
    check_settled(&p);
    CHECK_INT(SSL_total_renegotiations(p.server), 2);
    pair_free(&p);
}

static void a_certificate_that_is_required_does_not_come(void)
{
    struct pair p = connect_with(0, 0);

    SSL_set_verify(p.server, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_set_session_id_context(p.server, (const unsigned char *)"x", 1), 1);
    CHECK_INT(SSL_renegotiate(p.server), 1);
    CHECK_INT(handshake(p.server), 1);
    CHECK_INT(read_some(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.server), -SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(read_some(p.server), -SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE);
    CHECK_INT(read_some(p.client), -SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE);
    CHECK_INT(SSL_write(p.client, "x", 1), -1); /* it is over */
    CHECK_STR(SSL_state_string(p.client), "SSLERR");
    pair_free(&p);
}

static void a_server_that_resumes_nothing(void)
{
    struct pair p = connect_with(0, SSL_OP_ALLOW_CLIENT_RENEGOTIATION | SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION);

    CHECK_INT(SSL_renegotiate_abbreviated(p.client), 1);
    settle(&p);
    check_settled(&p);
    CHECK_INT(SSL_session_reused(p.client), 0);
    pair_free(&p);
}

static void closing(void)
{
    struct pair p = connect_with(0, SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
    char buf[8];

    /* In its midst nothing is closed. */
    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(handshake(p.client), -SSL_ERROR_WANT_READ);
    ERR_clear_error();
    CHECK_INT(SSL_shutdown(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_SHUTDOWN_WHILE_IN_INIT);
    settle(&p);
    check_settled(&p);

    /* Who has closed does not begin anew. */
    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(handshake(p.client), -SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_shutdown(p.server), 0);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_in_init(p.server), 0);
    CHECK_INT(read_some(p.client), -SSL_ERROR_ZERO_RETURN);
    pair_free(&p);
}

static void again_and_again(void)
{
    struct pair p = connect_with(0, SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
    int i;

    for (i = 0; i < 10; i++) {
        CHECK_INT(SSL_renegotiate(i % 2 ? p.client : p.server), 1);
        settle(&p);
        settle(&p);
        check_settled(&p);
    }
    CHECK_INT(SSL_total_renegotiations(p.client), 10);
    CHECK_INT(SSL_total_renegotiations(p.server), 5);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(server_asks);
    TEST(client_begins_fully);
    TEST(client_begins_abbreviated);
    TEST(reading_and_writing_begin_it);
    TEST(data_is_in_flight);
    TEST(refused_by_default);
    TEST(switched_off);
    TEST(a_certificate_is_asked_for_later);
    TEST(a_certificate_that_is_required_does_not_come);
    TEST(a_server_that_resumes_nothing);
    TEST(closing);
    TEST(again_and_again);
    return check_done("renegotiation");
}
