/* The handshake one step at a time: what each side asks for, where it says it is, and what the callbacks hear. */
#include "pair.h"

static void asks(void)
{
    struct pair p = pair_new("server-rsa");

    pair_connect(&p, 0);
    CHECK_INT(SSL_want(p.client), SSL_NOTHING);
    CHECK_INT(SSL_do_handshake(p.server), -1); /* nothing has come yet */
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK(SSL_want_read(p.server));
    CHECK_INT(SSL_do_handshake(p.client), -1); /* ClientHello is out */
    CHECK_INT(SSL_get_error(p.client, -1), SSL_ERROR_WANT_READ);
    CHECK(SSL_want_read(p.client));
    CHECK_INT(SSL_in_init(p.client), 1);
    CHECK_INT(ERR_peek_error(), 0); /* waiting is no error */
    CHECK_INT(SSL_do_handshake(p.server), -1); /* answers up to ServerHelloDone */
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_do_handshake(p.client), -1); /* up to Finished */
    CHECK_INT(SSL_do_handshake(p.server), 1);
    CHECK_INT(SSL_do_handshake(p.client), 1);
    CHECK_INT(SSL_want(p.client), SSL_NOTHING);
    CHECK_INT(SSL_do_handshake(p.client), 1); /* nothing more to do */
    pair_free(&p);
}

/* A BIO pair that holds a single byte: every read and every write must be able to stop anywhere. */
static void byte_by_byte(void)
{
    static const char *const names[] = {"server-rsa", "server-p256"};
    size_t i;

    for (i = 0; i < 2; i++) {
        struct pair p = pair_new(names[i]);
        char got[64];
        int total = 0, n, w = -1, rounds;

        pair_connect(&p, 1);
        CHECK(pair_handshake(&p));
        for (rounds = 0; rounds < 1000 && (total < 11 || w != 11); rounds++) {
            if (w != 11)
                w = SSL_write(p.client, "hello world", 11);
            if (w != 11)
                CHECK_INT(SSL_get_error(p.client, w), SSL_ERROR_WANT_WRITE);
            n = SSL_read(p.server, got + total, 11 - total);
            if (n > 0)
                total += n;
        }
        CHECK_INT(w, 11);
        CHECK_INT(total, 11);
        CHECK(!memcmp(got, "hello world", 11));
        pair_free(&p);
    }
}

static void states(void)
{
    struct pair p = pair_new("server-rsa");

    pair_connect(&p, 0);
    CHECK_STR(SSL_state_string_long(p.client), "before SSL initialization");
    CHECK_STR(SSL_state_string(p.client), "PINIT");
    CHECK_INT(SSL_get_state(p.client), TLS_ST_BEFORE);
    SSL_do_handshake(p.client);
    CHECK_STR(SSL_state_string_long(p.client), "SSLv3/TLS write client hello");
    CHECK_STR(SSL_state_string(p.client), "TWCH");
    CHECK_INT(SSL_get_state(p.client), TLS_ST_CW_CLNT_HELLO);
    SSL_do_handshake(p.server);
    CHECK_STR(SSL_state_string_long(p.server), "SSLv3/TLS write server done");
    CHECK_STR(SSL_state_string(p.server), "TWSD");
    SSL_do_handshake(p.client);
    CHECK_STR(SSL_state_string_long(p.client), "SSLv3/TLS write finished");
    CHECK_STR(SSL_state_string(p.client), "TWFIN");
    SSL_do_handshake(p.server);
    SSL_do_handshake(p.client);
    CHECK_STR(SSL_state_string_long(p.client), "SSL negotiation finished successfully");
    CHECK_STR(SSL_state_string(p.client), "SSLOK");
    CHECK_INT(SSL_get_state(p.server), TLS_ST_OK);
    pair_free(&p);
}

static char told[4096];
static void tell(const SSL *ssl, int where, int value)
{
    size_t used = strlen(told);

    if (where & SSL_CB_ALERT)
        snprintf(told + used, sizeof told - used, "%s alert %s %s\n", where & SSL_CB_READ ? "read" : "write",
                 SSL_alert_type_string_long(value), SSL_alert_desc_string_long(value));
    else if (where & SSL_CB_HANDSHAKE_START)
        snprintf(told + used, sizeof told - used, "start\n");
    else if (where & SSL_CB_HANDSHAKE_DONE)
        snprintf(told + used, sizeof told - used, "done\n");
    else if (where & SSL_CB_LOOP)
        snprintf(told + used, sizeof told - used, "%s\n", SSL_state_string_long(ssl));
    else if (where & SSL_CB_EXIT)
        snprintf(told + used, sizeof told - used, "exit %d\n", value);
}

static const char client_story[] =
    "start\n"
    "before SSL initialization\n"
    "SSLv3/TLS write client hello\n"
    "exit -1\n"
    "SSLv3/TLS write client hello\n"
    "SSLv3/TLS read server hello\n"
    "SSLv3/TLS read server certificate\n"
    "SSLv3/TLS read server key exchange\n"
    "SSLv3/TLS read server done\n"
    "SSLv3/TLS write client key exchange\n"
    "SSLv3/TLS write change cipher spec\n"
    "SSLv3/TLS write finished\n"
    "exit -1\n"
    "SSLv3/TLS write finished\n"
    "SSLv3/TLS read server session ticket\n"
    "SSLv3/TLS read change cipher spec\n"
    "SSLv3/TLS read finished\n"
    "done\n"
    "exit 1\n";

static const char server_story[] =
    "start\n"
    "before SSL initialization\n"
    "before SSL initialization\n"
    "SSLv3/TLS read client hello\n"
    "SSLv3/TLS write server hello\n"
    "SSLv3/TLS write certificate\n"
    "SSLv3/TLS write key exchange\n"
    "SSLv3/TLS write server done\n"
    "exit -1\n"
    "SSLv3/TLS write server done\n"
    "SSLv3/TLS read client key exchange\n"
    "SSLv3/TLS read change cipher spec\n"
    "SSLv3/TLS read finished\n"
    "SSLv3/TLS write session ticket\n"
    "SSLv3/TLS write change cipher spec\n"
    "SSLv3/TLS write finished\n"
    "done\n"
    "exit 1\n";

static void info_callback(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_info_callback(p.client_ctx, tell);
    CHECK(SSL_CTX_get_info_callback(p.client_ctx) == tell);
    pair_connect(&p, 0);
    told[0] = 0;
    CHECK(pair_handshake(&p));
    CHECK_STR(told, client_story);
    pair_disconnect(&p);
    SSL_CTX_set_info_callback(p.client_ctx, NULL);
    pair_connect(&p, 0);
    SSL_set_info_callback(p.server, tell);
    CHECK(SSL_get_info_callback(p.server) == tell);
    told[0] = 0;
    CHECK(pair_handshake(&p));
    CHECK_STR(told, server_story);
    pair_free(&p);
}

static void info_callback_alerts(void)
{
    struct pair p = pair_new("self-signed");

    SSL_CTX_set_info_callback(p.server_ctx, tell);
    pair_connect(&p, 0);
    told[0] = 0;
    CHECK(!pair_handshake(&p));
    CHECK_INT(SSL_do_handshake(p.server), -1);
    CHECK(strstr(told, "read alert fatal unknown CA\n") != NULL);
    pair_free(&p);
}

static char messages[4096];
static void on_message(int sent, int version, int type, const void *buf, size_t len, SSL *ssl, void *arg)
{
    size_t used = strlen(messages);

    (void)version, (void)ssl;
    CHECK(arg == messages);
    if (type == SSL3_RT_HANDSHAKE) {
        const unsigned char *b = buf;
        CHECK(len >= 4);
        CHECK_INT((b[1] << 16) + (b[2] << 8) + b[3], len - 4); /* a whole message with its header */
        snprintf(messages + used, sizeof messages - used, "%s%d ", sent ? ">" : "<", b[0]);
    } else if (type == SSL3_RT_CHANGE_CIPHER_SPEC) {
        CHECK_INT(len, 1);
        if (sent) /* OpenSSL does not tell of those received */
            snprintf(messages + used, sizeof messages - used, ">ccs ");
    } else if (type == SSL3_RT_ALERT) {
        CHECK_INT(len, 2);
        snprintf(messages + used, sizeof messages - used, "%salert ", sent ? ">" : "<");
    } else {
        CHECK_INT(type, SSL3_RT_HEADER);
        CHECK_INT(len, SSL3_RT_HEADER_LENGTH);
    }
}

static void message_callback(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_msg_callback(p.client_ctx, on_message);
    SSL_CTX_set_msg_callback_arg(p.client_ctx, messages);
    pair_connect(&p, 0);
    messages[0] = 0;
    CHECK(pair_handshake(&p));
    CHECK_STR(messages, ">1 <2 <11 <12 <14 >16 >ccs >20 <4 <20 ");
    SSL_shutdown(p.server);
    SSL_shutdown(p.client);
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_STR(messages, ">1 <2 <11 <12 <14 >16 >ccs >20 <4 <20 >alert <alert ");
    pair_free(&p);
}

static SSL *seen;
static int callback_calls_back(SSL *ssl, int *alert, void *arg)
{
    char text[64];

    (void)alert;
    CHECK(arg == NULL);
    seen = ssl;
    CHECK_STR(SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name), "localhost");
    CHECK_INT(SSL_is_server(ssl), 1);
    CHECK_INT(SSL_in_init(ssl), 1);
    CHECK(SSL_state_string_long(ssl) != NULL);
    snprintf(text, sizeof text, "%s", SSL_get_version(ssl));
    SSL_set_options(ssl, SSL_OP_NO_TICKET);
    return SSL_TLSEXT_ERR_OK;
}

static void callbacks_may_use_their_connection(void)
{
    struct pair p = pair_new("server-p256");

    SSL_CTX_set_tlsext_servername_callback(p.server_ctx, callback_calls_back);
    SSL_CTX_set_msg_callback(p.client_ctx, on_message);
    SSL_CTX_set_msg_callback_arg(p.client_ctx, messages);
    pair_connect(&p, 0);
    SSL_set_tlsext_host_name(p.client, "localhost");
    messages[0] = 0;
    CHECK(pair_handshake(&p));
    CHECK(seen == p.server);
    CHECK_STR(messages, ">1 <2 <11 <12 <14 >16 >ccs >20 <20 "); /* no ticket */
    pair_free(&p);
}

int main(void)
{
    TEST(asks);
    TEST(byte_by_byte);
    TEST(states);
    TEST(info_callback);
    TEST(info_callback_alerts);
    TEST(message_callback);
    TEST(callbacks_may_use_their_connection);
    return check_done("nonblocking");
}
