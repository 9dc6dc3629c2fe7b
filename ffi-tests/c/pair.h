/* A client and a server of one program, joined by a BIO pair: what most tests of connections start from. */
#ifndef PAIR_H
#define PAIR_H

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "check.h"

#ifndef PKI
#define PKI "../pki"
#endif

struct pair {
    SSL_CTX *client_ctx, *server_ctx;
    SSL *client, *server;
};

/* The next error's reason, and its library through ERR_GET_LIB; the queue is emptied. */
static inline int next_reason(void)
{
    int reason = ERR_GET_REASON(ERR_peek_error());
    ERR_clear_error();
    return reason;
}

static inline SSL_CTX *server_context(const char *certificate)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    char path[256];

    CHECK(ctx != NULL);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION), 1);
    snprintf(path, sizeof path, PKI "/%s.crt", certificate);
    CHECK_INT(SSL_CTX_use_certificate_chain_file(ctx, path), 1);
    snprintf(path, sizeof path, PKI "/%s.key", certificate);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, path, SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"tests", 5), 1);
    return ctx;
}

static inline SSL_CTX *client_context(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

    CHECK(ctx != NULL);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_load_verify_locations(ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    return ctx;
}

/* New connections of the pair's contexts over a new BIO pair, each buffer of `size` bytes (0: the default). */
static inline void pair_connect(struct pair *p, size_t size)
{
    BIO *client_bio = NULL, *server_bio = NULL;

    p->client = SSL_new(p->client_ctx);
    p->server = SSL_new(p->server_ctx);
    CHECK(p->client != NULL && p->server != NULL);
    CHECK_INT(BIO_new_bio_pair(&client_bio, size, &server_bio, size), 1);
    SSL_set_bio(p->client, client_bio, client_bio);
    SSL_set_bio(p->server, server_bio, server_bio);
    SSL_set_connect_state(p->client);
    SSL_set_accept_state(p->server);
    CHECK_INT(SSL_set1_host(p->client, "localhost"), 1);
}

static inline void pair_disconnect(struct pair *p)
{
    SSL_free(p->client);
    SSL_free(p->server);
    p->client = p->server = NULL;
}

static inline struct pair pair_new(const char *certificate)
{
    struct pair p;

    p.client_ctx = client_context();
    p.server_ctx = server_context(certificate);
    p.client = p.server = NULL;
    return p;
}

/* Both sides speak this version alone. */
static inline void pair_set_version(struct pair *p, int version)
{
    SSL_CTX_set_max_proto_version(p->client_ctx, version);
    SSL_CTX_set_max_proto_version(p->server_ctx, version);
    CHECK_INT(SSL_CTX_set_min_proto_version(p->client_ctx, version), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p->server_ctx, version), 1);
}

/* The same with TLS 1.3 alone. */
static inline struct pair pair_new_tls13(const char *certificate)
{
    struct pair p = pair_new(certificate);

    pair_set_version(&p, TLS1_3_VERSION);
    return p;
}

static inline void pair_free(struct pair *p)
{
    pair_disconnect(p);
    SSL_CTX_free(p->client_ctx);
    SSL_CTX_free(p->server_ctx);
    ERR_clear_error();
}

/* Steps both sides until both are done or one fails; 1 if both are done. The results say what each side's last step gave. */
static inline int pair_handshake_results(struct pair *p, int *client_result, int *server_result)
{
    int i, client_error, server_error;

    *client_result = *server_result = 0;
    for (i = 0; i < 10000 && (*client_result != 1 || *server_result != 1); i++) {
        ERR_clear_error();
        if (*client_result != 1) {
            *client_result = SSL_do_handshake(p->client);
            client_error = SSL_get_error(p->client, *client_result);
            if (*client_result != 1 && client_error != SSL_ERROR_WANT_READ && client_error != SSL_ERROR_WANT_WRITE)
                return 0;
        }
        if (*server_result != 1) {
            *server_result = SSL_do_handshake(p->server);
            server_error = SSL_get_error(p->server, *server_result);
            if (*server_result != 1 && server_error != SSL_ERROR_WANT_READ && server_error != SSL_ERROR_WANT_WRITE)
                return 0;
        }
    }
    return *client_result == 1 && *server_result == 1;
}

static inline int pair_handshake(struct pair *p)
{
    int client_result, server_result;
    return pair_handshake_results(p, &client_result, &server_result);
}

/* A pair that has done its handshake. */
static inline struct pair pair_connected(const char *certificate)
{
    struct pair p = pair_new(certificate);

    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    return p;
}

/* Moves a short text from one side to the other, in as many records as the writer makes of it. */
static inline int pair_says(SSL *from, SSL *to, const char *text)
{
    char got[256];
    int len = (int)strlen(text), have = 0, n;

    if (SSL_write(from, text, len) != len)
        return 0;
    while (have < len && (n = SSL_read(to, got + have, (int)sizeof got - have)) > 0)
        have += n;
    return have == len && !memcmp(got, text, (size_t)len);
}

#endif
