/* A TLS client: connects, checks the server's certificate and name, asks for a page and prints it.
 *
 *   client [-m] [-c cert.pem -k key.pem] host port ca.pem
 *
 * -c and -k give a certificate of our own to show when the server asks; -m prints the messages of the handshake. */
#define _POSIX_C_SOURCE 200809L
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

static void die(const char *what)
{
    fprintf(stderr, "client: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static int dial(const char *host, const char *port)
{
    struct addrinfo hints, *list, *a;
    int fd = -1;

    memset(&hints, 0, sizeof hints);
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(host, port, &hints, &list) != 0)
        die("unknown host");
    for (a = list; a != NULL; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd >= 0 && connect(fd, a->ai_addr, a->ai_addrlen) == 0)
            break;
        if (fd >= 0)
            close(fd);
        fd = -1;
    }
    freeaddrinfo(list);
    if (fd < 0)
        die("cannot connect");
    return fd;
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

    (void)version, (void)ssl;
    if (type == 22 && len > 0)
        name = b[0] < sizeof names / sizeof *names ? names[b[0]] : "other handshake message";
    if (type >= 20 && type <= 22)
        printf("%s %s %s\n", (const char *)arg, sent ? "sent    " : "received", name);
}

int main(int argc, char **argv)
{
    const char *cert = NULL, *key = NULL;
    char request[256], page[4096], who[] = "  client";
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    SSL *ssl;
    int option, fd, n;

    if (ctx == NULL)
        die("no context");
    while ((option = getopt(argc, argv, "mc:k:")) != -1) {
        if (option == 'm') {
            SSL_CTX_set_msg_callback(ctx, on_message);
            SSL_CTX_set_msg_callback_arg(ctx, who);
        } else if (option == 'c')
            cert = optarg;
        else if (option == 'k')
            key = optarg;
    }
    if (argc - optind != 3)
        die("usage: client [-m] [-c cert.pem -k key.pem] host port ca.pem");
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    if (SSL_CTX_load_verify_locations(ctx, argv[optind + 2], NULL) != 1)
        die("cannot read the CA file");
    if (cert && (SSL_CTX_use_certificate_chain_file(ctx, cert) != 1 ||
                 SSL_CTX_use_PrivateKey_file(ctx, key ? key : cert, SSL_FILETYPE_PEM) != 1))
        die("cannot use the client certificate");

    signal(SIGPIPE, SIG_IGN); /* a server that hangs up must not end the program */
    fd = dial(argv[optind], argv[optind + 1]);
    ssl = SSL_new(ctx);
    if (ssl == NULL || SSL_set_tlsext_host_name(ssl, argv[optind]) != 1 || SSL_set1_host(ssl, argv[optind]) != 1 ||
        SSL_set_fd(ssl, fd) != 1)
        die("cannot set up the connection");
    if (SSL_connect(ssl) != 1) {
        fprintf(stderr, "client: verification said: %s\n", X509_verify_cert_error_string(SSL_get_verify_result(ssl)));
        die("handshake failed");
    }
    printf("client: %s, %s, server verified as %s\n", SSL_get_version(ssl), SSL_get_cipher_name(ssl), argv[optind]);

    n = snprintf(request, sizeof request, "GET / HTTP/1.0\r\nHost: %.200s\r\n\r\n", argv[optind]);
    if (SSL_write(ssl, request, n) != n)
        die("cannot send");
    while ((n = SSL_read(ssl, page, sizeof page)) > 0)
        fwrite(page, 1, (size_t)n, stdout);
    if (SSL_get_error(ssl, n) != SSL_ERROR_ZERO_RETURN)
        die("the connection was cut");
    SSL_shutdown(ssl);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
    close(fd);
    return 0;
}
