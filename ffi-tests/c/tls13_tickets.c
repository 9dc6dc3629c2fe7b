/* Tickets of TLS 1.3 that a program has a say in: its keys, its data in them, and when one is sent. */
#include "ticket_keys.h"
#include "tickets_given.h"

#include <openssl/tls1.h>

/* A handshake that offers a copy of a session, and what comes after it. 1 if it was resumed, 0 if not, -1 for a failure. */
static int handshake(struct pair *p, SSL_SESSION *session)
{
    SSL_SESSION *copy = session ? SSL_SESSION_dup(session) : NULL;
    int resumed;

    pair_disconnect(p);
    pair_connect(p, 0);
    if (copy)
        CHECK_INT(SSL_set_session(p->client, copy), 1);
    SSL_SESSION_free(copy);
    if (!pair_handshake(p))
        return -1;
    resumed = SSL_session_reused(p->client);
    CHECK_INT(SSL_session_reused(p->server), resumed);
    CHECK(pair_says(p->server, p->client, "after the tickets"));
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
    return resumed;
}

static void own_keys(void)
{
    struct pair p = new_pair();
    const unsigned char *ticket;
    size_t len;

    CHECK_INT(SSL_CTX_set_tlsext_ticket_key_evp_cb(p.server_ctx, evp_keys), 1);
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_OFF);
    sealed = opened = 0;
    seal_result = open_result = 1;
    CHECK_INT(handshake(&p, NULL), 0);
    CHECK_INT(sealed, 2);
    CHECK_INT(opened, 0);
    CHECK_INT(got_count, 2);
    SSL_SESSION_get0_ticket(got[0], &ticket, &len);
    CHECK(len > 16 + 16 + 32 && memcmp(ticket, name, 16) == 0);

    CHECK_INT(handshake(&p, got[0]), 1); /* used, and no other given */
    CHECK_INT(opened, 1);
    CHECK_INT(sealed, 2);
    CHECK_INT(got_count, 2);
    open_result = 2; /* used, and another given */
    CHECK_INT(handshake(&p, got[0]), 1);
    CHECK_INT(opened, 2);
    CHECK_INT(sealed, 3);
    CHECK_INT(got_count, 3);
    open_result = 1;
    CHECK_INT(handshake(&p, got[2]), 1);
    open_result = 0; /* no such key */
    CHECK_INT(handshake(&p, got[0]), 0);
    CHECK_INT(sealed, 5);
    CHECK_INT(got_count, 5);
    open_result = -1; /* the end */
    CHECK_INT(handshake(&p, got[0]), -1);
    open_result = 1;
    hmac_key[0] ^= 1; /* another key of that name */
    CHECK_INT(handshake(&p, got[0]), 0);
    hmac_key[0] ^= 1;

    forget();
    seal_result = 0; /* no ticket */
    CHECK_INT(handshake(&p, NULL), 0);
    CHECK_INT(got_count, 0);
    seal_result = 1;
    done(&p);
}

static int generated, decrypted, wanted;
static SSL_TICKET_STATUS status_seen;
static char data_seen[32];

static int before_ticket(SSL *ssl, void *arg)
{
    char text[32];
    int len = snprintf(text, sizeof text, "ticket %d", generated++);

    CHECK(arg == &generated);
    CHECK_INT(SSL_SESSION_set1_ticket_appdata(SSL_get_session(ssl), text, (size_t)len + 1), 1);
    return 1;
}

static SSL_TICKET_RETURN after_ticket(SSL *ssl, SSL_SESSION *session, const unsigned char *key_name, size_t len,
                                      SSL_TICKET_STATUS status, void *arg)
{
    void *data = NULL;
    size_t data_len = 0;

    CHECK(ssl != NULL && arg == &generated);
    CHECK(key_name != NULL || len == 0);
    decrypted++;
    status_seen = status;
    data_seen[0] = '\0';
    if (status == SSL_TICKET_SUCCESS || status == SSL_TICKET_SUCCESS_RENEW) {
        CHECK_INT(SSL_SESSION_get0_ticket_appdata(session, &data, &data_len), 1);
        if (data != NULL && data_len < sizeof data_seen)
            memcpy(data_seen, data, data_len);
    }
    if (wanted >= 0)
        return wanted;
    switch (status) {
    case SSL_TICKET_SUCCESS: return SSL_TICKET_RETURN_USE;
    case SSL_TICKET_SUCCESS_RENEW: return SSL_TICKET_RETURN_USE_RENEW;
    default: return SSL_TICKET_RETURN_IGNORE_RENEW;
    }
}

/* Each ticket has data of its own. */
static void own_data(void)
{
    struct pair p = new_pair(), stranger = new_pair();

    CHECK_INT(SSL_CTX_set_session_ticket_cb(p.server_ctx, before_ticket, after_ticket, &generated), 1);
    wanted = -1;
    generated = decrypted = 0;
    CHECK_INT(handshake(&p, NULL), 0);
    CHECK_INT(generated, 2);
    CHECK_INT(decrypted, 0);
    CHECK_INT(handshake(&p, got[0]), 1);
    CHECK_INT(status_seen, SSL_TICKET_SUCCESS_RENEW);
    CHECK_STR(data_seen, "ticket 0");
    CHECK_INT(generated, 3);
    CHECK_INT(got_count, 3);
    CHECK_INT(handshake(&p, got[1]), 1);
    CHECK_STR(data_seen, "ticket 1");
    CHECK_INT(handshake(&p, got[2]), 1);
    CHECK_STR(data_seen, "ticket 2");
    CHECK_INT(decrypted, 3);

    forget();
    generated = 0;
    CHECK_INT(handshake(&p, NULL), 0);
    wanted = SSL_TICKET_RETURN_USE;
    CHECK_INT(handshake(&p, got[0]), 1);
    CHECK_INT(got_count, 2);
    wanted = SSL_TICKET_RETURN_USE_RENEW;
    CHECK_INT(handshake(&p, got[0]), 1);
    CHECK_INT(got_count, 3);
    wanted = SSL_TICKET_RETURN_IGNORE_RENEW;
    CHECK_INT(handshake(&p, got[0]), 0);
    CHECK_INT(got_count, 5);
    wanted = SSL_TICKET_RETURN_ABORT;
    CHECK_INT(handshake(&p, got[0]), -1);

    /* A ticket of somebody else's, which cannot be used whatever is said. */
    wanted = -1;
    forget();
    CHECK_INT(handshake(&stranger, NULL), 0);
    CHECK_INT(handshake(&p, got[0]), 0);
    CHECK_INT(status_seen, SSL_TICKET_NO_DECRYPT);
    wanted = SSL_TICKET_RETURN_USE;
    CHECK_INT(handshake(&p, got[0]), -1);
    pair_free(&stranger);
    done(&p);
}

/* Data also goes with sessions that the server keeps. */
static void data_that_is_kept(void)
{
    struct pair p = new_pair();
    void *data = NULL;
    size_t len = 0;

    CHECK_INT(SSL_CTX_set_session_ticket_cb(p.server_ctx, before_ticket, after_ticket, &generated), 1);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    wanted = -1;
    generated = decrypted = 0;
    CHECK_INT(handshake(&p, NULL), 0);
    CHECK_INT(generated, 2);
    CHECK_INT(SSL_CTX_set_num_tickets(p.server_ctx, 0), 1);
    CHECK_INT(handshake(&p, got[0]), 1);
    CHECK_INT(decrypted, 0);
    CHECK_INT(SSL_SESSION_get0_ticket_appdata(SSL_get_session(p.server), &data, &len), 1);
    CHECK_INT(len, 9);
    CHECK_STR((const char *)data, "ticket 0");
    done(&p);
}

static int drain(SSL *ssl)
{
    char byte;
    int n = SSL_read(ssl, &byte, 1);

    return SSL_get_error(ssl, n);
}

/* A ticket whenever the server wants to give one. */
static void later(void)
{
    struct pair p = new_pair();

    CHECK_INT(SSL_CTX_set_num_tickets(p.server_ctx, 0), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_new_session_ticket(p.server), 0); /* too early */
    CHECK_INT(SSL_new_session_ticket(p.client), 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(got_count, 0);
    CHECK_INT(SSL_new_session_ticket(p.client), 0); /* not a client's to give */
    CHECK_INT(SSL_new_session_ticket(p.server), 1);
    CHECK_INT(SSL_new_session_ticket(p.server), 1);
    CHECK_INT(drain(p.client), SSL_ERROR_WANT_READ);
    CHECK_INT(got_count, 0); /* not sent yet */
    CHECK_INT(SSL_do_handshake(p.server), 1);
    CHECK_INT(drain(p.client), SSL_ERROR_WANT_READ);
    CHECK_INT(got_count, 2);
    CHECK_INT(SSL_do_handshake(p.server), 1);
    CHECK_INT(drain(p.client), SSL_ERROR_WANT_READ);
    CHECK_INT(got_count, 2);

    /* With the next data. */
    CHECK_INT(SSL_new_session_ticket(p.server), 1);
    CHECK(pair_says(p.server, p.client, "and a ticket"));
    CHECK_INT(got_count, 3);
    CHECK(pair_says(p.client, p.server, "thanks"));
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    CHECK_INT(handshake(&p, got[2]), 1);
    CHECK_INT(handshake(&p, got[0]), 1);

    /* On a connection that was itself resumed. */
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, got[1]), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_new_session_ticket(p.server), 1);
    CHECK(pair_says(p.server, p.client, "and a ticket"));
    CHECK_INT(got_count, 4);
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    CHECK_INT(handshake(&p, got[3]), 1);
    done(&p);

    p = pair_connected("server-p256"); /* TLS 1.2 */
    CHECK_INT(SSL_new_session_ticket(p.server), 0);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(own_keys);
    TEST(own_data);
    TEST(data_that_is_kept);
    TEST(later);
    return check_done("TLS 1.3 tickets");
}
