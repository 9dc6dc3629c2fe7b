/* Finite-field Diffie-Hellman: numbers, parameters, keys, and the parameters that servers are given. */
#define OPENSSL_SUPPRESS_DEPRECATED /* DH */
#include <openssl/bn.h>
#include <openssl/dh.h>
#include <openssl/pem.h>

#include "pair.h"

static void numbers_as_text(void)
{
    static const struct {
        const char *hex, *dec;
        int bits;
    } same[] = {
        {"0", "0", 0}, {"01", "1", 1}, {"FF", "255", 8}, {"0100", "256", 9}, {"-0100", "-256", 9},
        {"FFFFFFFFFFFFFFFFFF", "4722366482869645213695", 72},
    };
    size_t i;
    char *text;

    for (i = 0; i < sizeof same / sizeof *same; i++) {
        BIGNUM *hex = NULL, *dec = NULL;

        CHECK_INT(BN_hex2bn(&hex, same[i].hex), strlen(same[i].hex));
        CHECK_INT(BN_dec2bn(&dec, same[i].dec), strlen(same[i].dec));
        CHECK_INT(BN_cmp(hex, dec), 0);
        CHECK_INT(BN_num_bits(hex), same[i].bits);
        CHECK_INT(BN_num_bytes(hex), (same[i].bits + 7) / 8);
        CHECK_STR(text = BN_bn2hex(dec), same[i].hex);
        OPENSSL_free(text);
        CHECK_STR(text = BN_bn2dec(hex), same[i].dec);
        OPENSSL_free(text);
        BN_free(hex);
        BN_clear_free(dec);
    }
}

static void reading_text_stops_where_the_number_does(void)
{
    BIGNUM *n = BN_new();

    CHECK_INT(BN_hex2bn(&n, "-1fg"), 3);
    CHECK_INT(BN_get_word(n), 0x1f);
    CHECK_INT(BN_is_negative(n), 1);
    CHECK_INT(BN_dec2bn(&n, "12a"), 2);
    CHECK_INT(BN_get_word(n), 12);
    CHECK_INT(BN_is_negative(n), 0);
    CHECK_INT(BN_hex2bn(NULL, "abc"), 3);
    CHECK_INT(BN_hex2bn(&n, ""), 0);
    CHECK_INT(BN_hex2bn(&n, "-"), 0);
    CHECK_INT(BN_dec2bn(&n, "x"), 0);
    CHECK_INT(BN_get_word(n), 12);
    BN_free(n);
}

static void numbers_as_bytes(void)
{
    static const unsigned char bytes[] = {0, 0, 1, 2, 3};
    unsigned char out[8];
    BIGNUM *n = BN_bin2bn(bytes, sizeof bytes, NULL);

    CHECK_INT(BN_num_bytes(n), 3);
    CHECK_INT(BN_bn2bin(n, out), 3);
    CHECK(!memcmp(out, bytes + 2, 3));
    CHECK_INT(BN_bn2binpad(n, out, 5), 5);
    CHECK(!memcmp(out, bytes, 5));
    CHECK_INT(BN_bn2binpad(n, out, 2), -1);
    CHECK(BN_bin2bn(bytes, 2, n) == n);
    CHECK_INT(BN_is_zero(n), 1);
    CHECK_INT(BN_bn2bin(n, out), 0);
    BN_free(n);
}

static void small_values_and_comparing(void)
{
    BIGNUM *a = BN_new(), *b;

    CHECK_INT(BN_is_zero(a), 1);
    CHECK_INT(BN_is_odd(a), 0);
    CHECK_INT(BN_one(a), 1);
    CHECK_INT(BN_is_one(a), 1);
    CHECK_INT(BN_is_odd(a), 1);
    CHECK_INT(BN_set_word(a, 0xffffffffUL), 1);
    CHECK_INT(BN_is_word(a, 0xffffffffUL), 1);
    b = BN_dup(a);
    CHECK_INT(BN_cmp(a, b), 0);
    BN_set_negative(b, 1);
    CHECK_INT(BN_cmp(a, b), 1);
    CHECK_INT(BN_cmp(b, a), -1);
    CHECK_INT(BN_ucmp(a, b), 0);
    CHECK_INT(BN_is_word(b, 0xffffffffUL), 0);
    CHECK(BN_copy(a, b) == a);
    CHECK_INT(BN_cmp(a, b), 0);
    BN_zero(a);
    BN_set_negative(a, 1);
    CHECK_INT(BN_is_negative(a), 0);
    BN_free(b);
    b = BN_get_rfc3526_prime_2048(NULL);
    CHECK_INT(BN_num_bits(b), 2048);
    CHECK_INT(BN_get_word(b), -1);
    CHECK(BN_get_rfc2409_prime_1024(b) == b);
    CHECK_INT(BN_num_bits(b), 1024);
    CHECK(BN_dup(NULL) == NULL);
    BN_free(a);
    BN_free(b);
    BN_free(NULL);
}

/* Parameters of a prime of RFC 3526 with the generator 2. */
static DH *parameters(BIGNUM *(*prime)(BIGNUM *))
{
    DH *dh = DH_new();
    BIGNUM *g = BN_new();

    CHECK_INT(BN_set_word(g, DH_GENERATOR_2), 1);
    CHECK_INT(DH_set0_pqg(dh, prime(NULL), NULL, g), 1);
    return dh;
}

static void parameters_keep_their_numbers(void)
{
    DH *dh = DH_new(), *copy;
    const BIGNUM *p, *q, *g;
    BIGNUM *two = BN_new();

    CHECK_INT(BN_set_word(two, 2), 1);
    CHECK_INT(DH_set0_pqg(dh, NULL, NULL, two), 0);
    CHECK_INT(DH_set0_pqg(dh, BN_get_rfc3526_prime_1536(NULL), NULL, two), 1);
    DH_get0_pqg(dh, &p, &q, &g);
    CHECK(p == DH_get0_p(dh) && g == two && g == DH_get0_g(dh));
    CHECK(q == NULL || q == DH_get0_q(dh));
    CHECK_INT(DH_bits(dh), 1536);
    CHECK_INT(DH_size(dh), 192);
    CHECK_INT(DH_security_bits(dh), 80);
    CHECK_INT(DH_set_length(dh, 300), 1);
    CHECK_INT(DH_get_length(dh), 300);
    CHECK_INT(DH_up_ref(dh), 1);
    DH_free(dh);
    copy = DHparams_dup(dh);
    CHECK_INT(BN_cmp(DH_get0_p(copy), p), 0);
    CHECK(DH_get0_pub_key(copy) == NULL);
    DH_free(copy);
    DH_free(dh);
    DH_free(NULL);
}

static void both_sides_compute_the_same(void)
{
    DH *one = parameters(BN_get_rfc3526_prime_2048), *other = parameters(BN_get_rfc3526_prime_2048);
    unsigned char ours[256], theirs[256], padded[256];
    const BIGNUM *pub, *priv;
    BIGNUM *bad = BN_new();
    int n;

    CHECK_INT(DH_generate_key(one), 1);
    CHECK_INT(DH_generate_key(other), 1);
    DH_get0_key(one, &pub, &priv);
    CHECK(pub == DH_get0_pub_key(one) && priv == DH_get0_priv_key(one) && !BN_is_zero(priv));
    n = DH_compute_key(ours, DH_get0_pub_key(other), one);
    CHECK(n > 240);
    CHECK_INT(DH_compute_key(theirs, DH_get0_pub_key(one), other), n);
    CHECK(!memcmp(ours, theirs, (size_t)n));
    CHECK_INT(DH_compute_key_padded(padded, DH_get0_pub_key(one), other), 256);
    CHECK(!memcmp(padded + 256 - n, ours, (size_t)n));
    /* 1 is in a group of its own. */
    CHECK_INT(BN_one(bad), 1);
    CHECK_INT(DH_compute_key(ours, bad, one), -1);
    ERR_clear_error();
    BN_free(bad);
    DH_free(one);
    DH_free(other);
}

static DH *read_file(void)
{
    BIO *bio = BIO_new_file(PKI "/ffdhe2048.pem", "r");
    DH *dh = PEM_read_bio_DHparams(bio, NULL, NULL, NULL);

    CHECK(dh != NULL);
    BIO_free(bio);
    return dh;
}

static void parameters_as_der_and_pem(void)
{
    DH *dh = read_file(), *again = NULL;
    unsigned char *der = NULL;
    const unsigned char *at;
    BIO *bio = BIO_new(BIO_s_mem());
    int len = i2d_DHparams(dh, &der);

    CHECK_INT(DH_bits(dh), 2048);
    CHECK_INT(BN_is_word(DH_get0_g(dh), 2), 1);
    CHECK(len > 260);
    at = der;
    CHECK(d2i_DHparams(&again, &at, len) == again && at == der + len);
    CHECK_INT(BN_cmp(DH_get0_p(again), DH_get0_p(dh)), 0);
    CHECK_INT(PEM_write_bio_DHparams(bio, dh), 1);
    CHECK(PEM_read_bio_DHparams(bio, &again, NULL, NULL) == again);
    CHECK_INT(BN_cmp(DH_get0_p(again), DH_get0_p(dh)), 0);
    CHECK(PEM_read_bio_DHparams(bio, NULL, NULL, NULL) == NULL);
    CHECK_INT(next_reason(), PEM_R_NO_START_LINE);
    at = der;
    CHECK(d2i_DHparams(NULL, &at, len - 1) == NULL);
    ERR_clear_error();
    OPENSSL_free(der);
    BIO_free(bio);
    DH_free(again);
    DH_free(dh);
}

static struct pair dhe(void)
{
    struct pair p = pair_new("server-rsa");

    CHECK_INT(SSL_CTX_set_cipher_list(p.client_ctx, "DHE-RSA-AES128-GCM-SHA256"), 1);
    SSL_CTX_set_security_level(p.client_ctx, 1);
    SSL_CTX_set_security_level(p.server_ctx, 1);
    return p;
}

/* How long the server's prime is that a client sees in the ServerKeyExchange. */
static int prime_bits;

static void see(int write, int version, int type, const void *data, size_t len, SSL *ssl, void *arg)
{
    const unsigned char *bytes = data;

    (void)version, (void)ssl, (void)arg;
    if (!write && type == SSL3_RT_HANDSHAKE && len > 6 && bytes[0] == SSL3_MT_SERVER_KEY_EXCHANGE)
        prime_bits = 8 * (bytes[4] << 8 | bytes[5]);
}

static void a_servers_own_parameters(void)
{
    struct pair p = dhe();
    DH *dh = parameters(BN_get_rfc3526_prime_1536), *file = read_file();

    SSL_CTX_set_msg_callback(p.client_ctx, see);
    CHECK_INT(SSL_CTX_set_tmp_dh(p.server_ctx, dh), 1);
    DH_free(dh);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(prime_bits, 1536);
    pair_disconnect(&p);
    pair_connect(&p, 0);
    CHECK_INT(SSL_set_tmp_dh(p.server, file), 1);
    CHECK(pair_handshake(&p));
    CHECK_INT(prime_bits, 2048);
    DH_free(file);
    pair_free(&p);
}

static void small_parameters_are_refused(void)
{
    struct pair p = dhe();
    DH *dh = parameters(BN_get_rfc3526_prime_1536), *tiny = parameters(BN_get_rfc2409_prime_768);
    int client_result, server_result;

    SSL_CTX_set_security_level(p.server_ctx, 2);
    CHECK_INT(SSL_CTX_set_tmp_dh(p.server_ctx, dh), 0);
    CHECK_INT(next_reason(), SSL_R_DH_KEY_TOO_SMALL);
    SSL_CTX_set_security_level(p.server_ctx, 0);
    CHECK_INT(SSL_CTX_set_tmp_dh(p.server_ctx, tiny), 0);
    CHECK_INT(next_reason(), SSL_R_DH_KEY_TOO_SMALL);
    CHECK_INT(SSL_CTX_set_tmp_dh(p.server_ctx, NULL), 0);
    ERR_clear_error();
    CHECK_INT(SSL_CTX_set_tmp_dh(p.server_ctx, dh), 1);
    SSL_CTX_set_security_level(p.client_ctx, 2);
    pair_connect(&p, 0);
    CHECK(!pair_handshake_results(&p, &client_result, &server_result));
    CHECK_INT(next_reason(), SSL_R_DH_KEY_TOO_SMALL);
    DH_free(dh);
    DH_free(tiny);
    pair_free(&p);
}

static DH *kept;
static int asked;

static DH *ask(SSL *ssl, int is_export, int bits)
{
    asked++;
    CHECK(ssl != NULL && !SSL_is_init_finished(ssl));
    CHECK_INT(is_export, 0);
    CHECK_INT(bits, 1024);
    return kept;
}

static void a_callback_has_the_parameters(void)
{
    struct pair p = dhe();
    int client_result, server_result;

    kept = parameters(BN_get_rfc3526_prime_3072);
    SSL_CTX_set_msg_callback(p.client_ctx, see);
    SSL_CTX_set_tmp_dh_callback(p.server_ctx, ask);
    pair_connect(&p, 0);
    CHECK(pair_handshake(&p));
    CHECK_INT(asked, 1);
    CHECK_INT(prime_bits, 3072);
    pair_disconnect(&p);
    DH_free(kept);
    kept = NULL;
    pair_connect(&p, 0);
    SSL_set_tmp_dh_callback(p.server, ask);
    CHECK(!pair_handshake_results(&p, &client_result, &server_result));
    CHECK(next_reason() != 0);
    pair_free(&p);
}

int main(void)
{
    TEST(numbers_as_text);
    TEST(reading_text_stops_where_the_number_does);
    TEST(numbers_as_bytes);
    TEST(small_values_and_comparing);
    TEST(parameters_keep_their_numbers);
    TEST(both_sides_compute_the_same);
    TEST(parameters_as_der_and_pem);
    TEST(a_servers_own_parameters);
    TEST(small_parameters_are_refused);
    TEST(a_callback_has_the_parameters);
    return check_done("Diffie-Hellman");
}
