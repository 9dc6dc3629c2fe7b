/* A TLS server: answers each connection with a small web page, one after the other.
 *
 *   server [-m] [-p port] [-n connections] [-a client-ca.pem] cert.pem key.pem
 *
 * Port 0 (the default) takes a free one and prints it. -a demands a client certificate from that CA; -n stops after so
 * many connections; -m prints the messages of each handshake. */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

static void die(const char *what)
{
    fprintf(stderr, "server: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static int listen_on(int port)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port),
                            .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);

    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(fd, 16) != 0 ||
        getsockname(fd, (struct sockaddr *)&a, &len) != 0)
        die("cannot listen");
    printf("server: listening on 127.0.0.1:%d\n", ntohs(a.sin_port));
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

static void serve(SSL *ssl)
{
    static const char page[] = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nHello over TLS.\n";
    char request[4096], name[256];
    X509 *peer;

    if (SSL_accept(ssl) != 1) {
        fprintf(stderr, "server: handshake failed\n");
        ERR_print_errors_fp(stderr);
        return;
    }
    printf("server: %s, %s%s\n", SSL_get_version(ssl), SSL_get_cipher_name(ssl),
           SSL_session_reused(ssl) ? ", resumed" : "");
    peer = SSL_get1_peer_certificate(ssl);
    if (peer != NULL)
        printf("server: the client is %s\n", X509_NAME_oneline(X509_get_subject_name(peer), name, sizeof name));
    X509_free(peer);
    if (SSL_read(ssl, request, sizeof request) > 0)
        SSL_write(ssl, page, sizeof page - 1);
    SSL_shutdown(ssl);
}

int main(int argc, char **argv)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    int option, port = 0, connections = -1, listener, fd;
    char who[] = "                                server";

    if (ctx == NULL)
        die("no context");
    while ((option = getopt(argc, argv, "mp:n:a:")) != -1) {
        if (option == 'm') {
            SSL_CTX_set_msg_callback(ctx, on_message);
            SSL_CTX_set_msg_callback_arg(ctx, who);
        } else if (option == 'p')
            port = atoi(optarg);
        else if (option == 'n')
            connections = atoi(optarg);
        else if (option == 'a') {
            SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
            SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"server", 6);
            SSL_CTX_set_client_CA_list(ctx, SSL_load_client_CA_file(optarg));
            if (SSL_CTX_load_verify_locations(ctx, optarg, NULL) != 1)
                die("cannot read the client CA file");
        }
    }
    if (argc - optind != 2)
        die("usage: server [-m] [-p port] [-n connections] [-a client-ca.pem] cert.pem key.pem");
    if (SSL_CTX_use_certificate_chain_file(ctx, argv[optind]) != 1 ||
        SSL_CTX_use_PrivateKey_file(ctx, argv[optind + 1], SSL_FILETYPE_PEM) != 1 || !SSL_CTX_check_private_key(ctx))
        die("cannot use the certificate or its key");
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGPIPE, SIG_IGN);
    listener = listen_on(port);
    for (; connections != 0 && (fd = accept(listener, NULL, NULL)) >= 0; connections -= connections > 0) {
        SSL *ssl = SSL_new(ctx);
        if (ssl != NULL && SSL_set_fd(ssl, fd) == 1)
            serve(ssl);
        SSL_free(ssl);
        close(fd);
    }
    close(listener);
    SSL_CTX_free(ctx);
    return 0;
}
