/* OXISSL_CTX_set_private_key_method: private keys that the library does not see, which sign and decrypt at once or later. */
#include "pair.h"

#ifdef OXISSL_VERSION_TEXT
#include <oxissl.h>

#include "signer.h"

/* What a key elsewhere is, and what it has been asked. */
struct elsewhere {
    const char *key;
    int retries; /* how often it says "not now" before each result */
    int fails, left_to_fail;
    int signs, decrypts, completes;
    unsigned algorithm;
    uint8_t result[512];
    size_t result_len;
    int under_way;
};

/* What a callback may do with a connection: look at all of it, and set what belongs to the program. */
static void look_around(SSL *ssl)
{
    CHECK(SSL_get_SSL_CTX(ssl) != NULL);
    CHECK(SSL_get_version(ssl) != NULL && SSL_state_string_long(ssl) != NULL);
    CHECK(SSL_in_init(ssl));
    CHECK_INT(SSL_set_ex_data(ssl, 0, ssl), 1);
    CHECK(SSL_get_ex_data(ssl, 0) == ssl);
    SSL_set_verify_depth(ssl, SSL_get_verify_depth(ssl));
    CHECK(SSL_get_privatekey(ssl) == NULL);
}

/* The result of the operation that is under way, unless it is too early. */
static int result(struct elsewhere *key, uint8_t *out, size_t *out_len, size_t max_out)
{
    if (key->under_way++ < key->retries)
        return OXISSL_PRIVATE_KEY_RETRY;
    key->under_way = 0;
    if (key->fails)
        return OXISSL_PRIVATE_KEY_FAILURE;
    CHECK(key->result_len <= max_out);
    memcpy(out, key->result, key->result_len);
    *out_len = key->result_len;
    return OXISSL_PRIVATE_KEY_SUCCESS;
}

static int sign(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, uint16_t algorithm, const uint8_t *in,
                size_t in_len, void *arg)
{
    struct elsewhere *key = arg;
    EVP_PKEY *public = X509_get0_pubkey(SSL_get_certificate(ssl));

    look_around(ssl);
    CHECK_INT(max_out, EVP_PKEY_get_size(public));
    key->signs++;
    key->algorithm = algorithm;
    key->result_len = sizeof key->result;
    CHECK(signer_sign(key->key, key->result, &key->result_len, algorithm, in, in_len));
    return result(key, out, out_len, max_out);
}

static int decrypt(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, const uint8_t *in, size_t in_len, void *arg)
{
    struct elsewhere *key = arg;

    look_around(ssl);
    CHECK_INT(max_out, in_len);
    key->decrypts++;
    key->result_len = sizeof key->result;
    CHECK(signer_decrypt(key->key, key->result, &key->result_len, in, in_len));
    CHECK_INT(key->result_len, in_len);
    return result(key, out, out_len, max_out);
}

static int complete(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, void *arg)
{
    struct elsewhere *key = arg;

    look_around(ssl);
    CHECK(key->under_way > 0);
    key->completes++;
    return result(key, out, out_len, max_out);
}

static const OXISSL_PRIVATE_KEY_METHOD method = {sign, decrypt, complete};

/* A context with a certificate and no key but one elsewhere. */
static void use_elsewhere(SSL_CTX *ctx, struct elsewhere *key)
{
    char path[256];

    snprintf(path, sizeof path, PKI "/%s.crt", key->key);
    CHECK_INT(SSL_CTX_use_certificate_chain_file(ctx, path), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 0);
    ERR_clear_error();
    CHECK_INT(OXISSL_CTX_set_private_key_method(ctx, &method, key), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
    CHECK(SSL_CTX_get0_privatekey(ctx) == NULL);
}

static SSL_CTX *context(const SSL_METHOD *ssl_method, int version)
{
    SSL_CTX *ctx = SSL_CTX_new(ssl_method);

    if (version < TLS1_2_VERSION)
        SSL_CTX_set_security_level(ctx, 0);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, version), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, version), 1);
    CHECK_INT(SSL_CTX_load_verify_locations(ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"elsewhere", 9);
    return ctx;
}

/* A server whose key is elsewhere. */
static struct pair elsewhere_pair(struct elsewhere *key, int version)
{
    struct pair p;

    p.client_ctx = context(TLS_client_method(), version);
    SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_PEER, NULL);
    p.server_ctx = context(TLS_server_method(), version);
    use_elsewhere(p.server_ctx, key);
    p.client = p.server = NULL;
    return p;
}

/* Steps both sides to the end; counts how often one of them waits for its key. */
static int handshake(struct pair *p, int *waits)
{
    int c = 0, s = 0, i;

    *waits = 0;
    for (i = 0; i < 100 && (c != 1 || s != 1); i++) {
        SSL *sides[2];
        int *results[2], side;

        sides[0] = p->client, sides[1] = p->server;
        results[0] = &c, results[1] = &s;
        for (side = 0; side < 2; side++) {
            if (*results[side] == 1)
                continue;
            *results[side] = SSL_do_handshake(sides[side]);
            switch (SSL_get_error(sides[side], *results[side])) {
            case SSL_ERROR_NONE:
            case SSL_ERROR_WANT_READ:
                break;
            case SSL_ERROR_WANT_ASYNC:
                CHECK(SSL_want_async(sides[side]));
                CHECK_INT(ERR_peek_error(), 0);
                ++*waits;
                break;
            default:
                return 0;
            }
        }
    }
    return c == 1 && s == 1;
}

static const int versions[] = {
    TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION, TLS1_3_VERSION,
};
#define COUNT(array) (int)(sizeof array / sizeof *array)

/* Whether a key of this kind can sign in a version. */
static int signs_in(const char *key, int version)
{
    return version >= TLS1_2_VERSION || (!strstr(key, "pss") && !strstr(key, "ed25519"));
}

static const char *const kinds[] = {"rsa", "rsa-pss", "p256", "p384", "p521", "ed25519"};

static void servers(void)
{
    int kind, version, retries, waits;

    for (kind = 0; kind < COUNT(kinds); kind++)
        for (version = 0; version < COUNT(versions); version++)
            for (retries = 0; retries < 4; retries += 3) {
                struct elsewhere key = {0};
                struct pair p;
                char name[64];

                snprintf(name, sizeof name, "server-%s", kinds[kind]);
                if (!signs_in(name, versions[version]))
                    continue;
                key.key = name;
                key.retries = retries;
                p = elsewhere_pair(&key, versions[version]);
                CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "ECDHE"), 1);
                pair_connect(&p, 0);
                CHECK(handshake(&p, &waits));
                CHECK_INT(waits, retries);
                CHECK_INT(key.signs, 1);
                CHECK_INT(key.completes, retries);
                CHECK_INT(key.decrypts, 0);
                CHECK(pair_says(p.client, p.server, "hello") && pair_says(p.server, p.client, "hello"));
                pair_free(&p);
            }
}

static void clients(void)
{
    int kind, version, waits;

    for (kind = 0; kind < COUNT(kinds); kind++)
        for (version = 0; version < COUNT(versions); version++) {
            struct elsewhere key = {0}, server_key = {0};
            struct pair p;
            char name[64];

            snprintf(name, sizeof name, "client-%s", kinds[kind]);
            if (!signs_in(name, versions[version]))
                continue;
            key.key = name;
            key.retries = 2;
            server_key.key = "server-p256";
            server_key.retries = 1;
            p = elsewhere_pair(&server_key, versions[version]);
            use_elsewhere(p.client_ctx, &key);
            SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
            pair_connect(&p, 0);
            CHECK(handshake(&p, &waits));
            CHECK_INT(waits, 3);
            CHECK_INT(key.signs, 1);
            CHECK_INT(key.completes, 2);
            CHECK_INT(server_key.signs, 1);
            CHECK(SSL_get0_peer_certificate(p.server) != NULL);
            pair_free(&p);
        }
}

static void decrypting(void)
{
    int version, retries, waits;

    for (version = 0; version < COUNT(versions) && versions[version] < TLS1_3_VERSION; version++)
        for (retries = 0; retries < 3; retries += 2) {
            struct elsewhere key = {0};
            struct pair p;

            key.key = "server-rsa";
            key.retries = retries;
            p = elsewhere_pair(&key, versions[version]);
            CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "kRSA"), 1);
            CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "kRSA"), 1);
            pair_connect(&p, 0);
            CHECK(handshake(&p, &waits));
            CHECK_INT(waits, retries);
            CHECK_INT(key.decrypts, 1);
            CHECK_INT(key.signs, 0);
            CHECK(pair_says(p.client, p.server, "hello"));
            pair_free(&p);
        }
}

/* What is wrong with the padding shows only in the end, as with a key that is at hand. */
static int decrypt_wrongly(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, const uint8_t *in, size_t in_len,
                           void *arg)
{
    CHECK_INT(decrypt(ssl, out, out_len, max_out, in, in_len, arg), OXISSL_PRIVATE_KEY_SUCCESS);
    out[1] ^= 1;
    return OXISSL_PRIVATE_KEY_SUCCESS;
}

static int decrypt_little(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, const uint8_t *in, size_t in_len,
                          void *arg)
{
    CHECK_INT(decrypt(ssl, out, out_len, max_out, in, in_len, arg), OXISSL_PRIVATE_KEY_SUCCESS);
    *out_len = 48;
    return OXISSL_PRIVATE_KEY_SUCCESS;
}

static void wrong_decryption(void)
{
    static const OXISSL_PRIVATE_KEY_METHOD wrong = {sign, decrypt_wrongly, NULL}, little = {sign, decrypt_little, NULL},
                                           none = {sign, NULL, NULL};
    static const struct {
        const OXISSL_PRIVATE_KEY_METHOD *method;
        int server_reason, client_reason;
    } cases[] = {
        {&wrong, SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC, SSL_R_SSLV3_ALERT_BAD_RECORD_MAC},
        {&little, SSL_R_CALLBACK_FAILED, SSL_R_TLSV1_ALERT_INTERNAL_ERROR},
        {&none, SSL_R_CALLBACK_FAILED, SSL_R_TLSV1_ALERT_INTERNAL_ERROR},
    };
    int i, c, s;

    for (i = 0; i < COUNT(cases); i++) {
        struct elsewhere key = {0};
        struct pair p;

        key.key = "server-rsa";
        p = elsewhere_pair(&key, TLS1_2_VERSION);
        CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "kRSA"), 1);
        CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "kRSA"), 1);
        CHECK_INT(OXISSL_CTX_set_private_key_method(p.server_ctx, cases[i].method, &key), 1);
        pair_connect(&p, 0);
        CHECK(!pair_handshake_results(&p, &c, &s));
        CHECK_INT(SSL_get_error(p.server, s), SSL_ERROR_SSL);
        CHECK_INT(next_reason(), cases[i].server_reason);
        CHECK(SSL_do_handshake(p.client) <= 0);
        CHECK_INT(next_reason(), cases[i].client_reason);
        pair_free(&p);
    }
}

static void failing(void)
{
    int version, retries, c, s;

    for (version = 0; version < COUNT(versions); version++)
        for (retries = 0; retries < 2; retries++) {
            struct elsewhere key = {0};
            struct pair p;

            key.key = "server-p256";
            key.fails = 1;
            key.retries = retries;
            p = elsewhere_pair(&key, versions[version]);
            pair_connect(&p, 0);
            CHECK(!pair_handshake_results(&p, &c, &s));
            if (retries) {
                CHECK_INT(SSL_get_error(p.server, s), SSL_ERROR_WANT_ASYNC);
                s = SSL_do_handshake(p.server);
            }
            CHECK_INT(SSL_get_error(p.server, s), SSL_ERROR_SSL);
            CHECK_INT(next_reason(), SSL_R_CALLBACK_FAILED);
            CHECK(SSL_do_handshake(p.client) <= 0);
            CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_INTERNAL_ERROR);
            pair_free(&p);
        }
}

/* Without complete, the first function is asked again. */
static void asked_again(void)
{
    static const OXISSL_PRIVATE_KEY_METHOD only_sign = {sign, NULL, NULL};
    struct elsewhere key = {0};
    struct pair p;
    int waits;

    key.key = "server-p256";
    key.retries = 3;
    p = elsewhere_pair(&key, TLS1_2_VERSION);
    CHECK_INT(OXISSL_CTX_set_private_key_method(p.server_ctx, &only_sign, &key), 1);
    pair_connect(&p, 0);
    CHECK(handshake(&p, &waits));
    CHECK_INT(waits, 3);
    CHECK_INT(key.signs, 4);
    pair_free(&p);
}

/* A key that is set comes before the method; each certificate has its own. */
static void beside_a_key(void)
{
    struct elsewhere key = {0};
    struct pair p;
    int waits;

    key.key = "server-rsa";
    p = elsewhere_pair(&key, TLS1_2_VERSION);
    CHECK_INT(SSL_CTX_use_certificate_chain_file(p.server_ctx, PKI "/server-p256.crt"), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.server_ctx, PKI "/server-p256.key", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "aECDSA"), 1);
    pair_connect(&p, 0);
    CHECK(handshake(&p, &waits));
    CHECK_INT(key.signs, 0);
    pair_disconnect(&p);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "aRSA+ECDHE"), 1);
    pair_connect(&p, 0);
    CHECK(handshake(&p, &waits));
    CHECK_INT(key.signs, 1);
    CHECK_INT(key.algorithm, 0x0804);
    pair_disconnect(&p);
    /* Without the method, the certificate without a key is as good as none. */
    CHECK_INT(OXISSL_CTX_set_private_key_method(p.server_ctx, NULL, NULL), 1);
    pair_connect(&p, 0);
    CHECK(!handshake(&p, &waits));
    CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
    pair_disconnect(&p);
    /* One connection may have it alone. */
    pair_connect(&p, 0);
    CHECK_INT(OXISSL_set_private_key_method(p.server, &method, &key), 1);
    CHECK(handshake(&p, &waits));
    CHECK_INT(key.signs, 2);
    pair_free(&p);
}

static SSL_CTX *other;
static int choose_context(SSL *ssl, int *alert, void *arg)
{
    (void)alert;
    (void)arg;
    CHECK(SSL_set_SSL_CTX(ssl, other) == other);
    return SSL_TLSEXT_ERR_OK;
}

/* The method comes with the certificates of another context. */
static void of_another_context(void)
{
    struct elsewhere key = {0};
    struct pair p = pair_new("server-rsa");
    int waits;

    other = context(TLS_server_method(), TLS1_2_VERSION);
    key.key = "server-p256";
    key.retries = 1;
    use_elsewhere(other, &key);
    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, choose_context);
    pair_connect(&p, 0);
    SSL_set_tlsext_host_name(p.client, "localhost");
    CHECK(handshake(&p, &waits));
    CHECK_INT(key.signs, 1);
    CHECK_INT(waits, 1);
    pair_free(&p);
    SSL_CTX_free(other);
}

static EVP_PKEY *no_key;
static X509 *shown;
static int hand_over(SSL *ssl, X509 **x509, EVP_PKEY **pkey)
{
    (void)ssl;
    X509_up_ref(shown);
    *x509 = shown;
    *pkey = no_key;
    return 1;
}

/* The older callback of clients may hand over a certificate alone. */
static void handed_over(void)
{
    struct elsewhere key = {0};
    struct pair p = pair_new("server-rsa");
    BIO *bio = BIO_new_file(PKI "/client-p256.crt", "r");
    int waits;

    shown = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    key.key = "client-p256";
    key.retries = 1;
    CHECK_INT(OXISSL_CTX_set_private_key_method(p.client_ctx, &method, &key), 1);
    SSL_CTX_set_client_cert_cb(p.client_ctx, hand_over);
    SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    pair_connect(&p, 0);
    CHECK(handshake(&p, &waits));
    CHECK_INT(key.signs, 1);
    CHECK_INT(waits, 1);
    pair_free(&p);
    X509_free(shown);
}

/* A connection that is cleared while an operation is under way begins a new one. */
static void cleared(void)
{
    struct elsewhere key = {0};
    struct pair p;
    int c, s, waits;

    key.key = "server-p256";
    key.retries = 1;
    p = elsewhere_pair(&key, TLS1_2_VERSION);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(SSL_get_error(p.server, s), SSL_ERROR_WANT_ASYNC);
    CHECK_INT(SSL_clear(p.server), 1);
    CHECK_INT(SSL_clear(p.client), 1);
    key.under_way = 0;
    CHECK(handshake(&p, &waits));
    CHECK_INT(key.signs, 2);
    CHECK_INT(key.completes, 1);
    pair_disconnect(&p);
    pair_connect(&p, 0); /* and one that is freed is gone */
    CHECK(!pair_handshake_results(&p, &c, &s));
    pair_free(&p);
}

int main(void)
{
    if (!signer_load()) {
        printf("private_key_method: left out: there is no libcrypto.so.3 to sign with (apt-get install libssl3)\n");
        return getenv("OXISSL_REQUIRE_PEERS") && *getenv("OXISSL_REQUIRE_PEERS");
    }
    TEST(servers);
    TEST(clients);
    TEST(decrypting);
    TEST(wrong_decryption);
    TEST(failing);
    TEST(asked_again);
    TEST(beside_a_key);
    TEST(of_another_context);
    TEST(handed_over);
    TEST(cleared);
    return check_done("private_key_method");
}
#else
int main(void)
{
    return check_done("private_key_method");
}
#endif
