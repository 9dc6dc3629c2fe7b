/* OCSP stapling: what servers show of their certificate's status, and what clients make of it. */
#include "pair.h"

static const unsigned char response[] = "stands for an OCSP response";

/* How both callbacks behave, and what they saw. */
struct plan {
    SSL_CTX *server_ctx;
    int server_returns, client_returns, sets_response;
    int server_calls, client_calls;
    long client_saw, verify_result;
};

static unsigned char *copy(void)
{
    unsigned char *memory = OPENSSL_malloc(sizeof response);

    CHECK(memory != NULL);
    memcpy(memory, response, sizeof response);
    return memory;
}

static int on_server(SSL *ssl, void *arg)
{
    struct plan *plan = arg;
    const unsigned char *set;
    char name[128];

    plan->server_calls++;
    CHECK_INT(SSL_get_tlsext_status_type(ssl), TLSEXT_STATUSTYPE_ocsp);
    CHECK(SSL_get_SSL_CTX(ssl) == plan->server_ctx);
    X509_NAME_oneline(X509_get_subject_name(SSL_get_certificate(ssl)), name, sizeof name);
    CHECK_STR(name, "/O=OxiSSL tests/CN=localhost");
    CHECK_INT(SSL_get_tlsext_status_ocsp_resp(ssl, &set), -1);
    CHECK(set == NULL);
    if (plan->sets_response) {
        CHECK_INT(SSL_set_tlsext_status_ocsp_resp(ssl, copy(), sizeof response), 1);
        /* A second one takes the place of the first, which is freed. */
        CHECK_INT(SSL_set_tlsext_status_ocsp_resp(ssl, copy(), sizeof response), 1);
        CHECK_INT(SSL_get_tlsext_status_ocsp_resp(ssl, &set), sizeof response);
    }
    return plan->server_returns;
}

static int on_client(SSL *ssl, void *arg)
{
    struct plan *plan = arg;
    const unsigned char *came;

    plan->client_calls++;
    plan->client_saw = SSL_get_tlsext_status_ocsp_resp(ssl, &came);
    plan->verify_result = SSL_get_verify_result(ssl);
    if (plan->client_saw > 0)
        CHECK(plan->client_saw == sizeof response && !memcmp(came, response, sizeof response));
    else
        CHECK(came == NULL);
    /* The certificate has come and was verified: the handshake is in the server's last message. */
    CHECK(SSL_get0_peer_certificate(ssl) != NULL);
    CHECK_STR(SSL_state_string(ssl), "TRSD");
    return plan->client_returns;
}

static struct pair planned(struct plan *plan)
{
    struct pair p = pair_new("server-rsa");
    struct plan fresh = {0};

    fresh.server_ctx = p.server_ctx;
    fresh.server_returns = SSL_TLSEXT_ERR_OK;
    fresh.client_returns = fresh.sets_response = 1;
    *plan = fresh;
    CHECK_INT(SSL_CTX_set_tlsext_status_cb(p.server_ctx, on_server), 1);
    CHECK_INT(SSL_CTX_set_tlsext_status_arg(p.server_ctx, plan), 1);
    CHECK_INT(SSL_CTX_set_tlsext_status_cb(p.client_ctx, on_client), 1);
    CHECK_INT(SSL_CTX_set_tlsext_status_arg(p.client_ctx, plan), 1);
    CHECK_INT(SSL_CTX_set_tlsext_status_type(p.client_ctx, TLSEXT_STATUSTYPE_ocsp), 1);
    return p;
}

static void settings(void)
{
    SSL_CTX *ctx = client_context();
    SSL *ssl;
    int (*callback)(SSL *, void *) = NULL;
    void *arg = NULL;

    CHECK_INT(SSL_CTX_get_tlsext_status_type(ctx), -1);
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_get_tlsext_status_type(ssl), -1);
    CHECK_INT(SSL_set_tlsext_status_type(ssl, TLSEXT_STATUSTYPE_ocsp), 1);
    CHECK_INT(SSL_get_tlsext_status_type(ssl), TLSEXT_STATUSTYPE_ocsp);
    CHECK_INT(SSL_CTX_get_tlsext_status_type(ctx), -1);
    SSL_free(ssl);
    CHECK_INT(SSL_CTX_set_tlsext_status_type(ctx, TLSEXT_STATUSTYPE_ocsp), 1);
    CHECK_INT(SSL_CTX_get_tlsext_status_type(ctx), TLSEXT_STATUSTYPE_ocsp);
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_get_tlsext_status_type(ssl), TLSEXT_STATUSTYPE_ocsp);
    SSL_free(ssl);
    CHECK_INT(SSL_CTX_set_tlsext_status_cb(ctx, on_client), 1);
    CHECK_INT(SSL_CTX_set_tlsext_status_arg(ctx, &arg), 1);
    CHECK_INT(SSL_CTX_get_tlsext_status_cb(ctx, &callback), 1);
    CHECK_INT(SSL_CTX_get_tlsext_status_arg(ctx, &arg), 1);
    CHECK(callback == on_client && arg == &arg);
    SSL_CTX_free(ctx);
}

static void response_sent(void)
{
    struct plan plan;
    struct pair p = planned(&plan);
    const unsigned char *came;

    pair_connect(&p, 0);
    CHECK_INT(SSL_get_tlsext_status_type(p.server), -1);
    CHECK(pair_handshake(&p));
    CHECK_INT(plan.server_calls, 1);
    CHECK_INT(plan.client_calls, 1);
    CHECK_INT(plan.client_saw, sizeof response);
    CHECK_INT(plan.verify_result, X509_V_OK);
    CHECK_INT(SSL_get_tlsext_status_ocsp_resp(p.client, &came), sizeof response);
    CHECK(pair_says(p.client, p.server, "stapled"));
    pair_free(&p);
}

/* The server has no response, or does not want to send it: the client is asked all the same. */
static void no_response(void)
{
    struct plan plan;
    struct pair p = planned(&plan);

    plan.sets_response = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(plan.client_saw, -1);
    pair_disconnect(&p);

    plan.sets_response = 1;
    plan.server_returns = SSL_TLSEXT_ERR_NOACK;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(plan.client_saw, -1);
    pair_disconnect(&p);

    SSL_CTX_set_tlsext_status_cb(p.server_ctx, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(plan.client_calls, 3);
    CHECK_INT(plan.client_saw, -1);
    pair_disconnect(&p);

    plan.client_returns = 0;
    pair_connect(&p, 0);
    CHECK(!pair_handshake(&p));
    CHECK_INT(next_reason(), SSL_R_INVALID_STATUS_RESPONSE);
    pair_free(&p);
}

/* What each callback returns ends the handshake, and with which alert. */
static void refusals(void)
{
    struct plan plan;
    struct pair p = planned(&plan);
    int c, s;

    plan.client_returns = 0;
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_INVALID_STATUS_RESPONSE);
    SSL_do_handshake(p.server);
    CHECK_INT(next_reason(), SSL_R_TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE);
    pair_disconnect(&p);

    plan.client_returns = -1;
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_OCSP_CALLBACK_FAILURE);
    SSL_do_handshake(p.server);
    CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_INTERNAL_ERROR);
    pair_disconnect(&p);

    plan.client_returns = 1;
    plan.server_returns = SSL_TLSEXT_ERR_ALERT_FATAL;
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_CLIENTHELLO_TLSEXT);
    SSL_do_handshake(p.client);
    CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_INTERNAL_ERROR);
    pair_free(&p);
}

/* A client that does not ask is not told, and one that resumes has no certificate to ask about. */
static void not_asked(void)
{
    struct plan plan;
    struct pair p = planned(&plan);
    SSL_SESSION *session;

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_status_type(p.client, -1), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(plan.server_calls + plan.client_calls, 0);
    session = SSL_get1_session(p.client);
    SSL_shutdown(p.client);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_INT(plan.server_calls + plan.client_calls, 0);
    CHECK_INT(SSL_get_tlsext_status_type(p.server), -1);
    SSL_SESSION_free(session);
    pair_free(&p);
}

/* A response is not sent without a callback that says so. */
static void unasked_response(void)
{
    struct plan plan;
    struct pair p = planned(&plan);
    unsigned char *memory = OPENSSL_malloc(16380);
    const unsigned char *came;

    memset(memory, 0x30, 16380);
    SSL_CTX_set_tlsext_status_cb(p.client_ctx, NULL);
    plan.sets_response = 0;
    pair_connect(&p, 0);
    SSL_CTX_set_tlsext_status_cb(p.server_ctx, NULL);
    CHECK_INT(SSL_set_tlsext_status_ocsp_resp(p.server, memory, 16380), 1); /* of no use without a callback */
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_tlsext_status_ocsp_resp(p.client, &came), -1);
    pair_free(&p);
}

static int sets_long(SSL *ssl, void *arg)
{
    unsigned char *memory = OPENSSL_malloc(16380);

    (void)arg;
    memset(memory, 0x30, 16380);
    SSL_set_tlsext_status_ocsp_resp(ssl, memory, 16380);
    return SSL_TLSEXT_ERR_OK;
}

/* The longest response that OpenSSL takes: it does not fit one record. */
static void longest_response(void)
{
    struct plan plan;
    struct pair p = planned(&plan);
    const unsigned char *came;

    SSL_CTX_set_tlsext_status_cb(p.client_ctx, NULL);
    SSL_CTX_set_tlsext_status_cb(p.server_ctx, sets_long);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_tlsext_status_ocsp_resp(p.client, &came), 16380);
    CHECK_INT(came[16379], 0x30);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(settings);
    TEST(response_sent);
    TEST(no_response);
    TEST(refusals);
    TEST(not_asked);
    TEST(unasked_response);
    TEST(longest_response);
    return check_done("status");
}
