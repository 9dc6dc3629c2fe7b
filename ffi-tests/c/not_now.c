/* Callbacks that say "not now", several times, before they answer, and do other things with the connection meanwhile. */
#include "pair.h"

#define TIMES 3

/* Who may say so; each place counts how often it was asked. */
enum place { HELLO, CERTIFICATE, CLIENT_CERTIFICATE, VERIFY_SERVER, VERIFY_CLIENT, SESSION, PLACES };
static int asked[PLACES], times[PLACES];
static SSL_CTX *named;
static int spoken;
static SSL_SESSION *kept;

/* Whether it is too early for an answer. */
static int early(enum place place)
{
    return ++asked[place] % (times[place] + 1) != 0;
}

/* What a program may want to know or set at any time. */
static void look_around(SSL *ssl)
{
    char text[256];

    CHECK(SSL_get_SSL_CTX(ssl) != NULL && SSL_get_rbio(ssl) != NULL && SSL_get_wbio(ssl) != NULL);
    CHECK(SSL_state_string(ssl) != NULL && SSL_state_string_long(ssl) != NULL && SSL_get_version(ssl) != NULL);
    CHECK(SSL_in_init(ssl) && !SSL_is_init_finished(ssl));
    SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    SSL_get_shared_ciphers(ssl, text, sizeof text);
    SSL_get_peer_cert_chain(ssl);
    SSL_get_client_CA_list(ssl);
    SSL_get_finished(ssl, text, sizeof text);
    SSL_pending(ssl);
    SSL_session_reused(ssl);
    SSL_SESSION_free(SSL_get1_session(ssl));
    CHECK_INT(SSL_set_ex_data(ssl, 0, text), 1);
    CHECK(SSL_get_ex_data(ssl, 0) == text);
    SSL_set_options(ssl, SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_set_mode(ssl, SSL_MODE_ENABLE_PARTIAL_WRITE);
    CHECK(SSL_up_ref(ssl));
    SSL_free(ssl);
}

static int on_hello(SSL *ssl, int *alert, void *arg)
{
    const unsigned char *bytes;
    size_t len;
    int *types;

    (void)alert;
    CHECK(arg == asked);
    look_around(ssl);
    CHECK_INT(SSL_client_hello_isv2(ssl), 0);
    CHECK_INT(SSL_client_hello_get0_legacy_version(ssl), spoken < TLS1_2_VERSION ? spoken : TLS1_2_VERSION);
    CHECK_INT(SSL_client_hello_get0_random(ssl, &bytes), SSL3_RANDOM_SIZE);
    CHECK(SSL_client_hello_get0_ciphers(ssl, &bytes) >= 2);
    CHECK_INT(SSL_client_hello_get0_compression_methods(ssl, &bytes), 1);
    CHECK(SSL_client_hello_get0_session_id(ssl, &bytes) <= 32);
    CHECK_INT(SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_server_name, &bytes, &len), 1);
    CHECK(len == 14 && !memcmp(bytes + 5, "localhost", 9));
    CHECK_INT(SSL_client_hello_get0_ext(ssl, 0xfafa, &bytes, &len), 0);
    CHECK_INT(SSL_client_hello_get1_extensions_present(ssl, &types, &len), 1);
    CHECK(len > 3);
    OPENSSL_free(types);
    return early(HELLO) ? SSL_CLIENT_HELLO_RETRY : SSL_CLIENT_HELLO_SUCCESS;
}

static int on_name(SSL *ssl, int *alert, void *arg)
{
    (void)alert;
    (void)arg;
    look_around(ssl);
    CHECK_STR(SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name), "localhost");
    CHECK(SSL_set_SSL_CTX(ssl, named) == named);
    return SSL_TLSEXT_ERR_OK;
}

static int on_certificate(SSL *ssl, void *arg)
{
    look_around(ssl);
    CHECK(arg == asked);
    CHECK(SSL_get_SSL_CTX(ssl) == named);
    if (early(CERTIFICATE))
        return -1;
    CHECK_INT(SSL_use_certificate_file(ssl, PKI "/server-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(ssl, PKI "/server-p256.key", SSL_FILETYPE_PEM), 1);
    return 1;
}

static int on_client_certificate(SSL *ssl, void *arg)
{
    look_around(ssl);
    CHECK(arg == asked);
    CHECK(SSL_get0_peer_certificate(ssl) != NULL);
    if (early(CLIENT_CERTIFICATE))
        return -1;
    CHECK_INT(SSL_use_certificate_file(ssl, PKI "/client-p256.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(ssl, PKI "/client-p256.key", SSL_FILETYPE_PEM), 1);
    return 1;
}

static int on_verification(X509_STORE_CTX *store_ctx, void *arg)
{
    SSL *ssl = X509_STORE_CTX_get_ex_data(store_ctx, SSL_get_ex_data_X509_STORE_CTX_idx());

    look_around(ssl);
    CHECK(arg == asked);
    CHECK(X509_STORE_CTX_get0_cert(store_ctx) != NULL);
    if (early(SSL_is_server(ssl) ? VERIFY_CLIENT : VERIFY_SERVER)) {
        CHECK(SSL_set_retry_verify(ssl));
        return 1;
    }
    return X509_verify_cert(store_ctx);
}

static int keep(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    SSL_SESSION_free(kept);
    kept = session;
    return 1;
}

static SSL_SESSION *find(SSL *ssl, const unsigned char *id, int len, int *copy)
{
    look_around(ssl);
    CHECK(id != NULL && len > 0);
    *copy = 1;
#ifdef SSL_ERROR_PENDING_SESSION
    if (early(SESSION))
        return SSL_magic_pending_session_ptr();
#else
    asked[SESSION] = TIMES + 1;
#endif
    return kept;
}

/* Steps both sides to the end; counts what they wait for. */
static int handshake(struct pair *p, int *hellos, int *lookups, int *verifications)
{
    int results[2] = {0, 0}, i, side;

    *hellos = *lookups = *verifications = 0;
    for (i = 0; i < 100 && (results[0] != 1 || results[1] != 1); i++)
        for (side = 0; side < 2; side++) {
            SSL *ssl = side ? p->server : p->client;

            if (results[side] == 1)
                continue;
            results[side] = SSL_do_handshake(ssl);
            switch (SSL_get_error(ssl, results[side])) {
            case SSL_ERROR_NONE:
            case SSL_ERROR_WANT_READ:
                break;
            case SSL_ERROR_WANT_CLIENT_HELLO_CB:
                CHECK(side == 1 && SSL_want_client_hello_cb(ssl));
                ++*hellos;
                break;
            case SSL_ERROR_WANT_X509_LOOKUP:
                CHECK(SSL_want_x509_lookup(ssl));
                ++*lookups;
                break;
            case SSL_ERROR_WANT_RETRY_VERIFY:
                CHECK(SSL_want_retry_verify(ssl));
                ++*verifications;
                break;
            default:
                return 0;
            }
            CHECK_INT(ERR_peek_error(), 0);
        }
    return results[0] == 1 && results[1] == 1;
}

static SSL_CTX *server(int version)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

    if (version < TLS1_2_VERSION)
        SSL_CTX_set_security_level(ctx, 0);
    CHECK_INT(SSL_CTX_set_min_proto_version(ctx, version), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(ctx, version), 1);
    CHECK_INT(SSL_CTX_load_verify_locations(ctx, PKI "/ca.pem", NULL), 1);
    CHECK_INT(SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"later", 5), 1);
    return ctx;
}

static const int versions[] = {TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION, TLS1_3_VERSION};
#define VERSIONS (int)(sizeof versions / sizeof *versions)

static struct pair pair_of(int version)
{
    struct pair p;

    memset(asked, 0, sizeof asked);
    memset(times, 0, sizeof times);
    spoken = version;
    p.client_ctx = client_context();
    if (version < TLS1_2_VERSION)
        SSL_CTX_set_security_level(p.client_ctx, 0);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, version), 1);
    CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, version), 1);
    p.server_ctx = server(version);
    named = server(version);
    SSL_CTX_set_client_hello_cb(p.server_ctx, on_hello, asked);
    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, on_name);
    SSL_CTX_set_cert_cb(named, on_certificate, asked);
    SSL_CTX_set_cert_verify_callback(p.client_ctx, on_verification, asked);
    p.client = p.server = NULL;
    return p;
}

static void begin(struct pair *p)
{
    pair_connect(p, 0);
    SSL_set_tlsext_host_name(p->client, "localhost");
}

static void end(struct pair *p)
{
    pair_free(p);
    SSL_CTX_free(named);
    SSL_SESSION_free(kept);
    kept = NULL;
}

static void servers_and_clients(void)
{
    int i, hellos, lookups, verifications;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_of(versions[i]);

        times[HELLO] = times[CERTIFICATE] = times[VERIFY_SERVER] = times[CLIENT_CERTIFICATE] = TIMES;
        SSL_CTX_set_cert_cb(p.client_ctx, on_client_certificate, asked);
        begin(&p);
        SSL_set_verify(p.server, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        CHECK(handshake(&p, &hellos, &lookups, &verifications));
        CHECK_INT(asked[HELLO], TIMES + 1);
        CHECK_INT(asked[CERTIFICATE], TIMES + 1);
        CHECK_INT(asked[VERIFY_SERVER], TIMES + 1);
        CHECK_INT(asked[CLIENT_CERTIFICATE], TIMES + 1);
        CHECK_INT(hellos, TIMES);
        CHECK_INT(lookups, 2 * TIMES);
        CHECK_INT(verifications, TIMES);
        CHECK_INT(SSL_get_verify_result(p.client), X509_V_OK);
        CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
        CHECK(pair_says(p.client, p.server, "hello") && pair_says(p.server, p.client, "hello"));
        end(&p);
    }
}

/* OpenSSL 3.0 knows this on clients alone. */
static void verified_by_servers(void)
{
#ifdef OXISSL_VERSION_TEXT
    int i, hellos, lookups, verifications;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_of(versions[i]);

        times[VERIFY_CLIENT] = TIMES;
        SSL_CTX_set_cert_verify_callback(named, on_verification, asked);
        SSL_CTX_set_cert_cb(p.client_ctx, on_client_certificate, asked);
        begin(&p);
        SSL_set_verify(p.server, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
        CHECK(handshake(&p, &hellos, &lookups, &verifications));
        CHECK_INT(asked[VERIFY_CLIENT], TIMES + 1);
        CHECK_INT(verifications, TIMES);
        CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
        CHECK(pair_says(p.client, p.server, "hello"));
        end(&p);
    }
#endif
}

static void sessions(void)
{
    int i, hellos, lookups, verifications;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_of(versions[i]);
        SSL_SESSION *session;

        times[SESSION] = TIMES;
        SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
        SSL_CTX_set_session_cache_mode(p.server_ctx, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
        SSL_CTX_sess_set_new_cb(p.server_ctx, keep);
        SSL_CTX_sess_set_get_cb(p.server_ctx, find);
        begin(&p);
        CHECK(handshake(&p, &hellos, &lookups, &verifications));
        CHECK(pair_says(p.client, p.server, "hello") && pair_says(p.server, p.client, "hello"));
        session = SSL_get1_session(p.client);
        SSL_shutdown(p.client);
        SSL_shutdown(p.server);
        pair_disconnect(&p);
        begin(&p);
        CHECK_INT(SSL_set_session(p.client, session), 1);
        times[HELLO] = 1;
        asked[HELLO] = 0;
        CHECK(handshake(&p, &hellos, &lookups, &verifications));
        CHECK_INT(asked[SESSION], TIMES + 1);
        CHECK_INT(hellos, 1);
#ifdef SSL_ERROR_PENDING_SESSION
        CHECK_INT(lookups, TIMES);
#endif
        CHECK_INT(SSL_session_reused(p.client), 1);
        CHECK_INT(SSL_session_reused(p.server), 1);
        SSL_SESSION_free(session);
        end(&p);
    }
}

/* Whoever said "not now" may as well say no. */
static int refuse_hello(SSL *ssl, int *alert, void *arg)
{
    (void)ssl;
    (void)arg;
    *alert = SSL_AD_ACCESS_DENIED;
    return early(HELLO) ? SSL_CLIENT_HELLO_RETRY : SSL_CLIENT_HELLO_ERROR;
}

static int refuse_certificate(SSL *ssl, void *arg)
{
    (void)ssl;
    (void)arg;
    return early(CERTIFICATE) ? -1 : 0;
}

static void refused_later(void)
{
    int i, hellos, lookups, verifications;

    for (i = 0; i < VERSIONS; i++) {
        struct pair p = pair_of(versions[i]);

        times[HELLO] = 2;
        SSL_CTX_set_client_hello_cb(p.server_ctx, refuse_hello, NULL);
        begin(&p);
        CHECK(!handshake(&p, &hellos, &lookups, &verifications));
        CHECK_INT(hellos, 2);
        CHECK_INT(next_reason(), SSL_R_CALLBACK_FAILED);
        CHECK_INT(SSL_do_handshake(p.client), -1);
        CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_ACCESS_DENIED);
        pair_disconnect(&p);

        SSL_CTX_set_client_hello_cb(p.server_ctx, NULL, NULL);
        times[CERTIFICATE] = 2;
        SSL_CTX_set_cert_cb(named, refuse_certificate, NULL);
        begin(&p);
        CHECK(!handshake(&p, &hellos, &lookups, &verifications));
        CHECK_INT(lookups, 2);
        CHECK_INT(next_reason(), SSL_R_CERT_CB_ERROR);
        CHECK_INT(SSL_do_handshake(p.client), -1);
        CHECK_INT(next_reason(), SSL_R_TLSV1_ALERT_INTERNAL_ERROR);
        end(&p);
    }
}

int main(void)
{
    TEST(servers_and_clients);
    TEST(verified_by_servers);
    TEST(sessions);
    TEST(refused_later);
    return check_done("not_now");
}
