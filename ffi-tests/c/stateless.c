/* SSL_stateless: a server of TLS 1.3 that remembers nothing of a client until that has brought a cookie back. */
#include "pair.h"

enum { MADE = 11 };

static int made, judged, made_length = MADE, makes = 1, accepts = 1;

static int make_cookie(SSL *ssl, unsigned char *cookie, size_t *length)
{
    CHECK(ssl != NULL);
    made++;
    memset(cookie, 'c', (size_t)made_length);
    *length = (size_t)made_length;
    return makes;
}

static int judge_cookie(SSL *ssl, const unsigned char *cookie, size_t length)
{
    size_t i;

    CHECK(ssl != NULL);
    CHECK_INT(length, made_length);
    for (i = 0; i < length; i++)
        CHECK_INT(cookie[i], 'c');
    judged++;
    return accepts;
}

static struct pair cookie_pair(void)
{
    struct pair p = pair_new("server-p256");

    made = judged = 0;
    made_length = MADE;
    makes = accepts = 1;
    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    SSL_CTX_set_stateless_cookie_generate_cb(p.server_ctx, make_cookie);
    SSL_CTX_set_stateless_cookie_verify_cb(p.server_ctx, judge_cookie);
    return p;
}

/* The client goes on until it waits for the server. */
static void client_waits(struct pair *p)
{
    int result = SSL_do_handshake(p->client);

    CHECK_INT(result, -1);
    CHECK_INT(SSL_get_error(p->client, result), SSL_ERROR_WANT_READ);
}

/* Another server in the place of the pair's, on the same transport. */
static void forget(struct pair *p)
{
    BIO *bio = SSL_get_rbio(p->server);

    BIO_up_ref(bio);
    SSL_free(p->server);
    p->server = SSL_new(p->server_ctx);
    SSL_set_bio(p->server, bio, bio);
    SSL_set_accept_state(p->server);
}

/* What the server makes of the second hello, before which a ChangeCipherSpec may come. */
static int second(struct pair *p)
{
    int result = SSL_stateless(p->server);

    return result == -1 && ERR_peek_error() == 0 ? SSL_stateless(p->server) : result;
}

static void a_cookie_comes_back(void)
{
    struct pair p = cookie_pair();
    int compat, forgets;

    for (compat = 0; compat <= 1; compat++) {
        for (forgets = 0; forgets <= 1; forgets++) {
            made = judged = 0;
            if (compat)
                SSL_CTX_set_options(p.client_ctx, SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
            else
                SSL_CTX_clear_options(p.client_ctx, SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
            pair_connect(&p, 0);
            client_waits(&p);
            CHECK_INT(SSL_stateless(p.server), 0);
            CHECK_INT(made, 1);
            CHECK_INT(judged, 0);
            if (forgets)
                forget(&p);
            client_waits(&p);
            CHECK_INT(second(&p), 1);
            CHECK_INT(made, 1);
            CHECK_INT(judged, 1);
            CHECK(pair_handshake(&p));
            CHECK_INT(SSL_version(p.server), TLS1_3_VERSION);
            CHECK(pair_says(p.client, p.server, "hello"));
            CHECK(pair_says(p.server, p.client, "hello"));
            pair_disconnect(&p);
        }
    }
    pair_free(&p);
}

static void another_share_is_asked_for_with_it(void)
{
    struct pair p = cookie_pair();

    CHECK_INT(SSL_CTX_set1_groups_list(p.client_ctx, "P-256:P-384"), 1);
    CHECK_INT(SSL_CTX_set1_groups_list(p.server_ctx, "P-384"), 1);
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    forget(&p);
    client_waits(&p);
    CHECK_INT(second(&p), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_negotiated_group(p.client), NID_secp384r1);
    CHECK(pair_says(p.client, p.server, "hello"));
    pair_free(&p);
}

static void without_callbacks(void)
{
    struct pair p = cookie_pair();

    SSL_CTX_set_stateless_cookie_generate_cb(p.server_ctx, NULL);
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), -1);
    CHECK_INT(next_reason(), SSL_R_NO_COOKIE_CALLBACK_SET);
    pair_disconnect(&p);

    SSL_CTX_set_stateless_cookie_generate_cb(p.server_ctx, make_cookie);
    makes = 0;
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), -1);
    CHECK_INT(next_reason(), SSL_R_COOKIE_GEN_CALLBACK_FAILURE);
    pair_disconnect(&p);

    makes = 1;
    made_length = 255;
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    client_waits(&p);
    CHECK_INT(second(&p), 1);
    pair_disconnect(&p);

    made_length = 256;
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), -1);
    pair_free(&p);
}

static void cookies_that_are_not_taken(void)
{
    struct pair p = cookie_pair();
    SSL_CTX *own;

    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    client_waits(&p);
    accepts = 0;
    CHECK_INT(second(&p), -1);
    CHECK_INT(next_reason(), SSL_R_COOKIE_MISMATCH);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_ILLEGAL_PARAMETER);
    pair_disconnect(&p);

    /* Another context has another key, and nobody is asked. */
    accepts = 1;
    judged = 0;
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    own = p.server_ctx;
    p.server_ctx = server_context("server-p256");
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    SSL_CTX_set_stateless_cookie_generate_cb(p.server_ctx, make_cookie);
    SSL_CTX_set_stateless_cookie_verify_cb(p.server_ctx, judge_cookie);
    forget(&p);
    client_waits(&p);
    CHECK_INT(second(&p), -1);
    CHECK_INT(next_reason(), SSL_R_COOKIE_MISMATCH);
    CHECK_INT(judged, 0);
    pair_disconnect(&p);

    /* A configuration that comes to another suite now. */
    SSL_CTX_free(p.server_ctx);
    p.server_ctx = own;
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    client_waits(&p);
    CHECK_INT(SSL_set_ciphersuites(p.server, "TLS_AES_128_GCM_SHA256"), 1);
    CHECK_INT(second(&p), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_CIPHER);
    pair_free(&p);
}

static void nobody_judges(void)
{
    struct pair p = cookie_pair();

    SSL_CTX_set_stateless_cookie_verify_cb(p.server_ctx, NULL);
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    client_waits(&p);
    CHECK_INT(second(&p), 0);
    CHECK_INT(made, 2);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    pair_free(&p);
}

static void what_is_no_hello(void)
{
    struct pair p = cookie_pair();

    /* Nothing, then an older client. */
    pair_connect(&p, 0);
    CHECK_INT(SSL_stateless(p.server), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_set_max_proto_version(p.client, TLS1_2_VERSION), 1);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), -1);
    CHECK_INT(made, 0);
    pair_disconnect(&p);

    /* Half a hello, which is forgotten. */
    pair_connect(&p, 64);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(SSL_stateless(p.server), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(SSL_stateless(p.server), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_SSL);
    pair_free(&p);
}

static void usual_handshakes_have_no_cookie(void)
{
    struct pair p = cookie_pair();

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(made, 0);
    pair_disconnect(&p);
    /* A cookie that comes all the same is passed over. */
    pair_connect(&p, 0);
    client_waits(&p);
    CHECK_INT(SSL_stateless(p.server), 0);
    forget(&p);
    client_waits(&p);
    CHECK(SSL_do_handshake(p.server) == -1);
    CHECK_INT(judged, 0);
    pair_free(&p);
}

int main(void)
{
    TEST(a_cookie_comes_back);
    TEST(another_share_is_asked_for_with_it);
    TEST(without_callbacks);
    TEST(cookies_that_are_not_taken);
    TEST(nobody_judges);
    TEST(what_is_no_hello);
    TEST(usual_handshakes_have_no_cookie);
    return check_done("stateless");
}
