/* OXISSL_trace_*: what a trace tells of a connection. */
#include "pair.h"

#ifdef OXISSL_VERSION_TEXT
#include <oxissl.h>

/* The names of what was seen, each after its direction, and how many events of each kind there were. */
struct seen {
    char text[2048];
    int records, messages;
    unsigned long long last_time;
    OXISSL_TRACE *trace;
};

static void see(const OXISSL_TRACE_EVENT *event, void *arg)
{
    struct seen *seen = arg;
    size_t used = strlen(seen->text), len = 0;
    const unsigned char *data = OXISSL_trace_event_data(event, &len);
    unsigned long long first = OXISSL_trace_event_first_record(event), last = OXISSL_trace_event_last_record(event);

    CHECK(data != NULL);
    CHECK(first > 0 && first <= last);
    CHECK(OXISSL_trace_event_time(event) >= seen->last_time);
    seen->last_time = OXISSL_trace_event_time(event);
    CHECK(OXISSL_trace_event_version(event) >= TLS1_VERSION && OXISSL_trace_event_version(event) <= TLS1_2_VERSION);
    CHECK_INT(OXISSL_trace_event_encrypted(event), OXISSL_trace_event_epoch(event) > 0);
    if (OXISSL_trace_event_kind(event) == OXISSL_TRACE_RECORD) {
        seen->records++;
        CHECK_INT(len, 5 + (data[3] << 8 | data[4]));
        CHECK_INT(OXISSL_trace_event_content_type(event), data[0]);
        CHECK_INT(OXISSL_trace_event_version(event), data[1] << 8 | data[2]);
        CHECK_INT(OXISSL_trace_event_handshake_type(event), -1);
        CHECK_INT(OXISSL_trace_event_field_count(event), 0);
        CHECK(first == last);
        return;
    }
    CHECK_INT(OXISSL_trace_event_kind(event), OXISSL_TRACE_MESSAGE);
    seen->messages++;
    CHECK_INT(OXISSL_trace_event_handshake_type(event),
              OXISSL_trace_event_content_type(event) == SSL3_RT_HANDSHAKE ? data[0] : -1);
    snprintf(seen->text + used, sizeof seen->text - used, " %c%s", "<>"[OXISSL_trace_event_sent(event)],
             OXISSL_trace_event_name(event));
}

static struct pair traced_pair(OXISSL_TRACE *trace, OXISSL_trace_cb callback, void *arg)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "ECDHE-RSA-AES128-GCM-SHA256"), 1);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tlsext_host_name(p.client, "localhost"), 1);
    CHECK(trace != NULL);
    CHECK_INT(OXISSL_trace_set_callback(trace, callback, arg), 1);
    CHECK_INT(OXISSL_trace_attach(trace, p.client), 1);
    return p;
}

static void every_message_is_seen_once(void)
{
    struct seen seen = {0};
    OXISSL_TRACE *trace = OXISSL_trace_new();
    struct pair p = traced_pair(trace, see, &seen);

    CHECK(pair_handshake(&p));
    CHECK_STR(seen.text, " >ClientHello <ServerHello <Certificate <ServerKeyExchange <ServerHelloDone >ClientKeyExchange"
                         " >ChangeCipherSpec >Finished <NewSessionTicket <ChangeCipherSpec <Finished");
    CHECK_INT(seen.records, 11);
    seen.text[0] = '\0';
    CHECK(pair_says(p.client, p.server, "hello"));
    CHECK(pair_says(p.server, p.client, "yourself"));
    CHECK_STR(seen.text, " >ApplicationData <ApplicationData");
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    SSL_shutdown(p.client);
    CHECK_STR(seen.text, " >ApplicationData <ApplicationData >Alert <Alert");
    pair_free(&p);
    OXISSL_trace_free(trace);
}

/* On a server, through a resumption that a client's ticket begins. */
static void a_resumption_is_traced_on_a_server(void)
{
    struct pair p = pair_connected("server-rsa");
    SSL_SESSION *session = SSL_get1_session(p.client);
    OXISSL_TRACE *trace = OXISSL_trace_new();
    struct seen seen = {0};

    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, session), 1);
    CHECK_INT(OXISSL_trace_set_callback(trace, see, &seen), 1);
    CHECK_INT(OXISSL_trace_attach(trace, p.server), 1);
    /* The connection keeps the trace while it needs it. */
    OXISSL_trace_free(trace);
    CHECK(pair_handshake(&p));
    CHECK_INT(SSL_session_reused(p.server), 1);
    CHECK_STR(seen.text, " <ClientHello >ServerHello >ChangeCipherSpec >Finished <ChangeCipherSpec <Finished");
    SSL_SESSION_free(session);
    pair_free(&p);
}

static int last_epoch[2];

static void follow_epochs(const OXISSL_TRACE_EVENT *event, void *arg)
{
    int *epoch = &last_epoch[OXISSL_trace_event_sent(event)];

    CHECK(OXISSL_trace_event_epoch(event) == *epoch || OXISSL_trace_event_epoch(event) == *epoch + 1);
    *epoch = OXISSL_trace_event_epoch(event);
    if (OXISSL_trace_event_kind(event) == OXISSL_TRACE_MESSAGE)
        see(event, arg);
}

/* Everything of a second handshake is encrypted, and its ChangeCipherSpecs begin another epoch. */
static void a_second_handshake_has_epochs_of_its_own(void)
{
    struct seen seen = {0};
    OXISSL_TRACE *trace = OXISSL_trace_new();
    struct pair p = traced_pair(trace, follow_epochs, &seen);
    char byte;
    int i;

    last_epoch[0] = last_epoch[1] = 0;
    CHECK(pair_handshake(&p));
    CHECK(last_epoch[0] == 1 && last_epoch[1] == 1);
    seen.text[0] = '\0';
    CHECK_INT(SSL_renegotiate(p.server), 1);
    for (i = 0; i < 20; i++) {
        SSL_do_handshake(p.server);
        SSL_read(p.client, &byte, 1);
        SSL_do_handshake(p.client);
        SSL_read(p.server, &byte, 1);
    }
    CHECK_STR(seen.text, " <HelloRequest >ClientHello <ServerHello <ChangeCipherSpec <Finished >ChangeCipherSpec"
                         " >Finished");
    CHECK(last_epoch[0] == 2 && last_epoch[1] == 2);
    pair_free(&p);
    OXISSL_trace_free(trace);
}

static int hellos;

static void look_into_hellos(const OXISSL_TRACE_EVENT *event, void *arg)
{
    size_t i, count = OXISSL_trace_event_field_count(event);
    const char *name = NULL, *value = NULL;
    int depth = -1;

    (void)arg;
    CHECK_INT(OXISSL_trace_event_field(event, count, &name, &value, &depth), 0);
    CHECK(name == NULL && value == NULL && depth == -1);
    for (i = 0; i < count; i++)
        CHECK_INT(OXISSL_trace_event_field(event, i, NULL, NULL, NULL), 1);
    if (OXISSL_trace_event_kind(event) != OXISSL_TRACE_MESSAGE)
        return;
    switch (OXISSL_trace_event_handshake_type(event)) {
    case SSL3_MT_CLIENT_HELLO:
        CHECK_INT(OXISSL_trace_event_field(event, 0, &name, &value, &depth), 1);
        CHECK_STR(name, "client_version");
        CHECK_STR(value, "TLSv1.2");
        CHECK_INT(depth, 0);
        CHECK_STR(OXISSL_trace_event_value(event, "cipher_suites/cipher_suite"), "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        CHECK_STR(OXISSL_trace_event_value(event, "extensions/server_name/host_name"), "localhost");
        CHECK_STR(OXISSL_trace_event_value(event, "extensions"), "");
        CHECK(OXISSL_trace_event_value(event, "extensions/heartbeat") == NULL);
        CHECK(strlen(OXISSL_trace_event_value(event, "random")) == 64);
        hellos++;
        break;
    case SSL3_MT_SERVER_HELLO:
        CHECK_STR(OXISSL_trace_event_value(event, "cipher_suite"), "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        hellos++;
        break;
    case SSL3_MT_CERTIFICATE:
        CHECK_STR(OXISSL_trace_event_value(event, "certificate_list/certificate/subject"),
                  "/O=OxiSSL tests/CN=localhost");
        CHECK_STR(OXISSL_trace_event_value(event, "certificate_list/certificate/public_key"), "RSA");
        CHECK_STR(OXISSL_trace_event_value(event, "certificate_list/certificate/public_key/bits"), "2048");
        hellos++;
        break;
    case SSL3_MT_SERVER_KEY_EXCHANGE:
        CHECK_STR(OXISSL_trace_event_value(event, "key_exchange"), "ECDHE_RSA");
        CHECK(OXISSL_trace_event_value(event, "named_curve") != NULL);
        CHECK(OXISSL_trace_event_value(event, "signature_algorithm") != NULL);
        hellos++;
        break;
    }
}

static void fields_are_found_by_number_and_by_name(void)
{
    OXISSL_TRACE *trace = OXISSL_trace_new();
    struct pair p = traced_pair(trace, look_into_hellos, NULL);

    hellos = 0;
    CHECK(pair_handshake(&p));
    CHECK_INT(hellos, 4);
    pair_free(&p);
    OXISSL_trace_free(trace);
}

/* All that was written of a trace, as a string to be freed. */
static char *written(const OXISSL_TRACE *trace, int format)
{
    BIO *out = BIO_new(BIO_s_mem());
    char *data, *copy;
    long len;

    CHECK_INT(OXISSL_trace_write(trace, format, out), 1);
    len = BIO_get_mem_data(out, &data);
    copy = malloc((size_t)len + 1);
    memcpy(copy, data, (size_t)len);
    copy[len] = '\0';
    BIO_free(out);
    return copy;
}

static void traces_are_written(void)
{
    OXISSL_TRACE *trace = OXISSL_trace_new();
    struct pair p = traced_pair(trace, NULL, NULL);
    unsigned char master[48];
    char hex[97];
    char *text, *json;
    BIO *out = BIO_new(BIO_s_mem());
    int i;

    CHECK(pair_handshake(&p));
    text = written(trace, OXISSL_TRACE_TEXT);
    json = written(trace, OXISSL_TRACE_JSON);
    CHECK(strstr(text, "sent ClientHello") != NULL && strstr(text, "host_name: localhost") != NULL);
    CHECK(strncmp(json, "{\"event\":\"start\",\"role\":\"client\"", 32) == 0);
    CHECK(strstr(json, "\"name\":\"ServerKeyExchange\"") != NULL);

    /* What decrypts the connection is in neither. */
    CHECK_INT(SSL_SESSION_get_master_key(SSL_get_session(p.client), master, sizeof master), sizeof master);
    for (i = 0; i < 48; i++)
        snprintf(hex + 2 * i, 3, "%02x", master[i]);
    CHECK(strstr(text, hex) == NULL && strstr(json, hex) == NULL);
    free(text);
    free(json);

    CHECK_INT(OXISSL_trace_write(trace, 0, out), 0);
    CHECK_INT(next_reason(), ERR_R_PASSED_INVALID_ARGUMENT);
    CHECK_INT(OXISSL_trace_write(trace, OXISSL_TRACE_TEXT, NULL), 0);
    CHECK_INT(next_reason(), ERR_R_PASSED_NULL_PARAMETER);
    CHECK_INT(OXISSL_trace_clear(trace), 1);
    text = written(trace, OXISSL_TRACE_TEXT);
    CHECK(strstr(text, "ClientHello") == NULL);
    free(text);
    BIO_free(out);
    pair_free(&p);
    OXISSL_trace_free(trace);
}

static void a_trace_is_of_one_connection_from_its_start(void)
{
    OXISSL_TRACE *trace = OXISSL_trace_new(), *late = OXISSL_trace_new();
    struct pair p = traced_pair(trace, NULL, NULL);

    CHECK_INT(OXISSL_trace_attach(trace, p.server), 0);
    CHECK_INT(next_reason(), ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED);
    CHECK(pair_handshake(&p));
    CHECK_INT(OXISSL_trace_attach(late, p.server), 0);
    CHECK_INT(next_reason(), ERR_R_SHOULD_NOT_HAVE_BEEN_CALLED);
    CHECK_INT(OXISSL_trace_attach(NULL, p.server), 0);
    CHECK_INT(OXISSL_trace_attach(late, NULL), 0);
    ERR_clear_error();
    OXISSL_trace_free(NULL);
    OXISSL_trace_free(late);
    pair_free(&p);
    OXISSL_trace_free(trace);
}

/* A callback may use the trace and the connection, and even take the trace away. */
static void use_everything(const OXISSL_TRACE_EVENT *event, void *arg)
{
    struct seen *seen = arg;
    BIO *out = BIO_new(BIO_s_mem());

    CHECK_INT(OXISSL_trace_write(seen->trace, OXISSL_TRACE_TEXT, out), 1);
    BIO_free(out);
    if (OXISSL_trace_event_handshake_type(event) == SSL3_MT_SERVER_HELLO) {
        CHECK_INT(OXISSL_trace_clear(seen->trace), 1);
        CHECK_INT(OXISSL_trace_set_callback(seen->trace, NULL, NULL), 1);
        OXISSL_trace_free(seen->trace);
        CHECK_STR(OXISSL_trace_event_name(event), "ServerHello");
        seen->trace = NULL;
    }
}

static void callbacks_may_do_anything(void)
{
    struct seen seen = {0};
    struct pair p;

    seen.trace = OXISSL_trace_new();
    p = traced_pair(seen.trace, use_everything, &seen);
    CHECK(pair_handshake(&p));
    CHECK(seen.trace == NULL);
    pair_free(&p);
}

/* What SSL_clear makes of a connection is another one. */
static void a_connection_that_starts_over_is_not_traced_on(void)
{
    struct seen seen = {0};
    OXISSL_TRACE *trace = OXISSL_trace_new();
    struct pair p = traced_pair(trace, see, &seen);
    int messages;

    CHECK(pair_handshake(&p));
    messages = seen.messages;
    CHECK_INT(SSL_clear(p.client), 1);
    CHECK_INT(SSL_do_handshake(p.client), -1);
    CHECK_INT(seen.messages, messages);
    pair_free(&p);
    OXISSL_trace_free(trace);
}

int main(void)
{
    TEST(every_message_is_seen_once);
    TEST(a_resumption_is_traced_on_a_server);
    TEST(a_second_handshake_has_epochs_of_its_own);
    TEST(fields_are_found_by_number_and_by_name);
    TEST(traces_are_written);
    TEST(a_trace_is_of_one_connection_from_its_start);
    TEST(callbacks_may_do_anything);
    TEST(a_connection_that_starts_over_is_not_traced_on);
    return check_done("trace");
}
#else
int main(void)
{
    return check_done("trace (not in OpenSSL)");
}
#endif
