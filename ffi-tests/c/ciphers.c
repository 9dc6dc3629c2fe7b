/* Cipher strings, and what an SSL_CIPHER tells. */
#include "pair.h"

/* The TLS 1.2 suites that a cipher string leaves, as "A:B:C". */
static const char *list(const char *string)
{
    static char text[4096];
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    STACK_OF(SSL_CIPHER) *ciphers;
    int i;

    text[0] = 0;
    SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION);
    if (SSL_CTX_set_cipher_list(ctx, string) != 1) {
        SSL_CTX_free(ctx);
        ERR_clear_error();
        return "refused";
    }
    ciphers = SSL_CTX_get_ciphers(ctx);
    for (i = 0; i < sk_SSL_CIPHER_num(ciphers); i++) {
        const char *name = SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, i));
        if (strncmp(name, "TLS_", 4) == 0)
            continue; /* TLS 1.3 has a list of its own */
        if (text[0])
            strcat(text, ":");
        strcat(text, name);
    }
    SSL_CTX_free(ctx);
    return text;
}

static void strings(void)
{
    CHECK_STR(list("AES128-SHA"), "AES128-SHA");
    CHECK_STR(list("AES128-SHA:AES256-SHA"), "AES128-SHA:AES256-SHA");
    CHECK_STR(list("AES128-SHA AES256-SHA,AES128-SHA"), "AES128-SHA:AES256-SHA");
    CHECK_STR(list("ECDHE+AESGCM"), "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                                    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
    CHECK_STR(list("ECDHE+AESGCM:!ECDSA"), "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256");
    CHECK_STR(list("ECDHE+AESGCM:-aECDSA:ECDHE-ECDSA-AES128-GCM-SHA256"),
              "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256");
    CHECK_STR(list("AES256-SHA:AES128-SHA:+AES256"), "AES128-SHA:AES256-SHA");
    CHECK_STR(list("AES128-SHA:AES256-SHA:@STRENGTH"), "AES256-SHA:AES128-SHA");
    CHECK_STR(list("kRSA+AESGCM:!AES256"), "AES128-GCM-SHA256");
    CHECK_STR(list("ECDHE+CHACHA20"), "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305");
#ifdef OXISSL_VERSION_TEXT
    CHECK_STR(list("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), "ECDHE-RSA-AES128-GCM-SHA256"); /* OpenSSL takes these later */
#endif
    CHECK_STR(list("AES128-SHA:@SECLEVEL=2"), "AES128-SHA");
    CHECK_STR(list("nonsense"), "refused");
    CHECK_STR(list("!ALL"), "refused");
}

static void defaults(void)
{
    const char *text = list("DEFAULT");

    CHECK(strstr(text, "ECDHE-ECDSA-AES256-GCM-SHA384") == text);
    CHECK(strstr(text, "ECDHE-RSA-CHACHA20-POLY1305") != NULL);
    CHECK(strstr(text, "NULL") == NULL);
    CHECK(strstr(text, "ADH") == NULL);
    CHECK(strstr(text, "3DES") == NULL);
    CHECK(strstr(list("ALL"), "AES128-SHA") != NULL);
}

/* The defaults by their strings are what a context has that is told nothing. */
static void named_defaults(void)
{
    SSL_CTX *told = SSL_CTX_new(TLS_method()), *untold = SSL_CTX_new(TLS_method());
    STACK_OF(SSL_CIPHER) *a, *b;
    int i;

    CHECK_STR(OSSL_default_cipher_list(), SSL_DEFAULT_CIPHER_LIST);
    CHECK_STR(OSSL_default_ciphersuites(), TLS_DEFAULT_CIPHERSUITES);
    CHECK_INT(SSL_CTX_set_cipher_list(told, OSSL_default_cipher_list()), 1);
    CHECK_INT(SSL_CTX_set_ciphersuites(told, OSSL_default_ciphersuites()), 1);
    a = SSL_CTX_get_ciphers(told);
    b = SSL_CTX_get_ciphers(untold);
    CHECK_INT(sk_SSL_CIPHER_num(a), sk_SSL_CIPHER_num(b));
    for (i = 0; i < sk_SSL_CIPHER_num(a); i++)
        CHECK(sk_SSL_CIPHER_value(a, i) == sk_SSL_CIPHER_value(b, i));
    SSL_CTX_free(told);
    SSL_CTX_free(untold);
}

static void facts(void)
{
    static const struct {
        const char *name, *standard;
        unsigned id;
        int bits, kx, auth, cipher, digest, aead;
    } rows[] = {
        {"ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0xc02f, 128, NID_kx_ecdhe, NID_auth_rsa,
         NID_aes_128_gcm, NID_undef, 1},
        {"ECDHE-ECDSA-CHACHA20-POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", 0xcca9, 256, NID_kx_ecdhe,
         NID_auth_ecdsa, NID_chacha20_poly1305, NID_undef, 1},
        {"DHE-RSA-AES256-SHA256", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", 0x006b, 256, NID_kx_dhe, NID_auth_rsa,
         NID_aes_256_cbc, NID_sha256, 0},
        {"ECDHE-RSA-AES256-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", 0xc028, 256, NID_kx_ecdhe, NID_auth_rsa,
         NID_aes_256_cbc, NID_sha384, 0},
        {"AES128-SHA", "TLS_RSA_WITH_AES_128_CBC_SHA", 0x002f, 128, NID_kx_rsa, NID_auth_rsa, NID_aes_128_cbc, NID_sha1, 0},
        {"ECDHE-ECDSA-AES256-CCM8", "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8", 0xc0af, 256, NID_kx_ecdhe, NID_auth_ecdsa,
         NID_aes_256_ccm, NID_undef, 1},
        {"TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256", 0x1301, 128, NID_kx_any, NID_auth_any, NID_aes_128_gcm,
         NID_undef, 1},
        {"TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384", 0x1302, 256, NID_kx_any, NID_auth_any, NID_aes_256_gcm,
         NID_undef, 1},
        {"TLS_CHACHA20_POLY1305_SHA256", "TLS_CHACHA20_POLY1305_SHA256", 0x1303, 256, NID_kx_any, NID_auth_any,
         NID_chacha20_poly1305, NID_undef, 1},
        {"TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_SHA256", 0x1304, 128, NID_kx_any, NID_auth_any, NID_aes_128_ccm,
         NID_undef, 1},
        {"TLS_AES_128_CCM_8_SHA256", "TLS_AES_128_CCM_8_SHA256", 0x1305, 128, NID_kx_any, NID_auth_any, NID_aes_128_ccm,
         NID_undef, 1},
    };
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = SSL_new(ctx);
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned char id[2];
        const SSL_CIPHER *c;
        int algorithm_bits;

        id[0] = (unsigned char)(rows[i].id >> 8);
        id[1] = (unsigned char)rows[i].id;
        c = SSL_CIPHER_find(ssl, id);
        CHECK(c != NULL);
        CHECK_STR(SSL_CIPHER_get_name(c), rows[i].name);
        CHECK_STR(SSL_CIPHER_standard_name(c), rows[i].standard);
        CHECK_STR(OPENSSL_cipher_name(rows[i].standard), rows[i].name);
        CHECK_INT(SSL_CIPHER_get_id(c), 0x03000000 | rows[i].id);
        CHECK_INT(SSL_CIPHER_get_protocol_id(c), rows[i].id);
        CHECK_INT(SSL_CIPHER_get_bits(c, &algorithm_bits), rows[i].bits);
        CHECK_INT(algorithm_bits, rows[i].bits);
        CHECK_INT(SSL_CIPHER_get_kx_nid(c), rows[i].kx);
        CHECK_INT(SSL_CIPHER_get_auth_nid(c), rows[i].auth);
        CHECK_INT(SSL_CIPHER_get_cipher_nid(c), rows[i].cipher);
        CHECK_INT(SSL_CIPHER_get_digest_nid(c), rows[i].digest);
        CHECK_INT(SSL_CIPHER_is_aead(c), rows[i].aead);
    }
    CHECK(SSL_CIPHER_find(ssl, (const unsigned char *)"\xff\xff") == NULL);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void description(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = SSL_new(ctx);
    const SSL_CIPHER *c = SSL_CIPHER_find(ssl, (const unsigned char *)"\xc0\x2f");
    char text[256];

    CHECK_STR(SSL_CIPHER_description(c, text, sizeof text),
              "ECDHE-RSA-AES128-GCM-SHA256    TLSv1.2 Kx=ECDH     Au=RSA   Enc=AESGCM(128)            Mac=AEAD\n");
    c = SSL_CIPHER_find(ssl, (const unsigned char *)"\x00\x6b");
    CHECK_STR(SSL_CIPHER_description(c, text, sizeof text),
              "DHE-RSA-AES256-SHA256          TLSv1.2 Kx=DH       Au=RSA   Enc=AES(256)               Mac=SHA256\n");
    c = SSL_CIPHER_find(ssl, (const unsigned char *)"\x13\x03");
    CHECK_STR(SSL_CIPHER_description(c, text, sizeof text),
              "TLS_CHACHA20_POLY1305_SHA256   TLSv1.3 Kx=any      Au=any   Enc=CHACHA20/POLY1305(256) Mac=AEAD\n");
    CHECK_STR(SSL_CIPHER_get_version(c), "TLSv1.3");
    CHECK(SSL_CIPHER_get_handshake_digest(c) == EVP_sha256());
    c = SSL_CIPHER_find(ssl, (const unsigned char *)"\x13\x05");
    CHECK_STR(SSL_CIPHER_description(c, text, sizeof text),
              "TLS_AES_128_CCM_8_SHA256       TLSv1.3 Kx=any      Au=any   Enc=AESCCM8(128)           Mac=AEAD\n");
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void of_a_connection(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl;

    CHECK_INT(SSL_CTX_set_ciphersuites(ctx, ""), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(ctx, "AES128-SHA:AES256-SHA"), 1);
    ssl = SSL_new(ctx);
    CHECK_STR(SSL_get_cipher_list(ssl, 0), "AES128-SHA");
    CHECK_STR(SSL_get_cipher_list(ssl, 1), "AES256-SHA");
    CHECK(SSL_get_cipher_list(ssl, 2) == NULL);
    CHECK_INT(SSL_set_cipher_list(ssl, "AES256-SHA"), 1);
    CHECK_STR(SSL_get_cipher_list(ssl, 0), "AES256-SHA");
    CHECK_INT(sk_SSL_CIPHER_num(SSL_get_ciphers(ssl)), 1);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

/* The suites of TLS 1.3 have a list of their own, which comes first. */
static void of_tls13(void)
{
    static const char *const refused[] = {":", " ", "nonsense", "tls_aes_128_gcm_sha256", "AES128-SHA", "DEFAULT",
                                          "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384"};
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    STACK_OF(SSL_CIPHER) *ciphers;
    SSL *ssl;
    size_t i;

    CHECK_INT(SSL_CTX_set_cipher_list(ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    ciphers = SSL_CTX_get_ciphers(ctx);
    CHECK_INT(sk_SSL_CIPHER_num(ciphers), 4);
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, 0)), "TLS_AES_256_GCM_SHA384");
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, 1)), "TLS_CHACHA20_POLY1305_SHA256");
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, 2)), "TLS_AES_128_GCM_SHA256");
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, 3)), "ECDHE-RSA-AES128-GCM-SHA256");

    for (i = 0; i < sizeof refused / sizeof *refused; i++) {
        CHECK_INT(SSL_CTX_set_ciphersuites(ctx, refused[i]), 0);
        CHECK_INT(ERR_GET_REASON(ERR_get_error()), SSL_R_NO_CIPHER_MATCH);
        CHECK_INT(sk_SSL_CIPHER_num(SSL_CTX_get_ciphers(ctx)), 4);
    }
    CHECK_INT(SSL_CTX_set_ciphersuites(ctx, "TLS_AES_128_CCM_SHA256: nonsense :TLS_AES_128_GCM_SHA256:"), 1);
    ssl = SSL_new(ctx);
    CHECK_STR(SSL_get_cipher_list(ssl, 0), "TLS_AES_128_CCM_SHA256");
    CHECK_STR(SSL_get_cipher_list(ssl, 1), "TLS_AES_128_GCM_SHA256");
    CHECK_STR(SSL_get_cipher_list(ssl, 2), "ECDHE-RSA-AES128-GCM-SHA256");
    CHECK(SSL_get_cipher_list(ssl, 3) == NULL);

    /* Those that the versions and the level leave. */
    CHECK_INT(SSL_set_max_proto_version(ssl, TLS1_2_VERSION), 1);
    CHECK_STR(SSL_get_cipher_list(ssl, 0), "TLS_AES_128_CCM_SHA256");
    ciphers = SSL_get1_supported_ciphers(ssl);
    CHECK_INT(sk_SSL_CIPHER_num(ciphers), 1);
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, 0)), "ECDHE-RSA-AES128-GCM-SHA256");
    sk_SSL_CIPHER_free(ciphers);
    CHECK_INT(SSL_set_max_proto_version(ssl, TLS1_3_VERSION), 1);
    ciphers = SSL_get1_supported_ciphers(ssl);
    CHECK_INT(sk_SSL_CIPHER_num(ciphers), 3);
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(ciphers, 0)), "TLS_AES_128_CCM_SHA256");
    sk_SSL_CIPHER_free(ciphers);
    SSL_set_security_level(ssl, 3);
    ciphers = SSL_get1_supported_ciphers(ssl);
    CHECK_INT(sk_SSL_CIPHER_num(ciphers), 3);
    sk_SSL_CIPHER_free(ciphers);
    SSL_set_security_level(ssl, 4);
    CHECK(SSL_get1_supported_ciphers(ssl) == NULL);

    /* An SSL's list is its own. */
    CHECK_INT(SSL_set_ciphersuites(ssl, ""), 1);
    CHECK_STR(SSL_get_cipher_list(ssl, 0), "ECDHE-RSA-AES128-GCM-SHA256");
    CHECK_INT(sk_SSL_CIPHER_num(SSL_get_ciphers(ssl)), 1);
    CHECK_INT(sk_SSL_CIPHER_num(SSL_CTX_get_ciphers(ctx)), 3);
    CHECK_INT(SSL_set_cipher_list(ssl, "AES128-SHA"), 1);
    CHECK_INT(SSL_set_ciphersuites(ssl, "TLS_AES_256_GCM_SHA384"), 1);
    CHECK_STR(SSL_get_cipher_list(ssl, 0), "TLS_AES_256_GCM_SHA384");
    CHECK_STR(SSL_get_cipher_list(ssl, 1), "AES128-SHA");
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

/* Whose preference counts. */
static void preference(void)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "AES128-SHA:AES256-SHA"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "AES256-SHA:AES128-SHA"), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_cipher_name(p.server), "AES128-SHA");
    pair_disconnect(&p);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_cipher_name(p.server), "AES256-SHA");
    pair_free(&p);
}

/* The suite that comes of two lists; NULL for none. */
static const char *agreed(struct pair *p, const char *clients, const char *servers)
{
    if (clients)
        CHECK_INT(SSL_CTX_set_ciphersuites(p->client_ctx, clients), 1);
    if (servers)
        CHECK_INT(SSL_CTX_set_ciphersuites(p->server_ctx, servers), 1);
    pair_disconnect(p);
    pair_connect(p, 0);
    if (!pair_handshake(p))
        return NULL;
    CHECK_STR(SSL_get_cipher_name(p->client), SSL_get_cipher_name(p->server));
    CHECK(pair_says(p->server, p->client, "something"));
    CHECK(pair_says(p->client, p->server, "something"));
    return SSL_get_cipher_name(p->server);
}

/* In TLS 1.3, too; the suites with CCM are there for who asks for them. */
static void preference_in_tls13(void)
{
    static const char both[] = "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256";
    static const char *const ccm[] = {"TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256"};
    struct pair p = pair_new_tls13("server-p256");
    size_t i;

    CHECK_STR(agreed(&p, NULL, NULL), "TLS_AES_256_GCM_SHA384");
    for (i = 0; i < 2; i++)
        CHECK(agreed(&p, NULL, ccm[i]) == NULL);
    CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
    for (i = 0; i < 2; i++) {
        CHECK_INT(SSL_CTX_set_ciphersuites(p.server_ctx, both), 1);
        CHECK(agreed(&p, ccm[i], NULL) == NULL);
        CHECK_STR(agreed(&p, ccm[i], ccm[i]), ccm[i]);
        CHECK(SSL_CIPHER_get_handshake_digest(SSL_get_current_cipher(p.client)) == EVP_sha256());
    }
    CHECK_STR(agreed(&p, "TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256", both), "TLS_CHACHA20_POLY1305_SHA256");
    SSL_CTX_set_options(p.server_ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
    CHECK_STR(agreed(&p, NULL, NULL), "TLS_AES_128_GCM_SHA256");
    CHECK(agreed(&p, NULL, "") == NULL);
    CHECK(agreed(&p, "", both) == NULL);
    pair_free(&p);
}

/* A server with an order of its own puts ChaCha20 first for a client that does, if it is told to. */
static void chacha_first(void)
{
    static const struct {
        int version;
        const char *chacha, *other, *third;
    } rows[] = {
        {TLS1_2_VERSION, "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256"},
        {TLS1_3_VERSION, "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pair p = pair_new("server-rsa");
        char ours[128], prefers[128], accepts[128];
        int (*set)(SSL_CTX *, const char *) =
            rows[i].version == TLS1_3_VERSION ? SSL_CTX_set_ciphersuites : SSL_CTX_set_cipher_list;

        pair_set_version(&p, rows[i].version);
        snprintf(ours, sizeof ours, "%s:%s:%s", rows[i].other, rows[i].third, rows[i].chacha);
        snprintf(prefers, sizeof prefers, "%s:%s:%s", rows[i].chacha, rows[i].third, rows[i].other);
        snprintf(accepts, sizeof accepts, "%s:%s:%s", rows[i].third, rows[i].chacha, rows[i].other);
        CHECK_INT(set(p.server_ctx, ours), 1);
        CHECK_INT(set(p.client_ctx, prefers), 1);
        SSL_CTX_set_options(p.server_ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
        CHECK_STR(agreed(&p, NULL, NULL), rows[i].other);
        SSL_CTX_set_options(p.server_ctx, SSL_OP_PRIORITIZE_CHACHA);
        CHECK_STR(agreed(&p, NULL, NULL), rows[i].chacha);
        CHECK_INT(set(p.client_ctx, accepts), 1);
        CHECK_STR(agreed(&p, NULL, NULL), rows[i].other);
        SSL_CTX_clear_options(p.server_ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
        CHECK_STR(agreed(&p, NULL, NULL), rows[i].third);
        pair_free(&p);
    }
}

int main(void)
{
    SSL_library_init();
    TEST(strings);
    TEST(defaults);
    TEST(named_defaults);
    TEST(facts);
    TEST(description);
    TEST(of_a_connection);
    TEST(of_tls13);
    TEST(preference);
    TEST(preference_in_tls13);
    TEST(chacha_first);
    return check_done("ciphers");
}
