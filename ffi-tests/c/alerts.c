/* Alerts: their names, what becomes of each that is received, which are sent for what, and how the end of data that was
 * announced is told from one that was not. */
#include "pair.h"

static void names(void)
{
    static const struct { int number; const char *brief, *text; } known[] = {
        { 0, "CN", "close notify" }, { 10, "UM", "unexpected_message" }, { 20, "BM", "bad record mac" },
        { 21, "DC", "decryption failed" }, { 22, "RO", "record overflow" }, { 30, "DF", "decompression failure" },
        { 40, "HF", "handshake failure" }, { 41, "NC", "no certificate" }, { 42, "BC", "bad certificate" },
        { 43, "UC", "unsupported certificate" }, { 44, "CR", "certificate revoked" },
        { 45, "CE", "certificate expired" }, { 46, "CU", "certificate unknown" }, { 47, "IP", "illegal parameter" },
        { 48, "CA", "unknown CA" }, { 49, "AD", "access denied" }, { 50, "DE", "decode error" },
        { 51, "CY", "decrypt error" }, { 60, "ER", "export restriction" }, { 70, "PV", "protocol version" },
        { 71, "IS", "insufficient security" }, { 80, "IE", "internal error" }, { 90, "US", "user canceled" },
        { 100, "NR", "no renegotiation" }, { 110, "UE", "unsupported extension" },
        { 111, "CO", "certificate unobtainable" }, { 112, "UN", "unrecognized name" },
        { 113, "BR", "bad certificate status response" }, { 114, "BH", "bad certificate hash value" },
        { 115, "UP", "unknown PSK identity" }, { 120, "UK", "no application protocol" },
    };
    size_t i = 0;
    int number;

    for (number = 0; number < 256; number++) {
        int value = SSL3_AL_FATAL << 8 | number;

        if (i < sizeof known / sizeof *known && known[i].number == number) {
            CHECK_STR(SSL_alert_desc_string(value), known[i].brief);
            CHECK_STR(SSL_alert_desc_string_long(value), known[i++].text);
        } else { /* those of RFC 7507 and of TLS 1.3 have no name in OpenSSL, either */
            CHECK_STR(SSL_alert_desc_string(value), "UK");
            CHECK_STR(SSL_alert_desc_string_long(value), "unknown");
        }
    }
    CHECK_INT(i, 31);
    CHECK_STR(SSL_alert_type_string(1 << 8), "W");
    CHECK_STR(SSL_alert_type_string_long(1 << 8 | 255), "warning");
    CHECK_STR(SSL_alert_type_string(2 << 8), "F");
    CHECK_STR(SSL_alert_type_string_long(2 << 8 | 40), "fatal");
    CHECK_STR(SSL_alert_type_string(3 << 8), "U");
    CHECK_STR(SSL_alert_type_string_long(0), "unknown");
}

/* A connection whose peer is made by hand. */
struct lone {
    SSL_CTX *ctx;
    SSL *ssl;
    BIO *wire;
    int result;
};

static int last_alert[2]; /* received and sent, as an info callback gets it; -1 for none */

static void info(const SSL *s, int where, int ret)
{
    (void)s;
    if (where & SSL_CB_ALERT)
        last_alert[where & SSL_CB_READ ? 0 : 1] = ret;
}

/* Begins a handshake, and drops what the connection says first. */
static struct lone lone_new(int server, uint64_t options)
{
    struct lone l;
    BIO *own;
    char buf[5000];

    l.ctx = server ? server_context("server-rsa") : client_context();
    SSL_CTX_set_options(l.ctx, options);
    l.ssl = SSL_new(l.ctx);
    CHECK(l.ssl != NULL);
    CHECK_INT(BIO_new_bio_pair(&own, 70000, &l.wire, 70000), 1);
    SSL_set_bio(l.ssl, own, own);
    if (server)
        SSL_set_accept_state(l.ssl);
    else
        SSL_set_connect_state(l.ssl);
    last_alert[0] = last_alert[1] = -1;
    SSL_set_info_callback(l.ssl, info);
    CHECK_INT(SSL_do_handshake(l.ssl), -1);
    while (BIO_read(l.wire, buf, sizeof buf) > 0)
        continue;
    return l;
}

static void lone_free(struct lone *l)
{
    SSL_free(l->ssl);
    BIO_free(l->wire);
    SSL_CTX_free(l->ctx);
    ERR_clear_error();
}

/* Hands bytes to the connection and goes on; what SSL_get_error says then. */
static int lone_gets(struct lone *l, const void *bytes, size_t len)
{
    CHECK_INT(BIO_write(l->wire, bytes, (int)len), len);
    ERR_clear_error();
    l->result = SSL_do_handshake(l->ssl);
    return SSL_get_error(l->ssl, l->result);
}

static int lone_gets_alert(struct lone *l, int level, int description)
{
    unsigned char record[] = { SSL3_RT_ALERT, 3, 3, 0, 2, 0, 0 };

    record[5] = (unsigned char)level;
    record[6] = (unsigned char)description;
    return lone_gets(l, record, sizeof record);
}

/* The alert that the connection sent, level and description as in an info callback; -1 if it sent none. */
static int lone_sent(struct lone *l)
{
    unsigned char buf[100];
    int n = BIO_read(l->wire, buf, sizeof buf);

    if (n <= 0)
        return -1;
    CHECK_INT(n, 7);
    CHECK_INT(buf[0], SSL3_RT_ALERT);
    CHECK_INT(last_alert[1], buf[5] << 8 | buf[6]);
    return buf[5] << 8 | buf[6];
}

static void every_fatal_alert_is_reported(void)
{
    int number;

    for (number = 0; number < 256; number++) {
        struct lone l = lone_new(0, 0);

        CHECK_INT(lone_gets_alert(&l, 2, number), SSL_ERROR_SSL);
        CHECK_INT(l.result, -1);
        CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_SSL);
        CHECK_INT(next_reason(), SSL_AD_REASON_OFFSET + number);
        CHECK_INT(last_alert[0], 2 << 8 | number);
        CHECK_INT(SSL_get_shutdown(l.ssl), SSL_RECEIVED_SHUTDOWN);
        CHECK_INT(lone_sent(&l), -1); /* there is nobody to answer */
        CHECK_STR(SSL_state_string(l.ssl), "SSLERR");
        lone_free(&l);
    }
}

static void reasons_have_texts(void)
{
    CHECK_STR(ERR_reason_error_string(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE)),
              "sslv3 alert handshake failure");
    CHECK_STR(ERR_reason_error_string(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_SSLV3_ALERT_BAD_RECORD_MAC)),
              "sslv3 alert bad record mac");
    CHECK_STR(ERR_reason_error_string(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION)),
              "tlsv1 alert protocol version");
    CHECK_STR(ERR_reason_error_string(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_TLSV1_ALERT_NO_RENEGOTIATION)),
              "tlsv1 alert no renegotiation");
    CHECK_STR(ERR_reason_error_string(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_TLSV1_UNRECOGNIZED_NAME)),
              "tlsv1 unrecognized name");
}

static void warnings_are_ignored_but_not_for_ever(void)
{
    struct lone l = lone_new(0, 0);
    int i;

    for (i = 0; i < 4; i++) {
        CHECK_INT(lone_gets_alert(&l, 1, i % 2 ? SSL_AD_USER_CANCELLED : SSL_AD_UNRECOGNIZED_NAME),
                  SSL_ERROR_WANT_READ);
        CHECK_INT(last_alert[0], 1 << 8 | (i % 2 ? SSL_AD_USER_CANCELLED : SSL_AD_UNRECOGNIZED_NAME));
    }
    CHECK_INT(lone_sent(&l), -1);
    CHECK_INT(lone_gets_alert(&l, 1, SSL_AD_USER_CANCELLED), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_TOO_MANY_WARN_ALERTS);
    CHECK_INT(lone_sent(&l), 2 << 8 | SSL_AD_UNEXPECTED_MESSAGE);
    lone_free(&l);
}

static void closed_in_the_handshake(void)
{
    struct lone l = lone_new(0, 0);

    CHECK_INT(lone_gets_alert(&l, 1, SSL_AD_USER_CANCELLED), SSL_ERROR_WANT_READ);
    CHECK_INT(lone_gets_alert(&l, 1, SSL_AD_CLOSE_NOTIFY), SSL_ERROR_ZERO_RETURN);
    CHECK_INT(l.result, -1);
    CHECK_INT(SSL_get_shutdown(l.ssl), SSL_RECEIVED_SHUTDOWN);
    CHECK_INT(ERR_peek_error(), 0);
    lone_free(&l);
}

static void bad_alerts(void)
{
    static const unsigned char one_byte[] = { SSL3_RT_ALERT, 3, 3, 0, 1, 2 };
    static const unsigned char three_bytes[] = { SSL3_RT_ALERT, 3, 3, 0, 3, 2, 40, 0 };
    static const unsigned char two_at_once[] = { SSL3_RT_ALERT, 3, 3, 0, 4, 1, 90, 1, 90 };
    static const struct { const unsigned char *bytes; size_t len; } bad[] = {
        { one_byte, sizeof one_byte }, { three_bytes, sizeof three_bytes }, { two_at_once, sizeof two_at_once },
    };
    struct lone l;
    size_t i;

    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        l = lone_new(0, 0);
        CHECK_INT(lone_gets(&l, bad[i].bytes, bad[i].len), SSL_ERROR_SSL);
        CHECK_INT(next_reason(), SSL_R_INVALID_ALERT);
        CHECK_INT(lone_sent(&l), 2 << 8 | SSL_AD_UNEXPECTED_MESSAGE);
        lone_free(&l);
    }
    l = lone_new(0, 0);
    CHECK_INT(lone_gets_alert(&l, 3, SSL_AD_HANDSHAKE_FAILURE), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_UNKNOWN_ALERT_TYPE);
    CHECK_INT(lone_sent(&l), 2 << 8 | SSL_AD_ILLEGAL_PARAMETER);
    lone_free(&l);
    l = lone_new(0, 0);
    CHECK_INT(lone_gets_alert(&l, 1, SSL_AD_NO_RENEGOTIATION), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_NO_RENEGOTIATION);
    CHECK_INT(lone_sent(&l), 2 << 8 | SSL_AD_HANDSHAKE_FAILURE);
    lone_free(&l);
}

/* What hand-made peers get to hear for what. */
static void alerts_are_sent_for_good_reason(void)
{
    static const unsigned char unknown_type[] = { 24, 3, 3, 0, 1, 0 };
    static const unsigned char early_ccs[] = { SSL3_RT_CHANGE_CIPHER_SPEC, 3, 3, 0, 1, 1 };
    static const unsigned char wrong_ccs[] = { SSL3_RT_CHANGE_CIPHER_SPEC, 3, 3, 0, 1, 2 };
    static const unsigned char long_ccs[] = { SSL3_RT_CHANGE_CIPHER_SPEC, 3, 3, 0, 2, 1, 1 };
    static const unsigned char early_data[] = { SSL3_RT_APPLICATION_DATA, 3, 3, 0, 1, 0 };
    static const unsigned char early_done[] = { SSL3_RT_HANDSHAKE, 3, 3, 0, 4, 14, 0, 0, 0 };
    static const unsigned char huge_hello[] = { SSL3_RT_HANDSHAKE, 3, 3, 0, 4, 2, 255, 255, 255 };
    static const unsigned char short_hello[] = { SSL3_RT_HANDSHAKE, 3, 3, 0, 5, 2, 0, 0, 1, 0 };
    static const unsigned char huge_record[] = { SSL3_RT_HANDSHAKE, 3, 3, 0x48, 1 };
    static const struct { int server; const unsigned char *bytes; size_t len; int alert; } cases[] = {
        { 0, unknown_type, sizeof unknown_type, SSL_AD_UNEXPECTED_MESSAGE },
        { 0, early_ccs, sizeof early_ccs, SSL_AD_UNEXPECTED_MESSAGE },
        { 1, early_ccs, sizeof early_ccs, SSL_AD_UNEXPECTED_MESSAGE },
        { 0, wrong_ccs, sizeof wrong_ccs, SSL_AD_UNEXPECTED_MESSAGE },
        { 0, long_ccs, sizeof long_ccs, SSL_AD_UNEXPECTED_MESSAGE },
        { 0, early_data, sizeof early_data, SSL_AD_UNEXPECTED_MESSAGE },
        { 1, early_data, sizeof early_data, SSL_AD_UNEXPECTED_MESSAGE },
        { 0, early_done, sizeof early_done, SSL_AD_UNEXPECTED_MESSAGE },
        { 1, early_done, sizeof early_done, SSL_AD_UNEXPECTED_MESSAGE },
#ifdef OXISSL_VERSION_TEXT
        { 0, huge_hello, sizeof huge_hello, SSL_AD_DECODE_ERROR },
#else
        { 0, huge_hello, sizeof huge_hello, SSL_AD_ILLEGAL_PARAMETER }, /* RFC 8446, section 6.2, has another for it */
#endif
        { 0, short_hello, sizeof short_hello, SSL_AD_DECODE_ERROR },
        { 0, huge_record, sizeof huge_record, SSL_AD_RECORD_OVERFLOW },
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lone l = lone_new(cases[i].server, 0);

        CHECK_INT(lone_gets(&l, cases[i].bytes, cases[i].len), SSL_ERROR_SSL);
        CHECK_INT(lone_sent(&l), 2 << 8 | cases[i].alert);
        lone_free(&l);
    }
}

/* A record that the other side cannot have sent. */
static void forge_record(SSL *from)
{
    unsigned char record[5 + 48] = { SSL3_RT_APPLICATION_DATA, 3, 3, 0, 48 };

    CHECK_INT(BIO_write(SSL_get_wbio(from), record, sizeof record), sizeof record);
}

static void a_fatal_alert_bars_the_session(void)
{
    struct pair p = pair_connected("server-rsa");
    SSL_SESSION *session = SSL_get1_session(p.client);
    char buf[8];

    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    forge_record(p.client);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_SSL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC);
    ERR_clear_error();
    CHECK_INT(SSL_SESSION_is_resumable(SSL_get_session(p.server)), 0);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_SSL);
    CHECK_INT(next_reason(), SSL_R_SSLV3_ALERT_BAD_RECORD_MAC);
    CHECK_INT(SSL_SESSION_is_resumable(session), 0);
    CHECK_INT(SSL_write(p.client, "x", 1), -1);
    SSL_SESSION_free(session);
    pair_free(&p);
}

/* The end of the transport, at this many bytes of a record. */
static void end_of_data(int bytes, uint64_t options)
{
    struct pair p = pair_new("server-rsa");
    static const unsigned char part[] = { SSL3_RT_APPLICATION_DATA, 3, 3, 0, 30, 1, 2, 3 };
    SSL_SESSION *session;
    char buf[8];

    SSL_CTX_set_options(p.client_ctx, options);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    session = SSL_get1_session(p.client);
    CHECK_INT(SSL_write(p.server, "last", 4), 4);
    CHECK_INT(BIO_write(SSL_get_wbio(p.server), part, bytes), bytes);
    (void)BIO_shutdown_wr(SSL_get_wbio(p.server));
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 4);
    CHECK_INT(SSL_get_shutdown(p.client), 0);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    if (options & SSL_OP_IGNORE_UNEXPECTED_EOF) {
        CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_ZERO_RETURN);
        CHECK_INT(ERR_peek_error(), 0);
        CHECK_INT(SSL_get_shutdown(p.client), SSL_RECEIVED_SHUTDOWN);
        CHECK_INT(SSL_SESSION_is_resumable(session), 1);
        CHECK_INT(SSL_write(p.client, "ours", 4), 4);
        CHECK_INT(SSL_shutdown(p.client), 1);
    } else {
        CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_SSL);
        CHECK_INT(next_reason(), SSL_R_UNEXPECTED_EOF_WHILE_READING);
        CHECK_INT(SSL_get_shutdown(p.client), 0);
        CHECK_INT(SSL_SESSION_is_resumable(session), 0);
        CHECK_INT(SSL_write(p.client, "ours", 4), -1);
        ERR_clear_error();
        CHECK_INT(SSL_shutdown(p.client), -1);
        CHECK_INT(next_reason(), SSL_R_SHUTDOWN_WHILE_IN_INIT);
    }
    SSL_SESSION_free(session);
    pair_free(&p);
}

static void cut_off(void)
{
    int bytes;

    for (bytes = 0; bytes <= 8; bytes++)
        end_of_data(bytes, 0);
}

static void cut_off_and_ignored(void)
{
    int bytes;

    for (bytes = 0; bytes <= 8; bytes++)
        end_of_data(bytes, SSL_OP_IGNORE_UNEXPECTED_EOF);
}

static void cut_off_in_the_handshake(void)
{
    static const unsigned char part[] = { SSL3_RT_HANDSHAKE, 3, 3, 0, 1 };
    int ignored, server;

    for (ignored = 0; ignored < 2; ignored++)
        for (server = 0; server < 2; server++) {
            struct lone l = lone_new(server, ignored ? SSL_OP_IGNORE_UNEXPECTED_EOF : 0);

            CHECK_INT(lone_gets(&l, part, sizeof part), SSL_ERROR_WANT_READ);
            (void)BIO_shutdown_wr(l.wire);
            l.result = SSL_do_handshake(l.ssl);
            CHECK_INT(l.result, -1);
            CHECK_INT(SSL_get_error(l.ssl, -1), ignored ? SSL_ERROR_ZERO_RETURN : SSL_ERROR_SSL);
            CHECK_INT(next_reason(), ignored ? 0 : SSL_R_UNEXPECTED_EOF_WHILE_READING);
            lone_free(&l);
        }
}

static void nothing_is_read_after_close_notify(void)
{
    struct pair p = pair_connected("server-rsa");
    char buf[8];

    CHECK_INT(SSL_shutdown(p.server), 0);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_ZERO_RETURN);
    forge_record(p.server); /* not even looked at */
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_get_error(p.client, 0), SSL_ERROR_ZERO_RETURN);
    CHECK_INT(SSL_peek(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_write(p.client, "still", 5), 5); /* our direction is open */
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 5);
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_INT(SSL_write(p.client, "x", 1), -1);
    CHECK_INT(next_reason(), SSL_R_PROTOCOL_IS_SHUTDOWN);
    CHECK_INT(SSL_shutdown(p.server), 1);
    pair_free(&p);
}

static void quiet_on_one_connection(void)
{
    struct pair p = pair_connected("server-rsa");
    SSL_SESSION *session = SSL_get1_session(p.client);
    char buf[8];

    SSL_set_quiet_shutdown(p.client, 1);
    CHECK_INT(SSL_CTX_get_quiet_shutdown(p.client_ctx), 0);
    CHECK_INT(SSL_shutdown(p.client), 1);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), -1);
    CHECK_INT(SSL_get_error(p.server, -1), SSL_ERROR_WANT_READ);
    CHECK_INT(SSL_SESSION_is_resumable(session), 1);
    CHECK_INT(SSL_read(p.client, buf, sizeof buf), 0);
    CHECK_INT(SSL_write(p.client, "x", 1), -1);
    SSL_SESSION_free(session);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(names);
    TEST(every_fatal_alert_is_reported);
    TEST(reasons_have_texts);
    TEST(warnings_are_ignored_but_not_for_ever);
    TEST(closed_in_the_handshake);
    TEST(bad_alerts);
    TEST(alerts_are_sent_for_good_reason);
    TEST(a_fatal_alert_bars_the_session);
    TEST(cut_off);
    TEST(cut_off_and_ignored);
    TEST(cut_off_in_the_handshake);
    TEST(nothing_is_read_after_close_notify);
    TEST(quiet_on_one_connection);
    return check_done("alerts");
}
