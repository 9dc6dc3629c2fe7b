/*
 * Makes sessions with the OpenSSL it is linked with, for the tests of src/session, and tries ours. Both sides are in this
 * process; the server's ticket keys are the bytes 0 to 79.
 *
 *   openssl_sessions make CERT KEY DIR     writes DIR/ticket_session.der and DIR/id_session.der, as the client has them
 *   openssl_sessions make13 CERT KEY DIR   writes DIR/tls13_session.der, of TLS 1.3, which allows 16384 bytes of early data
 *   openssl_sessions try CERT KEY FILE     offers the session in FILE (DER) to the server: exits 0 if it resumes
 *
 * Build it with `cc openssl_sessions.c -lssl -lcrypto`. CERT and KEY are PEM files of any self-signed certificate, which
 * both sides present and trust. Newly made files have other secrets: tests/serial.rs names some, from `openssl sess_id`.
 */
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static SSL_SESSION *latest;
static int version = TLS1_2_VERSION;

static int on_session(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    SSL_SESSION_free(latest);
    latest = session;
    return 1;
}

static int on_server_name(SSL *ssl, int *alert, void *arg)
{
    (void)ssl, (void)alert, (void)arg;
    return SSL_TLSEXT_ERR_OK;
}

static int on_alpn(SSL *ssl, const unsigned char **out, unsigned char *outlen, const unsigned char *in, unsigned int inlen,
                   void *arg)
{
    (void)ssl, (void)inlen, (void)arg;
    *out = in + 1;
    *outlen = in[0];
    return SSL_TLSEXT_ERR_OK;
}

static void die(const char *what)
{
    fprintf(stderr, "%s failed\n", what);
    exit(1);
}

static SSL_CTX *context(const SSL_METHOD *method, const char *cert, const char *key)
{
    SSL_CTX *ctx = SSL_CTX_new(method);

    SSL_CTX_set_max_proto_version(ctx, version);
    if (SSL_CTX_use_certificate_file(ctx, cert, SSL_FILETYPE_PEM) != 1
        || SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1
        || SSL_CTX_load_verify_locations(ctx, cert, NULL) != 1)
        die("loading the certificate");
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    return ctx;
}

/* Connects, with `session` if it is not NULL; returns whether that was resumed. */
static int handshake(const char *cert, const char *key, int tickets, SSL_SESSION *session)
{
    SSL_CTX *server_ctx = context(TLS_server_method(), cert, key), *client_ctx = context(TLS_client_method(), cert, key);
    unsigned char keys[80];
    SSL *server, *client;
    BIO *one, *other;
    int done = 0, reused;

    for (int i = 0; i < 80; i++)
        keys[i] = (unsigned char)i;
    SSL_CTX_set_tlsext_ticket_keys(server_ctx, keys, sizeof(keys));
    SSL_CTX_set_session_id_context(server_ctx, (const unsigned char *)"context", 7);
    SSL_CTX_set_tlsext_servername_callback(server_ctx, on_server_name);
    SSL_CTX_set_alpn_select_cb(server_ctx, on_alpn, NULL);
    SSL_CTX_set_max_early_data(server_ctx, 16384);
    SSL_CTX_set_options(server_ctx, SSL_OP_NO_ANTI_REPLAY);
    SSL_CTX_set_session_cache_mode(client_ctx, SSL_SESS_CACHE_CLIENT);
    SSL_CTX_sess_set_new_cb(client_ctx, on_session);
    if (!tickets)
        SSL_CTX_set_options(client_ctx, SSL_OP_NO_TICKET);

    server = SSL_new(server_ctx);
    client = SSL_new(client_ctx);
    SSL_set_tlsext_host_name(client, "a.example");
    SSL_set_alpn_protos(client, (const unsigned char *)"\x02h2", 3);
    if (session != NULL)
        SSL_set_session(client, session);
    BIO_new_bio_pair(&one, 0, &other, 0);
    SSL_set_bio(server, one, one);
    SSL_set_bio(client, other, other);
    SSL_set_accept_state(server);
    SSL_set_connect_state(client);
    for (int i = 0; i < 20 && !done; i++) {
        int c = SSL_do_handshake(client), s = SSL_do_handshake(server);

        done = c == 1 && s == 1;
    }
    if (!done)
        die("the handshake");
    /* In TLS 1.3 the session comes after the handshake. */
    SSL_read(client, keys, sizeof(keys));
    reused = SSL_session_reused(client) && SSL_session_reused(server);
    SSL_free(client);
    SSL_free(server);
    SSL_CTX_free(client_ctx);
    SSL_CTX_free(server_ctx);
    return reused;
}

static void save(const char *dir, const char *name)
{
    unsigned char *der = NULL;
    int length = i2d_SSL_SESSION(latest, &der);
    char path[1024];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    file = fopen(path, "wb");
    if (file == NULL || fwrite(der, 1, (size_t)length, file) != (size_t)length || fclose(file) != 0)
        die(path);
    OPENSSL_free(der);
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "make") == 0) {
        handshake(argv[2], argv[3], 1, NULL);
        save(argv[4], "ticket_session.der");
        handshake(argv[2], argv[3], 0, NULL);
        save(argv[4], "id_session.der");
        return 0;
    }
    if (argc == 5 && strcmp(argv[1], "make13") == 0) {
        version = TLS1_3_VERSION;
        handshake(argv[2], argv[3], 1, NULL);
        save(argv[4], "tls13_session.der");
        return 0;
    }
    if (argc == 5 && strcmp(argv[1], "try") == 0) {
        unsigned char der[65536];
        const unsigned char *at = der;
        FILE *file = fopen(argv[4], "rb");
        SSL_SESSION *session;

        if (file == NULL)
            die(argv[4]);
        session = d2i_SSL_SESSION(NULL, &at, (long)fread(der, 1, sizeof(der), file));
        if (session == NULL)
            die("d2i_SSL_SESSION");
        version = SSL_SESSION_get_protocol_version(session);
        return !handshake(argv[2], argv[3], 1, session);
    }
    return 2;
}
