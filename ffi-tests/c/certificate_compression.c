/* Compressed certificates in TLS 1.3, which OpenSSL has since 3.2. */
#include <openssl/crypto.h>

#include "pair.h"

#ifdef TLSEXT_comp_cert_brotli

/* The types of the Certificate messages that a client saw: the server's and its own. 11 as it is, 25 compressed. */
struct seen {
    int server, client;
};

static void look(int write, int version, int type, const void *bytes, size_t len, SSL *ssl, void *arg)
{
    struct seen *seen = arg;
    int first = len > 0 ? *(const unsigned char *)bytes : -1;

    (void)version;
    (void)ssl;
    if (type == SSL3_RT_HANDSHAKE && (first == SSL3_MT_CERTIFICATE || first == 25))
        *(write ? &seen->client : &seen->server) = first;
}

/* Contexts of TLS 1.3, the server's for a client certificate. */
static struct pair mutual(void)
{
    struct pair p = pair_new("server-p256");

    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_CTX_use_certificate_file(p.client_ctx, PKI "/client-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.client_ctx, PKI "/client-p256.key", SSL_FILETYPE_PEM), 1);
    return p;
}

/* Shakes hands, says something each way, and frees the pair. */
static void check_seen(struct pair *p, int server, int client)
{
    struct seen seen = {0, 0};

    pair_connect(p, 0);
    SSL_set_msg_callback(p->client, look);
    SSL_set_msg_callback_arg(p->client, &seen);
    CHECK(pair_handshake(p));
    CHECK(pair_says(p->client, p->server, "from the client"));
    CHECK(pair_says(p->server, p->client, "from the server"));
    CHECK_INT(seen.server, server);
    CHECK_INT(seen.client, client);
    pair_free(p);
}

/* A server sends what was compressed beforehand; a client compresses by itself. */
static void by_default(void)
{
    struct pair p = mutual();

    check_seen(&p, 11, 25);
    p = mutual();
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, 0), 1);
    check_seen(&p, 25, 25);
    p = mutual();
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, TLSEXT_comp_cert_zlib), 1);
    check_seen(&p, 25, 25);
}

static void of_one_connection(void)
{
    struct pair p = mutual();
    struct seen seen = {0, 0};

    pair_connect(&p, 0);
    CHECK_INT(SSL_compress_certs(p.server, TLSEXT_comp_cert_brotli), 1);
    CHECK_INT(SSL_set1_cert_comp_preference(p.server, NULL, 0), 1);
    SSL_set_msg_callback(p.client, look);
    SSL_set_msg_callback_arg(p.client, &seen);
    CHECK(pair_handshake(&p));
    CHECK_INT(seen.server, 11);
    CHECK_INT(seen.client, 11);
    pair_disconnect(&p);
    check_seen(&p, 11, 25);
}

static void switched_off(void)
{
    struct pair p = mutual();

    CHECK(SSL_OP_NO_TX_CERTIFICATE_COMPRESSION == (uint64_t)1 << 32);
    CHECK(SSL_OP_NO_RX_CERTIFICATE_COMPRESSION == (uint64_t)1 << 33);
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, 0), 1);
    SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_RX_CERTIFICATE_COMPRESSION);
    check_seen(&p, 11, 25);

    p = mutual();
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, 0), 1);
    SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_TX_CERTIFICATE_COMPRESSION);
    check_seen(&p, 25, 11);

    p = mutual();
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, 0), 1);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TX_CERTIFICATE_COMPRESSION | SSL_OP_NO_RX_CERTIFICATE_COMPRESSION);
    check_seen(&p, 11, 11);
}

static void the_preference(void)
{
    struct pair p = mutual();
    int zlib[] = {TLSEXT_comp_cert_zlib}, odd[] = {77, TLSEXT_comp_cert_brotli, TLSEXT_comp_cert_brotli}, none[] = {77};

    CHECK_INT(SSL_CTX_set1_cert_comp_preference(p.client_ctx, none, 1), 0);
    CHECK_INT(SSL_CTX_set1_cert_comp_preference(p.client_ctx, odd, 3), 1);
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, TLSEXT_comp_cert_zlib), 1);
    CHECK_INT(SSL_CTX_set1_cert_comp_preference(p.server_ctx, zlib, 1), 1);
    /* They have no algorithm in common. */
    check_seen(&p, 11, 11);
    p = mutual();
    CHECK_INT(SSL_CTX_set1_cert_comp_preference(p.client_ctx, zlib, 1), 1);
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, TLSEXT_comp_cert_brotli), 1);
    check_seen(&p, 11, 25);
}

/* Compressed in one process, used in another. */
static void given_away(void)
{
    struct pair p = mutual();
    unsigned char *data = NULL;
    size_t length, orig_length = 0;
    SSL_CTX *empty = SSL_CTX_new(TLS_server_method());

    length = SSL_CTX_get1_compressed_cert(p.server_ctx, TLSEXT_comp_cert_zlib, &data, &orig_length);
    CHECK(length > 100 && data != NULL && orig_length > length);
    CHECK_INT(SSL_CTX_set1_compressed_cert(p.server_ctx, TLSEXT_comp_cert_zlib, data, length, orig_length), 1);
    check_seen(&p, 25, 25);

    /* Of another certificate, with another length or algorithm, or with no certificate at all, it is nothing. */
    p = mutual();
    CHECK_INT(SSL_CTX_set1_compressed_cert(p.client_ctx, TLSEXT_comp_cert_zlib, data, length, orig_length), 0);
    CHECK_INT(SSL_CTX_set1_compressed_cert(p.server_ctx, TLSEXT_comp_cert_zlib, data, length, orig_length + 1), 0);
    CHECK_INT(SSL_CTX_set1_compressed_cert(p.server_ctx, TLSEXT_comp_cert_brotli, data, length, orig_length), 0);
    CHECK_INT(SSL_CTX_set1_compressed_cert(p.server_ctx, 77, data, length, orig_length), 0);
    CHECK_INT(SSL_CTX_set1_compressed_cert(empty, TLSEXT_comp_cert_zlib, data, length, orig_length), 0);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set1_compressed_cert(p.server, TLSEXT_comp_cert_zlib, data, length, orig_length), 1);
    OPENSSL_free(data);
    CHECK(SSL_get1_compressed_cert(p.server, TLSEXT_comp_cert_brotli, &data, &orig_length) > 0);
    OPENSSL_free(data);
    CHECK_INT(SSL_CTX_get1_compressed_cert(p.server_ctx, 77, &data, &orig_length), 0);
    CHECK_INT(SSL_CTX_get1_compressed_cert(empty, TLSEXT_comp_cert_zlib, &data, &orig_length), 0);
    CHECK_INT(SSL_CTX_compress_certs(empty, 0), 0);
    CHECK_INT(SSL_CTX_compress_certs(p.server_ctx, 77), 0);
    SSL_CTX_free(empty);
    pair_free(&p);
}

static void by_name(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    SSL_CONF_CTX *conf = SSL_CONF_CTX_new();

    SSL_CONF_CTX_set_flags(conf, SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_SERVER);
    SSL_CONF_CTX_set_ssl_ctx(conf, ctx);
    CHECK_INT(SSL_CONF_cmd(conf, "Options", "-TxCertificateCompression"), 2);
    CHECK(SSL_CTX_get_options(ctx) & SSL_OP_NO_TX_CERTIFICATE_COMPRESSION);
    CHECK_INT(SSL_CONF_cmd(conf, "Options", "TxCertificateCompression,-RxCertificateCompression"), 2);
    CHECK(!(SSL_CTX_get_options(ctx) & SSL_OP_NO_TX_CERTIFICATE_COMPRESSION));
    CHECK(SSL_CTX_get_options(ctx) & SSL_OP_NO_RX_CERTIFICATE_COMPRESSION);
    SSL_CONF_CTX_free(conf);
    SSL_CTX_free(ctx);
}

int main(void)
{
    TEST(by_default);
    TEST(of_one_connection);
    TEST(switched_off);
    TEST(the_preference);
    TEST(given_away);
    TEST(by_name);
    return check_done("certificate_compression");
}

#else

int main(void)
{
    return check_done("certificate_compression");
}

#endif
