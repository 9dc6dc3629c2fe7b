/* What a server tells of a client's offer, and what both sides have of it. */
#include "pair.h"

static struct pair offered(int server_preference)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES256-GCM-SHA384:AES128-SHA:ECDHE-RSA-AES128-GCM-SHA256"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384"), 1);
    CHECK_INT(SSL_CTX_set1_groups_list(p.client_ctx, "P-384:X25519:P-256"), 1);
    CHECK_INT(SSL_CTX_set1_groups_list(p.server_ctx, "X25519:P-521:P-384"), 1);
    CHECK_INT(SSL_CTX_set1_sigalgs_list(p.client_ctx, "RSA+SHA512:rsa_pss_rsae_sha256:RSA+SHA256:ECDSA+SHA256"), 1);
    CHECK_INT(SSL_CTX_set1_sigalgs_list(p.server_ctx, "rsa_pss_rsae_sha256:ECDSA+SHA256:RSA+SHA512"), 1);
    if (server_preference)
        SSL_CTX_set_options(p.server_ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
    pair_connect(&p, 0);
    CHECK(SSL_get_client_ciphers(p.server) == NULL);
    CHECK_INT(SSL_get1_groups(p.server, NULL), 0);
    CHECK(pair_handshake(&p));
    return p;
}

static void ciphers(void)
{
    struct pair p = offered(0);
    STACK_OF(SSL_CIPHER) *client = SSL_get_client_ciphers(p.server);
    char text[256];

    CHECK(sk_SSL_CIPHER_num(client) >= 3);
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(client, 0)), "ECDHE-RSA-AES256-GCM-SHA384");
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(client, 1)), "AES128-SHA");
    CHECK(SSL_get_client_ciphers(p.server) == client);
    CHECK(SSL_get_client_ciphers(p.client) == NULL);

    CHECK_STR(SSL_get_shared_ciphers(p.server, text, sizeof text), "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256");
    CHECK_STR(SSL_get_shared_ciphers(p.server, text, 56), "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256");
    CHECK_STR(SSL_get_shared_ciphers(p.server, text, 55), "ECDHE-RSA-AES256-GCM-SHA384"); /* a whole name more does not fit */
    CHECK_STR(SSL_get_shared_ciphers(p.server, text, 28), "ECDHE-RSA-AES256-GCM-SHA384");
    CHECK(SSL_get_shared_ciphers(p.server, text, 1) == NULL);
    CHECK(SSL_get_shared_ciphers(p.client, text, sizeof text) == NULL);
    pair_free(&p);
}

/* Those of TLS 1.3 are among them. */
static void ciphers_in_tls13(void)
{
    struct pair p = pair_new_tls13("server-rsa");
    char text[256];

    CHECK_INT(SSL_CTX_set_ciphersuites(p.client_ctx, "TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384"), 1);
    CHECK_INT(SSL_CTX_set_ciphersuites(p.server_ctx, "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256"), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_shared_ciphers(p.server, text, sizeof text), "TLS_CHACHA20_POLY1305_SHA256");
    pair_free(&p);
}

static void groups(void)
{
    int list[8] = {0};
    struct pair p = offered(0);

    CHECK_INT(SSL_get1_groups(p.server, NULL), 3);
    CHECK_INT(SSL_get1_groups(p.server, list), 3);
    CHECK(list[0] == NID_secp384r1 && list[1] == NID_X25519 && list[2] == NID_X9_62_prime256v1 && list[3] == 0);
    CHECK_INT(SSL_get_shared_group(p.server, -1), 2);
    CHECK_INT(SSL_get_shared_group(p.server, 0), NID_secp384r1); /* in the client's order */
    CHECK_INT(SSL_get_shared_group(p.server, 1), NID_X25519);
    CHECK_INT(SSL_get_shared_group(p.server, 2), NID_undef);
    CHECK_INT(SSL_get_shared_group(p.client, -1), 0);
    CHECK_INT(SSL_get1_groups(p.client, NULL), 0);
    CHECK_INT(SSL_get_negotiated_group(p.client), NID_secp384r1);
    pair_free(&p);

    p = offered(1);
    CHECK_INT(SSL_get_shared_curve(p.server, 0), NID_X25519);
    CHECK_INT(SSL_get_shared_curve(p.server, 1), NID_secp384r1);
    pair_free(&p);
}

/* In TLS 1.3 the client's first guess counts where the server has that group; else the server asks for its own first. */
static void groups_in_tls13(void)
{
    static const struct {
        const char *clients, *servers;
        int group, shared[3];
    } rows[] = {
        {"X25519:P-256", "P-256:X25519", NID_X25519, {NID_X25519, NID_X9_62_prime256v1, 0}},
        {"P-256:X25519", "P-256:X25519", NID_X9_62_prime256v1, {NID_X9_62_prime256v1, NID_X25519, 0}},
        {"P-384:P-521:P-256", "P-256:P-521", NID_X9_62_prime256v1, {NID_secp521r1, NID_X9_62_prime256v1, 0}},
        {"X25519:ffdhe2048", "ffdhe2048", NID_ffdhe2048, {NID_ffdhe2048, 0, 0}},
        {"X25519", "P-256", 0, {0, 0, 0}},
    };
    struct pair p = pair_new_tls13("server-p256");
    size_t i, j;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(SSL_CTX_set1_groups_list(p.client_ctx, rows[i].clients), 1);
        CHECK_INT(SSL_CTX_set1_groups_list(p.server_ctx, rows[i].servers), 1);
        pair_connect(&p, 0);
        CHECK_INT(pair_handshake(&p), rows[i].group != 0);
        if (rows[i].group) {
            CHECK_INT(SSL_get_negotiated_group(p.client), rows[i].group);
            CHECK_INT(SSL_get_negotiated_group(p.server), rows[i].group);
            for (j = 0; j < 3; j++)
                CHECK_INT(SSL_get_shared_group(p.server, (int)j), rows[i].shared[j]);
        } else {
            CHECK_INT(next_reason(), SSL_R_NO_SUITABLE_KEY_SHARE);
        }
        pair_disconnect(&p);
    }
    pair_free(&p);
}

static void names_of_groups(void)
{
    static const struct {
        int id;
        const char *name;
    } groups[] = {
        {NID_X25519, "x25519"}, {NID_X9_62_prime256v1, "secp256r1"}, {NID_secp384r1, "secp384r1"},
        {NID_secp521r1, "secp521r1"}, {NID_ffdhe2048, "ffdhe2048"}, {NID_ffdhe4096, "ffdhe4096"},
        {TLSEXT_nid_unknown | 29, "x25519"}, {TLSEXT_nid_unknown | 256, "ffdhe2048"},
#ifdef OXISSL_VERSION_TEXT
        {TLSEXT_nid_unknown | 4588, "X25519MLKEM768"}, {TLSEXT_nid_unknown | 4587, "SecP256r1MLKEM768"},
#endif
    };
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = SSL_new(ctx);
    size_t i;

    for (i = 0; i < sizeof groups / sizeof *groups; i++)
        CHECK_STR(SSL_group_to_name(ssl, groups[i].id), groups[i].name);
    CHECK(SSL_group_to_name(ssl, NID_undef) == NULL);
    CHECK(SSL_group_to_name(ssl, NID_sha256) == NULL);
    CHECK(SSL_group_to_name(ssl, TLSEXT_nid_unknown | 0xfafa) == NULL);
#ifdef OXISSL_VERSION_TEXT
    /* The hybrids have no NIDs; they are known by name, and by what they are on the wire. */
    CHECK_INT(SSL_set1_groups_list(ssl, "X25519MLKEM768:X25519:SecP256r1MLKEM768"), 1);
    CHECK_INT(SSL_set1_groups(ssl, &(int){TLSEXT_nid_unknown | 4588}, 1), 1);
#endif
    CHECK_INT(SSL_set1_groups(ssl, &(int){NID_undef}, 1), 0);
    CHECK_INT(SSL_set1_groups_list(ssl, "x25519mlkem768"), 0);
    ERR_clear_error();
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void signature_algorithms(void)
{
    struct pair p = offered(0);
    unsigned char raw_sign, raw_hash;
    int sign, hash, both;

    CHECK_INT(SSL_get_sigalgs(p.server, -1, NULL, NULL, NULL, NULL, NULL), 4);
    CHECK_INT(SSL_get_sigalgs(p.server, 0, &sign, &hash, &both, &raw_sign, &raw_hash), 4);
    CHECK_INT(sign, EVP_PKEY_RSA);
    CHECK_INT(hash, NID_sha512);
    CHECK_INT(both, NID_sha512WithRSAEncryption);
    CHECK(raw_sign == 1 && raw_hash == 6);
    CHECK_INT(SSL_get_sigalgs(p.server, 1, &sign, &hash, &both, &raw_sign, &raw_hash), 4);
    CHECK_INT(sign, EVP_PKEY_RSA_PSS);
    CHECK_INT(hash, NID_sha256);
    CHECK_INT(both, NID_undef);
    CHECK(raw_sign == 4 && raw_hash == 8);
    CHECK_INT(SSL_get_sigalgs(p.server, 3, &sign, &hash, &both, NULL, NULL), 4);
    CHECK_INT(sign, EVP_PKEY_EC);
    CHECK_INT(both, NID_ecdsa_with_SHA256);
    CHECK_INT(SSL_get_sigalgs(p.server, 4, &sign, &hash, &both, NULL, NULL), 0);

    CHECK_INT(SSL_get_shared_sigalgs(p.server, -1, NULL, NULL, NULL, NULL, NULL), 0);
    CHECK_INT(SSL_get_shared_sigalgs(p.server, 0, NULL, &hash, NULL, NULL, NULL), 3);
    CHECK_INT(hash, NID_sha512);
    CHECK_INT(SSL_get_shared_sigalgs(p.server, 1, &sign, NULL, NULL, NULL, NULL), 3);
    CHECK_INT(sign, EVP_PKEY_RSA_PSS);
    CHECK_INT(SSL_get_shared_sigalgs(p.server, 3, NULL, NULL, NULL, NULL, NULL), 0);
    CHECK_INT(SSL_get_sigalgs(p.client, -1, NULL, NULL, NULL, NULL, NULL), 0);
    pair_free(&p);
}

/* A client's side of it is what the server asks of its certificate. */
static void requested_signature_algorithms(void)
{
    struct pair p = pair_new("server-rsa");
    int hash;

    CHECK_INT(SSL_CTX_set1_sigalgs_list(p.server_ctx, "RSA+SHA384:rsa_pss_rsae_sha256"), 1);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_sigalgs(p.client, 0, NULL, &hash, NULL, NULL, NULL), 2);
    CHECK_INT(hash, NID_sha384);
    pair_free(&p);
}

/* The length of the first ClientHello, with its header, or the number of its extensions of a type. */
static size_t hello_length, padding_length;
static int on_hello(SSL *ssl, int *al, void *arg)
{
    const unsigned char *body;

    (void)al, (void)arg;
    padding_length = 0;
    SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_padding, &body, &padding_length);
    return SSL_CLIENT_HELLO_SUCCESS;
}

static void on_message(int sent, int version, int type, const void *data, size_t length, SSL *ssl, void *arg)
{
    (void)version, (void)ssl, (void)arg;
    if (sent && type == SSL3_RT_HANDSHAKE && *(const unsigned char *)data == SSL3_MT_CLIENT_HELLO)
        hello_length = length;
}

/* Hellos of 256 to 511 bytes are made longer, if that is wanted. */
static void padding(void)
{
    struct pair p = pair_new("server-rsa");
    char name[256];
    size_t length, padded = 0;

    SSL_CTX_set_client_hello_cb(p.server_ctx, on_hello, NULL);
    SSL_CTX_set_msg_callback(p.client_ctx, on_message);
    SSL_CTX_set_options(p.client_ctx, SSL_OP_TLSEXT_PADDING);
    for (length = 1; length <= 250; length++) {
        memset(name, 'a', length);
        name[length] = 0;
        pair_connect(&p, 0);
        CHECK_INT(SSL_set_tlsext_host_name(p.client, name), 1);
        SSL_do_handshake(p.client);
        SSL_do_handshake(p.server);
        CHECK(hello_length < 256 || hello_length >= 512);
        CHECK((padding_length > 0) == (hello_length >= 512 && hello_length < 517));
        padded += padding_length > 0;
        pair_disconnect(&p);
    }
    CHECK(padded > 100);
    SSL_CTX_clear_options(p.client_ctx, SSL_OP_TLSEXT_PADDING);
    pair_connect(&p, 0);
    SSL_set_tlsext_host_name(p.client, name);
    SSL_do_handshake(p.client);
    SSL_do_handshake(p.server);
    CHECK_INT(padding_length, 0);
    CHECK(hello_length > 256 && hello_length < 512);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(ciphers);
    TEST(ciphers_in_tls13);
    TEST(groups);
    TEST(groups_in_tls13);
    TEST(names_of_groups);
    TEST(signature_algorithms);
    TEST(requested_signature_algorithms);
    TEST(padding);
    return check_done("offers");
}
