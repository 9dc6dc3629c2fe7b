/* A connection from end to end over a BIO pair: what it tells about itself, and reading and writing. */
#include "pair.h"

static void facts(void)
{
    struct pair p = pair_new("server-p256");
    STACK_OF(X509) *chain;
    X509 *peer;
    char name[256];

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-ECDSA-AES128-GCM-SHA256"), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_is_server(p.client), 0);
    CHECK_INT(SSL_is_server(p.server), 1);
    CHECK_INT(SSL_is_init_finished(p.client), 0);
    CHECK_INT(SSL_in_init(p.client), 1);
    CHECK(SSL_get_current_cipher(p.client) == NULL);
    CHECK(SSL_get1_peer_certificate(p.client) == NULL);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_is_init_finished(p.client), 1);
    CHECK_INT(SSL_is_init_finished(p.server), 1);
    CHECK_STR(SSL_get_version(p.client), "TLSv1.2");
    CHECK_INT(SSL_version(p.client), TLS1_2_VERSION);
    CHECK_INT(SSL_version(p.server), TLS1_2_VERSION);
    CHECK_STR(SSL_get_cipher(p.client), "ECDHE-ECDSA-AES128-GCM-SHA256");
    CHECK_STR(SSL_get_cipher_name(p.server), "ECDHE-ECDSA-AES128-GCM-SHA256");
    CHECK_INT(SSL_get_cipher_bits(p.client, NULL), 128);
    CHECK_STR(SSL_CIPHER_get_version(SSL_get_current_cipher(p.client)), "TLSv1.2");
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_OK);
    CHECK_INT(SSL_session_reused(p.client), 0);
    CHECK_INT(SSL_get_extms_support(p.client), 1);
    CHECK_INT(SSL_get_secure_renegotiation_support(p.client), 1);
    peer = SSL_get1_peer_certificate(p.client);
    CHECK(peer != NULL);
    CHECK_STR(X509_NAME_oneline(X509_get_subject_name(peer), name, sizeof name), "/O=OxiSSL tests/CN=localhost");
    CHECK_STR(X509_NAME_oneline(X509_get_issuer_name(peer), name, sizeof name), "/O=OxiSSL tests/CN=OxiSSL test root ECDSA");
    X509_free(peer);
    chain = SSL_get_peer_cert_chain(p.client);
    CHECK_INT(sk_X509_num(chain), 1);
    CHECK(SSL_get1_peer_certificate(p.server) == NULL); /* none was asked for */
    CHECK(SSL_get_certificate(p.server) != NULL);
    CHECK(SSL_get_certificate(p.client) == NULL);
    CHECK(pair_says(p.client, p.server, "to the server"));
    CHECK(pair_says(p.server, p.client, "to the client"));
    pair_free(&p);
}

static void reading(void)
{
    struct pair p = pair_connected("server-rsa");
    char buf[16];
    size_t n;

    CHECK_INT(SSL_write(p.client, "0123456789", 10), 10);
    CHECK_INT(SSL_pending(p.server), 0); /* nothing is read before it is asked for */
    CHECK_INT(SSL_peek(p.server, buf, 4), 4);
    CHECK(!memcmp(buf, "0123", 4));
    CHECK_INT(SSL_pending(p.server), 10);
    CHECK_INT(SSL_has_pending(p.server), 1);
    CHECK_INT(SSL_read(p.server, buf, 4), 4);
    CHECK_INT(SSL_pending(p.server), 6);
    CHECK_INT(SSL_peek_ex(p.server, buf, sizeof buf, &n), 1);
    CHECK_INT(n, 6);
    CHECK_INT(SSL_read_ex(p.server, buf, sizeof buf, &n), 1);
    CHECK_INT(n, 6);
    CHECK(!memcmp(buf, "456789", 6));
    CHECK_INT(SSL_has_pending(p.server), 0);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_want(p.server), SSL_READING);
    CHECK_INT(SSL_read_ex(p.server, buf, sizeof buf, &n), 0);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_WANT_READ);
    pair_free(&p);
}

static void writing(void)
{
    struct pair p = pair_connected("server-rsa");
    static char big[40000], got[40000];
    size_t n, i, total = 0;

    for (i = 0; i < sizeof big; i++)
        big[i] = (char)(i * 7 + i / 256);
    SSL_set_mode(p.client, SSL_MODE_AUTO_RETRY);
    pair_disconnect(&p);
    pair_connect(&p, 100000);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_write_ex(p.client, big, sizeof big, &n), 1);
    CHECK_INT(n, sizeof big);
    while (total < sizeof big && SSL_read_ex(p.server, got + total, sizeof got - total, &n) == 1) {
        CHECK(n <= 16384); /* a record at a time */
        total += n;
    }
    CHECK_INT(total, sizeof big);
    CHECK(!memcmp(big, got, sizeof big));
    CHECK_INT(SSL_write(p.client, "", 0), 0);
    CHECK(pair_says(p.client, p.server, "still fine"));
    pair_free(&p);
}

static void partial_writes(void)
{
    struct pair p = pair_new("server-rsa");
    static char big[40000];
    int n;

    SSL_CTX_set_mode(p.client_ctx, SSL_MODE_ENABLE_PARTIAL_WRITE);
    pair_connect(&p, 20000); /* room for one record, not for two */
    CHECK(pair_handshake(&p));
    n = SSL_write(p.client, big, sizeof big);
    CHECK_INT(n, 16384);
    pair_free(&p);
}

static void retried_writes(void)
{
    struct pair p = pair_new("server-rsa");
    static char big[40000], moved[40000], got[40000];
    int n, total = 0, written = -1;

    pair_connect(&p, 20000);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_write(p.client, big, sizeof big), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_WRITE);
    CHECK_INT(SSL_want(p.client), SSL_WRITING);
    CHECK_INT(SSL_write(p.client, moved, sizeof moved), -1); /* the same data must be given again */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_BAD_WRITE_RETRY);

    pair_disconnect(&p);
    pair_connect(&p, 20000);
    SSL_set_mode(p.client, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_write(p.client, big, sizeof big), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_WRITE);
    while (total < (int)sizeof got) {
        if (written < 0)
            written = SSL_write(p.client, moved, sizeof moved);
        n = SSL_read(p.server, got + total, (int)sizeof got - total);
        if (n <= 0)
            break;
        total += n;
    }
    CHECK_INT(written, sizeof big);
    CHECK_INT(total, sizeof got);
    pair_free(&p);
}

static void before_the_role(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = SSL_new(ctx);
    char buf[4];

    CHECK_INT(SSL_read(ssl, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(ssl, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_UNINITIALIZED);
    CHECK_INT(SSL_write(ssl, buf, sizeof buf), -1);
    CHECK_INT(next_reason(), SSL_R_UNINITIALIZED);
    CHECK_INT(SSL_do_handshake(ssl), -1);
    CHECK_INT(next_reason(), SSL_R_CONNECTION_TYPE_NOT_SET);
    CHECK_INT(SSL_shutdown(ssl), -1);
    CHECK_INT(next_reason(), SSL_R_UNINITIALIZED);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void handshake_within_read(void)
{
    struct pair p = pair_new("server-rsa");
    char buf[8];
    int i, n = -1, w = -1;

    pair_connect(&p, 0);
    for (i = 0; i < 10 && n < 0; i++) { /* SSL_write and SSL_read do the handshake as well */
        if (w < 0)
            w = SSL_write(p.client, "hello", 5);
        n = SSL_read(p.server, buf, sizeof buf);
    }
    CHECK_INT(w, 5);
    CHECK_INT(n, 5);
    pair_free(&p);
}

static void every_certificate(void)
{
    static const char *const names[] = {"server-rsa", "server-rsa-pss", "server-p256", "server-p384", "server-p521", "server-ed25519"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++) {
        struct pair p = pair_connected(names[i]);
        CHECK(pair_says(p.client, p.server, names[i]));
        pair_free(&p);
    }
}

static void client_certificate(void)
{
    struct pair p = pair_new("server-chain");
    STACK_OF(X509) *chain;
    X509 *peer;
    char name[256];

    CHECK_INT(SSL_CTX_use_certificate_chain_file(p.server_ctx, PKI "/server-chain.pem"), 1);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_client_CA_list(p.server_ctx, SSL_load_client_CA_file(PKI "/ca.pem"));
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_CTX_use_certificate_file(p.client_ctx, PKI "/client-ed25519.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.client_ctx, PKI "/client-ed25519.key", SSL_FILETYPE_PEM), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    peer = SSL_get1_peer_certificate(p.server);
    CHECK(peer != NULL);
    CHECK_STR(X509_NAME_oneline(X509_get_subject_name(peer), name, sizeof name), "/O=OxiSSL tests/CN=client ed25519");
    X509_free(peer);
    chain = SSL_get_peer_cert_chain(p.client);
    CHECK_INT(sk_X509_num(chain), 2); /* leaf and intermediate, as sent */
    CHECK_INT(sk_X509_num(SSL_get0_verified_chain(p.client)), 3);
    CHECK_INT(sk_X509_NAME_num(SSL_get_client_CA_list(p.client)), 2); /* as received */
    pair_free(&p);
}

static void clearing(void)
{
    struct pair p = pair_connected("server-rsa");

    CHECK_INT(SSL_clear(p.client), 1);
    CHECK_INT(SSL_clear(p.server), 1);
    CHECK_INT(SSL_is_init_finished(p.client), 0);
    CHECK(pair_handshake(&p));
    CHECK(pair_says(p.client, p.server, "again"));
    pair_free(&p);
}

static void bios(void)
{
    struct pair p = pair_new("server-rsa");
    BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem());

    p.client = SSL_new(p.client_ctx);
    SSL_set_bio(p.client, in, out);
    CHECK(SSL_get_rbio(p.client) == in && SSL_get_wbio(p.client) == out);
    CHECK_INT(SSL_get_fd(p.client), -1);
    ERR_clear_error();
    CHECK_INT(SSL_set_fd(p.client, 1), 1);
    CHECK_INT(SSL_get_fd(p.client), 1);
    CHECK_INT(SSL_get_rfd(p.client), 1);
    CHECK_INT(SSL_get_wfd(p.client), 1);
    CHECK_INT(BIO_method_type(SSL_get_rbio(p.client)), BIO_TYPE_SOCKET);
    pair_free(&p);
}

static int give_certificate(SSL *ssl, void *arg)
{
    ++*(int *)arg;
    CHECK_INT(SSL_use_certificate_file(ssl, PKI "/client-rsa.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(ssl, PKI "/client-rsa.key", SSL_FILETYPE_PEM), 1);
    return 1;
}

static void certificate_callback_of_a_client(void)
{
    struct pair p = pair_new("server-rsa");
    int calls = 0;

    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_cert_cb(p.client_ctx, give_certificate, &calls);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(calls, 1);
    CHECK(SSL_get0_peer_certificate(p.server) != NULL);
    pair_free(&p);
}

/* Reading nothing still goes on until there is something: so programs learn what is pending. */
static void reading_nothing(void)
{
    struct pair p = pair_connected("server-rsa");
    char buf[8];
    size_t n = 7;

    CHECK_INT(SSL_read(p.server, NULL, 0), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_write(p.client, "hello", 5), 5);
    CHECK_INT(SSL_pending(p.server), 0);
    CHECK_INT(SSL_peek(p.server, buf, 0), 0);
    CHECK_INT(SSL_pending(p.server), 5);
    CHECK_INT(SSL_read(p.server, NULL, 0), 0);
    CHECK_INT(SSL_read_ex(p.server, buf, 0, &n), 0);
    CHECK_INT(SSL_pending(p.server), 5);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 5);
    pair_free(&p);
}

int main(void)
{
    TEST(facts);
    TEST(reading);
    TEST(writing);
    TEST(partial_writes);
    TEST(retried_writes);
    TEST(before_the_role);
    TEST(handshake_within_read);
    TEST(every_certificate);
    TEST(client_certificate);
    TEST(clearing);
    TEST(bios);
    TEST(certificate_callback_of_a_client);
    TEST(reading_nothing);
    return check_done("connection");
}
