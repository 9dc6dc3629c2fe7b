/* A byte changed or lost on its way in the middle of a handshake: never a finished handshake, never a crash. */
#include "pair.h"

/* Every how many bytes one is changed: a prime, so that all kinds of fields are met without doing each. */
#define STRIDE 13

static SSL *new_side(SSL_CTX *ctx, int accepts)
{
    SSL *ssl = SSL_new(ctx);
    BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem());

    CHECK(ssl != NULL);
    BIO_set_mem_eof_return(in, -1);
    SSL_set_bio(ssl, in, out);
    if (accepts)
        SSL_set_accept_state(ssl);
    else
        SSL_set_connect_state(ssl);
    return ssl;
}

/* Whether the byte at `offset` lies in a record's content: nothing protects a header before the keys are there. */
static int in_content(const unsigned char *flight, int len, int offset)
{
    int start = 0;

    while (start + 5 <= len) {
        int end = start + 5 + (flight[start + 3] << 8) + flight[start + 4];
        if (offset < end)
            return offset >= start + 5;
        start = end;
    }
    return 0;
}

/* A handshake of which one flight is changed: the byte at `offset` of flight number `which` (0: the ClientHello), or, with
 * `cut`, everything from there is lost. Tells the length of that flight; returns whether both sides think they are done. */
static int tampered(struct pair *p, int which, int offset, int cut, int *length)
{
    static unsigned char flight[16384];
    int client_done = 0, server_done = 0, turn, n;

    p->client = new_side(p->client_ctx, 0);
    p->server = new_side(p->server_ctx, 1);
    for (turn = 0; turn < 5; turn++) {
        SSL *from = turn % 2 ? p->server : p->client, *to = turn % 2 ? p->client : p->server;
        int done = SSL_do_handshake(from) == 1;

        if (turn % 2)
            server_done = done;
        else
            client_done = done;
        n = BIO_read(SSL_get_wbio(from), flight, sizeof flight);
        if (n <= 0)
            break;
        if (turn == which) {
            *length = n;
            if (cut)
                n = offset;
            else if (offset < n && in_content(flight, n, offset))
                flight[offset] ^= 0x41;
            else if (offset >= 0)
                break;
        }
        if (n > 0)
            CHECK_INT(BIO_write(SSL_get_rbio(to), flight, n), n);
    }
    ERR_clear_error();
    pair_disconnect(p);
    return client_done && server_done;
}

static void tamper_with(const char *certificate, const char *suites)
{
    struct pair p = pair_new(certificate);
    int which, offset, length = 0;

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, suites), 1);
    CHECK_INT(SSL_CTX_set_cipher_list(p.server_ctx, suites), 1);
    CHECK_INT(tampered(&p, -1, 0, 0, &length), 1); /* untouched, it works */
    for (which = 0; which < 4; which++) {
        length = 1;
        for (offset = 0; offset < length; offset += STRIDE)
            CHECK_INT(tampered(&p, which, offset, 0, &length), 0);
        for (offset = 0; offset < length; offset += 5 * STRIDE)
            CHECK_INT(tampered(&p, which, offset, 1, &length), 0);
    }
    pair_free(&p);
}

static void ecdhe_gcm(void) { tamper_with("server-p256", "ECDHE-ECDSA-AES128-GCM-SHA256"); }
static void rsa_cbc(void) { tamper_with("server-rsa", "AES128-SHA256"); }

int main(void)
{
    SSL_library_init();
    TEST(ecdhe_gcm);
    TEST(rsa_cbc);
    return check_done("tampering");
}
