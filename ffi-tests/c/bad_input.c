/* What a careless program or a hostile peer may pass: a clear error, and nothing worse. */
#include "pair.h"

/* Nonsense arguments. OpenSSL itself does not survive all of these. */
static void null_handles(void)
{
#ifdef OXISSL_VERSION_TEXT
    char buf[4];
    size_t n;

    ERR_clear_error();
    CHECK(SSL_CTX_new(NULL) == NULL);
    CHECK_INT(next_reason(), SSL_R_NULL_SSL_METHOD_PASSED);
    CHECK(SSL_new(NULL) == NULL);
    CHECK_INT(next_reason(), SSL_R_NULL_SSL_CTX);
    CHECK(SSL_read(NULL, buf, sizeof buf) <= 0);
    CHECK(SSL_write(NULL, buf, sizeof buf) <= 0);
    CHECK(SSL_peek(NULL, buf, sizeof buf) <= 0);
    CHECK_INT(SSL_read_ex(NULL, buf, sizeof buf, &n), 0);
    CHECK_INT(SSL_write_ex(NULL, buf, sizeof buf, &n), 0);
    CHECK(SSL_connect(NULL) <= 0);
    CHECK(SSL_accept(NULL) <= 0);
    CHECK(SSL_do_handshake(NULL) <= 0);
    CHECK(SSL_shutdown(NULL) <= 0);
    CHECK_INT(SSL_set_fd(NULL, 1), 0);
    CHECK(SSL_get_current_cipher(NULL) == NULL);
    CHECK(SSL_get1_peer_certificate(NULL) == NULL);
    CHECK(SSL_get_session(NULL) == NULL);
    CHECK_INT(SSL_CTX_use_certificate_file(NULL, PKI "/server-rsa.crt", SSL_FILETYPE_PEM), 0);
    CHECK_INT(SSL_CTX_set_cipher_list(NULL, "ALL"), 0);
    CHECK_INT(SSL_CTX_up_ref(NULL), 0);
    CHECK_INT(SSL_pending(NULL), 0);
    SSL_set_bio(NULL, NULL, NULL);
    ERR_clear_error();
#endif
    SSL_free(NULL);
    SSL_CTX_free(NULL);
    SSL_SESSION_free(NULL);
    X509_free(NULL);
    EVP_PKEY_free(NULL);
    CHECK_INT(BIO_free(NULL), 0);
    CHECK(SSL_CIPHER_get_name(NULL) != NULL); /* "(NONE)" */
    CHECK_STR(SSL_CIPHER_get_name(NULL), "(NONE)");
}

static void null_buffers_and_lengths(void)
{
    struct pair p = pair_connected("server-rsa");
    char buf[4] = "abc";

    CHECK_INT(SSL_read(p.server, buf, -1), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_LENGTH);
    CHECK_INT(SSL_peek(p.server, buf, -1), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_LENGTH);
    CHECK_INT(SSL_write(p.client, buf, -1), -1);
    CHECK_INT(next_reason(), SSL_R_BAD_LENGTH);
#ifdef OXISSL_VERSION_TEXT
    CHECK(SSL_write(p.client, NULL, 4) <= 0);
    CHECK(ERR_peek_error() != 0);
    ERR_clear_error();
    CHECK(pair_says(p.server, p.client, "x"));
    CHECK(SSL_read(p.server, NULL, 4) <= 0);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_use_certificate_file(p.server_ctx, NULL, SSL_FILETYPE_PEM), 0);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, NULL), 0);
    ERR_clear_error();
    CHECK(SSL_CTX_set_alpn_protos(p.client_ctx, NULL, 4) != 0);
    ERR_clear_error();
#endif
    CHECK(pair_says(p.client, p.server, "the connection is still whole"));
    pair_free(&p);
}

static void cipher_names(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl;

    CHECK_INT(SSL_CTX_set_cipher_list(ctx, "NO-SUCH-CIPHER"), 0);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_SSL);
    CHECK_INT(next_reason(), SSL_R_NO_CIPHER_MATCH);
    CHECK_INT(SSL_CTX_set_cipher_list(ctx, ""), 0);
    CHECK_INT(next_reason(), SSL_R_NO_CIPHER_MATCH);
    CHECK_INT(SSL_CTX_set_cipher_list(ctx, "NO-SUCH-CIPHER:AES128-SHA"), 1); /* unknown ones are passed over */
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_set_cipher_list(ssl, "NO-SUCH-CIPHER"), 0);
    CHECK_INT(next_reason(), SSL_R_NO_CIPHER_MATCH);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void wrong_order(void)
{
    struct pair p = pair_new("server-rsa");
    char buf[4];

    p.server = SSL_new(p.server_ctx);
    SSL_set_accept_state(p.server);
    CHECK(SSL_do_handshake(p.server) <= 0); /* no BIO */
    CHECK(SSL_get_error(p.server, -1) == SSL_ERROR_SSL || SSL_get_error(p.server, -1) == SSL_ERROR_SYSCALL);
    ERR_clear_error();
    SSL_free(p.server);
    p.server = NULL;
    pair_connect(&p, 0);
    SSL_do_handshake(p.client);
    CHECK_INT(SSL_shutdown(p.client), -1); /* in the middle of the handshake */
    CHECK_INT(next_reason(), SSL_R_SHUTDOWN_WHILE_IN_INIT);
    CHECK(pair_handshake(&p)); /* which goes on */
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(SSL_write(p.client, buf, 4), -1);
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_PROTOCOL_IS_SHUTDOWN);
    pair_free(&p);
}

static void server_without_certificate(void)
{
    struct pair p = pair_new("server-rsa");
    int c, s;

    SSL_CTX_free(p.server_ctx);
    p.server_ctx = SSL_CTX_new(TLS_server_method());
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
    pair_free(&p);
}

/* Gives bytes to a fresh server (or client) and returns the reason it gives up with; 0 if it waits for more. */
static int reason_after(int as_server, const void *bytes, size_t len, int *alert)
{
    struct pair p = pair_new("server-rsa");
    SSL *ssl = SSL_new(as_server ? p.server_ctx : p.client_ctx);
    BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem());
    unsigned char sent[1024];
    int result, reason = 0, n;

    BIO_set_mem_eof_return(in, -1);
    SSL_set_bio(ssl, in, out);
    if (as_server) {
        SSL_set_accept_state(ssl);
    } else {
        SSL_set_connect_state(ssl);
        CHECK_INT(SSL_do_handshake(ssl), -1); /* ClientHello */
        CHECK(BIO_read(out, sent, sizeof sent) > 0);
    }
    CHECK_INT(BIO_write(in, bytes, (int)len), len);
    ERR_clear_error();
    result = SSL_do_handshake(ssl);
    CHECK_INT(result, -1);
    if (SSL_get_error(ssl, result) != SSL_ERROR_WANT_READ)
        reason = next_reason();
    *alert = -1;
    n = BIO_read(out, sent, sizeof sent);
    if (n == 7 && sent[0] == SSL3_RT_ALERT)
        *alert = sent[6];
    SSL_free(ssl);
    pair_free(&p);
    return reason;
}

static void no_tls_at_all(void)
{
    static const char get[] = "GET / HTTP/1.0\r\n\r\n", post[] = "POST / HTTP/1.1\r\n", head[] = "HEAD / HTTP/1.1\r\n",
                      put[] = "PUT / HTTP/1.1\r\n", proxy[] = "CONNECT a:443 HTTP/1.1\r\n", ssh[] = "SSH-2.0-OpenSSH\r\n",
                      answer[] = "HTTP/1.0 400 Bad Request\r\n";
    int alert;

    CHECK_INT(reason_after(1, get, sizeof get - 1, &alert), SSL_R_HTTP_REQUEST);
    CHECK_INT(alert, -1); /* an alert would mean nothing to it */
    CHECK_INT(reason_after(1, post, sizeof post - 1, &alert), SSL_R_HTTP_REQUEST);
    CHECK_INT(reason_after(1, head, sizeof head - 1, &alert), SSL_R_HTTP_REQUEST);
    CHECK_INT(reason_after(1, put, sizeof put - 1, &alert), SSL_R_HTTP_REQUEST);
    CHECK_INT(reason_after(1, proxy, sizeof proxy - 1, &alert), SSL_R_HTTPS_PROXY_REQUEST);
    CHECK_INT(reason_after(1, ssh, sizeof ssh - 1, &alert), SSL_R_WRONG_VERSION_NUMBER);
    CHECK_INT(reason_after(0, answer, sizeof answer - 1, &alert), SSL_R_WRONG_VERSION_NUMBER);
    CHECK_INT(reason_after(1, get, 3, &alert), 0); /* not enough to tell */
}

static void bad_records(void)
{
    static const unsigned char
        too_long[] = {22, 3, 1, 0xff, 0xff, 1, 0, 0, 0},
        other_type[] = {99, 3, 1, 0, 1, 0},
        data_first[] = {23, 3, 1, 0, 1, 0},
        ccs_first[] = {20, 3, 1, 0, 1, 1},
        wrong_message[] = {22, 3, 1, 0, 4, 20, 0, 0, 0},
        huge_hello[] = {22, 3, 1, 0, 4, 1, 0xff, 0xff, 0xff},
        short_hello[] = {22, 3, 1, 0, 6, 1, 0, 0, 2, 3, 3},
        other_version[] = {22, 9, 1, 0, 4, 1, 0, 0, 0},
        half[] = {22, 3, 1, 0, 100, 1, 0, 0, 96};
    int alert;

    CHECK(reason_after(1, too_long, sizeof too_long, &alert) != 0);
    CHECK_INT(reason_after(1, other_type, sizeof other_type, &alert), SSL_R_UNEXPECTED_MESSAGE);
    CHECK_INT(alert, SSL_AD_UNEXPECTED_MESSAGE);
    CHECK(reason_after(1, data_first, sizeof data_first, &alert) != 0);
    CHECK_INT(alert, SSL_AD_UNEXPECTED_MESSAGE);
    CHECK(reason_after(1, ccs_first, sizeof ccs_first, &alert) != 0);
    CHECK_INT(alert, SSL_AD_UNEXPECTED_MESSAGE);
    CHECK_INT(reason_after(1, wrong_message, sizeof wrong_message, &alert), SSL_R_UNEXPECTED_MESSAGE);
    CHECK_INT(alert, SSL_AD_UNEXPECTED_MESSAGE);
    CHECK_INT(reason_after(1, huge_hello, sizeof huge_hello, &alert), SSL_R_EXCESSIVE_MESSAGE_SIZE);
    CHECK(alert == SSL_AD_DECODE_ERROR || alert == SSL_AD_ILLEGAL_PARAMETER); /* the RFC's, OpenSSL's */
    CHECK_INT(reason_after(1, short_hello, sizeof short_hello, &alert), SSL_R_LENGTH_MISMATCH);
    CHECK_INT(alert, SSL_AD_DECODE_ERROR);
    CHECK_INT(reason_after(1, other_version, sizeof other_version, &alert), SSL_R_WRONG_VERSION_NUMBER);
    CHECK_INT(reason_after(1, half, sizeof half, &alert), 0);
}

/* One bit of a protected record changed on its way. */
static void changed_record(void)
{
    static const char *const suites[] = {"ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305",
                                         "ECDHE-RSA-AES128-SHA256", "AES256-SHA"};
    unsigned char wire[512];
    char buf[64];
    size_t i;
    int n, etm;

    for (i = 0; i < sizeof suites / sizeof *suites; i++) {
        for (etm = 0; etm < 2; etm++) {
            struct pair p = pair_new("server-rsa");
            BIO *from_client, *to_server;

            CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, suites[i]), 1);
            CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, suites[i]), 1);
            if (!etm)
                SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_ENCRYPT_THEN_MAC);
            pair_connect(&p, 0);
            CHECK(pair_handshake(&p));
            from_client = BIO_new(BIO_s_mem());
            to_server = BIO_new(BIO_s_mem());
            SSL_set0_wbio(p.client, from_client);
            SSL_set0_rbio(p.server, to_server);
            CHECK_INT(SSL_write(p.client, "some data of ours", 17), 17);
            n = BIO_read(from_client, wire, sizeof wire);
            CHECK(n > 22);
            wire[n - 1] ^= 1;
            BIO_write(to_server, wire, n);
            CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
            CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_SSL);
            CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC);
            ERR_clear_error();
            CHECK_INT(SSL_read(p.client, buf, sizeof buf) <= 0, 1); /* the alert */
            CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_BAD_RECORD_MAC);
            pair_free(&p);
        }
    }
}

static void cut_off(void)
{
    struct pair p = pair_connected("server-rsa");
    BIO *nothing = BIO_new(BIO_s_mem());
    char buf[8];

    BIO_set_mem_eof_return(nothing, 0); /* the end of the stream, without close_notify */
    SSL_set0_rbio(p.server, nothing);
    CHECK(SSL_read(p.server, buf, sizeof buf) <= 0);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_UNEXPECTED_EOF_WHILE_READING);
    pair_free(&p);

    p = pair_new("server-rsa");
    SSL_CTX_set_options(p.server_ctx, SSL_OP_IGNORE_UNEXPECTED_EOF);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    nothing = BIO_new(BIO_s_mem());
    BIO_set_mem_eof_return(nothing, 0);
    SSL_set0_rbio(p.server, nothing);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.server, 0), SSL_ERROR_ZERO_RETURN);
    pair_free(&p);
}

/* Every message of the client cut after each byte, and each byte of it changed: the server must fail or wait. */
static void broken_client_hello(void)
{
    struct pair p = pair_new("server-rsa");
    BIO *in, *out;
    unsigned char hello[1024], changed[1024];
    int len, i, alert;

    p.client = SSL_new(p.client_ctx);
    in = BIO_new(BIO_s_mem());
    out = BIO_new(BIO_s_mem());
    SSL_set_bio(p.client, in, out);
    SSL_set_connect_state(p.client);
    SSL_set_tlsext_host_name(p.client, "localhost");
    SSL_do_handshake(p.client);
    len = BIO_read(out, hello, sizeof hello);
    CHECK(len > 100);
    for (i = 0; i < len; i++)
        CHECK_INT(reason_after(1, hello, (size_t)i, &alert), 0);
    for (i = 0; i < len; i++) {
        memcpy(changed, hello, (size_t)len);
        changed[i] ^= 0xff;
        reason_after(1, changed, (size_t)len, &alert); /* many of these are valid: it must only not break */
    }
    pair_free(&p);
}

static void oversized_certificates(void)
{
    struct pair p = pair_new("server-rsa");
    int c, s;

    SSL_CTX_set_max_cert_list(p.client_ctx, 100);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_EXCESSIVE_MESSAGE_SIZE);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(null_handles);
    TEST(null_buffers_and_lengths);
    TEST(cipher_names);
    TEST(wrong_order);
    TEST(server_without_certificate);
    TEST(no_tls_at_all);
    TEST(bad_records);
    TEST(changed_record);
    TEST(cut_off);
    TEST(broken_client_hello);
    TEST(oversized_certificates);
    return check_done("bad_input");
}
