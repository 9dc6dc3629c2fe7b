/*
 * Has the OpenSSL it is linked with do handshakes, and prints each message of them as bytes and as that OpenSSL's own
 * SSL_trace tells it:
 *
 *   = NAME            a connection begins
 *   > TYPE HEX        the client sends a message of that content type (<: the server)
 *     TEXT            what SSL_trace says of it
 *
 * refresh.sh builds and runs it.
 */
#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

static void print(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    const unsigned char *bytes = buf;
    BIO *text = BIO_new(BIO_s_mem());
    char line[4096];
    size_t i;

    (void)arg;
    if (content_type <= SSL3_RT_APPLICATION_DATA) {
        printf("%c %d ", "<>"[write_p], content_type);
        for (i = 0; i < len; i++)
            printf("%02x", bytes[i]);
        printf("\n");
        SSL_trace(write_p, version, content_type, buf, len, ssl, text);
        while (BIO_gets(text, line, sizeof line) > 0)
            printf("  %s", line);
    }
    BIO_free(text);
}

static int accept_any(int preverify_ok, X509_STORE_CTX *store)
{
    (void)preverify_ok, (void)store;
    return 1;
}

static unsigned int client_psk(SSL *ssl, const char *hint, char *identity, unsigned int max_identity,
                               unsigned char *psk, unsigned int max_psk)
{
    (void)ssl, (void)hint, (void)max_psk;
    snprintf(identity, max_identity, "a client");
    memset(psk, 7, 16);
    return 16;
}

static unsigned int server_psk(SSL *ssl, const char *identity, unsigned char *psk, unsigned int max_psk)
{
    (void)ssl, (void)identity, (void)max_psk;
    memset(psk, 7, 16);
    return 16;
}

static int choose_protocol(SSL *ssl, const unsigned char **out, unsigned char *out_len, const unsigned char *in,
                           unsigned int in_len, void *arg)
{
    (void)ssl, (void)in_len, (void)arg;
    *out = in + 1;
    *out_len = in[0];
    return SSL_TLSEXT_ERR_OK;
}

static int staple(SSL *ssl, void *arg)
{
    unsigned char *response = OPENSSL_malloc(5);

    (void)arg;
    memcpy(response, "\x30\x03\x0a\x01\x06", 5);
    SSL_set_tlsext_status_ocsp_resp(ssl, response, 5);
    return SSL_TLSEXT_ERR_OK;
}

static SSL_SESSION *converse(const char *name, SSL_CTX *client_ctx, SSL_CTX *server_ctx, SSL_SESSION *session,
                             int renegotiate)
{
    SSL *client = SSL_new(client_ctx), *server = SSL_new(server_ctx);
    BIO *client_bio, *server_bio;
    char byte;
    int i;

    printf("= %s\n", name);
    BIO_new_bio_pair(&client_bio, 1 << 16, &server_bio, 1 << 16);
    SSL_set_bio(client, client_bio, client_bio);
    SSL_set_bio(server, server_bio, server_bio);
    SSL_set_connect_state(client);
    SSL_set_accept_state(server);
    SSL_set_msg_callback(client, print);
    SSL_set_tlsext_host_name(client, "localhost");
    if (session != NULL)
        SSL_set_session(client, session);
    for (i = 0; i < 10 && (SSL_do_handshake(client) != 1) | (SSL_do_handshake(server) != 1); i++)
        ;
    if (renegotiate) {
        SSL_renegotiate(server);
        for (i = 0; i < 10; i++) {
            SSL_do_handshake(server);
            SSL_read(client, &byte, 1);
            SSL_read(server, &byte, 1);
        }
    }
    SSL_shutdown(client);
    SSL_shutdown(server);
    SSL_shutdown(client);
    session = SSL_get1_session(client);
    SSL_free(client);
    SSL_free(server);
    return session;
}

static int make_cookie(SSL *ssl, unsigned char *cookie, size_t *cookie_len)
{
    (void)ssl;
    memcpy(cookie, "a cookie", *cookie_len = 8);
    return 1;
}

static int check_cookie(SSL *ssl, const unsigned char *cookie, size_t cookie_len)
{
    (void)ssl;
    return cookie_len == 8 && memcmp(cookie, "a cookie", 8) == 0;
}

/* What a conversation over TLS 1.3 has beside its handshake. */
enum { STATELESS = 1, EARLY_DATA = 2, KEY_UPDATE = 4, LATER_CERTIFICATE = 8 };

static SSL_SESSION *converse_1_3(const char *name, SSL_CTX *client_ctx, SSL_CTX *server_ctx, SSL_SESSION *session,
                                 int with)
{
    SSL *client = SSL_new(client_ctx), *server = SSL_new(server_ctx);
    BIO *client_bio, *server_bio;
    char bytes[16];
    size_t n;
    int i;

    printf("= TLS 1.3, %s\n", name);
    BIO_new_bio_pair(&client_bio, 1 << 16, &server_bio, 1 << 16);
    SSL_set_bio(client, client_bio, client_bio);
    SSL_set_bio(server, server_bio, server_bio);
    SSL_set_connect_state(client);
    SSL_set_accept_state(server);
    SSL_set_msg_callback(client, print);
    SSL_set_tlsext_host_name(client, "localhost");
    if (session != NULL)
        SSL_set_session(client, session);
    if (with & EARLY_DATA) {
        SSL_write_early_data(client, "early", 5, &n);
        SSL_read_early_data(server, bytes, sizeof bytes, &n);
        SSL_do_handshake(client);
        while (SSL_read_early_data(server, bytes, sizeof bytes, &n) == SSL_READ_EARLY_DATA_SUCCESS)
            ;
    }
    for (i = 0; i < 10; i++) {
        SSL_do_handshake(client);
        if (!(with & STATELESS) || SSL_stateless(server) == 1) {
            with &= ~STATELESS;
            SSL_do_handshake(server);
        }
    }
    if (with & KEY_UPDATE) {
        SSL_key_update(client, SSL_KEY_UPDATE_REQUESTED);
        SSL_write(client, "x", 1);
    }
    if (with & LATER_CERTIFICATE) {
        SSL_set_verify(server, SSL_VERIFY_PEER, accept_any);
        SSL_verify_client_post_handshake(server);
        SSL_do_handshake(server);
    }
    for (i = 0; i < 4; i++) {
        SSL_read(client, bytes, sizeof bytes);
        SSL_read(server, bytes, sizeof bytes);
        SSL_write(server, "y", 1);
    }
    SSL_shutdown(client);
    SSL_shutdown(server);
    session = SSL_get1_session(client);
    SSL_free(client);
    SSL_free(server);
    return session;
}

static void pair(SSL_CTX **client, SSL_CTX **server, const char *pki, const char *name, const char *suites, int version)
{
    char path[256];

    *client = SSL_CTX_new(TLS_client_method());
    *server = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_security_level(*client, 0);
    SSL_CTX_set_security_level(*server, 0);
    SSL_CTX_set_min_proto_version(*server, version);
    SSL_CTX_set_max_proto_version(*server, version);
    SSL_CTX_set_min_proto_version(*client, version);
    SSL_CTX_set_max_proto_version(*client, version);
    SSL_CTX_set_cipher_list(*client, suites);
    SSL_CTX_set_cipher_list(*server, suites);
    SSL_CTX_set_session_id_context(*server, (const unsigned char *)"capture", 7);
    SSL_CTX_set_dh_auto(*server, 1);
    snprintf(path, sizeof path, "%s/%s.crt", pki, name);
    SSL_CTX_use_certificate_chain_file(*server, path);
    snprintf(path, sizeof path, "%s/%s.key", pki, name);
    SSL_CTX_use_PrivateKey_file(*server, path, SSL_FILETYPE_PEM);
}

static char *path_in(char *path, const char *pki, const char *file)
{
    snprintf(path, 256, "%s/%s", pki, file);
    return path;
}

static void release(SSL_CTX *client, SSL_CTX *server, SSL_SESSION *session)
{
    SSL_SESSION_free(session);
    SSL_CTX_free(client);
    SSL_CTX_free(server);
}

int main(int argc, char **argv)
{
    const char *pki = argv[1];
    SSL_CTX *client, *server;
    SSL_SESSION *session;
    char path[256];

    if (argc != 2)
        return 2;

    /* Everything that TLS 1.2 has, then again with a session. */
    pair(&client, &server, pki, "server-rsa", "ALL:COMPLEMENTOFALL", TLS1_2_VERSION);
    SSL_CTX_set_options(server, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
    SSL_CTX_set_cipher_list(server, "ECDHE-RSA-AES128-GCM-SHA256");
    SSL_CTX_set_alpn_protos(client, (const unsigned char *)"\x02h2\x08http/1.1", 12);
    SSL_CTX_set_alpn_select_cb(server, choose_protocol, NULL);
    SSL_CTX_set_tlsext_status_type(client, TLSEXT_STATUSTYPE_ocsp);
    SSL_CTX_set_tlsext_status_cb(server, staple);
    SSL_CTX_set_tlsext_max_fragment_length(client, TLSEXT_max_fragment_length_4096);
    SSL_CTX_set_verify(server, SSL_VERIFY_PEER, accept_any);
    SSL_CTX_set_client_CA_list(server, SSL_load_client_CA_file(path_in(path, pki, "ca.pem")));
    SSL_CTX_use_certificate_chain_file(client, path_in(path, pki, "client-p256.crt"));
    SSL_CTX_use_PrivateKey_file(client, path_in(path, pki, "client-p256.key"), SSL_FILETYPE_PEM);
    session = converse("everything", client, server, NULL, 0);
    SSL_CTX_set_cipher_list(client, "ECDHE+AES128");
    SSL_SESSION_free(converse("resumed", client, server, session, 0));
    SSL_SESSION_free(converse("renegotiated", client, server, NULL, 1));
    release(client, server, session);

    pair(&client, &server, pki, "server-rsa", "DHE-RSA-AES256-SHA256", TLS1_2_VERSION);
    release(client, server, converse("DHE", client, server, NULL, 0));
    pair(&client, &server, pki, "server-p384", "ECDHE-ECDSA-CHACHA20-POLY1305", TLS1_2_VERSION);
    release(client, server, converse("ECDSA", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "AES128-SHA", TLS1_VERSION);
    release(client, server, converse("TLS 1.0 with RSA", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "ECDHE-RSA-AES128-SHA", TLS1_1_VERSION);
    release(client, server, converse("TLS 1.1 with ECDHE", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "ADH-AES128-SHA", TLS1_2_VERSION);
    release(client, server, converse("anonymous", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "PSK:!kRSAPSK:!kDHEPSK:!kECDHEPSK", TLS1_2_VERSION);
    SSL_CTX_set_psk_client_callback(client, client_psk);
    SSL_CTX_set_psk_server_callback(server, server_psk);
    SSL_CTX_use_psk_identity_hint(server, "a hint");
    release(client, server, converse("PSK", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "DHE-PSK-AES128-GCM-SHA256", TLS1_2_VERSION);
    SSL_CTX_set_psk_client_callback(client, client_psk);
    SSL_CTX_set_psk_server_callback(server, server_psk);
    release(client, server, converse("DHE-PSK", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "ECDHE-PSK-AES128-CBC-SHA256", TLS1_2_VERSION);
    SSL_CTX_set_psk_client_callback(client, client_psk);
    SSL_CTX_set_psk_server_callback(server, server_psk);
    release(client, server, converse("ECDHE-PSK", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "RSA-PSK-AES128-GCM-SHA256", TLS1_2_VERSION);
    SSL_CTX_set_psk_client_callback(client, client_psk);
    SSL_CTX_set_psk_server_callback(server, server_psk);
    release(client, server, converse("RSA-PSK", client, server, NULL, 0));

    /* A hello of TLS 1.3, which is not answered with TLS 1.3. */
    pair(&client, &server, pki, "server-rsa", "ALL", TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(client, TLS1_3_VERSION);
    SSL_CTX_set1_groups_list(client, "X25519:P-256:X448:ffdhe8192:brainpoolP384r1");
    release(client, server, converse("hello of TLS 1.3", client, server, NULL, 0));
    pair(&client, &server, pki, "server-rsa", "AES128-SHA", TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(server, "AES256-SHA");
    release(client, server, converse("no shared cipher", client, server, NULL, 0));

    /* What TLS 1.3 has. */
    pair(&client, &server, pki, "server-p256", "ALL", TLS1_3_VERSION);
    SSL_CTX_set_alpn_protos(client, (const unsigned char *)"\x02h2\x08http/1.1", 12);
    SSL_CTX_set_alpn_select_cb(server, choose_protocol, NULL);
    SSL_CTX_set_tlsext_status_type(client, TLSEXT_STATUSTYPE_ocsp);
    SSL_CTX_set_tlsext_status_cb(server, staple);
    SSL_CTX_set_tlsext_max_fragment_length(client, TLSEXT_max_fragment_length_4096);
    SSL_CTX_set_max_early_data(server, 16384);
    SSL_CTX_set_client_CA_list(server, SSL_load_client_CA_file(path_in(path, pki, "ca.pem")));
    SSL_CTX_set0_CA_list(client, SSL_load_client_CA_file(path_in(path, pki, "ca.pem")));
    SSL_CTX_use_certificate_chain_file(client, path_in(path, pki, "client-p256.crt"));
    SSL_CTX_use_PrivateKey_file(client, path_in(path, pki, "client-p256.key"), SSL_FILETYPE_PEM);
    SSL_CTX_set_post_handshake_auth(client, 1);
    session = converse_1_3("a new key, and a certificate later", client, server, NULL, KEY_UPDATE | LATER_CERTIFICATE);
    SSL_SESSION_free(converse_1_3("resumed with early data", client, server, session, EARLY_DATA));
    SSL_CTX_set_verify(server, SSL_VERIFY_PEER, accept_any);
    SSL_SESSION_free(converse_1_3("a client with a certificate", client, server, NULL, 0));
    SSL_CTX_set_stateless_cookie_generate_cb(server, make_cookie);
    SSL_CTX_set_stateless_cookie_verify_cb(server, check_cookie);
    SSL_SESSION_free(converse_1_3("a cookie", client, server, NULL, STATELESS));
    SSL_CTX_set1_groups_list(client, "X25519:P-256");
    SSL_CTX_set1_groups_list(server, "P-256");
    SSL_SESSION_free(converse_1_3("another group", client, server, NULL, 0));
    release(client, server, session);
    return 0;
}
