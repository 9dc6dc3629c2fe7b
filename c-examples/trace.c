/* Shows what SSL exchanges: makes a connection, fetches a web page, and writes down all that went over the wire, in a
 * folder: trace.txt, trace.jsonl, trace.svg (a picture), trace.pcapng (for Wireshark, with the secrets that decrypt it).
 *
 *   trace [options] folder
 *     -c host:port      connect there, instead of to a server of our own
 *     -s name           our server's certificate and key: name.crt and name.key
 *     -i name           the client's; our own server demands it
 *     -a ca.pem         whom both ends trust (without it, whom the system trusts)
 *     -v version        only TLSv1.3, TLSv1.2, TLSv1.1, TLSv1 or (if the library has it) SSLv3
 *     -f bytes          at most so many in a record
 *     -l ciphers        only these cipher suites
 *     -g groups         our server takes only these groups
 *     -r                connect twice, trace the second connection, which resumes the first one's session
 *     -E                send the request as early data: with -r, in TLS 1.3
 *     -T                no session tickets: resume by session id
 *     -n                renegotiate: our own server asks for it, a foreign one is asked
 *     -z                compress
 *     -e                trace our server's end, instead of the client's
 *     -t                a picture without times: the same for every run */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <oxissl.h>

static const char *folder, *ca, *server_name, *client_name, *version, *ciphers, *groups;
static char *host, *port;
static long fragment;
static int own_server, resume, early, no_tickets, renegotiate, compress, server_end, no_times;
static int handshakes; /* how many are done on this connection */

static void die(const char *what)
{
    fprintf(stderr, "trace: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static void write_trace(OXISSL_TRACE *trace, int format, const char *name)
{
    char path[4096];
    BIO *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = BIO_new_file(path, "w");
    if (file == NULL || OXISSL_trace_write(trace, format, file) != 1 || BIO_free(file) != 1)
        die(path);
    printf("trace: %s\n", path);
}

static void finish(SSL *ssl, OXISSL_TRACE *trace)
{
    if (trace != NULL) {
        printf("trace: %s, %s%s\n", SSL_get_version(ssl), SSL_get_cipher_name(ssl),
               SSL_session_reused(ssl) ? ", resumed" : "");
        write_trace(trace, OXISSL_TRACE_TEXT, "trace.txt");
        write_trace(trace, OXISSL_TRACE_JSON, "trace.jsonl");
        write_trace(trace, no_times ? OXISSL_TRACE_SVG_WITHOUT_TIMES : OXISSL_TRACE_SVG, "trace.svg");
        write_trace(trace, OXISSL_TRACE_PCAPNG, "trace.pcapng");
        OXISSL_trace_free(trace);
    }
    close(SSL_get_fd(ssl));
    SSL_free(ssl);
}

static SSL_CTX *new_context(const SSL_METHOD *method, const char *name)
{
    int number = 0;
    char cert[4096], key[4096];
    SSL_CTX *ctx = SSL_CTX_new(method);

    if (ctx == NULL || (ca ? SSL_CTX_load_verify_locations(ctx, ca, NULL) : SSL_CTX_set_default_verify_paths(ctx)) != 1)
        die("cannot read the trusted certificates");
    snprintf(cert, sizeof cert, "%s.crt", name ? name : "");
    snprintf(key, sizeof key, "%s.key", name ? name : "");
    if (name != NULL && (SSL_CTX_use_certificate_chain_file(ctx, cert) != 1 ||
                         SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1))
        die("cannot use the certificate or its key");
    if (version != NULL)
        number = strcmp(version, "TLSv1.3") == 0 ? TLS1_3_VERSION : strcmp(version, "TLSv1.2") == 0 ? TLS1_2_VERSION :
                 strcmp(version, "TLSv1.1") == 0 ? TLS1_1_VERSION :
                 strcmp(version, "TLSv1") == 0 ? TLS1_VERSION : strcmp(version, "SSLv3") == 0 ? SSL3_VERSION : -1;
    if (version != NULL && (!SSL_CTX_set_min_proto_version(ctx, number) || !SSL_CTX_set_max_proto_version(ctx, number)))
        die("no such version");
    if (ciphers != NULL && SSL_CTX_set_cipher_list(ctx, ciphers) != 1)
        die("no such cipher suites");
    if (fragment != 0 && SSL_CTX_set_max_send_fragment(ctx, fragment) != 1)
        die("no such fragments");
    SSL_CTX_set_options(ctx, no_tickets ? SSL_OP_NO_TICKET : 0);
    SSL_CTX_clear_options(ctx, compress ? SSL_OP_NO_COMPRESSION : 0);
    return ctx;
}

/* A connection on a socket, with a trace if it is to be traced. */
static SSL *new_connection(SSL_CTX *ctx, int fd, OXISSL_TRACE *trace)
{
    SSL *ssl = SSL_new(ctx);

    if (SSL_set_fd(ssl, fd) != 1 || (trace != NULL && OXISSL_trace_attach(trace, ssl) != 1))
        die("no connection");
    return ssl;
}

/* Accepts, and takes early data into the request. */
static int accept_early(SSL *ssl, char *request, size_t size)
{
    size_t n;
    int got;

    while ((got = SSL_read_early_data(ssl, request, size - 1, &n)) == SSL_READ_EARLY_DATA_SUCCESS)
        request[n] = '\0';
    return got == SSL_READ_EARLY_DATA_FINISH && SSL_accept(ssl) == 1;
}

/* Our own server: answers requests until it is asked for a page; asks to renegotiate after a request for a head alone. */
static int serve(int listener)
{
    static const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n", page[] = "Hello over TLS.\n";
    SSL_CTX *ctx = new_context(TLS_server_method(), server_name);
    char request[4096] = "", answer[128];
    int left, n, ok = 1;

    if (groups != NULL && SSL_CTX_set1_groups_list(ctx, groups) != 1)
        die("no such groups");
    SSL_CTX_set_max_early_data(ctx, early ? 16384 : 0);
    SSL_CTX_set_dh_auto(ctx, 1);
    SSL_CTX_set_options(ctx, SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION);
    SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"trace", 5);
    if (client_name != NULL) {
        SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        SSL_CTX_set_client_CA_list(ctx, SSL_load_client_CA_file(ca));
    }
    for (left = resume; left >= 0; left--) {
        OXISSL_TRACE *trace = server_end && left == 0 ? OXISSL_trace_new() : NULL;
        SSL *ssl = new_connection(ctx, accept(listener, NULL, NULL), trace);
        request[0] = '\0';
        ok = early ? accept_early(ssl, request, sizeof request) : SSL_accept(ssl) == 1;
        while (ok && (request[0] == 'G' || SSL_read(ssl, request, sizeof request) > 0)) {
            n = snprintf(answer, sizeof answer, "%s%s", head, request[0] == 'G' ? page : "");
            ok = SSL_write(ssl, answer, n) == n;
            if (request[0] == 'G')
                break;
            if (ok)
                ok = SSL_renegotiate(ssl) == 1 && SSL_do_handshake(ssl) == 1;
        }
        if (ok && SSL_shutdown(ssl) == 0)
            SSL_shutdown(ssl);
        finish(ssl, trace);
    }
    SSL_CTX_free(ctx);
    return ok ? 0 : 1;
}

/* Starts our own server; host and port are its afterwards. */
static pid_t start_server(void)
{
    static char name[] = "localhost", number[8];
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    pid_t child;

    if (bind(listener, (struct sockaddr *)&a, sizeof a) != 0 || listen(listener, 2) != 0 ||
        getsockname(listener, (struct sockaddr *)&a, &len) != 0 || (child = fork()) < 0)
        die("cannot start a server");
    if (child == 0)
        exit(serve(listener));
    close(listener);
    snprintf(number, sizeof number, "%d", ntohs(a.sin_port));
    host = name, port = number;
    return child;
}

static int dial(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *list, *a;
    int fd = -1;

    if (getaddrinfo(host, port, &hints, &list) != 0)
        die("unknown host");
    for (a = list; a != NULL && fd < 0; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd >= 0 && connect(fd, a->ai_addr, a->ai_addrlen) != 0)
            close(fd), fd = -1;
    }
    freeaddrinfo(list);
    if (fd < 0)
        die("cannot connect");
    return fd;
}

static void on_info(const SSL *ssl, int where, int ret)
{
    (void)ssl, (void)ret;
    handshakes += (where & SSL_CB_HANDSHAKE_DONE) != 0;
}

/* Sees a second handshake through, whoever begins it. */
static int second_handshake(SSL *ssl)
{
    struct pollfd wait = {.fd = SSL_get_fd(ssl), .events = POLLIN};
    char byte;

    if (!own_server)
        return SSL_renegotiate(ssl) == 1 && SSL_do_handshake(ssl) == 1;
    /* Our server asks for it, without data to read: a look takes what has come and must not wait for data. */
    fcntl(wait.fd, F_SETFL, O_NONBLOCK);
    while (handshakes < 2)
        if (SSL_get_error(ssl, SSL_peek(ssl, &byte, 1)) != SSL_ERROR_WANT_READ ||
            (handshakes < 2 && poll(&wait, 1, 10000) != 1))
            return 0;
    fcntl(wait.fd, F_SETFL, 0);
    return 1;
}

static int ask(SSL *ssl, const char *method, const char *more)
{
    char request[400];
    size_t written;
    int n = snprintf(request, sizeof request, "%s / HTTP/1.1\r\nHost: %s\r\n%s\r\n", method, host, more);

    if (SSL_is_init_finished(ssl))
        return SSL_write(ssl, request, n) == n;
    return SSL_write_early_data(ssl, request, (size_t)n, &written) == 1 && SSL_connect(ssl) == 1;
}

/* Fetches a page; *session is what is resumed or, if it is NULL, becomes what is left to resume. */
static int fetch(SSL_CTX *ctx, SSL_SESSION **session, int last)
{
    OXISSL_TRACE *trace = last && !server_end ? OXISSL_trace_new() : NULL;
    SSL *ssl = new_connection(ctx, dial(), trace);
    char page[16384];
    int n = 0, ok;

    handshakes = 0;
    SSL_set_info_callback(ssl, on_info);
    ok = SSL_set1_host(ssl, host) && SSL_set_tlsext_host_name(ssl, host) &&
         (*session == NULL || SSL_set_session(ssl, *session)) && ((early && *session != NULL) || SSL_connect(ssl) == 1);
    if (ok && renegotiate && last)
        ok = ask(ssl, "HEAD", "") && SSL_read(ssl, page, sizeof page) > 0 && second_handshake(ssl);
    ok = ok && ask(ssl, "GET", "Connection: close\r\n");
    while (ok && (n = SSL_read(ssl, page, sizeof page)) > 0)
        ;
    ok = ok && SSL_get_error(ssl, n) == SSL_ERROR_ZERO_RETURN;
    if (ok)
        SSL_shutdown(ssl);
    if (*session == NULL)
        *session = SSL_get1_session(ssl);
    finish(ssl, trace);
    return ok;
}

int main(int argc, char **argv)
{
    SSL_SESSION *session = NULL;
    SSL_CTX *ctx;
    pid_t child = -1;
    int option, status = 0, ok;

    while ((option = getopt(argc, argv, "c:s:i:a:v:l:f:g:rETnzet")) != -1)
        switch (option) {
        case 'c': host = strtok(optarg, ":"), port = strtok(NULL, ":"); break;
        case 's': server_name = optarg; break;
        case 'i': client_name = optarg; break;
        case 'a': ca = optarg; break;
        case 'v': version = optarg; break;
        case 'l': ciphers = optarg; break;
        case 'f': fragment = atol(optarg); break;
        case 'g': groups = optarg; break;
        case 'r': resume = 1; break;
        case 'E': early = 1; break;
        case 'T': no_tickets = 1; break;
        case 'n': renegotiate = 1; break;
        case 'z': compress = 1; break;
        case 'e': server_end = 1; break;
        case 't': no_times = 1; break;
        default: optind = argc;
        }
    own_server = host == NULL;
    if (argc - optind != 1 || (own_server ? server_name == NULL : port == NULL))
        die("usage: trace [-c host:port | -s server] [-i client] [-a ca.pem] [-v version] [-l ciphers] [-f bytes] [-g groups] "
            "[-rETnzet] folder");
    folder = argv[optind];
    signal(SIGPIPE, SIG_IGN);
    alarm(60);
    if (own_server)
        child = start_server();
    ctx = new_context(TLS_client_method(), client_name);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    ok = (!resume || fetch(ctx, &session, 0)) && fetch(ctx, &session, 1);
    if (!ok)
        fprintf(stderr, "trace: the connection failed\n"), ERR_print_errors_fp(stderr);
    SSL_SESSION_free(session);
    SSL_CTX_free(ctx);
    return ok && (child < 0 || (waitpid(child, &status, 0) == child && status == 0)) ? 0 : 1;
}
