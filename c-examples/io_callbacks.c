/* TLS over your own transport: the library holds no socket and reads and writes through two functions of ours. Here the
 * transport is two byte queues in memory, with client and server in one thread.
 *
 *   io_callbacks server.crt server.key ca.pem
 *
 * With OxiSSL one call, OXISSL_set_io, hands the two functions over. With OpenSSL they are wrapped in a BIO_METHOD. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#ifdef OXISSL_VERSION_TEXT
#include <oxissl.h>
#endif

struct queue { unsigned char bytes[65536]; size_t len; };
struct end { struct queue *in, *out; };

static void die(const char *what)
{
    fprintf(stderr, "io_callbacks: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

/* Takes up to len bytes that have arrived; -1 with EAGAIN when there are none yet, as read(2) does. */
static ssize_t take(void *arg, void *buf, size_t len)
{
    struct queue *q = ((struct end *)arg)->in;

    if (q->len == 0)
        return errno = EAGAIN, -1;
    if (len > q->len)
        len = q->len;
    memcpy(buf, q->bytes, len);
    memmove(q->bytes, q->bytes + len, q->len -= len);
    return (ssize_t)len;
}

static ssize_t give(void *arg, const void *buf, size_t len)
{
    struct queue *q = ((struct end *)arg)->out;

    if (q->len == sizeof q->bytes)
        return errno = EAGAIN, -1;
    if (len > sizeof q->bytes - q->len)
        len = sizeof q->bytes - q->len;
    memcpy(q->bytes + q->len, buf, len);
    q->len += len;
    return (ssize_t)len;
}

#ifdef OXISSL_VERSION_TEXT
static int attach(SSL *ssl, struct end *end) { return OXISSL_set_io(ssl, take, give, end); }
#else
static int bio_read(BIO *b, char *buf, int len)
{
    ssize_t n = take(BIO_get_data(b), buf, (size_t)len);
    BIO_clear_retry_flags(b);
    if (n < 0)
        BIO_set_retry_read(b);
    return (int)n;
}
static int bio_write(BIO *b, const char *buf, int len)
{
    ssize_t n = give(BIO_get_data(b), buf, (size_t)len);
    BIO_clear_retry_flags(b);
    if (n < 0)
        BIO_set_retry_write(b);
    return (int)n;
}
static long bio_ctrl(BIO *b, int cmd, long num, void *p) { return (void)b, (void)num, (void)p, cmd == BIO_CTRL_FLUSH; }
static int attach(SSL *ssl, struct end *end)
{
    BIO_METHOD *m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "queue");
    BIO *b;
    if (!m || !BIO_meth_set_read(m, bio_read) || !BIO_meth_set_write(m, bio_write) || !BIO_meth_set_ctrl(m, bio_ctrl) ||
        (b = BIO_new(m)) == NULL)
        return 0;
    BIO_set_data(b, end);
    BIO_set_init(b, 1);
    SSL_set_bio(ssl, b, b);
    return 1;
}
#endif

int main(int argc, char **argv)
{
    static struct queue up, down;
    struct end client_end = {&down, &up}, server_end = {&up, &down};
    SSL_CTX *client_ctx = SSL_CTX_new(TLS_client_method()), *server_ctx = SSL_CTX_new(TLS_server_method());
    SSL *client, *server;
    char text[64];
    int c = 0, s = 0, n;

    if (argc != 4 || !client_ctx || !server_ctx)
        die("usage: io_callbacks server.crt server.key ca.pem");
    if (SSL_CTX_use_certificate_chain_file(server_ctx, argv[1]) != 1 ||
        SSL_CTX_use_PrivateKey_file(server_ctx, argv[2], SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_load_verify_locations(client_ctx, argv[3], NULL) != 1)
        die("cannot read the certificates");
    SSL_CTX_set_verify(client_ctx, SSL_VERIFY_PEER, NULL);
    client = SSL_new(client_ctx);
    server = SSL_new(server_ctx);
    if (!client || !server || !SSL_set1_host(client, "localhost") || !attach(client, &client_end) || !attach(server, &server_end))
        die("cannot set up the connection");

    while (c != 1 || s != 1) { /* each side goes on until it would have to wait for the other */
        if (c != 1 && (c = SSL_connect(client)) != 1 && SSL_get_error(client, c) != SSL_ERROR_WANT_READ)
            die("the client's handshake failed");
        if (s != 1 && (s = SSL_accept(server)) != 1 && SSL_get_error(server, s) != SSL_ERROR_WANT_READ)
            die("the server's handshake failed");
    }
    if (SSL_write(client, "through callbacks", 17) != 17 || (n = SSL_read(server, text, sizeof text)) != 17)
        die("no data");
    printf("io_callbacks: %s, %s, the server read \"%.*s\"\n", SSL_get_version(client), SSL_get_cipher_name(client), n, text);
    SSL_free(client), SSL_free(server);
    SSL_CTX_free(client_ctx), SSL_CTX_free(server_ctx);
    return 0;
}
