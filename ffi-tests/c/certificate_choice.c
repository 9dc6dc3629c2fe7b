/* Several certificates on one context, which of them a client gets, and callbacks that decide it by the ClientHello. */
#include "pair.h"

static const int versions[] = {TLS1_2_VERSION, TLS1_3_VERSION};
#define VERSIONS (int)(sizeof versions / sizeof *versions)

/* What both sides of a pair speak alone. */
static void speak(struct pair *p, int version)
{
    CHECK_INT(SSL_CTX_set_max_proto_version(p->client_ctx, version), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p->client_ctx, version), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p->server_ctx, version), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p->server_ctx, version), 1);
}

static void use(SSL_CTX *ctx, const char *name)
{
    char path[256];

    snprintf(path, sizeof path, PKI "/%s.crt", name);
    CHECK_INT(SSL_CTX_use_certificate_chain_file(ctx, path), 1);
    snprintf(path, sizeof path, PKI "/%s.key", name);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, path, SSL_FILETYPE_PEM), 1);
}

/* The kind of key that the server's certificate holds, as the client sees it. */
static int kind_of_key(struct pair *p)
{
    X509 *peer = SSL_get1_peer_certificate(p->client);
    int kind = EVP_PKEY_get_base_id(X509_get0_pubkey(peer));

    CHECK(X509_cmp(peer, SSL_get_certificate(p->server)) == 0);
    CHECK_INT(X509_check_private_key(peer, SSL_get_privatekey(p->server)), 1);
    X509_free(peer);
    return kind;
}

/* The client's signature algorithms choose among three. */
static void by_the_kind_of_key(void)
{
    static const struct {
        const char *algorithms;
        int kind, signature;
    } choices[] = {
        {"ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256", EVP_PKEY_EC, NID_X9_62_id_ecPublicKey},
        {"RSA-PSS+SHA256:RSA+SHA256", EVP_PKEY_RSA, NID_rsassaPss},
        {"ed25519:ECDSA+SHA256", EVP_PKEY_ED25519, NID_ED25519},
        {"rsa_pss_rsae_sha384:RSA+SHA256", EVP_PKEY_RSA, NID_rsassaPss},
    };
    int i, j, type;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_new("server-rsa");

        speak(&p, versions[i]);
        use(p.server_ctx, "server-ed25519");
        use(p.server_ctx, "server-p256");
        for (j = 0; j < (int)(sizeof choices / sizeof *choices); j++) {
            if (versions[i] == TLS1_2_VERSION && choices[j].kind == EVP_PKEY_ED25519)
                continue; /* the suite decides first */
            CHECK_INT(SSL_CTX_set1_sigalgs_list(p.client_ctx, choices[j].algorithms), 1);
            pair_connect(&p, 0);
            CHECK(pair_handshake(&p));
            CHECK_INT(kind_of_key(&p), choices[j].kind);
            if (versions[i] == TLS1_3_VERSION) {
                CHECK_INT(SSL_get_peer_signature_type_nid(p.client, &type), 1);
                CHECK_INT(type, choices[j].signature);
            }
            CHECK(pair_says(p.client, p.server, "hello") && pair_says(p.server, p.client, "hello"));
            pair_disconnect(&p);
        }
        pair_free(&p);
    }
}

/* None of several serves. */
static void none_that_serves(void)
{
    struct pair p = pair_new_tls13("server-rsa");

    use(p.server_ctx, "server-p256");
    CHECK_INT(SSL_CTX_set1_sigalgs_list(p.client_ctx, "ed25519"), 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake(&p));
    CHECK_INT(next_reason(), SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE);
    pair_free(&p);
}

/* A client has several, too, and the request chooses. Before TLS 1.3 OpenSSL's client knows the last of them alone. */
static void of_a_client(void)
{
    static const struct {
        const char *algorithms;
        int kind;
    } choices[] = {{"RSA-PSS+SHA256:RSA+SHA256", EVP_PKEY_RSA}, {"ECDSA+SHA256:RSA+SHA256", EVP_PKEY_EC}};
    struct pair p = pair_new_tls13("server-p256");
    int i;

    use(p.client_ctx, "client-rsa");
    use(p.client_ctx, "client-p256");
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    for (i = 0; i < 2; i++) {
        X509 *peer;

        CHECK_INT(SSL_CTX_set1_client_sigalgs_list(p.server_ctx, choices[i].algorithms), 1);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK(pair_says(p.client, p.server, "hello"));
        peer = SSL_get1_peer_certificate(p.server);
        CHECK(peer != NULL);
        CHECK_INT(EVP_PKEY_get_base_id(X509_get0_pubkey(peer)), choices[i].kind);
        X509_free(peer);
        pair_disconnect(&p);
    }
    pair_free(&p);
}

static SSL_CTX *other;

static int by_name(SSL *ssl, int *alert, void *arg)
{
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);

    (void)alert;
    ++*(int *)arg;
    if (name && !strcmp(name, "other.test")) {
        CHECK(SSL_set_SSL_CTX(ssl, other) == other);
        CHECK(SSL_get_SSL_CTX(ssl) == other);
    }
    return SSL_TLSEXT_ERR_OK;
}

/* The name chooses the context, and the algorithms one of its certificates. */
static void by_the_name(void)
{
    int i;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_new("server-rsa");
        X509 *peer;
        char name[128];
        int calls = 0;

        speak(&p, versions[i]);
        other = server_context("server-rsa");
        use(other, "server-p384");
        SSL_CTX_set_tlsext_servername_callback(p.server_ctx, by_name);
        SSL_CTX_set_tlsext_servername_arg(p.server_ctx, &calls);
        pair_connect(&p, 0);
        CHECK_INT(SSL_set_tlsext_host_name(p.client, "localhost"), 1);
        CHECK(pair_handshake(&p));
        CHECK_INT(kind_of_key(&p), EVP_PKEY_RSA);
        CHECK(SSL_get_SSL_CTX(p.server) == p.server_ctx);
        CHECK_INT(calls, 1);
        pair_disconnect(&p);

        CHECK_INT(SSL_CTX_set1_sigalgs_list(p.client_ctx, "ECDSA+SHA384:ECDSA+SHA256:RSA+SHA256"), 1);
        pair_connect(&p, 0);
        CHECK_INT(SSL_set_tlsext_host_name(p.client, "other.test"), 1);
        CHECK(pair_handshake(&p));
        CHECK_INT(kind_of_key(&p), EVP_PKEY_EC);
        CHECK(SSL_get_SSL_CTX(p.server) == other);
        CHECK_INT(calls, 2);
        CHECK_INT(SSL_version(p.server), versions[i]); /* the context's version counts no more */
        peer = SSL_get1_peer_certificate(p.client);
        X509_NAME_oneline(X509_get_subject_name(peer), name, sizeof name);
        CHECK(strstr(name, "OxiSSL tests") != NULL);
        X509_free(peer);
        SSL_CTX_free(other);
        pair_free(&p);
    }
}

static int gives(SSL *ssl, void *arg)
{
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);

    ++*(int *)arg;
    CHECK(name != NULL);
    CHECK_INT(SSL_use_certificate_file(ssl, PKI "/server-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(ssl, PKI "/server-p256.key", SSL_FILETYPE_PEM), 1);
    return 1;
}

/* A callback has the last word: on a context that has none, and on a connection in place of the context's. */
static void by_a_callback(void)
{
    int i;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_new("server-rsa");
        int calls = 0, own_calls = 0;

        SSL_CTX_free(p.server_ctx);
        p.server_ctx = SSL_CTX_new(TLS_server_method());
        speak(&p, versions[i]);
        SSL_CTX_set_cert_cb(p.server_ctx, gives, &calls);
        pair_connect(&p, 0);
        SSL_set_tlsext_host_name(p.client, "localhost");
        CHECK(pair_handshake(&p));
        CHECK_INT(kind_of_key(&p), EVP_PKEY_EC);
        CHECK_INT(calls, 1);
        pair_disconnect(&p);

        pair_connect(&p, 0);
        SSL_set_tlsext_host_name(p.client, "localhost");
        SSL_set_cert_cb(p.server, gives, &own_calls);
        CHECK(pair_handshake(&p));
        CHECK_INT(calls, 1);
        CHECK_INT(own_calls, 1);
        pair_disconnect(&p);

        SSL_CTX_set_cert_cb(p.server_ctx, NULL, NULL);
        pair_connect(&p, 0);
        CHECK(!pair_handshake(&p)); /* there is none */
        pair_free(&p);
    }
}

/* All that a ClientHello says. */
static int sees(SSL *ssl, int *alert, void *arg)
{
    const unsigned char *bytes, *list;
    unsigned char random[SSL3_RANDOM_SIZE];
    size_t len, count, i, body;
    int *types, version = *(int *)arg, names = 0;
    SSL *client = SSL_get_app_data(ssl);

    (void)alert;
    CHECK_INT(SSL_client_hello_isv2(ssl), 0);
    CHECK_INT(SSL_client_hello_get0_legacy_version(ssl), TLS1_2_VERSION);
    CHECK_INT(SSL_client_hello_get0_random(ssl, &bytes), SSL3_RANDOM_SIZE);
    CHECK_INT(SSL_get_client_random(client, random, sizeof random), SSL3_RANDOM_SIZE);
    CHECK(!memcmp(bytes, random, sizeof random));
    /* In TLS 1.3 it is there for the sake of what stands between. */
    CHECK_INT(SSL_client_hello_get0_session_id(ssl, &bytes), version == TLS1_3_VERSION ? 32 : 0);
    len = SSL_client_hello_get0_ciphers(ssl, &list);
    CHECK(len >= 2 && len % 2 == 0);
    CHECK(list[0] == (version == TLS1_3_VERSION ? 0x13 : 0xc0));
    CHECK_INT(SSL_client_hello_get0_compression_methods(ssl, &bytes), 1);
    CHECK_INT(bytes[0], 0);
    CHECK_INT(SSL_client_hello_get1_extensions_present(ssl, &types, &count), 1);
    for (i = 0; i < count; i++) {
        CHECK_INT(SSL_client_hello_get0_ext(ssl, (unsigned)types[i], &bytes, &body), 1);
        CHECK_INT(SSL_client_hello_get0_ext(ssl, (unsigned)types[i], NULL, NULL), 1);
        if (types[i] == TLSEXT_TYPE_server_name) {
            names++;
            CHECK(body == 14 && !memcmp(bytes, "\0\x0c\0\0\x09localhost", 14));
        } else if (types[i] == TLSEXT_TYPE_supported_versions) {
            CHECK(body == 3 && !memcmp(bytes, "\2\3\4", 3));
        } else if (types[i] == TLSEXT_TYPE_extended_master_secret) {
            CHECK_INT(body, 0);
        }
    }
    CHECK_INT(names, 1);
    CHECK_INT(SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_supported_versions, &bytes, &body), version == TLS1_3_VERSION);
    CHECK_INT(SSL_client_hello_get0_ext(ssl, 0x9999, &bytes, &body), 0);
    OPENSSL_free(types);
    return SSL_CLIENT_HELLO_SUCCESS;
}

static void what_the_hello_says(void)
{
    const unsigned char *bytes;
    size_t len;
    int i, *types, version;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_new("server-p256");

        speak(&p, version = versions[i]);
        SSL_CTX_set_client_hello_cb(p.server_ctx, sees, &version);
        pair_connect(&p, 0);
        SSL_set_tlsext_host_name(p.client, "localhost");
        SSL_set_app_data(p.server, p.client);
        /* Nothing is there but in the callback. */
        CHECK_INT(SSL_client_hello_get0_random(p.server, &bytes), 0);
        CHECK_INT(SSL_client_hello_get1_extensions_present(p.server, &types, &len), 0);
        CHECK(pair_handshake(&p));
        CHECK_INT(SSL_client_hello_get0_legacy_version(p.server), 0);
        CHECK_INT(SSL_client_hello_get0_session_id(p.server, &bytes), 0);
        CHECK_INT(SSL_client_hello_get0_ciphers(p.server, &bytes), 0);
        CHECK_INT(SSL_client_hello_get0_compression_methods(p.server, &bytes), 0);
        CHECK_INT(SSL_client_hello_get0_ext(p.server, TLSEXT_TYPE_server_name, &bytes, &len), 0);
        CHECK_INT(SSL_client_hello_get0_random(p.client, &bytes), 0);
        pair_free(&p);
    }
}

static int refuses(SSL *ssl, int *alert, void *arg)
{
    (void)ssl;
    *alert = *(int *)arg;
    return SSL_CLIENT_HELLO_ERROR;
}

static void a_hello_that_is_refused(void)
{
    int i, alert = SSL_AD_INSUFFICIENT_SECURITY;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_new("server-p256");

        speak(&p, versions[i]);
        SSL_CTX_set_client_hello_cb(p.server_ctx, refuses, &alert);
        pair_connect(&p, 0);
        CHECK(!pair_handshake(&p));
        CHECK_INT(next_reason(), SSL_R_CALLBACK_FAILED);
        CHECK_INT(SSL_do_handshake(p.client), -1);
        CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY);
        pair_free(&p);
    }
}

int main(void)
{
    TEST(by_the_kind_of_key);
    TEST(none_that_serves);
    TEST(of_a_client);
    TEST(by_the_name);
    TEST(by_a_callback);
    TEST(what_the_hello_says);
    TEST(a_hello_that_is_refused);
    return check_done("certificate_choice");
}
