/* TLS through memory BIOs: the program moves the encrypted bytes itself, as proxies and event loops do.
 *
 *   membio server.crt server.key ca.pem */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

static void die(const char *what)
{
    fprintf(stderr, "membio: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

/* Gives a connection an input and an output of its own, and keeps no pointer: SSL_get_rbio and SSL_get_wbio find them. */
static SSL *new_connection(SSL_CTX *ctx)
{
    SSL *ssl = SSL_new(ctx);
    BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem());

    if (ssl == NULL || in == NULL || out == NULL)
        die("out of memory");
    BIO_set_mem_eof_return(in, -1); /* an empty input means "not yet", not the end */
    SSL_set_bio(ssl, in, out);
    return ssl;
}

/* Carries what `from` has written to the input of `to`: this is where a program would use its network. */
static long carry(const char *direction, SSL *from, SSL *to)
{
    char bytes[4096];
    long moved = 0;
    int n;

    while ((n = BIO_read(SSL_get_wbio(from), bytes, sizeof bytes)) > 0) {
        if (BIO_write(SSL_get_rbio(to), bytes, n) != n)
            die("out of memory");
        moved += n;
    }
    if (moved > 0)
        printf("membio: %s %ld bytes\n", direction, moved);
    return moved;
}

static int step(SSL *ssl)
{
    int done = SSL_do_handshake(ssl);

    if (done != 1 && SSL_get_error(ssl, done) != SSL_ERROR_WANT_READ)
        die("handshake failed");
    return done == 1;
}

int main(int argc, char **argv)
{
    SSL_CTX *client_ctx = SSL_CTX_new(TLS_client_method()), *server_ctx = SSL_CTX_new(TLS_server_method());
    SSL *client, *server;
    char text[64];
    int client_done = 0, server_done = 0, n;

    if (argc != 4 || client_ctx == NULL || server_ctx == NULL)
        die("usage: membio server.crt server.key ca.pem");
    if (SSL_CTX_use_certificate_chain_file(server_ctx, argv[1]) != 1 ||
        SSL_CTX_use_PrivateKey_file(server_ctx, argv[2], SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_load_verify_locations(client_ctx, argv[3], NULL) != 1)
        die("cannot read the certificates");
    SSL_CTX_set_verify(client_ctx, SSL_VERIFY_PEER, NULL);
    client = new_connection(client_ctx);
    server = new_connection(server_ctx);
    SSL_set_connect_state(client);
    SSL_set_accept_state(server);
    if (SSL_set1_host(client, "localhost") != 1)
        die("cannot set the name to check");

    while (!client_done || !server_done) {
        client_done = client_done || step(client);
        carry("client to server", client, server);
        server_done = server_done || step(server);
        carry("server to client", server, client);
    }
    if (SSL_write(client, "through memory", 14) != 14)
        die("cannot send");
    carry("client to server", client, server);
    n = SSL_read(server, text, sizeof text);
    if (n != 14 || memcmp(text, "through memory", 14) != 0)
        die("the server did not read what the client wrote");
    printf("membio: %s, %s, the server read \"%.*s\"\n", SSL_get_version(client), SSL_get_cipher_name(client), n, text);
    SSL_free(client);
    SSL_free(server);
    SSL_CTX_free(client_ctx);
    SSL_CTX_free(server_ctx);
    return 0;
}
