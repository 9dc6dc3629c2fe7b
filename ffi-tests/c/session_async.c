/* Sessions that a program keeps: found at once or later, made with ids of its own, and how long they live in the cache. */
#include "pair.h"

static SSL_SESSION *kept;
static int found, removed, stored, later;

static int keep(SSL *ssl, SSL_SESSION *session)
{
    /* The handshake is over: what it agreed on is known. */
    CHECK(SSL_get_current_cipher(ssl) != NULL);
    CHECK_INT(SSL_get_state(ssl), TLS_ST_OK);
    SSL_SESSION_free(kept);
    kept = session;
    stored++;
    return 1;
}

static SSL_SESSION *find(SSL *ssl, const unsigned char *id, int len, int *copy)
{
    unsigned own_len;
    const unsigned char *own = SSL_SESSION_get_id(kept, &own_len);

    CHECK(ssl != NULL);
    CHECK(len == (int)own_len && memcmp(id, own, own_len) == 0);
    found++;
    *copy = 0; /* the library gets this reference */
#ifdef SSL_ERROR_PENDING_SESSION
    if (later-- > 0)
        return SSL_magic_pending_session_ptr();
#endif
    SSL_SESSION_up_ref(kept);
    return kept;
}

static void gone(SSL_CTX *ctx, SSL_SESSION *session)
{
    CHECK(ctx != NULL && session != NULL);
    removed++;
}

static struct pair id_pair(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    SSL_CTX_sess_set_remove_cb(p.server_ctx, gone);
    found = removed = stored = later = 0;
    return p;
}

/* A handshake that offers `session`; what came of it. */
static SSL_SESSION *handshake(struct pair *p, SSL_SESSION *session, int resumed)
{
    pair_disconnect(p);
    pair_connect(p, 0);
    if (session)
        CHECK_INT(SSL_set_session(p->client, session), 1);
    CHECK(pair_handshake(p));
    CHECK_INT(SSL_session_reused(p->client), resumed);
    CHECK_INT(SSL_session_reused(p->server), resumed);
    session = SSL_get1_session(p->client);
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
    return session;
}

static void external(void)
{
    struct pair p = id_pair();
    SSL_SESSION *session;

    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
    SSL_CTX_sess_set_get_cb(p.server_ctx, find);
    session = handshake(&p, NULL, 0);
    CHECK_INT(stored, 1);
    SSL_SESSION_free(handshake(&p, session, 1));
    CHECK_INT(found, 1);
    CHECK_INT(stored, 1);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    CHECK_INT(SSL_CTX_sess_cb_hits(p.server_ctx), 1);
    CHECK_INT(SSL_CTX_sess_hits(p.server_ctx), 1);
#ifdef SSL_ERROR_PENDING_SESSION
    {
        int c, s;

        later = 2; /* the handshake waits until the session is there */
        pair_disconnect(&p);
        pair_connect(&p, 0);
        CHECK_INT(SSL_set_session(p.client, session), 1);
        CHECK(!pair_handshake_results(&p, &c, &s));
        CHECK_INT(SSL_get_error(p.server, s), SSL_ERROR_PENDING_SESSION);
        CHECK_INT(found, 2);
        CHECK_INT(SSL_do_handshake(p.server), -1);
        CHECK_INT(found, 3);
        CHECK(pair_handshake(&p));
        CHECK_INT(found, 4);
        CHECK_INT(SSL_session_reused(p.server), 1);
    }
#endif
    SSL_SESSION_free(session);
    SSL_SESSION_free(kept);
    kept = NULL;
    pair_free(&p);
}

/* What the callback finds goes into the internal cache, unless the mode forbids it. */
static void found_and_stored(void)
{
    struct pair p = id_pair();
    SSL_SESSION *session;

    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL_LOOKUP);
    SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
    SSL_CTX_sess_set_get_cb(p.server_ctx, find);
    session = handshake(&p, NULL, 0);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 1);
    SSL_SESSION_free(handshake(&p, session, 1));
    CHECK_INT(found, 1); /* although it is in the cache */
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_SERVER);
    SSL_SESSION_free(handshake(&p, session, 1));
    CHECK_INT(found, 1);
    SSL_SESSION_free(session);
    SSL_SESSION_free(kept);
    kept = NULL;
    pair_free(&p);
}

static int id_number, id_result, id_length;
static int make_id(SSL *ssl, unsigned char *id, unsigned *len)
{
    CHECK_INT(*len, 32);
    CHECK_INT(id[0] | id[31], 0);
    memcpy(id, "www-18", 6);
    id[6] = (unsigned char)id_number;
    CHECK_INT(SSL_has_matching_session_id(ssl, (const unsigned char *)"nothing", 7), 0);
    *len = (unsigned)id_length;
    return id_result;
}

static void own_ids(void)
{
    struct pair p = id_pair();
    SSL_SESSION *session;
    unsigned len;
    int c, s;

    CHECK_INT(SSL_CTX_set_generate_session_id(p.server_ctx, make_id), 1);
    id_number = 1;
    id_result = 1;
    id_length = 20;
    session = handshake(&p, NULL, 0);
    CHECK(memcmp(SSL_SESSION_get_id(session, &len), "www-18\001", 7) == 0);
    CHECK_INT(len, 20);
    CHECK_INT(SSL_has_matching_session_id(p.server, SSL_SESSION_get_id(session, &len), 20), 1);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 1);
    SSL_SESSION_free(handshake(&p, session, 1));

    pair_disconnect(&p);
    pair_connect(&p, 0); /* an id that is taken */
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_SSL_SESSION_ID_CONFLICT);
    id_number = 2;
    id_length = 0;
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_SSL_SESSION_ID_HAS_BAD_LENGTH);
    id_length = 8;
    id_result = 0;
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_SSL_SESSION_ID_CALLBACK_FAILED);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void cache_size(void)
{
    struct pair p = id_pair();
    SSL_SESSION *first, *second;

    CHECK_INT(SSL_CTX_sess_set_cache_size(p.server_ctx, 1), SSL_SESSION_CACHE_MAX_SIZE_DEFAULT);
    CHECK_INT(SSL_CTX_sess_get_cache_size(p.server_ctx), 1);
    first = handshake(&p, NULL, 0);
    second = handshake(&p, NULL, 0);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 1);
    CHECK_INT(removed, 1);
    CHECK_INT(SSL_CTX_sess_cache_full(p.server_ctx), 1);
    SSL_SESSION_free(handshake(&p, second, 1));
    SSL_SESSION_free(handshake(&p, first, 0));
    CHECK_INT(SSL_CTX_sess_misses(p.server_ctx), 1);
    CHECK_INT(SSL_CTX_sess_accept(p.server_ctx), 4);
    CHECK_INT(SSL_CTX_sess_accept_good(p.server_ctx), 4);
    CHECK_INT(SSL_CTX_sess_connect_good(p.client_ctx), 4);
    SSL_SESSION_free(first);
    SSL_SESSION_free(second);
    pair_free(&p);
}

static void timeouts(void)
{
    struct pair p = id_pair();
    SSL_SESSION *session;

    CHECK_INT(SSL_CTX_set_timeout(p.server_ctx, 100), 7200);
    CHECK_INT(SSL_CTX_get_timeout(p.server_ctx), 100);
    session = handshake(&p, NULL, 0);
    CHECK_INT(SSL_SESSION_get_timeout(SSL_get_session(p.server)), 100);
    SSL_CTX_flush_sessions(p.server_ctx, SSL_SESSION_get_time(session) + 50);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 1);
    SSL_SESSION_free(handshake(&p, session, 1));
    SSL_SESSION_set_time(SSL_get_session(p.server), SSL_SESSION_get_time(session) - 200);
    SSL_SESSION_free(handshake(&p, session, 0));
    CHECK_INT(SSL_CTX_sess_timeouts(p.server_ctx), 1);
    CHECK_INT(removed, 1);
    SSL_CTX_flush_sessions(p.server_ctx, 0);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    SSL_SESSION_free(session);
    pair_free(&p);
}

/* A server that verifies clients needs a context for its sessions. */
static void no_context(void)
{
    struct pair p = id_pair();
    SSL_SESSION *session;
    int c, s;

    SSL_CTX_set_session_id_context(p.server_ctx, (const unsigned char *)"", 0);
    session = handshake(&p, NULL, 0);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_SESSION_ID_CONTEXT_UNINITIALIZED);
    SSL_SESSION_free(session);
    pair_free(&p);
}

int main(void)
{
    TEST(external);
    TEST(found_and_stored);
    TEST(own_ids);
    TEST(cache_size);
    TEST(timeouts);
    TEST(no_context);
    return check_done("session_async");
}
