/* Client certificates: what a server asks for, what a client shows, and callbacks that take their time. */
#include "pair.h"

static X509_NAME *subject_of(const char *file)
{
    BIO *bio = BIO_new_file(file, "r");
    X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    X509_NAME *name = X509_NAME_dup(X509_get_subject_name(certificate));

    X509_free(certificate);
    BIO_free(bio);
    return name;
}

static void use(SSL_CTX *ctx, const char *name)
{
    char path[256];

    snprintf(path, sizeof path, PKI "/%s.crt", name);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, path, SSL_FILETYPE_PEM), 1);
    snprintf(path, sizeof path, PKI "/%s.key", name);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, path, SSL_FILETYPE_PEM), 1);
}

/* A pair whose server insists on a certificate. */
static struct pair asking_pair(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    return p;
}

/* Who the client showed itself as to the server. */
static const char *shown(struct pair *p)
{
    static char text[256];
    X509 *peer = SSL_get1_peer_certificate(p->server);

    text[0] = '\0';
    if (peer)
        X509_NAME_oneline(X509_get_subject_name(peer), text, sizeof text);
    X509_free(peer);
    return text;
}

static void every_key(void)
{
    static const char *const keys[] = {"rsa", "rsa-pss", "p256", "p384", "p521", "ed25519"};
    size_t i;

    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct pair p = asking_pair();
        char name[64], subject[128];

        snprintf(name, sizeof name, "client-%s", keys[i]);
        snprintf(subject, sizeof subject, "/O=OxiSSL tests/CN=client %s", keys[i]);
        use(p.client_ctx, name);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK_STR(shown(&p), subject);
        CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
        CHECK(pair_says(p.client, p.server, "it is me"));
        pair_free(&p);
    }
}

static void without(void)
{
    struct pair p = asking_pair();
    int c, s;

    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(next_reason(), SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE);
    pair_disconnect(&p);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_STR(shown(&p), "");
    pair_free(&p);
}

static void what_is_asked(void)
{
    struct pair p = asking_pair();
    static const unsigned char only_ecdsa[] = {TLS_CT_ECDSA_SIGN};
    const unsigned char *types = NULL;
    STACK_OF(X509_NAME) *names = sk_X509_NAME_new_null();
    const STACK_OF(X509_NAME) *got;

    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    CHECK(sk_X509_NAME_push(names, subject_of(PKI "/ca-rsa.crt")) > 0);
    SSL_CTX_set0_CA_list(p.server_ctx, names);
    CHECK_INT(SSL_CTX_set1_client_certificate_types(p.server_ctx, only_ecdsa, sizeof only_ecdsa), 1);
    CHECK_INT(SSL_CTX_set1_client_sigalgs_list(p.server_ctx, "ECDSA+SHA384:ed25519"), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_get0_certificate_types(p.client, &types), 0);
    CHECK(SSL_get0_peer_CA_list(p.client) == NULL);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get0_certificate_types(p.client, NULL), 1);
    CHECK_INT(SSL_get0_certificate_types(p.client, &types), 1);
    CHECK(types != NULL && types[0] == TLS_CT_ECDSA_SIGN);
    CHECK_INT(SSL_get0_certificate_types(p.server, &types), 0);
    got = SSL_get0_peer_CA_list(p.client);
    CHECK_INT(sk_X509_NAME_num(got), 1);
    CHECK_INT(X509_NAME_cmp(sk_X509_NAME_value(got, 0), sk_X509_NAME_value(names, 0)), 0);
    got = SSL_get_client_CA_list(p.client);
    CHECK_INT(sk_X509_NAME_num(got), 1);

    /* A list of its own for clients counts more. */
    names = sk_X509_NAME_new_null();
    CHECK(sk_X509_NAME_push(names, subject_of(PKI "/ca-ecdsa.crt")) > 0);
    CHECK(sk_X509_NAME_push(names, subject_of(PKI "/ca-other.crt")) > 0);
    SSL_CTX_set_client_CA_list(p.server_ctx, names);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(sk_X509_NAME_num(SSL_get_client_CA_list(p.client)), 2);
    pair_free(&p);
}

/* The authorities are not named to clients, if the server is told so. */
static void authorities_not_named(void)
{
    static const int versions[] = {TLS1_2_VERSION, TLS1_3_VERSION};
    size_t i;

    for (i = 0; i < sizeof versions / sizeof *versions; i++) {
        struct pair p = asking_pair();

        pair_set_version(&p, versions[i]);
        use(p.client_ctx, "client-p256");
        SSL_CTX_set_client_CA_list(p.server_ctx, SSL_load_client_CA_file(PKI "/ca.pem"));
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK_INT(sk_X509_NAME_num(SSL_get_client_CA_list(p.client)), 2);
        pair_disconnect(&p);
        SSL_CTX_set_options(p.server_ctx, SSL_OP_DISABLE_TLSEXT_CA_NAMES);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK(sk_X509_NAME_num(SSL_get_client_CA_list(p.client)) <= 0);
        pair_free(&p);
    }
}

static void only_some_algorithms(void)
{
    struct pair p = asking_pair();
    int nids[2] = {NID_sha384, EVP_PKEY_EC}, nid, c, s;

    use(p.client_ctx, "client-p256");
    CHECK_INT(SSL_CTX_set1_client_sigalgs(p.server_ctx, nids, 2), 1);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_get_peer_signature_nid(p.server, &nid), 1);
    CHECK_INT(nid, NID_sha384);
    pair_disconnect(&p);
    /* On a client they are those that it signs by. */
    CHECK_INT(SSL_CTX_set1_client_sigalgs_list(p.client_ctx, "ECDSA+SHA256"), 1);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    pair_free(&p);
}

static int asked, later;

/* Chooses by the name of an authority. */
static int choose(SSL *ssl, X509 **x509, EVP_PKEY **key)
{
    const STACK_OF(X509_NAME) *names = SSL_get_client_CA_list(ssl);
    X509_NAME *rsa = subject_of(PKI "/ca-rsa.crt");
    int is_rsa = sk_X509_NAME_num(names) == 1 && X509_NAME_cmp(sk_X509_NAME_value(names, 0), rsa) == 0;
    BIO *bio;

    X509_NAME_free(rsa);
    asked++;
    if (later-- > 0)
        return -1;
    bio = BIO_new_file(is_rsa ? PKI "/client-rsa.crt" : PKI "/client-p256.crt", "r");
    *x509 = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    bio = BIO_new_file(is_rsa ? PKI "/client-rsa.key" : PKI "/client-p256.key", "r");
    *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return 1;
}

static void by_callback(void)
{
    static const char *const authorities[] = {"/ca-rsa.crt", "/ca-ecdsa.crt"};
    static const char *const subjects[] = {"/O=OxiSSL tests/CN=client rsa", "/O=OxiSSL tests/CN=client p256"};
    int i, c, s;

    for (i = 0; i < 2; i++) {
        struct pair p = asking_pair();
        char path[256];

        snprintf(path, sizeof path, PKI "%s", authorities[i]);
        SSL_CTX_set_client_CA_list(p.server_ctx, SSL_load_client_CA_file(path));
        SSL_CTX_set_client_cert_cb(p.client_ctx, choose);
        asked = 0;
        later = 2;
        pair_connect(&p, 0);
        CHECK(!pair_handshake_results(&p, &c, &s));
        CHECK_INT(SSL_get_error(p.client, c), SSL_ERROR_WANT_X509_LOOKUP);
        CHECK(SSL_want_x509_lookup(p.client));
        CHECK_INT(asked, 1);
        CHECK_INT(SSL_do_handshake(p.client), -1);
        CHECK_INT(asked, 2);
        CHECK(pair_handshake(&p));
        CHECK_INT(asked, 3);
        CHECK_STR(shown(&p), subjects[i]);
        pair_free(&p);
    }
}

/* The callback is asked, too, if there is a certificate that the server cannot use. */
static void none_that_suits(void)
{
    struct pair p = asking_pair();

    use(p.client_ctx, "client-ed25519");
    CHECK_INT(SSL_CTX_set1_client_sigalgs_list(p.server_ctx, "ECDSA+SHA256"), 1);
    SSL_CTX_set_client_cert_cb(p.client_ctx, choose);
    asked = later = 0;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(asked, 1);
    CHECK_STR(shown(&p), "/O=OxiSSL tests/CN=client p256");
    pair_free(&p);
}

static int retries;
static int verify_later(X509_STORE_CTX *store_ctx, void *arg)
{
    SSL *ssl = X509_STORE_CTX_get_ex_data(store_ctx, SSL_get_ex_data_X509_STORE_CTX_idx());

    CHECK(arg == &retries);
    if (retries-- > 0) {
        CHECK(SSL_set_retry_verify(ssl));
        return 1;
    }
    X509_STORE_CTX_set_error(store_ctx, X509_V_OK);
    return 1;
}

static void verified_later(void)
{
    struct pair p = asking_pair();
    int c, s;

    use(p.client_ctx, "client-rsa");
    SSL_CTX_set_cert_verify_callback(p.client_ctx, verify_later, &retries);
    retries = 2;
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &c, &s));
    CHECK_INT(SSL_get_error(p.client, c), SSL_ERROR_WANT_RETRY_VERIFY);
    CHECK(SSL_want_retry_verify(p.client));
    CHECK_INT(retries, 1);
    c = SSL_do_handshake(p.client);
    CHECK_INT(SSL_get_error(p.client, c), SSL_ERROR_WANT_RETRY_VERIFY);
    CHECK(pair_handshake(&p));
    CHECK_INT(retries, -1);
    pair_free(&p);
}

int main(void)
{
    TEST(every_key);
    TEST(without);
    TEST(what_is_asked);
    TEST(authorities_not_named);
    TEST(only_some_algorithms);
    TEST(by_callback);
    TEST(none_that_suits);
    TEST(verified_later);
    return check_done("client_auth");
}
