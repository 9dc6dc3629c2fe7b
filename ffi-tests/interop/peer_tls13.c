/* What the peer program does in TLS 1.3 only:
 *
 *   -L LIST   cipher suites
 *   -e FILE   client: send the file as early data, if there is a session; server: take early data
 *   -u HOW    before the first answer, or before the second question, update the keys: requested (the other side's, too)
 *             or alone
 *   -Y NAME:HEX  a pre-shared key of TLS 1.3, for TLS_AES_128_GCM_SHA256
 *   -w COUNT  a server's tickets for each full handshake
 *   -C        count the handshake messages that go either way
 *   -z LIST   compression of certificates, by number with commas: 1 is zlib, 2 brotli
 *   -G FILE   keep a key log, and report what both sides can export
 *   -O WHAT   post-handshake-auth, cookie, no-dhe-kex, server-preference or no-middlebox; may be given more than once
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include "peer.h"

static const char *early_file, *update, *key_log;
static int counting, counts[256], stateless;
static size_t early_received;
static char psk_name[64];
static unsigned char psk[64];
static size_t psk_len;

/* Compressed certificates are more than OpenSSL 3.0 has. */
static void set_compression(SSL_CTX *ctx, const char *list)
{
#ifdef TLSEXT_comp_cert_zlib
    int algorithms[4];
    size_t n = 0;

    for (; list && n < 4; list = strchr(list, ',') ? strchr(list, ',') + 1 : NULL)
        algorithms[n++] = atoi(list);
    if (!SSL_CTX_set1_cert_comp_preference(ctx, algorithms, n) || (server && !SSL_CTX_compress_certs(ctx, 0)))
        die("compression");
#else
    (void)ctx, (void)list;
    die("no compression of certificates");
#endif
}

static SSL_SESSION *external_session(SSL *ssl)
{
    static const unsigned char aes128gcm[] = {0x13, 0x01};
    const SSL_CIPHER *cipher = SSL_CIPHER_find(ssl, aes128gcm);
    SSL_SESSION *session = SSL_SESSION_new();

    if (session && cipher && SSL_SESSION_set1_master_key(session, psk, psk_len) &&
        SSL_SESSION_set_cipher(session, cipher) && SSL_SESSION_set_protocol_version(session, TLS1_3_VERSION) &&
        SSL_SESSION_set_max_early_data(session, early_file ? 16384 : 0))
        return session;
    die("session of a pre-shared key");
    return NULL;
}

static int use_psk(SSL *ssl, const EVP_MD *md, const unsigned char **id, size_t *id_len, SSL_SESSION **session)
{
    *session = NULL;
    if (md && EVP_MD_get_size(md) != 32)
        return 1; /* not with this hash */
    *session = external_session(ssl);
    *id = (const unsigned char *)psk_name;
    *id_len = strlen(psk_name);
    return 1;
}

static int find_psk(SSL *ssl, const unsigned char *id, size_t id_len, SSL_SESSION **session)
{
    int known = id_len == strlen(psk_name) && !memcmp(id, psk_name, id_len);

    *session = known ? external_session(ssl) : NULL;
    return 1;
}

static void set_psk(SSL_CTX *ctx, const char *value)
{
    const char *colon = strchr(value, ':');
    BIGNUM *number = NULL;

    if (colon == NULL || strlen(colon + 1) > 2 * sizeof psk || !BN_hex2bn(&number, colon + 1))
        die("pre-shared key");
    snprintf(psk_name, sizeof psk_name, "%.*s", (int)(colon - value), value);
    psk_len = (size_t)BN_bn2bin(number, psk);
    BN_free(number);
    SSL_CTX_set_psk_use_session_callback(ctx, use_psk);
    SSL_CTX_set_psk_find_session_callback(ctx, find_psk);
}

static void count(int sent, int version, int type, const void *data, size_t len, SSL *ssl, void *arg)
{
    (void)sent, (void)version, (void)ssl, (void)arg;
    if (type == SSL3_RT_HANDSHAKE && len > 0)
        counts[*(const unsigned char *)data]++;
}

static void log_key(const SSL *ssl, const char *line)
{
    FILE *f = fopen(key_log, "a");

    (void)ssl;
    if (f == NULL || fprintf(f, "%s\n", line) < 0 || fclose(f) != 0)
        die("key log");
}

static void report_exported(SSL *ssl)
{
    static const char label[] = "EXPORTER-interop";
    unsigned char bytes[32];
    char text[2 * sizeof bytes + 1];
    size_t i;

    if (SSL_export_keying_material(ssl, bytes, sizeof bytes, label, sizeof label - 1, NULL, 0, 0) != 1)
        die("export");
    for (i = 0; i < sizeof bytes; i++)
        snprintf(text + 2 * i, 3, "%02X", bytes[i]);
    print_string("exported", text);
}

static int make_cookie(SSL *ssl, unsigned char *cookie, size_t *len)
{
    (void)ssl;
    memcpy(cookie, "the cookie", 10);
    *len = 10;
    return 1;
}

static int check_cookie(SSL *ssl, const unsigned char *cookie, size_t len)
{
    (void)ssl;
    return len == 10 && !memcmp(cookie, "the cookie", 10);
}

static void set_conduct(SSL_CTX *ctx, const char *what)
{
    if (!strcmp(what, "post-handshake-auth")) {
        SSL_CTX_set_post_handshake_auth(ctx, 1);
    } else if (!strcmp(what, "cookie")) {
        stateless = 1;
        SSL_CTX_set_stateless_cookie_generate_cb(ctx, make_cookie);
        SSL_CTX_set_stateless_cookie_verify_cb(ctx, check_cookie);
    } else if (!strcmp(what, "no-dhe-kex")) {
        SSL_CTX_set_options(ctx, SSL_OP_ALLOW_NO_DHE_KEX);
    } else if (!strcmp(what, "server-preference")) {
        SSL_CTX_set_options(ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
    } else if (!strcmp(what, "no-middlebox")) {
        SSL_CTX_clear_options(ctx, SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
    } else {
        die("option");
    }
}

void set_tls13_option(SSL_CTX *ctx, int option, char *value)
{
    switch (option) {
    case 'L': if (SSL_CTX_set_ciphersuites(ctx, value) != 1) die("cipher suites"); break;
    case 'e': early_file = value; if (server) SSL_CTX_set_max_early_data(ctx, 16384); break;
    case 'u': update = value; break;
    case 'Y': set_psk(ctx, value); break;
    case 'w': SSL_CTX_set_num_tickets(ctx, (size_t)atoi(value)); break;
    case 'C': counting = 1; SSL_CTX_set_msg_callback(ctx, count); break;
    case 'z': set_compression(ctx, value); break;
    case 'O': set_conduct(ctx, value); break;
    case 'G': key_log = value; SSL_CTX_set_keylog_callback(ctx, log_key); break;
    }
}

/* Writes the early data; 0 if that fails. */
static int write_early(SSL *ssl)
{
    SSL_SESSION *session = SSL_get_session(ssl);
    FILE *f;
    char data[16384];
    size_t n, written;
    int ok = 1;

    if (!psk_len && (session == NULL || SSL_SESSION_get_max_early_data(session) == 0))
        return 1;
    if ((f = fopen(early_file, "rb")) == NULL)
        die("early data");
    while (ok && (n = fread(data, 1, sizeof data, f)) > 0)
        ok = SSL_write_early_data(ssl, data, n, &written) == 1 && written == n;
    fclose(f);
    return ok;
}

/* Takes the early data until it ends; 0 if that fails. */
static int read_early(SSL *ssl)
{
    char data[16384];
    size_t n;
    int result;

    early_received = 0;
    while ((result = SSL_read_early_data(ssl, data, sizeof data, &n)) == SSL_READ_EARLY_DATA_SUCCESS)
        early_received += n;
    return result == SSL_READ_EARLY_DATA_FINISH;
}

/* As SSL_connect or SSL_accept, with early data where it is wanted. */
int tls13_handshake(SSL *ssl)
{
    int tries;

    memset(counts, 0, sizeof counts);
    if (early_file && !(server ? read_early(ssl) : write_early(ssl)))
        return -1;
    /* OpenSSL returns for the retry and for the ChangeCipherSpec that the client's second hello may follow. */
    for (tries = 0; stateless && SSL_stateless(ssl) != 1; tries++)
        if (tries == 3)
            return -1;
    return server ? SSL_accept(ssl) : SSL_connect(ssl);
}

/* What goes before our first answer or our second question; 0 if it fails. */
int tls13_before_answer(SSL *ssl)
{
    if (update == NULL)
        return 1;
    return SSL_key_update(ssl, !strcmp(update, "requested") ? SSL_KEY_UPDATE_REQUESTED : SSL_KEY_UPDATE_NOT_REQUESTED) &&
           SSL_do_handshake(ssl) == 1;
}

/* Whether the client's question was its early data. */
int tls13_was_asked(void)
{
    return early_received > 0;
}

/* Whether the client asks once more, so that the server's answer can be seen. */
int tls13_asks_again(void)
{
    return update != NULL;
}

void tls13_report(SSL *ssl)
{
    static const char *const statuses[] = {"not sent", "rejected", "accepted"};
    int i, status = SSL_get_early_data_status(ssl), group = (int)SSL_get_negotiated_group(ssl);
    char name[8];

    print_string("early", status >= 0 && status <= 2 ? statuses[status] : "?");
    print_string("group", group ? SSL_group_to_name(ssl, group) : "");
    printf("\"early_received\": %lu, ", (unsigned long)early_received);
    if (key_log)
        report_exported(ssl);
    if (!counting)
        return;
    printf("\"messages\": {");
    for (i = 0; i < 255; i++) {
        snprintf(name, sizeof name, "%d", i);
        if (counts[i])
            printf("\"%s\": %d, ", name, counts[i]);
    }
    printf("\"255\": %d}, ", counts[255]);
}
