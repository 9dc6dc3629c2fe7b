/* SSL_set_msg_callback: what it sees, in which order and with which arguments, of an exchange as a whole. */
#include "pair.h"

/*
 * What a callback saw: for each call the direction, H and the content type of a record's header, or the content type and
 * first byte of a message. ">H22 >22.1" is a ClientHello sent in a record of its own.
 */
struct seen {
    SSL *ssl;
    char text[1024];
};

static void see(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    struct seen *seen = arg;
    const unsigned char *bytes = buf;
    size_t used = strlen(seen->text);
    char *end = seen->text + used;

    CHECK(ssl == seen->ssl);
    CHECK(write_p == 0 || write_p == 1);
    CHECK(SSL_get_state(ssl) >= 0);
    if (content_type == SSL3_RT_HEADER) {
        CHECK_INT(len, 5);
        CHECK_INT(version, bytes[1] << 8 | bytes[2]);
        snprintf(end, sizeof seen->text - used, " %cH%d", "<>"[write_p], bytes[0]);
    } else {
        CHECK_INT(version, SSL_version(ssl));
        if (content_type == SSL3_RT_HANDSHAKE)
            CHECK_INT(len, 4 + (bytes[1] << 16 | bytes[2] << 8 | bytes[3]));
        else
            CHECK_INT(len, content_type == SSL3_RT_ALERT ? 2 : 1);
        snprintf(end, sizeof seen->text - used, " %c%d.%d", "<>"[write_p], content_type,
                 bytes[content_type == SSL3_RT_ALERT]);
    }
}

/* The connection that both sides' callbacks belong to. */
static void watch(struct pair *p, struct seen *client, struct seen *server)
{
    memset(client, 0, sizeof *client);
    memset(server, 0, sizeof *server);
    client->ssl = p->client;
    server->ssl = p->server;
    SSL_set_msg_callback(p->client, see);
    CHECK_INT(SSL_set_msg_callback_arg(p->client, client), 1);
    SSL_set_msg_callback(p->server, see);
    CHECK_INT(SSL_set_msg_callback_arg(p->server, server), 1);
}

/* The mirror of what one side saw is what the other did, except that a ChangeCipherSpec is only shown to its sender. */
static void check_both(const struct seen *client, const struct seen *server, const char *wanted_client,
                       const char *wanted_server)
{
    CHECK_STR(client->text, wanted_client);
    CHECK_STR(server->text, wanted_server);
}

static void a_handshake_is_seen_in_order(void)
{
    struct pair p = pair_new("server-rsa");
    struct seen client, server;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    pair_connect(&p, 0);
    watch(&p, &client, &server);
    CHECK(pair_handshake(&p));
    check_both(&client, &server,
               " >H22 >22.1 <H22 <22.2 <H22 <22.11 <H22 <22.12 <H22 <22.14 >H22 >22.16 >H20 >20.1 >H22 >22.20"
               " <H22 <22.4 <H20 <H22 <22.20",
               " <H22 <22.1 >H22 >22.2 >H22 >22.11 >H22 >22.12 >H22 >22.14 <H22 <22.16 <H20 <H22 <22.20"
               " >H22 >22.4 >H20 >20.1 >H22 >22.20");
    pair_free(&p);
}

static void a_resumed_handshake_is_shorter(void)
{
    struct pair p = pair_connected("server-rsa");
    SSL_SESSION *session = SSL_get1_session(p.client);
    struct seen client, server;

    CHECK(pair_says(p.client, p.server, "once"));
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    watch(&p, &client, &server);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.client), 1);
    check_both(&client, &server,
               " >H22 >22.1 <H22 <22.2 <H20 <H22 <22.20 >H20 >20.1 >H22 >22.20",
               " <H22 <22.1 >H22 >22.2 >H20 >20.1 >H22 >22.20 <H20 <H22 <22.20");
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void certificates_are_asked_for(void)
{
    struct pair p = pair_new("server-rsa");
    struct seen client, server;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "AES128-SHA"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "AES128-SHA"), 1);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    SSL_CTX_set_verify(p.server_ctx, SSL_VERIFY_PEER, NULL);
    CHECK_INT(SSL_CTX_load_verify_locations(p.server_ctx, PKI "/ca.pem", NULL), 1);
    CHECK_INT(SSL_CTX_use_certificate_chain_file(p.client_ctx, PKI "/client-p256.crt"), 1);
    CHECK_INT(SSL_CTX_use_PrivateKey_file(p.client_ctx, PKI "/client-p256.key", SSL_FILETYPE_PEM), 1);
    pair_connect(&p, 0);
    watch(&p, &client, &server);
    CHECK(pair_handshake(&p));
    CHECK_STR(client.text, " >H22 >22.1 <H22 <22.2 <H22 <22.11 <H22 <22.13 <H22 <22.14 >H22 >22.11 >H22 >22.16"
                           " >H22 >22.15 >H20 >20.1 >H22 >22.20 <H20 <H22 <22.20");
    pair_free(&p);
}

/* A message is shown once, when all its records are there. */
static void a_message_in_two_records_is_one(void)
{
    struct pair p = pair_new("server-rsa");
    struct seen client, server;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "AES128-SHA"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "AES128-SHA"), 1);
    CHECK_INT(SSL_CTX_set_max_send_fragment(p.server_ctx, 512), 1);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    pair_connect(&p, 0);
    watch(&p, &client, &server);
    CHECK(pair_handshake(&p));
    check_both(&client, &server,
               " >H22 >22.1 <H22 <22.2 <H22 <H22 <22.11 <H22 <22.14 >H22 >22.16 >H20 >20.1 >H22 >22.20 <H20 <H22 <22.20",
               " <H22 <22.1 >H22 >22.2 >H22 >H22 >22.11 >H22 >22.14 <H22 <22.16 <H20 <H22 <22.20 >H20 >20.1 >H22 >22.20");
    pair_free(&p);
}

/* Of data, only the records' headers are shown. */
static void data_and_closure_are_seen(void)
{
    struct pair p = pair_connected("server-rsa");
    struct seen client, server;

    watch(&p, &client, &server);
    CHECK(pair_says(p.client, p.server, "hello"));
    CHECK(pair_says(p.server, p.client, "yourself"));
    CHECK_INT(SSL_shutdown(p.client), 0);
    CHECK_INT(SSL_shutdown(p.server), 0);
    CHECK_INT(SSL_shutdown(p.server), 1);
    CHECK_INT(SSL_shutdown(p.client), 1);
    check_both(&client, &server, " >H23 <H23 >H21 >21.0 <H21 <21.0", " <H23 >H23 >H21 >21.0 <H21 <21.0");
    pair_free(&p);
}

/* Steps both sides until neither wants another handshake. */
static void renegotiate(struct pair *p)
{
    char byte;
    int i;

    for (i = 0; i < 20; i++) {
        SSL_do_handshake(p->server);
        SSL_read(p->client, &byte, 1);
        SSL_do_handshake(p->client);
        SSL_read(p->server, &byte, 1);
    }
    ERR_clear_error();
}

/* The server asks, and the client answers with an offer to resume the session in use. */
static void a_second_handshake_is_seen(void)
{
    struct pair p = pair_new("server-rsa");
    struct seen client, server;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    watch(&p, &client, &server);
    CHECK_INT(SSL_renegotiate(p.server), 1);
    renegotiate(&p);
    check_both(&client, &server,
               " <H22 <22.0 >H22 >22.1 <H22 <22.2 <H20 <H22 <22.20 >H20 >20.1 >H22 >22.20",
               " >H22 >22.0 <H22 <22.1 >H22 >22.2 >H20 >20.1 >H22 >22.20 <H20 <H22 <22.20");
    CHECK(pair_says(p.client, p.server, "after"));
    pair_free(&p);
}

static void a_refused_second_handshake_is_seen(void)
{
    struct pair p = pair_connected("server-rsa");
    struct seen client, server;
    char byte;

    watch(&p, &client, &server);
    CHECK_INT(SSL_renegotiate(p.client), 1);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(SSL_read(p.server, &byte, 1), -1);
    CHECK_STR(server.text, " <H22 <22.1 >H21 >21.100");
    CHECK_STR(client.text, " >H22 >22.1");
    pair_free(&p);
}

/* TLS 1.0 sends data in two records where its IVs would be known. */
static void older_versions_are_seen_too(void)
{
    static const int versions[] = {TLS1_VERSION, TLS1_1_VERSION};
    struct seen client, server;
    char got[10];
    size_t i;

    for (i = 0; i < 2; i++) {
        struct pair p = pair_new("server-rsa");

        CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-SHA:@SECLEVEL=0"), 1);
        CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "ECDHE-RSA-AES128-SHA:@SECLEVEL=0"), 1);
        CHECK_INT(SSL_CTX_set_min_proto_version(p.client_ctx, versions[i]), 1);
        CHECK_INT(SSL_CTX_set_min_proto_version(p.server_ctx, versions[i]), 1);
        CHECK_INT(SSL_CTX_set_max_proto_version(p.server_ctx, versions[i]), 1);
        SSL_CTX_set_options(p.server_ctx, SSL_OP_NO_TICKET);
        pair_connect(&p, 0);
        watch(&p, &client, &server);
        CHECK(pair_handshake(&p));
        CHECK_INT(SSL_version(p.client), versions[i]);
        CHECK_STR(client.text, " >H22 >22.1 <H22 <22.2 <H22 <22.11 <H22 <22.12 <H22 <22.14 >H22 >22.16 >H20 >20.1"
                               " >H22 >22.20 <H20 <H22 <22.20");
        client.text[0] = '\0';
        CHECK_INT(SSL_write(p.client, "hello", 5), 5);
        CHECK_STR(client.text, versions[i] == TLS1_VERSION ? " >H23 >H23" : " >H23");
        CHECK(SSL_read(p.server, got, sizeof got) > 0);
        pair_free(&p);
    }
}

static void a_failed_handshake_ends_with_an_alert(void)
{
    struct pair p = pair_new("server-rsa");
    struct seen client, server;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "AES128-SHA"), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, "AES256-SHA"), 1);
    pair_connect(&p, 0);
    watch(&p, &client, &server);
    CHECK(!pair_handshake(&p));
    CHECK_INT(SSL_do_handshake(p.client), -1);
    check_both(&client, &server, " >H22 >22.1 <H21 <21.40", " <H22 <22.1 >H21 >21.40");
    pair_free(&p);
}

/* A header is shown as soon as it is there, whatever becomes of its record. */
static void headers_are_seen_first(void)
{
    struct pair p = pair_new("server-rsa");
    struct seen client, server;

    pair_connect(&p, 0);
    watch(&p, &client, &server);
    CHECK_INT(BIO_write(SSL_get_wbio(p.client), "\x16\x03\x01\x00\x05", 5), 5);
    CHECK_INT(SSL_do_handshake(p.server), -1);
    CHECK_STR(server.text, " <H22");
    CHECK_INT(BIO_write(SSL_get_wbio(p.client), "he", 2), 2);
    CHECK_INT(SSL_do_handshake(p.server), -1);
    CHECK_STR(server.text, " <H22");
    pair_disconnect(&p);

    pair_connect(&p, 0);
    watch(&p, &client, &server);
    CHECK_INT(BIO_write(SSL_get_wbio(p.client), "\x16\x09\x09\x00\x05hello", 10), 10);
    CHECK_INT(SSL_do_handshake(p.server), -1);
    CHECK_INT(strncmp(server.text, " <H22", 5), 0);
    pair_free(&p);
}

/* A record whose MAC is wrong has a header like any other. */
static void a_record_that_does_not_decrypt_is_seen(void)
{
    struct pair p = pair_connected("server-rsa");
    unsigned char junk[5 + 59] = {23, 3, 3, 0, 59};
    struct seen client, server;
    char got[10];

    watch(&p, &client, &server);
    CHECK_INT(BIO_write(SSL_get_wbio(p.client), junk, sizeof junk), sizeof junk);
    CHECK_INT(SSL_read(p.server, got, sizeof got), -1);
    CHECK_STR(server.text, " <H23 >H21 >21.20");
    pair_free(&p);
}

static int calls;

static void count(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    (void)write_p, (void)version, (void)content_type, (void)buf, (void)len, (void)ssl;
    CHECK(arg == &calls);
    calls++;
}

static void a_context_hands_its_callback_down(void)
{
    struct pair p = pair_new("server-rsa");
    int at_first;

    SSL_CTX_set_msg_callback(p.client_ctx, count);
    CHECK_INT(SSL_CTX_set_msg_callback_arg(p.client_ctx, &calls), 1);
    pair_connect(&p, 0);
    SSL_CTX_set_msg_callback(p.client_ctx, NULL);
    CHECK(pair_handshake(&p));
    CHECK(calls > 10);
    at_first = calls;
    SSL_set_msg_callback(p.client, NULL);
    CHECK(pair_says(p.client, p.server, "unseen"));
    CHECK_INT(calls, at_first);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(calls, at_first);
    pair_free(&p);
}

/* How it is laid out differs, what is named does not. */
static void ssl_trace_names_what_it_sees(void)
{
#ifndef OPENSSL_NO_SSL_TRACE
    static const char *names[] = {
        "ClientHello", "ServerHello", "Certificate", "ServerKeyExchange", "ServerHelloDone", "ClientKeyExchange",
        "ChangeCipherSpec", "Finished", "NewSessionTicket", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_EMPTY_RENEGOTIATION_INFO_SCSV", "server_name", "localhost", "extended_master_secret", "supported_groups",
        "signature_algorithms", "rsa_pss_rsae_sha256", "ecdsa_secp256r1_sha256", "named_curve", "OxiSSL tests",
    };
    struct pair p = pair_new("server-rsa");
    BIO *out = BIO_new(BIO_s_mem());
    char *text;
    size_t i;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    CHECK_INT(SSL_CTX_set_ecdh_auto(p.client_ctx, 1), 1);
    SSL_CTX_set_msg_callback(p.client_ctx, SSL_trace);
    CHECK_INT(SSL_CTX_set_msg_callback_arg(p.client_ctx, out), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_host_name(p.client, "localhost"), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(BIO_write(out, "", 1), 1);
    CHECK(BIO_get_mem_data(out, &text) > 1000);
    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (strstr(text, names[i]) == NULL)
            check_fail(__FILE__, __LINE__, names[i]);
    pair_free(&p);
    BIO_free(out);
#endif
}

int main(void)
{
    TEST(a_handshake_is_seen_in_order);
    TEST(a_resumed_handshake_is_shorter);
    TEST(certificates_are_asked_for);
    TEST(a_message_in_two_records_is_one);
    TEST(data_and_closure_are_seen);
    TEST(a_second_handshake_is_seen);
    TEST(a_refused_second_handshake_is_seen);
    TEST(older_versions_are_seen_too);
    TEST(a_failed_handshake_ends_with_an_alert);
    TEST(headers_are_seen_first);
    TEST(a_record_that_does_not_decrypt_is_seen);
    TEST(a_context_hands_its_callback_down);
    TEST(ssl_trace_names_what_it_sees);
    return check_done("msg_callback");
}
