/* Resumption in TLS 1.3: tickets that hold sessions and tickets that name them, how many there are and when, what a session
 * is bound to, and the functions that have a say. */
#include "tickets_given.h"

#include <time.h>

/* New connections, of which the client offers a session. */
static void connect_with(struct pair *p, SSL_SESSION *session)
{
    pair_disconnect(p);
    pair_connect(p, 0);
    if (session)
        CHECK_INT(SSL_set_session(p->client, session), 1);
}

/* Does the handshake and takes the tickets in. 1 if the session was resumed, 0 if not, -1 if the handshake failed. */
static int finish(struct pair *p)
{
    int resumed;

    if (!pair_handshake(p))
        return -1;
    resumed = SSL_session_reused(p->client);
    CHECK_INT(SSL_session_reused(p->server), resumed);
    CHECK(pair_says(p->server, p->client, "after the tickets"));
    CHECK(pair_says(p->client, p->server, "and back"));
    CHECK_INT(SSL_get_verify_result(p->client), X509_V_OK);
    return resumed;
}

static void close_both(struct pair *p)
{
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
}

/* A copy may be offered even where its original may not be any more. */
static int resumes(struct pair *p, SSL_SESSION *session)
{
    SSL_SESSION *copy = SSL_SESSION_dup(session);
    int resumed;

    connect_with(p, copy);
    resumed = finish(p);
    close_both(p);
    SSL_SESSION_free(copy);
    return resumed;
}

/* The sessions of a first handshake are in `got`. */
static void first(struct pair *p)
{
    forget();
    connect_with(p, NULL);
    CHECK_INT(finish(p), 0);
    close_both(p);
}

static void as_many_tickets_as_wanted(void)
{
    struct pair p = new_pair();
    const unsigned char *a, *b;
    size_t count, m, n;

    CHECK_INT(SSL_CTX_get_num_tickets(p.server_ctx), 2);
    for (count = 0; count < 6; count++) {
        CHECK_INT(SSL_CTX_set_num_tickets(p.server_ctx, count), 1);
        CHECK_INT(SSL_CTX_get_num_tickets(p.server_ctx), count);
        first(&p);
        CHECK_INT(got_count, count);
        CHECK_INT(SSL_get_num_tickets(p.server), count);
    }
    SSL_SESSION_get0_ticket(got[0], &a, &m);
    SSL_SESSION_get0_ticket(got[4], &b, &n);
    CHECK(m > 0 && n > 0 && (m != n || memcmp(a, b, n) != 0));

    /* Each can be used, and each use is given another one. */
    CHECK_INT(resumes(&p, got[0]), 1);
    CHECK_INT(got_count, 6);
    CHECK_INT(resumes(&p, got[5]), 1);
    CHECK_INT(got_count, 7);
    CHECK_INT(resumes(&p, got[1]), 1);
    CHECK_INT(got_count, 8);

    /* One connection may have its own number. */
    connect_with(&p, got[2]);
    CHECK_INT(SSL_set_num_tickets(p.server, 0), 1);
    CHECK_INT(SSL_get_num_tickets(p.server), 0);
    CHECK_INT(finish(&p), 1);
    CHECK_INT(got_count, 8);
    done(&p);
}

/* A session can be resumed once there is a ticket; a client that has resumed one does not do so again. */
static void resumable(void)
{
    struct pair p = new_pair();
    SSL_SESSION *session;

    forget();
    connect_with(&p, NULL);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_SESSION_is_resumable(SSL_get_session(p.client)), 0);
    CHECK_INT(SSL_SESSION_has_ticket(SSL_get_session(p.client)), 0);
    CHECK(pair_says(p.server, p.client, "after the tickets"));
    CHECK_INT(got_count, 2);
    session = SSL_get1_session(p.client);
    CHECK(session == got[1]);
    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    CHECK(SSL_SESSION_get_ticket_lifetime_hint(session) == 7200);
    CHECK_INT(SSL_SESSION_get_timeout(session), SSL_CTX_get_timeout(p.client_ctx));
    close_both(&p);

    connect_with(&p, session);
    CHECK_INT(finish(&p), 1);
    CHECK_INT(SSL_SESSION_is_resumable(session), 0);
    close_both(&p);
    connect_with(&p, session);
    CHECK_INT(finish(&p), 0);
    close_both(&p);
    SSL_SESSION_free(session);

    /* Without a cache it may. */
    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_OFF);
    session = got[0];
    connect_with(&p, session);
    CHECK_INT(finish(&p), 1);
    close_both(&p);
    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    connect_with(&p, session);
    CHECK_INT(finish(&p), 1);
    close_both(&p);
    done(&p);
}

/* The client's own cache: what it has used goes. */
static void clients_cache(void)
{
    struct pair p = pair_new_tls13("server-p256");
    SSL_SESSION *session;

    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT);
    connect_with(&p, NULL);
    CHECK_INT(finish(&p), 0);
    CHECK_INT(SSL_CTX_sess_number(p.client_ctx), 2);
    session = SSL_get1_session(p.client);
    close_both(&p);
    connect_with(&p, session);
    CHECK_INT(finish(&p), 1);
    CHECK_INT(SSL_CTX_sess_number(p.client_ctx), 2); /* one less, and a new one */
    close_both(&p);
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void what_stays_the_same(void)
{
    struct pair p = new_pair();
    unsigned char *der = NULL, *again = NULL;
    const unsigned char *in;
    SSL_SESSION *copy;
    X509 *before, *after;
    int len;

    CHECK_INT(SSL_CTX_set_ciphersuites(p.client_ctx, "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384"), 1);
    first(&p);
    before = SSL_get1_peer_certificate(p.client);
    CHECK(before != NULL);
    len = i2d_SSL_SESSION(got[0], &der);
    CHECK(len > 0);
    in = der;
    copy = d2i_SSL_SESSION(NULL, &in, len);
    CHECK(copy != NULL);
    CHECK_INT(i2d_SSL_SESSION(copy, &again), len);
    CHECK(!memcmp(der, again, (size_t)len));
    CHECK_INT(resumes(&p, copy), 1);
    after = SSL_get1_peer_certificate(p.client);
    CHECK(after != NULL && X509_cmp(before, after) == 0);
    CHECK(SSL_get_peer_cert_chain(p.server) == NULL);
    X509_free(before);
    X509_free(after);

    /* Another suite of the same hash, but none of another hash. */
    CHECK_INT(SSL_CTX_set_ciphersuites(p.client_ctx, "TLS_CHACHA20_POLY1305_SHA256"), 1);
    CHECK_INT(resumes(&p, copy), 1);
    CHECK_STR(SSL_get_cipher_name(p.client), "TLS_CHACHA20_POLY1305_SHA256");
    CHECK_INT(SSL_CTX_set_ciphersuites(p.client_ctx, "TLS_AES_256_GCM_SHA384"), 1);
    CHECK_INT(resumes(&p, copy), 0);
    SSL_SESSION_free(copy);
    OPENSSL_free(der);
    OPENSSL_free(again);
    done(&p);
}

static SSL_SESSION *kept[MOST];
static int kept_count, removed;

static int keep(SSL *ssl, SSL_SESSION *session)
{
    CHECK(SSL_is_server(ssl));
    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    if (kept_count == MOST)
        return 0;
    kept[kept_count++] = session;
    return 1;
}

static SSL_SESSION *find(SSL *ssl, const unsigned char *id, int len, int *copy)
{
    unsigned own_len;
    int i;

    CHECK(SSL_is_server(ssl));
    *copy = 1;
    for (i = 0; i < kept_count; i++)
        if (!memcmp(SSL_SESSION_get_id(kept[i], &own_len), id, (size_t)len) && own_len == (unsigned)len)
            return kept[i];
    return NULL;
}

static void on_remove(SSL_CTX *ctx, SSL_SESSION *session)
{
    CHECK(ctx != NULL && session != NULL);
    removed++;
}

/* Tickets that only name what the server keeps. */
static void stateful(void)
{
    struct pair p = new_pair();
    const unsigned char *ticket;
    size_t len;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    first(&p);
    CHECK_INT(got_count, 2);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 2);
    SSL_SESSION_get0_ticket(got[0], &ticket, &len);
    CHECK_INT(len, 32);
    CHECK_INT(resumes(&p, got[0]), 1);
    CHECK_INT(SSL_CTX_sess_hits(p.server_ctx), 1);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 3);
    SSL_CTX_flush_sessions(p.server_ctx, (long)time(NULL) + 100000);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    CHECK_INT(resumes(&p, got[1]), 0);
    done(&p);
}

static void own_store(void)
{
    struct pair p = new_pair();
    int i;

    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
    SSL_CTX_sess_set_get_cb(p.server_ctx, find);
    kept_count = 0;
    first(&p);
    CHECK_INT(kept_count, 2);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    CHECK_INT(resumes(&p, got[0]), 1);
    CHECK_INT(SSL_CTX_sess_cb_hits(p.server_ctx), 1);
    CHECK_INT(kept_count, 3);
    for (i = 0; i < kept_count; i++)
        SSL_SESSION_free(kept[i]);
    kept_count = 0;
    CHECK_INT(resumes(&p, got[1]), 0);
    for (i = 0; i < kept_count; i++)
        SSL_SESSION_free(kept[i]);
    kept_count = 0;
    done(&p);
}

/* Tickets that hold their session are kept too where somebody wants to hear of their end. */
static void watched(void)
{
    struct pair p = new_pair();
    int i;

    first(&p);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 0);
    SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
    SSL_CTX_sess_set_remove_cb(p.server_ctx, on_remove);
    kept_count = removed = 0;
    first(&p);
    CHECK_INT(SSL_CTX_sess_number(p.server_ctx), 2);
    CHECK_INT(kept_count, 2);
    CHECK_INT(SSL_CTX_remove_session(p.server_ctx, kept[0]), 1);
    CHECK_INT(SSL_CTX_remove_session(p.server_ctx, kept[0]), 0);
    CHECK_INT(SSL_SESSION_is_resumable(kept[0]), 0);
    CHECK_INT(removed, 2);
    for (i = 0; i < kept_count; i++)
        SSL_SESSION_free(kept[i]);
    kept_count = 0;
    done(&p);
}

static void bound(void)
{
    struct pair p = new_pair();

    first(&p);
    CHECK_INT(SSL_CTX_set_session_id_context(p.server_ctx, (const unsigned char *)"other", 5), 1);
    CHECK_INT(resumes(&p, got[0]), 0);
    CHECK_INT(SSL_CTX_set_session_id_context(p.server_ctx, (const unsigned char *)"tests", 5), 1);
    CHECK_INT(resumes(&p, got[0]), 1);
    /* Another version. */
    CHECK_INT(SSL_CTX_set_min_proto_version(p.server_ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_2_VERSION), 1);
    CHECK_INT(resumes(&p, got[1]), 0);
    CHECK_STR(SSL_get_version(p.client), "TLSv1.2");
    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_2_VERSION), 1);
    CHECK_INT(resumes(&p, got[1]), 0);
    done(&p);
}

static void client_certificate(void)
{
    struct pair p = new_pair();
    X509 *certificate;

    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    CHECK_INT(SSL_CTX_use_certificate_file(p.client_ctx, PKI "/client-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.client_ctx, PKI "/client-p256.key", SSL_FILETYPE_PEM), 1);
    first(&p);
    CHECK_INT(resumes(&p, got[0]), 1);
    certificate = SSL_get1_peer_certificate(p.server);
    CHECK(certificate != NULL);
    X509_free(certificate);
    CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);

    /* Whoever verifies must say for what. */
    CHECK_INT(SSL_CTX_set_session_id_context(p.server_ctx, NULL, 0), 1);
    connect_with(&p, NULL);
    CHECK_INT(finish(&p), 0);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    done(&p);
}

static void expired(void)
{
    struct pair p = new_pair();

    SSL_CTX_set_timeout(p.server_ctx, 30 * 24 * 3600);
    first(&p);
    CHECK_INT(SSL_SESSION_get_ticket_lifetime_hint(got[0]), 7 * 24 * 3600);
    SSL_CTX_set_timeout(p.server_ctx, 1000);
    first(&p);
    CHECK_INT(SSL_SESSION_get_ticket_lifetime_hint(got[0]), 1000);

    /* The client does not offer a ticket that has had its time. */
    SSL_SESSION_set_time(got[0], (long)time(NULL) - 1010);
    CHECK_INT(resumes(&p, got[0]), 0);
    SSL_SESSION_set_time(got[1], (long)time(NULL) - 900);
    CHECK_INT(resumes(&p, got[1]), 1);

    /* And the server does not take it: here it keeps the session. */
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
    kept_count = 0;
    first(&p);
    CHECK_INT(kept_count, 2);
    SSL_SESSION_set_time(kept[0], (long)time(NULL) - 1010);
    CHECK_INT(resumes(&p, got[0]), 0);
    CHECK_INT(resumes(&p, got[1]), 1);
    while (kept_count)
        SSL_SESSION_free(kept[--kept_count]);
    done(&p);
}

static void binder(void)
{
    struct pair p = new_pair();
    unsigned char key[48] = "another key";
    SSL_SESSION *copy;

    first(&p);
    copy = SSL_SESSION_dup(got[0]);
    CHECK_INT(SSL_SESSION_get_master_key(copy, NULL, 0), sizeof key);
    CHECK_INT(SSL_SESSION_set1_master_key(copy, key, sizeof key), 1);
    connect_with(&p, copy);
    CHECK_INT(finish(&p), -1);
    CHECK_INT(next_reason(), SSL_R_BINDER_DOES_NOT_VERIFY);
    SSL_SESSION_free(copy);
    done(&p);
}

/* Without a group in common there is the key alone, if both allow that. */
static void key_alone(void)
{
    struct pair p = new_pair();
    int both, i;

    for (both = 0; both < 2; both++) {
        first(&p);
        for (i = 0; i < 2; i++) {
            connect_with(&p, got[i]);
            CHECK_INT(SSL_set1_groups_list(p.client, i ? "P-256" : "P-521"), 1);
            CHECK_INT(SSL_set1_groups_list(p.server, "P-256:X25519"), 1);
            SSL_set_options(p.client, SSL_OP_ALLOW_NO_DHE_KEX);
            if (both)
                SSL_set_options(p.server, SSL_OP_ALLOW_NO_DHE_KEX);
            CHECK_INT(finish(&p), both || i ? 1 : -1);
            if (!both && !i)
                CHECK_INT(next_reason(), SSL_R_NO_SUITABLE_KEY_SHARE);
            else if (i)
                CHECK_INT(SSL_get_negotiated_group(p.server), NID_X9_62_prime256v1);
            close_both(&p);
        }
    }
    done(&p);
}

/* Another group than the client has guessed. */
static void after_a_retry(void)
{
    struct pair p = new_pair();

    CHECK_INT(SSL_CTX_set1_groups_list(p.client_ctx, "X25519:P-256:P-384"), 1);
    CHECK_INT(SSL_CTX_set1_groups_list(p.server_ctx, "P-384"), 1);
    first(&p);
    CHECK_INT(resumes(&p, got[0]), 1);
    CHECK_INT(SSL_get_negotiated_group(p.client), NID_secp384r1);
    done(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(as_many_tickets_as_wanted);
    TEST(resumable);
    TEST(clients_cache);
    TEST(what_stays_the_same);
    TEST(stateful);
    TEST(own_store);
    TEST(watched);
    TEST(bound);
    TEST(client_certificate);
    TEST(expired);
    TEST(binder);
    TEST(key_alone);
    TEST(after_a_retry);
    return check_done("TLS 1.3 resumption");
}
