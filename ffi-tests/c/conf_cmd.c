/* SSL_CONF_cmd and its kin: settings by name. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pair.h"

static SSL_CONF_CTX *conf(unsigned flags, SSL_CTX *ctx)
{
    SSL_CONF_CTX *cctx = SSL_CONF_CTX_new();

    CHECK(cctx != NULL);
    CHECK_INT(SSL_CONF_CTX_set_flags(cctx, flags), flags);
    SSL_CONF_CTX_set_ssl_ctx(cctx, ctx);
    return cctx;
}

#define BOTH (SSL_CONF_FLAG_CLIENT | SSL_CONF_FLAG_SERVER)

static void kinds_of_value(void)
{
    static const struct {
        const char *line, *file;
        int client, server, kind;
    } commands[] = {
        {"-sigalgs", "SignatureAlgorithms", 1, 1, SSL_CONF_TYPE_STRING},
        {"-client_sigalgs", "clientsignaturealgorithms", 1, 1, SSL_CONF_TYPE_STRING},
        {"-groups", "Groups", 1, 1, SSL_CONF_TYPE_STRING},
        {"-curves", "CURVES", 1, 1, SSL_CONF_TYPE_STRING},
        {"-named_curve", "ECDHParameters", 0, 1, SSL_CONF_TYPE_STRING},
        {"-cipher", "CipherString", 1, 1, SSL_CONF_TYPE_STRING},
        {"-ciphersuites", "Ciphersuites", 1, 1, SSL_CONF_TYPE_STRING},
        {"-protocol", "Protocol", 1, 1, SSL_CONF_TYPE_STRING},
        {"-min_protocol", "MinProtocol", 1, 1, SSL_CONF_TYPE_STRING},
        {"-max_protocol", "MaxProtocol", 1, 1, SSL_CONF_TYPE_STRING},
        {"-verify", "VerifyMode", 1, 1, SSL_CONF_TYPE_STRING},
        {"-cert", "Certificate", 1, 1, SSL_CONF_TYPE_FILE},
        {"-key", "PrivateKey", 1, 1, SSL_CONF_TYPE_FILE},
        {"-serverinfo", "ServerInfoFile", 0, 1, SSL_CONF_TYPE_FILE},
        {"-verifyCApath", "VerifyCAPath", 1, 1, SSL_CONF_TYPE_DIR},
        {"-chainCAfile", "ChainCAFile", 1, 1, SSL_CONF_TYPE_FILE},
        {"-requestCAfile", "RequestCAFile", 1, 1, SSL_CONF_TYPE_FILE},
        {"-clientCAfile", "ClientCAFile", 0, 1, SSL_CONF_TYPE_FILE},
        {"-dhparam", "DHParameters", 0, 1, SSL_CONF_TYPE_FILE},
        {"-num_tickets", "NumTickets", 0, 1, SSL_CONF_TYPE_STRING},
        {"-record_padding", "RecordPadding", 1, 1, SSL_CONF_TYPE_STRING},
        {"-nothing", "Nothing", 0, 0, SSL_CONF_TYPE_UNKNOWN},
        {"-no_ticket", "no_ticket", 1, 1, SSL_CONF_TYPE_NONE},
        {"-strict", "strict", 1, 1, SSL_CONF_TYPE_NONE},
        {"-serverpref", "serverpref", 0, 1, SSL_CONF_TYPE_NONE},
        {"-no_legacy_server_connect", "", 1, 0, SSL_CONF_TYPE_NONE},
    };
    /* These have no name on a command line. */
    static const char *const only_files[] = {"-protocol", "-verify", "-serverinfo", "-clientCAfile", "-requestCAfile"};
    size_t i, j;
    int side;

    for (i = 0; i < sizeof commands / sizeof *commands; i++)
        for (side = 0; side < 2; side++) {
            unsigned flag = side ? SSL_CONF_FLAG_SERVER : SSL_CONF_FLAG_CLIENT;
            int wanted = (side ? commands[i].server : commands[i].client) ? commands[i].kind : SSL_CONF_TYPE_UNKNOWN;
            int on_line = wanted;
            SSL_CONF_CTX *line = conf(SSL_CONF_FLAG_CMDLINE | SSL_CONF_FLAG_CERTIFICATE | flag, NULL);
            SSL_CONF_CTX *file = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | flag, NULL);

            for (j = 0; j < sizeof only_files / sizeof *only_files; j++)
                if (!strcmp(only_files[j], commands[i].line))
                    on_line = SSL_CONF_TYPE_UNKNOWN;
            CHECK_INT(SSL_CONF_cmd_value_type(line, commands[i].line), on_line);
            CHECK_INT(SSL_CONF_cmd_value_type(line, commands[i].line + 1), SSL_CONF_TYPE_UNKNOWN);
            if (wanted != SSL_CONF_TYPE_NONE)
                CHECK_INT(SSL_CONF_cmd_value_type(file, commands[i].file), wanted);
            else
                CHECK_INT(SSL_CONF_cmd_value_type(file, commands[i].file), SSL_CONF_TYPE_UNKNOWN);
            /* What is about certificates is only known with its flag. */
            SSL_CONF_CTX_clear_flags(file, SSL_CONF_FLAG_CERTIFICATE);
            if (commands[i].kind == SSL_CONF_TYPE_FILE || commands[i].kind == SSL_CONF_TYPE_DIR)
                CHECK_INT(SSL_CONF_cmd(file, commands[i].file, "x"), -2);
            SSL_CONF_CTX_free(line);
            SSL_CONF_CTX_free(file);
        }
}

static void lists_of_names(void)
{
    static const struct {
        const char *command, *value;
        int result;
        unsigned long long set, cleared;
    } cases[] = {
        {"Options", "-SessionTicket", 2, SSL_OP_NO_TICKET, 0},
        {"Options", "Compression", 2, 0, SSL_OP_NO_COMPRESSION},
        {"Options", " +bugs , -MiddleboxCompat", 2, SSL_OP_ALL, SSL_OP_ENABLE_MIDDLEBOX_COMPAT},
        {"Options", "ServerPreference,NoResumptionOnRenegotiation,PrioritizeChaCha", 2,
         SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION | SSL_OP_PRIORITIZE_CHACHA, 0},
        {"Options", "-EmptyFragments,-EncryptThenMac,-ExtendedMasterSecret,-CANames,-AntiReplay", 2,
         SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS | SSL_OP_NO_ENCRYPT_THEN_MAC | SSL_OP_NO_EXTENDED_MASTER_SECRET |
             SSL_OP_DISABLE_TLSEXT_CA_NAMES | SSL_OP_NO_ANTI_REPLAY, 0},
        {"Options", "UnsafeLegacyRenegotiation,UnsafeLegacyServerConnect,ClientRenegotiation,NoRenegotiation,AllowNoDHEKEX", 2,
         SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION | SSL_OP_LEGACY_SERVER_CONNECT | SSL_OP_ALLOW_CLIENT_RENEGOTIATION |
             SSL_OP_NO_RENEGOTIATION | SSL_OP_ALLOW_NO_DHE_KEX, 0},
        {"Options", "DHSingle,ECDHSingle", 2, 0, 0},
        {"Options", "Bugs,nonsense", 0, SSL_OP_ALL, 0},
        {"Options", "Bug", 0, 0, 0},
        {"Options", "", 0, 0, 0},
        {"Options", "Bugs,,Compression", 0, SSL_OP_ALL, 0},
        {"Protocol", "ALL", 2, 0, SSL_OP_NO_SSL_MASK},
        {"Protocol", "-ALL,TLSv1.2", 2,
         SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1 | SSL_OP_NO_TLSv1_3, SSL_OP_NO_TLSv1_2},
        {"Protocol", "-tlsv1.3, -SSLv3", 2, SSL_OP_NO_TLSv1_3 | SSL_OP_NO_SSLv3, 0},
        {"Protocol", "-SSLv2", 2, 0, 0},
        {"Protocol", "TLSv1.4", 0, 0, 0},
        {"Protocol", "-", 0, 0, 0},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        SSL_CTX *ctx = SSL_CTX_new(TLS_method());
        SSL *ssl = SSL_new(ctx);
        SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_SHOW_ERRORS | BOTH, ctx);
        unsigned long long before, after;

        ERR_clear_error();
        before = SSL_CTX_get_options(ctx);
        after = (before | cases[i].set) & ~cases[i].cleared;

        CHECK_INT(SSL_CONF_cmd(cctx, cases[i].command, cases[i].value), cases[i].result);
        CHECK(SSL_CTX_get_options(ctx) == after);
        CHECK(SSL_get_options(ssl) == before);
        CHECK_INT(next_reason(), cases[i].result ? 0 : SSL_R_BAD_VALUE);
        SSL_CONF_CTX_set_ssl(cctx, ssl);
        CHECK_INT(SSL_CONF_cmd(cctx, cases[i].command, cases[i].value), cases[i].result);
        CHECK(SSL_get_options(ssl) == after);
        /* With nothing to apply it to, the value is looked at all the same. */
        SSL_CONF_CTX_set_ssl(cctx, NULL);
        CHECK_INT(SSL_CONF_cmd(cctx, cases[i].command, cases[i].value), cases[i].result);
        SSL_CONF_CTX_free(cctx);
        SSL_free(ssl);
        SSL_CTX_free(ctx);
    }
    ERR_clear_error();
}

static void verify_modes(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CLIENT, ctx);

    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "Require"), 0); /* for servers */
    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "Peer"), 2);
    CHECK_INT(SSL_CTX_get_verify_mode(ctx), SSL_VERIFY_PEER);
    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "-Peer"), 2);
    CHECK_INT(SSL_CTX_get_verify_mode(ctx), SSL_VERIFY_NONE);
    SSL_CONF_CTX_clear_flags(cctx, SSL_CONF_FLAG_CLIENT);
    SSL_CONF_CTX_set_flags(cctx, SSL_CONF_FLAG_SERVER);
    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "Peer"), 0);
    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "Request"), 2);
    CHECK_INT(SSL_CTX_get_verify_mode(ctx), SSL_VERIFY_PEER);
    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "Require,Once"), 2);
    CHECK_INT(SSL_CTX_get_verify_mode(ctx), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT | SSL_VERIFY_CLIENT_ONCE);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
    CHECK_INT(SSL_CONF_cmd(cctx, "VerifyMode", "RequirePostHandshake"), 2);
    CHECK_INT(SSL_CTX_get_verify_mode(ctx),
              SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT | SSL_VERIFY_POST_HANDSHAKE);
    SSL_CONF_CTX_free(cctx);
    SSL_CTX_free(ctx);
    ERR_clear_error();
}

static void values(void)
{
    static const struct {
        const char *command, *value;
        int result, without; /* with a context, and with nothing to apply it to, where OpenSSL survives that */
    } cases[] = {
        {"MinProtocol", "TLSv1.2", 2, 0},
        {"MinProtocol", "tlsv1.2", 0, 0},
        {"MinProtocol", "TLSv1.4", 0, 0},
        {"MinProtocol", "DTLSv1.2", 2, 0},
        {"MinProtocol", "None", 2, 0},
        {"MaxProtocol", "TLSv1.2", 2, 0},
        {"CipherString", "ECDHE+AESGCM", 2, 2},
        {"CipherString", "nonsense", 0, 2},
        {"Groups", "P-256:X25519", 2, -9},
        {"Groups", "nonsense", 0, -9},
        {"ECDHParameters", "P-256", 2, -9},
        {"ECDHParameters", "+automatic", 2, 2},
        {"ECDHParameters", "P-256:P-384", 0, 0},
        {"SignatureAlgorithms", "RSA+SHA256:ECDSA+SHA256", 2, -9},
        {"SignatureAlgorithms", "nonsense", 0, -9},
        {"ClientSignatureAlgorithms", "RSA+SHA256", 2, -9},
        {"NumTickets", "4", 2, 0},
        {"NumTickets", "-1", 0, 0},
        {"RecordPadding", "512", 2, 0},
        {"RecordPadding", "0", 2, 0},
        {"RecordPadding", "none", 2, 0},
        {"RecordPadding", "16385", 0, 0},
        {"RecordPadding", "-1", 0, 0},
        {"Certificate", PKI "/server-p256.crt", 2, 2},
        {"Certificate", PKI "/nothing.crt", 0, 2},
        {"PrivateKey", PKI "/server-p256.key", 2, 2},
        {"PrivateKey", PKI "/nothing.key", 0, 2},
        {"VerifyCAFile", PKI "/ca.pem", 2, -9},
        {"VerifyCAFile", PKI "/nothing.pem", 0, -9},
        {"VerifyCAPath", PKI, 2, -9},
        {"ChainCAFile", PKI "/ca.pem", 2, -9},
        {"DHParameters", PKI "/ffdhe2048.pem", 2, -9},
        {"DHParameters", PKI "/nothing.pem", 0, -9},
        {"RequestCAFile", PKI "/ca.pem", 2, 2},
        {"ClientCAFile", PKI "/nothing.pem", 0, 0},
        {"Nonsense", "", -2, -2},
        {"", "", -2, -2},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        SSL_CTX *ctx = SSL_CTX_new(TLS_method());
        SSL *ssl = SSL_new(ctx);
        SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | BOTH, ctx);

        CHECK_INT(SSL_CONF_cmd(cctx, cases[i].command, cases[i].value), cases[i].result);
        if (cases[i].result == 2)
            CHECK_INT(SSL_CONF_CTX_finish(cctx), 1);
        SSL_CONF_CTX_set_ssl(cctx, ssl);
        CHECK_INT(SSL_CONF_cmd(cctx, cases[i].command, cases[i].value), cases[i].result);
        SSL_CONF_CTX_set_ssl_ctx(cctx, NULL);
        if (cases[i].without != -9)
            CHECK_INT(SSL_CONF_cmd(cctx, cases[i].command, cases[i].value), cases[i].without);
        SSL_CONF_CTX_free(cctx);
        SSL_free(ssl);
        SSL_CTX_free(ctx);
    }
    ERR_clear_error();
}

static void errors(void)
{
    SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_SERVER, NULL);

    CHECK_INT(SSL_CONF_cmd(cctx, NULL, "x"), 0);
    CHECK_INT(next_reason(), SSL_R_INVALID_NULL_CMD_NAME);
    CHECK_INT(SSL_CONF_cmd(cctx, "CipherString", NULL), -3);
    CHECK_INT(SSL_CONF_cmd(cctx, "Nonsense", "x"), -2);
    CHECK_INT(SSL_CONF_cmd(cctx, "Options", "x"), 0);
    CHECK_INT(ERR_peek_error(), 0); /* they are not shown */
    SSL_CONF_CTX_set_flags(cctx, SSL_CONF_FLAG_SHOW_ERRORS);
    CHECK_INT(SSL_CONF_cmd(cctx, "Nonsense", "x"), -2);
    CHECK_INT(next_reason(), SSL_R_UNKNOWN_CMD_NAME);
    CHECK_INT(SSL_CONF_CTX_clear_flags(cctx, SSL_CONF_FLAG_FILE), SSL_CONF_FLAG_SERVER | SSL_CONF_FLAG_SHOW_ERRORS);
    SSL_CONF_CTX_free(cctx);
    SSL_CONF_CTX_free(NULL);
}

static void prefixes(void)
{
    SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_SERVER, NULL);

    CHECK_INT(SSL_CONF_CTX_set1_prefix(cctx, "SSL"), 1);
    CHECK_INT(SSL_CONF_cmd(cctx, "sslCipherString", "ALL"), 2);
    CHECK_INT(SSL_CONF_cmd(cctx, "CipherString", "ALL"), -2);
    CHECK_INT(SSL_CONF_cmd(cctx, "ssl", "ALL"), -2);
    CHECK_INT(SSL_CONF_CTX_set1_prefix(cctx, NULL), 1);
    CHECK_INT(SSL_CONF_cmd(cctx, "CipherString", "ALL"), 2);
    SSL_CONF_CTX_free(cctx);

    cctx = conf(SSL_CONF_FLAG_CMDLINE | SSL_CONF_FLAG_SERVER, NULL);
    CHECK_INT(SSL_CONF_CTX_set1_prefix(cctx, "--tls-"), 1);
    CHECK_INT(SSL_CONF_cmd(cctx, "--tls-cipher", "ALL"), 2);
    CHECK_INT(SSL_CONF_cmd(cctx, "--TLS-cipher", "ALL"), -2);
    CHECK_INT(SSL_CONF_cmd(cctx, "-cipher", "ALL"), -2);
    SSL_CONF_CTX_free(cctx);
}

static void command_lines(void)
{
    char *words[] = {"-no_ticket", "-cipher", "ALL", "-groups", "P-256", "-cipher", NULL};
    char *unknown[] = {"-nonsense", "x", NULL}, *bad[] = {"-cipher", "nonsense", NULL};
    char **at = words;
    int left = 6;
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_SERVER, ctx);

    CHECK_INT(SSL_CONF_cmd_argv(cctx, &left, &at), 1);
    CHECK(left == 5 && at == words + 1);
    CHECK(SSL_CTX_get_options(ctx) & SSL_OP_NO_TICKET);
    CHECK_INT(SSL_CONF_cmd_argv(cctx, &left, &at), 2);
    CHECK(left == 3 && at == words + 3);
    CHECK_INT(SSL_CONF_cmd_argv(cctx, NULL, &at), 2);
    CHECK(left == 3 && at == words + 5);
    left = 1;
    CHECK_INT(SSL_CONF_cmd_argv(cctx, &left, &at), -3);
    CHECK(left == 1 && at == words + 5);
    at++;
    CHECK_INT(SSL_CONF_cmd_argv(cctx, NULL, &at), 0);
    left = 0;
    at = words;
    CHECK_INT(SSL_CONF_cmd_argv(cctx, &left, &at), 0);
    left = 2;
    at = unknown;
    CHECK_INT(SSL_CONF_cmd_argv(cctx, &left, &at), 0);
    CHECK(left == 2 && at == unknown);
    at = bad;
    CHECK_INT(SSL_CONF_cmd_argv(cctx, &left, &at), -1);
    CHECK(left == 2 && at == bad);
    CHECK_INT(SSL_CONF_CTX_set_flags(cctx, 0), SSL_CONF_FLAG_CMDLINE | SSL_CONF_FLAG_SERVER);
    SSL_CONF_CTX_free(cctx);
    SSL_CTX_free(ctx);
    ERR_clear_error();
}

/* A server set up by names alone. */
static void whole_server(void)
{
    static const struct {
        const char *command, *value;
    } commands[] = {
        {"Certificate", PKI "/server-chain.pem"}, {"PrivateKey", PKI "/server-chain.key"}, {"MinProtocol", "TLSv1.2"},
        {"MaxProtocol", "TLSv1.2"},               {"CipherString", "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256"},
        {"VerifyMode", "Require"},                {"VerifyCAFile", PKI "/ca.pem"},         {"ClientCAFile", PKI "/ca.pem"},
    };
    struct pair p;
    SSL_CONF_CTX *cctx;
    size_t i;

    p.client_ctx = client_context();
    p.server_ctx = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_session_id_context(p.server_ctx, (const unsigned char *)"conf", 4);
    cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | SSL_CONF_FLAG_SERVER, p.server_ctx);
    for (i = 0; i < sizeof commands / sizeof *commands; i++)
        CHECK_INT(SSL_CONF_cmd(cctx, commands[i].command, commands[i].value), 2);
    CHECK(SSL_CTX_get0_CA_list(p.server_ctx) == NULL || sk_X509_NAME_num(SSL_CTX_get0_CA_list(p.server_ctx)) == 0);
    CHECK_INT(SSL_CONF_CTX_finish(cctx), 1);
    SSL_CONF_CTX_free(cctx);
    CHECK_INT(sk_X509_NAME_num(SSL_CTX_get0_CA_list(p.server_ctx)), 2);

    cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | SSL_CONF_FLAG_CLIENT, p.client_ctx);
    CHECK_INT(SSL_CONF_cmd(cctx, "Certificate", PKI "/client-p256.crt"), 2);
    CHECK_INT(SSL_CONF_cmd(cctx, "PrivateKey", PKI "/client-p256.key"), 2);
    CHECK_INT(SSL_CONF_CTX_finish(cctx), 1);
    SSL_CONF_CTX_free(cctx);
    p.client = p.server = NULL;
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(sk_X509_NAME_num(SSL_get_client_CA_list(p.client)), 2);
    CHECK_INT(SSL_get_verify_result(p.server), X509_V_OK);
    pair_free(&p);
}

/* The key lies in the certificate's file, or it does not. */
static void required_keys(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    SSL_CONF_CTX *cctx =
        conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | SSL_CONF_FLAG_REQUIRE_PRIVATE | SSL_CONF_FLAG_SERVER, ctx);

    CHECK_INT(SSL_CONF_cmd(cctx, "Certificate", PKI "/server-p256.crt"), 2);
    CHECK_INT(SSL_CONF_CTX_finish(cctx), 0);
    CHECK_INT(SSL_CONF_cmd(cctx, "PrivateKey", PKI "/server-p256.key"), 2);
    CHECK_INT(SSL_CONF_CTX_finish(cctx), 1);
    SSL_CONF_CTX_free(cctx);
    SSL_CTX_free(ctx);
    ERR_clear_error();
}

/* The store that completes the chain that is sent. */
static void chain_store(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    X509_STORE *store = X509_STORE_new(), *got = NULL;
    SSL *ssl;

    CHECK_INT(SSL_CTX_get0_chain_cert_store(ctx, &got), 1);
    CHECK(got == NULL);
    CHECK_INT(X509_STORE_load_file(store, PKI "/intermediate.crt"), 1);
    CHECK_INT(SSL_CTX_set1_chain_cert_store(ctx, store), 1);
    CHECK_INT(SSL_CTX_get0_chain_cert_store(ctx, &got), 1);
    CHECK(got == store);
    ssl = SSL_new(ctx);
    CHECK_INT(SSL_set0_chain_cert_store(ssl, NULL), 1);
    CHECK_INT(SSL_set0_chain_cert_store(ssl, store), 1);
    CHECK_INT(SSL_get0_chain_cert_store(ssl, &got), 1);
    CHECK(got == store);
    SSL_free(ssl);
    CHECK_INT(SSL_CTX_use_certificate_file(ctx, PKI "/server-chain.crt", SSL_FILETYPE_PEM), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(ctx, PKI "/server-chain.key", SSL_FILETYPE_PEM), 1);
    {
        struct pair p;

        p.client_ctx = client_context();
        p.server_ctx = ctx;
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK(sk_X509_num(SSL_get_peer_cert_chain(p.client)) >= 2);
        pair_free(&p);
    }
}

/* Commands that name authorities add to the same store. */
static void stores_grow(void)
{
    static const struct {
        const char *first, *first_value, *second, *second_value;
    } rows[] = {
        {"VerifyCAFile", PKI "/ca.pem", "VerifyCAPath", "/nowhere"},
        {"VerifyCAFile", PKI "/ca.pem", "VerifyCAFile", PKI "/ca-other.crt"},
        {"VerifyCAPath", "/nowhere", "VerifyCAFile", PKI "/ca.pem"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pair p = pair_new("server-rsa");
        SSL_CONF_CTX *cctx;
        X509_STORE *first = NULL, *second = NULL;

        SSL_CTX_free(p.client_ctx);
        p.client_ctx = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_verify(p.client_ctx, SSL_VERIFY_PEER, NULL);
        cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | BOTH, p.client_ctx);
        CHECK_INT(SSL_CONF_cmd(cctx, rows[i].first, rows[i].first_value), 2);
        CHECK_INT(SSL_CTX_get0_verify_cert_store(p.client_ctx, &first), 1);
        CHECK_INT(SSL_CONF_cmd(cctx, rows[i].second, rows[i].second_value), 2);
        CHECK_INT(SSL_CTX_get0_verify_cert_store(p.client_ctx, &second), 1);
        CHECK(first != NULL && first == second);
        SSL_CONF_CTX_free(cctx);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        pair_free(&p);
    }
    for (i = 0; i < 2; i++) {
        struct pair p = pair_new("server-rsa");
        SSL_CONF_CTX *cctx = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | BOTH, p.server_ctx);

        CHECK_INT(SSL_CTX_use_certificate_file(p.server_ctx, PKI "/server-chain.crt", SSL_FILETYPE_PEM), 1);
        CHECK_INT(SSL_CTX_use_PrivateKey_file(p.server_ctx, PKI "/server-chain.key", SSL_FILETYPE_PEM), 1);
        CHECK_INT(SSL_CONF_cmd(cctx, "ChainCAFile", i ? PKI "/ca-other.crt" : PKI "/intermediate.crt"), 2);
        CHECK_INT(SSL_CONF_cmd(cctx, "ChainCAFile", i ? PKI "/intermediate.crt" : PKI "/ca-other.crt"), 2);
        SSL_CONF_CTX_free(cctx);
        pair_connect(&p, 0);
        CHECK(pair_handshake(&p));
        CHECK(sk_X509_num(SSL_get_peer_cert_chain(p.client)) >= 2);
        pair_free(&p);
    }
}

static SSL_CONF_CTX *in_use;
static int asked, freed;

/* A password callback that uses what it is asked for by. */
static int ask(char *buf, int size, int writing, void *arg)
{
    CHECK(size > 6 && !writing);
    asked++;
    if (arg) {
        SSL_CONF_CTX_free(in_use);
        freed++;
    } else {
        CHECK_INT(SSL_CONF_CTX_set_flags(in_use, 0) & SSL_CONF_FLAG_FILE, SSL_CONF_FLAG_FILE);
        CHECK_INT(SSL_CONF_CTX_set1_prefix(in_use, NULL), 1);
        CHECK_INT(SSL_CONF_cmd(in_use, "Certificate", PKI "/server-rsa.crt"), 2);
    }
    strcpy(buf, "oxissl");
    return 6;
}

/* Joins a certificate and its encrypted key in one file. */
static void write_joined(const char *path)
{
    static const char *const parts[] = {PKI "/server-rsa.crt", PKI "/server-rsa.encrypted.key"};
    FILE *out = fopen(path, "w"), *in;
    int i, c;

    CHECK(out != NULL);
    for (i = 0; i < 2; i++) {
        in = fopen(parts[i], "r");
        CHECK(in != NULL);
        while ((c = getc(in)) != EOF)
            putc(c, out);
        fclose(in);
    }
    fclose(out);
}

/* While a key's password is asked for, the commands may be used; here even their end may come. */
static void used_by_a_callback(void)
{
    char path[] = "/tmp/conf_cmd.XXXXXX";
    int from_finish, frees, fd = mkstemp(path);

    CHECK(fd >= 0);
    close(fd);
    write_joined(path);
#ifdef OXISSL_VERSION_TEXT
    for (frees = 0; frees < 2; frees++)
#else
    frees = 0;
#endif
        for (from_finish = 0; from_finish < 2; from_finish++) {
            SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

            SSL_CTX_set_default_passwd_cb(ctx, ask);
            SSL_CTX_set_default_passwd_cb_userdata(ctx, frees ? ctx : NULL);
            asked = freed = 0;
            in_use = conf(SSL_CONF_FLAG_FILE | SSL_CONF_FLAG_CERTIFICATE | SSL_CONF_FLAG_REQUIRE_PRIVATE |
                              SSL_CONF_FLAG_SHOW_ERRORS | BOTH, ctx);
            CHECK_INT(SSL_CONF_cmd(in_use, "Certificate", path), 2);
            if (from_finish)
                CHECK_INT(SSL_CONF_CTX_finish(in_use), 1);
            else
                CHECK_INT(SSL_CONF_cmd(in_use, "PrivateKey", path), 2);
            CHECK_INT(asked, 1);
            CHECK_INT(SSL_CTX_check_private_key(ctx), 1);
            if (!freed)
                SSL_CONF_CTX_free(in_use);
            SSL_CTX_free(ctx);
        }
    remove(path);
}

int main(void)
{
    TEST(kinds_of_value);
    TEST(lists_of_names);
    TEST(verify_modes);
    TEST(values);
    TEST(errors);
    TEST(prefixes);
    TEST(command_lines);
    TEST(whole_server);
    TEST(required_keys);
    TEST(chain_store);
    TEST(stores_grow);
    TEST(used_by_a_callback);
    return check_done("conf_cmd");
}
