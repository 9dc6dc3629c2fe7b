/* SSL_CTX: its life, its settings, and loading certificates and keys. */
#include "pair.h"

static void life(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl;

    CHECK(ctx != NULL);
    CHECK_INT(SSL_CTX_up_ref(ctx), 1);
    SSL_CTX_free(ctx);
    ssl = SSL_new(ctx);
    CHECK(ssl != NULL);
    CHECK(SSL_get_SSL_CTX(ssl) == ctx);
    SSL_CTX_free(ctx); /* the connection holds it */
    CHECK(SSL_get_SSL_CTX(ssl) == ctx);
    CHECK_INT(SSL_up_ref(ssl), 1);
    SSL_free(ssl);
    SSL_free(ssl);
    SSL_CTX_free(NULL);
    SSL_free(NULL);
}

static void methods(void)
{
    CHECK(TLS_method() != NULL && TLS_method() == TLS_method());
    CHECK(TLS_client_method() != TLS_server_method());
}

static void options(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl;

    CHECK((SSL_CTX_set_options(ctx, SSL_OP_NO_TICKET) & SSL_OP_NO_TICKET) != 0);
    CHECK((SSL_CTX_get_options(ctx) & SSL_OP_NO_TICKET) != 0);
    ssl = SSL_new(ctx);
    CHECK((SSL_get_options(ssl) & SSL_OP_NO_TICKET) != 0); /* taken over */
    SSL_clear_options(ssl, SSL_OP_NO_TICKET);
    CHECK((SSL_get_options(ssl) & SSL_OP_NO_TICKET) == 0);
    CHECK((SSL_CTX_get_options(ctx) & SSL_OP_NO_TICKET) != 0); /* one's own */
    CHECK((SSL_CTX_clear_options(ctx, SSL_OP_NO_TICKET) & SSL_OP_NO_TICKET) == 0);
    SSL_set_options(ssl, SSL_OP_CIPHER_SERVER_PREFERENCE);
    CHECK((SSL_get_options(ssl) & SSL_OP_CIPHER_SERVER_PREFERENCE) != 0);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void modes(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    long before = SSL_CTX_get_mode(ctx);

    CHECK_INT(SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE), before | SSL_MODE_ENABLE_PARTIAL_WRITE);
    CHECK_INT(SSL_CTX_get_mode(ctx), before | SSL_MODE_ENABLE_PARTIAL_WRITE);
    CHECK_INT(SSL_CTX_clear_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE), before);
    SSL_CTX_free(ctx);
}

static void versions(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());

    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_get_min_proto_version(ctx), TLS1_2_VERSION);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION), 1);
    CHECK_INT(SSL_CTX_get_max_proto_version(ctx), TLS1_2_VERSION);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, 0), 1); /* the highest there is */
    CHECK_INT(SSL_CTX_get_max_proto_version(ctx), 0);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, 0x1234), 0);
    CHECK_INT(SSL_CTX_get_min_proto_version(ctx), TLS1_2_VERSION);
    ERR_clear_error();
    SSL_CTX_free(ctx);
}

static int accept_all(int ok, X509_STORE_CTX *store) { return (void)ok, (void)store, 1; }

static void verification(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl;

    CHECK_INT(SSL_CTX_get_verify_mode(ctx), SSL_VERIFY_NONE);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, accept_all);
    SSL_CTX_set_verify_depth(ctx, 7);
    CHECK_INT(SSL_CTX_get_verify_mode(ctx), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT);
    CHECK_INT(SSL_CTX_get_verify_depth(ctx), 7);
    CHECK(SSL_CTX_get_verify_callback(ctx) == accept_all);
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_get_verify_mode(ssl), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT);
    CHECK_INT(SSL_get_verify_depth(ssl), 7);
    SSL_set_verify(ssl, SSL_VERIFY_NONE, NULL); /* NULL keeps the callback */
    CHECK_INT(SSL_get_verify_mode(ssl), SSL_VERIFY_NONE);
    CHECK(SSL_get_verify_callback(ssl) == accept_all);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void session_settings(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    unsigned char long_context[SSL_MAX_SID_CTX_LENGTH + 1] = {0};

    CHECK_INT(SSL_CTX_get_session_cache_mode(ctx), SSL_SESS_CACHE_SERVER);
    CHECK_INT(SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_BOTH), SSL_SESS_CACHE_SERVER);
    CHECK_INT(SSL_CTX_get_session_cache_mode(ctx), SSL_SESS_CACHE_BOTH);
    CHECK_INT(SSL_CTX_sess_get_cache_size(ctx), SSL_SESSION_CACHE_MAX_SIZE_DEFAULT);
    CHECK_INT(SSL_CTX_sess_set_cache_size(ctx, 99), SSL_SESSION_CACHE_MAX_SIZE_DEFAULT);
    CHECK_INT(SSL_CTX_sess_get_cache_size(ctx), 99);
    CHECK_INT(SSL_CTX_get_timeout(ctx), 7200);
    CHECK_INT(SSL_CTX_set_timeout(ctx, 60), 7200);
    CHECK_INT(SSL_CTX_get_timeout(ctx), 60);
    CHECK_INT(SSL_CTX_set_session_id_context(ctx, long_context, SSL_MAX_SID_CTX_LENGTH), 1);
    CHECK_INT(SSL_CTX_set_session_id_context(ctx, long_context, SSL_MAX_SID_CTX_LENGTH + 1), 0);
    CHECK_INT(next_reason(), SSL_R_SSL_SESSION_ID_CONTEXT_TOO_LONG);
    SSL_CTX_free(ctx);
}

static int freed;
static void count_free(void *parent, void *ptr, CRYPTO_EX_DATA *ad, int idx, long argl, void *argp)
{
    (void)parent, (void)ad, (void)idx, (void)argl, (void)argp;
    if (ptr)
        freed++;
}

static void ex_data(void)
{
    int value = 1;
    int ctx_index = SSL_CTX_get_ex_new_index(0, NULL, NULL, NULL, count_free);
    int index = SSL_get_ex_new_index(0, NULL, NULL, NULL, count_free);
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL *ssl = SSL_new(ctx);

    CHECK(ctx_index >= 0 && index >= 0);
    CHECK(SSL_CTX_get_ex_data(ctx, ctx_index) == NULL);
    CHECK_INT(SSL_CTX_set_ex_data(ctx, ctx_index, &value), 1);
    CHECK(SSL_CTX_get_ex_data(ctx, ctx_index) == &value);
    CHECK_INT(SSL_set_ex_data(ssl, index, &value), 1);
    CHECK(SSL_get_ex_data(ssl, index) == &value);
    CHECK_INT(SSL_set_app_data(ssl, &value), 1);
    CHECK(SSL_get_app_data(ssl) == &value);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
    CHECK_INT(freed, 2);
}

static void certificates_and_keys(void)
{
    static const char *const names[] = {"server-rsa", "server-rsa-pss", "server-p256", "server-p384", "server-p521",
                                        "server-ed25519", "client-rsa", "client-ed25519"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++) {
        SSL_CTX *ctx = server_context(names[i]);
        CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
        SSL_CTX_free(ctx);
    }
}

static void key_forms(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-rsa.crt.der", SSL_FILETYPE_ASN1), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, PKI "/server-rsa.key.der", SSL_FILETYPE_ASN1), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, PKI "/server-rsa.pkcs1.key", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
    SSL_CTX_free(ctx);
    ctx = SSL_CTX_new(TLS_server_method());
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, PKI "/server-p256.sec1.key", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
    SSL_CTX_free(ctx);
}

static int asked;
static int give_password(char *buf, int size, int writing, void *data)
{
    CHECK_INT(writing, 0);
    asked++;
    if (data == NULL)
        return -1;
    CHECK(size > (int)strlen(data));
    strcpy(buf, data);
    return (int)strlen(data);
}

static void encrypted_keys(void)
{
    static const char *const files[] = {PKI "/server-rsa.encrypted.key", PKI "/server-rsa.legacy-encrypted.key"};
    char password[] = "oxissl", wrong[] = "wrong";
    size_t i;

    for (i = 0; i < 2; i++) {
        SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
        CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-rsa.crt", SSL_FILETYPE_PEM), 1);
        SSL_CTX_set_default_passwd_cb(ctx, give_password);
        CHECK(SSL_CTX_get_default_passwd_cb(ctx) == give_password);
        asked = 0;
        CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, files[i], SSL_FILETYPE_PEM), 0); /* no password */
        CHECK(asked >= 1);
        CHECK(ERR_peek_error() != 0);
        ERR_clear_error();
        SSL_CTX_set_default_passwd_cb_userdata(ctx, wrong);
        CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, files[i], SSL_FILETYPE_PEM), 0);
        CHECK(ERR_peek_error() != 0);
        ERR_clear_error();
        SSL_CTX_set_default_passwd_cb_userdata(ctx, password);
        CHECK(SSL_CTX_get_default_passwd_cb_userdata(ctx) == password);
        CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, files[i], SSL_FILETYPE_PEM), 1);
        CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
        SSL_CTX_free(ctx);
        /* Without a callback the user data is the password itself. */
        ctx = SSL_CTX_new(TLS_server_method());
        SSL_CTX_set_default_passwd_cb_userdata(ctx, password);
        CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, files[i], SSL_FILETYPE_PEM), 1);
        SSL_CTX_free(ctx);
    }
}

static void mismatched_key(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

    CHECK_INT(SSL_CTX_check_private_key(ctx), 0);
    CHECK_INT(next_reason(), SSL_R_NO_CERTIFICATE_ASSIGNED);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-rsa.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 0);
    CHECK_INT(next_reason(), SSL_R_NO_PRIVATE_KEY_ASSIGNED);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, PKI "/client-rsa.key", SSL_FILETYPE_PEM), 0);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_X509);
    CHECK_INT(next_reason(), X509_R_KEY_VALUES_MISMATCH);
    SSL_CTX_free(ctx);
}

static void missing_and_broken_files(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/nothing.crt", SSL_FILETYPE_PEM), 0);
    CHECK(ERR_peek_error() != 0);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_SYS);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_use_certificate_chain_file(ctx, PKI "/README.md"), 0);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_PEM);
    CHECK_INT(next_reason(), PEM_R_NO_START_LINE);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-rsa.key", SSL_FILETYPE_PEM), 0);
    CHECK_INT(next_reason(), PEM_R_NO_START_LINE);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-rsa.crt", 42), 0);
    CHECK_INT(next_reason(), SSL_R_BAD_SSL_FILETYPE);
    CHECK_INT(SSL_CTX_load_verify_locations(ctx, PKI "/nothing.pem", NULL), 0);
    CHECK(ERR_peek_error() != 0);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_load_verify_locations(ctx, NULL, NULL), 0);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_load_verify_locations(ctx, NULL, PKI), 1);
    SSL_CTX_free(ctx);
}

static void certificate_objects(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    BIO *in = BIO_new_file(PKI "/server-p256.crt", "r");
    X509 *cert = PEM_read_bio_X509(in, NULL, NULL, NULL);
    EVP_PKEY *key;

    CHECK(cert != NULL);
    BIO_free(in);
    in = BIO_new_file(PKI "/server-p256.key", "r");
    key = PEM_read_bio_PrivateKey(in, NULL, NULL, NULL);
    BIO_free(in);
    CHECK(key != NULL);
    CHECK_INT(EVP_PKEY_get_bits(key), 256);
    CHECK_INT(SSL_CTX_use_certificate(ctx, cert), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey(ctx, key), 1);
    CHECK(SSL_CTX_get0_certificate(ctx) == cert);
    CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
    X509_free(cert);
    EVP_PKEY_free(key);
    CHECK(SSL_CTX_get0_certificate(ctx) != NULL);
    SSL_CTX_free(ctx);
}

static void client_ca_list(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    STACK_OF(X509_NAME) *names = SSL_load_client_CA_file(PKI "/ca.pem");
    char text[256];

    CHECK(names != NULL);
    CHECK_INT(sk_X509_NAME_num(names), 2);
    CHECK_STR(X509_NAME_oneline(sk_X509_NAME_value(names, 0), text, sizeof text), "/O=OxiSSL tests/CN=OxiSSL test root RSA");
    SSL_CTX_set_client_CA_list(ctx, names); /* takes the list */
    CHECK_INT(sk_X509_NAME_num(SSL_CTX_get_client_CA_list(ctx)), 2);
    CHECK(SSL_load_client_CA_file(PKI "/nothing.pem") == NULL);
    ERR_clear_error();
    SSL_CTX_free(ctx);
}

static void groups_and_signatures(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

    CHECK_INT(SSL_CTX_set1_groups_list(ctx, "X25519:P-256:secp384r1:P-521"), 1);
    CHECK_INT(SSL_CTX_set1_groups_list(ctx, "X25519:nonsense"), 0);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_set1_sigalgs_list(ctx, "RSA+SHA256:ECDSA+SHA384:rsa_pss_rsae_sha256:ed25519"), 1);
    CHECK_INT(SSL_CTX_set1_sigalgs_list(ctx, "RSA+NOTHING"), 0);
    ERR_clear_error();
    SSL_CTX_free(ctx);
}

int main(void)
{
    TEST(life);
    TEST(methods);
    TEST(options);
    TEST(modes);
    TEST(versions);
    TEST(verification);
    TEST(session_settings);
    TEST(ex_data);
    TEST(certificates_and_keys);
    TEST(key_forms);
    TEST(encrypted_keys);
    TEST(mismatched_key);
    TEST(missing_and_broken_files);
    TEST(certificate_objects);
    TEST(client_ca_list);
    TEST(groups_and_signatures);
    return check_done("context");
}
