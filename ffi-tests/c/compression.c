/* Compression: off from the start, had by clearing SSL_OP_NO_COMPRESSION, and what there is to ask about it. A library
   without a method in its list (OpenSSL as Debian builds it) must say so everywhere. */
#include <openssl/comp.h>

#include "pair.h"

/* How many methods the library has. */
static int methods(void)
{
    return sk_SSL_COMP_num(SSL_COMP_get_compression_methods());
}

/* Both ends of a connection that wants compression, before the handshake. */
static struct pair wanting(void)
{
    struct pair p = pair_new("server-p256");

    /* From level 2 on compression is refused, if a program has chosen the level. */
    SSL_CTX_set_security_level(p.client_ctx, 1);
    SSL_CTX_set_security_level(p.server_ctx, 1);
    CHECK(!(SSL_CTX_clear_options(p.client_ctx, SSL_OP_NO_COMPRESSION) & SSL_OP_NO_COMPRESSION));
    CHECK(!(SSL_CTX_clear_options(p.server_ctx, SSL_OP_NO_COMPRESSION) & SSL_OP_NO_COMPRESSION));
    return p;
}

/* Whether both ends compress in both directions with `method`, or, if that is NULL, in none. */
static int uses(const struct pair *p, const COMP_METHOD *method)
{
    return SSL_get_current_compression(p->client) == method && SSL_get_current_expansion(p->client) == method &&
           SSL_get_current_compression(p->server) == method && SSL_get_current_expansion(p->server) == method;
}

static void check_uses(struct pair *p, const COMP_METHOD *method, unsigned id)
{
    CHECK(uses(p, NULL));
    CHECK(pair_handshake(p));
    CHECK(uses(p, method));
    CHECK_INT(SSL_SESSION_get_compress_id(SSL_get_session(p->client)), id);
    CHECK_INT(SSL_SESSION_get_compress_id(SSL_get_session(p->server)), id);
    CHECK(pair_says(p->client, p->server, "from the client, from the client, from the client"));
    CHECK(pair_says(p->server, p->client, "from the server, from the server, from the server"));
}

static void the_list(void)
{
    STACK_OF(SSL_COMP) *list = SSL_COMP_get_compression_methods();
    SSL_COMP *first = sk_SSL_COMP_value(list, 0);

    CHECK(list != NULL && list == SSL_COMP_get_compression_methods());
    CHECK(SSL_COMP_get_name(NULL) == NULL);
    CHECK(COMP_zlib() != NULL);
    if (methods() == 0)
        return;
    CHECK_INT(methods(), 1);
    CHECK_INT(SSL_COMP_get_id(first), 1);
    CHECK_STR(SSL_COMP_get0_name(first), "zlib compression");
    CHECK_STR(SSL_COMP_get_name(COMP_zlib()), "zlib compression");
    CHECK_STR(COMP_get_name(COMP_zlib()), "zlib compression");
    CHECK_INT(COMP_get_type(COMP_zlib()), NID_zlib_compression);
    CHECK_STR(OBJ_nid2ln(COMP_get_type(COMP_zlib())), "zlib compression");
    CHECK_STR(OBJ_nid2sn(COMP_get_type(COMP_zlib())), "ZLIB");
}

static void off_from_the_start(void)
{
    struct pair p = pair_new("server-p256");

    CHECK(SSL_CTX_get_options(p.client_ctx) & SSL_OP_NO_COMPRESSION);
    pair_connect(&p, 0);
    CHECK(SSL_get_options(p.client) & SSL_OP_NO_COMPRESSION);
    check_uses(&p, NULL, 0);
    pair_free(&p);
}

static void on_request_of_both(void)
{
    struct pair p = wanting();
    const COMP_METHOD *method = methods() > 0 ? COMP_zlib() : NULL;
    static char text[10000], got[sizeof text];
    int i;

    pair_connect(&p, 0);
    check_uses(&p, method, method != NULL);
    memset(text, 'a', sizeof text);
    i = (int)BIO_number_written(SSL_get_wbio(p.client));
    CHECK_INT(SSL_write(p.client, text, sizeof text), sizeof text);
    CHECK_INT(SSL_read(p.server, got, sizeof got), sizeof text);
    CHECK(memcmp(text, got, sizeof text) == 0);
    if (method != NULL)
        CHECK((int)BIO_number_written(SSL_get_wbio(p.client)) - i < 200);
    pair_disconnect(&p);

    /* One connection of contexts that do not want it. */
    CHECK(SSL_CTX_set_options(p.client_ctx, SSL_OP_NO_COMPRESSION) & SSL_OP_NO_COMPRESSION);
    pair_connect(&p, 0);
    check_uses(&p, NULL, 0);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    SSL_clear_options(p.client, SSL_OP_NO_COMPRESSION);
    check_uses(&p, method, method != NULL);
    pair_free(&p);
}

static void a_chosen_security_level_forbids_it(void)
{
    struct pair p = wanting();

    SSL_CTX_set_security_level(p.server_ctx, 2);
    pair_connect(&p, 0);
    check_uses(&p, NULL, 0);
    pair_free(&p);
}

static void kept_in_a_session(void)
{
    struct pair p = wanting();
    const COMP_METHOD *method = methods() > 0 ? COMP_zlib() : NULL;
    SSL_SESSION *session, *copy;
    unsigned char *der = NULL;
    const unsigned char *at;
    int length;

    pair_connect(&p, 0);
    check_uses(&p, method, method != NULL);
    session = SSL_get1_session(p.client);
    length = i2d_SSL_SESSION(session, &der);
    at = der;
    copy = d2i_SSL_SESSION(NULL, &at, length);
    CHECK(copy != NULL);
    CHECK_INT(SSL_SESSION_get_compress_id(copy), method != NULL);
    SSL_shutdown(p.client);
    SSL_shutdown(p.server);
    pair_disconnect(&p);

    pair_connect(&p, 0);
    CHECK_INT(SSL_set_session(p.client, copy), 1);
    check_uses(&p, method, method != NULL);
    CHECK(SSL_session_reused(p.client));
    SSL_SESSION_free(session);
    SSL_SESSION_free(copy);
    OPENSSL_free(der);
    pair_free(&p);
}

/* As servers do that know nothing of the option. */
static void an_emptied_list_is_no_compression(void)
{
    struct pair p = wanting();
    STACK_OF(SSL_COMP) *list = SSL_COMP_get_compression_methods(), *kept = sk_SSL_COMP_dup(list);

    while (sk_SSL_COMP_num(list) > 0)
        sk_SSL_COMP_pop(list);
    pair_connect(&p, 0);
    check_uses(&p, NULL, 0);
    pair_disconnect(&p);
    while (sk_SSL_COMP_num(kept) > 0)
        sk_SSL_COMP_push(list, sk_SSL_COMP_shift(kept));
    sk_SSL_COMP_free(kept);
    pair_free(&p);
}

static void another_list(void)
{
    STACK_OF(SSL_COMP) *list = SSL_COMP_get_compression_methods(), *other = sk_SSL_COMP_dup(list);

    CHECK(SSL_COMP_set0_compression_methods(other) == list);
    CHECK(SSL_COMP_get_compression_methods() == other);
    CHECK(SSL_COMP_set0_compression_methods(list) == other);
    sk_SSL_COMP_free(other);
}

static void a_method_under_a_private_number(void)
{
    struct pair p;
    STACK_OF(SSL_COMP) *list = SSL_COMP_get_compression_methods();
    SSL_COMP *zlib;

    CHECK_INT(SSL_COMP_add_compression_method(200, NULL), 1);
    CHECK_INT(ERR_peek_error(), 0);
    if (methods() == 0)
        return;
    CHECK_INT(SSL_COMP_add_compression_method(192, COMP_zlib()), 1);
    CHECK_INT(next_reason(), SSL_R_COMPRESSION_ID_NOT_WITHIN_PRIVATE_RANGE);
    CHECK_INT(SSL_COMP_add_compression_method(256, COMP_zlib()), 1);
    CHECK_INT(next_reason(), SSL_R_COMPRESSION_ID_NOT_WITHIN_PRIVATE_RANGE);
    CHECK_INT(SSL_COMP_add_compression_method(224, COMP_zlib()), 0);
    CHECK_INT(SSL_COMP_add_compression_method(224, COMP_zlib()), 1);
    CHECK_INT(next_reason(), SSL_R_DUPLICATE_COMPRESSION_ID);
    CHECK_INT(methods(), 2);
    CHECK_INT(SSL_COMP_get_id(sk_SSL_COMP_value(list, 1)), 224);

    zlib = sk_SSL_COMP_delete(list, 0);
    p = wanting();
    pair_connect(&p, 0);
    check_uses(&p, COMP_zlib(), 224);
    pair_free(&p);
    CHECK_INT(sk_SSL_COMP_unshift(list, zlib), 2);
}

static void blocks(void)
{
    COMP_CTX *ctx;
    static unsigned char text[40000], compressed[sizeof text], got[sizeof text];
    int round, length;

    if (methods() == 0)
        return;
    ctx = COMP_CTX_new(COMP_zlib());
    CHECK(ctx != NULL);
    CHECK(COMP_CTX_get_method(ctx) == COMP_zlib());
    CHECK_INT(COMP_CTX_get_type(ctx), NID_zlib_compression);
    for (round = 0; round < 5; round++) {
        memset(text, round, sizeof text);
        length = COMP_compress_block(ctx, compressed, sizeof compressed, text, sizeof text);
        CHECK(length > 0 && length < 1000);
        memset(got, 99, sizeof got);
        CHECK_INT(COMP_expand_block(ctx, got, sizeof got, compressed, length), sizeof got);
        CHECK(memcmp(got, text, sizeof got) == 0);
    }
    CHECK_INT(COMP_expand_block(ctx, got, sizeof got, text, 100), -1);
    COMP_CTX_free(ctx);
    COMP_CTX_free(NULL);
}

int main(void)
{
    TEST(the_list);
    TEST(off_from_the_start);
    TEST(on_request_of_both);
    TEST(a_chosen_security_level_forbids_it);
    TEST(kept_in_a_session);
    TEST(an_emptied_list_is_no_compression);
    TEST(another_list);
    TEST(a_method_under_a_private_number);
    TEST(blocks);
    return check_done("compression");
}
