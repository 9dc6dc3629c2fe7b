/* One end of a TLS connection, driven by options: what the interoperability tests put against other implementations. Each
 * connection ends with one line of JSON on standard output that says what was negotiated or what went wrong.
 *
 *   peer server [options]     listens on a free port of 127.0.0.1 and first prints {"listening": PORT}
 *   peer client -p PORT [options]
 *   peer about                prints {"library": "the library's name and version"}
 *
 *   -c FILE -k FILE   certificate chain and key           -a FILE   CA file; the peer's certificate is then verified
 *   -l LIST           cipher list                         -g LIST   groups
 *   -s LIST           signature algorithms                -A LIST   ALPN protocols, with commas
 *   -n NAME           the server's name (client)          -N COUNT  connections, one after the other (1)
 *   -R                resume the first session afterwards -V MIN:MAX versions, as 1.2:1.2
 *   -o OPTION         no-ticket, no-ems, no-etm, client-renegotiation, no-renegotiation or legacy-server; may be given
 *                     more than once
 *   -m MODE           echo: server, back to sender until the client closes (default)
 *                     ask: client, sends "ping\n" and reads as much (default)
 *                     http: server, answers a request with the file of -f
 *                     send, receive: one way, the file of -f; the receiver writes it
 *   -b SIZE           bytes for each write (16384)
 *   -t LIST           signature algorithms for client certificates
 *   -I FILE           the authorities whose client certificates a server asks for, if not those of -a
 *   -T HOW            a server's tickets are sealed by a function: evp, hmac (an older kind of function), or renew (each ticket
 *                     is used and replaced)
 *   -K HOW            a server's sessions are kept by the program: external, or later (found only when asked again)
 *   -x HOW            renegotiate before the first answer (echo) or after it, and then ask again (ask): full, abbreviated,
 *                     or, on a server, certificate: the client is asked for one then, and not before; in TLS 1.3 that is
 *                     no new handshake
 *   -S FILE           server: show the OCSP response in this file; client: ask for one, and write it to this file
 *   -P LIST           protocols for next protocol negotiation, with commas; a client takes the first that both have
 *   -y NAME:HEX       a pre-shared key and its name         -H TEXT   a hint for such keys (server)
 *   -D FILE           Diffie-Hellman parameters (server)
 *   -i FILE           serverinfo (server)                 -E TYPE   ask for an extension that is empty (client)
 * and those of peer_tls13.c
 */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define OPENSSL_SUPPRESS_DEPRECATED /* functions with HMAC_CTX */
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/dh.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>

#include "peer.h"

int server;
static int reuse, verify, block = 16384;
static const char *mode, *file, *host, *alpn, *again;
static const char *npn, *status_file;
static unsigned extension;
static char extension_text[2048];
static SSL_SESSION *saved, *kept[16];
static int kept_count, renews, later;
static int failed;

void print_string(const char *key, const char *text)
{
    printf("\"%s\": \"", key);
    for (; text && *text; text++)
        printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    printf("\", ");
}

static void report_error(const char *what, SSL *ssl, int result)
{
    unsigned long first = ERR_peek_error();
    const char *reason = ERR_reason_error_string(first);

    printf("{");
    print_string("error", what);
    print_string("reason", reason ? reason : "");
    printf("\"code\": %d, \"lib\": %d, ", ERR_GET_REASON(first), ERR_GET_LIB(first));
    if (ssl) {
        print_string("state", SSL_state_string_long(ssl));
        printf("\"verify\": %ld, \"ssl_error\": %d, ", SSL_get_verify_result(ssl), SSL_get_error(ssl, result));
    }
    printf("\"ok\": false}\n");
    fflush(stdout);
    ERR_clear_error();
    failed = 1;
}

void die(const char *what)
{
    report_error(what, NULL, 0);
    exit(1);
}

/* Further handshakes on the contexts' connections. */
static long renegotiations(SSL *ssl)
{
    SSL_CTX *ctx = SSL_get_SSL_CTX(ssl);

    return server ? SSL_CTX_sess_accept_good(ctx) - SSL_CTX_sess_accept(ctx)
                  : SSL_CTX_sess_connect_good(ctx) - SSL_CTX_sess_connect(ctx);
}

/* Does another handshake; 0 if that fails. A server asks for it, and then waits for the client's answer. */
static int renegotiate(SSL *ssl)
{
    char none[1];

    if (!strcmp(again, "certificate")) {
        SSL_set_verify(ssl, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        SSL_set_session_id_context(ssl, (const unsigned char *)"again", 5);
    }
    if (SSL_version(ssl) == TLS1_3_VERSION)
        return SSL_verify_client_post_handshake(ssl) == 1 && SSL_do_handshake(ssl) == 1;
    if (!(!strcmp(again, "abbreviated") ? SSL_renegotiate_abbreviated(ssl) : SSL_renegotiate(ssl)))
        return 0;
    if (SSL_do_handshake(ssl) != 1)
        return 0;
    if (server) {
        SSL_clear_mode(ssl, SSL_MODE_AUTO_RETRY); /* to come back when the handshake is over */
        SSL_peek(ssl, none, 0);
        SSL_set_mode(ssl, SSL_MODE_AUTO_RETRY);
    }
    return !SSL_renegotiate_pending(ssl) && !SSL_in_init(ssl);
}

static void report(SSL *ssl, long received)
{
    const unsigned char *protocol;
    unsigned protocol_len;
    char text[256];
    X509 *peer = SSL_get1_peer_certificate(ssl);

    printf("{");
    print_string("version", SSL_get_version(ssl));
    print_string("cipher", SSL_get_cipher_name(ssl));
    SSL_get0_alpn_selected(ssl, &protocol, &protocol_len);
    snprintf(text, sizeof text, "%.*s", (int)protocol_len, protocol ? (const char *)protocol : "");
    print_string("alpn", text);
    SSL_get0_next_proto_negotiated(ssl, &protocol, &protocol_len);
    snprintf(text, sizeof text, "%.*s", (int)protocol_len, protocol ? (const char *)protocol : "");
    print_string("npn", text);
    if (extension)
        print_string("extension", extension_text);
    print_string("name", SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name));
    tls13_report(ssl);
    print_string("psk", SSL_get_psk_identity(ssl));
    print_string("hint", SSL_get_psk_identity_hint(ssl));
    print_string("peer", peer ? X509_NAME_oneline(X509_get_subject_name(peer), text, sizeof text) : "");
    printf("\"verify\": %ld, \"resumed\": %s, \"ems\": %s, \"received\": %ld, \"closed\": %s, \"renegotiations\": %ld, "
           "\"secure\": %s, \"ok\": true}\n",
           SSL_get_verify_result(ssl), SSL_session_reused(ssl) ? "true" : "false",
           SSL_get_extms_support(ssl) == 1 ? "true" : "false", received,
           SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN ? "true" : "false", renegotiations(ssl),
           SSL_get_secure_renegotiation_support(ssl) ? "true" : "false");
    fflush(stdout);
    X509_free(peer);
}

/* Sends a whole file in writes of the chosen size; 0 when a write fails. */
static int send_file(SSL *ssl)
{
    FILE *f = fopen(file, "rb");
    char *data = malloc((size_t)block);
    size_t n;
    int ok = f != NULL && data != NULL;

    while (ok && (n = fread(data, 1, (size_t)block, f)) > 0)
        ok = SSL_write(ssl, data, (int)n) == (int)n;
    if (f)
        fclose(f);
    free(data);
    return ok;
}

/* Reads until the other side closes; -1 if it does not close as it should. */
static long receive_file(SSL *ssl)
{
    FILE *f = fopen(file, "wb");
    char data[20000];
    long total = 0;
    int n = 0;

    while (f && (n = SSL_read(ssl, data, sizeof data)) > 0) {
        fwrite(data, 1, (size_t)n, f);
        total += n;
    }
    if (f)
        fclose(f);
    return SSL_get_error(ssl, n) == SSL_ERROR_ZERO_RETURN ? total : -1;
}

/* Says something short and hears as much; 0 if that fails. */
static int ask(SSL *ssl)
{
    char data[5];
    int total = 0, n;

    if (SSL_write(ssl, "ping\n", 5) != 5)
        return 0;
    while (total < 5 && (n = SSL_read(ssl, data, 5 - total)) > 0)
        total += n;
    return total == 5;
}

/* Moves the data that the mode asks for; the number of bytes received, or -1. */
static long talk(SSL *ssl)
{
    char data[16384];
    long total = 0;
    int n;

    if (!strcmp(mode, "send"))
        return send_file(ssl) ? 0 : -1;
    if (!strcmp(mode, "receive"))
        return receive_file(ssl);
    if (!strcmp(mode, "http")) {
        while (!tls13_was_asked() && total < (long)sizeof data &&
               (n = SSL_read(ssl, data + total, (int)(sizeof data - (size_t)total))) > 0) {
            total += n;
            if (total >= 4 && !memcmp(data + total - 4, "\r\n\r\n", 4))
                break;
        }
        n = snprintf(data, sizeof data, "HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n");
        return SSL_write(ssl, data, n) == n && (!file || send_file(ssl)) ? total : -1;
    }
    if (!strcmp(mode, "echo")) {
        while ((n = SSL_read(ssl, data, sizeof data)) > 0) {
            if (!total && ((again && !renegotiate(ssl)) || !tls13_before_answer(ssl)))
                return -1;
            total += n;
            if (SSL_write(ssl, data, n) != n)
                return -1;
        }
        return SSL_get_error(ssl, n) == SSL_ERROR_ZERO_RETURN ? total : -1;
    }
    if (!strcmp(mode, "get")) {
        n = SSL_write(ssl, "GET / HTTP/1.0\r\n\r\n", 18);
        while (n > 0 && (n = SSL_read(ssl, data, sizeof data)) > 0)
            total += n;
        return SSL_get_error(ssl, n) == SSL_ERROR_ZERO_RETURN ? total : -1;
    }
    if (!ask(ssl) || !tls13_before_answer(ssl))
        return -1;
    if (again && !renegotiate(ssl))
        return -1;
    return (!again && !tls13_asks_again()) || ask(ssl) ? 5 : -1;
}

static void converse(SSL_CTX *ctx, int fd)
{
    SSL *ssl = SSL_new(ctx);
    long received;
    int result;

    if (ssl == NULL || !SSL_set_fd(ssl, fd))
        die("no connection");
    if (!server && host && (!SSL_set_tlsext_host_name(ssl, host) || (verify && !SSL_set1_host(ssl, host))))
        die("cannot set the name");
    if (saved && !SSL_set_session(ssl, saved))
        die("cannot set the session");
    ERR_clear_error();
    do
        result = tls13_handshake(ssl);
    while (result != 1 && SSL_get_error(ssl, result) == SSL_ERROR_WANT_X509_LOOKUP);
    if (result != 1) {
        report_error("handshake", ssl, result);
    } else if ((received = talk(ssl)) < 0) {
        report_error("data", ssl, -1);
    } else {
        if (reuse && !saved)
            saved = SSL_get1_session(ssl);
        if (SSL_shutdown(ssl) == 0 && strcmp(mode, "ask") != 0)
            SSL_shutdown(ssl);
        report(ssl, received);
    }
    SSL_free(ssl);
    close(fd);
}

/* A server's status callback. */
static int give_status(SSL *ssl, void *arg)
{
    FILE *f = fopen(status_file, "rb");
    unsigned char *response = OPENSSL_malloc(16384);
    size_t n = f && response ? fread(response, 1, 16384, f) : 0;

    (void)arg;
    if (f)
        fclose(f);
    return n && SSL_set_tlsext_status_ocsp_resp(ssl, response, (long)n) ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

/* A client's. */
static int take_status(SSL *ssl, void *arg)
{
    const unsigned char *response;
    long n = SSL_get_tlsext_status_ocsp_resp(ssl, &response);
    FILE *f = n > 0 ? fopen(status_file, "wb") : NULL;

    (void)arg;
    if (f) {
        fwrite(response, 1, (size_t)n, f);
        fclose(f);
    }
    return f != NULL; /* nothing else will do */
}

static int take_extension(SSL *ssl, unsigned type, const unsigned char *in, size_t len, int *al, void *arg)
{
    size_t i;

    (void)ssl, (void)type, (void)al, (void)arg;
    for (i = 0; i < len && 2 * i + 2 < sizeof extension_text; i++)
        sprintf(extension_text + 2 * i, "%02x", in[i]);
    return 1;
}

static int name_protocols(SSL *ssl, const unsigned char **out, unsigned *outlen, void *arg)
{
    (void)ssl;
    *out = arg;
    *outlen = (unsigned)strlen(arg);
    return SSL_TLSEXT_ERR_OK;
}

static int select_protocol(SSL *ssl, unsigned char **out, unsigned char *outlen, const unsigned char *in, unsigned inlen, void *arg)
{
    (void)ssl;
    SSL_select_next_proto(out, outlen, in, inlen, arg, (unsigned)strlen(arg));
    return SSL_TLSEXT_ERR_OK;
}

static int select_alpn(SSL *ssl, const unsigned char **out, unsigned char *outlen, const unsigned char *in, unsigned inlen, void *arg)
{
    unsigned char *chosen;
    const unsigned char *ours = arg;

    (void)ssl;
    if (SSL_select_next_proto(&chosen, outlen, ours, (unsigned)strlen((const char *)ours), in, inlen) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

/* Writes "h2,http/1.1" as \x02h2\x08http/1.1 into `wire`, which has room for 256 bytes; the length. */
static unsigned write_protocols(unsigned char *wire, const char *list)
{
    size_t len = strlen(list), start = 0, i;

    if (len > 254)
        die("protocols");
    for (i = 0; i <= len; i++)
        if (i == len || list[i] == ',') {
            wire[start] = (unsigned char)(i - start);
            memcpy(wire + start + 1, list + start, i - start);
            start = i + 1;
        }
    return (unsigned)len + 1;
}

static void set_alpn(SSL_CTX *ctx)
{
    static unsigned char wire[256];
    unsigned len = write_protocols(wire, alpn);

    if (server)
        SSL_CTX_set_alpn_select_cb(ctx, select_alpn, wire);
    else if (SSL_CTX_set_alpn_protos(ctx, wire, len) != 0)
        die("alpn");
}

static void set_extensions(SSL_CTX *ctx)
{
    static unsigned char wire[256];

    if (npn) {
        write_protocols(wire, npn);
        if (server)
            SSL_CTX_set_next_protos_advertised_cb(ctx, name_protocols, wire);
        else
            SSL_CTX_set_next_proto_select_cb(ctx, select_protocol, wire);
    }
    if (status_file) {
        SSL_CTX_set_tlsext_status_type(ctx, TLSEXT_STATUSTYPE_ocsp);
        SSL_CTX_set_tlsext_status_cb(ctx, (server ? give_status : take_status));
    }
    if (extension && !SSL_CTX_add_client_custom_ext(ctx, extension, NULL, NULL, NULL, take_extension, NULL))
        die("extension");
}

/* Tickets: one key for all. */
static int seal_evp(SSL *ssl, unsigned char *name, unsigned char *iv, EVP_CIPHER_CTX *ctx, EVP_MAC_CTX *mac, int enc)
{
    static unsigned char key[32] = "interoperability";
    OSSL_PARAM params[3];

    (void)ssl;
    params[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0);
    params[1] = OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, key, sizeof key);
    params[2] = OSSL_PARAM_construct_end();
    if (enc && RAND_bytes(iv, 16) != 1)
        return -1;
    if (enc)
        memcpy(name, "peer.c's one key", 16);
    else if (memcmp(name, "peer.c's one key", 16) != 0)
        return 0;
    if (!EVP_CipherInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv, enc) || !EVP_MAC_CTX_set_params(mac, params))
        return -1;
    return enc || !renews ? 1 : 2;
}

static int seal_hmac(SSL *ssl, unsigned char *name, unsigned char *iv, EVP_CIPHER_CTX *ctx, HMAC_CTX *mac, int enc)
{
    static const unsigned char key[32] = "interoperability";

    (void)ssl;
    if (enc && RAND_bytes(iv, 16) != 1)
        return -1;
    if (enc)
        memcpy(name, "peer.c's one key", 16);
    return EVP_CipherInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv, enc) &&
           HMAC_Init_ex(mac, key, sizeof key, EVP_sha256(), NULL) ? 1 : -1;
}

static void set_tickets(SSL_CTX *ctx, const char *how)
{
    renews = !strcmp(how, "renew");
    if (!strcmp(how, "hmac"))
        SSL_CTX_set_tlsext_ticket_key_cb(ctx, seal_hmac);
    else
        SSL_CTX_set_tlsext_ticket_key_evp_cb(ctx, seal_evp);
}

/* Sessions that the program keeps. */
static int keep(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    if (kept_count == 16)
        return 0;
    kept[kept_count++] = session;
    return 1;
}

static SSL_SESSION *find(SSL *ssl, const unsigned char *id, int len, int *copy)
{
    const unsigned char *own;
    unsigned own_len;
    int i;

#ifdef SSL_ERROR_PENDING_SESSION
    static int asked_again;

    if (later && (asked_again = !asked_again))
        return SSL_magic_pending_session_ptr();
#endif
    (void)ssl;
    *copy = 1;
    for (i = 0; i < kept_count; i++) {
        own = SSL_SESSION_get_id(kept[i], &own_len);
        if ((int)own_len == len && !memcmp(own, id, own_len))
            return kept[i];
    }
    return NULL;
}

static void set_store(SSL_CTX *ctx, const char *how)
{
    later = !strcmp(how, "later");
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(ctx, keep);
    SSL_CTX_sess_set_get_cb(ctx, find);
}

/* The pre-shared key. */
static char psk_name[64];
static unsigned char psk[64];
static unsigned psk_len;

static unsigned choose_psk(SSL *ssl, const char *hint, char *identity, unsigned room, unsigned char *key, unsigned key_room)
{
    (void)ssl, (void)hint, (void)key_room;
    snprintf(identity, room, "%s", psk_name);
    memcpy(key, psk, psk_len);
    return psk_len;
}

static unsigned find_psk(SSL *ssl, const char *identity, unsigned char *key, unsigned room)
{
    (void)ssl, (void)room;
    if (strcmp(identity, psk_name) != 0)
        return 0;
    memcpy(key, psk, psk_len);
    return psk_len;
}

static void set_psk(SSL_CTX *ctx, const char *value)
{
    const char *colon = strchr(value, ':');
    BIGNUM *number = NULL;

    if (colon == NULL || strlen(colon + 1) > 2 * sizeof psk || !BN_hex2bn(&number, colon + 1))
        die("pre-shared key");
    snprintf(psk_name, sizeof psk_name, "%.*s", (int)(colon - value), value);
    psk_len = (unsigned)BN_bn2bin(number, psk);
    BN_free(number);
    SSL_CTX_set_psk_client_callback(ctx, choose_psk);
    SSL_CTX_set_psk_server_callback(ctx, find_psk);
}

static void set_parameters(SSL_CTX *ctx, const char *path)
{
    FILE *f = fopen(path, "r");
    DH *dh = f ? PEM_read_DHparams(f, NULL, NULL, NULL) : NULL;

    if (dh == NULL || SSL_CTX_set_dh_auto(ctx, 0) != 1 || SSL_CTX_set_tmp_dh(ctx, dh) != 1)
        die("parameters");
    DH_free(dh);
    fclose(f);
}

/* "3.0" is SSL 3.0, "1.0" to "1.3" are TLS. */
static int version_of(const char *s)
{
    return !strncmp(s, "3.0", 3) ? SSL3_VERSION : TLS1_VERSION + s[2] - '0';
}

static void set_option(SSL_CTX *ctx, int option, char *value)
{
    switch (option) {
    case 'c': if (SSL_CTX_use_certificate_chain_file(ctx, value) != 1) die("certificate"); break;
    case 'k': if (SSL_CTX_use_PrivateKey_file(ctx, value, SSL_FILETYPE_PEM) != 1) die("key"); break;
    case 'a':
        if (SSL_CTX_load_verify_locations(ctx, value, NULL) != 1)
            die("ca");
        if (server)
            SSL_CTX_set_client_CA_list(ctx, SSL_load_client_CA_file(value));
        SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        verify = 1;
        break;
    case 'l': if (SSL_CTX_set_cipher_list(ctx, value) != 1) die("cipher list"); break;
    case 'g': if (SSL_CTX_set1_groups_list(ctx, value) != 1) die("groups"); break;
    case 's': if (SSL_CTX_set1_sigalgs_list(ctx, value) != 1) die("signature algorithms"); break;
    case 'V':
        if (!SSL_CTX_set_min_proto_version(ctx, version_of(value)) ||
            !SSL_CTX_set_max_proto_version(ctx, version_of(strchr(value, ':') ? strchr(value, ':') + 1 : value)))
            die("versions");
        break;
    case 'o':
        SSL_CTX_set_options(ctx, !strcmp(value, "no-ticket") ? SSL_OP_NO_TICKET
                            : !strcmp(value, "no-ems") ? SSL_OP_NO_EXTENDED_MASTER_SECRET
                            : !strcmp(value, "client-renegotiation") ? SSL_OP_ALLOW_CLIENT_RENEGOTIATION
                            : !strcmp(value, "no-renegotiation") ? SSL_OP_NO_RENEGOTIATION
                            : !strcmp(value, "legacy-server") ? SSL_OP_LEGACY_SERVER_CONNECT : SSL_OP_NO_ENCRYPT_THEN_MAC);
        break;
    case 't': if (SSL_CTX_set1_client_sigalgs_list(ctx, value) != 1) die("signature algorithms of clients"); break;
    case 'I': SSL_CTX_set_client_CA_list(ctx, SSL_load_client_CA_file(value)); break;
    case 'T': set_tickets(ctx, value); break;
    case 'K': set_store(ctx, value); break;
    case 'A': alpn = value; break;
    case 'P': npn = value; break;
    case 'S': status_file = value; break;
    case 'E': extension = (unsigned)atoi(value); break;
    case 'y': set_psk(ctx, value); break;
    case 'H': if (SSL_CTX_use_psk_identity_hint(ctx, value) != 1) die("hint"); break;
    case 'D': set_parameters(ctx, value); break;
    case 'i': if (SSL_CTX_use_serverinfo_file(ctx, value) != 1) die("serverinfo"); break;
    case 'n': host = value; break;
    case 'R': reuse = 1; break;
    case 'm': mode = value; break;
    case 'x': again = value; break;
    case 'f': file = value; break;
    case 'b': block = atoi(value); break;
    default: set_tls13_option(ctx, option, value); break;
    }
}

int main(int argc, char **argv)
{
    SSL_CTX *ctx;
    struct sockaddr_in a;
    socklen_t len = sizeof a;
    int option, port = 0, connections = 1, fd, listener = -1;

    if (argc > 1 && !strcmp(argv[1], "about"))
        return printf("{\"library\": \"%s\"}\n", OpenSSL_version(OPENSSL_VERSION)) < 0;
    server = argc > 1 && !strcmp(argv[1], "server");
    mode = server ? "echo" : "ask";
    alarm(60);
    signal(SIGPIPE, SIG_IGN);
    if ((ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method())) == NULL)
        die("context");
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_dh_auto(ctx, 1);
    if (server)
        SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"peer", 4);
    for (optind = 2; (option = getopt(argc, argv, "p:c:k:a:l:g:s:A:n:N:RV:o:m:f:b:x:P:S:E:i:t:I:T:K:y:H:D:L:e:u:Y:w:Cz:O:G:")) != -1;) {
        if (option == 'p')
            port = atoi(optarg);
        else if (option == 'N')
            connections = atoi(optarg);
        else
            set_option(ctx, option, optarg);
    }
    if (alpn)
        set_alpn(ctx);
    set_extensions(ctx);
    if (again && !strcmp(again, "certificate"))
        SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);

    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_port = htons((unsigned short)port);
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (server) {
        listener = socket(AF_INET, SOCK_STREAM, 0);
        if (bind(listener, (struct sockaddr *)&a, sizeof a) != 0 || listen(listener, 16) != 0 ||
            getsockname(listener, (struct sockaddr *)&a, &len) != 0)
            die("cannot listen");
        printf("{\"listening\": %d}\n", ntohs(a.sin_port));
        fflush(stdout);
    }
    while (connections-- > 0) {
        fd = server ? accept(listener, NULL, NULL) : socket(AF_INET, SOCK_STREAM, 0);
        if (fd < 0 || (!server && connect(fd, (struct sockaddr *)&a, sizeof a) != 0))
            die("no socket");
        converse(ctx, fd);
    }
    SSL_SESSION_free(saved);
    while (kept_count > 0)
        SSL_SESSION_free(kept[--kept_count]);
    SSL_CTX_free(ctx);
    if (listener >= 0)
        close(listener);
    return failed;
}
