/* Diffie-Hellman keys in certificates: a server's, and a client's of the same group. OpenSSL has done none of it since 1.1.0:
   there is nothing to test there. */
#include "pair.h"

/* Sets the certificate and key of NAME.crt and NAME.key on a client. */
static void use(SSL_CTX *ctx, const char *name)
{
    char path[256];

    snprintf(path, sizeof path, PKI "/%s.crt", name);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, path, SSL_FILETYPE_PEM), 1);
    snprintf(path, sizeof path, PKI "/%s.key", name);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, path, SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
}

/* Both sides with these suites, the server with a Diffie-Hellman key. */
static struct pair of(const char *client_list, const char *server_list)
{
    struct pair p = pair_new("server-dh");

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, client_list), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, server_list), 1);
    return p;
}

static void every_suite(void)
{
    static const char *const suites[] = {
        "DH-RSA-AES128-SHA", "DH-RSA-AES256-SHA", "DH-RSA-AES128-SHA256", "DH-RSA-AES256-SHA256",
        "DH-RSA-AES128-GCM-SHA256", "DH-RSA-AES256-GCM-SHA384", "DH-RSA-DES-CBC3-SHA",
    };
    size_t i;

    for (i = 0; i < sizeof suites / sizeof *suites; i++) {
        struct pair p = of(suites[i], "kDHr");

        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK_STR(SSL_get_cipher_name(p.client), suites[i]);
        CHECK_INT(SSL_get_verify_result(p.client), X509_V_OK);
        CHECK(pair_says(p.client, p.server, "there") && pair_says(p.server, p.client, "and back"));
        pair_free(&p);
    }
}

static void old_versions(void)
{
    static const int versions[] = {TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION};
    size_t i;

    for (i = 0; i < 3; i++) {
        struct pair p = of("DH-RSA-AES128-SHA", "DH-RSA-AES128-SHA");

        CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, versions[i]), 1);
        CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, versions[i]), 1);
        CHECK_INT(SSL_CTX_set_min_proto_version(p.server_ctx, TLS1_VERSION), 1);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK_INT(SSL_version(p.server), versions[i]);
        pair_free(&p);
    }
}

/* What a server that insists on a client certificate sees of one. */
static void clients(void)
{
    static const struct {
        const char *name;
        int taken;
    } cases[] = {{"client-dh", 1}, {"client-rsa", 1}, {"client-dh-other", 0}};
    size_t i;

    for (i = 0; i < 3; i++) {
        struct pair p = of("aDH", "aDH");
        const unsigned char *types = NULL;
        X509 *seen;

        use(p.client_ctx, cases[i].name);
        CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
        SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        pair_connect(&p, 0);
        CHECK_INT(pair_handshake(&p), cases[i].taken);
        /* Without one the server says so, with the usual reason. */
        if (!cases[i].taken)
            CHECK_INT(next_reason(), SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE);
        seen = SSL_get1_peer_certificate(p.server);
        CHECK_INT(seen != NULL, cases[i].taken);
        X509_free(seen);
        CHECK_INT(SSL_get0_certificate_types(p.client, &types), 3);
        CHECK(types != NULL && memchr(types, TLS_CT_RSA_FIXED_DH, 3) != NULL);
        pair_free(&p);
    }
}

static void only_on_request(void)
{
    static const char *const lists[] = {"DEFAULT", "ALL", "HIGH:AES:DH"};
    size_t i;

    for (i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct pair p = of("ALL:kDH", lists[i]);

        SSL_CTX_set_security_level(p.server_ctx, 1);
        pair_connect(&p, 0);
        CHECK(!pair_handshake(&p));
        CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
        pair_free(&p);
    }
}

static void keys(void)
{
    static const struct {
        const char *name, *type;
        int id, bits;
    } cases[] = {{"server-dh", "DH", EVP_PKEY_DH, 2048}, {"server-dhx-1024", "DHX", EVP_PKEY_DHX, 1024}};
    size_t i;

    for (i = 0; i < 2; i++) {
        char path[256];
        EVP_PKEY *key, *public;
        X509 *certificate;
        BIO *file;

        snprintf(path, sizeof path, PKI "/%s.key", cases[i].name);
        file = BIO_new_file(path, "r");
        key = PEM_read_bio_PrivateKey(file, NULL, NULL, NULL);
        BIO_free(file);
        snprintf(path, sizeof path, PKI "/%s.crt", cases[i].name);
        file = BIO_new_file(path, "r");
        certificate = PEM_read_bio_X509(file, NULL, NULL, NULL);
        BIO_free(file);
        CHECK(key != NULL && certificate != NULL);
        public = X509_get_pubkey(certificate);
        CHECK_INT(EVP_PKEY_get_id(key), cases[i].id);
        CHECK_INT(EVP_PKEY_get_base_id(public), cases[i].id);
        CHECK_STR(EVP_PKEY_get0_type_name(key), cases[i].type);
        CHECK_INT(EVP_PKEY_get_bits(key), cases[i].bits);
        CHECK_INT(EVP_PKEY_get_size(key), cases[i].bits / 8);
        CHECK_INT(EVP_PKEY_get_security_bits(public), cases[i].bits == 1024 ? 80 : 112);
        CHECK_INT(EVP_PKEY_eq(key, public), 1);
        CHECK_INT(X509_check_private_key(certificate, key), 1);
        EVP_PKEY_free(key);
        EVP_PKEY_free(public);
        X509_free(certificate);
    }
}

/* Whether the library has the suites at all. */
static int has_static_dh(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    int has = SSL_CTX_set_cipher_list(ctx, "DH-RSA-AES128-SHA");

    SSL_CTX_free(ctx);
    ERR_clear_error();
    return has;
}

int main(void)
{
    TEST(keys);
    if (!has_static_dh()) {
        printf("static Diffie-Hellman: nothing else to test: the library has no suites for it\n");
        return check_done("static Diffie-Hellman");
    }
    TEST(every_suite);
    TEST(old_versions);
    TEST(clients);
    TEST(only_on_request);
    return check_done("static Diffie-Hellman");
}
