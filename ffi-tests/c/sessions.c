/* Sessions: saving, resuming by ticket and by ID, their serial form, and when they must not be resumed. */
#include "pair.h"

/* A session of a connection that was not closed may not be resumed any more: OpenSSL drops it. */
static void close_well(struct pair *p)
{
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
}

/* A handshake that tries to resume; whether it did. */
static int resumes(struct pair *p, SSL_SESSION *session)
{
    int resumed;

    pair_disconnect(p);
    pair_connect(p, 0);
    CHECK_INT(SSL_set_session(p->client, session), 1);
    CHECK(pair_handshake(p));
    resumed = SSL_session_reused(p->client);
    CHECK_INT(SSL_session_reused(p->server), resumed);
    CHECK(pair_says(p->client, p->server, "after all"));
    CHECK(pair_says(p->server, p->client, "and back"));
    close_well(p);
    return resumed;
}

static SSL_SESSION *first_session(struct pair *p)
{
    SSL_SESSION *session;

    pair_connect(p, 0);
    CHECK(pair_handshake(p));
    CHECK_INT(SSL_session_reused(p->client), 0);
    session = SSL_get1_session(p->client);
    CHECK(session != NULL);
    CHECK(SSL_get_session(p->client) == session);
    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    close_well(p);
    return session;
}

static void by_ticket(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;
    const unsigned char *ticket;
    size_t len;

    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_OFF);
    session = first_session(&p);
    CHECK_INT(SSL_SESSION_has_ticket(session), 1);
    SSL_SESSION_get0_ticket(session, &ticket, &len);
    CHECK(ticket != NULL && len > 0);
    CHECK(SSL_SESSION_get_ticket_lifetime_hint(session) > 0);
    CHECK_INT(resumes(&p, session), 1);
    CHECK_INT(resumes(&p, session), 1);
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_OK);
    CHECK_INT(SSL_CTX_sess_hits(p.server_ctx), 2);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void by_id(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;
    unsigned len = 0;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    session = first_session(&p);
    CHECK_INT(SSL_SESSION_has_ticket(session), 0);
    CHECK(SSL_SESSION_get_id(session, &len) != NULL);
    CHECK_INT(len, 32);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 1);
    CHECK_INT(resumes(&p, session), 1);
    CHECK_INT(SSL_CTX_sess_hits(p.server_ctx), 1);
    CHECK_INT(SSL_CTX_remove_session(p.server_ctx, SSL_get_session(p.server)), 1);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    CHECK_INT(resumes(&p, session), 0);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void no_cache_no_ticket(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_OFF);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    session = SSL_get1_session(p.client);
    CHECK_INT(resumes(&p, session), 0);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void facts(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session = first_session(&p);
    unsigned char key[SSL_MAX_MASTER_KEY_LENGTH], other[SSL_MAX_MASTER_KEY_LENGTH];
    unsigned len;

    CHECK_INT(SSL_SESSION_get_protocol_version(session), TLS1_2_VERSION);
    CHECK(SSL_SESSION_get0_cipher(session) == SSL_get_current_cipher(p.client));
    CHECK_INT(SSL_SESSION_get_master_key(session, NULL, 0), 48);
    CHECK_INT(SSL_SESSION_get_master_key(session, key, sizeof key), 48);
    CHECK_INT(SSL_SESSION_get_master_key(SSL_get_session(p.server), other, sizeof other), 48);
    CHECK(!memcmp(key, other, 48));
    CHECK(SSL_SESSION_get0_peer(session) != NULL);
    CHECK(SSL_SESSION_get_time(session) > 1600000000);
    CHECK(SSL_SESSION_get_timeout(session) > 0);
    CHECK_INT(SSL_SESSION_set_timeout(session, 77), 1);
    CHECK_INT(SSL_SESSION_get_timeout(session), 77);
    CHECK_INT(SSL_SESSION_set_time(session, 1700000000), 1700000000);
    CHECK_INT(SSL_SESSION_get_time(session), 1700000000);
    CHECK(!memcmp(SSL_SESSION_get0_id_context(SSL_get_session(p.server), &len), "tests", 5));
    CHECK_INT(len, 5);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void serial_form(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session = first_session(&p), *copy;
    unsigned char *der = NULL, *again = NULL;
    const unsigned char *in;
    int len = i2d_SSL_SESSION(session, NULL), i;
    unsigned a, b;

    CHECK(len > 100);
    CHECK_INT(i2d_SSL_SESSION(session, &der), len);
    in = der;
    copy = d2i_SSL_SESSION(NULL, &in, len);
    CHECK(copy != NULL);
    CHECK(in == der + len);
    CHECK(!memcmp(SSL_SESSION_get_id(session, &a), SSL_SESSION_get_id(copy, &b), 32));
    CHECK_INT(a, b);
    CHECK_INT(i2d_SSL_SESSION(copy, &again), len);
    CHECK(!memcmp(der, again, (size_t)len));
    CHECK_INT(resumes(&p, copy), 1);
    SSL_SESSION_free(copy);
    for (i = 0; i < len; i++) { /* cut off anywhere: refused */
        in = der;
        copy = d2i_SSL_SESSION(NULL, &in, i);
        CHECK(copy == NULL);
        SSL_SESSION_free(copy);
    }
    ERR_clear_error();
    OPENSSL_free(der);
    OPENSSL_free(again);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static int stored;
static SSL_SESSION *kept;
static int keep(SSL *ssl, SSL_SESSION *session)
{
    CHECK(ssl != NULL);
    stored++;
    if (kept)
        SSL_SESSION_free(kept);
    kept = session;
    return 1; /* the reference is ours now */
}

static SSL_SESSION *find(SSL *ssl, const unsigned char *id, int len, int *copy)
{
    unsigned own_len;

    CHECK(ssl != NULL);
    *copy = 1; /* the library takes a reference of its own */
    return kept && !memcmp(SSL_SESSION_get_id(kept, &own_len), id, (size_t)len) ? kept : NULL;
}

static void callbacks(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
    SSL_CTX_sess_set_get_cb(p.server_ctx, find);
    stored = 0;
    session = first_session(&p);
    CHECK_INT(stored, 1);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    CHECK_INT(resumes(&p, session), 1);
    CHECK_INT(SSL_CTX_sess_cb_hits(p.server_ctx), 1);
    CHECK_INT(stored, 1); /* resumed: nothing new */
    SSL_SESSION_free(kept);
    kept = NULL;
    CHECK_INT(resumes(&p, session), 0);
    SSL_SESSION_free(kept);
    kept = NULL;
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void client_callback(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(p.client_ctx, keep);
    stored = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(stored, 1);
    CHECK(kept != NULL);
    close_well(&p);
    CHECK_INT(resumes(&p, kept), 1);
    SSL_SESSION_free(kept);
    kept = NULL;
    pair_free(&p);
}

/* A session is bound to the context of IDs that it was made under. */
static void bound(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;

    session = first_session(&p);
    CHECK_INT(SSL_CTX_set_session_id_context(p.server_ctx, (const unsigned char *)"other", 5), 1);
    CHECK_INT(resumes(&p, session), 0);
    CHECK_INT(SSL_CTX_set_session_id_context(p.server_ctx, (const unsigned char *)"tests", 5), 1);
    CHECK_INT(resumes(&p, session), 1);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void extended_master_secret_is_kept(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session = first_session(&p);
    int c, s;

    /* The session has it and the new handshake has not: RFC 7627, section 5.3, a server must not resume. */
    SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_EXTENDED_MASTER_SECRET);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(!pair_handshake_results(&p, &c, &s));
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void expired(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *session;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    session = first_session(&p);
    SSL_SESSION_set_time(SSL_get_session(p.server), 1000000);
    SSL_CTX_flush_sessions(p.server_ctx, 0x7fffffff);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    CHECK_INT(resumes(&p, session), 0);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void made_by_hand(void)
{
    SSL_SESSION *session = SSL_SESSION_new(), *copy;
    static const unsigned char id[] = "0123456789abcdef0123456789abcdef", *got;
    unsigned len;

    CHECK(session != NULL);
    CHECK_INT(SSL_SESSION_set1_id(session, id, 32), 1);
    got = SSL_SESSION_get_id(session, &len);
    CHECK(len == 32 && !memcmp(got, id, 32));
    CHECK_INT(SSL_SESSION_set1_id(session, id, 33), 0);
    ERR_clear_error();
    CHECK_INT(SSL_SESSION_up_ref(session), 1);
    SSL_SESSION_free(session);
    copy = SSL_SESSION_dup(session);
    CHECK(copy != NULL && copy != session);
    SSL_SESSION_free(copy);
    SSL_SESSION_free(session);
    SSL_SESSION_free(NULL);
}

int main(void)
{
    TEST(by_ticket);
    TEST(by_id);
    TEST(no_cache_no_ticket);
    TEST(facts);
    TEST(serial_form);
    TEST(callbacks);
    TEST(client_callback);
    TEST(bound);
    TEST(extended_master_secret_is_kept);
    TEST(expired);
    TEST(made_by_hand);
    return check_done("sessions");
}
