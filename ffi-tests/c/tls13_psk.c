/* Pre-shared keys of TLS 1.3 that come from outside of TLS: sessions that stand for them, and keys of which only the bytes
 * are known, as callbacks for TLS 1.2 have them. */
#include "pair.h"

static const unsigned char aes_128[] = {0x13, 0x01}, aes_256[] = {0x13, 0x02};
static const unsigned char key[48] = "a key that both sides know";
static size_t key_len = 32;

enum { FOUND, UNKNOWN, FAILING, OF_OTHER_KEY, OF_TLS12, WITHOUT_SUITE, EXPIRED };
static int server_does, client_does, looked, offered;
static const unsigned char *client_suite, *server_suite;

static SSL_SESSION *make(SSL *ssl, const unsigned char *suite, int version, const unsigned char *secret)
{
    SSL_SESSION *session = SSL_SESSION_new();
    const SSL_CIPHER *cipher = SSL_CIPHER_find(ssl, suite);

    CHECK(session != NULL && cipher != NULL);
    CHECK_INT(SSL_SESSION_set1_master_key(session, secret, key_len), 1);
    CHECK_INT(SSL_SESSION_set_cipher(session, cipher), 1);
    CHECK_INT(SSL_SESSION_set_protocol_version(session, version), 1);
    CHECK(SSL_SESSION_get0_cipher(session) == cipher);
    CHECK_INT(SSL_SESSION_get_protocol_version(session), version);
    return session;
}

/* Makes a session as old as its timeout allows, or a bit older. */
static void age(SSL_SESSION *session, int expired)
{
    long age = SSL_SESSION_get_timeout(session) + (expired ? 2 : -20);

    CHECK(SSL_SESSION_set_time(session, SSL_SESSION_get_time(session) - age) != 0);
}

static int use(SSL *ssl, const EVP_MD *md, const unsigned char **id, size_t *id_len, SSL_SESSION **session)
{
    CHECK(!SSL_is_server(ssl));
    CHECK(md == NULL || EVP_MD_get_size(md) == (int)key_len); /* set after a HelloRetryRequest */
    offered++;
    if (client_does == FAILING)
        return 0;
    if (client_does == UNKNOWN) {
        *session = NULL;
        return 1;
    }
    *id = (const unsigned char *)"somebody";
    *id_len = 8;
    *session = make(ssl, client_suite, client_does == OF_TLS12 ? TLS1_2_VERSION : TLS1_3_VERSION, key);
    if (client_does == EXPIRED)
        age(*session, 1);
    return 1;
}

static int find(SSL *ssl, const unsigned char *id, size_t id_len, SSL_SESSION **session)
{
    unsigned char other[48] = "another key";

    CHECK(SSL_is_server(ssl));
    looked++;
    *session = NULL;
    if (server_does == FAILING)
        return 0;
    if (server_does == UNKNOWN || id_len != 8 || memcmp(id, "somebody", 8) != 0)
        return 1;
    *session = make(ssl, server_suite, server_does == OF_TLS12 ? TLS1_2_VERSION : TLS1_3_VERSION,
                    server_does == OF_OTHER_KEY ? other : key);
    age(*session, server_does == EXPIRED);
    if (server_does == WITHOUT_SUITE) {
        SSL_SESSION_free(*session);
        *session = SSL_SESSION_new();
        CHECK_INT(SSL_SESSION_set1_master_key(*session, key, key_len), 1);
        CHECK_INT(SSL_SESSION_set_protocol_version(*session, TLS1_3_VERSION), 1);
    }
    return 1;
}

static SSL_SESSION *newest;

static int keep(SSL *ssl, SSL_SESSION *session)
{
    CHECK(!SSL_is_server(ssl));
    SSL_SESSION_free(newest);
    newest = session;
    return 1;
}

static struct pair new_pair(const unsigned char *suite)
{
    struct pair p = pair_new_tls13("server-p256");

    client_does = server_does = FOUND;
    client_suite = server_suite = suite;
    key_len = suite == aes_256 ? 48 : 32;
    looked = offered = 0;
    /* The suite is chosen before the key, whose hash must fit. */
    CHECK_INT(SSL_CTX_set_ciphersuites(p.server_ctx, suite == aes_256 ? "TLS_AES_256_GCM_SHA384"
                                                                      : "TLS_AES_128_GCM_SHA256"), 1);
    SSL_CTX_set_psk_use_session_callback(p.client_ctx, use);
    SSL_CTX_set_psk_find_session_callback(p.server_ctx, find);
    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(p.client_ctx, keep);
    return p;
}

/* 1 if the key was used, 0 if the server's certificate was, -1 if the handshake failed. */
static int handshake(struct pair *p, SSL_SESSION *session)
{
    X509 *certificate;
    int resumed;

    pair_disconnect(p);
    pair_connect(p, 0);
    if (session)
        CHECK_INT(SSL_set_session(p->client, session), 1);
    if (!pair_handshake(p))
        return -1;
    resumed = SSL_session_reused(p->client);
    CHECK_INT(SSL_session_reused(p->server), resumed);
    CHECK(pair_says(p->client, p->server, "something"));
    CHECK(pair_says(p->server, p->client, "something else"));
    certificate = SSL_get1_peer_certificate(p->client);
    CHECK_INT(SSL_get_verify_result(p->client), X509_V_OK);
    CHECK((certificate != NULL) == (!resumed || session != NULL));
    X509_free(certificate);
    SSL_shutdown(p->client);
    SSL_shutdown(p->server);
    return resumed;
}

static void done(struct pair *p)
{
    SSL_SESSION_free(newest);
    newest = NULL;
    pair_free(p);
}

static void both_hashes(void)
{
    int i;

    for (i = 0; i < 2; i++) {
        struct pair p = new_pair(i ? aes_256 : aes_128);

        CHECK_INT(handshake(&p, NULL), 1);
        CHECK_INT(looked, 1);
        CHECK_INT(offered, 1);
        CHECK_STR(SSL_get_cipher_name(p.client), i ? "TLS_AES_256_GCM_SHA384" : "TLS_AES_128_GCM_SHA256");
        CHECK(SSL_get_negotiated_group(p.client) != 0);
        done(&p);
    }
}

static void other_outcomes(void)
{
    struct pair p = new_pair(aes_128);

    server_does = UNKNOWN;
    CHECK_INT(handshake(&p, NULL), 0);
    server_does = OF_OTHER_KEY;
    CHECK_INT(handshake(&p, NULL), -1);
    CHECK_INT(next_reason(), SSL_R_BINDER_DOES_NOT_VERIFY);
    server_does = FAILING;
    CHECK_INT(handshake(&p, NULL), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_EXTENSION);
#ifdef OXISSL_VERSION_TEXT /* nobody can tell the key's hash: OpenSSL crashes */
    server_does = WITHOUT_SUITE;
    CHECK_INT(handshake(&p, NULL), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_PSK);
#endif
    server_does = FOUND;
    server_suite = aes_256; /* a key of another hash */
    CHECK_INT(handshake(&p, NULL), 0);
    server_suite = aes_128;
    server_does = EXPIRED;
    CHECK_INT(handshake(&p, NULL), 0);
    server_does = FOUND;
    client_does = EXPIRED; /* which is the server's concern */
    CHECK_INT(handshake(&p, NULL), 1);

    client_does = UNKNOWN;
    looked = 0;
    CHECK_INT(handshake(&p, NULL), 0);
    CHECK_INT(looked, 0);
    client_does = FAILING;
    CHECK_INT(handshake(&p, NULL), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_PSK);
    client_does = OF_TLS12;
    CHECK_INT(handshake(&p, NULL), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_PSK);
    client_does = FOUND;

    /* The program's callbacks may differ between connections. */
    pair_disconnect(&p);
    pair_connect(&p, 0);
    SSL_set_psk_find_session_callback(p.server, NULL);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.server), 0);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    SSL_set_psk_use_session_callback(p.client, NULL);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.server), 0);
    done(&p);
}

/* A server that has nothing but keys. */
static void no_certificate(void)
{
    struct pair p = new_pair(aes_128);

    SSL_CTX_free(p.server_ctx);
    p.server_ctx = SSL_CTX_new(TLS_server_method());
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_ciphersuites(p.server_ctx, "TLS_AES_128_GCM_SHA256"), 1);
    SSL_CTX_set_psk_find_session_callback(p.server_ctx, find);
    CHECK_INT(handshake(&p, NULL), 1);
    server_does = UNKNOWN;
    CHECK_INT(handshake(&p, NULL), -1);
    done(&p);
}

/* A connection by a key has tickets, too; both are offered together, and the ticket comes first. */
static void then_a_ticket(void)
{
    struct pair p = new_pair(aes_128);
    SSL_SESSION *session;

    CHECK_INT(handshake(&p, NULL), 1);
    CHECK(newest != NULL);
    session = newest;
    CHECK_INT(SSL_SESSION_up_ref(session), 1);
    looked = 0;
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK(SSL_get_session(p.client) == session);
    CHECK(pair_says(p.server, p.client, "something"));
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    CHECK_INT(looked, 1); /* asked, and did not know it */

    /* A ticket that the server cannot open, and the key behind it. */
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, newest), 1);
    looked = 0;
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    CHECK_INT(looked, 2);
    SSL_SESSION_free(session);
    done(&p);
}

static int acknowledge(SSL *ssl, int *alert, void *arg)
{
    (void)ssl;
    (void)alert;
    (void)arg;
    return SSL_TLSEXT_ERR_OK;
}

/* The same where the client names the host. */
static void of_a_host(void)
{
    struct pair p = new_pair(aes_128);
    int i;

    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, acknowledge);
    for (i = 0; i < 2; i++) {
        pair_disconnect(&p);
        pair_connect(&p, 0);
        CHECK_INT(SSL_set_tlsext_host_name(p.client, "localhost"), 1);
        if (i) {
            CHECK_INT(SSL_set_session(p.client, newest), 1);
            SSL_set_psk_use_session_callback(p.client, NULL);
        }
        CHECK(pair_handshake(&p));
        CHECK_INT(SSL_session_reused(p.server), 1);
        CHECK(pair_says(p.server, p.client, "something"));
        SSL_shutdown(p.client);
        SSL_shutdown(p.server);
    }
    CHECK_INT(looked, 2);
    done(&p);
}

/* The client has guessed another group: its key is named again. */
static void after_a_retry(void)
{
    struct pair p = new_pair(aes_128);

    CHECK_INT(SSL_CTX_set1_groups_list(p.client_ctx, "X25519:P-384"), 1);
    CHECK_INT(SSL_CTX_set1_groups_list(p.server_ctx, "P-384"), 1);
    CHECK_INT(handshake(&p, NULL), 1);
    CHECK_INT(SSL_get_negotiated_group(p.server), NID_secp384r1);
    done(&p);
}

static unsigned old_client(SSL *ssl, const char *hint, char *identity, unsigned max_identity, unsigned char *psk,
                           unsigned max_psk)
{
    CHECK(ssl != NULL && hint == NULL && max_identity >= 9 && max_psk >= 32);
    offered++;
    if (client_does == UNKNOWN)
        return 0;
    memcpy(identity, "somebody", 9);
    memcpy(psk, key, 32);
    return 32;
}

static unsigned old_server(SSL *ssl, const char *identity, unsigned char *psk, unsigned max_psk)
{
    CHECK(ssl != NULL && max_psk >= 32);
    looked++;
    if (strcmp(identity, "somebody") != 0)
        return 0;
    memcpy(psk, key, 32);
    return server_does == UNKNOWN ? 0 : 32;
}

static void older_callbacks(void)
{
    struct pair p = new_pair(aes_128);

    SSL_CTX_set_psk_use_session_callback(p.client_ctx, NULL);
    SSL_CTX_set_psk_find_session_callback(p.server_ctx, NULL);
    SSL_CTX_set_psk_client_callback(p.client_ctx, old_client);
    SSL_CTX_set_psk_server_callback(p.server_ctx, old_server);
    CHECK_INT(handshake(&p, NULL), 1);
    CHECK_INT(looked, 1);
    CHECK_INT(offered, 1);
    CHECK_STR(SSL_get_cipher_name(p.server), "TLS_AES_128_GCM_SHA256");
    server_does = UNKNOWN;
    CHECK_INT(handshake(&p, NULL), 0);
    server_does = FOUND;
    client_does = UNKNOWN;
    CHECK_INT(handshake(&p, NULL), 0);
    client_does = FOUND;

    /* The key is for SHA-256. A server that has nothing else chooses a suite for it, one with a certificate does not. */
    CHECK_INT(SSL_CTX_set_ciphersuites(p.server_ctx, "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256"), 1);
    CHECK_INT(handshake(&p, NULL), 0);
    CHECK_STR(SSL_get_cipher_name(p.server), "TLS_AES_256_GCM_SHA384");
    SSL_CTX_free(p.server_ctx);
    p.server_ctx = SSL_CTX_new(TLS_server_method());
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    SSL_CTX_set_psk_server_callback(p.server_ctx, old_server);
    CHECK_INT(handshake(&p, NULL), 1);
    CHECK_STR(SSL_get_cipher_name(p.server), "TLS_CHACHA20_POLY1305_SHA256");
    SSL_CTX_set_options(p.server_ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
    CHECK_INT(SSL_CTX_set_ciphersuites(p.server_ctx, "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256"), 1);
    CHECK_INT(handshake(&p, NULL), 1);
    CHECK_STR(SSL_get_cipher_name(p.server), "TLS_AES_128_GCM_SHA256");
    done(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(both_hashes);
    TEST(other_outcomes);
    TEST(no_certificate);
    TEST(then_a_ticket);
    TEST(of_a_host);
    TEST(after_a_retry);
    TEST(older_callbacks);
    return check_done("TLS 1.3 pre-shared keys");
}
