/* A pair in TLS 1.3, and the tickets that its client was given. */
#ifndef TICKETS_GIVEN_H
#define TICKETS_GIVEN_H

#include "pair.h"

enum { MOST = 16 };

/* Oldest first. */
static SSL_SESSION *got[MOST];
static int got_count;

static int collect(SSL *ssl, SSL_SESSION *session)
{
    CHECK(!SSL_is_server(ssl));
    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    CHECK_INT(SSL_SESSION_has_ticket(session), 1);
    CHECK_INT(SSL_SESSION_get_protocol_version(session), SSL_version(ssl));
    if (got_count == MOST)
        return 0;
    got[got_count++] = session;
    return 1;
}

static void forget(void)
{
    while (got_count)
        SSL_SESSION_free(got[--got_count]);
}

/* A pair whose client keeps nothing but what the callback sees: a session that is in no cache may be used again. */
static struct pair new_pair(void)
{
    struct pair p = pair_new_tls13("server-p256");

    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(p.client_ctx, collect);
    return p;
}

static void done(struct pair *p)
{
    forget();
    pair_free(p);
}

#endif
