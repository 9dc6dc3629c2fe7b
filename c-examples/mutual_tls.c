/* Mutual TLS in one program: a server and a client process joined by a socket pair. Each shows a certificate, checks the
 * other's, prints who it talks to and the messages it sent and received.
 *
 *   mutual_tls server.crt server.key client.crt client.key ca.pem */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

static const char *self = "mutual_tls";
static char said[2048]; /* the messages so far, told in one go at the end */

static void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", self, what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

/* Called for every message; content type 22 is the handshake, whose first byte says which message it is. */
static void on_message(int sent, int version, int type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    static const char *const names[] = {
        "HelloRequest", "ClientHello", "ServerHello", "", "NewSessionTicket", "", "", "", "EncryptedExtensions", "", "",
        "Certificate", "ServerKeyExchange", "CertificateRequest", "ServerHelloDone", "CertificateVerify",
        "ClientKeyExchange", "", "", "", "Finished"};
    const unsigned char *b = buf;
    const char *name = type == 20 ? "ChangeCipherSpec" : "Alert";
    size_t used = strlen(said);

    (void)version, (void)ssl, (void)arg;
    if (type == 22 && len > 0)
        name = b[0] < sizeof names / sizeof *names ? names[b[0]] : "other handshake message";
    if (type >= 20 && type <= 22)
        snprintf(said + used, sizeof said - used, "  %s %s\n", sent ? "-->" : "<--", name);
}

static SSL_CTX *new_context(const SSL_METHOD *method, const char *cert, const char *key, const char *ca)
{
    SSL_CTX *ctx = SSL_CTX_new(method);

    if (ctx == NULL || SSL_CTX_use_certificate_chain_file(ctx, cert) != 1 ||
        SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1 || SSL_CTX_check_private_key(ctx) != 1 ||
        SSL_CTX_load_verify_locations(ctx, ca, NULL) != 1)
        die("cannot read the certificates");
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    SSL_CTX_set_msg_callback(ctx, on_message);
    return ctx;
}

static void report(SSL *ssl)
{
    char name[256];
    X509 *peer = SSL_get1_peer_certificate(ssl);

    if (peer == NULL || SSL_get_verify_result(ssl) != X509_V_OK)
        die("the other side is not verified");
    printf("%s: %s, %s, the other side is %s\n%s", self, SSL_get_version(ssl), SSL_get_cipher_name(ssl),
           X509_NAME_oneline(X509_get_subject_name(peer), name, sizeof name), said);
    fflush(stdout);
    X509_free(peer);
}

static int run_client(int fd, char **argv)
{
    SSL_CTX *ctx = new_context(TLS_client_method(), argv[3], argv[4], argv[5]);
    SSL *ssl = SSL_new(ctx);
    char answer[64];
    int n;

    self = "client";
    if (ssl == NULL || SSL_set1_host(ssl, "localhost") != 1 || SSL_set_fd(ssl, fd) != 1 || SSL_connect(ssl) != 1)
        die("handshake failed");
    if (SSL_write(ssl, "ping", 4) != 4 || (n = SSL_read(ssl, answer, sizeof answer)) != 4 || memcmp(answer, "ping", 4))
        die("no echo");
    SSL_shutdown(ssl);
    report(ssl);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
    return 0;
}

static void run_server(int fd, char **argv)
{
    SSL_CTX *ctx = new_context(TLS_server_method(), argv[1], argv[2], argv[5]);
    SSL *ssl = SSL_new(ctx);
    char text[64];
    int n;

    self = "server";
    if (ssl == NULL || SSL_set_fd(ssl, fd) != 1 || SSL_accept(ssl) != 1)
        die("handshake failed");
    while ((n = SSL_read(ssl, text, sizeof text)) > 0)
        SSL_write(ssl, text, n);
    SSL_shutdown(ssl);
    report(ssl);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

int main(int argc, char **argv)
{
    int pair[2], status;
    pid_t child;

    if (argc != 6)
        die("usage: mutual_tls server.crt server.key client.crt client.key ca.pem");
    signal(SIGPIPE, SIG_IGN); /* the other side may be gone when we say goodbye */
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0 || (child = fork()) < 0)
        die("no socket pair or no process");
    if (child == 0)
        return close(pair[0]), run_client(pair[1], argv);
    close(pair[1]);
    run_server(pair[0], argv);
    return waitpid(child, &status, 0) == child && status == 0 ? 0 : 1;
}
