/* Checking the peer's certificate: results, names, callbacks, purposes. */
#include "pair.h"

/* The verification result of a handshake with a server's certificate; *ok says whether the handshake succeeded. */
static long verify_with(const char *certificate, void (*prepare)(struct pair *), int *ok, int *reason)
{
    struct pair p = pair_new(certificate);
    long result;

    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "ALL"), 1);
    pair_connect(&p, 0);
    if (prepare)
        prepare(&p);
    *ok = pair_handshake(&p);
    *reason = next_reason();
    result = SSL_get_verify_result(p.client);
    pair_free(&p);
    return result;
}

static void results(void)
{
    static const struct { const char *certificate; long result; } rows[] = {
        {"server-rsa", X509_V_OK},
        {"server-p384", X509_V_OK},
        {"expired", X509_V_ERR_CERT_HAS_EXPIRED},
        {"future", X509_V_ERR_CERT_NOT_YET_VALID},
        {"wrong-name", X509_V_ERR_HOSTNAME_MISMATCH},
        {"self-signed", X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT},
        {"untrusted", X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY},
        {"server-chain", X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY}, /* without its intermediate */
        {"client-p256", X509_V_ERR_INVALID_PURPOSE},
    };
    size_t i;
    int ok, reason;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(verify_with(rows[i].certificate, NULL, &ok, &reason), rows[i].result);
        CHECK_INT(ok, rows[i].result == X509_V_OK);
        CHECK_INT(reason, ok ? 0 : SSL_R_CERTIFICATE_VERIFY_FAILED);
    }
    CHECK_STR(X509_verify_cert_error_string(X509_V_OK), "ok");
    CHECK_STR(X509_verify_cert_error_string(X509_V_ERR_CERT_HAS_EXPIRED), "certificate has expired");
    CHECK_STR(X509_verify_cert_error_string(X509_V_ERR_HOSTNAME_MISMATCH), "hostname mismatch");
}

static void without_verification(void)
{
    struct pair p = pair_new("expired");

    SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_NONE, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p)); /* goes on, and the result still tells */
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_ERR_CERT_HAS_EXPIRED);
    pair_free(&p);
}

static const char *name_to_check;
static void set_name(struct pair *p) { CHECK_INT(SSL_set1_host(p->client, name_to_check), 1); }

static void names(void)
{
    static const struct { const char *name; long result; } rows[] = {
        {"localhost", X509_V_OK},
        {"LOCALHOST", X509_V_OK},
        {"a.wild.test", X509_V_OK},
        {"A.Wild.Test", X509_V_OK},
        {"wild.test", X509_V_ERR_HOSTNAME_MISMATCH},
        {"a.b.wild.test", X509_V_ERR_HOSTNAME_MISMATCH},
        {"localhost.test", X509_V_ERR_HOSTNAME_MISMATCH},
        {"127.0.0.1", X509_V_OK},
        {"127.0.0.2", X509_V_ERR_IP_ADDRESS_MISMATCH},
        {"::1", X509_V_OK},
        {"0:0:0:0:0:0:0:1", X509_V_OK},
        {"::2", X509_V_ERR_IP_ADDRESS_MISMATCH},
    };
    size_t i;
    int ok, reason;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        name_to_check = rows[i].name;
        CHECK_INT(verify_with("server-p256", set_name, &ok, &reason), rows[i].result);
        CHECK_INT(ok, rows[i].result == X509_V_OK);
    }
}

static void set_address(struct pair *p)
{
    CHECK_INT(SSL_set1_host(p->client, NULL), 1);
    CHECK_INT(X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(p->client), name_to_check), 1);
}

static void addresses(void)
{
    int ok, reason;

    name_to_check = "127.0.0.1";
    CHECK_INT(verify_with("server-p256", set_address, &ok, &reason), X509_V_OK);
    name_to_check = "10.0.0.1";
    CHECK_INT(verify_with("server-p256", set_address, &ok, &reason), X509_V_ERR_IP_ADDRESS_MISMATCH);
    name_to_check = "::1";
    CHECK_INT(verify_with("server-p256", set_address, &ok, &reason), X509_V_OK);
}

static void more_hosts(struct pair *p)
{
    CHECK_INT(SSL_set1_host(p->client, "first.test"), 1);
    CHECK_INT(SSL_add1_host(p->client, "localhost"), 1);
}
static void no_wildcards(struct pair *p)
{
    SSL_set_hostflags(p->client, X509_CHECK_FLAG_NO_WILDCARDS);
    CHECK_INT(SSL_set1_host(p->client, "a.wild.test"), 1);
}

static void host_settings(void)
{
    struct pair p = pair_new("server-p256");
    int ok, reason;

    CHECK_INT(verify_with("server-p256", more_hosts, &ok, &reason), X509_V_OK);
    CHECK_INT(verify_with("server-p256", no_wildcards, &ok, &reason), X509_V_ERR_HOSTNAME_MISMATCH);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set1_host(p.client, "a.wild.test"), 1);
    CHECK(pair_handshake(&p));
    CHECK_STR(SSL_get0_peername(p.client), "*.wild.test"); /* the name that matched */
    pair_free(&p);
}

static int calls, last_depth, last_error, verdict;
static SSL *callback_ssl;
static int on_verify(int ok, X509_STORE_CTX *store)
{
    X509 *current = X509_STORE_CTX_get_current_cert(store);
    char name[256];

    calls++;
    if (!ok) {
        last_depth = X509_STORE_CTX_get_error_depth(store);
        last_error = X509_STORE_CTX_get_error(store);
    }
    CHECK(current != NULL);
    CHECK(X509_NAME_oneline(X509_get_subject_name(current), name, sizeof name) == name);
    callback_ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    return verdict < 0 ? ok : verdict;
}

static void callback(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_PEER, on_verify);
    calls = 0;
    verdict = -1;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(calls, 2); /* root and leaf, both good */
    CHECK(callback_ssl == p.client);
    pair_disconnect(&p);

    verdict = 0; /* refuses a good certificate */
    pair_connect(&p, 0);
    CHECK(!pair_handshake(&p));
    CHECK_INT(next_reason(), SSL_R_CERTIFICATE_VERIFY_FAILED);
    pair_free(&p);

    p = pair_new("expired");
    SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_PEER, on_verify);
    verdict = 1; /* accepts a bad one */
    last_error = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(last_error, X509_V_ERR_CERT_HAS_EXPIRED);
    CHECK_INT(last_depth, 0);
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_ERR_CERT_HAS_EXPIRED); /* accepted, not forgotten */
    pair_free(&p);

    p = pair_new("untrusted");
    SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_PEER, on_verify);
    verdict = -1;
    last_error = 0;
    pair_connect(&p, 0);
    CHECK(!pair_handshake(&p));
    CHECK_INT(last_error, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    pair_free(&p);
}

static int forgive(int ok, X509_STORE_CTX *store)
{
    if (!ok)
        X509_STORE_CTX_set_error(store, X509_V_OK);
    return 1;
}

static void callback_sets_the_result(void)
{
    struct pair p = pair_new("expired");

    SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_PEER, forgive);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_OK);
    pair_free(&p);
}

static void depth(void)
{
    struct pair p = pair_new("server-chain");

    CHECK_INT(SSL_CTX_use_certificate_chain_file(p.server_ctx, PKI "/server-chain.pem"), 1);
    SSL_CTX_set_verify_depth(p.client_ctx, 0); /* no intermediate is allowed */
    pair_connect(&p, 0);
    CHECK(!pair_handshake(&p));
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_ERR_CERT_CHAIN_TOO_LONG);
    pair_disconnect(&p);
    SSL_CTX_set_verify_depth(p.client_ctx, 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_verify_result(p.client), X509_V_OK);
    pair_free(&p);
}

static void time_of_check(struct pair *p)
{
    X509_VERIFY_PARAM_set_time(SSL_get0_param(p->client), 1705000000); /* January 2024, when "expired" was valid */
}

static void other_time(void)
{
    int ok, reason;

    CHECK_INT(verify_with("expired", time_of_check, &ok, &reason), X509_V_OK);
    CHECK_INT(ok, 1);
}

static void client_certificates(void)
{
    static const struct { const char *certificate; int ok; long result; int reason; } rows[] = {
        {NULL, 0, X509_V_OK, SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE},
        {"client-rsa", 1, X509_V_OK, 0},
        {"client-p256", 1, X509_V_OK, 0},
        {"client-ed25519", 1, X509_V_OK, 0},
        {"untrusted", 0, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, SSL_R_CERTIFICATE_VERIFY_FAILED},
        {"server-p256", 0, X509_V_ERR_INVALID_PURPOSE, SSL_R_CERTIFICATE_VERIFY_FAILED},
    };
    size_t i;
    char path[256];

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pair p = pair_new("server-rsa");

        CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
        SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        if (rows[i].certificate) {
            snprintf(path, sizeof path, PKI "/%s.crt", rows[i].certificate);
            CHECK_INT(SSL_CTX_use_certificate_chain_file(p.client_ctx, path), 1);
            snprintf(path, sizeof path, PKI "/%s.key", rows[i].certificate);
            CHECK_INT(SSL_CTX_use_PrivateKey_file(p.client_ctx, path, SSL_FILETYPE_PEM), 1);
        }
        pair_connect(&p, 0);
        CHECK_INT(pair_handshake(&p), rows[i].ok);
        CHECK_INT(next_reason(), rows[i].reason);
        CHECK_INT(SSL_get_verify_result(p.server), rows[i].result);
        pair_free(&p);
    }
}

static void optional_client_certificate(void)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK(SSL_get1_peer_certificate(p.server) == NULL);
    pair_free(&p);
}

static void certificate_checks(void)
{
    BIO *in = BIO_new_file(PKI "/server-p256.crt", "r");
    X509 *cert = PEM_read_bio_X509(in, NULL, NULL, NULL);

    BIO_free(in);
    CHECK(cert != NULL);
    CHECK_INT(X509_check_host(cert, "localhost", 0, 0, NULL), 1);
    CHECK_INT(X509_check_host(cert, "localhost.", 0, 0, NULL), 0);
    CHECK_INT(X509_check_host(cert, "elsewhere", 0, 0, NULL), 0);
    CHECK_INT(X509_check_ip_asc(cert, "127.0.0.1", 0), 1);
    CHECK_INT(X509_check_ip_asc(cert, "127.0.0.2", 0), 0);
    X509_free(cert);
}

static void callback_taken_away(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    SSL *ssl;

    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, forgive);
    ssl = SSL_new(ctx);
    SSL_set_verify(ssl, SSL_VERIFY_PEER, NULL); /* a connection keeps its own */
    CHECK(SSL_get_verify_callback(ssl) == forgive);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL); /* a context does not */
    CHECK(SSL_CTX_get_verify_callback(ctx) == NULL);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

static void one_address(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    SSL *ssl = SSL_new(ctx);

    CHECK_INT(SSL_add1_host(ssl, "127.0.0.1"), 1);
    CHECK_INT(SSL_add1_host(ssl, "127.0.0.2"), 0);
    CHECK_INT(SSL_add1_host(ssl, "localhost"), 1);
    SSL_free(ssl);
    SSL_CTX_free(ctx);
}

int main(void)
{
    SSL_library_init();
    TEST(results);
    TEST(without_verification);
    TEST(names);
    TEST(addresses);
    TEST(host_settings);
    TEST(callback);
    TEST(callback_sets_the_result);
    TEST(depth);
    TEST(other_time);
    TEST(client_certificates);
    TEST(optional_client_certificate);
    TEST(certificate_checks);
    TEST(callback_taken_away);
    TEST(one_address);
    return check_done("verify");
}
