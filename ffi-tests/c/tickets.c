/* Session tickets: keys that a program sets, functions that set up their sealing, and data of the program in them. */
#define OPENSSL_SUPPRESS_DEPRECATED /* the functions with HMAC_CTX */
#include "pair.h"
#include "ticket_keys.h"

#include <openssl/hmac.h>
#include <openssl/tls1.h>

/* The same, as it was written before OpenSSL 3.0. */
static int hmac_keys(SSL *ssl, unsigned char *key_name, unsigned char *iv, EVP_CIPHER_CTX *ctx, HMAC_CTX *mac, int enc)
{
    CHECK(ssl != NULL);
    if (enc) {
        sealed++;
        CHECK_INT(RAND_bytes(iv, EVP_CIPHER_iv_length(cipher())), 1);
        memcpy(key_name, name, sizeof name);
        CHECK_INT(EVP_EncryptInit_ex(ctx, cipher(), NULL, aes_key, iv), 1);
        CHECK_INT(HMAC_Init_ex(mac, hmac_key, sizeof hmac_key, EVP_sha256(), NULL), 1);
        return seal_result;
    }
    opened++;
    if (memcmp(key_name, name, sizeof name) != 0)
        return 0;
    CHECK_INT(HMAC_Init_ex(mac, hmac_key, sizeof hmac_key, EVP_sha256(), NULL), 1);
    CHECK_INT(EVP_DecryptInit_ex(ctx, cipher(), NULL, aes_key, iv), 1);
    return open_result;
}

static struct pair new_pair(int evp)
{
    struct pair p = pair_new("server-p256");

    if (evp)
        CHECK_INT(SSL_CTX_set_tlsext_ticket_key_evp_cb(p.server_ctx, evp_keys), 1);
    else
        CHECK_INT(SSL_CTX_set_tlsext_ticket_key_cb(p.server_ctx, hmac_keys), 1);
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_OFF);
    sealed = opened = 0;
    seal_result = open_result = 1;
    cipher = EVP_aes_256_cbc;
    return p;
}

/* A handshake that offers a session; the session that came of it, or NULL if the handshake failed. */
static SSL_SESSION *handshake(struct pair *p, SSL_SESSION *offered, int *resumed)
{
    SSL_SESSION *session;

    pair_disconnect(p);
    pair_connect(p, 0);
    if (offered)
        CHECK_INT(SSL_set_session(p->client, offered), 1);
    *resumed = 0;
    if (!pair_handshake(p))
        return NULL;
    *resumed = SSL_session_reused(p->client);
    CHECK_INT(SSL_session_reused(p->server), *resumed);
    CHECK(pair_says(p->server, p->client, "something"));
    session = SSL_get1_session(p->client);
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
    return session;
}

static int same_ticket(SSL_SESSION *a, SSL_SESSION *b)
{
    const unsigned char *x, *y;
    size_t m, n;

    SSL_SESSION_get0_ticket(a, &x, &m);
    SSL_SESSION_get0_ticket(b, &y, &n);
    return m == n && memcmp(x, y, n) == 0;
}

static void every_result(int evp)
{
    struct pair p = new_pair(evp);
    SSL_SESSION *first, *again;
    const unsigned char *ticket;
    size_t len;
    int resumed;

    first = handshake(&p, NULL, &resumed);
    CHECK(first != NULL);
    CHECK_INT(sealed, 1);
    CHECK_INT(opened, 0);
    SSL_SESSION_get0_ticket(first, &ticket, &len);
    CHECK(len > 16 + 16 + 32 && memcmp(ticket, name, 16) == 0);
    CHECK_INT((len - 16 - 16 - 32) % 16, 0);

    again = handshake(&p, first, &resumed); /* 1: used, and kept */
    CHECK_INT(resumed, 1);
    CHECK_INT(opened, 1);
    CHECK_INT(sealed, 1);
    CHECK(same_ticket(first, again));
    SSL_SESSION_free(again);

    open_result = 2; /* used, and replaced */
    again = handshake(&p, first, &resumed);
    CHECK_INT(resumed, 1);
    CHECK_INT(opened, 2);
    CHECK_INT(sealed, 2);
    CHECK(!same_ticket(first, again));
    open_result = 1;
    SSL_SESSION_free(handshake(&p, again, &resumed));
    CHECK_INT(resumed, 1);
    SSL_SESSION_free(again);

    if (evp) {
        open_result = 0; /* no such key: a full handshake, with a new ticket */
        again = handshake(&p, first, &resumed);
        CHECK_INT(resumed, 0);
        CHECK_INT(sealed, 3);
        CHECK(!same_ticket(first, again));
        SSL_SESSION_free(again);

        open_result = -1; /* the end */
        CHECK(handshake(&p, first, &resumed) == NULL);
        open_result = 1;

        seal_result = -1;
        CHECK(handshake(&p, NULL, &resumed) == NULL);
        seal_result = 0; /* no ticket */
        again = handshake(&p, NULL, &resumed);
        CHECK(again != NULL);
        CHECK_INT(SSL_SESSION_has_ticket(again), 0);
        SSL_SESSION_free(again);
        seal_result = 1;
    }

    hmac_key[0] ^= 1; /* another key of the same name */
    SSL_SESSION_free(handshake(&p, first, &resumed));
    CHECK_INT(resumed, 0);
    hmac_key[0] ^= 1;
    SSL_SESSION_free(handshake(&p, first, &resumed));
    CHECK_INT(resumed, 1);

    cipher = EVP_aes_128_cbc;
    again = handshake(&p, NULL, &resumed);
    SSL_SESSION_free(handshake(&p, again, &resumed));
    CHECK_INT(resumed, 1);
    SSL_SESSION_free(again);
    SSL_SESSION_free(first);
    pair_free(&p);
}

static void by_evp(void) { every_result(1); }
static void by_hmac(void) { every_result(0); }

/* Changed anywhere, a ticket is refused and replaced. */
static void tampered(void)
{
    struct pair p = new_pair(1);
    int resumed, len, i;
    SSL_SESSION *first = handshake(&p, NULL, &resumed), *changed;
    unsigned char *der = NULL;
    const unsigned char *in, *ticket;
    size_t ticket_len, at;

    CHECK(first != NULL);
    SSL_SESSION_get0_ticket(first, &ticket, &ticket_len);
    len = i2d_SSL_SESSION(first, &der);
    for (at = 0; at + ticket_len < (size_t)len && memcmp(der + at, ticket, ticket_len) != 0; at++)
        ;
    for (i = 0; i < (int)ticket_len; i += 7) {
        der[at + (size_t)i] ^= 1;
        in = der;
        changed = d2i_SSL_SESSION(NULL, &in, len);
        der[at + (size_t)i] ^= 1;
        CHECK(changed != NULL);
        SSL_SESSION_free(handshake(&p, changed, &resumed));
        CHECK_INT(resumed, 0);
        SSL_SESSION_free(changed);
    }
    OPENSSL_free(der);
    SSL_SESSION_free(first);
    pair_free(&p);
}

static int generated, decrypted, wanted;
static SSL_TICKET_STATUS status_seen;
static char data_seen[32];

static int before_ticket(SSL *ssl, void *arg)
{
    CHECK(arg == &generated);
    CHECK(SSL_get_session(ssl) != NULL);
    CHECK_INT(SSL_SESSION_set1_ticket_appdata(SSL_get_session(ssl), "mine", 5), 1);
    generated++;
    return 1;
}

static SSL_TICKET_RETURN after_ticket(SSL *ssl, SSL_SESSION *session, const unsigned char *key_name, size_t len,
                                      SSL_TICKET_STATUS status, void *arg)
{
    void *data = NULL;
    size_t data_len = 0;

    CHECK(ssl != NULL && arg == &generated);
    decrypted++;
    status_seen = status;
    data_seen[0] = '\0';
    if (status == SSL_TICKET_SUCCESS || status == SSL_TICKET_SUCCESS_RENEW) {
        CHECK_INT(len, 16);
        CHECK(key_name != NULL);
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

static void own_data(void)
{
    struct pair p = pair_new("server-p256");
    SSL_SESSION *first, *again;
    int resumed;

    CHECK_INT(SSL_CTX_set_session_ticket_cb(p.server_ctx, before_ticket, after_ticket, &generated), 1);
    SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_OFF);
    wanted = -1;
    generated = decrypted = 0;
    first = handshake(&p, NULL, &resumed);
    CHECK_INT(generated, 1);
    CHECK_INT(status_seen, SSL_TICKET_EMPTY);
    again = handshake(&p, first, &resumed);
    CHECK_INT(resumed, 1);
    CHECK_INT(status_seen, SSL_TICKET_SUCCESS);
    CHECK_STR(data_seen, "mine");
    CHECK_INT(generated, 1);
    CHECK(same_ticket(first, again));
    SSL_SESSION_free(again);

    wanted = SSL_TICKET_RETURN_USE_RENEW;
    again = handshake(&p, first, &resumed);
    CHECK_INT(resumed, 1);
    CHECK_INT(generated, 2);
    CHECK(!same_ticket(first, again));
    SSL_SESSION_free(again);

    wanted = SSL_TICKET_RETURN_IGNORE;
    again = handshake(&p, first, &resumed);
    CHECK_INT(resumed, 0);
    CHECK_INT(SSL_SESSION_has_ticket(again), 0);
    SSL_SESSION_free(again);

    wanted = SSL_TICKET_RETURN_IGNORE_RENEW;
    again = handshake(&p, first, &resumed);
    CHECK_INT(resumed, 0);
    CHECK_INT(SSL_SESSION_has_ticket(again), 1);
    SSL_SESSION_free(again);

    wanted = SSL_TICKET_RETURN_ABORT;
    CHECK(handshake(&p, first, &resumed) == NULL);
    wanted = SSL_TICKET_RETURN_USE; /* there is nothing to use */
    CHECK(handshake(&p, NULL, &resumed) == NULL);
    SSL_SESSION_free(first);
    pair_free(&p);
}

/* Two servers with the same keys take each other's tickets. */
static void shared_keys(void)
{
    struct pair p = pair_new("server-p256"), q = pair_new("server-p256");
    unsigned char keys[80], other[80];
    SSL_SESSION *session;
    int resumed;

    CHECK_INT(SSL_CTX_get_tlsext_ticket_keys(p.server_ctx, NULL, 0), 80);
    CHECK_INT(SSL_CTX_get_tlsext_ticket_keys(p.server_ctx, keys, 79), 0);
    CHECK_INT(SSL_CTX_get_tlsext_ticket_keys(p.server_ctx, keys, sizeof keys), 1);
    session = handshake(&p, NULL, &resumed);
    SSL_SESSION_free(handshake(&q, session, &resumed));
    CHECK_INT(resumed, 0);
    CHECK_INT(SSL_CTX_set_tlsext_ticket_keys(q.server_ctx, keys, sizeof keys), 1);
    CHECK_INT(SSL_CTX_get_tlsext_ticket_keys(q.server_ctx, other, sizeof other), 1);
    CHECK(memcmp(keys, other, sizeof keys) == 0);
    SSL_SESSION_free(handshake(&q, session, &resumed));
    CHECK_INT(resumed, 1);
    SSL_SESSION_free(session);
    pair_free(&p);
    pair_free(&q);
}

int main(void)
{
    TEST(by_evp);
    TEST(by_hmac);
    TEST(tampered);
    TEST(own_data);
    TEST(shared_keys);
    return check_done("tickets");
}
