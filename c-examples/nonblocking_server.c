/* An echo server for many connections in one thread, with epoll (Linux).
 *
 *   nonblocking_server [-p port] [-n connections] cert.pem key.pem
 *
 * Port 0 (the default) takes a free one and prints it; -n stops once so many connections have come and gone. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

struct connection { int fd, got, sent; SSL *ssl; char data[16384]; };

static void die(const char *what)
{
    fprintf(stderr, "nonblocking_server: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static int listen_on(int port)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port),
                            .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);

    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(fd, 1024) != 0 ||
        getsockname(fd, (struct sockaddr *)&a, &len) != 0)
        die("cannot listen");
    printf("nonblocking_server: listening on 127.0.0.1:%d\n", ntohs(a.sin_port));
    fflush(stdout);
    return fd;
}

static void watch(int poll, int op, struct connection *c, unsigned events)
{
    struct epoll_event e = {.events = events, .data.ptr = c};

    if (epoll_ctl(poll, op, c->fd, &e) != 0)
        die("epoll_ctl");
}

static void welcome(int poll, SSL_CTX *ctx, int fd)
{
    struct connection *c = calloc(1, sizeof *c);

    if (c == NULL || (c->ssl = SSL_new(ctx)) == NULL || SSL_set_fd(c->ssl, fd) != 1)
        die("out of memory");
    c->fd = fd;
    SSL_set_accept_state(c->ssl); /* SSL_read and SSL_write then do the handshake as well */
    watch(poll, EPOLL_CTL_ADD, c, EPOLLIN);
}

/* Goes on until the connection must wait: EPOLLIN or EPOLLOUT says for what, 0 that it is over. */
static unsigned progress(struct connection *c)
{
    for (;;) {
        int n;

        ERR_clear_error();
        if (c->sent < c->got) {
            if ((n = SSL_write(c->ssl, c->data + c->sent, c->got - c->sent)) > 0)
                c->sent += n;
        } else if ((n = SSL_read(c->ssl, c->data, sizeof c->data)) > 0) {
            c->got = n;
            c->sent = 0;
        }
        if (n > 0)
            continue;
        switch (SSL_get_error(c->ssl, n)) {
        case SSL_ERROR_WANT_READ: return EPOLLIN;
        case SSL_ERROR_WANT_WRITE: return EPOLLOUT;
        case SSL_ERROR_ZERO_RETURN: SSL_shutdown(c->ssl); return 0;
        default: ERR_print_errors_fp(stderr); return 0;
        }
    }
}

int main(int argc, char **argv)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    struct connection listener = {0};
    struct epoll_event ready[64];
    int option, port = 0, left = -1, poll = epoll_create1(EPOLL_CLOEXEC), fd, i, n;

    while ((option = getopt(argc, argv, "p:n:")) == 'p' || option == 'n')
        *(option == 'p' ? &port : &left) = atoi(optarg);
    if (option != -1 || argc - optind != 2 || ctx == NULL || SSL_CTX_use_certificate_chain_file(ctx, argv[optind]) != 1 ||
        SSL_CTX_use_PrivateKey_file(ctx, argv[optind + 1], SSL_FILETYPE_PEM) != 1)
        die("usage: nonblocking_server [-p port] [-n connections] cert.pem key.pem");
    signal(SIGPIPE, SIG_IGN);
    listener.fd = listen_on(port);
    watch(poll, EPOLL_CTL_ADD, &listener, EPOLLIN);
    while (left != 0 && (n = epoll_wait(poll, ready, 64, -1)) >= 0) {
        for (i = 0; i < n; i++) {
            struct connection *c = ready[i].data.ptr;
            unsigned wait_for;

            if (c == &listener) {
                while ((fd = accept4(c->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
                    welcome(poll, ctx, fd);
            } else if ((wait_for = progress(c)) != 0) {
                watch(poll, EPOLL_CTL_MOD, c, wait_for);
            } else {
                SSL_free(c->ssl);
                close(c->fd);
                free(c);
                left -= left > 0;
            }
        }
    }
    close(listener.fd), close(poll);
    SSL_CTX_free(ctx);
    return 0;
}
