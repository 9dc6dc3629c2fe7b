/* Copies of connections, and certificates, suites and authorities in bulk. */
#include "pair.h"

static void copied(void)
{
    struct pair p = pair_new("server-p256");
    SSL *copy;
    int c, s, index = SSL_get_ex_new_index(0, NULL, NULL, NULL, NULL);

    p.client = SSL_new(p.client_ctx);
    CHECK_INT(SSL_set_cipher_list(p.client, "ECDHE-ECDSA-AES128-GCM-SHA256"), 1);
    CHECK_INT(SSL_set1_host(p.client, "localhost"), 1);
    SSL_set_options(p.client, SSL_OP_NO_TICKET);
    SSL_set_mode(p.client, SSL_MODE_ENABLE_PARTIAL_WRITE);
    CHECK_INT(SSL_set_ex_data(p.client, index, &p), 1);
    SSL_set_connect_state(p.client);
    copy = SSL_dup(p.client);
    CHECK(copy != NULL && copy != p.client);
    CHECK(SSL_get_SSL_CTX(copy) == p.client_ctx);
    CHECK(SSL_get_options(copy) == SSL_get_options(p.client));
    CHECK_INT(SSL_get_mode(copy), SSL_get_mode(p.client));
    CHECK(SSL_get_ex_data(copy, index) == &p);
    CHECK_INT(SSL_get_verify_mode(copy), SSL_VERIFY_PEER);
    CHECK_INT(SSL_is_server(copy), 0);
    CHECK(SSL_get_rbio(copy) == NULL);
    CHECK_STR(SSL_get_cipher_list(copy, 0), SSL_get_cipher_list(p.client, 0));
    /* They are apart from now on. */
    SSL_clear_options(copy, SSL_OP_NO_TICKET);
    CHECK(SSL_get_options(p.client) & SSL_OP_NO_TICKET);
    SSL_free(p.client);

    {
        BIO *one, *other;

        CHECK_INT(BIO_new_bio_pair(&one, 0, &other, 0), 1);
        p.client = copy;
        p.server = SSL_new(p.server_ctx);
        SSL_set_bio(p.client, one, one);
        SSL_set_bio(p.server, other, other);
        SSL_set_accept_state(p.server);
    }
    CHECK(pair_handshake_results(&p, &c, &s));
    CHECK_STR(SSL_get_cipher(p.server), "ECDHE-ECDSA-AES128-GCM-SHA256");
    /* What has begun is only counted. */
    copy = SSL_dup(p.client);
    CHECK(copy == p.client);
    SSL_free(copy);
    CHECK(pair_says(p.client, p.server, "hello"));
    pair_free(&p);
}

static void cleared(void)
{
    struct pair p = pair_new("server-rsa");
    int c, s;

    pair_connect(&p, 0);
    CHECK(SSL_get_certificate(p.server) != NULL && SSL_get_privatekey(p.server) != NULL);
    CHECK(SSL_get_ssl_method(p.server) == TLS_server_method());
    SSL_certs_clear(p.server);
    CHECK(SSL_get_certificate(p.server) == NULL && SSL_get_privatekey(p.server) == NULL);
    CHECK(SSL_CTX_get0_certificate(p.server_ctx) != NULL);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_NO_SHARED_CIPHER);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    SSL_certs_clear(p.server);
    CHECK_INT(SSL_use_certificate_file(p.server, PKI "/server-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(p.server, PKI "/server-p256.key", SSL_FILETYPE_PEM), 1);
    CHECK(pair_handshake(&p));
    pair_free(&p);
}

static void suites_of_bytes(void)
{
    static const unsigned char hello[] = {0x13, 0x01, 0x00, 0x2f, 0xca, 0xca, 0xc0, 0x2f};
    static const unsigned char old[] = {0x00, 0x00, 0x2f, 0x07, 0x00, 0xc0, 0x00, 0x13, 0x01};
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = SSL_new(ctx);
    STACK_OF(SSL_CIPHER) *suites = NULL, *signals = NULL;

    CHECK_INT(SSL_bytes_to_cipher_list(ssl, hello, sizeof hello, 0, &suites, &signals), 1);
    CHECK_INT(sk_SSL_CIPHER_num(suites), 3);
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(suites, 0)), "TLS_AES_128_GCM_SHA256");
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(suites, 1)), "AES128-SHA");
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(suites, 2)), "ECDHE-RSA-AES128-GCM-SHA256");
    CHECK(signals != NULL && sk_SSL_CIPHER_num(signals) == 0);
    sk_SSL_CIPHER_free(suites);
    sk_SSL_CIPHER_free(signals);
    CHECK_INT(SSL_bytes_to_cipher_list(ssl, old, sizeof old, 1, &suites, NULL), 1);
    CHECK_INT(sk_SSL_CIPHER_num(suites), 2);
    CHECK_STR(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(suites, 0)), "AES128-SHA");
    sk_SSL_CIPHER_free(suites);
    CHECK_INT(SSL_bytes_to_cipher_list(ssl, hello, 3, 0, &suites, NULL), 0);
    CHECK_INT(next_reason(), SSL_R_ERROR_IN_RECEIVED_CIPHER_LIST);
    CHECK_INT(SSL_bytes_to_cipher_list(ssl, hello, 0, 0, &suites, NULL), 0);
    CHECK_INT(next_reason(), SSL_R_NO_CIPHERS_SPECIFIED);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void free_name(X509_NAME *name)
{
    X509_NAME_free(name);
}

static void authorities_of_files(void)
{
    STACK_OF(X509_NAME) *names = sk_X509_NAME_new_null();
    int some;

    CHECK_INT(SSL_add_file_cert_subjects_to_stack(names, PKI "/ca.pem"), 1);
    CHECK_INT(sk_X509_NAME_num(names), 2);
    CHECK_INT(SSL_add_file_cert_subjects_to_stack(names, PKI "/server-rsa.key"), 1); /* none there is no error */
    CHECK_INT(sk_X509_NAME_num(names), 2);
    CHECK_INT(SSL_add_file_cert_subjects_to_stack(names, PKI "/nothing"), 0);
    CHECK_INT(SSL_add_dir_cert_subjects_to_stack(names, PKI), 1);
    some = sk_X509_NAME_num(names);
    CHECK(some > 10);
    CHECK_INT(SSL_add_dir_cert_subjects_to_stack(names, PKI), 1);
    CHECK_INT(sk_X509_NAME_num(names), some);
    CHECK_INT(SSL_add_dir_cert_subjects_to_stack(names, PKI "/nothing"), 0);
    sk_X509_NAME_pop_free(names, free_name);
    CHECK(SSL_load_client_CA_file(PKI "/server-rsa.key") == NULL);
    ERR_clear_error();
}

static void diffie_hellman_key(void)
{
    struct pair p = pair_new("server-rsa");
    BIO *bio = BIO_new_file(PKI "/server-dh.key", "r");
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

    BIO_free(bio);
    CHECK(key != NULL);
    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "DHE-RSA-AES128-GCM-SHA256"), 1);
    CHECK_INT(SSL_CTX_set0_tmp_dh_pkey(p.server_ctx, NULL), 0);
#ifdef OXISSL_VERSION_TEXT /* OpenSSL takes what is no such key, too, and uses it later */
    CHECK_INT(SSL_CTX_set0_tmp_dh_pkey(p.server_ctx, SSL_CTX_get0_privatekey(p.server_ctx)), 0);
    ERR_clear_error();
#endif
    CHECK_INT(SSL_CTX_set0_tmp_dh_pkey(p.server_ctx, key), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get_cipher(p.server), "DHE-RSA-AES128-GCM-SHA256");
    pair_free(&p);
}

int main(void)
{
    TEST(copied);
    TEST(cleared);
    TEST(suites_of_bytes);
    TEST(authorities_of_files);
    TEST(diffie_hellman_key);
    return check_done("copies");
}
