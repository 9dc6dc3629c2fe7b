/* Certificates that a server of TLS 1.3 asks for after the handshake. */
#include "pair.h"

static void use(SSL_CTX *ctx, const char *name)
{
    char path[256];

    snprintf(path, sizeof path, PKI "/%s.crt", name);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, path, SSL_FILETYPE_PEM), 1);
    snprintf(path, sizeof path, PKI "/%s.key", name);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, path, SSL_FILETYPE_PEM), 1);
}

/* A pair whose client lets itself be asked and whose server asks later, as `more` has it. */
static struct pair later_pair(int more)
{
    struct pair p = pair_new("server-p256");

    CHECK_INT(SSL_CTX_set_max_proto_version(p.client_ctx, TLS1_3_VERSION), 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_3_VERSION), 1);
    SSL_CTX_set_post_handshake_auth(p.client_ctx, 1);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_POST_HANDSHAKE | more, NULL);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    return p;
}

static void connect(struct pair *p)
{
    pair_connect(p, 0);
    CHECK(pair_handshake(p));
    CHECK_INT(SSL_version(p->server), TLS1_3_VERSION);
}

static const char *name_of(X509 *peer)
{
    static char text[256];

    text[0] = '\0';
    if (peer)
        X509_NAME_oneline(X509_get_subject_name(peer), text, sizeof text);
    return text;
}

/* Who the client showed itself as to the server. */
static const char *shown(struct pair *p)
{
    return name_of(SSL_get0_peer_certificate(p->server));
}

/* Reads nothing but what is no data. */
static void take(SSL *ssl)
{
    char byte;

    CHECK_INT(SSL_read(ssl, &byte, 1), -1);
    CHECK_INT(SSL_get_error(ssl, -1), SSL_ERROR_WANT_READ);
}

/* The server asks, the client answers, and the server hears it. */
static void ask(struct pair *p)
{
    CHECK_INT(SSL_verify_client_post_handshake(p->server), 1);
    CHECK_INT(SSL_do_handshake(p->server), 1);
    take(p->client);
    take(p->server);
}

static void asked_later(void)
{
    static const char *const keys[] = {"rsa", "rsa-pss", "p256", "p384", "p521", "ed25519"};
    size_t i;

    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct pair p = later_pair(SSL_VERIFY_FAIL_IF_NO_PEER_CERT);
        char name[64], subject[128];

        snprintf(name, sizeof name, "client-%s", keys[i]);
        snprintf(subject, sizeof subject, "/O=OxiSSL tests/CN=client %s", keys[i]);
        use(p.client_ctx, name);
        connect(&p);
        CHECK(SSL_get0_peer_certificate(p.server) == NULL);
        CHECK(pair_says(p.client, p.server, "who I am can wait"));
        ask(&p);
        CHECK_STR(shown(&p), subject);
        CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
        CHECK(SSL_get0_verified_chain(p.server) != NULL);
        CHECK_STR(name_of(SSL_SESSION_get0_peer(SSL_get_session(p.server))), subject);
        CHECK_STR(name_of(SSL_get_certificate(p.client)), subject);
        CHECK(pair_says(p.client, p.server, "it is me"));
        CHECK(pair_says(p.server, p.client, "welcome"));
        pair_free(&p);
    }
}

static void data_goes_on(void)
{
    struct pair p = later_pair(0);
    char got[16];

    use(p.client_ctx, "client-p256");
    connect(&p);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 1);
    CHECK(SSL_in_init(p.server));
    CHECK(!SSL_is_init_finished(p.server));
    /* The request goes before the data, and the client has not seen it yet. */
    CHECK_INT(SSL_write(p.server, "first", 5), 5);
    CHECK(SSL_is_init_finished(p.server));
    CHECK(pair_says(p.client, p.server, "not yet seen"));
    CHECK(SSL_get0_peer_certificate(p.server) == NULL);
    CHECK_INT(SSL_read(p.client, got, sizeof got), 5);
    CHECK(pair_says(p.client, p.server, "behind my certificate"));
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    CHECK(pair_says(p.server, p.client, "welcome"));
    pair_free(&p);
}

static void without_a_certificate(void)
{
    struct pair p = later_pair(0);
    char byte;

    connect(&p);
    ask(&p);
    CHECK(SSL_get0_peer_certificate(p.server) == NULL);
    CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
    CHECK(pair_says(p.client, p.server, "nobody"));
    /* Once more, and now it must have one. */
    SSL_set_verify(p.server, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 1);
    CHECK_INT(SSL_do_handshake(p.server), 1);
    take(p.client);
    ERR_clear_error();
    CHECK_INT(SSL_read(p.server, &byte, 1), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE);
    CHECK(SSL_read(p.client, &byte, 1) <= 0);
    CHECK_INT(next_reason(), SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED);
    pair_free(&p);
}

static void one_after_another(void)
{
    struct pair p = later_pair(0);
    int i;

    use(p.client_ctx, "client-p256");
    connect(&p);
    for (i = 0; i < 3; i++) {
        ask(&p);
        CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
        CHECK(pair_says(p.client, p.server, "still me"));
    }
    /* Somebody else, and nobody. */
    CHECK_INT(SSL_use_certificate_file(p.client, PKI "/client-rsa.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(p.client, PKI "/client-rsa.key", SSL_FILETYPE_PEM), 1);
    SSL_certs_clear(p.client);
    CHECK_INT(SSL_use_certificate_file(p.client, PKI "/client-rsa.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(p.client, PKI "/client-rsa.key", SSL_FILETYPE_PEM), 1);
    ask(&p);
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client rsa");
    SSL_certs_clear(p.client);
    ask(&p);
    CHECK(SSL_get0_peer_certificate(p.server) == NULL);
    CHECK(pair_says(p.client, p.server, "nobody"));
    pair_free(&p);
}

static void in_the_handshake_and_later(void)
{
    struct pair p = later_pair(0);

    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    use(p.client_ctx, "client-p256");
    connect(&p);
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    ask(&p);
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    pair_disconnect(&p);
    /* Only once means: not again. */
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_CLIENT_ONCE, NULL);
    connect(&p);
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_CONFIG);
    CHECK(pair_says(p.client, p.server, "goes on"));
    pair_free(&p);
}

static void what_cannot_be_asked(void)
{
    struct pair p = later_pair(0);

    pair_connect(&p, 0);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_WRONG_SSL_VERSION);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_verify_client_post_handshake(p.client), 0);
    CHECK_INT(next_reason(), SSL_R_NOT_SERVER);
    SSL_set_verify(p.server, SSL_VERIFY_NONE, NULL);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_CONFIG);
    SSL_set_verify(p.server, SSL_VERIFY_PEER, NULL);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 1);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_STILL_IN_INIT);
    CHECK_INT(SSL_do_handshake(p.server), 1);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_REQUEST_SENT);
    take(p.client);
    take(p.server);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 1);
    pair_disconnect(&p);

    SSL_CTX_set_post_handshake_auth(p.client_ctx, 0);
    connect(&p);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_EXTENSION_NOT_RECEIVED);
    CHECK(pair_says(p.client, p.server, "goes on"));
    pair_disconnect(&p);

    SSL_CTX_set_post_handshake_auth(p.client_ctx, 1);
    CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, TLS1_2_VERSION), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 0);
    CHECK_INT(next_reason(), SSL_R_WRONG_SSL_VERSION);
    pair_free(&p);
}

static int verified;

static int refuse(int ok, X509_STORE_CTX *store)
{
    verified++;
    X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
    (void)ok;
    return 0;
}

static int accept(int ok, X509_STORE_CTX *store)
{
    (void)ok;
    (void)store;
    verified++;
    return 1;
}

static void the_callback_decides(void)
{
    struct pair p = later_pair(0);
    char byte;

    use(p.client_ctx, "untrusted");
    connect(&p);
    verified = 0;
    SSL_set_verify(p.server, SSL_VERIFY_PEER, accept);
    ask(&p);
    CHECK(verified > 0);
    CHECK(SSL_get0_peer_certificate(p.server) != NULL);
    CHECK(SSL_get_verify_result(p.server) != X509_V_OK);
    CHECK(pair_says(p.client, p.server, "trusted all the same"));
    SSL_set_verify(p.server, SSL_VERIFY_PEER, refuse);
    CHECK_INT(SSL_verify_client_post_handshake(p.server), 1);
    CHECK_INT(SSL_do_handshake(p.server), 1);
    take(p.client);
    ERR_clear_error();
    CHECK_INT(SSL_read(p.server, &byte, 1), -1);
    CHECK_INT(next_reason(), SSL_R_CERTIFICATE_VERIFY_FAILED);
    CHECK(SSL_read(p.client, &byte, 1) <= 0);
    CHECK(ERR_GET_REASON(ERR_peek_error()) > SSL_AD_REASON_OFFSET);
    pair_free(&p);
}

static int asked;

static int choose(SSL *ssl, void *patient)
{
    asked++;
    if (*(int *)patient && asked == 1)
        return -1;
    CHECK_INT(SSL_use_certificate_file(ssl, PKI "/client-p384.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_use_PrivateKey_file(ssl, PKI "/client-p384.key", SSL_FILETYPE_PEM), 1);
    return 1;
}

static void the_client_may_take_its_time(void)
{
    struct pair p = later_pair(0);
    int patient;
    char byte;

    for (patient = 0; patient <= 1; patient++) {
        asked = 0;
        SSL_CTX_set_cert_cb(p.client_ctx, choose, &patient);
        connect(&p);
        CHECK_INT(asked, 0);
        if (patient) {
            CHECK_INT(SSL_verify_client_post_handshake(p.server), 1);
            CHECK_INT(SSL_do_handshake(p.server), 1);
            CHECK_INT(SSL_read(p.client, &byte, 1), -1);
            CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_X509_LOOKUP);
            take(p.client);
            take(p.server);
        } else {
            ask(&p);
        }
        CHECK_INT(asked, 1 + patient);
        CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p384");
        CHECK(pair_says(p.client, p.server, "there"));
        pair_disconnect(&p);
    }
    pair_free(&p);
}

static SSL_SESSION *newest;
static int tickets;

static int keep_session(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    SSL_SESSION_free(newest);
    newest = session;
    tickets++;
    return 1;
}

static void tickets_show_who_it_is(void)
{
    struct pair p = later_pair(0);
    SSL_SESSION *before;

    use(p.client_ctx, "client-p256");
    SSL_CTX_set_session_cache_mode(p.client_ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(p.client_ctx, keep_session);
    connect(&p);
    take(p.client);
    CHECK_INT(tickets, 2);
    before = newest;
    newest = NULL;
    ask(&p);
    take(p.client);
    CHECK_INT(tickets, 4);
    /* Or the session would count as broken. */
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, newest), 1);
    CHECK(pair_handshake(&p));
    CHECK(SSL_session_reused(p.server));
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, before), 1);
    CHECK(pair_handshake(&p));
    CHECK(SSL_session_reused(p.server));
    CHECK(SSL_get0_peer_certificate(p.server) == NULL);
    /* A resumed connection can be asked, too, and gets one ticket for it. */
    take(p.client);
    tickets = 0;
    ask(&p);
    take(p.client);
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    CHECK_INT(tickets, 1);
    SSL_SESSION_free(before);
    SSL_SESSION_free(newest);
    newest = NULL;
    pair_free(&p);
}

int main(void)
{
    TEST(asked_later);
    TEST(data_goes_on);
    TEST(without_a_certificate);
    TEST(one_after_another);
    TEST(in_the_handshake_and_later);
    TEST(what_cannot_be_asked);
    TEST(the_callback_decides);
    TEST(the_client_may_take_its_time);
    TEST(tickets_show_who_it_is);
    return check_done("post_handshake_auth");
}
